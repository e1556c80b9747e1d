//! Texts in paths and queries.

use super::{harmless, payloads};
use crate::html::Judge;
use crate::site::{Site, Who, demo, form, get, run};

/// Pages with what their addresses ask for and who opens them. Every how many texts one is tried: pages with drawings and
/// long lists take their time.
const ASKED: &[(Who, &str, &[&str], usize)] = &[
    (
        Who::Planner,
        "/massnahmen",
        &["feld", "indikator", "stand", "federfuehrung", "sort", "seite"],
        1,
    ),
    (Who::Planner, "/massnahmen/matrix", &["seite"], 9),
    (Who::Planner, "/indikatoren", &["feld", "status", "sort"], 2),
    (Who::Planner, "/indikatoren/BG-04", &["hinweis", "werte", "vergleich", "stand"], 3),
    (Who::Anonymous, "/felder/F5", &["stand"], 3),
    (Who::Anonymous, "/felder/F5/blatt", &["stand"], 5),
    (Who::Anonymous, "/felder/F5/blatt.pdf", &["stand"], 9),
    (Who::Anonymous, "/indikatoren/BG-04/diagramm.svg", &["vergleich"], 3),
    (Who::Anonymous, "/indikatoren/BG-04/diagramm.svg", &["vergleich", "stand"], 9),
    (Who::Anonymous, "/api/v1/indikatoren", &["limit", "cursor", "x"], 3),
    (Who::Anonymous, "/api/v1/indikatoren/BG-04", &["stand"], 3),
    (Who::Anonymous, "/api/v1/indikatoren/BG-04/werte", &["area", "from", "to", "cursor"], 3),
    (Who::Anonymous, "/quellen", &["suche", "seite"], 2),
    (Who::Planner, "/massnahmen/digitalbonus", &["hinweis"], 3),
    (Who::Planner, "/massnahmen/digitalbonus/beitraege/neu", &["indikator"], 3),
    (Who::Anonymous, "/anmelden", &["ziel", "hinweis"], 2),
    (Who::Anonymous, "/kennwort-vergessen", &["hinweis"], 3),
    (Who::Member, "/mein-bereich", &["hinweis"], 3),
    (Who::Member, "/aenderungen", &["seite"], 3),
    (
        Who::Secretariat,
        "/verwaltung/personen",
        &["suche", "rolle", "stand", "organisation", "seite"],
        2,
    ),
    (Who::Secretariat, "/verwaltung/personen/demo-gast", &["hinweis"], 3),
    (Who::Secretariat, "/verwaltung/organisationen", &["suche", "art", "stimme"], 2),
    (Who::Secretariat, "/verwaltung/organisationen/ORG05", &["hinweis"], 3),
    (Who::Secretariat, "/verwaltung/oeffentlichkeit", &["hinweis"], 3),
    (Who::Anonymous, "/suche", &["q", "art"], 3),
    (Who::Secretariat, "/verwaltung/postausgang", &["zustand", "seite"], 3),
    (
        Who::Admin,
        "/verwaltung/journal",
        &["vorgang", "gegenstand", "person", "von", "bis", "seite", "hinweis"],
        3,
    ),
];

async fn reflected(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    for (who, path, names, step) in ASKED {
        let cookie = site.sign_in(*who).await;
        for text in texts.iter().step_by(*step) {
            let fields: Vec<_> = names.iter().map(|name| (*name, text.as_str())).collect();
            let asked = format!("{path}?{}", form(&fields));
            judge.look(path, &site.get(&cookie, &asked).await);
        }
    }
    for text in texts {
        let encoded = form(&[("", text)]);
        let value = encoded.trim_start_matches('=');
        let path = format!("/massnahmen/{value}");
        judge.look(&path, &site.send(get(&path, &planner)).await);
        let path = format!("/{value}");
        judge.look(&path, &site.send(get(&path, "")).await);
    }
}

#[test]
fn nothing_in_an_address_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        for path in ["/massnahmen?stand=running", "/massnahmen?federfuehrung=MW&sort=name"] {
            judge.look(path, &site.get("", path).await);
        }
        reflected(&site, &mut judge, &harmless(2)).await;
        let all = payloads();
        judge.expect(&all);
        reflected(&site, &mut judge, &all).await;
        judge.verdict();
        for place in ["/verwaltung/personen", "/verwaltung/organisationen", "/verwaltung/journal"] {
            assert!(judge.places.contains(place), "{place} shows what was asked for");
        }
    });
}
