//! What visitors without an account see.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::face::{PublicFace, Section};
use domain::journal::{Act, Change, SubjectKind};
use domain::policy::{KeepPublicFace, Permit};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct FacePatch {
    open: Vec<Section>,
}

fn codes(open: &[Section]) -> String {
    open.iter().map(|section| section.code()).collect::<Vec<_>>().join(", ")
}

impl Store {
    /// Opens these sections to everyone and no others, where the setting still has the version the editor saw. A store
    /// without the setting has the default one.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn keep_face(
        &self,
        permit: &Permit<KeepPublicFace>,
        before: &PublicFace,
        seen: i64,
        open: Vec<Section>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::FaceChanged,
            SubjectKind::Setting,
            "public",
            "",
        )
        .changes([Change::between("open", codes(&before.open), codes(&open))]);
        Transaction::new()
            .record("first", "face", "public")
            .bind("default", PublicFace::default())
            .statement(
                "IF record::exists($first) = false { CREATE $first CONTENT $default RETURN NONE }",
            )
            .update("id", ("face", "public"), seen, FacePatch { open })
            .rebase()
            .commit(self, journal)
            .await
    }
}
