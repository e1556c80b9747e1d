//! Walks at random through what can be done with polls, items, papers and resolutions: a state is left by a listed step
//! alone, what is refused changes nothing, and what has ended stays as it is.

use super::{defaults, organisation};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::meeting::agenda::item::TRANSITIONS as ITEM_STEPS;
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::agenda::{Agenda, ItemState};
use domain::meeting::attendance::{Attendance, Seat, Stay};
use domain::meeting::course::{Course, Opening};
use domain::meeting::key::{AgendaItemId, AmendmentId, PollId};
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{
    CoSigned, Paper, PaperDraft, PaperForm, PaperState, PaperTies, TRANSITIONS as PAPER_STEPS,
};
use domain::meeting::polling::Question;
use domain::meeting::procedure::Matter;
use domain::meeting::sitting::{ItemAmendment, Sitting};
use domain::meeting::vote::amendment::{Amendment, AmendmentState};
use domain::meeting::vote::poll::TRANSITIONS as POLL_STEPS;
use domain::meeting::vote::{Ballot, CastError, Choice, Count, Method, PollState, Tally};
use domain::tier::Tier;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SEATS: usize = 7;

fn at(minute: usize) -> DateTime<Utc> {
    DateTime::default() + TimeDelta::minutes(i64::try_from(minute).unwrap())
}

fn id(name: &str) -> AgendaItemId {
    AgendaItemId::parse(name).unwrap()
}

/// A regular agenda, with headings two levels deep.
fn planned() -> Agenda {
    let mut last = 0;
    let new_id = || {
        last += 1;
        id(&format!("rahmen-{last}"))
    };
    let mut all = agenda(&defaults(), None, 6, new_id).unwrap();
    for (name, above) in
        [("a", None), ("b", None), ("b1", Some("b")), ("b2", Some("b")), ("b2a", Some("b2"))]
    {
        let item = blank(id(name), name.to_owned(), Tier::Council);
        all = all.add(item, above.map(id).as_ref()).unwrap();
    }
    all
}

fn opened() -> Course {
    let seat = |number: usize| Seat {
        organisation: organisation(number),
        votes: 1,
        delegate: format!("N{number}"),
        excused: false,
        stays: vec![Stay { name: format!("N{number}"), deputy: false, from: at(0), until: None }],
        recused: BTreeMap::new(),
    };
    let attendance = Attendance { seats: (0..SEATS).map(seat).collect(), others: Vec::new() };
    let opening = Opening {
        chair: "N1".into(),
        minute_taker: "P".into(),
        second_call: false,
        lateness: domain::meeting::sitting::Lateness::default(),
    };
    let mut sitting = Sitting::open(6, opening, attendance, &defaults().quorum, at(0));
    for (received, item) in (1_u32..).zip(["a", "a", "b1", "b2a"]) {
        let amendment = Amendment {
            id: AmendmentId::parse(&format!("antrag-{received}")).unwrap(),
            organisation: organisation(1),
            text: "x".into(),
            passage: String::new(),
            reach: None,
            received,
            state: AmendmentState::Open,
        };
        sitting.amendments.push(ItemAmendment { item: id(item), amendment });
    }
    Course { sitting, agenda: planned() }
}

/// What somebody does in a meeting; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Call(usize),
    Next,
    Finish,
    SetAside(usize, ItemState),
    Ask(Method, bool, Option<usize>),
    Vote(usize, Choice),
    Settle(Option<u32>),
    Withdraw,
    WithdrawAmendment(usize),
    /// Seldom, as nothing comes after it.
    Close,
}

fn deed() -> impl Strategy<Value = Deed> {
    let choice = || prop::sample::select(Choice::ALL);
    let amendment = prop::option::of(0_usize..4);
    prop_oneof![
        4 => (0_usize..14).prop_map(Deed::Call),
        4 => Just(Deed::Next),
        1 => Just(Deed::Finish),
        2 => (0_usize..14, prop::sample::select(ItemState::ALL)).prop_map(|(n, to)| Deed::SetAside(n, to)),
        6 => (prop::sample::select(Method::ALL), any::<bool>(), amendment)
            .prop_map(|(method, on_paper, amendment)| Deed::Ask(method, on_paper, amendment)),
        8 => (0_usize..SEATS + 1, choice()).prop_map(|(who, choice)| Deed::Vote(who, choice)),
        4 => prop::option::of(0_u32..8).prop_map(Deed::Settle),
        1 => Just(Deed::Withdraw),
        1 => (0_usize..4).prop_map(Deed::WithdrawAmendment),
        1 => Just(Deed::Close),
    ]
}

