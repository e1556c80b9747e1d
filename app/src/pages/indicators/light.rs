//! A status with the method that gave it: in a word where there is room, as an abbreviation with its key in lists.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::IndicatorRecord;
use domain::indicator::choice::MethodChoice;
use domain::indicator::method::{StatusMethod, growth, threshold, weather};
use domain::indicator::path::PathShape;
use domain::indicator::status::{Assessment, MethodVersion, Polarity, Status};
use domain::number::{MAX_DECIMALS, format_shortest};
use domain::period::format_day;
use leptos::prelude::*;

/// Every method with its version, in the order in which a form offers them.
const METHODS: [MethodVersion; 7] = [
    PathShape::Linear.method(),
    PathShape::Stepwise.method(),
    PathShape::Given.method(),
    PathShape::Geometric.method(),
    weather::METHOD,
    growth::METHOD,
    threshold::METHOD,
];

/// The status and, beside it, the abbreviation of the method. What is never rated has no method.
pub fn light(ctx: &Ctx, record: &IndicatorRecord, assessment: &Assessment) -> AnyView {
    if record.indicator.polarity == Polarity::Context {
        return ui::status(ctx, assessment.status).into_any();
    }
    with_method(ctx, assessment.status, assessment.method)
}

/// The status and the abbreviation of the method that gave it.
pub fn with_method(ctx: &Ctx, status: Status, method: MethodVersion) -> AnyView {
    let full = in_full(ctx, method);
    view! {
        {ui::status(ctx, status)}
        " "
        <abbr class="wk-small wk-muted" title=full.clone()>
            <span aria-hidden="true">{abbreviation(ctx, method)}</span>
            <span class="wk-sr">{full.clone()}</span>
        </abbr>
    }
    .into_any()
}

/// What the abbreviations below a list mean: those of the methods given.
pub fn key(ctx: &Ctx, used: impl Iterator<Item = MethodVersion>) -> Option<AnyView> {
    let used: Vec<_> = used.collect();
    let each: Vec<_> = METHODS
        .iter()
        .filter(|method| used.contains(method))
        .map(|method| format!("{} = {}", abbreviation(ctx, *method), in_full(ctx, *method)))
        .collect();
    (!each.is_empty()).then(|| {
        let text = t!(ctx, "method-key", methods = each.join("; "));
        view! { <p class="wk-small wk-muted">{text}</p> }.into_any()
    })
}

/// „linearer Zielpfad, Version 1".
pub fn in_full(ctx: &Ctx, method: MethodVersion) -> String {
    let version = i64::from(method.version);
    t!(ctx, "method-in-full", name = name(ctx, method.code), version = version)
}

/// The name of a method by its code; the code itself where it is none.
pub fn name(ctx: &Ctx, code: &str) -> String {
    match code {
        "zielpfad-linear" => t!(ctx, "method-corridor"),
        "zielpfad-stufen" => t!(ctx, "method-corridor-stepwise"),
        "zielpfad-vorgegeben" => t!(ctx, "method-corridor-given"),
        "zielpfad-geometrisch" => t!(ctx, "method-corridor-geometric"),
        "dns-wetter" => t!(ctx, "method-weather"),
        "wachstumsrate" => t!(ctx, "method-growth"),
        "schwellenwerte" => t!(ctx, "method-thresholds"),
        other => other.to_owned(),
    }
}

fn abbreviation(ctx: &Ctx, method: MethodVersion) -> String {
    let letters = match method.code {
        "zielpfad-stufen" => t!(ctx, "method-short-stepwise"),
        "zielpfad-vorgegeben" => t!(ctx, "method-short-given"),
        "zielpfad-geometrisch" => t!(ctx, "method-short-geometric"),
        "dns-wetter" => t!(ctx, "method-short-weather"),
        "wachstumsrate" => t!(ctx, "method-short-growth"),
        "schwellenwerte" => t!(ctx, "method-short-thresholds"),
        _ => t!(ctx, "method-short-linear"),
    };
    format!("{letters}\u{a0}{}", method.version)
}

/// The shape of a path in words.
pub fn shape(ctx: &Ctx, shape: PathShape) -> String {
    match shape {
        PathShape::Linear => t!(ctx, "target-shape-linear"),
        PathShape::Stepwise => t!(ctx, "target-shape-stepwise"),
        PathShape::Given => t!(ctx, "target-shape-given"),
        PathShape::Geometric => t!(ctx, "target-shape-geometric"),
    }
}

/// The parameters of a method as a sentence; empty where it has none.
pub fn parameters(ctx: &Ctx, record: &IndicatorRecord, method: &StatusMethod) -> String {
    let number = |value| format_shortest(value, MAX_DECIMALS, ctx.language);
    match method {
        StatusMethod::Corridor { .. } | StatusMethod::Weather => String::new(),
        StatusMethod::Growth(ratio) => {
            let base = ratio
                .base()
                .map(|day| t!(ctx, "method-with-base", day = format_day(day, ctx.language)));
            let limit =
                ratio.limit().map(|limit| t!(ctx, "method-with-limit", value = number(limit)));
            base.into_iter().chain(limit).collect::<Vec<_>>().join(" ")
        }
        StatusMethod::Thresholds(bounds) => {
            let (near, far) = (number(bounds.on_plan()), number(bounds.at_risk()));
            if record.indicator.polarity == Polarity::LowerBetter {
                t!(ctx, "method-with-bounds-to", near = near, far = far)
            } else {
                t!(ctx, "method-with-bounds-from", near = near, far = far)
            }
        }
    }
}

/// Since when a method holds and who decided so: „Vorgabe", or „gilt seit 01.07.2026 nach: Beschluss 4/5.1".
pub fn since(ctx: &Ctx, choice: Option<&MethodChoice>) -> String {
    match choice {
        Some(choice) => t!(
            ctx,
            "method-since",
            day = format_day(choice.from, ctx.language),
            decided = choice.decided_in.clone()
        ),
        None => t!(ctx, "method-default"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ctx, record};
    use super::*;

    #[test]
    fn every_method_has_a_name_and_letters_of_its_own() {
        let ctx = ctx(None);
        for (place, method) in METHODS.into_iter().enumerate() {
            assert_ne!(name(&ctx, method.code), method.code);
            for other in METHODS.into_iter().take(place) {
                assert_ne!(abbreviation(&ctx, method), abbreviation(&ctx, other));
                assert_ne!(name(&ctx, method.code), name(&ctx, other.code));
            }
        }
    }

    #[test]
    fn the_method_stands_beside_the_light_for_eyes_and_ears() {
        let record = record();
        let ctx = ctx(None);
        let html = Owner::new()
            .with(|| light(&ctx, &record, &record.verdict(ctx.today)).to_html())
            .replace('\u{a0}', " ");
        assert!(html.contains("title=\"linearer Zielpfad, Version 1\""), "{html}");
        assert!(html.contains("<span aria-hidden=\"true\">ZP-L 1</span>"), "{html}");
        assert!(html.contains("<span class=\"wk-sr\">linearer Zielpfad, Version 1</span>"));
    }
}
