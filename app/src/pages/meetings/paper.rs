//! `/sitzungen/{nr}/tagesordnung`: the agenda as it is printed, and what has changed in it.

use super::agenda::{self, Papers, Shown, german};
use super::{Prepared, path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::version::{AgendaVersion, Difference};
use domain::meeting::call::Called;
use domain::period::{format_day, format_day_long};
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The meeting.
    pub prepared: &'a Prepared,
    /// How the meeting was called, once it was.
    pub called: Option<&'a Called>,
    /// The agenda to show, as far as the reader sees it.
    pub agenda: &'a Agenda,
    /// The version it was sent as; none for the one being worked on.
    pub version: Option<&'a AgendaVersion>,
    /// All versions that were sent.
    pub sent: &'a [AgendaVersion],
    /// True where the reader sees every item.
    pub whole: bool,
    /// Papers that the reader sees.
    pub papers: &'a Papers,
    /// What has changed since the version before, with that version's agenda, where only that is asked for.
    pub changes: Option<(&'a [Difference], &'a Agenda)>,
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data<'_>) -> Page {
    let meeting = &data.prepared.meeting;
    let base = path(data.prepared.plan.meeting);
    let kind = data.version.map_or_else(
        || t!(ctx, "agenda-title"),
        |version| words::version_kind(ctx, version.kind(data.sent)),
    );
    let title = t!(ctx, "agenda-of", kind = kind.clone(), meeting = meeting.title.clone());
    let trail =
        vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings")), (base, meeting.title.clone())];
    let plan = &data.prepared.plan;
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let when = t!(
        ctx,
        "meeting-when",
        day = format_day_long(meeting.date, ctx.language),
        begins = clock(plan.begins),
        ends = clock(plan.ends)
    );
    let standing = match data.version {
        None => t!(ctx, "agenda-draft"),
        Some(v) => {
            t!(ctx, "agenda-sent", version = v.version, sent = format_day(v.sent, ctx.language))
        }
    };
    let shown = Shown {
        agenda: data.agenda,
        begins: data.whole.then_some(plan.begins),
        usual: data.prepared.rules.publicity.default,
    };
    let content = match data.changes {
        Some((found, before)) => view! {
            <h2>{t!(ctx, "agenda-changes-only")}</h2>
            {changes(ctx, found, data.agenda, before)}
        }
        .into_any(),
        None if data.agenda.items().is_empty() => {
            view! { <p>{t!(ctx, "agenda-not-sent")}</p> }.into_any()
        }
        None => agenda::list(ctx, &shown, data.papers),
    };
    let body = view! {
        {ui::breadcrumb(ctx, trail, kind.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <article class="wk-paper">
                <div class="wk-head">
                    <p>{t!(ctx, "council-name")}</p>
                    <h1>{kind}</h1>
                    <p lang=german(ctx)><b>{meeting.title.clone()}</b></p>
                    <p>{when}", "{plan.place.clone()}</p>
                    <p class="wk-small">{standing}</p>
                </div>
                {data.called.and_then(|called| super::dispatch::off(ctx, called))}
                {data.called.and_then(|called| super::dispatch::late(ctx, called))}
                {data.version.and_then(|version| super::dispatch::late_reason(ctx, version))}
                {content}
            </article>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// Differences between two states of an agenda, one line each.
pub(super) fn changes(ctx: &Ctx, found: &[Difference], now: &Agenda, before: &Agenda) -> AnyView {
    if found.is_empty() {
        return view! { <p>{t!(ctx, "agenda-unchanged")}</p> }.into_any();
    }
    let items: Vec<_> = found
        .iter()
        .map(|difference| {
            let item = now.item(&difference.item).or_else(|| before.item(&difference.item));
            let title = item.map(|item| item.title.clone()).unwrap_or_default();
            let parts: Vec<_> = difference.parts.iter().map(|p| words::part(ctx, *p)).collect();
            let parts = (!parts.is_empty()).then(|| format!(" ({})", parts.join(", ")));
            view! {
                <li>
                    <span class="wk-tag wk-tag--solid">{words::change_kind(ctx, difference.kind)}</span>" "
                    <b>{format!("TOP {}", difference.number)}</b>" "<span lang=german(ctx)>{title}</span>{parts}
                </li>
            }
        })
        .collect();
    view! { <ul class="wk-list">{items}</ul> }.into_any()
}
