//! What somebody takes on, and amendments to a proposal.

use super::super::super::Hidden;
use super::super::items::TRIES;
use super::{Asked, Live, Said, over, refused, shown};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::live::Forms;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::journal::Act;
use domain::meeting::key::{AgendaItemId, AmendmentId, FollowUpId};
use domain::meeting::live_form::{AmendmentForm, TaskForm};
use domain::meeting::sitting::ItemAmendment;
use domain::meeting::vote::amendment::{Amendment, AmendmentState};
use domain::policy::{RunMeeting, permit};
use serde::Deserialize;
use store::StoreError;

/// An assignment with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct TaskPost {
    #[serde(default)]
    punkt: String,
    #[serde(flatten)]
    values: TaskForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/live/auftraege`
pub async fn assign(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<TaskPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let (values, token) = (post.values, post.hidden.token);
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        let ids = FollowUpId::parse(&token).ok().zip(AgendaItemId::parse(&post.punkt).ok());
        let (id, item) = ids.ok_or(Failure::BadRequest)?;
        let place = course.agenda.place_of(&item).ok_or(Failure::BadRequest)?;
        let there = format!("{}?hinweis=auftrag", live.path());
        if course.sitting.assignments.iter().any(|known| known.id == id) {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        if !course.sitting.is_on() {
            return over(&req, live, &[&values.task, &values.task_owner, &values.task_due]).await;
        }
        let tier = course.agenda.tier_of(place);
        let assignment = match values.parse(id, (item, tier), req.ctx.today) {
            Ok(assignment) => assignment,
            Err(errors) => {
                let forms = Forms { task: refused(values, token, errors), ..Forms::default() };
                let asked = Asked { forms, ..Asked::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
            }
        };
        // The journal is read more widely than a confidential item.
        let number = course.agenda.number_of(&assignment.item);
        let number = number.map(|number| format!("TOP {number}")).unwrap_or_default();
        let said = Said::new(Act::MeetingRun, "assignment", number);
        course.sitting.assignments.push(assignment);
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// An amendment with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct AmendmentPost {
    #[serde(default)]
    punkt: String,
    #[serde(flatten)]
    values: AmendmentForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/live/aenderungen`
pub async fn amend(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<AmendmentPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let (values, token) = (post.values, post.hidden.token);
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        let ids = AmendmentId::parse(&token).ok().zip(AgendaItemId::parse(&post.punkt).ok());
        let (id, item) = ids.ok_or(Failure::BadRequest)?;
        course.agenda.item(&item).ok_or(Failure::BadRequest)?;
        let there = format!("{}?hinweis=aenderung", live.path());
        let sitting = &mut course.sitting;
        if sitting.amendments.iter().any(|known| known.amendment.id == id) {
            return Ok(req.see_other(&there));
        }
        if !sitting.is_on() {
            let typed = [&*values.amendment_text, &values.passage, &values.goes];
            return over(&req, live, &typed).await;
        }
        let read = values.parse().and_then(|new| {
            let mut seats = sitting.attendance.seats.iter();
            if seats.any(|seat| seat.organisation == new.organisation) {
                Ok(new)
            } else {
                Err(FieldErrors::one("amends", Problem::Unknown))
            }
        });
        let new = match read {
            Ok(new) => new,
            Err(errors) => {
                let forms = Forms { amendment: refused(values, token, errors), ..Forms::default() };
                let asked = Asked { forms, ..Asked::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
            }
        };
        let received = u32::try_from(sitting.amendments.len()).unwrap_or(u32::MAX);
        let said = Said::new(Act::MeetingRun, "amendment", new.organisation.to_string());
        let amendment = Amendment {
            id,
            organisation: new.organisation,
            text: new.text,
            passage: new.passage,
            reach: new.reach,
            received,
            state: AmendmentState::Open,
        };
        sitting.amendments.push(ItemAmendment { item, amendment });
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
