//! Properties of the comparisons before and after a start.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Days, NaiveDate};
use domain::indicator::before_after::areas::between_areas;
use domain::indicator::before_after::means::compare;
use domain::indicator::before_after::segmented::{Segmented, segmented};
use domain::indicator::before_after::{FEWEST_FOR_INFERENCE, Start};
use domain::indicator::series::{Series, SeriesPoint};
use domain::key::AreaCode;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn year_end(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

fn yearly(values: impl IntoIterator<Item = f64>) -> Series {
    Series::new((2000..).zip(values).map(|(year, value)| SeriesPoint {
        day: year_end(year),
        value,
        provisional: false,
        after_break: false,
    }))
}

fn start_after(points: usize) -> Start {
    Start::at(year_end(2000 + i32::try_from(points).unwrap()))
}

/// Values and how many of them lie before the start, three at least on either side.
fn values() -> impl Strategy<Value = (Vec<f64>, usize)> {
    let value = (-10_000..10_000_i32).prop_map(|number| f64::from(number) / 100.0);
    (3..14_usize, 3..14_usize).prop_flat_map(move |(before, after)| {
        (proptest::collection::vec(value.clone(), before + after), Just(before))
    })
}

fn fitted(values: impl IntoIterator<Item = f64>, before: usize) -> Segmented {
    segmented(&yearly(values), start_after(before)).unwrap()
}

fn is_close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-7 * left.abs().max(right.abs()).max(1.0)
}

fn any_series() -> impl Strategy<Value = Series> {
    let day = prop_oneof![
        (1990..2030).prop_map(year_end),
        (0_u64..100_000_000).prop_map(|days| {
            NaiveDate::MIN.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
        }),
    ];
    let point = (day, proptest::num::f64::ANY, any::<bool>(), proptest::bool::weighted(0.05));
    proptest::collection::vec(point, 0..24).prop_map(|points| {
        Series::new(points.into_iter().map(|(day, value, provisional, after_break)| SeriesPoint {
            day,
            value,
            provisional,
            after_break,
        }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_input_panics_and_no_number_shown_is_infinite(
        series in any_series(),
        other in any_series(),
        year in 1985..2035,
        settled in 1985..2035,
    ) {
        let start = Start::at(year_end(year)).with_transition_until(year_end(settled));
        let home = AreaCode::home();
        let areas = BTreeMap::from([
            (home.clone(), series.clone()),
            (AreaCode::parse("DE").unwrap(), other),
        ]);
        let shown = format!(
            "{:?} {:?} {:?}",
            compare(&series, start),
            segmented(&series, start),
            between_areas(&areas, &home, start),
        );
        let infinite = ["NaN", ": inf", "(inf", "-inf"];
        prop_assert!(!infinite.iter().any(|text| shown.contains(text)), "{}", shown);
    }

    #[test]
    fn a_line_added_to_the_values_moves_level_and_slope_alone(
        (values, before) in values(),
        level in -100..100_i32,
        slope in -100..100_i32,
    ) {
        let (level, slope) = (f64::from(level), f64::from(slope));
        let tilted = values.iter().zip(0_u8..).map(|(v, t)| v + level + slope * f64::from(t));
        let (one, other) = (fitted(values.clone(), before), fitted(tilted, before));
        prop_assert!(is_close(one.level.estimate + level, other.level.estimate));
        prop_assert!(is_close(one.slope.estimate + slope, other.slope.estimate));
        prop_assert!(is_close(one.step.estimate, other.step.estimate));
        let bend = |found: &Segmented| found.slope_change.map_or(0.0, |change| change.estimate);
        prop_assert!(is_close(bend(&one), bend(&other)));
        prop_assert!(is_close(one.residual_deviation, other.residual_deviation));
    }

    #[test]
    fn mirrored_values_have_mirrored_changes_as_sure_as_before((values, before) in values()) {
        let one = fitted(values.clone(), before);
        let other = fitted(values.iter().map(|value| -value), before);
        prop_assert!(is_close(one.step.estimate, -other.step.estimate));
        prop_assert!(is_close(one.change_after(3.0), -other.change_after(3.0)));
        match (one.step.inference, other.step.inference) {
            (Some(one), Some(other)) => prop_assert!(is_close(one.p, other.p)),
            (one, other) => prop_assert_eq!(one.is_none(), other.is_none()),
        }
    }

    #[test]
    fn there_are_intervals_only_with_enough_points_on_both_sides((values, before) in values()) {
        let after = values.len() - before;
        let found = fitted(values, before);
        if before.min(after) < FEWEST_FOR_INFERENCE {
            prop_assert!(found.step.inference.is_none());
        }
        if let Some(inference) = found.step.inference {
            prop_assert!((0.0..=1.0).contains(&inference.p));
            prop_assert!(inference.low <= found.step.estimate);
            prop_assert!(found.step.estimate <= inference.high);
            prop_assert!(inference.standard_error >= inference.ordinary);
            prop_assert!(inference.standard_error >= inference.newey_west);
        }
    }

    #[test]
    fn what_all_areas_share_is_no_difference_between_them(
        (values, before) in values(),
        shared in proptest::collection::vec(-100..100_i32, 28),
        offsets in proptest::collection::vec(-100..100_i32, 2..6),
    ) {
        let areas = |shared: &[i32]| -> BTreeMap<AreaCode, Series> {
            let area = |at: usize, factor: f64, offset: f64| {
                let own = values.iter().zip(shared);
                let series = yearly(own.map(|(v, s)| factor * v + f64::from(*s) + offset));
                (AreaCode::parse(&format!("A{at}")).unwrap(), series)
            };
            let others = offsets.iter().zip(1_u8..);
            let others = others.map(|(o, at)| area(at.into(), f64::from(at) / 10.0, f64::from(*o)));
            std::iter::once(area(0, 1.0, 0.0)).chain(others).collect()
        };
        let treated = AreaCode::parse("A0").unwrap();
        let start = start_after(before);
        let one = between_areas(&areas(&shared), &treated, start).unwrap();
        let other = between_areas(&areas(&[0; 28]), &treated, start).unwrap();
        prop_assert!(is_close(one.difference_in_differences, other.difference_in_differences));
        let number = 1.0 + f64::from(u8::try_from(offsets.len()).unwrap());
        prop_assert!(one.permutation_p >= 1.0 / number && one.permutation_p <= 1.0);
    }
}
