//! Coming back from the provider: once, in time, in the same browser, and to the own pages.

use super::{at_the_provider, begin, depart, nobody, site_with};
use crate::provider::{Provider, encode};
use crate::site::run;
use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::task::JoinSet;

#[test]
fn a_return_counts_once_and_a_code_too() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let trip = begin(&site).await;
        let back = at_the_provider(&trip).await;
        assert_eq!(site.get(&trip.cookie, &back).await.status, StatusCode::SEE_OTHER);
        for what in ["again", "and again"] {
            nobody(&site.get(&trip.cookie, &back).await, StatusCode::BAD_REQUEST, what);
        }
        assert_eq!(provider.asked("/token"), 1, "the provider is not even asked");
        // A used code in a fresh sign-in of another browser.
        let code = back.split("code=").nth(1).and_then(|rest| rest.split('&').next());
        let other = begin(&site).await;
        let path = format!(
            "/anmelden/rueckkehr?code={}&state={}",
            code.expect("a code"),
            other.asked()["state"]
        );
        nobody(&site.get(&other.cookie, &path).await, StatusCode::FORBIDDEN, "a used code");
        // A fresh code that another browser was given: the code verifier is not that browser's.
        let (one, two) = (begin(&site).await, begin(&site).await);
        let stolen = at_the_provider(&one).await;
        let code = stolen.split("code=").nth(1).and_then(|rest| rest.split('&').next());
        let path = format!(
            "/anmelden/rueckkehr?code={}&state={}",
            code.expect("a code"),
            two.asked()["state"]
        );
        nobody(&site.get(&two.cookie, &path).await, StatusCode::FORBIDDEN, "another's code");
    });
}

#[test]
fn two_returns_at_the_same_time_make_one_session() {
    run(async {
        let provider = Provider::start().await;
        let site = Arc::new(site_with(&provider).await);
        for _ in 0..5 {
            let before = provider.asked("/token");
            let trip = begin(&site).await;
            let back = at_the_provider(&trip).await;
            let mut asked = JoinSet::new();
            for _ in 0..8 {
                let (site, cookie, back) = (site.clone(), trip.cookie.clone(), back.clone());
                asked.spawn(async move { site.get(&cookie, &back).await.status });
            }
            let answers = asked.join_all().await;
            let inside = answers.iter().filter(|s| **s == StatusCode::SEE_OTHER).count();
            assert_eq!(inside, 1, "{answers:?}");
            assert_eq!(provider.asked("/token"), before + 1, "{answers:?}");
        }
    });
}

#[test]
fn a_sign_in_belongs_to_the_browser_that_began_it() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let (own, other) = (begin(&site).await, begin(&site).await);
        let back = at_the_provider(&own).await;
        let state = &own.asked()["state"];
        let swapped = back.replace(state.as_str(), &other.asked()["state"]);
        let no_state = back.split("&state=").next().expect("a path").to_owned();
        let digest = encode(Sha256::digest(state.as_bytes()));
        for (what, cookie, path) in [
            ("no cookie", "", &back),
            ("another browser's cookie", other.cookie.as_str(), &back),
            ("another browser's state", own.cookie.as_str(), &swapped),
            ("no state", own.cookie.as_str(), &no_state),
            (
                "the digest of the state",
                own.cookie.as_str(),
                &back.replace(state.as_str(), &digest),
            ),
            ("a made-up cookie", "anbieter=x", &back),
            ("an empty cookie", "anbieter=", &back),
            ("a session's cookie", "sid=x", &back),
            ("nothing", own.cookie.as_str(), &"/anmelden/rueckkehr".to_owned()),
        ] {
            nobody(&site.get(cookie, path).await, StatusCode::BAD_REQUEST, what);
        }
        assert_eq!(provider.asked("/token"), 0, "the provider is not even asked");
        assert_eq!(site.get(&own.cookie, &back).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_sign_in_ends_after_ten_minutes() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let trip = begin(&site).await;
        let back = at_the_provider(&trip).await;
        let store = &site.state.store;
        store.tamper("UPDATE onetime SET expires -= 601").await.expect("taken");
        nobody(&site.get(&trip.cookie, &back).await, StatusCode::BAD_REQUEST, "too late");
        assert_eq!(provider.asked("/token"), 0);
    });
}

#[test]
fn whoever_gives_up_at_the_provider_is_told_so() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        for (what, query) in [
            ("refused", "error=access_denied"),
            ("refused with markup", "error=%3Cscript%3E&error_description=%3Cscript%3Ealert(1)"),
            ("no code", "x=y"),
            ("both", "error=server_error&code=x"),
        ] {
            let trip = depart(&site, "", "/en/anmelden/anbieter", &[]).await;
            let path = format!("/anmelden/rueckkehr?{query}&state={}", trip.asked()["state"]);
            let answer = site.get(&trip.cookie, &path).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}");
            assert!(answer.text.contains("The sign-in was cancelled"), "{what}: in English");
            assert!(!answer.text.contains("<script>alert"), "{what}");
        }
        // Another provider answers in its place.
        let trip = begin(&site).await;
        let back = format!("{}&iss=https%3A%2F%2Fevil.example", at_the_provider(&trip).await);
        nobody(&site.get(&trip.cookie, &back).await, StatusCode::FORBIDDEN, "another issuer");
        assert_eq!(provider.asked("/token"), 0);
    });
}

#[test]
fn no_target_leads_elsewhere() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        for target in ["https://evil.example", "//evil.example", "/\\evil", "/a\r\nx: y", "ä"] {
            let trip = depart(&site, "", "/en/anmelden/anbieter", &[("ziel", target)]).await;
            let back = at_the_provider(&trip).await;
            assert_eq!(site.get(&trip.cookie, &back).await.location(), "/en", "{target:?}");
        }
    });
}
