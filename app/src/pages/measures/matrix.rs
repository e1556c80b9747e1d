//! Measures × fields: which measure is meant to work where, and the empty cells in words.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::measure::contribution::Directness;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows of a page.
const PER_PAGE: usize = 50;
/// Rows inside another page.
const PER_EXCERPT: usize = 20;
/// Measures named in the sentences below; the rest are counted.
const MOST_NAMED: usize = 12;

/// What a measure is meant to do in a field, the strongest of its links there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Empty,
    Indirect,
    Direct,
    Against,
}

/// What a measure is meant to do in each field, in the order of the fields.
fn cells(catalogue: &Catalogue, record: &MeasureRecord) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; catalogue.fields.len()];
    for link in &record.contributions {
        let Some(indicator) = catalogue.indicators.get(&link.indicator).map(|r| &r.indicator)
        else {
            continue;
        };
        let cell = if link.expected.direction.is_against(indicator.polarity) {
            Cell::Against
        } else if link.expected.directness == Directness::Direct {
            Cell::Direct
        } else {
            Cell::Indirect
        };
        let column = catalogue.fields.iter().position(|field| field.code == indicator.field);
        if let Some(held) = column.and_then(|column| cells.get_mut(column)) {
            *held = (*held).max(cell);
        }
    }
    cells
}

/// The rows in their order: measures with links first, then by name.
fn rows(
    catalogue: &Catalogue,
    shown: std::ops::Range<usize>,
) -> impl Iterator<Item = &MeasureRecord> {
    let all = catalogue.linked_measures().iter().chain(catalogue.unlinked_measures());
    all.map(Arc::as_ref).skip(shown.start).take(shown.len())
}

/// The matrix as a panel of another page: the first rows, the sums of all, and the empty cells in words.
pub fn matrix(ctx: &Ctx, catalogue: &Catalogue) -> AnyView {
    let measures = catalogue.measures.len();
    let shown = 0..measures.min(PER_EXCERPT);
    let more = (measures > shown.len()).then(|| {
        let text = t!(ctx, "measure-matrix-all", count = parts::count_text(ctx, measures));
        view! { <a class="wk-link" href=ctx.href("/massnahmen/matrix")>{text}</a> }
    });
    panel(ctx, catalogue, shown, view! { {more} }.into_any())
}

