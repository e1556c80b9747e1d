//! Values over time: measured values, comparison areas, target path with corridor, flags for measures.

use super::drawing::{self, Format, NARROW, WIDE};
use super::flags;
use super::framed::{Told, framed};
use super::scale::decimal_year;
use super::shape::{Shape, marker, view as draw};
use crate::i18n::t;
use chrono::NaiveDate;
use domain::number::Language;
use i18n_embed::fluent::FluentLanguageLoader;
use leptos::prelude::*;
use std::ops::Range;

/// Which series: its colour, dash and marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lower Saxony.
    Home,
    /// A comparison area, 1 to [`MAX_COMPARED`].
    Compare(usize),
}

/// Most comparison areas that dash and marker tell apart beside the target path.
pub const MAX_COMPARED: usize = 3;

impl Kind {
    /// Number of the series' classes in the style sheet.
    pub fn number(self) -> usize {
        match self {
            Self::Home => 1,
            Self::Compare(n) => n.clamp(1, MAX_COMPARED) + 1,
        }
    }
}

/// A value on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day it stands for.
    pub day: NaiveDate,
    /// The value.
    pub value: f64,
    /// True draws a hollow mark: unverified, estimated or an example.
    pub hollow: bool,
    /// True labels the value „Beispielwert" where it is written out.
    pub example: bool,
    /// The value as the source states it, such as `knapp 11`; none leaves the mark without a text.
    pub label: Option<String>,
    /// True where the series breaks before this value.
    pub break_before: bool,
    /// Interval around the value.
    pub interval: Option<(f64, f64)>,
}

/// The values of one area, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Name, such as `Niedersachsen`.
    pub name: String,
    /// Short name for phones, such as `NI`.
    pub short: String,
    /// Colour, dash and marker.
    pub kind: Kind,
    /// Values, oldest first.
    pub points: Vec<Point>,
}

/// A target path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathSpec {
    /// Corners, oldest first; a single one is a target without a baseline.
    pub points: Vec<(NaiveDate, f64)>,
    /// How far behind still counts as on plan, and as at risk.
    pub corridor: (f64, f64),
    /// +1 where higher is better, −1 where lower is better, 0 without corridor.
    pub sign: f64,
    /// Text at its end, such as `Zielpfad: 75 Ende 2025`.
    pub label: String,
    /// The same for phones, such as `Zielpfad 75`.
    pub short: String,
    /// The corridor in words for the key, such as `bis 2 / bis 10 Punkte unter Soll`.
    pub corridor_label: String,
    /// True labels the path „Beispielwert".
    pub example: bool,
}

/// Something that began or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub day: NaiveDate,
    /// What.
    pub label: String,
    /// True where it ended.
    pub end: bool,
}

/// A line chart.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSpec {
    /// Prefix of the ids inside, unique on the page.
    pub title_id: String,
    /// The finding.
    pub caption: String,
    /// What is measured, where, which vintage.
    pub subtitle: String,
    /// One sentence for screen readers.
    pub description: String,
    /// The series, home first.
    pub series: Vec<Series>,
    /// The target path.
    pub path: Option<PathSpec>,
    /// Flags, in any order.
    pub events: Vec<Event>,
    /// The unit above the axis.
    pub unit_label: String,
    /// Where the axis starts if not at 0.
    pub y_min: Option<f64>,
    /// Where the axis ends at the latest, such as 100 for shares.
    pub y_max: Option<f64>,
    /// What the upright bars show, where that is not chance in a sample.
    pub interval_key: Option<String>,
    /// Language of numbers and words.
    pub language: Language,
}

/// Texts of a language without a request.
pub(super) struct Words(pub(super) Language);

impl Words {
    pub(super) fn texts(&self) -> &'static FluentLanguageLoader {
        crate::i18n::texts(self.0)
    }
}

/// The stretches of days that a line may connect: none across a break, none across a gap.
///
/// A gap is longer than 2.2 times the typical step between values, or than 2.64 years where values are rare.
pub fn runs(days: &[NaiveDate], breaks_before: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let limit = longest_step(days);
    let mut runs = Vec::new();
    let mut start = 0;
    for index in 1..days.len() {
        if breaks_before(index) || step(days, index) > limit {
            runs.push(start..index);
            start = index;
        }
    }
    if start < days.len() {
        runs.push(start..days.len());
    }
    runs
}

fn step(days: &[NaiveDate], index: usize) -> f64 {
    decimal_year(days[index]) - decimal_year(days[index - 1])
}

