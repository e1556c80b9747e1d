//! How far the result depends on the choices made, on a page of its own: sensitivities, what the fields have to do with
//! each other, and what weights the data alone would suggest.

use super::parts::{field_name, indicator_name, percent, table};
use super::{PATH, Shown, robust};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::index::diagnose::{FEW_UNITS, RELIABLE, Warning};
use domain::index::diagnosis::{Diagnosis, diagnose};
use domain::index::method::TOP;
use domain::index::robust::Factor;
use domain::index::standing::{SAMPLES, Standing};
use domain::key::{FieldCode, IndicatorCode};
use domain::number::format_number;
use leptos::prelude::*;

/// Path of the page.
pub const ROBUST: &str = "/digitalisierungsgrad/robustheit";

/// The page; not found is for the caller where there is no edition.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>, results: &[Standing]) -> Page {
    let title = t!(ctx, "robust-title");
    let of = |s: &&Standing| s.edition == shown.edition.id && s.basis == shown.basis;
    let cases: Vec<&Standing> = results.iter().filter(of).collect();
    let found = diagnose(&shown.edition.method, &cases);
    let trail = vec![(PATH.to_owned(), t!(ctx, "index-name"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "robust-lead", title = shown.title(ctx))}" "{ui::example_if(ctx, shown.is_example())}</p>
            </div>
            {robust::panel(ctx, catalogue, shown)}
            {sensitivity(ctx, shown)}
            {warnings(ctx, catalogue, &found)}
            {correlations(ctx, catalogue, shown, &found)}
            {reliability(ctx, catalogue, &found)}
            {components(ctx, catalogue, shown, &found)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn factor(ctx: &Ctx, factor: Factor) -> String {
    match factor {
        Factor::Normalisation => t!(ctx, "robust-factor-normalisation"),
        Factor::Aggregation => t!(ctx, "robust-factor-aggregation"),
        Factor::LeftOut => t!(ctx, "robust-factor-left-out"),
        Factor::WeightsBelow => t!(ctx, "robust-factor-weights-below"),
        Factor::WeightsOnTop => t!(ctx, "robust-factor-weights-on-top"),
    }
}

fn sensitivity(ctx: &Ctx, shown: &Shown<'_>) -> Option<AnyView> {
    let mut found = shown.standing?.sensitivity.clone();
    found.sort_by(|a, b| b.1.total.total_cmp(&a.1.total));
    let (first, most) = found.first()?;
    let sentence = t!(
        ctx,
        "robust-sobol-sentence",
        factor = factor(ctx, *first),
        share = percent(ctx, most.total.clamp(0.0, 1.0))
    );
    let span = |bounds: (f64, f64)| {
        t!(ctx, "index-interval", low = percent(ctx, bounds.0), high = percent(ctx, bounds.1))
    };
    let rows = found.iter().map(|(which, share)| {
        let cells = vec![
            percent(ctx, share.first),
            span(share.first_bounds),
            percent(ctx, share.total),
            span(share.total_bounds),
        ];
        (factor(ctx, *which).into_any(), cells)
    });
    let heads = [
        t!(ctx, "robust-factor"),
        t!(ctx, "robust-first"),
        t!(ctx, "robust-bounds"),
        t!(ctx, "robust-total"),
        t!(ctx, "robust-bounds"),
    ];
    let samples =
        format_number(f64::from(u16::try_from(SAMPLES).unwrap_or(u16::MAX)), 0, ctx.language);
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-sobol">
                <h2 id="h-sobol">{t!(ctx, "robust-sobol-title")}</h2>
                <p>{sentence}</p>
                {table(&t!(ctx, "robust-sobol-caption"), &heads, rows.collect())}
                <p class="wk-small wk-muted">{t!(ctx, "robust-sobol-how", samples = samples)}</p>
            </section>
        }
        .into_any(),
    )
}

/// The name behind a code of a field or indicator, or of the whole.
fn name(ctx: &Ctx, catalogue: &Catalogue, code: &str) -> String {
    if code == TOP {
        return t!(ctx, "index-name");
    }
    if let Ok(field) = FieldCode::parse(code)
        && catalogue.fields.iter().any(|known| known.code == field)
    {
        return field_name(ctx, catalogue, &field);
    }
    IndicatorCode::parse(code)
        .map_or_else(|_| code.to_owned(), |code| indicator_name(ctx, catalogue, &code))
}

fn coefficient(ctx: &Ctx, value: f64) -> String {
    format_number(value, 2, ctx.language)
}

