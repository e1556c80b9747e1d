//! Which of the choices the result depends on most: first-order and total Sobol indices.

use super::experiment::{Experiment, Factor};
use super::random::{Stream, pick};
use super::simulate::quantile;
use crate::index::IndexError;
use crate::index::table::count;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Fewest samples for anything that is shown.
pub const FEWEST_SAMPLES: usize = 500;

/// How much of the variance of a result comes from one factor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// From the factor alone (Saltelli 2010).
    pub first: f64,
    /// 5 and 95 % bounds of it by resampling.
    pub first_bounds: (f64, f64),
    /// From the factor alone and together with others (Jansen 1999).
    pub total: f64,
    /// 5 and 95 % bounds of it by resampling.
    pub total_bounds: (f64, f64),
}

/// Sensitivity of any function of `coordinates` numbers from 0 to 1 to groups of them, from `samples` points and a seed.
/// Nothing varies: all are 0.
///
/// # Errors
/// [`IndexError::Draw`] below two samples or without groups; [`IndexError::NotFinite`] for a function that has no value
/// somewhere.
pub fn sensitivity(
    coordinates: usize,
    groups: &[Range<usize>],
    samples: usize,
    seed: u64,
    mut function: impl FnMut(&[f64]) -> f64,
) -> Result<Vec<Sensitivity>, IndexError> {
    let possible = samples >= 2 && groups.iter().all(|group| group.end <= coordinates);
    if !possible || groups.is_empty() {
        return Err(IndexError::Draw);
    }
    let (mut a, mut b) = (vec![0.0; coordinates], vec![0.0; coordinates]);
    let mut mixed = a.clone();
    let width = groups.len() + 2;
    let mut results = Vec::with_capacity(samples * width);
    for sample in 0..samples {
        let mut stream = Stream::new(seed, sample as u64);
        for x in a.iter_mut().chain(&mut b) {
            *x = stream.unit();
        }
        results.push(function(&a));
        results.push(function(&b));
        for group in groups {
            mixed.copy_from_slice(&a);
            mixed[group.clone()].copy_from_slice(&b[group.clone()]);
            results.push(function(&mixed));
        }
    }
    if results.iter().any(|y| !y.is_finite()) {
        return Err(IndexError::NotFinite { of: "sensitivity".to_owned() });
    }
    let all: Vec<usize> = (0..samples).collect();
    let found = estimate(&results, width, &all);
    let mut again = vec![(Vec::new(), Vec::new()); groups.len()];
    let mut stream = Stream::new(seed, u64::MAX);
    let mut drawn = all;
    for _ in 0..RESAMPLES {
        for place in &mut drawn {
            *place = pick(stream.unit(), samples);
        }
        for (bounds, (first, total)) in again.iter_mut().zip(estimate(&results, width, &drawn)) {
            bounds.0.push(first);
            bounds.1.push(total);
        }
    }
    let bounds = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        (quantile(&values, 0.05), quantile(&values, 0.95))
    };
    let whole = found.into_iter().zip(again);
    Ok(whole
        .map(|((first, total), (firsts, totals))| Sensitivity {
            first,
            first_bounds: bounds(firsts),
            total,
            total_bounds: bounds(totals),
        })
        .collect())
}

const RESAMPLES: usize = 200;

/// First-order and total index of every group over the samples named.
fn estimate(results: &[f64], width: usize, samples: &[usize]) -> Vec<(f64, f64)> {
    let n = count(samples.len());
    let row = |sample: usize| &results[sample * width..(sample + 1) * width];
    let mean = samples.iter().map(|s| row(*s)[0] + row(*s)[1]).sum::<f64>() / (2.0 * n);
    let squares = samples.iter().map(|s| (row(*s)[0] - mean).powi(2) + (row(*s)[1] - mean).powi(2));
    let variance = squares.sum::<f64>() / (2.0 * n - 1.0);
    (2..width)
        .map(|at| {
            if variance <= 0.0 {
                return (0.0, 0.0);
            }
            let (mut first, mut total) = (0.0, 0.0);
            for sample in samples {
                let row = row(*sample);
                first += row[1] * (row[at] - row[0]);
                total += (row[0] - row[at]).powi(2);
            }
            (first / n / variance, total / (2.0 * n) / variance)
        })
        .collect()
}

impl Experiment {
    /// Sensitivity of the average shift in rank, over all units, to each factor that varies. With one unit, of its value.
    ///
    /// # Errors
    /// [`IndexError::Draw`] where nothing varies or with fewer than [`FEWEST_SAMPLES`]; [`IndexError::NotFinite`].
    pub fn sensitivity(
        &self,
        samples: usize,
        seed: u64,
    ) -> Result<Vec<(Factor, Sensitivity)>, IndexError> {
        if samples < FEWEST_SAMPLES {
            return Err(IndexError::Draw);
        }
        let factors = self.factors();
        let groups: Vec<_> = factors.iter().map(|(_, group)| group.clone()).collect();
        let mut scratch = self.scratch();
        self.nominal(&mut scratch);
        self.rank(&mut scratch);
        let nominal = scratch.ranks.clone();
        // Taking off a constant changes no variance, and the estimate of the first order is far less scattered.
        let usual = if self.units() == 1 { self.value(&scratch, 0) } else { 0.0 };
        let found = sensitivity(self.coordinates(), &groups, samples, seed, |draws| {
            scratch.draws.copy_from_slice(draws);
            self.score(&mut scratch);
            if self.units() == 1 {
                return self.value(&scratch, 0) - usual;
            }
            self.rank(&mut scratch);
            let shifts = scratch.ranks.iter().zip(&nominal).map(|(r, n)| f64::from(r.abs_diff(*n)));
            shifts.sum::<f64>() / count(self.units())
        })?;
        Ok(factors.into_iter().map(|(factor, _)| factor).zip(found).collect())
    }
}
