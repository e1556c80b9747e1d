//! A matter that was proposed is never lost and never on two agendas: it is proposed, on an agenda, dealt with, or declined
//! with a reason, whatever becomes of its items.

use super::{defaults, organisation};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::proposal::{Proposals, Remembered, Ruling, proposals};
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::agenda::world::{Motion, Upcoming, World};
use domain::meeting::agenda::{Agenda, AgendaItem, Fate, ItemState};
use domain::meeting::attendance::Attendance;
use domain::meeting::book::{Book, Stage};
use domain::meeting::course::{Course, CourseError, Opening};
use domain::meeting::key::{AgendaItemId, MotionId};
use domain::meeting::minutes::approval::NotApproving;
use domain::meeting::minutes::{Minutes, MinutesRecord, MinutesState};
use domain::meeting::numbering::PaperNumber;
use domain::meeting::plan::Plan;
use domain::meeting::sitting::Sitting;
use domain::tier::Tier;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};

/// Meetings with an agenda.
const MEETINGS: [u32; 3] = [6, 7, 8];
/// The meeting after all of them.
const LATER: u32 = 9;
/// Motions that are put.
const MOTIONS: usize = 4;

fn day(meeting: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, meeting, 18).unwrap()
}

fn id(number: usize) -> AgendaItemId {
    AgendaItemId::parse(&format!("i{number}")).unwrap()
}

/// Something that somebody does with an agenda or in a meeting.
#[derive(Debug, Clone)]
enum Deed {
    Accept(Index),
    Decline(Index),
    Postpone(Index),
    /// An item that somebody thought of.
    Add,
    Move(Index, Move),
    Send,
    /// Taken off where it can be, withdrawn otherwise.
    Remove(Index),
    PutOff(Index),
    CallOff,
    Open,
    Call(Index),
    SetAside(Index, bool),
    Finish,
    Close,
}

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<Index>;
    let ways = prop::sample::select(vec![Move::Up, Move::Down, Move::Indent, Move::Indent]);
    prop_oneof![
        8 => index().prop_map(Deed::Accept),
        1 => index().prop_map(Deed::Decline),
        1 => index().prop_map(Deed::Postpone),
        1 => Just(Deed::Add),
        4 => (index(), ways).prop_map(|(which, way)| Deed::Move(which, way)),
        1 => Just(Deed::Send),
        2 => index().prop_map(Deed::Remove),
        2 => index().prop_map(Deed::PutOff),
        1 => Just(Deed::CallOff),
        2 => Just(Deed::Open),
        3 => index().prop_map(Deed::Call),
        2 => (index(), any::<bool>()).prop_map(|(which, off)| Deed::SetAside(which, off)),
        1 => Just(Deed::Finish),
        1 => Just(Deed::Close),
    ]
}

/// What is kept, and what happens with it.
struct Council {
    book: Book,
    sittings: BTreeMap<u32, Sitting>,
    off: BTreeSet<u32>,
    made: usize,
    now: DateTime<Utc>,
}

impl Council {
    fn new() -> Self {
        let mut council = Self {
            book: Book::default(),
            sittings: BTreeMap::new(),
            off: BTreeSet::new(),
            made: 0,
            now: DateTime::default(),
        };
        for meeting in MEETINGS {
            let agenda = agenda(&defaults(), None, meeting, || council.fresh()).unwrap();
            council.book.plans.insert(meeting, plan(meeting, agenda));
        }
        council
    }

    fn fresh(&mut self) -> AgendaItemId {
        self.made += 1;
        id(self.made)
    }

    fn stages(&self) -> BTreeMap<u32, Stage> {
        let of = |meeting: &u32| {
            let sitting = self.sittings.get(meeting);
            let stage = Stage::of((day(*meeting), day(6)), sitting, None);
            let called_off = !stage.opened && self.off.contains(meeting);
            (*meeting, Stage { over: stage.over || called_off, ..stage })
        };
        MEETINGS.iter().map(of).collect()
    }

