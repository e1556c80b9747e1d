//! The state of the world that agenda items are proposed from.
//!
//! Each kind of record brings what a proposal needs of it and nothing else, so that whoever reads the store fills it in
//! without the rules knowing how records are kept. What stands in the catalogue is taken from there.

use super::{Fate, ItemKind};
use crate::catalogue::Catalogue;
use crate::evaluation::Round;
use crate::indicator::status::Status;
use crate::key::{IndicatorCode, MeasureSlug, OrganisationCode, RoundCode};
use crate::meeting::key::{AgendaItemId, FollowUpId, MotionId};
use crate::meeting::numbering::{CircularNumber, PaperNumber, ResolutionNumber};
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A date on which something comes back: „Wiedervorlage“.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Its identifier.
    pub id: FollowUpId,
    /// What comes back.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub due: NaiveDate,
    /// True once it was dealt with.
    pub done: bool,
    /// Who may know of it.
    pub tier: Tier,
}

/// Something somebody has taken on: from a resolution, from minutes, or with an answer to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAction {
    /// Its key.
    pub key: String,
    /// What is to be done.
    pub subject: String,
    /// Who does it.
    pub owner: String,
    /// By the end of which day.
    pub due: NaiveDate,
    /// True once nothing more will come.
    pub closed: bool,
    /// Who may know of it.
    pub tier: Tier,
}

/// A resolution with a day by which it is to be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenResolution {
    /// Its number.
    pub number: ResolutionNumber,
    /// What it is about.
    pub subject: String,
    /// By the end of which day.
    pub due: NaiveDate,
    /// True once nothing more will come.
    pub closed: bool,
    /// Who may know of it.
    pub tier: Tier,
}

/// An evaluation round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundEnd {
    /// The round.
    pub code: RoundCode,
    /// Its title.
    pub subject: String,
    /// The last day on which it took positions.
    pub closed: NaiveDate,
    /// Number of the meeting it serves.
    pub meeting: Option<u32>,
}

/// An indicator whose status is another one than at the last meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// The indicator.
    pub code: IndicatorCode,
    /// Its name.
    pub subject: String,
    /// The status then.
    pub from: Status,
    /// The status now.
    pub to: Status,
    /// The day since when the value behind it is known.
    pub known: NaiveDate,
}

/// A measure with an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureEnd {
    /// The measure.
    pub slug: MeasureSlug,
    /// Its name.
    pub subject: String,
    /// Its last day.
    pub ends: NaiveDate,
    /// Who may know of it.
    pub tier: Tier,
}

/// A finding that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFinding {
    /// Its key.
    pub key: String,
    /// Its title.
    pub subject: String,
    /// The day by whose end the answer was due.
    pub due: NaiveDate,
    /// Who owes it.
    pub owner: String,
    /// Who may know of it.
    pub tier: Tier,
}

/// Minutes that are not approved yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMinutes {
    /// Number of the meeting they are of.
    pub meeting: u32,
    /// The day they went out.
    pub sent: NaiveDate,
    /// Objections to them.
    pub objections: usize,
}

/// A circular resolution that is decided and was not announced yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedCircular {
    /// Its number.
    pub number: CircularNumber,
    /// What it is about.
    pub subject: String,
    /// The day it was decided.
    pub decided: NaiveDate,
    /// True where it goes to the meeting because somebody objected to the procedure.
    pub objected: bool,
    /// Who may know of it.
    pub tier: Tier,
}

/// A motion of a member organisation for the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    /// Its identifier.
    pub id: MotionId,
    /// Who puts it.
    pub organisation: OrganisationCode,
    /// What it asks for, in one line.
    pub subject: String,
    /// The day it came in.
    pub received: NaiveDate,
    /// True where it was taken back.
    pub withdrawn: bool,
    /// Who may know of it.
    pub tier: Tier,
}

/// What an item takes along to the agenda of a later meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returning {
    /// The proposal it came from, by its key; empty where somebody thought of it.
    pub origin: String,
    /// Who reports, may be empty.
    pub rapporteur: String,
    /// Planned minutes.
    pub minutes: u16,
    /// Its paper.
    pub paper: Option<PaperNumber>,
}

/// An item that an earlier meeting put off, or did not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjourned {
    /// The item.
    pub item: AgendaItemId,
    /// Number of the meeting that it was on the agenda of.
    pub meeting: u32,
    /// True where that meeting was over before the item was called.
    pub not_reached: bool,
    /// Its title.
    pub subject: String,
    /// What was to be done with it.
    pub kind: Option<ItemKind>,
    /// Who may know of it.
    pub tier: Tier,
    /// What else it brings.
    pub returning: Returning,
}

