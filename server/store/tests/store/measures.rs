//! Measures and their links: every write with its journal row, none over another's.

use crate::fixture::{contribution, expectation, indicator_code, load, now, planner, slug};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::catalogue::MeasureRecord;
use domain::journal::{Act, SubjectKind};
use domain::key::ContributionId;
use domain::measure::command::{MeasureText, Move};
use domain::measure::state::State;
use domain::period::Period;
use domain::policy::{CreateMeasure, EditLink, EditMeasure, MoveMeasure};
use domain::tier::Tier;
use std::sync::Arc;
use store::{Store, StoreError};

on_both_engines!(
    a_new_measure_is_an_idea_and_stands_in_the_journal,
    the_same_address_twice_creates_one_measure,
    an_edit_keeps_what_it_does_not_name,
    a_stale_edit_writes_nothing,
    a_step_of_the_workflow_keeps_its_reason,
    a_stale_step_writes_nothing,
    a_link_is_added_once_changed_and_removed,
    a_stale_link_is_neither_changed_nor_removed,
    what_is_missing_is_not_found,
    a_write_whose_request_is_dropped_is_seen_all_the_same,
);

fn text(name: &str) -> MeasureText {
    MeasureText {
        name: name.to_owned(),
        short: name.to_owned(),
        summary: "Was es ist.".to_owned(),
        description: "</textarea><script>alert(1)</script>".to_owned(),
        lead: "MW".to_owned(),
        start: Some(Period::Year(2026)),
        end: None,
        predecessor: Some(slug("digitalhub")),
        tier: Tier::Public,
    }
}

async fn record(store: &Store, name: &str) -> Arc<MeasureRecord> {
    let catalogue = store.catalogue().await.expect("the store answers");
    catalogue.measures.get(&slug(name)).expect("the measure").clone()
}

/// The newest journal row of a measure.
async fn newest(store: &Store, name: &str) -> domain::journal::Entry {
    let rows = store.history(SubjectKind::Measure, name, Act::ALL, 10).await;
    rows.expect("the store answers").into_iter().next().expect("a row")
}

async fn create(store: &Store, name: &str) -> Result<(), StoreError> {
    let permit = allowed(&planner(), CreateMeasure);
    store.create_measure(&permit, &slug(name), text(name), now()).await
}

async fn a_new_measure_is_an_idea_and_stands_in_the_journal(store: Store) {
    load(&store).await;
    let before = rows_in(&store, "journal").await;
    create(&store, "neu-hier").await.expect("a free address");
    let created = record(&store, "neu-hier").await;
    assert_eq!((created.measure.state, created.measure.version), (State::Idea, 1));
    assert_eq!(created.measure.description, "</textarea><script>alert(1)</script>");
    assert_eq!(created.measure.predecessor, Some(slug("digitalhub")));
    assert_eq!(rows_in(&store, "journal").await, before + 1);
    let row = newest(&store, "neu-hier").await;
    assert_eq!((row.act, row.who.as_deref()), (Act::MeasureCreated, Some("Demo planung")));
    assert_eq!(row.at, now());
    assert!(findings(&store).await.is_empty());
}

async fn the_same_address_twice_creates_one_measure(store: Store) {
    load(&store).await;
    create(&store, "zweimal").await.expect("a free address");
    let before = rows_in(&store, "journal").await;
    let again = create(&store, "zweimal").await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(rows_in(&store, "journal").await, before);
    assert_eq!(rows_in(&store, "measure").await, 3);
}

async fn an_edit_keeps_what_it_does_not_name(store: Store) {
    load(&store).await;
    let before = record(&store, "digitalbonus").await;
    let permit = allowed(&planner(), EditMeasure);
    let mut changed = text("Digitalbonus");
    "Neu gefasst.".clone_into(&mut changed.summary);
    store.edit_measure(&permit, &before.measure, 1, changed, now()).await.expect("current version");
    let after = record(&store, "digitalbonus").await;
    assert_eq!((after.measure.version, after.measure.state), (2, State::Running));
    // An unchanged German text keeps its translation, a changed one drops it.
    assert_eq!(after.measure.name, before.measure.name);
    assert_eq!(
        (after.measure.summary.de.as_str(), after.measure.summary.en.as_str()),
        ("Neu gefasst.", "")
    );
    assert_eq!(after.measure.sources, before.measure.sources);
    assert_eq!(
        (&after.terms, &after.milestones, &after.contributions),
        (&before.terms, &before.milestones, &before.contributions)
    );
    let row = newest(&store, "digitalbonus").await;
    let fields: Vec<_> = row.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["short", "summary", "summary_en", "description", "start", "predecessor"]);
}

async fn a_stale_edit_writes_nothing(store: Store) {
    load(&store).await;
    let before = record(&store, "digitalbonus").await;
    let permit = allowed(&planner(), EditMeasure);
    store.edit_measure(&permit, &before.measure, 1, text("Erste"), now()).await.expect("first");
    let held = record(&store, "digitalbonus").await;
    let journal = rows_in(&store, "journal").await;
    for seen in [1, 0, 3, -1, i64::MAX - 1] {
        let late = store.edit_measure(&permit, &before.measure, seen, text("Zweite"), now()).await;
        assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{seen}: {late:?}");
    }
    assert_eq!(record(&store, "digitalbonus").await, held);
    assert_eq!(rows_in(&store, "journal").await, journal);
}

