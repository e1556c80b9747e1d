use super::*;
use crate::indicator::Indicator;
use crate::indicator::authoritative::Authoritative;
use crate::indicator::detail::Detail;
use crate::indicator::measured::{Edition, Measured};
use crate::indicator::observation::{ObservationStatus, Qualifier};
use crate::indicator::status::Polarity;
use crate::key::FieldCode;
use crate::source::{Bilingual, Evidence};

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).expect("a code")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn indicator(of: &str, measured: Measured) -> Indicator {
    let words = Bilingual::default;
    Indicator {
        code: code(of),
        field: FieldCode::parse("F3").expect("a code"),
        name: words(),
        short: words(),
        definition: words(),
        phrase: words(),
        unit: "Anzahl".to_owned(),
        polarity: Polarity::HigherBetter,
        kind: "output".to_owned(),
        cumulative: false,
        frequency: String::new(),
        min: None,
        max: None,
        decimals: 0,
        proxy: None,
        share_of: None,
        leading: false,
        note: String::new(),
        version: 1,
        measured,
    }
}

fn value(of: &str, period_text: &str, value: f64, known: &str) -> Observation {
    Observation {
        id: ObservationId::parse(&format!("{of}_{}_{known}", period_text.replace('/', "_")))
            .expect("a key"),
        indicator: code(of),
        area: AreaCode::home(),
        period: period(period_text),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: known.to_owned(),
        source: None,
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(day(known)),
        superseded: false,
        detail: None,
    }
}

fn formula(text: &str) -> Measured {
    Measured { formula: Some(Formula::parse(text).expect("a formula")), ..Measured::default() }
}

fn catalogue(records: Vec<(Indicator, Vec<Observation>)>) -> Catalogue {
    let mut catalogue = Catalogue {
        indicators: records
            .into_iter()
            .map(|(i, values)| {
                (i.code.clone(), Arc::new(IndicatorRecord::new(i, values, Vec::new())))
            })
            .collect(),
        ..Catalogue::default()
    };
    catalogue.compute(None);
    catalogue
}

fn plain(of: &str, values: Vec<Observation>) -> (Indicator, Vec<Observation>) {
    (indicator(of, Measured::default()), values)
}

fn series(catalogue: &Catalogue, of: &str) -> Vec<(String, f64)> {
    let record = &catalogue.indicators[&code(of)];
    record.series(&AreaCode::home()).map(|o| (o.period.to_string(), o.value)).collect()
}

/// Digitalbonus, 31 May 2022: 66.6 million euros for 9,626 applications (S021); 2023 67.7 for about 9,800 (S022).
fn digitalbonus() -> Catalogue {
    let about = |o: Observation| Observation { qualifier: Qualifier::About, ..o };
    catalogue(vec![
        plain(
            "UP-01",
            vec![
                value("UP-01", "2022-05-31", 9626.0, "2022-12-31"),
                about(value("UP-01", "2023", 9800.0, "2023-12-31")),
            ],
        ),
        plain(
            "UP-02",
            vec![
                value("UP-02", "2022-05-31", 66.6, "2022-12-31"),
                value("UP-02", "2022-06", 65.0, "2022-06-30"),
                value("UP-02", "2023", 67.7, "2023-12-31"),
            ],
        ),
        (indicator("UP-07", formula("1000000 * [UP-02] / [UP-01]")), Vec::new()),
    ])
}

