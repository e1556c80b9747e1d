//! Minutes: from draft to approval, each step with its journal row.

use super::kept::Kept;
use super::{StoredFollowUp, note, written};
use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::AccountId;
use domain::meeting::key::AgendaItemId;
use domain::meeting::minutes::MinutesRecord;
use domain::meeting::minutes::form::ParagraphsForm;
use domain::policy::{KeepMinutes, ObjectToMinutes, Permit, SignMinutes};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct ContentPatch {
    content: String,
}

/// What somebody has typed into an item and not saved.
#[derive(Clone, Serialize, Deserialize)]
struct StoredDraft {
    account: String,
    meeting: u32,
    item: String,
    form: String,
    at: i64,
}

fn draft_key(account: &AccountId, meeting: u32, item: &AgendaItemId) -> String {
    format!("{account}/{meeting}/{item}")
}

/// Writes a record in the place of the one it was made from.
fn replaced(before: &MinutesRecord, after: &MinutesRecord) -> Result<Transaction, StoreError> {
    let number = before.text.meeting.to_string();
    let patch = ContentPatch { content: written(after)? };
    Ok(Transaction::new().update("id", ("minutes", &number), before.version, patch))
}

fn row(
    account: &Account,
    act: Act,
    (before, title): (&MinutesRecord, &str),
    now: DateTime<Utc>,
) -> JournalRow {
    let number = before.text.meeting.to_string();
    JournalRow::by(account, now, act, SubjectKind::Minutes, &number, title)
}

/// What a step changes, as far as the journal tells: never a word of the text.
fn step(before: &MinutesRecord, after: &MinutesRecord) -> Vec<Option<Change>> {
    let signed = |record: &MinutesRecord| {
        let all = [&record.chair, &record.minute_taker];
        all.into_iter().flatten().count().to_string()
    };
    let decided = |record: &MinutesRecord| {
        record.objections.iter().filter(|o| o.ruling.is_some()).count().to_string()
    };
    let meeting = |record: &MinutesRecord| {
        record.approved.as_ref().map(|approval| approval.meeting.to_string()).unwrap_or_default()
    };
    let corrections = |record: &MinutesRecord| record.corrections.len().to_string();
    vec![
        Change::between("minutes_state", before.state.code(), after.state.code()),
        Change::between("signatures", signed(before), signed(after)),
        Change::between("objections_decided", decided(before), decided(after)),
        Change::between("meeting", meeting(before), meeting(after)),
        Change::between("corrections", corrections(before), corrections(after)),
    ]
}

impl Store {
    /// Begins minutes, made from the notes as they were when they had changed `notes` times.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where somebody has begun them by now; [`StoreError::ChangedMeanwhile`] where a note has
    /// come in since.
    pub async fn begin_minutes(
        &self,
        permit: &Permit<KeepMinutes>,
        (record, title): (&MinutesRecord, &str),
        notes: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = record.text.meeting.to_string();
        Transaction::new()
            .record("id", "minutes", &number)
            .value("notes", notes)
            .bind("minutes", Kept { content: written(record)?, version: record.version })
            .statement("CREATE $id CONTENT $minutes RETURN NONE")
            // A note that comes in at the same time writes the same number: one of them runs again and sees the other.
            .moves(&note::topic(record.text.meeting))
            .statement(&format!("IF $feed.number != $notes + 1 {{ THROW '{CHANGED}' }}"))
            .commit(self, row(permit.account(), Act::MinutesKept, (record, title), now))
            .await
    }

    /// Writes another text, where the minutes still have the version it was made from. What was typed into `item` and kept
    /// beside it is done with.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where they have not.
    pub async fn write_minutes(
        &self,
        permit: &Permit<KeepMinutes>,
        (before, title): (&MinutesRecord, &str),
        after: &MinutesRecord,
        item: Option<&AgendaItemId>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        let number = item.and_then(|id| before.text.item(id)).map(|item| item.number.to_string());
        let journal = row(account, Act::MinutesKept, (before, title), now)
            .changes([Change::between("item", "", number.unwrap_or_default())]);
        let transaction = replaced(before, after)?;
        let transaction = match item {
            Some(item) => transaction
                .record(
                    "typed",
                    "minutes_draft",
                    &draft_key(&account.id, before.text.meeting, item),
                )
                .statement("DELETE $typed RETURN NONE"),
            None => transaction,
        };
        transaction.commit(self, journal).await
    }

