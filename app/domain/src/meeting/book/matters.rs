//! What has become of the matters on the agendas that are kept.

use super::Book;
use crate::meeting::agenda::proposal::minutes_key;
use crate::meeting::agenda::world::{Adjourned, Returning, Taken};
use crate::meeting::agenda::{Agenda, AgendaItem, Fate, ItemState};
use crate::meeting::call::Called;
use crate::meeting::minutes::approval::{MinutesRecord, NotApproving};
use crate::meeting::sitting::Sitting;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Its day.
    pub day: NaiveDate,
    /// True once it was opened.
    pub opened: bool,
    /// True where nothing more is dealt with in it.
    pub over: bool,
}

impl Stage {
    /// How far a meeting of a day has come. It is over once it is closed; one that nobody has opened, where it was called
    /// off or its day has passed.
    pub fn of(
        (day, today): (NaiveDate, NaiveDate),
        sitting: Option<&Sitting>,
        called: Option<&Called>,
    ) -> Self {
        let opened = sitting.is_some_and(|sitting| sitting.opened.is_some());
        let closed = sitting.is_some_and(|sitting| sitting.closed.is_some());
        let missed = !opened && (day < today || called.is_some_and(Called::is_off));
        Self { day, opened, over: closed || missed }
    }
}

/// Every item that is kept, with its meeting and place.
type Placed<'a> = (u32, &'a Agenda, usize, &'a AgendaItem);

impl Book {
    fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        self.plans.values().flat_map(|plan| {
            let items = plan.agenda.items().iter().enumerate();
            items.map(move |(place, item)| (plan.meeting, &plan.agenda, place, item))
        })
    }

    /// Items that earlier meetings put off or did not reach, for the agenda of a later one.
    pub fn adjourned(&self, stages: &BTreeMap<u32, Stage>) -> Vec<Adjourned> {
        let of = |(meeting, agenda, place, item): Placed<'_>| {
            let over = stages.get(&meeting).is_some_and(|stage| stage.over);
            let fate = agenda.fate(place, over);
            fate.comes_back().then(|| Adjourned {
                item: item.id.clone(),
                meeting,
                not_reached: fate == Fate::NotReached,
                subject: item.title.clone(),
                kind: item.kind,
                tier: agenda.tier_of(place),
                returning: Returning {
                    origin: item.origin.clone(),
                    rapporteur: item.rapporteur.clone(),
                    minutes: item.minutes,
                    paper: item.paper.clone(),
                },
            })
        };
        self.placed().filter_map(of).collect()
    }

    /// Items that stand for a proposal and are not gone.
    pub fn taken(&self, stages: &BTreeMap<u32, Stage>) -> Vec<Taken> {
        let of = |(meeting, agenda, place, item): Placed<'_>| {
            let stage = stages.get(&meeting);
            let fate = agenda.fate(place, stage.is_some_and(|stage| stage.over));
            let stands = fate != Fate::Gone && !item.origin.is_empty();
            let (id, origin) = (item.id.clone(), item.origin.clone());
            stands.then(|| Taken { item: id, origin, fate, day: stage.map(|stage| stage.day) })
        };
        self.placed().filter_map(of).collect()
    }

    /// Whether a meeting has dealt with the approval of minutes.
    ///
    /// # Errors
    /// [`NotApproving`] where it was not held, before the minutes went out, or has not dealt with the item.
    pub fn dealt_with_minutes(
        &self,
        record: &MinutesRecord,
        (meeting, stage): (u32, Stage),
    ) -> Result<(), NotApproving> {
        if !stage.opened {
            return Err(NotApproving::NotHeld);
        }
        if record.sent.is_some_and(|sent| stage.day < sent) {
            return Err(NotApproving::BeforeSent);
        }
        let key = minutes_key(record.text.meeting);
        let items = self.plans.get(&meeting).map(|plan| plan.agenda.items()).unwrap_or_default();
        let asking: Vec<_> = items.iter().filter(|item| item.origin == key).collect();
        if asking.is_empty() {
            return Err(NotApproving::NotOnAgenda);
        }
        let treated = asking.iter().any(|item| item.state == ItemState::Treated);
        if treated { Ok(()) } else { Err(NotApproving::NotTreated) }
    }
}
