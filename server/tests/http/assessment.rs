//! Targets and methods of assessment on the demonstration, from the form to the light.

use crate::site::{Answer, Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use domain::indicator::status::{Assessment, Status};
use domain::key::IndicatorCode;

const PAGE: &str = "/indikatoren/BG-04";
const TARGETS: &str = "/indikatoren/BG-04/ziele";
const METHOD: &str = "/indikatoren/BG-04/verfahren";

/// J05: what the planner types for the target of BG-04.
const BROADBAND: [(&str, &str); 11] = [
    ("area", "DE-NI"),
    ("value", "75"),
    ("due", "31.12.2025"),
    ("baseline", "54"),
    ("baseline_day", "31.12.2023"),
    ("shape", "linear"),
    ("on_plan", "2"),
    ("at_risk", "10"),
    ("decided_in", "Beschluss 4/5.1"),
    ("sources", "S050"),
    ("evidence", "read"),
];

fn plain(answer: &Answer) -> String {
    answer.text.replace('\u{a0}', " ")
}

async fn verdict(site: &Site, on: NaiveDate) -> Assessment {
    let catalogue = site.state.store.catalogue().await.expect("the store answers");
    catalogue.indicators[&IndicatorCode::parse("BG-04").expect("a code")].verdict(on)
}

async fn version(site: &Site, cookie: &str) -> String {
    hidden(&site.get(cookie, &format!("{TARGETS}/neu")).await.text, "version")
}

/// Sends a form with the present version of the indicator.
async fn send(
    site: &Site,
    cookie: &str,
    path: &str,
    token: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let version = version(site, cookie).await;
    let own = [("token", token), ("version", version.as_str())];
    site.post(cookie, path, &[&own[..], fields].concat()).await
}

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

#[test]
fn a_decided_target_makes_the_verdicts_of_the_journey() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let today = site.state.clock.today();
        assert_eq!(
            verdict(&site, today).await.status,
            Status::NoTarget,
            "an example decides nothing"
        );

        let change = with(&BROADBAND, &[("reason", "Der Rat hat beschlossen")]);
        let path = format!("{TARGETS}/P01");
        let answer = send(&site, &planner, &path, "t1", &change).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let found = verdict(&site, today).await;
        assert_eq!(found.status, Status::OnPlan);
        assert!((found.expected.expect("rated") - 64.514_363_885_088_93).abs() < 1e-9);

        let page = plain(&site.get(&planner, PAGE).await);
        for text in [
            "Das sind 1,1 Prozentpunkte weniger, als der Zielpfad vorsieht: im Plan.",
            "64,5 %",
            "−1,1 Prozentpunkte",
            "linearer Zielpfad (zielpfad-linear), Version 1",
            "Vorgabe",
            "Beschlossen in: Beschluss 4/5.1",
            "1 frühere Fassung",
            "Der Rat hat beschlossen",
            "Ziel geändert",
        ] {
            assert!(page.contains(text), "{text}");
        }
        assert!(plain(&site.get("", "/indikatoren").await).contains("ZP-L 1"));
        assert!(plain(&site.get("", "/").await).contains("ZP-L 1"));

        // The half-year value turns it amber.
        let value = [
            ("period", "30.06.2025"),
            ("value", "66,5"),
            ("vintage", "2025"),
            ("source", "S050"),
            ("evidence", "read"),
        ];
        let checked = send(&site, &planner, "/indikatoren/BG-04/wert", "w1", &value).await;
        for text in ["69,7 %", "−3,2 Prozentpunkte", "gefährdet"] {
            assert!(plain(&checked).contains(text), "{text}");
        }
        let save = with(&value, &[("schritt", "speichern")]);
        let saved = send(&site, &planner, "/indikatoren/BG-04/wert", "w1", &save).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let found = verdict(&site, today).await;
        assert_eq!(found.status, Status::AtRisk);
        assert!((found.deviation.expect("rated") + 3.214_090_287_277_7).abs() < 1e-9);
    });
}

#[test]
fn a_target_is_set_once_changed_openly_and_withdrawn_with_a_reason() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let leads = with(&BROADBAND, &[("leads", "ja"), ("leads_reason", "Landesziel geht vor")]);
        for _ in 0..2 {
            let answer = send(&site, &planner, TARGETS, "t1", &leads).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        let list = plain(&site.get(&planner, TARGETS).await);
        assert!(list.contains("Führt, weil: Landesziel geht vor"), "{list}");
        assert_eq!(list.matches("/ziele/t1/zuruecknehmen").count(), 1);

        let outdated = [("token", "t2"), ("version", "1"), ("reason", "Zu spät")];
        let late = with(&BROADBAND, &outdated);
        let answer = site.post(&planner, &format!("{TARGETS}/t1"), &late).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text.contains("Zu spät") && answer.text.contains("Jemand war schneller"));

        let path = format!("{TARGETS}/t1/zuruecknehmen");
        let answer = send(&site, &planner, &path, "t3", &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let end = [("decided_in", "Beschluss 5/2"), ("reason", "Überholt")];
        let answer = send(&site, &planner, &path, "t3", &end).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let gone = send(&site, &planner, &path, "t4", &end).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let page = plain(&site.get("", PAGE).await);
        assert!(page.contains("Beschluss 5/2") && page.contains("Überholt"));
        assert_eq!(verdict(&site, site.state.clock.today()).await.status, Status::NoTarget);
    });
}

