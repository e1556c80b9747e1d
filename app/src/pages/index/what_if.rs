//! What the index would be with other weights, and a proposal from it.

use super::compare::{Shared, rank_of_home};
use super::parts::{field_name, mean, percent, points, signed, table};
use super::{PATH, Shown};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::islands::{MARK, Weights};
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::index::edition::{EditionState, MAX_REASON, ProposalForm};
use domain::index::standing::Standing;
use domain::index::what_if::{WEIGHTS, WhatIfForm, overall};
use domain::index::workshop::Workshop;
use domain::index::{Aggregation, Method};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// Identifier of the form, for the island.
const FORM: &str = "gewichte";

/// Path of the page.
pub fn path() -> String {
    format!("{PATH}/was-waere-wenn")
}

/// Where a proposal is sent to.
pub fn proposal_path() -> String {
    format!("{PATH}/vorschlag")
}

/// What the page shows.
pub struct Data<'a> {
    /// The edition it starts from, with its results.
    pub shown: Shown<'a>,
    /// The weights and the mean as typed.
    pub form: &'a WhatIfForm,
    /// What is wrong with them.
    pub errors: &'a FieldErrors,
    /// The proposal as typed, for planners.
    pub proposal: Option<&'a Form<ProposalForm>>,
    /// The workshop that the weights come from.
    pub workshop: Option<&'a Workshop>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let title = t!(ctx, "index-what-if-title");
    let shown = &data.shown;
    let trail = vec![(PATH.to_owned(), t!(ctx, "index-name"))];
    let number = shown.edition.number.to_string();
    let errors = data.proposal.map(|form| &form.errors).into_iter().flat_map(FieldErrors::iter);
    let mut all = data.errors.clone();
    for (field, problem) in errors {
        all.add(field, problem.clone());
    }
    let other = data.form.method(&shown.edition.method).ok();
    let document_title = if all.is_empty() {
        title.clone()
    } else {
        t!(ctx, "supply-form-error-title", title = title.clone())
    };
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title}</h1>
                <p class="wk-lead">{t!(ctx, "index-what-if-lead", number = number)}" "{ui::example_if(ctx, shown.is_example())}</p>
            </div>
            {data.workshop.map(|workshop| from_workshop(ctx, workshop))}
            {ui::error_summary(ctx, &all, |field: &str| label(ctx, catalogue, shown, field))}
            {weights_form(ctx, catalogue, data)}
            {other.as_ref().map(|other| result(ctx, catalogue, data, other))}
            {data.proposal.map(|proposal| proposal_form(ctx, data, proposal))}
        </main>
    }
    .into_any();
    Page { title: document_title, nav: Nav::Indicators, islands: true, body }
}

fn from_workshop(ctx: &Ctx, workshop: &Workshop) -> AnyView {
    let href = ctx.href(&super::workshop::path(workshop));
    view! {
        <div class="wk-note wk-note--info">
            <p>{t!(ctx, "workshop-weights-of")}" "<a href=href>{workshop.title.clone()}</a>"."</p>
        </div>
    }
    .into_any()
}

fn label(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>, field: &str) -> String {
    let fields = &shown.edition.method.draft().fields;
    let at = WEIGHTS.iter().position(|name| *name == field);
    match (at.and_then(|at| fields.get(at)), field) {
        (Some(weight), _) => {
            t!(ctx, "index-weight-of", name = field_name(ctx, catalogue, &weight.code))
        }
        (None, "mittel") => t!(ctx, "index-mean"),
        (None, "title") => t!(ctx, "index-proposal-title"),
        (None, "state") => t!(ctx, "index-proposal-state"),
        (None, "paper") => t!(ctx, "index-paper"),
        _ => t!(ctx, "change-reason"),
    }
}

