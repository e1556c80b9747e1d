//! Signing in with an `OpenID` provider: who comes in, and everything that must not.

use crate::provider::{CLIENT, Draft, Key, Provider, SECRET, encode};
use crate::site::{Answer, OWN, PASSWORD, Site, Who, demo, demo_with, form, get, post, run};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use axum::response::IntoResponse;
use openidconnect::url::Url;
use ring::hmac;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::task::JoinSet;

/// A browser on its way to the provider.
struct Trip {
    /// Its cookie of this product.
    cookie: String,
    url: Url,
}

impl Trip {
    fn asked(&self) -> HashMap<String, String> {
        self.url.query_pairs().into_owned().collect()
    }
}

/// The product with this provider, and the planner known to it as `person-1`.
async fn site_with(provider: &Provider) -> Site {
    let site = demo_with(OWN, &provider.environment()).await;
    know(&site, provider, "demo-planung", "person-1").await;
    site
}

async fn know(site: &Site, provider: &Provider, account: &str, subject: &str) {
    let text = format!(
        "UPDATE account:`{account}` SET issuer = '{}', subject = '{subject}'",
        provider.issuer
    );
    site.state.store.tamper(&text).await.expect("taken");
}

fn pair(answer: &Answer, name: &str) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok());
    let found = cookies
        .filter_map(|c| c.split(';').next())
        .find(|c| c.split_once('=').is_some_and(|(key, value)| key == name && !value.is_empty()));
    found.map(str::to_owned)
}

/// Sends a form that goes to the provider.
async fn depart(site: &Site, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Trip {
    let answer = site.post(cookie, path, fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    let address = answer.header("refresh").strip_prefix("0; url=").expect("an address").to_owned();
    let own = pair(&answer, "anbieter").expect("a cookie");
    let cookie = if cookie.is_empty() { own } else { format!("{cookie}; {own}") };
    Trip { cookie, url: address.parse().expect("an address") }
}

async fn begin(site: &Site) -> Trip {
    depart(site, "", "/anmelden/anbieter", &[]).await
}

/// Goes to the provider as the browser does; the path it sends the browser back to.
async fn at_the_provider(trip: &Trip) -> String {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client");
    let answer = client.get(trip.url.clone()).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", trip.url);
    let location = answer.headers()["location"].to_str().expect("an address").to_owned();
    location[location.find("/anmelden").expect("back to the product")..].to_owned()
}

/// The whole way for a browser without a session.
async fn whole_way(site: &Site) -> Answer {
    let trip = begin(site).await;
    let back = at_the_provider(&trip).await;
    site.get(&trip.cookie, &back).await
}

fn nobody(answer: &Answer, status: StatusCode, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text);
    assert_eq!(pair(answer, "sid"), None, "{what}");
    assert!(answer.text.contains("href=\"/\""), "{what}: a way on");
}

async fn no_session(site: &Site, account: &str, what: &str) {
    let id = domain::key::AccountId::parse(account).expect("a key");
    let now = site.state.clock.now();
    let sessions = site.state.store.sessions_of(&id, now).await.expect("the store answers");
    assert!(sessions.is_empty(), "{what}: {sessions:?}");
}

#[test]
fn a_known_person_comes_in_whatever_the_provider_signs_with() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        assert!(site.get("", "/anmelden").await.text.contains("Mit Landesanmeldung anmelden"));
        for (number, (algorithm, key)) in [
            ("RS256", Key::rsa()),
            ("PS256", Key::rsa()),
            ("ES256", Key::p256()),
            ("EdDSA", Key::ed25519()),
        ]
        .into_iter()
        .enumerate()
        {
            provider.sign_with(algorithm, &format!("key-{number}"), key);
            let fields = [("ziel", "/massnahmen/neu")];
            let trip = depart(&site, "", "/anmelden/anbieter", &fields).await;
            let back = at_the_provider(&trip).await;
            let answer = site.get(&trip.cookie, &back).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{algorithm}: {}", answer.text);
            assert_eq!(answer.location(), "/massnahmen/neu", "{algorithm}");
            let session = pair(&answer, "sid").expect("a session");
            let page = site.get(&session, "/massnahmen/neu").await;
            assert_eq!(page.status, StatusCode::OK, "{algorithm}");
        }
        let id = domain::key::AccountId::parse("demo-planung").expect("a key");
        let now = site.state.clock.now();
        let sessions = site.state.store.sessions_of(&id, now).await.expect("the store answers");
        assert_eq!(sessions.len(), 4);
        assert!(sessions.iter().all(|session| session.method == "oidc"), "{sessions:?}");
        // It was asked what it is once; its keys again whenever a key was new.
        assert_eq!(provider.asked("/.well-known/openid-configuration"), 1);
        assert_eq!(provider.asked("/jwks"), 4);
    });
}

