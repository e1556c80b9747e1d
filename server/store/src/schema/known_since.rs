//! From version 2 to 3: each value says since when it is known and which one it took the place of; until then the older
//! of the two was marked.

use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use domain::indicator::observation::{Recorded, Replaced, Replacement};
use domain::key::{AreaCode, IndicatorCode, ObservationId};
use domain::period::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows written by one statement.
const CHUNK: usize = 1_000;

#[derive(Clone, Serialize, Deserialize)]
struct Old {
    id: ObservationId,
    indicator: IndicatorCode,
    area: AreaCode,
    period: Period,
    vintage: String,
    superseded: Option<bool>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Marked {
    id: String,
    recorded: Recorded,
}

/// Marks every value and drops the former mark. A value that gave way is taken to have given way to the next one for the
/// same area and period by vintage, as a revision: which of the two it was stands in the journal alone.
pub(super) async fn migrate(store: &Store) -> Result<(), StoreError> {
    let values: Vec<Old> = store
        .rows(
            "SELECT record::id(id) AS id, indicator, area, period, vintage, superseded FROM observation",
            (),
        )
        .await?;
    for chunk in marked(values).chunks(CHUNK) {
        Transaction::new()
            .bind("rows", chunk.to_vec())
            .statement(
                "FOR $row IN $rows { \
                 UPDATE type::record('observation', $row.id) \
                 SET recorded = $row.recorded, superseded = NONE RETURN NONE }",
            )
            .run(store)
            .await?;
    }
    store.run("REMOVE FIELD IF EXISTS superseded ON observation").await
}

fn marked(values: Vec<Old>) -> Vec<Marked> {
    let today = chrono::Utc::now().date_naive();
    let mut groups: BTreeMap<_, Vec<Old>> = BTreeMap::new();
    for value in values {
        let key = (value.indicator.clone(), value.area.clone(), value.period);
        groups.entry(key).or_default().push(value);
    }
    let mut all = Vec::new();
    for mut group in groups.into_values() {
        // Those that gave way first, each before the one that took its place.
        group.sort_by(|a, b| {
            let gone = |o: &Old| o.superseded == Some(true);
            (!gone(a), &a.vintage, &a.id).cmp(&(!gone(b), &b.vintage, &b.id))
        });
        let mut before: Option<ObservationId> = None;
        for value in group {
            let mut recorded = Recorded::with_data_set(&value.vintage, &value.period, today);
            recorded.replaces = before.take().map(|id| Replaced { id, by: Replacement::Revision });
            if value.superseded == Some(true) {
                before = Some(value.id.clone());
            }
            all.push(Marked { id: value.id.to_string(), recorded });
        }
    }
    all
}
