//! Rating measures in a round.

use super::measure;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::evaluations::{self, MyState};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::catalogue::MeasureRecord;
use domain::evaluation::command::RatingForm;
use domain::evaluation::{Rating, Round};
use domain::key::RoundCode;
use domain::policy::{KeepDraft, Permit, RateMeasure, permit};
use std::sync::Arc;
use store::{Draft, StoreError};

/// Round and measure of a path; a measure that is not part of the round is not found.
fn place(req: &Req, round: &str, slug: &str) -> Result<(Round, Arc<MeasureRecord>), Failure> {
    let code = RoundCode::parse(round).map_err(|_| Failure::NotFound)?;
    let round = req.catalogue.rounds.get(&code).cloned().ok_or(Failure::NotFound)?;
    let record = measure(req, slug)?;
    if round.measures.contains(&record.measure.slug) {
        Ok((round, record))
    } else {
        Err(Failure::NotFound)
    }
}

fn may_rate(req: &Req, round: &Round) -> Result<Permit<RateMeasure>, domain::policy::Denied> {
    let account = req.ctx.account().ok_or(domain::policy::Denied::SignIn)?;
    let operation = RateMeasure {
        organisation: account.organisation.clone(),
        round_open: round.is_open(req.ctx.today),
    };
    permit(&req.ctx.actor, operation)
}

/// What the organisation has given and what the account has kept.
async fn mine(
    req: &Req,
    round: &Round,
    record: &MeasureRecord,
) -> Result<(Option<Rating>, Option<Draft>), Failure> {
    let account = req.ctx.account().ok_or(domain::policy::Denied::SignIn)?;
    let slug = &record.measure.slug;
    let rating = req.state.store.rating(&round.code, slug, &account.organisation).await?;
    let draft = req.state.store.draft(&account.id, &round.code, slug).await?;
    Ok((rating, draft))
}

fn form_of(rating: &Rating) -> RatingForm {
    RatingForm {
        comment: rating.comment.clone(),
        scores: rating.scores.iter().map(|(c, s)| (c.to_string(), s.code())).collect(),
    }
}

/// `GET /bewertungen`
pub async fn list(req: Req, (): ()) -> Answer {
    let mut states = Vec::new();
    if let Some(account) = req.ctx.account().filter(|_| req.ctx.is_delegate()) {
        let drafts = req.state.store.drafts(&account.id).await?;
        for round in req.catalogue.rounds.values() {
            let ratings = req.state.store.ratings_in(&round.code).await?;
            for slug in &round.measures {
                let given = ratings
                    .iter()
                    .find(|r| &r.measure == slug && r.organisation == account.organisation);
                let drafted = drafts.iter().any(|d| d.round == round.code && &d.measure == slug);
                let state = match given {
                    Some(rating) => MyState::Given(rating.at),
                    None if drafted => MyState::Draft,
                    None => MyState::Open,
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
    let (rating, draft) = mine(&req, &round, &record).await?;
    if !round.is_open(req.ctx.today) {
        let page = req.page(StatusCode::OK, move |ctx, catalogue| {
            evaluations::closed(ctx, catalogue, &round, &record.measure, rating.as_ref())
        });
        return Ok(page.await);
    }
    let version = rating.as_ref().map_or(0, |r| r.version);
    let saved_at = draft.as_ref().map(|d| d.at);
    let values = draft.map(|d| d.form).or_else(|| rating.as_ref().map(form_of)).unwrap_or_default();
    form_page(&req, StatusCode::OK, round, record, Form::edit(values, version), saved_at).await
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    round: Round,
    record: Arc<MeasureRecord>,
    form: Form<RatingForm>,
    saved_at: Option<chrono::DateTime<chrono::Utc>>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        evaluations::form(ctx, catalogue, &round, &record.measure, &form, saved_at)
    });
    Ok(page.await)
}

/// What of a posted form belongs to the criteria; everything else that was sent is dropped.
fn own_fields(req: &Req, mut form: RatingForm) -> RatingForm {
    let is_own = |name: &str| req.catalogue.criteria.iter().any(|c| c.code.as_str() == name);
    form.scores.retain(|name, value| is_own(name) && value.len() <= 2);
    form.comment = form.comment.chars().take(20_000).collect();
    form
}

/// `POST /bewertungen/{round}/{measure}`: keeps what was typed, then asks to check it.
pub async fn check(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round)?;
    let keep = permit(&req.ctx.actor, KeepDraft)?;
    let form = own_fields(&req, form);
    let now = req.state.clock.now();
    req.state.store.keep_draft(&keep, &round.code, &record.measure.slug, &form, now).await?;
    match form.parse(&req.catalogue.criteria) {
        Ok(_) => Ok(req.see_other(&format!("/bewertungen/{}/{slug}/pruefen", round.code))),
        Err(errors) => {
            let (rating, _) = mine(&req, &round, &record).await?;
            let form = Form { errors, ..Form::edit(form, rating.map_or(0, |r| r.version)) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form_page(&req, status, round, record, form, Some(now)).await
        }
    }
}

/// `POST /bewertungen/{round}/{measure}/entwurf`: keeps a half-filled form, asked by the page itself.
pub async fn keep(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round)?;
    let keep = permit(&req.ctx.actor, KeepDraft)?;
    let form = own_fields(&req, form);
    let now = req.state.clock.now();
    req.state.store.keep_draft(&keep, &round.code, &record.measure.slug, &form, now).await?;
    Ok(evaluations::draft_saved(&req.ctx, now).into_response())
}

/// `GET /bewertungen/{round}/{measure}/pruefen`
pub async fn review(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    may_rate(&req, &round)?;
    let (rating, draft) = mine(&req, &round, &record).await?;
    let Some(draft) = draft else {
        return Ok(req.see_other(&format!("/bewertungen/{}/{slug}", round.code)));
    };
    let form = Form::edit(draft.form, rating.map_or(0, |r| r.version));
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        evaluations::review(ctx, catalogue, &round, &record.measure, &form)
    });
    Ok(page.await)
}

