//! Letters of meetings on a real connection: each arrives whole, and its subject has number and day alone.
//!
//! Where `KOMPASS_SMTPD` names a Python that has aiosmtpd, the same letters go to that mail server too; `.ci/validate.sh`
//! sees to it.

use super::{header, mailer};
use crate::meetings::{add, before_the_sixth, begun};
use crate::minutes::{begun as minutes_begun, held, sent as minutes_sent};
use crate::site::{OWN, Site, Who, hidden, run};
use crate::smtp::Peer;
use axum::http::StatusCode;
use chrono::Days;
use mailparse::{ParsedMail, parse_mail};
use server::config::Config;
use server::mail::send::Mailer;
use server::mail::worker::send_due;
use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::watch;

/// Stands where subjects and calendars must not tell of it.
const CANARY: &str = "Kanarienvogel";

/// A mail server that is running.
enum Post {
    /// The peer of these tests.
    Peer(Peer),
    /// A program of another maker, with the folder it puts mails into.
    Program(Program),
}

struct Program {
    child: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts aiosmtpd and waits until it listens.
    async fn start(python: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        let child = Command::new(python)
            .args(["-m", "aiosmtpd", "-n", "-l", &address.to_string()])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("post"))
            .spawn()
            .expect("aiosmtpd starts");
        let program = Self { child, address, folder };
        for _ in 0..1_200 {
            if TcpStream::connect(address).is_ok() {
                return program;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("aiosmtpd does not listen after a minute");
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = std::fs::read_dir(self.folder.path().join("post/new"));
        folder.into_iter().flatten().map(|file| file.expect("a file").path()).collect()
    }
}

impl Post {
    fn mailer(&self) -> Mailer {
        match self {
            Self::Peer(peer) => mailer(peer),
            Self::Program(program) => {
                let url = format!("smtp://{}?tls=none", program.address);
                let config = Config::read(|name| match name {
                    "KOMPASS_SMTP_URL" => Some(url.clone()),
                    "KOMPASS_ORIGIN" => Some(OWN.to_owned()),
                    _ => None,
                });
                Mailer::new(&config.expect("valid")).expect("configured")
            }
        }
    }

    /// Every mail that has arrived so far.
    fn arrived(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Peer(peer) => peer.delivered().into_iter().map(|mail| mail.data).collect(),
            Self::Program(program) => {
                program.files().iter().map(|file| std::fs::read(file).expect("a mail")).collect()
            }
        }
    }
}

/// What somebody reads of a mail.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Letter {
    to: String,
    subject: String,
    types: Vec<String>,
    text: String,
    calendar: String,
}

impl Letter {
    fn of(data: &[u8]) -> Self {
        let mail = parse_mail(data).expect("a mail");
        for name in ["From", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
            assert!(!header(&mail, name).is_empty(), "{name}");
        }
        assert_eq!(header(&mail, "Auto-Submitted"), "auto-generated");
        let subject = header(&mail, "Subject").replace('\u{a0}', " ");
        let to = header(&mail, "To");
        let mut letter = Self { to, subject, ..Self::default() };
        letter.read(&mail);
        letter
    }

    fn read(&mut self, part: &ParsedMail<'_>) {
        for inner in &part.subparts {
            self.read(inner);
        }
        if !part.subparts.is_empty() {
            return;
        }
        let bytes = part.get_body_raw().expect("decodable");
        let text = String::from_utf8_lossy(&bytes);
        match part.ctype.mimetype.as_str() {
            "text/plain" | "text/html" => self.text += &text,
            "text/calendar" => self.calendar += &text.replace("\r\n ", ""),
            "application/pdf" => assert!(bytes.starts_with(b"%PDF-1.7"), "a document"),
            other => panic!("a part of type {other}"),
        }
        self.types.push(part.ctype.mimetype.clone());
    }
}

/// Sends what is due; the letters that have arrived with it.
async fn delivered(site: &Site, post: &Post) -> Vec<Letter> {
    let before: BTreeSet<_> = post.arrived().into_iter().collect();
    let (_stop, stopped) = watch::channel(false);
    let now = || site.state.clock.now();
    send_due(&site.state.store, &post.mailer(), now, &stopped).await.expect("the store answers");
    let new = post.arrived().into_iter().filter(|mail| !before.contains(mail));
    new.map(|mail| Letter::of(&mail)).collect()
}

