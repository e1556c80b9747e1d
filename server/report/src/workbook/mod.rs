//! Workbooks (XLSX, Office Open XML): values with typed numbers and days, their sources, and what a reader has to know.

mod hints;
mod index;
mod resolutions;
mod rounds;
mod sheet;
mod sources;
mod values;

pub use index::index_xlsx;
pub use resolutions::resolutions_xlsx;
pub use rounds::{Names, round_xlsx};

use domain::catalogue::{Catalogue, IndicatorRecord};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// A workbook that the format has no room for, such as one with more than 1,048,575 values.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct Unwritable(#[from] XlsxError);

/// All values of indicators, superseded ones included and marked, with the sheets „Werte", „Quellen" and „Hinweise".
/// `known` has the names of areas, the sources and the data traps.
///
/// # Errors
/// [`Unwritable`] where there are more rows than a sheet can hold.
pub fn values_xlsx<'a>(
    records: impl IntoIterator<Item = &'a IndicatorRecord>,
    known: &Catalogue,
) -> Result<Vec<u8>, Unwritable> {
    let records: Vec<_> = records.into_iter().collect();
    let mut book = Workbook::new();
    let title = match records.as_slice() {
        [record] => format!("{} {}", record.indicator.code, record.indicator.name.de),
        _ => "Werte aller Indikatoren".to_owned(),
    };
    // Without a day of its own the writer takes the current moment, and no two files were the same.
    let made = ExcelDateTime::from_ymd(2018, 9, 3)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title.chars().take(255).collect::<String>())
            .set_author("Wirkungskompass")
            .set_creation_datetime(&made),
    );
    values::write(book.add_worksheet(), &records, known)?;
    sources::write(book.add_worksheet(), &records, known)?;
    hints::write(book.add_worksheet(), &records, known)?;
    Ok(book.save_to_buffer()?)
}
