//! Where an indicator should stand on a day: the path from a baseline to its target.

mod error;
mod shape;
mod tolerance;

pub use error::PathError;
pub use shape::PathShape;
pub use tolerance::Tolerance;

use crate::number::MAX_ABS;
use chrono::{Days, NaiveDate};

/// Parts that a curve is drawn in.
const CURVE: u64 = 16;

/// A value in the unit of the indicator and the day it stands for.
type Point = (f64, NaiveDate);

/// A target with its due day, tolerances and, if known, the baseline it starts from.
///
/// A new path is [`PathShape::Linear`] and has no interim targets.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetPath {
    baseline: Option<Point>,
    interim: Vec<Point>,
    target: f64,
    due: NaiveDate,
    tolerance: Tolerance,
    shape: PathShape,
}

impl TargetPath {
    /// A path from a baseline to the target; values in the unit of the indicator.
    ///
    /// # Errors
    /// [`PathError::NotFinite`] or [`PathError::OutOfRange`] for a value,
    /// [`PathError::DueNotAfterBaseline`] if there is no day between.
    pub fn new(
        baseline: f64,
        baseline_date: NaiveDate,
        target: f64,
        due: NaiveDate,
        tolerance: Tolerance,
    ) -> Result<Self, PathError> {
        if due <= baseline_date {
            return Err(PathError::DueNotAfterBaseline);
        }
        let baseline = (checked(baseline)?, baseline_date);
        Ok(Self { baseline: Some(baseline), ..Self::without_baseline(target, due, tolerance)? })
    }

    /// A target that says nothing about the way to it: no value is expected before the due day.
    ///
    /// # Errors
    /// [`PathError::NotFinite`] or [`PathError::OutOfRange`] for the target.
    pub fn without_baseline(
        target: f64,
        due: NaiveDate,
        tolerance: Tolerance,
    ) -> Result<Self, PathError> {
        Ok(Self {
            baseline: None,
            interim: Vec::new(),
            target: checked(target)?,
            due,
            tolerance,
            shape: PathShape::Linear,
        })
    }

    /// The same path with these interim targets, in any order: values in the unit of the indicator
    /// with the day each is due. They take the place of earlier ones.
    ///
    /// # Errors
    /// [`PathError::NotFinite`] or [`PathError::OutOfRange`] for a value,
    /// [`PathError::InterimOutsidePath`] for a day that is not after the baseline and before the
    /// due day, [`PathError::InterimTwice`] for two on one day.
    pub fn with_interim(
        self,
        interim: impl IntoIterator<Item = (f64, NaiveDate)>,
    ) -> Result<Self, PathError> {
        let mut sorted: Vec<Point> = Vec::new();
        for (value, day) in interim {
            if day >= self.due || self.baseline.is_some_and(|(_, start)| day <= start) {
                return Err(PathError::InterimOutsidePath);
            }
            match sorted.binary_search_by_key(&day, |(_, held)| *held) {
                Ok(_) => return Err(PathError::InterimTwice),
                Err(place) => sorted.insert(place, (checked(value)?, day)),
            }
        }
        Ok(Self { interim: sorted, ..self })
    }

    /// The same path with another course.
    ///
    /// # Errors
    /// [`PathError::SignChange`] for a geometric course from or to zero or across it.
    pub fn with_shape(self, shape: PathShape) -> Result<Self, PathError> {
        let crosses_zero = |(baseline, _): Point| {
            baseline == 0.0
                || self.target == 0.0
                || baseline.is_sign_negative() != self.target.is_sign_negative()
        };
        if shape == PathShape::Geometric && self.baseline.is_some_and(crosses_zero) {
            return Err(PathError::SignChange);
        }
        Ok(Self { shape, ..self })
    }

    /// The value that should be reached on `day`, in the unit of the indicator.
    ///
    /// Until the day of the baseline the baseline, from the due day on the target, between them as
    /// the shape says, by days. `None` on a day before the first agreed value of a target without
    /// baseline. Not rounded: round only when writing.
    pub fn expected_at(&self, day: NaiveDate) -> Option<f64> {
        if day >= self.due {
            return Some(self.target);
        }
        let mut passed = None;
        for next in self.way() {
            if day < next.1 {
                return match passed {
                    Some(last) => Some(self.shape.between(last, next, day)),
                    None => self.baseline.map(|(value, _)| value),
                };
            }
            passed = Some(next);
        }
        Some(self.target)
    }

    /// The path as corners of a line to be drawn, oldest first: a step has two on one day, a curve has them close
    /// together. A target without anything before it is one corner.
    pub fn corners(&self) -> Vec<(NaiveDate, f64)> {
        let mut corners: Vec<(NaiveDate, f64)> = Vec::new();
        for (value, day) in self.way() {
            if let Some((last_day, last)) = corners.last().copied() {
                match self.shape {
                    PathShape::Linear | PathShape::Given => {}
                    PathShape::Stepwise => corners.push((day, last)),
                    PathShape::Geometric => {
                        let apart = u64::try_from((day - last_day).num_days()).unwrap_or_default();
                        let between = (1..CURVE).filter_map(|part| {
                            let on = last_day.checked_add_days(Days::new(apart / CURVE * part))?;
                            let at = self.shape.between((last, last_day), (value, day), on);
                            (on > last_day).then_some((on, at))
                        });
                        corners.extend(between.collect::<Vec<_>>());
                    }
                }
            }
            corners.push((day, value));
        }
        corners
    }

    /// The agreed values that the path goes through, oldest first, the target last.
    fn way(&self) -> impl Iterator<Item = Point> {
        let interim = if self.shape.uses_interim() { self.interim.as_slice() } else { &[] };
        self.baseline
            .into_iter()
            .chain(interim.iter().copied())
            .chain(std::iter::once((self.target, self.due)))
    }

    /// The value the path starts from, in the unit of the indicator, and the day it stands for.
    pub const fn baseline(&self) -> Option<(f64, NaiveDate)> {
        self.baseline
    }

    /// The interim targets with their days, oldest first. [`PathShape::Linear`] and
    /// [`PathShape::Geometric`] keep them and do not go through them.
    pub fn interim(&self) -> &[(f64, NaiveDate)] {
        &self.interim
    }

    /// The value to be reached, in the unit of the indicator.
    pub const fn target(&self) -> f64 {
        self.target
    }

    /// The day on which the target is to be reached.
    pub const fn due(&self) -> NaiveDate {
        self.due
    }

    /// The tolerances set by the council.
    pub const fn tolerance(&self) -> Tolerance {
        self.tolerance
    }

    /// The course between the agreed values.
    pub const fn shape(&self) -> PathShape {
        self.shape
    }
}

fn checked(value: f64) -> Result<f64, PathError> {
    if !value.is_finite() {
        Err(PathError::NotFinite)
    } else if value.abs() > MAX_ABS {
        Err(PathError::OutOfRange)
    } else {
        Ok(value)
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    // All days that chrono knows lie less than i32::MAX days apart.
    f64::from(i32::try_from((to - from).num_days()).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests;
