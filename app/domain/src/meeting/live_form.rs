//! Forms of a meeting that is under way.

use super::attendance::{Other, OtherKind, SeatError};
use super::minutes::draft::Assignment;
use super::polling::{PollError, SettleError};
use super::procedure::Matter;
use super::quorum::Ground;
use super::vote::{Count, CountError, Method, Tally};
use crate::error::{FieldErrors, Problem};
use crate::key::OrganisationCode;
use crate::meeting::key::{AgendaItemId, AmendmentId, FollowUpId};
use crate::meeting::note::MAX_WORDING;
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest name in characters.
pub const MAX_NAME: usize = 160;
/// Longest reason in characters.
pub const MAX_REASON: usize = 600;
/// Longest wording of a question or an amendment in characters.
pub const MAX_TEXT: usize = 4_000;

/// Why something cannot be done in a meeting that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Not a number of votes.
    NotVotes,
    /// A count that does not add up to the votes present.
    CountWrong {
        /// Votes counted.
        counted: u32,
        /// Votes present.
        present: u32,
    },
    /// Raised hands were counted as invalid.
    HandsInvalid,
    /// The item is not being dealt with.
    NotCalled,
    /// Another poll takes votes.
    PollOpen,
    /// There is no quorum.
    NoQuorum {
        /// Members present.
        present: u32,
        /// Members needed.
        needed: u32,
    },
    /// The invitation came late, and whether somebody objects was not recorded yet.
    ObjectionOpen,
    /// The invitation came late, and this was objected to.
    Objected,
    /// The item came late, and the council has not agreed to deal with it.
    LateItem,
    /// With these voters and this majority a vote cannot be secret.
    NotSecret,
    /// So few have voted in secret that the result would give single votes away.
    FewInSecret {
        /// Votes given so far.
        given: u32,
    },
    /// A vote by name counted by hand would have no names.
    NoNames,
    /// Somebody has the seat.
    SeatTaken,
    /// Nobody has the seat.
    NobodyThere,
    /// Deputies have no vote by the rules of procedure.
    NoDeputies,
    /// Somebody has come or gone since the opening.
    SeatMoved,
    /// The minutes were begun: notes do not come into them any more.
    MinutesBegun,
}

impl From<PollError> for Problem {
    fn from(error: PollError) -> Self {
        let obstacle = match error {
            PollError::NotCalled => Obstacle::NotCalled,
            PollError::PollOpen => Obstacle::PollOpen,
            PollError::NoQuorum(found) => match found.ground {
                Ground::NotAsked => Obstacle::ObjectionOpen,
                Ground::NotSummoned => Obstacle::Objected,
                _ => Obstacle::NoQuorum { present: found.present, needed: found.needed },
            },
            PollError::LateItem => Obstacle::LateItem,
            PollError::NotSecret => Obstacle::NotSecret,
            PollError::NoNames => Obstacle::NoNames,
            PollError::Unknown => return Self::Unknown,
        };
        Self::Meeting(obstacle)
    }
}

impl From<CountError> for Problem {
    fn from(error: CountError) -> Self {
        Self::Meeting(match error {
            CountError::DoesNotAddUp { counted, present } => {
                Obstacle::CountWrong { counted, present }
            }
            CountError::InvalidHands => Obstacle::HandsInvalid,
        })
    }
}

impl From<SettleError> for Problem {
    fn from(error: SettleError) -> Self {
        match error {
            SettleError::NotOpen => Self::Unknown,
            SettleError::NoCount => Self::Required,
            SettleError::Count(error) => error.into(),
            SettleError::NotSecret { given } => {
                let given = u32::try_from(given).unwrap_or(u32::MAX);
                Self::Meeting(Obstacle::FewInSecret { given })
            }
        }
    }
}

impl From<SeatError> for Problem {
    fn from(error: SeatError) -> Self {
        Self::Meeting(match error {
            SeatError::NoSeat => return Self::Unknown,
            SeatError::Taken => Obstacle::SeatTaken,
            SeatError::NobodyThere => Obstacle::NobodyThere,
            SeatError::NoDeputies => Obstacle::NoDeputies,
            SeatError::OutOfOrder => Obstacle::SeatMoved,
        })
    }
}

fn optional(errors: &mut FieldErrors, field: &str, typed: &str, max: usize) -> Option<String> {
    match typed.trim() {
        "" => Some(String::new()),
        typed => errors.keep(field, text::line(typed, max)),
    }
}

/// Opening a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpeningForm {
    /// Who chairs.
    pub chair: String,
    /// Who takes the minutes.
    pub minute_taker: String,
}

impl OpeningForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A name that is missing or too long.
    pub fn parse(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let chair = errors.keep("chair", text::line(&self.chair, MAX_NAME));
        let taker = errors.keep("minute_taker", text::line(&self.minute_taker, MAX_NAME));
        chair.zip(taker).ok_or(errors)
    }
}

