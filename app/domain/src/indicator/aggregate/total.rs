//! Sums as on paper: exact in decimals, and so the same however the addends are grouped.

use crate::number::MAX_ABS;

/// Decimals that count. Published figures have a few, and a fraction of a hundred has sixteen.
const DECIMALS: usize = 18;

/// The sum of decimals, none where an addend or the sum is not finite or beyond [`MAX_ABS`].
///
/// Every addend counts as the shortest decimal that identifies it, up to its 18th decimal. The sum is
/// rounded once, to the nearest `f64`: 0.1 and 0.2 make 0.3. Up to 15 significant digits it is exact.
pub(super) fn total(addends: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut sum: i128 = 0;
    for addend in addends {
        sum = sum.checked_add(fixed(addend)?)?;
    }
    let digits = format!("{:0>width$}", sum.unsigned_abs(), width = DECIMALS + 1);
    let (whole, decimals) = digits.split_at(digits.len() - DECIMALS);
    let magnitude: f64 = format!("{whole}.{decimals}").parse().ok()?;
    let total = if sum < 0 { -magnitude } else { magnitude };
    (magnitude <= MAX_ABS).then_some(total)
}

/// True for what can be computed with: finite, and not beyond [`MAX_ABS`].
pub(super) fn in_range(number: f64) -> bool {
    number.abs() <= MAX_ABS
}

/// A number in units of its last decimal that counts.
fn fixed(number: f64) -> Option<i128> {
    if !in_range(number) {
        return None;
    }
    // `Display` of `f64` is the shortest round-trip decimal and never uses an exponent.
    let text = number.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let kept = decimals.get(..DECIMALS).unwrap_or(decimals);
    let magnitude: i128 = format!("{whole}{kept:0<DECIMALS$}").parse().ok()?;
    Some(if number < 0.0 { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_on_paper() {
        assert_eq!(total([0.1, 0.2]), Some(0.3));
        assert_eq!(total([67.7, -66.6]), Some(1.1));
        assert_eq!(total([74.7, 22.6]), Some(97.3));
        assert_eq!(total([1e15, -1e15, 0.000_001]), Some(0.000_001));
        assert_eq!(total([-0.5, 0.25]), Some(-0.25));
        assert_eq!(total([]), Some(0.0));
    }

    #[test]
    fn what_is_no_usual_number_makes_no_sum() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 2e15] {
            assert_eq!(total([1.0, number]), None, "{number}");
        }
        assert_eq!(total([1e15, 1.0]), None);
        assert_eq!(total([f64::MIN_POSITIVE, 1.0]), Some(1.0));
    }
}
