//! `/sitzungen/{nr}/niederschrift/punkte/{punkt}`: what is written about an item.

use super::super::agenda::german;
use super::super::path;
use super::{ok, trail};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::islands::Autosave;
use crate::pages::findings::show::paragraphs;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use crate::{history, labels};
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::meeting::minutes::document::Content;
use domain::meeting::minutes::form::{FIELDS, FURTHER, MAX_PARAGRAPH, ParagraphsForm, Typed};
use domain::meeting::minutes::text_block::TextBlock;
use domain::meeting::minutes::{Minutes, MinutesItem};
use domain::tier::Tier;
use leptos::prelude::*;

/// Identifier of the form.
const FORM: &str = "niederschrift";

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The minutes.
    pub minutes: &'a Minutes,
    /// The item as it stands.
    pub item: &'a MinutesItem,
    /// What is typed.
    pub form: &'a Form<ParagraphsForm>,
    /// True where somebody else has written since the form was opened: what stands is shown beside what is typed.
    pub changed: bool,
    /// When what is typed was kept, where it was not saved.
    pub kept: Option<DateTime<Utc>>,
    /// Text blocks.
    pub blocks: &'a [TextBlock],
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// What the request that keeps a draft answers, as plain text.
pub fn kept(ctx: &Ctx, at: DateTime<Utc>) -> String {
    t!(ctx, "rating-draft-saved", time = history::clock(ctx, at))
}

fn label(ctx: &Ctx, field: &str) -> String {
    let place = FIELDS.iter().position(|(text, tier)| *text == field || *tier == field);
    match place.and_then(|place| u32::try_from(place + 1).ok()) {
        Some(number) if field.starts_with("text") => {
            t!(ctx, "minutes-paragraph", number = number)
        }
        Some(number) => t!(ctx, "minutes-paragraph-tier", number = number),
        None if field == FURTHER.1 => t!(ctx, "minutes-paragraph-new-tier"),
        None => t!(ctx, "minutes-paragraph-new"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let item = data.item;
    let heading = format!("TOP {} {}", item.number, item.title);
    let base = format!("{}/niederschrift", path(data.minutes.meeting));
    let action = ctx.href(&format!("{base}/punkte/{}", item.id));
    let errors = &data.form.errors;
    let fixed: Vec<_> = item
        .blocks
        .iter()
        .filter(|block| !matches!(block.content, Content::Text { .. }))
        .map(|block| super::block(ctx, catalogue, super::Beside::default(), item, block))
        .collect();
    let fixed = (!fixed.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-fest">
                <h2 id="h-fest">{t!(ctx, "minutes-fixed")}</h2>
                <p class="wk-hint">{t!(ctx, "minutes-fixed-hint")}</p>
                <div class="wk-stack" lang=german(ctx)>{fixed}</div>
            </section>
        }
    });
    let typed = &data.form.values;
    let there: Vec<_> = FIELDS
        .iter()
        .zip(&typed.there)
        .map(|(fields, typed)| paragraph(ctx, data, *fields, typed, true))
        .collect();
    let initial = data.kept.map(|at| kept(ctx, at)).unwrap_or_default();
    let notice = match data.notice {
        Some("gespeichert") => Some(ok(t!(ctx, "minutes-was-saved"))),
        Some("eingefuegt") => Some(ok(t!(ctx, "minutes-block-inserted"))),
        _ => None,
    };
    let unsaved = data.kept.map(|_| {
        view! { <div class="wk-note" role="status"><p>{t!(ctx, "minutes-unsaved")}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, data.meeting, true), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1 lang=german(ctx)>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "minutes-item-lead")}</p></div>
            {notice}
            {unsaved}
            {data.changed.then(|| standing(ctx, item))}
            {ui::error_summary(ctx, errors, |field| label(ctx, field))}
            {fixed}
            <section class="wk-section" aria-labelledby="h-text">
                <h2 id="h-text">{t!(ctx, "minutes-text")}</h2>
                <form class="wk-form" id=FORM method="post" action=action.clone() novalidate=true>
                    <input type="hidden" name="base" value=typed.base.clone() />
                    {there}
                    {beyond(ctx, item)}
                    {paragraph(ctx, data, FURTHER, &typed.further, false)}
                    {blocks(ctx, data)}
                    <Autosave
                        form_id=FORM.to_owned()
                        action=format!("{action}/entwurf")
                        initial=initial
                        failed=t!(ctx, "rating-draft-failed")
                        refused=t!(ctx, "rating-draft-refused")
                    />
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="speichern">{t!(ctx, "meeting-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&format!("{base}/bearbeiten"))>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </section>
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: true, body }
}

/// Paragraphs for which the form has no room: they stay, and move up once one of the others is emptied.
fn beyond(ctx: &Ctx, item: &MinutesItem) -> Option<AnyView> {
    let texts: Vec<_> = item
        .beyond()
        .filter_map(|block| match &block.content {
            Content::Text { text } => Some(paragraphs(text)),
            _ => None,
        })
        .collect();
    let number = u32::try_from(texts.len()).ok().filter(|number| *number > 0)?;
    Some(
        view! {
            <section class="wk-note" aria-label=t!(ctx, "minutes-beyond-title")>
                <p>{t!(ctx, "minutes-beyond", number = number)}" "{t!(ctx, "minutes-beyond-hint")}</p>
                <div lang=german(ctx)>{texts}</div>
            </section>
        }
        .into_any(),
    )
}

/// What somebody else has written meanwhile.
fn standing(ctx: &Ctx, item: &MinutesItem) -> AnyView {
    let theirs: Vec<_> = item
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Text { text } => Some(paragraphs(text)),
            _ => None,
        })
        .collect();
    let theirs = if theirs.is_empty() {
        view! { <p>{t!(ctx, "minutes-nothing-there")}</p> }.into_any()
    } else {
        theirs.into_any()
    };
    view! {
        <div class="wk-note wk-note--risk" role="alert">
            <p class="wk-strong">{ui::icon("#s-risk")}" "{t!(ctx, "minutes-both")}</p>
            <p>{t!(ctx, "minutes-both-means")}</p>
        </div>
        <section class="wk-panel" aria-labelledby="h-steht">
            <h2 id="h-steht">{t!(ctx, "minutes-theirs")}</h2>
            <div lang=german(ctx)>{theirs}</div>
        </section>
    }
    .into_any()
}

