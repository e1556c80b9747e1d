//! What reaches the mail server: both parts, every header once, nothing out of its place.

use super::{Office, SECRET, config, header, mail, mailer, now};
use crate::site::{OWN, Who, demo, run};
use crate::smtp::Peer;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::{MailState, TroubleKind};
use mailparse::{MailHeader, MailHeaderMap, parse_mail};
use server::config::Config;
use server::mail::compose::{self, Recipient};
use server::mail::send::Mailer;
use server::mail::worker::send_due;
use store::NewMail;
use tokio::sync::watch;

/// The headers that a mail of the product has, each once.
const HEADERS: [&str; 8] = [
    "Auto-Submitted",
    "Content-Type",
    "Date",
    "From",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
];

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

/// What is typed as a name or an address, on the whole way from the form to the mail server.
#[test]
fn nothing_typed_into_a_form_becomes_a_header_or_a_recipient() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let path = "/verwaltung/personen";
        let names = [
            "x\r\nBcc: opfer@mail.example",
            "x\nBcc: opfer@mail.example\n\n<p>anderer Text</p>",
            "x\r\n.\r\nMAIL FROM:<opfer@mail.example>",
            "x\u{85}Bcc: opfer@mail.example\u{2028}Cc: opfer@mail.example",
            "x\0\u{b}\u{c}Bcc: opfer@mail.example",
            "\"Müller\" <opfer@mail.example>, opfer@mail.example;",
            "=?utf-8?q?x=0d=0aBcc:_opfer@mail.example?=",
            "(Kommentar) @opfer.example: a\\",
        ];
        for (number, name) in names.iter().enumerate() {
            let (email, token) = (format!("neu{number}@mail.example"), format!("neu{number}"));
            let fields = [
                ("name", *name),
                ("email", &email),
                ("role", "guest"),
                ("from", "01.03.2026"),
                ("token", &token),
            ];
            let answer = site.post(&office, path, &fields).await;
            assert_eq!(answer.status, StatusCode::OK, "{name:?}: {}", answer.text);
        }
        let before = site.rows().await;
        for email in [
            "a@mail.example\r\nBcc: opfer@mail.example",
            "a@mail.example\nRCPT TO:<opfer@mail.example>",
            "a@mail.example, opfer@mail.example",
            "a@mail.example; opfer@mail.example",
            "<opfer@mail.example>",
            "a <opfer@mail.example>",
            "\"a b\"@mail.example",
            "a@mail.example>",
            "a@[127.0.0.1]",
            "a@mail.example\0",
            "a%0d%0aBcc:opfer@mail.example",
            "opfer@mail.example@mail.example",
        ] {
            let fields = [
                ("name", "Erika"),
                ("email", email),
                ("role", "guest"),
                ("from", "01.03.2026"),
                ("token", "anders"),
            ];
            let answer = site.post(&office, path, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email:?}");
        }
        assert_eq!(site.rows().await, before);

        let peer = Peer::start([]).await;
        let (_stop, stopped) = watch::channel(false);
        let (store, now) = (&site.state.store, || site.state.clock.now());
        send_due(store, &mailer(&peer), now, &stopped).await.expect("the store answers");
        let delivered = peer.delivered();
        assert_eq!(delivered.len(), names.len());
        let senders = peer.commands().iter().filter(|c| c.starts_with("MAIL")).count();
        assert_eq!(senders, names.len());
        for letter in &delivered {
            let mail = parse_mail(&letter.data).expect("a mail");
            let to = mailparse::addrparse_header(mail.headers.get_first_header("To").expect("one"));
            let person = to.expect("addresses").extract_single_info().expect("one person");
            assert!(person.addr.starts_with("neu"), "{person:?}");
            assert_eq!(letter.to, [format!("RCPT TO:<{}>", person.addr)]);
            let mut headers: Vec<_> = mail.headers.iter().map(MailHeader::get_key).collect();
            headers.sort_unstable();
            assert_eq!(headers, HEADERS, "{}", String::from_utf8_lossy(&letter.data));
        }
    });
}
