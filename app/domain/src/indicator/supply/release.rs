//! Days of release that a source has announced.

use crate::period::{Period, parse_day};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day on which a source delivers the value of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The period.
    pub period: Period,
    /// The day.
    pub day: NaiveDate,
}

/// Why a line is not a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleaseError {
    /// Not a period and a day.
    Unreadable,
    /// The day lies before the period begins.
    BeforePeriod,
    /// An earlier line names the period.
    Twice,
}

/// Reads one release per line, `2025-S2: 15.03.2026`, with or without the colon. Empty lines count for nothing. The
/// releases come in the order of their periods.
///
/// # Errors
/// The number of the first line at fault, from 1, and what is wrong with it.
pub fn parse_lines(text: &str) -> Result<Vec<Release>, (usize, ReleaseError)> {
    let mut releases: Vec<Release> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let release = parse_line(line).map_err(|error| (number, error))?;
        if releases.iter().any(|known| known.period == release.period) {
            return Err((number, ReleaseError::Twice));
        }
        releases.push(release);
    }
    releases.sort_by_key(|release| (release.period, release.day));
    Ok(releases)
}

fn parse_line(line: &str) -> Result<Release, ReleaseError> {
    let (period, day) = line
        .split_once(':')
        .or_else(|| line.trim().rsplit_once(char::is_whitespace))
        .ok_or(ReleaseError::Unreadable)?;
    let period = Period::parse(period).map_err(|_| ReleaseError::Unreadable)?;
    let day = parse_day(day).map_err(|_| ReleaseError::Unreadable)?;
    if day < period.start() {
        return Err(ReleaseError::BeforePeriod);
    }
    Ok(Release { period, day })
}

/// Writes releases as [`parse_lines`] reads them.
pub fn to_lines(releases: &[Release]) -> String {
    let line =
        |release: &Release| format!("{}: {}", release.period, release.day.format("%d.%m.%Y"));
    releases.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_period_and_a_day() {
        let read = parse_lines("2025-S2: 15.03.2026\n\n 2024  2025-09-01 \n2021/22:1.2.2023");
        let read = read.expect("three releases");
        assert_eq!(to_lines(&read), "2021/22: 01.02.2023\n2024: 01.09.2025\n2025-S2: 15.03.2026");
    }

    #[test]
    fn the_line_at_fault_is_named() {
        for (text, line, error) in [
            ("2024", 1, ReleaseError::Unreadable),
            ("2024: bald", 1, ReleaseError::Unreadable),
            ("\n\nHerbst 2024: 01.01.2025", 3, ReleaseError::Unreadable),
            ("2024: 31.12.2023", 1, ReleaseError::BeforePeriod),
            ("2024: 01.02.2025\n2024: 02.02.2025", 2, ReleaseError::Twice),
            (":", 1, ReleaseError::Unreadable),
        ] {
            assert_eq!(parse_lines(text), Err((line, error)), "{text:?}");
        }
    }
}
