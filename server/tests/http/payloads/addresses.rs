//! Texts in paths and queries.

use super::{all_shown, harmless, payloads};
use crate::html::Judge;
use crate::site::{Site, Who, demo, form, get, run};

async fn reflected(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    for (number, text) in texts.iter().enumerate() {
        let encoded = form(&[("", text)]);
        let value = encoded.trim_start_matches('=');
        for (place, (path, names)) in [
            ("/massnahmen", &["feld", "indikator", "stand", "federfuehrung", "sort", "seite"][..]),
            ("/indikatoren", &["feld", "status", "sort"]),
            ("/indikatoren/BG-04", &["hinweis", "werte", "vergleich"]),
            ("/massnahmen/digitalbonus", &["hinweis"]),
            ("/anmelden", &["ziel"]),
        ]
        .into_iter()
        .enumerate()
        {
            // Pages with drawings take their time: every third text.
            if place > 1 && place < 4 && number % 3 != 0 {
                continue;
            }
            let query: Vec<_> = names.iter().map(|name| format!("{name}={value}")).collect();
            let path = format!("{path}?{}", query.join("&"));
            judge.look(&path, &site.get(&planner, &path).await);
        }
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
    });
}

#[test]
fn no_name_to_sign_in_with_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        let sign_in = async |judge: &mut Judge, text: &str| {
            let fields = [("email", text), ("password", "falsch geraten"), ("ziel", text)];
            judge.look("refused", &site.post("", "/anmelden", &fields).await);
        };
        sign_in(&mut judge, "niemand@demo.example").await;
        judge.look("form", &site.get("", "/anmelden?ziel=/massnahmen").await);
        let all = payloads();
        judge.expect(&all);
        for text in &all {
            sign_in(&mut judge, text).await;
        }
        all_shown(&judge, all.len());
    });
}
