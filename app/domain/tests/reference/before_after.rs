//! The published interrupted time series of the shared reference cases, recomputed.

use crate::folder::{Row, rows};
use chrono::NaiveDate;
use domain::indicator::before_after::Start;
use domain::indicator::before_after::least_squares::LeastSquares;
use domain::indicator::before_after::segmented::segmented;
use domain::indicator::series::{Series, SeriesPoint};

const CASE: &str = "its-nile";
/// The first year after the change.
const CHANGE: i32 = 1899;

fn close(found: f64, published: f64, tolerance: f64, what: &str) {
    assert!((found - published).abs() <= tolerance, "{what}: {found} instead of {published}");
}

fn years_and_flows(data: &[Row]) -> Vec<(i32, f64)> {
    data.iter().map(|row| (row.text("year").parse().unwrap(), row.number("value"))).collect()
}

/// Annual flow of the Nile 1871 to 1970 by R 4.2.2: `lm`, `sandwich::NeweyWest`, `lmtest::dwtest`.
#[test]
fn the_segmented_regression_of_the_nile_is_reproduced() {
    let Some(data) = rows(CASE, "data.csv") else { return };
    let published = rows(CASE, "expected_its.csv").unwrap();
    let series = Series::new(years_and_flows(&data).into_iter().map(|(year, value)| SeriesPoint {
        day: NaiveDate::from_ymd_opt(year, 12, 31).unwrap(),
        value,
        provisional: false,
        after_break: false,
    }));
    let start = Start::at(NaiveDate::from_ymd_opt(CHANGE, 1, 1).unwrap());
    let found = segmented(&series, start).unwrap();
    let terms = [
        ("level", found.level),
        ("slope", found.slope),
        ("step", found.step),
        ("slope_change", found.slope_change.unwrap()),
    ];
    for ((name, coefficient), row) in terms.into_iter().zip(&published) {
        assert_eq!(name, row.text("term"));
        let inference = coefficient.inference.unwrap();
        close(coefficient.estimate, row.number("estimate"), 1e-8, name);
        close(inference.ordinary, row.number("se_ols"), 1e-8, name);
        close(inference.newey_west, row.number("se_nw1"), 1e-8, name);
        let larger = row.number("se_ols").max(row.number("se_nw1"));
        close(inference.standard_error, larger, 1e-8, name);
        // R prints t and p for the ordinary standard errors.
        if inference.ordinary >= inference.newey_west {
            close(inference.t, row.number("t_ols"), 1e-9, name);
            close(inference.p / row.number("p_ols"), 1.0, 1e-8, name);
        }
        close(found.durbin_watson.unwrap(), row.number("dw"), 1e-9, "Durbin–Watson");
        close(found.r_squared.unwrap(), row.number("r2"), 1e-9, "R²");
        close(found.residual_deviation, row.number("sigma"), 1e-8, "residuals");
        close(
            f64::from(u16::try_from(found.degrees_of_freedom).unwrap()),
            row.number("df"),
            0.0,
            "df",
        );
    }
    assert_eq!((data.len(), published.len()), (100, 4));
}

#[test]
fn newey_west_errors_of_every_published_lag_are_reproduced() {
    let Some(data) = rows(CASE, "data.csv") else { return };
    let published = rows(CASE, "expected_its.csv").unwrap();
    let (years, flows): (Vec<i32>, Vec<f64>) = years_and_flows(&data).into_iter().unzip();
    let column = |of: &dyn Fn(i32) -> i32| years.iter().map(|year| f64::from(of(*year))).collect();
    let columns: [Vec<f64>; 4] = [
        column(&|_| 1),
        column(&|year| year - 1871),
        column(&|year| i32::from(year >= CHANGE)),
        column(&|year| (year - CHANGE).max(0)),
    ];
    let fit = LeastSquares::fit(&columns, &flows).unwrap();
    for (lag, name) in ["se_nw0", "se_nw1", "se_nw2", "se_nw3"].into_iter().enumerate() {
        for (found, row) in fit.newey_west(lag).into_iter().zip(&published) {
            close(found, row.number(name), 1e-8, name);
        }
    }
}
