//! The panels beside and below the chart: standing, targets, measures, definition.

use super::choices;
use super::light;
use super::sentence;
use super::standing::{self, Standing};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::method::StatusMethod;
use domain::indicator::observation::Observation;
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::number::format_shortest;
use domain::period::format_day;
use leptos::prelude::*;

/// Linked measures shown with their sentence; the rest are in the list of measures.
const MOST_LINKS: usize = 8;

/// Value, status against the leading target, and the numbers that explain it.
pub fn standing(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let published = standing::published(record, ctx.today);
    let example = standing::newest_example(record, ctx.today);
    let key = match published.value {
        Some(value) => {
            let label = t!(ctx, "indicator-value-at", period = value.period.label(ctx.language));
            key(ctx, record, label, value, &published)
        }
        None => view! {
            <div class="wk-key">
                <span class="wk-key__l">{t!(ctx, "indicator-no-value-why")}</span>
                <span class="wk-key__v">{t!(ctx, "indicator-no-value")}</span>
                {light::light(ctx, record, &published.assessment)}
            </div>
        }
        .into_any(),
    };
    let example = example.and_then(|standing| {
        let value = standing.value?;
        let label = t!(ctx, "indicator-newest-example", period = value.period.label(ctx.language));
        Some(view! {
            {key_small(ctx, record, label, value, &standing)}
            {facts(ctx, &record.indicator, &standing, false)}
        })
    });
    view! {
        <section class="wk-panel" aria-labelledby="stand">
            <h2 class="wk-sr" id="stand">{t!(ctx, "indicator-standing")}</h2>
            {key}
            {facts(ctx, &record.indicator, &published, true)}
            {last_published(ctx, record, example.is_some())}
            {example}
            {method(ctx, record, &published)}
            {choices::way(ctx, record)}
        </section>
    }
    .into_any()
}

fn key(
    ctx: &Ctx,
    record: &IndicatorRecord,
    label: String,
    value: &Observation,
    standing: &Standing<'_>,
) -> AnyView {
    let unit = Some(labels::unit(ctx, &record.indicator)).filter(|unit| !unit.is_empty());
    view! {
        <div class="wk-key">
            <span class="wk-key__l">{label}</span>
            <span class="wk-key__v">
                {sentence::figure(ctx, value)}{unit.map(|u| view! { <small>"\u{a0}"{u}</small> })}
            </span>
            {status_line(ctx, record, standing)}
        </div>
    }
    .into_any()
}

fn key_small(
    ctx: &Ctx,
    record: &IndicatorRecord,
    label: String,
    value: &Observation,
    standing: &Standing<'_>,
) -> AnyView {
    view! {
        <div class="wk-key">
            <span class="wk-key__l">{label}</span>
            <span class="wk-cellv">{labels::observed(ctx, &record.indicator, value)}</span>
            {status_line(ctx, record, standing)}
        </div>
    }
    .into_any()
}

fn status_line(ctx: &Ctx, record: &IndicatorRecord, standing: &Standing<'_>) -> AnyView {
    view! {
        <span>
            {light::light(ctx, record, &standing.assessment)}
            " "
            {ui::example_if(ctx, standing.is_example())}
        </span>
    }
    .into_any()
}

/// Soll and deviation, and for the main value also target and decision.
fn facts(ctx: &Ctx, indicator: &Indicator, standing: &Standing<'_>, all: bool) -> AnyView {
    let mut rows: Vec<AnyView> = Vec::new();
    if let Some(expected) = standing.assessment.expected {
        let expected = labels::rounded(ctx, indicator, expected);
        rows.push(fact(t!(ctx, "indicator-expected"), expected.into_any()));
    }
    if let Some(deviation) = standing.assessment.deviation {
        let deviation = sentence::deviation_of(ctx, indicator, deviation);
        rows.push(fact(t!(ctx, "indicator-deviation"), deviation.into_any()));
    }
    if all && let Some(target) = standing.target {
        rows.extend(target_facts(ctx, indicator, target));
    }
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <dl class="wk-dl">{rows}</dl> }.into_any()
}

fn target_facts(ctx: &Ctx, indicator: &Indicator, target: &Target) -> Vec<AnyView> {
    let example = target.evidence.is_example();
    let aim = target_text(ctx, indicator, target);
    let aim = view! { {aim}" "{ui::example_if(ctx, example)} }.into_any();
    let decided = if target.decided_in.is_empty() {
        t!(ctx, "indicator-not-decided").into_any()
    } else {
        let text = target.decided_in.clone();
        view! { <span lang="de">{text}</span> }.into_any()
    };
    vec![fact(t!(ctx, "indicator-target"), aim), fact(t!(ctx, "indicator-decided-in"), decided)]
}

