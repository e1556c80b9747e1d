//! One of several small charts of the same size: the course of one area with its own scale, its target path, its last
//! value. The unit stands above the axis; what the marks mean stands once for all of them.

use super::drawing::{self, Format, Frame};
use super::labels::{self, Hang, Label, Rect};
use super::line::{LineSpec, Series, Words};
use super::scale::{Linear, axis_ticks, year_ticks};
use super::shape::{Shape, px, view as draw};
use super::texts;
use crate::i18n::t;
use domain::number::format_shortest;
use leptos::prelude::*;

/// Among others on a page.
const ON_PAGE: Size = Size { width: 264.0, plot: 84.0, years: 4 };
/// Among others on paper: smaller, so that the same letters are larger in it.
pub(super) const ON_PAPER: Size = Size { width: 210.0, plot: 62.0, years: 3 };
/// Upper edge of the plot, below the unit.
const TOP: f64 = 26.0;
/// Room below the plot for the years.
const FOOT: f64 = 25.0;
/// Longest unit.
const UNIT: f64 = 96.0;

/// The size of a small chart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// Width of the drawing.
    pub(super) width: f64,
    /// Height of its plot.
    plot: f64,
    /// Years written below it at most.
    years: usize,
}

impl Size {
    /// Height of the drawing.
    pub(super) fn height(self) -> f64 {
        TOP + self.plot + FOOT
    }
}

/// Draws the first series of a chart over a range of years, 264 × 135; other series, corridor and flags are left out.
///
/// The years are the same for all small charts side by side, so that their courses can be compared.
pub fn small(spec: &LineSpec, years: (i32, i32)) -> impl IntoView + use<> {
    let shapes = draw(shapes(spec, years, ON_PAGE));
    let view_box = format!("0 0 {} {}", ON_PAGE.width, ON_PAGE.height());
    let (title, desc) = (format!("{}-t", spec.title_id), format!("{}-d", spec.title_id));
    let labelled = format!("{title} {desc}");
    view! {
        <svg class="wk-chart" viewBox=view_box role="img" aria-labelledby=labelled>
            <title id=title>{spec.caption.clone()}</title>
            <desc id=desc>{spec.description.clone()}</desc>
            {shapes}
        </svg>
    }
}

/// The years that hold all small charts side by side.
pub fn years<'a>(specs: impl IntoIterator<Item = &'a LineSpec>) -> (i32, i32) {
    let spans = specs.into_iter().map(drawing::span);
    spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((2018, 2026))
}

/// The elements of a small chart.
pub(super) fn shapes(spec: &LineSpec, (from, to): (i32, i32), size: Size) -> Vec<Shape> {
    let one =
        LineSpec { series: spec.series.first().cloned().into_iter().collect(), ..spec.clone() };
    let ticks = axis_ticks((one.y_min, one.y_max), drawing::values(&one), 3);
    let tick_texts: Vec<_> = ticks.iter().map(|v| format_shortest(*v, 2, one.language)).collect();
    let left = tick_texts.iter().map(|text| labels::width(text)).fold(20.0, f64::max) + 10.0;
    let room = last_value(&one).map_or(0.0, |text| labels::width(&text) + 12.0);
    let right = size.width - room.clamp(12.0, 64.0);
    let bottom = TOP + size.plot;
    let domain = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let frame = Frame {
        format: Format { width: size.width, plot: size.plot, narrow: true },
        x: Linear { domain: (f64::from(from), f64::from(to.max(from + 1))), range: (left, right) },
        y: Linear { domain, range: (bottom, TOP) },
        left,
        right,
        top: TOP,
        bottom,
    };
    let mut shapes = axes(&frame, &ticks, &tick_texts, (from, to, size.years));
    shapes.push(Shape::text("", (0.0, 13.0), labels::fit(&one.unit_label, UNIT)));
    if let Some(path) = &one.path {
        shapes.extend(drawing::target(path, &frame));
    }
    if let Some(series) = one.series.first() {
        shapes.extend(drawing::lines(series, &frame));
        shapes.extend(drawing::marks(series, &frame));
        shapes.extend(end(&one, series, &frame));
    }
    shapes
}