/// Somebody without a vote who is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestForm {
    /// Name.
    pub guest: String,
    /// Where from, may be empty.
    pub guest_from: String,
}

impl GuestForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A name that is missing or too long.
    pub fn parse(&self) -> Result<Other, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("guest", text::line(&self.guest, MAX_NAME));
        let from = optional(&mut errors, "guest_from", &self.guest_from, MAX_NAME);
        let read = || Some(Other { name: name?, organisation: from?, kind: OtherKind::Guest });
        read().ok_or(errors)
    }
}

/// An organisation that takes no part in an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecusalForm {
    /// Code of the organisation.
    pub recused: String,
    /// Why.
    pub reason: String,
}

impl RecusalForm {
    /// Reads the form.
    ///
    /// # Errors
    /// No organisation, or no reason.
    pub fn parse(&self) -> Result<(OrganisationCode, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = OrganisationCode::parse(&self.recused).map_err(|_| Problem::NotAChoice);
        let code = errors.keep("recused", code);
        let reason = errors.keep("reason", text::line(&self.reason, MAX_REASON));
        code.zip(reason).ok_or(errors)
    }
}

/// A paragraph of the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// Identifier of the paragraph, made up by whoever begins it.
    pub note: String,
    /// Identifier of this wording of it.
    pub wording: String,
    /// The wordings it takes the place of, with commas between; empty for the first one.
    pub replaces: String,
    /// The item it belongs to.
    pub note_item: String,
    /// The text; empty strikes the paragraph out.
    pub note_text: String,
}

impl NoteForm {
    /// The text, where it can be kept. A paragraph that is begun needs one.
    ///
    /// # Errors
    /// A text that is missing or too long.
    pub fn text(&self, begins: bool) -> Result<String, FieldErrors> {
        if !begins && self.note_text.trim().is_empty() {
            return Ok(String::new());
        }
        text::block(&self.note_text, MAX_WORDING).map_err(|p| FieldErrors::one("note_text", p))
    }
}

/// Something that somebody takes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskForm {
    /// What.
    pub task: String,
    /// Who.
    pub task_owner: String,
    /// By when.
    pub task_due: String,
}

impl TaskForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing or cannot be used; a day before today.
    pub fn parse(
        &self,
        id: FollowUpId,
        (item, tier): (AgendaItemId, Tier),
        today: NaiveDate,
    ) -> Result<Assignment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.keep("task", text::line(&self.task, MAX_REASON));
        let owner = errors.keep("task_owner", text::line(&self.task_owner, MAX_NAME));
        let due = match self.task_due.trim() {
            "" => errors.keep("task_due", Err(Problem::Required)),
            typed => errors.keep("task_due", parse_day(typed).map_err(|_| Problem::NotADay)),
        };
        if due.is_some_and(|due| due < today) {
            errors.add("task_due", Problem::InThePast);
        }
        let read = || Some(Assignment { id, item, text: text?, owner: owner?, due: due?, tier });
        read().filter(|_| errors.is_empty()).ok_or(errors)
    }
}

/// An amendment to the proposal of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendmentForm {
    /// Code of the organisation that makes it.
    pub amends: String,
    /// The wording it asks for.
    pub amendment_text: String,
    /// The passage it concerns; empty for the whole proposal.
    pub passage: String,
    /// How far it goes, 0 to 9; may be empty.
    pub goes: String,
}

/// An amendment, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAmendment {
    /// Who makes it.
    pub organisation: OrganisationCode,
    /// The wording it asks for.
    pub text: String,
    /// The passage it concerns; empty for the whole proposal.
    pub passage: String,
    /// How far it goes.
    pub reach: Option<u8>,
}

impl AmendmentForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing or cannot be used.
    pub fn parse(&self) -> Result<NewAmendment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = OrganisationCode::parse(&self.amends).map_err(|_| Problem::NotAChoice);
        let organisation = errors.keep("amends", code);
        let text = errors.keep("amendment_text", text::block(&self.amendment_text, MAX_TEXT));
        let passage = optional(&mut errors, "passage", &self.passage, MAX_NAME);
        let reach = match self.goes.trim() {
            "" => Some(None),
            typed => {
                let read = typed.parse::<u8>().ok().filter(|reach| *reach < 10);
                errors.keep("goes", read.map(Some).ok_or(Problem::NotAChoice))
            }
        };
        let read = || {
            Some(NewAmendment {
                organisation: organisation?,
                text: text?,
                passage: passage?,
                reach: reach?,
            })
        };
        read().ok_or(errors)
    }
}

/// A question put to the vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PollForm {
    /// The wording that is voted on.
    pub question: String,
    /// Code of a [`Method`].
    pub method: String,
    /// Code of a [`Matter`].
    pub matter: String,
    /// `ja` where it is counted by hand.
    pub by_hand: String,
    /// Identifier of the amendment that is voted on; empty for the proposal itself.
    pub amendment: String,
}

