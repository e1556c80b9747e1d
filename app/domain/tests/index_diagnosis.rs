//! What the results say about the make-up of the index, and the figures behind it against `NumPy` and `SciPy`:
//! correlations, Cronbach's alpha, principal components, Sobol indices (`reference/index_analysis.py`).
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::DateTime;
use domain::index::aggregate::{Aggregation, Coverage};
use domain::index::diagnose::{FEW_UNITS, Warning, cronbach, kendall, pearson, spearman, warnings};
use domain::index::diagnosis::{Diagnosis, diagnose};
use domain::index::eigen::component_weights;
use domain::index::inputs::Basis;
use domain::index::robust::sensitivity;
use domain::index::standing::Standing;
use domain::index::{
    Draft, Element, ElementOutcome, FieldOutcome, FieldWeight, Imputation, IndexError, Method,
    Normaliser, Outcome, Outliers, Rule, Scale, Weighting,
};
use domain::indicator::status::Polarity;
use domain::key::{AreaCode, EditionId, FieldCode, IndicatorCode};
use proptest::prelude::*;
use serde::Deserialize;
use std::ops::Range;

/// What the numbers of the script may differ by: both compute in doubles, in another order.
const EXACT: f64 = 1e-9;

#[derive(Deserialize)]
struct Reference {
    sobol: Vec<Sobol>,
    diagnostics: Vec<Diagnostics>,
    components: Vec<Components>,
}

#[derive(Deserialize)]
struct Sobol {
    function: String,
    coordinates: usize,
    groups: Vec<(usize, usize)>,
    samples: usize,
    seed: u64,
    analytic: Vec<(f64, f64)>,
    first: Vec<f64>,
    total: Vec<f64>,
    first_bounds: Vec<(f64, f64)>,
    total_bounds: Vec<(f64, f64)>,
}

type Coefficient = fn(&[f64], &[f64]) -> Option<f64>;
type Square = Vec<Vec<Option<f64>>>;

#[derive(Deserialize)]
struct Diagnostics {
    columns: Vec<Vec<Option<f64>>>,
    pearson: Square,
    spearman: Square,
    kendall: Square,
    alpha: Option<f64>,
}

#[derive(Deserialize)]
struct Components {
    columns: Vec<Vec<f64>>,
    weights: Vec<f64>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("reference/index_analysis.json")).unwrap()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= EXACT
}

fn dense(columns: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
    columns.iter().map(|c| c.iter().map(|v| v.unwrap_or(f64::NAN)).collect()).collect()
}

#[test]
fn correlations_and_alpha_are_those_of_scipy() {
    let cases = reference().diagnostics;
    assert_eq!(cases.len(), 40);
    for case in cases {
        let columns = dense(&case.columns);
        let coefficients: [(Coefficient, &Square, &str); 3] = [
            (pearson, &case.pearson, "Pearson"),
            (spearman, &case.spearman, "Spearman"),
            (kendall, &case.kendall, "Kendall"),
        ];
        for (coefficient, expected, name) in coefficients {
            for (one, row) in columns.iter().zip(expected) {
                for (other, expected) in columns.iter().zip(row) {
                    let found = coefficient(one, other);
                    assert_eq!(found.is_some(), expected.is_some(), "{name}: {one:?} {other:?}");
                    let (found, expected) = (found.unwrap_or(0.0), expected.unwrap_or(0.0));
                    assert!(near(found, expected), "{name}: {found} and not {expected}");
                }
            }
        }
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let found = cronbach(&columns).unwrap();
        // Alpha of parts that go against each other is far below zero, so relative to its size.
        let scale = found.abs().max(1.0);
        assert!(near(found / scale, case.alpha.unwrap() / scale), "{found} {:?}", case.alpha);
    }
}

#[test]
fn weights_from_principal_components_are_those_of_numpy() {
    for case in reference().components {
        let names: Vec<String> = (0..case.columns.len()).map(|at| at.to_string()).collect();
        let found = component_weights(&case.columns, &names).unwrap();
        assert_eq!(found.len(), case.weights.len());
        for (found, expected) in found.iter().zip(&case.weights) {
            // Varimax is turned until nothing moves, by another way than there.
            assert!((found - expected).abs() < 1e-7, "{found} and not {expected}");
        }
    }
}

