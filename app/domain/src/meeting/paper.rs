//! Papers for a meeting: what the council is asked to decide, and on which figures.

mod co_sign;
mod figures;
mod file;
mod form;

pub use co_sign::{CoSignForm, MAX_REASON};
pub use figures::figures;
pub use file::{FileFacts, FileForm, MAX_PAPER_FILES};
pub use form::{MAX_PART, MAX_TITLE, PaperDraft, PaperForm, PaperText, PaperTies};

use super::key::PaperFileId;
use super::numbering::PaperNumber;
use crate::indicator::status::Status;
use crate::key::{AreaCode, IndicatorCode, OrganisationCode};
use crate::period::Period;
use crate::source::coded;
use crate::tier::Tier;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a paper stands.
    PaperState {
        /// Being written.
        Draft = "entwurf",
        /// Others are asked to agree.
        CoSigning = "mitzeichnung",
        /// Finished: it can go out.
        Released = "freigegeben",
        /// It went out; its text and figures stay as they are.
        Sent = "versandt",
        /// Taken back before it went out, or by the one that took its place.
        Withdrawn = "zurueckgezogen",
    }
}

/// Every step a paper can take, from and to.
pub const TRANSITIONS: &[(PaperState, PaperState)] = &[
    (PaperState::Draft, PaperState::CoSigning),
    (PaperState::Draft, PaperState::Released),
    (PaperState::Draft, PaperState::Withdrawn),
    (PaperState::CoSigning, PaperState::Draft),
    (PaperState::CoSigning, PaperState::Released),
    (PaperState::CoSigning, PaperState::Withdrawn),
    (PaperState::Released, PaperState::Draft),
    (PaperState::Released, PaperState::Sent),
    (PaperState::Released, PaperState::Withdrawn),
    (PaperState::Sent, PaperState::Withdrawn),
];

impl PaperState {
    /// True where a paper may take the step.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }

    /// True while text and files can be changed: co-signers agree to a text, so theirs is fixed.
    pub fn is_editable(self) -> bool {
        self == Self::Draft
    }

    /// True where it can go out or has gone out.
    pub fn is_released(self) -> bool {
        matches!(self, Self::Released | Self::Sent)
    }
}

/// What somebody asked to co-sign has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "antwort")]
pub enum CoSigned {
    /// Nothing yet.
    #[serde(rename = "angefragt")]
    Asked,
    /// Agreed.
    #[serde(rename = "mitgezeichnet")]
    Signed {
        /// When.
        at: DateTime<Utc>,
    },
    /// Not agreed.
    #[serde(rename = "abgelehnt")]
    Refused {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
    },
}

/// A place that is asked to agree before a paper is released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoSignature {
    /// Who is asked.
    pub organisation: OrganisationCode,
    /// What they said.
    pub answer: CoSigned,
}

/// A file beside a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFile {
    /// Its identifier.
    pub id: PaperFileId,
    /// What it is called.
    pub title: String,
    /// Who may know of it and read it.
    pub tier: Tier,
}

/// A figure as it stood when the paper went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// Its name then.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// The day since when this value was known: „Stand“.
    pub known: NaiveDate,
    /// How the indicator stood.
    pub status: Status,
    /// Name and version of the method that said so.
    pub method: String,
}

/// Figures that do not move any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// The day of which they are.
    pub as_of: NaiveDate,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Its number.
    pub number: PaperNumber,
    /// Its words.
    pub text: PaperText,
    /// Indicators it bears on.
    pub indicators: Vec<IndicatorCode>,
    /// Their figures, once it went out; before that they are those of the day.
    pub frozen: Option<Frozen>,
    /// Files beside it, in order.
    pub files: Vec<PaperFile>,
    /// Who is asked to agree.
    pub co_signatures: Vec<CoSignature>,
    /// Where it stands.
    pub state: PaperState,
    /// The paper whose place it takes.
    pub replaces: Option<PaperNumber>,
    /// Who may know of it and read it.
    pub tier: Tier,
    /// The day it was made.
    pub date: NaiveDate,
    /// Counts changes; compared before a write.
    pub version: i64,
}

