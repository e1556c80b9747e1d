//! An agenda as everybody reads it: numbers, titles, what is done, time, who may know of it.

use super::words;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::{NaiveTime, TimeDelta};
use domain::meeting::agenda::{Agenda, AgendaItem, ItemState};
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::Paper;
use domain::number::Language;
use domain::tier::Tier;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// An agenda ready to be drawn.
pub(super) struct Shown<'a> {
    /// The agenda, as far as the reader sees it.
    pub(super) agenda: &'a Agenda,
    /// When the meeting begins, where the reader sees all of it: otherwise the times of what is left would be wrong.
    pub(super) begins: Option<NaiveTime>,
    /// The circle of items that say nothing about it.
    pub(super) usual: Tier,
}

/// Titles of agendas are kept in German.
pub(crate) fn german(ctx: &Ctx) -> Option<&'static str> {
    (ctx.language == Language::En).then_some("de")
}

/// „zur Beratung · Berichterstattung: MW · 20 Minuten".
pub(super) fn facts(ctx: &Ctx, item: &AgendaItem, minutes: u32) -> String {
    let rapporteur = Some(item.rapporteur.clone()).filter(|r| !r.is_empty());
    let facts = [
        item.kind.map(|kind| words::item_kind(ctx, kind)),
        rapporteur.map(|who| t!(ctx, "agenda-rapporteur", who = who)),
        (minutes > 0).then(|| t!(ctx, "agenda-minutes", minutes = minutes)),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Papers by number, as far as a reader sees them.
pub type Papers = BTreeMap<PaperNumber, Paper>;

/// The paper of an item with its files; its number alone where there is no such paper.
pub(super) fn paper(ctx: &Ctx, item: &AgendaItem, papers: &Papers) -> Option<AnyView> {
    let number = item.paper.as_ref()?;
    let Some(paper) = papers.get(number) else {
        let text = t!(ctx, "agenda-paper", number = number.to_string());
        return Some(view! { <p class="wk-small">{text}</p> }.into_any());
    };
    let base = crate::pages::papers::path(number);
    let text = t!(ctx, "agenda-paper", number = number.to_string());
    let files: Vec<_> = paper
        .files
        .iter()
        .map(|file| {
            let href = ctx.href(&format!("{base}/anlagen/{}", file.id));
            let title = file.title.clone();
            view! { <li><a href=href download="" lang=german(ctx)>{ui::icon("#i-file")}{title}</a></li> }
        })
        .collect();
    let files = (!files.is_empty()).then(|| view! { <ul class="wk-small">{files}</ul> });
    let title = paper.text.title.clone();
    Some(
        view! {
            <p class="wk-small"><a href=ctx.href(&base)>{text}</a>": "<span lang=german(ctx)>{title}</span></p>
            {files}
        }
        .into_any(),
    )
}

/// Who may know of an item, where that is not the usual circle.
pub(super) fn circle(ctx: &Ctx, item: &AgendaItem, usual: Tier) -> Option<AnyView> {
    (item.tier != usual).then(|| {
        let text = match item.tier {
            Tier::Public => t!(ctx, "agenda-public"),
            tier => labels::tier(ctx, tier),
        };
        view! { " "<span class="wk-tag">{text}</span> }.into_any()
    })
}

/// What became of an item, as a mark.
pub(super) fn state(ctx: &Ctx, state: ItemState) -> Option<AnyView> {
    let text = words::item_state(ctx, state)?;
    Some(view! { " "<span class="wk-tag wk-tag--solid">{text}</span> }.into_any())
}

/// When an item begins, as the clock shows it.
pub(super) fn clock(begins: NaiveTime, minutes: u32) -> String {
    (begins + TimeDelta::minutes(i64::from(minutes))).format("%H:%M").to_string()
}

/// The class of an item by how deep it lies and what it is.
pub(super) fn class(item: &AgendaItem) -> &'static str {
    match (item.depth > 0, item.frame.is_some()) {
        (true, _) => "sub",
        (false, true) => "is-fixed",
        (false, false) => "",
    }
}

/// The agenda as a list; items lead to their papers.
pub(super) fn list(ctx: &Ctx, shown: &Shown<'_>, papers: &Papers) -> AnyView {
    let plan = shown.agenda.time_plan(0);
    let numbers = shown.agenda.numbers();
    let items: Vec<_> = shown
        .agenda
        .items()
        .iter()
        .zip(&numbers)
        .zip(&plan.slots)
        .map(|((item, number), slot)| {
            let begins = shown.begins.map(|begins| clock(begins, slot.begins));
            let gone = matches!(item.state, ItemState::Withdrawn | ItemState::Adjourned);
            let title = if gone {
                view! { <del>{item.title.clone()}</del> }.into_any()
            } else {
                view! { <b>{item.title.clone()}</b> }.into_any()
            };
            view! {
                <li class=class(item) id=format!("top-{}", item.id) tabindex="-1">
                    <span class="t">{begins}</span>
                    <span class="no"><span class="wk-sr">"TOP "</span>{number.to_string()}</span>
                    <div class="b">
                        <span lang=german(ctx)>{title}</span>
                        {circle(ctx, item, shown.usual)}
                        {state(ctx, item.state)}
                        <p class="wk-small wk-muted">{facts(ctx, item, slot.minutes)}</p>
                        {paper(ctx, item, papers)}
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ol class="wk-agenda">{items}</ol> }.into_any()
}
