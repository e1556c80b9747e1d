//! „Mein Bereich": one's own mandates, password, second factor and sessions.

use super::Notice as Asked;
use super::links::accepted;
use crate::clock::Clock;
use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::{Attempt, Gate};
use crate::mail::compose::{self, Recipient};
use crate::password::{self, MAX_BYTES};
use crate::request::{Answer, Failure, Req};
use crate::second_factor;
use app::pages::own::{self, NewFactor, Own, OwnSession};
use app::pages::own_calendar;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use chrono::DateTime;
use domain::error::{FieldErrors, Problem};
use domain::key::MandateId;
use domain::password::Owner;
use domain::policy::{KeepOwnAccount, Permit, permit};
use serde::Deserialize;
use store::{AccountRecord, StoreError};

/// Whoever is signed in, as the store has them.
struct Me {
    permit: Permit<KeepOwnAccount>,
    record: AccountRecord,
    session: String,
}

impl Me {
    async fn of(req: &Req) -> Result<Self, Failure> {
        let permit = permit(&req.ctx.actor, KeepOwnAccount)?;
        let record = req.state.store.account(&permit.account().id).await?;
        let (Some(record), Some(session)) = (record, req.session.clone()) else {
            return Err(Failure::NotFound);
        };
        Ok(Self { permit, record, session })
    }

    /// The same, where the person signs in with a password here.
    async fn with_password(req: &Req) -> Result<(Self, String), Failure> {
        let me = Self::of(req).await?;
        let hash = me.record.password.clone().ok_or(Failure::NotFound)?;
        Ok((me, hash))
    }

    /// Asks for the password again: whoever finds an open browser does not get past it. A wrong one counts as it does
    /// at the sign-in.
    async fn check<'r>(
        &self,
        req: &'r Req,
        remote: &Remote,
        hash: &str,
        typed: &str,
    ) -> Result<Attempt<'r>, (StatusCode, Problem)> {
        let guarded = Some(self.record.email.as_str());
        let limits = &req.state.limits;
        let Some(attempt) = limits.attempt(Gate::Password, remote.address, guarded) else {
            return Err((StatusCode::TOO_MANY_REQUESTS, Problem::TooManyTries));
        };
        let fits = typed.len() <= MAX_BYTES;
        if fits && password::verify(&req.state, typed, Some(hash)).await {
            Ok(attempt)
        } else {
            Err((StatusCode::UNPROCESSABLE_ENTITY, Problem::PasswordWrong))
        }
    }
}

/// `GET /mein-bereich`
pub async fn show(req: Req, Query(asked): Query<Asked>) -> Answer {
    let me = Me::of(&req).await?;
    let (store, now) = (&req.state.store, req.state.clock.now());
    let moment = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    let sessions = store.sessions_of(&me.record.id, now).await?;
    let sessions = sessions
        .into_iter()
        .map(|s| OwnSession {
            here: s.id == me.session,
            id: s.id,
            began: moment(s.created),
            seen: moment(s.seen),
            method: s.method,
            network: s.address,
            agent: s.agent,
        })
        .collect();
    let data = Own {
        mandates: store.mandates_of(&me.record.id).await?,
        sessions,
        has_password: me.record.password.is_some(),
        recovery: me.record.factor.is_some().then_some(me.record.recovery.len()),
        provider: req
            .state
            .provider
            .as_ref()
            .map(|p| (p.name().to_owned(), me.record.issuer.as_deref() == Some(p.issuer()))),
        desk: super::desk::own(&req).await?,
        calendar: store.calendar_since(&me.record.id).await?,
        notice: asked.hinweis.unwrap_or_default(),
    };
    Ok(req.page(StatusCode::OK, move |ctx, catalogue| own::page(ctx, catalogue, &data)).await)
}

/// The mandate to act on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    mandat: String,
}

/// `POST /mein-bereich/mandat`. Only an own mandate that is valid today can be chosen.
pub async fn act_on(req: Req, Form(choice): Form<Choice>) -> Answer {
    let me = Me::of(&req).await?;
    let mandates = req.state.store.mandates_of(&me.record.id).await?;
    let chosen = MandateId::parse(&choice.mandat).ok();
    let chosen = mandates
        .iter()
        .find(|m| Some(&m.id) == chosen.as_ref() && m.is_valid(req.ctx.today))
        .ok_or(Failure::NotFound)?;
    req.state.store.act_on(&me.permit, &me.session, &chosen.id).await?;
    Ok(req.see_other("/mein-bereich?hinweis=mandat"))
}

