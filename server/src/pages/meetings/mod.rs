//! Meetings: the list, a meeting, calling one, the workbench of its agenda, motions, follow-ups.

pub mod agenda;
pub mod answers;
pub mod calendar;
pub mod dispatch;
pub mod follow_ups;
pub mod items;
pub mod keep;
mod letters;
pub mod motions;
pub mod planning;
pub mod replies;
mod world;

use super::{Notice, visible_acts};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::{self as pages, Deadlines, Prepared, show as show_page};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::council::Meeting;
use domain::journal::SubjectKind;
use domain::meeting::book::Book;
use domain::meeting::counting::Holidays;
use domain::meeting::procedure::Procedure;
use domain::policy::{reach, sees_agenda_draft};
use domain::tier::Tier;
use holiday_de::{DateExt, GermanRegion};

/// Most rows of a meeting's history.
const HISTORY: u32 = 100;

/// The meeting of a path.
///
/// # Errors
/// Not found.
fn meeting(req: &Req, number: &str) -> Result<(Meeting, u32), Failure> {
    let number: u32 = number.parse().map_err(|_| Failure::NotFound)?;
    let found = req.catalogue.meetings.iter().find(|m| m.number == Some(number));
    Ok((found.cloned().ok_or(Failure::NotFound)?, number))
}

fn is_holiday(day: NaiveDate) -> bool {
    day.is_public_holiday_in(GermanRegion::Niedersachsen)
}

/// The deadlines before a meeting, with the public holidays of Lower Saxony.
fn deadlines(rules: &Procedure, meeting: NaiveDate) -> Deadlines {
    let holidays = Holidays::new(&is_holiday);
    Deadlines {
        dispatch: rules.latest_dispatch(meeting, holidays),
        papers: rules.latest_papers(meeting, holidays),
        motions: rules.latest_motion(meeting, holidays),
    }
}

/// What is prepared for a meeting, where somebody has begun and there are rules to apply.
fn prepared(book: &Book, meeting: &Meeting) -> Option<Prepared> {
    let plan = book.plans.get(&meeting.number?)?.clone();
    let rules = book.rules_on(meeting.date)?.clone();
    let deadlines = deadlines(&rules, meeting.date);
    Some(Prepared { meeting: meeting.clone(), plan, rules, deadlines })
}

/// The meeting of a path with what is prepared for it.
///
/// # Errors
/// Not found where nothing is prepared.
async fn prepared_of(req: &Req, number: &str) -> Result<(Prepared, Book), Failure> {
    let (meeting, _) = meeting(req, number)?;
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    Ok((prepared(&book, &meeting).ok_or(Failure::NotFound)?, book))
}

/// `GET /sitzungen`
pub async fn list(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, pages::page).await)
}

/// `GET /sitzungen/{nr}`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    let (meeting, number) = meeting(&req, &number)?;
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let prepared = prepared(&book, &meeting);
    let draft = sees_agenda_draft(&req.ctx.actor);
    let whole = reach(&req.ctx.actor) == Tier::Secretariat;
    let acts = if whole { domain::journal::Act::ALL.to_vec() } else { visible_acts(&req) };
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let key = number.to_string();
    let store = &req.state.store;
    let history = store.history_until(SubjectKind::Meeting, &key, visible, HISTORY).await?;
    let motions: Vec<_> = book.motions.iter().filter(|m| m.meeting == number).cloned().collect();
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data = show_page::Data {
            meeting: &meeting,
            prepared: prepared.as_ref(),
            draft,
            whole,
            sent: book.sent(number),
            called: book.calls.get(&number),
            motions: &motions,
            history: &history,
            notice: notice.hinweis.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}
