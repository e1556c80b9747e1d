//! Kinds of majority, and the result of a vote with what it rests on.

use super::{Choice, Tally};
use crate::source::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What a share is a share of.
    Base {
        /// Votes for and against.
        Decisive = "ja-und-nein",
        /// Valid votes, abstentions included.
        Cast = "abgegebene",
        /// Votes of those present who may take part.
        Present = "anwesende",
        /// Votes of all members.
        Members = "stimmberechtigte",
    }
}

impl Base {
    /// Its place among the bases, each of which holds the ones before.
    fn width(self) -> u8 {
        match self {
            Self::Decisive => 0,
            Self::Cast => 1,
            Self::Present => 2,
            Self::Members => 3,
        }
    }
}

/// Which majority a proposal needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "art")]
pub enum MajorityRule {
    /// More for than against; abstentions do not count.
    #[serde(rename = "einfach")]
    Simple,
    /// More than half of the base.
    #[serde(rename = "absolut")]
    Absolute {
        /// Of what.
        of: Base,
    },
    /// At least this part of the base, such as two thirds.
    #[serde(rename = "qualifiziert")]
    Qualified {
        /// Above the line.
        numerator: u16,
        /// Below the line.
        denominator: u16,
        /// Of what.
        of: Base,
    },
    /// At least one for and no more against than this; 0 is consensus.
    #[serde(rename = "konsens")]
    Consensus {
        /// Votes against that do not stop it.
        against: u16,
    },
}

coded! {
    /// What becomes of a proposal with as many votes for as against.
    TieRule {
        /// It is rejected.
        Rejected = "abgelehnt",
        /// The vote of whoever chairs decides; without one it is rejected.
        Chair = "vorsitz",
        /// It is put to the vote again.
        Again = "erneut",
    }
}

coded! {
    /// What a vote has led to.
    Outcome {
        /// It holds.
        Adopted = "angenommen",
        /// It does not.
        Rejected = "abgelehnt",
        /// Another vote is needed.
        Tied = "unentschieden",
    }
}

/// Votes that a share may refer to, beside those given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    /// Votes of those present who may take part.
    pub present: u32,
    /// Votes of all members.
    pub members: u32,
    /// What whoever chairs has voted, where it is known; never of a secret vote.
    pub chair: Option<Choice>,
}

/// The result of a vote with what it rests on: „5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen
/// Ja- und Nein-Stimmen“.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Votes counted.
    pub tally: Tally,
    /// The majority it needed.
    pub rule: MajorityRule,
    /// How many votes the share was taken of.
    pub base: u32,
    /// Votes in favour that were needed, given the others.
    pub needed: u32,
    /// What it has led to.
    pub outcome: Outcome,
    /// The rule for ties, where there was one.
    pub tie: Option<TieRule>,
}

impl Verdict {
    /// „einstimmig“: votes were given for or against, all of them on one side.
    pub fn is_unanimous(&self) -> bool {
        self.outcome != Outcome::Tied
            && self.tally.decisive() > 0
            && (self.tally.yes == 0 || self.tally.no == 0)
    }
}

impl MajorityRule {
    /// What a share of this rule refers to.
    pub fn base(self) -> Base {
        match self {
            Self::Simple | Self::Consensus { .. } => Base::Decisive,
            Self::Absolute { of } | Self::Qualified { of, .. } => of,
        }
    }

    /// The same share, taken of the votes of all members: how the circular procedure counts.
    #[must_use]
    pub fn of_all_members(self) -> Self {
        match self {
            Self::Simple | Self::Absolute { .. } => Self::Absolute { of: Base::Members },
            Self::Qualified { numerator, denominator, .. } => {
                Self::Qualified { numerator, denominator, of: Base::Members }
            }
            // Whoever does not answer has not agreed, but has not stopped it either.
            Self::Consensus { against } => Self::Consensus { against },
        }
    }

