//! Calling a meeting, beginning to prepare one, changing when and where it is.

use super::super::Hidden;
use super::{meeting, prepared};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::form as form_page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::council::Meeting;
use domain::error::{FieldErrors, Problem};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::template::{self, Template};
use domain::meeting::book::Book;
use domain::meeting::key::AgendaItemId;
use domain::meeting::plan::{MeetingForm, MeetingText, Plan};
use domain::policy::{KeepMeeting, permit};
use serde::Deserialize;
use store::StoreError;

/// A meeting's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MeetingPost {
    #[serde(flatten)]
    values: MeetingForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// Where the Geschäftsstelle is sent while there are no rules to apply.
const RULES_FIRST: &str = "/geschaeftsordnung/neu";

async fn shown(
    req: &Req,
    status: StatusCode,
    existing: Option<Meeting>,
    begins: bool,
    form: Form<MeetingForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let book = req.state.store.book().await?;
    let page = req.page(status, move |ctx, _| {
        let data = form_page::Data {
            meeting: existing.as_ref(),
            begins,
            templates: &book.templates,
            form: &form,
            changed,
        };
        form_page::page(ctx, &data)
    });
    Ok(page.await)
}

/// An identifier for a new item.
pub(super) fn fresh_item() -> AgendaItemId {
    AgendaItemId::numbered(uuid::Uuid::now_v7().as_u128())
}

/// The agenda that a meeting begins with.
fn first_agenda(
    book: &Book,
    text: &MeetingText,
    number: u32,
    name: &str,
) -> Result<Agenda, FieldErrors> {
    let template: Option<&Template> = match name {
        "" => None,
        name => {
            let found = book.templates.iter().find(|template| template.name == name);
            Some(found.ok_or_else(|| FieldErrors::one("template", Problem::NotAChoice))?)
        }
    };
    let rules = book.rules_on(text.date);
    let rules = rules.ok_or_else(|| FieldErrors::one("date", Problem::Unknown))?;
    template::agenda(rules, template, number, fresh_item)
        .map_err(|_| FieldErrors::one("template", Problem::NotAChoice))
}

fn plan_of(number: u32, text: &MeetingText, agenda: Agenda) -> Plan {
    Plan {
        meeting: number,
        begins: text.begins,
        ends: text.ends,
        place: text.place.clone(),
        access: text.access.clone(),
        agenda,
        version: 1,
    }
}

/// The number that the next meeting gets.
fn next_number(req: &Req) -> u32 {
    let highest = req.catalogue.meetings.iter().filter_map(|meeting| meeting.number).max();
    highest.unwrap_or(0).saturating_add(1)
}

/// `GET /sitzungen/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepMeeting)?;
    if req.state.store.book().await?.procedures.is_empty() {
        return Ok(req.see_other(RULES_FIRST));
    }
    let number = next_number(&req);
    let values = MeetingForm { title: format!("{number}. Sitzung"), ..MeetingForm::default() };
    let form = Form::new(values, number.to_string());
    shown(&req, StatusCode::OK, None, true, form).await
}

