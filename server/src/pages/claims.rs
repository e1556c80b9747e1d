//! One expected contribution with what became of it.

use super::{Hidden, Notice, fresh_token, measure, positions_on, posts_about, seen_register};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::measures::claim;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::catalogue::MeasureRecord;
use domain::discussion::{Topic, TopicKind};
use domain::key::OutcomeId;
use domain::measure::contribution::Contribution;
use domain::measure::outcome::OutcomeForm;
use domain::policy::{RecordOutcome, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

fn found(req: &Req, slug: &str, id: &str) -> Result<(Arc<MeasureRecord>, Contribution), Failure> {
    let record = measure(req, slug)?;
    let link = record.contributions.iter().find(|c| c.id.as_str() == id).cloned();
    let link = link.filter(|link| req.catalogue.indicators.contains_key(&link.indicator));
    Ok((record, link.ok_or(Failure::NotFound)?))
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (record, link): (Arc<MeasureRecord>, Contribution),
    form: Form<OutcomeForm>,
    notice: Option<String>,
) -> Answer {
    let register = seen_register(req).await?;
    let topic = Topic { kind: TopicKind::Contribution, key: link.id.to_string() };
    let posts = posts_about(req, &topic).await?;
    let ratings = positions_on(req, &record.measure.slug).await?;
    let indicator =
        req.catalogue.indicators.get(&link.indicator).cloned().ok_or(Failure::NotFound)?;
    let page = req.page(status, move |ctx, catalogue| {
        let data = claim::Data {
            record: &record,
            link: &link,
            indicator: &indicator,
            register: &register,
            ratings: &ratings,
            posts,
            form: &form,
            notice: notice.as_deref(),
        };
        claim::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /massnahmen/{slug}/wirkung/{id}`
pub async fn show(
    req: Req,
    (Path((slug, id)), Query(notice)): (Path<(String, String)>, Query<Notice>),
) -> Answer {
    let found = found(&req, &slug, &id)?;
    let form = Form::new(OutcomeForm::default(), fresh_token());
    shown(&req, StatusCode::OK, found, form, notice.hinweis).await
}

/// The form of an outcome with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct OutcomePost {
    #[serde(flatten)]
    values: OutcomeForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /massnahmen/{slug}/wirkung/{id}`
pub async fn record(
    req: Req,
    (Path((slug, id)), Post(post)): (Path<(String, String)>, Post<OutcomePost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RecordOutcome)?;
    let (record, link) = found(&req, &slug, &id)?;
    let outcome = OutcomeId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let new = match post.values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (record, link), form, None).await;
        }
    };
    let moment = (req.ctx.today, req.state.clock.now());
    let store = &req.state.store;
    match store.record_outcome(&permit, &record.measure, &link, &outcome, new, moment).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/massnahmen/{slug}/wirkung/{id}?hinweis=gespeichert")))
        }
        Err(error) => Err(error.into()),
    }
}
