//! Forms about resolutions: recording one, putting a circular procedure forward, how far one is carried out, a minority.

use super::{Effect, Implementation};
use crate::error::{FieldErrors, Problem};
use crate::key::{IndicatorCode, MeasureSlug, MethodChoiceId, OrganisationCode, TargetCode};
use crate::meeting::numbering::ResolutionNumber;
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest title in characters.
pub const MAX_TITLE: usize = 200;
/// Longest wording in characters.
pub const MAX_TEXT: usize = 8_000;
/// Longest name of whoever sees to it.
pub const MAX_NAME: usize = 120;
/// Longest reason, evidence or statement.
pub const MAX_NOTE: usize = 2_000;

/// The names of the fields of one effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectFields {
    /// What it does to which object.
    pub effect: &'static str,
    /// A day.
    pub day: &'static str,
    /// An organisation.
    pub organisation: &'static str,
    /// What is due.
    pub subject: &'static str,
}

/// The fields of the effects that a form can take.
pub const EFFECTS: [EffectFields; 3] = [
    EffectFields {
        effect: "effect1",
        day: "day1",
        organisation: "organisation1",
        subject: "subject1",
    },
    EffectFields {
        effect: "effect2",
        day: "day2",
        organisation: "organisation2",
        subject: "subject2",
    },
    EffectFields {
        effect: "effect3",
        day: "day3",
        organisation: "organisation3",
        subject: "subject3",
    },
];

/// What follows from a resolution, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EffectForm {
    /// What it does to which object: `massnahme-beginnt:digitalbonus`; empty for none.
    pub effect: String,
    /// First day or deadline.
    pub day: String,
    /// Who is asked for values.
    pub organisation: String,
    /// What is due.
    pub subject: String,
}

/// A decision as it arrives: a resolution to be recorded, or a proposal for a circular procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct DecisionForm {
    /// What it is about.
    pub title: String,
    /// The wording.
    pub text: String,
    /// Why it cannot wait for a meeting; in the circular procedure alone.
    pub urgency: String,
    /// Who sees to it.
    pub responsible: String,
    /// By the end of which day.
    pub due: String,
    /// Code of who may know of it.
    pub tier: String,
    /// Numbers of the resolutions it takes the place of, separated by blanks or commas.
    pub replaces: String,
    /// What follows from it.
    pub effects: [EffectForm; EFFECTS.len()],
}

impl From<BTreeMap<String, String>> for DecisionForm {
    fn from(mut fields: BTreeMap<String, String>) -> Self {
        let mut take = |name: &str| fields.remove(name).unwrap_or_default();
        Self {
            title: take("title"),
            text: take("text"),
            urgency: take("urgency"),
            responsible: take("responsible"),
            due: take("due"),
            tier: take("tier"),
            replaces: take("replaces"),
            effects: EFFECTS.map(|names| EffectForm {
                effect: take(names.effect),
                day: take(names.day),
                organisation: take(names.organisation),
                subject: take(names.subject),
            }),
        }
    }
}

impl From<DecisionForm> for BTreeMap<String, String> {
    fn from(form: DecisionForm) -> Self {
        let mut fields = Self::from([
            ("title".to_owned(), form.title),
            ("text".to_owned(), form.text),
            ("urgency".to_owned(), form.urgency),
            ("responsible".to_owned(), form.responsible),
            ("due".to_owned(), form.due),
            ("tier".to_owned(), form.tier),
            ("replaces".to_owned(), form.replaces),
        ]);
        for (names, effect) in EFFECTS.iter().zip(form.effects) {
            fields.insert(names.effect.to_owned(), effect.effect);
            fields.insert(names.day.to_owned(), effect.day);
            fields.insert(names.organisation.to_owned(), effect.organisation);
            fields.insert(names.subject.to_owned(), effect.subject);
        }
        fields
    }
}

/// A decision, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionText {
    /// What it is about.
    pub title: String,
    /// The wording.
    pub text: String,
    /// Who sees to it; may be empty.
    pub responsible: String,
    /// By the end of which day.
    pub due: Option<NaiveDate>,
    /// Who may know of it.
    pub tier: Tier,
    /// The resolutions it takes the place of.
    pub replaces: Vec<ResolutionNumber>,
    /// What follows from it, each with its place in the form.
    pub effects: Vec<(usize, Effect)>,
}

