//! Phases of a measure and its neighbours on a time axis, with the gaps between them named.

use super::scale::{Linear, decimal_year, year_ticks, years};
use super::shape::{Shape, px, view as draw};
use crate::ctx::Ctx;
use crate::i18n::t;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A stretch of time in which the same terms applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Name written on or below the bar.
    pub name: String,
    /// From when to when, in words as exact as the source.
    pub span: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day; none while it goes on.
    pub end: Option<NaiveDate>,
    /// False for phases of a predecessor or successor.
    pub own: bool,
}

/// Time without any phase, between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// First day without a phase.
    pub from: NaiveDate,
    /// Last day without a phase.
    pub to: NaiveDate,
    /// Name of the phase that ends the gap.
    pub before: String,
}

/// The gaps between phases, oldest first; overlapping phases have none.
pub fn gaps(phases: &[Phase]) -> Vec<Gap> {
    let mut sorted: Vec<_> = phases.iter().collect();
    sorted.sort_by_key(|p| p.start);
    let mut gaps = Vec::new();
    let mut covered: Option<NaiveDate> = None;
    for (index, phase) in sorted.iter().enumerate() {
        if index > 0
            && let Some(end) = covered
            && let (Some(from), Some(to)) = (end.succ_opt(), phase.start.pred_opt())
            && from <= to
        {
            gaps.push(Gap { from, to, before: phase.name.clone() });
        }
        covered = match (covered, phase.end) {
            (_, None) => Some(NaiveDate::MAX),
            (None, end) => end,
            (Some(held), Some(end)) => Some(held.max(end)),
        };
    }
    gaps
}

/// Days in a month, on average.
const MONTH: f64 = 365.25 / 12.0;

/// How long a gap is: „20 Tage", „5 Monate", „knapp 12 Monate".
pub fn length(ctx: &Ctx, gap: &Gap) -> String {
    let days = (gap.to - gap.from).num_days() + 1;
    if days < 45 {
        return t!(ctx, "measure-days", count = days);
    }
    let exact = f64::from(i32::try_from(days).unwrap_or(i32::MAX)) / MONTH;
    let months = exact.round();
    // Months count as reached up to two days early; beyond that, and up to a week, the word says it.
    let short_of = months - exact;
    let count = (1..=1_200_i32).find(|n| (f64::from(*n) - months).abs() < 0.5).unwrap_or(1_200);
    if (0.07..=0.25).contains(&short_of) {
        t!(ctx, "measure-almost-months", count = i64::from(count))
    } else {
        t!(ctx, "measure-months", count = i64::from(count))
    }
}

/// The finding in one sentence: „2 Lücken: 5 Monate vor Phase 2, knapp 12 Monate vor Digitalbonus innovativ".
pub fn finding(ctx: &Ctx, phases: &[Phase]) -> String {
    let gaps = gaps(phases);
    if gaps.is_empty() {
        return match phases {
            [only] => t!(ctx, "measure-phases-one", span = only.span.clone()),
            _ => t!(ctx, "measure-phases-no-gap"),
        };
    }
    let list: Vec<_> = gaps
        .iter()
        .map(|gap| {
            let length = length(ctx, gap);
            t!(ctx, "measure-phases-gap", length = length, phase = gap.before.clone())
        })
        .collect();
    let count = i64::try_from(gaps.len()).unwrap_or(i64::MAX);
    t!(ctx, "measure-phases-gaps", count = count, list = list.join(", "))
}

/// A drawing's measures.
#[derive(Debug, Clone, Copy)]
struct Size {
    width: f64,
    class: &'static str,
    suffix: &'static str,
    most_ticks: usize,
}

const WIDE: Size =
    Size { width: 1100.0, class: "wk-chart wk-chart--w", suffix: "w", most_ticks: 14 };
const NARROW: Size =
    Size { width: 340.0, class: "wk-chart wk-chart--n", suffix: "n", most_ticks: 5 };

const PAD: f64 = 8.0;
const BAR: f64 = 40.0;
const LINE: f64 = 16.0;
/// Mean width of a character at 13 px, on the safe side.
const CHAR: f64 = 7.2;

