//! Opening a meeting, and the steps of its course.

use super::super::items::TRIES;
use super::{Asked, Live, Said, lateness, refused, seats, shown};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::live::Forms;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::journal::Act;
use domain::key::OrganisationCode;
use domain::meeting::agenda::ItemState;
use domain::meeting::course::{Course, Opening};
use domain::meeting::key::{AgendaItemId, AmendmentId};
use domain::meeting::live_form::OpeningForm;
use domain::meeting::sitting::{Objection, Sitting};
use domain::policy::{RunMeeting, permit};
use serde::Deserialize;
use store::StoreError;

/// `POST /sitzungen/{nr}/live`
pub async fn open(
    req: Req,
    (Path(number), Post(values)): (Path<String>, Post<OpeningForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let live = Live::of(&req, &number).await?;
    let there = format!("{}?hinweis=eroeffnet", live.path());
    if live.sitting.is_some() {
        // Somebody has opened it, or the same form came once more.
        return Ok(req.see_other(&there));
    }
    let (chair, minute_taker) = match values.parse() {
        Ok(names) => names,
        Err(errors) => {
            let forms =
                Forms { opening: refused(values, String::new(), errors), ..Forms::default() };
            let asked = Asked { forms, ..Asked::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
        }
    };
    let (meeting, now) = (live.prepared.plan.meeting, req.state.clock.now());
    let second_call = live.book.calls.get(&meeting).is_some_and(|c| c.summons.second_call);
    let lateness = lateness(&live.book, &live.prepared);
    let opening = Opening { chair, minute_taker, second_call, lateness };
    let attendance = seats(&req, &live, now).await?;
    let rule = &live.prepared.rules.quorum;
    let sitting = Sitting::open(meeting, opening, attendance, rule, now);
    let course = Course { sitting, agenda: live.prepared.plan.agenda.clone() };
    let said = Said::new(Act::MeetingRun, "step", "eroeffnet".to_owned());
    match live.step(&req, &permit, (course, said)).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&there)),
        Err(error) => Err(error.into()),
    }
}

/// What a button says that was shown while no item was being dealt with.
const NO_ITEM: &str = "keiner";

/// A step as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepPost {
    schritt: String,
    punkt: String,
    ziel: String,
}

impl StepPost {
    fn item(&self) -> Result<AgendaItemId, Failure> {
        AgendaItemId::parse(&self.punkt).map_err(|_| Failure::BadRequest)
    }

    /// True where the meeting has gone on since the button was shown: pressed twice, or by two people at once, it goes on by
    /// one item.
    fn is_past(&self, course: &Course) -> bool {
        let current = course.sitting.current.as_ref().map_or(NO_ITEM, |(id, _)| id.as_str());
        matches!(self.schritt.as_str(), "weiter" | "zurueck" | "behandelt")
            && !self.punkt.is_empty()
            && self.punkt != current
    }

    /// Takes the step; false where it cannot be taken from here.
    fn take(&self, live: &Live, course: &mut Course, req: &Req) -> Result<bool, Failure> {
        let (rule, now) = (&live.prepared.rules.quorum, req.state.clock.now());
        let taken = match self.schritt.as_str() {
            "aufrufen" => course.call(&self.item()?, now).is_ok(),
            "weiter" => match course.next().map(|item| item.id.clone()) {
                Some(next) => course.call(&next, now).is_ok(),
                None => course.finish(now).is_ok(),
            },
            "zurueck" => {
                let before = course.previous().map(|item| item.id.clone());
                before.is_some_and(|before| course.call(&before, now).is_ok())
            }
            "behandelt" => course.finish(now).is_ok(),
            "absetzen" => course.set_aside(&self.item()?, ItemState::Withdrawn, now).is_ok(),
            "vertagen" => course.set_aside(&self.item()?, ItemState::Adjourned, now).is_ok(),
            "schliessen" => course.close(now).is_ok(),
            _ if !course.sitting.is_on() => false,
            "ruege" => course.sitting.record_objection(Objection::Somebody, rule, now),
            "keine-ruege" => course.sitting.record_objection(Objection::Nobody, rule, now),
            "zustimmung" => course.sitting.record_assent(&self.item()?),
            "anzweifeln" => {
                course.sitting.doubted = true;
                true
            }
            "feststellen" => {
                course.sitting.find_quorum(rule, now);
                true
            }
            "mitwirkung" => {
                let item = self.item()?;
                let code = OrganisationCode::parse(&self.ziel).map_err(|_| Failure::BadRequest)?;
                let mut seats = course.sitting.attendance.seats.iter_mut();
                let seat = seats.find(|seat| seat.organisation == code);
                seat.is_some_and(|seat| seat.recused.remove(&item).is_some())
            }
            "antrag-zurueck" => {
                let id = AmendmentId::parse(&self.ziel).map_err(|_| Failure::BadRequest)?;
                course.sitting.withdraw_amendment(&id)
            }
            _ => return Err(Failure::BadRequest),
        };
        Ok(taken)
    }
}

/// `POST /sitzungen/{nr}/live/schritt`
pub async fn step(req: Req, (Path(number), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let before = live.course()?;
        let mut course = before.clone();
        if post.is_past(&course) {
            return Ok(req.see_other(&live.path()));
        }
        if !post.take(&live, &mut course, &req)? {
            return Ok(req.see_other(&format!("{}?hinweis=geht-nicht", live.path())));
        }
        if course == before {
            return Ok(req.see_other(&live.path()));
        }
        let called =
            course.sitting.current.as_ref().and_then(|(id, _)| course.agenda.number_of(id));
        let after = match called {
            Some(number) => format!("{}: TOP {number}", post.schritt),
            None => post.schritt.clone(),
        };
        let said = Said::new(Act::MeetingRun, "step", after);
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&live.path())),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
