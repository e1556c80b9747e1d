//! Links that count once: taking up an invitation, setting a new password, the first set-up. A link that does not count
//! gets the same page whatever the reason.

use super::account::{MAX_EMAIL, may_enter, start};
use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::Gate;
use crate::mail::compose::{self, Recipient};
use crate::password;
use crate::request::{Answer, Failure, Req};
use app::pages::Page;
use app::pages::links::{self, Forgotten, Invitation, Setup};
use axum::body::Body;
use axum::extract::{Form, Path, Query};
use axum::http::header::REFERRER_POLICY;
use axum::http::{HeaderValue, Response, StatusCode};
use chrono::TimeDelta;
use domain::actor::{Account, Role};
use domain::error::{FieldErrors, Problem};
use domain::key::{AccountId, OrganisationCode};
use domain::password::Owner;
use domain::people::address;
use domain::text;
use serde::Deserialize;
use store::{AccountRecord, NewAccount, OneTimeKind, StoreError};

/// Longest name of a person, in characters.
const MAX_NAME: usize = 120;

/// A page whose address carries a secret sends it nowhere.
pub(super) fn quiet(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

async fn page(
    req: &Req,
    status: StatusCode,
    build: impl Fn(&app::ctx::Ctx) -> Page + Clone + Send + Sync + 'static,
) -> Answer {
    Ok(quiet(req.page(status, move |ctx, _| build(ctx)).await))
}

async fn dead(req: &Req) -> Answer {
    page(req, StatusCode::NOT_FOUND, links::dead).await
}

/// The person a link belongs to, where both still count.
struct Holder {
    digest: String,
    record: AccountRecord,
    account: Account,
}

impl Holder {
    async fn of(req: &Req, kind: OneTimeKind, token: &str) -> Result<Option<Self>, Failure> {
        let (store, digest) = (&req.state.store, session::digest(token));
        let step = store.one_time(kind, &digest, req.state.clock.now()).await?;
        let Some(id) = step.and_then(|step| step.account) else { return Ok(None) };
        let Some(record) = store.account(&id).await?.filter(may_enter) else { return Ok(None) };
        let account = store.acting_account(&record, req.ctx.today).await?;
        Ok(Some(Self { digest, record, account }))
    }

    fn owner(&self) -> Owner {
        Owner {
            name: self.account.name.clone(),
            email: self.account.email.clone(),
            organisation: self.account.organisation_name.clone(),
        }
    }
}

/// A password in a form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    password: String,
}

/// The hash of a new password, or what is wrong with it.
pub(super) async fn accepted(
    req: &Req,
    password: &str,
    owner: Owner,
) -> Result<Result<String, FieldErrors>, Failure> {
    let accepted = password::accept(&req.state, password, owner).await?;
    Ok(accepted.map_err(|problem| FieldErrors::one("password", problem)))
}

async fn invitation_page(
    req: &Req,
    status: StatusCode,
    holder: &Holder,
    errors: FieldErrors,
) -> Answer {
    let (name, email) = (holder.account.name.clone(), holder.account.email.clone());
    let provider = req.state.provider.as_ref().map(|p| p.name().to_owned());
    let data = Invitation { name, email, errors, provider };
    page(req, status, move |ctx| links::invitation(ctx, &data)).await
}

/// `GET /einladung/{token}`
pub async fn invitation(req: Req, Path(token): Path<String>) -> Answer {
    match Holder::of(&req, OneTimeKind::Invitation, &token).await? {
        Some(holder) => {
            invitation_page(&req, StatusCode::OK, &holder, FieldErrors::default()).await
        }
        None => dead(&req).await,
    }
}

/// `POST /einladung/{token}`
pub async fn open(
    req: Req,
    (Path(token), remote, Form(form)): (Path<String>, Remote, Form<NewPassword>),
) -> Answer {
    let Some(holder) = Holder::of(&req, OneTimeKind::Invitation, &token).await? else {
        return dead(&req).await;
    };
    let hash = match accepted(&req, &form.password, holder.owner()).await? {
        Ok(hash) => hash,
        Err(errors) => {
            return invitation_page(&req, StatusCode::UNPROCESSABLE_ENTITY, &holder, errors).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.open_account(&holder.digest, &holder.account, &hash, now).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => return dead(&req).await,
        Err(error) => return Err(error.into()),
    }
    // An invitation sent anew does not stand in for a second factor.
    if holder.record.factor.is_some() {
        return Ok(quiet(req.see_other("/anmelden?hinweis=kennwort")));
    }
    let mut response = quiet(req.see_other("/mein-bereich"));
    let opened = AccountRecord { password: Some(hash), ..holder.record };
    start(&req, &remote, &opened, "password", &mut response).await?;
    Ok(response)
}

/// What the page about a forgotten password is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    hinweis: String,
}

