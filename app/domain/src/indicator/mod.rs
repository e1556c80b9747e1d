//! Indicators, their values over time, what is computed from them, and how they stand against a target path.

pub mod aggregate;
pub mod before_after;
pub mod comparison;
pub mod formula;
pub mod marks;
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
    /// True for the one indicator that stands for its field on the overview.
    pub leading: bool,
    /// Remark.
    pub note: String,
    /// Counts changes to the indicator and its values; compared before a write.
    pub version: i64,
}

impl Indicator {
    /// True where values are shares in percent, so that differences are percentage points.
    pub fn is_percent(&self) -> bool {
        self.unit == "Prozent"
    }
}
