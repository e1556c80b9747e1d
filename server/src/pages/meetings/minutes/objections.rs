//! Objections to minutes, rulings on them, corrections.

use super::super::super::{Hidden, fresh_token};
use super::super::items::TRIES;
use super::{held, later, record};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::minutes::remark as page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::council::Meeting;
use domain::error::{FieldErrors, Problem};
use domain::key::OrganisationCode;
use domain::meeting::key::ObjectionId;
use domain::meeting::minutes::approval::{ApprovalError, ObjectionRuling};
use domain::meeting::minutes::form::{RemarkForm, RulingForm};
use domain::meeting::minutes::{Correction, MinutesRecord, MinutesState, Objection};
use domain::policy::{KeepMinutes, ObjectToMinutes, permit};
use serde::Deserialize;
use store::StoreError;

fn own(req: &Req) -> OrganisationCode {
    req.ctx.account().map_or_else(OrganisationCode::none, |account| account.organisation.clone())
}

/// The minutes of a path, of which one may object to those that went out and are not approved.
async fn open(req: &Req, number: &str) -> Result<(Meeting, MinutesRecord), Failure> {
    let (meeting, number, book) = held(req, number).await?;
    let record = record(&book, number)?;
    if record.state.waits_for_approval() { Ok((meeting, record)) } else { Err(Failure::NotFound) }
}

