//! An indicator with its values, ordered once so that a page reads only what it shows.

use crate::indicator::Indicator;
use crate::indicator::authoritative::{self, Authoritative};
use crate::indicator::choice::{self, MethodChoice};
use crate::indicator::method::{self, StatusMethod, Subject, TargetRule, Verdict};
use crate::indicator::observation::Observation;
use crate::indicator::series::{self, Series, SeriesPoint};
use crate::indicator::status::Assessment;
use crate::indicator::target::{self, Target};
use crate::key::{AreaCode, ObservationId};
use crate::period::Period;
use crate::source::Evidence;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// An indicator with everything known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRecord {
    /// The indicator.
    pub indicator: Indicator,
    /// All records of its targets, with those that were changed or withdrawn since.
    pub targets: Vec<Target>,
    /// The methods chosen for it, oldest first.
    choices: Vec<MethodChoice>,
    /// Which figures were decided to count where sources contradict each other.
    decisions: Vec<Authoritative>,
    observations: Vec<Observation>,
    lines: BTreeMap<AreaCode, Line>,
    areas: Vec<AreaCode>,
    newest_known: Option<usize>,
    /// Values of imports that were undone: no longer there, but once known.
    withdrawn: Vec<Observation>,
}

/// The values of one area as places in the list of all.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    all: Range<usize>,
    series: Vec<usize>,
}

/// Marks the values that others took the place of. Whoever took the place of a withdrawn value took the place of the one
/// before it.
fn supersede(observations: &mut [Observation], withdrawn: &[Observation]) {
    let replaced_by = |o: &Observation| o.recorded.replaces.as_ref().map(|of| of.id.clone());
    let before: HashMap<&ObservationId, Option<ObservationId>> =
        withdrawn.iter().map(|o| (&o.id, replaced_by(o))).collect();
    let mut replaced: HashSet<ObservationId> = HashSet::new();
    for o in observations.iter() {
        let mut at = replaced_by(o);
        while let Some(id) = at {
            at = before.get(&id).cloned().flatten().filter(|older| !replaced.contains(older));
            replaced.insert(id);
        }
    }
    for o in observations {
        o.superseded = replaced.contains(&o.id);
    }
}

/// Marks the values that were decided to count, each as whatever took its place since.
fn mark_authoritative(
    observations: &mut [Observation],
    decisions: &[Authoritative],
    day: NaiveDate,
) {
    for o in observations.iter_mut() {
        o.recorded.authoritative = false;
    }
    if decisions.is_empty() {
        return;
    }
    let taken_by: HashMap<ObservationId, ObservationId> = observations
        .iter()
        .filter_map(|o| Some((o.recorded.replaces.as_ref()?.id.clone(), o.id.clone())))
        .collect();
    let mut counts = HashSet::new();
    for decision in authoritative::in_force(decisions, day).into_values() {
        let (mut at, mut steps) = (&decision.value, 0);
        while let Some(next) = taken_by.get(at).filter(|_| steps < taken_by.len()) {
            (at, steps) = (next, steps + 1);
        }
        counts.insert(at.clone());
    }
    for o in observations.iter_mut().filter(|o| counts.contains(&o.id)) {
        o.recorded.authoritative = true;
    }
}

/// Marks the first value of each area that a new definition holds for, where it begins a new series.
fn mark_redefined(observations: &mut [Observation], breaks: &[NaiveDate]) {
    for o in observations.iter_mut() {
        o.recorded.redefined = false;
    }
    for of_area in observations.chunk_by_mut(|a, b| a.area == b.area) {
        for from in breaks {
            let held = |o: &Observation| o.in_series() && o.period.start() >= *from;
            let Some(first) = of_area.iter().filter(|o| held(o)).map(|o| o.period).min() else {
                continue;
            };
            let has_earlier = of_area.iter().any(|o| o.in_series() && o.period < first);
            for o in of_area.iter_mut().filter(|o| has_earlier && o.period == first) {
                o.recorded.redefined = o.in_series();
            }
        }
    }
}

/// See [`IndicatorRecord::contradicting`].
fn contradicting_in(cell: &[Observation]) -> Vec<&Observation> {
    let found: Vec<_> = cell.iter().filter(|o| o.in_series()).collect();
    let other_source = |o: &Observation| found.iter().any(|other| other.source != o.source);
    let same_time = |o: &Observation| {
        found.iter().any(|other| {
            other.source != o.source
                && other.vintage == o.vintage
                && other.value.to_bits() != o.value.to_bits()
        })
    };
    let differ =
        found.iter().any(|o| o.evidence == Evidence::Conflict && other_source(o) || same_time(o));
    if differ { found } else { Vec::new() }
}

