//! Accounts and sessions.

use crate::fixture::{enter, load, member, new_session, now, other_member, today};
use crate::support::{allowed, on_both_engines, rows_in};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::policy::SignOut;
use store::{Store, StoreError};

on_both_engines!(
    an_account_is_found_by_its_name,
    a_mandate_is_looked_up_on_every_request,
    a_session_lives_while_it_is_used,
    an_idle_session_ends,
    a_session_ends_after_twelve_hours_however_busy,
    signing_out_ends_this_session_and_no_other,
    a_disabled_account_has_no_session,
    a_session_of_an_account_that_is_gone_is_none,
);

fn account(actor: &Actor) -> Account {
    actor.account().expect("signed in").clone()
}

async fn who(store: &Store, key: &str, at: DateTime<Utc>) -> Option<String> {
    let catalogue = store.catalogue().await.expect("the store answers");
    let found = store.session(key, &catalogue, at, today()).await.expect("the store answers");
    found.map(|account| account.id.to_string())
}

fn later(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

async fn an_account_is_found_by_its_name(store: Store) {
    load(&store).await;
    let find = async |email: &str| store.account_by_email(email).await.expect("the store answers");
    let found = find("mitglied@demo.example").await.expect("an account");
    let acting = store.acting_account(&found, today()).await.expect("the store answers");
    assert_eq!((acting.role, acting.has_vote), (Role::Member, true));
    assert_eq!(acting.organisation_name, "ORG01");
    assert_eq!(found.password.as_deref(), Some("$hash"));
    assert!(find("gesperrt@demo.example").await.expect("an account").disabled);
    for email in ["niemand@demo.example", "", "' OR true"] {
        assert!(find(email).await.is_none(), "{email}");
    }
    let all = store.accounts(today()).await.expect("the store answers");
    let names: Vec<_> = all.iter().map(|account| account.email.as_str()).collect();
    assert_eq!(names, ["mitglied2@demo.example", "mitglied@demo.example", "planung@demo.example"]);
    store.set_demo_password("$other").await.expect("the store answers");
    let found = find("mitglied@demo.example").await.expect("an account");
    assert_eq!(found.password.as_deref(), Some("$other"));
}

async fn a_mandate_is_looked_up_on_every_request(store: Store) {
    load(&store).await;
    enter(&store, "key", &member(), now()).await;
    let role = async || {
        let catalogue = store.catalogue().await.expect("the store answers");
        let found = store.session("key", &catalogue, now(), today()).await;
        found.expect("the store answers").map(|account| account.role)
    };
    assert_eq!(role().await, Some(Role::Member));
    let yesterday = today().pred_opt().expect("a day");
    set(&store, &format!("to = '{yesterday}'")).await;
    assert_eq!(role().await, Some(Role::None), "expired");
    set(&store, &format!("to = '{}'", today())).await;
    assert_eq!(role().await, Some(Role::Member), "its last day counts");
    set(&store, "withdrawn = true").await;
    assert_eq!(role().await, Some(Role::None), "withdrawn");
}

/// Changes the member's mandate behind the product's back, and lets it forget what it knew.
async fn set(store: &Store, change: &str) {
    let update = format!("UPDATE mandate SET {change} WHERE account = 'mitglied'");
    store.tamper(&update).await.expect("taken");
}

async fn a_session_lives_while_it_is_used(store: Store) {
    load(&store).await;
    let journal = rows_in(&store, "journal").await;
    enter(&store, "key", &member(), now()).await;
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
    // Every 25 minutes a request: each one carries it on.
    for minutes in [0, 25, 50, 75, 100] {
        assert_eq!(
            who(&store, "key", later(minutes)).await.as_deref(),
            Some("mitglied"),
            "{minutes}"
        );
    }
    for other in ["Key", "key ", "other"] {
        assert_eq!(who(&store, other, now()).await, None, "{other:?}");
    }
}

async fn an_idle_session_ends(store: Store) {
    load(&store).await;
    enter(&store, "key", &member(), now()).await;
    assert!(who(&store, "key", now() + TimeDelta::seconds(30 * 60 - 1)).await.is_some());
    enter(&store, "other", &member(), now()).await;
    assert_eq!(who(&store, "other", later(30)).await, None);
}

async fn a_session_ends_after_twelve_hours_however_busy(store: Store) {
    load(&store).await;
    enter(&store, "key", &member(), now()).await;
    let mut minutes = 0;
    while minutes < 12 * 60 {
        assert!(who(&store, "key", later(minutes)).await.is_some(), "{minutes}");
        minutes += 20;
    }
    assert_eq!(who(&store, "key", later(12 * 60)).await, None);
    // The next sign-in clears what is long over.
    enter(&store, "new", &member(), later(13 * 60)).await;
    assert_eq!(rows_in(&store, "session").await, 1);
}

async fn signing_out_ends_this_session_and_no_other(store: Store) {
    load(&store).await;
    enter(&store, "one", &member(), now()).await;
    enter(&store, "two", &member(), now()).await;
    enter(&store, "three", &other_member(), now()).await;
    assert!(who(&store, "one", now()).await.is_some());
    let journal = rows_in(&store, "journal").await;
    store.end_session(&allowed(&member(), SignOut), "one", now()).await.expect("ended");
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
    assert_eq!(who(&store, "one", now()).await, None);
    assert_eq!(who(&store, "two", now()).await.as_deref(), Some("mitglied"));
    assert_eq!(who(&store, "three", now()).await.as_deref(), Some("mitglied2"));
}

async fn a_disabled_account_has_no_session(store: Store) {
    load(&store).await;
    enter(&store, "key", &member(), now()).await;
    store.tamper("UPDATE account:mitglied SET disabled = true").await.expect("taken");
    let acting = account(&member());
    let proven = store.account(&acting.id).await.expect("the store answers").expect("an account");
    let further = store.start_session(&new_session("other"), (&acting, &proven), now()).await;
    assert!(matches!(further, Err(StoreError::NotFound)), "{further:?}");
    assert_eq!(who(&store, "key", now()).await, None);
}

async fn a_session_of_an_account_that_is_gone_is_none(store: Store) {
    load(&store).await;
    enter(&store, "key", &member(), now()).await;
    store.tamper("DELETE account:mitglied").await.expect("taken");
    assert_eq!(who(&store, "key", now()).await, None);
}
