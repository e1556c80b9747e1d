//! What packs are made from: kept with each dispatch, never changed.

use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use domain::meeting::pack::PackInput;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct StoredPack {
    meeting: u32,
    version: u32,
    content: String,
}

impl Transaction {
    /// Keeps what the pack of a dispatch is made from.
    pub(super) fn pack(self, pack: &PackInput) -> Result<Self, StoreError> {
        let key = format!("{}/{}", pack.meeting, pack.version);
        let (meeting, version) = (pack.meeting, pack.version);
        let stored = StoredPack { meeting, version, content: written(pack)? };
        Ok(self
            .record("pack_id", "meeting_pack", &key)
            .bind("pack", stored)
            .statement("CREATE $pack_id CONTENT $pack RETURN NONE"))
    }
}

impl Store {
    /// What the pack of a version is made from; nothing where no such version went out.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn pack(&self, meeting: u32, version: u32) -> Result<Option<PackInput>, StoreError> {
        let key = format!("{meeting}/{version}");
        let rows: Vec<StoredPack> = self
            .rows(
                "SELECT meeting, version, content FROM type::record('meeting_pack', $key)",
                [("key", key)],
            )
            .await?;
        rows.into_iter().next().map(|row| read(&row.content)).transpose()
    }
}
