//! Indicators: the list, the page of one, and the form for a value.

mod before_after;
pub mod chart;
pub mod comparison;
pub mod detail;
#[cfg(test)]
pub(crate) mod fixture;
pub mod list;
mod methods;
pub mod notes;
mod panels;
pub mod sentence;
pub mod standing;
mod table;
pub mod value;
