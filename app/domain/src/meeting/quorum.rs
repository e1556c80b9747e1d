//! Whether the council can decide, and why.
//!
//! Quorum counts members, one for each organisation with a vote, whatever the number of its votes.

use crate::source::coded;
use serde::{Deserialize, Serialize};

/// How many members have to be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "art")]
pub enum QuorumShare {
    /// At least this part of the members; one half is „mindestens die Hälfte“.
    #[serde(rename = "mindestens")]
    AtLeast {
        /// Above the line.
        numerator: u16,
        /// Below the line.
        denominator: u16,
    },
    /// More than this part of the members; one half is „die Mehrheit“.
    #[serde(rename = "mehr-als")]
    MoreThan {
        /// Above the line.
        numerator: u16,
        /// Below the line.
        denominator: u16,
    },
    /// A fixed number of members.
    #[serde(rename = "anzahl")]
    Count {
        /// How many.
        members: u16,
    },
}

impl QuorumShare {
    /// How many of `base` members have to be present; never none, so that nobody decides for an empty room.
    pub fn needed(self, base: u32) -> u32 {
        let part = |numerator: u16, denominator: u16| {
            (u64::from(base) * u64::from(numerator), u64::from(denominator.max(1)))
        };
        let needed = match self {
            Self::AtLeast { numerator, denominator } => {
                let (above, below) = part(numerator, denominator);
                above.div_ceil(below)
            }
            Self::MoreThan { numerator, denominator } => {
                let (above, below) = part(numerator, denominator);
                above / below + 1
            }
            Self::Count { members } => u64::from(members),
        };
        u32::try_from(needed).unwrap_or(u32::MAX).max(1)
    }
}

coded! {
    /// How those count who take no part in an item because it concerns them.
    RecusedCount {
        /// As absent for the item; the number of members stays.
        Absent = "abwesend",
        /// Neither as present nor as members for the item.
        OutOfBase = "nicht-mitgezaehlt",
    }
}

/// When the council can decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRule {
    /// How many members have to be present.
    pub share: QuorumShare,
    /// How recused members count.
    pub recused: RecusedCount,
    /// True where a second call on the same matter needs no number, if the letter says so.
    pub second_call: bool,
    /// True where a quorum once found holds until somebody doubts it.
    pub until_doubted: bool,
}

/// What a quorum is found from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembly {
    /// Organisations with a vote.
    pub members: u32,
    /// Of them present, in person or by a deputy, and not recused.
    pub present: u32,
    /// Of them recused for the item.
    pub recused: u32,
    /// True where the invitation kept its notice, or nobody objected that it did not.
    pub duly_summoned: bool,
    /// True where this is a second call on the same matter and the letter pointed out what follows.
    pub second_call: bool,
    /// True where a quorum was found earlier in this meeting and nobody has doubted it since.
    pub found_before: bool,
}

coded! {
    /// What the finding rests on.
    Ground {
        /// Enough are present.
        Enough = "anwesenheit",
        /// A second call needs no number.
        SecondCall = "zweite-ladung",
        /// It was found earlier, and nobody has doubted it.
        NotDoubted = "nicht-angezweifelt",
        /// Too few are present.
        TooFew = "zu-wenige",
        /// The invitation came late, and this was objected to.
        NotSummoned = "ladungsmangel",
        /// The invitation came late, and whether somebody objects was not recorded yet.
        NotAsked = "ruege-offen",
        /// Nobody with a vote is present.
        Empty = "niemand",
    }
}

impl Ground {
    /// True where the council can decide.
    pub fn is_quorum(self) -> bool {
        match self {
            Self::Enough | Self::SecondCall | Self::NotDoubted => true,
            Self::TooFew | Self::NotSummoned | Self::NotAsked | Self::Empty => false,
        }
    }
}

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumFinding {
    /// Members present who may take part in the item.
    pub present: u32,
    /// Members that count.
    pub base: u32,
    /// How many have to be present.
    pub needed: u32,
    /// Members left out of the base because they are recused.
    pub left_out: u32,
    /// The rule applied.
    pub share: QuorumShare,
    /// What it rests on.
    pub ground: Ground,
}

impl QuorumFinding {
    /// True where the council can decide.
    pub fn is_quorum(&self) -> bool {
        self.ground.is_quorum()
    }
}

