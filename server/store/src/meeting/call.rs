//! Calling a meeting: what went out to whom, and what those invited answer.

use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::MailId;
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::call::Called;
use domain::meeting::invitation::Summons;
use domain::meeting::invitation::dispatch::Dispatched;
use domain::meeting::invitation::reply::Reply;
use domain::meeting::pack::PackInput;
use domain::meeting::paper::Paper;
use domain::meeting::plan::Plan;
use domain::policy::{Permit, ReplyToInvitation, SendInvitation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredCall {
    meeting: u32,
    summons: String,
    dispatched: String,
    moved: u32,
    version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredReply {
    meeting: u32,
    reply: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct SentPatch {
    agenda: String,
}

/// What goes out with one dispatch.
#[derive(Debug, Clone)]
pub struct Dispatch {
    /// How the meeting is called from now on, letters of this dispatch included.
    pub called: Called,
    /// The agenda as it goes out.
    pub version: AgendaVersion,
    /// The mails, each with the identifier that its letter names.
    pub mails: Vec<(MailId, NewMail)>,
    /// What the pack of this version is made from.
    pub pack: PackInput,
    /// Papers that go out with it, and those whose place they take: each as it is from then on.
    pub papers: Vec<Paper>,
}

impl Store {
    /// Sends an agenda: keeps it as a version, fixes its numbers, freezes its papers, notes the letters and puts their mails
    /// into the outbox, all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the plan or a paper has changed, [`StoreError::AlreadyThere`] where the version went out.
    pub async fn send_agenda(
        &self,
        permit: &Permit<SendInvitation>,
        (plan, title): (&Plan, &str),
        dispatch: Dispatch,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        let Dispatch { called, version, mails, papers, pack } = dispatch;
        let (act, kind) = (Act::InvitationSent, SubjectKind::Meeting);
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title)
            .changes([
                Change::between("agenda_version", "", version.version.to_string()),
                Change::between("letters", "", mails.len().to_string()),
            ])
            .reason(if version.version == 1 { &called.summons.reason } else { "" });
        let stored = StoredCall {
            meeting: plan.meeting,
            summons: written(&called.summons)?,
            dispatched: written(&called.dispatched)?,
            moved: called.moved,
            version: called.version,
        };
        let kept = super::StoredVersion {
            meeting: plan.meeting,
            version: version.version,
            sent: version.sent,
            agenda: written(&version.agenda)?,
        };
        let patch = SentPatch { agenda: written(&version.agenda)? };
        let key = format!("{number}/{}", version.version);
        let transaction = Transaction::new()
            .update("id", ("plan", &number), plan.version, patch)
            .record("kept", "agenda_version", &key)
            .bind("kept_value", kept)
            .statement("CREATE $kept CONTENT $kept_value RETURN NONE")
            .record("called", "meeting_call", &number)
            .bind("called_value", stored)
            .statement("UPSERT $called CONTENT $called_value RETURN NONE")
            .pack(&pack)?
            .papers_sent(permit.account(), &papers, now)?;
        let transaction =
            mails.into_iter().fold(transaction, |t, (id, mail)| t.mail_as(&id, mail, now));
        transaction.commit(self, journal).await
    }

    /// Notes an answer to an invitation; of several of an organisation the last one holds.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn answer_invitation(
        &self,
        permit: &Permit<ReplyToInvitation>,
        (meeting, title): (u32, &str),
        reply: &Reply,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::InvitationAnswered, SubjectKind::Meeting);
        let number = meeting.to_string();
        // What somebody needs in support and who comes instead stay out of the journal, which many read.
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title).changes([
            Change::between("reply", "", reply.answer.code()),
            Change::between("organisation", "", reply.organisation.to_string()),
        ]);
        Transaction::new()
            .record("id", "meeting_reply", &uuid::Uuid::now_v7().simple().to_string())
            .bind("reply", StoredReply { meeting, reply: written(reply)? })
            .statement("CREATE $id CONTENT $reply RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// How meetings were called, by their number.
    pub(super) async fn read_calls(&self) -> Result<BTreeMap<u32, Called>, StoreError> {
        let stored: Vec<StoredCall> = self.rows("SELECT * FROM meeting_call", ()).await?;
        let answers: Vec<StoredReply> =
            self.rows("SELECT * FROM meeting_reply ORDER BY id", ()).await?;
        let mut replies: BTreeMap<u32, Vec<Reply>> = BTreeMap::new();
        for row in answers {
            replies.entry(row.meeting).or_default().push(read(&row.reply)?);
        }
        let mut calls = BTreeMap::new();
        for row in stored {
            let called = Called {
                summons: read::<Summons>(&row.summons)?,
                dispatched: read::<Vec<Dispatched>>(&row.dispatched)?,
                moved: row.moved,
                replies: replies.remove(&row.meeting).unwrap_or_default(),
                version: row.version,
            };
            calls.insert(row.meeting, called);
        }
        Ok(calls)
    }
}
