//! A meeting while it goes on, and what is left of it afterwards: called items, who was there, polls, notes.

use super::attendance::{Attendance, Call};
use super::key::{AgendaItemId, PollId};
use super::minutes::draft::{Assignment, Treatment};
use super::note::Notes;
use super::procedure::{Matter, Procedure};
use super::quorum::{Ground, QuorumFinding, QuorumRule};
use super::resolution::{Resolution, VoteRecord};
use super::vote::amendment::Amendment;
use super::vote::poll::BallotBox;
use super::vote::secrecy::SecretResult;
use super::vote::{MajorityRule, Outcome, Poll, PollState, Verdict};
use crate::source::coded;
use crate::tier::Tier;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;

coded! {
    /// Whether somebody objects that the invitation was late.
    #[derive(Default)]
    Objection {
        /// Nobody was asked yet.
        #[default]
        NotAsked = "nicht-gefragt",
        /// Asked, nobody objects.
        Nobody = "keine-ruege",
        /// Somebody objects.
        Somebody = "ruege",
    }
}

/// Reads what was recorded; where it once was yes or no, a no said only that nobody was asked.
fn recorded<'de, D: Deserializer<'de>>(stored: D) -> Result<Objection, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Objected(bool),
        Recorded(Objection),
    }
    Ok(match Stored::deserialize(stored)? {
        Stored::Objected(true) => Objection::Somebody,
        Stored::Objected(false) => Objection::NotAsked,
        Stored::Recorded(objection) => objection,
    })
}

/// What of the call of a meeting did not keep its notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lateness {
    /// True for the invitation itself.
    pub summons: bool,
    /// Items that came later: the council has to agree to deal with them.
    pub items: Vec<AgendaItemId>,
}

/// A poll with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldPoll {
    /// The question and the votes.
    pub poll: Poll,
    /// The majority it needs.
    pub rule: MajorityRule,
    /// The quorum when it was opened.
    pub quorum: Option<QuorumFinding>,
    /// What it is about, where rules differ by it; none where that was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Matter>,
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
    /// What did not keep its notice. Not kept here: it follows from what was sent.
    #[serde(skip)]
    pub lateness: Lateness,
    /// Whether somebody objects that the invitation was late.
    #[serde(default, alias = "summons_objected", deserialize_with = "recorded")]
    pub objection: Objection,
    /// True where somebody has doubted the quorum since it was found last.
    pub doubted: bool,
    /// True where it is the second call on the same matter.
    pub second_call: bool,
    /// The quorum found at the opening.
    pub quorum: Option<QuorumFinding>,
    /// Who is there.
    pub attendance: Attendance,
    /// Late items of which it is recorded that no member objects to dealing with them.
    #[serde(default)]
    pub assented: BTreeSet<AgendaItemId>,
    /// Polls, oldest first.
    pub polls: Vec<HeldPoll>,
    /// Amendments, oldest first.
    pub amendments: Vec<ItemAmendment>,
    /// Notes.
    pub notes: Notes,
    /// How often the notes had changed before they were read. Not kept here: it is counted beside them.
    #[serde(skip)]
    pub notes_seen: i64,
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
        let duly_summoned = match self.objection {
            Objection::Nobody => true,
            Objection::NotAsked => !self.lateness.summons,
            Objection::Somebody => false,
        };
        let call = Call {
            duly_summoned,
            second_call: self.second_call,
            found_before: self.quorum.is_some_and(|found| found.is_quorum()) && !self.doubted,
        };
        let found = rule.find(&self.attendance.assembly(at, item, call));
        match (found.ground, self.objection) {
            (Ground::NotSummoned, Objection::NotAsked) => {
                QuorumFinding { ground: Ground::NotAsked, ..found }
            }
            _ => found,
        }
    }

    /// True for a late item that the council has not agreed to deal with: neither by a vote on its urgency, nor because no
    /// member objects.
    pub fn waits_for_assent(&self, item: &AgendaItemId) -> bool {
        let agreed = |held: &HeldPoll| {
            &held.poll.item == item
                && held.matter == Some(Matter::Urgency)
                && held.verdict.is_some_and(|verdict| verdict.outcome == Outcome::Adopted)
        };
        self.lateness.items.contains(item)
            && !self.assented.contains(item)
            && !self.polls.iter().any(agreed)
    }

    /// Records that no member objects to dealing with a late item; false where it does not wait for that.
    pub fn record_assent(&mut self, item: &AgendaItemId) -> bool {
        self.waits_for_assent(item) && self.assented.insert(item.clone())
    }

    /// Records whether somebody objects to a late invitation, and finds the quorum anew: as of the opening while the first
    /// item is dealt with, otherwise as of now. False where the invitation was in time.
    pub fn record_objection(
        &mut self,
        objection: Objection,
        rule: &QuorumRule,
        now: DateTime<Utc>,
    ) -> bool {
        if !self.lateness.summons {
            return false;
        }
        self.objection = objection;
        let opened = self.opened.filter(|_| self.treated.is_empty() && !self.doubted);
        self.find_quorum(rule, opened.unwrap_or(now));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_as_yes_or_no_reads_as_an_objection_or_as_not_asked() {
        let now = serde_json::to_value(Sitting::default()).expect("JSON");
        for (stored, expected) in [(true, Objection::Somebody), (false, Objection::NotAsked)] {
            let mut before = now.clone();
            let fields = before.as_object_mut().expect("fields");
            fields.remove("objection");
            fields.remove("assented");
            fields.insert("summons_objected".into(), stored.into());
            let read: Sitting = serde_json::from_value(before).expect("readable");
            assert_eq!(read.objection, expected);
        }
        for objection in Objection::ALL {
            let sitting = Sitting { objection: *objection, ..Sitting::default() };
            let text = serde_json::to_string(&sitting).expect("JSON");
            assert_eq!(serde_json::from_str::<Sitting>(&text).expect("readable"), sitting);
        }
    }
}
