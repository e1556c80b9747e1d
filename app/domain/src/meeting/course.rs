//! The course of a meeting: it is opened, items are called and left, put off or taken off, and it is closed.
//!
//! An item that others lie below is a heading: it is never called itself, begins with the first item below it and is over
//! with the last one. What becomes of an item stands in the agenda, when it was dealt with in the sitting; both change
//! together or not at all.

use super::agenda::{Agenda, AgendaItem, ItemState};
use super::attendance::Attendance;
use super::key::AgendaItemId;
use super::minutes::draft::Treatment;
use super::quorum::QuorumRule;
use super::sitting::{Lateness, Sitting};
use chrono::{DateTime, Utc};

/// A meeting that is under way, with its agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// What has happened.
    pub sitting: Sitting,
    /// The agenda with what became of its items.
    pub agenda: Agenda,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CourseError {
    /// The meeting was not opened, or is closed.
    #[error("the meeting is not on")]
    NotOn,
    /// A poll takes votes: it is closed or withdrawn first.
    #[error("a poll takes votes")]
    PollOpen,
    /// There is no such item, or it is a heading.
    #[error("no item that can be called")]
    Unknown,
    /// Not from where the item stands.
    #[error("not from here")]
    NotFromHere,
}

/// Who opens a meeting, as the minutes will say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Who chairs.
    pub chair: String,
    /// Who takes the minutes.
    pub minute_taker: String,
    /// True where this is a second call on the same matter.
    pub second_call: bool,
    /// What did not keep its notice.
    pub lateness: Lateness,
}

impl Sitting {
    /// Opens a meeting with those present, and finds whether there is a quorum.
    pub fn open(
        meeting: u32,
        opening: Opening,
        attendance: Attendance,
        rule: &QuorumRule,
        now: DateTime<Utc>,
    ) -> Self {
        let mut sitting = Self {
            meeting,
            chair: opening.chair,
            minute_taker: opening.minute_taker,
            second_call: opening.second_call,
            lateness: opening.lateness,
            opened: Some(now),
            attendance,
            ..Self::default()
        };
        sitting.find_quorum(rule, now);
        sitting
    }

    /// Finds the quorum anew; what was found before does not count, and a doubt is answered with it.
    pub fn find_quorum(&mut self, rule: &QuorumRule, at: DateTime<Utc>) {
        self.quorum = None;
        let found = self.quorum_at(rule, at, None);
        self.quorum = Some(found);
        self.doubted = false;
    }
}

impl Course {
    fn is_on(&self) -> Result<(), CourseError> {
        if !self.sitting.is_on() {
            return Err(CourseError::NotOn);
        }
        if self.sitting.open_poll().is_some() { Err(CourseError::PollOpen) } else { Ok(()) }
    }

    fn waits(&self, place: usize) -> bool {
        !self.agenda.has_below(place) && !self.agenda.is_dropped(place)
    }

    fn here(&self) -> Option<usize> {
        self.agenda.place_of(&self.sitting.current.as_ref()?.0)
    }

    /// The item that comes next: the first one behind the one being dealt with, otherwise the first that waits.
    pub fn next(&self) -> Option<&AgendaItem> {
        let planned = |place: &usize| {
            self.waits(*place) && self.agenda.items()[*place].state == ItemState::Planned
        };
        let all = 0..self.agenda.items().len();
        let behind = self.here().and_then(|here| all.clone().skip(here + 1).find(planned));
        behind.or_else(|| all.clone().find(planned)).map(|place| &self.agenda.items()[place])
    }

    /// The item dealt with before this one on the agenda, to be called once more.
    pub fn previous(&self) -> Option<&AgendaItem> {
        let treated = |place: &usize| {
            self.waits(*place) && self.agenda.items()[*place].state == ItemState::Treated
        };
        let before = 0..self.here().unwrap_or(self.agenda.items().len());
        before.rev().find(treated).map(|place| &self.agenda.items()[place])
    }

