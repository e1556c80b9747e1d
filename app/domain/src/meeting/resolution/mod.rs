//! Resolutions: what was decided, how, and what follows.
//!
//! The text of a resolution and everything that explains how it came about never change; [`canonical`] says what its hash
//! covers. Only how far it is carried out moves on. What a resolution says is changed by a later resolution alone.

pub mod canonical;
pub mod difference;
pub mod effect;
pub mod form;
pub mod register;

pub use effect::{Effect, EffectError};
pub use form::{DecisionForm, DecisionText};
pub use register::{Filter, Register, ReplaceError};

use super::circular::Circular;
use super::key::{AgendaItemId, PollId};
use super::numbering::ResolutionNumber;
use super::quorum::QuorumFinding;
use super::vote::secrecy::SecretResult;
use super::vote::{Choice, MajorityRule, Method, Outcome, Poll, Tally, Verdict, Voter};
use crate::key::{MeasureSlug, OrganisationCode};
use crate::source::coded;
use crate::tier::Tier;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Votes.
    pub tally: Tally,
    /// How many votes the share was taken of.
    pub base: u32,
    /// Votes in favour that were needed.
    pub needed: u32,
    /// Votes of those who could vote and gave none; of older records nobody knows it, and it is 0.
    #[serde(default)]
    pub not_given: u32,
}

/// How a vote went, as it is kept with the resolution for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRecord {
    /// The poll; none for a circular resolution.
    pub poll: Option<PollId>,
    /// How votes were given.
    pub method: Method,
    /// What was counted; none for a secret vote of which the outcome alone is shown.
    pub counted: Option<Counted>,
    /// Votes by organisation, of a vote by name alone.
    pub by_name: Vec<(OrganisationCode, Option<Choice>)>,
    /// The majority it needed.
    pub rule: MajorityRule,
    /// What it led to.
    pub outcome: Outcome,
}

impl VoteRecord {
    /// The record of a poll that is closed; `secret` is what the rules of procedure show of a secret one.
    pub fn of_poll(poll: &Poll, verdict: &Verdict, secret: SecretResult) -> Self {
        let is_shown = poll.method != Method::Secret || secret == SecretResult::Sums;
        let names = poll.by_name().unwrap_or_default();
        Self {
            poll: Some(poll.id.clone()),
            method: poll.method,
            counted: is_shown.then(|| Counted::of(verdict, poll.votes_present())),
            by_name: names.into_iter().map(|(who, choice)| (who.clone(), choice)).collect(),
            rule: verdict.rule,
            outcome: verdict.outcome,
        }
    }

    /// The record of a circular resolution: the council sees every vote, as in a letter to all.
    pub fn of_circular(circular: &Circular, verdict: &Verdict) -> Self {
        let choice = |voter: &Voter| circular.votes.get(&voter.organisation).map(|v| v.choice);
        let votes = circular.voters.iter().map(|voter| u32::from(voter.votes)).sum();
        let by_name = circular.voters.iter().map(|v| (v.organisation.clone(), choice(v)));
        Self {
            poll: None,
            method: Method::ByName,
            counted: Some(Counted::of(verdict, votes)),
            by_name: by_name.collect(),
            rule: verdict.rule,
            outcome: verdict.outcome,
        }
    }
}

impl Counted {
    /// What was counted among those who could vote, with the number of their votes: every one of them is in it once.
    fn of(verdict: &Verdict, votes: u32) -> Self {
        let tally = verdict.tally;
        let not_given = votes.saturating_sub(tally.given());
        Self { tally, base: verdict.base, needed: verdict.needed, not_given }
    }
}

coded! {
    /// How far a resolution is carried out.
    Implementation {
        /// Not begun.
        Open = "offen",
        /// Under way.
        Running = "in-umsetzung",
        /// Carried out.
        Done = "umgesetzt",
        /// Overtaken by events, or changed by a later resolution.
        Void = "gegenstandslos",
    }
}

/// Every step there is, from and to. What was closed by mistake is opened again.
pub const TRANSITIONS: &[(Implementation, Implementation)] = &[
    (Implementation::Open, Implementation::Running),
    (Implementation::Open, Implementation::Done),
    (Implementation::Open, Implementation::Void),
    (Implementation::Running, Implementation::Open),
    (Implementation::Running, Implementation::Done),
    (Implementation::Running, Implementation::Void),
    (Implementation::Done, Implementation::Running),
    (Implementation::Void, Implementation::Open),
];

impl Implementation {
    /// True where the step is one there is.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }

    /// True once nothing more is expected.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Void)
    }

    /// True where a step needs a word of evidence or reason.
    pub fn needs_note(self) -> bool {
        self.is_closed()
    }
}

