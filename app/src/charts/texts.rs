//! The texts in the plot: ends of lines, named gaps, values at points.

use super::drawing::{Format, Frame, stretches};
use super::labels::{self, EndLabel, Hang, LINE, Label, Obstacles, Rect};
use super::line::{Kind, LineSpec, Series, Words, runs};
use super::scale::decimal_year;
use super::shape::{Shape, px};
use crate::i18n::t;
use chrono::{Datelike, NaiveDate};
use domain::number::format_shortest;

/// Longest text beside the end of a line in the wide drawing.
const END_WIDTH: f64 = 176.0;
/// The same in the narrow one.
const END_WIDTH_NARROW: f64 = 87.0;

fn room(format: Format) -> f64 {
    if format.narrow { END_WIDTH_NARROW } else { END_WIDTH }
}

/// The text for the end of a line.
pub(super) struct End {
    series: Option<usize>,
    pub(super) lines: Vec<String>,
    class: String,
    coloured: usize,
    importance: u32,
    beside: bool,
}

impl End {
    /// True where the text stands at the right edge; false where it stands beside its last value in the plot.
    pub(super) fn is_outside(&self) -> bool {
        !self.beside
    }
}

/// Share of the axis behind the last value from which a text at the edge would be too far away.
const FAR: f64 = 0.3;

/// Texts for the ends of lines: name and last value of each series, and the target.
pub(super) fn ends(spec: &LineSpec, format: Format, (from, to): (i32, i32)) -> Vec<End> {
    let far = |day: NaiveDate| {
        f64::from(to) - decimal_year(day) > FAR * f64::from(to.saturating_sub(from))
    };
    let words = Words(spec.language);
    let mut ends = Vec::new();
    let mut add = |series: Option<usize>,
                   mut lines: Vec<String>,
                   example: bool,
                   class: String,
                   importance| {
        let coloured = lines.len();
        if example {
            lines.push(t!(words, "example"));
        }
        let last = series.and_then(|index| spec.series[index].points.last());
        let beside = last.is_some_and(|last| far(last.day));
        ends.push(End { series, lines, class, coloured, importance, beside });
    };
    for (index, series) in spec.series.iter().enumerate() {
        let Some(last) = series.points.last() else { continue };
        let name = if format.narrow { &series.short } else { &series.name };
        let value =
            last.label.clone().unwrap_or_else(|| format_shortest(last.value, 2, spec.language));
        let room = room(format);
        let one_line =
            if format.narrow { format!("{name} {value}") } else { format!("{name}: {value}") };
        let lines = if labels::width(&one_line) > room {
            vec![labels::fit(name, room), labels::fit(&value, room)]
        } else {
            vec![one_line]
        };
        let importance = if series.kind == Kind::Home { 100 } else { 80 };
        let class = format!("t{}", series.kind.number());
        add(Some(index), lines, last.example, class, importance);
    }
    if let Some(path) = &spec.path {
        let text = if format.narrow { &path.short } else { &path.label };
        // On phones the key says that the path is an example.
        let example = path.example && !format.narrow;
        add(None, wrap(text, room(format)), example, "t5".to_owned(), 90);
    }
    ends
}

