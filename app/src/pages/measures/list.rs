//! The list of measures: filter, sort, pages.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::key::{FieldCode, IndicatorCode};
use domain::measure::state::State;
use leptos::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// Measures on a page.
pub const PER_PAGE: usize = 50;

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Measures that work on this field.
    pub field: Option<FieldCode>,
    /// Measures linked to this indicator.
    pub indicator: Option<IndicatorCode>,
    /// Measures in this state.
    pub state: Option<State>,
    /// Measures of this lead, exactly; empty for all.
    pub lead: String,
    /// `name`, `stand` or `beginn`, with `-` in front for descending; by name for anything else.
    pub sort: String,
    /// Page, from 1.
    pub page: usize,
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    State,
    Start,
}

impl Column {
    fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::State => "stand",
            Self::Start => "beginn",
        }
    }
}

impl Filter {
    fn order(&self) -> (Column, bool) {
        let (code, descending) = match self.sort.strip_prefix('-') {
            Some(code) => (code, true),
            None => (self.sort.as_str(), false),
        };
        match code {
            "stand" => (Column::State, descending),
            "beginn" => (Column::Start, descending),
            "name" => (Column::Name, descending),
            _ => (Column::Name, false),
        }
    }

    fn is_active(&self) -> bool {
        self.field.is_some()
            || self.indicator.is_some()
            || self.state.is_some()
            || !self.lead.is_empty()
    }

    /// The address of this list with another order or page.
    fn href(&self, ctx: &Ctx, sort: &str, page: usize) -> String {
        let mut pairs = Vec::new();
        if let Some(field) = &self.field {
            pairs.push(format!("feld={field}"));
        }
        if let Some(indicator) = &self.indicator {
            pairs.push(format!("indikator={indicator}"));
        }
        if let Some(state) = self.state {
            pairs.push(format!("stand={}", state.code()));
        }
        if !self.lead.is_empty() {
            pairs.push(format!("federfuehrung={}", encoded(&self.lead)));
        }
        if !sort.is_empty() {
            pairs.push(format!("sort={}", encoded(sort)));
        }
        if page > 1 {
            pairs.push(format!("seite={page}"));
        }
        let path = ctx.href("/massnahmen");
        if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) }
    }

    fn rows<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a MeasureRecord> {
        let mut rows: Vec<_> = catalogue
            .measures_by_name()
            .iter()
            .map(Arc::as_ref)
            .filter(|r| self.state.is_none_or(|state| r.measure.state == state))
            .filter(|r| self.lead.is_empty() || r.measure.lead == self.lead)
            .filter(|r| {
                self.indicator.as_ref().is_none_or(|indicator| {
                    r.contributions.iter().any(|link| &link.indicator == indicator)
                })
            })
            .filter(|r| self.field.as_ref().is_none_or(|field| works_on(catalogue, r, field)))
            .collect();
        let (column, descending) = self.order();
        // Names break ties in both directions; a measure without a start always stands last.
        match column {
            Column::Name if descending => rows.reverse(),
            Column::Name => {}
            Column::State if descending => {
                rows.sort_by_key(|r| std::cmp::Reverse(r.measure.state));
            }
            Column::State => rows.sort_by_key(|r| r.measure.state),
            Column::Start if descending => rows.sort_by_key(|r| {
                (r.measure.start.is_none(), std::cmp::Reverse(r.measure.start.map(|p| p.start())))
            }),
            Column::Start => {
                rows.sort_by_key(|r| {
                    (r.measure.start.is_none(), r.measure.start.map(|p| p.start()))
                });
            }
        }
        rows
    }
}

fn works_on(catalogue: &Catalogue, record: &MeasureRecord, field: &FieldCode) -> bool {
    record.contributions.iter().any(|link| {
        catalogue.indicators.get(&link.indicator).is_some_and(|r| &r.indicator.field == field)
    })
}

