//! Indicators: the list, the page of one, and the form for a value.

pub mod authoritative;
mod before_after;
pub mod chart;
mod check;
mod choices;
pub mod comparison;
pub mod definition;
pub mod detail;
pub mod file;
#[cfg(test)]
pub(crate) mod fixture;
pub mod form;
mod known;
pub mod light;
pub mod list;
pub mod method_form;
mod methods;
pub mod notes;
mod panels;
pub mod sentence;
pub mod standing;
mod table;
pub mod target_form;
pub mod targets;
pub mod value;
mod years;

pub(crate) use panels::target_text as target_words;
