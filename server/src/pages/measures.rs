//! Measures: list, page, forms.

use super::{
    Hidden, Notice, fresh_token, measure, positions_on, posts_about, rounds, seen_register,
    visible_acts,
};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::measures::{
    conflict, detail, form, link_form, list as list_page, matrix as matrix_page,
};
use axum::body::Body;
use axum::extract::{Form as Post, Path, Query};
use axum::http::{Response, StatusCode};
use domain::catalogue::MeasureRecord;
use domain::discussion::{Topic, TopicKind};
use domain::error::{FieldErrors, Problem};
use domain::evaluation::RatedText;
use domain::face::Section;
use domain::journal::SubjectKind;
use domain::key::{ContributionId, FieldCode, IndicatorCode, MeasureSlug};
use domain::measure::Measure;
use domain::measure::command::{MeasureForm, MeasureText, MoveForm};
use domain::measure::contribution::{Contribution, ExpectationForm};
use domain::measure::state::State;
use domain::meeting::resolution::Resolution;
use domain::policy::{
    CreateMeasure, EditLink, EditMeasure, MoveMeasure, feedback_view, may_open, permit,
};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// Filters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    feld: String,
    indikator: String,
    stand: String,
    federfuehrung: String,
    sort: String,
    seite: String,
}

/// `GET /massnahmen`
pub async fn list(req: Req, Query(query): Query<ListQuery>) -> Answer {
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let filter = list_page::Filter {
            field: FieldCode::parse(&query.feld).ok(),
            indicator: IndicatorCode::parse(&query.indikator).ok(),
            state: State::from_code(&query.stand),
            lead: query.federfuehrung.clone(),
            sort: query.sort.clone(),
            page: query.seite.parse().unwrap_or(1),
        };
        list_page::page(ctx, catalogue, &filter)
    });
    Ok(page.await)
}

/// Paging of the matrix.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MatrixQuery {
    seite: String,
}

/// `GET /massnahmen/matrix`
pub async fn matrix(req: Req, Query(query): Query<MatrixQuery>) -> Answer {
    let number = query.seite.parse().unwrap_or(1);
    Ok(req
        .page(StatusCode::OK, move |ctx, catalogue| matrix_page::page(ctx, catalogue, number))
        .await)
}

