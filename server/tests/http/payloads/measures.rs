//! Texts of measures, their contributions, practical experience and ratings.

use super::{all_shown, harmless, long_journal, packed, payloads, saved, short};
use crate::html::Judge;
use crate::site::{Site, Who, demo, hidden, run};
use axum::http::StatusCode;

/// Every measure gets one text after the other into all of its fields.
async fn measures(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    let catalogue = site.state.store.catalogue().await.expect("the store answers");
    let slugs: Vec<_> = catalogue.measures.keys().map(ToString::to_string).collect();
    for (round, chunk) in texts.chunks(slugs.len()).enumerate() {
        for (slug, text) in slugs.iter().zip(chunk) {
            let page = format!("/massnahmen/{slug}");
            let path = format!("{page}/bearbeiten");
            let edit = site.get(&planner, &path).await;
            judge.look(&path, &edit);
            let version = hidden(&edit.text, "version");
            let mut fields = vec![
                ("name", text.as_str()),
                ("short", short(text)),
                ("summary", text),
                ("description", text),
                ("lead", ""),
                ("start", text),
                ("end", text),
                ("predecessor", text),
                ("tier", text),
                ("version", &version),
            ];
            // Refused, everything typed comes back; then the same without what is no date.
            let refused = site.post(&planner, &path, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
            judge.look(&format!("{path}, refused"), &refused);
            fields.retain(|(name, _)| {
                !matches!(*name, "lead" | "start" | "end" | "predecessor" | "tier")
            });
            fields.extend([("lead", text.as_str()), ("tier", "oeffentlich")]);
            saved(&site.post(&planner, &path, &fields).await, text);
            judge.look(&page, &site.get(&planner, &page).await);
        }
        let reader = if round % 2 == 0 { planner.as_str() } else { "" };
        for path in [
            "/massnahmen",
            "/massnahmen/matrix",
            "/",
            "/aenderungen",
            "/bewertungen",
            "/indikatoren/BG-04",
            "/en/massnahmen",
        ] {
            judge.look(path, &site.get(reader, path).await);
        }
    }
}

fn measures_with(part: impl Fn(usize) -> bool + Send + 'static) {
    run(async move {
        let site = demo().await;
        let mut judge = Judge::new();
        measures(&site, &mut judge, &harmless(12)).await;
        let all = payloads();
        judge.expect(&all);
        let mine: Vec<_> = (0..all.len()).filter(|n| part(*n)).map(|n| all[n].clone()).collect();
        measures(&site, &mut judge, &mine).await;
        judge.verdict();
        let missing: Vec<_> =
            (0..all.len()).filter(|n| part(*n) && !judge.shown.contains(n)).collect();
        assert!(missing.is_empty(), "never shown: {missing:?}");
    });
}

#[test]
fn no_text_of_a_measure_becomes_markup_first_part() {
    measures_with(|n| n % 3 == 0);
}

#[test]
fn no_text_of_a_measure_becomes_markup_second_part() {
    measures_with(|n| n % 3 == 1);
}

#[test]
fn no_text_of_a_measure_becomes_markup_third_part() {
    measures_with(|n| n % 3 == 2);
}

async fn contributions(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    let path = "/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01";
    for text in packed(texts, 900) {
        let edit = site.get(&planner, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("direction", "increase"),
            ("directness", "direct"),
            ("grade", "hoch"),
            ("assumption", text.as_str()),
            ("reason", &text),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&planner, path, &wrong).await);
        saved(&site.post(&planner, path, &fields).await, &text);
        for path in [path, "/massnahmen/digitalbonus", "/indikatoren/UP-01", "/aenderungen"] {
            judge.look(path, &site.get(&planner, path).await);
        }
    }
}

/// The workflow goes on and back again, each time with a reason that the journal keeps.
async fn steps(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    let admin = site.sign_in(Who::Admin).await;
    let page = "/massnahmen/digitalhub";
    for text in &packed(texts, 900) {
        let shown = site.get(&planner, page).await;
        judge.look(page, &shown);
        let may_go_on = shown.text.contains("value=\"in_evaluation\"");
        let to = if may_go_on { "in_evaluation" } else { "running" };
        let version = hidden(&shown.text, "version");
        let fields = [("to", to), ("reason", text), ("version", &version)];
        saved(&site.post(&planner, &format!("{page}/stand"), &fields).await, text);
        for path in [page, "/aenderungen", "/"] {
            judge.look(path, &site.get(&planner, path).await);
        }
        judge.look("the journal", &site.get(&admin, "/verwaltung/journal").await);
    }
}

async fn experiences(site: &Site, judge: &mut Judge, texts: &[String]) {
    let member = site.sign_in(Who::Member).await;
    let path = "/massnahmen/digitalbonus/erfahrung/e0002";
    for text in packed(texts, 1_900) {
        let edit = site.get(&member, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("kind", "erfolg"),
            ("text", text.as_str()),
            ("visibility", "oeffentlich"),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&member, path, &wrong).await);
        saved(&site.post(&member, path, &fields).await, &text);
        for cookie in [member.as_str(), ""] {
            for path in ["/massnahmen/digitalbonus", "/aenderungen", "/"] {
                judge.look(path, &site.get(cookie, path).await);
            }
        }
        // The slower of two sees both texts.
        let late = site.post(&member, path, &fields).await;
        judge.look("two at the same time", &late);
    }
}

async fn ratings(site: &Site, judge: &mut Judge, texts: &[String]) {
    let member = site.sign_in(Who::Member).await;
    let path = "/bewertungen/R7/digitalhub";
    for text in packed(texts, 1_900) {
        let edit = site.get(&member, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("C1", "1"),
            ("C2", "2"),
            ("C3", "3"),
            ("C4", "k"),
            ("C5", "5"),
            ("stance", "conditional"),
            ("advice", "change"),
            ("recommendations", text.as_str()),
            ("comment", text.as_str()),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&member, path, &wrong).await);
        saved(&site.post(&member, path, &fields).await, &text);
        for path in [path.to_owned(), format!("{path}/pruefen")] {
            judge.look(&path, &site.get(&member, &path).await);
        }
        saved(&site.post(&member, &format!("{path}/abgeben"), &fields).await, &text);
        for path in [&format!("{path}/quittung"), "/bewertungen", "/massnahmen/digitalhub"] {
            judge.look(path, &site.get(&member, path).await);
        }
    }
    // Once the round is closed, others read it.
    let close =
        "UPDATE round:R7 SET state = 'closed'; UPDATE meta:catalogue SET revision += 1, base += 1";
    site.state.store.tamper(close).await.expect("taken");
    let office = site.sign_in(Who::Secretariat).await;
    for path in ["/bewertungen/R7/digitalhub/ergebnis", "/massnahmen/digitalhub", "/bewertungen/R7"]
    {
        judge.look(path, &site.get(&office, path).await);
    }
    let open = "UPDATE round:R7 SET state = 'open'; DELETE gate; UPDATE meta:catalogue SET revision += 1, base += 1";
    site.state.store.tamper(open).await.expect("taken");
}

#[test]
fn no_text_of_contributions_experiences_and_ratings_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        let plain = harmless(100);
        long_journal(&site).await;
        contributions(&site, &mut judge, &plain).await;
        steps(&site, &mut judge, &plain).await;
        experiences(&site, &mut judge, &plain).await;
        ratings(&site, &mut judge, &plain).await;
        let all = payloads();
        judge.expect(&all);
        contributions(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        steps(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        experiences(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        ratings(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
    });
}
