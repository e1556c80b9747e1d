//! Keeping organisations.

use super::history;
use crate::pages::{Hidden, Notice, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::admin::organisations::{self, Filter};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::council::Organisation;
use domain::error::{FieldErrors, Problem};
use domain::journal::SubjectKind;
use domain::key::OrganisationCode;
use domain::people::OrganisationForm;
use domain::policy::{KeepOrganisation, permit};
use serde::Deserialize;
use store::StoreError;

/// Filters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    suche: String,
    art: String,
    stimme: String,
}

/// `GET /verwaltung/organisationen`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let filter = Filter { search: query.suche, kind: query.art, vote: query.stimme };
    let page = req
        .page(StatusCode::OK, move |ctx, catalogue| organisations::list(ctx, catalogue, &filter));
    Ok(page.await)
}

/// An organisation's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct OrganisationPost {
    #[serde(flatten)]
    values: OrganisationForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// The organisation of a path.
fn found(req: &Req, code: &str) -> Result<Organisation, Failure> {
    let code = OrganisationCode::parse(code).map_err(|_| Failure::NotFound)?;
    req.catalogue.organisations.get(&code).cloned().ok_or(Failure::NotFound)
}

async fn show(
    req: &Req,
    status: StatusCode,
    existing: Option<Organisation>,
    form: Form<OrganisationForm>,
    notice: Option<String>,
) -> Answer {
    let entries = match &existing {
        Some(o) => history(req, SubjectKind::Organisation, o.code.as_str()).await?,
        None => Vec::new(),
    };
    let page = req.page(status, move |ctx, catalogue| {
        let existing = existing.as_ref().map(|organisation| (organisation, entries.as_slice()));
        organisations::form(ctx, catalogue, existing, &form, notice.as_deref())
    });
    Ok(page.await)
}

/// `GET /verwaltung/organisationen/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepOrganisation)?;
    let form = Form::new(OrganisationForm::default(), fresh_token());
    show(&req, StatusCode::OK, None, form, None).await
}

/// `POST /verwaltung/organisationen`
pub async fn create(req: Req, Post(post): Post<OrganisationPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepOrganisation)?;
    let refuse = |errors: FieldErrors, post: OrganisationPost| {
        let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
        show(&req, StatusCode::UNPROCESSABLE_ENTITY, None, form, None)
    };
    let (code, text) = match post.values.parse_new() {
        Ok(new) => new,
        Err(errors) => return refuse(errors, post).await,
    };
    let path = format!("/verwaltung/organisationen/{code}?hinweis=angelegt");
    let now = req.state.clock.now();
    match req.state.store.create_organisation(&permit, &code, text, now).await {
        Ok(()) => Ok(req.see_other(&path)),
        Err(StoreError::AlreadyThere) => {
            refuse(FieldErrors::one("code", Problem::CodeTaken), post).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /verwaltung/organisationen/{code}`
pub async fn edit(req: Req, (Path(code), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let organisation = found(&req, &code)?;
    let form = Form::edit(OrganisationForm::of(&organisation), organisation.version);
    show(&req, StatusCode::OK, Some(organisation), form, notice.hinweis).await
}

/// `POST /verwaltung/organisationen/{code}`
pub async fn save(
    req: Req,
    (Path(code), Post(post)): (Path<String>, Post<OrganisationPost>),
) -> Answer {
    let organisation = found(&req, &code)?;
    let permit = permit(&req.ctx.actor, KeepOrganisation)?;
    let seen = post.hidden.version();
    let text = match post.values.parse() {
        Ok(text) => text,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&req, status, Some(organisation), form, None).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.edit_organisation(&permit, &organisation, seen, text, now).await {
        Ok(()) => {}
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let stored = found(&req, &code)?;
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                organisations::conflict(ctx, catalogue, &stored, &post.values)
            });
            return Ok(page.await);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(req.see_other(&format!("/verwaltung/organisationen/{code}?hinweis=gespeichert")))
}
