//! Phases, gaps and terms of the measure, its predecessor and its successors.

use super::super::parts;
use crate::charts::phases::{Phase, finding, phases};
use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::measure::Terms;
use domain::number::{format_number, format_shortest};
use leptos::prelude::*;
use std::sync::Arc;

/// The phases of predecessor, measure and successors, oldest first.
pub fn chain(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> Vec<Phase> {
    let before = record.measure.predecessor.as_ref().and_then(|slug| catalogue.measures.get(slug));
    let after = catalogue.successors(&record.measure.slug);
    let mut all: Vec<Phase> = before
        .into_iter()
        .chain(after)
        .flat_map(|other| of_record(ctx, other, false))
        .chain(of_record(ctx, record, true))
        .collect();
    all.sort_by_key(|phase| phase.start);
    all
}

fn of_record(ctx: &Ctx, record: &MeasureRecord, own: bool) -> Vec<Phase> {
    let measure = &record.measure;
    if record.terms.is_empty() {
        let Some(start) = measure.start else { return Vec::new() };
        return vec![Phase {
            name: measure.short.clone(),
            span: parts::span(ctx, Some(&start), measure.end.as_ref()),
            start: start.start(),
            end: measure.end.map(|end| end.end()),
            own,
        }];
    }
    let alone = record.terms.len() == 1;
    record
        .terms
        .iter()
        .map(|terms| Phase {
            name: match (own, alone) {
                (true, _) => terms.phase.clone(),
                (false, true) => measure.short.clone(),
                (false, false) => format!("{}, {}", measure.short, terms.phase),
            },
            span: parts::span(ctx, Some(&terms.start), terms.end.as_ref()),
            start: terms.start.start(),
            end: terms.end.map(|end| end.end()),
            own,
        })
        .collect()
}

/// Drawing and table; a sentence where neither dates nor terms are known.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord, chain: &[Phase]) -> AnyView {
    if chain.is_empty() {
        let text = t!(ctx, "measure-phases-unknown");
        return view! {
            <section class="wk-panel" aria-labelledby="h-phasen">
                <h2 id="h-phasen">{t!(ctx, "measure-phases-title")}</h2>
                <p class="wk-empty">{text}</p>
            </section>
        }
        .into_any();
    }
    let name = record.measure.short.clone();
    let sub = if chain.iter().all(|phase| phase.own) {
        t!(ctx, "measure-phases-sub-alone", name = name)
    } else {
        t!(ctx, "measure-phases-sub", name = name)
    };
    view! {
        <figure class="wk-panel wk-fig">
            <figcaption>
                {finding(ctx, chain)}
                <span>{sub}</span>
            </figcaption>
            {phases(ctx, chain)}
            {table(ctx, catalogue, record)}
        </figure>
    }
    .into_any()
}

fn table(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> Option<AnyView> {
    let before = record.measure.predecessor.as_ref().and_then(|slug| catalogue.measures.get(slug));
    let mut rows: Vec<(&MeasureRecord, &Terms)> = before
        .into_iter()
        .chain(catalogue.successors(&record.measure.slug))
        .map(Arc::as_ref)
        .chain([record])
        .flat_map(|r| r.terms.iter().map(move |terms| (r, terms)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|(_, terms)| terms.start);
    let rows: Vec<_> = rows.into_iter().map(|(of, terms)| row(ctx, record, of, terms)).collect();
    let column = |title: String, class: &'static str| {
        view! { <th role="columnheader" scope="col" class=class>{title}</th> }
    };
    Some(
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption>{t!(ctx, "measure-terms-caption")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(t!(ctx, "measure-terms-phase"), "")}
                        {column(t!(ctx, "measure-column-term"), "")}
                        {column(t!(ctx, "measure-terms-small"), "n")}
                        {column(t!(ctx, "measure-terms-medium"), "n")}
                        {column(t!(ctx, "measure-terms-grant"), "n")}
                        {column(t!(ctx, "measure-terms-budget"), "")}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn row(ctx: &Ctx, page: &MeasureRecord, of: &MeasureRecord, terms: &Terms) -> AnyView {
    let own = of.measure.slug == page.measure.slug;
    let name = if own {
        terms.phase.clone().into_any()
    } else {
        parts::measure_link(ctx, &of.measure.slug, of.measure.short.clone())
    };
    let note = (own && !terms.note.is_empty())
        .then(|| view! { <br /><span class="wk-small wk-muted">{terms.note.clone()}</span> });
    let sources = own.then(|| parts::source_links(ctx, &terms.sources)).flatten();
    let budget =
        if terms.budget.is_empty() { t!(ctx, "measure-not-stated") } else { terms.budget.clone() };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{name}</th>
            <td role="cell" data-l=t!(ctx, "measure-column-term")>
                {parts::span(ctx, Some(&terms.start), terms.end.as_ref())}
            </td>
            <td role="cell" class="n" data-l=t!(ctx, "measure-terms-small")>
                {rate(ctx, terms.rate_small)}
            </td>
            <td role="cell" class="n" data-l=t!(ctx, "measure-terms-medium")>
                {rate(ctx, terms.rate_medium)}
            </td>
            <td role="cell" class="n" data-l=t!(ctx, "measure-terms-grant")>{grant(ctx, terms)}</td>
            <td role="cell" data-l=t!(ctx, "measure-terms-budget")>
                <div>{budget}{note}" "{sources}</div>
            </td>
        </tr>
    }
    .into_any()
}

/// „bis 50 %", or `k. A.`.
fn rate(ctx: &Ctx, percent: Option<f64>) -> String {
    match percent {
        Some(rate) => {
            t!(ctx, "measure-terms-up-to", rate = format_shortest(rate, 1, ctx.language))
        }
        None => t!(ctx, "measure-not-stated"),
    }
}

/// „2.500–10.000 €", or what of it is known.
fn grant(ctx: &Ctx, terms: &Terms) -> String {
    let euro = |amount: f64| format_number(amount, 0, ctx.language);
    match (terms.grant_min, terms.grant_max) {
        (Some(min), Some(max)) => format!("{}–{}\u{a0}€", euro(min), euro(max)),
        (Some(min), None) => t!(ctx, "measure-terms-from", amount = euro(min)),
        (None, Some(max)) => t!(ctx, "measure-terms-at-most", amount = euro(max)),
        (None, None) => t!(ctx, "measure-not-stated"),
    }
}