/// What an organisation that voted otherwise has to say. It goes wherever the resolution goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minority {
    /// Who.
    pub organisation: OrganisationCode,
    /// What.
    pub text: String,
    /// The day.
    pub date: NaiveDate,
}

/// How far a resolution is carried out, with what shows it. The only part that moves on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How far.
    pub state: Implementation,
    /// Who sees to it; may be empty.
    pub responsible: String,
    /// By the end of which day; none where no day was set.
    pub due: Option<NaiveDate>,
    /// What shows that it is carried out, or why nothing is left of it.
    pub evidence: String,
    /// Counts changes; compared before a write.
    pub version: i64,
}

/// What was put to the vote and decided. A rejected proposal has a number too, so that the list has no gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Its number.
    pub number: ResolutionNumber,
    /// The agenda item; none for a circular resolution.
    pub item: Option<AgendaItemId>,
    /// What it is about, in one line.
    pub title: String,
    /// Its text, word for word.
    pub text: String,
    /// The day it was decided.
    pub decided: NaiveDate,
    /// When the vote was closed.
    pub closed: DateTime<Utc>,
    /// How the vote went.
    pub vote: VoteRecord,
    /// The quorum when the vote was opened; none for a circular resolution, whose majority is one of all members.
    pub quorum: Option<QuorumFinding>,
    /// Version of the rules of procedure that both rest on.
    pub procedure: u32,
    /// What follows when it is adopted.
    pub effects: Vec<Effect>,
    /// The resolutions it takes the place of.
    pub replaces: Vec<ResolutionNumber>,
    /// What those who voted otherwise have to say.
    pub minority: Vec<Minority>,
    /// How far it is carried out.
    pub progress: Progress,
    /// Who may know of it.
    pub tier: Tier,
}

/// Why a resolution does not move on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProgressError {
    /// It was not adopted, so nothing is carried out.
    #[error("not adopted")]
    NotAdopted,
    /// Not from where it stands.
    #[error("not from here")]
    NotFromHere,
    /// Nothing shows that it is carried out, or says why nothing is left of it.
    #[error("needs evidence")]
    NeedsEvidence,
}

impl Resolution {
    /// True where the proposal was adopted.
    pub fn is_adopted(&self) -> bool {
        self.vote.outcome == Outcome::Adopted
    }

    /// What a reader with this reach sees; nothing where it belongs to a closer circle. Outside the council nobody learns who
    /// voted what, or who sees to it.
    #[must_use]
    pub fn seen_by(&self, reach: Tier) -> Option<Self> {
        if !self.tier.is_within(reach) {
            return None;
        }
        let mut seen = self.clone();
        if !Tier::Council.is_within(reach) {
            seen.vote.by_name.clear();
            seen.progress.responsible.clear();
            seen.progress.evidence.clear();
        }
        Some(seen)
    }

    /// True where an organisation may say that it does not share the resolution: it was adopted, the organisation had a vote
    /// and did not vote for it as far as that is known, and it has said nothing yet. Of a vote whose names nobody keeps every
    /// organisation with a vote may.
    pub fn may_dissent(&self, organisation: &OrganisationCode) -> bool {
        let said = self.minority.iter().any(|minority| &minority.organisation == organisation);
        let given = self.vote.by_name.iter().find(|(who, _)| who == organisation);
        let voted_otherwise = match given {
            Some((_, choice)) => *choice != Some(Choice::Yes),
            None => self.vote.by_name.is_empty(),
        };
        self.is_adopted() && voted_otherwise && !said
    }

    /// True where it is about a measure: it would begin, change or end it.
    pub fn concerns(&self, measure: &MeasureSlug) -> bool {
        self.effects.iter().filter_map(Effect::measure).any(|named| named == measure)
    }

    /// What follows from it: nothing where it was not adopted.
    pub fn effects(&self) -> &[Effect] {
        if self.is_adopted() { &self.effects } else { &[] }
    }

    /// The resolution, carried out as far as told.
    ///
    /// # Errors
    /// [`ProgressError`] for a step there is not, or one that needs evidence.
    pub fn moves_on(&self, to: Implementation, evidence: &str) -> Result<Progress, ProgressError> {
        if !self.is_adopted() {
            return Err(ProgressError::NotAdopted);
        }
        if !self.progress.state.may_become(to) {
            return Err(ProgressError::NotFromHere);
        }
        let evidence = crate::text::clean(evidence);
        if to.needs_note() && evidence.is_empty() {
            return Err(ProgressError::NeedsEvidence);
        }
        Ok(Progress { state: to, evidence, ..self.progress.clone() })
    }

    /// True where its day has passed and it is not carried out.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_adopted()
            && !self.progress.state.is_closed()
            && self.progress.due.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
pub(crate) mod tests;