#[test]
fn the_way_there_is_bound_to_this_browser_and_this_time() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let (first, second) = (begin(&site).await, begin(&site).await);
        let (a, b) = (first.asked(), second.asked());
        for name in ["state", "nonce", "code_challenge"] {
            assert!(a[name].len() >= 43, "{name}: {}", a[name]);
            assert_ne!(a[name], b[name], "{name}");
        }
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", CLIENT),
            ("scope", "openid"),
            ("code_challenge_method", "S256"),
            ("redirect_uri", "http://127.0.0.1:3000/anmelden/rueckkehr"),
        ] {
            assert_eq!(a[name], value, "{name}");
        }
        assert_eq!(a.len(), 8, "{a:?}");
        assert_ne!(first.cookie, second.cookie);
        let answer = site.post("", "/anmelden/anbieter", &[]).await;
        let cookie = answer.header("set-cookie");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"] {
            assert!(cookie.contains(flag), "{flag}: {cookie}");
        }
        assert!(answer.header("content-security-policy").contains("form-action 'self'"));
        assert_eq!(answer.header("cache-control"), "no-store");
        // A form of another site cannot send anybody off.
        let request = axum::http::Request::post("/anmelden/anbieter")
            .header("origin", "https://evil.example")
            .body(axum::body::Body::empty())
            .expect("a request");
        assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN);

        let secure = demo_with("https://kompass.example", &provider.environment()).await;
        let answer = secure.send(post("/anmelden/anbieter", "", "")).await;
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("__Host-anbieter=") && cookie.contains("; Secure"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    });
}

type Twist = fn(&mut Draft, &Key) -> Option<String>;

fn claim(draft: &mut Draft, name: &str, value: impl Into<Value>) -> Option<String> {
    draft.claims[name] = value.into();
    None
}

fn without(draft: &mut Draft, name: &str) -> Option<String> {
    draft.claims.as_object_mut().expect("claims").remove(name);
    None
}

fn in_seconds(seconds: i64) -> i64 {
    chrono::Utc::now().timestamp() + seconds
}

fn with_secret(draft: &mut Draft, algorithm: hmac::Algorithm, name: &str, secret: &[u8]) -> String {
    draft.header = json!({ "alg": name });
    let key = hmac::Key::new(algorithm, secret);
    draft.with(hmac::sign(&key, draft.text().as_bytes()).as_ref())
}

