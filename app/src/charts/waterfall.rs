//! A change taken apart: from one total over rises and falls to another, one row each, so that no text can cover another.

use super::drawing::{Format, NARROW, WIDE};
use super::framed::{Told, framed};
use super::shape::{Shape, px};
use leptos::prelude::*;

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is, such as `2023` or `Werte`.
    pub name: String,
    /// Its amount in words, such as `+3,2`.
    pub text: String,
    /// Where its bar begins and ends; a total begins at the start of the axis.
    pub span: (f64, f64),
    /// True for the two totals.
    pub total: bool,
}

/// A waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// Prefix of the ids inside, unique on the page.
    pub id: String,
    /// The finding.
    pub caption: String,
    /// One sentence for screen readers.
    pub description: String,
    /// The rows, a total first and last.
    pub steps: Vec<Step>,
}

const NAME: f64 = 132.0;
const TEXT: f64 = 64.0;
const ROW: f64 = 30.0;
const BAR: f64 = 16.0;

/// Draws it wide and narrow; the container shows one of the two.
pub fn waterfall(spec: &Waterfall) -> impl IntoView + use<> {
    let drawings = [drawing(spec, WIDE), drawing(spec, NARROW)];
    view! { <div class="wk-cq">{drawings.into_iter().collect_view()}</div> }
}

fn drawing(spec: &Waterfall, format: Format) -> AnyView {
    let height = 8.0 + ROW * f64::from(u16::try_from(spec.steps.len()).unwrap_or(u16::MAX));
    let told = Told { id: &spec.id, caption: &spec.caption, description: &spec.description };
    framed(&told, format, (shapes(spec, format.width), height))
}

/// The axis starts shortly below the lowest end of any bar, so that small changes can be seen; totals are drawn as marks
/// from there.
fn shapes(spec: &Waterfall, width: f64) -> Vec<Shape> {
    let ends = || {
        spec.steps.iter().flat_map(|s| if s.total { [s.span.1; 2] } else { [s.span.0, s.span.1] })
    };
    let low = ends().fold(f64::INFINITY, f64::min);
    let high = ends().fold(f64::NEG_INFINITY, f64::max);
    let room = ((high - low) * 0.15).max(0.5);
    let (from, to) = (low - room, high + room);
    let scale = |value: f64| NAME + (value - from) / (to - from) * (width - NAME - TEXT);
    let mut shapes = Vec::new();
    let mut y = 4.0;
    for (at, step) in spec.steps.iter().enumerate() {
        let start = if step.total { NAME } else { scale(step.span.0) };
        let end = scale(step.span.1);
        let (left, right) = if start <= end { (start, end) } else { (end, start) };
        // A change of nothing is a line, so that the row is not empty.
        let right = right.max(left + 1.0);
        let class = match (step.total, step.span.1 >= step.span.0) {
            (true, _) => "wf-total",
            (false, true) => "wf-up",
            (false, false) => "wf-down",
        };
        let top = y + (ROW - BAR) / 2.0;
        let bottom = top + BAR;
        let bar = format!("M{} {}H{}V{}H{}z", px(left), px(top), px(right), px(bottom), px(left));
        shapes.push(Shape::path(class, bar));
        if at + 1 < spec.steps.len() {
            let link = format!("M{} {}V{}", px(end), px(bottom), px(y + ROW + (ROW - BAR) / 2.0));
            shapes.push(Shape::path("ev", link));
        }
        let middle = y + ROW / 2.0 + 4.5;
        shapes.push(Shape::text(
            if step.total { "t-s" } else { "" },
            (0.0, middle),
            step.name.clone(),
        ));
        shapes.push(Shape::text("t-e t-s", (width, middle), step.text.clone()));
        y += ROW;
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str, span: (f64, f64), total: bool) -> Step {
        Step { name: name.into(), text: String::new(), span, total }
    }

    #[test]
    fn every_row_has_a_bar_within_the_drawing_and_falls_differ_from_rises() {
        let spec = Waterfall {
            id: "w".into(),
            caption: String::new(),
            description: String::new(),
            steps: vec![
                step("2023", (0.0, 67.2), true),
                step("Werte", (67.2, 70.0), false),
                step("Gewichte", (70.0, 69.0), false),
                step("Verfahren", (69.0, 69.0), false),
                step("2024", (0.0, 69.0), true),
            ],
        };
        let classes: Vec<String> = shapes(&spec, WIDE.width)
            .into_iter()
            .filter_map(|shape| match shape {
                Shape::Path { class, d } => {
                    assert!(!d.contains("NaN"), "{d}");
                    Some(class)
                }
                _ => None,
            })
            .filter(|class| class.starts_with("wf"))
            .collect();
        assert_eq!(classes, ["wf-total", "wf-up", "wf-down", "wf-up", "wf-total"]);
    }
}
