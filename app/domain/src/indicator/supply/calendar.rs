//! The next delivery of an indicator, worked out from its supply and its newest value.

use super::{DueState, Rhythm, Staleness, Supply};
use crate::catalogue::IndicatorRecord;
use crate::period::Period;
use chrono::{Datelike, Days, Months, NaiveDate};

/// A value that is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// The period it will stand for.
    pub period: Period,
    /// The day on which it should be there.
    pub due: NaiveDate,
    /// True where the source has announced the day; otherwise it follows from the usual delay.
    pub announced: bool,
}

/// What is to be said about the supply of an indicator on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// The next delivery, where one can be told: the first that the newest value does not cover.
    pub next: Option<Delivery>,
    /// How it stands.
    pub due: DueState,
    /// How far the newest value has fallen behind.
    pub staleness: Staleness,
    /// Whole months since the last day of the newest value's period, 0 or more; none without a value.
    pub age_months: Option<u32>,
}

impl Outlook {
    /// The outlook of an indicator for Lower Saxony. Examples are no values that somebody delivered.
    pub fn of(supply: &Supply, record: &IndicatorRecord, today: NaiveDate) -> Self {
        let newest = record.latest().map(|value| value.period);
        Self::after(supply, supply.rhythm(&record.indicator.frequency), newest, today)
    }

    /// The outlook where values come in this rhythm and `newest` is the last period that one stands for.
    pub fn after(
        supply: &Supply,
        rhythm: Rhythm,
        newest: Option<Period>,
        today: NaiveDate,
    ) -> Self {
        let next = supply.next_delivery(rhythm, newest);
        let missing = supply.missing(rhythm, newest, today);
        let staleness = match (newest, next) {
            (Some(_), Some(_)) => Staleness::of_missing(missing),
            _ => Staleness::Unknown,
        };
        Self {
            due: DueState::on(next.map(|delivery| delivery.due), today),
            next,
            staleness,
            age_months: newest.map(|newest| whole_months(newest.end(), today)),
        }
    }
}

impl Supply {
    /// The first delivery that a value for `newest` does not cover: of the rhythm's next period and the announced ones
    /// whichever ends first. An announced day goes before the usual delay. Without a value only announced days count, as
    /// nothing says where the series begins.
    pub fn next_delivery(&self, rhythm: Rhythm, newest: Option<Period>) -> Option<Delivery> {
        let known = newest.map(|newest| newest.end());
        let announced = self
            .releases
            .iter()
            .filter(|release| known.is_none_or(|known| release.period.end() > known))
            .map(|r| Delivery { period: r.period, due: r.day, announced: true })
            .min_by_key(|delivery| delivery.period);
        let regular = newest.and_then(|newest| self.regular(rhythm, newest));
        match (announced, regular) {
            (Some(announced), Some(regular)) if regular.period.end() < announced.period.end() => {
                Some(regular)
            }
            (Some(announced), _) => Some(announced),
            (None, regular) => regular,
        }
    }

    /// The deliveries after a value for `newest`, one after the other, each as if the ones before it had come. It ends
    /// with the calendar.
    pub fn deliveries(
        &self,
        rhythm: Rhythm,
        newest: Option<Period>,
    ) -> impl Iterator<Item = Delivery> {
        let next = move |period| self.next_delivery(rhythm, period);
        std::iter::successors(next(newest), move |delivery| next(Some(delivery.period)))
    }

    /// How many deliveries after a value for `newest` are overdue.
    fn missing(&self, rhythm: Rhythm, newest: Option<Period>, today: NaiveDate) -> usize {
        // A usual day never comes before its period ends, an announced one may: all announced periods are looked at.
        let announced = self.releases.iter().map(|release| release.period.end()).max();
        let horizon = announced.map_or(today, |end| end.max(today));
        self.deliveries(rhythm, newest)
            .take_while(|delivery| delivery.period.end() <= horizon)
            .filter(|delivery| delivery.due < today)
            .count()
    }

    /// The next period of the rhythm and the day that the usual delay gives. A value for a window of years is followed by
    /// one for a window of the same length.
    fn regular(&self, rhythm: Rhythm, newest: Period) -> Option<Delivery> {
        let period = match (newest, rhythm.after(newest.end())?) {
            (Period::Span { from, to }, Period::Year(year)) => {
                Period::Span { from: year - (to - from), to: year }
            }
            (_, period) => period,
        };
        let due = period
            .end()
            .checked_add_months(Months::new(u32::from(self.delay_months)))?
            .checked_add_days(Days::new(u64::from(self.delay_days)))?;
        Some(Delivery { period, due, announced: false })
    }
}

