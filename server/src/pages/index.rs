//! The degree of digitalisation: page, files, what-if, proposals and their way into force.

use super::exports::{named, workbook};
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::index::{self as pages, Shown, edition as edition_page, what_if};
use axum::extract::{Form as Post, Path, Query, RawQuery};
use axum::http::StatusCode;
use domain::error::FieldErrors;
use domain::index::edition::{Edition, ProposalForm, StepForm, leading};
use domain::index::standing::Standing;
use domain::index::what_if::WhatIfForm;
use domain::key::EditionId;
use domain::policy::{AdoptIndex, ProposeIndex, permit};
use report::IndexSheet;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::StoreError;

/// The year that the reader asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    jahr: String,
}

impl Asked {
    fn year(&self) -> Option<i32> {
        self.jahr.parse().ok()
    }
}

/// `GET /digitalisierungsgrad`
pub async fn show(req: Req, Query(asked): Query<Asked>) -> Answer {
    let results = req.state.store.index_results().await?;
    let year = asked.year();
    let build = move |ctx: &_, known: &_| pages::page(ctx, known, &results, year);
    Ok(req.page(StatusCode::OK, build).await)
}

/// The results that the page of the leading edition shows, oldest first; not found without any.
fn sheets<'a>(
    req: &'a Req,
    results: &'a [Standing],
) -> Result<(&'a Edition, Vec<IndexSheet<'a>>), Failure> {
    let shown = Shown::of(&req.ctx, &req.catalogue, results, None).ok_or(Failure::NotFound)?;
    let edition = shown.edition;
    let sheet = |standing| IndexSheet { edition, standing, catalogue: &req.catalogue };
    Ok((edition, shown.series.iter().copied().map(sheet).collect()))
}

/// `GET /digitalisierungsgrad/werte.csv`
pub async fn csv(req: Req, (): ()) -> Answer {
    let results = req.state.store.index_results().await?;
    let (_, sheets) = sheets(&req, &results)?;
    Ok(named("digitalisierungsgrad.csv", "text/csv; charset=utf-8", report::index_csv(&sheets)))
}

/// `GET /digitalisierungsgrad/werte.json`
pub async fn json(req: Req, (): ()) -> Answer {
    let results = req.state.store.index_results().await?;
    let (edition, sheets) = sheets(&req, &results)?;
    let document = report::index_json(edition, &sheets).to_string();
    Ok(named("digitalisierungsgrad.json", "application/json", document))
}

/// `GET /digitalisierungsgrad/werte.xlsx`: one year, with formulas.
pub async fn xlsx(req: Req, Query(asked): Query<Asked>) -> Answer {
    let results = req.state.store.index_results().await?;
    let shown = Shown::of(&req.ctx, &req.catalogue, &results, asked.year());
    let shown = shown.ok_or(Failure::NotFound)?;
    let standing = shown.standing.cloned().ok_or(Failure::NotFound)?;
    let (edition, catalogue) = (shown.edition.clone(), Arc::clone(&req.catalogue));
    let write = move || {
        let sheet = IndexSheet { edition: &edition, standing: &standing, catalogue: &catalogue };
        report::index_xlsx(&sheet)
    };
    workbook("digitalisierungsgrad.xlsx", write).await
}

/// Names and values of an address; nothing where it cannot be read.
fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(uri) = format!("/?{query}").parse::<axum::http::Uri>() else { return Vec::new() };
    Query::<Vec<(String, String)>>::try_from_uri(&uri).map(|Query(pairs)| pairs).unwrap_or_default()
}

