//! The outbox: each mail is taken by one worker, tried again, and ends as sent or failed.

use crate::fixture::{load, member, now, planner};
use crate::support::{allowed, on_both_engines, rows_in};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::key::MailId;
use domain::mail::{MAX_TRIES, Mail, MailState, Trouble, TroubleKind, pause_after};
use domain::policy::{KeepOutbox, Permit, permit};
use store::{ClaimedMail, NewMail, Store, StoreError};

on_both_engines!(
    a_mail_is_taken_by_one_of_many_workers,
    an_interrupted_mail_is_due_again_and_keeps_its_identifier,
    pauses_grow_until_the_last_try,
    a_mail_that_is_interrupted_again_and_again_fails,
    a_refused_mail_is_not_tried_again,
    a_late_result_of_a_try_that_was_given_up_changes_nothing,
    a_failed_mail_is_sent_again_by_a_keeper,
    the_list_is_newest_first_filtered_and_paged,
    a_mail_with_a_link_shows_no_text,
    the_oldest_due_mail_goes_first,
);

fn keeper() -> Actor {
    let Actor::Account(account) = member() else { panic!("signed in") };
    Actor::Account(Account { role: Role::Secretariat, ..account })
}

fn keeps() -> Permit<KeepOutbox> {
    allowed(&keeper(), KeepOutbox)
}

fn mail(name: &str) -> NewMail {
    NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: format!("{name}@mail.example"),
        name: name.to_owned(),
        subject: format!("An {name}"),
        text: "Grüße".to_owned(),
        html: "<p>Grüße</p>".to_owned(),
        secret: false,
    }
}

async fn queue(store: &Store, name: &str) {
    store.queue_mail(mail(name), now()).await.expect("queued");
}

async fn claim(store: &Store, at: DateTime<Utc>) -> Option<ClaimedMail> {
    store.claim_mail(at).await.expect("the store answers")
}

async fn all(store: &Store) -> Vec<Mail> {
    store.outbox(&keeps(), None, 0, 100).await.expect("the store answers")
}

async fn only(store: &Store) -> Mail {
    let mut mails = all(store).await;
    assert_eq!(mails.len(), 1);
    mails.remove(0)
}

fn postponed() -> Trouble {
    Trouble::new(TroubleKind::Postponed, "451 later")
}

async fn a_mail_is_taken_by_one_of_many_workers(store: Store) {
    for number in 0..4 {
        queue(&store, &format!("p{number}")).await;
    }
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                while let Some(mail) = claim(&store, now()).await {
                    taken.push(mail.id.to_string());
                }
                taken
            })
        })
        .collect();
    let mut taken = Vec::new();
    for worker in workers {
        taken.extend(worker.await.expect("a worker"));
    }
    taken.sort();
    let mut once = taken.clone();
    once.dedup();
    assert_eq!((taken.len(), once.len()), (4, 4));
    assert!(all(&store).await.iter().all(|m| m.state == MailState::Sending && m.tries == 1));
}

async fn an_interrupted_mail_is_due_again_and_keeps_its_identifier(store: Store) {
    queue(&store, "a").await;
    let first = claim(&store, now()).await.expect("due");
    assert_eq!(claim(&store, now() + TimeDelta::minutes(4)).await, None);
    let second = claim(&store, now() + TimeDelta::minutes(5)).await.expect("due again");
    assert_eq!((first.attempt, second.attempt), (1, 2));
    assert_eq!(ClaimedMail { attempt: 1, ..second }, first);
}

async fn pauses_grow_until_the_last_try(store: Store) {
    queue(&store, "a").await;
    let mut at = now();
    for attempt in 1..=MAX_TRIES {
        let mail = claim(&store, at).await.expect("due");
        assert_eq!(mail.attempt, attempt);
        store.mail_failed(&mail, &postponed(), at).await.expect("noted");
        let shown = only(&store).await;
        assert_eq!(shown.trouble, Some(postponed()));
        if let Some(pause) = pause_after(attempt) {
            assert_eq!((shown.state, shown.next), (MailState::Queued, Some(at + pause)));
            assert_eq!(claim(&store, at + pause - TimeDelta::seconds(1)).await, None);
            at += pause;
        }
    }
    let shown = only(&store).await;
    assert_eq!((shown.state, shown.tries, shown.next), (MailState::Failed, MAX_TRIES, None));
    assert_eq!(claim(&store, at + TimeDelta::days(100)).await, None);
}

async fn a_mail_that_is_interrupted_again_and_again_fails(store: Store) {
    queue(&store, "a").await;
    let mut at = now();
    for _ in 0..MAX_TRIES {
        assert!(claim(&store, at).await.is_some());
        at += TimeDelta::minutes(5);
    }
    assert_eq!(claim(&store, at).await, None);
    let shown = only(&store).await;
    assert_eq!(shown.state, MailState::Failed);
    assert_eq!(shown.trouble.map(|t| t.kind), Some(TroubleKind::Interrupted));
}

