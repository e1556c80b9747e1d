//! Setting, changing and withdrawing a target.

use super::check::state;
use super::method_form::meanwhile;
use super::{light, panels};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::error::FieldErrors;
use domain::indicator::choice::MAX_REASON;
use domain::indicator::path::PathShape;
use domain::indicator::target::{Target, TargetForm, WithdrawalForm};
use domain::key::AreaCode;
use domain::source::Evidence;
use leptos::prelude::*;

/// Most characters that the interim targets of a path take.
const MAX_INTERIM_TEXT: usize = 2_000;

/// What the form shows.
pub struct Data<'a> {
    /// The indicator.
    pub record: &'a IndicatorRecord,
    /// The target that is changed, none for a new one.
    pub target: Option<&'a Target>,
    /// The form with its state.
    pub form: &'a Form<TargetForm>,
    /// True where the indicator has changed since the form was opened.
    pub changed: bool,
}

/// The form of a new target, or of one to be changed.
pub fn form(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let Data { record, target, form, changed } = data;
    let (title, action) = match target {
        Some(target) => (t!(ctx, "target-change-title"), way(record, Some(&target.code))),
        None => (t!(ctx, "target-new"), way(record, None)),
    };
    let back = ctx.href(&way(record, None));
    let fields = view! {
        <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
            {state(form)}
            {aim(ctx, catalogue, record, form)}
            {path(ctx, record, form)}
            {support(ctx, catalogue, form)}
            {leading(ctx, form)}
            {target.map(|_| reason(ctx, form))}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "target-save")}</button>
                <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "value-cancel")}</a>
            </div>
        </form>
    }
    .into_any();
    let lead = match target {
        Some(target) => t!(
            ctx,
            "target-change-lead",
            target = panels::target_text(ctx, &record.indicator, target)
        ),
        None => t!(ctx, "target-new-lead"),
    };
    frame(ctx, record, &title, lead, &form.errors, *changed, fields)
}

/// The form that withdraws a target.
pub fn withdraw(
    ctx: &Ctx,
    record: &IndicatorRecord,
    target: &Target,
    form: &Form<WithdrawalForm>,
    changed: bool,
) -> Page {
    let action = format!("{}/zuruecknehmen", way(record, Some(&target.code)));
    let back = ctx.href(&way(record, None));
    let (values, errors) = (&form.values, &form.errors);
    let decided_in = spec(ctx, errors, "decided_in", &values.decided_in)
        .hint(t!(ctx, "indicator-decided-in-hint"));
    let reason = spec(ctx, errors, "reason", &values.reason);
    let fields = view! {
        <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
            {state(form)}
            {ui::input(ctx, decided_in, "text", "off")}
            {ui::text_area(ctx, reason, 3, MAX_REASON)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">
                    {t!(ctx, "target-withdraw")}
                </button>
                <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "value-cancel")}</a>
            </div>
        </form>
    }
    .into_any();
    let lead = t!(
        ctx,
        "target-withdraw-lead",
        target = panels::target_text(ctx, &record.indicator, target)
    );
    let title = t!(ctx, "target-withdraw-title");
    frame(ctx, record, &title, lead, errors, changed, fields)
}

fn way(record: &IndicatorRecord, code: Option<&str>) -> String {
    let list = format!("/indikatoren/{}/ziele", record.indicator.code);
    code.map_or_else(|| list.clone(), |code| format!("{list}/{code}"))
}

fn frame(
    ctx: &Ctx,
    record: &IndicatorRecord,
    title: &str,
    lead: String,
    errors: &FieldErrors,
    changed: bool,
    fields: AnyView,
) -> Page {
    let code = record.indicator.code.to_string();
    let name = record.indicator.name.get(ctx.language).to_owned();
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (format!("/indikatoren/{code}"), code.clone()),
        (way(record, None), t!(ctx, "target-title")),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.to_owned())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title.to_owned()}</h1>
                    <p class="wk-lead">{name.clone()}": "{lead}</p>
                </div>
                {changed.then(|| meanwhile(ctx))}
                {ui::error_summary(ctx, errors, |field: &str| field_name(ctx, field))}
                {fields}
            </div>
        </main>
    }
    .into_any();
    let title = parts::form_title(ctx, &format!("{title}: {name}"), !errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// Label of a form field, also for the error summary.
fn field_name(ctx: &Ctx, field: &str) -> String {
    match field {
        "area" => t!(ctx, "value-area"),
        "value" => t!(ctx, "target-field-value"),
        "due" => t!(ctx, "target-field-due"),
        "baseline" => t!(ctx, "target-field-baseline"),
        "baseline_day" => t!(ctx, "target-field-baseline-day"),
        "interim" => t!(ctx, "target-field-interim"),
        "shape" => t!(ctx, "target-field-shape"),
        "on_plan" => t!(ctx, "target-field-on-plan"),
        "at_risk" => t!(ctx, "target-field-at-risk"),
        "text" => t!(ctx, "target-field-text"),
        "decided_in" => t!(ctx, "indicator-decided-in"),
        "sources" => t!(ctx, "target-field-sources"),
        "evidence" => t!(ctx, "value-evidence"),
        "leads" => t!(ctx, "target-leads"),
        "leads_reason" => t!(ctx, "target-field-leads-reason"),
        "reason" => t!(ctx, "target-field-reason"),
        other => other.to_owned(),
    }
}

fn spec(ctx: &Ctx, errors: &FieldErrors, name: &'static str, value: &str) -> FieldSpec {
    FieldSpec::new(ctx, name, field_name(ctx, name), value, errors)
}

fn aim(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    form: &Form<TargetForm>,
) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let home = AreaCode::home();
    let chosen = if values.area.is_empty() { home.as_str() } else { values.area.as_str() };
    let area = spec(ctx, errors, "area", chosen).width("m");
    let value =
        spec(ctx, errors, "value", &values.value).hint(t!(ctx, "value-value-hint")).width("m");
    let due = spec(ctx, errors, "due", &values.due)
        .hint(t!(ctx, "target-field-due-hint"))
        .optional()
        .width("m");
    let text = spec(ctx, errors, "text", &values.text).optional();
    let unit = super::chart::unit_in_words(ctx, &record.indicator);
    view! {
        {ui::select(ctx, area, super::value::areas(ctx, catalogue))}
        {ui::number_input(ctx, value, unit)}
        {ui::input(ctx, due, "text", "off")}
        {ui::input(ctx, text, "text", "off")}
    }
    .into_any()
}

