//! What is varied, and how one set of random numbers becomes one set of choices.

use super::random::pick;
use super::scores::{Matrix, Scratch};
use crate::index::IndexError;
use crate::index::aggregate::Aggregation;
use crate::index::structure::Structure;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How weights are varied.
#[derive(Debug, Clone, PartialEq)]
pub enum Weights {
    /// Not at all.
    Fixed,
    /// Every weight times a factor of its own, evenly from 1 − a to 1 + a.
    Factor(f64),
    /// The weights of the top level as one of several organisations distributed them.
    Ballots(Vec<Vec<f64>>),
}

/// Something that is varied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// Normalisation, imputation, treatment of extreme values.
    Normalisation,
    /// The kind of mean.
    Aggregation,
    /// Which indicator is left out, if any.
    LeftOut,
    /// Weights of the lower levels.
    WeightsBelow,
    /// Weights of the top level.
    WeightsOnTop,
}

/// Choices to be varied around a structure.
#[derive(Debug, Clone)]
pub struct Experiment {
    pub(super) structure: Structure,
    pub(super) units: usize,
    /// By normalisation and then aggregation.
    pub(super) matrices: Vec<Matrix>,
    pub(super) aggregations: Vec<Vec<Aggregation>>,
    pub(super) normalisations: usize,
    pub(super) weights: Weights,
    pub(super) leave_out: bool,
    /// Where the weights of a level stand among the random numbers.
    offsets: Vec<usize>,
    coordinates: usize,
}

/// The first random numbers of a replication: normalisation, aggregation, indicator left out. Weights follow.
const FIRST_WEIGHT: usize = 3;

impl Experiment {
    /// Sets up an experiment. The first normalisation and the first aggregation, with the weights of the structure, are
    /// the nominal choice. `normalisations` are sets of columns by indicator; each aggregation has one kind of mean per
    /// level.
    ///
    /// # Errors
    /// [`IndexError::Empty`], [`IndexError::Ragged`], [`IndexError::NeedsPositive`], [`IndexError::Draw`] for a spread
    /// of weights outside 0 to 1 or ballots of another size.
    pub fn new(
        structure: Structure,
        normalisations: &[Vec<Vec<f64>>],
        aggregations: Vec<Vec<Aggregation>>,
        weights: Weights,
        leave_out: bool,
    ) -> Result<Self, IndexError> {
        let levels = structure.levels();
        let units = normalisations.first().and_then(|c| c.first()).map_or(0, Vec::len);
        if units == 0 || aggregations.is_empty() {
            return Err(IndexError::Empty);
        }
        if aggregations.iter().any(|per_level| per_level.len() != levels.len()) {
            return Err(IndexError::Draw);
        }
        let top = levels.last().map_or(0, |level| level.weights.len());
        let possible = match &weights {
            Weights::Fixed => true,
            Weights::Factor(a) => (0.0..1.0).contains(a),
            Weights::Ballots(ballots) => {
                !ballots.is_empty()
                    && ballots.iter().all(|ballot| {
                        ballot.len() == top
                            && ballot.iter().all(|weight| weight.is_finite() && *weight >= 0.0)
                            && ballot.iter().sum::<f64>() > 0.0
                    })
            }
        };
        if !possible {
            return Err(IndexError::Draw);
        }
        let mut offsets = Vec::with_capacity(levels.len());
        let mut coordinates = FIRST_WEIGHT;
        for (at, level) in levels.iter().enumerate() {
            offsets.push(coordinates);
            coordinates += match weights {
                Weights::Fixed => 0,
                Weights::Factor(_) => level.weights.len(),
                Weights::Ballots(_) => usize::from(at + 1 == levels.len()),
            };
        }
        let mut matrices = Vec::with_capacity(normalisations.len() * aggregations.len());
        for columns in normalisations {
            if columns.len() != structure.indicators() || columns.iter().any(|c| c.len() != units) {
                return Err(IndexError::Ragged { of: levels[0].groups.concat() });
            }
            for per_level in &aggregations {
                matrices.push(Matrix::new(columns, &structure, per_level)?);
            }
        }
        Ok(Self {
            units,
            matrices,
            normalisations: normalisations.len(),
            aggregations,
            weights,
            leave_out,
            offsets,
            coordinates,
            structure,
        })
    }

