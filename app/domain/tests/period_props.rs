//! Properties of days and periods.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::{Datelike, NaiveDate};
use domain::number::Language;
use domain::period::{Period, PeriodError, YEARS, format_day, parse_day};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap().num_days_from_ce();
    let last = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).unwrap().num_days_from_ce();
    (first..=last).prop_map(|number| NaiveDate::from_num_days_from_ce_opt(number).unwrap())
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        day().prop_map(Period::Day),
        (YEARS, 1_u8..=12).prop_map(|(year, month)| Period::Month { year, month }),
        (YEARS, 1_u8..=4).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        (YEARS, 1_u8..=2).prop_map(|(year, half)| Period::HalfYear { year, half }),
        YEARS.prop_map(Period::Year),
        (1900..2100).prop_map(Period::SchoolYear),
        (1900_i32..=2098, 2..=10).prop_map(|(from, years): (i32, i32)| Period::Span {
            from,
            to: (from + years).min(2100)
        }),
    ]
}

proptest! {
    #[test]
    fn the_code_of_a_period_reads_as_the_period(period in period()) {
        prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
        prop_assert_eq!(format!(" {period}\u{a0}").parse(), Ok(period));
    }

    #[test]
    fn equal_codes_mean_equal_periods(a in period(), b in period()) {
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
    }

    #[test]
    fn a_period_ends_after_it_starts(period in period()) {
        prop_assert!(period.start() <= period.end());
    }

    #[test]
    fn periods_are_ordered_by_last_then_first_day(a in period(), b in period()) {
        prop_assert_eq!(a.cmp(&b), (a.end(), a.start()).cmp(&(b.end(), b.start())));
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    }

    #[test]
    fn decimal_years_keep_the_order_of_the_last_days(a in period(), b in period()) {
        let years = a.decimal_year().partial_cmp(&b.decimal_year());
        prop_assert_eq!(years, Some(a.end().cmp(&b.end())));
    }

    #[test]
    fn a_decimal_year_lies_within_its_year(day in day()) {
        let share = Period::Day(day).decimal_year() - f64::from(day.year());
        prop_assert!(share > 0.0 && share <= 1.0);
    }

    #[test]
    fn a_written_day_reads_as_the_day(day in day()) {
        prop_assert_eq!(parse_day(&format_day(day, Language::De)), Ok(day));
        prop_assert_eq!(parse_day(&day.to_string()), Ok(day));
        prop_assert_eq!(parse_day(&format!("{}.{}.{}", day.day(), day.month(), day.year())), Ok(day));
    }

    #[test]
    fn a_two_digit_year_is_asked_about(day in day()) {
        let short = format!("{}.{}.{:02}", day.day(), day.month(), day.year() % 100);
        match parse_day(&short) {
            Err(PeriodError::TwoDigitYear { suggestion }) => prop_assert!(parse_day(&suggestion).is_ok()),
            // 29 February of a year that is none in this century.
            other => prop_assert_eq!(other, Err(PeriodError::NoSuchDay)),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[-./0-9QS]{0,12}") {
        if let Ok(period) = Period::parse(&text) {
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
            prop_assert!(YEARS.contains(&period.start().year()) && YEARS.contains(&period.end().year()));
        }
    }

    #[test]
    fn every_period_has_its_names(period in period()) {
        for language in [Language::De, Language::En] {
            let year = period.end().year();
            let short_year = format!("{:02}", year % 100);
            for text in [period.label(language), period.short_label(language), period.when_phrase(language)] {
                prop_assert!(text.contains(&short_year), "{text}");
                prop_assert!(!text.contains('-'), "{text}");
            }
        }
    }
}
