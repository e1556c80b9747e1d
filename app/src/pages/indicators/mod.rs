//! Indicators: the list, the page of one, and the form for a value.

mod before_after;
mod chart;
pub mod detail;
pub mod file;
#[cfg(test)]
mod fixture;
pub mod list;
mod methods;
mod notes;
mod panels;
pub mod sentence;
pub mod standing;
mod table;
pub mod value;
