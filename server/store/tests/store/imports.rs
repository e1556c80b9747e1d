//! Files with values: all of them count from one moment on or none, and an import is taken back as a whole.

use crate::fixture::{day, indicator_code, load, now, observation, planner, today};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::catalogue::IndicatorRecord;
use domain::import::{Import, ImportState};
use domain::indicator::observation::{Observation, Recorded, Replaced, Replacement};
use domain::key::{AccountId, ImportId, ObservationId, SourceCode};
use domain::policy::{ImportValues, RecordValue};
use std::sync::Arc;
use store::{Store, StoreError, TakenOver};

on_both_engines!(
    all_values_count_from_one_moment_on,
    what_is_held_after_an_import_is_what_the_store_holds,
    a_value_entered_meanwhile_keeps_all_of_a_file_out,
    what_a_crash_left_behind_is_removed,
    a_long_file_comes_back_as_it_was,
);

/// More than one piece of a write, and of a read.
const MANY: usize = 21_000;

fn import(id: &str) -> Import {
    Import {
        id: ImportId::parse(id).expect("a key"),
        file: "werte.csv".to_owned(),
        digest: "0".repeat(64),
        size: 3,
        source: SourceCode::parse("S1").expect("a key"),
        vintage: "2026".to_owned(),
        state: ImportState::Open,
        setup: String::new(),
        account: AccountId::parse("planner").expect("a key"),
        who: "Planung".to_owned(),
        day: today(),
        accepted: None,
        undone: None,
        values: 0,
        reason: String::new(),
        version: 1,
    }
}

async fn record(store: &Store) -> Arc<IndicatorRecord> {
    let catalogue = store.catalogue().await.expect("the store answers");
    catalogue.indicators.get(&indicator_code("BG-04")).expect("the indicator").clone()
}

/// Values for days that nobody knows, and one in the place of `m2`.
fn values(of: &Import, count: usize) -> Vec<Observation> {
    let mut values: Vec<_> = (0..count)
        .map(|number| {
            let mut value = observation("x", "BG-04", 2024, 50.0);
            value.id = ObservationId::parse(&format!("{}-{number:07}", of.id)).expect("a key");
            let days = chrono::Days::new(u64::try_from(number).expect("small"));
            value.period = domain::period::Period::Day(day("1960-01-01") + days);
            value.recorded = Recorded { import: Some(of.id.clone()), ..Recorded::on(today()) };
            value
        })
        .collect();
    if let Some(last) = values.last_mut() {
        let id = ObservationId::parse("m2").expect("a key");
        last.period = domain::period::Period::Year(2024);
        last.recorded.replaces = Some(Replaced { id, by: Replacement::Revision });
    }
    values
}

async fn receive(store: &Store, import: &Import) {
    let permit = allowed(&planner(), ImportValues);
    store.receive_import(&permit, import, b"a;b", now()).await.expect("received");
}

async fn accept(
    store: &Store,
    import: &Import,
    values: Vec<Observation>,
) -> Result<(), StoreError> {
    let indicator = record(store).await.indicator.clone();
    accept_as_seen(store, import, values, indicator).await
}

async fn accept_as_seen(
    store: &Store,
    import: &Import,
    values: Vec<Observation>,
    indicator: domain::indicator::Indicator,
) -> Result<(), StoreError> {
    let permit = allowed(&planner(), ImportValues);
    let taken_over = [TakenOver { indicator, new: values.len(), changed: 0 }];
    let when = (today(), now());
    store.accept_import(&permit, import, values.into_iter(), &taken_over, when, |_| ()).await
}

async fn all_values_count_from_one_moment_on(store: Store) {
    load(&store).await;
    let before = record(&store).await;
    let import = import("i1");
    receive(&store, &import).await;
    accept(&store, &import, values(&import, 3)).await.expect("current");
    let after = record(&store).await;
    assert_eq!(after.observations().len(), before.observations().len() + 3);
    assert_eq!(after.indicator.version, before.indicator.version + 1);
    let replaced = after.observations().iter().find(|o| o.id.as_str() == "m2").expect("kept");
    assert!(replaced.superseded);

    let accepted = store.import(&import.id).await.expect("there");
    assert_eq!((accepted.state, accepted.values), (ImportState::Accepted, 3));
    let permit = allowed(&planner(), ImportValues);
    let indicators = [after.indicator.clone()];
    let when = (today(), now());
    store.undo_import(&permit, &accepted, &indicators, "falsch", when).await.expect("current");
    let undone = record(&store).await;
    assert_eq!(undone.observations(), before.observations());
    // What was known in between stays known for those days; today it is gone.
    assert_eq!(undone.everything().count(), before.observations().len() + 3);
    let again = store.undo_import(&permit, &accepted, &indicators, "falsch", when).await;
    assert!(matches!(again, Err(StoreError::ChangedMeanwhile)), "{again:?}");
    assert!(findings(&store).await.is_empty());
}

