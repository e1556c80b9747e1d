//! Segmented regression: how far the values step at the start, and how their slope turns.

use super::least_squares::LeastSquares;
use super::{Caution, FEWEST_FOR_INFERENCE, NoModel, Sides, Start, student};
use crate::indicator::series::{Series, SeriesPoint};
use chrono::NaiveDate;
use serde::Serialize;

/// Up to this many points one common slope is assumed.
const STEP_ONLY_UP_TO: usize = 7;
/// Steps over which deviations may be correlated; for yearly values.
const LAG: usize = 1;
/// Probability outside an interval.
const OUTSIDE: f64 = 0.05;
/// Durbin–Watson statistics inside these bounds raise no caution; a rule of thumb.
const DURBIN_WATSON: std::ops::RangeInclusive<f64> = 1.5..=2.5;
/// Values closer than this, in years, come more than once a year.
const YEARLY: f64 = 0.75;
/// The longest gap between values may be this many times the shortest.
const EVEN: f64 = 1.5;

/// An estimated parameter with what can be said of its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coefficient {
    /// The estimate, in the unit of the indicator; slopes per year.
    pub estimate: f64,
    /// Its uncertainty; none below [`FEWEST_FOR_INFERENCE`] points on either side and for a model
    /// that goes through every point.
    pub inference: Option<Inference>,
}

/// How uncertain an estimate is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Inference {
    /// Standard error for independent deviations of one size.
    pub ordinary: f64,
    /// Standard error after Newey and West with one lag.
    pub newey_west: f64,
    /// The larger of the two, which all that follows rests on.
    pub standard_error: f64,
    /// Estimate divided by its standard error.
    pub t: f64,
    /// Two-sided p-value from the t distribution with `n − k` degrees of freedom.
    pub p: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// A segmented regression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segmented {
    /// Day of the first value, where `level` is read.
    pub first: NaiveDate,
    /// Day of the first value after the start, where `step` is read.
    pub first_after: NaiveDate,
    /// Points before the start.
    pub before: usize,
    /// Points after it.
    pub after: usize,
    /// Value of the line on the first day.
    pub level: Coefficient,
    /// Slope per year before the start; with one common slope over all points.
    pub slope: Coefficient,
    /// How far the first value after the start stands from the line continued.
    pub step: Coefficient,
    /// How much steeper the line runs after the start, per year; none with one common slope.
    pub slope_change: Option<Coefficient>,
    /// Share of the variance that the model describes.
    pub r_squared: Option<f64>,
    /// Standard deviation of the residuals.
    pub residual_deviation: f64,
    /// Points minus parameters.
    pub degrees_of_freedom: usize,
    /// Durbin–Watson statistic of the residuals, 2 without autocorrelation.
    pub durbin_watson: Option<f64>,
    /// What limits the result.
    pub cautions: Vec<Caution>,
}

impl Segmented {
    /// How far the model stands from the line before the start continued, `years` after the first
    /// value that follows the start.
    pub fn change_after(&self, years: f64) -> f64 {
        self.step.estimate + self.slope_change.map_or(0.0, |change| change.estimate * years)
    }
}

/// Fits `y = b₀ + b₁ (t − t_first) + b₂ D + b₃ D (t − t₀)`, with `D` = 1 from the start on.
///
/// `t` is in years. `t₀` is the day of the first value after the start and not the start itself: a
/// value stands for a period, and on that day `b₂` is read. Up to seven points the last term is left
/// out, since they cannot separate a step from a new slope.
///
/// Source: segmented regression of interrupted time series (Linden 2015; Lopez Bernal et al. 2017).
/// Standard errors after Newey and West with one lag are too small for short series, so the larger
/// of them and the ordinary ones counts.
///
/// # Errors
/// [`NoModel::TooFewPoints`] below three points on a side, [`NoModel::NotIdentified`] where the
/// points do not determine the parameters.
pub fn segmented(series: &Series, start: Start) -> Result<Segmented, NoModel> {
    let sides = Sides::of(series, start);
    sides.are_enough()?;
    let (Some(first), Some(first_after)) = (sides.before.first(), sides.after.first()) else {
        return Err(NoModel::NotIdentified);
    };
    let (before, after) = (sides.before.len(), sides.after.len());
    let is_step_only = before + after <= STEP_ONLY_UP_TO;
    let fit = fit(&sides, first, first_after, is_step_only).ok_or(NoModel::NotIdentified)?;

    let is_inferred = before.min(after) >= FEWEST_FOR_INFERENCE && !fit.is_exact();
    let mut coefficients = estimates(&fit, is_inferred).into_iter();
    let (Some(level), Some(slope), Some(step)) =
        (coefficients.next(), coefficients.next(), coefficients.next())
    else {
        return Err(NoModel::NotIdentified);
    };
    let mut cautions = spacing(&sides);
    cautions.extend(doubts(&fit, before, after, is_step_only));
    cautions.extend(sides.cautions);
    Ok(Segmented {
        first: first.day,
        first_after: first_after.day,
        before,
        after,
        level,
        slope,
        step,
        slope_change: coefficients.next(),
        r_squared: fit.r_squared(),
        residual_deviation: fit.residual_deviation(),
        degrees_of_freedom: fit.degrees_of_freedom(),
        durbin_watson: fit.durbin_watson(),
        cautions,
    })
}

