//! Putting normalised values together: means per unit, and the order by pairwise comparison across units.

use super::IndexError;
use super::table::count;
use serde::{Deserialize, Serialize};

/// How the elements of a group become one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Weighted mean: a weak element can be made up for by a strong one, one for one.
    Arithmetic,
    /// exp(Σ w ln x): a weak element weighs more than a strong one makes up for. Needs positive values.
    Geometric,
    /// 1 / Σ (w / x): more so than the geometric mean. Needs positive values.
    Harmonic,
    /// The value in the middle by weight: extremes count no more than their weight.
    Median,
    /// Units won against less units lost to in pairwise comparison; nothing is made up for.
    Copeland,
}

impl Aggregation {
    /// All, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Arithmetic, Self::Geometric, Self::Harmonic, Self::Median, Self::Copeland];

    /// The code in forms and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arithmetic => "arithmetic",
            Self::Geometric => "geometric",
            Self::Harmonic => "harmonic",
            Self::Median => "median",
            Self::Copeland => "copeland",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.code() == code)
    }

    /// True where all values have to be above zero.
    pub const fn needs_positive(self) -> bool {
        matches!(self, Self::Geometric | Self::Harmonic)
    }

    /// One unit's value from pairs of value and weight: missing values are left out and the rest of the weights stands
    /// for all. Nothing where no weight is left, or for [`Self::Copeland`], which needs other units.
    ///
    /// # Errors
    /// [`IndexError::NeedsPositive`] with `of`, the group.
    pub fn combine(
        self,
        pairs: impl Iterator<Item = (f64, f64)> + Clone,
        of: &str,
    ) -> Result<Option<f64>, IndexError> {
        let mut there: Vec<_> =
            pairs.filter(|(value, weight)| !value.is_nan() && *weight > 0.0).collect();
        if self.needs_positive() && there.iter().any(|(value, _)| *value <= 0.0) {
            return Err(IndexError::NeedsPositive { of: of.to_owned() });
        }
        Ok(Some(self.mean(&mut there)).filter(|mean| !mean.is_nan()))
    }

    /// The mean of pairs of value and weight, which it may put in another order. Missing values and those without weight
    /// are left out; NaN where nothing is left. Values have to be above zero where [`Self::needs_positive`].
    pub(super) fn mean(self, pairs: &mut [(f64, f64)]) -> f64 {
        let there = pairs.iter().copied().filter(|(x, weight)| !x.is_nan() && *weight > 0.0);
        let total: f64 = there.clone().map(|(_, weight)| weight).sum();
        if total <= 0.0 {
            return f64::NAN;
        }
        match self {
            Self::Arithmetic => there.map(|(x, w)| w * x).sum::<f64>() / total,
            Self::Geometric => (there.map(|(x, w)| w * x.ln()).sum::<f64>() / total).exp(),
            Self::Harmonic => total / there.map(|(x, w)| w / x).sum::<f64>(),
            Self::Median => weighted_median(pairs, total),
            Self::Copeland => f64::NAN,
        }
    }
}

/// The value at which half the weight is reached; halfway to the next where it is reached exactly.
fn weighted_median(pairs: &mut [(f64, f64)], total: f64) -> f64 {
    // A handful of pairs: sorting by insertion is as fast, and a tenth of the code in the browser.
    for end in 1..pairs.len() {
        let mut at = end;
        while at > 0 && pairs[at - 1].0.total_cmp(&pairs[at].0).is_gt() {
            pairs.swap(at - 1, at);
            at -= 1;
        }
    }
    let there = || pairs.iter().filter(|(x, weight)| !x.is_nan() && *weight > 0.0);
    let (half, hair) = (total / 2.0, total * 1e-12);
    let (mut reached, mut last) = (0.0, f64::NAN);
    for (at, (value, weight)) in there().enumerate() {
        reached += weight;
        last = *value;
        if (reached - half).abs() <= hair {
            return there().nth(at + 1).map_or(last, |next| f64::midpoint(last, next.0));
        }
        if reached > half {
            break;
        }
    }
    last
}

/// How much of the weight says that unit `j` is better than unit `k`: wins whole, ties half, only indicators that both
/// have; `None` where they have none in common. `columns` are by indicator, more is better.
pub fn outranking(columns: &[&[f64]], weights: &[f64], j: usize, k: usize) -> Option<f64> {
    let mut won = 0.0;
    let mut total = 0.0;
    for (column, weight) in columns.iter().zip(weights) {
        let (a, b) = (column[j], column[k]);
        if a.is_nan() || b.is_nan() {
            continue;
        }
        total += weight;
        won += weight * won_share(a, b);
    }
    (total > 0.0).then(|| won / total)
}

