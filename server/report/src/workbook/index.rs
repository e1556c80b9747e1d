//! The index as a workbook that computes: every step is a formula, so that anyone can follow it and try other values.

use super::Unwritable;
use crate::index::IndexSheet;
use domain::index::method::Element;
use domain::index::{Aggregation, Normaliser};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};

/// Rows of the values on the first sheet start here, the heading above.
const FIRST: u32 = 1;

/// Writes the workbook. Methods that a spreadsheet cannot follow step by step keep their results as numbers.
///
/// # Errors
/// [`Unwritable`] where the format has no room.
pub fn index_xlsx(sheet: &IndexSheet<'_>) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2018, 9, 3)?;
    book.set_properties(
        &DocProperties::new()
            .set_title("Digitalisierungsgrad zum Nachrechnen")
            .set_author("Wirkungskompass")
            .set_creation_datetime(&made),
    );
    values(book.add_worksheet(), sheet)?;
    fields(book.add_worksheet(), sheet)?;
    notes(book.add_worksheet(), sheet)?;
    Ok(book.save_to_buffer()?)
}

fn head(sheet: &mut Worksheet, name: &str, columns: &[(&str, f64)]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (place, (heading, width)) in (0..).zip(columns) {
        sheet.set_column_width(place, *width)?;
        sheet.write_string_with_format(0, place, *heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A formula with the result that it has, for programs that show a file without computing.
fn formula(
    sheet: &mut Worksheet,
    at: (u32, u16),
    text: &str,
    result: Option<f64>,
) -> Result<(), XlsxError> {
    // Nothing would be written as zero, and a missing value is never zero; a blank is written as a text.
    let shown = result.map_or_else(|| " ".to_owned(), |value| value.to_string());
    sheet.write_formula(at.0, at.1, Formula::new(text).set_result(shown)).map(drop)
}

/// What a value adds up as within its mean, and how the mean comes from the sum.
fn term(mean: Aggregation, weight: &str, value: &str) -> Option<String> {
    match mean {
        Aggregation::Arithmetic => Some(format!("{weight}*{value}")),
        Aggregation::Geometric => Some(format!("{weight}*LN({value})")),
        Aggregation::Harmonic => Some(format!("{weight}/{value}")),
        Aggregation::Median | Aggregation::Copeland => None,
    }
}

fn mean_of(mean: Aggregation, terms: &str, weights: &str) -> String {
    match mean {
        Aggregation::Geometric => format!("EXP({terms}/{weights})"),
        Aggregation::Harmonic => format!("{weights}/{terms}"),
        _ => format!("{terms}/{weights}"),
    }
}

fn values(sheet: &mut Worksheet, index: &IndexSheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        ("Indikator", 12.0),
        ("Bezeichnung", 46.0),
        ("Feld", 8.0),
        ("Wert", 12.0),
        ("Schlechtester Wert", 16.0),
        ("Bester Wert", 16.0),
        ("Gewicht im Feld", 12.0),
        ("Punkte", 12.0),
        ("Gewicht, wenn vorhanden", 14.0),
        ("Beitrag zum Feld", 14.0),
    ];
    head(sheet, "Werte", &columns)?;
    let draft = index.edition.method.draft();
    for (row, element) in (FIRST..).zip(&draft.elements) {
        let at = row + 1;
        let place = draft.elements.iter().position(|other| other.code == element.code);
        let weight = place.map_or(1.0, |place| index.edition.method.element_weight(place));
        let outcome = index.element(element);
        sheet.write_string(row, 0, element.code.as_str())?;
        sheet.write_string(row, 1, index.name(element))?;
        sheet.write_string(row, 2, element.field.as_str())?;
        if let Some(raw) = outcome.and_then(|outcome| outcome.raw) {
            sheet.write_number(row, 3, raw)?;
        }
        sheet.write_number(row, 6, weight)?;
        let points = outcome.and_then(|outcome| outcome.normalised);
        match points_formula(element, draft.scale.low, draft.scale.high, at) {
            Some((worst, best, text)) => {
                sheet.write_number(row, 4, worst)?;
                sheet.write_number(row, 5, best)?;
                formula(sheet, (row, 7), &text, points)?;
            }
            None => {
                if let Some(points) = points {
                    sheet.write_number(row, 7, points)?;
                }
            }
        }
        formula(
            sheet,
            (row, 8),
            &format!("=IF(H{at}=\"\",0,G{at})"),
            points.map(|_| weight).or(Some(0.0)),
        )?;
        if let Some(term) = term(draft.within.aggregation, &format!("G{at}"), &format!("H{at}")) {
            let result =
                points.map_or(0.0, |points| added(draft.within.aggregation, weight, points));
            formula(sheet, (row, 9), &format!("=IF(H{at}=\"\",0,{term})"), Some(result))?;
        }
    }
    Ok(())
}

fn added(mean: Aggregation, weight: f64, value: f64) -> f64 {
    match mean {
        Aggregation::Geometric => weight * value.ln(),
        Aggregation::Harmonic => weight / value,
        _ => weight * value,
    }
}

fn points_formula(element: &Element, low: f64, high: f64, at: u32) -> Option<(f64, f64, String)> {
    let Normaliser::Goalposts { worst, best, clamp } = element.normaliser else { return None };
    let share = format!("(D{at}-E{at})/(F{at}-E{at})");
    let share = if clamp { format!("MAX(0,MIN(1,{share}))") } else { share };
    let text = format!("=IF(D{at}=\"\",\"\",{low}+{share}*({high}-{low}))");
    Some((worst, best, text))
}

fn fields(sheet: &mut Worksheet, index: &IndexSheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        ("Feld", 8.0),
        ("Bezeichnung", 46.0),
        ("Gewicht", 12.0),
        ("Punkte des Feldes", 14.0),
        ("Gewicht, wenn vorhanden", 14.0),
        ("Beitrag", 14.0),
    ];
    head(sheet, "Digitalisierungsgrad", &columns)?;
    let method = &index.edition.method;
    let draft = method.draft();
    let last_value = u32::try_from(draft.elements.len()).unwrap_or(u32::MAX);
    let range = |column: char| format!("Werte!${column}$2:${column}${}", last_value + 1);
    let mut row = FIRST;
    for (place, field) in draft.fields.iter().enumerate() {
        let at = row + 1;
        let outcome = index.standing.outcome.fields.get(place);
        let value = outcome.and_then(|outcome| outcome.value);
        let weight = method.field_weight(place);
        sheet.write_string(row, 0, field.code.as_str())?;
        sheet.write_string(row, 1, index.field_name(&field.code))?;
        sheet.write_number(row, 2, weight)?;
        if term(draft.within.aggregation, "", "").is_some() {
            let sum = |column| format!("SUMIF({},A{at},{})", range('C'), range(column));
            let mean = mean_of(draft.within.aggregation, &sum('J'), &sum('I'));
            formula(sheet, (row, 3), &format!("=IF({}=0,\"\",{mean})", sum('I')), value)?;
        } else if let Some(value) = value {
            sheet.write_number(row, 3, value)?;
        }
        formula(
            sheet,
            (row, 4),
            &format!("=IF(D{at}=\"\",0,C{at})"),
            value.map(|_| weight).or(Some(0.0)),
        )?;
        if let Some(term) = term(draft.across.aggregation, &format!("C{at}"), &format!("D{at}")) {
            let result = value.map_or(0.0, |value| added(draft.across.aggregation, weight, value));
            formula(sheet, (row, 5), &format!("=IF(D{at}=\"\",0,{term})"), Some(result))?;
        }
        row += 1;
    }
    let bold = Format::new().set_bold();
    let result_row = row + 1;
    let span = |column: char| format!("{column}2:{column}{row}");
    sheet.write_string_with_format(result_row, 0, "Digitalisierungsgrad", &bold)?;
    let value = index.standing.outcome.value;
    let needed = index.standing.outcome.needed;
    if term(draft.across.aggregation, "", "").is_some() {
        let (terms, weights) = (format!("SUM({})", span('F')), format!("SUM({})", span('E')));
        let mean = mean_of(draft.across.aggregation, &terms, &weights);
        let text = format!("=IF(COUNT({})<{needed},\"\",{mean})", span('D'));
        formula(sheet, (result_row, 3), &text, value)?;
    } else if let Some(value) = value {
        sheet.write_number(result_row, 3, value)?;
    }
    sheet.write_string(result_row + 1, 0, "Felder mit Wert")?;
    #[expect(clippy::cast_precision_loss, reason = "a handful of fields")]
    let present = index.standing.outcome.present as f64;
    formula(sheet, (result_row + 1, 3), &format!("=COUNT({})", span('D')), Some(present))
}

fn notes(sheet: &mut Worksheet, index: &IndexSheet<'_>) -> Result<(), XlsxError> {
    head(sheet, "Verfahren", &[("Angabe", 28.0), ("Inhalt", 90.0)])?;
    for (row, (name, text)) in (FIRST..).zip(index.notes()) {
        sheet.write_string(row, 0, name)?;
        let mut form = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        if crate::is_formula(&text) {
            form = form.set_quote_prefix();
        }
        sheet.write_string_with_format(row, 1, text, &form)?;
    }
    Ok(())
}
