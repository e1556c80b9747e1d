//! Excel workbooks (ECMA-376), read as a stream.
//!
//! Only what a table needs is read: names of sheets, texts, whether a number is shown as a day or per cent, and the cells
//! themselves. Formulas are never calculated: what Excel last saw is taken. Links to other files are never followed.

use super::archive::Archive;
use super::grid::{Kind, Row, Rows};
use super::limits::Limits;
use super::period::spreadsheet_day;
use super::place::{Place, ordinal};
use super::unreadable::Unreadable;
use super::xml::{Node, Xml};
use std::io::Read;
use std::sync::Arc;

/// The part that every workbook of this format has.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
const PACKAGE_RELATIONS: &str = "_rels/.rels";
const MAX_ROW: u32 = 1_048_576;

/// Refuses packages that are no workbook, or one with macros.
pub(super) fn check(archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Unreadable> {
    let has_macros = |name: &String| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")
    };
    if archive.names().iter().any(has_macros) {
        return Err(Unreadable::Macros);
    }
    let mut main = None;
    let mut visit = |name: &str, get: &dyn Fn(&str) -> Option<String>| {
        if name == "Override" || name == "Default" {
            let kind = get("ContentType").unwrap_or_default();
            if kind.ends_with(".main+xml")
                || kind.contains("macroEnabled")
                || kind.contains("binary")
            {
                main.get_or_insert(kind);
            }
        }
    };
    each_element(archive, CONTENT_TYPES, limits, &mut visit)?;
    match main {
        Some(kind) if kind.contains("macroEnabled") => Err(Unreadable::Macros),
        Some(kind) if kind.contains("sheet.binary") => Err(Unreadable::OldWorkbook),
        Some(kind) if kind.contains("spreadsheetml") => Ok(()),
        _ => Err(Unreadable::UnknownFormat),
    }
}

/// Names of the sheets that people see.
pub(super) fn sheets(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Unreadable> {
    let workbook = Workbook::open(&mut Archive::open(bytes, limits)?, limits)?;
    let visible = workbook.sheets.into_iter().filter(|sheet| sheet.visible);
    Ok(visible.map(|sheet| sheet.name).collect())
}

/// Gives the rows of a sheet, without one of the first visible sheet with content.
pub(super) fn each_row(
    bytes: &[u8],
    wanted: Option<&str>,
    limits: &Limits,
    visit: &mut Rows<'_>,
) -> Result<(), Unreadable> {
    let mut archive = Archive::open(bytes, limits)?;
    let workbook = Workbook::open(&mut archive, limits)?;
    let is_wanted = |sheet: &&Sheet| wanted.map_or(sheet.visible, |name| sheet.name == name);
    let mut found = false;
    for sheet in workbook.sheets.iter().filter(is_wanted) {
        found = true;
        let Some(entry) = archive.entry(&sheet.part)? else {
            return Err(Unreadable::BrokenPart { part: sheet.part.clone() });
        };
        let total = entry.declared();
        let mut cells = Cells {
            xml: Xml::new(entry, &sheet.part, limits),
            workbook: &workbook,
            limits,
            name: sheet.name.as_str().into(),
            text: String::new(),
        };
        if cells.each_row(total, visit)? {
            return Ok(());
        }
    }
    match wanted {
        Some(name) if !found => Err(Unreadable::NoSuchSheet { name: name.to_owned() }),
        _ => Err(Unreadable::Empty),
    }
}

struct Sheet {
    name: String,
    part: String,
    visible: bool,
}

/// How numbers of a style are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Number,
    Percent,
    Day,
}

/// What the cells refer to.
struct Workbook {
    sheets: Vec<Sheet>,
    texts: Texts,
    forms: Vec<Form>,
    from_1904: bool,
}

impl Workbook {
    fn open(archive: &mut Archive<'_>, limits: &Limits) -> Result<Self, Unreadable> {
        check(archive, limits)?;
        let package = relations(archive, PACKAGE_RELATIONS, "", limits)?;
        let part = package
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.part);
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
        let relations = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder, limits)?;
        let part_of = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
        if part_of("xlMacrosheet").is_some() {
            return Err(Unreadable::Macros);
        }

        let (mut sheets, mut from_1904) = (Vec::new(), false);
        let mut visit = |name: &str, get: &dyn Fn(&str) -> Option<String>| match name {
            "workbookPr" => {
                from_1904 = matches!(get("date1904").as_deref(), Some("1" | "true"));
            }
            "sheet" => {
                let target = get("id").and_then(|id| relations.iter().find(|r| r.id == id));
                // Chart sheets have no cells.
                if let Some(relation) = target.filter(|relation| relation.kind == "worksheet") {
                    let hidden =
                        get("state").is_some_and(|state| state.to_lowercase().contains("hidden"));
                    let (name, part) = (get("name").unwrap_or_default(), relation.part.clone());
                    sheets.push(Sheet { name, part, visible: !hidden });
                }
            }
            _ => {}
        };
        if !each_element(archive, &part, limits, &mut visit)? {
            return Err(Unreadable::BrokenPart { part });
        }
        let texts = match part_of("sharedStrings") {
            Some(relation) => Texts::read(archive, &relation.part, limits)?,
            None => Texts::default(),
        };
        let forms = match part_of("styles") {
            Some(relation) => forms(archive, &relation.part, limits)?,
            None => Vec::new(),
        };
        Ok(Self { sheets, texts, forms, from_1904 })
    }
}

