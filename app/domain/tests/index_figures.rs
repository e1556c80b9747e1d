//! The worked example of the council, published figures retyped, and nonsense that is refused by name.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::index::aggregate::{Aggregation, Coverage, copeland, kemeny, outranking};
use domain::index::ballot::{consensus, spreads};
use domain::index::explain::State;
use domain::index::reach::needs;
use domain::index::robust::sensitivity;
use domain::index::structure::{Level, Structure};
use domain::index::{
    Cause, Draft, Element, FieldWeight, Imputation, IndexError, Method, Normaliser, Outliers, Rule,
    Scale, Table, Weighting, compute, explain,
};
use domain::indicator::status::Polarity;
use domain::key::{FieldCode, IndicatorCode};

/// Indicator, field, value of 2023, worst, best: all illustrative.
const EXAMPLE: [(&str, &str, f64, f64, f64); 9] = [
    ("BE-02", "F1", 95.0, 0.0, 100.0),
    ("BE-03", "F1", 41.0, 0.0, 50.0),
    ("UP-01", "F3", 9850.0, 0.0, 12000.0),
    ("UP-03", "F3", 183.0, 0.0, 250.0),
    ("DR-06", "F4", 23.0, 60.0, 0.0),
    ("BG-01", "F5", 60.0, 0.0, 100.0),
    ("BG-03", "F5", 27.0, 60.0, 0.0),
    ("BB-01", "F6", 78.0, 0.0, 100.0),
    ("FK-01", "F7", 2.1, 0.5, 4.5),
];

fn element(code: &str, field: &str, worst: f64, best: f64) -> Element {
    Element {
        code: IndicatorCode::parse(code).unwrap(),
        field: FieldCode::parse(field).unwrap(),
        polarity: if best > worst { Polarity::HigherBetter } else { Polarity::LowerBetter },
        weight: 1.0,
        normaliser: Normaliser::Goalposts { worst, best, clamp: true },
    }
}

fn rule(aggregation: Aggregation, coverage: Coverage) -> Rule {
    Rule { aggregation, coverage, weighting: Weighting::Set }
}

fn draft(across: Aggregation) -> Draft {
    Draft {
        scale: Scale::POINTS,
        fields: (1..=7)
            .map(|n| FieldWeight { code: FieldCode::parse(&format!("F{n}")).unwrap(), weight: 1.0 })
            .collect(),
        elements: EXAMPLE
            .iter()
            .map(|(c, f, _, worst, best)| element(c, f, *worst, *best))
            .collect(),
        outliers: Outliers::Keep,
        imputation: Imputation::None,
        within: rule(Aggregation::Arithmetic, Coverage::ANY),
        across: rule(across, Coverage::Count(5)),
    }
}

fn method(across: Aggregation) -> Method {
    Method::new(draft(across)).unwrap()
}

fn table_of(values: &[(&str, Option<f64>)]) -> Table {
    let columns = values.iter().map(|(code, value)| ((*code).to_owned(), vec![*value]));
    Table::new(vec!["DE-NI".to_owned()], columns.collect()).unwrap()
}

fn example() -> Table {
    table_of(&EXAMPLE.map(|(code, _, value, ..)| (code, Some(value))))
}

/// Published with four decimals, so half of the last one is what it may deviate.
const PRINTED: f64 = 5e-5;

