//! Resolutions: the register, a resolution with everything about it, the form that records one.

pub mod effects;
pub mod list;
pub mod record;
pub mod show;
pub mod words;

use domain::meeting::numbering::ResolutionNumber;

/// Path of a resolution.
pub fn path(number: &ResolutionNumber) -> String {
    format!("/beschluesse/{}", number.key())
}
