//! The sheet „Werte": a row per value.

use super::sheet::{self, Cell, Column};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::observation::Observation;
use domain::key::SourceCode;
use rust_xlsxwriter::{Worksheet, XlsxError};

const COLUMNS: [Column; 25] = [
    Column("Indikator", 10.0),
    Column("Kurzname", 28.0),
    Column("Gebiet", 9.0),
    Column("Gebietsname", 22.0),
    Column("Zeitraum", 12.0),
    Column("Beginn", 11.0),
    Column("Ende", 11.0),
    Column("Wert", 12.0),
    Column("Einheit", 14.0),
    Column("Genauigkeit", 12.0),
    Column("Status", 8.0),
    Column("Datenstand", 12.0),
    Column("Quelle", 10.0),
    Column("Beleg", 12.0),
    Column("Ersetzt", 9.0),
    Column("Anmerkung", 60.0),
    Column("Zähler", 12.0),
    Column("Nenner", 12.0),
    Column("Stichprobe", 11.0),
    Column("Zufallsbereich von", 17.0),
    Column("Zufallsbereich bis", 17.0),
    Column("Landkreis", 18.0),
    Column("Größenklasse", 18.0),
    Column("Branche", 18.0),
    Column("Maßgeblich", 11.0),
];

pub(super) fn write(
    sheet: &mut Worksheet,
    records: &[&IndicatorRecord],
    known: &Catalogue,
) -> Result<(), XlsxError> {
    let values = records
        .iter()
        .flat_map(|record| record.observations().iter().map(|o| row(&record.indicator, o, known)));
    sheet::write(sheet, "Werte", &COLUMNS, values)
}

fn row(indicator: &Indicator, o: &Observation, known: &Catalogue) -> Vec<Cell> {
    let (detail, part) = (o.detail.as_deref(), o.breakdown());
    let reach = o.reach(indicator.is_percent());
    let number = |value: Option<f64>| match value {
        Some(value) => Cell::Number(value, decimals(value, indicator.decimals)),
        None => Cell::text(""),
    };
    let area = known.areas.get(&o.area).map_or("", |area| area.name.de.as_str());
    vec![
        Cell::text(o.indicator.as_str()),
        Cell::text(indicator.short.de.as_str()),
        Cell::text(o.area.as_str()),
        Cell::text(area),
        Cell::text(o.period.to_string()),
        Cell::Day(o.period.start().to_string()),
        Cell::Day(o.period.end().to_string()),
        Cell::Number(o.value, decimals(o.value, indicator.decimals)),
        Cell::text(indicator.unit.as_str()),
        Cell::text(o.qualifier.code()),
        Cell::text(o.status.code()),
        Cell::text(o.vintage.as_str()),
        Cell::text(o.source.as_ref().map_or("", SourceCode::as_str)),
        Cell::text(o.evidence.code()),
        Cell::text(if o.superseded { "ja" } else { "nein" }),
        Cell::text(o.note.as_str()),
        number(detail.and_then(|detail| detail.numerator)),
        number(detail.and_then(|detail| detail.denominator)),
        number(o.sample().map(f64::from)),
        number(reach.map(|(low, _)| low)),
        number(reach.map(|(_, high)| high)),
        Cell::text(part.district),
        Cell::text(part.size_class),
        Cell::text(part.sector),
        Cell::text(if o.recorded.authoritative { "ja" } else { "" }),
    ]
}

/// The decimals that a value has, as its source states it; a computed one shows two, or as many as its indicator.
fn decimals(value: f64, of_indicator: u8) -> usize {
    let written = value.to_string();
    let has = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    has.min(usize::from(of_indicator.max(2)))
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn a_value_shows_the_decimals_its_source_states() {
        for (value, of_indicator, shown) in [
            (54.0, 1, 0),
            (63.38, 1, 2),
            (2.5, 0, 1),
            (100.0 / 3.0, 1, 2),
            (1.2345, 3, 3),
            (-0.5, 0, 1),
            (1e300, 0, 0),
        ] {
            assert_eq!(decimals(value, of_indicator), shown, "{value}");
        }
    }
}