/// The matrix as a page of its own, fifty rows at a time.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, page: usize) -> Page {
    let (page, last, shown) = parts::paged(catalogue.measures.len(), page, PER_PAGE);
    let title = t!(ctx, "measure-matrix-title");
    let pager = parts::pager(ctx, page, last, |number| {
        ctx.href(&format!("/massnahmen/matrix?seite={number}"))
    });
    let panel = panel(ctx, catalogue, shown, view! { {pager} }.into_any());
    let trail = vec![("/massnahmen".to_owned(), t!(ctx, "measure-list-title"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "measure-view-matrix"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{finding(ctx, catalogue)}</p>
            </div>
            {parts::views(ctx, true)}
            {panel}
        </main>
    };
    Page { title, nav: Nav::Measures, islands: false, body: body.into_any() }
}

/// „In 4 von 7 Feldern setzt keine Maßnahme an. 3 von 6 Maßnahmen sind mit keinem Indikator verknüpft."
fn finding(ctx: &Ctx, catalogue: &Catalogue) -> String {
    let idle =
        catalogue.fields.iter().filter(|f| catalogue.measures_of(&f.code).is_empty()).count();
    let unlinked = catalogue.unlinked_measures().len();
    let fields = t!(
        ctx,
        "measure-matrix-fields",
        idle = parts::count(idle),
        fields = parts::count(catalogue.fields.len())
    );
    let measures = t!(
        ctx,
        "measure-matrix-unlinked",
        unlinked = parts::count(unlinked),
        count = parts::count_text(ctx, unlinked),
        measures = parts::count_text(ctx, catalogue.measures.len())
    );
    format!("{fields} {measures}")
}

fn panel(
    ctx: &Ctx,
    catalogue: &Catalogue,
    shown: std::ops::Range<usize>,
    after: AnyView,
) -> AnyView {
    if catalogue.measures.is_empty() {
        return view! { <p class="wk-empty">{t!(ctx, "measure-none-yet")}</p> }.into_any();
    }
    let rows: Vec<_> = rows(catalogue, shown).map(|row| row_view(ctx, catalogue, row)).collect();
    view! {
        <section class="wk-panel" aria-labelledby="h-matrix">
            <div class="wk-panel__head">
                <h2 id="h-matrix">{t!(ctx, "measure-matrix-heading")}</h2>
                <span class="wk-small wk-muted">{t!(ctx, "measure-matrix-note")}</span>
            </div>
            {key(ctx)}
            <div class="wk-scroll wk-matrix-wrap" tabindex="0" role="region" aria-label=t!(ctx, "measure-matrix-title")>
                <table class="wk-matrix" role="table">
                    <caption class="wk-sr">{t!(ctx, "measure-matrix-caption")}</caption>
                    {head(ctx, catalogue)}
                    <tbody role="rowgroup">{rows}</tbody>
                    {foot(ctx, catalogue)}
                </table>
            </div>
            {after}
            {gaps(ctx, catalogue)}
        </section>
    }
    .into_any()
}

/// Mark, class and word of a filled cell.
fn mark(ctx: &Ctx, cell: Cell) -> Option<(&'static str, String)> {
    match cell {
        Cell::Empty => None,
        Cell::Direct => {
            Some(("wk-dot wk-dot--direct", labels::directness(ctx, Directness::Direct)))
        }
        Cell::Indirect => {
            Some(("wk-dot wk-dot--indirect", labels::directness(ctx, Directness::Indirect)))
        }
        Cell::Against => Some(("wk-dot wk-dot--neg", t!(ctx, "measure-against"))),
    }
}

fn key(ctx: &Ctx) -> AnyView {
    let items: Vec<_> = [Cell::Direct, Cell::Indirect, Cell::Against]
        .into_iter()
        .filter_map(|cell| mark(ctx, cell))
        .map(|(class, word)| {
            view! { <li><span class=class aria-hidden="true"></span>{word}</li> }
        })
        .collect();
    view! { <ul class="wk-key-row">{items}</ul> }.into_any()
}

/// Long compounds may break at the joints that the texts name, so that all columns fit.
fn breakable(ctx: &Ctx, name: &str) -> String {
    let joints = t!(ctx, "measure-joints");
    joints
        .split_whitespace()
        .fold(name.to_owned(), |name, joint| name.replace(joint, &format!("\u{ad}{joint}")))
}

fn head(ctx: &Ctx, catalogue: &Catalogue) -> AnyView {
    let fields: Vec<_> = catalogue
        .fields
        .iter()
        .map(|field| {
            let name = breakable(ctx, field.name.get(ctx.language));
            let name = format!("{} {name}", field.position);
            view! { <th role="columnheader" scope="col">{name}</th> }
        })
        .collect();
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col">{t!(ctx, "measure-column-name")}</th>
                <th role="columnheader" scope="col">{t!(ctx, "measure-column-state")}</th>
                {fields}
            </tr>
        </thead>
    }
    .into_any()
}

