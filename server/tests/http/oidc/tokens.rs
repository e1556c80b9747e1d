//! Tokens that no honest provider makes.

use super::{know, no_session, pair, site_with, whole_way};
use crate::provider::{CLIENT, Draft, Key, Provider, SECRET};
use crate::site::run;
use axum::http::StatusCode;
use ring::hmac;
use serde_json::{Value, json};

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
