//! Before and after the start of a measure: what changed, and how sure that is.
//!
//! | computation | answers | file |
//! |---|---|---|
//! | means and slopes | how the values before differ from those after | [`means`] |
//! | segmented regression | how far the values step, and how their slope turns, at the start | [`segmented`] |
//! | difference in differences | whether other areas changed the same way | [`areas`] |
//!
//! All of them describe a change after the start. None says by itself what caused it, which is why
//! nothing here is called an effect. The start is to be named before the values are looked at.

pub mod areas;
mod caution;
pub mod least_squares;
pub mod means;
pub mod segmented;
mod student;

pub use caution::{Caution, NoModel};

use super::series::{Series, SeriesPoint};
use chrono::NaiveDate;

/// Fewer points on a side carry no model and no slope.
pub const FEWEST_POINTS: usize = 3;
/// With fewer points on either side there are estimates, and no intervals or p-values.
pub const FEWEST_FOR_INFERENCE: usize = 8;

/// When a measure started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    day: NaiveDate,
    settled: NaiveDate,
}

impl Start {
    /// A start from one day to the next. A value belongs to the days after it where its period ends
    /// on that day or later.
    pub const fn at(day: NaiveDate) -> Self {
        Self { day, settled: day }
    }

    /// The same start with a transition that is left out: values from the start on and before
    /// `settled` belong to neither side.
    #[must_use]
    pub fn with_transition_until(self, settled: NaiveDate) -> Self {
        Self { settled: settled.max(self.day), ..self }
    }

    fn is_before(self, day: NaiveDate) -> bool {
        day < self.day
    }

    fn is_after(self, day: NaiveDate) -> bool {
        day >= self.settled
    }
}

/// The comparable points of a series on both sides of a start.
struct Sides<'a> {
    before: &'a [SeriesPoint],
    after: &'a [SeriesPoint],
    cautions: Vec<Caution>,
}

impl<'a> Sides<'a> {
    fn of(series: &'a Series, start: Start) -> Self {
        let points = series.since_break();
        let first_in = points.partition_point(|point| start.is_before(point.day));
        let first_after = points.partition_point(|point| !start.is_after(point.day));
        let (before, after) = (&points[..first_in], &points[first_after..]);
        let left_out = first_after - first_in;
        let is_provisional = before.iter().chain(after).any(|point| point.provisional);
        let cautions = [
            series.cut_at().map(|day| Caution::CutAtBreak { day }),
            (left_out > 0).then_some(Caution::TransitionLeftOut { points: left_out }),
            is_provisional.then_some(Caution::Provisional),
        ];
        Self { before, after, cautions: cautions.into_iter().flatten().collect() }
    }

    fn are_enough(&self) -> Result<(), NoModel> {
        let (before, after) = (self.before.len(), self.after.len());
        if before.min(after) < FEWEST_POINTS {
            return Err(NoModel::TooFewPoints { before, after, need: FEWEST_POINTS });
        }
        Ok(())
    }
}

fn count(number: usize) -> f64 {
    // No series comes near u32::MAX points.
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
    let n = values.len();
    (n > 0).then(|| values.sum::<f64>() / count(n))
}

/// The slope per year of the line through the points by least squares; none below
/// [`FEWEST_POINTS`].
fn slope(points: &[SeriesPoint]) -> Option<f64> {
    if points.len() < FEWEST_POINTS {
        return None;
    }
    let mean_years = mean(points.iter().map(SeriesPoint::years))?;
    let mean_value = mean(points.iter().map(|point| point.value))?;
    let (mut joint, mut spread) = (0.0, 0.0);
    for point in points {
        let years = point.years() - mean_years;
        joint += years * (point.value - mean_value);
        spread += years * years;
    }
    Some(joint / spread)
}

#[cfg(test)]
mod tests;
