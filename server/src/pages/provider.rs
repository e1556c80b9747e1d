//! Signing in with an `OpenID` provider.
//!
//! A person is known by issuer and key at the issuer and by nothing else: an e-mail address that the provider claims is
//! not even asked for. An account is linked once, by whoever holds its invitation or is signed in to it.

use super::account::{may_enter, own_path, start as start_session};
use super::factor;
use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::Gate;
use crate::oidc::{Departure, Provider, Refusal};
use crate::password::{self, MAX_BYTES};
use crate::request::{Answer, Failure, Req};
use app::pages::provider::{self, Trouble};
use axum::body::Body;
use axum::extract::{Form, Path, Query};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use domain::key::AccountId;
use domain::number::Language;
use domain::policy::{KeepOwnAccount, permit};
use serde::{Deserialize, Serialize};
use store::{AccountRecord, OneTimeKind, StoreError, Subject};
use subtle::ConstantTimeEq;

/// What a sign-in under way has to remember.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journey {
    /// Digest of the state.
    state: String,
    nonce: String,
    verifier: String,
    /// Where to go afterwards.
    target: String,
    english: bool,
    purpose: Purpose,
}

/// What it is for.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Purpose {
    /// Signing in.
    #[default]
    SignIn,
    /// Taking up the invitation with this digest.
    Invitation(String),
    /// Linking this account, which is signed in.
    Own(AccountId),
}

fn configured(req: &Req) -> Result<&Provider, Failure> {
    req.state.provider.as_ref().ok_or(Failure::NotFound)
}

/// Name of the cookie that binds a sign-in under way to the browser. Over TLS the prefix binds it to host, path and TLS.
fn cookie_name(req: &Req) -> &'static str {
    if req.state.config.is_https() { "__Host-anbieter" } else { "anbieter" }
}

fn set_cookie(req: &Req, headers: &mut HeaderMap, token: &str, seconds: i64) {
    let secure = if req.state.config.is_https() { "; Secure" } else { "" };
    let name = cookie_name(req);
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age={seconds}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(SET_COOKIE, value);
    }
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Start {
    ziel: String,
}

/// `POST /anmelden/anbieter`
pub async fn start(req: Req, (remote, Form(form)): (Remote, Form<Start>)) -> Answer {
    depart(&req, &remote, own_path(&form.ziel), Purpose::SignIn).await
}

/// `POST /einladung/{token}/anbieter`
pub async fn start_invited(
    req: Req,
    (Path(token), remote, Form(_)): (Path<String>, Remote, Form<super::Hidden>),
) -> Answer {
    configured(&req)?;
    let invitation = session::digest(&token);
    let kind = OneTimeKind::Invitation;
    let now = req.state.clock.now();
    req.state.store.one_time(kind, &invitation, now).await?.ok_or(Failure::NotFound)?;
    depart(&req, &remote, String::new(), Purpose::Invitation(invitation)).await
}

/// The form that confirms linking.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirmed {
    password: Option<String>,
}

/// `POST /mein-bereich/anbieter`. Whoever has a password has to give it: a browser left open is not enough to let
/// somebody else sign in from then on.
pub async fn start_own(req: Req, (remote, Form(form)): (Remote, Form<Confirmed>)) -> Answer {
    let name = configured(&req)?.name().to_owned();
    let permit = permit(&req.ctx.actor, KeepOwnAccount)?;
    let id = permit.account().id.clone();
    let record = req.state.store.account(&id).await?.ok_or(Failure::NotFound)?;
    let Some(hash) = record.password else {
        return depart(&req, &remote, String::new(), Purpose::Own(id)).await;
    };
    let Some(typed) = form.password else {
        let page = req.page(StatusCode::OK, move |ctx, _| provider::confirm(ctx, &name, false));
        return Ok(page.await);
    };
    let guarded = Some(record.email.as_str());
    let attempt = req.state.limits.attempt(Gate::Password, remote.address, guarded);
    let status = match attempt {
        None => StatusCode::TOO_MANY_REQUESTS,
        Some(attempt)
            if typed.len() <= MAX_BYTES
                && password::verify(&req.state, &typed, Some(&hash)).await =>
        {
            attempt.succeeded();
            return depart(&req, &remote, String::new(), Purpose::Own(id)).await;
        }
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(req.page(status, move |ctx, _| provider::confirm(ctx, &name, true)).await)
}

/// Sends the browser to the provider, where its address has not asked for it too often.
async fn depart(req: &Req, remote: &Remote, target: String, purpose: Purpose) -> Answer {
    let provider = configured(req)?;
    if req.state.limits.attempt(Gate::Provider, remote.address, None).is_none() {
        return trouble(req, Trouble::TooMany).await;
    }
    let Departure { url, state, nonce, verifier } = match provider.depart().await {
        Ok(departure) => departure,
        Err(refusal) => return refused(req, &refusal).await,
    };
    let english = req.ctx.language == Language::En;
    let state = session::digest(&state);
    let journey = Journey { state, nonce, verifier, target, english, purpose };
    let data = serde_json::to_string(&journey).map_err(|e| StoreError::Data(e.to_string()))?;
    let (token, key) = session::token();
    req.state.store.begin_provider(&key, &data, req.state.clock.now()).await?;
    let (name, address) = (provider.name().to_owned(), url.to_string());
    let mut response =
        req.page(StatusCode::OK, move |ctx, _| provider::go_on(ctx, &name, &address)).await;
    // A redirect would not do: the policy lets forms lead to this origin only, and browsers hold a form's redirects to
    // it.
    if let Ok(value) = HeaderValue::from_str(&format!("0; url={url}")) {
        response.headers_mut().insert(HeaderName::from_static("refresh"), value);
    }
    let life = OneTimeKind::Provider.life_seconds();
    set_cookie(req, response.headers_mut(), &token, life);
    Ok(response)
}

/// What the provider sends along.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    code: String,
    state: String,
    error: String,
    iss: Option<String>,
}