/// `GET /kennwort-vergessen`
pub async fn forgotten(req: Req, Query(asked): Query<Asked>) -> Answer {
    let data = Forgotten { asked: asked.hinweis == "unterwegs", ..Forgotten::default() };
    Ok(req.page(StatusCode::OK, move |ctx, _| links::forgotten(ctx, &data)).await)
}

/// Whose password was forgotten.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Forgot {
    email: String,
}

/// `POST /kennwort-vergessen`. The same text, status and time whether the account exists or not: it is looked for once
/// the answer is on its way.
pub async fn ask(req: Req, (remote, Form(form)): (Remote, Form<Forgot>)) -> Answer {
    let email = form.email.trim().to_lowercase();
    let problem = if email.is_empty() {
        Some((StatusCode::UNPROCESSABLE_ENTITY, Problem::Required))
    } else if email.len() > MAX_EMAIL || !email.contains('@') {
        Some((StatusCode::UNPROCESSABLE_ENTITY, Problem::NotAnAddress))
    } else if req.state.limits.attempt(Gate::Reset, remote.address, Some(&email)).is_none() {
        Some((StatusCode::TOO_MANY_REQUESTS, Problem::TooManyTries))
    } else {
        None
    };
    if let Some((status, problem)) = problem {
        let email = form.email.chars().take(MAX_EMAIL).collect();
        let errors = FieldErrors::one("email", problem);
        let data = Forgotten { email, errors, asked: false };
        return Ok(req.page(status, move |ctx, _| links::forgotten(ctx, &data)).await);
    }
    let asker = req.clone();
    tokio::spawn(async move {
        if let Err(error) = offer(&asker, &email).await {
            tracing::error!(%error, "a link for a new password was not sent");
            asker.state.note(&error);
        }
    });
    Ok(req.see_other("/kennwort-vergessen?hinweis=unterwegs"))
}

/// Sends a link to set a new password to whoever has one. Whoever signs in with the provider alone is told that; for
/// anybody else there is nothing to send.
async fn offer(req: &Req, email: &str) -> Result<(), StoreError> {
    let (store, config, now) = (&req.state.store, &req.state.config, req.state.clock.now());
    let Some(account) = store.account_by_email(email).await?.filter(may_enter) else {
        return Ok(());
    };
    let to = Recipient::from(&account);
    if account.password.is_none() {
        let provider = req.state.provider.as_ref();
        let Some(own) = provider.filter(|p| account.issuer.as_deref() == Some(p.issuer())) else {
            return Ok(());
        };
        return store.queue_mail(compose::no_password(config, to, own.name()), now).await;
    }
    let (token, digest) = session::token();
    let until = now + TimeDelta::seconds(OneTimeKind::Reset.life_seconds());
    let mail = compose::password_reset(config, to, &format!("/kennwort-neu/{token}"), until);
    match store.offer_reset(&account.id, &digest, mail, now).await {
        // Locked or moved to another address meanwhile: there is nobody to send it to.
        Err(StoreError::NotFound) => Ok(()),
        kept => kept,
    }
}

/// `GET /kennwort-neu/{token}`
pub async fn reset(req: Req, Path(token): Path<String>) -> Answer {
    match Holder::of(&req, OneTimeKind::Reset, &token).await? {
        Some(_) => {
            page(&req, StatusCode::OK, |ctx| links::reset(ctx, &FieldErrors::default())).await
        }
        None => dead(&req).await,
    }
}

/// `POST /kennwort-neu/{token}`. Signing in comes after it, with the second factor where there is one.
pub async fn set(req: Req, (Path(token), Form(form)): (Path<String>, Form<NewPassword>)) -> Answer {
    let Some(holder) = Holder::of(&req, OneTimeKind::Reset, &token).await? else {
        return dead(&req).await;
    };
    let hash = match accepted(&req, &form.password, holder.owner()).await? {
        Ok(hash) => hash,
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&req, status, move |ctx| links::reset(ctx, &errors)).await;
        }
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    let to = Recipient::from(&holder.record);
    let notice = compose::password_changed(&req.state.config, to, now);
    match store.reset_password(&holder.digest, &holder.account, &hash, notice, now).await {
        Ok(()) => Ok(quiet(req.see_other("/anmelden?hinweis=kennwort"))),
        Err(StoreError::NotFound) => dead(&req).await,
        Err(error) => Err(error.into()),
    }
}