/// Percent-encodes a value of a query.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The list of measures.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter) -> Page {
    let rows = filter.rows(catalogue);
    let (page, last, shown) = parts::paged(rows.len(), filter.page, PER_PAGE);
    let title = t!(ctx, "measure-list-title");
    let add = ctx.is_planner().then(|| {
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/massnahmen/neu")>
                    {ui::icon("#i-plus")}{t!(ctx, "measure-add")}
                </a>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <div class="wk-head__row"><h1>{title.clone()}</h1>{add}</div>
                <p class="wk-lead">{lead(ctx, catalogue)}</p>
            </div>
            {parts::views(ctx, false)}
            {filter_form(ctx, catalogue, filter, summary(ctx, rows.len(), &shown))}
            {if rows.is_empty() {
                empty(ctx, filter)
            } else {
                table(ctx, catalogue, filter, &rows[shown])
            }}
            {parts::pager(ctx, page, last, |number| filter.href(ctx, &filter.sort, number))}
        </main>
    };
    Page { title, nav: Nav::Measures, islands: false, body: body.into_any() }
}

/// „6 Maßnahmen, davon laufen 3."
fn lead(ctx: &Ctx, catalogue: &Catalogue) -> String {
    let running = catalogue.measures_in(State::Running);
    t!(
        ctx,
        "measure-list-lead",
        count = parts::count(catalogue.measures.len()),
        text = parts::count_text(ctx, catalogue.measures.len()),
        running = parts::count(running),
        running_text = parts::count_text(ctx, running)
    )
}

/// „Maßnahmen 51 bis 100 von 5.000", „6 Maßnahmen".
fn summary(ctx: &Ctx, total: usize, shown: &std::ops::Range<usize>) -> String {
    if shown.len() == total {
        let text = parts::count_text(ctx, total);
        t!(ctx, "measure-list-count", count = parts::count(total), text = text)
    } else {
        t!(
            ctx,
            "measure-list-range",
            from = parts::count_text(ctx, shown.start + 1),
            to = parts::count_text(ctx, shown.end),
            total = parts::count_text(ctx, total)
        )
    }
}

fn filter_form(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter, summary: String) -> AnyView {
    let all = || (String::new(), t!(ctx, "measure-filter-all"));
    let fields = std::iter::once(all()).chain(catalogue.fields.iter().map(|field| {
        (field.code.to_string(), format!("{} {}", field.position, field.name.get(ctx.language)))
    }));
    let states = std::iter::once(all())
        .chain(State::ALL.iter().map(|s| (s.code().to_owned(), labels::state(ctx, *s))));
    let leads = catalogue.leads().iter().map(|lead| (lead.clone(), lead.clone()));
    let leads = std::iter::once(all()).chain(leads);
    let field = filter.field.as_ref().map_or("", FieldCode::as_str);
    let state = filter.state.map_or("", State::code);
    let indicators = std::iter::once(all()).chain(catalogue.indicators.values().map(|r| {
        let indicator = &r.indicator;
        (
            indicator.code.to_string(),
            format!("{} {}", indicator.code, indicator.short.get(ctx.language)),
        )
    }));
    let indicator = filter.indicator.as_ref().map_or("", IndicatorCode::as_str);
    let sort = (!filter.sort.is_empty())
        .then(|| view! { <input type="hidden" name="sort" value=filter.sort.clone() /> });
    let reset = filter.is_active().then(|| {
        view! {
            <a class="wk-btn wk-btn--quiet" href=ctx.href("/massnahmen")>
                {t!(ctx, "measure-filter-reset")}
            </a>
        }
    });
    view! {
        <form class="wk-filter" method="get" action=ctx.href("/massnahmen") role="search">
            {ui::filter_choice("feld", t!(ctx, "measure-filter-field"), field, fields)}
            {ui::filter_choice("indikator", t!(ctx, "measure-filter-indicator"), indicator, indicators)}
            {ui::filter_choice("stand", t!(ctx, "measure-column-state"), state, states)}
            {ui::filter_choice("federfuehrung", t!(ctx, "measure-column-lead"), &filter.lead, leads)}
            {sort}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">
                    {t!(ctx, "measure-filter-apply")}
                </button>
                {reset}
            </div>
            <p class="wk-filter__sum" role="status">{summary}</p>
        </form>
    }
    .into_any()
}

