//! What is wrong with a file or a cell: stable codes with their place, never sentences. The page translates.

use super::place::Place;
use super::text::Encoding;
use domain::number::NumberError;
use domain::period::PeriodError;
use std::fmt;

/// Why nothing of a file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No bytes, or no row with content.
    Empty,
    /// More bytes than allowed.
    TooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// A NUL byte: this is no text.
    NulByte {
        /// Its position, from 0.
        byte: u64,
        /// Its line, from 1.
        line: u64,
    },
    /// Bytes that the encoding does not have.
    WrongEncoding {
        /// The encoding the file was read with.
        encoding: Encoding,
        /// Position of the first such byte, from 0.
        byte: u64,
        /// Its line, from 1.
        line: u64,
    },
    /// An archive that cannot be unpacked.
    ArchiveBroken,
    /// An archive, or the cells of a workbook, larger than allowed.
    InflatedTooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// An archive entry that grows more than allowed when inflated.
    InflatedTooFar {
        /// Inflated bytes allowed for each compressed byte.
        limit: u64,
    },
    /// An archive with more entries than allowed.
    TooManyEntries {
        /// Entries allowed.
        limit: usize,
    },
    /// An archive within the archive.
    ArchiveNested,
    /// An archive that does not hold exactly one file.
    NotOneFile {
        /// Files in it.
        count: usize,
    },
    /// Protected by a password.
    Encrypted,
    /// A workbook with macros.
    Macros,
    /// A workbook of the format before 2007, or a binary one.
    OldWorkbook,
    /// A file of another kind.
    UnknownFormat,
    /// Text that is not a table of at least two columns.
    NoTable,
    /// A workbook part that is not what it has to be.
    BrokenPart {
        /// Name of the part within the workbook.
        part: String,
    },
    /// Not JSON.
    BrokenJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not a JSON-stat 2.0 dataset that fits together.
    BrokenDataset {
        /// The member at fault, such as `size`.
        member: String,
    },
    /// No sheet of this name.
    NoSuchSheet {
        /// The name asked for.
        name: String,
    },
    /// The table lacks a column that the mapping names.
    MissingColumn {
        /// Its heading.
        name: String,
    },
    /// No column with values, neither named nor found.
    NoValueColumn,
    /// Two columns share a heading that the mapping names.
    DuplicateColumn {
        /// The heading.
        name: String,
        /// The second one.
        place: Place,
    },
    /// More rows than allowed.
    TooManyRows {
        /// Rows allowed.
        limit: u32,
    },
    /// More columns than allowed.
    TooManyColumns {
        /// Columns allowed.
        limit: usize,
    },
    /// More values than allowed.
    TooManyValues {
        /// Values allowed.
        limit: usize,
    },
    /// More different texts than allowed.
    TooMuchText {
        /// Bytes allowed.
        limit: usize,
    },
    /// A cell, or a row in all, longer than allowed.
    CellTooLong {
        /// The cell.
        place: Place,
        /// Bytes allowed.
        limit: usize,
    },
    /// A quotation mark opens a cell and nothing closes it.
    QuoteNeverClosed {
        /// The cell.
        place: Place,
    },
    /// The reader was told to stop.
    Cancelled,
}

impl Unreadable {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "import_empty",
            Self::TooLarge { .. } => "import_too_large",
            Self::NulByte { .. } => "import_nul_byte",
            Self::WrongEncoding { .. } => "import_wrong_encoding",
            Self::ArchiveBroken => "import_archive_broken",
            Self::InflatedTooLarge { .. } => "import_inflated_too_large",
            Self::InflatedTooFar { .. } => "import_inflated_too_far",
            Self::TooManyEntries { .. } => "import_too_many_entries",
            Self::ArchiveNested => "import_archive_nested",
            Self::NotOneFile { .. } => "import_not_one_file",
            Self::Encrypted => "import_encrypted",
            Self::Macros => "import_macros",
            Self::OldWorkbook => "import_old_workbook",
            Self::UnknownFormat => "import_unknown_format",
            Self::NoTable => "import_no_table",
            Self::BrokenPart { .. } => "import_broken_part",
            Self::BrokenJson { .. } => "import_broken_json",
            Self::BrokenDataset { .. } => "import_broken_dataset",
            Self::NoSuchSheet { .. } => "import_no_such_sheet",
            Self::MissingColumn { .. } => "import_missing_column",
            Self::NoValueColumn => "import_no_value_column",
            Self::DuplicateColumn { .. } => "import_duplicate_column",
            Self::TooManyRows { .. } => "import_too_many_rows",
            Self::TooManyColumns { .. } => "import_too_many_columns",
            Self::TooManyValues { .. } => "import_too_many_values",
            Self::TooMuchText { .. } => "import_too_much_text",
            Self::CellTooLong { .. } => "import_cell_too_long",
            Self::QuoteNeverClosed { .. } => "import_quote_never_closed",
            Self::Cancelled => "import_cancelled",
        }
    }

    /// The cell at fault, where one is.
    pub const fn place(&self) -> Option<&Place> {
        match self {
            Self::DuplicateColumn { place, .. }
            | Self::CellTooLong { place, .. }
            | Self::QuoteNeverClosed { place } => Some(place),
            _ => None,
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Unreadable {}

/// What is wrong with a row or a cell; the others are read all the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The cell.
    pub place: Place,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Why a row or a cell is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A record with fewer cells than the heading, or with content beyond it. The row is left out.
    Ragged {
        /// Cells of the heading.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A record that tells the receiver to delete values. The row is left out.
    Deletion,
    /// Not a number in the notation of the mapping.
    Number(NumberError),
    /// A number with a single thousands mark, such as `1,234`: it may be meant as a decimal mark.
    AmbiguousNumber,
    /// Not a period.
    Period(PeriodError),
    /// `2018/2`: the second half-year, quarter or month.
    AmbiguousPeriod,
    /// The number of a day in a spreadsheet, without the form of a date.
    DaySerial {
        /// The day it stands for in the usual calendar of spreadsheets, as `2024-12-31`.
        suggestion: String,
    },
    /// A formula that was never calculated.
    FormulaWithoutValue,
    /// An error of the spreadsheet.
    CellError {
        /// As shown: `#DIV/0!`.
        shown: String,
    },
}

impl Fault {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Ragged { .. } => "row_ragged",
            Self::Deletion => "row_deletion",
            Self::Number(error) => error.code(),
            Self::AmbiguousNumber => "number_ambiguous",
            Self::Period(error) => error.code(),
            Self::AmbiguousPeriod => "period_ambiguous",
            Self::DaySerial { .. } => "period_day_serial",
            Self::FormulaWithoutValue => "cell_formula_without_value",
            Self::CellError { .. } => "cell_error",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
