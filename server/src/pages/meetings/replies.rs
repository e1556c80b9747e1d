//! What those invited answer.

use super::prepared_of;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::{Prepared, reply as page};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::key::OrganisationCode;
use domain::meeting::call::Called;
use domain::meeting::invitation::reply::{Channel, Reply, ReplyForm};
use domain::policy::{ReplyToInvitation, permit};

fn own(req: &Req) -> OrganisationCode {
    req.ctx.account().map_or_else(OrganisationCode::none, |account| account.organisation.clone())
}

/// The meeting of a path that one can answer to: it was called and is not over.
///
/// # Errors
/// Not found otherwise.
async fn called(req: &Req, number: &str) -> Result<(Prepared, Called), Failure> {
    let (prepared, book) = prepared_of(req, number).await?;
    let called = book.calls.get(&prepared.plan.meeting).cloned().ok_or(Failure::NotFound)?;
    if prepared.meeting.date < req.ctx.today {
        return Err(Failure::NotFound);
    }
    Ok((prepared, called))
}

async fn shown(req: &Req, status: StatusCode, prepared: Prepared, form: Form<ReplyForm>) -> Answer {
    Ok(req.page(status, move |ctx, _| page::page(ctx, &prepared, &form)).await)
}

/// `GET /sitzungen/{nr}/rueckmeldung`
pub async fn form(req: Req, Path(number): Path<String>) -> Answer {
    let organisation = own(&req);
    permit(&req.ctx.actor, ReplyToInvitation { organisation: organisation.clone() })?;
    let (prepared, called) = called(&req, &number).await?;
    let values = called.answer_of(&organisation).map(|held| ReplyForm {
        answer: held.answer.code().to_owned(),
        deputy: held.deputy.clone(),
        support: held.support.clone(),
    });
    shown(&req, StatusCode::OK, prepared, Form::edit(values.unwrap_or_default(), 0)).await
}

/// `POST /sitzungen/{nr}/rueckmeldung`
pub async fn answer(
    req: Req,
    (Path(number), Post(values)): (Path<String>, Post<ReplyForm>),
) -> Answer {
    let organisation = own(&req);
    let operation = ReplyToInvitation { organisation: organisation.clone() };
    let permit = permit(&req.ctx.actor, operation)?;
    let (prepared, called) = called(&req, &number).await?;
    let new = match values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, 0) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, prepared, form).await;
        }
    };
    let now = req.state.clock.now();
    let reply = Reply {
        organisation,
        account: permit.account().id.clone(),
        answer: new.answer,
        deputy: new.deputy,
        support: new.support,
        channel: Channel::Page,
        at: now,
        sequence: called.dispatched.iter().filter_map(|d| d.sequence).max().unwrap_or(called.moved),
    };
    let meeting = (prepared.plan.meeting, prepared.meeting.title.as_str());
    req.state.store.answer_invitation(&permit, meeting, &reply, now).await?;
    Ok(req.see_other(&format!("/sitzungen/{}?hinweis=rueckmeldung", prepared.plan.meeting)))
}
