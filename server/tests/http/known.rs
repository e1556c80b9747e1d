//! „Stand vom …": what leaves the product for a past day is byte for byte what left it on that day.

use crate::site::{Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use domain::indicator::form::IndicatorForm;
use domain::key::IndicatorCode;
use std::collections::BTreeMap;

/// Every file, with a gap for the state.
const FILES: [&str; 30] = [
    "/indikatoren/BG-04/werte.csv?",
    "/indikatoren/BG-04/werte.json?",
    "/indikatoren/BG-04/werte.sdmx.csv?",
    "/indikatoren/BG-04/werte.xlsx?",
    "/indikatoren/BG-04/diagramm.svg?",
    "/indikatoren/BG-04/diagramm.png?",
    "/indikatoren/BG-04/diagramm.svg?vergleich=DE&vergleich=DE-HH&",
    "/indikatoren/BG-04/diagramm.png?vergleich=&",
    "/en/indikatoren/BG-04/diagramm.svg?",
    "/indikatoren/BB-01/werte.csv?",
    "/indikatoren/BB-01/werte.xlsx?",
    "/indikatoren/BB-01/diagramm.svg?",
    "/indikatoren/werte.csv?",
    "/indikatoren/werte.json?",
    "/indikatoren/werte.sdmx.csv?",
    "/indikatoren/werte.xlsx?",
    "/felder/F5/blatt.pdf?",
    "/felder/F6/blatt.pdf?",
    "/en/felder/F5/blatt.pdf?",
    "/felder/F1/blatt.pdf?",
    "/felder/F3/blatt.pdf?",
    "/indikatoren/UP-01/diagramm.svg?",
    "/indikatoren/UP-07/werte.csv?",
    "/indikatoren/UP-07/werte.xlsx?",
    "/api/v1/indikatoren/UP-07?",
    "/api/v1/indikatoren?",
    "/api/v1/indikatoren?limit=10&",
    "/api/v1/indikatoren/BG-04?",
    "/api/v1/indikatoren/BG-04/werte?",
    "/api/v1/indikatoren/BG-04/werte?area=DE-NI&",
];

fn address(file: &str, state: Option<NaiveDate>) -> String {
    match state {
        Some(day) => format!("{file}stand={day}"),
        None => file.trim_end_matches(['?', '&']).to_owned(),
    }
}

/// What a file tells from others: its bytes, and the name it is kept under.
type Kept = (Vec<u8>, String);

async fn kept(site: &Site, path: &str) -> Kept {
    let answer = site.get("", path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    (answer.bytes.to_vec(), answer.header("content-disposition").to_owned())
}

async fn all(site: &Site, state: Option<NaiveDate>) -> BTreeMap<&'static str, Kept> {
    let mut files = BTreeMap::new();
    for file in FILES {
        files.insert(file, kept(site, &address(file, state)).await);
    }
    files
}

async fn send(site: &Site, cookie: &str, path: &str, token: &str, fields: &[(&str, &str)]) {
    let version = hidden(&site.get(cookie, path).await.text, "version");
    let own = [("token", token), ("version", version.as_str()), ("schritt", "speichern")];
    let answer = site.post(cookie, path, &[&own[..], fields].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
}

/// Another name and definition, a new series, another formula, an indicator more.
async fn redefine(site: &Site, cookie: &str) {
    let edits: [(&str, &[(&str, &str)]); 2] = [
        (
            "BG-04",
            &[
                ("name", "Glasfaser für alle"),
                ("short", "Glasfaser für alle"),
                ("denominator", "alle Wohnungen"),
                ("decimals", "3"),
                ("from", "01.01.2024"),
                ("reason", "Das Gigabit-Grundbuch zählt Wohnungen"),
                ("breaks", "ja"),
            ],
        ),
        ("UP-07", &[("formula", "[UP-01] * 2"), ("from", "01.01.2020"), ("reason", "Probe")]),
    ];
    for (code, edit) in edits {
        let catalogue = site.state.store.catalogue().await.expect("the store answers");
        let code_of = IndicatorCode::parse(code).expect("a code");
        let form = IndicatorForm::of(&catalogue.indicators[&code_of].indicator);
        let kept =
            form.fields().into_iter().filter(|(name, _)| edit.iter().all(|(of, _)| of != name));
        let fields: Vec<_> = kept.chain(edit.iter().copied()).collect();
        send(site, cookie, &format!("/indikatoren/{code}/bearbeiten"), "fassung", &fields).await;
    }
    let new = [
        ("code", "UP-99"),
        ("field", "F3"),
        ("name", "Bewilligungen doppelt"),
        ("short", "Doppelt"),
        ("phrase", "die Bewilligungen"),
        ("definition", "Zweimal die Bewilligungen."),
        ("unit", "EUR"),
        ("polarity", "kontext"),
        ("kind", "outcome"),
        ("accumulation", "not_additive"),
        ("frequency", "unregelmäßig"),
        ("decimals", "0"),
        ("formula", "[UP-01] * 2"),
        ("formula_note", "Probe"),
        ("token", "neu-indikator"),
        ("schritt", "speichern"),
    ];
    let created = site.post(cookie, "/indikatoren", &new).await;
    assert_eq!(created.status, StatusCode::SEE_OTHER, "{}", created.text);
}

/// A revision, a correction, a new value, another target, another method that claims a past day; a link more, one less, and
/// a measure with another name and another end.
async fn change_everything(site: &Site) {
    let planner = site.sign_in(Who::Planner).await;
    let value = [("vintage", "2026-11"), ("source", "S050"), ("evidence", "read")];
    for (number, (code, more)) in [
        ("BG-04", [("period", "31.12.2024"), ("value", "64,1"), ("replacement", "revision")]),
        ("BG-04", [("period", "31.12.2023"), ("value", "53"), ("replacement", "correction")]),
        ("BG-04", [("period", "31.12.2025"), ("value", "71"), ("note", "neu")]),
        ("BB-01", [("period", "2023-08"), ("value", "75,2"), ("replacement", "correction")]),
    ]
    .into_iter()
    .enumerate()
    {
        let fields = [&value[..], &more].concat();
        let path = format!("/indikatoren/{code}/wert");
        send(site, &planner, &path, &format!("neu{number}"), &fields).await;
    }
    let target = [
        ("area", "DE-NI"),
        ("value", "80"),
        ("due", "31.12.2025"),
        ("text", "Glasfaser für vier von fünf Haushalten"),
        ("baseline", "54"),
        ("baseline_day", "31.12.2023"),
        ("shape", "linear"),
        ("on_plan", "2"),
        ("at_risk", "10"),
        ("decided_in", "Beschluss 4/5.1"),
        ("sources", "S050"),
        ("evidence", "read"),
        ("reason", "Der Rat hat beschlossen"),
    ];
    send(site, &planner, "/indikatoren/BG-04/ziele/P01", "ziel1", &target).await;
    let method = [
        ("method", "schwellenwerte"),
        ("on_plan", "90"),
        ("at_risk", "60"),
        ("from", "01.01.2020"),
        ("decided_in", "Beschluss 4/5.2"),
        ("reason", "Der Wert selbst zählt"),
        ("state", "in_kraft"),
    ];
    send(site, &planner, "/indikatoren/BG-04/verfahren", "wahl1", &method).await;
    let measure = "/massnahmen/digitalbonus";
    let link = [
        ("indicator", "BG-04"),
        ("direction", "increase"),
        ("directness", "indirect"),
        ("grade", "niedrig"),
        ("token", "neuer-beitrag"),
    ];
    let added = site.post(&planner, &format!("{measure}/beitraege"), &link).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let old = format!("{measure}/beitraege/digitalbonus-UP-01");
    let version = hidden(&site.get(&planner, &old).await.text, "version");
    let removed = site.post(&planner, &format!("{old}/entfernen"), &[("version", &version)]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
    let edit = format!("{measure}/bearbeiten");
    let version = hidden(&site.get(&planner, &edit).await.text, "version");
    let text = [
        ("name", "Zuschuss für digitale Vorhaben"),
        ("short", "Zuschuss"),
        ("summary", "Ein Zuschuss."),
        ("lead", "MW"),
        ("start", "09/2019"),
        ("end", "31.12.2024"),
        ("tier", "oeffentlich"),
        ("version", &version),
    ];
    let edited = site.post(&planner, &edit, &text).await;
    assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text);
    redefine(site, &planner).await;
}

#[test]
fn every_file_of_a_past_day_is_the_one_of_that_day() {
    run(async {
        let site = demo().await;
        let day = site.state.clock.today();
        let then = all(&site, None).await;
        let asked_then = all(&site, Some(day)).await;
        for (file, own) in &then {
            // Addresses inside an answer of the interface carry the state that was asked for.
            if !file.starts_with("/api") {
                assert!(own == &asked_then[file], "{file}: the state of today is today's");
            }
        }
        let next = site.on(day + Days::new(1));
        change_everything(&next).await;
        let (now, past) = (all(&next, None).await, all(&next, Some(day)).await);
        for file in FILES {
            assert!(past[file] == asked_then[file], "{file} of {day} is another one");
            assert!(now[file].0 != then[file].0, "{file} of today knows nothing new");
        }
        // Later still, nothing has moved.
        let later = all(&next.on(day + Days::new(400)), Some(day)).await;
        assert!(later == past);
    });
}

#[test]
fn names_tell_the_state_and_nothing_tells_when_a_file_was_made() {
    run(async {
        let site = demo().await;
        let day = site.state.clock.today();
        for (path, stem, ending) in [
            ("/indikatoren/BG-04/werte.csv", "BG-04", "csv"),
            ("/indikatoren/BG-04/werte.xlsx", "BG-04", "xlsx"),
            ("/indikatoren/BG-04/diagramm.png", "BG-04", "png"),
            ("/indikatoren/werte.sdmx.csv", "indikatoren", "sdmx.csv"),
            ("/felder/F5/blatt.pdf", "Blatt-F5", "pdf"),
        ] {
            for (query, state) in [
                (String::new(), day.to_string()),
                ("?stand=31.12.2023".into(), "2023-12-31".into()),
            ] {
                let (_, name) = kept(&site, &format!("{path}{query}")).await;
                assert_eq!(name, format!("attachment; filename=\"{stem}_Stand-{state}.{ending}\""));
            }
        }
        // Values, workbooks and charts of two days without news are the same file.
        let later = site.on(day + Days::new(3));
        for file in FILES.iter().filter(|file| !file.contains(".pdf") && !file.contains("/api/")) {
            let path = address(file, None);
            assert!(kept(&site, &path).await.0 == kept(&later, &path).await.0, "{path}");
        }
    });
}

#[test]
fn no_file_is_made_of_a_day_that_is_none() {
    run(async {
        let site = demo().await;
        let tomorrow = site.state.clock.today() + Days::new(1);
        for typed in ["31.02.2024", "gestern", "%00", "%FF", "2024-13-01", &tomorrow.to_string()] {
            for file in FILES {
                let path = format!("{file}stand={typed}");
                let answer = site.get("", &path).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
            }
        }
        // Before anything was known there is nothing to draw, and the rest is empty, not broken.
        for file in FILES {
            let path = format!("{file}stand=1900-01-01");
            let expected = if file.contains("diagramm") { 404 } else { 200 };
            assert_eq!(site.get("", &path).await.status.as_u16(), expected, "{path}");
        }
    });
}

#[test]
fn pages_show_the_state_and_lead_to_its_files() {
    run(async {
        let site = demo().await;
        let day = site.state.clock.today();
        let next = site.on(day + Days::new(1));
        change_everything(&next).await;
        let plain = |text: String| text.replace('\u{a0}', " ").replace("<!>", "");
        for path in ["/indikatoren/BG-04", "/felder/F5", "/felder/F5/blatt"] {
            let now = plain(next.get("", path).await.text);
            assert!(now.contains("71 %") && !now.contains("So war es damals bekannt"), "{path}");
            let past = plain(next.get("", &format!("{path}?stand={day}")).await.text);
            assert!(past.contains("So war es damals bekannt"), "{path}");
            assert!(past.contains("63,38 %") && !past.contains("71 %"), "{path}");
        }
        for (page, files) in [
            (
                "/indikatoren/BG-04",
                &[
                    "werte.csv?stand=",
                    "werte.xlsx?stand=",
                    "werte.json?stand=",
                    "werte.sdmx.csv?stand=",
                    "diagramm.svg?vergleich=&amp;vergleich=DE&amp;stand=",
                    "diagramm.png?vergleich=&amp;vergleich=DE&amp;stand=",
                ][..],
            ),
            ("/felder/F5", &["blatt.pdf?stand=", "blatt?stand="]),
            ("/felder/F5/blatt", &[".pdf?stand="]),
        ] {
            let text = next.get("", &format!("{page}?stand={day}")).await.text;
            for file in files {
                let joint = if file.starts_with('.') { "" } else { "/" };
                let path = format!("href=\"{page}{joint}{file}{day}\"");
                assert!(text.contains(&path), "{path} on {page}");
            }
        }
        let typed = next.get("", "/felder/F5?stand=%3Cb%3E").await;
        assert_eq!(typed.status, StatusCode::OK);
        assert!(typed.text.contains("Diesen Tag gibt es nicht") && !typed.text.contains("<b>\""));
    });
}

/// J07: the index of 2022 was published as 108.9 and revised to 110.5.
#[test]
fn the_old_picture_of_a_revised_figure_can_be_chosen() {
    run(async {
        let site = demo().await;
        let values = |stand: &str| {
            format!("/api/v1/indikatoren/DR-08/werte?area=DE&from=2022&to=2022{stand}")
        };
        let now = site.get("", &values("")).await.text;
        assert!(now.contains("108.9") && now.contains("110.5"), "{now}");
        let then = site.get("", &values("&stand=2023-12-31")).await.text;
        assert!(then.contains("108.9") && !then.contains("110.5"), "{then}");
    });
}
