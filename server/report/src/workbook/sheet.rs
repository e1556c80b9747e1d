//! A sheet with one table: its head stays in sight, every column can be filtered, every cell has its type.

use crate::is_formula;
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

/// Longest text of a cell in characters; Excel takes no more.
const MAX_TEXT: usize = 32_767;
/// Longest address of a link in characters; Excel takes no more.
const MAX_LINK: usize = 2_079;

/// A column: its heading, and its width in characters.
pub(super) struct Column(pub(super) &'static str, pub(super) f64);

/// The content of a cell.
pub(super) enum Cell {
    /// A text, whatever it begins with.
    Text(String),
    /// A number with so many decimals.
    Number(f64, usize),
    /// A day, written `2024-12-31`.
    Day(String),
    /// An address: a link where it is one of the web, otherwise a text.
    Address(String),
}

impl Cell {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// Names the sheet and writes its table.
pub(super) fn write(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let mut last = 0;
    for (place, Column(heading, width)) in (0..).zip(columns) {
        sheet.set_column_width(place, *width)?;
        sheet.write_string_with_format(0, place, *heading, &head)?;
        last = place;
    }
    let mut row = 0;
    for cells in rows {
        row += 1;
        for (place, cell) in (0..).zip(cells) {
            put(sheet, row, place, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, row, last)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Number of the paper size A4 in the format.
const A4: u8 = 9;

fn put(sheet: &mut Worksheet, row: u32, place: ColNum, cell: Cell) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    match cell {
        Cell::Text(text) => put_text(sheet, row, place, &text),
        Cell::Number(value, decimals) => {
            let form = match decimals {
                0 => "#,##0".to_owned(),
                _ => format!("#,##0.{}", "0".repeat(decimals)),
            };
            sheet.write_number_with_format(row, place, value, &top.set_num_format(form)).map(drop)
        }
        Cell::Day(text) => match ExcelDateTime::parse_from_str(&text) {
            Ok(day) => {
                let form = top.set_num_format("dd.mm.yyyy");
                sheet.write_datetime_with_format(row, place, &day, &form).map(drop)
            }
            Err(_) => put_text(sheet, row, place, &text),
        },
        Cell::Address(text) => {
            let is_web = text.starts_with("https://") || text.starts_with("http://");
            if is_web && text.chars().count() <= MAX_LINK {
                sheet.write_url(row, place, text.as_str()).map(drop)
            } else {
                put_text(sheet, row, place, &text)
            }
        }
    }
}

/// Writes a text. One that begins like a formula stays a text when somebody edits the cell, too.
fn put_text(sheet: &mut Worksheet, row: u32, place: ColNum, text: &str) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    let mut form = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    if is_formula(text) {
        form = form.set_quote_prefix();
    }
    let text: String = text.chars().take(MAX_TEXT).collect();
    sheet.write_string_with_format(row, place, text, &form).map(drop)
}
