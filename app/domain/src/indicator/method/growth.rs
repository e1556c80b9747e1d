//! Growth ratio: the growth rate against the one that the target needs.
//!
//! Source: Statistics Canada's progress measure for the sustainable development goals, an idea of
//! Eurostat's, as written down in Open SDG (`docs/progress-methodology.md`). The exponent of the
//! scaling near a natural limit is not printed there; it comes from the published scores.

use super::rule::{Demand, decisive};
use super::{
    Assessable, Figures, Grade, ParameterError, Reason, Subject, Verdict, Warning, improvement,
    parameter,
};
use crate::indicator::series::SeriesPoint;
use crate::indicator::status::MethodVersion;
use crate::period::Period;
use crate::source::coded;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The method of this module.
pub const METHOD: MethodVersion = MethodVersion { code: "wachstumsrate", version: 1 };

/// What stands in for a base value or a target of zero, which no growth rate leads from or to.
pub const INSTEAD_OF_ZERO: f64 = 0.001;

/// Ratios from which progress is on track, too slow, limited.
const RATIO_BOUNDS: [f64; 3] = [0.95, 0.60, 0.0];
/// Growth per year from which progress without target is on track, too slow, limited.
const GROWTH_BOUNDS: [f64; 3] = [0.015, 0.005, 0.0];
/// Growth per year of the lowest and the highest score.
const GROWTH_SCORE_ENDS: [f64; 2] = [-0.02, 0.02];
/// Exponent of the scaling near a natural limit.
const LIMIT_EXPONENT: f64 = 4.44;
/// A rate is compared in binary floating point; this much is rounding.
const SLACK: f64 = 1e-12;

coded! {
    /// A class of progress, better ones first.
    Progress {
        /// „Target achieved".
        Achieved = "erreicht",
        /// „On track" (in the published data `substantial_progress`).
        OnTrack = "auf_kurs",
        /// „Progress made but acceleration needed" (`moderate_progress`).
        TooSlow = "zu_langsam",
        /// „Limited progress".
        Limited = "begrenzt",
        /// „Deterioration".
        Deterioration = "verschlechterung",
    }
}

/// What the council sets for the growth ratio.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct GrowthRatio {
    base: Option<NaiveDate>,
    limit: Option<f64>,
}

impl GrowthRatio {
    /// `base` is the last day of the period that growth is counted from: the value of that day, else
    /// the first after it; without it the first value of the series. `limit` is the largest possible
    /// value in the unit of the indicator, such as 100 for a share; it counts where more is better
    /// and there is no target.
    ///
    /// # Errors
    /// [`ParameterError`] if the limit is not a finite number above zero.
    pub fn new(base: Option<NaiveDate>, limit: Option<f64>) -> Result<Self, ParameterError> {
        let limit = limit.map(parameter).transpose()?;
        if limit.is_some_and(|limit| limit <= 0.0) {
            return Err(ParameterError::LimitNotPositive);
        }
        Ok(Self { base, limit })
    }

    /// The last day of the period that growth is counted from, where agreed.
    pub const fn base(&self) -> Option<NaiveDate> {
        self.base
    }

    /// The largest possible value, where there is one.
    pub const fn limit(&self) -> Option<f64> {
        self.limit
    }
}

#[derive(Deserialize)]
struct Stored {
    #[serde(default)]
    base: Option<NaiveDate>,
    #[serde(default)]
    limit: Option<f64>,
}

impl TryFrom<Stored> for GrowthRatio {
    type Error = ParameterError;

    fn try_from(stored: Stored) -> Result<Self, ParameterError> {
        Self::new(stored.base, stored.limit)
    }
}

/// What a class of progress rests on; values in the unit of the indicator, rates as shares per year
/// (0.015 is 1.5 % a year).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GrowthFigures {
    /// The demand that decided.
    pub demand: Demand,
    /// The day of the base value.
    pub base_day: NaiveDate,
    /// The base value; where it is 0, the figures are computed with [`INSTEAD_OF_ZERO`].
    pub base: f64,
    /// The day of the latest value.
    pub day: NaiveDate,
    /// The latest value.
    pub value: f64,
    /// Growth rate, positive where values become better.
    pub growth: f64,
    /// Growth rate in size that leads from the base value to the target; only with a due day.
    pub required: Option<f64>,
    /// Growth rate divided by the required one; only with a due day.
    pub ratio: Option<f64>,
    /// How far the bounds are scaled down near a natural limit, 0–1; only without a target.
    pub scaling: Option<f64>,
    /// Score from −5 to 5.
    pub score: f64,
}

