//! Which areas consist of which.

use crate::key::AreaCode;
use std::collections::{BTreeMap, BTreeSet};

/// An area whose members, or theirs in turn, come round in a circle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("area_circular")]
pub struct CircularArea(
    /// The area.
    pub AreaCode,
);

/// What areas consist of, down to areas that are not divided further.
///
/// An area of which nothing is said is not divided. So a part of Lower Saxony whose counterpart is
/// not known, such as its rural areas, never counts towards Lower Saxony, and a group such as „Nord"
/// overlaps with each of its members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Territory(BTreeMap<AreaCode, BTreeSet<AreaCode>>);

impl Territory {
    /// Areas with their members. Members are disjoint and make up the whole area; they may have
    /// members themselves. Of an area without members nothing is said.
    ///
    /// # Errors
    /// [`CircularArea`].
    pub fn new(members: &BTreeMap<AreaCode, BTreeSet<AreaCode>>) -> Result<Self, CircularArea> {
        let mut members = members.clone();
        members.retain(|_, within| !within.is_empty());
        let mut extents = members.clone();
        // With every round another level is put in the place of areas that have members. Levels
        // without circle are no more than the areas that have members.
        for _ in &members {
            for extent in extents.values_mut() {
                *extent = extent
                    .iter()
                    .flat_map(|area| match members.get(area) {
                        Some(within) => within.iter().cloned().collect::<Vec<_>>(),
                        None => vec![area.clone()],
                    })
                    .collect();
            }
        }
        match extents
            .iter()
            .find(|(_, extent)| extent.iter().any(|area| members.contains_key(area)))
        {
            Some((area, _)) => Err(CircularArea(area.clone())),
            None => Ok(Self(extents)),
        }
    }

    /// The undivided areas that an area consists of: itself where nothing is said of it.
    pub fn extent(&self, area: &AreaCode) -> BTreeSet<AreaCode> {
        self.0.get(area).cloned().unwrap_or_else(|| BTreeSet::from([area.clone()]))
    }
}
