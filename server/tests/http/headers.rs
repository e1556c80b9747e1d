//! What stands around every answer: headers, cookies, languages, health.

use crate::site::{OWN, Who, demo, demo_at, form, get, post, run};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use std::collections::BTreeSet;

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[test]
fn every_answer_carries_the_security_headers() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let requests = [
            ("page", get("/", ""), 200),
            ("signed-in page", get("/bewertungen", &member), 200),
            ("file", get("/robots.txt", ""), 200),
            ("built file", get("/pkg/wk.1.css", ""), 200),
            ("missing file", get("/pkg/gibt-es-nicht.css", ""), 404),
            ("figures", get("/indikatoren/BG-04/werte.csv", ""), 200),
            ("health", get("/livez", ""), 200),
            ("not found", get("/gibt-es-nicht", ""), 404),
            ("forbidden", post("/massnahmen", "", ""), 403),
            ("redirect", post("/ansicht", "", "theme=dark"), 303),
            ("refused form", post("/anmelden", "", "email=x"), 422),
            ("too large", post("/anmelden", "", vec![b'x'; 2 * 1024 * 1024]), 413),
            (
                "wrong method",
                Request::put("/").header("origin", OWN).body(Body::empty()).expect("a request"),
                405,
            ),
            (
                "foreign origin",
                Request::post("/ansicht")
                    .header("origin", "https://evil.example")
                    .body(Body::empty())
                    .expect("a request"),
                403,
            ),
        ];
        for (name, request, status) in requests {
            let answer = site.send(request).await;
            assert_eq!(answer.status.as_u16(), status, "{name}");
            for (header, value) in ALWAYS {
                assert_eq!(answer.header(header), value, "{name}: {header}");
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "{name}"
            );
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
                "{name}"
            );
            assert_eq!(answer.header("strict-transport-security"), "", "{name}: not over http");
        }
    });
}

#[test]
fn over_tls_browsers_are_bound_to_it() {
    run(async {
        let site = demo_at("https://kompass.example").await;
        let request = post("/anmelden", "", form(&[("demo", "1"), ("email", Who::Member.email())]));
        let answer = site.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let cookie = answer.header("set-cookie").to_owned();
        assert!(cookie.starts_with("__Host-sid="), "{cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
        assert!(!cookie.contains("Domain"));
        for path in ["/", "/gibt-es-nicht", "/robots.txt"] {
            let answer = site.get("", path).await;
            assert!(
                answer.header("strict-transport-security").starts_with("max-age=63072000"),
                "{path}"
            );
        }
        // The cookie of the plain address is none here.
        let token = cookie["__Host-sid=".len()..].split(';').next().expect("a token");
        assert_eq!(
            site.get(&format!("sid={token}"), "/massnahmen/digitalbonus/erfahrung").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            site.get(&format!("__Host-sid={token}"), "/massnahmen/digitalbonus/erfahrung")
                .await
                .status,
            StatusCode::OK
        );
    });
}

#[test]
fn the_session_cookie_says_nothing_and_ends_with_the_session() {
    run(async {
        let site = demo().await;
        let fields = form(&[("demo", "1"), ("email", Who::Member.email())]);
        let answer = site.send(post("/anmelden", "", fields)).await;
        let cookie = answer.header("set-cookie").to_owned();
        assert!(cookie.starts_with("sid=") && !cookie.contains("Secure"), "{cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
        let pair = cookie.split(';').next().expect("a pair").to_owned();
        assert_eq!(pair.len(), "sid=".len() + 43);
        // A new sign-in never takes over a token it was sent.
        let again = site
            .send(post("/anmelden", &pair, form(&[("demo", "1"), ("email", Who::Member.email())])))
            .await;
        assert!(!again.header("set-cookie").starts_with(&pair));
        let gone = site.get(&pair, "/massnahmen/digitalbonus/erfahrung").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND, "the session before has ended");
        let pair = again.header("set-cookie").split(';').next().expect("a pair").to_owned();

        let left = site.post(&pair, "/abmelden", &[]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        assert!(
            left.header("set-cookie").contains("sid=; ")
                && left.header("set-cookie").contains("Max-Age=0")
        );
        assert!(left.header("clear-site-data").contains("cache"));
        let after = site.get(&pair, "/massnahmen/digitalbonus/erfahrung").await;
        assert_eq!(after.status, StatusCode::NOT_FOUND);
        let theme = site.post("", "/ansicht", &[("theme", "dark\r\nset-cookie: x=y")]).await;
        assert!(theme.header("set-cookie").starts_with("ansicht=system;"), "{:?}", theme.headers);
    });
}

#[test]
fn pages_carry_a_fresh_nonce_and_are_not_kept() {
    run(async {
        let site = demo().await;
        let mut seen = BTreeSet::new();
        for path in
            ["/", "/", "/indikatoren/BG-04", "/massnahmen/digitalbonus", "/gibt-es-nicht", "/en"]
        {
            let answer = site.get("", path).await;
            let policy = answer.header("content-security-policy");
            let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
            let nonce = nonce.unwrap_or_else(|| panic!("{path}: no nonce in {policy}")).to_owned();
            assert!(nonce.len() >= 16, "{nonce}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            for script in answer.text.split("<script").skip(1) {
                let tag = script.split('>').next().expect("a tag");
                assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: {tag}");
            }
            assert!(seen.insert(nonce), "{path}: the same nonce twice");
        }
    });
}

#[test]
fn no_page_has_inline_handlers_or_styles_or_foreign_addresses() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        for path in [
            "/",
            "/massnahmen",
            "/massnahmen/matrix",
            "/massnahmen/digitalbonus",
            "/massnahmen/neu",
            "/indikatoren",
            "/indikatoren/BG-04",
            "/indikatoren/BG-04/wert",
            "/bewertungen",
            "/sitzungen",
            "/aenderungen",
            "/anmelden",
            "/impressum",
            "/lizenzen",
        ] {
            let page = site.get(&planner, path).await.text;
            for forbidden in [" onclick=", " onload=", " onerror=", " style=\"", "javascript:"] {
                assert!(!page.contains(forbidden), "{path}: {forbidden}");
            }
            for (attribute, _) in page
                .match_indices(" src=\"")
                .chain(page.match_indices("<link rel=\"stylesheet\" href=\""))
            {
                let value = page[attribute..]
                    .split('"')
                    .nth(if page[attribute..].starts_with("<link") { 3 } else { 1 });
                assert!(
                    value.is_some_and(|v| v.starts_with('/') && !v.starts_with("//")),
                    "{path}: {value:?}"
                );
            }
        }
    });
}

