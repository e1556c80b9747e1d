//! Statistics of ratings against a straightforward reference.

use domain::evaluation::statistics::results;
use domain::evaluation::{Criterion, Rating, Score};
use domain::key::{CriterionCode, MeasureSlug, OrganisationCode, RoundCode};
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;

const CRITERIA: [&str; 3] = ["C1", "C2", "C3"];

fn criteria() -> Vec<Criterion> {
    CRITERIA
        .iter()
        .map(|code| Criterion {
            code: CriterionCode::parse(code).expect("a code"),
            name: Bilingual::default(),
            short: Bilingual::default(),
            low: Bilingual::default(),
            high: Bilingual::default(),
        })
        .collect()
}

fn any_code() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&["1", "2", "3", "4", "5", "k"])
}

fn rating(number: usize, codes: &[&str]) -> Rating {
    Rating {
        round: RoundCode::parse("R1").expect("a code"),
        measure: MeasureSlug::parse("digitalbonus").expect("a slug"),
        organisation: OrganisationCode::parse(&format!("ORG{number:02}")).expect("a code"),
        scores: CRITERIA
            .iter()
            .zip(codes)
            .map(|(criterion, code)| {
                (
                    CriterionCode::parse(criterion).expect("a code"),
                    Score::from_code(code).expect("a score"),
                )
            })
            .collect(),
        comment: String::new(),
        evidence: Evidence::Read,
        at: None,
        version: 1,
    }
}

fn ratings() -> impl Strategy<Value = Vec<Rating>> {
    proptest::collection::vec([any_code(), any_code(), any_code()], 0..30).prop_map(|rows| {
        rows.iter().enumerate().map(|(number, codes)| rating(number, codes)).collect()
    })
}

/// Mean and sample standard deviation as a textbook writes them.
fn reference(points: &[f64]) -> (Option<f64>, Option<f64>) {
    let mut n = 0.0;
    let mut sum = 0.0;
    for point in points {
        n += 1.0;
        sum += point;
    }
    if points.is_empty() {
        return (None, None);
    }
    let mean = sum / n;
    let mut squares = 0.0;
    for point in points {
        squares += (point - mean) * (point - mean);
    }
    (Some(mean), (points.len() > 1).then(|| (squares / (n - 1.0)).sqrt()))
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-12,
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn mean_spread_and_counts_are_those_of_the_textbook(all in ratings()) {
        let found = results(&criteria(), &all.iter().collect::<Vec<_>>());
        prop_assert_eq!(found.len(), CRITERIA.len());
        for (number, result) in found.iter().enumerate() {
            let scores: Vec<Score> = all.iter().map(|rating| rating.scores[number].1).collect();
            let points: Vec<f64> =
                scores.iter().filter_map(|score| score.points()).map(f64::from).collect();
            let (mean, spread) = reference(&points);
            prop_assert!(close(result.mean, mean), "{:?} {mean:?}", result.mean);
            prop_assert!(close(result.spread, spread), "{:?} {spread:?}", result.spread);
            prop_assert_eq!(result.answers(), all.len());
            prop_assert_eq!(result.judged(), points.len());
            prop_assert_eq!(result.cannot_judge, all.len() - points.len());
            prop_assert!(result.mean.is_none_or(|mean| (1.0..=5.0).contains(&mean)));
            prop_assert!(result.spread.is_none_or(|spread| (0.0..=2.9).contains(&spread)));
        }
    }

    #[test]
    fn the_order_of_ratings_changes_nothing(
        (all, shuffled) in ratings().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let by = |ratings: &[Rating]| results(&criteria(), &ratings.iter().collect::<Vec<_>>());
        prop_assert_eq!(by(&all), by(&shuffled));
    }

    #[test]
    fn not_judging_moves_neither_mean_nor_spread(all in ratings(), more in 0_usize..10) {
        let mut with_more = all.clone();
        with_more.extend((0..more).map(|number| rating(number, &["k", "k", "k"])));
        let by = |ratings: &[Rating]| results(&criteria(), &ratings.iter().collect::<Vec<_>>());
        for (without, with) in by(&all).iter().zip(by(&with_more)) {
            prop_assert_eq!((without.mean, without.spread), (with.mean, with.spread));
            prop_assert_eq!(without.cannot_judge + more, with.cannot_judge);
        }
    }

    #[test]
    fn an_answer_to_an_unknown_criterion_counts_nowhere(all in ratings()) {
        let one = &criteria()[..1];
        let found = results(one, &all.iter().collect::<Vec<_>>());
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].answers(), all.len());
    }
}
