//! Erasing a person, and what is left of them.

use super::*;
use crate::chain::{Sequencer, Step};
use crate::probe::{account, actor, later, now, on_both_engines, write};
use domain::meeting::invitation::reply::{Answer, Channel, Reply};
use domain::policy::{ReplyToInvitation, permit};

const ID: &str = "anna";
const TABLES: [&str; 11] = [
    "account",
    "mandate",
    "session",
    "draft",
    "onetime",
    "outbox",
    "journal",
    "erasure",
    "rating",
    "meeting_reply",
    "meeting_call",
];

fn today() -> NaiveDate {
    "2026-03-02".parse().expect("a day")
}

fn id(text: &str) -> AccountId {
    AccountId::parse(text).expect("a key")
}

fn permission() -> Permit<ErasePerson> {
    let admin = actor("admin", Role::Admin);
    permit(&admin, ErasePerson { own: false, last_admin: false }).expect("the policy allows it")
}

/// A person with an account, a mandate, and something in every table.
async fn person(store: &Store, key: &str, role: Role) {
    let text = format!(
        "CREATE account:{key} CONTENT {{ email: '{key}@beispiel.example', name: 'Frau {key}', password: '$hash', \
         disabled: false, factor: 'GEHEIM', recovery: ['a'], issuer: 'https://i', subject: 's-{key}' }};
         CREATE mandate:{key} CONTENT {{ account: '{key}', council: 'strategierat', role: '{}', organisation: 'ORG01', \
         `from`: '2020-01-01', withdrawn: false, version: 1 }};
         CREATE session CONTENT {{ account: '{key}', created: 1, seen: 1, address: '10.1.2.0' }};
         CREATE draft CONTENT {{ account: '{key}', round: 'R1', measure: 'm', form: {{ comment: 'halb' }}, at: 1 }};
         CREATE onetime CONTENT {{ kind: 'reset', account: '{key}', expires: 9 }};
         CREATE outbox CONTENT {{ account: '{key}', address: '{key}@beispiel.example', name: 'Frau {key}', \
         subject: 'Guten Tag Frau {key}', text: 'Hallo Frau {key}', html: '', calendar: 'ATTENDEE;CN=Frau {key}', created: 1, state: 'sent', attempts: 1, \
         next: 1, sent: 2, reason: '' }};
         CREATE outbox CONTENT {{ address: '{key}@beispiel.example', name: 'Frau {key}', subject: 'x', text: 'x', \
         html: '', created: 1, state: 'queued', attempts: 0, next: 1, reason: '' }};",
        role.code()
    );
    store.run(&text).await.expect("taken");
}

/// A council of two: an administrator and a delegate, with journal rows by and about the delegate.
async fn council(store: &Store) {
    person(store, "admin", Role::Admin).await;
    person(store, ID, Role::Member).await;
    store
        .run(
            "CREATE rating CONTENT { round: 'R1', measure: 'm', organisation: 'ORG01', scores: [['C1', '4']], \
             comment: 'Gut.', evidence: 'read', version: 1 }",
        )
        .await
        .expect("taken");
    let (anna, admin) = (account(ID, Role::Member), account("admin", Role::Admin));
    rows(store, &anna, &admin).await;
    for (meeting, who) in [(6, ID), (7, "admin")] {
        called(store, meeting, who).await;
    }
    answer(store, &anna, "Vertreterin", "Rampe für Anna").await;
    answer(store, &admin, "Frau anna", "Schriftdolmetscher").await;
}

/// A meeting that somebody has invited to.
async fn called(store: &Store, meeting: u32, who: &str) {
    let text = format!(
        "CREATE meeting_call:`{meeting}` CONTENT {{ meeting: {meeting}, summons: '{{\"sent\":\"2020-06-01\",\
         \"latest\":\"2020-06-03\",\"procedure\":1,\"reason\":\"\",\"unopposed\":false,\"second_call\":false}}', \
         announced: '{{\"date\":\"2020-06-18\",\"begins\":\"14:00:00\",\"ends\":\"16:00:00\",\"place\":\"Ort\",\
         \"access\":\"\",\"organizer\":\"\",\"organizer_address\":\"\"}}', organizer: 'Frau {who}', \
         organizer_address: '{who}@beispiel.example', dispatched: '[]', moved: 0, version: 1 }}"
    );
    store.run(&text).await.expect("taken");
}

async fn organizers(store: &Store) -> Vec<(String, String)> {
    let book = store.book().await.expect("reads");
    let of = |called: &domain::meeting::call::Called| {
        (called.announced.organizer.clone(), called.announced.organizer_address.clone())
    };
    book.calls.values().map(of).collect()
}

