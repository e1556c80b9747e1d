//! Releasing a position that a colleague has drawn up.

use super::Hidden;
use super::evaluations::{place, window};
use crate::request::{Answer, Failure, Req};
use app::pages::evaluations::release as page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::policy::{Denied, KeepDraft, ReleasePosition, permit};

/// `GET /bewertungen/{round}/{measure}/freigabe`
pub async fn show(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    permit(&req.ctx.actor, KeepDraft)?;
    let slug = &record.measure.slug;
    let proposal = req.state.store.own_proposal(&req.ctx.actor, &round.code, slug).await?;
    let proposal = proposal.ok_or(Failure::NotFound)?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        page::page(ctx, catalogue, &round, &record.measure, &proposal)
    });
    Ok(page.await)
}

/// `POST /bewertungen/{round}/{measure}/freigabe`
pub async fn release(
    req: Req,
    (Path((round, slug)), Post(post)): (Path<(String, String)>, Post<Hidden>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    permit(&req.ctx.actor, KeepDraft)?;
    let store = &req.state.store;
    let proposal = store.own_proposal(&req.ctx.actor, &round.code, &record.measure.slug).await?;
    let receipt = format!("/bewertungen/{}/{slug}/quittung", round.code);
    let Some(proposal) = proposal else {
        // The same form once more: it has been released already.
        let given = store.own_rating(&req.ctx.actor, &round.code, &record.measure.slug).await?;
        return given.map(|_| req.see_other(&receipt)).ok_or(Failure::NotFound);
    };
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    let operation = ReleasePosition {
        organisation: account.organisation.clone(),
        window: window(&req, &round, &record)?,
        own: account.id == proposal.by,
    };
    let permit = permit(&req.ctx.actor, operation)?;
    let now = req.state.clock.now();
    store.release(&permit, &round, &record.measure, proposal, post.version(), now).await?;
    Ok(req.see_other(&receipt))
}
