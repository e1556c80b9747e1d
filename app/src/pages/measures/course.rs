//! The course of an indicator as a sparkline, and the value printed beside it.

use crate::charts::spark::spark;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::{Datelike, NaiveDate};
use domain::catalogue::IndicatorRecord;
use domain::indicator::observation::Observation;
use domain::key::AreaCode;
use leptos::prelude::*;

/// What a sparkline shows: values since the last series break, and the path of a decided target.
///
/// Published values only. Where there are none, the examples are drawn, and [`Course::is_example`] asks for the label.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    points: Vec<(NaiveDate, f64, bool)>,
    path: Option<Vec<(NaiveDate, f64)>>,
    /// True where every value drawn is an example.
    pub is_example: bool,
}

impl Course {
    /// The course of an indicator in Lower Saxony, with its path in the shape that holds today.
    pub fn of(record: &IndicatorRecord, today: NaiveDate) -> Self {
        let all: Vec<_> = record.series(&AreaCode::home()).collect();
        let published: Vec<_> = all.iter().copied().filter(|o| !o.evidence.is_example()).collect();
        let is_example = published.is_empty() && !all.is_empty();
        let shown = if is_example { all } else { published };
        let from = shown.iter().rposition(|o| o.is_break()).unwrap_or(0);
        let points =
            shown[from..].iter().map(|o| (o.period.end(), o.value, o.is_hollow())).collect();
        Self { points, path: decided_path(record, today), is_example }
    }

    /// The range of years that holds all courses of a page, up to the end of this year.
    pub fn range<'a>(
        courses: impl IntoIterator<Item = &'a Self>,
        today: NaiveDate,
    ) -> (NaiveDate, NaiveDate) {
        let first = courses.into_iter().flat_map(|c| c.points.iter().map(|p| p.0)).min();
        let year = |day: NaiveDate| NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
        let end = NaiveDate::from_ymd_opt(today.year(), 12, 31).unwrap_or(today);
        (year(first.unwrap_or(today).min(today)), end)
    }

    /// The sparkline, or the words that there is none.
    pub fn view(&self, ctx: &Ctx, range: (NaiveDate, NaiveDate)) -> AnyView {
        if self.points.is_empty() {
            let none = t!(ctx, "measure-no-course");
            return view! { <span class="wk-muted wk-small">{none}</span> }.into_any();
        }
        spark(&self.points, self.path.as_deref(), range).into_any()
    }
}

fn decided_path(record: &IndicatorRecord, today: NaiveDate) -> Option<Vec<(NaiveDate, f64)>> {
    let target = record.leading_target().filter(|target| !target.evidence.is_example())?;
    let shape = record.method_on(today).shape();
    let path = target.path_in(shape).ok().flatten()?;
    path.baseline().map(|_| path.corners())
}

/// The value shown beside a course: the newest published one, or the newest example where nothing is published.
pub fn newest(record: &IndicatorRecord) -> Option<&Observation> {
    record.latest().or_else(|| record.series(&AreaCode::home()).next_back())
}

/// The newest value with its period and, where it is one, the label of an example.
pub fn newest_view(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let Some(o) = newest(record) else {
        return view! {
            <p><b>{t!(ctx, "measure-not-stated")}</b><br />
            <span class="wk-small wk-muted">{t!(ctx, "measure-no-value")}</span></p>
        }
        .into_any();
    };
    let value = labels::observed(ctx, &record.indicator, o);
    let when = o.period.short_label(ctx.language);
    view! {
        <p>
            <b class="wk-num">{value}</b>" "{ui::example_if(ctx, o.evidence.is_example())}<br />
            <span class="wk-small wk-muted">{when}</span>
        </p>
    }
    .into_any()
}
