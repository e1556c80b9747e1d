//! Inviting a person.

use super::{PEOPLE, count, invitation};
use crate::site::{OWN, Who, demo, demo_with, run};
use axum::http::StatusCode;

#[test]
fn an_invitation_shows_its_link_once_and_invites_once() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = site.rows().await;
        let fields = invitation(" Erika@Muster.example", "deputy", "neu1");
        let answer = site.post(&office, PEOPLE, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let link = answer.text.split("http://127.0.0.1:3000/einladung/").nth(1).expect("a link");
        let token = link.split('"').next().expect("its end");
        assert_eq!(token.len(), 43, "256 bits: {token}");
        let after = site.rows().await;
        for table in ["account", "mandate", "onetime", "outbox", "journal"] {
            assert_eq!(count(&after, table), count(&before, table) + 1, "{table}");
        }
        // The same form again invites nobody, and the link is on no page any more.
        let again = site.post(&office, PEOPLE, &fields).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(site.rows().await, after);
        for path in [PEOPLE, "/verwaltung", "/verwaltung/personen/neu1"] {
            let page = site.get(&office, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.text.contains(token), "{path}");
        }
        let page = site.get(&office, "/verwaltung/personen/neu1").await.text;
        assert!(page.contains("erika@muster.example") && page.contains("Einladung offen"));
        assert!(page.contains("Person eingeladen") && page.contains("01.03.2026"), "the history");

        // A taken address is told at its field; what was typed stays.
        let refused =
            site.post(&office, PEOPLE, &invitation("ERIKA@muster.example", "guest", "neu2")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Zu dieser Adresse gibt es schon ein Konto"));
        assert!(
            refused.text.contains("value=\"Erika Muster\"")
                && refused.text.contains("value=\"neu2\"")
        );
        assert_eq!(site.rows().await, after);

        // A fresh link takes the place of the old one.
        let path = "/verwaltung/personen/neu1/einladung";
        let fresh = site.post(&office, path, &[]).await;
        assert_eq!(fresh.status, StatusCode::OK);
        assert!(fresh.text.contains("/einladung/") && !fresh.text.contains(token));
        let rows = site.rows().await;
        assert_eq!(count(&rows, "onetime"), count(&after, "onetime"));
        assert_eq!(count(&rows, "outbox"), count(&after, "outbox") + 1);
    });
}

#[test]
fn where_mails_go_out_no_page_shows_a_link() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_SMTP_URL", "smtp://127.0.0.1:2525?tls=none")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let answer = site.post(&office, PEOPLE, &invitation("n@x.example", "guest", "neu1")).await;
        assert_eq!(answer.location(), "/verwaltung/personen/neu1?hinweis=eingeladen");
        let page = site.get(&office, answer.location()).await.text;
        assert!(
            page.contains("Person eingeladen.") && !page.contains(":3000/einladung/"),
            "{page}"
        );
        let again = site.post(&office, "/verwaltung/personen/neu1/einladung", &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let outbox = site.get(&office, "/verwaltung/postausgang").await.text;
        assert_eq!(outbox.matches("n@x.example").count(), 2, "{outbox}");
    });
}

#[test]
fn every_field_of_an_invitation_is_checked() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = site.rows().await;
        for (field, value) in [
            ("name", " "),
            ("email", "erika"),
            ("email", "a@b.example\r\nBcc: x@y.example"),
            ("role", ""),
            ("role", "none"),
            ("role", "root"),
            ("organisation", ""),
            ("organisation", "ORG99"),
            ("from", ""),
            ("from", "31.02.2026"),
            ("to", "28.02.2026"),
        ] {
            let mut fields = invitation("neu@muster.example", "member", "neu1");
            fields.iter_mut().find(|(name, _)| *name == field).expect("a field").1 = value;
            let answer = site.post(&office, PEOPLE, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value:?}");
            assert!(answer.text.contains(&format!("href=\"#f-{field}\"")), "{field}={value:?}");
        }
        assert_eq!(site.rows().await, before);
    });
}
