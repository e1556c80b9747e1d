//! What the ratings of one measure add up to.

use super::{Criterion, Rating, Score};
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
    /// Sample standard deviation of the points (divisor n − 1); none below two.
    pub spread: Option<f64>,
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
    let points = || {
        (1_u8..)
            .zip(counts)
            .flat_map(|(p, count): (u8, usize)| std::iter::repeat_n(f64::from(p), count))
    };
    let n = f64::from(u32::try_from(points().count()).unwrap_or(u32::MAX));
    let mean = (n > 0.0).then(|| points().sum::<f64>() / n);
    let spread = mean
        .filter(|_| n > 1.0)
        .map(|mean| (points().map(|p| (p - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt());
    CriterionResult { criterion, counts, cannot_judge, mean, spread }
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
        assert_eq!((r.mean, r.spread), (None, None));
        assert_eq!(result(&["4"]).spread, None);
    }
}
