//! Granting, changing and ending mandates.

use super::{found, is_only_admin, mandate_of, may_mandate};
use crate::mail::compose;
use crate::pages::{Hidden, fresh_token};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters::{MandateFacts, MandateNews};
use app::pages::admin::mandate::{self, Duties, Ending};
use app::pages::admin::parts;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::actor::Role;
use domain::error::Problem;
use domain::key::{MandateId, OrganisationCode};
use domain::mandate::{Mandate, Validity};
use domain::people::{MandateForm, Person, Standing, Term, is_delegation};
use domain::policy::{KeepMandate, Permit};
use serde::Deserialize;
use store::{Heir, MandateChange, NewMail, StoreError};

/// A mandate's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MandatePost {
    #[serde(flatten)]
    values: MandateForm,
    #[serde(flatten)]
    hidden: Hidden,
    /// `beenden` once it was asked whether the mandate is to end.
    #[serde(default)]
    schritt: String,
    /// What becomes of open duties: `organisation`, or the account of whoever takes over.
    #[serde(default)]
    verbleib: String,
}

/// `GET /verwaltung/personen/{id}/mandate/neu`
pub async fn new(req: Req, Path(id): Path<String>) -> Answer {
    let person = found(&req, &id).await?;
    may_mandate(&req, &person, Role::Guest, false)?;
    let from = parts::typed_day(&req.ctx, req.ctx.today);
    let form = Form::new(MandateForm { from, ..MandateForm::default() }, fresh_token());
    show_new(&req, StatusCode::OK, person, form).await
}

async fn show_new(
    req: &Req,
    status: StatusCode,
    person: Person,
    form: Form<MandateForm>,
) -> Answer {
    let page =
        req.page(status, move |ctx, catalogue| mandate::grant(ctx, catalogue, &person, &form));
    Ok(page.await)
}

/// `POST /verwaltung/personen/{id}/mandate`
pub async fn grant(req: Req, (Path(id), Post(post)): (Path<String>, Post<MandatePost>)) -> Answer {
    let person = found(&req, &id).await?;
    may_mandate(&req, &person, Role::Guest, false)?;
    let key = MandateId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let new = match post.values.parse(&req.catalogue.organisations) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return show_new(&req, StatusCode::UNPROCESSABLE_ENTITY, person, form).await;
        }
    };
    let permit = may_mandate(&req, &person, new.role, false)?;
    let what = (&new.organisation, new.term);
    let now = req.state.clock.now();
    let mandate = (new.role, &new.organisation);
    let notices = notice(&req, &person, MandateNews::Granted, mandate, new.term);
    match req.state.store.grant_mandate(&permit, &person, &key, what, notices, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/verwaltung/personen/{}?hinweis=mandat", person.id)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Asks to change or end a mandate: it would, where `ends`.
async fn may_change(
    req: &Req,
    person: &Person,
    mandate: &Mandate,
    ends: bool,
) -> Result<Permit<KeepMandate>, Failure> {
    let today = req.ctx.today;
    let other = |m: &Mandate| m.id != mandate.id && m.role == Role::Admin && m.is_valid(today);
    let last = ends
        && mandate.role == Role::Admin
        && mandate.is_valid(today)
        && !person.mandates.iter().any(other)
        && is_only_admin(req, person).await?;
    Ok(may_mandate(req, person, mandate.role, last)?)
}

/// `GET /verwaltung/personen/{id}/mandate/{mandate}`
pub async fn edit(req: Req, Path((id, key)): Path<(String, String)>) -> Answer {
    let person = found(&req, &id).await?;
    let mandate = editable(&person, &key)?;
    may_change(&req, &person, &mandate, false).await?;
    let day = |day| parts::typed_day(&req.ctx, day);
    let values = MandateForm {
        from: day(mandate.from),
        to: mandate.to.map(day).unwrap_or_default(),
        ..MandateForm::default()
    };
    let form = Form::edit(values, mandate.version);
    show_edit(&req, StatusCode::OK, person, mandate, form).await
}

/// A withdrawn mandate stays as it is.
fn editable(person: &Person, key: &str) -> Result<Mandate, Failure> {
    let mandate = mandate_of(person, key)?;
    if mandate.withdrawn { Err(Failure::NotFound) } else { Ok(mandate.clone()) }
}

async fn show_edit(
    req: &Req,
    status: StatusCode,
    person: Person,
    mandate: Mandate,
    form: Form<MandateForm>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        mandate::edit(ctx, catalogue, (&person, &mandate), &form)
    });
    Ok(page.await)
}

