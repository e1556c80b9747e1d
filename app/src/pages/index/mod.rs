//! The degree of digitalisation: its page, the what-if page, and the methods it is computed by.

pub mod change;
mod compare;
pub mod edition;
mod history;
mod method;
mod parts;
pub mod redraft;
mod robust;
pub mod robustness;
mod shown;
pub mod what_if;
pub mod workshop;

pub use shown::Shown;

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::history::moment;
use crate::i18n::t;
use crate::labels;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::face::Section;
use domain::index::edition::{Edition, in_force};
use domain::index::inputs::Basis;
use domain::index::standing::Standing;
use domain::period::format_day;
use leptos::prelude::*;
use parts::{field_name, points, table};

/// Path of the page.
pub const PATH: &str = "/digitalisierungsgrad";

/// The page. `year` asks for another year than the newest; nothing is shown of a method that the reader may not know.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, results: &[Standing], year: Option<i32>) -> Page {
    let name = t!(ctx, "index-name");
    let Some(shown) = Shown::of(ctx, catalogue, results, year) else {
        let body = view! {
            {ui::breadcrumb(ctx, Vec::new(), name.clone())}
            <main class="wk-main" id="inhalt" tabindex="-1">
                <div class="wk-head">
                    <h1>{name.clone()}</h1>
                    <p class="wk-lead">{t!(ctx, "index-none")}</p>
                </div>
            </main>
        };
        return Page { title: name, nav: Nav::Indicators, islands: false, body: body.into_any() };
    };
    let title = shown.title(ctx);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), name)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{shown.lead(ctx)}" "{ui::example_if(ctx, shown.is_example())}</p>
                {meta(ctx, &shown)}
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&what_if::path())>{t!(ctx, "index-what-if-link")}</a>
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(edition::LIST)>{t!(ctx, "index-editions-link")}</a>
                    {workshops(ctx)}
                </div>
            </div>
            {not_in_force(ctx, catalogue, shown.edition)}
            {published(ctx, catalogue, &shown)}
            {history::panel(ctx, &shown)}
            {fields(ctx, catalogue, &shown)}
            {change::panel(ctx, &shown)}
            {change::target(ctx, catalogue, &shown)}
            {compare::panel(ctx, catalogue, &shown)}
            {robust::panel(ctx, catalogue, &shown)}
            <p><a class="wk-link" href=ctx.href(robustness::ROBUST)>{t!(ctx, "robust-link")}</a></p>
            {method::panel(ctx, catalogue, shown.edition)}
            {downloads(ctx, &shown)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The way to the weight workshop, for whoever may open it.
fn workshops(ctx: &Ctx) -> Option<AnyView> {
    ctx.opens(Section::Evaluations).then(|| {
        let href = ctx.href(workshop::LIST);
        view! { <a class="wk-btn wk-btn--secondary" href=href>{t!(ctx, "workshop-list-title")}</a> }
            .into_any()
    })
}

fn meta(ctx: &Ctx, shown: &Shown<'_>) -> AnyView {
    let edition = shown.edition;
    let number = edition.number.to_string();
    let computed = shown.standing.map(|s| {
        let (at, digest) = (moment(ctx, s.computed), s.digest.chars().take(12).collect::<String>());
        view! { <span>{t!(ctx, "index-computed", at = at, digest = digest)}</span> }
    });
    view! {
        <div class="wk-head__meta">
            <span>{t!(ctx, "index-by-edition", number = number, title = edition.title.clone())}</span>
            {computed}
        </div>
    }
    .into_any()
}

/// Says where no method holds today: the figure above would look decided otherwise.
fn not_in_force(ctx: &Ctx, catalogue: &Catalogue, edition: &Edition) -> Option<AnyView> {
    if in_force(&catalogue.editions, ctx.today).is_some() {
        return None;
    }
    let text = t!(
        ctx,
        "index-not-in-force",
        day = format_day(ctx.today, ctx.language),
        number = edition.number.to_string(),
        state = edition::standing(ctx, catalogue, edition)
    );
    Some(view! { <div class="wk-note wk-note--risk"><p>{text}</p></div> }.into_any())
}

/// What the published values alone give; why there is no value, and which fields are missing.
fn published(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    if shown.basis == Basis::Published && shown.value().is_some() {
        return None;
    }
    let text = match shown.newest_published() {
        None => t!(ctx, "index-published-nothing"),
        Some(standing) => {
            let outcome = &standing.outcome;
            let missing: Vec<String> =
                outcome.missing().map(|field| field_name(ctx, catalogue, &field.code)).collect();
            t!(
                ctx,
                "index-published-why",
                year = standing.year.to_string(),
                present = outcome.present.to_string(),
                total = outcome.fields.len().to_string(),
                needed = outcome.needed.to_string(),
                missing = missing.join("; ")
            )
        }
    };
    Some(
        view! {
            <div class="wk-note wk-note--info">
                <h2 class="wk-h4">{t!(ctx, "index-published-title")}</h2>
                <p>{text}</p>
            </div>
        }
        .into_any(),
    )
}

fn fields(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    let standing = shown.standing?;
    let outcome = &standing.outcome;
    let rows = outcome.fields.iter().map(|field| {
        let name = field_name(ctx, catalogue, &field.code);
        let (value, share) = match field.value {
            Some(value) => (points(ctx, value), parts::percent(ctx, field.share)),
            None => (t!(ctx, "index-no-value"), "–".to_owned()),
        };
        let present = t!(
            ctx,
            "index-of",
            present = field.present.to_string(),
            total = field.elements.len().to_string()
        );
        let adds = field.contribution.map_or_else(|| "–".to_owned(), |c| points(ctx, c));
        let link = ctx.href(&super::fields::path(&field.code));
        let head = view! { <a href=link>{name}</a> }.into_any();
        (head, vec![value, present, share, adds])
    });
    let heads = [
        t!(ctx, "index-field"),
        t!(ctx, "index-points"),
        t!(ctx, "index-indicators"),
        t!(ctx, "index-share"),
        t!(ctx, "index-contribution"),
    ];
    let caption = t!(ctx, "index-fields-caption", year = standing.year.to_string());
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-felder">
                <h2 id="h-felder">{t!(ctx, "index-fields-title")}</h2>
                <p>{shown.strongest(ctx, catalogue)}</p>
                {table(&caption, &heads, rows.collect())}
                {elements(ctx, catalogue, shown)}
                {history::multiples(ctx, catalogue, shown)}
            </section>
        }
        .into_any(),
    )
}