fn ishigami(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| (u * 2.0 - 1.0) * std::f64::consts::PI).collect();
    x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
}

fn g(u: &[f64]) -> f64 {
    let factors = u.iter().zip([0.0, 1.0, 4.5, 9.0, 99.0]);
    factors.map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

/// Estimates and their bounds agree with the script to 1e-9, and with the analytic indices as far as so many samples go.
#[test]
fn sobol_indices_and_their_bounds_are_those_of_numpy() {
    let cases = reference().sobol;
    assert_eq!(cases.len(), 4);
    for case in cases {
        let function: fn(&[f64]) -> f64 = match case.function.as_str() {
            "ishigami" => ishigami,
            "g" => g,
            _ => |u| 3.0 * u[0] + 2.0 * u[1] + u[2],
        };
        let groups: Vec<Range<usize>> = case.groups.iter().map(|(low, high)| *low..*high).collect();
        let found =
            sensitivity(case.coordinates, &groups, case.samples, case.seed, function).unwrap();
        assert_eq!(found.len(), groups.len());
        let analytic = if case.samples < 1000 { 0.15 } else { 0.025 };
        for (at, found) in found.iter().enumerate() {
            let of = format!("{} {at}: {found:?}", case.function);
            assert!(near(found.first, case.first[at]), "{of}");
            assert!(near(found.total, case.total[at]), "{of}");
            let pairs = [
                (found.first_bounds, case.first_bounds[at]),
                (found.total_bounds, case.total_bounds[at]),
            ];
            for (found, expected) in pairs {
                assert!(near(found.0, expected.0) && near(found.1, expected.1), "{of}");
            }
            let (first, total) = case.analytic[at];
            assert!((found.first - first).abs() < analytic, "{of} and not {first}");
            assert!((found.total - total).abs() < analytic, "{of} and not {total}");
        }
    }
}

#[test]
fn coefficients_without_spread_or_company_are_none() {
    let nothing = [f64::NAN; 3];
    for coefficient in [pearson, spearman, kendall] {
        assert_eq!(coefficient(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), None);
        assert_eq!(coefficient(&[1.0, 2.0, 3.0], &nothing), None);
        assert_eq!(coefficient(&[1.0, f64::NAN, 3.0], &[1.0, 2.0, f64::NAN]), None);
        let falling = coefficient(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]).unwrap();
        assert!(near(falling, -1.0), "{falling}");
    }
    // Zero has two signs and is one value.
    assert!(near(spearman(&[0.0, -0.0, 1.0], &[1.0, 1.0, 2.0]).unwrap(), 1.0));
    assert_eq!(cronbach(&[&[1.0, 2.0]]), None);
    assert_eq!(cronbach(&[&[1.0, 2.0], &nothing[..2]]), None);
    let same: &[f64] = &[1.0, 2.0, 4.0];
    assert!(near(cronbach(&[same, same, same]).unwrap(), 1.0));
    // Opposites add up to a constant, which has no variance.
    assert_eq!(cronbach(&[same, &[0.4, 0.3, 0.1]]).map(|alpha| alpha < 0.0), Some(true));
    assert_eq!(cronbach(&[&[0.1, 0.2, 0.4], &[0.4, 0.3, 0.1]]), None);
    // Each pair of columns has other units: together their covariances are those of nothing, and would give an alpha
    // of 16,362.
    let (one, other, third): (&[f64], &[f64], &[f64]) =
        (&[47.1, 0.0, f64::NAN], &[51.2, 35.5, 0.0], &[21.2, 65.8, 75.5]);
    assert_eq!(cronbach(&[one, other, third]), None);
}

