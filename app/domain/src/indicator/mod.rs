//! Indicators, their values over time, what is computed from them, and how they stand against a target path.

pub mod aggregate;
pub mod authoritative;
pub mod before_after;
pub mod choice;
pub mod comparison;
pub mod detail;
pub mod form;
pub mod formula;
pub mod marks;
pub mod measured;
pub mod method;
pub mod observation;
pub mod path;
pub mod sampling;
pub mod series;
pub mod status;
pub mod supply;
pub mod target;
pub mod value;

use crate::key::{FieldCode, IndicatorCode};
use crate::source::Bilingual;
use measured::Measured;
use serde::{Deserialize, Serialize};
use status::Polarity;

/// A measurable quantity in an Indikationsfeld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its code.
    pub code: IndicatorCode,
    /// The field it belongs to.
    pub field: FieldCode,
    /// Full name.
    pub name: Bilingual,
    /// Short name for lists.
    pub short: Bilingual,
    /// What is counted.
    pub definition: Bilingual,
    /// Noun phrase in the accusative for „soll … erhöhen".
    pub phrase: Bilingual,
    /// Unit as published, such as `Prozent` or `Mio. EUR`.
    pub unit: String,
    /// Which direction is better.
    pub polarity: Polarity,
    /// `input`, `output`, `outcome` or `context`.
    pub kind: String,
    /// True where values add up since a start date.
    pub cumulative: bool,
    /// How often the source publishes.
    pub frequency: String,
    /// Smallest possible value, if bounded.
    pub min: Option<f64>,
    /// Largest possible value, if bounded.
    pub max: Option<f64>,
    /// Decimals shown when a sentence needs a fixed number of them.
    pub decimals: u8,
    /// What the indicator stands in for, where it is a Hilfsgröße.
    pub proxy: Option<String>,
    /// The scale that it counts one grade of, where it is the share of those who gave that grade.
    pub share_of: Option<ShareOf>,
    /// True for the one indicator that stands for its field on the overview.
    pub leading: bool,
    /// Remark.
    pub note: String,
    /// Counts changes to the indicator and its values; compared before a write.
    pub version: i64,
    /// What exactly is measured, and since when.
    #[serde(default)]
    pub measured: Measured,
}

/// One grade of a scale, whose mean is an indicator of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShareOf {
    /// The indicator with the mean; its range is that of the scale.
    pub scale: IndicatorCode,
    /// The grade.
    pub grade: f64,
}

impl Indicator {
    /// True where a value of the indicator can be this one: within its scale, which ends above for shares alone.
    pub fn admits(&self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min)
            && self.max.filter(|_| self.is_percent()).is_none_or(|max| value <= max)
    }

    /// True where values are shares in percent, so that differences are percentage points.
    pub fn is_percent(&self) -> bool {
        self.unit == "Prozent"
    }
}
