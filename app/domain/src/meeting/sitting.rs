//! A meeting while it goes on, and what is left of it afterwards: called items, who was there, polls, notes.

use super::attendance::{Attendance, Call};
use super::key::{AgendaItemId, PollId};
use super::minutes::draft::{Assignment, Treatment};
use super::note::Notes;
use super::procedure::Procedure;
use super::quorum::{QuorumFinding, QuorumRule};
use super::resolution::{Resolution, VoteRecord};
use super::vote::amendment::Amendment;
use super::vote::poll::BallotBox;
use super::vote::secrecy::SecretResult;
use super::vote::{MajorityRule, Outcome, Poll, PollState, Verdict};
use crate::tier::Tier;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A poll with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldPoll {
    /// The question and the votes.
    pub poll: Poll,
    /// The majority it needs.
    pub rule: MajorityRule,
    /// The quorum when it was opened.
    pub quorum: Option<QuorumFinding>,
    /// The amendment that is voted on; none for the proposal itself.
    pub amendment: Option<super::key::AmendmentId>,
    /// True where it is counted by hand, on paper or by raised hands, and the sums are entered.
    pub on_paper: bool,
    /// When it was opened.
    pub opened: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed: Option<DateTime<Utc>>,
    /// The result, once it is closed.
    pub verdict: Option<Verdict>,
    /// What the rules of procedure showed of a secret vote when it was opened; whoever votes relies on it. None in a poll that
    /// was kept without it: there the rules decide.
    #[serde(default)]
    pub secret: Option<SecretResult>,
}

impl HeldPoll {
    /// The result as it is shown and recorded, once it is closed.
    pub fn record(&self, rules: &Procedure) -> Option<VoteRecord> {
        let secret = self.secret.unwrap_or(rules.secret);
        Some(VoteRecord::of_poll(&self.poll, self.verdict.as_ref()?, secret))
    }
}

/// An amendment to the proposal of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAmendment {
    /// The item whose proposal it changes.
    pub item: AgendaItemId,
    /// The amendment.
    pub amendment: Amendment,
}

/// A meeting while it goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Number of the meeting.
    pub meeting: u32,
    /// Who chairs.
    pub chair: String,
    /// Who takes the minutes.
    pub minute_taker: String,
    /// When it was opened; none before.
    pub opened: Option<DateTime<Utc>>,
    /// When it was closed; none before.
    pub closed: Option<DateTime<Utc>>,
    /// The item that is being dealt with, and since when.
    pub current: Option<(AgendaItemId, DateTime<Utc>)>,
    /// Items that were dealt with, in the order they were; one called twice stands twice.
    pub treated: Vec<Treatment>,
    /// True where somebody objected that the invitation was late.
    pub summons_objected: bool,
    /// True where somebody has doubted the quorum since it was found last.
    pub doubted: bool,
    /// True where it is the second call on the same matter.
    pub second_call: bool,
    /// The quorum found at the opening.
    pub quorum: Option<QuorumFinding>,
    /// Who is there.
    pub attendance: Attendance,
    /// Polls, oldest first.
    pub polls: Vec<HeldPoll>,
    /// Amendments, oldest first.
    pub amendments: Vec<ItemAmendment>,
    /// Notes.
    pub notes: Notes,
    /// What somebody has taken on.
    pub assignments: Vec<Assignment>,
    /// Counts changes by chair and secretariat, votes and notes left out; compared before such a write.
    pub version: i64,
}

impl Sitting {
    /// True between opening and closing.
    pub fn is_on(&self) -> bool {
        self.opened.is_some() && self.closed.is_none()
    }

    /// What a reader with this reach sees: outside the council nobody learns who voted what. Of a poll that takes votes
    /// everyone knows how many there are, and nobody more.
    #[must_use]
    pub fn seen_by(&self, reach: Tier) -> Self {
        let mut seen = self.clone();
        if Tier::Council.is_within(reach) {
            return seen;
        }
        for held in seen.polls.iter_mut().filter(|held| held.poll.state != PollState::Open) {
            held.poll.voters.clear();
            if let BallotBox::Named { ballots } = &mut held.poll.ballots {
                ballots.clear();
            }
        }
        seen
    }

    /// A poll by its identifier.
    pub fn poll(&self, id: &PollId) -> Option<&HeldPoll> {
        self.polls.iter().find(|held| &held.poll.id == id)
    }

    /// Polls that have decided on a proposal and of which nobody has recorded what was decided, oldest first. Of a tie, of a
    /// vote on an amendment and of one that was given up there is nothing to record.
    pub fn unrecorded(&self, resolutions: &[Resolution]) -> Vec<&HeldPoll> {
        let is_recorded = |held: &HeldPoll| {
            resolutions.iter().any(|r| r.vote.poll.as_ref() == Some(&held.poll.id))
        };
        let has_decided = |held: &HeldPoll| {
            let verdict = held.verdict.filter(|verdict| verdict.outcome != Outcome::Tied);
            verdict.is_some() && held.amendment.is_none()
        };
        self.polls.iter().filter(|held| has_decided(held) && !is_recorded(held)).collect()
    }

    /// The poll that takes votes now.
    pub fn open_poll(&self) -> Option<&HeldPoll> {
        self.polls.iter().find(|held| held.poll.state == PollState::Open)
    }

    /// The quorum at a moment, for an item or for the meeting as a whole.
    pub fn quorum_at(
        &self,
        rule: &QuorumRule,
        at: DateTime<Utc>,
        item: Option<&AgendaItemId>,
    ) -> QuorumFinding {
        let call = Call {
            duly_summoned: !self.summons_objected,
            second_call: self.second_call,
            found_before: self.quorum.is_some_and(|found| found.is_quorum()) && !self.doubted,
        };
        rule.find(&self.attendance.assembly(at, item, call))
    }
}
