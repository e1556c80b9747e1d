//! How a value stands: chosen once, used by sentence, panel, chart and table alike.

use chrono::NaiveDate;
use domain::catalogue::IndicatorRecord;
use domain::indicator::method::StatusMethod;
use domain::indicator::observation::Observation;
use domain::indicator::path::TargetPath;
use domain::indicator::status::{Assessment, Polarity, Status};
use domain::indicator::target::{self, Target};
use domain::key::AreaCode;

/// A value of Lower Saxony against the leading target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing<'a> {
    /// The value, if there is one.
    pub value: Option<&'a Observation>,
    /// The target that leads, examples included.
    pub target: Option<&'a Target>,
    /// The method of assessment.
    pub method: &'a StatusMethod,
    /// The verdict against that target by that method.
    pub assessment: Assessment,
}

impl Standing<'_> {
    /// True where value or target is an example, so that the verdict is one too.
    pub fn is_example(&self) -> bool {
        self.value.is_some_and(|o| o.evidence.is_example()) || self.is_against_example()
    }

    /// True where the target is an example and made the verdict.
    pub fn is_against_example(&self) -> bool {
        is_rated(&self.assessment)
            && self.method.reads_target()
            && self.target.is_some_and(|target| target.evidence.is_example())
    }
}

/// The newest published value by the method in force today.
pub fn published(record: &IndicatorRecord, today: NaiveDate) -> Standing<'_> {
    let target = record.leading_target();
    let decided = target.is_some_and(|target| !target.evidence.is_example());
    let (value, method) = (record.latest(), record.method_on(today));
    let assessment = record.verdict(today);
    match value {
        Some(value) if !decided && !is_rated(&assessment) => by(record, value, method),
        // What is rated without any decided target is not rated against an example.
        _ if !decided && is_rated(&assessment) => {
            Standing { value, target: None, method, assessment }
        }
        _ => Standing { value, target, method, assessment },
    }
}

/// The newest example value, where it is newer than every published one.
pub fn newest_example(record: &IndicatorRecord, today: NaiveDate) -> Option<Standing<'_>> {
    let newest = record.series(&AreaCode::home()).next_back()?;
    newest.evidence.is_example().then(|| against(record, newest, today))
}

/// Any value of Lower Saxony against the leading target, by the method in force on `day`.
pub fn against<'a>(
    record: &'a IndicatorRecord,
    value: &'a Observation,
    day: NaiveDate,
) -> Standing<'a> {
    by(record, value, record.method_on(day))
}

/// Any value of Lower Saxony against the leading target, by any method.
pub fn by<'a>(
    record: &'a IndicatorRecord,
    value: &'a Observation,
    method: &'a StatusMethod,
) -> Standing<'a> {
    let target = record.leading_target();
    // Before its baseline a path expects nothing, whatever a value was then.
    let day = value.period.end();
    let applies = target.filter(|t| t.baseline.is_none_or(|(_, start)| day >= start));
    let assessment = match method {
        StatusMethod::Corridor { shape } => {
            target::against(applies, Some(value), record.indicator.polarity, *shape)
        }
        other => Assessment::from(&record.explain(other, target, Some(value))),
    };
    Standing { value: Some(value), target, method, assessment }
}

/// The value the leading target expects on a day by the method in force then; none before its baseline, and none by
/// methods that read no path.
pub fn expected_on(record: &IndicatorRecord, day: NaiveDate) -> Option<f64> {
    let target = record.leading_target()?;
    if record.indicator.polarity == Polarity::Context
        || target.baseline.is_some_and(|(_, start)| day < start)
    {
        return None;
    }
    match record.method_on(day) {
        StatusMethod::Corridor { shape } => target.path_in(*shape).ok().flatten()?.expected_at(day),
        StatusMethod::Weather | StatusMethod::Growth(_) | StatusMethod::Thresholds(_) => None,
    }
}

/// The path to the leading target in the shape that holds today.
pub fn path(record: &IndicatorRecord, today: NaiveDate) -> Option<TargetPath> {
    let shape = record.method_on(today).shape();
    record.leading_target()?.path_in(shape).ok().flatten()
}

/// True where a verdict was possible.
pub fn is_rated(assessment: &Assessment) -> bool {
    matches!(assessment.status, Status::OnPlan | Status::AtRisk | Status::Missed)
}
