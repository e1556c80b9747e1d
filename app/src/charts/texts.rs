//! The texts in the plot: ends of lines, named gaps, values at points.

use super::drawing::{Format, Frame, stretches};
use super::labels::{self, EndLabel, Hang, LINE, Label, Rect};
use super::line::{Kind, LineSpec, Words, runs};
use super::scale::decimal_year;
use super::shape::{Shape, px};
use crate::i18n::t;
use chrono::{Datelike, NaiveDate};
use domain::number::format_shortest;

/// Longest text beside the end of a line in the wide drawing.
const END_WIDTH: f64 = 176.0;

/// The text for the end of a line.
pub(super) struct End {
    series: Option<usize>,
    pub(super) lines: Vec<String>,
    class: String,
    importance: u32,
}

/// Texts for the ends of lines: name and last value of each series, and the target.
pub(super) fn ends(spec: &LineSpec, format: Format) -> Vec<End> {
    let words = Words(spec.language);
    let example = |lines: &mut Vec<String>, is: bool| {
        if is {
            lines.push(t!(words, "example"));
        }
    };
    let mut ends = Vec::new();
    for (index, series) in spec.series.iter().enumerate() {
        let Some(last) = series.points.last() else { continue };
        let name = if format.narrow { &series.short } else { &series.name };
        let value =
            last.label.clone().unwrap_or_else(|| format_shortest(last.value, 2, spec.language));
        let one_line =
            if format.narrow { format!("{name} {value}") } else { format!("{name}: {value}") };
        let mut lines = if !format.narrow && labels::width(&one_line) > END_WIDTH {
            vec![labels::fit(name, END_WIDTH), value]
        } else {
            vec![one_line]
        };
        example(&mut lines, last.example);
        ends.push(End {
            series: Some(index),
            lines,
            class: format!("t{}", series.kind.number()),
            importance: if series.kind == Kind::Home { 100 } else { 80 },
        });
    }
    if let Some(path) = &spec.path {
        let mut lines = wrap(&path.label, if format.narrow { 130.0 } else { END_WIDTH });
        example(&mut lines, path.example && !format.narrow);
        ends.push(End { series: None, lines, class: "t5".to_owned(), importance: 90 });
    }
    ends
}

fn wrap(text: &str, available: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if labels::width(line) + labels::width(word) + 7.2 <= available => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| labels::fit(line, available)).collect()
}

/// Every text in the plot, each in a place of its own.
pub(super) fn draw(spec: &LineSpec, frame: &Frame, ends: Vec<End>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut wanted: Vec<Label> = Vec::new();
    let mut stacked: Vec<EndLabel> = Vec::new();
    for end in ends {
        let at = match end.series {
            Some(index) => {
                let Some(last) = spec.series[index].points.last() else { continue };
                frame.at(last.day, last.value)
            }
            None => {
                let Some((day, value)) = spec.path.as_ref().and_then(|p| p.points.last()) else {
                    continue;
                };
                frame.at(*day, *value)
            }
        };
        let single = end.series.is_some_and(|index| spec.series[index].points.len() == 1);
        let (lines, class, importance) = (end.lines, end.class, end.importance);
        if frame.format.narrow || (single && importance < 100) {
            wanted.push(Label { lines, class, at, importance, may_cross: true });
        } else {
            stacked.push(EndLabel { lines, class, at, importance });
        }
    }
    for (label, edge) in labels::stack(stacked, frame.top - 10.0, frame.bottom + 4.0) {
        let x = frame.right + 12.0;
        let (from, middle) = (label.at, edge + LINE / 2.0);
        if x - from.0 > 30.0 || (middle - from.1).abs() > 10.0 {
            shapes.push(Shape::path(
                "ev",
                format!("M{} {}L{} {}", px(from.0 + 7.0), px(from.1), px(x - 3.0), px(middle)),
            ));
        }
        shapes.extend(lines_of(
            &label.lines,
            &label.class,
            (x, edge + labels::ASCENT),
            Hang::Start,
        ));
    }
    wanted.extend(gap_labels(spec, frame));
    wanted.extend(point_labels(spec, frame));
    let (taken, crossing) = obstacles(spec, frame);
    for placed in labels::place(wanted, &taken, &crossing, frame.bounds()) {
        shapes.extend(lines_of(&placed.lines, &placed.class, placed.at, placed.hang));
    }
    shapes
}

