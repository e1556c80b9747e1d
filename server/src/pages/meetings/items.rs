//! Items of an agenda: adding, changing, moving, taking off, putting off.
//!
//! A step is taken from the agenda as it is at that moment, and taken again where somebody else was faster: two people who
//! work on one agenda lose nothing.

use super::super::Hidden;
use super::planning::{Said, shown};
use super::prepared_of;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::{Prepared, item as item_page};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::template::TemplateItem;
use domain::meeting::agenda::{Agenda, AgendaItem, ItemState, OutlineError};
use domain::meeting::key::AgendaItemId;
use domain::meeting::plan::{ItemForm, ItemStep, item_from};
use domain::policy::{KeepAgenda, permit};
use domain::tier::Tier;
use serde::Deserialize;
use store::{AgendaChange, StoreError};

/// How often a step is taken anew where somebody else was faster.
pub(super) const TRIES: usize = 8;

/// The items of an agenda as those of a template: without the frame, and without what was taken off.
pub(super) fn rows_of(agenda: &Agenda, usual: Tier) -> Vec<TemplateItem> {
    let stays = |item: &&AgendaItem| item.frame.is_none() && item.state == ItemState::Planned;
    let row = |item: &AgendaItem| TemplateItem {
        title: item.title.clone(),
        depth: item.depth,
        kind: item.kind,
        minutes: item.minutes,
        tier: Some(item.tier).filter(|tier| *tier != usual),
    };
    let rows: Vec<_> = agenda.items().iter().filter(stays).map(row).collect();
    // An item whose heading was taken off moves up.
    let mut above = None;
    let mut kept: Vec<TemplateItem> = Vec::with_capacity(rows.len());
    for row in rows {
        let depth = row.depth.min(above.map_or(0, |depth: u8| depth + 1));
        above = Some(depth);
        kept.push(TemplateItem { depth, ..row });
    }
    kept
}

/// A new item with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ItemPost {
    #[serde(flatten)]
    values: ItemForm,
    #[serde(flatten)]
    hidden: Hidden,
}

fn refused(errors: FieldErrors, values: ItemForm, token: &str) -> Said {
    let form = Form { errors, ..Form::new(values, token.to_owned()) };
    Said { new: Some(form), ..Said::default() }
}

