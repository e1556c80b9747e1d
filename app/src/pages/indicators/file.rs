//! The chart of an indicator as a file.

use super::{chart, detail};
use crate::charts::{self, line::LineSpec};
use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::key::AreaCode;
use std::collections::BTreeSet;

/// The chart of the page with what a file needs to stand alone: who published the values, and which indicator it is. Nothing
/// where there is no value to draw. `compare` has the areas asked for, as on the page.
pub fn svg(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
) -> Option<String> {
    let home = AreaCode::home();
    let areas: Vec<_> = record.areas().iter().filter(|area| **area != home).cloned().collect();
    let compare = detail::compared(ctx, record, compare, &areas);
    let spec = chart::spec(ctx, catalogue, record, &compare)?;
    let shown = || std::iter::once(&home).chain(compare.iter().take(charts::line::MAX_COMPARED));
    let newest = shown().filter_map(|area| {
        let last = record.series(area).next_back()?;
        Some(chart::value_in_words(ctx, catalogue, record, area, last))
    });
    // The page's own words lead to the table below the chart, which a file does not have.
    let spec = LineSpec { description: newest.collect::<Vec<_>>().join("; "), ..spec };
    let publishers: BTreeSet<&str> = shown()
        .flat_map(|area| record.series(area))
        .filter_map(|o| catalogue.sources.get(o.source.as_ref()?))
        .map(|source| source.publisher.as_str())
        .filter(|publisher| !publisher.is_empty())
        .collect();
    let mut below = Vec::new();
    if !publishers.is_empty() {
        let list = publishers.into_iter().collect::<Vec<_>>().join("; ");
        below.push(t!(ctx, "indicator-file-sources", list = list));
    }
    below.push(t!(ctx, "indicator-file-origin", code = record.indicator.code.to_string()));
    Some(charts::file(&spec, &below))
}

/// Where the file is, with the areas that the page compares.
pub fn address(record: &IndicatorRecord, compare: &[AreaCode], ending: &str) -> String {
    let mut path = format!("/indikatoren/{}/diagramm.{ending}?vergleich=", record.indicator.code);
    for area in compare {
        path.push_str("&vergleich=");
        path.push_str(area.as_str());
    }
    path
}

/// True where there is something to draw.
pub fn is_drawn(record: &IndicatorRecord, compare: &[AreaCode]) -> bool {
    let home = AreaCode::home();
    std::iter::once(&home).chain(compare).any(|area| record.series(area).len() > 0)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, record, with_values};
    use super::*;

    #[test]
    fn a_file_tells_finding_sources_and_indicator() {
        let record = record();
        let svg = svg(&ctx(None), &catalogue(&record), &record, &[]).expect("a chart");
        let svg = svg.replace('\u{a0}', " ");
        for text in [
            "63,38 %",
            "Datenstand 2025",
            "Quellen: Gigabit-Grundbuch",
            "BG-04",
            "Deutschland",
            "Niedersachsen 63,38 % (31.12.2024); Deutschland",
            "Beispielwert",
        ] {
            assert!(svg.contains(text), "{text}: {svg}");
        }
    }

    #[test]
    fn without_values_there_is_no_file() {
        let empty = with_values(record(), Vec::clear);
        assert_eq!(svg(&ctx(None), &catalogue(&empty), &empty, &[]), None);
    }
}