/// 1 for a win, 0 for a loss, one half for a tie.
pub(super) fn won_share(a: f64, b: f64) -> f64 {
    if a > b {
        1.0
    } else if a < b {
        0.0
    } else {
        0.5
    }
}

/// Difference that counts as none when a share of the weight is compared with one half.
const EVEN: f64 = 1e-12;

/// The Copeland score of every unit: pairs won less pairs lost. Missing for a unit without any value.
///
/// # Errors
/// [`IndexError::OneUnit`] where there is nobody to compare with.
pub fn copeland(columns: &[&[f64]], weights: &[f64], of: &str) -> Result<Vec<f64>, IndexError> {
    let units = columns.first().map_or(0, |column| column.len());
    if units < 2 {
        return Err(IndexError::OneUnit { of: of.to_owned() });
    }
    Ok((0..units)
        .map(|j| {
            if columns.iter().all(|column| column[j].is_nan()) {
                return f64::NAN;
            }
            let against = (0..units).filter(|k| *k != j);
            let shares = against.filter_map(|k| outranking(columns, weights, j, k));
            shares.fold(0.0, |score, share| {
                score + f64::from(i8::from(share > 0.5 + EVEN) - i8::from(share < 0.5 - EVEN))
            })
        })
        .collect())
}

/// Units that are ordered exactly; beyond, the number of orders is too large.
pub const MOST_ORDERED: usize = 9;

/// The orders of all units with the largest sum of outranking shares over ordered pairs (Condorcet, Kemeny, Young,
/// Levenglick), best unit first, with that sum. Several can win.
///
/// # Errors
/// [`IndexError::OneUnit`], or [`IndexError::TooLarge`] above [`MOST_ORDERED`] units.
pub fn kemeny(
    columns: &[&[f64]],
    weights: &[f64],
    of: &str,
) -> Result<(f64, Vec<Vec<usize>>), IndexError> {
    let units = columns.first().map_or(0, |column| column.len());
    if units < 2 {
        return Err(IndexError::OneUnit { of: of.to_owned() });
    }
    if units > MOST_ORDERED {
        return Err(IndexError::TooLarge { of: of.to_owned() });
    }
    let share: Vec<Vec<f64>> = (0..units)
        .map(|j| (0..units).map(|k| outranking(columns, weights, j, k).unwrap_or(0.0)).collect())
        .collect();
    let mut best = (f64::NEG_INFINITY, Vec::new());
    let mut order: Vec<usize> = (0..units).collect();
    permute(&mut order, 0, &mut |order| {
        let score: f64 = order
            .iter()
            .enumerate()
            .flat_map(|(at, j)| order[at + 1..].iter().map(move |k| (j, k)))
            .map(|(j, k)| share[*j][*k])
            .sum();
        if score > best.0 + EVEN {
            best = (score, vec![order.to_vec()]);
        } else if score > best.0 - EVEN {
            best.1.push(order.to_vec());
        }
    });
    best.1.sort();
    Ok(best)
}

fn permute(order: &mut [usize], from: usize, seen: &mut impl FnMut(&[usize])) {
    if from + 1 >= order.len() {
        return seen(order);
    }
    for at in from..order.len() {
        order.swap(from, at);
        permute(order, from + 1, seen);
        order.swap(from, at);
    }
}

/// Competition ranks, 1 for the largest score; a missing score has none.
pub fn ranks(scores: &[f64]) -> Vec<Option<usize>> {
    scores
        .iter()
        .map(|score| {
            (!score.is_nan()).then(|| 1 + scores.iter().filter(|other| *other > score).count())
        })
        .collect()
}

/// How many elements of a group have to be there for the group to have a value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "least", rename_all = "snake_case")]
pub enum Coverage {
    /// At least this share of the elements, 0 to 1; any one where it is 0.
    Share(f64),
    /// At least so many elements.
    Count(usize),
}

impl Coverage {
    /// Any element is enough.
    pub const ANY: Self = Self::Share(0.0);

    /// True where `there` of `all` elements are enough.
    pub fn suffices(self, there: usize, all: usize) -> bool {
        there > 0
            && match self {
                Self::Share(least) => count(there) / count(all) >= least,
                Self::Count(least) => there >= least,
            }
    }

    /// Elements needed of so many.
    pub fn needed(self, all: usize) -> usize {
        (1..=all).find(|there| self.suffices(*there, all)).unwrap_or(all)
    }

    /// # Errors
    /// [`IndexError::Coverage`] where a group of so many could never meet it.
    pub(super) fn check(self, all: usize, of: &str) -> Result<(), IndexError> {
        let possible = match self {
            Self::Share(least) => (0.0..=1.0).contains(&least),
            Self::Count(least) => least <= all,
        };
        if possible { Ok(()) } else { Err(IndexError::Coverage { of: of.to_owned() }) }
    }
}
