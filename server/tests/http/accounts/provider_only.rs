//! Accounts without a password, whose persons sign in with the provider alone.

use crate::site::{OWN, Site, demo_with, run};
use axum::http::StatusCode;
use server::mail::compose;
use std::time::{Duration, Instant};

const PROVIDER: [(&str, &str); 4] = [
    ("KOMPASS_OIDC_ISSUER", "https://anmeldung.example"),
    ("KOMPASS_OIDC_CLIENT_ID", "kompass"),
    ("KOMPASS_OIDC_CLIENT_SECRET", "geheim"),
    ("KOMPASS_OIDC_NAME", "Landesanmeldung"),
];

/// Adds persons without a password who sign in with a provider: `name0@hwk.example` and so on.
async fn signing_in_elsewhere(site: &Site, name: &str, count: usize, issuer: &str) {
    let text = format!(
        "FOR $n IN 0..{count} {{
            CREATE type::record('account', '{name}' + <string>$n) CONTENT {{
                email: '{name}' + <string>$n + '@hwk.example', name: 'Person ' + <string>$n, disabled: false,
                issuer: '{issuer}', subject: '{name}' + <string>$n }};
        }};"
    );
    site.state.store.tamper(&text).await.expect("taken");
}

#[test]
fn whoever_signs_in_with_the_provider_alone_is_told_so_by_mail() {
    run(async {
        let site = demo_with(OWN, &PROVIDER).await;
        signing_in_elsewhere(&site, "hier", 2, "https://anmeldung.example").await;
        signing_in_elsewhere(&site, "dort", 1, "https://andere.example").await;
        let lock = "UPDATE account:hier1 SET disabled = true";
        site.state.store.tamper(lock).await.expect("taken");
        let mut answers = Vec::new();
        for email in [
            "niemand@hwk.example",
            "hier0@hwk.example",
            // Locked, and linked with a provider that is not this one: there is nothing to tell.
            "hier1@hwk.example",
            "dort0@hwk.example",
        ] {
            let answer = site.post("", "/kennwort-vergessen", &[("email", email)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email}");
            answers.push((answer.headers, answer.text));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert!(
            site.comes_to_hold(
                "array::len(SELECT * FROM outbox WHERE address = 'hier0@hwk.example' AND secret = false \
                 AND text CONTAINS 'Sie melden sich mit Landesanmeldung an' \
                 AND text CONTAINS 'http://127.0.0.1:3000/anmelden\n' \
                 AND !(text CONTAINS 'kennwort-neu')) = 1"
            )
            .await
        );
        tokio::time::sleep(Duration::from_millis(300)).await;
        let only = "array::len(SELECT * FROM outbox) = 1 AND array::len(SELECT * FROM onetime) = 0";
        assert!(site.comes_to_hold(only).await);
    });
}

/// Looking for an account and writing a mail happen once the answer is on its way, so its time tells nothing.
#[test]
fn asking_for_a_new_password_takes_as_long_for_everyone() {
    const ROUNDS: usize = 41;
    run(async {
        let site = demo_with(OWN, &PROVIDER).await;
        signing_in_elsewhere(&site, "hier", ROUNDS, "https://anmeldung.example").await;
        signing_in_elsewhere(&site, "kennwort", ROUNDS, "https://andere.example").await;
        let set = "UPDATE account SET password = '$hash' WHERE issuer = 'https://andere.example'";
        site.state.store.tamper(set).await.expect("taken");
        let mut times = [const { Vec::new() }; 4];
        let mut written = 0;
        for round in 0..ROUNDS {
            for (group, name) in ["niemand", "hier", "kennwort"].into_iter().enumerate() {
                let email = format!("{name}{round}@hwk.example");
                // What the write before has made the product forget is read again, whoever is asked for next.
                site.get("", "/kennwort-vergessen").await;
                let begun = Instant::now();
                let answer = site.post("", "/kennwort-vergessen", &[("email", &email)]).await;
                times[group].push(begun.elapsed());
                assert_eq!(answer.status, StatusCode::SEE_OTHER);
                // What an answer has set off is done before the next one.
                tokio::time::sleep(Duration::from_millis(30)).await;
                written += usize::from(group > 0);
                let mails = format!("array::len(SELECT * FROM outbox) = {written}");
                assert!(site.comes_to_hold(&mails).await, "each of the known gets a mail");
            }
            // What an answer would take longer that waited for it.
            let begun = Instant::now();
            let account = site.record(&format!("hier{round}@hwk.example")).await;
            let mail = compose::no_password(&site.state.config, (&account).into(), "Probe");
            site.state.store.queue_mail(mail, site.state.clock.now()).await.expect("queued");
            times[3].push(begun.elapsed());
            written += 1;
        }
        // The quickest of each: what else runs on the machine makes some slower, and none quicker.
        let [nobody, elsewhere, password, work] =
            times.map(|times| times.into_iter().min().expect("some"));
        println!(
            "{nobody:?} nobody, {elsewhere:?} elsewhere, {password:?} password, {work:?} work"
        );
        for known in [elsewhere, password] {
            assert!(known.abs_diff(nobody) < work / 2, "{known:?} against {nobody:?}");
        }
    });
}
