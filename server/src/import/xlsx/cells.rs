//! Cells of a sheet, as a stream.

use super::Workbook;
use super::forms::{Form, shown};
use super::texts::rich_text;
use crate::import::grid::{Kind, Row, Rows};
use crate::import::limits::Limits;
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Node, Xml};
use std::borrow::Cow;
use std::io::Read;

/// The last row that Excel has.
const MAX_ROW: u32 = 1_048_576;

/// Reads the cells of a sheet.
pub(super) struct Cells<'w, R: Read> {
    xml: Xml<R>,
    workbook: &'w Workbook,
    limits: &'w Limits,
    text: String,
}

/// The type of a cell, as its attribute `t` says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Text,
    Truth,
    Error,
}

enum Tag {
    Row(Option<String>),
    Cell { at: Option<String>, style: Option<String>, kind: Type },
    Other,
}

impl<'w, R: Read> Cells<'w, R> {
    pub(super) fn new(xml: Xml<R>, workbook: &'w Workbook, limits: &'w Limits) -> Self {
        Self { xml, workbook, limits, text: String::new() }
    }

    /// Gives all rows with content; false where there was none.
    pub(super) fn each_row(
        &mut self,
        name: &str,
        total: u64,
        visit: &mut Rows<'_>,
    ) -> Result<bool, Unreadable> {
        let mut row = Row::of_sheet(name);
        let (mut number, mut within, mut found, mut spent) = (0_u32, false, false, 0_u64);
        loop {
            let tag = match self.xml.next()? {
                Node::Start(element) => match element.local_name() {
                    "row" => Tag::Row(element.get("r").map(Cow::into_owned)),
                    "c" if within => Tag::Cell {
                        at: element.get("r").map(Cow::into_owned),
                        style: element.get("s").map(Cow::into_owned),
                        kind: match element.get("t").as_deref() {
                            Some("s") => Type::Shared,
                            Some("str" | "inlineStr" | "d") => Type::Text,
                            Some("b") => Type::Truth,
                            Some("e") => Type::Error,
                            _ => Type::Number,
                        },
                    },
                    _ => Tag::Other,
                },
                Node::End(element) => {
                    if element.local_name().into_inner() == "row" {
                        within = false;
                        spent += row.bytes() as u64;
                        if spent > self.limits.inflated {
                            return Err(Unreadable::InflatedTooLarge {
                                limit: self.limits.inflated,
                            });
                        }
                        if !row.is_blank() {
                            found = true;
                            let done = self.xml.done();
                            if visit(&row, (done, total))?.is_break() {
                                return Ok(true);
                            }
                        }
                    }
                    Tag::Other
                }
                Node::Eof => return Ok(found),
                Node::Text(_) | Node::Other => Tag::Other,
            };
            match tag {
                Tag::Row(at) => {
                    let next = match at {
                        Some(at) => at.parse().map_err(|_| self.xml.broken())?,
                        None => number.saturating_add(1),
                    };
                    if next <= number || next > MAX_ROW || within {
                        return Err(self.xml.broken());
                    }
                    (number, within) = (next, true);
                    row.start(number);
                }
                Tag::Cell { at, style, kind } => self.cell(&mut row, at.as_deref(), style, kind)?,
                Tag::Other => {}
            }
        }
    }

    /// Reads a cell and puts it into the row; an empty one leaves no trace.
    fn cell(
        &mut self,
        row: &mut Row,
        at: Option<&str>,
        style: Option<String>,
        kind: Type,
    ) -> Result<(), Unreadable> {
        let column = match at {
            Some(at) => column_of(at).ok_or_else(|| self.xml.broken())?,
            None => row.len(),
        };
        if column < row.len() {
            return Err(self.xml.broken());
        }
        let (has_formula, has_value) = self.content().map_err(|refusal| match refusal {
            Unreadable::TooMuchText { .. } => {
                let place = row.place(column);
                Unreadable::CellTooLong { place, limit: self.limits.cell }
            }
            other => other,
        })?;
        if has_formula && !has_value {
            return self.put(row, column, "", Kind::NoResult, true);
        }
        if self.text.is_empty() {
            return Ok(());
        }
        let text = std::mem::take(&mut self.text);
        let put = match kind {
            Type::Text => self.put(row, column, &text, Kind::Text, has_formula),
            Type::Error => self.put(row, column, &text, Kind::Error, has_formula),
            Type::Truth => {
                let word = if text == "1" { "TRUE" } else { "FALSE" };
                self.put(row, column, word, Kind::Text, has_formula)
            }
            Type::Shared => {
                let workbook = self.workbook;
                let shared = text.trim().parse().ok().and_then(|index| workbook.texts.get(index));
                let shared = shared.ok_or_else(|| self.xml.broken())?;
                self.put(row, column, shared, Kind::Text, has_formula)
            }
            Type::Number => {
                let index: Option<usize> = style.and_then(|style| style.parse().ok());
                let form = index.and_then(|index| self.workbook.forms.get(index)).copied();
                let number: f64 = text.trim().parse().map_err(|_| self.xml.broken())?;
                let (shown, kind) =
                    shown(number, form.unwrap_or(Form::Number), self.workbook.from_1904);
                self.put(row, column, &shown, kind, has_formula)
            }
        };
        self.text = text;
        put
    }

    fn put(
        &self,
        row: &mut Row,
        column: usize,
        text: &str,
        kind: Kind,
        computed: bool,
    ) -> Result<(), Unreadable> {
        if column >= self.limits.columns {
            return Err(Unreadable::TooManyColumns { limit: self.limits.columns });
        }
        while row.len() < column {
            row.push("", Kind::Text, false, self.limits)?;
        }
        row.push(text, kind, computed, self.limits)
    }

    /// Reads what stands within a cell into the text; says whether there was a formula and whether a value.
    fn content(&mut self) -> Result<(bool, bool), Unreadable> {
        enum Part {
            Formula,
            Value,
            Inline,
            Foreign,
        }
        self.text.clear();
        let (mut has_formula, mut has_value) = (false, false);
        loop {
            let part = match self.xml.next()? {
                Node::Start(element) => match element.local_name() {
                    "f" => Part::Formula,
                    "v" => Part::Value,
                    "is" => Part::Inline,
                    _ => Part::Foreign,
                },
                Node::End(_) => return Ok((has_formula, has_value)),
                Node::Eof => return Err(self.xml.broken()),
                Node::Text(_) | Node::Other => continue,
            };
            match part {
                Part::Formula => {
                    has_formula = true;
                    self.xml.skip()?;
                }
                Part::Value => {
                    has_value = true;
                    self.value()?;
                }
                Part::Inline => {
                    has_value = true;
                    rich_text(&mut self.xml, &mut self.text, self.limits.cell)?;
                }
                Part::Foreign => self.xml.skip()?,
            }
        }
    }

    fn value(&mut self) -> Result<(), Unreadable> {
        loop {
            match self.xml.next()? {
                Node::Text(text) => {
                    if self.text.len() + text.len() > self.limits.cell {
                        return Err(Unreadable::TooMuchText { limit: self.limits.cell });
                    }
                    self.text.push_str(&text);
                }
                Node::End(_) => return Ok(()),
                Node::Start(_) | Node::Eof => return Err(self.xml.broken()),
                Node::Other => {}
            }
        }
    }
}

/// The column from 0 of a reference such as `AB12`.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.take(4).fold(0_usize, |column, letter| {
        26 * column + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_tell_the_column() {
        assert_eq!(column_of("A1"), Some(0));
        assert_eq!(column_of("AB12"), Some(27));
        assert_eq!(column_of("12"), None);
    }
}
