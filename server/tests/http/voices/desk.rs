//! „Mein Bereich", the list of the Geschäftsstelle, and digests with a clock that the test turns.

use super::{finding, saved, version};
use crate::mails::{header, mailer};
use crate::site::{OWN, Site, Who, demo_with, run};
use crate::smtp::Peer;
use axum::http::StatusCode;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use mailparse::parse_mail;
use server::digests::write_digests;
use server::mail::worker::send_due;
use tokio::sync::watch;

async fn site() -> Site {
    demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-30")]).await
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day") + Days::new(number)
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(11)
}

#[test]
fn everyone_finds_what_they_owe_and_it_goes_once_it_is_done() {
    run(async {
        let site = site().await;
        let member = site.sign_in(Who::Member).await;
        let page = site.get(&member, "/mein-bereich").await.text;
        assert!(page.contains("/bewertungen/R7/digitalhub"), "{page}");
        assert!(page.contains("noch 9 Tage, bis 09.12.2026"), "{page}");
        let seen = version(&site, &member, "/bewertungen/R7/digitalhub").await;
        let answers = [
            ("C1", "1"),
            ("C2", "2"),
            ("C3", "3"),
            ("C4", "k"),
            ("C5", "5"),
            ("stance", "support"),
            ("version", &seen),
        ];
        saved(&site.post(&member, "/bewertungen/R7/digitalhub", &answers).await);
        saved(&site.post(&member, "/bewertungen/R7/digitalhub/abgeben", &answers).await);
        let page = site.get(&member, "/mein-bereich").await.text;
        assert!(!page.contains("/bewertungen/R7/digitalhub\""), "{page}");
        assert!(page.contains("/bewertungen/R7/digitalagentur"));

        let planner = site.sign_in(Who::Planner).await;
        let page = site.get(&planner, "/mein-bereich").await.text;
        assert!(page.contains("seit 12 Tagen überfällig (18.11.2026)"), "{page}");
        assert!(page.contains("/feststellungen/vorpruefung/antwort"));
        assert!(page.contains("/auftraege/anlaufstelle-bekannt"));
        for who in [Who::Guest, Who::Admin, Who::DeputyExpired] {
            let cookie = site.sign_in(who).await;
            let page = site.get(&cookie, "/mein-bereich").await.text;
            assert!(page.contains("Für Sie ist nichts offen."), "{who:?}");
        }
    });
}

#[test]
fn the_office_sees_six_weeks_ahead_by_meeting() {
    run(async {
        let site = site().await;
        let office = site.sign_in(Who::Secretariat).await;
        let page = site.get(&office, "/aufgaben").await.text;
        let meeting = "Bis zur 7. Sitzung (Demo) am 07.01.2027";
        let until = page.split(meeting).nth(1).unwrap_or_else(|| panic!("no group in {page}"));
        for words in [
            "Runde zur 7. Sitzung",
            "Antworten fehlen",
            "/feststellungen/vorpruefung",
            "/feststellungen/partnersuche",
            "/auftraege/anlaufstelle-bekannt",
            "/sitzungen",
        ] {
            assert!(until.contains(words), "{words}: {until}");
        }
    });
}

#[test]
fn what_changed_since_the_last_visit_is_told_at_the_next() {
    run(async {
        let site = site().await;
        let member = site.sign_in(Who::Member).await;
        let first = site.get(&member, "/mein-bereich").await.text;
        assert!(first.contains("Das ist Ihr erster Besuch."));
        // The visit was two hours ago.
        let earlier = "UPDATE desk:`demo-mitglied` SET seen -= 7200";
        site.state.store.tamper(earlier).await.expect("taken");
        let office = site.sign_in(Who::Secretariat).await;
        finding(&site, &office, "neue", "Der Antrag dauert zu lange", "31.12.2099").await;
        let page = site.get(&member, "/mein-bereich").await.text;
        assert!(
            page.contains("Seit Ihrem letzten Besuch") && page.contains("Feststellung angelegt")
        );
        // Looking again is the same visit.
        let again = site.get(&member, "/mein-bereich").await.text;
        assert!(again.contains("Feststellung angelegt"));
        // Guests do not hear of findings.
        let guest = site.sign_in(Who::Guest).await;
        site.get(&guest, "/mein-bereich").await;
        let earlier = "UPDATE desk:`demo-gast` SET seen -= 7200";
        site.state.store.tamper(earlier).await.expect("taken");
        let page = site.get(&guest, "/mein-bereich").await.text;
        assert!(!page.contains("Feststellung angelegt"), "{page}");
    });
}

