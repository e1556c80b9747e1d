//! `/sitzungen/{nr}`: a meeting with its deadlines and its agenda.

use super::agenda::{self, Papers, Shown, german};
use super::documents::{self, Documents};
use super::{Deadlines, Prepared, path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::journal::Entry;
use domain::meeting::agenda::version::{AgendaVersion, VersionKind};
use domain::meeting::call::Called;
use domain::meeting::motion::Submission;
use domain::period::{format_day, format_day_long};
use leptos::prelude::*;

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// What is prepared for it, where somebody has begun.
    pub prepared: Option<&'a Prepared>,
    /// True where the reader sees the agenda being worked on.
    pub draft: bool,
    /// True where the reader sees every item.
    pub whole: bool,
    /// Agendas that were sent, as far as the reader sees them, oldest first.
    pub sent: &'a [AgendaVersion],
    /// How it was called, as far as the reader sees it.
    pub called: Option<&'a Called>,
    /// Papers that the reader sees.
    pub papers: &'a Papers,
    /// Motions that the reader sees.
    pub motions: &'a [Submission],
    /// What was done with the meeting, newest first, as far as the reader may know it.
    pub history: &'a [Entry],
    /// Its documents.
    pub documents: Documents<'a>,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let meeting = data.meeting;
    let title = meeting.title.clone();
    let trail = vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))];
    let mark = if meeting.confirmed {
        view! { <span class="wk-tag wk-tag--solid">{t!(ctx, "meetings-confirmed")}</span> }
            .into_any()
    } else {
        ui::example(ctx).into_any()
    };
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1 lang=german(ctx)>{title.clone()}</h1>
                <p class="wk-lead">{lead(ctx, data)}</p>
                <div class="wk-head__meta">{mark}</div>
                {buttons(ctx, data)}
            </div>
            {notice(ctx, data.notice)}
            {place(ctx, data)}
            {data.called.and_then(|called| super::dispatch::off(ctx, called))}
            {data.called.and_then(|called| super::dispatch::late(ctx, called))}
            {super::dispatch::untold(ctx, data.called, data.prepared)}
            {own_reply(ctx, data)}
            {forecast(ctx, catalogue, data)}
            {data.prepared.map(|prepared| deadlines(ctx, &prepared.deadlines))}
            {agenda_of(ctx, data)}
            {versions(ctx, data)}
            {data.meeting.number.and_then(|number| documents::section(ctx, number, &data.documents))}
            {motions(ctx, catalogue, data)}
            {past(ctx, data.history)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// Day, begin and end.
fn lead(ctx: &Ctx, data: &Data<'_>) -> String {
    let day = format_day_long(data.meeting.date, ctx.language);
    match (data.prepared, &data.meeting.starts) {
        (Some(prepared), _) => {
            let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
            let (begins, ends) = (clock(prepared.plan.begins), clock(prepared.plan.ends));
            t!(ctx, "meeting-when", day = day, begins = begins, ends = ends)
        }
        (None, Some(starts)) => {
            format!("{day}, {}", t!(ctx, "meetings-starts", time = starts.clone()))
        }
        (None, None) => day,
    }
}

fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "gespeichert" => t!(ctx, "meeting-saved"),
        "antrag" => t!(ctx, "meeting-motion-put"),
        "rueckmeldung" => t!(ctx, "reply-sent"),
        "zurueckgenommen" => t!(ctx, "meeting-motion-withdrawn"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

fn buttons(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let base = path(data.meeting.number?);
    let link = |to: &str, class: &'static str, label: String| {
        let href = ctx.href(&format!("{base}/{to}"));
        view! { <a class=class href=href>{label}</a> }.into_any()
    };
    let mut all = Vec::new();
    if ctx.actor.role() == Some(Role::Secretariat) {
        if data.prepared.is_some() {
            all.push(link("planung", "wk-btn wk-btn--primary", t!(ctx, "meeting-plan")));
            all.push(link("versand", "wk-btn wk-btn--secondary", t!(ctx, "dispatch-title")));
            if data.called.is_some() {
                all.push(link("antworten", "wk-btn wk-btn--secondary", t!(ctx, "call-answers")));
            }
            all.push(link("bearbeiten", "wk-btn wk-btn--secondary", t!(ctx, "meeting-edit")));
        } else {
            all.push(link("bearbeiten", "wk-btn wk-btn--primary", t!(ctx, "meeting-begin")));
        }
    }
    let coming = data.meeting.date >= ctx.today;
    let asks = data.called.is_some_and(|called| !called.is_off());
    if ctx.has_seat() && coming && asks {
        all.push(link("rueckmeldung", "wk-btn wk-btn--primary", t!(ctx, "reply-title")));
    }
    let usual = data.prepared.map(|prepared| prepared.rules.publicity.default);
    if usual.is_some_and(|usual| domain::policy::follows_meeting(&ctx.actor, usual)) {
        all.push(link("live", "wk-btn wk-btn--secondary", t!(ctx, "live-to")));
    }
    if ctx.account().is_some() && data.called.is_some() {
        all.push(link("termin.ics", "wk-btn wk-btn--quiet", t!(ctx, "meeting-calendar")));
    }
    if ctx.has_seat() && coming && data.prepared.is_some() {
        all.push(link("antrag", "wk-btn wk-btn--secondary", t!(ctx, "meeting-motion")));
    }
    (!all.is_empty()).then(|| view! { <div class="wk-btns">{all}</div> }.into_any())
}

/// What the reader's own organisation has answered.
fn own_reply(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    if !ctx.has_seat() {
        return None;
    }
    let reply = data.called?.answer_of(&ctx.account()?.organisation)?;
    let answer = super::reply::answer(ctx, reply.answer);
    let text = t!(ctx, "reply-own", answer = answer);
    Some(view! { <div class="wk-note"><p>{text}</p></div> }.into_any())
}

/// Whether there will be a quorum; for those who see every answer.
fn forecast(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let (prepared, called) = (data.prepared?, data.called?);
    (data.draft && !called.is_off()).then(|| {
        let found = called.forecast(&prepared.rules, catalogue.organisations.values());
        super::reply::forecast(ctx, &found, prepared.rules.version)
    })
}

fn place(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let subject = Some(data.meeting.subject.clone());
    let subject = subject.filter(|s| !s.is_empty() && s != &data.meeting.title);
    let subject = subject
        .map(|s| view! { <dt>{t!(ctx, "meeting-subject")}</dt><dd lang=german(ctx)>{s}</dd> });
    let place = data.prepared.map(|prepared| {
        let access = Some(prepared.plan.access.clone()).filter(|access| !access.is_empty());
        let access = access.map(|a| view! { <dt>{t!(ctx, "meeting-access")}</dt><dd>{a}</dd> });
        let place = prepared.plan.place.clone();
        view! { <dt>{t!(ctx, "meeting-place")}</dt><dd>{place}</dd>{access} }
    });
    (subject.is_some() || place.is_some()).then(|| {
        view! { <section class="wk-panel" aria-label=t!(ctx, "meeting-facts")><dl class="wk-dl">{subject}{place}</dl></section> }
            .into_any()
    })
}

/// The deadlines before a meeting, each with how it was counted.
pub(super) fn deadlines(ctx: &Ctx, all: &Deadlines) -> AnyView {
    let line = |text: String, deadline| {
        view! { <li><b>{text}</b><p class="wk-small wk-muted">{words::counted(ctx, deadline)}</p></li> }
    };
    let day = |day| format_day(day, ctx.language);
    view! {
        <section class="wk-section" aria-labelledby="h-fristen">
            <h2 id="h-fristen">{t!(ctx, "meeting-deadlines")}</h2>
            <ul class="wk-list">
                {line(t!(ctx, "deadline-dispatch", day = day(all.dispatch.day)), &all.dispatch)}
                {line(t!(ctx, "deadline-motions", day = day(all.motions.day)), &all.motions)}
                {line(t!(ctx, "deadline-papers", day = day(all.papers.day)), &all.papers)}
            </ul>
            <p><a class="wk-link" href=ctx.href("/geschaeftsordnung")>{t!(ctx, "procedure-to")}</a></p>
        </section>
    }
    .into_any()
}

fn agenda_of(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let prepared = data.prepared?;
    let base = path(prepared.plan.meeting);
    let shown = Shown {
        agenda: &prepared.plan.agenda,
        begins: data.whole.then_some(prepared.plan.begins),
        usual: prepared.rules.publicity.default,
    };
    let content = if prepared.plan.agenda.items().is_empty() {
        view! { <p>{t!(ctx, "agenda-not-sent")}</p> }.into_any()
    } else {
        let standing = match data.sent.last() {
            None => t!(ctx, "agenda-draft"),
            Some(last) if data.draft => {
                t!(
                    ctx,
                    "agenda-working",
                    version = last.version,
                    sent = format_day(last.sent, ctx.language)
                )
            }
            Some(last) => {
                t!(
                    ctx,
                    "agenda-sent",
                    version = last.version,
                    sent = format_day(last.sent, ctx.language)
                )
            }
        };
        let print = ctx.href(&format!("{base}/tagesordnung"));
        view! {
            <p class="wk-small wk-muted">{standing}</p>
            {agenda::list(ctx, &shown, data.papers)}
            <p><a class="wk-link" href=print>{t!(ctx, "agenda-preview")}</a></p>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-tagesordnung">
                <h2 id="h-tagesordnung">{t!(ctx, "agenda-title")}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn versions(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    if data.sent.is_empty() {
        return None;
    }
    let base = path(data.meeting.number?);
    let items: Vec<_> = data
        .sent
        .iter()
        .map(|version| {
            let kind = words::version_kind(ctx, version.kind(data.sent));
            let sent = format_day(version.sent, ctx.language);
            let name = t!(ctx, "agenda-version", kind = kind, version = version.version, sent = sent);
            let href = ctx.href(&format!("{base}/tagesordnung?fassung={}", version.version));
            let changes = (version.kind(data.sent) == VersionKind::Supplement).then(|| {
                let href = format!("{base}/tagesordnung?fassung={}&nur=aenderungen", version.version);
                view! { " "<a class="wk-link" href=ctx.href(&href)>{t!(ctx, "agenda-changes-only")}</a> }
            });
            let late = super::dispatch::late_reason(ctx, version);
            view! { <li><a href=href>{name}</a>{changes}{late}</li> }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-fassungen">
                <h2 id="h-fassungen">{t!(ctx, "agenda-versions")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn motions(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    if data.motions.is_empty() {
        return None;
    }
    let items: Vec<_> = data
        .motions
        .iter()
        .map(|submission| super::motion::entry(ctx, catalogue, submission))
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-antraege">
                <h2 id="h-antraege">{t!(ctx, "meeting-motions")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn past(ctx: &Ctx, entries: &[Entry]) -> Option<AnyView> {
    (!entries.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "meeting-history")}</h2>
                {history::list(ctx, entries)}
            </section>
        }
        .into_any()
    })
}
