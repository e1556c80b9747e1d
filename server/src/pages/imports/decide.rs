//! Deciding about a file: taking values over, rejecting it, taking an import back.

use super::columns::{Fields, all, field};
use super::{Asked, import, page};
use crate::intake::{self, Reading, Writing};
use crate::request::{Answer, Failure, Req};
use app::pages::imports::Choice;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::import::{Import, ImportState, Kind, MAX_REASON, observation};
use domain::key::IndicatorCode;
use domain::policy::{ImportValues, permit};
use domain::text;
use std::collections::BTreeMap;
use std::time::Duration;
use store::{StoreError, TakenOver};

/// How long the browser waits for the writing before it is shown how far it has come.
const PATIENCE: Duration = Duration::from_secs(3);

fn choice(fields: &[(String, String)]) -> Choice {
    Choice {
        kinds: all(fields, "art").collect(),
        areas: (field(fields, "gebiete") == "ja").then(|| all(fields, "gebiet").collect()),
        doubts: all(fields, "zweifel").collect(),
        without: all(fields, "ohne").collect(),
        unverified: field(fields, "ungeprueft") == "ja",
        note: field(fields, "vermerk").to_owned(),
        errors: FieldErrors::default(),
    }
}

/// A text that may be empty.
fn optional(errors: &mut FieldErrors, name: &str, raw: &str) -> String {
    match raw.trim() {
        "" => String::new(),
        raw => errors.keep(name, text::block(raw, MAX_REASON)).unwrap_or_default(),
    }
}

/// `POST /import/{id}/uebernehmen`
pub async fn accept(req: Req, (Path(id), Form(fields)): (Path<String>, Fields)) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    match import.state {
        ImportState::Open => {}
        // The same form sent twice.
        ImportState::Writing | ImportState::Accepted => {
            return Ok(req.see_other(&format!("/import/{id}?hinweis=uebernommen")));
        }
        ImportState::Rejected | ImportState::Undone => return Err(Failure::Conflict),
    }
    let mut choice = choice(&fields);
    let note = optional(&mut choice.errors, "vermerk", &choice.note.clone());
    let Reading::Done(contents) = req.state.intake.reading(&req.state, &import).await else {
        return page(&req, StatusCode::CONFLICT, import, Asked::new()).await;
    };
    let (catalogue, today) = (&req.catalogue, req.ctx.today);
    let intake = &req.state.intake;
    let prepared = intake.prepared(&req.state, &import, &contents, catalogue, today).await?;
    drop(contents);
    let is_seen = field(&fields, "gesehen") == prepared.seen
        && field(&fields, "version").parse() == Ok(import.version);
    if !is_seen {
        let asked = Asked { choice, is_changed: true, ..Asked::new() };
        return page(&req, StatusCode::CONFLICT, import, asked).await;
    }
    let lines = &prepared.compared.lines;
    let chosen: Vec<usize> = (0..lines.len()).filter(|at| choice.takes(&lines[*at])).collect();
    if chosen.is_empty() {
        choice.errors.add("art", Problem::Required);
    }
    if note.is_empty() && choice.asks_for_note(catalogue, lines) {
        choice.errors.add("vermerk", Problem::Required);
    }
    if !choice.errors.is_empty() {
        let asked = Asked { choice, ..Asked::new() };
        return page(&req, StatusCode::UNPROCESSABLE_ENTITY, import, asked).await;
    }
    let mut counts: BTreeMap<&IndicatorCode, (usize, usize)> = BTreeMap::new();
    for line in chosen.iter().map(|at| &lines[*at]) {
        let (new, changed) = counts.entry(&line.incoming.indicator).or_default();
        *(if line.kind == Kind::Changed { changed } else { new }) += 1;
    }
    let taken_over: Vec<_> = counts
        .into_iter()
        .filter_map(|(code, (new, changed))| {
            let indicator = req.catalogue.indicators.get(code)?.indicator.clone();
            Some(TakenOver { indicator, new, changed })
        })
        .collect();
    let (total, now) = (chosen.len(), req.state.clock.now());
    let noted = Import { reason: note, ..import.clone() };
    let store = req.state.store.clone();
    let unverified = choice.unverified;
    // The writing keeps what it needs; a long file takes much memory.
    req.state.intake.forget(&import.id).await;
    let mut progress = intake::write(&req.state, total, &import.id, move |told| {
        tokio::spawn(async move {
            let written = move |done| {
                let _ = told.send(Writing::Underway(done, total));
            };
            let of_file = noted.clone();
            let values = chosen.into_iter().enumerate().filter_map(move |(number, at)| {
                let line = prepared.compared.lines.get(at)?;
                observation(&of_file, line, number, unverified, today)
            });
            store.accept_import(&permit, &noted, values, &taken_over, (today, now), written).await
        })
    });
    let is_over = |writing: &Writing| !matches!(writing, Writing::Underway(..));
    let _ = tokio::time::timeout(PATIENCE, progress.wait_for(is_over)).await;
    let outcome = *progress.borrow();
    match outcome {
        Writing::Done | Writing::Underway(..) => {
            Ok(req.see_other(&format!("/import/{id}?hinweis=uebernommen")))
        }
        Writing::Changed => {
            let req = req.newest().await?;
            let import = super::import(&req, &id).await?;
            let asked = Asked { choice, is_changed: true, ..Asked::new() };
            page(&req, StatusCode::CONFLICT, import, asked).await
        }
        Writing::Failed => Err(Failure::Store(StoreError::Busy)),
    }
}

