//! Pages without forms.

use super::visible_acts;
use crate::limit::Gate;
use crate::request::{Answer, Req};
use app::pages::{api as api_page, changes as changes_page, legal, overview as overview_page};
use axum::extract::Query;
use axum::http::StatusCode;
use domain::actor::Account;
use domain::face::Section;
use domain::policy::{KeepRound, permit};
use serde::Deserialize;

/// Changes on one page.
const PER_PAGE: u32 = 50;

/// `/`
pub async fn overview(req: Req, (): ()) -> Answer {
    let today = req.ctx.today;
    let hidden = req.hidden_measures().await?;
    let changes =
        req.state.store.changes((&visible_acts(&req), &req.blind()), &hidden, 0, 5).await?;
    let keep = permit(&req.ctx.actor, KeepRound).ok();
    let (mut missing, mut open_for_me) = (Vec::new(), 0);
    let rounds = if req.ctx.opens(Section::Evaluations) {
        req.catalogue.open_rounds(today)
    } else {
        Vec::new()
    };
    for round in rounds {
        if let Some(permit) = &keep {
            let (open, all) = req.state.store.missing_in(permit, &req.catalogue, round).await?;
            missing.push((round.code.clone(), open, all));
        }
        let asks = |account: &Account| round.asks(&account.organisation, account.has_vote);
        if req.ctx.is_delegate() && req.ctx.account().is_some_and(asks) {
            let own = req.state.store.positions_in(round, req.position_reader()).await?;
            open_for_me += round.measures.len().saturating_sub(own.all.len());
        }
    }
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data = overview_page::Data { changes: &changes, missing: missing.clone(), open_for_me };
        overview_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// Which page of a list.
#[derive(Debug, Deserialize)]
pub struct Paging {
    #[serde(default)]
    seite: Option<String>,
}

/// `/aenderungen`
pub async fn changes(req: Req, Query(paging): Query<Paging>) -> Answer {
    let page: u32 = paging.seite.and_then(|p| p.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let start = (page - 1) * PER_PAGE;
    let hidden = req.hidden_measures().await?;
    let acts = visible_acts(&req);
    let mut entries =
        req.state.store.changes((&acts, &req.blind()), &hidden, start, PER_PAGE + 1).await?;
    let more = entries.len() > PER_PAGE as usize;
    entries.truncate(PER_PAGE as usize);
    let page = req
        .page(StatusCode::OK, move |ctx, _| changes_page::page(ctx, &entries, page as usize, more));
    Ok(page.await)
}

/// `/api`
pub async fn api(req: Req, (): ()) -> Answer {
    let most = Gate::Api.tries();
    Ok(req.page(StatusCode::OK, move |ctx, _| api_page::page(ctx, most)).await)
}

/// `/impressum`
pub async fn imprint(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, |ctx, _| legal::imprint(ctx)).await)
}

/// `/datenschutz`
pub async fn privacy(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, |ctx, _| legal::privacy(ctx)).await)
}

/// `/barrierefreiheit`
pub async fn accessibility(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, |ctx, _| legal::accessibility(ctx)).await)
}

/// `/lizenzen`
pub async fn licences(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, |ctx, _| legal::licences(ctx)).await)
}
