//! Accounts: invitation, reset, second factor, own area, first set-up.

use crate::site::{
    Answer, OWN, PASSWORD, Site, Who, demo, demo_with, form, get, hidden, post, run, site_folder,
};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Utc;
use domain::actor::Role;
use domain::key::{AccountId, OrganisationCode};
use server::config::Config;
use server::mail::compose;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use store::{AccountRecord, NewAccount, NewMail, OneTimeKind};

/// A password that the rules take.
const GOOD: &str = "vier Otter backen blaue Waffeln";
/// Another one.
const BETTER: &str = "nebelhorn distel quark rakete";
const MEMBER: &str = "mitglied@demo.example";

fn digest(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// The session that an answer hands out, as a cookie header.
fn session_of(answer: &Answer) -> String {
    let all = answer.headers.get_all("set-cookie").iter();
    let mut pairs = all.filter_map(|value| value.to_str().ok()?.split(';').next());
    pairs.find(|pair| pair.starts_with("sid=")).unwrap_or_default().to_owned()
}

impl Site {
    async fn record(&self, email: &str) -> AccountRecord {
        let found = self.state.store.account_by_email(email).await.expect("the store answers");
        found.expect("an account")
    }

    async fn enter(&self, email: &str, password: &str) -> Answer {
        self.post("", "/anmelden", &[("email", email), ("password", password)]).await
    }

    /// A session through the form that everybody has.
    async fn typed(&self, email: &str, password: &str) -> String {
        let answer = self.enter(email, password).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        session_of(&answer)
    }

    async fn is_live(&self, cookie: &str) -> bool {
        self.get(cookie, "/mein-bereich").await.status == StatusCode::OK
    }

    /// True once a condition over the stored rows holds; what is written beside an answer takes a moment.
    async fn comes_to_hold(&self, condition: &str) -> bool {
        let statement = format!("IF !({condition}) {{ THROW 'not so' }}");
        for _ in 0..40 {
            if self.state.store.tamper(&statement).await.is_ok() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// An invitation for somebody new; the path of its page.
    async fn invite(&self, name: &str, token: &str) -> String {
        let new = NewAccount {
            id: AccountId::parse(name).expect("a key"),
            email: format!("{name}@hwk.example"),
            name: format!("Erika {name}"),
            role: Role::Guest,
            organisation: OrganisationCode::none(),
            password: String::new(),
            disabled: false,
        };
        let (today, now) = (self.state.clock.today(), self.state.clock.now());
        let invited = self.state.store.invite_from_console(&digest(token), &new, today, now).await;
        invited.expect("invited");
        format!("/einladung/{token}")
    }

    /// A link for the first member to set a new password; the path of its page.
    async fn offer_reset(&self, token: &str) -> String {
        let account = self.record(MEMBER).await;
        let mail = NewMail {
            account: Some(account.id.clone()),
            address: account.email,
            name: account.name,
            subject: "Probe".to_owned(),
            text: "Probe".to_owned(),
            html: "Probe".to_owned(),
            secret: true,
        };
        let now = self.state.clock.now();
        let kept = self.state.store.offer_reset(&account.id, &digest(token), mail, now).await;
        kept.expect("kept");
        format!("/kennwort-neu/{token}")
    }
}

fn code(secret: &str, steps: i64) -> String {
    let bytes = totp_rs::Secret::Encoded(secret.to_owned()).to_bytes().expect("base 32");
    let algorithm = totp_rs::Algorithm::SHA1;
    let totp = totp_rs::TOTP::new(algorithm, 6, 1, 30, bytes, None, String::new()).expect("fits");
    totp.generate((Utc::now().timestamp() + steps * 30).unsigned_abs())
}

/// A code that is none of those that count now.
fn wrong_code(secret: &str) -> String {
    let near: Vec<_> = (-2..=2).map(|steps| code(secret, steps)).collect();
    let wrong = ["000000", "111111", "222222", "333333", "444444", "555555"];
    (*wrong.iter().find(|w| !near.iter().any(|n| n == *w)).expect("six are enough")).to_owned()
}

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

/// A page without what differs from one answer or address to the next.
fn plain(answer: &Answer, paths: &[&str]) -> String {
    let mut text: String = answer
        .text
        .split("nonce=\"")
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('"').map_or("", |p| p.1) })
        .collect();
    for path in paths {
        text = text.replace(path, "PATH");
    }
    text
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
            }
            // What an answer would take longer that waited for it.
            let begun = Instant::now();
            let account = site.record(&format!("hier{round}@hwk.example")).await;
            let mail = compose::no_password(&site.state.config, (&account).into(), "Probe");
            site.state.store.queue_mail(mail, site.state.clock.now()).await.expect("queued");
            times[3].push(begun.elapsed());
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
        let mails = format!("array::len(SELECT * FROM outbox) = {}", 3 * ROUNDS);
        assert!(site.comes_to_hold(&mails).await, "each of the known got a mail");
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

/// Sets up a second factor for the first member; the secret and the recovery codes.
async fn with_factor(site: &Site) -> (String, Vec<String>) {
    let cookie = site.typed(MEMBER, PASSWORD).await;
    let path = "/mein-bereich/zweiter-faktor";
    let page = site.get(&cookie, path).await;
    assert!(page.text.contains("<svg") && page.text.contains("<path"), "a picture to scan");
    let secret = hidden(&page.text, "secret");
    let now = code(&secret, 0);
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
    (secret, codes)
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
        let (secret, recovery) = with_factor(&site).await;
        // The code that set it up was a use of it.
        let step = first_step(&site).await;
        assert_eq!(site.get(&step, "/anmelden/faktor").await.status, StatusCode::OK);
        assert!(!site.is_live(&step).await);
        let used = second_step(&site, &step, &code(&secret, 0)).await;
        assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "replayed");
        let next = code(&secret, 1);
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
        let (secret, recovery) = with_factor(&site).await;
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
        let (_, recovery) = with_factor(&site).await;
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

fn from(address: [u8; 4], agent: &str, mut request: Request<Body>) -> Request<Body> {
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
    let headers = request.headers_mut();
    headers.insert("user-agent", agent.parse().expect("a value"));
    headers.insert("x-forwarded-for", "10.9.8.7".parse().expect("a value"));
    request
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

/// An installation without demonstration: nobody is there.
async fn empty() -> (server::state::AppState, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    site_folder(folder.path());
    let config = Config::read(|name| match name {
        "KOMPASS_DB_URL" => Some("memory".to_owned()),
        "KOMPASS_ORIGIN" => Some(OWN.to_owned()),
        "KOMPASS_SITE" => Some(folder.path().display().to_string()),
        _ => None,
    });
    let state = server::prepare(config.expect("valid"), false).await.expect("ready");
    (state, folder)
}

async fn send(state: &server::state::AppState, mut request: Request<Body>) -> Answer {
    use tower::ServiceExt;
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 9], 5000))));
    let Ok(response) = server::app(state.clone()).oneshot(request).await;
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text }
}

