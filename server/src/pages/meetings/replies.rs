//! What those invited answer: signed in, or by the link in their letter.

use super::super::account::may_enter;
use super::super::links::quiet;
use super::{prepared, prepared_of};
use crate::http::session;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::Prepared;
use app::pages::meetings::reply::{self as page, Linked};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::actor::{Account, Actor};
use domain::key::OrganisationCode;
use domain::meeting::call::{Called, speaks_for};
use domain::meeting::invitation::reply::{Answer as Given, Channel, NewReply, Reply, ReplyForm};
use domain::policy::{Permit, ReplyToInvitation, permit};
use serde::Deserialize;

fn own(req: &Req) -> OrganisationCode {
    req.ctx.account().map_or_else(OrganisationCode::none, |account| account.organisation.clone())
}

/// True while a meeting takes answers: it was called, is not called off and not over.
fn is_open(req: &Req, prepared: &Prepared, called: &Called) -> bool {
    !called.is_off() && prepared.meeting.date >= req.ctx.today
}

/// The meeting of a path that one can answer to.
///
/// # Errors
/// Not found otherwise.
async fn called(req: &Req, number: &str) -> Result<(Prepared, Called), Failure> {
    let (prepared, book) = prepared_of(req, number).await?;
    let called = book.calls.get(&prepared.plan.meeting).cloned().ok_or(Failure::NotFound)?;
    if is_open(req, &prepared, &called) { Ok((prepared, called)) } else { Err(Failure::NotFound) }
}

/// An answer of a person as it is kept.
pub(super) fn reply_of(
    (account, organisation): (&Account, &OrganisationCode),
    called: &Called,
    new: NewReply,
    (channel, at): (Channel, chrono::DateTime<chrono::Utc>),
) -> Reply {
    Reply {
        organisation: organisation.clone(),
        account: account.id.clone(),
        answer: new.answer,
        deputy: new.deputy,
        support: new.support,
        channel,
        at,
        sequence: called.sequence().unwrap_or(called.moved),
    }
}

/// Keeps an answer, once however often the form is sent.
async fn keep(
    req: &Req,
    permit: &Permit<ReplyToInvitation>,
    (prepared, called): (&Prepared, &Called),
    new: NewReply,
) -> Result<(), Failure> {
    let now = req.state.clock.now();
    let who = (permit.account(), &permit.action().organisation);
    let reply = reply_of(who, called, new, (Channel::Page, now));
    if called.says_already(&reply) {
        return Ok(());
    }
    let meeting = (prepared.plan.meeting, prepared.meeting.title.as_str());
    Ok(req.state.store.answer_invitation(permit, meeting, &reply, now).await?)
}

async fn shown(req: &Req, status: StatusCode, prepared: Prepared, form: Form<ReplyForm>) -> Answer {
    Ok(req.page(status, move |ctx, _| page::page(ctx, &prepared, &form)).await)
}

fn form_of(held: &Reply) -> ReplyForm {
    ReplyForm {
        answer: held.answer.code().to_owned(),
        deputy: held.deputy.clone(),
        support: held.support.clone(),
    }
}

/// `GET /sitzungen/{nr}/rueckmeldung`
pub async fn form(req: Req, Path(number): Path<String>) -> Answer {
    let organisation = own(&req);
    permit(&req.ctx.actor, ReplyToInvitation { organisation: organisation.clone() })?;
    let (prepared, called) = called(&req, &number).await?;
    let values = called.answer_of(&organisation).map(form_of);
    shown(&req, StatusCode::OK, prepared, Form::edit(values.unwrap_or_default(), 0)).await
}

/// `POST /sitzungen/{nr}/rueckmeldung`
pub async fn answer(
    req: Req,
    (Path(number), Post(values)): (Path<String>, Post<ReplyForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, ReplyToInvitation { organisation: own(&req) })?;
    let (prepared, called) = called(&req, &number).await?;
    let new = match values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, 0) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, prepared, form).await;
        }
    };
    keep(&req, &permit, (&prepared, &called), new).await?;
    Ok(req.see_other(&format!("/sitzungen/{}?hinweis=rueckmeldung", prepared.plan.meeting)))
}

