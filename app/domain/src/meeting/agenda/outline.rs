//! Order, nesting and numbers of an agenda.
//!
//! Items stand in one list, each with its depth; what follows an item and lies deeper is below it. Numbers are never typed:
//! they follow from the order until the agenda is sent. From then on an item keeps its number, and a new one takes the
//! next that is free beside it.

use super::{AgendaItem, ItemState, Place};
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::{ItemNumber, MAX_LEVELS};
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most items of an agenda.
pub const MAX_ITEMS: usize = 200;

/// An agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<AgendaItem>", into = "Vec<AgendaItem>")]
pub struct Agenda {
    items: Vec<AgendaItem>,
}

/// Why items make no agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutlineError {
    /// The first item lies below nothing, or one lies two levels below the one before it.
    #[error("an item lies below nothing")]
    BelowNothing,
    /// More levels than an agenda has.
    #[error("more than {MAX_LEVELS} levels")]
    TooDeep,
    /// An item of the frame that does not stand at its end of the agenda, or not on the first level.
    #[error("the frame is not around the agenda")]
    Frame,
    /// An identifier or a number twice.
    #[error("an item is there twice")]
    Twice,
    /// More items than an agenda has.
    #[error("more than {MAX_ITEMS} items")]
    TooMany,
}

/// Why an item cannot be taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemoveError {
    /// It is not on the agenda.
    #[error("not on the agenda")]
    Unknown,
    /// Every agenda has it.
    #[error("every agenda has it")]
    Frame,
    /// It was sent: it can be withdrawn, and its number stays.
    #[error("it was sent")]
    Sent,
    /// Items below it were sent.
    #[error("items below it were sent")]
    SentBelow,
    /// It, or an item below it, is being dealt with or something has become of it: the minutes tell of it.
    #[error("not planned any more")]
    NotPlanned,
}

impl TryFrom<Vec<AgendaItem>> for Agenda {
    type Error = OutlineError;
    fn try_from(items: Vec<AgendaItem>) -> Result<Self, OutlineError> {
        Self::new(items)
    }
}

impl From<Agenda> for Vec<AgendaItem> {
    fn from(agenda: Agenda) -> Self {
        agenda.items
    }
}

impl Agenda {
    /// An agenda of these items.
    ///
    /// # Errors
    /// [`OutlineError`] where they make none.
    pub fn new(items: Vec<AgendaItem>) -> Result<Self, OutlineError> {
        if items.len() > MAX_ITEMS {
            return Err(OutlineError::TooMany);
        }
        let mut above = None;
        for item in &items {
            if usize::from(item.depth) >= MAX_LEVELS {
                return Err(OutlineError::TooDeep);
            }
            if item.depth > above.map_or(0, |depth: u8| depth + 1) {
                return Err(OutlineError::BelowNothing);
            }
            above = Some(item.depth);
        }
        let mut ids = BTreeSet::new();
        let mut numbers = BTreeSet::new();
        let twice = items.iter().any(|item| {
            !ids.insert(&item.id) || item.sent_as.as_ref().is_some_and(|n| !numbers.insert(n))
        });
        if twice {
            return Err(OutlineError::Twice);
        }
        // The frame reads head, rest, tail, all of it on the first level and with nothing below.
        let part = |item: &AgendaItem| match item.frame {
            Some(Place::Head) => 0,
            None => 1,
            Some(Place::Tail) => 2,
        };
        let framed = items.iter().all(|item| item.frame.is_none() || item.depth == 0);
        let starts_below = items.windows(2).any(|two| two[0].frame.is_some() && two[1].depth > 0);
        if !framed || starts_below || !items.iter().is_sorted_by_key(part) {
            return Err(OutlineError::Frame);
        }
        Ok(Self { items })
    }

    /// The items, in order.
    pub fn items(&self) -> &[AgendaItem] {
        &self.items
    }

    /// Where an item stands.
    pub fn place_of(&self, id: &AgendaItemId) -> Option<usize> {
        self.items.iter().position(|item| &item.id == id)
    }

