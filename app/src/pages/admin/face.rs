//! What visitors without an account see.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::Page;
use domain::face::Section;
use domain::journal::Entry;
use leptos::prelude::*;

/// A section in words.
pub fn section(ctx: &Ctx, section: Section) -> String {
    match section {
        Section::Indicators => t!(ctx, "people-section-indicators"),
        Section::Measures => t!(ctx, "people-section-measures"),
        Section::Meetings => t!(ctx, "people-section-meetings"),
        Section::Resolutions => t!(ctx, "people-section-resolutions"),
        Section::Evaluations => t!(ctx, "people-section-evaluations"),
        Section::Changes => t!(ctx, "people-section-changes"),
    }
}

fn meaning(ctx: &Ctx, section: Section) -> String {
    match section {
        Section::Indicators => t!(ctx, "people-section-indicators-text"),
        Section::Measures => t!(ctx, "people-section-measures-text"),
        Section::Meetings => t!(ctx, "people-section-meetings-text"),
        Section::Resolutions => t!(ctx, "people-section-resolutions-text"),
        Section::Evaluations => t!(ctx, "people-section-evaluations-text"),
        Section::Changes => t!(ctx, "people-section-changes-text"),
    }
}

/// The form; `open` are the sections that are ticked.
pub fn page(
    ctx: &Ctx,
    open: &[Section],
    version: i64,
    history: &[Entry],
    notice: Option<&str>,
) -> Page {
    let boxes: Vec<_> = Section::ALL
        .iter()
        .map(|part| {
            let checked = open.contains(part);
            view! {
                <label class="wk-check">
                    <input type="checkbox" name=part.code() value="ja" checked=checked />
                    <span>{section(ctx, *part)}<small>{meaning(ctx, *part)}</small></span>
                </label>
            }
        })
        .collect();
    let content = view! {
        {parts::receipt(ctx, notice)}
        <form class="wk-form" method="post" action=ctx.href("/verwaltung/oeffentlichkeit")>
            <input type="hidden" name="version" value=version.to_string() />
            <fieldset class="wk-set">
                <legend>{t!(ctx, "people-face-legend")}</legend>
                <div class="wk-radio">{boxes}</div>
            </fieldset>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "people-save")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href("/verwaltung")>{t!(ctx, "people-cancel")}</a>
            </div>
        </form>
        <div class="wk-note wk-note--info"><p>{t!(ctx, "people-face-preview")}</p></div>
        {parts::history(ctx, history)}
    };
    let head = (t!(ctx, "people-face"), t!(ctx, "people-face-lead"));
    parts::page(ctx, parts::trail(ctx, &[]), head, false, content.into_any())
}