/// `POST /import/{id}/verwerfen`
pub async fn reject(req: Req, (Path(id), Form(fields)): (Path<String>, Fields)) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    match import.state {
        ImportState::Open => {}
        ImportState::Rejected => return Ok(req.see_other("/import?hinweis=verworfen")),
        _ => return Err(Failure::Conflict),
    }
    let mut errors = FieldErrors::default();
    let reason = optional(&mut errors, "grund", field(&fields, "grund"));
    if !errors.is_empty() {
        return page(&req, StatusCode::UNPROCESSABLE_ENTITY, import, Asked::new()).await;
    }
    let version = field(&fields, "version").parse().unwrap_or(-1);
    let import = Import { version, ..import };
    req.state.store.reject_import(&permit, &import, &reason, req.state.clock.now()).await?;
    req.state.intake.forget(&import.id).await;
    Ok(req.see_other("/import?hinweis=verworfen"))
}

/// `POST /import/{id}/zuruecknehmen`
pub async fn undo(req: Req, (Path(id), Form(fields)): (Path<String>, Fields)) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    match import.state {
        ImportState::Accepted => {}
        ImportState::Undone => return Ok(req.see_other(&format!("/import/{id}"))),
        _ => return Err(Failure::Conflict),
    }
    let raw = field(&fields, "grund").to_owned();
    let mut errors = FieldErrors::default();
    let reason = match raw.trim() {
        "" => {
            errors.add("grund", Problem::Required);
            None
        }
        text => errors.keep("grund", text::block(text, MAX_REASON)),
    };
    let Some(reason) = reason else {
        let asked = Asked { reason: (raw, errors), ..Asked::new() };
        return page(&req, StatusCode::UNPROCESSABLE_ENTITY, import, asked).await;
    };
    let version = field(&fields, "version").parse().unwrap_or(-1);
    let import = Import { version, ..import };
    let of_import = |record: &&std::sync::Arc<domain::catalogue::IndicatorRecord>| {
        record.observations().iter().any(|o| o.recorded.import.as_ref() == Some(&import.id))
    };
    let indicators: Vec<_> =
        req.catalogue.indicators.values().filter(of_import).map(|r| r.indicator.clone()).collect();
    let when = (req.ctx.today, req.state.clock.now());
    req.state.store.undo_import(&permit, &import, &indicators, &reason, when).await?;
    Ok(req.see_other(&format!("/import/{id}")))
}
