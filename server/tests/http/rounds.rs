//! Rounds as the Geschäftsstelle keeps them: from draft to answer, late entries, files, and letters.

use crate::site::{OWN, Site, Who, demo, demo_with, hidden, run};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use domain::actor::{Account, Actor, Role};
use domain::key::{AccountId, OrganisationCode};
use domain::mail::Mail;
use domain::policy::{KeepOutbox, permit};
use server::config::Config;
use server::reminders::write_round_letters;
use std::io::Read;

const SCORES: [(&str, &str); 6] =
    [("C1", "4"), ("C2", "2"), ("C3", "4"), ("C4", "3"), ("C5", "4"), ("stance", "support")];

fn german(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// What the Geschäftsstelle types.
fn typed(today: NaiveDate) -> Vec<(&'static str, String)> {
    [
        ("version", "0".to_owned()),
        ("title", "Runde zur 8. Sitzung".to_owned()),
        ("meeting", "7".to_owned()),
        ("measures", "digitalbonus".to_owned()),
        ("measures", "digitalhub".to_owned()),
        ("opens", german(today + Days::new(2))),
        ("closes", german(today + Days::new(20))),
        ("asked", "ORG02".to_owned()),
        ("asked", "ORG07".to_owned()),
        ("criteria", "oecd-dac-1".to_owned()),
        ("w-D1", "2".to_owned()),
        ("disclosure", "named".to_owned()),
    ]
    .into()
}

async fn send(
    site: &Site,
    cookie: &str,
    path: &str,
    fields: &[(&str, String)],
) -> crate::site::Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    site.post(cookie, path, &fields).await
}

/// All mails that were written.
pub(crate) async fn outbox(site: &Site) -> Vec<Mail> {
    let office = Actor::Account(Account {
        id: AccountId::parse("demo-geschaeftsstelle").expect("a key"),
        name: String::new(),
        email: String::new(),
        mandate: None,
        role: Role::Secretariat,
        organisation: OrganisationCode::none(),
        organisation_name: String::new(),
        has_vote: false,
    });
    let permit = permit(&office, KeepOutbox).expect("the policy allows it");
    site.state.store.outbox(&permit, None, 0, 1_000).await.expect("answers")
}

const ROUND: &str = "/bewertungen/runde-zur-8-sitzung";

#[test]
fn a_round_goes_from_draft_to_answer() {
    run(async {
        let site = demo().await;
        let today = site.state.clock.today();
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let new = site.get(&office, "/bewertungen/neu").await;
        assert!(new.text.contains("OECD-DAC") && new.text.contains("name=\"w-D6\""));
        let fields = typed(today);
        let created = send(&site, &office, "/bewertungen", &fields).await;
        assert_eq!(created.status, StatusCode::SEE_OTHER, "{}", created.text);
        let again = send(&site, &office, "/bewertungen", &fields).await;
        assert_eq!(again.location(), created.location(), "the same form once more");
        let page = site.get(&office, ROUND).await.text;
        for text in ["Entwurf", "IHKN, NHT", "Relevanz: 2", "Runde jetzt öffnen"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // A draft is the Geschäftsstelle's own.
        for who in [Who::Member, Who::Planner, Who::Chair, Who::Admin, Who::Anonymous] {
            let cookie = site.sign_in(who).await;
            assert_eq!(site.get(&cookie, ROUND).await.status, StatusCode::NOT_FOUND, "{who:?}");
            for path in ["/bewertungen", "/aenderungen", "/sitzungen", "/"] {
                let page = site.get(&cookie, path).await.text;
                assert!(!page.contains("Runde zur 8. Sitzung"), "{path} as {who:?}");
            }
        }
        let form = format!("{ROUND}/digitalhub");
        assert_eq!(site.get(&member, &form).await.status, StatusCode::NOT_FOUND);

        let edit = format!("{ROUND}/bearbeiten");
        let mut changed = typed(today);
        changed[0].1 = hidden(&site.get(&office, &edit).await.text, "version");
        changed[6].1 = german(today + Days::new(30));
        assert_eq!(send(&site, &office, &edit, &changed).await.status, StatusCode::SEE_OTHER);
        let late = send(&site, &office, &edit, &changed).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains(&german(today + Days::new(30))), "nothing typed is lost");

        let step = async |to: &str| {
            let version = hidden(&site.get(&office, ROUND).await.text, "version");
            let fields = [("to", to), ("version", version.as_str())];
            site.post(&office, &format!("{ROUND}/stand"), &fields).await.status
        };
        assert_eq!(step("evaluated").await, StatusCode::CONFLICT, "no step is left out");
        assert_eq!(step("open").await, StatusCode::SEE_OTHER);
        let page = site.get(&member, &form).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("name=\"D6\"") && !page.text.contains("name=\"C1\""));
        assert!(site.get(&office, ROUND).await.text.contains("fehlen noch 4"));
        // Whoever is not asked, is told so.
        let other = "UPDATE mandate:`demo-mitglied2` SET organisation = 'ORG09'";
        site.state.store.tamper(other).await.expect("taken");
        let stranger = site.sign_in(Who::Member2).await;
        let refused = site.get(&stranger, &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.text.contains("fragt Ihre Organisation nicht"), "{}", refused.text);

        let answers = [
            ("D1", "4"),
            ("D2", "3"),
            ("D3", "2"),
            ("D4", "k"),
            ("D5", "5"),
            ("D6", "4"),
            ("stance", "support"),
            ("version", "0"),
        ];
        let given = site.post(&member, &format!("{form}/abgeben"), &answers).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        assert!(site.get(&office, ROUND).await.text.contains("fehlen noch 3"));
        for (to, word) in
            [("closed", "geschlossen"), ("evaluated", "ausgewertet"), ("answered", "beantwortet")]
        {
            assert_eq!(step(to).await, StatusCode::SEE_OTHER, "{to}");
            assert!(site.get(&member, ROUND).await.text.contains(word), "{word}");
        }
        let result = site.get(&member, &format!("{form}/ergebnis")).await;
        assert_eq!(result.status, StatusCode::OK);
        assert!(result.text.contains("Gewichtetes Mittel"), "{}", result.text);
        let closed = site.post(&member, &format!("{form}/abgeben"), &answers).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN);
        site.rows().await;
    });
}

