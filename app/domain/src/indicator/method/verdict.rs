//! The result of an assessment and everything that explains it.

use super::corridor::CorridorFigures;
use super::growth::{GrowthFigures, Progress};
use super::threshold::ThresholdFigures;
use super::weather::{Weather, WeatherFigures};
use crate::indicator::status::{MethodVersion, Status};
use chrono::NaiveDate;
use serde::Serialize;

/// How an indicator stands by one method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The method and its version.
    pub method: MethodVersion,
    /// What the product shows, whatever the method.
    pub status: Status,
    /// The grade in the words of the published method; none where the method is the product's own or
    /// nothing could be graded.
    pub grade: Option<Grade>,
    /// The numbers that explain the grade, none of them rounded.
    pub figures: Option<Figures>,
    /// Why there is no grade.
    pub reason: Option<Reason>,
    /// True where a value that was read may still change.
    pub provisional: bool,
    /// What a reader has to know beside the status.
    pub warnings: Vec<Warning>,
}

/// A grade as the method's publisher names it, better ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "scale", content = "grade", rename_all = "snake_case")]
pub enum Grade {
    /// A weather symbol.
    Weather(Weather),
    /// A class of progress.
    Growth(Progress),
}

impl Grade {
    /// The status that the product shows for a grade.
    ///
    /// Decision: „im Plan" is only what reaches its target at the present course or has reached it
    /// (Sonne; achieved, on track). „Verfehlt" is only what moves the wrong way (Gewitter;
    /// deterioration). Everything between moves towards the target and does not reach it in time,
    /// or has reached it and is falling back: „gefährdet" (leicht bewölkt, Wolke; too slow,
    /// limited). The published grades are finer, so they stay beside the status.
    pub const fn status(self) -> Status {
        match self {
            Self::Weather(Weather::Sun) | Self::Growth(Progress::Achieved | Progress::OnTrack) => {
                Status::OnPlan
            }
            Self::Weather(Weather::LightClouds | Weather::Cloud)
            | Self::Growth(Progress::TooSlow | Progress::Limited) => Status::AtRisk,
            Self::Weather(Weather::Thunderstorm) | Self::Growth(Progress::Deterioration) => {
                Status::Missed
            }
        }
    }
}

/// The numbers behind a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Figures {
    /// Of the corridor.
    Corridor(CorridorFigures),
    /// Of the weather symbol.
    Weather(WeatherFigures),
    /// Of the growth ratio.
    Growth(GrowthFigures),
    /// Of thresholds.
    Thresholds(ThresholdFigures),
}

/// Why a method gives no grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// There is no value.
    NoValue,
    /// The indicator describes the surroundings and is never rated.
    Context,
    /// There is no target.
    NoTarget,
    /// Nothing is expected yet: the target has no baseline and is not due.
    NotYetExpected,
    /// A target is not a finite number or beyond the range of values.
    TargetNotFinite,
    /// Too few values since the last break.
    TooFewPoints {
        /// How many there are.
        have: usize,
        /// How many the method needs.
        need: usize,
    },
    /// Base and latest value lie less than a year apart.
    LessThanAYear,
    /// Base, latest value and target are not all above or all below zero.
    MixedSigns,
    /// The target is the base value and not met now: no growth rate leads to it.
    TargetIsBase,
    /// The target is due on or before the day of the base value.
    DueNotAfterBase,
    /// The value is to be kept and is not kept: a growth rate needs a day to reach it by.
    NoDueDay,
    /// The day of the target has passed and it is not reached: there is nothing left to project.
    TargetPassed,
    /// A geometric path from or to zero or across it.
    PathCrossesZero,
    /// The bound for „im Plan" is worse than the bound for „gefährdet".
    BoundsContradictPolarity,
    /// The values lie so far apart or so close to zero that a number becomes infinite.
    Overflow,
}

