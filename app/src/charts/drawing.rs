//! The geometry of a line chart in one of its two formats.

use super::labels::{self, LINE, Rect};
use super::line::{LineSpec, PathSpec, Series, runs};
use super::scale::{Linear, axis_ticks, decimal_year, year_ticks, years};
use super::shape::{Shape, marker, markers, px};
use super::{flags, texts};
use chrono::{Datelike, NaiveDate};
use domain::number::format_shortest;

/// Size and rules of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Format {
    /// Width of the drawing; its height grows with the flags above the plot.
    pub width: f64,
    /// Height of the plot.
    pub plot: f64,
    /// True for phones: short names, fewer ticks.
    pub narrow: bool,
}

/// The wide drawing.
pub const WIDE: Format = Format { width: 760.0, plot: 290.0, narrow: false };
/// The narrow drawing; at 288 px its texts are still above 11 px.
pub const NARROW: Format = Format { width: 330.0, plot: 220.0, narrow: true };

/// More values than this in a series touch each other.
const DENSE: usize = 60;

/// The plot in its drawing.
pub(super) struct Frame {
    pub(super) format: Format,
    pub(super) x: Linear,
    pub(super) y: Linear,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// The place of a value on a day.
    pub(super) fn at(&self, day: NaiveDate, value: f64) -> (f64, f64) {
        (self.x.at(decimal_year(day)), self.y.at(value))
    }

    /// Where texts beside points may stand.
    pub(super) fn bounds(&self) -> Rect {
        Rect {
            x: self.left + 2.0,
            y: self.top - 12.0,
            w: self.right - self.left + 2.0,
            h: self.bottom - self.top + 11.0,
        }
    }
}

/// Draws the chart in a format: its elements, and the height they take.
pub fn draw(spec: &LineSpec, format: Format) -> (Vec<Shape>, f64) {
    let (low, high) = values(spec);
    let y_ticks = value_ticks(spec, low, high, if format.narrow { 4 } else { 5 });
    let tick_texts: Vec<_> =
        y_ticks.iter().map(|v| format_shortest(*v, 2, spec.language)).collect();
    let left = tick_texts.iter().map(|text| labels::width(text)).fold(20.0, f64::max) + 10.0;
    let (from, to) = span(spec);
    let ends = texts::ends(spec, format, (from, to));
    let widest = ends
        .iter()
        .filter(|end| end.is_outside())
        .flat_map(|e| &e.lines)
        .map(|l| labels::width(l))
        .fold(0.0, f64::max);
    let right = format.width - (widest + if format.narrow { 9.0 } else { 26.0 }).max(24.0);
    let x = Linear { domain: (f64::from(from), f64::from(to)), range: (left, right) };
    let (flags, rows) = flags::place(&spec.events, x, left, format);
    let top = if rows > 0.0 { 38.0 } else { 32.0 } + rows * (LINE + 3.0);
    let bottom = top + if is_sparse(spec) { 0.6 * format.plot } else { format.plot };
    let domain = (y_ticks.first().copied().unwrap_or(0.0), y_ticks.last().copied().unwrap_or(1.0));
    let y = Linear { domain, range: (bottom, top) };
    let frame = Frame { format, x, y, left, right, top, bottom };

    let mut shapes = Vec::new();
    if let Some(path) = &spec.path {
        shapes.extend(corridor(path, &frame));
    }
    shapes.extend(axes(spec, &frame, &y_ticks, &tick_texts, (from, to)));
    shapes.extend(flags::draw(&flags, &frame));
    if let Some(path) = &spec.path {
        shapes.extend(target(path, &frame));
    }
    for series in spec.series.iter().rev() {
        shapes.extend(lines(series, &frame));
    }
    for series in spec.series.iter().rev() {
        shapes.extend(marks(series, &frame));
    }
    shapes.extend(texts::draw(spec, &frame, ends));
    (shapes, bottom + 26.0)
}

/// One or two values need no tall plot.
fn is_sparse(spec: &LineSpec) -> bool {
    spec.path.is_none() && spec.series.iter().map(|s| s.points.len()).sum::<usize>() <= 2
}

