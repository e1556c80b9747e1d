//! Locked accounts, and accounts that somebody guesses at.

use super::{MEMBER, from, plain, session_of};
use crate::site::{PASSWORD, Who, demo, form, post, run};
use axum::http::StatusCode;

#[test]
fn a_locked_account_is_refused_like_an_unknown_one() {
    run(async {
        let site = demo().await;
        let lock = "UPDATE account:gesperrt SET disabled = true";
        site.state.store.tamper(lock).await.expect("taken");
        let (locked, unknown) = ("gesperrt@demo.example", "niemandem@demo.example");
        let right = site.enter(locked, PASSWORD).await;
        let nobody = site.enter(unknown, PASSWORD).await;
        assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(right.status, nobody.status);
        assert_eq!(plain(&right, &[locked]), plain(&nobody, &[unknown]));
        let button = [("demo", "1"), ("email", locked)];
        assert_eq!(
            site.post("", "/anmelden", &button).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert!(site.comes_to_hold(
            "array::len(SELECT * FROM journal WHERE act = 'sign_in_failed' AND key = 'gesperrt' AND who = NONE) = 2 \
             AND array::len(SELECT * FROM journal WHERE act = 'sign_in_failed') = 2"
        ).await);
    });
}

#[test]
fn an_account_is_guarded_from_wherever_one_guesses() {
    run(async {
        let site = demo().await;
        for email in ["planung@demo.example", "niemand@demo.example"] {
            for last in 0..6_u8 {
                let body = form(&[("email", email), ("password", "falsch")]);
                let request = from([10, 1, 0, last], "x", post("/anmelden", "", body));
                let expected = if last < 5 { 422 } else { 429 };
                assert_eq!(site.send(request).await.status.as_u16(), expected, "{email} {last}");
            }
        }
        let right = site.enter("planung@demo.example", PASSWORD).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(session_of(&right), "");
        // Others go on, and so does the demonstration's own button.
        site.typed(MEMBER, PASSWORD).await;
        assert!(site.is_live(&site.sign_in(Who::Planner).await).await);
    });
}
