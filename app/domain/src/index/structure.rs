//! What is put together with what: levels of groups, from the indicators up to the one index.

use super::IndexError;
use super::aggregate::{Aggregation, Coverage, copeland};
use super::table::checked;

/// One step up: the elements below, the group of each, and how a group becomes one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The groups by name.
    pub groups: Vec<String>,
    /// The place of each element's group in [`Self::groups`].
    pub group_of: Vec<usize>,
    /// The weight of each element within its group; any scale.
    pub weights: Vec<f64>,
    /// How the elements become one value.
    pub aggregation: Aggregation,
    /// How many of them have to be there.
    pub coverage: Coverage,
}

/// Levels from the indicators to the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    levels: Vec<Level>,
}

/// Checks weights: every one finite and not below zero.
///
/// # Errors
/// [`IndexError::NotFinite`], [`IndexError::TooLarge`], [`IndexError::NegativeWeight`].
pub(super) fn check_weight(weight: f64, of: &str) -> Result<(), IndexError> {
    if checked(weight, of)? < 0.0 {
        Err(IndexError::NegativeWeight { of: of.to_owned() })
    } else {
        Ok(())
    }
}

impl Structure {
    /// Levels from the bottom; `names` are those of the indicators.
    ///
    /// # Errors
    /// What does not fit together by name: [`IndexError::Empty`], [`IndexError::Ragged`], [`IndexError::Stray`],
    /// [`IndexError::EmptyGroup`], [`IndexError::NegativeWeight`], [`IndexError::NoWeight`], [`IndexError::Coverage`].
    pub fn new(names: &[String], levels: Vec<Level>) -> Result<Self, IndexError> {
        let mut below: Vec<String> = names.to_vec();
        if below.is_empty() || levels.is_empty() {
            return Err(IndexError::Empty);
        }
        for level in &levels {
            if level.group_of.len() != below.len() || level.weights.len() != below.len() {
                return Err(IndexError::Ragged { of: level.groups.concat() });
            }
            for ((name, group), weight) in below.iter().zip(&level.group_of).zip(&level.weights) {
                check_weight(*weight, name)?;
                if *group >= level.groups.len() {
                    return Err(IndexError::Stray { of: name.clone() });
                }
            }
            for (at, group) in level.groups.iter().enumerate() {
                let of_group =
                    || level.group_of.iter().zip(&level.weights).filter(|(g, _)| **g == at);
                let size = of_group().count();
                if size == 0 {
                    return Err(IndexError::EmptyGroup { of: group.clone() });
                }
                if of_group().map(|(_, weight)| weight).sum::<f64>() <= 0.0 {
                    return Err(IndexError::NoWeight { of: group.clone() });
                }
                level.coverage.check(size, group)?;
            }
            below.clone_from(&level.groups);
        }
        if below.len() == 1 {
            Ok(Self { levels })
        } else {
            Err(IndexError::Stray { of: below[1].clone() })
        }
    }

    /// The levels from the bottom.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// How many indicators there are.
    pub fn indicators(&self) -> usize {
        self.levels[0].group_of.len()
    }

    /// The columns of every level, from the fields to the index, from normalised columns.
    ///
    /// # Errors
    /// [`IndexError::NeedsPositive`], [`IndexError::OneUnit`] by group.
    pub fn aggregate(&self, columns: &[Vec<f64>]) -> Result<Vec<Vec<Vec<f64>>>, IndexError> {
        let mut up: Vec<Vec<Vec<f64>>> = Vec::with_capacity(self.levels.len());
        for level in &self.levels {
            let below = up.last().map_or(columns, Vec::as_slice);
            up.push(level.aggregate(below)?);
        }
        Ok(up)
    }

    /// How much of the whole weight each indicator has when everything is there.
    pub fn shares(&self) -> Vec<f64> {
        let mut above = vec![1.0];
        for level in self.levels.iter().rev() {
            above = level
                .shares()
                .iter()
                .zip(&level.group_of)
                .map(|(share, group)| share * above[*group])
                .collect();
        }
        above
    }
}

impl Level {
    /// The share of each element within its group.
    pub fn shares(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.groups.len()];
        for (group, weight) in self.group_of.iter().zip(&self.weights) {
            totals[*group] += weight;
        }
        self.group_of.iter().zip(&self.weights).map(|(g, w)| w / totals[*g]).collect()
    }

    /// One column per group from one column per element.
    ///
    /// # Errors
    /// [`IndexError::NeedsPositive`], [`IndexError::OneUnit`] by group.
    pub fn aggregate(&self, below: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, IndexError> {
        let units = below.first().map_or(0, Vec::len);
        let mut groups = Vec::with_capacity(self.groups.len());
        for (at, name) in self.groups.iter().enumerate() {
            let children: Vec<usize> =
                (0..below.len()).filter(|child| self.group_of[*child] == at).collect();
            let enough = |unit: usize| {
                let there = children.iter().filter(|child| !below[**child][unit].is_nan()).count();
                self.coverage.suffices(there, children.len())
            };
            let mut column = if self.aggregation == Aggregation::Copeland {
                let columns: Vec<&[f64]> = children.iter().map(|c| below[*c].as_slice()).collect();
                let weights: Vec<f64> = children.iter().map(|c| self.weights[*c]).collect();
                copeland(&columns, &weights, name)?
            } else {
                let mean = |unit: usize| {
                    let pairs = children.iter().map(|c| (below[*c][unit], self.weights[*c]));
                    self.aggregation.combine(pairs, name).map(|mean| mean.unwrap_or(f64::NAN))
                };
                (0..units).map(mean).collect::<Result<Vec<f64>, IndexError>>()?
            };
            for (unit, value) in column.iter_mut().enumerate() {
                if !enough(unit) {
                    *value = f64::NAN;
                }
            }
            groups.push(column);
        }
        Ok(groups)
    }
}
