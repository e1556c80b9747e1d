//! Scores of all units for one set of weights: the inner loop.

use crate::index::IndexError;
use crate::index::aggregate::{Aggregation, won_share};
use crate::index::structure::{Level, Structure};
use std::ops::Range;

/// Units whose scores are summed side by side: eight pairs of doubles, so that no addition waits for the one before.
const WIDE: usize = 16;
/// The same for the units that are left over.
const NARROW: usize = 4;
/// Steps are padded to a multiple of this, so that comparing them has no left-overs.
const LANES: usize = 32;

/// Normalised values laid out for one kind of mean.
#[derive(Debug, Clone)]
pub(super) enum Matrix {
    /// No gaps and the same mean on all levels: a weighted sum of values, logarithms or negative reciprocals with the
    /// chained weights. Blocks of [`WIDE`] units and then of [`NARROW`] ones, in each the indicators, in each the units;
    /// zeros fill the last block.
    Linear {
        /// The cells.
        cells: Vec<f64>,
        /// The smallest cell: no score lies below it, as shares add up to one.
        low: f64,
        /// Steps of [`STEPS`] per unit of the scale.
        steps: f64,
    },
    /// Anything else: values by indicator and unit, level by level.
    General(Vec<f64>),
}

/// Buffers of one thread.
#[derive(Debug, Clone)]
pub struct Scratch {
    /// Random numbers of the replication.
    pub(super) draws: Vec<f64>,
    /// Weights by level.
    pub(super) weights: Vec<Vec<f64>>,
    /// One score per unit; more is better.
    pub(super) scores: Vec<f64>,
    /// The matrix that the scores were computed from.
    pub(super) matrix: usize,
    /// By level and group the places of its elements, where the elements of every group stand side by side in the order
    /// of the groups; otherwise nothing.
    runs: Vec<Vec<Range<usize>>>,
    /// Sums of weights by level and group, then the share of each group in the whole.
    totals: Vec<Vec<f64>>,
    /// Share of each indicator in the whole.
    shares: Vec<f64>,
    /// Values by level, group and unit.
    values: Vec<Vec<f64>>,
    /// Pairs of value and weight, for the median.
    pairs: Vec<(f64, f64)>,
    /// Scores in whole steps.
    steps: Vec<i16>,
    /// How many units are on a higher step than each.
    higher: Vec<i16>,
    /// Rank of each unit.
    pub(super) ranks: Vec<u32>,
}

impl Scratch {
    pub(super) fn new(structure: &Structure, units: usize, coordinates: usize) -> Self {
        let levels = structure.levels();
        Self {
            draws: vec![0.0; coordinates],
            weights: levels.iter().map(|level| level.weights.clone()).collect(),
            scores: vec![0.0; units.next_multiple_of(NARROW)],
            matrix: 0,
            runs: levels.iter().map(runs).collect(),
            totals: levels.iter().map(|level| vec![0.0; level.groups.len()]).collect(),
            shares: vec![0.0; structure.indicators()],
            values: levels.iter().map(|level| vec![0.0; level.groups.len() * units]).collect(),
            pairs: Vec::with_capacity(structure.indicators()),
            steps: vec![0; units.next_multiple_of(LANES)],
            higher: vec![0; units.next_multiple_of(LANES)],
            ranks: vec![0; units],
        }
    }
}

fn runs(level: &Level) -> Vec<Range<usize>> {
    if !level.group_of.is_sorted() {
        return Vec::new();
    }
    let of = &level.group_of;
    (0..level.groups.len())
        .map(|group| of.partition_point(|g| *g < group)..of.partition_point(|g| *g <= group))
        .collect()
}

impl Matrix {
    pub(super) fn new(
        columns: &[Vec<f64>],
        structure: &Structure,
        per_level: &[Aggregation],
    ) -> Result<Self, IndexError> {
        let units = columns[0].len();
        let name = || structure.levels()[0].groups.concat();
        // Only what the lowest mean meets is known here; above, a value of zero gives none.
        if per_level[0].needs_positive() && columns.iter().flatten().any(|value| *value <= 0.0) {
            return Err(IndexError::NeedsPositive { of: name() });
        }
        let complete = columns.iter().flatten().all(|value| !value.is_nan());
        let same = per_level.iter().all(|aggregation| *aggregation == per_level[0]);
        let link = match per_level[0] {
            Aggregation::Arithmetic => |x: f64| x,
            Aggregation::Geometric => f64::ln,
            Aggregation::Harmonic => |x: f64| -1.0 / x,
            Aggregation::Median | Aggregation::Copeland => {
                return Ok(Self::General(columns.concat()));
            }
        };
        if !(complete && same) {
            return Ok(Self::General(columns.concat()));
        }
        let linked = || columns.iter().flatten().map(|value| link(*value));
        let (low, high) = linked().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), cell| {
            (low.min(cell), high.max(cell))
        });
        let steps = if high > low { STEPS / (high - low) } else { 0.0 };
        let mut cells = Vec::with_capacity(units.next_multiple_of(NARROW) * columns.len());
        let mut first = 0;
        while first < units {
            let lanes = if units - first >= WIDE { WIDE } else { NARROW };
            for column in columns {
                let here = column.iter().skip(first).take(lanes).map(|value| link(*value));
                cells.extend(here.chain(std::iter::repeat(0.0)).take(lanes));
            }
            first += lanes;
        }
        Ok(Self::Linear { cells, low, steps })
    }

    pub(super) const fn is_linear(&self) -> bool {
        matches!(self, Self::Linear { .. })
    }

    /// Scores of all units with the weights in the buffers.
    pub(super) fn score(
        &self,
        structure: &Structure,
        per_level: &[Aggregation],
        scratch: &mut Scratch,
    ) {
        match self {
            Self::Linear { cells, .. } => {
                chain(structure, scratch);
                let wide = scratch.ranks.len() / WIDE * WIDE;
                let (cells, rest) = cells.split_at(wide * scratch.shares.len());
                let (scores, others) = scratch.scores.split_at_mut(wide);
                weigh::<WIDE>(cells, &scratch.shares, scores);
                weigh::<NARROW>(rest, &scratch.shares, others);
            }
            Self::General(cells) => step_by_step(cells, structure, per_level, scratch),
        }
    }
}

