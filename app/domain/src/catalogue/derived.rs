//! What follows from the catalogue and is asked for on every page: who works on what, and the order of names.

use super::{Catalogue, MeasureRecord};
use crate::face::Section;
use crate::index::edition::EditionState;
use crate::key::{FieldCode, IndicatorCode, MeasureSlug};
use crate::measure::contribution::Contribution;
use crate::measure::state::State;
use crate::text::collation;
use crate::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Computed once per state of the catalogue. A copy begins empty: it is made to be changed.
#[derive(Debug, Default)]
pub struct Derived(OnceLock<Relations>, [OnceLock<Arc<Catalogue>>; Tier::ALL.len()]);

impl Clone for Derived {
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[derive(Debug, Default)]
struct Relations {
    /// Per indicator the measures linked to it, and the place of the link in each.
    links: BTreeMap<IndicatorCode, Vec<(Arc<MeasureRecord>, usize)>>,
    /// Per field the measures that work on it.
    fields: BTreeMap<FieldCode, Vec<Arc<MeasureRecord>>>,
    linked: Vec<Arc<MeasureRecord>>,
    unlinked: Vec<Arc<MeasureRecord>>,
    successors: BTreeMap<MeasureSlug, Vec<Arc<MeasureRecord>>>,
    by_name: Vec<Arc<MeasureRecord>>,
    leads: BTreeSet<String>,
    states: BTreeMap<State, usize>,
    closest: Option<Tier>,
}

impl Relations {
    fn of(catalogue: &Catalogue) -> Self {
        let mut relations = Self::default();
        for record in catalogue.measures.values() {
            for (place, link) in record.contributions.iter().enumerate() {
                let links = relations.links.entry(link.indicator.clone()).or_default();
                links.push((record.clone(), place));
            }
            for field in catalogue.fields_of(record) {
                let of_field = relations.fields.entry(field.code.clone()).or_default();
                of_field.push(record.clone());
            }
            if let Some(before) = &record.measure.predecessor {
                relations.successors.entry(before.clone()).or_default().push(record.clone());
            }
            *relations.states.entry(record.measure.state).or_default() += 1;
            if !relations.leads.contains(&record.measure.lead) {
                relations.leads.insert(record.measure.lead.clone());
            }
        }
        relations.closest = catalogue.measures.values().map(|r| r.measure.tier).min();
        relations.by_name = catalogue.measures.values().cloned().collect();
        relations.by_name.sort_by_cached_key(|r| collation(&r.measure.short));
        (relations.unlinked, relations.linked) =
            relations.by_name.iter().cloned().partition(|r| r.contributions.is_empty());
        relations
    }
}

impl Catalogue {
    /// The catalogue as a reader of this reach sees it: a measure of a closer tier is not there at all, so that no list,
    /// count or page can tell of it. Outside the council the same goes for sections that are not shown to everyone.
    pub fn seen_by(self: &Arc<Self>, reach: Tier) -> Arc<Self> {
        let outside = reach == Tier::Public;
        let shows = |section| !outside || self.face.shows(section);
        let (measures, indicators, meetings) =
            (shows(Section::Measures), shows(Section::Indicators), shows(Section::Meetings));
        let all_within = self.relations().closest.is_none_or(|tier| tier.is_within(reach));
        let drafts = self.editions.iter().any(|e| e.state == EditionState::Draft);
        if all_within && measures && indicators && meetings && !(outside && drafts) {
            return self.clone();
        }
        let place = reach as usize;
        let seen = self.derived.1[place].get_or_init(|| {
            let mut seen = Self::clone(self);
            seen.measures.retain(|_, r| measures && r.measure.tier.is_within(reach));
            seen.indicators.retain(|_, _| indicators);
            seen.editions.retain(|e| indicators && (!outside || e.state != EditionState::Draft));
            seen.supplies.retain(|_, _| indicators);
            seen.meetings.retain(|_| meetings);
            for round in seen.rounds.values_mut() {
                round.measures.retain(|slug| seen.measures.contains_key(slug));
            }
            Arc::new(seen)
        });
        seen.clone()
    }

    fn relations(&self) -> &Relations {
        self.derived.0.get_or_init(|| Relations::of(self))
    }

    /// The links to an indicator, each with its measure, by slug.
    pub fn links_to(
        &self,
        indicator: &IndicatorCode,
    ) -> impl ExactSizeIterator<Item = (&Arc<MeasureRecord>, &Contribution)> {
        let links = self.relations().links.get(indicator).map_or(&[][..], Vec::as_slice);
        links.iter().map(|(record, place)| (record, &record.contributions[*place]))
    }

    /// The measures that work on a field through their links, by slug.
    pub fn measures_of(&self, field: &FieldCode) -> &[Arc<MeasureRecord>] {
        self.relations().fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// The measures with a link to an indicator, by name.
    pub fn linked_measures(&self) -> &[Arc<MeasureRecord>] {
        &self.relations().linked
    }

    /// The measures without any link, by name.
    pub fn unlinked_measures(&self) -> &[Arc<MeasureRecord>] {
        &self.relations().unlinked
    }

    /// The measures that follow the given one, by slug.
    pub fn successors(&self, of: &MeasureSlug) -> &[Arc<MeasureRecord>] {
        self.relations().successors.get(of).map_or(&[], Vec::as_slice)
    }

    /// All measures as a German dictionary orders their short names.
    pub fn measures_by_name(&self) -> &[Arc<MeasureRecord>] {
        &self.relations().by_name
    }

    /// The number of measures in a state.
    pub fn measures_in(&self, state: State) -> usize {
        self.relations().states.get(&state).copied().unwrap_or_default()
    }

    /// Who leads measures, each once.
    pub fn leads(&self) -> &BTreeSet<String> {
        &self.relations().leads
    }
}
