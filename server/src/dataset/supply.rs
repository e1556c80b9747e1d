//! Who delivers the values of indicators, and when.

use super::council::{in_days, organisation};
use super::figures::indicator;
use super::table::{BadRow, Files, Row, rows};
use chrono::NaiveDate;
use domain::indicator::supply::{MAX_DELAY_DAYS, MAX_DELAY_MONTHS, Release, Rhythm, Supply};
use domain::key::IndicatorCode;
use domain::source::Evidence;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;
use store::Dataset;

/// Reads the supplies. A release that counts in days from `today` is one of the last period that has ended by then.
pub(super) fn supplies(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Supply>, BadRow> {
    let mut seen: BTreeSet<IndicatorCode> = BTreeSet::new();
    let mut all = Vec::new();
    for row in &rows(files, "supply.csv")? {
        let code = indicator(row, dataset)?;
        if !seen.insert(code.clone()) {
            return Err(row.refuse("indicator_id", format!("{code} has a row already")));
        }
        let named = !row.text("org_id")?.is_empty();
        let mut supply = Supply {
            organisation: named.then(|| organisation(row, dataset)).transpose()?,
            contact: row.string("contact_de")?,
            rhythm: row.optional("rhythm", |text| Rhythm::from_code(text).ok_or("unknown code"))?,
            delay_months: up_to(row, "delay_months", MAX_DELAY_MONTHS)?,
            delay_days: up_to(row, "delay_days", MAX_DELAY_DAYS)?,
            evidence: row.code("evidence", Evidence::from_code)?,
            note: row.string("note_de")?,
            version: 1,
            ..Supply::empty(code.clone())
        };
        if !row.text("due_in_days")?.is_empty() {
            let frequency = dataset.indicators.iter().find(|i| i.code == code);
            let rhythm = supply.rhythm(frequency.map(|i| i.frequency.as_str()).unwrap_or_default());
            let ended = rhythm.containing(today).and_then(|now| now.previous());
            let period =
                ended.ok_or_else(|| row.refuse("due_in_days", "a release needs a rhythm"))?;
            supply.releases = vec![Release { period, day: in_days(row, "due_in_days", today)? }];
        }
        all.push(supply);
    }
    Ok(all)
}

fn up_to<N: FromStr<Err: Display> + PartialOrd + Display + Copy>(
    row: &Row,
    column: &str,
    max: N,
) -> Result<N, BadRow> {
    row.parse(column, |text| {
        let number: N = text.parse().map_err(|e| format!("{e}"))?;
        if number <= max { Ok(number) } else { Err(format!("more than {max}")) }
    })
}
