//! Weights that several organisations distribute, and what follows from them.

use super::IndexError;
use super::structure::check_weight;
use super::table::{count, deviation, mean};
use serde::Serialize;

/// More elements than people distribute points over reliably (Handbook, page 101).
pub const MOST_ELEMENTS: usize = 10;

/// What the organisations gave one element, as shares of their whole budget.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// Mean: the weight by budget allocation.
    pub mean: f64,
    /// Standard deviation (n − 1); 0 for one organisation.
    pub deviation: f64,
    /// Smallest share.
    pub least: f64,
    /// Largest share.
    pub most: f64,
}

/// Each ballot as shares that add up to 1.
///
/// # Errors
/// [`IndexError::Empty`] without ballots; [`IndexError::Ragged`], [`IndexError::NegativeWeight`],
/// [`IndexError::NoWeight`] with the number of the ballot, from 1.
pub fn shares(ballots: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, IndexError> {
    let size = ballots.first().map(Vec::len).filter(|size| *size > 0).ok_or(IndexError::Empty)?;
    ballots
        .iter()
        .enumerate()
        .map(|(at, ballot)| {
            let of = (at + 1).to_string();
            if ballot.len() != size {
                return Err(IndexError::Ragged { of });
            }
            for weight in ballot {
                check_weight(*weight, &of)?;
            }
            let total: f64 = ballot.iter().sum();
            if total <= 0.0 {
                return Err(IndexError::NoWeight { of });
            }
            Ok(ballot.iter().map(|weight| weight / total).collect())
        })
        .collect()
}

/// What each element was given over all ballots. The means add up to 1.
///
/// # Errors
/// As [`shares`].
pub fn spreads(ballots: &[Vec<f64>]) -> Result<Vec<Spread>, IndexError> {
    let shares = shares(ballots)?;
    Ok((0..shares[0].len())
        .map(|element| {
            let given: Vec<f64> = shares.iter().map(|ballot| ballot[element]).collect();
            let least = given.iter().copied().fold(f64::INFINITY, f64::min);
            let most = given.iter().copied().fold(0.0, f64::max);
            let deviation = if given.len() < 2 { 0.0 } else { deviation(&given) };
            Spread { mean: mean(&given), deviation, least, most }
        })
        .collect())
}

/// How far the organisations agree, 0 to 1: one less the mean share of the budget that two of them would have to move to
/// meet. 1 for one ballot.
///
/// # Errors
/// As [`shares`].
pub fn consensus(ballots: &[Vec<f64>]) -> Result<f64, IndexError> {
    let shares = shares(ballots)?;
    let mut apart = 0.0;
    let mut pairs = 0_usize;
    for (at, one) in shares.iter().enumerate() {
        for other in &shares[at + 1..] {
            apart += one.iter().zip(other).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0;
            pairs += 1;
        }
    }
    Ok(if pairs == 0 { 1.0 } else { 1.0 - apart / count(pairs) })
}
