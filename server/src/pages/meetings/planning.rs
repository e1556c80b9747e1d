//! The workbench of an agenda: its page, decisions about proposals, templates.

use super::super::{Notice, fresh_token};
use super::items::{TRIES, rows_of};
use super::keep::fresh_item;
use super::{prepared_of, world};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::planning::{self as page, Refused};
use app::pages::meetings::{Prepared, words};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::gaps::Gap;
use domain::meeting::agenda::proposal::{Remembered, Ruling, RulingForm};
use domain::meeting::agenda::template::{Template, TemplateItem};
use domain::meeting::book::Book;
use domain::meeting::paper::PaperState;
use domain::meeting::plan::ItemForm;
use domain::policy::{KeepAgenda, RuleProposal, permit};
use domain::text;
use serde::Deserialize;
use store::StoreError;

/// Longest name of a template in characters.
const MAX_NAME: usize = 80;

/// What of the page was refused, if anything.
#[derive(Default)]
pub(super) struct Said {
    pub(super) new: Option<Form<ItemForm>>,
    pub(super) refused: Option<Refused>,
    pub(super) template: Form<String>,
    pub(super) notice: Option<String>,
}

/// Papers that an agenda is missing.
pub(super) fn gaps(book: &Book, agenda: &Agenda) -> Vec<Gap> {
    agenda.gaps(|number| {
        let paper = book.papers.get(number).filter(|p| p.state != PaperState::Withdrawn);
        paper.map(|paper| paper.state.is_released())
    })
}

pub(super) async fn shown(
    req: &Req,
    status: StatusCode,
    (prepared, book): (Prepared, Book),
    said: Said,
) -> Answer {
    let proposals = world::proposed(req, &book, &prepared).await?;
    let gaps = gaps(&book, &prepared.plan.agenda);
    let new = said.new.unwrap_or_else(|| Form::new(ItemForm::default(), fresh_token()));
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            prepared: &prepared,
            proposals: &proposals,
            gaps: &gaps,
            papers: &book.papers,
            sent: book.sent(prepared.plan.meeting),
            new: &new,
            refused: said.refused.as_ref(),
            template: &said.template,
            notice: said.notice.as_deref(),
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/planung`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    permit(&req.ctx.actor, KeepAgenda)?;
    let held = prepared_of(&req, &number).await?;
    let said = Said { notice: notice.hinweis, ..Said::default() };
    shown(&req, StatusCode::OK, held, said).await
}

/// A decision about a proposal as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RulingPost {
    key: String,
    #[serde(flatten)]
    form: RulingForm,
}

/// `POST /sitzungen/{nr}/vorschlaege`
pub async fn rule(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<RulingPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, RuleProposal)?;
    for _ in 0..TRIES {
        let (prepared, book) = prepared_of(&req, &number).await?;
        let base = format!("/sitzungen/{}/planung", prepared.plan.meeting);
        let found = world::proposed(&req, &book, &prepared).await?;
        let Some(proposal) = found.open.into_iter().find(|p| p.key == post.key) else {
            let known = found.decided.iter().any(|(p, _)| p.key == post.key);
            // Somebody has decided, or the same form came once more.
            let note = if known { "entschieden" } else { "geht-nicht" };
            return Ok(req.see_other(&format!("{base}?hinweis={note}")));
        };
        let agenda = &prepared.plan.agenda;
        let (ruling, agenda, there) = if post.form.ruling == "angenommen" {
            let (id, title) = (fresh_item(), words::proposed_title(&proposal));
            let item = proposal.into_item(id.clone(), title, prepared.rules.publicity.default);
            let Ok(agenda) = agenda.add(item, None) else {
                return Ok(req.see_other(&format!("{base}?hinweis=geht-nicht")));
            };
            let there = format!("{base}?hinweis=aufgenommen#top-{id}");
            (Ruling::Accepted { item: id }, agenda, there)
        } else {
            match post.form.parse(prepared.plan.meeting) {
                Ok(ruling) => (ruling, agenda.clone(), format!("{base}?hinweis=entschieden")),
                Err(errors) => {
                    let form = Form { errors, ..Form::edit(post.form, 0) };
                    let refused = Some(Refused { key: post.key, form });
                    let said = Said { refused, ..Said::default() };
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return shown(&req, status, (prepared, book), said).await;
                }
            }
        };
        let decided = book.rulings.iter().filter(|ruled| ruled.key == post.key).count();
        let ruled = (Remembered { key: post.key.clone(), ruling }, decided);
        let plan = (&prepared.plan, prepared.meeting.title.as_str());
        let now = req.state.clock.now();
        match req.state.store.rule_proposal(&permit, plan, ruled, &agenda, now).await {
            Ok(()) => return Ok(req.see_other(&there)),
            // Somebody else was faster: the decision is made anew from what there is now.
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// The name of a template as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TemplatePost {
    name: String,
}

/// `POST /sitzungen/{nr}/als-vorlage`
pub async fn keep_template(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<TemplatePost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let (prepared, book) = prepared_of(&req, &number).await?;
    let items: Vec<TemplateItem> = rows_of(&prepared.plan.agenda, prepared.rules.publicity.default);
    let name = text::line(&post.name, MAX_NAME).map_err(Problem::from);
    let name = if items.is_empty() { name.and(Err(Problem::NotAChoice)) } else { name };
    match name {
        Ok(name) => {
            let template = Template { name, items };
            let (meeting, now) = (prepared.plan.meeting, req.state.clock.now());
            req.state.store.keep_template(&permit, meeting, &template, now).await?;
            Ok(req.see_other(&format!("/sitzungen/{meeting}/planung?hinweis=vorlage")))
        }
        Err(problem) => {
            let errors = FieldErrors::one("name", problem);
            let template = Form { errors, ..Form::edit(post.name, 0) };
            let said = Said { template, ..Said::default() };
            shown(&req, StatusCode::UNPROCESSABLE_ENTITY, (prepared, book), said).await
        }
    }
}
