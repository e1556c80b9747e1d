//! The values before and after the start of each linked measure. A change after a start, never its cause.

use super::sentence::deviation_of;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::before_after::areas::{AreaComparison, between_areas};
use domain::indicator::before_after::means::{Means, Side, compare};
use domain::indicator::before_after::segmented::{Coefficient, Segmented, segmented};
use domain::indicator::before_after::{Caution, Start};
use domain::indicator::series::Series;
use domain::key::AreaCode;
use domain::measure::Measure;
use domain::number::format_shortest;
use domain::period::{Period, format_day};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Measures set against the values; the rest are in the list of measures.
const MOST_MEASURES: usize = 8;

/// A table with a row per linked measure that has values on both sides of its start; none without such a measure. The
/// areas that the page compares stand beside Lower Saxony.
pub fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
) -> Option<AnyView> {
    let series = Series::published(record.of_area(&AreaCode::home()));
    let others: Vec<(&AreaCode, String, Series)> = compare
        .iter()
        .map(|area| {
            let name = labels::area(ctx, catalogue, area);
            (area, name, Series::published(record.of_area(area)))
        })
        .collect();
    let rows: Vec<_> = catalogue
        .links_to(&record.indicator.code)
        .filter_map(|(measure, _)| {
            let began = measure.measure.start?;
            let start = Start::at(began.start());
            let found = self::compare(&series, start);
            found.difference?;
            let model = segmented(&series, start).ok();
            let beside: Vec<_> = others
                .iter()
                .map(|(_, name, of)| (name.as_str(), self::compare(of, start)))
                .collect();
            let joint = joint(&series, &others, start);
            Some(row(
                ctx,
                &record.indicator,
                (&measure.measure, began),
                &found,
                model.as_ref(),
                (&beside[..], joint.as_ref()),
            ))
        })
        .take(MOST_MEASURES)
        .collect();
    let columns =
        columns(ctx).map(|title| view! { <th role="columnheader" scope="col">{title}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="wk-panel wk-last" aria-labelledby="vorher-nachher">
                <h2 id="vorher-nachher">{t!(ctx, "start-title")}</h2>
                <p>{t!(ctx, "start-lead")}</p>
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{t!(ctx, "start-caption")}</caption>
                    <thead role="rowgroup"><tr role="row">{columns.collect_view()}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn columns(ctx: &Ctx) -> [String; 4] {
    [
        t!(ctx, "start-measure"),
        t!(ctx, "start-before"),
        t!(ctx, "start-after"),
        t!(ctx, "start-change"),
    ]
}

fn row(
    ctx: &Ctx,
    indicator: &Indicator,
    (measure, began): (&Measure, Period),
    found: &Means,
    model: Option<&Segmented>,
    (beside, joint): (&[(&str, Means)], Option<&AreaComparison>),
) -> AnyView {
    let [_, before, after, change] = columns(ctx);
    let href = ctx.href(&format!("/massnahmen/{}", measure.slug));
    let began = t!(ctx, "start-began", period = began.label(ctx.language));
    let text = changes(ctx, indicator, found, model, (beside, joint));
    let example = ui::example_if(ctx, measure.evidence.is_example());
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=href>{measure.name.get(ctx.language).to_owned()}</a>" "{example}<br/>
                <span class="wk-small wk-muted">{began}</span>
            </th>
            <td role="cell" data-l=before>{side(ctx, indicator, found.before)}</td>
            <td role="cell" data-l=after>{side(ctx, indicator, found.after)}</td>
            <td role="cell" data-l=change>{text}</td>
        </tr>
    }
    .into_any()
}

/// Mean, number of values, and slope where there is one.
fn side(ctx: &Ctx, indicator: &Indicator, side: Side) -> AnyView {
    let mean = side.mean.map(|mean| labels::rounded(ctx, indicator, mean));
    let points = i64::try_from(side.points).unwrap_or(i64::MAX);
    let slope = side.slope.map(|slope| {
        let slope = deviation_of(ctx, indicator, slope);
        view! { <br/><span class="wk-small wk-muted">{t!(ctx, "start-slope", slope = slope)}</span> }
    });
    view! {
        <span class="wk-num">{mean}</span>
        <br/><span class="wk-small wk-muted">{t!(ctx, "start-points", count = points)}</span>
        {slope}
    }
    .into_any()
}

/// Lower Saxony and the areas beside it over the days that all of them have; none where those are too few.
fn joint(
    home: &Series,
    others: &[(&AreaCode, String, Series)],
    start: Start,
) -> Option<AreaComparison> {
    let mut areas: BTreeMap<AreaCode, Series> =
        others.iter().map(|(area, _, series)| ((*area).clone(), series.clone())).collect();
    if areas.is_empty() {
        return None;
    }
    areas.insert(AreaCode::home(), home.clone());
    between_areas(&areas, &AreaCode::home(), start).ok()
}

/// The difference, the model where the values carry one, the areas beside it, and what limits all of it.
fn changes(
    ctx: &Ctx,
    indicator: &Indicator,
    found: &Means,
    model: Option<&Segmented>,
    (areas, joint): (&[(&str, Means)], Option<&AreaComparison>),
) -> String {
    let difference = |of: &Means| Some(deviation_of(ctx, indicator, of.difference?));
    let means = difference(found).map(|change| t!(ctx, "start-difference", change = change));
    let beside: Vec<_> = areas
        .iter()
        .filter_map(|(name, of)| {
            let (name, change) = ((*name).to_owned(), difference(of)?);
            Some(t!(ctx, "start-area", area = name, change = change))
        })
        .collect();
    let joint = joint.map(|found| {
        t!(
            ctx,
            "start-joint",
            change = deviation_of(ctx, indicator, found.difference_in_differences),
            own = deviation_of(ctx, indicator, found.treated.slope_before),
            others = deviation_of(ctx, indicator, found.others_slope_before)
        )
    });
    let step = model.map(|model| {
        let step = coefficient(ctx, indicator, &model.step);
        match &model.slope_change {
            Some(bend) => {
                let bend = coefficient(ctx, indicator, bend);
                t!(ctx, "start-step-and-slope", step = step, slope = bend)
            }
            None => t!(ctx, "start-step", step = step),
        }
    });
    // The model repeats what the means already say.
    let mut cautions = found.cautions.clone();
    for caution in model.iter().flat_map(|model| &model.cautions) {
        if !cautions.contains(caution) {
            cautions.push(*caution);
        }
    }
    let few = model.is_none().then(|| t!(ctx, "start-no-model"));
    let cautions = cautions.iter().filter_map(|of| caution(ctx, of));
    means
        .into_iter()
        .chain(beside)
        .chain([joint, step, few].into_iter().flatten())
        .chain(cautions)
        .collect::<Vec<_>>()
        .join(" ")
}

/// An estimate with its interval, where the values are enough for one.
fn coefficient(ctx: &Ctx, indicator: &Indicator, of: &Coefficient) -> String {
    let estimate = deviation_of(ctx, indicator, of.estimate);
    match of.inference {
        Some(range) => t!(
            ctx,
            "start-interval",
            estimate = estimate,
            low = deviation_of(ctx, indicator, range.low),
            high = deviation_of(ctx, indicator, range.high)
        ),
        None => estimate,
    }
}

/// What a reader has to know; none for what only concerns a comparison of many areas.
fn caution(ctx: &Ctx, caution: &Caution) -> Option<String> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Some(match caution {
        Caution::SmallSample { need, .. } => t!(ctx, "start-caution-small", need = count(*need)),
        Caution::StepOnly { points } => t!(ctx, "start-caution-step", points = count(*points)),
        Caution::SeveralValuesAYear => t!(ctx, "start-caution-seasons"),
        Caution::UnevenSpacing => t!(ctx, "start-caution-uneven"),
        Caution::Autocorrelation { durbin_watson } => {
            let statistic = format_shortest(*durbin_watson, 1, ctx.language);
            t!(ctx, "start-caution-autocorrelation", statistic = statistic)
        }
        Caution::ExactFit => t!(ctx, "start-caution-exact"),
        Caution::CutAtBreak { day } => {
            t!(ctx, "method-warning-cut", day = format_day(*day, ctx.language))
        }
        Caution::TransitionLeftOut { points } => {
            t!(ctx, "start-caution-transition", points = count(*points))
        }
        Caution::Provisional => t!(ctx, "method-provisional"),
        Caution::DaysLeftOut { .. }
        | Caution::SlopesDifferBefore { .. }
        | Caution::FewAreas { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, observation, record, with_values};
    use super::*;
    use crate::pages::measures::fixtures::with_measure;

    #[test]
    fn values_on_both_sides_are_set_side_by_side_and_nothing_is_called_an_effect() {
        let record = with_values(record(), |values| {
            values.clear();
            for (year, value) in (2012..).zip([10.0, 12.0, 14.0, 16.0, 28.0, 30.0, 32.0]) {
                values.push(observation("DE-NI", &year.to_string(), value));
            }
        });
        let catalogue = with_measure(catalogue(&record), &record.indicator.code, "2016");
        let ctx = ctx(None);
        let html = Owner::new()
            .with(|| section(&ctx, &catalogue, &record, &[]).expect("a table").to_html());
        let html = html.replace('\u{a0}', " ");
        for text in [
            "13,0 %",
            "4 Werte",
            "30,0 %",
            "Unterschied der Mittelwerte: +17,0 Prozentpunkte.",
            "+10,0 Prozentpunkte",
            "Steigung +2,0 Prozentpunkte im Jahr",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("Wirkung"), "{html}");
    }
}
