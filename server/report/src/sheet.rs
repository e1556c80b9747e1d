//! The sheet of an Indikationsfeld as PDF: one page A4.

use crate::document::{Document, Template, Unset};
use serde_json::{Map, Value, json};

static SHEET: Template = Template(include_str!("../templates/sheet.typ"));

/// How closely a page may be set, the airiest first: size of running text in points, and charts beside each other.
const SETTINGS: [(f64, u8); 8] =
    [(9.5, 3), (9.0, 3), (8.5, 3), (8.0, 3), (8.0, 4), (7.5, 4), (7.0, 4), (6.5, 5)];

/// The sheet of a field, set as airily as one page allows. Where even the closest setting does not fit, the sheet takes
/// more pages: no statement is left out. What `data` holds stands at the head of `templates/sheet.typ`.
///
/// # Errors
/// [`Unset`] where the data lack something.
pub fn field_sheet(data: &Map<String, Value>, ident: &str) -> Result<Vec<u8>, Unset> {
    let mut closest = None;
    for (size, columns) in SETTINGS {
        let mut data = data.clone();
        data.insert("size".to_owned(), json!(size));
        data.insert("columns".to_owned(), json!(columns));
        let document = Document::set(&SHEET, data.into())?;
        if document.pages() == 1 {
            return document.pdf(ident);
        }
        closest = Some(document);
    }
    closest.map_or_else(|| Err(Unset::empty()), |document| document.pdf(ident))
}
