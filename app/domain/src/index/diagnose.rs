//! What the values say about the make-up of an index: correlations, reliability, and warnings in words to be.

use super::table::count;
use serde::Serialize;

/// Correlation within a field above which two indicators say nearly the same.
pub const REDUNDANT: f64 = 0.92;
/// Cronbach's alpha below which the elements of a group hardly measure one thing.
pub const RELIABLE: f64 = 0.7;
/// Units below which coefficients are shown with their number and without stars.
pub const FEW_UNITS: usize = 30;

/// The pairs of values that both columns have.
fn common(a: &[f64], b: &[f64]) -> (Vec<f64>, Vec<f64>) {
    a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan()).map(|(x, y)| (*x, *y)).unzip()
}

/// Covariance (n − 1) over the units that both columns have; nothing below two.
pub fn covariance(a: &[f64], b: &[f64]) -> Option<f64> {
    let (one, other) = common(a, b);
    if one.len() < 2 {
        return None;
    }
    let n = count(one.len());
    let (mean, other_mean) = (one.iter().sum::<f64>() / n, other.iter().sum::<f64>() / n);
    let products = one.iter().zip(&other).map(|(x, y)| (x - mean) * (y - other_mean));
    Some(products.sum::<f64>() / (n - 1.0))
}

/// Pearson's r over the units that both columns have; nothing below two, or without spread.
pub fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
    let (x, y) = common(a, b);
    let spread = covariance(&x, &x)?.sqrt() * covariance(&y, &y)?.sqrt();
    (spread > 0.0).then_some(covariance(&x, &y)? / spread)
}

/// Spearman's rho: Pearson's r of mean ranks.
pub fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    let (x, y) = common(a, b);
    pearson(&mean_ranks(&x), &mean_ranks(&y))
}

fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let rank = |value: &f64| {
        // Zero has two signs, and both are the same value.
        let (value, values) = (value + 0.0, values.iter().map(|other| other + 0.0));
        let below = values.clone().filter(|other| *other < value).count();
        let same = values.filter(|other| other.total_cmp(&value).is_eq()).count();
        count(below) + f64::midpoint(count(same), 1.0)
    };
    values.iter().map(rank).collect()
}

/// Kendall's tau-b over the units that both columns have.
pub fn kendall(a: &[f64], b: &[f64]) -> Option<f64> {
    let (x, y) = common(a, b);
    let (mut score, mut pairs_x, mut pairs_y) = (0.0_f64, 0.0_f64, 0.0_f64);
    for i in 0..x.len() {
        for j in 0..i {
            let way = |v: &[f64]| f64::from(i8::from(v[i] > v[j]) - i8::from(v[i] < v[j]));
            score += way(&x) * way(&y);
            pairs_x += way(&x).abs();
            pairs_y += way(&y).abs();
        }
    }
    let pairs = (pairs_x * pairs_y).sqrt();
    (pairs > 0.0).then_some(score / pairs)
}

/// Cronbach's alpha of the columns of a group, from pairwise covariances so that gaps do no harm; nothing below two
/// columns, without spread, or where the covariances of the units that each pair has belong to no common distribution:
/// the sum would have no variance, or alpha would be above 1.
pub fn cronbach(columns: &[&[f64]]) -> Option<f64> {
    let k = columns.len();
    if k < 2 {
        return None;
    }
    let (mut own, mut shared) = (0.0, 0.0);
    for (at, a) in columns.iter().enumerate() {
        own += covariance(a, a)?;
        for b in &columns[..at] {
            shared += 2.0 * covariance(a, b)?;
        }
    }
    let (k, whole) = (count(k), own + shared);
    let alpha = k / (k - 1.0) * shared / whole;
    (whole > 1e-12 * own && alpha <= 1.0 + 1e-12).then_some(alpha)
}

/// Something about the make-up that the council should know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// Two indicators of a field say nearly the same and count twice.
    Redundant {
        /// The first.
        one: String,
        /// The second.
        other: String,
        /// Pearson's r.
        r: f64,
        /// Units both have.
        units: usize,
    },
    /// An indicator falls where its group rises.
    Conflict {
        /// The indicator or field.
        of: String,
        /// Its group.
        group: String,
        /// Pearson's r.
        r: f64,
        /// Units both have.
        units: usize,
    },
    /// The elements of a group hardly measure one thing.
    Unreliable {
        /// The group.
        group: String,
        /// Cronbach's alpha.
        alpha: f64,
        /// Its elements.
        elements: usize,
    },
    /// Too few units for coefficients to say much.
    FewUnits {
        /// How many have a value of the group.
        units: usize,
    },
}

/// Warnings about one group: its elements by name and normalised column, and the group's own column.
pub fn warnings(group: &str, elements: &[(&str, &[f64])], whole: &[f64]) -> Vec<Warning> {
    let mut found = Vec::new();
    let units = |a: &[f64], b: &[f64]| common(a, b).0.len();
    for (at, (one, a)) in elements.iter().enumerate() {
        for (other, b) in &elements[at + 1..] {
            if let Some(r) = pearson(a, b).filter(|r| r.abs() > REDUNDANT && units(a, b) > 2) {
                let (one, other) = ((*one).to_owned(), (*other).to_owned());
                found.push(Warning::Redundant { one, other, r, units: units(a, b) });
            }
        }
        if let Some(r) = pearson(a, whole).filter(|r| *r < 0.0 && units(a, whole) > 2) {
            let (of, group) = ((*one).to_owned(), group.to_owned());
            found.push(Warning::Conflict { of, group, r, units: units(a, whole) });
        }
    }
    let columns: Vec<&[f64]> = elements.iter().map(|(_, column)| *column).collect();
    let there = units(whole, whole);
    if let Some(alpha) = cronbach(&columns).filter(|alpha| *alpha < RELIABLE && there > 2) {
        let group = group.to_owned();
        found.push(Warning::Unreliable { group, alpha, elements: elements.len() });
    }
    if there < FEW_UNITS {
        found.push(Warning::FewUnits { units: there });
    }
    found
}
