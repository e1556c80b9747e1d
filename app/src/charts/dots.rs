//! Areas side by side on one scale: a row for each, the best in front, with its value in a column of its own, so that no
//! text can cover another.

use super::drawing::{Format, NARROW, WIDE};
use super::framed::{Told, framed};
use super::labels::{self, LINE};
use super::line::Words;
use super::scale::{Linear, axis_ticks};
use super::shape::{Shape, marker, px, view as draw};
use crate::i18n::t;
use domain::number::{Language, format_shortest};
use leptos::prelude::*;

/// What sort of area it is: told by shape and size, so that it can be read without colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Lower Saxony: a large circle and bold letters.
    Home,
    /// Another Land: a small circle.
    Peer,
    /// Federation, EU, group or part of a Land: a diamond.
    Reference,
}

/// An area with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Name, such as `Niedersachsen`.
    pub name: String,
    /// Short name for phones where the name has no room.
    pub short: String,
    /// Shape and weight.
    pub mark: Mark,
    /// True draws a hollow mark: not ranked because it was measured otherwise, is not verified or an example.
    pub hollow: bool,
    /// The value; none draws no mark.
    pub value: Option<f64>,
    /// The value as the source states it and what to know about it: `mehr als 54`, `63, andere Definition`.
    pub label: String,
    /// Its rank.
    pub rank: Option<usize>,
}

/// A dot plot.
#[derive(Debug, Clone, PartialEq)]
pub struct DotSpec {
    /// Prefix of the ids inside, unique on the page.
    pub title_id: String,
    /// The finding.
    pub caption: String,
    /// What is measured, when.
    pub subtitle: String,
    /// One sentence for screen readers.
    pub description: String,
    /// The areas from above to below.
    pub dots: Vec<Dot>,
    /// A value that every row marks by a short upright line, with its name: that of Germany.
    pub reference: Option<(f64, String)>,
    /// The unit above the rows.
    pub unit_label: String,
    /// Where the axis starts if not at 0.
    pub y_min: Option<f64>,
    /// Where the axis ends at the latest, such as 100 for shares.
    pub y_max: Option<f64>,
    /// Language of numbers and words.
    pub language: Language,
}

/// Upper edge of the first row, below the unit.
const TOP: f64 = 24.0;
/// Height of a row in the wide drawing.
const ROW: f64 = 28.0;
/// Height of a row in the narrow drawing: a line of text and the scale below it.
const ROW_NARROW: f64 = 42.0;
/// Room below the rows for the numbers of the axis.
const FOOT: f64 = 24.0;
/// Room for a rank of two digits in the wide drawing.
const RANK: f64 = 30.0;
/// Longest name, and longest value, in the wide drawing.
const COLUMN: f64 = 230.0;

/// Draws the plot: caption, a wide and a narrow drawing of which the container shows one, and the key.
pub fn dots(spec: &DotSpec) -> impl IntoView + use<> {
    let drawings = [drawing(spec, WIDE), drawing(spec, NARROW)];
    let key = key(spec);
    let words = Words(spec.language);
    view! {
        <figure class="wk-fig">
            <figcaption>{spec.caption.clone()}<span>{spec.subtitle.clone()}</span></figcaption>
            <div class="wk-cq">{drawings.into_iter().collect_view()}</div>
            <ul class="wk-key-row" aria-label=t!(words, "chart-key")>{key}</ul>
        </figure>
    }
}

fn drawing(spec: &DotSpec, format: Format) -> AnyView {
    let told = Told { id: &spec.title_id, caption: &spec.caption, description: &spec.description };
    framed(&told, format, shapes(spec, format))
}

/// Where the scale lies, and where the rows go.
struct Plot {
    x: Linear,
    left: f64,
    right: f64,
    row: f64,
    narrow: bool,
}

impl Plot {
    fn of(spec: &DotSpec, format: Format, domain: (f64, f64), tick_texts: &[String]) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(labels::width).fold(0.0, f64::max).min(COLUMN)
        };
        let half = widest(&mut tick_texts.iter().map(String::as_str)) / 2.0;
        let (left, right) = if format.narrow {
            let margin = half.max(10.0);
            (margin, format.width - margin)
        } else {
            let names = widest(&mut spec.dots.iter().map(|dot| dot.name.as_str()));
            let values = widest(&mut spec.dots.iter().map(|dot| dot.label.as_str()));
            (RANK + names + 20.0, format.width - values - 24.0)
        };
        let row = if format.narrow { ROW_NARROW } else { ROW };
        Self { x: Linear { domain, range: (left, right) }, left, right, row, narrow: format.narrow }
    }

    /// The height of the scale of a row.
    fn scale(&self, row: usize) -> f64 {
        let row = f64::from(u32::try_from(row).unwrap_or(u32::MAX));
        TOP + row * self.row + if self.narrow { LINE + 14.0 } else { self.row / 2.0 }
    }
}

