//! The catalogue as a past day knew it.

use super::Catalogue;
use chrono::NaiveDate;
use std::sync::Arc;

impl Catalogue {
    /// The catalogue with values, targets and methods as they were known at the end of a day. Names, sources, data traps,
    /// measures and their links are those of today: no past state of them is kept.
    ///
    /// Records about which nothing has come in since are shared, not copied; where that holds for all of them, so is the
    /// catalogue.
    #[must_use]
    pub fn as_of(self: &Arc<Self>, day: NaiveDate) -> Arc<Self> {
        if self.indicators.values().all(|record| record.is_settled(day)) {
            return self.clone();
        }
        let mut past = Self::clone(self);
        for record in past.indicators.values_mut() {
            if !record.is_settled(day) {
                *record = Arc::new(record.as_of(day));
            }
        }
        Arc::new(past)
    }
}
