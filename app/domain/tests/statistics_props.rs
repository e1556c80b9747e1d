//! Statistics of ratings against a straightforward reference.

use domain::evaluation::by_kind::{Cell, FEWEST_IN_GROUP, by_kind, shown};
use domain::evaluation::statistics::results;
use domain::evaluation::{Criterion, Rating, Score, Statement};
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
        statement: Statement::default(),
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

proptest! {
    /// Whatever is shown, no sum of shown groups and no difference from the total stands for one or two answers.
    #[test]
    fn no_answer_can_be_told_by_difference(sizes in proptest::collection::vec(0_usize..7, 0..7)) {
        let shown = shown(&sizes);
        let total: usize = sizes.iter().sum();
        let groups: Vec<usize> =
            sizes.iter().zip(&shown).filter(|(_, s)| **s).map(|(size, _)| *size).collect();
        for chosen in 0..1_u32 << groups.len() {
            let of = |place: &usize| chosen & (1 << place) != 0;
            let sum: usize = (0..groups.len()).filter(of).map(|place| groups[place]).sum();
            for told in [sum, total - sum] {
                let is_safe = told == 0 || told >= FEWEST_IN_GROUP;
                // A total of one or two is never divided into groups.
                prop_assert!(is_safe || groups.is_empty(), "{sizes:?} {shown:?}: {told}");
            }
        }
        // Nothing is withheld that could be shown: without it, the rest would be one or two, or it is too small itself.
        let rest: usize = total - groups.iter().sum::<usize>();
        prop_assert!(rest == 0 || rest >= FEWEST_IN_GROUP || groups.is_empty());
    }

    #[test]
    fn groups_show_what_their_members_say(all in ratings()) {
        let all: Vec<_> = all.iter().collect();
        let kind = |r: &Rating| format!("Art {}", r.organisation.as_str().bytes().last().map_or(0, |b| b % 3));
        for group in by_kind(&criteria(), &all, kind) {
            let of: Vec<_> = all.iter().copied().filter(|r| kind(r) == group.kind).collect();
            for (cell, expected) in group.cells.iter().zip(results(&criteria(), &of)) {
                match cell {
                    Cell::Shown(found) => {
                        prop_assert_eq!(found, &expected);
                        prop_assert!(found.judged() >= FEWEST_IN_GROUP);
                    }
                    Cell::Withheld => prop_assert!(expected.judged() > 0),
                    Cell::Empty => prop_assert_eq!(expected.judged(), 0),
                }
            }
        }
    }
}

/// One case of the reference.
#[derive(serde::Deserialize)]
struct Case {
    points: Vec<u8>,
    mean: Option<f64>,
    median: Option<f64>,
    spread: Option<f64>,
    agreement: Option<f64>,
}

/// `reference/rating_statistics.py` computes the expected figures with `NumPy`, outside the product.
#[test]
fn statistics_are_those_of_an_independent_computation() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("reference/rating_statistics.json")).expect("readable");
    assert!(cases.len() >= 300, "{}", cases.len());
    for case in cases {
        let codes: Vec<String> = case.points.iter().map(ToString::to_string).collect();
        let all: Vec<_> = codes.iter().enumerate().map(|(n, code)| rating(n, &[code])).collect();
        let found = &results(&criteria()[..1], &all.iter().collect::<Vec<_>>())[0];
        for (name, own, expected) in [
            ("mean", found.mean, case.mean),
            ("median", found.median, case.median),
            ("spread", found.spread, case.spread),
            ("agreement", found.agreement, case.agreement),
        ] {
            assert!(close(own, expected), "{name} of {:?}: {own:?} {expected:?}", case.points);
        }
    }
}
