//! The few SVG elements the drawings are made of, as data: geometry can be tested without a renderer.

use leptos::prelude::*;

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
    let corners: Vec<_> = points.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect();
    format!("M{}", corners.join("L"))
}

/// A coordinate with one decimal: enough for any screen, and short.
pub fn px(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// Marker of a series: circle, square, triangle, diamond, triangle upside down.
pub fn marker(series: usize, at: (f64, f64), hollow: bool) -> Shape {
    let class = if hollow { format!("p{series} hollow") } else { format!("p{series}") };
    let (x, y) = at;
    let d = match series {
        2 => format!("M{} {}h7v7h-7z", px(x - 3.5), px(y - 3.5)),
        3 => format!("M{} {}l5 8.5h-10z", px(x), px(y - 5.0)),
        4 => format!("M{} {}l5 5l-5 5l-5 -5z", px(x), px(y - 5.0)),
        5 => format!("M{} {}l5 -8.5h-10z", px(x), px(y + 5.0)),
        _ => return Shape::circle(class, at, 4.5),
    };
    Shape::path(class, d)
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
    fn a_line_needs_two_points() {
        assert_eq!(Shape::polyline("l1", &[(1.0, 2.0)]), None);
        assert_eq!(
            Shape::polyline("l1", &[(1.0, 2.0), (3.25, 4.04)]),
            Some(Shape::path("l1", "M1 2L3.2 4"))
        );
    }
}
