//! The chart of an indicator: its specification from the data, nothing drawn here.

use super::sentence::{self, figure};
use crate::charts::line::{Event, Kind, LineSpec, MAX_COMPARED, PathSpec, Point, Series};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use chrono::{Datelike, NaiveDate};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::method::StatusMethod;
use domain::indicator::observation::Observation;
use domain::indicator::status::Polarity;
use domain::key::AreaCode;
use domain::number::format_shortest;
use domain::period::Period;
use std::collections::BTreeSet;

/// Most linked measures whose start and end are marked.
const MOST_EVENTS: usize = 12;

/// Values of a line drawn at most: closer together than five pixels nobody tells them apart.
const MOST_POINTS: usize = 160;

/// Of a long series what shows its course: of each stretch the lowest and the highest value, the first and last of all, and
/// the first after each break. All values stand in the table.
fn thinned(values: Vec<&Observation>) -> Vec<&Observation> {
    if values.len() <= MOST_POINTS {
        return values;
    }
    let stretch = values.len().div_ceil(MOST_POINTS / 2);
    let mut kept = BTreeSet::from([0, values.len() - 1]);
    for start in (0..values.len()).step_by(stretch) {
        let within = start..(start + stretch).min(values.len());
        let by_value = |a: &usize, b: &usize| values[*a].value.total_cmp(&values[*b].value);
        kept.extend(within.clone().min_by(by_value));
        kept.extend(within.clone().max_by(by_value));
        kept.extend(within.filter(|at| values[*at].is_break()));
    }
    kept.into_iter().map(|at| values[at]).collect()
}

/// The chart, or nothing where there is no value to draw.
pub fn spec(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
) -> Option<LineSpec> {
    let home = AreaCode::home();
    let drawn: Vec<_> = std::iter::once((&home, Kind::Home))
        .chain(
            compare.iter().take(MAX_COMPARED).enumerate().map(|(i, a)| (a, Kind::Compare(i + 1))),
        )
        .map(|(area, kind)| (area, kind, thinned(record.series(area).collect())))
        .filter(|(.., values)| !values.is_empty())
        .collect();
    if drawn.is_empty() {
        return None;
    }
    let values = || drawn.iter().flat_map(|(.., values)| values.iter().copied());
    let y_min = axis_start(&record.indicator, values());
    Some(LineSpec {
        title_id: "verlauf".to_owned(),
        caption: sentence::finding(ctx, record),
        subtitle: subtitle(ctx, catalogue, record, &drawn, y_min),
        description: description(ctx, catalogue, record, &drawn),
        series: drawn
            .iter()
            .map(|(area, kind, values)| Series {
                name: labels::area(ctx, catalogue, area),
                short: short(catalogue, area),
                kind: *kind,
                points: values.iter().map(|o| point(ctx, &record.indicator, o)).collect(),
            })
            .collect(),
        path: path(ctx, record, values().map(|o| o.period.end()).max()),
        events: events(catalogue, record),
        unit_label: unit_in_words(ctx, &record.indicator),
        y_min,
        y_max: record.indicator.max.filter(|_| record.indicator.is_percent()),
        interval_key: None,
        language: ctx.language,
    })
}

