//! The interface for programs below [`PREFIX`]: it reads, and shows what the pages show to the same reader.
//!
//! | module | what it holds |
//! |---|---|
//! | `records` | what is given of each record |
//! | `chains` | the chain of effects |
//! | `shape` | how types are written, and their JSON Schema |
//! | `page` | lists by page |
//! | `openapi` | the description of all addresses |

mod chains;
mod openapi;
mod page;
mod records;
mod shape;

use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::Gate;
use crate::request::{Answer, Failure, Req};
use app::ctx::Ctx;
use app::pages::api::{Refusal, refusal};
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use chains::ChainDetail;
use chrono::NaiveDate;
use domain::indicator::observation::Observation;
use domain::key::{IndicatorCode, MeasureSlug};
use page::{Page, Parameters};
use records::{
    FieldEntry, IndicatorDetail, IndicatorEntry, MeasureDetail, MeasureEntry, ValueEntry,
};
use serde::Serialize;
use serde_json::json;

/// Where the interface is.
pub const PREFIX: &str = "/api/v1";

/// The parameters of an address as they arrive.
type Asked = Query<Vec<(String, String)>>;

/// Why there is no document.
#[derive(Debug)]
pub enum Trouble {
    /// It does not exist, or the reader may not know that it does.
    NotFound,
    /// A parameter cannot be used.
    Refused(Refusal),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A document, or why there is none.
pub type Read = Result<String, Trouble>;

/// True for addresses of the interface: what goes wrong there is told as a problem, not as a page.
pub fn holds(path: &str) -> bool {
    path == PREFIX || path.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('/'))
}

/// Counts the request, reads the document, and answers with it unless the reader has it already.
pub async fn answer(
    req: &Req,
    remote: &Remote,
    headers: &HeaderMap,
    read: impl FnOnce(&Req) -> Read,
) -> Answer {
    match too_many(req, remote) {
        Some(refused) => Ok(refused),
        None => given_or_refused(req, headers, read(&with_measures(req).await?)),
    }
}

/// Counts the request; the answer where there have been too many.
pub fn too_many(req: &Req, remote: &Remote) -> Option<Response<Body>> {
    let limits = &req.state.limits;
    if limits.attempt(Gate::Api, remote.address, None).is_some() {
        return None;
    }
    let wait = limits.wait(Gate::Api, remote.address).as_secs() + 1;
    let (title, detail) = refusal(&req.ctx, &Refusal::TooMany(wait));
    let mut response = problem(StatusCode::TOO_MANY_REQUESTS, &title, &detail);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait));
    Some(response)
}

/// Answers with a document unless the reader has it already.
///
/// # Errors
/// Not found.
pub fn given_or_refused(req: &Req, headers: &HeaderMap, read: Read) -> Answer {
    match read {
        Ok(document) => Ok(given(document, headers)),
        Err(Trouble::NotFound) => Err(Failure::NotFound),
        Err(Trouble::Refused(why)) => Ok(refused(&req.ctx, &why)),
    }
}

/// The request with the measures of the state that its address asks for. Whether the day can be used at all, each address
/// says itself.
async fn with_measures(req: &Req) -> Result<Req, Failure> {
    let asked = req.ctx.query.split('&').find_map(|pair| pair.strip_prefix("stand="));
    match asked.and_then(|day| day.parse().ok()).filter(|day| *day < req.ctx.today) {
        Some(day) => req.with_measures_of(day).await,
        None => Ok(req.clone()),
    }
}

fn refused(ctx: &Ctx, why: &Refusal) -> Response<Body> {
    let (title, detail) = refusal(ctx, why);
    problem(StatusCode::BAD_REQUEST, &title, &detail)
}

/// The document with its tag, or only the tag where the reader has the document. The tag is made from the document, so the
/// same tag means the same bytes.
fn given(document: String, headers: &HeaderMap) -> Response<Body> {
    let tag = format!("\"{}\"", session::digest(&document));
    let mut response = if has(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, "application/json")], document).into_response()
    };
    let own = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        own.insert(ETAG, tag);
    }
    own.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    // What a reader sees depends on the session.
    own.insert(VARY, HeaderValue::from_static("cookie"));
    response
}

/// True where the request names the tag among those it has (RFC 9110, 13.1.2: compared weakly).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let all = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = all.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|named| named == "*" || named.strip_prefix("W/").unwrap_or(named) == tag)
}

/// An error as RFC 9457 has it.
pub fn problem(status: StatusCode, title: &str, detail: &str) -> Response<Body> {
    let document = json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
    });
    let headers = [(CONTENT_TYPE, "application/problem+json"), (CACHE_CONTROL, "no-store")];
    (status, headers, document.to_string()).into_response()
}

fn written(document: &impl Serialize) -> Read {
    // Keys are texts and numbers are finite: nothing here cannot be written.
    serde_json::to_string(document).map_err(|_| Trouble::NotFound)
}

