//! Resolutions: the text of the hash tells two of them apart, and at most one of a line of them is in force.

use super::organisation;
use chrono::{DateTime, Days, NaiveDate};
use domain::meeting::numbering::{ItemNumber, ResolutionNumber};
use domain::meeting::resolution::{
    Counted, Effect, Implementation, Minority, Progress, Register, Resolution, TRANSITIONS,
    VoteRecord,
};
use domain::meeting::vote::{MajorityRule, Method, Outcome, Tally};
use domain::tier::Tier;
use proptest::prelude::*;

fn resolution(number: u32, title: &str, text: &str) -> Resolution {
    let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(u64::from(number));
    Resolution {
        number: ResolutionNumber::Meeting { meeting: number, item: ItemNumber::top(1), running: 1 },
        item: None,
        title: title.to_owned(),
        text: text.to_owned(),
        decided: day,
        closed: DateTime::default(),
        vote: VoteRecord {
            poll: None,
            method: Method::Open,
            counted: Some(Counted {
                tally: Tally { yes: 5, no: 1, abstain: 1, invalid: 0 },
                base: 6,
                needed: 2,
                not_given: 0,
            }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome: Outcome::Adopted,
        },
        quorum: None,
        procedure: 1,
        effects: Vec::new(),
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: String::new(),
            due: None,
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Council,
    }
}

/// Texts that look like lines of the canonical form.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9 \n]{0,12}",
        Just("x\nwortlaut 1 y".to_owned()),
        Just("y\nwirkung 1 z".to_owned())
    ]
}

fn deadline(subject: String) -> Effect {
    Effect::SetDeadline { subject, due: NaiveDate::default() }
}

proptest! {
    #[test]
    fn different_resolutions_have_different_texts(
        one in (text(), text(), prop::collection::vec(text(), 0..3)),
        two in (text(), text(), prop::collection::vec(text(), 0..3)),
    ) {
        let make = |(title, text, effects): &(String, String, Vec<String>)| Resolution {
            effects: effects.iter().cloned().map(deadline).collect(),
            ..resolution(1, title, text)
        };
        prop_assert_eq!(make(&one).canonical() == make(&two).canonical(), one == two);
    }

    #[test]
    fn what_comes_later_leaves_the_text_as_it_is(text in text(), evidence in text()) {
        let original = resolution(1, "Titel", &text);
        let mut later = original.clone();
        later.progress.evidence = evidence.clone();
        later.progress.state = Implementation::Done;
        later.minority.push(Minority { organisation: organisation(1), text: evidence, date: NaiveDate::default() });
        prop_assert_eq!(later.canonical(), original.canonical());
        let stored = serde_json::to_string(&original).unwrap();
        prop_assert_eq!(serde_json::from_str::<Resolution>(&stored).unwrap(), original);
    }

    #[test]
    fn carrying_out_is_left_by_listed_steps_alone(
        adopted in any::<bool>(),
        deeds in prop::collection::vec((prop::sample::select(Implementation::ALL), "[ x]{0,2}"), 0..30),
    ) {
        let mut held = resolution(1, "Titel", "Text");
        held.vote.outcome = if adopted { Outcome::Adopted } else { Outcome::Rejected };
        for (to, evidence) in deeds {
            let Ok(progress) = held.moves_on(to, &evidence) else { continue };
            prop_assert!(adopted && TRANSITIONS.contains(&(held.progress.state, progress.state)));
            prop_assert!(!progress.state.is_closed() || !progress.evidence.trim().is_empty());
            held.progress = progress;
        }
        prop_assert!(adopted || held.progress.state == Implementation::Open);
    }

    #[test]
    fn of_a_line_of_resolutions_one_is_in_force(outcomes in prop::collection::vec(any::<bool>(), 1..10), day in 0_u64..12) {
        let mut line: Vec<Resolution> = Vec::new();
        for (place, adopted) in outcomes.iter().enumerate() {
            let mut next = resolution(u32::try_from(place).unwrap() + 1, "Titel", "Text");
            if !adopted {
                next.vote.outcome = Outcome::Rejected;
            }
            let register = Register::new(&line, Tier::Secretariat);
            let standing: Vec<_> =
                line.iter().filter(|r| register.is_in_force(r, next.decided)).map(|r| r.number.clone()).collect();
            prop_assert_eq!(register.may_replace(&next.number, next.decided, &standing), Ok(()));
            next.replaces = standing;
            line.push(next);
        }
        let register = Register::new(&line, Tier::Secretariat);
        let today = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(day);
        let in_force: Vec<_> = line.iter().filter(|r| register.is_in_force(r, today)).collect();
        let last = line.iter().rfind(|r| r.is_adopted() && r.decided <= today);
        prop_assert_eq!(in_force, last.into_iter().collect::<Vec<_>>());
    }
}
