//! What is prepared for a meeting: when and where it is, and its agenda as it is being worked on.

mod form;

pub use form::{ItemForm, ItemText, MAX_MINUTES, MeetingForm, MeetingText, item_from};

use super::agenda::Agenda;
use crate::source::coded;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// What is prepared for a meeting. Title, day and subject stand in the list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Number of the meeting.
    pub meeting: u32,
    /// When it begins.
    pub begins: NaiveTime,
    /// When it is to end; over midnight where that is not later.
    pub ends: NaiveTime,
    /// Where it is.
    pub place: String,
    /// How to take part from elsewhere; for those who attend alone, may be empty.
    pub access: String,
    /// The agenda as it is being worked on.
    pub agenda: Agenda,
    /// Counts changes; compared before a write.
    pub version: i64,
}

impl Plan {
    /// Minutes from beginning to end.
    pub fn length(&self) -> u32 {
        super::agenda::time::length(self.begins, self.ends)
    }
}

coded! {
    /// What can be done with an item beside moving it.
    ItemStep {
        /// It is taken off; after dispatch it stays and is marked.
        Remove = "absetzen",
        /// It is put off to a later meeting.
        Adjourn = "vertagen",
    }
}
