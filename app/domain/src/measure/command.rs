//! Creating, editing and moving a measure: forms as they arrive, and what they become.

use super::state::State;
use crate::error::{FieldErrors, Problem};
use crate::key::MeasureSlug;
use crate::period::Period;
use crate::text;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};

/// Longest name in characters.
pub const MAX_NAME: usize = 160;
/// Longest short name in characters.
pub const MAX_SHORT: usize = 40;
/// Longest summary in characters.
pub const MAX_SUMMARY: usize = 600;
/// Longest description in characters.
pub const MAX_DESCRIPTION: usize = 8_000;
/// Longest reason for a step of the workflow in characters.
pub const MAX_REASON: usize = 1_000;

/// The form of a measure as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureForm {
    /// Full name.
    pub name: String,
    /// Short name; the full name serves where it is empty.
    pub short: String,
    /// What it is, in two or three sentences.
    pub summary: String,
    /// More, may be empty.
    pub description: String,
    /// Who is responsible.
    pub lead: String,
    /// A day, month or year, may be empty.
    pub start: String,
    /// A day, month or year, may be empty.
    pub end: String,
    /// Slug of the measure it follows, may be empty.
    pub predecessor: String,
    /// Code of the narrowest circle that sees it.
    pub tier: String,
}

/// The text and dates of a measure, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureText {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Summary.
    pub summary: String,
    /// Description, may be empty.
    pub description: String,
    /// Who is responsible.
    pub lead: String,
    /// Begin, where known.
    pub start: Option<Period>,
    /// End, where known.
    pub end: Option<Period>,
    /// The measure it follows.
    pub predecessor: Option<MeasureSlug>,
    /// The narrowest circle that sees it.
    pub tier: Tier,
}

/// The circles a planner may choose for a measure; the closest one would hide it from the planner.
pub const MEASURE_TIERS: [Tier; 4] = [Tier::Ministry, Tier::Council, Tier::Guests, Tier::Public];

impl MeasureForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that is missing, too long, or no date; an end before the start.
    pub fn parse(&self) -> Result<MeasureText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("name", text::line(&self.name, MAX_NAME));
        let short = if self.short.trim().is_empty() {
            name.as_deref().map(|name| name.chars().take(MAX_SHORT).collect())
        } else {
            errors.keep("short", text::line(&self.short, MAX_SHORT))
        };
        let summary = errors.keep("summary", text::block(&self.summary, MAX_SUMMARY));
        let description = if self.description.trim().is_empty() {
            Some(String::new())
        } else {
            errors.keep("description", text::block(&self.description, MAX_DESCRIPTION))
        };
        let lead = errors.keep("lead", text::line(&self.lead, MAX_NAME));
        let start = period(&mut errors, "start", &self.start);
        let end = period(&mut errors, "end", &self.end);
        if let (Some(start), Some(end)) = (&start, &end)
            && end.end() < start.start()
        {
            errors.add("end", Problem::EndBeforeStart);
        }
        let predecessor = match self.predecessor.trim() {
            "" => None,
            raw => {
                errors.keep("predecessor", MeasureSlug::parse(raw).map_err(|_| Problem::Unknown))
            }
        };
        let tier = match self.tier.as_str() {
            "" => Err(Problem::Required),
            code => Tier::from_code(code)
                .filter(|tier| MEASURE_TIERS.contains(tier))
                .ok_or(Problem::NotAChoice),
        };
        let tier = errors.keep("tier", tier);
        match (name, short, summary, description, lead, tier) {
            (Some(name), Some(short), Some(summary), Some(description), Some(lead), Some(tier))
                if errors.is_empty() =>
            {
                Ok(MeasureText {
                    name,
                    short,
                    summary,
                    description,
                    lead,
                    start,
                    end,
                    predecessor,
                    tier,
                })
            }
            _ => Err(errors),
        }
    }
}

fn period(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<Period> {
    match raw.trim() {
        "" => None,
        raw => errors.keep(field, Period::parse(raw).map_err(|_| Problem::NotAPeriod)),
    }
}

/// The form that moves a measure along its workflow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    /// Code of the state to move to.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// A step of the workflow, checked against the state it starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// From.
    pub from: State,
    /// To.
    pub to: State,
    /// Why.
    pub reason: String,
}

impl MoveForm {
    /// Reads the form for a measure that stands in `from`.
    ///
    /// # Errors
    /// A step that the workflow does not list, or a missing reason.
    pub fn parse(&self, from: State) -> Result<Move, FieldErrors> {
        let mut errors = FieldErrors::default();
        let to = errors.keep(
            "to",
            State::from_code(&self.to)
                .ok_or(Problem::Required)
                .and_then(|to| if from.may_become(to) { Ok(to) } else { Err(Problem::NotAChoice) }),
        );
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        match (to, reason) {
            (Some(to), Some(reason)) => Ok(Move { from, to, reason }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_outside_the_workflow_is_refused() {
        let form = MoveForm { to: "running".into(), reason: "weil".into() };
        let errors = form.parse(State::Idea).expect_err("not listed");
        assert_eq!(errors.of("to"), Some(&Problem::NotAChoice));
        assert!(form.parse(State::Adopted).is_ok());
    }

    #[test]
    fn an_end_before_the_start_is_refused() {
        let form = MeasureForm {
            name: "Name".into(),
            summary: "Was".into(),
            lead: "MW".into(),
            start: "2024".into(),
            end: "31.12.2023".into(),
            ..MeasureForm::default()
        };
        let errors = form.parse().expect_err("ends before it starts");
        assert_eq!(errors.of("end"), Some(&Problem::EndBeforeStart));
    }

    #[test]
    fn an_over_long_name_says_how_long_it_is() {
        let form = MeasureForm { name: "x".repeat(161), ..MeasureForm::default() };
        let errors = form.parse().expect_err("too long");
        assert_eq!(errors.of("name"), Some(&Problem::TooLong { max: 160, count: 161 }));
    }
}