    fn proposed(&self, meeting: u32) -> Proposals {
        let stages = self.stages();
        let motion = |number: usize| Motion {
            id: MotionId::parse(&format!("m{number}")).unwrap(),
            organisation: organisation(1),
            subject: format!("Antrag {number}"),
            received: day(5),
            withdrawn: false,
            tier: Tier::Council,
        };
        let world = World {
            motions: (0..MOTIONS).map(motion).collect(),
            adjourned: self.book.adjourned(&stages),
            taken: self.book.taken(&stages),
            ..World::default()
        };
        let date = day(meeting);
        let upcoming = Upcoming { number: meeting, date, motions_until: date };
        proposals(&world, &upcoming, day(6), &self.book.rulings)
    }

    fn agenda(&self, meeting: u32) -> &Agenda {
        &self.book.plans[&meeting].agenda
    }

    fn keep(&mut self, meeting: u32, agenda: Agenda) {
        self.book.plans.get_mut(&meeting).unwrap().agenda = agenda;
    }

    fn pick(&self, meeting: u32, which: Index) -> AgendaItemId {
        which.get(self.agenda(meeting).items()).id.clone()
    }

    fn rule(&mut self, meeting: u32, which: Index, ruling: impl FnOnce(AgendaItemId) -> Ruling) {
        let proposed = self.proposed(meeting).open.len();
        if proposed > 0 {
            self.rule_at(meeting, which.index(proposed), ruling);
        }
    }

    fn rule_at(&mut self, meeting: u32, place: usize, ruling: impl FnOnce(AgendaItemId) -> Ruling) {
        let proposal = self.proposed(meeting).open.swap_remove(place);
        let (key, item) = (proposal.key.clone(), self.fresh());
        let ruling = ruling(item.clone());
        if matches!(ruling, Ruling::Accepted { .. }) {
            let item = proposal.into_item(item, key.clone(), Tier::Council);
            let agenda = self.agenda(meeting).add(item, None).unwrap();
            self.keep(meeting, agenda);
        }
        self.book.rulings.push(Remembered { key, ruling });
    }

    /// Takes a step of a meeting, where it can be taken.
    fn run(
        &mut self,
        meeting: u32,
        step: impl FnOnce(&mut Course, DateTime<Utc>) -> Result<(), CourseError>,
    ) {
        self.now += TimeDelta::minutes(1);
        let Some(sitting) = self.sittings.get(&meeting) else { return };
        let mut course = Course { sitting: sitting.clone(), agenda: self.agenda(meeting).clone() };
        if step(&mut course, self.now).is_ok() {
            self.sittings.insert(meeting, course.sitting);
            self.keep(meeting, course.agenda);
        }
    }

    fn moved(&self, meeting: u32, item: &AgendaItemId, way: Move) -> Option<Agenda> {
        let before = self.agenda(meeting);
        let waits = |agenda: &Agenda| !agenda.is_dropped(agenda.place_of(item).unwrap());
        // What was put off or taken off is not brought back by moving it about.
        let moved = before.moved(item, way).ok()?;
        (waits(before) && waits(&moved)).then_some(moved)
    }

    fn does(&mut self, meeting: u32, deed: &Deed) {
        let reason = || "weil".to_owned();
        match deed {
            Deed::Accept(which) => self.rule(meeting, *which, |item| Ruling::Accepted { item }),
            Deed::Decline(which) => {
                self.rule(meeting, *which, |_| Ruling::Declined { reason: reason() });
            }
            Deed::Postpone(which) => self.rule(meeting, *which, |_| Ruling::Postponed {
                until: meeting + 1,
                reason: reason(),
            }),
            Deed::Add => {
                let item = blank(self.fresh(), "Eigener Punkt".into(), Tier::Council);
                let agenda = self.agenda(meeting).add(item, None).unwrap();
                self.keep(meeting, agenda);
            }
            Deed::Move(which, way) => {
                let item = self.pick(meeting, *which);
                if let Some(agenda) = self.moved(meeting, &item, *way) {
                    self.keep(meeting, agenda);
                }
            }
            Deed::Send => {
                let agenda = self.agenda(meeting).sent();
                self.keep(meeting, agenda);
            }
            Deed::Remove(which) => {
                let (item, over) = (self.pick(meeting, *which), self.stages()[&meeting].over);
                let gone = self.agenda(meeting).taken_off(&item, over);
                if let Some(agenda) = gone.filter(|_| !self.is_on(meeting)) {
                    self.keep(meeting, agenda);
                }
            }
            Deed::PutOff(which) => {
                let item = self.pick(meeting, *which);
                let agenda = self.agenda(meeting).stepped(&item, ItemState::Adjourned);
                if let Some(agenda) = agenda.filter(|_| !self.is_on(meeting)) {
                    self.keep(meeting, agenda);
                }
            }
            _ => self.holds(meeting, deed),
        }
    }

