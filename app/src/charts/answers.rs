//! Answers on a scale from 1 to 5: per criterion one column for each point, as high as it was given often, „nicht
//! beurteilbar" hollow and apart, the median as a diamond and the mean as a dashed line. Heights, shapes and dashes carry
//! it all, so that it reads in grey as well.

use super::drawing::{Format, NARROW, WIDE};
use super::framed::{Told, framed};
use super::labels::{self, LINE};
use super::line::Words;
use super::shape::{Shape, marker, px, view as draw};
use crate::i18n::t;
use domain::number::{Language, format_number};
use leptos::prelude::*;

/// The answers to one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its short name.
    pub name: String,
    /// Answers with 1 to 5 points.
    pub counts: [usize; 5],
    /// Answers that could not judge.
    pub cannot_judge: usize,
    /// Mean.
    pub mean: Option<f64>,
    /// Median.
    pub median: Option<f64>,
}

/// A chart of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersSpec {
    /// Prefix of the ids inside, unique on the page.
    pub title_id: String,
    /// The finding.
    pub caption: String,
    /// Which round.
    pub subtitle: String,
    /// One sentence for screen readers.
    pub description: String,
    /// One row per criterion.
    pub rows: Vec<Row>,
    /// Language of numbers and words.
    pub language: Language,
}

/// Height of the highest column.
const COLUMN: f64 = 44.0;
/// Room above the columns for the number of answers, and for the name in the narrow drawing.
const ABOVE: f64 = 20.0;
/// Room below the columns for the points and the marker of the median.
const BELOW: f64 = 50.0;
/// Room for the names in the wide drawing.
const NAMES: f64 = 190.0;
/// Room for the column apart.
const APART: f64 = 78.0;

/// Draws the chart: caption, a wide and a narrow drawing of which the container shows one, and the key.
pub fn answers(spec: &AnswersSpec) -> impl IntoView + use<> {
    let drawings = [drawing(spec, WIDE), drawing(spec, NARROW)];
    let words = Words(spec.language);
    let key = |shape: Shape, text: String| {
        view! {
            <li>
                <svg class="wk-chart" viewBox="0 0 28 14" aria-hidden="true" focusable="false">{draw(vec![shape])}</svg>
                {text}
            </li>
        }
    };
    view! {
        <figure class="wk-fig">
            <figcaption>{spec.caption.clone()}<span>{spec.subtitle.clone()}</span></figcaption>
            <div class="wk-cq">{drawings.into_iter().collect_view()}</div>
            <ul class="wk-key-row" aria-label=t!(words, "chart-key")>
                {key(Shape::path("bar", "M6 2h14v10h-14z"), t!(words, "chart-answers-column"))}
                {key(Shape::path("bar hollow", "M6 2h14v10h-14z"), t!(words, "chart-answers-apart"))}
                {key(marker(4, (13.0, 7.0), false), t!(words, "chart-answers-median"))}
                {key(Shape::path("lt", "M13 0v14"), t!(words, "chart-answers-mean"))}
            </ul>
        </figure>
    }
}

/// The wide drawing as a file, without its finding: beside it stands what it shows.
pub fn answers_file(spec: &AnswersSpec) -> String {
    let (shapes, height) = shapes(spec, WIDE);
    super::file::bare(&shapes, (WIDE.width, height))
}

