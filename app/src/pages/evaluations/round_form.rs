//! The form that prepares or changes a round, and the one that lets in a late entry.

use super::words;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::evaluation::criteria::{self, CriteriaSet};
use domain::evaluation::round_form::{ReopenForm, RoundForm, WEIGHT};
use domain::evaluation::{Disclosure, Round, RoundState};
use leptos::prelude::*;

/// The form of a new round, or of `existing`. Once a round is open, only what may still change has a field.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<&Round>,
    form: &Form<RoundForm>,
    changed: bool,
) -> Page {
    let heading = match existing {
        Some(round) => {
            t!(ctx, "round-edit-title", round = round.title.get(ctx.language).to_owned())
        }
        None => t!(ctx, "round-new-title"),
    };
    let mut trail = vec![("/bewertungen".to_owned(), t!(ctx, "nav-evaluations"))];
    if let Some(round) = existing {
        let name = round.title.get(ctx.language).to_owned();
        trail.push((format!("/bewertungen/{}", round.code), name));
    }
    let state = existing.map_or(RoundState::Draft, |round| round.state_on(ctx.today));
    let back = existing
        .map_or_else(|| "/bewertungen".to_owned(), |round| format!("/bewertungen/{}", round.code));
    let action = existing.map_or_else(
        || "/bewertungen".to_owned(),
        |round| format!("/bewertungen/{}/bearbeiten", round.code),
    );
    let more = match state {
        RoundState::Draft => draft_fields(ctx, catalogue, existing, form),
        RoundState::Open => view! {
            <div class="wk-note"><p>{t!(ctx, "round-form-open")}</p></div>
            {day(ctx, form, "closes", &form.values.closes, t!(ctx, "round-closes-hint"))}
        }
        .into_any(),
        _ => view! { <div class="wk-note"><p>{t!(ctx, "round-form-over")}</p></div> }.into_any(),
    };
    let meanwhile = changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "round-form-meanwhile")}</p>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1></div>
                {meanwhile}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, catalogue, field))}
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    {ui::input(ctx, spec(ctx, form, "title", &form.values.title, t!(ctx, "round-title"))
                        .hint(t!(ctx, "round-title-hint")), "text", "off")}
                    {meeting(ctx, catalogue, form)}
                    {more}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "round-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&back)>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn label(ctx: &Ctx, catalogue: &Catalogue, field: &str) -> String {
    let weight = field.strip_prefix(WEIGHT).and_then(|code| {
        let all = catalogue.criteria.iter().flat_map(|set| &set.criteria);
        all.into_iter().find(|c| c.code.as_str() == code)
    });
    if let Some(criterion) = weight {
        return t!(
            ctx,
            "round-weight-of",
            criterion = criterion.short.get(ctx.language).to_owned()
        );
    }
    match field {
        "meeting" => t!(ctx, "round-meeting"),
        "measures" => t!(ctx, "round-measures"),
        "opens" => t!(ctx, "round-opens"),
        "closes" => t!(ctx, "round-closes"),
        "asked" => t!(ctx, "round-asked"),
        "criteria" => t!(ctx, "round-criteria"),
        "disclosure" => t!(ctx, "round-disclosure"),
        _ => t!(ctx, "round-title"),
    }
}

fn spec<F>(ctx: &Ctx, form: &Form<F>, name: &'static str, value: &str, label: String) -> FieldSpec {
    FieldSpec::new(ctx, name, label, value, &form.errors)
}

fn day<F>(ctx: &Ctx, form: &Form<F>, name: &'static str, value: &str, hint: String) -> AnyView {
    let label = match name {
        "opens" => t!(ctx, "round-opens"),
        "until" => t!(ctx, "round-until"),
        _ => t!(ctx, "round-closes"),
    };
    ui::input(ctx, spec(ctx, form, name, value, label).hint(hint).width("s"), "text", "off")
        .into_any()
}

fn meeting(ctx: &Ctx, catalogue: &Catalogue, form: &Form<RoundForm>) -> AnyView {
    let none = (String::new(), t!(ctx, "round-meeting-none"));
    let numbered =
        catalogue.meetings.iter().filter_map(|m| Some((m.number?.to_string(), m.title.clone())));
    let options = std::iter::once(none).chain(numbered).collect();
    let spec =
        spec(ctx, form, "meeting", &form.values.meeting, t!(ctx, "round-meeting")).optional();
    ui::select(ctx, spec, options).into_any()
}