#[test]
fn the_worked_example_gives_the_published_figures() {
    let outcome = &compute(&method(Aggregation::Arithmetic), &example()).unwrap()[0];
    assert!((outcome.value.unwrap() - 67.2181).abs() < PRINTED, "{outcome:?}");
    // (88.5 + 77.641666… + 61.666… + 57.5 + 78 + 40) / 6 in full
    assert!((outcome.value.unwrap() - 403.308_333_333_333_3 / 6.0).abs() < 1e-9);
    assert_eq!((outcome.present, outcome.fields.len(), outcome.needed), (6, 7, 5));
    let missing: Vec<&str> = outcome.missing().map(|field| field.code.as_str()).collect();
    assert_eq!(missing, ["F2"]);
    let fields =
        [Some(88.5), None, Some(77.6417), Some(61.6667), Some(57.5), Some(78.0), Some(40.0)];
    for (field, expected) in outcome.fields.iter().zip(fields) {
        assert_eq!(field.value.is_some(), expected.is_some(), "{}", field.code);
        assert!((field.value.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < PRINTED);
    }
    let added: f64 = outcome.fields.iter().filter_map(|field| field.contribution).sum();
    assert!((added - outcome.value.unwrap()).abs() < 1e-9);
    let elements = outcome.fields.iter().flat_map(|field| &field.elements);
    let added: f64 = elements.filter_map(|element| element.contribution).sum();
    assert!((added - outcome.value.unwrap()).abs() < 1e-9);

    let geometric = &compute(&method(Aggregation::Geometric), &example()).unwrap()[0];
    assert!((geometric.value.unwrap() - 65.0856).abs() < PRINTED, "{geometric:?}");
}

#[test]
fn below_five_of_seven_fields_there_is_no_value() {
    let four = EXAMPLE.map(|(code, field, value, ..)| {
        (code, Some(value).filter(|_| !["F6", "F7"].contains(&field)))
    });
    let outcome = &compute(&method(Aggregation::Arithmetic), &table_of(&four)).unwrap()[0];
    assert_eq!((outcome.value, outcome.present), (None, 4));
    assert!(outcome.regardless.is_some());
}

/// The field without a value is left out, never zero: the other six stand for all.
#[test]
fn a_field_without_indicators_lowers_the_coverage_only() {
    let mut with_zero: Vec<(&str, Option<f64>)> =
        EXAMPLE.map(|(code, _, value, ..)| (code, Some(value))).to_vec();
    with_zero.push(("DB-01", Some(0.0)));
    let mut wider = draft(Aggregation::Arithmetic);
    wider.elements.push(element("DB-01", "F2", 0.0, 100.0));
    let wider = Method::new(wider).unwrap();
    let zero = &compute(&wider, &table_of(&with_zero)).unwrap()[0];
    let missing = &compute(&wider, &example()).unwrap()[0];
    assert!((missing.value.unwrap() - 67.2181).abs() < PRINTED);
    assert!((zero.value.unwrap() - 403.308_333_333_333_3 / 7.0).abs() < 1e-9);
}

#[test]
fn a_record_of_the_method_reads_back_as_the_same_method() {
    let method = method(Aggregation::Geometric);
    let text = serde_json::to_string(&method).unwrap();
    assert_eq!(serde_json::from_str::<Method>(&text).unwrap(), method);
    let broken = text.replace("\"best\":4.5", "\"best\":0.5");
    let error = serde_json::from_str::<Method>(&broken).unwrap_err().to_string();
    assert!(error.contains("FK-01: the goalposts are equal"), "{error}");
}

#[test]
fn a_change_is_explained_and_adds_up() {
    let before = method(Aggregation::Arithmetic);
    let mut later = draft(Aggregation::Geometric);
    later.fields[4].weight = 3.0;
    later.elements.push(element("DB-01", "F2", 0.0, 100.0));
    let later = Method::new(later).unwrap();
    let known_then = example();
    let mut values = EXAMPLE.map(|(code, _, value, ..)| (code, Some(value))).to_vec();
    values[8].1 = Some(2.2);
    let revised = table_of(&values);
    values[5].1 = Some(72.0);
    values.push(("DB-01", Some(50.0)));
    let now = table_of(&values);
    let (before, after) =
        (State { method: &before, table: &known_then }, State { method: &later, table: &now });
    let found = explain(before, &revised, after, "DE-NI").unwrap();
    let sum: f64 = found.parts.iter().map(|part| part.amount).sum();
    assert!((found.from + sum - found.to).abs() < 1e-9, "{found:?}");
    assert_eq!(found.parts.map(|part| part.cause), Cause::ALL);
    // FK-01 from 2.1 to 2.2 is 2.5 points of one field in six.
    assert!((found.parts[0].amount - 2.5 / 6.0).abs() < 1e-9);
    assert!(found.parts.iter().all(|part| part.amount.abs() > 1e-6), "{found:?}");

    let same = explain(before, &known_then, before, "DE-NI").unwrap();
    assert!(same.parts.iter().all(|part| part.amount == 0.0));
    let nobody = explain(before, &revised, after, "DE-HB");
    assert_eq!(nobody, Err(IndexError::NoValue { of: "DE-HB".to_owned() }));
}

#[test]
fn what_a_target_takes_is_told_by_field_and_indicator() {
    let method = method(Aggregation::Arithmetic);
    let found = needs(&method, &example(), "DE-NI", 70.0).unwrap();
    // 70 × 6 − 403.308… = 16.691… points in one field alone.
    let skills = found.fields.iter().find(|need| need.code.as_str() == "F7").unwrap();
    assert!((skills.needed.unwrap() - 56.691_666_666).abs() < 1e-6, "{skills:?}");
    let share = found.elements.iter().find(|need| need.code.as_str() == "FK-01").unwrap();
    assert!((share.needed.unwrap() - (0.5 + 0.566_916_666 * 4.0)).abs() < 1e-6, "{share:?}");
    // Education can gain 11.5 points at most.
    assert_eq!(found.fields[0].needed, None);
    assert!(needs(&method, &example(), "DE-HB", 70.0).is_err());
}

#[test]
fn nonsense_is_refused_by_name() {
    let of = |code: &str| code.to_owned();
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft(Aggregation::Arithmetic);
        change(&mut draft);
        Method::new(draft).unwrap_err()
    };
    let posts = |worst, best| Normaliser::Goalposts { worst, best, clamp: true };
    assert_eq!(with(&|d| d.fields[0].weight = -1.0), IndexError::NegativeWeight { of: of("F1") });
    assert_eq!(with(&|d| d.fields[0].weight = f64::NAN), IndexError::NotFinite { of: of("F1") });
    assert_eq!(with(&|d| d.fields[0].weight = 1e308), IndexError::TooLarge { of: of("F1") });
    assert_eq!(
        with(&|d| d.fields.iter_mut().for_each(|f| f.weight = 0.0)),
        IndexError::NoWeight { of: of("index") }
    );
    assert_eq!(
        with(&|d| d.elements[..2].iter_mut().for_each(|e| e.weight = 0.0)),
        IndexError::NoWeight { of: of("F1") }
    );
    assert_eq!(
        with(&|d| d.elements[0].normaliser = posts(7.0, 7.0)),
        IndexError::GoalpostsEqual { of: of("BE-02") }
    );
    assert_eq!(
        with(&|d| d.elements[0].normaliser = posts(7.0, 7.0 + 1e-15)),
        IndexError::GoalpostsEqual { of: of("BE-02") }
    );
    assert_eq!(
        with(&|d| d.elements[0].normaliser = posts(100.0, 0.0)),
        IndexError::GoalpostsReversed { of: of("BE-02") }
    );
    assert_eq!(
        with(&|d| d.elements[0].normaliser = posts(f64::NEG_INFINITY, 0.0)),
        IndexError::NotFinite { of: of("BE-02") }
    );
    assert_eq!(
        with(&|d| d.elements[1].normaliser = Normaliser::Rank),
        IndexError::MixedScales { of: of("BE-03") }
    );
    assert_eq!(
        with(&|d| d.elements[0].polarity = Polarity::Context),
        IndexError::Context { of: of("BE-02") }
    );
    assert_eq!(
        with(&|d| d.elements[1] = d.elements[0].clone()),
        IndexError::Twice { of: of("BE-02") }
    );
    assert_eq!(with(&|d| d.fields.truncate(6)), IndexError::Stray { of: of("FK-01") });
    assert_eq!(with(&|d| d.elements.clear()), IndexError::Empty);
    assert_eq!(with(&|d| d.scale.high = 0.0), IndexError::NoScale);
    assert_eq!(
        with(&|d| d.across.coverage = Coverage::Count(8)),
        IndexError::Coverage { of: of("index") }
    );
    assert_eq!(
        with(&|d| d.within.coverage = Coverage::Share(1.5)),
        IndexError::Coverage { of: of("F1") }
    );

    let cell = |value| Table::new(vec![of("u")], vec![(of("x"), vec![Some(value)])]);
    assert_eq!(cell(f64::NAN), Err(IndexError::NotFinite { of: of("x") }));
    assert_eq!(cell(f64::INFINITY), Err(IndexError::NotFinite { of: of("x") }));
    assert_eq!(cell(1e308), Err(IndexError::TooLarge { of: of("x") }));
    assert_eq!(Table::new(Vec::new(), Vec::new()), Err(IndexError::Empty));
    let nothing = table_of(&EXAMPLE.map(|(code, ..)| (code, None)));
    assert_eq!(compute(&method(Aggregation::Arithmetic), &nothing), Err(IndexError::AllMissing));
}