/// Whoever holds a link in a letter, where it still counts.
struct Holder {
    permit: Permit<ReplyToInvitation>,
    prepared: Prepared,
    called: Called,
}

impl Holder {
    /// The link answers for the one person it was sent to, as long as that person speaks for the organisation.
    async fn of(req: &Req, token: &str) -> Result<Option<Self>, Failure> {
        let (store, today) = (&req.state.store, req.ctx.today);
        let link = store.reply_link(&session::digest(token), req.state.clock.now()).await?;
        let Some(link) = link else { return Ok(None) };
        let Some(record) = store.account(&link.account).await?.filter(may_enter) else {
            return Ok(None);
        };
        let Some(person) = store.person(&link.account).await? else { return Ok(None) };
        let Some(mandate) = speaks_for(&person, &link.organisation, today) else { return Ok(None) };
        let known = req.catalogue.organisations.get(&link.organisation);
        let account = Account {
            mandate: Some(mandate.id.clone()),
            role: mandate.role,
            organisation: link.organisation.clone(),
            organisation_name: known.map(|o| o.short.clone()).unwrap_or_default(),
            has_vote: known.is_some_and(|o| o.has_vote),
            ..store.acting_account(&record, today).await?
        };
        let actor = Actor::Account(account);
        let organisation = link.organisation;
        let Ok(permit) = permit(&actor, ReplyToInvitation { organisation }) else {
            return Ok(None);
        };
        let book = store.book().await?.seen_by(&actor);
        let listed = req.catalogue.meetings.iter().find(|m| m.number == Some(link.meeting));
        let prepared = listed.and_then(|listed| prepared(&book, listed));
        let (Some(prepared), Some(called)) = (prepared, book.calls.get(&link.meeting).cloned())
        else {
            return Ok(None);
        };
        Ok(is_open(req, &prepared, &called).then_some(Self { permit, prepared, called }))
    }

    /// The answer that the holder has given: one of somebody else of the organisation may tell what they need.
    fn own(&self) -> Option<&Reply> {
        let held = self.called.answer_of(&self.permit.action().organisation)?;
        (held.account == self.permit.account().id).then_some(held)
    }

    async fn page(
        &self,
        req: &Req,
        status: StatusCode,
        form: Form<ReplyForm>,
        given: Option<Given>,
    ) -> Answer {
        let account = self.permit.account();
        let linked = Linked {
            number: self.prepared.plan.meeting,
            told: self.called.announced.clone(),
            name: account.name.clone(),
            organisation: account.organisation_name.clone(),
            given,
        };
        Ok(quiet(req.page(status, move |ctx, _| page::linked(ctx, &linked, &form)).await))
    }
}

async fn dead(req: &Req) -> Answer {
    Ok(quiet(req.page(StatusCode::NOT_FOUND, |ctx, _| page::dead(ctx)).await))
}

/// Whether the form was just sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    hinweis: String,
}

/// `GET /rueckmeldung/{token}`
pub async fn link(req: Req, (Path(token), Query(sent)): (Path<String>, Query<Sent>)) -> Answer {
    let Some(holder) = Holder::of(&req, &token).await? else { return dead(&req).await };
    let own = holder.own();
    let given = own.map(|held| held.answer).filter(|_| sent.hinweis == "rueckmeldung");
    let values = own.map(form_of).unwrap_or_default();
    holder.page(&req, StatusCode::OK, Form::edit(values, 0), given).await
}

/// `POST /rueckmeldung/{token}`
pub async fn answer_link(
    req: Req,
    (Path(token), Post(values)): (Path<String>, Post<ReplyForm>),
) -> Answer {
    let Some(holder) = Holder::of(&req, &token).await? else { return dead(&req).await };
    let new = match values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, 0) };
            return holder.page(&req, StatusCode::UNPROCESSABLE_ENTITY, form, None).await;
        }
    };
    keep(&req, &holder.permit, (&holder.prepared, &holder.called), new).await?;
    // The token is the secret, and it is the address itself that the reader comes back to.
    Ok(quiet(req.see_other(&format!("{}?hinweis=rueckmeldung", req.ctx.path))))
}
