//! What a target asks for, and which of several targets decides.

use super::{Reason, is_met};
use crate::number::MAX_ABS;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a target asks for; values in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum TargetRule {
    /// The value is to be reached by a day.
    ByDay {
        /// The value.
        value: f64,
        /// The day.
        due: NaiveDate,
    },
    /// The value is to be kept at all times.
    EveryYear {
        /// The value.
        value: f64,
    },
    /// Any value between two bounds, by a day or at all times. The bound that asks for less counts.
    Between {
        /// One bound.
        low: f64,
        /// The other bound.
        high: f64,
        /// The day; none where the interval is to be kept at all times.
        due: Option<NaiveDate>,
    },
    /// Only the direction is set, no value.
    Direction,
}

/// What a target asks for once the polarity is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Demand {
    /// See [`TargetRule::ByDay`].
    ByDay {
        /// The value to be reached.
        value: f64,
        /// The day it is due.
        due: NaiveDate,
    },
    /// See [`TargetRule::EveryYear`].
    EveryYear {
        /// The value to be kept.
        value: f64,
    },
    /// See [`TargetRule::Direction`].
    Direction,
}

impl TargetRule {
    fn demand(self, direction: f64) -> Demand {
        match self {
            Self::ByDay { value, due } => Demand::ByDay { value, due },
            Self::EveryYear { value } => Demand::EveryYear { value },
            Self::Between { low, high, due } => {
                let value = if direction > 0.0 { low.min(high) } else { low.max(high) };
                match due {
                    Some(due) => Demand::ByDay { value, due },
                    None => Demand::EveryYear { value },
                }
            }
            Self::Direction => Demand::Direction,
        }
    }

    fn is_usable(self) -> bool {
        let usable = |value: f64| value.abs() <= MAX_ABS;
        match self {
            Self::ByDay { value, .. } | Self::EveryYear { value } => usable(value),
            Self::Between { low, high, .. } => usable(low) && usable(high),
            Self::Direction => true,
        }
    }
}

impl Demand {
    /// The value asked for.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::ByDay { value, .. } | Self::EveryYear { value } => Some(value),
            Self::Direction => None,
        }
    }

    /// The day it is due.
    pub const fn due(self) -> Option<NaiveDate> {
        match self {
            Self::ByDay { due, .. } => Some(due),
            Self::EveryYear { .. } | Self::Direction => None,
        }
    }

    /// True where the value asked for, if there is one, is reached.
    pub(super) fn is_met_by(self, value: f64, direction: f64) -> bool {
        self.value().is_some_and(|target| is_met(direction, value, target))
    }
}

/// The demands that decide on `day`: of those with a due day the next ones, or where all have
/// passed the last ones; and every demand without a due day.
///
/// Source: Destatis, status of the indicators of the German sustainability strategy. Of an interval
/// the weakest demand counts, of values for different years the next year.
///
/// # Errors
/// [`Reason::TargetNotFinite`] if a value is not a finite number or beyond ±[`MAX_ABS`].
pub(super) fn decisive(
    rules: &[TargetRule],
    direction: f64,
    day: NaiveDate,
) -> Result<Vec<Demand>, Reason> {
    if !rules.iter().all(|rule| rule.is_usable()) {
        return Err(Reason::TargetNotFinite);
    }
    let demands = rules.iter().map(|rule| rule.demand(direction));
    let due_days = || demands.clone().filter_map(Demand::due);
    let next = due_days().filter(|due| *due >= day).min().or_else(|| due_days().max());
    Ok(demands.clone().filter(|demand| demand.due().is_none() || demand.due() == next).collect())
}