/// `GET /massnahmen/{slug}`
pub async fn show(req: Req, (Path(slug), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let record = measure(&req, &slug)?;
    let move_form = Form::edit(MoveForm::default(), record.measure.version);
    shown(&req, StatusCode::OK, record, move_form, notice.hinweis).await
}

/// Resolutions about a measure, as far as this reader may know of them.
async fn resolutions_about(req: &Req, slug: &MeasureSlug) -> Result<Vec<Resolution>, StoreError> {
    if !may_open(&req.ctx.actor, Section::Resolutions, &req.catalogue.face) {
        return Ok(Vec::new());
    }
    let seen = req.state.store.book().await?.seen_by(&req.ctx.actor);
    Ok(seen.resolutions.into_iter().filter(|resolution| resolution.concerns(slug)).collect())
}

async fn shown(
    req: &Req,
    status: StatusCode,
    record: Arc<MeasureRecord>,
    move_form: Form<MoveForm>,
    notice: Option<String>,
) -> Result<Response<Body>, Failure> {
    let slug = &record.measure.slug;
    let store = &req.state.store;
    let ratings = positions_on(req, slug).await?;
    let experiences = store.experiences_of(slug, &req.ctx.actor).await?;
    let register = seen_register(req).await?;
    let resolutions = resolutions_about(req, slug).await?;
    let topic = Topic { kind: TopicKind::Measure, key: slug.to_string() };
    let posts = posts_about(req, &topic).await?;
    let acts = visible_acts(req);
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let history = store.history_until(SubjectKind::Measure, slug.as_str(), visible, 100).await?;
    let page = req.page(status, move |ctx, catalogue| {
        let data = detail::Data {
            record: &record,
            ratings: &ratings,
            experiences: &experiences,
            register: &register,
            resolutions: &resolutions,
            posts,
            feedback: feedback_view(&ctx.actor, &catalogue.face),
            history: &history,
            move_form: &move_form,
            notice: notice.as_deref(),
        };
        detail::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /massnahmen/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, CreateMeasure)?;
    form_page(&req, StatusCode::OK, None, Form::new(MeasureForm::default(), fresh_token())).await
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    slug: Option<MeasureSlug>,
    values: Form<MeasureForm>,
) -> Answer {
    let page =
        req.page(status, move |ctx, catalogue| form::page(ctx, catalogue, slug.as_ref(), &values));
    Ok(page.await)
}

/// A measure's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MeasurePost {
    #[serde(flatten)]
    values: MeasureForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /massnahmen`
pub async fn create(req: Req, Post(post): Post<MeasurePost>) -> Answer {
    let permit = permit(&req.ctx.actor, CreateMeasure)?;
    let parsed = post.values.parse().and_then(|text| known(&req, None, text)).and_then(|text| {
        let slug = MeasureSlug::from_name(&text.short)
            .or_else(|_| MeasureSlug::from_name(&text.name))
            .map_err(|_| FieldErrors::one("name", Problem::Required))?;
        Ok((slug, text))
    });
    let refuse = |errors| {
        let form = Form { errors, ..Form::new(post.values.clone(), post.hidden.token.clone()) };
        form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, None, form)
    };
    let (slug, text) = match parsed {
        Ok(parsed) => parsed,
        Err(errors) => return refuse(errors).await,
    };
    if matches!(slug.as_str(), "neu" | "matrix") {
        return refuse(FieldErrors::one("short", Problem::Taken)).await;
    }
    match req.state.store.create_measure(&permit, &slug, text, req.state.clock.now()).await {
        Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=angelegt"))),
        // The same form once more, by a second tap or a reload, has created the measure already.
        Err(StoreError::AlreadyThere) if is_stored(&req, &slug, &post.values).await? => {
            Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=angelegt")))
        }
        Err(StoreError::AlreadyThere) => refuse(FieldErrors::one("short", Problem::Taken)).await,
        Err(error) => Err(error.into()),
    }
}

/// True where the measure of this address is still what the form says.
async fn is_stored(req: &Req, slug: &MeasureSlug, form: &MeasureForm) -> Result<bool, Failure> {
    let stored = req.newest().await?.catalogue.measures.get(slug).cloned();
    Ok(stored.is_some_and(|record| {
        record.measure.version == 1 && conflict::stored_measure(&record).parse() == form.parse()
    }))
}

/// Checks what a measure's text refers to.
fn known(
    req: &Req,
    own: Option<&MeasureSlug>,
    text: MeasureText,
) -> Result<MeasureText, FieldErrors> {
    match &text.predecessor {
        Some(before) if !req.catalogue.measures.contains_key(before) => {
            Err(FieldErrors::one("predecessor", Problem::Unknown))
        }
        Some(before) if own.is_some_and(|own| req.catalogue.follows(before, own)) => {
            Err(FieldErrors::one("predecessor", Problem::Circular))
        }
        _ => Ok(text),
    }
}

/// `GET /massnahmen/{slug}/bearbeiten`
pub async fn edit(req: Req, Path(slug): Path<String>) -> Answer {
    let record = measure(&req, &slug)?;
    permit(&req.ctx.actor, EditMeasure)?;
    let values = Form::edit(conflict::stored_measure(&record), record.measure.version);
    form_page(&req, StatusCode::OK, Some(record.measure.slug.clone()), values).await
}

/// `POST /massnahmen/{slug}/bearbeiten`
pub async fn save(req: Req, (Path(slug), Post(post)): (Path<String>, Post<MeasurePost>)) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = permit(&req.ctx.actor, EditMeasure)?;
    let seen = post.hidden.version();
    let own = &record.measure.slug;
    let text = match post.values.parse().and_then(|text| known(&req, Some(own), text)) {
        Ok(text) => text,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, Some(own.clone()), form)
                .await;
        }
    };
    let now = req.state.clock.now();
    let told = if says_otherwise(&record.measure, &text) {
        rounds::told_of_change(&req, &record.measure, &text.name).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let told = (told.0.as_slice(), told.1);
    let store = &req.state.store;
    match store.edit_rated_measure(&permit, &record.measure, seen, text, told, now).await {
        Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=gespeichert"))),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = measure(&req, &slug)?;
            let mine = Form::edit(post.values, record.measure.version);
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                conflict::measure(ctx, catalogue, &record, &mine)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}

/// True where the text would say something else than what organisations have rated.
fn says_otherwise(measure: &Measure, text: &MeasureText) -> bool {
    let after = RatedText {
        version: measure.version + 1,
        name: text.name.clone(),
        summary: text.summary.clone(),
        description: text.description.clone(),
    };
    RatedText::of(measure).says_otherwise(&after)
}

/// A step of the workflow with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MovePost {
    #[serde(flatten)]
    values: MoveForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /massnahmen/{slug}/stand`
pub async fn step(req: Req, (Path(slug), Post(post)): (Path<String>, Post<MovePost>)) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = permit(&req.ctx.actor, MoveMeasure)?;
    let seen = post.hidden.version();
    match post.values.parse(record.measure.state) {
        Ok(step) => {
            let now = req.state.clock.now();
            match req.state.store.move_measure(&permit, &record.measure, seen, step, now).await {
                Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=stand"))),
                // The page as it is now, with the reason that was typed.
                Err(StoreError::ChangedMeanwhile) => {
                    let req = req.newest().await?;
                    let record = measure(&req, &slug)?;
                    let form = Form::edit(post.values, record.measure.version);
                    let notice = Some("inzwischen".to_owned());
                    shown(&req, StatusCode::CONFLICT, record, form, notice).await
                }
                Err(error) => Err(error.into()),
            }
        }
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, record.measure.version) };
            shown(&req, StatusCode::UNPROCESSABLE_ENTITY, record, form, None).await
        }
    }
}

