//! From data to drawing coordinates, and where the ticks go.

use chrono::{Datelike, NaiveDate};

/// A linear scale; a domain without extent maps to the middle of the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    /// Smallest and largest value.
    pub domain: (f64, f64),
    /// Their places in the drawing.
    pub range: (f64, f64),
}

impl Linear {
    /// The place of a value.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let (from, to) = self.range;
        let extent = high - low;
        if extent.abs() < f64::EPSILON {
            return f64::midpoint(from, to);
        }
        from + (value - low) / extent * (to - from)
    }
}

/// A day as a decimal year; the last day of a year stands just before the next year's tick.
pub fn decimal_year(day: NaiveDate) -> f64 {
    let length = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.ordinal()) / length
}

/// Ticks at 1, 2, 2.5 or 5 times a power of ten that enclose the values; about `count` of them.
///
/// The first is at most `low`, the last at least `high`. Equal or unordered bounds are widened.
pub fn ticks(low: f64, high: f64, count: u32) -> Vec<f64> {
    let (low, high) = if high > low { (low, high) } else { (low, low + 1.0) };
    if !(low.is_finite() && high.is_finite()) {
        return vec![0.0, 1.0];
    }
    let rough = (high - low) / f64::from(count.max(1));
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * 0.95)
        .unwrap_or(10.0 * power);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut index = first;
    while index <= last && ticks.len() < 50 {
        ticks.push(index * step);
        index += 1.0;
    }
    ticks
}

/// Ticks of an axis of values: from 0, or from where `bounds` says it starts; whole numbers where the values are.
///
/// The upper bound takes away ticks that no value needs, such as those above 100 %.
pub fn axis_ticks(
    bounds: (Option<f64>, Option<f64>),
    (low, high): (f64, f64),
    count: u32,
) -> Vec<f64> {
    let start = bounds.0.map_or(low.min(0.0), |min| min.min(low));
    let whole = low.fract() == 0.0 && high.fract() == 0.0 && high >= 5.0;
    let mut axis = (2..=count)
        .rev()
        .map(|count| ticks(start, high.max(start), count))
        .find(|ticks| !whole || ticks.iter().all(|tick| tick.fract() == 0.0))
        .unwrap_or_else(|| ticks(start, high.max(start), count));
    if bounds.0.is_some_and(|min| min <= low) {
        // The axis starts where it says it does, not at the round number below.
        axis.retain(|tick| *tick >= start);
        if axis.first().is_none_or(|tick| *tick > start) {
            axis.insert(0, start);
        }
    }
    if let Some(max) = bounds.1 {
        // Shares end at 100; the last tick that a value needs stays.
        while axis.len() > 2
            && axis.last().is_some_and(|tick| *tick > max)
            && axis.get(axis.len() - 2).is_some_and(|tick| *tick >= high)
        {
            axis.pop();
        }
    }
    axis
}

/// First and last year of an axis that holds the days, at least two years apart.
pub fn years(first: NaiveDate, last: NaiveDate) -> (i32, i32) {
    let from = first.year();
    let to = if last.ordinal() == 1 { last.year() } else { last.year() + 1 };
    (from, to.max(from + 2))
}

/// Years that carry a tick: every one, or every 2nd, 5th, 10th … so that at most `max` remain.
pub fn year_ticks(from: i32, to: i32, max: usize) -> Vec<i32> {
    let span = usize::try_from(to - from).unwrap_or_default();
    let step =
        [1, 2, 5, 10, 20, 50].into_iter().find(|step| span / step < max.max(2)).unwrap_or(100);
    (from..=to).step_by(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_enclose_the_values_in_round_steps() {
        assert_eq!(ticks(0.0, 100.0, 4), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(ticks(0.0, 9800.0, 5), [0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10000.0]);
        assert_eq!(ticks(98.0, 130.6, 4), [90.0, 100.0, 110.0, 120.0, 130.0, 140.0]);
        assert_eq!(ticks(-3.0, 4.0, 4), [-4.0, -2.0, 0.0, 2.0, 4.0]);
    }

    #[test]
    fn odd_bounds_still_give_an_axis() {
        for (low, high) in [(5.0, 5.0), (7.0, 3.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert!(ticks(low, high, 4).len() > 1, "{low} {high}");
        }
        let flat = Linear { domain: (5.0, 5.0), range: (0.0, 10.0) };
        assert!((flat.at(5.0) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn year_ticks_thin_out() {
        assert_eq!(year_ticks(2018, 2026, 9), (2018..=2026).collect::<Vec<_>>());
        assert_eq!(year_ticks(2018, 2026, 5), [2018, 2020, 2022, 2024, 2026]);
    }

    #[test]
    fn a_year_ends_at_the_next_tick() {
        let end = NaiveDate::from_ymd_opt(2023, 12, 31).expect("a day");
        assert!((decimal_year(end) - 2024.0).abs() < 1e-9);
        assert_eq!(years(end, end), (2023, 2025));
    }
}
