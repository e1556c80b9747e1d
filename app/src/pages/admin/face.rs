//! What visitors without an account see.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use domain::face::{PublicFace, Section};
use domain::journal::Entry;
use leptos::prelude::*;

const PATH: &str = "/verwaltung/oeffentlichkeit";

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

/// The page; `open` are the sections that are ticked.
pub fn page(
    ctx: &Ctx,
    open: &[Section],
    version: i64,
    history: &[Entry],
    notice: Option<&str>,
) -> Page {
    let content = view! {
        {parts::receipt(ctx, notice)}
        {form(ctx, open, version)}
        <div class="wk-note wk-note--info"><p>{t!(ctx, "people-face-preview")}</p></div>
        {parts::history(ctx, history)}
    };
    let head = (t!(ctx, "people-face"), t!(ctx, "people-face-lead"));
    parts::page(ctx, parts::trail(ctx, &[]), head, false, content.into_any())
}

fn form(ctx: &Ctx, open: &[Section], version: i64) -> AnyView {
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
    view! {
        <form class="wk-form" method="post" action=ctx.href(PATH)>
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
    }
    .into_any()
}

/// Somebody saved the setting while `mine` was ticked. `stored` is what holds now.
pub fn conflict(ctx: &Ctx, stored: &PublicFace, mine: &[Section]) -> Page {
    let shown = |open: &[Section]| {
        let word = |part| {
            if open.contains(part) {
                t!(ctx, "people-face-is-open")
            } else {
                t!(ctx, "people-face-is-hidden")
            }
        };
        Section::ALL.iter().map(|part| (section(ctx, *part), word(part))).collect()
    };
    let (typed, kept) = (shown(mine), shown(&stored.open));
    let retry = form(ctx, mine, stored.version);
    let title = t!(ctx, "people-face-conflict");
    let page = crate::pages::conflict::conflict(ctx, title, typed, kept, PATH, retry);
    Page { nav: Nav::Admin, ..page }
}
