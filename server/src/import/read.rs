//! Reading a file: looking at its first rows, proposing a mapping, and giving its values.

use super::delimited::{self, Delimiter};
use super::format::{FileKind, Format, whole, with_source};
use super::grid::{Progress, Row, Rows};
use super::guess::{Guess, guess_mapping};
use super::limits::Limits;
use super::mapping::Mapping;
use super::plan::Headings;
use super::table::{Candidate, Summary, Table};
use super::unfold::Unfolding;
use super::unreadable::{Problem, Unreadable};
use super::{jsonstat, known, ods, xlsx};
use std::ops::ControlFlow;

/// Rows between two reports of progress.
const STEP: u64 = 1_000;

/// Rows that a preview holds.
const PREVIEW_ROWS: usize = 200;

/// Bytes that a preview holds, roughly.
const PREVIEW_BYTES: usize = 1 << 20;

/// The first rows of a table.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Names of the sheets that people see; empty for a text file.
    pub sheets: Vec<String>,
    /// The sheet that was looked at.
    pub sheet: Option<String>,
    pub(super) delimiter: Option<Delimiter>,
    pub(super) rows: Vec<Row>,
}

impl Preview {
    /// Rows with content: number from 1, and the cells as text.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (u32, Vec<&str>)> {
        self.rows.iter().map(|row| (row.number(), row.cells().map(|cell| cell.text).collect()))
    }
}

/// What a reader gives, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A value.
    Candidate(Candidate),
    /// A row or cell that is not read.
    Problem(Problem),
    /// How far the reader has come, every thousand rows and at the end.
    Progress(Progress),
}

