//! Meetings of the council: the next one and those before.

use super::super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::face::Section;
use domain::number::Language;
use domain::period::{format_day, format_day_long};
use domain::policy;
use leptos::prelude::*;

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue) -> Page {
    let title = t!(ctx, "meetings-title");
    let mut coming: Vec<_> = catalogue.meetings.iter().filter(|m| m.date >= ctx.today).collect();
    coming.sort_by_key(|m| m.date);
    let mut past: Vec<_> = catalogue.meetings.iter().filter(|m| m.date < ctx.today).collect();
    past.sort_by_key(|m| std::cmp::Reverse(m.date));
    let lead = match (coming.first(), past.first()) {
        (Some(next), _) => {
            t!(ctx, "meetings-lead-next", day = format_day_long(next.date, ctx.language))
        }
        (None, Some(last)) => {
            t!(ctx, "meetings-lead-none", day = format_day_long(last.date, ctx.language))
        }
        (None, None) => t!(ctx, "meetings-lead-empty"),
    };
    let next = coming.first().map(|meeting| next(ctx, catalogue, meeting));
    let planned = section(ctx, catalogue, "geplant", t!(ctx, "meetings-planned"), coming.get(1..));
    let past = section(ctx, catalogue, "bisher", t!(ctx, "meetings-past"), Some(&past));
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{title.clone()}</h1><p class="wk-lead">{lead}</p>{buttons(ctx)}</div>
            {next}
            {planned}
            {past}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn buttons(ctx: &Ctx) -> AnyView {
    let is_office = ctx.actor.role() == Some(Role::Secretariat);
    let office = is_office.then(|| {
        view! {
            <a class="wk-btn wk-btn--primary" href=ctx.href("/sitzungen/neu")>{t!(ctx, "meeting-new")}</a>
            <a class="wk-btn wk-btn--secondary" href=ctx.href("/wiedervorlagen")>{t!(ctx, "follow-ups-title")}</a>
        }
    });
    let resolutions = ctx.opens(Section::Resolutions).then(|| {
        view! { <a class="wk-btn wk-btn--secondary" href=ctx.href("/beschluesse")>{t!(ctx, "reso-title")}</a> }
    });
    view! {
        <div class="wk-btns">
            {office}
            {resolutions}
            <a class="wk-btn wk-btn--quiet" href=ctx.href("/vorlagen")>{t!(ctx, "papers-title")}</a>
            <a class="wk-btn wk-btn--quiet" href=ctx.href("/geschaeftsordnung")>{t!(ctx, "procedure-title")}</a>
        </div>
    }
    .into_any()
}

/// The title of a meeting; one with a number has a page.
fn titled(ctx: &Ctx, meeting: &Meeting) -> AnyView {
    let title = meeting.title.clone();
    match meeting.number {
        Some(number) => {
            let href = ctx.href(&super::path(number));
            view! { <a href=href lang=german(ctx)>{title}</a> }.into_any()
        }
        None => view! { <span lang=german(ctx)>{title}</span> }.into_any(),
    }
}

/// Titles and subjects are kept in German only.
fn german(ctx: &Ctx) -> Option<&'static str> {
    (ctx.language == Language::En).then_some("de")
}

fn next(ctx: &Ctx, catalogue: &Catalogue, meeting: &Meeting) -> AnyView {
    let days = (meeting.date - ctx.today).num_days();
    let when = [
        Some(format_day_long(meeting.date, ctx.language)),
        meeting.starts.clone().map(|time| t!(ctx, "meetings-starts", time = time)),
        Some(t!(ctx, "meetings-in-days", days = days)),
    ];
    let when = when.into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="naechste">
            <div class="wk-panel__head">
                <h2 id="naechste">{t!(ctx, "meetings-next")}</h2>
                {mark(ctx, meeting)}
            </div>
            <p class="wk-strong"><time datetime=meeting.date.to_string()>{when}</time></p>
            <p>{titled(ctx, meeting)}</p>
            {subject(ctx, meeting)}
            {rounds(ctx, catalogue, meeting)}
            {sources(ctx, catalogue, meeting)}
        </section>
    }
    .into_any()
}

fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    id: &'static str,
    title: String,
    meetings: Option<&[&Meeting]>,
) -> Option<AnyView> {
    let meetings = meetings.filter(|meetings| !meetings.is_empty())?;
    let items: Vec<_> = meetings
        .iter()
        .map(|meeting| {
            let class = (meeting.date >= ctx.today).then_some("is-next");
            view! {
                <li class=class>
                    <time datetime=meeting.date.to_string()>{format_day(meeting.date, ctx.language)}</time>
                    <p><b>{titled(ctx, meeting)}</b>" "{mark(ctx, meeting)}</p>
                    {subject(ctx, meeting)}
                    {sources(ctx, catalogue, meeting)}
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ol class="wk-timeline">{items}</ol>
            </section>
        }
        .into_any(),
    )
}

fn mark(ctx: &Ctx, meeting: &Meeting) -> AnyView {
    if meeting.confirmed {
        view! { <span class="wk-tag wk-tag--solid">{t!(ctx, "meetings-confirmed")}</span> }
            .into_any()
    } else {
        ui::example(ctx).into_any()
    }
}

fn subject(ctx: &Ctx, meeting: &Meeting) -> Option<impl IntoView + use<>> {
    let subject = Some(meeting.subject.clone()).filter(|s| !s.is_empty() && s != &meeting.title)?;
    Some(view! { <p lang=german(ctx)>{subject}</p> })
}

fn rounds(ctx: &Ctx, catalogue: &Catalogue, meeting: &Meeting) -> Vec<AnyView> {
    catalogue
        .rounds_seen(policy::reach(&ctx.actor), ctx.today)
        .filter(|round| round.meeting.is_some() && round.meeting == meeting.number)
        .map(|round| {
            let text = t!(
                ctx,
                "meetings-round",
                title = round.title.get(ctx.language).to_owned(),
                day = format_day(round.closes, ctx.language)
            );
            view! {
                <p>{text}" "{ui::example_if(ctx, round.evidence.is_example())}</p>
                <p class="wk-panel__foot">
                    <a class="wk-link" href=ctx.href("/bewertungen")>{t!(ctx, "meetings-to-evaluations")}</a>
                </p>
            }
            .into_any()
        })
        .collect()
}

fn sources(ctx: &Ctx, catalogue: &Catalogue, meeting: &Meeting) -> Option<AnyView> {
    let items: Vec<_> = meeting
        .sources
        .iter()
        .filter_map(|code| catalogue.sources.get(code))
        .map(|source| {
            let title = format!("{}, {}", source.title, source.publisher);
            let href = ctx.href(&crate::pages::sources::path(&source.code));
            view! { <li lang="de"><a href=href>{title}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="wk-small">
                <p class="wk-muted">{t!(ctx, "meetings-source")}</p>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}
