//! An item of an agenda.

use super::Place;
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::{ItemNumber, PaperNumber};
use crate::source::coded;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};

coded! {
    /// What is done with an item.
    ItemKind {
        /// The council takes note.
        Information = "zur-kenntnis",
        /// The council discusses it.
        Discussion = "zur-beratung",
        /// The council decides.
        Decision = "zur-beschlussfassung",
    }
}

coded! {
    /// What became of an item.
    ItemState {
        /// Not yet called.
        Planned = "geplant",
        /// Being dealt with.
        Called = "aufgerufen",
        /// Dealt with.
        Treated = "behandelt",
        /// Taken off the agenda.
        Withdrawn = "abgesetzt",
        /// Put off to a later meeting.
        Adjourned = "vertagt",
    }
}

/// Every step an item can take, from and to.
pub const TRANSITIONS: &[(ItemState, ItemState)] = &[
    (ItemState::Planned, ItemState::Called),
    (ItemState::Planned, ItemState::Withdrawn),
    (ItemState::Planned, ItemState::Adjourned),
    (ItemState::Called, ItemState::Planned),
    (ItemState::Called, ItemState::Treated),
    (ItemState::Called, ItemState::Withdrawn),
    (ItemState::Called, ItemState::Adjourned),
    (ItemState::Treated, ItemState::Called),
];

impl ItemState {
    /// True where the item may take the step.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }

    /// True once nothing more happens with it in this meeting.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Treated | Self::Withdrawn | Self::Adjourned)
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Its identifier; it stays when the number changes.
    pub id: AgendaItemId,
    /// Levels above it: 0 on the first one.
    pub depth: u8,
    /// Where it is part of the frame: it is not moved.
    #[serde(default)]
    pub frame: Option<Place>,
    /// The number it was sent with; from then on it keeps it.
    #[serde(default)]
    pub sent_as: Option<ItemNumber>,
    /// Title.
    pub title: String,
    /// What is done with it; none for opening and the like, and for headings.
    pub kind: Option<ItemKind>,
    /// Who reports, may be empty.
    pub rapporteur: String,
    /// Planned minutes; what an item with items below takes is the sum of those.
    pub minutes: u16,
    /// Who may know of it: everyone for a public item.
    pub tier: Tier,
    /// Its paper.
    pub paper: Option<PaperNumber>,
    /// The proposal it came from, by its key; empty where somebody thought of it.
    pub origin: String,
    /// What became of it.
    pub state: ItemState,
}