#[test]
fn what_compares_units_refuses_one_unit_and_a_constant() {
    let of = || "x".to_owned();
    let units = |n: usize| (0..n).map(|at| at.to_string()).collect::<Vec<_>>();
    let z = Normaliser::ZScore { mean: 0.0, deviation: 1.0 };
    for normaliser in [Normaliser::MinMax, Normaliser::PercentileRank, Normaliser::ToLeader, z] {
        let by = |column: &[f64]| {
            normaliser.apply(column, Polarity::HigherBetter, &units(column.len()), "x")
        };
        assert_eq!(by(&[4.0]), Err(IndexError::OneUnit { of: of() }), "{normaliser:?}");
        assert_eq!(by(&[4.0, f64::NAN]), Err(IndexError::OneUnit { of: of() }));
        assert_eq!(by(&[4.0, 4.0, 4.0]), Err(IndexError::Constant { of: of() }));
        assert!(by(&[f64::NAN, f64::NAN]).unwrap().iter().all(|value| value.is_nan()));
    }
    assert_eq!(copeland(&[&[1.0]], &[1.0], "x"), Err(IndexError::OneUnit { of: of() }));
    let target = Normaliser::ToTarget { target: 1.0, cap: true };
    let refused = target.apply(&[1.0, 2.0], Polarity::HigherBetter, &units(2), "x");
    assert_eq!(refused, Err(IndexError::TargetNotBetter { of: of() }));
    let reference = Normaliser::ToReference { unit: "7".to_owned(), cap: false };
    let refused = reference.apply(&[1.0, 2.0], Polarity::HigherBetter, &units(2), "x");
    assert_eq!(refused, Err(IndexError::NoReference { of: of(), unit: "7".to_owned() }));
    let bounds = Normaliser::Thresholds { bounds: vec![50.0, 30.0] };
    assert!(bounds.check(Polarity::HigherBetter, "x").is_err());
    let graded = bounds.apply(&[60.0, 40.0, 30.0], Polarity::LowerBetter, &units(3), "x").unwrap();
    assert_eq!(graded, [0.0, 0.5, 1.0]);
}