/// An item that stands for a proposal and is not gone from its agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The item.
    pub item: AgendaItemId,
    /// The proposal, by its key.
    pub origin: String,
    /// What has become of it.
    pub fate: Fate,
    /// The day of its meeting, where that is listed.
    pub day: Option<NaiveDate>,
}

/// The meeting that an agenda is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// Its number.
    pub number: u32,
    /// Its day.
    pub date: NaiveDate,
    /// The last day for motions in time.
    pub motions_until: NaiveDate,
}

/// Everything that agenda items are proposed from.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// Dates on which something comes back.
    pub follow_ups: Vec<FollowUp>,
    /// What was taken on.
    pub actions: Vec<OpenAction>,
    /// Resolutions to be carried out.
    pub resolutions: Vec<OpenResolution>,
    /// Rounds.
    pub rounds: Vec<RoundEnd>,
    /// Indicators that changed their status.
    pub statuses: Vec<StatusChange>,
    /// Measures with an end.
    pub measures: Vec<MeasureEnd>,
    /// Findings without an answer.
    pub findings: Vec<OpenFinding>,
    /// Minutes to be approved.
    pub minutes: Vec<OpenMinutes>,
    /// Circular resolutions to be announced.
    pub circulars: Vec<DecidedCircular>,
    /// Motions.
    pub motions: Vec<Motion>,
    /// Items put off or not reached.
    pub adjourned: Vec<Adjourned>,
    /// Items that stand for a proposal.
    pub taken: Vec<Taken>,
}

/// True for a status that says how an indicator stands to its target.
fn is_rated(status: Status) -> bool {
    matches!(status, Status::OnPlan | Status::AtRisk | Status::Missed)
}

/// True for a change that is worth an agenda item. Where neither status says anything about a target, as with „keine Daten“
/// and „ohne Zielwert“, there is nothing to talk about.
fn tells(from: Status, to: Status) -> bool {
    from != to && (is_rated(from) || is_rated(to))
}

/// Indicators whose status has changed between two days in a way worth an item, as the catalogue of each day knew them.
pub fn status_changes(
    (before, then): (&Catalogue, NaiveDate),
    (now, today): (&Catalogue, NaiveDate),
) -> Vec<StatusChange> {
    let changed = now.indicators.values().filter_map(|record| {
        let code = &record.indicator.code;
        let from = before.indicators.get(code)?.verdict(then).status;
        let to = record.verdict(today).status;
        let known = record.newest_known().map_or(today, |o| o.recorded.known);
        let subject = record.indicator.name.de.clone();
        tells(from, to).then(|| StatusChange { code: code.clone(), subject, from, to, known })
    });
    changed.collect()
}

/// Measures that are under way and have an end.
pub fn measure_ends(catalogue: &Catalogue) -> Vec<MeasureEnd> {
    let ends = catalogue.measures.values().filter(|record| !record.measure.state.is_final());
    let end = |measure: &crate::measure::Measure| {
        let ends = measure.end?.end();
        let (slug, subject) = (measure.slug.clone(), measure.name.de.clone());
        Some(MeasureEnd { slug, subject, ends, tier: measure.tier })
    };
    ends.filter_map(|record| end(&record.measure)).collect()
}

/// Rounds whose last day is over.
pub fn closed_rounds<'a>(
    rounds: impl IntoIterator<Item = &'a Round>,
    today: NaiveDate,
) -> Vec<RoundEnd> {
    let closed = rounds.into_iter().filter(|round| round.closes < today);
    let end = |round: &Round| RoundEnd {
        code: round.code.clone(),
        subject: round.title.de.clone(),
        closed: round.closes,
        meeting: round.meeting,
    };
    closed.map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_tells_something_where_one_side_holds_a_value_against_a_target() {
        let rated = [Status::OnPlan, Status::AtRisk, Status::Missed];
        for from in Status::ALL {
            for to in Status::ALL {
                let expected = from != to && (rated.contains(&from) || rated.contains(&to));
                assert_eq!(tells(from, to), expected, "{from:?} to {to:?}");
            }
        }
        assert!(
            !tells(Status::NoData, Status::NoTarget) && !tells(Status::NoTarget, Status::NoData)
        );
        assert!(tells(Status::NoData, Status::Missed) && tells(Status::OnPlan, Status::NoData));
    }
}
