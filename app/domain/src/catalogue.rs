//! Everything that planners keep and everyone reads: fields, indicators with their values, measures with their links.
//!
//! The catalogue changes rarely and is read on every page. The store keeps one in memory and compares its revision with
//! the stored one on each request.

mod as_of;
mod computed;
mod derived;
mod indicator_record;
mod side_by_side;
mod years;

pub use computed::Uncomputed;
pub use derived::Derived;
pub use indicator_record::IndicatorRecord;
pub use side_by_side::SideBySide;
pub use years::Year;

use crate::council::{Meeting, Organisation};
use crate::evaluation::criteria::{self, CriteriaSet};
use crate::evaluation::{Criterion, Round, RoundState};
use crate::face::PublicFace;
use crate::field::{Area, Field};
use crate::index::edition::Edition;
use crate::indicator::observation::Observation;
use crate::indicator::supply::Supply;
use crate::key::{
    AreaCode, FieldCode, IndicatorCode, MeasureSlug, OrganisationCode, RoundCode, SourceCode,
};
use crate::measure::contribution::Contribution;
use crate::measure::{Measure, Milestone, Terms};
use crate::source::{DataTrap, Source};
use crate::tier::Tier;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A measure with everything planners keep about it.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureRecord {
    /// The measure.
    pub measure: Measure,
    /// Terms per phase, oldest first.
    pub terms: Vec<Terms>,
    /// Milestones, oldest first.
    pub milestones: Vec<Milestone>,
    /// Links to indicators.
    pub contributions: Vec<Contribution>,
}

/// One consistent state of the catalogue.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Counts the writes that changed it.
    pub revision: i64,
    /// Counts the data sets loaded into it; a change means that everything has to be read anew.
    pub base: i64,
    /// The seven fields in order.
    pub fields: Vec<Field>,
    /// Areas by code.
    pub areas: BTreeMap<AreaCode, Area>,
    /// Sources by code.
    pub sources: BTreeMap<SourceCode, Source>,
    /// Data traps in order.
    pub traps: Vec<DataTrap>,
    /// Organisations by code.
    pub organisations: BTreeMap<OrganisationCode, Organisation>,
    /// Meetings, oldest first.
    pub meetings: Vec<Meeting>,
    /// The library of sets of criteria, in order.
    pub criteria: Vec<CriteriaSet>,
    /// What visitors without an account see.
    pub face: PublicFace,
    /// Evaluation rounds by code.
    pub rounds: BTreeMap<RoundCode, Round>,
    /// Indicators by code.
    pub indicators: BTreeMap<IndicatorCode, Arc<IndicatorRecord>>,
    /// Who delivers the values of an indicator, and when, where somebody has kept it.
    pub supplies: BTreeMap<IndicatorCode, Supply>,
    /// Editions of the index, oldest first.
    pub editions: Vec<Edition>,
    /// Measures by slug.
    pub measures: BTreeMap<MeasureSlug, Arc<MeasureRecord>>,
    /// What follows from the rest, computed when first asked for.
    pub derived: Derived,
}

impl Catalogue {
    /// The indicators of a field, by code.
    pub fn indicators_of<'a>(
        &'a self,
        field: &'a FieldCode,
    ) -> impl Iterator<Item = &'a Arc<IndicatorRecord>> {
        self.indicators.values().filter(move |r| &r.indicator.field == field)
    }

    /// The fields a measure works on through its links, in order.
    pub fn fields_of(&self, measure: &MeasureRecord) -> Vec<&Field> {
        self.fields
            .iter()
            .filter(|field| {
                measure.contributions.iter().any(|c| {
                    self.indicators
                        .get(&c.indicator)
                        .is_some_and(|r| r.indicator.field == field.code)
                })
            })
            .collect()
    }

    /// True where a measure is the other one or follows it, directly or over others.
    pub fn follows(&self, measure: &MeasureSlug, other: &MeasureSlug) -> bool {
        let mut seen = BTreeSet::new();
        let mut at = Some(measure);
        while let Some(slug) = at.filter(|slug| seen.insert(*slug)) {
            if slug == other {
                return true;
            }
            at = self.measures.get(slug).and_then(|record| record.measure.predecessor.as_ref());
        }
        false
    }

    /// The first meeting on or after the day.
    pub fn next_meeting(&self, today: NaiveDate) -> Option<&Meeting> {
        self.meetings.iter().filter(|m| m.date >= today).min_by_key(|m| m.date)
    }

    /// The rounds that take answers on the day, the one that closes first in front.
    pub fn open_rounds(&self, today: NaiveDate) -> Vec<&Round> {
        let mut open: Vec<_> = self.rounds.values().filter(|r| r.is_open(today)).collect();
        open.sort_by_key(|r| r.closes);
        open
    }

    /// True where a new value says little without a word about why it moved: a figure of the context, or one that moves
    /// for other causes too (T11 of the data traps).
    pub fn asks_for_comment(&self, code: &IndicatorCode) -> bool {
        let is_context = self.indicators.get(code).is_some_and(|record| {
            record.indicator.kind == "context"
                || record.indicator.polarity == crate::indicator::status::Polarity::Context
        });
        let has_other_causes = |trap: &DataTrap| {
            trap.code == "T11" && trap.concerns.iter().any(|scope| &scope.indicator == code)
        };
        is_context || self.traps.iter().any(has_other_causes)
    }

    /// The criteria that a round asks by.
    pub fn criteria_of(&self, round: &Round) -> &[Criterion] {
        criteria::find(&self.criteria, &round.setup.criteria).map_or(&[], |set| &set.criteria)
    }

    /// The organisations that a round asks, by code.
    pub fn asked<'a>(&'a self, round: &'a Round) -> impl Iterator<Item = &'a Organisation> {
        self.organisations.values().filter(move |o| round.asks(&o.code, o.has_vote))
    }

    /// The rounds that a reader of this reach may know of on a day: drafts are the Geschäftsstelle's own.
    pub fn rounds_seen(&self, reach: Tier, today: NaiveDate) -> impl Iterator<Item = &Round> {
        self.rounds.values().filter(move |round| {
            reach == Tier::Secretariat || round.state_on(today) != RoundState::Draft
        })
    }

    /// The first day of the oldest round that takes positions on a day. Rows of the journal that tell of positions are
    /// not shown from that day on.
    pub fn blind_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.rounds.values().filter(|round| round.is_open(today)).map(|round| round.opens).min()
    }

    /// The data traps that concern a value.
    pub fn traps_for<'a>(&'a self, o: &'a Observation) -> impl Iterator<Item = &'a DataTrap> {
        self.traps.iter().filter(move |trap| {
            trap.concerns.iter().any(|scope| scope.covers(&o.indicator, &o.area, &o.period))
        })
    }
}
