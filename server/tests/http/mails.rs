//! Mails against a real SMTP peer, and the outbox that shows them.

use crate::site::{OWN, Who, demo, run};
use crate::smtp::{Manner, Peer};
use app::ctx::Assets;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::key::{AccountId, OrganisationCode};
use domain::mail::{Mail, MailState, TroubleKind};
use domain::policy::{KeepOutbox, Permit, permit};
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use server::clock::Clock;
use server::config::Config;
use server::mail::compose::{self, Recipient};
use server::mail::send::Mailer;
use server::mail::worker::{Worker, send_due};
use server::state::AppState;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
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

fn mailer(peer: &Peer) -> Mailer {
    let mailer = Mailer::new(&config(peer, "?tls=none")).expect("configured");
    Mailer { patience: Duration::from_secs(2), ..mailer }
}

fn mail(name: &str) -> NewMail {
    NewMail {
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

fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    let all = mail.headers.get_all_values(name);
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all.into_iter().next().unwrap_or_default()
}

fn same_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

#[test]
fn a_mail_arrives_with_both_parts_and_german_letters() {
    run(async {
        let office = Office::open([]).await;
        let recipient = Recipient {
            account: None,
            name: "Jürgen Groß-Öhler, Dr. <i>".to_owned(),
            address: "juergen@mail.example".to_owned(),
        };
        let config = config(&office.peer, "?tls=none");
        let path = format!("/einladung/{SECRET}");
        let sent = compose::invitation(&config, recipient, &path, now() + TimeDelta::days(7));
        assert!(sent.secret);
        office.queue(sent.clone()).await;
        office.round().await;
        let delivered = office.peer.delivered();
        assert_eq!(delivered.len(), 1);
        assert_eq!(delivered[0].from, "MAIL FROM:<no-reply@kompass.example>");
        assert_eq!(delivered[0].to, ["RCPT TO:<juergen@mail.example>"]);
        assert!(delivered[0].data.is_ascii(), "every letter beyond ASCII is encoded");
        let mail = parse_mail(&delivered[0].data).expect("a mail");
        assert_eq!(header(&mail, "Subject"), "Ihr Zugang zum Wirkungskompass");
        assert_eq!(header(&mail, "From"), "Wirkungskompass <no-reply@kompass.example>");
        let to = mailparse::addrparse_header(mail.headers.get_first_header("To").expect("one"));
        let to = to.expect("an address").extract_single_info().expect("one person");
        assert_eq!(to.addr, "juergen@mail.example");
        assert_eq!(to.display_name.as_deref(), Some("Jürgen Groß-Öhler, Dr. <i>"));
        let shown = office.only().await;
        assert_eq!(header(&mail, "Message-ID"), format!("<{}@kompass.example>", shown.id));
        assert_eq!(header(&mail, "Auto-Submitted"), "auto-generated");
        let date = mailparse::dateparse(&header(&mail, "Date")).expect("a date");
        assert_eq!(date, now().timestamp());
        assert_eq!(mail.ctype.mimetype, "multipart/alternative");
        let types: Vec<_> = mail.subparts.iter().map(|p| p.ctype.mimetype.as_str()).collect();
        assert_eq!(types, ["text/plain", "text/html"]);
        for (part, expected) in mail.subparts.iter().zip([&sent.text, &sent.html]) {
            assert_eq!(part.ctype.charset.to_lowercase(), "utf-8");
            let body = part.get_body().expect("decodable");
            assert_eq!(same_line_ends(&body), same_line_ends(expected));
        }
        assert!(sent.text.contains(&format!("\nhttps://kompass.example{path}\n")));
        assert!(sent.text.contains("Groß-Öhler") && sent.html.contains("Dr. &lt;i&gt;"));
        assert!(sent.text.contains("bis 30. November 2026, 09:05\u{a0}Uhr"), "{}", sent.text);
        assert_eq!((shown.state, shown.sent), (MailState::Sent, Some(now())));
        assert_eq!(shown.text, None);
    });
}

#[test]
fn a_refused_recipient_fails_at_once_with_what_the_server_said() {
    run(async {
        let office = Office::open([Manner::Refuse]).await;
        office.queue(mail("A")).await;
        office.round().await;
        office.wait(60 * 24 * 30);
        office.round().await;
        assert_eq!(office.peer.connections(), 1);
        assert!(office.peer.delivered().is_empty());
        let shown = office.only().await;
        assert_eq!((shown.state, shown.tries), (MailState::Failed, 1));
        let trouble = shown.trouble.expect("a reason");
        assert_eq!(trouble.kind, TroubleKind::Refused);
        assert!(trouble.said.starts_with("550 5.1.1 no such user"), "{}", trouble.said);
        assert!(trouble.said.contains("gibt es nicht"), "{}", trouble.said);
    });
}

#[test]
fn every_passing_trouble_is_told_and_the_mail_arrives_in_the_end() {
    run(async {
        let script = [
            (Manner::Postpone, TroubleKind::Postponed),
            (Manner::RefuseSender, TroubleKind::Postponed),
            (Manner::Close, TroubleKind::Unreachable),
            (Manner::NoGreeting, TroubleKind::Silent),
            (Manner::Hang, TroubleKind::Silent),
            (Manner::DropInData, TroubleKind::BrokenOff),
        ];
        let office = Office::open(script.map(|(manner, _)| manner)).await;
        office.queue(mail("A")).await;
        for (tries, (manner, kind)) in (1..).zip(script) {
            let begun = Instant::now();
            office.round().await;
            assert!(begun.elapsed() < Duration::from_secs(8), "{manner:?}");
            let shown = office.only().await;
            assert_eq!((shown.state, shown.tries), (MailState::Queued, tries), "{manner:?}");
            assert_eq!(shown.trouble.expect("a reason").kind, kind, "{manner:?}");
            let pause = shown.next.expect("another try") - office.now();
            assert_eq!(Some(pause), domain::mail::pause_after(tries), "{manner:?}");
            assert!(office.peer.delivered().is_empty(), "{manner:?}");
            office.wait(pause.num_minutes());
        }
        office.round().await;
        assert_eq!(office.peer.delivered().len(), 1);
        let shown = office.only().await;
        assert_eq!((shown.state, shown.trouble), (MailState::Sent, None));
    });
}

#[test]
fn each_mail_arrives_once_although_the_worker_is_cut_off_again_and_again() {
    const MAILS: usize = 8;
    run(async {
        let troubles = [
            Manner::Accept,
            Manner::Hang,
            Manner::DropInData,
            Manner::Accept,
            Manner::Postpone,
            Manner::Close,
            Manner::Hang,
            Manner::Accept,
            Manner::DropInData,
            Manner::Postpone,
        ];
        let office = Office::open(troubles).await;
        for number in 0..MAILS {
            office.queue(mail(&format!("Person {number}"))).await;
        }
        let mailer = Mailer::new(&config(&office.peer, "?tls=none")).expect("configured");
        // Each round is a new worker. Where the peer hangs, the worker is gone before it gives up.
        for _ in 0..40 {
            tokio::select! {
                () = office.round_with(&mailer) => {}
                () = office.peer.hangs() => {}
            }
            if office.mails().await.iter().all(|m| m.state == MailState::Sent) {
                break;
            }
            office.wait(10);
        }
        let shown = office.mails().await;
        assert!(shown.iter().all(|m| m.state == MailState::Sent), "{shown:?}");
        let delivered = office.peer.delivered();
        assert_eq!(delivered.len(), MAILS, "none twice");
        let ids: BTreeSet<_> = delivered
            .iter()
            .map(|d| header(&parse_mail(&d.data).expect("a mail"), "Message-ID"))
            .collect();
        let expected: BTreeSet<_> =
            shown.iter().map(|m| format!("<{}@kompass.example>", m.id)).collect();
        assert_eq!(ids, expected);
    });
}

#[test]
fn two_workers_send_each_mail_once() {
    run(async {
        let office = Office::open([]).await;
        for number in 0..12 {
            office.queue(mail(&format!("Person {number}"))).await;
        }
        tokio::join!(office.round(), office.round(), office.round());
        assert_eq!(office.peer.delivered().len(), 12);
        office.wait(60 * 24);
        office.round().await;
        assert_eq!(office.peer.delivered().len(), 12);
    });
}

#[test]
fn a_mail_that_may_have_arrived_comes_again_under_the_same_headers() {
    run(async {
        let office = Office::open([Manner::DropAfterData]).await;
        office.queue(mail("A")).await;
        office.round().await;
        assert_eq!(office.only().await.state, MailState::Queued);
        office.wait(1);
        office.round().await;
        let delivered = office.peer.delivered();
        let told: Vec<_> = delivered.iter().map(|d| d.acknowledged).collect();
        assert_eq!(told, [false, true]);
        for name in ["Message-ID", "Date", "Subject", "To"] {
            let values: BTreeSet<_> = delivered
                .iter()
                .map(|d| header(&parse_mail(&d.data).expect("a mail"), name))
                .collect();
            assert_eq!(values.len(), 1, "{name}: {values:?}");
        }
    });
}

#[test]
fn no_line_break_in_a_name_subject_or_address_reaches_the_server() {
    run(async {
        let office = Office::open([]).await;
        let mut count = 0;
        for evil in [
            "x\r\nBcc: opfer@mail.example",
            "x\nBcc: opfer@mail.example",
            "x\rBcc: opfer@mail.example",
            "x\0Bcc: opfer@mail.example",
            "x\r\n\r\n<p>anderer Text</p>",
            "x\r\n.\r\nMAIL FROM:<opfer@mail.example>",
        ] {
            office.queue(NewMail { name: evil.to_owned(), ..mail("A") }).await;
            office.queue(NewMail { subject: evil.to_owned(), ..mail("A") }).await;
            for address in
                [evil.to_owned(), format!("{evil}@mail.example"), format!("a@mail.example{evil}")]
            {
                office.queue(NewMail { address, ..mail("A") }).await;
            }
            count += 5;
        }
        for address in ["", "a", "a@", "a b@mail.example", "a@mail.example, b@mail.example"] {
            office.queue(NewMail { address: address.to_owned(), ..mail("A") }).await;
            count += 1;
        }
        office.round().await;
        let shown = office.mails().await;
        assert_eq!(shown.len(), count);
        for mail in shown {
            assert_eq!(mail.state, MailState::Failed, "{mail:?}");
            assert_eq!(mail.trouble.expect("a reason").kind, TroubleKind::Malformed);
        }
        assert_eq!(office.peer.connections(), 0);
    });
}

#[test]
fn names_and_texts_stay_within_their_place() {
    run(async {
        let office = Office::open([]).await;
        let name = "\"Müller\", <opfer@mail.example>; =?utf-8?q?x?=";
        let text = "oben\r\n.\r\nMAIL FROM:<opfer@mail.example>\r\n..\nunten\n";
        let subject = "Ä".repeat(200);
        let new = NewMail { subject: subject.clone(), text: text.to_owned(), ..mail(name) };
        office.queue(new).await;
        office.round().await;
        let delivered = office.peer.delivered();
        assert_eq!(delivered.len(), 1);
        assert_eq!(delivered[0].to, ["RCPT TO:<jemand@mail.example>"]);
        let senders = office.peer.commands().iter().filter(|c| c.starts_with("MAIL")).count();
        assert_eq!(senders, 1);
        let mail = parse_mail(&delivered[0].data).expect("a mail");
        let to = mailparse::addrparse_header(mail.headers.get_first_header("To").expect("one"));
        let to = to.expect("addresses");
        assert_eq!(to.count_addrs(), 1);
        assert_eq!(to.extract_single_info().expect("one").addr, "jemand@mail.example");
        assert_eq!(header(&mail, "Subject"), subject);
        let longest = delivered[0].data.split(|b| *b == b'\n').map(<[u8]>::len).max();
        assert!(longest < Some(999), "{longest:?}");
        let body = mail.subparts[0].get_body().expect("decodable");
        assert_eq!(same_line_ends(&body), same_line_ends(text));
    });
}

#[test]
fn without_protection_nothing_is_handed_over_where_it_is_required() {
    run(async {
        let office = Office::open([]).await;
        office.queue(mail("A")).await;
        let mailer = Mailer::new(&config(&office.peer, "")).expect("configured");
        office.round_with(&mailer).await;
        let shown = office.only().await;
        assert_eq!(shown.trouble.expect("a reason").kind, TroubleKind::Unprotected);
        assert_eq!(shown.state, MailState::Queued);
        assert!(office.peer.commands().iter().all(|c| !c.starts_with("MAIL")));
        // Where it is welcome but not required, the mail goes.
        office.wait(1);
        let mailer = Mailer::new(&config(&office.peer, "?tls=opportunistic")).expect("configured");
        office.round_with(&mailer).await;
        assert_eq!(office.peer.delivered().len(), 1);
    });
}

#[test]
fn the_worker_wakes_up_at_once_and_stops_in_order() {
    run(async {
        let peer = Peer::start([]).await;
        let store = Store::open(&DbUrl::Memory).await.expect("the store opens");
        let assets = Assets { css: String::new(), wasm_stem: String::new() };
        let config = config(&peer, "?tls=none");
        let state = AppState::new(store, Clock::real(), config, assets, None);
        let queue = async |name: &str| {
            let queued = state.store.queue_mail(mail(name), state.clock.now()).await;
            queued.expect("queued");
        };
        queue("vor dem Start").await;
        let worker = Worker::start(&state).expect("configured");
        peer.wait_for(1).await;
        // Well below the interval at which the worker looks by itself.
        queue("danach").await;
        peer.wait_for(2).await;
        let begun = Instant::now();
        worker.stop(Duration::from_secs(20)).await;
        assert!(begun.elapsed() < Duration::from_secs(5));
        queue("nach dem Ende").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(peer.delivered().len(), 2);
        let again = Worker::start(&state).expect("configured");
        peer.wait_for(3).await;
        again.stop(Duration::from_secs(20)).await;
        assert_eq!(peer.delivered().len(), 3);
    });
}

#[test]
fn mails_leave_from_any_origin_the_configuration_takes() {
    run(async {
        let office = Office::open([]).await;
        let url = format!("smtp://{}?tls=none", office.peer.address);
        let origins =
            [OWN, "http://[::1]:3000", "http://localhost:3000", "https://kompass.example:8443"];
        for origin in origins {
            let config = Config::read(|name| match name {
                "KOMPASS_SMTP_URL" => Some(url.clone()),
                "KOMPASS_ORIGIN" => Some(origin.to_owned()),
                _ => None,
            });
            office.queue(mail(origin)).await;
            let mailer = Mailer::new(&config.expect("valid")).expect("configured");
            office.round_with(&mailer).await;
        }
        assert_eq!(office.peer.delivered().len(), origins.len(), "{:?}", office.mails().await);
    });
}

#[test]
fn a_worker_without_a_mail_server_is_none() {
    run(async {
        let site = demo().await;
        assert!(Worker::start(&site.state).is_none());
    });
}

#[test]
fn keepers_see_the_outbox_and_nobody_else_does() {
    run(async {
        let site = demo().await;
        let at = site.state.clock.now();
        let gs = site.sign_in(Who::Secretariat).await;
        let empty = site.get(&gs, "/verwaltung/postausgang").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.text.contains("Noch keine Nachrichten"), "{}", empty.text);
        assert!(empty.text.contains("KOMPASS_SMTP_URL"), "{}", empty.text);
        let hostile = "<script>alert(1)</script>";
        let text = "Erster Absatz\n\nZweiter Absatz <b>fett</b>\n".to_owned();
        let open = NewMail { text, subject: hostile.to_owned(), ..mail(hostile) };
        let secret =
            NewMail { secret: true, text: SECRET.to_owned(), html: SECRET.to_owned(), ..mail("B") };
        for new in [open, secret] {
            site.state.store.queue_mail(new, at).await.expect("queued");
        }
        let mails = site.state.store.outbox(&keeps(), None, 0, 10).await.expect("mails");
        let (secret, open) = (&mails[0].id, &mails[1].id);
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let keeper = matches!(who, Who::Secretariat | Who::Admin);
            for path in [
                "/verwaltung/postausgang".to_owned(),
                format!("/verwaltung/postausgang/{open}"),
                format!("/verwaltung/postausgang/{secret}"),
            ] {
                let page = site.get(&cookie, &path).await;
                let expected = if keeper { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(page.status, expected, "{who:?} {path}");
                assert!(!page.text.contains(SECRET), "{who:?} {path}");
                assert!(!page.text.contains(hostile), "{who:?} {path}");
            }
        }
        let page = site.get(&gs, &format!("/verwaltung/postausgang/{open}")).await;
        assert!(page.text.contains("Erster Absatz"), "{}", page.text);
        assert!(page.text.contains("&lt;b&gt;fett"), "{}", page.text);
        assert!(!page.text.contains("Erneut senden"), "only what has failed is sent again");
        let page = site.get(&gs, &format!("/verwaltung/postausgang/{secret}")).await;
        assert!(page.text.contains("wird deshalb nicht angezeigt"), "{}", page.text);
        for (query, count) in
            [("", 2), ("?zustand=queued", 2), ("?zustand=sent", 0), ("?zustand=x", 2)]
        {
            let page = site.get(&gs, &format!("/verwaltung/postausgang{query}")).await;
            assert_eq!(page.text.matches("role=\"rowheader\"").count(), count, "{query}");
        }
    });
}

