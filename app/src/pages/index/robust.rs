//! How far the result depends on the choices made, in plain words.

use super::Shown;
use super::parts::{field_name, indicator_name, interval, mean, points, signed, table};
use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::Catalogue;
use domain::index::robust::{Variant, Varied};
use domain::index::standing::{REPLICATIONS, SEED, SPREAD};
use domain::number::format_number;
use leptos::prelude::*;

fn varied(ctx: &Ctx, catalogue: &Catalogue, variant: &Variant) -> String {
    match &variant.varied {
        Varied::WithoutField(code) => {
            t!(ctx, "index-without", name = field_name(ctx, catalogue, code))
        }
        Varied::WithoutIndicator(code) => {
            t!(ctx, "index-without", name = indicator_name(ctx, catalogue, code))
        }
        Varied::EqualFields => t!(ctx, "index-variant-equal"),
        Varied::Across(other) => t!(ctx, "index-variant-across", mean = mean(ctx, *other)),
        Varied::Within(other) => t!(ctx, "index-variant-within", mean = mean(ctx, *other)),
        Varied::Unclamped => t!(ctx, "index-variant-unclamped"),
        Varied::MinMax => t!(ctx, "index-variant-min-max"),
        Varied::Imputed(_) => t!(ctx, "index-variant-imputed"),
    }
}

/// The panel; nothing without an index.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    let (standing, value) = (shown.standing?, shown.value()?);
    let found = standing.interval?;
    let replications = u32::try_from(REPLICATIONS).unwrap_or(u32::MAX);
    let count = format_number(f64::from(replications), 0, ctx.language);
    let spread = format_number(SPREAD * 100.0, 0, ctx.language);
    let means = if found.both_means {
        t!(ctx, "index-robust-both-means")
    } else {
        t!(ctx, "index-robust-one-mean")
    };
    let moved =
        |variant: &&Variant| variant.value.is_some_and(|other| (other - value).abs() >= 0.05);
    let mut variants: Vec<&Variant> = standing.variants.iter().filter(moved).collect();
    let apart = |variant: &Variant| variant.value.map_or(0.0, |other| (other - value).abs());
    variants.sort_by(|a, b| apart(b).total_cmp(&apart(a)));
    let strongest = variants.first().map(|variant| {
        let change = signed(ctx, variant.value.unwrap_or(value) - value);
        t!(ctx, "index-robust-strongest", choice = varied(ctx, catalogue, variant), change = change)
    });
    let rows = variants.iter().filter_map(|variant| {
        let other = variant.value?;
        let name = varied(ctx, catalogue, variant);
        Some((name.into_any(), vec![points(ctx, other), signed(ctx, other - value)]))
    });
    let without = standing.variants.iter().filter(|variant| variant.value.is_none());
    let none: Vec<String> = without.map(|variant| varied(ctx, catalogue, variant)).collect();
    let none = (!none.is_empty()).then(|| t!(ctx, "index-robust-none", choices = none.join("; ")));
    let dominant = shown.edition.method.dominant();
    let warning = (!dominant.is_empty())
        .then(|| t!(ctx, "index-robust-dominant", elements = dominant.join(", ")));
    let heads = [t!(ctx, "index-choice"), t!(ctx, "index-points"), t!(ctx, "index-difference")];
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-robust">
                <h2 id="h-robust">{t!(ctx, "index-robust-title")}</h2>
                <p>
                    {t!(ctx, "index-robust-interval", interval = interval(ctx, &found), count = count, spread = spread)}
                    " "{means}" "{strongest}
                </p>
                {none.map(|text| view! { <p>{text}</p> })}
                {warning.map(|text| view! { <p>{text}</p> })}
                {table(&t!(ctx, "index-robust-caption"), &heads, rows.collect())}
                <p class="wk-small wk-muted">{t!(ctx, "index-robust-seed", seed = SEED.to_string())}</p>
            </section>
        }
        .into_any(),
    )
}
