//! What limits a comparison, and why there is none.

use chrono::NaiveDate;
use serde::Serialize;

/// What a reader has to know beside the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Caution {
    /// Too few points for intervals and p-values: the estimates stand alone.
    SmallSample {
        /// Points before the start.
        before: usize,
        /// Points after it.
        after: usize,
        /// Points needed on either side.
        need: usize,
    },
    /// So few points cannot separate a step from a new slope: one common slope is assumed.
    StepOnly {
        /// Points in all.
        points: usize,
    },
    /// More than one value a year: seasons, and a memory longer than one value, are not modelled.
    SeveralValuesAYear,
    /// The values are not evenly spaced in time; the test of autocorrelation takes them to be.
    UnevenSpacing,
    /// Neighbouring deviations resemble or alternate more than chance suggests: intervals are
    /// uncertain.
    Autocorrelation {
        /// The Durbin–Watson statistic, 2 without autocorrelation.
        durbin_watson: f64,
    },
    /// The model goes through every point: there is nothing to judge its uncertainty by.
    ExactFit,
    /// Values before a break in the series were not read.
    CutAtBreak {
        /// The day of the first value after the break.
        day: NaiveDate,
    },
    /// Values of the transition were left out.
    TransitionLeftOut {
        /// How many.
        points: usize,
    },
    /// A value that was read may still change.
    Provisional,
    /// Days for which not every area has a value were left out.
    DaysLeftOut {
        /// How many.
        days: usize,
    },
    /// Before the start the area moved otherwise than all it is compared with: the comparison is not
    /// valid.
    SlopesDifferBefore {
        /// Its slope per year before the start.
        slope: f64,
        /// The smallest slope among the others.
        lowest: f64,
        /// The largest slope among the others.
        highest: f64,
    },
    /// With so few areas no difference, however large, can have a small p-value.
    FewAreas {
        /// The smallest p-value there can be, one divided by the number of areas.
        smallest_p: f64,
    },
}

impl Caution {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SmallSample { .. } => "small_sample",
            Self::StepOnly { .. } => "step_only",
            Self::SeveralValuesAYear => "several_values_a_year",
            Self::UnevenSpacing => "uneven_spacing",
            Self::Autocorrelation { .. } => "autocorrelation",
            Self::ExactFit => "exact_fit",
            Self::CutAtBreak { .. } => "cut_at_break",
            Self::TransitionLeftOut { .. } => "transition_left_out",
            Self::Provisional => "provisional",
            Self::DaysLeftOut { .. } => "days_left_out",
            Self::SlopesDifferBefore { .. } => "slopes_differ_before",
            Self::FewAreas { .. } => "few_areas",
        }
    }
}

/// Why nothing can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NoModel {
    /// Too few comparable points on a side; a break in the series after the start leaves none
    /// before it.
    #[error("too_few_points")]
    TooFewPoints {
        /// Points before the start.
        before: usize,
        /// Points after it.
        after: usize,
        /// Points needed on either side.
        need: usize,
    },
    /// The points do not determine the parameters.
    #[error("not_identified")]
    NotIdentified,
    /// The area is not among those given.
    #[error("no_such_area")]
    NoSuchArea,
    /// There is no other area to compare with.
    #[error("no_comparison")]
    NoComparison,
}
