//! Calling the sixth meeting: letters that arrive, answers on every way, changes, and the calendar of a person.

use crate::mails::mailer;
use crate::meetings::{add, before_the_sixth, begun, plain};
use crate::papers::{PARTS, step};
use crate::site::{Answer, OWN, Site, Who, hidden, run};
use crate::smtp::{Manner, Peer};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{Method, Request, StatusCode};
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use server::mail::worker::send_due;
use store::ClaimedMail;
use tokio::sync::watch;

const SEND: &str = "/sitzungen/6/versand";
pub(crate) const MEMBER: &str = "mitglied@demo.example";
const GUEST: &str = "gast@demo.example";
const DEPUTY: &str = "vertretung@demo.example";

/// Sends what is due.
async fn send(site: &Site, office: &str, reason: &str) -> Answer {
    let version = hidden(&site.get(office, SEND).await.text, "version");
    let sent = site.post(office, SEND, &[("version", &version), ("reason", reason)]).await;
    assert_eq!(sent.location(), "/sitzungen/6/versand?hinweis=versandt", "{}", sent.text);
    sent
}

/// Takes the mails that wait out of the outbox.
pub(crate) async fn taken(site: &Site) -> Vec<ClaimedMail> {
    let (store, now) = (&site.state.store, site.state.clock.now());
    let mut all = Vec::new();
    while let Some(mail) = store.claim_mail(now).await.expect("answers") {
        store.mail_sent(&mail, now).await.expect("noted");
        all.push(mail);
    }
    all
}

pub(crate) fn to<'a>(mails: &'a [ClaimedMail], address: &str) -> &'a ClaimedMail {
    mails.iter().find(|mail| mail.address == address).expect(address)
}

/// Where a mail lets somebody answer.
pub(crate) fn link(mail: &ClaimedMail) -> String {
    let start = format!("{OWN}/rueckmeldung/");
    let line = mail.text.lines().find(|line| line.starts_with(&start)).expect("a link");
    line[OWN.len()..].to_owned()
}

fn calendar(mail: &ClaimedMail) -> &str {
    mail.calendar.as_deref().expect("an entry")
}

async fn deliver(site: &Site, peer: &Peer) {
    let (_stop, stopped) = watch::channel(false);
    let now = || site.state.clock.now();
    send_due(&site.state.store, &mailer(peer), now, &stopped).await.expect("answers");
}

async fn count(site: &Site, table: &str) -> i64 {
    site.rows().await.into_iter().find(|(name, _)| *name == table).expect(table).1
}

