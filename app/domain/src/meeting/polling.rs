//! Putting a question to the vote in a meeting, and counting what came in.

use super::attendance::Standing;
use super::key::{AgendaItemId, AmendmentId, PollId};
use super::procedure::{Matter, Procedure};
use super::quorum::QuorumFinding;
use super::sitting::{HeldPoll, Sitting};
use super::vote::amendment::{Amendment, AmendmentState, settle};
use super::vote::majority::Outcome;
use super::vote::poll::BallotBox;
use super::vote::secrecy::can_be_secret;
use super::vote::{Count, CountError, Method, Poll, PollState, Tally, Voter};
use crate::actor::{Account, Role};
use crate::key::OrganisationCode;
use chrono::{DateTime, Utc};

/// A question to be put to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Identifier of the poll.
    pub id: PollId,
    /// The item.
    pub item: AgendaItemId,
    /// The wording that is voted on.
    pub wording: String,
    /// How votes are given.
    pub method: Method,
    /// What it is about, where rules differ by it.
    pub matter: Matter,
    /// True where it is counted by hand.
    pub on_paper: bool,
    /// The amendment that is voted on; none for the proposal itself.
    pub amendment: Option<AmendmentId>,
}

/// Why a question is not put to the vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PollError {
    /// The meeting is not on, or the item is not being dealt with.
    #[error("the item is not being dealt with")]
    NotCalled,
    /// Another poll takes votes.
    #[error("another poll takes votes")]
    PollOpen,
    /// There is no quorum for this item.
    #[error("no quorum")]
    NoQuorum(QuorumFinding),
    /// The item came late, and the council has not agreed to deal with it.
    #[error("the council has not agreed to deal with the item")]
    LateItem,
    /// With these voters and this majority a vote cannot be secret.
    #[error("cannot be secret")]
    NotSecret,
    /// A vote by name counted by hand would have no names.
    #[error("by name and counted by hand")]
    NoNames,
    /// There is no such poll or amendment.
    #[error("unknown")]
    Unknown,
}

/// Why a poll is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    /// It is not open.
    #[error("not open")]
    NotOpen,
    /// It is counted by hand, and no count was given.
    #[error("no count")]
    NoCount,
    /// The count cannot be right.
    #[error(transparent)]
    Count(#[from] CountError),
    /// It is secret, and with so few votes its result would give single ones away: it takes more of them, or ends without.
    #[error("secret, and {given} voted")]
    NotSecret {
        /// Votes given so far.
        given: usize,
    },
}

impl Sitting {
    /// Opens a poll on the item being dealt with. Who may vote stands from now on.
    ///
    /// # Errors
    /// [`PollError`].
    pub fn put_to_vote(
        &mut self,
        question: Question,
        rules: &Procedure,
        now: DateTime<Utc>,
    ) -> Result<(), PollError> {
        let is_called = self.current.as_ref().is_some_and(|(item, _)| item == &question.item);
        if !self.is_on() || !is_called {
            return Err(PollError::NotCalled);
        }
        if self.open_poll().is_some() {
            return Err(PollError::PollOpen);
        }
        let open = |a: &Amendment| a.state == AmendmentState::Open;
        let known = |id: &AmendmentId| {
            let of_item = self.amendments.iter().filter(|a| a.item == question.item);
            of_item.map(|a| &a.amendment).any(|a| &a.id == id && open(a))
        };
        if question.amendment.as_ref().is_some_and(|id| !known(id)) {
            return Err(PollError::Unknown);
        }
        if question.on_paper && question.method == Method::ByName {
            return Err(PollError::NoNames);
        }
        let found = self.quorum_at(&rules.quorum, now, Some(&question.item));
        if !found.is_quorum() {
            return Err(PollError::NoQuorum(found));
        }
        if question.matter != Matter::Urgency && self.waits_for_assent(&question.item) {
            return Err(PollError::LateItem);
        }
        let voters: Vec<Voter> = self.attendance.voters(now, Some(&question.item));
        let (rule, tie) = (rules.majority(question.matter), rules.majorities.tie);
        let members = self.attendance.all_votes();
        let all = (voters.as_slice(), voters.len());
        if question.method == Method::Secret && !can_be_secret(rule, tie, all, members) {
            return Err(PollError::NotSecret);
        }
        let poll = Poll::new(question.id, question.item, question.wording, question.method);
        self.polls.push(HeldPoll {
            poll: Poll { state: PollState::Open, voters, ..poll },
            rule,
            quorum: Some(found),
            matter: Some(question.matter),
            amendment: question.amendment,
            on_paper: question.on_paper,
            opened: Some(now),
            closed: None,
            verdict: None,
            secret: Some(rules.secret),
        });
        Ok(())
    }

