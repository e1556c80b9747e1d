//! What those invited answer: signed in, by the link in their letter, by their calendar, or told to the Geschäftsstelle.

use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, OrganisationCode};
use domain::meeting::invitation::reply::Reply;
use domain::policy::{Permit, ReplyToInvitation, SendInvitation};
use serde::{Deserialize, Serialize};

/// An answer. What ends with an erasure or with time stands beside the rest, which the council keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredReply {
    pub(crate) meeting: u32,
    account: AccountId,
    deputy: String,
    support: String,
    /// When it was given, in seconds.
    at: i64,
    /// The answer as JSON, without deputy and support.
    reply: String,
}

impl StoredReply {
    pub(super) fn of(meeting: u32, reply: &Reply) -> Result<Self, StoreError> {
        let rest = Reply { deputy: String::new(), support: String::new(), ..reply.clone() };
        Ok(Self {
            meeting,
            account: reply.account.clone(),
            deputy: reply.deputy.clone(),
            support: reply.support.clone(),
            at: reply.at.timestamp(),
            reply: written(&rest)?,
        })
    }

    pub(crate) fn reply(self) -> Result<Reply, StoreError> {
        Ok(Reply { deputy: self.deputy, support: self.support, ..read(&self.reply)? })
    }
}

/// From version 7 to 8: deputy and support stand beside the rest of an answer.
pub(crate) async fn set_apart(store: &Store) -> Result<(), StoreError> {
    #[derive(Serialize, Deserialize)]
    struct Old {
        id: String,
        meeting: u32,
        reply: String,
    }
    let query = "SELECT record::id(id) AS id, meeting, reply FROM meeting_reply";
    let all: Vec<Old> = store.rows(query, ()).await?;
    let mut transaction = Transaction::new();
    for (place, old) in all.into_iter().enumerate() {
        let (id, value) = (format!("id_{place}"), format!("reply_{place}"));
        transaction = transaction
            .record(&id, "meeting_reply", &old.id)
            .bind(&value, StoredReply::of(old.meeting, &read(&old.reply)?)?)
            .statement(&format!("UPDATE ${id} CONTENT ${value} RETURN NONE"));
    }
    transaction.run(store).await
}

/// A link in a letter that answers for one person without signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyLink {
    /// Number of the meeting.
    pub meeting: u32,
    /// The person.
    pub account: AccountId,
    /// For whom they answer.
    pub organisation: OrganisationCode,
    /// When it ends, in seconds.
    pub expires: i64,
}

impl Transaction {
    /// Keeps the links of letters by their digests. Earlier ones for the meeting end with them: its day may have moved.
    pub(super) fn reply_links(
        self,
        (meeting, expires): (u32, DateTime<Utc>),
        links: Vec<(String, ReplyLink)>,
    ) -> Self {
        let ends = self
            .value("links_meeting", i64::from(meeting))
            .value("links_end", expires.timestamp())
            .statement(
                "UPDATE reply_link SET expires = $links_end WHERE meeting = $links_meeting RETURN NONE",
            );
        links.into_iter().enumerate().fold(ends, |transaction, (number, (digest, link))| {
            let name = format!("link_{number}");
            transaction
                .record(&format!("{name}_id"), "reply_link", &digest)
                .bind(&name, link)
                .statement(&format!("CREATE ${name}_id CONTENT ${name} RETURN NONE"))
        })
    }
}

impl Store {
    /// Notes an answer to an invitation; of several of an organisation the last one holds.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn answer_invitation(
        &self,
        permit: &Permit<ReplyToInvitation>,
        meeting: (u32, &str),
        reply: &Reply,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.keep_answer(permit.account(), meeting, reply, now).await
    }

    /// Notes an answer that came to the Geschäftsstelle: on the telephone, or as the file of a calendar.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn note_answer(
        &self,
        permit: &Permit<SendInvitation>,
        meeting: (u32, &str),
        reply: &Reply,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.keep_answer(permit.account(), meeting, reply, now).await
    }

    async fn keep_answer(
        &self,
        by: &Account,
        (meeting, title): (u32, &str),
        reply: &Reply,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::InvitationAnswered, SubjectKind::Meeting);
        let number = meeting.to_string();
        // What somebody needs in support and who comes instead stay out of the journal, which many read.
        let journal = JournalRow::by(by, now, act, kind, &number, title).changes([
            Change::between("reply", "", reply.answer.code()),
            Change::between("organisation", "", reply.organisation.to_string()),
        ]);
        Transaction::new()
            .record("id", "meeting_reply", &uuid::Uuid::now_v7().simple().to_string())
            .bind("reply", StoredReply::of(meeting, reply)?)
            .statement("CREATE $id CONTENT $reply RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// The link with this digest, where it still counts.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reply_link(
        &self,
        digest: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<ReplyLink>, StoreError> {
        let query =
            "SELECT meeting, account, organisation, expires FROM type::record('reply_link', $key)";
        let found: Vec<ReplyLink> = self.rows(query, [("key", digest)]).await?;
        Ok(found.into_iter().next().filter(|link| link.expires > now.timestamp()))
    }
}
