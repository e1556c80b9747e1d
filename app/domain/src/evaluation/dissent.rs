//! The strongest dissent: positions that a mean would hide.

use super::{Rating, Stance};
use crate::key::CriterionCode;

/// A position apart from the others has to lie at least so many points away from them, on average over its criteria.
pub const FAR: f64 = 1.0;

/// A position that stands apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Dissent<'a> {
    /// The position.
    pub rating: &'a Rating,
    /// Mean distance of its points to the mean of the others, over the criteria that both have judged.
    pub distance: Option<f64>,
    /// True where its stance is against that of the majority.
    pub against: bool,
}

/// The positions that stand apart, the farthest first: whoever takes a stance against the majority of those who took one,
/// and whoever is farthest from the others by points, at least [`FAR`] of them.
pub fn strongest<'a>(ratings: &[&'a Rating]) -> Vec<Dissent<'a>> {
    let majority = majority(ratings);
    let mut all: Vec<Dissent<'a>> = ratings
        .iter()
        .map(|rating| Dissent {
            rating,
            distance: distance(rating, ratings),
            against: majority.zip(side(rating)).is_some_and(|(most, own)| most != own),
        })
        .collect();
    let farthest = all.iter().filter_map(|d| d.distance).fold(FAR, f64::max);
    all.retain(|d| d.against || d.distance.is_some_and(|d| d >= farthest));
    all.sort_by(|a, b| {
        let order = |d: &Dissent<'_>| d.distance.unwrap_or(0.0);
        b.against.cmp(&a.against).then(order(b).total_cmp(&order(a)))
    });
    all
}

/// True for support, with conditions or without; false for rejection; none for abstention and where nothing is said.
fn side(rating: &Rating) -> Option<bool> {
    match rating.statement.stance? {
        Stance::Support | Stance::Conditional => Some(true),
        Stance::Reject => Some(false),
        Stance::Abstain => None,
    }
}

/// The side that more than half of those who took one are on.
fn majority(ratings: &[&Rating]) -> Option<bool> {
    let sides: Vec<_> = ratings.iter().filter_map(|r| side(r)).collect();
    let support = sides.iter().filter(|s| **s).count();
    let reject = sides.len() - support;
    (support != reject).then_some(support > reject)
}

fn points(rating: &Rating, criterion: &CriterionCode) -> Option<f64> {
    let (_, score) = rating.scores.iter().find(|(code, _)| code == criterion)?;
    score.points().map(f64::from)
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (n, sum) = values.fold((0.0, 0.0), |(n, sum), value| (n + 1.0, sum + value));
    (n > 0.0).then(|| sum / n)
}

fn distance(rating: &Rating, all: &[&Rating]) -> Option<f64> {
    let others: Vec<_> = all.iter().filter(|r| r.organisation != rating.organisation).collect();
    mean(rating.scores.iter().filter_map(|(criterion, _)| {
        let own = points(rating, criterion)?;
        let theirs = mean(others.iter().filter_map(|r| points(r, criterion)))?;
        Some((own - theirs).abs())
    }))
}

#[cfg(test)]
mod tests {
    use super::super::{Score, Statement};
    use super::*;
    use crate::key::{MeasureSlug, OrganisationCode, RoundCode};
    use crate::source::Evidence;

    fn rating(org: &str, points: u8, stance: Stance) -> Rating {
        Rating {
            round: RoundCode::parse("R1").expect("a code"),
            measure: MeasureSlug::parse("m").expect("a slug"),
            organisation: OrganisationCode::parse(org).expect("a code"),
            scores: vec![(CriterionCode::parse("C1").expect("a code"), Score::Points(points))],
            comment: String::new(),
            statement: Statement { stance: Some(stance), ..Statement::default() },
            evidence: Evidence::Read,
            at: None,
            version: 1,
        }
    }

    fn apart(all: &[Rating]) -> Vec<(&str, bool)> {
        let all: Vec<_> = all.iter().collect();
        strongest(&all).iter().map(|d| (d.rating.organisation.as_str(), d.against)).collect()
    }

    #[test]
    fn who_rejects_what_most_support_is_shown_whatever_the_mean() {
        let all = [
            rating("A", 4, Stance::Support),
            rating("B", 4, Stance::Conditional),
            rating("C", 4, Stance::Support),
            rating("D", 4, Stance::Reject),
        ];
        assert_eq!(apart(&all), [("D", true)]);
    }

    #[test]
    fn who_lies_farthest_is_shown_and_who_agrees_is_not() {
        let all = [
            rating("A", 4, Stance::Support),
            rating("B", 4, Stance::Support),
            rating("C", 1, Stance::Abstain),
        ];
        assert_eq!(apart(&all), [("C", false)]);
        let close = [rating("A", 4, Stance::Support), rating("B", 4, Stance::Support)];
        assert!(apart(&close).is_empty());
        assert!(apart(&[]).is_empty());
    }

    #[test]
    fn with_sides_of_the_same_size_nobody_is_against_the_majority() {
        let all = [rating("A", 3, Stance::Support), rating("B", 3, Stance::Reject)];
        assert!(apart(&all).is_empty());
    }
}
