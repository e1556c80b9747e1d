//! Stating positions on measures in a round.

use super::{measure, rounds};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::evaluations::{self, Before, MyState};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use domain::catalogue::MeasureRecord;
use domain::evaluation::command::{NewRating, RatingForm};
use domain::evaluation::{Proposal, Rating, Round, Window};
use domain::policy::{Denied, KeepDraft, Permit, RateMeasure, permit};
use std::sync::Arc;
use store::{Draft, StoreError};

/// Round and measure of a path; a measure that is not part of the round is not found, nor is a round that is a draft.
pub(super) fn place(
    req: &Req,
    round: &str,
    slug: &str,
) -> Result<(Round, Arc<MeasureRecord>), Failure> {
    let round = rounds::round(req, round)?;
    let record = measure(req, slug)?;
    if round.measures.contains(&record.measure.slug) {
        Ok((round, record))
    } else {
        Err(Failure::NotFound)
    }
}

/// Whether the round takes a position of the reader's organisation on the measure today.
pub(super) fn window(req: &Req, round: &Round, record: &MeasureRecord) -> Result<Window, Denied> {
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    let who = (&account.organisation, account.has_vote);
    Ok(round.window(who, &record.measure.slug, req.ctx.today))
}

fn may_rate(
    req: &Req,
    round: &Round,
    record: &MeasureRecord,
) -> Result<Permit<RateMeasure>, Denied> {
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    let window = window(req, round, record)?;
    permit(&req.ctx.actor, RateMeasure { organisation: account.organisation.clone(), window })
}

/// True where a second person of the reader's organisation releases its positions.
fn needs_release(req: &Req) -> bool {
    let own = req.ctx.account().and_then(|a| req.catalogue.organisations.get(&a.organisation));
    own.is_some_and(|organisation| organisation.two_persons)
}

/// What the organisation has given and drawn up, and what the account has kept.
#[derive(Clone)]
struct Mine {
    rating: Option<Rating>,
    proposal: Option<Proposal>,
    draft: Option<Draft>,
}

impl Mine {
    /// The version of what a form takes the place of, as it is sent along; 0 where there is nothing.
    fn version(&self) -> i64 {
        match (&self.proposal, &self.rating) {
            (Some(proposal), _) => proposal.rating.version,
            (None, Some(rating)) => rating.version,
            (None, None) => 0,
        }
    }

    /// What the organisation said last.
    fn said(&self) -> Option<&Rating> {
        self.proposal.as_ref().map(|proposal| &proposal.rating).or(self.rating.as_ref())
    }
}

async fn mine(req: &Req, round: &Round, record: &MeasureRecord) -> Result<Mine, Failure> {
    let account = req.ctx.account().ok_or(Denied::SignIn)?;
    let (slug, store) = (&record.measure.slug, &req.state.store);
    Ok(Mine {
        rating: store.own_rating(&req.ctx.actor, &round.code, slug).await?,
        proposal: store.own_proposal(&req.ctx.actor, &round.code, slug).await?,
        draft: store.draft(&account.id, &round.code, slug).await?,
    })
}

fn form_of(rating: &Rating) -> RatingForm {
    let said = &rating.statement;
    RatingForm {
        comment: rating.comment.clone(),
        stance: said.stance.map(|s| s.code().to_owned()).unwrap_or_default(),
        advice: said.advice.map(|a| a.code().to_owned()).unwrap_or_default(),
        recommendations: said.recommendations.clone(),
        scores: rating.scores.iter().map(|(c, s)| (c.to_string(), s.code())).collect(),
    }
}

