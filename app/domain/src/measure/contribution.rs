//! What a measure is meant to change: an expectation, never a proof.

use crate::error::{FieldErrors, Problem};
use crate::indicator::status::Polarity;
use crate::key::{ContributionId, IndicatorCode, MeasureSlug};
use crate::number::parse_german;
use crate::period::parse_day;
use crate::source::{Evidence, coded};
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// Which way the indicator is meant to move.
    Direction {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
    }
}

coded! {
    /// Whether the measure acts on the indicator itself.
    Directness {
        /// On the indicator itself.
        Direct = "direct",
        /// Through something else.
        Indirect = "indirect",
    }
}

coded! {
    /// How well the expectation is supported.
    Grade {
        /// Studies or counts show it.
        High = "hoch",
        /// Plausible, with some support.
        Medium = "mittel",
        /// An assumption.
        Low = "niedrig",
    }
}

impl Direction {
    /// True where moving this way is worse by the indicator's polarity.
    pub fn is_against(self, polarity: Polarity) -> bool {
        matches!(
            (self, polarity),
            (Self::Increase, Polarity::LowerBetter) | (Self::Decrease, Polarity::HigherBetter)
        )
    }
}

/// The expected contribution of a measure to an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Its identifier.
    pub id: ContributionId,
    /// The measure.
    pub measure: MeasureSlug,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// What is expected.
    pub expected: Expectation,
    /// Support for the record itself; examples are labelled.
    pub evidence: Evidence,
    /// Compared before a write.
    pub version: i64,
}

/// What a planner expects of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expectation {
    /// Which way.
    pub direction: Direction,
    /// Directly or through something else.
    pub directness: Directness,
    /// How much, in the indicator's unit, never negative; none where no one would put a number to it.
    pub amount: Option<f64>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Months until it can show.
    pub lag_months: u16,
    /// How well it is supported.
    pub grade: Grade,
    /// What has to hold for it.
    pub assumption: String,
    /// Why the direction goes against the polarity; empty otherwise.
    pub reason: String,
}

/// Longest lag accepted: twenty years.
pub const MAX_LAG_MONTHS: u16 = 240;
/// Longest assumption or reason in characters.
pub const MAX_ASSUMPTION: usize = 1_000;

/// The form of an expectation as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExpectationForm {
    /// `increase` or `decrease`.
    pub direction: String,
    /// `direct` or `indirect`.
    pub directness: String,
    /// A German number, may be empty.
    pub amount: String,
    /// A day, may be empty.
    pub due: String,
    /// Whole months, may be empty.
    pub lag_months: String,
    /// `hoch`, `mittel` or `niedrig`.
    pub grade: String,
    /// Free text, may be empty.
    pub assumption: String,
    /// Free text; required where the direction goes against the polarity.
    pub reason: String,
}

impl ExpectationForm {
    /// Reads the form for an indicator of the given polarity.
    ///
    /// # Errors
    /// Every field that cannot be read, and a missing reason where the direction goes against the polarity.
    pub fn parse(&self, polarity: Polarity) -> Result<Expectation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let direction = errors
            .keep("direction", Direction::from_code(&self.direction).ok_or(Problem::Required));
        let directness = errors
            .keep("directness", Directness::from_code(&self.directness).ok_or(Problem::Required));
        let amount = optional(&self.amount)
            .and_then(|raw| errors.keep("amount", parse_german(raw)))
            .filter(|amount| {
                let positive = *amount >= 0.0;
                if !positive {
                    errors.add("amount", Problem::OutOfRange { min: 0.0, max: None });
                }
                positive
            });
        let due = optional(&self.due)
            .and_then(|raw| errors.keep("due", parse_day(raw).map_err(|_| Problem::NotAPeriod)));
        let lag_months = match optional(&self.lag_months) {
            None => 0,
            Some(raw) => raw.parse().ok().filter(|m| *m <= MAX_LAG_MONTHS).unwrap_or_else(|| {
                errors.add(
                    "lag_months",
                    Problem::OutOfRange { min: 0.0, max: Some(f64::from(MAX_LAG_MONTHS)) },
                );
                0
            }),
        };
        let grade = errors.keep("grade", Grade::from_code(&self.grade).ok_or(Problem::Required));
        let assumption = optional_text(&mut errors, "assumption", &self.assumption);
        let reason = optional_text(&mut errors, "reason", &self.reason);
        if direction.is_some_and(|d| d.is_against(polarity)) && reason.is_empty() {
            errors.add("reason", Problem::ReasonAgainstPolarity);
        }
        match (direction, directness, grade) {
            (Some(direction), Some(directness), Some(grade)) if errors.is_empty() => {
                Ok(Expectation {
                    direction,
                    directness,
                    amount,
                    due,
                    lag_months,
                    grade,
                    assumption,
                    reason,
                })
            }
            _ => Err(errors),
        }
    }
}

fn optional(raw: &str) -> Option<&str> {
    Some(raw.trim()).filter(|raw| !raw.is_empty())
}

fn optional_text(errors: &mut FieldErrors, field: &str, raw: &str) -> String {
    optional(raw)
        .and_then(|raw| errors.keep(field, text::block(raw, MAX_ASSUMPTION)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ExpectationForm {
        ExpectationForm {
            direction: "increase".into(),
            directness: "direct".into(),
            amount: "2.000".into(),
            due: "31.12.2022".into(),
            lag_months: "6".into(),
            grade: "mittel".into(),
            ..ExpectationForm::default()
        }
    }

    #[test]
    fn a_complete_form_is_read() {
        let read = form().parse(Polarity::HigherBetter).expect("valid");
        assert_eq!(read.amount, Some(2000.0));
        assert_eq!(read.lag_months, 6);
    }

    #[test]
    fn a_direction_against_the_polarity_needs_a_reason() {
        let errors = form().parse(Polarity::LowerBetter).expect_err("no reason given");
        assert_eq!(errors.of("reason"), Some(&Problem::ReasonAgainstPolarity));
        let mut with_reason = form();
        with_reason.reason = "Mehr Meldungen sind hier gewollt.".into();
        assert!(with_reason.parse(Polarity::LowerBetter).is_ok());
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let errors = ExpectationForm {
            amount: "63.38".into(),
            due: "31.13.2022".into(),
            lag_months: "-1".into(),
            ..ExpectationForm::default()
        }
        .parse(Polarity::Context)
        .expect_err("nothing valid");
        for field in ["direction", "directness", "amount", "due", "lag_months", "grade"] {
            assert!(errors.of(field).is_some(), "{field}");
        }
    }
}
