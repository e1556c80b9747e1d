//! Which values count for the index of an area and a year.

use super::IndexError;
use super::method::Method;
use super::table::Table;
use crate::catalogue::{Catalogue, IndicatorRecord};
use crate::indicator::observation::Observation;
use crate::key::AreaCode;
use crate::source::coded;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

coded! {
    /// Which values are taken.
    Basis {
        /// Published ones alone.
        Published = "veroeffentlicht",
        /// Invented ones first, published ones where there are none: for demonstration.
        Example = "beispiel",
    }
}

/// The value of an area that counts for a year: of those of its series whose period ends in the year, the one that ends
/// last, and of two for the same period the newer. With [`Basis::Example`] an example goes before what was published.
pub fn value<'a>(
    record: &'a IndicatorRecord,
    area: &AreaCode,
    year: i32,
    basis: Basis,
) -> Option<&'a Observation> {
    record
        .of_area(area)
        .iter()
        .filter(|o| o.in_series() && o.period.end().year() == year)
        .filter(|o| basis == Basis::Example || !o.evidence.is_example())
        .max_by_key(|o| (o.evidence.is_example(), o.period, &o.vintage))
}

/// The values of areas in a year as a table, one column per indicator of the method. `known` cuts the values to what was
/// known at the end of a day.
///
/// # Errors
/// [`IndexError::Empty`] without areas, and values that cannot be computed with.
pub fn table(
    catalogue: &Catalogue,
    method: &Method,
    areas: &[AreaCode],
    year: i32,
    basis: Basis,
    known: Option<NaiveDate>,
) -> Result<Table, IndexError> {
    let columns = method.draft().elements.iter().map(|element| {
        let record = catalogue.indicators.get(&element.code);
        let then = record.zip(known).map(|(record, day)| record.as_of(day));
        let record = then.as_ref().or_else(|| record.map(|record| &**record));
        let cell = |area| record.and_then(|r| value(r, area, year, basis)).map(|o| o.value);
        (element.code.to_string(), areas.iter().map(cell).collect())
    });
    Table::new(areas.iter().map(ToString::to_string).collect(), columns.collect())
}

/// The years in which any indicator of the method has a value of an area, up to this one.
pub fn years(
    catalogue: &Catalogue,
    method: &Method,
    area: &AreaCode,
    basis: Basis,
    today: NaiveDate,
) -> Option<RangeInclusive<i32>> {
    let records = method.draft().elements.iter().filter_map(|e| catalogue.indicators.get(&e.code));
    let years = records
        .flat_map(|record| record.of_area(area))
        .filter(|o| o.in_series() && (basis == Basis::Example || !o.evidence.is_example()))
        .map(|o| o.period.end().year())
        .filter(|year| *year <= today.year());
    years.fold(None, |span: Option<RangeInclusive<i32>>, year| {
        Some(match span {
            Some(span) => *span.start().min(&year)..=*span.end().max(&year),
            None => year..=year,
        })
    })
}
