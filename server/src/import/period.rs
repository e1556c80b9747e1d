//! Periods as files write them.

use super::unreadable::Fault;
use chrono::{Datelike, Days, NaiveDate};
use domain::period::{Period, YEARS};
use serde::{Deserialize, Serialize};

/// What `2018/2` means in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slash {
    /// Nothing in particular: it is refused as ambiguous.
    Ambiguous,
    /// The second half of 2018, as in Open SDG tables of the Breitbandatlas.
    HalfYear,
}

/// Reads a period.
///
/// Accepted: everything that [`Period::parse`] reads; a day with a time, which is dropped; `2018-H2`, `2018H2`,
/// `2018-HY2`, `2020Q1`, `2020 Q1`, `Q1 2020`, `Q1/2020`, `2020M01`, `2020-M1`; `2. Halbjahr 2018`, `1. Quartal 2020`;
/// `Januar 2023`, `Jan. 2023`, `January 2023`.
pub(super) fn read(text: &str, slash: Slash) -> Result<Period, Fault> {
    let text = without_time(text.trim());
    let error = match Period::parse(text) {
        Ok(period) => return Ok(period),
        Err(error) => error,
    };
    if let Some((year, part)) = text.split_once('/')
        && is_digits(year, 4)
        && is_digits(part, 1)
    {
        return match slash {
            Slash::Ambiguous => Err(Fault::AmbiguousPeriod),
            Slash::HalfYear => Period::parse(&format!("{year}-S{part}")).map_err(Fault::Period),
        };
    }
    if let Some(day) = day_of_serial(text) {
        return Err(Fault::DaySerial { suggestion: day.to_string() });
    }
    match code(text) {
        Some(code) => Period::parse(&code).map_err(Fault::Period),
        None => Err(Fault::Period(error)),
    }
}

/// `2024-12-31T00:00:00` and `31.12.2024 00:00` without the time.
fn without_time(text: &str) -> &str {
    let is_day = |head: &str| head.len() == 10 && head.contains(['-', '.']);
    match text.split_once(['T', ' ']) {
        Some((day, time)) if is_day(day) && time.contains(':') => day,
        _ => text,
    }
}

/// The day that a spreadsheet counts with five digits, if its year is one that is read.
fn day_of_serial(text: &str) -> Option<NaiveDate> {
    if !is_digits(text, 5) {
        return None;
    }
    spreadsheet_day(text.parse().ok()?, false).filter(|day| YEARS.contains(&day.year()))
}