    /// True where whatever this rule adopts, the other one adopts too: a vote by this rule is enough where the other one is
    /// asked for.
    pub fn is_enough_for(self, other: Self) -> bool {
        if self == other {
            return true;
        }
        // Votes for and against are among those given, those among the votes present, and those among all.
        let is_of_as_many = self.base().width() >= other.base().width();
        match (self, other) {
            (Self::Consensus { against }, Self::Consensus { against: allowed }) => {
                against <= allowed
            }
            // Nobody against, somebody for: every share of the votes for and against is reached.
            (Self::Consensus { against: 0 }, other) => other.base() == Base::Decisive,
            (Self::Qualified { numerator, denominator, .. }, Self::Consensus { .. }) => {
                numerator >= denominator
            }
            (Self::Absolute { .. }, Self::Simple) => true,
            (Self::Qualified { .. }, Self::Simple) => self.is_above_half(),
            (Self::Absolute { .. }, Self::Absolute { .. }) => is_of_as_many,
            (Self::Qualified { .. }, Self::Absolute { .. }) => {
                is_of_as_many && self.is_above_half()
            }
            (Self::Absolute { .. }, Self::Qualified { numerator, denominator, .. }) => {
                is_of_as_many && u32::from(numerator) * 2 <= u32::from(denominator)
            }
            (
                Self::Qualified { numerator, denominator, .. },
                Self::Qualified { numerator: asked, denominator: of, .. },
            ) => {
                let (own, other) = (
                    u32::from(numerator) * u32::from(of),
                    u32::from(asked) * u32::from(denominator),
                );
                is_of_as_many && own >= other
            }
            // More for than against may be few; and with a vote against that is allowed there may be a tie.
            (Self::Simple | Self::Consensus { .. } | Self::Absolute { .. }, _) => false,
        }
    }

    fn is_above_half(self) -> bool {
        matches!(self, Self::Qualified { numerator, denominator, .. }
            if u32::from(numerator) * 2 > u32::from(denominator))
    }

