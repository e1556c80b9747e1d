//! The sheet „Quellen": the sources of values, targets and data traps.

use super::sheet::{self, Cell, Column};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::key::SourceCode;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::BTreeSet;

const COLUMNS: [Column; 5] = [
    Column("Kürzel", 9.0),
    Column("Titel", 60.0),
    Column("Herausgeber", 36.0),
    Column("Datum", 12.0),
    Column("Adresse", 60.0),
];

pub(super) fn write(
    sheet: &mut Worksheet,
    records: &[&IndicatorRecord],
    known: &Catalogue,
) -> Result<(), XlsxError> {
    let values = || records.iter().flat_map(|record| record.observations());
    let of_targets = records.iter().flat_map(|r| &r.targets).flat_map(|target| &target.sources);
    let of_traps = values().flat_map(|o| known.traps_for(o)).flat_map(|trap| &trap.sources);
    let of_values = values().filter_map(|o| o.source.as_ref());
    let codes: BTreeSet<&SourceCode> = of_values.chain(of_targets).chain(of_traps).collect();
    let rows = codes.into_iter().filter_map(|code| known.sources.get(code)).map(|source| {
        vec![
            Cell::text(source.code.as_str()),
            Cell::text(source.title.as_str()),
            Cell::text(source.publisher.as_str()),
            Cell::text(source.date.as_str()),
            Cell::Address(source.url.clone()),
        ]
    });
    sheet::write(sheet, "Quellen", &COLUMNS, rows)
}
