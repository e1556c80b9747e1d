//! What the measure is meant to contribute: one sentence per link, with the course of the indicator.

use super::super::claim::claim_path;
use super::super::course::{self, Course};
use super::super::{parts, sentence};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::NaiveDate;
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::measure::contribution::Contribution;
use leptos::prelude::*;

/// All links of the measure, and the note that none of them is a proof.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> AnyView {
    let known: Vec<_> = record
        .contributions
        .iter()
        .filter_map(|link| {
            let indicator = catalogue.indicators.get(&link.indicator)?;
            Some((link, indicator.as_ref(), Course::of(indicator, ctx.today)))
        })
        .collect();
    let range = Course::range(known.iter().map(|(_, _, course)| course), ctx.today);
    let rows: Vec<_> = known
        .iter()
        .map(|(link, indicator, course)| row(ctx, record, link, indicator, course, range))
        .collect();
    let content = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "measure-links-none")}</p> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    let add = ctx.is_planner().then(|| {
        let path = parts::measure_path(&record.measure.slug);
        view! {
            <div class="wk-panel__foot">
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("{path}/beitraege/neu"))>
                    {ui::icon("#i-plus")}{t!(ctx, "measure-link-new")}
                </a>
            </div>
        }
    });
    let example = record.contributions.iter().any(|c| c.evidence.is_example()).then(|| {
        view! {
            <span class="wk-small wk-muted">
                {t!(ctx, "measure-links-example")}" "{ui::example(ctx)}
            </span>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-beitrag">
            <div class="wk-panel__head">
                <h2 id="h-beitrag">{t!(ctx, "measure-links-title")}</h2>
                {example}
            </div>
            {content}
            <p class="wk-small wk-muted">{t!(ctx, "measure-no-proof")}</p>
            {add}
        </section>
    }
    .into_any()
}

fn row(
    ctx: &Ctx,
    record: &MeasureRecord,
    link: &Contribution,
    indicator: &IndicatorRecord,
    course: &Course,
    range: (NaiveDate, NaiveDate),
) -> AnyView {
    let words = sentence::sentence(ctx, &indicator.indicator, &link.expected);
    let phrase = parts::indicator_link(ctx, &link.indicator, words.phrase);
    let name = indicator.indicator.short.get(ctx.language).to_owned();
    let edit = ctx.is_planner().then(|| {
        let path = parts::measure_path(&record.measure.slug);
        let name = name.clone();
        view! {
            <br />
            <a class="wk-btn wk-btn--s wk-btn--secondary" href=ctx.href(&format!("{path}/beitraege/{}", link.id))>
                {ui::icon("#i-edit")}{t!(ctx, "measure-link-edit-short")}
                <span class="wk-sr">{format!(": {name}")}</span>
            </a>
        }
    });
    view! {
        <li class="wk-link-row">
            <p>
                {t!(ctx, "measure-subject")}" "{words.before}{phrase}{words.after}"."
                {remarks(ctx, link, indicator)}
                <br />
                <a class="wk-small" href=ctx.href(&claim_path(link))>
                    {t!(ctx, "claim-link")}<span class="wk-sr">{format!(": {name}")}</span>
                </a>
                {edit}
            </p>
            {course.view(ctx, range)}
            {course::newest_view(ctx, indicator)}
        </li>
    }
    .into_any()
}

/// How it acts, what has to hold, and why the direction goes against the polarity.
fn remarks(ctx: &Ctx, link: &Contribution, indicator: &IndicatorRecord) -> AnyView {
    let expected = &link.expected;
    let polarity = indicator.indicator.polarity;
    let mut parts = vec![
        t!(ctx, "measure-link-acts", directness = labels::directness(ctx, expected.directness)),
        t!(ctx, "measure-link-scale", polarity = labels::polarity(ctx, polarity)),
    ];
    if !expected.assumption.is_empty() {
        parts.push(t!(ctx, "measure-link-assumes", text = expected.assumption.clone()));
    }
    let against = expected.direction.is_against(polarity).then(|| {
        let text = if expected.reason.is_empty() {
            t!(ctx, "measure-link-against-bare")
        } else {
            t!(ctx, "measure-link-against", reason = expected.reason.clone())
        };
        view! { <br /><span class="wk-tag wk-tag--risk">{t!(ctx, "measure-against")}</span>" "{text} }
    });
    view! {
        <br />
        <span class="wk-small wk-muted">{parts.join(" · ")}</span>
        {against}
    }
    .into_any()
}
