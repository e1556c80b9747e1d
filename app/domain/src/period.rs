//! Days and reporting periods: reading every spelling of the data, comparing, and naming them.

mod order;

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::number::Language;

/// Years that are read; anything else is a typing error.
pub const YEARS: RangeInclusive<i32> = 1900..=2100;

const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is not a day or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    /// Nothing but blanks.
    Empty,
    /// None of the accepted spellings.
    Unknown,
    /// A year outside [`YEARS`].
    YearOutOfRange,
    /// The calendar has no such day.
    NoSuchDay,
    /// A month outside 1–12, a quarter outside 1–4 or a half-year outside 1–2.
    NoSuchPart,
    /// A day with a year of two digits.
    TwoDigitYear {
        /// The same day in this century, as `TT.MM.JJJJ`; [`parse_day`] accepts it.
        suggestion: String,
    },
    /// A school year whose second year does not follow the first, such as `2021/23`.
    SchoolYearNotConsecutive,
    /// A window of years that does not end after it starts.
    SpanReversed,
    /// `2021/2022` is either a school year or a window of two years.
    SpanOrSchoolYear {
        /// The school year, as `2021/22`; [`Period::parse`] accepts it.
        suggestion: String,
    },
}

impl PeriodError {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "period_empty",
            Self::Unknown => "period_unknown",
            Self::YearOutOfRange => "period_year_out_of_range",
            Self::NoSuchDay => "period_no_such_day",
            Self::NoSuchPart => "period_no_such_part",
            Self::TwoDigitYear { .. } => "period_two_digit_year",
            Self::SchoolYearNotConsecutive => "period_school_year_not_consecutive",
            Self::SpanReversed => "period_span_reversed",
            Self::SpanOrSchoolYear { .. } => "period_span_or_school_year",
        }
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for PeriodError {}

/// The day or stretch of time that an observation stands for.
///
/// Displayed, parsed and serialised as its code: `2023-02-28`, `2020-01`, `2020-Q2`, `2023-S2`,
/// `2023`, `2021/22`, `2015/2017`. Ordered by last day, then by first day. [`Period::parse`] gives
/// only periods that exist; of one written out with an impossible part, such as month 13, the
/// nearest existing part counts for [`Period::start`] and [`Period::end`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// A single day.
    Day(NaiveDate),
    /// A calendar month.
    Month {
        /// Calendar year.
        year: i32,
        /// 1–12.
        month: u8,
    },
    /// A quarter of a calendar year.
    Quarter {
        /// Calendar year.
        year: i32,
        /// 1–4.
        quarter: u8,
    },
    /// A half of a calendar year.
    HalfYear {
        /// Calendar year.
        year: i32,
        /// 1–2.
        half: u8,
    },
    /// A calendar year.
    Year(i32),
    /// A school year, 1 August of this year to 31 July of the next (§ 28 `NSchG`).
    SchoolYear(i32),
    /// A window of calendar years that is observed as one, usually three.
    Span {
        /// First year.
        from: i32,
        /// Last year.
        to: i32,
    },
}

/// The sort of a [`Period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// See [`Period::Day`].
    Day,
    /// See [`Period::Month`].
    Month,
    /// See [`Period::Quarter`].
    Quarter,
    /// See [`Period::HalfYear`].
    HalfYear,
    /// See [`Period::Year`].
    Year,
    /// See [`Period::SchoolYear`].
    SchoolYear,
    /// See [`Period::Span`].
    Span,
}

impl PeriodKind {
    /// Stable code for storage and translation.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::SchoolYear => "school_year",
            Self::Span => "span",
        }
    }
}

