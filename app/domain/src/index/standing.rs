//! The result for an area and a year as it is kept: with its edition, what it was computed from, and when.

use super::IndexError;
use super::aggregate::Aggregation;
use super::compute::{Outcome, compute, normalise};
use super::explain::{Explanation, State, explain};
use super::inputs::{self, Basis};
use super::method::Method;
use super::normalise::Normaliser;
use super::robust::{Experiment, Factor, Sensitivity, Variant, Weights, simulate, variants};
use super::table::Table;
use crate::catalogue::Catalogue;
use crate::key::{AreaCode, EditionId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Replications behind an interval.
pub const REPLICATIONS: usize = 10_000;
/// The seed of all intervals: anyone who computes again gets the same.
pub const SEED: u64 = 2019_0228;
/// How far weights are varied, either way.
pub const SPREAD: f64 = 0.25;
/// Samples behind the sensitivities.
pub const SAMPLES: usize = 4_096;
/// Fields that another area has to have for it to be kept.
pub const FEWEST_FIELDS: usize = 3;

/// Between which values the index lies in nine of ten replications with other choices.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// 5 % quantile.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 95 % quantile.
    pub high: f64,
    /// True where the arithmetic and the geometric mean were both drawn; false where values of zero allow one alone.
    pub both_means: bool,
}

/// A result as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The edition it was computed by.
    pub edition: EditionId,
    /// The area.
    pub area: AreaCode,
    /// The year.
    pub year: i32,
    /// Which values were taken.
    pub basis: Basis,
    /// The result.
    pub outcome: Outcome,
    /// How far it depends on the choices made; for the home area where it has an index.
    pub interval: Option<Interval>,
    /// The index under single other choices; for the home area.
    pub variants: Vec<Variant>,
    /// Which choice the index depends on most; for the home area, empty where nothing can be varied.
    pub sensitivity: Vec<(Factor, Sensitivity)>,
    /// The change since the year before, where both have an index; for the home area.
    pub change: Option<Explanation>,
    /// SHA-256 of method and values.
    pub digest: String,
    /// When it was computed.
    pub computed: DateTime<Utc>,
}

/// What the results of one year are computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct YearInputs {
    /// The year.
    pub year: i32,
    /// The values of the year.
    pub table: Table,
    /// The values of the year before as they were known at the end of this one, and as they are known now.
    pub before: Option<(Table, Table)>,
}

/// The inputs of every year of an edition's method, oldest first.
///
/// # Errors
/// Values that cannot be computed with.
pub fn inputs(
    catalogue: &Catalogue,
    method: &Method,
    basis: Basis,
    today: NaiveDate,
) -> Result<Vec<YearInputs>, IndexError> {
    let home = AreaCode::home();
    let Some(years) = inputs::years(catalogue, method, &home, basis, today) else {
        return Ok(Vec::new());
    };
    let mut areas = vec![home.clone()];
    areas.extend(catalogue.areas.keys().filter(|area| **area != home).cloned());
    let first = *years.start();
    years
        .map(|year| {
            let table = inputs::table(catalogue, method, &areas, year, basis, None)?;
            let before = (year > first).then(|| {
                let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today);
                let of = |known| inputs::table(catalogue, method, &areas, year - 1, basis, known);
                Ok((of(Some(end))?, of(None)?))
            });
            Ok(YearInputs { year, table, before: before.transpose()? })
        })
        .collect()
}

