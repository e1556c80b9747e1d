//! Where the measure stands, and the form that moves it on.

use super::super::{form, parts};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::ui::{self, FieldSpec};
use domain::catalogue::MeasureRecord;
use domain::measure::command::{MAX_REASON, MoveForm};
use domain::measure::state::State;
use leptos::prelude::*;

/// The states in words, and for planners the form.
pub fn panel(ctx: &Ctx, record: &MeasureRecord, form: &Form<MoveForm>) -> AnyView {
    let state = record.measure.state;
    let steps = steps(state);
    let here = steps.iter().position(|s| *s == state).unwrap_or_default();
    let items: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let class = (index < here && state != State::Discontinued).then_some("is-done");
            let current = (*step == state).then_some("step");
            view! { <li class=class aria-current=current>{labels::state(ctx, *step)}</li> }
        })
        .collect();
    let next: Vec<_> = state.next().map(|s| labels::state(ctx, s)).collect();
    let next = if next.is_empty() {
        t!(ctx, "measure-workflow-final")
    } else {
        t!(ctx, "measure-workflow-next", states = next.join(", "))
    };
    let move_on = (ctx.is_planner() && !state.is_final()).then(|| move_form(ctx, record, form));
    view! {
        <section class="wk-panel" aria-labelledby="h-stand">
            <h2 id="h-stand">{t!(ctx, "measure-workflow-title")}</h2>
            <ol class="wk-phase">{items}</ol>
            <p class="wk-small wk-muted">{next}</p>
            {move_on}
        </section>
    }
    .into_any()
}

/// The states to show around the current one: what lies behind and where it usually goes.
fn steps(state: State) -> Vec<State> {
    let start = [State::Idea, State::Proposed, State::Adopted, State::Running];
    let rest: &[State] = match state {
        State::Completed => &[State::Completed],
        State::Discontinued => &[State::Discontinued],
        State::Adjusted => &[State::InEvaluation, State::Adjusted, State::Completed],
        _ => &[State::InEvaluation, State::Completed],
    };
    start.iter().chain(rest).copied().collect()
}

fn move_form(ctx: &Ctx, record: &MeasureRecord, form: &Form<MoveForm>) -> AnyView {
    let path = parts::measure_path(&record.measure.slug);
    let options: Vec<_> =
        record.measure.state.next().map(|s| (s.code().to_owned(), labels::state(ctx, s))).collect();
    let to = FieldSpec::new(ctx, "to", field_label(ctx, "to"), &form.values.to, &form.errors);
    let reason = FieldSpec::new(
        ctx,
        "reason",
        field_label(ctx, "reason"),
        &form.values.reason,
        &form.errors,
    )
    .hint(t!(ctx, "measure-move-reason-hint"));
    view! {
        <form class="wk-form" method="post" action=ctx.href(&format!("{path}/stand")) novalidate=true>
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            {form::hidden(form)}
            {ui::radios(to, options)}
            {ui::text_area(ctx, reason, 3, MAX_REASON)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">
                    {t!(ctx, "measure-move")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn field_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "reason" => t!(ctx, "measure-move-reason"),
        _ => t!(ctx, "measure-move-to"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_among_the_steps_shown_for_it() {
        for state in State::ALL {
            assert!(steps(*state).contains(state), "{state:?}");
        }
    }
}
