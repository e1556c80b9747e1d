//! How days of a deadline are counted.

use crate::source::coded;
use chrono::{Datelike, NaiveDate, Weekday};

coded! {
    /// Which days of a deadline count.
    Counting {
        /// Every day in between; neither the first nor the last one counts (§ 187 Abs. 1 BGB in analogy).
        ClearDays = "volle-tage",
        /// Every day; the day on which it begins does not count, the one on which it ends does.
        CalendarDays = "kalendertage",
        /// Monday to Saturday except holidays, in between.
        WeekDays = "werktage",
        /// Monday to Friday except holidays, in between.
        OfficeDays = "arbeitstage",
    }
}

coded! {
    /// What becomes of a day that falls on a Saturday, a Sunday or a holiday.
    Roll {
        /// It stays.
        Stay = "bleibt",
        /// The last office day before it.
        Earlier = "vorher",
        /// The next office day after it (§ 193 BGB).
        Later = "nachher",
    }
}

coded! {
    /// Why a day does not count.
    Rest {
        /// A Saturday.
        Saturday = "samstag",
        /// A Sunday.
        Sunday = "sonntag",
        /// A public holiday.
        Holiday = "feiertag",
    }
}

/// The public holidays, as whoever has a calendar tells them.
#[derive(Clone, Copy)]
pub struct Holidays<'a>(&'a dyn Fn(NaiveDate) -> bool);

impl std::fmt::Debug for Holidays<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Holidays")
    }
}

impl<'a> Holidays<'a> {
    /// Holidays by a function that is true on each of them.
    pub fn new(is_holiday: &'a dyn Fn(NaiveDate) -> bool) -> Self {
        Self(is_holiday)
    }

    /// Why a day does not count; nothing where it does.
    pub fn rest(self, day: NaiveDate, counting: Counting) -> Option<Rest> {
        match counting {
            Counting::ClearDays | Counting::CalendarDays => None,
            Counting::WeekDays | Counting::OfficeDays => {
                let free = self.free(day)?;
                (free != Rest::Saturday || counting == Counting::OfficeDays).then_some(free)
            }
        }
    }

    /// Why nobody is at the office; nothing on an office day. A holiday on a Saturday is a holiday.
    pub fn free(self, day: NaiveDate) -> Option<Rest> {
        match day.weekday() {
            Weekday::Sun => Some(Rest::Sunday),
            _ if (self.0)(day) => Some(Rest::Holiday),
            Weekday::Sat => Some(Rest::Saturday),
            _ => None,
        }
    }
}

/// Most days looked at for one deadline: a calendar that knows nothing but holidays must not be asked for ever.
const MAX_LOOK: usize = 2_000;

/// A stretch of days that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day at its other end.
    pub day: NaiveDate,
    /// Days within that do not count, in the order of counting.
    pub skipped: Vec<(NaiveDate, Rest)>,
}

/// The last day on which something must happen, so that `days` lie between it and `until`.
pub fn before(until: NaiveDate, days: u16, counting: Counting, holidays: Holidays<'_>) -> Counted {
    let first = match counting {
        Counting::CalendarDays => until,
        Counting::ClearDays | Counting::WeekDays | Counting::OfficeDays => earlier(until),
    };
    walk(first, days, counting, holidays, earlier)
}

/// The last day of a deadline of `days` that begins after `start`.
pub fn after(start: NaiveDate, days: u16, counting: Counting, holidays: Holidays<'_>) -> Counted {
    // The day that follows the last one counted is where a walk ends; the deadline is the one before.
    let ended = walk(later(start), days, counting, holidays, later);
    Counted { day: earlier(ended.day), ..ended }
}

fn walk(
    first: NaiveDate,
    days: u16,
    counting: Counting,
    holidays: Holidays<'_>,
    step: fn(NaiveDate) -> NaiveDate,
) -> Counted {
    let mut day = first;
    let mut left = days;
    let mut skipped = Vec::new();
    for _ in 0..MAX_LOOK {
        if left == 0 {
            break;
        }
        match holidays.rest(day, counting) {
            Some(why) => skipped.push((day, why)),
            None => left -= 1,
        }
        day = step(day);
    }
    Counted { day, skipped }
}

