//! What was typed comes back as text, never as markup, and never overwrites what another typed.

use crate::site::{Site, Who, demo, hidden, run};
use axum::http::StatusCode;

const NASTY: &str =
    "</title></textarea><script>alert(1)</script>\"><img src=x onerror=alert(1)>&amp;'";

fn escaped(page: &str, what: &str) {
    for markup in ["<script>alert", "<img src=x", "</title></textarea>"] {
        assert!(!page.contains(markup), "{what}: {markup}");
    }
}

/// The content of the text area with this name, as a browser would show it.
fn text_area(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\"");
    let areas = page.split("<textarea").skip(1).map(|area| area.split_once('>').expect("a tag"));
    let found = areas.into_iter().find(|(tag, _)| tag.contains(&mark));
    let inner = found.unwrap_or_else(|| panic!("no field {name}")).1;
    let inner = inner.split_once("</textarea>").expect("its end").0;
    // The parser drops one leading line break.
    let inner = inner.strip_prefix('\n').unwrap_or(inner);
    inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

async fn pages(site: &Site, paths: &[&str]) {
    for who in [Who::Anonymous, Who::Planner, Who::Member] {
        let cookie = site.sign_in(who).await;
        for path in paths {
            let answer = site.get(&cookie, path).await;
            escaped(&answer.text, &format!("{path} as {who:?}"));
        }
    }
}

#[test]
fn a_measures_text_is_text_everywhere() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let description = format!("\n  Erste Zeile\n{NASTY}\n\nLetzte");
        let fields = [
            ("name", NASTY),
            ("short", "<b>Kurz</b>"),
            ("summary", NASTY),
            ("description", &description),
            ("lead", NASTY),
            ("tier", "oeffentlich"),
            ("token", "t1"),
        ];
        let created = site.post(&planner, "/massnahmen", &fields).await;
        assert_eq!(created.status, StatusCode::SEE_OTHER, "{}", created.text);
        let page = created.location().split('?').next().expect("a path").to_owned();
        assert_eq!(page, "/massnahmen/b-kurz-b");
        let edit = format!("{page}/bearbeiten");
        let shown = site.get(&planner, &page).await.text;
        assert!(shown.contains("&lt;script&gt;alert(1)"), "the text itself is there");
        let title = shown
            .split_once("<title>")
            .expect("a title")
            .1
            .split_once("</title>")
            .expect("its end")
            .0;
        assert!(title.contains("&lt;"), "{title}");
        let form = site.get(&planner, &edit).await.text;
        assert_eq!(text_area(&form, "description"), description.trim());
        assert_eq!(text_area(&form, "summary"), NASTY);
        assert!(form.contains("value=\"&lt;/title&gt;&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;"), "the name");
        pages(
            &site,
            &[
                &page,
                &edit,
                "/massnahmen",
                "/massnahmen/matrix",
                "/aenderungen",
                "/",
                "/en/massnahmen",
            ],
        )
        .await;

        // A refused form comes back with everything typed, escaped all the same.
        let refused = site
            .post(
                &planner,
                &edit,
                &[("name", ""), ("summary", NASTY), ("lead", NASTY), ("version", "1")],
            )
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        escaped(&refused.text, "the refused form");
        assert_eq!(text_area(&refused.text, "summary"), NASTY);
        assert_eq!(hidden(&refused.text, "version"), "1");
    });
}

#[test]
fn links_experiences_ratings_and_values_are_text_everywhere() {
    run(async {
        let site = demo().await;
        let (planner, member) = (site.sign_in(Who::Planner).await, site.sign_in(Who::Member).await);
        let link = [
            ("indicator", "BG-04"),
            ("direction", "increase"),
            ("directness", "direct"),
            ("grade", "hoch"),
            ("assumption", NASTY),
            ("reason", NASTY),
            ("token", "l1"),
        ];
        let answer = site.post(&planner, "/massnahmen/digitalhub/beitraege", &link).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let experience =
            [("kind", "erfolg"), ("text", NASTY), ("visibility", "oeffentlich"), ("token", "x1")];
        let answer = site.post(&member, "/massnahmen/digitalhub/erfahrung", &experience).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let rating = [
            ("C1", "1"),
            ("C2", "2"),
            ("C3", "3"),
            ("C4", "k"),
            ("C5", "5"),
            ("stance", "support"),
            ("comment", NASTY),
            ("version", "0"),
        ];
        let path = "/bewertungen/R7/digitalhub";
        assert_eq!(
            site.post(&member, path, &rating).await.location(),
            "/bewertungen/R7/digitalhub/pruefen"
        );
        escaped(&site.get(&member, "/bewertungen/R7/digitalhub/pruefen").await.text, "checking");
        let form = site.get(&member, path).await.text;
        assert_eq!(text_area(&form, "comment"), NASTY);
        assert_eq!(
            site.post(&member, &format!("{path}/abgeben"), &rating).await.status,
            StatusCode::SEE_OTHER
        );
        let value = [
            ("period", "2019"),
            ("value", "12,5"),
            ("vintage", NASTY),
            ("note", NASTY),
            ("evidence", "illustrative"),
            ("version", "1"),
            ("token", "v1"),
        ];
        let checked = site.post(&planner, "/indikatoren/BG-04/wert", &value).await;
        escaped(&checked.text, "checking a value");
        let refused = [
            ("period", NASTY),
            ("value", NASTY),
            ("vintage", NASTY),
            ("token", "v2"),
            ("version", "1"),
        ];
        let refused = site.post(&planner, "/indikatoren/BG-04/wert", &refused).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        escaped(&refused.text, "a refused value");
        pages(
            &site,
            &[
                "/massnahmen/digitalhub",
                "/massnahmen/digitalhub/beitraege/l1",
                "/massnahmen/digitalhub/erfahrung/x1",
                "/bewertungen/R7/digitalhub/quittung",
                "/bewertungen",
                "/indikatoren/BG-04",
                "/aenderungen",
                "/",
            ],
        )
        .await;
    });
}

