//! The values an index is computed from: units in rows, indicators in columns, every cell a number or missing.

use super::IndexError;

/// Largest amount that is computed with: products of two such values, and sums of their squares, stay far from the end
/// of the range of doubles.
pub const LARGEST: f64 = 1e15;

/// Checks a number at the door.
///
/// # Errors
/// [`IndexError::NotFinite`], [`IndexError::TooLarge`].
pub fn checked(value: f64, of: &str) -> Result<f64, IndexError> {
    if !value.is_finite() {
        Err(IndexError::NotFinite { of: of.to_owned() })
    } else if value.abs() > LARGEST {
        Err(IndexError::TooLarge { of: of.to_owned() })
    } else {
        Ok(value)
    }
}

/// Values of units by indicator. A missing cell is NaN inside and nothing outside; it is never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    units: Vec<String>,
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Table {
    /// Takes in named columns with one cell per unit.
    ///
    /// # Errors
    /// [`IndexError::Empty`], [`IndexError::Ragged`], [`IndexError::Twice`], [`IndexError::NotFinite`],
    /// [`IndexError::TooLarge`].
    pub fn new(
        units: Vec<String>,
        columns: Vec<(String, Vec<Option<f64>>)>,
    ) -> Result<Self, IndexError> {
        if units.is_empty() || columns.is_empty() {
            return Err(IndexError::Empty);
        }
        let mut table = Self { units, names: Vec::new(), columns: Vec::new() };
        for (name, cells) in columns {
            if cells.len() != table.units.len() {
                return Err(IndexError::Ragged { of: name });
            }
            if table.names.contains(&name) {
                return Err(IndexError::Twice { of: name });
            }
            let column = cells
                .into_iter()
                .map(|cell| cell.map_or(Ok(f64::NAN), |value| checked(value, &name)))
                .collect::<Result<_, _>>()?;
            table.names.push(name);
            table.columns.push(column);
        }
        Ok(table)
    }

    /// The units, in order.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The indicators, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns, in the order of [`Self::names`]; missing cells are NaN.
    pub fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }

    /// The column of an indicator.
    pub fn column(&self, name: &str) -> Option<&[f64]> {
        let at = self.names.iter().position(|other| other == name)?;
        Some(&self.columns[at])
    }

    /// The cell of a unit.
    pub fn get(&self, unit: &str, name: &str) -> Option<f64> {
        let at = self.units.iter().position(|other| other == unit)?;
        self.column(name).map(|column| column[at]).filter(|value| !value.is_nan())
    }

    /// The same table with other columns of the same length.
    #[must_use]
    pub(super) fn with_columns(&self, columns: Vec<Vec<f64>>) -> Self {
        Self { units: self.units.clone(), names: self.names.clone(), columns }
    }
}

/// The values of a column that are there.
pub(super) fn present(column: &[f64]) -> impl Iterator<Item = f64> + '_ {
    column.iter().copied().filter(|value| !value.is_nan())
}

/// A number of things as a double; exact below 2^32, far beyond any number of units or replications.
pub(super) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Mean of the values that are there; NaN where none is.
pub(super) fn mean(column: &[f64]) -> f64 {
    let (sum, n) = present(column).fold((0.0, 0_usize), |(sum, n), value| (sum + value, n + 1));
    if n == 0 { f64::NAN } else { sum / count(n) }
}

/// Sample standard deviation (n − 1) of the values that are there; NaN for fewer than two.
pub(super) fn deviation(column: &[f64]) -> f64 {
    let n = present(column).count();
    if n < 2 {
        return f64::NAN;
    }
    let mean = mean(column);
    (present(column).map(|value| (value - mean).powi(2)).sum::<f64>() / count(n - 1)).sqrt()
}

/// Smallest and largest of the values that are there; nothing where none is.
pub(super) fn extent(column: &[f64]) -> Option<(f64, f64)> {
    present(column).fold(None, |extent, value| {
        Some(
            extent.map_or((value, value), |(low, high): (f64, f64)| {
                (low.min(value), high.max(value))
            }),
        )
    })
}

/// Median of the values that are there; NaN where none is.
pub(super) fn median(column: &[f64]) -> f64 {
    let mut values: Vec<f64> = present(column).collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}