/// The small chart of an indicator among those of its field; nothing where Lower Saxony has no value.
pub fn small(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Option<LineSpec> {
    let spec = spec(ctx, catalogue, record, &[])?;
    let title_id = format!("klein-{}", record.indicator.code);
    Some(LineSpec { title_id, events: Vec::new(), ..spec })
}

fn point(ctx: &Ctx, indicator: &Indicator, o: &Observation) -> Point {
    let example = o.evidence.is_example();
    Point {
        day: o.period.end(),
        value: o.value,
        hollow: o.is_hollow(),
        example,
        // The last value of a line is always written out; an example in between would need its label.
        label: (!example).then(|| figure(ctx, o)),
        break_before: o.is_break(),
        interval: o.reach(indicator.is_percent()),
    }
}

/// Short name of an area for phones.
pub fn short(catalogue: &Catalogue, area: &AreaCode) -> String {
    catalogue.areas.get(area).map_or_else(|| area.to_string(), |a| a.short.clone())
}

/// The unit as a reader says it: `Prozent`, `Anzahl`, `Mio. €`.
pub fn unit_in_words(ctx: &Ctx, indicator: &Indicator) -> String {
    match indicator.unit.as_str() {
        "Prozent" => t!(ctx, "indicator-unit-percent"),
        "Anzahl" => t!(ctx, "indicator-unit-count"),
        unit => Some(labels::unit(ctx, indicator))
            .filter(|word| !word.is_empty())
            .unwrap_or_else(|| unit.to_owned()),
    }
}

/// A scale that begins above 0 begins there; an index without limits may begin near its values.
pub(super) fn axis_start<'a>(
    indicator: &Indicator,
    values: impl Iterator<Item = &'a Observation>,
) -> Option<f64> {
    if let Some(min) = indicator.min {
        return (min > 0.0).then_some(min);
    }
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), o| (l.min(o.value), h.max(o.value)));
    (indicator.unit == "Indexpunkte" && low > high / 2.0)
        .then(|| ((low - 5.0) / 10.0).floor() * 10.0)
}

type Drawn<'a> = (&'a AreaCode, Kind, Vec<&'a Observation>);

