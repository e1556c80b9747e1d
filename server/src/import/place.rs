//! Where in a file something stands.

use std::fmt;
use std::sync::Arc;

/// A cell as a person sees it: sheet, row and column, counted from 1.
///
/// In a text file the row is the line on which the record starts. In a JSON file the row is the position of the value
/// and the column is 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

impl Place {
    /// The column in letters: 1 is A, 27 is AA.
    pub fn column_letters(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        letters.iter().rev().collect()
    }
}

/// As spreadsheets name a cell: `B7`, with a sheet `Tabelle1!B7`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", self.column_letters(), self.row)
    }
}

/// A text short enough to be told to a person beside its place.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Counts a position from 0 as people count, from 1.
pub(super) fn ordinal(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_as_in_a_spreadsheet() {
        for (column, name) in [(1, "A7"), (26, "Z7"), (27, "AA7"), (702, "ZZ7"), (703, "AAA7")] {
            assert_eq!(Place { sheet: None, row: 7, column }.to_string(), name);
        }
        let place = Place { sheet: Some("Tabelle1".into()), row: 3, column: 2 };
        assert_eq!(place.to_string(), "Tabelle1!B3");
    }
}
