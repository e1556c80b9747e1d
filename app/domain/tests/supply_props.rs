//! Properties of the supply calendar: what comes next, how it stands, and that each reminder goes out once.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Days, NaiveDate, TimeDelta};
use domain::indicator::supply::release::{parse_lines, to_lines};
use domain::indicator::supply::{
    Delivery, DueState, Outlook, Release, Reminder, Rhythm, Staleness, Supply,
};
use domain::key::IndicatorCode;
use domain::period::Period;
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    (0_u64..20_000).prop_map(move |days| first + Days::new(days))
}

fn regular() -> impl Strategy<Value = Rhythm> {
    prop::sample::select(
        Rhythm::ALL.iter().copied().filter(|r| *r != Rhythm::Irregular).collect::<Vec<_>>(),
    )
}

fn rhythm() -> impl Strategy<Value = Rhythm> {
    prop::sample::select(Rhythm::ALL.to_vec())
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        day().prop_map(Period::Day),
        (regular(), day()).prop_map(|(rhythm, day)| rhythm.containing(day).unwrap()),
        (1990_i32..2040, 2_i32..5)
            .prop_map(|(from, years)| Period::Span { from, to: from + years }),
    ]
}

fn releases() -> impl Strategy<Value = Vec<Release>> {
    let release = (period(), 0_u64..900)
        .prop_map(|(period, days)| Release { period, day: period.start() + Days::new(days) });
    prop::collection::vec(release, 0..5)
}

fn supply() -> impl Strategy<Value = Supply> {
    (0_u8..=36, 0_u16..=366, releases()).prop_map(|(delay_months, delay_days, releases)| Supply {
        delay_months,
        delay_days,
        releases,
        ..Supply::empty(IndicatorCode::parse("BG-04").unwrap())
    })
}

