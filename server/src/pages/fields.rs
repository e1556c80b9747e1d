//! Indikationsfelder: the page of one, and its sheet for printing.

use crate::request::{Answer, Failure, Req};
use app::ctx::Ctx;
use app::pages::{Page, fields};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::catalogue::Catalogue;
use domain::field::Field;
use domain::key::FieldCode;

/// `GET /felder/{code}`
pub async fn show(req: Req, Path(code): Path<String>) -> Answer {
    render(&req, &code, fields::page).await
}

/// `GET /felder/{code}/blatt`
pub async fn sheet(req: Req, Path(code): Path<String>) -> Answer {
    render(&req, &code, fields::sheet::page).await
}

async fn render(req: &Req, code: &str, page: fn(&Ctx, &Catalogue, &Field) -> Page) -> Answer {
    let code = FieldCode::parse(code).map_err(|_| Failure::NotFound)?;
    let known = req.catalogue.fields.iter().find(|field| field.code == code);
    let field = known.cloned().ok_or(Failure::NotFound)?;
    Ok(req.page(StatusCode::OK, move |ctx, catalogue| page(ctx, catalogue, &field)).await)
}
