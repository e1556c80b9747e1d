//! The sheet of an Indikationsfeld as PDF: one page A4.

use crate::document::{Document, Template, Unset};
use serde_json::{Map, Value, json};

static SHEET: Template = Template(include_str!("../templates/sheet.typ"));

/// How closely a page may be set, the airiest first: size of running text in points, and charts beside each other.
const SETTINGS: [(f64, u8); 9] =
    [(9.5, 3), (9.0, 3), (8.5, 3), (8.5, 4), (8.0, 4), (7.5, 4), (7.5, 5), (7.0, 5), (6.5, 5)];

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

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210\" height=\"113\"><style>text { font-family: 'Fira Sans'; font-size: 13px }</style><path stroke=\"#000\" fill=\"none\" d=\"M40 88H155\"/><text x=\"0\" y=\"13\">63,38</text></svg>";

    /// A sheet with so many indicators, every text of it the given one where it can be anything.
    fn sheet(indicators: usize, text: &str) -> Map<String, Value> {
        let each = |value: Value| vec![value; indicators];
        let row = json!({
            "name": text, "proxy": text, "value": text, "example": true, "period": "2024", "target": text,
            "target_example": true, "status": text, "mark": "risk",
        });
        let chart = json!({
            "name": text, "proxy": null, "text": [{ "text": text, "example": true }], "svg": DRAWING, "alt": text,
        });
        let named = json!({ "name": text, "text": text });
        let data = json!({
            "lang": "de", "title": text, "council": text, "state": text, "demo": null, "heading": text, "lead": text,
            "table": { "title": text, "head": [text, text, text, text, text], "rows": each(row) },
            "charts": { "title": text, "legend": text, "items": each(chart) },
            "lists": [{ "title": text, "items": each(named) }],
            "sources": { "title": text, "items": each(json!({ "code": "S001", "text": text })) },
            "example": "Beispielwert",
        });
        data.as_object().expect("an object").clone()
    }

    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        let pages = text.match_indices("/Type/Page").chain(text.match_indices("/Type /Page"));
        pages.filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count()
    }

    #[test]
    fn up_to_twelve_indicators_fit_on_one_page() {
        for indicators in [0, 1, 3, 7, 9, 12] {
            let pdf = field_sheet(&sheet(indicators, "Haushalte mit Glasfaser"), "probe");
            assert_eq!(pages(&pdf.expect("a sheet")), 1, "{indicators}");
        }
    }

    #[test]
    fn what_does_not_fit_takes_more_pages() {
        let pdf = field_sheet(&sheet(60, "Haushalte mit Glasfaser"), "probe").expect("a sheet");
        assert!(pages(&pdf) > 1);
    }

    #[test]
    fn the_same_words_give_the_same_bytes() {
        let pdf = |text| field_sheet(&sheet(3, text), "probe").expect("a sheet");
        assert_eq!(pdf("Glasfaser"), pdf("Glasfaser"));
        assert_ne!(pdf("Glasfaser"), pdf("Mobilfunk"));
    }

    #[test]
    fn no_word_breaks_a_sheet() {
        for text in
            ["#panic()", "] #x [", "漢字 😀 \u{202e}x", "\u{0}", "<b>&amp;</b>", &"W".repeat(400)]
        {
            field_sheet(&sheet(2, text), "probe")
                .unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
        assert!(field_sheet(&Map::new(), "probe").is_err(), "a sheet of nothing is none");
    }
}
