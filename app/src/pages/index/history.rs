//! The index and its fields over the years.

use super::parts::{field_name, interval, points, table};
use super::{PATH, Shown};
use crate::charts;
use crate::charts::line::{Kind, LineSpec, Point, Series};
use crate::ctx::Ctx;
use crate::i18n::t;
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::index::standing::Standing;
use leptos::prelude::*;

/// The places of the fields that have a value.
fn set(standing: &Standing) -> Vec<usize> {
    let fields = standing.outcome.fields.iter().enumerate();
    fields.filter(|(_, field)| field.value.is_some()).map(|(at, _)| at).collect()
}

fn point(shown: &Shown<'_>, year: i32, value: f64, bounds: Option<(f64, f64)>) -> Option<Point> {
    Some(Point {
        day: NaiveDate::from_ymd_opt(year, 12, 31)?,
        value,
        hollow: shown.is_example(),
        example: shown.is_example(),
        label: None,
        break_before: false,
        interval: bounds,
    })
}

fn spec(ctx: &Ctx, shown: &Shown<'_>, id: &str, name: &str, points: Vec<Point>) -> LineSpec {
    let series =
        Series { name: shown.home().to_owned(), short: "NI".to_owned(), kind: Kind::Home, points };
    LineSpec {
        title_id: id.to_owned(),
        caption: name.to_owned(),
        subtitle: String::new(),
        description: String::new(),
        series: vec![series],
        path: None,
        events: Vec::new(),
        unit_label: t!(ctx, "index-points"),
        y_min: None,
        y_max: Some(100.0),
        interval_key: Some(t!(ctx, "index-history-bars")),
        language: ctx.language,
    }
}

/// Chart, sentence and table of the index over the years.
pub fn panel(ctx: &Ctx, shown: &Shown<'_>) -> Option<AnyView> {
    if !shown.edition.method.is_absolute() {
        // No line through years that cannot be compared.
        return Some(
            view! {
                <section class="wk-panel" aria-labelledby="h-verlauf">
                    <h2 id="h-verlauf">{t!(ctx, "index-history-title")}</h2>
                    <p>{t!(ctx, "index-step-relative")}</p>
                </section>
            }
            .into_any(),
        );
    }
    let with: Vec<_> = shown.series.iter().filter_map(|s| Some((*s, s.outcome.value?))).collect();
    let (first, last) = (with.first()?, with.last()?);
    let points_of = with.iter().enumerate().filter_map(|(at, (s, value))| {
        let bounds = s.interval.map(|found| (found.low, found.high));
        let break_before = at > 0 && set(with[at - 1].0) != set(s);
        Some(Point { break_before, ..point(shown, s.year, *value, bounds)? })
    });
    let breaks: Vec<String> = with
        .windows(2)
        .filter(|pair| set(pair[0].0) != set(pair[1].0))
        .map(|pair| pair[1].0.year.to_string())
        .collect();
    let breaks =
        (!breaks.is_empty()).then(|| t!(ctx, "index-history-breaks", years = breaks.join(", ")));
    let (start, end) = (first.0.year.to_string(), last.0.year.to_string());
    let sentence = if with.len() == 1 {
        single(ctx, last.1, end)
    } else {
        let (from, to) = (points(ctx, first.1), points(ctx, last.1));
        t!(ctx, "index-history-sentence", from = from, start = start, to = to, end = end)
    };
    let number = shown.edition.number.to_string();
    let spec = LineSpec {
        caption: sentence.clone(),
        subtitle: t!(ctx, "index-history-how", number = number.clone()),
        description: sentence,
        ..spec(ctx, shown, "verlauf", "", points_of.collect())
    };
    let rows = shown.series.iter().rev().map(|s| {
        let year = s.year.to_string();
        let link = ctx.href(&format!("{PATH}?jahr={year}"));
        let outcome = &s.outcome;
        let value = outcome.value.map_or_else(|| t!(ctx, "index-no-value"), |v| points(ctx, v));
        let bounds = s.interval.map_or_else(|| "–".to_owned(), |found| interval(ctx, &found));
        let present = t!(
            ctx,
            "index-of",
            present = outcome.present.to_string(),
            total = outcome.fields.len().to_string()
        );
        (view! { <a href=link>{year}</a> }.into_any(), vec![value, bounds, present])
    });
    let heads = [
        t!(ctx, "index-year"),
        t!(ctx, "index-points"),
        t!(ctx, "index-interval-head"),
        t!(ctx, "index-fields-head"),
    ];
    let caption = t!(ctx, "index-history-caption", number = number);
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "index-history-title")}</h2>
                {charts::line(&spec)}
                {breaks.map(|text| view! { <p class="wk-small">{text}</p> })}
                {table(&caption, &heads, rows.collect())}
            </section>
        }
        .into_any(),
    )
}

/// With the one decimal that points are shown with.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The fields as small charts of the same size and years.
pub fn multiples(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    if !shown.edition.method.is_absolute() {
        return None;
    }
    let fields = &shown.edition.method.draft().fields;
    let specs: Vec<_> = fields
        .iter()
        .enumerate()
        .filter_map(|(at, field)| {
            let values: Vec<Point> = shown
                .series
                .iter()
                .filter_map(|s| {
                    point(shown, s.year, rounded(s.outcome.fields.get(at)?.value?), None)
                })
                .collect();
            let name = field_name(ctx, catalogue, &field.code);
            let (first, last) = (values.first()?, values.last()?);
            let year = |point: &Point| point.day.format("%Y").to_string();
            let (start, end) = (year(first), year(last));
            let sentence = if values.len() == 1 {
                single(ctx, last.value, end)
            } else {
                let (from, to) = (points(ctx, first.value), points(ctx, last.value));
                t!(ctx, "index-field-course", from = from, start = start, to = to, end = end)
            };
            let id = format!("feld-{}", field.code);
            let spec = spec(ctx, shown, &id, &name, values);
            Some((name, LineSpec { description: sentence.clone(), ..spec }, sentence))
        })
        .collect();
    if specs.is_empty() {
        return None;
    }
    let years = charts::small::years(specs.iter().map(|(_, spec, _)| spec));
    let items: Vec<_> = specs
        .iter()
        .map(|(name, spec, sentence)| {
            view! {
                <li>
                    <div class="wk-multiples__h"><h3>{name.clone()}</h3></div>
                    {charts::small(spec, years)}
                    <p class="wk-small">{sentence.clone()}</p>
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="wk-multiples">{items}</ul> }.into_any())
}

/// The sentence of a course of one value, in points: there is nothing yet that it could have come from.
fn single(ctx: &Ctx, value: f64, year: String) -> String {
    t!(ctx, "index-history-single", year = year, value = points(ctx, value))
}
