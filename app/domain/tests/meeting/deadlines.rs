//! No deadline lies on a later day than the rule allows, and none on an earlier one than it needs.

use super::defaults;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::meeting::counting::{Counting, Holidays, Roll};
use domain::meeting::deadline::{Part, Timeliness};
use domain::meeting::invitation::Summons;
use domain::meeting::procedure::Term;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap();
    (0_u64..5_000).prop_map(move |days| first + Days::new(days))
}

fn counting() -> impl Strategy<Value = Counting> {
    prop::sample::select(Counting::ALL)
}

/// Days off near a day, more of them than any calendar has.
fn holidays_near(day: NaiveDate) -> impl Strategy<Value = BTreeSet<NaiveDate>> {
    prop::collection::btree_set(0_u64..120, 0..12).prop_map(move |days| {
        days.into_iter().map(|n| day + Days::new(n) - Days::new(60)).collect()
    })
}

/// Whether a day counts, said again from the words of the rule.
fn counts(counting: Counting, holidays: &BTreeSet<NaiveDate>, day: NaiveDate) -> bool {
    let free = day.weekday() == Weekday::Sun || holidays.contains(&day);
    match counting {
        Counting::ClearDays | Counting::CalendarDays => true,
        Counting::WeekDays => !free,
        Counting::OfficeDays => !free && day.weekday() != Weekday::Sat,
    }
}

/// Days that count after `from` and before `to`; for calendar days `to` counts too.
fn between(
    counting: Counting,
    holidays: &BTreeSet<NaiveDate>,
    from: NaiveDate,
    to: NaiveDate,
) -> usize {
    let inner = from.iter_days().skip(1).take_while(|day| *day < to);
    let inner = inner.filter(|day| counts(counting, holidays, *day)).count();
    inner + usize::from(counting == Counting::CalendarDays && from < to)
}

proptest! {
    #[test]
    fn the_notice_is_kept_on_the_last_day_and_not_on_the_next(
        (meeting, holidays) in day().prop_flat_map(|day| (Just(day), holidays_near(day))),
        days in 0_u16..40,
        counting in counting(),
    ) {
        let is_holiday = |day| holidays.contains(&day);
        let mut procedure = defaults();
        procedure.notice = Term { days, counting, roll: Roll::Stay };
        let latest = procedure.latest_dispatch(meeting, Holidays::new(&is_holiday)).day;
        prop_assert!(between(counting, &holidays, latest, meeting) >= usize::from(days));
        let next = latest + Days::new(1);
        let kept = next < meeting && between(counting, &holidays, next, meeting) >= usize::from(days);
        let same_day = counting == Counting::CalendarDays && days == 0 && next <= meeting;
        prop_assert!(!kept && !same_day, "{} would do", next);
        prop_assert!(latest <= meeting);
    }

    #[test]
    fn a_last_day_moves_off_days_on_which_nobody_works_and_never_later(
        (meeting, holidays) in day().prop_flat_map(|day| (Just(day), holidays_near(day))),
        days in 0_u16..40,
        counting in counting(),
    ) {
        let is_holiday = |day| holidays.contains(&day);
        let off = Holidays::new(&is_holiday);
        let mut procedure = defaults();
        procedure.notice = Term { days, counting, roll: Roll::Stay };
        let stays = procedure.latest_dispatch(meeting, off);
        procedure.notice.roll = Roll::Earlier;
        let rolled = procedure.latest_dispatch(meeting, off);
        prop_assert!(rolled.day <= stays.day && off.free(rolled.day).is_none());
        let told = rolled.parts.contains(&Part::Rolled { from: stays.day, to: rolled.day });
        prop_assert_eq!(told, rolled.day != stays.day);
    }

    #[test]
    fn objections_have_all_their_days(
        (sent, holidays) in day().prop_flat_map(|day| (Just(day), holidays_near(day))),
        days in 1_u16..40,
        counting in counting(),
        roll in prop::sample::select(vec![Roll::Stay, Roll::Later]),
    ) {
        let is_holiday = |day| holidays.contains(&day);
        let off = Holidays::new(&is_holiday);
        let mut procedure = defaults();
        procedure.minutes.objections = Term { days, counting, roll };
        let last = procedure.latest_objection(sent, off);
        let whole = |until: NaiveDate| {
            sent.iter_days().skip(1).take_while(|day| *day <= until).filter(|d| counts(counting, &holidays, *d)).count()
        };
        prop_assert!(whole(last.day) >= usize::from(days));
        if roll == Roll::Stay {
            prop_assert_eq!(whole(last.day), usize::from(days));
            prop_assert!(whole(last.day - Days::new(1)) < usize::from(days), "it ends with a day that counts");
        }
    }

    #[test]
    fn skipped_days_are_told(
        (meeting, holidays) in day().prop_flat_map(|day| (Just(day), holidays_near(day))),
        days in 0_u16..40,
        counting in counting(),
    ) {
        let is_holiday = |day| holidays.contains(&day);
        let mut procedure = defaults();
        procedure.notice = Term { days, counting, roll: Roll::Stay };
        let deadline = procedure.latest_dispatch(meeting, Holidays::new(&is_holiday));
        let skipped: Vec<_> = deadline.skipped().map(|(day, _)| day).collect();
        prop_assert!(skipped.iter().all(|day| !counts(counting, &holidays, *day)));
        let length = (meeting - deadline.day).num_days();
        let ends = i64::from(counting != Counting::CalendarDays);
        prop_assert_eq!(length, i64::from(days) + ends + i64::try_from(skipped.len()).unwrap());
    }

    #[test]
    fn a_late_invitation_is_late_by_its_days(meeting in day(), late in -30_i64..30) {
        let none = Holidays::new(&|_| false);
        let notice = defaults().latest_dispatch(meeting, none);
        let sent = notice.day + chrono::TimeDelta::days(late);
        let expected = if late > 0 {
            Timeliness::Late { days: late }
        } else {
            Timeliness::InTime { spare: -late }
        };
        prop_assert_eq!(notice.on(sent), expected);
        prop_assert_eq!(Summons::new(&notice, sent, "", false).is_ok(), late <= 0);
        let with_reason = Summons::new(&notice, sent, "Eilbedürftig", false).unwrap();
        prop_assert_eq!((with_reason.is_kept(), with_reason.is_due()), (late <= 0, late <= 0));
    }
}
