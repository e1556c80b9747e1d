//! A meeting while it goes on: the workspace of chair and Geschäftsstelle, what everybody follows, the view for the wall.
//!
//! A step is taken from the course as it is at that moment, and taken again where somebody else was faster. Votes and notes
//! are records of their own and meet nothing.

pub mod notes;
pub mod polls;
pub mod seats;
pub mod steps;
mod stream;
pub mod work;

pub use stream::stream;

use super::super::{Notice, fresh_token};
use super::{meeting, prepared};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::Prepared;
use app::pages::meetings::live::{self as page, Data, Forms, OwnVote};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::catalogue::Catalogue;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::attendance::{Attendance, Other, OtherKind, Seat};
use domain::meeting::book::Book;
use domain::meeting::call::{Called, recipients};
use domain::meeting::course::Course;
use domain::meeting::invitation::dispatch::RecipientKind;
use domain::meeting::invitation::reply;
use domain::meeting::key::{NoteId, WordingId};
use domain::meeting::live_form::{NoteForm, OpeningForm, PollForm};
use domain::meeting::note::Standing;
use domain::meeting::numbering::ItemNumber;
use domain::meeting::procedure::Matter;
use domain::meeting::sitting::{Lateness, Sitting};
use domain::meeting::vote::amendment::{self, Next};
use domain::meeting::vote::poll::BallotBox;
use domain::meeting::vote::{Method, PollState};
use domain::policy::{Permit, RunMeeting, follows_meeting, permit, reach};
use domain::tier::Tier;
use serde::Deserialize;
use std::sync::Arc;
use store::{SittingChange, StoreError};

/// A meeting as somebody who may follow it finds it.
pub(super) struct Live {
    pub(super) prepared: Prepared,
    pub(super) book: Arc<Book>,
    pub(super) sitting: Option<Arc<Sitting>>,
}

impl Live {
    /// The meeting of a path.
    ///
    /// # Errors
    /// Not found, also where the reader may not follow it.
    pub(super) async fn of(req: &Req, number: &str) -> Result<Self, Failure> {
        let (meeting, number) = meeting(req, number)?;
        let book = req.state.store.book().await?;
        let prepared = prepared(&book, &meeting).ok_or(Failure::NotFound)?;
        if !follows_meeting(&req.ctx.actor, prepared.rules.publicity.default) {
            return Err(Failure::NotFound);
        }
        let sitting = req.state.store.sitting(number).await?;
        let lateness = lateness(&book, &prepared);
        let sitting = sitting.map(|held| Arc::new(Sitting { lateness, ..(*held).clone() }));
        Ok(Self { prepared, book, sitting })
    }

    pub(super) fn path(&self) -> String {
        format!("/sitzungen/{}/live", self.prepared.plan.meeting)
    }

    /// The course, where the meeting was opened.
    ///
    /// # Errors
    /// Not found otherwise.
    pub(super) fn course(&self) -> Result<Course, Failure> {
        let sitting = self.sitting.as_deref().ok_or(Failure::NotFound)?.clone();
        Ok(Course { sitting, agenda: self.prepared.plan.agenda.clone() })
    }

    /// Writes a step.
    pub(super) async fn step(
        &self,
        req: &Req,
        permit: &Permit<RunMeeting>,
        (course, said): (Course, Said),
    ) -> Result<(), StoreError> {
        let Course { sitting, agenda } = course;
        let change = SittingChange {
            agenda: (agenda != self.prepared.plan.agenda).then_some(agenda),
            opens: said.opens,
            discards: said.discards,
            sitting,
            act: said.act,
            field: said.field,
            before: String::new(),
            after: said.after,
        };
        let plan = (&self.prepared.plan, self.prepared.meeting.title.as_str());
        req.state.store.run_sitting(permit, plan, change, req.state.clock.now()).await
    }
}