/// Tokens that must not be taken, each with one thing wrong.
const TWISTS: &[(&str, Twist)] = &[
    ("another nonce", |d, _| claim(d, "nonce", "untergeschoben")),
    ("no nonce", |d, _| without(d, "nonce")),
    ("an empty nonce", |d, _| claim(d, "nonce", "")),
    ("another audience", |d, _| claim(d, "aud", "andere-anwendung")),
    ("another audience in a list", |d, _| claim(d, "aud", json!(["andere-anwendung"]))),
    ("an audience more", |d, _| claim(d, "aud", json!([CLIENT, "andere-anwendung"]))),
    ("no audience", |d, _| without(d, "aud")),
    ("an empty audience", |d, _| claim(d, "aud", json!([]))),
    ("an audience that only begins alike", |d, _| claim(d, "aud", format!("{CLIENT}-2"))),
    ("made for another party", |d, _| claim(d, "azp", "andere-anwendung")),
    ("another issuer", |d, _| claim(d, "iss", "https://evil.example")),
    ("an issuer with a slash more", |d, _| {
        let issuer = format!("{}/", d.claims["iss"].as_str().expect("an issuer"));
        claim(d, "iss", issuer)
    }),
    ("no issuer", |d, _| without(d, "iss")),
    ("expired", |d, _| claim(d, "exp", in_seconds(-1))),
    ("no end", |d, _| without(d, "exp")),
    ("issued long ago", |d, _| claim(d, "iat", in_seconds(-301))),
    ("issued in the future", |d, _| claim(d, "iat", in_seconds(120))),
    ("no time of issue", |d, _| without(d, "iat")),
    ("nobody", |d, _| claim(d, "sub", "")),
    ("no subject", |d, _| without(d, "sub")),
    ("a subject without end", |d, _| claim(d, "sub", "x".repeat(256))),
    ("no signature", |d, _| {
        d.header = json!({ "alg": "none" });
        Some(d.with(b""))
    }),
    ("no signature, in capitals", |d, _| {
        d.header = json!({ "alg": "NONE" });
        Some(d.with(b""))
    }),
    ("no signature under a real algorithm", |d, _| Some(d.with(b""))),
    ("signed with the shared secret", |d, _| {
        Some(with_secret(d, hmac::HMAC_SHA256, "HS256", SECRET.as_bytes()))
    }),
    ("signed with the shared secret, longer", |d, _| {
        Some(with_secret(d, hmac::HMAC_SHA512, "HS512", SECRET.as_bytes()))
    }),
    ("signed with the public key as a secret", |d, key| {
        let Key::Rsa(pair) = key else { panic!("an RSA key") };
        let public: &[u8] = pair.public().as_ref();
        let public = public.to_vec();
        Some(with_secret(d, hmac::HMAC_SHA256, "HS256", &public))
    }),
    ("signed with a key it brings along", |d, _| {
        let key = Key::ed25519();
        d.header = json!({ "alg": "EdDSA", "jwk": { "kty": "OKP", "crv": "Ed25519", "x": "AA" } });
        Some(d.with(&key.sign("EdDSA", d.text().as_bytes())))
    }),
    ("signed with an unknown key", |d, _| {
        let key = Key::p256();
        d.header = json!({ "alg": "ES256", "kid": "unbekannt" });
        Some(d.with(&key.sign("ES256", d.text().as_bytes())))
    }),
    ("signed with another key under a known name", |d, _| {
        let key = Key::p256();
        d.header["alg"] = "ES256".into();
        Some(d.with(&key.sign("ES256", d.text().as_bytes())))
    }),
    ("a weaker way to sign than allowed", |d, key| {
        d.header["alg"] = "RS384".into();
        Some(d.with(&key.sign("RS256", d.text().as_bytes())))
    }),
    ("changed after it was signed", |d, key| {
        let signature = key.sign("RS256", d.text().as_bytes());
        d.claims["sub"] = "person-2".into();
        Some(d.with(&signature))
    }),
    ("with a header nobody understands", |d, _| {
        d.header["crit"] = json!(["exp"]);
        None
    }),
    ("another kind of token", |d, _| {
        d.header["typ"] = "at+jwt".into();
        None
    }),
    ("no token at all", |_, _| Some("kein Token".to_owned())),
    ("two parts", |d, _| Some(d.text())),
    ("an empty text", |_, _| Some(String::new())),
];

