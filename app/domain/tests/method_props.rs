//! Properties of the methods of assessment.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Days, NaiveDate};
use domain::indicator::method::growth::GrowthRatio;
use domain::indicator::method::threshold::Thresholds;
use domain::indicator::method::{StatusMethod, Subject, TargetRule};
use domain::indicator::path::{PathShape, TargetPath, Tolerance};
use domain::indicator::series::{Series, SeriesPoint};
use domain::indicator::status::{Polarity, Status};
use proptest::prelude::*;

fn year_end(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

fn yearly(values: &[f64]) -> Series {
    Series::new((2015..).zip(values).map(|(year, value)| SeriesPoint {
        day: year_end(year),
        value: *value,
        provisional: false,
        after_break: false,
    }))
}

/// Hundredths, as people enter them, so that values on the bounds occur.
fn hundredths(range: std::ops::Range<i32>) -> impl Strategy<Value = f64> + Clone {
    range.prop_map(|number| f64::from(number) / 100.0)
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

fn rule(value: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = TargetRule> {
    prop_oneof![
        (value.clone(), 2016..2035)
            .prop_map(|(value, year)| TargetRule::ByDay { value, due: year_end(year) }),
        value.clone().prop_map(|value| TargetRule::EveryYear { value }),
        (value.clone(), value, proptest::option::of(2016..2035)).prop_map(|(low, high, year)| {
            TargetRule::Between { low, high, due: year.map(year_end) }
        }),
        Just(TargetRule::Direction),
    ]
}

/// The rule with another function of every value in it.
fn mapped(rule: TargetRule, map: impl Fn(f64) -> f64) -> TargetRule {
    match rule {
        TargetRule::ByDay { value, due } => TargetRule::ByDay { value: map(value), due },
        TargetRule::EveryYear { value } => TargetRule::EveryYear { value: map(value) },
        TargetRule::Between { low, high, due } => {
            TargetRule::Between { low: map(low), high: map(high), due }
        }
        TargetRule::Direction => TargetRule::Direction,
    }
}

fn any_method() -> impl Strategy<Value = StatusMethod> {
    let any = || proptest::num::f64::ANY;
    let shape = proptest::sample::select(PathShape::ALL);
    let limit = proptest::option::of(any());
    prop_oneof![
        shape.prop_map(|shape| StatusMethod::Corridor { shape }),
        Just(StatusMethod::Weather),
        (proptest::option::of(2010..2030), limit).prop_map(|(base, limit)| {
            let ratio = GrowthRatio::new(base.map(year_end), limit);
            StatusMethod::Growth(ratio.unwrap_or_default())
        }),
        (any(), any()).prop_map(|(on_plan, at_risk)| {
            let fallback = Thresholds::new(1.0, 0.0).unwrap();
            StatusMethod::Thresholds(Thresholds::new(on_plan, at_risk).unwrap_or(fallback))
        }),
    ]
}

/// Points with any double, breaks and repeated or distant days.
fn any_points() -> impl Strategy<Value = Vec<SeriesPoint>> {
    let day = prop_oneof![
        (2000..2030).prop_map(year_end),
        (0_u64..100_000_000).prop_map(|days| {
            NaiveDate::MIN.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
        }),
    ];
    let point = (day, proptest::num::f64::ANY, any::<bool>(), proptest::bool::weighted(0.1));
    proptest::collection::vec(point, 0..12).prop_map(|points| {
        points
            .into_iter()
            .map(|(day, value, provisional, after_break)| SeriesPoint {
                day,
                value,
                provisional,
                after_break,
            })
            .collect()
    })
}

fn badness(status: Status) -> usize {
    Status::ALL.iter().position(|other| *other == status).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn no_input_panics_and_no_number_shown_is_infinite(
        method in any_method(),
        points in any_points(),
        rules in proptest::collection::vec(rule(proptest::num::f64::ANY), 0..4),
        polarity in proptest::sample::select(&Polarity::ALL[..]),
        path in (any::<f64>(), any::<f64>(), 0.0..10.0_f64),
    ) {
        let (baseline, target, tolerance) = path;
        let tolerance = Tolerance::new(tolerance, tolerance).unwrap();
        let path =
            TargetPath::new(baseline, year_end(2015), target, year_end(2030), tolerance).ok();
        let series = Series::new(points);
        let subject =
            Subject { series: &series, polarity, rules: &rules, path: path.as_ref() };
        let verdict = method.assess(&subject);
        prop_assert_eq!(verdict.figures.is_none(), verdict.reason.is_some());
        prop_assert_eq!(verdict.method, method.version());
        let shown = format!("{:?}", verdict.figures);
        prop_assert!(!shown.contains("NaN") && !shown.contains("inf"), "{}", shown);
    }

    #[test]
    fn mirroring_values_and_polarity_changes_no_weather(
        values in proptest::collection::vec(hundredths(-5_000..5_000), 4..9),
        rules in proptest::collection::vec(rule(hundredths(-5_000..5_000)), 1..4),
        polarity in rated(),
    ) {
        let mirrored_values: Vec<f64> = values.iter().map(|value| -value).collect();
        let mirrored_rules: Vec<TargetRule> =
            rules.iter().map(|rule| mapped(*rule, |value| -value)).collect();
        let (series, mirrored) = (yearly(&values), yearly(&mirrored_values));
        let one = StatusMethod::Weather
            .assess(&Subject { series: &series, polarity, rules: &rules, path: None });
        let other = StatusMethod::Weather.assess(&Subject {
            series: &mirrored,
            polarity: flipped(polarity),
            rules: &mirrored_rules,
            path: None,
        });
        prop_assert_eq!((one.status, one.grade, one.reason), (other.status, other.grade, other.reason));
    }

    #[test]
    fn shifting_values_and_targets_changes_no_weather(
        values in proptest::collection::vec(-500..500_i32, 4..9),
        target in -500..500_i32,
        year in 2016..2040,
        shift in -100_000..100_000_i32,
        kind in 0..3_u8,
        polarity in rated(),
    ) {
        // Whole numbers, so that shifting rounds nothing.
        let judged = |shift: i32| {
            let values: Vec<f64> = values.iter().map(|value| f64::from(value + shift)).collect();
            let value = f64::from(target + shift);
            let rule = match kind {
                0 => TargetRule::ByDay { value, due: year_end(year) },
                1 => TargetRule::EveryYear { value },
                _ => TargetRule::Direction,
            };
            let verdict = StatusMethod::Weather.assess(&Subject {
                series: &yearly(&values),
                polarity,
                rules: &[rule],
                path: None,
            });
            (verdict.status, verdict.grade, verdict.reason)
        };
        prop_assert_eq!(judged(0), judged(shift));
    }

    #[test]
    fn mirroring_values_and_polarity_changes_no_growth(
        values in proptest::collection::vec(hundredths(1..5_000), 2..6),
        rules in proptest::collection::vec(rule(hundredths(1..5_000)), 0..3),
        polarity in rated(),
    ) {
        let method = StatusMethod::Growth(GrowthRatio::default());
        let mirrored_values: Vec<f64> = values.iter().map(|value| -value).collect();
        let mirrored_rules: Vec<TargetRule> =
            rules.iter().map(|rule| mapped(*rule, |value| -value)).collect();
        let (series, mirrored) = (yearly(&values), yearly(&mirrored_values));
        let one = method.assess(&Subject { series: &series, polarity, rules: &rules, path: None });
        let other = method.assess(&Subject {
            series: &mirrored,
            polarity: flipped(polarity),
            rules: &mirrored_rules,
            path: None,
        });
        prop_assert_eq!((one.status, one.grade, one.reason), (other.status, other.grade, other.reason));
    }

    #[test]
    fn the_unit_changes_no_growth(
        values in proptest::collection::vec(hundredths(1..5_000), 2..6),
        target in hundredths(1..5_000),
        year in 2016..2040,
        polarity in rated(),
    ) {
        // A power of two rounds nothing.
        let judged = |factor: f64| {
            let values: Vec<f64> = values.iter().map(|value| value * factor).collect();
            let verdict = StatusMethod::Growth(GrowthRatio::default()).assess(&Subject {
                series: &yearly(&values),
                polarity,
                rules: &[TargetRule::ByDay { value: target * factor, due: year_end(year) }],
                path: None,
            });
            (verdict.status, verdict.grade, verdict.reason)
        };
        prop_assert_eq!(judged(1.0), judged(1024.0));
    }

    #[test]
    fn mirroring_values_and_polarity_changes_no_thresholds(
        value in hundredths(-500..500),
        on_plan in hundredths(-500..500),
        at_risk in hundredths(-500..500),
        polarity in rated(),
    ) {
        let judged = |sign: f64, polarity| {
            let bounds = Thresholds::new(sign * on_plan, sign * at_risk).unwrap();
            let series = yearly(&[sign * value]);
            let subject = Subject { series: &series, polarity, rules: &[], path: None };
            let verdict = StatusMethod::Thresholds(bounds).assess(&subject);
            (verdict.status, verdict.reason)
        };
        prop_assert_eq!(judged(1.0, polarity), judged(-1.0, flipped(polarity)));
    }

    #[test]
    fn a_better_value_is_never_further_behind_a_path_of_any_shape(
        baseline in hundredths(1..20_000),
        target in hundredths(1..20_000),
        interim in hundredths(1..20_000),
        value in hundredths(-5_000..25_000),
        gain in hundredths(0..3_000),
        days in 0_u64..5_000,
        shape in proptest::sample::select(PathShape::ALL),
        polarity in rated(),
    ) {
        let tolerance = Tolerance::new(2.0, 10.0).unwrap();
        let path = TargetPath::new(baseline, year_end(2018), target, year_end(2028), tolerance)
            .unwrap()
            .with_interim([(interim, year_end(2022))])
            .unwrap();
        let status = |value: f64| {
            let day = year_end(2016) + Days::new(days);
            let point = SeriesPoint { day, value, provisional: false, after_break: false };
            let series = Series::new([point]);
            let subject = Subject { series: &series, polarity, rules: &[], path: Some(&path) };
            badness(StatusMethod::Corridor { shape }.assess(&subject).status)
        };
        let better = if polarity == Polarity::HigherBetter { value + gain } else { value - gain };
        prop_assert!(status(better) <= status(value));
    }

    #[test]
    fn a_path_of_any_shape_stays_among_the_values_agreed(
        baseline in hundredths(1..20_000),
        target in hundredths(1..20_000),
        interim in hundredths(1..20_000),
        days in 0_u64..5_000,
        shape in proptest::sample::select(PathShape::ALL),
    ) {
        let tolerance = Tolerance::new(2.0, 10.0).unwrap();
        let path = TargetPath::new(baseline, year_end(2018), target, year_end(2028), tolerance)
            .unwrap()
            .with_interim([(interim, year_end(2022))])
            .unwrap()
            .with_shape(shape)
            .unwrap();
        let expected = path.expected_at(year_end(2016) + Days::new(days)).unwrap();
        let agreed = [baseline, target, if shape.uses_interim() { interim } else { target }];
        let low = agreed.into_iter().fold(f64::INFINITY, f64::min);
        let high = agreed.into_iter().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!((low - 1e-9..=high + 1e-9).contains(&expected), "{}", expected);
    }
}
