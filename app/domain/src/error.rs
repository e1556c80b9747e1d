//! What is wrong with an input: codes with parameters, never sentences. The page translates.

use crate::attachment::{self, NotTaken};
use crate::index::IndexError;
use crate::indicator::formula::FormulaError;
use crate::indicator::method::ParameterError;
use crate::indicator::path::PathError;
use crate::key::IndicatorCode;
use crate::meeting::live_form::Obstacle;
use crate::meeting::minutes::approval::NotApproving;
use crate::meeting::procedure::ProcedureError;
use crate::number::NumberError;
use crate::text::TextError;
use chrono::NaiveDate;

/// Why a single form field was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Nothing was entered.
    Required,
    /// More than `max` characters.
    TooLong {
        /// Characters allowed.
        max: usize,
        /// Characters given.
        count: usize,
    },
    /// Not one of the choices offered.
    NotAChoice,
    /// A placeholder of a text block that nobody has filled.
    PlaceholderOpen {
        /// Its name.
        name: String,
    },
    /// Not a number in German notation.
    Number(NumberError),
    /// Outside the range that the indicator's unit allows.
    OutOfRange {
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed, none for an open end.
        max: Option<f64>,
    },
    /// Not a date or reporting period.
    NotAPeriod,
    /// Lies after today.
    InTheFuture,
    /// The end lies before the start.
    EndBeforeStart,
    /// The direction goes against the indicator's polarity and needs a reason.
    ReasonAgainstPolarity,
    /// The value replaces another: say whether it is a revision or a correction.
    RevisionOrCorrection,
    /// A line of a list of releases is not a period and a day.
    ReleaseLine {
        /// The line, from 1.
        line: usize,
    },
    /// A line of a list of releases names a day before the period begins.
    ReleaseBeforePeriod {
        /// The line, from 1.
        line: usize,
    },
    /// A line of a list of releases names a period that an earlier one names.
    ReleaseTwice {
        /// The line, from 1.
        line: usize,
    },
    /// Refers to a record that does not exist.
    Unknown,
    /// Something with this name is already there.
    Taken,
    /// The record would refer to itself.
    Circular,
    /// A password of fewer than `min` characters.
    PasswordTooShort {
        /// Characters needed.
        min: usize,
        /// Characters given.
        count: usize,
    },
    /// A password of more than `max` characters.
    PasswordTooLong {
        /// Characters allowed.
        max: usize,
        /// Characters given.
        count: usize,
    },
    /// The password is the person's own name, address or organisation.
    PasswordKnown,
    /// The password is among those that are guessed first.
    PasswordGuessable,
    /// Not the password of the account.
    PasswordWrong,
    /// Tried too often of late.
    TooManyTries,
    /// Not a code that counts now.
    CodeWrong,
    /// Not an e-mail address.
    NotAnAddress,
    /// Typed to confirm, and not the name that stands there.
    NotTheName,
    /// Not a calendar day.
    NotADay,
    /// The e-mail address belongs to another account.
    AddressTaken,
    /// Not a short code of letters and digits.
    NotACode,
    /// Another record has this code.
    CodeTaken,
    /// A target path that contradicts itself.
    Path(PathError),
    /// A parameter of a method of assessment that cannot be used.
    Parameter(ParameterError),
    /// The bound for „im Plan" is worse than the bound for „gefährdet".
    BoundsContradictPolarity {
        /// True where more is better.
        higher_better: bool,
    },
    /// The indicator describes the surroundings and is never rated.
    NeverRated,
    /// Would take effect before what is in force already.
    BeforeInForce {
        /// The day since when that is in force.
        since: NaiveDate,
    },
    /// A line that is not a day and a value.
    NotADayAndValue {
        /// Number of the line, from 1.
        line: usize,
    },
    /// More lines than can be kept.
    TooManyLines {
        /// Lines allowed.
        max: usize,
    },
    /// Support with conditions whose text names none.
    ConditionsMissing,
    /// The last day lies before the first.
    ClosesBeforeOpens,
    /// A day that has passed, where one to come is needed.
    InThePast,
    /// A weight that is not above 0.
    NotAWeight,
    /// There is no source with this code.
    UnknownSource {
        /// The code as typed, cut to a reasonable length.
        code: String,
    },
    /// Not a formula.
    Formula {
        /// What is wrong.
        error: FormulaError,
        /// What was typed.
        text: String,
    },
    /// Indicators would be computed from each other in a circle.
    FormulaCircle {
        /// Each reads the next, and the last reads the first.
        codes: Vec<IndicatorCode>,
    },
    /// A formula reads an indicator that is not there.
    UnknownIndicator {
        /// Its code.
        code: String,
    },
    /// A formula reads an area that is not there.
    UnknownArea {
        /// Its code.
        code: String,
    },
    /// Values were entered by hand, so none can be computed.
    HasValues,
    /// The indicator is computed, so no value can be entered.
    IsComputed,
    /// Numerator and denominator make another share than the value says.
    OtherShare {
        /// The share that they make, in per cent.
        share: f64,
    },
    /// The value lies outside its interval.
    OutsideInterval,
    /// The lower end is not below the upper end.
    EndsReversed,
    /// Not a whole number of one or more.
    NotACount,
    /// Points that do not add up to a hundred.
    NotAHundred {
        /// What they add up to.
        sum: f64,
    },
    /// A method of the index that cannot be computed with.
    Method(IndexError),
    /// A verdict of effect that rests on the course of the indicator alone.
    IndicatorAlone,
    /// Not a time of day.
    NotATime,
    /// A rule of procedure that cannot be applied.
    Rule(ProcedureError),
    /// Something that cannot be done in a meeting that is under way.
    Meeting(Obstacle),
    /// A meeting that cannot have approved minutes.
    Approval(NotApproving),
    /// A line of a list is not written as its hint says.
    NotALine {
        /// The line, from 1.
        line: usize,
    },
    /// A file of a kind that is not taken.
    FileKind,
    /// A file of more than `max` bytes.
    FileTooLarge {
        /// Bytes allowed.
        max: usize,
    },
    /// More files than `max`.
    TooManyFiles {
        /// Files allowed.
        max: usize,
    },
}