/// An answer to an invitation, given now.
async fn answer(store: &Store, account: &domain::actor::Account, deputy: &str, support: &str) {
    let reply = Reply {
        organisation: account.organisation.clone(),
        account: account.id.clone(),
        answer: Answer::Deputy,
        deputy: deputy.to_owned(),
        support: support.to_owned(),
        channel: Channel::Page,
        at: now(),
        sequence: 0,
    };
    let member = actor(account.id.as_str(), Role::Member);
    let may = ReplyToInvitation { organisation: account.organisation.clone() };
    let may = permit(&member, may).expect("the policy allows it");
    store.answer_invitation(&may, (6, "6. Sitzung"), &reply, now()).await.expect("kept");
}

async fn answers(store: &Store) -> Vec<(String, String)> {
    let query = "SELECT VALUE [deputy, support] FROM meeting_reply ORDER BY id";
    store.rows(query, ()).await.expect("answers")
}

async fn rows(store: &Store, anna: &domain::actor::Account, admin: &domain::actor::Account) {
    let about = &anna.name;
    write(store, anna, now(), Act::SignedIn, SubjectKind::Account, ID, about).await;
    write(store, anna, now(), Act::RatingGiven, SubjectKind::Measure, "m", "Digitalbonus").await;
    write(store, admin, now(), Act::PersonEdited, SubjectKind::Account, ID, about).await;
    write(store, admin, now(), Act::MeasureEdited, SubjectKind::Measure, "m", "Digitalbonus").await;
}

/// Everything the store holds, as text.
async fn everything(store: &Store) -> String {
    let mut all = String::new();
    for table in TABLES {
        let query = format!("SELECT *, <string> id AS id FROM {table}");
        let rows: Vec<serde_json::Value> = store.rows(&query, ()).await.expect("answers");
        for row in rows {
            all.push_str(&row.to_string());
            all.push('\n');
        }
    }
    all
}

async fn problems(store: &Store) -> Vec<String> {
    let mut found = store.verify_chain().await.expect("answers");
    found.extend(store.verify_erasures().await.expect("answers"));
    found.into_iter().map(|found| format!("{}: {}", found.record, found.problem)).collect()
}

async fn erase(store: &Store, key: &str) -> Result<String, StoreError> {
    let seen = store.account(&id(key)).await.expect("answers").map_or(0, |a| a.version);
    store.erase_person(&permission(), &id(key), seen, today(), now()).await
}

#[test]
fn nothing_that_names_the_person_is_left() {
    on_both_engines(|store| async move {
        council(&store).await;
        let sequencer = Sequencer::new(&store);
        sequencer.step(now()).await.expect("linked");
        // Two more rows that are not linked when the person goes.
        let (anna, admin) = (account(ID, Role::Member), account("admin", Role::Admin));
        rows(&store, &anna, &admin).await;
        let before = everything(&store).await;
        for trace in ["Frau anna", "anna@beispiel.example", "s-anna"] {
            assert!(before.contains(trace), "{trace} is there at first");
        }
        let data = store
            .personal_data(&permission(), &id(ID), (&crate::Blind::default(), &[]))
            .await
            .expect("answers");
        assert_eq!((data.sessions, data.drafts, data.secrets, data.mandates), (1, 1, 1, 1));
        assert_eq!((data.mails, data.acted, data.named), (1, 5, 4));
        let pseudonym = erase(&store, ID).await.expect("erased");
        let after = everything(&store).await;
        for trace in ["Frau anna", "anna@beispiel.example", "s-anna", "Guten Tag", "halb"] {
            let lines: Vec<_> = after.lines().filter(|line| line.contains(trace)).collect();
            let others: Vec<_> = lines.iter().filter(|line| !line.contains("admin")).collect();
            assert!(others.is_empty(), "{trace}: {others:?}");
        }
        let erased = store.account(&id(ID)).await.expect("answers").expect("the record stays");
        assert_eq!(
            (erased.name.as_str(), erased.erased, erased.disabled),
            (pseudonym.as_str(), true, true)
        );
        assert_eq!((erased.password, erased.factor, erased.issuer), (None, None, None));
        assert!(after.contains("Gut."), "the rating stays");
        let (named, need) = (pseudonym.clone(), "Schriftdolmetscher".to_owned());
        assert_eq!(answers(&store).await, [(String::new(), String::new()), (named, need)]);
        assert!(after.contains("Digitalbonus"), "so does what was decided");
        let other = ("Frau admin".to_owned(), "admin@beispiel.example".to_owned());
        assert_eq!(organizers(&store).await, [(pseudonym.clone(), String::new()), other]);
        let entries =
            "SELECT VALUE calendar FROM outbox WHERE account = 'anna' AND calendar != NONE";
        assert_eq!(store.rows::<String>(entries, ()).await.expect("answers"), [""; 0]);
        let mandates = store.mandates_of(&id(ID)).await.expect("answers");
        assert!(mandates.iter().all(|m| m.withdrawn));
        sequencer.finish(later(60)).await.expect("finished");
        let left = problems(&store).await;
        assert!(left.is_empty(), "the chain holds: {left:?}");
        assert!(matches!(erase(&store, ID).await, Err(StoreError::NotFound)), "once");
        assert!(matches!(erase(&store, "niemand").await, Err(StoreError::NotFound)));
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 0);
        let other = store.account(&id("admin")).await.expect("answers").expect("there");
        assert_eq!((other.name.as_str(), other.erased), ("Frau admin", false));
    });
}

