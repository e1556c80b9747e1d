//! Why the index changed, and what it would take to reach a target.

use super::Shown;
use super::parts::{field_name, indicator_name, points, signed, table};
use crate::charts;
use crate::charts::waterfall::{Step, Waterfall};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::Catalogue;
use domain::index::explain::{Cause, Explanation};
use domain::index::inputs;
use domain::index::reach::needs;
use domain::index::table::LARGEST;
use leptos::prelude::*;

fn cause(ctx: &Ctx, cause: Cause) -> String {
    match cause {
        Cause::Revision => t!(ctx, "index-cause-revision"),
        Cause::Data => t!(ctx, "index-cause-data"),
        Cause::Set => t!(ctx, "index-cause-set"),
        Cause::Weights => t!(ctx, "index-cause-weights"),
        Cause::Method => t!(ctx, "index-cause-method"),
    }
}

fn explained(ctx: &Ctx, found: &Explanation, from: i32, to: i32) -> String {
    let mut text = t!(
        ctx,
        "index-change-sentence",
        from = from.to_string(),
        to = to.to_string(),
        change = signed(ctx, found.to - found.from)
    );
    for part in found.parts.iter().filter(|part| part.amount.abs() >= 0.05) {
        let amount = signed(ctx, part.amount);
        let sentence = match part.cause {
            Cause::Revision => t!(ctx, "index-because-revision", amount = amount),
            Cause::Data => t!(ctx, "index-because-data", amount = amount),
            Cause::Set => t!(ctx, "index-because-set", amount = amount),
            Cause::Weights => t!(ctx, "index-because-weights", amount = amount),
            Cause::Method => t!(ctx, "index-because-method", amount = amount),
        };
        text.push(' ');
        text.push_str(&sentence);
    }
    text
}

/// The change since the year before as waterfall, table and sentences.
pub fn panel(ctx: &Ctx, shown: &Shown<'_>) -> Option<AnyView> {
    let standing = shown.standing?;
    let found = standing.change.as_ref()?;
    let (from, to) = (standing.year - 1, standing.year);
    let text = explained(ctx, found, from, to);
    let total = |year: i32, value: f64| Step {
        name: year.to_string(),
        text: points(ctx, value),
        span: (0.0, value),
        total: true,
    };
    let mut at = found.from;
    let mut steps = vec![total(from, found.from)];
    for part in &found.parts {
        let span = (at, at + part.amount);
        at = span.1;
        let name = cause(ctx, part.cause);
        steps.push(Step { name, text: signed(ctx, part.amount), span, total: false });
    }
    steps.push(total(to, found.to));
    let chart = Waterfall {
        id: "veraenderung".to_owned(),
        caption: t!(ctx, "index-change-title", from = from.to_string(), to = to.to_string()),
        description: text.clone(),
        steps,
    };
    let row = |name: String, value: String| (name.into_any(), vec![value]);
    let mut rows =
        vec![row(t!(ctx, "index-change-from", year = from.to_string()), points(ctx, found.from))];
    rows.extend(found.parts.iter().map(|p| row(cause(ctx, p.cause), signed(ctx, p.amount))));
    rows.push(row(t!(ctx, "index-change-to", year = to.to_string()), points(ctx, found.to)));
    let heads = [t!(ctx, "index-change-part"), t!(ctx, "index-points")];
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-veraenderung">
                <h2 id="h-veraenderung">{chart.caption.clone()}</h2>
                <figure class="wk-fig">
                    <figcaption>{text}<span>{t!(ctx, "index-change-how")}</span></figcaption>
                    {charts::waterfall(&chart)}
                </figure>
                {table(&t!(ctx, "index-change-caption"), &heads, rows)}
            </section>
        }
        .into_any(),
    )
}

/// The next full ten points above the index.
fn aim(value: f64) -> f64 {
    ((value / 10.0).floor() + 1.0) * 10.0
}

/// What each field and indicator alone would have to be to reach the next full ten points.
pub fn target(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    let standing = shown.standing?;
    let aim = aim(shown.value()?).min(LARGEST);
    let method = &shown.edition.method;
    let area = [standing.area.clone()];
    let values = inputs::table(catalogue, method, &area, standing.year, shown.basis, None).ok()?;
    let found = needs(method, &values, standing.area.as_str(), aim).ok()?;
    let never = || t!(ctx, "index-never");
    let fields = found.fields.iter().map(|need| {
        let needed = need.needed.map_or_else(never, |value| points(ctx, value));
        let name = field_name(ctx, catalogue, &need.code);
        (name.into_any(), vec![points(ctx, need.now), needed])
    });
    let elements = found.elements.iter().filter_map(|need| {
        let record = catalogue.indicators.get(&need.code)?;
        let words = |value| labels::rounded(ctx, &record.indicator, value);
        let needed = need.needed.map_or_else(never, words);
        let name = indicator_name(ctx, catalogue, &need.code);
        Some((name.into_any(), vec![words(need.now), needed]))
    });
    let heads = |first: String| [first, t!(ctx, "index-now"), t!(ctx, "index-needed")];
    let aim = points(ctx, aim);
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-ziel">
                <h2 id="h-ziel">{t!(ctx, "index-target-title", aim = aim.clone())}</h2>
                <p>{t!(ctx, "index-target-lead", aim = aim)}</p>
                <div class="wk-grid wk-grid--6-6">
                    {table(&t!(ctx, "index-target-fields"), &heads(t!(ctx, "index-field")), fields.collect())}
                    {table(&t!(ctx, "index-target-indicators"), &heads(t!(ctx, "index-indicator")), elements.collect())}
                </div>
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_aim_is_the_next_full_ten() {
        assert!((super::aim(67.2) - 70.0).abs() < 1e-9);
        assert!((super::aim(70.0) - 80.0).abs() < 1e-9);
    }
}
