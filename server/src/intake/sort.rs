//! The values of a file, sorted to indicators, areas and periods.

use super::{Contents, Setup};
use crate::import::{Named, Series, Table};
use domain::catalogue::Catalogue;
use domain::import::{Doubt, Incoming, confusion};
use domain::indicator::observation::ObservationStatus;
use domain::key::{AreaCode, IndicatorCode};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Areas from which on a dimension that goes along with them one to one is taken for their names.
const ENOUGH: usize = 3;

/// The places of dimensions that only say again which area a series is about, such as the name of a Land beside its key:
/// each area goes along with one category, and each category with one area.
pub(super) fn naming(table: &Table) -> BTreeSet<usize> {
    let mut seen: HashSet<*const Series> = HashSet::new();
    let all = table.candidates.iter().map(|candidate| &candidate.series);
    let series: Vec<_> = all.filter(|series| seen.insert(Arc::as_ptr(series))).collect();
    let Some(first) = series.first() else { return BTreeSet::new() };
    let goes_along = |place: &usize| {
        let mut there: HashMap<&Named, &Named> = HashMap::new();
        let mut back: HashMap<&Named, &Named> = HashMap::new();
        let is_one_to_one = series.iter().all(|series| {
            let Some((area, member)) = series.area().zip(series.members.get(*place)) else {
                return false;
            };
            *there.entry(area).or_insert(&member.category) == &member.category
                && *back.entry(&member.category).or_insert(area) == area
        });
        is_one_to_one && there.len() >= ENOUGH
    };
    (0..first.members.len()).filter(|place| Some(*place) != first.area).filter(goes_along).collect()
}

/// What tells a series from the others, whatever its area: its categories and its unit. `naming` holds the dimensions that
/// name the area again.
pub fn series_key(series: &Series, naming: &BTreeSet<usize>) -> String {
    let members = series.members.iter().enumerate();
    let mut key: String = members
        .filter(|(place, _)| Some(*place) != series.area && !naming.contains(place))
        .map(|(_, member)| member.category.shown())
        .collect::<Vec<_>>()
        .join(" · ");
    if let Some(unit) = &series.unit {
        key.extend([" [", unit, "]"]);
    }
    key
}

/// What the values of a file become with what a planner said about it.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Values that belong to an indicator, an area and a period.
    pub incoming: Vec<Incoming>,
    /// Areas that the product does not know, with the number of values: they are never taken for another area.
    pub unknown_areas: BTreeMap<String, usize>,
    /// Values whose area nothing tells.
    pub without_area: usize,
    /// Values whose period nothing tells.
    pub without_period: usize,
}

/// Where the values of a series belong, found once for all of them.
struct Belongs {
    indicator: IndicatorCode,
    area: Whereabouts,
    doubts: Vec<Doubt>,
}

enum Whereabouts {
    Known(AreaCode),
    /// The file names an area that nobody assigned.
    Unknown(String),
    /// The file names none.
    Nowhere,
}

/// Sorts the values of a file to indicators. `before` is what was said about the last file of the source.
pub fn sort(
    contents: &Contents,
    setup: &Setup,
    before: Option<&Setup>,
    catalogue: &Catalogue,
) -> Sorted {
    let mut sorted = Sorted::default();
    let mut known: HashMap<*const Series, Option<Belongs>> = HashMap::new();
    for candidate in &contents.table.candidates {
        let series = &candidate.series;
        let belongs = known
            .entry(Arc::as_ptr(series))
            .or_insert_with(|| belongs(series, &contents.naming, setup, before, catalogue));
        let (Some(belongs), Some(value)) = (belongs, candidate.value) else { continue };
        let area = match &belongs.area {
            Whereabouts::Known(area) => area.clone(),
            Whereabouts::Unknown(named) => {
                *sorted.unknown_areas.entry(named.clone()).or_default() += 1;
                continue;
            }
            Whereabouts::Nowhere => {
                sorted.without_area += 1;
                continue;
            }
        };
        let Some(period) = candidate.when.as_ref().and_then(|when| when.period) else {
            sorted.without_period += 1;
            continue;
        };
        let mut doubts = belongs.doubts.clone();
        if candidate.computed {
            doubts.push(Doubt::Computed);
        }
        let status = candidate.flag.as_ref().and_then(|flag| flag.status);
        sorted.incoming.push(Incoming {
            place: candidate.place.to_string(),
            indicator: belongs.indicator.clone(),
            area,
            period,
            value,
            qualifier: candidate.qualifier,
            status: status.unwrap_or(ObservationStatus::Normal),
            denominator: candidate.denominator,
            doubts,
        });
    }
    sorted
}

fn belongs(
    series: &Series,
    naming: &BTreeSet<usize>,
    setup: &Setup,
    before: Option<&Setup>,
    catalogue: &Catalogue,
) -> Option<Belongs> {
    let key = series_key(series, naming);
    let indicator = setup.assigned.get(&key)?.clone();
    let mut doubts = doubts_of(series, &key, &indicator, before, catalogue);
    // A row without an area in a table with areas is about the whole that they are part of; which one, nobody says.
    let named = series.area().map(Named::shown).filter(|name| !name.is_empty());
    let by_hand = match named {
        Some(named) => setup.areas.get(named),
        None => setup.area.as_ref(),
    };
    let area = match (area_of(series, catalogue), by_hand, named) {
        (Some(area), ..) => Whereabouts::Known(area),
        (None, Some(area), _) => {
            doubts.push(Doubt::AreaByHand);
            Whereabouts::Known(area.clone())
        }
        (None, None, Some(named)) => Whereabouts::Unknown(named.to_owned()),
        (None, None, None) => Whereabouts::Nowhere,
    };
    Some(Belongs { indicator, area, doubts })
}

