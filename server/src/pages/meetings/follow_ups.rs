//! Dates on which something comes back to the council.

use super::super::{Hidden, Notice, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::follow_ups as page;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::meeting::key::FollowUpId;
use domain::meeting::motion::FollowUpForm;
use domain::policy::{KeepAgenda, permit};
use serde::Deserialize;
use store::StoreError;

async fn shown(
    req: &Req,
    status: StatusCode,
    form: Form<FollowUpForm>,
    notice: Option<String>,
) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let page =
        req.page(status, move |ctx, _| page::page(ctx, &book.follow_ups, &form, notice.as_deref()));
    Ok(page.await)
}

/// `GET /wiedervorlagen`
pub async fn list(req: Req, Query(notice): Query<Notice>) -> Answer {
    permit(&req.ctx.actor, KeepAgenda)?;
    let form = Form::new(FollowUpForm::default(), fresh_token());
    shown(&req, StatusCode::OK, form, notice.hinweis).await
}

/// A follow-up with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct FollowUpPost {
    #[serde(flatten)]
    values: FollowUpForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /wiedervorlagen`
pub async fn keep(req: Req, Post(post): Post<FollowUpPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let id = FollowUpId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let text = match post.values.parse() {
        Ok(text) => text,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, form, None).await;
        }
    };
    match req.state.store.keep_follow_up(&permit, &id, text, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other("/wiedervorlagen?hinweis=angelegt"))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /wiedervorlagen/{id}/erledigt`
pub async fn finish(req: Req, (Path(id), Post(hidden)): (Path<String>, Post<Hidden>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let book = req.state.store.book().await?;
    let found = book.follow_ups.iter().find(|kept| kept.follow_up.id.as_str() == id);
    let kept = found.ok_or(Failure::NotFound)?;
    if !kept.follow_up.done {
        let now = req.state.clock.now();
        req.state.store.finish_follow_up(&permit, kept, hidden.version(), now).await?;
    }
    Ok(req.see_other("/wiedervorlagen?hinweis=erledigt"))
}
