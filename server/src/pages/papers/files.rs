//! Files beside a paper: adding one, taking one off, reading one.

use super::super::fresh_token;
use super::{Said, found, shown, whole};
use crate::request::{Answer, Failure, Req};
use crate::state::AppState;
use app::form::Form;
use axum::body::Body;
use axum::extract::{Form as Post, FromRequest, Multipart, Path, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use domain::attachment::{MAX_BYTES, clean_name, plain_name};
use domain::meeting::key::PaperFileId;
use domain::meeting::paper::{FileFacts, FileForm, Paper, PaperFile};
use domain::policy::{KeepPaper, permit};
use serde::Deserialize;
use sha2::{Digest, Sha256, Sha512};
use store::{NewPaperFile, StoreError};

/// Bytes of the form with its file: more than is taken, so that the form can say so, and what the form adds.
pub const MAX_FORM: usize = 2 * MAX_BYTES + (256 << 10);
/// How often a file is added anew where something else was changed meanwhile.
const TRIES: usize = 8;

/// The form as a browser sends it, or a plain form without a file.
#[derive(Default)]
pub struct Sent {
    form: FileForm,
    token: String,
    /// Name and bytes.
    file: Option<(String, Vec<u8>)>,
}

/// A plain form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Plain {
    title: String,
    tier: String,
    token: String,
}

impl FromRequest<AppState> for Sent {
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, StatusCode> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let read = Post::<Plain>::from_request(request, state).await;
            let Post(plain) = read.map_err(|refused| refused.into_response().status())?;
            let form = FileForm { title: plain.title, tier: plain.tier };
            return Ok(Self { form, token: plain.token, file: None });
        }
        let read = Multipart::from_request(request, state).await;
        let mut parts = read.map_err(|refused| refused.into_response().status())?;
        let mut sent = Self::default();
        while let Some(field) = parts.next_field().await.map_err(|error| error.status())? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "anlage" {
                let file = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(|error| error.status())?.to_vec();
                // Without a choice a browser sends an empty file without a name.
                if !(bytes.is_empty() && file.is_empty()) {
                    sent.file = Some((file, bytes));
                }
                continue;
            }
            let text = field.text().await.map_err(|error| error.status())?;
            match name.as_str() {
                "title" => sent.form.title = text,
                "tier" => sent.form.tier = text,
                "token" => sent.token = text,
                _ => {}
            }
        }
        Ok(sent)
    }
}

/// `POST /vorlagen/{nr}/anlagen`
pub async fn add(req: Req, (Path(number), sent): (Path<String>, Sent)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPaper)?;
    let Sent { form, token, file } = sent;
    let id = PaperFileId::parse(&token).map_err(|_| Failure::BadRequest)?;
    for _ in 0..TRIES {
        let (book, paper) = found(&req, &number).await?;
        let there = format!("/vorlagen/{}?hinweis=anlage#h-anlagen", paper.number);
        if paper.files.iter().any(|file| file.id == id) {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        let refused = |form: FileForm| Form::new(form, fresh_token());
        if !paper.state.is_editable() {
            let said = Said {
                file: Some(refused(form)),
                notice: Some("fest".to_owned()),
                ..Said::default()
            };
            return shown(&req, StatusCode::CONFLICT, (book, paper), said).await;
        }
        let parsed = form.parse(&paper, file.as_ref().map(|(n, b)| (n.as_str(), b.as_slice())));
        let ((title, tier, media), (name, bytes)) = match (parsed, &file) {
            (Ok(parsed), Some(file)) => (parsed, file.clone()),
            (Ok(_), None) => return Err(Failure::BadRequest),
            (Err(errors), _) => {
                let form = Form { errors, ..refused(form) };
                let said = Said { file: Some(form), ..Said::default() };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return shown(&req, status, (book, paper), said).await;
            }
        };
        let hashed = tokio::task::spawn_blocking(move || {
            let digest = format!("{:x}", Sha256::digest(&bytes));
            let sha512 = format!("{:x}", Sha512::digest(&bytes));
            (bytes, digest, sha512)
        });
        let (bytes, digest, sha512) = hashed.await.map_err(|_| Failure::BadRequest)?;
        let listed = PaperFile { id: id.clone(), title, tier };
        let facts = FileFacts {
            id: id.clone(),
            paper: paper.number.clone(),
            name: clean_name(&name, media),
            media,
            size: bytes.len() as u64,
            digest,
            sha512,
            day: req.ctx.today,
        };
        let Some(whole) = whole(&req, &paper).await? else { continue };
        let after = whole.with_file(listed.clone()).map_err(|_| Failure::Conflict)?;
        let new = NewPaperFile { file: listed, facts, bytes };
        let now = req.state.clock.now();
        match req.state.store.add_paper_file(&permit, (&whole, &after), new, now).await {
            Ok(()) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile | StoreError::AlreadyThere) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// A file that the reader sees.
fn file_of(paper: &Paper, id: &str) -> Result<PaperFile, Failure> {
    let file = paper.files.iter().find(|file| file.id.as_str() == id);
    file.cloned().ok_or(Failure::NotFound)
}

/// A form without fields.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `POST /vorlagen/{nr}/anlagen/{id}/entfernen`
pub async fn remove(
    req: Req,
    (Path((number, id)), Post(Nothing {})): (Path<(String, String)>, Post<Nothing>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPaper)?;
    for _ in 0..TRIES {
        let (book, paper) = found(&req, &number).await?;
        let file = file_of(&paper, &id)?;
        if !paper.state.is_editable() {
            let said = Said { notice: Some("fest".to_owned()), ..Said::default() };
            return shown(&req, StatusCode::CONFLICT, (book, paper), said).await;
        }
        let Some(whole) = whole(&req, &paper).await? else { continue };
        let after = whole.without_file(&file.id).map_err(|_| Failure::Conflict)?;
        let now = req.state.clock.now();
        match req.state.store.remove_paper_file(&permit, (&whole, &after), &file, now).await {
            Ok(()) => {
                let there = format!("/vorlagen/{}?hinweis=entfernt#h-anlagen", paper.number);
                return Ok(req.see_other(&there));
            }
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// `GET /vorlagen/{nr}/anlagen/{id}`: whoever may read the file gets it, to be kept, never shown as a page of the product.
pub async fn file(req: Req, Path((number, id)): Path<(String, String)>) -> Answer {
    let (_, paper) = found(&req, &number).await?;
    let file = file_of(&paper, &id)?;
    let all = req.state.store.paper_files(&paper.number).await?;
    let facts = all.into_iter().find(|facts| facts.id == file.id).ok_or(Failure::NotFound)?;
    let bytes = req.state.store.paper_file(&file.id).await?;
    let mut response = Response::new(Body::from(bytes));
    let disposition = format!(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}",
        plain_name(&facts.name),
        app::shell::query_escape(&facts.name).replace('/', "%2F")
    );
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(facts.media.code()));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    let sealed = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, sealed);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    Ok(response)
}
