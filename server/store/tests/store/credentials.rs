//! Passwords, second factors and links that count once.

use crate::fixture::{enter, load, member, new_session, now, organisation, other_member, today};
use crate::support::{allowed, on_both_engines, rows_in};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::journal::Act;
use domain::key::AccountId;
use domain::policy::KeepOwnAccount;
use futures::future::join_all;
use std::time::Duration;
use store::{AccountRecord, NewAccount, NewFactor, NewMail, OneTimeKind, Proof, Store, StoreError};
use tokio::time::sleep;

on_both_engines!(
    a_link_for_a_new_password_counts_once_for_one_kind_and_for_its_time,
    the_last_link_asked_for_is_the_one_that_counts,
    one_link_counts_however_many_are_asked_for_at_once,
    two_at_once_over_one_link_set_one_password,
    no_session_begun_with_the_old_password_outlives_it,
    a_locked_account_takes_no_password,
    a_new_password_ends_the_other_sessions_and_renews_the_own,
    a_password_that_was_changed_meanwhile_is_not_overwritten,
    a_code_counts_once_however_many_send_it,
    a_recovery_code_counts_once_however_many_send_it,
    a_second_factor_is_added_once_and_removed_against_a_code,
    five_tries_and_no_more_however_many_at_once,
    there_is_one_first_account_however_many_set_up,
    an_invitation_opens_an_account_without_password,
    a_failed_sign_in_is_noted_without_a_name,
);

fn account(actor: &Actor) -> Account {
    actor.account().expect("signed in").clone()
}

fn mail() -> NewMail {
    NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: "mitglied@demo.example".to_owned(),
        name: "Mitglied".to_owned(),
        subject: "Probe".to_owned(),
        text: "Probe".to_owned(),
        html: "<p>Probe</p>".to_owned(),
        secret: true,
    }
}

async fn record(store: &Store, id: &str) -> AccountRecord {
    let id = AccountId::parse(id).expect("a key");
    store.account(&id).await.expect("the store answers").expect("an account")
}

async fn offer(store: &Store, digest: &str, at: DateTime<Utc>) {
    let id = account(&member()).id;
    store.offer_reset(&id, digest, mail(), at).await.expect("kept");
}

async fn reset(
    store: &Store,
    digest: &str,
    hash: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    store.reset_password(digest, &account(&member()), hash, mail(), at).await
}

async fn session(store: &Store, key: &str, of: &Actor) {
    enter(store, key, of, now()).await;
}

async fn lives(store: &Store, key: &str) -> bool {
    let catalogue = store.catalogue().await.expect("the store answers");
    store.session(key, &catalogue, now(), today()).await.expect("the store answers").is_some()
}

fn refused(result: &Result<(), StoreError>) {
    assert!(matches!(result, Err(StoreError::NotFound)), "{result:?}");
}

async fn a_link_for_a_new_password_counts_once_for_one_kind_and_for_its_time(store: Store) {
    load(&store).await;
    session(&store, "own", &member()).await;
    session(&store, "other", &other_member()).await;
    offer(&store, "link", now()).await;
    // Never made, of another kind, too old.
    refused(&reset(&store, "unknown", "$new", now()).await);
    refused(&store.open_account("link", &account(&member()), "$new", now()).await);
    refused(&reset(&store, "link", "$new", now() + TimeDelta::seconds(3601)).await);
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$hash"));
    assert!(lives(&store, "own").await);

    let journal = rows_in(&store, "journal").await;
    reset(&store, "link", "$new", now() + TimeDelta::seconds(3600)).await.expect("set");
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$new"));
    assert!(!lives(&store, "own").await && lives(&store, "other").await);

    refused(&reset(&store, "link", "$again", now()).await);
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$new"));
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
}

async fn the_last_link_asked_for_is_the_one_that_counts(store: Store) {
    load(&store).await;
    offer(&store, "first", now()).await;
    offer(&store, "second", now()).await;
    refused(&reset(&store, "first", "$new", now()).await);
    reset(&store, "second", "$new", now()).await.expect("set");
}

