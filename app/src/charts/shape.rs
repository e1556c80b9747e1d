//! The few SVG elements the drawings are made of, as data: geometry can be tested without a renderer.

use leptos::prelude::*;
use std::fmt::Write;

/// One element of a drawing; classes come from the style sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A path.
    Path {
        /// Class.
        class: String,
        /// Path data.
        d: String,
    },
    /// A circle.
    Circle {
        /// Class.
        class: String,
        /// Centre.
        at: (f64, f64),
        /// Radius.
        r: f64,
    },
    /// A text on its baseline.
    Text {
        /// Class.
        class: String,
        /// Anchor.
        at: (f64, f64),
        /// The text.
        text: String,
    },
}

impl Shape {
    /// A path.
    pub fn path(class: impl Into<String>, d: impl Into<String>) -> Self {
        Self::Path { class: class.into(), d: d.into() }
    }

    /// A straight line through points; nothing for fewer than two.
    pub fn polyline(class: impl Into<String>, points: &[(f64, f64)]) -> Option<Self> {
        (points.len() > 1).then(|| Self::path(class, through(points)))
    }

    /// Straight lines through several runs of points as one element; nothing where no run has two.
    pub fn polylines(class: impl Into<String>, runs: &[Vec<(f64, f64)>]) -> Option<Self> {
        let d: String = runs.iter().filter(|run| run.len() > 1).map(|run| through(run)).collect();
        (!d.is_empty()).then(|| Self::path(class, d))
    }

    /// A closed area; nothing for fewer than three corners.
    pub fn area(class: impl Into<String>, corners: &[(f64, f64)]) -> Option<Self> {
        (corners.len() > 2).then(|| Self::path(class, format!("{}z", through(corners))))
    }

    /// A circle.
    pub fn circle(class: impl Into<String>, at: (f64, f64), r: f64) -> Self {
        Self::Circle { class: class.into(), at, r }
    }

    /// A text.
    pub fn text(class: impl Into<String>, at: (f64, f64), text: impl Into<String>) -> Self {
        Self::Text { class: class.into(), at, text: text.into() }
    }
}

fn through(points: &[(f64, f64)]) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        d.push(if index == 0 { 'M' } else { 'L' });
        write_px(&mut d, *x);
        d.push(' ');
        write_px(&mut d, *y);
    }
    d
}

/// A coordinate with one decimal: enough for any screen, and short.
pub fn px(value: f64) -> String {
    let mut text = String::new();
    write_px(&mut text, value);
    text
}

/// Charts write hundreds of coordinates: whole tenths are written several times faster than floats are formatted.
fn write_px(text: &mut String, value: f64) {
    // A drawing is less than a million units wide, and a cast to an integer saturates.
    #[expect(clippy::cast_possible_truncation)]
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing to a string cannot fail.
    let _ = match tenth {
        0 => write!(text, "{sign}{whole}"),
        _ => write!(text, "{sign}{whole}.{tenth}"),
    };
}

/// Marker of a series: circle, square, triangle, diamond, triangle upside down.
pub fn marker(series: usize, at: (f64, f64), hollow: bool) -> Shape {
    match series {
        2..=5 => Shape::path(marker_class(series, hollow), outline(series, at)),
        _ => Shape::circle(marker_class(series, hollow), at, 4.5),
    }
}

/// Many markers of a series as one element.
pub fn markers(series: usize, at: impl Iterator<Item = (f64, f64)>, hollow: bool) -> Option<Shape> {
    let d: String = at.map(|at| outline(series, at)).collect();
    (!d.is_empty()).then(|| Shape::path(marker_class(series, hollow), d))
}

fn marker_class(series: usize, hollow: bool) -> String {
    if hollow { format!("p{series} hollow") } else { format!("p{series}") }
}

fn outline(series: usize, (x, y): (f64, f64)) -> String {
    match series {
        2 => format!("M{} {}h7v7h-7z", px(x - 3.5), px(y - 3.5)),
        3 => format!("M{} {}l5 8.5h-10z", px(x), px(y - 5.0)),
        4 => format!("M{} {}l5 5l-5 5l-5 -5z", px(x), px(y - 5.0)),
        5 => format!("M{} {}l5 -8.5h-10z", px(x), px(y + 5.0)),
        _ => format!("M{} {}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0", px(x - 4.5), px(y)),
    }
}

/// The elements of a drawing.
pub fn view(shapes: Vec<Shape>) -> Vec<AnyView> {
    shapes
        .into_iter()
        .map(|shape| match shape {
            Shape::Path { class, d } => view! { <path class=class d=d></path> }.into_any(),
            Shape::Circle { class, at, r } => {
                view! { <circle class=class cx=px(at.0) cy=px(at.1) r=px(r)></circle> }.into_any()
            }
            Shape::Text { class, at, text } => {
                let class = (!class.is_empty()).then_some(class);
                view! { <text class=class x=px(at.0) y=px(at.1)>{text}</text> }.into_any()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_at_most_one_decimal() {
        for (value, text) in
            [(0.0, "0"), (-0.04, "0"), (-0.25, "-0.3"), (12.34, "12.3"), (759.96, "760")]
        {
            assert_eq!(px(value), text);
        }
    }

    #[test]
    fn a_line_needs_two_points() {
        assert_eq!(Shape::polyline("l1", &[(1.0, 2.0)]), None);
        assert_eq!(
            Shape::polyline("l1", &[(1.0, 2.0), (3.25, 4.04)]),
            Some(Shape::path("l1", "M1 2L3.3 4"))
        );
    }
}
