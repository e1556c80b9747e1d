//! Inviting persons.

use super::{found, may_keep};
use crate::http::session;
use crate::mail::compose::{self, Recipient};
use crate::pages::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::admin::{invite, parts};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::actor::Role;
use domain::error::{FieldErrors, Problem};
use domain::key::AccountId;
use domain::people::{InvitationForm, MandateForm};
use domain::policy::{KeepMandate, KeepPerson, permit};
use serde::Deserialize;
use store::{InvitationLink, OneTimeKind, StoreError};

/// An invitation's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct InvitationPost {
    #[serde(flatten)]
    values: InvitationForm,
    #[serde(flatten)]
    hidden: Hidden,
}

async fn show(req: &Req, status: StatusCode, form: Form<InvitationForm>) -> Answer {
    Ok(req.page(status, move |ctx, catalogue| invite::form(ctx, catalogue, &form)).await)
}

/// `GET /verwaltung/personen/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    let from = parts::typed_day(&req.ctx, req.ctx.today);
    let mandate = MandateForm { from, ..MandateForm::default() };
    let values = InvitationForm { mandate, ..InvitationForm::default() };
    show(&req, StatusCode::OK, Form::new(values, fresh_token())).await
}

/// A fresh link that opens an account, and what the store needs to know of it.
struct Link {
    address: String,
    sent: InvitationLink,
}

fn fresh_link(req: &Req, id: &AccountId, name: &str, email: &str) -> Link {
    let (token, digest) = session::token();
    let path = format!("/einladung/{token}");
    let to =
        Recipient { account: Some(id.clone()), name: name.to_owned(), address: email.to_owned() };
    let until = TimeDelta::seconds(OneTimeKind::Invitation.life_seconds());
    let config = &req.state.config;
    let mail = compose::invitation(config, to, &path, req.state.clock.now() + until);
    Link { address: format!("{}{path}", config.origin), sent: InvitationLink { digest, mail } }
}

/// The receipt: the page of the person; the link, this once, where no mail carries it.
async fn invited(req: &Req, id: &AccountId, link: String) -> Answer {
    if req.state.config.smtp.is_some() {
        return Ok(req.see_other(&format!("/verwaltung/personen/{id}?hinweis=eingeladen")));
    }
    let person = found(req, id.as_str()).await?;
    Ok(req.page(StatusCode::OK, move |ctx, _| invite::receipt(ctx, &person, &link)).await)
}

/// `POST /verwaltung/personen`
pub async fn invite(req: Req, Post(post): Post<InvitationPost>) -> Answer {
    let id = AccountId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let refuse = |errors: FieldErrors| {
        let form = Form { errors, ..Form::new(post.values.clone(), post.hidden.token.clone()) };
        show(&req, StatusCode::UNPROCESSABLE_ENTITY, form)
    };
    let (text, mandate) = match post.values.parse(&req.catalogue.organisations) {
        Ok(read) => read,
        Err(errors) => return refuse(errors).await,
    };
    let role = mandate.role;
    let keeper = matches!(role, Role::Secretariat | Role::Admin);
    let person = permit(&req.ctx.actor, KeepPerson { own: false, keeper, last_admin: false })?;
    let granted = permit(&req.ctx.actor, KeepMandate { role, own: false, last_admin: false })?;
    let store = &req.state.store;
    let link = fresh_link(&req, &id, &text.name, &text.email);
    let email = text.email.clone();
    let first = (&mandate.organisation, mandate.term);
    let now = req.state.clock.now();
    match store.invite((&person, &granted), &id, text, first, link.sent, now).await {
        Ok(()) => invited(&req, &id, link.address).await,
        // The same form sent twice invited once; its link is out already.
        Err(StoreError::AlreadyThere) => match store.account_by_email(&email).await? {
            Some(other) if other.id == id => {
                Ok(req.see_other(&format!("/verwaltung/personen/{id}")))
            }
            Some(_) => refuse(FieldErrors::one("email", Problem::AddressTaken)).await,
            None => Err(Failure::Conflict),
        },
        Err(error) => Err(error.into()),
    }
}

/// `POST /verwaltung/personen/{id}/einladung`
pub async fn again(req: Req, (Path(id), Post(_)): (Path<String>, Post<Hidden>)) -> Answer {
    let person = found(&req, &id).await?;
    let permit = may_keep(&req, &person, false)?;
    let link = fresh_link(&req, &person.id, &person.name, &person.email);
    let now = req.state.clock.now();
    req.state.store.invite_again(&permit, &person, link.sent, now).await?;
    invited(&req, &person.id, link.address).await
}
