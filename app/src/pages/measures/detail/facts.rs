//! Head of the page: name, what it is, and the facts.

use super::super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, MeasureRecord};
use leptos::prelude::*;

/// Name, summary and facts, with the planner's button.
pub fn head(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> AnyView {
    let measure = &record.measure;
    let edit = ctx.is_planner().then(|| {
        let href = ctx.href(&format!("{}/bearbeiten", parts::measure_path(&measure.slug)));
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--secondary" href=href>
                    {ui::icon("#i-edit")}{t!(ctx, "measure-edit-title")}
                </a>
            </div>
        }
    });
    view! {
        <div class="wk-head">
            <div class="wk-head__row">
                <h1>{measure.name.get(ctx.language).to_owned()}</h1>
                {edit}
            </div>
            <p class="wk-lead">{measure.summary.get(ctx.language).to_owned()}</p>
            {meta(ctx, catalogue, record)}
        </div>
        {description(ctx, &measure.description)}
    }
    .into_any()
}

fn meta(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> AnyView {
    let measure = &record.measure;
    let positions: Vec<_> =
        catalogue.fields_of(record).iter().map(|field| field.position.to_string()).collect();
    let fields = match positions.as_slice() {
        [] => t!(ctx, "measure-not-linked"),
        positions => t!(
            ctx,
            "measure-fields",
            count = parts::count(positions.len()),
            list = parts::enumeration(ctx, positions)
        ),
    };
    let term = parts::span(ctx, measure.start.as_ref(), measure.end.as_ref());
    view! {
        <div class="wk-head__meta">
            <span><b>{t!(ctx, "measure-state-is", state = labels::state(ctx, measure.state))}</b></span>
            <span>{t!(ctx, "measure-lead-is", lead = measure.lead.clone())}</span>
            <span>{t!(ctx, "measure-term-is", term = term)}</span>
            <span>{fields}</span>
            {predecessor(ctx, catalogue, record)}
            {successors(ctx, catalogue, record)}
            {ui::example_if(ctx, measure.evidence.is_example())}
        </div>
    }
    .into_any()
}

fn predecessor(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> Option<AnyView> {
    let before = catalogue.measures.get(record.measure.predecessor.as_ref()?)?;
    let link = parts::measure_link(ctx, &before.measure.slug, before.measure.short.clone());
    Some(view! { <span>{t!(ctx, "measure-predecessor")}" "{link}</span> }.into_any())
}

fn successors(ctx: &Ctx, catalogue: &Catalogue, record: &MeasureRecord) -> Option<AnyView> {
    let mut links = catalogue
        .successors(&record.measure.slug)
        .iter()
        .map(|next| parts::measure_link(ctx, &next.measure.slug, next.measure.short.clone()))
        .peekable();
    links.peek()?;
    let links = parts::comma_list(ctx, links, 10);
    Some(view! { <span>{t!(ctx, "measure-successor")}" "{links}</span> }.into_any())
}

/// Everything else worth knowing, one paragraph per line.
fn description(ctx: &Ctx, text: &str) -> Option<AnyView> {
    if text.is_empty() {
        return None;
    }
    let paragraphs: Vec<_> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-mehr">
                <h2 id="h-mehr">{t!(ctx, "measure-more")}</h2>
                <div class="wk-prose">{paragraphs}</div>
            </section>
        }
        .into_any(),
    )
}
