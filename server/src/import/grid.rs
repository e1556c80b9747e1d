//! A row of cells, whatever kind of file it came from.

use super::limits::Limits;
use super::place::{Place, ordinal};
use super::unreadable::Unreadable;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, in a text file everything.
    Text,
    /// A number, written with a point.
    Number,
    /// A number of a hundred, written with a point, shown with a per cent sign.
    Percent,
    /// A day, as `2024-12-31`.
    Day,
    /// An error of the spreadsheet.
    Error,
    /// A formula that was never calculated.
    NoResult,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    end: usize,
    kind: Kind,
    computed: bool,
}

/// A cell of a [`Row`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'r> {
    pub(super) text: &'r str,
    pub(super) kind: Kind,
    /// True where a formula gave it.
    pub(super) computed: bool,
}

/// The cells of a row in one piece of memory that is used again for the next row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    sheet: Option<Arc<str>>,
    number: u32,
    text: String,
    slots: Vec<Slot>,
}

impl Row {
    /// Rows of a sheet; those of a text file are made by [`Row::default`].
    pub(super) fn of_sheet(name: &str) -> Self {
        Self { sheet: Some(name.into()), ..Self::default() }
    }

    /// Starts a row; `number` counts from 1.
    pub(super) fn start(&mut self, number: u32) {
        self.number = number;
        self.text.clear();
        self.slots.clear();
    }

    /// Adds a cell.
    pub(super) fn push(
        &mut self,
        text: &str,
        kind: Kind,
        computed: bool,
        limits: &Limits,
    ) -> Result<(), Unreadable> {
        if self.slots.len() >= limits.columns {
            return Err(Unreadable::TooManyColumns { limit: limits.columns });
        }
        let limit = if text.len() > limits.cell { limits.cell } else { limits.row() };
        if text.len() > limits.cell || self.text.len() + text.len() > limit {
            return Err(Unreadable::CellTooLong { place: self.place(self.len()), limit });
        }
        self.text.push_str(text);
        self.slots.push(Slot { end: self.text.len(), kind, computed });
        Ok(())
    }

    /// Gives the same cells another number.
    pub(super) fn renumber(&mut self, number: u32) {
        self.number = number;
    }

    /// The row as a person counts, from 1.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// The sheet, in a workbook.
    pub(super) fn sheet(&self) -> Option<&Arc<str>> {
        self.sheet.as_ref()
    }

    /// The place of a cell of this row; the column counts from 0.
    pub(super) fn place(&self, column: usize) -> Place {
        Place { sheet: self.sheet.clone(), row: self.number, column: ordinal(column) }
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Bytes of all cells.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The cell at a position from 0; an empty one beyond the end.
    pub(super) fn cell(&self, index: usize) -> Cell<'_> {
        let Some(slot) = self.slots.get(index) else {
            return Cell { text: "", kind: Kind::Text, computed: false };
        };
        let start = index.checked_sub(1).map_or(0, |before| self.slots[before].end);
        Cell { text: &self.text[start..slot.end], kind: slot.kind, computed: slot.computed }
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        (0..self.len()).map(|index| self.cell(index))
    }

    /// True where no cell from a position on has content.
    pub(super) fn is_blank_from(&self, index: usize) -> bool {
        (index..self.len()).all(|index| {
            let cell = self.cell(index);
            cell.text.trim().is_empty() && cell.kind != Kind::NoResult
        })
    }

    /// True where no cell has content.
    pub(super) fn is_blank(&self) -> bool {
        self.is_blank_from(0)
    }
}

/// How far a reader has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read, of a workbook or archive when inflated.
    pub done: u64,
    /// Bytes there are, as far as the file tells; never below `done`.
    pub total: u64,
    /// Rows read.
    pub rows: u64,
}

/// Takes the rows of a table one after the other. Gets the bytes read so far, and those there are.
pub(super) type Rows<'v> = dyn FnMut(&Row, (u64, u64)) -> Result<ControlFlow<()>, Unreadable> + 'v;
