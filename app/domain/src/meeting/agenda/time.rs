//! Planned time against the length of a meeting, and when it will end.

use super::Agenda;
use crate::meeting::key::AgendaItemId;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

/// When an item is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The item.
    pub item: AgendaItemId,
    /// Minutes from the beginning of the meeting to its own.
    pub begins: u32,
    /// Minutes it takes, with everything below it.
    pub minutes: u32,
}

/// The plan of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimePlan {
    /// One slot per item, in order.
    pub slots: Vec<Slot>,
    /// Minutes of all items.
    pub total: u32,
    /// Minutes from beginning to end of the meeting.
    pub length: u32,
}

impl TimePlan {
    /// Minutes more than the meeting has; 0 where everything fits.
    pub fn over(&self) -> u32 {
        self.total.saturating_sub(self.length)
    }

    /// Minutes that nothing is planned for.
    pub fn spare(&self) -> u32 {
        self.length.saturating_sub(self.total)
    }
}

/// Minutes between two times of a day; over midnight where the end is not later.
pub fn length(begins: NaiveTime, ends: NaiveTime) -> u32 {
    let minutes = (ends - begins).num_minutes();
    u32::try_from(minutes.rem_euclid(24 * 60)).unwrap_or_default()
}

impl Agenda {
    /// Minutes an item takes: its own, or the sum of what lies below it. What was withdrawn or adjourned takes none.
    fn minutes(&self, place: usize) -> u32 {
        let item = &self.items()[place];
        if matches!(item.state, super::ItemState::Withdrawn | super::ItemState::Adjourned) {
            return 0;
        }
        let branch = self.branch(place);
        if branch.len() == 1 {
            return u32::from(item.minutes);
        }
        let below = branch.skip(1).filter(|at| self.parent(*at) == Some(place));
        below.map(|at| self.minutes(at)).sum()
    }

    /// The plan of a meeting of so many minutes.
    pub fn time_plan(&self, length: u32) -> TimePlan {
        let mut total = 0;
        let mut slots = Vec::with_capacity(self.items().len());
        for (place, item) in self.items().iter().enumerate() {
            let minutes = self.minutes(place);
            slots.push(Slot { item: item.id.clone(), begins: total, minutes });
            if !self.has_below(place) && !self.is_dropped(place) {
                total += minutes;
            }
        }
        TimePlan { slots, total, length }
    }

    /// True where it, or an item above it, was withdrawn or adjourned.
    pub fn is_dropped(&self, place: usize) -> bool {
        use super::ItemState::{Adjourned, Withdrawn};
        let mut at = Some(place);
        while let Some(here) = at {
            if matches!(self.items()[here].state, Withdrawn | Adjourned) {
                return true;
            }
            at = self.parent(here);
        }
        false
    }

    /// Where a meeting stands that is under way: time left for the item called at a moment, and when everything is over
    /// if what is left takes as long as planned.
    pub fn outlook(
        &self,
        called: Option<(&AgendaItemId, DateTime<Utc>)>,
        now: DateTime<Utc>,
    ) -> Outlook {
        let mut rest = TimeDelta::zero();
        let mut left = None;
        for (place, item) in self.items().iter().enumerate() {
            if self.has_below(place) || self.is_dropped(place) || item.state.is_over() {
                continue;
            }
            let planned = TimeDelta::minutes(i64::from(item.minutes));
            match called {
                Some((id, since)) if id == &item.id => {
                    let still = planned - (now - since);
                    left = Some(still);
                    // What takes longer than planned ends now at the earliest.
                    rest += still.max(TimeDelta::zero());
                }
                _ => rest += planned,
            }
        }
        Outlook { left, ends: now + rest }
    }
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// Time left for the item being dealt with; below zero once it takes longer than planned.
    pub left: Option<TimeDelta>,
    /// When the meeting will be over.
    pub ends: DateTime<Utc>,
}
