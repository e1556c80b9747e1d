//! Who an account is at an `OpenID` provider.

use crate::fixture::{load, member, now, other_member, planner, today};
use crate::support::{allowed, on_both_engines};
use chrono::TimeDelta;
use domain::policy::KeepOwnAccount;
use futures::future::join_all;
use store::{OneTimeKind, Store, StoreError, Subject};

on_both_engines!(
    a_sign_in_under_way_ends_once,
    an_invitation_is_used_up_with_the_link,
    of_many_accounts_one_gets_a_subject,
    a_locked_account_is_not_linked,
);

const ISSUER: &str = "https://anmeldung.example";

fn subject(subject: &str) -> Subject<'_> {
    Subject { issuer: ISSUER, subject }
}

async fn invite(store: &Store, digest: &str, account: &str) {
    let expires = now().timestamp() + 60;
    let text = format!(
        "CREATE onetime:`{digest}` CONTENT {{ kind: 'invitation', account: '{account}', data: '', \
         expires: {expires}, tries: 0 }}"
    );
    store.tamper(&text).await.expect("taken");
}

async fn a_sign_in_under_way_ends_once(store: Store) {
    load(&store).await;
    store.begin_provider("key", "data", now()).await.expect("kept");
    let kind = OneTimeKind::Provider;
    let kept = store.one_time(kind, "key", now()).await.expect("the store answers");
    assert_eq!(kept.expect("kept").data, "data");
    let late = now() + TimeDelta::seconds(601);
    assert!(matches!(store.end_provider("key", late).await, Err(StoreError::NotFound)));
    let all = join_all((0..8).map(|_| store.end_provider("key", now()))).await;
    assert_eq!(all.iter().filter(|ended| ended.is_ok()).count(), 1, "{all:?}");
    assert!(store.one_time(kind, "key", now()).await.expect("the store answers").is_none());
}

async fn an_invitation_is_used_up_with_the_link(store: Store) {
    load(&store).await;
    invite(&store, "i1", "mitglied").await;
    let link = async |digest: &str, key: &str| {
        store.link_provider(digest, subject(key), today(), now()).await
    };
    assert!(matches!(link("unbekannt", "p1").await, Err(StoreError::NotFound)));
    let linked = link("i1", "p1").await.expect("linked");
    assert_eq!((linked.issuer.as_deref(), linked.subject.as_deref()), (Some(ISSUER), Some("p1")));
    assert_eq!(linked.version, 2);
    assert!(matches!(link("i1", "p1").await, Err(StoreError::NotFound)), "used up");
    // A subject that is taken leaves the invitation as it was.
    invite(&store, "i2", "mitglied2").await;
    assert!(matches!(link("i2", "p1").await, Err(StoreError::AlreadyThere)));
    let kind = OneTimeKind::Invitation;
    assert!(store.one_time(kind, "i2", now()).await.expect("the store answers").is_some());
    link("i2", "p2").await.expect("linked");
    let found = store.account_by_subject(ISSUER, "p2").await.expect("the store answers");
    assert_eq!(found.expect("an account").id.as_str(), "mitglied2");
    let other = store.account_by_subject("https://andere.example", "p2").await;
    assert!(other.expect("the store answers").is_none());
}

async fn of_many_accounts_one_gets_a_subject(store: Store) {
    load(&store).await;
    let permits =
        [member(), other_member(), planner()].map(|actor| allowed(&actor, KeepOwnAccount));
    for round in 0..10 {
        let key = format!("p{round}");
        let all =
            join_all(permits.iter().map(|p| store.link_own_provider(p, subject(&key), now())))
                .await;
        assert_eq!(all.iter().filter(|linked| linked.is_ok()).count(), 1, "{round}: {all:?}");
        let lost = all.iter().filter(|l| matches!(l, Err(StoreError::AlreadyThere))).count();
        assert_eq!(lost, 2, "{round}: {all:?}");
    }
}

async fn a_locked_account_is_not_linked(store: Store) {
    load(&store).await;
    store.tamper("UPDATE account:mitglied SET disabled = true").await.expect("taken");
    let permit = allowed(&member(), KeepOwnAccount);
    let refused = store.link_own_provider(&permit, subject("p1"), now()).await;
    assert!(matches!(refused, Err(StoreError::NotFound)), "{refused:?}");
    invite(&store, "i1", "mitglied").await;
    let refused = store.link_provider("i1", subject("p1"), today(), now()).await;
    assert!(matches!(refused, Err(StoreError::NotFound)), "{refused:?}");
    assert!(store.account_by_subject(ISSUER, "p1").await.expect("the store answers").is_none());
}
