use super::areas::{AreaComparison, between_areas};
use super::least_squares::LeastSquares;
use super::means::compare;
use super::segmented::{Coefficient, segmented};
use super::*;
use crate::key::AreaCode;
use std::collections::BTreeMap;

fn year_end(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

fn start_of(year: i32) -> Start {
    Start::at(NaiveDate::from_ymd_opt(year, 1, 1).unwrap())
}

fn yearly(from: i32, values: &[f64]) -> Series {
    Series::new((from..).zip(values).map(|(year, value)| SeriesPoint {
        day: year_end(year),
        value: *value,
        provisional: false,
        after_break: false,
    }))
}

fn broken(series: &Series, year: i32) -> Series {
    Series::new(
        series
            .points()
            .iter()
            .map(|point| SeriesPoint { after_break: point.day == year_end(year), ..*point }),
    )
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
}

/// Annual flow of the Nile at Aswan in 10⁸ m³, 1891 to 1906; Cobb 1978. It fell when the dam was
/// built in 1899.
const NILE: [f64; 16] = [
    1100.0, 1210.0, 1150.0, 1250.0, 1260.0, 1220.0, 1030.0, 1100.0, 774.0, 840.0, 874.0, 694.0,
    940.0, 833.0, 701.0, 916.0,
];

#[test]
fn means_and_slopes_stand_side_by_side() {
    let series = yearly(2016, &[1.0, 2.0, 3.0, 7.0, 9.0, 11.0, 13.0]);
    let found = compare(&series, start_of(2019));
    assert_eq!((found.before.points, found.after.points), (3, 4));
    assert_eq!((found.before.mean, found.after.mean), (Some(2.0), Some(10.0)));
    assert_eq!((found.before.slope, found.after.slope), (Some(1.0), Some(2.0)));
    assert_eq!((found.difference, found.slope_difference), (Some(8.0), Some(1.0)));
    assert_eq!(found.cautions, []);
}

#[test]
fn means_are_there_for_a_single_value_and_slopes_are_not() {
    let found = compare(&yearly(2018, &[4.0, 7.0, 8.0]), start_of(2019));
    assert_eq!((found.difference, found.slope_difference), (Some(3.5), None));
    let nothing_before = compare(&yearly(2019, &[4.0]), start_of(2019));
    assert_eq!((nothing_before.before.mean, nothing_before.difference), (None, None));
    assert_eq!(compare(&Series::default(), start_of(2019)).after.points, 0);
}

#[test]
fn a_value_belongs_to_the_days_after_where_its_period_ends_there() {
    let series = yearly(2016, &[1.0, 2.0, 3.0, 7.0, 9.0]);
    for (start, before, after) in [
        (Start::at(year_end(2018)), 2, 3),
        (start_of(2019), 3, 2),
        (start_of(2019).with_transition_until(year_end(2020)), 3, 1),
        (start_of(2019).with_transition_until(year_end(2017)), 3, 2),
    ] {
        let found = compare(&series, start);
        assert_eq!((found.before.points, found.after.points), (before, after), "{start:?}");
        let left_out = Caution::TransitionLeftOut { points: 1 };
        assert_eq!(found.cautions.contains(&left_out), before + after == 4);
    }
}

#[test]
fn values_before_a_break_are_not_compared() {
    let series = broken(&yearly(2014, &[9.0, 9.0, 1.0, 2.0, 3.0, 7.0, 9.0, 11.0]), 2016);
    let found = compare(&series, start_of(2019));
    assert_eq!(found.before.mean, Some(2.0));
    assert_eq!(found.cautions, [Caution::CutAtBreak { day: year_end(2016) }]);
    let after_start = broken(&series, 2019);
    let error = NoModel::TooFewPoints { before: 0, after: 3, need: 3 };
    assert_eq!(segmented(&after_start, start_of(2019)), Err(error));
}

/// Expected values computed apart from this code, with whole fractions and normal equations.
#[test]
fn a_published_series_gives_the_figures_computed_apart() {
    let found = segmented(&yearly(1891, &NILE), start_of(1899)).unwrap();
    let slope_change = found.slope_change.unwrap();
    for (coefficient, estimate, ordinary, newey_west) in [
        (found.level, 1_193.333_333_333_333_3, 59.983_676_957_341_91, 47.703_892_667_804_12),
        (found.slope, -8.095_238_095_238_095, 14.338_841_358_497_458, 12.650_775_157_393_653),
        (found.step, -324.654_761_904_761_9, 94.026_070_718_066_07, 76.663_558_732_244_82),
        (slope_change, 13.119_047_619_047_619, 20.278_183_917_903_36, 16.180_719_146_290_958),
    ] {
        close(coefficient.estimate, estimate);
        let inference = coefficient.inference.unwrap();
        close(inference.ordinary, ordinary);
        close(inference.newey_west, newey_west);
        close(inference.standard_error, ordinary);
        close(inference.t, estimate / ordinary);
        // 2.179 is the printed critical value for 12 degrees of freedom.
        assert!((inference.high - estimate - 2.179 * ordinary).abs() < 0.000_6 * ordinary);
        close(inference.high - estimate, estimate - inference.low);
        assert_eq!(inference.p < 0.05, inference.low > 0.0 || inference.high < 0.0);
    }
    close(found.durbin_watson.unwrap(), 2.327_464_134_348_270_3);
    close(found.r_squared.unwrap(), 0.821_155_158_760_978_6);
    close(found.residual_deviation, 92.926_312_760_028_32);
    assert_eq!((found.before, found.after, found.degrees_of_freedom), (8, 8, 12));
    assert_eq!((found.first, found.first_after), (year_end(1891), year_end(1899)));
    assert_eq!(found.cautions, []);
    close(found.change_after(0.0), found.step.estimate);
    close(found.change_after(5.0), -324.654_761_904_761_9 + 5.0 * 13.119_047_619_047_619);
}

/// The same flow, 1896 to 1902; expected values computed apart as above.
#[test]
fn up_to_seven_points_only_the_step_is_fitted() {
    let found = segmented(&yearly(1896, &NILE[5..12]), start_of(1899)).unwrap();
    close(found.level.estimate, 1_148.523_809_523_809_6);
    close(found.slope.estimate, -31.857_142_857_142_858);
    close(found.step.estimate, -209.666_666_666_666_66);
    close(found.residual_deviation, 86.990_694_630_983_1);
    assert_eq!((found.slope_change, found.degrees_of_freedom), (None, 4));
    close(found.change_after(7.0), found.step.estimate);
    let durbin_watson = found.durbin_watson.unwrap();
    close(durbin_watson, 2.589_395_124_377_662);
    let expected = [
        Caution::SmallSample { before: 3, after: 4, need: 8 },
        Caution::StepOnly { points: 7 },
        Caution::Autocorrelation { durbin_watson },
    ];
    assert_eq!(found.cautions, expected);
    let eight = segmented(&yearly(1896, &NILE[5..13]), start_of(1899)).unwrap();
    assert!(eight.slope_change.is_some());
}

#[test]
fn below_eight_points_on_a_side_estimates_stand_alone() {
    for (from, inferred) in [(1891, true), (1892, false)] {
        let values = &NILE[usize::try_from(from - 1891).unwrap()..];
        let found = segmented(&yearly(from, values), start_of(1899)).unwrap();
        let all: Vec<Coefficient> =
            [found.level, found.slope, found.step].into_iter().chain(found.slope_change).collect();
        assert!(all.iter().all(|coefficient| coefficient.inference.is_some() == inferred));
        assert_eq!(all.len(), 4);
        let small = Caution::SmallSample { before: 7, after: 8, need: 8 };
        assert_eq!(found.cautions.contains(&small), !inferred);
    }
}

#[test]
fn below_three_points_on_a_side_there_is_no_model() {
    for (start, before, after) in [(1893, 2, 14), (1905, 14, 2), (1880, 0, 16), (1950, 16, 0)] {
        let error = NoModel::TooFewPoints { before, after, need: 3 };
        assert_eq!(segmented(&yearly(1891, &NILE), start_of(start)), Err(error));
    }
    assert!(segmented(&yearly(1891, &NILE), start_of(1894)).is_ok());
}

#[test]
fn a_model_through_every_point_has_estimates_and_nothing_to_judge_them_by() {
    let years = || (0_u8..20).map(f64::from);
    let values: Vec<f64> = years()
        .map(|t| 10.0 + 2.0 * t + if t < 10.0 { 0.0 } else { 5.0 - 3.5 * (t - 10.0) })
        .collect();
    let found = segmented(&yearly(2000, &values), start_of(2010)).unwrap();
    for (coefficient, expected) in [
        (found.level, 10.0),
        (found.slope, 2.0),
        (found.step, 5.0),
        (found.slope_change.unwrap(), -3.5),
    ] {
        close(coefficient.estimate, expected);
        assert_eq!(coefficient.inference, None);
    }
    assert_eq!((found.durbin_watson, found.cautions), (None, vec![Caution::ExactFit]));
}

#[test]
fn a_transition_is_left_out_of_the_model() {
    let mut values: Vec<f64> = (0_u8..20).map(|t| if t < 10 { 1.0 } else { 4.0 }).collect();
    values[10] = 99.0;
    let start = start_of(2010).with_transition_until(year_end(2011));
    let found = segmented(&yearly(2000, &values), start).unwrap();
    close(found.step.estimate, 3.0);
    assert_eq!((found.before, found.after, found.first_after), (10, 9, year_end(2011)));
    let expected = [Caution::ExactFit, Caution::TransitionLeftOut { points: 1 }];
    assert_eq!(found.cautions, expected);
}

#[test]
fn quarters_and_gaps_are_pointed_out() {
    let days = |all: &[&str]| {
        Series::new(all.iter().zip(1_u8..).map(|(day, value)| SeriesPoint {
            day: day.parse().unwrap(),
            value: f64::from(value),
            provisional: false,
            after_break: false,
        }))
    };
    let quarters =
        days(&["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31", "2021-03-31", "2021-06-30"]);
    let found = segmented(&quarters, start_of(2020)).unwrap_err();
    assert_eq!(found, NoModel::TooFewPoints { before: 0, after: 6, need: 3 });
    let start = Start::at("2020-10-01".parse().unwrap());
    let cautions = segmented(&quarters, start).unwrap().cautions;
    assert!(cautions.contains(&Caution::SeveralValuesAYear));
    assert!(!cautions.contains(&Caution::UnevenSpacing));
    let gaps =
        days(&["2010-12-31", "2012-12-31", "2013-12-31", "2014-12-31", "2015-12-31", "2016-12-31"]);
    let cautions = segmented(&gaps, start_of(2014)).unwrap().cautions;
    assert!(cautions.contains(&Caution::UnevenSpacing));
    assert!(!cautions.contains(&Caution::SeveralValuesAYear));
}

#[test]
fn a_provisional_value_is_pointed_out() {
    let series = yearly(1891, &NILE);
    let with = |year| {
        let series = Series::new(
            series
                .points()
                .iter()
                .map(|point| SeriesPoint { provisional: point.day == year_end(year), ..*point }),
        );
        let start = start_of(1898).with_transition_until(year_end(1899));
        segmented(&series, start).unwrap().cautions.contains(&Caution::Provisional)
    };
    assert_eq!((with(1906), with(1898)), (true, false), "the transition is not read");
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn areas(all: &[(&str, &[f64])]) -> BTreeMap<AreaCode, Series> {
    all.iter().map(|(code, values)| (area(code), yearly(2016, values))).collect()
}

fn compared(all: &BTreeMap<AreaCode, Series>, treated: &str) -> AreaComparison {
    between_areas(all, &area(treated), start_of(2019)).unwrap()
}

/// Card and Krueger 1994, table 3: employment per restaurant in New Jersey, where the minimum wage
/// was raised, and Pennsylvania. The published 2.76 comes from figures with more decimals.
#[test]
fn a_published_difference_in_differences_is_reproduced() {
    let all = areas(&[
        ("NJ", &[20.44, 20.44, 20.44, 21.03, 21.03, 21.03]),
        ("PA", &[23.33, 23.33, 23.33, 21.17, 21.17, 21.17]),
    ]);
    let found = compared(&all, "NJ");
    close(found.treated.difference, 0.59);
    close(found.others_difference, -2.16);
    assert!((found.difference_in_differences - 2.76).abs() < 0.011);
    close(found.permutation_p, 1.0);
    assert_eq!(found.cautions, [Caution::FewAreas { smallest_p: 0.5 }]);
}

#[test]
fn the_permutation_counts_the_areas_with_at_least_this_difference() {
    // Changes of 10, −4, 1, 1 and 2: less the mean of the others 10, −7.5, −1.25, −1.25 and 0.
    let all = areas(&[
        ("DE-NI", &[1.0, 2.0, 3.0, 11.0, 12.0, 13.0]),
        ("DE-HB", &[5.0, 5.0, 5.0, 1.0, 1.0, 1.0]),
        ("DE-HH", &[3.0, 4.0, 5.0, 5.0, 5.0, 5.0]),
        ("DE-SH", &[8.0, 8.0, 8.0, 9.0, 9.0, 9.0]),
        ("DE-MV", &[2.0, 2.0, 2.0, 3.0, 4.0, 5.0]),
    ]);
    for (treated, difference, p) in [
        ("DE-NI", 10.0, 0.2),
        ("DE-HB", -7.5, 0.4),
        ("DE-HH", -1.25, 0.8),
        ("DE-SH", -1.25, 0.8),
        ("DE-MV", 0.0, 1.0),
    ] {
        let found = compared(&all, treated);
        close(found.difference_in_differences, difference);
        close(found.permutation_p, p);
        assert_eq!((found.before, found.after, found.others.len()), (3, 3, 4));
    }
    let found = compared(&all, "DE-NI");
    close(found.treated.slope_before, 1.0);
    close(found.others_slope_before, 0.25);
    let few = Caution::FewAreas { smallest_p: 0.2 };
    assert_eq!(found.cautions, [few], "the slope of DE-HH is as steep");
}

#[test]
fn differences_that_are_equal_but_for_rounding_count_as_equal() {
    // 1.3 − 1.0 is more than 0.3 in binary.
    let all = areas(&[
        ("DE-NI", &[1.0, 1.0, 1.0, 1.3, 1.3, 1.3]),
        ("DE-HB", &[0.0, 0.0, 0.0, 0.3, 0.3, 0.3]),
        ("DE-HH", &[0.0; 6]),
        ("DE-SH", &[0.0; 6]),
        ("DE-MV", &[0.0; 6]),
    ]);
    close(compared(&all, "DE-NI").permutation_p, 0.4);
    close(compared(&all, "DE-HB").permutation_p, 0.4);
}

#[test]
fn a_slope_outside_those_of_the_others_is_pointed_out() {
    let all = areas(&[
        ("DE-NI", &[1.0, 3.0, 5.0, 7.0, 9.0, 11.0]),
        ("DE-HB", &[5.0, 5.0, 5.0, 5.0, 5.0, 5.0]),
        ("DE-HH", &[3.0, 4.0, 5.0, 5.0, 5.0, 5.0]),
    ]);
    let differ = Caution::SlopesDifferBefore { slope: 2.0, lowest: 0.0, highest: 1.0 };
    assert!(compared(&all, "DE-NI").cautions.contains(&differ));
    let inside = compared(&all, "DE-HH").cautions;
    assert!(!inside.iter().any(|caution| matches!(caution, Caution::SlopesDifferBefore { .. })));
}

#[test]
fn the_difference_is_the_coefficient_of_area_and_time() {
    let all = areas(&[
        ("DE-NI", &[1.0, 2.5, 3.0, 11.0, 12.0, 9.0, 13.0]),
        ("DE-HB", &[5.0, 4.0, 5.5, 1.0, 2.0, 1.0, 0.5]),
        ("DE-HH", &[3.0, 4.0, 5.0, 5.0, 6.0, 5.0, 4.0]),
    ]);
    let codes: Vec<&AreaCode> = all.keys().collect();
    let cells: Vec<(usize, usize, f64)> = all
        .values()
        .enumerate()
        .flat_map(|(unit, series)| {
            series.points().iter().enumerate().map(move |(time, point)| (unit, time, point.value))
        })
        .collect();
    let column = |holds: &dyn Fn(usize, usize) -> bool| -> Vec<f64> {
        cells.iter().map(|(unit, time, _)| f64::from(u8::from(holds(*unit, *time)))).collect()
    };
    let treated = codes.iter().position(|code| code.as_str() == "DE-NI").unwrap();
    let mut columns = vec![column(&|_, _| true)];
    columns.extend((1..3).map(|at| column(&|unit, _| unit == at)));
    columns.extend((1..7).map(|at| column(&|_, time| time == at)));
    columns.push(column(&|unit, time| unit == treated && time >= 3));
    let observed: Vec<f64> = cells.iter().map(|(_, _, value)| *value).collect();
    let fit = LeastSquares::fit(&columns, &observed).unwrap();
    let found = compared(&all, "DE-NI");
    close(*fit.coefficients().last().unwrap(), found.difference_in_differences);
}

#[test]
fn only_days_that_all_areas_have_are_read() {
    let all = areas(&[
        ("DE-NI", &[1.0, 2.0, 3.0, 11.0, 12.0, 13.0]),
        ("DE-HB", &[5.0, 5.0, 5.0, 1.0, 1.0, 1.0, 700.0]),
    ]);
    let found = compared(&all, "DE-NI");
    close(found.difference_in_differences, 14.0);
    assert!(found.cautions.contains(&Caution::DaysLeftOut { days: 1 }));

    let mut cut = all.clone();
    cut.insert(area("DE-HH"), broken(&yearly(2015, &[0.0; 7]), 2016));
    let found = compared(&cut, "DE-NI");
    assert!(found.cautions.contains(&Caution::CutAtBreak { day: year_end(2016) }));
    cut.insert(area("DE-SH"), broken(&yearly(2015, &[0.0; 7]), 2018));
    let error = NoModel::TooFewPoints { before: 1, after: 3, need: 3 };
    assert_eq!(between_areas(&cut, &area("DE-NI"), start_of(2019)), Err(error));
}

#[test]
fn without_the_area_or_others_there_is_no_comparison() {
    let all = areas(&[("DE-NI", &[1.0, 2.0, 3.0, 11.0, 12.0, 13.0])]);
    let with = |code| between_areas(&all, &area(code), start_of(2019));
    assert_eq!(with("DE-NI"), Err(NoModel::NoComparison));
    assert_eq!(with("DE-HB"), Err(NoModel::NoSuchArea));
    assert_eq!(
        between_areas(&BTreeMap::new(), &area("DE"), start_of(2019)),
        Err(NoModel::NoSuchArea)
    );
}

#[test]
fn codes_of_cautions_are_those_that_are_stored() {
    let code = |value: serde_json::Value| value["code"].as_str().unwrap().to_owned();
    for caution in [
        Caution::SmallSample { before: 1, after: 2, need: 8 },
        Caution::SlopesDifferBefore { slope: 2.0, lowest: 0.0, highest: 1.0 },
        Caution::SeveralValuesAYear,
    ] {
        assert_eq!(code(serde_json::to_value(caution).unwrap()), caution.code());
    }
    for error in [NoModel::NoSuchArea, NoModel::TooFewPoints { before: 0, after: 6, need: 3 }] {
        assert_eq!(code(serde_json::to_value(error).unwrap()), error.to_string());
    }
}