/// `GET /bewertungen`
pub async fn list(req: Req, (): ()) -> Answer {
    let mut states = Vec::new();
    if let Some(account) = req.ctx.account().filter(|_| req.ctx.is_delegate()) {
        let store = &req.state.store;
        let drafts = store.drafts(&account.id).await?;
        let waiting = store.own_proposals(&req.ctx.actor).await?;
        for round in req.catalogue.rounds.values() {
            let found = store.positions_in(round, req.position_reader()).await?;
            let own: Vec<_> =
                found.all.iter().filter(|r| r.organisation == account.organisation).collect();
            for slug in &round.measures {
                let given = own.iter().find(|r| &r.measure == slug);
                let drafted = drafts.iter().any(|d| d.round == round.code && &d.measure == slug);
                let waits =
                    |p: &Proposal| p.rating.round == round.code && &p.rating.measure == slug;
                let state = if waiting.iter().any(waits) {
                    MyState::Waiting
                } else if let Some(rating) = given {
                    MyState::Given(rating.at)
                } else if drafted {
                    MyState::Draft
                } else {
                    MyState::Open
                };
                states.push((round.code.clone(), slug.clone(), state));
            }
        }
    }
    let page =
        req.page(StatusCode::OK, move |ctx, catalogue| evaluations::list(ctx, catalogue, &states));
    Ok(page.await)
}

/// `GET /bewertungen/{round}/{measure}`
pub async fn form(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    permit(&req.ctx.actor, KeepDraft)?;
    let mine = mine(&req, &round, &record).await?;
    match window(&req, &round, &record)? {
        Window::Open | Window::Late => {}
        Window::NotAsked if round.is_open(req.ctx.today) => {
            return Err(may_rate(&req, &round, &record).err().unwrap_or(Denied::NotAsked).into());
        }
        Window::Closed | Window::NotAsked => {
            let page = req.page(StatusCode::OK, move |ctx, catalogue| {
                let own = mine.rating.as_ref();
                evaluations::closed(ctx, catalogue, &round, &record.measure, own)
            });
            return Ok(page.await);
        }
    }
    let saved_at = mine.draft.as_ref().map(|d| d.at);
    let drafted = mine.draft.as_ref().map(|d| d.form.clone());
    let values = drafted.or_else(|| mine.said().map(form_of)).unwrap_or_default();
    let form = Form::edit(values, mine.version());
    form_page(&req, StatusCode::OK, (round, record), form, saved_at, mine).await
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    (round, record): (Round, Arc<MeasureRecord>),
    form: Form<RatingForm>,
    saved_at: Option<DateTime<Utc>>,
    mine: Mine,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        let before = Before { saved_at, rating: mine.said(), waits: mine.proposal.is_some() };
        evaluations::form(ctx, catalogue, &round, &record.measure, &form, before)
    });
    Ok(page.await)
}

/// What of a posted form belongs to the criteria; everything else that was sent is dropped.
fn own_fields(req: &Req, round: &Round, mut form: RatingForm) -> RatingForm {
    let criteria = req.catalogue.criteria_of(round);
    form.scores
        .retain(|name, value| criteria.iter().any(|c| c.code.as_str() == name) && value.len() <= 2);
    for text in [&mut form.comment, &mut form.recommendations] {
        *text = text.chars().take(20_000).collect();
    }
    for code in [&mut form.stance, &mut form.advice] {
        *code = code.chars().take(40).collect();
    }
    form
}

/// `POST /bewertungen/{round}/{measure}`: keeps what was typed, then asks to check it.
pub async fn check(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round, &record)?;
    let keep = permit(&req.ctx.actor, KeepDraft)?;
    let form = own_fields(&req, &round, form);
    let now = req.state.clock.now();
    req.state.store.keep_draft(&keep, &round.code, &record.measure.slug, &form, now).await?;
    match form.parse(req.catalogue.criteria_of(&round)) {
        Ok(_) => Ok(req.see_other(&format!("/bewertungen/{}/{slug}/pruefen", round.code))),
        Err(errors) => {
            let mine = mine(&req, &round, &record).await?;
            let form = Form { errors, ..Form::edit(form, mine.version()) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form_page(&req, status, (round, record), form, Some(now), mine).await
        }
    }
}

