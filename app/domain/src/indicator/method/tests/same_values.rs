//! The same values, other verdicts: four series of six years, to be judged for 2029.

use super::*;
use crate::indicator::path::Tolerance;
use crate::indicator::status::Status;
use growth::Progress;
use weather::Weather;

struct Case {
    values: [f64; 6],
    target: f64,
    polarity: Polarity,
    expected: f64,
    corridor: Status,
    progress: Progress,
    ratio: f64,
    weather: Weather,
    miss: Option<f64>,
}

/// Only first, last and where named the peak are given; the values between them change no verdict
/// that rests on first and last.
const CASES: [Case; 4] = [
    Case {
        values: [20.0, 22.0, 23.0, 25.0, 27.0, 29.0],
        target: 40.0,
        polarity: Polarity::HigherBetter,
        expected: 30.0,
        corridor: Status::AtRisk,
        progress: Progress::OnTrack,
        ratio: 1.075,
        weather: Weather::LightClouds,
        miss: Some(0.182),
    },
    Case {
        values: [60.0, 59.0, 57.0, 55.0, 54.0, 52.0],
        target: 40.0,
        polarity: Polarity::LowerBetter,
        expected: 50.0,
        corridor: Status::AtRisk,
        progress: Progress::TooSlow,
        ratio: 0.710,
        weather: Weather::Cloud,
        miss: Some(0.333),
    },
    Case {
        values: [30.0, 33.0, 36.0, 34.0, 31.0, 29.0],
        target: 50.0,
        polarity: Polarity::HigherBetter,
        expected: 40.0,
        corridor: Status::Missed,
        progress: Progress::Deterioration,
        ratio: -0.129,
        weather: Weather::Thunderstorm,
        miss: None,
    },
    Case {
        values: [0.0, 1.0, 3.0, 5.0, 6.0, 8.0],
        target: 20.0,
        polarity: Polarity::HigherBetter,
        expected: 10.0,
        corridor: Status::AtRisk,
        progress: Progress::OnTrack,
        ratio: 2.975,
        weather: Weather::Cloud,
        miss: Some(0.333),
    },
];

#[test]
fn the_linear_corridor_finds_all_four_behind() {
    for case in &CASES {
        let series = yearly(2019, &case.values);
        let tolerance = Tolerance::new(0.0, 5.0).unwrap();
        let path =
            TargetPath::new(case.values[0], year_end(2019), case.target, year_end(2029), tolerance)
                .unwrap();
        let method = StatusMethod::Corridor { shape: PathShape::Linear };
        let verdict = method.assess(&Subject {
            series: &series,
            polarity: case.polarity,
            rules: &[],
            path: Some(&path),
        });
        let Some(Figures::Corridor(figures)) = verdict.figures else { panic!("{verdict:?}") };
        // 1827 of 3653 days: leap years put half of the way half a day off.
        assert!((figures.expected - case.expected).abs() < 0.01, "{}", figures.expected);
        assert_eq!((verdict.status, verdict.grade), (case.corridor, None));
    }
}

#[test]
fn the_growth_ratio_finds_two_on_track_one_by_the_stand_in_for_zero() {
    for case in &CASES {
        let series = yearly(2019, &case.values);
        let rules = [by(case.target, 2029)];
        let verdict = any_growth().assess(&Subject {
            series: &series,
            polarity: case.polarity,
            rules: &rules,
            path: None,
        });
        assert_eq!(verdict.grade, Some(Grade::Growth(case.progress)));
        let ratio = growth_figures(&verdict).ratio.unwrap();
        assert!((ratio - case.ratio).abs() < 0.000_5, "{ratio}");
        let warned = verdict.warnings.contains(&Warning::ZeroBaseReplaced);
        assert_eq!(warned, series.points()[0].value == 0.0);
    }
}

#[test]
fn the_weather_symbol_finds_each_another_way() {
    for case in &CASES {
        let series = yearly(2019, &case.values);
        let rules = [by(case.target, 2029)];
        let verdict = StatusMethod::Weather.assess(&Subject {
            series: &series,
            polarity: case.polarity,
            rules: &rules,
            path: None,
        });
        assert_eq!(verdict.grade, Some(Grade::Weather(case.weather)));
        if let Some(miss) = case.miss {
            let found = weather_figures(&verdict).miss_share.unwrap();
            assert!((found - miss).abs() < 0.000_5, "{found}");
        }
    }
}
