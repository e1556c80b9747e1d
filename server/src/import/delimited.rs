//! Rows of text files whose cells are separated by a mark.

use super::grid::{Kind, Row, Rows};
use super::limits::Limits;
use super::text::{Decoded, Encoding};
use super::unreadable::Unreadable;
use csv_core::{ReadFieldResult, ReaderBuilder};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::Read;

/// The mark between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delimiter {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// Tab.
    Tab,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Semicolon, Self::Tab, Self::Comma];

    const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }
}

/// Records that are looked at to find the delimiter.
const SAMPLE: u32 = 50;

/// Reads one record after the other. Blank lines are passed over.
struct Records<'l, R> {
    text: Decoded<R>,
    core: csv_core::Reader,
    cell: Vec<u8>,
    limits: &'l Limits,
}

impl<'l, R: Read> Records<'l, R> {
    fn new(source: R, encoding: Encoding, delimiter: Delimiter, limits: &'l Limits) -> Self {
        Self {
            text: Decoded::new(source, encoding),
            core: ReaderBuilder::new().delimiter(delimiter.byte()).build(),
            cell: vec![0; limits.cell + 1],
            limits,
        }
    }

    /// Reads the next record; false at the end.
    fn next(&mut self, row: &mut Row) -> Result<bool, Unreadable> {
        if !self.skip_line_ends()? {
            return Ok(false);
        }
        row.start(self.text.line());
        let mut length = 0;
        loop {
            let input = self.text.rest()?;
            // A line end after the last byte closes every record but one within quotation marks.
            let at_end = input.is_empty();
            let input = if at_end { &b"\n"[..] } else { input };
            let (result, read, written) = self.core.read_field(input, &mut self.cell[length..]);
            if !at_end {
                self.text.consume(read);
            }
            length += written;
            match result {
                ReadFieldResult::InputEmpty if at_end => return Err(never_closed(row)),
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => return Err(self.too_long(row)),
                ReadFieldResult::Field { record_end } => {
                    let cell = String::from_utf8_lossy(&self.cell[..length]);
                    row.push(&cell, Kind::Text, false, self.limits)?;
                    length = 0;
                    if record_end {
                        return Ok(true);
                    }
                }
                ReadFieldResult::End => return Ok(false),
            }
        }
    }

    /// False where nothing follows.
    fn skip_line_ends(&mut self) -> Result<bool, Unreadable> {
        loop {
            let input = self.text.rest()?;
            let ends = input.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let (found, at_end) = (ends < input.len(), input.is_empty());
            self.text.consume(ends);
            if found || at_end {
                return Ok(found);
            }
        }
    }

    /// A cell with line ends that goes on and on began with a quotation mark that nobody closed.
    fn too_long(&self, row: &Row) -> Unreadable {
        if self.cell.contains(&b'\n') {
            return never_closed(row);
        }
        Unreadable::CellTooLong { place: row.place(row.len()), limit: self.limits.cell }
    }
}

fn never_closed(row: &Row) -> Unreadable {
    Unreadable::QuoteNeverClosed { place: row.place(row.len()) }
}

/// Gives all records of a text.
pub(super) fn each_row(
    source: &mut dyn Read,
    total: u64,
    encoding: Encoding,
    delimiter: Delimiter,
    limits: &Limits,
    visit: &mut Rows<'_>,
) -> Result<(), Unreadable> {
    let mut records = Records::new(source, encoding, delimiter, limits);
    let mut row = Row::default();
    while records.next(&mut row)? {
        if visit(&row, (records.text.taken(), total))?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Finds the delimiter of a text from its first records.
///
/// For each mark the most frequent number of cells is found; the mark wins that gives it to the largest share of records,
/// then the one that gives more cells. Nothing where no mark gives two cells to any record.
pub(super) fn delimiter_of(head: &[u8], encoding: Encoding) -> Option<Delimiter> {
    // A cell that is too long or one too many is told when the table is read.
    let limits = Limits { columns: usize::MAX, cell: head.len(), ..Limits::default() };
    let mut best: Option<(f64, usize, Delimiter)> = None;
    for delimiter in Delimiter::ALL {
        let mut records = Records::new(head, encoding, delimiter, &limits);
        let (mut row, mut count, mut lengths) = (Row::default(), 0_u32, HashMap::new());
        // The head ends somewhere within a record; what follows the break tells nothing.
        while count < SAMPLE && records.next(&mut row).unwrap_or(false) {
            count += 1;
            *lengths.entry(row.len()).or_insert(0_u32) += 1;
        }
        let usual = lengths.iter().filter(|(cells, _)| **cells > 1);
        let Some((cells, times)) = usual.max_by_key(|(cells, times)| (**times, **cells)) else {
            continue;
        };
        let share = f64::from(*times) / f64::from(count);
        if best.is_none_or(|(most, most_cells, _)| (share, *cells) > (most, most_cells)) {
            best = Some((share, *cells, delimiter));
        }
    }
    best.map(|(_, _, delimiter)| delimiter)
}
