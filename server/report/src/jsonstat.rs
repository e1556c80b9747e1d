//! JSON-stat 2.0: one dataset per indicator with the dimensions indicator, area and time; all of them as a collection.
//!
//! Only what a chart draws is written, as in [`crate::values_sdmx_csv`]. What the format has no place for stands in
//! `extension.observations`, by the position of the value: vintage, qualifier, evidence, source, denominator, sample.

use crate::sdmx::period;
use crate::words::citation;
use domain::catalogue::IndicatorRecord;
use domain::field::Area;
use domain::key::{AreaCode, SourceCode};
use domain::period::Period;
use domain::source::Source;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A collection with one dataset per indicator that has values.
pub fn collection_jsonstat<'a>(
    records: impl IntoIterator<Item = &'a IndicatorRecord>,
    areas: &BTreeMap<AreaCode, Area>,
    sources: &BTreeMap<SourceCode, Source>,
) -> Value {
    let datasets: Vec<_> = records
        .into_iter()
        .filter(|record| !record.areas().is_empty())
        .map(|record| values_jsonstat(record, areas, sources))
        .collect();
    json!({
        "version": "2.0",
        "class": "collection",
        "label": "Werte aller Indikatoren",
        "link": { "item": datasets },
    })
}

/// The series of every area as a JSON-stat dataset.
pub fn values_jsonstat(
    record: &IndicatorRecord,
    areas: &BTreeMap<AreaCode, Area>,
    sources: &BTreeMap<SourceCode, Source>,
) -> Value {
    let indicator = &record.indicator;
    let periods: BTreeSet<Period> = record
        .areas()
        .iter()
        .flat_map(|area| record.series(area))
        .map(|observation| observation.period)
        .collect();
    let place: BTreeMap<Period, usize> = periods.iter().copied().zip(0..).collect();
    let (mut values, mut status, mut beside) = (Map::new(), Map::new(), Map::new());
    let mut used = BTreeSet::new();
    for (row, area) in record.areas().iter().enumerate() {
        for o in record.series(area) {
            // Row-major over indicator, area, time.
            let at = (row * periods.len() + place[&o.period]).to_string();
            values.insert(at.clone(), json!(o.value));
            status.insert(at.clone(), json!(o.status.code()));
            let facts = json!({
                "vintage": o.vintage,
                "qualifier": o.qualifier.code(),
                "evidence": o.evidence.code(),
                "source": o.source.as_ref().map(SourceCode::as_str),
                "numerator": o.detail.as_ref().and_then(|detail| detail.numerator),
                "denominator": o.detail.as_ref().and_then(|detail| detail.denominator),
                "sample": o.sample(),
                "interval": o.reach(indicator.is_percent()).map(|(low, high)| [low, high]),
                "authoritative": o.recorded.authoritative,
            });
            beside.insert(at, facts);
            used.extend(o.source.as_ref());
        }
    }
    let named = |code: &AreaCode| {
        let name = areas.get(code).map_or(code.as_str(), |area| area.name.de.as_str());
        (code.to_string(), json!(name))
    };
    let cite = |code: &&SourceCode| sources.get(*code).map(citation);
    let (code, written) = (indicator.code.as_str(), |p: &Period| period(*p));
    json!({
        "version": "2.0",
        "class": "dataset",
        "label": indicator.name.de,
        "source": used.iter().filter_map(cite).collect::<Vec<_>>().join("; "),
        "note": ["evidence illustrative: Beispielwert"],
        "id": ["indicator", "geo", "time"],
        "size": [1, record.areas().len(), periods.len()],
        "role": { "metric": ["indicator"], "geo": ["geo"], "time": ["time"] },
        "dimension": {
            "indicator": {
                "label": "Indikator",
                "category": {
                    "index": [code],
                    "label": { code: indicator.short.de },
                    "unit": { code: { "label": indicator.unit, "decimals": indicator.decimals } },
                },
            },
            "geo": {
                "label": "Gebiet",
                "category": {
                    "index": record.areas().iter().map(AreaCode::as_str).collect::<Vec<_>>(),
                    "label": record.areas().iter().map(named).collect::<Map<_, _>>(),
                },
            },
            "time": {
                "label": "Zeitraum",
                "category": { "index": periods.iter().map(written).collect::<Vec<_>>() },
            },
        },
        "value": values,
        "status": status,
        "extension": { "observations": beside },
    })
}