#[test]
fn a_token_with_one_thing_wrong_signs_nobody_in() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        know(&site, &provider, "demo-admin", "person-2").await;
        let mut taken = Vec::new();
        for (what, twist) in TWISTS {
            provider.make(twist);
            let answer = whole_way(&site).await;
            let told = answer.text.contains("konnte nicht geprüft werden");
            if answer.status != StatusCode::FORBIDDEN || pair(&answer, "sid").is_some() || !told {
                taken.push(format!("{what}: {}", answer.status));
            }
        }
        assert!(taken.is_empty(), "{taken:#?}");
        for account in ["demo-planung", "demo-admin"] {
            no_session(&site, account, "after all of them").await;
        }
        // The same provider, honest again: the refusals were for what was wrong.
        provider.make(|_, _| None);
        assert_eq!(whole_way(&site).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_return_counts_once_and_a_code_too() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let trip = begin(&site).await;
        let back = at_the_provider(&trip).await;
        assert_eq!(site.get(&trip.cookie, &back).await.status, StatusCode::SEE_OTHER);
        for what in ["again", "and again"] {
            nobody(&site.get(&trip.cookie, &back).await, StatusCode::BAD_REQUEST, what);
        }
        assert_eq!(provider.asked("/token"), 1, "the provider is not even asked");
        // A used code in a fresh sign-in of another browser.
        let code = back.split("code=").nth(1).and_then(|rest| rest.split('&').next());
        let other = begin(&site).await;
        let path = format!(
            "/anmelden/rueckkehr?code={}&state={}",
            code.expect("a code"),
            other.asked()["state"]
        );
        nobody(&site.get(&other.cookie, &path).await, StatusCode::FORBIDDEN, "a used code");
        // A fresh code that another browser was given: the code verifier is not that browser's.
        let (one, two) = (begin(&site).await, begin(&site).await);
        let stolen = at_the_provider(&one).await;
        let code = stolen.split("code=").nth(1).and_then(|rest| rest.split('&').next());
        let path = format!(
            "/anmelden/rueckkehr?code={}&state={}",
            code.expect("a code"),
            two.asked()["state"]
        );
        nobody(&site.get(&two.cookie, &path).await, StatusCode::FORBIDDEN, "another's code");
    });
}

#[test]
fn two_returns_at_the_same_time_make_one_session() {
    run(async {
        let provider = Provider::start().await;
        let site = Arc::new(site_with(&provider).await);
        for _ in 0..5 {
            let before = provider.asked("/token");
            let trip = begin(&site).await;
            let back = at_the_provider(&trip).await;
            let mut asked = JoinSet::new();
            for _ in 0..8 {
                let (site, cookie, back) = (site.clone(), trip.cookie.clone(), back.clone());
                asked.spawn(async move { site.get(&cookie, &back).await.status });
            }
            let answers = asked.join_all().await;
            let inside = answers.iter().filter(|s| **s == StatusCode::SEE_OTHER).count();
            assert_eq!(inside, 1, "{answers:?}");
            assert_eq!(provider.asked("/token"), before + 1, "{answers:?}");
        }
    });
}

#[test]
fn a_sign_in_belongs_to_the_browser_that_began_it() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let (own, other) = (begin(&site).await, begin(&site).await);
        let back = at_the_provider(&own).await;
        let state = &own.asked()["state"];
        let swapped = back.replace(state.as_str(), &other.asked()["state"]);
        let no_state = back.split("&state=").next().expect("a path").to_owned();
        let digest = encode(Sha256::digest(state.as_bytes()));
        for (what, cookie, path) in [
            ("no cookie", "", &back),
            ("another browser's cookie", other.cookie.as_str(), &back),
            ("another browser's state", own.cookie.as_str(), &swapped),
            ("no state", own.cookie.as_str(), &no_state),
            (
                "the digest of the state",
                own.cookie.as_str(),
                &back.replace(state.as_str(), &digest),
            ),
            ("a made-up cookie", "anbieter=x", &back),
            ("an empty cookie", "anbieter=", &back),
            ("a session's cookie", "sid=x", &back),
            ("nothing", own.cookie.as_str(), &"/anmelden/rueckkehr".to_owned()),
        ] {
            nobody(&site.get(cookie, path).await, StatusCode::BAD_REQUEST, what);
        }
        assert_eq!(provider.asked("/token"), 0, "the provider is not even asked");
        assert_eq!(site.get(&own.cookie, &back).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_sign_in_ends_after_ten_minutes() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let trip = begin(&site).await;
        let back = at_the_provider(&trip).await;
        let store = &site.state.store;
        store.tamper("UPDATE onetime SET expires -= 601").await.expect("taken");
        nobody(&site.get(&trip.cookie, &back).await, StatusCode::BAD_REQUEST, "too late");
        assert_eq!(provider.asked("/token"), 0);
    });
}

