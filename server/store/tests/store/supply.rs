//! The supply of an indicator: kept once at a time, and reminded of once.

use crate::fixture::{admin, indicator, indicator_code, load, now, organisation, planner, supply};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::indicator::supply::{Release, Reminder, Rhythm, Supply};
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::AccountId;
use domain::period::Period;
use domain::policy::{ErasePerson, KeepOutbox, KeepSupply, permit};
use domain::source::Evidence;
use std::sync::Arc;
use store::{NewMail, SentReminder, Store, StoreError};

on_both_engines!(
    what_is_kept_is_read_again,
    what_is_taken_out_is_gone,
    of_two_editors_the_second_is_told,
    of_two_first_editors_one_is_the_first,
    the_journal_names_nobody,
    a_reminder_and_its_mails_are_written_once,
    many_processes_send_a_reminder_once,
    an_erased_person_is_in_charge_no_more,
    a_supply_of_nothing_is_found,
);

async fn kept(store: &Store, code: &str) -> Option<Supply> {
    let catalogue = store.catalogue().await.expect("the store answers");
    catalogue.supplies.get(&indicator_code(code)).cloned()
}

async fn keep(store: &Store, seen: i64, supply: Supply) -> Result<(), StoreError> {
    let code = supply.indicator.clone();
    let before = kept(store, code.as_str()).await.unwrap_or_else(|| Supply::empty(code.clone()));
    let permit = allowed(&planner(), KeepSupply);
    store.keep_supply(&permit, &indicator(code.as_str()), &before, seen, supply, now()).await
}

async fn newest(store: &Store, code: &str) -> Entry {
    let rows = store.history(SubjectKind::Indicator, code, Act::ALL, 10).await;
    rows.expect("the store answers").into_iter().next().expect("a row")
}

fn person() -> AccountId {
    AccountId::parse("mitglied").expect("a key")
}

fn full(code: &str) -> Supply {
    Supply {
        account: Some(person()),
        contact: "Erika Muster, Referat 42".to_owned(),
        rhythm: Some(Rhythm::HalfYear),
        delay_days: 14,
        releases: vec![Release {
            period: Period::HalfYear { year: 2025, half: 2 },
            day: "2026-03-15".parse().expect("a day"),
        }],
        evidence: Evidence::Read,
        note: "Veröffentlichungskalender".to_owned(),
        ..supply(code)
    }
}

fn mail(name: &str) -> NewMail {
    NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: format!("{name}@mail.example"),
        name: name.to_owned(),
        subject: "Ein Wert wird fällig".to_owned(),
        text: "Text".to_owned(),
        html: "<p>Text</p>".to_owned(),
        secret: false,
    }
}

fn reminder(kind: Reminder) -> SentReminder {
    let (indicator, period) = (indicator_code("BG-04"), Period::SchoolYear(2024));
    SentReminder { indicator, period, kind, at: now().timestamp() }
}

async fn what_is_kept_is_read_again(store: Store) {
    load(&store).await;
    assert_eq!(kept(&store, "BG-04").await, Some(supply("BG-04")));
    assert_eq!(kept(&store, "BG-05").await, None);
    let before = store.catalogue().await.expect("the store answers");
    keep(&store, 1, full("BG-04")).await.expect("the current version");
    keep(&store, 0, full("BG-05")).await.expect("the first");
    assert_eq!(kept(&store, "BG-04").await, Some(Supply { version: 2, ..full("BG-04") }));
    assert_eq!(kept(&store, "BG-05").await, Some(Supply { version: 1, ..full("BG-05") }));
    let after = store.catalogue().await.expect("the store answers");
    let measure = before.measures.keys().next().expect("a measure");
    assert!(Arc::ptr_eq(&before.measures[measure], &after.measures[measure]), "read anew");
    assert_eq!(rows_in(&store, "supply").await, 2);
    assert!(findings(&store).await.is_empty());
}

async fn what_is_taken_out_is_gone(store: Store) {
    load(&store).await;
    keep(&store, 1, full("BG-04")).await.expect("the current version");
    let empty = Supply::empty(indicator_code("BG-04"));
    keep(&store, 2, empty.clone()).await.expect("the current version");
    assert_eq!(kept(&store, "BG-04").await, Some(Supply { version: 3, ..empty }));
}

async fn of_two_editors_the_second_is_told(store: Store) {
    load(&store).await;
    keep(&store, 1, full("BG-04")).await.expect("the current version");
    let journal = rows_in(&store, "journal").await;
    let late = keep(&store, 1, supply("BG-04")).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let unknown = keep(&store, -1, supply("BG-05")).await;
    assert!(matches!(unknown, Err(StoreError::NotFound)), "{unknown:?}");
    assert_eq!(kept(&store, "BG-04").await, Some(Supply { version: 2, ..full("BG-04") }));
    assert_eq!(rows_in(&store, "journal").await, journal);
}