/// Whole months from a day to a later one; 0 where it is not later.
fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    // The last day of a month counts as whole at the end of any month.
    let is_last = to.succ_opt().is_some_and(|next| next.month() != to.month());
    let whole = months(to) - months(from) - i64::from(to.day() < from.day() && !is_last);
    u32::try_from(whole).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::super::Release;
    use super::*;
    use crate::key::IndicatorCode;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn supply(delay_months: u8, delay_days: u16, releases: &[(&str, &str)]) -> Supply {
        let releases =
            releases.iter().map(|(of, on)| Release { period: period(of), day: day(on) }).collect();
        let empty = Supply::empty(IndicatorCode::parse("BG-04").unwrap());
        Supply { delay_months, delay_days, releases, ..empty }
    }

    fn next(supply: &Supply, rhythm: Rhythm, newest: &str) -> (String, String) {
        let next = supply.next_delivery(rhythm, Some(period(newest))).unwrap();
        (next.period.to_string(), next.due.to_string())
    }

    #[test]
    fn the_next_period_follows_the_newest_value_whatever_its_kind() {
        let usual = supply(2, 15, &[]);
        for (rhythm, newest, expected, due) in [
            (Rhythm::HalfYear, "2024-12-31", "2025-S1", "2025-09-14"),
            (Rhythm::HalfYear, "2025-08", "2025-S2", "2026-03-15"),
            (Rhythm::HalfYear, "2023", "2024-S1", "2024-09-14"),
            (Rhythm::Year, "2024-05", "2024", "2025-03-15"),
            (Rhythm::Year, "2024", "2025", "2026-03-15"),
            (Rhythm::Year, "2016/2018", "2017/2019", "2020-03-15"),
            (Rhythm::Quarter, "2025-Q4", "2026-Q1", "2026-06-15"),
            (Rhythm::Month, "2025-12", "2026-01", "2026-04-15"),
            (Rhythm::SchoolYear, "2021/22", "2022/23", "2023-10-15"),
        ] {
            let found = next(&usual, rhythm, newest);
            assert_eq!(found, (expected.to_owned(), due.to_owned()), "{rhythm:?} {newest}");
        }
    }

    #[test]
    fn an_announced_day_goes_before_the_usual_delay() {
        let supply = supply(2, 0, &[("2025-S1", "2025-07-10"), ("2026-S1", "2026-07-09")]);
        let found = |newest| next(&supply, Rhythm::HalfYear, newest);
        assert_eq!(found("2024-S2"), ("2025-S1".to_owned(), "2025-07-10".to_owned()));
        assert_eq!(found("2025-S1"), ("2025-S2".to_owned(), "2026-02-28".to_owned()));
        assert_eq!(found("2025-S2"), ("2026-S1".to_owned(), "2026-07-09".to_owned()));
        // A reference day at the end of the half-year is that half-year.
        let supply = self::supply(2, 0, &[("2025-06-30", "2025-07-10")]);
        let found = next(&supply, Rhythm::HalfYear, "2024-12-31");
        assert_eq!(found, ("2025-06-30".to_owned(), "2025-07-10".to_owned()));
    }

    #[test]
    fn without_a_rhythm_or_a_value_only_announced_days_count() {
        let none = supply(2, 0, &[]);
        assert_eq!(none.next_delivery(Rhythm::Irregular, Some(period("2024"))), None);
        assert_eq!(none.next_delivery(Rhythm::Year, None), None);
        let one = supply(2, 0, &[("2025", "2026-02-01")]);
        let found = one.next_delivery(Rhythm::Irregular, None).unwrap();
        assert!(found.announced && found.due == day("2026-02-01"));
        assert_eq!(one.next_delivery(Rhythm::Irregular, Some(period("2025"))), None);
    }

    #[test]
    fn staleness_counts_deliveries_and_the_state_tells_of_the_first() {
        let supply = supply(3, 0, &[]);
        let on = |text| Outlook::after(&supply, Rhythm::Year, Some(period("2022")), day(text));
        for (today, due, staleness) in [
            ("2024-02-20", DueState::Later, Staleness::Current),
            ("2024-03-01", DueState::Soon(30), Staleness::Current),
            ("2024-03-31", DueState::Today, Staleness::Current),
            ("2024-04-01", DueState::Overdue(1), Staleness::OneMissing),
            ("2025-03-31", DueState::Overdue(365), Staleness::OneMissing),
            ("2026-04-01", DueState::Overdue(731), Staleness::SeveralMissing(3)),
        ] {
            let outlook = on(today);
            assert_eq!((outlook.due, outlook.staleness), (due, staleness), "{today}");
        }
        let unknown = Outlook::after(&supply, Rhythm::Irregular, None, day("2024-03-31"));
        assert_eq!((unknown.due, unknown.staleness), (DueState::NoDate, Staleness::Unknown));
        assert_eq!(unknown.age_months, None);
    }

    #[test]
    fn a_delivery_announced_for_earlier_than_the_one_before_it_counts_too() {
        let supply = supply(12, 0, &[("2025", "2025-11-01")]);
        let outlook =
            |today| Outlook::after(&supply, Rhythm::Year, Some(period("2023")), day(today));
        let found = outlook("2025-12-01");
        assert_eq!((found.due, found.staleness), (DueState::Soon(30), Staleness::OneMissing));
        assert_eq!(outlook("2026-01-01").staleness, Staleness::SeveralMissing(2));
    }

    #[test]
    fn age_counts_whole_months() {
        for (from, to, months) in [
            ("2024-12-31", "2025-01-30", 0),
            ("2024-12-31", "2025-01-31", 1),
            ("2024-12-31", "2025-02-28", 2),
            ("2024-12-31", "2026-06-30", 18),
            ("2025-08-16", "2025-09-15", 0),
            ("2025-08-16", "2025-09-16", 1),
            ("2025-08-16", "2025-08-01", 0),
        ] {
            assert_eq!(whole_months(day(from), day(to)), months, "{from} {to}");
        }
    }
}
