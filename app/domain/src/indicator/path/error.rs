//! What makes a target path or its tolerances unusable.

use std::fmt;

/// Why a target path or its tolerances cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Baseline, target, interim target or a tolerance is infinite or not a number.
    NotFinite,
    /// Baseline, target, interim target or a tolerance is beyond ±[`crate::number::MAX_ABS`].
    OutOfRange,
    /// The target is due on or before the day of the baseline.
    DueNotAfterBaseline,
    /// A tolerance is below zero.
    NegativeTolerance,
    /// `at_risk` is smaller than `on_plan`.
    ReversedTolerance,
    /// An interim target does not lie between the day of the baseline and the due day.
    InterimOutsidePath,
    /// Two interim targets stand for the same day.
    InterimTwice,
    /// A geometric path between zero or values of different signs.
    SignChange,
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
            Self::InterimOutsidePath => "path_interim_outside_path",
            Self::InterimTwice => "path_interim_twice",
            Self::SignChange => "path_sign_change",
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for PathError {}