/// `POST /bewertungen/{round}/{measure}/entwurf`: keeps a half-filled form, asked by the page itself.
pub async fn keep(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round, &record)?;
    let keep = permit(&req.ctx.actor, KeepDraft)?;
    let form = own_fields(&req, &round, form);
    let now = req.state.clock.now();
    req.state.store.keep_draft(&keep, &round.code, &record.measure.slug, &form, now).await?;
    Ok(evaluations::draft_saved(&req.ctx, now).into_response())
}

/// `GET /bewertungen/{round}/{measure}/pruefen`
pub async fn review(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round, &record)?;
    let mine = mine(&req, &round, &record).await?;
    let version = mine.version();
    let Some(draft) = mine.draft else {
        return Ok(req.see_other(&format!("/bewertungen/{}/{slug}", round.code)));
    };
    let (form, proposes) = (Form::edit(draft.form, version), needs_release(&req));
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        evaluations::review(ctx, catalogue, &round, &record.measure, &form, proposes)
    });
    Ok(page.await)
}

/// `POST /bewertungen/{round}/{measure}/abgeben`: what the reader has just checked is what is sent.
pub async fn give(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    let permit = may_rate(&req, &round, &record)?;
    let seen = form.scores.get("version").and_then(|v| v.parse().ok()).unwrap_or(-1);
    let form = own_fields(&req, &round, form);
    let mine = mine(&req, &round, &record).await?;
    let receipt = format!("/bewertungen/{}/{slug}/quittung", round.code);
    let said = mine.said().filter(|said| !said.statement.outdated);
    if mine.draft.is_none() && said.is_some_and(|said| form_of(said) == form) {
        // The same form once more: it has been given already.
        return Ok(req.see_other(&receipt));
    }
    let new = match form.parse(req.catalogue.criteria_of(&round)) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(form, mine.version()) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return form_page(&req, status, (round, record), form, None, mine).await;
        }
    };
    match write(&req, &permit, (&round, &record), &mine, seen, new).await {
        Ok(()) => Ok(req.see_other(&receipt)),
        // A colleague answered for the same organisation meanwhile: show both, what was typed is kept.
        Err(StoreError::AlreadyThere | StoreError::ChangedMeanwhile) => {
            let mine = self::mine(&req, &round, &record).await?;
            let (version, said) = (mine.version(), mine.said().cloned());
            let said = said.ok_or(Failure::Conflict)?;
            let form = Form::edit(form, version);
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                evaluations::conflict(ctx, catalogue, &round, &record.measure, &form, &said)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives the position, or draws it up where a second person releases it.
async fn write(
    req: &Req,
    permit: &Permit<RateMeasure>,
    (round, record): (&Round, &MeasureRecord),
    mine: &Mine,
    seen: i64,
    new: NewRating,
) -> Result<(), StoreError> {
    let (store, now) = (&req.state.store, req.state.clock.now());
    let rating = mine.rating.as_ref().map(|rating| rating.version);
    if needs_release(req) {
        let proposed = mine.proposal.as_ref().map(|_| seen);
        // Where nothing waits yet, the form was opened on the position that was given.
        if proposed.is_none() && rating.is_some_and(|version| version != seen) {
            return Err(StoreError::ChangedMeanwhile);
        }
        return store.propose(permit, round, &record.measure, (rating, proposed), new, now).await;
    }
    store.rate(permit, round, &record.measure, rating.map(|_| seen), new, now).await
}

/// `GET /bewertungen/{round}/{measure}/quittung`
pub async fn receipt(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    permit(&req.ctx.actor, KeepDraft)?;
    let mine = mine(&req, &round, &record).await?;
    let waits = mine.proposal.is_some();
    let said = mine.said().cloned().ok_or(Failure::NotFound)?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        evaluations::receipt(ctx, catalogue, &round, &record.measure, &said, waits)
    });
    Ok(page.await)
}