    /// An item.
    pub fn item(&self, id: &AgendaItemId) -> Option<&AgendaItem> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// An item, for tests that need one in a certain state.
    #[cfg(test)]
    pub(crate) fn item_mut(&mut self, id: &AgendaItemId) -> Option<&mut AgendaItem> {
        self.items.iter_mut().find(|item| &item.id == id)
    }

    /// An item with everything below it.
    pub fn branch(&self, place: usize) -> Range<usize> {
        let Some(item) = self.items.get(place) else { return place..place };
        let below = self.items[place + 1..].iter().take_while(|next| next.depth > item.depth);
        place..place + 1 + below.count()
    }

    /// The item above.
    pub fn parent(&self, place: usize) -> Option<usize> {
        let depth = self.items.get(place)?.depth;
        self.items[..place].iter().rposition(|item| item.depth < depth)
    }

    /// True where items lie below it.
    pub fn has_below(&self, place: usize) -> bool {
        self.branch(place).len() > 1
    }

    /// True once it was sent.
    pub fn is_sent(&self) -> bool {
        self.items.iter().any(|item| item.sent_as.is_some())
    }

    /// The number of each item, in order.
    pub fn numbers(&self) -> Vec<ItemNumber> {
        // The highest place taken below each item, sent ones first: a new item never takes their number.
        let mut taken: BTreeMap<Option<ItemNumber>, u32> = BTreeMap::new();
        for sent in self.items.iter().filter_map(|item| item.sent_as.as_ref()) {
            let highest = taken.entry(sent.parent()).or_default();
            *highest = (*highest).max(sent.place());
        }
        let mut numbers: Vec<ItemNumber> = Vec::with_capacity(self.items.len());
        for (place, item) in self.items.iter().enumerate() {
            let number = item.sent_as.clone().unwrap_or_else(|| {
                let parent = self.parent(place).map(|above| numbers[above].clone());
                let highest = taken.entry(parent.clone()).or_default();
                *highest += 1;
                parent.map_or_else(|| ItemNumber::top(*highest), |above| above.child(*highest))
            });
            numbers.push(number);
        }
        numbers
    }

    /// The number of an item.
    pub fn number_of(&self, id: &AgendaItemId) -> Option<ItemNumber> {
        self.numbers().get(self.place_of(id)?).cloned()
    }

    /// Who may know of an item: the closest circle of it and everything above it.
    pub fn tier_of(&self, place: usize) -> Tier {
        let mut tier = self.items.get(place).map_or(Tier::Secretariat, |item| item.tier);
        let mut at = place;
        while let Some(above) = self.parent(at) {
            tier = tier.min(self.items[above].tier);
            at = above;
        }
        tier
    }

    /// The items a reader may know of, with their numbers; what belongs to a closer circle is absent, whatever lies below it.
    pub fn seen_by(&self, reach: Tier) -> Vec<(ItemNumber, &AgendaItem)> {
        let numbered = self.numbers().into_iter().zip(&self.items).enumerate();
        numbered
            .filter(|(place, _)| self.tier_of(*place).is_within(reach))
            .map(|(_, n)| n)
            .collect()
    }

    /// Adds an item at the end of those below `above`, or of the first level before the end of the frame.
    ///
    /// # Errors
    /// [`OutlineError`] where it would be too deep, below the frame, there already, or one too many.
    pub fn add(
        &self,
        item: AgendaItem,
        above: Option<&AgendaItemId>,
    ) -> Result<Self, OutlineError> {
        let (place, depth) = if let Some(id) = above {
            let parent = self.place_of(id).ok_or(OutlineError::BelowNothing)?;
            (self.branch(parent).end, self.items[parent].depth + 1)
        } else {
            let tail = self.items.iter().position(|i| i.frame == Some(Place::Tail));
            (tail.unwrap_or(self.items.len()), 0)
        };
        let mut items = self.items.clone();
        items.insert(place, AgendaItem { depth, ..item });
        Self::new(items)
    }

