//! The form of a paper.

use crate::error::{FieldErrors, Problem};
use crate::text;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};

/// Longest title in characters.
pub const MAX_TITLE: usize = 160;
/// Longest part of a paper in characters.
pub const MAX_PART: usize = 20_000;

/// The form of a paper as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperForm {
    /// Title.
    pub title: String,
    /// Who is in charge: „Federführung“.
    pub lead: String,
    /// Beschlussvorschlag.
    pub proposed_resolution: String,
    /// Sachverhalt.
    pub facts: String,
    /// Begründung.
    pub reasoning: String,
    /// Finanzielle Auswirkungen; „keine“ is an answer, nothing is none.
    pub financial_impact: String,
    /// What it means for the indicators, beside their figures; may be empty.
    pub indicator_impact: String,
    /// Code of the closest circle that may read it.
    pub tier: String,
}

/// The words of a paper, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperText {
    /// Title.
    pub title: String,
    /// Who is in charge.
    pub lead: String,
    /// What the council is asked to decide, word for word.
    pub proposed_resolution: String,
    /// How matters stand, without judgement.
    pub facts: String,
    /// Why it is proposed.
    pub reasoning: String,
    /// What it costs, „keine“ included.
    pub financial_impact: String,
    /// What it means for the indicators; may be empty.
    pub indicator_impact: String,
}

impl PaperForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every part that is missing or too long, and an unknown circle.
    pub fn parse(&self) -> Result<(PaperText, Tier), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let lead = errors.keep("lead", text::line(&self.lead, MAX_TITLE));
        let mut part = |field: &str, typed: &str| errors.keep(field, text::block(typed, MAX_PART));
        let proposed_resolution = part("proposed_resolution", &self.proposed_resolution);
        let facts = part("facts", &self.facts);
        let reasoning = part("reasoning", &self.reasoning);
        let financial_impact = part("financial_impact", &self.financial_impact);
        let indicator_impact = if self.indicator_impact.trim().is_empty() {
            Some(String::new())
        } else {
            part("indicator_impact", &self.indicator_impact)
        };
        let tier = match self.tier.as_str() {
            "" => Some(Tier::Council),
            code => errors.keep("tier", Tier::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let read = || {
            let text = PaperText {
                title: title?,
                lead: lead?,
                proposed_resolution: proposed_resolution?,
                facts: facts?,
                reasoning: reasoning?,
                financial_impact: financial_impact?,
                indicator_impact: indicator_impact?,
            };
            Some((text, tier?))
        };
        read().ok_or(errors)
    }
}
