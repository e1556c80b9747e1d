//! The supply calendar, and keeping the supply of an indicator.

use super::Hidden;
use super::indicators::indicator;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::supply::form::{self as form_page, Candidate};
use app::pages::supply::{Names, list as list_page};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::indicator::supply::recipient::acts_for;
use domain::indicator::supply::{Supply, SupplyForm};
use domain::key::{FieldCode, OrganisationCode};
use domain::policy::{KeepSupply, permit, sees_names};
use domain::text::collation;
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// Names of the persons in charge, where the reader may know them.
pub(super) async fn names(req: &Req) -> Result<Names, StoreError> {
    if !sees_names(&req.ctx.actor) {
        return Ok(Names::new());
    }
    let people = req.state.store.people().await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Filters of the calendar.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    feld: String,
    zustaendig: String,
}

/// `GET /lieferkalender`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let names = names(&req).await?;
    let filter = list_page::Filter {
        field: FieldCode::parse(&query.feld).ok(),
        owner: list_page::Owner::from_query(&query.zustaendig),
    };
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        list_page::page(ctx, catalogue, &names, &filter)
    });
    Ok(page.await)
}

/// Whoever may be in charge today, with the organisation each acts for, by name.
async fn candidates(req: &Req) -> Result<Vec<(Candidate, OrganisationCode)>, StoreError> {
    let people = req.state.store.people().await?;
    let mut found: Vec<_> = people
        .iter()
        .filter_map(|person| {
            let code = acts_for(person, req.ctx.today)?.clone();
            let organisation = req.catalogue.organisations.get(&code);
            let organisation = organisation.map(|o| o.short.clone()).unwrap_or_default();
            let (id, name) = (person.id.clone(), person.name.clone());
            Some((Candidate { id, name, organisation }, code))
        })
        .collect();
    found.sort_by_cached_key(|(candidate, _)| collation(&candidate.name));
    Ok(found)
}

/// What is kept for an indicator, or the supply that stands where nothing is.
fn kept(req: &Req, record: &IndicatorRecord) -> Supply {
    let code = &record.indicator.code;
    let kept = req.catalogue.supplies.get(code).cloned();
    kept.unwrap_or_else(|| Supply::empty(code.clone()))
}

/// The form again, or for the first time; with `stored` as the page that shows both after somebody else was faster.
async fn show(
    req: &Req,
    status: StatusCode,
    record: Arc<IndicatorRecord>,
    form: Form<SupplyForm>,
    stored: Option<Supply>,
) -> Answer {
    let candidates: Vec<_> = candidates(req).await?.into_iter().map(|(c, _)| c).collect();
    let page = req.page(status, move |ctx, catalogue| {
        let data =
            form_page::Data { indicator: &record.indicator, candidates: &candidates, form: &form };
        match &stored {
            Some(stored) => form_page::conflict(ctx, catalogue, &data, stored),
            None => form_page::page(ctx, catalogue, &data),
        }
    });
    Ok(page.await)
}

/// `GET /indikatoren/{code}/lieferung`
pub async fn edit(req: Req, Path(code): Path<String>) -> Answer {
    let record = indicator(&req, &code)?;
    permit(&req.ctx.actor, KeepSupply)?;
    let supply = kept(&req, &record);
    let form = Form::edit(SupplyForm::of(&supply), supply.version);
    show(&req, StatusCode::OK, record, form, None).await
}

/// A supply's form with its hidden field.
#[derive(Debug, Default, Deserialize)]
pub struct SupplyPost {
    #[serde(flatten)]
    values: SupplyForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /indikatoren/{code}/lieferung`
pub async fn save(req: Req, (Path(code), Post(post)): (Path<String>, Post<SupplyPost>)) -> Answer {
    let record = indicator(&req, &code)?;
    let permit = permit(&req.ctx.actor, KeepSupply)?;
    let seen = post.hidden.version();
    let persons = candidates(&req).await?.into_iter().map(|(c, code)| (c.id, code)).collect();
    let known = &req.catalogue.organisations;
    let indicator_code = record.indicator.code.clone();
    let supply = match post.values.parse(indicator_code, &persons, known) {
        Ok(supply) => supply,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            return show(&req, StatusCode::UNPROCESSABLE_ENTITY, record, form, None).await;
        }
    };
    let (before, now) = (kept(&req, &record), req.state.clock.now());
    let store = &req.state.store;
    match store.keep_supply(&permit, &record.indicator, &before, seen, supply, now).await {
        Ok(()) => {}
        // A version that was never stored, too: nothing is kept where the form says that something is.
        Err(StoreError::ChangedMeanwhile | StoreError::NotFound) => {
            let req = req.newest().await?;
            let record = indicator(&req, &code)?;
            let stored = kept(&req, &record);
            let form = Form::edit(post.values, stored.version);
            return show(&req, StatusCode::CONFLICT, record, form, Some(stored)).await;
        }
        Err(error) => return Err(Failure::from(error)),
    }
    Ok(req.see_other(&format!("/indikatoren/{code}?hinweis=lieferung")))
}
