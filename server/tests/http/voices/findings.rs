//! Findings, answers, actions, statements of minorities.

use super::{finding, saved, version};
use crate::site::{Answer, OWN, Who, demo, demo_with, run};
use axum::http::StatusCode;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use server::digests::write_overdue;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

fn refused(answer: &Answer, says: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains(says), "{says}: {}", answer.text);
}

#[test]
fn a_finding_is_answered_followed_up_and_done() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let planner = site.sign_in(Who::Planner).await;
        let member = site.sign_in(Who::Member).await;
        finding(&site, &office, "neue", "Der Antrag dauert zu lange", "31.12.2099").await;
        let path = "/feststellungen/neue";
        let page = site.get(&member, path).await.text;
        assert!(page.contains("/erfahrungen/e0002") && page.contains("Bewertung (IHKN)"), "{page}");
        assert!(site.get(&member, "/erfahrungen/e0002").await.text.contains(path));
        assert!(site.get(&member, "/massnahmen/digitalbonus").await.text.contains(path));
        assert!(
            site.get(&planner, "/mein-bereich").await.text.contains(&format!("{path}/antwort"))
        );

        // A rejection without a reason, and a promise without who and when.
        let answer = format!("{path}/antwort");
        let reject = [("kind", "abgelehnt"), ("reason", ""), ("token", "a1")];
        refused(&site.post(&planner, &answer, &reject).await, "e-reason");
        let promise = [("kind", "angenommen"), ("action", "Mehr Personal"), ("token", "a1")];
        let page = site.post(&planner, &answer, &promise).await;
        refused(&page, "e-owner");
        assert!(page.text.contains("e-due") && page.text.contains("Mehr Personal"));
        let full = [
            ("kind", "angenommen"),
            ("action", "Mehr Personal für die Bewilligung"),
            ("owner", "NBank"),
            ("due", "31.12.2099"),
            ("token", "a1"),
        ];
        saved(&site.post(&planner, &answer, &full).await);
        assert_eq!(site.post(&planner, &answer, &full).await.status, StatusCode::CONFLICT);
        let page = site.get(&member, path).await.text;
        assert!(page.contains("angenommen") && page.contains("NBank, bis 31.12.2099"), "{page}");
        assert!(!site.get(&planner, "/mein-bereich").await.text.contains(&answer));

        let action = "/auftraege/a1";
        let seen = version(&site, &planner, action).await;
        let done = [
            ("state", "umgesetzt"),
            ("note", "Zwei Stellen sind besetzt."),
            ("version", &seen),
            ("token", "b1"),
        ];
        saved(&site.post(&planner, action, &done).await);
        saved(&site.post(&planner, action, &done).await);
        let page = site.get(&member, action).await.text;
        assert_eq!(page.matches("Zwei Stellen sind besetzt.").count(), 1, "{page}");
        assert!(!page.contains("Nächster Bericht"));
        let rows = site.rows().await;
        assert!(rows.contains(&("finding", 5)) && rows.contains(&("answer", 3)), "{rows:?}");
    });
}

#[test]
fn a_finding_rests_on_something_that_is_there_and_closed() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let fields = |source: &'static str, token: &'static str| {
            [
                ("massnahme", "digitalhub"),
                ("title", "Titel"),
                ("text", "Text"),
                ("sources", source),
                ("addressee", "MW"),
                ("due", "31.12.2099"),
                ("token", token),
            ]
        };
        // None; one of another measure; a rating of an open round, which must not even be known.
        for source in ["", "erfahrung:e0002", "bewertung:R7/digitalhub/ORG07", "erfahrung:keine"] {
            let answer = site.post(&office, "/feststellungen", &fields(source, "x")).await;
            refused(&answer, "e-sources");
        }
        let page = site.get(&office, "/feststellungen/neu?massnahme=digitalhub").await.text;
        assert!(page.contains("erfahrung:e0006") && !page.contains("bewertung:R7"), "{page}");
        saved(&site.post(&office, "/feststellungen", &fields("erfahrung:e0006", "y")).await);
    });
}

