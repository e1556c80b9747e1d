//! How far a value can be relied on, and what a computed value inherits from those it came from.

use super::observation::{Observation, ObservationStatus, Qualifier};
use crate::source::Evidence;
use serde::{Deserialize, Serialize};

/// Qualifier, status and support of a value.
///
/// A computed value is no better than the weakest value it was computed from:
///
/// | mark | what is inherited |
/// |---|---|
/// | qualifier | exact from exact values only; „mehr als" or „knapp" where every qualified value pushes the result the same way; otherwise „rund" |
/// | status | the weakest of normal, provisional, estimated, low reliability, unvalidated, break, other definition |
/// | evidence | the weakest of read, derived, conflict, unverified, illustrative; never better than derived |
///
/// Break and other definition are the weakest statuses because they end comparability; how well the
/// value is supported can still be read from the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// How exactly the value is known.
    pub qualifier: Qualifier,
    /// SDMX status.
    pub status: ObservationStatus,
    /// Support.
    pub evidence: Evidence,
}

impl Marks {
    /// An exact, normal value that stands in its source.
    pub const PLAIN: Self = Self {
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        evidence: Evidence::Read,
    };

    /// The marks of an observation.
    pub fn of(o: &Observation) -> Self {
        let status = if o.is_break() { ObservationStatus::Break } else { o.status };
        Self { qualifier: o.qualifier, status, evidence: o.evidence }
    }

    /// The marks of a result that rises with both values, such as their sum, mean or minimum.
    pub(super) fn joined(self, other: Self) -> Self {
        let qualifier = match (self.qualifier, other.qualifier) {
            (a, b) if a == b => a,
            (Qualifier::Exact, q) | (q, Qualifier::Exact) => q,
            _ => Qualifier::About,
        };
        Self { qualifier, ..self.weakest(other) }
    }

    /// The marks of a product; a quotient has those of its dividend times the reciprocal.
    ///
    /// A bound survives only beside an exact factor: an exact negative one turns it round, and zero
    /// leaves nothing of it.
    pub(super) fn multiplied(self, value: f64, other: Self, by: f64) -> Self {
        let qualifier = match (self.qualifier, other.qualifier) {
            (Qualifier::Exact, Qualifier::Exact) => Qualifier::Exact,
            (bound, Qualifier::Exact) => scaled(bound, by),
            (Qualifier::Exact, bound) => scaled(bound, value),
            _ => Qualifier::About,
        };
        Self { qualifier, ..self.weakest(other) }
    }

    /// The marks of a quotient: as of a product, but a bound of the divisor is none of the result.
    pub(super) fn divided(self, other: Self, by: f64) -> Self {
        let qualifier = match (self.qualifier, other.qualifier) {
            (Qualifier::Exact, Qualifier::Exact) => Qualifier::Exact,
            (bound, Qualifier::Exact) => scaled(bound, by),
            _ => Qualifier::About,
        };
        Self { qualifier, ..self.weakest(other) }
    }

    /// The marks of the same value with the other sign: a lower bound becomes an upper one.
    pub(super) fn negated(self) -> Self {
        Self { qualifier: scaled(self.qualifier, -1.0), ..self }
    }

    /// The marks of a result of which it is not known which way a qualified value pushes it.
    pub(super) fn without_bound(self) -> Self {
        let qualifier = match self.qualifier {
            Qualifier::Exact => Qualifier::Exact,
            Qualifier::About | Qualifier::Below | Qualifier::Above => Qualifier::About,
        };
        Self { qualifier, ..self }
    }

    /// The marks of a value that was computed: at best derived.
    pub(super) fn derived(self) -> Self {
        Self { evidence: self.evidence.max(Evidence::Derived), ..self }
    }

    fn weakest(self, other: Self) -> Self {
        Self {
            qualifier: self.qualifier,
            status: std::cmp::max_by_key(self.status, other.status, |status| weakness(*status)),
            // The values of `Evidence` stand in the order of their strength.
            evidence: self.evidence.max(other.evidence),
        }
    }
}

const fn weakness(status: ObservationStatus) -> u8 {
    match status {
        ObservationStatus::Normal => 0,
        ObservationStatus::Provisional => 1,
        ObservationStatus::Estimated => 2,
        ObservationStatus::LowReliability => 3,
        ObservationStatus::Unvalidated => 4,
        ObservationStatus::Break => 5,
        ObservationStatus::DefinitionDiffers => 6,
    }
}

fn scaled(bound: Qualifier, by: f64) -> Qualifier {
    match bound {
        Qualifier::Exact => Qualifier::Exact,
        Qualifier::Below | Qualifier::Above if by > 0.0 => bound,
        Qualifier::Below if by < 0.0 => Qualifier::Above,
        Qualifier::Above if by < 0.0 => Qualifier::Below,
        Qualifier::About | Qualifier::Below | Qualifier::Above => Qualifier::About,
    }
}

/// A value with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MarkedValue {
    /// The value in the unit of its indicator.
    pub value: f64,
    /// How far it can be relied on.
    pub marks: Marks,
}

impl MarkedValue {
    /// A value with [`Marks::PLAIN`].
    pub const fn plain(value: f64) -> Self {
        Self { value, marks: Marks::PLAIN }
    }

    /// The value of an observation.
    pub fn of(o: &Observation) -> Self {
        Self { value: o.value, marks: Marks::of(o) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn qualified(qualifier: Qualifier) -> Marks {
        Marks { qualifier, ..Marks::PLAIN }
    }

    #[test]
    fn a_bound_survives_only_what_pushes_the_same_way() {
        use Qualifier::{About, Above, Below, Exact};
        for (a, b, sum) in [
            (Exact, Exact, Exact),
            (Exact, Above, Above),
            (Below, Exact, Below),
            (Above, Above, Above),
            (Above, Below, About),
            (About, Above, About),
        ] {
            assert_eq!(qualified(a).joined(qualified(b)).qualifier, sum, "{a:?} + {b:?}");
            assert_eq!(qualified(b).joined(qualified(a)).qualifier, sum, "{b:?} + {a:?}");
        }
        let times = |a, value, b, by| qualified(a).multiplied(value, qualified(b), by).qualifier;
        assert_eq!(times(Above, 5.0, Exact, 2.0), Above);
        assert_eq!(times(Exact, -2.0, Above, 5.0), Below);
        assert_eq!(times(Above, 5.0, Exact, 0.0), About);
        assert_eq!(times(Above, 5.0, Above, 5.0), About);
        assert_eq!(qualified(Below).divided(Marks::PLAIN, -1.0).qualifier, Above);
        assert_eq!(Marks::PLAIN.divided(qualified(Above), 5.0).qualifier, About);
    }

    #[test]
    fn the_weakest_status_and_evidence_win_wherever_they_stand() {
        let weak = Marks { status: ObservationStatus::Unvalidated, ..Marks::PLAIN };
        let unread = Marks { evidence: Evidence::Conflict, ..Marks::PLAIN };
        for joined in [weak.joined(unread), unread.joined(weak)] {
            assert_eq!(joined.status, ObservationStatus::Unvalidated);
            assert_eq!(joined.evidence, Evidence::Conflict);
        }
        assert_eq!(Marks::PLAIN.derived().evidence, Evidence::Derived);
        assert_eq!(unread.derived().evidence, Evidence::Conflict);
    }
}
