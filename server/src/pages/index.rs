//! The degree of digitalisation: page, files, what-if, proposals and their way into force.

use super::exports::{named, workbook};
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::index::change::{self as change_page, Between};
use app::pages::index::{
    self as pages, Shown, edition as edition_page, redraft, robustness, what_if,
};
use axum::extract::{Form as Post, Path, Query, RawQuery};
use axum::http::StatusCode;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::error::FieldErrors;
use domain::index::draft::{self, ElementForm, LevelsForm};
use domain::index::edition::{Edition, EditionState, ProposalForm, StepForm, leading};
use domain::index::standing::{self, Standing};
use domain::index::what_if::WhatIfForm;
use domain::index::workshop::Workshop;
use domain::index::{Method, Weighting};
use domain::key::{EditionId, IndicatorCode, WorkshopId};
use domain::policy::{AdoptIndex, Permit, ProposeIndex, permit};
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

/// `GET /digitalisierungsgrad/robustheit`
pub async fn robustness(req: Req, (): ()) -> Answer {
    let results = req.state.store.index_results().await?;
    leading(&req.catalogue.editions, req.ctx.today).ok_or(Failure::NotFound)?;
    let build = move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| match Shown::of(
        ctx, catalogue, &results, None,
    ) {
        Some(shown) => robustness::page(ctx, catalogue, &shown, &results),
        None => pages::page(ctx, catalogue, &results, None),
    };
    Ok(req.page(StatusCode::OK, build).await)
}

/// Which two are compared.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    von: String,
    bis: String,
    verfahren_von: String,
    verfahren_bis: String,
}

/// `GET /digitalisierungsgrad/veraenderung`
pub async fn change(req: Req, Query(asked): Query<Two>) -> Answer {
    let results = req.state.store.index_results().await?;
    let editions = &req.catalogue.editions;
    let held = leading(editions, req.ctx.today).ok_or(Failure::NotFound)?;
    let chosen = |id: &str| editions.iter().find(|e| e.id.as_str() == id).unwrap_or(held).clone();
    let (before, after) = (chosen(&asked.verfahren_von), chosen(&asked.verfahren_bis));
    let shown = Shown::of(&req.ctx, &req.catalogue, &results, None).ok_or(Failure::NotFound)?;
    let years: Vec<i32> =
        shown.series.iter().filter(|s| s.outcome.value.is_some()).map(|s| s.year).collect();
    let year = |text: &str| text.parse().ok().filter(|year| years.contains(year));
    let last = years.last().copied().unwrap_or_default();
    let first = years.iter().rev().nth(1).copied().unwrap_or(last);
    let (from, to) = (year(&asked.von).unwrap_or(first), year(&asked.bis).unwrap_or(last));
    // The earlier of the two comes first, whichever way round they were asked for.
    let ((from, before), (to, after)) =
        if from <= to { ((from, before), (to, after)) } else { ((to, after), (from, before)) };
    let (basis, today, catalogue) = (shown.basis, req.ctx.today, Arc::clone(&req.catalogue));
    drop(shown);
    let methods = (before.method.clone(), after.method.clone());
    let work = move || {
        standing::change(&catalogue, (&methods.0, from), (&methods.1, to), basis, today).ok()
    };
    let found = tokio::task::spawn_blocking(work).await.unwrap_or_default();
    let build = move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| match Shown::of(
        ctx, catalogue, &results, None,
    ) {
        Some(shown) => {
            let between = Between { from: (from, &before), to: (to, &after), found: found.clone() };
            change_page::page(ctx, catalogue, &shown, &between)
        }
        None => pages::page(ctx, catalogue, &results, None),
    };
    Ok(req.page(StatusCode::OK, build).await)
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
    let workshop = pairs(query.as_deref().unwrap_or_default());
    let workshop = workshop.iter().find(|(name, _)| name == "werkstatt");
    let workshop = closed_workshop(&req, workshop.map_or("", |(_, id)| id)).await?;
    what_if_page(&req, status, (form, errors), proposal, workshop).await
}

