//! Properties of the index.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::index::aggregate::{Aggregation, Coverage};
use domain::index::explain::State;
use domain::index::robust::{Experiment, Weights, simulate};
use domain::index::structure::{Level, Structure};
use domain::index::{
    Draft, Element, FieldWeight, Imputation, IndexError, Method, Normaliser, Outliers, Rule, Scale,
    Table, Weighting, compute, explain,
};
use domain::indicator::status::Polarity;
use domain::key::{FieldCode, IndicatorCode};
use proptest::prelude::*;

const UNITS: usize = 5;
const FIELDS: usize = 3;
const PER_FIELD: usize = 2;
const ALL: usize = FIELDS * PER_FIELD;

fn polarity() -> impl Strategy<Value = Polarity> {
    prop_oneof![Just(Polarity::HigherBetter), Just(Polarity::LowerBetter)]
}

fn cell() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![4 => (-100_000..100_000).prop_map(|n| Some(f64::from(n) / 100.0)), 1 => Just(None)]
}

fn cells() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    proptest::collection::vec(proptest::collection::vec(cell(), UNITS), ALL)
}

fn code(at: usize) -> String {
    format!("I-{at}")
}

fn table(cells: &[Vec<Option<f64>>]) -> Table {
    let units = (0..UNITS).map(|unit| format!("u{unit}")).collect();
    let columns = cells.iter().enumerate().map(|(at, column)| (code(at), column.clone()));
    Table::new(units, columns.collect()).unwrap()
}

fn rule(aggregation: Aggregation, coverage: Coverage) -> Rule {
    Rule { aggregation, coverage, weighting: Weighting::Set }
}

fn draft(
    polarities: &[Polarity],
    weights: &[f64],
    normaliser: impl Fn(Polarity) -> Normaliser,
) -> Draft {
    Draft {
        scale: Scale { low: 1.0, high: 100.0 },
        fields: (0..FIELDS)
            .map(|at| FieldWeight {
                code: FieldCode::parse(&format!("F{at}")).unwrap(),
                weight: weights[ALL + at],
            })
            .collect(),
        elements: polarities
            .iter()
            .enumerate()
            .map(|(at, polarity)| Element {
                code: IndicatorCode::parse(&code(at)).unwrap(),
                field: FieldCode::parse(&format!("F{}", at / PER_FIELD)).unwrap(),
                polarity: *polarity,
                weight: weights[at],
                normaliser: normaliser(*polarity),
            })
            .collect(),
        outliers: Outliers::Keep,
        imputation: Imputation::None,
        within: rule(Aggregation::Arithmetic, Coverage::ANY),
        across: rule(Aggregation::Arithmetic, Coverage::ANY),
    }
}

/// Goalposts around everything that is drawn.
fn goalposts(polarity: Polarity) -> Normaliser {
    match polarity {
        Polarity::LowerBetter => {
            Normaliser::Goalposts { worst: 1000.0, best: -1000.0, clamp: true }
        }
        _ => Normaliser::Goalposts { worst: -1000.0, best: 1000.0, clamp: true },
    }
}

fn polarities() -> impl Strategy<Value = Vec<Polarity>> {
    proptest::collection::vec(polarity(), ALL)
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((1..100).prop_map(f64::from), ALL + FIELDS)
}

fn mean() -> impl Strategy<Value = Aggregation> {
    prop_oneof![
        Just(Aggregation::Arithmetic),
        Just(Aggregation::Geometric),
        Just(Aggregation::Harmonic),
        Just(Aggregation::Median),
    ]
}

fn values(method: &Method, table: &Table) -> Result<Vec<Option<f64>>, IndexError> {
    Ok(compute(method, table)?.into_iter().map(|outcome| outcome.value).collect())
}

