//! Drawing up a paper, and changing one while it is a draft.

use super::super::fresh_token;
use super::super::meetings::items::in_journal;
use super::{found, whole};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::papers::form::{self as page, For};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::book::Book;
use domain::meeting::key::AgendaItemId;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{Paper, PaperForm};
use domain::policy::{KeepAgenda, KeepPaper, permit};
use serde::Deserialize;
use store::{AgendaChange, Numbering, StoreError};

/// Letters in front of numbers where no rules of procedure set any.
const PREFIX: &str = "SR";
/// How often a paper is put to its item where somebody else was faster.
const TRIES: usize = 8;

/// The item that a new paper is for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Target {
    sitzung: String,
    punkt: String,
}

impl Target {
    /// The item, where the reader sees it.
    fn item(&self, book: &Book) -> Option<(u32, AgendaItem)> {
        let plan = book.plans.get(&self.sitzung.parse().ok()?)?;
        let id = AgendaItemId::parse(&self.punkt).ok()?;
        Some((plan.meeting, plan.agenda.item(&id)?.clone()))
    }

    /// The item by its number and title.
    fn named(&self, req: &Req, book: &Book) -> For {
        let Some((meeting, item)) = self.item(book) else { return For::default() };
        let number = book.plans[&meeting].agenda.number_of(&item.id);
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let held = req.catalogue.meetings.iter().find(|m| m.number == Some(meeting));
        let held = held.map(|meeting| meeting.title.clone()).unwrap_or_default();
        For {
            meeting: meeting.to_string(),
            item: item.id.to_string(),
            name: format!("TOP {number} {}, {held}", item.title),
        }
    }
}

async fn shown(
    req: &Req,
    status: StatusCode,
    (book, paper): (Book, Option<Paper>),
    target: &Target,
    form: Form<PaperForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let item = target.named(req, &book);
    let papers: Vec<_> =
        book.papers.values().map(|p| (p.number.clone(), p.text.title.clone())).collect();
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            paper: paper.as_ref(),
            item: &item,
            papers: &papers,
            form: &form,
            changed,
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /vorlagen/neu`
pub async fn new(req: Req, Query(target): Query<Target>) -> Answer {
    permit(&req.ctx.actor, KeepPaper)?;
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let values = target.item(&book).map_or_else(PaperForm::default, |(_, item)| PaperForm {
        title: item.title,
        lead: item.rapporteur,
        tier: item.tier.code().to_owned(),
        ..PaperForm::default()
    });
    let form = Form::new(values, fresh_token());
    shown(&req, StatusCode::OK, (book, None), &target, form).await
}

/// The hidden fields of a paper's form.
struct Hidden {
    token: String,
    seen: i64,
    target: Target,
}

fn hidden(pairs: &[(String, String)]) -> Hidden {
    let of = |wanted: &str| {
        let found = pairs.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    Hidden {
        token: of("token"),
        seen: of("version").parse().unwrap_or(-1),
        target: Target { sitzung: of("sitzung"), punkt: of("punkt") },
    }
}

/// `POST /vorlagen`
pub async fn create(req: Req, Post(pairs): Post<Vec<(String, String)>>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPaper)?;
    let Hidden { token, target, .. } = hidden(&pairs);
    // The token becomes a key: what is none was not made here.
    AgendaItemId::parse(&token).map_err(|_| Failure::BadRequest)?;
    let values = PaperForm::from_pairs(pairs);
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let draft = match values.draft(None, &req.catalogue, &book) {
        Ok(draft) => draft,
        Err(errors) => {
            let form = Form { errors, ..Form::new(values, token) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (book, None), &target, form).await;
        }
    };
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let rules = book.rules_on(today);
    let prefix = rules.map_or(PREFIX, |rules| rules.numbering.paper.as_str());
    let numbering = Numbering { prefix, day: today };
    let number = req.state.store.create_paper(&permit, &draft, (&token, numbering), now).await?;
    put_to_item(&req, &target, &number).await?;
    Ok(req.see_other(&format!("/vorlagen/{number}?hinweis=angelegt")))
}

/// Puts a new paper to the item it was drawn up for: where the reader makes agendas, and the item has none yet.
async fn put_to_item(req: &Req, target: &Target, number: &PaperNumber) -> Result<(), Failure> {
    let Ok(permit) = permit(&req.ctx.actor, KeepAgenda) else { return Ok(()) };
    for _ in 0..TRIES {
        let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
        let Some((meeting, item)) = target.item(&book).filter(|(_, item)| item.paper.is_none())
        else {
            return Ok(());
        };
        let plan = &book.plans[&meeting];
        let title = in_journal(&plan.agenda, &item.id);
        let with_paper = AgendaItem { paper: Some(number.clone()), ..item };
        let Some(agenda) = plan.agenda.reworded(&with_paper) else { return Ok(()) };
        let after = format!("{title}: {number}");
        let change = AgendaChange { agenda, field: "item", before: title, after };
        let held = req.catalogue.meetings.iter().find(|m| m.number == Some(meeting));
        let held = held.map(|meeting| meeting.title.as_str()).unwrap_or_default();
        let now = req.state.clock.now();
        match req.state.store.change_agenda(&permit, (plan, held), change, now).await {
            Err(StoreError::ChangedMeanwhile) => {}
            done => return Ok(done?),
        }
    }
    Err(Failure::Conflict)
}

/// `GET /vorlagen/{nr}/bearbeiten`
pub async fn edit(req: Req, Path(number): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepPaper)?;
    let (book, paper) = found(&req, &number).await?;
    if !paper.state.is_editable() {
        return Ok(req.see_other(&format!("/vorlagen/{}?hinweis=fest", paper.number)));
    }
    let form = Form::edit(PaperForm::of(&paper), paper.version);
    shown(&req, StatusCode::OK, (book, Some(paper)), &Target::default(), form).await
}

/// `POST /vorlagen/{nr}/bearbeiten`
pub async fn save(
    req: Req,
    (Path(number), Post(pairs)): (Path<String>, Post<Vec<(String, String)>>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepPaper)?;
    let (book, paper) = found(&req, &number).await?;
    let seen = hidden(&pairs).seen;
    let values = PaperForm::from_pairs(pairs);
    let target = Target::default();
    let draft = match values.draft(Some(&paper.number), &req.catalogue, &book) {
        Ok(draft) => draft,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (book, Some(paper)), &target, form).await;
        }
    };
    let there = format!("/vorlagen/{}?hinweis=gespeichert", paper.number);
    let after = paper.reworded(draft);
    if paper.state.is_editable() && after == paper {
        // The same form once more, or nothing changed.
        return Ok(req.see_other(&there));
    }
    let before = whole(&req, &paper).await?;
    let before = before.filter(|paper| paper.state.is_editable() && seen == paper.version);
    let saved = match before {
        Some(before) => {
            let after = Paper { files: before.files.clone(), ..after };
            let now = req.state.clock.now();
            req.state.store.change_paper(&permit, &before, &after, now).await
        }
        None => Err(StoreError::ChangedMeanwhile),
    };
    match saved {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let (book, paper) = found(&req, &number).await?;
            let form = Form::edit(values, paper.version);
            shown(&req, StatusCode::CONFLICT, (book, Some(paper)), &target, form).await
        }
        Err(error) => Err(error.into()),
    }
}
