//! `/sitzungen/{nr}/antworten`: what was answered, noting an answer, taking one over from a calendar.

use super::{Prepared, agenda::german, path, reply};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::invitation::Forecast;
use domain::meeting::invitation::ics_reply::{MAX_REPLY, ReplyError};
use domain::meeting::invitation::intake::Refusal;
use domain::meeting::invitation::reply::{Answer, Channel, Reply, ReplyForm};
use leptos::prelude::*;
use serde::Deserialize;

/// An answer that somebody has told the Geschäftsstelle.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// Code of the organisation.
    pub organisation: String,
    /// The answer.
    #[serde(flatten)]
    pub reply: ReplyForm,
}

/// A member organisation with its last answer.
#[derive(Debug, Clone)]
pub struct Line {
    /// Short name.
    pub organisation: String,
    /// Who has answered, and what.
    pub reply: Option<(String, Reply)>,
    /// True where it holds: it answers what was announced last.
    pub holds: bool,
}

/// What the page shows.
pub struct Data<'a> {
    /// The meeting.
    pub prepared: &'a Prepared,
    /// Organisations with a vote.
    pub lines: &'a [Line],
    /// Whether there will be a quorum.
    pub forecast: &'a Forecast,
    /// True while answers are taken.
    pub open: bool,
    /// The form to note an answer.
    pub form: &'a Form<NoteForm>,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// Why the file of a calendar was not taken over.
#[derive(Debug, Clone)]
pub enum CalendarProblem {
    /// Nothing was sent.
    Empty,
    /// It cannot be read as an answer.
    Unreadable(ReplyError),
    /// It is an answer that does not count.
    Refused {
        /// Why.
        why: Refusal,
        /// Which entry it answers.
        uid: String,
        /// Who answers.
        address: String,
        /// Which state.
        sequence: u32,
    },
}

impl CalendarProblem {
    fn words(&self, ctx: &Ctx) -> String {
        match self {
            Self::Empty => t!(ctx, "call-calendar-error-empty"),
            Self::Unreadable(error) => match error {
                ReplyError::TooLarge => t!(ctx, "call-calendar-error-large"),
                ReplyError::NotACalendar => t!(ctx, "call-calendar-error-kind"),
                ReplyError::NotAReply => t!(ctx, "call-calendar-error-no-reply"),
                ReplyError::NotOneEntry => t!(ctx, "call-calendar-error-entry"),
                ReplyError::NoUid => t!(ctx, "call-calendar-error-uid"),
                ReplyError::NotOneAttendee => t!(ctx, "call-calendar-error-attendee"),
                ReplyError::NoAnswer => t!(ctx, "call-calendar-error-answer"),
            },
            Self::Refused { why, uid, address, sequence } => {
                let sequence: u32 = *sequence;
                match why {
                    Refusal::OtherMeeting => {
                        t!(ctx, "call-calendar-error-other", uid = uid.clone())
                    }
                    Refusal::UnknownSender => {
                        t!(ctx, "call-calendar-error-sender", address = address.clone())
                    }
                    Refusal::Outdated => {
                        t!(ctx, "call-calendar-error-outdated", sequence = sequence)
                    }
                    Refusal::NeverSent => t!(ctx, "call-calendar-error-never", sequence = sequence),
                    Refusal::Older => t!(ctx, "call-calendar-error-older"),
                }
            }
        }
    }
}

fn trail(ctx: &Ctx, prepared: &Prepared) -> Vec<(String, String)> {
    let base = path(prepared.plan.meeting);
    vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings")), (base, prepared.meeting.title.clone())]
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "organisation" => t!(ctx, "call-organisation"),
        other => reply::label(ctx, other),
    }
}

