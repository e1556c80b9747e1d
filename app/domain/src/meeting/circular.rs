//! Resolutions without a meeting: everybody votes in writing until a day.
//!
//! A vote can be changed until then; the last one counts. Whoever objects to the procedure, not to the matter, sends it to
//! the next meeting. The majority is the one of a meeting, taken of all members, so that silence never helps a proposal.

use super::numbering::CircularNumber;
use super::procedure::{Matter, Procedure};
use super::resolution::Effect;
use super::vote::majority::House;
use super::vote::{Choice, Tally, Verdict, Voter};
use crate::actor::Actor;
use crate::key::{AccountId, OrganisationCode};
use crate::policy::{reach, seated_for};
use crate::source::coded;
use crate::tier::Tier;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

coded! {
    /// Where a circular resolution stands.
    CircularState {
        /// Being prepared.
        Draft = "entwurf",
        /// Votes are taken.
        Open = "offen",
        /// Decided.
        Decided = "entschieden",
        /// Somebody objected to the procedure: the next meeting decides.
        ToMeeting = "in-sitzung",
        /// Given up.
        Withdrawn = "zurueckgezogen",
    }
}

/// Every step there is, from and to.
pub const TRANSITIONS: &[(CircularState, CircularState)] = &[
    (CircularState::Draft, CircularState::Open),
    (CircularState::Draft, CircularState::Withdrawn),
    (CircularState::Open, CircularState::Decided),
    (CircularState::Open, CircularState::ToMeeting),
    (CircularState::Open, CircularState::Withdrawn),
];

impl CircularState {
    /// True where the step is one there is.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }
}

/// The vote of an organisation, with everything it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircularVote {
    /// What counts.
    pub choice: Choice,
    /// Who gave it.
    pub account: AccountId,
    /// True where a deputy gave it.
    pub by_deputy: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// How often it was changed.
    pub changes: u32,
}

/// An objection to the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircularObjection {
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A proposal that is decided without a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// Its number.
    pub number: CircularNumber,
    /// What it is about, in one line.
    pub title: String,
    /// What is to be decided, word for word.
    pub text: String,
    /// Why it cannot wait for a meeting.
    pub urgency: String,
    /// Where it stands.
    pub state: CircularState,
    /// The day it was put forward.
    pub opened: Option<NaiveDate>,
    /// The last day on which votes are taken.
    pub closes: Option<NaiveDate>,
    /// Who may vote, as it was when it was put forward.
    pub voters: Vec<Voter>,
    /// Votes.
    pub votes: BTreeMap<OrganisationCode, CircularVote>,
    /// Objections to the procedure.
    pub objections: BTreeMap<OrganisationCode, CircularObjection>,
    /// Version of the rules of procedure it is decided by.
    pub procedure: u32,
    /// The number of the meeting that was told of it; none while it waits.
    pub announced: Option<u32>,
    /// Who may know of it.
    pub tier: Tier,
    /// What follows when it is adopted.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Who sees to it when it is adopted; may be empty.
    #[serde(default)]
    pub responsible: String,
    /// By the end of which day it is to be carried out; none where no day is set.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// Who has answered: all that others know of a vote while votes are taken.
    #[serde(skip)]
    pub answered: BTreeSet<OrganisationCode>,
    /// Counts changes; compared before a write.
    #[serde(default)]
    pub version: i64,
}

/// Why a vote or an objection is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CircularError {
    /// The rules of procedure have no circular procedure.
    #[error("no circular procedure")]
    NotAllowed,
    /// It takes none: not put forward yet, decided, or the last day is over.
    #[error("takes no votes")]
    NotOpen,
    /// The organisation has no vote.
    #[error("no vote")]
    NoVote,
    /// Deputies do not vote.
    #[error("deputies do not vote")]
    NoDeputies,
    /// The organisation has objected before, with other words.
    #[error("has objected before")]
    Objected,
    /// The delegate has voted, so the deputy does not.
    #[error("the delegate has voted")]
    DelegateVoted,
    /// It was put forward without a word on why it cannot wait.
    #[error("nothing says why it cannot wait")]
    NotUrgent,
}

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircularReceipt {
    /// It is the first one.
    Counted,
    /// It took the place of another one.
    Changed,
    /// It says what the one before says.
    Same,
}