#[test]
fn a_geometric_mean_of_zero_is_refused_by_name() {
    let mut values = EXAMPLE.map(|(code, _, value, ..)| (code, Some(value)));
    values[8].1 = Some(0.5);
    let refused = compute(&method(Aggregation::Geometric), &table_of(&values));
    assert_eq!(refused, Err(IndexError::NeedsPositive { of: "index".to_owned() }));
}

/// OECD/JRC Handbook on Constructing Composite Indicators 2008, Table 35 (five countries of the Technology Achievement
/// Index) with Tables 36 and 37.
#[test]
fn the_outranking_matrix_and_the_orders_of_the_handbook_are_reproduced() {
    let columns: [[f64; 5]; 8] = [
        [187.0, 289.0, 271.0, 994.0, 779.0],
        [125.6, 130.0, 156.6, 64.6, 9.8],
        [200.2, 179.1, 125.8, 49.0, 4.8],
        [50.7, 66.2, 59.7, 80.8, 66.7],
        [3.08, 2.997, 3.096, 3.003, 2.972],
        [4.15, 4.073, 4.145, 3.865, 3.653],
        [10.0, 12.0, 11.4, 9.5, 10.8],
        [27.4, 13.9, 15.3, 10.0, 23.2],
    ];
    let columns: Vec<&[f64]> = columns.iter().map(<[f64; 5]>::as_slice).collect();
    let weights = [1.0; 8];
    let expected = [
        [0.0, 0.5, 0.375, 0.75, 0.625],
        [0.5, 0.0, 0.5, 0.625, 0.625],
        [0.625, 0.5, 0.0, 0.75, 0.625],
        [0.25, 0.375, 0.25, 0.0, 0.75],
        [0.375, 0.375, 0.375, 0.25, 0.0],
    ];
    for (j, row) in expected.iter().enumerate() {
        for (k, share) in row.iter().enumerate().filter(|(k, _)| *k != j) {
            assert_eq!(outranking(&columns, &weights, j, k), Some(*share), "{j} {k}");
        }
    }
    let (score, orders) = kemeny(&columns, &weights, "TAI").unwrap();
    assert!((score - 6.375).abs() < 1e-12);
    assert_eq!(orders, [[1, 2, 0, 3, 4], [2, 0, 1, 3, 4], [2, 1, 0, 3, 4]]);
    assert_eq!(copeland(&columns, &weights, "TAI").unwrap(), [1.0, 2.0, 3.0, -2.0, -4.0]);
}

