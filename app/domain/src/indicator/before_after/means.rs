//! Means and slopes before and after: the comparison that is always possible.

use super::{Caution, Sides, Start, mean, slope};
use crate::indicator::series::{Series, SeriesPoint};
use serde::Serialize;

/// One side of the start; values in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Side {
    /// Points.
    pub points: usize,
    /// Their arithmetic mean; none without points.
    pub mean: Option<f64>,
    /// The slope per year of the line through them by least squares; none below
    /// [`super::FEWEST_POINTS`].
    pub slope: Option<f64>,
}

/// Both sides and how they differ; after minus before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Means {
    /// Before the start.
    pub before: Side,
    /// After it.
    pub after: Side,
    /// Difference of the means.
    pub difference: Option<f64>,
    /// Difference of the slopes per year.
    pub slope_difference: Option<f64>,
    /// What limits the comparison.
    pub cautions: Vec<Caution>,
}

/// Sets the values before the start against those after it.
///
/// A series that rises all the time has a higher mean after any start: the slopes beside the means
/// show it.
pub fn compare(series: &Series, start: Start) -> Means {
    let sides = Sides::of(series, start);
    let (before, after) = (Side::of(sides.before), Side::of(sides.after));
    let difference = |after: Option<f64>, before: Option<f64>| Some(after? - before?);
    Means {
        before,
        after,
        difference: difference(after.mean, before.mean),
        slope_difference: difference(after.slope, before.slope),
        cautions: sides.cautions,
    }
}

impl Side {
    fn of(points: &[SeriesPoint]) -> Self {
        Self {
            points: points.len(),
            mean: mean(points.iter().map(|point| point.value)),
            slope: slope(points),
        }
    }
}
