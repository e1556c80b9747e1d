//! Values of parts of a year put together to years.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::{IndicatorRecord, Year};
use domain::indicator::aggregate::Refusal;
use domain::indicator::marks::MarkedValue;
use domain::key::AreaCode;
use domain::period::Period;
use leptos::prelude::*;

/// Most years that are shown.
const MOST: usize = 12;

/// The years of Lower Saxony; none where values are no parts of years.
pub fn section(ctx: &Ctx, record: &IndicatorRecord) -> Option<AnyView> {
    let years = record.years(&AreaCode::home());
    let columns = [t!(ctx, "years-year"), t!(ctx, "value-value")];
    let rows: Vec<_> =
        years.iter().take(MOST).map(|year| row(ctx, record, &columns, year)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="wk-panel wk-last" aria-labelledby="jahre">
                <h2 id="jahre">{t!(ctx, "years-title")}</h2>
                <p>{t!(ctx, "years-lead")}</p>
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{t!(ctx, "years-title")}</caption>
                    {ui::table_head(&columns)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn row(ctx: &Ctx, record: &IndicatorRecord, columns: &[String], (year, found): &Year) -> AnyView {
    let cell = match found {
        Ok(MarkedValue { value, marks }) => {
            let amount = labels::amount(ctx, &record.indicator, *value);
            let text = labels::qualified(ctx, marks.qualifier, amount);
            let example = marks.evidence.is_example();
            view! { {text}" "{ui::example_if(ctx, example)} }.into_any()
        }
        Err(refusal) => view! { <span class="wk-muted">{why(ctx, refusal)}</span> }.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="wk-num">{year.label(ctx.language)}</th>
            <td role="cell" data-l=columns[1].clone()>{cell}</td>
        </tr>
    }
    .into_any()
}

/// Why the parts of a year make no value.
fn why(ctx: &Ctx, refusal: &Refusal<Period>) -> String {
    let list = |periods: &[Period]| {
        periods.iter().map(|p| p.label(ctx.language)).collect::<Vec<_>>().join(", ")
    };
    match refusal {
        Refusal::Missing(periods) => t!(ctx, "years-missing", periods = list(periods)),
        Refusal::NoDenominator(periods) => {
            t!(ctx, "years-no-denominator", periods = list(periods))
        }
        Refusal::DefinitionDiffers(periods) => t!(ctx, "years-definition", periods = list(periods)),
        Refusal::AcrossBreak(period) => {
            t!(ctx, "years-break", period = period.label(ctx.language))
        }
        Refusal::Overlap(one, other) => t!(
            ctx,
            "years-overlap",
            one = one.label(ctx.language),
            other = other.label(ctx.language)
        ),
        Refusal::NotAdditive
        | Refusal::Outside(_)
        | Refusal::NotACount(_)
        | Refusal::OutOfRange => t!(ctx, "years-none"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ctx, example, observation, record, with_values};
    use super::*;
    use domain::indicator::aggregate::Accumulation;

    #[test]
    fn quarters_make_a_year_with_its_label_and_a_gap_is_named() {
        let mut record = with_values(record(), |values| {
            values.clear();
            for q in 1..=3 {
                values.push(observation("DE-NI", &format!("2023-Q{q}"), 2.0));
                values.push(observation("DE-NI", &format!("2024-Q{q}"), 2.0));
            }
            values.push(example("2023-Q4", 4.0));
        });
        record.indicator.unit = "Anzahl".into();
        record.indicator.measured.accumulation = Some(Accumulation::PerPeriod);
        let html = Owner::new()
            .with(|| section(&ctx(None), &record).expect("two years").to_html())
            .replace('\u{a0}', " ");
        assert!(html.contains("10") && html.contains("Beispielwert"), "{html}");
        assert!(html.contains("Es fehlt: 4. Quartal 2024"), "{html}");
    }
}
