//! How much of a file is read at most.

/// Bounds on a file and on what is made from it. A file beyond one of them is refused as a whole.
///
/// Memory while reading stays below the file itself, some 250 bytes for each value of a table that is kept, and `text`
/// with half of it again for the tables that find a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it arrives.
    pub bytes: u64,
    /// Bytes that all entries read from an archive have when inflated, and bytes of all cells of a workbook. Counted
    /// while inflating; what the archive declares is only a reason to refuse earlier.
    pub inflated: u64,
    /// Inflated bytes for each compressed byte of an entry. Entries below 1 MiB are not judged by it.
    pub ratio: u64,
    /// Entries of an archive.
    pub entries: usize,
    /// Rows of a table; blank ones do not count.
    pub rows: u32,
    /// Columns of a table.
    pub columns: usize,
    /// Bytes of a cell. Excel holds 32,767 characters in a cell.
    pub cell: usize,
    /// Values that a table yields.
    pub values: usize,
    /// Bytes of all different texts: labels, codes, periods, shared strings of a workbook.
    pub text: usize,
    /// Problems that are kept; further ones are only counted.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 100 << 20,
            inflated: 200 << 20,
            ratio: 100,
            entries: 1_000,
            rows: 2_000_000,
            columns: 2_000,
            cell: 128 << 10,
            values: 2_000_000,
            text: 256 << 20,
            problems: 1_000,
        }
    }
}

impl Limits {
    /// Bytes of a row: eight of the longest cells.
    pub(super) const fn row(&self) -> usize {
        self.cell.saturating_mul(8)
    }
}
