//! Own sessions, and the mandate that one acts on.

use super::{GOOD, MEMBER, digest, from, session_of};
use crate::site::{PASSWORD, Who, demo, form, post, run};
use axum::http::StatusCode;

#[test]
fn a_token_from_elsewhere_is_never_taken_over() {
    run(async {
        let site = demo().await;
        let planted = "sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let fields = [("email", MEMBER), ("password", PASSWORD)];
        let answer = site.post(planted, "/anmelden", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_ne!(session_of(&answer), planted);
        assert!(!site.is_live(planted).await);
        // Whoever was signed in in this browser before no longer is.
        let first = session_of(&answer);
        let second = session_of(&site.post(&first, "/anmelden", &fields).await);
        assert!(site.is_live(&second).await && !site.is_live(&first).await);
    });
}

#[test]
fn own_sessions_are_listed_and_ended_and_nobody_elses() {
    run(async {
        let site = demo().await;
        let fields = form(&[("email", MEMBER), ("password", PASSWORD)]);
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let long = format!("<script>alert(1)</script>{}", "y".repeat(300));
        let mut cookies = Vec::new();
        for (address, agent) in
            [([203, 0, 113, 77], firefox), ([198, 51, 100, 9], &long), ([192, 0, 2, 200], "")]
        {
            let request = from(address, agent, post("/anmelden", "", fields.clone()));
            cookies.push(session_of(&site.send(request).await));
        }
        let stranger = site.sign_in(Who::Member2).await;
        let page = site.get(&cookies[0], "/mein-bereich").await;
        for shown in [
            "Firefox auf Linux",
            "203.0.113.0/24",
            "198.51.100.0/24",
            "192.0.2.0/24",
            "diese Sitzung",
        ] {
            assert!(page.text.contains(shown), "{shown}");
        }
        assert!(!page.text.contains("113.77") && !page.text.contains("10.9.8"));
        assert!(!page.text.contains("<script>alert") && !page.text.contains(&"y".repeat(120)));
        assert!(!cookies.iter().any(|c| page.text.contains(&c["sid=".len()..])), "no token");

        let path = "/mein-bereich/sitzungen";
        let id = |cookie: &str| digest(&cookie["sid=".len()..]);
        for id in [id(&stranger), "x".to_owned(), String::new()] {
            let answer = site.post(&cookies[0], path, &[("sitzung", &id)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        }
        assert!(site.is_live(&stranger).await);
        let ended = site.post(&cookies[0], path, &[("sitzung", &id(&cookies[1]))]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert!(!site.is_live(&cookies[1]).await && site.is_live(&cookies[2]).await);
        site.post(&cookies[0], path, &[("sitzung", "andere")]).await;
        assert!(site.is_live(&cookies[0]).await && !site.is_live(&cookies[2]).await);
        assert!(site.is_live(&stranger).await);
    });
}

#[test]
fn only_an_own_valid_mandate_can_be_acted_on() {
    run(async {
        let site = demo().await;
        let more = "LET $m = (SELECT * FROM ONLY mandate WHERE account = 'demo-mitglied' LIMIT 1); \
            FOR $name IN ['vorsitz2', 'vorbei'] { \
              CREATE type::record('mandate', $name) CONTENT object::extend($m, { \
                id: type::record('mandate', $name), role: 'chair' }) }; \
            UPDATE mandate:vorbei SET to = '2019-12-31'; \
            CREATE mandate:fremd CONTENT object::extend($m, { id: mandate:fremd, role: 'admin', account: 'x' })";
        site.state.store.tamper(more).await.expect("taken");
        assert_eq!(site.record(MEMBER).await.id.as_str(), "demo-mitglied");
        let cookie = site.typed(MEMBER, PASSWORD).await;
        let rates = "/massnahmen/digitalbonus/erfahrung";
        assert_eq!(site.get(&cookie, rates).await.status, StatusCode::OK);
        let page = site.get(&cookie, "/mein-bereich").await;
        assert!(page.text.contains("abgelaufen: galt von") && page.text.contains("Vorsitz"));
        for other in ["fremd", "vorbei", "gibt-es-nicht", "", "a'b"] {
            let answer = site.post(&cookie, "/mein-bereich/mandat", &[("mandat", other)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
        }
        let answer = site.post(&cookie, "/mein-bereich/mandat", &[("mandat", "vorsitz2")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(site.get(&cookie, rates).await.status, StatusCode::FORBIDDEN, "chairs now");
        // The choice lasts through a new password.
        let fields = [("old", PASSWORD), ("password", GOOD)];
        let renewed = session_of(&site.post(&cookie, "/mein-bereich/kennwort", &fields).await);
        assert_eq!(site.get(&renewed, rates).await.status, StatusCode::FORBIDDEN);
    });
}