fn paragraph(
    ctx: &Ctx,
    data: &Data<'_>,
    (text, tier): (&'static str, &'static str),
    typed: &Typed,
    is_there: bool,
) -> AnyView {
    let errors = &data.form.errors;
    let area = FieldSpec::new(ctx, text, label(ctx, text), &typed.text, errors).optional();
    let hint = if is_there { t!(ctx, "minutes-paragraph-hint") } else { String::new() };
    let circles = [Tier::Public, Tier::Guests, Tier::Council, Tier::Ministry, Tier::Secretariat];
    let circles = circles.into_iter().filter(|circle| *circle <= data.item.tier);
    let circles = circles.map(|circle| (circle.code().to_owned(), labels::tier(ctx, circle)));
    let chosen = if typed.tier.is_empty() { data.item.tier.code() } else { &typed.tier };
    let choice = FieldSpec::new(ctx, tier, label(ctx, tier), chosen, errors).width("m");
    view! {
        {ui::text_area(ctx, area.hint(hint), 5, MAX_PARAGRAPH)}
        {ui::select(ctx, choice, circles.collect())}
    }
    .into_any()
}

fn blocks(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    if data.blocks.is_empty() {
        return None;
    }
    let options: Vec<_> = std::iter::once((String::new(), t!(ctx, "minutes-block-none")))
        .chain(data.blocks.iter().map(|block| (block.code.to_string(), block.name.clone())))
        .collect();
    let none = domain::error::FieldErrors::default();
    let spec = FieldSpec::new(ctx, "baustein", t!(ctx, "minutes-block"), "", &none).optional();
    Some(
        view! {
            {ui::select(ctx, spec.hint(t!(ctx, "minutes-block-hint")).width("m"), options)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit" name="schritt" value="einfuegen">{t!(ctx, "minutes-block-insert")}</button>
            </div>
        }
        .into_any(),
    )
}
