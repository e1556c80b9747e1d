//! A file with what taking it over would do.

use super::sort::{Sorted, area_of, series_key, sort};
use super::{Contents, Setup};
use crate::import::Series;
use app::pages::imports::{AreaRow, SeriesRow};
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::import::{Compared, Import, compare};
use domain::key::AreaCode;
use domain::period::Period;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

/// A file with what taking it over would do.
#[derive(Debug)]
pub struct Prepared {
    /// Its series over all areas.
    pub series: Vec<SeriesRow>,
    /// Areas that the product does not know by their names, with their values and what somebody assigned.
    pub areas: Vec<AreaRow>,
    /// True where an area is to be said for the whole file.
    pub names_no_area: bool,
    /// What of it belongs nowhere.
    pub sorted: Sorted,
    /// Its values against what is known.
    pub compared: Compared,
    /// Digest of what would happen: a planner decides about exactly this.
    pub seen: String,
    /// True where series are assigned as for the last file of the source.
    pub is_remembered: bool,
}

/// What taking a file over would do. `before` is what was said about the last file of its source.
pub(super) fn prepare(
    contents: &Contents,
    import: &Import,
    before: Option<&Setup>,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Prepared {
    let setup = Setup::parse(&import.setup);
    let is_remembered = !setup.assigned.is_empty()
        && before.is_some_and(|before| before.assigned == setup.assigned);
    let series = series_rows(contents, &setup, catalogue);
    let mut sorted = sort(contents, &setup, before, catalogue);
    let mut areas: BTreeMap<String, (usize, Option<AreaCode>)> =
        sorted.unknown_areas.iter().map(|(name, values)| (name.clone(), (*values, None))).collect();
    for (name, area) in &setup.areas {
        areas.entry(name.clone()).or_default().1 = Some(area.clone());
    }
    let areas =
        areas.into_iter().map(|(name, (values, area))| AreaRow { name, values, area }).collect();
    let names_no_area = contents.table.candidates.iter().any(|found| is_nowhere(&found.series));
    let compared = compare(catalogue, import, std::mem::take(&mut sorted.incoming), today);
    let seen = digest(&compared);
    Prepared { series, areas, names_no_area, sorted, compared, seen, is_remembered }
}

fn is_nowhere(series: &Series) -> bool {
    series.area().is_none_or(|area| area.shown().is_empty())
}

/// The series of a file over all areas, in the order of the file.
fn series_rows(contents: &Contents, setup: &Setup, catalogue: &Catalogue) -> Vec<SeriesRow> {
    struct Gathered {
        values: usize,
        areas: BTreeSet<AreaCode>,
        first: Option<Period>,
        last: Option<Period>,
    }
    let mut order = Vec::new();
    let mut gathered: HashMap<String, Gathered> = HashMap::new();
    let mut keys: HashMap<*const Series, (String, Option<AreaCode>)> = HashMap::new();
    for candidate in contents.table.candidates.iter().filter(|c| c.value.is_some()) {
        let series = &candidate.series;
        let (key, area) = keys
            .entry(Arc::as_ptr(series))
            .or_insert_with(|| (series_key(series, &contents.naming), area_of(series, catalogue)));
        if !gathered.contains_key(key) {
            order.push(key.clone());
            let none = Gathered { values: 0, areas: BTreeSet::new(), first: None, last: None };
            gathered.insert(key.clone(), none);
        }
        let Some(of) = gathered.get_mut(key) else { continue };
        of.values += 1;
        if let Some(area) = area.as_ref().filter(|area| !of.areas.contains(area)) {
            of.areas.insert(area.clone());
        }
        if let Some(period) = candidate.when.as_ref().and_then(|when| when.period) {
            of.first = Some(of.first.map_or(period, |first| first.min(period)));
            of.last = Some(of.last.map_or(period, |last| last.max(period)));
        }
    }
    order
        .into_iter()
        .filter_map(|key| {
            let of = gathered.remove(&key)?;
            let label = |period: Period| period.short_label(domain::number::Language::De);
            Some(SeriesRow {
                values: of.values,
                areas: of.areas.len(),
                span: of.first.zip(of.last).map(|(first, last)| (label(first), label(last))),
                indicator: setup.assigned.get(&key).cloned(),
                key,
            })
        })
        .collect()
}

/// What a planner sees of a comparison, as a digest.
fn digest(compared: &Compared) -> String {
    let mut hash = Sha256::new();
    let mut text = String::new();
    for line in &compared.lines {
        let value = &line.incoming;
        let held = line.held.as_ref().map(|held| held.id.as_str()).unwrap_or_default();
        text.clear();
        // Writing to a text never fails.
        let _ = write!(
            text,
            "{} {} {} {} {:x} {} {} {held}",
            value.place,
            value.indicator,
            value.area,
            value.period,
            value.value.to_bits(),
            value.status.code(),
            line.kind.code(),
        );
        for doubt in &line.doubts {
            text.extend([" ", doubt.code()]);
        }
        text.push('\n');
        hash.update(&text);
    }
    format!("{:x}", hash.finalize())
}
