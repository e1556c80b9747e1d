//! A write is taken from the product's own pages only.

use crate::matrix::address;
use crate::site::{OWN, Site, Who, demo, form, run};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use server::routes::list;

/// Headers of requests that no page of the product sends.
const FOREIGN: [&[(&str, &str)]; 9] = [
    &[],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://127.0.0.1:3001")],
    &[("origin", "http://127.0.0.1:3000.evil.example")],
    &[("referer", "http://127.0.0.1:3000/anmelden")],
    &[("sec-fetch-site", "cross-site"), ("origin", OWN)],
    &[("sec-fetch-site", "same-site"), ("origin", OWN)],
    &[("sec-fetch-site", "none")],
];

#[test]
fn a_foreign_request_changes_nothing() {
    run(async {
        let site = demo().await;
        let mut cookies = Vec::new();
        for who in [Who::Planner, Who::Member, Who::Secretariat, Who::Admin] {
            cookies.push(site.sign_in(who).await);
        }
        let before = site.rows().await;
        let fields = form(&[
            ("name", "Fremd"),
            ("summary", "Fremd"),
            ("lead", "Fremd"),
            ("to", "in_evaluation"),
            ("reason", "Fremd"),
            ("version", "1"),
            ("token", "fremd"),
            ("indicator", "BG-04"),
            ("direction", "increase"),
            ("directness", "direct"),
            ("grade", "hoch"),
            ("kind", "erfolg"),
            ("text", "Fremd"),
            ("C1", "1"),
            ("C2", "1"),
            ("C3", "1"),
            ("C4", "1"),
            ("C5", "1"),
            ("demo", "1"),
            ("email", Who::Admin.email()),
        ]);
        let mut asked = 0;
        for route in list().iter().filter(|route| route.writes) {
            let path = address(route);
            for cookie in &cookies {
                for headers in FOREIGN {
                    let mut request = Request::post(path)
                        .header(COOKIE, cookie)
                        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
                    for (name, value) in headers {
                        request = request.header(*name, *value);
                    }
                    let answer = site
                        .send(request.body(Body::from(fields.clone())).expect("a request"))
                        .await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
                    assert_eq!(answer.header("set-cookie"), "", "{path} {headers:?}");
                    assert!(answer.text.contains("href=\"/\""), "{path}: a way on");
                    asked += 1;
                }
            }
        }
        println!("{asked} foreign requests");
        assert_eq!(site.rows().await, before);
    });
}

/// Rows per table without what a look itself leaves behind: when the own page was last visited, that a round whose
/// deadline has passed takes nothing after its result was read, and when something public was first seen as it is.
async fn lasting(site: &Site) -> Vec<(&'static str, i64)> {
    let mut rows = site.rows().await;
    rows.retain(|(table, _)| !matches!(*table, "desk" | "gate" | "oparl_object"));
    rows
}

#[test]
fn reading_never_writes() {
    run(async {
        let site = demo().await;
        let mut cookies = Vec::new();
        for who in Who::ALL {
            cookies.push(site.sign_in(who).await);
        }
        let before = lasting(&site).await;
        for route in list().iter().filter(|route| !route.writes) {
            let path = address(route);
            for cookie in &cookies {
                site.get(cookie, &format!("{path}?name=x&schritt=speichern&version=1")).await;
            }
        }
        assert_eq!(lasting(&site).await, before);
    });
}
