//! Where an indicator should stand on a day: the path from a baseline to its target.

use std::fmt;

use chrono::NaiveDate;

use crate::number::MAX_ABS;

/// Why a target path or its tolerances cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Baseline, target or a tolerance is infinite or not a number.
    NotFinite,
    /// Baseline, target or a tolerance is beyond ±[`MAX_ABS`].
    OutOfRange,
    /// The target is due on or before the day of the baseline.
    DueNotAfterBaseline,
    /// A tolerance is below zero.
    NegativeTolerance,
    /// `at_risk` is smaller than `on_plan`.
    ReversedTolerance,
}

impl PathError {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFinite => "path_not_finite",
            Self::OutOfRange => "path_out_of_range",
            Self::DueNotAfterBaseline => "path_due_not_after_baseline",
            Self::NegativeTolerance => "path_negative_tolerance",
            Self::ReversedTolerance => "path_reversed_tolerance",
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for PathError {}

/// How far a value may lag behind its path, in the unit of the indicator (for shares: percentage
/// points).
///
/// The council sets both numbers; `0 <= on_plan <= at_risk`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    on_plan: f64,
    at_risk: f64,
}

impl Tolerance {
    /// Tolerances up to which a value counts as on plan and as at risk.
    ///
    /// # Errors
    /// [`PathError::NotFinite`], [`PathError::OutOfRange`], [`PathError::NegativeTolerance`] or
    /// [`PathError::ReversedTolerance`].
    pub fn new(on_plan: f64, at_risk: f64) -> Result<Self, PathError> {
        let (on_plan, at_risk) = (checked(on_plan)?, checked(at_risk)?);
        if on_plan < 0.0 || at_risk < 0.0 {
            return Err(PathError::NegativeTolerance);
        }
        if at_risk < on_plan {
            return Err(PathError::ReversedTolerance);
        }
        Ok(Self { on_plan, at_risk })
    }

    /// Largest lag that is still on plan.
    pub const fn on_plan(self) -> f64 {
        self.on_plan
    }

    /// Largest lag that is still only at risk.
    pub const fn at_risk(self) -> f64 {
        self.at_risk
    }
}

/// A target with its due day, tolerances and, if known, the baseline it starts from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetPath {
    baseline: Option<(f64, NaiveDate)>,
    target: f64,
    due: NaiveDate,
    tolerance: Tolerance,
}

impl TargetPath {
    /// A path from a baseline to the target; values in the unit of the indicator.
    ///
    /// # Errors
    /// [`PathError::NotFinite`] or [`PathError::OutOfRange`] for a value,
    /// [`PathError::DueNotAfterBaseline`] if there is no day between.
    pub fn new(
        baseline: f64,
        baseline_date: NaiveDate,
        target: f64,
        due: NaiveDate,
        tolerance: Tolerance,
    ) -> Result<Self, PathError> {
        if due <= baseline_date {
            return Err(PathError::DueNotAfterBaseline);
        }
        Ok(Self {
            baseline: Some((checked(baseline)?, baseline_date)),
            target: checked(target)?,
            due,
            tolerance,
        })
    }

    /// A target that says nothing about the way to it: no value is expected before the due day.
    ///
    /// # Errors
    /// [`PathError::NotFinite`] or [`PathError::OutOfRange`] for the target.
    pub fn without_baseline(
        target: f64,
        due: NaiveDate,
        tolerance: Tolerance,
    ) -> Result<Self, PathError> {
        Ok(Self { baseline: None, target: checked(target)?, due, tolerance })
    }

    /// The value that should be reached on `day`, in the unit of the indicator.
    ///
    /// Linear by days between baseline and due day, the baseline before, the target from the due
    /// day on. `None` before the due day of a target without baseline. Not rounded: round only when
    /// writing.
    pub fn expected_at(&self, day: NaiveDate) -> Option<f64> {
        if day >= self.due {
            return Some(self.target);
        }
        let (baseline, baseline_date) = self.baseline?;
        if day <= baseline_date {
            return Some(baseline);
        }
        let share = days(baseline_date, day) / days(baseline_date, self.due);
        Some(baseline + (self.target - baseline) * share)
    }

