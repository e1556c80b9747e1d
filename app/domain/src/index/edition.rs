//! Editions of the index: methods as records with a number, a state and a first day.
//!
//! A method comes into force by a resolution alone. What it computed stays with its edition: a new edition starts a line
//! of its own, and no line is drawn across two.

use super::method::Method;
use crate::error::{FieldErrors, Problem};
use crate::key::EditionId;
use crate::period::parse_day;
use crate::source::{Evidence, coded};
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// How far an edition is.
    EditionState {
        /// Being worked on.
        Draft = "entwurf",
        /// Before the council, with a paper.
        Proposed = "vorgeschlagen",
        /// Decided.
        InForce = "in_kraft",
    }
}

/// A method with its place in the order of methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// Its identifier.
    pub id: EditionId,
    /// 1 for the first.
    pub number: i64,
    /// What sets it apart, in a few words.
    pub title: String,
    /// The method.
    pub method: Method,
    /// How far it is.
    pub state: EditionState,
    /// The first day on which it holds; none before it is decided.
    pub from: Option<NaiveDate>,
    /// The paper it was proposed with.
    pub paper: String,
    /// The resolution that put it in force.
    pub decided_in: String,
    /// Why it was proposed.
    pub reason: String,
    /// Illustrative where goalposts or weights are invented; then all results are examples.
    pub evidence: Evidence,
    /// The day it was written down.
    pub known: NaiveDate,
    /// Counts changes; compared before a write.
    pub version: i64,
}

/// The edition in force on a day: of those decided, the one that began last.
pub fn in_force(editions: &[Edition], day: NaiveDate) -> Option<&Edition> {
    editions
        .iter()
        .filter(|edition| edition.state == EditionState::InForce)
        .filter(|edition| edition.from.is_some_and(|from| from <= day))
        .max_by_key(|edition| (edition.from, edition.number))
}

/// The edition a page shows: the one in force, otherwise the newest that has left the draft.
pub fn leading(editions: &[Edition], day: NaiveDate) -> Option<&Edition> {
    in_force(editions, day).or_else(|| {
        editions
            .iter()
            .filter(|edition| edition.state != EditionState::Draft)
            .max_by_key(|edition| edition.number)
    })
}

/// Longest title in characters.
pub const MAX_TITLE: usize = 120;
/// Longest name of a paper or resolution in characters.
pub const MAX_NAME: usize = 200;
/// Longest reason in characters.
pub const MAX_REASON: usize = 1_000;

/// The form that writes an edition down, as it arrives; the method comes from the what-if form around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalForm {
    /// What sets it apart.
    pub title: String,
    /// Code of the state: draft or proposed.
    pub state: String,
    /// The paper; needed for a proposal.
    pub paper: String,
    /// Why.
    pub reason: String,
}

impl ProposalForm {
    /// Reads the form for a method; `known` are the editions there are, `id` is the identifier of the new one.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read.
    pub fn parse(
        &self,
        method: Method,
        known: &[Edition],
        evidence: Evidence,
        today: NaiveDate,
        id: EditionId,
    ) -> Result<Edition, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let state = match EditionState::from_code(self.state.trim()) {
            Some(state @ (EditionState::Draft | EditionState::Proposed)) => Ok(state),
            _ if self.state.trim().is_empty() => Err(Problem::Required),
            _ => Err(Problem::NotAChoice),
        };
        let state = errors.keep("state", state);
        let paper = match self.paper.trim() {
            "" if state != Some(EditionState::Proposed) => Some(String::new()),
            _ => errors.keep("paper", text::line(&self.paper, MAX_NAME)),
        };
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        match (title, state, paper, reason) {
            (Some(title), Some(state), Some(paper), Some(reason)) => Ok(Edition {
                id,
                number: known.iter().map(|e| e.number).max().unwrap_or_default().saturating_add(1),
                title,
                method,
                state,
                from: None,
                paper,
                decided_in: String::new(),
                reason,
                evidence,
                known: today,
                version: 1,
            }),
            _ => Err(errors),
        }
    }
}

/// The form that lays an edition before the council or puts it in force, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// The paper, for a draft.
    pub paper: String,
    /// The resolution, for a proposal.
    pub decided_in: String,
    /// The first day on which it holds, for a proposal.
    pub from: String,
}

impl StepForm {
    /// The draft as a proposal.
    ///
    /// # Errors
    /// The paper is missing; the edition is no draft.
    pub fn propose(&self, edition: &Edition) -> Result<Edition, FieldErrors> {
        if edition.state != EditionState::Draft {
            return Err(FieldErrors::one("paper", Problem::NotAChoice));
        }
        let paper = text::line(&self.paper, MAX_NAME).map_err(|e| FieldErrors::one("paper", e))?;
        Ok(Edition { paper, state: EditionState::Proposed, ..edition.clone() })
    }

    /// The proposal in force.
    ///
    /// # Errors
    /// Resolution or day are missing; the day lies before the first day of the edition in force, which would change
    /// results that it has made; the edition is no proposal.
    pub fn adopt(
        &self,
        edition: &Edition,
        known: &[Edition],
        today: NaiveDate,
    ) -> Result<Edition, FieldErrors> {
        let mut errors = FieldErrors::default();
        if edition.state != EditionState::Proposed {
            return Err(FieldErrors::one("decided_in", Problem::NotAChoice));
        }
        let decided_in = errors.keep("decided_in", text::line(&self.decided_in, MAX_NAME));
        let from = match self.from.trim() {
            "" => Err(Problem::Required),
            raw => parse_day(raw).map_err(|_| Problem::NotADay),
        };
        let from = from.and_then(|day| match in_force(known, today).and_then(|held| held.from) {
            Some(since) if day < since => Err(Problem::BeforeInForce { since }),
            _ => Ok(day),
        });
        let from = errors.keep("from", from);
        match (decided_in, from) {
            (Some(decided_in), Some(from)) => Ok(Edition {
                decided_in,
                from: Some(from),
                state: EditionState::InForce,
                ..edition.clone()
            }),
            _ => Err(errors),
        }
    }
}
