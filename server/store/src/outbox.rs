//! Mails on their way: written in the transaction of the change they tell of, sent by a worker afterwards.

use crate::db::Store;
use crate::error::{CHANGED, MISSING, StoreError};
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, TimeDelta, Utc};
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, MailId};
use domain::mail::{MAX_TRIES, Mail, MailState, Trouble, TroubleKind, pause_after};
use domain::policy::{KeepOutbox, Permit};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Bytes, Object, SurrealValue};

/// Largest file that goes with a mail, in bytes: letters take a tenth of it, and what is larger is read on its page.
pub const MAX_MAIL_FILE: usize = 1 << 20;

/// Removes files of mails that are gone from the outbox.
pub(crate) const WITHOUT_MAIL: &str = "LET $with_files = (SELECT VALUE record::id(id) FROM outbox WHERE files > 0);\n\
     DELETE mail_file WHERE outbox NOT IN $with_files";

/// How long a try may take before the mail counts as interrupted and is due again. Longer than any try takes.
const CLAIM: TimeDelta = TimeDelta::minutes(5);

/// A file that goes with a mail. The store keeps it until the mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl MailFile {
    /// A file; none where it is larger than a mail should carry.
    pub fn new(name: String, media: &str, bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() <= MAX_MAIL_FILE).then(|| Self { name, media: media.to_owned(), bytes })
    }
}

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// The person it goes to, where it is one with an account.
    pub account: Option<AccountId>,
    /// Address.
    pub address: String,
    /// Name of the person.
    pub name: String,
    /// Subject, one line.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part: the same words.
    pub html: String,
    /// A calendar entry that goes with it, where there is one.
    pub calendar: Option<String>,
    /// Files that go with it.
    pub files: Vec<MailFile>,
    /// True where it carries a link that opens an account: nobody reads its text in the outbox.
    pub secret: bool,
}

/// A mail that one worker has taken to send. Nobody else sends it meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedMail {
    /// Its identifier; the same for every try.
    pub id: MailId,
    /// Address.
    pub address: String,
    /// Name of the person, possibly empty.
    pub name: String,
    /// Subject.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// A calendar entry that goes with it.
    pub calendar: Option<String>,
    /// Files that go with it.
    pub files: Vec<MailFile>,
    /// When it was written.
    pub created: DateTime<Utc>,
    /// Which try this is, from 1.
    pub attempt: i64,
}

/// A mail as it is stored, without its identifier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredMail {
    pub(crate) account: Option<AccountId>,
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) calendar: Option<String>,
    #[serde(default)]
    pub(crate) files: i64,
    pub(crate) created: i64,
    pub(crate) state: MailState,
    pub(crate) attempts: i64,
    pub(crate) next: i64,
    pub(crate) sent: Option<i64>,
    pub(crate) reason: String,
    pub(crate) secret: bool,
}