    /// Calls an item; the one being dealt with is over.
    ///
    /// # Errors
    /// [`CourseError`] where the meeting is not on, a poll takes votes, or the item cannot be called.
    pub fn call(&mut self, id: &AgendaItemId, now: DateTime<Utc>) -> Result<(), CourseError> {
        self.is_on()?;
        if self.sitting.current.as_ref().is_some_and(|(current, _)| current == id) {
            return Ok(());
        }
        let place = self.agenda.place_of(id).ok_or(CourseError::Unknown)?;
        if !self.waits(place) {
            return Err(CourseError::Unknown);
        }
        let mut after = self.clone();
        after.leave(ItemState::Treated, now);
        after.agenda =
            after.agenda.stepped(id, ItemState::Called).ok_or(CourseError::NotFromHere)?;
        let mut at = place;
        while let Some(above) = after.agenda.parent(at) {
            let heading = after.agenda.items()[above].id.clone();
            if let Some(begun) = after.agenda.stepped(&heading, ItemState::Called) {
                after.agenda = begun;
            }
            at = above;
        }
        after.sitting.current = Some((id.clone(), now));
        *self = after;
        Ok(())
    }

    /// Leaves the item being dealt with.
    ///
    /// # Errors
    /// [`CourseError`] where the meeting is not on or a poll takes votes.
    pub fn finish(&mut self, now: DateTime<Utc>) -> Result<(), CourseError> {
        self.is_on()?;
        self.leave(ItemState::Treated, now);
        Ok(())
    }

    /// Takes an item off or puts it off to a later meeting, also while it is being dealt with.
    ///
    /// # Errors
    /// [`CourseError`] where the meeting is not on, a poll takes votes, or the item cannot take the step.
    pub fn set_aside(
        &mut self,
        id: &AgendaItemId,
        to: ItemState,
        now: DateTime<Utc>,
    ) -> Result<(), CourseError> {
        self.is_on()?;
        if !matches!(to, ItemState::Withdrawn | ItemState::Adjourned) {
            return Err(CourseError::NotFromHere);
        }
        self.agenda.item(id).ok_or(CourseError::Unknown)?;
        let mut after = self.clone();
        if after.sitting.current.as_ref().is_some_and(|(current, _)| current == id) {
            after.leave(to, now);
            if after.agenda.item(id).is_none_or(|item| item.state != to) {
                return Err(CourseError::NotFromHere);
            }
        } else {
            after.agenda = after.agenda.stepped(id, to).ok_or(CourseError::NotFromHere)?;
            after.end_headings();
        }
        *self = after;
        Ok(())
    }

    /// Closes the meeting; the item being dealt with is over.
    ///
    /// # Errors
    /// [`CourseError`] where the meeting is not on or a poll takes votes.
    pub fn close(&mut self, now: DateTime<Utc>) -> Result<(), CourseError> {
        self.finish(now)?;
        self.sitting.closed = Some(now);
        Ok(())
    }

    fn leave(&mut self, to: ItemState, now: DateTime<Utc>) {
        let Some((item, called)) = self.sitting.current.take() else { return };
        if let Some(left) = self.agenda.stepped(&item, to) {
            self.agenda = left;
        }
        self.sitting.treated.push(Treatment { item, called, over: now });
        self.end_headings();
    }