/// Human Development Report 2021/22, Germany 2021: 80.6 years, 17.0 and 14.1 years of schooling, 54 534 dollars; 0.942.
#[test]
fn the_published_human_development_index_of_germany_is_reproduced() {
    let share = |value: f64, worst: f64, best: f64| ((value - worst) / (best - worst)).min(1.0);
    let names = ["le", "eys", "mys", "gni"].map(str::to_owned);
    let level = |groups: &[&str], group_of: Vec<usize>, aggregation| Level {
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        weights: vec![1.0; group_of.len()],
        group_of,
        aggregation,
        coverage: Coverage::ANY,
    };
    let levels = vec![
        level(&["health", "education", "income"], vec![0, 1, 1, 2], Aggregation::Arithmetic),
        level(&["hdi"], vec![0; 3], Aggregation::Geometric),
    ];
    let structure = Structure::new(&names, levels).unwrap();
    let columns = [
        share(80.6, 20.0, 85.0),
        share(17.0, 0.0, 18.0),
        share(14.1, 0.0, 15.0),
        share(54_534_f64.ln(), 100_f64.ln(), 75_000_f64.ln()),
    ];
    let index = structure.aggregate(&columns.map(|value| vec![value])).unwrap()[1][0][0];
    assert!((index - 0.942).abs() < 0.001, "{index}");
}

