//! Linking an account: by its invitation, or from the own session.

use super::{at_the_provider, depart, invite, nobody, pair, site_with, whole_way};
use crate::provider::Provider;
use crate::site::{PASSWORD, Who, run};
use axum::http::StatusCode;

#[test]
fn the_pages_of_account_and_invitation_offer_the_provider() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        invite(&site, "einladung-1", "demo-mitglied2").await;
        let page = site.get("", "/einladung/einladung-1").await;
        assert!(page.text.contains("action=\"/einladung/einladung-1/anbieter\""), "{}", page.text);
        for (who, linked) in [(Who::Member, false), (Who::Planner, true)] {
            let cookie = site.sign_in(who).await;
            let page = site.get(&cookie, "/mein-bereich").await.text;
            assert_eq!(page.contains("action=\"/mein-bereich/anbieter\""), !linked, "{who:?}");
            assert!(page.contains("Anmelden mit Landesanmeldung"), "{who:?}");
        }
    });
}

#[test]
fn an_invitation_is_taken_up_once_and_by_one_person() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let own = pair(&site.get("", "/anmelden").await, "anbieter");
        assert_eq!(own, None);
        invite(&site, "einladung-1", "demo-mitglied").await;
        for unknown in ["einladung-2", "x", "%00", "einladung-1x"] {
            let answer = site.post("", &format!("/einladung/{unknown}/anbieter"), &[]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
        }
        let path = "/einladung/einladung-1/anbieter";
        // Somebody who is the planner already cannot become the member, too.
        let trip = depart(&site, "", path, &[]).await;
        let back = at_the_provider(&trip).await;
        nobody(&site.get(&trip.cookie, &back).await, StatusCode::CONFLICT, "taken");
        // Whoever is invited can: the refusal used nothing up.
        provider.person("neu");
        let (first, second) =
            (depart(&site, "", path, &[]).await, depart(&site, "", path, &[]).await);
        let back = at_the_provider(&first).await;
        let answer = site.get(&first.cookie, &back).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let session = pair(&answer, "sid").expect("a session");
        let page = site.get(&session, "/massnahmen/digitalbonus/erfahrung").await;
        assert_eq!(page.status, StatusCode::OK);
        let account = site.state.store.account_by_subject(&provider.issuer, "neu").await;
        let account = account.expect("the store answers").expect("an account");
        assert_eq!((account.id.as_str(), account.version), ("demo-mitglied", 2));
        // The second browser comes too late, and nobody can begin again.
        provider.person("noch-jemand");
        let back = at_the_provider(&second).await;
        nobody(&site.get(&second.cookie, &back).await, StatusCode::NOT_FOUND, "used up");
        assert_eq!(site.post("", path, &[]).await.status, StatusCode::NOT_FOUND);
        let other = site.state.store.account_by_subject(&provider.issuer, "noch-jemand").await;
        assert_eq!(other.expect("the store answers"), None);
        // From now on that is how the person signs in.
        provider.person("neu");
        assert_eq!(whole_way(&site).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn the_own_account_is_linked_with_password_and_in_the_same_session() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        provider.person("mitglied-dort");
        let member = site.sign_in(Who::Member).await;
        let path = "/mein-bereich/anbieter";
        assert_eq!(site.post("", path, &[]).await.status, StatusCode::FORBIDDEN);
        let asked = site.post(&member, path, &[]).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.text.contains("type=\"password\"") && asked.header("refresh").is_empty());
        for wrong in ["", "falsch geraten", &"x".repeat(300)] {
            let answer = site.post(&member, path, &[("password", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(answer.header("refresh").is_empty());
        }
        let right = [("password", PASSWORD)];
        // Somebody else's session does not finish it, nor none.
        for other in [String::new(), site.sign_in(Who::Member2).await] {
            let trip = depart(&site, &member, path, &right).await;
            let back = at_the_provider(&trip).await;
            let own = trip.cookie.split("; ").last().expect("a cookie").to_owned();
            let answer = site.get(&format!("{other}; {own}"), &back).await;
            assert!(answer.status.is_client_error(), "{}", answer.status);
        }
        nobody(&whole_way(&site).await, StatusCode::FORBIDDEN, "not linked yet");
        let trip = depart(&site, &member, path, &right).await;
        let back = at_the_provider(&trip).await;
        let answer = site.get(&trip.cookie, &back).await;
        assert_eq!(answer.location(), "/mein-bereich?hinweis=anbieter", "{}", answer.text);
        let entered = whole_way(&site).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        // The planner's key stays the planner's.
        provider.person("person-1");
        let trip = depart(&site, &member, path, &right).await;
        let back = at_the_provider(&trip).await;
        assert_eq!(site.get(&trip.cookie, &back).await.status, StatusCode::CONFLICT);
    });
}
