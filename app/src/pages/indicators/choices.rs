//! The methods chosen for an indicator, each with who decided it and from when on it holds.

use super::light;
use crate::ctx::Ctx;
use crate::i18n::t;
use chrono::NaiveDate;
use domain::catalogue::IndicatorRecord;
use domain::indicator::choice::{ChoiceState, MethodChoice};
use domain::period::format_day;
use leptos::prelude::*;

/// All choices, the newest first; none where the default has always held.
pub fn history(ctx: &Ctx, record: &IndicatorRecord) -> Option<AnyView> {
    let items: Vec<_> =
        record.choices().iter().rev().map(|choice| item(ctx, record, choice)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{t!(ctx, "method-history")}</h3>
            <ul class="wk-list">{items}</ul>
        }
        .into_any()
    })
}

fn item(ctx: &Ctx, record: &IndicatorRecord, choice: &MethodChoice) -> AnyView {
    let head = t!(
        ctx,
        "method-history-item",
        number = i64::from(choice.number),
        method = light::in_full(ctx, choice.method.version())
    );
    let parameters = light::parameters(ctx, record, &choice.method);
    let reason = t!(ctx, "history-reason", reason = choice.reason.clone());
    view! {
        <li>
            <p>
                <b>{head}</b>
                " "
                <span class="wk-tag">{stand(ctx, record, choice, ctx.today)}</span>
            </p>
            {(!parameters.is_empty()).then(|| view! { <p class="wk-small">{parameters}</p> })}
            <p class="wk-small" lang="de">{light::since(ctx, Some(choice))}</p>
            <p class="wk-small" lang="de">{reason}</p>
        </li>
    }
    .into_any()
}

/// What a choice means today: proposed, in force, to come, or replaced.
fn stand(ctx: &Ctx, record: &IndicatorRecord, choice: &MethodChoice, today: NaiveDate) -> String {
    let decides_on = |day| record.choice_on(day).is_some_and(|held| held.id == choice.id);
    match choice.state {
        ChoiceState::Proposed => t!(ctx, "method-state-proposed"),
        ChoiceState::InForce if decides_on(today) => t!(ctx, "method-state-in-force"),
        ChoiceState::InForce if choice.from > today && decides_on(choice.from) => {
            t!(ctx, "method-state-later", day = format_day(choice.from, ctx.language))
        }
        ChoiceState::InForce => t!(ctx, "method-state-replaced"),
    }
}

/// The way to the form, for those who plan.
pub fn way(ctx: &Ctx, record: &IndicatorRecord) -> Option<AnyView> {
    ctx.is_planner().then(|| {
        let path = ctx.href(&format!("/indikatoren/{}/verfahren", record.indicator.code));
        view! {
            <p>
                <a class="wk-btn wk-btn--secondary" href=path>{t!(ctx, "method-choose")}</a>
            </p>
        }
        .into_any()
    })
}