/// What a calendar sends back.
fn reply(uid: &str, sequence: u32, address: &str, answer: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n\
         SEQUENCE:{sequence}\r\nDTSTAMP:20990101T080000Z\r\nATTENDEE;PARTSTAT={answer}:mailto:{address}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

const UID: &str = "sitzung-6@127.0.0.1:3000";
const CALENDAR: &str = "/sitzungen/6/antworten/kalender";

#[test]
fn each_recipient_gets_mail_letter_and_calendar_entry() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let page = plain(&site.get(&office, SEND).await);
        for text in [
            "Versand spätestens am 03.06.2020",
            "Betreff: Einladung: 6. Sitzung am 18.06.2020",
            "/sitzungen/6/versand/brief/demo-mitglied",
            "Vertretung, in Kopie",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let letter = site.get(&office, "/sitzungen/6/versand/brief/demo-vertretung").await;
        assert!(letter.bytes.starts_with(b"%PDF-"), "{}", letter.text);
        send(&site, &office, "").await;
        assert!(count(&site, "mail_file").await > 3, "a letter for each");
        let peer = Peer::start([]).await;
        deliver(&site, &peer).await;
        assert_eq!(count(&site, "mail_file").await, 0, "what is sent is not kept");
        let delivered = peer.delivered();
        let mut seen = 0;
        for mail in &delivered {
            let mail = parse_mail(&mail.data).expect("a mail");
            let subject = mail.headers.get_first_value("Subject").unwrap_or_default();
            if subject != "Einladung: 6. Sitzung am 18.06.2020" {
                continue;
            }
            seen += 1;
            assert_eq!(mail.ctype.mimetype, "multipart/mixed");
            let types = |mail: &ParsedMail<'_>| {
                mail.subparts.iter().map(|p| p.ctype.mimetype.clone()).collect::<Vec<_>>()
            };
            assert_eq!(types(&mail), ["multipart/alternative", "application/pdf", "text/calendar"]);
            assert_eq!(types(&mail.subparts[0]), ["text/plain", "text/html", "text/calendar"]);
            let pdf = mail.subparts[1].get_body_raw().expect("bytes");
            assert!(pdf.starts_with(b"%PDF-1.7"), "a document");
            for entry in [&mail.subparts[0].subparts[2], &mail.subparts[2]] {
                assert_eq!(entry.ctype.params["method"], "REQUEST");
                let text = String::from_utf8(entry.get_body_raw().expect("bytes")).expect("text");
                for line in text.split("\r\n") {
                    assert!(line.len() <= 75, "{} octets: {line}", line.len());
                    assert!(!line.contains('\n'), "{line}");
                }
                for part in [
                    "METHOD:REQUEST",
                    &format!("UID:{UID}"),
                    "SEQUENCE:0",
                    "DTSTART;TZID=Europe/Berlin:20200618T140000",
                    "ORGANIZER;",
                ] {
                    assert!(text.contains(part), "{part}: {text}");
                }
            }
        }
        let page = plain(&site.get(&office, SEND).await);
        assert!(page.contains("Versandliste"), "{page}");
        assert_eq!(page.matches("wk-status--ok").count(), seen, "each is sent: {page}");
        assert!(seen >= 4, "{seen}");
    });
}

#[test]
fn a_late_invitation_says_so_on_page_letter_and_agenda() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let late = site.on("2020-06-05".parse().expect("a day"));
        let office = late.sign_in(Who::Secretariat).await;
        send(&late, &office, "Ort stand spät fest").await;
        let member = late.sign_in(Who::Member).await;
        for path in ["/sitzungen/6", "/sitzungen/6/tagesordnung"] {
            let page = plain(&late.get(&member, path).await);
            assert!(page.contains("Ladungsfrist nicht gewahrt"), "{path}: {page}");
            assert!(page.contains("Begründung: Ort stand spät fest"), "{path}: {page}");
        }
        // Outside the council it is said that it is late, and not why.
        for who in [Who::Guest, Who::Anonymous] {
            let cookie = late.sign_in(who).await;
            for path in ["/sitzungen/6", "/sitzungen/6/tagesordnung"] {
                let page = plain(&late.get(&cookie, path).await);
                assert!(!page.contains("Ort stand") && !page.contains("Begründung:"), "{path}");
                assert!(page.contains("Ladungsfrist nicht gewahrt"), "{path} as {who:?}: {page}");
            }
        }
        let mails = taken(&late).await;
        let told = "Ladungsfrist nicht gewahrt. Begründung: Ort stand spät fest";
        let member = to(&mails, MEMBER);
        assert!(member.text.contains(told), "{}", member.text);
        assert!(member.text.contains("TOP 6 Maßnahmen"), "{}", member.text);
        assert!(member.html.contains("TOP 6 Maßnahmen"), "{}", member.html);
        assert!(to(&mails, DEPUTY).text.contains("als Stellvertretung in Kopie"));
        // Why it is late may name somebody: guests are told that it is.
        let guest = to(&mails, GUEST);
        assert!(guest.text.contains("Ladungsfrist nicht gewahrt."), "{}", guest.text);
        assert!(!guest.text.contains("Ort stand"), "{}", guest.text);
        assert!(!guest.text.contains("Maßnahmen") && !guest.text.contains("/rueckmeldung/"));
    });
}