/// A stored mail with its identifier.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct MailRow {
    key: MailId,
    account: Option<AccountId>,
    address: String,
    name: String,
    subject: String,
    text: String,
    html: String,
    #[serde(default)]
    calendar: Option<String>,
    #[serde(default)]
    files: i64,
    created: i64,
    state: MailState,
    attempts: i64,
    next: i64,
    sent: Option<i64>,
    reason: String,
    secret: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct FileRow {
    name: String,
    media: String,
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

impl From<MailRow> for Mail {
    fn from(row: MailRow) -> Self {
        let waits = matches!(row.state, MailState::Queued | MailState::Sending);
        Self {
            id: row.key,
            account: row.account,
            address: row.address,
            name: row.name,
            subject: row.subject,
            text: (!row.secret).then_some(row.text),
            created: moment(row.created),
            state: row.state,
            tries: row.attempts,
            next: waits.then(|| moment(row.next)),
            sent: row.sent.map(moment),
            trouble: Trouble::from_code(&row.reason),
        }
    }
}

impl Transaction {
    /// Puts a mail into the outbox with the change: neither happens without the other.
    pub(crate) fn mail(self, mail: NewMail, now: DateTime<Utc>) -> Self {
        self.mail_keyed(&uuid::Uuid::now_v7().simple().to_string(), mail, now)
    }

    /// The same under an identifier that another record names.
    pub(crate) fn mail_as(self, id: &MailId, mail: NewMail, now: DateTime<Utc>) -> Self {
        self.mail_keyed(id.as_str(), mail, now)
    }

    fn mail_keyed(mut self, key: &str, mail: NewMail, now: DateTime<Utc>) -> Self {
        let name = format!("mail_{}", self.count_mail());
        let id = format!("{name}_id");
        let row = StoredMail {
            account: mail.account,
            address: mail.address,
            name: mail.name,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            calendar: mail.calendar,
            files: i64::try_from(mail.files.len()).unwrap_or_default(),
            created: now.timestamp(),
            state: MailState::Queued,
            attempts: 0,
            next: now.timestamp(),
            sent: None,
            reason: String::new(),
            secret: mail.secret,
        };
        let with_mail = self
            .record(&id, "outbox", key)
            .bind(&name, row)
            .statement(&format!("CREATE ${id} CONTENT ${name} RETURN NONE"));
        mail.files.into_iter().enumerate().fold(with_mail, |transaction, (number, file)| {
            let file_name = format!("{name}_file_{number}");
            transaction
                .record(&format!("{file_name}_id"), "mail_file", &format!("{key}/{number}"))
                .value(&format!("{file_name}_of"), key.to_owned())
                .value(&format!("{file_name}_name"), file.name)
                .value(&format!("{file_name}_media"), file.media)
                .value(&file_name, Bytes::from(file.bytes))
                .statement(&format!(
                    "CREATE ${file_name}_id SET outbox = ${file_name}_of, name = ${file_name}_name, \
                     media = ${file_name}_media, content = ${file_name} RETURN NONE"
                ))
        })
    }
}

impl Store {
    /// Resolves when a mail was put into the outbox by this process since it was last waited for.
    pub async fn mail_queued(&self) {
        self.mail_bell().notified().await;
    }

    /// Puts a mail into the outbox that tells of no change in the store.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn queue_mail(&self, mail: NewMail, now: DateTime<Utc>) -> Result<(), StoreError> {
        Transaction::new().mail(mail, now).run(self).await
    }

    /// How a mail stands; nothing where it is gone from the outbox.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mail_state(&self, id: &MailId) -> Result<Option<MailState>, StoreError> {
        let query = "SELECT VALUE state FROM type::record('outbox', $key)";
        let found: Vec<MailState> = self.rows(query, [("key", id.as_str())]).await?;
        Ok(found.into_iter().next())
    }

    /// Takes the mail that has been due longest, or none. A mail whose sending was interrupted is due again after a few
    /// minutes; after its last try it fails.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn claim_mail(&self, now: DateTime<Utc>) -> Result<Option<ClaimedMail>, StoreError> {
        loop {
            let Some(due) = self.due_mail(now).await? else { return Ok(None) };
            let attempt = due.attempts + 1;
            if attempt > MAX_TRIES {
                let trouble = Trouble::new(TroubleKind::Interrupted, "");
                self.settle(&due.key, due.attempts, Outcome::Failed(&trouble)).await?;
                continue;
            }
            let claim = Transaction::new()
                .record("id", "outbox", due.key.as_str())
                .value("seen", due.attempts)
                .value("now", now.timestamp())
                .value("until", (now + CLAIM).timestamp())
                .statement(
                    "LET $claimed = (UPDATE $id SET state = 'sending', attempts = $seen + 1, next = $until \
                     WHERE state IN ['queued', 'sending'] AND attempts = $seen AND next <= $now \
                     RETURN VALUE attempts)",
                )
                .statement(&format!("IF array::len($claimed) = 0 {{ THROW '{CHANGED}' }}"));
            match claim.run(self).await {
                Ok(()) => {
                    let files = self.mail_files(&due.key, due.files).await?;
                    return Ok(Some(ClaimedMail {
                        id: due.key,
                        address: due.address,
                        name: due.name,
                        subject: due.subject,
                        text: due.text,
                        html: due.html,
                        calendar: due.calendar,
                        files,
                        created: moment(due.created),
                        attempt,
                    }));
                }
                // Another worker was faster; there may be others.
                Err(StoreError::ChangedMeanwhile) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The files that go with a mail.
    async fn mail_files(&self, id: &MailId, count: i64) -> Result<Vec<MailFile>, StoreError> {
        let mut files = Vec::new();
        for number in 0..count {
            let key = [("key", format!("{id}/{number}"))];
            let named = "SELECT name, media FROM type::record('mail_file', $key)";
            let found: Vec<FileRow> = self.rows(named, key.clone()).await?;
            let content = "SELECT VALUE content FROM type::record('mail_file', $key)";
            let (Some(row), Some(bytes)) =
                (found.into_iter().next(), self.bytes(content, key).await?)
            else {
                return Err(StoreError::Data(format!("a file of mail {id} is missing")));
            };
            files.push(MailFile { name: row.name, media: row.media, bytes });
        }
        Ok(files)
    }

    async fn due_mail(&self, now: DateTime<Utc>) -> Result<Option<MailRow>, StoreError> {
        let query = "SELECT *, record::id(id) AS key FROM outbox \
                     WHERE state IN ['queued', 'sending'] AND next <= $now ORDER BY next, id LIMIT 1";
        let found: Vec<MailRow> = self.rows(query, [("now", now.timestamp())]).await?;
        Ok(found.into_iter().next())
    }

    /// Notes that the mail server has taken a mail. Where it carried a link that opens an account, its text goes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mail_sent(
        &self,
        mail: &ClaimedMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.settle(&mail.id, mail.attempt, Outcome::Sent(now)).await
    }

    /// Notes that a try did not succeed, and when the next one is; none where it is given up.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mail_failed(
        &self,
        mail: &ClaimedMail,
        trouble: &Trouble,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let pause = pause_after(mail.attempt).filter(|_| !trouble.is_final());
        let outcome = match pause {
            Some(pause) => Outcome::Later(trouble, now + pause),
            None => Outcome::Failed(trouble),
        };
        self.settle(&mail.id, mail.attempt, outcome).await
    }

    /// Ends a try. Where the try was given up meanwhile and another one began, nothing happens.
    async fn settle(
        &self,
        id: &MailId,
        attempt: i64,
        outcome: Outcome<'_>,
    ) -> Result<(), StoreError> {
        let change = match outcome {
            Outcome::Sent(_) => {
                "state = 'sent', sent = $at, reason = '', files = 0, calendar = NONE, \
                 text = IF secret { '' } ELSE { text }, html = IF secret { '' } ELSE { html }"
            }
            Outcome::Later(..) => "state = 'queued', next = $at, reason = $reason",
            Outcome::Failed(_) => "state = 'failed', reason = $reason",
        };
        let (at, trouble) = match outcome {
            Outcome::Sent(at) => (Some(at), None),
            Outcome::Later(trouble, at) => (Some(at), Some(trouble)),
            Outcome::Failed(trouble) => (None, Some(trouble)),
        };
        // What was handed over need not be kept: letters can be made again.
        let settled = Transaction::new()
            .record("id", "outbox", id.as_str())
            .value("key", id.as_str())
            .value("attempt", attempt)
            .value("at", at.map(|at| at.timestamp()))
            .value("reason", trouble.map(Trouble::code).unwrap_or_default())
            .statement(&format!(
                "LET $settled = (UPDATE $id SET {change} WHERE state = 'sending' AND attempts = $attempt \
                 RETURN VALUE state)"
            ))
            .statement(
                "IF array::len($settled) > 0 AND $settled[0] = 'sent' { DELETE mail_file WHERE outbox = $key }",
            );
        settled.run(self).await
    }

    /// Mails in a state, or all, newest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn outbox(
        &self,
        _permit: &Permit<KeepOutbox>,
        state: Option<MailState>,
        start: u32,
        limit: u32,
    ) -> Result<Vec<Mail>, StoreError> {
        let mut binds = Object::new();
        binds.insert("state".to_owned(), state.map(|s| s.code().to_owned()).into_value());
        binds.insert("start".to_owned(), i64::from(start).into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        let filter = if state.is_some() { "WHERE state = $state" } else { "" };
        let query = format!(
            "SELECT *, record::id(id) AS key FROM outbox {filter} \
             ORDER BY id DESC LIMIT $limit START $start"
        );
        let rows: Vec<MailRow> = self.rows(&query, binds).await?;
        Ok(rows.into_iter().map(Mail::from).collect())
    }

    /// One mail.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mail(
        &self,
        _permit: &Permit<KeepOutbox>,
        id: &MailId,
    ) -> Result<Option<Mail>, StoreError> {
        let query = "SELECT *, record::id(id) AS key FROM type::record('outbox', $key)";
        let found: Vec<MailRow> = self.rows(query, [("key", id.as_str())]).await?;
        Ok(found.into_iter().next().map(Mail::from))
    }

    /// Puts a failed mail on its way again, with all its tries.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::ChangedMeanwhile`] where it has not failed.
    pub async fn retry_mail(
        &self,
        permit: &Permit<KeepOutbox>,
        mail: &Mail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = mail.id.as_str();
        let (act, kind) = (Act::MailRetried, SubjectKind::Mail);
        let journal = JournalRow::by(permit.account(), now, act, kind, key, &mail.subject);
        let mut again = Transaction::new()
            .record("id", "outbox", key)
            .value("now", now.timestamp())
            .statement(&format!("IF record::exists($id) = false {{ THROW '{MISSING}' }}"))
            .statement(
                "LET $again = (UPDATE $id SET state = 'queued', attempts = 0, next = $now, reason = '' \
                 WHERE state = 'failed' RETURN VALUE attempts)",
            )
            .statement(&format!("IF array::len($again) = 0 {{ THROW '{CHANGED}' }}"));
        again.count_mail();
        again.commit(self, journal).await
    }
}

