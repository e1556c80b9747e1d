//! Meetings: rules that are only added, agendas that several people work on, motions that are put once.

use crate::fixture::{day, load, member, now, office};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::key::{AgendaItemId, MotionId};
use domain::meeting::plan::{MeetingText, Plan};
use domain::meeting::procedure::Procedure;
use domain::policy::{KeepAgenda, KeepMeeting, KeepProcedure, PutMotion};
use domain::tier::Tier;
use store::{AgendaChange, Store, StoreError};
use tokio::task::JoinSet;

on_both_engines!(
    two_agenda_editors_lose_nothing,
    a_version_of_the_rules_is_adopted_once,
    a_meeting_is_called_once_and_stands_in_the_list,
    a_motion_is_put_once,
);

const EDITORS: u128 = 8;
const EACH: u128 = 10;

pub(crate) fn rules(version: u32) -> Procedure {
    let text = include_str!("../../../demo/procedure.json");
    let rules: Procedure = serde_json::from_str(text).expect("rules");
    Procedure { version, ..rules }
}

fn text(title: &str) -> MeetingText {
    MeetingText {
        title: title.to_owned(),
        subject: String::new(),
        date: day("2026-06-18"),
        begins: "14:00:00".parse().expect("a time"),
        ends: "16:30:00".parse().expect("a time"),
        place: "Hannover".to_owned(),
        access: String::new(),
    }
}

fn plan(meeting: u32) -> Plan {
    let mut number = 0;
    let new_id = || {
        number += 1;
        AgendaItemId::numbered(number)
    };
    let agenda = agenda(&rules(1), None, meeting, new_id).expect("an agenda");
    let text = text("");
    Plan {
        meeting,
        begins: text.begins,
        ends: text.ends,
        place: text.place,
        access: text.access,
        agenda,
        version: 1,
    }
}

pub(crate) async fn called(store: &Store, number: u32) {
    load(store).await;
    let permit = allowed(&office(), KeepMeeting);
    store.call_meeting(&permit, &text("Sitzung"), &plan(number), now()).await.expect("called");
}

/// Adds items one after the other, each from the agenda as it is, and again where somebody else was faster.
async fn add_all(store: Store, editor: u128) {
    let permit = allowed(&office(), KeepAgenda);
    for nth in 0..EACH {
        let id = AgendaItemId::numbered(1_000 + editor * EACH + nth);
        loop {
            let book = store.book().await.expect("answers");
            let held = &book.plans[&8];
            let item = blank(id.clone(), format!("{editor}/{nth}"), Tier::Council);
            let agenda = held.agenda.add(item, None).expect("added");
            let change = AgendaChange {
                agenda,
                field: "item",
                before: String::new(),
                after: "x".to_owned(),
            };
            match store.change_agenda(&permit, (held, "Sitzung"), change, now()).await {
                Ok(()) => break,
                Err(StoreError::ChangedMeanwhile | StoreError::Busy) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
}

async fn two_agenda_editors_lose_nothing(store: Store) {
    called(&store, 8).await;
    let mut editors = JoinSet::new();
    for editor in 0..EDITORS {
        editors.spawn(add_all(store.clone(), editor));
    }
    editors.join_all().await;
    let book = store.book().await.expect("answers");
    let agenda: &Agenda = &book.plans[&8].agenda;
    let added = usize::try_from(EDITORS * EACH).expect("few");
    assert_eq!(agenda.items().len(), rules(1).frame.len() + added);
    let mut numbers: Vec<_> = agenda.numbers().iter().map(ToString::to_string).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), agenda.items().len(), "every number once");
    assert_eq!(book.plans[&8].version, i64::try_from(added).expect("few") + 1);
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn a_version_of_the_rules_is_adopted_once(store: Store) {
    let permit = allowed(&office(), KeepProcedure);
    store.adopt_procedure(&permit, None, &rules(1), now()).await.expect("adopted");
    let again = store.adopt_procedure(&permit, None, &rules(1), now()).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    let first = rules(1);
    store.adopt_procedure(&permit, Some(&first), &rules(2), now()).await.expect("adopted");
    let book = store.book().await.expect("answers");
    assert_eq!(book.procedures, [rules(1), rules(2)], "read as they were written");
}

async fn a_meeting_is_called_once_and_stands_in_the_list(store: Store) {
    called(&store, 8).await;
    let permit = allowed(&office(), KeepMeeting);
    let again = store.call_meeting(&permit, &text("Andere"), &plan(8), now()).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    let held = |catalogue: &domain::catalogue::Catalogue| {
        let found = catalogue.meetings.iter().find(|m| m.number == Some(8)).cloned();
        found.expect("in the list")
    };
    let meeting = held(&store.catalogue().await.expect("answers"));
    assert_eq!((meeting.title.as_str(), meeting.date), ("Sitzung", day("2026-06-18")));
    let moved = MeetingText { date: day("2026-06-25"), ..text("8. Sitzung") };
    let book = store.book().await.expect("answers");
    let before = (&meeting, &book.plans[&8]);
    store.edit_meeting(&permit, before, 1, &moved, now()).await.expect("moved");
    let late = store.edit_meeting(&permit, before, 1, &moved, now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let meeting = held(&store.catalogue().await.expect("answers"));
    assert_eq!((meeting.title.as_str(), meeting.date), ("8. Sitzung", day("2026-06-25")));
}

async fn a_motion_is_put_once(store: Store) {
    called(&store, 8).await;
    let actor = member();
    let own = actor.account().expect("an account").organisation.clone();
    let permit = allowed(&actor, PutMotion { organisation: own.clone() });
    let id = MotionId::parse("a1").expect("a key");
    let words = || ("Fachkräfte".to_owned(), "Der Rat möge beraten.".to_owned());
    let when = (day("2026-05-28"), now());
    store.put_motion(&permit, &id, 8, words(), when).await.expect("put");
    let again = store.put_motion(&permit, &id, 8, words(), when).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(rows_in(&store, "motion").await, 1);
    let book = store.book().await.expect("answers");
    let motion = &book.motions[0];
    assert_eq!((&motion.motion.organisation, motion.motion.withdrawn), (&own, false));
    store.withdraw_motion(&permit, motion, 1, now()).await.expect("taken back");
    let book = store.book().await.expect("answers");
    assert!(book.motions[0].motion.withdrawn);
}
