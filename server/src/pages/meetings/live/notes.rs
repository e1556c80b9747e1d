//! Notes: every wording is kept, whoever writes at the same time. What arrives after the close goes into the draft of the
//! minutes; once that is made, nothing that is kept here would ever be read, so it is refused and stays in the field.

use super::{Asked, Live, refused, shown};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::live::Forms;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::key::{AgendaItemId, NoteId, WordingId};
use domain::meeting::live_form::{NoteForm, Obstacle};
use domain::meeting::note::{NoteError, Wording};
use domain::policy::{RunMeeting, permit};
use domain::text;
use std::collections::BTreeSet;
use store::StoreError;

/// `POST /sitzungen/{nr}/live/notizen`: a wording, sent by hand or by the page itself while somebody types.
pub async fn keep(
    req: Req,
    (Path(number), Post(mut values)): (Path<String>, Post<NoteForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RunMeeting)?;
    let live = Live::of(&req, &number).await?;
    let mut notes = live.course()?.sitting.notes;
    let ids = NoteId::parse(&values.note).and_then(|note| {
        let item = AgendaItemId::parse(&values.note_item)?;
        Ok((note, WordingId::parse(&values.wording)?, item))
    });
    let (note, id, item) = ids.map_err(|_| Failure::BadRequest)?;
    let agenda = &live.prepared.plan.agenda;
    let place = agenda.place_of(&item).ok_or(Failure::BadRequest)?;
    let replaces = values.replaces.split(',').filter(|id| !id.is_empty()).map(WordingId::parse);
    let replaces: BTreeSet<_> =
        replaces.collect::<Result<_, _>>().map_err(|_| Failure::BadRequest)?;
    let known = notes.paragraphs.get(&note).is_some_and(|of| of.wordings.contains_key(&id));
    let begins = !notes.paragraphs.contains_key(&note) || replaces.is_empty();
    let again = async |live: Live, values: NoteForm, errors: FieldErrors, status| {
        let forms = Forms { note: refused(values, String::new(), errors), ..Forms::default() };
        shown(&req, status, live, Asked { forms, ..Asked::default() }).await
    };
    let begun = || FieldErrors::one("note_text", Problem::Meeting(Obstacle::MinutesBegun));
    if !known && live.book.minutes.contains_key(&live.prepared.plan.meeting) {
        return again(live, values, begun(), StatusCode::CONFLICT).await;
    }
    let text = match values.text(begins) {
        Ok(text) => text,
        Err(errors) => {
            return again(live, values, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let (author, at) = (permit.account().id.clone(), req.state.clock.now());
    let wording = Wording { text: text::clean(&text), author, at, replaces };
    let taken = if begins {
        notes.begin(note.clone(), (item, agenda.tier_of(place)), (id.clone(), wording))
    } else {
        notes.change(&note, (id.clone(), wording))
    };
    let there = format!("{}?hinweis=notiz#notizen", live.path());
    if let Err(error) = taken {
        // What was typed goes into a paragraph of its own with the next attempt, so that nothing of it is lost.
        values.note = super::super::super::fresh_token();
        values.wording = super::super::super::fresh_token();
        values.replaces = String::new();
        let problem = match error {
            NoteError::Taken => Problem::Taken,
            NoteError::Unknown | NoteError::ReplacesNothing => Problem::Unknown,
        };
        let errors = FieldErrors::one("note_text", problem);
        return again(live, values, errors, StatusCode::CONFLICT).await;
    }
    let Some(paragraph) = notes.paragraphs.get(&note) else { return Err(Failure::NotFound) };
    let meeting = live.prepared.plan.meeting;
    match req.state.store.keep_wording(&permit, meeting, &note, (&id, paragraph)).await {
        // The second is the same form once more.
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let live = Live::of(&req, &number).await?;
            again(live, values, begun(), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}
