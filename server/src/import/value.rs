//! The content of a value cell: number, decimals, qualifier, sign, flag.

use super::flag::{Flag, Sign, Vocabulary};
use super::grid::{Cell, Kind};
use super::place::shortened;
use super::unreadable::Fault;
use domain::indicator::observation::Qualifier;
use domain::number::{MAX_ABS, NumberError, parse_german_with};
use serde::{Deserialize, Serialize};

/// How a table writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// German: `1.234,5`. Read by [`domain::number::parse_german`].
    Comma,
    /// English: `1,234.5`. A single comma without a point, as in `1,234`, is refused as ambiguous.
    Point,
    /// Comma or point, and never a thousands mark, as in GENESIS flat files of both languages.
    Either,
}

/// More decimals than any file has that was made from doubles.
const MAX_DECIMALS: u8 = 40;

/// Words and signs before a number that say how exact it is. Longer ones stand before those they begin with.
const QUALIFIERS: [(&str, Qualifier); 22] = [
    ("rund", Qualifier::About),
    ("ungefähr", Qualifier::About),
    ("etwa", Qualifier::About),
    ("circa", Qualifier::About),
    ("ca.", Qualifier::About),
    ("about", Qualifier::About),
    ("~", Qualifier::About),
    ("\u{2248}", Qualifier::About),
    ("weniger als", Qualifier::Below),
    ("knapp", Qualifier::Below),
    ("fast", Qualifier::Below),
    ("unter", Qualifier::Below),
    ("nearly", Qualifier::Below),
    ("less than", Qualifier::Below),
    ("under", Qualifier::Below),
    ("<", Qualifier::Below),
    ("mehr als", Qualifier::Above),
    ("über", Qualifier::Above),
    ("gut", Qualifier::Above),
    ("more than", Qualifier::Above),
    ("over", Qualifier::Above),
    (">", Qualifier::Above),
];

/// What a value cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) value: Option<f64>,
    pub(super) decimals: u8,
    pub(super) qualifier: Qualifier,
    pub(super) sign: Option<Sign>,
    pub(super) flag: Option<Flag>,
    pub(super) is_percent: bool,
    pub(super) fault: Option<Fault>,
}

impl Reading {
    fn nothing() -> Self {
        Self {
            value: None,
            decimals: 0,
            qualifier: Qualifier::Exact,
            sign: None,
            flag: None,
            is_percent: false,
            fault: None,
        }
    }

    fn of_sign(sign: Sign) -> Self {
        Self { value: sign.value(), sign: Some(sign), ..Self::nothing() }
    }

    fn of_fault(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::nothing() }
    }
}

/// Reads a value cell. A number that a workbook holds as such needs no notation.
pub(super) fn read(cell: Cell<'_>, mark: DecimalMark, vocabulary: Vocabulary) -> Reading {
    let text = cell.text.trim();
    match cell.kind {
        Kind::Text => read_text(text, mark, vocabulary),
        Kind::Number => read_plain(text),
        Kind::Percent => Reading { is_percent: true, ..read_plain(text) },
        Kind::Day => Reading::of_fault(Fault::Number(NumberError::NotANumber)),
        Kind::Error => Reading::of_fault(Fault::CellError { shown: shortened(text) }),
        Kind::NoResult => Reading::of_fault(Fault::FormulaWithoutValue),
    }
}

/// Reads a number that a machine wrote, with a point.
pub(super) fn read_plain(text: &str) -> Reading {
    match plain(text, &['.']) {
        Ok((value, decimals)) => Reading { value: Some(value), decimals, ..Reading::nothing() },
        Err(error) => Reading::of_fault(Fault::Number(error)),
    }
}

/// Reads a value as it is written.
pub(super) fn read_text(text: &str, mark: DecimalMark, vocabulary: Vocabulary) -> Reading {
    if let Some(sign) = vocabulary.sign(text) {
        return Reading::of_sign(sign);
    }
    let (text, flag) = split_flag(text, vocabulary);
    if let Some(sign) = vocabulary.sign(text) {
        return Reading { flag, ..Reading::of_sign(sign) };
    }
    let (qualifier, number) = split_qualifier(text);
    match number_with(number, mark) {
        Ok((value, decimals)) => Reading {
            value: Some(value),
            decimals,
            qualifier,
            sign: None,
            flag,
            is_percent: number.ends_with('%'),
            fault: None,
        },
        Err(fault) => Reading { flag, ..Reading::of_fault(fault) },
    }
}

/// Takes a flag off the end: `12,3 p`, and with German offices also the brackets of `(12,3)`, which say that the value
/// tells little.
fn split_flag(text: &str, vocabulary: Vocabulary) -> (&str, Option<Flag>) {
    if vocabulary == Vocabulary::General {
        return (text, None);
    }
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    if let Some(inner) = bracketed.filter(|_| vocabulary == Vocabulary::Destatis) {
        return (inner.trim(), vocabulary.flag("()"));
    }
    match text.rsplit_once(char::is_whitespace) {
        Some((number, letters))
            if (1..=3).contains(&letters.len())
                && letters.bytes().all(|byte| byte.is_ascii_lowercase()) =>
        {
            (number.trim_end(), vocabulary.flag(letters))
        }
        _ => (text, None),
    }
}

