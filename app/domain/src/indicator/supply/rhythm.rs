//! How often a source publishes.

use crate::period::{Period, YEARS};
use crate::source::coded;
use chrono::{Datelike, NaiveDate};

coded! {
    /// How often values come. The periods of a rhythm follow each other without gaps.
    Rhythm {
        /// Every calendar month.
        Month = "month",
        /// Every quarter.
        Quarter = "quarter",
        /// Every half-year.
        HalfYear = "half_year",
        /// Every calendar year.
        Year = "year",
        /// Every school year, from 1 August to 31 July.
        SchoolYear = "school_year",
        /// When the source sees fit, or once: only announced days count.
        Irregular = "irregular",
    }
}

impl Rhythm {
    /// Reads the German frequency of an indicator, such as `jährlich (3-Jahres-Fenster)`. What is none of the known words
    /// is irregular.
    pub fn of_frequency(text: &str) -> Self {
        match text.split_whitespace().next().unwrap_or_default() {
            "monatlich" => Self::Month,
            "quartalsweise" | "vierteljährlich" => Self::Quarter,
            "halbjährlich" => Self::HalfYear,
            "jährlich" => Self::Year,
            "schuljährlich" => Self::SchoolYear,
            _ => Self::Irregular,
        }
    }

    /// The period of this rhythm that a day lies in; none without a rhythm, and none outside [`YEARS`].
    pub fn containing(self, day: NaiveDate) -> Option<Period> {
        let year = day.year();
        let month = u8::try_from(day.month()).ok()?;
        let period = match self {
            Self::Month => Period::Month { year, month },
            Self::Quarter => Period::Quarter { year, quarter: month.div_ceil(3) },
            Self::HalfYear => Period::HalfYear { year, half: month.div_ceil(6) },
            Self::Year => Period::Year(year),
            Self::SchoolYear => Period::SchoolYear(if month >= 8 { year } else { year - 1 }),
            Self::Irregular => return None,
        };
        let years = [period.start().year(), period.end().year()];
        years.iter().all(|year| YEARS.contains(year)).then_some(period)
    }

    /// The first period of this rhythm that ends after a day: what comes next where everything up to that day is known.
    pub fn after(self, day: NaiveDate) -> Option<Period> {
        self.containing(day.succ_opt()?)
    }
}
