//! The page before saving: the verdicts that today's values get by the method in force and by the chosen one.

use super::{action, choice_state, crumb};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::Page;
use crate::pages::indicators::check::{self, Check, state};
use crate::pages::indicators::{light, methods, standing};
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
    let title = t!(ctx, "method-check-title-for", name = name);
    let day = format_day(new.from, ctx.language);
    let effect = match new.state {
        ChoiceState::Proposed => t!(ctx, "method-check-proposed"),
        ChoiceState::InForce if new.from > ctx.today => {
            t!(ctx, "method-check-later", day = day)
        }
        ChoiceState::InForce => t!(ctx, "method-check-now", day = day),
    };
    let sections = view! {
        <section class="wk-panel">
            {comparison(ctx, record, new)}
            <p>{effect}</p>
        </section>
        <section class="wk-panel">
            <h2>{t!(ctx, "value-check-entered")}</h2>
            {entered(ctx, record, new)}
        </section>
    };
    Check {
        title,
        crumb: crumb(ctx, indicator).into_any(),
        heading: t!(ctx, "method-check-title"),
        name: indicator.name.get(ctx.language),
        sections: sections.into_any(),
        action: action(ctx, indicator),
        state: state(form),
        typed: typed(&form.values),
        save: t!(ctx, "method-save"),
    }
    .page(ctx)
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
    check::entered(rows)
}

/// What was typed, sent along unchanged.
fn typed(values: &MethodForm) -> Vec<(&'static str, &str)> {
    vec![
        ("method", values.method.as_str()),
        ("shape", values.shape.as_str()),
        ("base", values.base.as_str()),
        ("limit", values.limit.as_str()),
        ("on_plan", values.on_plan.as_str()),
        ("at_risk", values.at_risk.as_str()),
        ("from", values.from.as_str()),
        ("decided_in", values.decided_in.as_str()),
        ("reason", values.reason.as_str()),
        ("state", values.state.as_str()),
    ]
}