/// Why a paper cannot take a step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// Not from where it stands.
    #[error("not from here")]
    NotFromHere,
    /// Somebody who was asked has not agreed.
    #[error("not everybody has agreed")]
    NotAgreed(Vec<OrganisationCode>),
    /// Its figures are frozen already.
    #[error("frozen already")]
    FrozenAlready,
    /// Figures of an indicator that the paper does not name, or none for one that it names.
    #[error("figures of other indicators")]
    OtherFigures,
}

impl Paper {
    /// A new paper.
    pub fn new(number: PaperNumber, draft: PaperDraft, date: NaiveDate) -> Self {
        let empty = Self {
            number,
            text: draft.text.clone(),
            indicators: Vec::new(),
            frozen: None,
            files: Vec::new(),
            co_signatures: Vec::new(),
            state: PaperState::Draft,
            replaces: None,
            tier: draft.tier,
            date,
            version: 1,
        };
        empty.reworded(draft)
    }

    /// The paper with other words. Whoever is asked to agree is asked about these.
    #[must_use]
    pub fn reworded(&self, draft: PaperDraft) -> Self {
        let asked = |organisation| CoSignature { organisation, answer: CoSigned::Asked };
        Self {
            text: draft.text,
            tier: draft.tier,
            indicators: draft.ties.indicators,
            co_signatures: draft.ties.co_signers.into_iter().map(asked).collect(),
            replaces: draft.ties.replaces,
            ..self.clone()
        }
    }

    /// True once it went out, also where it was taken back since.
    pub fn went_out(&self) -> bool {
        self.frozen.is_some()
    }

    /// Who was asked and has not agreed.
    pub fn not_agreed(&self) -> Vec<OrganisationCode> {
        let open = |c: &&CoSignature| !matches!(c.answer, CoSigned::Signed { .. });
        self.co_signatures.iter().filter(open).map(|c| c.organisation.clone()).collect()
    }

    /// Takes a step. Back in draft, whoever agreed has to agree anew: the text may be another one.
    ///
    /// # Errors
    /// A step that the workflow does not have; a release that somebody has not agreed to; sending, which is done by
    /// [`Paper::send`].
    pub fn step(&self, to: PaperState) -> Result<Self, StepError> {
        if !self.state.may_become(to) || to == PaperState::Sent {
            return Err(StepError::NotFromHere);
        }
        let mut next = Self { state: to, ..self.clone() };
        match to {
            PaperState::Released => {
                let open = self.not_agreed();
                if !open.is_empty() {
                    return Err(StepError::NotAgreed(open));
                }
            }
            PaperState::Draft => {
                for co_signature in &mut next.co_signatures {
                    co_signature.answer = CoSigned::Asked;
                }
            }
            PaperState::CoSigning | PaperState::Sent | PaperState::Withdrawn => {}
        }
        Ok(next)
    }

    /// The paper as it goes out, with the figures of the day. Figures stay for the indicators that have a value; of one
    /// without, the paper says so.
    ///
    /// # Errors
    /// A paper that is not released, has gone out before, or is given figures of other indicators.
    pub fn send(&self, figures: Vec<Figure>, as_of: NaiveDate) -> Result<Self, StepError> {
        if self.frozen.is_some() {
            return Err(StepError::FrozenAlready);
        }
        if !self.state.may_become(PaperState::Sent) {
            return Err(StepError::NotFromHere);
        }
        if figures.iter().any(|figure| !self.indicators.contains(&figure.indicator)) {
            return Err(StepError::OtherFigures);
        }
        let frozen = Some(Frozen { as_of, figures });
        Ok(Self { state: PaperState::Sent, frozen, ..self.clone() })
    }

    /// The paper as a reader sees it within an item: without the files of a closer circle. Nothing where item or paper
    /// belong to a closer circle.
    pub fn seen_by(&self, reach: Tier, item: Tier) -> Option<Self> {
        if !self.tier.min(item).is_within(reach) {
            return None;
        }
        let mut seen = self.clone();
        seen.files.retain(|file| file.tier.is_within(reach));
        Some(seen)
    }
}

#[cfg(test)]
mod tests;
