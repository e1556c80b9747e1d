//! The agenda as it is printed, as it was sent, and what has changed in it.

use super::prepared_of;
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::paper;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::meeting::agenda::version::{AgendaVersion, differences};
use domain::policy::{reach, sees_agenda_draft};
use domain::tier::Tier;
use serde::Deserialize;

/// Which version, and whether only what has changed in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    fassung: String,
    nur: String,
}

/// `GET /sitzungen/{nr}/tagesordnung`
pub async fn show(req: Req, (Path(number), Query(which)): (Path<String>, Query<Which>)) -> Answer {
    let (prepared, book) = prepared_of(&req, &number).await?;
    let sent = book.sent(prepared.plan.meeting).to_vec();
    let find = |number: u32| sent.iter().find(|v| v.version == number).cloned();
    let version: Option<AgendaVersion> = match which.fassung.as_str() {
        // Whoever does not see the draft reads what was sent last.
        "" if sees_agenda_draft(&req.ctx.actor) => None,
        "" => sent.last().cloned(),
        text => {
            let number = text.parse().map_err(|_| Failure::NotFound)?;
            Some(find(number).ok_or(Failure::NotFound)?)
        }
    };
    let agenda = match &version {
        Some(version) if !which.fassung.is_empty() => version.agenda.clone(),
        _ => prepared.plan.agenda.clone(),
    };
    let before = match &version {
        Some(version) => version.version.checked_sub(1).and_then(find),
        None => sent.last().cloned(),
    };
    // Both agendas are what the reader sees of them, so no difference tells of anything else.
    let changes = before
        .filter(|_| which.nur == "aenderungen")
        .map(|before| (differences(&before.agenda, &agenda), before.agenda));
    let whole = reach(&req.ctx.actor) == Tier::Secretariat;
    let called = book.calls.get(&prepared.plan.meeting).cloned();
    let page = req.page(StatusCode::OK, move |ctx, _| {
        let data = paper::Data {
            called: called.as_ref(),
            prepared: &prepared,
            agenda: &agenda,
            version: version.as_ref(),
            sent: &sent,
            whole,
            papers: &book.papers,
            changes: changes.as_ref().map(|(found, before)| (found.as_slice(), before)),
        };
        paper::page(ctx, &data)
    });
    Ok(page.await)
}
