//! The one clock of the product.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::sync::OnceLock;

static ZONE: OnceLock<Tz> = OnceLock::new();

/// Sets the council's time zone once, at start. Pages ask for local time through a plain function.
pub fn set_zone(zone: Tz) {
    // A second start in the same process, as in tests, keeps the first zone.
    let _ = ZONE.set(zone);
}

fn zone() -> Tz {
    *ZONE.get_or_init(|| chrono_tz::Europe::Berlin)
}

/// A moment as the council's clocks show it.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&zone()).naive_local()
}

/// A moment with the council's clocks, which know how far they are from those of Greenwich.
pub fn zoned(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&zone())
}

/// The moment at which the council's clocks show this; none in the hour that they leave out in spring.
pub fn moment(local: NaiveDateTime) -> Option<DateTime<Tz>> {
    zone().from_local_datetime(&local).earliest()
}

/// The first moment of a day in the council's time zone.
pub fn day_began(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let began = zone().from_local_datetime(&midnight).earliest();
    began.map_or_else(|| midnight.and_utc(), |began| began.with_timezone(&Utc))
}

/// Tells the time. In a demonstration it can be set to start on another day.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    ahead: TimeDelta,
}

impl Clock {
    /// The machine's own time.
    pub fn real() -> Self {
        Self { ahead: TimeDelta::zero() }
    }

    /// A clock that shows `day` now and runs on from there.
    pub fn starting_on(day: NaiveDate) -> Self {
        let now = Utc::now();
        let target = day.and_time(local(now).time());
        let target = zone().from_local_datetime(&target).earliest().map(|t| t.with_timezone(&Utc));
        Self { ahead: target.map_or(TimeDelta::zero(), |target| target - now) }
    }

    /// Now.
    pub fn now(self) -> DateTime<Utc> {
        Utc::now() + self.ahead
    }

    /// Today in the council's time zone.
    pub fn today(self) -> NaiveDate {
        local(self.now()).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_berlin_also_when_clocks_change() {
        let at = |text: &str| local(text.parse().expect("a moment")).to_string();
        assert_eq!(at("2026-10-24T21:59:59Z"), "2026-10-24 23:59:59");
        assert_eq!(at("2026-10-24T22:00:00Z"), "2026-10-25 00:00:00");
        assert_eq!(at("2026-10-25T22:59:59Z"), "2026-10-25 23:59:59");
        assert_eq!(at("2026-10-25T23:00:00Z"), "2026-10-26 00:00:00");
    }

    #[test]
    fn a_day_begins_when_the_one_before_it_ends() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 25).expect("a day");
        assert_eq!(day_began(day).to_string(), "2026-10-24 22:00:00 UTC");
        let next = day.succ_opt().expect("a day");
        assert_eq!(day_began(next).to_string(), "2026-10-25 23:00:00 UTC");
    }

    /// A round takes positions from the first moment of its first day to the last of its last one, on days of 23 and 25
    /// hours as well.
    #[test]
    fn a_deadline_is_the_end_of_its_day_on_every_day_of_thirty_years() {
        let first = NaiveDate::from_ymd_opt(2018, 9, 3).expect("a day");
        let (mut short, mut long) = (0, 0);
        for day in first.iter_days().take(30 * 365) {
            let (began, next) = (day_began(day), day_began(day.succ_opt().expect("a day")));
            match (next - began).num_minutes() {
                1_380 => short += 1,
                1_440 => {}
                1_500 => long += 1,
                minutes => panic!("{day} has {minutes} minutes"),
            }
            let second = TimeDelta::seconds(1);
            assert_eq!(local(began).date(), day);
            assert_eq!(local(next - second).date(), day, "the last second still counts");
            assert_eq!(local(next).date(), day.succ_opt().expect("a day"));
        }
        assert_eq!((short, long), (30, 30), "clocks change twice a year");
    }

    proptest::proptest! {
        #[test]
        fn a_moment_is_within_the_deadline_exactly_before_the_next_day_began(
            seconds in 1_535_932_800_i64..2_200_000_000,
            days in 0_u64..11_000,
        ) {
            let closes = NaiveDate::from_ymd_opt(2018, 9, 3).expect("a day") + chrono::Days::new(days);
            let now = DateTime::from_timestamp(seconds, 0).expect("a moment");
            let in_time = local(now).date() <= closes;
            proptest::prop_assert_eq!(in_time, now < day_began(closes.succ_opt().expect("a day")));
        }
    }

    #[test]
    fn a_set_clock_shows_the_set_day() {
        let day = NaiveDate::from_ymd_opt(2020, 5, 28).expect("a day");
        assert_eq!(Clock::starting_on(day).today(), day);
    }
}
