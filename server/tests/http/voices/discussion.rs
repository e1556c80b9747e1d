//! Discussions: writing, quoting, mentioning, resolving, moderating, following live; hostile Markdown.

use super::{saved, version};
use crate::html::{Judge, parse};
use crate::site::{Answer, Site, Who, demo, get, run};
use axum::body::Body;
use axum::http::{Response, StatusCode};
use futures::StreamExt;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const TOPIC: &str = "/diskussion/massnahme/digitalbonus";

async fn begin(site: &Site, cookie: &str, token: &str, text: &str) -> Answer {
    let fields = [("title", "Fristen"), ("post", text), ("token", token)];
    site.post(cookie, TOPIC, &fields).await
}

#[test]
fn a_thread_is_answered_quoted_mentioned_and_resolved() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let other = site.sign_in(Who::Member2).await;
        saved(&begin(&site, &member, "p1", "Wann kommt das, @NHT? **Bald**").await);
        saved(&begin(&site, &member, "p1", "Wann kommt das, @NHT? **Bald**").await);
        let page = site.get(&other, TOPIC).await.text;
        assert_eq!(page.matches("id=\"beitrag-p1\"").count(), 1);
        assert!(
            page.contains("<strong>Bald</strong>") && page.contains("Hinweis an: NHT"),
            "{page}"
        );
        assert!(site.get(&other, "/mein-bereich").await.text.contains("Hinweis in der Diskussion"));

        let answer = [("thread", "p1"), ("quotes", "p1"), ("post", "Im Juni."), ("token", "p2")];
        saved(&site.post(&other, TOPIC, &answer).await);
        assert!(
            !site.get(&other, "/mein-bereich").await.text.contains("Hinweis in der Diskussion")
        );
        let page = site.get(&member, TOPIC).await.text;
        assert!(
            page.contains("Demo-Mitglied IHKN schrieb:") && page.contains("Im Juni."),
            "{page}"
        );

        // Only whoever began it, or the office, resolves it; then nobody answers, and the text is not lost.
        let resolve = [("step", "klaeren")];
        let refused = site.post(&other, "/faeden/p1/stand", &resolve).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        saved(&site.post(&member, "/faeden/p1/stand", &resolve).await);
        let late = [("thread", "p1"), ("post", "Noch etwas."), ("token", "p3")];
        let late = site.post(&other, TOPIC, &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Noch etwas."), "{}", late.text);
        saved(&site.post(&member, "/faeden/p1/stand", &[("step", "oeffnen")]).await);
    });
}

#[test]
fn a_change_leaves_the_earlier_text_readable_and_a_hidden_post_says_why() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let other = site.sign_in(Who::Member2).await;
        let office = site.sign_in(Who::Secretariat).await;
        saved(&begin(&site, &member, "p1", "Firma Muster trödelt.").await);
        let path = "/beitraege/p1";
        let seen = version(&site, &member, path).await;
        let edit = [("post", "Die Bewilligung dauert."), ("version", &seen)];
        for (cookie, status) in [(&other, 403), (&office, 403), (&member, 303), (&member, 409)] {
            let answer = site.post(cookie, path, &edit).await;
            assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
        }
        let page = site.get(&other, path).await.text;
        assert!(
            page.contains("Firma Muster trödelt.") && page.contains("Frühere Fassungen"),
            "{page}"
        );

        let moderation = format!("{path}/moderation");
        let seen = version(&site, &office, path).await;
        let bare = [("step", "verbergen"), ("reason", " "), ("version", &seen)];
        assert_eq!(site.post(&office, &moderation, &bare).await.status, 422);
        let hide = [("step", "verbergen"), ("reason", "Nennt einen Betrieb."), ("version", &seen)];
        assert_eq!(site.post(&member, &moderation, &hide).await.status, StatusCode::NOT_FOUND);
        saved(&site.post(&office, &moderation, &hide).await);
        for page in [TOPIC, path] {
            let text = site.get(&other, page).await.text;
            assert!(text.contains("Nennt einen Betrieb."), "{page}");
            assert!(!text.contains("Bewilligung dauert") && !text.contains("trödelt"), "{page}");
        }
        // The journal tells that and why, never what was said.
        let history = site.get(&other, "/aenderungen").await.text;
        assert!(history.contains("Beitrag moderiert") && history.contains("Nennt einen Betrieb."));
        assert!(!history.contains("trödelt"), "{history}");
        // Whoever wrote it cannot change it past the office.
        let seen = version(&site, &office, path).await;
        let edit = [("post", "Anders."), ("version", &seen)];
        assert_eq!(site.post(&member, path, &edit).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn nobody_outside_the_council_reads_a_discussion() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        saved(&begin(&site, &member, "p1", "Nur für uns.").await);
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let inside = who.is_inside() && who != Who::Guest;
            for path in [TOPIC, "/beitraege/p1"] {
                let answer = site.get(&cookie, path).await;
                assert_eq!(answer.text.contains("Nur für uns."), inside, "{who:?} {path}");
                let expected = if inside { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(answer.status, expected, "{who:?} {path}");
            }
            for path in ["/massnahmen/digitalbonus", "/aenderungen", "/mein-bereich"] {
                let text = site.get(&cookie, path).await.text;
                assert!(!text.contains("Nur für uns."), "{who:?} {path}");
                assert!(inside || !text.contains("Beitrag geschrieben"), "{who:?} {path}");
            }
        }
    });
}

