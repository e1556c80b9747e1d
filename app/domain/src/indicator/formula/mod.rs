//! Derived indicators: formulas over the values of other indicators.
//!
//! ```text
//! 100 * [BE-01] / 522
//! [BG-04] - [BG-04@DE]
//! [UP-01] - prior([UP-01])
//! mean([DR-02]; [DR-03]; [DR-04])
//! ```
//!
//! | written | meaning |
//! |---|---|
//! | `[BG-04]` | value of the indicator for the area and period of the derived value |
//! | `[DB-01@DE]` | the same for another area |
//! | `prior([BG-04])` | the same for the period before; see [`Period::previous`](crate::period::Period::previous) |
//! | `+` `-` `*` `/` `(` `)` | arithmetic in the usual order; `-` also as a sign; `−`, `·` and `×` are read, too |
//! | `min(a; b)` `max` `sum` `mean` | of one or more expressions |
//!
//! Numbers have a decimal point. A comma is always refused: between two digits it would mean one
//! thing to German and another to English readers. Arguments are therefore separated by `;`.

mod error;
mod evaluate;
mod expression;
mod lexer;
mod order;
mod parser;
mod text;

pub use error::{Expected, FormulaError, FormulaProblem};
pub use evaluate::{Input, Inputs, NoValue};
pub use expression::Reference;
pub use order::{Cycle, order};

use expression::Expression;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::str::FromStr;

/// Most characters of a formula, white space not counted.
pub const MAX_LENGTH: usize = 1_000;

/// Most levels of parentheses, functions and signs within each other.
pub const MAX_DEPTH: usize = 24;

/// An expression over the values of indicators.
///
/// Displayed, parsed and serialised in one notation; [`Formula::to_text`] writes it for readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Formula(Expression);

impl Formula {
    /// Reads a formula from untrusted text.
    ///
    /// # Errors
    /// [`FormulaError`] for the first place that cannot be read.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        parser::parse(text).map(Self)
    }

    /// What the formula reads, each once.
    pub fn inputs(&self) -> BTreeSet<&Reference> {
        let mut inputs = BTreeSet::new();
        self.0.for_each_reference(&mut |reference| {
            inputs.insert(reference);
        });
        inputs
    }
}

impl FromStr for Formula {
    type Err = FormulaError;

    fn from_str(text: &str) -> Result<Self, FormulaError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Formula {
    type Error = FormulaError;

    fn try_from(text: String) -> Result<Self, FormulaError> {
        Self::parse(&text)
    }
}

impl From<Formula> for String {
    fn from(formula: Formula) -> Self {
        formula.to_string()
    }
}
