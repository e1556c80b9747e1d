//! Forms of findings, answers, actions, statements of a minority and stages as they arrive, and what they become.

use super::{ActionState, AnswerKind, Cited, FINDING_TIERS, StageKind};
use crate::error::{FieldErrors, Problem};
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest title in characters.
pub const MAX_TITLE: usize = 160;
/// Longest text of a finding, an answer's reason or a statement in characters.
pub const MAX_TEXT: usize = 4_000;
/// Longest name of an addressee or owner in characters.
pub const MAX_PARTY: usize = 160;
/// Longest note about an action in characters.
pub const MAX_NOTE: usize = 1_000;
/// Longest number of an agenda item or resolution in characters.
pub const MAX_NUMBER: usize = 30;
/// Most sources of one finding.
pub const MAX_SOURCES: usize = 60;

/// The form of a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingForm {
    /// One line.
    pub title: String,
    /// What was found.
    pub text: String,
    /// Codes of what it rests on.
    pub sources: Vec<String>,
    /// Who has to answer.
    pub addressee: String,
    /// A day.
    pub due: String,
    /// Code of the circle; the council where empty.
    pub visibility: String,
}

/// A finding, checked; whether its sources are there is looked up elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFinding {
    /// One line.
    pub title: String,
    /// What was found.
    pub text: String,
    /// What it rests on, each once.
    pub sources: Vec<Cited>,
    /// Who has to answer.
    pub addressee: String,
    /// Until when.
    pub due: NaiveDate,
    /// Who may read it.
    pub visibility: Tier,
}

impl FindingForm {
    /// Reads the form; `offered` are the sources that may be cited, and `from` is the first day an answer may be due.
    ///
    /// # Errors
    /// Every field that cannot be used, and sources that are missing or not among those offered.
    pub fn parse(&self, offered: &[Cited], from: NaiveDate) -> Result<NewFinding, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let text = errors.keep("text", text::block(&self.text, MAX_TEXT));
        let sources = errors.keep("sources", self.sources(offered));
        let addressee = errors.keep("addressee", text::line(&self.addressee, MAX_PARTY));
        let due = errors.keep("due", day(&self.due)).filter(|due| {
            let fits = *due >= from;
            if !fits {
                errors.add("due", Problem::BeforeInForce { since: from });
            }
            fits
        });
        let visibility = match self.visibility.as_str() {
            "" => Some(Tier::Council),
            code => {
                let tier = Tier::from_code(code).filter(|tier| FINDING_TIERS.contains(tier));
                errors.keep("visibility", tier.ok_or(Problem::NotAChoice))
            }
        };
        match (title, text, sources, addressee, due, visibility) {
            (
                Some(title),
                Some(text),
                Some(sources),
                Some(addressee),
                Some(due),
                Some(visibility),
            ) => Ok(NewFinding { title, text, sources, addressee, due, visibility }),
            _ => Err(errors),
        }
    }

    fn sources(&self, offered: &[Cited]) -> Result<Vec<Cited>, Problem> {
        let mut cited = Vec::new();
        for code in self.sources.iter().filter(|code| !code.trim().is_empty()) {
            let source = Cited::parse(code).filter(|source| offered.contains(source));
            let source = source.ok_or(Problem::Unknown)?;
            if !cited.contains(&source) {
                cited.push(source);
            }
        }
        match cited.len() {
            0 => Err(Problem::Required),
            n if n > MAX_SOURCES => Err(Problem::TooManyLines { max: MAX_SOURCES }),
            _ => Ok(cited),
        }
    }
}

/// The form of an answer, with the first action where one has to follow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// Code of the kind.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// What is to be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: String,
}

/// An action, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: NaiveDate,
}

/// An answer, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// How the finding is answered.
    pub kind: AnswerKind,
    /// Why; may be empty where the finding is accepted.
    pub reason: String,
    /// What follows; none for a rejection, or where there is an action already.
    pub action: Option<NewAction>,
}

