//! Invitations and links to set a new password: each counts once, and none tells who has an account.

use super::{BETTER, GOOD, MEMBER, plain, session_of};
use crate::site::{OWN, demo, run};
use axum::http::StatusCode;
use std::time::Duration;

#[test]
fn an_invitation_is_taken_up_once() {
    run(async {
        let site = demo().await;
        let path = site.invite("muster", "invitation-token").await;
        let page = site.get("", &path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("Erika muster") && page.text.contains("muster@hwk.example"));
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert!(!page.text.contains("ziel=/einladung"), "the link goes into no other address");
        assert_eq!(site.get("", &format!("/en{path}")).await.status, StatusCode::OK);

        // The rules of passwords: too short, known, common. The link goes on counting.
        for password in
            ["", "elf Zeichen", "muster@hwk.example", "Wirkungskompass1", &"x".repeat(129)]
        {
            let answer = site.post("", &path, &[("password", password)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
            assert!(answer.text.contains("id=\"e-password\""), "{password}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer");
            assert!(password.is_empty() || !answer.text.contains(&format!("value=\"{password}")));
        }
        let opened = site.post("", &path, &[("password", GOOD)]).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/mein-bereich"));
        let cookie = session_of(&opened);
        assert!(site.get(&cookie, "/mein-bereich").await.text.contains("muster@hwk.example"));
        assert!(site.is_live(&site.typed("muster@hwk.example", GOOD).await).await);
        assert!(
            site.comes_to_hold(
                "array::len(SELECT * FROM journal WHERE act = 'account_opened' AND key = 'muster') = 1"
            )
            .await
        );
        // Used up, with any password.
        let again = site.post("", &path, &[("password", BETTER)]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert_eq!(session_of(&again), "");
    });
}

#[test]
fn links_that_do_not_count_look_alike() {
    run(async {
        let site = demo().await;
        site.invite("muster", "invitation-token").await;
        site.offer_reset("reset-token").await;
        site.invite("alt", "expired-token").await;
        site.invite("gesperrte", "locked-token").await;
        let end = "UPDATE onetime SET expires = 0 WHERE account = 'alt'; \
                   UPDATE account:gesperrte SET disabled = true";
        site.state.store.tamper(end).await.expect("taken");
        let mut pages = Vec::new();
        for path in [
            "/einladung/never-made",
            "/einladung/expired-token",
            "/einladung/locked-token",
            "/einladung/reset-token",
            "/einladung/%00",
            "/kennwort-neu/never-made",
            "/kennwort-neu/invitation-token",
            "/einrichtung/never-made",
            "/einrichtung/invitation-token",
        ] {
            for answer in [
                site.get("", path).await,
                site.post("", path, &[("password", GOOD), ("name", "x"), ("email", "x@y.de")])
                    .await,
            ] {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
                assert_eq!(session_of(&answer), "", "{path}");
                pages.push((path, plain(&answer, &[path])));
            }
        }
        for (path, page) in &pages {
            assert_eq!(page, &pages[0].1, "{path}");
        }
        assert!(pages[0].1.contains("href=\"/kennwort-vergessen\""), "a way on");
        assert_eq!(site.record("muster@hwk.example").await.password, None);
    });
}

#[test]
fn asking_for_a_new_password_tells_nobody_who_has_an_account() {
    run(async {
        let site = demo().await;
        let mut answers = Vec::new();
        for email in [MEMBER, " MITGLIED@demo.example", "niemand@demo.example", "' OR true@x"] {
            let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email}");
            answers.push((answer.location().to_owned(), answer.headers.len(), answer.text));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        let told = site.get("", &answers[0].0).await;
        assert!(told.text.contains("wk-receipt") && !told.text.contains(MEMBER));
        // One mail per address that has an account, with the link, kept from whoever reads the outbox.
        assert!(
            site.comes_to_hold(
                "array::len(SELECT * FROM outbox WHERE address = 'mitglied@demo.example' AND secret = true \
                 AND text CONTAINS 'http://127.0.0.1:3000/kennwort-neu/') = 2 \
                 AND array::len(SELECT * FROM outbox) = 2 \
                 AND array::len(SELECT * FROM onetime WHERE kind = 'reset') = 1"
            )
            .await
        );
        for email in ["", "  ", "kein-at"] {
            let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
        }
        // A locked account and one without a password get none.
        site.invite("muster", "invitation-token").await;
        for email in ["gesperrt@demo.example", "muster@hwk.example"] {
            site.state
                .store
                .tamper("UPDATE account:gesperrt SET disabled = true")
                .await
                .expect("taken");
            let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email}");
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(site.comes_to_hold("array::len(SELECT * FROM outbox) = 2").await);
    });
}

/// The whole way: asked for, read in the mailbox, followed, signed in.
#[test]
fn the_link_in_the_mail_sets_the_password() {
    run(async {
        let site = demo().await;
        site.post("", "/kennwort-vergessen", &[("email", MEMBER)]).await;
        assert!(site.comes_to_hold("array::len(SELECT * FROM outbox) = 1").await);
        let now = site.state.clock.now();
        let mail = site.state.store.claim_mail(now).await.expect("answers").expect("a mail");
        assert_eq!(mail.address, MEMBER);
        let link = mail.text.lines().find(|line| line.contains("/kennwort-neu/")).expect("a link");
        let path = link.trim().strip_prefix(OWN).expect("an address of this service");
        assert!(mail.html.contains(link.trim()));
        let answer = site.post("", path, &[("password", GOOD)]).await;
        assert_eq!(answer.location(), "/anmelden?hinweis=kennwort");
        site.typed(MEMBER, GOOD).await;
    });
}

#[test]
fn a_mailbox_is_not_flooded() {
    run(async {
        let site = demo().await;
        for email in [MEMBER, "niemand@demo.example"] {
            for _ in 0..5 {
                let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email}");
            }
            let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{email}");
        }
    });
}
