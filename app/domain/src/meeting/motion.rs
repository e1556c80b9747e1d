//! Motions of members for the agenda, and dates on which something comes back: records and forms.

use super::agenda::world::{FollowUp, Motion};
use crate::error::{FieldErrors, Problem};
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest subject in characters.
pub const MAX_SUBJECT: usize = 200;
/// Longest reason in characters.
pub const MAX_REASON: usize = 4_000;

/// A motion with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// What agenda items are proposed from.
    pub motion: Motion,
    /// Number of the meeting it was put for.
    pub meeting: u32,
    /// Why, and what the council is to do.
    pub text: String,
    /// Compared before a write.
    pub version: i64,
}

/// The form of a motion as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MotionForm {
    /// What it asks for.
    pub subject: String,
    /// Why.
    pub text: String,
}

impl MotionForm {
    /// Reads the form as subject and text.
    ///
    /// # Errors
    /// Either of them missing or too long.
    pub fn parse(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let subject = errors.keep("subject", text::line(&self.subject, MAX_SUBJECT));
        let text = errors.keep("text", text::block(&self.text, MAX_REASON));
        subject.zip(text).ok_or(errors)
    }
}

/// A date on which something comes back, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFollowUp {
    /// What agenda items are proposed from.
    pub follow_up: FollowUp,
    /// Compared before a write.
    pub version: i64,
}

/// The form of a date on which something comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUpForm {
    /// What comes back.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub due: String,
    /// Code of who may know of it.
    pub tier: String,
}

/// What can be kept of it, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpText {
    /// What comes back.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub due: NaiveDate,
    /// Who may know of it.
    pub tier: Tier,
}

impl FollowUpForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(&self) -> Result<FollowUpText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let subject = errors.keep("subject", text::line(&self.subject, MAX_SUBJECT));
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        let due = match self.due.trim() {
            "" => errors.keep("due", Err(Problem::Required)),
            typed => errors.keep("due", parse_day(typed).map_err(|_| Problem::NotADay)),
        };
        let tier = match self.tier.as_str() {
            "" => Some(Tier::Council),
            code => errors.keep("tier", Tier::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let read =
            || Some(FollowUpText { subject: subject?, reason: reason?, due: due?, tier: tier? });
        read().ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_needs_a_day_and_a_reason() {
        let errors = FollowUpForm::default().parse().expect_err("empty");
        for field in ["subject", "reason", "due"] {
            assert_eq!(errors.of(field), Some(&Problem::Required), "{field}");
        }
        let typed = FollowUpForm {
            subject: "Weiterbildung".into(),
            reason: "Zwischenbericht".into(),
            due: "01.06.2020".into(),
            tier: "oeffentlich".into(),
        };
        let read = typed.parse().expect("nothing is wrong");
        assert_eq!((read.due.to_string().as_str(), read.tier), ("2020-06-01", Tier::Public));
    }

    #[test]
    fn a_motion_needs_both_its_parts() {
        let typed = MotionForm { subject: "Fachkräfte".into(), text: " ".into() };
        assert_eq!(typed.parse().expect_err("no text").of("text"), Some(&Problem::Required));
    }
}