/// How a try ended.
#[derive(Clone, Copy)]
enum Outcome<'a> {
    Sent(DateTime<Utc>),
    Later(&'a Trouble, DateTime<Utc>),
    Failed(&'a Trouble),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::DbUrl;

    /// What no reader of the outbox can see: the link itself must be gone from the store.
    async fn a_sent_link_is_gone() {
        let now = moment(1_800_000_000);
        let store = Store::open(&DbUrl::Memory).await.expect("the store opens");
        for secret in [true, false] {
            let mail = NewMail {
                calendar: Some("ATTENDEE;CN=A:mailto:a@mail.example".to_owned()),
                files: Vec::new(),
                account: None,
                address: "a@mail.example".to_owned(),
                name: "A".to_owned(),
                subject: "B".to_owned(),
                text: "https://kompass.example/x".to_owned(),
                html: "<a>https://kompass.example/x</a>".to_owned(),
                secret,
            };
            store.queue_mail(mail, now).await.expect("queued");
        }
        while let Some(mail) = store.claim_mail(now).await.expect("the store answers") {
            assert!(mail.text.contains("https") && mail.html.contains("https"));
            store.mail_sent(&mail, now).await.expect("noted");
        }
        let rows: Vec<MailRow> = store
            .rows("SELECT *, record::id(id) AS key FROM outbox", ())
            .await
            .expect("the store answers");
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert_eq!(row.text.is_empty(), row.secret);
            assert_eq!(row.html.is_empty(), row.secret);
            assert_eq!(row.calendar, None, "whoever was invited reads it in their calendar");
        }
    }

    #[test]
    fn a_link_that_opens_an_account_is_not_kept_once_it_is_sent() {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .thread_stack_size(20 * 1024 * 1024)
            .build()
            .expect("a runtime");
        let done = runtime.block_on(async { tokio::spawn(a_sent_link_is_gone()).await });
        done.expect("no panic");
    }
}
