//! The rules of procedure: one versioned record that every screen names where it applies a rule.
//!
//! The council has no published rules, so each one is a setting. A version comes into force on a day, by a resolution, and
//! is never changed afterwards: what was computed by it stays explained by it.

mod check;
pub mod form;
mod in_force;

pub use check::{MAX_DAYS, ProcedureError};
pub use in_force::in_force;

use super::agenda::FrameItem;
use super::counting::{Counting, Roll};
use super::quorum::QuorumRule;
use super::vote::amendment::AmendmentOrder;
use super::vote::secrecy::SecretResult;
use super::vote::{MajorityRule, TieRule};
use crate::key::OrganisationCode;
use crate::source::coded;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

coded! {
    /// A rule, as a screen names it.
    RuleName {
        /// Notice of a meeting.
        Notice = "ladungsfrist",
        /// When papers go out.
        Papers = "unterlagen",
        /// Until when members put motions for the agenda.
        Motions = "antraege",
        /// When the council can decide.
        Quorum = "beschlussfaehigkeit",
        /// Which majority a proposal needs.
        Majority = "mehrheit",
        /// What is shown of a secret vote.
        Secrecy = "geheime-abstimmung",
        /// How many votes an organisation has.
        Votes = "stimmrecht",
        /// Who stands in for whom.
        Deputies = "vertretung",
        /// Who takes no part in an item.
        Recusal = "mitwirkungsverbot",
        /// Resolutions without a meeting.
        Circular = "umlaufverfahren",
        /// Who may attend and read.
        Publicity = "oeffentlichkeit",
        /// When the minutes are due, and of which kind they are.
        Minutes = "niederschrift",
        /// Until when one can object to the minutes.
        Objections = "einwendungen",
        /// How often the council meets.
        Frequency = "sitzungen",
        /// How things are numbered.
        Numbering = "nummerierung",
        /// In which order amendments are put to the vote.
        Amendments = "aenderungsantraege",
        /// What every agenda begins and ends with.
        Frame = "rahmen",
    }
}

/// A deadline in days, and how they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Days.
    pub days: u16,
    /// Which days count.
    pub counting: Counting,
    /// What becomes of a last day on which nobody is at the office.
    pub roll: Roll,
}

coded! {
    /// What a vote is about, where rules differ by it.
    Matter {
        /// A resolution like any other.
        Ordinary = "sachbeschluss",
        /// Whether an item is dealt with that was not on the agenda in time.
        Urgency = "dringlichkeit",
        /// A change of the rules of procedure.
        Procedure = "geschaeftsordnung",
        /// A method of assessment, weights or goalposts.
        Method = "verfahren",
    }
}

/// A majority for matters of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differing {
    /// The kind of matter.
    pub matter: Matter,
    /// What it needs.
    pub rule: MajorityRule,
}

/// Which majority a proposal needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Majorities {
    /// For everything that is not named apart.
    pub ordinary: MajorityRule,
    /// For single kinds of matter.
    pub differing: Vec<Differing>,
    /// What becomes of a tie.
    pub tie: TieRule,
}

/// Votes of one organisation that differ from the others'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationVotes {
    /// The organisation.
    pub organisation: OrganisationCode,
    /// Its votes.
    pub votes: u8,
}

/// How many votes an organisation has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Of each member organisation.
    pub each: u8,
    /// Of single ones.
    pub differing: Vec<OrganisationVotes>,
}

/// Who stands in for a delegate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputies {
    /// True where a deputy votes in meetings.
    pub in_meetings: bool,
    /// True where a deputy votes in the circular procedure, as long as the delegate has not.
    pub in_circular: bool,
}

/// Resolutions without a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircularRule {
    /// True where there are any.
    pub allowed: bool,
    /// How long votes are taken.
    pub term: Term,
    /// Objections to the procedure that move the matter to the next meeting.
    pub objections: u16,
}

/// Who may attend and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicity {
    /// The circle for whatever has none of its own.
    pub default: Tier,
    /// True where an item may have a circle of its own.
    pub per_item: bool,
}

coded! {
    /// How much minutes tell.
    MinutesKind {
        /// Results: „Ergebnisprotokoll“.
        Results = "ergebnis",
        /// The course of the discussion too: „Verlaufsprotokoll“.
        Course = "verlauf",
    }
}

/// When minutes are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesRule {
    /// How much they tell.
    pub kind: MinutesKind,
    /// From the meeting to their dispatch.
    pub dispatch: Term,
    /// From their dispatch to the last objection.
    pub objections: Term,
}