/// Smallest and largest value that is drawn, intervals and target path included; 0 and 1 where there is none.
pub(super) fn values(spec: &LineSpec) -> (f64, f64) {
    let points = spec.series.iter().flat_map(|s| &s.points);
    let values = points.flat_map(|p| {
        let (low, high) = p.interval.unwrap_or((p.value, p.value));
        [p.value, low, high]
    });
    let path = spec.path.iter().flat_map(|p| p.points.iter().map(|(_, value)| *value));
    let (low, high) = values
        .chain(path)
        .filter(|v| v.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low <= high { (low, high) } else { (0.0, 1.0) }
}

fn value_ticks(spec: &LineSpec, low: f64, high: f64, count: u32) -> Vec<f64> {
    axis_ticks((spec.y_min, spec.y_max), (low, high), count)
}

/// First and last year of the axis: all values, the path, and what began up to two years before the first value.
pub(super) fn span(spec: &LineSpec) -> (i32, i32) {
    let days = spec.series.iter().flat_map(|s| s.points.iter().map(|p| p.day));
    let path = spec.path.iter().flat_map(|p| p.points.iter().map(|(day, _)| *day));
    let (mut first, mut last) = (None::<NaiveDate>, None::<NaiveDate>);
    for day in days.chain(path) {
        first = Some(first.map_or(day, |f| f.min(day)));
        last = Some(last.map_or(day, |l| l.max(day)));
    }
    let before = first.into_iter().flat_map(|first| {
        let near = move |day: &NaiveDate| *day < first && first.year() - day.year() <= 2;
        spec.events.iter().map(|event| event.day).filter(near)
    });
    match (first.into_iter().chain(before).min(), last) {
        (Some(first), Some(last)) => years(first, last),
        _ => (2018, 2026),
    }
}

fn axes(
    spec: &LineSpec,
    frame: &Frame,
    y_ticks: &[f64],
    tick_texts: &[String],
    (from, to): (i32, i32),
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (index, (tick, text)) in y_ticks.iter().zip(tick_texts).enumerate() {
        let y = frame.y.at(*tick);
        let class = match index {
            0 => "axis",
            _ if tick.abs() < f64::EPSILON => "zero",
            _ => "grid",
        };
        shapes
            .push(Shape::path(class, format!("M{} {}H{}", px(frame.left), px(y), px(frame.right))));
        shapes.push(Shape::text("t-e", (frame.left - 6.0, y + 4.5), text.clone()));
    }
    let most = if frame.format.narrow { 5 } else { 12 };
    for year in from..=to {
        let x = frame.x.at(f64::from(year));
        shapes.push(Shape::path("axis", format!("M{} {}v4", px(x), px(frame.bottom))));
    }
    // A year is the space between two ticks: its name stands in the middle, its last day at the right one.
    for year in year_ticks(from, to - 1, most) {
        let x = frame.x.at(f64::from(year) + 0.5);
        shapes.push(Shape::text("t-m", (x, frame.bottom + 20.0), year.to_string()));
    }
    shapes.push(Shape::text("", (0.0, 13.0), spec.unit_label.clone()));
    shapes
}

fn corridor(path: &PathSpec, frame: &Frame) -> Vec<Shape> {
    if path.points.len() < 2 || path.sign.abs() < f64::EPSILON {
        return Vec::new();
    }
    let edge = |behind: f64| -> Vec<(f64, f64)> {
        path.points
            .iter()
            .map(|(day, value)| {
                let (x, y) = frame.at(*day, value - path.sign * behind);
                (x, y.clamp(frame.top, frame.bottom))
            })
            .collect()
    };
    let (near, far) = path.corridor;
    [("band2", 0.0, near), ("band", near, far)]
        .into_iter()
        .filter_map(|(class, from, to)| {
            let mut corners = edge(from);
            corners.extend(edge(to).into_iter().rev());
            Shape::area(class, &corners)
        })
        .collect()
}

/// The line of a target path; a short dash where it has one corner only.
pub(super) fn target(path: &PathSpec, frame: &Frame) -> Vec<Shape> {
    let corners: Vec<_> = path.points.iter().map(|(day, value)| frame.at(*day, *value)).collect();
    match corners.as_slice() {
        [(x, y)] => {
            vec![Shape::path("lt", format!("M{} {}H{}", px(x - 26.0), px(*y), px(x + 2.0)))]
        }
        corners => Shape::polyline("lt", corners).into_iter().collect(),
    }
}

/// The lines of a series, as one element.
pub(super) fn lines(series: &Series, frame: &Frame) -> Option<Shape> {
    Shape::polylines(format!("l{}", series.kind.number()), &stretches(series, frame))
}

/// The connected stretches of a series.
pub(super) fn stretches(series: &Series, frame: &Frame) -> Vec<Vec<(f64, f64)>> {
    let days: Vec<_> = series.points.iter().map(|p| p.day).collect();
    runs(&days, |index| series.points[index].break_before)
        .into_iter()
        .map(|run| series.points[run].iter().map(|p| frame.at(p.day, p.value)).collect())
        .collect()
}

/// The marks of a series; where they touch each other, they are one element. On a phone so many would hide their line:
/// there only the last one stands.
pub(super) fn marks(series: &Series, frame: &Frame) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let dense = series.points.len() > DENSE;
    for point in &series.points {
        let at = frame.at(point.day, point.value);
        if let Some((low, high)) = point.interval {
            let (x, low, high) = (at.0, frame.y.at(low), frame.y.at(high));
            shapes.push(Shape::path(
                "ci",
                format!(
                    "M{} {}V{}M{} {}h8M{} {}h8",
                    px(x),
                    px(high),
                    px(low),
                    px(x - 4.0),
                    px(high),
                    px(x - 4.0),
                    px(low)
                ),
            ));
        }
        if !dense {
            shapes.push(marker(series.kind.number(), at, point.hollow));
        }
    }
    if dense {
        for hollow in [false, true] {
            let first = if frame.format.narrow { series.points.len() - 1 } else { 0 };
            let of_kind = series.points[first..].iter().filter(|p| p.hollow == hollow);
            let places = of_kind.map(|p| frame.at(p.day, p.value));
            shapes.extend(markers(series.kind.number(), places, hollow));
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::super::labels::Hang;
    use super::super::line::{Event, Kind, Point};
    use super::*;
    use domain::number::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn series(name: &str, short: &str, kind: Kind, points: &[(&str, f64)]) -> Series {
        Series {
            name: name.to_owned(),
            short: short.to_owned(),
            kind,
            points: points
                .iter()
                .map(|(on, value)| Point {
                    day: day(on),
                    value: *value,
                    hollow: false,
                    example: false,
                    label: Some(format_shortest(*value, 2, Language::De)),
                    break_before: false,
                    interval: None,
                })
                .collect(),
        }
    }

    fn fibre() -> LineSpec {
        LineSpec {
            title_id: "verlauf".to_owned(),
            caption: "Glasfaser".to_owned(),
            subtitle: String::new(),
            description: String::new(),
            series: vec![
                series(
                    "Niedersachsen",
                    "NI",
                    Kind::Home,
                    &[
                        ("2018-12-31", 7.0),
                        ("2019-12-31", 11.0),
                        ("2023-12-31", 54.0),
                        ("2024-12-31", 63.38),
                        ("2025-06-30", 66.5),
                    ],
                ),
                series(
                    "Deutschland",
                    "DE",
                    Kind::Compare(1),
                    &[("2022-06-30", 18.2), ("2023-12-31", 32.1), ("2025-06-30", 42.9)],
                ),
                series("Hamburg", "HH", Kind::Compare(2), &[("2023-12-31", 68.1)]),
            ],
            path: Some(PathSpec {
                points: vec![(day("2023-12-31"), 54.0), (day("2025-12-31"), 75.0)],
                corridor: (2.0, 10.0),
                sign: 1.0,
                label: "Zielpfad: 75 Ende 2025".to_owned(),
                short: "Zielpfad 75".to_owned(),
                corridor_label: "bis 2 / bis 10 Punkte unter Soll".to_owned(),
                example: true,
            }),
            events: vec![
                Event { day: day("2019-09-03"), label: "Digitalbonus".to_owned(), end: false },
                Event { day: day("2023-06-30"), label: "Digitalbonus".to_owned(), end: true },
                Event {
                    day: day("2023-09-01"),
                    label: "Gigabitstrategie Bund".to_owned(),
                    end: false,
                },
            ],
            unit_label: "Prozent".to_owned(),
            y_min: None,
            y_max: Some(100.0),
            interval_key: None,
            language: Language::De,
        }
    }

    fn written(shapes: &[Shape]) -> Vec<(String, Rect)> {
        shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { class, at, text } => {
                    let hang = if class.contains("t-e") {
                        Hang::End
                    } else if class.contains("t-m") {
                        Hang::Middle
                    } else {
                        Hang::Start
                    };
                    Some((text.clone(), labels::text_box(std::slice::from_ref(text), *at, hang)))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn texts_never_overlap_and_stay_in_the_drawing() {
        for format in [WIDE, NARROW] {
            let (shapes, height) = draw(&fibre(), format);
            let texts = written(&shapes);
            for (index, (text, area)) in texts.iter().enumerate() {
                assert!(
                    area.x >= -0.1
                        && area.x + area.w <= format.width + 20.0
                        && area.y + area.h <= height + 5.0,
                    "{text} {area:?}"
                );
                for (other, b) in &texts[index + 1..] {
                    assert!(!area.overlaps(b), "{text} over {other} in {}", format.width);
                }
            }
        }
    }

    #[test]
    fn the_gap_is_named_and_not_crossed() {
        let (shapes, _) = draw(&fibre(), WIDE);
        let texts: Vec<_> = written(&shapes).into_iter().map(|(text, _)| text).collect();
        assert!(texts.iter().any(|t| t.contains("2020–2022")), "{texts:?}");
        let line = shapes.iter().find_map(|s| match s {
            Shape::Path { class, d } if class == "l1" => Some(d),
            _ => None,
        });
        assert_eq!(line.expect("a line").matches('M').count(), 2);
        assert!(shapes.iter().any(|s| matches!(s, Shape::Path { class, .. } if class == "lt")));
    }

    #[test]
    fn an_empty_chart_still_has_axes() {
        let spec = LineSpec { series: Vec::new(), path: None, events: Vec::new(), ..fibre() };
        let (shapes, _) = draw(&spec, NARROW);
        assert!(shapes.iter().any(|s| matches!(s, Shape::Path { class, .. } if class == "axis")));
    }

    #[test]
    fn the_axis_starts_at_zero_unless_told_otherwise() {
        assert_eq!(value_ticks(&fibre(), 7.0, 75.0, 5).first(), Some(&0.0));
        let index = LineSpec { y_min: Some(90.0), y_max: None, ..fibre() };
        assert_eq!(value_ticks(&index, 97.6, 130.6, 4).first(), Some(&90.0));
    }
}
