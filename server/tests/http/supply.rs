//! The supply calendar on the demonstration data: what is shown to whom, and keeping a supply.

use crate::site::{OWN, Site, Who, demo_with, hidden, run};
use axum::http::StatusCode;

const PATH: &str = "/indikatoren/BG-04/lieferung";
const BIRD: &str = "Kanarienvogel, Referat 42";

async fn site() -> Site {
    demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-23")]).await
}

/// What a planner types: a person and a contact with a name in it.
fn fields(version: &str) -> Vec<(&'static str, String)> {
    [
        ("person", "demo-mitglied"),
        ("organisation", ""),
        ("contact", BIRD),
        ("rhythm", ""),
        ("delay_months", "7"),
        ("delay_days", ""),
        ("releases", ""),
        ("evidence", "unverified"),
        ("note", "Erfahrung der letzten Jahre"),
        ("version", version),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

async fn keep(site: &Site, cookie: &str, fields: &[(&str, String)]) -> crate::site::Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    site.post(cookie, PATH, &fields).await
}

/// The part of the page below a heading, up to the next section.
fn group<'a>(page: &'a str, id: &str) -> &'a str {
    let start = page.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    page[start..].split("</section>").next().unwrap_or_default()
}

/// The states that a page shows, in its order.
fn lights(page: &str) -> Vec<String> {
    let shown = page.split("wk-status wk-status--").skip(1);
    shown.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_demonstration_has_something_in_every_group() {
    run(async {
        let site = site().await;
        let page = site.get("", "/lieferkalender").await.text.replace('\u{a0}', " ");
        for (id, code, text) in [
            ("ueberfaellig", "DR-09", "seit 3 Tagen überfällig"),
            ("ueberfaellig", "BG-04", "1. Halbjahr 2025"),
            ("demnaechst", "DB-03", "fällig in 12 Tagen"),
            ("demnaechst", "FK-03", "1. Halbjahr 2026"),
            ("spaeter", "DR-02", "28.02.2027"),
            ("ohne-termin", "UP-01", "kein Termin"),
        ] {
            let group = group(&page, id);
            assert!(group.contains(&format!("/indikatoren/{code}\"")), "{id} {code}");
            assert!(group.contains(text), "{id} {text}: {group}");
        }
        assert!(page.contains("36 von 36 Indikatoren") && page.contains("Beispielwert"));
        let order = ["ueberfaellig", "demnaechst", "spaeter", "ohne-termin"]
            .map(|id| page.find(&format!("id=\"{id}\"")).expect("a group"));
        assert!(order.is_sorted());
        let narrowed = site.get("", "/lieferkalender?feld=F7&zustaendig=ORG09").await.text;
        assert!(narrowed.contains("3 von 36 Indikatoren"), "{narrowed}");
        let nobody = site.get("", "/lieferkalender?zustaendig=ohne").await.text;
        assert!(nobody.contains("FK-04") && nobody.contains("2 von 36 Indikatoren"), "{nobody}");
        let english = site.get("", "/en/lieferkalender").await.text;
        assert!(english.contains("Supply calendar") && english.contains("overdue for 3 days"));
        let list = site.get("", "/indikatoren").await.text;
        assert!(list.contains("href=\"/lieferkalender\""));
    });
}

#[test]
fn a_planner_keeps_a_supply_and_the_page_of_the_indicator_tells_it() {
    run(async {
        let site = site().await;
        let planner = site.sign_in(Who::Planner).await;
        let before = lights(&site.get("", "/indikatoren").await.text);
        assert_eq!(before.len(), 39);
        let form = site.get(&planner, PATH).await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.text.contains("wie beim Indikator: halbjährlich"));
        let saved = keep(&site, &planner, &fields(&hidden(&form.text, "version"))).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        assert_eq!(saved.location(), "/indikatoren/BG-04?hinweis=lieferung");
        let page = site.get(&planner, saved.location()).await.text.replace('\u{a0}', " ");
        for text in [
            "Die Lieferung ist geändert.",
            "Nächster Wert</h2>",
            "1. Halbjahr 2025",
            "30.01.2026",
            "seit 297 Tagen überfällig",
            "Demo-Mitglied IHKN, IHKN",
            "22 Monate alt, veraltet: 2 Lieferungen fehlen",
            "Lieferung geändert",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // An outdated value is no other verdict: every light stays as it was.
        assert_eq!(lights(&site.get("", "/indikatoren").await.text), before);
    });
}

#[test]
fn persons_and_contacts_are_for_the_council() {
    run(async {
        let site = site().await;
        let planner = site.sign_in(Who::Planner).await;
        let saved = keep(&site, &planner, &fields("1")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let paths = ["/lieferkalender", "/indikatoren/BG-04", "/aenderungen", "/indikatoren"];
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            for path in paths {
                let page = site.get(&cookie, path).await.text;
                // Who is signed in stands in the head of the page; the calendar's own words are what is looked at.
                let named = page.contains("Demo-Mitglied IHKN, IHKN") || page.contains(BIRD);
                let may = who.is_inside() || who == Who::Admin;
                let shows = may && matches!(path, "/lieferkalender" | "/indikatoren/BG-04");
                assert_eq!(named, shows, "{path} as {who:?}");
            }
        }
        // The person finds it among the own data.
        let member = site.sign_in(Who::Member).await;
        let own = site.get(&member, "/mein-bereich/daten").await.text;
        let section = own.split("Zuständig für Lieferungen").nth(1).expect("a section");
        assert!(section.split("</section>").next().expect("its end").contains("Glasfaser"));
        let file = site.post(&member, "/mein-bereich/daten.json", &[]).await.text;
        let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(file["in_charge_of"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn of_two_planners_the_second_sees_both_versions_and_can_save_again() {
    run(async {
        let site = site().await;
        let planner = site.sign_in(Who::Planner).await;
        assert_eq!(keep(&site, &planner, &fields("1")).await.status, StatusCode::SEE_OTHER);
        let mut late = fields("1");
        late[2].1 = "Referat 43".to_owned();
        let before = site.rows().await;
        let conflict = keep(&site, &planner, &late).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.text.contains("Referat 43") && conflict.text.contains(BIRD));
        assert_eq!(site.rows().await, before);
        let late = {
            let version = hidden(&conflict.text, "version");
            late[9].1 = version;
            late
        };
        assert_eq!(keep(&site, &planner, &late).await.status, StatusCode::SEE_OTHER);
        assert!(site.get(&planner, PATH).await.text.contains("Referat 43"));
        // The first to keep one where another was faster.
        let path = "/indikatoren/FK-04/lieferung";
        let first = [("evidence", "read"), ("version", "0")];
        assert_eq!(site.post(&planner, path, &first).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(&planner, path, &first).await.status, StatusCode::CONFLICT);
        let broken = [("evidence", "read"), ("version", "x")];
        assert_eq!(site.post(&planner, path, &broken).await.status, StatusCode::CONFLICT);
    });
}

#[test]
fn what_cannot_be_read_is_told_at_its_field() {
    run(async {
        let site = site().await;
        let planner = site.sign_in(Who::Planner).await;
        let before = site.rows().await;
        for (field, value, says) in [
            ("person", "demo-admin", "angebotenen Werte"),
            ("organisation", "ORG99", "angebotenen Werte"),
            ("rhythm", "weekly", "angebotenen Werte"),
            ("delay_months", "40", "von 0 bis 36"),
            ("delay_months", "1,5", "von 0 bis 36"),
            ("delay_days", "99999999999", "von 0 bis 366"),
            ("releases", "2026-S1 irgendwann", "Zeile 1 ist kein Termin"),
            ("releases", "2027: 31.12.2026", "In Zeile 1 liegt der Tag vor dem Beginn"),
            ("releases", "2026: 01.02.2027\n2026: 02.02.2027", "Zeile 2 steht ein Zeitraum zum"),
            ("evidence", "", "angebotenen Werte"),
        ] {
            let mut fields = fields("1");
            let place = fields.iter().position(|(name, _)| *name == field).expect("a field");
            fields[place].1 = value.to_owned();
            let refused = keep(&site, &planner, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
            assert!(refused.text.contains(&format!("href=\"#f-{field}\"")), "{field}={value}");
            assert!(refused.text.contains(says), "{field}={value}: {}", refused.text);
            assert!(refused.text.contains(BIRD), "what was typed stays");
            assert_eq!(hidden(&refused.text, "version"), "1");
        }
        assert_eq!(site.rows().await, before);
    });
}
