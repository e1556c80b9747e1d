//! The rules of procedure: what holds, since when, and the form of a new version.

pub mod form;
pub mod show;
pub mod words;
