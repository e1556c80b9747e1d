//! Whatever was chosen: days before a choice keep their verdicts, proposals decide nothing, the default is the corridor.

use chrono::{Days, NaiveDate};
use domain::catalogue::IndicatorRecord;
use domain::indicator::Indicator;
use domain::indicator::choice::{ChoiceState, MethodChoice};
use domain::indicator::measured::Measured;
use domain::indicator::method::growth::GrowthRatio;
use domain::indicator::method::threshold::Thresholds;
use domain::indicator::method::{DEFAULT, StatusMethod};
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier};
use domain::indicator::path::PathShape;
use domain::indicator::status::{Polarity, Status};
use domain::indicator::target::{Target, current, successor};
use domain::key::{AreaCode, FieldCode, IndicatorCode, MethodChoiceId, ObservationId};
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn code() -> IndicatorCode {
    IndicatorCode::parse("BG-04").expect("a code")
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day") + Days::new(offset)
}

fn indicator(polarity: Polarity) -> Indicator {
    Indicator {
        code: code(),
        field: FieldCode::parse("F5").expect("a code"),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".into(),
        polarity,
        kind: String::new(),
        cumulative: false,
        frequency: String::new(),
        min: None,
        max: None,
        decimals: 1,
        proxy: None,
        share_of: None,
        measured: Measured::default(),
        leading: false,
        note: String::new(),
        version: 1,
    }
}

fn observation((year, value, example): (i32, i32, bool)) -> Observation {
    Observation {
        id: ObservationId::parse(&format!("m{year}")).expect("a key"),
        indicator: code(),
        area: AreaCode::home(),
        period: Period::Year(year),
        value: f64::from(value),
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: year.to_string(),
        source: None,
        evidence: if example { Evidence::Illustrative } else { Evidence::Read },
        note: String::new(),
        recorded: domain::indicator::observation::Recorded::on(chrono::NaiveDate::MIN),
        superseded: false,
        detail: None,
    }
}

fn target(code_of: &str, value: f64, due: u64) -> Target {
    Target {
        code: code_of.into(),
        indicator: code(),
        area: AreaCode::home(),
        value,
        due: Some(day(due)),
        due_text: String::new(),
        text: String::new(),
        decided_in: String::new(),
        baseline: Some((10.0, day(0))),
        tolerance: Some((2.0, 10.0)),
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        shape: None,
        interim: Vec::new(),
        leads: None,
        known: day(0),
        replaces: None,
        withdrawn: None,
        reason: String::new(),
    }
}

fn method() -> impl Strategy<Value = StatusMethod> {
    let bounds = Thresholds::new(80.0, 40.0).expect("finite");
    prop_oneof![
        proptest::sample::select(PathShape::ALL).prop_map(|shape| StatusMethod::Corridor { shape }),
        Just(StatusMethod::Weather),
        Just(StatusMethod::Growth(GrowthRatio::new(None, Some(100.0)).expect("positive"))),
        Just(StatusMethod::Thresholds(bounds)),
    ]
}

prop_compose! {
    fn choices()(
        all in proptest::collection::vec((method(), 0_u64..3_000, any::<bool>()), 0..6),
    ) -> Vec<MethodChoice> {
        all.into_iter()
            .zip(1..)
            .map(|((method, from, in_force), number)| MethodChoice {
                id: MethodChoiceId::parse(&format!("c{number}")).expect("a key"),
                indicator: code(),
                number,
                method,
                from: day(from),
                decided_in: "Beschluss".into(),
                reason: "Grund".into(),
                state: if in_force { ChoiceState::InForce } else { ChoiceState::Proposed },
                known: day(from),
            })
            .collect()
    }
}

prop_compose! {
    fn records()(
        values in proptest::collection::btree_map(2015..2026_i32, (-50..150_i32, any::<bool>()), 0..8),
        polarity in proptest::sample::select(&Polarity::ALL[..]),
        aim in proptest::option::of((20..100_i32, 200_u64..4_000)),
    ) -> IndicatorRecord {
        let values = values.into_iter().map(|(year, (value, example))| (year, value, example));
        let targets = aim.map(|(value, due)| target("Z01", f64::from(value), due));
        IndicatorRecord::new(
            indicator(polarity),
            values.map(observation).collect(),
            targets.into_iter().collect(),
        )
    }
}

proptest! {
    #[test]
    fn a_choice_never_changes_a_day_before_it(
        record in records(),
        choices in choices(),
        new in (method(), 0_u64..3_000),
        on in 0_u64..3_000,
    ) {
        let before = record.clone().with_choices(choices.clone());
        let number = u32::try_from(choices.len()).expect("few") + 1;
        let mut more = choices;
        more.push(MethodChoice {
            id: MethodChoiceId::parse("new").expect("a key"),
            indicator: code(),
            number,
            method: new.0,
            from: day(new.1),
            decided_in: "Beschluss".into(),
            reason: "Grund".into(),
            state: ChoiceState::InForce,
            known: day(new.1),
        });
        let after = record.with_choices(more);
        if on < new.1 {
            prop_assert_eq!(after.verdict(day(on)), before.verdict(day(on)));
            prop_assert_eq!(after.method_on(day(on)), before.method_on(day(on)));
        }
    }

    #[test]
    fn proposals_decide_nothing(record in records(), choices in choices(), on in 0_u64..3_000) {
        let proposed = choices
            .into_iter()
            .map(|choice| MethodChoice { state: ChoiceState::Proposed, ..choice })
            .collect();
        let with = record.clone().with_choices(proposed);
        prop_assert_eq!(with.verdict(day(on)), record.verdict(day(on)));
        prop_assert_eq!(with.method_on(day(on)), &DEFAULT);
    }

    #[test]
    fn the_verdict_names_the_method_that_explains_it(
        record in records(),
        method in method(),
        on in 0_u64..3_000,
    ) {
        let verdict = record.verdict_by(&method, day(on));
        prop_assert_eq!(verdict.method, method.version());
        let decided = record.leading_target();
        let explained = record.explain(&method, decided, record.latest());
        prop_assert_eq!(explained.method, method.version());
        // The corridor alone has a rule of its own for a value from before a date that has passed.
        if verdict.status != Status::NoData || explained.status == Status::NoData {
            prop_assert_eq!(verdict.status, explained.status);
        }
    }

    #[test]
    fn what_is_never_rated_has_no_light(record in records(), method in method(), on in 0_u64..3_000) {
        if record.indicator.polarity == Polarity::Context {
            let status = record.verdict_by(&method, day(on)).status;
            prop_assert!(matches!(status, Status::NoTarget | Status::NoData));
        }
    }

    #[test]
    fn of_each_chain_of_changes_at_most_one_target_stands(
        steps in proptest::collection::vec((0_usize..4, any::<bool>()), 1..12),
    ) {
        let mut all = vec![target("t0", 50.0, 1_000), target("u0", 60.0, 1_000)];
        for (number, (pick, ends)) in steps.into_iter().enumerate() {
            let standing: Vec<_> = current(&all).cloned().collect();
            let Some(old) = standing.get(pick % standing.len().max(1)) else { break };
            let changed = Target {
                code: format!("v{number}"),
                replaces: Some(old.code.clone()),
                withdrawn: ends.then(|| day(5)),
                ..old.clone()
            };
            all.push(changed);
        }
        let standing: BTreeSet<_> = current(&all).map(|t| t.code.clone()).collect();
        for target in &all {
            let is_end = target.withdrawn.is_some() || successor(&all, target).is_some();
            prop_assert_eq!(standing.contains(&target.code), !is_end);
        }
        prop_assert!(standing.len() <= 2);
    }
}
