//! Answers of ministries, actions they take on, and statements of minorities.

use super::{Hidden, forms, found, shown};
use crate::pages::fresh_token;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::findings::answer as answer_page;
use app::pages::findings::show::Forms;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::finding::Finding;
use domain::finding::form::{ActionForm, AnswerForm, MinorityForm};
use domain::key::ActionId;
use domain::policy::{AnswerFinding, Denied, StateMinority, permit};
use serde::Deserialize;
use store::StoreError;

async fn asked(
    req: &Req,
    status: StatusCode,
    finding: Finding,
    has_action: bool,
    form: Form<AnswerForm>,
) -> Answer {
    let page = req.page(status, move |ctx, _| answer_page::page(ctx, &finding, has_action, &form));
    Ok(page.await)
}

/// `GET /feststellungen/{id}/antwort`
pub async fn answer_form(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, AnswerFinding)?;
    let (register, finding) = found(&req, &id).await?;
    let has_action = register.actions_of(&finding.id).next().is_some();
    let values = register.answer_to(&finding.id).map(|answer| AnswerForm {
        kind: answer.kind.code().to_owned(),
        reason: answer.reason.clone(),
        ..AnswerForm::default()
    });
    let version = register.answer_to(&finding.id).map_or(0, |answer| answer.version);
    let form = Form { version, ..Form::new(values.unwrap_or_default(), fresh_token()) };
    asked(&req, StatusCode::OK, finding, has_action, form).await
}

/// The form of an answer with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct AnswerPost {
    #[serde(flatten)]
    values: AnswerForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /feststellungen/{id}/antwort`
pub async fn answer(req: Req, (Path(id), Post(post)): (Path<String>, Post<AnswerPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, AnswerFinding)?;
    let (register, finding) = found(&req, &id).await?;
    let action = ActionId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let has_action = register.actions_of(&finding.id).next().is_some();
    let seen = post.hidden.version();
    let new = match post.values.parse(has_action, req.ctx.today) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form::new(post.values, post.hidden.token);
            let form = Form { errors, version: seen, ..form };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return asked(&req, status, finding, has_action, form).await;
        }
    };
    let record = crate::pages::measure(&req, finding.measure.as_str())?;
    let before = register.answer_to(&finding.id);
    let moment = (req.ctx.today, req.state.clock.now());
    let store = &req.state.store;
    let (before, said) = ((before, seen), (new, &action));
    let result = store.answer_finding(&permit, &record.measure, &finding, before, said, moment);
    match result.await {
        Ok(()) => Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=antwort"))),
        // The same form sent twice, or a colleague who was faster: the page shows what stands now.
        Err(StoreError::AlreadyThere) => Err(Failure::Conflict),
        Err(error) => Err(error.into()),
    }
}

/// The form of an action with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ActionPost {
    #[serde(flatten)]
    values: ActionForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /feststellungen/{id}/auftraege`
pub async fn take(req: Req, (Path(id), Post(post)): (Path<String>, Post<ActionPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, AnswerFinding)?;
    let (register, finding) = found(&req, &id).await?;
    // What is not answered yet has no further action.
    register.answer_to(&finding.id).ok_or(Failure::Conflict)?;
    let action = ActionId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let new = match post.values.parse(req.ctx.today) {
        Ok(new) => new,
        Err(errors) => {
            let refused = Form { errors, ..Form::new(post.values, post.hidden.token) };
            let forms = Forms { action: refused, ..forms(&req, &register, &finding) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (register, finding), forms, None).await;
        }
    };
    let record = crate::pages::measure(&req, finding.measure.as_str())?;
    let moment = (req.ctx.today, req.state.clock.now());
    let store = &req.state.store;
    match store.take_action(&permit, &record.measure, &finding, &action, new, moment).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=auftrag")))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a statement with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct MinorityPost {
    #[serde(flatten)]
    values: MinorityForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /feststellungen/{id}/minderheit`
pub async fn minority(
    req: Req,
    (Path(id), Post(post)): (Path<String>, Post<MinorityPost>),
) -> Answer {
    let organisation = req.ctx.account().ok_or(Denied::SignIn)?.organisation.clone();
    let permit = permit(&req.ctx.actor, StateMinority { organisation: organisation.clone() })?;
    let (register, finding) = found(&req, &id).await?;
    let seen = post.hidden.version();
    let text = match post.values.parse() {
        Ok(text) => text,
        Err(errors) => {
            let refused = Form { errors, ..Form::edit(post.values, seen) };
            let forms = Forms { minority: refused, ..forms(&req, &register, &finding) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (register, finding), forms, None).await;
        }
    };
    let record = crate::pages::measure(&req, finding.measure.as_str())?;
    let there = register.minorities_to(&finding.id).any(|m| m.organisation == organisation);
    let moment = (req.ctx.today, req.state.clock.now());
    let (store, seen) = (&req.state.store, there.then_some(seen));
    store.state_minority(&permit, &record.measure, &finding, seen, text, moment).await?;
    Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=minderheit")))
}