    /// Closes a poll with everything that came in, or with the count that was made by hand; an amendment has its result. A
    /// refused close leaves everything as it was.
    ///
    /// # Errors
    /// [`SettleError`].
    pub fn settle_poll(
        &mut self,
        id: &PollId,
        count: Option<&Count>,
        rules: &Procedure,
        now: DateTime<Utc>,
    ) -> Result<(), SettleError> {
        let members = self.attendance.all_votes();
        let chair = self.chair_seat().cloned();
        let held = self.polls.iter_mut().find(|held| &held.poll.id == id);
        let held = held.filter(|held| held.poll.state == PollState::Open);
        let held = held.ok_or(SettleError::NotOpen)?;
        let counted = if held.on_paper {
            let count = count.ok_or(SettleError::NoCount)?;
            Some(count.check(held.poll.votes_present(), held.poll.method == Method::Secret)?)
        } else {
            None
        };
        if held.poll.method == Method::Secret {
            let on_paper = |counted: Tally| usize::try_from(counted.given()).unwrap_or(usize::MAX);
            let given = counted.map_or(held.poll.given(), on_paper);
            let voted = (held.poll.voters.as_slice(), given);
            if !can_be_secret(held.rule, rules.majorities.tie, voted, members) {
                return Err(SettleError::NotSecret { given });
            }
        }
        held.poll.state = PollState::Closed;
        if let (Some(counted), BallotBox::Secret { tally, .. }) = (counted, &mut held.poll.ballots)
        {
            *tally = counted;
        }
        let tally = counted.or_else(|| held.poll.tally()).unwrap_or_default();
        let house = held.poll.house(members, chair.as_ref());
        let verdict = held.rule.decide(rules.majorities.tie, tally, &house);
        held.verdict = Some(verdict);
        held.closed = Some(now);
        let (item, amendment) = (held.poll.item.clone(), held.amendment.clone());
        if let Some(amendment) = amendment
            && verdict.outcome != Outcome::Tied
        {
            let is_adopted = verdict.outcome == Outcome::Adopted;
            self.change_amendments(&item, |all| settle(all, &amendment, is_adopted));
        }
        Ok(())
    }

    /// Gives a poll up without a result.
    ///
    /// # Errors
    /// [`SettleError::NotOpen`].
    pub fn withdraw_poll(&mut self, id: &PollId, now: DateTime<Utc>) -> Result<(), SettleError> {
        let held = self.polls.iter_mut().find(|held| &held.poll.id == id);
        let held = held.filter(|held| held.poll.state == PollState::Open);
        let held = held.ok_or(SettleError::NotOpen)?;
        held.poll.state = PollState::Withdrawn;
        held.closed = Some(now);
        Ok(())
    }

    /// Withdraws an amendment; true where it was open.
    pub fn withdraw_amendment(&mut self, id: &AmendmentId) -> bool {
        let open = |a: &&mut Amendment| &a.id == id && a.state == AmendmentState::Open;
        let found = self.amendments.iter_mut().map(|a| &mut a.amendment).find(open);
        found.map(|amendment| amendment.state = AmendmentState::Withdrawn).is_some()
    }

    /// Amendments to the proposal of an item, in the order they came in.
    pub fn amendments_to(&self, item: &AgendaItemId) -> Vec<Amendment> {
        let of_item = self.amendments.iter().filter(|a| &a.item == item);
        of_item.map(|a| a.amendment.clone()).collect()
    }

    fn change_amendments(&mut self, item: &AgendaItemId, change: impl FnOnce(&mut [Amendment])) {
        let mut changed = self.amendments_to(item);
        change(&mut changed);
        let mut changed = changed.into_iter();
        for held in self.amendments.iter_mut().filter(|a| &a.item == item) {
            if let Some(next) = changed.next() {
                held.amendment = next;
            }
        }
    }

