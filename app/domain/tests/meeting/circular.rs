//! The circular procedure: the last vote counts until the last day, and an objection ends it.

use super::{defaults, organisation};
use chrono::{DateTime, Days, NaiveDate};
use domain::key::AccountId;
use domain::meeting::circular::{
    Circular, CircularError, CircularObjection, CircularState, CircularVote,
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

fn open(voters: usize) -> Circular {
    let draft = Circular {
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
    };
    let voters = (0..voters).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
    draft.open(&defaults(), voters, first(), first() + Days::new(14)).unwrap()
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
}
