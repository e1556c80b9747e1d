//! The sheet of an Indikationsfeld: one page A4 for whoever reads on paper. The same content as the page, condensed; the
//! style sheet takes navigation and frame away in print.

use super::standing::Standing;
use super::{comparisons, legend, path, tile};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::indicators::notes;
use crate::pages::known::{Known, address, banner};
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::field::Field;
use domain::period::format_day_long;
use leptos::prelude::*;

/// The page with the sheet of a day.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, field: &Field, known: &Known<'_>) -> Page {
    let standing = Standing::of(ctx, catalogue, field);
    let title = standing.title(ctx);
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (address(&path(&field.code), known.day), field.name.get(ctx.language).to_owned()),
    ];
    let here = format!("{}/blatt", path(&field.code));
    let pdf = ctx.href(&address(&format!("{here}.pdf"), known.day));
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "field-sheet"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {banner(ctx, &here, known).map(|note| view! { <div class="wk-noprint">{note}</div> })}
            <p class="wk-noprint">
                {t!(ctx, "field-sheet-how")}" "
                <a class="wk-link" href=pdf>{t!(ctx, "field-sheet-pdf")}</a>
            </p>
            <article class="wk-paper wk-sheet">
                {head(ctx, &standing, &title)}
                {multiples(ctx, &standing)}
                {without(ctx, catalogue, &standing)}
                {compared(ctx, catalogue, &standing)}
                {measures(ctx, &standing)}
                {sources(ctx, catalogue, &standing)}
            </article>
        </main>
    }
    .into_any();
    let title = t!(ctx, "field-sheet-title", field = title);
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn head(ctx: &Ctx, standing: &Standing<'_>, title: &str) -> AnyView {
    let day = format_day_long(ctx.today, ctx.language);
    let demo = ctx.demo.then(|| view! { <span>{t!(ctx, "shell-demo")}</span> });
    let total = standing.indicators().count();
    let tally = (total > 0).then(|| {
        let list = standing.tally_in_words(ctx);
        t!(ctx, "overview-mini-tally", count = parts::count(total), list = list)
    });
    view! {
        <header>
            <p class="k">
                <span>{t!(ctx, "council-name")}</span>
                <span>{t!(ctx, "overview-as-of", day = day)}</span>
                {demo}
            </p>
            <h1>{title.to_owned()}</h1>
            <p>{standing.lead(ctx)}" "{tally.map(|text| format!("{text}."))}</p>
        </header>
    }
    .into_any()
}

fn multiples(ctx: &Ctx, standing: &Standing<'_>) -> Option<AnyView> {
    if standing.drawn.is_empty() {
        return None;
    }
    let years = standing.years();
    let tiles: Vec<_> =
        standing.drawn.iter().map(|(record, spec)| tile::drawn(ctx, record, spec, years)).collect();
    Some(
        view! {
            <section aria-labelledby="h-indikatoren">
                <h2 id="h-indikatoren">{t!(ctx, "field-indicators")}</h2>
                <ul class="wk-multiples">{tiles}</ul>
                <p class="k">{legend(ctx, years)}</p>
            </section>
        }
        .into_any(),
    )
}

fn without(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Option<AnyView> {
    let items: Vec<_> =
        standing.without.iter().map(|record| tile::without(ctx, catalogue, record)).collect();
    list(&t!(ctx, "field-without-title"), items)
}

fn compared(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Option<AnyView> {
    list(&t!(ctx, "comparison-title"), comparisons(ctx, catalogue, standing))
}

fn list(title: &str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! { <section><h2>{title.to_owned()}</h2><ul>{items}</ul></section> }.into_any()
    })
}

fn measures(ctx: &Ctx, standing: &Standing<'_>) -> Option<AnyView> {
    let (shown, rest) = standing.measures_in_words(ctx);
    let names: Vec<_> = shown
        .into_iter()
        .map(|(name, aims)| format!("{name}: {aims}"))
        .chain(rest)
        .map(|text| view! { <li><p>{text}</p></li> }.into_any())
        .collect();
    list(&t!(ctx, "indicator-measures"), names)
}

/// The sources in small print, two beside each other.
fn sources(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Option<AnyView> {
    let items: Vec<_> = standing
        .sources()
        .iter()
        .filter_map(|code| catalogue.sources.get(code))
        .map(|source| {
            let about = notes::about(ctx, source);
            view! { <li lang="de">{source.code.to_string()}" "{about}": "{source.title.clone()}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <footer>
                <h2>{t!(ctx, "indicator-sources")}</h2>
                <ul>{items}</ul>
            </footer>
        }
        .into_any()
    })
}
