//! Indikationsfelder: the page of one, and its sheet for printing and as PDF.

use super::exports;
use super::known::{Asked, turning_days};
use crate::request::{Answer, Failure, Req};
use app::ctx::Ctx;
use app::pages::fields::paper::paper;
use app::pages::known::Known;
use app::pages::{Page, fields};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::catalogue::Catalogue;
use domain::field::Field;
use domain::key::FieldCode;
use serde_json::{Map, Value};

type Sent = (Path<String>, Query<Asked>);

/// `GET /felder/{code}`
pub async fn show(req: Req, sent: Sent) -> Answer {
    render(&req, sent, fields::page).await
}

/// `GET /felder/{code}/blatt`
pub async fn sheet(req: Req, sent: Sent) -> Answer {
    render(&req, sent, fields::sheet::page).await
}

/// `GET /felder/{code}/blatt.pdf`
pub async fn pdf(req: Req, (Path(code), Query(asked)): Sent) -> Answer {
    let req = asked.for_file(&req).await?;
    let field = field(&req, &code)?;
    let stem = format!("Blatt-{}", field.code);
    let ident = format!("wirkungskompass/felder/{}/blatt", field.code);
    let past = req.clone();
    let set = move || match serde_json::to_value(paper(&past.ctx, &past.catalogue, &field)) {
        Ok(Value::Object(words)) => report::field_sheet(&words, &ident),
        // A struct of texts is an object; the sheet says what it misses otherwise.
        _ => report::field_sheet(&Map::new(), &ident),
    };
    let bytes = req.typeset(set).await?;
    Ok(exports::pdf(&req, &stem, bytes))
}

fn field(req: &Req, code: &str) -> Result<Field, Failure> {
    let code = FieldCode::parse(code).map_err(|_| Failure::NotFound)?;
    let known = req.catalogue.fields.iter().find(|field| field.code == code);
    known.cloned().ok_or(Failure::NotFound)
}

async fn render(
    req: &Req,
    (Path(code), Query(asked)): Sent,
    page: fn(&Ctx, &Catalogue, &Field, &Known<'_>) -> Page,
) -> Answer {
    let field = field(req, &code)?;
    let codes = req.catalogue.indicators_of(&field.code).map(|record| &record.indicator.code);
    let (day, days) = (asked.day(req), turning_days(&req.catalogue, codes));
    let past = asked.on_page(req).await?;
    let rendered = past.page(StatusCode::OK, move |ctx, catalogue| {
        let known = Known { day, typed: &asked.stand, days: days.clone() };
        page(ctx, catalogue, &field, &known)
    });
    Ok(rendered.await)
}
