//! The tree of a formula.

use crate::key::{AreaCode, IndicatorCode};

/// One value that a formula reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area, none for that of the derived value.
    pub area: Option<AreaCode>,
    /// True for the period before that of the derived value.
    pub prior: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// Finite and never negative: a sign is a [`Expression::Negation`].
    Number(f64),
    Input(Reference),
    Negation(Box<Expression>),
    Operation(Operator, Box<Expression>, Box<Expression>),
    /// With at least one argument.
    Call(Function, Vec<Expression>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl Operator {
    /// Multiplication and division go before addition and subtraction.
    pub(super) const fn binds_tighter(self) -> bool {
        matches!(self, Self::Multiply | Self::Divide)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Min,
    Max,
    Sum,
    Mean,
}

impl Function {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Sum => "sum",
            Self::Mean => "mean",
        }
    }

    /// The function of this name in small or capital letters.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Min, Self::Max, Self::Sum, Self::Mean];
        all.into_iter().find(|function| function.name().eq_ignore_ascii_case(name))
    }
}

/// Written like a function, but takes nothing but an indicator.
pub(super) const PRIOR: &str = "prior";

impl Expression {
    pub(super) fn for_each_reference<'a>(&'a self, visit: &mut impl FnMut(&'a Reference)) {
        match self {
            Self::Number(_) => {}
            Self::Input(reference) => visit(reference),
            Self::Negation(inner) => inner.for_each_reference(visit),
            Self::Operation(_, left, right) => {
                left.for_each_reference(visit);
                right.for_each_reference(visit);
            }
            Self::Call(_, arguments) => {
                for argument in arguments {
                    argument.for_each_reference(visit);
                }
            }
        }
    }
}