impl IndicatorRecord {
    /// Orders the values by area, period and vintage, tells which of them others stand in for, and chooses the series of
    /// each area. What was withdrawn counts no longer, nor does its taking the place of another value.
    pub fn new(indicator: Indicator, observations: Vec<Observation>, targets: Vec<Target>) -> Self {
        Self::known_on(NaiveDate::MAX, indicator, observations, targets, Vec::new())
    }

    /// The same with decisions about figures that contradict each other. Decisions and definitions count as far as they
    /// are known on `day`.
    fn known_on(
        day: NaiveDate,
        indicator: Indicator,
        mut observations: Vec<Observation>,
        targets: Vec<Target>,
        decisions: Vec<Authoritative>,
    ) -> Self {
        let withdrawn: Vec<_> =
            observations.extract_if(.., |o| o.recorded.withdrawn.is_some()).collect();
        supersede(&mut observations, &withdrawn);
        observations.sort_by(|a, b| {
            (&a.area, &a.period, &a.vintage, &a.id).cmp(&(&b.area, &b.period, &b.vintage, &b.id))
        });
        mark_authoritative(&mut observations, &decisions, day);
        mark_redefined(&mut observations, &indicator.measured.breaks(day).collect::<Vec<_>>());
        let home = AreaCode::home();
        let mut lines = BTreeMap::new();
        let mut areas = Vec::new();
        let mut start = 0;
        for values in observations.chunk_by(|a, b| a.area == b.area) {
            let all = start..start + values.len();
            let series = series::places(values).into_iter().map(|place| start + place).collect();
            start = all.end;
            let newest = values.iter().map(|o| o.period.end()).max();
            areas.push((values[0].area != home, std::cmp::Reverse(newest), values[0].area.clone()));
            lines.insert(values[0].area.clone(), Line { all, series });
        }
        areas.sort();
        let areas = areas.into_iter().map(|(.., area)| area).collect();
        let newest_known = (0..observations.len())
            .filter(|at| !observations[*at].superseded && !observations[*at].evidence.is_example())
            .max_by_key(|at| {
                let o: &Observation = &observations[*at];
                (&o.vintage, o.area == home, o.period)
            });
        let choices = Vec::new();
        Self {
            indicator,
            targets,
            choices,
            decisions,
            observations,
            lines,
            areas,
            newest_known,
            withdrawn,
        }
    }