fn lines_of(lines: &[String], class: &str, at: (f64, f64), hang: Hang) -> Vec<Shape> {
    let class = format!("{class} {}", hang.class()).trim().to_owned();
    let mut y = at.1;
    let mut shapes = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        // Only the first line carries the colour of its series; the second is a remark.
        let class = if index == 0 { class.clone() } else { hang.class().to_owned() };
        shapes.push(Shape::text(class, (at.0, y), line.clone()));
        y += LINE;
    }
    shapes
}

/// Names the years without values between two measured ones of the home series.
fn gap_labels(spec: &LineSpec, frame: &Frame) -> Vec<Label> {
    let words = Words(spec.language);
    let mut wanted = Vec::new();
    for series in spec.series.iter().filter(|s| s.kind == Kind::Home) {
        let days: Vec<_> = series.points.iter().map(|p| p.day).collect();
        let runs = runs(&days, |index| series.points[index].break_before);
        for pair in runs.windows(2) {
            let (before, after) = (&series.points[pair[0].end - 1], &series.points[pair[1].start]);
            let x = f64::midpoint(
                frame.x.at(decimal_year(before.day)),
                frame.x.at(decimal_year(after.day)),
            );
            let room = frame.x.at(decimal_year(after.day)) - frame.x.at(decimal_year(before.day));
            let text = if after.break_before {
                t!(words, "chart-break")
            } else {
                let Some(years) = missing_years(before.day, after.day) else { continue };
                t!(words, "chart-gap", years = years)
            };
            let width = if frame.format.narrow { room.max(75.0) } else { room.max(90.0) };
            wanted.push(Label {
                lines: wrap(&text, width),
                class: String::new(),
                at: (x, frame.bottom - 14.0),
                importance: 60,
                may_cross: false,
            });
        }
    }
    wanted
}

fn missing_years(before: NaiveDate, after: NaiveDate) -> Option<String> {
    let (first, last) = (before.year() + 1, after.year() - 1);
    match last - first {
        0 => Some(first.to_string()),
        1.. => Some(format!("{first}–{last}")),
        _ => None,
    }
}

fn point_labels(spec: &LineSpec, frame: &Frame) -> Vec<Label> {
    let mut wanted = Vec::new();
    for series in &spec.series {
        let all_but_last = series.points.len().saturating_sub(1);
        for (index, point) in series.points.iter().take(all_but_last).enumerate() {
            let Some(label) = point.label.clone() else { continue };
            let home = series.kind == Kind::Home;
            let recent = u32::try_from(index.min(20)).unwrap_or_default();
            wanted.push(Label {
                lines: vec![label],
                class: if home { "t1".to_owned() } else { String::new() },
                at: frame.at(point.day, point.value),
                importance: if home { 20 + recent } else { recent / 2 },
                may_cross: false,
            });
        }
    }
    wanted
}

type Segment = ((f64, f64), (f64, f64));

/// What a text must not cover, and the lines it should not lie on.
fn obstacles(spec: &LineSpec, frame: &Frame) -> (Vec<Rect>, Vec<Segment>) {
    let mut taken = Vec::new();
    let mut crossing = Vec::new();
    for series in &spec.series {
        for point in &series.points {
            taken.push(Rect::around(frame.at(point.day, point.value), 5.5));
        }
        for run in stretches(series, frame) {
            crossing.extend(run.windows(2).map(|pair| (pair[0], pair[1])));
        }
    }
    if let Some(path) = &spec.path {
        let corners: Vec<_> = path.points.iter().map(|(d, v)| frame.at(*d, *v)).collect();
        crossing.extend(corners.windows(2).map(|pair| (pair[0], pair[1])));
        if let [(x, y)] = corners.as_slice() {
            taken.push(Rect { x: x - 14.0, y: y - 2.0, w: 28.0, h: 4.0 });
        }
    }
    for event in &spec.events {
        let x = frame.x.at(decimal_year(event.day));
        crossing.push(((x, frame.top), (x, frame.bottom)));
    }
    (taken, crossing)
}