impl QuorumRule {
    /// Finds whether the council can decide.
    pub fn find(&self, assembly: &Assembly) -> QuorumFinding {
        let left_out = match self.recused {
            RecusedCount::Absent => 0,
            RecusedCount::OutOfBase => assembly.recused.min(assembly.members),
        };
        let base = assembly.members - left_out;
        let present = assembly.present.min(base);
        let needed = self.share.needed(base);
        let ground = if present == 0 {
            Ground::Empty
        } else if !assembly.duly_summoned {
            Ground::NotSummoned
        } else if present >= needed {
            Ground::Enough
        } else if self.second_call && assembly.second_call {
            Ground::SecondCall
        } else if self.until_doubted && assembly.found_before {
            Ground::NotDoubted
        } else {
            Ground::TooFew
        };
        QuorumFinding { present, base, needed, left_out, share: self.share, ground }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: QuorumRule = QuorumRule {
        share: QuorumShare::AtLeast { numerator: 1, denominator: 2 },
        recused: RecusedCount::Absent,
        second_call: true,
        until_doubted: true,
    };

    fn assembly(members: u32, present: u32) -> Assembly {
        Assembly {
            members,
            present,
            recused: 0,
            duly_summoned: true,
            second_call: false,
            found_before: false,
        }
    }

    #[test]
    fn seven_of_twelve_are_a_quorum() {
        let found = HALF.find(&assembly(12, 7));
        assert_eq!((found.present, found.base, found.needed), (7, 12, 6));
        assert_eq!(found.ground, Ground::Enough);
    }

    #[test]
    fn truth_table_of_the_shares() {
        let majority = QuorumShare::MoreThan { numerator: 1, denominator: 2 };
        let half = HALF.share;
        let two_thirds = QuorumShare::AtLeast { numerator: 2, denominator: 3 };
        let five = QuorumShare::Count { members: 5 };
        for (share, base, needed) in [
            (half, 12, 6),
            (half, 11, 6),
            (half, 1, 1),
            (half, 0, 1),
            (majority, 12, 7),
            (majority, 11, 6),
            (majority, 1, 1),
            (two_thirds, 12, 8),
            (two_thirds, 11, 8),
            (two_thirds, 10, 7),
            (five, 12, 5),
            (QuorumShare::Count { members: 0 }, 12, 1),
        ] {
            assert_eq!(share.needed(base), needed, "{share:?} of {base}");
            let rule = QuorumRule { share, ..HALF };
            for present in 0..=base {
                let is_quorum = rule.find(&assembly(base, present)).is_quorum();
                assert_eq!(is_quorum, present >= needed, "{present} of {base} by {share:?}");
            }
        }
    }

    #[test]
    fn truth_table_of_the_grounds() {
        for (change, ground) in [
            (assembly(12, 6), Ground::Enough),
            (assembly(12, 5), Ground::TooFew),
            (assembly(12, 0), Ground::Empty),
            (Assembly { duly_summoned: false, ..assembly(12, 12) }, Ground::NotSummoned),
            (Assembly { second_call: true, ..assembly(12, 2) }, Ground::SecondCall),
            (Assembly { second_call: true, ..assembly(12, 0) }, Ground::Empty),
            (Assembly { found_before: true, ..assembly(12, 5) }, Ground::NotDoubted),
            (Assembly { found_before: true, ..assembly(12, 8) }, Ground::Enough),
        ] {
            assert_eq!(HALF.find(&change).ground, ground, "{change:?}");
        }
        let strict = QuorumRule { second_call: false, until_doubted: false, ..HALF };
        let both = Assembly { second_call: true, found_before: true, ..assembly(12, 5) };
        assert_eq!(strict.find(&both).ground, Ground::TooFew);
    }

    #[test]
    fn recused_members_count_as_the_rule_says() {
        let six_and_two = Assembly { recused: 2, ..assembly(12, 5) };
        assert_eq!(HALF.find(&six_and_two).ground, Ground::TooFew);
        let rule = QuorumRule { recused: RecusedCount::OutOfBase, ..HALF };
        let found = rule.find(&six_and_two);
        assert_eq!((found.present, found.base, found.needed, found.left_out), (5, 10, 5, 2));
        assert!(found.is_quorum());
    }
}
