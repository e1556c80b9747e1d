//! Papers for the council: „Beschlussvorlagen".

mod files;
pub mod form;
pub mod list;
pub mod show;
pub mod words;

use domain::meeting::numbering::PaperNumber;

/// Path of a paper.
pub(crate) fn path(number: &PaperNumber) -> String {
    format!("/vorlagen/{number}")
}
