//! How a delivery stands on a day.

use chrono::NaiveDate;

/// Days before a delivery from which on it counts as coming up.
pub const SOON_DAYS: i64 = 30;

/// How the next delivery stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// More than [`SOON_DAYS`] days ahead.
    Later,
    /// Due in so many days, 1 to [`SOON_DAYS`].
    Soon(i64),
    /// Due on this day.
    Today,
    /// So many days past, from 1.
    Overdue(i64),
    /// There is no day: values come irregularly and none is announced, or none has ever come.
    NoDate,
}

impl DueState {
    /// How a delivery that is due on `due` stands on `today`.
    pub fn on(due: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(due) = due else { return Self::NoDate };
        match (due - today).num_days() {
            days if days > SOON_DAYS => Self::Later,
            days @ 1.. => Self::Soon(days),
            0 => Self::Today,
            days => Self::Overdue(-days),
        }
    }
}
