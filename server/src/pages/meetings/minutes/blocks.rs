//! Text blocks for minutes.

use super::super::super::{Hidden, Notice, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::minutes::blocks as page;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::meeting::key::TextBlockCode;
use domain::meeting::minutes::form::TextBlockForm;
use domain::meeting::minutes::text_block::TextBlock;
use domain::policy::{KeepMinutes, permit};
use serde::Deserialize;
use store::StoreError;

/// Where the list is.
const LIST: &str = "/textbausteine";

async fn shown(
    req: &Req,
    status: StatusCode,
    changes: Option<TextBlockCode>,
    form: Form<TextBlockForm>,
    notice: Option<String>,
) -> Answer {
    let all = req.state.store.text_blocks().await?;
    let meanwhile = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, _| {
        let data = page::Data {
            all: &all,
            changes: changes.as_ref(),
            form: &form,
            changed: meanwhile,
            notice: notice.as_deref(),
        };
        page::page(ctx, &data)
    });
    Ok(page.await)
}

/// The block of a path with its version.
async fn found(req: &Req, id: &str) -> Result<(TextBlock, i64), Failure> {
    let all = req.state.store.text_blocks().await?;
    let found = all.into_iter().find(|(block, _)| block.code.as_str() == id);
    found.ok_or(Failure::NotFound)
}

/// `GET /textbausteine`
pub async fn list(req: Req, Query(notice): Query<Notice>) -> Answer {
    permit(&req.ctx.actor, KeepMinutes)?;
    let form = Form::new(TextBlockForm::default(), fresh_token());
    shown(&req, StatusCode::OK, None, form, notice.hinweis).await
}

/// `GET /textbausteine/{id}`
pub async fn edit(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepMinutes)?;
    let (block, version) = found(&req, &id).await?;
    let values = TextBlockForm { name: block.name, text: block.text };
    shown(&req, StatusCode::OK, Some(block.code), Form::edit(values, version), None).await
}

/// A text block with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct BlockPost {
    #[serde(flatten)]
    values: TextBlockForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /textbausteine`
pub async fn add(req: Req, Post(post): Post<BlockPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let code = TextBlockCode::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let block = match post.values.parse(code) {
        Ok(block) => block,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, None, form, None).await;
        }
    };
    match req.state.store.keep_text_block(&permit, &block, None, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("{LIST}?hinweis=gespeichert")))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /textbausteine/{id}`
pub async fn save(req: Req, (Path(id), Post(post)): (Path<String>, Post<BlockPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let (held, _) = found(&req, &id).await?;
    let (code, seen) = (held.code, post.hidden.version());
    let block = match post.values.parse(code.clone()) {
        Ok(block) => block,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, Some(code), form, None).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.keep_text_block(&permit, &block, Some(seen), now).await {
        Ok(()) => Ok(req.see_other(&format!("{LIST}?hinweis=gespeichert"))),
        Err(StoreError::ChangedMeanwhile) => {
            let (_, version) = found(&req, &id).await?;
            let form = Form::edit(post.values, version);
            shown(&req, StatusCode::CONFLICT, Some(code), form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /textbausteine/{id}/entfernen`
pub async fn remove(req: Req, (Path(id), Post(hidden)): (Path<String>, Post<Hidden>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let (block, _) = found(&req, &id).await?;
    let now = req.state.clock.now();
    req.state.store.remove_text_block(&permit, &block, hidden.version(), now).await?;
    Ok(req.see_other(&format!("{LIST}?hinweis=entfernt")))
}
