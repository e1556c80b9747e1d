//! Choosing the method of assessment of an indicator.

use super::indicators::indicator;
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::indicators::method_form;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::indicator::choice::MethodForm;
use domain::key::MethodChoiceId;
use domain::policy::{ChooseMethod, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// `GET /indikatoren/{code}/verfahren`
pub async fn form(req: Req, Path(code): Path<String>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, ChooseMethod)?;
    let form = Form {
        version: record.indicator.version,
        ..Form::new(MethodForm::of(record.method_on(req.ctx.today)), fresh_token())
    };
    page(&req, StatusCode::OK, record, form).await
}

/// The form; with 409 it says that the indicator has changed since it was opened.
async fn page(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    form: Form<MethodForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, _| method_form::form(ctx, &record, &form, changed));
    Ok(page.await)
}

/// A choice with its hidden fields and the button that was pressed.
#[derive(Debug, Default, Deserialize)]
pub struct ChoicePost {
    #[serde(flatten)]
    values: MethodForm,
    #[serde(flatten)]
    hidden: Hidden,
    #[serde(default)]
    schritt: String,
}

/// `POST /indikatoren/{code}/verfahren`: check first, save on the second post.
pub async fn choose(
    req: Req,
    (Path(code), Post(post)): (Path<String>, Post<ChoicePost>),
) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, ChooseMethod)?;
    let id = MethodChoiceId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let saved = format!("/indikatoren/{code}?hinweis=verfahren");
    if record.choices().iter().any(|choice| choice.id == id) {
        return Ok(req.see_other(&saved));
    }
    let current = record.indicator.version;
    let seen = post.hidden.version();
    let form = Form { version: current, ..Form::new(post.values, post.hidden.token) };
    let parsed = form.values.parse(&record.indicator, record.choices(), req.ctx.today, id);
    let new = match parsed {
        _ if post.schritt == "aendern" => return page(&req, StatusCode::OK, record, form).await,
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..form };
            return page(&req, StatusCode::UNPROCESSABLE_ENTITY, record, form).await;
        }
    };
    if seen != current {
        return page(&req, StatusCode::CONFLICT, record, form).await;
    }
    if post.schritt != "speichern" {
        let check =
            req.page(StatusCode::OK, move |ctx, _| method_form::check(ctx, &record, &form, &new));
        return Ok(check.await);
    }
    let before = record.method_on(req.ctx.today);
    let (store, now) = (&req.state.store, req.state.clock.now());
    match store.choose_method(&permit, &record.indicator, seen, new, before, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(req.see_other(&saved)),
        // Somebody was faster between the check and the save: nothing typed is lost.
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let form = Form { version: record.indicator.version, ..form };
            page(&req, StatusCode::CONFLICT, record, form).await
        }
        Err(error) => Err(error.into()),
    }
}
