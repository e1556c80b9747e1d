//! Keeping an indicator: the form, and the page that shows what would change before anything is saved.

mod check;

pub use check::check;

use super::check::state;
use super::definition;
use super::method_form::meanwhile;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::indicator::Indicator;
use domain::indicator::aggregate::Accumulation;
use domain::indicator::form::{IndicatorForm, MAX_TEXT};
use domain::indicator::measured::Kind;
use domain::indicator::status::Polarity;
use leptos::prelude::*;

/// Words that are offered for what is counted.
const COUNTED: [&str; 6] = ["Antrag", "Unternehmen", "Fall", "Person", "Haushalt", "Einrichtung"];
/// Units that are offered.
const UNITS: [&str; 6] = ["Prozent", "Anzahl", "Personen", "Mio. EUR", "EUR", "Indexpunkte"];
/// Rhythms that are offered.
const RHYTHMS: [&str; 6] =
    ["monatlich", "quartalsweise", "halbjährlich", "jährlich", "unregelmäßig", "einmalig"];

/// The form; without an indicator for a new one. `changed` says that somebody was faster.
pub fn form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<&Indicator>,
    form: &Form<IndicatorForm>,
    changed: bool,
) -> Page {
    let title = title(ctx, existing);
    let action = action(ctx, existing);
    let back = existing.map_or_else(|| "/indikatoren".to_owned(), page_of);
    let back = ctx.href(&back);
    let code = existing.is_none().then(|| {
        let code = spec(ctx, form, "code", &form.values.code)
            .hint(t!(ctx, "indicator-field-code-hint"))
            .width("s");
        ui::input(ctx, code, "text", "off")
    });
    let body = view! {
        {crumb(ctx, existing, &title)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title.clone()}</h1>
                    <p class="wk-lead">{t!(ctx, "indicator-form-lead")}</p>
                </div>
                {changed.then(|| meanwhile(ctx))}
                {ui::error_summary(ctx, &form.errors, |field: &str| field_name(ctx, field))}
                <form class="wk-form" method="post" action=action novalidate=true>
                    {state(form)}
                    {code}
                    {names(ctx, catalogue, form)}
                    {meaning(ctx, form)}
                    {scale(ctx, form)}
                    {computed(ctx, form)}
                    {existing.map(|_| version(ctx, form))}
                    {english(ctx, form)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" name="schritt" value="pruefen">
                            {t!(ctx, "value-check")}
                        </button>
                        <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title = parts::form_title(ctx, &title, !form.errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn page_of(indicator: &Indicator) -> String {
    format!("/indikatoren/{}", indicator.code)
}

fn title(ctx: &Ctx, existing: Option<&Indicator>) -> String {
    match existing {
        Some(indicator) => {
            t!(ctx, "indicator-form-title", name = indicator.short.get(ctx.language).to_owned())
        }
        None => t!(ctx, "indicator-form-title-new"),
    }
}

fn action(ctx: &Ctx, existing: Option<&Indicator>) -> String {
    match existing {
        Some(indicator) => ctx.href(&format!("{}/bearbeiten", page_of(indicator))),
        None => ctx.href("/indikatoren"),
    }
}

fn crumb(ctx: &Ctx, existing: Option<&Indicator>, title: &str) -> impl IntoView + use<> {
    let list = ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title"));
    let own = existing.map(|indicator| (page_of(indicator), indicator.code.to_string()));
    ui::breadcrumb(ctx, std::iter::once(list).chain(own).collect(), title.to_owned())
}

/// Label of a form field, also for the error summary.
fn field_name(ctx: &Ctx, field: &str) -> String {
    match field {
        "code" => t!(ctx, "indicator-field-code"),
        "field" => t!(ctx, "indicator-field-field"),
        "name" => t!(ctx, "change-name"),
        "short" => t!(ctx, "change-short"),
        "phrase" => t!(ctx, "indicator-field-phrase"),
        "definition" => t!(ctx, "indicator-definition"),
        "name_en" => t!(ctx, "indicator-field-name-en"),
        "short_en" => t!(ctx, "indicator-field-short-en"),
        "phrase_en" => t!(ctx, "indicator-field-phrase-en"),
        "definition_en" => t!(ctx, "indicator-field-definition-en"),
        "numerator" => t!(ctx, "measured-numerator"),
        "denominator" => t!(ctx, "measured-denominator"),
        "ratio_unit" => t!(ctx, "indicator-field-ratio-unit"),
        "unit" => t!(ctx, "indicator-unit"),
        "counts" => t!(ctx, "measured-counts"),
        "polarity" => t!(ctx, "indicator-polarity"),
        "low" => t!(ctx, "indicator-field-low"),
        "high" => t!(ctx, "indicator-field-high"),
        "kind" => t!(ctx, "measured-kind"),
        "accumulation" => t!(ctx, "indicator-counting"),
        "frequency" => t!(ctx, "indicator-frequency"),
        "min" => t!(ctx, "indicator-field-min"),
        "max" => t!(ctx, "indicator-field-max"),
        "decimals" => t!(ctx, "indicator-field-decimals"),
        "proxy" => t!(ctx, "indicator-field-proxy"),
        "note" => t!(ctx, "value-note"),
        "formula" => t!(ctx, "measured-formula"),
        "formula_note" => t!(ctx, "indicator-field-formula-note"),
        "from" => t!(ctx, "indicator-field-from"),
        "reason" => t!(ctx, "indicator-field-reason"),
        "breaks" => t!(ctx, "indicator-field-breaks"),
        other => other.to_owned(),
    }
}

fn spec(ctx: &Ctx, form: &Form<IndicatorForm>, name: &'static str, value: &str) -> FieldSpec {
    FieldSpec::new(ctx, name, field_name(ctx, name), value, &form.errors)
}

fn group(legend: String, fields: AnyView) -> AnyView {
    view! { <fieldset class="wk-set wk-stack wk-stack--s"><legend>{legend}</legend>{fields}</fieldset> }
        .into_any()
}

fn offered(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn names(ctx: &Ctx, catalogue: &Catalogue, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let choose = (String::new(), t!(ctx, "value-source-choose"));
    let fields = catalogue.fields.iter().map(|field| {
        let name = format!("{}. {}", field.position, field.name.get(ctx.language));
        (field.code.to_string(), name)
    });
    let phrase =
        spec(ctx, form, "phrase", &values.phrase).hint(t!(ctx, "indicator-field-phrase-hint"));
    let fields = view! {
        {ui::select(ctx, spec(ctx, form, "field", &values.field), std::iter::once(choose).chain(fields).collect())}
        {ui::input(ctx, spec(ctx, form, "name", &values.name), "text", "off")}
        {ui::input(ctx, spec(ctx, form, "short", &values.short), "text", "off")}
        {ui::input(ctx, phrase, "text", "off")}
    };
    group(t!(ctx, "indicator-group-names"), fields.into_any())
}

fn meaning(ctx: &Ctx, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let optional = |name, value: &str| spec(ctx, form, name, value).optional();
    let numerator = optional("numerator", &values.numerator);
    let denominator = optional("denominator", &values.denominator);
    let ratio_unit = optional("ratio_unit", &values.ratio_unit)
        .hint(t!(ctx, "indicator-field-ratio-unit-hint"))
        .width("m");
    let unit = spec(ctx, form, "unit", &values.unit).width("m");
    let counts =
        optional("counts", &values.counts).hint(t!(ctx, "indicator-field-counts-hint")).width("m");
    let proxy = optional("proxy", &values.proxy).hint(t!(ctx, "indicator-field-proxy-hint"));
    let kinds = Kind::ALL.iter().map(|k| (k.code().to_owned(), definition::kind(ctx, *k)));
    let together = Accumulation::ALL
        .iter()
        .map(|a| (a.code().to_owned(), definition::accumulation(ctx, *a)))
        .collect();
    let frequency = spec(ctx, form, "frequency", &values.frequency).width("m");
    let fields = view! {
        {ui::text_area(ctx, spec(ctx, form, "definition", &values.definition), 3, MAX_TEXT)}
        {ui::input_with_list(ctx, unit, offered(&UNITS))}
        {ui::input_with_list(ctx, counts, offered(&COUNTED))}
        {ui::input(ctx, numerator, "text", "off")}
        {ui::input(ctx, denominator, "text", "off")}
        {ui::input(ctx, ratio_unit, "text", "off")}
        {ui::radios(spec(ctx, form, "accumulation", &values.accumulation), together)}
        {ui::radios(spec(ctx, form, "kind", &values.kind), kinds.collect())}
        {ui::input_with_list(ctx, frequency, offered(&RHYTHMS))}
        {ui::input(ctx, proxy, "text", "off")}
        {ui::text_area(ctx, optional("note", &values.note), 2, MAX_TEXT)}
    };
    group(t!(ctx, "indicator-group-meaning"), fields.into_any())
}

fn scale(ctx: &Ctx, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let optional = |name, value: &str| spec(ctx, form, name, value).optional();
    let polarities =
        Polarity::ALL.iter().map(|p| (p.code().to_owned(), labels::polarity(ctx, *p))).collect();
    let low = optional("low", &values.low).hint(t!(ctx, "indicator-field-ends-hint"));
    let decimals = optional("decimals", &values.decimals).width("s");
    let fields = view! {
        {ui::radios(spec(ctx, form, "polarity", &values.polarity), polarities)}
        {ui::input(ctx, low, "text", "off")}
        {ui::input(ctx, optional("high", &values.high), "text", "off")}
        {ui::number_input(ctx, optional("min", &values.min).width("s"), String::new())}
        {ui::number_input(ctx, optional("max", &values.max).width("s"), String::new())}
        {ui::number_input(ctx, decimals, String::new())}
    };
    group(t!(ctx, "indicator-group-scale"), fields.into_any())
}

fn computed(ctx: &Ctx, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let formula = spec(ctx, form, "formula", &values.formula)
        .hint(t!(ctx, "indicator-field-formula-hint"))
        .optional();
    let note = spec(ctx, form, "formula_note", &values.formula_note)
        .hint(t!(ctx, "indicator-field-formula-note-hint"))
        .optional();
    let fields = view! {
        {ui::text_area(ctx, formula, 2, domain::indicator::formula::MAX_LENGTH)}
        <details class="wk-data">
            <summary>{t!(ctx, "formula-help")}</summary>
            <ul class="wk-list wk-list--dots wk-small">
                <li>{t!(ctx, "formula-help-indicator")}</li>
                <li>{t!(ctx, "formula-help-area")}</li>
                <li>{t!(ctx, "formula-help-prior")}</li>
                <li>{t!(ctx, "formula-help-signs")}</li>
                <li>{t!(ctx, "formula-help-functions")}</li>
            </ul>
        </details>
        {ui::input(ctx, note, "text", "off")}
    };
    group(t!(ctx, "indicator-group-formula"), fields.into_any())
}

/// First day and reason of a changed definition: read only where the meaning changes.
fn version(ctx: &Ctx, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let from = spec(ctx, form, "from", &values.from)
        .hint(t!(ctx, "indicator-field-from-hint"))
        .optional()
        .width("m");
    let reason = spec(ctx, form, "reason", &values.reason).optional();
    let fields = view! {
        <p class="wk-hint">{t!(ctx, "indicator-group-version-hint")}</p>
        {ui::input(ctx, from, "text", "off")}
        {ui::text_area(ctx, reason, 2, MAX_TEXT)}
        <label class="wk-check">
            <input type="checkbox" id="f-breaks" name="breaks" value="ja" checked=values.breaks == "ja"/>
            <span>{t!(ctx, "indicator-field-breaks")}</span>
        </label>
    };
    group(t!(ctx, "indicator-group-version"), fields.into_any())
}

fn english(ctx: &Ctx, form: &Form<IndicatorForm>) -> AnyView {
    let values = &form.values;
    let line =
        |name, value: &str| ui::input(ctx, spec(ctx, form, name, value).optional(), "text", "off");
    let texts = [&values.name_en, &values.short_en, &values.phrase_en, &values.definition_en];
    let wrong = form.errors.iter().any(|(field, _)| field.ends_with("_en"));
    view! {
        <details class="wk-data" open=wrong>
            <summary>{t!(ctx, "indicator-group-english")}</summary>
            <div class="wk-stack wk-stack--s">
                {line("name_en", texts[0])}
                {line("short_en", texts[1])}
                {line("phrase_en", texts[2])}
                {line("definition_en", texts[3])}
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, record};
    use super::*;
    use domain::actor::Role;
    use domain::error::{FieldErrors, Problem};

    #[test]
    fn errors_stand_at_their_fields_and_nothing_typed_is_lost() {
        let record = record();
        let values = IndicatorForm {
            note: "</textarea><script>".into(),
            formula: "[BG-04] +".into(),
            ..IndicatorForm::of(&record.indicator)
        };
        let mut errors = FieldErrors::one("counts", Problem::Required);
        errors.add("formula", Problem::HasValues);
        let form = Form { errors, ..Form::new(values, "t1".into()) };
        let ctx = ctx(Some(Role::Planner));
        let page = Owner::new().with(|| {
            let page = super::form(&ctx, &catalogue(&record), Some(&record.indicator), &form, true);
            (page.title, page.body.to_html())
        });
        assert!(page.0.starts_with("Fehler: "), "{}", page.0);
        for text in ["href=\"#f-counts\"", "id=\"e-formula\"", "[BG-04] +", "Jemand war schneller"]
        {
            assert!(page.1.contains(text), "{text}");
        }
        assert!(!page.1.contains("<script>") && !page.1.contains("name=\"code\""));
    }
}