    /// True where an item, or one below it, is being dealt with or was: what becomes of it is then a step of the meeting, which
    /// knows of votes and of what comes next.
    pub fn has_begun(&self, id: &AgendaItemId) -> bool {
        let begun =
            |item: &AgendaItem| matches!(item.state, ItemState::Called | ItemState::Treated);
        self.place_of(id).is_some_and(|place| self.items[self.branch(place)].iter().any(begun))
    }

    /// Takes an item off, with everything below it.
    ///
    /// # Errors
    /// [`RemoveError`] for what was sent, every agenda has or something has become of.
    pub fn remove(&self, id: &AgendaItemId) -> Result<Self, RemoveError> {
        let place = self.place_of(id).ok_or(RemoveError::Unknown)?;
        let item = &self.items[place];
        if item.frame.is_some() {
            return Err(RemoveError::Frame);
        }
        if item.sent_as.is_some() {
            return Err(RemoveError::Sent);
        }
        let branch = self.branch(place);
        if self.items[branch.clone()].iter().any(|item| item.sent_as.is_some()) {
            return Err(RemoveError::SentBelow);
        }
        if self.items[branch.clone()].iter().any(|item| item.state != ItemState::Planned) {
            return Err(RemoveError::NotPlanned);
        }
        let mut items = self.items.clone();
        items.drain(branch);
        Ok(Self { items })
    }

    /// The agenda without an item; where it was sent or something has become of what lies below it, with the item marked as
    /// withdrawn. None where it cannot be taken off, and where with it something would go that comes back on a later agenda:
    /// it may stand on one already. `over` is true where the meeting is over.
    pub fn taken_off(&self, id: &AgendaItemId, over: bool) -> Option<Self> {
        let place = self.place_of(id)?;
        let after = self.remove(id).ok().or_else(|| self.stepped(id, ItemState::Withdrawn))?;
        let returns = |agenda: &Self, at: usize| agenda.fate(at, over).comes_back();
        let mut returning = self.branch(place).filter(|at| returns(self, *at));
        let stays =
            |at: usize| after.place_of(&self.items[at].id).is_some_and(|now| returns(&after, now));
        returning.all(stays).then_some(after)
    }

    /// The agenda with another wording of an item: place, number and state stay. None where it is not there.
    pub fn reworded(&self, item: &AgendaItem) -> Option<Self> {
        let place = self.place_of(&item.id)?;
        let mut items = self.items.clone();
        let old = &self.items[place];
        items[place] = AgendaItem {
            depth: old.depth,
            frame: old.frame,
            sent_as: old.sent_as.clone(),
            state: old.state,
            ..item.clone()
        };
        Some(Self { items })
    }

    /// The agenda with an item in another state. None where it is not there or cannot take the step. What waits below an item
    /// that was put off or taken off went along with it, and is put off or taken off no second time.
    pub fn stepped(&self, id: &AgendaItemId, to: ItemState) -> Option<Self> {
        let place = self.place_of(id)?;
        let mut items = self.items.clone();
        let may = items[place].frame.is_none() || to != ItemState::Withdrawn;
        let aside = matches!(to, ItemState::Withdrawn | ItemState::Adjourned);
        let went_along = items[place].state == ItemState::Planned && self.is_dropped(place);
        if !may || (aside && went_along) || !items[place].state.may_become(to) {
            return None;
        }
        items[place].state = to;
        Some(Self { items })
    }

    /// The agenda as it is sent: every item keeps the number it has now.
    #[must_use]
    pub fn sent(&self) -> Self {
        let numbers = self.numbers();
        let keep = |(item, number): (&AgendaItem, ItemNumber)| AgendaItem {
            sent_as: Some(number),
            ..item.clone()
        };
        Self { items: self.items.iter().zip(numbers).map(keep).collect() }
    }

    /// The same items in another order or nesting; only [`super::moves`] makes one.
    pub(super) fn rearranged(items: Vec<AgendaItem>) -> Result<Self, OutlineError> {
        Self::new(items)
    }
}
