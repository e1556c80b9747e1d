//! How minutes become final: draft, co-signed, sent, objections, approved. Nothing is published before it is approved, and
//! what is approved is changed by a visible correction alone.

use super::document::Minutes;
use crate::key::{AccountId, OrganisationCode};
use crate::meeting::deadline::Deadline;
use crate::meeting::key::{AgendaItemId, ObjectionId};
use crate::source::coded;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// Where minutes stand.
    MinutesState {
        /// Being written.
        Draft = "entwurf",
        /// Signed by whoever chaired and whoever took them.
        CoSigned = "mitgezeichnet",
        /// Sent to those who were there.
        Sent = "versandt",
        /// Somebody has objected.
        Objected = "einwendungen",
        /// Approved by the council.
        Approved = "genehmigt",
    }
}

/// Every step there is, from and to.
pub const TRANSITIONS: &[(MinutesState, MinutesState)] = &[
    (MinutesState::Draft, MinutesState::CoSigned),
    (MinutesState::CoSigned, MinutesState::Draft),
    (MinutesState::CoSigned, MinutesState::Sent),
    (MinutesState::Sent, MinutesState::Objected),
    (MinutesState::Sent, MinutesState::Approved),
    (MinutesState::Objected, MinutesState::Approved),
];

impl MinutesState {
    /// True where the step is one there is.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }

    /// True while the text is written freely.
    pub fn is_editable(self) -> bool {
        self == Self::Draft
    }

    /// True where a version for everyone may be shown.
    pub fn may_be_published(self) -> bool {
        self == Self::Approved
    }

    /// True where the council still has to approve them: an item of its next agenda.
    pub fn waits_for_approval(self) -> bool {
        matches!(self, Self::Sent | Self::Objected)
    }
}

/// A signature under the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub account: AccountId,
    /// Name, as it stands under the minutes.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the council has decided on an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionRuling {
    /// True where the text was changed.
    pub upheld: bool,
    /// The wording that now stands, or why it stays; never empty.
    pub words: String,
}

/// An objection to the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Its identifier.
    pub id: ObjectionId,
    /// Who objects.
    pub organisation: OrganisationCode,
    /// Which item it is about; none for the minutes as a whole.
    pub item: Option<AgendaItemId>,
    /// What should stand there.
    pub text: String,
    /// The day it came in.
    pub received: NaiveDate,
    /// What the council has decided; none yet.
    pub ruling: Option<ObjectionRuling>,
}

/// A correction of approved minutes. The text stays; the correction stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which item it is about; none for the minutes as a whole.
    pub item: Option<AgendaItemId>,
    /// What is right.
    pub text: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub date: NaiveDate,
    /// Number of the meeting that decided it.
    pub meeting: u32,
}

/// The approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Number of the meeting that approved them.
    pub meeting: u32,
    /// The day.
    pub date: NaiveDate,
}

/// Minutes with everything about their way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MinutesRecord {
    /// The text.
    pub text: Minutes,
    /// Where they stand.
    pub state: MinutesState,
    /// Whoever chaired.
    pub chair: Option<Signature>,
    /// Whoever took them.
    pub minute_taker: Option<Signature>,
    /// The day they went out.
    pub sent: Option<NaiveDate>,
    /// The last day for objections.
    pub objections_until: Option<NaiveDate>,
    /// Objections.
    pub objections: Vec<Objection>,
    /// The approval.
    pub approved: Option<Approval>,
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// Counts changes; compared before a write.
    pub version: i64,
}

/// Why minutes do not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApprovalError {
    /// Not from where they stand.
    #[error("not from here")]
    NotFromHere,
    /// Somebody has not signed.
    #[error("not signed by both")]
    NotSigned,
    /// The text is not free to be written any more.
    #[error("the text stands")]
    TextStands,
    /// The last day for objections is over.
    #[error("objections were due by {0}")]
    TooLate(NaiveDate),
    /// An objection, a ruling or a correction without words.
    #[error("nothing is said")]
    NothingSaid,
    /// Objections that nobody has decided on.
    #[error("open objections")]
    OpenObjections(Vec<ObjectionId>),
    /// There is no such objection, or it is decided.
    #[error("no such objection")]
    NoObjection,
    /// Minutes are approved by a later meeting.
    #[error("not by the same meeting")]
    SameMeeting,
}

/// Why a meeting cannot have approved minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotApproving {
    /// Nobody has opened it.
    #[error("not held")]
    NotHeld,
    /// It was before the minutes went out.
    #[error("before the minutes went out")]
    BeforeSent,
    /// The approval is not on its agenda.
    #[error("not on the agenda")]
    NotOnAgenda,
    /// It has not dealt with the approval.
    #[error("not dealt with")]
    NotTreated,
}

impl MinutesRecord {
    /// A draft.
    pub fn new(text: Minutes) -> Self {
        Self {
            text,
            state: MinutesState::Draft,
            chair: None,
            minute_taker: None,
            sent: None,
            objections_until: None,
            objections: Vec::new(),
            approved: None,
            corrections: Vec::new(),
            version: 1,
        }
    }

