//! What the ratings of one measure add up to.

use super::{Advice, Criterion, Rating, Score, Stance};
use crate::key::CriterionCode;

/// The answers to one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionResult {
    /// The criterion.
    pub criterion: CriterionCode,
    /// Answers with 1, 2, 3, 4 and 5 points.
    pub counts: [usize; 5],
    /// Answers „kann ich nicht beurteilen".
    pub cannot_judge: usize,
    /// Arithmetic mean of the points; none without points.
    pub mean: Option<f64>,
    /// Half of the answers lie at or below it: the middle one, or the mean of the two middle ones; none without points.
    pub median: Option<f64>,
    /// Sample standard deviation of the points (divisor n − 1); none below two.
    pub spread: Option<f64>,
    /// How far the answers agree, from 0 to 1; none below two. 1 where all are the same, 0 where one half says 1 and the
    /// other half 5: `1 + Σ p(x) · log2(1 − |x − mean| / 4)` over the points that were given, with their shares `p`
    /// (Tastle and Wierman, Consensus and dissention, International Journal of Approximate Reasoning 45, 2007).
    pub agreement: Option<f64>,
}

impl CriterionResult {
    /// Answers with points.
    pub fn judged(&self) -> usize {
        self.counts.iter().sum()
    }

    /// All answers, with and without points.
    pub fn answers(&self) -> usize {
        self.judged() + self.cannot_judge
    }
}

/// Adds up the ratings per criterion, in the criteria's order. „kann ich nicht beurteilen" never enters a mean.
pub fn results(criteria: &[Criterion], ratings: &[&Rating]) -> Vec<CriterionResult> {
    criteria
        .iter()
        .map(|criterion| {
            let scores = ratings.iter().filter_map(|r| {
                r.scores.iter().find(|(c, _)| c == &criterion.code).map(|(_, s)| *s)
            });
            of_scores(criterion.code.clone(), scores)
        })
        .collect()
}

fn of_scores(criterion: CriterionCode, scores: impl Iterator<Item = Score>) -> CriterionResult {
    let mut counts = [0; 5];
    let mut cannot_judge = 0;
    for score in scores {
        match score {
            Score::Points(n @ 1..=5) => counts[usize::from(n) - 1] += 1,
            _ => cannot_judge += 1,
        }
    }
    let mean = mean(&counts);
    CriterionResult {
        criterion,
        cannot_judge,
        mean,
        median: median(&counts),
        spread: mean.and_then(|mean| spread(&counts, mean)),
        agreement: mean.and_then(|mean| agreement(&counts, mean)),
        counts,
    }
}

/// Numbers of answers are far below 2^32.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Every point with the number of answers that gave it.
fn weighed(counts: &[usize; 5]) -> impl Iterator<Item = (f64, f64)> {
    (1_u8..).zip(*counts).map(|(point, count)| (f64::from(point), number(count)))
}

fn mean(counts: &[usize; 5]) -> Option<f64> {
    let n = number(counts.iter().sum());
    (n > 0.0).then(|| weighed(counts).map(|(point, count)| point * count).sum::<f64>() / n)
}

fn median(counts: &[usize; 5]) -> Option<f64> {
    let n: usize = counts.iter().sum();
    let at = |place: usize| {
        let mut below = 0;
        weighed(counts).zip(counts).find_map(|((point, _), count)| {
            below += count;
            (place < below).then_some(point)
        })
    };
    Some(f64::midpoint(at(n.checked_sub(1)? / 2)?, at(n / 2)?))
}

fn spread(counts: &[usize; 5], mean: f64) -> Option<f64> {
    let n = number(counts.iter().sum());
    let squares: f64 = weighed(counts).map(|(point, count)| count * (point - mean).powi(2)).sum();
    (n > 1.0).then(|| (squares / (n - 1.0)).sqrt())
}