/// What did not keep its notice; nothing where the meeting was not called here.
pub(super) fn lateness(book: &Book, prepared: &Prepared) -> Lateness {
    let (plan, notice) = (&prepared.plan, &prepared.deadlines.dispatch);
    let called = book.calls.get(&plan.meeting);
    let found = called.map(|called| called.lateness(book.sent(plan.meeting), notice, &plan.agenda));
    found.unwrap_or_default()
}

/// What the journal says about a step.
pub(super) struct Said {
    pub(super) act: domain::journal::Act,
    pub(super) field: &'static str,
    pub(super) after: String,
    pub(super) opens: Option<domain::meeting::key::PollId>,
    pub(super) discards: Option<domain::meeting::key::PollId>,
}

impl Said {
    pub(super) fn new(act: domain::journal::Act, field: &'static str, after: String) -> Self {
        Self { act, field, after, opens: None, discards: None }
    }
}

/// What of the page was refused or asked for, if anything.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) forms: Forms,
    pub(super) notice: Option<String>,
    /// The paragraph to be changed.
    pub(super) note: Option<String>,
    /// Words that were not kept and whose form is not there any more.
    pub(super) typed: Vec<String>,
}

pub(super) fn runs(req: &Req) -> bool {
    permit(&req.ctx.actor, RunMeeting).is_ok()
}

/// The number that tells a reader whether anything has changed.
pub(super) async fn number(
    state: &crate::state::AppState,
    actor: &Actor,
    meeting: u32,
) -> Result<i64, StoreError> {
    let (store, book) = (&state.store, state.store.book().await?);
    let plan = book.plans.get(&meeting).map_or(0, |plan| plan.version);
    let notes =
        if permit(actor, RunMeeting).is_ok() { store.notes_number(meeting).await? } else { 0 };
    Ok(store.sitting_number(meeting).await? + plan + notes)
}

/// What the reader's organisation can do with the open poll.
fn own_vote(req: &Req, sitting: &Sitting) -> OwnVote {
    let Some(account) = req.ctx.account() else { return OwnVote::None };
    let Some(held) = sitting.open_poll() else { return OwnVote::None };
    if !held.lets_vote(sitting, account) {
        return OwnVote::None;
    }
    match &held.poll.ballots {
        BallotBox::Named { ballots } => ballots
            .get(&account.organisation)
            .map_or(OwnVote::May, |ballot| OwnVote::Given(Some(ballot.choice))),
        BallotBox::Secret { voted, .. } if voted.contains(&account.organisation) => {
            OwnVote::Given(None)
        }
        BallotBox::Secret { .. } => OwnVote::May,
    }
}

