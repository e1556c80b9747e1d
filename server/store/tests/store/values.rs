//! Values: new, revised, corrected; what they replace stays readable.

use crate::fixture::{indicator_code, load, now, observation, planner};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::catalogue::IndicatorRecord;
use domain::indicator::observation::{Replaced, Replacement};
use domain::journal::{Act, Entry, SubjectKind};
use domain::policy::RecordValue;
use std::sync::Arc;
use store::{Store, StoreError};

on_both_engines!(
    a_new_value_is_the_latest_from_now_on,
    a_revision_and_a_correction_keep_what_they_replace,
    the_same_request_twice_writes_one_value,
    a_value_entered_meanwhile_is_never_overlooked,
    other_indicators_stay_as_they_are,
);

async fn record(store: &Store) -> Arc<IndicatorRecord> {
    let catalogue = store.catalogue().await.expect("the store answers");
    catalogue.indicators.get(&indicator_code("BG-04")).expect("the indicator").clone()
}

async fn newest(store: &Store) -> Entry {
    let rows = store.history(SubjectKind::Indicator, "BG-04", Act::ALL, 10).await;
    rows.expect("the store answers").into_iter().next().expect("a row")
}

async fn enter(
    store: &Store,
    seen: i64,
    (id, year, value): (&str, i32, f64),
    replaces: Option<(&str, Replacement)>,
) -> Result<(), StoreError> {
    let record = record(store).await;
    let old = replaces.map(|(id, why)| {
        (record.observations().iter().find(|o| o.id.as_str() == id).expect("a value"), why)
    });
    let mut new = observation(id, "BG-04", year, value);
    new.recorded.replaces = old.map(|(old, by)| Replaced { id: old.id.clone(), by });
    let permit = allowed(&planner(), RecordValue);
    store.record_value(&permit, &record.indicator, seen, new, old.map(|(old, _)| old), now()).await
}

async fn a_new_value_is_the_latest_from_now_on(store: Store) {
    load(&store).await;
    enter(&store, 1, ("n1", 2025, 66.25), None).await.expect("current version");
    let after = record(&store).await;
    assert_eq!(after.latest().expect("a value").value.to_bits(), 66.25_f64.to_bits());
    assert_eq!((after.indicator.version, after.observations().len()), (2, 3));
    let row = newest(&store).await;
    assert_eq!((row.act, row.changes[0].field.as_str()), (Act::ValueRecorded, "DE-NI 2025"));
    assert!(findings(&store).await.is_empty());
}

async fn a_revision_and_a_correction_keep_what_they_replace(store: Store) {
    load(&store).await;
    enter(&store, 1, ("n1", 2024, 62.0), Some(("m2", Replacement::Revision)))
        .await
        .expect("current");
    let row = newest(&store).await;
    assert_eq!(
        (row.act, row.changes[0].before.as_str(), row.changes[0].after.as_str()),
        (Act::ValueRevised, "61.5", "62")
    );
    enter(&store, 2, ("n2", 2024, 62.5), Some(("n1", Replacement::Correction)))
        .await
        .expect("current");
    assert_eq!(newest(&store).await.act, Act::ValueCorrected);
    let after = record(&store).await;
    let of_2024: Vec<_> = after
        .observations()
        .iter()
        .filter(|o| o.period.to_string() == "2024")
        .map(|o| (o.id.as_str(), o.value.to_string(), o.superseded))
        .collect();
    assert_eq!(of_2024.len(), 3);
    for (id, value, superseded) in [("m2", "61.5", true), ("n1", "62", true), ("n2", "62.5", false)]
    {
        assert!(of_2024.contains(&(id, value.to_owned(), superseded)), "{of_2024:?}");
    }
    assert_eq!(after.latest().expect("a value").id.as_str(), "n2");
}

async fn the_same_request_twice_writes_one_value(store: Store) {
    load(&store).await;
    enter(&store, 1, ("n1", 2025, 66.0), None).await.expect("current version");
    let (values, journal) =
        (rows_in(&store, "observation").await, rows_in(&store, "journal").await);
    for seen in [1, 2] {
        let again = enter(&store, seen, ("n1", 2025, 66.0), None).await;
        assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    }
    assert_eq!(rows_in(&store, "observation").await, values);
    assert_eq!(rows_in(&store, "journal").await, journal);
    assert_eq!(record(&store).await.indicator.version, 2);
}

async fn a_value_entered_meanwhile_is_never_overlooked(store: Store) {
    load(&store).await;
    enter(&store, 1, ("n1", 2025, 66.0), None).await.expect("current version");
    let held = record(&store).await;
    let journal = rows_in(&store, "journal").await;
    let late = enter(&store, 1, ("n2", 2024, 60.0), Some(("m2", Replacement::Revision))).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    // Nothing of it: no value, nothing superseded, no journal row.
    assert_eq!(record(&store).await, held);
    assert_eq!(rows_in(&store, "observation").await, 4);
    assert_eq!(rows_in(&store, "journal").await, journal);
}

async fn other_indicators_stay_as_they_are(store: Store) {
    load(&store).await;
    let other = indicator_code("BG-05");
    let before = store.catalogue().await.expect("the store answers");
    enter(&store, 1, ("n1", 2025, 66.0), None).await.expect("current version");
    let after = store.catalogue().await.expect("the store answers");
    // The very same record: only what changed was read anew.
    assert!(Arc::ptr_eq(&before.indicators[&other], &after.indicators[&other]));
    assert_eq!(after.revision, before.revision + 1);
}