impl AnswerForm {
    /// Reads the form. `has_action` says that the finding has an action already, so that none has to be named; `today` is the
    /// first day an action may be due.
    ///
    /// # Errors
    /// Every field that cannot be used; a rejection or an answer in part without a reason; any but a rejection without
    /// action, owner and date.
    pub fn parse(&self, has_action: bool, today: NaiveDate) -> Result<NewAnswer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.keep("kind", AnswerKind::from_code(&self.kind).ok_or(Problem::Required));
        let reason = if self.reason.trim().is_empty() {
            if kind.is_some_and(AnswerKind::needs_reason) {
                errors.add("reason", Problem::Required);
            }
            String::new()
        } else {
            errors.keep("reason", text::block(&self.reason, MAX_TEXT)).unwrap_or_default()
        };
        let named = [&self.action, &self.owner, &self.due].iter().any(|f| !f.trim().is_empty());
        let wanted = kind.is_some_and(AnswerKind::needs_action) && (named || !has_action);
        // What was typed about an action and cannot be read is told, even where the kind is still missing.
        let action = if wanted || (kind.is_none() && named) {
            let form = ActionForm {
                action: self.action.clone(),
                owner: self.owner.clone(),
                due: self.due.clone(),
            };
            form.read(&mut errors, today)
        } else {
            None
        };
        match kind {
            Some(kind) if errors.is_empty() => Ok(NewAnswer { kind, reason, action }),
            _ => Err(errors),
        }
    }
}

/// The form of a further action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    /// What is to be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: String,
}

impl ActionForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self, today: NaiveDate) -> Result<NewAction, FieldErrors> {
        let mut errors = FieldErrors::default();
        self.read(&mut errors, today).ok_or(errors)
    }

    fn read(&self, errors: &mut FieldErrors, today: NaiveDate) -> Option<NewAction> {
        let text = errors.keep("action", text::block(&self.action, MAX_NOTE));
        let owner = errors.keep("owner", text::line(&self.owner, MAX_PARTY));
        let due = errors.keep("due", day(&self.due)).filter(|due| {
            let fits = *due >= today;
            if !fits {
                errors.add("due", Problem::BeforeInForce { since: today });
            }
            fits
        });
        Some(NewAction { text: text?, owner: owner?, due: due? })
    }
}

/// The form of a report about an action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// Code of the state.
    pub state: String,
    /// What there is to say.
    pub note: String,
}

impl ReportForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A missing state, a note that is missing or too long.
    pub fn parse(&self) -> Result<(ActionState, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let state =
            errors.keep("state", ActionState::from_code(&self.state).ok_or(Problem::Required));
        let note = errors.keep("note", text::block(&self.note, MAX_NOTE));
        match (state, note) {
            (Some(state), Some(note)) => Ok((state, note)),
            _ => Err(errors),
        }
    }
}

/// The form of a statement of a minority.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinorityForm {
    /// What the organisation says.
    pub statement: String,
}

impl MinorityForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A text that is missing or too long.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        text::block(&self.statement, MAX_TEXT).map_err(|error| FieldErrors::one("statement", error))
    }
}

/// The form of a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StageForm {
    /// Code of the kind.
    pub stage: String,
    /// Number as printed.
    pub number: String,
    /// Number of the meeting.
    pub meeting: String,
    /// A day.
    pub date: String,
}

/// A stage, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStage {
    /// What it refers to.
    pub kind: StageKind,
    /// Number as printed; empty for an implementation.
    pub number: String,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// The day.
    pub date: NaiveDate,
}

impl StageForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that cannot be used: an agenda item and a resolution need their number, an agenda item its meeting.
    pub fn parse(&self) -> Result<NewStage, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.keep("stage", StageKind::from_code(&self.stage).ok_or(Problem::Required));
        let number = match (kind, self.number.trim()) {
            (Some(StageKind::Implemented) | None, "") => Some(String::new()),
            (_, raw) => errors.keep("number", text::line(raw, MAX_NUMBER)),
        };
        let meeting = match self.meeting.trim() {
            "" => {
                if kind == Some(StageKind::AgendaItem) {
                    errors.add("meeting", Problem::Required);
                }
                None
            }
            raw => {
                let number =
                    raw.trim_end_matches('.').parse().ok().filter(|n| (1..=9_999).contains(n));
                let range = Problem::OutOfRange { min: 1.0, max: Some(9_999.0) };
                errors.keep("meeting", number.ok_or(range))
            }
        };
        let date = errors.keep("date", day(&self.date));
        match (kind, number, date) {
            (Some(kind), Some(number), Some(date)) if errors.is_empty() => {
                Ok(NewStage { kind, number, meeting, date })
            }
            _ => Err(errors),
        }
    }
}

