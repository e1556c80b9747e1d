//! Practical experience with the measure, shared at any time of the year.

use super::super::parts;
use super::Data;
use super::voices::organisation;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::Catalogue;
use domain::evaluation::Experience;
use domain::face::Section;
use domain::period::format_day;
use domain::policy::{self, FeedbackView};
use domain::tier::Tier;
use leptos::prelude::*;

/// The experiences this reader may see, newest first, and the way to add one.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let mut shown: Vec<_> =
        data.experiences.iter().filter(|e| policy::sees_experience(&ctx.actor, e)).collect();
    shown.sort_by_key(|e| std::cmp::Reverse(e.date));
    let content = if shown.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "measure-experiences-none")}</p> }.into_any()
    } else {
        let items: Vec<_> = shown.iter().map(|e| item(ctx, catalogue, data, e)).collect();
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    let share = ctx.is_delegate().then(|| {
        let path = parts::measure_path(&data.record.measure.slug);
        view! {
            <div class="wk-panel__foot">
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("{path}/erfahrung"))>
                    {t!(ctx, "measure-experience-share")}
                </a>
            </div>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-erfahrung">
            <h2 id="h-erfahrung">{t!(ctx, "measure-experiences-title")}</h2>
            {content}
            {share}
        </section>
    }
    .into_any()
}

fn item(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, e: &Experience) -> AnyView {
    let mut facts = Vec::new();
    // Who makes an experience public is told that the organisation is named with it.
    if data.feedback == FeedbackView::Named || e.visibility == Tier::Public {
        facts.push(organisation(catalogue, &e.organisation));
    }
    facts.push(format_day(e.date, ctx.language));
    if data.feedback == FeedbackView::Named {
        facts.push(labels::tier(ctx, e.visibility));
    }
    let own = ctx.is_delegate()
        && ctx.account().is_some_and(|account| account.organisation == e.organisation);
    let edit = own.then(|| {
        let path = parts::measure_path(&data.record.measure.slug);
        view! {
            <a class="wk-link" href=ctx.href(&format!("{path}/erfahrung/{}", e.id))>
                {t!(ctx, "measure-experience-edit")}
            </a>
        }
    });
    let about =
        format!("{}, {}", labels::experience_kind(ctx, e.kind), format_day(e.date, ctx.language));
    let course = ctx.opens(Section::Evaluations).then(|| {
        view! {
            <a class="wk-link" href=ctx.href(&format!("/erfahrungen/{}", e.id))>
                {t!(ctx, "measure-experience-course")}<span class="wk-sr">{format!(": {about}")}</span>
            </a>
        }
    });
    view! {
        <li>
            <span class="wk-small wk-muted">
                <b>{labels::experience_kind(ctx, e.kind)}</b>
                {format!(" · {} ", facts.join(" · "))}
                {ui::example_if(ctx, e.evidence.is_example())}
            </span>
            <blockquote class="wk-quote">{e.text.clone()}</blockquote>
            <span class="wk-row">{course}{edit}</span>
        </li>
    }
    .into_any()
}
