//! Golden cases of putting parts together; properties are in `tests/aggregate_props.rs`.

use super::*;
use crate::indicator::observation::Qualifier;
use crate::key::AreaCode;
use crate::period::Period;
use crate::source::Evidence;
use std::collections::{BTreeMap, BTreeSet};

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("a code")
}

fn number(value: f64) -> Amount {
    Amount { quantity: Quantity::Number(value), marks: Marks::PLAIN }
}

fn ratio(numerator: f64, denominator: f64) -> Amount {
    let ratio = Ratio::new(numerator, denominator).expect("a ratio");
    Amount { quantity: Quantity::Ratio(ratio), marks: Marks::PLAIN }
}

fn marked(amount: Amount, status: ObservationStatus) -> Amount {
    Amount { marks: Marks { status, ..amount.marks }, ..amount }
}

fn periods(parts: &[(&str, Amount)]) -> BTreeMap<Period, Amount> {
    parts.iter().map(|(text, amount)| (period(text), *amount)).collect()
}

fn north() -> Territory {
    let members = ["DE-HB", "DE-HH", "DE-NI", "DE-SH"].map(area);
    Territory::new(&BTreeMap::from([(area("GRP-NORD"), BTreeSet::from(members))])).expect("a tree")
}

/// Invented figures of the demo data set, initial consultations per quarter (DB-03).
#[test]
fn a_year_of_counts_is_the_sum_of_its_quarters() {
    let mut quarters = periods(&[
        ("2020-Q1", number(61.0)),
        ("2020-Q2", number(94.0)),
        ("2020-Q3", number(82.0)),
        ("2020-Q4", number(77.0)),
    ]);
    let year = over_periods(Accumulation::PerPeriod, period("2020"), &quarters).expect("a sum");
    assert_eq!(year.quantity, Quantity::Number(314.0));
    assert_eq!(year.marks, Marks { evidence: Evidence::Derived, ..Marks::PLAIN });

    quarters.insert(period("2021-Q1"), number(90.0));
    let outside = over_periods(Accumulation::PerPeriod, period("2020"), &quarters);
    assert_eq!(outside, Err(Refusal::Outside(period("2021-Q1"))));
    // A school year begins within a quarter.
    let school = over_periods(Accumulation::PerPeriod, period("2020/21"), &quarters);
    assert_eq!(school, Err(Refusal::Outside(period("2020-Q1"))));
}

#[test]
fn a_day_that_two_parts_share_counts_once() {
    let parts =
        periods(&[("2020-Q1", number(1.0)), ("2020-03-31", number(1.0)), ("2020-Q2", number(1.0))]);
    let found = over_periods(Accumulation::PerPeriod, period("2020-S1"), &parts);
    assert_eq!(found, Err(Refusal::Overlap(period("2020-Q1"), period("2020-03-31"))));
}

#[test]
fn gaps_are_named_as_large_as_they_come() {
    let parts = periods(&[
        ("2020-Q2", number(1.0)),
        ("2022-02", number(1.0)),
        ("2022-03-02", number(1.0)),
        ("2022-S2", number(1.0)),
    ]);
    let found = over_periods(Accumulation::PerPeriod, period("2020/2022"), &parts);
    let Err(Refusal::Missing(missing)) = found else { panic!("{found:?}") };
    let names: Vec<_> = missing.iter().map(Period::to_string).collect();
    assert_eq!(names[..5], ["2020-Q1", "2020-S2", "2021", "2022-01", "2022-03-01"]);
    assert_eq!(names[5..7], ["2022-03-03", "2022-03-04"]);
    assert_eq!(names.last().map(String::as_str), Some("2022-Q2"));
}

/// Digitalbonus, funds approved so far: 10.5, 14.7 and 66.6 million euros (S015, S017, S021).
#[test]
fn of_a_cumulative_series_the_last_day_counts() {
    let mut states = periods(&[
        ("2020-04", number(10.5)),
        ("2020-06-10", number(14.7)),
        ("2022-05-31", number(66.6)),
    ]);
    let until = |whole, states: &_| over_periods(Accumulation::Cumulative, period(whole), states);
    assert_eq!(until("2020/2022", &states), Err(Refusal::Missing(vec![period("2022-12-31")])));
    assert_eq!(until("2022-05", &periods(&[("2022-05-31", number(66.6))])), Ok(number(66.6)));

    let gained = |whole, states: &_| increment(period(whole), None, states);
    assert_eq!(gained("2022-05", &states), Err(Refusal::Missing(vec![period("2022-04-30")])));
    assert_eq!(
        gained("2021", &states),
        Err(Refusal::Missing(vec![period("2020-12-31"), period("2021-12-31")]))
    );
    states.insert(period("2022-06-01"), number(67.7));
    let day = gained("2022-06-01", &states).expect("both days are there");
    assert_eq!(day.quantity, Quantity::Number(1.1));

    states.insert(period("2022-05"), number(66.6));
    assert_eq!(
        gained("2022-06-01", &states),
        Err(Refusal::Overlap(period("2022-05"), period("2022-05-31")))
    );
}

