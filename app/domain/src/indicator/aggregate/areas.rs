//! Areas put together to a larger area.

use super::{Accumulation, Amount, Refusal, Territory, sum};
use crate::key::AreaCode;
use std::collections::BTreeMap;

/// The value of an area from those of the areas it consists of, all for the same period.
///
/// The parts may be of any level, such as a group of Länder beside single ones, as long as together
/// they are the whole.
///
/// # Errors
/// [`Refusal`]: an area that is not part of the whole; two that overlap; those that are missing;
/// values that do not fit the kind of series.
pub fn over_areas(
    kind: Accumulation,
    whole: &AreaCode,
    parts: &BTreeMap<AreaCode, Amount>,
    territory: &Territory,
) -> Result<Amount, Refusal<AreaCode>> {
    if kind == Accumulation::NotAdditive {
        return Err(Refusal::NotAdditive);
    }
    let mut missing = territory.extent(whole);
    let mut taken: BTreeMap<AreaCode, &AreaCode> = BTreeMap::new();
    for part in parts.keys() {
        for area in territory.extent(part) {
            if let Some(other) = taken.get(&area) {
                return Err(Refusal::Overlap((*other).clone(), part.clone()));
            }
            if !missing.remove(&area) {
                return Err(Refusal::Outside(part.clone()));
            }
            taken.insert(area, part);
        }
    }
    if !missing.is_empty() {
        return Err(Refusal::Missing(missing.into_iter().collect()));
    }
    sum(kind, &parts.iter().collect::<Vec<_>>())
}
