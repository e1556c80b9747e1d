//! Sharing a practical experience with a measure: Hürde, Erfolg, Vorschlag.

use super::evaluations::char_count;
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::Catalogue;
use domain::evaluation::command::{ExperienceForm, MAX_COMMENT};
use domain::evaluation::{Experience, ExperienceKind};
use domain::key::ExperienceId;
use domain::measure::Measure;
use domain::tier::Tier;
use leptos::prelude::*;

/// The form; `id` names the experience that is changed, none for a new one.
pub fn form(
    ctx: &Ctx,
    _catalogue: &Catalogue,
    measure: &Measure,
    id: Option<&ExperienceId>,
    form: &Form<ExperienceForm>,
) -> Page {
    let name = measure.name.get(ctx.language).to_owned();
    let heading = match id {
        Some(_) => t!(ctx, "experience-heading-edit"),
        None => t!(ctx, "experience-heading-new"),
    };
    let title = if form.errors.is_empty() {
        format!("{heading}, {name}")
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let trail = vec![
        ("/massnahmen".to_owned(), t!(ctx, "nav-measures")),
        (format!("/massnahmen/{}", measure.slug), name.clone()),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "experience-lead", measure = name)}</p>
                <div class="wk-head__meta"><span>{on_behalf(ctx)}</span></div>
            </div>
            {fields(ctx, measure, id, form)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Measures, islands: true, body }
}

fn on_behalf(ctx: &Ctx) -> String {
    let organisation = ctx.account().map(|a| a.organisation_name.clone()).unwrap_or_default();
    t!(ctx, "experience-on-behalf", organisation = organisation)
}

fn fields(
    ctx: &Ctx,
    measure: &Measure,
    id: Option<&ExperienceId>,
    form: &Form<ExperienceForm>,
) -> AnyView {
    let measure_path = format!("/massnahmen/{}", measure.slug);
    let (action, key) = match id {
        Some(id) => {
            (format!("{measure_path}/erfahrung/{id}"), ("version", form.version.to_string()))
        }
        None => (format!("{measure_path}/erfahrung"), ("token", form.token.clone())),
    };
    let name = |field: &str| match field {
        "kind" => t!(ctx, "experience-kind-label"),
        "visibility" => t!(ctx, "experience-visibility-label"),
        "anlage" => t!(ctx, "experience-files-label"),
        _ => t!(ctx, "experience-text-label"),
    };
    let values = &form.values;
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let visibility = match values.visibility.as_str() {
        "" => Tier::Council.code(),
        code => code,
    };
    let kinds = ExperienceKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), labels::experience_kind(ctx, *kind)))
        .collect();
    let visibilities =
        Tier::ALL.iter().map(|v| (v.code().to_owned(), labels::tier(ctx, *v))).collect();
    let text = field("text", &values.text).hint(t!(ctx, "experience-text-hint"));
    let visibility = field("visibility", visibility).hint(t!(ctx, "experience-visibility-hint"));
    view! {
        <form class="wk-form" id="erfahrung" method="post" action=ctx.href(&action) enctype="multipart/form-data" novalidate=true>
            {ui::error_summary(ctx, &form.errors, name)}
            <input type="hidden" name=key.0 value=key.1 />
            {ui::radios(field("kind", &values.kind), kinds)}
            <div class="wk-stack wk-stack--s">
                {ui::text_area(ctx, text, 6, MAX_COMMENT)}
                {char_count(ctx, "f-text", MAX_COMMENT)}
            </div>
            {files(ctx, form)}
            {ui::radios(visibility, visibilities)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary">{t!(ctx, "experience-submit")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(&measure_path)>{t!(ctx, "experience-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The choice of files: a phone offers camera and album. A browser sends them anew each time, so a refused form says so.
fn files(ctx: &Ctx, form: &Form<ExperienceForm>) -> AnyView {
    let error = form.errors.of("anlage").map(|problem| labels::problem(ctx, problem));
    let again = (!form.errors.is_empty())
        .then(|| view! { <p class="wk-hint">{t!(ctx, "experience-files-again")}</p> });
    view! {
        <div class="wk-field">
            <label for="f-anlage">
                {t!(ctx, "experience-files-label")}" "
                <span class="wk-opt">{t!(ctx, "field-optional")}</span>
            </label>
            <p class="wk-hint" id="h-anlage">{t!(ctx, "experience-files-hint")}</p>
            {again}
            {ui::error_line("anlage", error)}
            <input
                class="wk-input"
                id="f-anlage"
                name="anlage"
                type="file"
                multiple=true
                accept="image/jpeg,image/png,image/webp,application/pdf"
                aria-describedby="h-anlage"
            />
        </div>
    }
    .into_any()
}

/// The choice of a measure before the form, for whoever does not come from its page.
pub fn choose(ctx: &Ctx, catalogue: &Catalogue) -> Page {
    let heading = t!(ctx, "experience-heading-new");
    let items: Vec<_> = catalogue
        .measures
        .values()
        .map(|record| {
            let path = format!("/massnahmen/{}/erfahrung", record.measure.slug);
            let name = record.measure.name.get(ctx.language).to_owned();
            view! { <li><a href=ctx.href(&path)>{name}</a></li> }
        })
        .collect();
    let body = view! {
        {ui::breadcrumb(
            ctx,
            vec![("/erfahrungen".to_owned(), t!(ctx, "experiences-title"))],
            heading.clone(),
        )}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "experiences-choose-measure")}</p>
            </div>
            <ul class="wk-list">{items}</ul>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Evaluations, islands: false, body }
}

/// A colleague changed the experience meanwhile: both texts side by side, and the typed one ready to be saved.
pub fn conflict(
    ctx: &Ctx,
    measure: &Measure,
    stored: &Experience,
    mine: &Form<ExperienceForm>,
) -> Page {
    let rows = |kind: Option<ExperienceKind>, text: &str, visible: Option<Tier>| {
        vec![
            (
                t!(ctx, "experience-kind-label"),
                kind.map(|kind| labels::experience_kind(ctx, kind)).unwrap_or_default(),
            ),
            (t!(ctx, "experience-text-label"), text.to_owned()),
            (
                t!(ctx, "experience-visibility-label"),
                visible.map(|v| labels::tier(ctx, v)).unwrap_or_default(),
            ),
        ]
    };
    let typed = &mine.values;
    let typed = rows(
        ExperienceKind::from_code(&typed.kind),
        &typed.text,
        Tier::from_code(&typed.visibility),
    );
    let page = super::conflict::conflict(
        ctx,
        t!(ctx, "experience-conflict-title"),
        typed,
        rows(Some(stored.kind), &stored.text, Some(stored.visibility)),
        &format!("/massnahmen/{}", measure.slug),
        fields(ctx, measure, Some(&stored.id), mine),
    );
    Page { nav: Nav::Measures, islands: true, ..page }
}
