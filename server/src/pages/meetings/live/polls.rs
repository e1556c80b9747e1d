//! Polls: putting a question to the vote, voting, closing.

use super::super::super::Hidden;
use super::super::items::TRIES;
use super::{Asked, Live, Said, is_open, refused, shown};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::live::Forms;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::error::FieldErrors;
use domain::journal::Act;
use domain::key::OrganisationCode;
use domain::meeting::course::Course;
use domain::meeting::key::{AgendaItemId, PollId};
use domain::meeting::live_form::{CountForm, PollForm};
use domain::meeting::polling::{Question, SettleError};
use domain::meeting::procedure::Procedure;
use domain::meeting::vote::{Ballot, CastError, Choice, Receipt};
use domain::policy::{CastVote, RunMeeting, permit, reach};
use serde::Deserialize;
use store::StoreError;

/// A question with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct PollPost {
    #[serde(default)]
    punkt: String,
    #[serde(flatten)]
    values: PollForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/abstimmungen`
pub async fn open(req: Req, (Path(number), Post(post)): (Path<String>, Post<PollPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let (values, token) = (post.values, post.hidden.token);
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        let ids = PollId::parse(&token).ok().zip(AgendaItemId::parse(&post.punkt).ok());
        let (id, item) = ids.ok_or(Failure::BadRequest)?;
        let there = format!("{}#abstimmung", live.path());
        if course.sitting.poll(&id).is_some() {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        let asked = values.parse().and_then(|new| {
            let question = Question {
                id: id.clone(),
                item,
                wording: new.wording,
                method: new.method,
                matter: new.matter,
                on_paper: new.on_paper,
                amendment: new.amendment,
            };
            let now = req.state.clock.now();
            let opened = course.sitting.put_to_vote(question, &live.prepared.rules, now);
            opened.map_err(|error| FieldErrors::one("question", error))
        });
        if let Err(errors) = asked {
            let forms = Forms { poll: refused(values, token, errors), ..Forms::default() };
            let asked = Asked { forms, ..Asked::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
        }
        let said = Said {
            opens: Some(id),
            ..Said::new(Act::PollMoved, "poll", format!("offen, {}", values.method))
        };
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            // Another meeting has a poll with this identifier.
            Err(StoreError::AlreadyThere) => return Err(Failure::Conflict),
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// A vote as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VotePost {
    choice: String,
}

/// `POST /sitzungen/{nr}/abstimmungen/{poll}/stimme`
pub async fn vote(
    req: Req,
    (Path((number, poll)), Post(post)): (Path<(String, String)>, Post<VotePost>),
) -> Answer {
    let account = req.ctx.account().cloned().ok_or(Failure::NotFound)?;
    let organisation: OrganisationCode = account.organisation.clone();
    let permit = permit(&req.ctx.actor, CastVote { organisation: organisation.clone() })?;
    let live = Live::of(&req, &number).await?;
    let id = PollId::parse(&poll).map_err(|_| Failure::NotFound)?;
    let sitting = live.sitting.clone().ok_or(Failure::NotFound)?;
    let held = sitting.poll(&id).ok_or(Failure::NotFound)?;
    let agenda = &live.prepared.plan.agenda;
    let place = agenda.place_of(&held.poll.item).ok_or(Failure::NotFound)?;
    if !agenda.tier_of(place).is_within(reach(&req.ctx.actor)) {
        return Err(Failure::NotFound);
    }
    let there = |note: &str| req.see_other(&format!("{}?hinweis={note}#abstimmung", live.path()));
    let Some(choice) = Choice::from_code(&post.choice) else {
        let asked = Asked { notice: Some("keine-wahl".to_owned()), ..Asked::default() };
        return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
    };
    if !is_open(&sitting, &id) {
        return Ok(there("zu-spaet"));
    }
    if !held.lets_vote(&sitting, &account) {
        return Ok(there("keine-stimme"));
    }
    let ballot = Ballot { choice, by_deputy: account.role == Role::Deputy };
    match held.poll.clone().cast(&organisation, ballot.clone()) {
        Ok(Receipt::Counted) => {}
        Ok(Receipt::Already) => return Ok(there("stimme")),
        Err(CastError::HasVoted) => return Ok(there("schon-gestimmt")),
        Err(CastError::NotOpen) => return Ok(there("zu-spaet")),
        Err(CastError::NotEntitled) => return Ok(there("keine-stimme")),
    }
    let meeting = (live.prepared.plan.meeting, live.prepared.meeting.title.as_str());
    let now = req.state.clock.now();
    match req.state.store.cast_vote(&permit, meeting, &held.poll, &ballot, now).await {
        Ok(()) => Ok(there("stimme")),
        // A second press of the button, or a colleague was faster; the page shows which vote counts.
        Err(StoreError::AlreadyThere) => Ok(there("schon-gestimmt")),
        Err(StoreError::PollClosed) => Ok(there("zu-spaet")),
        Err(error) => Err(error.into()),
    }
}

/// The end of a poll as it arrives.
#[derive(Debug, Default, Deserialize)]
pub struct EndPost {
    #[serde(default)]
    schritt: String,
    #[serde(flatten)]
    values: CountForm,
}

/// The course after the end of a poll that was given up, or closed with everything that came in or was counted by hand.
fn ended(
    (course, rules): (&Course, &Procedure),
    (id, withdraws, values): (&PollId, bool, &CountForm),
    now: DateTime<Utc>,
) -> Result<Course, FieldErrors> {
    let mut course = course.clone();
    let by_hand = course.sitting.poll(id).is_some_and(|held| held.on_paper);
    let done = if withdraws {
        course.sitting.withdraw_poll(id, now)
    } else {
        let count = if by_hand { Some(values.parse()?) } else { None };
        course.sitting.settle_poll(id, count.as_ref(), rules, now)
    };
    let field = |error| match error {
        SettleError::NotSecret { .. } => "end",
        SettleError::Count(_) | SettleError::NoCount | SettleError::NotOpen => "yes",
    };
    done.map(|()| course).map_err(|error| FieldErrors::one(field(error), error))
}

/// `POST /sitzungen/{nr}/abstimmungen/{poll}/ende`
pub async fn end(
    req: Req,
    (Path((number, poll)), Post(post)): (Path<(String, String)>, Post<EndPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let withdraws = match post.schritt.as_str() {
        "schliessen" | "" => false,
        "zurueckziehen" => true,
        _ => return Err(Failure::BadRequest),
    };
    for _ in 0..TRIES {
        let mut live = Live::of(&req, &number).await?;
        let id = PollId::parse(&poll).map_err(|_| Failure::NotFound)?;
        let by_hand = {
            let sitting = live.sitting.as_deref().ok_or(Failure::NotFound)?;
            let held = sitting.poll(&id).ok_or(Failure::NotFound)?;
            if !is_open(sitting, &id) {
                return Ok(req.see_other(&format!("{}#abstimmung", live.path())));
            }
            held.on_paper
        };
        let now = req.state.clock.now();
        let rules = live.prepared.rules.clone();
        let end = |course: &Course| ended((course, &rules), (&id, withdraws, &post.values), now);
        // What is refused already now goes on taking votes.
        let mut course = end(&live.course()?);
        if !by_hand && course.is_ok() {
            // From here on no vote comes in; what is counted is read afterwards.
            req.state.store.shut_poll(&permit, &id).await?;
            live = Live::of(&req, &number).await?;
            course = end(&live.course()?);
        }
        let course = match course {
            Ok(course) => course,
            Err(errors) => {
                let count = refused(post.values, String::new(), errors);
                let forms = Forms { count, ..Forms::default() };
                let asked = Asked { forms, ..Asked::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
            }
        };
        let after = if withdraws { "zurueckgezogen" } else { "geschlossen" };
        let said = Said {
            discards: withdraws.then(|| id.clone()),
            ..Said::new(Act::PollMoved, "poll", after.to_owned())
        };
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&format!("{}#abstimmung", live.path()))),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
