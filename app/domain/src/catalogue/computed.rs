//! The values of derived indicators: computed from what is known whenever the catalogue is read, never stored.
//!
//! A computed value becomes known with the last value it is computed from. Where one of those is revised later, the
//! computed value is revised on that day, so that the state of every past day can be shown as for any other indicator.

use super::{Catalogue, IndicatorRecord};
use crate::indicator::aggregate::{Accumulation, Amount, Quantity, Ratio, over_periods};
use crate::indicator::formula::{Formula, Input, Inputs, NoValue, Reference, order};
use crate::indicator::marks::MarkedValue;
use crate::indicator::observation::{Observation, Recorded, Replaced, Replacement};
use crate::key::{AreaCode, IndicatorCode, ObservationId};
use crate::period::Period;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value that a formula does not have, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncomputed {
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// Why there is none.
    pub why: NoValue,
}

/// The values that formulas read, as they were known on a day.
struct KnownOn<'a>(&'a Catalogue, NaiveDate);

impl Inputs for KnownOn<'_> {
    /// The value that stood for the period; where there is none, the one that those of its sub-periods make.
    fn value(&self, input: &Input) -> Option<MarkedValue> {
        let Self(catalogue, day) = self;
        let record = catalogue.indicators.get(&input.indicator)?;
        match record.stood_on(&input.area, input.period, *day) {
            Some(o) => Some(MarkedValue::of(o)),
            None => put_together(record, &input.area, input.period, *day),
        }
    }
}

impl Inputs for Catalogue {
    /// The value that a chart draws for the period; where there is none, the one that those of its sub-periods make. An
    /// example where nothing else stands, as its marks say.
    fn value(&self, input: &Input) -> Option<MarkedValue> {
        KnownOn(self, NaiveDate::MAX).value(input)
    }
}

/// The value of a period from those of its sub-periods, by what the series counts.
fn put_together(
    record: &IndicatorRecord,
    area: &AreaCode,
    whole: Period,
    day: NaiveDate,
) -> Option<MarkedValue> {
    let kind = record.indicator.measured.accumulation?;
    let parts: BTreeSet<Period> = within(record, area, whole).map(|o| o.period).collect();
    let parts: BTreeMap<Period, Amount> = parts
        .into_iter()
        .filter_map(|part| Some((part, amount(kind, record.stood_on(area, part, day)?))))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let found = over_periods(kind, whole, &parts).ok()?;
    let value = match found.quantity {
        Quantity::Number(number) => number,
        Quantity::Ratio(ratio) => ratio.percent()?,
    };
    Some(MarkedValue { value, marks: found.marks })
}

/// The values for true parts of a period.
fn within<'a>(
    record: &'a IndicatorRecord,
    area: &'a AreaCode,
    whole: Period,
) -> impl Iterator<Item = &'a Observation> {
    record.ever_known(area).filter(move |o| {
        o.period != whole && o.period.start() >= whole.start() && o.period.end() <= whole.end()
    })
}

/// A value as far as it is known for putting it together with others.
pub(super) fn amount(kind: Accumulation, o: &Observation) -> Amount {
    let ratio = || {
        let detail = o.detail.as_ref()?;
        Ratio::new(detail.numerator?, detail.denominator?).ok()
    };
    let quantity =
        kind.is_share().then(ratio).flatten().map_or(Quantity::Number(o.value), Quantity::Ratio);
    Amount { quantity, marks: crate::indicator::marks::Marks::of(o) }
}

impl Catalogue {
    /// The formulas of derived indicators.
    pub fn formulas(&self) -> BTreeMap<IndicatorCode, Formula> {
        let formula = |(code, record): (&IndicatorCode, &Arc<IndicatorRecord>)| {
            Some((code.clone(), record.indicator.measured.formula.clone()?))
        };
        self.indicators.iter().filter_map(formula).collect()
    }