/// A question, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPoll {
    /// The wording that is voted on.
    pub wording: String,
    /// How votes are given.
    pub method: Method,
    /// What it is about.
    pub matter: Matter,
    /// True where it is counted by hand.
    pub on_paper: bool,
    /// The amendment that is voted on.
    pub amendment: Option<AmendmentId>,
}

impl PollForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing or cannot be used.
    pub fn parse(&self) -> Result<NewPoll, FieldErrors> {
        let mut errors = FieldErrors::default();
        let wording = errors.keep("question", text::block(&self.question, MAX_TEXT));
        let choice = Problem::NotAChoice;
        let method = Method::from_code(&self.method).ok_or(choice.clone());
        let method = errors.keep("method", method);
        let matter = errors.keep("matter", Matter::from_code(&self.matter).ok_or(choice.clone()));
        let amendment = match self.amendment.as_str() {
            "" => Some(None),
            id => errors.keep("amendment", AmendmentId::parse(id).map(Some).map_err(|_| choice)),
        };
        let on_paper = self.by_hand == "ja";
        let read = || {
            Some(NewPoll {
                wording: wording?,
                method: method?,
                matter: matter?,
                on_paper,
                amendment: amendment?,
            })
        };
        read().ok_or(errors)
    }
}

/// A count made by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountForm {
    /// In favour.
    pub yes: String,
    /// Against.
    pub no: String,
    /// Neither.
    pub abstain: String,
    /// Not to be read; empty for none.
    pub invalid: String,
    /// Not given; empty for none.
    pub not_given: String,
}

impl CountForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing or no number of votes.
    pub fn parse(&self) -> Result<Count, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut number = |field: &str, typed: &str, needed: bool| match typed.trim() {
            "" if needed => errors.keep(field, Err(Problem::Required)),
            "" => Some(0),
            typed => {
                let read = typed.parse::<u32>().ok().filter(|votes| *votes < 100_000);
                errors.keep(field, read.ok_or(Problem::Meeting(Obstacle::NotVotes)))
            }
        };
        let (yes, no) = (number("yes", &self.yes, true), number("no", &self.no, true));
        let abstain = number("abstain", &self.abstain, true);
        let invalid = number("invalid", &self.invalid, false);
        let not_given = number("not_given", &self.not_given, false);
        let read = || {
            let tally = Tally { yes: yes?, no: no?, abstain: abstain?, invalid: invalid? };
            Some(Count { tally, not_given: not_given? })
        };
        read().ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn every_field_that_is_missing_is_named() {
        let errors = OpeningForm::default().parse().expect_err("empty");
        assert_eq!(fields(&errors), ["chair", "minute_taker"]);
        let errors = CountForm { yes: "5".into(), no: "-1".into(), ..CountForm::default() };
        assert_eq!(fields(&errors.parse().expect_err("no numbers")), ["no", "abstain"]);
        let errors = PollForm::default().parse().expect_err("empty");
        assert_eq!(fields(&errors), ["question", "method", "matter"]);
        let errors = AmendmentForm { goes: "10".into(), ..AmendmentForm::default() };
        assert_eq!(
            fields(&errors.parse().expect_err("empty")),
            ["amends", "amendment_text", "goes"]
        );
        assert_eq!(
            fields(&RecusalForm::default().parse().expect_err("empty")),
            ["recused", "reason"]
        );
        assert_eq!(fields(&GuestForm::default().parse().expect_err("empty")), ["guest"]);
    }

    #[test]
    fn an_assignment_has_an_owner_and_a_day_to_come() {
        let id = FollowUpId::parse("a").expect("a key");
        let item = AgendaItemId::parse("top").expect("a key");
        let today = NaiveDate::from_ymd_opt(2020, 6, 18).expect("a day");
        let form = |due: &str| TaskForm {
            task: "Bericht".into(),
            task_owner: "MW".into(),
            task_due: due.into(),
        };
        let read = |due: &str| form(due).parse(id.clone(), (item.clone(), Tier::Council), today);
        assert_eq!(read("30.09.2020").expect("can be kept").owner, "MW");
        assert_eq!(fields(&read("17.06.2020").expect_err("has passed")), ["task_due"]);
        let empty = TaskForm::default().parse(id.clone(), (item.clone(), Tier::Council), today);
        assert_eq!(fields(&empty.expect_err("empty")), ["task", "task_owner", "task_due"]);
    }

    #[test]
    fn an_empty_text_strikes_a_paragraph_out_and_begins_none() {
        let form = NoteForm::default();
        assert_eq!(form.text(false), Ok(String::new()));
        assert!(form.text(true).is_err());
        let long = NoteForm { note_text: "x".repeat(MAX_WORDING + 1), ..NoteForm::default() };
        assert!(long.text(false).is_err());
    }
}
