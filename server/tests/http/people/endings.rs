//! Mandates and accounts that end.

use super::{PEOPLE, is_signed_in, people};
use crate::site::{Who, demo, hidden, run};
use axum::http::StatusCode;

#[test]
fn a_withdrawn_or_locked_person_is_out_with_the_next_request() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let (member, planner) = (site.sign_in(Who::Member).await, site.sign_in(Who::Planner).await);
        let form = "/bewertungen/R7/digitalhub";
        assert_eq!(site.get(&member, form).await.status, StatusCode::OK);
        let end = [("schritt", "beenden"), ("version", "1"), ("verbleib", "organisation")];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied/ende");
        assert_eq!(site.post(&office, &path, &end).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &member).await);
        assert_ne!(site.get(&member, form).await.status, StatusCode::OK);
        // Signing in again gives a session without any right.
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.get(&member, form).await.status, StatusCode::FORBIDDEN);

        assert_eq!(site.get(&planner, "/massnahmen/neu").await.status, StatusCode::OK);
        let lock = [("sperren", "ja"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-planung/sperre");
        assert_eq!(site.post(&office, &path, &lock).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &planner).await);
        let refused =
            site.post("", "/anmelden", &[("demo", "1"), ("email", Who::Planner.email())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unlock = [("sperren", "nein"), ("version", "2")];
        assert_eq!(site.post(&office, &path, &unlock).await.status, StatusCode::SEE_OTHER);
        let planner = site.sign_in(Who::Planner).await;
        assert_eq!(site.get(&planner, "/massnahmen/neu").await.status, StatusCode::OK);
    });
}

#[test]
fn ending_a_mandate_asks_what_becomes_of_open_duties() {
    run(async {
        let site = demo().await;
        site.sign_in(Who::Locked).await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let form = "/bewertungen/R7/digitalhub";
        let kept =
            site.post(&member, form, &[("comment", "Noch nicht fertig."), ("C1", "3")]).await;
        assert!(kept.status.as_u16() < 500);
        let base = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied");
        let page = site.get(&office, &format!("{base}/ende")).await.text;
        assert!(page.contains("Die Person hat 1 angefangene Bewertung."), "{page}");
        assert!(
            page.contains("DigitalHub")
                && page.contains("Weitergeben an Demo-Stellvertretung IHKN")
        );
        assert!(!page.contains("Demo-Mitglied NHT"), "of another organisation");

        let before = people(&site).await;
        for (fields, status) in [
            (&[("version", "1")][..], 200),
            (&[("version", "1"), ("schritt", "beenden")], 422),
            (&[("version", "1"), ("schritt", "beenden"), ("verbleib", "demo-mitglied2")], 422),
            (&[("version", "1"), ("schritt", "beenden"), ("verbleib", "gesperrt")], 422),
            (&[("version", "9"), ("schritt", "beenden"), ("verbleib", "organisation")], 409),
        ] {
            let answer = site.post(&office, &format!("{base}/ende"), fields).await;
            assert_eq!(answer.status.as_u16(), status, "{fields:?}");
        }
        // A last day in the past ends it as well: asked first, then done, with the dates carried along.
        let dates = [("from", "28.02.2019"), ("to", "01.03.2019"), ("version", "1")];
        let asked = site.post(&office, &base, &dates).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.text.contains("Mandat beenden") && asked.text.contains("01.03.2019"));
        assert_eq!(hidden(&asked.text, "to"), "01.03.2019");
        assert_eq!(people(&site).await, before);
        assert!(is_signed_in(&site, &member).await);

        let choice = [("schritt", "beenden"), ("verbleib", "demo-vertretung")];
        let done = site.post(&office, &base, &[&dates[..], &choice].concat()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        assert!(!is_signed_in(&site, &member).await);
        let deputy = site.sign_in(Who::Deputy).await;
        assert!(site.get(&deputy, form).await.text.contains("Noch nicht fertig."));
        let page = site.get(&office, &format!("{PEOPLE}/demo-mitglied")).await.text;
        assert!(page.contains("abgelaufen") && page.contains("Demo-Stellvertretung IHKN"));
        for path in [format!("{base}/ende"), format!("{PEOPLE}/demo-gast/mandate/demo-mitglied")] {
            assert_eq!(site.get(&office, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn a_deputys_mandate_says_for_whom_it_stands() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let page = site.get(&office, &format!("{PEOPLE}/demo-vertretung")).await.text;
        assert!(page.contains("steht für: Demo-Mitglied IHKN"), "{page}");
        let end = [("schritt", "beenden"), ("version", "1"), ("verbleib", "organisation")];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied/ende");
        assert_eq!(site.post(&office, &path, &end).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&office, &format!("{PEOPLE}/demo-vertretung")).await.text;
        assert!(page.contains("zurzeit kein Mitglied"));
    });
}
