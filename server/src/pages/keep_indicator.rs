//! Creating an indicator, and changing what it measures or how it is computed.

use super::indicators::indicator;
use super::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::indicators::form as page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::catalogue::Catalogue;
use domain::error::{FieldErrors, Problem};
use domain::indicator::Indicator;
use domain::indicator::form::{IndicatorForm, Surroundings};
use domain::key::IndicatorCode;
use domain::policy::{KeepIndicator, permit};
use serde::Deserialize;
use store::StoreError;

/// What a form is read against.
fn around<'a>(req: &'a Req, existing: Option<&'a Indicator>) -> Surroundings<'a> {
    let catalogue: &Catalogue = &req.catalogue;
    let record = existing.and_then(|indicator| catalogue.indicators.get(&indicator.code));
    Surroundings {
        existing,
        has_values: record
            .is_some_and(|r| !r.indicator.is_derived() && !r.observations().is_empty()),
        fields: catalogue.fields.iter().map(|field| &field.code).collect(),
        indicators: catalogue.indicators.keys().collect(),
        areas: catalogue.areas.keys().collect(),
        formulas: catalogue.formulas(),
        today: req.ctx.today,
    }
}

/// The form; with 409 it says that the indicator has changed since it was opened.
async fn show(
    req: &Req,
    status: StatusCode,
    existing: Option<Indicator>,
    form: Form<IndicatorForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, catalogue| {
        page::form(ctx, catalogue, existing.as_ref(), &form, changed)
    });
    Ok(page.await)
}

/// `GET /indikatoren/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepIndicator)?;
    show(&req, StatusCode::OK, None, Form::new(IndicatorForm::default(), fresh_token())).await
}

/// `GET /indikatoren/{code}/bearbeiten`
pub async fn edit(req: Req, Path(code): Path<String>) -> Answer {
    let indicator = indicator(&req, &code)?.indicator.clone();
    permit(&req.ctx.actor, KeepIndicator)?;
    let form = Form {
        version: indicator.version,
        ..Form::new(IndicatorForm::of(&indicator), fresh_token())
    };
    show(&req, StatusCode::OK, Some(indicator), form).await
}

/// The form of an indicator with its hidden fields and the button that was pressed.
#[derive(Debug, Default, Deserialize)]
pub struct IndicatorPost {
    #[serde(flatten)]
    values: IndicatorForm,
    #[serde(flatten)]
    hidden: Hidden,
    #[serde(default)]
    schritt: String,
}

async fn check(
    req: &Req,
    existing: Option<Indicator>,
    form: Form<IndicatorForm>,
    new: Indicator,
) -> Answer {
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        page::check(ctx, catalogue, existing.as_ref(), &form, &new)
    });
    Ok(page.await)
}

/// `POST /indikatoren`: check first, save on the second post.
pub async fn create(req: Req, Post(post): Post<IndicatorPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepIndicator)?;
    let form = Form::new(post.values, post.hidden.token);
    if post.schritt == "aendern" {
        return show(&req, StatusCode::OK, None, form).await;
    }
    let new = match form.values.parse(&around(&req, None)) {
        Ok(new) => new,
        Err(errors) if is_there_already(&req, &form, &errors) => {
            let code = form.values.code.trim();
            return Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=angelegt")));
        }
        Err(errors) => {
            return show(&req, StatusCode::UNPROCESSABLE_ENTITY, None, Form { errors, ..form })
                .await;
        }
    };
    if post.schritt != "speichern" {
        return check(&req, None, form, new).await;
    }
    let code = new.code.clone();
    match req.state.store.create_indicator(&permit, new, req.state.clock.now()).await {
        Ok(()) => Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=angelegt"))),
        // Somebody took the code between the check and the save: nothing typed is lost.
        Err(StoreError::AlreadyThere) => {
            let req = req.newest().await?;
            let errors = FieldErrors::one("code", Problem::CodeTaken);
            show(&req, StatusCode::UNPROCESSABLE_ENTITY, None, Form { errors, ..form }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// True where the same form was sent before: the only problem is that its code is taken, by the indicator it describes.
fn is_there_already(req: &Req, form: &Form<IndicatorForm>, errors: &FieldErrors) -> bool {
    let taken = errors.iter().all(|(_, problem)| *problem == Problem::CodeTaken);
    let code = IndicatorCode::parse(form.values.code.trim()).ok();
    let Some(there) = code.and_then(|code| req.catalogue.indicators.get(&code)) else {
        return false;
    };
    let again = form.values.parse(&around(req, Some(&there.indicator)));
    taken && again.is_ok_and(|again| again == there.indicator)
}

/// `POST /indikatoren/{code}/bearbeiten`: check first, save on the second post.
pub async fn change(
    req: Req,
    (Path(code), Post(post)): (Path<String>, Post<IndicatorPost>),
) -> Answer {
    let before = indicator(&req, &code)?.indicator.clone();
    let permit = permit(&req.ctx.actor, KeepIndicator)?;
    let seen = post.hidden.version();
    let form = Form { version: before.version, ..Form::new(post.values, post.hidden.token) };
    if post.schritt == "aendern" {
        return show(&req, StatusCode::OK, Some(before), form).await;
    }
    let new = match form.values.parse(&around(&req, Some(&before))) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..form };
            return show(&req, StatusCode::UNPROCESSABLE_ENTITY, Some(before), form).await;
        }
    };
    if seen != before.version {
        return show(&req, StatusCode::CONFLICT, Some(before), form).await;
    }
    if post.schritt != "speichern" {
        return check(&req, Some(before), form, new).await;
    }
    let now = req.state.clock.now();
    match req.state.store.edit_indicator(&permit, &before, seen, new, now).await {
        Ok(()) => Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=geaendert"))),
        // Somebody was faster between the check and the save: nothing typed is lost.
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let current = indicator(&req, &code)?.indicator.clone();
            let form = Form { version: current.version, ..form };
            show(&req, StatusCode::CONFLICT, Some(current), form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Not found where an indicator is derived: its values are computed and nowhere entered.
///
/// # Errors
/// Not found.
pub(super) fn is_entered(indicator: &Indicator) -> Result<(), Failure> {
    if indicator.is_derived() { Err(Failure::NotFound) } else { Ok(()) }
}
