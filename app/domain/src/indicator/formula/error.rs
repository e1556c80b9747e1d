//! Why a text is not a formula, and where.

use std::fmt;

/// The first place at which a text stops being a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaError {
    /// Bytes before the place, from 0 to the length of the text; always at the start of a character.
    pub position: usize,
    /// What is wrong there.
    pub problem: FormulaProblem,
    /// What could stand there instead; none where the text is only too much.
    pub expected: Option<Expected>,
}

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaProblem {
    /// Nothing but white space.
    Empty,
    /// More than `max` characters, white space not counted.
    TooLong {
        /// Characters allowed.
        max: usize,
    },
    /// More than `max` parentheses, functions and signs within each other.
    TooDeep {
        /// Levels allowed.
        max: usize,
    },
    /// Something else was expected.
    Unexpected,
    /// The text ends where something was expected.
    UnexpectedEnd,
    /// A word that is no function. An indicator stands in square brackets.
    UnknownFunction,
    /// Not the code of an indicator.
    NotAnIndicator,
    /// Not the code of an area.
    NotAnArea,
    /// A comma, which is neither decimal mark nor separator.
    Comma,
    /// A point that may separate thousands, as in `1.000`. Three decimals are written with a fourth:
    /// `1.2340`.
    ThousandsPoint {
        /// The number if it is one of thousands; [`super::Formula::parse`] accepts it.
        plain: String,
    },
    /// More digits after the point than allowed.
    TooManyDecimals {
        /// The most that are allowed.
        max: u8,
    },
    /// Beyond [`crate::number::MAX_ABS`].
    OutOfRange,
}

impl FormulaProblem {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "formula_empty",
            Self::TooLong { .. } => "formula_too_long",
            Self::TooDeep { .. } => "formula_too_deep",
            Self::Unexpected => "formula_unexpected",
            Self::UnexpectedEnd => "formula_unexpected_end",
            Self::UnknownFunction => "formula_unknown_function",
            Self::NotAnIndicator => "formula_not_an_indicator",
            Self::NotAnArea => "formula_not_an_area",
            Self::Comma => "formula_comma",
            Self::ThousandsPoint { .. } => "formula_thousands_point",
            Self::TooManyDecimals { .. } => "formula_too_many_decimals",
            Self::OutOfRange => "formula_out_of_range",
        }
    }
}

/// What could stand at a place of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A number, an indicator in square brackets, a function, a sign or an opening parenthesis.
    Operand,
    /// An operator or the end.
    Operator,
    /// An operator or a closing parenthesis.
    OperatorOrClosing,
    /// An operator, a semicolon before the next argument, or a closing parenthesis.
    OperatorSeparatorOrClosing,
    /// The opening parenthesis of a function.
    Opening,
    /// A closing parenthesis.
    Closing,
    /// A closing square bracket.
    ClosingBracket,
    /// An indicator in square brackets.
    Indicator,
    /// A code of 1 to 80 characters of `A–Z a–z 0–9 - _`.
    Code,
    /// `min`, `max`, `sum`, `mean` or `prior`.
    Function,
    /// A digit.
    Digit,
    /// A number without thousands marks.
    PlainNumber,
    /// A decimal point within a number, a semicolon between arguments.
    PointOrSemicolon,
}

impl Expected {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Operand => "formula_expected_operand",
            Self::Operator => "formula_expected_operator",
            Self::OperatorOrClosing => "formula_expected_operator_or_closing",
            Self::OperatorSeparatorOrClosing => "formula_expected_operator_separator_or_closing",
            Self::Opening => "formula_expected_opening",
            Self::Closing => "formula_expected_closing",
            Self::ClosingBracket => "formula_expected_closing_bracket",
            Self::Indicator => "formula_expected_indicator",
            Self::Code => "formula_expected_code",
            Self::Function => "formula_expected_function",
            Self::Digit => "formula_expected_digit",
            Self::PlainNumber => "formula_expected_plain_number",
            Self::PointOrSemicolon => "formula_expected_point_or_semicolon",
        }
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.problem.code(), self.position)
    }
}

impl std::error::Error for FormulaError {}