/// The results of one year: of the home area, and of others with at least [`FEWEST_FIELDS`] fields. None where nothing has
/// a value.
///
/// # Errors
/// What the method refuses, by name.
pub fn standings(
    edition: &EditionId,
    method: &Method,
    basis: Basis,
    inputs: &YearInputs,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Standing>, IndexError> {
    let outcomes = match compute(method, &inputs.table) {
        Err(IndexError::AllMissing) => return Ok(Vec::new()),
        other => other?,
    };
    let home = AreaCode::home();
    let mut kept = Vec::new();
    for outcome in outcomes {
        let Ok(area) = AreaCode::parse(&outcome.unit) else { continue };
        let is_home = area == home;
        if !is_home && outcome.present < FEWEST_FIELDS {
            continue;
        }
        let has_value = is_home && outcome.value.is_some();
        let unit = outcome.unit.clone();
        kept.push(Standing {
            edition: edition.clone(),
            year: inputs.year,
            basis,
            interval: has_value.then(|| interval(method, &inputs.table, &unit)).transpose()?,
            variants: if has_value { variants(method, &inputs.table, &unit)? } else { Vec::new() },
            sensitivity: if has_value {
                sensitivity(method, &inputs.table, &unit)?
            } else {
                Vec::new()
            },
            change: inputs.before.as_ref().filter(|_| has_value).and_then(|(then, now)| {
                let (before, after) =
                    (State { method, table: then }, State { method, table: &inputs.table });
                explain(before, now, after, &unit).ok()
            }),
            outcome,
            area,
            digest: digest.to_owned(),
            computed: now,
        });
    }
    Ok(kept)
}

/// Why the index of the home area differs between a year by one method and a later year by another, or the same.
///
/// # Errors
/// [`IndexError::NoValue`] where one of the two has no index; what a mixture of the two methods refuses.
pub fn change(
    catalogue: &Catalogue,
    (before, from): (&Method, i32),
    (after, to): (&Method, i32),
    basis: Basis,
    today: NaiveDate,
) -> Result<Explanation, IndexError> {
    let home = AreaCode::home();
    let mut areas = vec![home.clone()];
    areas.extend(catalogue.areas.keys().filter(|area| **area != home).cloned());
    let end = NaiveDate::from_ymd_opt(to, 12, 31).unwrap_or(today).min(today);
    let of = |method, year, known| inputs::table(catalogue, method, &areas, year, basis, known);
    let then = of(before, from, Some(end))?;
    let (revised, now) = (of(before, from, None)?, of(after, to, None)?);
    let (one, other) =
        (State { method: before, table: &then }, State { method: after, table: &now });
    explain(one, &revised, other, home.as_str())
}

/// How far the index of a unit depends on weights and mean: every weight up to [`SPREAD`] more or less, and where all
/// values allow it the arithmetic and the geometric mean over fields.
///
/// # Errors
/// What the method refuses, by name.
pub fn interval(method: &Method, table: &Table, unit: &str) -> Result<Interval, IndexError> {
    let nothing = || IndexError::NoValue { of: unit.to_owned() };
    let at = table.units().iter().position(|other| other == unit).ok_or_else(nothing)?;
    let columns = normalise(method, table)?.columns;
    let (structure, _) = method.structure()?;
    let own: Vec<Vec<f64>> = columns.iter().map(|column| vec![column[at]]).collect();
    let [within, across] = [method.draft().within, method.draft().across].map(|r| r.aggregation);
    let fields = &structure.aggregate(&own)?[0];
    let positive = fields.iter().flatten().all(|value| value.is_nan() || *value > 0.0);
    let mut means = vec![vec![within, across]];
    for other in [Aggregation::Arithmetic, Aggregation::Geometric] {
        if other != across && positive {
            means.push(vec![within, other]);
        }
    }
    let both_means = means.len() > 1;
    let experiment = Experiment::new(structure, &[own], means, Weights::Factor(SPREAD), false)?;
    let found = simulate(&experiment, SEED, REPLICATIONS, 1, &[0], 1)?;
    let at = |p| found.value(0, p).ok_or_else(nothing);
    Ok(Interval { low: at(0.05)?, median: at(0.5)?, high: at(0.95)?, both_means })
}

/// Which of the choices the index of a unit depends on most: weights of indicators and fields, the mean over fields, one
/// indicator left out, values beyond the goalposts counted the other way. Empty where nothing of it can be varied.
///
/// # Errors
/// What the method refuses, by name.
pub fn sensitivity(
    method: &Method,
    table: &Table,
    unit: &str,
) -> Result<Vec<(Factor, Sensitivity)>, IndexError> {
    let nothing = || IndexError::NoValue { of: unit.to_owned() };
    let at = table.units().iter().position(|other| other == unit).ok_or_else(nothing)?;
    let own = |method: &Method| -> Result<Vec<Vec<f64>>, IndexError> {
        let columns = normalise(method, table)?.columns;
        Ok(columns.iter().map(|column| vec![column[at]]).collect())
    };
    let mut normalisations = vec![own(method)?];
    let mut other = method.draft().clone();
    for element in &mut other.elements {
        if let Normaliser::Goalposts { clamp, .. } = &mut element.normaliser {
            *clamp = !*clamp;
        }
    }
    if other != *method.draft()
        && let Ok(columns) = Method::new(other).and_then(|other| own(&other))
        && columns != normalisations[0]
    {
        normalisations.push(columns);
    }
    let (structure, _) = method.structure()?;
    let [within, across] = [method.draft().within, method.draft().across].map(|r| r.aggregation);
    let positive = normalisations.iter().all(|columns| {
        let fields = structure.aggregate(columns).map(|levels| levels[0].concat());
        fields.is_ok_and(|fields| fields.iter().all(|value| value.is_nan() || *value > 0.0))
    });
    let mut means = vec![vec![within, across]];
    for other in [Aggregation::Arithmetic, Aggregation::Geometric] {
        if other != across && positive {
            means.push(vec![within, other]);
        }
    }
    let experiment =
        Experiment::new(structure, &normalisations, means, Weights::Factor(SPREAD), true)?;
    match experiment.sensitivity(SAMPLES, SEED) {
        // A single indicator: without it there is nothing left to look at.
        Err(IndexError::NotFinite { .. } | IndexError::Draw) => Ok(Vec::new()),
        found => found,
    }
}

/// The results of an edition for an area, oldest first.
pub fn series<'a>(
    all: &'a [Standing],
    edition: &EditionId,
    area: &AreaCode,
    basis: Basis,
) -> Vec<&'a Standing> {
    let of = |s: &&Standing| &s.edition == edition && &s.area == area && s.basis == basis;
    let mut series: Vec<_> = all.iter().filter(of).collect();
    series.sort_by_key(|standing| standing.year);
    series
}