#[test]
fn rows_read_before_an_erasure_are_not_linked_with_the_old_name() {
    on_both_engines(|store| async move {
        council(&store).await;
        let (anna, admin) = (account(ID, Role::Member), account("admin", Role::Admin));
        for _ in 0..10 {
            rows(&store, &anna, &admin).await;
        }
        let sequencer = Sequencer::new(&store);
        let linking = tokio::spawn(async move {
            for _ in 0..50 {
                sequencer.step(now()).await.expect("answers");
                tokio::task::yield_now().await;
            }
        });
        erase(&store, ID).await.expect("erased");
        linking.await.expect("no panic");
        Sequencer::new(&store).finish(later(60)).await.expect("finished");
        let left = problems(&store).await;
        assert!(left.is_empty(), "{left:?}");
        assert!(!everything(&store).await.contains("Frau anna"));
    });
}

#[test]
fn what_a_request_under_way_wrote_after_an_erasure_goes_too() {
    on_both_engines(|store| async move {
        council(&store).await;
        erase(&store, ID).await.expect("erased");
        let late = format!(
            "CREATE mandate:late CONTENT {{ account: '{ID}', council: 'strategierat', role: 'member', \
             organisation: 'ORG01', from: '2019-02-28', withdrawn: false, version: 1 }}"
        );
        let link =
            format!("CREATE onetime:late CONTENT {{ kind: 'reset', account: '{ID}', expires: 9 }}");
        store.run(&link).await.expect("taken");
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 1);
        store.run(&late).await.expect("taken");
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 1);
        let left: Vec<bool> =
            store.rows("SELECT VALUE withdrawn FROM mandate:late", ()).await.expect("answers");
        assert_eq!(left, [true]);
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 0);
    });
}

#[test]
fn after_a_restore_the_person_is_erased_again() {
    on_both_engines(|store| async move {
        council(&store).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        let pseudonym = erase(&store, ID).await.expect("erased");
        let list: Vec<Erasure> = store.rows(DONE, ()).await.expect("answers");
        // An older state: the person is back, the chain is at its beginning, the list of erasures was carried over.
        for table in TABLES.iter().chain(&["chain", "checkpoint"]).filter(|t| **t != "erasure") {
            store.run(&format!("DELETE {table}")).await.expect("taken");
        }
        council(&store).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        assert!(!problems(&store).await.is_empty(), "verify tells that it is not done");
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 1);
        assert_eq!(store.apply_erasures(now()).await.expect("answers"), 0);
        let all = everything(&store).await;
        assert!(!all.contains("Frau anna") && !all.contains("anna@beispiel.example"), "{all}");
        let again = store.account(&id(ID)).await.expect("answers").expect("there");
        assert_eq!(again.name, pseudonym);
        assert_eq!(store.rows::<Erasure>(DONE, ()).await.expect("answers"), list);
        assert_eq!(Sequencer::new(&store).step(later(60)).await.expect("linked"), Step::Linked(1));
        let left = problems(&store).await;
        assert!(left.is_empty(), "{left:?}");
    });
}

