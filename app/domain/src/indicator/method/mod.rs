//! The methods of assessment that the council can choose from, one file each.
//!
//! | method | rates | file |
//! |---|---|---|
//! | corridor | the latest value against the target path | [`corridor`] |
//! | weather symbol | where the mean change of the last six values leads | [`weather`] |
//! | growth ratio | the growth rate against the one the target needs | [`growth`] |
//! | thresholds | the latest value against bounds on the value itself | [`threshold`] |
//!
//! The same values get different verdicts from different methods. So the method is data: chosen per
//! indicator, with its parameters, and named by every [`Verdict`]. All methods share these rules:
//! the period of a value counts, not the day it became known; of a series with a break only the part
//! after it is read; where a value that is read is provisional, so is the verdict; nothing is rated
//! that has no value, and no indicator that only describes the surroundings.

pub mod corridor;
pub mod growth;
pub mod rule;
pub mod threshold;
mod verdict;
pub mod weather;

pub use rule::{Demand, TargetRule};
pub use verdict::{Figures, Grade, Reason, Verdict, Warning};

use super::path::{PathShape, TargetPath};
use super::series::{Series, SeriesPoint};
use super::status::{MethodVersion, Polarity};
use growth::GrowthRatio;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use threshold::Thresholds;

/// A method of assessment with its parameters, as chosen for an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "method")]
pub enum StatusMethod {
    /// The latest value against the target path.
    #[serde(rename = "zielpfad")]
    Corridor {
        /// The course of the path between the values agreed.
        shape: PathShape,
    },
    /// The weather symbols of the German sustainability strategy.
    #[serde(rename = "dns-wetter")]
    Weather,
    /// The growth rate against the one that the target needs.
    #[serde(rename = "wachstumsrate")]
    Growth(GrowthRatio),
    /// Bounds on the value itself.
    #[serde(rename = "schwellenwerte")]
    Thresholds(Thresholds),
}

/// „Vorgabe": the method of every indicator for which the council has chosen none.
pub const DEFAULT: StatusMethod = StatusMethod::Corridor { shape: PathShape::Linear };

/// What a method reads of an indicator in one area.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The values, up to the one that is assessed.
    pub series: &'a Series,
    /// Which direction is better.
    pub polarity: Polarity,
    /// What is to be reached; read by the weather symbol and the growth ratio.
    pub rules: &'a [TargetRule],
    /// The path of the leading target; read by the corridor.
    pub path: Option<&'a TargetPath>,
}

impl StatusMethod {
    /// The name and version that a verdict of this method carries.
    pub const fn version(&self) -> MethodVersion {
        match self {
            Self::Corridor { shape } => shape.method(),
            Self::Weather => weather::METHOD,
            Self::Growth(_) => growth::METHOD,
            Self::Thresholds(_) => threshold::METHOD,
        }
    }

    /// The course of a target path by this method, where the target says none; linear for methods that read no path.
    pub const fn shape(&self) -> PathShape {
        match self {
            Self::Corridor { shape } => *shape,
            Self::Weather | Self::Growth(_) | Self::Thresholds(_) => PathShape::Linear,
        }
    }

    /// True where a target can change the verdict.
    pub const fn reads_target(&self) -> bool {
        match self {
            Self::Corridor { .. } | Self::Weather | Self::Growth(_) => true,
            Self::Thresholds(_) => false,
        }
    }

    /// How the indicator stands by this method.
    pub fn assess(&self, subject: &Subject<'_>) -> Verdict {
        match self {
            Self::Corridor { shape } => corridor::assess(*shape, subject),
            Self::Weather => weather::assess(subject),
            Self::Growth(ratio) => growth::assess(ratio, subject),
            Self::Thresholds(thresholds) => threshold::assess(*thresholds, subject),
        }
    }
}

/// Why parameters of a method cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterError {
    /// Infinite or not a number.
    NotFinite,
    /// Beyond ±[`crate::number::MAX_ABS`].
    OutOfRange,
    /// A natural limit of zero or below.
    LimitNotPositive,
}

impl ParameterError {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFinite => "method_not_finite",
            Self::OutOfRange => "method_out_of_range",
            Self::LimitNotPositive => "method_limit_not_positive",
        }
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for ParameterError {}

fn parameter(value: f64) -> Result<f64, ParameterError> {
    if !value.is_finite() {
        Err(ParameterError::NotFinite)
    } else if value.abs() > crate::number::MAX_ABS {
        Err(ParameterError::OutOfRange)
    } else {
        Ok(value)
    }
}

/// What is left once the questions that all methods ask first are answered.
struct Assessable<'a> {
    /// The points since the last break, oldest first; never empty.
    points: &'a [SeriesPoint],
    /// The last of them.
    latest: &'a SeriesPoint,
    /// +1 if more is better, −1 if less is better.
    direction: f64,
}

impl<'a> Subject<'a> {
    fn assessable(&self) -> Result<Assessable<'a>, Reason> {
        let points = self.series.since_break();
        let latest = points.last().ok_or(Reason::NoValue)?;
        let direction = self.polarity.direction().ok_or(Reason::Context)?;
        Ok(Assessable { points, latest, direction })
    }

    /// The warning that older values are left out.
    fn cut(&self) -> Option<Warning> {
        self.series.cut_at().map(|day| Warning::CutAtBreak { day })
    }
}

/// Two values differ by rounding alone up to this share of the larger one.
const ROUNDING: f64 = 1e-12;

/// `Greater` where `to` is better than `from`, `Less` where it is worse.
fn improvement(direction: f64, from: f64, to: f64) -> Ordering {
    let gain = direction * (to - from);
    if gain.abs() <= ROUNDING * from.abs().max(to.abs()) {
        Ordering::Equal
    } else {
        gain.total_cmp(&0.0)
    }
}

/// True where the value is the target or better.
fn is_met(direction: f64, value: f64, target: f64) -> bool {
    improvement(direction, target, value).is_ge()
}

#[cfg(test)]
mod tests;