#[test]
fn a_failed_mail_is_shown_with_its_reason_and_sent_again() {
    run(async {
        let site = demo().await;
        let peer = Peer::start([Manner::Refuse]).await;
        let mailer = mailer(&peer);
        let (store, at) = (&site.state.store, site.state.clock.now());
        store.queue_mail(mail("Anna Öhlers"), at).await.expect("queued");
        let (_stop, stopped) = watch::channel(false);
        let send = async || {
            let now = || site.state.clock.now();
            send_due(store, &mailer, now, &stopped).await.expect("the store answers");
        };
        send().await;
        let gs = site.sign_in(Who::Secretariat).await;
        let list = site.get(&gs, "/verwaltung/postausgang?zustand=failed").await;
        for words in ["gescheitert", "no such user", "Anna Öhlers", "Erneut senden"] {
            assert!(list.text.contains(words), "{words}: {}", list.text);
        }
        let mails = store.outbox(&keeps(), None, 0, 10).await.expect("mails");
        let path = format!("/verwaltung/postausgang/{}", mails[0].id);
        let again = format!("{path}/erneut");
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.post(&member, &again, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.post("", &again, &[]).await.status, StatusCode::FORBIDDEN);
        let before = site.rows().await;
        let answer = site.post(&gs, &again, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), format!("{path}?hinweis=erneut"));
        let twice = site.post(&gs, &again, &[]).await;
        assert_eq!((twice.status, twice.location()), (StatusCode::SEE_OTHER, path.as_str()));
        let after = site.rows().await;
        let journal =
            |rows: &[(&str, i64)]| rows.iter().find(|(t, _)| *t == "journal").map(|r| r.1);
        assert_eq!(journal(&after), journal(&before).map(|count| count + 1));
        let page = site.get(&gs, answer.location()).await;
        assert!(page.text.contains("wieder auf dem Weg"), "{}", page.text);
        send().await;
        assert_eq!(peer.delivered().len(), 1);
        let page = site.get(&gs, &path).await;
        assert!(page.text.contains("verschickt") && !page.text.contains("no such user"));
        let unknown = site.post(&gs, "/verwaltung/postausgang/gibt-es-nicht/erneut", &[]).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        let changes = site.get("", "/aenderungen").await;
        assert!(!changes.text.contains("Öhlers"), "who got which mail is no public matter");
    });
}