impl Period {
    /// Reads a period.
    ///
    /// Accepted, with blanks around: the codes of [`Period`]; `2021/22 (Schuljahr)` and `2021/2022
    /// (Schuljahr)`; days as `9.11.2018`; months as `08.2023` or `8/2023`.
    ///
    /// # Errors
    /// [`PeriodError`].
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PeriodError::Empty);
        }
        if let Some(years) = text.strip_suffix("(Schuljahr)") {
            return match years.trim_end().split_once('/') {
                Some((first, second)) => school_year(first, second),
                None => Err(PeriodError::Unknown),
            };
        }
        if let Some((first, second)) = text.split_once('/') {
            return match (first.len(), second.len()) {
                (4, 2) => school_year(first, second),
                (4, 4) => span(first, second),
                (1..=2, 4) => month(second, first),
                _ => Err(PeriodError::Unknown),
            };
        }
        if let Some((first, second)) = text.split_once('.') {
            return if second.contains('.') {
                parse_day(text).map(Self::Day)
            } else {
                month(second, first)
            };
        }
        match text.split_once('-') {
            None => year(text).map(Self::Year),
            Some((_, rest)) if rest.contains('-') => parse_day(text).map(Self::Day),
            Some((first, part)) => {
                if let Some(quarter) = part.strip_prefix('Q') {
                    let (year, quarter) = (year(first)?, one_of(quarter, 1, 4)?);
                    Ok(Self::Quarter { year, quarter })
                } else if let Some(half) = part.strip_prefix('S') {
                    let (year, half) = (year(first)?, one_of(half, 1, 2)?);
                    Ok(Self::HalfYear { year, half })
                } else if part.len() == 2 {
                    month(first, part)
                } else {
                    Err(PeriodError::Unknown)
                }
            }
        }
    }

    /// The first day.
    pub fn start(&self) -> NaiveDate {
        match *self {
            Self::Day(day) => day,
            Self::Month { year, month } => first_of(year, month),
            Self::Quarter { year, quarter } => first_of(year, quarter.clamp(1, 4) * 3 - 2),
            Self::HalfYear { year, half } => first_of(year, half.clamp(1, 2) * 6 - 5),
            Self::Year(year) | Self::Span { from: year, .. } => first_of(year, 1),
            Self::SchoolYear(year) => first_of(year, 8),
        }
    }

    /// The last day: the day that a value for this period stands for.
    pub fn end(&self) -> NaiveDate {
        match *self {
            Self::Day(day) => day,
            Self::Month { year, month } => last_of(year, month),
            Self::Quarter { year, quarter } => last_of(year, quarter.clamp(1, 4) * 3),
            Self::HalfYear { year, half } => last_of(year, half.clamp(1, 2) * 6),
            Self::Year(year) => last_of(year, 12),
            Self::SchoolYear(year) => last_of(year.saturating_add(1), 7),
            Self::Span { from, to } => last_of(to.max(from), 12),
        }
    }

    /// The last day as a point in years, for trends and axes.
    ///
    /// Every month is a twelfth, a day its share of the month, and the end of a day counts. So
    /// equally long steps are equal: 2023-S1 and 30 June 2023 give 2023.5, 2023-Q1 gives 2023.25,
    /// and 2023, 2023-S2 and 31 December 2023 all give 2024.0.
    pub fn decimal_year(&self) -> f64 {
        let day = self.end();
        let days_in_month = last_day_of_month(day).day();
        let months = f64::from(day.month0()) + f64::from(day.day()) / f64::from(days_in_month);
        f64::from(day.year()) + months / 12.0
    }

    /// The period of the same sort right before: `2024-Q4` before `2025-Q1`, `2021/22` before
    /// `2022/23`.
    ///
    /// None for a day and a window of years, as the calendar does not say in which rhythm they
    /// follow each other, and none before the first of [`YEARS`].
    pub fn previous(&self) -> Option<Self> {
        let before = match *self {
            Self::Day(_) | Self::Span { .. } => return None,
            Self::Month { year, month: ..=1 } => {
                Self::Month { year: year.checked_sub(1)?, month: 12 }
            }
            Self::Month { year, month } => Self::Month { year, month: month - 1 },
            Self::Quarter { year, quarter: ..=1 } => {
                Self::Quarter { year: year.checked_sub(1)?, quarter: 4 }
            }
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter - 1 },
            Self::HalfYear { year, half: ..=1 } => {
                Self::HalfYear { year: year.checked_sub(1)?, half: 2 }
            }
            Self::HalfYear { year, half } => Self::HalfYear { year, half: half - 1 },
            Self::Year(year) => Self::Year(year.checked_sub(1)?),
            Self::SchoolYear(first) => Self::SchoolYear(first.checked_sub(1)?),
        };
        YEARS.contains(&before.start().year()).then_some(before)
    }

    /// The sort of period.
    pub const fn kind(&self) -> PeriodKind {
        match self {
            Self::Day(_) => PeriodKind::Day,
            Self::Month { .. } => PeriodKind::Month,
            Self::Quarter { .. } => PeriodKind::Quarter,
            Self::HalfYear { .. } => PeriodKind::HalfYear,
            Self::Year(_) => PeriodKind::Year,
            Self::SchoolYear(_) => PeriodKind::SchoolYear,
            Self::Span { .. } => PeriodKind::Span,
        }
    }

    /// The name on its own, as in a heading: `31.12.2024`, `August 2023`, `2. Halbjahr 2023`,
    /// `Schuljahr 2021/22`; `31 December 2024`, `2nd half of 2023`, `Q2 2020`.
    pub fn label(&self, language: Language) -> String {
        match (*self, language) {
            (Self::Day(day), Language::De) => format_day(day, language),
            (Self::Day(day), Language::En) => format_day_long(day, language),
            (Self::Month { year, .. }, _) => {
                format!("{} {year}", month_name(self.start(), language))
            }
            (Self::Quarter { year, quarter }, Language::De) => format!("{quarter}. Quartal {year}"),
            (Self::Quarter { year, quarter }, Language::En) => format!("Q{quarter} {year}"),
            (Self::HalfYear { year, half }, Language::De) => format!("{half}. Halbjahr {year}"),
            (Self::HalfYear { year, half }, Language::En) => {
                format!("{} half of {year}", ordinal(half))
            }
            (Self::Year(year), _) => year.to_string(),
            (Self::SchoolYear(_), Language::De) => format!("Schuljahr {self}"),
            (Self::SchoolYear(_), Language::En) => format!("School year {self}"),
            (Self::Span { from, to }, _) => format!("{from}\u{2013}{to}"),
        }
    }

    /// The name in a narrow table: `31.12.2024`, `08/2023`, `Q2 2020`, `2. Hj. 2023` (English `H2
    /// 2023`), `2021/22`, `2015–2017`.
    pub fn short_label(&self, language: Language) -> String {
        match (*self, language) {
            (Self::Day(day), _) => format_day(day, language),
            (Self::Month { year, month }, _) => format!("{month:02}/{year}"),
            (Self::Quarter { year, quarter }, _) => format!("Q{quarter} {year}"),
            (Self::HalfYear { year, half }, Language::De) => format!("{half}. Hj. {year}"),
            (Self::HalfYear { year, half }, Language::En) => format!("H{half} {year}"),
            (Self::SchoolYear(_), _) => self.to_string(),
            (Self::Year(_) | Self::Span { .. }, _) => self.label(language),
        }
    }

    /// The time within a sentence: `Ende Dezember 2024` for the last day of a month, `am 27.
    /// Dezember 2019`, `im August 2023`, `im 2. Halbjahr 2023`, `im Jahr 2023`, `im Schuljahr
    /// 2021/22`, `in den Jahren 2015 bis 2017`.
    pub fn when_phrase(&self, language: Language) -> String {
        match (*self, language) {
            (Self::Day(day), _) if day == last_day_of_month(day) => {
                let at = match language {
                    Language::De => "Ende",
                    Language::En => "at the end of",
                };
                format!("{at} {} {}", month_name(day, language), day.year())
            }
            (Self::Day(day), Language::De) => format!("am {}", format_day_long(day, language)),
            (Self::Day(day), Language::En) => format!("on {}", format_day_long(day, language)),
            (Self::Year(year), Language::De) => format!("im Jahr {year}"),
            (
                Self::Month { .. }
                | Self::Quarter { .. }
                | Self::HalfYear { .. }
                | Self::SchoolYear(_),
                Language::De,
            ) => {
                format!("im {}", self.label(language))
            }
            (Self::Span { from, to }, Language::De) => format!("in den Jahren {from} bis {to}"),
            (Self::Month { .. } | Self::Year(_), Language::En) => {
                format!("in {}", self.label(language))
            }
            (Self::Quarter { year, quarter }, Language::En) => {
                format!("in the {} quarter of {year}", ordinal(quarter))
            }
            (Self::HalfYear { .. }, Language::En) => format!("in the {}", self.label(language)),
            (Self::SchoolYear(_), Language::En) => format!("in the {self} school year"),
            (Self::Span { from, to }, Language::En) => format!("in the years {from} to {to}"),
        }
    }

    /// Tells apart what shares its first and last day, which only periods with impossible parts do.
    fn raw(self) -> (PeriodKind, i32, i32) {
        let (first, second) = match self {
            Self::Day(_) => (0, 0),
            Self::Month { year, month: part }
            | Self::Quarter { year, quarter: part }
            | Self::HalfYear { year, half: part } => (year, i32::from(part)),
            Self::Year(year) | Self::SchoolYear(year) => (year, 0),
            Self::Span { from, to } => (from, to),
        };
        (self.kind(), first, second)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Self::HalfYear { year, half } => write!(f, "{year:04}-S{half}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::SchoolYear(first) => {
                write!(f, "{first:04}/{:02}", first.saturating_add(1).rem_euclid(100))
            }
            Self::Span { from, to } => write!(f, "{from:04}/{to:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        Self::parse(&text)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// Reads a day as `2018-11-09`, `9.11.2018` or `09.11.2018`, with blanks around.
///
/// # Errors
/// [`PeriodError::TwoDigitYear`] for `9.11.18`, with the day it probably means; otherwise
/// [`PeriodError::Empty`], [`PeriodError::Unknown`], [`PeriodError::YearOutOfRange`] or
/// [`PeriodError::NoSuchDay`].
pub fn parse_day(text: &str) -> Result<NaiveDate, PeriodError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(PeriodError::Empty);
    }
    let parts = |mark| text.split(mark).collect::<Vec<_>>();
    if let [year_text, month, day] = parts('-')[..] {
        if month.len() != 2 || day.len() != 2 {
            return Err(PeriodError::Unknown);
        }
        return calendar_day(year(year_text)?, month, day);
    }
    let [day, month, year_text] = parts('.')[..] else {
        return Err(PeriodError::Unknown);
    };
    if year_text.len() == 2 {
        let likely = calendar_day(2000 + i32::from(small(year_text)?), month, day)?;
        return Err(PeriodError::TwoDigitYear { suggestion: format_day(likely, Language::De) });
    }
    calendar_day(year(year_text)?, month, day)
}

