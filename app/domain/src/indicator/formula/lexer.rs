//! From characters to tokens.

use super::error::{Expected, FormulaError, FormulaProblem};
use super::expression::{Operator, Reference};
use crate::key::{AreaCode, IndicatorCode};
use crate::number::{MAX_ABS, MAX_DECIMALS};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    /// An indicator in brackets, `prior` not yet known.
    Indicator(Reference),
    Word(&'a str),
    Operator(Operator),
    Opening,
    Closing,
    Separator,
    /// A character that has no meaning in a formula.
    Foreign,
    End,
}

/// Reads tokens one after the other.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token and its position. After the end comes [`Token::End`] again and again.
    pub(super) fn next(&mut self) -> Result<(usize, Token<'a>), FormulaError> {
        self.take_while(char::is_whitespace);
        let start = self.at;
        let Some(first) = self.rest().chars().next() else {
            return Ok((start, Token::End));
        };
        let token = match first {
            '0'..='9' => self.number(start)?,
            'A'..='Z' | 'a'..='z' => Token::Word(self.take_while(|c| c.is_ascii_alphanumeric())),
            _ => {
                self.at += first.len_utf8();
                match first {
                    '+' => Token::Operator(Operator::Add),
                    '-' | '\u{2212}' => Token::Operator(Operator::Subtract),
                    '*' | '\u{b7}' | '\u{d7}' => Token::Operator(Operator::Multiply),
                    '/' => Token::Operator(Operator::Divide),
                    '(' => Token::Opening,
                    ')' => Token::Closing,
                    ';' => Token::Separator,
                    '[' => self.indicator()?,
                    ',' => {
                        return Err(error(
                            start,
                            FormulaProblem::Comma,
                            Some(Expected::PointOrSemicolon),
                        ));
                    }
                    _ => Token::Foreign,
                }
            }
        };
        Ok((start, token))
    }

    fn number(&mut self, start: usize) -> Result<Token<'a>, FormulaError> {
        let text = self.take_while(|c| c.is_ascii_digit() || c == '.');
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        if text.ends_with('.') {
            return Err(missing(self.at, self.rest(), Expected::Digit));
        }
        let is_group = whole.len() <= 3 && !whole.starts_with('0') && decimals.len() == 3;
        if is_group || decimals.contains('.') {
            let plain = text.replace('.', "");
            let problem = FormulaProblem::ThousandsPoint { plain };
            return Err(error(start, problem, Some(Expected::PlainNumber)));
        }
        if decimals.len() > usize::from(MAX_DECIMALS) {
            let problem = FormulaProblem::TooManyDecimals { max: MAX_DECIMALS };
            return Err(error(start, problem, Some(Expected::PlainNumber)));
        }
        match text.parse() {
            Ok(number) if number <= MAX_ABS => Ok(Token::Number(number)),
            _ => Err(error(start, FormulaProblem::OutOfRange, Some(Expected::PlainNumber))),
        }
    }

    /// What follows an opening bracket.
    fn indicator(&mut self) -> Result<Token<'a>, FormulaError> {
        let inside = self.take_while(|c| c != ']' && c != '[');
        let start = self.at - inside.len();
        if !self.rest().starts_with(']') {
            return Err(missing(self.at, self.rest(), Expected::ClosingBracket));
        }
        self.at += 1;
        let (code, area) = match inside.split_once('@') {
            Some((code, area)) => (code, Some(area)),
            None => (inside, None),
        };
        let refused = |before: usize, text: &str, problem| {
            let blanks = text.len() - text.trim_start().len();
            error(start + before + blanks, problem, Some(Expected::Code))
        };
        let indicator = IndicatorCode::parse(code.trim())
            .map_err(|_| refused(0, code, FormulaProblem::NotAnIndicator))?;
        let area = area
            .map(|area| {
                AreaCode::parse(area.trim())
                    .map_err(|_| refused(code.len() + 1, area, FormulaProblem::NotAnArea))
            })
            .transpose()?;
        Ok(Token::Indicator(Reference { indicator, area, prior: false }))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c| !belongs(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }
}

pub(super) const fn error(
    position: usize,
    problem: FormulaProblem,
    expected: Option<Expected>,
) -> FormulaError {
    FormulaError { position, problem, expected }
}

/// Something is expected at a place where `rest` follows.
fn missing(position: usize, rest: &str, expected: Expected) -> FormulaError {
    let problem =
        if rest.is_empty() { FormulaProblem::UnexpectedEnd } else { FormulaProblem::Unexpected };
    error(position, problem, Some(expected))
}
