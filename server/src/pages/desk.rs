//! What is to be done: the top of „Mein Bereich", the list of the Geschäftsstelle, and how often a digest goes out.

use super::{seen_register, visible_acts};
use crate::duties;
use crate::request::{Answer, Failure, Req};
use app::pages::desk::own::{Desk, MOST_CHANGES};
use app::pages::desk::tasks;
use axum::extract::Form as Post;
use axum::http::StatusCode;
use chrono::DateTime;
use domain::digest::DigestRhythm;
use domain::policy::{KeepOwnAccount, KeepRound, permit};
use serde::Deserialize;

/// The top of „Mein Bereich" as it is now. Looking at it counts as a visit.
///
/// # Errors
/// When the store does not answer.
pub async fn own(req: &Req) -> Result<Desk, Failure> {
    let permit = permit(&req.ctx.actor, KeepOwnAccount)?;
    let account = permit.account();
    let (store, now) = (&req.state.store, req.state.clock.now());
    let desk = store.visit_desk(&permit, now).await?;
    let register = seen_register(req).await?;
    let duties = duties::own(store, account, &req.catalogue, &register, req.ctx.today).await?;
    let changes = if desk.before > 0 {
        let (acts, hidden) = (visible_acts(req), req.hidden_measures().await?);
        let span = (desk.before * 1_000, now.timestamp_millis());
        store
            .changes_between((&acts, &hidden, &req.blind()), &account.id, span, MOST_CHANGES)
            .await?
    } else {
        Vec::new()
    };
    Ok(Desk {
        duties,
        papers: super::papers::to_read(req).await?,
        before: (desk.before > 0).then(|| DateTime::from_timestamp(desk.before, 0)).flatten(),
        changes,
        digest: desk.digest,
    })
}

/// `GET /aufgaben`
pub async fn tasks(req: Req, (): ()) -> Answer {
    let permit = permit(&req.ctx.actor, KeepRound)?;
    let register = seen_register(&req).await?;
    let store = &req.state.store;
    let duties = duties::everyone(store, &permit, &req.catalogue, &register, req.ctx.today).await?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        tasks::page(ctx, catalogue, &register, &duties)
    });
    Ok(page.await)
}

/// How often a digest goes out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    rhythmus: String,
}

/// `POST /mein-bereich/zusammenfassung`
pub async fn digest(req: Req, Post(choice): Post<Choice>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepOwnAccount)?;
    let rhythm = DigestRhythm::from_code(&choice.rhythmus).ok_or(Failure::BadRequest)?;
    let moment = (req.ctx.today, req.state.clock.now());
    req.state.store.choose_digest(&permit, rhythm, moment).await?;
    Ok(req.see_other("/mein-bereich?hinweis=zusammenfassung"))
}