/// Writes a day for tables: `09.11.2018`, English `9 Nov 2018`.
pub fn format_day(day: NaiveDate, language: Language) -> String {
    match language {
        Language::De => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
        Language::En => format!("{} {:.3} {}", day.day(), month_name(day, language), day.year()),
    }
}

/// Writes a day for running text: `9. November 2018`, English `9 November 2018`.
pub fn format_day_long(day: NaiveDate, language: Language) -> String {
    let mark = match language {
        Language::De => ".",
        Language::En => "",
    };
    format!("{}{mark} {} {}", day.day(), month_name(day, language), day.year())
}

fn month_name(day: NaiveDate, language: Language) -> &'static str {
    let names = match language {
        Language::De => &MONTHS_DE,
        Language::En => &MONTHS_EN,
    };
    names[day.month0() as usize % names.len()]
}

fn ordinal(number: u8) -> String {
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn first_of(year: i32, month: u8) -> NaiveDate {
    let beyond = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_ymd_opt(year, u32::from(month.clamp(1, 12)), 1).unwrap_or(beyond)
}

fn last_of(year: i32, month: u8) -> NaiveDate {
    last_day_of_month(first_of(year, month))
}

fn last_day_of_month(day: NaiveDate) -> NaiveDate {
    let days = u64::from(day.num_days_in_month()) - u64::from(day.day());
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn year(text: &str) -> Result<i32, PeriodError> {
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PeriodError::Unknown);
    }
    let year = text.parse().map_err(|_| PeriodError::Unknown)?;
    if YEARS.contains(&year) { Ok(year) } else { Err(PeriodError::YearOutOfRange) }
}

