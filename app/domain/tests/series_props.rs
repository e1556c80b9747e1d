//! Properties of choosing among values, and of the verdict that follows.

use chrono::{Days, NaiveDate};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::formula::{Input, Inputs};
use domain::indicator::marks::MarkedValue;
use domain::indicator::measured::Measured;
use domain::indicator::observation::{
    Observation, ObservationStatus, Qualifier, Recorded, Replaced, Replacement,
};
use domain::indicator::path::PathShape;
use domain::indicator::status::{Polarity, Status};
use domain::indicator::target::{Target, leading, verdict};
use domain::indicator::value::held;
use domain::key::{AreaCode, FieldCode, IndicatorCode, ObservationId};
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn indicator() -> IndicatorCode {
    IndicatorCode::parse("BG-04").expect("a code")
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("a code")
}

fn record(values: &[Observation]) -> IndicatorRecord {
    let indicator = Indicator {
        code: indicator(),
        field: FieldCode::parse("F5").expect("a key"),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".to_owned(),
        polarity: Polarity::HigherBetter,
        kind: "outcome".to_owned(),
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
    };
    IndicatorRecord::new(indicator, values.to_vec(), Vec::new())
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (2019..2023_i32).prop_map(Period::Year),
        (2019..2023_i32, 1..=12_u8).prop_map(|(year, month)| Period::Month { year, month }),
        (2019..2023_i32, 1..=4_u8).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
    ]
}

prop_compose! {
    fn any_value()(
        area_code in proptest::sample::select(&["DE-NI", "DE"]),
        period in any_period(),
        value in -1_000..1_000_i32,
        status in proptest::sample::select(ObservationStatus::ALL),
        evidence in proptest::sample::select(Evidence::ALL),
        vintage in 2019..2024_i32,
        superseded in proptest::bool::weighted(0.25),
    ) -> Observation {
        Observation {
            id: ObservationId::parse("x").expect("a key"),
            indicator: indicator(),
            area: area(area_code),
            period,
            value: f64::from(value),
            qualifier: Qualifier::Exact,
            status,
            vintage: vintage.to_string(),
            source: None,
            evidence,
            note: String::new(),
            recorded: Recorded::on(day(0)),
            superseded,
            detail: None,
        }
    }
}

fn values() -> impl Strategy<Value = Vec<Observation>> {
    proptest::collection::vec(any_value(), 0..40).prop_map(|mut values| {
        let id = |number: usize| ObservationId::parse(&format!("o{number}")).expect("a key");
        for (number, value) in values.iter_mut().enumerate() {
            value.id = id(number);
        }
        // Who stands in a value's place is a value too.
        for number in 0..values.len() {
            if values[number].superseded {
                let mut newer = Observation { id: id(1000 + number), ..values[number].clone() };
                newer.superseded = false;
                newer.recorded.known = newer.recorded.known + Days::new(1);
                newer.recorded.replaces =
                    Some(Replaced { id: id(number), by: Replacement::Revision });
                values.push(newer);
            }
        }
        values
    })
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day") + Days::new(offset)
}

prop_compose! {
    fn any_target()(
        code in "Z[0-9]{2}",
        home in any::<bool>(),
        value in -1_000..1_000_i32,
        due in proptest::option::of(0_u64..2_000),
        tolerance in proptest::option::of((0..50_i32, 0..50_i32)),
        evidence in proptest::sample::select(Evidence::ALL),
    ) -> Target {
        Target {
            code,
            indicator: indicator(),
            area: if home { AreaCode::home() } else { area("DE") },
            value: f64::from(value),
            due: due.map(day),
            due_text: String::new(),
            text: String::new(),
            decided_in: String::new(),
            baseline: None,
            tolerance: tolerance.map(|(a, b)| (f64::from(a.min(b)), f64::from(a.max(b)))),
            sources: Vec::new(),
            evidence,
            note: String::new(),
            shape: None,
            interim: Vec::new(),
            leads: None,
            known: NaiveDate::default(),
            replaces: None,
            withdrawn: None,
            reason: String::new(),
        }
    }
}

fn targets() -> impl Strategy<Value = Vec<Target>> {
    proptest::collection::vec(any_target(), 0..6)
}

fn rated() -> impl Strategy<Value = Polarity> {
    prop_oneof![Just(Polarity::HigherBetter), Just(Polarity::LowerBetter)]
}

fn belongs(o: &Observation, area: &AreaCode) -> bool {
    &o.area == area && !o.superseded && o.status != ObservationStatus::DefinitionDiffers
}

