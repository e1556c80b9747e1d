//! Papers that are missing.

use super::{Agenda, ItemKind};
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::PaperNumber;
use crate::source::coded;

coded! {
    /// What is missing.
    GapKind {
        /// An item for decision without a paper.
        NoPaper = "keine-vorlage",
        /// Its paper is not released yet.
        NotReleased = "nicht-freigegeben",
        /// Its paper is not there, or was withdrawn.
        NotThere = "nicht-vorhanden",
    }
}

/// An item whose paper is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The item.
    pub item: AgendaItemId,
    /// What is missing.
    pub kind: GapKind,
}

impl Agenda {
    /// Items whose paper is missing, in order. `released` tells of a paper whether it is, and nothing where there is none.
    /// Items of the frame need no paper, headings neither.
    pub fn gaps(&self, released: impl Fn(&PaperNumber) -> Option<bool>) -> Vec<Gap> {
        let gap = |place: usize| {
            let item = &self.items()[place];
            let kind = match &item.paper {
                Some(paper) => match released(paper) {
                    Some(true) => return None,
                    Some(false) => GapKind::NotReleased,
                    None => GapKind::NotThere,
                },
                None if item.kind == Some(ItemKind::Decision)
                    && item.frame.is_none()
                    && !self.has_below(place) =>
                {
                    GapKind::NoPaper
                }
                None => return None,
            };
            (!item.state.is_over()).then(|| Gap { item: item.id.clone(), kind })
        };
        (0..self.items().len()).filter_map(gap).collect()
    }
}
