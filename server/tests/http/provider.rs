//! An `OpenID` provider on this machine that can be told to misbehave: real HTTP, real keys, and tokens no honest
//! provider would make.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaKeyPair,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

pub(crate) const CLIENT: &str = "kompass";
pub(crate) const SECRET: &str = "ein-geheimnis-zwischen-zweien";

/// A key of 2048 bits, made for these tests alone.
const RSA: &str = include_str!("rsa_key.txt");

pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A key to sign with.
pub(crate) enum Key {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

impl Key {
    pub(crate) fn rsa() -> Self {
        let der = STANDARD.decode(RSA.replace('\n', "")).expect("base64");
        Self::Rsa(RsaKeyPair::from_der(&der).expect("a key"))
    }

    pub(crate) fn p256() -> Self {
        let (random, kind) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let der = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        Self::P256(EcdsaKeyPair::from_pkcs8(kind, der.as_ref(), &random).expect("a key"))
    }

    pub(crate) fn ed25519() -> Self {
        let der = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("a key");
        Self::Ed25519(Ed25519KeyPair::from_pkcs8(der.as_ref()).expect("a key"))
    }

    /// The public half as the provider publishes it.
    fn public(&self, id: &str) -> Value {
        let mut key = match self {
            Self::Rsa(pair) => {
                let public = ring::rsa::PublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({ "kty": "RSA", "n": encode(public.n), "e": encode(public.e) })
            }
            Self::P256(pair) => {
                let point = &pair.public_key().as_ref()[1..];
                let (x, y) = point.split_at(32);
                json!({ "kty": "EC", "crv": "P-256", "x": encode(x), "y": encode(y) })
            }
            Self::Ed25519(pair) => {
                json!({ "kty": "OKP", "crv": "Ed25519", "x": encode(pair.public_key()) })
            }
        };
        key["kid"] = id.into();
        key["use"] = "sig".into();
        key
    }

    pub(crate) fn sign(&self, algorithm: &str, text: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                let padding: &dyn ring::signature::RsaEncoding =
                    if algorithm == "PS256" { &RSA_PSS_SHA256 } else { &RSA_PKCS1_SHA256 };
                pair.sign(padding, &random, text, &mut signature).expect("signed");
                signature
            }
            Self::P256(pair) => pair.sign(&random, text).expect("signed").as_ref().to_vec(),
            Self::Ed25519(pair) => pair.sign(text).as_ref().to_vec(),
        }
    }
}

/// A token about to be made.
pub(crate) struct Draft {
    pub(crate) header: Value,
    pub(crate) claims: Value,
}

impl Draft {
    pub(crate) fn text(&self) -> String {
        format!("{}.{}", encode(self.header.to_string()), encode(self.claims.to_string()))
    }

    pub(crate) fn with(&self, signature: &[u8]) -> String {
        format!("{}.{}", self.text(), encode(signature))
    }
}

pub(crate) type Make = Arc<dyn Fn(&mut Draft, &Key) -> Option<String> + Send + Sync>;
pub(crate) type Answers = Arc<dyn Fn(&str, &str) -> Option<Response> + Send + Sync>;

struct Code {
    nonce: Option<String>,
    challenge: String,
    redirect: String,
}

#[derive(Default)]
struct Inner {
    algorithm: &'static str,
    key: Option<Arc<Key>>,
    key_id: String,
    published: Vec<Value>,
    subject: String,
    more_claims: Option<Value>,
    codes: HashMap<String, Code>,
    /// Makes the token instead; what it gives back is sent as it is.
    make: Option<Make>,
    /// Answers a path instead.
    answers: Option<Answers>,
    /// Paths asked for.
    asked: Vec<String>,
}

#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) issuer: String,
    inner: Arc<Mutex<Inner>>,
}