#[test]
fn before_the_first_day_that_counts_the_state_is_zero() {
    let states = periods(&[("2019-12-31", number(1500.0))]);
    let start = period("2019-09-03").start();
    assert_eq!(increment(period("2019"), Some(start), &states), Ok(number(1500.0)));
    let december = increment(period("2019-12"), Some(start), &states);
    assert_eq!(december, Err(Refusal::Missing(vec![period("2019-11-30")])));
}

#[test]
fn a_gain_is_known_no_better_than_both_states() {
    let above =
        Amount { marks: Marks { qualifier: Qualifier::Above, ..Marks::PLAIN }, ..number(181.0) };
    let states = periods(&[("2022", number(175.0)), ("2023", above), ("2024", above)]);
    let qualifier =
        |whole| increment(period(whole), None, &states).expect("both are there").marks.qualifier;
    assert_eq!(qualifier("2023"), Qualifier::Above);
    assert_eq!(qualifier("2024"), Qualifier::About);
}

#[test]
fn a_series_is_not_put_together_across_a_break_or_with_another_definition() {
    let begins = |value| marked(number(value), ObservationStatus::Break);
    let other = |value| marked(number(value), ObservationStatus::DefinitionDiffers);
    let year = |parts: &[_]| over_periods(Accumulation::PerPeriod, period("2020"), &periods(parts));
    let late = year(&[("2020-S1", number(1.0)), ("2020-S2", begins(2.0))]);
    assert_eq!(late, Err(Refusal::AcrossBreak(period("2020-S2"))));
    let first = year(&[("2020-S1", begins(1.0)), ("2020-S2", number(2.0))]).expect("one series");
    assert_eq!(first.marks.status, ObservationStatus::Break);
    let mixed = year(&[("2020-S1", other(1.0)), ("2020-S2", number(2.0))]);
    assert_eq!(mixed, Err(Refusal::DefinitionDiffers(vec![period("2020-S1")])));

    let states = periods(&[
        ("2019", number(1.0)),
        ("2020-06", begins(2.0)),
        ("2020", number(3.0)),
        ("2021", other(4.0)),
    ]);
    let gained = |whole| increment(period(whole), None, &states);
    assert_eq!(gained("2020"), Err(Refusal::AcrossBreak(period("2020-06"))));
    assert!(gained("2020-S2").is_ok());
    assert_eq!(
        increment(
            period("2020-06"),
            None,
            &periods(&[("2020-05", number(1.0)), ("2020-06", begins(2.0)),])
        ),
        Err(Refusal::AcrossBreak(period("2020-06")))
    );
    let last =
        over_periods(Accumulation::Cumulative, period("2021"), &periods(&[("2021", other(4.0))]));
    assert_eq!(last, Err(Refusal::DefinitionDiffers(vec![period("2021")])));
    assert_eq!(gained("2021"), Err(Refusal::DefinitionDiffers(vec![period("2021")])));
}

/// 21,745 of 62,074 business parks without fast internet, 35 per cent (S061).
#[test]
fn shares_are_summed_and_never_averaged() {
    let business_parks = Ratio::new(21_745.0, 62_074.0).expect("a ratio");
    assert_eq!(business_parks.percent().map(f64::round), Some(35.0));

    let mut parts = BTreeMap::from([
        (area("DE-HB"), ratio(1.0, 10.0)),
        (area("DE-HH"), ratio(90.0, 100.0)),
        (area("DE-NI"), ratio(0.0, 0.0)),
        (area("DE-SH"), ratio(9.0, 90.0)),
    ]);
    let whole = area("GRP-NORD");
    let share = over_areas(Accumulation::ShareOfStock, &whole, &parts, &north()).expect("a share");
    // The mean of the shares would be 36.7 per cent.
    assert_eq!(share.quantity, ratio(100.0, 200.0).quantity);

    parts.insert(area("DE-NI"), number(54.0));
    let bare = over_areas(Accumulation::ShareOfStock, &whole, &parts, &north());
    assert_eq!(bare, Err(Refusal::NoDenominator(vec![area("DE-NI")])));
    let count = over_areas(Accumulation::Stock, &whole, &parts, &north());
    assert_eq!(count, Err(Refusal::NotACount(area("DE-HB"))));
}