/// The request with the state that is asked for, and its day where it is named.
fn known(req: &Req, parameters: &Parameters) -> Result<(Req, Option<NaiveDate>), Trouble> {
    let day = parameters.day(req.ctx.today)?;
    Ok((day.map_or_else(|| req.clone(), |day| req.with_values_of(day)), day))
}

/// `GET /api/v1/openapi.json`
pub fn description(_: &Req, Query(asked): Asked) -> Read {
    Parameters::read(asked, &[])?;
    written(&openapi::document())
}

/// `GET /api/v1/felder`
pub fn fields(req: &Req, Query(asked): Asked) -> Read {
    Parameters::read(asked, &[])?;
    written(&req.catalogue.fields.iter().map(FieldEntry::from).collect::<Vec<_>>())
}

/// `GET /api/v1/indikatoren`, by code.
pub fn indicators(req: &Req, Query(asked): Asked) -> Read {
    let parameters = Parameters::read(asked, openapi::PAGED_STATE)?;
    let (req, day) = known(req, &parameters)?;
    let list: Vec<_> = req.catalogue.indicators.values().collect();
    let asked: Vec<_> = day.map(|day| ("stand", day.to_string())).into_iter().collect();
    let page = Page::of(
        &list,
        &parameters,
        &format!("{PREFIX}/indikatoren"),
        &asked,
        |record| record.indicator.code.to_string(),
        |record| IndicatorEntry::new(record, (req.ctx.today, day)),
    )?;
    written(&page)
}

/// `GET /api/v1/indikatoren/{code}`
pub fn indicator(req: &Req, (Path(code), Query(asked)): (Path<String>, Asked)) -> Read {
    let (req, day) = known(req, &Parameters::read(asked, openapi::STATE)?)?;
    let code = IndicatorCode::parse(&code).map_err(|_| Trouble::NotFound)?;
    let record = req.catalogue.indicators.get(&code).ok_or(Trouble::NotFound)?;
    written(&IndicatorDetail::new(record, &req.catalogue, (req.ctx.today, day)))
}

/// `GET /api/v1/indikatoren/{code}/werte`, by area, period and vintage.
pub fn values(req: &Req, (Path(code), Query(asked)): (Path<String>, Asked)) -> Read {
    let code = IndicatorCode::parse(&code).map_err(|_| Trouble::NotFound)?;
    if !req.catalogue.indicators.contains_key(&code) {
        return Err(Trouble::NotFound);
    }
    let parameters = Parameters::read(asked, openapi::VALUES)?;
    let (req, day) = known(req, &parameters)?;
    let record = req.catalogue.indicators.get(&code).ok_or(Trouble::NotFound)?;
    let (area, (from, to)) = (parameters.area()?, parameters.span()?);
    let wanted = |o: &&Observation| {
        area.as_ref().is_none_or(|area| &o.area == area)
            && from.is_none_or(|from| o.period.start() >= from.start())
            && to.is_none_or(|to| o.period.end() <= to.end())
    };
    let list: Vec<_> = record.observations().iter().filter(wanted).collect();
    let asked = [
        ("area", area.as_ref().map(ToString::to_string)),
        ("from", from.map(|period| period.to_string())),
        ("to", to.map(|period| period.to_string())),
        ("stand", day.map(|day| day.to_string())),
    ];
    let asked: Vec<_> =
        asked.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let page = Page::of(
        &list,
        &parameters,
        &format!("{PREFIX}/indikatoren/{code}/werte"),
        &asked,
        |o| o.id.to_string(),
        |o| ValueEntry::new(record, o),
    )?;
    written(&page)
}

/// `GET /api/v1/massnahmen`, by slug.
pub fn measures(req: &Req, Query(asked): Asked) -> Read {
    let parameters = Parameters::read(asked, openapi::PAGED)?;
    let list: Vec<_> = req.catalogue.measures.values().collect();
    let page = Page::of(
        &list,
        &parameters,
        &format!("{PREFIX}/massnahmen"),
        &[],
        |record| record.measure.slug.to_string(),
        |record| MeasureEntry::from(&**record),
    )?;
    written(&page)
}

/// `GET /api/v1/massnahmen/{slug}`
pub fn measure(req: &Req, (Path(slug), Query(asked)): (Path<String>, Asked)) -> Read {
    Parameters::read(asked, &[])?;
    let slug = MeasureSlug::parse(&slug).map_err(|_| Trouble::NotFound)?;
    let record = req.catalogue.measures.get(&slug).ok_or(Trouble::NotFound)?;
    written(&MeasureDetail::new(record, &req.catalogue))
}

/// `GET /api/v1/wirkungskette/{kind}/{id}`
///
/// # Errors
/// When the store does not answer, or there is no such link that the reader may know of.
pub async fn chain(
    req: Req,
    (Path((kind, key)), Query(asked)): (Path<(String, String)>, Asked),
) -> Result<Read, Failure> {
    if let Err(trouble) = Parameters::read(asked, &[]) {
        return Ok(Err(trouble));
    }
    let (kind, chain, register) = crate::pages::chain::through(&req, &kind, &key).await?;
    Ok(written(&ChainDetail::new(&chain, (kind, &key), &register, &req.catalogue)))
}
