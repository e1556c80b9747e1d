//! How a meeting opens after it was called: who is foreseen, what a late call needs, what a second call and late items do.

use crate::meetings::{before_the_sixth, begun, plain};
use crate::site::{Answer, Site, Who, hidden, run};
use axum::http::StatusCode;

const SEND: &str = "/sitzungen/6/versand";
const LIVE: &str = "/sitzungen/6/live";

/// The sixth meeting with a first agenda, three weeks ahead.
async fn prepared() -> (Site, String) {
    let site = before_the_sixth().await;
    let office = site.sign_in(Who::Secretariat).await;
    begun(&site, &office).await;
    (site, office)
}

/// Sends what is due with more of the form filled in.
async fn send(site: &Site, office: &str, more: &[(&str, &str)]) -> Answer {
    let version = hidden(&site.get(office, SEND).await.text, "version");
    let mut fields = vec![("version", version.as_str())];
    fields.extend(more);
    site.post(office, SEND, &fields).await
}

async fn done(site: &Site, cookie: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = site.post(cookie, path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
    answer.location().to_owned()
}

/// The Geschäftsstelle notes the answers of organisations.
async fn answered(site: &Site, office: &str, codes: &[&str], answer: &str) {
    for code in codes {
        let fields = [("organisation", *code), ("answer", answer), ("support", "")];
        done(site, office, "/sitzungen/6/antworten", &fields).await;
    }
}

/// The day of the meeting: it is opened, and this is what the Geschäftsstelle reads then.
async fn opened(site: &Site) -> (Site, String, String) {
    let day = site.on("2020-06-18".parse().expect("a day"));
    let office = day.sign_in(Who::Secretariat).await;
    let names = [("chair", "Demo-Vorsitz"), ("minute_taker", "Demo-Geschäftsstelle")];
    done(&day, &office, LIVE, &names).await;
    let page = plain(&day.get(&office, LIVE).await);
    (day, office, page)
}

async fn seat(site: &Site, office: &str, code: &str, seating: &str) {
    let fields = [("organisation", code), ("seating", seating), ("person", "")];
    done(site, office, &format!("{LIVE}/anwesenheit"), &fields).await;
}

#[test]
fn whoever_has_promised_to_come_counts_until_it_is_noted_that_they_stayed_away() {
    run(async {
        let (site, office) = prepared().await;
        let sent = send(&site, &office, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let member = site.sign_in(Who::Member).await;
        let path = "/sitzungen/6/rueckmeldung";
        done(&site, &member, path, &[("answer", "zusage"), ("support", "")]).await;
        let coming = ["ORG01", "ORG03", "ORG04", "ORG05", "ORG06"];
        answered(&site, &office, &coming, "zusage").await;
        answered(&site, &office, &["ORG07"], "absage").await;

        let (day, office, page) = opened(&site).await;
        let found = "6 von 12 stimmberechtigt anwesend – beschlussfähig";
        assert!(page.matches(found).count() >= 2, "now and at the opening: {page}");

        seat(&day, &office, "ORG06", "nicht-da").await;
        let page = plain(&day.get(&office, LIVE).await);
        let found = "5 von 12 stimmberechtigt anwesend – nicht beschlussfähig";
        assert!(page.matches(found).count() >= 2, "the finding follows: {page}");
        seat(&day, &office, "ORG05", "entschuldigt").await;
        let page = plain(&day.get(&office, LIVE).await);
        assert!(page.contains("4 von 12 stimmberechtigt anwesend"), "{page}");
        // Whoever comes after all counts from then on.
        seat(&day, &office, "ORG06", "kommt").await;
        let page = plain(&day.get(&office, LIVE).await);
        assert!(page.contains("5 von 12 stimmberechtigt anwesend"), "{page}");
    });
}