fn agreement(counts: &[usize; 5], mean: f64) -> Option<f64> {
    let n = number(counts.iter().sum());
    let sum: f64 = weighed(counts)
        .filter(|(_, count)| *count > 0.0)
        .map(|(point, count)| count / n * (1.0 - (point - mean).abs() / 4.0).log2())
        .sum();
    (n > 1.0).then_some((1.0 + sum).clamp(0.0, 1.0))
}

/// The mean over all criteria, each with its weight; criteria without a mean are left out. None where there is no mean.
pub fn weighted_mean(
    results: &[CriterionResult],
    weight: impl Fn(&CriterionCode) -> f64,
) -> Option<f64> {
    let known = results.iter().filter_map(|r| Some((weight(&r.criterion), r.mean?)));
    let (weights, sum) =
        known.fold((0.0, 0.0), |(weights, sum), (w, mean)| (weights + w, w.mul_add(mean, sum)));
    (weights > 0.0).then(|| sum / weights)
}

/// How often each stance and each recommendation was given, in their order; positions without one are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// By stance.
    pub stances: [usize; 4],
    /// By recommendation.
    pub advice: [usize; 4],
}

/// Counts stances and recommendations.
pub fn tally(ratings: &[&Rating]) -> Tally {
    let of = |wanted: Stance| ratings.iter().filter(|r| r.statement.stance == Some(wanted)).count();
    let advised =
        |wanted: Advice| ratings.iter().filter(|r| r.statement.advice == Some(wanted)).count();
    Tally {
        stances: [Stance::Support, Stance::Conditional, Stance::Reject, Stance::Abstain].map(of),
        advice: [Advice::Keep, Advice::Extend, Advice::Change, Advice::End].map(advised),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(codes: &[&str]) -> CriterionResult {
        of_scores(
            CriterionCode::parse("C2").expect("a code"),
            codes.iter().map(|c| Score::from_code(c).expect("a score")),
        )
    }

    /// J01, criterion C2 of the demo data: „Mittel 2,4 bei 5 von 7 Bewertungen".
    #[test]
    fn not_judging_is_counted_apart() {
        let r = result(&["2", "k", "3", "4", "k", "1", "2"]);
        assert_eq!((r.judged(), r.answers(), r.cannot_judge), (5, 7, 2));
        assert_eq!(r.mean, Some(2.4));
        assert!((r.spread.expect("five points") - 1.140_175_425_099_138).abs() < 1e-12);
    }

    #[test]
    fn nothing_judged_has_no_mean() {
        let r = result(&["k"]);
        assert_eq!((r.mean, r.spread, r.median, r.agreement), (None, None, None, None));
        let one = result(&["4"]);
        assert_eq!((one.spread, one.median, one.agreement), (None, Some(4.0), None));
    }

    #[test]
    fn agreement_is_one_where_all_say_the_same_and_nothing_where_they_stand_at_both_ends() {
        assert_eq!(result(&["3", "3", "3"]).agreement, Some(1.0));
        let ends = result(&["1", "5", "1", "5"]).agreement.expect("four points");
        assert!(ends.abs() < 1e-12, "{ends}");
        let near = result(&["3", "4", "3", "4"]).agreement.expect("four points");
        let far = result(&["1", "4", "2", "5"]).agreement.expect("four points");
        assert!(near > far);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(result(&["1", "2", "4", "5"]).median, Some(3.0));
        assert_eq!(result(&["5", "1", "2"]).median, Some(2.0));
        assert_eq!(result(&["1", "2", "k", "3", "3"]).median, Some(2.5));
    }

    #[test]
    fn weights_move_the_mean_over_all_criteria() {
        let results = [
            result(&["2"]),
            CriterionResult {
                criterion: CriterionCode::parse("C5").expect("a code"),
                ..result(&["5"])
            },
        ];
        assert_eq!(weighted_mean(&results, |_| 1.0), Some(3.5));
        let heavy = |c: &CriterionCode| if c.as_str() == "C5" { 2.0 } else { 1.0 };
        assert_eq!(weighted_mean(&results, heavy), Some(4.0));
        assert_eq!(weighted_mean(&[result(&["k"])], |_| 1.0), None);
    }
}