fn drawing(spec: &AnswersSpec, format: Format) -> AnyView {
    let told = Told { id: &spec.title_id, caption: &spec.caption, description: &spec.description };
    framed(&told, format, shapes(spec, format))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The elements, and the height they take. All rows share one scale of heights.
fn shapes(spec: &AnswersSpec, format: Format) -> (Vec<Shape>, f64) {
    let most = spec
        .rows
        .iter()
        .flat_map(|row| row.counts.iter().copied().chain([row.cannot_judge]))
        .max()
        .unwrap_or(0)
        .max(1);
    let height = ABOVE + COLUMN + BELOW + if format.narrow { LINE + 4.0 } else { 0.0 };
    let mut all = Vec::new();
    for (index, row) in spec.rows.iter().enumerate() {
        let top = number(index) * height;
        all.extend(row_of(spec.language, row, format, (top, number(most))));
    }
    (all, number(spec.rows.len()) * height + 4.0)
}

fn row_of(language: Language, row: &Row, format: Format, (top, most): (f64, f64)) -> Vec<Shape> {
    let (left, top) = if format.narrow { (6.0, top + LINE + 4.0) } else { (NAMES, top) };
    let right = format.width - APART;
    let (base, step) = (top + ABOVE + COLUMN, (right - left) / 5.0);
    let width = (step - 8.0).min(64.0);
    // The middle of the column of a point; points between two lie between their columns.
    let at = |point: f64| left + (point - 0.5) * step;
    let mut shapes = Vec::new();
    let name = if format.narrow {
        Shape::text("t-s", (left, top - 6.0), labels::fit(&row.name, format.width - 12.0))
    } else {
        Shape::text("t-s", (0.0, base - 8.0), labels::fit(&row.name, NAMES - 12.0))
    };
    shapes.push(name);
    shapes.push(Shape::path("axis", format!("M{} {}H{}", px(left), px(base), px(right))));
    for (point, count) in (1_u8..).zip(row.counts) {
        let x = at(f64::from(point));
        shapes.extend(column("bar", (x, base, width), number(count) / most, count));
        shapes.push(Shape::text("t-m", (x, base + 14.0), point.to_string()));
    }
    let apart = format.width - APART / 2.0 + 4.0;
    let narrow = width.min(APART - 34.0);
    let apart_column = column(
        "bar hollow",
        (apart, base, narrow),
        number(row.cannot_judge) / most,
        row.cannot_judge,
    );
    shapes.extend(apart_column);
    let words = Words(language);
    shapes.push(Shape::text("t-m", (apart, base + 14.0), t!(words, "measure-voices-cannot-short")));
    if let Some(mean) = row.mean {
        let x = at(mean);
        shapes.push(Shape::path("lt", format!("M{} {}V{}", px(x), px(top + 4.0), px(base + 2.0))));
        let text = t!(words, "chart-answers-mean-of", mean = format_number(mean, 1, language));
        shapes.push(Shape::text("t-m", (x.clamp(left + 30.0, right - 30.0), base + 44.0), text));
    }
    if let Some(median) = row.median {
        shapes.push(marker(4, (at(median), base + 25.0), false));
    }
    shapes
}

/// A column with its number above; nothing but the number where nobody gave it.
fn column(
    class: &'static str,
    (x, base, width): (f64, f64, f64),
    share: f64,
    count: usize,
) -> Vec<Shape> {
    let height = share * COLUMN;
    let label = Shape::text("t-m", (x, base - height - 5.0), count.to_string());
    if count == 0 {
        return vec![label];
    }
    let d = format!(
        "M{} {}v{}h{}v{}z",
        px(x - width / 2.0),
        px(base),
        px(-height),
        px(width),
        px(height)
    );
    vec![Shape::path(class, d), label]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(counts: [usize; 5]) -> AnswersSpec {
        AnswersSpec {
            title_id: "t".to_owned(),
            caption: "Befund".to_owned(),
            subtitle: String::new(),
            description: String::new(),
            rows: vec![Row {
                name: "Aufwand".to_owned(),
                counts,
                cannot_judge: 2,
                mean: Some(2.4),
                median: Some(2.0),
            }],
            language: Language::De,
        }
    }

    #[test]
    fn the_highest_column_fills_its_room_and_nothing_leaves_the_drawing() {
        for format in [WIDE, NARROW] {
            let (shapes, height) = shapes(&spec([1, 2, 1, 1, 0]), format);
            let columns: Vec<_> = shapes
                .iter()
                .filter_map(|s| match s {
                    Shape::Path { class, d } if class == "bar" => Some(d.clone()),
                    _ => None,
                })
                .collect();
            assert_eq!(columns.len(), 4, "no column where nobody answered");
            assert!(columns[1].contains(&format!("v{}", px(-COLUMN))), "{columns:?}");
            for shape in &shapes {
                if let Shape::Text { at, .. } = shape {
                    assert!(
                        (0.0..=format.width).contains(&at.0) && at.1 > 0.0 && at.1 <= height,
                        "{shape:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn numbers_of_answers_stand_at_every_column() {
        let (shapes, _) = shapes(&spec([150, 0, 3, 4, 5]), WIDE);
        for text in ["150", "0", "3", "4", "5", "Mittel 2,4"] {
            let stands = |s: &Shape| matches!(s, Shape::Text { text: t, .. } if t.replace('\u{a0}', " ") == text);
            assert!(shapes.iter().any(stands), "{text}");
        }
    }
}
