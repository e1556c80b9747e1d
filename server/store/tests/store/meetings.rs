//! Meetings: rules that are only added, agendas that several people work on, motions that are put once.

use crate::fixture::{day, load, member, now, office, organisation};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use chrono::TimeDelta;
use domain::key::{AccountId, MailId};
use domain::mail::{Trouble, TroubleKind};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::proposal::{Remembered, Ruling};
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::call::Called;
use domain::meeting::counting::Holidays;
use domain::meeting::invitation::dispatch::{Dispatched, Letter, RecipientKind};
use domain::meeting::invitation::{Announced, Summons};
use domain::meeting::key::{AgendaItemId, MotionId};
use domain::meeting::pack::PackInput;
use domain::meeting::plan::{MeetingText, Plan};
use domain::meeting::procedure::Procedure;
use domain::policy::{
    KeepAgenda, KeepMeeting, KeepOwnAccount, KeepProcedure, PutMotion, RuleProposal, SendInvitation,
};
use domain::tier::Tier;
use store::{
    AgendaChange, Dispatch, Letters, MAX_MAIL_FILE, MailFile, NewMail, ReplyLink, Store, StoreError,
};
use tokio::task::JoinSet;

on_both_engines!(
    two_agenda_editors_lose_nothing,
    a_proposal_is_decided_once_for_two_meetings,
    a_version_of_the_rules_is_adopted_once,
    a_meeting_is_called_once_and_stands_in_the_list,
    a_motion_is_put_once,
    of_two_dispatches_at_once_one_happens,
    files_of_a_mail_go_with_it_and_no_longer_stay,
    a_calendar_has_one_address,
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

/// Two people take the same proposal up at the same time, each for another meeting.
async fn a_proposal_is_decided_once_for_two_meetings(store: Store) {
    called(&store, 8).await;
    let permit = allowed(&office(), KeepMeeting);
    let later = MeetingText { date: day("2026-09-17"), ..text("Sitzung") };
    store.call_meeting(&permit, &later, &plan(9), now()).await.expect("called");
    for round in 0..8_u128 {
        let book = store.book().await.expect("answers");
        let mut deciders = JoinSet::new();
        for (place, meeting) in [8, 9].into_iter().enumerate() {
            let (store, held) = (store.clone(), book.plans[&meeting].clone());
            let id = AgendaItemId::numbered(2_000 + round * 2 + place as u128);
            let item = blank(id.clone(), "Vorschlag".to_owned(), Tier::Council);
            let agenda = held.agenda.add(item, None).expect("added");
            let key = format!("vorschlag-{round}");
            deciders.spawn(async move {
                let permit = allowed(&office(), RuleProposal);
                let ruled = Remembered { key, ruling: Ruling::Accepted { item: id } };
                store.rule_proposal(&permit, (&held, "Sitzung"), (ruled, 0), &agenda, now()).await
            });
        }
        let decided = deciders.join_all().await;
        let taken = decided.iter().filter(|result| result.is_ok()).count();
        assert_eq!(taken, 1, "round {round}: {decided:?}");
        let refused = |r: &Result<(), StoreError>| matches!(r, Err(StoreError::ChangedMeanwhile));
        assert!(decided.iter().any(refused), "round {round}: {decided:?}");
    }
    let book = store.book().await.expect("answers");
    let items = book.plans[&8].agenda.items().len() + book.plans[&9].agenda.items().len();
    assert_eq!(items, 2 * rules(1).frame.len() + 8);
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

/// Letters to one person, with a file and a link.
fn letters(nth: u32, before: Option<&Called>) -> Letters {
    let account = AccountId::parse("mitglied").expect("a key");
    let id = MailId::parse(&format!("m{nth}")).expect("a key");
    let letter = Dispatched {
        letter: Letter::Invitation,
        account: account.clone(),
        organisation: organisation("ORG02"),
        kind: RecipientKind::Delegate,
        version: 1,
        sequence: Some(nth),
        written: now(),
        mail: Some(id.clone()),
        by_hand: None,
    };
    let notice = rules(1).latest_dispatch(day("2026-06-18"), Holidays::new(&|_| false));
    let mail = NewMail {
        account: None,
        address: "a@mail.example".to_owned(),
        name: "A".to_owned(),
        subject: "Einladung".to_owned(),
        text: "Text".to_owned(),
        html: "<p>Text</p>".to_owned(),
        calendar: Some("BEGIN:VCALENDAR".to_owned()),
        files: MailFile::new("a.pdf".to_owned(), "application/pdf", vec![0, 159, 146, 150])
            .into_iter()
            .collect(),
        secret: true,
    };
    let link = ReplyLink {
        meeting: 8,
        account,
        organisation: organisation("ORG02"),
        expires: now().timestamp() + 1_000,
    };
    Letters {
        called: Called {
            summons: Summons::new(&notice, day("2026-06-01"), "", false).expect("in time"),
            announced: Announced::of(day("2026-06-18"), &plan(8), ("Kim", "kim@gs.example")),
            dispatched: vec![letter],
            moved: 0,
            replies: Vec::new(),
            version: before.map_or(1, |called| called.version + 1),
        },
        mails: vec![(id, mail)],
        links: vec![(format!("digest-{nth}"), link)],
        links_end: now() + TimeDelta::seconds(1_000),
    }
}

async fn of_two_dispatches_at_once_one_happens(store: Store) {
    called(&store, 8).await;
    let permit = allowed(&office(), SendInvitation);
    let book = store.book().await.expect("answers");
    let held = book.plans[&8].clone();
    let mut senders = JoinSet::new();
    for nth in 0..6 {
        let (store, permit, held) = (store.clone(), permit.clone(), held.clone());
        senders.spawn(async move {
            let version = AgendaVersion::next(&[], &held.agenda, day("2026-06-01"));
            let dispatch = Dispatch {
                letters: letters(nth, None),
                version,
                pack: PackInput { meeting: 8, version: 1, ..PackInput::default() },
                papers: Vec::new(),
            };
            store.send_agenda(&permit, (&held, "Sitzung"), dispatch, now()).await
        });
    }
    let done = senders.join_all().await;
    assert_eq!(done.iter().filter(|result| result.is_ok()).count(), 1, "{done:?}");
    for table in ["outbox", "mail_file", "reply_link", "agenda_version", "meeting_call"] {
        assert_eq!(rows_in(&store, table).await, 1, "{table}");
    }
    // What is sent after it compares the call.
    let book = store.book().await.expect("answers");
    let (held, first) = (&book.plans[&8], &book.calls[&8]);
    let change = || letters(9, Some(first));
    store.send_letters(&permit, (held, "Sitzung"), change(), now()).await.expect("sent");
    let late = store.send_letters(&permit, (held, "Sitzung"), change(), now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let handed = store.hand_over(&permit, (held, "Sitzung"), first, now()).await;
    assert!(matches!(handed, Err(StoreError::ChangedMeanwhile)), "{handed:?}");
    assert_eq!(rows_in(&store, "outbox").await, 2);
    let link = store.reply_link("digest-9", now()).await.expect("answers").expect("it counts");
    assert_eq!((link.meeting, link.account.as_str()), (8, "mitglied"));
    let after = now() + TimeDelta::seconds(1_000);
    assert_eq!(store.reply_link("digest-9", after).await.expect("answers"), None, "over");
    assert_eq!(store.reply_link("digest-x", now()).await.expect("answers"), None);
}

async fn files_of_a_mail_go_with_it_and_no_longer_stay(store: Store) {
    called(&store, 8).await;
    let permit = allowed(&office(), SendInvitation);
    let book = store.book().await.expect("answers");
    let held = &book.plans[&8];
    store.send_letters(&permit, (held, "Sitzung"), letters(1, None), now()).await.expect("sent");
    let mail = store.claim_mail(now()).await.expect("answers").expect("a mail");
    assert_eq!(mail.files.len(), 1);
    assert_eq!(mail.files[0].bytes, [0, 159, 146, 150], "bytes are bytes");
    assert_eq!((mail.files[0].name.as_str(), mail.calendar.is_some()), ("a.pdf", true));
    // One that has to be tried again keeps them.
    let trouble = Trouble::new(TroubleKind::Postponed, "451");
    store.mail_failed(&mail, &trouble, now()).await.expect("noted");
    let again = now() + TimeDelta::days(1);
    let mail = store.claim_mail(again).await.expect("answers").expect("a mail");
    assert_eq!(mail.files.len(), 1);
    store.mail_sent(&mail, again).await.expect("noted");
    assert_eq!(rows_in(&store, "mail_file").await, 0);
    assert!(MailFile::new("a".to_owned(), "application/pdf", vec![0; MAX_MAIL_FILE + 1]).is_none());
}

async fn a_calendar_has_one_address(store: Store) {
    load(&store).await;
    let permit = allowed(&member(), KeepOwnAccount);
    let account = permit.account().id.clone();
    store.open_calendar(&permit, "eins", now()).await.expect("opened");
    store.open_calendar(&permit, "zwei", now()).await.expect("opened");
    assert_eq!(store.calendar_of("eins").await.expect("answers"), None);
    assert_eq!(store.calendar_of("zwei").await.expect("answers"), Some(account.clone()));
    assert_eq!(store.calendar_since(&account).await.expect("answers"), Some(now()));
    store.close_calendar(&permit).await.expect("closed");
    assert_eq!(store.calendar_of("zwei").await.expect("answers"), None);
    assert_eq!(rows_in(&store, "calendar_feed").await, 0);
    // Also for whoever taps twice.
    for round in 0..10 {
        let mut taps = JoinSet::new();
        for tap in 0..8 {
            let (store, permit) = (store.clone(), allowed(&member(), KeepOwnAccount));
            taps.spawn(async move {
                store.open_calendar(&permit, &format!("{round}-{tap}"), now()).await
            });
        }
        assert!(taps.join_all().await.iter().all(Result::is_ok), "round {round}");
        assert_eq!(rows_in(&store, "calendar_feed").await, 1, "round {round}");
        store.close_calendar(&permit).await.expect("closed");
    }
}
