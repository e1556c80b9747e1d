//! Line breaks: no header and no line of the log is made of them.

use super::table::FORMS;
use crate::provider::Provider;
use crate::site::{OWN, Site, Who, demo_with, form, get, post, run};
use axum::http::StatusCode;
use domain::text;
use server::mail::send::Mailer;
use server::mail::worker::send_due;
use std::sync::{Arc, Mutex};
use store::NewMail;
use tokio::sync::watch;

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
                // Every form with the text in all of its fields.
                for sent in FORMS.iter().filter(|_| before == "/") {
                    let cookie = site.sign_in(sent.who).await;
                    let fields: Vec<_> = sent.names().map(|name| (name, text.as_str())).collect();
                    answers.push(site.post(&cookie, sent.path, &fields).await);
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
        let smtp = [("KOMPASS_SMTP_URL", "smtp://127.0.0.1:9?tls=none")];
        let environment = [&provider.environment()[..], &smtp].concat();
        let site = demo_with(OWN, &environment).await;
        let nasty = "x\"}\r\n{\"level\":\"INFO\",\"untergeschoben\":1}\n\u{1b}[31mrot\u{2028}";
        let encoded = form(&[("", nasty)]);
        let value = encoded.trim_start_matches('=');
        for path in [format!("/{value}"), format!("/massnahmen?feld={value}")] {
            site.send(get(&path, "sid=x")).await;
        }
        site.post("", "/anmelden", &[("email", nasty), ("password", nasty)]).await;
        site.send(post("/ansicht", "", value.to_owned())).await;
        kept(&site, nasty).await;
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
        let (mut from_provider, mut about_mails, mut about_persons) = (0, 0, 0);
        for line in text.lines() {
            let object: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|e| panic!("no object ({e}): {line}"));
            assert!(object.is_object() && object.get("untergeschoben").is_none(), "{line}");
            assert!(!line.contains('\u{1b}'), "{line}");
            from_provider += usize::from(line.contains("nobody was identified"));
            about_mails += usize::from(line.contains("a mail was not sent"));
            about_persons += usize::from(line.contains("person's data were erased"));
            // Neither codes nor tokens nor what somebody typed as a password, and nobody's name.
            for secret in ["eyJ", "unbenutzt", crate::provider::SECRET, BIRD] {
                assert!(!line.contains(secret), "{line}");
            }
        }
        assert!(from_provider >= 4, "{text}");
        assert!(about_mails >= 1 && about_persons >= 1, "{text}");
    });
}

/// In names alone.
const BIRD: &str = "kanarienvogel";

/// A person and a mail with such a name; the mail fails, and the person is erased.
async fn kept(site: &Site, nasty: &str) {
    let office = site.sign_in(Who::Secretariat).await;
    let name = format!("{BIRD}{nasty}");
    let path = "/verwaltung/personen/demo-gast";
    let fields = [("name", name.as_str()), ("email", Who::Guest.email()), ("version", "1")];
    assert_eq!(site.post(&office, path, &fields).await.status, StatusCode::SEE_OTHER);
    site.post("", "/kennwort-vergessen", &[("email", &name)]).await;
    let mail = NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: name.clone(),
        name: name.clone(),
        subject: name.clone(),
        text: name.clone(),
        html: name.clone(),
        secret: false,
    };
    let (store, now) = (&site.state.store, || site.state.clock.now());
    store.queue_mail(mail, now()).await.expect("queued");
    let mailer = Mailer::new(&site.state.config).expect("configured");
    let (_stop, stopped) = watch::channel(false);
    send_due(store, &mailer, now, &stopped).await.expect("the store answers");
    let admin = site.sign_in(Who::Admin).await;
    let name = text::line(&name, 160).expect("a name");
    let path = format!("{path}/loeschen");
    let erased = site.post(&admin, &path, &[("name", &name), ("version", "2")]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text);
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
