//! Persons found, organisations kept, and what visitors see.

use super::PEOPLE;
use crate::site::{Who, demo, hidden, run};
use axum::http::StatusCode;

const NASTY: &str = "</title><script>alert(1)</script>\"><img src=x onerror=alert(1)>";

#[test]
fn persons_are_found_by_name_address_organisation_role_and_standing() {
    run(async {
        let site = demo().await;
        let many = "FOR $n IN 100..220 {
            CREATE type::record('account', 'p' + <string>$n) CONTENT { email: 'p' + <string>$n + '@viele.example',
                name: 'Person ' + <string>$n, disabled: false, recovery: [], created: 0, erased: false, version: 1 };
        };";
        site.state.store.tamper(many).await.expect("taken");
        let office = site.sign_in(Who::Secretariat).await;
        site.sign_in(Who::Locked).await;
        let list = async |query: &str| site.get(&office, &format!("{PEOPLE}{query}")).await.text;
        let rows = |page: &str| page.matches("role=\"rowheader\"").count();
        let first = list("?suche=viele").await;
        assert!(first.contains("120 Personen") && rows(&first) == 50, "{}", rows(&first));
        assert!(first.contains("suche=viele&amp;seite=3"));
        assert_eq!(rows(&list("?suche=viele&seite=3").await), 20);
        assert_eq!(rows(&list("?suche=viele&stand=ohne&seite=99").await), 20);
        assert_eq!(rows(&list("?suche=viele&stand=gueltig").await), 0);
        for (query, name, missing) in [
            ("?suche=massnahmenplanung", "Demo-Maßnahmenplanung", "Demo-Gast"),
            ("?suche=planung@demo", "Demo-Maßnahmenplanung", "Demo-Gast"),
            ("?suche=Handwerkstag", "Demo-Mitglied NHT", "Demo-Mitglied IHKN"),
            ("?rolle=deputy", "Demo-Stellvertretung IHKN", "Demo-Mitglied IHKN"),
            ("?organisation=ORG07", "Demo-Mitglied NHT", "Demo-Mitglied IHKN"),
            ("?stand=gesperrt", "Probe gesperrt", "Demo-Mitglied IHKN"),
            ("?stand=ohne&rolle=deputy", "Probe entzogen", "Demo-Stellvertretung IHKN"),
        ] {
            let page = list(query).await;
            assert!(page.contains(name), "{query} finds {name}");
            assert!(!page.contains(missing), "{query} leaves {missing} out");
        }
        let start = site.get(&office, "/verwaltung").await.text;
        assert!(start.contains("122 Personen haben kein gültiges Mandat"), "{start}");
        assert!(start.contains("120 Personen haben ihre Einladung noch nicht angenommen"));
        for query in ["?seite=-1", "?stand=%00&rolle=x", "?suche=%3Cscript%3Ealert(1)%3C/script%3E"]
        {
            let page = site.get(&office, &format!("{PEOPLE}{query}")).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
            assert!(!page.text.contains("<script>alert"), "{query}");
        }
    });
}

#[test]
fn organisations_are_kept_once_per_code_and_version() {
    run(async {
        let site = demo().await;
        let admin = site.sign_in(Who::Admin).await;
        let list = "/verwaltung/organisationen";
        let fields = |code: &'static str, version: &'static str| {
            [
                ("code", code),
                ("name", NASTY),
                ("short", "<b>x</b>"),
                ("kind", "Innung"),
                ("vote", "nein"),
                ("version", version),
            ]
        };
        let created = site.post(&admin, list, &fields("INNUNG-1", "")).await;
        assert_eq!(
            created.location(),
            format!("{list}/INNUNG-1?hinweis=angelegt"),
            "{}",
            created.text
        );
        for code in ["INNUNG-1", "ORG02"] {
            let taken = site.post(&admin, list, &fields(code, "")).await;
            assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
            assert!(taken.text.contains("Dieses Kürzel gibt es schon"), "{code}");
        }
        for code in ["none", "neu", "a/b", ""] {
            let refused = site.post(&admin, list, &fields(code, "")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{code:?}");
        }
        let path = format!("{list}/INNUNG-1");
        for page in [list, &path, "/verwaltung/personen/neu", "/verwaltung/personen"] {
            let page = site.get(&admin, page).await.text;
            assert!(!page.contains("<script>alert") && !page.contains("<b>x</b>"));
        }
        assert!(
            site.get(&admin, &format!("{list}?art=Innung&stimme=nein"))
                .await
                .text
                .contains("INNUNG-1")
        );
        assert!(!site.get(&admin, &format!("{list}?stimme=ja")).await.text.contains("INNUNG-1"));
        assert!(
            !site
                .get(&admin, &format!("{list}?suche=gibt-es-nicht"))
                .await
                .text
                .contains("INNUNG-1")
        );
        let saved = site.post(&admin, &path, &fields("ANDERS", "1")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(site.get(&admin, &format!("{list}/ANDERS")).await.status, StatusCode::NOT_FOUND);
        let stale = [("name", "Innung der Uhrmacher"), ("short", "IU"), ("version", "1")];
        let stale = [&stale[..], &[("kind", "Innung"), ("vote", "ja")]].concat();
        let both = site.post(&admin, &path, &stale).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        assert!(both.text.contains("wurde inzwischen geändert"), "{}", both.text);
        assert!(both.text.contains("value=\"Innung der Uhrmacher\""), "nothing typed is lost");
        let version = hidden(&both.text, "version");
        let again = [&stale[..2], &stale[3..], &[("version", version.as_str())]].concat();
        assert_eq!(site.post(&admin, &path, &again).await.status, StatusCode::SEE_OTHER);
        site.rows().await;
    });
}

#[test]
fn the_public_face_holds_from_the_next_request() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let face = "/verwaltung/oeffentlichkeit";
        let page = site.get(&office, face).await.text;
        let version = hidden(&page, "version");
        assert!(page.contains("name=\"measures\" value=\"ja\" checked"), "{page}");
        assert_eq!(site.get("", "/massnahmen").await.status, StatusCode::OK);
        assert_eq!(site.get("", "/aenderungen").await.status, StatusCode::NOT_FOUND);
        let open = [("version", version.as_str()), ("changes", "ja"), ("geheim", "ja")];
        assert_eq!(site.post(&office, face, &open).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.get("", "/massnahmen").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get("", "/massnahmen/digitalbonus").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get("", "/aenderungen").await.status, StatusCode::OK);
        assert_eq!(site.get(&office, "/massnahmen").await.status, StatusCode::OK);
        let stale = site.post(&office, face, &open).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("name=\"changes\" value=\"ja\" checked"), "as it was ticked");
        assert_ne!(hidden(&stale.text, "version"), version);
        let page = site.get(&office, face).await.text;
        assert!(page.contains("öffentliche Ansicht geändert"), "the history");
    });
}
