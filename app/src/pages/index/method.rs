//! A method in plain words, with its formula and its parameters.

use super::parts::{field_name, indicator_name, mean, percent, table};
use super::redraft;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::Catalogue;
use domain::index::draft::Kind;
use domain::index::edition::Edition;
use domain::index::{Aggregation, Coverage, Imputation, Method, Normaliser, Outliers};
use domain::number::{MAX_DECIMALS, format_shortest};
use leptos::prelude::*;

/// The panel of an edition's method.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, edition: &Edition) -> AnyView {
    let method = &edition.method;
    let steps: Vec<_> =
        sentences(ctx, method).into_iter().map(|text| view! { <li>{text}</li> }).collect();
    view! {
        <section class="wk-panel" aria-labelledby="h-verfahren">
            <h2 id="h-verfahren">{t!(ctx, "index-method-title")}</h2>
            <ol class="wk-list">{steps}</ol>
            <p class="wk-strong">{formula(method)}</p>
            <p class="wk-small wk-muted">{t!(ctx, "index-formula-key")}</p>
            {parameters(ctx, catalogue, method)}
        </section>
    }
    .into_any()
}

fn sentences(ctx: &Ctx, method: &Method) -> Vec<String> {
    let draft = method.draft();
    let clamped = draft
        .elements
        .iter()
        .any(|e| matches!(e.normaliser, Normaliser::Goalposts { clamp: true, .. }));
    let fixed = draft.elements.iter().all(|e| matches!(e.normaliser, Normaliser::Goalposts { .. }));
    let number = |value| format_shortest(value, 2, ctx.language);
    let (low, high) = (number(draft.scale.low), number(draft.scale.high));
    let mut sentences = vec![match (fixed, clamped) {
        (true, true) => t!(ctx, "index-step-goalposts-clamped", low = low, high = high),
        (true, false) => t!(ctx, "index-step-goalposts", low = low, high = high),
        (false, _) => t!(ctx, "index-step-by-indicator"),
    }];
    if !method.is_absolute() {
        sentences.push(t!(ctx, "index-step-relative"));
    }
    if draft.imputation != Imputation::None {
        let how = redraft::imputation(ctx, draft.imputation);
        sentences.push(t!(ctx, "index-step-imputed", how = how));
    }
    if draft.outliers != Outliers::Keep {
        sentences.push(t!(ctx, "index-step-outliers"));
    }
    sentences.push(t!(ctx, "index-step-within", mean = mean(ctx, draft.within.aggregation)));
    sentences.push(t!(ctx, "index-step-across", mean = mean(ctx, draft.across.aggregation)));
    let origin = redraft::weighting(ctx, draft.across.weighting);
    sentences.push(t!(ctx, "index-step-weights", origin = origin));
    if draft.across.aggregation == Aggregation::Geometric {
        sentences.push(t!(ctx, "index-step-geometric"));
    }
    sentences.push(t!(ctx, "index-step-missing"));
    let needed = draft.across.coverage.needed(draft.fields.len());
    if draft.across.coverage != Coverage::ANY {
        let total = draft.fields.len().to_string();
        sentences.push(t!(ctx, "index-step-coverage", needed = needed.to_string(), total = total));
    }
    sentences
}

/// The formula as people write it, in one line.
fn formula(method: &Method) -> &'static str {
    match method.draft().across.aggregation {
        Aggregation::Arithmetic => "D = (g₁·F₁ + … + gₙ·Fₙ) / (g₁ + … + gₙ)",
        Aggregation::Geometric => "D = (F₁^g₁ · … · Fₙ^gₙ)^(1 / (g₁ + … + gₙ))",
        Aggregation::Harmonic => "D = (g₁ + … + gₙ) / (g₁/F₁ + … + gₙ/Fₙ)",
        Aggregation::Median => "D = Median(F₁ … Fₙ; g₁ … gₙ)",
        Aggregation::Copeland => "D = Siege − Niederlagen",
    }
}

fn parameters(ctx: &Ctx, catalogue: &Catalogue, method: &Method) -> AnyView {
    let draft = method.draft();
    let shares = method.field_shares();
    let weights = draft.fields.iter().zip(shares).map(|(field, share)| {
        (field_name(ctx, catalogue, &field.code).into_any(), vec![percent(ctx, share)])
    });
    let rows = draft.elements.iter().enumerate().map(|(at, element)| {
        let record = catalogue.indicators.get(&element.code);
        let words = |value: f64| match record {
            Some(record) => labels::amount(ctx, &record.indicator, value),
            None => format_shortest(value, MAX_DECIMALS, ctx.language),
        };
        let (worst, best) = match &element.normaliser {
            Normaliser::Goalposts { worst, best, .. } => (words(*worst), words(*best)),
            _ => ("–".to_owned(), "–".to_owned()),
        };
        let weight = format_shortest(method.element_weight(at), 3, ctx.language);
        let name = indicator_name(ctx, catalogue, &element.code);
        let link = ctx.href(&format!("/indikatoren/{}", element.code));
        let head = view! { <a href=link>{name}</a> }.into_any();
        let kind = redraft::kind(ctx, Kind::of(&element.normaliser));
        (head, vec![element.field.to_string(), kind, worst, best, weight])
    });
    let heads = [
        t!(ctx, "index-indicator"),
        t!(ctx, "index-field"),
        t!(ctx, "draft-kind"),
        t!(ctx, "index-worst"),
        t!(ctx, "index-best"),
        t!(ctx, "index-weight"),
    ];
    view! {
        {table(&t!(ctx, "index-weights-caption"), &[t!(ctx, "index-field"), t!(ctx, "index-weight")], weights.collect())}
        {table(&t!(ctx, "index-goalposts-caption"), &heads, rows.collect())}
    }
    .into_any()
}