fn weights_form(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let shown = &data.shown;
    let weights: Vec<_> = WEIGHTS
        .iter()
        .zip(&data.form.weights)
        .map(|(name, value)| {
            let label = label(ctx, catalogue, shown, name);
            let spec = FieldSpec::new(ctx, name, label, value, data.errors).width("s");
            view! { {ui::number_input(ctx, spec, String::new())} }
        })
        .collect();
    let means = Aggregation::ALL
        .into_iter()
        .filter(|a| *a != Aggregation::Copeland)
        .map(|a| (a.code().to_owned(), mean(ctx, a)))
        .collect();
    let spec = FieldSpec::new(ctx, "mittel", t!(ctx, "index-mean"), &data.form.across, data.errors)
        .width("m");
    let back = ctx.href(&path());
    let form = view! {
        <form class="wk-form wk-form--wide" id=FORM method="get" action=ctx.href(&path()) novalidate=true>
            <div class="wk-budgets">{weights}</div>
            {ui::select(ctx, spec, means)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "index-compute")}</button>
                <a class="wk-btn wk-btn--secondary" href=back>{t!(ctx, "index-reset")}</a>
            </div>
        </form>
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-gewichte">
            <h2 id="h-gewichte">{t!(ctx, "index-weights-title")}</h2>
            <p>{t!(ctx, "index-weights-lead")}</p>
            {with_data(form.into_any(), known(ctx, shown))}
            <Weights form_id=FORM.to_owned()/>
        </section>
    }
    .into_any()
}

/// What the island of the page knows, by attribute of the form.
fn known(ctx: &Ctx, shown: &Shown<'_>) -> Vec<(&'static str, String)> {
    use crate::islands::attributes as a;
    let joined = |texts: Vec<String>, by: &str| texts.join(by);
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut known = vec![(a::LANGUAGE, ctx.language.code().to_owned())];
    let names = WEIGHTS.iter().take(shown.edition.method.draft().fields.len());
    known.push((a::NAMES, joined(names.map(|name| (*name).to_owned()).collect(), " ")));
    if let Some(standing) = shown.standing {
        let outcome = &standing.outcome;
        let values = outcome.fields.iter().map(|field| number(field.value));
        known.push((a::VALUES, joined(values.collect(), ";")));
        known.push((a::NEEDED, outcome.needed.to_string()));
        known.push((a::VALID, number(outcome.value)));
    }
    if let Some(shared) = Shared::of(shown) {
        let places = shared.fields.iter().map(ToString::to_string);
        known.push((a::SHARED, joined(places.collect(), ";")));
        let area = |area: &&Standing| {
            let values = shared.values(area);
            joined(values.into_iter().map(|value| value.to_string()).collect(), ";")
        };
        known.push((a::AREAS, joined(shared.areas.iter().map(area).collect(), "|")));
    }
    let mark = || MARK.to_owned();
    known.extend([
        (a::RESULT, t!(ctx, "index-live-result", value = mark())),
        (a::DIFFERENCE, t!(ctx, "index-live-difference", valid = mark(), change = mark())),
        (a::SUM, t!(ctx, "index-live-sum", sum = mark())),
        (a::RANK, t!(ctx, "index-live-rank", rank = mark(), of = mark())),
        (a::NONE, t!(ctx, "index-live-none")),
        (a::WRONG, t!(ctx, "index-live-wrong")),
    ]);
    known
}

