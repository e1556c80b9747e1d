//! Why a method of the index is none, or values give no index.

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::index::IndexError;
use domain::index::method::TOP;

/// „BE-02: Der beste Wert ist schlechter als der schlechteste."
pub fn refused(ctx: &Ctx, error: &IndexError) -> String {
    let what = match error {
        IndexError::Empty => t!(ctx, "index-error-empty"),
        IndexError::AllMissing => t!(ctx, "index-error-all-missing"),
        IndexError::OneUnit { .. } => t!(ctx, "index-error-one-unit"),
        IndexError::Constant { .. } => t!(ctx, "index-error-constant"),
        IndexError::NotFinite { .. } => t!(ctx, "index-error-not-finite"),
        IndexError::TooLarge { .. } => t!(ctx, "index-error-too-large"),
        IndexError::NegativeWeight { .. } => t!(ctx, "index-error-negative-weight"),
        IndexError::NoWeight { .. } => t!(ctx, "index-error-no-weight"),
        IndexError::GoalpostsEqual { .. } => t!(ctx, "index-error-goalposts-equal"),
        IndexError::GoalpostsReversed { .. } => t!(ctx, "index-error-goalposts-reversed"),
        IndexError::TargetNotBetter { .. } => t!(ctx, "index-error-target-not-better"),
        IndexError::NoReference { .. } => t!(ctx, "index-error-no-reference"),
        IndexError::NotARatioScale { .. } => t!(ctx, "index-error-not-a-ratio-scale"),
        IndexError::BoundsNotInOrder { .. } => t!(ctx, "index-error-bounds-not-in-order"),
        IndexError::NeedsPositive { .. } => t!(ctx, "index-error-needs-positive"),
        IndexError::MixedScales { .. } => t!(ctx, "index-error-mixed-scales"),
        IndexError::NoScale => t!(ctx, "index-error-no-scale"),
        IndexError::Context { .. } => t!(ctx, "index-error-context"),
        IndexError::Twice { .. } => t!(ctx, "index-error-twice"),
        IndexError::Stray { .. } => t!(ctx, "index-error-stray"),
        IndexError::EmptyGroup { .. } => t!(ctx, "index-error-empty-group"),
        IndexError::Coverage { .. } => t!(ctx, "index-error-coverage"),
        IndexError::Ragged { .. } => t!(ctx, "index-error-ragged"),
        IndexError::NoValue { .. } => t!(ctx, "index-error-no-value"),
        IndexError::Draw => t!(ctx, "index-error-draw"),
    };
    match error.subject() {
        None | Some("" | TOP) => what,
        Some(subject) => format!("{subject}: {what}"),
    }
}
