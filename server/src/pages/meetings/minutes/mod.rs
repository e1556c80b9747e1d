//! Minutes: reading them, and the files made of them.

pub mod blocks;
pub mod objections;
pub mod steps;
pub mod write;

use super::super::{Notice, exports};
use super::{is_holiday, meeting};
use crate::letterhead::Letterhead;
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::minutes as pages;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::council::Meeting;
use domain::face::Section;
use domain::meeting::book::Book;
use domain::meeting::counting::Holidays;
use domain::meeting::deadline::Deadline;
use domain::meeting::minutes::MinutesRecord;
use domain::meeting::minutes::document::Content;
use domain::meeting::numbering::{PaperNumber, ResolutionNumber};
use domain::meeting::procedure::MinutesKind;
use domain::meeting::resolution::Resolution;
use domain::policy::{may_open, reach};
use domain::text;
use domain::tier::Tier;
use report::meeting::{MinutesSheet, minutes_sheet};

/// The meeting of a path with everything about meetings that the reader sees.
///
/// # Errors
/// Not found.
async fn held(req: &Req, number: &str) -> Result<(Meeting, u32, Book), Failure> {
    let (meeting, number) = meeting(req, number)?;
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    Ok((meeting, number, book))
}

/// The minutes of a meeting that the reader sees.
///
/// # Errors
/// Not found.
fn record(book: &Book, number: u32) -> Result<MinutesRecord, Failure> {
    book.minutes.get(&number).cloned().ok_or(Failure::NotFound)
}

/// When minutes go out at the latest, and the last day for objections to those that went or go out on a day.
fn deadlines(
    req: &Req,
    book: &Book,
    meeting: &Meeting,
    record: Option<&MinutesRecord>,
) -> Option<(Deadline, Deadline)> {
    let rules = book.rules_on(meeting.date)?;
    let holidays = Holidays::new(&is_holiday);
    let sent = record.and_then(|record| record.sent).unwrap_or(req.ctx.today);
    Some((rules.latest_minutes(meeting.date, holidays), rules.latest_objection(sent, holidays)))
}

/// Meetings after this one that have taken place: they approve and correct.
fn later(req: &Req, number: u32) -> Vec<(u32, String)> {
    let past = req.catalogue.meetings.iter().filter(|m| m.date <= req.ctx.today);
    let past = past.filter_map(|m| m.number.map(|n| (n, m.title.clone())));
    past.filter(|(n, _)| *n > number).collect()
}

/// Resolutions whose wording is another one than the paper proposed, as far as the reader sees both.
fn amended(book: &Book, record: &MinutesRecord) -> Vec<(ResolutionNumber, PaperNumber)> {
    let agenda = book.plans.get(&record.text.meeting).map(|plan| &plan.agenda);
    let mut found = Vec::new();
    for item in &record.text.items {
        let named = agenda.and_then(|agenda| agenda.item(&item.id)?.paper.clone());
        let Some(paper) = named.and_then(|number| book.papers.get(&number)) else { continue };
        let proposed = text::clean(&paper.text.proposed_resolution);
        for block in &item.blocks {
            if let Content::Resolution { number, text: decided, .. } = &block.content
                && text::clean(decided) != proposed
            {
                found.push((number.clone(), paper.number.clone()));
            }
        }
    }
    found
}

/// The resolutions of a book that a reader sees; none where the register is not open to them.
fn resolutions(req: &Req, book: &Book, reader: &Actor) -> Vec<Resolution> {
    let is_open = may_open(reader, Section::Resolutions, &req.catalogue.face);
    let seen = book.resolutions.iter().filter_map(|held| held.seen_by(reach(reader)));
    seen.filter(|_| is_open).collect()
}

async fn shown(
    req: &Req,
    (meeting, book): (Meeting, Book),
    record: MinutesRecord,
    public: bool,
    notice: Option<String>,
) -> Answer {
    let deadlines = deadlines(req, &book, &meeting, Some(&record));
    let amended = amended(&book, &record);
    let reader = if public { &Actor::Anonymous } else { &req.ctx.actor };
    let resolutions = resolutions(req, &book, reader);
    let reach = if public { Tier::Public } else { reach(&req.ctx.actor) };
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data = pages::Data {
            meeting: &meeting,
            record: &record,
            reach,
            dispatch: deadlines.as_ref().map(|(dispatch, _)| dispatch),
            objections: deadlines.as_ref().map(|(_, objections)| objections),
            beside: pages::Beside { amended: &amended, resolutions: &resolutions },
            public,
            notice: notice.as_deref(),
        };
        pages::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    let (meeting, number, book) = held(&req, &number).await?;
    let record = record(&book, number)?;
    // Whoever has no part in the council reads the version for everyone.
    let public = !Tier::Guests.is_within(reach(&req.ctx.actor));
    shown(&req, (meeting, book), record, public, notice.hinweis).await
}

/// The version for everyone; there is none before the approval, whoever asks.
///
/// # Errors
/// Not found.
fn public(book: &Book, number: u32) -> Result<MinutesRecord, Failure> {
    let record = record(book, number)?;
    let published = record.state.may_be_published();
    published.then(|| record.seen_by(Tier::Public)).ok_or(Failure::NotFound)
}

/// `GET /sitzungen/{nr}/niederschrift-oeffentlich`
pub async fn show_public(req: Req, Path(number): Path<String>) -> Answer {
    let (meeting, number, book) = held(&req, &number).await?;
    let record = public(&book, number)?;
    let book = req.state.store.book().await?.seen_by(&domain::actor::Actor::Anonymous);
    shown(&req, (meeting, book), record, true, None).await
}

async fn file(
    req: &Req,
    (book, meeting): (&Book, &Meeting),
    (record, reach): (MinutesRecord, Tier),
    stem: &str,
) -> Answer {
    let kind = book.rules_on(meeting.date).map_or(MinutesKind::Results, |rules| rules.minutes.kind);
    let house = Letterhead::of(req);
    let ident = format!("wirkungskompass/sitzungen/{}/{stem}", record.text.meeting);
    let name = format!("{stem}-{}.pdf", record.text.meeting);
    let reader = if reach == Tier::Public { &Actor::Anonymous } else { &req.ctx.actor };
    let resolutions = resolutions(req, book, reader);
    let work = move || {
        let date = record.as_of();
        let sheet = MinutesSheet { record: &record, reach, resolutions: &resolutions, kind, date };
        minutes_sheet(&house.office(), &sheet, &ident)
    };
    let bytes = req.typeset(work).await?;
    Ok(exports::named(&name, "application/pdf", bytes))
}

/// `GET /sitzungen/{nr}/niederschrift.pdf`
pub async fn pdf(req: Req, Path(number): Path<String>) -> Answer {
    let (meeting, number, book) = held(&req, &number).await?;
    let record = record(&book, number)?;
    let reach = reach(&req.ctx.actor);
    file(&req, (&book, &meeting), (record, reach), "niederschrift").await
}

/// `GET /sitzungen/{nr}/niederschrift-oeffentlich.pdf`
pub async fn pdf_public(req: Req, Path(number): Path<String>) -> Answer {
    let (meeting, number, book) = held(&req, &number).await?;
    let seen = (public(&book, number)?, Tier::Public);
    file(&req, (&book, &meeting), seen, "niederschrift-oeffentlich").await
}
