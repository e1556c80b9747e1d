//! The values of a file against what is known: new, changed, the same, or beside; with every doubt.

use super::Import;
use super::distribution::Distribution;
use super::doubt::Doubt;
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

/// Changes that a series needs before one can be called unusual.
const CHANGES_NEEDED: usize = 3;

/// A change beyond this multiple of the largest one so far is asked about.
const UNUSUAL: f64 = 2.0;

/// Rounding errors of a sum are no change.
const ROUNDING: f64 = 1e-9;

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
    /// The value that stands now for area and period.
    pub held: Option<Observation>,
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

/// Compares the values of a file with the catalogue. Values of indicators that the catalogue does not have are left out.
/// `vintage` and `source` are those of the file.
pub fn compare(
    catalogue: &Catalogue,
    import: &Import,
    mut incoming: Vec<Incoming>,
    today: NaiveDate,
) -> Compared {
    incoming.retain(|value| catalogue.indicators.contains_key(&value.indicator));
    incoming.sort_by(|a, b| {
        (&a.indicator, &a.area, a.period, &a.place).cmp(&(
            &b.indicator,
            &b.area,
            b.period,
            &b.place,
        ))
    });
    let mut lines = Vec::with_capacity(incoming.len());
    let mut rest = incoming.as_slice();
    while let Some(first) = rest.first() {
        let end = rest.partition_point(|value| {
            (&value.indicator, &value.area) <= (&first.indicator, &first.area)
        });
        let (of_area, later) = rest.split_at(end);
        rest = later;
        if let Some(record) = catalogue.indicators.get(&first.indicator) {
            compare_area(record, import, of_area, today, &mut lines);
        }
    }
    shares(catalogue, &mut lines);
    Compared { lines }
}

/// The values of one indicator and area.
fn compare_area(
    record: &IndicatorRecord,
    import: &Import,
    incoming: &[Incoming],
    today: NaiveDate,
    lines: &mut Vec<Line>,
) {
    let Some(first) = incoming.first() else { return };
    let known = record.of_area(&first.area);
    let mut by_period: HashMap<Period, Vec<&Observation>> = HashMap::new();
    for o in known {
        by_period.entry(o.period).or_default().push(o);
    }
    let usual = usual_change(record, &first.area);
    let series: BTreeMap<Period, &Observation> = record
        .series(&first.area)
        .filter(|o| !o.evidence.is_example())
        .map(|o| (o.period, o))
        .collect();
    for (place, value) in incoming.iter().enumerate() {
        let beside = [place.checked_sub(1), place.checked_add(1)];
        let is_double = beside
            .into_iter()
            .flatten()
            .filter_map(|at| incoming.get(at))
            .any(|other| other.period == value.period);
        let there = by_period.get(&value.period).map_or(&[][..], Vec::as_slice);
        let held = standing(there, import, &value.period);
        let kind = kind(held, import, value);
        let before = incoming[..place]
            .iter()
            .rev()
            .find(|other| other.period < value.period)
            .map(|other| (other.period, other.value, other.status))
            .into_iter()
            .chain(series.range(..value.period).next_back().map(|(p, o)| (*p, o.value, o.status)))
            .max_by_key(|(period, ..)| *period);
        let mut doubts = value.doubts.clone();
        if is_double {
            doubts.push(Doubt::Duplicate);
        }
        if kind != Kind::Same {
            doubts.extend(about(record, import, value, held, kind));
            doubts.extend(course(record, value, before, usual));
            if value.period.end() > today {
                doubts.push(Doubt::Future);
            }
        }
        lines.push(Line { incoming: value.clone(), kind, held: held.cloned(), doubts });
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
            if !held.vintage.is_empty() && import.vintage < held.vintage {
                doubts.push(Doubt::Older);
            }
        }
        (Kind::Beside, _) => doubts.push(Doubt::OtherSource),
        _ => {}
    }
    doubts
}

const fn is_preliminary(status: ObservationStatus) -> bool {
    matches!(
        status,
        ObservationStatus::Estimated
            | ObservationStatus::Provisional
            | ObservationStatus::Unvalidated
    )
}

