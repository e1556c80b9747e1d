//! Calling a meeting: what went out to whom.

use super::reply::{ReplyLink, StoredReply};
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
use domain::meeting::invitation::dispatch::Dispatched;
use domain::meeting::invitation::reply::Reply;
use domain::meeting::invitation::{Announced, Summons};
use domain::meeting::pack::PackInput;
use domain::meeting::paper::Paper;
use domain::meeting::plan::Plan;
use domain::policy::{Permit, SendInvitation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A call. Who invites stands beside the rest of what was announced, as it goes with an erasure.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredCall {
    meeting: u32,
    summons: String,
    /// What was announced as JSON, without who invites.
    announced: String,
    #[serde(default)]
    organizer: String,
    #[serde(default)]
    organizer_address: String,
    dispatched: String,
    moved: u32,
    version: i64,
}

/// What of a call can change; the version is counted with it.
#[derive(Clone, Serialize, Deserialize)]
struct CallPatch {
    summons: String,
    announced: String,
    organizer: String,
    organizer_address: String,
    dispatched: String,
    moved: u32,
}

/// What was announced as JSON without who invites, and who does: name and address.
fn apart(announced: &Announced) -> Result<(String, String, String), StoreError> {
    let (organizer, organizer_address) = (String::new(), String::new());
    let rest = written(&Announced { organizer, organizer_address, ..announced.clone() })?;
    Ok((rest, announced.organizer.clone(), announced.organizer_address.clone()))
}

/// From version 8 to 9: who invites stands beside the rest of what was announced, and a mail that was sent keeps no entry
/// for a calendar.
pub(crate) async fn set_apart(store: &Store) -> Result<(), StoreError> {
    #[derive(Serialize, Deserialize)]
    struct Old {
        id: String,
        announced: String,
    }
    let query = "SELECT record::id(id) AS id, announced FROM meeting_call";
    let all: Vec<Old> = store.rows(query, ()).await?;
    let mut transaction = Transaction::new().statement(
        "UPDATE outbox SET calendar = NONE WHERE state = 'sent' AND calendar != NONE RETURN NONE",
    );
    for (place, old) in all.into_iter().enumerate() {
        let (rest, organizer, address) = apart(&read(&old.announced)?)?;
        let name = |part: &str| format!("{part}_{place}");
        transaction = transaction
            .record(&name("id"), "meeting_call", &old.id)
            .value(&name("rest"), rest)
            .value(&name("organizer"), organizer)
            .value(&name("address"), address)
            .statement(&format!(
                "UPDATE $id_{place} SET announced = $rest_{place}, organizer = $organizer_{place}, \
                 organizer_address = $address_{place} RETURN NONE"
            ));
    }
    transaction.run(store).await
}

#[derive(Clone, Serialize, Deserialize)]
struct SentPatch {
    agenda: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct HandedPatch {
    dispatched: String,
}

/// Letters of one dispatch.
#[derive(Debug, Clone)]
pub struct Letters {
    /// How the meeting is called from now on, these letters included; its version is the one after that which was read.
    pub called: Called,
    /// The mails, each with the identifier that its letter names.
    pub mails: Vec<(MailId, NewMail)>,
    /// Links that answer without signing in, by their digests.
    pub links: Vec<(String, ReplyLink)>,
    /// When links for the meeting end.
    pub links_end: DateTime<Utc>,
}

/// What goes out with one dispatch.
#[derive(Debug, Clone)]
pub struct Dispatch {
    /// The letters.
    pub letters: Letters,
    /// The agenda as it goes out.
    pub version: AgendaVersion,
    /// What the pack of this version is made from.
    pub pack: PackInput,
    /// Papers that go out with it, and those whose place they take: each as it is from then on.
    pub papers: Vec<Paper>,
}

impl Transaction {
    /// Notes letters, puts their mails into the outbox and keeps their links. Of two dispatches at once one happens.
    fn letters(
        self,
        (meeting, letters): (u32, Letters),
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let Letters { called, mails, links, links_end } = letters;
        let number = meeting.to_string();
        let (summons, dispatched) = (written(&called.summons)?, written(&called.dispatched)?);
        let (announced, organizer, organizer_address) = apart(&called.announced)?;
        let moved = called.moved;
        let noted = if called.version == 1 {
            let stored = StoredCall {
                meeting,
                summons,
                announced,
                organizer,
                organizer_address,
                dispatched,
                moved,
                version: 1,
            };
            self.record("called", "meeting_call", &number)
                .bind("called_value", stored)
                .statement("CREATE $called CONTENT $called_value RETURN NONE")
        } else {
            let patch =
                CallPatch { summons, announced, organizer, organizer_address, dispatched, moved };
            self.update("called", ("meeting_call", &number), called.version - 1, patch)
        };
        let linked = noted.reply_links((meeting, links_end), links);
        Ok(mails.into_iter().fold(linked, |t, (id, mail)| t.mail_as(&id, mail, now)))
    }
}

fn sent(
    permit: &Permit<SendInvitation>,
    (plan, title): (&Plan, &str),
    letters: usize,
    now: DateTime<Utc>,
) -> JournalRow {
    let (act, kind) = (Act::InvitationSent, SubjectKind::Meeting);
    JournalRow::by(permit.account(), now, act, kind, &plan.meeting.to_string(), title)
        .changes([Change::between("letters", "", letters.to_string())])
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
        let Dispatch { letters, version, papers, pack } = dispatch;
        let (act, kind) = (Act::InvitationSent, SubjectKind::Meeting);
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title)
            .changes([
                Change::between("agenda_version", "", version.version.to_string()),
                Change::between("letters", "", letters.mails.len().to_string()),
            ])
            .reason(match version.version {
                1 => &letters.called.summons.reason,
                _ => &version.reason,
            });
        let kept = super::StoredVersion {
            meeting: plan.meeting,
            version: version.version,
            sent: version.sent,
            agenda: written(&version.agenda)?,
            reason: version.reason.clone(),
        };
        let patch = SentPatch { agenda: written(&version.agenda)? };
        let key = format!("{number}/{}", version.version);
        Transaction::new()
            .update("id", ("plan", &number), plan.version, patch)
            .record("kept", "agenda_version", &key)
            .bind("kept_value", kept)
            .statement("CREATE $kept CONTENT $kept_value RETURN NONE")
            .pack(&pack)?
            .papers_sent(permit.account(), &papers, now)?
            .letters((plan.meeting, letters), now)?
            .commit(self, journal)
            .await
    }

    /// Sends letters without another agenda: day, time or place have changed, or the meeting is called off.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where something else was sent.
    pub async fn send_letters(
        &self,
        permit: &Permit<SendInvitation>,
        meeting: (&Plan, &str),
        letters: Letters,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let off = letters.called.announced.off.as_ref();
        let reason = off.map_or_else(String::new, |off| off.reason.clone());
        let journal = sent(permit, meeting, letters.mails.len(), now).reason(&reason);
        Transaction::new().letters((meeting.0.meeting, letters), now)?.commit(self, journal).await
    }

    /// Notes letters as handed over by other means; `called` holds them so, and its version is the one that was read.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where something was sent or noted meanwhile.
    pub async fn hand_over(
        &self,
        permit: &Permit<SendInvitation>,
        meeting: (&Plan, &str),
        called: &Called,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = meeting.0.meeting.to_string();
        let patch = HandedPatch { dispatched: written(&called.dispatched)? };
        Transaction::new()
            .update("called", ("meeting_call", &number), called.version, patch)
            .commit(self, sent(permit, meeting, 1, now))
            .await
    }

    /// How meetings were called, by their number.
    pub(super) async fn read_calls(&self) -> Result<BTreeMap<u32, Called>, StoreError> {
        let stored: Vec<StoredCall> = self.rows("SELECT * FROM meeting_call", ()).await?;
        let answers: Vec<StoredReply> =
            self.rows("SELECT * FROM meeting_reply ORDER BY id", ()).await?;
        let mut replies: BTreeMap<u32, Vec<Reply>> = BTreeMap::new();
        for row in answers {
            replies.entry(row.meeting).or_default().push(row.reply()?);
        }
        let mut calls = BTreeMap::new();
        for row in stored {
            let called = Called {
                summons: read::<Summons>(&row.summons)?,
                announced: Announced {
                    organizer: row.organizer,
                    organizer_address: row.organizer_address,
                    ..read(&row.announced)?
                },
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