/// The form of a paragraph: a new one, or the one that is to be changed with everything that stands in it, where its item is
/// among those that the reader may know of.
fn note_form(
    sitting: &Sitting,
    seen: &[(ItemNumber, AgendaItem)],
    asked: Option<&str>,
) -> NoteForm {
    let current = sitting.current.as_ref().map(|(item, _)| item.to_string());
    let fresh = NoteForm {
        note: fresh_token(),
        wording: fresh_token(),
        note_item: current.unwrap_or_default(),
        ..NoteForm::default()
    };
    let id = asked.and_then(|id| NoteId::parse(id).ok());
    let known = id.and_then(|id| Some((id.clone(), sitting.notes.paragraphs.get(&id)?)));
    let known = known.filter(|(_, of)| seen.iter().any(|(_, item)| item.id == of.item));
    let Some((id, paragraph)) = known else { return fresh };
    let text = match paragraph.standing() {
        Standing::Settled(wording) => wording.text.clone(),
        Standing::Struck => String::new(),
        Standing::Contested(heads) => {
            let texts = heads.iter().map(|(_, wording)| wording.text.as_str());
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
    };
    let heads: Vec<_> = paragraph.heads().iter().map(|(id, _)| WordingId::to_string(id)).collect();
    NoteForm {
        note: id.to_string(),
        replaces: heads.join(","),
        note_item: paragraph.item.to_string(),
        note_text: text,
        ..fresh
    }
}

/// The form of a question: what the rules want to be voted on next, with the wording of the proposal where there is a paper.
/// It says nothing of an item or a paper that the reader may not know of.
fn poll_form(actor: &Actor, live: &Live, sitting: &Sitting) -> PollForm {
    let form = PollForm {
        method: Method::Open.code().to_owned(),
        matter: Matter::Ordinary.code().to_owned(),
        ..PollForm::default()
    };
    let Some((current, _)) = &sitting.current else { return form };
    let book = live.book.seen_by(actor);
    let plan = book.plans.get(&live.prepared.plan.meeting);
    let Some(item) = plan.and_then(|plan| plan.agenda.item(current)) else { return form };
    if sitting.waits_for_assent(current) {
        return PollForm { matter: Matter::Urgency.code().to_owned(), ..form };
    }
    let amendments = sitting.amendments_to(current);
    match amendment::next(&amendments, live.prepared.rules.amendments) {
        Next::Amendment(next) => {
            PollForm { question: next.text.clone(), amendment: next.id.to_string(), ..form }
        }
        Next::Proposal => {
            let paper = item.paper.as_ref().and_then(|number| book.papers.get(number));
            let question = paper.map(|paper| paper.text.proposed_resolution.clone());
            PollForm { question: question.unwrap_or_default(), ..form }
        }
    }
}

/// Everything that a page of a meeting shows to its reader.
async fn data(req: &Req, live: Live, asked: Asked, most: Tier) -> Result<Data, Failure> {
    let runs = runs(req);
    let meeting = live.prepared.plan.meeting;
    let has_minutes = live.book.minutes.contains_key(&meeting);
    // Nobody reads a draft: before the meeting is opened there is what was sent, and afterwards the agenda of the day.
    let reach = reach(&req.ctx.actor).max(most);
    let shown = if live.sitting.is_some() || runs {
        live.prepared.plan.agenda.clone()
    } else {
        live.book.sent(meeting).last().map(|sent| sent.agenda.clone()).unwrap_or_default()
    };
    let seen = shown.seen_by(reach);
    let seen: Vec<_> = seen.into_iter().map(|(number, item)| (number, item.clone())).collect();
    let mut forms = asked.forms;
    let token = |form: &mut String| {
        if form.is_empty() {
            *form = fresh_token();
        }
    };
    token(&mut forms.task.token);
    token(&mut forms.amendment.token);
    token(&mut forms.poll.token);
    let mut vote = OwnVote::None;
    if let Some(sitting) = live.sitting.as_deref() {
        if forms.note.values.note.is_empty() {
            forms.note.values = note_form(sitting, &seen, asked.note.as_deref());
        }
        if runs && forms.poll.values == PollForm::default() {
            forms.poll.values = poll_form(&req.ctx.actor, &live, sitting);
        }
        vote = own_vote(req, sitting);
    } else if forms.opening.values == OpeningForm::default() {
        forms.opening.values.minute_taker =
            req.ctx.account().map(|account| account.name.clone()).unwrap_or_default();
    }
    // Votes by name are the council's own, on its page and on the wall.
    let sitting = live.sitting.map(|sitting| {
        let is_inside = Tier::Council.is_within(reach);
        if is_inside { sitting } else { Arc::new(sitting.seen_by(reach)) }
    });
    Ok(Data {
        stand: number(&req.state, &req.ctx.actor, meeting).await?,
        now: req.state.clock.now(),
        follows: req.ctx.account().is_some(),
        prepared: live.prepared,
        seen,
        sitting,
        runs,
        vote,
        forms,
        notice: asked.notice,
        typed: asked.typed,
        has_minutes,
    })
}

pub(super) async fn shown(req: &Req, status: StatusCode, live: Live, asked: Asked) -> Answer {
    let data = Arc::new(data(req, live, asked, Tier::Secretariat).await?);
    Ok(req.page(status, move |ctx, catalogue| page::page(ctx, catalogue, &data)).await)
}

/// The answer where a meeting is over: nothing was kept, and the words stand on the page to be taken along.
pub(super) async fn over(req: &Req, live: Live, typed: &[&str]) -> Answer {
    let typed = typed.iter().filter(|text| !text.trim().is_empty()).map(|text| (*text).to_owned());
    let (typed, notice) = (typed.collect(), Some("vorbei".to_owned()));
    shown(req, StatusCode::CONFLICT, live, Asked { notice, typed, ..Asked::default() }).await
}

/// What the address of the page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    notiz: Option<String>,
    #[serde(flatten)]
    notice: Notice,
}

