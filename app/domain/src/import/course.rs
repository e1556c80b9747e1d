//! A value of a file after the one before it: unusual changes, sums that fall, a reference amount that moved.

use super::Incoming;
use super::doubt::Doubt;
use crate::catalogue::IndicatorRecord;
use crate::indicator::observation::{Observation, ObservationStatus};
use crate::key::AreaCode;
use crate::period::Period;

/// Changes that a series needs before one can be called unusual.
const CHANGES_NEEDED: usize = 3;

/// A change beyond this multiple of the largest one so far is asked about.
const UNUSUAL: f64 = 2.0;

/// A reference amount that grows by more than this share between two periods is another amount: populations and numbers
/// of firms or households change by one or two percent a year.
const MOVED: f64 = 0.05;

/// Rounding errors of a sum are no change.
const ROUNDING: f64 = 1e-9;

/// The value before, from the file or already known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) period: Period,
    value: f64,
    status: ObservationStatus,
    denominator: Option<f64>,
}

impl From<&Incoming> for Before {
    fn from(value: &Incoming) -> Self {
        let Incoming { period, value, status, denominator, .. } = *value;
        Self { period, value, status, denominator }
    }
}

impl From<&Observation> for Before {
    fn from(value: &Observation) -> Self {
        let Observation { period, value, status, .. } = *value;
        Self { period, value, status, denominator: None }
    }
}

/// Doubts about a value after the one before it. `usual` is the largest change of the series so far.
pub(super) fn doubts(
    record: &IndicatorRecord,
    value: &Incoming,
    before: Option<Before>,
    usual: Option<f64>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some(before) = before else { return doubts };
    if before.status == ObservationStatus::Unvalidated {
        doubts.push(Doubt::AfterUnverified);
    }
    if let (Some(was), Some(is)) = (before.denominator, value.denominator)
        && (is - was).abs() > MOVED * was.abs()
    {
        doubts.push(Doubt::MovedDenominator { was, is });
    }
    if value.status == ObservationStatus::Break {
        return doubts;
    }
    let change = value.value - before.value;
    if record.indicator.cumulative && change < -ROUNDING {
        doubts.push(Doubt::Falling);
    }
    if let Some(usual) = usual.filter(|usual| change.abs() > UNUSUAL * usual + ROUNDING) {
        doubts.push(Doubt::Jump { change, usual });
    }
    doubts
}

/// The largest change between neighbouring published values of an area; none where there are too few to tell.
pub(super) fn usual_change(record: &IndicatorRecord, area: &AreaCode) -> Option<f64> {
    let values: Vec<f64> =
        record.series(area).filter(|o| !o.evidence.is_example()).map(|o| o.value).collect();
    let changes = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    (values.len() > CHANGES_NEEDED).then(|| changes.fold(0.0, f64::max))
}