#[test]
fn a_link_answers_without_signing_in_and_nobody_else_can_use_it() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        send(&site, &office, "").await;
        let mails = taken(&site).await;
        let path = link(to(&mails, MEMBER));
        assert_ne!(path, link(to(&mails, DEPUTY)), "each has a link of their own");
        let before = count(&site, "meeting_reply").await;
        let page = site.get("", &path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert!(!page.text.contains("Digitalisierungsgrad und"), "nothing of the agenda");
        assert!(!page.text.contains("konferenz.example"), "no way in");
        assert_eq!(count(&site, "meeting_reply").await, before, "looking answers nothing");
        let wrong = site.post("", &path, &[("answer", ""), ("support", "Rampe")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("Rampe"), "nothing typed is lost");
        let fields = [("answer", "vertretung"), ("deputy", "Kim Muster"), ("support", "Rampe")];
        for _ in 0..2 {
            let given = site.post("", &path, &fields).await;
            assert_eq!(given.location(), format!("{path}?hinweis=rueckmeldung"), "{}", given.text);
        }
        assert_eq!(count(&site, "meeting_reply").await, before + 1, "sent twice, kept once");
        let page = plain(&site.get("", &format!("{path}?hinweis=rueckmeldung")).await);
        assert!(page.contains("Ihre Rückmeldung ist eingegangen: Vertretung."), "{page}");
        let list = plain(&site.get(&office, "/sitzungen/6/antworten").await);
        for text in ["Vertretung: Kim Muster", "Unterstützungsbedarf: Rampe", "1 von "] {
            assert!(list.contains(text), "{text}: {list}");
        }
        // The link of somebody else of the organisation shows that answer, but not what the person needs.
        let other = site.get("", &link(to(&mails, DEPUTY))).await;
        assert!(!other.text.contains("Rampe"), "{}", other.text);
        let data = site.sign_in(Who::Member).await;
        let data = plain(&site.get(&data, "/mein-bereich/daten").await);
        assert!(data.contains("6. Sitzung des Strategierats: Vertretung (Kim Muster)"), "{data}");
        assert!(data.contains("Rampe"), "{data}");
        let gone = site.get("", "/rueckmeldung/erfunden").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(gone.text.contains("Diese Adresse gilt nicht mehr"), "{}", gone.text);
        let day = site.on("2020-06-18".parse().expect("a day"));
        assert_eq!(day.get("", &path).await.status, StatusCode::OK, "still on the day");
        let after = site.on("2020-06-19".parse().expect("a day"));
        assert_eq!(after.get("", &path).await.status, StatusCode::NOT_FOUND, "over");
        let end = "UPDATE mandate:`demo-mitglied` SET withdrawn = true";
        site.state.store.tamper(end).await.expect("taken");
        assert_eq!(site.get("", &path).await.status, StatusCode::NOT_FOUND, "no longer speaks");
    });
}

#[test]
fn the_answer_of_a_calendar_counts_or_is_explained() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        send(&site, &office, "").await;
        let take = async |text: &str| site.post(&office, CALENDAR, &[("kalender", text)]).await;
        for (text, why) in [
            (String::new(), "Bitte laden Sie eine Datei hoch"),
            ("x".to_owned(), "Das ist keine Kalenderdatei."),
            (reply("sitzung-5@x", 0, MEMBER, "ACCEPTED"), "gehört zu einem anderen Termin"),
            (reply(UID, 0, "fremd@mail.example", "ACCEPTED"), "fremd@mail.example"),
            (reply(UID, 0, GUEST, "ACCEPTED"), "antwortet niemand für eine Mitgliedsorganisation"),
            (reply(UID, 7, MEMBER, "ACCEPTED"), "der nie versandt wurde"),
        ] {
            let refused = take(&text).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
            assert!(plain(&refused).contains(why), "{why}: {}", refused.text);
        }
        let given = take(&reply(UID, 0, MEMBER, "ACCEPTED")).await;
        let there = "/sitzungen/6/antworten?hinweis=kalender-zusage";
        assert_eq!(given.location(), there, "{}", given.text);
        let list = plain(&site.get(&office, there).await);
        assert!(list.contains("Die Antwort aus dem Kalender ist übernommen: Zusage."), "{list}");
        assert!(list.contains("aus dem Kalender"), "{list}");
        // As a browser uploads it.
        let file = reply(UID, 0, "mitglied2@demo.example", "DECLINED");
        let body = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"a.ics\"\r\n\
             Content-Type: text/calendar\r\n\r\n{file}\r\n--grenze\r\n\
             Content-Disposition: form-data; name=\"kalender\"\r\n\r\n\r\n--grenze--\r\n"
        );
        let request = Request::builder()
            .method(Method::POST)
            .uri(CALENDAR)
            .header(COOKIE, &office)
            .header(ORIGIN, OWN)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=grenze")
            .body(Body::from(body))
            .expect("a request");
        let given = site.send(request).await;
        assert!(given.location().ends_with("kalender-absage"), "{}", given.text);
        // On the telephone.
        let fields = [("organisation", "ORG02"), ("answer", "absage"), ("support", "")];
        let noted = site.post(&office, "/sitzungen/6/antworten", &fields).await;
        assert!(noted.location().ends_with("hinweis=vermerkt"), "{}", noted.text);
        let list = plain(&site.get(&office, "/sitzungen/6/antworten").await);
        assert!(list.contains("von der Geschäftsstelle vermerkt"), "{list}");
        let bare = site.post(&office, "/sitzungen/6/antworten", &[("answer", "zusage")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "for whom?");
        let page = plain(&site.get(&office, SEND).await);
        assert!(page.contains("Prognose der Beschlussfähigkeit"), "{page}");
    });
}

