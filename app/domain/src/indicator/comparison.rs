//! Areas side by side: which values may be ranked, and why others may not.

use super::marks::MarkedValue;
use super::observation::{Observation, ObservationStatus};
use super::status::Polarity;
use crate::field::AreaLevel;
use crate::key::AreaCode;
use crate::period::Period;
use crate::source::Evidence;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What is compared. Values that were measured otherwise are shown and not ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The level of the areas that are ranked, normally the Länder. Groups never are.
    pub level: AreaLevel,
    /// The day or period. The end of 2023 and the year 2023 are two different things.
    pub period: Period,
    /// What is counted, such as applications or firms.
    pub unit: String,
    /// Which direction is better.
    pub polarity: Polarity,
}

/// An area and its value, if it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its level.
    pub level: AreaLevel,
    /// Its value.
    pub figure: Option<Figure>,
}

/// A value with what decides whether it can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The day or period it stands for.
    pub period: Period,
    /// What is counted.
    pub unit: String,
    /// The value.
    pub value: MarkedValue,
}

impl Figure {
    /// The figure of an observation of which is known what it counts.
    pub fn of(o: &Observation, unit: &str) -> Self {
        Self { period: o.period, unit: unit.to_owned(), value: MarkedValue::of(o) }
    }
}

/// Why an area has no rank although others have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unranked {
    /// Of another level, such as the federation beside the Länder, or a group.
    OtherLevel(AreaLevel),
    /// There is no value.
    NoValue,
    /// The value stands for another day or period.
    OtherPeriod(Period),
    /// Something else is counted.
    OtherUnit,
    /// The source uses another definition.
    OtherDefinition,
    /// The value is an example.
    Example,
    /// The value is unvalidated, from memory, or contradicted by another source.
    Unverified,
}

impl Unranked {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherLevel(_) => "unranked_other_level",
            Self::NoValue => "unranked_no_value",
            Self::OtherPeriod(_) => "unranked_other_period",
            Self::OtherUnit => "unranked_other_unit",
            Self::OtherDefinition => "unranked_other_definition",
            Self::Example => "unranked_example",
            Self::Unverified => "unranked_unverified",
        }
    }
}

/// Why no area has a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRanking {
    /// The indicator describes the surroundings: neither direction is better.
    Context,
    /// The source gives no values for single areas of the level, but for these groups of them.
    OnlyGroups(Vec<AreaCode>),
    /// Fewer than two areas have values that can be compared.
    TooFew {
        /// How many have.
        comparable: usize,
    },
}

impl NoRanking {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Context => "no_ranking_context",
            Self::OnlyGroups(_) => "no_ranking_only_groups",
            Self::TooFew { .. } => "no_ranking_too_few",
        }
    }
}

/// Where an area stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Its rank, from 1 for the best.
    Rank(usize),
    /// Can be compared, but no ranks are given.
    Comparable,
    /// Shown for information, and why.
    Unranked(Unranked),
}

/// An area within a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The area.
    pub area: AreaCode,
    /// Its level and value.
    pub candidate: Candidate,
    /// Where it stands.
    pub place: Place,
}

/// Areas side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The comparable areas, the best in front, then the others by level and code.
    pub rows: Vec<Row>,
    /// How many areas are ranked, or why none is.
    pub ranked: Result<usize, NoRanking>,
}

/// Compares areas by competition rank: 1 + the number of areas that are strictly better.
///
/// Values are compared as published, so what is printed equally has the same rank. Qualified and
/// provisional values are ranked; their marks are for the reader. Nothing is ever assigned to an area
/// from a group that it belongs to.
///
/// Method: OECD/JRC Handbook on Constructing Composite Indicators (2008), ranking; ties take the
/// better rank.
pub fn compare(basis: &Basis, candidates: BTreeMap<AreaCode, Candidate>) -> Comparison {
    let mut comparable = Vec::new();
    let mut others = Vec::new();
    for (area, candidate) in candidates {
        match value_on(basis, &candidate) {
            Ok(value) => comparable.push((value, area, candidate)),
            Err(why) => {
                others.push(Row { area, candidate, place: Place::Unranked(why) });
            }
        }
    }
    comparable.sort_by(|(a, ..), (b, ..)| better_first(*a, *b, basis.polarity));
    others.sort_by_key(|row| row.candidate.level);

    let ranked = if basis.polarity == Polarity::Context {
        Err(NoRanking::Context)
    } else if comparable.len() > 1 {
        Ok(comparable.len())
    } else {
        Err(too_few(basis, comparable.len(), &others))
    };
    let values: Vec<f64> = comparable.iter().map(|(value, ..)| *value).collect();
    let mut rows: Vec<_> = comparable
        .into_iter()
        .map(|(value, area, candidate)| {
            let strictly_better =
                values.partition_point(|v| better_first(*v, value, basis.polarity).is_lt());
            let place =
                if ranked.is_ok() { Place::Rank(1 + strictly_better) } else { Place::Comparable };
            Row { area, candidate, place }
        })
        .collect();
    rows.append(&mut others);
    Comparison { rows, ranked }
}

