//! Providers that are none, or away.

use super::{pair, site_with, whole_way};
use crate::provider::Provider;
use crate::site::{Who, run};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::Value;

/// One provider with one thing wrong with it, and how often it may be asked.
async fn unusable(what: &str, answers: fn(&str, &str) -> Option<axum::response::Response>) {
    let provider = Provider::start().await;
    provider.answer(answers);
    let site = site_with(&provider).await;
    let answer = site.post("", "/anmelden/anbieter", &[]).await;
    let answer = if answer.header("refresh").is_empty() { answer } else { whole_way(&site).await };
    assert!(
        matches!(answer.status.as_u16(), 403 | 503),
        "{what}: {} {}",
        answer.status,
        answer.text
    );
    assert_eq!(pair(&answer, "sid"), None, "{what}");
    assert!(answer.text.contains("Landesanmeldung"), "{what}");
}

fn describe(change: impl FnOnce(&mut Value), issuer: &str) -> axum::response::Response {
    let mut description = Provider::description(issuer);
    change(&mut description);
    ([("content-type", "application/json")], description.to_string()).into_response()
}

#[test]
fn a_provider_that_is_none_is_not_believed() {
    const WHAT: &str = "/.well-known/openid-configuration";
    run(async {
        unusable("another issuer", |path, issuer| {
            (path == WHAT)
                .then(|| describe(|d| d["issuer"] = "https://evil.example".into(), issuer))
        })
        .await;
        unusable("keys elsewhere without TLS", |path, issuer| {
            let change = |d: &mut Value| d["jwks_uri"] = "http://169.254.169.254/latest".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a token endpoint that is a file", |path, issuer| {
            let change = |d: &mut Value| d["token_endpoint"] = "file:///etc/passwd".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a page that is a script", |path, issuer| {
            let change = |d: &mut Value| d["authorization_endpoint"] = "javascript:alert(1)".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a description that leads elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/jwks"))];
            (path == WHAT).then(|| (StatusCode::FOUND, to).into_response())
        })
        .await;
        unusable("keys that lead elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/jwks"))];
            (path == "/jwks").then(|| (StatusCode::FOUND, to).into_response())
        })
        .await;
        unusable("a token that leads elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/token"))];
            (path == "/token").then(|| (StatusCode::TEMPORARY_REDIRECT, to).into_response())
        })
        .await;
        unusable("a description without end", |path, _| {
            (path == WHAT).then(|| " ".repeat(2 * 1024 * 1024).into_response())
        })
        .await;
        unusable("a token without end", |path, _| {
            (path == "/token").then(|| " ".repeat(2 * 1024 * 1024).into_response())
        })
        .await;
        unusable("an error", |_, _| Some(StatusCode::INTERNAL_SERVER_ERROR.into_response())).await;
        unusable("no JSON", |_, _| Some("<html>".into_response())).await;
        unusable("a token answer of another kind", |path, _| {
            (path == "/token").then(|| "id_token=x".into_response())
        })
        .await;
    });
}

#[test]
fn a_provider_that_is_away_is_not_asked_by_everyone() {
    run(async {
        let provider = Provider::start().await;
        provider.answer(|_, _| Some(StatusCode::BAD_GATEWAY.into_response()));
        let site = site_with(&provider).await;
        for _ in 0..10 {
            let answer = site.post("", "/anmelden/anbieter", &[]).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(answer.text.contains("Landesanmeldung ist nicht erreichbar"));
        }
        assert_eq!(provider.asked("/.well-known/openid-configuration"), 1);
        // Everyone else signs in as ever.
        assert!(site.sign_in(Who::Member).await.starts_with("sid="));
    });
}
