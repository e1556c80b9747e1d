//! Deciding what visitors see.

use super::history;
use crate::pages::{Hidden, Notice};
use crate::request::{Answer, Req};
use app::pages::admin::face;
use axum::extract::{Form as Post, Query};
use axum::http::StatusCode;
use domain::journal::SubjectKind;
use domain::people::FaceForm;
use domain::policy::{KeepPublicFace, permit};
use serde::Deserialize;
use store::StoreError;

/// `GET /verwaltung/oeffentlichkeit`
pub async fn show(req: Req, Query(notice): Query<Notice>) -> Answer {
    let entries = history(&req, SubjectKind::Setting, "public").await?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let held = &catalogue.face;
        face::page(ctx, &held.open, held.version, &entries, notice.hinweis.as_deref())
    });
    Ok(page.await)
}

/// The form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct FacePost {
    #[serde(flatten)]
    hidden: Hidden,
    #[serde(flatten)]
    values: FaceForm,
}

/// `POST /verwaltung/oeffentlichkeit`
pub async fn save(req: Req, Post(post): Post<FacePost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPublicFace)?;
    let (seen, open) = (post.hidden.version(), post.values.sections());
    let now = req.state.clock.now();
    match req.state.store.keep_face(&permit, &req.catalogue.face, seen, open.clone(), now).await {
        Ok(()) => Ok(req.see_other("/verwaltung/oeffentlichkeit?hinweis=gespeichert")),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                face::conflict(ctx, &catalogue.face, &open)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}