/// Whoever taps twice gets two mails, and one link that works. The link of somebody else stays.
async fn one_link_counts_however_many_are_asked_for_at_once(store: Store) {
    load(&store).await;
    let other = account(&other_member()).id;
    let to_other = NewMail { address: "mitglied2@demo.example".to_owned(), ..mail() };
    store.offer_reset(&other, "other", to_other, now()).await.expect("kept");
    for round in 0..10 {
        let keys: Vec<String> = (0..8).map(|number| format!("link-{round}-{number}")).collect();
        store.tamper("DELETE onetime WHERE account = 'mitglied'").await.expect("taken");
        join_all(keys.iter().map(|key| offer(&store, key, now()))).await;
        assert_eq!(rows_in(&store, "onetime").await, 2, "round {round}");
    }
    let kept = store.one_time(OneTimeKind::Reset, "other", now()).await;
    assert!(kept.expect("the store answers").is_some());
}

async fn two_at_once_over_one_link_set_one_password(store: Store) {
    load(&store).await;
    offer(&store, "link", now()).await;
    let hashes: Vec<String> = (0..8).map(|n| format!("${n}")).collect();
    let results = join_all(hashes.iter().map(|hash| reset(&store, "link", hash, now()))).await;
    let winner: Vec<_> = results.iter().zip(&hashes).filter(|(r, _)| r.is_ok()).collect();
    assert_eq!(winner.len(), 1, "{results:?}");
    assert_eq!(record(&store, "mitglied").await.password.as_ref(), Some(winner[0].1));
}

/// Somebody with the old password signs in at every moment of a reset.
async fn no_session_begun_with_the_old_password_outlives_it(store: Store) {
    load(&store).await;
    for round in 0..12_u64 {
        let before = record(&store, "mitglied").await;
        let (link, hash) = (format!("link-{round}"), format!("$new-{round}"));
        offer(&store, &link, now()).await;
        let acting = account(&member());
        let keys: Vec<String> = (0..4).map(|nth| format!("s-{round}-{nth}")).collect();
        let entries = keys.iter().zip(0_u64..).map(|(key, nth)| {
            let (store, acting, before) = (&store, &acting, &before);
            async move {
                sleep(Duration::from_micros(400 * (nth + round % 4))).await;
                let new = new_session(key);
                let session = store.start_session(&new, (acting, before), now()).await;
                let step = format!("f-{key}");
                (session, store.begin_factor(before, &step, "/", now()).await)
            }
        });
        let (done, entered) = tokio::join!(reset(&store, &link, &hash, now()), join_all(entries));
        done.expect("set");
        for (session, step) in &entered {
            for result in [session, step] {
                assert!(matches!(result, Ok(()) | Err(StoreError::NotFound)), "{result:?}");
            }
        }
        for key in &keys {
            assert!(!lives(&store, key).await, "round {round}: {key}");
        }
        assert_eq!(rows_in(&store, "onetime").await, 0, "round {round}: no step either");
        refused(&store.start_session(&new_session("late"), (&acting, &before), now()).await);
        refused(&store.begin_factor(&before, "late", "/", now()).await);
    }
}

async fn a_locked_account_takes_no_password(store: Store) {
    load(&store).await;
    offer(&store, "link", now()).await;
    store.tamper("UPDATE account:mitglied SET disabled = true").await.expect("taken");
    let id = account(&member()).id;
    refused(&store.offer_reset(&id, "further", mail(), now()).await);
    refused(&reset(&store, "link", "$new", now()).await);
    // The link is not used up by what did not happen.
    let link = store.one_time(OneTimeKind::Reset, "link", now()).await.expect("answers");
    assert!(link.is_some());
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$hash"));
}

async fn a_new_password_ends_the_other_sessions_and_renews_the_own(store: Store) {
    load(&store).await;
    for key in ["own", "phone"] {
        session(&store, key, &member()).await;
    }
    session(&store, "other", &other_member()).await;
    let permit = allowed(&member(), KeepOwnAccount);
    let renewed = new_session("renewed");
    let change =
        store.change_password(&permit, ("$hash", "$new"), ("own", &renewed), mail(), now());
    change.await.expect("changed");
    assert!(!lives(&store, "own").await && !lives(&store, "phone").await);
    assert!(lives(&store, "renewed").await && lives(&store, "other").await);
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$new"));
}

