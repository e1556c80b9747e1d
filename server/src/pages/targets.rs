//! Targets of an indicator: the list that planners keep, and the forms that set, change and withdraw them.

use super::indicators::indicator;
use super::{Hidden, Notice, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::indicators::{target_form, targets};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::error::{FieldErrors, Problem};
use domain::indicator::target::{Target, TargetForm, WithdrawalForm};
use domain::key::TargetCode;
use domain::policy::{Permit, SetTarget, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// `GET /indikatoren/{code}/ziele`
pub async fn list(req: Req, (Path(code), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, SetTarget)?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        targets::page(ctx, catalogue, &record, notice.hinweis.as_deref())
    });
    Ok(page.await)
}

/// A form of a target with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct TargetPost {
    #[serde(flatten)]
    values: TargetForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// A form that withdraws a target, with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct WithdrawalPost {
    #[serde(flatten)]
    values: WithdrawalForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `GET /indikatoren/{code}/ziele/neu`
pub async fn new(req: Req, Path(code): Path<String>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, SetTarget)?;
    let form = opened(&record, TargetForm::default());
    form_page(&req, StatusCode::OK, record, None, form).await
}

/// `GET /indikatoren/{code}/ziele/{ziel}`
pub async fn edit(req: Req, Path((code, target)): Path<(String, String)>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, SetTarget)?;
    let target = standing(&record, &target)?;
    let form = opened(&record, TargetForm::of(&target));
    form_page(&req, StatusCode::OK, record, Some(target), form).await
}

/// `POST /indikatoren/{code}/ziele`
pub async fn set(req: Req, (Path(code), Post(post)): (Path<String>, Post<TargetPost>)) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, SetTarget)?;
    if is_there(&record, &post.hidden)? {
        return Ok(saved(&req, &code, "ziel"));
    }
    write(&req, &permit, record, None, post).await
}

/// `POST /indikatoren/{code}/ziele/{ziel}`
pub async fn change(
    req: Req,
    (Path((code, target)), Post(post)): (Path<(String, String)>, Post<TargetPost>),
) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, SetTarget)?;
    if is_there(&record, &post.hidden)? {
        return Ok(saved(&req, &code, "ziel-geaendert"));
    }
    let target = standing(&record, &target)?;
    write(&req, &permit, record, Some(target), post).await
}

/// `GET /indikatoren/{code}/ziele/{ziel}/zuruecknehmen`
pub async fn ask(req: Req, Path((code, target)): Path<(String, String)>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, SetTarget)?;
    let target = standing(&record, &target)?;
    let form = opened(&record, WithdrawalForm::default());
    withdrawal_page(&req, StatusCode::OK, record, target, form).await
}