fn what_if_form(edition: &Edition, pairs: &[(String, String)]) -> WhatIfForm {
    WhatIfForm::from_pairs(
        edition,
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

/// `GET /digitalisierungsgrad/was-waere-wenn`
pub async fn what_if(req: Req, RawQuery(query): RawQuery) -> Answer {
    let edition = leading(&req.catalogue.editions, req.ctx.today).ok_or(Failure::NotFound)?;
    let form = what_if_form(edition, &pairs(query.as_deref().unwrap_or_default()));
    let errors = form.method(&edition.method).err().unwrap_or_default();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let proposal = permit(&req.ctx.actor, ProposeIndex)
        .is_ok()
        .then(|| Form::new(ProposalForm::default(), fresh_token()));
    what_if_page(&req, status, form, errors, proposal).await
}

async fn what_if_page(
    req: &Req,
    status: StatusCode,
    form: WhatIfForm,
    errors: FieldErrors,
    proposal: Option<Form<ProposalForm>>,
) -> Answer {
    let results = req.state.store.index_results().await?;
    let known = leading(&req.catalogue.editions, req.ctx.today).is_some();
    if !known {
        return Err(Failure::NotFound);
    }
    let build = move |ctx: &app::ctx::Ctx, catalogue: &domain::catalogue::Catalogue| match Shown::of(
        ctx, catalogue, &results, None,
    ) {
        Some(shown) => {
            let data =
                what_if::Data { shown, form: &form, errors: &errors, proposal: proposal.as_ref() };
            what_if::page(ctx, catalogue, &data)
        }
        None => pages::page(ctx, catalogue, &results, None),
    };
    Ok(req.page(status, build).await)
}

/// `POST /digitalisierungsgrad/vorschlag`
pub async fn propose(req: Req, Post(fields): Post<BTreeMap<String, String>>) -> Answer {
    let permit = permit(&req.ctx.actor, ProposeIndex)?;
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let base = leading(&req.catalogue.editions, req.ctx.today).ok_or(Failure::NotFound)?;
    let id = EditionId::parse(&text("token")).map_err(|_| Failure::BadRequest)?;
    let saved = |id: &EditionId| format!("{}/{id}", edition_page::LIST);
    if req.catalogue.editions.iter().any(|edition| edition.id == id) {
        return Ok(req.see_other(&saved(&id)));
    }
    let pairs: Vec<(String, String)> = fields.clone().into_iter().collect();
    let form = what_if_form(base, &pairs);
    let values = ProposalForm {
        title: text("title"),
        state: text("state"),
        paper: text("paper"),
        reason: text("reason"),
    };
    let method = form.method(&base.method);
    let parsed = values.parse(
        method.clone().unwrap_or_else(|_| base.method.clone()),
        &req.catalogue.editions,
        base.evidence,
        req.ctx.today,
        id.clone(),
    );
    let edition = match (method, parsed) {
        (Ok(_), Ok(edition)) => edition,
        (method, parsed) => {
            let proposal = Form {
                errors: parsed.err().unwrap_or_default(),
                ..Form::new(values, id.to_string())
            };
            let errors = method.err().unwrap_or_default();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return what_if_page(&req, status, form, errors, Some(proposal)).await;
        }
    };
    match req.state.store.propose_index(&permit, edition, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&saved(&id))),
        Err(error) => Err(error.into()),
    }
}

/// `GET /digitalisierungsgrad/verfahren`
pub async fn editions(req: Req, (): ()) -> Answer {
    Ok(req.page(StatusCode::OK, edition_page::list).await)
}

fn edition(req: &Req, id: &str) -> Result<Edition, Failure> {
    let id = EditionId::parse(id).map_err(|_| Failure::NotFound)?;
    let known = req.catalogue.editions.iter().find(|edition| edition.id == id);
    known.cloned().ok_or(Failure::NotFound)
}

async fn edition_with(
    req: &Req,
    status: StatusCode,
    edition: Edition,
    form: Form<StepForm>,
) -> Answer {
    let results = req.state.store.index_results().await?;
    let changed = status == StatusCode::CONFLICT;
    let build = move |ctx: &_, known: &_| {
        edition_page::page(ctx, known, &results, &edition, &form, changed)
    };
    Ok(req.page(status, build).await)
}

/// `GET /digitalisierungsgrad/verfahren/{id}`
pub async fn edition_show(req: Req, Path(id): Path<String>) -> Answer {
    let edition = edition(&req, &id)?;
    let form = Form::edit(StepForm::default(), edition.version);
    edition_with(&req, StatusCode::OK, edition, form).await
}

/// A step with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct StepPost {
    #[serde(flatten)]
    values: StepForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /digitalisierungsgrad/verfahren/{id}/vorlage`
pub async fn lay(req: Req, (Path(id), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, ProposeIndex)?;
    let before = edition(&req, &id)?;
    let after = post.values.propose(&before);
    let seen = post.hidden.version();
    let after = match refused(&before, post.values, seen, after) {
        Ok(after) => after,
        Err((status, form)) => return edition_with(&req, status, before, form).await,
    };
    let now = req.state.clock.now();
    let written = req.state.store.lay_index(&permit, &after, seen, now).await;
    stepped(&req, written, &after)
}

/// `POST /digitalisierungsgrad/verfahren/{id}/in-kraft`
pub async fn adopt(req: Req, (Path(id), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, AdoptIndex)?;
    let before = edition(&req, &id)?;
    let after = post.values.adopt(&before, &req.catalogue.editions, req.ctx.today);
    let seen = post.hidden.version();
    let after = match refused(&before, post.values, seen, after) {
        Ok(after) => after,
        Err((status, form)) => return edition_with(&req, status, before, form).await,
    };
    let now = req.state.clock.now();
    let written = req.state.store.adopt_index(&permit, &after, seen, now).await;
    stepped(&req, written, &after)
}

/// The edition after the step, or the form again: with its errors, or because the edition has changed since.
fn refused(
    before: &Edition,
    values: StepForm,
    seen: i64,
    after: Result<Edition, FieldErrors>,
) -> Result<Edition, (StatusCode, Form<StepForm>)> {
    let form = Form::edit(values, before.version);
    match after {
        Err(errors) => Err((StatusCode::UNPROCESSABLE_ENTITY, Form { errors, ..form })),
        Ok(_) if seen != before.version => Err((StatusCode::CONFLICT, form)),
        Ok(after) => Ok(after),
    }
}

fn stepped(req: &Req, written: Result<(), StoreError>, after: &Edition) -> Answer {
    written?;
    Ok(req.see_other(&edition_page::path(after)))
}