async fn a_password_that_was_changed_meanwhile_is_not_overwritten(store: Store) {
    load(&store).await;
    session(&store, "own", &member()).await;
    let permit = allowed(&member(), KeepOwnAccount);
    let renewed = new_session("renewed");
    let change = store.change_password(&permit, ("$old", "$new"), ("own", &renewed), mail(), now());
    let result = change.await;
    assert!(matches!(result, Err(StoreError::ChangedMeanwhile)), "{result:?}");
    assert!(lives(&store, "own").await && !lives(&store, "renewed").await);
    assert_eq!(record(&store, "mitglied").await.password.as_deref(), Some("$hash"));
}

async fn with_factor(store: &Store) {
    load(store).await;
    let recovery = vec!["r1".to_owned(), "r2".to_owned()];
    let new = NewFactor { secret: "SECRET", step: 10, recovery };
    let permit = allowed(&member(), KeepOwnAccount);
    store.add_factor(&permit, new, "own", mail(), now()).await.expect("added");
}

async fn pass(store: &Store, digest: &str, proof: &Proof) -> Result<(), StoreError> {
    store.pass_factor(digest, &account(&member()).id, proof, now()).await
}

async fn begin(store: &Store, digest: &str) {
    let proven = record(store, "mitglied").await;
    store.begin_factor(&proven, digest, "/", now()).await.expect("kept");
}

async fn a_code_counts_once_however_many_send_it(store: Store) {
    with_factor(&store).await;
    begin(&store, "step").await;
    refused(&pass(&store, "step", &Proof::Step(10)).await);
    refused(&pass(&store, "step", &Proof::Step(9)).await);
    // One browser sends it eight times, and the same code is sent by the removal of the factor.
    let proof = Proof::Step(11);
    let results = join_all((0..8).map(|_| pass(&store, "step", &proof))).await;
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1, "{results:?}");
    begin(&store, "again").await;
    refused(&pass(&store, "again", &proof).await);
    let permit = allowed(&member(), KeepOwnAccount);
    refused(&store.remove_factor(&permit, &proof, "own", mail(), now()).await);
    pass(&store, "again", &Proof::Step(12)).await.expect("a later code");
    assert_eq!(record(&store, "mitglied").await.factor_step, Some(12));
}

async fn a_recovery_code_counts_once_however_many_send_it(store: Store) {
    with_factor(&store).await;
    let proof = Proof::Recovery("r1".to_owned());
    let permit = allowed(&member(), KeepOwnAccount);
    begin(&store, "step").await;
    let (one, two) = tokio::join!(
        pass(&store, "step", &proof),
        store.remove_factor(&permit, &proof, "own", mail(), now())
    );
    assert_eq!([&one, &two].iter().filter(|r| r.is_ok()).count(), 1, "{one:?} {two:?}");

    with_other_code(&store).await;
}

/// The second code of the one account goes on counting where the first was taken at the sign-in.
async fn with_other_code(store: &Store) {
    let left = record(store, "mitglied").await.recovery;
    assert!(left.is_empty() || left == ["r2"], "{left:?}");
    begin(store, "later").await;
    refused(&pass(store, "later", &Proof::Recovery("r1".to_owned())).await);
    refused(&pass(store, "later", &Proof::Recovery("unknown".to_owned())).await);
}

