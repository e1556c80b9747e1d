//! What has become of an item, as far as the agendas of later meetings are concerned.

use super::{Agenda, AgendaItem, ItemState};

/// What has become of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands on the agenda of a meeting that is to come or under way.
    Waits,
    /// It was dealt with.
    Treated,
    /// The meeting put it off, alone or with what it lies below.
    PutOff,
    /// The meeting was over before it was called.
    NotReached,
    /// It was taken off, or nothing of it outlives its meeting.
    Gone,
}

impl Fate {
    /// True where it belongs on the agenda of a later meeting.
    pub fn comes_back(self) -> bool {
        matches!(self, Self::PutOff | Self::NotReached)
    }
}

impl Agenda {
    /// What has become of an item. What still waits when the meeting is `over` was not reached. What was never called goes
    /// along with the nearest item above that was put off or taken off.
    ///
    /// Items of the frame never come back, because every agenda has its own; nor do mere headings, because what lies below
    /// them comes back by itself.
    pub fn fate(&self, place: usize, over: bool) -> Fate {
        let Some(item) = self.items().get(place) else { return Fate::Gone };
        let fate = match item.state {
            ItemState::Treated => Fate::Treated,
            ItemState::Withdrawn => Fate::Gone,
            ItemState::Adjourned => Fate::PutOff,
            ItemState::Called if over => Fate::NotReached,
            ItemState::Called => Fate::Waits,
            ItemState::Planned => match self.taken_along(place) {
                Some(ItemState::Withdrawn) => Fate::Gone,
                Some(_) => Fate::PutOff,
                None if over => Fate::NotReached,
                None => Fate::Waits,
            },
        };
        let stays_behind = item.frame.is_some() || self.is_mere_heading(place, item);
        if fate.comes_back() && stays_behind { Fate::Gone } else { fate }
    }

    /// What became of the nearest item above that was put off or taken off.
    fn taken_along(&self, place: usize) -> Option<ItemState> {
        let mut above = std::iter::successors(self.parent(place), |at| self.parent(*at));
        let state = |at: usize| self.items()[at].state;
        let at = above.find(|at| matches!(state(*at), ItemState::Withdrawn | ItemState::Adjourned));
        at.map(state)
    }

    /// True for an item that only holds together what lies below it: no proposal stands behind it, and it has no paper.
    fn is_mere_heading(&self, place: usize, item: &AgendaItem) -> bool {
        self.has_below(place) && item.origin.is_empty() && item.paper.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::super::template::blank;
    use super::*;
    use crate::meeting::key::AgendaItemId;
    use crate::tier::Tier;

    fn item(name: &str, depth: u8, state: ItemState) -> AgendaItem {
        let id = AgendaItemId::parse(name).expect("a key");
        AgendaItem { depth, state, ..blank(id, name.to_owned(), Tier::Council) }
    }

    fn fates(items: &[AgendaItem], over: bool) -> Vec<Fate> {
        let agenda = Agenda::new(items.to_vec()).expect("an agenda");
        (0..items.len()).map(|place| agenda.fate(place, over)).collect()
    }

    #[test]
    fn what_was_not_reached_comes_back_once_the_meeting_is_over() {
        use ItemState::{Adjourned, Planned, Treated, Withdrawn};
        let items = [
            item("a", 0, Treated),
            item("b", 0, Withdrawn),
            item("c", 0, Adjourned),
            item("d", 0, Planned),
        ];
        let ahead = [Fate::Treated, Fate::Gone, Fate::PutOff, Fate::Waits];
        assert_eq!(fates(&items, false), ahead);
        let over = [Fate::Treated, Fate::Gone, Fate::PutOff, Fate::NotReached];
        assert_eq!(fates(&items, true), over);
    }

    #[test]
    fn what_lies_below_a_heading_shares_what_becomes_of_it() {
        use ItemState::{Adjourned, Planned, Treated, Withdrawn};
        let below = |heading| {
            vec![
                item("h", 0, heading),
                item("a", 1, Planned),
                item("b", 1, Treated),
                item("c", 1, Withdrawn),
            ]
        };
        let put_off = [Fate::Gone, Fate::PutOff, Fate::Treated, Fate::Gone];
        assert_eq!(fates(&below(Adjourned), false), put_off);
        let taken_off = [Fate::Gone, Fate::Gone, Fate::Treated, Fate::Gone];
        assert_eq!(fates(&below(Withdrawn), true), taken_off);
        // A heading that is a matter of its own comes back as well.
        let mut own = below(Adjourned);
        own[0].origin = "antrag/m1".into();
        assert_eq!(fates(&own, false)[0], Fate::PutOff);
    }

    #[test]
    fn the_frame_stays_with_its_meeting() {
        let tail = AgendaItem { frame: Some(Place::Tail), ..item("t", 0, ItemState::Planned) };
        assert_eq!(fates(std::slice::from_ref(&tail), false), [Fate::Waits]);
        assert_eq!(fates(std::slice::from_ref(&tail), true), [Fate::Gone]);
    }
}
