//! Cases small enough to be checked by hand; the published ones name their source.

mod choice;
mod growth_ratio;
mod same_values;
mod weather_symbol;

use super::*;
use chrono::NaiveDate;

fn year_end(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

/// One value a year, the first for the year `from`.
fn yearly(from: i32, values: &[f64]) -> Series {
    Series::new((from..).zip(values).map(|(year, value)| SeriesPoint {
        day: year_end(year),
        value: *value,
        provisional: false,
        after_break: false,
    }))
}

/// The same series with changes to some points.
fn changed(series: &Series, change: impl Fn(&mut SeriesPoint)) -> Series {
    Series::new(series.points().iter().map(|point| {
        let mut point = *point;
        change(&mut point);
        point
    }))
}

fn by(value: f64, year: i32) -> TargetRule {
    TargetRule::ByDay { value, due: year_end(year) }
}

fn higher<'a>(series: &'a Series, rules: &'a [TargetRule]) -> Subject<'a> {
    Subject { series, polarity: Polarity::HigherBetter, rules, path: None }
}

fn lower<'a>(series: &'a Series, rules: &'a [TargetRule]) -> Subject<'a> {
    Subject { polarity: Polarity::LowerBetter, ..higher(series, rules) }
}

fn any_growth() -> StatusMethod {
    StatusMethod::Growth(GrowthRatio::default())
}

fn growth_figures(verdict: &Verdict) -> growth::GrowthFigures {
    match verdict.figures {
        Some(Figures::Growth(figures)) => figures,
        other => panic!("no figures of growth: {other:?}"),
    }
}

fn weather_figures(verdict: &Verdict) -> weather::WeatherFigures {
    match verdict.figures {
        Some(Figures::Weather(figures)) => figures,
        other => panic!("no figures of the weather: {other:?}"),
    }
}