#[test]
fn an_address_the_provider_claims_opens_nothing() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        provider.person("fremd");
        provider.claims_too(json!({
            "email": Who::Admin.email(), "email_verified": true,
            "preferred_username": Who::Admin.email(), "name": "Demo-Administration",
        }));
        let before = site.rows().await;
        let answer = whole_way(&site).await;
        nobody(&answer, StatusCode::FORBIDDEN, "the administrator's address");
        assert!(answer.text.contains("Für diese Anmeldung gibt es hier noch kein Konto"));
        assert!(!answer.text.contains("admin@demo.example"));
        no_session(&site, "demo-admin", "taken over").await;
        let count =
            |rows: &[(&str, i64)]| rows.iter().find(|(t, _)| *t == "account").copied().map(|r| r.1);
        assert_eq!(count(&site.rows().await), count(&before), "no account is made");
        let admin = site.state.store.account_by_email(Who::Admin.email()).await;
        assert_eq!(admin.expect("the store answers").expect("an account").subject, None);
        // The same key at another provider is another person.
        let store = &site.state.store;
        store
            .tamper("UPDATE account:`demo-admin` SET issuer = 'https://andere.example', subject = 'fremd'")
            .await
            .expect("taken");
        nobody(&whole_way(&site).await, StatusCode::FORBIDDEN, "another provider's key");
    });
}

#[test]
fn a_locked_account_stays_outside() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let store = &site.state.store;
        store.tamper("UPDATE account:`demo-planung` SET disabled = true").await.expect("taken");
        let answer = whole_way(&site).await;
        nobody(&answer, StatusCode::FORBIDDEN, "locked");
        assert!(answer.text.contains("Ihr Konto ist gesperrt"));
        no_session(&site, "demo-planung", "locked").await;
        let erased = "UPDATE account:`demo-planung` SET disabled = false, erased = true";
        store.tamper(erased).await.expect("taken");
        nobody(&whole_way(&site).await, StatusCode::FORBIDDEN, "erased");
    });
}

#[test]
fn the_provider_does_not_stand_in_for_a_second_factor() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        let factor =
            "UPDATE account:`demo-planung` SET factor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'";
        site.state.store.tamper(factor).await.expect("taken");
        let answer = whole_way(&site).await;
        assert_eq!(answer.location(), "/anmelden/faktor", "{}", answer.text);
        assert_eq!(pair(&answer, "sid"), None);
        no_session(&site, "demo-planung", "before the second step").await;
    });
}

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