#[test]
fn what_changes_after_the_dispatch_is_told_and_nothing_more() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        begun(&site, &office).await;
        send(&site, &office, "").await;
        let first = taken(&site).await;
        add(&site, &office, "", "Eilige Sache", "10", "t-eil").await;
        send(&site, &office, "").await;
        let mails = taken(&site).await;
        let supplement = to(&mails, MEMBER);
        assert_eq!(supplement.subject, "Nachtragstagesordnung: 6. Sitzung am 18.06.2020");
        assert!(supplement.text.contains("TOP 10 Eilige Sache (neu)"), "{}", supplement.text);
        assert!(!supplement.text.contains("TOP 6 Maßnahmen"), "{}", supplement.text);
        assert!(calendar(supplement).contains("SEQUENCE:1\r\n"));
        assert!(!calendar(supplement).contains("Eilige"), "calendars are shared");
        assert!(mails.iter().all(|mail| mail.address != GUEST), "nothing a guest may know of");
        let answered = site.post("", &link(to(&first, MEMBER)), &[("answer", "zusage")]).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "earlier links count too");

        // Another day: a notice of its own, and answers hold no longer.
        let edit = "/sitzungen/6/bearbeiten";
        let version = hidden(&site.get(&office, edit).await.text, "version");
        let fields = [
            ("title", "6. Sitzung"),
            ("date", "19.06.2020"),
            ("begins", "10:00"),
            ("ends", "12:00"),
            ("place", "Hannover, Friedrichswall 1"),
            ("version", &version),
        ];
        let saved = site.post(&office, edit, &fields).await;
        assert_eq!(saved.location(), "/sitzungen/6/versand?hinweis=geaendert", "{}", saved.text);
        let page = plain(&site.get(&office, saved.location()).await);
        for text in ["Bisher", "Jetzt", "Versand spätestens am 04.06.2020", "19. Juni 2020"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let own = plain(&site.get(&office, "/sitzungen/6").await);
        assert!(own.contains("Änderung mitteilen"), "{own}");
        let entry = site.get(&member, "/sitzungen/6/termin.ics").await;
        assert!(entry.text.contains("20200618T140000"), "what was told: {}", entry.text);
        send(&site, &office, "").await;
        let mails = taken(&site).await;
        let change = to(&mails, MEMBER);
        assert_eq!(change.subject, "Geänderte Einladung: 6. Sitzung am 19.06.2020");
        assert!(change.text.contains("Bisher: 18. Juni 2020"), "{}", change.text);
        assert!(calendar(change).contains("SEQUENCE:2\r\n"), "{}", calendar(change));
        assert!(calendar(change).contains("20200619T100000"), "{}", calendar(change));
        assert!(mails.iter().any(|mail| mail.address == GUEST), "everybody is told");
        let stale_answer = reply(UID, 1, MEMBER, "ACCEPTED");
        let outdated = site.post(&office, CALENDAR, &[("kalender", &stale_answer)]).await;
        assert_eq!(outdated.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&outdated).contains("gilt einem früheren Stand"), "{}", outdated.text);
        let list = plain(&site.get(&office, "/sitzungen/6/antworten").await);
        assert!(list.contains("Antwort auf einen früheren Termin"), "{list}");
        let versions = plain(&site.get(&member, "/sitzungen/6").await);
        assert!(!versions.contains("fassung=3"), "the agenda is the same");

        // Called off.
        let page = site.get(&office, SEND).await.text;
        let version = hidden(&page[page.find("h-absage").expect("a form")..], "version");
        let off = "/sitzungen/6/absage";
        let bare = site.post(&office, off, &[("version", &version)]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
        let stale = site.post(&office, off, &[("version", "1"), ("grund", "Erkrankung")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("Erkrankung"), "nothing typed is lost");
        let fields = [("version", version.as_str()), ("grund", "Erkrankung")];
        for _ in 0..2 {
            let done = site.post(&office, off, &fields).await;
            assert_eq!(done.location(), "/sitzungen/6/versand?hinweis=abgesagt", "{}", done.text);
        }
        let mails = taken(&site).await;
        let cancel = to(&mails, MEMBER);
        assert_eq!(mails.iter().filter(|mail| mail.address == MEMBER).count(), 1, "once");
        assert_eq!(cancel.subject, "Absage: 6. Sitzung am 19.06.2020");
        assert!(cancel.text.contains("Begründung: Erkrankung"), "{}", cancel.text);
        for part in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3"] {
            assert!(calendar(cancel).contains(part), "{part}");
        }
        let page = plain(&site.get(&member, "/sitzungen/6").await);
        assert!(page.contains("Abgesagt am "), "{page}");
        assert_eq!(site.get("", &link(change)).await.status, StatusCode::NOT_FOUND);
        let reply = site.post(&member, "/sitzungen/6/rueckmeldung", &[("answer", "zusage")]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn two_who_send_at_once_send_once() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let version = hidden(&site.get(&office, SEND).await.text, "version");
        let fields = [("version", version.as_str())];
        let all =
            futures::future::join_all((0..3).map(|_| site.post(&office, SEND, &fields))).await;
        for answer in all {
            assert_eq!(
                answer.location(),
                "/sitzungen/6/versand?hinweis=versandt",
                "{}",
                answer.text
            );
        }
        let mails = taken(&site).await;
        let to_member = mails.iter().filter(|mail| mail.address == MEMBER).count();
        assert_eq!(to_member, 1, "one letter each");
        assert_eq!(count(&site, "agenda_version").await, 1);
        let again = site.post(&office, SEND, &fields).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert!(taken(&site).await.is_empty(), "the same form once more sends nothing");
    });
}

