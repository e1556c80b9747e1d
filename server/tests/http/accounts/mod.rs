//! Accounts: links that count once, passwords, second factor, sessions, first set-up.

mod factor;
mod guard;
mod links;
mod password;
mod provider_only;
mod sessions;
mod setup;

use crate::site::{Answer, Site};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Role;
use domain::key::{AccountId, OrganisationCode};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::time::Duration;
use store::{AccountRecord, NewAccount, NewMail};

/// A password that the rules take.
const GOOD: &str = "vier Otter backen blaue Waffeln";
/// Another one.
const BETTER: &str = "nebelhorn distel quark rakete";
const MEMBER: &str = "mitglied@demo.example";

fn digest(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// The session that an answer hands out, as a cookie header.
fn session_of(answer: &Answer) -> String {
    let all = answer.headers.get_all("set-cookie").iter();
    let mut pairs = all.filter_map(|value| value.to_str().ok()?.split(';').next());
    pairs.find(|pair| pair.starts_with("sid=")).unwrap_or_default().to_owned()
}

impl Site {
    async fn record(&self, email: &str) -> AccountRecord {
        let found = self.state.store.account_by_email(email).await.expect("the store answers");
        found.expect("an account")
    }

    async fn enter(&self, email: &str, password: &str) -> Answer {
        self.post("", "/anmelden", &[("email", email), ("password", password)]).await
    }

    /// A session through the form that everybody has.
    async fn typed(&self, email: &str, password: &str) -> String {
        let answer = self.enter(email, password).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        session_of(&answer)
    }

    async fn is_live(&self, cookie: &str) -> bool {
        self.get(cookie, "/mein-bereich").await.status == StatusCode::OK
    }

    /// True once a condition over the stored rows holds; what is written beside an answer takes a moment.
    async fn comes_to_hold(&self, condition: &str) -> bool {
        let statement = format!("IF !({condition}) {{ THROW 'not so' }}");
        for _ in 0..600 {
            if self.state.store.tamper(&statement).await.is_ok() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// An invitation for somebody new; the path of its page.
    async fn invite(&self, name: &str, token: &str) -> String {
        let new = NewAccount {
            id: AccountId::parse(name).expect("a key"),
            email: format!("{name}@hwk.example"),
            name: format!("Erika {name}"),
            role: Role::Guest,
            organisation: OrganisationCode::none(),
            password: String::new(),
            disabled: false,
        };
        let (today, now) = (self.state.clock.today(), self.state.clock.now());
        let invited = self.state.store.invite_from_console(&digest(token), &new, today, now).await;
        invited.expect("invited");
        format!("/einladung/{token}")
    }

    /// A link for the first member to set a new password; the path of its page.
    async fn offer_reset(&self, token: &str) -> String {
        let account = self.record(MEMBER).await;
        let mail = NewMail {
            calendar: None,
            files: Vec::new(),
            account: Some(account.id.clone()),
            address: account.email,
            name: account.name,
            subject: "Probe".to_owned(),
            text: "Probe".to_owned(),
            html: "Probe".to_owned(),
            secret: true,
        };
        let now = self.state.clock.now();
        let kept = self.state.store.offer_reset(&account.id, &digest(token), mail, now).await;
        kept.expect("kept");
        format!("/kennwort-neu/{token}")
    }
}

/// A page without what differs from one answer or address to the next.
fn plain(answer: &Answer, paths: &[&str]) -> String {
    let mut text: String = answer
        .text
        .split("nonce=\"")
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('"').map_or("", |p| p.1) })
        .collect();
    for path in paths {
        text = text.replace(path, "PATH");
    }
    text
}

fn from(address: [u8; 4], agent: &str, mut request: Request<Body>) -> Request<Body> {
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
    let headers = request.headers_mut();
    headers.insert("user-agent", agent.parse().expect("a value"));
    headers.insert("x-forwarded-for", "10.9.8.7".parse().expect("a value"));
    request
}
