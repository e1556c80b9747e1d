//! Moving items: up, down, in, out. What lies below an item goes with it.

use super::{Agenda, AgendaItem, OutlineError};
use crate::meeting::key::AgendaItemId;
use crate::source::coded;

coded! {
    /// A way to move an item.
    Move {
        /// Before the item before it on the same level.
        Up = "hoch",
        /// Behind the item after it on the same level.
        Down = "runter",
        /// Below the item before it.
        Indent = "einruecken",
        /// Behind the item it lies below.
        Outdent = "ausruecken",
    }
}

/// Why an item stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoveError {
    /// It is not on the agenda.
    #[error("not on the agenda")]
    Unknown,
    /// It, or what it would change places with, belongs to the frame.
    #[error("the frame stays")]
    Frame,
    /// It, or what it would change places with, was sent.
    #[error("it was sent")]
    Sent,
    /// There is nothing further in this direction.
    #[error("at the end")]
    AtTheEnd,
    /// There is no item before it that it could lie below.
    #[error("nothing to lie below")]
    NothingAbove,
    /// It would lie deeper than an agenda goes.
    #[error("too deep")]
    TooDeep,
    /// It lies on the first level.
    #[error("on the first level")]
    FirstLevel,
}

impl Agenda {
    /// The agenda with one item moved.
    ///
    /// # Errors
    /// [`MoveError`] where it cannot go there.
    pub fn moved(&self, id: &AgendaItemId, how: Move) -> Result<Self, MoveError> {
        let place = self.place_of(id).ok_or(MoveError::Unknown)?;
        self.may_move(place)?;
        match how {
            Move::Up => {
                let before = self.sibling_before(place).ok_or(MoveError::AtTheEnd)?;
                self.may_move(before)?;
                self.swapped(before, place)
            }
            Move::Down => {
                let after = self.sibling_after(place).ok_or(MoveError::AtTheEnd)?;
                self.may_move(after)?;
                self.swapped(place, after)
            }
            Move::Indent => self.indented(place),
            Move::Outdent => self.outdented(place),
        }
    }

    /// The ways an item can go, for its buttons.
    pub fn ways(&self, id: &AgendaItemId) -> Vec<Move> {
        Move::ALL.iter().copied().filter(|how| self.moved(id, *how).is_ok()).collect()
    }

    fn may_move(&self, place: usize) -> Result<(), MoveError> {
        if self.items()[place].frame.is_some() {
            return Err(MoveError::Frame);
        }
        let branch = &self.items()[self.branch(place)];
        if branch.iter().any(|item| item.sent_as.is_some()) {
            return Err(MoveError::Sent);
        }
        Ok(())
    }

    fn sibling_before(&self, place: usize) -> Option<usize> {
        let depth = self.items()[place].depth;
        let found = self.items()[..place].iter().rposition(|item| item.depth <= depth)?;
        (self.items()[found].depth == depth).then_some(found)
    }

    fn sibling_after(&self, place: usize) -> Option<usize> {
        let end = self.branch(place).end;
        let next = self.items().get(end)?;
        (next.depth == self.items()[place].depth).then_some(end)
    }

    /// Swaps two neighbouring branches.
    fn swapped(&self, first: usize, second: usize) -> Result<Self, MoveError> {
        let (first, second) = (self.branch(first), self.branch(second));
        let mut items = self.items().to_vec();
        items[first.start..second.end].rotate_left(first.len());
        Self::arranged(items)
    }

    fn indented(&self, place: usize) -> Result<Self, MoveError> {
        let before = self.sibling_before(place).ok_or(MoveError::NothingAbove)?;
        if self.items()[before].frame.is_some() {
            return Err(MoveError::Frame);
        }
        let mut items = self.items().to_vec();
        for item in &mut items[self.branch(place)] {
            item.depth += 1;
        }
        Self::arranged(items)
    }

    fn outdented(&self, place: usize) -> Result<Self, MoveError> {
        let parent = self.parent(place).ok_or(MoveError::FirstLevel)?;
        let (branch, above) = (self.branch(place), self.branch(parent));
        let mut items = self.items().to_vec();
        for item in &mut items[branch.clone()] {
            item.depth -= 1;
        }
        // What follows it below the same item stays there.
        items[branch.start..above.end].rotate_left(branch.len());
        Self::arranged(items)
    }

    fn arranged(items: Vec<AgendaItem>) -> Result<Self, MoveError> {
        Self::rearranged(items).map_err(|error| match error {
            OutlineError::TooDeep => MoveError::TooDeep,
            OutlineError::Frame => MoveError::Frame,
            OutlineError::BelowNothing | OutlineError::Twice | OutlineError::TooMany => {
                MoveError::NothingAbove
            }
        })
    }
}