impl Circular {
    /// Puts it forward: votes are taken until the end of `closes`.
    ///
    /// # Errors
    /// [`CircularError`] where there is no such procedure, it was put forward before, or nothing says why it cannot wait.
    pub fn open(
        &self,
        procedure: &Procedure,
        voters: Vec<Voter>,
        opened: NaiveDate,
        closes: NaiveDate,
    ) -> Result<Self, CircularError> {
        if !procedure.circular.allowed {
            return Err(CircularError::NotAllowed);
        }
        if !self.state.may_become(CircularState::Open) {
            return Err(CircularError::NotOpen);
        }
        if self.urgency.trim().is_empty() {
            return Err(CircularError::NotUrgent);
        }
        Ok(Self {
            state: CircularState::Open,
            opened: Some(opened),
            closes: Some(closes),
            voters,
            procedure: procedure.version,
            ..self.clone()
        })
    }

    /// True while votes are taken. The days decide, even where nobody has noted yet that the last one is over.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.state == CircularState::Open && self.closes.is_some_and(|closes| today <= closes)
    }

    fn entitled(
        &self,
        organisation: &OrganisationCode,
        today: NaiveDate,
    ) -> Result<(), CircularError> {
        if !self.is_open(today) {
            return Err(CircularError::NotOpen);
        }
        if self.voters.iter().any(|voter| &voter.organisation == organisation) {
            Ok(())
        } else {
            Err(CircularError::NoVote)
        }
    }

    /// Takes a vote; the last one of an organisation counts. A delegate's vote goes before a deputy's.
    ///
    /// # Errors
    /// [`CircularError`] where it is not taken.
    pub fn vote(
        &mut self,
        organisation: &OrganisationCode,
        vote: CircularVote,
        deputies: bool,
        today: NaiveDate,
    ) -> Result<CircularReceipt, CircularError> {
        self.entitled(organisation, today)?;
        if vote.by_deputy && !deputies {
            return Err(CircularError::NoDeputies);
        }
        let Some(held) = self.votes.get_mut(organisation) else {
            self.votes.insert(organisation.clone(), CircularVote { changes: 0, ..vote });
            return Ok(CircularReceipt::Counted);
        };
        if vote.by_deputy && !held.by_deputy {
            return Err(CircularError::DelegateVoted);
        }
        if held.choice == vote.choice && held.by_deputy == vote.by_deputy {
            return Ok(CircularReceipt::Same);
        }
        *held = CircularVote { changes: held.changes + 1, ..vote };
        Ok(CircularReceipt::Changed)
    }

    /// Takes an objection to the procedure. With as many as the rules of procedure say, it goes to the next meeting.
    ///
    /// # Errors
    /// [`CircularError`] where it is not taken.
    pub fn object(
        &mut self,
        organisation: &OrganisationCode,
        objection: CircularObjection,
        procedure: &Procedure,
        today: NaiveDate,
    ) -> Result<(), CircularError> {
        self.entitled(organisation, today)?;
        match self.objections.get(organisation) {
            Some(before) if before.reason != objection.reason => {
                return Err(CircularError::Objected);
            }
            Some(_) => {}
            None => {
                self.objections.insert(organisation.clone(), objection);
            }
        }
        if self.objections.len() >= usize::from(procedure.circular.objections.max(1)) {
            self.state = CircularState::ToMeeting;
        }
        Ok(())
    }

    /// Votes counted; of organisations that may vote alone.
    pub fn tally(&self) -> Tally {
        Tally::of(self.voters.iter().filter_map(|voter| {
            let vote = self.votes.get(&voter.organisation)?;
            Some((vote.choice, u32::from(voter.votes)))
        }))
    }

    /// The result, once the last day is over; nothing before, even where everybody has voted: until then a vote can be
    /// changed and somebody can object. Nothing for one that goes to a meeting.
    pub fn result(
        &self,
        procedure: &Procedure,
        matter: Matter,
        today: NaiveDate,
    ) -> Option<Verdict> {
        let decided = matches!(self.state, CircularState::Open | CircularState::Decided);
        if !decided || self.is_open(today) {
            return None;
        }
        let members = self.voters.iter().map(|voter| u32::from(voter.votes)).sum();
        let house = House { present: members, members, chair: None };
        let rule = procedure.majority(matter).of_all_members();
        Some(rule.decide(procedure.majorities.tie, self.tally(), &house))
    }

    /// The kind of matter it is about, which decides on the majority.
    pub fn matter(&self) -> Matter {
        Effect::matter(&self.effects)
    }

    /// Days until the last one on which votes are taken; 0 on that day, none where it is over or takes none.
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        let closes = self.closes.filter(|_| self.is_open(today))?;
        Some((closes - today).num_days())
    }

    /// True once no vote can change any more, so that it can be said how everybody voted.
    pub fn is_over(&self) -> bool {
        !matches!(self.state, CircularState::Draft | CircularState::Open)
    }

    /// What a reader sees; nothing where the reader may not know of it.
    ///
    /// Within the council: who has answered, and how, once it is over; before that the own vote alone. Reasons of objections
    /// go with the votes. Outside: what was decided, without anything by name.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor) -> Option<Self> {
        let reach = reach(actor);
        if !self.tier.is_within(reach) {
            return None;
        }
        let mut seen = self.clone();
        seen.answered = self.votes.keys().chain(self.objections.keys()).cloned().collect();
        if !Tier::Council.is_within(reach) {
            if self.state != CircularState::Decided {
                return None;
            }
            seen.votes.clear();
            seen.objections.clear();
            seen.answered.clear();
            seen.urgency.clear();
            seen.responsible.clear();
            return Some(seen);
        }
        if self.state == CircularState::Draft && reach != Tier::Secretariat {
            return None;
        }
        if !self.is_over() {
            let own = seated_for(actor);
            seen.votes.retain(|organisation, _| own == Some(organisation));
            seen.objections.retain(|organisation, _| own == Some(organisation));
        }
        Some(seen)
    }

    /// True where the next meeting has to be told: it is decided, whatever the outcome, or it goes there.
    pub fn waits_for_meeting(&self) -> bool {
        self.announced.is_none()
            && matches!(self.state, CircularState::Decided | CircularState::ToMeeting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::counting::Holidays;
    use crate::meeting::procedure::tests::defaults;
    use crate::meeting::vote::Outcome;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn organisation(number: u32) -> OrganisationCode {
        OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
    }

    fn draft() -> Circular {
        Circular {
            number: CircularNumber::parse("U-2020-01").expect("a number"),
            title: "Videokonferenz".into(),
            text: "Die 6. Sitzung findet als Videokonferenz statt.".into(),
            urgency: "Die Einladung geht am 28. Mai hinaus.".into(),
            state: CircularState::Draft,
            opened: None,
            closes: None,
            voters: Vec::new(),
            votes: BTreeMap::new(),
            objections: BTreeMap::new(),
            procedure: 0,
            announced: None,
            version: 1,
            tier: Tier::Council,
            effects: Vec::new(),
            responsible: String::new(),
            due: None,
            answered: BTreeSet::new(),
        }
    }

    fn open() -> Circular {
        let procedure = defaults();
        let none = Holidays::new(&|_| false);
        let voters = (1..=12).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
        let opened = day("2020-04-06");
        let closes = procedure.circular_end(opened, none).day;
        draft().open(&procedure, voters, opened, closes).expect("open")
    }

    fn vote(choice: Choice, by_deputy: bool) -> CircularVote {
        CircularVote {
            choice,
            account: AccountId::parse("a").expect("a key"),
            by_deputy,
            at: DateTime::default(),
            changes: 0,
        }
    }

    const LAST: &str = "2020-04-20";

    #[test]
    fn a_vote_can_be_changed_until_the_last_day() {
        let mut circular = open();
        assert_eq!(circular.closes, Some(day(LAST)));
        let one = organisation(1);
        let mut cast =
            |choice, today: &str| circular.vote(&one, vote(choice, false), true, day(today));
        assert_eq!(cast(Choice::Yes, "2020-04-06"), Ok(CircularReceipt::Counted));
        assert_eq!(cast(Choice::Yes, "2020-04-06"), Ok(CircularReceipt::Same));
        assert_eq!(cast(Choice::No, LAST), Ok(CircularReceipt::Changed));
        assert_eq!(cast(Choice::Yes, "2020-04-21"), Err(CircularError::NotOpen));
        assert_eq!(circular.tally(), Tally { no: 1, ..Tally::default() });
        assert_eq!(circular.votes[&one].changes, 1);
        let stranger = organisation(13);
        let refused = circular.vote(&stranger, vote(Choice::Yes, false), true, day(LAST));
        assert_eq!(refused, Err(CircularError::NoVote));
    }

    #[test]
    fn the_vote_of_a_delegate_goes_before_the_deputys() {
        let mut circular = open();
        let today = day("2020-04-07");
        let one = organisation(1);
        let mut cast =
            |choice, deputy, allowed| circular.vote(&one, vote(choice, deputy), allowed, today);
        assert_eq!(cast(Choice::Yes, true, false), Err(CircularError::NoDeputies));
        assert_eq!(cast(Choice::Yes, true, true), Ok(CircularReceipt::Counted));
        assert_eq!(cast(Choice::No, true, true), Ok(CircularReceipt::Changed));
        assert_eq!(cast(Choice::No, false, true), Ok(CircularReceipt::Changed));
        assert_eq!(cast(Choice::Yes, true, true), Err(CircularError::DelegateVoted));
        assert_eq!(circular.tally(), Tally { no: 1, ..Tally::default() });
    }

    #[test]
    fn silence_never_helps() {
        let procedure = defaults();
        let mut circular = open();
        for number in 1..=6 {
            circular
                .vote(&organisation(number), vote(Choice::Yes, false), true, day(LAST))
                .expect("taken");
        }
        assert_eq!(circular.result(&procedure, Matter::Ordinary, day(LAST)), None, "still open");
        let result = |circular: &Circular| {
            let verdict = circular.result(&procedure, Matter::Ordinary, day("2020-04-21"));
            verdict.map(|verdict| (verdict.outcome, verdict.needed, verdict.base))
        };
        assert_eq!(result(&circular), Some((Outcome::Rejected, 7, 12)));
        circular.vote(&organisation(7), vote(Choice::Yes, false), true, day(LAST)).expect("taken");
        assert_eq!(result(&circular), Some((Outcome::Adopted, 7, 12)));
        for number in 8..=12 {
            circular
                .vote(&organisation(number), vote(Choice::No, false), true, day(LAST))
                .expect("taken");
        }
        for today in ["2020-04-10", LAST] {
            let early = circular.result(&procedure, Matter::Ordinary, day(today));
            assert_eq!(early, None, "everybody has voted, and everybody may still change that");
        }
        circular.vote(&organisation(7), vote(Choice::No, false), true, day(LAST)).expect("taken");
        assert_eq!(result(&circular), Some((Outcome::Rejected, 7, 12)), "the last word counts");
    }

    #[test]
    fn an_objection_moves_it_to_the_meeting() {
        let mut circular = open();
        let objection = || CircularObjection { reason: String::new(), at: DateTime::default() };
        let mut two = defaults();
        two.circular.objections = 2;
        let today = day("2020-04-07");
        assert_eq!(circular.object(&organisation(2), objection(), &two, today), Ok(()));
        assert_eq!(circular.object(&organisation(2), objection(), &two, today), Ok(()));
        assert_eq!(circular.state, CircularState::Open, "one organisation, one objection");
        assert_eq!(circular.object(&organisation(3), objection(), &two, today), Ok(()));
        assert_eq!(circular.state, CircularState::ToMeeting);
        assert!(circular.waits_for_meeting());
        assert_eq!(circular.result(&two, Matter::Ordinary, day("2020-05-01")), None);
        let late = circular.vote(&organisation(1), vote(Choice::Yes, false), true, today);
        assert_eq!(late, Err(CircularError::NotOpen));
        let mut circular = open();
        circular.object(&organisation(2), objection(), &defaults(), today).expect("taken");
        assert_eq!(circular.state, CircularState::ToMeeting);
    }

    #[test]
    fn it_is_put_forward_once_with_a_reason_and_where_there_is_the_procedure() {
        let (from, to) = (day("2020-04-06"), day(LAST));
        let procedure = defaults();
        assert_eq!(open().open(&procedure, Vec::new(), from, to), Err(CircularError::NotOpen));
        let calm = Circular { urgency: " ".into(), ..draft() };
        assert_eq!(calm.open(&procedure, Vec::new(), from, to), Err(CircularError::NotUrgent));
        let mut none = defaults();
        none.circular.allowed = false;
        assert_eq!(draft().open(&none, Vec::new(), from, to), Err(CircularError::NotAllowed));
    }

    #[test]
    fn what_is_decided_waits_until_a_meeting_is_told() {
        let decided = Circular { state: CircularState::Decided, ..open() };
        assert!(decided.waits_for_meeting());
        assert!(!Circular { announced: Some(6), ..decided }.waits_for_meeting());
        assert!(!open().waits_for_meeting());
        for state in [CircularState::Decided, CircularState::ToMeeting, CircularState::Withdrawn] {
            assert!(CircularState::ALL.iter().all(|to| !state.may_become(*to)));
        }
    }

    fn reader(role: crate::actor::Role, number: u32) -> Actor {
        Actor::Account(crate::actor::Account {
            id: AccountId::parse("a").expect("a key"),
            name: String::new(),
            email: String::new(),
            mandate: None,
            role,
            organisation: organisation(number),
            organisation_name: String::new(),
            has_vote: true,
        })
    }

    #[test]
    fn nobody_learns_how_others_vote_before_the_end() {
        use crate::actor::Role;
        let mut circular = open();
        circular.tier = Tier::Public;
        for number in 1..=3 {
            circular
                .vote(&organisation(number), vote(Choice::Yes, false), true, day(LAST))
                .expect("taken");
        }
        for (role, own) in [
            (Role::Member, 1),
            (Role::Deputy, 1),
            (Role::Member, 4),
            (Role::Chair, 1),
            (Role::Secretariat, 1),
            (Role::Planner, 1),
        ] {
            let seen = circular.seen_by(&reader(role, own)).expect("within the council");
            assert_eq!(seen.answered.len(), 3, "who has answered is known");
            let votes: Vec<_> = seen.votes.keys().cloned().collect();
            let speaks = matches!(role, Role::Member | Role::Deputy | Role::Chair) && own == 1;
            assert_eq!(votes, if speaks { vec![organisation(1)] } else { Vec::new() }, "{role:?}");
        }
        assert_eq!(circular.seen_by(&reader(Role::Guest, 1)), None, "not before it is decided");
        assert_eq!(circular.seen_by(&Actor::Anonymous), None);
        circular.state = CircularState::Decided;
        let seen = circular.seen_by(&reader(Role::Planner, 1)).expect("within the council");
        assert_eq!(seen.votes.len(), 3);
        let outside = circular.seen_by(&Actor::Anonymous).expect("it is public");
        assert!(outside.votes.is_empty() && outside.answered.is_empty(), "nothing by name");
        circular.tier = Tier::Council;
        assert_eq!(circular.seen_by(&reader(Role::Guest, 1)), None, "a closer circle");
    }
}
