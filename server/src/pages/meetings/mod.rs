//! Meetings: the list, a meeting, calling one, the workbench of its agenda, motions, follow-ups.

pub mod agenda;
pub mod answers;
pub mod calendar;
pub mod dispatch;
pub mod follow_ups;
pub mod items;
pub mod keep;
mod letters;
pub mod live;
pub mod minutes;
pub mod motions;
pub mod pack;
pub mod planning;
pub mod replies;
mod world;

use super::{Notice, visible_acts};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::documents::Documents;
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

/// True for a public holiday of Lower Saxony.
pub(crate) fn is_holiday(day: NaiveDate) -> bool {
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
    let approves = approves(&book, number);
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data = show_page::Data {
            meeting: &meeting,
            prepared: prepared.as_ref(),
            draft,
            whole,
            sent: book.sent(number),
            called: book.calls.get(&number),
            papers: &book.papers,
            motions: &motions,
            documents: Documents {
                sent: book.sent(number),
                minutes: book.minutes.get(&number),
                approves: &approves,
                prepared: prepared.is_some(),
            },
            history: &history,
            notice: notice.hinweis.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// Meetings whose minutes the agenda of this one asks to approve, as far as the reader sees both.
fn approves(book: &Book, number: u32) -> Vec<u32> {
    let items = book.plans.get(&number).map(|plan| plan.agenda.items()).unwrap_or_default();
    let of = |item: &domain::meeting::agenda::AgendaItem| {
        item.origin.strip_prefix("niederschrift/").and_then(|of| of.parse::<u32>().ok())
    };
    let mut found: Vec<u32> = items.iter().filter_map(of).collect();
    // The frame of every agenda asks for those of the meeting before.
    let last = book.minutes.range(..number).next_back();
    found.extend(last.filter(|(_, r)| r.state.waits_for_approval()).map(|(of, _)| *of));
    found.sort_unstable();
    found.dedup();
    found.retain(|of| book.minutes.contains_key(of));
    found
}
