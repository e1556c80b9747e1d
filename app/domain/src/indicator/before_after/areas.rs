//! Difference in differences: whether other areas changed the same way.

use super::{Caution, FEWEST_POINTS, NoModel, Start, count, mean, slope};
use crate::indicator::series::{Series, SeriesPoint};
use crate::key::AreaCode;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// p-values above this are no reason to take a difference for more than chance.
const SMALL_P: f64 = 0.05;
/// Two differences are equally large up to this share of them.
const ROUNDING: f64 = 1e-12;

/// How one area changed; values in the unit of the indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaChange {
    /// The area.
    pub area: AreaCode,
    /// Mean before the start.
    pub before: f64,
    /// Mean after it.
    pub after: f64,
    /// After minus before.
    pub difference: f64,
    /// Slope per year before the start: where areas moved differently even then, their difference
    /// says nothing of the start.
    pub slope_before: f64,
}

/// The change of one area beside that of others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaComparison {
    /// Values of each area before the start.
    pub before: usize,
    /// Values of each area after it.
    pub after: usize,
    /// The area in question.
    pub treated: AreaChange,
    /// The areas it is compared with, in the order of their codes.
    pub others: Vec<AreaChange>,
    /// Mean change of the others.
    pub others_difference: f64,
    /// Mean slope per year of the others before the start.
    pub others_slope_before: f64,
    /// The change of the area in question minus the mean change of the others.
    pub difference_in_differences: f64,
    /// How often an area has so large a difference in differences, if each takes its turn as the
    /// area in question; never below one divided by the number of areas.
    pub permutation_p: f64,
    /// What limits the result.
    pub cautions: Vec<Caution>,
}

/// Compares the change of `treated` with the mean change of all other `areas`.
///
/// Only days for which every area has a value are read, so that the result equals the coefficient of
/// a regression with area and time effects.
///
/// Source: difference in differences for one start; inference by permutation as in placebo studies
/// (Abadie et al. 2010): the computation is repeated with every area as the one in question and all
/// the others to compare with, and the p-value is the share of areas with a difference in
/// differences of at least this size, the area itself included. No p-value of normal theory is
/// given, since values of one area over time are not independent.
///
/// # Errors
/// [`NoModel::NoSuchArea`] if `treated` is not among the areas, [`NoModel::NoComparison`] if it is
/// the only one, [`NoModel::TooFewPoints`] below three common days on a side.
pub fn between_areas(
    areas: &BTreeMap<AreaCode, Series>,
    treated: &AreaCode,
    start: Start,
) -> Result<AreaComparison, NoModel> {
    if !areas.contains_key(treated) {
        return Err(NoModel::NoSuchArea);
    }
    let (common, left_out) = common_days(areas, start);
    let before = common.iter().filter(|day| start.is_before(**day)).count();
    let after = common.len() - before;
    if before.min(after) < FEWEST_POINTS {
        return Err(NoModel::TooFewPoints { before, after, need: FEWEST_POINTS });
    }
    let mut others: Vec<AreaChange> =
        areas.iter().filter_map(|(area, series)| change_of(area, series, &common, start)).collect();
    let place = others.iter().position(|change| &change.area == treated);
    let treated = others.remove(place.ok_or(NoModel::NoSuchArea)?);

    let others_difference =
        mean(others.iter().map(|change| change.difference)).ok_or(NoModel::NoComparison)?;
    let others_slope_before =
        mean(others.iter().map(|change| change.slope_before)).ok_or(NoModel::NoComparison)?;
    let mut cautions = doubts(&treated, &others);
    cautions.extend((left_out > 0).then_some(Caution::DaysLeftOut { days: left_out }));
    cautions.extend(of_series(areas, &common));
    Ok(AreaComparison {
        before,
        after,
        difference_in_differences: treated.difference - others_difference,
        permutation_p: permutation_p(&treated, &others),
        treated,
        others,
        others_difference,
        others_slope_before,
        cautions,
    })
}

/// The days outside the transition for which every area has a comparable value, and how many more
/// there are for which only some have one.
fn common_days(areas: &BTreeMap<AreaCode, Series>, start: Start) -> (BTreeSet<NaiveDate>, usize) {
    let days_of = |series: &Series| -> BTreeSet<NaiveDate> {
        let days = series.since_break().iter().map(|point| point.day);
        days.filter(|day| start.is_before(*day) || start.is_after(*day)).collect()
    };
    let each: Vec<BTreeSet<NaiveDate>> = areas.values().map(days_of).collect();
    let any: BTreeSet<NaiveDate> = each.iter().flatten().copied().collect();
    let common: BTreeSet<NaiveDate> =
        any.iter().copied().filter(|day| each.iter().all(|days| days.contains(day))).collect();
    let left_out = any.len() - common.len();
    (common, left_out)
}

fn change_of(
    area: &AreaCode,
    series: &Series,
    common: &BTreeSet<NaiveDate>,
    start: Start,
) -> Option<AreaChange> {
    let points = series.since_break().iter().filter(|point| common.contains(&point.day)).copied();
    let (early, late): (Vec<SeriesPoint>, Vec<SeriesPoint>) =
        points.partition(|point| start.is_before(point.day));
    let before = mean(early.iter().map(|point| point.value))?;
    let after = mean(late.iter().map(|point| point.value))?;
    Some(AreaChange {
        area: area.clone(),
        before,
        after,
        difference: after - before,
        slope_before: slope(&early)?,
    })
}

fn permutation_p(treated: &AreaChange, others: &[AreaChange]) -> f64 {
    let all = || others.iter().chain([treated]).map(|change| change.difference);
    let (areas, total) = (count(others.len() + 1), all().sum::<f64>());
    // Own change minus the mean of the others.
    let size = |own: f64| (own - (total - own) / (areas - 1.0)).abs();
    let reached = size(treated.difference);
    let scale = all().fold(0.0, |largest: f64, own| largest.max(own.abs()));
    let as_large = all().filter(|own| size(*own) >= reached - ROUNDING * scale).count();
    count(as_large) / areas
}

fn doubts(treated: &AreaChange, others: &[AreaChange]) -> Vec<Caution> {
    let slope = treated.slope_before;
    let slopes = || others.iter().map(|change| change.slope_before);
    let lowest = slopes().fold(f64::INFINITY, f64::min);
    let highest = slopes().fold(f64::NEG_INFINITY, f64::max);
    let slack = ROUNDING * lowest.abs().max(highest.abs());
    let is_outside = slope < lowest - slack || slope > highest + slack;
    let smallest_p = 1.0 / count(others.len() + 1);
    [
        is_outside.then_some(Caution::SlopesDifferBefore { slope, lowest, highest }),
        (smallest_p > SMALL_P).then_some(Caution::FewAreas { smallest_p }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_series(
    areas: &BTreeMap<AreaCode, Series>,
    common: &BTreeSet<NaiveDate>,
) -> impl Iterator<Item = Caution> {
    let cut = areas.values().filter_map(Series::cut_at).max();
    let is_provisional = areas
        .values()
        .flat_map(Series::since_break)
        .any(|point| point.provisional && common.contains(&point.day));
    let cut = cut.map(|day| Caution::CutAtBreak { day });
    cut.into_iter().chain(is_provisional.then_some(Caution::Provisional))
}
