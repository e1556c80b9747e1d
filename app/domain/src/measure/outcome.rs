//! What became of an expected contribution, as the planner records it at a review.

use crate::error::{FieldErrors, Problem};
use crate::key::{ContributionId, MeasureSlug, OrganisationCode, OutcomeId};
use crate::source::{Evidence, coded};
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// What became of the expectation.
    OutcomeVerdict {
        /// It has come about.
        Occurred = "eingetreten",
        /// In part.
        Partly = "teilweise",
        /// It has not.
        Missed = "nicht-eingetreten",
        /// Nobody can tell yet.
        Unknown = "noch-nicht-erkennbar",
    }
}

coded! {
    /// What a verdict rests on.
    Basis {
        /// A study with a comparison.
        Study = "studie",
        /// Counts of the programme itself: grants, users, audits.
        Counts = "vollzugsdaten",
        /// What members and firms report.
        Reports = "rueckmeldungen",
        /// Nothing but the course of the indicator.
        IndicatorAlone = "nur-indikator",
    }
}

/// What a planner recorded about a contribution on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its identifier.
    pub id: OutcomeId,
    /// The contribution.
    pub contribution: ContributionId,
    /// Its measure.
    pub measure: MeasureSlug,
    /// What became of it.
    pub verdict: OutcomeVerdict,
    /// What the verdict rests on.
    pub basis: Basis,
    /// What happened.
    pub text: String,
    /// The organisation that recorded it.
    pub organisation: OrganisationCode,
    /// The day.
    pub date: NaiveDate,
    /// Support; examples are labelled.
    pub evidence: Evidence,
}

/// Longest text in characters.
pub const MAX_OUTCOME: usize = 2_000;

/// The form as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeForm {
    /// Code of the verdict.
    pub verdict: String,
    /// Code of the basis.
    pub basis: String,
    /// What happened.
    pub happened: String,
}

/// What the form says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutcome {
    /// What became of it.
    pub verdict: OutcomeVerdict,
    /// What the verdict rests on.
    pub basis: Basis,
    /// What happened.
    pub text: String,
}

impl OutcomeForm {
    /// Reads the form. An indicator that moved shows no effect: other causes may have moved it, so it alone carries no verdict
    /// that something has come about.
    ///
    /// # Errors
    /// Every field that cannot be used, and a verdict of effect that rests on the indicator alone.
    pub fn parse(&self) -> Result<NewOutcome, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = errors
            .keep("verdict", OutcomeVerdict::from_code(&self.verdict).ok_or(Problem::Required));
        let basis = errors.keep("basis", Basis::from_code(&self.basis).ok_or(Problem::Required));
        let effect = matches!(verdict, Some(OutcomeVerdict::Occurred | OutcomeVerdict::Partly));
        if effect && basis == Some(Basis::IndicatorAlone) {
            errors.add("basis", Problem::IndicatorAlone);
        }
        let text = errors.keep("happened", text::block(&self.happened, MAX_OUTCOME));
        match (verdict, basis, text) {
            (Some(verdict), Some(basis), Some(text)) if errors.is_empty() => {
                Ok(NewOutcome { verdict, basis, text })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moving_indicator_alone_never_marks_a_measure_effective() {
        for verdict in OutcomeVerdict::ALL {
            for basis in Basis::ALL {
                let form = OutcomeForm {
                    verdict: verdict.code().into(),
                    basis: basis.code().into(),
                    happened: "Der Wert ist gestiegen.".into(),
                };
                let effect = matches!(verdict, OutcomeVerdict::Occurred | OutcomeVerdict::Partly);
                let refused = effect && *basis == Basis::IndicatorAlone;
                assert_eq!(form.parse().is_err(), refused, "{verdict:?} {basis:?}");
                if refused {
                    let errors = form.parse().expect_err("refused");
                    assert_eq!(errors.of("basis"), Some(&Problem::IndicatorAlone));
                }
            }
        }
    }

    #[test]
    fn every_field_is_needed() {
        let errors = OutcomeForm::default().parse().expect_err("empty");
        for field in ["verdict", "basis", "happened"] {
            assert_eq!(errors.of(field), Some(&Problem::Required), "{field}");
        }
    }
}