/// `GET /sitzungen/{nr}/live`
pub async fn show(req: Req, (Path(number), Query(wish)): (Path<String>, Query<Wish>)) -> Answer {
    let live = Live::of(&req, &number).await?;
    let asked = Asked { notice: wish.notice.hinweis, note: wish.notiz, ..Asked::default() };
    shown(&req, StatusCode::OK, live, asked).await
}

/// `GET /sitzungen/{nr}/live/wand`: what everybody in the room may read.
pub async fn wall(req: Req, Path(number): Path<String>) -> Answer {
    let live = Live::of(&req, &number).await?;
    let data = Arc::new(data(&req, live, Asked::default(), Tier::Council).await?);
    Ok(req.page(StatusCode::OK, move |ctx, _| page::wall::page(ctx, &data)).await)
}

/// The seats of a meeting that is opened at a moment: one for each organisation with a vote, with its delegate. Whoever is
/// foreseen has the seat from that same moment on.
pub(super) async fn seats(
    req: &Req,
    live: &Live,
    opened: DateTime<Utc>,
) -> Result<Attendance, Failure> {
    let store = &req.state.store;
    let catalogue: Arc<Catalogue> = store.catalogue().await?;
    let people = store.people().await?;
    let invited = recipients(&people, live.prepared.meeting.date);
    let delegate = |code: &domain::key::OrganisationCode| {
        let found =
            invited.iter().find(|(_, of, kind)| of == code && *kind == RecipientKind::Delegate);
        found.map(|(person, _, _)| person.name.clone()).unwrap_or_default()
    };
    let voting = catalogue.organisations.values().filter(|organisation| organisation.has_vote);
    let seats = voting.map(|organisation| Seat {
        organisation: organisation.code.clone(),
        votes: live.prepared.rules.votes_of(&organisation.code),
        delegate: delegate(&organisation.code),
        excused: false,
        stays: Vec::new(),
        recused: std::collections::BTreeMap::new(),
    });
    let account = req.ctx.account();
    let office = account.filter(|_| reach(&req.ctx.actor) == Tier::Secretariat);
    let others = office.map(|account| Other {
        name: account.name.clone(),
        organisation: account.organisation_name.clone(),
        kind: OtherKind::Secretariat,
    });
    let all = Attendance { seats: seats.collect(), others: others.into_iter().collect() };
    let called: Option<&Called> = live.book.calls.get(&live.prepared.plan.meeting);
    let Some(called) = called else { return Ok(all) };
    let replies = reply::current(&called.replies, called.moved);
    let deputies = live.prepared.rules.deputies.in_meetings;
    Ok(all.from_replies(&replies, deputies, opened))
}

/// True while a poll of the meeting takes votes.
pub(super) fn is_open(sitting: &Sitting, id: &domain::meeting::key::PollId) -> bool {
    sitting.poll(id).is_some_and(|held| held.poll.state == PollState::Open)
}

/// A refused form of the page.
pub(super) fn refused<F>(values: F, token: String, errors: domain::error::FieldErrors) -> Form<F> {
    Form { errors, ..Form::new(values, token) }
}
