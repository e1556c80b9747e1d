//! Preparing a round, moving it, and letting in one late entry: forms as they arrive, and what they become.

use super::criteria::{self, CriteriaSet};
use super::{Disclosure, Reopening, Round, RoundState, Setup};
use crate::error::{FieldErrors, Problem};
use crate::key::{CriterionCode, MeasureSlug, OrganisationCode, SetCode};
use crate::number::parse_german;
use crate::period::parse_day;
use crate::text;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Longest title in characters.
pub const MAX_TITLE: usize = 120;
/// Longest reason for a late entry in characters.
pub const MAX_REASON: usize = 1_000;
/// What the name of a weight's field begins with; the criterion's code follows.
pub const WEIGHT: &str = "w-";
/// The longest number or code that a field of a round is read to.
const MAX_FIELD: usize = 200;

/// The form of a round as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundForm {
    /// Title.
    pub title: String,
    /// Number of the meeting, may be empty.
    pub meeting: String,
    /// Slugs of the measures.
    pub measures: Vec<String>,
    /// First day.
    pub opens: String,
    /// Last day.
    pub closes: String,
    /// Codes of the organisations asked; empty for all that have a vote.
    pub asked: Vec<String>,
    /// Code of the set of criteria.
    pub criteria: String,
    /// Weights by criterion code; empty for 1.
    pub weights: BTreeMap<String, String>,
    /// Code of the disclosure.
    pub disclosure: String,
}

/// What can be kept about a round, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundText {
    /// Title.
    pub title: String,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// The measures.
    pub measures: Vec<MeasureSlug>,
    /// First day.
    pub opens: NaiveDate,
    /// Last day.
    pub closes: NaiveDate,
    /// How it asks.
    pub setup: Setup,
}

impl RoundForm {
    /// Reads the fields of a form; those of the same name become a list, anything else is dropped.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "title" => form.title = value,
                "meeting" => form.meeting = value,
                "measures" => form.measures.push(value),
                "opens" => form.opens = value,
                "closes" => form.closes = value,
                "asked" => form.asked.push(value),
                "criteria" => form.criteria = value,
                "disclosure" => form.disclosure = value,
                other => {
                    if let Some(code) = other.strip_prefix(WEIGHT)
                        && CriterionCode::parse(code).is_ok()
                    {
                        form.weights.insert(code.to_owned(), value);
                    }
                }
            }
        }
        form
    }

    /// The form of a round as it is.
    pub fn of(round: &Round) -> Self {
        let day = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
        let weight =
            |(code, w): &(CriterionCode, f64)| (code.to_string(), w.to_string().replace('.', ","));
        Self {
            title: round.title.de.clone(),
            meeting: round.meeting.map(|number| number.to_string()).unwrap_or_default(),
            measures: round.measures.iter().map(ToString::to_string).collect(),
            opens: day(round.opens),
            closes: day(round.closes),
            asked: round.setup.asked.iter().map(ToString::to_string).collect(),
            criteria: round.setup.criteria.to_string(),
            weights: round.setup.weights.iter().map(weight).collect(),
            disclosure: round.setup.disclosure.code().to_owned(),
        }
    }

    /// Reads the form; `existing` is the round it changes. Once a round is open, what was promised to those who are asked
    /// stays: measures, first day, who is asked, criteria, weights and disclosure are taken from the round. The last day
    /// of a round that is over stays, too.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(
        &self,
        existing: Option<&Round>,
        library: &[CriteriaSet],
        today: NaiveDate,
    ) -> Result<RoundText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let meeting = match self.meeting.trim() {
            "" => None,
            number => errors.keep("meeting", number.parse().map_err(|_| Problem::NotAChoice)),
        };
        let begun = existing.filter(|round| round.state_on(today) != RoundState::Draft);
        if let Some(round) = begun {
            let closes = if round.is_over(today) {
                Some(round.closes)
            } else {
                self.day(&mut errors, "closes", &self.closes, today)
            };
            return match (title, closes) {
                (Some(title), Some(closes)) if errors.is_empty() => Ok(RoundText {
                    title,
                    meeting,
                    measures: round.measures.clone(),
                    opens: round.opens,
                    closes,
                    setup: round.setup.clone(),
                }),
                _ => Err(errors),
            };
        }
        let measures = self.measures(&mut errors);
        let opens = self.day(&mut errors, "opens", &self.opens, today);
        let closes = self.day(&mut errors, "closes", &self.closes, today);
        if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
            errors.add("closes", Problem::ClosesBeforeOpens);
        }
        let setup = self.setup(&mut errors, library, existing);
        match (title, opens, closes) {
            (Some(title), Some(opens), Some(closes)) if errors.is_empty() => {
                Ok(RoundText { title, meeting, measures, opens, closes, setup })
            }
            _ => Err(errors),
        }
    }

    #[expect(clippy::unused_self, reason = "beside the other parts of the form")]
    fn day(
        &self,
        errors: &mut FieldErrors,
        field: &str,
        typed: &str,
        today: NaiveDate,
    ) -> Option<NaiveDate> {
        if typed.trim().is_empty() {
            errors.add(field, Problem::Required);
            return None;
        }
        let day = errors.keep(field, parse_day(typed.trim()).map_err(|_| Problem::NotADay))?;
        if day < today {
            errors.add(field, Problem::InThePast);
            return None;
        }
        Some(day)
    }

    fn measures(&self, errors: &mut FieldErrors) -> Vec<MeasureSlug> {
        let mut measures = Vec::new();
        for slug in &self.measures {
            let parsed = MeasureSlug::parse(slug).map_err(|_| Problem::NotAChoice);
            if let Some(slug) = errors.keep("measures", parsed).filter(|s| !measures.contains(s)) {
                measures.push(slug);
            }
        }
        if self.measures.is_empty() {
            errors.add("measures", Problem::Required);
        }
        measures
    }

    fn setup(
        &self,
        errors: &mut FieldErrors,
        library: &[CriteriaSet],
        existing: Option<&Round>,
    ) -> Setup {
        let mut asked = Vec::new();
        for code in &self.asked {
            let parsed = OrganisationCode::parse(code).map_err(|_| Problem::NotAChoice);
            if let Some(code) = errors.keep("asked", parsed).filter(|c| !asked.contains(c)) {
                asked.push(code);
            }
        }
        let chosen = existing.map(|round| &round.setup.criteria);
        let set = criteria::offered(library, chosen).find(|set| set.code.as_str() == self.criteria);
        let set = errors.keep("criteria", set.ok_or(Problem::NotAChoice));
        let mut weights = Vec::new();
        for criterion in set.iter().flat_map(|set| &set.criteria) {
            let field = format!("{WEIGHT}{}", criterion.code);
            let typed = self.weights.get(criterion.code.as_str()).map_or("", |w| w.trim());
            if typed.is_empty() || typed.len() > MAX_FIELD {
                continue;
            }
            match parse_german(typed) {
                Ok(weight) if weight > 0.0 && weight <= 100.0 => {
                    weights.push((criterion.code.clone(), weight));
                }
                Ok(_) => errors.add(field, Problem::NotAWeight),
                Err(error) => errors.add(field, error),
            }
        }
        let disclosure = errors
            .keep("disclosure", Disclosure::from_code(&self.disclosure).ok_or(Problem::NotAChoice))
            .unwrap_or(Disclosure::Named);
        let criteria = set.map_or_else(SetCode::first, |set| set.code.clone());
        Setup { asked, criteria, weights, disclosure, late: Vec::new() }
    }
}