fn empty(ctx: &Ctx, filter: &Filter) -> AnyView {
    let (title, text) = if filter.is_active() {
        (t!(ctx, "measure-none-found"), t!(ctx, "measure-none-found-text"))
    } else {
        (t!(ctx, "measure-none-yet"), t!(ctx, "measure-none-yet-text"))
    };
    view! { <div class="wk-empty wk-empty--l"><h2>{title}</h2><p>{text}</p></div> }.into_any()
}

fn table(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter, rows: &[&MeasureRecord]) -> AnyView {
    let rows: Vec<_> = rows.iter().map(|record| row(ctx, catalogue, record)).collect();
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "measure-list-caption")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {sortable(ctx, filter, Column::Name, t!(ctx, "measure-column-name"))}
                        {sortable(ctx, filter, Column::State, t!(ctx, "measure-column-state"))}
                        {sortable(ctx, filter, Column::Start, t!(ctx, "measure-column-term"))}
                        {column(t!(ctx, "measure-column-lead"))}
                        {column(t!(ctx, "measure-column-fields"))}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn column(title: String) -> AnyView {
    view! { <th role="columnheader" scope="col">{title}</th> }.into_any()
}

fn sortable(ctx: &Ctx, filter: &Filter, column: Column, title: String) -> AnyView {
    let (by, descending) = filter.order();
    let current = by == column;
    let aria = current.then_some(if descending { "descending" } else { "ascending" });
    let code = column.code();
    let next = if current && !descending { format!("-{code}") } else { code.to_owned() };
    let href = filter.href(ctx, &next, 1);
    view! {
        <th role="columnheader" scope="col" aria-sort=aria>
            <a class="wk-sort" href=href>{title}</a>
        </th>
    }
    .into_any()
}

fn row(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> AnyView {
    let measure = &record.measure;
    let fields: Vec<_> = catalogue
        .fields_of(record)
        .into_iter()
        .map(|field| field.name.get(ctx.language).to_owned())
        .collect();
    let fields = if fields.is_empty() {
        view! { <span class="wk-muted">{t!(ctx, "measure-not-linked")}</span> }.into_any()
    } else {
        fields.join(", ").into_any()
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {parts::measure_link(ctx, &measure.slug, measure.short.clone())}
                " "{ui::example_if(ctx, measure.evidence.is_example())}
            </th>
            <td role="cell" data-l=t!(ctx, "measure-column-state")>
                <span class="wk-tag wk-tag--solid">{labels::state(ctx, measure.state)}</span>
            </td>
            <td role="cell" data-l=t!(ctx, "measure-column-term")>
                {parts::span(ctx, measure.start.as_ref(), measure.end.as_ref())}
            </td>
            <td role="cell" data-l=t!(ctx, "measure-column-lead")>{measure.lead.clone()}</td>
            <td role="cell" data-l=t!(ctx, "measure-column-fields")>{fields}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use domain::number::Language;

    fn html(filter: &Filter, catalogue: &Catalogue) -> String {
        let ctx = fixtures::visitor(Language::De);
        Owner::new().with(|| page(&ctx, catalogue, filter).body.to_html())
    }

    #[test]
    fn five_thousand_measures_come_fifty_at_a_time_and_keep_the_filter() {
        let filter = Filter {
            lead: "Nds. MW / NBank".into(),
            sort: "-beginn".into(),
            page: 2,
            ..Filter::default()
        };
        let html = html(&filter, &fixtures::many(5_000));
        assert!(html.contains("Maßnahmen 51 bis 100 von 5.000"));
        assert!(
            html.contains("federfuehrung=Nds.%20MW%20%2F%20NBank&amp;sort=-beginn&amp;seite=3")
        );
        assert!(html.contains("aria-sort=\"descending\""));
        assert_eq!(html.matches("role=\"rowheader\"").count(), 50);
    }

    #[test]
    fn a_filter_without_result_says_what_to_do() {
        let filter = Filter { state: Some(State::Idea), ..Filter::default() };
        let html = html(&filter, &fixtures::catalogue());
        assert!(html.contains("Keine Maßnahme entspricht dem Filter"));
        assert!(!html.contains("Maßnahme anlegen"), "visitors create nothing");
    }
}
