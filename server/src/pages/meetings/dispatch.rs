//! Sending an agenda: the invitation, and what is sent after it.

use super::super::papers::sending::frozen_papers;
use super::super::{Notice, exports};
use super::prepared_of;
use crate::mail::compose::{self, Recipient};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters::AgendaFacts;
use app::pages::meetings::Prepared;
use app::pages::meetings::dispatch::{self as page, Addressee};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::key::MailId;
use domain::meeting::agenda::version::{AgendaVersion, differences};
use domain::meeting::book::Book;
use domain::meeting::call::{Called, due, recipients};
use domain::meeting::invitation::Summons;
use domain::meeting::invitation::dispatch::{Dispatched, Letter, RecipientKind, next_sequence};
use domain::meeting::invitation::ics::{Entry, Party, Purpose, uid, write};
use domain::policy::{SendInvitation, permit};
use domain::tier::Tier;
use serde::Deserialize;
use store::{Dispatch, StoreError};

async fn shown(
    req: &Req,
    status: StatusCode,
    (prepared, book): (Prepared, Book),
    form: Form<String>,
    notice: Option<String>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let meeting = prepared.plan.meeting;
    let people = req.state.store.people().await?;
    let to: Vec<_> = recipients(&people, req.ctx.today)
        .into_iter()
        .map(|(person, organisation, kind)| Addressee {
            name: person.name.clone(),
            organisation,
            kind,
        })
        .collect();
    let due = due(book.sent(meeting), &prepared.plan.agenda);
    let called = book.calls.get(&meeting).cloned();
    let mut letters = Vec::new();
    for sent in called.iter().flat_map(|called| called.dispatched.iter().rev()) {
        let name = people.iter().find(|person| person.id == sent.account);
        let name = name.map_or_else(String::new, |person| person.name.clone());
        let state = match &sent.mail {
            Some(mail) => req.state.store.mail_state(mail).await?,
            None => None,
        };
        letters.push((name, sent.clone(), sent.delivery(state)));
    }
    let changes = book
        .sent(meeting)
        .last()
        .map(|last| (differences(&last.agenda, &prepared.plan.agenda), last.agenda.clone()));
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            prepared: &prepared,
            due,
            to: &to,
            changes: changes.as_ref().map(|(found, before)| (found.as_slice(), before)),
            called: called.as_ref(),
            letters: &letters,
            form: &form,
            changed,
            notice: notice.as_deref(),
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/versand`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    permit(&req.ctx.actor, SendInvitation)?;
    let held = prepared_of(&req, &number).await?;
    let form = Form::edit(String::new(), held.0.plan.version);
    shown(&req, StatusCode::OK, held, form, notice.hinweis).await
}

/// What is sent, as the form says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SendPost {
    reason: String,
    version: String,
}

/// The calendar entry of a meeting. Titles of items are not part of it: calendars are shared with others.
fn entry(req: &Req, prepared: &Prepared, attendees: Vec<Party>, sequence: u32) -> Entry {
    let config = &req.state.config;
    let plan = &prepared.plan;
    let host = config.origin.split("://").nth(1).unwrap_or(&config.origin);
    let begins = prepared.meeting.date.and_time(plan.begins);
    let page = format!("{}/sitzungen/{}", config.origin, plan.meeting);
    Entry {
        uid: uid(&plan.meeting.to_string(), host),
        sequence,
        stamp: req.state.clock.now(),
        begins,
        ends: begins + chrono::TimeDelta::minutes(i64::from(plan.length())),
        title: prepared.meeting.title.clone(),
        place: [plan.place.as_str(), plan.access.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        description: page.clone(),
        url: page,
        organizer: Party {
            name: config.mail_from.name.clone().unwrap_or_default(),
            address: config.mail_from.email.to_string(),
        },
        attendees,
        cancelled: false,
    }
}

/// The agenda in lines, as a person of a circle reads it.
fn lines(version: &AgendaVersion, reach: Tier) -> Vec<String> {
    let seen = version.agenda.seen_by(reach);
    seen.into_iter().map(|(number, item)| format!("TOP {number} {}", item.title)).collect()
}

/// `POST /sitzungen/{nr}/versand`
pub async fn send(req: Req, (Path(number), Post(post)): (Path<String>, Post<SendPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, book) = prepared_of(&req, &number).await?;
    let (meeting, now, today) = (prepared.plan.meeting, req.state.clock.now(), req.ctx.today);
    let there = format!("/sitzungen/{meeting}/versand?hinweis=versandt");
    let seen: i64 = post.version.parse().unwrap_or(-1);
    let Some(letter) = due(book.sent(meeting), &prepared.plan.agenda) else {
        // The same form once more, or nothing to send.
        return Ok(req.see_other(&there));
    };
    if prepared.meeting.date < today {
        return Err(Failure::Conflict);
    }
    if seen != prepared.plan.version {
        let form = Form::edit(post.reason, prepared.plan.version);
        return shown(&req, StatusCode::CONFLICT, (prepared, book), form, None).await;
    }
    let before = book.calls.get(&meeting);
    let summons = match before {
        Some(called) => Ok(called.summons.clone()),
        None => Summons::new(&prepared.deadlines.dispatch, today, &post.reason, false),
    };
    let summons = match summons {
        Ok(summons) => summons,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.reason, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (prepared, book), form, None).await;
        }
    };
    let version = AgendaVersion::next(book.sent(meeting), &prepared.plan.agenda, today);
    let mut dispatched = before.map(|called| called.dispatched.clone()).unwrap_or_default();
    let sequence = next_sequence(&dispatched);
    let people = req.state.store.people().await?;
    let mut mails = Vec::new();
    for (person, organisation, kind) in recipients(&people, today) {
        let id = MailId::parse(&uuid::Uuid::now_v7().simple().to_string());
        let id = id.map_err(|_| Failure::BadRequest)?;
        let reach = if kind == RecipientKind::Guest { Tier::Guests } else { Tier::Council };
        let facts = AgendaFacts {
            meeting: prepared.meeting.title.clone(),
            day: prepared.meeting.date,
            begins: prepared.plan.begins,
            ends: prepared.plan.ends,
            place: prepared.plan.place.clone(),
            motions_until: prepared.deadlines.motions.day,
            supplement: letter == Letter::Supplement,
            late: (!summons.is_kept()).then(|| summons.reason.clone()),
            lines: lines(&version, reach),
            path: format!("/sitzungen/{meeting}"),
            answers: kind != RecipientKind::Guest,
        };
        let to = Party { name: person.name.clone(), address: person.email.clone() };
        let calendar = write(Purpose::Request, &[entry(&req, &prepared, vec![to], sequence)]);
        let mail = compose::agenda(&req.state.config, Recipient::from(person), &facts, calendar);
        dispatched.push(Dispatched {
            letter,
            account: person.id.clone(),
            organisation,
            kind,
            version: version.version,
            sequence: Some(sequence),
            written: now,
            mail: Some(id.clone()),
            by_hand: None,
        });
        mails.push((id, mail));
    }
    let called = Called {
        summons,
        dispatched,
        moved: before.map_or(sequence, |called| called.moved),
        replies: Vec::new(),
        version: before.map_or(1, |called| called.version + 1),
    };
    let sent = book.sent(meeting);
    let papers = frozen_papers(&req, &book, &version.agenda);
    let mut as_sent = book.papers.clone();
    as_sent.extend(papers.iter().map(|paper| (paper.number.clone(), paper.clone())));
    let pack = super::pack::input(&req, &prepared, sent, &version, &as_sent);
    let dispatch = Dispatch { called, version, mails, papers, pack };
    let plan = (&prepared.plan, prepared.meeting.title.as_str());
    match req.state.store.send_agenda(&permit, plan, dispatch, now).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile | StoreError::AlreadyThere) => {
            let held = prepared_of(&req, &number).await?;
            let form = Form::edit(post.reason, held.0.plan.version);
            shown(&req, StatusCode::CONFLICT, held, form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /sitzungen/{nr}/termin.ics`
pub async fn calendar(req: Req, Path(number): Path<String>) -> Answer {
    let (prepared, book) = prepared_of(&req, &number).await?;
    let called = book.calls.get(&prepared.plan.meeting).ok_or(Failure::NotFound)?;
    let sequence = called.dispatched.iter().filter_map(|d| d.sequence).max().unwrap_or_default();
    let file = write(Purpose::Publish, &[entry(&req, &prepared, Vec::new(), sequence)]);
    let name = format!("sitzung-{}.ics", prepared.plan.meeting);
    Ok(exports::named(&name, "text/calendar; charset=utf-8", file))
}