/// The value of an area if it can be compared on this basis, otherwise the first reason against it.
fn value_on(basis: &Basis, candidate: &Candidate) -> Result<f64, Unranked> {
    // What belongs to a group is the choice of a source, so groups are not alike, either.
    if candidate.level != basis.level || candidate.level == AreaLevel::Group {
        return Err(Unranked::OtherLevel(candidate.level));
    }
    let figure = candidate.figure.as_ref().ok_or(Unranked::NoValue)?;
    let MarkedValue { value, marks } = figure.value;
    if !value.is_finite() {
        return Err(Unranked::NoValue);
    }
    if figure.period != basis.period {
        return Err(Unranked::OtherPeriod(figure.period));
    }
    if figure.unit != basis.unit {
        return Err(Unranked::OtherUnit);
    }
    if marks.status == ObservationStatus::DefinitionDiffers {
        return Err(Unranked::OtherDefinition);
    }
    match marks.evidence {
        Evidence::Illustrative => Err(Unranked::Example),
        Evidence::Unverified | Evidence::Conflict => Err(Unranked::Unverified),
        Evidence::Read | Evidence::Derived if marks.status == ObservationStatus::Unvalidated => {
            Err(Unranked::Unverified)
        }
        Evidence::Read | Evidence::Derived => Ok(value),
    }
}

/// Finite values; where no direction is better, the largest is in front.
fn better_first(a: f64, b: f64, polarity: Polarity) -> Ordering {
    let ascending = a.partial_cmp(&b).unwrap_or(Ordering::Equal);
    match polarity {
        Polarity::LowerBetter => ascending,
        Polarity::HigherBetter | Polarity::Context => ascending.reverse(),
    }
}