/// A large write keeps the catalogue in step without reading it back; another process reads all of it.
async fn what_is_held_after_an_import_is_what_the_store_holds(store: Store) {
    load(&store).await;
    record(&store).await;
    let import = import("i1");
    receive(&store, &import).await;
    accept(&store, &import, values(&import, MANY)).await.expect("current");
    let held = record(&store).await;
    // Loading a data set makes everything be read anew.
    store.tamper("UPDATE meta:catalogue SET base += 1, revision += 1").await.expect("taken");
    assert_eq!(record(&store).await, held);
    // So does a change behind its back, indicator by indicator.
    let touch = "LET $r = (UPDATE ONLY meta:catalogue SET revision += 1 RETURN VALUE revision); \
                 UPDATE indicator:`BG-04` SET revision = $r";
    store.tamper(touch).await.expect("taken");
    assert_eq!(record(&store).await, held);

    let accepted = store.import(&import.id).await.expect("there");
    let permit = allowed(&planner(), ImportValues);
    let when = (today(), now());
    let indicators = [held.indicator.clone()];
    store.undo_import(&permit, &accepted, &indicators, "falsch", when).await.expect("current");
    let held = record(&store).await;
    store.tamper("UPDATE meta:catalogue SET base += 1, revision += 1").await.expect("taken");
    assert_eq!(record(&store).await, held);
}

async fn a_value_entered_meanwhile_keeps_all_of_a_file_out(store: Store) {
    load(&store).await;
    let seen = record(&store).await.indicator.clone();
    let import = import("i1");
    receive(&store, &import).await;
    let permit = allowed(&planner(), RecordValue);
    let value = observation("n1", "BG-04", 2025, 66.0);
    store.record_value(&permit, &seen, 1, value, None, now()).await.expect("current");
    let before = (record(&store).await, rows_in(&store, "observation").await);
    let late = accept_as_seen(&store, &import, values(&import, 6_000), seen).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!((record(&store).await, rows_in(&store, "observation").await), before);
    let open = store.import(&import.id).await.expect("there");
    assert_eq!(open.state, ImportState::Open, "it can be decided about again");
    let accepted = accept(&store, &open, values(&import, 6_000)).await;
    assert!(accepted.is_ok(), "{accepted:?}");
}

async fn what_a_crash_left_behind_is_removed(store: Store) {
    load(&store).await;
    let before = (record(&store).await, rows_in(&store, "observation").await);
    for id in ["i1", "i1-a", "i2"] {
        receive(&store, &import(id)).await;
    }
    let files = rows_in(&store, "import_piece").await;
    // Values of a write that never came to its end, beside one of an import with a similar name; a piece of no file.
    let crash = "UPDATE import:i1 SET state = 'schreibt', version = 2; \
                 CREATE import_piece:`i1-b/0` SET import = 'i1-b', number = 0, content = <bytes>'x'; \
                 CREATE import_piece:`i9/0` SET import = 'i9', number = 0, content = <bytes>'x'; \
                 CREATE import_piece:`a/1` SET import = 'a', number = 1, content = <bytes>'x';";
    store.tamper(crash).await.expect("taken");
    for (key, import) in [("i1-0000000", "i1"), ("i1-0005001", "i1"), ("i1-0000001", "i2")] {
        let copy = format!(
            "CREATE observation:`{key}` CONTENT object::extend((SELECT * FROM ONLY observation:m2), \
             {{ id: observation:`{key}`, recorded: {{ known: '2026-01-01', import: '{import}' }} }})"
        );
        store.tamper(&copy).await.expect("taken");
    }
    assert_eq!(store.tidy_imports().await.expect("tidied"), 1);
    assert_eq!(rows_in(&store, "observation").await, before.1 + 1, "only what the import brought");
    assert_eq!(rows_in(&store, "import_piece").await, files);
    assert_eq!(store.import(&import("i1").id).await.expect("there").state, ImportState::Open);
    assert_eq!(store.tidy_imports().await.expect("tidied"), 0);
}

async fn a_long_file_comes_back_as_it_was(store: Store) {
    load(&store).await;
    let permit = allowed(&planner(), ImportValues);
    let file: Vec<u8> = (0..2_500_000_u32).map(|n| u8::try_from(n % 251).expect("small")).collect();
    let import = import("i1");
    store.receive_import(&permit, &import, &file, now()).await.expect("received");
    assert_eq!(store.import_file(&import.id).await.expect("there"), file);
    let twice = store.receive_import(&permit, &import, &file, now()).await;
    assert!(matches!(twice, Err(StoreError::AlreadyThere)), "{twice:?}");
}