/// Weighted sums of so many units at a time. Arrays of a known length stay in registers, whatever else the compiler makes
/// of the surroundings.
fn weigh<const N: usize>(cells: &[f64], shares: &[f64], scores: &mut [f64]) {
    let (cells, _) = cells.as_chunks::<N>();
    let (scores, _) = scores.as_chunks_mut::<N>();
    for (block, scores) in cells.chunks_exact(shares.len()).zip(scores) {
        let mut sums = [0.0; N];
        for (values, share) in block.iter().zip(shares) {
            sums = std::array::from_fn(|lane| sums[lane] + share * values[lane]);
        }
        *scores = sums;
    }
}

/// The share of every indicator in the whole, down from the top. A group whose elements have lost all weight loses its
/// own.
fn chain(structure: &Structure, scratch: &mut Scratch) {
    let levels = structure.levels();
    for (at, level) in levels.iter().enumerate() {
        let totals = &mut scratch.totals[at];
        let runs = &scratch.runs[at];
        if runs.is_empty() {
            totals.fill(0.0);
            for (group, weight) in level.group_of.iter().zip(&scratch.weights[at]) {
                totals[*group] += weight;
            }
        }
        // Elements of a group that stand side by side are added up without a detour over memory.
        for (total, run) in totals.iter_mut().zip(runs) {
            *total = scratch.weights[at][run.clone()].iter().sum();
        }
        if let Some(above) = scratch.weights.get_mut(at + 1) {
            for (weight, total) in above.iter_mut().zip(totals.iter()) {
                if *total <= 0.0 {
                    *weight = 0.0;
                }
            }
        }
    }
    // From here on, `totals` holds what one unit of weight in a group is worth in the whole.
    for at in (0..levels.len()).rev() {
        let (below, above) = scratch.totals.split_at_mut(at + 1);
        let own = &mut below[at];
        if at + 1 == levels.len() {
            own[0] = 1.0 / own[0];
        } else {
            let up = &levels[at + 1];
            for ((total, group), weight) in
                own.iter_mut().zip(&up.group_of).zip(&scratch.weights[at + 1])
            {
                let worth = weight * above[0][*group];
                *total = if *total > 0.0 { worth / *total } else { 0.0 };
            }
        }
    }
    let (shares, weights) = (&mut scratch.shares, &scratch.weights[0]);
    if scratch.runs[0].is_empty() {
        for ((share, weight), group) in shares.iter_mut().zip(weights).zip(&levels[0].group_of) {
            *share = weight * scratch.totals[0][*group];
        }
    }
    for (worth, run) in scratch.totals[0].iter().zip(&scratch.runs[0]) {
        for (share, weight) in shares[run.clone()].iter_mut().zip(&weights[run.clone()]) {
            *share = weight * worth;
        }
    }
}

/// Level by level, with gaps, coverage, and a mean of its own on each.
fn step_by_step(
    cells: &[f64],
    structure: &Structure,
    per_level: &[Aggregation],
    scratch: &mut Scratch,
) {
    let units = scratch.ranks.len();
    for (at, level) in structure.levels().iter().enumerate() {
        let (done, rest) = scratch.values.split_at_mut(at);
        let below: &[f64] = done.last().map_or(cells, Vec::as_slice);
        let weights = &scratch.weights[at];
        let above = &mut rest[0];
        for group in 0..level.groups.len() {
            let children = || (0..weights.len()).filter(|child| level.group_of[*child] == group);
            let all = children().count();
            for unit in 0..units {
                let cell = |child: usize| below[child * units + unit];
                let there = children().filter(|child| !cell(*child).is_nan()).count();
                let value = if !level.coverage.suffices(there, all) {
                    f64::NAN
                } else if per_level[at] == Aggregation::Copeland {
                    let of = |child: usize, unit: usize| below[child * units + unit];
                    pairwise(&of, &children, weights, unit, units)
                } else {
                    scratch.pairs.clear();
                    scratch.pairs.extend(children().map(|child| (cell(child), weights[child])));
                    per_level[at].mean(&mut scratch.pairs)
                };
                above[group * units + unit] = value;
            }
        }
    }
    if let Some(top) = scratch.values.last() {
        scratch.scores[..units].copy_from_slice(&top[..units]);
    }
}