/// `GET /mein-bereich/kennwort`
pub async fn password(req: Req, (): ()) -> Answer {
    Me::with_password(&req).await?;
    password_page(&req, StatusCode::OK, FieldErrors::default()).await
}

async fn password_page(req: &Req, status: StatusCode, errors: FieldErrors) -> Answer {
    Ok(req.page(status, move |ctx, _| own::password(ctx, &errors)).await)
}

/// The old password and the new one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    old: String,
    password: String,
}

/// `POST /mein-bereich/kennwort`. All other sessions end, and this one goes on under a new token.
pub async fn change_password(
    req: Req,
    (remote, Form(form)): (Remote, Form<PasswordForm>),
) -> Answer {
    let (me, hash) = Me::with_password(&req).await?;
    let attempt = match me.check(&req, &remote, &hash, &form.old).await {
        Ok(attempt) => attempt,
        Err((status, problem)) => {
            return password_page(&req, status, FieldErrors::one("old", problem)).await;
        }
    };
    attempt.succeeded();
    let account = me.permit.account();
    let owner = Owner {
        name: account.name.clone(),
        email: account.email.clone(),
        organisation: account.organisation_name.clone(),
    };
    let new = match accepted(&req, &form.password, owner).await? {
        Ok(new) => new,
        Err(errors) => {
            return password_page(&req, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
        }
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    let before = store.sessions_of(&me.record.id, now).await?;
    let method = before.into_iter().find(|s| s.id == me.session).map(|s| s.method);
    let method = method.unwrap_or_else(|| "password".to_owned());
    let ((token, key), network) = (session::token(), remote.network());
    let renewed = remote.session(&key, &method, &network);
    let to = Recipient::from(&me.record);
    let notice = compose::password_changed(&req.state.config, to, now);
    let sessions = (me.session.as_str(), &renewed);
    store.change_password(&me.permit, (&hash, &new), sessions, notice, now).await?;
    let mut response = req.see_other("/mein-bereich?hinweis=kennwort");
    session::set(response.headers_mut(), &req.state.config, &token);
    Ok(response)
}

/// `GET /mein-bereich/zweiter-faktor`
pub async fn factor(req: Req, (): ()) -> Answer {
    let (me, _) = Me::with_password(&req).await?;
    if me.record.factor.is_some() {
        return removal_page(&req, StatusCode::OK, FieldErrors::default()).await;
    }
    let secret = second_factor::fresh_secret();
    addition_page(&req, &me, StatusCode::OK, secret, FieldErrors::default()).await
}

async fn addition_page(
    req: &Req,
    me: &Me,
    status: StatusCode,
    secret: String,
    errors: FieldErrors,
) -> Answer {
    let qr = second_factor::picture(&secret, &me.record.email).unwrap_or_default();
    let data = NewFactor { secret, qr, errors };
    Ok(req.page(status, move |ctx, _| own::add_factor(ctx, &data)).await)
}

async fn removal_page(req: &Req, status: StatusCode, errors: FieldErrors) -> Answer {
    Ok(req.page(status, move |ctx, _| own::remove_factor(ctx, &errors)).await)
}

/// Password and code, and for a new factor the secret that the page has shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    secret: String,
    old: String,
    code: String,
}

/// `POST /mein-bereich/zweiter-faktor`. The answer shows the recovery codes; they are nowhere else.
pub async fn add_factor(req: Req, (remote, Form(form)): (Remote, Form<FactorForm>)) -> Answer {
    let (me, hash) = Me::with_password(&req).await?;
    if me.record.factor.is_some() {
        return Ok(req.see_other("/mein-bereich/zweiter-faktor"));
    }
    // A secret of anybody else's making gives way to a fresh one, and its code is wrong.
    let secret = if second_factor::is_secret(&form.secret) {
        form.secret
    } else {
        second_factor::fresh_secret()
    };
    let Some(step) = second_factor::step(&secret, &form.code, Clock::real().now()) else {
        let errors = FieldErrors::one("code", Problem::CodeWrong);
        return addition_page(&req, &me, StatusCode::UNPROCESSABLE_ENTITY, secret, errors).await;
    };
    match me.check(&req, &remote, &hash, &form.old).await {
        Ok(attempt) => attempt.succeeded(),
        Err((status, problem)) => {
            let errors = FieldErrors::one("old", problem);
            return addition_page(&req, &me, status, secret, errors).await;
        }
    }
    let (codes, recovery) = second_factor::recovery_codes();
    let new = store::NewFactor { secret: &secret, step, recovery };
    let now = req.state.clock.now();
    let to = Recipient::from(&me.record);
    let notice = compose::second_factor(&req.state.config, to, true, now);
    req.state.store.add_factor(&me.permit, new, &me.session, notice, now).await?;
    Ok(req.page(StatusCode::OK, move |ctx, _| own::recovery(ctx, &codes)).await)
}

/// `POST /mein-bereich/zweiter-faktor/entfernen`
pub async fn remove_factor(req: Req, (remote, Form(form)): (Remote, Form<FactorForm>)) -> Answer {
    let (me, hash) = Me::with_password(&req).await?;
    if me.record.factor.is_none() {
        return Ok(req.see_other("/mein-bereich/zweiter-faktor"));
    }
    match me.check(&req, &remote, &hash, &form.old).await {
        Ok(attempt) => attempt.succeeded(),
        Err((status, problem)) => {
            return removal_page(&req, status, FieldErrors::one("old", problem)).await;
        }
    }
    let guarded = Some(me.record.id.as_str());
    let Some(attempt) = req.state.limits.attempt(Gate::Factor, remote.address, guarded) else {
        let errors = FieldErrors::one("code", Problem::TooManyTries);
        return removal_page(&req, StatusCode::TOO_MANY_REQUESTS, errors).await;
    };
    if let Some(proof) = second_factor::proof(&me.record, &form.code, Clock::real().now()) {
        let (store, now) = (&req.state.store, req.state.clock.now());
        let to = Recipient::from(&me.record);
        let notice = compose::second_factor(&req.state.config, to, false, now);
        match store.remove_factor(&me.permit, &proof, &me.session, notice, now).await {
            Ok(()) => {
                attempt.succeeded();
                return Ok(req.see_other("/mein-bereich?hinweis=faktor-entfernt"));
            }
            // Taken before: it counts as wrong.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let errors = FieldErrors::one("code", Problem::CodeWrong);
    removal_page(&req, StatusCode::UNPROCESSABLE_ENTITY, errors).await
}

/// The session to end: its identifier, or `andere` for all but this one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ending {
    sitzung: String,
}

/// `POST /mein-bereich/sitzungen`. A session of anybody else is not found.
pub async fn end_sessions(req: Req, Form(ending): Form<Ending>) -> Answer {
    let me = Me::of(&req).await?;
    let (store, now) = (&req.state.store, req.state.clock.now());
    let only = if ending.sitzung == "andere" {
        None
    } else {
        let own = store.sessions_of(&me.record.id, now).await?;
        if !own.iter().any(|session| session.id == ending.sitzung) {
            return Err(Failure::NotFound);
        }
        Some(ending.sitzung.as_str())
    };
    store.end_sessions(&me.permit, only, &me.session, now).await?;
    if only == Some(me.session.as_str()) {
        return Ok(req.see_other("/"));
    }
    Ok(req.see_other("/mein-bereich?hinweis=beendet"))
}

/// `POST /mein-bereich/kalender`. The answer shows the address; it is nowhere else.
pub async fn open_calendar(req: Req, _: Form<Asked>) -> Answer {
    let me = Me::of(&req).await?;
    let (token, digest) = session::token();
    req.state.store.open_calendar(&me.permit, &digest, req.state.clock.now()).await?;
    let address = format!("{}/kalender/{token}.ics", req.state.config.origin);
    Ok(req.page(StatusCode::OK, move |ctx, _| own_calendar::made(ctx, &address)).await)
}

/// `POST /mein-bereich/kalender/widerrufen`
pub async fn close_calendar(req: Req, _: Form<Asked>) -> Answer {
    let me = Me::of(&req).await?;
    req.state.store.close_calendar(&me.permit).await?;
    Ok(req.see_other("/mein-bereich?hinweis=kalender-widerrufen"))
}
