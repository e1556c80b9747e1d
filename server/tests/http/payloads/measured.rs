//! Texts of indicators and of decisions about figures, on every page that shows them.

use super::{all_shown, harmless, packed, payloads, saved};
use crate::html::Judge;
use crate::site::{Site, Who, demo, hidden, run};

/// Most characters of a text that is kept.
const TEXT: usize = 590;

async fn look(site: &Site, judge: &mut Judge, cookie: &str, paths: &[&str]) {
    for path in paths {
        judge.look(path, &site.get(cookie, path).await);
    }
}

/// Changes an indicator once per pack of texts, each in every longer field that is kept.
async fn indicators(site: &Site, judge: &mut Judge, texts: &[String], year: i32) {
    let planner = site.sign_in(Who::Planner).await;
    let path = "/indikatoren/UP-07/bearbeiten";
    let pages = ["/indikatoren/UP-07", "/en/indikatoren/UP-07", "/aenderungen", path];
    for (number, text) in packed(texts, TEXT).iter().enumerate() {
        let version = hidden(&site.get(&planner, path).await.text, "version");
        // Each version holds from a later day on.
        let (month, of_month) = (number / 28 % 12 + 1, number % 28 + 1);
        let day = format!("{of_month:02}.{month:02}.{year}");
        let word = if text.chars().count() <= 60 { text.as_str() } else { "Kurz" };
        let fields = [
            ("token", "0198ac"),
            ("version", &version),
            ("field", "F3"),
            ("name", "Fördersumme je Bewilligung"),
            ("short", word),
            ("phrase", text),
            ("definition", text),
            ("numerator", text),
            ("denominator", text),
            ("ratio_unit", word),
            ("unit", "EUR"),
            ("counts", word),
            ("polarity", "kontext"),
            ("low", word),
            ("high", word),
            ("kind", "output"),
            ("accumulation", "not_additive"),
            ("frequency", word),
            ("proxy", text),
            ("note", text),
            ("formula", "1000000 * [UP-02] / [UP-01]"),
            ("formula_note", text),
            ("from", &day),
            ("reason", text),
        ];
        if number % 10 == 0 {
            judge.look("check", &site.post(&planner, path, &fields).await);
        }
        let save = [&fields[..], &[("schritt", "speichern")]].concat();
        saved(&site.post(&planner, path, &save).await, text);
        if number % 10 == 0 {
            look(site, judge, &planner, &pages).await;
        }
    }
    look(site, judge, &planner, &pages).await;
}

/// Decides about a figure once per pack of texts.
async fn decisions(site: &Site, judge: &mut Judge, texts: &[String], round: &str) {
    let planner = site.sign_in(Who::Planner).await;
    for (number, text) in packed(texts, TEXT).iter().enumerate() {
        let path = format!("/indikatoren/DR-07/massgeblich/m006{}", 4 + number % 2);
        let version = hidden(&site.get(&planner, &path).await.text, "version");
        let token = format!("{round}{number}");
        let fields = [("token", token.as_str()), ("version", &version), ("reason", text)];
        saved(&site.post(&planner, &path, &fields).await, text);
        look(site, judge, &planner, &["/indikatoren/DR-07?vergleich=DE"]).await;
    }
    look(site, judge, &planner, &["/aenderungen", "/en/indikatoren/DR-07"]).await;
}

#[test]
fn no_text_of_an_indicator_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        indicators(&site, &mut judge, &harmless(60), 2001).await;
        let all = payloads();
        judge.expect(&all);
        indicators(&site, &mut judge, &all, 2010).await;
        all_shown(&judge, all.len());
    });
}

#[test]
fn no_reason_of_a_decision_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        decisions(&site, &mut judge, &harmless(60), "h").await;
        let all = payloads();
        judge.expect(&all);
        decisions(&site, &mut judge, &all, "d").await;
        all_shown(&judge, all.len());
    });
}
