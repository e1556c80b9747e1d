//! What every agenda begins and ends with.

use super::item::ItemKind;
use super::proposal::minutes_key;
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

    /// The proposal that the item stands for in the agenda of a meeting, by its key. The one that names the minutes of the
    /// meeting before stands for their approval, also while nobody has written them yet; every other one for nothing.
    pub fn origin_for(&self, meeting: u32) -> String {
        let title = self.title.to_lowercase();
        let names_minutes = title.contains("niederschrift") || title.contains("protokoll");
        let before = meeting.checked_sub(1).filter(|before| *before > 0);
        let before = before.filter(|_| names_minutes && title.contains("{vorige}"));
        before.map(minutes_key).unwrap_or_default()
    }
}
