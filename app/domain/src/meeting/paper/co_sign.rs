//! Agreeing to a paper, or not.

use super::{CoSigned, Paper, PaperState, StepError};
use crate::error::{FieldErrors, Problem};
use crate::key::OrganisationCode;
use crate::text;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Longest reason of a refusal in characters.
pub const MAX_REASON: usize = 2_000;

/// The answer of somebody asked to co-sign, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoSignForm {
    /// `mitgezeichnet` or `abgelehnt`.
    pub answer: String,
    /// Why not.
    pub reason: String,
}

impl CoSignForm {
    /// Reads the form. Who does not agree says why.
    ///
    /// # Errors
    /// No answer, a refusal without a reason, a reason that is too long.
    pub fn parse(&self, at: DateTime<Utc>) -> Result<CoSigned, FieldErrors> {
        let reason = text::block(&self.reason, MAX_REASON);
        match (self.answer.as_str(), reason) {
            ("abgelehnt", Ok(reason)) => Ok(CoSigned::Refused { at, reason }),
            ("abgelehnt", Err(why)) => Err(FieldErrors::one("reason", why)),
            ("mitgezeichnet", Err(why @ text::TextError::TooLong { .. })) => {
                Err(FieldErrors::one("reason", why))
            }
            ("mitgezeichnet", _) => Ok(CoSigned::Signed { at }),
            ("", _) => Err(FieldErrors::one("answer", Problem::Required)),
            _ => Err(FieldErrors::one("answer", Problem::NotAChoice)),
        }
    }
}

impl Paper {
    /// True where an organisation is asked to agree.
    pub fn asks(&self, organisation: &OrganisationCode) -> bool {
        self.co_signatures.iter().any(|c| &c.organisation == organisation)
    }

    /// The paper with an answer of one of those who are asked. Until the paper is released, it can be another one.
    ///
    /// # Errors
    /// [`StepError::NotFromHere`] where nobody is asked at the moment, or not this organisation.
    pub fn co_signed(
        &self,
        organisation: &OrganisationCode,
        answer: CoSigned,
    ) -> Result<Self, StepError> {
        if self.state != PaperState::CoSigning {
            return Err(StepError::NotFromHere);
        }
        let mut next = self.clone();
        let own = next.co_signatures.iter_mut().find(|c| &c.organisation == organisation);
        own.ok_or(StepError::NotFromHere)?.answer = answer;
        Ok(next)
    }
}
