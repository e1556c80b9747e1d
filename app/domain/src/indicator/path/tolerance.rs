//! How far behind its path a value may be.

use super::{PathError, checked};

/// How far a value may lag behind its path, in the unit of the indicator (for shares: percentage
/// points).
///
/// The council sets both numbers; `0 <= on_plan <= at_risk`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    on_plan: f64,
    at_risk: f64,
}

impl Tolerance {
    /// Tolerances up to which a value counts as on plan and as at risk.
    ///
    /// # Errors
    /// [`PathError::NotFinite`], [`PathError::OutOfRange`], [`PathError::NegativeTolerance`] or
    /// [`PathError::ReversedTolerance`].
    pub fn new(on_plan: f64, at_risk: f64) -> Result<Self, PathError> {
        let (on_plan, at_risk) = (checked(on_plan)?, checked(at_risk)?);
        if on_plan < 0.0 || at_risk < 0.0 {
            return Err(PathError::NegativeTolerance);
        }
        if at_risk < on_plan {
            return Err(PathError::ReversedTolerance);
        }
        Ok(Self { on_plan, at_risk })
    }

    /// Largest lag that is still on plan.
    pub const fn on_plan(self) -> f64 {
        self.on_plan
    }

    /// Largest lag that is still only at risk.
    pub const fn at_risk(self) -> f64 {
        self.at_risk
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusable_tolerances_are_refused() {
        for (on_plan, at_risk, error) in [
            (f64::NAN, 1.0, PathError::NotFinite),
            (1.0, f64::INFINITY, PathError::NotFinite),
            (1.0, 1e16, PathError::OutOfRange),
            (-0.1, 1.0, PathError::NegativeTolerance),
            (0.0, -1.0, PathError::NegativeTolerance),
            (10.0, 2.0, PathError::ReversedTolerance),
        ] {
            assert_eq!(Tolerance::new(on_plan, at_risk), Err(error));
        }
        assert!(Tolerance::new(0.0, 0.0).is_ok());
    }
}