/// Moves a day off the days on which nobody is at the office.
pub fn roll(day: NaiveDate, roll: Roll, holidays: Holidays<'_>) -> NaiveDate {
    let step = match roll {
        Roll::Stay => return day,
        Roll::Earlier => earlier,
        Roll::Later => later,
    };
    let mut rolled = day;
    for _ in 0..MAX_LOOK {
        if holidays.free(rolled).is_none() {
            return rolled;
        }
        rolled = step(rolled);
    }
    day
}

fn earlier(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

fn later(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Holidays in Lower Saxony from May to October 2020.
    fn is_holiday(day: NaiveDate) -> bool {
        ["2020-05-01", "2020-05-21", "2020-06-01", "2020-10-03", "2020-10-31"]
            .contains(&day.to_string().as_str())
    }

    #[test]
    fn each_way_of_counting_before_the_sixth_meeting() {
        let holidays = Holidays::new(&is_holiday);
        let meeting = day("2020-06-18");
        for (days, counting, latest) in [
            (14, Counting::ClearDays, "2020-06-03"),
            (14, Counting::CalendarDays, "2020-06-04"),
            // 17 back to 2 June are 14 working days without two Sundays; Whit Monday is none.
            (14, Counting::WeekDays, "2020-06-01"),
            (14, Counting::OfficeDays, "2020-05-27"),
            (0, Counting::ClearDays, "2020-06-17"),
            (0, Counting::CalendarDays, "2020-06-18"),
        ] {
            let counted = before(meeting, days, counting, holidays);
            assert_eq!(counted.day, day(latest), "{days} {}", counting.code());
        }
        let counted = before(meeting, 14, Counting::OfficeDays, holidays);
        let holiday = counted.skipped.iter().filter(|(_, why)| *why == Rest::Holiday);
        assert_eq!(holiday.map(|(day, _)| *day).collect::<Vec<_>>(), [day("2020-06-01")]);
    }

    #[test]
    fn a_deadline_that_begins_ends_with_its_last_day() {
        let holidays = Holidays::new(&is_holiday);
        let start = day("2020-10-23");
        for (days, counting, last) in [
            (14, Counting::ClearDays, "2020-11-06"),
            (14, Counting::CalendarDays, "2020-11-06"),
            (7, Counting::WeekDays, "2020-11-02"),
            (5, Counting::OfficeDays, "2020-10-30"),
            (6, Counting::OfficeDays, "2020-11-02"),
            (0, Counting::ClearDays, "2020-10-23"),
        ] {
            assert_eq!(
                after(start, days, counting, holidays).day,
                day(last),
                "{days} {counting:?}"
            );
        }
    }

    #[test]
    fn days_roll_off_weekends_and_holidays() {
        let holidays = Holidays::new(&is_holiday);
        let whit_monday = day("2020-06-01");
        assert_eq!(roll(whit_monday, Roll::Stay, holidays), whit_monday);
        assert_eq!(roll(whit_monday, Roll::Earlier, holidays), day("2020-05-29"));
        assert_eq!(roll(whit_monday, Roll::Later, holidays), day("2020-06-02"));
        assert_eq!(holidays.free(day("2020-10-31")), Some(Rest::Holiday), "a Saturday");
    }

    #[test]
    fn a_calendar_without_office_days_comes_to_an_end() {
        let holidays = Holidays::new(&|_| true);
        let counted = before(day("2020-06-18"), 14, Counting::OfficeDays, holidays);
        assert_eq!(counted.skipped.len(), MAX_LOOK);
        assert_eq!(roll(day("2020-06-18"), Roll::Later, holidays), day("2020-06-18"));
        let edge = before(NaiveDate::MIN, 14, Counting::ClearDays, holidays);
        assert_eq!(edge.day, NaiveDate::MIN);
    }
}
