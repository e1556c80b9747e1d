//! Findings: list, page, and the forms around them.

mod actions;
mod answers;

pub use actions::{action, report};
pub use answers::{answer, answer_form, minority, take};

use super::{Hidden, Notice, fresh_token, named_positions_on, seen_register};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::findings::form::{self as form_page, Offered};
use app::pages::findings::show::Forms;
use app::pages::findings::{list as list_page, show as show_page};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::catalogue::MeasureRecord;
use domain::discussion::{Topic, TopicKind};
use domain::finding::form::{ActionForm, FindingForm, MinorityForm, StageForm};
use domain::finding::{Finding, Register, StageOf};
use domain::key::{FindingId, MeasureSlug, StageId};
use domain::policy::{KeepFinding, NoteStage, own_organisation, permit};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;

/// Days that a ministry has for its answer where nothing else is said.
const USUAL_DAYS: u64 = 42;

/// `GET /feststellungen`
pub async fn list(req: Req, (): ()) -> Answer {
    let register = seen_register(&req).await?;
    let page =
        req.page(StatusCode::OK, move |ctx, catalogue| list_page::page(ctx, catalogue, &register));
    Ok(page.await)
}

/// What a finding about a measure may rest on.
async fn offered(req: &Req, record: &MeasureRecord) -> Result<Offered, Failure> {
    let slug = &record.measure.slug;
    let register = seen_register(req).await?;
    let experiences = register.experiences.iter().filter(|e| &e.measure == slug).cloned();
    Ok(Offered {
        experiences: experiences.collect(),
        ratings: named_positions_on(req, slug).await?,
    })
}

/// What a new finding is about, and what it starts from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewQuery {
    massnahme: String,
    quelle: String,
}

/// `GET /feststellungen/neu`
pub async fn new(req: Req, Query(query): Query<NewQuery>) -> Answer {
    permit(&req.ctx.actor, KeepFinding)?;
    if query.massnahme.is_empty() {
        return Ok(req.page(StatusCode::OK, form_page::choose).await);
    }
    let record = super::measure(&req, &query.massnahme)?;
    let due = req.ctx.today.checked_add_days(chrono::Days::new(USUAL_DAYS));
    let values = FindingForm {
        addressee: record.measure.lead.clone(),
        due: due.map(|d| d.format("%d.%m.%Y").to_string()).unwrap_or_default(),
        sources: vec![format!("erfahrung:{}", query.quelle)],
        ..FindingForm::default()
    };
    let form = Form::new(values, fresh_token());
    edited(&req, StatusCode::OK, record, None, form).await
}

async fn edited(
    req: &Req,
    status: StatusCode,
    record: Arc<MeasureRecord>,
    id: Option<FindingId>,
    form: Form<FindingForm>,
) -> Answer {
    let offered = offered(req, &record).await?;
    let page = req.page(status, move |ctx, catalogue| {
        form_page::page(ctx, catalogue, &record.measure, id.as_ref(), &offered, &form)
    });
    Ok(page.await)
}

/// The fields of a finding's form; sources come once for each.
type Pairs = Vec<(String, String)>;

fn read(pairs: Pairs) -> (FindingForm, Hidden, String) {
    let (mut form, mut hidden, mut measure) =
        (FindingForm::default(), Hidden::default(), String::new());
    for (name, value) in pairs {
        match name.as_str() {
            "title" => form.title = value,
            "text" => form.text = value,
            "sources" => form.sources.push(value),
            "addressee" => form.addressee = value,
            "due" => form.due = value,
            "visibility" => form.visibility = value,
            "massnahme" => measure = value,
            "token" => hidden.token = value,
            "version" => hidden.version = value,
            _ => {}
        }
    }
    (form, hidden, measure)
}

/// `POST /feststellungen`
pub async fn make(req: Req, Post(pairs): Post<Pairs>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepFinding)?;
    let (form, hidden, measure) = read(pairs);
    let record = super::measure(&req, &measure)?;
    let id = FindingId::parse(&hidden.token).map_err(|_| Failure::BadRequest)?;
    let cited = offered(&req, &record).await?.cited();
    let new = match form.parse(&cited, req.ctx.today) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::new(form, hidden.token) };
            return edited(&req, StatusCode::UNPROCESSABLE_ENTITY, record, None, form).await;
        }
    };
    let (today, now) = (req.ctx.today, req.state.clock.now());
    match req.state.store.make_finding(&permit, &record.measure, &id, new, today, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=angelegt")))
        }
        Err(error) => Err(error.into()),
    }
}

/// The finding of a path with everything the reader may see.
pub(super) async fn found(req: &Req, id: &str) -> Result<(Arc<Register>, Finding), Failure> {
    let register = seen_register(req).await?;
    let finding = register.finding(id).cloned().ok_or(Failure::NotFound)?;
    Ok((register, finding))
}

