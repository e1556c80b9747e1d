//! One action, and reports about it.

use super::Hidden;
use crate::pages::{Notice, fresh_token, seen_register};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::findings::action as action_page;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::finding::form::ReportForm;
use domain::finding::{ActionItem, Finding, Register};
use domain::key::ReportId;
use domain::policy::{ReportAction, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

async fn found(req: &Req, id: &str) -> Result<(Arc<Register>, Finding, ActionItem), Failure> {
    let register = seen_register(req).await?;
    let action = register.action(id).cloned().ok_or(Failure::NotFound)?;
    let finding = register.finding(action.finding.as_str()).cloned().ok_or(Failure::NotFound)?;
    Ok((register, finding, action))
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (register, finding, action): (Arc<Register>, Finding, ActionItem),
    form: Form<ReportForm>,
    notice: Option<String>,
) -> Answer {
    let page = req.page(status, move |ctx, catalogue| {
        let about = (&finding, &action);
        action_page::page(ctx, catalogue, &register, about, &form, notice.as_deref())
    });
    Ok(page.await)
}

/// `GET /auftraege/{id}`
pub async fn action(req: Req, (Path(id), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let found = found(&req, &id).await?;
    let version = found.2.version;
    let form = Form { version, ..Form::new(ReportForm::default(), fresh_token()) };
    shown(&req, StatusCode::OK, found, form, notice.hinweis).await
}

/// The form of a report with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ReportPost {
    #[serde(flatten)]
    values: ReportForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /auftraege/{id}`
pub async fn report(req: Req, (Path(id), Post(post)): (Path<String>, Post<ReportPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, ReportAction)?;
    let found = found(&req, &id).await?;
    let report = ReportId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let seen = post.hidden.version();
    let said = match post.values.parse() {
        Ok(said) => said,
        Err(errors) => {
            let form = Form::new(post.values, post.hidden.token);
            let form = Form { errors, version: seen, ..form };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, found, form, None).await;
        }
    };
    let (_, finding, action) = found;
    let record = crate::pages::measure(&req, finding.measure.as_str())?;
    let moment = (req.ctx.today, req.state.clock.now());
    let (store, action) = (&req.state.store, (&action, seen));
    match store.report_action(&permit, &record.measure, action, &report, said, moment).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/auftraege/{id}?hinweis=bericht")))
        }
        Err(error) => Err(error.into()),
    }
}
