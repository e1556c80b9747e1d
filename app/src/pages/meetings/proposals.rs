//! What the state of the world proposes for an agenda: accept, decline, postpone.

use super::planning::Data;
use super::{agenda::german, path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts::count;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::meeting::agenda::proposal::{MAX_REASON, Proposal, Ruling};
use leptos::prelude::*;

/// Proposals that wait for a decision, and those that were decided on.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let open: Vec<_> = data
        .proposals
        .open
        .iter()
        .enumerate()
        .map(|(place, proposal)| entry(ctx, catalogue, data, place, proposal))
        .collect();
    let content = if open.is_empty() {
        view! { <p>{t!(ctx, "agenda-proposals-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{open}</ul> }.into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="h-vorschlaege">
            <h2 id="h-vorschlaege">{t!(ctx, "agenda-proposals-title", count = count(data.proposals.open.len()))}</h2>
            <p class="wk-small wk-muted">{t!(ctx, "agenda-proposals-lead")}</p>
            {content}
            {decided(ctx, catalogue, data)}
        </section>
    }
    .into_any()
}

fn head(ctx: &Ctx, proposal: &Proposal) -> AnyView {
    view! {
        <span class="wk-tag">{words::proposal_kind(ctx, proposal.kind)}</span>" "
        <b lang=german(ctx)>{words::proposed_title(proposal)}</b>
    }
    .into_any()
}

fn entry(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    place: usize,
    proposal: &Proposal,
) -> AnyView {
    let action = ctx.href(&format!("{}/vorschlaege", path(data.prepared.plan.meeting)));
    let refused = data.refused.filter(|refused| refused.key == proposal.key);
    let title = words::proposed_title(proposal);
    let id = |name: &str| format!("f-{name}-{place}");
    let reason = refused.map(|r| r.form.values.reason.clone()).unwrap_or_default();
    let problem = |field: &str| {
        let problem = refused.and_then(|r| r.form.errors.of(field));
        problem.map(|problem| labels::problem(ctx, problem))
    };
    let next: u32 = data.prepared.plan.meeting.saturating_add(1);
    let chosen = refused.map(|r| r.form.values.ruling.clone()).unwrap_or_default();
    let radio = |value: &'static str, label: String| {
        let checked = chosen == value;
        view! {
            <label class="wk-check">
                <input type="radio" name="ruling" value=value checked=checked />
                <span>{label}</span>
            </label>
        }
    };
    let (wrong_ruling, wrong_reason) = (problem("ruling"), problem("reason"));
    let invalid = wrong_reason.as_ref().map(|_| "true");
    let described = wrong_reason.as_ref().map(|_| format!("e-reason-{place}"));
    // Written as an input, as only one function of the product writes a text area.
    view! {
        <li>
            {head(ctx, proposal)}
            <p>{words::reason(ctx, catalogue, &proposal.reason)}</p>
            <div class="wk-btns">
                <form method="post" action=action.clone()>
                    <input type="hidden" name="key" value=proposal.key.clone() />
                    <input type="hidden" name="ruling" value="angenommen" />
                    <button class="wk-btn wk-btn--s wk-btn--secondary" type="submit">
                        {t!(ctx, "proposal-accept")}<span class="wk-sr">": "{title.clone()}</span>
                    </button>
                </form>
            </div>
            <details class="wk-data" open=refused.is_some()>
                <summary>{t!(ctx, "proposal-set-aside")}<span class="wk-sr">": "{title}</span></summary>
                <form class="wk-form" method="post" action=action novalidate=true>
                    <input type="hidden" name="key" value=proposal.key.clone() />
                    <fieldset class="wk-set">
                        <legend>{t!(ctx, "proposal-ruling")}</legend>
                        {ui::error_line(&format!("ruling-{place}"), wrong_ruling)}
                        <div class="wk-radio">
                            {radio("abgelehnt", t!(ctx, "proposal-decline"))}
                            {radio("verschoben", t!(ctx, "proposal-postpone", meeting = next))}
                        </div>
                    </fieldset>
                    <div class="wk-field">
                        <label for=id("reason")>{t!(ctx, "proposal-reason")}</label>
                        {ui::error_line(&format!("reason-{place}"), wrong_reason)}
                        <input
                            class="wk-input"
                            id=id("reason")
                            name="reason"
                            type="text"
                            autocomplete="off"
                            maxlength=MAX_REASON.to_string()
                            value=reason
                            aria-invalid=invalid
                            aria-describedby=described
                        />
                    </div>
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--s wk-btn--secondary" type="submit">{t!(ctx, "proposal-save")}</button>
                    </div>
                </form>
            </details>
        </li>
    }
    .into_any()
}

fn decided(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let put_aside: Vec<_> = data
        .proposals
        .decided
        .iter()
        .map(|(proposal, ruling)| {
            let item = match ruling {
                Ruling::Accepted { item } => data.prepared.plan.agenda.number_of(item),
                _ => None,
            };
            let item = item.map(|number| format!(" (TOP {number})"));
            view! {
                <li>
                    {head(ctx, proposal)}
                    <p class="wk-small">{words::ruling(ctx, ruling)}{item}</p>
                    <p class="wk-small wk-muted">{words::reason(ctx, catalogue, &proposal.reason)}</p>
                </li>
            }
        })
        .collect();
    (!put_aside.is_empty()).then(|| {
        view! {
            <details class="wk-data">
                <summary>{t!(ctx, "agenda-proposals-decided", count = count(put_aside.len()))}</summary>
                <ul class="wk-list">{put_aside}</ul>
            </details>
        }
        .into_any()
    })
}
