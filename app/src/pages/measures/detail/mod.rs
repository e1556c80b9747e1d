//! The page of one measure: what it is, its phases, what it is meant to contribute, what members say, its course.

mod experiences;
mod facts;
mod findings;
mod links;
mod past;
mod phases;
mod resolutions;
mod voices;
mod workflow;

use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::evaluation::{Experience, Rating};
use domain::finding::Register;
use domain::journal::Entry;
use domain::key::SourceCode;
use domain::measure::command::MoveForm;
use domain::meeting::resolution::Resolution;
use domain::policy::FeedbackView;
use leptos::prelude::*;

/// Everything the page shows besides the catalogue.
#[derive(Debug)]
pub struct Data<'a> {
    /// The measure.
    pub record: &'a MeasureRecord,
    /// Ratings of this measure in all rounds.
    pub ratings: &'a [Rating],
    /// Practical experiences with this measure.
    pub experiences: &'a [Experience],
    /// What became of what members say, as far as this reader may see it.
    pub register: &'a Register,
    /// Resolutions about the measure that this reader may see, earliest first.
    pub resolutions: &'a [Resolution],
    /// Number of posts about the measure.
    pub posts: usize,
    /// How much of the feedback this reader sees.
    pub feedback: FeedbackView,
    /// Journal entries about this measure, newest first.
    pub history: &'a [Entry],
    /// The form that moves it along its workflow, with errors where it was refused.
    pub move_form: &'a Form<MoveForm>,
    /// Code of a receipt, from `?hinweis=`.
    pub notice: Option<&'a str>,
}

/// The page of a measure.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let record = data.record;
    let title = record.measure.name.get(ctx.language).to_owned();
    let trail = vec![("/massnahmen".to_owned(), t!(ctx, "measure-list-title"))];
    let chain = phases::chain(ctx, catalogue, record);
    let body = view! {
        {ui::breadcrumb(ctx, trail, record.measure.short.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt(ctx, data.notice)}
            {facts::head(ctx, catalogue, record)}
            {phases::panel(ctx, catalogue, record, &chain)}
            {links::panel(ctx, catalogue, record)}
            {voices::panel(ctx, catalogue, data)}
            <div class="wk-grid wk-grid--6-6">
                {experiences::panel(ctx, catalogue, data)}
                {workflow::panel(ctx, record, data.move_form)}
            </div>
            {findings::panel(ctx, catalogue, data)}
            {resolutions::panel(ctx, catalogue, data)}
            <div class="wk-grid wk-grid--6-6">
                {past::panel(ctx, data)}
                {parts::source_list(ctx, catalogue, sources(record))}
            </div>
        </main>
    };
    let title = parts::form_title(ctx, &title, !data.move_form.errors.is_empty());
    Page { title, nav: Nav::Measures, islands: false, body: body.into_any() }
}

/// Every source the page refers to.
fn sources(record: &MeasureRecord) -> Vec<SourceCode> {
    let terms = record.terms.iter().flat_map(|t| &t.sources);
    let milestones = record.milestones.iter().flat_map(|m| &m.sources);
    record.measure.sources.iter().chain(terms).chain(milestones).cloned().collect()
}

/// The receipt after a post, for the codes this page knows.
fn receipt(ctx: &Ctx, notice: Option<&str>) -> Option<AnyView> {
    let text = match notice? {
        "angelegt" => t!(ctx, "measure-receipt-created"),
        "gespeichert" => t!(ctx, "measure-receipt-saved"),
        "inzwischen" => t!(ctx, "measure-changed-meanwhile"),
        "stand" => t!(ctx, "measure-receipt-moved"),
        "beitrag" => t!(ctx, "measure-receipt-link"),
        "beitrag-entfernt" => t!(ctx, "measure-receipt-link-removed"),
        "erfahrung" => t!(ctx, "measure-receipt-experience"),
        _ => return None,
    };
    let (class, icon) = match notice {
        Some("inzwischen") => ("wk-note wk-note--risk", "#i-info"),
        _ => ("wk-note wk-note--ok", "#i-check"),
    };
    Some(
        view! {
            <div class=class role="status">
                <p>{ui::icon(icon)}" "{text}</p>
            </div>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests;
