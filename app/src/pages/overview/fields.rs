//! The seven fields: leading indicator, status, distance to the target path, course, measures.

use super::super::indicators::light;
use super::super::measures::course::Course;
use super::super::measures::parts;
use super::standing::{FieldStanding, Standing, place};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::{Datelike, NaiveDate};
use domain::catalogue::IndicatorRecord;
use domain::indicator::method::StatusMethod;
use domain::indicator::observation::{Observation, ObservationStatus};
use domain::indicator::status::{Assessment, Status, deviation_text};
use domain::indicator::target;
use domain::key::AreaCode;
use leptos::prelude::*;

/// Measures named in a row; the rest are counted.
const MOST_NAMED: usize = 4;

/// The panel with one row per field.
pub fn panel(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let used = standing
        .fields
        .iter()
        .filter_map(|field| field.leading.as_ref().map(|(_, verdict)| verdict.method));
    if standing.fields.is_empty() {
        return view! { <p class="wk-empty">{t!(ctx, "overview-fields-none")}</p> }.into_any();
    }
    let courses: Vec<_> = standing
        .fields
        .iter()
        .map(|field| field.leading.as_ref().map(|(record, _)| Course::of(record, ctx.today)))
        .collect();
    let range = Course::range(courses.iter().flatten(), ctx.today);
    let rows: Vec<_> = standing
        .fields
        .iter()
        .zip(&courses)
        .map(|(field, course)| row(ctx, field, course.as_ref(), range))
        .collect();
    let column = |title: String| view! { <th role="columnheader" scope="col">{title}</th> };
    let years = t!(
        ctx,
        "overview-column-course",
        from = range.0.year().to_string(),
        to = range.1.year().to_string()
    );
    view! {
        <section class="wk-panel" aria-labelledby="h-felder">
            <div class="wk-panel__head">
                <h2 id="h-felder">{t!(ctx, "overview-fields", count = parts::count(standing.fields.len()))}</h2>
                <span class="wk-small wk-muted">{t!(ctx, "overview-fields-note")}</span>
            </div>
            <table class="wk-table wk-table--fields" role="table">
                <caption class="wk-sr">{t!(ctx, "overview-fields-caption")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(t!(ctx, "overview-column-field"))}
                        {column(t!(ctx, "overview-column-status"))}
                        {column(t!(ctx, "overview-column-value"))}
                        {column(years)}
                        {column(t!(ctx, "overview-column-measures"))}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <p class="wk-small wk-muted">{t!(ctx, "overview-fields-rule")}</p>
            {light::key(ctx, used)}
        </section>
    }
    .into_any()
}

fn row(
    ctx: &Ctx,
    standing: &FieldStanding<'_>,
    course: Option<&Course>,
    range: (NaiveDate, NaiveDate),
) -> AnyView {
    let field = standing.field;
    let href = ctx.href(&crate::pages::fields::path(&field.code));
    let leading = standing.leading.as_ref().map(|(record, _)| leading_name(ctx, record));
    let (status, value) = match &standing.leading {
        Some((record, verdict)) => {
            (light::light(ctx, record, verdict), value(ctx, record, verdict))
        }
        None => (
            ui::status(ctx, Status::NoData).into_any(),
            view! { <span class="wk-small wk-muted">{t!(ctx, "overview-no-leading")}</span> }
                .into_any(),
        ),
    };
    let course = course.map(|course| course.view(ctx, range));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="a">
                <span class="wk-num wk-muted">{field.position.to_string()}</span>" "
                <a href=href>{field.name.get(ctx.language).to_owned()}</a>
                {leading}
                <br /><span class="wk-small wk-muted">{mini_tally(ctx, standing)}</span>
            </th>
            <td role="cell" class="s">{status}</td>
            <td role="cell" class="v">{value}</td>
            <td role="cell" class="g">{course}</td>
            <td role="cell" class="m wk-small">{measures(ctx, standing)}</td>
        </tr>
    }
    .into_any()
}

fn leading_name(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    let name = indicator.short.get(ctx.language).to_owned();
    let polarity = (indicator.polarity == domain::indicator::status::Polarity::LowerBetter)
        .then(|| format!(" ({})", labels::polarity(ctx, indicator.polarity)));
    let proxy = indicator.proxy.is_some().then(
        || view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "overview-proxy")}</span> },
    );
    view! {
        <br />
        <span class="wk-small">
            {name}
            <span class="wk-muted">{polarity}</span>
            {proxy}
        </span>
    }
    .into_any()
}

