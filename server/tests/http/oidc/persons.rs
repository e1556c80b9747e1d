//! Who comes in: whoever is known by issuer and subject, and nobody else.

use super::{at_the_provider, depart, no_session, nobody, pair, site_with, whole_way};
use crate::provider::{Key, Provider};
use crate::site::{Who, run};
use axum::http::StatusCode;
use serde_json::json;

#[test]
fn a_known_person_comes_in_whatever_the_provider_signs_with() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        assert!(site.get("", "/anmelden").await.text.contains("Mit Landesanmeldung anmelden"));
        for (number, (algorithm, key)) in [
            ("RS256", Key::rsa()),
            ("PS256", Key::rsa()),
            ("ES256", Key::p256()),
            ("EdDSA", Key::ed25519()),
        ]
        .into_iter()
        .enumerate()
        {
            provider.sign_with(algorithm, &format!("key-{number}"), key);
            let fields = [("ziel", "/massnahmen/neu")];
            let trip = depart(&site, "", "/anmelden/anbieter", &fields).await;
            let back = at_the_provider(&trip).await;
            let answer = site.get(&trip.cookie, &back).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{algorithm}: {}", answer.text);
            assert_eq!(answer.location(), "/massnahmen/neu", "{algorithm}");
            let session = pair(&answer, "sid").expect("a session");
            let page = site.get(&session, "/massnahmen/neu").await;
            assert_eq!(page.status, StatusCode::OK, "{algorithm}");
        }
        let id = domain::key::AccountId::parse("demo-planung").expect("a key");
        let now = site.state.clock.now();
        let sessions = site.state.store.sessions_of(&id, now).await.expect("the store answers");
        assert_eq!(sessions.len(), 4);
        assert!(sessions.iter().all(|session| session.method == "oidc"), "{sessions:?}");
        // It was asked what it is once; its keys again whenever a key was new.
        assert_eq!(provider.asked("/.well-known/openid-configuration"), 1);
        assert_eq!(provider.asked("/jwks"), 4);
    });
}

#[test]
fn an_address_the_provider_claims_opens_nothing() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        provider.person("fremd");
        provider.claims_too(json!({
            "email": Who::Admin.email(), "email_verified": true,
            "preferred_username": Who::Admin.email(), "name": "Demo-Administration",
        }));
        let before = site.rows().await;
        let answer = whole_way(&site).await;
        nobody(&answer, StatusCode::FORBIDDEN, "the administrator's address");
        assert!(answer.text.contains("Für diese Anmeldung gibt es hier noch kein Konto"));
        assert!(!answer.text.contains("admin@demo.example"));
        no_session(&site, "demo-admin", "taken over").await;
        let count =
            |rows: &[(&str, i64)]| rows.iter().find(|(t, _)| *t == "account").copied().map(|r| r.1);
        assert_eq!(count(&site.rows().await), count(&before), "no account is made");
        let admin = site.state.store.account_by_email(Who::Admin.email()).await;
        assert_eq!(admin.expect("the store answers").expect("an account").subject, None);
        // The same key at another provider is another person.
        let store = &site.state.store;
        store
            .tamper("UPDATE account:`demo-admin` SET issuer = 'https://andere.example', subject = 'fremd'")
            .await
            .expect("taken");
        nobody(&whole_way(&site).await, StatusCode::FORBIDDEN, "another provider's key");
    });
}

#[test]
fn a_locked_account_stays_outside() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let store = &site.state.store;
        store.tamper("UPDATE account:`demo-planung` SET disabled = true").await.expect("taken");
        let answer = whole_way(&site).await;
        nobody(&answer, StatusCode::FORBIDDEN, "locked");
        assert!(answer.text.contains("Ihr Konto ist gesperrt"));
        no_session(&site, "demo-planung", "locked").await;
        let erased = "UPDATE account:`demo-planung` SET disabled = false, erased = true";
        store.tamper(erased).await.expect("taken");
        nobody(&whole_way(&site).await, StatusCode::FORBIDDEN, "erased");
    });
}

#[test]
fn the_provider_does_not_stand_in_for_a_second_factor() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let factor =
            "UPDATE account:`demo-planung` SET factor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'";
        site.state.store.tamper(factor).await.expect("taken");
        let answer = whole_way(&site).await;
        assert_eq!(answer.location(), "/anmelden/faktor", "{}", answer.text);
        assert_eq!(pair(&answer, "sid"), None);
        no_session(&site, "demo-planung", "before the second step").await;
    });
}
