//! `OpenDocument` spreadsheets (ISO/IEC 26300), read as a stream.
//!
//! As with Excel workbooks, formulas are never calculated and links never followed.

use super::archive::Archive;
use super::grid::{Kind, Row, Rows};
use super::limits::Limits;
use super::unreadable::Unreadable;
use super::xlsx::percent_of;
use super::xml::{Element, Node, Xml};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const MIMETYPES: [&str; 2] = [
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet-template",
];

/// Refuses packages that are no spreadsheet, are encrypted or have macros.
pub(super) fn check(archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Unreadable> {
    let mimetype = match archive.entry("mimetype")? {
        Some(mut entry) => entry.read_small(256)?,
        None => return Err(Unreadable::UnknownFormat),
    };
    let mimetype = String::from_utf8_lossy(&mimetype);
    if !MIMETYPES.contains(&mimetype.trim()) {
        return Err(Unreadable::UnknownFormat);
    }
    let is_macro = |name: &String| name.starts_with("Basic/") || name.starts_with("Scripts/");
    if archive.names().iter().any(is_macro) {
        return Err(Unreadable::Macros);
    }
    let Some(entry) = archive.entry(MANIFEST)? else {
        return Ok(());
    };
    let mut xml = Xml::new(entry, MANIFEST, limits);
    loop {
        match xml.next()? {
            Node::Start(element) if element.local_name() == "encryption-data" => {
                return Err(Unreadable::Encrypted);
            }
            Node::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Names of the sheets that people see.
pub(super) fn sheets(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Unreadable> {
    let mut archive = Archive::open(bytes, limits)?;
    let mut names = Vec::new();
    with_document(&mut archive, limits, &mut |document, _| {
        while let Some(table) = document.next_table()? {
            if table.visible {
                names.push(table.name);
            }
            document.xml.skip()?;
        }
        Ok(())
    })?;
    Ok(names)
}

/// Gives the rows of a sheet, without one of the first visible sheet with content.
pub(super) fn each_row(
    bytes: &[u8],
    wanted: Option<&str>,
    limits: &Limits,
    visit: &mut Rows<'_>,
) -> Result<(), Unreadable> {
    let mut archive = Archive::open(bytes, limits)?;
    with_document(&mut archive, limits, &mut |document, total| {
        let mut found = false;
        while let Some(table) = document.next_table()? {
            if !wanted.map_or(table.visible, |name| table.name == name) {
                document.xml.skip()?;
                continue;
            }
            found = true;
            if document.each_row(&table.name, total, visit)? {
                return Ok(());
            }
        }
        match wanted {
            Some(name) if !found => Err(Unreadable::NoSuchSheet { name: name.to_owned() }),
            _ => Err(Unreadable::Empty),
        }
    })
}

/// Uses the content of a spreadsheet; gets the bytes that it declares.
type UseDocument<'u> =
    dyn FnMut(&mut Document<'_, &mut dyn Read>, u64) -> Result<(), Unreadable> + 'u;

fn with_document(
    archive: &mut Archive<'_>,
    limits: &Limits,
    use_it: &mut UseDocument<'_>,
) -> Result<(), Unreadable> {
    check(archive, limits)?;
    let Some(mut entry) = archive.entry(CONTENT)? else {
        return Err(Unreadable::BrokenPart { part: CONTENT.to_owned() });
    };
    let total = entry.declared();
    let xml = Xml::new(&mut entry as &mut dyn Read, CONTENT, limits);
    use_it(&mut Document { xml, limits, hidden: HashSet::new(), style: String::new() }, total)
}

struct Table {
    name: String,
    visible: bool,
}

/// The content of a spreadsheet on its way in.
struct Document<'l, R: Read> {
    xml: Xml<R>,
    limits: &'l Limits,
    /// Styles that hide a sheet.
    hidden: HashSet<String>,
    style: String,
}

/// A cell before its text is read.
struct Start {
    repeated: u32,
    covered: bool,
    has_formula: bool,
    value_type: String,
    is_error: bool,
    value: Option<String>,
}

impl Start {
    fn of(element: &Element<'_>) -> Self {
        let own = |name: &str| element.get(name).map(Cow::into_owned);
        let value_type = own("office:value-type").unwrap_or_default();
        let attribute = match value_type.as_str() {
            "float" | "percentage" | "currency" => "office:value",
            "date" => "office:date-value",
            "boolean" => "office:boolean-value",
            _ => "office:string-value",
        };
        Self {
            repeated: repeated(element, "table:number-columns-repeated"),
            covered: element.name() == "table:covered-table-cell",
            has_formula: own("table:formula").is_some(),
            is_error: own("calcext:value-type").as_deref() == Some("error"),
            value: own(attribute),
            value_type,
        }
    }
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.get(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

impl<R: Read> Document<'_, R> {
    /// Moves on to the next sheet. Recorded changes and links to other programs hold tables too, but no sheets.
    fn next_table(&mut self) -> Result<Option<Table>, Unreadable> {
        loop {
            let skip = match self.xml.next()? {
                Node::Start(element) => match element.name() {
                    "style:style" => {
                        self.style = element.get("style:name").unwrap_or_default().into_owned();
                        false
                    }
                    "style:table-properties" => {
                        if element.get("table:display").as_deref() == Some("false") {
                            self.hidden.insert(self.style.clone());
                        }
                        false
                    }
                    "table:table" => {
                        let name = element.get("table:name").unwrap_or_default().into_owned();
                        let style = element.get("table:style-name").unwrap_or_default();
                        let visible = !self.hidden.contains(style.as_ref());
                        return Ok(Some(Table { name, visible }));
                    }
                    "table:tracked-changes" | "table:dde-links" => true,
                    _ => false,
                },
                Node::Eof => return Ok(None),
                Node::End(_) | Node::Text(_) | Node::Other => false,
            };
            if skip {
                self.xml.skip()?;
            }
        }
    }

    /// Gives all rows with content up to the end of the sheet; false where there was none.
    fn each_row(
        &mut self,
        name: &str,
        total: u64,
        visit: &mut Rows<'_>,
    ) -> Result<bool, Unreadable> {
        enum Tag {
            Row(u32),
            Skip,
            Through,
        }
        let mut row = Row::of_sheet(name);
        let (mut number, mut found, mut spent) = (1_u32, false, 0_u64);
        loop {
            let tag = match self.xml.next()? {
                Node::Start(element) => match element.name() {
                    "table:table-row" => Tag::Row(repeated(&element, "table:number-rows-repeated")),
                    "table:table-row-group" | "table:table-rows" | "table:table-header-rows" => {
                        Tag::Through
                    }
                    _ => Tag::Skip,
                },
                Node::End(element) if element.name().into_inner() == "table:table" => {
                    return Ok(found);
                }
                Node::Eof => return Err(self.xml.broken()),
                Node::End(_) | Node::Text(_) | Node::Other => Tag::Through,
            };
            let times = match tag {
                Tag::Row(times) => times,
                Tag::Skip => {
                    self.xml.skip()?;
                    continue;
                }
                Tag::Through => continue,
            };
            row.start(number);
            self.row(&mut row)?;
            if row.is_blank() {
                number = number.saturating_add(times);
                continue;
            }
            found = true;
            for _ in 0..times {
                spent += row.bytes() as u64;
                if spent > self.limits.inflated {
                    return Err(Unreadable::InflatedTooLarge { limit: self.limits.inflated });
                }
                row.renumber(number);
                let done = self.xml.done();
                if visit(&row, (done, total))?.is_break() {
                    return Ok(true);
                }
                number = number.saturating_add(1);
            }
        }
    }

    fn row(&mut self, row: &mut Row) -> Result<(), Unreadable> {
        // Empty cells are put only before one with content: sheets end in thousands of them.
        let mut pending = 0_usize;
        let mut text = String::new();
        loop {
            let start = match self.xml.next()? {
                Node::Start(element) => match element.name() {
                    "table:table-cell" | "table:covered-table-cell" => Some(Start::of(&element)),
                    _ => None,
                },
                Node::End(_) => return Ok(()),
                Node::Eof => return Err(self.xml.broken()),
                Node::Text(_) | Node::Other => continue,
            };
            let Some(start) = start else {
                self.xml.skip()?;
                continue;
            };
            text.clear();
            self.text(&mut text).map_err(|refusal| match refusal {
                Unreadable::TooMuchText { .. } => {
                    let place = row.place(row.len().saturating_add(pending));
                    Unreadable::CellTooLong { place, limit: self.limits.cell }
                }
                other => other,
            })?;
            let (shown, kind) = self.shown(&start, &text)?;
            let times = usize::try_from(start.repeated).unwrap_or(usize::MAX);
            if start.covered || (shown.is_empty() && kind != Kind::NoResult) {
                pending = pending.saturating_add(times);
                continue;
            }
            if row.len().saturating_add(pending).saturating_add(times) > self.limits.columns {
                return Err(Unreadable::TooManyColumns { limit: self.limits.columns });
            }
            for _ in 0..std::mem::take(&mut pending) {
                row.push("", Kind::Text, false, self.limits)?;
            }
            for _ in 0..times {
                row.push(&shown, kind, start.has_formula, self.limits)?;
            }
        }
    }

    /// What a person sees in a cell, and what kind it is.
    fn shown(&self, start: &Start, text: &str) -> Result<(String, Kind), Unreadable> {
        if start.is_error {
            return Ok((text.to_owned(), Kind::Error));
        }
        let number = || -> Result<f64, Unreadable> {
            let value = start.value.as_deref().unwrap_or_default();
            value.trim().parse().map_err(|_| self.xml.broken())
        };
        Ok(match start.value_type.as_str() {
            "float" | "currency" => (number()?.to_string(), Kind::Number),
            "percentage" => (percent_of(number()?).to_string(), Kind::Percent),
            "date" => {
                let value = start.value.as_deref().unwrap_or_default();
                (value.split('T').next().unwrap_or_default().to_owned(), Kind::Day)
            }
            "" if start.has_formula => (String::new(), Kind::NoResult),
            _ => match &start.value {
                Some(value) if text.is_empty() => (value.clone(), Kind::Text),
                _ => (text.to_owned(), Kind::Text),
            },
        })
    }

    /// Adds the text of a cell whose start was read: its paragraphs, not its annotation.
    fn text(&mut self, into: &mut String) -> Result<(), Unreadable> {
        let limit = self.limits.cell;
        let (mut depth, mut in_paragraph) = (1_u32, 0_u32);
        loop {
            let skip = match self.xml.next()? {
                Node::Start(element) => {
                    let mut skip = false;
                    match element.name() {
                        "text:p" | "text:h" => {
                            if !into.is_empty() {
                                into.push('\n');
                            }
                            in_paragraph = depth + 1;
                        }
                        "text:s" => {
                            let count = element.get("text:c").and_then(|count| count.parse().ok());
                            let count: usize = count.unwrap_or(1);
                            if count > limit {
                                return Err(Unreadable::TooMuchText { limit });
                            }
                            into.extend(std::iter::repeat_n(' ', count));
                        }
                        "text:tab" => into.push('\t'),
                        "text:line-break" => into.push('\n'),
                        "office:annotation" | "draw:frame" | "table:table" => skip = true,
                        _ => {}
                    }
                    if !skip {
                        depth += 1;
                    }
                    skip
                }
                Node::End(_) => {
                    if in_paragraph == depth {
                        in_paragraph = 0;
                    }
                    depth -= 1;
                    if depth == 0 {
                        return Ok(());
                    }
                    false
                }
                Node::Text(text) => {
                    if in_paragraph > 0 {
                        into.push_str(&text);
                    }
                    false
                }
                Node::Eof => return Err(self.xml.broken()),
                Node::Other => false,
            };
            if into.len() > limit {
                return Err(Unreadable::TooMuchText { limit });
            }
            if skip {
                self.xml.skip()?;
            }
        }
    }
}
