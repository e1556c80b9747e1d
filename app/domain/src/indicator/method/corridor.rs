//! Corridor: the latest value against its target path.
//!
//! Source: [`crate::indicator::status::assess`], whose verdict this is; OECD-style house rule.

use super::{Figures, Reason, Subject, Verdict, Warning};
use crate::indicator::path::PathShape;
use crate::indicator::status::assess as against_path;
use chrono::NaiveDate;
use serde::Serialize;

/// What a verdict of the corridor rests on, in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CorridorFigures {
    /// The day of the latest value.
    pub day: NaiveDate,
    /// The latest value.
    pub value: f64,
    /// The value expected on that day.
    pub expected: f64,
    /// Value minus expected, whatever the polarity.
    pub deviation: f64,
    /// Largest lag that is still on plan.
    pub on_plan: f64,
    /// Largest lag that is still only at risk.
    pub at_risk: f64,
}

/// Rates the latest value by a path of this shape to the leading target, see
/// [`crate::indicator::status::assess`].
pub(super) fn assess(shape: PathShape, subject: &Subject<'_>) -> Verdict {
    rate(shape, subject).unwrap_or_else(|reason| Verdict::unrated(shape.method(), reason))
}

fn rate(shape: PathShape, subject: &Subject<'_>) -> Result<Verdict, Reason> {
    let latest = subject.assessable()?.latest;
    let path = subject.path.ok_or(Reason::NoTarget)?;
    let path = path.clone().with_shape(shape).map_err(|_| Reason::PathCrossesZero)?;
    let found = against_path(Some((latest.value, latest.day)), Some(&path), subject.polarity);
    let (Some(expected), Some(deviation)) = (found.expected, found.deviation) else {
        return Err(Reason::NotYetExpected);
    };
    let figures = CorridorFigures {
        day: latest.day,
        value: latest.value,
        expected,
        deviation,
        on_plan: path.tolerance().on_plan(),
        at_risk: path.tolerance().at_risk(),
    };
    let cut = subject.series.cut_at();
    let crossed = cut.filter(|day| path.baseline().is_some_and(|(_, start)| start < *day));
    Ok(Verdict {
        provisional: latest.provisional,
        warnings: crossed.map(|day| Warning::BaselineBeforeBreak { day }).into_iter().collect(),
        ..Verdict::rated(found.method, found.status, Figures::Corridor(figures))
    })
}
