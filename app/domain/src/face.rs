//! What visitors without an account see: a setting of the council.

use crate::source::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// A part of the product that can be shown to the public or kept to the council.
    Section {
        /// Indicators with their values and sources.
        Indicators = "indicators",
        /// Measures.
        Measures = "measures",
        /// Dates and titles of meetings.
        Meetings = "meetings",
        /// Adopted resolutions.
        Resolutions = "resolutions",
        /// Evaluation rounds: how many have answered, and means from three organisations upward.
        Evaluations = "evaluations",
        /// The list of changes.
        Changes = "changes",
    }
}

/// The public face: the sections that are open to everyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicFace {
    /// Open sections.
    pub open: Vec<Section>,
    /// Counts changes; compared before a write.
    pub version: i64,
}

impl Default for PublicFace {
    fn default() -> Self {
        let open =
            vec![Section::Indicators, Section::Measures, Section::Meetings, Section::Resolutions];
        Self { open, version: 1 }
    }
}

impl PublicFace {
    /// True where everyone may open the section.
    pub fn shows(&self, section: Section) -> bool {
        self.open.contains(&section)
    }
}
