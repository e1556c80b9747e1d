//! Steps of a paper, and answers of those who are asked to co-sign it.

use super::super::Hidden;
use super::{Said, fingerprint, found, shown, whole};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::key::OrganisationCode;
use domain::meeting::paper::{CoSignForm, Paper, PaperState, StepError};
use domain::policy::{CoSignPaper, KeepPaper, permit};
use serde::Deserialize;
use store::StoreError;

/// How often an answer is given anew where another one came between.
const TRIES: usize = 16;

/// A step as it arrives.
#[derive(Debug, Default, Deserialize)]
pub struct StepPost {
    #[serde(default)]
    zu: String,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /vorlagen/{nr}/stand`
pub async fn step(req: Req, (Path(number), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPaper)?;
    let held = found(&req, &number).await?;
    let to = PaperState::from_code(&post.zu).ok_or(Failure::BadRequest)?;
    let paper = &held.1;
    let there = |note: &str| format!("/vorlagen/{}?hinweis={note}", paper.number);
    if paper.state == to {
        // The same form once more.
        return Ok(req.see_other(&there("stand")));
    }
    if to == PaperState::CoSigning && paper.co_signatures.is_empty() {
        return Ok(req.see_other(&there("geht-nicht")));
    }
    if post.hidden.version() != paper.version {
        return shown(&req, StatusCode::CONFLICT, held, Said::default()).await;
    }
    let Some(before) = whole(&req, paper).await? else {
        let held = found(&req, &number).await?;
        return shown(&req, StatusCode::CONFLICT, held, Said::default()).await;
    };
    let after = match before.step(to) {
        Ok(after) => after,
        Err(StepError::NotAgreed(not_agreed)) => {
            let said = Said { not_agreed, ..Said::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, held, said).await;
        }
        Err(_) => return Ok(req.see_other(&there("geht-nicht"))),
    };
    let now = req.state.clock.now();
    match req.state.store.change_paper(&permit, &before, &after, now).await {
        Ok(()) => Ok(req.see_other(&there("stand"))),
        Err(StoreError::ChangedMeanwhile) => {
            let held = found(&req, &number).await?;
            shown(&req, StatusCode::CONFLICT, held, Said::default()).await
        }
        Err(error) => Err(error.into()),
    }
}

/// An answer with the text that it is about.
#[derive(Debug, Default, Deserialize)]
pub struct CoSignPost {
    #[serde(flatten)]
    values: CoSignForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /vorlagen/{nr}/zeichnung`: an answer holds for the text that was read. Answers of others come between without
/// anybody noticing.
pub async fn co_sign(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<CoSignPost>),
) -> Answer {
    let (values, token) = (post.values, post.hidden.token);
    let now = req.state.clock.now();
    for _ in 0..TRIES {
        let (book, paper) = found(&req, &number).await?;
        let own = req.ctx.account().map_or_else(OrganisationCode::none, |a| a.organisation.clone());
        // Whoever is not asked has nothing to answer.
        if !paper.asks(&own) {
            return Err(Failure::NotFound);
        }
        let permit = permit(&req.ctx.actor, CoSignPaper { organisation: own.clone() })?;
        let answer = match values.parse(now) {
            Ok(answer) => answer,
            Err(errors) => {
                let form = Form { errors, ..Form::new(values, token) };
                let said = Said { co_sign: Some(form), ..Said::default() };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return shown(&req, status, (book, paper), said).await;
            }
        };
        let after = paper.co_signed(&own, answer).ok().filter(|_| token == fingerprint(&paper));
        let Some(after) = after else {
            let form = Form::new(values, fingerprint(&paper));
            let said = Said { co_sign: Some(form), ..Said::default() };
            return shown(&req, StatusCode::CONFLICT, (book, paper), said).await;
        };
        // What the reader sees of the paper may lack files: the answer goes onto the whole.
        let Some(before) = whole(&req, &paper).await? else { continue };
        let kept = Paper { co_signatures: after.co_signatures, ..before.clone() };
        match req.state.store.co_sign_paper(&permit, &before, &kept, now).await {
            Ok(()) => {
                return Ok(req.see_other(&format!("/vorlagen/{}?hinweis=zeichnung", paper.number)));
            }
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
