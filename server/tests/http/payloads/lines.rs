//! Line breaks: no header and no line of the log is made of them.

use crate::provider::Provider;
use crate::site::{OWN, Site, Who, demo_with, form, get, post, run};
use axum::http::StatusCode;
use std::sync::{Arc, Mutex};

#[test]
fn a_line_break_in_a_field_makes_no_header() {
    run(async {
        let provider = Provider::start().await;
        let site = demo_with(OWN, &provider.environment()).await;
        let member = site.sign_in(Who::Member).await;
        let breaks =
            ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "%0d%0a", "\u{560a}\u{560d}"];
        for line_break in breaks {
            for before in ["/", "", "/massnahmen?x=", "dark", "#"] {
                let text = format!(
                    "{before}{line_break}x-injected: 1{line_break}set-cookie: sid=eingeschleust"
                );
                let mut answers = vec![
                    site.post(
                        "",
                        "/anmelden",
                        &[("demo", "1"), ("email", Who::Member.email()), ("ziel", &text)],
                    )
                    .await,
                    site.post("", "/ansicht", &[("theme", &text), ("zurueck", &text)]).await,
                    site.post("", "/anmelden/anbieter", &[("ziel", &text)]).await,
                    site.post(&member, "/massnahmen/digitalbonus/erfahrung", &[("token", &text)])
                        .await,
                ];
                let encoded = form(&[("", &text)]);
                let value = encoded.trim_start_matches('=');
                for path in [
                    format!("/indikatoren/{value}/werte.csv"),
                    format!("/massnahmen/{value}"),
                    format!("/pkg/{value}"),
                    format!("/anmelden/rueckkehr?code={value}&state={value}"),
                    format!("/anmelden?ziel={value}"),
                ] {
                    answers.push(site.send(get(&path, "ansicht=x")).await);
                }
                for answer in answers {
                    assert!(!answer.status.is_server_error(), "{text:?}: {}", answer.status);
                    assert!(!answer.headers.contains_key("x-injected"), "{text:?}");
                    for (name, value) in &answer.headers {
                        let value = value.to_str().expect("plain text");
                        assert!(!value.contains("x-injected"), "{text:?}: {name}: {value}");
                        assert!(!value.contains("sid=eingeschleust"), "{text:?}: {name}: {value}");
                    }
                    let location = answer.location();
                    assert!(!location.starts_with("//") && !location.contains('\\'), "{location}");
                }
            }
        }
    });
}

/// What the program would write to its log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_line_of_the_log_is_one_object_whatever_was_sent() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .json()
        .with_writer(move || writer.clone())
        .with_env_filter("info,server=trace")
        .init();
    run(async move {
        let provider = Provider::start().await;
        let site = demo_with(OWN, &provider.environment()).await;
        let nasty = "x\"}\r\n{\"level\":\"INFO\",\"untergeschoben\":1}\n\u{1b}[31mrot\u{2028}";
        let encoded = form(&[("", nasty)]);
        let value = encoded.trim_start_matches('=');
        for path in [format!("/{value}"), format!("/massnahmen?feld={value}")] {
            site.send(get(&path, "sid=x")).await;
        }
        site.post("", "/anmelden", &[("email", nasty), ("password", nasty)]).await;
        site.send(post("/ansicht", "", value.to_owned())).await;
        // The provider's own words stand in the log: a token that does not hold, an error, and a page.
        let claims = [("iss", nasty), ("aud", nasty), ("azp", nasty)];
        for (claim, text) in claims {
            provider.make(move |draft, _| {
                draft.claims[claim] = text.into();
                None
            });
            come_back(&site).await;
        }
        let error = serde_json::json!({ "error": nasty, "error_description": nasty }).to_string();
        provider.answer(move |path, _| {
            use axum::response::IntoResponse;
            let kind = [("content-type", "application/json")];
            (path == "/token")
                .then(|| (StatusCode::BAD_REQUEST, kind, error.clone()).into_response())
        });
        come_back(&site).await;
        let text = String::from_utf8(log.0.lock().expect("nobody panicked").clone());
        let text = text.expect("UTF-8");
        let mut from_provider = 0;
        for line in text.lines() {
            let object: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|e| panic!("no object ({e}): {line}"));
            assert!(object.is_object() && object.get("untergeschoben").is_none(), "{line}");
            assert!(!line.contains('\u{1b}'), "{line}");
            from_provider += usize::from(line.contains("nobody was identified"));
            // Neither codes nor tokens nor what somebody typed as a password.
            for secret in ["eyJ", "unbenutzt", crate::provider::SECRET] {
                assert!(!line.contains(secret), "{line}");
            }
        }
        assert!(from_provider >= 4, "{text}");
    });
}

async fn come_back(site: &Site) {
    let answer = site.post("", "/anmelden/anbieter", &[]).await;
    let address = answer.header("refresh").strip_prefix("0; url=").expect("an address").to_owned();
    let cookie = answer.header("set-cookie").split(';').next().expect("a pair").to_owned();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client");
    let sent = client.get(address).send().await.expect("an answer");
    let location = sent.headers()["location"].to_str().expect("an address").to_owned();
    let back = &location[location.find("/anmelden").expect("back to the product")..];
    assert_eq!(site.get(&cookie, back).await.status, StatusCode::FORBIDDEN);
}
