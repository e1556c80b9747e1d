//! Flags above the plot: when a measure began or ended.

use super::drawing::{Format, Frame};
use super::labels::{self, Hang, LINE, Rect};
use super::line::Event;
use super::scale::{Linear, decimal_year};
use super::shape::{Shape, px};

/// Rows of flags at most.
const FLAG_ROWS: usize = 4;

/// A flag with its place.
pub(super) struct Flag {
    x: f64,
    row: f64,
    end: bool,
    text: Option<(String, f64, Hang)>,
}

/// Sets the flags into as few rows as their texts need; a text without a free place is left out, its flag stays.
pub(super) fn place(events: &[Event], x: Linear, left: f64, format: Format) -> (Vec<Flag>, f64) {
    let (from, to) = x.domain;
    let longest = if format.narrow { 150.0 } else { 260.0 };
    let mut events: Vec<_> =
        events.iter().filter(|event| (from..=to).contains(&decimal_year(event.day))).collect();
    events.sort_by_key(|event| event.day);
    let mut rows: Vec<Vec<Rect>> = Vec::new();
    let mut flags = Vec::new();
    for event in events {
        let at = x.at(decimal_year(event.day));
        let text = labels::fit(&event.label, longest);
        let lines = [text.clone()];
        // The flag flies to the right for a start, to the left for an end; its text stands clear of it.
        let (before, after) = if event.end { (12.0, 6.0) } else { (6.0, 12.0) };
        let places = [(at + after, Hang::Start), (at - before, Hang::End)];
        let found = (0..FLAG_ROWS).find_map(|row| {
            places.iter().find_map(|(anchor, hang)| {
                let mut area = labels::text_box(&lines, (*anchor, 0.0), *hang);
                // The flag itself belongs to the box, and a little air.
                let end = (area.x + area.w).max(at + 10.0) + 6.0;
                area.x = area.x.min(at - 10.0);
                area.w = end - area.x;
                let inside = area.x >= left - 4.0 && area.x + area.w <= format.width + 6.0;
                let free =
                    rows.get(row).is_none_or(|taken| !taken.iter().any(|r| r.overlaps(&area)));
                (inside && free).then_some((row, *anchor, *hang, area))
            })
        });
        let row = found.as_ref().map_or(0, |(row, ..)| *row);
        while rows.len() <= row {
            rows.push(Vec::new());
        }
        let text = found.map(|(row, anchor, hang, area)| {
            rows[row].push(area);
            (text, anchor, hang)
        });
        let row = f64::from(u32::try_from(row).unwrap_or_default());
        flags.push(Flag { x: at, row, end: event.end, text });
    }
    (flags, f64::from(u32::try_from(rows.len()).unwrap_or_default()))
}

/// A flag at the head of its pole: to the right for a start, to the left for an end.
pub fn flag(at: (f64, f64), end: bool) -> Shape {
    let fly = if end { -8 } else { 8 };
    Shape::path("evp", format!("M{} {}l{fly} 4l{} 4z", px(at.0), px(at.1 - 4.0), -fly))
}

pub(super) fn draw(flags: &[Flag], frame: &Frame) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for f in flags {
        let baseline = 34.0 + f.row * (LINE + 3.0);
        let middle = baseline - 4.0;
        shapes.push(Shape::path(
            "ev",
            format!("M{} {}V{}", px(f.x), px(middle + 4.0), px(frame.bottom)),
        ));
        shapes.push(flag((f.x, middle), f.end));
        if let Some((text, x, hang)) = &f.text {
            shapes.push(Shape::text(hang.class(), (*x, baseline), text.clone()));
        }
    }
    shapes
}
