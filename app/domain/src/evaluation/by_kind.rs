//! Results by kind of organisation, without giving a single answer away.
//!
//! A group is shown from three judged answers upward. Because the total is shown too, what is left of it when the shown
//! groups are taken away could give a single answer away: so the rest has to be empty or hold three answers as well.
//! Where it does not, the smallest shown group is withheld with it (complementary suppression, as statistical offices
//! do it for tables with totals).

use super::statistics::{CriterionResult, results};
use super::{Criterion, Rating};

/// Fewest judged answers of a group that is shown, and of every difference between shown groups.
pub const FEWEST_IN_GROUP: usize = 3;

/// One criterion of one kind of organisation.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// What the group says.
    Shown(CriterionResult),
    /// Withheld, so that no single answer can be told.
    Withheld,
    /// Nobody of the group has judged.
    Empty,
}

impl Cell {
    /// Mean and number of judged answers where the group is shown.
    pub fn mean(&self) -> Option<(f64, usize)> {
        match self {
            Self::Shown(result) => result.mean.map(|mean| (mean, result.judged())),
            Self::Withheld | Self::Empty => None,
        }
    }
}

/// The criteria of one kind of organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct KindResult {
    /// The kind, such as Kammer.
    pub kind: String,
    /// One cell per criterion, in the criteria's order.
    pub cells: Vec<Cell>,
}

/// Groups the ratings by kind of their organisation, in the order of the kinds' names. `kind` names it.
pub fn by_kind(
    criteria: &[Criterion],
    ratings: &[&Rating],
    kind: impl Fn(&Rating) -> String,
) -> Vec<KindResult> {
    let mut kinds: Vec<String> = ratings.iter().map(|rating| kind(rating)).collect();
    kinds.sort();
    kinds.dedup();
    let groups: Vec<Vec<CriterionResult>> = kinds
        .iter()
        .map(|name| {
            let of: Vec<_> = ratings.iter().copied().filter(|r| &kind(r) == name).collect();
            results(criteria, &of)
        })
        .collect();
    let shown: Vec<Vec<bool>> = (0..criteria.len())
        .map(|c| shown(&groups.iter().map(|group| group[c].judged()).collect::<Vec<_>>()))
        .collect();
    (0..)
        .zip(kinds)
        .map(|(g, kind): (usize, String)| {
            let cells = groups[g].iter().enumerate().map(|(c, result)| match result.judged() {
                0 => Cell::Empty,
                _ if shown[c][g] => Cell::Shown(result.clone()),
                _ => Cell::Withheld,
            });
            KindResult { kind, cells: cells.collect() }
        })
        .collect()
}

/// Which groups of these sizes can be shown beside their total.
pub fn shown(sizes: &[usize]) -> Vec<bool> {
    let mut shown: Vec<bool> = sizes.iter().map(|size| *size >= FEWEST_IN_GROUP).collect();
    loop {
        let rest: usize =
            sizes.iter().zip(&shown).filter(|(_, s)| !**s).map(|(size, _)| size).sum();
        if rest == 0 || rest >= FEWEST_IN_GROUP {
            return shown;
        }
        let smallest = (0..sizes.len()).filter(|g| shown[*g]).min_by_key(|g| sizes[*g]);
        match smallest {
            Some(group) => shown[group] = false,
            None => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_is_left_is_never_one_or_two() {
        assert_eq!(shown(&[3, 4]), [true, true]);
        assert_eq!(shown(&[3, 2, 1]), [true, false, false], "the rest holds three");
        assert_eq!(
            shown(&[5, 3, 1]),
            [true, false, false],
            "the smallest shown group goes with it"
        );
        assert_eq!(shown(&[3, 1]), [false, false]);
        assert_eq!(shown(&[4, 0]), [true, false], "nobody is left");
        assert!(shown(&[]).is_empty());
    }
}