/// What each indicator brings, behind a summary.
fn elements(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    let outcome = &shown.standing?.outcome;
    let of_field = outcome.fields.iter().flat_map(|field| &field.elements);
    let rows = of_field.map(|element| {
        let name = parts::indicator_name(ctx, catalogue, &element.code);
        let href = ctx.href(&format!("/indikatoren/{}", element.code));
        let none = || "–".to_owned();
        let raw = element.raw.map_or_else(
            || t!(ctx, "index-no-value"),
            |value| match catalogue.indicators.get(&element.code) {
                Some(record) => labels::amount(ctx, &record.indicator, value),
                None => points(ctx, value),
            },
        );
        let cells = vec![
            raw,
            element.normalised.map_or_else(none, |value| points(ctx, value)),
            element.normalised.map_or_else(none, |_| parts::percent(ctx, element.share)),
            element.contribution.map_or_else(none, |value| points(ctx, value)),
        ];
        (view! { <a href=href>{name}</a> }.into_any(), cells)
    });
    let heads = [
        t!(ctx, "index-indicator"),
        t!(ctx, "index-raw"),
        t!(ctx, "index-points"),
        t!(ctx, "index-share-of-field"),
        t!(ctx, "index-contribution"),
    ];
    let caption = t!(ctx, "index-elements-caption");
    Some(
        view! {
            <details class="wk-data">
                <summary>{caption.clone()}</summary>
                {table(&caption, &heads, rows.collect())}
            </details>
        }
        .into_any(),
    )
}

fn downloads(ctx: &Ctx, shown: &Shown<'_>) -> Option<AnyView> {
    let year = shown.standing?.year;
    let link = |name: &str| ctx.href(&format!("{PATH}/{name}"));
    let workbook = ctx.href(&format!("{PATH}/werte.xlsx?jahr={year}"));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-dateien">
                <h2 id="h-dateien">{t!(ctx, "index-files-title")}</h2>
                <p>{t!(ctx, "index-files-lead")}</p>
                <ul class="wk-list">
                    <li><a class="wk-link" href=workbook>{t!(ctx, "index-file-xlsx", year = year.to_string())}</a></li>
                    <li><a class="wk-link" href=link("werte.csv")>{t!(ctx, "index-file-csv")}</a></li>
                    <li><a class="wk-link" href=link("werte.json")>{t!(ctx, "index-file-json")}</a></li>
                </ul>
            </section>
        }
        .into_any(),
    )
}