#[test]
fn the_slower_of_two_editors_sees_both_texts() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/massnahmen/digitalbonus/bearbeiten";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let save = async |summary: &str| {
            let fields = [
                ("name", "Digitalbonus"),
                ("summary", summary),
                ("lead", "MW"),
                ("tier", "oeffentlich"),
                ("version", version.as_str()),
            ];
            site.post(&planner, path, &fields).await
        };
        assert_eq!(save("Fassung der Ersten").await.status, StatusCode::SEE_OTHER);
        let before = site.rows().await;
        let late = save("Fassung des Zweiten").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(
            late.text.contains("Fassung der Ersten") && late.text.contains("Fassung des Zweiten")
        );
        assert_eq!(site.rows().await, before);
        // The page offers to save over the version just shown.
        let second = hidden(&late.text, "version");
        let fields = [
            ("name", "Digitalbonus"),
            ("summary", "Fassung des Zweiten"),
            ("lead", "MW"),
            ("tier", "oeffentlich"),
            ("version", second.as_str()),
        ];
        assert_eq!(site.post(&planner, path, &fields).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_form_sent_twice_writes_once() {
    run(async {
        let site = demo().await;
        let (planner, member) = (site.sign_in(Who::Planner).await, site.sign_in(Who::Member).await);
        let link = [
            ("indicator", "BG-04"),
            ("direction", "increase"),
            ("directness", "direct"),
            ("grade", "hoch"),
            ("token", "l1"),
        ];
        let experience = [("kind", "erfolg"), ("text", "Läuft."), ("token", "x1")];
        let value = [
            ("period", "2015"),
            ("value", "12,5"),
            ("vintage", "2016"),
            ("evidence", "illustrative"),
            ("version", "1"),
            ("token", "v1"),
            ("schritt", "speichern"),
        ];
        let rating = [
            ("C1", "1"),
            ("C2", "2"),
            ("C3", "3"),
            ("C4", "k"),
            ("C5", "5"),
            ("stance", "reject"),
            ("version", "0"),
        ];
        for (cookie, path, fields) in [
            (&planner, "/massnahmen/digitalhub/beitraege", &link[..]),
            (&member, "/massnahmen/digitalhub/erfahrung", &experience[..]),
            (&planner, "/indikatoren/BG-04/wert", &value[..]),
            (&member, "/bewertungen/R7/digitalhub/abgeben", &rating[..]),
        ] {
            let first = site.post(cookie, path, fields).await;
            assert_eq!(first.status, StatusCode::SEE_OTHER, "{path}: {}", first.text);
            let rows = site.rows().await;
            let again = site.post(cookie, path, fields).await;
            assert_eq!(
                (again.status, again.location()),
                (StatusCode::SEE_OTHER, first.location()),
                "{path}"
            );
            assert_eq!(site.rows().await, rows, "{path}");
        }
    });
}

#[test]
fn no_chain_of_measures_bites_its_own_tail() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let follow = async |slug: &str, before: &str| {
            let path = format!("/massnahmen/{slug}/bearbeiten");
            let version = hidden(&site.get(&planner, &path).await.text, "version");
            let fields = [
                ("name", slug),
                ("summary", "x"),
                ("lead", "MW"),
                ("tier", "oeffentlich"),
                ("predecessor", before),
                ("version", version.as_str()),
            ];
            site.post(&planner, &path, &fields).await.status
        };
        assert_eq!(follow("digitalhub", "digitalagentur").await, StatusCode::SEE_OTHER);
        for (slug, before) in [
            ("digitalhub", "digitalhub"),
            ("digitalagentur", "digitalhub"),
            ("digitalhub", "gibt-es-nicht"),
            ("digitalhub", "a b"),
        ] {
            assert_eq!(
                follow(slug, before).await,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{slug} after {before}"
            );
        }
    });
}
