//! The values of an indicator over time: choosing among them, and the series that methods assess.

use super::observation::{Observation, ObservationStatus};
use crate::number::MAX_ABS;
use crate::period::Period;
use crate::source::Evidence;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The values of one area that a line is drawn through, as places in the list: one per period, oldest first.
///
/// Where several values stand for one period, the one that was decided to be authoritative goes first; then published
/// evidence before examples, an undisputed value before a disputed one, and the newest vintage. The others stay in the
/// table.
pub fn places(of_area: &[Observation]) -> Vec<usize> {
    let mut by_period: BTreeMap<Period, usize> = BTreeMap::new();
    for (place, o) in of_area.iter().enumerate().filter(|(_, o)| o.in_series()) {
        let held = by_period.entry(o.period).or_insert(place);
        if preference(o) > preference(&of_area[*held]) {
            *held = place;
        }
    }
    by_period.into_values().collect()
}

pub(crate) fn preference(o: &Observation) -> (bool, u8, &str) {
    let support = match o.evidence {
        Evidence::Read => 4,
        Evidence::Derived => 3,
        Evidence::Conflict => 2,
        Evidence::Unverified => 1,
        Evidence::Illustrative => 0,
    };
    (o.recorded.authoritative, support, &o.vintage)
}

/// One value of a series, as the methods of assessment read it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// The last day of the period that the value stands for; not the day it became known.
    pub day: NaiveDate,
    /// The value in the unit of the indicator.
    pub value: f64,
    /// True where the source may still change the value.
    pub provisional: bool,
    /// True where a new series begins with this value: not comparable with earlier ones.
    pub after_break: bool,
}

impl SeriesPoint {
    /// The day as a point in years, see [`Period::decimal_year`].
    pub fn years(&self) -> f64 {
        Period::Day(self.day).decimal_year()
    }
}

impl From<&Observation> for SeriesPoint {
    /// Provisional, estimated and unvalidated values are those that may still change.
    fn from(observation: &Observation) -> Self {
        Self {
            day: observation.period.end(),
            value: observation.value,
            provisional: matches!(
                observation.status,
                ObservationStatus::Provisional
                    | ObservationStatus::Estimated
                    | ObservationStatus::Unvalidated
            ),
            after_break: observation.is_break(),
        }
    }
}

/// The values of one area over time, one per day, oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    points: Vec<SeriesPoint>,
}

impl Series {
    /// Sorts the points. What is no finite number or beyond ±[`MAX_ABS`] is no value and left out;
    /// of several points on one day the last one given counts.
    pub fn new(points: impl IntoIterator<Item = SeriesPoint>) -> Self {
        let by_day: BTreeMap<NaiveDate, SeriesPoint> = points
            .into_iter()
            .filter(|point| point.value.abs() <= MAX_ABS)
            .map(|point| (point.day, point))
            .collect();
        Self { points: by_day.into_values().collect() }
    }

    /// The published values of one area, chosen as by [`places`]; examples never stand in for one.
    pub fn published(of_area: &[Observation]) -> Self {
        let chosen = places(of_area).into_iter().map(|place| &of_area[place]);
        Self::new(chosen.filter(|o| !o.evidence.is_example()).map(SeriesPoint::from))
    }

    /// The same series as it stood up to and including `day`.
    #[must_use]
    pub fn until(&self, day: NaiveDate) -> Self {
        Self { points: self.points.iter().copied().filter(|point| point.day <= day).collect() }
    }

    /// All points.
    pub fn points(&self) -> &[SeriesPoint] {
        &self.points
    }

    /// The points that can be compared with the latest one: those since the last break.
    pub fn since_break(&self) -> &[SeriesPoint] {
        let first = self.points.iter().rposition(|point| point.after_break).unwrap_or(0);
        &self.points[first..]
    }

    /// The day of the last break, if values before it are left out of [`Series::since_break`].
    pub fn cut_at(&self) -> Option<NaiveDate> {
        let first = self.since_break().first()?;
        (self.since_break().len() < self.points.len()).then_some(first.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: &str, value: f64, after_break: bool) -> SeriesPoint {
        SeriesPoint { day: day.parse().unwrap(), value, provisional: false, after_break }
    }

    #[test]
    fn points_are_sorted_and_what_is_no_number_is_left_out() {
        let series = Series::new([
            point("2022-12-31", 3.0, false),
            point("2020-12-31", 1.0, false),
            point("2021-12-31", f64::NAN, false),
            point("2023-12-31", f64::INFINITY, false),
            point("2023-12-31", 2e15, false),
            point("2022-12-31", 4.0, false),
        ]);
        let values: Vec<f64> = series.points().iter().map(|p| p.value).collect();
        assert_eq!(values, [1.0, 4.0]);
    }

    #[test]
    fn only_what_follows_the_last_break_is_comparable() {
        let series = Series::new([
            point("2019-12-31", 1.0, false),
            point("2020-12-31", 2.0, true),
            point("2021-12-31", 3.0, true),
            point("2022-12-31", 4.0, false),
        ]);
        assert_eq!(series.since_break(), &series.points()[2..]);
        assert_eq!(series.cut_at(), "2021-12-31".parse().ok());
        let early = series.until("2019-12-31".parse().unwrap());
        assert_eq!((early.since_break().len(), early.cut_at()), (1, None));
        assert_eq!(Series::default().since_break(), []);
    }

    #[test]
    fn a_break_at_the_first_value_cuts_nothing_off() {
        let series = Series::new([point("2019-12-31", 1.0, true), point("2020-12-31", 2.0, false)]);
        assert_eq!((series.since_break().len(), series.cut_at()), (2, None));
    }
}