/// A number of one or two digits.
fn small(text: &str) -> Result<u8, PeriodError> {
    if text.len() > 2 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PeriodError::Unknown);
    }
    text.parse().map_err(|_| PeriodError::Unknown)
}

fn one_of(text: &str, first: u8, last: u8) -> Result<u8, PeriodError> {
    match small(text)? {
        _ if text.len() != 1 => Err(PeriodError::Unknown),
        part if (first..=last).contains(&part) => Ok(part),
        _ => Err(PeriodError::NoSuchPart),
    }
}

fn month(year_text: &str, month_text: &str) -> Result<Period, PeriodError> {
    let (year, month) = (year(year_text)?, small(month_text)?);
    if (1..=12).contains(&month) {
        Ok(Period::Month { year, month })
    } else {
        Err(PeriodError::NoSuchPart)
    }
}

fn calendar_day(year: i32, month: &str, day: &str) -> Result<NaiveDate, PeriodError> {
    let (month, day) = (small(month)?, small(day)?);
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).ok_or(PeriodError::NoSuchDay)
}

fn school_year(first: &str, second: &str) -> Result<Period, PeriodError> {
    let first = year(first)?;
    let follows = match second.len() {
        2 => i32::from(small(second)?) == (first + 1) % 100,
        4 => year(second)? == first + 1,
        _ => return Err(PeriodError::Unknown),
    };
    if !follows {
        return Err(PeriodError::SchoolYearNotConsecutive);
    }
    if !YEARS.contains(&(first + 1)) {
        return Err(PeriodError::YearOutOfRange);
    }
    Ok(Period::SchoolYear(first))
}

