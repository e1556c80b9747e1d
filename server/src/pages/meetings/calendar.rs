//! Calendar entries: the file of a meeting, and the calendar that somebody's program fetches.

use super::super::account::may_enter;
use super::super::exports;
use super::{prepared, prepared_of};
use crate::http::session;
use crate::letterhead::OF_COUNCIL;
use crate::request::{Answer, Failure, Req};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::face::Section;
use domain::meeting::call::Called;
use domain::meeting::invitation::Announced;
use domain::meeting::invitation::ics::{Entry, Party, Purpose, uid, write};
use domain::policy::may_open;

/// Media type of calendar files.
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// The identifier of a meeting's entry.
pub(super) fn uid_of(req: &Req, meeting: u32) -> String {
    let origin = &req.state.config.origin;
    let host = origin.split("://").nth(1).unwrap_or(origin);
    uid(&meeting.to_string(), host)
}

/// The calendar entry of a meeting. Titles of items are not part of it: calendars are shared with others.
pub(super) fn entry(
    req: &Req,
    meeting: u32,
    told: &Announced,
    (sequence, stamp): (u32, DateTime<Utc>),
    attendees: Vec<Party>,
) -> Entry {
    let page = format!("{}/sitzungen/{meeting}", req.state.config.origin);
    let (begins, ends) = told.span();
    let place = [told.place.as_str(), told.access.as_str()];
    Entry {
        uid: uid_of(req, meeting),
        sequence,
        stamp,
        begins,
        ends,
        title: format!("{meeting}. Sitzung {OF_COUNCIL}"),
        place: place.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
        description: page.clone(),
        url: page,
        organizer: Party { name: told.organizer.clone(), address: told.organizer_address.clone() },
        attendees,
        cancelled: told.off.is_some(),
    }
}

/// `GET /sitzungen/{nr}/termin.ics`
pub async fn file(req: Req, Path(number): Path<String>) -> Answer {
    let (prepared, book) = prepared_of(&req, &number).await?;
    let meeting = prepared.plan.meeting;
    let called = book.calls.get(&meeting).ok_or(Failure::NotFound)?;
    let state = (called.sequence().unwrap_or_default(), req.state.clock.now());
    let entry = entry(&req, meeting, &called.announced, state, Vec::new());
    let file = write(Purpose::Publish, &[entry]);
    Ok(exports::named(&format!("sitzung-{meeting}.ics"), CALENDAR, file))
}

/// `GET /kalender/{token}.ics`: the meetings that a person may know of. Whatever does not count answers alike.
///
/// How to take part from elsewhere is not in it: calendars are shared.
pub async fn feed(req: Req, Path(name): Path<String>) -> Answer {
    let token = name.strip_suffix(".ics").ok_or(Failure::NotFound)?;
    let store = &req.state.store;
    let account = store.calendar_of(&session::digest(token)).await?.ok_or(Failure::NotFound)?;
    let record = store.account(&account).await?.filter(may_enter).ok_or(Failure::NotFound)?;
    let actor = Actor::Account(store.acting_account(&record, req.ctx.today).await?);
    if !may_open(&actor, Section::Meetings, &req.catalogue.face) {
        return Err(Failure::NotFound);
    }
    let book = store.book().await?.seen_by(&actor);
    let from =
        (req.state.config.mail_from.name.as_deref(), req.state.config.mail_from.email.to_string());
    let sender = (from.0.unwrap_or("Geschäftsstelle"), from.1.as_str());
    let now = req.state.clock.now();
    let mut entries = Vec::new();
    for listed in &req.catalogue.meetings {
        let Some(prepared) = prepared(&book, listed) else { continue };
        let meeting = prepared.plan.meeting;
        let called = book.calls.get(&meeting);
        let planned = || Announced::of(listed.date, &prepared.plan, sender);
        let told = called.map_or_else(planned, |called| called.announced.clone());
        let told = Announced { access: String::new(), ..told };
        let written = called.and_then(|called| called.dispatched.last()).map(|sent| sent.written);
        let sequence = called.and_then(Called::sequence).unwrap_or_default();
        entries.push(entry(&req, meeting, &told, (sequence, written.unwrap_or(now)), Vec::new()));
    }
    let mut response = write(Purpose::Publish, &entries).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(CALENDAR));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(response)
}
