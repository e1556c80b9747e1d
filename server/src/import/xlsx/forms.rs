//! How numbers of a workbook are shown: as they are, per cent, or as days.

use super::package::each_element;
use crate::import::archive::Archive;
use crate::import::grid::Kind;
use crate::import::limits::Limits;
use crate::import::period::spreadsheet_day;
use crate::import::unreadable::Unreadable;

/// How numbers of a style are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Number,
    Percent,
    Day,
}

/// The form of each style by its number.
pub(super) fn forms(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<Form>, Unreadable> {
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

/// A number as it is shown, and what kind it then is. The time of a day is dropped.
pub(super) fn shown(number: f64, form: Form, from_1904: bool) -> (String, Kind) {
    let day = (form == Form::Day && (0.0..3e6).contains(&number))
        .then(|| spreadsheet_day(whole(number), from_1904))
        .flatten();
    match (form, day) {
        (_, Some(day)) => (day.to_string(), Kind::Day),
        (Form::Percent, None) => (percent_of(number).to_string(), Kind::Percent),
        _ => (number.to_string(), Kind::Number),
    }
}

/// A share as a number of a hundred.
///
/// Shifting the written decimal by two places rounds once; multiplying by 100 makes 7.000000000000001 of 0.07.
pub(in crate::import) fn percent_of(share: f64) -> f64 {
    format!("{share}e2").parse().unwrap_or(share * 100.0)
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
            assert_eq!(form_of_code(code), form, "{code}");
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
}