/// „6 Indikatoren: 1 verfehlt, 5 ohne Zielwert".
fn mini_tally(ctx: &Ctx, standing: &FieldStanding<'_>) -> String {
    let total: usize = standing.counts.iter().sum();
    let parts: Vec<_> =
        [Status::Missed, Status::AtRisk, Status::OnPlan, Status::NoTarget, Status::NoData]
            .into_iter()
            .map(|status| (standing.counts[place(status)], status))
            .filter(|(count, _)| *count > 0)
            .map(|(count, status)| format!("{count} {}", labels::status(ctx, status)))
            .collect();
    let count = parts::count(total);
    if parts.is_empty() {
        return t!(ctx, "overview-no-indicators");
    }
    t!(ctx, "overview-mini-tally", count = count, list = parts.join(", "))
}

fn value(ctx: &Ctx, record: &IndicatorRecord, verdict: &Assessment) -> AnyView {
    let indicator = &record.indicator;
    let Some(latest) = record.latest() else {
        return view! {
            <span class="wk-cellv">{t!(ctx, "measure-not-stated")}</span><br />
            <span class="wk-small">{t!(ctx, "measure-no-value")}</span>
            {beside(ctx, record, None)}
        }
        .into_any();
    };
    view! {
        <span class="wk-cellv">{labels::observed(ctx, indicator, latest)}</span>" "
        <span class="wk-small wk-muted wk-num">{latest.period.short_label(ctx.language)}</span>
        {distance(ctx, record, verdict)}
        {beside(ctx, record, Some(latest))}
    }
    .into_any()
}

/// The distance to the path. An example target gives a distance with its label, and no verdict.
fn distance(ctx: &Ctx, record: &IndicatorRecord, verdict: &Assessment) -> Option<AnyView> {
    if verdict.deviation.is_some() {
        let text = distance_text(ctx, record, verdict)?;
        return Some(view! { <br /><span class="wk-small">{text}</span> }.into_any());
    }
    let StatusMethod::Corridor { shape } = record.method_on(ctx.today) else { return None };
    let example = record.leading_target().filter(|t| t.evidence.is_example())?;
    let polarity = record.indicator.polarity;
    let against = target::against(Some(example), record.latest(), polarity, *shape);
    let text = distance_text(ctx, record, &against)?;
    Some(
        view! { <br /><span class="wk-small wk-muted">{text}</span>" "{ui::example(ctx)} }
            .into_any(),
    )
}

/// „−25,3 Prozentpunkte zum Soll 100,0 %".
fn distance_text(ctx: &Ctx, record: &IndicatorRecord, against: &Assessment) -> Option<String> {
    let indicator = &record.indicator;
    let unit =
        if indicator.is_percent() { indicator.unit.clone() } else { labels::unit(ctx, indicator) };
    let deviation = deviation_text(against.deviation?, &unit, ctx.language);
    let expected = labels::rounded(ctx, indicator, against.expected?);
    Some(t!(ctx, "overview-distance", deviation = deviation, expected = expected))
}

/// A newer value with another definition stands beside the series, not in it.
fn beside(ctx: &Ctx, record: &IndicatorRecord, latest: Option<&Observation>) -> Option<AnyView> {
    let home = AreaCode::home();
    let other = record
        .of_area(&home)
        .iter()
        .filter(|o| {
            !o.superseded
                && !o.evidence.is_example()
                && o.status == ObservationStatus::DefinitionDiffers
                && latest.is_none_or(|latest| o.period.end() > latest.period.end())
        })
        .max_by_key(|o| o.period)?;
    let text = t!(
        ctx,
        "overview-beside",
        value = labels::observed(ctx, &record.indicator, other),
        period = other.period.short_label(ctx.language)
    );
    Some(view! { <br /><span class="wk-small wk-muted">{text}</span> }.into_any())
}

fn measures(ctx: &Ctx, standing: &FieldStanding<'_>) -> AnyView {
    if standing.measures.is_empty() {
        let none = t!(ctx, "overview-no-measure");
        return view! { <span class="wk-tag wk-tag--risk">{none}</span> }.into_any();
    }
    let links = standing
        .measures
        .iter()
        .map(|r| parts::measure_link(ctx, &r.measure.slug, r.measure.short.clone()));
    parts::comma_list(ctx, links, MOST_NAMED)
}
