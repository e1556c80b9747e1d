//! Properties of rounds: the deadline in the council's days, and that each letter goes out once.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Days, NaiveDate};
use domain::evaluation::reminder::RoundReminder;
use domain::evaluation::{Round, RoundState, Setup};
use domain::key::{MeasureSlug, RoundCode};
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2018, 9, 3).unwrap();
    (0_u64..9_000).prop_map(move |days| first + Days::new(days))
}

fn round() -> impl Strategy<Value = Round> {
    (day(), 0_u64..60, prop::sample::select(RoundState::ALL.to_vec())).prop_map(
        |(opens, days, state)| Round {
            code: RoundCode::parse("R1").unwrap(),
            title: Bilingual::default(),
            meeting: None,
            measures: vec![MeasureSlug::parse("m").unwrap()],
            opens,
            closes: opens + Days::new(days),
            evidence: Evidence::Read,
            state,
            setup: Setup::default(),
            version: 1,
        },
    )
}

proptest! {
    /// A round is never open and over at once, and once over it stays so.
    #[test]
    fn time_leads_only_forward(round in round(), first in day(), days in 0_u64..400) {
        let later = first + Days::new(days);
        prop_assert!(round.state_on(first) <= round.state_on(later));
        prop_assert!(!(round.is_open(first) && round.is_over(first)));
        if round.is_over(first) {
            prop_assert!(round.is_over(later));
        }
    }

    /// Day by day over the whole life of a round: every letter at most once, in their order, the first two while the
    /// round is open and the last one after it. A day without a run changes none of that.
    #[test]
    fn each_letter_goes_out_once(
        round in round(),
        looks in prop::collection::vec(any::<bool>(), 100),
    ) {
        let mut sent: Vec<RoundReminder> = Vec::new();
        let start = round.opens - Days::new(10);
        for (offset, looks) in (0_u64..).zip(looks) {
            let today = start + Days::new(offset);
            if !looks {
                continue;
            }
            if let Some(kind) = RoundReminder::due(&round, &sent, today) {
                prop_assert!(sent.iter().all(|earlier| *earlier < kind), "{sent:?} {kind:?}");
                match kind {
                    RoundReminder::Week | RoundReminder::Near => prop_assert!(round.is_open(today)),
                    RoundReminder::Missed => prop_assert!(round.is_over(today)),
                }
                sent.push(kind);
                // Asked again on the same day, nothing is due.
                prop_assert_eq!(RoundReminder::due(&round, &sent, today), None);
            }
        }
    }
}

#[test]
fn letters_go_out_seven_and_two_days_ahead_and_on_the_day_after() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let round = Round {
        code: RoundCode::parse("R1").unwrap(),
        title: Bilingual::default(),
        meeting: None,
        measures: Vec::new(),
        opens: day("2026-03-01"),
        closes: day("2026-03-29"),
        evidence: Evidence::Read,
        state: RoundState::Open,
        setup: Setup::default(),
        version: 1,
    };
    let mut sent = Vec::new();
    let mut days = Vec::new();
    for today in day("2026-02-20").iter_days().take(60) {
        if let Some(kind) = RoundReminder::due(&round, &sent, today) {
            days.push((today.to_string(), kind));
            sent.push(kind);
        }
    }
    assert_eq!(
        days,
        [
            ("2026-03-22".to_owned(), RoundReminder::Week),
            ("2026-03-27".to_owned(), RoundReminder::Near),
            ("2026-03-30".to_owned(), RoundReminder::Missed),
        ]
    );
    // A round that opened five days ahead has no letter of a week ahead.
    let short = Round { opens: day("2026-03-24"), ..round };
    assert_eq!(RoundReminder::due(&short, &[], day("2026-03-25")), None);
    assert_eq!(RoundReminder::due(&short, &[], day("2026-03-27")), Some(RoundReminder::Near));
}
