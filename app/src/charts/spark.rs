//! A small course beside a printed value: decoration, hidden from screen readers.

use super::scale::{Linear, decimal_year};
use super::shape::{Shape, view as draw};
use chrono::NaiveDate;
use leptos::prelude::*;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 36.0;

/// Draws points (day, value, hollow) and the target path over a range of days, 120 × 36.
///
/// The range is the same for all sparklines of a list, so that their courses can be compared. Points outside it are not
/// drawn; no line crosses a gap.
pub fn spark(
    points: &[(NaiveDate, f64, bool)],
    path: Option<&[(NaiveDate, f64)]>,
    range: (NaiveDate, NaiveDate),
) -> impl IntoView + use<> {
    let shapes = draw(shapes(points, path.unwrap_or_default(), range));
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    view! {
        <svg class="wk-chart wk-spark" viewBox=view_box aria-hidden="true" focusable="false">
            {shapes}
        </svg>
    }
}

fn shapes(
    points: &[(NaiveDate, f64, bool)],
    path: &[(NaiveDate, f64)],
    range: (NaiveDate, NaiveDate),
) -> Vec<Shape> {
    let mut shapes = vec![Shape::path("grid", "M4 33H116")];
    let inside = |day: NaiveDate| day >= range.0 && day <= range.1;
    let mut points: Vec<_> = points
        .iter()
        .copied()
        .filter(|(day, value, _)| inside(*day) && value.is_finite())
        .collect();
    points.sort_by_key(|(day, ..)| *day);
    let path: Vec<_> = path.iter().copied().filter(|(day, _)| inside(*day)).collect();
    let values = points.iter().map(|p| p.1).chain(path.iter().map(|p| p.1));
    let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
    let x = Linear { domain: (decimal_year(range.0), decimal_year(range.1)), range: (6.0, 114.0) };
    let y = Linear { domain: (low, if high > low { high } else { low + 1.0 }), range: (31.0, 6.0) };
    let at = |day: NaiveDate, value: f64| (x.at(decimal_year(day)), y.at(value));

    let corners: Vec<_> = path.iter().map(|(day, value)| at(*day, *value)).collect();
    shapes.extend(Shape::polyline("lt", &corners));
    let days: Vec<_> = points.iter().map(|p| p.0).collect();
    for run in super::line::runs(&days, |_| false) {
        let run: Vec<_> = points[run].iter().map(|(day, value, _)| at(*day, *value)).collect();
        shapes.extend(Shape::polyline("l1", &run));
    }
    for (index, (day, value, hollow)) in points.iter().enumerate() {
        let last = index + 1 == points.len();
        let class = if *hollow { "p1 hollow" } else { "p1" };
        shapes.push(Shape::circle(class, at(*day, *value), if last { 3.5 } else { 1.6 }));
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 12, 31).expect("a day")
    }

    #[test]
    fn no_line_crosses_a_gap_and_the_last_point_is_larger() {
        let points = [
            (day(2018), 7.0, false),
            (day(2019), 11.0, false),
            (day(2023), 54.0, false),
            (day(2024), 63.0, true),
        ];
        let shapes = shapes(&points, &[], (day(2017), day(2025)));
        let lines = shapes
            .iter()
            .filter(|s| matches!(s, Shape::Path { class, .. } if class == "l1"))
            .count();
        assert_eq!(lines, 2);
        assert!(matches!(shapes.last(), Some(Shape::Circle { class, r, .. })
            if class == "p1 hollow" && (*r - 3.5).abs() < 1e-9));
    }

    #[test]
    fn nothing_to_draw_is_an_empty_axis() {
        assert_eq!(shapes(&[], &[], (day(2018), day(2025))).len(), 1);
    }
}