    /// The record as it was known at the end of a day: what came later is not there, and what it took the place of stands.
    /// That goes for values, targets, chosen methods, name and definition.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Self {
        // What was withdrawn by then goes along: what took its place took the place of the value before it, too.
        let observations = self
            .everything()
            .filter(|o| o.recorded.known <= day)
            .cloned()
            .map(|mut o| {
                o.recorded.withdrawn = o.recorded.withdrawn.filter(|withdrawn| *withdrawn <= day);
                o
            })
            .collect();
        let targets = self.targets.iter().filter(|target| target.known <= day).cloned().collect();
        let choices = self.choices.iter().filter(|choice| choice.known <= day).cloned().collect();
        let decisions = self.decisions.iter().filter(|made| made.known <= day).cloned().collect();
        let indicator = self.indicator.before(day).unwrap_or(&self.indicator).clone();
        Self::known_on(day, indicator, observations, targets, decisions).with_choices(choices)
    }

    /// The same record with another description.
    #[must_use]
    pub fn described(&self, indicator: Indicator) -> Self {
        Self { indicator, ..self.clone() }
    }

    /// True where nothing has come in after a day: [`Self::as_of`] gives the same record.
    pub fn is_settled(&self, day: NaiveDate) -> bool {
        let known = self.observations.iter().chain(&self.withdrawn).map(|o| &o.recorded);
        known.flat_map(|r| std::iter::once(r.known).chain(r.withdrawn)).all(|at| at <= day)
            && self.indicator.is_settled(day)
            && self.targets.iter().all(|target| target.known <= day)
            && self.choices.iter().all(|choice| choice.known <= day)
            && self.decisions.iter().all(|made| made.known <= day)
    }

    /// The same record with the decisions about figures that contradict each other.
    #[must_use]
    pub fn with_decisions(self, mut decisions: Vec<Authoritative>) -> Self {
        if decisions.is_empty() && self.decisions.is_empty() {
            return self;
        }
        decisions.sort_by_key(|made| made.number);
        let all = self.observations.into_iter().chain(self.withdrawn).collect();
        Self::known_on(NaiveDate::MAX, self.indicator, all, self.targets, decisions)
            .with_choices(self.choices)
    }

    /// The same record with other values, for an indicator whose values are computed.
    #[must_use]
    pub fn with_computed(&self, computed: Vec<Observation>) -> Self {
        Self::new(self.indicator.clone(), computed, self.targets.clone())
            .with_choices(self.choices.clone())
    }

    /// The decisions about figures that contradict each other, oldest first.
    pub fn decisions(&self) -> &[Authoritative] {
        &self.decisions
    }

    /// The decision that made a value the authoritative one.
    pub fn decision_for(&self, o: &Observation) -> Option<&Authoritative> {
        let here = |made: &&Authoritative| made.area == o.area && made.period == o.period;
        self.decisions.iter().rev().find(here).filter(|_| o.recorded.authoritative)
    }

    /// The figures that contradict each other for an area and period: current ones by the definition, about the whole
    /// area, from different sources, that are marked as contradicting or were published at the same time. A newer edition
    /// is a revision, no contradiction.
    pub fn contradicting(&self, area: &AreaCode, period: Period) -> Vec<&Observation> {
        contradicting_in(self.of_cell(area, period))
    }

    /// All of them, by area and period, the newest of the last area first; at least two figures each.
    pub fn contradictions(&self) -> impl Iterator<Item = Vec<&Observation>> {
        let cells = self.observations.chunk_by(|a, b| (&a.area, a.period) == (&b.area, b.period));
        cells
            .rev()
            .filter(|cell| cell.len() > 1)
            .map(contradicting_in)
            .filter(|found| !found.is_empty())
    }

    /// The values of one area and period, superseded ones included.
    pub fn of_cell(&self, area: &AreaCode, period: Period) -> &[Observation] {
        let values = self.of_area(area);
        let start = values.partition_point(|o| o.period < period);
        let length = values[start..].partition_point(|o| o.period == period);
        &values[start..start + length]
    }
    /// All values of one area that ever were known, in no order.
    pub fn ever_known<'a>(&'a self, area: &'a AreaCode) -> impl Iterator<Item = &'a Observation> {
        self.of_area(area).iter().chain(self.withdrawn.iter().filter(move |o| &o.area == area))
    }

    /// The value that stood for an area and period at the end of a day, chosen as [`Self::as_of`] does.
    pub fn stood_on(
        &self,
        area: &AreaCode,
        period: Period,
        day: NaiveDate,
    ) -> Option<&Observation> {
        let withdrawn = || self.withdrawn.iter().filter(|o| &o.area == area && o.period == period);
        let known: Vec<&Observation> = self
            .of_cell(area, period)
            .iter()
            .chain(withdrawn())
            .filter(|o| o.recorded.is_known(day))
            .collect();
        let mut replaced: HashSet<&ObservationId> = HashSet::new();
        for o in &known {
            let mut at = o.recorded.replaces.as_ref().map(|of| &of.id);
            while let Some(id) = at.filter(|id| replaced.insert(id)) {
                let gone = withdrawn().find(|o| &o.id == id && !o.recorded.is_known(day));
                at = gone.and_then(|o| o.recorded.replaces.as_ref()).map(|of| &of.id);
            }
        }
        let decided = authoritative::in_force(&self.decisions, day);
        let mut decided = decided.get(&(area, period)).map(|made| &made.value);
        for _ in &known {
            let takes = |o: &&&Observation| {
                decided.is_some() && o.recorded.replaces.as_ref().map(|of| &of.id) == decided
            };
            match known.iter().find(takes) {
                Some(next) => decided = Some(&next.id),
                None => break,
            }
        }
        let definition = |o: &&Observation| {
            o.status != crate::indicator::observation::ObservationStatus::DefinitionDiffers
                && o.is_whole()
        };
        known.into_iter().filter(|o| !replaced.contains(&o.id)).filter(definition).max_by_key(|o| {
            let (_, support, vintage) = series::preference(o);
            (decided == Some(&o.id), support, vintage, std::cmp::Reverse(&o.id))
        })
    }

    /// The days on which something about the values became known, was decided or withdrawn: between two of them
    /// [`Self::as_of`] gives the same.
    pub fn turning_days(&self) -> BTreeSet<NaiveDate> {
        let all = self.everything().map(|o| &o.recorded);
        let values = all.flat_map(|r| std::iter::once(r.known).chain(r.withdrawn));
        let measured = &self.indicator.measured;
        values
            .chain(self.decisions.iter().map(|made| made.known))
            .chain(measured.former.iter().map(|former| former.until))
            .chain(measured.created)
            .collect()
    }

    /// The same record with the methods chosen for it, in any order.
    #[must_use]
    pub fn with_choices(self, mut choices: Vec<MethodChoice>) -> Self {
        choices.sort_by_key(|choice| choice.number);
        Self { choices, ..self }
    }

    /// The methods chosen for it, proposals included, oldest first.
    pub fn choices(&self) -> &[MethodChoice] {
        &self.choices
    }

    /// The choice in force on a day, none where the default applies.
    pub fn choice_on(&self, day: NaiveDate) -> Option<&MethodChoice> {
        choice::in_force(&self.choices, day)
    }

    /// The method in force on a day.
    pub fn method_on(&self, day: NaiveDate) -> &StatusMethod {
        self.choice_on(day).map_or(&method::DEFAULT, |choice| &choice.method)
    }

    /// All values that count or once did: those of imports that were undone come last.
    pub fn everything(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().chain(&self.withdrawn)
    }

    /// All values, superseded ones included, by area, period and vintage.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The values of one area, superseded ones included, by period and vintage.
    pub fn of_area(&self, area: &AreaCode) -> &[Observation] {
        self.lines.get(area).map_or(&[], |line| &self.observations[line.all.clone()])
    }

    /// The values of one area that a line is drawn through: one per period, oldest first. See [`series::series`].
    pub fn series(
        &self,
        area: &AreaCode,
    ) -> impl DoubleEndedIterator<Item = &Observation> + ExactSizeIterator {
        let places = self.lines.get(area).map_or(&[][..], |line| &line.series);
        places.iter().map(|at| &self.observations[*at])
    }

    /// The areas that have values, home first, then in the order of their newest value.
    pub fn areas(&self) -> &[AreaCode] {
        &self.areas
    }

    /// The newest published value of an area; examples never stand in for one.
    pub fn latest_of(&self, area: &AreaCode) -> Option<&Observation> {
        self.series(area).rfind(|o| !o.evidence.is_example())
    }

    /// The newest published value for Lower Saxony.
    pub fn latest(&self) -> Option<&Observation> {
        self.latest_of(&AreaCode::home())
    }

    /// The published value before the newest one, none across a series break.
    pub fn previous(&self) -> Option<&Observation> {
        let home = AreaCode::home();
        let mut published = self.series(&home).filter(|o| !o.evidence.is_example());
        let last = published.next_back()?;
        published.next_back().filter(|_| !last.is_break())
    }

    /// The current published value that became known last, of any area.
    pub fn newest_known(&self) -> Option<&Observation> {
        self.newest_known.map(|at| &self.observations[at])
    }

    /// The state shown on lists and on the overview, by the method in force on the day: decided targets only.
    pub fn verdict(&self, today: NaiveDate) -> Assessment {
        self.verdict_by(self.method_on(today), today)
    }

    /// What the state would be by another method.
    pub fn verdict_by(&self, method: &StatusMethod, today: NaiveDate) -> Assessment {
        let home = AreaCode::home();
        let (value, polarity) = (self.latest(), self.indicator.polarity);
        if let StatusMethod::Corridor { shape } = method {
            return target::verdict(&self.targets, value, polarity, &home, *shape, today);
        }
        let decided = self.current_targets().filter(|target| !target.evidence.is_example());
        Assessment::from(&self.explain(method, target::leading(decided, &home), value))
    }

    /// How a value of Lower Saxony stands by a method against a target, with everything that explains it. Of the series
    /// the method reads the published values before it.
    pub fn explain(
        &self,
        method: &StatusMethod,
        target: Option<&Target>,
        value: Option<&Observation>,
    ) -> Verdict {
        let home = AreaCode::home();
        let before = |o: &&Observation| {
            !o.evidence.is_example() && value.is_some_and(|at| o.period.end() < at.period.end())
        };
        let series =
            Series::new(self.series(&home).filter(before).chain(value).map(SeriesPoint::from));
        let shape = target.and_then(|target| target.shape).unwrap_or(method.shape());
        let path = target.and_then(|target| target.path_in(shape).ok().flatten());
        let rule = target
            .and_then(|target| Some(TargetRule::ByDay { value: target.value, due: target.due? }));
        let subject = Subject {
            series: &series,
            polarity: self.indicator.polarity,
            rules: rule.as_slice(),
            path: path.as_ref(),
        };
        match method {
            StatusMethod::Corridor { .. } => StatusMethod::Corridor { shape }.assess(&subject),
            other => other.assess(&subject),
        }
    }

    /// The targets that stand, for any area.
    pub fn current_targets(&self) -> impl Iterator<Item = &Target> {
        target::current(&self.targets)
    }

    /// The target that leads for Lower Saxony, examples included; the page labels those.
    pub fn leading_target(&self) -> Option<&Target> {
        target::leading(self.current_targets(), &AreaCode::home())
    }
}
