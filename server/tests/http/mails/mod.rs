//! Mails against a real SMTP peer, and the outbox that shows them.

mod delivery;
mod meetings;
mod outbox;
mod reminders;
mod worker;

use crate::smtp::{Manner, Peer};
use chrono::{DateTime, Utc};
use domain::actor::{Account, Actor, Role};
use domain::key::{AccountId, OrganisationCode};
use domain::mail::Mail;
use domain::policy::{KeepOutbox, Permit, permit};
use mailparse::{MailHeaderMap, ParsedMail};
use server::config::Config;
use server::mail::send::Mailer;
use server::mail::worker::send_due;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::{DbUrl, NewMail, Store};
use tokio::sync::watch;

/// Written to a secret link, and nowhere else.
const SECRET: &str = "kanarienvogel-4711";

fn now() -> DateTime<Utc> {
    "2026-11-23T08:05:00Z".parse().expect("a moment")
}

fn config(peer: &Peer, parameters: &str) -> Config {
    let url = format!("smtp://{}{parameters}", peer.address);
    let config = Config::read(|name| match name {
        "KOMPASS_SMTP_URL" => Some(url.clone()),
        "KOMPASS_ORIGIN" => Some("https://kompass.example".to_owned()),
        _ => None,
    });
    config.expect("valid")
}

pub(crate) fn mailer(peer: &Peer) -> Mailer {
    let mailer = Mailer::new(&config(peer, "?tls=none")).expect("configured");
    Mailer { patience: Duration::from_secs(2), ..mailer }
}

fn mail(name: &str) -> NewMail {
    NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: "jemand@mail.example".to_owned(),
        name: name.to_owned(),
        subject: "Einladung".to_owned(),
        text: "Grüße\n".to_owned(),
        html: "<p>Grüße</p>".to_owned(),
        secret: false,
    }
}

/// Who reads the outbox.
pub fn keeps() -> Permit<KeepOutbox> {
    let account = Account {
        id: AccountId::parse("gs").expect("a key"),
        name: "GS".to_owned(),
        email: "gs@mail.example".to_owned(),
        mandate: None,
        role: Role::Secretariat,
        organisation: OrganisationCode::none(),
        organisation_name: String::new(),
        has_vote: false,
    };
    permit(&Actor::Account(account), KeepOutbox).expect("allowed")
}

/// A store, a peer, and a clock that the test turns.
struct Office {
    store: Store,
    peer: Peer,
    at: Arc<AtomicI64>,
}

impl Office {
    async fn open(script: impl IntoIterator<Item = Manner>) -> Self {
        let store = Store::open(&DbUrl::Memory).await.expect("the store opens");
        let at = Arc::new(AtomicI64::new(now().timestamp()));
        Self { store, peer: Peer::start(script).await, at }
    }

    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.at.load(Ordering::Relaxed), 0).expect("a moment")
    }

    fn wait(&self, minutes: i64) {
        self.at.fetch_add(minutes * 60, Ordering::Relaxed);
    }

    async fn queue(&self, mail: NewMail) {
        self.store.queue_mail(mail, self.now()).await.expect("queued");
    }

    /// One round of a worker with the mailer as given.
    async fn round_with(&self, mailer: &Mailer) {
        let (_stop, stopped) = watch::channel(false);
        send_due(&self.store, mailer, || self.now(), &stopped).await.expect("the store answers");
    }

    async fn round(&self) {
        self.round_with(&mailer(&self.peer)).await;
    }

    async fn mails(&self) -> Vec<Mail> {
        self.store.outbox(&keeps(), None, 0, 100).await.expect("the store answers")
    }

    async fn only(&self) -> Mail {
        let mut mails = self.mails().await;
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }
}

pub(crate) fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    let all = mail.headers.get_all_values(name);
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all.into_iter().next().unwrap_or_default()
}