/// The indicator that a link page starts with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkQuery {
    indikator: String,
}

/// `GET /massnahmen/{slug}/beitraege/neu`
pub async fn new_link(
    req: Req,
    (Path(slug), Query(query)): (Path<String>, Query<LinkQuery>),
) -> Answer {
    let record = measure(&req, &slug)?;
    permit(&req.ctx.actor, EditLink)?;
    let values = Form::new(ExpectationForm::default(), fresh_token());
    link_page(&req, StatusCode::OK, record, None, query.indikator, values).await
}

async fn link_page(
    req: &Req,
    status: StatusCode,
    record: Arc<MeasureRecord>,
    id: Option<ContributionId>,
    indicator: String,
    values: Form<ExpectationForm>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        link_form::page(ctx, catalogue, &record, id.as_ref(), &indicator, &values)
    });
    Ok(page.await)
}

/// A link's form with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct LinkPost {
    #[serde(default)]
    indicator: String,
    #[serde(flatten)]
    values: ExpectationForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /massnahmen/{slug}/beitraege`
pub async fn add_link(
    req: Req,
    (Path(slug), Post(post)): (Path<String>, Post<LinkPost>),
) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = permit(&req.ctx.actor, EditLink)?;
    let id = ContributionId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let code = IndicatorCode::parse(&post.indicator).ok();
    let indicator = code.and_then(|code| req.catalogue.indicators.get(&code));
    let parsed = match indicator {
        None => Err(FieldErrors::one("indicator", Problem::Required)),
        Some(found) => post.values.parse(found.indicator.polarity).and_then(|expected| {
            let twice = record
                .contributions
                .iter()
                .any(|c| c.indicator == found.indicator.code && c.id != id);
            if twice {
                return Err(FieldErrors::one("indicator", Problem::Taken));
            }
            Ok((found.indicator.code.clone(), expected))
        }),
    };
    let (code, expected) = match parsed {
        Ok(parsed) => parsed,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return link_page(&req, status, record, None, post.indicator, form).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.add_link(&permit, &record.measure, id, code, expected, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=beitrag")))
        }
        Err(error) => Err(error.into()),
    }
}

fn link<'a>(record: &'a MeasureRecord, id: &str) -> Result<&'a Contribution, Failure> {
    record.contributions.iter().find(|c| c.id.as_str() == id).ok_or(Failure::NotFound)
}

/// `GET /massnahmen/{slug}/beitraege/{id}`
pub async fn edit_link(req: Req, Path((slug, id)): Path<(String, String)>) -> Answer {
    let record = measure(&req, &slug)?;
    permit(&req.ctx.actor, EditLink)?;
    let found = link(&record, &id)?.clone();
    let values = Form::edit(conflict::stored_link(&found), found.version);
    let indicator = found.indicator.to_string();
    link_page(&req, StatusCode::OK, record, Some(found.id), indicator, values).await
}

/// `POST /massnahmen/{slug}/beitraege/{id}`
pub async fn save_link(
    req: Req,
    (Path((slug, id)), Post(post)): (Path<(String, String)>, Post<LinkPost>),
) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = permit(&req.ctx.actor, EditLink)?;
    let found = link(&record, &id)?.clone();
    let seen = post.hidden.version();
    let indicator = req.catalogue.indicators.get(&found.indicator).ok_or(Failure::NotFound)?;
    let expected = match post.values.parse(indicator.indicator.polarity) {
        Ok(expected) => expected,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            let (status, code) = (StatusCode::UNPROCESSABLE_ENTITY, found.indicator.to_string());
            return link_page(&req, status, record, Some(found.id), code, form).await;
        }
    };
    let now = req.state.clock.now();
    match req.state.store.edit_link(&permit, &record.measure, &found, seen, expected, now).await {
        Ok(()) => Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=beitrag"))),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let record = measure(&req, &slug)?;
            let stored = link(&record, &id)?.version;
            let mine = Form::edit(post.values, stored);
            let page = req.page(StatusCode::CONFLICT, move |ctx, catalogue| {
                conflict::link(ctx, catalogue, &record, &found.id, &mine)
            });
            Ok(page.await)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /massnahmen/{slug}/beitraege/{id}/entfernen`
pub async fn remove_link(
    req: Req,
    (Path((slug, id)), Post(hidden)): (Path<(String, String)>, Post<Hidden>),
) -> Answer {
    let record = measure(&req, &slug)?;
    let permit = permit(&req.ctx.actor, EditLink)?;
    let found = link(&record, &id)?;
    let now = req.state.clock.now();
    req.state.store.remove_link(&permit, &record.measure, found, hidden.version(), now).await?;
    Ok(req.see_other(&format!("/massnahmen/{slug}?hinweis=beitrag-entfernt")))
}
