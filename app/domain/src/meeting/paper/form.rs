//! The form of a paper.

use super::Paper;
use crate::catalogue::Catalogue;
use crate::error::{FieldErrors, Problem};
use crate::key::{IndicatorCode, OrganisationCode};
use crate::meeting::book::Book;
use crate::meeting::numbering::PaperNumber;
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
    /// Codes of the indicators it bears on.
    pub indicators: Vec<String>,
    /// Codes of the organisations that are asked to agree.
    pub co_signers: Vec<String>,
    /// Number of the paper whose place it takes, may be empty.
    pub replaces: String,
}

/// What a paper is tied to, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTies {
    /// Indicators it bears on.
    pub indicators: Vec<IndicatorCode>,
    /// Who is asked to agree.
    pub co_signers: Vec<OrganisationCode>,
    /// The paper whose place it takes.
    pub replaces: Option<PaperNumber>,
}

/// A paper as it was typed, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDraft {
    /// Its words.
    pub text: PaperText,
    /// Who may know of it.
    pub tier: Tier,
    /// What it is tied to.
    pub ties: PaperTies,
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
    /// Reads the fields of a form; ticked boxes of the same name become a list, anything else is dropped.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "title" => form.title = value,
                "lead" => form.lead = value,
                "proposed_resolution" => form.proposed_resolution = value,
                "facts" => form.facts = value,
                "reasoning" => form.reasoning = value,
                "financial_impact" => form.financial_impact = value,
                "indicator_impact" => form.indicator_impact = value,
                "tier" => form.tier = value,
                "indicators" => form.indicators.push(value),
                "co_signers" => form.co_signers.push(value),
                "replaces" => form.replaces = value,
                _ => {}
            }
        }
        form
    }

    /// The form of a paper as it is.
    pub fn of(paper: &Paper) -> Self {
        let text = &paper.text;
        Self {
            title: text.title.clone(),
            lead: text.lead.clone(),
            proposed_resolution: text.proposed_resolution.clone(),
            facts: text.facts.clone(),
            reasoning: text.reasoning.clone(),
            financial_impact: text.financial_impact.clone(),
            indicator_impact: text.indicator_impact.clone(),
            tier: paper.tier.code().to_owned(),
            indicators: paper.indicators.iter().map(ToString::to_string).collect(),
            co_signers: paper.co_signatures.iter().map(|c| c.organisation.to_string()).collect(),
            replaces: paper.replaces.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// Reads the whole form; `own` is the paper it changes. What it ties the paper to has to be there.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn draft(
        &self,
        own: Option<&PaperNumber>,
        catalogue: &Catalogue,
        book: &Book,
    ) -> Result<PaperDraft, FieldErrors> {
        let words = self.parse();
        let mut errors = words.as_ref().err().cloned().unwrap_or_default();
        let links = self.ties(own, catalogue, book, &mut errors);
        match (words, links) {
            (Ok((text, tier)), Some(links)) => Ok(PaperDraft { text, tier, ties: links }),
            _ => Err(errors),
        }
    }

    fn ties(
        &self,
        own: Option<&PaperNumber>,
        catalogue: &Catalogue,
        book: &Book,
        errors: &mut FieldErrors,
    ) -> Option<PaperTies> {
        let indicators = chosen(&self.indicators, |code| {
            IndicatorCode::parse(code).ok().filter(|code| catalogue.indicators.contains_key(code))
        });
        let co_signers = chosen(&self.co_signers, |code| {
            let code = OrganisationCode::parse(code).ok();
            code.filter(|code| catalogue.organisations.contains_key(code))
        });
        let replaces = match self.replaces.trim() {
            "" => Ok(None),
            typed => match PaperNumber::parse(typed) {
                Ok(number) if Some(&number) == own => Err(Problem::Circular),
                Ok(number) if book.papers.contains_key(&number) => Ok(Some(number)),
                _ => Err(Problem::Unknown),
            },
        };
        let indicators = errors.keep("indicators", indicators);
        let co_signers = errors.keep("co_signers", co_signers);
        let replaces = errors.keep("replaces", replaces);
        Some(PaperTies { indicators: indicators?, co_signers: co_signers?, replaces: replaces? })
    }

    /// Reads the words of the form.
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

/// Ticked boxes, each once; one that was not offered is refused.
fn chosen<T: PartialEq>(
    codes: &[String],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Problem> {
    let mut all = Vec::new();
    for code in codes {
        let one = read(code).ok_or(Problem::NotAChoice)?;
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Ok(all)
}