    fn step(&mut self, to: MinutesState) -> Result<(), ApprovalError> {
        if !self.state.may_become(to) {
            return Err(ApprovalError::NotFromHere);
        }
        self.state = to;
        Ok(())
    }

    /// Writes another text.
    ///
    /// # Errors
    /// [`ApprovalError::TextStands`] for anything but a draft.
    pub fn write(&mut self, text: Minutes) -> Result<(), ApprovalError> {
        if !self.state.is_editable() {
            return Err(ApprovalError::TextStands);
        }
        self.text = text;
        // A signature is one under a text.
        (self.chair, self.minute_taker) = (None, None);
        Ok(())
    }

    /// Marks a draft as co-signed, once both have signed.
    ///
    /// # Errors
    /// [`ApprovalError`] where a signature is missing.
    pub fn co_sign(&mut self) -> Result<(), ApprovalError> {
        if self.chair.is_none() || self.minute_taker.is_none() {
            return Err(ApprovalError::NotSigned);
        }
        self.step(MinutesState::CoSigned)
    }

    /// Goes back to draft; both have to sign anew.
    ///
    /// # Errors
    /// [`ApprovalError`] once they went out.
    pub fn reopen(&mut self) -> Result<(), ApprovalError> {
        self.step(MinutesState::Draft)?;
        (self.chair, self.minute_taker) = (None, None);
        Ok(())
    }

    /// Sends them; objections are taken until the deadline.
    ///
    /// # Errors
    /// [`ApprovalError`] for minutes that are not co-signed.
    pub fn send(&mut self, on: NaiveDate, objections: &Deadline) -> Result<(), ApprovalError> {
        self.step(MinutesState::Sent)?;
        (self.sent, self.objections_until) = (Some(on), Some(objections.day));
        Ok(())
    }

    /// Takes an objection.
    ///
    /// # Errors
    /// [`ApprovalError`] for minutes that did not go out or are approved, after the last day, or without words.
    pub fn object(&mut self, objection: Objection) -> Result<(), ApprovalError> {
        if !self.state.waits_for_approval() {
            return Err(ApprovalError::NotFromHere);
        }
        if let Some(until) = self.objections_until.filter(|until| objection.received > *until) {
            return Err(ApprovalError::TooLate(until));
        }
        if objection.text.trim().is_empty() {
            return Err(ApprovalError::NothingSaid);
        }
        self.state = MinutesState::Objected;
        self.objections.push(Objection { ruling: None, ..objection });
        Ok(())
    }

    /// Notes what the council has decided on an objection. Where it is upheld, `text` is the text with the change.
    ///
    /// # Errors
    /// [`ApprovalError`] for an objection that is not there or decided, and for a ruling without words.
    pub fn rule(
        &mut self,
        id: &ObjectionId,
        ruling: ObjectionRuling,
        text: Option<Minutes>,
    ) -> Result<(), ApprovalError> {
        if self.state != MinutesState::Objected {
            return Err(ApprovalError::NotFromHere);
        }
        if ruling.words.trim().is_empty() {
            return Err(ApprovalError::NothingSaid);
        }
        let open = self.objections.iter_mut().find(|o| &o.id == id && o.ruling.is_none());
        let objection = open.ok_or(ApprovalError::NoObjection)?;
        match (ruling.upheld, text) {
            (true, Some(text)) => self.text = text,
            (false, None) => {}
            (true, None) => return Err(ApprovalError::NothingSaid),
            (false, Some(_)) => return Err(ApprovalError::TextStands),
        }
        objection.ruling = Some(ruling);
        Ok(())
    }

    /// Approves them.
    ///
    /// # Errors
    /// [`ApprovalError`] with every objection that nobody has decided on.
    pub fn approve(&mut self, approval: Approval) -> Result<(), ApprovalError> {
        let open: Vec<_> =
            self.objections.iter().filter(|o| o.ruling.is_none()).map(|o| o.id.clone()).collect();
        if !open.is_empty() {
            return Err(ApprovalError::OpenObjections(open));
        }
        if approval.meeting <= self.text.meeting {
            return Err(ApprovalError::SameMeeting);
        }
        self.step(MinutesState::Approved)?;
        self.approved = Some(approval);
        Ok(())
    }