    /// What somebody does in a meeting, or with it as a whole.
    fn holds(&mut self, meeting: u32, deed: &Deed) {
        match deed {
            Deed::CallOff => {
                self.off.insert(meeting);
            }
            Deed::Open => {
                if !self.off.contains(&meeting) && !self.sittings.contains_key(&meeting) {
                    let opening = Opening {
                        chair: "Vorsitz".into(),
                        minute_taker: "Protokoll".into(),
                        second_call: false,
                        lateness: domain::meeting::sitting::Lateness::default(),
                    };
                    let (rule, there) = (defaults().quorum, Attendance::default());
                    let sitting = Sitting::open(meeting, opening, there, &rule, self.now);
                    self.sittings.insert(meeting, sitting);
                }
            }
            Deed::Call(which) => {
                let item = self.pick(meeting, *which);
                self.run(meeting, |course, now| course.call(&item, now));
            }
            Deed::SetAside(which, off) => {
                let item = self.pick(meeting, *which);
                let to = if *off { ItemState::Withdrawn } else { ItemState::Adjourned };
                self.run(meeting, |course, now| course.set_aside(&item, to, now));
            }
            Deed::Close => self.run(meeting, Course::close),
            _ => self.run(meeting, Course::finish),
        }
    }

    fn is_on(&self, meeting: u32) -> bool {
        self.sittings.get(&meeting).is_some_and(Sitting::is_on)
    }

    /// Items of a matter, with their meeting and agenda.
    fn items_of<'a>(
        &'a self,
        key: &'a str,
    ) -> impl Iterator<Item = (u32, &'a Agenda, usize, &'a AgendaItem)> {
        let of = move |plan: &'a Plan| {
            let items = plan.agenda.items().iter().enumerate();
            items.map(move |(place, item)| (plan.meeting, &plan.agenda, place, item))
        };
        self.book.plans.values().flat_map(of).filter(move |(.., item)| item.origin == key)
    }

    fn assert_nothing_is_lost(&self, key: &str) {
        let stages = self.stages();
        let open = self.proposed(LATER).open;
        let is_it = |origin: &str| origin == key;
        let proposed = open
            .iter()
            .filter(|p| is_it(&p.key) || p.returning.as_ref().is_some_and(|r| is_it(&r.origin)))
            .count();
        let waits = |(meeting, agenda, place, item): &(u32, &Agenda, usize, &AgendaItem)| {
            let called = item.state == ItemState::Called;
            let planned = item.state == ItemState::Planned && !agenda.is_dropped(*place);
            !stages[meeting].over && (called || planned)
        };
        let on_agendas = self.items_of(key).filter(waits).count();
        let treated = self.items_of(key).any(|(.., item)| item.state == ItemState::Treated);
        let mut keys: BTreeSet<String> = BTreeSet::from([key.to_owned()]);
        keys.extend(self.items_of(key).map(|(m, .., item)| format!("vertagt/{m}/{}", item.id)));
        let declined = keys.iter().any(|key| {
            let last = self.book.rulings.iter().rev().find(|ruled| &ruled.key == key);
            last.is_some_and(|ruled| matches!(ruled.ruling, Ruling::Declined { .. }))
        });
        assert!(proposed + on_agendas > 0 || treated || declined, "{key} is lost");
        assert!(proposed + on_agendas < 2, "{key} is there more than once");
    }
}