/// `POST /verwaltung/personen/{id}/mandate/{mandate}`. A last day in the past ends the mandate: then the product asks
/// first.
pub async fn save(
    req: Req,
    (Path((id, key)), Post(post)): (Path<(String, String)>, Post<MandatePost>),
) -> Answer {
    let person = found(&req, &id).await?;
    let mandate = editable(&person, &key)?;
    let term = match post.values.parse_term() {
        Ok(term) => term,
        Err(errors) => {
            may_change(&req, &person, &mandate, false).await?;
            let form = Form { errors, ..Form::edit(post.values.clone(), post.hidden.version()) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show_edit(&req, status, person, mandate, form).await;
        }
    };
    let today = req.ctx.today;
    let after = Mandate { from: term.from, to: term.to, ..mandate.clone() };
    let ends = !after.is_valid(today);
    let permit = may_change(&req, &person, &mandate, ends).await?;
    if after.validity(today) == Validity::Expired && is_current(&req, &mandate) {
        let change = MandateChange::Term(term);
        return end_with(&req, &permit, person, mandate, change, post).await;
    }
    let (now, seen) = (req.state.clock.now(), post.hidden.version());
    let what = (&person, &mandate, seen);
    let change = MandateChange::Term(term);
    let held = (mandate.role, &mandate.organisation);
    let notices = notice(&req, &person, MandateNews::Changed, held, term);
    req.state.store.change_mandate(&permit, what, change, (None, notices), today, now).await?;
    Ok(req.see_other(&format!("/verwaltung/personen/{}?hinweis=mandat", person.id)))
}

fn is_current(req: &Req, mandate: &Mandate) -> bool {
    matches!(mandate.validity(req.ctx.today), Validity::Valid | Validity::Future)
}

/// The mandate of a path, where it can still be ended.
fn endable(req: &Req, person: &Person, key: &str) -> Result<Mandate, Failure> {
    let mandate = mandate_of(person, key)?;
    if is_current(req, mandate) { Ok(mandate.clone()) } else { Err(Failure::NotFound) }
}

/// `GET /verwaltung/personen/{id}/mandate/{mandate}/ende`
pub async fn ask(req: Req, Path((id, key)): Path<(String, String)>) -> Answer {
    let person = found(&req, &id).await?;
    let mandate = endable(&req, &person, &key)?;
    may_change(&req, &person, &mandate, true).await?;
    let duties = duties(&req, &person, &mandate).await?;
    let version = mandate.version;
    let ending =
        Ending { person, mandate, duties, term: None, choice: String::new(), error: None, version };
    show_end(&req, StatusCode::OK, ending).await
}

/// `POST /verwaltung/personen/{id}/mandate/{mandate}/ende`
pub async fn end(
    req: Req,
    (Path((id, key)), Post(post)): (Path<(String, String)>, Post<MandatePost>),
) -> Answer {
    let person = found(&req, &id).await?;
    let mandate = endable(&req, &person, &key)?;
    let permit = may_change(&req, &person, &mandate, true).await?;
    end_with(&req, &permit, person, mandate, MandateChange::Withdrawn, post).await
}

async fn show_end(req: &Req, status: StatusCode, ending: Ending) -> Answer {
    Ok(req.page(status, move |ctx, catalogue| mandate::end(ctx, catalogue, &ending)).await)
}

/// Ends a mandate once it was asked what becomes of open duties; otherwise asks.
async fn end_with(
    req: &Req,
    permit: &Permit<KeepMandate>,
    person: Person,
    mandate: Mandate,
    change: MandateChange,
    post: MandatePost,
) -> Answer {
    let duties = duties(req, &person, &mandate).await?;
    let asked = post.schritt == "beenden";
    let heir = duties.heirs.iter().find(|heir| heir.id.as_str() == post.verbleib);
    let answered = duties.is_empty() || heir.is_some() || post.verbleib == "organisation";
    if !asked || !answered {
        let error = asked.then_some(if post.verbleib.is_empty() {
            Problem::Required
        } else {
            Problem::NotAChoice
        });
        let status = if asked { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let term = matches!(change, MandateChange::Term(_)).then_some(post.values);
        let version = post.hidden.version();
        let ending =
            Ending { person, mandate, duties, term, choice: post.verbleib, error, version };
        return show_end(req, status, ending).await;
    }
    let held = (mandate.role, &mandate.organisation);
    let mut notices = match change {
        MandateChange::Term(term) => notice(req, &person, MandateNews::Changed, held, term),
        MandateChange::Withdrawn => {
            let term = Term { from: mandate.from, to: mandate.to };
            notice(req, &person, MandateNews::Withdrawn, held, term)
        }
    };
    if let Some(heir) = heir {
        let organisation = organisation_name(req, &mandate.organisation);
        let config = &req.state.config;
        notices.push(compose::duties(config, heir.into(), &person.name, &organisation));
    }
    let heir = heir.map(|heir| Heir { id: heir.id.clone(), name: heir.name.clone() });
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let what = (&person, &mandate, post.hidden.version());
    req.state
        .store
        .change_mandate(permit, what, change, (heir.as_ref(), notices), today, now)
        .await?;
    Ok(req.see_other(&format!("/verwaltung/personen/{}?hinweis=beendet", person.id)))
}

/// A letter to the person whose mandate it is. Whoever cannot sign in gets none: an invitation or a lock says more.
fn notice(
    req: &Req,
    person: &Person,
    news: MandateNews,
    (role, organisation): (Role, &OrganisationCode),
    term: Term,
) -> Vec<NewMail> {
    let can_sign_in = !person.locked && !person.stands(Standing::Invited, req.ctx.today);
    let organisation = organisation_name(req, organisation);
    let facts = MandateFacts { role, organisation, from: term.from, to: term.to };
    let config = &req.state.config;
    can_sign_in.then(|| compose::mandate(config, person.into(), news, &facts)).into_iter().collect()
}

fn organisation_name(req: &Req, code: &OrganisationCode) -> String {
    let known = req.catalogue.organisations.get(code);
    known.map_or_else(|| code.to_string(), |organisation| organisation.name.clone())
}

/// What is open for the organisation in rounds that take answers today. Whoever goes on speaking for an organisation
/// keeps the own drafts.
async fn duties(req: &Req, person: &Person, mandate: &Mandate) -> Result<Duties, StoreError> {
    let (store, today) = (&req.state.store, req.ctx.today);
    if !is_delegation(mandate.role) {
        return Ok(Duties::default());
    }
    let organisation = &mandate.organisation;
    let has_vote = req.catalogue.organisations.get(organisation).is_some_and(|o| o.has_vote);
    let mut open = Duties::default();
    // Whether it has answered already, nobody else learns before the deadline: all that it is asked is listed.
    for round in req.catalogue.open_rounds(today) {
        if !round.asks(organisation, has_vote) {
            continue;
        }
        let title = round.title.get(req.ctx.language);
        open.ratings.extend(round.measures.iter().map(|slug| {
            let known = req.catalogue.measures.get(slug);
            let short = known.map_or_else(|| slug.to_string(), |r| r.measure.short.clone());
            (title.to_owned(), short)
        }));
    }
    let people = store.people().await?;
    let heirs =
        people.into_iter().filter(|p| p.id != person.id && p.speaks_for(organisation, today));
    open.heirs = heirs.collect();
    Ok(open)
}
