//! The register of resolutions as a workbook.

use super::Unwritable;
use super::sheet::{self, Cell, Column};
use crate::resolutions::{HEAD, Line};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

const WIDTHS: [f64; HEAD.len()] = [
    14.0, 12.0, 34.0, 80.0, 60.0, 8.0, 8.0, 12.0, 10.0, 16.0, 16.0, 18.0, 22.0, 12.0, 50.0, 60.0,
    16.0, 16.0,
];

/// The register as a workbook; the lines are those of [`crate::resolutions::lines`].
///
/// # Errors
/// [`Unwritable`] where there are more rows than a sheet can hold.
pub fn resolutions_xlsx(lines: Vec<Line>) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    // Without a day of its own the writer takes the current moment, and no two files were the same.
    let made = ExcelDateTime::from_ymd(2018, 9, 3)?;
    book.set_properties(
        &DocProperties::new()
            .set_title("Beschlüsse")
            .set_author("Wirkungskompass")
            .set_creation_datetime(&made),
    );
    let columns: Vec<_> =
        HEAD.iter().zip(WIDTHS).map(|(name, width)| Column(name, width)).collect();
    let rows = lines.into_iter().map(|line| {
        let cell = |(place, text): (usize, String)| match place {
            1 | 13 if !text.is_empty() => Cell::Day(text),
            5..=9 => text.parse().map_or(Cell::Text(text), |votes| Cell::Number(votes, 0)),
            _ => Cell::text(text),
        };
        line.into_iter().enumerate().map(cell).collect()
    });
    sheet::write(book.add_worksheet(), "Beschlüsse", &columns, rows)?;
    Ok(book.save_to_buffer()?)
}