#[test]
fn a_letter_that_did_not_arrive_is_sent_again_or_handed_over() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        send(&site, &office, "").await;
        let waiting = plain(&site.get(&office, SEND).await);
        assert!(!waiting.contains("hat alle Mitgliedsorganisationen"), "none has arrived");
        // Whoever comes first is refused.
        let peer = Peer::start([Manner::Refuse]).await;
        deliver(&site, &peer).await;
        let page = site.get(&office, SEND).await.text;
        assert!(plain(&site.get(&office, SEND).await).contains("gescheitert"), "{page}");
        let step = async |step: &str| {
            let page = site.get(&office, SEND).await.text;
            let brief = hidden(&page, "brief");
            let fields = [("brief", brief.as_str()), ("schritt", step)];
            site.post(&office, "/sitzungen/6/versand/brief", &fields).await
        };
        let retried = step("erneut").await;
        assert!(retried.location().contains("hinweis=erneut"), "{}", retried.text);
        let peer = Peer::start([Manner::Refuse]).await;
        deliver(&site, &peer).await;
        let handed = step("uebergeben").await;
        assert!(handed.location().contains("hinweis=uebergeben"), "{}", handed.text);
        let page = plain(&site.get(&office, SEND).await);
        assert!(page.contains("übergeben") && !page.contains("gescheitert"), "{page}");
        let stranger = [("brief", "keiner"), ("schritt", "erneut")];
        let nothing = site.post(&office, "/sitzungen/6/versand/brief", &stranger).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_calendar_of_a_person_has_an_address_that_can_be_revoked() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        begun(&site, &office).await;
        send(&site, &office, "").await;
        let address = async || {
            let made = site.post(&member, "/mein-bereich/kalender", &[]).await;
            assert_eq!(made.status, StatusCode::OK, "{}", made.text);
            let (_, rest) = made.text.split_once("/kalender/").expect("an address");
            format!("/kalender/{}", rest.split('"').next().expect("its end"))
        };
        let first = address().await;
        let feed = site.get("", &first).await;
        assert_eq!(feed.status, StatusCode::OK, "{}", feed.text);
        assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
        assert!(feed.header("cache-control").contains("private"));
        for part in ["METHOD:PUBLISH", UID, "DTSTAMP:", "LOCATION;LANGUAGE=de:Videokonferenz"] {
            assert!(feed.text.contains(part), "{part}: {}", feed.text);
        }
        assert!(feed.text.split("\r\n").all(|line| line.len() <= 75));
        for secret in ["konferenz.example", "Maßnahmen", "ATTENDEE"] {
            assert!(!feed.text.contains(secret), "{secret}: {}", feed.text);
        }
        let page = site.get(&member, "/mein-bereich").await.text;
        assert!(!page.contains(&first), "shown once");
        let second = address().await;
        assert_eq!(site.get("", &first).await.status, StatusCode::NOT_FOUND, "one address each");
        assert_eq!(site.get("", &second).await.status, StatusCode::OK);
        let closed = site.post(&member, "/mein-bereich/kalender/widerrufen", &[]).await;
        assert_eq!(closed.location(), "/mein-bereich?hinweis=kalender-widerrufen");
        assert_eq!(site.get("", &second).await.status, StatusCode::NOT_FOUND, "revoked");
        let third = address().await;
        let end = "UPDATE account:`demo-mitglied` SET disabled = true";
        site.state.store.tamper(end).await.expect("taken");
        assert_eq!(site.get("", &third).await.status, StatusCode::NOT_FOUND, "locked");
    });
}

