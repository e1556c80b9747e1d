//! The values of a file against what is known: new, changed, the same, or beside; with every doubt.

use super::Import;
use super::course::{self, Before};
use super::doubt::Doubt;
use super::shares;
use crate::catalogue::{Catalogue, IndicatorRecord};
use crate::indicator::observation::{
    Observation, ObservationStatus, Qualifier, Recorded, Replaced, Replacement,
};
use crate::indicator::value::held;
use crate::key::{AreaCode, IndicatorCode, ObservationId};
use crate::period::Period;
use crate::source::{Evidence, coded};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A value of a file that belongs to an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Where it stands in the file, such as `Tabelle1!B7`.
    pub place: String,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// The value in the indicator's unit.
    pub value: f64,
    /// How exactly the source states it.
    pub qualifier: Qualifier,
    /// SDMX status.
    pub status: ObservationStatus,
    /// What the value is a share of, where the file tells.
    pub denominator: Option<f64>,
    /// What the reader of the file found doubtful.
    pub doubts: Vec<Doubt>,
}

coded! {
    /// What taking a value over would do.
    Kind {
        /// Nothing is known for area and period.
        New = "neu",
        /// It would take the place of another value of the same source.
        Changed = "geaendert",
        /// Another source states the figure; it would stand beside.
        Beside = "daneben",
        /// It is there already.
        Same = "gleich",
    }
}

/// A value of a file with what it would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The value.
    pub incoming: Incoming,
    /// What it would do.
    pub kind: Kind,
    /// The value that stands now for area and period. Boxed, as a file may hold a million lines and most have none.
    pub held: Option<Box<Observation>>,
    /// What to look at.
    pub doubts: Vec<Doubt>,
}

impl Line {
    /// New minus old, where there is an old value.
    pub fn difference(&self) -> Option<f64> {
        self.held.as_ref().map(|held| self.incoming.value - held.value)
    }
}

/// All values of a file against what is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compared {
    /// In the order of indicator, area and period.
    pub lines: Vec<Line>,
}

impl Compared {
    /// The number of lines of a kind, and of those with doubts among them.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        let of_kind = || self.lines.iter().filter(|line| line.kind == kind);
        (of_kind().count(), of_kind().filter(|line| !line.doubts.is_empty()).count())
    }
}

/// What the comparison finds about one value.
struct Found {
    kind: Kind,
    held: Option<Box<Observation>>,
    doubts: Vec<Doubt>,
}

/// Compares the values of a file with the catalogue. Values of indicators that the catalogue does not have are left out.
/// `vintage` and `source` are those of the file.
pub fn compare(
    catalogue: &Catalogue,
    import: &Import,
    mut incoming: Vec<Incoming>,
    today: NaiveDate,
) -> Compared {
    incoming.retain(|value| catalogue.indicators.contains_key(&value.indicator));
    // Stable: values for the same period stay in the order of the file.
    incoming
        .sort_by(|a, b| (&a.indicator, &a.area, a.period).cmp(&(&b.indicator, &b.area, b.period)));
    let mut found = Vec::with_capacity(incoming.len());
    for of_area in incoming.chunk_by(|a, b| (&a.indicator, &a.area) == (&b.indicator, &b.area)) {
        let record = of_area.first().and_then(|first| catalogue.indicators.get(&first.indicator));
        if let Some(record) = record {
            compare_area(record, import, of_area, today, &mut found);
        }
    }
    let mut lines: Vec<_> = incoming
        .into_iter()
        .zip(found)
        .map(|(mut incoming, found)| {
            let mut doubts = std::mem::take(&mut incoming.doubts);
            doubts.extend(found.doubts);
            Line { incoming, kind: found.kind, held: found.held, doubts }
        })
        .collect();
    shares::check(catalogue, &mut lines);
    Compared { lines }
}

/// The values of one indicator and area, by period.
fn compare_area(
    record: &IndicatorRecord,
    import: &Import,
    incoming: &[Incoming],
    today: NaiveDate,
    found: &mut Vec<Found>,
) {
    let Some(first) = incoming.first() else { return };
    let mut by_period: HashMap<Period, Vec<&Observation>> = HashMap::new();
    for o in record.of_area(&first.area) {
        by_period.entry(o.period).or_default().push(o);
    }
    let usual = course::usual_change(record, &first.area);
    let series: BTreeMap<Period, &Observation> = record
        .series(&first.area)
        .filter(|o| !o.evidence.is_example())
        .map(|o| (o.period, o))
        .collect();
    // The last value of the file for an earlier period.
    let mut earlier: Option<&Incoming> = None;
    for (place, value) in incoming.iter().enumerate() {
        let beside = [place.checked_sub(1), place.checked_add(1)];
        let mut beside = beside.into_iter().flatten().filter_map(|at| incoming.get(at));
        let is_double = beside.any(|other| other.period == value.period);
        let there = by_period.get(&value.period).map_or(&[][..], Vec::as_slice);
        let held = standing(there, import, &value.period);
        let kind = kind(held, import, value);
        if let Some(last) = place.checked_sub(1).and_then(|at| incoming.get(at))
            && last.period < value.period
        {
            earlier = Some(last);
        }
        let known = series.range(..value.period).next_back().map(|(_, o)| Before::from(*o));
        let before = earlier.map(Before::from).into_iter().chain(known);
        let before = before.max_by_key(|before| before.period);
        let mut doubts = Vec::new();
        if is_double {
            doubts.push(Doubt::Duplicate);
        }
        if kind != Kind::Same {
            doubts.extend(about(record, import, value, held, kind));
            doubts.extend(course::doubts(record, value, before, usual));
            if value.period.end() > today {
                doubts.push(Doubt::Future);
            }
        }
        found.push(Found { kind, held: held.cloned().map(Box::new), doubts });
    }
}

