//! The areas of an indicator side by side: which period is compared, and which value each area brings.

use super::{Catalogue, IndicatorRecord};
use crate::field::AreaLevel;
use crate::indicator::Indicator;
use crate::indicator::comparison::{self, Basis, Candidate, Comparison, Figure, Place, compare};
use crate::indicator::observation::Observation;
use crate::key::AreaCode;
use crate::period::Period;
use std::collections::BTreeMap;

/// The level among which ranks are given.
const RANKED: AreaLevel = AreaLevel::Land;

/// The areas of an indicator side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct SideBySide<'a> {
    /// The period that is compared.
    pub period: Period,
    /// The areas with their places; [`AreaCode::home`] is always among them.
    pub comparison: Comparison,
    /// The value of each area, where it has one: for this period, or the newest published one for another.
    pub values: BTreeMap<AreaCode, &'a Observation>,
    /// How many Länder have no value that can be compared.
    pub lands_missing: usize,
}

impl SideBySide<'_> {
    /// The rank of an area, if it has one.
    pub fn rank_of(&self, area: &AreaCode) -> Option<usize> {
        let row = self.comparison.rows.iter().find(|row| &row.area == area)?;
        match row.place {
            Place::Rank(rank) => Some(rank),
            Place::Comparable | Place::Unranked(_) => None,
        }
    }

    /// The value of an area for the period that is compared.
    pub fn value_of(&self, area: &AreaCode) -> Option<&Observation> {
        self.values.get(area).copied().filter(|o| o.period == self.period)
    }
}

/// The current values of a period.
type Values<'a> = BTreeMap<&'a AreaCode, &'a Observation>;

/// What a period has to offer, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Offer {
    /// Home beside other areas, examples included.
    Examples,
    /// So many other areas, but not home.
    Elsewhere(usize),
    /// Home beside another area.
    Home,
    /// Home among the Länder that can be compared.
    Ranked,
}