fn day(raw: &str) -> Result<NaiveDate, Problem> {
    match raw.trim() {
        "" => Err(Problem::Required),
        raw => parse_day(raw).map_err(|_| Problem::NotADay),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn cited(code: &str) -> Cited {
        Cited::parse(code).expect("a source")
    }

    fn finding() -> FindingForm {
        FindingForm {
            title: "Papierantrag".into(),
            text: "Der Papierantrag hält kleine Betriebe ab.".into(),
            sources: vec!["erfahrung:e0002".into(), "erfahrung:e0002".into()],
            addressee: "MW".into(),
            due: "31.01.2027".into(),
            visibility: String::new(),
        }
    }

    #[test]
    fn a_finding_cites_at_least_one_source_that_is_offered() {
        let offered = [cited("erfahrung:e0002"), cited("bewertung:R5/digitalbonus/ORG02")];
        let read = finding().parse(&offered, on("2026-11-30")).expect("valid");
        assert_eq!(read.sources, [cited("erfahrung:e0002")]);
        assert_eq!(read.visibility, Tier::Council);
        for (sources, problem) in [
            (vec![], Problem::Required),
            (vec![String::new()], Problem::Required),
            (vec!["erfahrung:e0003".to_owned()], Problem::Unknown),
            (vec!["erfahrung:e0002".to_owned(), "quatsch".to_owned()], Problem::Unknown),
        ] {
            let form = FindingForm { sources, ..finding() };
            let errors = form.parse(&offered, on("2026-11-30")).expect_err("refused");
            assert_eq!(errors.of("sources"), Some(&problem));
        }
    }

    #[test]
    fn the_council_always_sees_a_finding_and_an_answer_is_never_due_before_today() {
        let offered = [cited("erfahrung:e0002")];
        for tier in ["geschaeftsstelle", "ministerium", "x"] {
            let form = FindingForm { visibility: tier.into(), ..finding() };
            let errors = form.parse(&offered, on("2026-11-30")).expect_err(tier);
            assert_eq!(errors.of("visibility"), Some(&Problem::NotAChoice));
        }
        let errors = finding().parse(&offered, on("2027-02-01")).expect_err("too early");
        assert_eq!(errors.of("due"), Some(&Problem::BeforeInForce { since: on("2027-02-01") }));
    }

    fn answer(kind: &str) -> AnswerForm {
        AnswerForm { kind: kind.into(), ..AnswerForm::default() }
    }

    #[test]
    fn a_rejection_without_a_reason_is_refused() {
        let errors = answer("abgelehnt").parse(false, on("2026-11-30")).expect_err("no reason");
        assert_eq!(errors.of("reason"), Some(&Problem::Required));
        let form = AnswerForm { reason: "Kein Geld im Haushalt.".into(), ..answer("abgelehnt") };
        let read = form.parse(false, on("2026-11-30")).expect("valid");
        assert_eq!(read.action, None);
    }

    #[test]
    fn what_is_accepted_has_an_action_with_owner_and_date() {
        for kind in ["angenommen", "teilweise"] {
            let errors = answer(kind).parse(false, on("2026-11-30")).expect_err(kind);
            for field in ["action", "owner", "due"] {
                assert_eq!(errors.of(field), Some(&Problem::Required), "{kind} {field}");
            }
            assert_eq!(errors.of("reason").is_some(), kind == "teilweise");
        }
        let form = AnswerForm {
            action: "Antrag ohne Papier".into(),
            owner: "NBank".into(),
            due: "30.06.2027".into(),
            ..answer("angenommen")
        };
        let read = form.parse(false, on("2026-11-30")).expect("valid");
        assert_eq!(read.action.expect("an action").due, on("2027-06-30"));
        assert!(form.parse(false, on("2027-07-01")).is_err());
        assert_eq!(answer("angenommen").parse(true, on("2026-11-30")).expect("valid").action, None);
    }

    #[test]
    fn a_stage_needs_what_its_kind_is_known_by() {
        let stage = |kind: &str, number: &str, meeting: &str, date: &str| {
            StageForm {
                stage: kind.into(),
                number: number.into(),
                meeting: meeting.into(),
                date: date.into(),
            }
            .parse()
        };
        let read = stage("top", "6.2", "6.", "18.06.2020").expect("valid");
        assert_eq!((read.number.as_str(), read.meeting), ("6.2", Some(6)));
        assert!(stage("beschluss", "6/6.2/1", "", "18.06.2020").is_ok());
        assert!(stage("umgesetzt", "", "", "01.10.2020").is_ok());
        for (wrong, field) in [
            (stage("top", "", "6", "18.06.2020"), "number"),
            (stage("top", "6.2", "", "18.06.2020"), "meeting"),
            (stage("top", "6.2", "0", "18.06.2020"), "meeting"),
            (stage("beschluss", "6/6.2/1", "6", "31.02.2020"), "date"),
            (stage("", "", "", "18.06.2020"), "stage"),
        ] {
            assert!(wrong.expect_err(field).of(field).is_some(), "{field}");
        }
    }
}
