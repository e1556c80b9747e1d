//! The course that a path takes between the values agreed for it.

use super::{Point, days};
use crate::source::coded;
use chrono::NaiveDate;

coded! {
    /// How the expected value moves between the agreed values.
    ///
    /// Source of the shapes: house rule; linear and geometric course from the base to the target
    /// year are the two usual ones, a course through agreed interim targets is the council's own.
    PathShape {
        /// The same amount every day, straight from baseline to target: `B + (T − B) · s`, with
        /// `s` the share of the days that have passed.
        Linear = "linear",
        /// Level at the value agreed last until the next one is due.
        Stepwise = "stufen",
        /// Through the interim targets, linear from one to the next.
        Given = "vorgegeben",
        /// The same percentage every day, straight from baseline to target: `B · (T / B)^s`.
        Geometric = "geometrisch",
    }
}

impl PathShape {
    /// True where the path goes through the interim targets; the other shapes go straight from the
    /// baseline to the target.
    pub const fn uses_interim(self) -> bool {
        match self {
            Self::Stepwise | Self::Given => true,
            Self::Linear | Self::Geometric => false,
        }
    }

    /// The value on a day that is not before `from` and before `to`.
    pub(super) fn between(self, from: Point, to: Point, day: NaiveDate) -> f64 {
        let share = days(from.1, day) / days(from.1, to.1);
        match self {
            Self::Linear | Self::Given => from.0 + (to.0 - from.0) * share,
            Self::Stepwise => from.0,
            Self::Geometric => geometric(from.0, to.0, share),
        }
    }
}

/// `from · (to / from)^share` for two values of the same sign. The quotient itself may be too large
/// for a double, its logarithm never is.
fn geometric(from: f64, to: f64, share: f64) -> f64 {
    let log = from.abs().ln() + (to.abs().ln() - from.abs().ln()) * share;
    log.exp().copysign(from)
}