/// All have this subject, each has the parts that a mail of its kind has, and the member has one.
fn are(letters: &[Letter], subject: &str, method: Option<&str>) {
    assert!(!letters.is_empty(), "{subject}");
    for letter in letters {
        assert_eq!(letter.subject, subject);
        assert_eq!(letter.types[..2], ["text/plain", "text/html"], "{letter:?}");
        assert!(!letter.calendar.contains(CANARY), "{letter:?}");
        if let Some(method) = method {
            assert!(letter.calendar.contains(method), "{letter:?}");
        } else {
            assert_eq!(letter.types.len(), 2, "{letter:?}");
            assert!(!letter.text.contains(CANARY), "where to read it, and not what");
        }
    }
    let own = letters.iter().filter(|letter| letter.to.contains(Who::Member.email()));
    assert_eq!(own.count(), 1, "{subject}");
}

async fn dispatched(site: &Site, office: &str) {
    let send = "/sitzungen/6/versand";
    let version = hidden(&site.get(office, send).await.text, "version");
    let answer = site.post(office, send, &[("version", &version)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

async fn agendas(post: &Post) {
    let site = before_the_sixth().await;
    let office = site.sign_in(Who::Secretariat).await;
    begun(&site, &office).await;
    dispatched(&site, &office).await;
    let invitation = delivered(&site, post).await;
    are(&invitation, "Einladung: 6. Sitzung am 18.06.2020", Some("METHOD:REQUEST"));
    add(&site, &office, "", CANARY, "10", "t-eil").await;
    dispatched(&site, &office).await;
    let supplement = delivered(&site, post).await;
    are(&supplement, "Nachtragstagesordnung: 6. Sitzung am 18.06.2020", Some("METHOD:REQUEST"));
    assert!(supplement.iter().any(|letter| letter.text.contains(CANARY)), "members are told");
    let page = site.get(&office, "/sitzungen/6/versand").await.text;
    let version = hidden(&page[page.find("h-absage").expect("a form")..], "version");
    let fields = [("version", version.as_str()), ("grund", "Erkrankung")];
    let off = site.post(&office, "/sitzungen/6/absage", &fields).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER, "{}", off.text);
    let cancelled = delivered(&site, post).await;
    are(&cancelled, "Absage: 6. Sitzung am 18.06.2020", Some("METHOD:CANCEL"));
}

async fn circulars(post: &Post) {
    let site = before_the_sixth().await;
    let office = site.sign_in(Who::Secretariat).await;
    let fields = [
        ("title", CANARY),
        ("text", CANARY),
        ("urgency", CANARY),
        ("responsible", "MW"),
        ("due", "31.12.2020"),
        ("tier", "rat"),
        ("token", "u1"),
    ];
    let put = crate::resolutions::opened(&site, &office, &fields).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text);
    let opened = delivered(&site, post).await;
    are(&opened, "Umlaufverfahren U-2020-01: Ihre Stimme wird erbeten", None);
    let book = site.state.store.book().await.expect("answers");
    let closes = book.circulars[0].closes.expect("a day");
    let (state, ahead) = (&site.state, closes - Days::new(2));
    let now = state.clock.now();
    let written = server::circulars::remind(&state.store, &state.config, ahead, now).await;
    assert!(written.expect("answers") > 0);
    let reminders = delivered(&site, post).await;
    are(&reminders, "Noch 2 Tage: Umlaufverfahren U-2020-01", None);
}

async fn minutes(post: &Post) {
    let site = held().await;
    let office = site.sign_in(Who::Secretariat).await;
    minutes_begun(&site, &office).await;
    let sent = minutes_sent(&site).await;
    let letters = delivered(&sent, post).await;
    are(&letters, "Niederschrift der 6. Sitzung vom 18. Juni 2020", None);
}

async fn every_letter(post: Post) {
    agendas(&post).await;
    circulars(&post).await;
    minutes(&post).await;
}

#[test]
fn letters_of_meetings_arrive_whole_and_their_subjects_tell_number_and_day() {
    run(async { every_letter(Post::Peer(Peer::start([]).await)).await });
}

#[test]
fn a_mail_server_of_another_maker_takes_every_letter_of_a_meeting() {
    let Ok(python) = std::env::var("KOMPASS_SMTPD") else {
        println!("skipped: KOMPASS_SMTPD names no Python with aiosmtpd");
        return;
    };
    run(async move { every_letter(Post::Program(Program::start(&python).await)).await });
}