/// `POST /bewertungen/{round}/{measure}/abgeben`: what the reader has just checked is what is sent.
pub async fn give(
    req: Req,
    (Path((round, slug)), Post(form)): (Path<(String, String)>, Post<RatingForm>),
) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    let permit = may_rate(&req, &round)?;
    let seen = form.scores.get("version").and_then(|v| v.parse().ok()).unwrap_or(-1);
    let form = own_fields(&req, form);
    let (rating, draft) = mine(&req, &round, &record).await?;
    let receipt = format!("/bewertungen/{}/{slug}/quittung", round.code);
    if draft.is_none() && rating.as_ref().is_some_and(|given| form_of(given) == form) {
        // The same form once more: it has been given already.
        return Ok(req.see_other(&receipt));
    }
    let new = match form.parse(&req.catalogue.criteria) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(form, rating.map_or(0, |r| r.version)) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return form_page(&req, status, round, record, form, None).await;
        }
    };
    let now = req.state.clock.now();
    let store = &req.state.store;
    let seen = rating.is_some().then_some(seen);
    match store.rate(&permit, &round, &record.measure, seen, new, now).await {
        Ok(()) => Ok(req.see_other(&receipt)),
        // A colleague answered for the same organisation meanwhile: show both, what was typed is kept.
        Err(StoreError::AlreadyThere | StoreError::ChangedMeanwhile) => {
            let (rating, _) = mine(&req, &round, &record).await?;
            let rating = rating.ok_or(Failure::Conflict)?;
            let form = Form::edit(form, rating.version);
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                evaluations::conflict(ctx, catalogue, &round, &record.measure, &form, &rating)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /bewertungen/{round}/{measure}/quittung`
pub async fn receipt(req: Req, Path((round, slug)): Path<(String, String)>) -> Answer {
    let (round, record) = place(&req, &round, &slug)?;
    permit(&req.ctx.actor, KeepDraft)?;
    let (rating, _) = mine(&req, &round, &record).await?;
    let rating = rating.ok_or(Failure::NotFound)?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        evaluations::receipt(ctx, catalogue, &round, &record.measure, &rating)
    });
    Ok(page.await)
}
