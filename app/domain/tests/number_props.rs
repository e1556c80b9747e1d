//! Properties of reading and writing numbers.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::number::{
    Language, NumberError, format_german, format_number, format_shortest, format_signed,
    parse_german,
};
use proptest::prelude::*;

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::De), Just(Language::En)]
}

/// Half a unit of the last place, and what binary arithmetic adds to it.
fn half_unit(value: f64, decimals: u8) -> f64 {
    0.5 / 10_f64.powi(i32::from(decimals)) + value.abs() * 1e-15
}

proptest! {
    #[test]
    fn a_number_with_d_decimals_survives_writing_and_reading(
        digits in -1_000_000_000_000_i64..=1_000_000_000_000,
        decimals in 0_u8..=9,
    ) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let value = digits as f64 / 10_f64.powi(i32::from(decimals));
        prop_assert_eq!(parse_german(&format_german(value, decimals)), Ok(value));
        prop_assert_eq!(parse_german(&format_shortest(value, decimals, Language::De)), Ok(value));
    }

    #[test]
    fn reading_what_was_written_gives_the_rounded_value(value in -1e14..1e14_f64, decimals in 0_u8..=9) {
        let written = format_german(value, decimals);
        let read = parse_german(&written).unwrap();
        prop_assert!((read - value).abs() <= half_unit(value, decimals), "{value} -> {written}");
        prop_assert_eq!(format_german(read, decimals), written);
    }

    #[test]
    fn rounding_is_symmetric_around_zero(value in 0.0..1e9_f64, decimals in 0_u8..=6) {
        let (plus, minus) = (format_german(value, decimals), format_german(-value, decimals));
        prop_assert_eq!(minus.trim_start_matches('\u{2212}'), plus);
    }

    #[test]
    fn rounding_keeps_the_order(a in -1e6..1e6_f64, b in -1e6..1e6_f64, decimals in 0_u8..=3) {
        let (low, high) = (a.min(b), a.max(b));
        let read = |value| parse_german(&format_german(value, decimals)).unwrap();
        prop_assert!(read(low) <= read(high));
    }

    #[test]
    fn no_hyphen_no_exponent_and_no_signed_zero_is_written(
        value in any::<f64>(),
        decimals in 0_u8..=12,
        language in language(),
    ) {
        for text in [
            format_number(value, decimals, language),
            format_shortest(value, decimals, language),
            format_signed(value, decimals, language),
        ] {
            prop_assert!(!text.contains(['-', 'e', 'E']), "{text}");
            let signed = text.starts_with(['\u{2212}', '+']);
            let zero = text.chars().all(|c| !matches!(c, '1'..='9'));
            prop_assert!(!(signed && zero), "{text}");
        }
    }

    #[test]
    fn english_is_german_with_the_marks_exchanged(value in any::<f64>(), decimals in 0_u8..=6) {
        prop_assume!(value.is_finite());
        let exchanged: String = format_german(value, decimals)
            .chars()
            .map(|c| match c { ',' => '.', '.' => ',', other => other })
            .collect();
        prop_assert_eq!(format_number(value, decimals, Language::En), exchanged);
    }

    #[test]
    fn any_text_is_read_or_refused_within_the_limits(text in "\\PC*|[-+.,0-9 %\u{a0}\u{202f}\u{2212}]{0,14}") {
        match parse_german(&text) {
            Ok(value) => prop_assert!(value.is_finite() && value.abs() <= 1e15),
            Err(NumberError::PointAsDecimal { suggestion }) => {
                prop_assert!(parse_german(&suggestion).is_ok(), "{text:?} -> {suggestion:?}");
            }
            Err(_) => {}
        }
    }

    #[test]
    fn a_point_before_one_two_or_more_than_three_decimals_is_never_read(
        whole in 0_u32..1_000_000,
        decimals in "[0-9]{1,2}|[0-9]{4,6}",
    ) {
        let expected = NumberError::PointAsDecimal { suggestion: format!("{whole},{decimals}") };
        prop_assert_eq!(parse_german(&format!("{whole}.{decimals}")), Err(expected));
    }
}
