//! Motions of members for the agenda, and dates on which something comes back.

use super::resolution::{reason_of, title_of};
use super::{StoredFollowUp, StoredMotion};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::key::{FollowUpId, MotionId};
use domain::meeting::motion::{FollowUpText, KeptFollowUp, Submission};
use domain::policy::{KeepAgenda, Permit, PutMotion};
use domain::tier::Tier;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct WithdrawnPatch {
    withdrawn: bool,
}

#[derive(Clone, Serialize, Deserialize)]
struct DonePatch {
    done: bool,
}

impl Store {
    /// Puts a motion for the agenda of a meeting. The same identifier twice puts it once.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn put_motion(
        &self,
        permit: &Permit<PutMotion>,
        id: &MotionId,
        meeting: u32,
        (subject, text): (String, String),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::MotionPut, SubjectKind::Meeting);
        let number = meeting.to_string();
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, &subject);
        let motion = StoredMotion {
            id: None,
            organisation: permit.action().organisation.clone(),
            meeting,
            subject,
            text,
            received: today,
            withdrawn: false,
            tier: Tier::Council,
            version: 1,
        };
        Transaction::new()
            .record("id", "motion", id.as_str())
            .bind("motion", motion)
            .statement("CREATE $id CONTENT $motion RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// Takes a motion back, where it still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn withdraw_motion(
        &self,
        permit: &Permit<PutMotion>,
        motion: &Submission,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::MotionWithdrawn, SubjectKind::Meeting);
        let number = motion.meeting.to_string();
        let title = &motion.motion.subject;
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title);
        let key = ("motion", motion.motion.id.as_str());
        Transaction::new()
            .update("id", key, seen, WithdrawnPatch { withdrawn: true })
            .commit(self, journal)
            .await
    }

    /// Sets a date on which something comes back. The same identifier twice sets it once.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn keep_follow_up(
        &self,
        permit: &Permit<KeepAgenda>,
        id: &FollowUpId,
        text: FollowUpText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::FollowUpKept, SubjectKind::FollowUp);
        let title = title_of(&text.subject, "", text.tier);
        let journal = JournalRow::by(permit.account(), now, act, kind, id.as_str(), &title)
            .changes([Change::between("due", "", text.due.to_string())])
            .reason(reason_of(&text.reason, text.tier));
        let follow_up = StoredFollowUp {
            id: None,
            subject: text.subject,
            reason: text.reason,
            due: text.due,
            done: false,
            tier: text.tier,
            version: 1,
        };
        Transaction::new()
            .record("id", "follow_up", id.as_str())
            .bind("follow_up", follow_up)
            .statement("CREATE $id CONTENT $follow_up RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// Notes that what comes back was dealt with, where it still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn finish_follow_up(
        &self,
        permit: &Permit<KeepAgenda>,
        kept: &KeptFollowUp,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::FollowUpKept, SubjectKind::FollowUp);
        let follow_up = &kept.follow_up;
        let id = follow_up.id.as_str();
        let title = title_of(&follow_up.subject, "", follow_up.tier);
        let journal = JournalRow::by(permit.account(), now, act, kind, id, &title)
            .changes([Change::between("done", "", "ja")]);
        Transaction::new()
            .update("id", ("follow_up", id), seen, DonePatch { done: true })
            .commit(self, journal)
            .await
    }
}
