//! The methods of the index as records: which holds, which is proposed, and the steps from one to the other.

use super::parts::points;
use super::{PATH, Shown, history, method, redraft};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::index::edition::{Edition, EditionState, StepForm, in_force};
use domain::index::standing::Standing;
use domain::period::format_day;
use leptos::prelude::*;

/// Path of the list.
pub const LIST: &str = "/digitalisierungsgrad/verfahren";

/// Path of an edition.
pub fn path(edition: &Edition) -> String {
    format!("{LIST}/{}", edition.id)
}

/// The name of a state.
pub fn state(ctx: &Ctx, state: EditionState) -> String {
    match state {
        EditionState::Draft => t!(ctx, "index-state-draft"),
        EditionState::Proposed => t!(ctx, "index-state-proposed"),
        EditionState::InForce => t!(ctx, "index-state-in-force"),
    }
}

/// Since when, until when, or how far it is.
pub fn standing(ctx: &Ctx, catalogue: &Catalogue, edition: &Edition) -> String {
    let held = in_force(&catalogue.editions, ctx.today);
    match (edition.state, edition.from) {
        (EditionState::InForce, Some(from)) => {
            let day = format_day(from, ctx.language);
            if held.is_some_and(|held| held.id == edition.id) {
                t!(ctx, "index-held-since", day = day)
            } else if from > ctx.today {
                t!(ctx, "index-held-from", day = day)
            } else {
                t!(ctx, "index-held-then", day = day)
            }
        }
        (other, _) => state(ctx, other),
    }
}

/// The list of editions, newest first.
pub fn list(ctx: &Ctx, catalogue: &Catalogue) -> Page {
    let title = t!(ctx, "index-editions-title");
    let mut editions: Vec<&Edition> = catalogue.editions.iter().collect();
    editions.sort_by_key(|edition| std::cmp::Reverse(edition.number));
    let items: Vec<_> = editions
        .into_iter()
        .map(|edition| {
            let number = t!(ctx, "index-number", number = edition.number.to_string());
            view! {
                <li>
                    <p>
                        <a href=ctx.href(&path(edition))>{number}": "{edition.title.clone()}</a>" "
                        <span class="wk-tag wk-tag--solid">{standing(ctx, catalogue, edition)}</span>" "
                        {ui::example_if(ctx, edition.evidence.is_example())}
                    </p>
                    <span class="wk-small wk-muted">{edition.reason.clone()}</span>
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "index-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    let trail = vec![(PATH.to_owned(), t!(ctx, "index-name"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "index-editions-lead")}</p>
            </div>
            <section class="wk-panel">{content}</section>
            <p><a class="wk-link" href=ctx.href(&super::what_if::path())>{t!(ctx, "index-what-if-link")}</a></p>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// One edition; with 409 it says that the edition has changed since the form was opened.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    results: &[Standing],
    edition: &Edition,
    form: &Form<StepForm>,
    changed: bool,
) -> Page {
    let number = t!(ctx, "index-number", number = edition.number.to_string());
    let title = format!("{number}: {}", edition.title);
    let document_title = if form.errors.is_empty() {
        title.clone()
    } else {
        t!(ctx, "supply-form-error-title", title = title.clone())
    };
    let shown = Shown::of_edition(ctx, catalogue, results, edition, None);
    let value = shown.standing.zip(shown.value()).map(|(standing, value)| {
        let (year, value) = (standing.year.to_string(), points(ctx, value));
        view! {
            <p>{t!(ctx, "index-edition-result", year = year, value = value)}" "{ui::example_if(ctx, shown.is_example())}</p>
        }
    });
    let trail = vec![
        (PATH.to_owned(), t!(ctx, "index-name")),
        (LIST.to_owned(), t!(ctx, "index-editions-title")),
    ];
    let conflict = changed.then(|| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{t!(ctx, "index-changed")}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, number)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title}</h1>
                <p class="wk-lead">
                    {standing(ctx, catalogue, edition)}"."" "{ui::example_if(ctx, edition.evidence.is_example())}
                </p>
            </div>
            {conflict}
            {ui::error_summary(ctx, &form.errors, |field: &str| label(ctx, field))}
            {facts(ctx, edition)}
            {value.map_or_else(|| view! { <p>{t!(ctx, "index-edition-none")}</p> }.into_any(), IntoAny::into_any)}
            {history::panel(ctx, &shown)}
            {step(ctx, edition, form)}
            {redraft::work(ctx, catalogue, edition, &form.token)}
            {method::panel(ctx, catalogue, edition)}
        </main>
    }
    .into_any();
    Page { title: document_title, nav: Nav::Indicators, islands: false, body }
}

fn facts(ctx: &Ctx, edition: &Edition) -> AnyView {
    let rows: Vec<_> = [
        (t!(ctx, "change-reason"), edition.reason.clone()),
        (t!(ctx, "index-paper"), edition.paper.clone()),
        (t!(ctx, "indicator-decided-in"), edition.decided_in.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
    .collect();
    view! { <section class="wk-panel"><dl class="wk-dl wk-dl--wide">{rows}</dl></section> }
        .into_any()
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "paper" => t!(ctx, "index-paper"),
        "from" => t!(ctx, "method-field-from"),
        _ => t!(ctx, "indicator-decided-in"),
    }
}

/// The next step, for whoever may take it: planners lay a draft before the council, the Geschäftsstelle puts a proposal in
/// force.
fn step(ctx: &Ctx, edition: &Edition, form: &Form<StepForm>) -> Option<AnyView> {
    let spec = |name, value: &str| FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors);
    let (action, head, lead, fields, button) = match (edition.state, ctx.actor.role()) {
        (EditionState::Draft, Some(Role::Planner)) => (
            "vorlage",
            t!(ctx, "index-lay-head"),
            t!(ctx, "index-lay-lead"),
            view! { {ui::input(ctx, spec("paper", &form.values.paper), "text", "off")} }.into_any(),
            t!(ctx, "index-lay"),
        ),
        (EditionState::Proposed, Some(Role::Secretariat)) => (
            "in-kraft",
            t!(ctx, "index-adopt-head"),
            t!(ctx, "index-adopt-lead"),
            view! {
                {ui::input(ctx, spec("decided_in", &form.values.decided_in), "text", "off")}
                {ui::input(ctx, spec("from", &form.values.from).width("m").hint(t!(ctx, "index-from-hint")), "text", "off")}
            }
            .into_any(),
            t!(ctx, "index-adopt"),
        ),
        _ => return None,
    };
    let action = ctx.href(&format!("{}/{action}", path(edition)));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-schritt">
                <h2 id="h-schritt">{head}</h2>
                <p>{lead}</p>
                <form class="wk-form" method="post" action=action novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string()/>
                    {fields}
                    <div class="wk-btns"><button class="wk-btn wk-btn--primary" type="submit">{button}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}