    /// Decides on a proposal. Nothing is adopted without a vote in favour.
    pub fn decide(self, tie: TieRule, tally: Tally, house: &House) -> Verdict {
        let base = match self.base() {
            Base::Decisive => tally.decisive(),
            Base::Cast => tally.cast(),
            Base::Present => house.present.max(tally.given()),
            Base::Members => house.members.max(tally.given()),
        };
        let needed = match self {
            Self::Simple => tally.no.saturating_add(1),
            Self::Absolute { .. } => base / 2 + 1,
            Self::Qualified { numerator, denominator, .. } => {
                let above = u64::from(base) * u64::from(numerator);
                let part = above.div_ceil(u64::from(denominator.max(1)));
                u32::try_from(part).unwrap_or(u32::MAX).max(1)
            }
            Self::Consensus { .. } => 1,
        };
        let stopped = matches!(self, Self::Consensus { against } if tally.no > u32::from(against));
        let is_tied = self == Self::Simple && tally.yes == tally.no && tally.yes > 0;
        let outcome = if is_tied {
            match tie {
                TieRule::Chair if house.chair == Some(Choice::Yes) => Outcome::Adopted,
                TieRule::Chair | TieRule::Rejected => Outcome::Rejected,
                TieRule::Again => Outcome::Tied,
            }
        } else if tally.yes >= needed && !stopped {
            Outcome::Adopted
        } else {
            Outcome::Rejected
        };
        Verdict { tally, rule: self, base, needed, outcome, tie: is_tied.then_some(tie) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: House = House { present: 10, members: 12, chair: None };

    fn tally(yes: u32, no: u32, abstain: u32) -> Tally {
        Tally { yes, no, abstain, invalid: 0 }
    }

    fn decide(rule: MajorityRule, (yes, no, abstain): (u32, u32, u32)) -> Verdict {
        rule.decide(TieRule::Rejected, tally(yes, no, abstain), &HOUSE)
    }

    #[test]
    fn five_to_one_with_one_abstention_is_adopted() {
        let verdict = decide(MajorityRule::Simple, (5, 1, 1));
        assert_eq!((verdict.outcome, verdict.base, verdict.needed), (Outcome::Adopted, 6, 2));
        assert!(!verdict.is_unanimous());
        assert!(decide(MajorityRule::Simple, (5, 0, 2)).is_unanimous());
        assert!(decide(MajorityRule::Simple, (0, 5, 2)).is_unanimous());
        assert!(!decide(MajorityRule::Simple, (0, 0, 7)).is_unanimous());
    }

    #[test]
    fn truth_table_of_the_kinds() {
        use MajorityRule::{Absolute, Consensus, Qualified, Simple};
        let two_thirds = |of| Qualified { numerator: 2, denominator: 3, of };
        let yes = Outcome::Adopted;
        let no = Outcome::Rejected;
        for (rule, votes, outcome, needed) in [
            (Simple, (1, 0, 9), yes, 1),
            (Simple, (4, 5, 1), no, 6),
            (Simple, (5, 4, 1), yes, 5),
            (Simple, (0, 0, 10), no, 1),
            (Absolute { of: Base::Decisive }, (5, 4, 1), yes, 5),
            (Absolute { of: Base::Cast }, (5, 4, 1), no, 6),
            (Absolute { of: Base::Cast }, (6, 3, 1), yes, 6),
            (Absolute { of: Base::Present }, (5, 0, 1), no, 6),
            (Absolute { of: Base::Present }, (6, 0, 1), yes, 6),
            (Absolute { of: Base::Members }, (6, 0, 0), no, 7),
            (Absolute { of: Base::Members }, (7, 3, 0), yes, 7),
            (two_thirds(Base::Decisive), (4, 2, 4), yes, 4),
            (two_thirds(Base::Decisive), (3, 2, 4), no, 4),
            (two_thirds(Base::Cast), (6, 2, 2), no, 7),
            (two_thirds(Base::Cast), (7, 2, 1), yes, 7),
            (two_thirds(Base::Present), (6, 0, 0), no, 7),
            (two_thirds(Base::Present), (7, 0, 0), yes, 7),
            (two_thirds(Base::Members), (7, 0, 0), no, 8),
            (two_thirds(Base::Members), (8, 2, 0), yes, 8),
            (two_thirds(Base::Decisive), (0, 0, 10), no, 1),
            (Consensus { against: 0 }, (8, 0, 2), yes, 1),
            (Consensus { against: 0 }, (9, 1, 0), no, 1),
            (Consensus { against: 1 }, (9, 1, 0), yes, 1),
            (Consensus { against: 1 }, (8, 2, 0), no, 1),
            (Consensus { against: 1 }, (0, 1, 9), no, 1),
        ] {
            let verdict = decide(rule, votes);
            assert_eq!((verdict.outcome, verdict.needed), (outcome, needed), "{rule:?} {votes:?}");
        }
    }

    #[test]
    fn truth_table_of_what_is_enough() {
        use MajorityRule::{Absolute, Consensus, Qualified, Simple};
        let two_thirds = |of| Qualified { numerator: 2, denominator: 3, of };
        let three_quarters = Qualified { numerator: 3, denominator: 4, of: Base::Cast };
        let half = Qualified { numerator: 1, denominator: 2, of: Base::Members };
        for (held, asked, enough) in [
            (Simple, Simple, true),
            (Simple, two_thirds(Base::Decisive), false),
            (Simple, Absolute { of: Base::Decisive }, false),
            (two_thirds(Base::Decisive), Simple, true),
            (two_thirds(Base::Decisive), two_thirds(Base::Members), false),
            (two_thirds(Base::Members), two_thirds(Base::Present), true),
            (three_quarters, two_thirds(Base::Cast), true),
            (two_thirds(Base::Cast), three_quarters, false),
            (two_thirds(Base::Cast), Absolute { of: Base::Cast }, true),
            (Absolute { of: Base::Members }, Simple, true),
            (Absolute { of: Base::Members }, two_thirds(Base::Decisive), false),
            (Absolute { of: Base::Members }, half, true),
            (half, Absolute { of: Base::Cast }, false),
            (half, Simple, false),
            (Consensus { against: 0 }, two_thirds(Base::Decisive), true),
            (Consensus { against: 0 }, two_thirds(Base::Cast), false),
            (Consensus { against: 0 }, Consensus { against: 1 }, true),
            (Consensus { against: 1 }, Consensus { against: 0 }, false),
            (Consensus { against: 1 }, Simple, false),
            (two_thirds(Base::Members), Consensus { against: 3 }, false),
        ] {
            assert_eq!(held.is_enough_for(asked), enough, "{held:?} for {asked:?}");
        }
    }

    #[test]
    fn truth_table_of_ties() {
        let house = |chair| House { chair, ..HOUSE };
        for (tie, chair, outcome) in [
            (TieRule::Rejected, Some(Choice::Yes), Outcome::Rejected),
            (TieRule::Chair, Some(Choice::Yes), Outcome::Adopted),
            (TieRule::Chair, Some(Choice::No), Outcome::Rejected),
            (TieRule::Chair, Some(Choice::Abstain), Outcome::Rejected),
            (TieRule::Chair, None, Outcome::Rejected),
            (TieRule::Again, Some(Choice::Yes), Outcome::Tied),
        ] {
            let verdict = MajorityRule::Simple.decide(tie, tally(4, 4, 2), &house(chair));
            assert_eq!((verdict.outcome, verdict.tie), (outcome, Some(tie)), "{tie:?} {chair:?}");
        }
        // Nothing for and nothing against is no tie: nothing is adopted.
        let empty = MajorityRule::Simple.decide(TieRule::Again, tally(0, 0, 3), &HOUSE);
        assert_eq!((empty.outcome, empty.tie), (Outcome::Rejected, None));
    }

    #[test]
    fn the_circular_procedure_counts_all_members() {
        let rule = MajorityRule::Simple.of_all_members();
        assert_eq!(decide(rule, (6, 0, 0)).outcome, Outcome::Rejected);
        assert_eq!(decide(rule, (7, 5, 0)).outcome, Outcome::Adopted);
        let qualified = MajorityRule::Qualified { numerator: 3, denominator: 4, of: Base::Cast };
        assert_eq!(decide(qualified.of_all_members(), (9, 0, 0)).needed, 9);
    }
}