pub(super) fn wrap(text: &str, available: f64) -> Vec<String> {
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
        let tip = if let Some(index) = end.series {
            spec.series[index].points.last().map(|last| (last.day, last.value))
        } else {
            spec.path.as_ref().and_then(|path| path.points.last().copied())
        };
        let Some((day, value)) = tip else { continue };
        let at = frame.at(day, value);
        let single = end.series.is_some_and(|index| spec.series[index].points.len() == 1);
        let End { lines, class, coloured, importance, beside, .. } = end;
        if beside || (single && importance < 100) {
            wanted.push(Label { lines, class, coloured, at, importance, may_cross: true });
        } else {
            stacked.push(EndLabel { lines, class, coloured, at, importance });
        }
    }
    for (label, edge) in labels::stack(stacked, frame.top - 10.0, frame.bottom + 4.0) {
        let x = frame.right + if frame.format.narrow { 8.0 } else { 12.0 };
        let (from, middle) = (label.at, edge + LINE / 2.0);
        if x - from.0 > 30.0 || (middle - from.1).abs() > 10.0 {
            shapes.push(Shape::path(
                "ev",
                format!("M{} {}L{} {}", px(from.0 + 7.0), px(from.1), px(x - 3.0), px(middle)),
            ));
        }
        shapes.extend(lines_of(
            &label.lines,
            label.coloured,
            &label.class,
            (x, edge + labels::ASCENT),
            Hang::Start,
        ));
    }
    wanted.extend(gap_labels(spec, frame));
    wanted.extend(point_labels(spec, frame));
    for placed in labels::place(wanted, &obstacles(spec, frame), frame.bounds()) {
        shapes.extend(lines_of(
            &placed.lines,
            placed.coloured,
            &placed.class,
            placed.at,
            placed.hang,
        ));
    }
    shapes
}

pub(super) fn lines_of(
    lines: &[String],
    coloured: usize,
    class: &str,
    at: (f64, f64),
    hang: Hang,
) -> Vec<Shape> {
    let class = format!("{class} {}", hang.class()).trim().to_owned();
    let mut y = at.1;
    let mut shapes = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let class = if index < coloured { class.clone() } else { hang.class().to_owned() };
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
                coloured: 0,
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

/// Values written beside their marks; there is no room for more, and the table has all.
const MOST_VALUES: usize = 40;

fn point_labels(spec: &LineSpec, frame: &Frame) -> Vec<Label> {
    let mut wanted = Vec::new();
    // Where the own values are written out, and on phones always, the table has the others.
    let home = spec.series.iter().filter(|s| s.kind == Kind::Home);
    let own = home.flat_map(|s| &s.points).filter(|p| p.label.is_some()).count();
    let written = |series: &&Series| series.kind == Kind::Home || (own < 2 && !frame.format.narrow);
    for series in spec.series.iter().filter(written) {
        let all_but_last = series.points.len().saturating_sub(1);
        for (index, point) in series.points.iter().take(all_but_last).enumerate() {
            let Some(label) = point.label.clone() else { continue };
            let home = series.kind == Kind::Home;
            let recent = u32::try_from(index.min(20)).unwrap_or_default();
            wanted.push(Label {
                lines: vec![label],
                class: if home { "t1".to_owned() } else { String::new() },
                coloured: 1,
                at: frame.at(point.day, point.value),
                importance: if home { 20 + recent } else { recent / 2 },
                may_cross: false,
            });
        }
    }
    wanted.sort_by_key(|label| std::cmp::Reverse(label.importance));
    wanted.truncate(MOST_VALUES);
    wanted
}

/// What a text must not cover, and the lines it should not lie on.
pub(super) fn obstacles(spec: &LineSpec, frame: &Frame) -> Obstacles {
    let mut obstacles = Obstacles::default();
    for series in &spec.series {
        let marks = series.points.iter().map(|p| Rect::around(frame.at(p.day, p.value), 5.5));
        obstacles.marks.extend(marks);
        for run in stretches(series, frame) {
            obstacles.lines.extend(run.windows(2).map(|pair| (pair[0], pair[1])));
        }
    }
    if let Some(path) = &spec.path {
        let corners: Vec<_> = path.points.iter().map(|(d, v)| frame.at(*d, *v)).collect();
        obstacles.lines.extend(corners.windows(2).map(|pair| (pair[0], pair[1])));
        if let [(x, y)] = corners.as_slice() {
            obstacles.marks.push(Rect { x: x - 26.0, y: y - 2.0, w: 28.0, h: 4.0 });
        }
    }
    for event in &spec.events {
        let x = frame.x.at(decimal_year(event.day));
        obstacles.poles.push(((x, frame.top), (x, frame.bottom)));
    }
    obstacles
}