fn span(from: &str, to: &str) -> Result<Period, PeriodError> {
    let (from, to) = (year(from)?, year(to)?);
    match to - from {
        ..=0 => Err(PeriodError::SpanReversed),
        1 => {
            Err(PeriodError::SpanOrSchoolYear { suggestion: Period::SchoolYear(from).to_string() })
        }
        _ => Ok(Period::Span { from, to }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error as ValueError, StrDeserializer};

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn every_spelling_is_read() {
        for (text, code) in [
            ("9.11.2018", "2018-11-09"),
            (" 09.11.2018 ", "2018-11-09"),
            ("08.2023", "2023-08"),
            ("8/2023", "2023-08"),
            ("2021/22 (Schuljahr)", "2021/22"),
            ("2021/2022 (Schuljahr)", "2021/22"),
        ] {
            assert_eq!(period(text), period(code), "{text:?}");
        }
        #[rustfmt::skip]
        let codes = [
            ("2023-02-28", Period::Day(day(2023, 2, 28))),
            ("2020-01", Period::Month { year: 2020, month: 1 }),
            ("2020-Q2", Period::Quarter { year: 2020, quarter: 2 }),
            ("2023-S2", Period::HalfYear { year: 2023, half: 2 }),
            ("2023", Period::Year(2023)),
            ("2021/22", Period::SchoolYear(2021)),
            ("1999/00", Period::SchoolYear(1999)),
            ("2015/2017", Period::Span { from: 2015, to: 2017 }),
        ];
        for (code, expected) in codes {
            assert_eq!(period(code), expected);
            assert_eq!(expected.to_string(), code);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let texts = "offen|23|20233|-2023|+2023|２０２３|Ende 2023|2023-|2023-1|2023-+1|2023-Q|2023-Q01|\
                     2023-q2|2023-H1|2023-1-1|20-02-2023|2023-02-28T00:00|2023/1|2023/|/2023|5/äö|1.2.|\
                     1.2.3.2023|a.b.2023|äö.2023|9,11,2018|Schuljahr 2021/22|2021 (Schuljahr)|\
                     2021/022 (Schuljahr)";
        for text in texts.split('|') {
            assert_eq!(Period::parse(text), Err(PeriodError::Unknown), "{text:?}");
        }
    }

    #[test]
    fn impossible_periods_are_refused_with_their_reason() {
        let school_year = PeriodError::SpanOrSchoolYear { suggestion: "2021/22".to_owned() };
        let two_digits = PeriodError::TwoDigitYear { suggestion: "09.11.2018".to_owned() };
        for (text, error) in [
            ("", PeriodError::Empty),
            (" \u{a0}", PeriodError::Empty),
            ("1899", PeriodError::YearOutOfRange),
            ("2101-01", PeriodError::YearOutOfRange),
            ("31.12.1899", PeriodError::YearOutOfRange),
            ("2100/01", PeriodError::YearOutOfRange),
            ("0000-01-01", PeriodError::YearOutOfRange),
            ("2023-02-29", PeriodError::NoSuchDay),
            ("31.04.2023", PeriodError::NoSuchDay),
            ("0.1.2023", PeriodError::NoSuchDay),
            ("2023-13", PeriodError::NoSuchPart),
            ("00/2023", PeriodError::NoSuchPart),
            ("2023-Q5", PeriodError::NoSuchPart),
            ("2023-S0", PeriodError::NoSuchPart),
            ("9.11.18", two_digits),
            ("2021/23", PeriodError::SchoolYearNotConsecutive),
            ("2021/2023 (Schuljahr)", PeriodError::SchoolYearNotConsecutive),
            ("2017/2015", PeriodError::SpanReversed),
            ("2015/2015", PeriodError::SpanReversed),
            ("2021/2022", school_year),
        ] {
            assert_eq!(Period::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn days_are_read_and_other_periods_are_no_days() {
        assert_eq!(parse_day("2018-11-09"), Ok(day(2018, 11, 9)));
        assert_eq!(parse_day("9.11.2018"), Ok(day(2018, 11, 9)));
        assert_eq!(parse_day("29.02.2024"), Ok(day(2024, 2, 29)));
        for (text, error) in [
            ("", PeriodError::Empty),
            ("2018", PeriodError::Unknown),
            ("2018-11", PeriodError::Unknown),
            ("11.2018", PeriodError::Unknown),
            ("9. 11. 2018", PeriodError::Unknown),
            ("9/11/2018", PeriodError::Unknown),
            ("31.02.18", PeriodError::NoSuchDay),
            ("9.11.218", PeriodError::Unknown),
        ] {
            assert_eq!(parse_day(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn the_calendar_knows_the_period_before() {
        for (period, before) in [
            ("2024-01", Some("2023-12")),
            ("2024-12", Some("2024-11")),
            ("2024-Q1", Some("2023-Q4")),
            ("2024-Q3", Some("2024-Q2")),
            ("2024-S1", Some("2023-S2")),
            ("2024-S2", Some("2024-S1")),
            ("2024", Some("2023")),
            ("2021/22", Some("2020/21")),
            ("1900-01", None),
            ("1900", None),
            ("2023-12-31", None),
            ("2015/2017", None),
        ] {
            let found = Period::parse(period).expect(period).previous();
            assert_eq!(found.map(|found| found.to_string()).as_deref(), before, "{period}");
        }
        assert_eq!(Period::Year(i32::MIN).previous(), None);
        assert_eq!(Period::Month { year: i32::MIN, month: 0 }.previous(), None);
    }

    #[test]
    fn periods_know_their_first_and_last_day() {
        for (text, start, end, decimal) in [
            ("2023-06-30", "2023-06-30", "2023-06-30", 2023.5),
            ("2024-02", "2024-02-01", "2024-02-29", 2024.0 + 2.0 / 12.0),
            ("2020-Q1", "2020-01-01", "2020-03-31", 2020.25),
            ("2020-Q4", "2020-10-01", "2020-12-31", 2021.0),
            ("2023-S1", "2023-01-01", "2023-06-30", 2023.5),
            ("2023-S2", "2023-07-01", "2023-12-31", 2024.0),
            ("2023", "2023-01-01", "2023-12-31", 2024.0),
            ("2021/22", "2021-08-01", "2022-07-31", 2022.0 + 7.0 / 12.0),
            ("2015/2017", "2015-01-01", "2017-12-31", 2018.0),
        ] {
            assert_eq!(period(text).start().to_string(), start, "{text}");
            assert_eq!(period(text).end().to_string(), end, "{text}");
            assert!((period(text).decimal_year() - decimal).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn impossible_parts_never_panic() {
        for period in [
            Period::Month { year: 2023, month: 13 },
            Period::Quarter { year: i32::MAX, quarter: 0 },
            Period::HalfYear { year: i32::MIN, half: 255 },
            Period::SchoolYear(i32::MAX),
            Period::Span { from: 2023, to: i32::MIN },
            Period::Day(NaiveDate::MAX),
            Period::Day(NaiveDate::MIN),
        ] {
            assert!(period.start() <= period.end());
            assert!(period.decimal_year().is_finite());
            for language in Language::ALL {
                assert!(!period.label(language).is_empty());
                assert!(!period.when_phrase(language).is_empty());
            }
        }
        assert_ne!(
            Period::Month { year: 2023, month: 13 }.cmp(&Period::Month { year: 2023, month: 12 }),
            std::cmp::Ordering::Equal
        );
    }

    #[test]
    fn periods_are_ordered_by_last_then_first_day() {
        let sorted = [
            "2021-12-31",
            "2021/22",
            "2021/2023",
            "2023",
            "2023-S2",
            "2023-Q4",
            "2023-12",
            "2023-12-31",
            "2024-01-01",
        ];
        let mut periods = sorted.map(period);
        periods.reverse();
        periods.sort();
        assert_eq!(periods.map(|period| period.to_string()), sorted);
    }

    #[test]
    fn periods_are_named_in_both_languages() {
        let names = "2024-12-31|31.12.2024|31 December 2024|31.12.2024|31 Dec 2024
            2023-08|August 2023|August 2023|08/2023|08/2023
            2020-Q2|2. Quartal 2020|Q2 2020|Q2 2020|Q2 2020
            2023-S2|2. Halbjahr 2023|2nd half of 2023|2. Hj. 2023|H2 2023
            2023|2023|2023|2023|2023
            2021/22|Schuljahr 2021/22|School year 2021/22|2021/22|2021/22
            2015/2017|2015–2017|2015–2017|2015–2017|2015–2017";
        for line in names.lines().map(str::trim) {
            let period = period(line.split('|').next().unwrap());
            let [german, english] = Language::ALL.map(|language| period.label(language));
            let [short_german, short_english] =
                Language::ALL.map(|language| period.short_label(language));
            let written = format!("{period}|{german}|{english}|{short_german}|{short_english}");
            assert_eq!(written, line);
        }
    }

    #[test]
    fn periods_fit_into_sentences() {
        for (text, german, english) in [
            ("2024-12-31", "Ende Dezember 2024", "at the end of December 2024"),
            ("2025-06-30", "Ende Juni 2025", "at the end of June 2025"),
            ("2024-02-28", "am 28. Februar 2024", "on 28 February 2024"),
            ("2019-12-27", "am 27. Dezember 2019", "on 27 December 2019"),
            ("2023-08", "im August 2023", "in August 2023"),
            ("2020-Q3", "im 3. Quartal 2020", "in the 3rd quarter of 2020"),
            ("2023-S2", "im 2. Halbjahr 2023", "in the 2nd half of 2023"),
            ("2023", "im Jahr 2023", "in 2023"),
            ("2021/22", "im Schuljahr 2021/22", "in the 2021/22 school year"),
            ("2015/2017", "in den Jahren 2015 bis 2017", "in the years 2015 to 2017"),
        ] {
            assert_eq!(period(text).when_phrase(Language::De), german);
            assert_eq!(period(text).when_phrase(Language::En), english);
        }
    }

    #[test]
    fn days_are_written_in_both_languages() {
        assert_eq!(format_day(day(2018, 11, 9), Language::De), "09.11.2018");
        assert_eq!(format_day(day(2018, 11, 9), Language::En), "9 Nov 2018");
        assert_eq!(format_day_long(day(2018, 3, 9), Language::De), "9. März 2018");
        assert_eq!(format_day_long(day(2018, 11, 9), Language::En), "9 November 2018");
    }

    #[test]
    fn the_serialised_form_is_the_code() {
        struct Json(Period);
        impl fmt::Display for Json {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.serialize(f)
            }
        }
        let read = |text: &str| {
            let source: StrDeserializer<'_, ValueError> =
                text.to_owned().leak().into_deserializer();
            Period::deserialize(source)
        };
        assert_eq!(Json(period("2023-S2")).to_string(), "2023-S2");
        assert_eq!(read("2023-S2").unwrap(), period("2023-S2"));
        assert_eq!(read("offen").unwrap_err().to_string(), "period_unknown");
    }
}
