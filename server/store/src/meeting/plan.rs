//! Meetings and their agendas: calling a meeting, working on its agenda, deciding about proposals, templates.

use super::{StoredPlan, StoredRuling, StoredTemplate, written};
use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::council::Meeting;
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::proposal::{Remembered, Ruling};
use domain::meeting::agenda::template::Template;
use domain::meeting::plan::{MeetingText, Plan};
use domain::policy::{KeepAgenda, KeepMeeting, Permit, RuleProposal};
use serde::{Deserialize, Serialize};

/// What was done to an agenda, for the journal.
#[derive(Debug, Clone)]
pub struct AgendaChange {
    /// The agenda as it is afterwards.
    pub agenda: Agenda,
    /// What was done: the name of a field of the journal.
    pub field: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct MeetingPatch {
    date: NaiveDate,
    starts: Option<String>,
    title: String,
    subject: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct WhenPatch {
    begins: NaiveTime,
    ends: NaiveTime,
    place: String,
    access: String,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct AgendaPatch {
    pub(super) agenda: String,
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn when(text: &MeetingText) -> String {
    format!("{} {}–{}", text.date, clock(text.begins), clock(text.ends))
}

/// A key that no other meeting of the list has: several may be on one day.
fn key_of(number: u32) -> String {
    format!("sitzung-{number}")
}

impl Store {
    /// Calls a meeting with the number of `plan`, which holds its agenda before anything is added.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where there is a meeting with that number by now.
    pub async fn call_meeting(
        &self,
        permit: &Permit<KeepMeeting>,
        text: &MeetingText,
        plan: &Plan,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        let (act, kind) = (Act::MeetingCalled, SubjectKind::Meeting);
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, &text.title)
            .changes([
                Change::between("when", "", when(text)),
                Change::between("place", "", &text.place),
            ]);
        let meeting = Meeting {
            number: Some(plan.meeting),
            date: text.date,
            starts: Some(clock(text.begins)),
            title: text.title.clone(),
            subject: text.subject.clone(),
            confirmed: true,
            sources: Vec::new(),
            note: String::new(),
        };
        Transaction::new()
            .record("id", "plan", &number)
            .bind("plan", StoredPlan::of(plan)?)
            .record("entry", "meeting", &key_of(plan.meeting))
            .bind("meeting", meeting)
            .statement("CREATE $id CONTENT $plan RETURN NONE")
            .statement("CREATE $entry CONTENT $meeting RETURN NONE")
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Begins to prepare a meeting that stands in the list without a plan.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where somebody else has begun by now.
    pub async fn begin_plan(
        &self,
        permit: &Permit<KeepMeeting>,
        before: &Meeting,
        text: &MeetingText,
        plan: &Plan,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        Transaction::new()
            .record("id", "plan", &number)
            .bind("plan", StoredPlan::of(plan)?)
            .statement("CREATE $id CONTENT $plan RETURN NONE")
            .relist(plan.meeting, text)
            .commit(self, edited(permit, before, None, text, now))
            .await
    }

    /// Changes when and where a meeting is, where its plan still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn edit_meeting(
        &self,
        permit: &Permit<KeepMeeting>,
        (before, plan): (&Meeting, &Plan),
        seen: i64,
        text: &MeetingText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let patch = WhenPatch {
            begins: text.begins,
            ends: text.ends,
            place: text.place.clone(),
            access: text.access.clone(),
        };
        let number = plan.meeting.to_string();
        Transaction::new()
            .update("id", ("plan", &number), seen, patch)
            .relist(plan.meeting, text)
            .commit(self, edited(permit, before, Some(plan), text, now))
            .await
    }

    /// Changes an agenda, where its plan still has the version that the change was made from.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn change_agenda(
        &self,
        permit: &Permit<KeepAgenda>,
        (plan, title): (&Plan, &str),
        change: AgendaChange,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        let (act, kind) = (Act::AgendaChanged, SubjectKind::Meeting);
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title)
            .changes([Change::between(change.field, change.before, change.after)]);
        let patch = AgendaPatch { agenda: written(&change.agenda)? };
        Transaction::new()
            .update("id", ("plan", &number), plan.version, patch)
            .commit(self, journal)
            .await
    }

    /// Decides about a proposal; an accepted one changes the agenda with it, where its plan still has the version that the
    /// decision was made from and nobody else has decided about the proposal since `decided` decisions, for another meeting
    /// neither.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn rule_proposal(
        &self,
        permit: &Permit<RuleProposal>,
        (plan, title): (&Plan, &str),
        (ruled, decided): (Remembered, usize),
        agenda: &Agenda,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let number = plan.meeting.to_string();
        let (what, reason) = match &ruled.ruling {
            Ruling::Accepted { .. } => ("angenommen", ""),
            Ruling::Declined { reason } => ("abgelehnt", reason.as_str()),
            Ruling::Postponed { reason, .. } => ("verschoben", reason.as_str()),
        };
        let (act, kind) = (Act::ProposalRuled, SubjectKind::Meeting);
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title)
            .changes([Change::between("proposal", &ruled.key, format!("{}: {what}", ruled.key))])
            .reason(reason);
        let patch = AgendaPatch { agenda: written(agenda)? };
        let topic = format!("vorschlag/{}", ruled.key);
        let row = StoredRuling { ruling: written(&ruled.ruling)?, proposal: ruled.key };
        Transaction::new()
            .update("id", ("plan", &number), plan.version, patch)
            .record("ruled", "ruling", &uuid::Uuid::now_v7().simple().to_string())
            .bind("ruling", row)
            // Decisions for two meetings write two plans. What they share is this number.
            .moves(&topic)
            .value("decided", i64::try_from(decided).unwrap_or(i64::MAX))
            .statement(&format!(
                "IF array::len((SELECT VALUE id FROM ruling WHERE proposal = $ruling.proposal)) != $decided \
                 {{ THROW '{CHANGED}' }}"
            ))
            .statement("CREATE $ruled CONTENT $ruling RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// Keeps a template for agendas; one with the same name takes its place.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn keep_template(
        &self,
        permit: &Permit<KeepAgenda>,
        meeting: u32,
        template: &Template,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::TemplateKept, SubjectKind::Meeting);
        let number = meeting.to_string();
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, &template.name);
        Transaction::new()
            .record("id", "agenda_template", &template.name)
            .bind("template", StoredTemplate::of(template)?)
            .statement("UPSERT $id CONTENT $template RETURN NONE")
            .commit(self, journal)
            .await
    }
}

