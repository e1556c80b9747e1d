//! The course of the measure: milestones and changes in one list, newest first.

use super::super::parts;
use super::Data;
use crate::ctx::Ctx;
use crate::history;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::NaiveDate;
use domain::face::Section;
use domain::measure::Milestone;
use domain::policy::is_act_visible;
use domain::source::Evidence;
use leptos::prelude::*;

/// Milestones with their sources, and who changed what when.
pub fn panel(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let milestones = data.record.milestones.iter().map(|m| (m.date.start(), milestone(ctx, m)));
    let changes = data
        .history
        .iter()
        .filter(|_| ctx.opens(Section::Changes))
        .filter(|entry| is_act_visible(data.feedback, entry.act))
        .map(|entry| (ctx.local(entry.at).date(), history::item(ctx, entry).into_any()));
    let mut all: Vec<(NaiveDate, AnyView)> = changes.chain(milestones).collect();
    all.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let content = if all.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "measure-past-none")}</p> }.into_any()
    } else {
        let items: Vec<_> = all.into_iter().map(|(_, item)| item).collect();
        view! { <ol class="wk-history">{items}</ol> }.into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-verlauf">
            <h2 id="h-verlauf">{t!(ctx, "measure-past-title")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn milestone(ctx: &Ctx, milestone: &Milestone) -> AnyView {
    let doubt =
        matches!(milestone.evidence, Evidence::Conflict | Evidence::Unverified).then(|| {
            let word = labels::evidence(ctx, milestone.evidence);
            view! { " "<span class="wk-tag wk-tag--risk">{word}</span> }
        });
    view! {
        <li>
            <div class="wk-history__h">
                <time datetime=milestone.date.start().to_string()>
                    {milestone.date.label(ctx.language)}
                </time>
            </div>
            <div class="wk-history__b">
                <p>
                    {milestone.title.get(ctx.language).to_owned()}" "
                    {ui::example_if(ctx, milestone.evidence.is_example())}
                    {doubt}
                </p>
                {parts::source_links(ctx, &milestone.sources)}
            </div>
        </li>
    }
    .into_any()
}
