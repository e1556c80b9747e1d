//! The seven Indikationsfelder of the memorandum, and the areas figures are about.

use crate::key::{AreaCode, FieldCode};
use crate::source::{Bilingual, coded};
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

impl Area {
    /// Its level; none where [`Area::kind`] is no known code.
    pub fn level(&self) -> Option<AreaLevel> {
        AreaLevel::from_code(&self.kind)
    }
}

coded! {
    /// What sort of area it is. Only areas of one level are ranked among each other.
    AreaLevel {
        /// One of the sixteen Länder.
        Land = "land",
        /// Germany.
        Bund = "bund",
        /// The European Union.
        Eu = "eu",
        /// Several Länder that a source puts together.
        Group = "group",
        /// Part of a Land.
        District = "district",
        /// Invented for the demonstration.
        Fictitious = "fictitious",
    }
}
