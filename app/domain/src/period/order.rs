//! The order of periods: by last day, then by first day.

use super::Period;
use chrono::Datelike;
use std::cmp::Ordering;

impl Ord for Period {
    /// By last day, then by first day. Long series are searched by period on every page, so no date is made for it.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_end = self.end_place().cmp(&other.end_place());
        by_end
            .then_with(|| self.start_place().cmp(&other.start_place()))
            .then_with(|| self.raw().cmp(&other.raw()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Period {
    /// Year and day of the year of [`Self::start`].
    fn start_place(&self) -> (i32, u32) {
        match *self {
            Self::Day(day) => (day.year(), day.ordinal()),
            Self::Month { year, month } => (year, before_month(year, month) + 1),
            Self::Quarter { year, quarter } => {
                (year, before_month(year, quarter.clamp(1, 4) * 3 - 2) + 1)
            }
            Self::HalfYear { year, half } => {
                (year, before_month(year, half.clamp(1, 2) * 6 - 5) + 1)
            }
            Self::Year(year) | Self::Span { from: year, .. } => (year, 1),
            Self::SchoolYear(year) => (year, before_month(year, 8) + 1),
        }
    }

    /// Year and day of the year of [`Self::end`].
    fn end_place(&self) -> (i32, u32) {
        match *self {
            Self::Day(day) => (day.year(), day.ordinal()),
            Self::Month { year, month } => (year, before_month(year, month.clamp(1, 12) + 1)),
            Self::Quarter { year, quarter } => {
                (year, before_month(year, quarter.clamp(1, 4) * 3 + 1))
            }
            Self::HalfYear { year, half } => (year, before_month(year, half.clamp(1, 2) * 6 + 1)),
            Self::Year(year) => (year, before_month(year, 13)),
            Self::SchoolYear(year) => {
                let year = year.saturating_add(1);
                (year, before_month(year, 8))
            }
            Self::Span { from, to } => {
                let year = to.max(from);
                (year, before_month(year, 13))
            }
        }
    }
}

/// Days of a year before a month; month 13 is the one after December.
fn before_month(year: i32, month: u8) -> u32 {
    const BEFORE: [u32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let month = month.clamp(1, 13);
    BEFORE[usize::from(month) - 1] + u32::from(is_leap && month > 2)
}
