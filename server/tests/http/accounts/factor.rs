//! The second factor: added, asked for, removed.

use super::{GOOD, MEMBER, session_of};
use crate::site::{Answer, PASSWORD, Site, demo, hidden, run};
use axum::http::StatusCode;
use chrono::Utc;

/// The code of a step of 30 seconds since 1970. A test keeps the step it began with: the next one may begin any time.
fn code(secret: &str, step: i64) -> String {
    let bytes = totp_rs::Secret::Encoded(secret.to_owned()).to_bytes().expect("base 32");
    let algorithm = totp_rs::Algorithm::SHA1;
    let totp = totp_rs::TOTP::new(algorithm, 6, 1, 30, bytes, None, String::new()).expect("fits");
    totp.generate((step * 30).unsigned_abs())
}

fn step_now() -> i64 {
    Utc::now().timestamp() / 30
}

/// A code that is none of those that count now.
fn wrong_code(secret: &str) -> String {
    let near: Vec<_> = (-2..=3).map(|later| code(secret, step_now() + later)).collect();
    let wrong = ["000000", "111111", "222222", "333333", "444444", "555555", "666666"];
    (*wrong.iter().find(|w| !near.iter().any(|n| n == *w)).expect("seven are enough")).to_owned()
}

/// Sets up a second factor for the first member; the secret, the recovery codes and the step whose code did it.
async fn with_factor(site: &Site) -> (String, Vec<String>, i64) {
    let cookie = site.typed(MEMBER, PASSWORD).await;
    let path = "/mein-bereich/zweiter-faktor";
    let page = site.get(&cookie, path).await;
    assert!(page.text.contains("<svg") && page.text.contains("<path"), "a picture to scan");
    let secret = hidden(&page.text, "secret");
    let step = step_now();
    let now = code(&secret, step);
    for (code, old) in [(wrong_code(&secret), PASSWORD), (now.clone(), "falsch")] {
        let fields = [("secret", secret.as_str()), ("code", &code), ("old", old)];
        let answer = site.post(&cookie, path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hidden(&answer.text, "secret"), secret, "the secret of the device stays");
    }
    let weak = [("secret", "AAAA"), ("code", now.as_str()), ("old", PASSWORD)];
    let answer = site.post(&cookie, path, &weak).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a secret of another's making");
    assert_eq!(site.record(MEMBER).await.factor, None);
    let fields = [("secret", secret.as_str()), ("code", &now), ("old", PASSWORD)];
    let added = site.post(&cookie, path, &fields).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text);
    let codes: Vec<String> = added
        .text
        .split("<code class=\"wk-num\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next().map(str::to_owned))
        .collect();
    assert_eq!(codes.len(), 10);
    let account = site.record(MEMBER).await;
    assert_eq!(account.factor.as_deref(), Some(secret.as_str()));
    assert!(codes.iter().all(|code| !account.recovery.contains(code)), "digests only");
    assert!(site.is_live(&cookie).await);
    (secret, codes, step)
}

