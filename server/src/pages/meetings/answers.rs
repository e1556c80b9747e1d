//! What the Geschäftsstelle keeps of answers: the list, what somebody said on the telephone, what a calendar sent.

use super::super::Notice;
use super::calendar::uid_of;
use super::prepared_of;
use super::replies::reply_of;
use crate::request::{Answer, Failure, Req};
use crate::state::AppState;
use app::form::Form;
use app::pages::meetings::Prepared;
use app::pages::meetings::answers::{self as page, CalendarProblem, Line, NoteForm};
use axum::extract::{Form as Post, FromRequest, Multipart, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use domain::error::Problem;
use domain::key::OrganisationCode;
use domain::meeting::book::Book;
use domain::meeting::call::{Called, recipients, speaks_for};
use domain::meeting::invitation::ics_reply::{MAX_REPLY, parse};
use domain::meeting::invitation::intake::{Sender, admit};
use domain::meeting::invitation::reply::{Answer as Given, Channel, NewReply, Reply, ReplyForm};
use domain::people::Person;
use domain::policy::{Permit, SendInvitation, permit};
use serde::Deserialize;

/// The meeting of a path that was called, with what is kept about it.
async fn called(req: &Req, number: &str) -> Result<(Prepared, Book, Called), Failure> {
    let (prepared, book) = prepared_of(req, number).await?;
    let called = book.calls.get(&prepared.plan.meeting).cloned().ok_or(Failure::NotFound)?;
    Ok((prepared, book, called))
}

/// True while answers are taken.
fn is_open(req: &Req, prepared: &Prepared, called: &Called) -> bool {
    !called.is_off() && prepared.meeting.date >= req.ctx.today
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (prepared, called): (Prepared, Called),
    form: Form<NoteForm>,
    notice: Option<String>,
) -> Answer {
    let people = req.state.store.people().await?;
    let name = |reply: &Reply| {
        let found = people.iter().find(|person| person.id == reply.account);
        found.map(|person| person.name.clone()).unwrap_or_default()
    };
    let members = req.catalogue.organisations.values().filter(|o| o.has_vote);
    let lines: Vec<_> = members
        .map(|organisation| {
            let holds = called.answer_of(&organisation.code);
            let of_it = |reply: &&Reply| reply.organisation == organisation.code;
            let last = called.replies.iter().rev().find(of_it);
            Line {
                organisation: organisation.short.clone(),
                reply: holds.or(last).cloned().map(|reply| (name(&reply), reply)),
                holds: holds.is_some(),
            }
        })
        .collect();
    let forecast = called.forecast(&prepared.rules, req.catalogue.organisations.values());
    let open = is_open(req, &prepared, &called);
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            prepared: &prepared,
            lines: &lines,
            forecast: &forecast,
            open,
            form: &form,
            notice: notice.as_deref(),
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/antworten`
pub async fn list(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, _, called) = called(&req, &number).await?;
    let form = Form::edit(NoteForm::default(), 0);
    shown(&req, StatusCode::OK, (prepared, called), form, notice.hinweis).await
}

async fn keep(
    req: &Req,
    permit: &Permit<SendInvitation>,
    (prepared, called): (&Prepared, &Called),
    reply: Reply,
) -> Result<(), Failure> {
    if called.says_already(&reply) {
        return Ok(());
    }
    let meeting = (prepared.plan.meeting, prepared.meeting.title.as_str());
    Ok(req.state.store.note_answer(permit, meeting, &reply, reply.at).await?)
}

/// `POST /sitzungen/{nr}/antworten`
pub async fn note(
    req: Req,
    (Path(number), Post(values)): (Path<String>, Post<NoteForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, _, called) = called(&req, &number).await?;
    if !is_open(&req, &prepared, &called) {
        return Err(Failure::Conflict);
    }
    let code = OrganisationCode::parse(&values.organisation).ok();
    let organisation = code
        .and_then(|code| req.catalogue.organisations.get(&code))
        .filter(|organisation| organisation.has_vote);
    let read = values.reply.parse();
    let (organisation, new) = match (organisation, read) {
        (Some(organisation), Ok(new)) => (organisation.code.clone(), new),
        (organisation, read) => {
            let mut errors = read.err().unwrap_or_default();
            if organisation.is_none() {
                let empty = values.organisation.is_empty();
                let problem = if empty { Problem::Required } else { Problem::NotAChoice };
                errors.add("organisation", problem);
            }
            let form = Form { errors, ..Form::edit(values, 0) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (prepared, called), form, None).await;
        }
    };
    let how = (Channel::Office, req.state.clock.now());
    let reply = reply_of((permit.account(), &organisation), &called, new, how);
    keep(&req, &permit, (&prepared, &called), reply).await?;
    let there = format!("/sitzungen/{}/antworten?hinweis=vermerkt", prepared.plan.meeting);
    Ok(req.see_other(&there))
}

/// A calendar file: uploaded, or pasted.
pub struct CalendarFile {
    text: String,
    file: Option<Vec<u8>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Pasted {
    kalender: String,
}

impl FromRequest<AppState> for CalendarFile {
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, StatusCode> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let read = Post::<Pasted>::from_request(request, state).await;
            let Post(post) = read.map_err(|refused| refused.into_response().status())?;
            return Ok(Self { text: post.kalender, file: None });
        }
        let read = Multipart::from_request(request, state).await;
        let mut form = read.map_err(|refused| refused.into_response().status())?;
        let mut sent = Self { text: String::new(), file: None };
        while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
            match field.name().unwrap_or_default() {
                "datei" => {
                    let bytes = field.bytes().await.map_err(|error| error.status())?;
                    // Without a choice a browser sends an empty file.
                    sent.file = (!bytes.is_empty()).then(|| bytes.to_vec());
                }
                "kalender" => sent.text = field.text().await.map_err(|error| error.status())?,
                _ => {}
            }
        }
        Ok(sent)
    }
}

async fn calendar_shown(
    req: &Req,
    status: StatusCode,
    prepared: Prepared,
    typed: String,
    problem: Option<CalendarProblem>,
) -> Answer {
    let page =
        req.page(status, move |ctx, _| page::calendar(ctx, &prepared, &typed, problem.as_ref()));
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/antworten/kalender`
pub async fn calendar_form(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, ..) = called(&req, &number).await?;
    calendar_shown(&req, StatusCode::OK, prepared, String::new(), None).await
}

/// Who may answer, by address.
fn senders(people: &[Person], today: chrono::NaiveDate) -> Vec<Sender> {
    let all = recipients(people, today).into_iter();
    let speaking = all.filter(|(person, code, _)| speaks_for(person, code, today).is_some());
    speaking
        .map(|(person, code, _)| (person.email.to_lowercase(), person.id.clone(), code))
        .collect()
}

/// What a calendar says, read and compared with what was sent.
fn taken(
    req: &Req,
    (prepared, called): (&Prepared, &Called),
    text: &str,
    people: &[Person],
) -> Result<Reply, CalendarProblem> {
    if text.trim().is_empty() {
        return Err(CalendarProblem::Empty);
    }
    let found = parse(text.trim_start()).map_err(CalendarProblem::Unreadable)?;
    let all = senders(people, req.ctx.today);
    let uid = uid_of(req, prepared.plan.meeting);
    let admitted = admit(&found, &uid, called, &all);
    let (_, account, organisation) = admitted.map_err(|why| CalendarProblem::Refused {
        why,
        uid: found.uid.clone(),
        address: found.address.clone(),
        sequence: found.sequence,
    })?;
    // A remark can be about anything; the Geschäftsstelle alone reads it, as it does what somebody needs.
    let form = ReplyForm {
        answer: found.answer.code().to_owned(),
        deputy: String::new(),
        support: found.comment.clone(),
    };
    let new = form.parse().unwrap_or(NewReply {
        answer: found.answer,
        deputy: String::new(),
        support: String::new(),
    });
    Ok(Reply {
        organisation: organisation.clone(),
        account: account.clone(),
        answer: new.answer,
        deputy: new.deputy,
        support: new.support,
        channel: Channel::Calendar,
        at: req.state.clock.now(),
        sequence: found.sequence,
    })
}

/// `POST /sitzungen/{nr}/antworten/kalender`
pub async fn take_calendar(req: Req, (Path(number), sent): (Path<String>, CalendarFile)) -> Answer {
    let permit = permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, _, called) = called(&req, &number).await?;
    if !is_open(&req, &prepared, &called) {
        return Err(Failure::Conflict);
    }
    let text = match &sent.file {
        Some(bytes) if bytes.len() > MAX_REPLY => "x".repeat(MAX_REPLY + 1),
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => sent.text.clone(),
    };
    let people = req.state.store.people().await?;
    match taken(&req, (&prepared, &called), &text, &people) {
        Ok(reply) => {
            let answer: Given = reply.answer;
            keep(&req, &permit, (&prepared, &called), reply).await?;
            let meeting = prepared.plan.meeting;
            let there =
                format!("/sitzungen/{meeting}/antworten?hinweis=kalender-{}", answer.code());
            Ok(req.see_other(&there))
        }
        Err(problem) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            calendar_shown(&req, status, prepared, sent.text, Some(problem)).await
        }
    }
}
