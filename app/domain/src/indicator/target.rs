//! Targets, who decided them, and the verdict they allow.

mod form;

pub use form::{MAX_INTERIM, TargetForm, WithdrawalForm};

use super::observation::Observation;
use super::path::{PathError, PathShape, TargetPath, Tolerance};
use super::status::{Assessment, Polarity, Status, assess};
use crate::key::{AreaCode, IndicatorCode, SourceCode};
use crate::source::Evidence;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A value agreed for a date.
///
/// Records of targets are only ever added. A change is a record that names the one it replaces, and so is a withdrawal;
/// every record says from which day it was known, so that what stood on a past day can be told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its code, such as `Z01`.
    pub code: String,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area it is set for.
    pub area: AreaCode,
    /// The value in the indicator's unit.
    pub value: f64,
    /// The day it is due; none where the source leaves it open.
    pub due: Option<NaiveDate>,
    /// The date as the source says it.
    pub due_text: String,
    /// Its wording.
    pub text: String,
    /// The resolution or plan that set it.
    pub decided_in: String,
    /// Value and day the path starts from, where agreed.
    pub baseline: Option<(f64, NaiveDate)>,
    /// How far behind the path still counts as on plan, and as at risk.
    pub tolerance: Option<(f64, f64)>,
    /// Sources.
    pub sources: Vec<SourceCode>,
    /// Support; an example target never makes a verdict.
    pub evidence: Evidence,
    /// Remark.
    pub note: String,
    /// The course of the path agreed with this target; without it the method of assessment says it.
    #[serde(default)]
    pub shape: Option<PathShape>,
    /// Values agreed for days between baseline and due day, in the indicator's unit, in any order.
    #[serde(default)]
    pub interim: Vec<(f64, NaiveDate)>,
    /// Why this one of several targets leads for its area, where that was decided. Of several such the one known last
    /// counts, see [`leading`].
    #[serde(default)]
    pub leads: Option<String>,
    /// The day this record became known. What was stored before that day was kept counts as known all along.
    #[serde(default)]
    pub known: NaiveDate,
    /// The code of the record it takes the place of.
    #[serde(default)]
    pub replaces: Option<String>,
    /// The day on which it withdraws the target it replaces, instead of changing it.
    #[serde(default)]
    pub withdrawn: Option<NaiveDate>,
    /// Why the record it replaces was changed or withdrawn.
    #[serde(default)]
    pub reason: String,
}

impl Target {
    /// The path to this target, linear where nothing else is agreed with it.
    ///
    /// # Errors
    /// As [`Target::path_in`].
    pub fn path(&self) -> Result<Option<TargetPath>, PathError> {
        self.path_in(PathShape::Linear)
    }

    /// The path to this target, in the shape agreed with it, else in the one given. None without due day or tolerances.
    ///
    /// # Errors
    /// [`PathError`] where dates, tolerances, interim targets or the shape contradict each other.
    pub fn path_in(&self, otherwise: PathShape) -> Result<Option<TargetPath>, PathError> {
        let (Some(due), Some((on_plan, at_risk))) = (self.due, self.tolerance) else {
            return Ok(None);
        };
        let tolerance = Tolerance::new(on_plan, at_risk)?;
        let path = match self.baseline {
            Some((value, day)) => TargetPath::new(value, day, self.value, due, tolerance),
            None => TargetPath::without_baseline(self.value, due, tolerance),
        };
        let path = path?.with_interim(self.interim.iter().copied())?;
        path.with_shape(self.shape.unwrap_or(otherwise)).map(Some)
    }
}

/// The record that took the place of a target, if one did.
pub fn successor<'a>(targets: &'a [Target], of: &Target) -> Option<&'a Target> {
    targets.iter().find(|t| t.replaces.as_ref() == Some(&of.code))
}

/// The targets that stand: neither changed nor withdrawn since.
pub fn current(targets: &[Target]) -> impl Iterator<Item = &Target> {
    targets.iter().filter(|t| t.withdrawn.is_none() && successor(targets, t).is_none())
}

/// The target that leads for an area: decided ones before examples; then the one last decided to lead; then the nearest
/// date. `targets` are those that stand.
pub fn leading<'a>(
    targets: impl IntoIterator<Item = &'a Target>,
    area: &AreaCode,
) -> Option<&'a Target> {
    targets
        .into_iter()
        .filter(|t| &t.area == area && t.due.is_some() && t.tolerance.is_some())
        .min_by_key(|&t| {
            let decided = t.leads.as_ref().map(|_| (t.known, &t.code));
            (t.evidence.is_example(), Reverse(decided), t.due)
        })
}

/// How a value stands against a target's path, in the shape agreed with it, else in the one given.
pub fn against(
    target: Option<&Target>,
    value: Option<&Observation>,
    polarity: Polarity,
    otherwise: PathShape,
) -> Assessment {
    let shape = target.and_then(|t| t.shape).unwrap_or(otherwise);
    let path = target.and_then(|t| t.path_in(shape).ok().flatten());
    let assessment = assess(value.map(|o| (o.value, o.period.end())), path.as_ref(), polarity);
    Assessment { method: shape.method(), ..assessment }
}

/// The state of an indicator by the corridor: only decided targets that stand count.
///
/// Where a target's date has passed and no value has come in since, the state is „keine Daten": an old value neither
/// meets nor misses it.
pub fn verdict(
    targets: &[Target],
    value: Option<&Observation>,
    polarity: Polarity,
    area: &AreaCode,
    otherwise: PathShape,
    today: NaiveDate,
) -> Assessment {
    let target = leading(current(targets).filter(|t| !t.evidence.is_example()), area);
    let mut assessment = against(target, value, polarity, otherwise);
    if let (Some(target), Some(value), Status::NoTarget) = (target, value, assessment.status)
        && target.due.is_some_and(|due| due < today && value.period.end() < due)
    {
        assessment.status = Status::NoData;
    }
    assessment
}