/// A number of units says nothing where most of them have no value.
#[test]
fn warnings_count_the_units_that_have_a_value() {
    let sparse = |values: &[f64]| -> Vec<f64> {
        values.iter().copied().chain(std::iter::repeat_n(f64::NAN, 60)).collect()
    };
    let (one, other) = (sparse(&[1.0, 2.0]), sparse(&[2.0, 1.0]));
    let found = warnings("F1", &[("a", &one), ("b", &other)], &sparse(&[1.5, 1.5]));
    assert_eq!(found, [Warning::FewUnits { units: 2 }], "two units say nothing about alpha");
    let columns = [one, other];
    let names = ["a", "b"].map(str::to_owned);
    let few = Err(IndexError::OneUnit { of: "b".to_owned() });
    assert_eq!(component_weights(&columns, &names), few);
}

const FIELDS: [(&str, usize); 4] = [("F1", 2), ("F2", 3), ("F3", 1), ("F4", 0)];

fn method() -> Method {
    let rule = Rule {
        aggregation: Aggregation::Arithmetic,
        coverage: Coverage::ANY,
        weighting: Weighting::Set,
    };
    let field = |code: &str| FieldCode::parse(code).unwrap();
    let elements = FIELDS.iter().flat_map(|(of, members)| {
        (1..=*members).map(move |n| Element {
            code: IndicatorCode::parse(&format!("{of}-{n}")).unwrap(),
            field: field(of),
            polarity: Polarity::HigherBetter,
            weight: 1.0,
            normaliser: Normaliser::Goalposts { worst: 0.0, best: 100.0, clamp: true },
        })
    });
    Method::new(Draft {
        scale: Scale::POINTS,
        fields: FIELDS.map(|(code, _)| FieldWeight { code: field(code), weight: 1.0 }).to_vec(),
        elements: elements.collect(),
        outliers: Outliers::Keep,
        imputation: Imputation::None,
        within: rule,
        across: rule,
    })
    .unwrap()
}

fn average(values: &[Option<f64>]) -> Option<f64> {
    let there: Vec<f64> = values.iter().flatten().copied().collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let n = there.len() as f64;
    (!there.is_empty()).then(|| there.iter().sum::<f64>() / n)
}

/// A result from the normalised values of the six indicators; fields and index are their means.
fn standing(values: &[Option<f64>]) -> Standing {
    let mut rest = values;
    let fields: Vec<FieldOutcome> = FIELDS
        .iter()
        .map(|(code, members)| {
            let (own, others) = rest.split_at(*members);
            rest = others;
            let elements = own.iter().enumerate().map(|(at, value)| ElementOutcome {
                code: IndicatorCode::parse(&format!("{code}-{}", at + 1)).unwrap(),
                raw: *value,
                imputed: false,
                normalised: *value,
                share: 0.0,
                contribution: None,
            });
            FieldOutcome {
                code: FieldCode::parse(code).unwrap(),
                value: average(own),
                present: own.iter().flatten().count(),
                share: 0.0,
                contribution: None,
                elements: elements.collect(),
            }
        })
        .collect();
    let regardless = average(&fields.iter().map(|field| field.value).collect::<Vec<_>>());
    Standing {
        edition: EditionId::parse("e1").unwrap(),
        area: AreaCode::home(),
        year: 2020,
        basis: Basis::Example,
        outcome: Outcome {
            unit: "DE-NI".into(),
            // Too few fields for a published index: what is looked at is the mean all the same.
            value: None,
            regardless,
            present: 3,
            needed: 4,
            fields,
        },
        interval: None,
        variants: Vec::new(),
        sensitivity: Vec::new(),
        change: None,
        digest: String::new(),
        computed: DateTime::UNIX_EPOCH,
    }
}

fn look(rows: &[Vec<Option<f64>>]) -> Diagnosis {
    let standings: Vec<Standing> = rows.iter().map(|row| standing(row)).collect();
    diagnose(&method(), &standings.iter().collect::<Vec<_>>())
}

/// Six columns over so many cases: two that say the same, three of which the last goes against the rest, one of its own.
fn rows(cases: u32) -> Vec<Vec<Option<f64>>> {
    (0..cases)
        .map(|case| {
            let t = f64::from(case);
            let wave = (t * 1.7).sin() * 3.0;
            let own = (t * 0.9).cos() * 12.0 + 50.0;
            let all = [
                t,
                t * 0.5 + wave * 0.01,
                own + t * 0.3,
                own,
                90.0 - own * 0.9,
                (t * 2.3).sin() * 9.0 + t,
            ];
            all.map(Some).to_vec()
        })
        .collect()
}