fn longest_step(days: &[NaiveDate]) -> f64 {
    let mut steps: Vec<_> = (1..days.len()).map(|index| step(days, index)).collect();
    steps.sort_by(f64::total_cmp);
    let typical = steps.get(steps.len() / 2).copied().unwrap_or(1.0);
    2.2 * typical.clamp(0.08, 1.2)
}

/// Draws the chart: caption, a wide and a narrow drawing of which the container shows one, and the key.
pub fn line(spec: &LineSpec) -> impl IntoView + use<> {
    let wide = drawing(spec, WIDE);
    let narrow = drawing(spec, NARROW);
    let key: Vec<_> = key(spec).into_iter().map(|(shapes, text)| key_item(shapes, text)).collect();
    let words = Words(spec.language);
    view! {
        <figure class="wk-fig">
            <figcaption>{spec.caption.clone()}<span>{spec.subtitle.clone()}</span></figcaption>
            <div class="wk-cq">{wide}{narrow}</div>
            <ul class="wk-key-row" aria-label=t!(words, "chart-key")>{key}</ul>
        </figure>
    }
}

fn drawing(spec: &LineSpec, format: Format) -> AnyView {
    let told = Told { id: &spec.title_id, caption: &spec.caption, description: &spec.description };
    framed(&told, format, drawing::draw(spec, format))
}

/// The key: each sign, 28 wide and 14 high, with its words.
pub(super) fn key(spec: &LineSpec) -> Vec<(Vec<Shape>, String)> {
    let words = Words(spec.language);
    let points = || spec.series.iter().flat_map(|s| &s.points);
    let mut items = Vec::new();
    for series in spec.series.iter().filter(|s| !s.points.is_empty()) {
        let number = series.kind.number();
        let line = Shape::path(format!("l{number}"), "M0 7h28");
        let shapes = if series.points.len() > 1 { vec![line] } else { Vec::new() };
        let name = if series.short == series.name {
            series.name.clone()
        } else {
            format!("{} ({})", series.name, series.short)
        };
        let mark = marker(number, (14.0, 7.0), false);
        items.push((shapes.into_iter().chain([mark]).collect(), name));
    }
    if points().any(|p| p.hollow) {
        let shapes = vec![marker(1, (14.0, 7.0), true)];
        items.push((shapes, t!(words, "chart-key-hollow")));
    }
    if points().any(|p| p.interval.is_some()) {
        let shapes = vec![Shape::path("ci", "M14 0v14M10 0h8M10 14h8")];
        let sampled = || t!(words, "chart-key-interval");
        items.push((shapes, spec.interval_key.clone().unwrap_or_else(sampled)));
    }
    if let Some(path) = &spec.path {
        let text = if path.example {
            t!(words, "chart-key-path-example")
        } else {
            t!(words, "chart-key-path")
        };
        items.push((vec![Shape::path("lt", "M0 7h28")], text));
        if path.points.len() > 1 && path.sign.abs() > 0.0 {
            let (near, far) = ("M0 0h28v6H0z", "M0 6h28v8H0z");
            let bands = vec![Shape::path("band2", near), Shape::path("band", far)];
            items.push((bands, path.corridor_label.clone()));
        }
    }
    let (from, to) = drawing::span(spec);
    let drawn = |day| (f64::from(from)..=f64::from(to)).contains(&decimal_year(day));
    for (end, text) in [(false, t!(words, "chart-key-start")), (true, t!(words, "chart-key-end"))] {
        if spec.events.iter().any(|event| event.end == end && drawn(event.day)) {
            items.push((vec![flags::flag((8.0, 7.0), end)], text));
        }
    }
    items
}

fn key_item(shapes: Vec<Shape>, text: String) -> AnyView {
    view! {
        <li>
            <svg class="wk-chart" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
                {draw(shapes)}
            </svg>
            {text}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> Vec<NaiveDate> {
        texts.iter().map(|text| text.parse().expect("a day")).collect()
    }

    #[test]
    fn a_line_ends_at_a_gap_and_at_a_break() {
        let fibre = days(&["2018-12-31", "2019-12-31", "2023-12-31", "2024-12-31", "2025-06-30"]);
        assert_eq!(runs(&fibre, |_| false), [0..2, 2..5]);
        assert_eq!(runs(&fibre, |index| index == 1), [0..1, 1..2, 2..5]);
        assert_eq!(runs(&fibre[..1], |_| false), vec![0..1]);
        assert!(runs(&[], |_| false).is_empty());
    }

    #[test]
    fn two_distant_values_are_not_joined() {
        assert_eq!(runs(&days(&["2020-01-31", "2023-02-28"]), |_| false), [0..1, 1..2]);
        assert_eq!(runs(&days(&["2016-06-30", "2017-06-30"]), |_| false), vec![0..2]);
    }
}
