//! Rating a measure and sharing an experience: forms as they arrive, and what they become.

use super::{Criterion, ExperienceKind, Score};
use crate::error::{FieldErrors, Problem};
use crate::key::CriterionCode;
use crate::text;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest comment or experience in characters.
pub const MAX_COMMENT: usize = 2_000;

/// The rating form as it arrives: one field per criterion code, and a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingForm {
    /// Comment, may be empty.
    #[serde(default)]
    pub comment: String,
    /// Score codes by criterion code; anything else is ignored.
    #[serde(flatten)]
    pub scores: BTreeMap<String, String>,
}

/// A rating, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRating {
    /// One score per criterion, in the criteria's order.
    pub scores: Vec<(CriterionCode, Score)>,
    /// Comment, may be empty.
    pub comment: String,
}

impl RatingForm {
    /// The score code chosen for a criterion; empty where none is.
    pub fn score(&self, criterion: &CriterionCode) -> &str {
        self.scores.get(criterion.as_str()).map_or("", String::as_str)
    }

    /// Reads the form against the criteria of the round.
    ///
    /// # Errors
    /// Every criterion without an answer, and a comment that is too long.
    pub fn parse(&self, criteria: &[Criterion]) -> Result<NewRating, FieldErrors> {
        let mut errors = FieldErrors::default();
        let scores = criteria
            .iter()
            .filter_map(|criterion| {
                let score = Score::from_code(self.score(&criterion.code));
                errors
                    .keep(criterion.code.as_str(), score.ok_or(Problem::Required))
                    .map(|score| (criterion.code.clone(), score))
            })
            .collect();
        let comment = if self.comment.trim().is_empty() {
            String::new()
        } else {
            errors.keep("comment", text::block(&self.comment, MAX_COMMENT)).unwrap_or_default()
        };
        if errors.is_empty() { Ok(NewRating { scores, comment }) } else { Err(errors) }
    }
}

/// The form of a practical experience as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExperienceForm {
    /// `huerde`, `erfolg` or `vorschlag`.
    pub kind: String,
    /// What happened.
    pub text: String,
    /// `rat` or `oeffentlich`; council where empty.
    pub visibility: String,
}

/// A practical experience, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExperience {
    /// Kind.
    pub kind: ExperienceKind,
    /// What happened.
    pub text: String,
    /// Who may read it.
    pub visibility: Tier,
}

impl ExperienceForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A missing kind, a missing or over-long text, an unknown visibility.
    pub fn parse(&self) -> Result<NewExperience, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind =
            errors.keep("kind", ExperienceKind::from_code(&self.kind).ok_or(Problem::Required));
        let text = errors.keep("text", text::block(&self.text, MAX_COMMENT));
        let visibility = match self.visibility.as_str() {
            "" => Some(Tier::Council),
            code => errors.keep("visibility", Tier::from_code(code).ok_or(Problem::NotAChoice)),
        };
        match (kind, text, visibility) {
            (Some(kind), Some(text), Some(visibility)) => {
                Ok(NewExperience { kind, text, visibility })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Bilingual;

    fn criteria() -> Vec<Criterion> {
        ["C1", "C2"]
            .iter()
            .map(|code| Criterion {
                code: CriterionCode::parse(code).expect("a code"),
                name: Bilingual::default(),
                short: Bilingual::default(),
                low: Bilingual::default(),
                high: Bilingual::default(),
            })
            .collect()
    }

    #[test]
    fn a_missing_answer_is_named_and_the_rest_is_kept() {
        let form = RatingForm {
            scores: BTreeMap::from([("C1".into(), "k".into()), ("C2".into(), "6".into())]),
            comment: String::new(),
        };
        let errors = form.parse(&criteria()).expect_err("C2 is no score");
        assert_eq!(errors.of("C1"), None);
        assert_eq!(errors.of("C2"), Some(&Problem::Required));
    }

    #[test]
    fn not_judging_is_an_answer() {
        let form = RatingForm {
            scores: BTreeMap::from([("C1".into(), "k".into()), ("C2".into(), "5".into())]),
            comment: " gut ".into(),
        };
        let read = form.parse(&criteria()).expect("valid");
        assert_eq!(read.scores[0].1, Score::CannotJudge);
        assert_eq!(read.comment, "gut");
    }
}