#[test]
fn what_contradicts_itself_is_said_at_its_field() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        for (more, field, text) in [
            (&[("due", "31.12.2022")][..], "due", "nach dem Tag des Ausgangswerts"),
            (&[("at_risk", "1")], "at_risk", "darf nicht kleiner sein"),
            (&[("interim", "irgendwann")], "interim", "Zeile 1 ist nicht lesbar"),
            (&[("interim", "1.1.2030 = 60")], "interim", "vor der Frist"),
            (&[("baseline", "0"), ("shape", "geometrisch")], "shape", "andere Form"),
            (&[("sources", "S999")], "sources", "„S999“ gibt es nicht"),
            (&[("area", "XX")], "area", "gibt es nicht"),
            (&[("leads", "ja")], "leads_reason", "füllen Sie dieses Feld aus"),
        ] {
            let fields = with(&BROADBAND, more);
            let answer = send(&site, &planner, TARGETS, "t1", &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            let page = plain(&answer);
            assert!(page.contains(&format!("id=\"e-{field}\"")), "{field}: {page}");
            assert!(page.contains(text), "{text}: {page}");
        }
    });
}

/// Thresholds as the planner types them, valid from the day given.
fn thresholds(from: &str) -> [(&'static str, String); 7] {
    let text = str::to_owned;
    [
        ("method", text("schwellenwerte")),
        ("on_plan", text("90")),
        ("at_risk", text("60")),
        ("from", text(from)),
        ("decided_in", text("Beschluss 4/5.1")),
        ("reason", text("Der Wert selbst zählt")),
        ("state", text("in_kraft")),
    ]
}

#[test]
fn the_method_chosen_decides_from_its_day_on() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let today = site.state.clock.today();
        let yesterday = today - Days::new(1);
        let before = verdict(&site, yesterday).await;
        let typed = thresholds(&today.to_string());
        let fields: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();

        let checked = send(&site, &planner, METHOD, "c1", &fields).await;
        assert_eq!(checked.status, StatusCode::OK);
        for text in [
            "Verfahren prüfen",
            "linearer Zielpfad, Version 1",
            "eigene Schwellenwerte, Version 1",
            "Im Plan ab 90, gefährdet ab 60, darunter verfehlt.",
            "gefährdet",
        ] {
            assert!(plain(&checked).contains(text), "{text}");
        }
        assert_eq!(verdict(&site, today).await.method.code, "zielpfad-linear", "nothing is saved");

        let proposal = with(&fields, &[("state", "vorgeschlagen"), ("schritt", "speichern")]);
        let answer = send(&site, &planner, METHOD, "c1", &proposal).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(verdict(&site, today).await.method.code, "zielpfad-linear", "only proposed");

        let save = with(&fields, &[("schritt", "speichern")]);
        for _ in 0..2 {
            let answer = send(&site, &planner, METHOD, "c2", &save).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        let found = verdict(&site, today).await;
        assert_eq!((found.method.code, found.status), ("schwellenwerte", Status::AtRisk));
        assert_eq!(verdict(&site, yesterday).await, before);

        let page = plain(&site.get(&planner, PAGE).await);
        for text in [
            "Eigene Schwellenwerte: gefährdet.",
            "nach: Beschluss 4/5.1",
            "Wahl 2: eigene Schwellenwerte, Version 1",
            "vorgeschlagen",
            "Verfahren der Bewertung gewählt",
        ] {
            assert!(page.contains(text), "{text}");
        }
        for path in ["/", "/indikatoren", "/indikatoren?status=gefaehrdet", PAGE] {
            assert!(plain(&site.get("", path).await).contains("SW 1"), "{path}");
        }

        let earlier = with(&fields, &[("from", "01.01.2020"), ("schritt", "speichern")]);
        let refused = send(&site, &planner, METHOD, "c3", &earlier).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused).contains("gilt schon eine Wahl"));
        let reversed = with(&fields, &[("at_risk", "95")]);
        let refused = send(&site, &planner, METHOD, "c3", &reversed).await;
        assert!(plain(&refused).contains("Höher ist besser: Die Schwelle für „gefährdet“"));
    });
}

#[test]
fn a_choice_for_later_changes_nothing_today() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let today = site.state.clock.today();
        let later = today + Days::new(30);
        let before = verdict(&site, today).await;
        let typed = thresholds(&later.to_string());
        let fields: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let save = with(&fields, &[("schritt", "speichern")]);
        let answer = send(&site, &planner, METHOD, "c1", &save).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(verdict(&site, today).await, before);
        assert_eq!(verdict(&site, later).await.method.code, "schwellenwerte");

        let outdated = with(&save, &[("token", "c2"), ("version", "1")]);
        let late = site.post(&planner, METHOD, &outdated).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Der Wert selbst zählt"));
    });
}