/// The letter as it goes out, for validators of other makers: with `KOMPASS_EXPORTS` set it is put there.
#[test]
fn the_letter_of_a_dispatch_is_handed_to_validators() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        add(&site, &office, "", "Digitalbonus", "20", "t-bonus").await;
        let mut paper = PARTS.to_vec();
        paper.extend([("title", "Antrag vereinfachen"), ("token", "p-1")]);
        paper.extend([("sitzung", "6"), ("punkt", "t-bonus")]);
        let made = site.post(&office, "/vorlagen", &paper).await;
        assert_eq!(made.location(), "/vorlagen/SR-2020-005?hinweis=angelegt", "{}", made.text);
        let path = "/vorlagen/SR-2020-005";
        let released = step(&site, &office, path, "freigegeben").await;
        assert!(released.location().ends_with("stand"), "{}", released.text);
        send(&site, &office, "").await;
        let mails = taken(&site).await;
        let letter = |address: &str| to(&mails, address).files[0].bytes.clone();
        let (member, guest) = (letter(MEMBER), letter(GUEST));
        assert!(member.starts_with(b"%PDF-1.7") && guest.starts_with(b"%PDF-1.7"));
        let Some(folder) = std::env::var_os("KOMPASS_EXPORTS").map(std::path::PathBuf::from) else {
            return;
        };
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in [("mitglied", member), ("gast", guest)] {
            std::fs::write(folder.join(format!("sitzung-versand-{name}.pdf")), bytes)
                .expect("a file");
        }
    });
}