/// The form that lets in one late entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ReopenForm {
    /// Code of the organisation.
    pub organisation: String,
    /// Slug of the measure.
    pub measure: String,
    /// Last day.
    pub until: String,
    /// Why.
    pub reason: String,
}

impl ReopenForm {
    /// Reads the form for a round that is over.
    ///
    /// # Errors
    /// An organisation that was not asked, a measure that is not part of the round, no day to come, no reason.
    pub fn parse(
        &self,
        round: &Round,
        has_vote: impl Fn(&OrganisationCode) -> Option<bool>,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<Reopening, FieldErrors> {
        let mut errors = FieldErrors::default();
        let organisation = OrganisationCode::parse(&self.organisation)
            .ok()
            .filter(|code| has_vote(code).is_some_and(|vote| round.asks(code, vote)));
        let organisation = errors.keep("organisation", organisation.ok_or(Problem::NotAChoice));
        let measure =
            MeasureSlug::parse(&self.measure).ok().filter(|slug| round.measures.contains(slug));
        let measure = errors.keep("measure", measure.ok_or(Problem::NotAChoice));
        let until = match self.until.trim() {
            "" => Err(Problem::Required),
            typed => match parse_day(typed) {
                Ok(day) if day < today => Err(Problem::InThePast),
                Ok(day) => Ok(day),
                Err(_) => Err(Problem::NotADay),
            },
        };
        let until = errors.keep("until", until);
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        match (organisation, measure, until, reason) {
            (Some(organisation), Some(measure), Some(until), Some(reason)) => {
                Ok(Reopening { organisation, measure, until, reason, at: now })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(more: &[(&str, &str)]) -> RoundForm {
        let base = [
            ("title", " Runde zur 8. Sitzung "),
            ("meeting", "8"),
            ("measures", "digitalbonus"),
            ("measures", "digitalhub"),
            ("measures", "digitalhub"),
            ("opens", "01.03.2026"),
            ("closes", "29.03.2026"),
            ("criteria", "oecd-dac-1"),
            ("disclosure", "named"),
            ("version", "1"),
        ];
        let own = |name: &str| more.iter().any(|(n, _)| *n == name);
        let kept = base.iter().filter(|(name, _)| !own(name));
        RoundForm::from_pairs(
            kept.chain(more).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        )
    }

    /// A library of one set with one criterion.
    fn library() -> Vec<CriteriaSet> {
        let both = crate::source::Bilingual::default;
        let criterion = super::super::Criterion {
            code: CriterionCode::parse("D1").expect("a code"),
            name: both(),
            short: both(),
            low: both(),
            high: both(),
        };
        vec![CriteriaSet {
            code: SetCode::parse("oecd-dac-1").expect("a code"),
            position: 1,
            name: both(),
            source: String::new(),
            effect: None,
            criteria: vec![criterion],
        }]
    }

    fn today() -> NaiveDate {
        "2026-02-20".parse().expect("a day")
    }

    #[test]
    fn a_round_is_read_with_its_lists_and_weights() {
        let form = pairs(&[("w-D1", "2,5"), ("w-D2", ""), ("asked", "ORG02"), ("w-<x>", "1")]);
        let text = form.parse(None, &library(), today()).expect("valid");
        assert_eq!(text.title, "Runde zur 8. Sitzung");
        assert_eq!(text.measures.len(), 2);
        assert_eq!(text.setup.weights.len(), 1);
        assert!((text.setup.weights[0].1 - 2.5).abs() < 1e-12);
        assert_eq!(text.setup.asked.len(), 1);
    }

    #[test]
    fn every_problem_is_told_at_its_field() {
        for (field, value, problem) in [
            ("title", "", Problem::Required),
            ("opens", "01.01.2026", Problem::InThePast),
            ("opens", "irgendwann", Problem::NotADay),
            ("closes", "", Problem::Required),
            ("closes", "25.02.2026", Problem::ClosesBeforeOpens),
            ("criteria", "standard-9", Problem::NotAChoice),
            ("disclosure", "", Problem::NotAChoice),
            ("meeting", "acht", Problem::NotAChoice),
            ("w-D1", "0", Problem::NotAWeight),
            ("asked", "x y", Problem::NotAChoice),
        ] {
            let errors =
                pairs(&[(field, value)]).parse(None, &library(), today()).expect_err(field);
            assert_eq!(errors.of(field), Some(&problem), "{field} {value}");
        }
    }

    #[test]
    fn an_open_round_keeps_what_was_promised() {
        let text = pairs(&[]).parse(None, &library(), today()).expect("valid");
        let round = Round {
            code: crate::key::RoundCode::parse("R8").expect("a code"),
            title: crate::source::Bilingual { de: text.title, en: String::new() },
            meeting: text.meeting,
            measures: text.measures,
            opens: text.opens,
            closes: text.closes,
            evidence: crate::source::Evidence::Read,
            state: RoundState::Open,
            setup: text.setup,
            version: 1,
        };
        let changed =
            pairs(&[("measures", "anderes"), ("closes", "05.04.2026"), ("disclosure", "summed")]);
        let open = "2026-03-10".parse().expect("a day");
        let text = changed.parse(Some(&round), &library(), open).expect("valid");
        assert_eq!((text.measures, text.setup), (round.measures.clone(), round.setup.clone()));
        assert_eq!(text.closes.to_string(), "2026-04-05");
        let over = "2026-04-01".parse().expect("a day");
        let text = changed.parse(Some(&round), &library(), over).expect("valid");
        assert_eq!(text.closes, round.closes, "a deadline that is over is not moved");
        assert_eq!(RoundForm::of(&round).closes, "29.03.2026");
    }

    #[test]
    fn a_late_entry_needs_a_reason_and_a_day_to_come() {
        let text = pairs(&[]).parse(None, &library(), today()).expect("valid");
        let round = Round {
            code: crate::key::RoundCode::parse("R8").expect("a code"),
            title: crate::source::Bilingual::default(),
            meeting: None,
            measures: text.measures,
            opens: text.opens,
            closes: text.closes,
            evidence: crate::source::Evidence::Read,
            state: RoundState::Closed,
            setup: text.setup,
            version: 1,
        };
        let form = ReopenForm {
            organisation: "ORG02".into(),
            measure: "digitalhub".into(),
            until: "10.04.2026".into(),
            reason: "Krankheit".into(),
        };
        let at = ("2026-04-01".parse().expect("a day"), DateTime::UNIX_EPOCH);
        let vote = |_: &OrganisationCode| Some(true);
        assert!(form.parse(&round, vote, at).is_ok());
        for (broken, field) in [
            (ReopenForm { reason: " ".into(), ..form.clone() }, "reason"),
            (ReopenForm { until: "31.03.2026".into(), ..form.clone() }, "until"),
            (ReopenForm { measure: "anderes".into(), ..form.clone() }, "measure"),
        ] {
            assert!(broken.parse(&round, vote, at).expect_err(field).of(field).is_some());
        }
        let errors = form.parse(&round, |_| None, at).expect_err("nobody");
        assert!(errors.of("organisation").is_some());
    }
}
