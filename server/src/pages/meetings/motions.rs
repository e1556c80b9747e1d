//! Motions of member organisations for an agenda.

use super::super::{Hidden, fresh_token};
use super::prepared_of;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::{Prepared, motion as page};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::key::OrganisationCode;
use domain::meeting::key::MotionId;
use domain::meeting::motion::MotionForm;
use domain::policy::{PutMotion, permit};
use serde::Deserialize;
use store::StoreError;

fn own(req: &Req) -> OrganisationCode {
    req.ctx.account().map_or_else(OrganisationCode::none, |account| account.organisation.clone())
}

/// The meeting of a path that motions can be put for.
///
/// # Errors
/// Not found where nothing is prepared or the meeting is over.
async fn coming(req: &Req, number: &str) -> Result<Prepared, Failure> {
    let (prepared, _) = prepared_of(req, number).await?;
    if prepared.meeting.date < req.ctx.today { Err(Failure::NotFound) } else { Ok(prepared) }
}

async fn shown(
    req: &Req,
    status: StatusCode,
    prepared: Prepared,
    form: Form<MotionForm>,
) -> Answer {
    Ok(req.page(status, move |ctx, _| page::page(ctx, &prepared, &form)).await)
}

/// `GET /sitzungen/{nr}/antrag`
pub async fn new(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, PutMotion { organisation: own(&req) })?;
    let prepared = coming(&req, &number).await?;
    let form = Form::new(MotionForm::default(), fresh_token());
    shown(&req, StatusCode::OK, prepared, form).await
}

/// A motion with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MotionPost {
    #[serde(flatten)]
    values: MotionForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/antrag`
pub async fn put(req: Req, (Path(number), Post(post)): (Path<String>, Post<MotionPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, PutMotion { organisation: own(&req) })?;
    let prepared = coming(&req, &number).await?;
    let id = MotionId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let meeting = prepared.plan.meeting;
    let typed = match post.values.parse() {
        Ok(typed) => typed,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, prepared, form).await;
        }
    };
    let when = (req.ctx.today, req.state.clock.now());
    match req.state.store.put_motion(&permit, &id, meeting, typed, when).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/sitzungen/{meeting}?hinweis=antrag")))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sitzungen/{nr}/antraege/{id}/ruecknahme`
pub async fn withdraw(
    req: Req,
    (Path((number, id)), Post(hidden)): (Path<(String, String)>, Post<Hidden>),
) -> Answer {
    let (prepared, book) = prepared_of(&req, &number).await?;
    let meeting = prepared.plan.meeting;
    let found = book.motions.iter().find(|m| m.meeting == meeting && m.motion.id.as_str() == id);
    let motion = found.ok_or(Failure::NotFound)?;
    let organisation = motion.motion.organisation.clone();
    let permit = permit(&req.ctx.actor, PutMotion { organisation })?;
    let there = format!("/sitzungen/{meeting}?hinweis=zurueckgenommen");
    if !motion.motion.withdrawn {
        let now = req.state.clock.now();
        req.state.store.withdraw_motion(&permit, motion, hidden.version(), now).await?;
    }
    Ok(req.see_other(&there))
}