/// `GET /feststellungen/{id}/bearbeiten`
pub async fn edit(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepFinding)?;
    let (_, finding) = found(&req, &id).await?;
    let record = super::measure(&req, finding.measure.as_str())?;
    let values = FindingForm {
        title: finding.title,
        text: finding.text,
        sources: finding.sources.iter().map(domain::finding::Cited::code).collect(),
        addressee: finding.addressee,
        due: finding.due.format("%d.%m.%Y").to_string(),
        visibility: finding.visibility.code().to_owned(),
    };
    let form = Form::edit(values, finding.version);
    edited(&req, StatusCode::OK, record, Some(finding.id), form).await
}

/// `POST /feststellungen/{id}/bearbeiten`
pub async fn save(req: Req, (Path(id), Post(pairs)): (Path<String>, Post<Pairs>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepFinding)?;
    let (_, finding) = found(&req, &id).await?;
    let (form, hidden, _) = read(pairs);
    let record = super::measure(&req, finding.measure.as_str())?;
    let seen = hidden.version();
    let mut cited = offered(&req, &record).await?.cited();
    // What it rests on already may stay, whatever is offered today.
    cited.extend(finding.sources.iter().cloned());
    // A day that has passed may stay; a new one lies ahead.
    let unchanged = form.due.trim() == finding.due.format("%d.%m.%Y").to_string();
    let from = if unchanged { finding.due } else { req.ctx.today };
    let new = match form.parse(&cited, from) {
        Ok(new) => new,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(form, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return edited(&req, status, record, Some(finding.id), form).await;
        }
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    store.edit_finding(&permit, &record.measure, &finding, seen, new, now).await?;
    Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=gespeichert")))
}

/// The forms of a finding's page before anybody has sent one.
fn forms(req: &Req, register: &Register, finding: &Finding) -> Forms {
    let own = own_organisation(&req.ctx.actor).and_then(|organisation| {
        register.minorities_to(&finding.id).find(|m| &m.organisation == organisation)
    });
    let statement = MinorityForm { statement: own.map(|m| m.text.clone()).unwrap_or_default() };
    Forms {
        action: Form::new(ActionForm::default(), fresh_token()),
        minority: Form::edit(statement, own.map_or(0, |m| m.version)),
        stage: Form::new(StageForm::default(), fresh_token()),
    }
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (register, finding): (Arc<Register>, Finding),
    forms: Forms,
    notice: Option<String>,
) -> Answer {
    let topic = Topic { kind: TopicKind::Finding, key: finding.id.to_string() };
    let posts = super::posts_about(req, &topic).await?;
    let page = req.page(status, move |ctx, catalogue| {
        let data = show_page::Data {
            finding: &finding,
            register: &register,
            forms: &forms,
            posts,
            notice: notice.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /feststellungen/{id}`
pub async fn show(req: Req, (Path(id), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let found = found(&req, &id).await?;
    let forms = forms(&req, &found.0, &found.1);
    shown(&req, StatusCode::OK, found, forms, notice.hinweis).await
}

/// The form of a stage with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct StagePost {
    #[serde(flatten)]
    values: StageForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// Notes where the council dealt with a record; gives the form again where it was refused.
pub(super) async fn post_stage(
    req: &Req,
    measure: &MeasureSlug,
    of: (StageOf, &str),
    post: &StagePost,
) -> Result<Option<Form<StageForm>>, Failure> {
    let permit = permit(&req.ctx.actor, NoteStage)?;
    let record = super::measure(req, measure.as_str())?;
    let id = StageId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let new = match post.values.parse() {
        Ok(new) => new,
        Err(errors) => {
            let (values, token) = (post.values.clone(), post.hidden.token.clone());
            return Ok(Some(Form { errors, ..Form::new(values, token) }));
        }
    };
    let now = req.state.clock.now();
    match req.state.store.note_stage(&permit, &record.measure, of, &id, new, now).await {
        Ok(()) | Err(StoreError::AlreadyThere) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `POST /feststellungen/{id}/vermerk`
pub async fn stage(req: Req, (Path(id), Post(post)): (Path<String>, Post<StagePost>)) -> Answer {
    let (register, finding) = found(&req, &id).await?;
    let of = (StageOf::Finding, id.as_str());
    match post_stage(&req, &finding.measure, of, &post).await? {
        None => Ok(req.see_other(&format!("/feststellungen/{id}?hinweis=vermerk"))),
        Some(stage) => {
            let forms = Forms { stage, ..forms(&req, &register, &finding) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(&req, status, (register, finding), forms, None).await
        }
    }
}