async fn a_step_of_the_workflow_keeps_its_reason(store: Store) {
    load(&store).await;
    let before = record(&store, "digitalbonus").await;
    let permit = allowed(&planner(), MoveMeasure);
    let step =
        Move { from: State::Running, to: State::InEvaluation, reason: "Halbzeit".to_owned() };
    store.move_measure(&permit, &before.measure, 1, step, now()).await.expect("current version");
    let after = record(&store, "digitalbonus").await;
    assert_eq!((after.measure.state, after.measure.version), (State::InEvaluation, 2));
    assert_eq!(after.measure.name, before.measure.name);
    let row = newest(&store, "digitalbonus").await;
    assert_eq!((row.act, row.reason.as_str()), (Act::MeasureMoved, "Halbzeit"));
    assert_eq!(
        (row.changes[0].before.as_str(), row.changes[0].after.as_str()),
        ("running", "in_evaluation")
    );
}

async fn a_stale_step_writes_nothing(store: Store) {
    load(&store).await;
    let before = record(&store, "digitalbonus").await;
    let permit = allowed(&planner(), MoveMeasure);
    let step = |to| Move { from: State::Running, to, reason: "Weil".to_owned() };
    store
        .move_measure(&permit, &before.measure, 1, step(State::Completed), now())
        .await
        .expect("first");
    let journal = rows_in(&store, "journal").await;
    let late =
        store.move_measure(&permit, &before.measure, 1, step(State::InEvaluation), now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(record(&store, "digitalbonus").await.measure.state, State::Completed);
    assert_eq!(rows_in(&store, "journal").await, journal);
}

async fn a_link_is_added_once_changed_and_removed(store: Store) {
    load(&store).await;
    let permit = allowed(&planner(), EditLink);
    let measure = record(&store, "digitalhub").await.measure.clone();
    let id = ContributionId::parse("c2").expect("a key");
    let add = || {
        store.add_link(
            &permit,
            &measure,
            id.clone(),
            indicator_code("BG-05"),
            expectation(None),
            now(),
        )
    };
    add().await.expect("a new link");
    let again = add().await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(rows_in(&store, "contribution").await, 2);
    let link = record(&store, "digitalhub").await.contributions[0].clone();
    assert_eq!((link.version, link.expected.amount), (1, None));

    store
        .edit_link(&permit, &measure, &link, 1, expectation(Some(2.0)), now())
        .await
        .expect("current");
    let link = record(&store, "digitalhub").await.contributions[0].clone();
    assert_eq!((link.version, link.expected.amount), (2, Some(2.0)));
    let row = newest(&store, "digitalhub").await;
    assert_eq!(row.act, Act::LinkEdited);
    assert!(
        row.changes.iter().any(|c| c.field == "amount" && c.before.is_empty() && c.after == "2")
    );

    // Taking a figure back leaves none, not the old one.
    store.edit_link(&permit, &measure, &link, 2, expectation(None), now()).await.expect("current");
    let link = record(&store, "digitalhub").await.contributions[0].clone();
    assert_eq!(link.expected.amount, None);

    store.remove_link(&permit, &measure, &link, 3, now()).await.expect("current");
    assert!(record(&store, "digitalhub").await.contributions.is_empty());
    let row = newest(&store, "digitalhub").await;
    assert_eq!(row.act, Act::LinkRemoved);
    assert!(
        row.changes
            .iter()
            .any(|c| c.field == "indicator" && c.before == "BG-05" && c.after.is_empty())
    );
    assert!(findings(&store).await.is_empty());
}

async fn a_stale_link_is_neither_changed_nor_removed(store: Store) {
    load(&store).await;
    let permit = allowed(&planner(), EditLink);
    let before = record(&store, "digitalbonus").await;
    let (measure, link) = (&before.measure, &before.contributions[0]);
    store.edit_link(&permit, measure, link, 1, expectation(Some(9.0)), now()).await.expect("first");
    let held = record(&store, "digitalbonus").await;
    let journal = rows_in(&store, "journal").await;
    let late = store.edit_link(&permit, measure, link, 1, expectation(Some(8.0)), now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let late = store.remove_link(&permit, measure, link, 1, now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(record(&store, "digitalbonus").await, held);
    assert_eq!(rows_in(&store, "journal").await, journal);
}

async fn what_is_missing_is_not_found(store: Store) {
    load(&store).await;
    let journal = rows_in(&store, "journal").await;
    let gone = crate::fixture::measure("gibt-es-nicht");
    let permit = allowed(&planner(), EditMeasure);
    let edit = store.edit_measure(&permit, &gone, 1, text("x"), now()).await;
    assert!(matches!(edit, Err(StoreError::NotFound)), "{edit:?}");
    let permit = allowed(&planner(), EditLink);
    let link = contribution("c9", "digitalbonus", "BG-04");
    let remove = store.remove_link(&permit, &gone, &link, 1, now()).await;
    assert!(matches!(remove, Err(StoreError::NotFound)), "{remove:?}");
    assert_eq!(rows_in(&store, "journal").await, journal);
}

/// A browser that leaves drops its request, at whatever point the write has reached.
async fn a_write_whose_request_is_dropped_is_seen_all_the_same(store: Store) {
    load(&store).await;
    for (number, micros) in [0, 50, 200, 1_000, 3_000, 10_000].into_iter().enumerate() {
        let name = format!("abgebrochen-{number}");
        let request = create(&store, &name);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(micros), request).await;
        // A reader in between may be told the old state, but not for good.
        let mut seen = false;
        for _ in 0..6_000 {
            let catalogue = store.catalogue().await.expect("the store answers");
            seen = catalogue.measures.contains_key(&slug(&name));
            if seen {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        assert!(seen, "dropped after {micros} µs");
    }
    assert!(findings(&store).await.is_empty());
}
