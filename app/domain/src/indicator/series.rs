//! Choosing among the values of an indicator.

use super::observation::{Observation, ObservationStatus};
use crate::key::AreaCode;
use crate::source::Evidence;
use std::collections::BTreeMap;

/// The values of one area that a line is drawn through: one per period, oldest first.
///
/// Where several values stand for one period, published evidence goes before examples, an undisputed value before a
/// disputed one, and then the newest vintage; the others stay in the table.
pub fn series<'a>(all: &'a [Observation], area: &AreaCode) -> Vec<&'a Observation> {
    let mut by_period: BTreeMap<_, &Observation> = BTreeMap::new();
    for o in all.iter().filter(|o| &o.area == area && o.in_series()) {
        by_period
            .entry(o.period)
            .and_modify(|held| {
                if preference(o) > preference(held) {
                    *held = o;
                }
            })
            .or_insert(o);
    }
    by_period.into_values().collect()
}

fn preference(o: &Observation) -> (u8, &str) {
    let support = match o.evidence {
        Evidence::Read => 4,
        Evidence::Derived => 3,
        Evidence::Conflict => 2,
        Evidence::Unverified => 1,
        Evidence::Illustrative => 0,
    };
    (support, &o.vintage)
}

/// The newest published value of an area; examples never stand in for one.
pub fn latest<'a>(all: &'a [Observation], area: &AreaCode) -> Option<&'a Observation> {
    series(all, area).into_iter().rfind(|o| !o.evidence.is_example())
}

/// The published value before the newest one, none across a series break.
pub fn previous<'a>(all: &'a [Observation], area: &AreaCode) -> Option<&'a Observation> {
    let published: Vec<_> =
        series(all, area).into_iter().filter(|o| !o.evidence.is_example()).collect();
    let [.., before, last] = published.as_slice() else { return None };
    (last.status != ObservationStatus::Break).then_some(*before)
}

/// The areas that have values, home first, then in the order of their newest value.
pub fn areas(all: &[Observation]) -> Vec<AreaCode> {
    let mut newest: BTreeMap<AreaCode, chrono::NaiveDate> = BTreeMap::new();
    for o in all {
        let end = o.period.end();
        newest.entry(o.area.clone()).and_modify(|d| *d = (*d).max(end)).or_insert(end);
    }
    let home = AreaCode::home();
    let mut areas: Vec<_> = newest.into_iter().collect();
    areas.sort_by(|(a, da), (b, db)| {
        (b == &home).cmp(&(a == &home)).then(db.cmp(da)).then(a.cmp(b))
    });
    areas.into_iter().map(|(area, _)| area).collect()
}
