//! Weather symbol: where the mean change of the last six values leads.
//!
//! Source: Statistisches Bundesamt (Destatis), status of the indicators of the German
//! sustainability strategy (DNS), <https://dns-indikatoren.de/status/>. The rule is linear, so it
//! takes zero and negative values.

use super::rule::{Demand, decisive};
use super::{Assessable, Figures, Grade, Reason, Subject, Verdict, improvement};
use crate::indicator::series::SeriesPoint;
use crate::indicator::status::MethodVersion;
use crate::period::Period;
use crate::source::coded;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Ordering;

/// The method of this module.
pub const METHOD: MethodVersion = MethodVersion { code: "dns-wetter", version: 1 };

/// The mean change is taken over this many values, five changes.
const WINDOW: usize = 6;
/// Fewer values are not assessed.
const FEWEST: usize = 4;
/// A target missed by less than this share of the remaining way counts as reached.
const SUN_BELOW: f64 = 0.05;
/// Up to this share the sun is only partly hidden.
const LIGHT_CLOUDS_TO: f64 = 0.20;
/// A share is compared in binary floating point; this much is rounding.
const SLACK: f64 = 1e-9;

coded! {
    /// A weather symbol, better ones first.
    Weather {
        /// „Sonne": reached at the present course, or missed by less than 5 % of the way left.
        Sun = "sonne",
        /// „Leicht bewölkt": missed by 5 % to 20 % of the way left.
        LightClouds = "leicht_bewoelkt",
        /// „Wolke": on the way to the target, and missed by more than 20 %.
        Cloud = "wolke",
        /// „Gewitter" (in the published data `Blitz`): the wrong way.
        Thunderstorm = "gewitter",
    }
}

/// What a weather symbol rests on; values in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeatherFigures {
    /// The demand that decided.
    pub demand: Demand,
    /// Values that the mean change is taken over.
    pub points: usize,
    /// The day of the first of them.
    pub from: NaiveDate,
    /// The day of the latest value.
    pub day: NaiveDate,
    /// The latest value.
    pub value: f64,
    /// Mean change per year between the first and the latest of them.
    pub mean_change: f64,
    /// Change from the value before to the latest one, not per year.
    pub last_change: f64,
    /// The value on the due day at the mean change, where it was projected.
    pub projected: Option<f64>,
    /// By what share of the way left the target is missed; negative where it is exceeded.
    pub miss_share: Option<f64>,
}

/// Rates the course of the last values.
///
/// `a` is the mean change per year over the last six values (at least four), `y` the latest value on
/// day `t`, „towards" the direction that is better:
///
/// - value by a day `T`, not yet met: `a` not towards it: thunderstorm; else by the share
///   `(T − y − a (t_T − t)) / (T − y)`: below 5 % sun, to 20 % light clouds, above cloud.
/// - value to be kept, and value by a day that is met: met and `a` not away: sun; met and `a` away:
///   light clouds; not met and `a` towards: cloud; else thunderstorm.
/// - direction only: `a` and last change towards: sun; only `a`: light clouds; only the last
///   change: cloud; neither: thunderstorm.
/// - several demands at once: the worst. An interval asks for its weaker bound; of several due days
///   the next one counts.
///
/// The published text leaves open a kept value that is not met and does not move (`a` = 0): „Wolke"
/// where it „nicht vom Ziel weg weist", „Gewitter" where it „sich nicht in Richtung des Ziels
/// bewegt". Here it is a thunderstorm, as for a value by a day. After its due day a target that is
/// not met gets no symbol, as the published assessment ends there; the product shows it as missed.
pub(super) fn assess(subject: &Subject<'_>) -> Verdict {
    rate(subject).unwrap_or_else(|reason| Verdict::unrated(METHOD, reason))
}

fn rate(subject: &Subject<'_>) -> Result<Verdict, Reason> {
    let at = subject.assessable()?;
    let demands = decisive(subject.rules, at.direction, at.latest.day)?;
    if demands.is_empty() {
        return Err(Reason::NoTarget);
    }
    let course = Course::of(&at)?;
    let worst = demands.into_iter().map(|demand| course.against(demand)).reduce(Verdict::worse);
    let verdict = worst.ok_or(Reason::NoTarget)?;
    Ok(Verdict {
        provisional: course.points.iter().any(|point| point.provisional),
        warnings: subject.cut().into_iter().collect(),
        ..verdict
    })
}