/// Does it; true where it was taken.
fn take(course: &mut Course, deed: &Deed, now: DateTime<Utc>, place: usize) -> bool {
    let chosen = |course: &Course, number: usize| {
        let items = course.agenda.items();
        items[number % items.len()].id.clone()
    };
    // The poll that was opened last, whatever became of it.
    let last = course.sitting.polls.last().map(|held| held.poll.id.clone());
    let last = last.unwrap_or_else(|| PollId::parse("keine").unwrap());
    match deed {
        Deed::Call(number) => {
            let item = chosen(course, *number);
            course.call(&item, now).is_ok()
        }
        Deed::Next => {
            let next = course.next().map(|item| item.id.clone());
            next.is_some_and(|item| course.call(&item, now).is_ok())
        }
        Deed::Finish => course.finish(now).is_ok(),
        Deed::SetAside(number, to) => {
            let item = chosen(course, *number);
            course.set_aside(&item, *to, now).is_ok()
        }
        Deed::Ask(method, on_paper, amendment) => {
            let item = course.sitting.current.as_ref().map(|(item, _)| item.clone());
            let question = Question {
                id: PollId::parse(&format!("frage-{place}")).unwrap(),
                item: item.unwrap_or_else(|| id("a")),
                wording: "Frage".into(),
                method: *method,
                matter: Matter::Ordinary,
                on_paper: *on_paper,
                amendment: amendment.map(|n| course.sitting.amendments[n].amendment.id.clone()),
            };
            course.sitting.put_to_vote(question, &defaults(), now).is_ok()
        }
        Deed::Vote(who, choice) => {
            let held = course.sitting.polls.iter_mut().find(|held| held.poll.id == last);
            let Some(held) = held else { return false };
            let state = held.poll.state;
            let ballot = Ballot { choice: *choice, by_deputy: false };
            let taken = held.poll.cast(&organisation(*who), ballot);
            assert_eq!(state == PollState::Open, taken != Err(CastError::NotOpen));
            taken.is_ok()
        }
        Deed::Settle(yes) => {
            let count = yes.map(|yes| Count {
                tally: Tally { yes, no: 4, abstain: 0, invalid: 0 },
                not_given: 0,
            });
            course.sitting.settle_poll(&last, count.as_ref(), &defaults(), now).is_ok()
        }
        Deed::Withdraw => course.sitting.withdraw_poll(&last, now).is_ok(),
        Deed::WithdrawAmendment(number) => {
            let amendment = course.sitting.amendments[*number].amendment.id.clone();
            course.sitting.withdraw_amendment(&amendment)
        }
        Deed::Close => course.close(now).is_ok(),
    }
}

/// What holds between a meeting before and after anything that was done.
fn leads_on(before: &Course, after: &Course) -> Result<(), TestCaseError> {
    for (was, is) in before.agenda.items().iter().zip(after.agenda.items()) {
        prop_assert_eq!(&was.id, &is.id);
        let step = (was.state, is.state);
        prop_assert!(was.state == is.state || ITEM_STEPS.contains(&step), "{}: {step:?}", was.id);
    }
    prop_assert_eq!(before.agenda.items().len(), after.agenda.items().len());
    let (old, new) = (&before.sitting.polls, &after.sitting.polls);
    prop_assert!(new.len() >= old.len() && new.len() <= old.len() + 1, "no poll goes");
    for (was, is) in old.iter().zip(new) {
        let step = (was.poll.state, is.poll.state);
        let ended = matches!(was.poll.state, PollState::Closed | PollState::Withdrawn);
        prop_assert!(step.0 == step.1 || POLL_STEPS.contains(&step), "{step:?}");
        prop_assert!(!ended || was == is, "a poll that has ended stays as it is");
        prop_assert_eq!(&was.poll.voters, &is.poll.voters, "who may vote stands");
    }
    if let Some(opened) = new.get(old.len()) {
        prop_assert!(POLL_STEPS.contains(&(PollState::Prepared, opened.poll.state)));
        prop_assert_eq!(opened.poll.given(), 0);
    }
    for (was, is) in before.sitting.amendments.iter().zip(&after.sitting.amendments) {
        let (was, is) = (was.amendment.state, is.amendment.state);
        prop_assert!(was == is || was == AmendmentState::Open, "{was:?} {is:?}");
    }
    if before.sitting.closed.is_some() {
        prop_assert_eq!(&before.agenda, &after.agenda, "a meeting that is over stays so");
        prop_assert_eq!(old, new);
    }
    Ok(())
}