impl Provider {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let provider = Self { issuer, inner: Arc::default() };
        provider.sign_with("RS256", "k1", Key::rsa());
        provider.person("person-1");
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/auth", get(auth))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("nobody panicked")
    }

    /// What the program is started with.
    pub(crate) fn environment(&self) -> [(&'static str, &str); 4] {
        [
            ("KOMPASS_OIDC_ISSUER", &self.issuer),
            ("KOMPASS_OIDC_CLIENT_ID", CLIENT),
            ("KOMPASS_OIDC_CLIENT_SECRET", SECRET),
            ("KOMPASS_OIDC_NAME", "Landesanmeldung"),
        ]
    }

    /// Publishes this key, and signs with it.
    pub(crate) fn sign_with(&self, algorithm: &'static str, id: &str, key: Key) {
        let mut inner = self.lock();
        inner.published = vec![key.public(id)];
        (inner.algorithm, inner.key_id) = (algorithm, id.to_owned());
        inner.key = Some(Arc::new(key));
    }

    /// Who is at the keyboard.
    pub(crate) fn person(&self, subject: &str) {
        subject.clone_into(&mut self.lock().subject);
    }

    pub(crate) fn claims_too(&self, claims: Value) {
        self.lock().more_claims = Some(claims);
    }

    pub(crate) fn make(
        &self,
        make: impl Fn(&mut Draft, &Key) -> Option<String> + Send + Sync + 'static,
    ) {
        self.lock().make = Some(Arc::new(make));
    }

    pub(crate) fn answer(
        &self,
        answers: impl Fn(&str, &str) -> Option<Response> + Send + Sync + 'static,
    ) {
        self.lock().answers = Some(Arc::new(answers));
    }

    pub(crate) fn asked(&self, path: &str) -> usize {
        self.lock().asked.iter().filter(|asked| *asked == path).count()
    }

    fn note(&self, path: &str) -> Option<Response> {
        let answers = {
            let mut inner = self.lock();
            inner.asked.push(path.to_owned());
            inner.answers.clone()
        };
        answers.and_then(|answers| answers(path, &self.issuer))
    }

    pub(crate) fn description(issuer: &str) -> Value {
        json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/auth"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            // It claims to sign in ways that must not be taken.
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        })
    }
}

fn json_answer(value: &Value) -> Response {
    ([("content-type", "application/json")], value.to_string()).into_response()
}

async fn discovery(State(provider): State<Provider>) -> Response {
    let told = provider.note("/.well-known/openid-configuration");
    told.unwrap_or_else(|| json_answer(&Provider::description(&provider.issuer)))
}

async fn jwks(State(provider): State<Provider>) -> Response {
    let told = provider.note("/jwks");
    told.unwrap_or_else(|| json_answer(&json!({ "keys": provider.lock().published })))
}

/// The person is signed in at the provider already: it sends the browser straight back.
async fn auth(
    State(provider): State<Provider>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let right = asked("response_type") == "code"
        && asked("client_id") == CLIENT
        && asked("scope") == "openid"
        && asked("code_challenge_method") == "S256"
        && asked("redirect_uri").ends_with("/anmelden/rueckkehr");
    if !right {
        return (StatusCode::BAD_REQUEST, format!("{query:?}")).into_response();
    }
    let code = uuid::Uuid::new_v4().simple().to_string();
    let kept = Code {
        nonce: query.get("nonce").cloned(),
        challenge: asked("code_challenge").to_owned(),
        redirect: asked("redirect_uri").to_owned(),
    };
    let back = format!("{}?code={code}&state={}", kept.redirect, asked("state"));
    provider.lock().codes.insert(code, kept);
    (StatusCode::SEE_OTHER, [("location", back)]).into_response()
}

fn refuse(error: &str) -> Response {
    let body = json!({ "error": error }).to_string();
    (StatusCode::BAD_REQUEST, [("content-type", "application/json")], body).into_response()
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: String) -> Response {
    static KNOWS: LazyLock<String> =
        LazyLock::new(|| format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}"))));
    if let Some(told) = provider.note("/token") {
        return told;
    }
    if headers.get("authorization").is_none_or(|sent| sent != KNOWS.as_str()) {
        return refuse("invalid_client");
    }
    let fields: HashMap<String, String> =
        openidconnect::url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let sent = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let mut inner = provider.lock();
    // A code counts once.
    let Some(code) = inner.codes.remove(sent("code")) else { return refuse("invalid_grant") };
    if encode(Sha256::digest(sent("code_verifier"))) != code.challenge
        || sent("redirect_uri") != code.redirect
    {
        return refuse("invalid_grant");
    }
    let now = chrono::Utc::now().timestamp();
    let mut claims = json!({
        "iss": provider.issuer, "sub": inner.subject, "aud": CLIENT,
        "exp": now + 300, "iat": now, "nonce": code.nonce,
    });
    if let Some(Value::Object(more)) = &inner.more_claims {
        for (name, value) in more {
            claims[name] = value.clone();
        }
    }
    let header = json!({ "alg": inner.algorithm, "kid": inner.key_id, "typ": "JWT" });
    let mut draft = Draft { header, claims };
    let key = inner.key.clone().expect("a key");
    let made = match &inner.make {
        Some(make) => make(&mut draft, &key),
        None => None,
    };
    let signed = made.unwrap_or_else(|| {
        let algorithm = draft.header["alg"].as_str().unwrap_or_default().to_owned();
        draft.with(&key.sign(&algorithm, draft.text().as_bytes()))
    });
    json_answer(&json!({
        "access_token": "unbenutzt", "token_type": "Bearer", "expires_in": 300, "id_token": signed,
    }))
}
