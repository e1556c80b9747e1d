//! Whether an invitation kept its notice, and what a late one needs.
//!
//! A late invitation is not refused. It needs a reason, „Ladungsfrist nicht gewahrt“ stands on letter and minutes, and the
//! council can decide only once it is recorded that nobody objects.

use crate::error::FieldErrors;
use crate::meeting::deadline::{Deadline, Timeliness};
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest reason for a late invitation in characters.
pub const MAX_REASON: usize = 1_000;

/// How a meeting was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summons {
    /// The day the invitation went out.
    pub sent: NaiveDate,
    /// The last day on which it would have been in time.
    pub latest: NaiveDate,
    /// Version of the rules of procedure that says so.
    pub procedure: u32,
    /// Why it was late; empty where it was not.
    pub reason: String,
    /// True where the meeting recorded that nobody objects to the late invitation.
    pub unopposed: bool,
    /// True where it is a second call on the same matter and the letter points out that no number is needed.
    pub second_call: bool,
}

impl Summons {
    /// An invitation that goes out on a day.
    ///
    /// # Errors
    /// A late one without a reason, at the field `reason`.
    pub fn new(
        notice: &Deadline,
        sent: NaiveDate,
        reason: &str,
        second_call: bool,
    ) -> Result<Self, FieldErrors> {
        let reason = match notice.on(sent) {
            Timeliness::InTime { .. } => String::new(),
            Timeliness::Late { .. } => text::block(reason, MAX_REASON)
                .map_err(|problem| FieldErrors::one("reason", problem))?,
        };
        let (latest, procedure) = (notice.day, notice.version);
        Ok(Self { sent, latest, procedure, reason, unopposed: false, second_call })
    }

    /// True where it was in time.
    pub fn is_kept(&self) -> bool {
        self.sent <= self.latest
    }

    /// True where the council can decide as far as the invitation goes.
    pub fn is_due(&self) -> bool {
        self.is_kept() || self.unopposed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Problem;
    use crate::meeting::counting::Holidays;
    use crate::meeting::procedure::tests::defaults;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_late_invitation_needs_a_reason_and_nobody_against_it() {
        let none = Holidays::new(&|_| false);
        let notice = defaults().latest_dispatch(day("2020-06-18"), none);
        let kept = Summons::new(&notice, day("2020-06-03"), "", false).expect("in time");
        assert!(kept.is_kept() && kept.is_due());
        let late = Summons::new(&notice, day("2020-06-05"), " ", false).expect_err("no reason");
        assert_eq!(late.of("reason"), Some(&Problem::Required));
        let late = Summons::new(&notice, day("2020-06-05"), "Kurzfristig", false).expect("late");
        assert_eq!((late.latest, late.procedure), (day("2020-06-03"), 1));
        assert!(!late.is_kept() && !late.is_due());
        assert!(Summons { unopposed: true, ..late }.is_due());
        let in_time = Summons::new(&notice, day("2020-06-01"), "unnötig", false).expect("in time");
        assert_eq!(in_time.reason, "");
    }
}