#[test]
fn heads_have_no_body_and_unknown_methods_get_a_page() {
    run(async {
        let site = demo().await;
        for path in ["/", "/massnahmen/digitalbonus", "/robots.txt", "/livez"] {
            let request = Request::head(path).body(Body::empty()).expect("a request");
            let answer = site.send(request).await;
            assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, ""), "{path}");
        }
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
            let method: Method = method.parse().expect("a method");
            for path in ["/", "/massnahmen/digitalbonus", "/gibt-es-nicht"] {
                let own = Request::builder().method(&method).uri(path).header("origin", OWN);
                let answer = site.send(own.body(Body::empty()).expect("a request")).await;
                assert!(
                    matches!(answer.status.as_u16(), 404 | 405),
                    "{method} {path}: {}",
                    answer.status
                );
                assert!(answer.text.contains("href=\"/\""), "{method} {path}: a way on");
                let foreign = Request::builder().method(&method).uri(path);
                let answer = site.send(foreign.body(Body::empty()).expect("a request")).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
            }
        }
        // A form's address asked for with GET is no page, and says so.
        let answer = site.get("", "/abmelden").await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(answer.text.contains("href=\"/\""));
    });
}

#[test]
fn english_stands_in_the_path() {
    run(async {
        let site = demo().await;
        for (path, language) in [
            ("/", "de"),
            ("/en", "en"),
            ("/en/", "en"),
            ("/en/massnahmen", "en"),
            ("/massnahmen", "de"),
        ] {
            let answer = site.get("", path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.text.contains(&format!("<html lang=\"{language}\"")), "{path}");
        }
        for path in ["/en/en", "/energie", "/EN", "/en//", "/en/robots.txtx"] {
            assert_eq!(site.get("", path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let answer = site
            .post("", "/en/ansicht", &[("theme", "dark"), ("zurueck", "/en/massnahmen?sort=x")])
            .await;
        assert_eq!(answer.location(), "/en/massnahmen?sort=x");
        let answer = site.get("", "/en/massnahmen/neu").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text.contains("/en/anmelden?ziel="));
    });
}

#[test]
fn a_draining_process_is_not_ready_but_lives() {
    run(async {
        let site = demo().await;
        assert_eq!(site.get("", "/readyz").await.status, StatusCode::OK);
        site.state.drain();
        let answer = site.get("", "/readyz").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(site.get("", "/livez").await.status, StatusCode::OK);
        assert_eq!(site.get("", "/").await.status, StatusCode::OK);
    });
}

#[test]
fn files_outside_the_site_stay_outside() {
    run(async {
        let site = demo().await;
        for path in [
            "/../Cargo.toml",
            "/pkg/../../etc/passwd",
            "/pkg/..%2f..%2fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/pkg/%00",
            "/pkg/",
            "/pkg",
            "/.git/config",
        ] {
            let answer = site.get("", path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!answer.text.contains("root:"), "{path}");
        }
        let answer = site.get("", "/pkg/wk.1.css").await;
        assert!(answer.header("cache-control").contains("immutable"));
    });
}