/// A second is promised; a machine with everything else on it gets some more.
const SOON: Duration = Duration::from_secs(5);

/// Opens the stream of the topic.
async fn follow(site: &Site, cookie: &str) -> Response<Body> {
    let request = get(&format!("{TOPIC}/strom"), cookie);
    let Ok(response) = server::app(site.state.clone()).oneshot(request).await;
    response
}

/// Reads until the stream says this, or ends; what it said, and how long it took.
async fn until(body: &mut axum::body::BodyDataStream, wanted: &str) -> (String, Duration) {
    let (began, mut said) = (Instant::now(), String::new());
    while !said.contains(wanted) {
        let next = tokio::time::timeout(Duration::from_secs(30), body.next()).await;
        let Some(Ok(bytes)) = next.expect("a word within half a minute") else { break };
        said.push_str(&String::from_utf8_lossy(&bytes));
    }
    (said, began.elapsed())
}

#[test]
fn a_post_is_told_of_at_once_and_a_stream_ends_with_the_right_to_read() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let response = follow(&site, &member).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut body = response.into_body().into_data_stream();
        assert!(until(&mut body, "data: 0").await.0.contains("event: stand"));
        let other = site.sign_in(Who::Member2).await;
        saved(&begin(&site, &other, "p1", "Neu.").await);
        let (said, took) = until(&mut body, "data: 1").await;
        assert!(said.contains("event: stand"), "{said}");
        assert!(took < SOON, "{took:?}");
        // The mandate is withdrawn: the stream says so and ends.
        let withdraw = "UPDATE mandate:`demo-mitglied` SET withdrawn = true";
        site.state.store.tamper(withdraw).await.expect("taken");
        let (said, took) = until(&mut body, "event: ende").await;
        assert!(said.contains("event: ende"), "{said}");
        assert!(took < SOON, "{took:?}");
        assert!(body.next().await.is_none(), "nothing follows");
        // The same with a session that ends, and a measure that moves into a closer circle.
        for ending in [
            "DELETE session WHERE account = 'demo-mitglied2'",
            "UPDATE measure:digitalbonus SET tier = 'geschaeftsstelle'; \
             UPDATE meta:catalogue SET base += 1, revision += 1",
        ] {
            let who = if ending.starts_with("DELETE") { Who::Member2 } else { Who::Chair };
            let cookie = site.sign_in(who).await;
            let mut body = follow(&site, &cookie).await.into_body().into_data_stream();
            until(&mut body, "data: 1").await;
            site.state.store.tamper(ending).await.expect("taken");
            let (said, took) = until(&mut body, "event: ende").await;
            assert!(said.contains("event: ende"), "{ending}: {said}");
            assert!(took < SOON, "{ending}: {took:?}");
        }
    });
}

