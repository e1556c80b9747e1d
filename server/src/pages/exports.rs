//! Files to keep: the values of all indicators, workbooks, and the chart of an indicator.

use super::indicators::{compared, indicator};
use crate::request::{Answer, Failure, Req};
use app::pages::indicators::file as chart;
use axum::extract::{Path, RawQuery};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::catalogue::{Catalogue, IndicatorRecord};
use std::sync::Arc;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file that a browser keeps and makes nothing of. The name is one of the product's own.
pub(super) fn file(name: &str, media: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes.into()).into_response()
}

/// All indicators that the reader may see, by code.
fn all(catalogue: &Catalogue) -> impl Iterator<Item = &IndicatorRecord> {
    catalogue.indicators.values().map(|record| &**record)
}

/// `GET /indikatoren/werte.csv`
pub async fn all_csv(req: Req, (): ()) -> Answer {
    let bytes = report::values_csv(all(&req.catalogue), &req.catalogue.sources);
    Ok(file("indikatoren.csv", "text/csv; charset=utf-8", bytes))
}

/// `GET /indikatoren/werte.json`
pub async fn all_jsonstat(req: Req, (): ()) -> Answer {
    let known = &req.catalogue;
    let collection = report::collection_jsonstat(all(known), &known.areas, &known.sources);
    Ok(file("indikatoren.json", "application/json", collection.to_string()))
}

/// `GET /indikatoren/werte.sdmx.csv`
pub async fn all_sdmx_csv(req: Req, (): ()) -> Answer {
    let media = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8";
    Ok(file("indikatoren.sdmx.csv", media, report::values_sdmx_csv(all(&req.catalogue))))
}

/// `GET /indikatoren/werte.xlsx`
pub async fn all_xlsx(req: Req, (): ()) -> Answer {
    let known = req.catalogue.clone();
    workbook("indikatoren.xlsx", move || report::values_xlsx(all(&known), &known)).await
}

/// `GET /indikatoren/{code}/werte.xlsx`
pub async fn xlsx(req: Req, Path(code): Path<String>) -> Answer {
    let (record, known) = (indicator(&req, &code)?, Arc::clone(&req.catalogue));
    let name = format!("{}.xlsx", record.indicator.code);
    workbook(&name, move || report::values_xlsx([&*record], &known)).await
}

/// Writing a workbook takes a core for longer than others should wait.
pub(super) async fn workbook(
    name: &str,
    write: impl FnOnce() -> Result<Vec<u8>, report::Unwritable> + Send + 'static,
) -> Answer {
    let written = tokio::task::spawn_blocking(write).await;
    let bytes = written
        .map_err(|error| Failure::Document(error.to_string()))?
        .map_err(|error| Failure::Document(error.to_string()))?;
    Ok(file(name, XLSX, bytes))
}

/// `GET /indikatoren/{code}/diagramm.svg`: with the areas that the page compares.
pub async fn svg(req: Req, (Path(code), RawQuery(query)): (Path<String>, RawQuery)) -> Answer {
    let record = indicator(&req, &code)?;
    let compare = compared(&record, query.as_deref());
    let svg = chart::svg(&req.ctx, &req.catalogue, &record, &compare).ok_or(Failure::NotFound)?;
    Ok(file(&format!("{}.svg", record.indicator.code), "image/svg+xml", svg))
}
