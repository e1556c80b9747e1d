//! Texts of targets and of choices of a method, on every page that shows them.

use super::{all_shown, harmless, packed, payloads, saved};
use crate::html::Judge;
use crate::site::{Site, Who, demo, hidden, run};

const TARGETS: &str = "/indikatoren/BG-04/ziele";
const METHOD: &str = "/indikatoren/BG-04/verfahren";
/// Most characters of a line that is kept.
const LINE: usize = 190;

/// Changes a target once per pack of texts, each of them in every field that is kept.
async fn targets(site: &Site, judge: &mut Judge, texts: &[String], round: &str) {
    let planner = site.sign_in(Who::Planner).await;
    let mut path = TARGETS.to_owned();
    for (number, text) in packed(texts, LINE).iter().enumerate() {
        let version = hidden(&site.get(&planner, &format!("{TARGETS}/neu")).await.text, "version");
        let token = format!("{round}{number}");
        let fields = [
            ("value", "75"),
            ("due", "31.12.2027"),
            ("on_plan", "2"),
            ("at_risk", "10"),
            ("evidence", "read"),
            ("leads", "ja"),
            ("text", text),
            ("decided_in", text),
            ("leads_reason", text),
            ("reason", text),
            ("version", &version),
            ("token", &token),
        ];
        saved(&site.post(&planner, &path, &fields).await, text);
        path = format!("{TARGETS}/{token}");
        if number % 20 == 0 {
            look(site, judge, &planner, &[&path, &format!("{path}/zuruecknehmen"), TARGETS]).await;
        }
    }
    look(site, judge, &planner, &[TARGETS, "/indikatoren/BG-04", "/aenderungen"]).await;
    look(site, judge, "", &["/indikatoren/BG-04", "/en/indikatoren/BG-04"]).await;
}

/// Chooses a method once per pack of texts.
async fn choices(site: &Site, judge: &mut Judge, texts: &[String], round: &str) {
    let planner = site.sign_in(Who::Planner).await;
    for (number, text) in packed(texts, LINE).iter().enumerate() {
        let version = hidden(&site.get(&planner, METHOD).await.text, "version");
        let token = format!("{round}{number}");
        let fields = [
            ("method", "schwellenwerte"),
            ("on_plan", "90"),
            ("at_risk", "60"),
            ("from", "01.01.2020"),
            ("state", "in_kraft"),
            ("decided_in", text.as_str()),
            ("reason", text),
            ("version", &version),
            ("token", &token),
        ];
        if number % 20 == 0 {
            judge.look("check", &site.post(&planner, METHOD, &fields).await);
            look(site, judge, &planner, &["/", "/indikatoren"]).await;
        }
        let save = [&fields[..], &[("schritt", "speichern")]].concat();
        saved(&site.post(&planner, METHOD, &save).await, text);
    }
    look(site, judge, &planner, &[METHOD, "/indikatoren/BG-04", "/aenderungen"]).await;
    look(site, judge, "", &["/indikatoren/BG-04", "/en/indikatoren/BG-04"]).await;
}

async fn look(site: &Site, judge: &mut Judge, cookie: &str, paths: &[&str]) {
    for path in paths {
        judge.look(path, &site.get(cookie, path).await);
    }
}

#[test]
fn no_text_of_a_target_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        targets(&site, &mut judge, &harmless(60), "h").await;
        let all = payloads();
        judge.expect(&all);
        targets(&site, &mut judge, &all, "t").await;
        all_shown(&judge, all.len());
    });
}

#[test]
fn no_text_of_a_choice_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        choices(&site, &mut judge, &harmless(60), "h").await;
        let all = payloads();
        judge.expect(&all);
        choices(&site, &mut judge, &all, "t").await;
        all_shown(&judge, all.len());
    });
}