#[test]
fn fields_are_compared_pair_by_pair_where_both_have_values() {
    let mut cases = rows(40);
    for case in &mut cases[..10] {
        case[5] = None;
    }
    let found = look(&cases);
    assert_eq!(found.cases, 40);
    let pairs: Vec<_> = found.pairs.iter().map(|pair| (pair.fields, pair.cases)).collect();
    // The fourth field has no indicator, so no value and no pair.
    assert_eq!(pairs, [((0, 1), 40), ((0, 2), 30), ((1, 2), 30)]);
    let column = |at: usize| -> Vec<f64> {
        let value = |row: &Vec<Option<f64>>| standing(row).outcome.fields[at].value;
        cases.iter().map(|row| value(row).unwrap_or(f64::NAN)).collect()
    };
    for pair in &found.pairs {
        let (one, other) = (column(pair.fields.0), column(pair.fields.1));
        assert_eq!((Some(pair.r), pair.rho), (pearson(&one, &other), spearman(&one, &other)));
    }
    // Two cases in common always lie on a line: that is no correlation.
    for case in &mut cases[..38] {
        case[5] = None;
    }
    assert_eq!(look(&cases).pairs.iter().map(|pair| pair.fields).collect::<Vec<_>>(), [(0, 1)]);
}

#[test]
fn warnings_name_what_they_are_about() {
    let found = look(&rows(40));
    let groups: Vec<_> = found
        .reliability
        .iter()
        .map(|r| (r.field.as_ref().map(FieldCode::as_str), r.elements))
        .collect();
    // The index first; fields with one indicator or none have nothing to agree on.
    assert_eq!(groups, [(None, 3), (Some("F1"), 2), (Some("F2"), 3)]);
    let columns: Vec<Vec<f64>> =
        (2..5).map(|at| rows(40).iter().map(|row| row[at].unwrap()).collect()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    assert_eq!(found.reliability[2].alpha, cronbach(&columns));

    let redundant: Vec<(&str, &str, usize)> = found
        .warnings
        .iter()
        .filter_map(|warning| match warning {
            Warning::Redundant { one, other, units, r } if *r > 0.0 => {
                Some((one.as_str(), other.as_str(), *units))
            }
            _ => None,
        })
        .collect();
    assert!(redundant.contains(&("F1-1", "F1-2", 40)), "{:?}", found.warnings);
    let conflict = found.warnings.iter().any(|warning| {
        matches!(warning, Warning::Conflict { of, group, r, units: 40 } if of == "F2-3" && group == "F2" && *r < 0.0)
    });
    let unreliable = found.warnings.iter().any(|warning| {
        matches!(warning, Warning::Unreliable { group, alpha, elements: 3 } if group == "F2" && *alpha < 0.7)
    });
    assert!(conflict && unreliable, "{:?}", found.warnings);
    let few = found.warnings.iter().any(|warning| matches!(warning, Warning::FewUnits { .. }));
    assert!(!few, "{:?}", found.warnings);
}

#[test]
fn few_cases_are_told_once_and_by_the_group_with_the_fewest() {
    let few = |found: &Diagnosis| -> Vec<usize> {
        let units = found.warnings.iter().filter_map(|warning| match warning {
            Warning::FewUnits { units } => Some(*units),
            _ => None,
        });
        units.collect()
    };
    assert_eq!(few(&look(&rows(29))), [29]);
    assert!(few(&look(&rows(30))).is_empty());
    assert_eq!(FEW_UNITS, 30);
    let mut cases = rows(40);
    for case in &mut cases[..33] {
        (case[2], case[3], case[4]) = (None, None, None);
    }
    assert_eq!(few(&look(&cases)), [7]);
}

#[test]
fn weights_from_the_data_need_three_common_cases_per_field() {
    let found = look(&rows(9));
    let weights = found.components.unwrap();
    assert_eq!(weights.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(near(weights.iter().map(|(_, weight)| weight).sum(), 1.0), "{weights:?}");
    assert_eq!(look(&rows(8)).components, None);
    let mut cases = rows(40);
    for case in &mut cases[..32] {
        case[5] = None;
    }
    assert_eq!(look(&cases).components, None, "eight cases in common");
}

#[test]
fn without_cases_or_spread_nothing_is_said() {
    let nothing = look(&[]);
    assert_eq!((nothing.cases, nothing.pairs.len(), nothing.components), (0, 0, None));
    assert!(nothing.warnings.is_empty());
    assert!(nothing.reliability.iter().all(|r| r.alpha.is_none() && r.elements == 0));
    let constant = look(&vec![vec![Some(50.0); 6]; 40]);
    assert!(constant.pairs.is_empty() && constant.warnings.is_empty(), "{constant:?}");
    let missing = look(&vec![vec![None; 6]; 40]);
    assert_eq!((missing.cases, missing.warnings.len()), (40, 0));
}

fn case() -> impl Strategy<Value = Vec<Option<f64>>> {
    let cell =
        prop_oneof![5 => (0..1000_i32).prop_map(|n| Some(f64::from(n) / 10.0)), 1 => Just(None)];
    proptest::collection::vec(cell, 6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// In whatever order the results come, they say the same; coefficients keep to their range and name cases that are there.
    #[test]
    fn the_order_of_cases_says_nothing(cases in proptest::collection::vec(case(), 0..40), turn in 0..40_usize) {
        let found = look(&cases);
        let mut turned = cases.clone();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        turned.reverse();
        let other = look(&turned);
        prop_assert_eq!(found.pairs.len(), other.pairs.len());
        for (one, other) in found.pairs.iter().zip(&other.pairs) {
            prop_assert_eq!((one.fields, one.cases), (other.fields, other.cases));
            prop_assert!(near(one.r, other.r) && near(one.rho.unwrap(), other.rho.unwrap()));
            prop_assert!(one.r.abs() <= 1.0 + EXACT && one.cases > 2 && one.cases <= cases.len());
        }
        for (one, other) in found.reliability.iter().zip(&other.reliability) {
            prop_assert_eq!((&one.field, one.elements), (&other.field, other.elements));
            let (one, other) = (one.alpha.unwrap_or(0.0), other.alpha.unwrap_or(0.0));
            prop_assert!((one - other).abs() <= 1e-6 * one.abs().max(1.0), "{} {}", one, other);
            prop_assert!(one <= 1.0 + EXACT);
        }
        let weights = found.components.unwrap_or_default();
        prop_assert!(weights.iter().all(|(at, weight)| *at < 3 && (0.0..=1.0).contains(weight)));
        prop_assert!(weights.is_empty() || near(weights.iter().map(|(_, weight)| weight).sum(), 1.0));
        let few = found.warnings.iter().filter(|warning| matches!(warning, Warning::FewUnits { .. }));
        prop_assert!(few.count() <= 1);
    }

    /// Points or percent, from nought or from one: the scale of a field moves no coefficient.
    #[test]
    fn the_scale_moves_no_coefficient(
        columns in proptest::collection::vec(proptest::collection::vec(0..1000_i32, 12), 2), factor in 1..100_i32, shift in -50..50_i32,
    ) {
        let column = |at: usize| -> Vec<f64> { columns[at].iter().map(|n| f64::from(*n)).collect() };
        let (one, other) = (column(0), column(1));
        let moved: Vec<f64> = one.iter().map(|x| x * f64::from(factor) / 7.0 + f64::from(shift)).collect();
        let turned: Vec<f64> = one.iter().map(|x| -x).collect();
        for coefficient in [pearson, spearman, kendall] {
            let (Some(r), Some(again)) = (coefficient(&one, &other), coefficient(&moved, &other)) else { continue };
            prop_assert!(near(r, again), "{} {}", r, again);
            prop_assert!(near(r, coefficient(&other, &one).unwrap()));
            prop_assert!(near(r, -coefficient(&turned, &other).unwrap()));
        }
    }
}