fn subtitle(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    drawn: &[Drawn<'_>],
    y_min: Option<f64>,
) -> String {
    let areas: Vec<_> = drawn.iter().map(|(area, ..)| labels::area(ctx, catalogue, area)).collect();
    let mut text = t!(
        ctx,
        "indicator-chart-subtitle",
        unit = unit_in_words(ctx, &record.indicator),
        areas = areas.join(", ")
    );
    let newest = drawn
        .iter()
        .flat_map(|(.., values)| values)
        .filter(|o| !o.evidence.is_example())
        .map(|o| o.vintage.as_str())
        .max()
        .filter(|vintage| !vintage.is_empty());
    if let Some(vintage) = newest {
        text.push_str(" · ");
        text.push_str(&t!(ctx, "indicator-chart-vintage", vintage = written(ctx, vintage)));
    }
    let is_thinned = drawn.iter().any(|(area, _, values)| values.len() < record.series(area).len());
    if is_thinned {
        text.push_str(" · ");
        text.push_str(&t!(ctx, "indicator-chart-thinned"));
    }
    if let Some(start) = y_min {
        text.push_str(" · ");
        let value = format_shortest(start, 1, ctx.language);
        text.push_str(&t!(ctx, "indicator-chart-axis", value = value));
    }
    text
}

/// A vintage is kept as its source says it; where that is a period, it is written as one.
pub fn written(ctx: &Ctx, vintage: &str) -> String {
    Period::parse(vintage).map_or_else(|_| vintage.to_owned(), |p| p.label(ctx.language))
}

fn description(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    drawn: &[Drawn<'_>],
) -> String {
    let values: Vec<_> = drawn
        .iter()
        .filter_map(|(area, _, values)| {
            Some(value_in_words(ctx, catalogue, record, area, values.last()?))
        })
        .collect();
    t!(ctx, "indicator-chart-description", values = values.join("; "))
}

/// „Niedersachsen 63,38 % (31.12.2024)", with the label of an example.
pub fn value_in_words(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    area: &AreaCode,
    o: &Observation,
) -> String {
    let text = t!(
        ctx,
        "indicator-chart-value",
        area = labels::area(ctx, catalogue, area),
        value = labels::observed(ctx, &record.indicator, o),
        period = o.period.label(ctx.language)
    );
    if o.evidence.is_example() { format!("{text}, {}", t!(ctx, "example")) } else { text }
}

/// The target path, prolonged to the last value where the target's date has passed.
fn path(ctx: &Ctx, record: &IndicatorRecord, last: Option<NaiveDate>) -> Option<PathSpec> {
    let indicator = &record.indicator;
    let target = record.leading_target()?;
    let (due, (near, far)) = (target.due?, target.tolerance?);
    let in_force = record.method_on(ctx.today);
    let agreed = target.path_in(in_force.shape()).ok().flatten()?;
    let mut points = agreed.corners();
    if let Some(last) = last.filter(|last| *last > due) {
        points.push((last, target.value));
    }
    // The corridor is drawn where it decides.
    let sign = match (indicator.polarity, in_force) {
        (Polarity::HigherBetter, StatusMethod::Corridor { .. }) => 1.0,
        (Polarity::LowerBetter, StatusMethod::Corridor { .. }) => -1.0,
        _ => 0.0,
    };
    let value = format_shortest(target.value, 2, ctx.language);
    let when = if (due.month(), due.day()) == (12, 31) {
        t!(ctx, "indicator-year-end", year = due.year().to_string())
    } else {
        Period::Day(due).when_phrase(ctx.language)
    };
    let in_words = |value: f64| {
        let number = format_shortest(value, 1, ctx.language);
        if indicator.is_percent() { t!(ctx, "indicator-points", value = number) } else { number }
    };
    let near_text = format_shortest(near, 1, ctx.language);
    Some(PathSpec {
        short: if target.baseline.is_some() {
            t!(ctx, "indicator-path-short", value = value.clone())
        } else {
            t!(ctx, "indicator-target-short", value = value.clone())
        },
        label: if target.baseline.is_some() {
            t!(ctx, "indicator-path-label", value = value, when = when)
        } else {
            t!(ctx, "indicator-target-label", value = value, when = when)
        },
        corridor_label: if sign < 0.0 {
            t!(ctx, "indicator-corridor-above", near = near_text, far = in_words(far))
        } else {
            t!(ctx, "indicator-corridor-below", near = near_text, far = in_words(far))
        },
        points,
        corridor: (near, far),
        sign,
        example: target.evidence.is_example(),
    })
}

/// Start and end of each linked measure, once. So many that no label could be read are none.
fn events(catalogue: &Catalogue, record: &IndicatorRecord) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    if catalogue.links_to(&record.indicator.code).len() > MOST_EVENTS {
        return events;
    }
    for (measure, _) in catalogue.links_to(&record.indicator.code) {
        let measure = &measure.measure;
        let days = [
            (measure.start.as_ref().map(Period::start), false),
            (measure.end.as_ref().map(Period::end), true),
        ];
        for (day, end) in days {
            let Some(day) = day else { continue };
            let event = Event { day, label: measure.short.clone(), end };
            if !events.contains(&event) {
                events.push(event);
            }
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::indicators::fixture::{day, observation};
    use domain::indicator::observation::ObservationStatus;

    #[test]
    fn a_long_series_is_drawn_by_the_ends_of_its_stretches_and_every_break() {
        let first = day("2015-01-01");
        let mut values: Vec<_> = (0..2_000_u64)
            .map(|number| {
                let mut value = observation("DE-NI", "2015", 50.0);
                value.period = Period::Day(first + chrono::Days::new(number));
                value
            })
            .collect();
        values[777].value = 99.0;
        values[778].value = 1.0;
        values[1_234].status = ObservationStatus::Break;
        let drawn = thinned(values.iter().collect());
        assert!(drawn.len() <= MOST_POINTS + 3, "{}", drawn.len());
        for at in [0, 777, 778, 1_234, 1_999] {
            assert!(drawn.contains(&&values[at]), "{at}");
        }
        assert!(drawn.is_sorted_by_key(|o| o.period.end()));
        let few: Vec<_> = values.iter().take(MOST_POINTS).collect();
        assert_eq!(thinned(few.clone()), few);
    }
}
