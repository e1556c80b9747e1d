//! Thresholds: the latest value against bounds on the value itself.
//!
//! Source: house rule; the council sets the bounds. No target and no history are read.

use super::{Figures, ParameterError, Reason, Subject, Verdict, is_met, parameter};
use crate::indicator::status::{MethodVersion, Status};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The method of this module.
pub const METHOD: MethodVersion = MethodVersion { code: "schwellenwerte", version: 1 };

/// Bounds on the value, in the unit of the indicator; a value on a bound is on its good side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Thresholds {
    on_plan: f64,
    at_risk: f64,
}

impl Thresholds {
    /// The value from which on an indicator is on plan, and the one from which on it is at risk and
    /// not missed: upwards where more is better, downwards where less is better.
    ///
    /// Which of the two has to be larger depends on the polarity, so that is checked when an
    /// indicator is assessed.
    ///
    /// # Errors
    /// [`ParameterError::NotFinite`] or [`ParameterError::OutOfRange`].
    pub fn new(on_plan: f64, at_risk: f64) -> Result<Self, ParameterError> {
        Ok(Self { on_plan: parameter(on_plan)?, at_risk: parameter(at_risk)? })
    }

    /// The worst value that is on plan.
    pub const fn on_plan(self) -> f64 {
        self.on_plan
    }

    /// The worst value that is at risk and not missed.
    pub const fn at_risk(self) -> f64 {
        self.at_risk
    }
}

#[derive(Deserialize)]
struct Stored {
    on_plan: f64,
    at_risk: f64,
}

impl TryFrom<Stored> for Thresholds {
    type Error = ParameterError;

    fn try_from(stored: Stored) -> Result<Self, ParameterError> {
        Self::new(stored.on_plan, stored.at_risk)
    }
}

/// What a verdict by thresholds rests on, in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ThresholdFigures {
    /// The day of the latest value.
    pub day: NaiveDate,
    /// The latest value.
    pub value: f64,
    /// The worst value that is on plan.
    pub on_plan: f64,
    /// The worst value that is at risk and not missed.
    pub at_risk: f64,
}

/// Rates the latest value by the bounds.
pub(super) fn assess(thresholds: Thresholds, subject: &Subject<'_>) -> Verdict {
    rate(thresholds, subject).unwrap_or_else(|reason| Verdict::unrated(METHOD, reason))
}

fn rate(thresholds: Thresholds, subject: &Subject<'_>) -> Result<Verdict, Reason> {
    let Thresholds { on_plan, at_risk } = thresholds;
    let at = subject.assessable()?;
    if !is_met(at.direction, on_plan, at_risk) {
        return Err(Reason::BoundsContradictPolarity);
    }
    let value = at.latest.value;
    let status = if is_met(at.direction, value, on_plan) {
        Status::OnPlan
    } else if is_met(at.direction, value, at_risk) {
        Status::AtRisk
    } else {
        Status::Missed
    };
    let figures = ThresholdFigures { day: at.latest.day, value, on_plan, at_risk };
    Ok(Verdict {
        provisional: at.latest.provisional,
        ..Verdict::rated(METHOD, status, Figures::Thresholds(figures))
    })
}