impl DecisionText {
    /// What follows from it.
    pub fn effects(&self) -> Vec<Effect> {
        self.effects.iter().map(|(_, effect)| effect.clone()).collect()
    }

    /// The field of the form that an effect was chosen in.
    pub fn field_of(&self, place: usize) -> &'static str {
        let row = self.effects.get(place).map_or(0, |(row, _)| *row);
        EFFECTS.get(row).map_or(EFFECTS[0].effect, |names| names.effect)
    }
}

fn day(typed: &str) -> Result<NaiveDate, Problem> {
    match typed.trim() {
        "" => Err(Problem::Required),
        typed => parse_day(typed).map_err(|_| Problem::NotADay),
    }
}

fn optional(typed: &str, max: usize) -> Result<String, Problem> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(text::line(typed, max)?) }
}

impl DecisionForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(&self) -> Result<DecisionText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let wording = errors.keep("text", text::block(&self.text, MAX_TEXT));
        let responsible = errors.keep("responsible", optional(&self.responsible, MAX_NAME));
        let due = match self.due.trim() {
            "" => Some(None),
            typed => errors.keep("due", day(typed).map(Some)),
        };
        let tier = match self.tier.as_str() {
            "" => Some(Tier::Council),
            code => errors.keep("tier", Tier::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let replaces = self.replaces.split([' ', ',', ';', '\n']).map(str::trim);
        let replaces: Result<Vec<_>, _> = replaces
            .filter(|number| !number.is_empty())
            .map(|number| ResolutionNumber::parse(number).map_err(|_| Problem::Unknown))
            .collect();
        let replaces = errors.keep("replaces", replaces);
        let mut effects = Vec::new();
        for (row, (names, form)) in EFFECTS.iter().zip(&self.effects).enumerate() {
            match form.parse(names) {
                Ok(effect) => effects.extend(effect.map(|effect| (row, effect))),
                Err((field, problem)) => errors.add(field, problem),
            }
        }
        let read = || {
            Some(DecisionText {
                title: title?,
                text: wording?,
                responsible: responsible?,
                due: due?,
                tier: tier?,
                replaces: replaces?,
                effects,
            })
        };
        if errors.is_empty() { read().ok_or(errors) } else { Err(errors) }
    }

    /// Reads why it cannot wait for a meeting.
    ///
    /// # Errors
    /// Nothing, or too much.
    pub fn urgency(&self) -> Result<String, FieldErrors> {
        text::block(&self.urgency, MAX_NOTE).map_err(|e| FieldErrors::one("urgency", e))
    }
}

impl EffectForm {
    fn parse(&self, names: &EffectFields) -> Result<Option<Effect>, (&'static str, Problem)> {
        let chosen = self.effect.trim();
        if chosen.is_empty() {
            return Ok(None);
        }
        let wrong = || (names.effect, Problem::NotAChoice);
        let (kind, object) = chosen.split_once(':').ok_or_else(wrong)?;
        let measure = || MeasureSlug::parse(object).map_err(|_| wrong());
        let indicator = |code: &str| IndicatorCode::parse(code).map_err(|_| wrong());
        let on = || day(&self.day).map_err(|problem| (names.day, problem));
        let pair = || object.split_once(':').ok_or_else(wrong);
        let effect = match kind {
            "verfahren" => {
                let (code, choice) = pair()?;
                let choice = MethodChoiceId::parse(choice).map_err(|_| wrong())?;
                Effect::AdoptMethod { indicator: indicator(code)?, choice, from: on()? }
            }
            "gewichte" => Effect::AdoptWeights { proposal: object.to_owned(), from: on()? },
            "massnahme-beginnt" => Effect::StartMeasure { measure: measure()? },
            "massnahme-aendern" => Effect::ChangeMeasure { measure: measure()? },
            "massnahme-endet" => Effect::EndMeasure { measure: measure()?, early: false },
            "massnahme-bricht-ab" => Effect::EndMeasure { measure: measure()?, early: true },
            "zielwert" => {
                let (code, target) = pair()?;
                let target = TargetCode::parse(target).map_err(|_| wrong())?;
                Effect::SetTarget { indicator: indicator(code)?, target }
            }
            "daten" => {
                let organisation = OrganisationCode::parse(self.organisation.trim());
                let organisation =
                    organisation.map_err(|_| (names.organisation, Problem::Required))?;
                Effect::RequestData { indicator: indicator(object)?, organisation, due: on()? }
            }
            "frist" => {
                let subject = text::line(&self.subject, MAX_TITLE);
                let subject = subject.map_err(|e| (names.subject, Problem::from(e)))?;
                Effect::SetDeadline { subject, due: on()? }
            }
            _ => return Err(wrong()),
        };
        Ok(Some(effect))
    }
}

