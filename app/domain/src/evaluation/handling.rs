//! What the Geschäftsstelle makes of a practical experience: where it stands, and why.

use crate::error::{FieldErrors, Problem};
use crate::source::coded;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// Where a practical experience stands.
    #[derive(Default)]
    HandlingState {
        /// It has come in and waits in the inbox.
        #[default]
        Received = "eingegangen",
        /// The Geschäftsstelle looks into it.
        InReview = "in-pruefung",
        /// It goes into a finding or onto an agenda.
        Taken = "aufgenommen",
        /// It is not followed any further; the reason says why.
        Declined = "nicht-weiterverfolgt",
    }
}

impl HandlingState {
    /// True while the Geschäftsstelle has not decided yet.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::InReview)
    }
}

/// Where an experience stands, since when and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// Where it stands.
    #[serde(default)]
    pub state: HandlingState,
    /// Why, for its author to read; may be empty.
    #[serde(default)]
    pub reason: String,
    /// The day of the last change; none while nobody has looked at it.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

/// Longest reason in characters.
pub const MAX_REASON: usize = 1_000;

/// The form of the Geschäftsstelle as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandlingForm {
    /// Code of the state.
    pub state: String,
    /// Why.
    pub reason: String,
}

impl HandlingForm {
    /// Reads the form.
    ///
    /// # Errors
    /// An unknown state, a reason that is too long, and none where the experience is not followed any further.
    pub fn parse(&self, today: NaiveDate) -> Result<Handling, FieldErrors> {
        let mut errors = FieldErrors::default();
        let state =
            errors.keep("state", HandlingState::from_code(&self.state).ok_or(Problem::Required));
        let reason = if self.reason.trim().is_empty() {
            if state == Some(HandlingState::Declined) {
                errors.add("reason", Problem::Required);
            }
            String::new()
        } else {
            errors.keep("reason", text::block(&self.reason, MAX_REASON)).unwrap_or_default()
        };
        match state {
            Some(state) if errors.is_empty() => Ok(Handling { state, reason, day: Some(today) }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day")
    }

    #[test]
    fn what_is_not_followed_any_further_needs_a_reason() {
        let form = |state: &str, reason: &str| {
            HandlingForm { state: state.into(), reason: reason.into() }.parse(day())
        };
        let errors = form("nicht-weiterverfolgt", "  ").expect_err("no reason");
        assert_eq!(errors.of("reason"), Some(&Problem::Required));
        assert!(form("nicht-weiterverfolgt", "Betrifft Bundesrecht.").is_ok());
        assert!(form("in-pruefung", "").is_ok());
        assert!(form("", "x").expect_err("no state").of("state").is_some());
        assert!(form("aufgenommen", &"x".repeat(1_001)).is_err());
    }

    #[test]
    fn an_experience_without_a_decision_has_come_in() {
        let handling = Handling::default();
        assert!(handling.state.is_open() && handling.day.is_none());
        let read: Handling = serde_json::from_str("{}").expect("older records have none");
        assert_eq!(read, handling);
    }
}
