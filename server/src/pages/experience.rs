//! Sharing practical experience, with photos and documents.

use super::{Hidden, fresh_token, measure};
use crate::request::{Answer, Failure, Req};
use crate::state::AppState;
use app::form::Form;
use app::pages::experience;
use axum::extract::{Form as Post, FromRequest, Multipart, Path, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use domain::attachment::{self, Attachment, MAX_BYTES, MAX_FILES};
use domain::catalogue::MeasureRecord;
use domain::error::FieldErrors;
use domain::evaluation::Experience;
use domain::evaluation::command::ExperienceForm;
use domain::key::{AttachmentId, ExperienceId};
use domain::policy::{Denied, EditExperience, Permit, ShareExperience, permit};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{NewFile, StoreError};

/// Bytes of the form with its files: as many as are taken, one more to say so, and what the form adds.
pub const MAX_FORM: usize = (MAX_FILES + 1) * MAX_BYTES + (256 << 10);

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
struct ExperiencePost {
    #[serde(flatten)]
    values: ExperienceForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// The form as a browser sends it, or a plain form without files.
pub struct Sent {
    values: ExperienceForm,
    hidden: Hidden,
    /// Names and bytes.
    files: Vec<(String, Vec<u8>)>,
}

impl FromRequest<AppState> for Sent {
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, StatusCode> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let read = Post::<ExperiencePost>::from_request(request, state).await;
            let Post(post) = read.map_err(|refused| refused.into_response().status())?;
            return Ok(Self { values: post.values, hidden: post.hidden, files: Vec::new() });
        }
        let read = Multipart::from_request(request, state).await;
        let mut form = read.map_err(|refused| refused.into_response().status())?;
        let mut sent = Self {
            values: ExperienceForm::default(),
            hidden: Hidden::default(),
            files: Vec::new(),
        };
        while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "anlage" {
                let file = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(|error| error.status())?.to_vec();
                // Without a choice a browser sends an empty file without a name.
                if !(bytes.is_empty() && file.is_empty()) {
                    sent.files.push((file, bytes));
                }
                continue;
            }
            let text = field.text().await.map_err(|error| error.status())?;
            match name.as_str() {
                "kind" => sent.values.kind = text,
                "text" => sent.values.text = text,
                "visibility" => sent.values.visibility = text,
                "token" => sent.hidden.token = text,
                "version" => sent.hidden.version = text,
                _ => {}
            }
        }
        Ok(sent)
    }
}

/// The files of a form, looked at; `there` are those that the experience has already.
async fn looked_at(
    req: &Req,
    id: &ExperienceId,
    files: Vec<(String, Vec<u8>)>,
    there: usize,
    errors: &mut FieldErrors,
) -> Result<Vec<NewFile>, Failure> {
    let mut taken = Vec::new();
    for (name, bytes) in files {
        let media = match attachment::check(&bytes, there + taken.len()) {
            Ok(media) => media,
            Err(why) => {
                errors.add("anlage", why);
                return Ok(Vec::new());
            }
        };
        let size = bytes.len() as u64;
        let hashed = tokio::task::spawn_blocking(move || {
            let digest = format!("{:x}", Sha256::digest(&bytes));
            (bytes, digest)
        });
        let (bytes, digest) = hashed.await.map_err(|_| Failure::BadRequest)?;
        let attachment = Attachment {
            id: AttachmentId::parse(&fresh_token()).map_err(|_| Failure::BadRequest)?,
            experience: id.clone(),
            name: attachment::clean_name(&name, media),
            media,
            size,
            digest,
            day: req.ctx.today,
        };
        taken.push(NewFile { attachment, bytes });
    }
    Ok(taken)
}

/// `POST /massnahmen/{slug}/erfahrung`
pub async fn share(req: Req, (Path(slug), sent): (Path<String>, Sent)) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = may_share(&req)?;
    let Sent { values, hidden, files } = sent;
    let id = ExperienceId::parse(&hidden.token).map_err(|_| Failure::BadRequest)?;
    let parsed = values.parse();
    let mut errors = parsed.as_ref().err().cloned().unwrap_or_default();
    let files = looked_at(&req, &id, files, 0, &mut errors).await?;
    let Some(new) = parsed.ok().filter(|_| errors.is_empty()) else {
        let form = Form { errors, ..Form::new(values, hidden.token) };
        return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, record, None, form).await;
    };
    let moment = (req.ctx.today, req.state.clock.now());
    let store = &req.state.store;
    match store.share_experience(&permit, &record.measure, &id, new, files, moment).await {
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
pub async fn save(req: Req, (Path((slug, id)), sent): (Path<(String, String)>, Sent)) -> Answer {
    let record = measure(&req, &slug)?;
    let experience = found(&req, &record, &id).await?;
    let organisation = experience.organisation.clone();
    let permit = permit(&req.ctx.actor, EditExperience { organisation })?;
    let Sent { values, hidden, files } = sent;
    let seen = hidden.version();
    let parsed = values.parse();
    let mut errors = parsed.as_ref().err().cloned().unwrap_or_default();
    let there = req.state.store.register().await?.attachments_of(&experience.id).count();
    let files = looked_at(&req, &experience.id, files, there, &mut errors).await?;
    let Some(new) = parsed.ok().filter(|_| errors.is_empty()) else {
        let form = Form { errors, ..Form::edit(values, seen) };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return form_page(&req, status, record, Some(experience.id), form).await;
    };
    let now = req.state.clock.now();
    let (store, id) = (&req.state.store, &experience.id);
    match store.edit_experience(&permit, &record.measure, id, seen, (new, files), now).await {
        Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=erfahrung#erfahrungen"))),
        Err(StoreError::ChangedMeanwhile) => {
            let stored = found(&req, &record, id.as_str()).await?;
            let mine = Form::edit(values, stored.version);
            let page = req.page(StatusCode::CONFLICT, move |ctx, _| {
                experience::conflict(ctx, &record.measure, &stored, &mine)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}