/// Rates the growth from the base value to the latest one.
///
/// With `g` the growth rate per year, positive where values become better:
///
/// - value by a day: met: achieved; else by the ratio of `g` and the size of the rate from the base
///   to the target: from 0.95 on track, from 0.60 too slow, from 0 limited, below deterioration.
/// - without a target: from 1.5 % on track, from 0.5 % too slow, from 0 limited, below
///   deterioration; below a natural limit the bounds above 0 are multiplied by
///   `C = 1 − (base / limit)^4.44`, and at it (`C` = 0) what does not fall is on track.
/// - value to be kept: met: achieved; else there is no rate to compare with.
///
/// Several demands: the worst; which of several due days counts is the rule of the weather symbol.
/// A base value or a target of 0 becomes [`INSTEAD_OF_ZERO`], with a warning, since the result
/// depends on it. Where all values are below zero, the direction is turned round; where signs
/// differ, nothing is rated. A target that is met at a value worse than the base is achieved, with a
/// warning.
pub(super) fn assess(ratio: &GrowthRatio, subject: &Subject<'_>) -> Verdict {
    rate(ratio, subject).unwrap_or_else(|reason| Verdict::unrated(METHOD, reason))
}

fn rate(ratio: &GrowthRatio, subject: &Subject<'_>) -> Result<Verdict, Reason> {
    let at = subject.assessable()?;
    let mut demands = decisive(subject.rules, at.direction, at.latest.day)?;
    if demands.is_empty() {
        demands.push(Demand::Direction);
    }
    let span = Span::of(&at, ratio.base)?;
    let worst = demands
        .into_iter()
        .map(|demand| {
            span.against(demand, ratio.limit)
                .unwrap_or_else(|reason| Verdict::unrated(METHOD, reason))
        })
        .reduce(Verdict::worse);
    let mut verdict = worst.ok_or(Reason::NoTarget)?;
    verdict.provisional = span.base.provisional || span.latest.provisional;
    verdict.warnings.extend(span.moved(ratio.base));
    verdict.warnings.extend(subject.cut());
    Ok(verdict)
}

/// The base and the latest value.
struct Span<'a> {
    base: &'a SeriesPoint,
    latest: &'a SeriesPoint,
    direction: f64,
}

impl<'a> Span<'a> {
    fn of(at: &Assessable<'a>, agreed: Option<NaiveDate>) -> Result<Self, Reason> {
        let since = at.points.partition_point(|point| agreed.is_some_and(|day| point.day < day));
        let [base, .., latest] = &at.points[since..] else {
            return Err(Reason::TooFewPoints { have: at.points.len() - since, need: 2 });
        };
        let a_year_on = base.day.checked_add_months(Months::new(12));
        if a_year_on.is_none_or(|day| latest.day < day) {
            return Err(Reason::LessThanAYear);
        }
        Ok(Self { base, latest, direction: at.direction })
    }

    fn moved(&self, agreed: Option<NaiveDate>) -> Option<Warning> {
        let to = self.base.day;
        agreed.filter(|day| *day != to).map(|_| Warning::BaseMoved { to })
    }

    fn against(&self, demand: Demand, limit: Option<f64>) -> Result<Verdict, Reason> {
        let is_met = demand.is_met_by(self.latest.value, self.direction);
        let mut warnings = Vec::new();
        let base = replaced(self.base.value, Warning::ZeroBaseReplaced, &mut warnings);
        let target = demand
            .value()
            .map(|target| replaced(target, Warning::ZeroTargetReplaced, &mut warnings));
        let towards = self.direction * sign_of_all(base, self.latest.value, target)?;
        let years = self.latest.years() - self.base.years();
        let growth = towards * rate_per_year(base, self.latest.value, years)?;
        let mut found = GrowthFigures {
            demand,
            base_day: self.base.day,
            base: self.base.value,
            day: self.latest.day,
            value: self.latest.value,
            growth,
            required: None,
            ratio: None,
            scaling: None,
            score: 0.0,
        };

        let due = demand.due();
        if let (Some(due), Some(target)) = (due, target) {
            match self.required(growth, base, target, due) {
                Ok((required, ratio)) => {
                    found.required = Some(required);
                    found.ratio = Some(ratio);
                }
                // What is met is achieved, whether or not a rate would have led there.
                Err(_) if is_met => {}
                Err(reason) => return Err(reason),
            }
        }
        let progress = match (demand, found.ratio) {
            (Demand::Direction, _) => {
                let scaling = self.scaling(base, limit, &mut warnings);
                found.scaling = Some(scaling);
                found.score = between(&growth_score(scaling), growth);
                class(growth, GROWTH_BOUNDS.map(|bound| bound * scaling))
            }
            _ if is_met => {
                found.score = 5.0;
                if improvement(self.direction, self.base.value, self.latest.value).is_lt() {
                    warnings.push(Warning::MetWhileWorsening);
                }
                Progress::Achieved
            }
            (_, Some(ratio)) => {
                found.score = between(&RATIO_SCORE, ratio);
                class(ratio, RATIO_BOUNDS)
            }
            (_, None) => return Err(Reason::NoDueDay),
        };
        let is_overdue = !is_met && due.is_some_and(|due| due <= self.latest.day);
        Ok(Verdict {
            warnings,
            ..Verdict::graded(METHOD, Grade::Growth(progress), is_overdue, Figures::Growth(found))
        })
    }

