//! All indicators, by field or in another order.

use super::{definition, detail, light, sentence, standing};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::course::Course;
use crate::pages::{Nav, Page, fields, files};
use crate::{labels, ui};
use chrono::{Datelike, NaiveDate};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::field::Field;
use domain::indicator::status::{Polarity, Status};
use domain::key::{AreaCode, FieldCode};
use leptos::prelude::*;
use std::sync::Arc;

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One field only.
    pub field: Option<FieldCode>,
    /// One status only.
    pub status: Option<Status>,
    /// `name`, `date` or `status`; anything else groups by field.
    pub sort: String,
}

impl Filter {
    fn is_flat(&self) -> bool {
        matches!(self.sort.as_str(), "name" | "date" | "status")
    }

    fn admits(&self, record: &IndicatorRecord, today: NaiveDate) -> bool {
        self.field.as_ref().is_none_or(|field| field == &record.indicator.field)
            && self.status.is_none_or(|status| status == record.verdict(today).status)
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter) -> Page {
    let title = t!(ctx, "indicator-list-title");
    let all: Vec<_> = catalogue.indicators.values().collect();
    let mut shown: Vec<_> = all.iter().copied().filter(|r| filter.admits(r, ctx.today)).collect();
    sort(ctx, &mut shown, filter);
    let range = range(&all, ctx.today);
    let used = shown
        .iter()
        .filter(|r| r.indicator.polarity != Polarity::Context)
        .map(|r| r.verdict(ctx.today).method);
    let key = light::key(ctx, used);
    let results = if shown.is_empty() {
        empty(ctx)
    } else if filter.is_flat() {
        let caption = t!(ctx, "indicator-all-fields-caption");
        view! { <section class="wk-panel">{table(ctx, catalogue, &shown, caption, range)}</section> }
            .into_any()
    } else {
        catalogue
            .fields
            .iter()
            .filter_map(|field| group(ctx, catalogue, field, &shown, range))
            .collect::<Vec<_>>()
            .into_any()
    };
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{lead(ctx, catalogue, &all)}</p>
                <p class="wk-row">
                    <a class="wk-link" href=ctx.href(crate::pages::index::PATH)>{t!(ctx, "index-name")}</a>
                    <a class="wk-link" href=ctx.href("/lieferkalender")>{t!(ctx, "supply-link")}</a>
                    <a class="wk-link" href=ctx.href("/quellen")>{t!(ctx, "sources-title")}</a>
                    {ctx.is_planner().then(|| view! {
                        <a class="wk-link" href=ctx.href("/import")>{t!(ctx, "import-link")}</a>
                        <a class="wk-btn wk-btn--secondary wk-btn--s" href=ctx.href("/indikatoren/neu")>
                            {ui::icon("#i-plus")}{t!(ctx, "indicator-new")}
                        </a>
                    })}
                </p>
            </div>
            {form(ctx, catalogue, filter, shown.len(), all.len())}
            {results}
            {key}
            {downloads(ctx)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The values of all indicators, a file per format.
fn downloads(ctx: &Ctx) -> AnyView {
    let files: Vec<_> = files::values("/indikatoren")
        .into_iter()
        .map(|(format, path)| {
            view! { <li><a class="wk-link" href=ctx.href(&path)>{format}</a></li> }
        })
        .collect();
    let api = ctx.href("/api");
    view! {
        <div class="wk-row wk-small">
            <p id="herunterladen">{t!(ctx, "indicator-list-download")}</p>
            <ul class="wk-row" aria-labelledby="herunterladen">
                {files}
                <li><a class="wk-link" href=api>{t!(ctx, "api-title")}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

fn lead(ctx: &Ctx, catalogue: &Catalogue, all: &[&Arc<IndicatorRecord>]) -> String {
    let count =
        |status: Status| int(all.iter().filter(|r| r.verdict(ctx.today).status == status).count());
    t!(
        ctx,
        "indicator-list-lead",
        total = int(all.len()),
        fields = int(catalogue.fields.len()),
        plan = count(Status::OnPlan),
        risk = count(Status::AtRisk),
        missed = count(Status::Missed),
        open = count(Status::NoTarget),
        none = count(Status::NoData)
    )
}

fn int(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn sort(ctx: &Ctx, shown: &mut [&Arc<IndicatorRecord>], filter: &Filter) {
    match filter.sort.as_str() {
        "name" => shown.sort_by_key(|r| r.indicator.name.get(ctx.language).to_lowercase()),
        "date" => shown.sort_by_key(|r| std::cmp::Reverse(r.latest().map(|o| o.period.end()))),
        "status" => shown.sort_by_key(|r| {
            let status = r.verdict(ctx.today).status;
            // What needs attention first.
            match status {
                Status::Missed => 0,
                Status::AtRisk => 1,
                Status::OnPlan => 2,
                Status::NoData => 3,
                Status::NoTarget => 4,
            }
        }),
        _ => {}
    }
}

/// The same years for every sparkline.
fn range(all: &[&Arc<IndicatorRecord>], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let home = AreaCode::home();
    let first = all
        .iter()
        .filter_map(|r| r.of_area(&home).first())
        .map(|o| o.period.end())
        .min()
        .unwrap_or(today);
    let start = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first);
    (start, today.max(start))
}

fn form(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter, shown: usize, total: usize) -> AnyView {
    let fields: Vec<_> = catalogue
        .fields
        .iter()
        .map(|field| (field.code.to_string(), field_name(ctx, field)))
        .collect();
    let statuses: Vec<_> =
        Status::ALL.into_iter().map(|s| (s.code().to_owned(), labels::status(ctx, s))).collect();
    let sorts = vec![
        (String::new(), t!(ctx, "indicator-list-by-field")),
        ("name".to_owned(), t!(ctx, "indicator-list-by-name")),
        ("date".to_owned(), t!(ctx, "indicator-list-by-date")),
        ("status".to_owned(), t!(ctx, "indicator-list-by-status")),
    ];
    let any = |label: String, options: Vec<(String, String)>| {
        std::iter::once((String::new(), label)).chain(options).collect::<Vec<_>>()
    };
    let chosen_field = filter.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let chosen_status = filter.status.map(|s| s.code().to_owned()).unwrap_or_default();
    let count = t!(ctx, "indicator-list-count", count = int(shown), total = int(total));
    view! {
        <form
            class="wk-filter"
            method="get"
            action=ctx.href("/indikatoren")
            aria-label=t!(ctx, "indicator-list-filter")
        >
            {ui::filter_choice("feld", t!(ctx, "indicator-list-field"), &chosen_field, any(t!(ctx, "indicator-list-all-fields"), fields))}
            {ui::filter_choice("status", t!(ctx, "indicator-list-status"), &chosen_status, any(t!(ctx, "indicator-list-all-status"), statuses))}
            {ui::filter_choice("sort", t!(ctx, "indicator-list-sort"), &filter.sort, sorts)}
            <button class="wk-btn wk-btn--secondary" type="submit">
                {t!(ctx, "indicator-list-show")}
            </button>
            <p class="wk-filter__sum" role="status">{count}</p>
        </form>
    }
    .into_any()
}

fn empty(ctx: &Ctx) -> AnyView {
    view! {
        <div class="wk-empty wk-empty--l">
            {ui::icon("#i-search")}
            <h2>{t!(ctx, "indicator-list-empty-title")}</h2>
            <p>{t!(ctx, "indicator-list-empty-text")}</p>
            <a class="wk-btn wk-btn--secondary" href=ctx.href("/indikatoren")>
                {t!(ctx, "indicator-list-reset")}
            </a>
        </div>
    }
    .into_any()
}

fn field_name(ctx: &Ctx, field: &Field) -> String {
    t!(
        ctx,
        "indicator-field-number",
        number = i64::from(field.position),
        name = field.name.get(ctx.language).to_owned()
    )
}

fn group(
    ctx: &Ctx,
    catalogue: &Catalogue,
    field: &Field,
    shown: &[&Arc<IndicatorRecord>],
    range: (NaiveDate, NaiveDate),
) -> Option<AnyView> {
    let of: Vec<_> = shown.iter().copied().filter(|r| r.indicator.field == field.code).collect();
    if of.is_empty() {
        return None;
    }
    let name = field_name(ctx, field);
    let id = format!("feld-{}", field.code);
    let table = table(ctx, catalogue, &of, name.clone(), range);
    let href = ctx.href(&fields::path(&field.code));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby=id.clone()>
                <h2 id=id.clone()><a href=href>{name}</a></h2>
                {table}
            </section>
        }
        .into_any(),
    )
}

fn table(
    ctx: &Ctx,
    catalogue: &Catalogue,
    records: &[&Arc<IndicatorRecord>],
    caption: String,
    range: (NaiveDate, NaiveDate),
) -> AnyView {
    let head = Head {
        name: t!(ctx, "indicator-list-name"),
        latest: t!(ctx, "indicator-list-latest"),
        change: t!(ctx, "indicator-list-change"),
        status: t!(ctx, "indicator-list-status"),
        course: t!(ctx, "indicator-list-course"),
        measures: t!(ctx, "indicator-list-measures"),
    };
    let rows: Vec<_> = records.iter().map(|r| row(ctx, catalogue, r, &head, range)).collect();
    view! {
        <table class="wk-table wk-table--stack wk-table--list" role="table">
            <caption class="wk-sr">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{head.name.clone()}</th>
                    <th scope="col" role="columnheader" class="n">{head.latest.clone()}</th>
                    <th scope="col" role="columnheader">{head.change.clone()}</th>
                    <th scope="col" role="columnheader">{head.status.clone()}</th>
                    <th scope="col" role="columnheader">{head.course.clone()}</th>
                    <th scope="col" role="columnheader">{head.measures.clone()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

struct Head {
    name: String,
    latest: String,
    change: String,
    status: String,
    course: String,
    measures: String,
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    head: &Head,
    range: (NaiveDate, NaiveDate),
) -> AnyView {
    let indicator = &record.indicator;
    let href = ctx.href(&format!("/indikatoren/{}", indicator.code));
    let proxy = indicator.proxy.as_ref().map(
        |_| view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "indicator-proxy")}</span> },
    );
    let measures = int(catalogue.links_to(&indicator.code).len());
    let change_class = if record.previous().is_some() { "d" } else { "d is-none" };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{detail::name(ctx, indicator)}</a>
                <br/>
                <span class="wk-small wk-muted wk-num">{indicator.code.to_string()}</span>
                {proxy}
                {definition::tag_if_derived(ctx, indicator).map(|tag| view! { " "{tag} })}
            </th>
            <td role="cell" class="n v" data-l=head.latest.clone()>{latest(ctx, record)}</td>
            <td role="cell" class=change_class data-l=head.change.clone()>{change(ctx, record)}</td>
            <td role="cell" class="s" data-l=head.status.clone()>
                {light::light(ctx, record, &record.verdict(ctx.today))}
            </td>
            <td role="cell" class="g" data-l=head.course.clone()>{course(ctx, record, range)}</td>
            <td role="cell" class="m" data-l=head.measures.clone()>
                {t!(ctx, "indicator-list-measure-count", count = measures)}
            </td>
        </tr>
    }
    .into_any()
}

fn latest(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    if let Some(value) = record.latest() {
        return view! {
            <div>
                <span class="wk-num">{labels::observed(ctx, &record.indicator, value)}</span>
                <br/>
                <span class="wk-small wk-muted">{value.period.short_label(ctx.language)}</span>
            </div>
        }
        .into_any();
    }
    let why = if standing::newest_example(record, ctx.today).is_some() {
        t!(ctx, "indicator-list-example-only")
    } else {
        t!(ctx, "indicator-list-no-value-why")
    };
    view! {
        <div>
            {t!(ctx, "indicator-list-no-value")}<br/><span class="wk-small wk-muted">{why}</span>
        </div>
    }
    .into_any()
}

fn change(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let (Some(latest), Some(previous)) = (record.latest(), record.previous()) else {
        return view! { "–" }.into_any();
    };
    let difference = latest.value - previous.value;
    if sentence::is_within_chance(&record.indicator, previous, latest) {
        let since =
            t!(ctx, "indicator-list-since", period = previous.period.short_label(ctx.language));
        return view! {
            <div>
                <span class="wk-delta wk-delta--same">{t!(ctx, "sample-no-change")}</span>
                <br/>
                <span class="wk-small wk-muted">{since}</span>
            </div>
        }
        .into_any();
    }
    let text = sentence::deviation_of(ctx, &record.indicator, difference);
    let direction = if text.starts_with('+') {
        "up"
    } else if text.starts_with('\u{2212}') {
        "down"
    } else {
        "same"
    };
    let since = t!(ctx, "indicator-list-since", period = previous.period.short_label(ctx.language));
    view! {
        <div>
            <span class=format!("wk-delta wk-delta--{direction}")>{text}</span>
            <br/>
            <span class="wk-small wk-muted">{since}</span>
        </div>
    }
    .into_any()
}

/// The published course, none across a series break; where there are only examples, those with their label.
fn course(ctx: &Ctx, record: &IndicatorRecord, range: (NaiveDate, NaiveDate)) -> AnyView {
    let course = Course::of(record, ctx.today);
    view! { <div>{course.view(ctx, range)}{ui::example_if(ctx, course.is_example)}</div> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, example, record, with_values};
    use super::*;

    fn html(filter: &Filter) -> String {
        listed(&record(), filter)
    }

    fn listed(record: &IndicatorRecord, filter: &Filter) -> String {
        let catalogue = catalogue(record);
        Owner::new()
            .with(|| page(&ctx(None), &catalogue, filter).body.to_html())
            .replace('\u{a0}', " ")
    }

    #[test]
    fn an_example_target_makes_no_verdict() {
        let html = html(&Filter::default());
        assert!(
            html.contains(
                "<a href=\"/felder/F5\">Feld 5: Breitbandinfrastruktur gewerblich</a></h2>"
            )
        );
        assert!(html.contains("63,38 %") && html.contains("+9,4 Prozentpunkte"));
        assert!(html.contains("wk-status--open") && !html.contains("wk-status--ok"));
        assert!(html.contains("1 von 1 Indikatoren") || html.contains("1 von 1"));
    }

    #[test]
    fn where_there_are_only_examples_their_course_is_labelled() {
        let published = html(&Filter::default());
        assert!(
            published.contains("wk-spark") && !published.contains(">Beispielwert<"),
            "{published}"
        );
        let examples = with_values(record(), |values| *values = vec![example("2024", 1.0)]);
        let html = listed(&examples, &Filter::default());
        assert!(html.contains("wk-spark") && html.contains(">Beispielwert</span>"), "{html}");
        let none = listed(&with_values(record(), Vec::clear), &Filter::default());
        assert!(!none.contains("wk-spark"));
    }

    #[test]
    fn an_empty_choice_says_what_to_do() {
        let filter = Filter { status: Some(Status::Missed), ..Filter::default() };
        let html = html(&filter);
        assert!(html.contains("Kein Indikator passt zu dieser Auswahl"));
        assert!(html.contains("value=\"verfehlt\" selected"));
    }
}
