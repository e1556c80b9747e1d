//! Records that are read and written as a whole: papers, resolutions, circular procedures, minutes.

use super::read;
use crate::db::Store;
use crate::error::StoreError;
use domain::meeting::minutes::approval::MinutesRecord;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::Paper;
use domain::meeting::resolution::Resolution;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A record as JSON with its version, which a write compares.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) content: String,
    pub(super) version: i64,
}

impl Store {
    async fn kept<T: DeserializeOwned>(&self, table: &str) -> Result<Vec<(T, i64)>, StoreError> {
        let rows: Vec<Kept> =
            self.rows(&format!("SELECT content, version, id FROM {table} ORDER BY id"), ()).await?;
        rows.into_iter().map(|row| Ok((read(&row.content)?, row.version))).collect()
    }

    pub(super) async fn read_papers(&self) -> Result<BTreeMap<PaperNumber, Paper>, StoreError> {
        let rows: Vec<(Paper, i64)> = self.kept("paper").await?;
        let each = rows
            .into_iter()
            .map(|(paper, version)| (paper.number.clone(), Paper { version, ..paper }));
        Ok(each.collect())
    }

    pub(super) async fn read_resolutions(&self) -> Result<Vec<Resolution>, StoreError> {
        let rows: Vec<(Resolution, i64)> = self.kept("resolution").await?;
        let each = rows.into_iter().map(|(mut resolution, version)| {
            resolution.progress.version = version;
            resolution
        });
        let mut all: Vec<_> = each.collect();
        all.sort_by(|a, b| (a.decided, a.closed, &a.number).cmp(&(b.decided, b.closed, &b.number)));
        Ok(all)
    }

    pub(super) async fn read_minutes(&self) -> Result<BTreeMap<u32, MinutesRecord>, StoreError> {
        let rows: Vec<(MinutesRecord, i64)> = self.kept("minutes").await?;
        let each = rows
            .into_iter()
            .map(|(record, version)| (record.text.meeting, MinutesRecord { version, ..record }));
        Ok(each.collect())
    }
}
