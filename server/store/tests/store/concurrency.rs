//! Many at once: nobody overwrites anybody, and nobody is turned away.

use crate::fixture::{indicator_code, load, now, observation, planner, slug};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::journal::{Act, SubjectKind};
use domain::key::MeasureSlug;
use domain::measure::command::MeasureText;
use domain::policy::{CreateMeasure, EditMeasure, RecordValue};
use domain::tier::Tier;
use store::{Store, StoreError};
use tokio::task::JoinSet;

on_both_engines!(
    sixteen_editors_of_one_measure_each_win_exactly_once,
    thirty_two_writers_all_succeed,
    one_identifier_is_taken_once_however_many_ask,
    readers_never_see_half_a_write,
);

const EDITORS: i64 = 16;
const WRITERS: usize = 32;

fn text(name: &str) -> MeasureText {
    MeasureText {
        name: name.to_owned(),
        short: name.to_owned(),
        summary: "Was es ist.".to_owned(),
        description: String::new(),
        lead: "MW".to_owned(),
        start: None,
        end: None,
        predecessor: None,
        tier: Tier::Public,
    }
}

/// Each editor opens the form, saves, and where somebody was faster opens it again.
async fn edit_until_saved(store: Store, number: i64) -> (i64, usize) {
    let permit = allowed(&planner(), EditMeasure);
    for attempt in 1..=200 {
        let catalogue = store.catalogue().await.expect("the store answers");
        let held = &catalogue.measures[&slug("digitalbonus")].measure;
        let mine = text(&format!("Fassung {number}"));
        match store.edit_measure(&permit, held, held.version, mine, now()).await {
            Ok(()) => return (held.version + 1, attempt),
            Err(StoreError::ChangedMeanwhile | StoreError::Busy) => {}
            Err(other) => panic!("{other}"),
        }
    }
    panic!("editor {number} never got through");
}

async fn sixteen_editors_of_one_measure_each_win_exactly_once(store: Store) {
    load(&store).await;
    let mut editors = JoinSet::new();
    for number in 0..EDITORS {
        editors.spawn(edit_until_saved(store.clone(), number));
    }
    let saved = editors.join_all().await;
    let mut versions: Vec<_> = saved.iter().map(|(version, _)| *version).collect();
    versions.sort_unstable();
    // One winner per version, none lost.
    assert_eq!(versions, (2..2 + EDITORS).collect::<Vec<_>>());
    let most = saved.iter().map(|(_, attempts)| attempts).max();
    println!("{EDITORS} editors saved, at most {} attempts", most.expect("sixteen"));
    let rows = store.history(SubjectKind::Measure, "digitalbonus", Act::ALL, 100).await;
    let edits = rows.expect("answers").iter().filter(|row| row.act == Act::MeasureEdited).count();
    assert_eq!(i64::try_from(edits), Ok(EDITORS));
    assert!(findings(&store).await.is_empty());
}

async fn thirty_two_writers_all_succeed(store: Store) {
    load(&store).await;
    let before = rows_in(&store, "journal").await;
    let mut writers = JoinSet::new();
    for number in 0..WRITERS {
        let store = store.clone();
        writers.spawn(async move {
            let permit = allowed(&planner(), CreateMeasure);
            let slug = MeasureSlug::parse(&format!("neu-{number}")).expect("a slug");
            store.create_measure(&permit, &slug, text("Neu"), now()).await
        });
    }
    for result in writers.join_all().await {
        result.expect("every writer gets through");
    }
    let catalogue = store.catalogue().await.expect("the store answers");
    assert_eq!(catalogue.measures.len(), 2 + WRITERS);
    assert_eq!(rows_in(&store, "journal").await, before + i64::try_from(WRITERS).expect("few"));
}

async fn one_identifier_is_taken_once_however_many_ask(store: Store) {
    load(&store).await;
    let mut writers = JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        writers.spawn(async move {
            let permit = allowed(&planner(), CreateMeasure);
            store.create_measure(&permit, &slug("einmal"), text("Einmal"), now()).await
        });
    }
    let results = writers.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    assert!(
        results.iter().all(|r| matches!(r, Ok(()) | Err(StoreError::AlreadyThere))),
        "{results:?}"
    );
    let rows = store.history(SubjectKind::Measure, "einmal", Act::ALL, 10).await;
    assert_eq!(rows.expect("answers").len(), 1);
}

/// A value and the indicator's version change together: whoever reads sees both or neither.
async fn readers_never_see_half_a_write(store: Store) {
    load(&store).await;
    let code = indicator_code("BG-04");
    let reader = {
        let (store, code) = (store.clone(), code.clone());
        tokio::spawn(async move {
            loop {
                let catalogue = store.catalogue().await.expect("the store answers");
                let record = &catalogue.indicators[&code];
                let values = i64::try_from(record.observations().len()).expect("few");
                assert_eq!(values, record.indicator.version + 1, "half a write");
                if record.indicator.version == 21 {
                    return;
                }
                // A catalogue that is held already is given without waiting for anything.
                tokio::task::yield_now().await;
            }
        })
    };
    let permit = allowed(&planner(), RecordValue);
    for number in 0..20 {
        let catalogue = store.catalogue().await.expect("the store answers");
        let indicator = &catalogue.indicators[&code].indicator;
        let new = observation(&format!("n{number}"), "BG-04", 1990 + number, 1.0);
        let version = indicator.version;
        store.record_value(&permit, indicator, version, new, None, now()).await.expect("alone");
    }
    reader.await.expect("whole at every moment");
}