#[test]
fn a_derived_indicator_has_values_where_its_inputs_have() {
    let catalogue = digitalbonus();
    let found = series(&catalogue, "UP-07");
    assert_eq!(found.len(), 2);
    assert!((found[0].1 - 6_918.761_687).abs() < 1e-5, "{found:?}");
    let record = &catalogue.indicators[&code("UP-07")];
    let newest = record.latest().expect("a value");
    assert_eq!(newest.evidence, Evidence::Derived);
    assert_eq!(newest.qualifier, Qualifier::About, "a rough divisor leaves no bound");
    assert_eq!(newest.recorded.known, day("2023-12-31"));
    let none = catalogue.uncomputed(record);
    assert_eq!(none.len(), 1);
    let NoValue::Missing(inputs) = &none[0].why else { panic!("{none:?}") };
    assert_eq!(inputs[0].indicator, code("UP-01"));
    assert_eq!(inputs[0].period, period("2022-06"));
    let formula = record.indicator.measured.formula.as_ref().expect("one");
    let inputs = catalogue.inputs_of(formula, newest);
    assert_eq!(inputs.iter().map(|o| o.value).collect::<Vec<_>>(), [9800.0, 67.7]);
}

#[test]
fn a_revised_input_revises_the_result_on_that_day() {
    let first = value("A", "2022", 100.0, "2023-01-31");
    let second = Observation {
        recorded: Recorded {
            replaces: Some(Replaced { id: first.id.clone(), by: Replacement::Revision }),
            ..Recorded::on(day("2024-01-31"))
        },
        ..value("A", "2022", 110.0, "2024-01-31")
    };
    let catalogue = catalogue(vec![
        plain("A", vec![first, second]),
        (indicator("D", formula("[A] / 2")), Vec::new()),
        (indicator("E", formula("[D] + 1")), Vec::new()),
    ]);
    assert_eq!(series(&catalogue, "E"), [("2022".to_owned(), 56.0)]);
    let record = &catalogue.indicators[&code("E")];
    let then = record.as_of(day("2023-06-30"));
    assert_eq!(then.latest().map(|o| o.value), Some(51.0));
    assert_eq!(record.as_of(day("2022-12-31")).latest(), None);
    let before = record.observations().iter().find(|o| o.superseded).expect("the earlier one");
    assert_eq!(before.value.to_bits(), 51.0_f64.to_bits());
}

#[test]
fn a_withdrawn_input_takes_the_result_away() {
    let mut gone = value("A", "2022", 100.0, "2023-01-31");
    gone.recorded.withdrawn = Some(day("2023-03-01"));
    let catalogue =
        catalogue(vec![plain("A", vec![gone]), (indicator("D", formula("[A] / 2")), Vec::new())]);
    // An area without any standing value has no line; its past stays readable.
    assert_eq!(series(&catalogue, "D"), []);
}

#[test]
fn parts_make_a_whole_only_as_their_series_allows() {
    let quarters: Vec<_> =
        (1..=4).map(|q| value("Q", &format!("2024-Q{q}"), f64::from(q), "2025-01-31")).collect();
    let of = |kind| Measured { accumulation: Some(kind), ..Measured::default() };
    let found = |kind, values: Vec<Observation>| {
        let catalogue = catalogue(vec![
            (indicator("Q", of(kind)), values),
            plain("Y", vec![value("Y", "2024", 100.0, "2025-01-31")]),
            (indicator("D", formula("[Y] - [Q]")), Vec::new()),
        ]);
        series(&catalogue, "D").iter().find(|(at, _)| at == "2024").map(|(_, value)| *value)
    };
    assert_eq!(found(Accumulation::PerPeriod, quarters.clone()), Some(90.0), "1 + 2 + 3 + 4");
    assert_eq!(found(Accumulation::Cumulative, quarters.clone()), Some(96.0), "the last state");
    assert_eq!(found(Accumulation::NotAdditive, quarters.clone()), None);
    assert_eq!(
        found(Accumulation::PerPeriod, quarters[1..].to_vec()),
        None,
        "a quarter is missing"
    );
    assert_eq!(found(Accumulation::SharePerPeriod, quarters.clone()), None, "bare shares");
    let with_parts: Vec<_> = quarters
        .into_iter()
        .map(|o| {
            let detail =
                Detail { numerator: Some(o.value), denominator: Some(100.0), ..Detail::default() };
            Observation { detail: Some(Box::new(detail)), ..o }
        })
        .collect();
    let share = found(Accumulation::SharePerPeriod, with_parts).expect("10 of 400");
    assert!((share - 97.5).abs() < 1e-9, "{share}");
}

