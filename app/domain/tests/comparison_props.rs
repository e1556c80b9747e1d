//! Properties of comparing areas: ranks are competition ranks, whoever holds which value.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::field::AreaLevel;
use domain::indicator::comparison::{
    Basis, Candidate, Comparison, Figure, NoRanking, Place, Unranked, compare,
};
use domain::indicator::marks::{MarkedValue, Marks};
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::indicator::status::Polarity;
use domain::key::AreaCode;
use domain::period::Period;
use domain::source::Evidence;
use proptest::prelude::*;
use std::collections::BTreeMap;

const YEAR: Period = Period::Year(2024);

fn basis(polarity: Polarity) -> Basis {
    Basis { level: AreaLevel::Land, period: YEAR, unit: "Haushalte".to_owned(), polarity }
}

fn area(number: usize) -> AreaCode {
    AreaCode::parse(&format!("A-{number:02}")).unwrap()
}

fn land(value: f64) -> Candidate {
    let figure =
        Figure { period: YEAR, unit: "Haushalte".to_owned(), value: MarkedValue::plain(value) };
    Candidate { level: AreaLevel::Land, figure: Some(figure) }
}

fn lands(values: &[f64]) -> BTreeMap<AreaCode, Candidate> {
    values.iter().enumerate().map(|(number, value)| (area(number), land(*value))).collect()
}

/// Few different values, so that many are equal.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![(-8_i32..8).prop_map(|number| f64::from(number) / 10.0), Just(-0.0)];
    proptest::collection::vec(value, 2..16)
}

fn rated() -> impl Strategy<Value = Polarity> {
    prop_oneof![Just(Polarity::HigherBetter), Just(Polarity::LowerBetter)]
}

/// Whatever can stand beside a Land, mostly such that it cannot be ranked.
fn any_candidate() -> impl Strategy<Value = Candidate> {
    let figure = (
        prop_oneof![3 => Just(YEAR), 1 => Just(Period::Year(2023))],
        prop_oneof![3 => Just("Haushalte"), 1 => Just("Unternehmen")],
        prop_oneof![6 => (-8_i32..8).prop_map(f64::from), 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)],
        proptest::sample::select(Qualifier::ALL),
        proptest::sample::select(ObservationStatus::ALL),
        proptest::sample::select(Evidence::ALL),
    )
        .prop_map(|(period, unit, value, qualifier, status, evidence)| {
            let value = MarkedValue { value, marks: Marks { qualifier, status, evidence } };
            Figure { period, unit: unit.to_owned(), value }
        });
    (proptest::sample::select(AreaLevel::ALL), proptest::option::weighted(0.8, figure))
        .prop_map(|(level, figure)| Candidate { level, figure })
}

fn ranks(comparison: &Comparison) -> BTreeMap<AreaCode, usize> {
    comparison
        .rows
        .iter()
        .filter_map(|row| match row.place {
            Place::Rank(rank) => Some((row.area.clone(), rank)),
            Place::Comparable | Place::Unranked(_) => None,
        })
        .collect()
}

