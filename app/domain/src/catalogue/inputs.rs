//! The values that formulas read.

use super::Catalogue;
use crate::indicator::formula::{Input, Inputs};
use crate::indicator::marks::MarkedValue;

impl Inputs for Catalogue {
    /// The value in the series, see [`crate::indicator::series`]: the same that a chart draws. An
    /// example where nothing else stands, as its marks say.
    fn value(&self, input: &Input) -> Option<MarkedValue> {
        let record = self.indicators.get(&input.indicator)?;
        record.series(&input.area).find(|o| o.period == input.period).map(MarkedValue::of)
    }
}
