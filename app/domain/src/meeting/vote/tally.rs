//! Choices and counts.

use crate::source::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What one votes.
    Choice {
        /// In favour.
        Yes = "ja",
        /// Against.
        No = "nein",
        /// Neither.
        Abstain = "enthaltung",
    }
}

/// Votes counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Neither.
    pub abstain: u32,
    /// Given, and not to be read; on paper alone.
    pub invalid: u32,
}

impl Tally {
    /// Counts choices, each with its number of votes.
    pub fn of(choices: impl IntoIterator<Item = (Choice, u32)>) -> Self {
        let mut tally = Self::default();
        for (choice, votes) in choices {
            tally.add(choice, votes);
        }
        tally
    }

    /// Adds votes for a choice.
    pub fn add(&mut self, choice: Choice, votes: u32) {
        *match choice {
            Choice::Yes => &mut self.yes,
            Choice::No => &mut self.no,
            Choice::Abstain => &mut self.abstain,
        } += votes;
    }

    /// Votes for and against.
    pub fn decisive(&self) -> u32 {
        self.yes + self.no
    }

    /// Valid votes.
    pub fn cast(&self) -> u32 {
        self.yes + self.no + self.abstain
    }

    /// Everything that was given.
    pub fn given(&self) -> u32 {
        self.cast() + self.invalid
    }
}

/// A count as somebody made it: by raised hands, or of papers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// What was given.
    pub tally: Tally,
    /// Votes of those present who gave none.
    pub not_given: u32,
}

/// Why a count cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// It does not add up to the votes present.
    #[error("{counted} counted, {present} present")]
    DoesNotAddUp {
        /// Votes counted, with those not given.
        counted: u32,
        /// Votes of those present who may take part.
        present: u32,
    },
    /// Invalid votes where nothing but raised hands was counted.
    #[error("raised hands cannot be invalid")]
    InvalidHands,
}

impl Count {
    /// The count, where it adds up to the votes present.
    ///
    /// # Errors
    /// [`CountError`] where it does not, or where hands were counted as invalid.
    pub fn check(&self, present: u32, on_paper: bool) -> Result<Tally, CountError> {
        if self.tally.invalid > 0 && !on_paper {
            return Err(CountError::InvalidHands);
        }
        let parts =
            [self.tally.yes, self.tally.no, self.tally.abstain, self.tally.invalid, self.not_given];
        let counted = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(*part));
        if counted == present {
            Ok(self.tally)
        } else {
            Err(CountError::DoesNotAddUp { counted, present })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_adds_up_to_those_present() {
        let tally = Tally { yes: 5, no: 1, abstain: 1, invalid: 0 };
        assert_eq!(Count { tally, not_given: 0 }.check(7, false), Ok(tally));
        assert_eq!(
            Count { tally, not_given: 1 }.check(7, false),
            Err(CountError::DoesNotAddUp { counted: 8, present: 7 })
        );
        let invalid = Tally { invalid: 1, ..tally };
        assert_eq!(Count { tally: invalid, not_given: 0 }.check(8, true), Ok(invalid));
        assert_eq!(
            Count { tally: invalid, not_given: 0 }.check(8, false),
            Err(CountError::InvalidHands)
        );
        let huge = Count { tally: Tally { yes: u32::MAX, ..tally }, not_given: u32::MAX };
        assert!(huge.check(7, false).is_err());
    }

    #[test]
    fn votes_of_an_organisation_count_together() {
        let tally = Tally::of([(Choice::Yes, 2), (Choice::No, 1), (Choice::Abstain, 1)]);
        assert_eq!(tally, Tally { yes: 2, no: 1, abstain: 1, invalid: 0 });
        assert_eq!((tally.decisive(), tally.cast(), tally.given()), (3, 4, 4));
    }
}