impl Reason {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoValue => "no_value",
            Self::Context => "context",
            Self::NoTarget => "no_target",
            Self::NotYetExpected => "not_yet_expected",
            Self::TargetNotFinite => "target_not_finite",
            Self::TooFewPoints { .. } => "too_few_points",
            Self::LessThanAYear => "less_than_a_year",
            Self::MixedSigns => "mixed_signs",
            Self::TargetIsBase => "target_is_base",
            Self::DueNotAfterBase => "due_not_after_base",
            Self::NoDueDay => "no_due_day",
            Self::TargetPassed => "target_passed",
            Self::PathCrossesZero => "path_crosses_zero",
            Self::BoundsContradictPolarity => "bounds_contradict_polarity",
            Self::Overflow => "overflow",
        }
    }

    /// The status of what cannot be graded: without data where the values do not allow it, without
    /// target value where the target does not; a target that is due and not reached is missed.
    pub const fn status(self) -> Status {
        match self {
            Self::NoValue
            | Self::TooFewPoints { .. }
            | Self::LessThanAYear
            | Self::MixedSigns
            | Self::Overflow => Status::NoData,
            Self::Context
            | Self::NoTarget
            | Self::NotYetExpected
            | Self::TargetNotFinite
            | Self::TargetIsBase
            | Self::DueNotAfterBase
            | Self::NoDueDay
            | Self::PathCrossesZero
            | Self::BoundsContradictPolarity => Status::NoTarget,
            Self::TargetPassed => Status::Missed,
        }
    }
}

/// What a reader has to know beside a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// The base value 0 was replaced by [`super::growth::INSTEAD_OF_ZERO`]; the result depends on it.
    ZeroBaseReplaced,
    /// The target 0 was replaced by [`super::growth::INSTEAD_OF_ZERO`]; the result depends on it.
    ZeroTargetReplaced,
    /// Values before a break in the series were not read.
    CutAtBreak {
        /// The day of the first value after the break.
        day: NaiveDate,
    },
    /// The path starts from a value before a break in the series.
    BaselineBeforeBreak {
        /// The day of the first value after the break.
        day: NaiveDate,
    },
    /// There is no value for the agreed base day; the first one after it is the base.
    BaseMoved {
        /// The day of the base value.
        to: NaiveDate,
    },
    /// The target is met, and the value is worse than at the base.
    MetWhileWorsening,
    /// The natural limit was not applied: it lies in the direction that is worse, or the base value
    /// is not above zero.
    LimitNotApplied,
}

impl Warning {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ZeroBaseReplaced => "zero_base_replaced",
            Self::ZeroTargetReplaced => "zero_target_replaced",
            Self::CutAtBreak { .. } => "cut_at_break",
            Self::BaselineBeforeBreak { .. } => "baseline_before_break",
            Self::BaseMoved { .. } => "base_moved",
            Self::MetWhileWorsening => "met_while_worsening",
            Self::LimitNotApplied => "limit_not_applied",
        }
    }
}

impl Verdict {
    /// A verdict that rates nothing.
    pub(super) fn unrated(method: MethodVersion, reason: Reason) -> Self {
        Self {
            method,
            status: reason.status(),
            grade: None,
            figures: None,
            reason: Some(reason),
            provisional: false,
            warnings: Vec::new(),
        }
    }

    /// A verdict of the product's own methods, which know no grade beside the status.
    pub(super) fn rated(method: MethodVersion, status: Status, figures: Figures) -> Self {
        Self {
            method,
            status,
            grade: None,
            figures: Some(figures),
            reason: None,
            provisional: false,
            warnings: Vec::new(),
        }
    }

    /// A verdict from a published grade. A target that is due and not reached is missed, whatever
    /// the course: what is due can no longer be on its way.
    pub(super) fn graded(
        method: MethodVersion,
        grade: Grade,
        is_overdue: bool,
        figures: Figures,
    ) -> Self {
        let status = if is_overdue { Status::Missed } else { grade.status() };
        Self { grade: Some(grade), ..Self::rated(method, status, figures) }
    }

    /// The worse of two verdicts, this one where they are equally bad. What could not be rated is
    /// worse than what is on plan, since nobody knows, and better than what is known to be behind.
    pub(super) fn worse(self, other: Self) -> Self {
        let badness = |verdict: &Self| {
            let by_status = match verdict.status {
                Status::OnPlan => 0,
                Status::NoTarget | Status::NoData => 1,
                Status::AtRisk => 2,
                Status::Missed => 3,
            };
            (by_status, verdict.grade)
        };
        if badness(&other) > badness(&self) { other } else { self }
    }
}