    /// Takes a step with minutes: back to draft, a ruling, the approval, a correction, the signature of whoever took them.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where they have another version by now.
    pub async fn move_minutes(
        &self,
        permit: &Permit<KeepMinutes>,
        (before, title): (&MinutesRecord, &str),
        after: &MinutesRecord,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = row(permit.account(), Act::MinutesMoved, (before, title), now)
            .changes(step(before, after));
        replaced(before, after)?.commit(self, journal).await
    }

    /// Notes the signature of whoever chairs.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the minutes have another version by now.
    pub async fn sign_minutes(
        &self,
        permit: &Permit<SignMinutes>,
        (before, title): (&MinutesRecord, &str),
        after: &MinutesRecord,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = row(permit.account(), Act::MinutesMoved, (before, title), now)
            .changes(step(before, after));
        replaced(before, after)?.commit(self, journal).await
    }

    /// Sends minutes: their mails go into the outbox, and what somebody has taken on comes back on its day, all of it or
    /// nothing. What comes back already stays as it is.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where they have another version by now.
    pub async fn send_minutes(
        &self,
        permit: &Permit<KeepMinutes>,
        (before, title): (&MinutesRecord, &str),
        after: &MinutesRecord,
        mails: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let letters = Change::between("letters", "", mails.len().to_string());
        let journal = row(permit.account(), Act::MinutesMoved, (before, title), now)
            .changes(step(before, after).into_iter().chain([letters]));
        let mut transaction = replaced(before, after)?;
        for (number, assignment) in after.text.assignments().iter().enumerate() {
            let follow_up = assignment.follow_up();
            let name = format!("back_{number}");
            let stored = StoredFollowUp {
                id: None,
                subject: follow_up.subject,
                reason: follow_up.reason,
                due: follow_up.due,
                done: follow_up.done,
                tier: follow_up.tier,
                version: 1,
            };
            transaction = transaction
                .record(&format!("{name}_id"), "follow_up", follow_up.id.as_str())
                .bind(&name, stored)
                .statement(&format!(
                    "IF record::exists(${name}_id) = false {{ CREATE ${name}_id CONTENT ${name} RETURN NONE }}"
                ));
        }
        for mail in mails {
            transaction = transaction.mail(mail, now);
        }
        transaction.commit(self, journal).await
    }

    /// Takes an objection.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the minutes have another version by now.
    pub async fn object_to_minutes(
        &self,
        permit: &Permit<ObjectToMinutes>,
        (before, title): (&MinutesRecord, &str),
        after: &MinutesRecord,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let organisation = permit.action().organisation.to_string();
        let journal = row(permit.account(), Act::MinutesObjected, (before, title), now)
            .changes([Change::between("organisation", "", organisation)]);
        replaced(before, after)?.commit(self, journal).await
    }

    /// Keeps what is being typed into an item. Only the account that typed it reads it again.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn keep_minutes_draft(
        &self,
        permit: &Permit<KeepMinutes>,
        (meeting, item): (u32, &AgendaItemId),
        form: &ParagraphsForm,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = &permit.account().id;
        let draft = StoredDraft {
            account: account.to_string(),
            meeting,
            item: item.to_string(),
            form: written(form)?,
            at: now.timestamp(),
        };
        Transaction::new()
            .record("id", "minutes_draft", &draft_key(account, meeting, item))
            .bind("draft", draft)
            .statement("UPSERT $id CONTENT $draft RETURN NONE")
            .run(self)
            .await
    }

    /// What the account has typed into an item and not saved, and when that was kept.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn minutes_draft(
        &self,
        account: &AccountId,
        (meeting, item): (u32, &AgendaItemId),
    ) -> Result<Option<(ParagraphsForm, DateTime<Utc>)>, StoreError> {
        let key = draft_key(account, meeting, item);
        let rows: Vec<StoredDraft> = self
            .rows(
                "SELECT account, meeting, item, form, at FROM type::record('minutes_draft', $key)",
                [("key", key)],
            )
            .await?;
        let read = |row: StoredDraft| {
            let at = DateTime::from_timestamp(row.at, 0).unwrap_or_default();
            Ok((super::read(&row.form)?, at))
        };
        rows.into_iter().next().map(read).transpose()
    }
}