fn plan(meeting: u32, agenda: Agenda) -> Plan {
    Plan {
        meeting,
        begins: "14:00:00".parse().unwrap(),
        ends: "16:30:00".parse().unwrap(),
        place: String::new(),
        access: String::new(),
        agenda,
        version: 1,
    }
}

proptest! {
    #[test]
    fn a_matter_that_was_proposed_is_never_lost_and_never_there_twice(
        deeds in prop::collection::vec((prop::sample::select(&MEETINGS[..]), deed()), 0..60),
    ) {
        let mut council = Council::new();
        for (meeting, deed) in deeds {
            council.does(meeting, &deed);
            for number in 0..MOTIONS {
                council.assert_nothing_is_lost(&format!("antrag/m{number}"));
            }
        }
    }
}

/// A matter that was not reached in the sixth meeting, nor in the seventh, stands on the eighth. Its item of the seventh is
/// taken off afterwards: that is refused, as it would be proposed once more.
#[test]
fn what_went_on_to_a_later_agenda_is_not_proposed_again_when_its_old_item_goes() {
    let mut council = Council::new();
    for (meeting, origin) in [(6, "antrag/m0"), (7, "vertagt/6/"), (8, "vertagt/7/")] {
        let open = council.proposed(meeting).open;
        let place = open.iter().position(|p| p.key.starts_with(origin)).unwrap();
        council.rule_at(meeting, place, |item| Ruling::Accepted { item });
        if meeting < 8 {
            council.does(meeting, &Deed::CallOff);
        }
    }
    let item = council.items_of("antrag/m0").find(|(meeting, ..)| *meeting == 7).unwrap().3.clone();
    council.assert_nothing_is_lost("antrag/m0");
    assert_eq!(council.agenda(7).taken_off(&item.id, true), None);
    assert!(council.agenda(7).taken_off(&item.id, false).is_some(), "before the meeting it can go");
}

#[test]
fn a_heading_goes_where_what_was_put_off_below_it_comes_back_all_the_same() {
    let agenda = seventh().plans[&7].agenda.stepped(&id(51), ItemState::Adjourned).unwrap();
    let off = agenda.taken_off(&id(50), false).expect("the other one below it goes along");
    let state = |number| off.item(&id(number)).unwrap().state;
    assert_eq!((state(50), state(51)), (ItemState::Withdrawn, ItemState::Adjourned));
    assert_eq!(off.fate(off.place_of(&id(51)).unwrap(), false), Fate::PutOff);
    assert_eq!(off.fate(off.place_of(&id(52)).unwrap(), false), Fate::Gone);
    assert_eq!(agenda.taken_off(&id(50), true), None, "once it is over, the other one comes back");
}

/// An agenda of the seventh meeting with what lies below a heading, and an item with everything that it can bring.
fn seventh() -> Book {
    let mut made = 0;
    let fresh = || {
        made += 1;
        id(made)
    };
    let start = agenda(&defaults(), None, 7, fresh).unwrap();
    let item = |number: usize| blank(id(number), format!("Punkt {number}"), Tier::Council);
    let rich = AgendaItem {
        rapporteur: "MW".into(),
        minutes: 25,
        paper: PaperNumber::parse("SR-2020-004").ok(),
        origin: "antrag/m1".into(),
        ..item(53)
    };
    let heading = start.add(item(50), None).unwrap();
    let inner = heading.add(item(51), Some(&id(50))).unwrap();
    let inner = inner.add(item(52), Some(&id(50))).unwrap();
    let whole = inner.add(rich, None).unwrap();
    Book { plans: BTreeMap::from([(7, plan(7, whole))]), ..Book::default() }
}

fn stage(opened: bool, over: bool) -> Stage {
    Stage { day: day(7), opened, over }
}