/// `GET /anmelden/rueckkehr`
pub async fn back(
    req: Req,
    (headers, remote, Query(arrival)): (HeaderMap, Remote, Query<Arrival>),
) -> Answer {
    configured(&req)?;
    let Some((req, journey)) = resume(req.clone(), &headers, &arrival.state).await? else {
        return trouble(&req, Trouble::Expired).await;
    };
    let mut answer = arrive(&req, journey, arrival, &remote).await?;
    set_cookie(&req, answer.headers_mut(), "", 0);
    Ok(answer)
}

/// The sign-in this browser has begun, in its language; it can be resumed once.
async fn resume(
    mut req: Req,
    headers: &HeaderMap,
    state: &str,
) -> Result<Option<(Req, Journey)>, Failure> {
    let Some(token) = session::cookie(headers, cookie_name(&req)) else { return Ok(None) };
    let (key, now) = (session::digest(token), req.state.clock.now());
    let store = &req.state.store;
    let Some(kept) = store.one_time(OneTimeKind::Provider, &key, now).await? else {
        return Ok(None);
    };
    let journey: Journey =
        serde_json::from_str(&kept.data).map_err(|e| StoreError::Data(e.to_string()))?;
    if !bool::from(session::digest(state).as_bytes().ct_eq(journey.state.as_bytes())) {
        return Ok(None);
    }
    match store.end_provider(&key, now).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    if journey.english {
        req.ctx.language = Language::En;
    }
    Ok(Some((req, journey)))
}

async fn arrive(req: &Req, journey: Journey, arrival: Arrival, remote: &Remote) -> Answer {
    let provider = configured(req)?;
    if !arrival.error.is_empty() || arrival.code.is_empty() {
        return trouble(req, Trouble::Cancelled).await;
    }
    if arrival.iss.is_some_and(|iss| iss != provider.issuer()) {
        let refusal = Refusal::Invalid("another issuer answered".to_owned());
        return refused(req, &refusal).await;
    }
    let key = match provider.arrive(arrival.code, journey.verifier, journey.nonce).await {
        Ok(key) => key,
        Err(refusal) => return refused(req, &refusal).await,
    };
    let subject = Subject { issuer: provider.issuer(), subject: &key };
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let store = &req.state.store;
    match journey.purpose {
        Purpose::SignIn => {
            let found = store.account_by_subject(subject.issuer, subject.subject).await?;
            match found.filter(|record| !record.erased) {
                None => trouble(req, Trouble::Unknown).await,
                Some(record) if !may_enter(&record) => trouble(req, Trouble::Locked).await,
                Some(record) => enter(req, &record, &journey.target, remote).await,
            }
        }
        Purpose::Invitation(invitation) => {
            match store.link_provider(&invitation, subject, today, now).await {
                Ok(record) => enter(req, &record, "", remote).await,
                Err(StoreError::AlreadyThere) => trouble(req, Trouble::Taken).await,
                Err(StoreError::NotFound) => trouble(req, Trouble::InvitationGone).await,
                Err(error) => Err(error.into()),
            }
        }
        Purpose::Own(id) => {
            let permit = permit(&req.ctx.actor, KeepOwnAccount)?;
            if permit.account().id != id {
                return trouble(req, Trouble::Expired).await;
            }
            match store.link_own_provider(&permit, subject, now).await {
                Ok(()) => Ok(req.see_other("/mein-bereich?hinweis=anbieter")),
                Err(StoreError::AlreadyThere) => trouble(req, Trouble::Taken).await,
                Err(error) => Err(error.into()),
            }
        }
    }
}

/// Starts the session. Whoever has a second factor here is asked for it all the same: neither the provider nor an
/// invitation sent anew stands in for it.
async fn enter(req: &Req, record: &AccountRecord, target: &str, remote: &Remote) -> Answer {
    if record.factor.is_some() {
        return factor::begin(req, record, target).await;
    }
    let mut response = req.see_other(if target.is_empty() { "/" } else { target });
    start_session(req, remote, record, "oidc", &mut response).await?;
    Ok(response)
}

async fn refused(req: &Req, refusal: &Refusal) -> Answer {
    tracing::warn!(reason = %refusal, "nobody was identified by the provider");
    let shown = match refusal {
        Refusal::Unreachable(_) => Trouble::Unreachable,
        Refusal::Invalid(_) => Trouble::Invalid,
    };
    trouble(req, shown).await
}

async fn trouble(req: &Req, trouble: Trouble) -> Result<Response<Body>, Failure> {
    let name = configured(req)?.name().to_owned();
    let status = match trouble {
        Trouble::Expired | Trouble::Cancelled => StatusCode::BAD_REQUEST,
        Trouble::Invalid | Trouble::Unknown | Trouble::Locked => StatusCode::FORBIDDEN,
        Trouble::Taken => StatusCode::CONFLICT,
        Trouble::InvitationGone => StatusCode::NOT_FOUND,
        Trouble::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Trouble::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
    };
    Ok(req.page(status, move |ctx, _| provider::trouble(ctx, trouble, &name)).await)
}
