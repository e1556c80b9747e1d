//! Linking a measure to an indicator: what it is expected to contribute.

use super::{form, parts};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::key::{ContributionId, IndicatorCode};
use domain::measure::contribution::{
    Direction, Directness, ExpectationForm, Grade, MAX_ASSUMPTION,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The form of a new link, or of the one given. `indicator` is the code chosen, empty where none is.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &MeasureRecord,
    id: Option<&ContributionId>,
    indicator: &str,
    form: &Form<ExpectationForm>,
) -> Page {
    let measure = &record.measure;
    let title =
        if id.is_some() { t!(ctx, "measure-link-edit") } else { t!(ctx, "measure-link-new") };
    let trail = vec![
        ("/massnahmen".to_owned(), t!(ctx, "measure-list-title")),
        (parts::measure_path(&measure.slug), measure.short.clone()),
    ];
    let lead = t!(ctx, "measure-link-lead", name = measure.short.clone());
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{lead}</p>
            </div>
            {fields(ctx, catalogue, record, id, indicator, form)}
            {id.map(|id| removal(ctx, record, id, form.version))}
        </main>
    };
    let title = parts::form_title(ctx, &title, !form.errors.is_empty());
    Page { title, nav: Nav::Measures, islands: false, body: body.into_any() }
}

/// Name of a form field as its label has it.
pub fn field_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "direction" => t!(ctx, "measure-link-direction-name"),
        "directness" => t!(ctx, "measure-link-directness"),
        "amount" => t!(ctx, "measure-link-amount"),
        "due" => t!(ctx, "measure-link-due"),
        "lag_months" => t!(ctx, "measure-link-lag"),
        "grade" => t!(ctx, "measure-link-grade"),
        "assumption" => t!(ctx, "measure-link-assumption"),
        "reason" => t!(ctx, "measure-link-reason"),
        _ => t!(ctx, "measure-link-indicator"),
    }
}