    /// Headings are over with the last item below them; the innermost first.
    fn end_headings(&mut self) {
        for place in (0..self.agenda.items().len()).rev() {
            let branch = self.agenda.branch(place);
            let below = branch.clone().skip(1);
            let is_over = |at: usize| {
                self.agenda.has_below(at)
                    || self.agenda.is_dropped(at)
                    || self.agenda.items()[at].state.is_over()
            };
            if branch.len() > 1 && below.clone().all(is_over) {
                let heading = self.agenda.items()[place].id.clone();
                if let Some(over) = self.agenda.stepped(&heading, ItemState::Treated) {
                    self.agenda = over;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::agenda::template::blank;
    use crate::meeting::procedure::tests::defaults;
    use crate::tier::Tier;
    use chrono::TimeDelta;

    fn at(minute: i64) -> DateTime<Utc> {
        let start = "2020-06-18T12:00:00Z".parse::<DateTime<Utc>>().expect("a moment");
        start + TimeDelta::minutes(minute)
    }

    fn id(name: &str) -> AgendaItemId {
        AgendaItemId::parse(name).expect("a key")
    }

    /// a, b with b1 and b2 below, c.
    fn course() -> Course {
        let item = |name: &str| blank(id(name), name.to_owned(), Tier::Council);
        let agenda = Agenda::new(vec![item("a"), item("b"), item("c")]).expect("an agenda");
        let agenda = agenda.add(item("b1"), Some(&id("b"))).expect("added");
        let agenda = agenda.add(item("b2"), Some(&id("b"))).expect("added");
        let opening = Opening {
            chair: "Vorsitz".into(),
            minute_taker: "Protokoll".into(),
            second_call: false,
            lateness: Lateness::default(),
        };
        let rule = defaults().quorum;
        Course { sitting: Sitting::open(6, opening, Attendance::default(), &rule, at(0)), agenda }
    }

    fn states(course: &Course) -> Vec<ItemState> {
        course.agenda.items().iter().map(|item| item.state).collect()
    }

    fn go_on(course: &mut Course, minute: i64) {
        let next = course.next().expect("one waits").id.clone();
        course.call(&next, at(minute)).expect("called");
    }

    #[test]
    fn items_are_called_in_order_and_headings_follow() {
        use ItemState::{Called, Planned, Treated};
        let mut course = course();
        go_on(&mut course, 1);
        assert_eq!(states(&course), [Called, Planned, Planned, Planned, Planned]);
        go_on(&mut course, 5);
        assert_eq!(states(&course), [Treated, Called, Called, Planned, Planned]);
        go_on(&mut course, 9);
        assert_eq!(states(&course), [Treated, Called, Treated, Called, Planned]);
        go_on(&mut course, 12);
        assert_eq!(states(&course), [Treated, Treated, Treated, Treated, Called]);
        assert_eq!(course.next(), None);
        // Once more what was treated before.
        assert_eq!(course.previous().map(|item| item.id.clone()), Some(id("b2")));
        course.call(&id("b2"), at(14)).expect("called once more");
        assert_eq!(states(&course), [Treated, Called, Treated, Called, Treated]);
        course.close(at(20)).expect("closed");
        assert_eq!(states(&course), [Treated; 5]);
        let dealt: Vec<_> = course.sitting.treated.iter().map(|t| t.item.to_string()).collect();
        assert_eq!(dealt, ["a", "b1", "b2", "c", "b2"]);
        assert!(course.sitting.treated.windows(2).all(|two| two[0].over == two[1].called));
        assert_eq!(course.call(&id("a"), at(21)), Err(CourseError::NotOn));
    }

    #[test]
    fn a_call_sent_twice_changes_nothing_and_headings_are_not_called() {
        let mut course = course();
        course.call(&id("b1"), at(1)).expect("called");
        let before = course.clone();
        course.call(&id("b1"), at(2)).expect("the same");
        assert_eq!(course, before);
        assert_eq!(course.call(&id("b"), at(2)), Err(CourseError::Unknown));
        assert_eq!(course.call(&id("nichts"), at(2)), Err(CourseError::Unknown));
        assert_eq!(course, before, "a refused step leaves everything as it was");
    }

    #[test]
    fn what_is_set_aside_is_over_and_is_not_called() {
        use ItemState::{Adjourned, Treated, Withdrawn};
        let mut course = course();
        course.call(&id("b1"), at(1)).expect("called");
        course.set_aside(&id("b1"), Adjourned, at(4)).expect("put off while dealt with");
        assert_eq!(course.sitting.current, None);
        assert_eq!(course.sitting.treated.len(), 1);
        course.set_aside(&id("b2"), Withdrawn, at(5)).expect("taken off");
        let state = |name| course.agenda.item(&id(name)).map(|item| item.state);
        assert_eq!((state("b"), state("b1")), (Some(Treated), Some(Adjourned)));
        assert_eq!(course.clone().call(&id("b2"), at(6)), Err(CourseError::Unknown));
        assert_eq!(
            course.clone().set_aside(&id("a"), Treated, at(6)),
            Err(CourseError::NotFromHere)
        );
        // A heading that is put off takes what lies below it along.
        let mut other = self::course();
        other.set_aside(&id("b"), Adjourned, at(1)).expect("put off");
        other.call(&id("a"), at(2)).expect("called");
        assert_eq!(other.next().map(|item| item.id.clone()), Some(id("c")));
    }

    #[test]
    fn nothing_is_called_before_the_opening() {
        let mut course = course();
        course.sitting = Sitting::default();
        assert_eq!(course.call(&id("a"), at(1)), Err(CourseError::NotOn));
        assert_eq!(course.finish(at(1)), Err(CourseError::NotOn));
    }
}