/// Reads the first rows of a table; of a workbook those of a sheet, or of the first visible one with content.
///
/// # Errors
/// [`Unreadable`]; a JSON-stat dataset has no rows and gives [`Unreadable::NoTable`].
pub fn preview(
    bytes: &[u8],
    format: &Format,
    sheet: Option<&str>,
    limits: &Limits,
) -> Result<Preview, Unreadable> {
    let delimiter = format.layout.map(|layout| layout.delimiter);
    let mut preview = Preview { sheets: Vec::new(), sheet: None, delimiter, rows: Vec::new() };
    let mut size = 0;
    each_row(bytes, format, sheet, limits, &mut |row, _| {
        if row.is_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        preview.sheet = row.sheet().map(ToString::to_string);
        size += row.bytes();
        preview.rows.push(row.clone());
        let is_full = preview.rows.len() == PREVIEW_ROWS || size > PREVIEW_BYTES;
        Ok(if is_full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    if preview.rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    preview.sheets = match format.kind {
        FileKind::Xlsx => xlsx::sheets(bytes, limits)?,
        FileKind::Ods => ods::sheets(bytes, limits)?,
        _ => Vec::new(),
    };
    Ok(preview)
}

/// The mapping of a file: for a known format its own, for any other table a guess from its first rows; nothing for a
/// JSON-stat dataset, which needs none.
///
/// # Errors
/// As [`preview`].
pub fn propose_mapping(
    bytes: &[u8],
    format: &Format,
    limits: &Limits,
) -> Result<Option<Guess>, Unreadable> {
    if format.kind == FileKind::JsonStat {
        return Ok(None);
    }
    let preview = preview(bytes, format, None, limits)?;
    let texts = |row: usize| -> Vec<String> {
        let row = preview.rows.get(row);
        row.map(|row| row.cells().map(|cell| cell.text.trim().to_owned()).collect())
            .unwrap_or_default()
    };
    let known = known::mapping(format.kind, &texts(0), &texts(1), format.period.as_deref());
    Ok(Some(match known {
        Some(mapping) => Guess { mapping, is_decimal_mark_certain: true },
        None => guess_mapping(&preview),
    }))
}

/// Gives the values of a file one after the other, without keeping them. Without a mapping the proposed one is used.
///
/// # Errors
/// [`Unreadable`]; [`Unreadable::Cancelled`] once `visit` breaks off.
pub fn visit(
    bytes: &[u8],
    format: &Format,
    mapping: Option<&Mapping>,
    limits: &Limits,
    visit: &mut dyn FnMut(Found) -> ControlFlow<()>,
) -> Result<Summary, Unreadable> {
    let mut values = 0;
    let mut sink = |found: Found| {
        values += usize::from(matches!(found, Found::Candidate(_)));
        if values > limits.values {
            return Err(Unreadable::TooManyValues { limit: limits.values });
        }
        match visit(found) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Unreadable::Cancelled),
        }
    };
    let summary = if format.kind == FileKind::JsonStat {
        jsonstat::each_value(&whole(bytes, format.zipped, limits)?, limits, &mut sink)?
    } else {
        each_value(bytes, format, mapping, limits, &mut sink)?
    };
    Ok(Summary { values, ..summary })
}

/// Gives the values of a table.
fn each_value(
    bytes: &[u8],
    format: &Format,
    mapping: Option<&Mapping>,
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<Summary, Unreadable> {
    let proposed = match mapping {
        Some(_) => None,
        None => propose_mapping(bytes, format, limits)?.map(|guess| guess.mapping),
    };
    let Some(mapping) = mapping.or(proposed.as_ref()) else {
        return Err(Unreadable::NoTable);
    };
    let mut summary = Summary::default();
    let mut unfolding: Option<Unfolding<'_>> = None;
    let mut last = Progress { done: 0, total: 0, rows: 0 };
    each_row(bytes, format, mapping.sheet.as_deref(), limits, &mut |row, (done, total)| {
        let Some(unfolding) = &mut unfolding else {
            let is_heading = match mapping.heading_row {
                Some(number) => row.number() >= number,
                None => !row.is_blank(),
            };
            if is_heading {
                unfolding = Some(Unfolding::new(mapping, &Headings::of(row), limits, sink)?);
                summary.sheet = row.sheet().cloned();
            }
            return Ok(ControlFlow::Continue(()));
        };
        if unfolding.row(row, sink)? {
            summary.rows += 1;
            if summary.rows > u64::from(limits.rows) {
                return Err(Unreadable::TooManyRows { limit: limits.rows });
            }
            last = Progress { done, total: total.max(done), rows: summary.rows };
            if summary.rows.is_multiple_of(STEP) {
                sink(Found::Progress(last))?;
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if unfolding.is_none() {
        return Err(Unreadable::Empty);
    }
    sink(Found::Progress(Progress { done: last.total, ..last }))?;
    Ok(summary)
}

/// Reads a file into memory, with all its values. Without a mapping the proposed one is used.
///
/// `progress` is called every thousand rows and at the end; it may break off.
///
/// # Errors
/// As [`visit`].
pub fn read(
    bytes: &[u8],
    format: &Format,
    mapping: Option<&Mapping>,
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    let summary = visit(bytes, format, mapping, limits, &mut |found| match found {
        Found::Candidate(candidate) => {
            table.candidates.push(candidate);
            ControlFlow::Continue(())
        }
        Found::Problem(problem) => {
            table.problem_count += 1;
            if table.problems.len() < limits.problems {
                table.problems.push(problem);
            }
            ControlFlow::Continue(())
        }
        Found::Progress(reached) => progress(reached),
    })?;
    Ok(Table { summary, ..table })
}

/// Takes what a reader gives; refuses once there are too many values or somebody breaks off.
pub(super) type Sink<'s> = dyn FnMut(Found) -> Result<(), Unreadable> + 's;

/// Gives the rows of any table.
fn each_row(
    bytes: &[u8],
    format: &Format,
    sheet: Option<&str>,
    limits: &Limits,
    visit: &mut Rows<'_>,
) -> Result<(), Unreadable> {
    match (format.kind, format.layout) {
        (FileKind::Xlsx, _) => xlsx::each_row(bytes, sheet, limits, visit),
        (FileKind::Ods, _) => ods::each_row(bytes, sheet, limits, visit),
        (FileKind::JsonStat, _) | (_, None) => Err(Unreadable::NoTable),
        (_, Some(layout)) => with_source(bytes, format.zipped, limits, |source, total| {
            delimited::each_row(source, total, layout.encoding, layout.delimiter, limits, visit)
        }),
    }
}
