//! A share with what it is a share of.

use super::total::in_range;

/// Why two numbers make no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARatio {
    /// The denominator is below zero.
    #[error("ratio_negative_denominator")]
    NegativeDenominator,
    /// Something is counted among nothing.
    #[error("ratio_zero_denominator")]
    ZeroDenominator,
    /// A number is not finite, or beyond [`crate::number::MAX_ABS`].
    #[error("ratio_out_of_range")]
    OutOfRange,
}

/// Numerator and denominator of a share, or sum and number of a mean.
///
/// Nothing among nothing is a ratio, too: a month without applications is not a missing month. It
/// has no value of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    numerator: f64,
    denominator: f64,
}

impl Ratio {
    /// A ratio of finite numbers.
    ///
    /// # Errors
    /// [`NotARatio`].
    pub fn new(numerator: f64, denominator: f64) -> Result<Self, NotARatio> {
        if !in_range(numerator) || !in_range(denominator) {
            return Err(NotARatio::OutOfRange);
        }
        if denominator < 0.0 {
            return Err(NotARatio::NegativeDenominator);
        }
        if denominator == 0.0 && numerator != 0.0 {
            return Err(NotARatio::ZeroDenominator);
        }
        Ok(Self { numerator, denominator })
    }

    /// What is counted.
    pub const fn numerator(self) -> f64 {
        self.numerator
    }

    /// What it is counted among, never below zero.
    pub const fn denominator(self) -> f64 {
        self.denominator
    }

    /// Numerator by denominator, not rounded; none of nothing.
    pub fn value(self) -> Option<f64> {
        (self.denominator > 0.0).then(|| self.numerator / self.denominator)
    }

    /// The share in per cent, not rounded; none of nothing.
    pub fn percent(self) -> Option<f64> {
        (self.denominator > 0.0).then(|| 100.0 * self.numerator / self.denominator)
    }
}
