//! Measures: what they are, how they move through their workflow, what they are meant to change.

pub mod command;
pub mod contribution;
pub mod outcome;
pub mod past;
pub mod state;

use crate::key::{MeasureSlug, SourceCode};
use crate::period::Period;
use crate::source::{Bilingual, Evidence, coded};
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use state::State;

/// A measure, such as the Digitalbonus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Last part of its address; never changes.
    pub slug: MeasureSlug,
    /// Full name.
    pub name: Bilingual,
    /// Short name for tables.
    pub short: String,
    /// Two or three sentences: what it is.
    pub summary: Bilingual,
    /// Everything else worth knowing.
    pub description: String,
    /// Who is responsible.
    pub lead: String,
    /// Where it stands in the workflow.
    pub state: State,
    /// When it began, where known.
    pub start: Option<Period>,
    /// When it ended or will end, where known.
    pub end: Option<Period>,
    /// The measure it follows.
    pub predecessor: Option<MeasureSlug>,
    /// Sources.
    pub sources: Vec<SourceCode>,
    /// Support.
    pub evidence: Evidence,
    /// Remark.
    pub note: String,
    /// The narrowest circle that sees it.
    pub tier: Tier,
    /// Compared before a write, so that two editors never overwrite each other.
    pub version: i64,
}

/// Funding terms of one phase of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// The measure.
    pub measure: MeasureSlug,
    /// Name of the phase.
    pub phase: String,
    /// First day or month.
    pub start: Period,
    /// Last day or month; none while open.
    pub end: Option<Period>,
    /// Funding rate for small firms in percent.
    pub rate_small: Option<f64>,
    /// Funding rate for medium firms in percent.
    pub rate_medium: Option<f64>,
    /// Smallest grant in euro.
    pub grant_min: Option<f64>,
    /// Largest grant in euro.
    pub grant_max: Option<f64>,
    /// Smallest purchase in euro.
    pub purchase_min: Option<f64>,
    /// Budget as the source says it.
    pub budget: String,
    /// Sources.
    pub sources: Vec<SourceCode>,
    /// Remark.
    pub note: String,
}

coded! {
    /// What a milestone marks.
    MilestoneKind {
        /// The measure begins.
        Start = "start",
        /// The measure ends.
        End = "end",
        /// Something reached.
        Milestone = "milestone",
        /// Terms or course changed.
        Change = "change",
        /// The council looked at it.
        Evaluation = "evaluation",
    }
}

/// A dated event in the life of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// The measure.
    pub measure: MeasureSlug,
    /// When.
    pub date: Period,
    /// What.
    pub title: Bilingual,
    /// What it marks.
    pub kind: MilestoneKind,
    /// Sources.
    pub sources: Vec<SourceCode>,
    /// Support.
    pub evidence: Evidence,
}

/// Days between the end of one measure or phase and the start of the next; none where they touch or a date is open.
pub fn gap_days(end: Option<&Period>, start: Option<&Period>) -> Option<i64> {
    let days = (start?.start() - end?.end()).num_days() - 1;
    (days > 0).then_some(days)
}