/// How the verdict comes about: method, version, who decided it, and its tolerance or bounds in words.
fn method(ctx: &Ctx, record: &IndicatorRecord, standing: &Standing<'_>) -> Option<AnyView> {
    if record.indicator.polarity == Polarity::Context {
        return None;
    }
    let version = standing.assessment.method;
    let words = t!(
        ctx,
        "indicator-method-words",
        name = light::name(ctx, version.code),
        code = version.code.to_owned(),
        version = version.version.to_string()
    );
    let since = light::since(ctx, record.choice_on(ctx.today));
    let tolerance = tolerance(ctx, &record.indicator, standing).map(|text| {
        view! { <b>{t!(ctx, "indicator-tolerance")}": "</b>{text}" " }
    });
    let parameters = light::parameters(ctx, record, standing.method);
    Some(
        view! {
            <p class="wk-small wk-muted">
                {tolerance}
                <b>{t!(ctx, "indicator-method")}": "</b>
                {words}
                ", "
                {since}
                ". "
                {parameters}
            </p>
        }
        .into_any(),
    )
}

/// The tolerance of the leading target in words, where the corridor reads it.
fn tolerance(ctx: &Ctx, indicator: &Indicator, standing: &Standing<'_>) -> Option<String> {
    if !matches!(standing.method, StatusMethod::Corridor { .. }) {
        return None;
    }
    let (near, far) = standing.target?.tolerance?;
    let bound = |value: f64| {
        let number = format_shortest(value, 1, ctx.language);
        match labels::unit(ctx, indicator) {
            _ if indicator.is_percent() => t!(ctx, "indicator-percentage-points", value = number),
            unit if unit.is_empty() => number,
            unit => format!("{number}\u{a0}{unit}"),
        }
    };
    Some(t!(ctx, "indicator-tolerance-words", near = bound(near), far = bound(far)))
}

/// „75 % bis 31.12.2025".
pub(crate) fn target_text(ctx: &Ctx, indicator: &Indicator, target: &Target) -> String {
    let value = labels::amount(ctx, indicator, target.value);
    match target.due {
        Some(due) => {
            t!(ctx, "indicator-target-by", value = value, due = format_day(due, ctx.language))
        }
        None if matches!(target.due_text.as_str(), "" | "offen") => {
            t!(ctx, "indicator-target-without-date", value = value)
        }
        None => {
            t!(
                ctx,
                "indicator-target-by",
                value = value,
                due = super::chart::written(ctx, &target.due_text)
            )
        }
    }
}

fn last_published(ctx: &Ctx, record: &IndicatorRecord, has_example: bool) -> Option<AnyView> {
    let value = record.latest().filter(|_| has_example)?;
    let text = format!(
        "{} ({})",
        labels::observed(ctx, &record.indicator, value),
        value.period.short_label(ctx.language)
    );
    let row = fact(t!(ctx, "indicator-last-published"), text.into_any());
    Some(view! { <dl class="wk-dl">{row}</dl> }.into_any())
}

fn fact(name: String, value: AnyView) -> AnyView {
    view! { <dt>{name}</dt><dd>{value}</dd> }.into_any()
}

/// Where a panel shows the first measures only: the way to all of them.
fn all_links(ctx: &Ctx, catalogue: &Catalogue, indicator: &Indicator) -> Option<AnyView> {
    let all = catalogue.links_to(&indicator.code).len();
    (all > MOST_LINKS).then(|| {
        let href = ctx.href(&format!("/massnahmen?indikator={}", indicator.code));
        let text = t!(ctx, "indicator-measures-all", count = parts::count(all));
        view! { <p><a class="wk-link" href=href>{text}</a></p> }.into_any()
    })
}

/// The measures that are meant to change the indicator, each as a sentence.
pub fn measures(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    let items: Vec<_> = catalogue
        .links_to(&indicator.code)
        .take(MOST_LINKS)
        .map(|(measure, link)| {
            let href = ctx.href(&format!("/massnahmen/{}", measure.measure.slug));
            let text = sentence::contribution(ctx, indicator, link);
            view! {
                <li>
                    <p>
                        <a href=href>{measure.measure.name.get(ctx.language).to_owned()}</a>
                        " "
                        {text}
                        ". "
                        {ui::example_if(ctx, link.evidence.is_example())}
                    </p>
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "indicator-no-measures")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> {all_links(ctx, catalogue, indicator)} }.into_any()
    };
    let planner = ctx.is_planner().then(|| {
        view! {
            <p class="wk-small wk-muted">{t!(ctx, "indicator-no-measures-planner")}</p>
            <a class="wk-btn wk-btn--secondary" href=ctx.href("/massnahmen")>
                {t!(ctx, "indicator-link-measure")}
            </a>
        }
    });
    view! {
        <section class="wk-panel"><h2>{t!(ctx, "indicator-measures")}</h2>{content}{planner}</section>
    }
    .into_any()
}
