//! Choosing the method of assessment: the form, and the page that shows old and new verdict before anything is saved.

mod check;

pub use check::check;

use super::check::state;
use super::{choices, light};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::IndicatorRecord;
use domain::indicator::Indicator;
use domain::indicator::choice::{ChoiceState, MAX_REASON, MethodForm};
use domain::indicator::path::PathShape;
use domain::indicator::status::Polarity;
use leptos::prelude::*;

/// The form.
pub fn form(ctx: &Ctx, record: &IndicatorRecord, form: &Form<MethodForm>, changed: bool) -> Page {
    let indicator = &record.indicator;
    let name = indicator.name.get(ctx.language).to_owned();
    let in_force = t!(
        ctx,
        "method-form-in-force",
        method = light::in_full(ctx, record.method_on(ctx.today).version()),
        since = light::since(ctx, record.choice_on(ctx.today))
    );
    let href = ctx.href(&page_of(indicator));
    let content = if indicator.polarity == Polarity::Context {
        view! { <p class="wk-empty">{t!(ctx, "problem-never-rated")}</p> }.into_any()
    } else {
        view! {
            <form class="wk-form" method="post" action=action(ctx, indicator) novalidate=true>
                {state(form)}
                {which(ctx, form)}
                {corridor(ctx, form)}
                {growth(ctx, record, form)}
                {thresholds(ctx, record, form)}
                {decision(ctx, form)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" name="schritt" value="pruefen">
                        {t!(ctx, "value-check")}
                    </button>
                    <a class="wk-btn wk-btn--quiet" href=href>{t!(ctx, "value-cancel")}</a>
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        {crumb(ctx, indicator)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{t!(ctx, "method-form-title")}</h1>
                    <p class="wk-lead">{name.clone()}": "{in_force}</p>
                </div>
                {changed.then(|| meanwhile(ctx))}
                {ui::error_summary(ctx, &form.errors, |field: &str| field_name(ctx, field))}
                <div class="wk-note"><p>{t!(ctx, "method-form-help")}</p></div>
                {content}
                {choices::history(ctx, record)}
            </div>
        </main>
    }
    .into_any();
    let title = t!(ctx, "method-form-title-for", name = name);
    let title = parts::form_title(ctx, &title, !form.errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn page_of(indicator: &Indicator) -> String {
    format!("/indikatoren/{}", indicator.code)
}

fn action(ctx: &Ctx, indicator: &Indicator) -> String {
    ctx.href(&format!("{}/verfahren", page_of(indicator)))
}

fn crumb(ctx: &Ctx, indicator: &Indicator) -> impl IntoView + use<> {
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (page_of(indicator), indicator.code.to_string()),
    ];
    ui::breadcrumb(ctx, trail, t!(ctx, "method-form-title"))
}

/// Somebody else has changed the indicator since the form was opened; nothing typed is lost.
pub(super) fn meanwhile(ctx: &Ctx) -> AnyView {
    view! {
        <div class="wk-note wk-note--risk" role="status">
            <h2>{t!(ctx, "error-conflict-title")}</h2>
            <p>{t!(ctx, "indicator-form-meanwhile")}</p>
        </div>
    }
    .into_any()
}

/// Label of a form field, also for the error summary.
fn field_name(ctx: &Ctx, field: &str) -> String {
    match field {
        "method" => t!(ctx, "indicator-method"),
        "shape" => t!(ctx, "method-field-shape"),
        "base" => t!(ctx, "method-field-base"),
        "limit" => t!(ctx, "method-field-limit"),
        "on_plan" => t!(ctx, "method-field-on-plan"),
        "at_risk" => t!(ctx, "method-field-at-risk"),
        "from" => t!(ctx, "method-field-from"),
        "decided_in" => t!(ctx, "indicator-decided-in"),
        "reason" => t!(ctx, "method-field-reason"),
        "state" => t!(ctx, "method-field-state"),
        other => other.to_owned(),
    }
}

fn spec(ctx: &Ctx, form: &Form<MethodForm>, name: &'static str, value: &str) -> FieldSpec {
    FieldSpec::new(ctx, name, field_name(ctx, name), value, &form.errors)
}

fn which(ctx: &Ctx, form: &Form<MethodForm>) -> AnyView {
    let names = [
        t!(ctx, "method-offer-corridor"),
        t!(ctx, "method-offer-weather"),
        t!(ctx, "method-offer-growth"),
        t!(ctx, "method-offer-thresholds"),
    ];
    let options = MethodForm::CODES.map(str::to_owned).into_iter().zip(names).collect();
    ui::radios(spec(ctx, form, "method", &form.values.method), options).into_any()
}

/// Fields that only one method reads stand in a group that says so.
fn group(legend: String, fields: AnyView) -> AnyView {
    view! { <fieldset class="wk-set"><legend>{legend}</legend>{fields}</fieldset> }.into_any()
}

fn corridor(ctx: &Ctx, form: &Form<MethodForm>) -> AnyView {
    let shapes: Vec<_> = PathShape::ALL
        .iter()
        .map(|shape| (shape.code().to_owned(), light::shape(ctx, *shape)))
        .collect();
    let chosen = if form.values.shape.is_empty() {
        PathShape::Linear.code()
    } else {
        form.values.shape.as_str()
    };
    let shape = spec(ctx, form, "shape", chosen).hint(t!(ctx, "method-field-shape-hint"));
    let shape = ui::select(ctx, shape, shapes).into_any();
    group(t!(ctx, "method-group-corridor"), shape)
}

fn growth(ctx: &Ctx, record: &IndicatorRecord, form: &Form<MethodForm>) -> AnyView {
    let unit = super::chart::unit_in_words(ctx, &record.indicator);
    let base = spec(ctx, form, "base", &form.values.base)
        .hint(t!(ctx, "method-field-base-hint"))
        .optional()
        .width("m");
    let limit = spec(ctx, form, "limit", &form.values.limit)
        .hint(t!(ctx, "method-field-limit-hint"))
        .optional()
        .width("m");
    let fields = view! {
        {ui::input(ctx, base, "text", "off")}
        {ui::number_input(ctx, limit, unit)}
    };
    group(t!(ctx, "method-group-growth"), fields.into_any())
}

fn thresholds(ctx: &Ctx, record: &IndicatorRecord, form: &Form<MethodForm>) -> AnyView {
    let unit = super::chart::unit_in_words(ctx, &record.indicator);
    let hint = if record.indicator.polarity == Polarity::LowerBetter {
        t!(ctx, "method-field-bounds-hint-lower")
    } else {
        t!(ctx, "method-field-bounds-hint-higher")
    };
    let on_plan = spec(ctx, form, "on_plan", &form.values.on_plan).hint(hint).optional().width("m");
    let at_risk = spec(ctx, form, "at_risk", &form.values.at_risk).optional().width("m");
    let fields = view! {
        {ui::number_input(ctx, on_plan, unit.clone())}
        {ui::number_input(ctx, at_risk, unit)}
    };
    group(t!(ctx, "method-group-thresholds"), fields.into_any())
}

fn decision(ctx: &Ctx, form: &Form<MethodForm>) -> AnyView {
    let values = &form.values;
    let states = ChoiceState::ALL
        .iter()
        .map(|state| (state.code().to_owned(), choice_state(ctx, *state)))
        .collect();
    let state = spec(ctx, form, "state", &values.state);
    let from =
        spec(ctx, form, "from", &values.from).hint(t!(ctx, "method-field-from-hint")).width("m");
    let decided_in = spec(ctx, form, "decided_in", &values.decided_in)
        .hint(t!(ctx, "indicator-decided-in-hint"));
    let reason = spec(ctx, form, "reason", &values.reason);
    view! {
        {ui::radios(state, states)}
        {ui::input(ctx, from, "text", "off")}
        {ui::input(ctx, decided_in, "text", "off")}
        {ui::text_area(ctx, reason, 3, MAX_REASON)}
    }
    .into_any()
}

/// Whether a choice is decided, in words.
pub fn choice_state(ctx: &Ctx, state: ChoiceState) -> String {
    match state {
        ChoiceState::InForce => t!(ctx, "method-state-decided"),
        ChoiceState::Proposed => t!(ctx, "method-state-proposed"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ctx, day, record};
    use super::*;
    use domain::actor::Role;
    use domain::indicator::choice::MethodChoice;
    use domain::key::MethodChoiceId;

    fn typed(method: &str) -> MethodForm {
        MethodForm {
            method: method.into(),
            on_plan: "90".into(),
            at_risk: "60".into(),
            from: "01.07.2026".into(),
            decided_in: "Beschluss 4/5.1 <b>".into(),
            reason: "</textarea><script>".into(),
            state: "in_kraft".into(),
            ..MethodForm::default()
        }
    }

    fn choice(values: &MethodForm) -> MethodChoice {
        let id = MethodChoiceId::parse("c1").expect("a key");
        values.parse(&record().indicator, &[], day("2026-07-01"), id).expect("valid")
    }

    fn html(page: impl FnOnce(&Ctx) -> Page) -> String {
        let ctx = ctx(Some(Role::Planner));
        Owner::new().with(|| page(&ctx).body.to_html()).replace('\u{a0}', " ")
    }

    #[test]
    fn old_and_new_verdict_stand_before_saving() {
        let values = typed("schwellenwerte");
        let html = html(|ctx| {
            check(ctx, &record(), &Form::new(values.clone(), "t1".into()), &choice(&values))
        });
        for text in [
            "Künftig",
            "linearer Zielpfad, Version 1",
            "eigene Schwellenwerte, Version 1",
            "im Plan",
            "gefährdet",
            "Im Plan ab 90, gefährdet ab 60",
            "name=\"on_plan\" value=\"90\"",
            "Beispielwert",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("<script>") && !html.contains("<b>\""));
    }

    #[test]
    fn errors_stand_at_their_fields_and_nothing_typed_is_lost() {
        let values = MethodForm { at_risk: "95".into(), ..typed("schwellenwerte") };
        let id = MethodChoiceId::parse("c1").expect("a key");
        let errors = values
            .parse(&record().indicator, &[], day("2026-07-01"), id)
            .expect_err("the wrong way round");
        let form = Form { errors, ..Form::new(values, "t1".into()) };
        let html = html(|ctx| super::form(ctx, &record(), &form, false));
        assert!(html.contains("href=\"#f-at_risk\"") && html.contains("aria-invalid=\"true\""));
        assert!(html.contains("value=\"95\"") && html.contains("value=\"schwellenwerte\" checked"));
        assert!(html.contains("Deutschen Nachhaltigkeitsstrategie"));
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn a_choice_in_force_is_named_with_who_decided_it() {
        let record = record().with_choices(vec![choice(&typed("dns-wetter"))]);
        let ctx = ctx(None);
        let html = Owner::new()
            .with(|| choices::history(&ctx, &record).expect("one").to_html())
            .replace('\u{a0}', " ");
        for text in ["Beschluss 4/5.1 &lt;b&gt;", "01.07.2026", "gilt"] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }
}
