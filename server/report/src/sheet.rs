//! The sheet of an Indikationsfeld as PDF: one page A4.

use crate::document::{Document, Template, Unset};
use serde_json::{Map, Value, json};

static SHEET: Template = Template(include_str!("../templates/sheet.typ"));

/// How closely a page may be set, the airiest first: size of running text in points, charts beside each other, height of a
/// chart in millimetres.
const SETTINGS: [(f64, u8, f64); 7] = [
    (9.5, 3, 27.0),
    (9.0, 3, 25.0),
    (8.5, 3, 23.0),
    (8.0, 4, 21.0),
    (7.5, 4, 19.0),
    (7.0, 4, 18.0),
    (6.5, 5, 16.0),
];

/// The sheet of a field, set as airily as one page allows. Where even the closest setting does not fit, the sheet takes
/// more pages: no statement is left out. What `data` holds stands at the head of `templates/sheet.typ`.
///
/// # Errors
/// [`Unset`] where the data lack something.
pub fn field_sheet(data: &Map<String, Value>, ident: &str) -> Result<Vec<u8>, Unset> {
    let mut closest = None;
    for (size, columns, chart) in SETTINGS {
        let mut data = data.clone();
        data.insert("size".to_owned(), json!(size));
        data.insert("columns".to_owned(), json!(columns));
        data.insert("chart".to_owned(), json!(chart));
        let document = Document::set(&SHEET, data.into())?;
        if document.pages() == 1 {
            return document.pdf(ident);
        }
        closest = Some(document);
    }
    closest.map_or_else(|| Err(Unset::empty()), |document| document.pdf(ident))
}