impl From<IndexError> for Problem {
    fn from(error: IndexError) -> Self {
        Self::Method(error)
    }
}

impl From<NotApproving> for Problem {
    fn from(why: NotApproving) -> Self {
        Self::Approval(why)
    }
}

impl From<NotTaken> for Problem {
    fn from(why: NotTaken) -> Self {
        match why {
            NotTaken::Kind => Self::FileKind,
            NotTaken::Size => Self::FileTooLarge { max: attachment::MAX_BYTES },
            NotTaken::Number => Self::TooManyFiles { max: attachment::MAX_FILES },
        }
    }
}

impl From<PathError> for Problem {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}

impl From<ParameterError> for Problem {
    fn from(error: ParameterError) -> Self {
        Self::Parameter(error)
    }
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Required,
            TextError::TooLong { max, count } => Self::TooLong { max, count },
        }
    }
}

impl From<NumberError> for Problem {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::Empty => Self::Required,
            other => Self::Number(other),
        }
    }
}

/// All problems of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldErrors(Vec<(String, Problem)>);

impl FieldErrors {
    /// Notes a problem at the named form field.
    pub fn add(&mut self, field: impl Into<String>, problem: impl Into<Problem>) {
        self.0.push((field.into(), problem.into()));
    }

    /// Keeps the value of a parse, or notes its problem at `field` and gives nothing.
    pub fn keep<T, P: Into<Problem>>(&mut self, field: &str, parsed: Result<T, P>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.add(field, problem);
                None
            }
        }
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, problem)| problem)
    }

    /// All problems in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Problem)> {
        self.0.iter().map(|(name, problem)| (name.as_str(), problem))
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A single problem.
    pub fn one(field: impl Into<String>, problem: impl Into<Problem>) -> Self {
        Self(vec![(field.into(), problem.into())])
    }
}
