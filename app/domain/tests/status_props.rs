//! Properties of target paths and statuses.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Days, NaiveDate};
use domain::indicator::path::{TargetPath, Tolerance};
use domain::indicator::status::{Polarity, Status, assess, deviation_text};
use domain::number::Language;
use proptest::prelude::*;

/// What a path is made of, in plain numbers that a test can shift and mirror.
#[derive(Debug, Clone, Copy)]
struct Inputs {
    baseline: f64,
    target: f64,
    length: u64,
    on_plan: f64,
    at_risk: f64,
}

impl Inputs {
    fn path(self) -> TargetPath {
        let tolerance = Tolerance::new(self.on_plan, self.at_risk).unwrap();
        TargetPath::new(self.baseline, first_day(), self.target, after(self.length), tolerance)
            .unwrap()
    }

    fn status(self, value: f64, day: NaiveDate, polarity: Polarity) -> Status {
        assess(Some((value, day)), Some(&self.path()), polarity).status
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 1, 1).unwrap()
}

fn after(days: u64) -> NaiveDate {
    first_day() + Days::new(days)
}

/// Hundredths, as people enter them, so that values on the bounds occur.
fn hundredths(range: std::ops::Range<i32>) -> impl Strategy<Value = f64> {
    range.prop_map(|number| f64::from(number) / 100.0)
}

fn inputs() -> impl Strategy<Value = Inputs> {
    let value = || hundredths(-20_000..20_000);
    let tolerance = || hundredths(0..2_000);
    (value(), value(), 1_u64..5_000, tolerance(), tolerance()).prop_map(
        |(baseline, target, length, a, b)| Inputs {
            baseline,
            target,
            length,
            on_plan: a.min(b),
            at_risk: a.max(b),
        },
    )
}

/// A value close enough to the path that every status occurs, and its day.
fn observed() -> impl Strategy<Value = (Inputs, f64, NaiveDate)> {
    (inputs(), hundredths(-3_000..3_000), 0_u64..6_000).prop_map(|(inputs, offset, days)| {
        let day = after(days);
        (inputs, inputs.path().expected_at(day).unwrap() + offset, day)
    })
}

fn rated() -> impl Strategy<Value = Polarity> {
    prop_oneof![Just(Polarity::HigherBetter), Just(Polarity::LowerBetter)]
}

fn flipped(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::HigherBetter => Polarity::LowerBetter,
        Polarity::LowerBetter => Polarity::HigherBetter,
        Polarity::Context => Polarity::Context,
    }
}

fn badness(status: Status) -> usize {
    Status::ALL.iter().position(|other| *other == status).unwrap()
}

proptest! {
    #[test]
    fn a_better_value_never_has_a_worse_status(
        (inputs, value, day) in observed(),
        gain in hundredths(0..3_000),
        polarity in rated(),
    ) {
        let better = if polarity == Polarity::HigherBetter { value + gain } else { value - gain };
        prop_assert!(
            badness(inputs.status(better, day, polarity)) <= badness(inputs.status(value, day, polarity))
        );
    }

    #[test]
    fn shifting_value_and_path_together_changes_nothing(
        (inputs, value, day) in observed(),
        shift in hundredths(-50_000..50_000),
        polarity in rated(),
    ) {
        let shifted = Inputs { baseline: inputs.baseline + shift, target: inputs.target + shift, ..inputs };
        prop_assert_eq!(
            shifted.status(value + shift, day, polarity),
            inputs.status(value, day, polarity)
        );
    }

    #[test]
    fn mirroring_values_and_polarity_changes_nothing((inputs, value, day) in observed(), polarity in rated()) {
        let mirrored = Inputs { baseline: -inputs.baseline, target: -inputs.target, ..inputs };
        prop_assert_eq!(
            mirrored.status(-value, day, flipped(polarity)),
            inputs.status(value, day, polarity)
        );
    }

    #[test]
    fn wider_tolerances_never_make_a_status_worse(
        (inputs, value, day) in observed(),
        more in hundredths(0..2_000),
        polarity in rated(),
    ) {
        let wider = Inputs { on_plan: inputs.on_plan + more, at_risk: inputs.at_risk + more, ..inputs };
        prop_assert!(
            badness(wider.status(value, day, polarity)) <= badness(inputs.status(value, day, polarity))
        );
    }

    #[test]
    fn the_deviation_is_observed_minus_expected((inputs, value, day) in observed(), polarity in rated()) {
        let result = assess(Some((value, day)), Some(&inputs.path()), polarity);
        prop_assert_eq!(result.expected, inputs.path().expected_at(day));
        prop_assert_eq!(result.deviation, Some(value - result.expected.unwrap()));
    }

    #[test]
    fn context_is_never_rated((inputs, value, day) in observed()) {
        let result = assess(Some((value, day)), Some(&inputs.path()), Polarity::Context);
        prop_assert_eq!((result.status, result.expected, result.deviation), (Status::NoTarget, None, None));
    }

    #[test]
    fn the_path_stays_between_baseline_and_target(inputs in inputs(), days in 0_u64..6_000) {
        let expected = inputs.path().expected_at(after(days)).unwrap();
        let (low, high) = (inputs.baseline.min(inputs.target), inputs.baseline.max(inputs.target));
        prop_assert!((low - 1e-9..=high + 1e-9).contains(&expected));
    }

    #[test]
    fn the_path_rises_or_falls_all_the_way(inputs in inputs(), a in 0_u64..6_000, b in 0_u64..6_000) {
        let at = |days| inputs.path().expected_at(after(days)).unwrap();
        let step = at(a.max(b)) - at(a.min(b));
        prop_assert!(step * (inputs.target - inputs.baseline) >= -1e-9);
    }

    #[test]
    fn a_deviation_is_written_without_hyphen(deviation in -1e6..1e6_f64) {
        for language in [Language::De, Language::En] {
            for unit in ["Prozent", "Anzahl"] {
                prop_assert!(!deviation_text(deviation, unit, language).contains('-'));
            }
        }
    }
}
