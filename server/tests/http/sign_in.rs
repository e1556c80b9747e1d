//! Signing in: one answer for every reason to refuse, and only own addresses to go on to.

use crate::site::{PASSWORD, Who, demo, form, get, post, run};
use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A page without what differs between any two requests.
fn without_nonce(page: &str, email: &str) -> String {
    let mut text = page.replace(email, "NAME");
    while let Some(start) = text.find("nonce=\"") {
        let end = start + 7 + text[start + 7..].find('"').expect("a closing quote");
        text.replace_range(start..=end, "");
    }
    text
}

#[test]
fn unknown_name_and_wrong_password_look_the_same() {
    run(async {
        let site = demo().await;
        let mut pages = Vec::new();
        for email in ["mitglied@demo.example", "niemand@demo.example", "MITGLIED@demo.example "] {
            let answer = site
                .post("", "/anmelden", &[("email", email), ("password", "falsch geraten")])
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
            assert_eq!(answer.header("set-cookie"), "", "{email}");
            pages.push((
                without_nonce(&answer.text, email),
                answer.header("content-type").to_owned(),
            ));
        }
        // The page lists the demonstration accounts, so the known name stands there too: compare without any name.
        let plain = |page: &str| page.replace("mitglied@demo.example", "NAME").replace("NAME", "");
        assert_eq!(plain(&pages[0].0), plain(&pages[1].0));
        assert_eq!(pages[0].1, pages[1].1);
        for password in ["", " ", "x", &"x".repeat(257), "' OR true"] {
            let answer = site
                .post("", "/anmelden", &[("email", "planung@demo.example"), ("password", password)])
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        }
        let right = site
            .post("", "/anmelden", &[("email", " Mitglied@Demo.example"), ("password", PASSWORD)])
            .await;
        assert_eq!(right.status, StatusCode::SEE_OTHER);
        assert!(right.header("set-cookie").starts_with("sid="));
    });
}

#[test]
fn no_other_host_is_ever_gone_to() {
    run(async {
        let site = demo().await;
        for target in [
            "https://evil.example",
            "//evil.example",
            "/en//evil.example",
            "/\\evil.example",
            "/en/\\evil.example",
            "///evil.example",
            "/en///evil.example",
            "javascript:alert(1)",
            "/\r\nlocation: https://evil.example",
            "/\t/evil.example",
            "evil.example",
            "/en/en//evil.example",
            "http:/evil.example",
            "/%0d%0a",
        ] {
            for prefix in ["", "/en"] {
                let fields = [("demo", "1"), ("email", Who::Member.email()), ("ziel", target)];
                let entered = site.post("", &format!("{prefix}/anmelden"), &fields).await;
                let viewed =
                    site.post("", &format!("{prefix}/ansicht"), &[("zurueck", target)]).await;
                for answer in [entered, viewed] {
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{target:?}");
                    let location = answer.location();
                    let own = location.starts_with('/')
                        && !location.starts_with("//")
                        && !location.contains('\\');
                    assert!(own, "{target:?} leads to {location:?}");
                }
            }
            let page = site
                .get(
                    "",
                    &format!("/anmelden?ziel={}", form(&[("", target)]).trim_start_matches('=')),
                )
                .await;
            assert!(
                !page.text.contains("value=\"https://evil")
                    && !page.text.contains("value=\"//evil"),
                "{target:?}"
            );
        }
        let fields = [("demo", "1"), ("email", Who::Member.email()), ("ziel", "/bewertungen?x=1")];
        assert_eq!(site.post("", "/anmelden", &fields).await.location(), "/bewertungen?x=1");
        assert_eq!(site.post("", "/en/anmelden", &fields).await.location(), "/en/bewertungen?x=1");
    });
}

#[test]
fn an_address_that_tries_too_often_has_to_wait() {
    run(async {
        let site = demo().await;
        let from = |address: [u8; 4]| {
            static LAST: AtomicUsize = AtomicUsize::new(0);
            let name = format!("x{}@y.example", LAST.fetch_add(1, Ordering::Relaxed));
            let mut request = post("/anmelden", "", form(&[("email", &name), ("password", "x")]));
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
            request.headers_mut().insert("x-forwarded-for", "10.9.8.7".parse().expect("a value"));
            request
        };
        for _ in 0..5 {
            assert_eq!(
                site.send(from([10, 0, 0, 1])).await.status,
                StatusCode::UNPROCESSABLE_ENTITY
            );
        }
        let refused = site.send(from([10, 0, 0, 1])).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.text.contains("<form"), "a way on");
        assert_eq!(site.send(from([10, 0, 0, 2])).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.get("", "/anmelden").await.status, StatusCode::OK);
    });
}

#[test]
fn broken_cookies_are_nobody() {
    run(async {
        let site = demo().await;
        let long = format!("sid={}", "x".repeat(20_000));
        for cookie in [
            "sid",
            "sid=",
            "sid=;sid=x",
            "=;;;=",
            "sid=%00",
            "sid=\"\"",
            long.as_str(),
            "ansicht=<script>",
        ] {
            let answer = site.send(get("/", cookie)).await;
            assert_eq!(answer.status, StatusCode::OK, "{cookie:.20}");
            let answer = site.send(get("/massnahmen/neu", cookie)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{cookie:.20}");
        }
    });
}
