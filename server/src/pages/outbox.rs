//! The outbox and its mails.

use super::{Hidden, Notice};
use crate::request::{Answer, Failure, Req};
use app::pages::admin::outbox;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::key::MailId;
use domain::mail::{Mail, MailState};
use domain::policy::{KeepOutbox, Permit, permit};
use serde::Deserialize;
use store::StoreError;

/// Mails on one page.
const PER_PAGE: u32 = 50;

/// What the reader asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    zustand: String,
    seite: String,
}

/// `GET /verwaltung/postausgang`
pub async fn list(req: Req, Query(asked): Query<Asked>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepOutbox)?;
    let state = MailState::from_code(&asked.zustand);
    let page: u32 = asked.seite.parse().unwrap_or(1).clamp(1, 100_000);
    let start = (page - 1) * PER_PAGE;
    let mut mails = req.state.store.outbox(&permit, state, start, PER_PAGE + 1).await?;
    let more = mails.len() > PER_PAGE as usize;
    mails.truncate(PER_PAGE as usize);
    let has_server = req.state.config.smtp.is_some();
    let list = outbox::List { mails, state, page, more, has_server };
    Ok(req.page(StatusCode::OK, move |ctx, _| outbox::list(ctx, &list)).await)
}

async fn found(req: &Req, permit: &Permit<KeepOutbox>, id: &str) -> Result<Mail, Failure> {
    let id = MailId::parse(id).map_err(|_| Failure::NotFound)?;
    req.state.store.mail(permit, &id).await?.ok_or(Failure::NotFound)
}

/// `GET /verwaltung/postausgang/{id}`
pub async fn show(req: Req, (Path(id), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepOutbox)?;
    let mail = found(&req, &permit, &id).await?;
    let has_server = req.state.config.smtp.is_some();
    let retried = notice.hinweis.as_deref() == Some("erneut");
    let page =
        req.page(StatusCode::OK, move |ctx, _| outbox::detail(ctx, &mail, has_server, retried));
    Ok(page.await)
}

/// `POST /verwaltung/postausgang/{id}/erneut`
pub async fn retry(req: Req, (Path(id), Post(_)): (Path<String>, Post<Hidden>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepOutbox)?;
    let mail = found(&req, &permit, &id).await?;
    let path = format!("/verwaltung/postausgang/{}", mail.id);
    match req.state.store.retry_mail(&permit, &mail, req.state.clock.now()).await {
        Ok(()) => Ok(req.see_other(&format!("{path}?hinweis=erneut"))),
        // It is on its way already, as after a form that was sent twice; the page says how it stands.
        Err(StoreError::ChangedMeanwhile) => Ok(req.see_other(&path)),
        Err(error) => Err(error.into()),
    }
}
