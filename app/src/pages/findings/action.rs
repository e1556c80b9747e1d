//! One action with everything reported about it, and the form for the next report.

use super::show::minority_list;
use super::{finding_path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::finding::form::{MAX_NOTE, ReportForm};
use domain::finding::{ActionItem, ActionState, Finding, Register, follow_up};
use domain::period::format_day;
use domain::policy::{ReportAction, permit};
use leptos::prelude::*;

/// The page; `register` is what the reader may see.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    (finding, item): (&Finding, &ActionItem),
    form: &Form<ReportForm>,
    notice: Option<&str>,
) -> Page {
    let heading = t!(ctx, "action-one");
    let title = if form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let trail = vec![
        ("/feststellungen".to_owned(), t!(ctx, "findings-title")),
        (finding_path(&finding.id), finding.title.clone()),
    ];
    let day = |date| format_day(date, ctx.language);
    let overdue = follow_up::is_overdue(item, ctx.today);
    let next = register
        .next_report(item)
        .map(|due| view! { <span>{t!(ctx, "action-next-report", day = day(due))}</span> });
    let reports: Vec<_> = register
        .reports_on(&item.id)
        .into_iter()
        .rev()
        .map(|report| {
            let who = words::organisation(catalogue, &report.organisation);
            view! {
                <li>
                    <span class="wk-small wk-muted">{format!("{} · {who}", day(report.date))}</span>
                    <p>{words::action_mark(ctx, report.state, false)}</p>
                    <p>{report.note.clone()}</p>
                </li>
            }
        })
        .collect();
    let reports = if reports.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "reports-none")}</p> }.into_any()
    } else {
        view! { <ol class="wk-list">{reports}</ol> }.into_any()
    };
    let statements = minority_list(ctx, catalogue, register.minorities_to(&finding.id));
    let statements = (!statements.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-minderheit">
                <h2 id="h-minderheit">{t!(ctx, "minority-title")}</h2>
                <ul class="wk-list">{statements}</ul>
            </section>
        }
    });
    let report = permit(&ctx.actor, ReportAction).is_ok().then(|| report_form(ctx, item, form));
    let receipt = (notice == Some("bericht")).then(|| {
        view! {
            <div class="wk-note wk-note--ok" role="status">
                {ui::icon("#i-check")}<p>{t!(ctx, "report-receipt")}</p>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt}
            <div class="wk-head">
                <h1>{item.text.clone()}</h1>
                <p class="wk-lead">
                    {t!(ctx, "action-who-when", owner = item.owner.clone(), due = day(item.due))}
                </p>
                <div class="wk-head__meta">
                    <span>{words::action_mark(ctx, item.state, overdue)}</span>
                    {next}
                    {words::example_if(ctx, item.evidence)}
                </div>
            </div>
            {report}
            <section class="wk-panel" aria-labelledby="h-berichte">
                <h2 id="h-berichte">{t!(ctx, "reports-title")}</h2>
                {reports}
            </section>
            {statements}
            <p>
                <a class="wk-link" href=ctx.href(&format!("/wirkungskette/auftrag/{}", item.id))>{t!(ctx, "chain-link")}</a>
            </p>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn report_form(ctx: &Ctx, item: &ActionItem, form: &Form<ReportForm>) -> AnyView {
    let name = |field: &str| match field {
        "state" => t!(ctx, "report-state"),
        _ => t!(ctx, "report-note"),
    };
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let states = ActionState::ALL
        .iter()
        .map(|state| (state.code().to_owned(), words::action_state(ctx, *state)))
        .collect();
    let chosen = match form.values.state.as_str() {
        "" => item.state.code(),
        code => code,
    };
    let (version, token) = (form.version.to_string(), form.token.clone());
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="h-bericht">
            <h2 id="h-bericht">{t!(ctx, "report-title")}</h2>
            <form class="wk-form" method="post" action=ctx.href(&format!("/auftraege/{}", item.id)) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="version" value=version />
                <input type="hidden" name="token" value=token />
                {ui::radios(field("state", chosen), states)}
                {ui::text_area(ctx, field("note", &form.values.note), 3, MAX_NOTE)}
                <div class="wk-btns"><button class="wk-btn wk-btn--primary">{t!(ctx, "report-submit")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
