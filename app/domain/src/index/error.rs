//! Why an index cannot be computed: every refusal has a name and says what it is about.

use serde::Serialize;

/// Why a method is no method, or values give no index. Elements are named by their code.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum IndexError {
    /// Neither indicators nor values.
    #[error("nothing to put together")]
    Empty,
    /// No value anywhere.
    #[error("no value anywhere")]
    AllMissing,
    /// The method compares units, and there is one.
    #[error("{of}: compared with others, and there is one unit")]
    OneUnit {
        /// The indicator or group.
        of: String,
    },
    /// All values are the same, so that their range is zero.
    #[error("{of}: all values are the same")]
    Constant {
        /// The indicator.
        of: String,
    },
    /// A value is not a number, or infinite.
    #[error("{of}: not a number")]
    NotFinite {
        /// The indicator or element.
        of: String,
    },
    /// A value beyond [`crate::index::LARGEST`], with which sums would overflow or lose their digits.
    #[error("{of}: too large to compute with")]
    TooLarge {
        /// The indicator or element.
        of: String,
    },
    /// A weight below zero.
    #[error("{of}: a negative weight")]
    NegativeWeight {
        /// The element.
        of: String,
    },
    /// No element of a group has a weight.
    #[error("{of}: all weights are zero")]
    NoWeight {
        /// The group.
        of: String,
    },
    /// The worst and the best value are the same.
    #[error("{of}: the goalposts are equal")]
    GoalpostsEqual {
        /// The indicator.
        of: String,
    },
    /// The best value is worse than the worst one, by the indicator's polarity.
    #[error("{of}: the goalposts are reversed")]
    GoalpostsReversed {
        /// The indicator.
        of: String,
    },
    /// A target that is no better than the worst value.
    #[error("{of}: the target is no better than the worst value")]
    TargetNotBetter {
        /// The indicator.
        of: String,
    },
    /// The unit that others are compared with is not there, or has no value.
    #[error("{of}: no value of the unit of reference {unit}")]
    NoReference {
        /// The indicator.
        of: String,
        /// The unit.
        unit: String,
    },
    /// A ratio to a base that is not positive.
    #[error("{of}: a ratio needs positive values")]
    NotARatioScale {
        /// The indicator.
        of: String,
    },
    /// Bounds of categories that do not get better from one to the next.
    #[error("{of}: the bounds are not in order")]
    BoundsNotInOrder {
        /// The indicator.
        of: String,
    },
    /// A geometric or harmonic mean of values that are not positive.
    #[error("{of}: this mean needs positive values")]
    NeedsPositive {
        /// The element whose value is zero or less.
        of: String,
    },
    /// Normalised values on different scales would be put together.
    #[error("{of}: on another scale than the rest")]
    MixedScales {
        /// The first indicator that differs.
        of: String,
    },
    /// The scale has no extent, or its end lies below its start.
    #[error("the scale has no extent")]
    NoScale,
    /// The indicator describes the surroundings and is never rated.
    #[error("{of}: describes the surroundings")]
    Context {
        /// The indicator.
        of: String,
    },
    /// Named twice.
    #[error("{of}: twice")]
    Twice {
        /// The element.
        of: String,
    },
    /// An element of a group that the method does not have.
    #[error("{of}: in no group of the method")]
    Stray {
        /// The element.
        of: String,
    },
    /// A group without elements.
    #[error("{of}: without elements")]
    EmptyGroup {
        /// The group.
        of: String,
    },
    /// A share outside 0–1, or a number of elements that the group does not have.
    #[error("{of}: a coverage that cannot be met")]
    Coverage {
        /// The group.
        of: String,
    },
    /// Columns of different length.
    #[error("{of}: another number of units")]
    Ragged {
        /// The indicator.
        of: String,
    },
    /// No value for the unit under these rules.
    #[error("{of}: no value under these rules")]
    NoValue {
        /// The unit.
        of: String,
    },
    /// A number of replications, or a spread of weights, that cannot be drawn.
    #[error("nothing can be drawn so")]
    Draw,
}

impl IndexError {
    /// A stable code for pages and programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::AllMissing => "all-missing",
            Self::OneUnit { .. } => "one-unit",
            Self::Constant { .. } => "constant",
            Self::NotFinite { .. } => "not-finite",
            Self::TooLarge { .. } => "too-large",
            Self::NegativeWeight { .. } => "negative-weight",
            Self::NoWeight { .. } => "no-weight",
            Self::GoalpostsEqual { .. } => "goalposts-equal",
            Self::GoalpostsReversed { .. } => "goalposts-reversed",
            Self::TargetNotBetter { .. } => "target-not-better",
            Self::NoReference { .. } => "no-reference",
            Self::NotARatioScale { .. } => "not-a-ratio-scale",
            Self::BoundsNotInOrder { .. } => "bounds-not-in-order",
            Self::NeedsPositive { .. } => "needs-positive",
            Self::MixedScales { .. } => "mixed-scales",
            Self::NoScale => "no-scale",
            Self::Context { .. } => "context",
            Self::Twice { .. } => "twice",
            Self::Stray { .. } => "stray",
            Self::EmptyGroup { .. } => "empty-group",
            Self::Coverage { .. } => "coverage",
            Self::Ragged { .. } => "ragged",
            Self::NoValue { .. } => "no-value",
            Self::Draw => "draw",
        }
    }

    /// What it is about: the code of an indicator, field or unit, where there is one.
    pub fn subject(&self) -> Option<&str> {
        match self {
            Self::Empty | Self::AllMissing | Self::NoScale | Self::Draw => None,
            Self::OneUnit { of }
            | Self::Constant { of }
            | Self::NotFinite { of }
            | Self::TooLarge { of }
            | Self::NegativeWeight { of }
            | Self::NoWeight { of }
            | Self::GoalpostsEqual { of }
            | Self::GoalpostsReversed { of }
            | Self::TargetNotBetter { of }
            | Self::NoReference { of, .. }
            | Self::NotARatioScale { of }
            | Self::BoundsNotInOrder { of }
            | Self::NeedsPositive { of }
            | Self::MixedScales { of }
            | Self::Context { of }
            | Self::Twice { of }
            | Self::Stray { of }
            | Self::EmptyGroup { of }
            | Self::Coverage { of }
            | Self::Ragged { of }
            | Self::NoValue { of } => Some(of),
        }
    }
}
