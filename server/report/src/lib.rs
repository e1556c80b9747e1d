//! Documents that leave the Wirkungskompass.
//!
//! Tables are CSV as German spreadsheets open it: UTF-8 with mark, `;` between cells, decimal comma; values leave as a
//! workbook too. For machines they are also SDMX-CSV and JSON-stat. Documents with pages are PDF/UA-1, see [`document`].
//! The same records give the same bytes: no document tells when it was made.

pub mod document;
mod findings;
mod index;
mod jsonstat;
pub mod meeting;
mod picture;
pub mod resolutions;
mod result;
mod round_texts;
mod sdmx;
mod sheet;
mod words;
mod workbook;

pub use index::{IndexSheet, index_csv, index_json};
pub use jsonstat::{collection_jsonstat, values_jsonstat};
pub use picture::svg_png;
pub use result::round_result;
pub use round_texts::round_texts;
pub use sdmx::values_sdmx_csv;
pub use sheet::field_sheet;
pub use workbook::{Names, Unwritable, index_xlsx, resolutions_xlsx, round_xlsx, values_xlsx};

use domain::catalogue::IndicatorRecord;
use domain::key::SourceCode;
use domain::source::Source;
use std::collections::BTreeMap;

const HEADER: [&str; 20] = [
    "Indikator",
    "Gebiet",
    "Zeitraum",
    "Wert",
    "Einheit",
    "Genauigkeit",
    "Status",
    "Datenstand",
    "Quelle",
    "Beleg",
    "Anmerkung",
    "Zähler",
    "Nenner",
    "Stichprobe",
    "Zufallsbereich von",
    "Zufallsbereich bis",
    "Landkreis",
    "Größenklasse",
    "Branche",
    "Maßgeblich",
];

/// All values of indicators, superseded ones included and marked.
pub fn values_csv<'a>(
    records: impl IntoIterator<Item = &'a IndicatorRecord>,
    sources: &BTreeMap<SourceCode, Source>,
) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    line(&mut text, HEADER.iter().map(|name| quoted(name)));
    let all = records.into_iter().flat_map(|r| r.observations().iter().map(move |o| (r, o)));
    for (record, o) in all {
        let source = o.source.as_ref().map(|code| match sources.get(code) {
            Some(source) => words::citation(source),
            None => code.to_string(),
        });
        let note = if o.superseded { format!("ersetzt; {}", o.note) } else { o.note.clone() };
        let (detail, part) = (o.detail.as_deref(), o.breakdown());
        let reach = o.reach(record.indicator.is_percent());
        let cells = [
            quoted(o.indicator.as_str()),
            quoted(o.area.as_str()),
            quoted(&o.period.to_string()),
            // A number stays a number: it is written by type, so it can be no formula.
            number(Some(o.value)),
            quoted(&record.indicator.unit),
            quoted(o.qualifier.code()),
            quoted(o.status.code()),
            quoted(&o.vintage),
            quoted(&source.unwrap_or_default()),
            quoted(o.evidence.code()),
            quoted(&note),
            number(detail.and_then(|detail| detail.numerator)),
            number(detail.and_then(|detail| detail.denominator)),
            number(o.sample().map(f64::from)),
            number(reach.map(|(low, _)| low)),
            number(reach.map(|(_, high)| high)),
            quoted(&part.district),
            quoted(&part.size_class),
            quoted(&part.sector),
            quoted(if o.recorded.authoritative { "ja" } else { "" }),
        ];
        line(&mut text, cells.into_iter());
    }
    text.into_bytes()
}

/// A number with a decimal comma; an empty cell for none.
fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string().replace('.', ",")).unwrap_or_default()
}

/// A table of texts; the first row is its header.
pub fn text_csv(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        line(&mut text, row.iter().map(|cell| quoted(cell)));
    }
    text.into_bytes()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str(&cells.collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
}

/// What a formula starts with, also as wide characters, which some spreadsheets read alike.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// True where a spreadsheet could take a text for a formula. The sign `=` alone is none.
fn is_formula(cell: &str) -> bool {
    let unseen = |c: char| c == '"' || c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
    let begins =
        cell.trim_start_matches(unseen).starts_with(FORMULA) || cell.starts_with(['\t', '\r']);
    begins && cell != "="
}

/// A text cell. A spreadsheet would run one that starts like a formula, hence the apostrophe in front.
fn quoted(cell: &str) -> String {
    let guard = if is_formula(cell) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_never_becomes_a_formula() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@x",
            "\t=1",
            "\"=1",
            " =1",
            "\n=1",
            "\u{ff1d}1",
            "\u{a0}=1",
            "\u{200b}=1",
        ] {
            assert!(quoted(cell).starts_with("\"'"), "{cell:?}");
        }
        assert_eq!(quoted("rund „10\""), "\"rund „10\"\"\"");
    }
}