async fn a_refused_mail_is_not_tried_again(store: Store) {
    queue(&store, "a").await;
    let mail = claim(&store, now()).await.expect("due");
    let refused = Trouble::new(TroubleKind::Refused, "550 no such user");
    store.mail_failed(&mail, &refused, now()).await.expect("noted");
    let shown = only(&store).await;
    assert_eq!((shown.state, shown.tries), (MailState::Failed, 1));
    assert_eq!(shown.trouble, Some(refused));
    assert_eq!(claim(&store, now() + TimeDelta::days(100)).await, None);
}

async fn a_late_result_of_a_try_that_was_given_up_changes_nothing(store: Store) {
    queue(&store, "a").await;
    let first = claim(&store, now()).await.expect("due");
    let second = claim(&store, now() + TimeDelta::minutes(5)).await.expect("due again");
    store.mail_failed(&first, &postponed(), now()).await.expect("ignored");
    assert_eq!(only(&store).await.state, MailState::Sending);
    store.mail_sent(&second, now()).await.expect("noted");
    store.mail_failed(&second, &postponed(), now()).await.expect("ignored");
    let shown = only(&store).await;
    assert_eq!((shown.state, shown.sent, shown.trouble), (MailState::Sent, Some(now()), None));
    assert_eq!(claim(&store, now() + TimeDelta::days(100)).await, None);
}

async fn a_failed_mail_is_sent_again_by_a_keeper(store: Store) {
    load(&store).await;
    assert!(permit(&planner(), KeepOutbox).is_err());
    queue(&store, "a").await;
    let waiting = only(&store).await;
    let journal = rows_in(&store, "journal").await;
    let retried = store.retry_mail(&keeps(), &waiting, now()).await;
    assert!(matches!(retried, Err(StoreError::ChangedMeanwhile)), "{retried:?}");
    let gone = Mail { id: MailId::parse("weg").expect("a key"), ..waiting.clone() };
    let retried = store.retry_mail(&keeps(), &gone, now()).await;
    assert!(matches!(retried, Err(StoreError::NotFound)), "{retried:?}");
    let claimed = claim(&store, now()).await.expect("due");
    let refused = Trouble::new(TroubleKind::Refused, "550");
    store.mail_failed(&claimed, &refused, now()).await.expect("noted");
    assert_eq!(rows_in(&store, "journal").await, journal);
    let later = now() + TimeDelta::hours(1);
    store.retry_mail(&keeps(), &waiting, later).await.expect("put on its way");
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
    let retried = store.retry_mail(&keeps(), &waiting, later).await;
    assert!(matches!(retried, Err(StoreError::ChangedMeanwhile)), "{retried:?}");
    let again = claim(&store, later).await.expect("due");
    assert_eq!((again.id, again.attempt), (claimed.id, 1));
}

async fn the_list_is_newest_first_filtered_and_paged(store: Store) {
    for number in 0..5 {
        queue(&store, &format!("p{number}")).await;
    }
    let sent = claim(&store, now()).await.expect("due");
    store.mail_sent(&sent, now()).await.expect("noted");
    let names = async |state, start, limit| {
        let found = store.outbox(&keeps(), state, start, limit).await.expect("the store answers");
        found.into_iter().map(|m| m.name).collect::<Vec<_>>()
    };
    assert_eq!(names(None, 0, 10).await, ["p4", "p3", "p2", "p1", "p0"]);
    assert_eq!(names(None, 2, 2).await, ["p2", "p1"]);
    assert_eq!(names(Some(MailState::Sent), 0, 10).await, ["p0"]);
    assert_eq!(names(Some(MailState::Queued), 3, 10).await, ["p1"]);
    assert!(names(Some(MailState::Failed), 0, 10).await.is_empty());
}

async fn a_mail_with_a_link_shows_no_text(store: Store) {
    store.queue_mail(NewMail { secret: true, ..mail("a") }, now()).await.expect("queued");
    queue(&store, "b").await;
    let texts = |mails: &[Mail]| mails.iter().map(|m| m.text.clone()).collect::<Vec<_>>();
    let expected = [Some("Grüße".to_owned()), None];
    assert_eq!(texts(&all(&store).await), expected);
    while let Some(mail) = claim(&store, now()).await {
        assert_eq!(mail.text, "Grüße", "the worker needs it");
        store.mail_sent(&mail, now()).await.expect("noted");
    }
    let mails = all(&store).await;
    assert_eq!(texts(&mails), expected);
    for mail in &mails {
        let one = store.mail(&keeps(), &mail.id).await.expect("the store answers");
        assert_eq!(one.as_ref(), Some(mail));
    }
}

async fn the_oldest_due_mail_goes_first(store: Store) {
    queue(&store, "first").await;
    store.queue_mail(mail("second"), now() + TimeDelta::seconds(1)).await.expect("queued");
    let late = now() + TimeDelta::seconds(1);
    let names = [
        claim(&store, late).await.expect("due").name,
        claim(&store, late).await.expect("due").name,
    ];
    assert_eq!(names, ["first", "second"]);
}