#[test]
fn what_a_closed_meeting_did_not_reach_comes_back_with_what_it_brings() {
    let book = seventh();
    let back = |over| book.adjourned(&BTreeMap::from([(7, stage(true, over))]));
    assert_eq!(back(false), [], "while it is on, everything may still be called");
    let over = back(true);
    let titles: Vec<_> = over.iter().map(|adjourned| adjourned.subject.as_str()).collect();
    assert_eq!(titles, ["Punkt 51", "Punkt 52", "Punkt 53"], "neither the frame nor the heading");
    assert!(over.iter().all(|adjourned| adjourned.not_reached && adjourned.meeting == 7));
    let rich = &over[2].returning;
    assert_eq!((rich.rapporteur.as_str(), rich.minutes), ("MW", 25));
    assert_eq!(
        (&rich.paper, rich.origin.as_str()),
        (&PaperNumber::parse("SR-2020-004").ok(), "antrag/m1")
    );
}

#[test]
fn with_a_heading_that_is_put_off_comes_back_what_lies_below_it() {
    let mut book = seventh();
    let agenda = book.plans[&7].agenda.stepped(&id(50), ItemState::Adjourned).unwrap();
    assert_eq!(agenda.stepped(&id(51), ItemState::Withdrawn), None, "it went along already");
    book.plans.insert(7, plan(7, agenda));
    let back = book.adjourned(&BTreeMap::from([(7, stage(false, false))]));
    let titles: Vec<_> = back.iter().map(|adjourned| adjourned.subject.as_str()).collect();
    assert_eq!(titles, ["Punkt 51", "Punkt 52"]);
    assert!(back.iter().all(|adjourned| !adjourned.not_reached));
}

#[test]
fn a_meeting_that_nobody_has_opened_is_over_once_its_day_has_passed() {
    let today = |number| Stage::of((day(7), day(number)), None, None);
    assert!(!today(6).over && !today(7).over && today(8).over);
    let on = Sitting { opened: Some(DateTime::default()), ..Sitting::default() };
    let late = Stage::of((day(7), day(8)), Some(&on), None);
    assert!(late.opened && !late.over, "it goes on over midnight");
    let closed = Sitting { closed: on.opened, ..on };
    assert!(Stage::of((day(7), day(7)), Some(&closed), None).over);
}

#[test]
fn minutes_are_approved_by_a_meeting_that_dealt_with_them_after_they_went_out() {
    let mut record = MinutesRecord::new(Minutes {
        meeting: 6,
        began: NaiveDateTime::default(),
        ended: None,
        place: "Hannover".into(),
        chair: "Vorsitz".into(),
        minute_taker: "Protokoll".into(),
        participants: Vec::new(),
        items: Vec::new(),
    });
    (record.state, record.sent) = (MinutesState::Sent, Some(day(7)));
    let mut book = seventh();
    let says = |book: &Book, stage: Stage| book.dealt_with_minutes(&record, (7, stage));
    assert_eq!(says(&book, stage(false, true)), Err(NotApproving::NotHeld));
    assert_eq!(says(&book, stage(true, true)), Err(NotApproving::NotTreated));
    let before = Stage { day: day(6), ..stage(true, true) };
    assert_eq!(says(&book, before), Err(NotApproving::BeforeSent));
    assert_eq!(says(&Book::default(), stage(true, true)), Err(NotApproving::NotOnAgenda));
    let asks = |item: &&AgendaItem| item.origin == "niederschrift/6";
    let item = book.plans[&7].agenda.items().iter().find(asks).unwrap().id.clone();
    let called = book.plans[&7].agenda.stepped(&item, ItemState::Called).unwrap();
    book.plans.insert(7, plan(7, called.clone()));
    assert_eq!(says(&book, stage(true, false)), Err(NotApproving::NotTreated));
    let treated = called.stepped(&item, ItemState::Treated).unwrap();
    assert_eq!(treated.fate(treated.place_of(&item).unwrap(), true), Fate::Treated);
    book.plans.insert(7, plan(7, treated));
    for over in [false, true] {
        assert_eq!(says(&book, stage(true, over)), Ok(()));
    }
}
