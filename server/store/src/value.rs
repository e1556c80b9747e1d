//! Writing values of indicators.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::indicator::Indicator;
use domain::indicator::authoritative::Authoritative;
use domain::indicator::observation::{Observation, Replacement};
use domain::journal::{Act, Change, SubjectKind};
use domain::policy::{Permit, RecordValue};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Nothing {}

impl Store {
    /// Records a value. What it replaces stays as it is: the new value names it. The indicator's version is compared, so a
    /// value entered meanwhile by someone else is never overlooked.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where values came in since the form was opened;
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn record_value(
        &self,
        permit: &Permit<RecordValue>,
        indicator: &Indicator,
        seen: i64,
        observation: Observation,
        replaced: Option<&Observation>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let act = match observation.recorded.replaces.as_ref().map(|replaced| replaced.by) {
            None => Act::ValueRecorded,
            Some(Replacement::Revision) => Act::ValueRevised,
            Some(Replacement::Correction) => Act::ValueCorrected,
        };
        let place = format!("{} {}", observation.area, observation.period);
        let journal = JournalRow::by(
            permit.account(),
            now,
            act,
            SubjectKind::Indicator,
            indicator.code.as_str(),
            &indicator.name.de,
        )
        .changes([
            Some(Change {
                field: place,
                before: replaced.map(|o| o.value.to_string()).unwrap_or_default(),
                after: observation.value.to_string(),
            }),
            Change::between(
                "vintage",
                replaced.map(|o| o.vintage.clone()).unwrap_or_default(),
                &observation.vintage,
            ),
            Change::between(
                "source",
                replaced
                    .and_then(|o| o.source.as_ref())
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                observation.source.as_ref().map(ToString::to_string).unwrap_or_default(),
            ),
        ])
        .reason(&observation.note);
        Transaction::new()
            .record("id", "observation", observation.id.as_str())
            .bind("observation", observation)
            .statement("CREATE $id CONTENT object::remove($observation, 'id') RETURN NONE")
            .update("indicator", ("indicator", indicator.code.as_str()), seen, Nothing {})
            .touch("indicator", indicator.code.as_str())
            .commit(self, journal)
            .await
    }

    /// Adds a decision that a figure is the authoritative one for its area and period. `before` is the value that counted
    /// so far. The indicator's version is compared, so that of two decisions at once one is told of the other.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the indicator has changed since the form was opened;
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn decide_value(
        &self,
        permit: &Permit<RecordValue>,
        indicator: &Indicator,
        seen: i64,
        decision: Authoritative,
        (before, after): (Option<&Observation>, &Observation),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let cited = |o: &Observation| match &o.source {
            Some(source) => format!("{} ({source})", o.value),
            None => o.value.to_string(),
        };
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::ValueDecided,
            SubjectKind::Indicator,
            indicator.code.as_str(),
            &indicator.name.de,
        )
        .changes([
            Change::between("area", "", decision.area.as_str()),
            Change::between("period", "", decision.period.to_string()),
            Change::between("authoritative", before.map(cited).unwrap_or_default(), cited(after)),
        ])
        .reason(&decision.reason);
        Transaction::new()
            .record("id", "authoritative", &decision.id)
            .bind("decision", decision)
            .statement("CREATE $id CONTENT object::remove($decision, 'id') RETURN NONE")
            .update("indicator", ("indicator", indicator.code.as_str()), seen, Nothing {})
            .touch("indicator", indicator.code.as_str())
            .commit(self, journal)
            .await
    }
}
