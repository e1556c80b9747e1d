//! Words, numbers and tables that the pages of the index share.

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::Catalogue;
use domain::index::Aggregation;
use domain::index::standing::Interval;
use domain::key::{FieldCode, IndicatorCode};
use domain::number::{format_number, format_signed};
use leptos::prelude::*;

/// Points with one decimal: `67,2`.
pub fn points(ctx: &Ctx, value: f64) -> String {
    format_number(value, 1, ctx.language)
}

/// A difference in points: `+3,2`.
pub fn signed(ctx: &Ctx, value: f64) -> String {
    // What rounds to nothing has no sign.
    if value.abs() < 0.05 { points(ctx, 0.0) } else { format_signed(value, 1, ctx.language) }
}

/// A share as percent: `16,7 %`.
pub fn percent(ctx: &Ctx, share: f64) -> String {
    format!("{}\u{a0}%", format_number(share * 100.0, 1, ctx.language))
}

/// „64,1 bis 69,3".
pub fn interval(ctx: &Ctx, found: &Interval) -> String {
    t!(ctx, "index-interval", low = points(ctx, found.low), high = points(ctx, found.high))
}

/// The name of a field.
pub fn field_name(ctx: &Ctx, catalogue: &Catalogue, code: &FieldCode) -> String {
    let known = catalogue.fields.iter().find(|field| &field.code == code);
    known.map_or_else(|| code.to_string(), |field| field.name.get(ctx.language).to_owned())
}

/// The short name of an indicator.
pub fn indicator_name(ctx: &Ctx, catalogue: &Catalogue, code: &IndicatorCode) -> String {
    let known = catalogue.indicators.get(code);
    known.map_or_else(|| code.to_string(), |r| r.indicator.short.get(ctx.language).to_owned())
}

/// The name of a mean.
pub fn mean(ctx: &Ctx, aggregation: Aggregation) -> String {
    match aggregation {
        Aggregation::Arithmetic => t!(ctx, "index-mean-arithmetic"),
        Aggregation::Geometric => t!(ctx, "index-mean-geometric"),
        Aggregation::Harmonic => t!(ctx, "index-mean-harmonic"),
        Aggregation::Median => t!(ctx, "index-mean-median"),
        Aggregation::Copeland => t!(ctx, "index-mean-copeland"),
    }
}

/// A table with numbers: heading of the row, then cells.
pub fn table(caption: &str, heads: &[String], rows: Vec<(AnyView, Vec<String>)>) -> AnyView {
    let heads: Vec<_> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let class = if at == 0 { "" } else { "n" };
            view! { <th scope="col" class=class>{head.clone()}</th> }
        })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(head, cells)| {
            let cells: Vec<_> =
                cells.into_iter().map(|cell| view! { <td class="n">{cell}</td> }).collect();
            view! { <tr><th scope="row">{head}</th>{cells}</tr> }
        })
        .collect();
    let label = caption.to_owned();
    view! {
        <div class="wk-scroll" tabindex="0" role="region" aria-label=label>
            <table class="wk-table wk-table--compact">
                <caption>{caption.to_owned()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
