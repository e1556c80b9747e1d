//! Numbers as people write and read them: German first, English beside it.
//!
//! Reading is strict because a lenient reader is wrong by a factor of a thousand: in German `1.234`
//! is one thousand two hundred and thirty-four. Writing rounds once, from the shortest decimal that
//! identifies the stored value.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Largest absolute value that is read; up to here an `f64` keeps every whole number exactly.
pub const MAX_ABS: f64 = 1e15;

/// Most decimals that [`parse_german`] reads.
pub const MAX_DECIMALS: u8 = 9;

const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// Language of a text shown to people.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German, the default.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The ISO 639-1 code, as in `lang="de"`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language with this code, `None` for any other text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    const fn decimal_mark(self) -> char {
        match self {
            Self::De => ',',
            Self::En => '.',
        }
    }

    const fn group_mark(self) -> char {
        match self {
            Self::De => '.',
            Self::En => ',',
        }
    }
}

/// Why a text is not a number in German notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but blanks. A missing value is never 0.
    Empty,
    /// Contains something that belongs to no number, or a sign or mark in the wrong place.
    NotANumber,
    /// English notation: a point before the decimals, or commas between the thousands.
    PointAsDecimal {
        /// The same number in German notation; [`parse_german`] accepts it.
        suggestion: String,
    },
    /// Thousands marks that do not separate groups of exactly three digits, or different marks in
    /// one number.
    GroupingBroken,
    /// More digits after the comma than allowed.
    TooManyDecimals {
        /// The most that are allowed.
        max: u8,
    },
    /// Beyond ±[`MAX_ABS`].
    OutOfRange,
}

impl NumberError {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "number_empty",
            Self::NotANumber => "number_not_a_number",
            Self::PointAsDecimal { .. } => "number_point_as_decimal",
            Self::GroupingBroken => "number_grouping_broken",
            Self::TooManyDecimals { .. } => "number_too_many_decimals",
            Self::OutOfRange => "number_out_of_range",
        }
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for NumberError {}

/// Reads a number in German notation with at most [`MAX_DECIMALS`] decimals.
///
/// Accepted: surrounding blanks; a sign `+`, `-` or `−` directly before the digits; decimal comma;
/// thousands separated by dots, blanks, or (narrow) no-break spaces in groups of exactly three
/// digits; a `%` at the end, which does not change the value (`63,4 %` is 63.4). `1.234` is 1234.
///
/// # Errors
/// [`NumberError`]; English notation is answered with the German spelling instead of a guess.
pub fn parse_german(input: &str) -> Result<f64, NumberError> {
    parse_german_with(input, MAX_DECIMALS)
}

/// As [`parse_german`], with at most `max_decimals` digits after the comma (trailing zeros count).
///
/// # Errors
/// As [`parse_german`].
pub fn parse_german_with(input: &str, max_decimals: u8) -> Result<f64, NumberError> {
    let text = input.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let body = text.strip_prefix(['+', '-', MINUS]).unwrap_or(text);
    let sign = &text[..text.len() - body.len()];
    let foreign = |c| !(is_digit(c) || c == ',' || is_group_mark(c));
    if body.contains(foreign) || !body.contains(is_digit) || body.starts_with(char::is_whitespace) {
        return Err(NumberError::NotANumber);
    }

    if let Some(german) = german_spelling(body) {
        let suggestion = format!("{sign}{german}");
        // The suggestion may break a limit of its own, which is then the more useful answer.
        return Err(match parse_german_with(&suggestion, max_decimals) {
            Ok(_) => NumberError::PointAsDecimal { suggestion },
            Err(error) => error,
        });
    }

    let (whole, decimals) = match body.split_once(',') {
        None => (body, ""),
        Some((whole, decimals)) if is_digits(decimals) => (whole, decimals),
        Some(_) => return Err(NumberError::NotANumber),
    };
    if whole.is_empty() {
        return Err(NumberError::NotANumber);
    }
    let digits = join_groups(whole).ok_or(NumberError::GroupingBroken)?;
    if decimals.len() > usize::from(max_decimals) {
        return Err(NumberError::TooManyDecimals { max: max_decimals });
    }

    let magnitude: f64 =
        format!("{digits}.{decimals}0").parse().map_err(|_| NumberError::NotANumber)?;
    if magnitude > MAX_ABS {
        return Err(NumberError::OutOfRange);
    }
    let negative = matches!(sign.chars().next(), Some('-' | MINUS));
    Ok(if negative && magnitude != 0.0 { -magnitude } else { magnitude })
}