fn split_qualifier(text: &str) -> (Qualifier, &str) {
    for (word, qualifier) in QUALIFIERS {
        let Some(head) = text.get(..word.len()).filter(|head| head.to_lowercase() == word) else {
            continue;
        };
        let rest = &text[head.len()..];
        let number = rest.trim_start();
        // „überall" is no „über".
        if !word.ends_with(char::is_alphabetic) || number.len() < rest.len() {
            return (qualifier, number);
        }
    }
    (Qualifier::Exact, text)
}

/// Reads a number in the notation of a table; gives it with its decimals as written.
fn number_with(text: &str, mark: DecimalMark) -> Result<(f64, u8), Fault> {
    match mark {
        DecimalMark::Comma => german(text).map_err(Fault::Number),
        DecimalMark::Point => english(text),
        DecimalMark::Either => {
            let body = text.strip_suffix('%').map_or(text, str::trim_end);
            plain(body, &['.', ',']).map_err(Fault::Number)
        }
    }
}

fn german(text: &str) -> Result<(f64, u8), NumberError> {
    let text: String =
        text.chars().map(|c| if is_thin_blank(c) { '\u{202f}' } else { c }).collect();
    let value = parse_german_with(&text, MAX_DECIMALS)?;
    let decimals = text.rsplit_once(',').map_or(0, |(_, decimals)| digits(decimals));
    Ok((value, decimals))
}

fn english(text: &str) -> Result<(f64, u8), Fault> {
    let wrong = |error| Err(Fault::Number(error));
    let body = text.strip_suffix('%').map_or(text, str::trim_end);
    let unsigned = body.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(body);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let Some(group_mark) = whole.chars().find(|c| *c == ',' || is_blank(*c)) else {
        return plain(body, &['.']).map_err(Fault::Number);
    };
    let mut groups = whole.split(group_mark);
    let first_is_group = groups.next().is_some_and(|first| {
        (1..=3).contains(&first.len()) && !first.starts_with('0') && is_digits(first)
    });
    if !first_is_group || !groups.all(|group| group.len() == 3 && is_digits(group)) {
        return wrong(NumberError::GroupingBroken);
    }
    let has_one_comma = group_mark == ',' && whole.matches(',').count() == 1;
    if has_one_comma && !unsigned.contains('.') {
        return Err(Fault::AmbiguousNumber);
    }
    let sign = &body[..body.len() - unsigned.len()];
    let joined = format!("{sign}{}", whole.replace(group_mark, ""));
    if decimals.is_empty() {
        return plain(&joined, &['.']).map_err(Fault::Number);
    }
    plain(&format!("{joined}.{decimals}"), &['.']).map_err(Fault::Number)
}

/// Reads a number without thousands marks, with one of the decimal marks and perhaps an exponent.
fn plain(text: &str, marks: &[char]) -> Result<(f64, u8), NumberError> {
    let unsigned = text.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(text);
    if unsigned.is_empty() {
        return Err(if text.is_empty() { NumberError::Empty } else { NumberError::NotANumber });
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, decimals) = match mantissa.split_once(marks) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let power = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    let all_digits =
        is_digits(whole) && decimals.is_none_or(is_digits) && power.is_none_or(is_digits);
    if !all_digits {
        return Err(NumberError::NotANumber);
    }
    let written = format!("{whole}.{}e{}", decimals.unwrap_or("0"), exponent.unwrap_or("0"));
    let magnitude: f64 = written.parse().map_err(|_| NumberError::NotANumber)?;
    if !magnitude.is_finite() || magnitude > MAX_ABS {
        return Err(NumberError::OutOfRange);
    }
    let decimals = match exponent {
        None => decimals.map_or(0, digits),
        Some(_) => {
            magnitude.to_string().split_once('.').map_or(0, |(_, decimals)| digits(decimals))
        }
    };
    let negative = text.starts_with(['-', '\u{2212}']) && magnitude != 0.0;
    Ok((if negative { -magnitude } else { magnitude }, decimals))
}

