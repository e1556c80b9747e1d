//! Stating a position and sharing an experience: forms as they arrive, and what they become.

use super::{Advice, Criterion, ExperienceKind, Score, Stance};
use crate::error::{FieldErrors, Problem};
use crate::key::CriterionCode;
use crate::text;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest comment or experience in characters.
pub const MAX_COMMENT: usize = 2_000;

/// The form of a position as it arrives: one field per criterion code, stance, recommendation and text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingForm {
    /// Text, may be empty.
    #[serde(default)]
    pub comment: String,
    /// Code of the stance.
    #[serde(default)]
    pub stance: String,
    /// Code of the recommendation, may be empty.
    #[serde(default)]
    pub advice: String,
    /// What should be done, may be empty.
    #[serde(default)]
    pub recommendations: String,
    /// Score codes by criterion code; anything else is ignored.
    #[serde(flatten)]
    pub scores: BTreeMap<String, String>,
}

/// A position, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRating {
    /// One score per criterion, in the criteria's order.
    pub scores: Vec<(CriterionCode, Score)>,
    /// Text, may be empty.
    pub comment: String,
    /// Stance.
    pub stance: Stance,
    /// Recommendation, where one is given.
    pub advice: Option<Advice>,
    /// What should be done, may be empty.
    pub recommendations: String,
}

impl RatingForm {
    /// The score code chosen for a criterion; empty where none is.
    pub fn score(&self, criterion: &CriterionCode) -> &str {
        self.scores.get(criterion.as_str()).map_or("", String::as_str)
    }

    /// Everything typed, by the names of the fields.
    pub fn into_fields(self) -> BTreeMap<String, String> {
        let mut fields = self.scores;
        fields.insert("comment".to_owned(), self.comment);
        fields.insert("stance".to_owned(), self.stance);
        fields.insert("advice".to_owned(), self.advice);
        fields.insert("recommendations".to_owned(), self.recommendations);
        fields
    }

    /// The form of fields as [`RatingForm::into_fields`] gives them.
    pub fn from_fields(mut fields: BTreeMap<String, String>) -> Self {
        let mut take = |name: &str| fields.remove(name).unwrap_or_default();
        let (comment, stance, advice) = (take("comment"), take("stance"), take("advice"));
        let recommendations = take("recommendations");
        Self { comment, stance, advice, recommendations, scores: fields }
    }

    /// Reads the form against the criteria of the round.
    ///
    /// # Errors
    /// Every criterion without an answer, a missing stance, conditions that no text names, and texts that are too long.
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
        let stance =
            errors.keep("stance", Stance::from_code(&self.stance).ok_or(Problem::NotAChoice));
        let comment = optional(&mut errors, "comment", &self.comment);
        if stance == Some(Stance::Conditional) && self.comment.trim().is_empty() {
            errors.add("comment", Problem::ConditionsMissing);
        }
        let advice = match self.advice.as_str() {
            "" => None,
            code => errors.keep("advice", Advice::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let recommendations = optional(&mut errors, "recommendations", &self.recommendations);
        match stance {
            Some(stance) if errors.is_empty() => {
                Ok(NewRating { scores, comment, stance, advice, recommendations })
            }
            _ => Err(errors),
        }
    }
}

/// A text of several lines that may be empty.
fn optional(errors: &mut FieldErrors, field: &str, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    errors.keep(field, text::block(typed, MAX_COMMENT)).unwrap_or_default()
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
            ..RatingForm::default()
        };
        let errors = form.parse(&criteria()).expect_err("C2 is no score");
        assert_eq!(errors.of("C1"), None);
        assert_eq!(errors.of("C2"), Some(&Problem::Required));
        assert_eq!(errors.of("stance"), Some(&Problem::NotAChoice));
    }

    #[test]
    fn conditions_have_to_be_named() {
        let form = |comment: &str| RatingForm {
            scores: BTreeMap::from([("C1".into(), "3".into()), ("C2".into(), "3".into())]),
            stance: "conditional".into(),
            comment: comment.into(),
            ..RatingForm::default()
        };
        let errors = form(" ").parse(&criteria()).expect_err("no conditions");
        assert_eq!(errors.of("comment"), Some(&Problem::ConditionsMissing));
        assert_eq!(
            form("Nur mit Beratung.").parse(&criteria()).expect("valid").stance,
            Stance::Conditional
        );
    }

    #[test]
    fn a_draft_keeps_every_field() {
        let form = RatingForm {
            scores: BTreeMap::from([("C1".into(), "3".into())]),
            stance: "reject".into(),
            advice: "end".into(),
            recommendations: "Beenden.".into(),
            comment: "Nein.".into(),
        };
        assert_eq!(RatingForm::from_fields(form.clone().into_fields()), form);
    }

    #[test]
    fn not_judging_is_an_answer() {
        let form = RatingForm {
            scores: BTreeMap::from([("C1".into(), "k".into()), ("C2".into(), "5".into())]),
            comment: " gut ".into(),
            stance: "support".into(),
            ..RatingForm::default()
        };
        let read = form.parse(&criteria()).expect("valid");
        assert_eq!(read.scores[0].1, Score::CannotJudge);
        assert_eq!(read.comment, "gut");
    }
}