fn shapes(spec: &DotSpec, format: Format) -> (Vec<Shape>, f64) {
    let values = spec.dots.iter().filter_map(|dot| dot.value);
    let values = values.chain(spec.reference.iter().map(|(value, _)| *value));
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let extent = if low <= high { (low, high) } else { (0.0, 1.0) };
    let ticks = axis_ticks((spec.y_min, spec.y_max), extent, if format.narrow { 4 } else { 5 });
    let tick_texts: Vec<_> = ticks.iter().map(|v| format_shortest(*v, 2, spec.language)).collect();
    let domain = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let plot = Plot::of(spec, format, domain, &tick_texts);

    let bottom = TOP + plot.row * f64::from(u32::try_from(spec.dots.len()).unwrap_or(u32::MAX));
    let mut shapes = vec![Shape::text("", (0.0, 13.0), spec.unit_label.clone())];
    shapes
        .push(Shape::path("axis", format!("M{} {}H{}", px(plot.left), px(bottom), px(plot.right))));
    for (tick, text) in ticks.iter().zip(tick_texts) {
        let x = plot.x.at(*tick);
        shapes.push(Shape::path("axis", format!("M{} {}v4", px(x), px(bottom))));
        shapes.push(Shape::text("t-m", (x, bottom + 18.0), text));
    }
    for (row, dot) in spec.dots.iter().enumerate() {
        shapes.extend(row_of(spec, &plot, format, (row, dot)));
    }
    (shapes, bottom + FOOT)
}

fn row_of(spec: &DotSpec, plot: &Plot, format: Format, (row, dot): (usize, &Dot)) -> Vec<Shape> {
    let y = plot.scale(row);
    let track = format!("M{} {}H{}", px(plot.left), px(y), px(plot.right));
    let mut shapes = vec![Shape::path("grid", track)];
    if let Some((value, _)) = spec.reference.as_ref().filter(|(value, _)| value.is_finite()) {
        shapes.push(Shape::path("ref", format!("M{} {}v14", px(plot.x.at(*value)), px(y - 7.0))));
    }
    if let Some(value) = dot.value.filter(|value| value.is_finite()) {
        shapes.push(mark(dot.mark, (plot.x.at(value), y), dot.hollow));
    }
    let weight = if dot.mark == Mark::Home { "t-s" } else { "" };
    let end = if dot.mark == Mark::Home { "t-s t-e" } else { "t-e" };
    let rank = dot.rank.map(|rank| format!("{rank}."));
    if plot.narrow {
        let baseline = y - 14.0;
        let label = labels::fit(&dot.label, 0.62 * format.width);
        let room = format.width - labels::width(&label) - 14.0;
        let with_rank = |name: &str| match &rank {
            Some(rank) => format!("{rank}\u{a0}{name}"),
            None => name.to_owned(),
        };
        let name = Some(with_rank(&dot.name))
            .filter(|name| labels::width(name) <= room)
            .unwrap_or_else(|| labels::fit(&with_rank(&dot.short), room));
        shapes.push(Shape::text(weight, (0.0, baseline), name));
        shapes.push(Shape::text(end, (format.width, baseline), label));
    } else {
        let baseline = y + 4.5;
        if let Some(rank) = rank {
            shapes.push(Shape::text(end, (RANK - 8.0, baseline), rank));
        }
        shapes.push(Shape::text(weight, (RANK, baseline), labels::fit(&dot.name, COLUMN)));
        let label = labels::fit(&dot.label, COLUMN);
        shapes.push(Shape::text(end, (format.width, baseline), label));
    }
    shapes
}

fn mark(mark: Mark, at: (f64, f64), hollow: bool) -> Shape {
    let class = |series: usize| {
        if hollow { format!("p{series} hollow") } else { format!("p{series}") }
    };
    match mark {
        Mark::Home => Shape::circle(class(1), at, 7.0),
        Mark::Peer => Shape::circle(class(2), at, 3.5),
        // A diamond is always hollow: it is for orientation and has no rank.
        Mark::Reference => marker(4, at, true),
    }
}