/// Why so few areas can be compared: it may be that there are values, but for groups.
fn too_few(basis: &Basis, comparable: usize, others: &[Row]) -> NoRanking {
    let with_values = || others.iter().filter(|row| row.candidate.figure.is_some());
    let is_group = |row: &&Row| row.candidate.level == AreaLevel::Group;
    let groups: Vec<_> = with_values().filter(is_group).map(|row| row.area.clone()).collect();
    let single = with_values().any(|row| row.candidate.level == basis.level && !is_group(&row));
    if comparable > 0 || single || groups.is_empty() {
        NoRanking::TooFew { comparable }
    } else {
        NoRanking::OnlyGroups(groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::marks::Marks;

    fn area(code: &str) -> AreaCode {
        AreaCode::parse(code).expect("a code")
    }

    fn basis(period: Period, polarity: Polarity) -> Basis {
        Basis { level: AreaLevel::Land, period, unit: "Beschäftigte".to_owned(), polarity }
    }

    fn plain(level: AreaLevel, period: Period, value: f64) -> Candidate {
        let unit = "Beschäftigte".to_owned();
        Candidate { level, figure: Some(Figure { period, unit, value: MarkedValue::plain(value) }) }
    }

    fn places(comparison: &Comparison) -> Vec<(&str, Place)> {
        comparison.rows.iter().map(|row| (row.area.as_str(), row.place)).collect()
    }

    /// Share of employees in ICT occupations 2020, Bitkom after the Bundesagentur für Arbeit (S123).
    #[test]
    fn equal_shares_have_the_same_rank_and_the_next_one_is_left_out() {
        let period = Period::Year(2020);
        let mut candidates: BTreeMap<_, _> = [
            ("DE-HH", 4.4),
            ("DE-BE", 3.7),
            ("DE-HE", 3.4),
            ("DE-BW", 3.4),
            ("DE-BY", 3.2),
            ("DE-HB", 3.0),
            ("DE-BB", 1.1),
            ("DE-ST", 1.0),
            ("DE-MV", 1.0),
        ]
        .into_iter()
        .map(|(code, value)| (area(code), plain(AreaLevel::Land, period, value)))
        .collect();
        candidates.insert(area("DE"), plain(AreaLevel::Bund, period, 2.7));
        let none = Candidate { level: AreaLevel::Land, figure: None };
        candidates.insert(AreaCode::home(), none);

        let comparison = compare(&basis(period, Polarity::HigherBetter), candidates);
        assert_eq!(comparison.ranked, Ok(9));
        assert_eq!(
            places(&comparison),
            [
                ("DE-HH", Place::Rank(1)),
                ("DE-BE", Place::Rank(2)),
                ("DE-BW", Place::Rank(3)),
                ("DE-HE", Place::Rank(3)),
                ("DE-BY", Place::Rank(5)),
                ("DE-HB", Place::Rank(6)),
                ("DE-BB", Place::Rank(7)),
                ("DE-MV", Place::Rank(8)),
                ("DE-ST", Place::Rank(8)),
                ("DE-NI", Place::Unranked(Unranked::NoValue)),
                ("DE", Place::Unranked(Unranked::OtherLevel(AreaLevel::Bund))),
            ]
        );
    }

    /// Digitalisation index of the economy 2022, BMWK and IW (S083, S084).
    #[test]
    fn a_source_with_groups_only_ranks_no_land() {
        let period = Period::Year(2022);
        let groups = [("GRP-NORD", 103.2), ("GRP-OST", 105.5), ("GRP-SUED", 130.6)];
        let mut candidates: BTreeMap<_, _> = groups
            .into_iter()
            .map(|(code, value)| (area(code), plain(AreaLevel::Group, period, value)))
            .collect();
        candidates.insert(area("DE"), plain(AreaLevel::Bund, period, 108.9));
        let none = Candidate { level: AreaLevel::Land, figure: None };
        candidates.insert(AreaCode::home(), none);

        let refused = NoRanking::OnlyGroups(groups.map(|(code, _)| area(code)).to_vec());
        for level in [AreaLevel::Land, AreaLevel::Group] {
            let basis = Basis { level, ..basis(period, Polarity::HigherBetter) };
            let comparison = compare(&basis, candidates.clone());
            assert_eq!(comparison.ranked, Err(refused.clone()), "{level:?}");
            assert!(comparison.rows.iter().all(|row| matches!(row.place, Place::Unranked(_))));
        }
        // The source has values for single Länder, only not for this year.
        candidates.insert(area("DE-BY"), plain(AreaLevel::Land, Period::Year(2021), 5.0));
        let comparison = compare(&basis(period, Polarity::HigherBetter), candidates);
        assert_eq!(comparison.ranked, Err(NoRanking::TooFew { comparable: 0 }));
    }

    #[test]
    fn what_was_measured_otherwise_is_shown_with_the_reason() {
        let period = Period::Year(2022);
        let figure = |period, unit: &str, status, evidence| {
            let marks = Marks { status, evidence, ..Marks::PLAIN };
            let value = MarkedValue { value: 7.0, marks };
            Candidate {
                level: AreaLevel::Land,
                figure: Some(Figure { period, unit: unit.to_owned(), value }),
            }
        };
        let (normal, read) = (ObservationStatus::Normal, Evidence::Read);
        let before = Period::Year(2021);
        let differs = ObservationStatus::DefinitionDiffers;
        for (candidate, why) in [
            (figure(before, "Beschäftigte", normal, read), Unranked::OtherPeriod(before)),
            (figure(period, "Unternehmen", normal, read), Unranked::OtherUnit),
            (figure(period, "Beschäftigte", differs, read), Unranked::OtherDefinition),
            (figure(period, "Beschäftigte", normal, Evidence::Illustrative), Unranked::Example),
            (figure(period, "Beschäftigte", normal, Evidence::Conflict), Unranked::Unverified),
            (
                figure(period, "Beschäftigte", ObservationStatus::Unvalidated, read),
                Unranked::Unverified,
            ),
        ] {
            let candidates = BTreeMap::from([
                (area("DE-BY"), plain(AreaLevel::Land, period, 6.0)),
                (area("DE-HB"), plain(AreaLevel::Land, period, 5.0)),
                (area("DE-NI"), candidate),
            ]);
            let comparison = compare(&basis(period, Polarity::LowerBetter), candidates);
            assert_eq!(
                places(&comparison),
                [
                    ("DE-HB", Place::Rank(1)),
                    ("DE-BY", Place::Rank(2)),
                    ("DE-NI", Place::Unranked(why)),
                ]
            );
        }
    }

    #[test]
    fn context_and_a_single_value_are_not_ranked() {
        let period = Period::Year(2022);
        let mut candidates = BTreeMap::from([(area("DE-BY"), plain(AreaLevel::Land, period, 6.0))]);
        let alone = compare(&basis(period, Polarity::HigherBetter), candidates.clone());
        assert_eq!(alone.ranked, Err(NoRanking::TooFew { comparable: 1 }));
        assert_eq!(places(&alone), [("DE-BY", Place::Comparable)]);

        candidates.insert(area("DE-HB"), plain(AreaLevel::Land, period, 8.0));
        let context = compare(&basis(period, Polarity::Context), candidates);
        assert_eq!(context.ranked, Err(NoRanking::Context));
        assert_eq!(places(&context), [("DE-HB", Place::Comparable), ("DE-BY", Place::Comparable)]);
    }
}
