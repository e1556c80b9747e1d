//! `/sitzungen/{nr}/rueckmeldung`: whether somebody comes; and whether there will be a quorum.

use super::{Prepared, path};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::procedure::words as rules;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::error::FieldErrors;
use domain::meeting::invitation::forecast::Expectation;
use domain::meeting::invitation::reply::{Answer, MAX_SUPPORT, ReplyForm};
use domain::meeting::invitation::{Announced, Forecast};
use domain::meeting::procedure::RuleName;
use domain::period::format_day_long;
use leptos::prelude::*;

/// Whether somebody comes.
pub(crate) fn answer(ctx: &Ctx, answer: Answer) -> String {
    match answer {
        Answer::Coming => t!(ctx, "reply-coming"),
        Answer::NotComing => t!(ctx, "reply-not-coming"),
        Answer::Deputy => t!(ctx, "reply-deputy"),
        Answer::Tentative => t!(ctx, "reply-tentative"),
    }
}

pub(super) fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "deputy" => t!(ctx, "reply-deputy-name"),
        "support" => t!(ctx, "reply-support"),
        _ => t!(ctx, "reply-answer"),
    }
}

/// The fields of an answer.
pub(super) fn fields(ctx: &Ctx, values: &ReplyForm, errors: &FieldErrors) -> AnyView {
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, errors)
    };
    let answers = Answer::ALL.iter().map(|a| (a.code().to_owned(), answer(ctx, *a))).collect();
    let support = field("support", &values.support).optional().hint(t!(ctx, "reply-support-hint"));
    let deputy = field("deputy", &values.deputy).optional().hint(t!(ctx, "reply-deputy-hint"));
    view! {
        {ui::radios(field("answer", &values.answer), answers)}
        {ui::input(ctx, deputy, "text", "off")}
        {ui::text_area(ctx, support, 3, MAX_SUPPORT)}
    }
    .into_any()
}

/// The page.
pub fn page(ctx: &Ctx, prepared: &Prepared, form: &Form<ReplyForm>) -> Page {
    let base = path(prepared.plan.meeting);
    let heading = t!(ctx, "reply-title");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base.clone(), prepared.meeting.title.clone()),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{prepared.meeting.title.clone()}</p></div>
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&format!("{base}/rueckmeldung")) novalidate=true>
                    {fields(ctx, &form.values, &form.errors)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "reply-send")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&base)>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// Whoever answers by the link in a letter. Nothing of the agenda is shown: the address could be passed on.
#[derive(Debug, Clone)]
pub struct Linked {
    /// Number of the meeting.
    pub number: u32,
    /// When and where it is.
    pub told: Announced,
    /// Who answers.
    pub name: String,
    /// For whom.
    pub organisation: String,
    /// What was answered just now.
    pub given: Option<Answer>,
}

/// `/rueckmeldung/{token}`: answering without signing in.
pub fn linked(ctx: &Ctx, data: &Linked, form: &Form<ReplyForm>) -> Page {
    let heading = t!(ctx, "call-link-title", number = data.number);
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let (begins, ends) = (clock(data.told.begins), clock(data.told.ends));
    let day = format_day_long(data.told.date, ctx.language);
    let when = t!(ctx, "meeting-when", day = day, begins = begins, ends = ends);
    let (name, organisation) = (data.name.clone(), data.organisation.clone());
    let given = data.given.map(|given| {
        let text = t!(ctx, "call-link-done", answer = answer(ctx, given));
        view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{heading.clone()}</h1>
                    <p class="wk-lead">{when}", "{data.told.place.clone()}</p>
                    <p>{t!(ctx, "call-link-for", name = name, organisation = organisation)}</p>
                </div>
                {given}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&ctx.path) novalidate=true>
                    {fields(ctx, &form.values, &form.errors)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "reply-send")}</button>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::None, islands: false, body }
}

/// A link that does not count, whatever the reason.
pub fn dead(ctx: &Ctx) -> Page {
    let heading = t!(ctx, "call-link-dead-title");
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1></div>
                <p>{t!(ctx, "call-link-dead")}</p>
                <p><a class="wk-link" href=ctx.href("/sitzungen")>{t!(ctx, "nav-meetings")}</a></p>
            </div>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::None, islands: false, body }
}

/// Whether there will be a quorum, with the rule behind it.
pub(super) fn forecast(ctx: &Ctx, found: &Forecast, version: u32) -> AnyView {
    let (symbol, suffix, word) = match found.expectation {
        Expectation::Expected => ("#s-ok", "ok", t!(ctx, "forecast-expected")),
        Expectation::Open => ("#s-open", "open", t!(ctx, "forecast-open")),
        Expectation::OutOfReach => ("#s-miss", "miss", t!(ctx, "forecast-out-of-reach")),
    };
    let sentence = t!(
        ctx,
        "forecast-sentence",
        coming = found.coming,
        deputies = found.deputies,
        members = found.members,
        needed = found.needed,
        open = found.open
    );
    view! {
        <section class="wk-section" aria-labelledby="h-prognose">
            <h2 id="h-prognose">{t!(ctx, "forecast-title")}</h2>
            <p><span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{word}</span></p>
            <p>{sentence}</p>
            <p class="wk-small wk-muted">{rules::applied(ctx, RuleName::Quorum, version)}</p>
        </section>
    }
    .into_any()
}
