//! The catalogue as a past day knew it.

use super::Catalogue;
use crate::journal::{Entry, SubjectKind};
use crate::measure::past::before;
use crate::tier::Tier;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Catalogue {
    /// The catalogue with indicators, values, targets and methods as they were known at the end of a day; what was created
    /// later is not there. Sources and data traps are those of today: they come with the data set. For measures see
    /// [`Self::with_measures_of`].
    ///
    /// Records about which nothing has come in since are shared, not copied; where that holds for all of them, so is the
    /// catalogue.
    #[must_use]
    pub fn as_of(self: &Arc<Self>, day: NaiveDate) -> Arc<Self> {
        if self.indicators.values().all(|record| record.is_settled(day)) {
            return self.clone();
        }
        let mut past = Self::clone(self);
        past.describe_as_of(day);
        for record in past.indicators.values_mut() {
            if !record.is_settled(day) {
                *record = Arc::new(record.as_of(day));
            }
        }
        Arc::new(past)
    }

    /// Puts back what indicators were at the end of a day, and computes anew what reads them: formula and way of counting
    /// are those of then.
    fn describe_as_of(&mut self, day: NaiveDate) {
        self.indicators.retain(|_, record| record.indicator.is_known(day));
        let mut changed = BTreeSet::new();
        for (code, record) in &mut self.indicators {
            let Some(was) = record.indicator.before(day).cloned() else { continue };
            let mut described = record.described(was);
            if record.indicator.is_derived() && !described.indicator.is_derived() {
                described = described.with_computed(Vec::new());
            }
            *record = Arc::new(described);
            changed.insert(code.clone());
        }
        if !changed.is_empty() {
            self.compute(Some(&changed));
        }
    }

    /// The catalogue with measures and links as they were before the changes that the journal tells of, newest first. A
    /// measure that was of a closer tier then than `reach` is not there.
    #[must_use]
    pub fn with_measures_of(self: &Arc<Self>, later: &[Entry], reach: Tier) -> Arc<Self> {
        let mut by_measure: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for entry in later.iter().filter(|entry| entry.subject == SubjectKind::Measure) {
            by_measure.entry(&entry.key).or_default().push(entry.clone());
        }
        if by_measure.is_empty() {
            return self.clone();
        }
        let mut past = Self::clone(self);
        past.measures.retain(|slug, record| {
            let Some(later) = by_measure.get(slug.as_str()) else { return true };
            let was = before(record, later).filter(|was| was.measure.tier.is_within(reach));
            was.is_some_and(|was| {
                *record = Arc::new(was);
                true
            })
        });
        Arc::new(past)
    }
}
