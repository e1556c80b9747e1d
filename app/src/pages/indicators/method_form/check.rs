//! The page before saving: the verdicts that today's values get by the method in force and by the chosen one.

use super::{action, choice_state, crumb, hidden};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::indicators::{light, methods, standing};
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::IndicatorRecord;
use domain::indicator::choice::{ChoiceState, MethodChoice, MethodForm};
use domain::indicator::method::StatusMethod;
use domain::period::format_day;
use leptos::prelude::*;

/// The check page: nothing is stored until its button is pressed.
pub fn check(
    ctx: &Ctx,
    record: &IndicatorRecord,
    form: &Form<MethodForm>,
    new: &MethodChoice,
) -> Page {
    let indicator = &record.indicator;
    let name = indicator.name.get(ctx.language).to_owned();
    let title = t!(ctx, "method-check-title-for", name = name.clone());
    let day = format_day(new.from, ctx.language);
    let effect = match new.state {
        ChoiceState::Proposed => t!(ctx, "method-check-proposed"),
        ChoiceState::InForce if new.from > ctx.today => {
            t!(ctx, "method-check-later", day = day)
        }
        ChoiceState::InForce => t!(ctx, "method-check-now", day = day),
    };
    let body = view! {
        {crumb(ctx, indicator)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{t!(ctx, "method-check-title")}</h1>
                    <p class="wk-lead">{name}": "{t!(ctx, "value-check-lead")}</p>
                </div>
                <section class="wk-panel">
                    {comparison(ctx, record, new)}
                    <p>{effect}</p>
                </section>
                <section class="wk-panel">
                    <h2>{t!(ctx, "value-check-entered")}</h2>
                    {entered(ctx, record, new)}
                </section>
                <form class="wk-form" method="post" action=action(ctx, indicator) novalidate=true>
                    {hidden(form)}
                    {typed(&form.values)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" name="schritt" value="speichern">
                            {t!(ctx, "method-save")}
                        </button>
                        <button class="wk-btn wk-btn--secondary" name="schritt" value="aendern">
                            {t!(ctx, "value-change")}
                        </button>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn comparison(ctx: &Ctx, record: &IndicatorRecord, new: &MethodChoice) -> AnyView {
    let columns = [t!(ctx, "value-check-what"), t!(ctx, "method-verdict"), t!(ctx, "method-why")];
    let before = record.method_on(ctx.today);
    let lines = [(t!(ctx, "method-check-old"), before), (t!(ctx, "method-check-new"), &new.method)]
        .map(|(what, method)| row(ctx, record, (what, method), &columns));
    let head = columns
        .clone()
        .map(|title| view! { <th role="columnheader" scope="col">{title}</th> }.into_any());
    view! {
        <table class="wk-table wk-table--stack" role="table">
            <caption class="wk-sr">{t!(ctx, "method-check-caption")}</caption>
            <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
            <tbody role="rowgroup">{lines.into_iter().collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    ctx: &Ctx,
    record: &IndicatorRecord,
    (what, method): (String, &StatusMethod),
    [_, verdict_title, why_title]: &[String; 3],
) -> AnyView {
    let verdict = record.explain(method, record.leading_target(), record.latest());
    let standing = record.latest().map(|value| standing::by(record, value, method));
    let example = ui::example_if(ctx, standing.is_some_and(|s| s.is_against_example()));
    let grade = verdict
        .grade
        .map(|of| view! { <br/><span class="wk-small wk-muted">{methods::grade(ctx, of)}</span> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {what}
                <br/>
                <span class="wk-small wk-muted">{light::in_full(ctx, verdict.method)}</span>
            </th>
            <td role="cell" data-l=verdict_title.clone()>
                {ui::status(ctx, verdict.status)}" "{example}{grade}
            </td>
            <td role="cell" data-l=why_title.clone()>
                {methods::why(ctx, &record.indicator, &verdict)}
            </td>
        </tr>
    }
    .into_any()
}

fn entered(ctx: &Ctx, record: &IndicatorRecord, new: &MethodChoice) -> AnyView {
    let mut rows = vec![(t!(ctx, "indicator-method"), light::in_full(ctx, new.method.version()))];
    let parameters = light::parameters(ctx, record, &new.method);
    if !parameters.is_empty() {
        rows.push((t!(ctx, "method-parameters"), parameters));
    }
    rows.extend([
        (t!(ctx, "method-field-state"), choice_state(ctx, new.state)),
        (t!(ctx, "method-field-from"), format_day(new.from, ctx.language)),
        (t!(ctx, "indicator-decided-in"), new.decided_in.clone()),
        (t!(ctx, "method-field-reason"), new.reason.clone()),
    ]);
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="wk-review">{rows}</dl> }.into_any()
}

/// What was typed, sent along unchanged.
fn typed(values: &MethodForm) -> Vec<AnyView> {
    [
        ("method", &values.method),
        ("shape", &values.shape),
        ("base", &values.base),
        ("limit", &values.limit),
        ("on_plan", &values.on_plan),
        ("at_risk", &values.at_risk),
        ("from", &values.from),
        ("decided_in", &values.decided_in),
        ("reason", &values.reason),
        ("state", &values.state),
    ]
    .into_iter()
    .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> }.into_any())
    .collect()
}
