//! Extreme values that would set the scale for all others.

use super::table::{count, extent, present};
use serde::{Deserialize, Serialize};

/// Skewness above which, together with [`KURTOSIS`], a distribution counts as disturbed by outliers.
pub const SKEWNESS: f64 = 2.0;
/// Excess kurtosis above which it does.
pub const KURTOSIS: f64 = 3.5;

/// What is done about extreme values. With few units, or one unit over time, the test has no power: leave it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outliers {
    /// Nothing.
    #[default]
    Keep,
    /// The most extreme values are moved to the next less extreme one, at most so many per indicator; where that does
    /// not help, logarithms are taken instead.
    Winsorise {
        /// Most values moved per indicator.
        most: u8,
    },
}

/// What was done to one column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Treated {
    /// The column afterwards.
    pub column: Vec<f64>,
    /// How many cells were moved.
    pub moved: usize,
    /// True where logarithms were taken.
    pub logarithm: bool,
}

/// Sample skewness G1 of the values that are there; `None` below three values or without spread.
pub fn skewness(column: &[f64]) -> Option<f64> {
    let [n, s2, s3, _] = sums(column)?;
    if n < 3.0 || s2 <= 0.0 {
        return None;
    }
    Some(n.sqrt() * s3 / s2.powf(1.5) * (n * (n - 1.0)).sqrt() / (n - 2.0))
}

/// Sample excess kurtosis G2 of the values that are there; `None` below four values or without spread.
pub fn kurtosis(column: &[f64]) -> Option<f64> {
    let [n, s2, _, s4] = sums(column)?;
    if n < 4.0 || s2 <= 0.0 {
        return None;
    }
    Some(((n + 1.0) * (n * s4 / s2.powi(2) - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0)))
}

/// Number of values, and the sums of squares, cubes and fourth powers of their distances from the mean.
fn sums(column: &[f64]) -> Option<[f64; 4]> {
    let n = count(present(column).count());
    if n == 0.0 {
        return None;
    }
    let mean = present(column).sum::<f64>() / n;
    Some(
        present(column).map(|value| value - mean).fold([n, 0.0, 0.0, 0.0], |[n, s2, s3, s4], d| {
            [n, s2 + d.powi(2), s3 + d.powi(3), s4 + d.powi(4)]
        }),
    )
}

/// True where skewness and kurtosis both stay within their bounds, or cannot be told.
pub fn is_even(column: &[f64]) -> bool {
    let (Some(skew), Some(kurt)) = (skewness(column), kurtosis(column)) else { return true };
    !(skew.abs() > SKEWNESS && kurt > KURTOSIS)
}

impl Outliers {
    /// Treats a column.
    pub fn treat(self, column: &[f64]) -> Treated {
        let untouched = Treated { column: column.to_vec(), moved: 0, logarithm: false };
        let Self::Winsorise { most } = self else { return untouched };
        if is_even(column) {
            return untouched;
        }
        let mut moved = column.to_vec();
        for step in 1..=usize::from(most) {
            pull_in(&mut moved);
            if is_even(&moved) {
                return Treated { column: moved, moved: step, logarithm: false };
            }
        }
        let Some((low, high)) = extent(column) else { return untouched };
        let logarithms = column.iter().map(|x| (x - low + 0.01 * (high - low)).ln()).collect();
        Treated { column: logarithms, moved: 0, logarithm: true }
    }
}

/// Gives all cells with the most extreme value on the longer side the value next to it.
fn pull_in(column: &mut [f64]) {
    let Some((low, high)) = extent(column) else { return };
    let above = skewness(column).is_none_or(|skew| skew >= 0.0);
    let extreme = if above { high } else { low };
    let rest =
        present(column).filter(|value| if above { *value < extreme } else { *value > extreme });
    let next = if above { rest.reduce(f64::max) } else { rest.reduce(f64::min) };
    if let Some(next) = next {
        for value in column.iter_mut().filter(|value| !value.is_nan()) {
            *value = if above { value.min(next) } else { value.max(next) };
        }
    }
}
