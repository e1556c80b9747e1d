//! Who may keep whom.

use super::{PEOPLE, invitation, is_signed_in, people, person};
use crate::site::{Who, demo, run};
use axum::http::StatusCode;
use domain::people::Person;

#[test]
fn nobody_changes_the_own_rights() {
    run(async {
        let site = demo().await;
        for (who, own) in [(Who::Secretariat, "demo-geschaeftsstelle"), (Who::Admin, "demo-admin")]
        {
            let cookie = site.sign_in(who).await;
            let before = people(&site).await;
            let base = format!("{PEOPLE}/{own}");
            let page = site.get(&cookie, &base).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text.contains("Eigene Rechte ändert niemand selbst"), "{who:?}");
            assert!(!page.text.contains("/sperre\"") && !page.text.contains("/mandate/neu"));
            let term = [("from", "2019-02-28"), ("to", ""), ("version", "1")];
            let role = if who == Who::Admin { "admin" } else { "planner" };
            let grant = [("role", role), ("from", "2019-02-28"), ("token", "mehr")];
            let edit = [("name", "Ich"), ("email", "ich@x.example"), ("version", "1")];
            for (path, fields) in [
                (base.clone(), &edit[..]),
                (format!("{base}/sperre"), &[("sperren", "ja"), ("version", "1")]),
                (format!("{base}/einladung"), &[]),
                (format!("{base}/mandate"), &grant),
                (format!("{base}/mandate/{own}"), &term),
                (format!("{base}/mandate/{own}/ende"), &[("schritt", "beenden"), ("version", "1")]),
            ] {
                let answer = site.post(&cookie, &path, fields).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} as {who:?}");
            }
            assert_eq!(people(&site).await, before);
        }
    });
}

#[test]
fn the_office_neither_makes_nor_touches_keepers() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = (people(&site).await, site.rows().await);
        let base = format!("{PEOPLE}/demo-admin");
        let term = [
            ("from", "2019-02-28"),
            ("to", "2019-03-01"),
            ("version", "1"),
            ("schritt", "beenden"),
        ];
        let edit = [("name", "X"), ("email", "ich@x.example"), ("version", "1")];
        for (path, fields) in [
            (base.clone(), &edit[..]),
            (format!("{base}/sperre"), &[("sperren", "ja"), ("version", "1")]),
            (format!("{base}/einladung"), &[]),
            (format!("{base}/mandate/demo-admin"), &term),
            (
                format!("{base}/mandate/demo-admin/ende"),
                &[("schritt", "beenden"), ("version", "1")],
            ),
        ] {
            let answer = site.post(&office, &path, fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        for role in ["admin", "secretariat"] {
            let answer = site.post(&office, PEOPLE, &invitation("n@x.example", role, "neu1")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "invite as {role}");
            let grant = [("role", role), ("from", "2019-02-28"), ("token", "mehr")];
            let path = format!("{PEOPLE}/demo-mitglied/mandate");
            let answer = site.post(&office, &path, &grant).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "grant {role}");
        }
        assert_eq!((people(&site).await, site.rows().await), before);
        let form = site.get(&office, "/verwaltung/personen/neu").await.text;
        assert!(form.contains("value=\"planner\"") && !form.contains("value=\"admin\""));
        let admin = site.sign_in(Who::Admin).await;
        assert!(
            site.get(&admin, "/verwaltung/personen/neu").await.text.contains("value=\"admin\"")
        );
    });
}

#[test]
fn of_two_administrators_one_stays() {
    run(async {
        let site = demo().await;
        let admin = site.sign_in(Who::Admin).await;
        let fields = invitation("zwei@x.example", "admin", "zwei");
        assert_eq!(site.post(&admin, PEOPLE, &fields).await.status, StatusCode::OK);
        // The second has not taken up the invitation, so the first is the last who can run anything.
        let update = "UPDATE mandate:`demo-geschaeftsstelle` SET role = 'admin'";
        site.state.store.tamper(update).await.expect("taken");
        let other = site.sign_in(Who::Secretariat).await;
        let lock = [("sperren", "ja"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-admin/sperre");
        assert_eq!(site.post(&other, &path, &lock).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &admin).await, "the locked one is out");
        assert_eq!(site.get(&admin, "/verwaltung").await.status, StatusCode::NOT_FOUND);
        let end = [("schritt", "beenden"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-geschaeftsstelle/mandate/demo-geschaeftsstelle/ende");
        assert_eq!(site.post(&other, &path, &end).await.status, StatusCode::FORBIDDEN);
        assert!(is_signed_in(&site, &other).await);
    });
}

#[test]
fn fields_that_no_form_has_change_nothing() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = person(&site, "demo-mitglied").await;
        let more = [
            ("name", "Neuer Name"),
            ("email", "mitglied@demo.example"),
            ("version", "1"),
            ("role", "admin"),
            ("disabled", "true"),
            ("password", "x"),
            ("id", "demo-admin"),
            ("mandates", "[]"),
        ];
        let answer = site.post(&office, &format!("{PEOPLE}/demo-mitglied"), &more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let after = person(&site, "demo-mitglied").await;
        assert_eq!(after, Person { name: "Neuer Name".to_owned(), version: 2, ..before });
        let more = [
            ("from", "01.03.2019"),
            ("to", ""),
            ("version", "1"),
            ("role", "admin"),
            ("organisation", "ORG07"),
            ("account", "demo-gast"),
            ("withdrawn", "true"),
        ];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied");
        assert_eq!(site.post(&office, &path, &more).await.status, StatusCode::SEE_OTHER);
        let held = &person(&site, "demo-mitglied").await.mandates[0];
        assert_eq!((held.role, held.organisation.as_str()), (domain::actor::Role::Member, "ORG02"));
        assert_eq!(
            (held.from.to_string().as_str(), held.withdrawn, held.version),
            ("2019-03-01", false, 2)
        );
        // Stale forms change nothing either.
        assert_eq!(site.post(&office, &path, &more).await.status, StatusCode::CONFLICT);
        let path = format!("{PEOPLE}/demo-gast");
        let name = |name| [("name", name), ("email", Who::Guest.email()), ("version", "1")];
        let saved = site.post(&office, &path, &name("Demo-Gast Akademie")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let stale = site.post(&office, &path, &name("Demo-Gast Verein")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(
            stale.text.contains("Demo-Gast Akademie")
                && stale.text.contains("value=\"Demo-Gast Verein\"")
        );
    });
}

#[test]
fn only_keepers_see_the_way_in() {
    run(async {
        let site = demo().await;
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let keeper = matches!(who, Who::Secretariat | Who::Admin);
            let page = site.get(&cookie, "/").await.text;
            assert_eq!(page.contains("href=\"/verwaltung\""), keeper, "{who:?}");
            let start = site.get(&cookie, "/verwaltung").await;
            assert_eq!(start.status == StatusCode::OK, keeper, "{who:?}");
            assert_eq!(start.text.contains("/verwaltung/journal"), who == Who::Admin, "{who:?}");
        }
    });
}
