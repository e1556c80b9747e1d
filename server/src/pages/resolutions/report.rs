//! What moves on of a resolution: how far it is carried out, and what those who voted otherwise have to say.

use super::super::Hidden;
use super::{Said, own_minority, resolution, shown};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::resolution::form::{MAX_NOTE, ProgressForm};
use domain::meeting::resolution::{Minority, ProgressError};
use domain::policy::{ReportResolution, permit};
use domain::text;
use serde::Deserialize;
use store::StoreError;

/// How far it is carried out, with the hidden fields of the form.
#[derive(Debug, Default, Deserialize)]
pub struct ProgressPost {
    #[serde(flatten)]
    values: ProgressForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /beschluesse/{nr}/umsetzung`
pub async fn progress(
    req: Req,
    (Path(key), Post(post)): (Path<String>, Post<ProgressPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, ReportResolution)?;
    let store = &req.state.store;
    // What the reader may know of decides whether there is one; what is written is the whole record.
    let book = store.book().await?;
    let seen_book = book.seen_by(&req.ctx.actor);
    let number = &resolution(&seen_book, &key)?.number;
    let held = book.resolutions.iter().find(|r| &r.number == number).ok_or(Failure::NotFound)?;
    let seen = post.hidden.version();
    let again = |errors: FieldErrors, values: ProgressForm, changed: bool| {
        let form = Form { errors, ..Form::edit(values, held.progress.version) };
        Said { progress: Some(form), changed, ..Said::default() }
    };
    if seen != held.progress.version {
        let said = again(FieldErrors::default(), post.values, true);
        return shown(&req, StatusCode::CONFLICT, &key, said).await;
    }
    let read = post.values.parse().and_then(|(to, evidence)| {
        held.moves_on(to, &evidence).map_err(|error| match error {
            ProgressError::NotAdopted | ProgressError::NotFromHere => {
                FieldErrors::one("state", Problem::NotAChoice)
            }
            ProgressError::NeedsEvidence => FieldErrors::one("evidence", Problem::Required),
        })
    });
    let progress = match read {
        Ok(progress) => progress,
        Err(errors) => {
            let said = again(errors, post.values, false);
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, &key, said).await;
        }
    };
    let now = req.state.clock.now();
    match store.report_resolution(&permit, held, seen, progress, now).await {
        Ok(()) => Ok(req.see_other(&format!("/beschluesse/{key}?hinweis=umsetzung"))),
        Err(StoreError::ChangedMeanwhile) => {
            let book = store.book().await?.seen_by(&req.ctx.actor);
            let version = resolution(&book, &key)?.progress.version;
            let form = Some(Form::edit(post.values, version));
            let said = Said { progress: form, changed: true, ..Said::default() };
            shown(&req, StatusCode::CONFLICT, &key, said).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What an organisation has to say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MinorityPost {
    text: String,
}

/// How often a statement is tried anew because the resolution has moved on meanwhile.
const TRIES: u32 = 16;

/// `POST /beschluesse/{nr}/minderheit`
pub async fn minority(
    req: Req,
    (Path(key), Post(post)): (Path<String>, Post<MinorityPost>),
) -> Answer {
    let permit = own_minority(&req)?;
    let organisation = permit.action().organisation.clone();
    let store = &req.state.store;
    let there = format!("/beschluesse/{key}?hinweis=minderheit");
    for _ in 0..TRIES {
        let book = store.book().await?;
        let seen = book.seen_by(&req.ctx.actor);
        let number = &resolution(&seen, &key)?.number;
        let held = book.resolutions.iter().find(|r| &r.number == number);
        let held = held.ok_or(Failure::NotFound)?;
        if held.minority.iter().any(|minority| minority.organisation == organisation) {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        if !held.may_dissent(&organisation) {
            return Err(Failure::Conflict);
        }
        let text = match text::block(&post.text, MAX_NOTE) {
            Ok(text) => text,
            Err(error) => {
                let errors = FieldErrors::one("text", error);
                let form = Some(Form { errors, ..Form::edit(post.text, 0) });
                let said = Said { minority: form, ..Said::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, &key, said).await;
            }
        };
        let minority = Minority { organisation: organisation.clone(), text, date: req.ctx.today };
        match store.state_dissent(&permit, held, minority, req.state.clock.now()).await {
            Ok(()) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
