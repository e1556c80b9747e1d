//! What several organisations gave each element, one row each: from the least to the most, the mean as a circle, today's
//! value as an upright line.

use super::drawing::{Format, NARROW, WIDE};
use super::framed::{Told, framed};
use super::labels;
use super::shape::{Shape, px};
use leptos::prelude::*;

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The element.
    pub name: String,
    /// The mean in words.
    pub text: String,
    /// Least and most.
    pub ends: (f64, f64),
    /// Mean.
    pub mean: f64,
    /// What holds today.
    pub now: Option<f64>,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    /// Prefix of the ids inside, unique on the page.
    pub id: String,
    /// The finding.
    pub caption: String,
    /// One sentence for screen readers.
    pub description: String,
    /// The rows.
    pub rows: Vec<Range>,
}

const TEXT: f64 = 70.0;
const EDGE: f64 = 8.0;
/// A line of text and the scale below it, so that no name is cut off.
const ROW: f64 = 44.0;

/// Draws it wide and narrow; the container shows one of the two.
pub fn ranges(spec: &Ranges) -> impl IntoView + use<> {
    let drawings = [drawing(spec, WIDE), drawing(spec, NARROW)];
    view! { <div class="wk-cq">{drawings.into_iter().collect_view()}</div> }
}

fn drawing(spec: &Ranges, format: Format) -> AnyView {
    let height = 8.0 + ROW * f64::from(u16::try_from(spec.rows.len()).unwrap_or(u16::MAX));
    let told = Told { id: &spec.id, caption: &spec.caption, description: &spec.description };
    framed(&told, format, (shapes(spec, format.width), height))
}

fn shapes(spec: &Ranges, width: f64) -> Vec<Shape> {
    let most = spec.rows.iter().map(|row| row.ends.1.max(row.now.unwrap_or(0.0)));
    let most = most.fold(0.0, f64::max).max(1e-9);
    let scale = |value: f64| EDGE + value / most * (width - TEXT - 2.0 * EDGE);
    let mut shapes = Vec::new();
    let mut y = 4.0;
    for row in &spec.rows {
        let line = y + 30.0;
        shapes.push(Shape::text("", (0.0, y + 14.0), labels::fit(&row.name, width)));
        let axis = format!("M{} {}H{}", px(EDGE), px(line), px(width - TEXT - EDGE));
        shapes.push(Shape::path("ev", axis));
        let (left, right) = (scale(row.ends.0), scale(row.ends.1));
        // Where all are of one mind the bar is a point.
        let right = right.max(left + 1.0);
        let bar = format!(
            "M{} {}H{}V{}H{}z",
            px(left),
            px(line - 5.0),
            px(right),
            px(line + 5.0),
            px(left)
        );
        shapes.push(Shape::path("wf-up", bar));
        if let Some(now) = row.now {
            let x = scale(now);
            shapes.push(Shape::path(
                "rg-now",
                format!("M{} {}V{}", px(x), px(line - 9.0), px(line + 9.0)),
            ));
        }
        shapes.push(Shape::circle("p1", (scale(row.mean), line), 4.5));
        shapes.push(Shape::text("t-e t-s", (width, line + 4.5), row.text.clone()));
        y += ROW;
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_range_mean_and_present_within_the_drawing() {
        let row =
            |ends, mean, now| Range { name: "Feld".into(), text: String::new(), ends, mean, now };
        let spec = Ranges {
            id: "r".into(),
            caption: String::new(),
            description: String::new(),
            rows: vec![row((0.0, 0.4), 0.2, Some(0.5)), row((0.1, 0.1), 0.1, None)],
        };
        let shapes = shapes(&spec, WIDE.width);
        let count = |wanted: &str| {
            let of = |shape: &&Shape| match shape {
                Shape::Path { class, .. } | Shape::Circle { class, .. } => class == wanted,
                Shape::Text { .. } => false,
            };
            shapes.iter().filter(of).count()
        };
        assert_eq!((count("wf-up"), count("p1"), count("rg-now")), (2, 2, 1));
        for shape in &shapes {
            if let Shape::Circle { at, .. } = shape {
                assert!(at.0 >= EDGE && at.0 <= WIDE.width - TEXT, "{at:?}");
            }
        }
    }
}