fn key(spec: &DotSpec) -> Vec<AnyView> {
    let words = Words(spec.language);
    let drawn = |mark: Mark| spec.dots.iter().any(|dot| dot.mark == mark && dot.value.is_some());
    let hollow = spec.dots.iter().any(|dot| dot.hollow && dot.mark != Mark::Reference);
    let middle = (14.0, 7.0);
    let mut items = Vec::new();
    let mut item = |shape: Shape, text: String| {
        items.push(
            view! {
                <li>
                    <svg class="wk-chart" viewBox="0 0 28 14" aria-hidden="true" focusable="false">
                        {draw(vec![shape])}
                    </svg>
                    {text}
                </li>
            }
            .into_any(),
        );
    };
    for (kind, text) in [
        (Mark::Home, t!(words, "chart-dots-home")),
        (Mark::Peer, t!(words, "chart-dots-peer")),
        (Mark::Reference, t!(words, "chart-dots-reference")),
    ] {
        if drawn(kind) {
            item(mark(kind, middle, false), text);
        }
    }
    if hollow {
        item(mark(Mark::Peer, middle, true), t!(words, "chart-dots-hollow"));
    }
    if let Some((_, name)) = &spec.reference {
        item(Shape::path("ref", "M14 0v14"), name.clone());
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::labels::{Hang, Rect};
    use super::*;

    fn dot(name: &str, mark: Mark, value: Option<f64>, label: &str, rank: Option<usize>) -> Dot {
        Dot {
            name: name.to_owned(),
            short: name.chars().take(2).collect(),
            mark,
            hollow: false,
            value,
            label: label.to_owned(),
            rank,
        }
    }

    fn spec(dots: Vec<Dot>) -> DotSpec {
        DotSpec {
            title_id: "gebiete".to_owned(),
            caption: "Rang 2 von 3".to_owned(),
            subtitle: String::new(),
            description: String::new(),
            dots,
            reference: Some((32.1, "Deutschland 32,1".to_owned())),
            unit_label: "Prozent".to_owned(),
            y_min: None,
            y_max: Some(100.0),
            language: Language::De,
        }
    }

    /// Sixteen Länder with the longest names and labels that there are, and what else may stand beside them.
    fn crowded() -> DotSpec {
        let mut dots: Vec<_> = (1..=15)
            .map(|rank| {
                let value = 60.0 - f64::from(u32::try_from(rank).expect("small")) / 10.0;
                dot("Mecklenburg-Vorpommern", Mark::Peer, Some(value), "mehr als 58,7", Some(rank))
            })
            .collect();
        dots.push(dot("Niedersachsen", Mark::Home, None, "kein Wert für diesen Stand", None));
        dots.push(Dot {
            hollow: true,
            ..dot(
                "Nordrhein-Westfalen",
                Mark::Peer,
                Some(67.0),
                "rund 67, andere Definition, Beispielwert, unvalidiert",
                None,
            )
        });
        dots.push(dot("Deutschland", Mark::Reference, Some(32.1), "32,1", None));
        let union = "Europäische Union (27 Staaten) mit allen ihren Regionen";
        dots.push(dot(union, Mark::Reference, Some(120.0), "rund 120", None));
        spec(dots)
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
    fn texts_never_overlap_and_stay_in_the_drawing() {
        for format in [WIDE, NARROW] {
            let (shapes, height) = shapes(&crowded(), format);
            let texts = written(&shapes);
            assert!(texts.len() > 38, "{}", texts.len());
            for (index, (text, area)) in texts.iter().enumerate() {
                assert!(
                    area.x >= -0.1
                        && area.x + area.w <= format.width + 0.1
                        && area.y + area.h <= height + 1.0,
                    "{text} {area:?} in {}",
                    format.width
                );
                for (other, b) in &texts[index + 1..] {
                    assert!(!area.overlaps(b), "{text} over {other} in {}", format.width);
                }
            }
        }
    }

    #[test]
    fn marks_lie_between_names_and_values_and_cover_no_text() {
        for format in [WIDE, NARROW] {
            let (shapes, _) = shapes(&crowded(), format);
            let texts = written(&shapes);
            for shape in &shapes {
                let Shape::Circle { at, r, .. } = shape else { continue };
                let covered = texts.iter().find(|(_, area)| area.overlaps(&Rect::around(*at, *r)));
                assert_eq!(covered, None, "in {}", format.width);
            }
        }
    }

    #[test]
    fn home_others_and_references_differ_in_shape_and_size() {
        let spec = spec(vec![
            dot("Hamburg", Mark::Peer, Some(68.1), "68,1", Some(1)),
            dot("Niedersachsen", Mark::Home, Some(54.0), "mehr als 54", Some(2)),
            dot("Deutschland", Mark::Reference, Some(32.1), "32,1", None),
        ]);
        let (shapes, _) = shapes(&spec, WIDE);
        let circles: Vec<_> = shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Circle { r, at, .. } => Some((*r, at.0)),
                _ => None,
            })
            .collect();
        assert_eq!(circles.len(), 2);
        assert!(circles[0].0 < circles[1].0 && circles[0].1 > circles[1].1, "{circles:?}");
        let is = |shape: &&Shape, name: &str| matches!(shape, Shape::Path { class, .. } if class == name);
        assert_eq!(shapes.iter().filter(|s| is(s, "p4 hollow")).count(), 1);
        assert_eq!(shapes.iter().filter(|s| is(s, "ref")).count(), 3, "one in each row");
    }

    #[test]
    fn odd_values_draw_no_mark_and_no_panic() {
        let odd = vec![
            dot("A", Mark::Peer, Some(f64::NAN), "", None),
            dot("B", Mark::Peer, Some(f64::INFINITY), "", Some(usize::MAX)),
        ];
        for dots in [odd, Vec::new()] {
            let mut spec = spec(dots);
            spec.reference = Some((f64::NAN, String::new()));
            for format in [WIDE, NARROW] {
                let (shapes, height) = shapes(&spec, format);
                assert!(height.is_finite());
                assert!(!shapes.iter().any(|s| matches!(s, Shape::Circle { .. })));
            }
        }
    }
}
