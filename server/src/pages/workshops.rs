//! The weight workshop: opening one, distributing points for an organisation, and what came of it.

use super::exports::named;
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::index::workshop as pages;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::index::edition::leading;
use domain::index::workshop::{Ballot, BallotForm, Workshop, WorkshopForm};
use domain::key::WorkshopId;
use domain::policy::{
    Denied, FeedbackView, OpenWorkshop, SubmitWeights, feedback_view, own_organisation, permit,
};
use domain::source::Evidence;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::StoreError;

fn view(req: &Req) -> FeedbackView {
    feedback_view(&req.ctx.actor, &req.catalogue.face)
}

/// `GET /digitalisierungsgrad/gewichte`
pub async fn list(req: Req, (): ()) -> Answer {
    let workshops = req.state.store.workshops().await?;
    let today = req.state.clock.today();
    Ok(req.page(StatusCode::OK, move |ctx, _| pages::list(ctx, &workshops, today)).await)
}

/// `GET /digitalisierungsgrad/gewichte/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, OpenWorkshop)?;
    let form = Form::new(WorkshopForm::default(), fresh_token());
    Ok(req.page(StatusCode::OK, move |ctx, _| pages::opening(ctx, &form)).await)
}

/// The form that opens a workshop, with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct Opening {
    #[serde(flatten)]
    values: WorkshopForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /digitalisierungsgrad/gewichte`
pub async fn open(req: Req, Post(post): Post<Opening>) -> Answer {
    let permit = permit(&req.ctx.actor, OpenWorkshop)?;
    let id = WorkshopId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let today = req.state.clock.today();
    let edition = leading(&req.catalogue.editions, today).ok_or(Failure::NotFound)?;
    let (title, question, until) = match post.values.parse(today) {
        Ok(read) => read,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, id.to_string()) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(req.page(status, move |ctx, _| pages::opening(ctx, &form)).await);
        }
    };
    let workshop = Workshop {
        id,
        title,
        question,
        edition: edition.id.clone(),
        fields: edition.method.draft().fields.iter().map(|field| field.code.clone()).collect(),
        until,
        known: today,
        evidence: Evidence::Read,
        told: false,
        version: 1,
    };
    let path = pages::path(&workshop);
    match req.state.store.open_workshop(&permit, workshop, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&path)),
        Err(error) => Err(error.into()),
    }
}

async fn workshop(req: &Req, id: &str) -> Result<Workshop, Failure> {
    let id = WorkshopId::parse(id).map_err(|_| Failure::NotFound)?;
    let all = req.state.store.workshops().await?;
    all.into_iter().find(|workshop| workshop.id == id).ok_or(Failure::NotFound)
}

/// The ballots of a workshop that this reader sees.
async fn ballots(req: &Req, workshop: &Workshop) -> Result<Vec<Ballot>, StoreError> {
    let own = own_organisation(&req.ctx.actor);
    req.state.store.ballots(workshop, req.state.clock.today(), own, view(req)).await
}

/// The page: with the form where the reader distributes points, with what came of it after the deadline.
async fn shown(
    req: &Req,
    status: StatusCode,
    workshop: Workshop,
    form: Option<Form<BallotForm>>,
    note: &'static str,
) -> Answer {
    let ballots = ballots(req, &workshop).await?;
    let results = req.state.store.index_results().await?;
    let today = req.state.clock.today();
    let named = view(req) == FeedbackView::Named;
    let page = req.page(status, move |ctx, catalogue| {
        let data = pages::Data {
            workshop: &workshop,
            ballots: &ballots,
            named,
            form: form.as_ref(),
            results: &results,
            today,
            note,
        };
        pages::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// The note after a redirect.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Note {
    hinweis: String,
}

/// `GET /digitalisierungsgrad/gewichte/{id}`
pub async fn show(req: Req, (Path(id), Query(note)): (Path<String>, Query<Note>)) -> Answer {
    let workshop = workshop(&req, &id).await?;
    let mut form = None;
    if workshop.is_open(req.state.clock.today()) && own_organisation(&req.ctx.actor).is_some() {
        let given = ballots(&req, &workshop).await?.into_iter().next();
        let values = BallotForm::of(given.as_ref(), workshop.fields.len());
        form = Some(Form::edit(values, given.map_or(0, |ballot| ballot.version)));
    }
    let note = if note.hinweis == "abgegeben" { "abgegeben" } else { "" };
    shown(&req, StatusCode::OK, workshop, form, note).await
}

/// `POST /digitalisierungsgrad/gewichte/{id}`: brings the points to a hundred, or keeps them.
pub async fn submit(
    req: Req,
    (Path(id), Post(fields)): (Path<String>, Post<BTreeMap<String, String>>),
) -> Answer {
    let workshop = workshop(&req, &id).await?;
    let today = req.state.clock.today();
    let organisation = own_organisation(&req.ctx.actor).cloned().ok_or(Denied::Role)?;
    let operation = SubmitWeights { organisation, open: workshop.is_open(today) };
    let permit = permit(&req.ctx.actor, operation)?;
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let values = BallotForm::from_pairs(workshop.fields.len(), pairs);
    let seen: i64 = fields.get("version").and_then(|text| text.parse().ok()).unwrap_or(-1);
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if fields.get("schritt").is_some_and(|step| step == "umrechnen") {
        let (status, form, note) = match values.to_a_hundred() {
            Ok(values) => (StatusCode::OK, Form::edit(values, seen), "umgerechnet"),
            Err(errors) => (refused, Form { errors, ..Form::edit(values, seen) }, ""),
        };
        return shown(&req, status, workshop, Some(form), note).await;
    }
    let tenths = match values.parse() {
        Ok(tenths) => tenths,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, seen) };
            return shown(&req, refused, workshop, Some(form), "").await;
        }
    };
    let path = pages::path(&workshop);
    let before = (seen != 0).then_some(seen);
    let when = (req.state.clock.now(), today);
    match req.state.store.submit_weights(&permit, &workshop, before, tenths, when).await {
        Ok(()) => Ok(req.see_other(&format!("{path}?hinweis=abgegeben"))),
        Err(StoreError::ChangedMeanwhile | StoreError::NotFound) => {
            // A colleague of the same organisation was faster: what was typed stays, with the version there is now.
            let given = ballots(&req, &workshop).await?.into_iter().next();
            let form = Form::edit(values, given.map_or(0, |ballot| ballot.version));
            shown(&req, StatusCode::CONFLICT, workshop, Some(form), "veraltet").await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /digitalisierungsgrad/gewichte/{id}/stimmen.csv`: what the organisations gave, inside the council and after the
/// deadline.
pub async fn csv(req: Req, Path(id): Path<String>) -> Answer {
    let workshop = workshop(&req, &id).await?;
    if view(&req) != FeedbackView::Named || workshop.is_open(req.state.clock.today()) {
        return Err(Failure::NotFound);
    }
    let ballots = ballots(&req, &workshop).await?;
    let fields = workshop.fields.iter().map(|code| {
        let known = req.catalogue.fields.iter().find(|field| &field.code == code);
        known.map_or_else(|| code.to_string(), |field| field.name.de.clone())
    });
    let header = std::iter::once("Organisation".to_owned()).chain(fields).collect();
    let rows = ballots.iter().map(|ballot| {
        let known = req.catalogue.organisations.get(&ballot.organisation);
        let name = known.map_or_else(|| ballot.organisation.to_string(), |o| o.name.clone());
        let points = BallotForm::from_tenths(&ballot.tenths).0;
        std::iter::once(name).chain(points).collect()
    });
    let bytes = report::text_csv(std::iter::once(header).chain(rows));
    Ok(named("gewichte.csv", "text/csv; charset=utf-8", bytes))
}
