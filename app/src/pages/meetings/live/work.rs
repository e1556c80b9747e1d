//! Amendments to the proposal of the item being dealt with, and what somebody takes on.

use super::super::agenda::german;
use super::{Data, organisation, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::procedure::words as rules;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::live_form::MAX_TEXT;
use domain::meeting::procedure::RuleName;
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::amendment::{AmendmentState, in_order};
use domain::period::format_day;
use leptos::prelude::*;

/// Both sections.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> AnyView {
    view! {
        {amendments(ctx, catalogue, data, sitting)}
        {tasks(ctx, data, sitting)}
    }
    .into_any()
}

fn amendments(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> Option<AnyView> {
    let current = data.known_current()?.clone();
    let form = &data.forms.amendment;
    let values = &form.values;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let all = sitting.amendments_to(&current);
    let order = data.prepared.rules.amendments;
    let steps = ctx.href(&format!("{}/schritt", data.base()));
    let items: Vec<_> = in_order(&all, order)
        .into_iter()
        .map(|amendment| {
            let name = organisation(catalogue, &amendment.organisation);
            let passage = Some(amendment.passage.clone()).filter(|p| !p.is_empty());
            let back = (amendment.state == AmendmentState::Open).then(|| {
                view! {
                    <form method="post" action=steps.clone()>
                        <input type="hidden" name="ziel" value=amendment.id.to_string() />
                        <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit" name="schritt" value="antrag-zurueck">
                            {t!(ctx, "live-amendment-back")}<span class="wk-sr">": "{name.clone()}</span>
                        </button>
                    </form>
                }
            });
            view! {
                <li>
                    <p class="wk-small wk-muted">
                        {name.clone()}{passage.map(|p| format!(" · {p}"))}" · "{words::amendment_state(ctx, amendment.state)}
                    </p>
                    <p class="wk-pre" lang=german(ctx)>{amendment.text.clone()}</p>
                    {back}
                </li>
            }
        })
        .collect();
    let rule = rules::applied(ctx, RuleName::Amendments, data.prepared.rules.version);
    let options =
        sitting.attendance.seats.iter().map(|seat| {
            (seat.organisation.to_string(), organisation(catalogue, &seat.organisation))
        });
    let choose = (String::new(), t!(ctx, "live-choose"));
    let options = std::iter::once(choose).chain(options).collect();
    let action = ctx.href(&format!("{}/aenderungen", data.base()));
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-aenderungen">
                <h2 id="h-aenderungen">{t!(ctx, "live-amendments")}</h2>
                <p class="wk-small wk-muted">{words::order(ctx, order)}" "{rule}</p>
                {(!items.is_empty()).then(|| view! { <ol class="wk-list">{items}</ol> })}
                <details class="wk-data" open=!form.errors.is_empty()>
                    <summary>{t!(ctx, "live-amendment-new")}</summary>
                    <form class="wk-form" method="post" action=action novalidate=true>
                        <input type="hidden" name="token" value=form.token.clone() />
                        <input type="hidden" name="punkt" value=current.to_string() />
                        {ui::select(ctx, field("amends", t!(ctx, "live-organisation"), &values.amends).width("m"), options)}
                        {ui::text_area(ctx, field("amendment_text", t!(ctx, "live-amendment-text"), &values.amendment_text), 4, MAX_TEXT)}
                        {ui::input(ctx, field("passage", t!(ctx, "live-passage"), &values.passage).optional().hint(t!(ctx, "live-passage-hint")), "text", "off")}
                        {ui::input(ctx, field("goes", t!(ctx, "live-goes"), &values.goes).optional().width("s").hint(t!(ctx, "live-goes-hint")), "text", "off")}
                        <div class="wk-btns">
                            <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "live-amendment-save")}</button>
                        </div>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn tasks(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let form = &data.forms.task;
    let values = &form.values;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let known = sitting.assignments.iter().filter(|a| data.item(&a.item).is_some());
    let items: Vec<_> = known
        .map(|task| {
            let due = format_day(task.due, ctx.language);
            let text = t!(
                ctx,
                "live-task-line",
                task = task.text.clone(),
                owner = task.owner.clone(),
                due = due
            );
            view! { <li lang=german(ctx)>{text}</li> }
        })
        .collect();
    let current = data.known_current().cloned();
    let current = current.or_else(|| data.seen.first().map(|(_, item)| item.id.clone()));
    let action = ctx.href(&format!("{}/auftraege", data.base()));
    let new = sitting.is_on().then(|| {
        view! {
            <details class="wk-data" open=!form.errors.is_empty()>
                <summary>{t!(ctx, "live-task-new")}</summary>
                <form class="wk-form" method="post" action=action novalidate=true>
                    <input type="hidden" name="token" value=form.token.clone() />
                    <input type="hidden" name="punkt" value=current.map(|item| item.to_string()) />
                    {ui::input(ctx, field("task", t!(ctx, "live-task"), &values.task), "text", "off")}
                    {ui::input(ctx, field("task_owner", t!(ctx, "live-task-owner"), &values.task_owner).width("m"), "text", "off")}
                    {ui::input(ctx, field("task_due", t!(ctx, "live-task-due"), &values.task_due).width("s").hint(t!(ctx, "live-task-due-hint")), "text", "off")}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "live-task-save")}</button>
                    </div>
                </form>
            </details>
        }
    });
    if items.is_empty() && new.is_none() {
        return ().into_any();
    }
    view! {
        <section class="wk-section" aria-labelledby="h-auftraege">
            <h2 id="h-auftraege">{t!(ctx, "live-tasks")}</h2>
            {(!items.is_empty()).then(|| view! { <ul class="wk-list">{items}</ul> })}
            {new}
        </section>
    }
    .into_any()
}
