//! A meeting while it goes on.
//!
//! What chair and Geschäftsstelle change (items, attendance, polls, amendments, assignments) is one record with a version:
//! a step is taken from the course as it is, and taken anew by the caller where somebody else was faster. Votes and notes
//! come from many people at once and are records of their own ([`super::vote`], [`super::note`]); reading joins them in.

use super::kept::Kept;
use super::plan::AgendaPatch;
use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::agenda::Agenda;
use domain::meeting::key::PollId;
use domain::meeting::note::Notes;
use domain::meeting::plan::Plan;
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::Poll;
use domain::policy::{Permit, RunMeeting};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A step of a meeting, for the store and the journal.
#[derive(Debug, Clone)]
pub struct SittingChange {
    /// The course as it is afterwards; its version is the one it was made from, 0 where the meeting is opened with it.
    pub sitting: Sitting,
    /// The agenda as it is afterwards, where an item has changed.
    pub agenda: Option<Agenda>,
    /// The poll that is opened with it.
    pub opens: Option<PollId>,
    /// The poll that is given up with it: its votes and sums are deleted, as nobody needs them and a few would give others away.
    pub discards: Option<PollId>,
    /// What was done.
    pub act: Act,
    /// The name of a field of the journal.
    pub field: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct ContentPatch {
    content: String,
}

/// What stands in the feed of a meeting.
pub(super) fn topic(meeting: u32) -> String {
    format!("sitzung/{meeting}")
}

/// The key of a poll's gate; rounds have codes without a slash.
pub(super) fn gate(poll: &PollId) -> String {
    format!("abstimmung/{poll}")
}

/// The course without what is kept apart: notes, and votes that were not counted by hand.
fn bare(sitting: &Sitting) -> Sitting {
    let mut bare = Sitting { notes: Notes::default(), ..sitting.clone() };
    for held in bare.polls.iter_mut().filter(|held| !held.on_paper) {
        let empty = Poll::new(
            held.poll.id.clone(),
            held.poll.item.clone(),
            String::new(),
            held.poll.method,
        );
        held.poll.ballots = empty.ballots;
    }
    bare
}

impl Store {
    /// The course of a meeting; nothing where it was never opened.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn sitting(&self, meeting: u32) -> Result<Option<Arc<Sitting>>, StoreError> {
        self.memory().recall(|| format!("sitting {meeting}"), self.read_sitting(meeting)).await
    }

    async fn read_sitting(&self, meeting: u32) -> Result<Option<Arc<Sitting>>, StoreError> {
        let rows: Vec<Kept> = self
            .rows(
                "SELECT content, version FROM type::record('sitting', $key)",
                [("key", meeting.to_string())],
            )
            .await?;
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        let mut sitting = Sitting { version: row.version, ..read(&row.content)? };
        self.join_ballots(&mut sitting).await?;
        // In this order: a note that comes in between is among them, and the number says that one may be missing.
        sitting.notes_seen = self.read_notes_number(meeting).await?;
        sitting.notes = self.read_notes(meeting).await?;
        Ok(Some(Arc::new(sitting)))
    }

    /// How often a meeting under way has changed for everybody who follows it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn sitting_number(&self, meeting: u32) -> Result<i64, StoreError> {
        self.number_of(topic(meeting)).await
    }

    /// Takes a step of a meeting, where nobody has taken one since; the agenda changes with it or not at all.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] or [`StoreError::AlreadyThere`] where somebody was faster.
    pub async fn run_sitting(
        &self,
        permit: &Permit<RunMeeting>,
        (plan, title): (&Plan, &str),
        change: SittingChange,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        let kind = SubjectKind::Meeting;
        let journal = JournalRow::by(permit.account(), now, change.act, kind, &number, title)
            .changes([Change::between(change.field, change.before, change.after)]);
        let content = written(&bare(&change.sitting))?;
        let seen = change.sitting.version;
        let mut transaction = Transaction::new();
        transaction = if seen == 0 {
            transaction
                .record("id", "sitting", &number)
                .bind("sitting", Kept { content, version: 1 })
                .statement("CREATE $id CONTENT $sitting RETURN NONE")
        } else {
            transaction.update("id", ("sitting", &number), seen, ContentPatch { content })
        };
        if let Some(agenda) = &change.agenda {
            let patch = AgendaPatch { agenda: written(agenda)? };
            transaction = transaction.update("plan", ("plan", &number), plan.version, patch);
        }
        if let Some(poll) = &change.opens {
            transaction = transaction
                .record("gate", "gate", &gate(poll))
                .statement("CREATE $gate SET n = 0, closed = false RETURN NONE");
        }
        if let Some(poll) = &change.discards {
            transaction = transaction
                .value("meeting", i64::from(plan.meeting))
                .value("poll", poll.to_string())
                .statement("DELETE ballot WHERE meeting = $meeting AND poll = $poll RETURN NONE")
                .statement(
                    "DELETE ballot_sums WHERE meeting = $meeting AND poll = $poll RETURN NONE",
                );
        }
        transaction.moves(&topic(plan.meeting)).commit(self, journal).await
    }
}
