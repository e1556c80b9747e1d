//! When what is due, with every step of the count, so that a page can put it in words.
//!
//! A day counts until its end in the council's time zone.

use super::counting::{self, Counting, Holidays, Rest};
use super::procedure::{Procedure, RuleName, Term};
use crate::source::coded;
use chrono::NaiveDate;

coded! {
    /// What a deadline is counted from.
    Event {
        /// The day of the meeting.
        Meeting = "sitzung",
        /// The day on which the minutes went out.
        MinutesSent = "versand-der-niederschrift",
        /// The day on which a circular resolution was put forward.
        CircularOpened = "beginn-des-umlaufs",
    }
}

/// A step of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It is counted from here.
    From {
        /// What happens.
        event: Event,
        /// On this day.
        day: NaiveDate,
    },
    /// So many days, counted like this.
    Days {
        /// How many.
        days: u16,
        /// Which ones count.
        counting: Counting,
    },
    /// A day that does not count.
    Skipped {
        /// The day.
        day: NaiveDate,
        /// Why.
        why: Rest,
    },
    /// The last day is one on which nobody is at the office, so it moves.
    Rolled {
        /// From here
        from: NaiveDate,
        /// to here.
        to: NaiveDate,
    },
}

/// A day by whose end something is due, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: NaiveDate,
    /// The rule.
    pub rule: RuleName,
    /// Version of the rules of procedure.
    pub version: u32,
    /// The steps, in the order of counting.
    pub parts: Vec<Part>,
}

/// Whether something happened in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// In time, with so many days to spare.
    InTime {
        /// Days left; 0 on the last one.
        spare: i64,
    },
    /// So many days late.
    Late {
        /// Days past the last one.
        days: i64,
    },
}

impl Timeliness {
    /// True where it came too late.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }
}

impl Deadline {
    /// How a day stands to it.
    pub fn on(&self, day: NaiveDate) -> Timeliness {
        let spare = (self.day - day).num_days();
        if spare >= 0 { Timeliness::InTime { spare } } else { Timeliness::Late { days: -spare } }
    }

    /// Days that did not count, for instance holidays.
    pub fn skipped(&self) -> impl Iterator<Item = (NaiveDate, Rest)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Skipped { day, why } => Some((*day, *why)),
            _ => None,
        })
    }
}

/// Which way a deadline lies from its event.
#[derive(Clone, Copy)]
enum Way {
    Before,
    After,
}

impl Procedure {
    /// The last day on which the invitation goes out in time.
    pub fn latest_dispatch(&self, meeting: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        self.deadline(
            RuleName::Notice,
            self.notice,
            Way::Before,
            (Event::Meeting, meeting),
            holidays,
        )
    }

    /// The last day on which papers go out in time.
    pub fn latest_papers(&self, meeting: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        self.deadline(
            RuleName::Papers,
            self.papers,
            Way::Before,
            (Event::Meeting, meeting),
            holidays,
        )
    }

    /// The last day on which members put motions for the agenda.
    pub fn latest_motion(&self, meeting: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        let from = (Event::Meeting, meeting);
        self.deadline(RuleName::Motions, self.motions, Way::Before, from, holidays)
    }

    /// The last day on which minutes go out in time.
    pub fn latest_minutes(&self, meeting: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        let from = (Event::Meeting, meeting);
        self.deadline(RuleName::Minutes, self.minutes.dispatch, Way::After, from, holidays)
    }

    /// The last day on which one can object to minutes that went out on a day.
    pub fn latest_objection(&self, sent: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        let from = (Event::MinutesSent, sent);
        self.deadline(RuleName::Objections, self.minutes.objections, Way::After, from, holidays)
    }

    /// The last day on which votes on a circular resolution are taken.
    pub fn circular_end(&self, opened: NaiveDate, holidays: Holidays<'_>) -> Deadline {
        let from = (Event::CircularOpened, opened);
        self.deadline(RuleName::Circular, self.circular.term, Way::After, from, holidays)
    }

    fn deadline(
        &self,
        rule: RuleName,
        term: Term,
        way: Way,
        (event, from): (Event, NaiveDate),
        holidays: Holidays<'_>,
    ) -> Deadline {
        let count = match way {
            Way::Before => counting::before,
            Way::After => counting::after,
        };
        let counted = count(from, term.days, term.counting, holidays);
        let mut parts = vec![
            Part::From { event, day: from },
            Part::Days { days: term.days, counting: term.counting },
        ];
        parts.extend(counted.skipped.iter().map(|&(day, why)| Part::Skipped { day, why }));
        let day = counting::roll(counted.day, term.roll, holidays);
        if day != counted.day {
            parts.push(Part::Rolled { from: counted.day, to: day });
        }
        Deadline { day, rule, version: self.version, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::counting::Roll;
    use crate::meeting::procedure::tests::defaults;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_sixth_meeting_is_called_by_the_third_of_june() {
        let none = Holidays::new(&|_| false);
        let procedure = defaults();
        let deadline = procedure.latest_dispatch(day("2020-06-18"), none);
        assert_eq!(deadline.day, day("2020-06-03"));
        assert_eq!((deadline.rule, deadline.version), (RuleName::Notice, 1));
        assert_eq!(
            deadline.parts,
            [
                Part::From { event: Event::Meeting, day: day("2020-06-18") },
                Part::Days { days: 14, counting: Counting::ClearDays },
            ]
        );
        assert_eq!(deadline.on(day("2020-06-03")), Timeliness::InTime { spare: 0 });
        assert_eq!(deadline.on(day("2020-05-28")), Timeliness::InTime { spare: 6 });
        assert_eq!(deadline.on(day("2020-06-05")), Timeliness::Late { days: 2 });
        assert_eq!(procedure.latest_papers(day("2020-06-18"), none).day, day("2020-06-10"));
        assert_eq!(procedure.latest_motion(day("2020-06-18"), none).day, day("2020-06-10"));
        assert_eq!(procedure.latest_minutes(day("2020-06-18"), none).day, day("2020-07-16"));
        assert_eq!(procedure.latest_objection(day("2020-07-10"), none).day, day("2020-07-24"));
        assert_eq!(procedure.circular_end(day("2020-07-10"), none).day, day("2020-07-24"));
    }

    #[test]
    fn holidays_are_told_apart_and_the_last_day_moves() {
        let whit_monday = day("2020-06-01");
        let is_holiday = move |day| day == whit_monday;
        let holidays = Holidays::new(&is_holiday);
        let mut procedure = defaults();
        procedure.notice.counting = Counting::OfficeDays;
        let deadline = procedure.latest_dispatch(day("2020-06-18"), holidays);
        assert_eq!(deadline.day, day("2020-05-27"));
        assert!(deadline.skipped().any(|part| part == (whit_monday, Rest::Holiday)));
        assert_eq!(deadline.skipped().count(), 7, "three Saturdays, three Sundays, a holiday");
        procedure.notice = Term { days: 16, counting: Counting::ClearDays, roll: Roll::Earlier };
        let deadline = procedure.latest_dispatch(day("2020-06-18"), holidays);
        let rolled = Part::Rolled { from: whit_monday, to: day("2020-05-29") };
        assert_eq!((deadline.day, deadline.parts.last()), (day("2020-05-29"), Some(&rolled)));
    }
}