    /// Adds a correction to approved minutes: „Berichtigung“.
    ///
    /// # Errors
    /// [`ApprovalError`] for minutes that are not approved, and for a correction without words or reason.
    pub fn correct(&mut self, correction: Correction) -> Result<(), ApprovalError> {
        if self.state != MinutesState::Approved {
            return Err(ApprovalError::NotFromHere);
        }
        if correction.text.trim().is_empty() || correction.reason.trim().is_empty() {
            return Err(ApprovalError::NothingSaid);
        }
        self.corrections.push(correction);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::counting::Holidays;
    use crate::meeting::minutes::draft::tests::sixth;
    use crate::meeting::procedure::tests::defaults;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn signature(name: &str) -> Signature {
        let account = AccountId::parse("a").expect("a key");
        Signature { account, name: name.into(), at: DateTime::default() }
    }

    fn sent() -> MinutesRecord {
        let mut record = MinutesRecord::new(sixth());
        assert_eq!(record.co_sign(), Err(ApprovalError::NotSigned));
        record.chair = Some(signature("Vorsitz"));
        record.minute_taker = Some(signature("Protokollführung"));
        record.co_sign().expect("signed");
        let none = Holidays::new(&|_| false);
        let until = defaults().latest_objection(day("2020-07-10"), none);
        record.send(day("2020-07-10"), &until).expect("co-signed");
        record
    }

    fn objection(id: &str, received: &str) -> Objection {
        Objection {
            id: ObjectionId::parse(id).expect("a key"),
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            item: None,
            text: "Wir waren vertreten.".into(),
            received: day(received),
            ruling: None,
        }
    }

    fn approval(meeting: u32) -> Approval {
        Approval { meeting, date: day("2020-11-19") }
    }

    #[test]
    fn minutes_are_approved_by_the_next_meeting_and_published_then() {
        let mut record = sent();
        assert_eq!(record.objections_until, Some(day("2020-07-24")));
        assert!(record.state.waits_for_approval() && !record.state.may_be_published());
        assert_eq!(record.approve(approval(6)), Err(ApprovalError::SameMeeting));
        assert_eq!(record.approve(approval(7)), Ok(()));
        assert!(record.state.may_be_published());
        assert_eq!(record.object(objection("e1", "2020-07-11")), Err(ApprovalError::NotFromHere));
    }

    #[test]
    fn every_objection_is_decided_before_the_approval() {
        let mut record = sent();
        assert_eq!(record.object(objection("e1", "2020-07-24")), Ok(()));
        let late = record.object(objection("e2", "2020-07-25"));
        assert_eq!(late, Err(ApprovalError::TooLate(day("2020-07-24"))));
        assert_eq!(record.state, MinutesState::Objected);
        let id = ObjectionId::parse("e1").expect("a key");
        assert_eq!(
            record.approve(approval(7)),
            Err(ApprovalError::OpenObjections(vec![id.clone()]))
        );
        let ruling = |upheld, words: &str| ObjectionRuling { upheld, words: words.into() };
        assert_eq!(record.rule(&id, ruling(true, " "), None), Err(ApprovalError::NothingSaid));
        assert_eq!(record.rule(&id, ruling(true, "neu"), None), Err(ApprovalError::NothingSaid));
        let other = Minutes { place: "Videokonferenz".into(), ..sixth() };
        assert_eq!(
            record.rule(&id, ruling(false, "bleibt"), Some(other.clone())),
            Err(ApprovalError::TextStands)
        );
        assert_eq!(record.rule(&id, ruling(true, "Videokonferenz"), Some(other)), Ok(()));
        assert_eq!(record.text.place, "Videokonferenz");
        let again = record.rule(&id, ruling(false, "bleibt"), None);
        assert_eq!(again, Err(ApprovalError::NoObjection));
        assert_eq!(record.approve(approval(7)), Ok(()));
    }

    #[test]
    fn an_approved_text_stands_and_is_corrected_beside_it() {
        let mut record = sent();
        let text = record.text.clone();
        let correction = |text: &str| Correction {
            item: None,
            text: text.into(),
            reason: "Schreibfehler".into(),
            date: day("2021-01-10"),
            meeting: 8,
        };
        assert_eq!(record.correct(correction("x")), Err(ApprovalError::NotFromHere));
        record.approve(approval(7)).expect("no objections");
        assert_eq!(record.write(sixth()), Err(ApprovalError::TextStands));
        assert_eq!(record.reopen(), Err(ApprovalError::NotFromHere));
        assert_eq!(record.correct(correction(" ")), Err(ApprovalError::NothingSaid));
        assert_eq!(record.correct(correction("7 von 12")), Ok(()));
        assert_eq!((record.text, record.corrections.len()), (text, 1));
    }

    #[test]
    fn another_text_needs_other_signatures() {
        let mut record = MinutesRecord::new(sixth());
        record.chair = Some(signature("Vorsitz"));
        record.minute_taker = Some(signature("Protokollführung"));
        record.write(sixth()).expect("a draft");
        assert_eq!(record.co_sign(), Err(ApprovalError::NotSigned));
        let mut record = sent();
        assert_eq!(record.write(sixth()), Err(ApprovalError::TextStands));
        record.state = MinutesState::CoSigned;
        record.reopen().expect("not sent");
        assert_eq!((record.chair, record.state), (None, MinutesState::Draft));
    }

    #[test]
    fn the_way_ends_with_the_approval() {
        let after = |state| TRANSITIONS.iter().filter(move |(from, _)| *from == state).count();
        assert_eq!(after(MinutesState::Approved), 0);
        assert!(MinutesState::ALL.iter().all(|s| *s == MinutesState::Approved || after(*s) > 0));
    }
}
