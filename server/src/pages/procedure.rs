//! The rules of procedure: reading them, and adopting a new version.

use crate::dataset;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::procedure::{form as procedure_form, show as procedure_show};
use axum::extract::{Form as Post, Query};
use axum::http::StatusCode;
use domain::meeting::procedure::form::ProcedureForm;
use domain::policy::{KeepProcedure, permit};
use serde::Deserialize;
use store::StoreError;

/// Which version to read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    fassung: String,
    hinweis: Option<String>,
}

/// `GET /geschaeftsordnung`
pub async fn show(req: Req, Query(which): Query<Which>) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let shown = match which.fassung.as_str() {
        "" => None,
        text => {
            let number = text.parse().map_err(|_| Failure::NotFound)?;
            let known = book.procedures.iter().any(|rules| rules.version == number);
            Some(number).filter(|_| known).ok_or(Failure::NotFound).map(Some)?
        }
    };
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let notice = which.hinweis.as_deref();
        procedure_show::page(ctx, catalogue, &book.procedures, shown, notice)
    });
    Ok(page.await)
}

async fn form_page(req: &Req, status: StatusCode, form: Form<ProcedureForm>) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let first = form.version == 0;
    let page = req.page(status, move |ctx, _| procedure_form::page(ctx, &form, changed, first));
    Ok(page.await)
}

/// `GET /geschaeftsordnung/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepProcedure)?;
    let book = req.state.store.book().await?;
    let (values, version) = if let Some(latest) = book.procedures.last() {
        (ProcedureForm::of(latest), i64::from(latest.version))
    } else {
        let proposed = dataset::proposed_rules();
        let proposed = proposed.map_err(|error| Failure::Document(error.to_string()))?;
        (proposed.as_ref().map(ProcedureForm::of).unwrap_or_default(), 0)
    };
    form_page(&req, StatusCode::OK, Form::edit(values, version)).await
}

/// `POST /geschaeftsordnung`
pub async fn adopt(req: Req, Post(pairs): Post<Vec<(String, String)>>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepProcedure)?;
    let book = req.state.store.book().await?;
    let latest = book.procedures.last();
    let number = latest.map_or(0, |latest| latest.version);
    let values = ProcedureForm::from_pairs(pairs);
    let seen = values.get("version").parse().unwrap_or(-1);
    let there = "/geschaeftsordnung?hinweis=gespeichert";
    let next = number.saturating_add(1);
    let rules = match values.parse(next, latest.map(|latest| latest.from)) {
        // What was parsed as the version after the one seen is told at its field; a stale form is told so first.
        Err(errors) if seen == i64::from(number) => {
            let form = Form { errors, ..Form::edit(values, seen) };
            return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
        Ok(rules) if seen == i64::from(number) => rules,
        _ => {
            let before = book.procedures.iter().rfind(|rules| i64::from(rules.version) <= seen);
            let again = values.parse(number, before.map(|rules| rules.from));
            if latest.is_some() && again.ok().as_ref() == latest {
                // The same form once more.
                return Ok(req.see_other(there));
            }
            let form = Form::edit(values, i64::from(number));
            return form_page(&req, StatusCode::CONFLICT, form).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.adopt_procedure(&permit, latest, &rules, now).await {
        Ok(()) => Ok(req.see_other(there)),
        Err(StoreError::AlreadyThere) => {
            let form = Form::edit(values, i64::from(next));
            form_page(&req, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error.into()),
    }
}