proptest! {
    #[test]
    fn the_periods_of_a_rhythm_follow_each_other_without_gaps(rhythm in regular(), day in day()) {
        let here = rhythm.containing(day).unwrap();
        prop_assert!(here.start() <= day && day <= here.end());
        let next = rhythm.after(here.end()).unwrap();
        prop_assert_eq!(next.start(), here.end().succ_opt().unwrap());
        prop_assert_eq!(next.previous(), Some(here));
    }

    #[test]
    fn what_comes_next_is_not_known_yet(
        supply in supply(), rhythm in rhythm(), newest in prop::option::of(period())
    ) {
        let Some(next) = supply.next_delivery(rhythm, newest) else { return Ok(()) };
        if let Some(newest) = newest {
            prop_assert!(next.period.end() > newest.end());
        }
        if next.announced {
            let release = Release { period: next.period, day: next.due };
            prop_assert!(supply.releases.contains(&release));
        } else {
            prop_assert!(next.due >= next.period.end());
        }
        // No announced period that ends earlier is left out.
        for release in &supply.releases {
            let end = release.period.end();
            let known = newest.is_some_and(|newest| end <= newest.end());
            prop_assert!(known || end >= next.period.end());
        }
    }

    #[test]
    fn deliveries_end_later_and_later(
        supply in supply(), rhythm in rhythm(), newest in period()
    ) {
        let ends: Vec<_> =
            supply.deliveries(rhythm, Some(newest)).take(40).map(|d| d.period.end()).collect();
        prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]), "{ends:?}");
        if rhythm != Rhythm::Irregular {
            prop_assert_eq!(ends.len(), 40);
        }
    }

    #[test]
    fn a_value_that_comes_takes_one_delivery_off(
        supply in supply(), rhythm in rhythm(), newest in period(), today in day()
    ) {
        let missing = |newest| match Outlook::after(&supply, rhythm, Some(newest), today).staleness {
            Staleness::Current | Staleness::Unknown => 0,
            Staleness::OneMissing => 1,
            Staleness::SeveralMissing(more) => more,
        };
        let Some(next) = supply.next_delivery(rhythm, Some(newest)) else { return Ok(()) };
        let overdue = usize::from(next.due < today);
        prop_assert_eq!(missing(next.period) + overdue, missing(newest));
    }

    #[test]
    fn the_state_tells_the_days(supply in supply(), rhythm in rhythm(), newest in period(), today in day()) {
        let outlook = Outlook::after(&supply, rhythm, Some(newest), today);
        let ahead = outlook.next.map(|next| (next.due - today).num_days());
        match outlook.due {
            DueState::Later => prop_assert!(ahead.unwrap() > 30),
            DueState::Soon(days) => prop_assert!(ahead == Some(days) && (1..=30).contains(&days)),
            DueState::Today => prop_assert_eq!(ahead, Some(0)),
            DueState::Overdue(days) => prop_assert!(ahead == Some(-days) && days > 0),
            DueState::NoDate => prop_assert_eq!(ahead, None),
        }
        let overdue = matches!(outlook.due, DueState::Overdue(_));
        if overdue {
            prop_assert!(outlook.staleness != Staleness::Current);
        }
    }

    #[test]
    fn releases_read_as_they_are_written(releases in releases()) {
        let mut once: Vec<Release> = Vec::new();
        for release in releases {
            if once.iter().all(|known| known.period != release.period) {
                once.push(release);
            }
        }
        once.sort_by_key(|release| (release.period, release.day));
        prop_assert_eq!(parse_lines(&to_lines(&once)), Ok(once));
    }

    #[test]
    fn no_text_is_a_release_by_accident(text in ".{0,60}") {
        if let Ok(releases) = parse_lines(&text) {
            prop_assert!(releases.iter().all(|release| release.day >= release.period.start()));
        }
    }

    #[test]
    fn each_reminder_goes_out_once_and_none_after_a_later_one(
        due in day(), looks in prop::collection::vec(any::<bool>(), 140)
    ) {
        let delivery = Delivery { period: Period::Day(due), due, announced: true };
        let begin = due - TimeDelta::days(50);
        let mut sent: Vec<(Reminder, NaiveDate)> = Vec::new();
        for (days, _) in looks.iter().enumerate().filter(|(_, looked)| **looked) {
            let today = begin + Days::new(days as u64);
            let known: Vec<_> = sent.iter().map(|(kind, _)| *kind).collect();
            if let Some(kind) = Reminder::due(&delivery, &known, today) {
                prop_assert!(today >= due + TimeDelta::days(kind.offset()), "not too early");
                sent.push((kind, today));
            }
        }
        prop_assert!(sent.windows(2).all(|pair| pair[0].0 < pair[1].0), "{sent:?}");
        // The last one whose day had come when somebody looked last has gone out.
        let last = looks.iter().rposition(|looked| *looked).map(|days| begin + Days::new(days as u64));
        let reached = Reminder::ALL
            .iter()
            .copied()
            .filter(|kind| last.is_some_and(|last| due + TimeDelta::days(kind.offset()) <= last))
            .max();
        prop_assert_eq!(sent.last().map(|(kind, _)| *kind), reached);
    }

    #[test]
    fn who_looks_daily_sends_all_four_on_their_days(due in day()) {
        let delivery = Delivery { period: Period::Day(due), due, announced: false };
        let mut sent = Vec::new();
        let mut days = Vec::new();
        for offset in -60..=60 {
            let today = due + TimeDelta::days(offset);
            if let Some(kind) = Reminder::due(&delivery, &sent, today) {
                sent.push(kind);
                days.push(offset);
            }
        }
        prop_assert_eq!(sent, Reminder::ALL);
        prop_assert_eq!(days, [-30, -7, 1, 30]);
    }
}

#[test]
fn a_moved_day_repeats_nothing() {
    let due: NaiveDate = "2026-03-31".parse().unwrap();
    let delivery = |due| Delivery { period: Period::Year(2025), due, announced: true };
    let sent = [Reminder::Ahead, Reminder::Near];
    let moved = due + Days::new(60);
    for today in [due + Days::new(31), due + Days::new(54)] {
        assert_eq!(Reminder::due(&delivery(moved), &sent, today), None);
    }
    let missed = Reminder::due(&delivery(moved), &sent, moved + Days::new(1));
    assert_eq!(missed, Some(Reminder::Missed));
}
