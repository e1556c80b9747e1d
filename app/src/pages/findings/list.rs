//! All findings with how they stand, and how the answers stand as a whole.

use super::{finding_path, views, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::finding::escalation::{Proposal, Reason, proposals};
use domain::finding::{Finding, Register};
use domain::period::format_day;
use domain::policy::sees_discussions;
use leptos::prelude::*;

/// The page; `register` is what the reader may see.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, register: &Register) -> Page {
    let heading = t!(ctx, "findings-title");
    let rows: Vec<_> = register.findings.iter().map(|f| row(ctx, catalogue, register, f)).collect();
    let table = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "findings-none")}</p> }.into_any()
    } else {
        let titles = [
            t!(ctx, "finding-title"),
            t!(ctx, "finding-measure"),
            t!(ctx, "finding-addressee"),
            t!(ctx, "finding-due"),
            t!(ctx, "finding-standing"),
        ];
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{heading.clone()}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let new = (ctx.actor.role() == Some(Role::Secretariat)).then(|| {
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/feststellungen/neu")>
                    {ui::icon("#i-plus")}{t!(ctx, "finding-new")}
                </a>
            </div>
        }
    });
    // Whether ministries answer is the council's to see.
    let inside = sees_discussions(&ctx.actor);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {views(ctx, "/feststellungen")}
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "findings-lead")}</p>
                {new}
            </div>
            {inside.then(|| rate(ctx, register))}
            {inside.then(|| escalated(ctx, register)).flatten()}
            <section class="wk-panel" aria-labelledby="h-alle">
                <h2 id="h-alle">{t!(ctx, "findings-all")}</h2>
                {table}
            </section>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Evaluations, islands: false, body }
}

/// Response rate and age in one sentence and a few numbers.
fn rate(ctx: &Ctx, register: &Register) -> AnyView {
    let rate = register.response_rate(ctx.today);
    let sentence = match rate.percent() {
        Some(percent) => t!(
            ctx,
            "findings-rate",
            answered = rate.answered.to_string(),
            findings = rate.findings.to_string(),
            percent = percent.to_string()
        ),
        None => t!(ctx, "findings-rate-none"),
    };
    let age = rate.median_days.map(|days| view! { <p>{t!(ctx, "findings-age", days = days)}</p> });
    let key = |label: String, value: usize| {
        view! {
            <div class="wk-key">
                <span class="wk-key__l">{label}</span>
                <span class="wk-key__v">{value.to_string()}</span>
            </div>
        }
    };
    view! {
        <section class="wk-panel wk-panel--fill" aria-labelledby="h-quote">
            <h2 id="h-quote">{t!(ctx, "findings-rate-title")}</h2>
            <p class="wk-strong">{sentence}</p>
            {age}
            <div class="wk-keys">
                {key(t!(ctx, "findings-in-time"), rate.in_time)}
                {key(t!(ctx, "findings-late"), rate.answered - rate.in_time)}
                {key(t!(ctx, "findings-overdue"), rate.overdue)}
            </div>
        </section>
    }
    .into_any()
}

/// What is overdue, as proposals for the next agenda.
fn escalated(ctx: &Ctx, register: &Register) -> Option<AnyView> {
    let all = proposals(register, ctx.today);
    if all.is_empty() {
        return None;
    }
    let items: Vec<_> = all
        .iter()
        .map(|proposal| {
            let path = finding_path(&proposal.finding.id);
            view! {
                <li>
                    <a href=ctx.href(&path)>{proposal.finding.title.clone()}</a>
                    <span class="wk-small wk-muted">{reason(ctx, proposal)}</span>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-panel wk-panel--accent" aria-labelledby="h-vorschlag">
                <h2 id="h-vorschlag">{t!(ctx, "proposals-title")}</h2>
                <p>{t!(ctx, "proposals-lead")}</p>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Why something is proposed.
pub(crate) fn reason(ctx: &Ctx, proposal: &Proposal<'_>) -> String {
    match &proposal.reason {
        Reason::Unanswered { days } => {
            let days: i64 = *days;
            t!(ctx, "proposal-unanswered", days = days)
        }
        Reason::ActionOverdue { action, days } => {
            let days: i64 = *days;
            t!(ctx, "proposal-action", days = days, action = action.text.clone())
        }
        Reason::ReportMissing { action, days } => {
            let days: i64 = *days;
            t!(ctx, "proposal-report", days = days, action = action.text.clone())
        }
    }
}

fn row(ctx: &Ctx, catalogue: &Catalogue, register: &Register, finding: &Finding) -> AnyView {
    let measure = catalogue.measures.get(&finding.measure).map(|record| {
        let path = format!("/massnahmen/{}", finding.measure);
        view! { <a href=ctx.href(&path)>{record.measure.short.clone()}</a> }
    });
    let dissent = register
        .minorities_to(&finding.id)
        .next()
        .map(|_| view! { <span class="wk-tag">{t!(ctx, "minority-title")}</span> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=ctx.href(&finding_path(&finding.id))>{finding.title.clone()}</a>" "
                {words::example_if(ctx, finding.evidence)}" "
                {dissent}
            </th>
            <td role="cell" data-l=t!(ctx, "finding-measure")>{measure}</td>
            <td role="cell" data-l=t!(ctx, "finding-addressee")>{finding.addressee.clone()}</td>
            <td role="cell" data-l=t!(ctx, "finding-due")>
                <span class="wk-nowrap">{format_day(finding.due, ctx.language)}</span>
            </td>
            <td role="cell" data-l=t!(ctx, "finding-standing")>
                {words::standing(ctx, register.standing(finding, ctx.today))}
            </td>
        </tr>
    }
    .into_any()
}
