//! Sharing practical experience.

use super::{Hidden, fresh_token, measure};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::experience;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::catalogue::MeasureRecord;
use domain::evaluation::Experience;
use domain::evaluation::command::ExperienceForm;
use domain::key::ExperienceId;
use domain::policy::{Denied, EditExperience, Permit, ShareExperience, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

fn may_share(req: &Req) -> Result<Permit<ShareExperience>, Denied> {
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    permit(&req.ctx.actor, ShareExperience { organisation: account.organisation.clone() })
}

/// `GET /massnahmen/{slug}/erfahrung`
pub async fn new(req: Req, Path(slug): Path<String>) -> Answer {
    let record = measure(&req, &slug)?;
    may_share(&req)?;
    let form = Form::new(ExperienceForm::default(), fresh_token());
    form_page(&req, StatusCode::OK, record, None, form).await
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    record: Arc<MeasureRecord>,
    id: Option<ExperienceId>,
    form: Form<ExperienceForm>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        experience::form(ctx, catalogue, &record.measure, id.as_ref(), &form)
    });
    Ok(page.await)
}

/// An experience's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ExperiencePost {
    #[serde(flatten)]
    values: ExperienceForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /massnahmen/{slug}/erfahrung`
pub async fn share(
    req: Req,
    (Path(slug), Post(post)): (Path<String>, Post<ExperiencePost>),
) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = may_share(&req)?;
    let id = ExperienceId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let new = match post.values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, record, None, form).await;
        }
    };
    let (today, now) = (req.ctx.today, req.state.clock.now());
    match req.state.store.share_experience(&permit, &record.measure, &id, new, today, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=erfahrung#erfahrungen")))
        }
        Err(error) => Err(error.into()),
    }
}

/// The experience of a path, where this reader sees it and it belongs to the measure.
async fn found(req: &Req, record: &MeasureRecord, id: &str) -> Result<Experience, Failure> {
    let all = req.state.store.experiences_of(&record.measure.slug, &req.ctx.actor).await?;
    all.into_iter().find(|e| e.id.as_str() == id).ok_or(Failure::NotFound)
}

/// `GET /massnahmen/{slug}/erfahrung/{id}`
pub async fn edit(req: Req, Path((slug, id)): Path<(String, String)>) -> Answer {
    let record = measure(&req, &slug)?;
    let experience = found(&req, &record, &id).await?;
    permit(&req.ctx.actor, EditExperience { organisation: experience.organisation })?;
    let values = ExperienceForm {
        kind: experience.kind.code().to_owned(),
        text: experience.text,
        visibility: experience.visibility.code().to_owned(),
    };
    let form = Form::edit(values, experience.version);
    form_page(&req, StatusCode::OK, record, Some(experience.id), form).await
}

/// `POST /massnahmen/{slug}/erfahrung/{id}`
pub async fn save(
    req: Req,
    (Path((slug, id)), Post(post)): (Path<(String, String)>, Post<ExperiencePost>),
) -> Answer {
    let record = measure(&req, &slug)?;
    let experience = found(&req, &record, &id).await?;
    let organisation = experience.organisation.clone();
    let permit = permit(&req.ctx.actor, EditExperience { organisation })?;
    let seen = post.hidden.version();
    let new = match post.values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return form_page(&req, status, record, Some(experience.id), form).await;
        }
    };
    let now = req.state.clock.now();
    let id = &experience.id;
    match req.state.store.edit_experience(&permit, &record.measure, id, seen, new, now).await {
        Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=erfahrung#erfahrungen"))),
        Err(StoreError::ChangedMeanwhile) => {
            let stored = found(&req, &record, id.as_str()).await?;
            let mine = Form::edit(post.values, stored.version);
            let page = req.page(StatusCode::CONFLICT, move |ctx, _| {
                experience::conflict(ctx, &record.measure, &stored, &mine)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}
