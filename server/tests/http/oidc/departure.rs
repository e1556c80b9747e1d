//! Going to the provider: bound to browser and time, and not too often.

use super::{begin, invite, pair, site_with};
use crate::provider::{CLIENT, Provider};
use crate::site::{PASSWORD, Who, demo, demo_with, form, get, post, run};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use std::net::SocketAddr;

#[test]
fn the_way_there_is_bound_to_this_browser_and_this_time() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let (first, second) = (begin(&site).await, begin(&site).await);
        let (a, b) = (first.asked(), second.asked());
        for name in ["state", "nonce", "code_challenge"] {
            assert!(a[name].len() >= 43, "{name}: {}", a[name]);
            assert_ne!(a[name], b[name], "{name}");
        }
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", CLIENT),
            ("scope", "openid"),
            ("code_challenge_method", "S256"),
            ("redirect_uri", "http://127.0.0.1:3000/anmelden/rueckkehr"),
        ] {
            assert_eq!(a[name], value, "{name}");
        }
        assert_eq!(a.len(), 8, "{a:?}");
        assert_ne!(first.cookie, second.cookie);
        let answer = site.post("", "/anmelden/anbieter", &[]).await;
        let cookie = answer.header("set-cookie");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
        assert!(answer.header("content-security-policy").contains("form-action 'self'"));
        assert_eq!(answer.header("cache-control"), "no-store");
        // A form of another site cannot send anybody off.
        let request = axum::http::Request::post("/anmelden/anbieter")
            .header("origin", "https://evil.example")
            .body(axum::body::Body::empty())
            .expect("a request");
        assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN);

        let secure = demo_with("https://kompass.example", &provider.environment()).await;
        let answer = secure.send(post("/anmelden/anbieter", "", "")).await;
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("__Host-anbieter=") && cookie.contains("; Secure"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    });
}

fn asks_from(address: [u8; 4], path: &str, cookie: &str) -> Request<Body> {
    let mut request = post(path, cookie, form(&[("password", PASSWORD)]));
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
    request.headers_mut().insert("x-forwarded-for", "10.9.8.7".parse().expect("a value"));
    request
}

#[test]
fn an_address_that_goes_to_the_provider_too_often_has_to_wait() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        invite(&site, "einladung-1", "demo-mitglied2").await;
        let member = site.sign_in(Who::Member).await;
        let start = "/anmelden/anbieter";
        for number in 0..30 {
            let answer = site.send(asks_from([10, 0, 0, 1], start, "")).await;
            assert_eq!(answer.status, StatusCode::OK, "{number}: {}", answer.text);
        }
        let kept = site.rows().await;
        // Whichever form goes there: all of them together, and nothing is kept for the refused ones.
        for (path, cookie) in [
            (start, ""),
            ("/einladung/einladung-1/anbieter", ""),
            ("/mein-bereich/anbieter", member.as_str()),
        ] {
            let answer = site.send(asks_from([10, 0, 0, 1], path, cookie)).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
            assert!(answer.text.contains("Zu viele Anmeldungen auf einmal"), "{}", answer.text);
            assert!(answer.text.contains("href=\"/"), "{path}: a way on");
            assert!(answer.header("refresh").is_empty() && pair(&answer, "anbieter").is_none());
        }
        assert_eq!(site.rows().await, kept);
        let english = site.send(asks_from([10, 0, 0, 1], "/en/anmelden/anbieter", "")).await;
        assert!(english.text.contains("Too many sign-ins at once"), "{}", english.text);
        // Others go on, and whoever is refused still signs in with a password.
        let other = site.send(asks_from([10, 0, 0, 2], start, "")).await;
        assert_eq!(other.status, StatusCode::OK);
        let fields = form(&[("email", Who::Planner.email()), ("password", PASSWORD)]);
        let mut typed = post("/anmelden", "", fields);
        typed.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 5000))));
        assert_eq!(site.send(typed).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn without_a_provider_there_is_no_button() {
    run(async {
        let site = demo().await;
        assert!(!site.get("", "/anmelden").await.text.contains("/anmelden/anbieter"));
        let fields = form(&[("ziel", "/")]);
        let answer = site.send(post("/anmelden/anbieter", "", fields)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = site.send(get("/anmelden/rueckkehr?code=x&state=y", "anbieter=x")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}