fn digits(text: &str) -> u8 {
    u8::try_from(text.bytes().take_while(u8::is_ascii_digit).count()).unwrap_or(u8::MAX)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_thin_blank(c: char) -> bool {
    matches!(c, '\u{2007}' | '\u{2009}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}') || is_thin_blank(c)
}

/// True where a trimmed text looks like a number in any notation; for guessing.
pub(super) fn looks_like_number(text: &str) -> bool {
    let has_leading_zero = text.len() > 1
        && text.starts_with('0')
        && text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    !has_leading_zero
        && (number_with(text, DecimalMark::Comma).is_ok()
            || matches!(number_with(text, DecimalMark::Point), Ok(_) | Err(Fault::AmbiguousNumber)))
}

/// The decimal mark that a text can only have: `1,5` a comma, `1.5` a point, `1.500` and `1500` neither.
pub(super) fn only_mark(text: &str) -> Option<DecimalMark> {
    let comma = number_with(text, DecimalMark::Comma).is_ok();
    let point = number_with(text, DecimalMark::Point).is_ok();
    match (comma, point) {
        (true, false) if text.contains(',') && !is_ambiguous(text) => Some(DecimalMark::Comma),
        (false, true) if text.contains('.') => Some(DecimalMark::Point),
        _ => None,
    }
}

fn is_ambiguous(text: &str) -> bool {
    number_with(text, DecimalMark::Point) == Err(Fault::AmbiguousNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, mark: DecimalMark) -> Result<(f64, u8), Fault> {
        let reading = read_text(text, mark, Vocabulary::General);
        match reading.fault {
            Some(fault) => Err(fault),
            None => Ok((reading.value.unwrap(), reading.decimals)),
        }
    }

    #[test]
    fn numbers_are_read_in_the_notation_of_the_table() {
        use DecimalMark::{Comma, Either, Point};
        for (text, mark, number, decimals) in [
            ("63,40", Comma, 63.4, 2),
            ("1.234", Comma, 1234.0, 0),
            ("1.234,5", Comma, 1234.5, 1),
            ("9\u{a0}626", Comma, 9626.0, 0),
            ("9\u{2009}626,1", Comma, 9626.1, 1),
            ("63,4\u{a0}%", Comma, 63.4, 1),
            ("\u{2212}3,2", Comma, -3.2, 1),
            ("63.40", Point, 63.4, 2),
            ("1.234", Point, 1.234, 3),
            ("1,234.5", Point, 1234.5, 1),
            ("1,234,567", Point, 1_234_567.0, 0),
            ("1\u{202f}234", Point, 1234.0, 0),
            ("-12.5 %", Point, -12.5, 1),
            ("1E-3", Point, 0.001, 3),
            ("53,9", Either, 53.9, 1),
            ("53.9", Either, 53.9, 1),
            ("10755706", Either, 10_755_706.0, 0),
        ] {
            assert_eq!(value(text, mark), Ok((number, decimals)), "{text:?} {mark:?}");
        }
    }

    #[test]
    fn what_may_be_wrong_by_a_thousand_is_refused() {
        use DecimalMark::{Comma, Either, Point};
        for (text, mark, code) in [
            ("63.38", Comma, "number_point_as_decimal"),
            ("1,234", Point, "number_ambiguous"),
            ("63,4", Point, "number_grouping_broken"),
            ("0,123", Point, "number_grouping_broken"),
            ("1.234.567", Either, "number_not_a_number"),
            ("1.234,5", Either, "number_not_a_number"),
            ("=1+2", Comma, "number_not_a_number"),
            ("@SUM(A1)", Point, "number_not_a_number"),
            ("1e400", Point, "number_out_of_range"),
            ("99999999999999999999", Either, "number_out_of_range"),
            ("überall 3", Comma, "number_not_a_number"),
            ("+", Point, "number_not_a_number"),
        ] {
            let fault = value(text, mark).unwrap_err();
            assert_eq!(fault.code(), code, "{text:?} {mark:?}");
        }
    }

    #[test]
    fn qualifiers_of_the_source_are_kept() {
        for (text, number, qualifier) in [
            ("rund 1.300", 1300.0, Qualifier::About),
            ("mehr als 9.300", 9300.0, Qualifier::Above),
            ("Knapp 11 %", 11.0, Qualifier::Below),
            ("<5", 5.0, Qualifier::Below),
            ("ca. 12,5", 12.5, Qualifier::About),
            ("7", 7.0, Qualifier::Exact),
        ] {
            let reading = read_text(text, DecimalMark::Comma, Vocabulary::General);
            assert_eq!((reading.value, reading.qualifier), (Some(number), qualifier), "{text}");
        }
    }

    #[test]
    fn a_flag_at_the_number_is_taken_off() {
        let reading = read_text("12.3 bp", DecimalMark::Point, Vocabulary::Sdmx);
        assert_eq!(reading.value, Some(12.3));
        assert_eq!(reading.flag.map(|flag| flag.written).as_deref(), Some("bp"));
        let reading = read_text("(12,3)", DecimalMark::Comma, Vocabulary::Destatis);
        assert_eq!((reading.value, reading.flag.is_some()), (Some(12.3), true));
        let reading = read_text(": u", DecimalMark::Point, Vocabulary::Sdmx);
        assert_eq!((reading.sign, reading.flag.is_some()), (Some(Sign::Missing), true));
    }

    #[test]
    fn only_some_numbers_give_the_decimal_mark_away() {
        for (text, mark) in [
            ("1,5", Some(DecimalMark::Comma)),
            ("1.5", Some(DecimalMark::Point)),
            ("1.234,5", Some(DecimalMark::Comma)),
            ("1,234.5", Some(DecimalMark::Point)),
            ("1.234", None),
            ("1,234", None),
            ("1234", None),
            ("Text", None),
        ] {
            assert_eq!(only_mark(text), mark, "{text}");
        }
        assert!(
            looks_like_number("1,234") && looks_like_number("1.234") && !looks_like_number("03")
        );
        assert!(!looks_like_number("A") && !looks_like_number("") && looks_like_number("0"));
    }
}
