//! What members say and what becomes of it: experience with files, findings, answers, the chain, one's own desk, discussions.

mod chain;
mod desk;
mod discussion;
mod experience;
mod findings;

use crate::site::{Answer, Site, hidden};
use axum::http::StatusCode;

fn saved(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

/// The version that a form of a page was opened with.
async fn version(site: &Site, cookie: &str, path: &str) -> String {
    hidden(&site.get(cookie, path).await.text, "version")
}

/// A finding about the Digitalbonus under an identifier of one's own; the answer is due on a day.
async fn finding(site: &Site, office: &str, id: &str, title: &str, due: &str) {
    let fields = [
        ("massnahme", "digitalbonus"),
        ("title", title),
        ("text", "Mehrere Organisationen berichten dasselbe."),
        ("sources", "erfahrung:e0002"),
        ("sources", "bewertung:R5/digitalbonus/ORG02"),
        ("addressee", "MW"),
        ("due", due),
        ("visibility", "rat"),
        ("token", id),
    ];
    saved(&site.post(office, "/feststellungen", &fields).await);
}
