//! The weight workshop: blind until the deadline on every way out of the product, told to everyone in the council after it.

use crate::site::{Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use domain::journal::Act;
use server::index::Upkeep;
use server::routes::list;

const OPEN: &str = "/digitalisierungsgrad/gewichte/W2";
const CLOSED: &str = "/digitalisierungsgrad/gewichte/W1";
/// In no other text of the product.
const GIVEN: [(&str, &str); 7] = [
    ("g1", "13,7"),
    ("g2", "11,3"),
    ("g3", "10"),
    ("g4", "15"),
    ("g5", "20"),
    ("g6", "10"),
    ("g7", "20"),
];

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("<!>", "")
}

fn with<'a>(version: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = GIVEN.to_vec();
    fields.push(("version", version));
    fields.extend(more);
    fields
}

async fn submit(site: &Site, cookie: &str) {
    let version = hidden(&site.get(cookie, OPEN).await.text, "version");
    let sent = site.post(cookie, OPEN, &with(&version, &[("schritt", "abgeben")])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
}

/// Everything the journal holds.
async fn acts(site: &Site) -> Vec<Act> {
    let all = site
        .state
        .store
        .changes((Act::ALL, &store::Blind::default()), &[], 0, 10_000)
        .await
        .expect("answers");
    all.into_iter().map(|entry| entry.act).collect()
}

/// Nothing that varies by itself from one answer to the next.
fn steady(text: &str) -> String {
    let mut steady = text.to_owned();
    for (from, to) in
        [("nonce=\"", "\""), ("crossorigin=\"", "\""), ("name=\"token\" value=\"", "\"")]
    {
        let mut rest = std::mem::take(&mut steady);
        while let Some(at) = rest.find(from) {
            let start = at + from.len();
            let end = rest[start..].find(to).map_or(rest.len(), |end| start + end);
            steady.push_str(&rest[..start]);
            rest = rest[end..].to_owned();
        }
        steady.push_str(&rest);
    }
    steady
}

/// Every page and file, as everyone but the organisation that gave its weights.
async fn everything(site: &Site, cookies: &[(Who, String)]) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    for (who, cookie) in cookies {
        for route in list().iter().filter(|route| !route.writes) {
            let path = match route.path {
                "/digitalisierungsgrad/gewichte/{id}" => OPEN,
                "/digitalisierungsgrad/gewichte/{id}/stimmen.csv" => {
                    "/digitalisierungsgrad/gewichte/W2/stimmen.csv"
                }
                // The session's own list and the own data tell when the session was used last, the journal who signed in.
                path if path.starts_with("/mein-") || path.starts_with("/konto") => continue,
                _ => crate::matrix::address(route),
            };
            let answer = site.get(cookie, path).await;
            let text = String::from_utf8_lossy(&answer.bytes).into_owned();
            if answer.header("content-type").starts_with("text/")
                || answer.header("content-type").contains("json")
            {
                seen.push((format!("{who:?} {path}"), steady(&text)));
            }
        }
    }
    seen
}

#[test]
fn until_the_deadline_nothing_shows_that_an_organisation_has_taken_part() {
    run(async {
        let site = demo().await;
        let giver = site.sign_in(Who::Member2).await;
        let mut cookies = vec![(Who::Anonymous, String::new())];
        for who in [Who::Member, Who::Planner, Who::Secretariat, Who::Admin, Who::Guest] {
            cookies.push((who, site.sign_in(who).await));
        }
        let before = everything(&site, &cookies).await;
        let rows = acts(&site).await;
        submit(&site, &giver).await;
        assert_eq!(acts(&site).await, rows, "no journal row");
        let after = everything(&site, &cookies).await;
        for ((path, before), (_, after)) in before.iter().zip(&after) {
            assert!(!after.contains("13,7") && !after.contains("13.7"), "{path} shows the points");
            if before != after {
                let at = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
                let from = at.saturating_sub(80);
                let cut = |text: &str| {
                    String::from_utf8_lossy(&text.as_bytes()[from..(at + 80).min(text.len())])
                        .into_owned()
                };
                panic!("{path} tells: {:?} became {:?}", cut(before), cut(after));
            }
        }
        let own = plain(&site.get(&giver, OPEN).await.text);
        assert!(own.contains("value=\"13,7\"") && own.contains("Abgegeben am"), "{own}");
        site.state
            .store
            .tell_of_ballots(site.state.clock.now(), site.state.clock.today())
            .await
            .expect("answers");
        let told = acts(&site).await;
        // The row of the data set tells of the ballots of the workshop that is over, and nothing of the open one is told.
        let acts = told.iter().filter(|act| **act == Act::WeightsGiven).count();
        assert_eq!(acts, 0);
    });
}

