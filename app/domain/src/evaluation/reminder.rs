//! Letters about a round: a week and two days before its deadline and on the day after, each once.

use super::Round;
use crate::source::coded;
use chrono::{NaiveDate, TimeDelta};

coded! {
    /// A letter about a round, in the order in which they go out.
    RoundReminder {
        /// Seven days ahead, to everyone who is asked.
        Week = "ahead_7",
        /// Two days ahead, to everyone who is asked.
        Near = "ahead_2",
        /// The day after, to whoever has not answered.
        Missed = "after_1",
    }
}

/// So many days after the deadline nobody is told any more that an answer is missing.
const STALE: i64 = 14;

impl RoundReminder {
    /// Days from the last day to the day on which it goes out; negative before.
    pub fn offset(self) -> i64 {
        match self {
            Self::Week => -7,
            Self::Near => -2,
            Self::Missed => 1,
        }
    }

    /// The letter that goes out on `today` about a round, where `sent` have gone out about it.
    ///
    /// Only the last one whose day has come counts, so that after days without a run one letter goes out and not three.
    /// A letter whose day was over before the round opened never goes out, nor one about a round that nobody knows of.
    pub fn due(round: &Round, sent: &[Self], today: NaiveDate) -> Option<Self> {
        let day = |kind: Self| round.closes.checked_add_signed(TimeDelta::days(kind.offset()));
        let reached = |kind: &Self| day(*kind).is_some_and(|day| day <= today);
        let latest = Self::ALL.iter().copied().filter(reached).max()?;
        let fits = match latest {
            Self::Week | Self::Near => {
                round.is_open(today) && day(latest).is_some_and(|day| day >= round.opens)
            }
            Self::Missed => round.is_over(today) && (today - round.closes).num_days() <= STALE,
        };
        (fits && sent.iter().all(|sent| *sent < latest)).then_some(latest)
    }
}