/// Gives name and password; the cookie of the second step.
async fn first_step(site: &Site) -> String {
    let answer = site.enter(MEMBER, PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/anmelden/faktor"));
    assert_eq!(session_of(&answer), "", "nobody is signed in yet");
    let cookie = answer.header("set-cookie");
    for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    cookie.split(';').next().expect("a pair").to_owned()
}

async fn second_step(site: &Site, cookie: &str, code: &str) -> Answer {
    site.post(cookie, "/anmelden/faktor", &[("code", code)]).await
}

#[test]
fn a_second_factor_is_asked_for_and_each_code_counts_once() {
    run(async {
        let site = demo().await;
        let (secret, recovery, began) = with_factor(&site).await;
        // The code that set it up was a use of it.
        let step = first_step(&site).await;
        assert_eq!(site.get(&step, "/anmelden/faktor").await.status, StatusCode::OK);
        assert!(!site.is_live(&step).await);
        let used = second_step(&site, &step, &code(&secret, began)).await;
        assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "replayed");
        let next = code(&secret, began + 1);
        let entered = second_step(&site, &step, &next).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
        let cookie = session_of(&entered);
        let page = site.get(&cookie, "/mein-bereich").await;
        assert!(page.text.contains("Kennwort und Code"), "how it was signed in to");
        // Neither the step nor the code counts again.
        assert_eq!(second_step(&site, &step, &next).await.location(), "/anmelden?hinweis=neu");
        let step = first_step(&site).await;
        let replayed = second_step(&site, &step, &next).await;
        assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
        // A recovery code, as it stands on paper.
        let typed = recovery[3].to_uppercase().replace('-', " ");
        let entered = second_step(&site, &step, &typed).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        let page = site.get(&session_of(&entered), "/mein-bereich").await;
        assert!(page.text.contains("Kennwort und Wiederherstellungscode"));
        assert_eq!(site.record(MEMBER).await.recovery.len(), 9);
        let step = first_step(&site).await;
        let again = second_step(&site, &step, &recovery[3]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "used up");
        // A new password does not do without it.
        let path = site.offer_reset("reset-token").await;
        assert_eq!(
            site.post("", &path, &[("password", GOOD)]).await.location(),
            "/anmelden?hinweis=kennwort"
        );
        assert_eq!(site.enter(MEMBER, GOOD).await.location(), "/anmelden/faktor");
    });
}

#[test]
fn five_wrong_codes_lead_back_to_the_beginning() {
    run(async {
        let site = demo().await;
        let (secret, recovery, _) = with_factor(&site).await;
        let step = first_step(&site).await;
        let wrong = wrong_code(&secret);
        for _ in 0..4 {
            let answer = second_step(&site, &step, &wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains("id=\"e-code\""));
        }
        assert_eq!(second_step(&site, &step, &wrong).await.location(), "/anmelden?hinweis=neu");
        let late = second_step(&site, &step, &recovery[0]).await;
        assert_eq!(late.location(), "/anmelden?hinweis=neu");
        assert_eq!(session_of(&late), "");
        // The account is guarded across steps too: the right code has to wait.
        let step = first_step(&site).await;
        let guarded = second_step(&site, &step, &recovery[0]).await;
        assert_eq!(guarded.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(site.comes_to_hold(
            "array::len(SELECT * FROM journal WHERE act = 'sign_in_failed' AND account = NONE) = 5"
        ).await);
        // A step that nobody began.
        for cookie in ["", "faktor=", "faktor=x", "sid=x"] {
            assert_eq!(
                second_step(&site, cookie, &recovery[0]).await.location(),
                "/anmelden?hinweis=neu"
            );
            assert_eq!(site.get(cookie, "/anmelden/faktor").await.status, StatusCode::SEE_OTHER);
        }
    });
}

#[test]
fn a_second_factor_is_removed_with_password_and_code() {
    run(async {
        let site = demo().await;
        let (_, recovery, _) = with_factor(&site).await;
        let step = first_step(&site).await;
        let cookie = session_of(&second_step(&site, &step, &recovery[0]).await);
        let path = "/mein-bereich/zweiter-faktor/entfernen";
        for (old, code) in
            [("falsch", recovery[1].as_str()), (PASSWORD, "123"), (PASSWORD, &recovery[0])]
        {
            let answer = site.post(&cookie, path, &[("old", old), ("code", code)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{old} {code}");
        }
        assert!(site.record(MEMBER).await.factor.is_some());
        let fields = [("old", PASSWORD), ("code", recovery[1].as_str())];
        let removed = site.post(&cookie, path, &fields).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
        let account = site.record(MEMBER).await;
        assert!(account.factor.is_none() && account.recovery.is_empty());
        assert!(site.is_live(&site.typed(MEMBER, PASSWORD).await).await);
    });
}
