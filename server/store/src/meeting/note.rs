//! Notes of a meeting: every wording is a record of its own that nothing changes, so that two people who write at once, and
//! a computer that comes back later, lose nothing.

use super::{read, written};
use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::transaction::Transaction;
use domain::meeting::key::{NoteId, WordingId};
use domain::meeting::note::{Notes, Paragraph};
use domain::policy::{Permit, RunMeeting};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredWording {
    meeting: u32,
    content: String,
}

/// Under what the notes of a meeting are followed.
pub(super) fn topic(meeting: u32) -> String {
    format!("notizen/{meeting}")
}

impl Store {
    /// Keeps a wording of a paragraph: the paragraph with this one wording, as [`Notes`] took it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where there is a wording with this identifier: the same form once more, or another one;
    /// [`StoreError::ChangedMeanwhile`] where the minutes are begun: nobody would read it.
    pub async fn keep_wording(
        &self,
        _permit: &Permit<RunMeeting>,
        meeting: u32,
        note: &NoteId,
        (id, paragraph): (&WordingId, &Paragraph),
    ) -> Result<(), StoreError> {
        let wordings = paragraph.wordings.get(id).cloned().map(|w| (id.clone(), w));
        let alone = Paragraph { wordings: wordings.into_iter().collect(), ..paragraph.clone() };
        let part = Notes { paragraphs: BTreeMap::from([(note.clone(), alone)]) };
        Transaction::new()
            .record("id", "note_wording", &format!("{meeting}/{note}/{id}"))
            .bind("part", StoredWording { meeting, content: written(&part)? })
            .record("begun", "minutes", &meeting.to_string())
            .statement("CREATE $id CONTENT $part RETURN NONE")
            .statement(&format!("IF record::exists($begun) {{ THROW '{CHANGED}' }}"))
            .moves(&topic(meeting))
            .run(self)
            .await
    }

    /// How often the notes of a meeting have changed.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn notes_number(&self, meeting: u32) -> Result<i64, StoreError> {
        self.number_of(topic(meeting)).await
    }

    pub(super) async fn read_notes_number(&self, meeting: u32) -> Result<i64, StoreError> {
        self.read_number(topic(meeting)).await
    }

    pub(super) async fn read_notes(&self, meeting: u32) -> Result<Notes, StoreError> {
        let rows: Vec<StoredWording> = self
            .rows(
                "SELECT * FROM note_wording WHERE meeting = $meeting",
                [("meeting", i64::from(meeting))],
            )
            .await?;
        let mut notes = Notes::default();
        for row in rows {
            notes.take_in(read(&row.content)?);
        }
        Ok(notes)
    }
}