fn path(ctx: &Ctx, record: &IndicatorRecord, form: &Form<TargetForm>) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let unit = super::chart::unit_in_words(ctx, &record.indicator);
    let points =
        if record.indicator.is_percent() { t!(ctx, "target-unit-points") } else { unit.clone() };
    let baseline = spec(ctx, errors, "baseline", &values.baseline)
        .hint(t!(ctx, "target-field-baseline-hint"))
        .optional()
        .width("m");
    let baseline_day =
        spec(ctx, errors, "baseline_day", &values.baseline_day).optional().width("m");
    let interim = spec(ctx, errors, "interim", &values.interim)
        .hint(t!(ctx, "target-field-interim-hint"))
        .optional();
    let shape = spec(ctx, errors, "shape", &values.shape)
        .hint(t!(ctx, "target-field-shape-hint"))
        .optional();
    let shapes =
        PathShape::ALL.iter().map(|shape| (shape.code().to_owned(), light::shape(ctx, *shape)));
    let shapes =
        std::iter::once((String::new(), t!(ctx, "target-shape-open"))).chain(shapes).collect();
    let on_plan = spec(ctx, errors, "on_plan", &values.on_plan)
        .hint(t!(ctx, "target-field-on-plan-hint"))
        .width("m");
    let at_risk = spec(ctx, errors, "at_risk", &values.at_risk).width("m");
    view! {
        {ui::number_input(ctx, baseline, unit)}
        {ui::input(ctx, baseline_day, "text", "off")}
        {ui::select(ctx, shape, shapes)}
        {ui::text_area(ctx, interim, 4, MAX_INTERIM_TEXT)}
        {ui::number_input(ctx, on_plan, points.clone())}
        {ui::number_input(ctx, at_risk, points)}
    }
    .into_any()
}

fn support(ctx: &Ctx, catalogue: &Catalogue, form: &Form<TargetForm>) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let decided_in = spec(ctx, errors, "decided_in", &values.decided_in)
        .hint(t!(ctx, "indicator-decided-in-hint"));
    let sources = spec(ctx, errors, "sources", &values.sources)
        .hint(t!(ctx, "target-field-sources-hint"))
        .optional();
    let kinds =
        Evidence::ALL.iter().map(|e| (e.code().to_owned(), labels::evidence(ctx, *e))).collect();
    let evidence =
        spec(ctx, errors, "evidence", &values.evidence).hint(t!(ctx, "target-field-evidence-hint"));
    let mut known: Vec<_> = catalogue.sources.values().collect();
    known.sort_by_key(|source| &source.code);
    let known: Vec<_> = known
        .into_iter()
        .map(|source| {
            let text = format!("{}: {}, {}", source.code, source.publisher, source.title);
            view! { <li>{text}</li> }
        })
        .collect();
    view! {
        {ui::input(ctx, decided_in, "text", "off")}
        {ui::input(ctx, sources, "text", "off")}
        <details class="wk-data">
            <summary>{t!(ctx, "target-known-sources")}</summary>
            <ul class="wk-list wk-small" lang="de">{known}</ul>
        </details>
        {ui::radios(evidence, kinds)}
    }
    .into_any()
}

/// Whether it leads is a box with its reason beside it: exactly one target leads for an area.
fn leading(ctx: &Ctx, form: &Form<TargetForm>) -> AnyView {
    let (values, errors) = (&form.values, &form.errors);
    let reason = spec(ctx, errors, "leads_reason", &values.leads_reason).optional();
    view! {
        <fieldset class="wk-set" aria-describedby="h-leads">
            <legend>{t!(ctx, "target-leads-legend")}</legend>
            <p class="wk-hint" id="h-leads">{t!(ctx, "target-leads-hint")}</p>
            <label class="wk-check">
                <input
                    type="checkbox"
                    id="f-leads"
                    name="leads"
                    value="ja"
                    checked=values.leads == "ja"
                />
                <span>{t!(ctx, "target-leads")}</span>
            </label>
            {ui::input(ctx, reason, "text", "off")}
        </fieldset>
    }
    .into_any()
}