    /// Computes the derived indicators that read one of the changed ones, directly or over others; all of them where
    /// `changed` is none. Those that are computed from each other in a circle have no value.
    pub fn compute(&mut self, changed: Option<&BTreeSet<IndicatorCode>>) {
        let mut formulas = self.formulas();
        if formulas.is_empty() {
            return;
        }
        let mut circular = BTreeSet::new();
        let ordered = loop {
            match order(&formulas) {
                Ok(ordered) => break ordered,
                Err(cycle) => {
                    for code in cycle.0 {
                        formulas.remove(&code);
                        circular.insert(code);
                    }
                }
            }
        };
        for code in circular {
            self.put_computed(&code, Vec::new());
        }
        let mut moved = changed.cloned();
        for code in ordered {
            let formula = &formulas[&code];
            let reads = |of: &BTreeSet<IndicatorCode>| {
                of.contains(&code) || formula.inputs().iter().any(|r| of.contains(&r.indicator))
            };
            if moved.as_ref().is_some_and(|moved| !reads(moved)) {
                continue;
            }
            let values = self.computed(&code, formula);
            self.put_computed(&code, values);
            if let Some(moved) = &mut moved {
                moved.insert(code);
            }
        }
    }

    fn put_computed(&mut self, code: &IndicatorCode, values: Vec<Observation>) {
        if let Some(record) = self.indicators.get(code) {
            let record = Arc::new(record.with_computed(values));
            self.indicators.insert(code.clone(), record);
        }
    }

    /// Areas and periods that a formula could have a value for: those that one of the values it reads stands for.
    fn cells(&self, formula: &Formula) -> BTreeSet<(AreaCode, Period)> {
        let inputs = formula.inputs();
        let general = inputs.iter().any(|reference| reference.area.is_none());
        let mut cells = BTreeSet::new();
        for reference in inputs.iter().filter(|reference| !reference.prior) {
            let Some(record) = self.indicators.get(&reference.indicator) else { continue };
            match &reference.area {
                // Of a formula that names every area the value is one of Lower Saxony.
                Some(area) if !general => {
                    let periods = record.ever_known(area).map(|o| o.period);
                    cells.extend(periods.map(|period| (AreaCode::home(), period)));
                }
                Some(_) => {}
                None => {
                    for area in record.areas() {
                        cells.extend(record.ever_known(area).map(|o| (o.area.clone(), o.period)));
                    }
                }
            }
        }
        cells
    }

    fn computed(&self, code: &IndicatorCode, formula: &Formula) -> Vec<Observation> {
        let mut all = Vec::new();
        for (area, period) in self.cells(formula) {
            self.compute_cell(code, formula, (&area, period), &mut all);
        }
        all
    }

    /// The value of an area and period, and every one that it had before something it reads was revised.
    fn compute_cell(
        &self,
        code: &IndicatorCode,
        formula: &Formula,
        (area, period): (&AreaCode, Period),
        all: &mut Vec<Observation>,
    ) {
        let mut last: Option<usize> = None;
        for (number, day) in self.turning_days(formula, area, period).into_iter().enumerate() {
            let found = formula.evaluate(area, period, &KnownOn(self, day)).ok();
            let held = last.map(|at| &all[at]);
            match (found, held) {
                (Some(found), Some(held)) if same(held, &found) => {}
                (None, None) => {}
                (None, Some(_)) => {
                    if let Some(at) = last.take() {
                        all[at].recorded.withdrawn = Some(day);
                    }
                }
                (Some(found), held) => {
                    let replaces = held
                        .map(|held| Replaced { id: held.id.clone(), by: Replacement::Revision });
                    let Some(id) = identifier(area, period, number) else { continue };
                    all.push(Observation {
                        id,
                        indicator: code.clone(),
                        area: area.clone(),
                        period,
                        value: found.value,
                        qualifier: found.marks.qualifier,
                        status: found.marks.status,
                        vintage: self.newest_vintage(formula, area, period, day),
                        source: None,
                        evidence: found.marks.evidence,
                        note: String::new(),
                        recorded: Recorded { replaces, ..Recorded::on(day) },
                        superseded: false,
                        detail: None,
                    });
                    last = Some(all.len() - 1);
                }
            }
        }
    }