fn fit(
    sides: &Sides<'_>,
    first: &SeriesPoint,
    first_after: &SeriesPoint,
    is_step_only: bool,
) -> Option<LeastSquares> {
    let points = || sides.before.iter().chain(sides.after);
    let since = |start: &SeriesPoint| {
        let start = start.years();
        move |point: &SeriesPoint| point.years() - start
    };
    let after_start = |point: &SeriesPoint| point.day >= first_after.day;
    let mut columns = vec![
        points().map(|_| 1.0).collect(),
        points().map(since(first)).collect(),
        points().map(|point| f64::from(u8::from(after_start(point)))).collect(),
    ];
    if !is_step_only {
        let years = since(first_after);
        columns.push(points().map(|p| if after_start(p) { years(p) } else { 0.0 }).collect());
    }
    let observed: Vec<f64> = points().map(|point| point.value).collect();
    LeastSquares::fit(&columns, &observed)
}

fn estimates(fit: &LeastSquares, is_inferred: bool) -> Vec<Coefficient> {
    let degrees = u32::try_from(fit.degrees_of_freedom()).unwrap_or(u32::MAX);
    let reach = student::critical(OUTSIDE, degrees);
    let errors = fit.standard_errors().into_iter().zip(fit.newey_west(LAG));
    fit.coefficients()
        .iter()
        .zip(errors)
        .map(|(&estimate, (ordinary, newey_west))| {
            let standard_error = ordinary.max(newey_west);
            let t = estimate / standard_error;
            let inference = Inference {
                ordinary,
                newey_west,
                standard_error,
                t,
                p: student::two_sided_p(t, degrees),
                low: estimate - reach * standard_error,
                high: estimate + reach * standard_error,
            };
            let is_known = is_inferred && t.is_finite();
            Coefficient { estimate, inference: is_known.then_some(inference) }
        })
        .collect()
}

fn spacing(sides: &Sides<'_>) -> Vec<Caution> {
    // The gap over the start is left out: a transition widens it.
    let gaps = || {
        [sides.before, sides.after]
            .into_iter()
            .flat_map(|side| side.windows(2).map(|pair| pair[1].years() - pair[0].years()))
    };
    let shortest = gaps().fold(f64::INFINITY, f64::min);
    let longest = gaps().fold(0.0, f64::max);
    let several = (shortest < YEARLY).then_some(Caution::SeveralValuesAYear);
    let uneven = (longest > EVEN * shortest).then_some(Caution::UnevenSpacing);
    several.into_iter().chain(uneven).collect()
}

fn doubts(
    fit: &LeastSquares,
    before: usize,
    after: usize,
    is_step_only: bool,
) -> impl Iterator<Item = Caution> {
    let small = Caution::SmallSample { before, after, need: FEWEST_FOR_INFERENCE };
    let is_small = before.min(after) < FEWEST_FOR_INFERENCE;
    let doubtful = fit.durbin_watson().filter(|statistic| !DURBIN_WATSON.contains(statistic));
    [
        is_small.then_some(small),
        is_step_only.then_some(Caution::StepOnly { points: before + after }),
        fit.is_exact().then_some(Caution::ExactFit),
        doubtful.map(|durbin_watson| Caution::Autocorrelation { durbin_watson }),
    ]
    .into_iter()
    .flatten()
}