#[test]
fn a_circle_has_no_values_and_hurts_nobody_else() {
    let catalogue = catalogue(vec![
        plain("A", vec![value("A", "2022", 4.0, "2023-01-31")]),
        (indicator("B", formula("[C] + [A]")), Vec::new()),
        (indicator("C", formula("[B] + [A]")), Vec::new()),
        (indicator("D", formula("[A] * 2")), Vec::new()),
    ]);
    assert_eq!(series(&catalogue, "B"), []);
    assert_eq!(series(&catalogue, "D"), [("2022".to_owned(), 8.0)]);
}

#[test]
fn only_what_reads_a_changed_indicator_is_computed_again() {
    let mut catalogue = digitalbonus();
    let other = catalogue.indicators[&code("UP-07")].clone();
    catalogue.compute(Some(&[code("XX")].into()));
    assert!(Arc::ptr_eq(&other, &catalogue.indicators[&code("UP-07")]));
    let changed = value("UP-01", "2022-06", 9300.0, "2022-07-31");
    let record = &catalogue.indicators[&code("UP-01")];
    let values = record.observations().iter().cloned().chain([changed]).collect();
    let record = IndicatorRecord::new(record.indicator.clone(), values, Vec::new());
    catalogue.indicators.insert(code("UP-01"), Arc::new(record));
    catalogue.compute(Some(&[code("UP-01")].into()));
    assert_eq!(series(&catalogue, "UP-07").len(), 3);
}

#[test]
fn the_figure_that_was_decided_counts_from_that_day_on() {
    let estimate =
        Observation { evidence: Evidence::Conflict, ..value("A", "2020", 56.0, "2020-12-31") };
    let derived =
        Observation { evidence: Evidence::Derived, ..value("A", "2020", 58.0, "2022-12-31") };
    let decision = Authoritative {
        id: "d1".to_owned(),
        indicator: code("A"),
        area: AreaCode::home(),
        period: period("2020"),
        value: estimate.id.clone(),
        reason: "steht so in der Quelle".to_owned(),
        known: day("2024-05-01"),
        number: 1,
    };
    let record = IndicatorRecord::new(
        indicator("A", Measured::default()),
        vec![estimate.clone(), derived],
        Vec::new(),
    );
    assert_eq!(record.latest().map(|o| o.value), Some(58.0));
    let decided = record.with_decisions(vec![decision.clone()]);
    assert_eq!(decided.latest().map(|o| o.value), Some(56.0));
    assert_eq!(decided.as_of(day("2024-04-30")).latest().map(|o| o.value), Some(58.0));
    assert_eq!(
        decided.stood_on(&AreaCode::home(), period("2020"), NaiveDate::MAX).map(|o| o.value),
        Some(56.0)
    );
    let latest = decided.latest().expect("one");
    assert_eq!(
        decided.decision_for(latest).map(|made| made.reason.as_str()),
        Some("steht so in der Quelle")
    );

    let revised = Observation {
        recorded: Recorded {
            replaces: Some(Replaced { id: estimate.id, by: Replacement::Revision }),
            ..Recorded::on(day("2025-01-01"))
        },
        ..value("A", "2020", 57.0, "2025-01-01")
    };
    let all = decided.observations().iter().cloned().chain([revised]).collect();
    let later = IndicatorRecord::new(decided.indicator.clone(), all, Vec::new())
        .with_decisions(vec![decision]);
    assert_eq!(later.latest().map(|o| o.value), Some(57.0), "what took its place counts");
    assert_eq!(
        later.stood_on(&AreaCode::home(), period("2020"), NaiveDate::MAX).map(|o| o.value),
        Some(57.0)
    );
}