    /// The value the path starts from, in the unit of the indicator, and the day it stands for.
    pub const fn baseline(&self) -> Option<(f64, NaiveDate)> {
        self.baseline
    }

    /// The value to be reached, in the unit of the indicator.
    pub const fn target(&self) -> f64 {
        self.target
    }

    /// The day on which the target is to be reached.
    pub const fn due(&self) -> NaiveDate {
        self.due
    }

    /// The tolerances set by the council.
    pub const fn tolerance(&self) -> Tolerance {
        self.tolerance
    }
}

fn checked(value: f64) -> Result<f64, PathError> {
    if !value.is_finite() {
        Err(PathError::NotFinite)
    } else if value.abs() > MAX_ABS {
        Err(PathError::OutOfRange)
    } else {
        Ok(value)
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    // All days that chrono knows lie less than i32::MAX days apart.
    f64::from(i32::try_from((to - from).num_days()).unwrap_or(i32::MAX))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn broadband() -> TargetPath {
        TargetPath::new(
            54.0,
            day("2023-12-31"),
            75.0,
            day("2025-12-31"),
            Tolerance::new(2.0, 10.0).unwrap(),
        )
        .unwrap()
    }

    #[test]
    fn the_path_is_linear_by_days() {
        // 366 and 547 of 731 days, computed apart from this code.
        assert!(
            (broadband().expected_at(day("2024-12-31")).unwrap() - 64.514_363_885_088_93).abs()
                < 1e-12
        );
        assert!(
            (broadband().expected_at(day("2025-06-30")).unwrap() - 69.714_090_287_277_7).abs()
                < 1e-12
        );
    }

    #[test]
    fn the_path_is_level_outside_its_days() {
        for (text, value) in
            [("1990-01-01", 54.0), ("2023-12-31", 54.0), ("2025-12-31", 75.0), ("2050-01-01", 75.0)]
        {
            assert_eq!(broadband().expected_at(day(text)), Some(value), "{text}");
        }
    }

    #[test]
    fn without_baseline_nothing_is_expected_before_the_due_day() {
        let path = TargetPath::without_baseline(
            90.0,
            day("2030-12-31"),
            Tolerance::new(0.0, 0.0).unwrap(),
        )
        .unwrap();
        assert_eq!(path.expected_at(day("2030-12-30")), None);
        assert_eq!(path.expected_at(day("2030-12-31")), Some(90.0));
    }

    #[test]
    fn unusable_tolerances_are_refused() {
        for (on_plan, at_risk, error) in [
            (f64::NAN, 1.0, PathError::NotFinite),
            (1.0, f64::INFINITY, PathError::NotFinite),
            (1.0, 1e16, PathError::OutOfRange),
            (-0.1, 1.0, PathError::NegativeTolerance),
            (0.0, -1.0, PathError::NegativeTolerance),
            (10.0, 2.0, PathError::ReversedTolerance),
        ] {
            assert_eq!(Tolerance::new(on_plan, at_risk), Err(error));
        }
        assert!(Tolerance::new(0.0, 0.0).is_ok());
    }

    #[test]
    fn unusable_paths_are_refused() {
        let tolerance = Tolerance::new(2.0, 10.0).unwrap();
        let start = day("2023-12-31");
        for (baseline, target, due, error) in [
            (54.0, 75.0, "2023-12-31", PathError::DueNotAfterBaseline),
            (54.0, 75.0, "2023-12-30", PathError::DueNotAfterBaseline),
            (f64::NAN, 75.0, "2025-12-31", PathError::NotFinite),
            (54.0, f64::NEG_INFINITY, "2025-12-31", PathError::NotFinite),
            (-2e15, 75.0, "2025-12-31", PathError::OutOfRange),
        ] {
            let path = TargetPath::new(baseline, start, target, day(due), tolerance);
            assert_eq!(path, Err(error));
        }
        assert_eq!(
            TargetPath::without_baseline(f64::NAN, day("2030-12-31"), tolerance),
            Err(PathError::NotFinite)
        );
    }
}
