//! Methods of assessment and targets: every choice and every version stays, and the newest decides.

use crate::fixture::{day, indicator_code, load, now, planner, target, today};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::catalogue::IndicatorRecord;
use domain::indicator::choice::{ChoiceState, MethodChoice};
use domain::indicator::method::growth::GrowthRatio;
use domain::indicator::method::threshold::Thresholds;
use domain::indicator::method::{DEFAULT, StatusMethod};
use domain::indicator::path::PathShape;
use domain::indicator::status::Status;
use domain::indicator::target::{Target, WithdrawalForm};
use domain::journal::{Act, SubjectKind};
use domain::key::MethodChoiceId;
use domain::policy::{ChooseMethod, SetTarget};
use std::sync::Arc;
use store::{Store, StoreError};

on_both_engines!(
    every_method_is_read_as_it_was_chosen,
    of_two_choices_at_once_one_is_told_of_the_other,
    a_target_keeps_every_version,
    targets_from_before_versions_were_kept_are_read,
    a_target_that_replaces_nothing_known_is_found,
);

async fn record(store: &Store) -> Arc<IndicatorRecord> {
    let catalogue = store.catalogue().await.expect("the store answers");
    catalogue.indicators.get(&indicator_code("BG-04")).expect("the indicator").clone()
}

async fn acts(store: &Store) -> Vec<Act> {
    let rows = store.history(SubjectKind::Indicator, "BG-04", Act::ALL, 10).await;
    rows.expect("the store answers").into_iter().map(|row| row.act).collect()
}

fn choice(number: u32, method: StatusMethod) -> MethodChoice {
    MethodChoice {
        id: MethodChoiceId::parse(&format!("c{number}")).expect("a key"),
        indicator: indicator_code("BG-04"),
        number,
        method,
        from: today(),
        decided_in: "Beschluss 4/5.1".to_owned(),
        reason: "Vergleichbar".to_owned(),
        state: ChoiceState::InForce,
        known: today(),
    }
}

async fn choose(store: &Store, seen: i64, choice: MethodChoice) -> Result<(), StoreError> {
    let record = record(store).await;
    let permit = allowed(&planner(), ChooseMethod);
    let before = record.method_on(today());
    store.choose_method(&permit, &record.indicator, seen, choice, before, now()).await
}

async fn set(
    store: &Store,
    seen: i64,
    new: Target,
    replaced: Option<&Target>,
) -> Result<(), StoreError> {
    let record = record(store).await;
    let permit = allowed(&planner(), SetTarget);
    store.set_target(&permit, &record.indicator, seen, new, replaced, now()).await
}

async fn every_method_is_read_as_it_was_chosen(store: Store) {
    load(&store).await;
    assert_eq!(record(&store).await.method_on(today()), &DEFAULT);
    let methods = [
        StatusMethod::Corridor { shape: PathShape::Stepwise },
        StatusMethod::Weather,
        StatusMethod::Growth(GrowthRatio::new(None, None).expect("usable")),
        StatusMethod::Growth(
            GrowthRatio::new(Some(day("2015-12-31")), Some(100.0)).expect("usable"),
        ),
        StatusMethod::Thresholds(Thresholds::new(60.0, 40.5).expect("usable")),
    ];
    let mut chosen = Vec::new();
    for (number, method) in (1..).zip(methods) {
        let choice = choice(number, method.clone());
        choose(&store, i64::from(number), choice.clone()).await.expect("current version");
        chosen.push(choice);
        let after = record(&store).await;
        assert_eq!(after.choices(), chosen);
        assert_eq!(after.method_on(today()), &method);
        assert_eq!(after.method_on(day("2026-03-01")), &DEFAULT, "the day before");
    }
    // The same whether read whole or by what has changed.
    let held = record(&store).await;
    store.tamper("UPDATE meta:catalogue SET base += 1").await.expect("taken");
    assert_eq!(record(&store).await, held);
    assert_eq!(held.verdict(today()).status, Status::OnPlan);
    assert_eq!(acts(&store).await, [Act::MethodChosen; 5]);
    assert_eq!(rows_in(&store, "method_choice").await, 5);
    assert!(findings(&store).await.is_empty());
}

