//! What some sources state beside a value: numerator and denominator, size of the sample and interval, and the part of
//! the area that it is about.

use super::observation::Observation;
use super::sampling::Estimate;
use serde::{Deserialize, Serialize};

/// What stands beside a value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// The numerator of a share, in the unit that the indicator names for it.
    pub numerator: Option<f64>,
    /// The denominator; above zero.
    pub denominator: Option<f64>,
    /// Answers that a figure from a sample rests on.
    pub sample: Option<u32>,
    /// The 95 % interval that the source states, lower and upper end in the unit of the indicator.
    pub interval: Option<(f64, f64)>,
    /// The part of the area that the value is about.
    pub breakdown: Breakdown,
}

impl Detail {
    /// True where nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A part of an area's firms or people. Empty texts leave nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Breakdown {
    /// A district, where it is no area of its own.
    pub district: String,
    /// A class of sizes, such as `10–49 Beschäftigte`.
    pub size_class: String,
    /// A sector of the economy.
    pub sector: String,
}

impl Breakdown {
    /// True where the value is about the whole area.
    pub fn is_whole(&self) -> bool {
        self.texts().all(str::is_empty)
    }

    /// District, class of sizes and sector, in this order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [self.district.as_str(), &self.size_class, &self.sector].into_iter()
    }
}

impl Observation {
    /// The size of the sample, where it comes from one.
    pub fn sample(&self) -> Option<u32> {
        self.detail.as_ref()?.sample
    }

    /// True where the value is about the whole area.
    pub fn is_whole(&self) -> bool {
        self.detail.as_ref().is_none_or(|detail| detail.breakdown.is_whole())
    }

    /// The part of the area that the value is about.
    pub fn breakdown(&self) -> Breakdown {
        self.detail.as_ref().map(|detail| detail.breakdown.clone()).unwrap_or_default()
    }

    /// A figure from a sample with the reach of chance: the interval that the source states, for a share in percent
    /// otherwise the one that follows from the size of the sample. None for a full count.
    pub fn estimate(&self, is_percent: bool) -> Option<Estimate> {
        let detail = self.detail.as_ref()?;
        match (detail.interval, detail.sample) {
            (Some((low, high)), _) => Some(Estimate::within(self.value, low, high)),
            (None, Some(n)) if is_percent => Some(Estimate::of_share(self.value, n)),
            (None, Some(_)) => Some(Estimate { value: self.value, margin: None }),
            (None, None) => None,
        }
    }

    /// Lower and upper end of the reach of chance, where it is known; of a share within 0 and 100.
    pub fn reach(&self, is_percent: bool) -> Option<(f64, f64)> {
        if let Some(interval) = self.detail.as_ref().and_then(|detail| detail.interval) {
            return Some(interval);
        }
        let margin = self.estimate(is_percent)?.margin?;
        let (low, high) = (self.value - margin, self.value + margin);
        Some(if is_percent { (low.max(0.0), high.min(100.0)) } else { (low, high) })
    }
}