    /// The days on which something that a value is computed from became known or was withdrawn.
    fn turning_days(
        &self,
        formula: &Formula,
        area: &AreaCode,
        period: Period,
    ) -> BTreeSet<NaiveDate> {
        let mut days = BTreeSet::new();
        for (record, area, period) in self.read(formula, area, period) {
            let cell = record.ever_known(area).filter(|o| o.period == period);
            for o in cell.chain(within(record, area, period)) {
                days.insert(o.recorded.known);
                days.extend(o.recorded.withdrawn);
            }
            let here = |made: &&crate::indicator::authoritative::Authoritative| {
                &made.area == area && made.period == period
            };
            days.extend(record.decisions().iter().filter(here).map(|made| made.known));
        }
        days
    }

    /// What a formula reads for an area and period, as far as the calendar and the catalogue know it.
    fn read<'a>(
        &'a self,
        formula: &'a Formula,
        area: &'a AreaCode,
        period: Period,
    ) -> impl Iterator<Item = (&'a IndicatorRecord, &'a AreaCode, Period)> {
        formula.inputs().into_iter().filter_map(move |reference: &Reference| {
            let record = self.indicators.get(&reference.indicator)?;
            let period = if reference.prior { period.previous()? } else { period };
            Some((&**record, reference.area.as_ref().unwrap_or(area), period))
        })
    }

    fn newest_vintage(
        &self,
        formula: &Formula,
        area: &AreaCode,
        period: Period,
        day: NaiveDate,
    ) -> String {
        let stated = self.read(formula, area, period).filter_map(|(record, area, period)| {
            Some(record.stood_on(area, period, day)?.vintage.as_str())
        });
        stated.max().unwrap_or_default().to_owned()
    }

    /// The values that a computed value rests on, in the order of the formula's inputs; none for a value that was put
    /// together from parts.
    pub fn inputs_of(&self, formula: &Formula, o: &Observation) -> Vec<&Observation> {
        formula
            .inputs()
            .into_iter()
            .filter_map(|reference| {
                let record = self.indicators.get(&reference.indicator)?;
                let period = if reference.prior { o.period.previous()? } else { o.period };
                let area = reference.area.as_ref().unwrap_or(&o.area);
                record.series(area).find(|input| input.period == period)
            })
            .collect()
    }

    /// Areas and periods for which a derived indicator has no value although one of those it reads is there, newest
    /// period first; empty for any other indicator.
    pub fn uncomputed(&self, record: &IndicatorRecord) -> Vec<Uncomputed> {
        let Some(formula) = &record.indicator.measured.formula else { return Vec::new() };
        let mut all: Vec<_> = self
            .cells(formula)
            .into_iter()
            .filter_map(|(area, period)| {
                let why = formula.evaluate(&area, period, self).err()?;
                Some(Uncomputed { area, period, why })
            })
            .collect();
        let home = AreaCode::home();
        all.sort_by_key(|u| (u.area != home, std::cmp::Reverse(u.period.end()), u.area.clone()));
        all
    }
}

/// True where a value that was computed again says nothing new.
fn same(held: &Observation, found: &MarkedValue) -> bool {
    held.value.to_bits() == found.value.to_bits()
        && held.qualifier == found.marks.qualifier
        && held.status == found.marks.status
        && held.evidence == found.marks.evidence
}

/// The same for the same area, period and place among its revisions, whenever it is computed.
fn identifier(area: &AreaCode, period: Period, number: usize) -> Option<ObservationId> {
    let period = period.to_string().replace('/', "_");
    let room = crate::key::MAX_KEY.saturating_sub(period.len() + 12);
    let area: String = area.as_str().chars().take(room).collect();
    ObservationId::parse(&format!("r-{area}-{period}-{number}")).ok()
}

#[cfg(test)]
mod tests;
