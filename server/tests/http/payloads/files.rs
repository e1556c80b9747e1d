//! Files that leave the product: no cell is a formula, and a text is what was typed.

use super::{payloads, saved};
use crate::site::{Answer, Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use domain::text;
use serde_json::Value;

/// What a spreadsheet would calculate, fetch or start.
pub(super) const FORMULAS: [&str; 19] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\"=1+1\"",
    "'=1+1",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff20}SUM(1)",
    "\u{a0}=1+1",
    "\u{200b}=1+1",
    "x\";=1+1;\"",
    "x\r\n=1+1",
    "=HYPERLINK(\"//evil.example\";\"x\")",
];

/// Rows of a file that a browser keeps and makes nothing of.
pub(super) fn rows(file: &Answer, name: &str) -> Vec<Vec<String>> {
    let expected = format!("attachment; filename=\"{name}\"");
    assert_eq!(file.header("content-disposition"), expected);
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.records().map(|row| row.expect("every row has as many cells as the first"));
    rows.map(|row| row.iter().map(ToOwned::to_owned).collect()).collect()
}

/// True where a spreadsheet could take the cell for a formula.
pub(super) fn is_formula(cell: &str) -> bool {
    let inner = cell.trim_start_matches(|c: char| c == '"' || c.is_whitespace() || c == '\u{200b}');
    inner.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

async fn version(site: &Site, cookie: &str, path: &str) -> String {
    hidden(&site.get(cookie, path).await.text, "version")
}

/// Persons, organisations and measures get the name, and act under it; a step of the workflow gets it as its reason.
async fn name_all(site: &Site, name: &str, round: usize) {
    let office = site.sign_in(Who::Secretariat).await;
    let path = "/verwaltung/organisationen/ORG02";
    let seen = version(site, &office, path).await;
    let fields =
        [("name", name), ("short", name), ("kind", name), ("vote", "ja"), ("version", &seen)];
    saved(&site.post(&office, path, &fields).await, name);
    for (id, who) in [("demo-mitglied", Who::Member), ("demo-planung", Who::Planner)] {
        let path = format!("/verwaltung/personen/{id}");
        let seen = version(site, &office, &path).await;
        let fields = [("name", name), ("email", who.email()), ("version", &seen)];
        saved(&site.post(&office, &path, &fields).await, name);
    }
    // The sign-in is a row of its own, with name and organisation.
    site.sign_in(Who::Member).await;
    let planner = site.sign_in(Who::Planner).await;
    let page = "/massnahmen/digitalhub";
    let path = format!("{page}/bearbeiten");
    let seen = version(site, &planner, &path).await;
    let fields = [
        ("name", name),
        ("summary", name),
        ("lead", name),
        ("tier", "oeffentlich"),
        ("version", &seen),
    ];
    saved(&site.post(&planner, &path, &fields).await, name);
    let seen = version(site, &planner, page).await;
    let to = if round.is_multiple_of(2) { "in_evaluation" } else { "running" };
    let fields = [("to", to), ("reason", name), ("version", &seen)];
    saved(&site.post(&planner, &format!("{page}/stand"), &fields).await, name);
}

#[test]
fn no_cell_of_the_journals_file_is_a_formula() {
    run(async {
        let site = demo().await;
        for (round, formula) in FORMULAS.iter().enumerate() {
            name_all(&site, formula, round).await;
        }
        let admin = site.sign_in(Who::Admin).await;
        let rows = rows(&site.get(&admin, "/verwaltung/journal.csv").await, "journal.csv");
        let mut guarded = [0; 11];
        for row in &rows {
            for (cell, guarded) in row.iter().zip(&mut guarded) {
                assert!(!is_formula(cell), "{cell:?} in {row:?}");
                *guarded += usize::from(cell.starts_with('\''));
            }
        }
        // Who, their organisation, the name of the record, the reason: each held formulas, so each was guarded.
        assert!(rows.len() > 6 * FORMULAS.len(), "{} rows", rows.len());
        for column in [2, 3, 7, 9] {
            assert!(guarded[column] >= FORMULAS.len() / 2, "column {column}: {guarded:?}");
        }
    });
}

#[test]
fn the_own_data_hold_texts_as_they_were_typed() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let texts = payloads();
        let some = FORMULAS.iter().copied().chain(texts.iter().step_by(13).map(String::as_str));
        for typed in some {
            let path = "/verwaltung/personen/demo-mitglied";
            let seen = version(&site, &office, path).await;
            let fields = [("name", typed), ("email", Who::Member.email()), ("version", &seen)];
            saved(&site.post(&office, path, &fields).await, typed);
            let draft = "/bewertungen/R7/digitalhub/entwurf";
            let kept = site.post(&member, draft, &[("C1", typed), ("comment", typed)]).await;
            assert_eq!(kept.status, StatusCode::OK, "{typed}");
            let file = site.post(&member, "/mein-bereich/daten.json", &[]).await;
            for (header, value) in [
                ("content-type", "application/json; charset=utf-8"),
                ("content-disposition", "attachment; filename=\"meine-daten.json\""),
                ("x-content-type-options", "nosniff"),
                ("cache-control", "no-store"),
            ] {
                assert_eq!(file.header(header), value, "{typed}");
            }
            let policy = file.header("content-security-policy");
            assert!(policy.contains("default-src 'none'"), "{policy}");
            let data: Value = serde_json::from_str(&file.text).expect("JSON");
            let name = text::line(typed, 160).expect("a name");
            assert_eq!(data["account"]["name"], Value::from(name));
            let comment = data["drafts"][0]["comment"].as_str().expect("a text");
            assert_eq!(text::clean(comment), text::clean(typed));
        }
    });
}
