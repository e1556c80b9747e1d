//! When the next value of an indicator is due, from whom, and what is said about it before and after.
//!
//! Two things are kept apart. [`due`](calendar::Outlook::due) tells about one delivery: not yet due, due, overdue. The
//! [`Staleness`] tells about the newest value: how many deliveries have passed it by. Neither is the status of the
//! indicator, which compares values with a target.

pub mod calendar;
pub mod due;
pub mod form;
pub mod recipient;
pub mod release;
pub mod reminder;
pub mod rhythm;
pub mod staleness;

pub use calendar::{Delivery, Outlook};
pub use due::DueState;
pub use form::SupplyForm;
pub use release::Release;
pub use reminder::Reminder;
pub use rhythm::Rhythm;
pub use staleness::Staleness;

use crate::key::{AccountId, IndicatorCode, OrganisationCode};
use crate::source::Evidence;
use serde::{Deserialize, Serialize};

/// Most months between the end of a period and its release.
pub const MAX_DELAY_MONTHS: u8 = 36;
/// Most days between the end of a period and its release, beside the months.
pub const MAX_DELAY_DAYS: u16 = 366;

/// Who delivers the values of an indicator, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The person in charge; the organisation steps in where the person cannot act.
    pub account: Option<AccountId>,
    /// The organisation in charge.
    pub organisation: Option<OrganisationCode>,
    /// Whom to ask at the source; may name a person.
    pub contact: String,
    /// How often values come; where it is not set, as the indicator says.
    pub rhythm: Option<Rhythm>,
    /// Whole months between the end of a period and its release, 0 to [`MAX_DELAY_MONTHS`].
    pub delay_months: u8,
    /// Days beside the months, 0 to [`MAX_DELAY_DAYS`].
    pub delay_days: u16,
    /// Announced days of release; they go before the rhythm.
    pub releases: Vec<Release>,
    /// How well the dates are supported.
    pub evidence: Evidence,
    /// Where the dates come from.
    pub note: String,
    /// Compared before a write.
    pub version: i64,
}

impl Supply {
    /// The supply of an indicator that nobody has kept one for: its rhythm and nothing else. Its version is 0, which no
    /// stored one has.
    pub fn empty(indicator: IndicatorCode) -> Self {
        Self {
            indicator,
            account: None,
            organisation: None,
            contact: String::new(),
            rhythm: None,
            delay_months: 0,
            delay_days: 0,
            releases: Vec::new(),
            evidence: Evidence::Unverified,
            note: String::new(),
            version: 0,
        }
    }

    /// How often values come: the own choice, otherwise what `frequency` of the indicator says.
    pub fn rhythm(&self, frequency: &str) -> Rhythm {
        self.rhythm.unwrap_or_else(|| Rhythm::of_frequency(frequency))
    }
}
