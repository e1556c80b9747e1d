//! A form between two requests: what was typed, what is wrong with it, and what keeps a write from happening twice.

use domain::error::FieldErrors;

/// A form with its state. `F` is one of the domain's form types.
#[derive(Debug, Clone, Default)]
pub struct Form<F> {
    /// What is shown in the fields: stored values at first, then what was typed.
    pub values: F,
    /// What is wrong; empty at first.
    pub errors: FieldErrors,
    /// Version of the record when the form was opened; sent along and compared on saving.
    pub version: i64,
    /// Identifier that a newly created record gets; a form sent twice creates one record.
    pub token: String,
}

impl<F> Form<F> {
    /// A form for a new record.
    pub fn new(values: F, token: String) -> Self {
        Self { values, errors: FieldErrors::default(), version: 0, token }
    }

    /// A form for an existing record.
    pub fn edit(values: F, version: i64) -> Self {
        Self { values, errors: FieldErrors::default(), version, token: String::new() }
    }
}