fn reason(ctx: &Ctx, form: &Form<TargetForm>) -> AnyView {
    let reason = spec(ctx, &form.errors, "reason", &form.values.reason)
        .hint(t!(ctx, "target-field-reason-hint"));
    ui::text_area(ctx, reason, 3, MAX_REASON).into_any()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, day, record};
    use super::super::{chart, detail, targets};
    use super::*;
    use domain::actor::Role;

    fn typed() -> TargetForm {
        TargetForm {
            value: "75".into(),
            due: "31.12.2025".into(),
            baseline: "54".into(),
            baseline_day: "31.12.2023".into(),
            interim: "31.12.2024 = 60".into(),
            shape: "stufen".into(),
            on_plan: "2".into(),
            at_risk: "10".into(),
            decided_in: "Beschluss 4/5.1 <i>".into(),
            evidence: "read".into(),
            reason: "</textarea><script>".into(),
            ..TargetForm::default()
        }
    }

    fn with_second() -> IndicatorRecord {
        let mut record = record();
        let first = record.targets[0].clone();
        let second = typed()
            .parse(&record.indicator, Some(&first), day("2026-06-01"), "t2".into())
            .expect("valid");
        record.targets.push(second);
        record
    }

    fn html(view: impl FnOnce(&Ctx) -> AnyView) -> String {
        let ctx = ctx(Some(Role::Planner));
        Owner::new().with(|| view(&ctx).to_html()).replace('\u{a0}', " ")
    }

    #[test]
    fn contradictions_are_said_in_words_and_nothing_typed_is_lost() {
        let values = TargetForm { due: "31.12.2022".into(), ..typed() };
        let record = record();
        let errors = values
            .parse(&record.indicator, Some(&record.targets[0]), day("2026-07-01"), "t2".into())
            .expect_err("due before it begins");
        let form = Form { errors, ..Form::new(values, "t2".into()) };
        let target = record.targets.first();
        let catalogue = catalogue(&record);
        let html = html(|ctx| {
            super::form(
                ctx,
                &catalogue,
                &Data { record: &record, target, form: &form, changed: true },
            )
            .body
        });
        assert!(html.contains("href=\"#f-due\"") && html.contains("id=\"e-due\""), "{html}");
        assert!(html.contains("Die Frist muss nach dem Tag des Ausgangswerts liegen"));
        assert!(html.contains("31.12.2024 = 60") && html.contains("Jemand war schneller"));
        assert!(!html.contains("<script>") && !html.contains("<i>"));
    }

    #[test]
    fn the_page_shows_who_decided_and_what_came_before() {
        let record = with_second();
        let catalogue = catalogue(&record);
        let html = html(|ctx| targets::page(ctx, &catalogue, &record, Some("ziel-geaendert")).body);
        for text in [
            "Niedersachsen: 75 % bis 31.12.2025",
            "führt",
            "Beschluss 4/5.1 &lt;i&gt;",
            "in Stufen",
            "60 % bis 31.12.2024",
            "am 01.06.2026",
            "/ziele/t2/zuruecknehmen",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert_eq!(html.matches("/zuruecknehmen").count(), 1, "the earlier one cannot be changed");
    }

    #[test]
    fn the_chart_draws_the_path_in_its_shape() {
        let record = with_second();
        let catalogue = catalogue(&record);
        let spec = chart::spec(&ctx(None), &catalogue, &record, &[]).expect("values");
        let path = spec.path.expect("a path");
        let steps: Vec<_> = path.points.iter().map(|(_, value)| *value).collect();
        assert_eq!(steps, [54.0, 54.0, 60.0, 60.0, 75.0]);
        let page = detail::Data {
            record: &record,
            compare: &[],
            known: &crate::pages::known::Known::default(),
            rows: 1,
            history: &[],
            names: &crate::pages::supply::Names::new(),
            notice: None,
        };
        let html = html(|ctx| detail::page(ctx, &catalogue, &page).body);
        assert!(html.contains("Zielpfad in Stufen (zielpfad-stufen), Version 1"), "{html}");
    }

    #[test]
    fn a_withdrawal_asks_who_decided_it_and_why() {
        let record = record();
        let target = record.targets[0].clone();
        let form = Form {
            errors: WithdrawalForm::default()
                .parse(&target, day("2026-07-01"), "t2".into())
                .expect_err("nothing said"),
            ..Form::new(WithdrawalForm::default(), "t2".into())
        };
        let html = html(|ctx| withdraw(ctx, &record, &target, &form, false).body);
        assert!(html.contains("id=\"e-decided_in\"") && html.contains("id=\"e-reason\""));
    }
}