/// What numbers begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// Of papers.
    pub paper: String,
    /// Of circular resolutions.
    pub circular: String,
}

/// A version of the rules of procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Its number, from 1.
    pub version: u32,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// The resolution that adopted it; empty for a proposal that holds until there is one.
    pub resolution: String,
    /// What it is and where it comes from.
    pub label: String,
    /// From the invitation to the meeting.
    pub notice: Term,
    /// From the papers to the meeting.
    pub papers: Term,
    /// From motions for the agenda to the meeting.
    pub motions: Term,
    /// When the council can decide.
    pub quorum: QuorumRule,
    /// Which majority a proposal needs.
    pub majorities: Majorities,
    /// In which order amendments are put to the vote.
    pub amendments: AmendmentOrder,
    /// What is shown of a secret vote.
    pub secret: SecretResult,
    /// How many votes an organisation has.
    pub votes: Votes,
    /// Who stands in for whom.
    pub deputies: Deputies,
    /// Resolutions without a meeting.
    pub circular: CircularRule,
    /// Who may attend and read.
    pub publicity: Publicity,
    /// When minutes are due.
    pub minutes: MinutesRule,
    /// Fewest meetings a year.
    pub meetings_a_year: u8,
    /// What numbers begin with.
    pub numbering: Numbering,
    /// What every agenda begins and ends with.
    pub frame: Vec<FrameItem>,
    /// Where a rule comes from, in the council's words.
    pub basis: BTreeMap<RuleName, String>,
}

/// A rule as a screen names it beside what it has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation<'a> {
    /// The rule.
    pub rule: RuleName,
    /// Version of the rules of procedure.
    pub version: u32,
    /// The resolution that adopted it; empty for a proposal.
    pub resolution: &'a str,
    /// Where the rule comes from; empty where nothing is noted.
    pub basis: &'a str,
}

impl Procedure {
    /// How a screen names a rule.
    pub fn cite(&self, rule: RuleName) -> Citation<'_> {
        Citation {
            rule,
            version: self.version,
            resolution: &self.resolution,
            basis: self.basis.get(&rule).map_or("", String::as_str),
        }
    }

    /// The majority that a matter needs.
    pub fn majority(&self, matter: Matter) -> MajorityRule {
        let differing = self.majorities.differing.iter().find(|d| d.matter == matter);
        differing.map_or(self.majorities.ordinary, |differing| differing.rule)
    }

    /// Votes of an organisation that has the right to vote.
    pub fn votes_of(&self, organisation: &OrganisationCode) -> u8 {
        let differing = self.votes.differing.iter().find(|d| &d.organisation == organisation);
        differing.map_or(self.votes.each, |differing| differing.votes)
    }

    /// The rules that say something else than another version does.
    pub fn differing(&self, other: &Self) -> Vec<RuleName> {
        let differs = |rule: &RuleName| match rule {
            RuleName::Notice => self.notice != other.notice,
            RuleName::Papers => self.papers != other.papers,
            RuleName::Motions => self.motions != other.motions,
            RuleName::Quorum => {
                let alike = QuorumRule { recused: self.quorum.recused, ..other.quorum };
                self.quorum != alike
            }
            RuleName::Recusal => self.quorum.recused != other.quorum.recused,
            RuleName::Majority => self.majorities != other.majorities,
            RuleName::Secrecy => self.secret != other.secret,
            RuleName::Votes => self.votes != other.votes,
            RuleName::Deputies => self.deputies != other.deputies,
            RuleName::Circular => self.circular != other.circular,
            RuleName::Publicity => self.publicity != other.publicity,
            RuleName::Minutes => {
                (self.minutes.kind, self.minutes.dispatch)
                    != (other.minutes.kind, other.minutes.dispatch)
            }
            RuleName::Objections => self.minutes.objections != other.minutes.objections,
            RuleName::Frequency => self.meetings_a_year != other.meetings_a_year,
            RuleName::Numbering => self.numbering != other.numbering,
            RuleName::Amendments => self.amendments != other.amendments,
            RuleName::Frame => self.frame != other.frame,
        };
        RuleName::ALL.iter().copied().filter(differs).collect()
    }

    /// The circle of a record that may have one of its own.
    pub fn tier(&self, own: Option<Tier>) -> Tier {
        own.filter(|_| self.publicity.per_item).unwrap_or(self.publicity.default)
    }
}

#[cfg(test)]
pub(crate) mod tests;
