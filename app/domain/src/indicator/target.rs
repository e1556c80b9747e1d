//! Targets, who decided them, and the verdict they allow.

use super::observation::Observation;
use super::path::{PathError, TargetPath, Tolerance};
use super::status::{Assessment, Polarity, Status, assess};
use crate::key::{AreaCode, IndicatorCode, SourceCode};
use crate::source::Evidence;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A value agreed for a date.
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
}

impl Target {
    /// The path to this target.
    ///
    /// # Errors
    /// [`PathError`] where dates or tolerances contradict each other.
    pub fn path(&self) -> Result<Option<TargetPath>, PathError> {
        let (Some(due), Some((on_plan, at_risk))) = (self.due, self.tolerance) else {
            return Ok(None);
        };
        let tolerance = Tolerance::new(on_plan, at_risk)?;
        match self.baseline {
            Some((value, day)) => TargetPath::new(value, day, self.value, due, tolerance).map(Some),
            None => TargetPath::without_baseline(self.value, due, tolerance).map(Some),
        }
    }
}

/// The target that leads for an area: decided ones before examples, then the nearest date.
pub fn leading<'a>(
    targets: impl IntoIterator<Item = &'a Target>,
    area: &AreaCode,
) -> Option<&'a Target> {
    targets
        .into_iter()
        .filter(|t| &t.area == area && t.due.is_some() && t.tolerance.is_some())
        .min_by_key(|t| (t.evidence.is_example(), t.due))
}

/// How a value stands against a target's path.
pub fn against(
    target: Option<&Target>,
    value: Option<&Observation>,
    polarity: Polarity,
) -> Assessment {
    let path = target.and_then(|t| t.path().ok().flatten());
    assess(value.map(|o| (o.value, o.period.end())), path.as_ref(), polarity)
}

/// The state of an indicator on lists and on the overview: only decided targets count.
///
/// Where a target's date has passed and no value has come in since, the state is „keine Daten": an old value neither
/// meets nor misses it.
pub fn verdict(
    targets: &[Target],
    value: Option<&Observation>,
    polarity: Polarity,
    area: &AreaCode,
    today: NaiveDate,
) -> Assessment {
    let target = leading(targets.iter().filter(|t| !t.evidence.is_example()), area);
    let mut assessment = against(target, value, polarity);
    if let (Some(target), Some(value), Status::NoTarget) = (target, value, assessment.status)
        && target.due.is_some_and(|due| due < today && value.period.end() < due)
    {
        assessment.status = Status::NoData;
    }
    assessment
}
