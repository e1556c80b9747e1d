//! Measures: list, matrix, the page of one measure, and the forms planners fill in.

pub mod claim;
pub mod conflict;
pub mod course;
pub mod detail;
pub mod form;
pub mod link_form;
pub mod list;
pub mod matrix;
pub mod parts;
pub mod sentence;

#[cfg(test)]
pub(crate) mod fixtures;