/// `POST /sitzungen/{nr}/punkte`
pub async fn add(req: Req, (Path(number), Post(post)): (Path<String>, Post<ItemPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let (values, token) = (post.values, post.hidden.token);
    for _ in 0..TRIES {
        let (prepared, book) = prepared_of(&req, &number).await?;
        let id = AgendaItemId::parse(&token).map_err(|_| Failure::BadRequest)?;
        let there =
            format!("/sitzungen/{}/planung?hinweis=aufgenommen#top-{id}", prepared.plan.meeting);
        let refuse = StatusCode::UNPROCESSABLE_ENTITY;
        let text = match values.parse(&prepared.rules) {
            Ok(text) => text,
            Err(errors) => {
                let said = refused(errors, values, &token);
                return shown(&req, refuse, (prepared, book), said).await;
            }
        };
        if prepared.plan.agenda.item(&id).is_some() {
            // The same form once more.
            return Ok(req.see_other(&there));
        }
        let above = match values.above.as_str() {
            "" => Ok(None),
            text => AgendaItemId::parse(text).map(Some),
        };
        let added = above
            .map_err(|_| OutlineError::BelowNothing)
            .and_then(|above| prepared.plan.agenda.add(text.into_item(id.clone()), above.as_ref()));
        let Ok(agenda) = added else {
            let said = refused(FieldErrors::one("above", Problem::NotAChoice), values, &token);
            return shown(&req, refuse, (prepared, book), said).await;
        };
        let after = in_journal(&agenda, &id);
        let change = AgendaChange { agenda, field: "item", before: String::new(), after };
        match changed(&req, &permit, &prepared, change).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&there)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

async fn changed(
    req: &Req,
    permit: &domain::policy::Permit<KeepAgenda>,
    prepared: &Prepared,
    change: AgendaChange,
) -> Result<(), StoreError> {
    let plan = (&prepared.plan, prepared.meeting.title.as_str());
    req.state.store.change_agenda(permit, plan, change, req.state.clock.now()).await
}

/// An item as the journal names it, which others read too: of one of a closer circle it does not tell the title.
pub(in super::super) fn in_journal(agenda: &Agenda, id: &AgendaItemId) -> String {
    let open = |place: &usize| agenda.tier_of(*place).is_within(Tier::Council);
    match agenda.place_of(id).filter(open) {
        Some(place) => agenda.items()[place].title.clone(),
        None => "vertraulich".to_owned(),
    }
}

/// The item of a path.
fn item_of(prepared: &Prepared, id: &str) -> Result<AgendaItem, Failure> {
    let id = AgendaItemId::parse(id).map_err(|_| Failure::NotFound)?;
    prepared.plan.agenda.item(&id).cloned().ok_or(Failure::NotFound)
}

async fn edit_page(
    req: &Req,
    status: StatusCode,
    prepared: Prepared,
    id: AgendaItemId,
    form: Form<ItemForm>,
) -> Answer {
    let meanwhile = status == StatusCode::CONFLICT;
    let page =
        req.page(status, move |ctx, _| item_page::page(ctx, &prepared, &id, &form, meanwhile));
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/punkte/{punkt}`
pub async fn edit(req: Req, Path((number, id)): Path<(String, String)>) -> Answer {
    permit(&req.ctx.actor, KeepAgenda)?;
    let (prepared, _) = prepared_of(&req, &number).await?;
    let item = item_of(&prepared, &id)?;
    let form = Form::edit(ItemForm::of(&item), prepared.plan.version);
    edit_page(&req, StatusCode::OK, prepared, item.id, form).await
}

/// `POST /sitzungen/{nr}/punkte/{punkt}`
pub async fn save(
    req: Req,
    (Path((number, id)), Post(post)): (Path<(String, String)>, Post<ItemPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let (prepared, _) = prepared_of(&req, &number).await?;
    let item = item_of(&prepared, &id)?;
    let (values, seen) = (post.values, post.hidden.version());
    let text = match values.parse(&prepared.rules) {
        Ok(text) => text,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, seen) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return edit_page(&req, status, prepared, item.id, form).await;
        }
    };
    let there =
        format!("/sitzungen/{}/planung?hinweis=gespeichert#top-{}", prepared.plan.meeting, item.id);
    let reworded = item_from(&item, text);
    if reworded == item {
        return Ok(req.see_other(&there));
    }
    let agenda = prepared.plan.agenda.reworded(&reworded).ok_or(Failure::NotFound)?;
    let before = in_journal(&prepared.plan.agenda, &item.id);
    let after = in_journal(&agenda, &item.id);
    let saved = if seen == prepared.plan.version {
        let change = AgendaChange { agenda, field: "item", before, after };
        changed(&req, &permit, &prepared, change).await
    } else {
        Err(StoreError::ChangedMeanwhile)
    };
    match saved {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let (prepared, _) = prepared_of(&req, &number).await?;
            let form = Form::edit(values, prepared.plan.version);
            edit_page(&req, StatusCode::CONFLICT, prepared, item.id, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A step of an item.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepPost {
    schritt: String,
}

/// The agenda after a step, before the meeting or when it is `over`; none where the item cannot take it.
fn stepped(agenda: &Agenda, item: &AgendaItem, over: bool, step: &str) -> Option<Agenda> {
    if let Some(way) = Move::from_code(step) {
        return agenda.moved(&item.id, way).ok();
    }
    if agenda.has_begun(&item.id) {
        return None;
    }
    match ItemStep::from_code(step)? {
        ItemStep::Remove => agenda.taken_off(&item.id, over),
        ItemStep::Adjourn => agenda.stepped(&item.id, ItemState::Adjourned),
    }
}

/// `POST /sitzungen/{nr}/punkte/{punkt}/schritt`
pub async fn step(
    req: Req,
    (Path((number, id)), Post(post)): (Path<(String, String)>, Post<StepPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepAgenda)?;
    let step = post.schritt.as_str();
    if Move::from_code(step).is_none() && ItemStep::from_code(step).is_none() {
        prepared_of(&req, &number).await.and_then(|(prepared, _)| item_of(&prepared, &id))?;
        return Err(Failure::BadRequest);
    }
    for _ in 0..TRIES {
        let (prepared, book) = prepared_of(&req, &number).await?;
        let item = item_of(&prepared, &id)?;
        let agenda = &prepared.plan.agenda;
        let base = format!("/sitzungen/{}/planung", prepared.plan.meeting);
        let stage = super::world::stage(&req, &book, prepared.plan.meeting).await?;
        let over = stage.is_some_and(|stage| stage.over);
        let Some(after) = stepped(agenda, &item, over, step) else {
            let is_step = ItemStep::from_code(step).is_some();
            let note = if is_step && agenda.has_begun(&item.id) {
                "aufgerufen"
            } else if is_step && over {
                "vorbei"
            } else {
                "geht-nicht"
            };
            return Ok(req.see_other(&format!("{base}?hinweis={note}#top-{}", item.id)));
        };
        let named = |of: &Agenda| {
            let number = of.number_of(&item.id);
            number.map(|n| format!("{n} {}", in_journal(of, &item.id))).unwrap_or_default()
        };
        let (before, now) = (named(agenda), named(&after));
        let change = AgendaChange {
            // The words say what was done where the number stays the same.
            after: if before == now { format!("{now}: {step}") } else { now },
            before,
            field: "item",
            agenda: after,
        };
        match changed(&req, &permit, &prepared, change).await {
            Err(StoreError::ChangedMeanwhile) => {}
            Ok(()) => return Ok(req.see_other(&format!("{base}#top-{}", item.id))),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}
