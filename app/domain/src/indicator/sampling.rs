//! Figures from samples: how far chance reaches, and whether a change goes beyond it.

use super::observation::{Observation, ObservationStatus};
use serde::Serialize;

/// Standard deviations to either side of a normal distribution that hold 95 % of it.
const NORMAL_95: f64 = 1.96;
/// Expected answers of either kind from which on the normal distribution describes a share.
const FEWEST_EXPECTED: f64 = 5.0;
/// A change is compared in binary floating point; this much, in the unit of the figures, is
/// rounding.
const SLACK: f64 = 1e-9;

/// A figure and how far chance reaches to either side of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure in the unit of the indicator.
    pub value: f64,
    /// Half of the 95 % interval in the same unit (for shares: percentage points); 0 for a full
    /// count, none where it is not known.
    pub margin: Option<f64>,
}

impl Estimate {
    /// A figure from a full count or a register: chance plays no part.
    pub const fn counted(value: f64) -> Self {
        Self { value, margin: Some(0.0) }
    }

    /// A figure with the 95 % interval that its source states. Where the figure is not in the middle
    /// the wider side counts; an interval that does not hold the figure is not known.
    pub fn within(value: f64, low: f64, high: f64) -> Self {
        let margin = (value - low).max(high - value);
        let is_interval = low <= value && value <= high && margin.is_finite();
        Self { value, margin: is_interval.then_some(margin) }
    }

    /// A share in percent (0–100) among `n` answers of a simple random sample: the margin is
    /// `1.96 · √(p (1 − p) / n)`.
    ///
    /// The margin is not known for a share outside 0–100, and where fewer than five answers are
    /// expected on either side (`n p` or `n (1 − p)`): there the formula gives too narrow an
    /// interval, at 0 % and 100 % none at all.
    ///
    /// Source: Wald interval of a proportion with the usual condition for its use. It knows neither
    /// a design effect nor non-response: for a weighted sample the interval of its source counts,
    /// see [`Estimate::within`].
    pub fn of_share(percent: f64, n: u32) -> Self {
        let (p, n) = (percent / 100.0, f64::from(n));
        let is_normal = n * p >= FEWEST_EXPECTED && n * (1.0 - p) >= FEWEST_EXPECTED;
        let margin = is_normal.then(|| 100.0 * NORMAL_95 * (p * (1.0 - p) / n).sqrt());
        Self { value: percent, margin }
    }
}

/// What can be said of the change between two figures; differences in their unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// It goes beyond what chance can do.
    Recognisable {
        /// Later minus earlier.
        by: f64,
    },
    /// „Keine erkennbare Veränderung": chance alone can make such a difference.
    NotRecognisable {
        /// Later minus earlier.
        by: f64,
        /// How far chance reaches.
        margin: f64,
    },
    /// The reach of chance is not known for both figures, or one is not a finite number.
    Unknown,
}

/// The change from an earlier to a later figure.
///
/// Source: difference of two independent samples; variances add, so the margin of the difference is
/// `√(m₁² + m₂²)` with the margins of the two figures. Where the same respondents were asked twice
/// chance reaches less far, and a recognisable change can be missed.
pub fn change(earlier: Estimate, later: Estimate) -> Change {
    let by = later.value - earlier.value;
    let (Some(first), Some(second), true) = (earlier.margin, later.margin, by.is_finite()) else {
        return Change::Unknown;
    };
    let margin = first.hypot(second);
    if !margin.is_finite() {
        Change::Unknown
    } else if by.abs() <= margin + SLACK {
        Change::NotRecognisable { by, margin }
    } else {
        Change::Recognisable { by }
    }
}

/// What can be said of the change to the newest published value of an area, where it comes from a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct NewestChange<'a> {
    /// The last earlier value whose reach of chance is known.
    pub earlier: &'a Observation,
    /// The newest value.
    pub later: &'a Observation,
    /// What can be said.
    pub change: Change,
}

/// The change to the newest published value, where it and an earlier one come from samples of known size. Values before
/// a break, and those that are not validated, are nothing to compare with.
pub fn newest_change<'a>(
    series: impl DoubleEndedIterator<Item = &'a Observation>,
    is_percent: bool,
) -> Option<NewestChange<'a>> {
    let known = |o: &Observation| o.estimate(is_percent).filter(|found| found.margin.is_some());
    let mut published = series.filter(|o| !o.evidence.is_example()).rev();
    let later = published.next()?;
    let second = known(later)?;
    if later.is_break() {
        return None;
    }
    for earlier in published {
        if earlier.status != ObservationStatus::Unvalidated
            && let Some(first) = known(earlier)
        {
            return Some(NewestChange { earlier, later, change: change(first, second) });
        }
        if earlier.is_break() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margin_of_a_share_is_that_of_the_textbook() {
        // 1.96 · √(0.25 / 1000) and 1.96 · √(0.24 / 600), worked out by hand.
        for (percent, n, margin) in [(50.0, 1000, 3.099_032), (40.0, 600, 3.92), (60.0, 600, 3.92)]
        {
            let found = Estimate::of_share(percent, n).margin.unwrap();
            assert!((found - margin).abs() < 1e-6, "{found}");
        }
        for (percent, n) in
            [(0.0, 500), (100.0, 500), (0.9, 500), (99.1, 500), (50.0, 9), (50.0, 0), (101.0, 500)]
        {
            assert_eq!(Estimate::of_share(percent, n).margin, None, "{percent} of {n}");
        }
        assert_eq!(Estimate::of_share(f64::NAN, 500).margin, None);
    }

    #[test]
    fn a_stated_interval_counts_with_its_wider_side() {
        assert_eq!(Estimate::within(50.0, 47.0, 52.0).margin, Some(3.0));
        assert_eq!(Estimate::within(50.0, 51.0, 52.0).margin, None);
        assert_eq!(Estimate::within(50.0, f64::NEG_INFINITY, 52.0).margin, None);
    }

    #[test]
    fn a_change_counts_beyond_the_margin_of_the_difference() {
        let sample = |value| Estimate { value, margin: Some(3.0) };
        let other = |value| Estimate { value, margin: Some(4.0) };
        for (later, expected) in [
            (44.9, Change::Recognisable { by: 44.9 - 50.0 }),
            (45.0, Change::NotRecognisable { by: -5.0, margin: 5.0 }),
            (50.0, Change::NotRecognisable { by: 0.0, margin: 5.0 }),
            (55.0, Change::NotRecognisable { by: 5.0, margin: 5.0 }),
            (55.1, Change::Recognisable { by: 55.1 - 50.0 }),
        ] {
            assert_eq!(change(sample(50.0), other(later)), expected);
        }
        let counted = change(Estimate::counted(50.0), Estimate::counted(50.1));
        assert_eq!(counted, Change::Recognisable { by: 50.1 - 50.0 });
        let same = change(Estimate::counted(50.0), Estimate::counted(50.0));
        assert_eq!(same, Change::NotRecognisable { by: 0.0, margin: 0.0 });
    }

    #[test]
    fn without_both_margins_nothing_is_said() {
        let known = Estimate::counted(50.0);
        for unknown in [
            Estimate { value: 60.0, margin: None },
            Estimate { value: f64::NAN, margin: Some(1.0) },
            Estimate { value: 60.0, margin: Some(f64::INFINITY) },
            Estimate { value: 60.0, margin: Some(f64::NAN) },
        ] {
            assert_eq!(change(known, unknown), Change::Unknown);
            assert_eq!(change(unknown, known), Change::Unknown);
        }
    }
}