/// The workshop that weights come from, once its deadline is over.
async fn closed_workshop(req: &Req, id: &str) -> Result<Option<Workshop>, StoreError> {
    let Ok(id) = WorkshopId::parse(id) else { return Ok(None) };
    let all = req.state.store.workshops().await?;
    let today = req.state.clock.today();
    Ok(all.into_iter().find(|workshop| workshop.id == id && !workshop.is_open(today)))
}

async fn what_if_page(
    req: &Req,
    status: StatusCode,
    (form, errors): (WhatIfForm, FieldErrors),
    proposal: Option<Form<ProposalForm>>,
    workshop: Option<Workshop>,
) -> Answer {
    let results = req.state.store.index_results().await?;
    let known = leading(&req.catalogue.editions, req.ctx.today).is_some();
    if !known {
        return Err(Failure::NotFound);
    }
    let build = move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| match Shown::of(
        ctx, catalogue, &results, None,
    ) {
        Some(shown) => {
            let data = what_if::Data {
                shown,
                form: &form,
                errors: &errors,
                proposal: proposal.as_ref(),
                workshop: workshop.as_ref(),
            };
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
    let workshop = closed_workshop(&req, &text("werkstatt")).await?;
    let edition = match (method, parsed) {
        (Ok(_), Ok(edition)) => edition,
        (method, parsed) => {
            let proposal = Form {
                errors: parsed.err().unwrap_or_default(),
                ..Form::new(values, id.to_string())
            };
            let errors = method.err().unwrap_or_default();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return what_if_page(&req, status, (form, errors), Some(proposal), workshop).await;
        }
    };
    let edition = match workshop {
        Some(_) => Edition { method: by_budget(edition.method), ..edition },
        None => edition,
    };
    match req.state.store.propose_index(&permit, edition, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&saved(&id))),
        Err(error) => Err(error.into()),
    }
}

/// The same method, its weights of the fields marked as those that the organisations distributed.
fn by_budget(method: Method) -> Method {
    let mut marked = method.draft().clone();
    marked.across.weighting = Weighting::Budget;
    // Where weights come from changes nothing about them.
    Method::new(marked).unwrap_or(method)
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
    let form = Form { token: fresh_token(), ..Form::edit(StepForm::default(), edition.version) };
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
        Err(again) => return edition_with(&req, again.0, before, again.1).await,
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
        Err(again) => return edition_with(&req, again.0, before, again.1).await,
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
) -> Result<Edition, Box<(StatusCode, Form<StepForm>)>> {
    let form = Form::edit(values, before.version);
    match after {
        Err(errors) => Err(Box::new((StatusCode::UNPROCESSABLE_ENTITY, Form { errors, ..form }))),
        Ok(_) if seen != before.version => Err(Box::new((StatusCode::CONFLICT, form))),
        Ok(after) => Ok(after),
    }
}

fn stepped(req: &Req, written: Result<(), StoreError>, after: &Edition) -> Answer {
    written?;
    Ok(req.see_other(&edition_page::path(after)))
}

/// The token of the form that copies an edition.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CopyPost {
    token: String,
}

/// `POST /digitalisierungsgrad/verfahren/{id}/entwurf`
pub async fn copy(req: Req, (Path(id), Post(post)): (Path<String>, Post<CopyPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, ProposeIndex)?;
    let of = edition(&req, &id)?;
    let id = EditionId::parse(&post.token).map_err(|_| Failure::BadRequest)?;
    let copy = draft::copy(&of, &req.catalogue.editions, req.ctx.today, id);
    let path = edition_page::path(&copy);
    match req.state.store.propose_index(&permit, copy, req.state.clock.now()).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&path)),
        Err(error) => Err(error.into()),
    }
}

/// A draft; anything else is never changed and has no such form.
fn draft_of(req: &Req, id: &str) -> Result<Edition, Failure> {
    let edition = edition(req, id)?;
    if edition.state == EditionState::Draft { Ok(edition) } else { Err(Failure::NotFound) }
}

async fn levels_with(
    req: &Req,
    status: StatusCode,
    edition: Edition,
    form: Form<LevelsForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let build =
        move |ctx: &_, catalogue: &_| redraft::levels(ctx, catalogue, &edition, &form, changed);
    Ok(req.page(status, build).await)
}

