//! The method as data, thresholds, the corridor, and what all methods share.

use super::*;
use crate::indicator::path::Tolerance;
use crate::indicator::status::Status;
use growth::Progress;
use weather::Weather;

fn every_method() -> [StatusMethod; 4] {
    [
        StatusMethod::Corridor { shape: PathShape::Given },
        StatusMethod::Weather,
        StatusMethod::Growth(GrowthRatio::new(Some(year_end(2015)), Some(100.0)).unwrap()),
        StatusMethod::Thresholds(Thresholds::new(80.0, 60.5).unwrap()),
    ]
}

#[test]
fn a_method_is_stored_under_stable_codes() {
    let stored = [
        r#"{"method":"zielpfad","shape":"vorgegeben"}"#,
        r#"{"method":"dns-wetter"}"#,
        r#"{"method":"wachstumsrate","base":"2015-12-31","limit":100.0}"#,
        r#"{"method":"schwellenwerte","on_plan":80.0,"at_risk":60.5}"#,
    ];
    for (method, text) in every_method().into_iter().zip(stored) {
        assert_eq!(serde_json::to_string(&method).unwrap(), text);
        assert_eq!(serde_json::from_str::<StatusMethod>(text).unwrap(), method);
    }
    let versions = every_method().map(|method| (method.version().code, method.version().version));
    let named = ["zielpfad-vorgegeben", "dns-wetter", "wachstumsrate", "schwellenwerte"];
    assert_eq!(versions, named.map(|code| (code, 1)));
}

#[test]
fn unusable_parameters_are_refused_also_from_storage() {
    assert_eq!(Thresholds::new(f64::NAN, 1.0), Err(ParameterError::NotFinite));
    assert_eq!(Thresholds::new(1.0, 2e15), Err(ParameterError::OutOfRange));
    for limit in [0.0, -1.0] {
        let refused = GrowthRatio::new(None, Some(limit));
        assert_eq!(refused, Err(ParameterError::LimitNotPositive));
    }
    for text in [
        r#"{"method":"schwellenwerte","on_plan":1e300,"at_risk":0}"#,
        r#"{"method":"wachstumsrate","base":null,"limit":-5}"#,
        r#"{"method":"zielpfad","shape":"krumm"}"#,
        r#"{"method":"gefuehl"}"#,
    ] {
        assert!(serde_json::from_str::<StatusMethod>(text).is_err(), "{text}");
    }
}

#[test]
fn every_grade_has_the_status_that_was_decided() {
    let status = |grade: Grade| grade.status();
    let weather = Weather::ALL.iter().map(|weather| status(Grade::Weather(*weather)));
    assert!(weather.eq([Status::OnPlan, Status::AtRisk, Status::AtRisk, Status::Missed]));
    let growth = Progress::ALL.iter().map(|progress| status(Grade::Growth(*progress)));
    let [on, risk, missed] = [Status::OnPlan, Status::AtRisk, Status::Missed];
    assert!(growth.eq([on, on, risk, risk, missed]));
}

#[test]
fn every_method_asks_for_a_value_and_a_polarity() {
    let path = path(PathShape::Linear);
    let series = yearly(2019, &[20.0, 22.0, 23.0, 25.0, 27.0, 29.0]);
    for method in every_method() {
        let subject = Subject {
            series: &series,
            polarity: Polarity::Context,
            rules: &[by(40.0, 2029)],
            path: Some(&path),
        };
        let context = method.assess(&subject);
        assert_eq!((context.reason, context.status), (Some(Reason::Context), Status::NoTarget));
        let empty = method.assess(&Subject { series: &Series::default(), ..subject });
        assert_eq!((empty.reason, empty.status), (Some(Reason::NoValue), Status::NoData));
        for verdict in [context, empty] {
            assert_eq!(verdict.method, method.version());
            assert!(verdict.figures.is_none() && verdict.grade.is_none());
        }
    }
}

#[test]
fn without_a_target_corridor_and_weather_say_so() {
    let series = yearly(2019, &[20.0, 22.0, 23.0, 25.0, 27.0, 29.0]);
    for method in [StatusMethod::Weather, StatusMethod::Corridor { shape: PathShape::Linear }] {
        let verdict = method.assess(&higher(&series, &[]));
        assert_eq!((verdict.reason, verdict.status), (Some(Reason::NoTarget), Status::NoTarget));
    }
}

fn path(shape: PathShape) -> TargetPath {
    let tolerance = Tolerance::new(1.0, 3.0).unwrap();
    TargetPath::new(10.0, year_end(2020), 40.0, year_end(2024), tolerance)
        .unwrap()
        .with_interim([(14.0, year_end(2021)), (30.0, year_end(2023))])
        .unwrap()
        .with_shape(shape)
        .unwrap()
}

