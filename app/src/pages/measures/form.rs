//! Creating and editing a measure.

use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::key::MeasureSlug;
use domain::measure::command::{MAX_DESCRIPTION, MAX_SUMMARY, MEASURE_TIERS, MeasureForm};
use domain::tier::Tier;
use leptos::prelude::*;

/// The form of a new measure, or of the one given.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    slug: Option<&MeasureSlug>,
    form: &Form<MeasureForm>,
) -> Page {
    let title =
        if slug.is_some() { t!(ctx, "measure-edit-title") } else { t!(ctx, "measure-new-title") };
    let name = slug
        .and_then(|slug| catalogue.measures.get(slug))
        .map(|record| record.measure.name.get(ctx.language).to_owned());
    let lead = match &name {
        Some(name) => t!(ctx, "measure-edit-lead", name = name.clone()),
        None => t!(ctx, "measure-new-lead"),
    };
    let mut trail = vec![("/massnahmen".to_owned(), t!(ctx, "measure-list-title"))];
    if let (Some(slug), Some(name)) = (slug, name) {
        trail.push((parts::measure_path(slug), name));
    }
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{lead}</p>
            </div>
            {fields(ctx, catalogue, slug, form)}
        </main>
    };
    let title = parts::form_title(ctx, &title, !form.errors.is_empty());
    Page { title, nav: Nav::Measures, islands: false, body: body.into_any() }
}

/// Name of a form field as its label has it.
pub fn field_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "short" => t!(ctx, "measure-field-short"),
        "summary" => t!(ctx, "measure-field-summary"),
        "description" => t!(ctx, "measure-field-description"),
        "lead" => t!(ctx, "measure-column-lead"),
        "start" => t!(ctx, "measure-field-start"),
        "end" => t!(ctx, "measure-field-end"),
        "predecessor" => t!(ctx, "measure-field-predecessor"),
        "tier" => t!(ctx, "measure-field-tier"),
        _ => t!(ctx, "measure-field-name"),
    }
}

/// The form itself, with everything typed and the version it was opened on.
pub fn fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    slug: Option<&MeasureSlug>,
    form: &Form<MeasureForm>,
) -> AnyView {
    let values = &form.values;
    let spec =
        |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, &form.errors);
    let when = t!(ctx, "measure-field-period-hint");
    let (action, back) = match slug {
        Some(slug) => {
            let path = parts::measure_path(slug);
            (ctx.href(&format!("{path}/bearbeiten")), ctx.href(&path))
        }
        None => (ctx.href("/massnahmen"), ctx.href("/massnahmen")),
    };
    let submit = if slug.is_some() { t!(ctx, "measure-save") } else { t!(ctx, "measure-add") };
    let summary = spec("summary", &values.summary).hint(t!(ctx, "measure-field-summary-hint"));
    let description = spec("description", &values.description).optional();
    let predecessor = spec("predecessor", &values.predecessor)
        .hint(t!(ctx, "measure-field-predecessor-hint"))
        .optional();
    let tier = if values.tier.is_empty() { Tier::Ministry.code() } else { &values.tier };
    let tier = spec("tier", tier).hint(t!(ctx, "measure-field-tier-hint"));
    let tiers =
        MEASURE_TIERS.iter().map(|t| (t.code().to_owned(), labels::tier(ctx, *t))).collect();
    view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {hidden(form)}
            {ui::input(ctx, spec("name", &values.name), "text", "off")}
            {ui::input(
                ctx,
                spec("short", &values.short).hint(t!(ctx, "measure-field-short-hint")).optional(),
                "text",
                "off",
            )}
            {ui::text_area(ctx, summary, 4, MAX_SUMMARY)}
            {ui::text_area(ctx, description, 8, MAX_DESCRIPTION)}
            {ui::input(ctx, spec("lead", &values.lead), "text", "off")}
            {ui::input(
                ctx,
                spec("start", &values.start).hint(when.clone()).optional().width("m"),
                "text",
                "off",
            )}
            {ui::input(ctx, spec("end", &values.end).hint(when).optional().width("m"), "text", "off")}
            {ui::select(ctx, predecessor, predecessors(ctx, catalogue, slug))}
            {ui::select(ctx, tier, tiers)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{submit}</button>
                <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "measure-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

/// What a form carries unseen: the version for an existing record, the token for a new one.
pub fn hidden<F>(form: &Form<F>) -> AnyView {
    if form.token.is_empty() {
        view! { <input type="hidden" name="version" value=form.version.to_string() /> }.into_any()
    } else {
        view! { <input type="hidden" name="token" value=form.token.clone() /> }.into_any()
    }
}

fn predecessors(
    ctx: &Ctx,
    catalogue: &Catalogue,
    slug: Option<&MeasureSlug>,
) -> Vec<(String, String)> {
    std::iter::once((String::new(), t!(ctx, "measure-no-predecessor")))
        .chain(
            catalogue
                .measures
                .iter()
                .filter(|(other, _)| Some(*other) != slug)
                .map(|(other, record)| (other.to_string(), record.measure.short.clone())),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;

    #[test]
    fn a_refused_form_keeps_what_was_typed_and_escapes_it() {
        let values = MeasureForm {
            summary: "</textarea><script>alert(1)</script>".into(),
            ..MeasureForm::default()
        };
        let mut form = Form::new(values, "token-1".into());
        form.errors = form.values.parse().expect_err("no name");
        let ctx = fixtures::planner();
        let page = page(&ctx, &fixtures::catalogue(), None, &form);
        assert_eq!(page.title, "Fehler: Maßnahme anlegen");
        let html = Owner::new().with(|| page.body.to_html());
        assert!(html.contains("href=\"#f-name\""));
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"));
        assert!(!html.contains("<script>alert"));
        assert!(html.contains("name=\"token\" value=\"token-1\""));
    }
}
