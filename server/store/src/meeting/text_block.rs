//! Text blocks for minutes.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::{Act, SubjectKind};
use domain::meeting::key::TextBlockCode;
use domain::meeting::minutes::text_block::TextBlock;
use domain::policy::{KeepMinutes, Permit};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredTextBlock {
    #[serde(default, skip_serializing)]
    id: Option<TextBlockCode>,
    name: String,
    text: String,
    version: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct TextPatch {
    name: String,
    text: String,
}

impl StoredTextBlock {
    pub(crate) fn of(block: &TextBlock) -> Self {
        Self { id: None, name: block.name.clone(), text: block.text.clone(), version: 1 }
    }
}

impl Store {
    /// Text blocks in the order of their names, each with its version.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn text_blocks(&self) -> Result<Vec<(TextBlock, i64)>, StoreError> {
        let rows: Vec<StoredTextBlock> =
            self.rows("SELECT *, record::id(id) AS id FROM text_block", ()).await?;
        let block = |row: StoredTextBlock| {
            let code = row.id.ok_or_else(super::missing)?;
            Ok((TextBlock { code, name: row.name, text: row.text }, row.version))
        };
        let mut all = rows.into_iter().map(block).collect::<Result<Vec<_>, StoreError>>()?;
        all.sort_by(|(a, _), (b, _)| {
            let key =
                |block: &TextBlock| (domain::text::collation(&block.name), block.code.clone());
            key(a).cmp(&key(b))
        });
        Ok(all)
    }

    /// Keeps a new text block, or changes one that still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests, [`StoreError::ChangedMeanwhile`] where
    /// somebody else has changed it.
    pub async fn keep_text_block(
        &self,
        permit: &Permit<KeepMinutes>,
        block: &TextBlock,
        seen: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let code = block.code.as_str();
        let transaction = match seen {
            Some(seen) => {
                let patch = TextPatch { name: block.name.clone(), text: block.text.clone() };
                Transaction::new().update("id", ("text_block", code), seen, patch)
            }
            None => Transaction::new()
                .record("id", "text_block", code)
                .bind("block", StoredTextBlock::of(block))
                .statement("CREATE $id CONTENT $block RETURN NONE"),
        };
        transaction.commit(self, kept(permit, block, now)).await
    }

    /// Removes a text block that still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn remove_text_block(
        &self,
        permit: &Permit<KeepMinutes>,
        block: &TextBlock,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .remove("id", ("text_block", block.code.as_str()), seen)
            .commit(self, kept(permit, block, now))
            .await
    }
}

/// Text blocks belong to no meeting, so their rows name none.
fn kept(permit: &Permit<KeepMinutes>, block: &TextBlock, now: DateTime<Utc>) -> JournalRow {
    let (act, kind) = (Act::TemplateKept, SubjectKind::Minutes);
    JournalRow::by(permit.account(), now, act, kind, "", &block.name)
}
