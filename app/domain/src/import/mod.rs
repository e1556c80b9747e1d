//! Files with values that planners take in: the file's way, what it would change, and every doubt about it.
//!
//! Reading a file is the server's task. Here begins what is decided about its values: [`compare()`] sets them against what
//! is known, and [`Doubt`] names what a planner should look at before anything is stored.

mod compare;
mod course;
mod distribution;
mod doubt;
mod shares;
#[cfg(test)]
mod tests;
mod wording;

pub use compare::{Compared, Incoming, Kind, Line, compare, observation};
pub use distribution::{Distribution, MeanBounds};
pub use doubt::Doubt;
pub use wording::{Confusion, confusion};

use crate::key::{AccountId, ImportId, SourceCode};
use crate::source::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest name of a file that is kept, in characters.
pub const MAX_FILE_NAME: usize = 160;

/// Longest reason for rejecting a file or taking an import back, in characters.
pub const MAX_REASON: usize = 600;

coded! {
    /// How far a file has come.
    ImportState {
        /// Handed in; nothing of it counts.
        Open = "offen",
        /// Its values are being written; none of them counts yet.
        Writing = "schreibt",
        /// Its values count.
        Accepted = "uebernommen",
        /// Somebody decided against it.
        Rejected = "verworfen",
        /// Its values counted, and no longer do.
        Undone = "zurueckgenommen",
    }
}

/// A file that was handed in, with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Its identifier.
    pub id: ImportId,
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file in hexadecimal digits.
    pub digest: String,
    /// Bytes of the file.
    pub size: u64,
    /// The source that published it.
    pub source: SourceCode,
    /// When it was published, as the source says.
    pub vintage: String,
    /// How far it has come.
    pub state: ImportState,
    /// Which columns mean what and which series belongs to which indicator, as the reader of files wrote it.
    pub setup: String,
    /// Who handed it in.
    pub account: AccountId,
    /// Their name then.
    pub who: String,
    /// The day it was handed in.
    pub day: NaiveDate,
    /// The day its values began to count.
    pub accepted: Option<NaiveDate>,
    /// The day they ceased to.
    pub undone: Option<NaiveDate>,
    /// Values taken over.
    pub values: u64,
    /// Why it was rejected or taken back; what the planner noted on taking it over.
    pub reason: String,
    /// Counts its changes; compared before a write.
    pub version: i64,
}