async fn of_two_choices_at_once_one_is_told_of_the_other(store: Store) {
    load(&store).await;
    choose(&store, 1, choice(1, StatusMethod::Weather)).await.expect("current version");
    let late = choose(&store, 1, choice(2, DEFAULT)).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let again = choose(&store, 2, choice(1, StatusMethod::Weather)).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(rows_in(&store, "method_choice").await, 1);
    assert_eq!(acts(&store).await, [Act::MethodChosen]);
}

async fn a_target_keeps_every_version(store: Store) {
    load(&store).await;
    let first = record(&store).await.targets[0].clone();
    let second = Target {
        code: "t2".to_owned(),
        value: 80.0,
        shape: Some(PathShape::Given),
        interim: vec![(60.25, day("2025-06-30")), (70.0, day("2026-12-31"))],
        leads: Some("Landesziel".to_owned()),
        known: today(),
        replaces: Some(first.code.clone()),
        reason: "Neuer Beschluss".to_owned(),
        ..first.clone()
    };
    set(&store, 1, second.clone(), Some(&first)).await.expect("current version");
    let after = record(&store).await;
    assert_eq!(after.targets, [first.clone(), second.clone()]);
    assert_eq!(after.leading_target(), Some(&second));

    let late = set(&store, 1, Target { code: "t3".into(), ..second.clone() }, Some(&first)).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let again = set(&store, 2, second.clone(), Some(&first)).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");

    let form = WithdrawalForm { decided_in: "Beschluss 5".into(), reason: "Überholt".into() };
    let end = form.parse(&second, today(), "t4".to_owned()).expect("complete");
    set(&store, 2, end.clone(), Some(&second)).await.expect("current version");
    let other = Target { code: "t5".to_owned(), area: first.area.clone(), ..target() };
    set(&store, 3, other.clone(), None).await.expect("current version");
    let after = record(&store).await;
    assert_eq!(after.targets, [first, second, end, other.clone()]);
    assert_eq!(after.current_targets().collect::<Vec<_>>(), [&other]);
    assert_eq!(
        acts(&store).await,
        [Act::TargetSet, Act::TargetWithdrawn, Act::TargetChanged],
        "the newest first"
    );
    assert!(findings(&store).await.is_empty());
}

/// A store that an earlier program has filled has targets without the fields of today.
async fn targets_from_before_versions_were_kept_are_read(store: Store) {
    load(&store).await;
    let old = "REMOVE FIELD shape ON target; REMOVE FIELD interim ON target; REMOVE FIELD leads ON target;
        REMOVE FIELD known ON target; REMOVE FIELD replaces ON target; REMOVE FIELD withdrawn ON target;
        REMOVE FIELD reason ON target;
        UPDATE target REPLACE {
            code: code, indicator: indicator, area: area, value: value, due: due, due_text: due_text, text: text,
            decided_in: decided_in, baseline: baseline, tolerance: tolerance, sources: sources, evidence: evidence,
            note: note
        };
        UPDATE meta:catalogue SET base += 1;";
    store.tamper(old).await.expect("taken");
    let targets = record(&store).await.targets.clone();
    assert_eq!(targets, [Target { known: day("1970-01-01"), ..target() }]);
    assert!(findings(&store).await.is_empty());
}

async fn a_target_that_replaces_nothing_known_is_found(store: Store) {
    load(&store).await;
    let lost = "UPDATE target SET replaces = 'fort'; UPDATE meta:catalogue SET base += 1;";
    store.tamper(lost).await.expect("taken");
    let found = findings(&store).await;
    assert!(found.iter().any(|line| line.contains("replaces does not exist")), "{found:?}");
}