fn pairwise<I: Iterator<Item = usize>>(
    of: &dyn Fn(usize, usize) -> f64,
    children: &dyn Fn() -> I,
    weights: &[f64],
    unit: usize,
    units: usize,
) -> f64 {
    let mut score = 0.0;
    for other in (0..units).filter(|other| *other != unit) {
        let (mut won, mut total) = (0.0, 0.0);
        for child in children() {
            let (a, b) = (of(child, unit), of(child, other));
            if !a.is_nan() && !b.is_nan() {
                total += weights[child];
                won += weights[child] * won_share(a, b);
            }
        }
        if total > 0.0 {
            let share: f64 = won / total;
            score += f64::from(i8::from(share > 0.5 + 1e-12) - i8::from(share < 0.5 - 1e-12));
        }
    }
    score
}

/// Steps between the smallest and the largest cell: those of a signed number of 16 bits, with room at the ends for what
/// rounding adds.
const STEPS: f64 = 65_000.0;

impl Matrix {
    /// Competition ranks of the scores into the buffers: 1 for the largest, 0 for a missing one.
    ///
    /// Scores are first compared in whole steps, many at a time. Units on different steps are told apart exactly, as
    /// steps never fall where scores rise; the number of pairs says whether some share a step, and of those the scores
    /// themselves are compared.
    pub(super) fn rank(&self, scratch: &mut Scratch) {
        let Self::Linear { low, steps, .. } = self else { return rank(scratch) };
        let units = scratch.ranks.len();
        for (step, score) in scratch.steps.iter_mut().zip(&scratch.scores) {
            *step = whole(((score - low) * steps) - STEPS / 2.0);
        }
        scratch.higher.fill(0);
        let (fours, rest) = scratch.steps[..units].as_chunks::<4>();
        for others in fours {
            count_higher(others, &scratch.steps, &mut scratch.higher);
        }
        for other in rest {
            count_higher(&[*other], &scratch.steps, &mut scratch.higher);
        }
        let mut pairs = 0_u32;
        for (rank, higher) in scratch.ranks.iter_mut().zip(&scratch.higher) {
            let higher = u32::from(higher.unsigned_abs());
            pairs = pairs.wrapping_add(higher);
            *rank = higher.wrapping_add(1);
        }
        let all = u32::try_from(units * (units - 1) / 2).unwrap_or(u32::MAX);
        if pairs == all && units > 1 {
            return;
        }
        let many = units > usize::from(i16::MAX.unsigned_abs());
        if many || scratch.scores[..units].iter().any(|score| score.is_nan()) {
            return rank(scratch);
        }
        let (scores, steps) = (&scratch.scores, &scratch.steps[..units]);
        for (at, (own, rank)) in steps.iter().zip(&mut scratch.ranks).enumerate() {
            let shared =
                steps.iter().fold(0_i16, |n, other| n.wrapping_add(i16::from(other == own)));
            if shared > 1 {
                let same = steps.iter().zip(scores).filter(|(other, _)| *other == own);
                let better = same.filter(|(_, score)| **score > scores[at]).count();
                *rank = rank.saturating_add(u32::try_from(better).unwrap_or(u32::MAX));
            }
        }
    }
}

/// Adds to each step how many of the others are higher. A plain loop over all steps is what compilers turn into
/// comparisons side by side.
fn count_higher<const N: usize>(others: &[i16; N], steps: &[i16], higher: &mut [i16]) {
    for (higher, own) in higher.iter_mut().zip(steps) {
        let more = others.iter().fold(0_i16, |n, other| n.wrapping_add(i16::from(other > own)));
        *higher = higher.wrapping_add(more);
    }
}

/// The nearest whole number of a value within the range of 16 bits: adding this constant leaves it in the last bits.
fn whole(value: f64) -> i16 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    #[expect(clippy::cast_possible_truncation, reason = "the last 16 bits are what is wanted")]
    let whole = (value + SHIFT).to_bits() as i16;
    whole
}

/// Competition ranks into the buffers: 1 for the largest score, 0 for a missing one.
fn rank(scratch: &mut Scratch) {
    let units = scratch.ranks.len();
    let scores = &scratch.scores[..units];
    for (rank, score) in scratch.ranks.iter_mut().zip(scores) {
        // Counted in doubles' width, which the processor does two or four at a time.
        let better: u64 = scores.iter().map(|other| u64::from(other > score)).sum();
        *rank = if score.is_nan() { 0 } else { 1 + u32::try_from(better).unwrap_or(u32::MAX - 1) };
    }
}
