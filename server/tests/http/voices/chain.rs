//! A chain of eight links comes back complete from each of its ends, as page and as one call.

use super::saved;
use crate::site::{Site, Who, demo, run};
use serde_json::Value;

/// A measure of its own with one indicator, an experience, a finding, an answer, an agenda item, a resolution and an action.
async fn chain(site: &Site) -> Vec<(&'static str, &'static str)> {
    let office = site.sign_in(Who::Secretariat).await;
    let planner = site.sign_in(Who::Planner).await;
    let member = site.sign_in(Who::Member).await;
    let measure = [
        ("name", "Prüfmaßnahme"),
        ("short", "Probe"),
        ("summary", "Eine Maßnahme."),
        ("lead", "MW"),
        ("tier", "oeffentlich"),
        ("token", "m1"),
    ];
    saved(&site.post(&planner, "/massnahmen", &measure).await);
    let link = [
        ("indicator", "BG-04"),
        ("direction", "increase"),
        ("directness", "direct"),
        ("grade", "niedrig"),
        ("token", "l1"),
    ];
    saved(&site.post(&planner, "/massnahmen/probe/beitraege", &link).await);
    let shared = [("kind", "huerde"), ("text", "Es hakt."), ("visibility", "rat"), ("token", "e1")];
    saved(&site.post(&member, "/massnahmen/probe/erfahrung", &shared).await);
    let found = [
        ("massnahme", "probe"),
        ("title", "Es hakt überall"),
        ("text", "Text"),
        ("sources", "erfahrung:e1"),
        ("addressee", "MW"),
        ("due", "31.12.2099"),
        ("token", "f1"),
    ];
    saved(&site.post(&office, "/feststellungen", &found).await);
    let answer = [
        ("kind", "angenommen"),
        ("action", "Abhilfe schaffen"),
        ("owner", "MW"),
        ("due", "31.12.2099"),
        ("token", "a1"),
    ];
    saved(&site.post(&planner, "/feststellungen/f1/antwort", &answer).await);
    for (token, kind, number) in [("t1", "top", "7.1"), ("b1", "beschluss", "7/7.1/1")] {
        let fields = [
            ("stage", kind),
            ("number", number),
            ("meeting", "7"),
            ("date", "31.12.2098"),
            ("token", token),
        ];
        saved(&site.post(&office, "/feststellungen/f1/vermerk", &fields).await);
    }
    vec![
        ("indikator", "BG-04"),
        ("massnahme", "probe"),
        ("erfahrung", "e1"),
        ("feststellung", "f1"),
        ("antwort", "f1"),
        ("top", "t1"),
        ("beschluss", "b1"),
        ("auftrag", "a1"),
    ]
}

#[test]
fn eight_links_come_back_from_each_of_them() {
    run(async {
        let site = demo().await;
        let links = chain(&site).await;
        let member = site.sign_in(Who::Member).await;
        for (kind, key) in &links {
            let path = format!("/api/v1/wirkungskette/{kind}/{key}");
            let answer = site.get(&member, &path).await;
            let document: Value = serde_json::from_str(&answer.text).expect("JSON");
            let given = document["links"].as_array().expect("links");
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            for (kind, key) in &links {
                let there =
                    given.iter().any(|l| text(&l["kind"]) == *kind && text(&l["key"]) == *key);
                assert!(there, "{kind} {key} is missing from {path}");
            }
            // An indicator is moved by other measures too; from everywhere else it is these eight.
            if *kind != "indikator" {
                assert_eq!(given.len(), links.len(), "{path}: {document}");
                let steps = document["steps"].as_array().expect("steps");
                assert_eq!(steps.len(), 8, "{path}: {document}");
            }
            let start = document["start"].as_u64().expect("a place");
            let start = &given[usize::try_from(start).expect("small")];
            assert_eq!(
                (text(&start["kind"]), text(&start["key"])),
                ((*kind).into(), (*key).into())
            );
            let page = site.get(&member, &format!("/wirkungskette/{kind}/{key}")).await.text;
            for words in [
                "Probe",
                "Es hakt.",
                "Es hakt überall",
                "angenommen",
                "TOP 7.1 der 7. Sitzung",
                "Beschluss 7/7.1/1",
                "Abhilfe schaffen",
            ] {
                assert!(page.contains(words), "{words} is missing from {kind} {key}");
            }
        }
        // Others see the part that is open to them, and links of the council are not there for them.
        let visitor = site.get("", "/api/v1/wirkungskette/massnahme/probe").await;
        let document: Value = serde_json::from_str(&visitor.text).expect("JSON");
        assert_eq!(document["links"].as_array().map(Vec::len), Some(2), "{document}");
        for (kind, key) in &links[2..] {
            let status = site.get("", &format!("/api/v1/wirkungskette/{kind}/{key}")).await.status;
            assert_eq!(status, 404, "{kind} {key}");
        }
    });
}

#[test]
fn a_rating_is_a_link_of_the_chain_once_its_round_has_closed() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let closed = site.get(&member, "/wirkungskette/bewertung/R5.digitalbonus.ORG02").await;
        assert_eq!(closed.status, 200);
        assert!(
            closed.text.contains("Der Papierantrag hält kleine Betriebe ab"),
            "{}",
            closed.text
        );
        let office = site.sign_in(Who::Secretariat).await;
        for cookie in [&member, &office] {
            let open = site.get(cookie, "/wirkungskette/bewertung/R7.digitalhub.ORG07").await;
            assert_eq!(open.status, 404);
            let measure = site.get(cookie, "/wirkungskette/massnahme/digitalhub").await;
            assert!(!measure.text.contains("Runde zur 7. Sitzung"), "{}", measure.text);
        }
        let guest = site.sign_in(Who::Guest).await;
        for cookie in ["", &guest] {
            let closed = site.get(cookie, "/wirkungskette/bewertung/R5.digitalbonus.ORG02").await;
            assert_eq!(closed.status, 404);
        }
    });
}