impl Transaction {
    /// Changes how a meeting stands in the list, whatever key it has there.
    fn relist(self, number: u32, text: &MeetingText) -> Self {
        let patch = MeetingPatch {
            date: text.date,
            starts: Some(clock(text.begins)),
            title: text.title.clone(),
            subject: text.subject.clone(),
        };
        self.value("listed", i64::from(number))
            .bind("listing", patch)
            .statement("UPDATE meeting MERGE $listing WHERE number = $listed RETURN NONE")
            .rebase()
    }
}

fn edited(
    permit: &Permit<KeepMeeting>,
    before: &Meeting,
    plan: Option<&Plan>,
    text: &MeetingText,
    now: DateTime<Utc>,
) -> JournalRow {
    let starts = before.starts.clone().unwrap_or_default();
    let was = plan.map_or_else(
        || format!("{} {starts}", before.date),
        |plan| format!("{} {}–{}", before.date, clock(plan.begins), clock(plan.ends)),
    );
    let key = before.number.map(|n| n.to_string()).unwrap_or_default();
    let (act, kind) = (Act::MeetingEdited, SubjectKind::Meeting);
    JournalRow::by(permit.account(), now, act, kind, &key, &text.title).changes([
        Change::between("name", &before.title, &text.title),
        Change::between("subject", &before.subject, &text.subject),
        Change::between("when", was, when(text)),
        Change::between("place", plan.map_or("", |plan| plan.place.as_str()), &text.place),
    ])
}