/// `GET /digitalisierungsgrad/verfahren/{id}/stufen`
pub async fn levels(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, ProposeIndex)?;
    let edition = draft_of(&req, &id)?;
    let form = Form::edit(LevelsForm::of(&edition), edition.version);
    levels_with(&req, StatusCode::OK, edition, form).await
}

/// `POST /digitalisierungsgrad/verfahren/{id}/stufen`
pub async fn keep_levels(
    req: Req,
    (Path(id), Post(fields)): (Path<String>, Post<BTreeMap<String, String>>),
) -> Answer {
    let permit = permit(&req.ctx.actor, ProposeIndex)?;
    let before = draft_of(&req, &id)?;
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let values = LevelsForm {
        title: text("title"),
        reason: text("reason"),
        ends: text("ends"),
        within_mean: text("within_mean"),
        within_weighting: text("within_weighting"),
        within_cover: text("within_cover"),
        across_mean: text("across_mean"),
        across_weighting: text("across_weighting"),
        across_cover: text("across_cover"),
        imputation: text("imputation"),
        outliers: text("outliers"),
        weights: Vec::new(),
    };
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let values = values.with_weights(before.method.draft().fields.len(), pairs);
    let seen: i64 = text("version").parse().unwrap_or(-1);
    let after = match values.parse(&before) {
        Ok(after) if seen == before.version => after,
        parsed => {
            let (status, errors) = refusal(parsed);
            let form = Form { errors, ..Form::edit(values, before.version) };
            return levels_with(&req, status, before, form).await;
        }
    };
    redrafted(&req, &permit, &before, &after, seen).await
}

/// Why a form comes again: its errors, or that the draft has changed since it was opened.
fn refusal(parsed: Result<Edition, FieldErrors>) -> (StatusCode, FieldErrors) {
    match parsed {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Ok(_) => (StatusCode::CONFLICT, FieldErrors::default()),
    }
}

async fn redrafted(
    req: &Req,
    permit: &Permit<ProposeIndex>,
    before: &Edition,
    after: &Edition,
    seen: i64,
) -> Answer {
    let now = req.state.clock.now();
    req.state.store.redraft_index(permit, before, after, seen, now).await?;
    Ok(req.see_other(&edition_page::path(after)))
}

fn indicator_of(req: &Req, code: &str) -> Result<Arc<IndicatorRecord>, Failure> {
    let code = IndicatorCode::parse(code).map_err(|_| Failure::NotFound)?;
    req.catalogue.indicators.get(&code).cloned().ok_or(Failure::NotFound)
}

async fn element_with(
    req: &Req,
    status: StatusCode,
    edition: Edition,
    record: Arc<IndicatorRecord>,
    form: Form<ElementForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let build = move |ctx: &_, catalogue: &_| {
        redraft::element(ctx, catalogue, &edition, &record.indicator, &form, changed)
    };
    Ok(req.page(status, build).await)
}

/// `GET /digitalisierungsgrad/verfahren/{id}/indikatoren/{code}`
pub async fn element(req: Req, Path((id, code)): Path<(String, String)>) -> Answer {
    permit(&req.ctx.actor, ProposeIndex)?;
    let edition = draft_of(&req, &id)?;
    let record = indicator_of(&req, &code)?;
    let form = ElementForm::of(&edition.method, &record.indicator);
    let form = Form::edit(form, edition.version);
    element_with(&req, StatusCode::OK, edition, record, form).await
}

/// The form of an indicator with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ElementPost {
    #[serde(flatten)]
    values: ElementForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /digitalisierungsgrad/verfahren/{id}/indikatoren/{code}`
pub async fn keep_element(
    req: Req,
    (Path((id, code)), Post(post)): (Path<(String, String)>, Post<ElementPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, ProposeIndex)?;
    let before = draft_of(&req, &id)?;
    let record = indicator_of(&req, &code)?;
    let seen = post.hidden.version();
    let after = match post.values.parse(&before, &record.indicator) {
        Ok(after) if seen == before.version => after,
        parsed => {
            let (status, errors) = refusal(parsed);
            let form = Form { errors, ..Form::edit(post.values, before.version) };
            return element_with(&req, status, before, record, form).await;
        }
    };
    redrafted(&req, &permit, &before, &after, seen).await
}
