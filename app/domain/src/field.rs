//! The seven Indikationsfelder of the memorandum, and the areas figures are about.

use crate::key::{AreaCode, FieldCode};
use crate::source::Bilingual;
use serde::{Deserialize, Serialize};

/// An Indikationsfeld in the memorandum's order and wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// `F1` to `F7`.
    pub code: FieldCode,
    /// 1 to 7.
    pub position: u8,
    /// Name as the memorandum has it.
    pub name: Bilingual,
}

/// An area a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Full name.
    pub name: Bilingual,
    /// Short name for chart labels.
    pub short: String,
    /// `land`, `bund`, `eu`, `group`, `district` or `fictitious`.
    pub kind: String,
}
