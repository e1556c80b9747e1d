//! The second step of signing in. The browser holds a secret that counts once, for ten minutes and five tries.

use super::account::{may_enter, note_failure, own_path, start};
use crate::clock::Clock;
use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::Gate;
use crate::request::{Answer, Failure, Req};
use crate::second_factor;
use app::pages::factor::{self, Factor};
use axum::body::Body;
use axum::extract::Form;
use axum::http::{Response, StatusCode};
use domain::error::{FieldErrors, Problem};
use serde::Deserialize;
use store::{AccountRecord, FACTOR_TRIES, OneTime, OneTimeKind, Proof, StoreError};

/// Sends whoever gave the right password on to the second step.
///
/// # Errors
/// When the store does not answer.
pub async fn begin(req: &Req, account: &AccountRecord, target: &str) -> Answer {
    let (token, digest) = session::token();
    let now = req.state.clock.now();
    match req.state.store.begin_factor(account, &digest, target, now).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => return Ok(anew(req)),
        Err(error) => return Err(error.into()),
    }
    let mut response = req.see_other("/anmelden/faktor");
    session::set_step(response.headers_mut(), &req.state.config, &token);
    Ok(response)
}

/// A second step under way.
struct Pending {
    digest: String,
    step: OneTime,
    account: AccountRecord,
}

async fn pending(req: &Req, remote: &Remote) -> Result<Option<Pending>, Failure> {
    let Some(digest) = remote.step.clone() else { return Ok(None) };
    let store = &req.state.store;
    let step = store.one_time(OneTimeKind::Factor, &digest, req.state.clock.now()).await?;
    let Some(step) = step.filter(|step| step.tries < FACTOR_TRIES) else { return Ok(None) };
    let Some(id) = &step.account else { return Ok(None) };
    let account = store.account(id).await?.filter(may_enter);
    Ok(account.map(|account| Pending { digest, step, account }))
}

fn anew(req: &Req) -> Response<Body> {
    let mut response = req.see_other("/anmelden?hinweis=neu");
    session::clear_step(response.headers_mut(), &req.state.config);
    response
}

/// `GET /anmelden/faktor`
pub async fn form(req: Req, remote: Remote) -> Answer {
    match pending(&req, &remote).await? {
        Some(_) => show(&req, StatusCode::OK, FieldErrors::default()).await,
        None => Ok(anew(&req)),
    }
}

async fn show(req: &Req, status: StatusCode, errors: FieldErrors) -> Answer {
    let data = Factor { errors };
    Ok(req.page(status, move |ctx, _| factor::page(ctx, &data)).await)
}

/// A typed code.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Code {
    code: String,
}

/// `POST /anmelden/faktor`
pub async fn enter(req: Req, (remote, Form(form)): (Remote, Form<Code>)) -> Answer {
    let Some(Pending { digest, step, account }) = pending(&req, &remote).await? else {
        return Ok(anew(&req));
    };
    let guarded = Some(account.id.as_str());
    let Some(attempt) = req.state.limits.attempt(Gate::Factor, remote.address, guarded) else {
        let errors = FieldErrors::one("code", Problem::TooManyTries);
        return show(&req, StatusCode::TOO_MANY_REQUESTS, errors).await;
    };
    let now = req.state.clock.now();
    match req.state.store.try_factor(&digest, now).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => return Ok(anew(&req)),
        Err(error) => return Err(error.into()),
    }
    if let Some(proof) = second_factor::proof(&account, &form.code, Clock::real().now()) {
        match req.state.store.pass_factor(&digest, &account.id, &proof, now).await {
            Ok(()) => {
                attempt.succeeded();
                let target = own_path(&step.data);
                let mut response = req.see_other(if target.is_empty() { "/" } else { &target });
                start(&req, &remote, &account, method(&proof), &mut response).await?;
                session::clear_step(response.headers_mut(), &req.state.config);
                return Ok(response);
            }
            // Taken before: it counts as wrong.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    note_failure(&req, account);
    if step.tries + 1 >= FACTOR_TRIES {
        return Ok(anew(&req));
    }
    let errors = FieldErrors::one("code", Problem::CodeWrong);
    show(&req, StatusCode::UNPROCESSABLE_ENTITY, errors).await
}

fn method(proof: &Proof) -> &'static str {
    match proof {
        Proof::Step(_) => "password+totp",
        Proof::Recovery(_) => "password+recovery",
    }
}
