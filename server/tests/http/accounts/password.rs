//! A new password, over a link or by oneself.

use super::{GOOD, MEMBER, session_of};
use crate::site::{PASSWORD, Who, demo, run};
use axum::http::StatusCode;

#[test]
fn a_reset_ends_every_session_and_does_not_sign_in() {
    run(async {
        let site = demo().await;
        let before = site.typed(MEMBER, PASSWORD).await;
        let other = site.sign_in(Who::Member2).await;
        let path = site.offer_reset("reset-token").await;
        assert_eq!(site.get("", &path).await.status, StatusCode::OK);
        let answer = site.post(&before, &path, &[("password", GOOD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), "/anmelden?hinweis=kennwort");
        assert_eq!(session_of(&answer), "");
        assert!(!site.is_live(&before).await && site.is_live(&other).await);
        assert_eq!(site.enter(MEMBER, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(site.is_live(&site.typed(MEMBER, GOOD).await).await);
        assert_eq!(site.get("", &path).await.status, StatusCode::NOT_FOUND);
        assert!(
            site.comes_to_hold(
                "array::len(SELECT * FROM journal WHERE act = 'password_reset') = 1 \
                 AND array::len(SELECT * FROM outbox WHERE address = 'mitglied@demo.example' \
                 AND secret = false) = 1"
            )
            .await
        );
    });
}

#[test]
fn a_new_password_of_ones_own_ends_the_other_sessions() {
    run(async {
        let site = demo().await;
        let here = site.typed(MEMBER, PASSWORD).await;
        let phone = site.typed(MEMBER, PASSWORD).await;
        let other = site.sign_in(Who::Member2).await;
        let path = "/mein-bereich/kennwort";
        for (old, new, field) in
            [("falsch", GOOD, "old"), ("", GOOD, "old"), (PASSWORD, "kurz", "password")]
        {
            let answer = site.post(&here, path, &[("old", old), ("password", new)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{old:?} {new}");
            assert!(answer.text.contains(&format!("id=\"e-{field}\"")), "{old:?} {new}");
        }
        assert!(site.is_live(&phone).await);
        let answer = site.post(&here, path, &[("old", PASSWORD), ("password", GOOD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let renewed = session_of(&answer);
        assert!(renewed.len() > 40 && renewed != here);
        assert!(site.is_live(&renewed).await && site.is_live(&other).await);
        assert!(!site.is_live(&here).await && !site.is_live(&phone).await);
        assert_eq!(site.enter(MEMBER, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.typed(MEMBER, GOOD).await;
    });
}