fn close(one: &[Option<f64>], other: &[Option<f64>]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-7 * a.abs().max(1.0),
            (None, None) => true,
            _ => false,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Thousands or units, Fahrenheit or Celsius: min-max does not know the difference.
    #[test]
    fn min_max_does_not_depend_on_the_unit(
        cells in cells(), polarities in polarities(), weights in weights(),
        at in 0..ALL, factor in 1..1000_i32, shift in -1000..1000_i32,
    ) {
        let method = Method::new(draft(&polarities, &weights, |_| Normaliser::MinMax)).unwrap();
        let mut moved = cells.clone();
        for value in moved[at].iter_mut().flatten() {
            *value = *value * f64::from(factor) / 10.0 + f64::from(shift);
        }
        match (values(&method, &table(&cells)), values(&method, &table(&moved))) {
            (Ok(one), Ok(other)) => prop_assert!(close(&one, &other)),
            (Err(one), Err(other)) => prop_assert_eq!(one, other),
            (one, other) => prop_assert!(false, "{:?} {:?}", one, other),
        }
    }

    /// A better value of any indicator never lowers the index, for every mean.
    #[test]
    fn a_better_value_never_lowers_the_index(
        cells in cells(), polarities in polarities(), weights in weights(),
        within in mean(), across in mean(), at in 0..ALL, gain in 1..1000_i32,
    ) {
        let mut draft = draft(&polarities, &weights, goalposts);
        draft.within.aggregation = within;
        draft.across.aggregation = across;
        let method = Method::new(draft).unwrap();
        let gain = f64::from(gain) * if polarities[at] == Polarity::LowerBetter { -1.0 } else { 1.0 };
        let mut better = cells.clone();
        for value in better[at].iter_mut().flatten() {
            *value += gain;
        }
        let (Ok(one), Ok(other)) = (values(&method, &table(&cells)), values(&method, &table(&better)))
        else { return Ok(()) };
        for (before, after) in one.into_iter().zip(other) {
            prop_assert_eq!(before.is_some(), after.is_some());
            prop_assert!(after.unwrap_or(0.0) >= before.unwrap_or(0.0) - 1e-9);
        }
    }

    /// Twice the weights are the same weights; the order of indicators, fields and units has no meaning.
    #[test]
    fn only_proportions_of_weights_count_and_no_order_does(
        cells in cells(), polarities in polarities(), weights in weights(),
        factor in 1..50_i32, within in mean(), across in mean(),
    ) {
        let build = |factor: f64| {
            let weights: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
            let mut draft = draft(&polarities, &weights, goalposts);
            draft.within.aggregation = within;
            draft.across.aggregation = across;
            draft
        };
        let one = values(&Method::new(build(1.0)).unwrap(), &table(&cells));
        let scaled = values(&Method::new(build(f64::from(factor))).unwrap(), &table(&cells));
        let mut turned = build(1.0);
        turned.elements.reverse();
        turned.fields.rotate_left(1);
        let turned = values(&Method::new(turned).unwrap(), &table(&cells));
        let mut rows = cells.clone();
        for column in &mut rows {
            column.reverse();
        }
        let upside_down = values(&Method::new(build(1.0)).unwrap(), &table(&rows));
        let Ok(one) = one else { return Ok(()) };
        prop_assert!(close(&one, &scaled.unwrap()));
        prop_assert!(close(&one, &turned.unwrap()));
        let mut upside_down = upside_down.unwrap();
        upside_down.reverse();
        prop_assert!(close(&one, &upside_down));
    }

    /// The parts of a change add up to it, whatever changed.
    #[test]
    fn the_parts_of_a_change_add_up(
        before in cells(), revised in cells(), after in cells(),
        polarities in polarities(), (old, new) in (weights(), weights()),
        (within, across) in (mean(), mean()), dropped in 0..ALL,
    ) {
        let old = Method::new(draft(&polarities, &old, goalposts)).unwrap();
        let mut later = draft(&polarities, &new, goalposts);
        later.within.aggregation = within;
        later.across.aggregation = across;
        later.elements.remove(dropped);
        let later = Method::new(later).unwrap();
        let (before, revised, after) = (table(&before), table(&revised), table(&after));
        let (from, to) =
            (State { method: &old, table: &before }, State { method: &later, table: &after });
        if let Ok(found) = explain(from, &revised, to, "u0") {
            let sum: f64 = found.parts.iter().map(|part| part.amount).sum();
            prop_assert!((found.from + sum - found.to).abs() < 1e-9, "{:?}", found);
            let first = compute(&old, &before).unwrap()[0].regardless.unwrap();
            let last = compute(&later, &after).unwrap()[0].regardless.unwrap();
            prop_assert!((found.from - first).abs() < 1e-9 && (found.to - last).abs() < 1e-9);
        }
    }

    /// A value that goes missing lowers the coverage; where the index rises, the value was below the average of its group.
    #[test]
    fn a_missing_value_never_improves_a_score_silently(
        cells in cells(), polarities in polarities(), weights in weights(), at in 0..ALL,
    ) {
        let method = Method::new(draft(&polarities, &weights, goalposts)).unwrap();
        let mut fewer = cells.clone();
        fewer[at][0] = None;
        let (Ok(one), Ok(other)) = (compute(&method, &table(&cells)), compute(&method, &table(&fewer)))
        else { return Ok(()) };
        let (one, other) = (&one[0], &other[0]);
        if cells[at][0].is_none() {
            prop_assert_eq!(one, other);
            return Ok(());
        }
        let there = |fields: &[domain::index::FieldOutcome]| -> usize {
            fields.iter().map(|field| field.present).sum()
        };
        prop_assert_eq!(there(&one.fields), there(&other.fields) + 1);
        prop_assert!(other.present <= one.present);
        let element = one.fields.iter().flat_map(|field| &field.elements).find(|e| e.code.as_str() == code(at));
        let field = &one.fields[at / PER_FIELD];
        let lost = element.unwrap().normalised.unwrap();
        if let (Some(before), Some(after)) = (one.regardless, other.regardless) && after > before + 1e-9 {
            let whole_field_gone = other.fields[at / PER_FIELD].value.is_none();
            let average = if whole_field_gone { before } else { field.value.unwrap() };
            prop_assert!(lost < average + 1e-9);
        }
    }

    /// The same seed gives the same bytes whatever the number of threads, with gaps and without.
    #[test]
    fn the_number_of_threads_changes_nothing(
        cells in cells(), seed in any::<u64>(), threads in 2..9_usize, complete in any::<bool>(),
    ) {
        let number = |cell: Option<f64>| match cell {
            Some(value) => value + 1001.0,
            None if complete => 7.0,
            None => f64::NAN,
        };
        let columns: Vec<Vec<f64>> =
            cells.iter().map(|column| column.iter().map(|cell| number(*cell)).collect()).collect();
        let level = |groups: usize, of: Vec<usize>| Level {
            groups: (0..groups).map(|group| group.to_string()).collect(),
            weights: vec![1.0; of.len()],
            group_of: of,
            aggregation: Aggregation::Arithmetic,
            coverage: Coverage::ANY,
        };
        let names: Vec<String> = (0..ALL).map(code).collect();
        let levels = vec![level(FIELDS, (0..ALL).map(|at| at / PER_FIELD).collect()), level(1, vec![0; FIELDS])];
        let structure = Structure::new(&names, levels).unwrap();
        let means = [Aggregation::Arithmetic, Aggregation::Geometric, Aggregation::Median];
        let means = means.map(|mean| vec![mean; 2]).to_vec();
        let experiment =
            Experiment::new(structure, &[columns], means, Weights::Factor(0.25), true).unwrap();
        let one = simulate(&experiment, seed, 97, 1, &[0, 3], 2).unwrap();
        let many = simulate(&experiment, seed, 97, threads, &[0, 3], 2).unwrap();
        prop_assert_eq!(format!("{one:?}"), format!("{many:?}"));
        let other = simulate(&experiment, seed.wrapping_add(1), 97, 1, &[0, 3], 2).unwrap();
        prop_assert_eq!(other.units.len(), UNITS);
    }

    /// The quick way and the way step by step give the same scores.
    #[test]
    fn the_quick_way_gives_what_the_method_gives(cells in cells(), weights in weights(), across in mean()) {
        let full: Vec<Vec<Option<f64>>> =
            cells.iter().map(|column| column.iter().map(|cell| cell.or(Some(0.0))).collect()).collect();
        let polarities = [Polarity::HigherBetter; ALL];
        let mut draft = draft(&polarities, &weights, goalposts);
        draft.within.aggregation = across;
        draft.across.aggregation = across;
        let outcomes = compute(&Method::new(draft.clone()).unwrap(), &table(&full)).unwrap();
        let columns: Vec<Vec<f64>> = full
            .iter()
            .map(|column| column.iter().map(|cell| (cell.unwrap() + 1000.0) / 2000.0 * 99.0 + 1.0).collect())
            .collect();
        let level = |groups: usize, of: Vec<usize>, weights: &[f64]| Level {
            groups: (0..groups).map(|group| group.to_string()).collect(),
            weights: weights.to_vec(),
            group_of: of,
            aggregation: across,
            coverage: Coverage::ANY,
        };
        let names: Vec<String> = (0..ALL).map(code).collect();
        let structure = Structure::new(&names, vec![
            level(FIELDS, (0..ALL).map(|at| at / PER_FIELD).collect(), &weights[..ALL]),
            level(1, vec![0; FIELDS], &weights[ALL..]),
        ]).unwrap();
        let experiment =
            Experiment::new(structure, &[columns], vec![vec![across; 2]], Weights::Fixed, false).unwrap();
        let found = simulate(&experiment, 1, 3, 1, &[0, 1, 2, 3, 4], 1).unwrap();
        for (values, outcome) in found.values.iter().zip(&outcomes) {
            let value = outcome.value.unwrap();
            prop_assert!(values.iter().all(|v| (v - value).abs() < 1e-9 * value.abs().max(1.0)));
        }
        let scores: Vec<f64> = outcomes.iter().map(|outcome| outcome.value.unwrap()).collect();
        for (at, unit) in found.units.iter().enumerate() {
            let gap = scores.iter().enumerate().filter(|(other, _)| *other != at);
            let nearest = gap.map(|(_, score)| (score - scores[at]).abs()).fold(f64::INFINITY, f64::min);
            if nearest > 1e-6 {
                let rank = domain::index::aggregate::ranks(&scores)[at].unwrap();
                prop_assert_eq!(unit.nominal.map(|rank| rank as usize), Some(rank));
                prop_assert_eq!(unit.frequencies[rank - 1], 3);
            }
        }
    }

    /// Whatever comes in: a result, or an error with a name; never a wrong kind of number.
    #[test]
    fn nonsense_gives_a_named_error_and_never_a_number_that_is_none(
        weights in proptest::collection::vec(prop_oneof![
            Just(0.0), Just(-1.0), Just(1.0), Just(f64::NAN), Just(1e308), Just(1e15), Just(1e-300),
        ], ALL + FIELDS),
        posts in proptest::collection::vec(prop_oneof![
            Just(0.0), Just(1.0), Just(1e15), Just(-1e15), Just(1e-300), Just(1e308), Just(f64::INFINITY),
        ], 2),
        cells in proptest::collection::vec(proptest::collection::vec(prop_oneof![
            Just(None), Just(Some(0.0)), Just(Some(1e15)), Just(Some(-1e15)), Just(Some(1e-300)), Just(Some(5.0)),
        ], UNITS), ALL),
        polarity in polarity(), within in mean(), across in mean(),
    ) {
        let normaliser = |_| Normaliser::Goalposts { worst: posts[0], best: posts[1], clamp: false };
        let mut draft = draft(&[polarity; ALL], &weights, normaliser);
        draft.within.aggregation = within;
        draft.across.aggregation = across;
        if let Ok(method) = Method::new(draft)
            && let Ok(outcomes) = compute(&method, &table(&cells))
        {
            for outcome in outcomes {
                prop_assert!(outcome.value.is_none_or(f64::is_finite), "{:?}", outcome);
            }
        }
    }
}