fn warnings(ctx: &Ctx, catalogue: &Catalogue, found: &Diagnosis) -> AnyView {
    // Many pairs can go together; said once, with the pairs below, it stays readable.
    let (mut alike, mut opposed, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for warning in &found.warnings {
        match warning {
            Warning::Redundant { one, other, r, units } => {
                let pair = t!(
                    ctx,
                    "robust-warning-pair",
                    one = name(ctx, catalogue, one),
                    other = name(ctx, catalogue, other),
                    r = coefficient(ctx, *r),
                    units = units.to_string()
                );
                if *r < 0.0 { opposed.push(pair) } else { alike.push(pair) }
            }
            Warning::Conflict { of, group, r, units } => others.push(t!(
                ctx,
                "robust-warning-conflict",
                of = name(ctx, catalogue, of),
                group = name(ctx, catalogue, group),
                r = coefficient(ctx, *r),
                units = units.to_string()
            )),
            Warning::Unreliable { group, alpha, elements } => others.push(t!(
                ctx,
                "robust-warning-unreliable",
                group = name(ctx, catalogue, group),
                alpha = coefficient(ctx, *alpha),
                elements = elements.to_string()
            )),
            Warning::FewUnits { units } => others.push(t!(
                ctx,
                "robust-warning-few",
                units = units.to_string(),
                enough = FEW_UNITS.to_string()
            )),
        }
    }
    let content = if found.warnings.is_empty() {
        view! { <p>{t!(ctx, "robust-no-warnings")}</p> }.into_any()
    } else {
        let others: Vec<_> = others.into_iter().map(|text| view! { <li>{text}</li> }).collect();
        view! {
            <ul class="wk-list">
                {pairs(t!(ctx, "robust-warning-alike"), alike)}
                {pairs(t!(ctx, "robust-warning-opposed"), opposed)}
                {others}
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-warnungen">
            <h2 id="h-warnungen">{t!(ctx, "robust-warnings-title")}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// One warning about several pairs, which stand below it; nothing where there is no pair.
fn pairs(text: String, pairs: Vec<String>) -> Option<AnyView> {
    if pairs.is_empty() {
        return None;
    }
    let items: Vec<_> = pairs.into_iter().map(|pair| view! { <li>{pair}</li> }).collect();
    Some(view! { <li>{text} <ul class="wk-list">{items}</ul></li> }.into_any())
}

fn correlations(
    ctx: &Ctx,
    catalogue: &Catalogue,
    shown: &Shown<'_>,
    found: &Diagnosis,
) -> Option<AnyView> {
    let fields = &shown.edition.method.draft().fields;
    let field = |at: usize| field_name(ctx, catalogue, &fields[at].code);
    let mut pairs: Vec<_> = found.pairs.iter().collect();
    pairs.sort_by(|a, b| b.r.abs().total_cmp(&a.r.abs()));
    let rows: Vec<_> = pairs
        .into_iter()
        .map(|pair| {
            let both = format!("{} – {}", field(pair.fields.0), field(pair.fields.1));
            let rho = pair.rho.map_or_else(|| "–".to_owned(), |rho| coefficient(ctx, rho));
            (both.into_any(), vec![coefficient(ctx, pair.r), rho, pair.cases.to_string()])
        })
        .collect();
    let heads = [
        t!(ctx, "robust-pair"),
        t!(ctx, "robust-pearson"),
        t!(ctx, "robust-spearman"),
        t!(ctx, "robust-cases"),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-zusammenhang">
                <h2 id="h-zusammenhang">{t!(ctx, "robust-correlation-title")}</h2>
                <p>{t!(ctx, "robust-correlation-lead", cases = found.cases.to_string())}</p>
                {table(&t!(ctx, "robust-correlation-caption"), &heads, rows)}
            </section>
        }
        .into_any()
    })
}

fn reliability(ctx: &Ctx, catalogue: &Catalogue, found: &Diagnosis) -> Option<AnyView> {
    let rows: Vec<_> = found
        .reliability
        .iter()
        .map(|group| {
            let name = match &group.field {
                Some(code) => field_name(ctx, catalogue, code),
                None => t!(ctx, "index-name"),
            };
            let alpha = group.alpha.map_or_else(|| "–".to_owned(), |a| coefficient(ctx, a));
            (name.into_any(), vec![alpha, group.elements.to_string()])
        })
        .collect();
    let heads = [t!(ctx, "robust-group"), t!(ctx, "robust-alpha"), t!(ctx, "robust-elements")];
    (!rows.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-alpha">
                <h2 id="h-alpha">{t!(ctx, "robust-alpha-title")}</h2>
                <p>{t!(ctx, "robust-alpha-lead", least = coefficient(ctx, RELIABLE))}</p>
                {table(&t!(ctx, "robust-alpha-caption"), &heads, rows)}
            </section>
        }
        .into_any()
    })
}

fn components(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>, found: &Diagnosis) -> AnyView {
    let fields = &shown.edition.method.draft().fields;
    let now = shown.edition.method.field_shares();
    let content = match &found.components {
        None => view! { <p>{t!(ctx, "robust-components-none")}</p> }.into_any(),
        Some(weights) => {
            let rows = weights.iter().map(|(at, weight)| {
                let name = field_name(ctx, catalogue, &fields[*at].code);
                (name.into_any(), vec![percent(ctx, *weight), percent(ctx, now[*at])])
            });
            let heads = [
                t!(ctx, "index-field"),
                t!(ctx, "robust-components-weight"),
                t!(ctx, "index-share-before"),
            ];
            view! {
                <p>{t!(ctx, "robust-components-lead")}</p>
                {table(&t!(ctx, "robust-components-caption"), &heads, rows.collect())}
            }
            .into_any()
        }
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-hauptkomponenten">
            <h2 id="h-hauptkomponenten">{t!(ctx, "robust-components-title")}</h2>
            {content}
        </section>
    }
    .into_any()
}