/// Writes a number in German notation with exactly `decimals` decimals: `1.234,5`, `−3,2`. See
/// [`format_number`].
pub fn format_german(value: f64, decimals: u8) -> String {
    format_number(value, decimals, Language::De)
}

/// Writes a number with exactly `decimals` decimals.
///
/// German `−1.234,5`, English `−1,234.5`, both with the real minus sign U+2212 and never with a
/// minus before zero. Rounds once, half away from zero, from the shortest decimal that identifies
/// `value`: 2.675 gives `2,68`. What is no finite number is written `k. A.` (English `n/a`), never
/// 0.
pub fn format_number(value: f64, decimals: u8, language: Language) -> String {
    written(value, language, |number| number.round(decimals))
}

/// As [`format_number`] with at most `max_decimals` decimals and without trailing zeros: `63,38`,
/// `54`, `2,9`.
pub fn format_shortest(value: f64, max_decimals: u8, language: Language) -> String {
    written(value, language, |number| number.round(max_decimals).without_trailing_zeros())
}

/// As [`format_number`] with a sign before every value that is not written as zero: `+23,6`,
/// `−3,2`, `0,0`.
pub fn format_signed(value: f64, decimals: u8, language: Language) -> String {
    written(value, language, |number| number.round(decimals).with_plus())
}

/// As [`format_shortest`] with a sign before every value that is not written as zero: `+12`,
/// `−0,5`, `0`.
pub fn format_signed_shortest(value: f64, max_decimals: u8, language: Language) -> String {
    written(value, language, |number| {
        number.round(max_decimals).without_trailing_zeros().with_plus()
    })
}

fn written(value: f64, language: Language, shape: impl FnOnce(Decimal) -> Decimal) -> String {
    match (Decimal::of(value), language) {
        (Some(number), _) => shape(number).write(language),
        (None, Language::De) => "k. A.".to_owned(),
        (None, Language::En) => "n/a".to_owned(),
    }
}

/// A finite number as decimal digits, so that rounding sees what a reader sees.
struct Decimal {
    negative: bool,
    plus: bool,
    whole: String,
    decimals: String,
}

impl Decimal {
    fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        // `Display` of `f64` is the shortest round-trip decimal and never uses an exponent.
        let text = value.abs().to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        Some(Self {
            negative: value.is_sign_negative(),
            plus: false,
            whole: whole.to_owned(),
            decimals: decimals.to_owned(),
        })
    }

    fn round(self, places: u8) -> Self {
        let places = usize::from(places);
        let up = self.decimals.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
        let mut digits: Vec<u8> = self
            .whole
            .bytes()
            .chain(self.decimals.bytes().chain(std::iter::repeat(b'0')).take(places))
            .collect();
        if up {
            add_one(&mut digits);
        }
        let split = digits.len() - places;
        let text = |part: &[u8]| part.iter().copied().map(char::from).collect();
        Self { whole: text(&digits[..split]), decimals: text(&digits[split..]), ..self }
    }

    fn without_trailing_zeros(mut self) -> Self {
        self.decimals.truncate(self.decimals.trim_end_matches('0').len());
        self
    }

    fn with_plus(self) -> Self {
        Self { plus: true, ..self }
    }

    fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.decimals.bytes()).all(|digit| digit == b'0')
    }

    fn write(&self, language: Language) -> String {
        let mut out = String::new();
        if !self.is_zero() {
            if self.negative {
                out.push(MINUS);
            } else if self.plus {
                out.push('+');
            }
        }
        out.push_str(&group(&self.whole, language.group_mark()));
        if !self.decimals.is_empty() {
            out.push(language.decimal_mark());
            out.push_str(&self.decimals);
        }
        out
    }
}

fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

fn group(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_digit)
}

fn is_group_mark(c: char) -> bool {
    matches!(c, '.' | ' ' | NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE)
}

/// The digits of a whole number with or without thousands marks, `None` if the groups are not three
/// digits each.
fn join_groups(whole: &str) -> Option<String> {
    join_groups_by(whole, is_group_mark)
}

fn join_groups_by(whole: &str, is_mark: impl Fn(char) -> bool) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| is_mark(*c)) else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    // No one writes 0.123 for 123: a leading zero means that the mark is not a thousands mark.
    let first_is_group = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    let rest_are_groups = groups.all(|group| group.len() == 3 && is_digits(group));
    (first_is_group && rest_are_groups).then(|| whole.replace(mark, ""))
}

/// The German spelling of a text that can only be meant in English notation, `None` for everything
/// else.
fn german_spelling(body: &str) -> Option<String> {
    if join_groups(body).is_some() {
        return None;
    }
    let (whole, decimals) = match (body.rsplit_once('.'), body.matches(',').count()) {
        (Some((whole, decimals)), _) if is_digits(decimals) && !whole.contains('.') => {
            (whole, decimals)
        }
        (None, 2..) => (body, ""),
        _ => return None,
    };
    let whole = if whole.is_empty() { "0" } else { whole };
    let digits = join_groups_by(whole, |c| c == ',' || (is_group_mark(c) && c != '.'))?;
    let whole = if is_digits(whole) { digits } else { group(&digits, '.') };
    Some(if decimals.is_empty() { whole } else { format!("{whole},{decimals}") })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;

    fn point(suggestion: &str) -> NumberError {
        NumberError::PointAsDecimal { suggestion: suggestion.to_owned() }
    }

    #[test]
    fn german_spellings_are_read() {
        for (text, value) in [
            ("0", 0.0),
            ("63,38", 63.38),
            ("  54 ", 54.0),
            ("1.234", 1234.0),
            ("1.234,5", 1234.5),
            ("1234,5", 1234.5),
            ("1,234", 1.234),
            ("9 626", 9626.0),
            ("9\u{a0}626", 9626.0),
            ("67\u{202f}700\u{202f}000", 67_700_000.0),
            ("+23,6", 23.6),
            ("-3,2", -3.2),
            ("\u{2212}3,2", -3.2),
            ("63,4 %", 63.4),
            ("63,4\u{a0}%", 63.4),
            ("63,4%", 63.4),
            ("\u{a0}007,50\t", 7.5),
            ("-0,0", 0.0),
            ("1.000.000.000.000.000", 1e15),
        ] {
            assert_eq!(parse_german(text), Ok(value), "{text:?}");
        }
        assert!(parse_german("-0,0").unwrap().is_sign_positive());
    }

    #[test]
    fn nothing_is_not_zero() {
        for text in ["", " ", "\u{a0}\t\n"] {
            assert_eq!(parse_german(text), Err(NumberError::Empty), "{text:?}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let texts = "1e5|NaN|inf|--3|+-3|- 3|3-|1,2,3|12,|,5|,|.|-|%|5 % %|%5|5 €|5 Mio.|\
                     0x10|½|٣|12,5,|1,23.456.7|k. A.|1\t234|1'234|\u{2013}3";
        for text in texts.split('|') {
            assert_eq!(parse_german(text), Err(NumberError::NotANumber), "{text:?}");
        }
    }

    #[test]
    fn english_notation_is_answered_with_the_german_spelling() {
        for (text, suggestion) in [
            ("63.38", "63,38"),
            ("-63.38 %", "-63,38"),
            ("0.123", "0,123"),
            (".5", "0,5"),
            ("1.2345", "1,2345"),
            ("1234.567", "1234,567"),
            ("1,234.5", "1.234,5"),
            ("1 234.5", "1.234,5"),
            ("1,234,567", "1.234.567"),
            ("1,234,567.891", "1.234.567,891"),
        ] {
            assert_eq!(parse_german(text), Err(point(suggestion)), "{text:?}");
        }
    }

    #[test]
    fn broken_groups_are_refused() {
        let texts = "1.23.456|1.2345.678|12 34|1.234 567|1 23|1.|1..234|1234.567.890|\
                     0.123.456|1 234\u{a0}567|1.23,5";
        for text in texts.split('|') {
            assert_eq!(parse_german(text), Err(NumberError::GroupingBroken), "{text:?}");
        }
    }

    #[test]
    fn limits_are_refused() {
        assert_eq!(parse_german("0,1234567891"), Err(NumberError::TooManyDecimals { max: 9 }));
        assert_eq!(parse_german_with("2,95", 1), Err(NumberError::TooManyDecimals { max: 1 }));
        assert_eq!(parse_german_with("2.95", 1), Err(NumberError::TooManyDecimals { max: 1 }));
        assert_eq!(parse_german("1.000.000.000.000.001"), Err(NumberError::OutOfRange));
        assert_eq!(parse_german(&"9".repeat(400)), Err(NumberError::OutOfRange));
    }

    #[test]
    fn numbers_are_written_in_both_languages() {
        for (value, decimals, german, english) in [
            (63.38, 1, "63,4", "63.4"),
            (9626.0, 0, "9.626", "9,626"),
            (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
            (-1234.5, 1, "\u{2212}1.234,5", "\u{2212}1,234.5"),
            (-0.04, 1, "0,0", "0.0"),
            (-0.0, 0, "0", "0"),
            (999.95, 1, "1.000,0", "1,000.0"),
            (0.5, 0, "1", "1"),
            (-2.5, 0, "\u{2212}3", "\u{2212}3"),
            (1e-7, 2, "0,00", "0.00"),
            (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
            (f64::NAN, 1, "k. A.", "n/a"),
            (f64::NEG_INFINITY, 1, "k. A.", "n/a"),
        ] {
            assert_eq!(format_german(value, decimals), german);
            assert_eq!(format_number(value, decimals, Language::En), english);
        }
    }

    #[test]
    fn rounding_happens_once_and_on_the_written_decimal() {
        assert_eq!(format_german(2.675, 2), "2,68");
        assert_eq!(format_german(1.005, 2), "1,01");
        assert_eq!(format_german(69.75, 1), "69,8");
        assert_eq!(format_german(0.4445, 0), "0");
        assert_eq!(format_german(69.745, 1), "69,7");
    }

    #[test]
    fn shortest_cuts_trailing_zeros() {
        assert_eq!(format_shortest(63.38, 2, Language::De), "63,38");
        assert_eq!(format_shortest(54.0, 2, Language::De), "54");
        assert_eq!(format_shortest(2.9, 2, Language::De), "2,9");
        assert_eq!(format_shortest(-0.001, 2, Language::De), "0");
        assert_eq!(format_shortest(1200.0, 2, Language::En), "1,200");
    }

    #[test]
    fn signs_stand_before_everything_but_zero() {
        assert_eq!(format_signed(23.6, 1, Language::De), "+23,6");
        assert_eq!(format_signed(-3.2, 1, Language::De), "\u{2212}3,2");
        assert_eq!(format_signed(0.04, 1, Language::De), "0,0");
        assert_eq!(format_signed(-0.04, 1, Language::En), "0.0");
        assert_eq!(format_signed_shortest(12.0, 1, Language::De), "+12");
        assert_eq!(format_signed_shortest(-0.01, 1, Language::De), "0");
    }

    #[test]
    fn language_codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("DE"), None);
        assert_eq!(Language::default(), Language::De);
    }
}
