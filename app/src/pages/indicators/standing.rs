//! How a value stands: chosen once, used by sentence, panel, chart and table alike.

use chrono::NaiveDate;
use domain::catalogue::IndicatorRecord;
use domain::indicator::observation::Observation;
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
    /// The verdict against that target.
    pub assessment: Assessment,
}

impl Standing<'_> {
    /// True where value or target is an example, so that the verdict is one too.
    pub fn is_example(&self) -> bool {
        self.value.is_some_and(|o| o.evidence.is_example()) || self.is_against_example()
    }

    /// True where the target is an example and made the verdict.
    pub fn is_against_example(&self) -> bool {
        self.assessment.deviation.is_some()
            && self.target.is_some_and(|target| target.evidence.is_example())
    }
}

/// The newest published value.
pub fn published(record: &IndicatorRecord, today: NaiveDate) -> Standing<'_> {
    let target = record.leading_target();
    let decided = target.is_some_and(|target| !target.evidence.is_example());
    let value = record.latest();
    match value {
        Some(value) if !decided => against(record, value),
        _ => Standing { value, target, assessment: record.verdict(today) },
    }
}

/// The newest example value, where it is newer than every published one.
pub fn newest_example(record: &IndicatorRecord) -> Option<Standing<'_>> {
    let newest = record.series(&AreaCode::home()).next_back()?;
    newest.evidence.is_example().then(|| against(record, newest))
}

/// Any value of Lower Saxony against the leading target.
pub fn against<'a>(record: &'a IndicatorRecord, value: &'a Observation) -> Standing<'a> {
    let target = record.leading_target();
    // Before its baseline a path expects nothing, whatever a value was then.
    let day = value.period.end();
    let applies = target.filter(|t| t.baseline.is_none_or(|(_, start)| day >= start));
    let assessment = target::against(applies, Some(value), record.indicator.polarity);
    Standing { value: Some(value), target, assessment }
}

/// The value the leading target expects on a day, none before its baseline.
pub fn expected_on(record: &IndicatorRecord, day: NaiveDate) -> Option<f64> {
    let target = record.leading_target()?;
    if record.indicator.polarity == Polarity::Context
        || target.baseline.is_some_and(|(_, start)| day < start)
    {
        return None;
    }
    target.path().ok().flatten()?.expected_at(day)
}

/// True where a verdict was possible.
pub fn is_rated(assessment: &Assessment) -> bool {
    matches!(assessment.status, Status::OnPlan | Status::AtRisk | Status::Missed)
}