fn doubts_of(
    series: &Series,
    key: &str,
    code: &IndicatorCode,
    before: Option<&Setup>,
    catalogue: &Catalogue,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some(record) = catalogue.indicators.get(code) else { return doubts };
    if series.unit.as_ref().is_some_and(|unit| folded(unit) != folded(&record.indicator.unit)) {
        doubts.push(Doubt::Unit);
    }
    doubts.extend(confusion(key, &record.indicator).map(Doubt::Wording));
    if let Some(before) = before {
        let mut known = before.assigned.iter().filter(|(_, of)| *of == code).peekable();
        if known.peek().is_some() && !known.any(|(known, _)| known == key) {
            doubts.push(Doubt::OtherSeries);
        }
    }
    doubts
}

/// Spellings of a unit that mean the same.
fn folded(unit: &str) -> String {
    let unit = unit.trim().to_lowercase();
    match unit.as_str() {
        "%" | "prozent" | "percent" | "percentage" | "pc" | "v. h." | "vh" => "prozent".to_owned(),
        "anzahl" | "number" | "nr" | "zahl" => "anzahl".to_owned(),
        "mio. eur" | "mio. €" | "mill. eur" | "million euro" => "mio. eur".to_owned(),
        _ => unit,
    }
}

/// The area of the product that a series is about: one that it knows by a key of publishers, or one of its own that is
/// named exactly so. Nothing is like an area.
pub(super) fn area_of(series: &Series, catalogue: &Catalogue) -> Option<AreaCode> {
    if let Some(area) = series.area_code().filter(|area| catalogue.areas.contains_key(area)) {
        return Some(area);
    }
    let named = series.area()?;
    let is_it = |text: &str| !text.is_empty() && [&*named.code, &*named.label].contains(&text);
    let mut found = catalogue.areas.values();
    found.find(|area| is_it(area.code.as_str()) || is_it(&area.name.de)).map(|a| a.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Candidate, Member};
    use domain::field::Area;
    use domain::source::Bilingual;

    fn series(categories: &[&str], area: usize) -> Arc<Series> {
        let members = categories.iter().map(|text| Member {
            dimension: Named { code: "d".into(), label: "".into() },
            category: Named { code: (*text).into(), label: "".into() },
        });
        Arc::new(Series { members: members.collect(), area: Some(area), unit: None })
    }

    #[test]
    fn a_column_with_the_names_of_the_areas_makes_no_series_of_its_own() {
        let table = |rows: &[&[&str]]| Table {
            candidates: rows.iter().map(|row| Candidate::of(series(row, 0))).collect(),
            ..Table::default()
        };
        let named = table(&[
            &["03", "Niedersachsen", "Glasfaser"],
            &["02", "Hamburg", "Glasfaser"],
            &["04", "Bremen", "Glasfaser"],
            &["04", "Bremen", "Kabel"],
        ]);
        assert_eq!(naming(&named), BTreeSet::from([1]));
        let keys: BTreeSet<_> = named
            .candidates
            .iter()
            .map(|found| series_key(&found.series, &naming(&named)))
            .collect();
        assert_eq!(keys, BTreeSet::from(["Glasfaser".to_owned(), "Kabel".to_owned()]));
        // Two areas that happen to have one category each tell nothing.
        assert!(naming(&table(&[&["03", "Frauen"], &["02", "Männer"]])).is_empty());
        assert!(naming(&table(&[&["03", "x"], &["02", "x"], &["04", "x"]])).is_empty());
    }

    /// T12 of the data traps: a group of Länder is nobody's own value.
    #[test]
    fn t12_an_area_is_known_by_its_name_and_never_by_likeness() {
        let area = |code: &str, name: &str| {
            let code = AreaCode::parse(code).expect("a key");
            let name = Bilingual { de: name.to_owned(), en: String::new() };
            (code.clone(), Area { code, name, short: String::new(), kind: "group".to_owned() })
        };
        let areas = [area("GRP-NORD", "Ländergruppe Nord"), area("DE-NI", "Niedersachsen")];
        let catalogue = Catalogue { areas: areas.into(), ..Catalogue::default() };
        let named = |code: &str, label: &str| Named { code: code.into(), label: label.into() };
        let known = |text: &str| {
            let member = Member { dimension: named("", "Gebiet"), category: named("", text) };
            let series = Series { members: vec![member], area: Some(0), unit: None };
            area_of(&series, &catalogue).map(|area| area.to_string())
        };
        assert_eq!(known("Niedersachsen").as_deref(), Some("DE-NI"));
        assert_eq!(known("Ländergruppe Nord").as_deref(), Some("GRP-NORD"));
        assert_eq!(known("GRP-NORD").as_deref(), Some("GRP-NORD"));
        for other in ["Norden", "Nord", "Niedersachsen und Bremen", "Hannover", "Bayern"] {
            assert_eq!(known(other), None, "{other}");
        }
    }
}