/// Fibre available to households in Lower Saxony, 63.38 per cent at the end of 2024 (S051).
#[test]
fn a_share_of_a_stock_needs_no_denominator_for_the_end_of_a_year() {
    let parts = periods(&[("2024-06-30", number(60.0)), ("2024-12-31", number(63.38))]);
    let end = over_periods(Accumulation::ShareOfStock, period("2024"), &parts);
    assert_eq!(end, Ok(number(63.38)));
    let halves = periods(&[("2024-S1", number(60.0)), ("2024-S2", number(63.38))]);
    assert_eq!(
        over_periods(Accumulation::SharePerPeriod, period("2024"), &halves),
        Err(Refusal::NoDenominator(vec![period("2024-S1"), period("2024-S2")]))
    );
    let year_end = periods(&[("2024-12-31", ratio(1.0, 2.0))]);
    assert_eq!(
        over_periods(Accumulation::Stock, period("2024"), &year_end),
        Err(Refusal::NotACount(period("2024-12-31")))
    );
    let none = over_periods(Accumulation::NotAdditive, period("2024"), &halves);
    assert_eq!(none, Err(Refusal::NotAdditive));
}

#[test]
fn areas_are_neither_doubled_nor_made_up() {
    let counts = |codes: &[&str]| -> BTreeMap<_, _> {
        codes.iter().map(|code| (area(code), number(1.0))).collect()
    };
    let north_of = |codes: &[&str]| {
        over_areas(Accumulation::Stock, &area("GRP-NORD"), &counts(codes), &north())
    };
    assert_eq!(
        north_of(&["DE-HB", "DE-NI"]),
        Err(Refusal::Missing(vec![area("DE-HH"), area("DE-SH")]))
    );
    assert_eq!(
        north_of(&["DE-NI", "GRP-NORD"]),
        Err(Refusal::Overlap(area("DE-NI"), area("GRP-NORD")))
    );
    assert_eq!(north_of(&["DE-BY"]), Err(Refusal::Outside(area("DE-BY"))));
    // Part of Lower Saxony, but nothing is known of the other part.
    assert_eq!(north_of(&["DE-NI-LAND"]), Err(Refusal::Outside(area("DE-NI-LAND"))));
    // „Nord" says nothing about Lower Saxony.
    let home = over_areas(Accumulation::Stock, &AreaCode::home(), &counts(&["GRP-NORD"]), &north());
    assert_eq!(home, Err(Refusal::Outside(area("GRP-NORD"))));
}

#[test]
fn members_are_followed_down_and_never_in_a_circle() {
    let members = |all: &[(&str, &[&str])]| -> BTreeMap<_, BTreeSet<_>> {
        all.iter()
            .map(|(of, codes)| (area(of), codes.iter().map(|code| area(code)).collect()))
            .collect()
    };
    let tree: &[(&str, &[&str])] =
        &[("DE", &["X", "NI"]), ("NI", &["Y", "Z"]), ("Y", &["Y1", "Y2"]), ("EMPTY", &[])];
    let territory = Territory::new(&members(tree)).expect("a tree");
    let extent = territory.extent(&area("DE"));
    assert_eq!(extent, ["X", "Y1", "Y2", "Z"].map(area).into());
    assert_eq!(territory.extent(&area("EMPTY")), [area("EMPTY")].into());

    let circle: &[(&str, &[&str])] = &[("A", &["B", "X"]), ("B", &["C"]), ("C", &["A"])];
    assert_eq!(Territory::new(&members(circle)), Err(CircularArea(area("A"))));
    let own: &[(&str, &[&str])] = &[("A", &["A"])];
    assert_eq!(Territory::new(&members(own)), Err(CircularArea(area("A"))));
}

#[test]
fn a_ratio_is_of_something() {
    for (numerator, denominator, why) in [
        (1.0, 0.0, NotARatio::ZeroDenominator),
        (1.0, -2.0, NotARatio::NegativeDenominator),
        (f64::NAN, 1.0, NotARatio::OutOfRange),
        (1.0, f64::INFINITY, NotARatio::OutOfRange),
    ] {
        assert_eq!(Ratio::new(numerator, denominator), Err(why));
    }
    let nothing = Ratio::new(0.0, 0.0).expect("nothing of nothing");
    assert_eq!((nothing.value(), nothing.percent()), (None, None));
    assert_eq!(Ratio::new(1.0, 4.0).map(Ratio::value), Ok(Some(0.25)));
}
