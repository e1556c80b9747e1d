//! A meeting while it goes on.

use super::kept::Kept;
use super::read;
use crate::db::Store;
use crate::error::StoreError;
use domain::meeting::sitting::Sitting;
use std::sync::Arc;

impl Store {
    /// The course of a meeting; nothing where it was never prepared to begin.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn sitting(&self, meeting: u32) -> Result<Option<Arc<Sitting>>, StoreError> {
        let rows: Vec<Kept> = self
            .rows(
                "SELECT content, version FROM type::record('sitting', $key)",
                [("key", meeting.to_string())],
            )
            .await?;
        rows.into_iter()
            .next()
            .map(|row| Ok(Arc::new(Sitting { version: row.version, ..read(&row.content)? })))
            .transpose()
    }
}