/// True while the link of the first set-up counts.
async fn may_set_up(req: &Req, digest: &str) -> Result<bool, Failure> {
    let (store, now) = (&req.state.store, req.state.clock.now());
    let counts = store.one_time(OneTimeKind::Setup, digest, now).await?.is_some();
    Ok(counts && store.has_no_account().await?)
}

async fn setup_page(req: &Req, status: StatusCode, data: Setup) -> Answer {
    let all = req.state.store.catalogue().await?;
    let organisations =
        all.organisations.values().map(|o| (o.code.to_string(), o.name.clone())).collect();
    let data = Setup { organisations, ..data };
    page(req, status, move |ctx| links::setup(ctx, &data)).await
}

/// `GET /einrichtung/{token}`
pub async fn setup(req: Req, Path(token): Path<String>) -> Answer {
    if may_set_up(&req, &session::digest(&token)).await? {
        setup_page(&req, StatusCode::OK, Setup::default()).await
    } else {
        dead(&req).await
    }
}

/// The form of the first set-up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    name: String,
    email: String,
    organisation: String,
    password: String,
}

/// `POST /einrichtung/{token}`
pub async fn set_up(
    req: Req,
    (Path(token), remote, Form(form)): (Path<String>, Remote, Form<SetupForm>),
) -> Answer {
    let digest = session::digest(&token);
    if !may_set_up(&req, &digest).await? {
        return dead(&req).await;
    }
    let new = match first_admin(&req, &form).await? {
        Ok(new) => new,
        Err(errors) => {
            let SetupForm { name, email, organisation, .. } = form;
            let data = Setup { name, email, organisation, errors, ..Setup::default() };
            return setup_page(&req, StatusCode::UNPROCESSABLE_ENTITY, data).await;
        }
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    match store.set_up(&digest, &new, req.ctx.today, now).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => return dead(&req).await,
        Err(error) => return Err(error.into()),
    }
    let account = store.account(&new.id).await?.ok_or(Failure::NotFound)?;
    let mut response = quiet(req.see_other("/mein-bereich"));
    start(&req, &remote, &account, "password", &mut response).await?;
    Ok(response)
}

/// Reads the form of the first set-up.
async fn first_admin(
    req: &Req,
    form: &SetupForm,
) -> Result<Result<NewAccount, FieldErrors>, Failure> {
    let mut errors = FieldErrors::default();
    let name = errors.keep("name", text::line(&form.name, MAX_NAME));
    let email = errors.keep("email", address(&form.email));
    let all = req.state.store.catalogue().await?;
    let organisation = errors.keep("organisation", organisation(&all, &form.organisation));
    let owner = Owner {
        name: form.name.clone(),
        email: form.email.clone(),
        organisation: organisation
            .as_ref()
            .and_then(|code| all.organisations.get(code))
            .map(|o| o.name.clone())
            .unwrap_or_default(),
    };
    let password = match accepted(req, &form.password, owner).await? {
        Ok(hash) => Some(hash),
        Err(problems) => {
            for (field, problem) in problems.iter() {
                errors.add(field, problem.clone());
            }
            None
        }
    };
    Ok(match (name, email, organisation, password) {
        (Some(name), Some(email), Some(organisation), Some(password)) => Ok(NewAccount {
            id: fresh_id(),
            email,
            name,
            role: Role::Admin,
            organisation,
            disabled: false,
            password,
        }),
        _ => Err(errors),
    })
}

fn organisation(
    all: &domain::catalogue::Catalogue,
    chosen: &str,
) -> Result<OrganisationCode, Problem> {
    if chosen.is_empty() {
        return Ok(OrganisationCode::none());
    }
    let code = OrganisationCode::parse(chosen).map_err(|_| Problem::NotAChoice)?;
    if all.organisations.contains_key(&code) { Ok(code) } else { Err(Problem::NotAChoice) }
}

/// An identifier for a new account.
pub(crate) fn fresh_id() -> AccountId {
    AccountId::parse(&super::fresh_token()).unwrap_or_else(|_| unreachable!("hexadecimal digits"))
}
