//! What is said before and after a delivery is due, each thing once.

use super::Delivery;
use crate::source::coded;
use chrono::{NaiveDate, TimeDelta};

coded! {
    /// A letter about one delivery, in the order in which they go out.
    Reminder {
        /// 30 days ahead, to whoever is in charge.
        Ahead = "ahead_30",
        /// 7 days ahead, to whoever is in charge.
        Near = "ahead_7",
        /// The day after, to whoever is in charge.
        Missed = "after_1",
        /// 30 days after, to the Geschäftsstelle.
        Escalation = "after_30",
    }
}

impl Reminder {
    /// Days from the due day to the day on which it goes out; negative before.
    pub fn offset(self) -> i64 {
        match self {
            Self::Ahead => -30,
            Self::Near => -7,
            Self::Missed => 1,
            Self::Escalation => 30,
        }
    }

    /// The reminder that goes out on `today` about a delivery, where `sent` have gone out about the same period.
    ///
    /// Only the last one whose day has come counts. So after days without a look at the calendar one letter goes out and
    /// not several, an earlier one never follows a later one, and none goes out twice, even where the due day is moved.
    pub fn due(delivery: &Delivery, sent: &[Self], today: NaiveDate) -> Option<Self> {
        let reached = |kind: &Self| {
            let day = delivery.due.checked_add_signed(TimeDelta::days(kind.offset()));
            day.is_some_and(|day| day <= today)
        };
        let latest = Self::ALL.iter().copied().filter(reached).max()?;
        sent.iter().all(|sent| *sent < latest).then_some(latest)
    }
}