#[test]
fn the_corridor_takes_the_shape_of_the_method() {
    let series = yearly(2022, &[16.5]);
    // Expected 25 on the line, 14 on the step, 22 between the interim targets, 20 by percentages.
    for (shape, status) in [
        (PathShape::Linear, Status::Missed),
        (PathShape::Stepwise, Status::OnPlan),
        (PathShape::Given, Status::Missed),
        (PathShape::Geometric, Status::Missed),
    ] {
        let path = path(PathShape::Linear);
        let subject = Subject { path: Some(&path), ..higher(&series, &[]) };
        let verdict = StatusMethod::Corridor { shape }.assess(&subject);
        assert_eq!((verdict.status, verdict.method), (status, shape.method()), "{shape:?}");
    }
}

#[test]
fn the_corridor_says_what_it_cannot_rate() {
    let tolerance = Tolerance::new(1.0, 3.0).unwrap();
    let open = TargetPath::without_baseline(40.0, year_end(2024), tolerance).unwrap();
    let across = TargetPath::new(-1.0, year_end(2020), 40.0, year_end(2024), tolerance).unwrap();
    let series = yearly(2022, &[16.5]);
    for (path, shape, reason) in [
        (open, PathShape::Linear, Reason::NotYetExpected),
        (across, PathShape::Geometric, Reason::PathCrossesZero),
    ] {
        let subject = Subject { path: Some(&path), ..higher(&series, &[]) };
        let verdict = StatusMethod::Corridor { shape }.assess(&subject);
        assert_eq!((verdict.reason, verdict.status), (Some(reason), Status::NoTarget));
    }
}

#[test]
fn the_corridor_warns_of_a_break_since_the_baseline() {
    let path = path(PathShape::Linear);
    for (year, warned) in [(2020, false), (2022, true)] {
        let series = changed(&yearly(2019, &[9.0, 10.0, 18.0, 25.0]), |point| {
            point.after_break = point.day == year_end(year);
            point.provisional = point.day == year_end(2022);
        });
        let subject = Subject { path: Some(&path), ..higher(&series, &[]) };
        let verdict = StatusMethod::Corridor { shape: PathShape::Linear }.assess(&subject);
        let day = year_end(year);
        let expected = warned.then_some(Warning::BaselineBeforeBreak { day });
        assert_eq!(verdict.warnings, expected.into_iter().collect::<Vec<_>>());
        assert!(verdict.provisional);
    }
}

#[test]
fn thresholds_are_inclusive_and_follow_the_polarity() {
    let rising = StatusMethod::Thresholds(Thresholds::new(80.0, 60.0).unwrap());
    let falling = StatusMethod::Thresholds(Thresholds::new(5.0, 8.0).unwrap());
    for (value, status) in [
        (90.0, Status::OnPlan),
        (80.0, Status::OnPlan),
        (79.9, Status::AtRisk),
        (60.0, Status::AtRisk),
        (59.9, Status::Missed),
    ] {
        assert_eq!(rising.assess(&higher(&yearly(2024, &[value]), &[])).status, status, "{value}");
    }
    for (value, status) in [
        (0.0, Status::OnPlan),
        (5.0, Status::OnPlan),
        (5.1, Status::AtRisk),
        (8.0, Status::AtRisk),
        (8.1, Status::Missed),
    ] {
        assert_eq!(falling.assess(&lower(&yearly(2024, &[value]), &[])).status, status, "{value}");
    }
    let contradiction = falling.assess(&higher(&yearly(2024, &[6.0]), &[]));
    assert_eq!(contradiction.reason, Some(Reason::BoundsContradictPolarity));
    assert_eq!(contradiction.status, Status::NoTarget);
    let two = StatusMethod::Thresholds(Thresholds::new(80.0, 80.0).unwrap());
    assert_eq!(two.assess(&higher(&yearly(2024, &[79.0]), &[])).status, Status::Missed);
}

#[test]
fn codes_of_reasons_and_warnings_are_those_that_are_stored() {
    let code = |value: serde_json::Value| value["code"].as_str().unwrap().to_owned();
    for reason in [
        Reason::NoValue,
        Reason::TooFewPoints { have: 1, need: 2 },
        Reason::TargetIsBase,
        Reason::LessThanAYear,
        Reason::BoundsContradictPolarity,
    ] {
        assert_eq!(code(serde_json::to_value(reason).unwrap()), reason.code());
    }
    for warning in [
        Warning::ZeroBaseReplaced,
        Warning::CutAtBreak { day: year_end(2020) },
        Warning::BaselineBeforeBreak { day: year_end(2020) },
    ] {
        assert_eq!(code(serde_json::to_value(warning).unwrap()), warning.code());
    }
}