/// The form itself, with everything typed and the version it was opened on.
pub fn fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &MeasureRecord,
    id: Option<&ContributionId>,
    indicator: &str,
    form: &Form<ExpectationForm>,
) -> AnyView {
    let path = parts::measure_path(&record.measure.slug);
    let action = match id {
        Some(id) => ctx.href(&format!("{path}/beitraege/{id}")),
        None => ctx.href(&format!("{path}/beitraege")),
    };
    let chosen = IndicatorCode::parse(indicator).ok().and_then(|c| catalogue.indicators.get(&c));
    let which = match (id, chosen) {
        (Some(_), Some(chosen)) => fixed_indicator(ctx, chosen),
        _ => indicator_select(ctx, catalogue, indicator, form),
    };
    view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {form::hidden(form)}
            {which}
            {expectation(ctx, chosen.map(Arc::as_ref), form)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "measure-save")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(&path)>{t!(ctx, "measure-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn expectation(
    ctx: &Ctx,
    chosen: Option<&IndicatorRecord>,
    form: &Form<ExpectationForm>,
) -> AnyView {
    let values = &form.values;
    let spec =
        |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, &form.errors);
    let unit = chosen.map(|r| labels::unit(ctx, &r.indicator)).unwrap_or_default();
    let directions = vec![
        (Direction::Increase.code().to_owned(), t!(ctx, "measure-verb-increase")),
        (Direction::Decrease.code().to_owned(), t!(ctx, "measure-verb-decrease")),
    ];
    let direction = FieldSpec {
        label: t!(ctx, "measure-link-direction"),
        ..spec("direction", &values.direction)
    };
    let directness = Directness::ALL
        .iter()
        .map(|d| (d.code().to_owned(), labels::directness(ctx, *d)))
        .collect();
    let grades = Grade::ALL.iter().map(|g| (g.code().to_owned(), labels::grade(ctx, *g))).collect();
    let amount = spec("amount", &values.amount)
        .hint(t!(ctx, "measure-link-amount-hint"))
        .optional()
        .width("m");
    let due = spec("due", &values.due).hint(t!(ctx, "measure-link-due-hint")).optional().width("m");
    let lag = spec("lag_months", &values.lag_months)
        .hint(t!(ctx, "measure-link-lag-hint"))
        .optional()
        .width("m");
    let grade = spec("grade", &values.grade).hint(t!(ctx, "measure-link-grade-hint"));
    let assumption = spec("assumption", &values.assumption)
        .hint(t!(ctx, "measure-link-assumption-hint"))
        .optional();
    let reason =
        spec("reason", &values.reason).hint(t!(ctx, "measure-link-reason-hint")).optional();
    view! {
        {ui::radios(direction, directions)}
        {ui::radios(spec("directness", &values.directness), directness)}
        {ui::number_input(ctx, amount, unit)}
        {ui::input(ctx, due, "text", "off")}
        {ui::number_input(ctx, lag, t!(ctx, "measure-link-months"))}
        {ui::radios(grade, grades)}
        {ui::text_area(ctx, assumption, 3, MAX_ASSUMPTION)}
        {ui::text_area(ctx, reason, 3, MAX_ASSUMPTION)}
    }
    .into_any()
}

fn fixed_indicator(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    view! {
        <dl class="wk-dl">
            <dt>{t!(ctx, "measure-link-indicator")}</dt>
            <dd>{parts::indicator_link(
                ctx,
                &indicator.code,
                indicator.name.get(ctx.language).to_owned(),
            )}</dd>
            <dt>{t!(ctx, "measure-link-polarity")}</dt>
            <dd>{labels::polarity(ctx, indicator.polarity)}</dd>
        </dl>
        <input type="hidden" name="indicator" value=indicator.code.to_string() />
    }
    .into_any()
}

/// A choice of indicators grouped by field, each with its polarity.
fn indicator_select(
    ctx: &Ctx,
    catalogue: &Catalogue,
    chosen: &str,
    form: &Form<ExpectationForm>,
) -> AnyView {
    let error = form.errors.of("indicator").map(|problem| labels::problem(ctx, problem));
    let class = if error.is_some() { "wk-field wk-field--error" } else { "wk-field" };
    let invalid = error.as_ref().map(|_| "true");
    let described = if error.is_some() { "h-indicator e-indicator" } else { "h-indicator" };
    let groups: Vec<_> = catalogue
        .fields
        .iter()
        .map(|field| {
            let options: Vec<_> = catalogue
                .indicators_of(&field.code)
                .map(|record| option(ctx, record, chosen))
                .collect();
            let label = format!("{} {}", field.position, field.name.get(ctx.language));
            view! { <optgroup label=label>{options}</optgroup> }
        })
        .collect();
    view! {
        <div class=class>
            <label for="f-indicator">{t!(ctx, "measure-link-indicator")}</label>
            <p class="wk-hint" id="h-indicator">{t!(ctx, "measure-link-indicator-hint")}</p>
            {ui::error_line("indicator", error)}
            <select
                class="wk-select"
                id="f-indicator"
                name="indicator"
                required=true
                aria-invalid=invalid
                aria-describedby=described
            >
                <option value="">{t!(ctx, "measure-link-choose")}</option>
                {groups}
            </select>
        </div>
    }
    .into_any()
}

fn option(ctx: &Ctx, record: &IndicatorRecord, chosen: &str) -> AnyView {
    let indicator = &record.indicator;
    let text = t!(
        ctx,
        "measure-link-option",
        code = indicator.code.to_string(),
        name = indicator.short.get(ctx.language).to_owned(),
        polarity = labels::polarity(ctx, indicator.polarity)
    );
    let selected = indicator.code.as_str() == chosen;
    view! { <option value=indicator.code.to_string() selected=selected>{text}</option> }.into_any()
}

/// Asks before a link is removed; what was there stays in the history.
fn removal(ctx: &Ctx, record: &MeasureRecord, id: &ContributionId, version: i64) -> AnyView {
    let path = parts::measure_path(&record.measure.slug);
    let action = ctx.href(&format!("{path}/beitraege/{id}/entfernen"));
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "measure-link-remove")}</summary>
            <form class="wk-confirm" method="post" action=action>
                <p>{t!(ctx, "measure-link-remove-text")}</p>
                <input type="hidden" name="version" value=version.to_string() />
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--danger" type="submit">
                        {ui::icon("#i-trash")}{t!(ctx, "measure-link-remove")}
                    </button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
