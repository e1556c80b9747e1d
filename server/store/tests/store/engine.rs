//! What holds for RocksDB only: it lasts, and it belongs to one process.

use crate::fixture::{enter, load, member, now, planner, slug, today};
use crate::support::{allowed, findings, open, rows_in, run};
use domain::measure::command::{MeasureText, Move};
use domain::measure::state::State;
use domain::policy::{CreateMeasure, MoveMeasure};
use domain::tier::Tier;
use std::time::Duration;
use store::{DbUrl, Store};

/// The directory is let go shortly after the last handle is dropped.
async fn reopen(url: &DbUrl) -> Store {
    for _ in 0..1_200 {
        if let Ok(store) = Store::open(url).await {
            return store;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    open(url).await
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = DbUrl::in_directory(folder.path());
    run(async move {
        let store = open(&url).await;
        load(&store).await;
        enter(&store, "key", &member(), now()).await;
        let permit = allowed(&planner(), MoveMeasure);
        let catalogue = store.catalogue().await.expect("answers");
        let held = &catalogue.measures[&slug("digitalbonus")].measure;
        let step = Move { from: State::Running, to: State::Completed, reason: "Ende".to_owned() };
        store.move_measure(&permit, held, 1, step, now()).await.expect("current version");
        let (counts, _) = store.verify().await.expect("answers");
        let before = store.catalogue().await.expect("answers");
        drop(store);
        // The schema is applied at every opening; the third finds what the second left.
        for _ in 0..2 {
            let store = reopen(&url).await;
            assert_eq!(store.schema_version().await.expect("answers"), Some(9));
            let after = store.catalogue().await.expect("answers");
            assert_eq!(after.measures, before.measures);
            assert_eq!(after.indicators, before.indicators);
            assert_eq!((after.revision, after.base), (before.revision, before.base));
            assert_eq!(store.verify().await.expect("answers").0, counts);
            let live = store.session("key", &after, now(), today()).await.expect("answers");
            assert_eq!(live.map(|found| found.id.to_string()).as_deref(), Some("mitglied"));
            assert!(findings(&store).await.is_empty());
            drop(store);
        }
    });
}

#[test]
fn a_second_process_is_told_that_the_directory_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = DbUrl::in_directory(folder.path());
    run(async move {
        let store = open(&url).await;
        load(&store).await;
        let second = tokio::time::timeout(Duration::from_secs(30), Store::open(&url)).await;
        let error = match second.expect("refused, and not waited for") {
            Ok(_) => panic!("two handles on one directory"),
            Err(error) => error.to_string(),
        };
        println!("the second is told: {error}");
        assert!(error.contains("is in use"), "{error}");
        // The first is unharmed.
        let permit = allowed(&planner(), CreateMeasure);
        let text = MeasureText {
            name: "Weiter".to_owned(),
            short: "Weiter".to_owned(),
            summary: "Es geht weiter.".to_owned(),
            description: String::new(),
            lead: "MW".to_owned(),
            start: None,
            end: None,
            predecessor: None,
            tier: Tier::Public,
        };
        store.create_measure(&permit, &slug("weiter"), text, now()).await.expect("still writes");
        assert_eq!(rows_in(&store, "measure").await, 3);
    });
}
