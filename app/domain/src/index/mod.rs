//! The degree of digitalisation: one number from many indicators, by a method that the council decides.
//!
//! | module | what it holds |
//! |---|---|
//! | [`method`] | the method as a checked value: indicators, fields, normalisers, weights, coverage |
//! | [`table`], [`structure`] | values of units by indicator; what is put together with what |
//! | [`normalise`], [`outlier`], [`impute`], [`aggregate`] | the steps |
//! | [`compute`](mod@compute) | the index of every unit with everything that explains it |
//! | [`explain`](mod@explain), [`reach`] | why it changed between two dates; what it would take to reach a target |
//! | [`ballot`] | weights that several organisations distribute |
//! | [`diagnose`], [`eigen`] | correlations, Cronbach's alpha, principal components, and warnings from them |
//! | [`robust`] | how far the result depends on the choices made |
//! | [`edition`] | methods as records: proposed with a paper, in force by a resolution |
//! | [`inputs`], [`standing`] | which values count for a year; the result as it is kept |
//! | [`what_if`], [`workshop`] | the result with other weights; weights that organisations distribute unseen |
//! | [`draft`] | the forms that change the method of a draft |
//! | [`diagnosis`] | what the values say about the make-up of the index |
//!
//! Everything is computed in doubles, in the order of the indicators, so that the same values give the same bytes on
//! every machine. A value that is missing stays missing: it lowers the coverage, and is never taken for zero. Formulas
//! after the Handbook on Constructing Composite Indicators (OECD/JRC 2008).

pub mod aggregate;
pub mod ballot;
pub mod compute;
pub mod diagnose;
pub mod diagnosis;
pub mod draft;
pub mod edition;
pub mod eigen;
mod error;
pub mod explain;
pub mod impute;
pub mod inputs;
pub mod method;
pub mod normalise;
pub mod outlier;
pub mod reach;
pub mod robust;
pub mod standing;
pub mod structure;
pub mod table;
pub mod what_if;
pub mod workshop;

pub use aggregate::{Aggregation, Coverage};
pub use compute::{ElementOutcome, FieldOutcome, Outcome, compute};
pub use error::IndexError;
pub use explain::{Cause, Explanation, Part, explain};
pub use impute::Imputation;
pub use method::{Draft, Element, FieldWeight, Method, Rule, Scale, Weighting};
pub use normalise::Normaliser;
pub use outlier::Outliers;
pub use table::{LARGEST, Table};