    /// The seat of whoever chairs, for a tie that their vote decides.
    pub fn chair_seat(&self) -> Option<&OrganisationCode> {
        let chairs = |name: &str| !self.chair.is_empty() && name == self.chair;
        let seats = self.attendance.seats.iter();
        let mut chaired = seats.filter(|seat| seat.stays.iter().any(|stay| chairs(&stay.name)));
        chaired.next().map(|seat| &seat.organisation)
    }
}

impl HeldPoll {
    /// True where somebody has the vote of their organisation in this poll: the delegate who had the seat when it was
    /// opened, or the deputy who had it. Whoever chairs is a delegate of their organisation.
    pub fn lets_vote(&self, sitting: &Sitting, account: &Account) -> bool {
        let Some(opened) = self.opened else { return false };
        let code = &account.organisation;
        let is_voter = self.poll.voters.iter().any(|voter| &voter.organisation == code);
        let standing = sitting.attendance.standing(code, opened, Some(&self.poll.item));
        let has_seat = match standing {
            Standing::Present => matches!(account.role, Role::Member | Role::Chair),
            Standing::ByDeputy => account.role == Role::Deputy,
            _ => false,
        };
        self.poll.state == PollState::Open && !self.on_paper && is_voter && has_seat
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Problem;
    use crate::key::MandateId;
    use crate::meeting::attendance::{Attendance, Seat, Stay};
    use crate::meeting::course::Opening;
    use crate::meeting::live_form::Obstacle;
    use crate::meeting::procedure::tests::defaults;
    use crate::meeting::quorum::Ground;
    use crate::meeting::resolution::Resolution;
    use crate::meeting::resolution::tests::resolution;
    use crate::meeting::sitting::{ItemAmendment, Lateness, Objection};
    use crate::meeting::vote::poll::Ballot;
    use crate::meeting::vote::{Choice, Tally, TieRule};
    use crate::tier::Tier;
    use chrono::TimeDelta;
    use std::collections::BTreeMap;

    fn at(minute: i64) -> DateTime<Utc> {
        let start = "2020-06-18T12:00:00Z".parse::<DateTime<Utc>>().expect("a moment");
        start + TimeDelta::minutes(minute)
    }

    fn code(number: u32) -> OrganisationCode {
        OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
    }

    fn item() -> AgendaItemId {
        AgendaItemId::parse("top").expect("a key")
    }

    /// Twelve members, of whom the first ones are there; the second by a deputy.
    fn sitting(present: u32) -> Sitting {
        let seat = |number: u32| {
            let there = number <= present;
            let stay =
                Stay { name: format!("N{number}"), deputy: number == 2, from: at(0), until: None };
            Seat {
                organisation: code(number),
                votes: 1,
                delegate: format!("N{number}"),
                excused: false,
                stays: if there { vec![stay] } else { Vec::new() },
                recused: BTreeMap::new(),
            }
        };
        let attendance = Attendance { seats: (1..=12).map(seat).collect(), others: Vec::new() };
        let opening = Opening {
            chair: "N1".into(),
            minute_taker: "P".into(),
            second_call: false,
            lateness: Lateness::default(),
        };
        let mut sitting = Sitting::open(6, opening, attendance, &defaults().quorum, at(0));
        sitting.current = Some((item(), at(1)));
        sitting
    }

    fn question(method: Method, on_paper: bool) -> Question {
        Question {
            id: PollId::parse("p1").expect("a key"),
            item: item(),
            wording: "Frage".into(),
            method,
            matter: Matter::Ordinary,
            on_paper,
            amendment: None,
        }
    }

    fn vote(sitting: &mut Sitting, number: u32, choice: Choice) {
        let ballot = Ballot { choice, by_deputy: false };
        sitting.polls[0].poll.cast(&code(number), ballot).expect("counts");
    }

    #[test]
    fn a_poll_needs_a_quorum_an_item_and_an_end_of_the_one_before() {
        let rules = defaults();
        let mut few = sitting(5);
        let refused = few.put_to_vote(question(Method::Open, false), &rules, at(2));
        assert!(matches!(refused, Err(PollError::NoQuorum(found)) if found.present == 5));
        let mut other = sitting(7);
        other.current = None;
        let refused = other.put_to_vote(question(Method::Open, false), &rules, at(2));
        assert_eq!(refused, Err(PollError::NotCalled));
        let mut seven = sitting(7);
        seven.put_to_vote(question(Method::Open, false), &rules, at(2)).expect("open");
        assert_eq!(seven.polls[0].poll.voters.len(), 7);
        let again = seven.put_to_vote(question(Method::Open, false), &rules, at(2));
        assert_eq!(again, Err(PollError::PollOpen));
        let names = sitting(7).put_to_vote(question(Method::ByName, true), &rules, at(2));
        assert_eq!(names, Err(PollError::NoNames));
    }

    #[test]
    fn votes_are_counted_and_those_who_are_recused_or_late_have_none() {
        let rules = defaults();
        let mut sitting = sitting(8);
        sitting.attendance.seats[7].recused.insert(item(), "betroffen".into());
        sitting.put_to_vote(question(Method::Open, false), &rules, at(2)).expect("open");
        // Whoever comes while it is open votes with the next one.
        let late = Stay { name: "N9".into(), deputy: false, from: at(3), until: None };
        sitting.attendance.arrives(&code(9), late, true).expect("comes");
        assert_eq!(sitting.polls[0].poll.voters.len(), 7);
        for number in 1..=5 {
            vote(&mut sitting, number, Choice::Yes);
        }
        vote(&mut sitting, 6, Choice::No);
        vote(&mut sitting, 7, Choice::Abstain);
        let id = sitting.polls[0].poll.id.clone();
        sitting.settle_poll(&id, None, &rules, at(4)).expect("closed");
        let verdict = sitting.polls[0].verdict.expect("a result");
        assert_eq!(verdict.tally, Tally { yes: 5, no: 1, abstain: 1, invalid: 0 });
        assert_eq!(verdict.outcome, Outcome::Adopted);
        assert_eq!(sitting.settle_poll(&id, None, &rules, at(5)), Err(SettleError::NotOpen));
        assert_eq!(sitting.withdraw_poll(&id, at(5)), Err(SettleError::NotOpen));
    }

    #[test]
    fn after_a_late_invitation_there_is_no_vote_until_nobody_objects() {
        let rules = defaults();
        let mut late = sitting(7);
        assert!(!late.record_objection(Objection::Somebody, &rules.quorum, at(1)), "in time");
        late.lateness.summons = true;
        late.find_quorum(&rules.quorum, at(0));
        assert_eq!(late.quorum.map(|found| found.ground), Some(Ground::NotAsked));
        let refused = |sitting: &Sitting| {
            let asked = question(Method::Open, false);
            let error = sitting.clone().put_to_vote(asked, &rules, at(3)).expect_err("refused");
            Problem::from(error)
        };
        assert_eq!(refused(&late), Problem::Meeting(Obstacle::ObjectionOpen));
        assert!(late.record_objection(Objection::Somebody, &rules.quorum, at(2)));
        assert_eq!(late.quorum.map(|found| found.ground), Some(Ground::NotSummoned));
        assert_eq!(refused(&late), Problem::Meeting(Obstacle::Objected));
        assert!(late.record_objection(Objection::Nobody, &rules.quorum, at(3)));
        assert_eq!(late.quorum.map(|found| found.ground), Some(Ground::Enough));
        late.put_to_vote(question(Method::Open, false), &rules, at(4)).expect("open");
    }

    #[test]
    fn a_late_item_is_decided_on_once_the_council_agrees_to_deal_with_it() {
        let rules = defaults();
        let mut late = sitting(7);
        late.lateness.items.push(item());
        let refused = late.put_to_vote(question(Method::Open, false), &rules, at(2));
        assert_eq!(refused, Err(PollError::LateItem));
        let mut assented = late.clone();
        assert!(assented.record_assent(&item()));
        assert!(!assented.record_assent(&item()), "recorded once");
        assented.put_to_vote(question(Method::Open, false), &rules, at(2)).expect("open");
        // A vote on the urgency counts where it is adopted.
        for (choice, waits) in [(Choice::No, true), (Choice::Yes, false)] {
            let mut voted = late.clone();
            let urgency = Question { matter: Matter::Urgency, ..question(Method::Open, false) };
            voted.put_to_vote(urgency, &rules, at(2)).expect("open");
            for number in 1..=7 {
                vote(&mut voted, number, choice);
            }
            let id = voted.polls[0].poll.id.clone();
            voted.settle_poll(&id, None, &rules, at(3)).expect("closed");
            assert_eq!(voted.waits_for_assent(&item()), waits, "{choice:?}");
        }
        let other = AgendaItemId::parse("anderer").expect("a key");
        assert!(!late.waits_for_assent(&other) && !late.record_assent(&other), "in time");
    }

    #[test]
    fn a_count_by_hand_adds_up_to_those_present() {
        let rules = defaults();
        let mut sitting = sitting(7);
        sitting.put_to_vote(question(Method::Secret, true), &rules, at(2)).expect("open");
        let id = sitting.polls[0].poll.id.clone();
        let count =
            |yes, invalid| Count { tally: Tally { yes, no: 1, abstain: 1, invalid }, not_given: 0 };
        assert_eq!(sitting.settle_poll(&id, None, &rules, at(3)), Err(SettleError::NoCount));
        let wrong = sitting.settle_poll(&id, Some(&count(4, 0)), &rules, at(3));
        let expected = CountError::DoesNotAddUp { counted: 6, present: 7 };
        assert_eq!(wrong, Err(SettleError::Count(expected)));
        assert!(sitting.open_poll().is_some(), "a refused count closes nothing");
        sitting.settle_poll(&id, Some(&count(4, 1)), &rules, at(3)).expect("adds up");
        assert_eq!(sitting.polls[0].poll.tally().map(|t| t.invalid), Some(1));
        assert_eq!(sitting.polls[0].verdict.map(|v| v.outcome), Some(Outcome::Adopted));
    }

    #[test]
    fn a_vote_of_too_few_is_not_secret() {
        let mut sitting = sitting(7);
        for seat in &mut sitting.attendance.seats[4..7] {
            seat.recused.insert(item(), "betroffen".into());
        }
        let mut rules = defaults();
        rules.quorum.share = crate::meeting::quorum::QuorumShare::Count { members: 2 };
        let refused = sitting.put_to_vote(question(Method::Secret, false), &rules, at(2));
        assert_eq!(refused, Err(PollError::NotSecret));
    }

    #[test]
    fn outside_the_council_nobody_learns_who_voted_what() {
        let rules = defaults();
        let mut sitting = sitting(7);
        sitting.put_to_vote(question(Method::ByName, false), &rules, at(2)).expect("open");
        vote(&mut sitting, 1, Choice::Yes);
        let open = sitting.seen_by(Tier::Public);
        assert_eq!((open.polls[0].poll.given(), open.polls[0].poll.voters.len()), (1, 7));
        let id = sitting.polls[0].poll.id.clone();
        sitting.settle_poll(&id, None, &rules, at(3)).expect("closed");
        for reach in Tier::ALL {
            let seen = sitting.seen_by(*reach);
            let names = seen.polls[0].poll.by_name().unwrap_or_default();
            assert_eq!(!names.is_empty(), Tier::Council.is_within(*reach), "{reach:?}");
            assert_eq!(seen.polls[0].verdict, sitting.polls[0].verdict, "{reach:?}");
        }
    }

    #[test]
    fn a_secret_vote_of_few_has_no_result() {
        let rules = defaults();
        let mut sitting = sitting(7);
        sitting.put_to_vote(question(Method::Secret, false), &rules, at(2)).expect("open");
        let id = sitting.polls[0].poll.id.clone();
        for given in 0..5 {
            let before = sitting.clone();
            let refused = sitting.settle_poll(&id, None, &rules, at(3));
            assert_eq!(refused, Err(SettleError::NotSecret { given }));
            assert_eq!(sitting, before, "it goes on taking votes");
            vote(&mut sitting, u32::try_from(given).expect("few") + 1, Choice::Yes);
        }
        let mut closed = sitting.clone();
        closed.settle_poll(&id, None, &rules, at(4)).expect("five are enough");
        assert_eq!(closed.polls[0].verdict.map(|v| v.outcome), Some(Outcome::Adopted));
        sitting.withdraw_poll(&id, at(4)).expect("ends without a result");
        assert_eq!(sitting.polls[0].poll.tally(), None);
    }

    #[test]
    fn what_is_shown_of_a_secret_vote_stays_what_it_was_when_it_was_opened() {
        use super::super::vote::secrecy::SecretResult::{OutcomeAlone, Sums};
        for (then, now) in [(OutcomeAlone, Sums), (Sums, OutcomeAlone)] {
            let mut rules = defaults();
            rules.secret = then;
            let mut sitting = sitting(7);
            sitting.put_to_vote(question(Method::Secret, false), &rules, at(2)).expect("open");
            let id = sitting.polls[0].poll.id.clone();
            assert_eq!(sitting.polls[0].record(&rules), None, "no result before the close");
            for number in 1..=7 {
                vote(&mut sitting, number, Choice::Yes);
            }
            sitting.settle_poll(&id, None, &rules, at(3)).expect("closed");
            rules.secret = now;
            let held = &sitting.polls[0];
            let counted = |held: &HeldPoll| held.record(&rules).expect("closed").counted.is_some();
            assert_eq!(counted(held), then == Sums);
            // One that was kept before this was known has the rules as they are.
            let mut old = serde_json::to_value(held).expect("JSON");
            old.as_object_mut().expect("a record").remove("secret").expect("it is kept");
            let old: HeldPoll = serde_json::from_value(old).expect("can be read");
            assert_eq!((old.secret, counted(&old)), (None, now == Sums));
        }
    }

    #[test]
    fn few_papers_in_the_box_have_no_result_either() {
        let rules = defaults();
        let mut sitting = sitting(7);
        sitting.put_to_vote(question(Method::Secret, true), &rules, at(2)).expect("open");
        let id = sitting.polls[0].poll.id.clone();
        let count = |yes, not_given| Count {
            tally: Tally { yes, no: 1, abstain: 0, invalid: 0 },
            not_given,
        };
        let refused = sitting.settle_poll(&id, Some(&count(3, 3)), &rules, at(3));
        assert_eq!(refused, Err(SettleError::NotSecret { given: 4 }));
        sitting.settle_poll(&id, Some(&count(4, 2)), &rules, at(3)).expect("five papers");
    }

    #[test]
    fn the_vote_on_an_amendment_settles_the_others_on_its_passage() {
        let rules = defaults();
        let mut sitting = sitting(7);
        for (received, name) in [(1, "weit"), (2, "kurz")] {
            let amendment = Amendment {
                id: AmendmentId::parse(name).expect("a key"),
                organisation: code(3),
                text: name.into(),
                passage: "Satz 1".into(),
                reach: None,
                received,
                state: AmendmentState::Open,
            };
            sitting.amendments.push(ItemAmendment { item: item(), amendment });
        }
        let amendment = Some(sitting.amendments[0].amendment.id.clone());
        let asked = Question { amendment, ..question(Method::Open, false) };
        sitting.put_to_vote(asked.clone(), &rules, at(2)).expect("open");
        for number in 1..=7 {
            vote(&mut sitting, number, Choice::Yes);
        }
        let id = sitting.polls[0].poll.id.clone();
        sitting.settle_poll(&id, None, &rules, at(3)).expect("closed");
        let states: Vec<_> = sitting.amendments_to(&item()).iter().map(|a| a.state).collect();
        assert_eq!(states, [AmendmentState::Adopted, AmendmentState::Settled]);
        let again = Question { id: PollId::parse("p2").expect("a key"), ..asked };
        assert_eq!(sitting.put_to_vote(again, &rules, at(4)), Err(PollError::Unknown));
        let kurz = sitting.amendments[1].amendment.id.clone();
        assert!(!sitting.withdraw_amendment(&kurz), "it is settled");
    }

    #[test]
    fn what_was_decided_waits_until_it_is_recorded() {
        let mut rules = defaults();
        rules.majorities.tie = TieRule::Again;
        let mut sitting = sitting(7);
        let amendment = Amendment {
            id: AmendmentId::parse("weit").expect("a key"),
            organisation: code(3),
            text: "Bis Juni.".into(),
            passage: String::new(),
            reach: None,
            received: 1,
            state: AmendmentState::Open,
        };
        let on_amendment = Some(amendment.id.clone());
        sitting.amendments.push(ItemAmendment { item: item(), amendment });
        let asked = |id: &str| Question {
            id: PollId::parse(id).expect("a key"),
            ..question(Method::Open, false)
        };
        let mut held = |question: Question, votes: &[Choice]| {
            let id = question.id.clone();
            sitting.put_to_vote(question, &rules, at(2)).expect("open");
            let poll = &mut sitting.polls.last_mut().expect("there").poll;
            for (number, choice) in (1..).zip(votes) {
                let ballot = Ballot { choice: *choice, by_deputy: false };
                poll.cast(&code(number), ballot).expect("counts");
            }
            if votes.is_empty() {
                sitting.withdraw_poll(&id, at(3)).expect("given up");
            } else {
                sitting.settle_poll(&id, None, &rules, at(3)).expect("closed");
            }
        };
        held(Question { amendment: on_amendment, ..asked("a1") }, &[Choice::Yes]);
        held(asked("tied"), &[Choice::Yes, Choice::No]);
        held(asked("back"), &[]);
        held(asked("p1"), &[Choice::Yes]);
        held(asked("p2"), &[Choice::No]);
        sitting.closed = Some(at(4));

        let waiting = |recorded: &[Resolution]| {
            let left = sitting.unrecorded(recorded);
            left.into_iter().map(|held| held.poll.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(waiting(&[]), ["p1", "p2"], "a rejected proposal is recorded too");
        let mut recorded = [resolution("6/1/1", "2020-06-18"), resolution("6/1/2", "2020-06-18")];
        recorded[1].vote.poll = PollId::parse("p2").ok();
        assert_eq!(waiting(&recorded[..1]), ["p2"]);
        assert!(waiting(&recorded).is_empty());
        let told = sitting.amendment_votes(rules.secret);
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].text.as_str(), told[0].vote.outcome), ("Bis Juni.", Outcome::Adopted));
        // Nothing is put to the vote in a meeting that is over: no further resolution can come of it.
        let late = sitting.clone().put_to_vote(asked("p3"), &rules, at(5));
        assert_eq!(late, Err(PollError::NotCalled));
    }