/// Puts attributes on a form.
pub(super) fn with_data(form: AnyView, known: Vec<(&'static str, String)>) -> AnyView {
    known.into_iter().fold(form, |form, (name, value)| {
        form.add_any_attr(custom_attribute(format!("data-{name}"), value)).into_any()
    })
}

fn result(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, other: &Method) -> Option<AnyView> {
    let shown = &data.shown;
    let standing = shown.standing?;
    let outcome = &standing.outcome;
    let draft = other.draft();
    let values: Vec<Option<f64>> = outcome.fields.iter().map(|field| field.value).collect();
    let weights: Vec<f64> = (0..draft.fields.len()).map(|at| other.field_weight(at)).collect();
    let index = overall(&values, &weights, draft.across.aggregation, outcome.needed);
    let text = match (index, outcome.value) {
        (Some(index), Some(valid)) => t!(
            ctx,
            "index-what-if-result",
            value = points(ctx, index),
            valid = points(ctx, valid),
            change = signed(ctx, index - valid),
            year = standing.year.to_string()
        ),
        (Some(index), None) => t!(ctx, "index-live-result", value = points(ctx, index)),
        (None, _) => t!(ctx, "index-live-none"),
    };
    let coverage = t!(
        ctx,
        "index-coverage",
        present = outcome.present.to_string(),
        total = outcome.fields.len().to_string()
    );
    let there: f64 =
        values.iter().zip(&weights).filter(|(v, _)| v.is_some()).map(|(_, weight)| weight).sum();
    let before = shown.edition.method.field_shares();
    let after = other.field_shares();
    let rows = draft.fields.iter().enumerate().map(|(at, field)| {
        let value = values.get(at).copied().flatten();
        let effective = match value {
            Some(_) if there > 0.0 => percent(ctx, weights[at] / there),
            _ => "–".to_owned(),
        };
        let name = field_name(ctx, catalogue, &field.code);
        let value = value.map_or_else(|| t!(ctx, "index-no-value"), |v| points(ctx, v));
        (name.into_any(), vec![value, percent(ctx, before[at]), percent(ctx, after[at]), effective])
    });
    let heads = [
        t!(ctx, "index-field"),
        t!(ctx, "index-points"),
        t!(ctx, "index-share-before"),
        t!(ctx, "index-share-after"),
        t!(ctx, "index-share-effective"),
    ];
    let address = ctx.href(&format!("{}?{}", path(), data.form.query()));
    let dominant = (!other.dominant().is_empty())
        .then(|| t!(ctx, "index-robust-dominant", elements = other.dominant().join(", ")));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-ergebnis">
                <h2 id="h-ergebnis">{t!(ctx, "index-result-title")}</h2>
                <p class="wk-lead">{text}" "{ui::example_if(ctx, shown.is_example())}</p>
                <p>{t!(ctx, "index-coverage-sentence", coverage = coverage)}" "{rank(ctx, shown, &weights, draft.across.aggregation)}" "{dominant}</p>
                {table(&t!(ctx, "index-result-caption"), &heads, rows.collect())}
                <p><a class="wk-link" href=address>{t!(ctx, "index-permalink")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// „Der Rang unter 3 Gebieten ändert sich nicht."
fn rank(ctx: &Ctx, shown: &Shown<'_>, weights: &[f64], across: Aggregation) -> Option<String> {
    let shared = Shared::of(shown)?;
    let method = &shown.edition.method;
    let valid: Vec<f64> = (0..weights.len()).map(|at| method.field_weight(at)).collect();
    let before = rank_of_home(&shared.means(&valid, method.draft().across.aggregation)?)?;
    let after = rank_of_home(&shared.means(weights, across)?)?;
    let of = after.1.to_string();
    Some(if before == after {
        t!(ctx, "index-rank-same", of = of, rank = after.0.to_string())
    } else {
        t!(
            ctx,
            "index-rank-moves",
            of = of,
            before = before.0.to_string(),
            after = after.0.to_string()
        )
    })
}

fn proposal_form(ctx: &Ctx, data: &Data<'_>, form: &Form<ProposalForm>) -> AnyView {
    let values = &form.values;
    let hidden: Vec<_> = WEIGHTS
        .iter()
        .zip(&data.form.weights)
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect();
    let title =
        FieldSpec::new(ctx, "title", t!(ctx, "index-proposal-title"), &values.title, &form.errors);
    let state =
        FieldSpec::new(ctx, "state", t!(ctx, "index-proposal-state"), &values.state, &form.errors);
    let states = [EditionState::Draft, EditionState::Proposed]
        .map(|state| (state.code().to_owned(), super::edition::state(ctx, state)));
    let paper = FieldSpec::new(ctx, "paper", t!(ctx, "index-paper"), &values.paper, &form.errors)
        .hint(t!(ctx, "index-paper-hint"))
        .optional();
    let reason =
        FieldSpec::new(ctx, "reason", t!(ctx, "change-reason"), &values.reason, &form.errors);
    view! {
        <section class="wk-panel" aria-labelledby="h-vorschlag">
            <h2 id="h-vorschlag">{t!(ctx, "index-proposal-head")}</h2>
            <p>{t!(ctx, "index-proposal-lead")}</p>
            <form class="wk-form" method="post" action=ctx.href(&proposal_path()) novalidate=true>
                <input type="hidden" name="token" value=form.token.clone()/>
                {hidden}
                <input type="hidden" name="mittel" value=data.form.across.clone()/>
                {data.workshop.map(|w| view! { <input type="hidden" name="werkstatt" value=w.id.to_string()/> })}
                {ui::input(ctx, title, "text", "off")}
                {ui::radios(state, states.to_vec())}
                {ui::input(ctx, paper, "text", "off")}
                {ui::text_area(ctx, reason, 4, MAX_REASON)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "index-proposal-save")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
