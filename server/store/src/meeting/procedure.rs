//! Versions of the rules of procedure: only ever added.

use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::procedure::{Procedure, RuleName};
use domain::policy::{KeepProcedure, Permit};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredProcedure {
    version: u32,
    rules: String,
}

impl StoredProcedure {
    pub(crate) fn of(rules: &Procedure) -> Result<Self, StoreError> {
        Ok(Self { version: rules.version, rules: written(rules)? })
    }

    pub(super) fn procedure(self) -> Result<Procedure, StoreError> {
        read(&self.rules)
    }
}

impl Store {
    /// Adopts a version of the rules of procedure. `before` is the latest one.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where somebody else has adopted a version with its number meanwhile.
    pub async fn adopt_procedure(
        &self,
        permit: &Permit<KeepProcedure>,
        before: Option<&Procedure>,
        rules: &Procedure,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let differing = before.map(|before| rules.differing(before)).unwrap_or_default();
        let differing: Vec<_> = differing.into_iter().map(RuleName::code).collect();
        let key = rules.version.to_string();
        let (act, kind) = (Act::ProcedureAdopted, SubjectKind::Procedure);
        let journal = JournalRow::by(permit.account(), now, act, kind, &key, &key).changes([
            Change::between("valid_from", "", rules.from.to_string()),
            Change::between("decided_in", "", &rules.resolution),
            Change::between("rules", "", differing.join(", ")),
        ]);
        Transaction::new()
            .record("id", "procedure", &key)
            .bind("stored", StoredProcedure::of(rules)?)
            .statement("CREATE $id CONTENT $stored RETURN NONE")
            .commit(self, journal)
            .await
    }
}