/// The day with a number in a spreadsheet.
///
/// In the usual calendar 1 is 1 January 1900 and the 60th day, 29 February 1900, never was; in the other one 0 is 1
/// January 1904 (ECMA-376 part 1, 18.17.4.1).
pub(super) fn spreadsheet_day(serial: u32, from_1904: bool) -> Option<NaiveDate> {
    let first = match serial {
        _ if from_1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        0 | 60 => return None,
        1..60 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        _ => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    first.checked_add_days(Days::new(serial.into())).filter(|day| day.year() <= 9999)
}

/// The code of [`Period`] for a foreign spelling.
fn code(text: &str) -> Option<String> {
    let words: Vec<_> =
        text.split([' ', '\u{a0}', '-', '/', '_', '.']).filter(|word| !word.is_empty()).collect();
    match words[..] {
        // 2018H2, 2020Q1, 2020M01
        [word] if word.is_char_boundary(4) => {
            let (year, part) = word.split_at(4);
            is_digits(year, 4).then(|| part_code(year, part)).flatten()
        }
        // 2018-H2, 2020 Q1, 2020-M1, Januar 2023
        [first, second] if is_digits(first, 4) => {
            part_code(first, second).or_else(|| month_code(first, second))
        }
        [first, second] if is_digits(second, 4) => {
            part_code(second, first).or_else(|| month_code(second, first))
        }
        // 2. Halbjahr 2018, 1. Quartal 2020
        [number, kind, year] if is_digits(year, 4) && is_digits(number, 1) => {
            match kind.to_lowercase().as_str() {
                "halbjahr" | "hj" => Some(format!("{year}-S{number}")),
                "quartal" | "vierteljahr" | "quarter" => Some(format!("{year}-Q{number}")),
                _ => None,
            }
        }
        _ => None,
    }
}

fn part_code(year: &str, part: &str) -> Option<String> {
    let part = part.to_ascii_uppercase();
    let at = part.find(|c: char| c.is_ascii_digit())?;
    let (kind, number) = part.split_at(at);
    match kind {
        "H" | "HY" | "HJ" | "S" if is_digits(number, 1) => Some(format!("{year}-S{number}")),
        "Q" if is_digits(number, 1) => Some(format!("{year}-Q{number}")),
        "M" if is_digits(number, 1) || is_digits(number, 2) => Some(format!("{year}-{number:0>2}")),
        _ => None,
    }
}

fn month_code(year: &str, name: &str) -> Option<String> {
    const GERMAN: [&str; 12] = [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    if name.chars().count() < 3 {
        return None;
    }
    let month = GERMAN
        .iter()
        .position(|month| month.starts_with(&name))
        .or_else(|| ENGLISH.iter().position(|month| month.starts_with(&name)))?;
    Some(format!("{year}-{:02}", month + 1))
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_spellings_become_periods() {
        for (text, code) in [
            ("2023", "2023"),
            (" 31.12.2024 ", "2024-12-31"),
            ("2024-12-31T00:00:00", "2024-12-31"),
            ("31.12.2024 00:00:00", "2024-12-31"),
            ("2018-H2", "2018-S2"),
            ("2018H2", "2018-S2"),
            ("2018-HY2", "2018-S2"),
            ("2018-S2", "2018-S2"),
            ("2020Q1", "2020-Q1"),
            ("2020 Q1", "2020-Q1"),
            ("Q1/2020", "2020-Q1"),
            ("2020M01", "2020-01"),
            ("2020-M1", "2020-01"),
            ("2. Halbjahr 2018", "2018-S2"),
            ("1. Quartal 2020", "2020-Q1"),
            ("Januar 2023", "2023-01"),
            ("Dez. 2023", "2023-12"),
            ("March 2023", "2023-03"),
            ("2023 Mai", "2023-05"),
        ] {
            let period = read(text, Slash::Ambiguous).map(|period| period.to_string());
            assert_eq!(period.as_deref(), Ok(code), "{text:?}");
        }
        let half = read("2018/2", Slash::HalfYear).map(|period| period.to_string());
        assert_eq!(half.as_deref(), Ok("2018-S2"));
    }

    #[test]
    fn what_could_be_something_else_is_refused() {
        for (text, slash, code) in [
            ("2018/2", Slash::Ambiguous, "period_ambiguous"),
            ("2018/3", Slash::HalfYear, "period_no_such_part"),
            ("45657", Slash::Ambiguous, "period_day_serial"),
            ("99999", Slash::Ambiguous, "period_unknown"),
            ("2020-W05", Slash::Ambiguous, "period_unknown"),
            ("2020Q5", Slash::Ambiguous, "period_no_such_part"),
            ("31.12.24", Slash::Ambiguous, "period_two_digit_year"),
            ("Ma 2023", Slash::Ambiguous, "period_unknown"),
            ("2024 -", Slash::Ambiguous, "period_unknown"),
            ("äöü€2", Slash::Ambiguous, "period_unknown"),
            ("", Slash::Ambiguous, "period_empty"),
        ] {
            assert_eq!(read(text, slash).map_err(|fault| fault.code()), Err(code), "{text:?}");
        }
    }

    /// ECMA-376 part 1, 18.17.4.1: in the 1900 system 1 is 1 January 1900; the figures are those that Excel shows.
    #[test]
    fn spreadsheet_days_count_from_1900_or_1904() {
        let day = |serial, from_1904| spreadsheet_day(serial, from_1904).map(|day| day.to_string());
        assert_eq!(day(1, false).as_deref(), Some("1900-01-01"));
        assert_eq!(day(59, false).as_deref(), Some("1900-02-28"));
        assert_eq!(day(60, false), None);
        assert_eq!(day(61, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(45_657, false).as_deref(), Some("2024-12-31"));
        assert_eq!(day(44_195, true).as_deref(), Some("2024-12-31"));
        assert_eq!(day(u32::MAX, false), None);
    }
}
