//! Eigenvalues of a symmetric matrix, and weights from principal components for comparison.

use super::IndexError;
use super::diagnose::pearson;
use super::table::count;

/// Eigenvalues in falling order with their vectors.
pub struct Eigen {
    /// The eigenvalues, largest first.
    pub values: Vec<f64>,
    /// For each eigenvalue its vector of length 1; the sign has no meaning.
    pub vectors: Vec<Vec<f64>>,
}

/// Decomposes a symmetric matrix by Jacobi's rotations.
pub fn symmetric(matrix: &[Vec<f64>]) -> Eigen {
    let n = matrix.len();
    let mut a: Vec<Vec<f64>> = matrix.to_vec();
    let mut v: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for _ in 0..100 {
        let off: f64 =
            (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i][j].powi(2)).sum();
        if off < 1e-24 {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, &mut v, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[*j][*j].total_cmp(&a[*i][*i]));
    let values = order.iter().map(|i| a[*i][*i]).collect();
    let vectors = order.iter().map(|i| v.iter().map(|row| row[*i]).collect()).collect();
    Eigen { values, vectors }
}

#[expect(clippy::many_single_char_names, reason = "cosine, sine and tangent as in the literature")]
fn rotate(a: &mut [Vec<f64>], v: &mut [Vec<f64>], p: usize, q: usize) {
    if a[p][q] == 0.0 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let t = theta.signum() / (theta.abs() + (theta.powi(2) + 1.0).sqrt());
    let t = if theta == 0.0 { 1.0 } else { t };
    let c = 1.0 / (t.powi(2) + 1.0).sqrt();
    let s = t * c;
    for row in a.iter_mut() {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
    let (upper, lower) = a.split_at_mut(q);
    for (x, y) in upper[p].iter_mut().zip(lower[0].iter_mut()) {
        (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
    }
    for row in v.iter_mut() {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
}

/// Weights from principal components (Handbook, pages 89 to 91): components with an eigenvalue above 1, more than a tenth
/// of the variance each, and more than 60 % together, rotated by varimax; squared loadings by the component on which they
/// are largest. For comparison only: such weights say what varies together, not what matters.
///
/// # Errors
/// [`IndexError::Empty`] below two columns, [`IndexError::OneUnit`] where two columns have fewer than three units per
/// column in common (no stable correlation), [`IndexError::Constant`] where a correlation cannot be told.
pub fn component_weights(columns: &[Vec<f64>], names: &[String]) -> Result<Vec<f64>, IndexError> {
    let k = columns.len();
    if k < 2 {
        return Err(IndexError::Empty);
    }
    let mut matrix = vec![vec![1.0; k]; k];
    for i in 0..k {
        for j in 0..i {
            let both = columns[i].iter().zip(&columns[j]);
            if both.filter(|(x, y)| !x.is_nan() && !y.is_nan()).count() < 3 * k {
                return Err(IndexError::OneUnit { of: names[i].clone() });
            }
            let r = pearson(&columns[i], &columns[j])
                .ok_or_else(|| IndexError::Constant { of: names[i].clone() })?;
            (matrix[i][j], matrix[j][i]) = (r, r);
        }
    }
    let eigen = symmetric(&matrix);
    let share = |at: usize| eigen.values[at] / count(k);
    let mut kept = (0..k).take_while(|at| eigen.values[*at] > 1.0 && share(*at) > 0.1).count();
    while kept < k && (0..kept).map(share).sum::<f64>() <= 0.6 {
        kept += 1;
    }
    let mut loadings: Vec<Vec<f64>> = (0..k)
        .map(|i| (0..kept).map(|c| eigen.vectors[c][i] * eigen.values[c].max(0.0).sqrt()).collect())
        .collect();
    varimax(&mut loadings);
    let explained: Vec<f64> =
        (0..kept).map(|c| loadings.iter().map(|row| row[c].powi(2)).sum()).collect();
    let all: f64 = explained.iter().sum();
    let weights: Vec<f64> = loadings
        .iter()
        .map(|row| {
            let squares = row.iter().map(|l| l.powi(2)).enumerate();
            let best = squares.max_by(|a, b| a.1.total_cmp(&b.1));
            best.map_or(0.0, |(c, square)| square / explained[c] * explained[c] / all)
        })
        .collect();
    let total: f64 = weights.iter().sum();
    Ok(weights.into_iter().map(|weight| weight / total).collect())
}

/// Turns loadings so that each is as near to 0 or 1 as can be; plane by plane.
#[expect(clippy::many_single_char_names, reason = "sums as in the literature")]
fn varimax(loadings: &mut [Vec<f64>]) {
    let (n, k) = (count(loadings.len()), loadings.first().map_or(0, Vec::len));
    for _ in 0..100 {
        let mut turned = 0.0_f64;
        for p in 0..k {
            for q in p + 1..k {
                let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
                for row in loadings.iter() {
                    let u = row[p].powi(2) - row[q].powi(2);
                    let w = 2.0 * row[p] * row[q];
                    a += u;
                    b += w;
                    c += u.powi(2) - w.powi(2);
                    d += 2.0 * u * w;
                }
                let angle = (d - 2.0 * a * b / n).atan2(c - (a.powi(2) - b.powi(2)) / n) / 4.0;
                let (sin, cos) = angle.sin_cos();
                for row in loadings.iter_mut() {
                    (row[p], row[q]) = (cos * row[p] + sin * row[q], cos * row[q] - sin * row[p]);
                }
                turned = turned.max(angle.abs());
            }
        }
        if turned < 1e-12 {
            break;
        }
    }
}