/// The last values and where they lead.
struct Course<'a> {
    points: &'a [SeriesPoint],
    first: &'a SeriesPoint,
    before: &'a SeriesPoint,
    latest: &'a SeriesPoint,
    direction: f64,
    mean_change: f64,
}

impl<'a> Course<'a> {
    fn of(at: &Assessable<'a>) -> Result<Self, Reason> {
        let all = at.points;
        let points = &all[all.len().saturating_sub(WINDOW)..];
        let too_few = Reason::TooFewPoints { have: points.len(), need: FEWEST };
        let ([first, .., before, latest], true) = (points, points.len() >= FEWEST) else {
            return Err(too_few);
        };
        let mean_change = (latest.value - first.value) / (latest.years() - first.years());
        Ok(Self { points, first, before, latest, direction: at.direction, mean_change })
    }

    fn against(&self, demand: Demand) -> Verdict {
        let is_met = demand.is_met_by(self.latest.value, self.direction);
        let (weather, projection) = match demand {
            Demand::ByDay { due, .. } if !is_met && due < self.latest.day => {
                return Verdict::unrated(METHOD, Reason::TargetPassed);
            }
            Demand::ByDay { value, due } if !is_met => self.extrapolated(value, due),
            Demand::ByDay { .. } | Demand::EveryYear { .. } => (self.kept(is_met), None),
            Demand::Direction => (self.directed(), None),
        };
        let is_overdue = !is_met && demand.due().is_some_and(|due| due <= self.latest.day);
        let figures = Figures::Weather(self.figures(demand, projection));
        Verdict::graded(METHOD, Grade::Weather(weather), is_overdue, figures)
    }

    fn extrapolated(&self, target: f64, due: NaiveDate) -> (Weather, Option<(f64, f64)>) {
        let years_left = Period::Day(due).decimal_year() - self.latest.years();
        let projected = self.latest.value + self.mean_change * years_left;
        let miss = (target - projected) / (target - self.latest.value);
        let weather = if self.mean_direction() != Ordering::Greater {
            Weather::Thunderstorm
        } else if miss < SUN_BELOW - SLACK {
            Weather::Sun
        } else if miss <= LIGHT_CLOUDS_TO + SLACK {
            Weather::LightClouds
        } else {
            Weather::Cloud
        };
        (weather, Some((projected, miss)))
    }

    fn kept(&self, is_met: bool) -> Weather {
        match (is_met, self.mean_direction()) {
            (true, Ordering::Greater | Ordering::Equal) => Weather::Sun,
            (true, Ordering::Less) => Weather::LightClouds,
            (false, Ordering::Greater) => Weather::Cloud,
            (false, Ordering::Equal | Ordering::Less) => Weather::Thunderstorm,
        }
    }

    fn directed(&self) -> Weather {
        match (self.mean_direction().is_gt(), self.last_direction().is_gt()) {
            (true, true) => Weather::Sun,
            (true, false) => Weather::LightClouds,
            (false, true) => Weather::Cloud,
            (false, false) => Weather::Thunderstorm,
        }
    }

    fn mean_direction(&self) -> Ordering {
        improvement(self.direction, self.first.value, self.latest.value)
    }

    fn last_direction(&self) -> Ordering {
        improvement(self.direction, self.before.value, self.latest.value)
    }

    fn figures(&self, demand: Demand, projection: Option<(f64, f64)>) -> WeatherFigures {
        WeatherFigures {
            demand,
            points: self.points.len(),
            from: self.first.day,
            day: self.latest.day,
            value: self.latest.value,
            mean_change: self.mean_change,
            last_change: self.latest.value - self.before.value,
            projected: projection.map(|(projected, _)| projected),
            miss_share: projection.map(|(_, miss)| miss),
        }
    }
}
