//! Sources: the list, and the page of one.

use crate::request::{Answer, Failure, Req};
use app::pages::sources as page;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::key::SourceCode;
use serde::Deserialize;

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    suche: String,
    seite: String,
}

/// `GET /quellen`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let filter =
        page::Filter { words: query.suche.clone(), page: query.seite.parse().unwrap_or(1) };
    let page = req.page(StatusCode::OK, move |ctx, catalogue| page::list(ctx, catalogue, &filter));
    Ok(page.await)
}

/// `GET /quellen/{code}`
pub async fn show(req: Req, Path(code): Path<String>) -> Answer {
    let code = SourceCode::parse(&code).map_err(|_| Failure::NotFound)?;
    let source = req.catalogue.sources.get(&code).cloned().ok_or(Failure::NotFound)?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| page::show(ctx, catalogue, &source));
    Ok(page.await)
}