/// Both drawings, wide and narrow; nothing without phases.
pub fn phases(ctx: &Ctx, phases: &[Phase]) -> Option<AnyView> {
    if phases.is_empty() {
        return None;
    }
    Some(
        view! {
            <div class="wk-cq">{drawing(ctx, phases, WIDE)}{drawing(ctx, phases, NARROW)}</div>
        }
        .into_any(),
    )
}

fn drawing(ctx: &Ctx, phases: &[Phase], size: Size) -> AnyView {
    let gap_words: Vec<_> = gaps(phases).into_iter().map(|gap| (length(ctx, &gap), gap)).collect();
    let (shapes, height) =
        shapes(phases, &gap_words, &t!(ctx, "measure-phases-gap-word"), ctx.today, size);
    let (title, text) = (format!("phasen-{}-t", size.suffix), format!("phasen-{}-d", size.suffix));
    let label = format!("{title} {text}");
    let spans: Vec<_> = phases.iter().map(|p| format!("{}: {}", p.name, p.span)).collect();
    view! {
        <svg
            class=size.class
            viewBox=format!("0 0 {} {}", px(size.width), px(height))
            role="img"
            aria-labelledby=label
        >
            <title id=title>{t!(ctx, "measure-phases-title")}</title>
            <desc id=text>{format!("{}. {}.", finding(ctx, phases), spans.join("; "))}</desc>
            {draw(shapes)}
        </svg>
    }
    .into_any()
}

/// Texts in rows, so that none covers another: gives each its centre and its row.
fn place(texts: &[(f64, f64)], width: f64) -> Vec<(f64, usize)> {
    let mut ends: Vec<f64> = Vec::new();
    texts
        .iter()
        .map(|(centre, wide)| {
            let half = (wide / 2.0).min(width / 2.0);
            let x = centre.clamp(half, width - half);
            let free = ends.iter().position(|end| x - half > end + 6.0);
            let row = free.unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(x + half);
            } else {
                ends[row] = x + half;
            }
            (x, row)
        })
        .collect()
}

fn wide(text: &str) -> f64 {
    CHAR * f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

fn rows(placed: &[(f64, usize)]) -> f64 {
    let rows = placed.iter().map(|(_, row)| row + 1).max().unwrap_or(0);
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
}

fn row_of(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX))
}

/// The elements and the height they need.
fn shapes(
    phases: &[Phase],
    gaps: &[(String, Gap)],
    gap_word: &str,
    today: NaiveDate,
    size: Size,
) -> (Vec<Shape>, f64) {
    let first = phases.iter().map(|p| p.start).min().unwrap_or(today);
    let last = phases.iter().map(|p| p.end.unwrap_or(today).max(p.start)).max().unwrap_or(today);
    let from = decimal_year(first);
    // Room at the right for the arrow of a phase that goes on.
    let x = Linear {
        domain: (from, decimal_year(last).max(from + 0.25)),
        range: (PAD, size.width - PAD - 10.0),
    };
    let at = |day: NaiveDate| x.at(decimal_year(day));

    let gap_texts: Vec<_> = gaps
        .iter()
        .map(|(length, gap)| {
            (f64::midpoint(at(gap.from), at(gap.to)), wide(length).max(wide(gap_word)))
        })
        .collect();
    let above = place(&gap_texts, size.width);
    let top = rows(&above) * 2.0 * LINE + 10.0;
    let mut shapes = Vec::new();
    for ((length, gap), (x, row)) in gaps.iter().zip(&above) {
        let y = top - 10.0 - row_of(*row) * 2.0 * LINE;
        shapes.push(Shape::text("t-gap t-m", (*x, y - LINE), gap_word));
        shapes.push(Shape::text("t-m", (*x, y), length.clone()));
        shapes.push(bar("gapbox", at(gap.from) + 2.0, at(gap.to) - 2.0, top));
    }

    let mut outside = Vec::new();
    for phase in phases {
        let (left, right) = (at(phase.start), at(phase.end.unwrap_or(last).max(phase.start)));
        let right = right.max(left + 4.0);
        let class = if phase.own { "bar" } else { "open" };
        shapes.push(bar(class, left, right, top));
        if phase.end.is_none() {
            let (right, half) = (px(right), px(BAR / 2.0));
            shapes.push(Shape::path(class, format!("M{right} {}l8 {half}l-8 {half}z", px(top))));
        }
        if wide(&phase.name) + 16.0 <= right - left {
            shapes.push(Shape::text("on", (left + 8.0, top + 25.0), phase.name.clone()));
        } else {
            outside.push((f64::midpoint(left, right), phase));
        }
    }
    let texts: Vec<_> = outside.iter().map(|(x, phase)| (*x, wide(&phase.name))).collect();
    let below = place(&texts, size.width);
    for ((middle, phase), (x, row)) in outside.iter().zip(&below) {
        let y = top + BAR + 20.0 + row_of(*row) * LINE;
        let line = format!("M{} {}V{}", px(*middle), px(top + BAR), px(y - 12.0));
        shapes.push(Shape::path("ev", line));
        shapes.push(Shape::text("t-s t-m", (*x, y), phase.name.clone()));
    }

    let axis = top + BAR + rows(&below) * LINE + 20.0;
    shapes.push(Shape::path("axis", format!("M{} {}H{}", px(PAD), px(axis), px(size.width - PAD))));
    let (start, end) = years(first, last);
    let inside = |x: f64| (20.0..=size.width - 20.0).contains(&x);
    for year in year_ticks(start, end, size.most_ticks) {
        let tick = x.at(f64::from(year));
        if inside(tick) {
            shapes.push(Shape::path("axis", format!("M{} {}v4", px(tick), px(axis))));
            shapes.push(Shape::text("t-m", (tick, axis + 18.0), year.to_string()));
        }
    }
    (shapes, axis + 24.0)
}

