//! Papers: the list, a paper, drawing one up, co-signing, files, how they go out with an agenda.

pub mod edit;
pub mod files;
pub mod sending;
pub mod sheet;
pub mod steps;

use super::{Notice, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::ctx::Ctx;
use app::form::Form;
use app::pages::desk::own::ToRead;
use app::pages::papers::{list as list_page, show as show_page};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::journal::{Act, SubjectKind};
use domain::key::OrganisationCode;
use domain::meeting::book::Book;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{CoSignForm, FileForm, Frozen, Paper, PaperState, figures};
use domain::policy::{KeepPaper, permit};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::StoreError;

/// Most rows of a paper's history.
const HISTORY: u32 = 200;

/// The paper of a path, as far as the reader sees it, with everything else that the reader sees of meetings.
///
/// # Errors
/// Not found.
async fn found(req: &Req, number: &str) -> Result<(Book, Paper), Failure> {
    let number = PaperNumber::parse(number).map_err(|_| Failure::NotFound)?;
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let paper = book.papers.get(&number).cloned().ok_or(Failure::NotFound)?;
    Ok((book, paper))
}

/// The paper with the files that its reader does not see, which stay whatever is written; none where it has changed
/// meanwhile.
async fn whole(req: &Req, seen: &Paper) -> Result<Option<Paper>, StoreError> {
    let book = req.state.store.book().await?;
    Ok(book.papers.get(&seen.number).filter(|paper| paper.version == seen.version).cloned())
}

fn may_keep(req: &Req) -> bool {
    permit(&req.ctx.actor, KeepPaper).is_ok()
}

/// Figures of today for the indicators of a paper, with methods in German: papers are.
fn live(req: &Req, paper: &Paper) -> Frozen {
    let german = Ctx { language: domain::number::Language::De, ..req.ctx.clone() };
    // What becomes known later is no figure of today.
    let known = req.catalogue.as_of(req.ctx.today);
    figures(&paper.indicators, &known, req.ctx.today, |method| {
        app::pages::indicators::light::in_full(&german, method)
    })
}

/// What of a list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    stand: String,
    sitzung: String,
}

/// `GET /vorlagen`
pub async fn list(req: Req, Query(which): Query<Which>) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let mut papers: Vec<_> =
        book.papers.values().map(|p| (p.clone(), book.carrying(&p.number))).collect();
    papers.sort_by(|(a, _), (b, _)| (b.date, &b.number).cmp(&(a.date, &a.number)));
    let filter = list_page::Filter {
        state: PaperState::from_code(&which.stand),
        meeting: which.sitzung.parse().ok(),
    };
    let may_keep = may_keep(&req);
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        list_page::page(ctx, catalogue, &list_page::Data { papers: &papers, filter, may_keep })
    });
    Ok(page.await)
}

/// What names the text that somebody agrees to: another text has another one.
fn fingerprint(paper: &Paper) -> String {
    let words = (&paper.text, &paper.indicators, &paper.files, &paper.replaces, paper.tier);
    let words = serde_json::to_vec(&words).unwrap_or_default();
    format!("{:x}", Sha256::digest(&words)).chars().take(32).collect()
}

/// What of the page was refused, if anything, and what it says.
#[derive(Default)]
struct Said {
    file: Option<Form<FileForm>>,
    co_sign: Option<Form<CoSignForm>>,
    not_agreed: Vec<OrganisationCode>,
    notice: Option<String>,
}

async fn shown(req: &Req, status: StatusCode, (book, paper): (Book, Paper), said: Said) -> Answer {
    let store = &req.state.store;
    let files = store.paper_files(&paper.number).await?;
    let may_keep = may_keep(req);
    // Who draws up papers follows what becomes of them.
    let acts: &[Act] = if may_keep { &[Act::PaperKept, Act::PaperSigned] } else { &[] };
    let (key, blind) = (paper.number.to_string(), req.blind());
    let history = store.history_until(SubjectKind::Paper, &key, (acts, &blind), HISTORY).await?;
    let live = live(req, &paper);
    let changed = status == StatusCode::CONFLICT;
    let file = said.file.unwrap_or_else(|| Form::new(FileForm::default(), fresh_token()));
    let co_sign =
        said.co_sign.unwrap_or_else(|| Form::new(CoSignForm::default(), fingerprint(&paper)));
    let page = req.page(status, move |ctx, catalogue| {
        let carried = book.carrying(&paper.number);
        let replaced_by = book.papers.values().find(|p| p.replaces.as_ref() == Some(&paper.number));
        let data = show_page::Data {
            paper: &paper,
            carried: &carried,
            live: &live,
            files: &files,
            history: &history,
            may_keep,
            replaced_by,
            file: &file,
            co_sign: &co_sign,
            not_agreed: &said.not_agreed,
            changed,
            notice: said.notice.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /vorlagen/{nr}`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    let held = found(&req, &number).await?;
    let said = Said { notice: notice.hinweis, ..Said::default() };
    shown(&req, StatusCode::OK, held, said).await
}

/// Papers that went out for the next meeting, for whoever attends it.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn to_read(req: &Req) -> Result<Vec<ToRead>, StoreError> {
    let takes_part = domain::policy::sees_discussions(&req.ctx.actor);
    let next = req.catalogue.next_meeting(req.ctx.today);
    let Some((meeting, number)) = next.and_then(|m| Some((m, m.number?))).filter(|_| takes_part)
    else {
        return Ok(Vec::new());
    };
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let sent = book.papers.values().filter(|paper| {
        paper.state == PaperState::Sent
            && book.carrying(&paper.number).iter().any(|carried| carried.meeting == number)
    });
    let each = sent.map(|paper| ToRead {
        number: paper.number.clone(),
        title: paper.text.title.clone(),
        meeting: meeting.title.clone(),
        day: meeting.date,
    });
    Ok(each.collect())
}
