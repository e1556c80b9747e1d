//! Who is there: seats that are taken and left, guests, organisations that take no part in an item.

use super::super::items::TRIES;
use super::{Asked, Live, Said, over, refused, shown};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::live::{Forms, SeatRow};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::journal::Act;
use domain::key::OrganisationCode;
use domain::meeting::attendance::Seating;
use domain::meeting::key::AgendaItemId;
use domain::meeting::live_form::{GuestForm, MAX_NAME, RecusalForm};
use domain::policy::{RunMeeting, permit};
use domain::text;
use serde::Deserialize;
use store::StoreError;

/// Most rows that are read.
const MAX_ROWS: usize = 1_000;

/// The rows of the list as they arrive: each begins with its organisation.
fn rows(pairs: Vec<(String, String)>) -> Vec<SeatRow> {
    let mut rows: Vec<SeatRow> = Vec::new();
    for (name, value) in pairs {
        let is_full = rows.len() >= MAX_ROWS;
        match (name.as_str(), rows.last_mut()) {
            ("organisation", _) if !is_full => {
                rows.push(SeatRow { organisation: value, ..SeatRow::default() });
            }
            ("seating", Some(row)) => row.seating = value,
            ("person", Some(row)) => row.person = value,
            _ => {}
        }
    }
    rows
}

/// `POST /sitzungen/{nr}/live/anwesenheit`: everything that the list says at once.
pub async fn note(
    req: Req,
    (Path(number), Post(pairs)): (Path<String>, Post<Vec<(String, String)>>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let mut rows = rows(pairs);
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        let sitting = &mut course.sitting;
        let Some(opened) = sitting.opened else {
            return Ok(req.see_other(&format!("{}?hinweis=geht-nicht", live.path())));
        };
        if sitting.closed.is_some() {
            let told = rows.iter().filter_map(|row| row.told(&req.ctx, &req.catalogue));
            let told: Vec<_> = told.collect();
            return over(&req, live, &told.iter().map(String::as_str).collect::<Vec<_>>()).await;
        }
        let deputies = live.prepared.rules.deputies.in_meetings;
        let when = (opened, req.state.clock.now());
        let (mut noted, mut is_wrong) = (Vec::new(), false);
        for row in &mut rows {
            row.problem = None;
            let code = OrganisationCode::parse(&row.organisation);
            let code = code.map_err(|_| Failure::BadRequest)?;
            if row.seating.is_empty() && row.person.trim().is_empty() {
                continue;
            }
            let person = match row.person.trim() {
                "" => Ok(String::new()),
                typed => text::line(typed, MAX_NAME).map_err(Problem::from),
            };
            let seating = Seating::from_code(&row.seating).ok_or(Problem::NotAChoice);
            let done = person.and_then(|person| {
                let seating = seating?;
                sitting.attendance.note(&code, (seating, &person), when, deputies)?;
                Ok(seating)
            });
            match done {
                Ok(seating) => noted.push(format!("{code}: {}", seating.code())),
                Err(problem) => {
                    row.problem = Some(problem);
                    is_wrong = true;
                }
            }
        }
        if is_wrong {
            let forms = Forms { seats: rows, ..Forms::default() };
            let asked = Asked { forms, ..Asked::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
        }
        let there = format!("{}?hinweis=anwesenheit", live.path());
        if noted.is_empty() {
            return Ok(req.see_other(&there));
        }
        // What was foreseen is corrected while the first item is dealt with: the finding at the opening follows it.
        if sitting.treated.is_empty() && !sitting.doubted {
            sitting.find_quorum(&live.prepared.rules.quorum, opened);
        }
        let said = Said::new(Act::AttendanceNoted, "attendance", noted.join(", "));
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// `POST /sitzungen/{nr}/live/gaeste`
pub async fn guest(
    req: Req,
    (Path(number), Post(values)): (Path<String>, Post<GuestForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        if !course.sitting.is_on() {
            return over(&req, live, &[&values.guest, &values.guest_from]).await;
        }
        let guest = match values.parse() {
            Ok(guest) => guest,
            Err(errors) => {
                let forms =
                    Forms { guest: refused(values, String::new(), errors), ..Forms::default() };
                let asked = Asked { forms, ..Asked::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
            }
        };
        let there = format!("{}?hinweis=anwesenheit", live.path());
        let others = &mut course.sitting.attendance.others;
        if others.contains(&guest) {
            return Ok(req.see_other(&there));
        }
        let said = Said::new(Act::AttendanceNoted, "attendance", guest.kind.code().to_owned());
        others.push(guest);
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// A recusal with the item it is for.
#[derive(Debug, Default, Deserialize)]
pub struct RecusalPost {
    #[serde(default)]
    punkt: String,
    #[serde(flatten)]
    values: RecusalForm,
}

/// `POST /sitzungen/{nr}/live/mitwirkung`
pub async fn recuse(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<RecusalPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    for _ in 0..TRIES {
        let live = Live::of(&req, &number).await?;
        let mut course = live.course()?;
        if !course.sitting.is_on() {
            return over(&req, live, &[&post.values.reason]).await;
        }
        let read = post.values.parse().and_then(|(code, reason)| {
            let known = course.sitting.attendance.seats.iter().any(|s| s.organisation == code);
            if known {
                Ok((code, reason))
            } else {
                Err(FieldErrors::one("recused", Problem::Unknown))
            }
        });
        let (code, reason) = match read {
            Ok(read) => read,
            Err(errors) => {
                let recusal = refused(post.values, String::new(), errors);
                let forms = Forms { recusal, ..Forms::default() };
                let asked = Asked { forms, ..Asked::default() };
                return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, live, asked).await;
            }
        };
        let item = AgendaItemId::parse(&post.punkt).map_err(|_| Failure::BadRequest)?;
        course.agenda.item(&item).ok_or(Failure::BadRequest)?;
        let there = format!("{}?hinweis=anwesenheit", live.path());
        for seat in course.sitting.attendance.seats.iter_mut().filter(|s| s.organisation == code) {
            seat.recused.insert(item.clone(), reason.clone());
        }
        let said = Said::new(Act::AttendanceNoted, "recused", code.to_string());
        match live.step(&req, &permit, (course, said)).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
