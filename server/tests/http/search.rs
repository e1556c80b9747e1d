//! Search: the same for words that mean the same, and nothing that the reader may not know of.

use crate::site::{Answer, OWN, Site, Who, demo, demo_with, form, hidden, run};
use axum::http::StatusCode;

const SECRET: &str = "Kanarienvogel";

fn plain(answer: &Answer) -> String {
    answer.text.replace("<!>", "").replace('\u{a0}', " ")
}

/// The addresses that a page of hits leads to, in order.
fn hits(page: &str) -> Vec<String> {
    let hits = page.split("<li class=\"wk-find__hit\"><a href=\"").skip(1);
    hits.map(|hit| hit.split('"').next().expect("an address").to_owned()).collect()
}

async fn find(site: &Site, cookie: &str, typed: &str) -> String {
    let answer = site.get(cookie, &format!("/suche?{}", form(&[("q", typed)]))).await;
    assert_eq!(answer.status, StatusCode::OK, "{typed}: {}", answer.text);
    plain(&answer)
}

#[test]
fn niederschrift_and_protokoll_find_the_same() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let one = hits(&find(&site, &office, "Niederschrift").await);
        assert!(!one.is_empty());
        assert_eq!(hits(&find(&site, &office, "Protokoll").await), one);
        assert_eq!(hits(&find(&site, &office, "PROTOKOLLE").await), one);
    });
}

#[test]
fn hits_lead_to_their_page_with_the_hit_marked() {
    run(async {
        let site = demo().await;
        let page = find(&site, "", "digitalbonus").await;
        assert_eq!(hits(&page)[0], "/massnahmen/digitalbonus", "the best one first");
        assert!(page.contains("<mark>Digitalbonus</mark>"), "{page}");
        let page = find(&site, "", "BG-04").await;
        assert_eq!(hits(&page)[0], "/indikatoren/BG-04");
        assert_eq!(
            hits(&find(&site, "", "Maßnahme").await),
            hits(&find(&site, "", "massnahme").await)
        );
        for who in [Who::Anonymous, Who::Member, Who::Secretariat] {
            let cookie = site.sign_in(who).await;
            for path in hits(&find(&site, &cookie, "digital").await) {
                let path = path.split('#').next().expect("a path");
                assert_eq!(
                    site.get(&cookie, path).await.status,
                    StatusCode::OK,
                    "{path} as {who:?}"
                );
            }
        }
        let english = site.get("", "/en/suche?q=digitalbonus").await;
        assert_eq!(hits(&plain(&english))[0], "/en/massnahmen/digitalbonus");
        let start = site.get("", "/").await.text;
        assert!(
            start.contains("action=\"/suche\"") && start.contains("type=\"search\""),
            "every page has the field"
        );
    });
}

#[test]
fn an_empty_or_hostile_query_gets_a_page() {
    run(async {
        let site = demo().await;
        let blank = plain(&site.get("", "/suche").await);
        assert!(blank.contains("name=\"q\"") && !blank.contains("Treffer"), "{blank}");
        let none = find(&site, "", "digitalbouns").await;
        assert!(
            none.contains("Meinten Sie") && none.contains("href=\"/suche?q=digitalbonus\""),
            "{none}"
        );
        let none = find(&site, "", "xqzw wqzx").await;
        assert!(none.contains("So kommen Sie weiter"), "{none}");
        for typed in [
            "<script>alert(1)</script>".to_owned(),
            "\" onfocus=\"alert(1)".to_owned(),
            "%00\u{202e}\u{7}".to_owned(),
            "a ".repeat(500),
            "ß".repeat(2_000),
            "((((((((((a+)+)+)+)$".to_owned(),
        ] {
            let page = find(&site, "", &typed).await;
            assert!(
                !page.contains("<script>alert") && !page.contains("value=\"\" onfocus"),
                "{page}"
            );
        }
        let odd = site.get("", "/suche?q=a&q=b&art=%27&x=1").await.status;
        assert!(odd == StatusCode::OK || odd == StatusCode::BAD_REQUEST, "{odd}");
    });
}

#[test]
fn what_one_may_not_see_is_neither_found_nor_counted() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let version = hidden(&site.get(&office, "/sitzungen/6/bearbeiten").await.text, "version");
        let fields = [
            ("title", "6. Sitzung"),
            ("date", "18.06.2020"),
            ("begins", "14:00"),
            ("ends", "16:30"),
            ("place", "Hannover"),
            ("access", "Kanarienvogelzugang"),
            ("template", "Regelsitzung"),
            ("version", &version),
        ];
        site.post(&office, "/sitzungen/6/bearbeiten", &fields).await;
        let item = [("title", SECRET), ("tier", "geschaeftsstelle"), ("token", "t-1")];
        let added = site.post(&office, "/sitzungen/6/punkte", &item).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        // The hit of another reader must not come out of what is kept between requests.
        assert_eq!(hits(&find(&site, &office, SECRET).await).len(), 1);
        for who in Who::ALL.into_iter().filter(|who| *who != Who::Secretariat) {
            let cookie = site.sign_in(who).await;
            let page = find(&site, &cookie, SECRET).await;
            assert_eq!(hits(&page), [] as [&str; 0], "{who:?}");
            assert!(page.contains("gibt es keinen Treffer"), "{who:?}: {page}");
            assert!(!page.contains("(1)"), "{who:?}");
            // Nor is it suggested to whoever nearly knows it.
            let near = find(&site, &cookie, "Kanarienvogle").await;
            assert!(!near.contains("Meinten Sie"), "{who:?}");
        }
        // What was written since is found at once.
        let renamed = hidden(&site.get(&office, "/sitzungen/6/punkte/t-1").await.text, "version");
        let fields = [("title", "Wellensittich"), ("version", renamed.as_str())];
        let saved = site.post(&office, "/sitzungen/6/punkte/t-1", &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        assert_eq!(hits(&find(&site, &office, "wellensittich").await).len(), 1);
        assert_eq!(hits(&find(&site, &office, SECRET).await), [] as [&str; 0]);
    });
}

#[test]
fn the_tasks_of_the_next_weeks_stand_with_their_meeting() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let page = plain(&site.get(&office, "/aufgaben").await);
        // The seventh meeting is 38 days away: its invitation is due in 23, motions in 30.
        let (_, group) = page.split_once("Bis zur 7. Sitzung").expect("a group of the meeting");
        let group = group.split("</section>").next().expect("its end");
        for (text, href) in [
            ("Einladung versenden", "/sitzungen/7/versand"),
            ("Anträge zur Tagesordnung", "/sitzungen/7\""),
            ("Sitzung vorbereiten", "/sitzungen/7\""),
        ] {
            assert!(group.contains(text) && group.contains(href), "{text}: {group}");
        }
    });
}