#[test]
fn one_person_holds_a_few_streams_and_no_more() {
    run(async {
        let site = demo().await;
        let chair = site.sign_in(Who::Chair).await;
        let mut open = Vec::new();
        for _ in 0..6 {
            let response = follow(&site, &chair).await;
            assert_eq!(response.status(), StatusCode::OK);
            open.push(response);
        }
        assert_eq!(follow(&site, &chair).await.status(), StatusCode::SERVICE_UNAVAILABLE);
        open.pop();
        assert_eq!(follow(&site, &chair).await.status(), StatusCode::OK);
        for who in [Who::Anonymous, Who::Guest, Who::Admin] {
            let cookie = site.sign_in(who).await;
            assert_eq!(follow(&site, &cookie).await.status(), StatusCode::NOT_FOUND, "{who:?}");
        }
    });
}

/// Elements that Markdown of a post may become.
const ALLOWED: [&str; 12] =
    ["p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"];

/// Everything that Markdown can make, harmless.
const SAMPLE: &str = "Absatz *kursiv* **fett** `Code` [Link](/massnahmen) [ohne Ziel](bild.png)\nZeile\n\n- a\n- b\n\n1. x\n2. y\n\n> Zitat\n\n\
    ```\nBlock\n```\n\n---\n\nEnde";

#[test]
fn no_markdown_of_a_post_becomes_anything_but_the_few_elements_that_are_allowed() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let mut judge = Judge::new();
        saved(&begin(&site, &member, "p0", SAMPLE).await);
        let seen = version(&site, &member, "/beitraege/p0").await;
        let edit = [("post", SAMPLE), ("version", &seen)];
        saved(&site.post(&member, "/beitraege/p0", &edit).await);
        let answer = [("thread", "p0"), ("quotes", "p0"), ("post", SAMPLE), ("token", "p01")];
        saved(&site.post(&member, TOPIC, &answer).await);
        for path in [TOPIC, "/beitraege/p0"] {
            judge.look(path, &site.get(&member, path).await);
        }
        // From here on any new kind of element, any handler and any foreign address is a fault.
        judge.expect(&[]);
        let texts: Vec<String> = crate::payloads::hostile()
            .into_iter()
            .chain(MARKDOWN.iter().map(ToString::to_string))
            .collect();
        assert!(texts.len() >= 500);
        let mut packs: Vec<String> = Vec::new();
        for text in &texts {
            match packs.last_mut() {
                Some(pack) if pack.chars().count() + text.chars().count() < 3_800 => {
                    pack.push_str("\n\n");
                    pack.push_str(text);
                }
                _ => packs.push(text.clone()),
            }
        }
        for (number, pack) in packs.iter().enumerate() {
            let token = format!("q{number}");
            let fields =
                [("thread", "p0"), ("quotes", "p0"), ("post", pack.as_str()), ("token", &token)];
            saved(&site.post(&member, TOPIC, &fields).await);
            let page = site.get(&member, TOPIC).await;
            judge.look(TOPIC, &page);
            let own = site.get(&member, &format!("/beitraege/{token}")).await;
            judge.look("one post", &own);
            inside(&own.text);
        }
        judge.verdict();
    });
}

/// What Markdown itself could be made to do.
const MARKDOWN: [&str; 14] = [
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "[x](</a onclick=alert(1)>)",
    "[x](/a \"title\\\" onclick=alert(1) x=\\\"\")",
    "```<script>\nalert(1)\n```",
    "# <img src=x onerror=alert(1)>",
];

/// Within the text of a post only the elements that are allowed, and no attribute but an address.
fn inside(page: &str) {
    let marker = "wk-posts__text\">";
    for (at, _) in page.match_indices(marker) {
        let rest = &page[at + marker.len()..];
        let text = rest.split("</div>").next().expect("an end");
        for element in parse(&format!("<body>{text}")).elements {
            let name = element.name.as_str();
            let around = matches!(name, "html" | "head" | "body");
            assert!(around || ALLOWED.contains(&name), "{name} in {text}");
            for (name, value) in &element.attributes {
                let known = matches!(name.as_str(), "href" | "rel" | "start");
                assert!(known, "{name} in {text}");
                assert!(!value.to_lowercase().contains("script:"), "{value} in {text}");
            }
        }
    }
}