/// An invitation as the Geschäftsstelle makes it, for an account that nobody has opened yet.
async fn invite(site: &Site, token: &str, account: &str) {
    let digest = encode(Sha256::digest(token.as_bytes()));
    let text = format!(
        "UPDATE account:`{account}` SET password = NONE;
         CREATE onetime:`{digest}` CONTENT {{ kind: 'invitation', account: '{account}', data: '',
             expires: time::unix() + 600, tries: 0 }};"
    );
    site.state.store.tamper(&text).await.expect("taken");
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

#[test]
fn whoever_gives_up_at_the_provider_is_told_so() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        for (what, query) in [
            ("refused", "error=access_denied"),
            ("refused with markup", "error=%3Cscript%3E&error_description=%3Cscript%3Ealert(1)"),
            ("no code", "x=y"),
            ("both", "error=server_error&code=x"),
        ] {
            let trip = depart(&site, "", "/en/anmelden/anbieter", &[]).await;
            let path = format!("/anmelden/rueckkehr?{query}&state={}", trip.asked()["state"]);
            let answer = site.get(&trip.cookie, &path).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}");
            assert!(answer.text.contains("The sign-in was cancelled"), "{what}: in English");
            assert!(!answer.text.contains("<script>alert"), "{what}");
        }
        // Another provider answers in its place.
        let trip = begin(&site).await;
        let back = format!("{}&iss=https%3A%2F%2Fevil.example", at_the_provider(&trip).await);
        nobody(&site.get(&trip.cookie, &back).await, StatusCode::FORBIDDEN, "another issuer");
        assert_eq!(provider.asked("/token"), 0);
    });
}

#[test]
fn no_target_leads_elsewhere() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        for target in ["https://evil.example", "//evil.example", "/\\evil", "/a\r\nx: y", "ä"] {
            let trip = depart(&site, "", "/en/anmelden/anbieter", &[("ziel", target)]).await;
            let back = at_the_provider(&trip).await;
            assert_eq!(site.get(&trip.cookie, &back).await.location(), "/en", "{target:?}");
        }
    });
}

fn asks_from(address: [u8; 4], path: &str, cookie: &str) -> Request<Body> {
    let mut request = post(path, cookie, form(&[("password", PASSWORD)]));
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
    request.headers_mut().insert("x-forwarded-for", "10.9.8.7".parse().expect("a value"));
    request
}

#[test]
fn an_address_that_goes_to_the_provider_too_often_has_to_wait() {
    run(async {
        let provider = Provider::start().await;
        let site = site_with(&provider).await;
        invite(&site, "einladung-1", "demo-mitglied2").await;
        let member = site.sign_in(Who::Member).await;
        let start = "/anmelden/anbieter";
        for number in 0..30 {
            let answer = site.send(asks_from([10, 0, 0, 1], start, "")).await;
            assert_eq!(answer.status, StatusCode::OK, "{number}: {}", answer.text);
        }
        let kept = site.rows().await;
        // Whichever form goes there: all of them together, and nothing is kept for the refused ones.
        for (path, cookie) in [
            (start, ""),
            ("/einladung/einladung-1/anbieter", ""),
            ("/mein-bereich/anbieter", member.as_str()),
        ] {
            let answer = site.send(asks_from([10, 0, 0, 1], path, cookie)).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
            assert!(answer.text.contains("Zu viele Anmeldungen auf einmal"), "{}", answer.text);
            assert!(answer.text.contains("href=\"/"), "{path}: a way on");
            assert!(answer.header("refresh").is_empty() && pair(&answer, "anbieter").is_none());
        }
        assert_eq!(site.rows().await, kept);
        let english = site.send(asks_from([10, 0, 0, 1], "/en/anmelden/anbieter", "")).await;
        assert!(english.text.contains("Too many sign-ins at once"), "{}", english.text);
        // Others go on, and whoever is refused still signs in with a password.
        let other = site.send(asks_from([10, 0, 0, 2], start, "")).await;
        assert_eq!(other.status, StatusCode::OK);
        let fields = form(&[("email", Who::Planner.email()), ("password", PASSWORD)]);
        let mut typed = post("/anmelden", "", fields);
        typed.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 5000))));
        assert_eq!(site.send(typed).await.status, StatusCode::SEE_OTHER);
    });
}

