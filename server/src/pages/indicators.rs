//! Indicators: list, page, values.

use super::keep_indicator::is_entered;
use super::known::Asked;
use super::{Hidden, fresh_token, supply, visible_acts};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::indicators::{detail, list as list_page, value};
use app::pages::known::Known;
use axum::extract::{Form as Post, Path, RawQuery};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::error::{FieldErrors, Problem};
use domain::indicator::observation::Observation;
use domain::indicator::status::Status;
use domain::indicator::value::{ValueForm, held_of};
use domain::journal::SubjectKind;
use domain::key::{AreaCode, FieldCode, IndicatorCode, ObservationId};
use domain::period::Period;
use domain::policy::{RecordValue, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// Areas compared at the same time.
const MOST_COMPARED: usize = 3;

/// The indicator of a path.
///
/// # Errors
/// Not found.
pub(super) fn indicator(req: &Req, code: &str) -> Result<Arc<IndicatorRecord>, Failure> {
    let code = IndicatorCode::parse(code).map_err(|_| Failure::NotFound)?;
    req.catalogue.indicators.get(&code).cloned().ok_or(Failure::NotFound)
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    feld: String,
    status: String,
    sort: String,
}

/// `GET /indikatoren`
pub async fn list(
    req: Req,
    axum::extract::Query(query): axum::extract::Query<ListQuery>,
) -> Answer {
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let filter = list_page::Filter {
            field: FieldCode::parse(&query.feld).ok(),
            status: Status::from_code(&query.status),
            sort: query.sort.clone(),
        };
        list_page::page(ctx, catalogue, &filter)
    });
    Ok(page.await)
}

/// What the address of an indicator's page may ask for besides the comparison.
#[derive(Debug, Default, Deserialize)]
pub struct Shown {
    hinweis: Option<String>,
    #[serde(default)]
    werte: String,
    #[serde(default)]
    stand: String,
}

/// `GET /indikatoren/{code}`
pub async fn show(
    req: Req,
    (Path(code), axum::extract::Query(shown), RawQuery(query)): (
        Path<String>,
        axum::extract::Query<Shown>,
        RawQuery,
    ),
) -> Answer {
    let asked = Asked { stand: shown.stand };
    let (day, days) = (asked.day(&req), indicator(&req, &code)?.turning_days());
    // What a past day knew is assessed as of that day.
    let req = asked.on_page(&req).await?;
    let record = indicator(&req, &code)?;
    let compare = compared(&record, query.as_deref());
    let history = req
        .state
        .store
        .history(SubjectKind::Indicator, record.indicator.code.as_str(), &visible_acts(&req), 100)
        .await?;
    let names = supply::names(&req).await?;
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let known = Known { day, typed: &asked.stand, days: days.clone() };
        let data = detail::Data {
            record: &record,
            known: &known,
            compare: &compare,
            rows: shown.werte.parse().unwrap_or(1),
            history: &history,
            names: &names,
            notice: shown.hinweis.as_deref(),
        };
        detail::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// The areas asked for, or Deutschland where it has values. An empty `vergleich` asks for none.
pub(super) fn compared(record: &IndicatorRecord, query: Option<&str>) -> Vec<AreaCode> {
    let has_values =
        |area: &AreaCode| area != &AreaCode::home() && !record.of_area(area).is_empty();
    let asked: Vec<&str> = query
        .unwrap_or_default()
        .split('&')
        .filter_map(|pair| pair.strip_prefix("vergleich="))
        .collect();
    let codes = if asked.is_empty() { vec!["DE"] } else { asked };
    let mut areas = Vec::new();
    for area in codes.into_iter().filter_map(|code| AreaCode::parse(code).ok()) {
        if has_values(&area) && !areas.contains(&area) && areas.len() < MOST_COMPARED {
            areas.push(area);
        }
    }
    areas
}

/// `GET /indikatoren/{code}/wert`
pub async fn enter(req: Req, Path(code): Path<String>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, RecordValue)?;
    is_entered(&record.indicator)?;
    let form = Form {
        version: record.indicator.version,
        ..Form::new(ValueForm::default(), fresh_token())
    };
    form_page(&req, StatusCode::OK, record, form).await
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    form: Form<ValueForm>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        let area = AreaCode::parse(&form.values.area).unwrap_or_else(|_| AreaCode::home());
        let held = Period::parse(&form.values.period)
            .ok()
            .and_then(|period| held_of(record.observations(), &area, &period, &form.values.part()));
        value::form(ctx, catalogue, &value::Data { record: &record, form: &form, held })
    });
    Ok(page.await)
}

/// A value's form with its hidden fields and the button that was pressed.
#[derive(Debug, Default, Deserialize)]
pub struct ValuePost {
    #[serde(flatten)]
    values: ValueForm,
    #[serde(flatten)]
    hidden: Hidden,
    #[serde(default)]
    schritt: String,
}

/// `POST /indikatoren/{code}/wert`: check first, save on the second post.
pub async fn record(req: Req, (Path(code), Post(post)): (Path<String>, Post<ValuePost>)) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, RecordValue)?;
    is_entered(&record.indicator)?;
    let id = ObservationId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    if record.observations().iter().any(|o| o.id == id) {
        return Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=wert")));
    }
    let form = Form { version: post.hidden.version(), ..Form::new(post.values, post.hidden.token) };
    if post.schritt == "aendern" {
        return form_page(&req, StatusCode::OK, record, form).await;
    }
    let known = if form.version == record.indicator.version {
        Ok(())
    } else {
        // Values came in since the form was opened: the check page shows them, and nothing typed is lost.
        Err(())
    };
    let parsed = form
        .values
        .parse(&record.indicator, record.observations(), req.ctx.today, id)
        .and_then(|new| referenced(&req, new));
    let new = match parsed {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, version: record.indicator.version, ..form };
            return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, record, form).await;
        }
    };
    if post.schritt != "speichern" || known.is_err() {
        let status = if known.is_err() { StatusCode::CONFLICT } else { StatusCode::OK };
        let form = Form { version: record.indicator.version, ..form };
        let page = req
            .page(status, move |ctx, catalogue| value::check(ctx, catalogue, &record, &form, &new));
        return Ok(page.await);
    }
    let replaced = new
        .recorded
        .replaces
        .as_ref()
        .and_then(|old| record.observations().iter().find(|o| o.id == old.id));
    let now = req.state.clock.now();
    let seen = form.version;
    match req.state.store.record_value(&permit, &record.indicator, seen, new, replaced, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=wert")))
        }
        // Another value came in between the check and the save: check once more, nothing typed is lost.
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let form = Form { version: record.indicator.version, ..form };
            form_page(&req, StatusCode::CONFLICT, record, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Checks that area and source exist.
fn referenced(req: &Req, o: Observation) -> Result<Observation, FieldErrors> {
    let mut errors = FieldErrors::default();
    if !req.catalogue.areas.contains_key(&o.area) {
        errors.add("area", Problem::Unknown);
    }
    if o.source.as_ref().is_some_and(|source| !req.catalogue.sources.contains_key(source)) {
        errors.add("source", Problem::Unknown);
    }
    if errors.is_empty() { Ok(o) } else { Err(errors) }
}