fn axes(
    frame: &Frame,
    ticks: &[f64],
    texts: &[String],
    (from, to, years): (i32, i32, usize),
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (index, (tick, text)) in ticks.iter().zip(texts).enumerate() {
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
    for year in year_ticks(from, to - 1, years) {
        // As in the large chart, a year is the space between two ticks, and its name stands in the middle.
        let x = frame.x.at(f64::from(year) + 0.5);
        shapes.push(Shape::text("t-m", (x, frame.bottom + 20.0), year.to_string()));
    }
    shapes
}

fn last_value(spec: &LineSpec) -> Option<String> {
    let last = spec.series.first()?.points.last()?;
    Some(last.label.clone().unwrap_or_else(|| format_shortest(last.value, 2, spec.language)))
}

/// The last value beside its mark, with the word that it is an example where it is one.
fn end(spec: &LineSpec, series: &Series, frame: &Frame) -> Vec<Shape> {
    let (Some(last), Some(text)) = (series.points.last(), last_value(spec)) else {
        return Vec::new();
    };
    let words = Words(spec.language);
    let mut lines = vec![text];
    lines.extend(last.example.then(|| t!(words, "example")));
    let head = lines.join("\u{a0}");
    let class = format!("t{}", series.kind.number());
    let label = Label {
        lines,
        class: class.clone(),
        coloured: 1,
        at: frame.at(last.day, last.value),
        importance: 1,
        may_cross: true,
    };
    let bounds = Rect {
        x: frame.left + 2.0,
        y: 15.0,
        w: frame.format.width - frame.left,
        h: frame.bottom - 15.0,
    };
    let placed = labels::place(vec![label], &texts::obstacles(spec, frame), bounds);
    if placed.is_empty() {
        // In a crowded plot it stands above, at the right of the unit.
        return texts::lines_of(&[head], 1, &class, (frame.format.width, 13.0), Hang::End);
    }
    placed
        .into_iter()
        .flat_map(|p| texts::lines_of(&p.lines, p.coloured, &p.class, p.at, p.hang))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::line::{Kind, PathSpec, Point};
    use super::*;
    use chrono::NaiveDate;
    use domain::number::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn spec(values: &[(&str, f64)], example: bool) -> LineSpec {
        let points = values.iter().map(|(on, value)| Point {
            day: day(on),
            value: *value,
            hollow: example,
            example,
            label: None,
            break_before: false,
            interval: None,
        });
        LineSpec {
            title_id: "klein-BG-04".to_owned(),
            caption: "Glasfaser".to_owned(),
            subtitle: String::new(),
            description: "Niedersachsen 63,38 %".to_owned(),
            series: vec![Series {
                name: "Niedersachsen".to_owned(),
                short: "NI".to_owned(),
                kind: Kind::Home,
                points: points.collect(),
            }],
            path: None,
            events: Vec::new(),
            unit_label: "Prozent".to_owned(),
            y_min: None,
            y_max: Some(100.0),
            interval_key: None,
            language: Language::De,
        }
    }

    fn written(shapes: &[Shape]) -> Vec<(String, Rect)> {
        let texts = shapes.iter().filter_map(|shape| match shape {
            Shape::Text { class, at, text } => Some((class, *at, text.clone())),
            Shape::Path { .. } | Shape::Circle { .. } => None,
        });
        texts
            .map(|(class, at, text)| {
                let hang = match class {
                    c if c.contains("t-e") => Hang::End,
                    c if c.contains("t-m") => Hang::Middle,
                    _ => Hang::Start,
                };
                (text.clone(), labels::text_box(&[text], at, hang))
            })
            .collect()
    }

    #[test]
    fn the_last_value_is_written_beside_unit_scale_and_years_without_overlap() {
        let rising = [("2018-12-31", 7.0), ("2019-12-31", 11.0), ("2024-12-31", 63.38)];
        let falling = [("2018-12-31", 98.0), ("2021-12-31", 40.0), ("2025-12-31", 0.4)];
        let single = [("2016-12-31", -40.5)];
        let early = [("2014-04-30", 19000.0), ("2015-04-30", 11200.0)];
        for (values, last) in [
            (&rising[..], "63,38"),
            (&falling[..], "0,4"),
            (&single[..], "\u{2212}40,5"),
            (&early[..], "11.200"),
        ] {
            for (example, size) in
                [(false, ON_PAGE), (true, ON_PAGE), (false, ON_PAPER), (true, ON_PAPER)]
            {
                let texts = written(&shapes(&spec(values, example), (2014, 2026), size));
                assert!(
                    texts.iter().any(|(text, _)| text.starts_with(last)),
                    "{last} in {texts:?}"
                );
                assert_eq!(texts.iter().any(|(text, _)| text.contains("Beispielwert")), example);
                for (index, (text, area)) in texts.iter().enumerate() {
                    assert!(area.x >= -0.1 && area.x + area.w <= size.width + 4.0, "{text}");
                    for (other, b) in &texts[index + 1..] {
                        assert!(!area.overlaps(b), "{text} over {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_line_crosses_a_gap_and_the_path_is_drawn() {
        let mut spec = spec(
            &[
                ("2018-12-31", 7.0),
                ("2019-12-31", 11.0),
                ("2023-12-31", 54.0),
                ("2024-12-31", 63.0),
            ],
            false,
        );
        spec.path = Some(PathSpec {
            points: vec![(day("2023-12-31"), 54.0), (day("2025-12-31"), 75.0)],
            corridor: (2.0, 10.0),
            sign: 1.0,
            label: String::new(),
            short: String::new(),
            corridor_label: String::new(),
            example: true,
        });
        let shapes = shapes(&spec, (2018, 2026), ON_PAGE);
        let path = |name: &str| {
            shapes.iter().find_map(|shape| match shape {
                Shape::Path { class, d } if class == name => Some(d.clone()),
                _ => None,
            })
        };
        assert_eq!(path("l1").expect("a line").matches('M').count(), 2);
        assert!(path("lt").is_some() && path("band").is_none());
    }

    #[test]
    fn charts_side_by_side_share_their_years() {
        let early = spec(&[("2014-04-30", 1.0)], false);
        let late = spec(&[("2024-12-31", 1.0), ("2025-06-30", 2.0)], false);
        assert_eq!(years([&early, &late]), (2014, 2026));
    }

    #[test]
    fn nothing_to_draw_is_an_empty_axis() {
        let empty = LineSpec { series: Vec::new(), ..spec(&[], false) };
        let shapes = shapes(&empty, (2018, 2018), ON_PAGE);
        assert!(shapes.iter().any(|s| matches!(s, Shape::Path { class, .. } if class == "axis")));
    }
}