struct Relation {
    id: String,
    /// Last part of the type's address.
    kind: String,
    /// Name within the archive.
    part: String,
}

/// Relations of a part to others within the archive; those to the outside are left out.
fn relations(
    archive: &mut Archive<'_>,
    part: &str,
    folder: &str,
    limits: &Limits,
) -> Result<Vec<Relation>, Unreadable> {
    let mut relations = Vec::new();
    let mut visit = |name: &str, get: &dyn Fn(&str) -> Option<String>| {
        if name != "Relationship" || get("TargetMode").as_deref() == Some("External") {
            return;
        }
        let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target")) else {
            return;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id, kind, part: within(folder, &target) });
    };
    each_element(archive, part, limits, &mut visit)?;
    Ok(relations)
}

/// The name within the archive of a target that is given relative to a folder.
fn within(folder: &str, target: &str) -> String {
    let mut names: Vec<_> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Takes an element: its name and a way to its attributes, both without prefix.
type VisitElement<'v> = dyn FnMut(&str, &dyn Fn(&str) -> Option<String>) + 'v;

/// Visits every element of a small part. False where there is no such part.
fn each_element(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &Limits,
    visit: &mut VisitElement<'_>,
) -> Result<bool, Unreadable> {
    let Some(entry) = archive.entry(part)? else {
        return Ok(false);
    };
    let mut xml = Xml::new(entry, part, limits);
    loop {
        match xml.next()? {
            Node::Start(element) => visit(element.local_name(), &|name| {
                element.get_local(name).map(std::borrow::Cow::into_owned)
            }),
            Node::Eof => return Ok(true),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// Texts that cells refer to by number, in one piece of memory.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    fn read(archive: &mut Archive<'_>, part: &str, limits: &Limits) -> Result<Self, Unreadable> {
        let mut texts = Self::default();
        let Some(entry) = archive.entry(part)? else {
            return Ok(texts);
        };
        let mut xml = Xml::new(entry, part, limits);
        loop {
            let is_text = match xml.next()? {
                Node::Start(element) => element.local_name() == "si",
                Node::Eof => return Ok(texts),
                Node::End(_) | Node::Text(_) | Node::Other => false,
            };
            if is_text {
                rich_text(&mut xml, &mut texts.text, limits.text)?;
                texts.ends.push(texts.text.len());
            }
            if texts.text.len() + size_of::<usize>() * texts.ends.len() > limits.text {
                return Err(Unreadable::TooMuchText { limit: limits.text });
            }
        }
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// Adds the text of an element whose start was read: of all runs, without reading aids.
fn rich_text<R: Read>(xml: &mut Xml<R>, into: &mut String, limit: usize) -> Result<(), Unreadable> {
    let (mut depth, mut in_text) = (1_u32, 0_u32);
    loop {
        let is_aid = match xml.next()? {
            Node::Start(element) => {
                depth += 1;
                let name = element.local_name();
                if name == "t" {
                    in_text = depth;
                }
                name == "rPh"
            }
            Node::End(_) => {
                if in_text == depth {
                    in_text = 0;
                }
                depth -= 1;
                false
            }
            Node::Text(text) if in_text > 0 => {
                if into.len() + text.len() > limit {
                    return Err(Unreadable::TooMuchText { limit });
                }
                into.push_str(&text);
                false
            }
            Node::Text(_) | Node::Other => false,
            Node::Eof => return Err(xml.broken()),
        };
        if is_aid {
            xml.skip()?;
            depth -= 1;
        }
        if depth == 0 {
            return Ok(());
        }
    }
}

/// The form of each style by its number.
fn forms(archive: &mut Archive<'_>, part: &str, limits: &Limits) -> Result<Vec<Form>, Unreadable> {
    let (mut own, mut forms) = (Vec::new(), Vec::new());
    // Styles of cells follow `cellXfs`; those of named styles come before.
    let mut of_cells = false;
    let mut visit = |name: &str, get: &dyn Fn(&str) -> Option<String>| match name {
        "numFmt" => {
            if let (Some(id), Some(code)) = (get("numFmtId"), get("formatCode")) {
                own.push((id, form_of_code(&code)));
            }
        }
        "cellXfs" => of_cells = true,
        "cellStyles" | "dxfs" => of_cells = false,
        "xf" if of_cells => {
            let id = get("numFmtId").unwrap_or_default();
            let form = own.iter().find(|(known, _)| *known == id).map(|(_, form)| *form);
            forms.push(form.unwrap_or_else(|| form_of_number(&id)));
        }
        _ => {}
    };
    each_element(archive, part, limits, &mut visit)?;
    Ok(forms)
}

/// Formats that have no code of their own in the file: ECMA-376 part 1, 18.8.30.
fn form_of_number(id: &str) -> Form {
    match id.parse::<u32>() {
        Ok(9 | 10) => Form::Percent,
        Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Form::Day,
        _ => Form::Number,
    }
}

/// What a format code shows: quoted words, escaped characters and what stands in brackets tell nothing.
fn form_of_code(code: &str) -> Form {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut form = Form::Number;
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            ']' => bracketed = false,
            _ if bracketed => {}
            '[' => bracketed = true,
            '\\' | '_' | '*' => escaped = true,
            '%' => return Form::Percent,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => form = Form::Day,
            _ => {}
        }
    }
    form
}

/// Reads the cells of a sheet.
struct Cells<'w, R: Read> {
    xml: Xml<R>,
    workbook: &'w Workbook,
    limits: &'w Limits,
    name: Arc<str>,
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

impl<R: Read> Cells<'_, R> {
    /// Gives all rows with content; false where there was none.
    fn each_row(&mut self, total: u64, visit: &mut Rows<'_>) -> Result<bool, Unreadable> {
        let mut row = Row::default();
        let (mut number, mut within, mut found, mut spent) = (0_u32, false, false, 0_u64);
        loop {
            let tag = match self.xml.next()? {
                Node::Start(element) => match element.local_name() {
                    "row" => Tag::Row(element.get("r").map(std::borrow::Cow::into_owned)),
                    "c" if within => Tag::Cell {
                        at: element.get("r").map(std::borrow::Cow::into_owned),
                        style: element.get("s").map(std::borrow::Cow::into_owned),
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
                            if visit(Some(&self.name), &row, (done, total))?.is_break() {
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
                let sheet = Some(self.name.clone());
                let place = Place { sheet, row: row.number(), column: ordinal(column) };
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
        &mut self,
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
        row.push(text, kind, computed, self.limits).map_err(|refusal| match refusal {
            Unreadable::CellTooLong { place, limit } => {
                let place = Place { sheet: Some(self.name.clone()), ..place };
                Unreadable::CellTooLong { place, limit }
            }
            other => other,
        })
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

/// A number as it is shown: per cent as a number of a hundred, a day as a day. The time of a day is dropped.
pub(super) fn percent_of(number: f64) -> f64 {
    // Shifting the written decimal by two places rounds once; multiplying by 100 makes 0.07 to 7.000000000000001.
    format!("{number}e2").parse().unwrap_or(number * 100.0)
}

fn shown(number: f64, form: Form, from_1904: bool) -> (String, Kind) {
    let day = (form == Form::Day && (0.0..3e6).contains(&number))
        .then(|| spreadsheet_day(whole(number), from_1904))
        .flatten();
    match (form, day) {
        (_, Some(day)) => (day.to_string(), Kind::Day),
        (Form::Percent, None) => (percent_of(number).to_string(), Kind::Percent),
        _ => (number.to_string(), Kind::Number),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller asks only for 0 to three million"
)]
fn whole(number: f64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_days_and_per_cent() {
        for (code, form) in [
            ("General", Form::Number),
            ("#,##0.00 \"Mio. Tsd.\"", Form::Number),
            ("[$USD] #,##0", Form::Number),
            ("_-* #,##0\\ \"€\"", Form::Number),
            ("0.0%", Form::Percent),
            ("dd.mm.yyyy", Form::Day),
            ("[$-407]d. mmmm yyyy", Form::Day),
            ("yyyy\\-mm", Form::Day),
        ] {
            assert!(form_of_code(code) == form, "{code}");
        }
    }

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        let text = |number, form| shown(number, form, false).0;
        assert_eq!(text(0.07, Form::Percent), "7");
        assert_eq!(text(0.634, Form::Percent), "63.4");
        assert_eq!(text(45_657.75, Form::Day), "2024-12-31");
        assert_eq!(text(-1.0, Form::Day), "-1");
        assert_eq!(text(0.1 + 0.2, Form::Number), "0.30000000000000004");
    }

    #[test]
    fn references_and_targets_are_resolved() {
        assert_eq!(column_of("A1"), Some(0));
        assert_eq!(column_of("AB12"), Some(27));
        assert_eq!(column_of("12"), None);
        assert_eq!(within("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(within("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(within("xl", "../../../etc/passwd"), "etc/passwd");
    }
}