async fn objection_shown(
    req: &Req,
    status: StatusCode,
    (meeting, record): (Meeting, MinutesRecord),
    form: Form<RemarkForm>,
    refused: Option<ApprovalError>,
) -> Answer {
    let page = req.page(status, move |ctx, _| {
        page::objection(ctx, (&meeting, &record), &form, refused.as_ref())
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift/einwendung`
pub async fn form(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, ObjectToMinutes { organisation: own(&req) })?;
    let held = open(&req, &number).await?;
    let form = Form::new(RemarkForm::default(), fresh_token());
    objection_shown(&req, StatusCode::OK, held, form, None).await
}

/// An objection or correction with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct RemarkPost {
    #[serde(flatten)]
    values: RemarkForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/niederschrift/einwendung`. Objections of several at once are all taken.
pub async fn object(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<RemarkPost>),
) -> Answer {
    let organisation = own(&req);
    let permit = permit(&req.ctx.actor, ObjectToMinutes { organisation: organisation.clone() })?;
    let id = ObjectionId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    for _ in 0..TRIES {
        let (meeting, seen) = open(&req, &number).await?;
        let there = format!("/sitzungen/{}/niederschrift?hinweis=einwendung", seen.text.meeting);
        let (item, text) = match post.values.objection(&seen.text) {
            Ok(read) => read,
            Err(errors) => {
                let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return objection_shown(&req, status, (meeting, seen), form, None).await;
            }
        };
        // The reader sees a part of the minutes; the objection goes to all of them.
        let book = req.state.store.book().await?;
        let before = book.minutes.get(&seen.text.meeting).ok_or(Failure::NotFound)?;
        if before.objections.iter().any(|objection| objection.id == id) {
            return Ok(req.see_other(&there));
        }
        let mut after = before.clone();
        let objection = Objection {
            id: id.clone(),
            organisation: organisation.clone(),
            item,
            text,
            received: req.ctx.today,
            ruling: None,
        };
        if let Err(error) = after.object(objection) {
            let form = Form::new(post.values, post.hidden.token);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return objection_shown(&req, status, (meeting, seen), form, Some(error)).await;
        }
        let (now, about) = (req.state.clock.now(), (before, meeting.title.as_str()));
        match req.state.store.object_to_minutes(&permit, about, &after, now).await {
            Ok(()) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// The minutes of a path with one objection to them.
async fn objected(
    req: &Req,
    number: &str,
    id: &str,
) -> Result<(Meeting, MinutesRecord, Objection), Failure> {
    let (meeting, number, book) = held(req, number).await?;
    let record = record(&book, number)?;
    let found = record.objections.iter().find(|objection| objection.id.as_str() == id).cloned();
    Ok((meeting, record, found.ok_or(Failure::NotFound)?))
}

async fn ruling_shown(
    req: &Req,
    status: StatusCode,
    (meeting, record, objection): (Meeting, MinutesRecord, Objection),
    form: Form<RulingForm>,
    refused: Option<ApprovalError>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        page::ruling(ctx, catalogue, (&meeting, &record), &objection, &form, refused.as_ref())
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift/einwendungen/{id}`
pub async fn ruling(req: Req, Path((number, id)): Path<(String, String)>) -> Answer {
    permit(&req.ctx.actor, KeepMinutes)?;
    let held = objected(&req, &number, &id).await?;
    let form = Form::edit(RulingForm::default(), held.1.version);
    ruling_shown(&req, StatusCode::OK, held, form, None).await
}

/// A ruling with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct RulingPost {
    #[serde(flatten)]
    values: RulingForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/niederschrift/einwendungen/{id}`
pub async fn rule(
    req: Req,
    (Path((number, id)), Post(post)): (Path<(String, String)>, Post<RulingPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let held = objected(&req, &number, &id).await?;
    let before = held.1.clone();
    let read = post.values.parse(&before.text);
    let (upheld, words, text) = match read {
        Ok(read) => read,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, post.hidden.version()) };
            return ruling_shown(&req, StatusCode::UNPROCESSABLE_ENTITY, held, form, None).await;
        }
    };
    let there =
        format!("/sitzungen/{}/niederschrift/bearbeiten?hinweis=entschieden", before.text.meeting);
    let ruling = ObjectionRuling { upheld, words };
    if held.2.ruling.as_ref() == Some(&ruling) {
        // The same form once more.
        return Ok(req.see_other(&there));
    }
    if post.hidden.version() != before.version {
        let form = Form::edit(post.values, before.version);
        return ruling_shown(&req, StatusCode::CONFLICT, held, form, None).await;
    }
    let mut after = before.clone();
    if let Err(error) = after.rule(&held.2.id, ruling, text) {
        let form = Form::edit(post.values, before.version);
        return ruling_shown(&req, StatusCode::UNPROCESSABLE_ENTITY, held, form, Some(error)).await;
    }
    let (now, about) = (req.state.clock.now(), (&before, held.0.title.as_str()));
    match req.state.store.move_minutes(&permit, about, &after, now).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let held = objected(&req, &number, &id).await?;
            let form = Form::edit(post.values, held.1.version);
            ruling_shown(&req, StatusCode::CONFLICT, held, form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Minutes that can be corrected.
async fn approved(req: &Req, number: &str) -> Result<(Meeting, MinutesRecord), Failure> {
    let (meeting, number, book) = held(req, number).await?;
    let record = record(&book, number)?;
    if record.state == MinutesState::Approved {
        Ok((meeting, record))
    } else {
        Err(Failure::NotFound)
    }
}

async fn correction_shown(
    req: &Req,
    status: StatusCode,
    (meeting, record): (Meeting, MinutesRecord),
    form: Form<RemarkForm>,
    refused: Option<ApprovalError>,
) -> Answer {
    let later = later(req, record.text.meeting);
    let page = req.page(status, move |ctx, _| {
        page::correction(ctx, (&meeting, &record), &later, &form, refused.as_ref())
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift/berichtigung`
pub async fn correction(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepMinutes)?;
    let held = approved(&req, &number).await?;
    let form = Form::edit(RemarkForm::default(), held.1.version);
    correction_shown(&req, StatusCode::OK, held, form, None).await
}

/// `POST /sitzungen/{nr}/niederschrift/berichtigung`
pub async fn correct(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<RemarkPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let held = approved(&req, &number).await?;
    let before = held.1.clone();
    let read = post.values.correction(&before.text);
    let chosen: Option<u32> = post.values.meeting.parse().ok();
    let by = later(&req, before.text.meeting).into_iter().map(|(number, _)| number);
    let by = by.into_iter().find(|number| Some(*number) == chosen);
    let date = req.catalogue.meetings.iter().find(|m| m.number.is_some() && m.number == by);
    let (read, by, date) = match (read, by.zip(date.map(|m| m.date))) {
        (Ok(read), Some((by, date))) => (read, by, date),
        (read, by) => {
            let mut errors = read.err().unwrap_or_default();
            if by.is_none() {
                errors.add("meeting", Problem::NotAChoice);
            }
            return wrong(&req, held, post, errors).await;
        }
    };
    let (item, text, reason) = read;
    let correction = Correction { item, text, reason, date, meeting: by };
    let there =
        format!("/sitzungen/{}/niederschrift/bearbeiten?hinweis=berichtigt", before.text.meeting);
    if before.corrections.last() == Some(&correction) {
        // The same form once more.
        return Ok(req.see_other(&there));
    }
    if post.hidden.version() != before.version {
        let form = Form::edit(post.values, before.version);
        return correction_shown(&req, StatusCode::CONFLICT, held, form, None).await;
    }
    let mut after = before.clone();
    if let Err(error) = after.correct(correction) {
        let form = Form::edit(post.values, before.version);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return correction_shown(&req, status, held, form, Some(error)).await;
    }
    let (now, about) = (req.state.clock.now(), (&before, held.0.title.as_str()));
    match req.state.store.move_minutes(&permit, about, &after, now).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let held = approved(&req, &number).await?;
            let form = Form::edit(post.values, held.1.version);
            correction_shown(&req, StatusCode::CONFLICT, held, form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn wrong(
    req: &Req,
    held: (Meeting, MinutesRecord),
    post: RemarkPost,
    errors: FieldErrors,
) -> Answer {
    let form =
        Form { errors, ..Form::edit(post.values, post.hidden.version.parse().unwrap_or(-1)) };
    correction_shown(req, StatusCode::UNPROCESSABLE_ENTITY, held, form, None).await
}