fn note(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let code = code?;
    let text = if code == "vermerkt" {
        t!(ctx, "call-answer-noted")
    } else {
        let answer = Answer::from_code(code.strip_prefix("kalender-")?)?;
        t!(ctx, "call-calendar-taken", answer = reply::answer(ctx, answer))
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// The list, and the form to note an answer.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "call-answers");
    let rows: Vec<_> = data.lines.iter().map(|line| row(ctx, line)).collect();
    let version = data.prepared.rules.version;
    let noting = data.open.then(|| noting(ctx, catalogue, data));
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, data.prepared), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{data.prepared.meeting.title.clone()}</p>
                <p>{t!(ctx, "call-answers-lead")}</p>
            </div>
            {note(ctx, data.notice)}
            {ui::error_summary(ctx, &data.form.errors, |field| label(ctx, field))}
            {reply::forecast(ctx, data.forecast, version)}
            <ul class="wk-list">{rows}</ul>
            {noting}
        </main>
    }
    .into_any();
    let title = if data.form.errors.is_empty() {
        heading
    } else {
        t!(ctx, "error-prefix", title = heading)
    };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn row(ctx: &Ctx, line: &Line) -> AnyView {
    let content = match &line.reply {
        None => view! { " "{t!(ctx, "call-answers-none")} }.into_any(),
        Some((who, given)) => {
            let channel = match given.channel {
                Channel::Page => t!(ctx, "call-channel-page"),
                Channel::Calendar => t!(ctx, "call-channel-calendar"),
                Channel::Office => t!(ctx, "call-channel-office"),
            };
            let at = history::moment(ctx, given.at);
            let by = t!(ctx, "call-answer-by", who = who.clone(), at = at, channel = channel);
            let deputy = (!given.deputy.is_empty())
                .then(|| t!(ctx, "call-answer-deputy", name = given.deputy.clone()));
            let support = (!given.support.is_empty())
                .then(|| t!(ctx, "call-answer-support", text = given.support.clone()));
            let lapsed = (!line.holds)
                .then(|| view! { " "<span class="wk-tag">{t!(ctx, "call-answers-lapsed")}</span> });
            view! {
                " "<span class="wk-strong">{reply::answer(ctx, given.answer)}</span>{lapsed}
                {deputy.map(|text| view! { <p lang=german(ctx)>{text}</p> })}
                {support.map(|text| view! { <p lang=german(ctx)>{text}</p> })}
                <p class="wk-small wk-muted">{by}</p>
            }
            .into_any()
        }
    };
    view! { <li><b>{line.organisation.clone()}</b>":"{content}</li> }.into_any()
}

fn noting(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let form = data.form;
    let base = path(data.prepared.plan.meeting);
    let none = (String::new(), "–".to_owned());
    let members = catalogue.organisations.values().filter(|organisation| organisation.has_vote);
    let members = members.map(|o| (o.code.to_string(), o.short.clone()));
    let choice = FieldSpec::new(
        ctx,
        "organisation",
        t!(ctx, "call-organisation"),
        &form.values.organisation,
        &form.errors,
    );
    view! {
        <section class="wk-section" aria-labelledby="h-vermerk">
            <h2 id="h-vermerk">{t!(ctx, "call-note-answer")}</h2>
            <p>{t!(ctx, "call-note-answer-lead")}</p>
            <form class="wk-form" method="post" action=ctx.href(&format!("{base}/antworten")) novalidate=true>
                {ui::select(ctx, choice, std::iter::once(none).chain(members).collect())}
                {reply::fields(ctx, &form.values.reply, &form.errors)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "call-note-answer")}</button>
                </div>
            </form>
            <p>
                <a class="wk-link" href=ctx.href(&format!("{base}/antworten/kalender"))>{t!(ctx, "call-calendar")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// `/sitzungen/{nr}/antworten/kalender`: the file of a calendar, uploaded or pasted.
pub fn calendar(
    ctx: &Ctx,
    prepared: &Prepared,
    typed: &str,
    problem: Option<&CalendarProblem>,
) -> Page {
    let heading = t!(ctx, "call-calendar");
    let base = path(prepared.plan.meeting);
    let mut trail = trail(ctx, prepared);
    trail.push((format!("{base}/antworten"), t!(ctx, "call-answers")));
    let words = problem.map(|problem| problem.words(ctx));
    let text = FieldSpec {
        error: words.clone(),
        ..FieldSpec::new(
            ctx,
            "kalender",
            t!(ctx, "call-calendar-text"),
            typed,
            &domain::error::FieldErrors::default(),
        )
    };
    let summary = words.map(|words| {
        view! {
            <div class="wk-errors" role="alert" tabindex="-1" aria-labelledby="fehler" autofocus=true>
                <h2 id="fehler">{t!(ctx, "errors-title")}</h2>
                <ul><li><a href="#f-kalender">{words}</a></li></ul>
            </div>
        }
    });
    let text = text.optional().hint(t!(ctx, "call-calendar-text-hint"));
    let action = ctx.href(&format!("{base}/antworten/kalender"));
    let title = if problem.is_some() {
        t!(ctx, "error-prefix", title = heading.clone())
    } else {
        heading.clone()
    };
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading}</h1><p class="wk-lead">{prepared.meeting.title.clone()}</p></div>
                <p>{t!(ctx, "call-calendar-lead")}</p>
                {summary}
                <form class="wk-form" method="post" action=action enctype="multipart/form-data" novalidate=true>
                    <div class="wk-field">
                        <label for="f-datei">
                            {t!(ctx, "call-calendar-file")}" "
                            <span class="wk-opt">{t!(ctx, "field-optional")}</span>
                        </label>
                        <input class="wk-input" id="f-datei" name="datei" type="file" accept=".ics,text/calendar" />
                    </div>
                    {ui::text_area(ctx, text, 8, MAX_REPLY)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "call-calendar-take")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&format!("{base}/antworten"))>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}
