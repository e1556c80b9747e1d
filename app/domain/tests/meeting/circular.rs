//! The circular procedure: the last vote counts until the last day, and an objection ends it.

use super::{defaults, organisation};
use chrono::{DateTime, Days, NaiveDate};
use domain::key::AccountId;
use domain::meeting::circular::{
    Circular, CircularError, CircularObjection, CircularState, CircularVote, TRANSITIONS,
};
use domain::meeting::numbering::CircularNumber;
use domain::meeting::procedure::Matter;
use domain::meeting::vote::{Choice, Tally, Voter};
use domain::tier::Tier;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 4, 6).unwrap()
}

fn draft() -> Circular {
    Circular {
        number: CircularNumber::parse("U-2020-01").unwrap(),
        title: "x".into(),
        text: "x".into(),
        urgency: "eilt".into(),
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
        answered: std::collections::BTreeSet::new(),
    }
}

fn open(voters: usize) -> Circular {
    let voters = (0..voters).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
    draft().open(&defaults(), voters, first(), first() + Days::new(14)).unwrap()
}

proptest! {
    #[test]
    fn the_last_vote_in_time_counts(
        voters in 1_usize..8,
        casts in prop::collection::vec((0_usize..9, prop::sample::select(Choice::ALL), 0_u64..20), 0..40),
    ) {
        let mut circular = open(voters);
        let mut expected: BTreeMap<usize, Choice> = BTreeMap::new();
        let mut casts = casts;
        casts.sort_by_key(|(_, _, day)| *day);
        for (who, choice, day) in casts {
            let vote = CircularVote {
                choice, account: AccountId::parse("a").unwrap(), by_deputy: false, at: DateTime::default(), changes: 0,
            };
            let taken = circular.vote(&organisation(who), vote, true, first() + Days::new(day));
            match (who < voters, day <= 14) {
                (_, false) => prop_assert_eq!(taken, Err(CircularError::NotOpen)),
                (false, true) => prop_assert_eq!(taken, Err(CircularError::NoVote)),
                (true, true) => {
                    prop_assert!(taken.is_ok());
                    expected.insert(who, choice);
                }
            }
        }
        prop_assert_eq!(circular.tally(), Tally::of(expected.values().map(|choice| (*choice, 1))));
        let early = circular.result(&defaults(), Matter::Ordinary, first() + Days::new(14));
        prop_assert!(early.is_none(), "nothing is counted while a vote can change");
        let late = circular.result(&defaults(), Matter::Ordinary, first() + Days::new(15)).unwrap();
        prop_assert_eq!(late.outcome == domain::meeting::vote::Outcome::Adopted, 2 * usize::try_from(late.tally.yes).unwrap() > voters);
    }

    #[test]
    fn an_objection_ends_it_whenever_it_comes(day in 0_u64..20, who in 0_usize..9) {
        let mut circular = open(7);
        let objection = CircularObjection { reason: String::new(), at: DateTime::default() };
        let today = first() + Days::new(day);
        let taken = circular.object(&organisation(who), objection, &defaults(), today);
        prop_assert_eq!(taken.is_ok(), day <= 14 && who < 7);
        prop_assert_eq!(circular.state == CircularState::ToMeeting, taken.is_ok());
        prop_assert_eq!(circular.waits_for_meeting(), taken.is_ok());
    }
    #[test]
    fn it_is_left_by_listed_steps_alone(
        deeds in prop::collection::vec((0_usize..6, 0_usize..5, prop::sample::select(Choice::ALL), any::<bool>(), 0_u64..17), 0..30)
    ) {
        let mut circular = draft();
        for (deed, who, choice, by_deputy, day) in deeds {
            let before = circular.clone();
            let (who, today) = (organisation(who), first() + Days::new(day));
            let done = match deed {
                0 => {
                    let voters = (0..4).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
                    let opened = circular.open(&defaults(), voters, first(), first() + Days::new(14));
                    opened.map(|opened| circular = opened)
                }
                1 => {
                    let objection = CircularObjection { reason: "x".into(), at: DateTime::default() };
                    circular.object(&who, objection, &defaults(), today)
                }
                _ => {
                    let account = AccountId::parse("a").unwrap();
                    let vote = CircularVote { choice, account, by_deputy, at: DateTime::default(), changes: 0 };
                    circular.vote(&who, vote, true, today).map(|_| ())
                }
            };
            prop_assert!(done.is_ok() || circular == before, "what is refused changes nothing");
            let step = (before.state, circular.state);
            prop_assert!(step.0 == step.1 || TRANSITIONS.contains(&step), "{step:?}");
            if before.is_over() {
                prop_assert_eq!(&circular, &before, "what has ended stays as it is");
            }
            prop_assert!(circular.votes.keys().all(|voter| circular.voters.iter().any(|v| &v.organisation == voter)));
            let counted = circular.tally();
            prop_assert_eq!(usize::try_from(counted.yes + counted.no + counted.abstain).unwrap(), circular.votes.len());
        }
    }
}
