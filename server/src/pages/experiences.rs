//! Practical experiences as a list, one with what became of it, its files, and what the Geschäftsstelle does with it.

use super::findings::{StagePost, post_stage};
use super::{Hidden, Notice, fresh_token, seen_register};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::{experience as form_pages, experiences};
use axum::body::Body;
use axum::extract::{Form as Post, Path, Query};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderValue, Response, StatusCode};
use domain::attachment::plain_name;
use domain::evaluation::Experience;
use domain::evaluation::handling::{HandlingForm, HandlingState};
use domain::finding::form::StageForm;
use domain::finding::{Register, StageOf};
use domain::policy::{Denied, HandleExperience, ShareExperience, permit};
use serde::Deserialize;
use std::sync::Arc;

/// The only state to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    stand: String,
}

/// `GET /erfahrungen`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let register = seen_register(&req).await?;
    let state = HandlingState::from_code(&query.stand);
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        experiences::list::page(ctx, catalogue, &register, state)
    });
    Ok(page.await)
}

/// `GET /erfahrungen/neu`
pub async fn choose(req: Req, (): ()) -> Answer {
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    permit(&req.ctx.actor, ShareExperience { organisation: account.organisation.clone() })?;
    Ok(req.page(StatusCode::OK, form_pages::choose).await)
}

/// The experience of a path with everything the reader may see.
async fn found(req: &Req, id: &str) -> Result<(Arc<Register>, Experience), Failure> {
    let register = seen_register(req).await?;
    let experience = register.experience(id).cloned().ok_or(Failure::NotFound)?;
    Ok((register, experience))
}

fn forms(experience: &Experience) -> experiences::show::Forms {
    let handling = HandlingForm {
        state: experience.handling.state.code().to_owned(),
        reason: experience.handling.reason.clone(),
    };
    experiences::show::Forms {
        handling: Form::edit(handling, experience.version),
        stage: Form::new(StageForm::default(), fresh_token()),
    }
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (register, experience): (Arc<Register>, Experience),
    forms: experiences::show::Forms,
    notice: Option<String>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        let notice = notice.as_deref();
        experiences::show::page(ctx, catalogue, &register, &experience, &forms, notice)
    });
    Ok(page.await)
}

/// `GET /erfahrungen/{id}`
pub async fn show(req: Req, (Path(id), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let found = found(&req, &id).await?;
    let forms = forms(&found.1);
    shown(&req, StatusCode::OK, found, forms, notice.hinweis).await
}

/// The form of the Geschäftsstelle with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct HandlingPost {
    #[serde(flatten)]
    values: HandlingForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /erfahrungen/{id}/stand`
pub async fn handle(
    req: Req,
    (Path(id), Post(post)): (Path<String>, Post<HandlingPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, HandleExperience)?;
    let (register, experience) = found(&req, &id).await?;
    let seen = post.hidden.version();
    let handling = match post.values.parse(req.ctx.today) {
        Ok(handling) => handling,
        Err(errors) => {
            let mut forms = forms(&experience);
            forms.handling = Form { errors, ..Form::edit(post.values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (register, experience), forms, None).await;
        }
    };
    let record = super::measure(&req, experience.measure.as_str())?;
    let (store, now) = (&req.state.store, req.state.clock.now());
    store.handle_experience(&permit, &record.measure, &experience, seen, handling, now).await?;
    Ok(req.see_other(&format!("/erfahrungen/{id}?hinweis=stand")))
}

/// `POST /erfahrungen/{id}/vermerk`
pub async fn stage(req: Req, (Path(id), Post(post)): (Path<String>, Post<StagePost>)) -> Answer {
    let (register, experience) = found(&req, &id).await?;
    let of = (StageOf::Experience, id.as_str());
    match post_stage(&req, &experience.measure, of, &post).await? {
        None => Ok(req.see_other(&format!("/erfahrungen/{id}?hinweis=vermerk"))),
        Some(stage) => {
            let forms = experiences::show::Forms { stage, ..forms(&experience) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(&req, status, (register, experience), forms, None).await
        }
    }
}

/// `GET /erfahrungen/{id}/anlagen/{anlage}`: whoever may read the experience gets the file, to be kept, never shown as a page
/// of the product.
pub async fn file(req: Req, Path((id, file)): Path<(String, String)>) -> Answer {
    let (register, experience) = found(&req, &id).await?;
    let attachment = register
        .attachments_of(&experience.id)
        .find(|a| a.id.as_str() == file)
        .ok_or(Failure::NotFound)?;
    let bytes = req.state.store.attachment_file(&attachment.id).await?;
    let mut response = Response::new(Body::from(bytes));
    let disposition = format!(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}",
        plain_name(&attachment.name),
        app::shell::query_escape(&attachment.name).replace('/', "%2F")
    );
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(attachment.media.code()));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    let sealed = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, sealed);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    Ok(response)
}