async fn a_second_factor_is_added_once_and_removed_against_a_code(store: Store) {
    load(&store).await;
    for key in ["own", "phone"] {
        session(&store, key, &member()).await;
    }
    let permit = allowed(&member(), KeepOwnAccount);
    let new = |secret| NewFactor { secret, step: 10, recovery: vec!["r1".to_owned()] };
    store.add_factor(&permit, new("ONE"), "own", mail(), now()).await.expect("added");
    assert!(lives(&store, "own").await && !lives(&store, "phone").await);
    let again = store.add_factor(&permit, new("TWO"), "own", mail(), now()).await;
    assert!(matches!(again, Err(StoreError::ChangedMeanwhile)), "{again:?}");
    assert_eq!(record(&store, "mitglied").await.factor.as_deref(), Some("ONE"));

    session(&store, "phone", &member()).await;
    let proof = Proof::Recovery("r1".to_owned());
    store.remove_factor(&permit, &proof, "own", mail(), now()).await.expect("removed");
    let left = record(&store, "mitglied").await;
    assert_eq!((left.factor, left.factor_step, left.recovery.len()), (None, None, 0));
    assert!(lives(&store, "own").await && !lives(&store, "phone").await);
    refused(&store.remove_factor(&permit, &Proof::Step(99), "own", mail(), now()).await);
}

async fn five_tries_and_no_more_however_many_at_once(store: Store) {
    with_factor(&store).await;
    begin(&store, "step").await;
    let tries = join_all((0..12).map(|_| store.try_factor("step", now()))).await;
    assert_eq!(tries.iter().filter(|r| r.is_ok()).count(), 5, "{tries:?}");
    refused(&store.try_factor("unknown", now()).await);
    begin(&store, "late").await;
    refused(&store.try_factor("late", now() + TimeDelta::seconds(601)).await);
}

fn admin(id: &str) -> NewAccount {
    NewAccount {
        id: AccountId::parse(id).expect("a key"),
        email: format!("{id}@kompass.example"),
        name: "Erste Person".to_owned(),
        role: Role::Admin,
        organisation: domain::key::OrganisationCode::none(),
        password: "$hash".to_owned(),
        disabled: false,
    }
}

async fn there_is_one_first_account_however_many_set_up(store: Store) {
    assert!(store.has_no_account().await.expect("answers"));
    store.offer_setup("old", now()).await.expect("kept");
    store.offer_setup("link", now()).await.expect("kept");
    refused(&store.set_up("old", &admin("alt"), today(), now()).await);
    let people: Vec<_> = (0..6).map(|n| admin(&format!("p{n}"))).collect();
    let results =
        join_all(people.iter().map(|new| store.set_up("link", new, today(), now()))).await;
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1, "{results:?}");
    let all = store.accounts(today()).await.expect("answers");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].role, Role::Admin);
    // A link made behind its back opens nothing once somebody is there.
    store.offer_setup("later", now()).await.expect("kept");
    refused(&store.set_up("later", &admin("zweite"), today(), now()).await);
    assert_eq!(store.accounts(today()).await.expect("answers").len(), 1);
}

async fn an_invitation_opens_an_account_without_password(store: Store) {
    load(&store).await;
    let new =
        NewAccount { role: Role::Secretariat, organisation: organisation("ORG01"), ..admin("neu") };
    store.invite_from_console("link", &new, today(), now()).await.expect("invited");
    assert_eq!(record(&store, "neu").await.password, None);
    let twice = store.invite_from_console("more", &new, today(), now()).await;
    assert!(matches!(twice, Err(StoreError::AlreadyThere)), "{twice:?}");
    let invited = store.acting_account(&record(&store, "neu").await, today()).await.expect("one");
    assert_eq!(invited.role, Role::Secretariat);
    refused(&store.open_account("link", &invited, "$new", now() + TimeDelta::days(8)).await);
    store.open_account("link", &invited, "$new", now()).await.expect("opened");
    assert_eq!(record(&store, "neu").await.password.as_deref(), Some("$new"));
    refused(&store.open_account("link", &invited, "$other", now()).await);
}

async fn a_failed_sign_in_is_noted_without_a_name(store: Store) {
    load(&store).await;
    let known = record(&store, "mitglied").await;
    store.note_failed_sign_in(&known, now()).await.expect("noted");
    let as_it_should_be = format!(
        "IF array::len((SELECT * FROM journal WHERE act = '{}' AND key = 'mitglied' AND account = NONE \
         AND who = NONE AND array::len(changes) = 0 AND reason = '')) != 1 {{ THROW 'not as it should be' }}",
        Act::SignInFailed.code()
    );
    store.tamper(&as_it_should_be).await.expect("one row of the product's own");
}
