//! Keeping persons: the list, a person's page, name and address, lock.

use super::{found, history, is_only_admin, may_keep};
use crate::pages::{Hidden, Notice};
use crate::request::{Answer, Req};
use app::form::Form;
use app::pages::admin::people::{self, Filter};
use app::pages::admin::person;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::actor::Role;
use domain::error::{FieldErrors, Problem};
use domain::journal::SubjectKind;
use domain::key::OrganisationCode;
use domain::people::{Person, PersonForm, Standing};
use serde::Deserialize;
use store::StoreError;

/// Filters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    suche: String,
    rolle: String,
    stand: String,
    organisation: String,
    seite: String,
}

/// `GET /verwaltung/personen`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let all = req.state.store.people().await?;
    let filter = Filter {
        search: query.suche,
        role: Role::from_code(&query.rolle),
        standing: Standing::from_code(&query.stand),
        organisation: OrganisationCode::parse(&query.organisation).ok(),
        page: query.seite.parse().unwrap_or(1),
    };
    let page =
        req.page(StatusCode::OK, move |ctx, catalogue| people::page(ctx, catalogue, &all, &filter));
    Ok(page.await)
}

/// `GET /verwaltung/personen/{id}`
pub async fn show(req: Req, (Path(id), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let person = found(&req, &id).await?;
    let form = Form::edit(PersonForm::of(&person), person.version);
    shown(&req, StatusCode::OK, person, form, notice.hinweis).await
}

async fn shown(
    req: &Req,
    status: StatusCode,
    person: Person,
    form: Form<PersonForm>,
    notice: Option<String>,
) -> Answer {
    let entries = history(req, SubjectKind::Account, person.id.as_str()).await?;
    let delegates = delegates(req, &person).await?;
    let page = req.page(status, move |ctx, catalogue| {
        let data = person::Data {
            person: &person,
            delegates: &delegates,
            history: &entries,
            form: &form,
            notice: notice.as_deref(),
        };
        person::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// For whom a deputy stands: the names of today's members of each organisation.
async fn delegates(req: &Req, person: &Person) -> Result<Vec<(String, String)>, StoreError> {
    let deputy = |role| role == Role::Deputy;
    if !person.mandates.iter().any(|m| deputy(m.role)) {
        return Ok(Vec::new());
    }
    let people = req.state.store.people().await?;
    let today = req.ctx.today;
    let names = |organisation: &OrganisationCode| {
        let member = |other: &&Person| {
            !other.locked
                && other.mandates.iter().any(|m| {
                    m.role == Role::Member && &m.organisation == organisation && m.is_valid(today)
                })
        };
        people.iter().filter(member).map(|p| p.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let deputies = person.mandates.iter().filter(|m| deputy(m.role));
    Ok(deputies.map(|m| (m.organisation.to_string(), names(&m.organisation))).collect())
}

/// A person's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct PersonPost {
    #[serde(flatten)]
    values: PersonForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /verwaltung/personen/{id}`
pub async fn save(req: Req, (Path(id), Post(post)): (Path<String>, Post<PersonPost>)) -> Answer {
    let person = found(&req, &id).await?;
    let permit = may_keep(&req, &person, false)?;
    let seen = post.hidden.version();
    let path = format!("/verwaltung/personen/{}?hinweis=gespeichert", person.id);
    let now = req.state.clock.now();
    let saved = match post.values.parse() {
        Ok(text) => match req.state.store.edit_person(&permit, &person, seen, text, now).await {
            Ok(()) => return Ok(req.see_other(&path)),
            Err(StoreError::AlreadyThere) => FieldErrors::one("email", Problem::AddressTaken),
            Err(StoreError::ChangedMeanwhile) => {
                let stored = found(&req, &id).await?;
                let page = req.page(StatusCode::CONFLICT, move |ctx, _| {
                    person::conflict(ctx, &stored, &post.values)
                });
                return Ok(page.await);
            }
            Err(error) => return Err(error.into()),
        },
        Err(errors) => errors,
    };
    let form = Form { errors: saved, ..Form::edit(post.values, seen) };
    shown(&req, StatusCode::UNPROCESSABLE_ENTITY, person, form, None).await
}

/// Locking or unlocking.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LockPost {
    sperren: String,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /verwaltung/personen/{id}/sperre`
pub async fn lock(req: Req, (Path(id), Post(post)): (Path<String>, Post<LockPost>)) -> Answer {
    let person = found(&req, &id).await?;
    let (locked, note) = match post.sperren.as_str() {
        "ja" => (true, "gesperrt"),
        "nein" => (false, "entsperrt"),
        _ => return Err(crate::request::Failure::BadRequest),
    };
    let last = locked && is_only_admin(&req, &person).await?;
    let permit = may_keep(&req, &person, last)?;
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let change = (post.hidden.version(), locked);
    req.state.store.lock(&permit, &person, change, today, now).await?;
    Ok(req.see_other(&format!("/verwaltung/personen/{}?hinweis={note}", person.id)))
}
