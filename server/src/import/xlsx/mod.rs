//! Excel workbooks (ECMA-376), read as a stream.
//!
//! Only what a table needs is read: names of sheets, texts, whether a number is shown as a day or per cent, and the cells
//! themselves. Formulas are never calculated: what Excel last saw is taken. Links to other files are never followed.

mod cells;
mod forms;
mod package;
mod texts;

pub(super) use forms::percent_of;

use super::archive::Archive;
use super::grid::Rows;
use super::limits::Limits;
use super::unreadable::Unreadable;
use super::xml::Xml;
use cells::Cells;
use forms::{Form, forms};
use package::{each_element, relations};
use texts::Texts;

/// The part that every workbook of this format has.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
const PACKAGE_RELATIONS: &str = "_rels/.rels";

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
        let mut cells = Cells::new(Xml::new(entry, &sheet.part, limits), &workbook, limits);
        if cells.each_row(&sheet.name, total, visit)? {
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
