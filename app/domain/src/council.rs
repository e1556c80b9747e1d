//! Member organisations and meetings.

use crate::key::{OrganisationCode, SourceCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A member organisation of the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its code.
    pub code: OrganisationCode,
    /// Full name.
    pub name: String,
    /// Short name for tables.
    pub short: String,
    /// Kind, such as Kammer or Verband.
    pub kind: String,
    /// True where it has a vote.
    pub has_vote: bool,
    /// True where a second person releases its positions.
    #[serde(default)]
    pub two_persons: bool,
    /// True where a source confirms the membership; otherwise it is an example.
    pub confirmed: bool,
    /// Counts changes; compared before a write.
    pub version: i64,
}

/// A meeting of the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Running number; the signing of the memorandum has none confirmed.
    pub number: Option<u32>,
    /// Day.
    pub date: NaiveDate,
    /// Start as `HH:MM`, where known.
    pub starts: Option<String>,
    /// Title.
    pub title: String,
    /// What it was or is about.
    pub subject: String,
    /// True where a source confirms it; otherwise it is an example.
    pub confirmed: bool,
    /// Sources.
    pub sources: Vec<SourceCode>,
    /// Remark.
    pub note: String,
}
