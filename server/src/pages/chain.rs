//! The chain of effects through one of its links.

use super::{named_positions_on, seen_register};
use crate::request::{Answer, Failure, Req};
use app::pages::chain as page;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::chain::{Chain, LinkKind, measures_of};
use domain::finding::Register;
use std::sync::Arc;

/// The chain that a reader sees through a link, with what the reader sees of findings.
///
/// # Errors
/// Not found, where there is no such link or the reader may not know of it.
pub async fn through(
    req: &Req,
    kind: &str,
    key: &str,
) -> Result<(LinkKind, Chain, Arc<Register>), Failure> {
    let kind = LinkKind::from_code(kind).ok_or(Failure::NotFound)?;
    let register = seen_register(req).await?;
    let measures: Vec<_> = measures_of(kind, key, &req.catalogue, &register)
        .into_iter()
        .filter(|slug| req.catalogue.measures.contains_key(slug))
        .collect();
    let mut ratings = Vec::new();
    for slug in &measures {
        ratings.extend(named_positions_on(req, slug).await?);
    }
    let all = Chain::around(&measures, &req.catalogue, &register, &ratings);
    let chain = all.through(kind, key).ok_or(Failure::NotFound)?;
    Ok((kind, chain, register))
}

/// `GET /wirkungskette/{kind}/{id}`
pub async fn show(req: Req, Path((kind, key)): Path<(String, String)>) -> Answer {
    let (kind, chain, register) = through(&req, &kind, &key).await?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        page::page(ctx, catalogue, &register, &chain, (kind, &key))
    });
    Ok(page.await)
}