#[test]
fn a_pseudonym_is_no_way_to_hide_a_change() {
    on_both_engines(|store| async move {
        council(&store).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        let pseudonym = erase(&store, ID).await.expect("erased");
        // What stands there now, to be put back after each edit.
        store.run("DEFINE TABLE kept SCHEMALESS").await.expect("taken");
        store
            .run(
                "CREATE kept:rows CONTENT { journal: (SELECT * FROM journal), erasure: (SELECT * FROM erasure) } \
                 RETURN NONE",
            )
            .await
            .expect("kept");
        for edit in [
            // The erased person's rows under another name, or another person's under theirs.
            "UPDATE journal SET who = 'Frau Neu' WHERE account = 'anna'".to_owned(),
            format!(
                "UPDATE journal SET who = '{pseudonym}', who_salt = NONE WHERE account = 'admin' AND seq > 0"
            ),
            // A decision without its reason, as if it had been about the person.
            format!(
                "UPDATE journal SET title = '{pseudonym}', changes = [], reason = '', text_salt = NONE \
                 WHERE subject = 'measure'"
            ),
            "UPDATE journal SET reason = 'neu' WHERE subject = 'account' AND key = 'anna' AND seq > 0".to_owned(),
            "DELETE journal WHERE act = 'person_erased'".to_owned(),
            "DELETE erasure".to_owned(),
        ] {
            let before = problems(&store).await;
            assert!(before.is_empty(), "before {edit}: {before:?}");
            store.run(&edit).await.expect("taken");
            assert!(!problems(&store).await.is_empty(), "{edit}");
            store
                .run(
                    "DELETE journal; DELETE erasure; \
                     INSERT INTO journal (SELECT VALUE journal FROM kept:rows)[0] RETURN NONE; \
                     INSERT INTO erasure (SELECT VALUE erasure FROM kept:rows)[0] RETURN NONE",
                )
                .await
                .expect("put back");
        }
    });
}

#[test]
fn the_last_administrator_stays_also_when_two_erase_each_other() {
    on_both_engines(|store| async move {
        person(&store, "admin", Role::Admin).await;
        assert!(store.leaves_no_admin(&id("admin"), today()).await.expect("answers"));
        assert!(matches!(erase(&store, "admin").await, Err(StoreError::ChangedMeanwhile)));
        for round in 0..10 {
            let keys = [format!("a{round}"), format!("b{round}")];
            store.run("DELETE mandate").await.expect("taken");
            for key in &keys {
                person(&store, key, Role::Admin).await;
                assert!(!store.leaves_no_admin(&id("admin"), today()).await.expect("answers"));
            }
            let tasks = keys.clone().map(|key| {
                let store = store.clone();
                tokio::spawn(async move { erase(&store, &key).await.is_ok() })
            });
            let mut erased = 0;
            for task in tasks {
                erased += u32::from(task.await.expect("no panic"));
            }
            assert_eq!(erased, 1, "round {round}");
        }
    });
}

#[test]
fn what_has_been_kept_long_enough_goes_and_the_chain_holds() {
    on_both_engines(|store| async move {
        council(&store).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        let day = 24 * 60 * 60;
        store.sweep(later(179 * day)).await.expect("swept");
        let access = async || {
            let who: Vec<Option<String>> = store
                .rows("SELECT VALUE who FROM journal WHERE act = 'signed_in'", ())
                .await
                .expect("answers");
            who
        };
        assert_eq!(access().await, [Some("Frau anna".to_owned())]);
        // What was taken out before its time is found.
        store
            .run(
                "UPDATE journal SET account = NONE, who = NONE, organisation = NONE, key = '', title = '', \
                 changes = [], reason = '', who_salt = NONE, text_salt = NONE WHERE act = 'rating_given'",
            )
            .await
            .expect("taken");
        assert!(!problems(&store).await.is_empty());
    });
    on_both_engines(|store| async move {
        council(&store).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        let day = 24 * 60 * 60;
        store.sweep(later(181 * day)).await.expect("swept");
        // A newer row tells the check that the time is over; the machine's own clock may not.
        let admin = account("admin", Role::Admin);
        let at = later(182 * day);
        write(&store, &admin, at, Act::MeasureEdited, SubjectKind::Measure, "m", "M").await;
        let text = everything(&store).await;
        let signed_in =
            text.lines().find(|line| line.contains("signed_in")).expect("the row stays");
        assert!(!signed_in.contains("anna"), "{signed_in}");
        assert!(text.contains("rating_given") && text.contains("Frau anna"), "decisions stay");
        for gone in ["10.1.2.0", "halb", "Guten Tag", "\"reset\"", "Rampe", "Schriftdolmetscher"] {
            assert!(!text.contains(gone), "{gone}");
        }
        assert!(text.contains("queued"), "a mail on its way stays");
        let left = problems(&store).await;
        assert!(left.is_empty(), "{left:?}");
    });
}