/// Boxes to tick below a legend, all of one name.
fn boxes(
    ctx: &Ctx,
    form: &Form<RoundForm>,
    name: &'static str,
    (legend, hint): (String, String),
    options: Vec<(String, String)>,
    chosen: &[String],
) -> AnyView {
    let error = form.errors.of(name).map(|problem| crate::labels::problem(ctx, problem));
    let described =
        if error.is_some() { format!("h-{name} e-{name}") } else { format!("h-{name}") };
    let items: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(index, (value, label))| {
            let id = if index == 0 { format!("f-{name}") } else { format!("f-{name}-{index}") };
            let checked = chosen.contains(&value);
            view! {
                <label class="wk-check">
                    <input type="checkbox" id=id name=name value=value checked=checked />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="wk-set" aria-describedby=described>
            <legend>{legend}</legend>
            <p class="wk-hint" id=format!("h-{name}")>{hint}</p>
            {ui::error_line(name, error)}
            <div class="wk-radio">{items}</div>
        </fieldset>
    }
    .into_any()
}

fn draft_fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<&Round>,
    form: &Form<RoundForm>,
) -> AnyView {
    let values = &form.values;
    let chosen = existing.map(|round| &round.setup.criteria);
    let offered: Vec<_> = criteria::offered(&catalogue.criteria, chosen).collect();
    let measures = catalogue
        .measures_by_name()
        .iter()
        .map(|r| (r.measure.slug.to_string(), r.measure.name.get(ctx.language).to_owned()))
        .collect();
    let organisations =
        catalogue.organisations.values().map(|o| (o.code.to_string(), o.name.clone())).collect();
    let sets = offered.iter().map(|set| {
        let names = set.criteria.iter().map(|c| c.short.get(ctx.language));
        let names = names.collect::<Vec<_>>().join(", ");
        (set.code.to_string(), format!("{}: {names}", set.name.get(ctx.language)))
    });
    let set = match values.criteria.as_str() {
        "" => offered.first().map_or("", |set| set.code.as_str()),
        typed => typed,
    };
    let disclosures =
        Disclosure::ALL.iter().map(|d| (d.code().to_owned(), words::disclosure(ctx, *d))).collect();
    let disclosure =
        if values.disclosure.is_empty() { Disclosure::Named.code() } else { &values.disclosure };
    view! {
        {boxes(
            ctx,
            form,
            "measures",
            (t!(ctx, "round-measures"), t!(ctx, "round-measures-hint")),
            measures,
            &values.measures,
        )}
        {day(ctx, form, "opens", &values.opens, t!(ctx, "round-opens-hint"))}
        {day(ctx, form, "closes", &values.closes, t!(ctx, "round-closes-hint"))}
        {boxes(
            ctx,
            form,
            "asked",
            (t!(ctx, "round-asked"), t!(ctx, "round-asked-hint")),
            organisations,
            &values.asked,
        )}
        {ui::radios(
            spec(ctx, form, "criteria", set, t!(ctx, "round-criteria")),
            sets.collect(),
        )}
        {weights(ctx, &offered, form)}
        {ui::radios(
            spec(ctx, form, "disclosure", disclosure, t!(ctx, "round-disclosure")).hint(t!(ctx, "round-disclosure-hint")),
            disclosures,
        )}
    }
    .into_any()
}

/// Weights are rarely set: they stand folded away until one is.
fn weights(ctx: &Ctx, offered: &[&CriteriaSet], form: &Form<RoundForm>) -> AnyView {
    let groups: Vec<_> = offered
        .iter()
        .map(|set| {
            let fields: Vec<_> =
                set.criteria.iter().map(|criterion| weight(ctx, form, criterion)).collect();
            view! {
                <fieldset class="wk-set">
                    <legend>{set.name.get(ctx.language).to_owned()}</legend>
                    {fields}
                </fieldset>
            }
        })
        .collect();
    let open = !form.values.weights.values().all(String::is_empty);
    view! {
        <details class="wk-data" open=open>
            <summary>{t!(ctx, "round-weights-set")}</summary>
            <p class="wk-hint">{t!(ctx, "round-weights-hint")}</p>
            {groups}
        </details>
    }
    .into_any()
}

fn weight(ctx: &Ctx, form: &Form<RoundForm>, criterion: &domain::evaluation::Criterion) -> AnyView {
    let name = format!("{WEIGHT}{}", criterion.code);
    let error = form.errors.of(&name).map(|problem| crate::labels::problem(ctx, problem));
    let described = error.as_ref().map(|_| format!("e-{name}"));
    let invalid = error.as_ref().map(|_| "true");
    let value = form.values.weights.get(criterion.code.as_str()).cloned().unwrap_or_default();
    view! {
        <div class="wk-field wk-field--s">
            <label for=format!("f-{name}")>{criterion.short.get(ctx.language).to_owned()}</label>
            {ui::error_line(&name, error)}
            <input
                class="wk-input wk-num"
                id=format!("f-{name}")
                name=name.clone()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value=value
                aria-invalid=invalid
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

/// Label of a field of the form that lets in a late entry.
pub(super) fn reopen_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "organisation" => t!(ctx, "people-organisation"),
        "measure" => t!(ctx, "change-measure"),
        "until" => t!(ctx, "round-until"),
        _ => t!(ctx, "round-reopen-reason"),
    }
}

/// The form that lets in one late entry.
pub(super) fn reopen(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    form: &Form<ReopenForm>,
) -> AnyView {
    let values = &form.values;
    let choose = || (String::new(), t!(ctx, "round-choose"));
    let organisations = std::iter::once(choose())
        .chain(catalogue.asked(round).map(|o| (o.code.to_string(), o.name.clone())))
        .collect();
    let measures = std::iter::once(choose())
        .chain(round.measures.iter().filter_map(|slug| {
            let record = catalogue.measures.get(slug)?;
            Some((slug.to_string(), record.measure.name.get(ctx.language).to_owned()))
        }))
        .collect();
    let field = |name, value: &str| spec(ctx, form, name, value, reopen_label(ctx, name));
    let version = if form.errors.is_empty() { round.version } else { form.version };
    view! {
        <details class="wk-data" open=!form.errors.is_empty()>
            <summary>{t!(ctx, "round-reopen")}</summary>
            <form class="wk-form" method="post" action=ctx.href(&format!("/bewertungen/{}/nachfrist", round.code)) novalidate=true>
                <p class="wk-hint">{t!(ctx, "round-reopen-hint")}</p>
                <input type="hidden" name="version" value=version.to_string() />
                {ui::select(ctx, field("organisation", &values.organisation), organisations)}
                {ui::select(ctx, field("measure", &values.measure), measures)}
                {day(ctx, form, "until", &values.until, t!(ctx, "round-until-hint"))}
                {ui::text_area(ctx, field("reason", &values.reason), 3, domain::evaluation::round_form::MAX_REASON)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "round-reopen-do")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
