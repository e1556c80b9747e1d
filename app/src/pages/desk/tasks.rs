//! „Was ist zu tun?": what is due for everyone within the next six weeks, up to each coming meeting.

use super::list;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::list::reason;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::duty::{Duty, by_meeting};
use domain::finding::Register;
use domain::finding::escalation::proposals;
use domain::period::format_day;
use leptos::prelude::*;

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, register: &Register, duties: &[Duty]) -> Page {
    let heading = t!(ctx, "tasks-title");
    let groups: Vec<_> = by_meeting(duties.to_vec(), &catalogue.meetings, ctx.today)
        .into_iter()
        .enumerate()
        .map(|(place, (meeting, duties))| {
            let title = match meeting {
                Some(meeting) if meeting.date < ctx.today => t!(
                    ctx,
                    "tasks-of-meeting",
                    meeting = meeting.title.clone(),
                    day = format_day(meeting.date, ctx.language)
                ),
                Some(meeting) => t!(
                    ctx,
                    "tasks-until-meeting",
                    meeting = meeting.title.clone(),
                    day = format_day(meeting.date, ctx.language)
                ),
                None => t!(ctx, "tasks-later"),
            };
            let id = format!("gruppe-{place}");
            view! {
                <section class="wk-panel" aria-labelledby=id.clone()>
                    <h2 id=id.clone()>{title}</h2>
                    {list(ctx, &duties)}
                </section>
            }
        })
        .collect();
    let groups = if groups.is_empty() {
        view! { <p class="wk-empty">{ui::icon("#i-check")}" "{t!(ctx, "tasks-none")}</p> }
            .into_any()
    } else {
        view! { {groups} }.into_any()
    };
    let proposed: Vec<_> = proposals(register, ctx.today)
        .iter()
        .map(|proposal| {
            let path = format!("/feststellungen/{}", proposal.finding.id);
            view! {
                <li>
                    <a href=ctx.href(&path)>{proposal.finding.title.clone()}</a>
                    <span class="wk-small wk-muted">{reason(ctx, proposal)}</span>
                </li>
            }
        })
        .collect();
    let proposed = (!proposed.is_empty()).then(|| {
        view! {
            <section class="wk-panel wk-panel--accent" aria-labelledby="h-vorschlag">
                <h2 id="h-vorschlag">{t!(ctx, "proposals-title")}</h2>
                <p>{t!(ctx, "proposals-lead")}</p>
                <ul class="wk-list">{proposed}</ul>
            </section>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">
                    {t!(ctx, "tasks-lead", count = i64::try_from(duties.len()).unwrap_or(0))}
                </p>
            </div>
            {groups}
            {proposed}
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::None, islands: false, body }
}
