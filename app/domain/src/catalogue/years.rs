//! Values of parts of a year put together to years, where the series counts what happens within a period.

use super::IndicatorRecord;
use super::computed::amount;
use crate::indicator::aggregate::{Amount, Quantity, Refusal, over_periods};
use crate::indicator::marks::MarkedValue;
use crate::key::AreaCode;
use crate::period::Period;
use chrono::Datelike;
use std::collections::BTreeMap;

/// A year and what its parts make, or why they make nothing.
pub type Year = (Period, Result<MarkedValue, Refusal<Period>>);

impl IndicatorRecord {
    /// The years that the values of an area are parts of, newest first. Empty for series whose state on the last day is
    /// that of the year anyway, and for those that cannot be put together.
    pub fn years(&self, area: &AreaCode) -> Vec<Year> {
        let Some(kind) = self.indicator.measured.accumulation else { return Vec::new() };
        if !kind.is_within_periods() {
            return Vec::new();
        }
        let mut years: BTreeMap<i32, BTreeMap<Period, Amount>> = BTreeMap::new();
        for o in self.series(area) {
            let (first, last) = (o.period.start(), o.period.end());
            if first.year() == last.year() && o.period != Period::Year(first.year()) {
                years.entry(first.year()).or_default().insert(o.period, amount(kind, o));
            }
        }
        let put_together = |(year, parts): (i32, BTreeMap<Period, Amount>)| {
            let whole = Period::Year(year);
            let found = over_periods(kind, whole, &parts).and_then(|found| {
                let value = match found.quantity {
                    Quantity::Number(number) => Some(number),
                    Quantity::Ratio(ratio) => ratio.percent(),
                };
                let value = value.ok_or(Refusal::OutOfRange)?;
                Ok(MarkedValue { value, marks: found.marks })
            });
            (whole, found)
        };
        years.into_iter().rev().map(put_together).collect()
    }
}