/// `POST /indikatoren/{code}/ziele/{ziel}/zuruecknehmen`
pub async fn withdraw(
    req: Req,
    (Path((code, target)), Post(post)): (Path<(String, String)>, Post<WithdrawalPost>),
) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, SetTarget)?;
    if is_there(&record, &post.hidden)? {
        return Ok(saved(&req, &code, "ziel-zurueckgenommen"));
    }
    let target = standing(&record, &target)?;
    let (seen, current) = (post.hidden.version(), record.indicator.version);
    let form = Form { version: current, ..Form::new(post.values, post.hidden.token) };
    let end = match form.values.parse(&target, req.ctx.today, form.token.clone()) {
        Ok(end) => end,
        Err(errors) => {
            let form = Form { errors, ..form };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return withdrawal_page(&req, status, record, target, form).await;
        }
    };
    match stored(&req, &permit, &record, seen, end, Some(&target)).await {
        Ok(()) => Ok(saved(&req, &code, "ziel-zurueckgenommen")),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let form = Form { version: record.indicator.version, ..form };
            // Where the target itself is gone there is nothing left to withdraw.
            let target = standing(&record, &target.code).map_err(|_| Failure::Conflict)?;
            withdrawal_page(&req, StatusCode::CONFLICT, record, target, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads a form and stores the target, or shows the form again.
async fn write(
    req: &Req,
    permit: &Permit<SetTarget>,
    record: Arc<IndicatorRecord>,
    replaced: Option<Target>,
    post: TargetPost,
) -> Answer {
    let (seen, current) = (post.hidden.version(), record.indicator.version);
    let form = Form { version: current, ..Form::new(post.values, post.hidden.token) };
    let today = req.ctx.today;
    let parsed = form.values.parse(&record.indicator, replaced.as_ref(), today, form.token.clone());
    let target = match parsed.and_then(|target| referenced(req, target)) {
        Ok(target) => target,
        Err(errors) => {
            let form = Form { errors, ..form };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return form_page(req, status, record, replaced, form).await;
        }
    };
    let code = record.indicator.code.to_string();
    match stored(req, permit, &record, seen, target, replaced.as_ref()).await {
        Ok(()) if replaced.is_some() => Ok(saved(req, &code, "ziel-geaendert")),
        Ok(()) => Ok(saved(req, &code, "ziel")),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let form = Form { version: record.indicator.version, ..form };
            // Where the target itself is gone there is nothing left to change.
            let replaced = match replaced {
                Some(old) => Some(standing(&record, &old.code).map_err(|_| Failure::Conflict)?),
                None => None,
            };
            form_page(&req, StatusCode::CONFLICT, record, replaced, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn stored(
    req: &Req,
    permit: &Permit<SetTarget>,
    record: &IndicatorRecord,
    seen: i64,
    target: Target,
    replaced: Option<&Target>,
) -> Result<(), StoreError> {
    let (store, now) = (&req.state.store, req.state.clock.now());
    match store.set_target(permit, &record.indicator, seen, target, replaced, now).await {
        // The same form sent twice at once.
        Err(StoreError::AlreadyThere) => Ok(()),
        other => other,
    }
}

/// A form as it is opened on the indicator's present version.
fn opened<F>(record: &IndicatorRecord, values: F) -> Form<F> {
    Form { version: record.indicator.version, ..Form::new(values, fresh_token()) }
}

/// The target with this code, where it stands: an earlier version can neither be changed nor withdrawn.
fn standing(record: &IndicatorRecord, code: &str) -> Result<Target, Failure> {
    record.current_targets().find(|target| target.code == code).cloned().ok_or(Failure::NotFound)
}

/// True where the form was sent before.
fn is_there(record: &IndicatorRecord, hidden: &Hidden) -> Result<bool, Failure> {
    TargetCode::parse(&hidden.token).map_err(|_| Failure::BadRequest)?;
    Ok(record.targets.iter().any(|target| target.code == hidden.token))
}

fn saved(req: &Req, code: &str, notice: &str) -> axum::response::Response {
    req.see_other(&format!("/indikatoren/{code}/ziele?hinweis={notice}"))
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    target: Option<Target>,
    form: Form<TargetForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, catalogue| {
        let target = target.as_ref();
        let data = target_form::Data { record: &record, target, form: &form, changed };
        target_form::form(ctx, catalogue, &data)
    });
    Ok(page.await)
}

async fn withdrawal_page(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    target: Target,
    form: Form<WithdrawalForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req
        .page(status, move |ctx, _| target_form::withdraw(ctx, &record, &target, &form, changed));
    Ok(page.await)
}

/// Checks that area and sources exist.
fn referenced(req: &Req, target: Target) -> Result<Target, FieldErrors> {
    let mut errors = FieldErrors::default();
    if !req.catalogue.areas.contains_key(&target.area) {
        errors.add("area", Problem::Unknown);
    }
    let lost = target.sources.iter().find(|code| !req.catalogue.sources.contains_key(code));
    if let Some(code) = lost {
        errors.add("sources", Problem::UnknownSource { code: code.to_string() });
    }
    if errors.is_empty() { Ok(target) } else { Err(errors) }
}
