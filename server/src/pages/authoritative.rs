//! Deciding which of several figures counts.

use super::indicators::indicator;
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::indicators::authoritative as page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::indicator::authoritative::AuthoritativeForm;
use domain::indicator::observation::Observation;
use domain::key::ObservationId;
use domain::policy::{RecordValue, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// The value of a path, where another source contradicts it.
fn value<'a>(record: &'a IndicatorRecord, id: &str) -> Result<&'a Observation, Failure> {
    let found = record.observations().iter().find(|o| o.id.as_str() == id);
    let found = found.ok_or(Failure::NotFound)?;
    let among = record.contradicting(&found.area, found.period);
    if among.iter().any(|o| o.id == found.id) { Ok(found) } else { Err(Failure::NotFound) }
}

/// The form; with 409 it says that the indicator has changed since it was opened.
async fn show(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    id: &str,
    form: Form<AuthoritativeForm>,
) -> Answer {
    let value = value(&record, id)?.clone();
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, catalogue| {
        page::form(ctx, catalogue, &record, &value, &form, changed)
    });
    Ok(page.await)
}

/// `GET /indikatoren/{code}/massgeblich/{id}`
pub async fn form(req: Req, Path((code, id)): Path<(String, String)>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, RecordValue)?;
    let form = Form {
        version: record.indicator.version,
        ..Form::new(AuthoritativeForm::default(), fresh_token())
    };
    show(&req, StatusCode::OK, record, &id, form).await
}

/// A decision with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct DecisionPost {
    #[serde(flatten)]
    values: AuthoritativeForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /indikatoren/{code}/massgeblich/{id}`
pub async fn decide(
    req: Req,
    (Path((code, id)), Post(post)): (Path<(String, String)>, Post<DecisionPost>),
) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, RecordValue)?;
    let chosen = value(&record, &id)?;
    // The token becomes the record's key, so it has to be one.
    let token = ObservationId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let done = format!("/indikatoren/{code}?hinweis=massgeblich");
    if record.decisions().iter().any(|made| made.id == token.as_str()) {
        return Ok(req.see_other(&done));
    }
    let seen = post.hidden.version();
    let current = record.indicator.version;
    let form = Form { version: current, ..Form::new(post.values, post.hidden.token) };
    let parsed = form.values.parse(chosen, record.decisions(), req.ctx.today, token.as_str());
    let decision = match parsed {
        Ok(decision) => decision,
        Err(errors) => {
            let form = Form { errors, ..form };
            return show(&req, StatusCode::UNPROCESSABLE_ENTITY, record, &id, form).await;
        }
    };
    if seen != current {
        return show(&req, StatusCode::CONFLICT, record, &id, form).await;
    }
    let before = page::counting(&record, &chosen.area, chosen.period);
    let (store, now) = (&req.state.store, req.state.clock.now());
    let values = (before, chosen);
    match store.decide_value(&permit, &record.indicator, seen, decision, values, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&done)),
        // Somebody was faster: nothing typed is lost.
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let form = Form { version: record.indicator.version, ..form };
            show(&req, StatusCode::CONFLICT, record, &id, form).await
        }
        Err(error) => Err(error.into()),
    }
}
