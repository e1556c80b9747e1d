//! What every agenda begins and ends with.

use super::item::ItemKind;
use crate::source::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// Where an item of the frame stands.
    Place {
        /// Before everything else.
        Head = "anfang",
        /// After everything else.
        Tail = "ende",
    }
}

/// An item that every agenda has, as the rules of procedure set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameItem {
    /// Title; `{vorige}` stands for the number of the meeting before.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// What is done with it; none for opening and the like.
    #[serde(default)]
    pub kind: Option<ItemKind>,
    /// Planned minutes.
    pub minutes: u16,
}

impl FrameItem {
    /// The title in the agenda of a meeting.
    pub fn title_for(&self, meeting: u32) -> String {
        self.title.replace("{vorige}", &meeting.saturating_sub(1).to_string())
    }
}