    /// How many random numbers a replication uses.
    pub fn coordinates(&self) -> usize {
        self.coordinates
    }

    /// How many units there are.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The factors that really vary, with their random numbers.
    pub fn factors(&self) -> Vec<(Factor, Range<usize>)> {
        let mut factors = Vec::new();
        if self.normalisations > 1 {
            factors.push((Factor::Normalisation, 0..1));
        }
        if self.aggregations.len() > 1 {
            factors.push((Factor::Aggregation, 1..2));
        }
        if self.leave_out {
            factors.push((Factor::LeftOut, 2..FIRST_WEIGHT));
        }
        let top = self.offsets.last().copied().unwrap_or(FIRST_WEIGHT);
        if top > FIRST_WEIGHT {
            factors.push((Factor::WeightsBelow, FIRST_WEIGHT..top));
        }
        if self.coordinates > top {
            factors.push((Factor::WeightsOnTop, top..self.coordinates));
        }
        factors
    }

    /// Buffers for one thread; nothing is allocated after this.
    pub fn scratch(&self) -> Scratch {
        Scratch::new(&self.structure, self.units, self.coordinates)
    }

    /// Scores of the nominal choice into the buffers.
    pub(super) fn nominal(&self, scratch: &mut Scratch) {
        for (level, weights) in self.structure.levels().iter().zip(&mut scratch.weights) {
            weights.copy_from_slice(&level.weights);
        }
        self.matrices[0].score(&self.structure, &self.aggregations[0], scratch);
        scratch.matrix = 0;
    }

    /// The place of the matrix that the first two random numbers of a replication stand for.
    pub(super) fn matrix(&self, normalisation: f64, aggregation: f64) -> usize {
        let others = self.aggregations.len();
        pick(normalisation, self.normalisations) * others + pick(aggregation, others)
    }

    /// Scores of the choice that `scratch.draws` stands for.
    pub(super) fn score(&self, scratch: &mut Scratch) {
        let at = self.matrix(scratch.draws[0], scratch.draws[1]);
        let levels = self.structure.levels();
        for (at, level) in levels.iter().enumerate() {
            let drawn = &scratch.draws[self.offsets[at]..];
            let target = &mut scratch.weights[at];
            match &self.weights {
                Weights::Factor(a) => {
                    for ((target, weight), draw) in target.iter_mut().zip(&level.weights).zip(drawn)
                    {
                        *target = weight * (1.0 - a + 2.0 * a * draw);
                    }
                }
                Weights::Ballots(ballots) if at + 1 == levels.len() => {
                    target.copy_from_slice(&ballots[pick(drawn[0], ballots.len())]);
                }
                Weights::Ballots(_) | Weights::Fixed => target.copy_from_slice(&level.weights),
            }
        }
        if self.leave_out {
            // One place more than indicators: then all stay.
            let left_out = pick(scratch.draws[2], self.structure.indicators() + 1);
            if let Some(weight) = scratch.weights[0].get_mut(left_out) {
                *weight = 0.0;
            }
        }
        let aggregation = at % self.aggregations.len();
        self.matrices[at].score(&self.structure, &self.aggregations[aggregation], scratch);
        scratch.matrix = at;
    }

    /// Ranks of the scores last computed.
    pub(super) fn rank(&self, scratch: &mut Scratch) {
        self.matrices[scratch.matrix].rank(scratch);
    }

    /// The index of a unit from the scores last computed; missing where it has none.
    pub(super) fn value(&self, scratch: &Scratch, unit: usize) -> f64 {
        let score = scratch.scores[unit];
        let aggregation = self.aggregations[scratch.matrix % self.aggregations.len()][0];
        match self.matrices[scratch.matrix].is_linear().then_some(aggregation) {
            Some(Aggregation::Geometric) => score.exp(),
            Some(Aggregation::Harmonic) => -1.0 / score,
            _ => score,
        }
    }
}