#[test]
fn what_cannot_be_read_is_told_at_its_field() {
    run(async {
        let site = demo().await;
        let today = site.state.clock.today();
        let office = site.sign_in(Who::Secretariat).await;
        let before = site.rows().await;
        for (field, value, says) in [
            ("title", String::new(), "füllen Sie"),
            ("opens", german(today - Days::new(1)), "Dieser Tag ist vorbei"),
            ("closes", "bald".to_owned(), "geben Sie einen Tag ein"),
            ("closes", german(today + Days::new(1)), "liegt vor dem ersten"),
            ("measures", "gibt-es-nicht".to_owned(), "angebotenen Werte"),
            ("asked", "ORG99".to_owned(), "angebotenen Werte"),
            ("meeting", "99".to_owned(), "angebotenen Werte"),
            ("w-D1", "0".to_owned(), "Zahl über 0"),
            ("criteria", "x".to_owned(), "angebotenen Werte"),
        ] {
            let mut fields = typed(today);
            let place = fields.iter().position(|(name, _)| *name == field).expect("a field");
            fields[place].1 = value.clone();
            let refused = send(&site, &office, "/bewertungen", &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
            assert!(refused.text.contains(&format!("href=\"#f-{field}\"")), "{field}={value}");
            assert!(refused.text.contains(says), "{field}={value}: {}", refused.text);
        }
        assert_eq!(site.rows().await, before);
    });
}

#[test]
fn a_new_version_of_the_criteria_is_offered_and_old_rounds_keep_theirs() {
    run(async {
        let site = demo().await;
        let today = site.state.clock.today();
        let office = site.sign_in(Who::Secretariat).await;
        let (old, new) = ("Kriterien des Strategierats, Fassung 1", "Fassung nach Beschluss 7/3");
        let add = format!(
            "LET $set = (SELECT * OMIT id FROM ONLY criteria_set:`standard-1`);
             LET $other = $set.criteria[0..2];
             CREATE criteria_set:`standard-2` CONTENT {{ code: 'standard-2', position: 1, source: '', effect: NONE,
                name: {{ de: '{new}', en: '' }}, criteria: $other }};
             UPDATE meta:catalogue SET revision += 1, base += 1"
        );
        site.state.store.tamper(&add).await.expect("taken");
        let form = site.get(&office, "/bewertungen/neu").await.text;
        assert!(form.contains(new) && form.contains("OECD-DAC"), "{form}");
        assert!(!form.contains(old), "a version that was replaced is not offered");
        let mut fields = typed(today);
        let place = fields.iter().position(|(name, _)| *name == "criteria").expect("a field");
        fields[place].1 = "standard-1".to_owned();
        let refused = send(&site, &office, "/bewertungen", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        fields[place].1 = "standard-2".to_owned();
        fields.retain(|(name, _)| *name != "w-D1");
        let made = send(&site, &office, "/bewertungen", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let page = site.get(&office, ROUND).await.text;
        assert!(page.matches(new).count() >= 2, "the facts and the history name it: {page}");
        let page = site.get(&office, "/bewertungen/R6").await.text;
        assert!(page.contains(old) && !page.contains(new), "{page}");
        let result = site.get(&office, "/bewertungen/R6/digitalbonus/ergebnis").await.text;
        assert!(result.contains("Gesamturteil"), "all five criteria are there");
        site.rows().await;
    });
}

#[test]
fn one_late_entry_is_let_in_with_a_reason() {
    run(async {
        let site = demo().await;
        let today = site.state.clock.today();
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member2).await;
        let path = "/bewertungen/R5/nachfrist";
        let version = hidden(&site.get(&office, "/bewertungen/R5").await.text, "version");
        let until = german(today + Days::new(5));
        let fields = |reason: &'static str, version: &str| {
            [
                ("organisation", "ORG07".to_owned()),
                ("measure", "digitalbonus".to_owned()),
                ("until", until.clone()),
                ("reason", reason.to_owned()),
                ("version", version.to_owned()),
            ]
        };
        let refused = send(&site, &office, path, &fields("", &version)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(&until), "nothing typed is lost");
        let done = send(&site, &office, path, &fields("Krankheit in der Frist", &version)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let page = site.get(&member, "/bewertungen/R5").await.text;
        assert!(
            page.contains("Nach der Frist zugelassen") && page.contains("Krankheit in der Frist")
        );
        let form = "/bewertungen/R5/digitalbonus";
        let seen = hidden(&site.get(&member, form).await.text, "version");
        let mut answers = SCORES.to_vec();
        answers.push(("version", seen.as_str()));
        let given = site.post(&member, &format!("{form}/abgeben"), &answers).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        // Nobody else.
        let other = site.sign_in(Who::Member).await;
        let closed = site.post(&other, &format!("{form}/abgeben"), &answers).await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn files_carry_names_where_the_reader_reads_them() {
    run(async {
        let site = demo().await;
        let (member, guest) = (site.sign_in(Who::Member).await, site.sign_in(Who::Guest).await);
        let book = |bytes: &[u8]| {
            let mut archive =
                zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).expect("a workbook");
            let mut text = String::new();
            for index in 0..archive.len() {
                let mut file = archive.by_index(index).expect("a part");
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).expect("readable");
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
            text
        };
        let plain = site.get(&member, "/bewertungen/R6/ergebnis.xlsx").await;
        assert_eq!(plain.status, StatusCode::OK);
        let plain = book(&plain.bytes);
        assert!(plain.contains("Übereinstimmung") && !plain.contains("Handwerkstag"));
        let named = site.get(&member, "/bewertungen/R6/ergebnis.xlsx?namen=mit").await;
        assert!(book(&named.bytes).contains("Handwerkstag"));
        let path = "/bewertungen/R6/ergebnis.xlsx?namen=mit";
        assert_eq!(site.get(&guest, path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(&guest, "/bewertungen/R6/ergebnis.xlsx").await.status, StatusCode::OK);
        let open = "/bewertungen/R7/ergebnis.xlsx";
        assert_eq!(site.get(&member, open).await.status, StatusCode::NOT_FOUND);
        for (cookie, path, status) in [
            (&member, "/bewertungen/R6/ergebnis.pdf", StatusCode::OK),
            (&member, "/bewertungen/R6/ergebnis.pdf?namen=mit", StatusCode::OK),
            (&guest, "/bewertungen/R6/ergebnis.pdf", StatusCode::OK),
            (&guest, "/bewertungen/R6/ergebnis.pdf?namen=mit", StatusCode::NOT_FOUND),
            (&member, "/bewertungen/R7/ergebnis.pdf", StatusCode::NOT_FOUND),
        ] {
            let answer = site.get(cookie, path).await;
            assert_eq!(answer.status, status, "{path}");
            let is_document = answer.bytes.starts_with(b"%PDF-1.7");
            assert_eq!(is_document, status == StatusCode::OK, "{path}");
        }
        let archive = site.get(&member, "/bewertungen/R6/archiv.zip").await;
        let again = site.get(&member, "/bewertungen/R6/archiv.zip").await;
        assert_eq!(archive.bytes, again.bytes, "the same records give the same bytes");
        let mut archive =
            zip::ZipArchive::new(std::io::Cursor::new(archive.bytes.to_vec())).expect("an archive");
        let held: Vec<_> =
            archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        for name in [
            "runde.json",
            "positionen.json",
            "positionen.csv",
            "verlauf.csv",
            "ergebnis.xlsx",
            "ergebnis.pdf",
        ] {
            assert!(held.iter().any(|n| n == name), "{name}: {held:?}");
        }
        let mut text = String::new();
        archive.by_name("positionen.json").expect("there").read_to_string(&mut text).expect("text");
        let positions: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(positions.as_array().map(Vec::len), Some(10));
    });
}

#[test]
fn letters_go_out_once_and_tell_nobody_who_has_answered() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-23")]).await;
        let config = Config::read(|name| (name == "KOMPASS_ORIGIN").then(|| OWN.to_owned()));
        let config = config.expect("valid");
        let store = &site.state.store;
        let member = site.sign_in(Who::Member).await;
        let answered: Vec<_> = SCORES.to_vec();
        for measure in ["digitalhub", "digitalagentur", "digitalbonus-innovativ"] {
            let path = format!("/bewertungen/R7/{measure}/abgeben");
            let given = site.post(&member, &path, &answered).await;
            assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        }
        let mails = async || outbox(&site).await;
        // The round closes on 2 December.
        let start: NaiveDate = "2026-11-23".parse().expect("a day");
        let mut told = Vec::new();
        for today in start.iter_days().take(14) {
            let now = site.state.clock.now();
            let before = mails().await.len();
            for _ in 0..2 {
                write_round_letters(store, &config, today, now).await.expect("written");
            }
            let after = mails().await.len();
            if after > before {
                told.push((today.to_string(), after - before));
            }
        }
        let days: Vec<_> = told.iter().map(|(day, _)| day.as_str()).collect();
        assert_eq!(days, ["2026-11-25", "2026-11-30", "2026-12-03"], "{told:?}");
        // Before the deadline whoever has answered gets the same letter as everybody else.
        assert_eq!(told[0].1, told[1].1);
        let all = mails().await;
        let to = |address: &str| {
            all.iter()
                .filter(|m| m.address == address)
                .map(|m| m.subject.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(to("mitglied@demo.example").len(), 2, "nothing is missing of IHKN");
        assert_eq!(to("mitglied2@demo.example").len(), 3);
    });
}

#[test]
fn a_changed_text_is_told_to_everyone_who_is_asked() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let path = "/bewertungen/R7/digitalhub";
        let given = site.post(&member, &format!("{path}/abgeben"), &SCORES).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        let planner = site.sign_in(Who::Planner).await;
        let edit = "/massnahmen/digitalhub/bearbeiten";
        let form = site.get(&planner, edit).await.text;
        let version = hidden(&form, "version");
        let fields = [
            ("name", "DigitalHub Niedersachsen"),
            ("short", "DigitalHub"),
            ("summary", "Ein ganz anderer Inhalt als zuvor."),
            ("lead", "MW"),
            ("tier", "oeffentlich"),
            ("version", version.as_str()),
        ];
        let saved = site.post(&planner, edit, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let page = site.get(&member, path).await.text;
        assert!(page.contains("Der Text der Maßnahme hat sich geändert"), "{page}");
        assert!(page.contains("Bewertete Fassung lesen"));
        let told = outbox(&site).await;
        let addresses: Vec<_> = told.iter().map(|m| m.address.as_str()).collect();
        for address in
            ["mitglied@demo.example", "mitglied2@demo.example", "vertretung@demo.example"]
        {
            assert!(addresses.contains(&address), "{addresses:?}");
        }
        let texts: std::collections::BTreeSet<_> = told
            .iter()
            .map(|m| {
                let text = m.text.as_deref().unwrap_or_default();
                text.lines().skip(1).collect::<String>()
            })
            .collect();
        assert_eq!(texts.len(), 1, "the same words for all");
        // A comma more is no other text.
        let version = hidden(&site.get(&planner, edit).await.text, "version");
        let mut fields = fields;
        fields[2].1 = "Ein ganz anderer Inhalt, als zuvor.";
        fields[5].1 = &version;
        assert_eq!(site.post(&planner, edit, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(outbox(&site).await.len(), told.len());
    });
}
