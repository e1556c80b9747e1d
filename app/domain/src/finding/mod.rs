//! What the council found, and what became of it: findings with their sources, the answer a ministry owes, actions that are
//! followed up, statements of a minority, and the agenda items and resolutions that dealt with them.

pub mod escalation;
pub mod follow_up;
pub mod form;
pub mod register;
pub mod standing;
pub mod told;

pub use register::Register;

use crate::key::{
    ActionId, ExperienceId, FindingId, MeasureSlug, OrganisationCode, ReportId, StageId,
};
use crate::source::{Evidence, coded};
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// Kinds of records that a finding may rest on.
    SourceKind {
        /// A practical experience.
        Experience = "erfahrung",
        /// The official position of one organisation on a measure in one round.
        Rating = "bewertung",
    }
}

/// A record that a finding rests on, by its kind and its key in the store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cited {
    /// Kind of record.
    pub kind: SourceKind,
    /// Its key: the identifier of an experience; round, measure and organisation of a rating, joined by `/`.
    pub key: String,
}

impl Cited {
    /// Reads `erfahrung:e0002` or `bewertung:R5/digitalbonus/ORG02`. Whether the record is there is looked up elsewhere.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, key) = text.split_once(':')?;
        let part = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_' || c == b'/';
        let fits = !key.is_empty() && key.len() <= 250 && key.bytes().all(part);
        Some(Self { kind: SourceKind::from_code(kind)?, key: fits.then(|| key.to_owned())? })
    }

    /// How a form names it.
    pub fn code(&self) -> String {
        format!("{}:{}", self.kind.code(), self.key)
    }

    /// True where it is this experience.
    pub fn is_experience(&self, id: &ExperienceId) -> bool {
        self.kind == SourceKind::Experience && self.key == id.as_str()
    }
}

/// A finding of the council about a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its identifier.
    pub id: FindingId,
    /// The measure it is about.
    pub measure: MeasureSlug,
    /// One line.
    pub title: String,
    /// What was found.
    pub text: String,
    /// What it rests on; never empty.
    pub sources: Vec<Cited>,
    /// Who has to answer, as the council calls them.
    pub addressee: String,
    /// The day by whose end the answer is due.
    pub due: NaiveDate,
    /// Who may read it; never a circle narrower than the council, which has to see what is left unanswered.
    pub visibility: Tier,
    /// The day it was made.
    pub date: NaiveDate,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// Compared before a write.
    pub version: i64,
}

/// Circles that a finding may be shown to.
pub const FINDING_TIERS: [Tier; 3] = [Tier::Council, Tier::Guests, Tier::Public];

coded! {
    /// How a ministry answers a finding.
    AnswerKind {
        /// It will be done.
        Accepted = "angenommen",
        /// A part of it will be done; the reason says which and why not the rest.
        Partly = "teilweise",
        /// It will not be done; the reason says why.
        Rejected = "abgelehnt",
    }
}

impl AnswerKind {
    /// True where something has to follow: an action with owner and date.
    pub fn needs_action(self) -> bool {
        matches!(self, Self::Accepted | Self::Partly)
    }

    /// True where the reason must not be missing.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Partly | Self::Rejected)
    }
}

/// The answer to a finding. There is one; a later text takes the place of the earlier, which the journal keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The finding.
    pub finding: FindingId,
    /// How it is answered.
    pub kind: AnswerKind,
    /// Why.
    pub reason: String,
    /// The organisation that answered.
    pub organisation: OrganisationCode,
    /// The day of the first answer: the answer's age counts to here.
    pub date: NaiveDate,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// Compared before a write.
    pub version: i64,
}

coded! {
    /// How far an action is carried out.
    ActionState {
        /// Not begun.
        Open = "offen",
        /// Under way.
        Running = "in-arbeit",
        /// Carried out.
        Done = "umgesetzt",
        /// Not needed any more; the note says why.
        Dropped = "entfallen",
    }
}

impl ActionState {
    /// True once nothing more will come.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// What a ministry has taken on with an answer: who does what by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionItem {
    /// Its identifier.
    pub id: ActionId,
    /// The finding whose answer it belongs to.
    pub finding: FindingId,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// By the end of which day.
    pub due: NaiveDate,
    /// The day it was taken on.
    pub since: NaiveDate,
    /// How far it is.
    pub state: ActionState,
    /// The day it was carried out or dropped.
    pub closed: Option<NaiveDate>,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// Compared before a write.
    pub version: i64,
}

/// What was reported about an action on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its identifier.
    pub id: ReportId,
    /// The action.
    pub action: ActionId,
    /// The day.
    pub date: NaiveDate,
    /// How far it was.
    pub state: ActionState,
    /// What there is to say.
    pub note: String,
    /// The organisation that reported.
    pub organisation: OrganisationCode,
}

/// What an organisation that does not share a finding says to it. It goes wherever the finding goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minority {
    /// The finding.
    pub finding: FindingId,
    /// The organisation; one statement each.
    pub organisation: OrganisationCode,
    /// What it says.
    pub text: String,
    /// The day of its last change.
    pub date: NaiveDate,
    /// Support; examples are labelled.
    pub evidence: Evidence,
    /// Compared before a write.
    pub version: i64,
}

coded! {
    /// What a stage refers to.
    StageKind {
        /// An item of an agenda: `6.2` of the 6th meeting.
        AgendaItem = "top",
        /// A resolution: `6/6.2/1`.
        Resolution = "beschluss",
        /// It was carried out.
        Implemented = "umgesetzt",
    }
}

coded! {
    /// What a stage was noted about.
    StageOf {
        /// A finding.
        Finding = "feststellung",
        /// A practical experience.
        Experience = "erfahrung",
    }
}

/// A dated reference to where the council dealt with a finding or an experience. While agendas and resolutions are not
/// records of their own, number and meeting stand here; `record` names the record that takes their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its identifier.
    pub id: StageId,
    /// What it was noted about.
    #[serde(rename = "about")]
    pub of: StageOf,
    /// The key of that record.
    pub key: String,
    /// What it refers to.
    pub kind: StageKind,
    /// Number of the item or resolution as printed; empty for an implementation.
    pub number: String,
    /// Number of the meeting, where there was one.
    pub meeting: Option<u32>,
    /// The day.
    pub date: NaiveDate,
    /// Key of the agenda item's or resolution's own record, once there is one.
    #[serde(default)]
    pub record: Option<String>,
    /// Support; examples are labelled.
    pub evidence: Evidence,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_by_kind_and_key() {
        for code in ["erfahrung:e0002", "bewertung:R5/digitalbonus/ORG02"] {
            assert_eq!(Cited::parse(code).expect("a source").code(), code);
        }
        for wrong in ["", "erfahrung", "erfahrung:", "x:y", "erfahrung:a b", "erfahrung:a';", ":a"]
        {
            assert_eq!(Cited::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Cited::parse(&format!("erfahrung:{}", "x".repeat(251))), None);
    }
}