/// One provider with one thing wrong with it, and how often it may be asked.
async fn unusable(what: &str, answers: fn(&str, &str) -> Option<axum::response::Response>) {
    let provider = Provider::start().await;
    provider.answer(answers);
    let site = site_with(&provider).await;
    let answer = site.post("", "/anmelden/anbieter", &[]).await;
    let answer = if answer.header("refresh").is_empty() { answer } else { whole_way(&site).await };
    assert!(
        matches!(answer.status.as_u16(), 403 | 503),
        "{what}: {} {}",
        answer.status,
        answer.text
    );
    assert_eq!(pair(&answer, "sid"), None, "{what}");
    assert!(answer.text.contains("Landesanmeldung"), "{what}");
}

fn describe(change: impl FnOnce(&mut Value), issuer: &str) -> axum::response::Response {
    let mut description = Provider::description(issuer);
    change(&mut description);
    ([("content-type", "application/json")], description.to_string()).into_response()
}

#[test]
fn a_provider_that_is_none_is_not_believed() {
    const WHAT: &str = "/.well-known/openid-configuration";
    run(async {
        unusable("another issuer", |path, issuer| {
            (path == WHAT)
                .then(|| describe(|d| d["issuer"] = "https://evil.example".into(), issuer))
        })
        .await;
        unusable("keys elsewhere without TLS", |path, issuer| {
            let change = |d: &mut Value| d["jwks_uri"] = "http://169.254.169.254/latest".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a token endpoint that is a file", |path, issuer| {
            let change = |d: &mut Value| d["token_endpoint"] = "file:///etc/passwd".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a page that is a script", |path, issuer| {
            let change = |d: &mut Value| d["authorization_endpoint"] = "javascript:alert(1)".into();
            (path == WHAT).then(|| describe(change, issuer))
        })
        .await;
        unusable("a description that leads elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/jwks"))];
            (path == WHAT).then(|| (StatusCode::FOUND, to).into_response())
        })
        .await;
        unusable("keys that lead elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/jwks"))];
            (path == "/jwks").then(|| (StatusCode::FOUND, to).into_response())
        })
        .await;
        unusable("a token that leads elsewhere", |path, issuer| {
            let to = [("location", format!("{issuer}/token"))];
            (path == "/token").then(|| (StatusCode::TEMPORARY_REDIRECT, to).into_response())
        })
        .await;
        unusable("a description without end", |path, _| {
            (path == WHAT).then(|| " ".repeat(2 * 1024 * 1024).into_response())
        })
        .await;
        unusable("a token without end", |path, _| {
            (path == "/token").then(|| " ".repeat(2 * 1024 * 1024).into_response())
        })
        .await;
        unusable("an error", |_, _| Some(StatusCode::INTERNAL_SERVER_ERROR.into_response())).await;
        unusable("no JSON", |_, _| Some("<html>".into_response())).await;
        unusable("a token answer of another kind", |path, _| {
            (path == "/token").then(|| "id_token=x".into_response())
        })
        .await;
    });
}

#[test]
fn a_provider_that_is_away_is_not_asked_by_everyone() {
    run(async {
        let provider = Provider::start().await;
        provider.answer(|_, _| Some(StatusCode::BAD_GATEWAY.into_response()));
        let site = site_with(&provider).await;
        for _ in 0..10 {
            let answer = site.post("", "/anmelden/anbieter", &[]).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            assert!(answer.text.contains("Landesanmeldung ist nicht erreichbar"));
        }
        assert_eq!(provider.asked("/.well-known/openid-configuration"), 1);
        // Everyone else signs in as ever.
        assert!(site.sign_in(Who::Member).await.starts_with("sid="));
    });
}

#[test]
fn without_a_provider_there_is_no_button() {
    run(async {
        let site = demo().await;
        assert!(!site.get("", "/anmelden").await.text.contains("/anmelden/anbieter"));
        let fields = form(&[("ziel", "/")]);
        let answer = site.send(post("/anmelden/anbieter", "", fields)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = site.send(get("/anmelden/rueckkehr?code=x&state=y", "anbieter=x")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}