#[test]
fn a_new_definition_begins_a_new_series_where_it_says_so() {
    let edition = Edition {
        number: 2,
        from: Some(day("2022-01-01")),
        reason: "neu gezählt".to_owned(),
        breaks: true,
        known: Some(day("2023-06-01")),
    };
    let measured = Measured { edition, ..Measured::default() };
    let values =
        ["2020", "2021", "2022", "2023"].map(|year| value("A", year, 1.0, "2023-01-31")).to_vec();
    let record = IndicatorRecord::new(indicator("A", measured), values, Vec::new());
    let breaks = |record: &IndicatorRecord| {
        record.series(&AreaCode::home()).map(Observation::is_break).collect::<Vec<_>>()
    };
    assert_eq!(breaks(&record), [false, false, true, false]);
    assert_eq!(breaks(&record.as_of(day("2023-05-31"))), [false; 4], "not known then");
    let o = record.observations().iter().find(|o| o.is_break()).expect("one");
    assert_eq!(o.status, ObservationStatus::Normal, "what the source says stays");
}

#[test]
fn quarters_make_a_year_and_a_gap_is_named() {
    let measured = Measured { accumulation: Some(Accumulation::PerPeriod), ..Measured::default() };
    let quarter =
        |year: i32, q: i32| value("Q", &format!("{year}-Q{q}"), f64::from(q), "2025-01-31");
    let values = (1..=4).map(|q| quarter(2023, q)).chain([quarter(2024, 1), quarter(2024, 3)]);
    let record = IndicatorRecord::new(indicator("Q", measured), values.collect(), Vec::new());
    let years = record.years(&AreaCode::home());
    let refused =
        crate::indicator::aggregate::Refusal::Missing(vec![period("2024-Q2"), period("2024-Q4")]);
    assert_eq!(years[0], (period("2024"), Err(refused)));
    assert_eq!(years[1].1.as_ref().map(|found| found.value), Ok(10.0));
}

#[test]
fn a_past_day_computes_with_the_formula_of_then() {
    let input = plain("A-01", vec![value("A-01", "2024", 8.0, "2025-01-10")]);
    let before = indicator("A-09", formula("[A-01] * 2"));
    let mut new = indicator("A-09", formula("[A-01] * 3"));
    new.keep_former(&before, day("2025-06-01"));
    let now = Arc::new(catalogue(vec![input, (new, Vec::new())]));
    let computed = |on: &str| {
        let past = now.as_of(day(on));
        past.indicators[&code("A-09")].latest().map(|o| o.value)
    };
    assert_eq!(computed("2025-01-09"), None);
    assert_eq!(computed("2025-05-31"), Some(16.0));
    assert_eq!(computed("2025-06-01"), Some(24.0));
}

#[test]
fn a_past_day_computes_with_the_way_of_counting_of_then() {
    let counted =
        |accumulation| Measured { accumulation: Some(accumulation), ..Measured::default() };
    let before = indicator("Q", counted(Accumulation::PerPeriod));
    let mut new = indicator("Q", counted(Accumulation::NotAdditive));
    new.keep_former(&before, day("2025-06-01"));
    let quarters = (1..=4).map(|q| value("Q", &format!("2024-Q{q}"), 2.0, "2025-01-31"));
    let year = plain("Y", vec![value("Y", "2024", 1.0, "2025-01-31")]);
    let sum = (indicator("S", formula("[Q] + [Y]")), Vec::new());
    let now = Arc::new(catalogue(vec![(new, quarters.collect()), year, sum]));
    let of_2024 = |catalogue: &Catalogue| {
        let record = &catalogue.indicators[&code("S")];
        let home = AreaCode::home();
        record.series(&home).find(|o| o.period == period("2024")).map(|o| o.value)
    };
    assert_eq!(of_2024(&now), None);
    assert_eq!(of_2024(&now.as_of(day("2025-05-31"))), Some(9.0));
}