fn row_view(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> AnyView {
    let measure = &record.measure;
    let cells: AnyView = if record.contributions.is_empty() {
        let width = catalogue.fields.len().to_string();
        let note = t!(ctx, "measure-not-linked");
        view! { <td role="cell" class="is-note" colspan=width>{note}</td> }.into_any()
    } else {
        let cells: Vec<_> = catalogue
            .fields
            .iter()
            .zip(cells(catalogue, record))
            .map(|(field, cell)| {
                let name = field.name.get(ctx.language).to_owned();
                match mark(ctx, cell) {
                    Some((class, word)) => view! {
                        <td role="cell" data-l=name>
                            <span class=class aria-hidden="true"></span>
                            <span class="wk-sr">{word}</span>
                        </td>
                    }
                    .into_any(),
                    None => view! {
                        <td role="cell" class="is-empty" data-l=name>
                            <span aria-hidden="true">"·"</span>
                            <span class="wk-sr">{t!(ctx, "measure-none-here")}</span>
                        </td>
                    }
                    .into_any(),
                }
            })
            .collect();
        view! { {cells} }.into_any()
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {parts::measure_link(ctx, &measure.slug, measure.short.clone())}
            </th>
            <td role="cell" class="is-text" data-l=t!(ctx, "measure-column-state")>
                {labels::state(ctx, measure.state)}
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

fn foot(ctx: &Ctx, catalogue: &Catalogue) -> AnyView {
    let sums: Vec<_> = catalogue
        .fields
        .iter()
        .map(|field| {
            let sum = catalogue.measures_of(&field.code).len();
            let name = field.name.get(ctx.language).to_owned();
            let text = match sum {
                0 => t!(ctx, "measure-zero"),
                sum => parts::count_text(ctx, sum),
            };
            let class = (sum == 0).then_some("is-zero");
            view! { <td role="cell" class=class data-l=name>{text}</td> }
        })
        .collect();
    view! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="row" colspan="2">{t!(ctx, "measure-matrix-sums")}</th>
                {sums}
            </tr>
        </tfoot>
    }
    .into_any()
}

/// The empty cells in words.
fn gaps(ctx: &Ctx, catalogue: &Catalogue) -> AnyView {
    let idle: Vec<_> = catalogue
        .fields
        .iter()
        .filter(|field| catalogue.measures_of(&field.code).is_empty())
        .map(|field| field.name.get(ctx.language).to_owned())
        .collect();
    let fields = if idle.is_empty() {
        t!(ctx, "measure-gap-no-field")
    } else {
        t!(ctx, "measure-gap-fields", fields = idle.join(", "))
    };
    view! {
        <div class="wk-stack wk-stack--s" id="luecken">
            <p>{fields}</p>
            {gap_indicators(ctx, catalogue)}
            {gap_measures(ctx, catalogue)}
        </div>
    }
    .into_any()
}

fn gap_indicators(ctx: &Ctx, catalogue: &Catalogue) -> Option<AnyView> {
    let bare: Vec<_> = catalogue
        .indicators
        .values()
        .map(Arc::as_ref)
        .map(|record| &record.indicator)
        .filter(|indicator| catalogue.links_to(&indicator.code).len() == 0)
        .collect();
    if bare.is_empty() {
        return None;
    }
    let summary = t!(
        ctx,
        "measure-gap-indicators",
        count = parts::count(bare.len()),
        total = parts::count_text(ctx, catalogue.indicators.len())
    );
    let links = bare
        .into_iter()
        .map(|i| parts::indicator_link(ctx, &i.code, i.short.get(ctx.language).to_owned()));
    let links = parts::comma_list(ctx, links, 60);
    Some(
        view! { <details class="wk-data"><summary>{summary}</summary><p>{links}</p></details> }
            .into_any(),
    )
}

fn gap_measures(ctx: &Ctx, catalogue: &Catalogue) -> Option<AnyView> {
    let bare = catalogue.unlinked_measures();
    if bare.is_empty() {
        return None;
    }
    let links =
        bare.iter().map(|r| parts::measure_link(ctx, &r.measure.slug, r.measure.short.clone()));
    let links = parts::comma_list(ctx, links, MOST_NAMED);
    Some(view! { <p>{t!(ctx, "measure-gap-measures")}" "{links}</p> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use domain::number::Language;

    #[test]
    fn empty_cells_are_told_in_words() {
        let ctx = fixtures::visitor(Language::De);
        let html = Owner::new().with(|| page(&ctx, &fixtures::catalogue(), 1).body.to_html());
        assert!(
            html.contains("Keine Maßnahme in: Breitbandinfrastruktur der Bildungseinrichtungen")
        );
        assert!(html.contains("erwarteter Beitrag, kein Wirkungsnachweis"));
        assert!(html.contains("noch mit keinem Indikator verknüpft"));
    }

    #[test]
    fn five_thousand_measures_show_fifty_rows_and_all_sums() {
        let ctx = fixtures::visitor(Language::De);
        let catalogue = fixtures::many(5_000);
        let html = Owner::new().with(|| page(&ctx, &catalogue, 100).body.to_html());
        assert_eq!(html.matches("role=\"rowheader\"").count(), 51);
        assert!(html.contains("5.000"));
    }
}