/// Doubts about a value after the one before it.
fn course(
    record: &IndicatorRecord,
    value: &Incoming,
    before: Option<(Period, f64, ObservationStatus)>,
    usual: Option<f64>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some((_, old, status)) = before else { return doubts };
    if status == ObservationStatus::Unvalidated {
        doubts.push(Doubt::AfterUnverified);
    }
    if value.status == ObservationStatus::Break {
        return doubts;
    }
    let change = value.value - old;
    if record.indicator.cumulative && change < -ROUNDING {
        doubts.push(Doubt::Falling);
    }
    if let Some(usual) = usual.filter(|usual| change.abs() > UNUSUAL * usual + ROUNDING) {
        doubts.push(Doubt::Jump { change, usual });
    }
    doubts
}

/// The largest change between neighbouring published values of an area; none where there are too few to tell.
fn usual_change(record: &IndicatorRecord, area: &AreaCode) -> Option<f64> {
    let values: Vec<f64> =
        record.series(area).filter(|o| !o.evidence.is_example()).map(|o| o.value).collect();
    let changes = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    (values.len() > CHANGES_NEEDED).then(|| changes.fold(0.0, f64::max))
}

/// Doubts about shares per grade, which only all of them together show.
fn shares(catalogue: &Catalogue, lines: &mut [Line]) {
    let mut scales: BTreeMap<(IndicatorCode, AreaCode, Period), Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let record = catalogue.indicators.get(&line.incoming.indicator);
        if let Some(share) = record.and_then(|r| r.indicator.share_of.as_ref()) {
            let key = (share.scale.clone(), line.incoming.area.clone(), line.incoming.period);
            scales.entry(key).or_default().push(at);
        }
    }
    for ((scale, area, period), places) in scales {
        let Some(of) = catalogue.indicators.get(&scale) else { continue };
        let (Some(low), Some(high)) = (of.indicator.min, of.indicator.max) else { continue };
        let mut shares: BTreeMap<IndicatorCode, (f64, f64)> = BTreeMap::new();
        for record in catalogue.indicators.values() {
            let Some(share) = &record.indicator.share_of else { continue };
            let known =
                record.series(&area).find(|o| o.period == period && !o.evidence.is_example());
            if let (true, Some(known)) = (share.scale == scale, known) {
                shares.insert(record.indicator.code.clone(), (share.grade, known.value));
            }
        }
        for at in &places {
            let value = &lines[*at].incoming;
            let record = catalogue.indicators.get(&value.indicator);
            if let Some(share) = record.and_then(|r| r.indicator.share_of.as_ref()) {
                shares.insert(value.indicator.clone(), (share.grade, value.value));
            }
        }
        let distribution =
            Distribution { scale: (low, high), shares: shares.into_values().collect() };
        let mean = of.series(&area).find(|o| o.period == period).map(|o| o.value);
        let doubt = if distribution.adds_up() {
            mean.filter(|mean| !distribution.mean().allow(*mean))
                .map(|mean| Doubt::ReversedScale { mean, bounds: distribution.mean() })
        } else {
            Some(Doubt::SharesDoNotSum { sum: distribution.sum() })
        };
        for at in places {
            lines[at].doubts.extend(doubt);
        }
    }
}

/// The values to store for chosen lines. One that is there already is never stored again; one of another source stands
/// beside; the others take the place of what is held, as a revision. Identifiers count up from that of the import.
///
/// Unverified values keep the status V (unvalidated) until somebody confirms them.
pub fn observations<'a>(
    import: &'a Import,
    chosen: impl IntoIterator<Item = &'a Line> + 'a,
    unverified: bool,
    today: NaiveDate,
) -> impl Iterator<Item = Observation> + 'a {
    let lines = chosen.into_iter().filter(|line| line.kind != Kind::Same).enumerate();
    lines.filter_map(move |(number, line)| {
        let value = &line.incoming;
        let replaces = (line.kind == Kind::Changed)
            .then(|| {
                Some(Replaced { id: line.held.as_ref()?.id.clone(), by: Replacement::Revision })
            })
            .flatten();
        Some(Observation {
            id: ObservationId::parse(&format!("{}-{number}", import.id)).ok()?,
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
    })
}
