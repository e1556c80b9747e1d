//! Rows of the journal, and reading them.

use crate::db::Store;
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, Entry, SubjectKind};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Object, SerdeWrapper, SurrealValue};

/// A journal row as it is stored. There is no function that changes one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct JournalRow {
    /// Milliseconds since 1970 in UTC.
    at: i64,
    account: Option<String>,
    who: Option<String>,
    organisation: Option<String>,
    act: Act,
    subject: SubjectKind,
    key: String,
    title: String,
    changes: Vec<Change>,
    reason: String,
}

impl JournalRow {
    /// A row for what an account did to a record.
    pub(crate) fn by(
        account: &Account,
        at: DateTime<Utc>,
        act: Act,
        subject: SubjectKind,
        key: &str,
        title: &str,
    ) -> Self {
        Self {
            at: at.timestamp_millis(),
            account: Some(account.id.to_string()),
            who: Some(account.name.clone()),
            organisation: Some(account.organisation_name.clone()),
            act,
            subject,
            key: key.to_owned(),
            title: title.to_owned(),
            changes: Vec::new(),
            reason: String::new(),
        }
    }

    /// A row for what the product itself did.
    pub(crate) fn by_product(
        at: DateTime<Utc>,
        act: Act,
        subject: SubjectKind,
        key: &str,
        title: &str,
    ) -> Self {
        Self {
            at: at.timestamp_millis(),
            account: None,
            who: None,
            organisation: None,
            act,
            subject,
            key: key.to_owned(),
            title: title.to_owned(),
            changes: Vec::new(),
            reason: String::new(),
        }
    }

    /// Adds what changed; pairs that did not are left out.
    pub(crate) fn changes(self, changes: impl IntoIterator<Item = Option<Change>>) -> Self {
        Self { changes: changes.into_iter().flatten().collect(), ..self }
    }

    /// Adds the reason given.
    pub(crate) fn reason(self, reason: &str) -> Self {
        Self { reason: reason.to_owned(), ..self }
    }

    fn entry(self) -> Entry {
        Entry {
            at: DateTime::from_timestamp_millis(self.at).unwrap_or_default(),
            who: self.who,
            organisation: self.organisation,
            act: self.act,
            subject: self.subject,
            key: self.key,
            title: self.title,
            changes: self.changes,
            reason: self.reason,
        }
    }
}

impl Store {
    /// The changes of one record that a reader may see, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn history(
        &self,
        subject: SubjectKind,
        key: &str,
        visible: &[Act],
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let question = || format!("history {} {key} {limit} {}", subject.code(), codes(visible));
        self.memory().recall(question, self.read_history(subject, key, visible, limit)).await
    }

    async fn read_history(
        &self,
        subject: SubjectKind,
        key: &str,
        visible: &[Act],
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut binds = acts(visible);
        binds.insert("subject".to_owned(), subject.code().into_value());
        binds.insert("key".to_owned(), key.to_owned().into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        let rows: Vec<JournalRow> = self
            .rows(
                "SELECT * FROM journal WHERE subject = $subject AND key = $key AND act IN $acts \
                 ORDER BY id DESC LIMIT $limit",
                binds,
            )
            .await?;
        Ok(rows.into_iter().map(JournalRow::entry).collect())
    }

    /// All changes that a reader may see, newest first; those of `hidden` measures are left out.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn changes(
        &self,
        visible: &[Act],
        hidden: &[String],
        start: u32,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let question =
            || format!("changes {start} {limit} {} {}", codes(visible), hidden.join(","));
        self.memory().recall(question, self.read_changes(visible, hidden, start, limit)).await
    }

    async fn read_changes(
        &self,
        visible: &[Act],
        hidden: &[String],
        start: u32,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut binds = acts(visible);
        binds.insert("hidden".to_owned(), SerdeWrapper(hidden.to_vec()).into_value());
        binds.insert("start".to_owned(), i64::from(start).into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        let rows: Vec<JournalRow> = self
            .rows(
                "SELECT * FROM journal WHERE act IN $acts AND !(subject = 'measure' AND key IN $hidden) \
                 ORDER BY id DESC LIMIT $limit START $start",
                binds,
            )
            .await?;
        Ok(rows.into_iter().map(JournalRow::entry).collect())
    }
}

fn codes(visible: &[Act]) -> String {
    visible.iter().map(|act| act.code()).collect::<Vec<_>>().join(",")
}

fn acts(visible: &[Act]) -> Object {
    let mut binds = Object::new();
    let codes: Vec<String> = visible.iter().map(|act| act.code().to_owned()).collect();
    binds.insert("acts".to_owned(), SerdeWrapper(codes).into_value());
    binds
}