#[test]
fn a_minority_statement_goes_wherever_the_finding_goes() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let path = "/feststellungen/papierantrag";
        let said = "Wir teilen das nicht, aus gutem Grund.";
        let fields = [("statement", said), ("version", "0")];
        saved(&site.post(&member, &format!("{path}/minderheit"), &fields).await);
        // A colleague of the same organisation changes the one statement; an outdated form does not.
        let deputy = site.sign_in(Who::Deputy).await;
        let late = site.post(&deputy, &format!("{path}/minderheit"), &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let other = site.sign_in(Who::Member2).await;
        for page in [path, "/massnahmen/digitalbonus", "/auftraege/antrag-digital"] {
            assert!(site.get(&other, page).await.text.contains(said), "{page}");
        }
        for who in [Who::Planner, Who::Secretariat, Who::Chair, Who::Guest] {
            let cookie = site.sign_in(who).await;
            let answer = site.post(&cookie, &format!("{path}/minderheit"), &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{who:?}");
        }
    });
}

/// Everything that is in a workbook or an archive, as one text.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        let name = file.name().expect("a name").into_owned();
        match name.rsplit('.').next() {
            Some("xlsx") => text.push_str(&unpacked(&bytes)),
            Some("pdf") => {}
            _ => text.push_str(&String::from_utf8_lossy(&bytes)),
        }
    }
    text
}

/// A statement of a minority is in every document that a finding goes into, for whoever may read the finding, and in none
/// for anybody else. The words of a PDF are drawn, so there the bytes tell: they change for those who read it, and for
/// nobody else.
#[test]
fn a_minority_statement_is_in_every_document_that_the_finding_goes_into() {
    run(async {
        let site = demo().await;
        let song = "kanarienvogel-minderheit";
        let round = "/bewertungen/R5";
        let texts = ["/ergebnis.xlsx", "/ergebnis.xlsx?namen=mit", "/archiv.zip"];
        let documents = ["/ergebnis.pdf", "/ergebnis.pdf?namen=mit", "/en"];
        let document = |path: &str| match path {
            "/en" => format!("/en{round}/ergebnis.pdf"),
            _ => format!("{round}{path}"),
        };
        let chain = [
            "/wirkungskette/feststellung/papierantrag",
            "/wirkungskette/massnahme/digitalbonus",
            "/en/wirkungskette/massnahme/digitalbonus",
            "/api/v1/wirkungskette/massnahme/digitalbonus",
        ];
        let inside =
            [Who::Member, Who::Member2, Who::Deputy, Who::Chair, Who::Planner, Who::Secretariat];
        let outside = [Who::Guest, Who::Admin, Who::Anonymous];
        let mut cookies = Vec::new();
        for who in inside.into_iter().chain(outside) {
            cookies.push((who, site.sign_in(who).await));
        }
        let mut before = BTreeMap::new();
        for (who, cookie) in &cookies {
            for path in documents {
                let answer = site.get(cookie, &document(path)).await;
                before.insert((format!("{who:?}"), path), answer.bytes);
            }
        }
        let other = site.sign_in(Who::Member2).await;
        let fields = [("statement", song), ("version", "0")];
        saved(&site.post(&other, "/feststellungen/papierantrag/minderheit", &fields).await);
        for (who, cookie) in &cookies {
            let reads = inside.contains(who);
            for path in texts {
                let answer = site.get(cookie, &format!("{round}{path}")).await;
                assert!(!reads || answer.status == StatusCode::OK, "{path} as {who:?}");
                let told =
                    answer.status == StatusCode::OK && unpacked(&answer.bytes).contains(song);
                assert_eq!(told, reads, "{path} as {who:?}");
            }
            for path in documents {
                let answer = site.get(cookie, &document(path)).await;
                if reads {
                    assert_eq!(answer.status, StatusCode::OK, "{path} as {who:?}");
                    assert!(answer.bytes.starts_with(b"%PDF-1.7"), "{path} as {who:?}");
                }
                let changed = before[&(format!("{who:?}"), path)] != answer.bytes;
                let is_document = answer.status == StatusCode::OK;
                assert_eq!(changed && is_document, reads, "{path} as {who:?}");
            }
            for path in chain {
                let answer = site.get(cookie, path).await;
                assert_eq!(answer.text.contains(song), reads, "{path} as {who:?}");
            }
        }
        // The archive tells what the finding rests on, and the answer beside it.
        let member = site.sign_in(Who::Member).await;
        let archive = unpacked(&site.get(&member, "/bewertungen/R5/archiv.zip").await.bytes);
        for text in [
            "Der Papierantrag hält kleine Betriebe ab",
            "Landeshaushaltsordnung",
            "minority_statements",
            "\"ORG02\"",
        ] {
            assert!(archive.contains(text), "{text}");
        }
        // A round from which nothing was found has no such sheet.
        let plain = site.get(&member, "/bewertungen/R6/ergebnis.xlsx").await;
        assert!(!unpacked(&plain.bytes).contains("Feststellungen"));
        let plain = site.get(&member, "/bewertungen/R5/ergebnis.xlsx").await;
        let plain = unpacked(&plain.bytes);
        assert!(plain.contains("Feststellungen") && plain.contains("hier nicht genannt"));
    });
}