    /// The size of the rate that leads from the base value to the target, and `growth` as a multiple
    /// of it.
    fn required(
        &self,
        growth: f64,
        base: f64,
        target: f64,
        due: NaiveDate,
    ) -> Result<(f64, f64), Reason> {
        if due <= self.base.day {
            return Err(Reason::DueNotAfterBase);
        }
        if due < self.latest.day {
            return Err(Reason::TargetPassed);
        }
        if improvement(1.0, base, target).is_eq() {
            return Err(Reason::TargetIsBase);
        }
        let years = Period::Day(due).decimal_year() - self.base.years();
        let required = rate_per_year(base, target, years)?.abs();
        Ok((required, finite(growth / required)?))
    }

    /// `C = 1 − (base / limit)^4.44`, 1 without a limit that slows progress down.
    fn scaling(&self, base: f64, limit: Option<f64>, warnings: &mut Vec<Warning>) -> f64 {
        match limit {
            None => 1.0,
            Some(limit) if self.direction > 0.0 && base > 0.0 => {
                1.0 - (base / limit).min(1.0).powf(LIMIT_EXPONENT)
            }
            Some(_) => {
                warnings.push(Warning::LimitNotApplied);
                1.0
            }
        }
    }
}

fn replaced(value: f64, warning: Warning, warnings: &mut Vec<Warning>) -> f64 {
    if value == 0.0 {
        warnings.push(warning);
        INSTEAD_OF_ZERO
    } else {
        value
    }
}

/// +1 where all values are above zero, −1 where all are below; a latest value of zero, which is
/// neither, counts to either side.
fn sign_of_all(base: f64, latest: f64, target: Option<f64>) -> Result<f64, Reason> {
    let sign = 1.0_f64.copysign(base);
    if sign * latest >= 0.0 && target.is_none_or(|target| sign * target > 0.0) {
        Ok(sign)
    } else {
        Err(Reason::MixedSigns)
    }
}

/// Compound growth rate per year.
fn rate_per_year(from: f64, to: f64, years: f64) -> Result<f64, Reason> {
    finite((to / from).powf(years.recip()) - 1.0)
}

fn finite(number: f64) -> Result<f64, Reason> {
    if number.is_finite() { Ok(number) } else { Err(Reason::Overflow) }
}

fn class(progress: f64, bounds: [f64; 3]) -> Progress {
    let [on_track, too_slow, limited] = bounds.map(|bound| bound - SLACK);
    if progress >= on_track {
        Progress::OnTrack
    } else if progress >= too_slow {
        Progress::TooSlow
    } else if progress >= limited {
        Progress::Limited
    } else {
        Progress::Deterioration
    }
}

/// Corners of the line from ratios to scores.
const RATIO_SCORE: [(f64, f64); 3] = [(-0.6, -5.0), (0.6, 0.0), (1.3, 5.0)];

/// Corners of the line from growth rates to scores.
fn growth_score(scaling: f64) -> [(f64, f64); 5] {
    let [lowest, highest] = GROWTH_SCORE_ENDS;
    let [on_track, too_slow, limited] = GROWTH_BOUNDS.map(|bound| bound * scaling);
    [(lowest, -5.0), (limited, -2.5), (too_slow, 0.0), (on_track, 2.5), (highest * scaling, 5.0)]
}

/// The line through the corners, level beyond the first and the last. Where corners stand above each
/// other the last one counts.
fn between(corners: &[(f64, f64)], x: f64) -> f64 {
    let above = corners.partition_point(|(corner, _)| *corner <= x);
    match (above.checked_sub(1).and_then(|at| corners.get(at)), corners.get(above)) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some((_, y))) => *y,
        (None, None) => 0.0,
    }
}