/// How far a resolution is carried out, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgressForm {
    /// Code of the state.
    pub state: String,
    /// What shows it, or why nothing is left.
    pub evidence: String,
}

impl ProgressForm {
    /// Reads the form.
    ///
    /// # Errors
    /// No state, evidence that is missing where it is needed, or too long.
    pub fn parse(&self) -> Result<(Implementation, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let state = match self.state.as_str() {
            "" => Err(Problem::Required),
            code => Implementation::from_code(code).ok_or(Problem::NotAChoice),
        };
        let state = errors.keep("state", state);
        let needed = state.is_some_and(Implementation::needs_note);
        let evidence = if needed || !self.evidence.trim().is_empty() {
            errors.keep("evidence", text::block(&self.evidence, MAX_NOTE))
        } else {
            Some(String::new())
        };
        state.zip(evidence).ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(effect: &str) -> DecisionForm {
        let mut form = DecisionForm {
            title: "Digitalbonus".into(),
            text: "Der Rat beschließt.".into(),
            ..DecisionForm::default()
        };
        form.effects[1] = EffectForm {
            effect: effect.into(),
            day: "31.12.2020".into(),
            organisation: "ORG02".into(),
            subject: "Bericht".into(),
        };
        form
    }

    #[test]
    fn every_kind_of_effect_can_be_chosen() {
        let all = [
            "verfahren:BG-04:w1",
            "gewichte:I2",
            "massnahme-beginnt:digitalbonus",
            "massnahme-aendern:digitalbonus",
            "massnahme-endet:digitalbonus",
            "massnahme-bricht-ab:digitalbonus",
            "zielwert:BG-04:Z01",
            "daten:BG-04",
            "frist:",
        ];
        let mut seen = std::collections::BTreeSet::new();
        for chosen in all {
            let read = form(chosen).parse().expect(chosen);
            assert_eq!((read.effects.len(), read.effects[0].0), (1, 1), "{chosen}");
            assert_eq!(read.field_of(0), "effect2");
            assert!(seen.insert(read.effects()[0].clone()), "{chosen}");
        }
    }

    #[test]
    fn what_an_effect_needs_is_asked_for_at_its_field() {
        for (chosen, field) in
            [("frist:", "day2"), ("daten:BG-04", "day2"), ("gewichte:I2", "day2")]
        {
            let mut form = form(chosen);
            form.effects[1].day = String::new();
            let errors = form.parse().expect_err(chosen);
            assert_eq!(errors.of(field), Some(&Problem::Required), "{chosen}");
        }
        for chosen in ["unfug", "massnahme-beginnt:../x", "verfahren:BG-04", "x:y"] {
            let errors = form(chosen).parse().expect_err(chosen);
            assert_eq!(errors.of("effect2"), Some(&Problem::NotAChoice), "{chosen}");
        }
        let errors = DecisionForm { replaces: "6/1".into(), ..form("") }.parse();
        assert_eq!(errors.expect_err("no number").of("replaces"), Some(&Problem::Unknown));
        let read = DecisionForm { replaces: "5/4/1, U-2020-01".into(), ..form("") }.parse();
        assert_eq!(read.expect("two numbers").replaces.len(), 2);
    }

    #[test]
    fn a_closed_resolution_needs_evidence() {
        let form = |state: &str, evidence: &str| {
            ProgressForm { state: state.into(), evidence: evidence.into() }.parse()
        };
        assert!(form("in-umsetzung", "").is_ok());
        let errors = form("umgesetzt", " ").expect_err("nothing shows it");
        assert_eq!(errors.of("evidence"), Some(&Problem::Required));
        assert!(form("umgesetzt", "Bekanntmachung vom 1. Juli").is_ok());
        assert!(form("fertig", "").is_err());
    }
}
