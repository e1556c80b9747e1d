//! Choosing among the values of an indicator.

use super::observation::Observation;
use crate::period::Period;
use crate::source::Evidence;
use std::collections::BTreeMap;

/// The values of one area that a line is drawn through, as places in the list: one per period, oldest first.
///
/// Where several values stand for one period, published evidence goes before examples, an undisputed value before a
/// disputed one, and then the newest vintage; the others stay in the table.
pub fn places(of_area: &[Observation]) -> Vec<usize> {
    let mut by_period: BTreeMap<Period, usize> = BTreeMap::new();
    for (place, o) in of_area.iter().enumerate().filter(|(_, o)| o.in_series()) {
        let held = by_period.entry(o.period).or_insert(place);
        if preference(o) > preference(&of_area[*held]) {
            *held = place;
        }
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