/// The value that a file's value is set against: that of the same source, otherwise the one that stands.
fn standing<'a>(
    there: &[&'a Observation],
    import: &Import,
    period: &Period,
) -> Option<&'a Observation> {
    let current = there.iter().copied().filter(|o| o.in_series() && !o.evidence.is_example());
    let of_source = current.clone().filter(|o| o.source.as_ref() == Some(&import.source));
    of_source.max_by(|a, b| (&a.vintage, &a.id).cmp(&(&b.vintage, &b.id))).or_else(|| {
        let current: Vec<Observation> = current.cloned().collect();
        let id = held(&current, &current.first()?.area, period)?.id.clone();
        there.iter().copied().find(|o| o.id == id)
    })
}

fn kind(held: Option<&Observation>, import: &Import, value: &Incoming) -> Kind {
    let Some(held) = held else { return Kind::New };
    if held.source.as_ref() != Some(&import.source) {
        return Kind::Beside;
    }
    let is_same = held.value.to_bits() == value.value.to_bits()
        && held.qualifier == value.qualifier
        && held.status == value.status;
    if is_same { Kind::Same } else { Kind::Changed }
}

/// Doubts about a value and the one it is set against.
fn about(
    record: &IndicatorRecord,
    import: &Import,
    value: &Incoming,
    held: Option<&Observation>,
    kind: Kind,
) -> Vec<Doubt> {
    let indicator = &record.indicator;
    let mut doubts = Vec::new();
    let is_below = indicator.min.is_some_and(|min| value.value < min);
    let is_above = indicator.max.is_some_and(|max| value.value > max);
    if is_below || is_above {
        doubts.push(Doubt::OffScale);
    }
    if value.status == ObservationStatus::Break {
        doubts.push(Doubt::Break);
    }
    match (kind, held) {
        (Kind::Changed, Some(held)) => {
            if is_preliminary(value.status) && held.status == ObservationStatus::Normal {
                doubts.push(Doubt::Provisional);
            }
            if is_older(&import.vintage, &held.vintage) {
                doubts.push(Doubt::Older);
            }
        }
        (Kind::Beside, _) => doubts.push(Doubt::OtherSource),
        _ => {}
    }
    doubts
}

/// Vintages are what a source or a planner wrote: compared as periods where both are, otherwise as text.
fn is_older(vintage: &str, than: &str) -> bool {
    match (Period::parse(vintage), Period::parse(than)) {
        (Ok(vintage), Ok(than)) => vintage.end() < than.start(),
        _ => !than.is_empty() && vintage < than,
    }
}

const fn is_preliminary(status: ObservationStatus) -> bool {
    matches!(
        status,
        ObservationStatus::Estimated
            | ObservationStatus::Provisional
            | ObservationStatus::Unvalidated
    )
}

/// The value to store for a chosen line; none for one that is there already. A value of another source stands beside;
/// the others take the place of what is held, as a revision. `number` counts the values of the import.
///
/// Unverified values keep the status V (unvalidated) until somebody confirms them.
pub fn observation(
    import: &Import,
    line: &Line,
    number: usize,
    unverified: bool,
    today: NaiveDate,
) -> Option<Observation> {
    let value = &line.incoming;
    let replaces = match (line.kind, &line.held) {
        (Kind::Same, _) => return None,
        (Kind::Changed, Some(held)) => {
            Some(Replaced { id: held.id.clone(), by: Replacement::Revision })
        }
        _ => None,
    };
    Some(Observation {
        id: ObservationId::parse(&format!("{}-{number:07}", import.id)).ok()?,
        indicator: value.indicator.clone(),
        area: value.area.clone(),
        period: value.period,
        value: value.value,
        qualifier: value.qualifier,
        status: if unverified { ObservationStatus::Unvalidated } else { value.status },
        vintage: import.vintage.clone(),
        source: Some(import.source.clone()),
        evidence: if unverified { Evidence::Unverified } else { Evidence::Read },
        note: String::new(),
        recorded: Recorded { replaces, import: Some(import.id.clone()), ..Recorded::on(today) },
        superseded: false,
        detail: None,
    })
}