#[test]
fn after_the_deadline_the_council_sees_spread_range_movers_and_what_stays() {
    run(async {
        let site = demo().await;
        Upkeep::default().run(&site.state).await.expect("computes");
        let member = site.sign_in(Who::Member).await;
        let page = plain(&site.get(&member, CLOSED).await.text);
        for text in [
            "Organisationen mit Gewichten: 8.",
            "Je nach Organisation läge der Wert zwischen",
            "Übereinstimmung:",
            "Am weitesten liegen die Organisationen bei",
            "Am weitesten vom gemeinsamen Wert führen die Gewichte von",
            "Was gleich bleibt",
            "Die Punkte der Felder selbst hängen nicht von den Gewichten ab",
            "id=\"spanne-w-t\"",
            "werkstatt=W1",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("style=\"") && !page.contains("NaN"));
        let file = site.get(&member, &format!("{CLOSED}/stimmen.csv")).await.text;
        assert_eq!(file.lines().count(), 9, "{file}");
        let guest = site.sign_in(Who::Guest).await;
        let outside = plain(&site.get(&guest, CLOSED).await.text);
        assert!(outside.contains("Organisationen mit Gewichten: 8."), "{outside}");
        assert!(
            !outside.contains("NHT") && !outside.contains("id=\"spanne-w-t\""),
            "single answers"
        );
        let refused = site.get(&guest, &format!("{CLOSED}/stimmen.csv")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let late = site.post(&member, CLOSED, &with("0", &[("schritt", "abgeben")])).await;
        assert_eq!(late.status, StatusCode::FORBIDDEN, "the deadline is over");
    });
}

#[test]
fn points_are_kept_changed_and_refused_with_what_was_typed() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let wrong = with("0", &[("schritt", "abgeben"), ("g7", "30")]);
        let wrong: Vec<_> = wrong.into_iter().filter(|field| *field != ("g7", "20")).collect();
        let refused = site.post(&member, OPEN, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = plain(&refused.text);
        assert!(text.contains("Die Punkte ergeben zusammen 110,0 statt 100"), "{text}");
        assert!(text.contains("value=\"13,7\""));
        let rescaled: Vec<_> = wrong
            .iter()
            .map(|(name, value)| (*name, if *name == "schritt" { "umrechnen" } else { value }))
            .collect();
        let rescaled = plain(&site.post(&member, OPEN, &rescaled).await.text);
        assert!(rescaled.contains("auf 100 umgerechnet"), "{rescaled}");
        submit(&site, &member).await;
        // A deputy of the same organisation sees the points and changes them.
        let deputy = site.sign_in(Who::Deputy).await;
        assert!(site.get(&deputy, OPEN).await.text.contains("value=\"13,7\""));
        let outdated = site.post(&deputy, OPEN, &with("0", &[("schritt", "abgeben")])).await;
        assert_eq!(outdated.status, StatusCode::CONFLICT);
        submit(&site, &deputy).await;
    });
}

#[test]
fn a_proposal_from_the_workshop_takes_its_mean_weights() {
    run(async {
        let site = demo().await;
        Upkeep::default().run(&site.state).await.expect("computes");
        let planner = site.sign_in(Who::Planner).await;
        let page = site.get(&planner, CLOSED).await.text;
        let at = page.find("/digitalisierungsgrad/was-waere-wenn?").expect("a link");
        let link = page[at..].split('"').next().expect("an end").replace("&amp;", "&");
        let what_if = plain(&site.get(&planner, &link).await.text);
        assert!(
            what_if.contains("Die Gewichte sind das Mittel aus der Gewichtswerkstatt"),
            "{what_if}"
        );
        let query = link.split('?').nth(1).expect("a query");
        let mut fields: Vec<(&str, &str)> =
            query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        fields.extend([
            ("token", "aus-der-werkstatt"),
            ("title", "Gewichte der Organisationen"),
            ("state", "vorgeschlagen"),
            ("paper", "Vorlage 7/5 (Demo)"),
            ("reason", "Mittel aus der Werkstatt"),
        ]);
        let sent = site.post(&planner, "/digitalisierungsgrad/vorschlag", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let edition = catalogue.editions.iter().find(|e| e.id.as_str() == "aus-der-werkstatt");
        let draft = edition.expect("proposed").method.draft();
        assert_eq!(draft.across.weighting, domain::index::Weighting::Budget);
        assert!((draft.fields[0].weight - 12.5).abs() < 1e-9, "{:?}", draft.fields);
    });
}

#[test]
fn the_secretariat_opens_a_workshop_and_nobody_else() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let list = "/digitalisierungsgrad/gewichte";
        let fields = [
            ("token", "w-neu"),
            ("title", "Vor der 8. Sitzung"),
            ("question", ""),
            ("until", "01.01.2019"),
        ];
        let refused = site.post(&office, list, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused.text).contains("Dieser Tag ist vorbei"));
        let mut fields = fields;
        fields[3].1 = "31.12.2099";
        let sent = site.post(&office, list, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        assert_eq!(
            site.post(&office, list, &fields).await.location(),
            sent.location(),
            "sent twice"
        );
        let planner = site.sign_in(Who::Planner).await;
        assert_eq!(site.post(&planner, list, &fields).await.status, StatusCode::NOT_FOUND);
        assert!(site.get(&planner, sent.location()).await.text.contains("31.12.2099"));
    });
}
