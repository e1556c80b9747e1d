//! Every published assessment of the shared reference cases, recomputed.

use crate::folder::{Row, rows};
use chrono::NaiveDate;
use domain::indicator::method::growth::{GrowthRatio, Progress};
use domain::indicator::method::weather::Weather;
use domain::indicator::method::{Figures, Grade, StatusMethod, Subject, TargetRule};
use domain::indicator::series::{Series, SeriesPoint};
use domain::indicator::status::Polarity;
use std::collections::BTreeMap;

fn year_end(year: &str) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.parse().unwrap(), 12, 31).unwrap()
}

fn point(year: &str, value: f64) -> SeriesPoint {
    SeriesPoint { day: year_end(year), value, provisional: false, after_break: false }
}

fn polarity(row: &Row) -> Polarity {
    match row.text("direction") {
        "1" => Polarity::HigherBetter,
        "-1" => Polarity::LowerBetter,
        other => panic!("direction {other}"),
    }
}

fn weather_rule(row: &Row) -> TargetRule {
    match row.text("target_type") {
        "value_in_target_year" => TargetRule::ByDay {
            value: row.number("target_value"),
            due: year_end(row.text("target_year")),
        },
        "every_year" => TargetRule::EveryYear { value: row.number("target_value") },
        "direction_only" => TargetRule::Direction,
        other => panic!("target type {other}"),
    }
}

fn published_weather(symbol: &str) -> Weather {
    match symbol {
        "Sonne" => Weather::Sun,
        "Leicht bewölkt" => Weather::LightClouds,
        "Wolke" => Weather::Cloud,
        "Blitz" => Weather::Thunderstorm,
        other => panic!("symbol {other}"),
    }
}

/// Destatis, weather symbols of the German sustainability strategy. The folder says that 381 of 401
/// symbols agree and holds 149 of those; two of the other 20 are among the cases of the method.
#[test]
fn every_published_weather_symbol_of_the_folder_is_reproduced() {
    let case = "destatis-dns-wettersymbole";
    let Some(symbols) = rows(case, "expected_symbols.csv") else { return };
    let targets: BTreeMap<String, Row> = rows(case, "targets.csv")
        .unwrap()
        .into_iter()
        .map(|row| (row.text("target_id").to_owned(), row))
        .collect();
    let mut points: BTreeMap<String, Vec<SeriesPoint>> = BTreeMap::new();
    for row in rows(case, "series.csv").unwrap() {
        let series = points.entry(row.text("series_id").to_owned()).or_default();
        series.push(point(row.text("year"), row.number("value")));
    }

    for symbol in &symbols {
        let target = &targets[symbol.text("target_id")];
        let year = symbol.text("assessed_year");
        let all = Series::new(points[target.text("series_id")].iter().copied());
        let subject = Subject {
            series: &all.until(year_end(year)),
            polarity: polarity(target),
            rules: &[weather_rule(target)],
            path: None,
        };
        let verdict = StatusMethod::Weather.assess(&subject);
        let expected = Grade::Weather(published_weather(symbol.text("symbol")));
        assert_eq!(verdict.grade, Some(expected), "{} {year}", symbol.text("target_id"));
    }
    assert_eq!((symbols.len(), targets.len()), (149, 29));
}

fn published_progress(status: &str) -> Progress {
    match status {
        "target_achieved" => Progress::Achieved,
        "substantial_progress" => Progress::OnTrack,
        "moderate_progress" => Progress::TooSlow,
        "limited_progress" => Progress::Limited,
        "deterioration" => Progress::Deterioration,
        other => panic!("status {other}"),
    }
}

/// Statistics Canada, progress of the series of the global indicator framework: all 175 values and
/// classes, and all scores as far as the publisher rounds the slopes of the score line.
#[test]
fn every_published_progress_value_of_the_folder_is_reproduced() {
    let case = "statcan-progress-gif";
    let Some(data) = rows(case, "data.csv") else { return };
    let expected = rows(case, "expected.csv").unwrap();
    for (row, published) in data.iter().zip(&expected) {
        let id = row.text("id");
        assert_eq!(id, published.text("id"));
        let series = Series::new([
            point(row.text("base_year"), row.number("base_value")),
            point(row.text("current_year"), row.number("current_value")),
        ]);
        let rules: Vec<TargetRule> = row
            .optional("target")
            .map(|value| TargetRule::ByDay { value, due: year_end(row.text("target_year")) })
            .into_iter()
            .collect();
        let ratio = GrowthRatio::new(None, row.optional("natural_limit")).unwrap();
        let subject =
            Subject { series: &series, polarity: polarity(row), rules: &rules, path: None };
        let verdict = StatusMethod::Growth(ratio).assess(&subject);

        let grade = Grade::Growth(published_progress(published.text("status")));
        assert_eq!(verdict.grade, Some(grade), "{id}");
        let Some(Figures::Growth(figures)) = verdict.figures else { panic!("{id}: no figures") };
        let value = figures.ratio.unwrap_or(figures.growth);
        let published_value = published.number("progress_value");
        assert!(
            (value - published_value).abs() <= 1e-12 * published_value.abs().max(1.0),
            "{id}: {value} instead of {published_value}"
        );
        assert!((figures.score - published.number("score")).abs() <= 1e-4, "{id}");
    }
    assert_eq!((data.len(), expected.len()), (175, 175));
}