proptest! {
    #[test]
    fn a_line_has_one_value_per_period_in_order(all in values()) {
        let home = AreaCode::home();
        let record = record(&all);
        let line: Vec<_> = record.series(&home).collect();
        prop_assert!(line.windows(2).all(|pair| pair[0].period < pair[1].period));
        let drawn: BTreeSet<_> = line.iter().map(|o| o.period).collect();
        let there: BTreeSet<_> =
            all.iter().filter(|o| belongs(o, &home)).map(|o| o.period).collect();
        prop_assert_eq!(drawn, there);
    }

    #[test]
    fn what_was_replaced_or_is_defined_otherwise_is_never_drawn(all in values()) {
        for code in ["DE-NI", "DE"] {
            let area = area(code);
            for o in record(&all).series(&area) {
                prop_assert!(belongs(o, &area));
            }
        }
    }

    #[test]
    fn an_example_is_drawn_only_where_nothing_else_stands(all in values()) {
        let home = AreaCode::home();
        for o in record(&all).series(&home).filter(|o| o.evidence.is_example()) {
            let published = all.iter().any(|other| {
                belongs(other, &home) && other.period == o.period && !other.evidence.is_example()
            });
            prop_assert!(!published, "an example hides a published value of {}", o.period);
        }
    }

    #[test]
    fn the_latest_value_is_the_newest_that_was_published(all in values()) {
        let home = AreaCode::home();
        let newest = all
            .iter()
            .filter(|o| belongs(o, &home) && !o.evidence.is_example())
            .map(|o| o.period)
            .max();
        let record = record(&all);
        let found = record.latest();
        prop_assert_eq!(found.map(|o| o.period), newest);
        prop_assert!(found.is_none_or(|o| !o.evidence.is_example() && belongs(o, &home)));
    }

    #[test]
    fn adding_examples_changes_neither_the_latest_nor_the_one_before(
        all in values(),
        more in values(),
    ) {
        let mut with_examples = all.clone();
        with_examples.extend(
            more.into_iter().map(|o| {
                // Others than those that are there: no example stands in the place of a published value.
                let other = |id: &ObservationId| {
                    ObservationId::parse(&format!("x{}", id.as_str())).expect("a key")
                };
                let mut o = Observation { id: other(&o.id), evidence: Evidence::Illustrative, ..o };
                if let Some(replaced) = &mut o.recorded.replaces {
                    replaced.id = other(&replaced.id);
                }
                o
            }),
        );
        let (with_examples, without) = (record(&with_examples), record(&all));
        prop_assert_eq!(with_examples.latest(), without.latest());
        prop_assert_eq!(with_examples.previous(), without.previous());
    }

    #[test]
    fn there_is_no_value_before_a_break(all in values()) {
        let record = record(&all);
        if let Some(before) = record.previous() {
            let last = record.latest().expect("one stands after it");
            prop_assert!(before.period < last.period);
            prop_assert!(last.status != ObservationStatus::Break);
            prop_assert!(!before.evidence.is_example());
        }
    }

    #[test]
    fn the_value_to_replace_is_one_that_stands(all in values(), period in any_period()) {
        let home = AreaCode::home();
        match held(&all, &home, &period) {
            Some(o) => prop_assert!(belongs(o, &home) && o.period == period),
            None => prop_assert!(!all.iter().any(|o| belongs(o, &home) && o.period == period)),
        }
    }

    #[test]
    fn an_example_target_never_makes_a_verdict(
        all in values(),
        targets in targets(),
        examples in targets(),
        polarity in rated(),
        today in 0_u64..3_000,
    ) {
        let home = AreaCode::home();
        let record = record(&all);
        let value = record.latest();
        let examples = examples
            .into_iter()
            .map(|target| Target { evidence: Evidence::Illustrative, ..target });
        let with_examples: Vec<_> = targets.iter().cloned().chain(examples.clone()).collect();
        prop_assert_eq!(
            verdict(&with_examples, value, polarity, &home, PathShape::Linear, day(today)),
            verdict(&targets, value, polarity, &home, PathShape::Linear, day(today))
        );
        let only: Vec<_> = examples.collect();
        let alone = verdict(&only, value, polarity, &home, PathShape::Linear, day(today)).status;
        prop_assert_eq!(alone, if value.is_some() { Status::NoTarget } else { Status::NoData });
    }

    #[test]
    fn a_target_for_another_area_never_leads(targets in targets()) {
        let home = AreaCode::home();
        if let Some(found) = leading(&targets, &home) {
            prop_assert!(found.area == home && found.due.is_some());
            let decided = targets.iter().any(|t| {
                t.area == home && t.due.is_some() && t.tolerance.is_some() && !t.evidence.is_example()
            });
            prop_assert_eq!(found.evidence.is_example(), !decided);
        }
    }

    #[test]
    fn a_value_from_before_a_past_date_neither_meets_nor_misses(
        all in values(),
        targets in targets(),
        polarity in rated(),
        today in 0_u64..3_000,
    ) {
        let home = AreaCode::home();
        let record = record(&all);
        let Some(value) = record.latest() else { return Ok(()) };
        let decided: Vec<_> =
            targets.into_iter().filter(|target| !target.evidence.is_example()).collect();
        let Some(target) = leading(&decided, &home) else { return Ok(()) };
        let due = target.due.expect("a leading target has a date");
        let status = verdict(&decided, Some(value), polarity, &home, PathShape::Linear, day(today)).status;
        if value.period.end() < due && due < day(today) {
            // Without a baseline nothing was expected on the day of the value.
            prop_assert_eq!(status, Status::NoData);
        }
    }
}

proptest! {
    #[test]
    fn an_area_s_values_are_all_of_them_and_no_others(all in values()) {
        let record = record(&all);
        let mut areas = record.areas().to_vec();
        let found: usize = areas.iter().map(|area| record.of_area(area).len()).sum();
        prop_assert_eq!(found, all.len());
        prop_assert!(areas.iter().all(|area| record.of_area(area).iter().all(|o| &o.area == area)));
        if record.of_area(&AreaCode::home()).is_empty() {
            prop_assert!(!areas.contains(&AreaCode::home()));
        } else {
            prop_assert_eq!(areas.remove(0), AreaCode::home());
        }
    }

    #[test]
    fn formulas_read_the_values_that_the_line_shows(all in values(), period in any_period()) {
        let record = record(&all);
        let indicators = BTreeMap::from([(indicator(), Arc::new(record.clone()))]);
        let catalogue = Catalogue { indicators, ..Catalogue::default() };
        let home = AreaCode::home();
        let shown = record.series(&home).find(|o| o.period == period).map(MarkedValue::of);
        let mut input = Input { indicator: indicator(), area: home, period };
        prop_assert_eq!(catalogue.value(&input), shown);
        input.indicator = IndicatorCode::parse("BG-05").expect("a code");
        prop_assert_eq!(catalogue.value(&input), None);
    }
}