async fn of_two_first_editors_one_is_the_first(store: Store) {
    load(&store).await;
    let (one, two) = tokio::join!(
        keep(&store, 0, full("BG-05")),
        keep(&store, 0, Supply { delay_days: 15, ..full("BG-05") })
    );
    let won = [&one, &two].iter().filter(|result| result.is_ok()).count();
    assert_eq!(won, 1, "{one:?} {two:?}");
    let lost = if one.is_ok() { two } else { one };
    assert!(matches!(lost, Err(StoreError::ChangedMeanwhile)), "{lost:?}");
    assert_eq!(rows_in(&store, "supply").await, 2);
}

async fn the_journal_names_nobody(store: Store) {
    load(&store).await;
    keep(&store, 1, full("BG-04")).await.expect("the current version");
    let row = newest(&store, "BG-04").await;
    assert_eq!((row.act, row.who.as_deref()), (Act::SupplyKept, Some("Demo planung")));
    let fields: Vec<_> = row.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "supply_person",
            "supply_contact",
            "supply_rhythm",
            "supply_days",
            "supply_releases",
            "supply_evidence",
            "note"
        ]
    );
    for change in &row.changes {
        for text in [&change.before, &change.after] {
            assert!(!text.contains("Erika") && !text.contains("mitglied"), "{change:?}");
        }
    }
    assert_eq!(row.changes[4].after, "2025-S2: 15.03.2026");
    let other = Supply { contact: "Max Muster".to_owned(), ..full("BG-04") };
    keep(&store, 2, other).await.expect("the current version");
    let row = newest(&store, "BG-04").await;
    let [change] = &row.changes[..] else { panic!("one change: {row:?}") };
    assert_eq!((change.before.as_str(), change.after.as_str()), ("", "changed"));
}

async fn a_reminder_and_its_mails_are_written_once(store: Store) {
    load(&store).await;
    let remind = async |kind, mails| {
        store.remind(reminder(kind), mails, now()).await.expect("the store answers")
    };
    assert!(remind(Reminder::Ahead, vec![mail("a"), mail("b")]).await);
    assert!(!remind(Reminder::Ahead, vec![mail("c")]).await);
    assert_eq!(rows_in(&store, "outbox").await, 2);
    assert!(remind(Reminder::Near, vec![mail("a")]).await);
    assert_eq!(rows_in(&store, "outbox").await, 3);
    let mut sent = store.reminders().await.expect("the store answers");
    sent.sort_by_key(|sent| sent.kind);
    assert_eq!(sent, [reminder(Reminder::Ahead), reminder(Reminder::Near)]);
    assert!(findings(&store).await.is_empty());
}

async fn many_processes_send_a_reminder_once(store: Store) {
    load(&store).await;
    let tries: Vec<_> = (0..8)
        .map(|number| {
            let store = store.clone();
            let mails = vec![mail(&format!("p{number}"))];
            tokio::spawn(async move {
                let sent = store.remind(reminder(Reminder::Missed), mails, now()).await;
                sent.expect("the store answers")
            })
        })
        .collect();
    let mut sent = 0;
    for attempt in tries {
        sent += usize::from(attempt.await.expect("no panic"));
    }
    assert_eq!((sent, rows_in(&store, "outbox").await), (1, 1));
    assert_eq!(rows_in(&store, "reminder").await, 1);
}

async fn an_erased_person_is_in_charge_no_more(store: Store) {
    load(&store).await;
    store
        .tamper(
            "CREATE account:verwaltung CONTENT { email: 'v@demo.example', name: 'V', password: 'x', \
             disabled: false };
             CREATE mandate:verwaltung CONTENT { account: 'verwaltung', council: 'strategierat', \
             role: 'admin', organisation: 'ORG01', from: '2019-02-28', withdrawn: false, version: 1 };",
        )
        .await
        .expect("taken");
    keep(&store, 1, full("BG-04")).await.expect("the current version");
    let erase = ErasePerson { own: false, last_admin: false };
    let permit = allowed(&admin(), erase);
    let today = now().date_naive();
    store.erase_person(&permit, &person(), 1, today, now()).await.expect("erased");
    let after = kept(&store, "BG-04").await.expect("the supply stays");
    assert_eq!((after.account, after.version), (None, 3));
    assert_eq!(after.organisation, Some(organisation("ORG02")));
    // The version that stands in memory is the stored one: the next editor is not refused for ever.
    keep(&store, 3, supply("BG-04")).await.expect("the current version");
}

async fn a_supply_of_nothing_is_found(store: Store) {
    load(&store).await;
    assert!(permit(&admin(), KeepSupply).is_err() && permit(&admin(), KeepOutbox).is_ok());
    let broken = "UPDATE supply:`BG-04` SET organisation = 'ORG99', account = 'niemand';
                  CREATE reminder:weg CONTENT { indicator: 'XX-99', period: '2024', kind: 'ahead_7', at: 1 };";
    store.tamper(broken).await.expect("taken");
    let found = findings(&store).await;
    for line in [
        "supply BG-04: its organisation does not exist",
        "supply BG-04: its account does not exist",
        "reminder weg: what it belongs to does not exist",
    ] {
        assert!(found.iter().any(|finding| finding == line), "{line}: {found:?}");
    }
}