proptest! {
    #[test]
    fn a_rank_is_one_more_than_those_strictly_better(values in values(), polarity in rated()) {
        let comparison = compare(&basis(polarity), lands(&values));
        prop_assert_eq!(&comparison.ranked, &Ok(values.len()));
        let ranks = ranks(&comparison);
        for (number, value) in values.iter().enumerate() {
            let better = values.iter().filter(|other| match polarity {
                Polarity::LowerBetter => *other < value,
                _ => *other > value,
            });
            prop_assert_eq!(ranks[&area(number)], 1 + better.count());
        }
        let shown: Vec<_> = comparison.rows.iter().map(|row| ranks[&row.area]).collect();
        prop_assert!(shown.is_sorted());
    }

    #[test]
    fn ranks_go_with_values_whichever_area_holds_them(
        (values, shuffled) in values().prop_flat_map(|values| {
            let places: Vec<_> = (0..values.len()).collect();
            (Just(values), Just(places).prop_shuffle())
        }),
        polarity in rated(),
    ) {
        let before = ranks(&compare(&basis(polarity), lands(&values)));
        let moved: Vec<_> = shuffled.iter().map(|place| values[*place]).collect();
        let after = ranks(&compare(&basis(polarity), lands(&moved)));
        for (now, was) in shuffled.iter().enumerate() {
            prop_assert_eq!(after[&area(now)], before[&area(*was)]);
        }
    }

    #[test]
    fn turning_values_and_polarity_round_changes_no_rank(values in values()) {
        let negated: Vec<_> = values.iter().map(|value| -value).collect();
        prop_assert_eq!(
            ranks(&compare(&basis(Polarity::HigherBetter), lands(&values))),
            ranks(&compare(&basis(Polarity::LowerBetter), lands(&negated)))
        );
    }

    #[test]
    fn what_is_not_ranked_moves_no_rank(
        values in values(),
        others in proptest::collection::vec(any_candidate(), 0..12),
        polarity in rated(),
    ) {
        let alone = ranks(&compare(&basis(polarity), lands(&values)));
        let mut all = lands(&values);
        for (number, other) in others.into_iter().enumerate() {
            all.insert(area(50 + number), other);
        }
        let count = all.len();
        let mut together = compare(&basis(polarity), all.clone());
        prop_assert_eq!(together.rows.len(), count);
        // Without those that turned out to be comparable the others stand as before.
        for row in &together.rows {
            if row.area >= area(50) && matches!(row.place, Place::Rank(_)) {
                all.remove(&row.area);
            }
        }
        together = compare(&basis(polarity), all);
        prop_assert_eq!(ranks(&together), alone);
    }

    #[test]
    fn only_like_values_have_a_rank_and_all_others_have_a_reason(
        candidates in proptest::collection::vec(any_candidate(), 0..20),
        polarity in proptest::sample::select(Polarity::ALL.to_vec()),
    ) {
        let all: BTreeMap<_, _> =
            candidates.into_iter().enumerate().map(|(number, c)| (area(number), c)).collect();
        let basis = basis(polarity);
        let comparison = compare(&basis, all.clone());
        let mut comparable = 0;
        for row in &comparison.rows {
            // Not a number is not equal to itself.
            prop_assert_eq!(format!("{:?}", all[&row.area]), format!("{:?}", row.candidate));
            let figure = row.candidate.figure.as_ref();
            match row.place {
                Place::Rank(_) | Place::Comparable => {
                    comparable += 1;
                    let figure = figure.unwrap();
                    let marks = figure.value.marks;
                    prop_assert_eq!(row.candidate.level, basis.level);
                    prop_assert_eq!(figure.period, basis.period);
                    prop_assert_eq!(&figure.unit, &basis.unit);
                    prop_assert!(figure.value.value.is_finite());
                    prop_assert!(matches!(marks.evidence, Evidence::Read | Evidence::Derived));
                    prop_assert!(!matches!(
                        marks.status,
                        ObservationStatus::DefinitionDiffers | ObservationStatus::Unvalidated
                    ));
                }
                Place::Unranked(Unranked::OtherLevel(level)) => prop_assert_ne!(level, basis.level),
                Place::Unranked(why) => {
                    prop_assert_eq!(row.candidate.level, basis.level);
                    prop_assert!(figure.is_some() || why == Unranked::NoValue);
                }
            }
        }
        let ranked = ranks(&comparison).len();
        match comparison.ranked {
            Ok(count) => {
                prop_assert_eq!((count, ranked), (comparable, comparable));
                prop_assert!(count > 1 && polarity != Polarity::Context);
            }
            Err(why) => {
                prop_assert_eq!(ranked, 0);
                prop_assert!(comparable < 2 || why == NoRanking::Context);
            }
        }
    }
}
