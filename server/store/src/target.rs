//! Writing targets: every change and every withdrawal is a record of its own.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::indicator::Indicator;
use domain::indicator::target::Target;
use domain::journal::{Act, Change, SubjectKind};
use domain::policy::{Permit, SetTarget};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Nothing {}

impl Store {
    /// Adds a record of a target: a new one, or one that changes or withdraws `replaced`, which stays as it is. The
    /// indicator's version is compared, so that no target is changed twice at once.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the indicator has changed since the form was opened;
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn set_target(
        &self,
        permit: &Permit<SetTarget>,
        indicator: &Indicator,
        seen: i64,
        target: Target,
        replaced: Option<&Target>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let act = match (replaced, target.withdrawn) {
            (_, Some(_)) => Act::TargetWithdrawn,
            (Some(_), None) => Act::TargetChanged,
            (None, None) => Act::TargetSet,
        };
        let journal = JournalRow::by(
            permit.account(),
            now,
            act,
            SubjectKind::Indicator,
            indicator.code.as_str(),
            &indicator.name.de,
        )
        .changes(changes(replaced, &target))
        .reason(&target.reason);
        Transaction::new()
            .record("id", "target", &target.code)
            .bind("target", target)
            .statement("CREATE $id CONTENT $target RETURN NONE")
            .update("indicator", ("indicator", indicator.code.as_str()), seen, Nothing {})
            .touch("indicator", indicator.code.as_str())
            .commit(self, journal)
            .await
    }
}

/// What differs between two records of a target; of a withdrawal what it ends.
fn changes(before: Option<&Target>, after: &Target) -> Vec<Option<Change>> {
    let is_end = after.withdrawn.is_some();
    FIELDS
        .iter()
        .map(|(name, of)| {
            let after = if is_end && *name != "decided_in" { String::new() } else { of(after) };
            Change::between(name, before.map(of).unwrap_or_default(), after)
        })
        .collect()
}

/// A field of a target and how the journal writes it.
type Field = (&'static str, fn(&Target) -> String);

/// The fields of a target that a reader of the journal looks for.
const FIELDS: &[Field] = &[
    ("target_value", |t| t.value.to_string()),
    ("target_due", |t| t.due.map(|day| day.to_string()).unwrap_or_default()),
    ("area", |t| t.area.to_string()),
    ("baseline", |t| t.baseline.map(|(value, _)| value.to_string()).unwrap_or_default()),
    ("baseline_day", |t| t.baseline.map(|(_, day)| day.to_string()).unwrap_or_default()),
    ("interim", |t| {
        let each = t.interim.iter().map(|(value, day)| format!("{day} = {value}"));
        each.collect::<Vec<_>>().join(", ")
    }),
    ("shape", |t| t.shape.map(|shape| shape.code().to_owned()).unwrap_or_default()),
    ("tolerance", |t| t.tolerance.map(|(near, far)| format!("{near} / {far}")).unwrap_or_default()),
    ("text", |t| t.text.clone()),
    ("decided_in", |t| t.decided_in.clone()),
    ("source", |t| t.sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    ("evidence", |t| t.evidence.code().to_owned()),
    ("leads", |t| t.leads.clone().unwrap_or_default()),
];
