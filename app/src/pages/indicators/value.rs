//! Entering a value: the form, and the page that shows old, new and difference before anything is saved.

mod check;

pub use check::check;

use super::chart;
use super::check::state;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::islands::value_preview;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::error::FieldErrors;
use domain::indicator::Indicator;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier};
use domain::indicator::value::{BESIDE, MAX_NOTE, ValueForm};
use domain::key::AreaCode;
use domain::source::Evidence;
use leptos::prelude::*;

/// Identifier of the form, for the preview beside it.
const FORM: &str = "wert-formular";

/// What the form shows.
pub struct Data<'a> {
    /// The indicator.
    pub record: &'a IndicatorRecord,
    /// The form with its state.
    pub form: &'a Form<ValueForm>,
    /// The value that stands for the period typed, where there is one.
    pub held: Option<&'a Observation>,
}

/// The form.
pub fn form(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let indicator = &data.record.indicator;
    let title = t!(ctx, "value-title-for", name = indicator.name.get(ctx.language).to_owned());
    let title = if data.form.errors.is_empty() {
        title
    } else {
        t!(ctx, "value-error-title", title = title)
    };
    let last = data.record.latest().map(|o| {
        let text = t!(
            ctx,
            "value-last",
            value = labels::observed(ctx, indicator, o),
            period = o.period.label(ctx.language)
        );
        view! { " "{text} }
    });
    let href = page_of(ctx, indicator);
    let preview = value_preview(ctx, data.record, FORM);
    let islands = preview.is_some();
    let body = view! {
        {crumb(ctx, indicator)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{t!(ctx, "value-title")}</h1>
                    <p class="wk-lead">
                        {indicator.name.get(ctx.language).to_owned()}": "{t!(ctx, "value-lead")}{last}
                    </p>
                </div>
                {ui::error_summary(ctx, &data.form.errors, |field: &str| field_name(ctx, field))}
                <form
                    class="wk-form"
                    id=FORM
                    method="post"
                    action=action(ctx, indicator)
                    novalidate=true
                >
                    {state(data.form)}
                    {figures(ctx, catalogue, data)}
                    {preview}
                    {support(ctx, catalogue, data)}
                    {beside(ctx, data)}
                    {replacement(ctx, data)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" name="schritt" value="pruefen">
                            {t!(ctx, "value-check")}
                        </button>
                        <a class="wk-btn wk-btn--quiet" href=href>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands, body }
}

fn page_of(ctx: &Ctx, indicator: &Indicator) -> String {
    ctx.href(&format!("/indikatoren/{}", indicator.code))
}

fn action(ctx: &Ctx, indicator: &Indicator) -> String {
    ctx.href(&format!("/indikatoren/{}/wert", indicator.code))
}

fn crumb(ctx: &Ctx, indicator: &Indicator) -> impl IntoView + use<> {
    let code = indicator.code.to_string();
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (format!("/indikatoren/{code}"), code),
    ];
    ui::breadcrumb(ctx, trail, t!(ctx, "value-title"))
}

/// Label of a form field, also for the error summary.
fn field_name(ctx: &Ctx, field: &str) -> String {
    match field {
        "area" => t!(ctx, "value-area"),
        "period" => t!(ctx, "value-period"),
        "value" => t!(ctx, "value-value"),
        "qualifier" => t!(ctx, "value-qualifier"),
        "status" => t!(ctx, "value-status"),
        "vintage" => t!(ctx, "value-vintage"),
        "source" => t!(ctx, "value-source"),
        "evidence" => t!(ctx, "value-evidence"),
        "note" => t!(ctx, "value-note"),
        "replacement" => t!(ctx, "value-replacement"),
        "numerator" => t!(ctx, "measured-numerator"),
        "denominator" => t!(ctx, "measured-denominator"),
        "sample" => t!(ctx, "value-sample"),
        "low" => t!(ctx, "value-low"),
        "high" => t!(ctx, "value-high"),
        "district" => t!(ctx, "value-district"),
        "size_class" => t!(ctx, "value-size-class"),
        "sector" => t!(ctx, "value-sector"),
        other => other.to_owned(),
    }
}

fn spec(ctx: &Ctx, errors: &FieldErrors, name: &'static str, value: &str) -> FieldSpec {
    FieldSpec::new(ctx, name, field_name(ctx, name), value, errors)
}

/// The code a field has while nothing is chosen.
fn or<'a>(value: &'a str, default: &'a str) -> &'a str {
    if value.trim().is_empty() { default } else { value }
}

fn figures(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let (values, errors) = (&data.form.values, &data.form.errors);
    let unit = chart::unit_in_words(ctx, &data.record.indicator);
    let home = AreaCode::home();
    let area = spec(ctx, errors, "area", or(&values.area, home.as_str())).width("m");
    let period =
        spec(ctx, errors, "period", &values.period).hint(t!(ctx, "value-period-hint")).width("m");
    let value =
        spec(ctx, errors, "value", &values.value).hint(t!(ctx, "value-value-hint")).width("m");
    let qualifier =
        spec(ctx, errors, "qualifier", or(&values.qualifier, Qualifier::Exact.code())).width("m");
    view! {
        {ui::select(ctx, area, areas(ctx, catalogue))}
        {ui::input(ctx, period, "text", "off")}
        {ui::number_input(ctx, value, unit)}
        {ui::select(ctx, qualifier, qualifiers(ctx))}
    }
    .into_any()
}

/// Lower Saxony first, then Germany and the others; invented areas take no values by hand.
pub(super) fn areas(ctx: &Ctx, catalogue: &Catalogue) -> Vec<(String, String)> {
    let home = AreaCode::home();
    let mut areas: Vec<_> = catalogue.areas.values().filter(|a| a.kind != "fictitious").collect();
    areas.sort_by_key(|a| (a.code != home, a.code.as_str() != "DE", a.name.get(ctx.language)));
    areas.into_iter().map(|a| (a.code.to_string(), a.name.get(ctx.language).to_owned())).collect()
}

fn qualifiers(ctx: &Ctx) -> Vec<(String, String)> {
    Qualifier::ALL.iter().map(|q| (q.code().to_owned(), qualifier(ctx, *q))).collect()
}

fn qualifier(ctx: &Ctx, qualifier: Qualifier) -> String {
    match qualifier {
        Qualifier::Exact => t!(ctx, "value-qualifier-exact"),
        Qualifier::About => t!(ctx, "value-qualifier-about"),
        Qualifier::Below => t!(ctx, "value-qualifier-below"),
        Qualifier::Above => t!(ctx, "value-qualifier-above"),
    }
}

fn observation_status(ctx: &Ctx, status: ObservationStatus) -> String {
    labels::observation_status(ctx, status).unwrap_or_else(|| t!(ctx, "value-status-normal"))
}

fn evidence(ctx: &Ctx, evidence: Evidence) -> String {
    match evidence {
        Evidence::Read => t!(ctx, "value-evidence-read"),
        Evidence::Derived => t!(ctx, "value-evidence-derived"),
        Evidence::Conflict => t!(ctx, "value-evidence-conflict"),
        Evidence::Unverified => t!(ctx, "value-evidence-unverified"),
        Evidence::Illustrative => t!(ctx, "value-evidence-example"),
    }
}

fn support(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let (values, errors) = (&data.form.values, &data.form.errors);
    let statuses: Vec<_> = ObservationStatus::ALL
        .iter()
        .map(|s| (s.code().to_owned(), observation_status(ctx, *s)))
        .collect();
    let kinds: Vec<_> =
        Evidence::ALL.iter().map(|e| (e.code().to_owned(), evidence(ctx, *e))).collect();
    let status = spec(ctx, errors, "status", or(&values.status, ObservationStatus::Normal.code()))
        .width("m");
    let proof = spec(ctx, errors, "evidence", or(&values.evidence, Evidence::Read.code()));
    let vintage = spec(ctx, errors, "vintage", &values.vintage)
        .hint(t!(ctx, "value-vintage-hint"))
        .width("m");
    let source = spec(ctx, errors, "source", &values.source).hint(t!(ctx, "value-source-hint"));
    let note = spec(ctx, errors, "note", &values.note).optional();
    view! {
        {ui::radios(proof, kinds)}
        {ui::select(ctx, source, sources(ctx, catalogue))}
        {ui::input(ctx, vintage, "text", "off")}
        {ui::select(ctx, status, statuses)}
        {ui::text_area(ctx, note, 3, MAX_NOTE)}
    }
    .into_any()
}

/// What some sources state beside a value: open where something of it was typed, or the indicator is a share.
fn beside(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let (values, errors) = (&data.form.values, &data.form.errors);
    let indicator = &data.record.indicator;
    let number = |name, value: &str, unit: &str| {
        let spec = spec(ctx, errors, name, value).optional().width("m");
        ui::number_input(ctx, spec, unit.to_owned())
    };
    let line = |name, value: &str| {
        ui::input(ctx, spec(ctx, errors, name, value).optional().width("m"), "text", "off")
    };
    let ratio_unit = &indicator.measured.ratio_unit;
    let unit = chart::unit_in_words(ctx, indicator);
    let typed = [
        &values.numerator,
        &values.denominator,
        &values.sample,
        &values.low,
        &values.high,
        &values.district,
        &values.size_class,
        &values.sector,
    ];
    let open = typed.iter().any(|text| !text.trim().is_empty());
    view! {
        <details class="wk-data" open=open>
            <summary>{t!(ctx, "value-beside")}</summary>
            <div class="wk-stack wk-stack--s">
                <p class="wk-hint">{t!(ctx, "value-beside-hint")}</p>
                {number("numerator", typed[0], ratio_unit)}
                {number("denominator", typed[1], ratio_unit)}
                {number("sample", typed[2], "")}
                {number("low", typed[3], &unit)}
                {number("high", typed[4], &unit)}
                <p class="wk-hint">{t!(ctx, "value-part-hint")}</p>
                {line("district", typed[5])}
                {line("size_class", typed[6])}
                {line("sector", typed[7])}
            </div>
        </details>
    }
    .into_any()
}

fn sources(ctx: &Ctx, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut sources: Vec<_> = catalogue.sources.values().collect();
    sources.sort_by_key(|s| (s.publisher.to_lowercase(), s.title.to_lowercase()));
    let known = sources.into_iter().map(|s| {
        let mut text = format!("{}: {}", s.publisher, s.title);
        if !s.date.is_empty() {
            text = format!("{text}, {}", chart::written(ctx, &s.date));
        }
        (s.code.to_string(), text)
    });
    std::iter::once((String::new(), t!(ctx, "value-source-choose"))).chain(known).collect()
}

/// Revision or correction: asked only where a value for the period is there already.
fn replacement(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let errors = &data.form.errors;
    if data.held.is_none() && errors.of("replacement").is_none() {
        return None;
    }
    let hint = match data.held {
        Some(held) => t!(
            ctx,
            "value-replacement-hint",
            value = labels::observed(ctx, &data.record.indicator, held)
        ),
        None => t!(ctx, "value-replacement-hint-short"),
    };
    let spec = spec(ctx, errors, "replacement", &data.form.values.replacement).hint(hint);
    let options = vec![
        ("revision".to_owned(), t!(ctx, "value-replacement-revision")),
        ("correction".to_owned(), t!(ctx, "value-replacement-correction")),
        (BESIDE.to_owned(), t!(ctx, "value-replacement-beside")),
    ];
    Some(ui::radios(spec, options).into_any())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, day, record};
    use super::*;
    use domain::actor::Role;
    use domain::key::ObservationId;

    fn typed(value: &str, period: &str) -> ValueForm {
        ValueForm {
            period: period.into(),
            value: value.into(),
            evidence: "illustrative".into(),
            vintage: "2025".into(),
            note: "</textarea><script>".into(),
            ..ValueForm::default()
        }
    }

    fn parse(values: &ValueForm) -> Result<Observation, FieldErrors> {
        let record = record();
        let id = ObservationId::parse("new").expect("a key");
        values.parse(&record.indicator, record.observations(), day("2026-07-01"), id)
    }

    fn checked(values: ValueForm) -> String {
        let record = record();
        let new = parse(&values).expect("valid");
        let form = Form::new(values, "t1".into());
        let catalogue = catalogue(&record);
        Owner::new()
            .with(|| {
                check(&ctx(Some(Role::Planner)), &catalogue, &record, &form, &new).body.to_html()
            })
            .replace('\u{a0}', " ")
    }

    #[test]
    fn old_new_and_what_follows_stand_before_saving() {
        let html = checked(typed("66,5", "30.06.2025"));
        for text in
            ["63,38 %", "66,5 %", "+3,1 Prozentpunkte", "69,7 %", "−3,2 Prozentpunkte", "gefährdet"]
        {
            assert!(html.contains(text), "{text}");
        }
        assert!(html.contains("name=\"value\" value=\"66,5\""), "typed values go along");
        assert!(!html.contains("Ungewöhnlicher Sprung") && !html.contains("<script>"));
    }

    #[test]
    fn a_jump_is_asked_about() {
        assert!(checked(typed("96,5", "30.06.2025")).contains("Ungewöhnlicher Sprung"));
    }

    #[test]
    fn errors_lead_to_their_fields_and_keep_what_was_typed() {
        let values = typed("63.38", "31.12.2024");
        let errors = parse(&values).expect_err("a point, and a value is there");
        let record = record();
        let form = Form { errors, ..Form::new(values, "t1".into()) };
        let catalogue = catalogue(&record);
        let data = Data { record: &record, form: &form, held: record.latest() };
        let page = Owner::new().with(|| {
            let page = super::form(&ctx(Some(Role::Planner)), &catalogue, &data);
            (page.title, page.body.to_html())
        });
        assert!(page.0.starts_with("Fehler: "));
        assert!(page.1.contains("href=\"#f-value\"") && page.1.contains("Meinten Sie 63,38?"));
        assert!(
            page.1.contains("href=\"#f-replacement\"") && page.1.contains("id=\"f-replacement\"")
        );
        assert!(page.1.contains("value=\"63.38\""));
        assert!(!page.1.contains("<script>"));
    }
}
