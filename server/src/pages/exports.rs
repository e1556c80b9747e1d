//! Files to keep: values of one and of all indicators, charts. Their names tell the state that they hold.

use super::indicators::{compared, indicator};
use super::known::Asked;
use crate::request::{Answer, Failure, Req};
use app::pages::indicators::file as chart;
use axum::extract::{Path, Query, RawQuery};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::catalogue::IndicatorRecord;
use std::sync::Arc;

/// A format of values: ending and media type.
#[derive(Debug, Clone, Copy)]
struct Format(&'static str, &'static str);

const CSV: Format = Format("csv", "text/csv; charset=utf-8");
const JSON: Format = Format("json", "application/json");
const SDMX: Format =
    Format("sdmx.csv", "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8");
const XLSX: Format =
    Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
const SVG: Format = Format("svg", "image/svg+xml");
const PNG: Format = Format("png", "image/png");
/// A document with pages.
const PDF: Format = Format("pdf", "application/pdf");

/// A file that a browser keeps and makes nothing of. `stem` is one of the product's own; the day is that of the state.
fn file(req: &Req, stem: &str, format: Format, bytes: impl Into<axum::body::Body>) -> Response {
    let Format(ending, media) = format;
    let name = format!("{stem}_Stand-{}.{ending}", req.ctx.today);
    named(&name, media, bytes)
}

/// The same under a name of its own.
pub(super) fn named(name: &str, media: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes.into()).into_response()
}

/// A sheet of an Indikationsfeld or another document.
pub(super) fn pdf(req: &Req, stem: &str, bytes: Vec<u8>) -> Response {
    file(req, stem, PDF, bytes)
}

/// What values are written of.
enum Of {
    /// One indicator.
    One(Arc<IndicatorRecord>),
    /// All that the reader may see.
    All,
}

impl Of {
    fn records<'a>(&'a self, req: &'a Req) -> Vec<&'a IndicatorRecord> {
        match self {
            Self::One(record) => vec![record],
            Self::All => req.catalogue.indicators.values().map(|record| &**record).collect(),
        }
    }

    fn stem(&self) -> &str {
        match self {
            Self::One(record) => record.indicator.code.as_str(),
            Self::All => "indikatoren",
        }
    }
}

/// Writes values in a format. That may take a core for longer than others should wait.
async fn values(req: Req, of: Of, format: Format) -> Answer {
    let work = move || {
        let (records, known) = (of.records(&req), &req.catalogue);
        let bytes = match (format.0, &of) {
            ("csv", _) => Ok(report::values_csv(records, &known.sources)),
            ("sdmx.csv", _) => Ok(report::values_sdmx_csv(records)),
            ("xlsx", _) => report::values_xlsx(records, known)
                .map_err(|error| Failure::Document(error.to_string())),
            (_, Of::One(record)) => {
                let dataset = report::values_jsonstat(record, &known.areas, &known.sources);
                Ok(dataset.to_string().into_bytes())
            }
            (_, Of::All) => {
                let all = report::collection_jsonstat(records, &known.areas, &known.sources);
                Ok(all.to_string().into_bytes())
            }
        }?;
        Ok(file(&req, of.stem(), format, bytes))
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Document(error.to_string()))?
}

type Sent = (Path<String>, Query<Asked>);

async fn one(req: Req, (Path(code), Query(asked)): Sent, format: Format) -> Answer {
    let req = asked.for_file(&req).await?;
    let record = indicator(&req, &code)?;
    values(req, Of::One(record), format).await
}

/// `GET /indikatoren/{code}/werte.csv`
pub async fn csv(req: Req, sent: Sent) -> Answer {
    one(req, sent, CSV).await
}

/// `GET /indikatoren/{code}/werte.json`
pub async fn jsonstat(req: Req, sent: Sent) -> Answer {
    one(req, sent, JSON).await
}

/// `GET /indikatoren/{code}/werte.sdmx.csv`
pub async fn sdmx_csv(req: Req, sent: Sent) -> Answer {
    one(req, sent, SDMX).await
}

/// `GET /indikatoren/{code}/werte.xlsx`
pub async fn xlsx(req: Req, sent: Sent) -> Answer {
    one(req, sent, XLSX).await
}

async fn all(req: Req, asked: Asked, format: Format) -> Answer {
    let req = asked.for_file(&req).await?;
    values(req, Of::All, format).await
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
    Ok(named(name, XLSX.1, bytes))
}

/// `GET /indikatoren/werte.csv`
pub async fn all_csv(req: Req, Query(asked): Query<Asked>) -> Answer {
    all(req, asked, CSV).await
}

/// `GET /indikatoren/werte.json`
pub async fn all_jsonstat(req: Req, Query(asked): Query<Asked>) -> Answer {
    all(req, asked, JSON).await
}

/// `GET /indikatoren/werte.sdmx.csv`
pub async fn all_sdmx_csv(req: Req, Query(asked): Query<Asked>) -> Answer {
    all(req, asked, SDMX).await
}

/// `GET /indikatoren/werte.xlsx`
pub async fn all_xlsx(req: Req, Query(asked): Query<Asked>) -> Answer {
    all(req, asked, XLSX).await
}

type Chart = (Path<String>, Query<Asked>, RawQuery);

/// The drawing of the page, with the areas that it compares.
async fn drawing(
    req: &Req,
    (Path(code), Query(asked), RawQuery(query)): Chart,
) -> Result<(Req, String, String), Failure> {
    let req = asked.for_file(req).await?;
    let record = indicator(&req, &code)?;
    let compare = compared(&record, query.as_deref());
    let svg = chart::svg(&req.ctx, &req.catalogue, &record, &compare).ok_or(Failure::NotFound)?;
    Ok((req, record.indicator.code.to_string(), svg))
}

/// `GET /indikatoren/{code}/diagramm.svg`
pub async fn svg(req: Req, sent: Chart) -> Answer {
    let (req, code, svg) = drawing(&req, sent).await?;
    Ok(file(&req, &code, SVG, svg))
}

/// `GET /indikatoren/{code}/diagramm.png`
pub async fn png(req: Req, sent: Chart) -> Answer {
    let (req, code, svg) = drawing(&req, sent).await?;
    let bytes = req.typeset(move || report::svg_png(&svg)).await?;
    Ok(file(&req, &code, PNG, bytes))
}