#[test]
fn findings_of_the_council_stay_in_the_council() {
    run(async {
        let site = demo().await;
        let title = "Der Papierantrag hält kleine Betriebe ab";
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let inside = who.is_inside() && who != Who::Guest;
            for path in [
                "/feststellungen",
                "/massnahmen/digitalbonus",
                "/wirkungskette/massnahme/digitalbonus",
            ] {
                let text = site.get(&cookie, path).await.text;
                assert_eq!(text.contains(title), inside, "{who:?} {path}");
            }
            for path in ["/feststellungen/papierantrag", "/auftraege/antrag-digital"] {
                let status = site.get(&cookie, path).await.status;
                let expected = if inside { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(status, expected, "{who:?} {path}");
            }
            let rate = site.get(&cookie, "/feststellungen").await.text;
            assert_eq!(rate.contains("Antworten insgesamt"), inside, "{who:?}");
        }
    });
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(11)
}

#[test]
fn an_overdue_answer_is_told_of_once_and_proposed_for_the_agenda() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-30")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let today: NaiveDate = "2026-11-30".parse().expect("a day");
        let (store, config) = (&site.state.store, &site.state.config);
        // One of the demonstration is overdue already.
        let tell = async |day: NaiveDate| {
            write_overdue(store, config, day, noon(day)).await.expect("answers")
        };
        assert_eq!((tell(today).await, tell(today).await), (1, 0));
        finding(&site, &office, "neue", "Der Antrag dauert zu lange", "01.12.2026").await;
        let mut told = Vec::new();
        for number in 0..10 {
            let day = today + Days::new(number);
            if tell(day).await > 0 {
                told.push(day.to_string());
            }
        }
        assert_eq!(told, ["2026-12-02"]);
        let outbox = site.get(&office, "/verwaltung/postausgang").await.text;
        assert!(outbox.contains("Eine Antwort an den Strategierat ist überfällig"));
        assert!(!outbox.contains("Der Antrag dauert zu lange"), "titles stay out of subjects");
        for path in ["/feststellungen", "/aufgaben"] {
            let page = site.get(&office, path).await.text;
            let proposed = page.split("Vorschläge für die nächste Tagesordnung").nth(1);
            assert!(proposed.expect(path).contains("/feststellungen/vorpruefung"), "{path}");
        }
    });
}
