//! The top of „Mein Bereich": what I owe, what changed since I was last here, how often a mail tells me.

use super::list;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{history, ui};
use chrono::{DateTime, NaiveDate, Utc};
use domain::digest::DigestRhythm;
use domain::duty::Duty;
use domain::journal::Entry;
use domain::meeting::numbering::PaperNumber;
use domain::period::format_day;
use leptos::prelude::*;

/// Longest list of changes on the page.
pub const MOST_CHANGES: u32 = 15;

/// A paper that went out for a meeting to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRead {
    /// Its number.
    pub number: PaperNumber,
    /// Its title.
    pub title: String,
    /// The meeting.
    pub meeting: String,
    /// Its day.
    pub day: NaiveDate,
}

/// What the top of the page shows.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// What is owed, by deadline.
    pub duties: Vec<Duty>,
    /// Papers of the coming meeting that went out.
    pub papers: Vec<ToRead>,
    /// When the visit before this one ended.
    pub before: Option<DateTime<Utc>>,
    /// What changed since, newest first.
    pub changes: Vec<Entry>,
    /// How often a digest goes out.
    pub digest: DigestRhythm,
}

/// What I owe and what changed.
pub(crate) fn sections(ctx: &Ctx, desk: &Desk) -> AnyView {
    let duties = if desk.duties.is_empty() {
        view! {
            <p class="wk-empty">{ui::icon("#i-check")}" "{t!(ctx, "desk-nothing")}</p>
        }
        .into_any()
    } else {
        list(ctx, &desk.duties)
    };
    let changes = match desk.before {
        None => view! { <p class="wk-empty">{t!(ctx, "desk-first-visit")}</p> }.into_any(),
        Some(before) if desk.changes.is_empty() => {
            let text = t!(ctx, "desk-no-changes", at = history::moment(ctx, before));
            view! { <p class="wk-empty">{text}</p> }.into_any()
        }
        Some(before) => {
            let text = t!(ctx, "desk-changes-since", at = history::moment(ctx, before));
            view! { <p class="wk-small wk-muted">{text}</p>{history::list(ctx, &desk.changes)} }
                .into_any()
        }
    };
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="zu-tun">
            <h2 id="zu-tun">{t!(ctx, "desk-duties")}</h2>
            {duties}
        </section>
        {papers(ctx, &desk.papers)}
        <section class="wk-panel" aria-labelledby="neu">
            <h2 id="neu">{t!(ctx, "desk-changes")}</h2>
            {changes}
        </section>
    }
    .into_any()
}

/// Papers to read before the meeting.
fn papers(ctx: &Ctx, papers: &[ToRead]) -> Option<AnyView> {
    let first = papers.first()?;
    let german = crate::pages::meetings::german(ctx);
    let lead = t!(
        ctx,
        "papers-to-read-lead",
        meeting = first.meeting.clone(),
        day = format_day(first.day, ctx.language)
    );
    let items: Vec<_> = papers
        .iter()
        .map(|paper| {
            let href = ctx.href(&crate::pages::papers::path(&paper.number));
            let title = paper.title.clone();
            view! { <li><a href=href>{paper.number.to_string()}</a>": "<span lang=german>{title}</span></li> }
        })
        .collect();
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="vorlagen">
                <h2 id="vorlagen">{t!(ctx, "papers-to-read")}</h2>
                <p class="wk-small wk-muted">{lead}</p>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// How often a mail tells of what changed and what is owed.
pub(crate) fn digest(ctx: &Ctx, chosen: DigestRhythm) -> AnyView {
    let choices = DigestRhythm::ALL
        .iter()
        .map(|rhythm| (rhythm.code().to_owned(), rhythm_words(ctx, *rhythm)))
        .collect();
    let spec = ui::FieldSpec {
        name: "rhythmus",
        label: t!(ctx, "digest-label"),
        hint: t!(ctx, "digest-hint"),
        value: chosen.code().to_owned(),
        required: true,
        ..ui::FieldSpec::default()
    };
    view! {
        <section class="wk-section" aria-labelledby="zusammenfassung">
            <h2 id="zusammenfassung">{t!(ctx, "digest-title")}</h2>
            <form class="wk-form" method="post" action=ctx.href("/mein-bereich/zusammenfassung")>
                {ui::radios(spec, choices)}
                <div class="wk-btns"><button class="wk-btn wk-btn--secondary">{t!(ctx, "digest-submit")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn rhythm_words(ctx: &Ctx, rhythm: DigestRhythm) -> String {
    match rhythm {
        DigestRhythm::Off => t!(ctx, "digest-off"),
        DigestRhythm::Daily => t!(ctx, "digest-daily"),
        DigestRhythm::Weekly => t!(ctx, "digest-weekly"),
    }
}
