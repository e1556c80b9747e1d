//! Reading CSV tables row by row, with errors that name file, line and column.

use domain::period::Period;
use std::collections::HashMap;
use std::fmt;

/// A row that cannot be loaded. Nothing of its data set is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct BadRow {
    /// File name.
    pub file: String,
    /// Line in the file, the header being line 1.
    pub line: u64,
    /// Name of the column, empty where the whole row is at fault.
    pub column: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, reason } = self;
        if column.is_empty() {
            write!(f, "{file}, line {line}: {reason}")
        } else {
            write!(f, "{file}, line {line}, column {column}: {reason}")
        }
    }
}

/// The files of a data set by name.
pub trait Files {
    /// The bytes of a file, if the data set has it.
    fn read(&self, name: &str) -> Option<Vec<u8>>;
}

/// A row of a table.
pub struct Row {
    file: &'static str,
    line: u64,
    columns: HashMap<String, String>,
}

/// Reads all rows of a file.
///
/// # Errors
/// A missing file, a row with too few or too many cells, text that is not UTF-8.
pub fn rows(files: &dyn Files, file: &'static str) -> Result<Vec<Row>, BadRow> {
    let bad = |line: u64, reason: String| BadRow {
        file: file.to_owned(),
        line,
        column: String::new(),
        reason,
    };
    let bytes = files.read(file).ok_or_else(|| bad(0, "the file is missing".to_owned()))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes.as_slice());
    let headers = reader.headers().map_err(|e| bad(1, e.to_string()))?.clone();
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|e| {
                let line = e.position().map_or(0, csv::Position::line);
                bad(line, csv_reason(&e))
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let columns = headers
                .iter()
                .zip(record.iter())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            Ok(Row { file, line, columns })
        })
        .collect()
}

fn csv_reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the header has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

impl Row {
    /// Refuses the row for what stands in a column.
    pub fn refuse(&self, column: &str, reason: impl Into<String>) -> BadRow {
        BadRow {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            reason: reason.into(),
        }
    }

    /// The number of the line, unique within its file.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of a column, possibly empty.
    ///
    /// # Errors
    /// A table without this column.
    pub fn text(&self, column: &str) -> Result<&str, BadRow> {
        self.columns
            .get(column)
            .map(String::as_str)
            .ok_or_else(|| self.refuse(column, "the column is missing"))
    }

    /// The text of a column, as owned.
    ///
    /// # Errors
    /// A table without this column.
    pub fn string(&self, column: &str) -> Result<String, BadRow> {
        self.text(column).map(ToOwned::to_owned)
    }

    /// Reads a column.
    ///
    /// # Errors
    /// Whatever `read` refuses.
    pub fn parse<T, E: fmt::Display>(
        &self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, BadRow> {
        let text = self.text(column)?;
        read(text).map_err(|e| self.refuse(column, format!("{text:?}: {e}")))
    }

    /// Reads a column that may be empty.
    ///
    /// # Errors
    /// Whatever `read` refuses.
    pub fn optional<T, E: fmt::Display>(
        &self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, BadRow> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.parse(column, read).map(Some) }
    }

    /// Reads a code.
    ///
    /// # Errors
    /// A text that is not one.
    pub fn code<T>(&self, column: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, BadRow> {
        self.parse(column, |text| read(text).ok_or("unknown code"))
    }

    /// Reads a number with a decimal point.
    ///
    /// # Errors
    /// Text, infinity, NaN.
    pub fn number(&self, column: &str) -> Result<f64, BadRow> {
        self.parse(column, |text| {
            text.parse::<f64>().ok().filter(|n| n.is_finite()).ok_or("not a number")
        })
    }

    /// Reads a number that may be missing.
    ///
    /// # Errors
    /// Text, infinity, NaN.
    pub fn number_or_none(&self, column: &str) -> Result<Option<f64>, BadRow> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.number(column).map(Some) }
    }

    /// Reads a period that may be missing.
    ///
    /// # Errors
    /// Text that is no period.
    pub fn period_or_none(&self, column: &str) -> Result<Option<Period>, BadRow> {
        self.optional(column, Period::parse)
    }

    /// Reads a list of codes with `;` between them. `-` and `illustrativ` say that there is none.
    ///
    /// # Errors
    /// Whatever `read` refuses.
    pub fn list<T, E: fmt::Display>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Vec<T>, BadRow> {
        self.text(column)?
            .split(';')
            .map(str::trim)
            .filter(|part| !matches!(*part, "" | "-" | "illustrativ"))
            .map(|part| read(part).map_err(|e| self.refuse(column, format!("{part:?}: {e}"))))
            .collect()
    }

    /// Reads `ja` or `nein`.
    ///
    /// # Errors
    /// Any other text.
    pub fn yes(&self, column: &str) -> Result<bool, BadRow> {
        self.code(column, |text| match text {
            "ja" => Some(true),
            "nein" => Some(false),
            _ => None,
        })
    }
}
