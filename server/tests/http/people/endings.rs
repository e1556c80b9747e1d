//! Mandates and accounts that end.

use super::{PEOPLE, is_signed_in, mails, people, text};
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
        // Whether the organisation has answered or begun to, the Geschäftsstelle does not learn.
        assert!(page.contains("ist die Organisation zu 3 Maßnahmen gefragt"), "{page}");
        assert!(!page.contains("angefangene Bewertung."), "{page}");
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
        let [told, heir] = mails(&site).await.try_into().expect("two letters");
        assert_eq!(told.address, Who::Member.email());
        assert!(text(&told).contains("vom 28. Februar 2019 bis zum 1. März 2019"), "{told:?}");
        assert_eq!(heir.address, Who::Deputy.email());
        assert!(text(&heir).contains("Demo-Mitglied IHKN spricht nicht länger für"), "{heir:?}");
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
fn whoever_holds_a_mandate_is_told_of_every_change_once() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let base = format!("{PEOPLE}/demo-gast/mandate");
        let token = "0190a1b2-0000-7000-8000-00000000000d";
        let new = [
            ("role", "member"),
            ("organisation", "ORG07"),
            ("from", "01.12.2026"),
            ("to", ""),
            ("token", token),
        ];
        let bad = [("role", "member"), ("organisation", ""), ("from", "morgen"), ("token", token)];
        assert_eq!(site.post(&office, &base, &bad).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(mails(&site).await.is_empty(), "nothing happened");
        // The same form sent twice grants once.
        for _ in 0..2 {
            assert_eq!(site.post(&office, &base, &new).await.status, StatusCode::SEE_OTHER);
        }
        let granted = format!("{base}/{token}");
        let dates = [("from", "01.12.2026"), ("to", "31.12.2099"), ("version", "1")];
        assert_eq!(site.post(&office, &granted, &dates).await.status, StatusCode::SEE_OTHER);
        let stale = site.post(&office, &granted, &dates).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let end = [("schritt", "beenden"), ("version", "2"), ("verbleib", "organisation")];
        let ended = site.post(&office, &format!("{granted}/ende"), &end).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        let told = mails(&site).await;
        let subjects: Vec<_> = told.iter().map(|mail| mail.subject.as_str()).collect();
        assert_eq!(
            subjects,
            [
                "Ihr neues Mandat im Wirkungskompass",
                "Ihr Mandat im Wirkungskompass wurde geändert",
                "Ihr Mandat im Wirkungskompass wurde beendet",
            ]
        );
        assert!(told.iter().all(|mail| mail.address == Who::Guest.email()));
        assert!(text(&told[0]).contains("Es gilt ab dem 1. Dezember 2026."), "{:?}", told[0]);
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
