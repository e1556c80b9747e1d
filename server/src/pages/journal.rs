//! The whole journal, for the administration.

use super::conceal;
use crate::clock::{day_began, local};
use crate::request::{Answer, Failure, Req};
use app::history;
use app::pages::admin::journal::{self as journal_page, Chain, Data, Typed};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use chrono::NaiveDate;
use domain::error::{FieldErrors, Problem};
use domain::journal::{Act, AuditEntry, Filter, SubjectKind};
use domain::period::parse_day;
use domain::policy::{Permit, ReadJournal, permit};
use serde::Deserialize;
use store::Span;

/// Rows in one file.
const MOST_ROWS: usize = 100_000;
/// Longest name to look for, in characters.
const MAX_NAME: usize = 200;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    vorgang: String,
    gegenstand: String,
    person: String,
    von: String,
    bis: String,
    seite: String,
    hinweis: String,
}

/// A filter with the moments of its days, and what is wrong with what was typed.
fn filter(asked: &Asked) -> (Filter, Span, FieldErrors) {
    let mut errors = FieldErrors::default();
    let mut day = |field: &str, text: &str| match text.trim() {
        "" => None,
        text => errors
            .keep::<NaiveDate, Problem>(field, parse_day(text).map_err(|_| Problem::NotAPeriod)),
    };
    let (from, to) = (day("von", &asked.von), day("bis", &asked.bis));
    let filter = Filter {
        act: Act::from_code(&asked.vorgang),
        subject: SubjectKind::from_code(&asked.gegenstand),
        person: asked.person.trim().chars().take(MAX_NAME).collect(),
        from,
        to,
    };
    let span = (from.map(day_began), to.and_then(|to| to.succ_opt()).map(day_began));
    (filter, span, errors)
}

async fn rows(
    req: &Req,
    permit: &Permit<ReadJournal>,
    filter: &Filter,
    span: Span,
    (start, limit): (usize, usize),
) -> Result<Vec<AuditEntry>, Failure> {
    let hidden = req.hidden_measures().await?;
    let mut rows =
        req.state.store.journal(permit, filter, (span, &req.blind()), start, limit).await?;
    for row in &mut rows {
        conceal(&mut row.entry, &req.ctx.actor, &hidden);
    }
    Ok(rows)
}

/// `GET /verwaltung/journal`
pub async fn list(req: Req, Query(asked): Query<Asked>) -> Answer {
    let permit = permit(&req.ctx.actor, ReadJournal)?;
    let (filter, span, errors) = filter(&asked);
    let total = req.state.store.journal_count(&permit, &filter, (span, &req.blind())).await?;
    let last = total.div_ceil(journal_page::PER_PAGE).max(1);
    let page = asked.seite.parse().unwrap_or(1).clamp(1, last);
    let window = ((page - 1) * journal_page::PER_PAGE, journal_page::PER_PAGE);
    let entries = rows(&req, &permit, &filter, span, window).await?;
    let chain = match req.blind().since {
        Some(_) => None,
        None => Some(req.state.store.chain_state().await?),
    };
    let chain = chain.map(|chain| Chain {
        waiting: usize::try_from(chain.waiting).unwrap_or(0),
        checkpoint: chain.checkpoint.map(|c| (c.seq, c.hash, moment(c.at))),
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let data = Data {
        entries,
        total,
        page,
        active: filter.is_active(),
        typed: Typed {
            act: asked.vorgang,
            subject: asked.gegenstand,
            person: filter.person,
            from: asked.von,
            to: asked.bis,
        },
        errors,
        chain,
        erased: asked.hinweis == "geloescht",
    };
    Ok(req.page(status, move |ctx, _| journal_page::page(ctx, &data)).await)
}

fn moment(seconds: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// `GET /verwaltung/journal.csv`
pub async fn csv(req: Req, Query(asked): Query<Asked>) -> Answer {
    let permit = permit(&req.ctx.actor, ReadJournal)?;
    let (filter, span, _) = filter(&asked);
    let entries = rows(&req, &permit, &filter, span, (0, MOST_ROWS)).await?;
    let ctx = &req.ctx;
    let header = journal_page::csv_header(ctx);
    let lines = entries.iter().map(|row| {
        let entry = &row.entry;
        let changes: Vec<_> = entry
            .changes
            .iter()
            .map(|change| format!("{}: {} → {}", change.field, change.before, change.after))
            .collect();
        vec![
            row.seq.map(|seq| seq.to_string()).unwrap_or_default(),
            local(entry.at).format("%Y-%m-%d %H:%M:%S").to_string(),
            entry.who.clone().unwrap_or_default(),
            entry.organisation.clone().unwrap_or_default(),
            history::act(ctx, entry.act),
            journal_page::subject(ctx, entry.subject),
            entry.key.clone(),
            entry.title.clone(),
            changes.join("\n"),
            entry.reason.clone(),
            journal_page::link_state(ctx, row),
        ]
    });
    let bytes = report::text_csv(std::iter::once(header).chain(lines));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\""),
    ];
    Ok((headers, bytes).into_response())
}