/// What holds of a meeting at every moment.
fn holds(course: &Course) -> Result<(), TestCaseError> {
    let sitting = &course.sitting;
    let open: Vec<_> = sitting.polls.iter().filter(|h| h.poll.state == PollState::Open).collect();
    prop_assert!(open.len() <= 1, "one poll at a time");
    let current = sitting.current.as_ref().map(|(item, _)| item);
    prop_assert!(open.iter().all(|held| Some(&held.poll.item) == current), "of the item on hand");
    prop_assert!(open.is_empty() || sitting.is_on());
    for (place, item) in course.agenda.items().iter().enumerate() {
        let is_heading = course.agenda.has_below(place);
        let is_called = item.state == ItemState::Called;
        prop_assert!(is_heading || is_called == (Some(&item.id) == current), "{}", item.id);
    }
    for held in &sitting.polls {
        prop_assert_eq!(held.verdict.is_some(), held.poll.state == PollState::Closed);
        if let Some(verdict) = held.verdict {
            let tally = verdict.tally;
            let given = tally.yes + tally.no + tally.abstain + tally.invalid;
            prop_assert!(given <= held.poll.votes_present());
        }
    }
    Ok(())
}

fn paper() -> Paper {
    let form = PaperForm {
        title: "x".into(),
        lead: "MW".into(),
        proposed_resolution: "x".into(),
        facts: "x".into(),
        reasoning: "x".into(),
        financial_impact: "keine".into(),
        ..PaperForm::default()
    };
    let (text, circle) = form.parse().unwrap();
    let co_signers = (1..3).map(organisation).collect();
    let ties = PaperTies { indicators: Vec::new(), co_signers, replaces: None };
    let number = PaperNumber::parse("SR-2020-004").unwrap();
    Paper::new(number, PaperDraft { text, tier: circle, ties }, NaiveDate::default())
}

fn answer() -> impl Strategy<Value = CoSigned> {
    prop_oneof![
        3 => Just(CoSigned::Signed { at: DateTime::default() }),
        1 => Just(CoSigned::Refused { at: DateTime::default(), reason: "x".into() }),
    ]
}

proptest! {
    #[test]
    fn items_and_polls_are_left_by_listed_steps_alone(deeds in prop::collection::vec(deed(), 0..60)) {
        let mut course = opened();
        holds(&course)?;
        for (place, deed) in deeds.iter().enumerate() {
            let before = course.clone();
            let taken = take(&mut course, deed, at(place + 1), place);
            prop_assert!(taken || course == before, "{deed:?} was refused and changed something");
            leads_on(&before, &course)?;
            holds(&course)?;
        }
    }

    #[test]
    fn papers_are_left_by_listed_steps_alone(
        deeds in prop::collection::vec((0_usize..5, prop::sample::select(PaperState::ALL), 0_usize..4, answer()), 0..40)
    ) {
        let mut paper = paper();
        for (deed, to, who, answer) in deeds {
            let done = match deed {
                0 | 1 => paper.step(to),
                2 | 3 => paper.co_signed(&organisation(who), answer),
                _ => paper.send(Vec::new(), NaiveDate::default()),
            };
            let Ok(after) = done else { continue };
            let step = (paper.state, after.state);
            prop_assert!(step.0 == step.1 || PAPER_STEPS.contains(&step), "{step:?}");
            prop_assert_eq!(&after.text, &paper.text);
            if after.state.is_released() && !paper.state.is_released() {
                prop_assert!(after.not_agreed().is_empty(), "everybody has agreed");
            }
            if let Some(frozen) = &paper.frozen {
                prop_assert_eq!(Some(frozen), after.frozen.as_ref(), "figures stay");
                prop_assert!(matches!(after.state, PaperState::Sent | PaperState::Withdrawn));
            }
            let is_frozen = paper.frozen.is_some() || after.state == PaperState::Sent;
            prop_assert_eq!(after.frozen.is_some(), is_frozen);
            paper = after;
        }
    }
}
