//! The figures of a day that a paper bears on.

use super::{Figure, Frozen};
use crate::catalogue::Catalogue;
use crate::indicator::status::{MethodVersion, Polarity};
use crate::key::IndicatorCode;
use chrono::NaiveDate;

/// The newest published value of each indicator for Lower Saxony with its status on a day; indicators without a value have
/// no figure. `named` puts a method and its version into words; what is never rated names none.
pub fn figures(
    indicators: &[IndicatorCode],
    catalogue: &Catalogue,
    today: NaiveDate,
    named: impl Fn(MethodVersion) -> String,
) -> Frozen {
    let figure = |code: &IndicatorCode| {
        let record = catalogue.indicators.get(code)?;
        let value = record.latest()?;
        let verdict = record.verdict(today);
        let rated = record.indicator.polarity != Polarity::Context;
        Some(Figure {
            indicator: code.clone(),
            name: record.indicator.name.de.clone(),
            unit: record.indicator.unit.clone(),
            area: value.area.clone(),
            period: value.period,
            value: value.value,
            known: value.recorded.known,
            status: verdict.status,
            method: if rated { named(verdict.method) } else { String::new() },
        })
    };
    Frozen { as_of: today, figures: indicators.iter().filter_map(figure).collect() }
}
