//! What members say about measures: rounds, positions and practical experience.

pub mod by_kind;
pub mod command;
pub mod criteria;
pub mod dissent;
pub mod handling;
pub mod position;
pub mod reminder;
pub mod round;
pub mod round_form;
pub mod statistics;

pub use position::{Advice, RatedText, Stance, Statement};
pub use round::{Disclosure, Reopening, Round, RoundState, Setup, Window};

use crate::key::{
    AccountId, CriterionCode, ExperienceId, MeasureSlug, OrganisationCode, RoundCode,
};
use crate::source::{Bilingual, Evidence, coded};
use crate::tier::Tier;
use chrono::{DateTime, NaiveDate, Utc};
use handling::Handling;
use serde::{Deserialize, Serialize};

/// A question that every organisation answers on a scale from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// `C1` to `C5`.
    pub code: CriterionCode,
    /// Full wording.
    pub name: Bilingual,
    /// One word for tables.
    pub short: Bilingual,
    /// What 1 means.
    pub low: Bilingual,
    /// What 5 means.
    pub high: Bilingual,
}

/// An answer to one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Score {
    /// 1 to 5.
    Points(u8),
    /// „kann ich nicht beurteilen": counted apart, never averaged.
    CannotJudge,
}

impl Score {
    /// Reads `1` to `5` or `k`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "k" => Some(Self::CannotJudge),
            "1" | "2" | "3" | "4" | "5" => code.parse().ok().map(Self::Points),
            _ => None,
        }
    }

    /// `1` to `5` or `k`.
    pub fn code(self) -> String {
        match self {
            Self::Points(n) => n.to_string(),
            Self::CannotJudge => "k".to_owned(),
        }
    }

    /// The points, none where it could not be judged.
    pub fn points(self) -> Option<u8> {
        match self {
            Self::Points(n) => Some(n),
            Self::CannotJudge => None,
        }
    }
}

impl TryFrom<String> for Score {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code).ok_or_else(|| format!("unknown score {code:?}"))
    }
}

impl From<Score> for String {
    fn from(score: Score) -> Self {
        score.code()
    }
}

/// The official position of one organisation on a measure in one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The round.
    pub round: RoundCode,
    /// The measure.
    pub measure: MeasureSlug,
    /// The organisation.
    pub organisation: OrganisationCode,
    /// One score per criterion, in the criteria's order.
    pub scores: Vec<(CriterionCode, Score)>,
    /// Text, may be empty.
    pub comment: String,
    /// Stance, recommendation and the text it is about.
    #[serde(default)]
    pub statement: Statement,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// When it was given or last changed.
    pub at: Option<DateTime<Utc>>,
    /// Compared before a write.
    pub version: i64,
}

/// A position that waits for a second person of its organisation. It counts nowhere until then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The position as it would be given; its version is that of the proposal.
    pub rating: Rating,
    /// Version of the position it takes the place of; 0 where none was given.
    pub replaces: i64,
    /// Who drew it up.
    pub by: AccountId,
}

coded! {
    /// Kind of practical experience.
    ExperienceKind {
        /// Something in the way.
        Obstacle = "huerde",
        /// Something that worked.
        Success = "erfolg",
        /// Something to change.
        Proposal = "vorschlag",
    }
}

/// A practical experience with a measure, shared at any time of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    /// Its identifier.
    pub id: ExperienceId,
    /// The measure.
    pub measure: MeasureSlug,
    /// The organisation that shares it.
    pub organisation: OrganisationCode,
    /// Kind.
    pub kind: ExperienceKind,
    /// Day it was shared.
    pub date: NaiveDate,
    /// What happened.
    pub text: String,
    /// Who may read it.
    pub visibility: Tier,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// What the Geschäftsstelle made of it.
    #[serde(default)]
    pub handling: Handling,
    /// Compared before a write.
    pub version: i64,
}