impl Catalogue {
    /// Puts the areas of an indicator side by side on their newest common period; nothing where no period has two areas.
    ///
    /// The newest period is taken in which home can be compared with another Land; failing that, the newest with home
    /// and any other area; failing that, the newest that at least three quarters as many areas have as any other period
    /// does, so that one area that reports late does not set the date. Examples make a period only where nothing
    /// published does. An area without a level is left out.
    pub fn side_by_side<'a>(&self, record: &'a IndicatorRecord) -> Option<SideBySide<'a>> {
        if record.areas().len() < 2 {
            return None;
        }
        let (period, on_period) = self.common_period(record)?;
        let home = AreaCode::home();
        let mut values = BTreeMap::new();
        for area in record.areas() {
            let value = on_period.get(area).copied().or_else(|| newest_published(record, area));
            if let Some(value) = value {
                values.insert(area.clone(), value);
            }
        }
        let candidates = std::iter::once(&home)
            .chain(values.keys())
            .filter_map(|area| {
                let figure = values.get(area).map(|o| Figure::of(o, &record.indicator.unit));
                Some((area.clone(), Candidate { level: self.level(area)?, figure }))
            })
            .collect();
        let comparison = compare(&basis(&record.indicator, period), candidates);
        let lands = self.areas.values().filter(|area| area.level() == Some(RANKED)).count();
        let comparable =
            comparison.rows.iter().filter(|r| !matches!(r.place, Place::Unranked(_))).count();
        let lands_missing = lands.saturating_sub(comparable);
        Some(SideBySide { period, comparison, values, lands_missing })
    }

    fn common_period<'a>(&self, record: &'a IndicatorRecord) -> Option<(Period, Values<'a>)> {
        let mut offers = Vec::new();
        let areas = record.areas().iter().filter(|area| self.level(area).is_some());
        for (period, values) in newest_first(record, areas) {
            let Some(offer) = self.offer(&record.indicator, period, &values) else { continue };
            offers.push((offer, (period, values)));
            if offer == Offer::Ranked {
                break;
            }
        }
        let counts = offers.iter().filter_map(|(offer, _)| match offer {
            Offer::Elsewhere(count) => Some(*count),
            Offer::Examples | Offer::Home | Offer::Ranked => None,
        });
        let most = counts.max().unwrap_or_default();
        let weighed = |offer| match offer {
            Offer::Elsewhere(count) if 4 * count >= 3 * most => Offer::Elsewhere(most),
            other => other,
        };
        let newest_best = offers
            .into_iter()
            .map(|(offer, found)| (weighed(offer), found))
            .reduce(|best, older| if older.0 > best.0 { older } else { best });
        newest_best.map(|(_, found)| found)
    }

    fn offer(&self, indicator: &Indicator, period: Period, values: &Values<'_>) -> Option<Offer> {
        let home = AreaCode::home();
        let published: Values<'_> = values
            .iter()
            .filter(|(_, o)| !o.evidence.is_example())
            .map(|(area, o)| (*area, *o))
            .collect();
        if self.are_ranked(indicator, period, &published) {
            Some(Offer::Ranked)
        } else if published.len() > 1 && published.contains_key(&home) {
            Some(Offer::Home)
        } else if published.len() > 1 {
            Some(Offer::Elsewhere(published.len()))
        } else {
            (values.len() > 1 && values.contains_key(&home)).then_some(Offer::Examples)
        }
    }

    /// True where home stands among at least two Länder that can be compared.
    fn are_ranked(&self, indicator: &Indicator, period: Period, published: &Values<'_>) -> bool {
        let home = AreaCode::home();
        let is_land = |area: &&&AreaCode| self.level(area) == Some(RANKED);
        if !published.contains_key(&home) || published.keys().filter(is_land).count() < 2 {
            return false;
        }
        let candidates = published
            .iter()
            .filter_map(|(area, o)| {
                let figure = Some(Figure::of(o, &indicator.unit));
                Some(((*area).clone(), Candidate { level: self.level(area)?, figure }))
            })
            .collect();
        let compared = compare(&basis(indicator, period), candidates);
        let is_comparable = |row: &&comparison::Row| !matches!(row.place, Place::Unranked(_));
        compared.rows.iter().filter(is_comparable).count() > 1
            && compared.rows.iter().filter(is_comparable).any(|row| row.area == home)
    }

    fn level(&self, area: &AreaCode) -> Option<AreaLevel> {
        self.areas.get(area)?.level()
    }
}

/// The current values of areas, period by period from the newest on: the one in the series, and where there is none, the
/// newest that stands beside it. Mostly the first period decides, however long the series are.
fn newest_first<'a>(
    record: &'a IndicatorRecord,
    areas: impl Iterator<Item = &'a AreaCode>,
) -> impl Iterator<Item = (Period, Values<'a>)> {
    let mut lines: Vec<_> = areas
        .map(|area| {
            let current = record.of_area(area).iter().rev().filter(|o| !o.superseded);
            (area, record.series(area).rev().peekable(), current.peekable())
        })
        .collect();
    std::iter::from_fn(move || {
        let next = |o: Option<&&'a Observation>| o.map(|o| o.period);
        let periods =
            lines.iter_mut().map(|(_, series, all)| next(series.peek()).max(next(all.peek())));
        let period = periods.max()??;
        let mut values = Values::new();
        for (area, series, all) in &mut lines {
            let in_series = series.next_if(|o| o.period == period);
            let newest = all.next_if(|o| o.period == period);
            while all.next_if(|o| o.period == period).is_some() {}
            if let Some(o) = in_series.or(newest) {
                values.insert(*area, o);
            }
        }
        Some((period, values))
    })
}

fn basis(indicator: &Indicator, period: Period) -> Basis {
    Basis { level: RANKED, period, unit: indicator.unit.clone(), polarity: indicator.polarity }
}

