//! Student's t distribution with whole degrees of freedom.

use std::f64::consts::PI;

/// How likely a value at least as far from zero as `t` is, to both sides; `degrees` from 1 on.
///
/// Source: `P(|T| ≥ t) = I_x(ν/2, 1/2)` with `x = ν / (ν + t²)` and the regularised incomplete beta
/// function, Abramowitz and Stegun 26.7.1.
pub(super) fn two_sided_p(t: f64, degrees: u32) -> f64 {
    let nu = f64::from(degrees.max(1));
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    let (x, rest) = (nu / (nu + square), square / (nu + square));
    let (a, b) = (nu / 2.0, 0.5);
    let front = x.powf(a) * rest.sqrt() / beta_with_half(degrees);
    // The fraction converges fast below the mean of the distribution; above, the other tail does.
    if x < (a + 1.0) / (a + b + 2.0) {
        front / a * fraction(x, a, b)
    } else {
        1.0 - front / b * fraction(rest, b, a)
    }
}

/// The value that is exceeded to both sides together with probability `p`, `0 < p < 1`.
pub(super) fn critical(p: f64, degrees: u32) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while two_sided_p(high, degrees) > p && high < f64::MAX / 4.0 {
        low = high;
        high *= 2.0;
    }
    // As many halvings as a double has binary digits, and some.
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if two_sided_p(middle, degrees) > p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The beta function of `ν/2` and `1/2`: π for one degree of freedom, 2 for two, and
/// `B(a + 1, 1/2) = B(a, 1/2) · a / (a + 1/2)`.
fn beta_with_half(degrees: u32) -> f64 {
    let mut beta = if degrees.is_multiple_of(2) { 2.0 } else { PI };
    let mut twice_a = if degrees.is_multiple_of(2) { 2 } else { 1 };
    while twice_a < degrees {
        let a = f64::from(twice_a) / 2.0;
        beta *= a / (a + 0.5);
        twice_a += 2;
    }
    beta
}

/// The continued fraction of the incomplete beta function, Abramowitz and Stegun 26.5.8, evaluated
/// from the front (Lentz 1976, as modified by Thompson and Barnett 1986).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const MOST_STEPS: u32 = 10_000;
    // Stands in for a denominator of zero.
    const TINY: f64 = 1e-300;
    let nonzero = |value: f64| if value.abs() < TINY { TINY } else { value };

    let mut numerator = 1.0;
    let mut denominator = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = denominator;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut last = 1.0;
        for term in [even, odd] {
            denominator = 1.0 / nonzero(1.0 + term * denominator);
            numerator = nonzero(1.0 + term / numerator);
            last = numerator * denominator;
            result *= last;
        }
        if (last - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of
    /// Student's t distribution; columns 0.90, 0.975 and 0.995 of one tail.
    #[test]
    fn critical_values_are_those_of_the_published_table() {
        for (degrees, table) in [
            (1, [3.078, 12.706, 63.657]),
            (2, [1.886, 4.303, 9.925]),
            (3, [1.638, 3.182, 5.841]),
            (4, [1.533, 2.776, 4.604]),
            (5, [1.476, 2.571, 4.032]),
            (10, [1.372, 2.228, 3.169]),
            (12, [1.356, 2.179, 3.055]),
            (30, [1.310, 2.042, 2.750]),
            (60, [1.296, 2.000, 2.660]),
            (100, [1.290, 1.984, 2.626]),
        ] {
            for (tail, printed) in [0.10, 0.025, 0.005].into_iter().zip(table) {
                let found = critical(2.0 * tail, degrees);
                assert!((found - printed).abs() <= 0.000_501, "{degrees}, {tail}: {found}");
            }
        }
    }

    #[test]
    fn one_and_two_degrees_of_freedom_have_closed_forms() {
        for t in [0.0_f64, 1e-9, 0.3, 1.0, 2.5, 40.0, 1e6] {
            let one = 1.0 - 2.0 / PI * t.atan();
            let two = 1.0 - t / (2.0 + t * t).sqrt();
            assert!((two_sided_p(t, 1) - one).abs() < 1e-14, "{t}");
            assert!((two_sided_p(t, 2) - two).abs() < 1e-14, "{t}");
            assert!((two_sided_p(-t, 2) - two).abs() < 1e-14, "{t}");
        }
        assert_eq!((two_sided_p(f64::INFINITY, 5), two_sided_p(0.0, 5)), (0.0, 1.0));
    }

    #[test]
    fn critical_values_and_probabilities_undo_each_other() {
        for degrees in [1, 2, 3, 7, 50, 1_000] {
            for p in [0.9, 0.5, 0.05, 1e-6] {
                let back = two_sided_p(critical(p, degrees), degrees);
                assert!((back / p - 1.0).abs() < 1e-9, "{degrees}, {p}: {back}");
            }
        }
    }
}
