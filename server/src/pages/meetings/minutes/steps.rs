//! Steps of minutes: signatures, dispatch, approval.

use super::super::super::Hidden;
use super::super::items::TRIES;
use super::super::world;
use super::write::{Said, workbench};
use super::{deadlines, held, record};
use crate::mail::compose::{self, Recipient};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters::MinutesFacts;
use app::pages::meetings::minutes::words;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::book::Book;
use domain::meeting::call::recipients;
use domain::meeting::invitation::dispatch::RecipientKind;
use domain::meeting::minutes::MinutesRecord;
use domain::meeting::minutes::approval::{Approval, ApprovalError, Signature};
use domain::policy::{KeepMinutes, Permit, SignMinutes, permit};
use serde::Deserialize;
use store::{NewMail, StoreError};

/// A step as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepPost {
    schritt: String,
    meeting: String,
    version: String,
}

/// What a step leads to.
enum Step {
    Moved(MinutesRecord),
    Sent(MinutesRecord, Vec<NewMail>),
    Refused(ApprovalError),
    Wrong(FieldErrors),
}

/// `POST /sitzungen/{nr}/niederschrift/stand`
pub async fn step(req: Req, (Path(number), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let held = held(&req, &number).await?;
    let before = record(&held.2, held.1)?;
    let base = format!("/sitzungen/{}/niederschrift/bearbeiten", held.1);
    let asked = match post.schritt.as_str() {
        "entwurf" | "versandt" | "genehmigt" => post.schritt.as_str(),
        _ => return Err(Failure::BadRequest),
    };
    if before.state.code() == asked {
        // The same form once more.
        let note = if asked == "versandt" { "versandt" } else { "stand" };
        return Ok(req.see_other(&format!("{base}?hinweis={note}")));
    }
    if post.version.parse() != Ok(before.version) {
        let approval = Form::edit(post.meeting, 0);
        let said = Said { approval, changed: true, ..Said::default() };
        return workbench(&req, StatusCode::CONFLICT, held, said).await;
    }
    let taken = match asked {
        "entwurf" => reopened(&before),
        "versandt" => sent(&req, &held, &before).await?,
        _ => approved(&req, &held.2, &before, &post.meeting).await?,
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    let about = (&before, held.0.title.as_str());
    let (result, note) = match taken {
        Step::Moved(after) => (store.move_minutes(&permit, about, &after, now).await, "stand"),
        Step::Sent(after, mails) => {
            (store.send_minutes(&permit, about, &after, mails, now).await, "versandt")
        }
        Step::Refused(error) => {
            let said = Said { refused: Some(words::refused(&req.ctx, &error)), ..Said::default() };
            return workbench(&req, StatusCode::UNPROCESSABLE_ENTITY, held, said).await;
        }
        Step::Wrong(errors) => {
            let approval = Form { errors, ..Form::edit(post.meeting, 0) };
            let said = Said { approval, ..Said::default() };
            return workbench(&req, StatusCode::UNPROCESSABLE_ENTITY, held, said).await;
        }
    };
    match result {
        Ok(()) => Ok(req.see_other(&format!("{base}?hinweis={note}"))),
        Err(StoreError::ChangedMeanwhile) => {
            let held = super::held(&req, &number).await?;
            let said = Said { changed: true, ..Said::default() };
            workbench(&req, StatusCode::CONFLICT, held, said).await
        }
        Err(error) => Err(error.into()),
    }
}

fn reopened(before: &MinutesRecord) -> Step {
    let mut after = before.clone();
    match after.reopen() {
        Ok(()) => Step::Moved(after),
        Err(error) => Step::Refused(error),
    }
}

/// Minutes as they go out today, with a mail to each member and deputy.
async fn sent(
    req: &Req,
    held: &(domain::council::Meeting, u32, domain::meeting::book::Book),
    before: &MinutesRecord,
) -> Result<Step, Failure> {
    let (meeting, number, book) = held;
    let (_, until) = deadlines(req, book, meeting, Some(before)).ok_or(Failure::NotFound)?;
    let today = req.ctx.today;
    let mut after = before.clone();
    if let Err(error) = after.send(today, &until) {
        return Ok(Step::Refused(error));
    }
    let facts = MinutesFacts { meeting: *number, day: meeting.date, until: until.day };
    let people = req.state.store.people().await?;
    let mails = recipients(&people, today)
        .into_iter()
        .filter(|(_, _, kind)| *kind != RecipientKind::Guest)
        .map(|(person, _, _)| compose::minutes(&req.state.config, Recipient::from(person), &facts));
    Ok(Step::Sent(after, mails.collect()))
}

/// Minutes that a later meeting has approved: one that was held and has dealt with their approval.
async fn approved(
    req: &Req,
    book: &Book,
    before: &MinutesRecord,
    typed: &str,
) -> Result<Step, Failure> {
    let wrong = |problem: Problem| Ok(Step::Wrong(FieldErrors::one("meeting", problem)));
    let Ok(meeting) = typed.parse::<u32>() else { return wrong(Problem::NotAChoice) };
    let Some(stage) = world::stage(req, book, meeting).await? else {
        return wrong(Problem::NotAChoice);
    };
    if stage.day > req.ctx.today {
        return wrong(Problem::InTheFuture);
    }
    let mut after = before.clone();
    if let Err(error) = after.approve(Approval { meeting, date: stage.day }) {
        return Ok(Step::Refused(error));
    }
    match book.dealt_with_minutes(before, (meeting, stage)) {
        Ok(()) => Ok(Step::Moved(after)),
        Err(why) => wrong(why.into()),
    }
}

/// Who signs, and as what.
enum Signs {
    Chair(Permit<SignMinutes>),
    Taker(Permit<KeepMinutes>),
}

/// `POST /sitzungen/{nr}/niederschrift/zeichnung`: whoever chairs signs, or the Geschäftsstelle for whoever took them.
pub async fn sign(req: Req, (Path(number), Post(hidden)): (Path<String>, Post<Hidden>)) -> Answer {
    let signs = match permit(&req.ctx.actor, SignMinutes) {
        Ok(permit) => Signs::Chair(permit),
        Err(_) => Signs::Taker(permit(&req.ctx.actor, KeepMinutes)?),
    };
    for _ in 0..TRIES {
        let (meeting, number, book) = held(&req, &number).await?;
        record(&book, number)?;
        // Whoever chairs sees a part of the minutes; the signature goes under all of them.
        let all = req.state.store.book().await?;
        let before = all.minutes.get(&number).cloned().ok_or(Failure::NotFound)?;
        let now = req.state.clock.now();
        let mut after = before.clone();
        let (account, own, there) = match &signs {
            Signs::Chair(permit) => (permit.account(), &mut after.chair, ""),
            Signs::Taker(permit) => (permit.account(), &mut after.minute_taker, "/bearbeiten"),
        };
        let there = format!("/sitzungen/{number}/niederschrift{there}?hinweis=gezeichnet");
        if own.is_some() {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        // A signature is one under the text that was read; another signature does not change it.
        let other = before.chair.is_some() || before.minute_taker.is_some();
        let seen = hidden.version();
        let read = seen == before.version || (other && seen == before.version - 1);
        if !before.state.is_editable() || !read {
            return Err(Failure::Conflict);
        }
        *own = Some(Signature { account: account.id.clone(), name: account.name.clone(), at: now });
        if after.chair.is_some() && after.minute_taker.is_some() {
            after.co_sign().map_err(|_| Failure::Conflict)?;
        }
        let (store, about) = (&req.state.store, (&before, meeting.title.as_str()));
        let result = match &signs {
            Signs::Chair(permit) => store.sign_minutes(permit, about, &after, now).await,
            Signs::Taker(permit) => store.move_minutes(permit, about, &after, now).await,
        };
        match result {
            Ok(()) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
