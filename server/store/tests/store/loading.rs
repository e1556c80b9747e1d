//! Loading a data set, and checking what is there.

use crate::fixture::{
    contribution, dataset, indicator, indicator_code, load, measure, now, observation,
    organisation, planner, rating, round, slug, today,
};
use crate::support::{findings, on_both_engines, rows_in};
use domain::journal::Act;
use domain::key::AccountId;
use store::{Blind, Dataset, PositionReader, Store, StoreError};

on_both_engines!(
    what_was_loaded_is_what_is_read,
    an_empty_store_is_whole_and_empty,
    one_record_twice_and_nothing_is_there,
    one_record_that_is_there_already_and_nothing_is_added,
    a_second_data_set_adds_to_the_first,
    a_planted_orphan_is_found,
    a_rating_without_a_measure_is_found,
);

async fn what_was_loaded_is_what_is_read(store: Store) {
    let mut told = Vec::new();
    let say = |kind: &'static str, count: usize| told.push((kind, count));
    let loaded = store.load(dataset(), "test", today(), now(), say).await.expect("an empty store");
    assert_eq!(told, loaded);
    for (table, count) in &loaded {
        assert_eq!(rows_in(&store, table).await, i64::try_from(*count).expect("few"), "{table}");
    }
    let expected = dataset();
    let c = store.catalogue().await.expect("the store answers");
    let order: Vec<_> = c.fields.iter().map(|field| field.position).collect();
    assert_eq!(order, [1, 2]);
    assert_eq!(c.meetings, expected.meetings);
    assert_eq!(c.traps, expected.traps);
    assert_eq!(c.criteria, expected.criteria);
    assert_eq!(c.rounds.values().cloned().collect::<Vec<_>>(), expected.rounds);
    assert_eq!(c.organisations.values().cloned().collect::<Vec<_>>(), expected.organisations);
    assert_eq!(c.sources.values().cloned().collect::<Vec<_>>(), expected.sources);
    let gigabit = &c.indicators[&indicator_code("BG-04")];
    assert_eq!(gigabit.indicator, expected.indicators[0]);
    assert_eq!(gigabit.observations(), &expected.observations[..2]);
    assert_eq!(gigabit.targets, expected.targets);
    let bonus = &c.measures[&slug("digitalbonus")];
    assert_eq!(bonus.measure, expected.measures[0]);
    assert_eq!(bonus.terms, expected.terms);
    assert_eq!(bonus.milestones, expected.milestones);
    assert_eq!(bonus.contributions, expected.contributions);
    let reader = PositionReader {
        actor: &planner(),
        face: &c.face,
        today: round().closes.succ_opt().expect("a day"),
    };
    let positions = store.positions_in(&round(), reader).await.expect("answers");
    assert_eq!(positions.all, expected.ratings);
    assert_eq!(store.first_day().await.expect("answers"), Some(today()));
    assert!(!store.is_empty().await.expect("answers"));
    let changes = store.changes((Act::ALL, &Blind::default()), &[], 0, 10).await.expect("answers");
    assert_eq!(changes.iter().map(|row| row.act).collect::<Vec<_>>(), [Act::DatasetLoaded]);
    assert!(findings(&store).await.is_empty());
}

async fn an_empty_store_is_whole_and_empty(store: Store) {
    assert!(store.is_empty().await.expect("answers"));
    assert!(findings(&store).await.is_empty());
    assert_eq!(store.first_day().await.expect("answers"), None);
    assert!(store.catalogue().await.expect("answers").measures.is_empty());
    store.check_health(7).await.expect("takes a write");
    store.check_health(8).await.expect("and another");
}

async fn refused(store: &Store, broken: Dataset) {
    let (counts, _) = store.verify().await.expect("the store answers");
    let result = store.load(broken, "broken", today(), now(), |_, _| ()).await;
    assert!(matches!(result, Err(StoreError::AlreadyThere)), "{result:?}");
    let (after, _) = store.verify().await.expect("the store answers");
    assert_eq!(after, counts);
}

async fn one_record_twice_and_nothing_is_there(store: Store) {
    let mut broken = dataset();
    // The very last kind of record, so that everything before it has been written by then.
    let mut twin = broken.accounts[0].clone();
    twin.id = broken.accounts[1].id.clone();
    "anders@demo.example".clone_into(&mut twin.email);
    broken.accounts.push(twin);
    refused(&store, broken).await;
    // The same sign-in name for two accounts breaks the index, not the record's own key.
    let mut broken = dataset();
    let mut twin = broken.accounts[0].clone();
    twin.id = AccountId::parse("anders").expect("a key");
    broken.accounts.push(twin);
    refused(&store, broken).await;
    assert!(store.is_empty().await.expect("answers"));
    assert_eq!(rows_in(&store, "journal").await, 0);
    // Nothing is left in the way of the whole data set.
    load(&store).await;
}

async fn one_record_that_is_there_already_and_nothing_is_added(store: Store) {
    load(&store).await;
    let before = store.catalogue().await.expect("answers");
    refused(
        &store,
        Dataset {
            observations: vec![
                observation("x1", "BG-04", 2020, 40.0),
                observation("m1", "BG-04", 2021, 41.0),
            ],
            ..Dataset::default()
        },
    )
    .await;
    let after = store.catalogue().await.expect("answers");
    assert_eq!((after.revision, after.base), (before.revision, before.base));
    assert!(after.indicators[&indicator_code("BG-04")].observations().len() == 2);
}

async fn a_second_data_set_adds_to_the_first(store: Store) {
    load(&store).await;
    let more = Dataset {
        indicators: vec![indicator("BG-06")],
        // More than fits into one statement.
        observations: (0..2_500)
            .map(|n| observation(&format!("y{n}"), "BG-06", 1990 + n % 30, f64::from(n) / 100.0))
            .collect(),
        measures: vec![measure("zusatz")],
        ..Dataset::default()
    };
    store.load(more, "more", today(), now(), |_, _| ()).await.expect("nothing twice");
    let c = store.catalogue().await.expect("answers");
    assert_eq!(c.indicators[&indicator_code("BG-06")].observations().len(), 2_500);
    assert!(
        c.measures.contains_key(&slug("zusatz")) && c.measures.contains_key(&slug("digitalbonus"))
    );
    assert!(findings(&store).await.is_empty());
}

async fn a_planted_orphan_is_found(store: Store) {
    load(&store).await;
    let orphans = Dataset {
        observations: vec![observation("o1", "XX-99", 2024, 1.0)],
        contributions: vec![
            contribution("o2", "gibt-es-nicht", "BG-04"),
            contribution("o3", "digitalhub", "XX-99"),
        ],
        ..Dataset::default()
    };
    store.load(orphans, "orphans", today(), now(), |_, _| ()).await.expect("the store takes it");
    let found = findings(&store).await;
    assert_eq!(found.len(), 3, "{found:?}");
    for record in ["observation o1", "contribution o2", "contribution o3"] {
        assert!(found.iter().any(|line| line.contains(record)), "{record}: {found:?}");
    }
}

async fn a_rating_without_a_measure_is_found(store: Store) {
    load(&store).await;
    let mut foreign = rating("digitalhub", "ORG02");
    foreign.organisation = organisation("ORG99");
    let planted = Dataset { ratings: vec![rating("weg", "ORG01"), foreign], ..Dataset::default() };
    store.load(planted, "planted", today(), now(), |_, _| ()).await.expect("the store takes it");
    let found = findings(&store).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("its organisation does not exist"), "{found:?}");
    assert!(found[1].contains("its measure does not exist"), "{found:?}");
}