/// Sends what is in the outbox; recipient, subject and plain text of each letter.
async fn sent(site: &Site, at: NaiveDate) -> Vec<(String, String, String)> {
    let peer = Peer::start([]).await;
    let (_stop, stopped) = watch::channel(false);
    send_due(&site.state.store, &mailer(&peer), || noon(at), &stopped).await.expect("answers");
    let mut letters = Vec::new();
    for letter in peer.delivered() {
        let mail = parse_mail(&letter.data).expect("a mail");
        let text = mail.subparts.first().expect("a part").get_body().expect("a body");
        letters.push((letter.to.concat(), header(&mail, "Subject"), text));
    }
    letters
}

async fn write(site: &Site, today: NaiveDate) -> usize {
    let (store, config) = (&site.state.store, &site.state.config);
    write_digests(store, config, today, noon(today)).await.expect("the store answers")
}

async fn choose(site: &Site, who: Who, rhythm: &str) {
    let cookie = site.sign_in(who).await;
    let fields = [("rhythmus", rhythm)];
    saved(&site.post(&cookie, "/mein-bereich/zusammenfassung", &fields).await);
}

#[test]
fn a_digest_goes_out_once_a_day_or_week_and_only_with_news() {
    run(async {
        let site = site().await;
        choose(&site, Who::Member, "taeglich").await;
        choose(&site, Who::Member2, "woechentlich").await;
        choose(&site, Who::Guest, "taeglich").await;
        let office = site.sign_in(Who::Secretariat).await;
        let wrong = site.post(&office, "/mein-bereich/zusammenfassung", &[("rhythmus", "x")]).await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
        finding(&site, &office, "neue", "Der Antrag dauert zu lange", "31.12.2099").await;
        // The same day counts as told; tomorrow the daily ones hear of it, those who may.
        assert_eq!(write(&site, day(0)).await, 0);
        let (one, other) = tokio::join!(write(&site, day(1)), write(&site, day(1)));
        assert_eq!(one + other, 1, "two processes write one digest");
        assert_eq!(write(&site, day(1)).await, 0);
        let letters = sent(&site, day(1)).await;
        assert_eq!(letters.len(), 1);
        let (to, subject, text) = &letters[0];
        assert!(to.contains("mitglied@demo.example"), "{to}");
        assert_eq!(subject, "Neues und Fälliges im Wirkungskompass");
        assert!(text.contains("Feststellung angelegt"), "{text}");
        assert!(
            text.contains("Maßnahme bewerten: DigitalHub (noch 8 Tage, bis 09.12.2026)"),
            "{text}"
        );
        // Two days later the round comes near: that is news once, and the member gets no second mail about it.
        let mut days = Vec::new();
        for number in 2..=20 {
            if write(&site, day(number)).await > 0 {
                let to: Vec<_> = sent(&site, day(number))
                    .await
                    .into_iter()
                    .map(|(to, _, _)| to.replace("RCPT TO:<", "").replace('>', ""))
                    .collect();
                days.push((number, to.join(" ")));
            }
        }
        assert_eq!(
            days,
            [(2, "mitglied@demo.example".to_owned()), (7, "mitglied2@demo.example".to_owned()),]
        );
    });
}
