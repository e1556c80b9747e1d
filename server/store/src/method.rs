//! Writing choices of the method of assessment.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::indicator::Indicator;
use domain::indicator::choice::MethodChoice;
use domain::indicator::method::StatusMethod;
use domain::journal::{Act, Change, SubjectKind};
use domain::policy::{ChooseMethod, Permit};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Nothing {}

impl Store {
    /// Adds a choice of the method of assessment for an indicator; earlier ones stay as they are. `before` is the method
    /// in force so far. The indicator's version is compared, so that of two choices at once one is told of the other.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the indicator has changed since the form was opened;
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn choose_method(
        &self,
        permit: &Permit<ChooseMethod>,
        indicator: &Indicator,
        seen: i64,
        choice: MethodChoice,
        before: &StatusMethod,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::MethodChosen,
            SubjectKind::Indicator,
            indicator.code.as_str(),
            &indicator.name.de,
        )
        .changes([
            Change::between("method", before.version().code, choice.method.version().code),
            Change::between("choice_state", "", choice.state.code()),
            Change::between("valid_from", "", choice.from.to_string()),
            Change::between("decided_in", "", &choice.decided_in),
        ])
        .reason(&choice.reason);
        Transaction::new()
            .record("id", "method_choice", choice.id.as_str())
            .bind("choice", choice)
            .statement("CREATE $id CONTENT object::remove($choice, 'id') RETURN NONE")
            .update("indicator", ("indicator", indicator.code.as_str()), seen, Nothing {})
            .touch("indicator", indicator.code.as_str())
            .commit(self, journal)
            .await
    }
}