fn newest_published<'a>(record: &'a IndicatorRecord, area: &AreaCode) -> Option<&'a Observation> {
    let beside = || {
        let current = record.of_area(area).iter().filter(|o| !o.superseded);
        current.filter(|o| !o.evidence.is_example()).max_by_key(|o| o.period)
    };
    record.latest_of(area).or_else(beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Area;
    use crate::indicator::comparison::{NoRanking, Unranked};
    use crate::indicator::measured::Measured;
    use crate::indicator::observation::{ObservationStatus, Qualifier, Recorded};
    use crate::indicator::status::Polarity;
    use crate::key::{FieldCode, IndicatorCode, ObservationId};
    use crate::source::{Bilingual, Evidence};

    fn area(code: &str) -> AreaCode {
        AreaCode::parse(code).expect("a key")
    }

    fn catalogue() -> Catalogue {
        let areas = [
            ("DE-NI", "land"),
            ("DE-HH", "land"),
            ("DE-TH", "land"),
            ("DE-BY", "land"),
            ("DE", "bund"),
            ("GRP-NORD", "group"),
            ("X-A", "fictitious"),
            ("Y", "unknown"),
        ]
        .map(|(code, kind)| {
            let name = Bilingual { de: code.to_owned(), en: String::new() };
            let (short, kind) = (code.to_owned(), kind.to_owned());
            (area(code), Area { code: area(code), name, short, kind })
        });
        Catalogue { areas: areas.into(), ..Catalogue::default() }
    }

    fn observation(place: &str, period: &str, value: f64) -> Observation {
        Observation {
            id: ObservationId::parse(&format!("{place}_{period}")).expect("a key"),
            indicator: IndicatorCode::parse("BG-04").expect("a key"),
            area: area(place),
            period: Period::parse(period).expect("a period"),
            value,
            qualifier: Qualifier::Exact,
            status: ObservationStatus::Normal,
            vintage: String::new(),
            source: None,
            evidence: Evidence::Read,
            note: String::new(),
            recorded: Recorded::on(chrono::NaiveDate::default()),
            superseded: false,
            detail: None,
        }
    }

    fn example(place: &str, period: &str, value: f64) -> Observation {
        Observation { evidence: Evidence::Illustrative, ..observation(place, period, value) }
    }

    fn differing(place: &str, period: &str, value: f64) -> Observation {
        let status = ObservationStatus::DefinitionDiffers;
        Observation { status, ..observation(place, period, value) }
    }

    fn record(observations: Vec<Observation>) -> IndicatorRecord {
        let words = Bilingual::default;
        let indicator = Indicator {
            code: IndicatorCode::parse("BG-04").expect("a key"),
            field: FieldCode::parse("F5").expect("a key"),
            name: words(),
            short: words(),
            definition: words(),
            phrase: words(),
            unit: "Prozent".to_owned(),
            polarity: Polarity::HigherBetter,
            kind: "outcome".to_owned(),
            cumulative: false,
            frequency: String::new(),
            min: None,
            max: None,
            decimals: 1,
            proxy: None,
            share_of: None,
            measured: Measured::default(),
            leading: false,
            note: String::new(),
            version: 1,
        };
        IndicatorRecord::new(indicator, observations, Vec::new())
    }

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a period")
    }

    /// Households with fibre, BG-04 of the demonstration: the newest period of home knows no other Land.
    #[test]
    fn the_newest_period_with_another_land_is_compared() {
        let record = record(vec![
            observation("DE-NI", "2023-12-31", 54.0),
            observation("DE-HH", "2023-12-31", 68.1),
            observation("DE-TH", "2023-12-31", 13.8),
            observation("DE", "2023-12-31", 32.1),
            observation("DE-NI", "2024-12-31", 63.38),
            observation("DE", "2024-12-31", 39.79),
            observation("DE", "2025-06-30", 42.9),
        ]);
        let side = catalogue().side_by_side(&record).expect("common periods");
        assert_eq!(side.period, period("2023-12-31"));
        assert_eq!(side.comparison.ranked, Ok(3));
        assert_eq!(side.rank_of(&AreaCode::home()), Some(2));
        assert_eq!(side.lands_missing, 1);
        assert_eq!(side.value_of(&area("DE")).map(|o| o.value), Some(32.1));
    }

    #[test]
    fn without_home_the_period_that_most_areas_have_is_shown() {
        let record = record(vec![
            observation("GRP-NORD", "2022", 103.2),
            observation("DE", "2022", 110.5),
            observation("DE-BY", "2022", 120.0),
            observation("DE", "2023", 108.6),
            observation("DE-BY", "2023", 129.6),
            observation("DE-NI", "2018", 55.0),
        ]);
        let side = catalogue().side_by_side(&record).expect("common periods");
        assert_eq!(side.period, period("2022"));
        let home = side.comparison.rows.iter().find(|row| row.area == AreaCode::home());
        let before = Unranked::OtherPeriod(period("2018"));
        assert_eq!(home.expect("home").place, Place::Unranked(before));
        assert_eq!(side.value_of(&AreaCode::home()), None);
        assert_eq!(side.comparison.ranked, Err(NoRanking::TooFew { comparable: 1 }));
    }

    /// Employees in ICT occupations, FK-01: in 2020 one Land fewer than in 2019.
    #[test]
    fn one_area_that_is_late_does_not_set_the_date() {
        let lands = ["DE-HH", "DE-TH", "DE-BY", "DE"];
        let mut values: Vec<_> = lands.map(|code| observation(code, "2019", 3.0)).into();
        values.extend(lands[1..].iter().map(|code| observation(code, "2020", 3.5)));
        let record = record(values);
        let side = catalogue().side_by_side(&record).expect("common periods");
        assert_eq!(side.period, period("2020"));
    }

    #[test]
    fn a_value_with_another_definition_stands_in_only_where_there_is_no_other() {
        let record = record(vec![
            differing("DE-NI", "2023-08", 97.3),
            observation("DE-NI", "2023-08", 74.7),
            differing("DE-HH", "2023-08", 80.0),
            observation("DE-TH", "2023-08", 60.0),
        ]);
        let side = catalogue().side_by_side(&record).expect("common periods");
        assert_eq!(side.value_of(&AreaCode::home()).map(|o| o.value), Some(74.7));
        let row = side.comparison.rows.iter().find(|row| row.area == area("DE-HH"));
        assert_eq!(row.expect("a row").place, Place::Unranked(Unranked::OtherDefinition));
        assert_eq!(side.comparison.ranked, Ok(2));
    }

    #[test]
    fn examples_make_a_period_only_where_nothing_published_does() {
        let mut values = vec![example("DE-NI", "2025", 2.2), example("X-A", "2025", 2.4)];
        let only = record(values.clone());
        let side = catalogue().side_by_side(&only).expect("common periods");
        assert_eq!(side.period, period("2025"));
        assert_eq!(side.comparison.ranked, Err(NoRanking::TooFew { comparable: 0 }));
        values.extend([observation("DE-HH", "2020", 4.4), observation("DE-BY", "2020", 3.2)]);
        let side_record = record(values);
        let side = catalogue().side_by_side(&side_record).expect("common periods");
        assert_eq!((side.period, side.comparison.ranked.clone()), (period("2020"), Ok(2)));
        assert_eq!(side.rank_of(&AreaCode::home()), None);
        assert!(!side.values.contains_key(&area("X-A")), "an example of another year is no news");
    }

    #[test]
    fn one_area_or_no_common_period_is_no_comparison() {
        for values in [
            vec![],
            vec![observation("DE-NI", "2020", 1.0)],
            vec![observation("DE-NI", "2020", 1.0), observation("DE", "2021", 1.0)],
        ] {
            assert_eq!(catalogue().side_by_side(&record(values)), None);
        }
    }

    #[test]
    fn an_area_without_a_level_is_left_out() {
        let record = record(vec![observation("DE-NI", "2020", 1.0), observation("Y", "2020", 2.0)]);
        assert_eq!(catalogue().side_by_side(&record), None);
    }
}