/// `POST /sitzungen`
pub async fn call(req: Req, Post(post): Post<MeetingPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMeeting)?;
    let book = req.state.store.book().await?;
    // The form names the number it was opened for, so that a form sent twice calls one meeting.
    let number = post.hidden.token.parse().ok().filter(|n: &u32| *n > 0);
    let number = number.ok_or(Failure::BadRequest)?;
    let values = post.values;
    let refuse = |errors: FieldErrors, values: MeetingForm| {
        let form = Form { errors, ..Form::new(values, number.to_string()) };
        shown(&req, StatusCode::UNPROCESSABLE_ENTITY, None, true, form)
    };
    let text = match values.parse(None, req.ctx.today) {
        Ok(text) => text,
        Err(errors) => return refuse(errors, values).await,
    };
    let there = format!("/sitzungen/{number}/planung?hinweis=begonnen");
    if let Some(held) = req.catalogue.meetings.iter().find(|m| m.number == Some(number)) {
        if held.title == text.title && held.date == text.date {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        let form = Form::new(values, next_number(&req).to_string());
        return shown(&req, StatusCode::CONFLICT, None, true, form).await;
    }
    if number != next_number(&req) {
        return Err(Failure::BadRequest);
    }
    let agenda = match first_agenda(&book, &text, number, &values.template) {
        Ok(agenda) => agenda,
        Err(errors) => return refuse(errors, values).await,
    };
    let plan = plan_of(number, &text, agenda);
    match req.state.store.call_meeting(&permit, &text, &plan, req.state.clock.now()).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::AlreadyThere) => {
            let req = req.newest().await?;
            let form = Form::new(values, next_number(&req).to_string());
            shown(&req, StatusCode::CONFLICT, None, true, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a meeting as it is.
fn form_of(meeting: &Meeting, plan: Option<&Plan>) -> MeetingForm {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    MeetingForm {
        title: meeting.title.clone(),
        subject: meeting.subject.clone(),
        date: meeting.date.format("%d.%m.%Y").to_string(),
        begins: plan
            .map_or_else(|| meeting.starts.clone().unwrap_or_default(), |plan| clock(plan.begins)),
        ends: plan.map(|plan| clock(plan.ends)).unwrap_or_default(),
        place: plan.map(|plan| plan.place.clone()).unwrap_or_default(),
        access: plan.map(|plan| plan.access.clone()).unwrap_or_default(),
        template: String::new(),
    }
}

/// `GET /sitzungen/{nr}/bearbeiten`
pub async fn edit(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepMeeting)?;
    let (meeting, number) = meeting(&req, &number)?;
    let book = req.state.store.book().await?;
    if book.rules_on(meeting.date).is_none() {
        return Ok(req.see_other(RULES_FIRST));
    }
    let plan = book.plans.get(&number);
    let values = form_of(&meeting, plan);
    let form = Form::edit(values, plan.map_or(0, |plan| plan.version));
    let begins = plan.is_none();
    shown(&req, StatusCode::OK, Some(meeting), begins, form).await
}

/// `POST /sitzungen/{nr}/bearbeiten`
pub async fn save(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<MeetingPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMeeting)?;
    let (meeting, number) = meeting(&req, &number)?;
    let book = req.state.store.book().await?;
    let held = prepared(&book, &meeting);
    let (values, seen) = (post.values, post.hidden.version());
    let begins = held.is_none();
    let refuse = |errors: FieldErrors, values: MeetingForm| {
        let form = Form { errors, ..Form::edit(values, seen) };
        shown(&req, StatusCode::UNPROCESSABLE_ENTITY, Some(meeting.clone()), begins, form)
    };
    let text = match values.parse(Some(meeting.date), req.ctx.today) {
        Ok(text) => text,
        Err(errors) => return refuse(errors, values).await,
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    let (there, saved) = if let Some(held) = held {
        let before = (&meeting, &held.plan);
        // Where those invited know something else, the Geschäftsstelle is led to where it tells them.
        let now_planned = plan_of(number, &text, held.plan.agenda.clone());
        let told = book.calls.get(&number).filter(|called| !called.is_off());
        let moved =
            told.is_some_and(|called| !called.announced.moved(text.date, &now_planned).is_empty());
        let there = if moved {
            format!("/sitzungen/{number}/versand?hinweis=geaendert")
        } else {
            format!("/sitzungen/{number}?hinweis=gespeichert")
        };
        (there, store.edit_meeting(&permit, before, seen, &text, now).await)
    } else {
        let agenda = match first_agenda(&book, &text, number, &values.template) {
            Ok(agenda) => agenda,
            Err(errors) => return refuse(errors, values).await,
        };
        let plan = plan_of(number, &text, agenda);
        let there = format!("/sitzungen/{number}/planung?hinweis=begonnen");
        (there, store.begin_plan(&permit, &meeting, &text, &plan, now).await)
    };
    match saved {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile | StoreError::AlreadyThere) => {
            let book = store.book().await?;
            let version = book.plans.get(&number).map_or(0, |plan| plan.version);
            let form = Form::edit(values, version);
            shown(&req, StatusCode::CONFLICT, Some(meeting.clone()), false, form).await
        }
        Err(error) => Err(error.into()),
    }
}