/// Ishigami's function with a = 7 and b = 0.1; analytic indices as in Saltelli and others 2008.
#[test]
fn sobol_indices_of_the_ishigami_function_come_out() {
    let ishigami = |u: &[f64]| {
        let x: Vec<f64> = u.iter().map(|u| (u * 2.0 - 1.0) * std::f64::consts::PI).collect();
        x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
    };
    let found = sensitivity(3, &[0..1, 1..2, 2..3], 1 << 15, 1, ishigami).unwrap();
    for (found, (first, total)) in
        found.iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)])
    {
        assert!((found.first - first).abs() < 0.02, "{found:?}");
        assert!((found.total - total).abs() < 0.02, "{found:?}");
        let within = |(low, high): (f64, f64), value: f64| low <= value && value <= high;
        assert!(within(found.first_bounds, found.first) && within(found.total_bounds, found.total));
    }
    assert_eq!(sensitivity(1, &[], 10, 1, |_| 0.0), Err(IndexError::Draw));
    let nowhere = sensitivity(1, std::slice::from_ref(&(0..1)), 10, 1, |_| f64::NAN);
    assert!(matches!(nowhere, Err(IndexError::NotFinite { .. })));
}

#[test]
fn ballots_become_weights_with_their_spread() {
    let ballots = [vec![50.0, 30.0, 20.0], vec![1.0, 1.0, 2.0]];
    let spreads = spreads(&ballots).unwrap();
    assert!((spreads[0].mean - 0.375).abs() < 1e-12);
    assert!((spreads.iter().map(|spread| spread.mean).sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!((spreads[2].least, spreads[2].most), (0.2, 0.5));
    assert!((consensus(&ballots).unwrap() - 0.7).abs() < 1e-12);
    assert!((consensus(&ballots[..1]).unwrap() - 1.0).abs() < 1e-12);
    let refused = |ballots: &[Vec<f64>]| domain::index::ballot::spreads(ballots).unwrap_err();
    assert_eq!(refused(&[]), IndexError::Empty);
    assert_eq!(refused(&[vec![1.0], vec![0.0]]), IndexError::NoWeight { of: "2".to_owned() });
    assert_eq!(
        refused(&[vec![1.0], vec![-1.0]]),
        IndexError::NegativeWeight { of: "2".to_owned() }
    );
}

mod editions {
    use super::{example, method};
    use chrono::NaiveDate;
    use domain::index::Aggregation;
    use domain::index::edition::{
        Edition, EditionState, ProposalForm, StepForm, in_force, leading,
    };
    use domain::index::standing::interval;
    use domain::index::what_if::{WhatIfForm, overall};
    use domain::key::EditionId;
    use domain::source::Evidence;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn edition(number: i64, state: EditionState, from: Option<&str>) -> Edition {
        Edition {
            id: EditionId::parse(&format!("i{number}")).unwrap(),
            number,
            title: "Vorschlag".to_owned(),
            method: method(Aggregation::Arithmetic),
            state,
            from: from.map(day),
            paper: String::new(),
            decided_in: String::new(),
            reason: String::new(),
            evidence: Evidence::Illustrative,
            known: day("2020-01-01"),
            version: 1,
        }
    }

    #[test]
    fn a_method_holds_from_its_day_by_a_resolution_alone() {
        let editions = [
            edition(1, EditionState::InForce, Some("2020-01-01")),
            edition(2, EditionState::InForce, Some("2024-01-01")),
            edition(3, EditionState::Proposed, None),
        ];
        let held = |on: &str| in_force(&editions, day(on)).map(|edition| edition.number);
        assert_eq!(
            [held("2019-12-31"), held("2023-12-31"), held("2026-01-01")],
            [None, Some(1), Some(2)]
        );
        assert_eq!(leading(&editions, day("2019-01-01")).map(|e| e.number), Some(3));

        let step = StepForm {
            decided_in: "7/6.1".into(),
            from: "01.01.2023".into(),
            ..StepForm::default()
        };
        let refused = step.adopt(&editions[2], &editions, day("2026-01-01")).unwrap_err();
        assert!(refused.of("from").is_some(), "{refused:?}");
        let step = StepForm { from: "01.07.2026".into(), ..step };
        let adopted = step.adopt(&editions[2], &editions, day("2026-01-01")).unwrap();
        assert_eq!((adopted.state, adopted.from), (EditionState::InForce, Some(day("2026-07-01"))));
        assert!(
            step.adopt(&editions[1], &editions, day("2026-01-01")).is_err(),
            "it is in force already"
        );
        assert!(step.propose(&editions[2]).is_err(), "it is no draft");
    }

    #[test]
    fn a_proposal_needs_a_paper_and_a_draft_does_not() {
        let form = |state: &str, paper: &str| ProposalForm {
            title: "Gewichte".into(),
            state: state.into(),
            paper: paper.into(),
            reason: "Vorlage".into(),
        };
        let read = |form: &ProposalForm| {
            let id = EditionId::parse("neu").unwrap();
            let known = [edition(4, EditionState::Proposed, None)];
            form.parse(
                method(Aggregation::Arithmetic),
                &known,
                Evidence::Read,
                day("2026-01-01"),
                id,
            )
        };
        assert_eq!(read(&form("entwurf", "")).unwrap().number, 5);
        assert!(read(&form("vorgeschlagen", "")).unwrap_err().of("paper").is_some());
        assert!(read(&form("in_kraft", "Vorlage")).unwrap_err().of("state").is_some());
        let proposed = read(&form("vorgeschlagen", "Vorlage 7/6")).unwrap();
        assert_eq!(proposed.state, EditionState::Proposed);
    }

    /// J08: other weights change the result, the form and its address read back the same, the golden number stands.
    #[test]
    fn other_weights_give_another_index_and_an_address_reproduces_them() {
        let edition = edition(1, EditionState::Proposed, None);
        let form =
            WhatIfForm::from_pairs(&edition, [("g7", "3"), ("mittel", "geometric"), ("x", "y")]);
        assert_eq!(form.query(), "g1=1&g2=1&g3=1&g4=1&g5=1&g6=1&g7=3&mittel=geometric");
        let pairs: Vec<(String, String)> = form
            .query()
            .split('&')
            .filter_map(|pair| {
                pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))
            })
            .collect();
        let again =
            WhatIfForm::from_pairs(&edition, pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())));
        assert_eq!(again, form);
        let other = form.method(&edition.method).unwrap();
        assert_eq!(other.draft().across.aggregation, Aggregation::Geometric);
        assert!((other.field_shares()[6] - 3.0 / 9.0).abs() < 1e-12);
        assert_eq!(WhatIfForm::of(&edition).method(&edition.method).unwrap(), edition.method);
        for (name, value) in
            [("g1", "-1"), ("g1", "abc"), ("g1", "1e400"), ("g2", "1001"), ("mittel", "copeland")]
        {
            let form = WhatIfForm::from_pairs(&edition, [(name, value)]);
            assert!(form.method(&edition.method).unwrap_err().of(name).is_some(), "{name} {value}");
        }
        let zeros = (1..=7).map(|n| (["g1", "g2", "g3", "g4", "g5", "g6", "g7"][n - 1], "0"));
        assert!(WhatIfForm::from_pairs(&edition, zeros).method(&edition.method).is_err());

        let fields = [
            Some(88.5),
            None,
            Some(77.641_666_67),
            Some(61.666_666_67),
            Some(57.5),
            Some(78.0),
            Some(40.0),
        ];
        let index = overall(&fields, &[1.0; 7], Aggregation::Arithmetic, 5).unwrap();
        assert!((index - 67.2181).abs() < 5e-5);
        assert_eq!(overall(&fields, &[1.0; 7], Aggregation::Arithmetic, 7), None);
    }

    #[test]
    fn the_interval_holds_the_worked_example_and_is_always_the_same() {
        let found = interval(&method(Aggregation::Arithmetic), &example(), "DE-NI").unwrap();
        assert!(found.low < 65.0856 && 67.2181 < found.high && found.both_means, "{found:?}");
        assert!(found.high - found.low < 6.0, "{found:?}");
        assert_eq!(found, interval(&method(Aggregation::Arithmetic), &example(), "DE-NI").unwrap());
    }
}