#[test]
fn an_empty_installation_has_no_account_and_one_link_to_make_the_first() {
    run(async {
        let (state, _folder) = empty().await;
        assert!(state.store.has_no_account().await.expect("answers"));
        for who in Who::ALL.into_iter().skip(1).take(4) {
            let body = form(&[("demo", "1"), ("email", who.email()), ("password", PASSWORD)]);
            let answer = send(&state, post("/anmelden", "", body)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{who:?}");
        }
        let link = async || server::setup_link(&state).await.expect("answers");
        let older = link().await.expect("a link");
        let link_path = link().await.expect("a link at every start");
        let path = link_path.strip_prefix(OWN).expect("an address of this service");
        let older = older.strip_prefix(OWN).expect("an address of this service");
        assert_eq!(send(&state, get(older, "")).await.status, StatusCode::NOT_FOUND);
        let page = send(&state, get(path, "")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("referrer-policy"), "no-referrer");

        let fields = |email: &str, password: &str| {
            form(&[("name", "Erika Muster"), ("email", email), ("password", password)])
        };
        for body in [
            String::new(),
            fields("kein-at", GOOD),
            fields("erika@hwk.example", "kurz"),
            format!("{}&organisation=ORG99", fields("erika@hwk.example", GOOD)),
        ] {
            let answer = send(&state, post(path, "", body)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert!(state.store.has_no_account().await.expect("answers"));
        // Two openings of the link at once make one account.
        let both = tokio::join!(
            send(&state, post(path, "", fields("erika@hwk.example", GOOD))),
            send(&state, post(path, "", fields("otto@hwk.example", BETTER)))
        );
        let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 404]);
        let winner = if both.0.status == StatusCode::SEE_OTHER { &both.0 } else { &both.1 };
        let own = send(&state, get("/mein-bereich", &session_of(winner))).await;
        assert!(own.text.contains("Administration"), "{}", own.text);
        assert_eq!(state.store.accounts(state.clock.today()).await.expect("answers").len(), 1);
        assert_eq!(send(&state, get(path, "")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(link().await, None, "never again");
    });
}

#[test]
fn a_demonstration_offers_no_set_up() {
    run(async {
        let site = demo().await;
        assert_eq!(server::setup_link(&site.state).await.expect("answers"), None);
        let now = site.state.clock.now();
        site.state.store.offer_setup(&digest("behind-its-back"), now).await.expect("kept");
        let key = digest("behind-its-back");
        let kept = site.state.store.one_time(OneTimeKind::Setup, &key, now).await;
        assert!(kept.expect("answers").is_some());
        let answer = site.get("", "/einrichtung/behind-its-back").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_console_invites_on_the_machine_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let invite = |email: &str, role: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
            .args(["user", "invite", "--email", email, "--name", "Erika", "--role", role])
            .env_clear()
            .env("KOMPASS_DATA_DIR", folder.path())
            .env("KOMPASS_ORIGIN", "https://kompass.example")
            .output()
            .expect("the program runs");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let (done, link) = invite("erika@hwk.example", "admin");
    let token = link.strip_prefix("https://kompass.example/einladung/").expect("a link");
    assert!(done && token.len() == 43, "{link}");
    for (email, role) in
        [("erika@hwk.example", "admin"), ("kein-at", "admin"), ("otto@hwk.example", "none")]
    {
        assert_eq!(invite(email, role), (false, String::new()), "{email} {role}");
    }
}