fn bar(class: &'static str, left: f64, right: f64, top: f64) -> Shape {
    let right = right.max(left + 1.0);
    let (left, right, top, height) = (px(left), px(right), px(top), px(BAR));
    Shape::path(class, format!("M{left} {top}H{right}v{height}H{left}z"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use domain::number::Language;

    fn phase(name: &str, start: &str, end: Option<&str>) -> Phase {
        let day = |text: &str| text.parse().expect("a day");
        Phase {
            name: name.into(),
            span: String::new(),
            start: day(start),
            end: end.map(day),
            own: true,
        }
    }

    fn digitalbonus() -> Vec<Phase> {
        vec![
            phase("Phase 1", "2019-09-03", Some("2022-01-31")),
            phase("Phase 2", "2022-06-22", Some("2023-06-30")),
            phase("innovativ", "2024-06-25", None),
        ]
    }

    #[test]
    fn the_gaps_of_the_digitalbonus_are_named() {
        let ctx = fixtures::visitor(Language::De);
        assert_eq!(
            finding(&ctx, &digitalbonus()),
            "2 Lücken: 5 Monate vor Phase 2, knapp 12 Monate vor innovativ"
        );
    }

    #[test]
    fn overlapping_phases_have_no_gap() {
        let phases = [
            phase("A", "2020-01-01", Some("2022-12-31")),
            phase("B", "2020-06-01", Some("2020-12-31")),
            phase("C", "2023-01-01", None),
        ];
        assert_eq!(gaps(&phases), []);
        assert!(gaps(&[phase("A", "2020-01-01", None), phase("B", "2030-01-01", None)]).is_empty());
    }

    #[test]
    fn texts_that_would_meet_go_to_another_row() {
        let placed = place(&[(50.0, 60.0), (60.0, 60.0), (200.0, 60.0)], 340.0);
        assert_eq!(placed.iter().map(|(_, row)| *row).collect::<Vec<_>>(), [0, 1, 0]);
        assert_eq!(place(&[(0.0, 80.0)], 340.0), [(40.0, 0)], "kept inside the drawing");
    }

    #[test]
    fn every_phase_is_named_in_both_drawings() {
        let ctx = fixtures::visitor(Language::De);
        for size in [WIDE, NARROW] {
            let gaps: Vec<_> =
                gaps(&digitalbonus()).into_iter().map(|g| (length(&ctx, &g), g)).collect();
            let (shapes, height) = shapes(&digitalbonus(), &gaps, "Lücke", ctx.today, size);
            assert!(height > 80.0);
            for name in ["Phase 1", "Phase 2", "innovativ", "Lücke", "5 Monate"] {
                assert!(
                    shapes.iter().any(|s| matches!(s, Shape::Text { text, .. } if text == name)),
                    "{name} at {}",
                    size.width
                );
            }
        }
    }
}
