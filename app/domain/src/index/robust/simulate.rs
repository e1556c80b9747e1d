//! Replications with other choices, and what ranks and values come of them.

use super::experiment::Experiment;
use super::random::Stream;
use crate::index::IndexError;
use crate::index::table::count;
use serde::Serialize;
use std::ops::Range;

/// Most replications that are run.
pub const MOST_REPLICATIONS: usize = 1_000_000;

/// The ranks of one unit over all replications.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitRanks {
    /// By the nominal choice; none where the unit has no value.
    pub nominal: Option<u32>,
    /// Mean rank.
    pub mean: f64,
    /// Median rank.
    pub median: f64,
    /// 5 % quantile (type 7).
    pub low: f64,
    /// 95 % quantile.
    pub high: f64,
    /// Share of replications among the first so many.
    pub top: f64,
    /// How often each rank came up, from rank 1.
    pub frequencies: Vec<u32>,
}

/// What came of the replications.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Simulation {
    /// The seed; with it anyone gets the same.
    pub seed: u64,
    /// How many replications.
    pub replications: usize,
    /// One per unit, in order.
    pub units: Vec<UnitRanks>,
    /// For each unit watched, its sorted values.
    pub values: Vec<Vec<f64>>,
}

impl Simulation {
    /// A quantile of the values of a watched unit; nothing where it never had one.
    pub fn value(&self, watched: usize, p: f64) -> Option<f64> {
        let values = &self.values[watched];
        (!values.is_empty()).then(|| quantile(values, p))
    }
}

/// Quantile of sorted values: type 7, linear between neighbours. NaN without values.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let h = count(last) * p;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to `last`")]
    let at = (h.floor() as usize).min(last);
    let next = sorted[(at + 1).min(last)];
    sorted[at] + (h - h.floor()) * (next - sorted[at])
}

/// Replications that are put in order by their matrix.
const BATCH: usize = 1024;

/// What a run over some of the replications counted.
struct Tally {
    /// By unit and rank; rank 0 is „no value".
    counts: Vec<u32>,
    /// By watched unit.
    values: Vec<Vec<f64>>,
}

impl Tally {
    fn run(experiment: &Experiment, seed: u64, replications: Range<u64>, watch: &[usize]) -> Self {
        let width = experiment.units() + 1;
        let mut tally = Self {
            counts: vec![0; width * experiment.units()],
            values: vec![Vec::new(); watch.len()],
        };
        for values in &mut tally.values {
            let most = replications.end - replications.start;
            values.reserve_exact(usize::try_from(most).unwrap_or_default());
        }
        let mut scratch = experiment.scratch();
        // In every batch, replications with the same matrix follow each other: its values then stay in the processor's
        // nearest memory. What is counted does not depend on the order.
        let mut order = Vec::with_capacity(BATCH);
        let mut rest = replications;
        while !rest.is_empty() {
            order.clear();
            order.extend(rest.by_ref().take(BATCH).map(|replication| {
                let mut stream = Stream::new(seed, replication);
                (experiment.matrix(stream.unit(), stream.unit()), replication)
            }));
            order.sort_unstable();
            for (_, replication) in &order {
                let mut stream = Stream::new(seed, *replication);
                for draw in &mut scratch.draws {
                    *draw = stream.unit();
                }
                experiment.score(&mut scratch);
                experiment.rank(&mut scratch);
                for (counts, rank) in tally.counts.chunks_exact_mut(width).zip(&scratch.ranks) {
                    counts[*rank as usize] += 1;
                }
                for (values, unit) in tally.values.iter_mut().zip(watch) {
                    let value = experiment.value(&scratch, *unit);
                    if !value.is_nan() {
                        values.push(value);
                    }
                }
            }
        }
        tally
    }

    fn add(&mut self, other: Self) {
        for (own, count) in self.counts.iter_mut().zip(other.counts) {
            *own += count;
        }
        for (own, values) in self.values.iter_mut().zip(other.values) {
            own.extend(values);
        }
    }
}

/// Runs the replications of an experiment on so many threads; the result does not depend on how many. `watch` names the
/// places of units whose values are kept besides their ranks; `top` counts how often a unit is among the first so many.
///
/// # Errors
/// [`IndexError::Draw`] without replications, with more than [`MOST_REPLICATIONS`], or for a unit that is not there.
pub fn simulate(
    experiment: &Experiment,
    seed: u64,
    replications: usize,
    threads: usize,
    watch: &[usize],
    top: usize,
) -> Result<Simulation, IndexError> {
    let possible = (1..=MOST_REPLICATIONS).contains(&replications)
        && watch.iter().all(|unit| *unit < experiment.units());
    if !possible {
        return Err(IndexError::Draw);
    }
    let all = replications as u64;
    let threads = threads.clamp(1, 64) as u64;
    let part = |thread: u64| all * thread / threads..all * (thread + 1) / threads;
    let mut tally = if threads == 1 {
        Tally::run(experiment, seed, 0..all, watch)
    } else {
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads)
                .map(|thread| {
                    scope.spawn(move || Tally::run(experiment, seed, part(thread), watch))
                })
                .collect();
            let mut tally = Tally::run(experiment, seed, part(0), watch);
            for (thread, other) in (1..threads).zip(others) {
                // A thread that is lost gives the same numbers when run here.
                let run = || Tally::run(experiment, seed, part(thread), watch);
                tally.add(other.join().unwrap_or_else(|_| run()));
            }
            tally
        })
    };
    let mut scratch = experiment.scratch();
    experiment.nominal(&mut scratch);
    experiment.rank(&mut scratch);
    for values in &mut tally.values {
        values.sort_by(f64::total_cmp);
    }
    let width = experiment.units() + 1;
    let units = tally.counts.chunks_exact(width).zip(&scratch.ranks);
    let units = units.map(|(counts, nominal)| summary(counts, *nominal, top)).collect();
    Ok(Simulation { seed, replications, units, values: tally.values })
}

fn summary(counts: &[u32], nominal: u32, top: usize) -> UnitRanks {
    let frequencies = counts[1..].to_vec();
    let ranked: u32 = frequencies.iter().sum();
    let of_rank = || (1_u32..).zip(&frequencies);
    let sum: u64 = of_rank().map(|(rank, n)| u64::from(rank) * u64::from(*n)).sum();
    let at = |place: u32| {
        let mut seen = 0;
        of_rank()
            .find(|(_, n)| {
                seen += **n;
                seen > place
            })
            .map_or(f64::NAN, |(rank, _)| f64::from(rank))
    };
    let quantile = |p: f64| {
        if ranked == 0 {
            return f64::NAN;
        }
        let h = f64::from(ranked - 1) * p;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below `ranked`"
        )]
        let below = h.floor() as u32;
        let (low, high) = (at(below), at((below + 1).min(ranked - 1)));
        low + (h - h.floor()) * (high - low)
    };
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let mean = sum as f64 / f64::from(ranked);
    let first: u32 = frequencies.iter().take(top).sum();
    UnitRanks {
        nominal: (nominal > 0).then_some(nominal),
        mean,
        median: quantile(0.5),
        low: quantile(0.05),
        high: quantile(0.95),
        top: f64::from(first) / f64::from(ranked),
        frequencies,
    }
}
