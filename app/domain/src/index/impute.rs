//! Filling gaps, where a method says so. What was filled stays marked.

use super::table::{Table, extent, mean, median, present};
use crate::indicator::status::Polarity;
use serde::{Deserialize, Serialize};

/// How gaps are filled. The default leaves them open: leaving a gap open within a mean is the same as filling it with
/// the unit's own average, and it can be seen in the coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Imputation {
    /// Not at all.
    #[default]
    None,
    /// Mean of the indicator over all units.
    Mean,
    /// Median of the indicator over all units.
    Median,
    /// The unit's own average over its normalised indicators, put back into the indicator's unit.
    UnitMean,
}

impl Imputation {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::None, Self::Mean, Self::Median, Self::UnitMean];

    /// The code in forms and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mean => "mean",
            Self::Median => "median",
            Self::UnitMean => "unit_mean",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|i| i.code() == code)
    }

    /// Fills a table; a column or unit without any value stays missing. Polarities are those of the columns.
    #[must_use]
    pub fn fill(self, table: &Table, polarities: &[Polarity]) -> Table {
        let filled = |by: &dyn Fn(&[f64]) -> f64| {
            let columns = table.columns().iter();
            table.with_columns(columns.map(|column| or(column, |_| by(column))).collect())
        };
        match self {
            Self::None => table.clone(),
            Self::Mean => filled(&mean),
            Self::Median => filled(&median),
            Self::UnitMean => unit_mean(table, polarities),
        }
    }
}

/// The mean or median of each group of units, for gaps within it: `groups` names the group of each unit. A group without
/// any value stays missing.
#[must_use]
pub fn fill_by_group(table: &Table, groups: &[String], with_median: bool) -> Table {
    let of_group = |column: &[f64], group: &String| {
        let members = column.iter().zip(groups).filter(|(_, other)| *other == group);
        let values: Vec<f64> = members.map(|(value, _)| *value).collect();
        if with_median { median(&values) } else { mean(&values) }
    };
    let columns = table.columns().iter();
    table.with_columns(columns.map(|c| or(c, |unit| of_group(c, &groups[unit]))).collect())
}

/// The last value of a series that is there, at most `oldest` steps back.
#[must_use]
pub fn carry_forward(series: &[f64], oldest: usize) -> Vec<f64> {
    or(series, |at| {
        let back = series[..at].iter().rev().take(oldest);
        back.copied().find(|value| !value.is_nan()).unwrap_or(f64::NAN)
    })
}

/// Straight lines between values that are there, never beyond the first or last; `times` rise.
#[must_use]
pub fn interpolate(times: &[f64], series: &[f64]) -> Vec<f64> {
    or(series, |at| {
        let before = (0..at).rev().find(|i| !series[*i].is_nan());
        let after = (at + 1..series.len()).find(|i| !series[*i].is_nan());
        let (Some(a), Some(b)) = (before, after) else { return f64::NAN };
        series[a] + (series[b] - series[a]) * (times[at] - times[a]) / (times[b] - times[a])
    })
}

fn or(column: &[f64], fill: impl Fn(usize) -> f64) -> Vec<f64> {
    let cells = column.iter().enumerate();
    cells.map(|(at, value)| if value.is_nan() { fill(at) } else { *value }).collect()
}

fn unit_mean(table: &Table, polarities: &[Polarity]) -> Table {
    let extents: Vec<Option<(f64, f64)>> = table.columns().iter().map(|c| extent(c)).collect();
    let sign = |at: usize| if polarities[at] == Polarity::LowerBetter { -1.0 } else { 1.0 };
    let share = |at: usize, value: f64| {
        let (low, high) = extents[at]?;
        let share = (value - low) / (high - low);
        (high > low).then_some(if sign(at) < 0.0 { 1.0 - share } else { share })
    };
    let averages: Vec<f64> = (0..table.units().len())
        .map(|unit| {
            let cells = table.columns().iter().enumerate();
            let shares: Vec<f64> = cells
                .filter(|(_, column)| !column[unit].is_nan())
                .filter_map(|(at, column)| share(at, column[unit]))
                .collect();
            mean(&shares)
        })
        .collect();
    let columns = table.columns().iter().enumerate().map(|(at, column)| {
        or(column, |unit| match extents[at] {
            Some((low, high)) if present(column).count() > 0 => {
                let share = averages[unit];
                low + (high - low) * if sign(at) < 0.0 { 1.0 - share } else { share }
            }
            _ => f64::NAN,
        })
    });
    table.with_columns(columns.collect())
}
