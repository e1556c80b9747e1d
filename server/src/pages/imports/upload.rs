//! The list of files, and handing one in.

use crate::intake::Setup;
use crate::pages::fresh_token;
use crate::request::{Answer, Failure, Req};
use app::pages::imports::{List, UploadForm, list as list_page};
use axum::body::Bytes;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::import::{Import, ImportState, MAX_FILE_NAME};
use domain::indicator::value::MAX_VINTAGE;
use domain::key::{ImportId, SourceCode};
use domain::policy::{ImportValues, permit};
use domain::text;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::StoreError;

/// Files on a page of the list.
const PER_PAGE: u32 = 30;

/// Where in the list, and the note after a redirect.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    seite: String,
    hinweis: String,
}

/// `GET /import`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    permit(&req.ctx.actor, ImportValues)?;
    let form = UploadForm { token: fresh_token(), ..UploadForm::default() };
    page(&req, StatusCode::OK, &query, form).await
}

async fn page(req: &Req, status: StatusCode, query: &ListQuery, form: UploadForm) -> Answer {
    let page = query.seite.parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let mut imports = req.state.store.imports((page - 1) * PER_PAGE, PER_PAGE + 1).await?;
    let more = imports.len() > PER_PAGE as usize;
    imports.truncate(PER_PAGE as usize);
    let rejected = query.hinweis == "verworfen";
    let page = req.page(status, move |ctx, catalogue| {
        let data = List { imports: &imports, form: &form, page, more, rejected };
        list_page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// What came with the form.
#[derive(Default)]
struct Received {
    file: Bytes,
    name: String,
    source: String,
    vintage: String,
    token: String,
}

async fn received(mut form: Multipart) -> Result<Received, Failure> {
    let refused = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::BadRequest,
    };
    let mut received = Received::default();
    while let Some(field) = form.next_field().await.map_err(refused)? {
        match field.name().unwrap_or_default() {
            "datei" => {
                received.name = field.file_name().unwrap_or_default().to_owned();
                received.file = field.bytes().await.map_err(refused)?;
            }
            "quelle" => received.source = field.text().await.map_err(refused)?,
            "veroeffentlicht" => received.vintage = field.text().await.map_err(refused)?,
            "token" => received.token = field.text().await.map_err(refused)?,
            _ => {}
        }
    }
    Ok(received)
}

/// `POST /import`: keeps the file and goes to its page, which reads it.
pub async fn receive(req: Req, form: Multipart) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let received = received(form).await?;
    let id = ImportId::parse(&received.token).map_err(|_| Failure::BadRequest)?;
    let mut errors = FieldErrors::default();
    if received.file.is_empty() {
        errors.add("datei", Problem::Required);
    }
    // Some browsers send the whole path.
    let name = received.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let short: String =
        name.chars().rev().take(MAX_FILE_NAME).collect::<Vec<_>>().into_iter().rev().collect();
    let name = text::line(&short, MAX_FILE_NAME).unwrap_or_else(|_| "datei".to_owned());
    let source = match received.source.trim() {
        "" => {
            errors.add("quelle", Problem::Required);
            None
        }
        raw => {
            let known =
                SourceCode::parse(raw).ok().filter(|code| req.catalogue.sources.contains_key(code));
            errors.keep("quelle", known.ok_or(Problem::Unknown))
        }
    };
    let vintage = errors.keep("veroeffentlicht", text::line(&received.vintage, MAX_VINTAGE));
    let (Some(source), Some(vintage), true) = (source, vintage, errors.is_empty()) else {
        let form = UploadForm {
            source: received.source,
            vintage: received.vintage,
            token: received.token,
            errors,
        };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(&req, status, &ListQuery::default(), form).await;
    };
    let file = received.file;
    let hashed = file.clone();
    let digest = tokio::task::spawn_blocking(move || format!("{:x}", Sha256::digest(&hashed)));
    let digest = digest.await.map_err(|_| Failure::BadRequest)?;
    // What was said about the last file of the source is tried first.
    let before = req.state.store.last_setup(&source).await?;
    let setup = before.map(|text| Setup::parse(&text).for_next()).unwrap_or_default();
    let import = Import {
        id,
        file: name,
        digest,
        size: file.len() as u64,
        source,
        vintage,
        state: ImportState::Open,
        setup: setup.text(),
        account: permit.account().id.clone(),
        who: permit.account().name.clone(),
        day: req.ctx.today,
        accepted: None,
        undone: None,
        values: 0,
        reason: String::new(),
        version: 1,
    };
    let now = req.state.clock.now();
    match req.state.store.receive_import(&permit, &import, &file, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/import/{}", import.id)))
        }
        Err(error) => Err(error.into()),
    }
}