    #[test]
    fn the_vote_of_the_chair_decides_a_tie_where_the_rules_say_so() {
        let mut rules = defaults();
        for (tie, chair, expected) in [
            (TieRule::Chair, Choice::Yes, Outcome::Adopted),
            (TieRule::Chair, Choice::No, Outcome::Rejected),
            (TieRule::Rejected, Choice::Yes, Outcome::Rejected),
        ] {
            rules.majorities.tie = tie;
            let mut sitting = sitting(6);
            sitting.put_to_vote(question(Method::Open, false), &rules, at(2)).expect("open");
            let other = if chair == Choice::Yes { Choice::No } else { Choice::Yes };
            for number in 1..=3 {
                vote(&mut sitting, number, chair);
            }
            for number in 4..=6 {
                vote(&mut sitting, number, other);
            }
            let id = sitting.polls[0].poll.id.clone();
            sitting.settle_poll(&id, None, &rules, at(3)).expect("closed");
            let verdict = sitting.polls[0].verdict.expect("a result");
            assert_eq!((verdict.tie, verdict.outcome), (Some(tie), expected), "{chair:?}");
        }
    }

    #[test]
    fn whoever_has_the_seat_votes() {
        let rules = defaults();
        let mut sitting = sitting(7);
        sitting.put_to_vote(question(Method::Open, false), &rules, at(2)).expect("open");
        let account = |number: u32, role| Account {
            id: crate::key::AccountId::parse("konto").expect("a key"),
            name: String::new(),
            email: String::new(),
            mandate: None::<MandateId>,
            role,
            organisation: code(number),
            organisation_name: String::new(),
            has_vote: true,
        };
        let may = |number, role| sitting.polls[0].lets_vote(&sitting, &account(number, role));
        assert!(may(1, Role::Member) && may(1, Role::Chair) && may(2, Role::Deputy));
        assert!(!may(2, Role::Chair), "a deputy has the seat");
        assert!(!may(1, Role::Deputy) && !may(2, Role::Member), "only whoever has the seat");
        assert!(!may(8, Role::Member), "not there");
        assert_eq!(sitting.chair_seat(), Some(&code(1)));
    }
}
