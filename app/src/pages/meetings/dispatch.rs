//! `/sitzungen/{nr}/versand`: what goes out, to whom, and whether in time.

use super::{Prepared, agenda::german, path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::pages::procedure::words as rules;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::key::{AccountId, OrganisationCode};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::gaps::Gap;
use domain::meeting::agenda::version::{AgendaVersion, Difference};
use domain::meeting::call::{Called, answers_lapse, calls_anew};
use domain::meeting::deadline::Timeliness;
use domain::meeting::invitation::Forecast;
use domain::meeting::invitation::announced::{Announced, MAX_CANCEL_REASON, Moved};
use domain::meeting::invitation::dispatch::{Delivery, Dispatched, Letter, RecipientKind};
use domain::meeting::invitation::summons::MAX_REASON;
use domain::meeting::procedure::RuleName;
use domain::period::{format_day, format_day_long};
use leptos::prelude::*;
use serde::Deserialize;

/// What is sent, as the form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SendForm {
    /// Why the invitation or an item is late.
    pub reason: String,
    /// „ja“ for a second call on the same matter.
    pub second_call: String,
}

/// Somebody who gets a letter.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// For whom.
    pub organisation: OrganisationCode,
    /// Why.
    pub kind: RecipientKind,
}

/// A mail as it would go out to recipients of a kind.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Which recipients.
    pub kind: RecipientKind,
    /// Subject.
    pub subject: String,
    /// The plain part.
    pub text: String,
}

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting.
    pub prepared: &'a Prepared,
    /// What would go out now; none where nothing has changed.
    pub due: Option<Letter>,
    /// Who would get it.
    pub to: &'a [Addressee],
    /// What their mails would say.
    pub previews: &'a [Preview],
    /// What has changed since the last version, with that version's agenda.
    pub changes: Option<(&'a [Difference], &'a Agenda)>,
    /// How the meeting was called, once it was.
    pub called: Option<&'a Called>,
    /// The letters, newest first, with name and how each stands.
    pub letters: &'a [(String, Dispatched, Delivery)],
    /// The last letter, and the member organisations it has not reached.
    pub missing: Option<(Letter, &'a [OrganisationCode])>,
    /// Whether there will be a quorum, once somebody was invited.
    pub forecast: Option<&'a Forecast>,
    /// Titles of items that would go out too late and for the first time.
    pub late_items: &'a [String],
    /// What is sent.
    pub form: &'a Form<SendForm>,
    /// The reason for calling the meeting off.
    pub cancel: &'a Form<String>,
    /// Papers that would not go out with it.
    pub gaps: &'a [Gap],
    /// True where the agenda has changed meanwhile.
    pub changed: bool,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

fn kind(ctx: &Ctx, kind: RecipientKind) -> String {
    match kind {
        RecipientKind::Delegate => t!(ctx, "recipient-delegate"),
        RecipientKind::Deputy => t!(ctx, "recipient-deputy"),
        RecipientKind::Guest => t!(ctx, "recipient-guest"),
    }
}

fn letter(ctx: &Ctx, letter: Letter) -> String {
    match letter {
        Letter::Invitation => t!(ctx, "letter-invitation"),
        Letter::Supplement => t!(ctx, "agenda-supplement"),
        Letter::Papers => t!(ctx, "agenda-papers"),
        Letter::Change => t!(ctx, "letter-change"),
        Letter::Cancellation => t!(ctx, "letter-cancellation"),
        Letter::Minutes => t!(ctx, "letter-minutes"),
    }
}

fn delivery(ctx: &Ctx, delivery: Delivery) -> AnyView {
    let (symbol, suffix, word) = match delivery {
        Delivery::Waiting => ("#s-open", "open", t!(ctx, "delivery-waiting")),
        Delivery::Sent => ("#s-ok", "ok", t!(ctx, "delivery-sent")),
        Delivery::Failed => ("#s-miss", "miss", t!(ctx, "delivery-failed")),
        Delivery::ByHand => ("#s-ok", "ok", t!(ctx, "delivery-by-hand")),
    };
    view! { <span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{word}</span> }
        .into_any()
}

/// „Ladungsfrist nicht gewahrt“ and „Zweite Ladung“, wherever the agenda of such an invitation is shown.
pub(super) fn late(ctx: &Ctx, called: &Called) -> Option<AnyView> {
    let second = called.summons.second_call.then(|| {
        view! { <div class="wk-note"><p>{t!(ctx, "second-call")}</p></div> }
    });
    let late = (!called.summons.is_kept()).then(|| {
        // Outside the council it is empty.
        let reason = Some(called.summons.reason.clone()).filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| {
            view! { <p lang=german(ctx)>{t!(ctx, "notice-reason", reason = reason)}</p> }
        });
        view! {
            <div class="wk-note wk-note--risk">
                <p class="wk-strong">{ui::icon("#s-risk")}" "{t!(ctx, "notice-not-kept")}</p>
                {reason}
            </div>
        }
    });
    (late.is_some() || second.is_some()).then(|| view! { {late}{second} }.into_any())
}

/// Why items of a version came late, for whoever may know.
pub(super) fn late_reason(ctx: &Ctx, version: &AgendaVersion) -> Option<AnyView> {
    let reason = Some(version.reason.clone()).filter(|reason| !reason.is_empty())?;
    let text = t!(ctx, "agenda-late-reason", reason = reason);
    Some(view! { <p class="wk-small" lang=german(ctx)>{text}</p> }.into_any())
}

/// Papers that stay behind, before anything is sent.
fn missing_papers(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let at = ctx.href(&format!("{}/planung", path(data.prepared.plan.meeting)));
    let list = super::planning::gaps(ctx, data.prepared, data.gaps, &at)?;
    Some(view! { {list}<p>{t!(ctx, "dispatch-without-papers")}</p> }.into_any())
}

/// „Abgesagt", wherever the meeting is shown.
pub(super) fn off(ctx: &Ctx, called: &Called) -> Option<AnyView> {
    let off = called.announced.off.as_ref()?;
    let day = format_day(off.on, ctx.language);
    let reason = off.reason.clone();
    Some(
        view! {
            <div class="wk-note wk-note--risk">
                <p class="wk-strong">{ui::icon("#s-miss")}" "{t!(ctx, "call-off-on", day = day)}</p>
                <p lang=german(ctx)>{t!(ctx, "notice-reason", reason = reason)}</p>
            </div>
        }
        .into_any(),
    )
}

/// What those invited do not know yet, for the Geschäftsstelle, with the way to tell them.
pub(super) fn untold(
    ctx: &Ctx,
    called: Option<&Called>,
    prepared: Option<&Prepared>,
) -> Option<AnyView> {
    let (called, prepared) = (called?, prepared?);
    let is_office = ctx.actor.role() == Some(Role::Secretariat);
    let moved = called.announced.moved(prepared.meeting.date, &prepared.plan);
    (is_office && !called.is_off() && !moved.is_empty()).then(|| {
        let to = ctx.href(&format!("{}/versand", path(prepared.plan.meeting)));
        view! {
            <div class="wk-note wk-note--risk">
                <p>{ui::icon("#s-risk")}" "{t!(ctx, "call-moved-hint")}</p>
                <p><a class="wk-link" href=to>{t!(ctx, "call-tell")}</a></p>
            </div>
        }
        .into_any()
    })
}

fn note(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "versandt" => t!(ctx, "dispatch-done"),
        "abgesagt" => t!(ctx, "call-note-off"),
        "erneut" => t!(ctx, "call-note-retry"),
        "uebergeben" => t!(ctx, "call-note-handed"),
        "geaendert" => t!(ctx, "call-note-moved"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "grund" => t!(ctx, "call-cancel-reason"),
        _ => t!(ctx, "dispatch-reason"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let base = path(data.prepared.plan.meeting);
    let heading = t!(ctx, "dispatch-title");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base, data.prepared.meeting.title.clone()),
    ];
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "dispatch-meanwhile")}</p>
            </div>
        }
    });
    let errors = if data.form.errors.is_empty() { &data.cancel.errors } else { &data.form.errors };
    let forecast = data.forecast.filter(|_| data.called.is_some_and(|called| !called.is_off()));
    let version = data.prepared.rules.version;
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1></div>
            {note(ctx, data.notice)}
            {meanwhile}
            {ui::error_summary(ctx, errors, |field| label(ctx, field))}
            {data.called.and_then(|called| off(ctx, called))}
            {data.called.and_then(|called| late(ctx, called))}
            {data.due.and_then(|_| missing_papers(ctx, data))}
            {send(ctx, catalogue, data)}
            {forecast.map(|found| super::reply::forecast(ctx, found, version))}
            {reached(ctx, catalogue, data)}
            {log(ctx, catalogue, data)}
            {cancel(ctx, data)}
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn named(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// Day, time and place before and now.
fn moved(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let (called, prepared) = (data.called?, data.prepared);
    if data.due != Some(Letter::Change) {
        return None;
    }
    let told = &called.announced;
    let plan = &prepared.plan;
    let moved = told.moved(prepared.meeting.date, plan);
    let now = Announced::of(prepared.meeting.date, plan, ("", ""));
    let line = |told: &Announced| {
        let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
        let (begins, ends) = (clock(told.begins), clock(told.ends));
        let day = format_day_long(told.date, ctx.language);
        let when = t!(ctx, "meeting-when", day = day, begins = begins, ends = ends);
        [when, told.place.clone(), told.access.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let hint = if moved.contains(&Moved::Day) {
        Some(t!(ctx, "call-anew"))
    } else if answers_lapse(&moved) {
        Some(t!(ctx, "call-lapse"))
    } else {
        None
    };
    Some(
        view! {
            <dl class="wk-dl wk-dl--wide">
                <div><dt>{t!(ctx, "call-before")}</dt><dd>{line(told)}</dd></div>
                <div><dt>{t!(ctx, "call-now")}</dt><dd>{line(&now)}</dd></div>
            </dl>
            {hint.map(|hint| view! { <p>{hint}</p> })}
        }
        .into_any(),
    )
}

fn send(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let Some(due) = data.due else {
        let is_off = data.called.is_some_and(Called::is_off);
        return (!is_off).then(|| view! { <p>{t!(ctx, "dispatch-nothing")}</p> }).into_any();
    };
    let is_papers = due == Letter::Papers;
    let deadlines = &data.prepared.deadlines;
    let deadline = if is_papers { &deadlines.papers } else { &deadlines.dispatch };
    let day = format_day(deadline.day, ctx.language);
    let anew = calls_anew(data.called, data.prepared.meeting.date);
    let is_late = (anew || is_papers) && deadline.on(ctx.today).is_late();
    let until = if is_papers {
        t!(ctx, "deadline-papers", day = day)
    } else {
        t!(ctx, "deadline-dispatch", day = day)
    };
    let standing = match deadline.on(ctx.today) {
        Timeliness::Late { days } if is_papers => t!(ctx, "dispatch-papers-late", days = days),
        Timeliness::InTime { spare } if is_papers => t!(ctx, "dispatch-in-time", days = spare),
        _ if !anew => String::new(),
        Timeliness::InTime { spare } => t!(ctx, "dispatch-in-time", days = spare),
        Timeliness::Late { days } => t!(ctx, "dispatch-late", days = days),
    };
    let class = if is_late { "wk-note wk-note--risk" } else { "wk-note" };
    let base = path(data.prepared.plan.meeting);
    let to: Vec<_> = data
        .to
        .iter()
        .map(|to| {
            let line = format!(
                "{}, {} ({})",
                to.name,
                named(catalogue, &to.organisation),
                kind(ctx, to.kind)
            );
            let href = ctx.href(&format!("{base}/versand/brief/{}", to.account));
            let label = t!(ctx, "call-preview-letter-of", name = to.name.clone());
            view! {
                <li>
                    {line}" "
                    <a class="wk-link" href=href aria-label=label>{t!(ctx, "call-preview-letter")}</a>
                </li>
            }
        })
        .collect();
    let has_changed = data.changes.is_some_and(|(found, _)| !found.is_empty());
    let changes = data.changes.filter(|_| has_changed).map(|(found, before)| {
        view! {
            <h3>{t!(ctx, "agenda-changes-only")}</h3>
            {super::paper::changes(ctx, found, &data.prepared.plan.agenda, before)}
        }
    });
    let values = &data.form.values;
    let reason = (is_late && !is_papers || !data.late_items.is_empty()).then(|| {
        let (label, errors) = (t!(ctx, "dispatch-reason"), &data.form.errors);
        let spec = FieldSpec::new(ctx, "reason", label, &values.reason, errors);
        let hint = if is_late {
            t!(ctx, "dispatch-reason-hint")
        } else {
            t!(ctx, "dispatch-reason-hint-supplement")
        };
        ui::text_area(ctx, spec.hint(hint), 3, MAX_REASON)
    });
    let action = ctx.href(&format!("{base}/versand"));
    view! {
        <section class="wk-section" aria-labelledby="h-senden">
            <h2 id="h-senden">{letter(ctx, due)}</h2>
            <div class=class>
                <p class="wk-strong">{until}</p>
                <p>{standing}</p>
                <p class="wk-small wk-muted">{words::counted(ctx, deadline)}</p>
            </div>
            {moved(ctx, data)}
            {changes}
            {late_items(ctx, data)}
            <details class="wk-data">
                <summary>{t!(ctx, "dispatch-to", count = count(data.to.len()))}</summary>
                <ul class="wk-list">{to}</ul>
            </details>
            {data.previews.iter().map(|mail| preview(ctx, mail)).collect::<Vec<_>>()}
            <form class="wk-form" method="post" action=action novalidate=true>
                <input type="hidden" name="version" value=data.form.version.to_string() />
                {reason}
                {anew.then(|| second_call(ctx, data)).flatten()}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "dispatch-send")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Which items go out too late, and what the council has to do.
fn late_items(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    if data.late_items.is_empty() {
        return None;
    }
    let items = data.late_items.iter().map(|title| format!("„{title}“"));
    let text = t!(ctx, "dispatch-late-items", items = items.collect::<Vec<_>>().join(", "));
    let rule = rules::applied(ctx, RuleName::Notice, data.prepared.rules.version);
    Some(
        view! {
            <div class="wk-note wk-note--risk">
                <p>{ui::icon("#s-risk")}" "{text}</p>
                <p class="wk-small">{rule}</p>
            </div>
        }
        .into_any(),
    )
}

/// The choice of a second call, where the rules of procedure know one.
fn second_call(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let rules = &data.prepared.rules;
    if !rules.quorum.second_call {
        return None;
    }
    let checked = data.form.values.second_call == "ja";
    let rule = self::rules::applied(ctx, RuleName::Quorum, rules.version);
    Some(
        view! {
            <label class="wk-check">
                <input
                    type="checkbox"
                    id="f-second_call"
                    name="second_call"
                    value="ja"
                    checked=checked
                    aria-describedby="h-second_call"
                />
                <span>{t!(ctx, "dispatch-second")}</span>
            </label>
            <p class="wk-hint" id="h-second_call">{t!(ctx, "dispatch-second-hint")}" "{rule}</p>
        }
        .into_any(),
    )
}

/// A mail as it would go out: paragraph by paragraph.
fn preview(ctx: &Ctx, mail: &Preview) -> AnyView {
    let kind = kind(ctx, mail.kind);
    let paragraphs: Vec<_> = mail
        .text
        .split("\n\n")
        .map(|paragraph| view! { <p>{paragraph.trim().to_owned()}</p> })
        .collect();
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "call-preview")}": "{t!(ctx, "call-preview-mail", kind = kind)}</summary>
            <div class="wk-panel" lang=german(ctx)>
                <p class="wk-strong">{t!(ctx, "call-preview-subject", subject = mail.subject.clone())}</p>
                {paragraphs}
            </div>
        </details>
    }
    .into_any()
}

/// Member organisations that the last letter has not reached.
fn reached(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let (sent, missing) = data.missing?;
    let sent = letter(ctx, sent);
    let content = if missing.is_empty() {
        view! { <p>{ui::icon("#s-ok")}" "{t!(ctx, "call-all-reached", letter = sent)}</p> }
            .into_any()
    } else {
        let names: Vec<_> =
            missing.iter().map(|code| view! { <li>{named(catalogue, code)}</li> }).collect();
        view! {
            <p>{t!(ctx, "call-unreached-lead", letter = sent)}</p>
            <ul>{names}</ul>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-erreicht">
                <h2 id="h-erreicht">{t!(ctx, "call-unreached")}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// What can be done about a letter that has not arrived.
fn steps(
    ctx: &Ctx,
    data: &Data<'_>,
    name: &str,
    sent: &Dispatched,
    stands: Delivery,
) -> Option<AnyView> {
    let mail = sent.mail.as_ref()?;
    let base = path(data.prepared.plan.meeting);
    let button = |step: &'static str, action: String| {
        let label = t!(ctx, "call-of", action = action.clone(), name = name.to_owned());
        view! {
            <form method="post" action=ctx.href(&format!("{base}/versand/brief"))>
                <input type="hidden" name="brief" value=mail.to_string() />
                <input type="hidden" name="schritt" value=step />
                <button class="wk-btn-s" aria-label=label>{action}</button>
            </form>
        }
    };
    let retry = (stands == Delivery::Failed).then(|| button("erneut", t!(ctx, "call-retry")));
    let by_hand = matches!(stands, Delivery::Failed | Delivery::Waiting)
        .then(|| button("uebergeben", t!(ctx, "call-by-hand")));
    Some(view! { {retry}{by_hand} }.into_any())
}

fn log(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    if data.letters.is_empty() {
        return None;
    }
    let base = path(data.prepared.plan.meeting);
    let rows: Vec<_> = data
        .letters
        .iter()
        .map(|(name, sent, stands)| {
            let mail = sent.mail.as_ref().map(ToString::to_string).unwrap_or_default();
            let href = ctx.href(&format!("{base}/versand/brief/{}?brief={mail}", sent.account));
            let label = t!(ctx, "call-preview-letter-of", name = name.clone());
            view! {
                <li>
                    <p><b>{name.clone()}</b>{format!(", {} ({})", named(catalogue, &sent.organisation), kind(ctx, sent.kind))}</p>
                    <p class="wk-small">
                        {letter(ctx, sent.letter)}", "{history::moment(ctx, sent.written)}" "{delivery(ctx, *stands)}" "
                        <a class="wk-link" href=href aria-label=label>{t!(ctx, "call-preview-letter")}</a>
                    </p>
                    <div class="wk-btns">{steps(ctx, data, name, sent, *stands)}</div>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-liste">
                <h2 id="h-liste">{t!(ctx, "dispatch-log")}</h2>
                <p class="wk-small wk-muted">{t!(ctx, "call-log-lead")}</p>
                <ul class="wk-list">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Calling the meeting off, once it was called and while it is ahead.
fn cancel(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let called = data.called?;
    if called.is_off() || called.announced.date < ctx.today {
        return None;
    }
    let form = data.cancel;
    let spec = FieldSpec::new(ctx, "grund", label(ctx, "grund"), &form.values, &form.errors);
    let open = !form.errors.is_empty() || !form.values.is_empty();
    let action = ctx.href(&format!("{}/absage", path(data.prepared.plan.meeting)));
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-absage">
                <h2 id="h-absage">{t!(ctx, "call-cancel")}</h2>
                <details class="wk-data" open=open>
                    <summary>{t!(ctx, "call-cancel")}</summary>
                    <p>{t!(ctx, "call-cancel-lead")}</p>
                    <form class="wk-form" method="post" action=action novalidate=true>
                        <input type="hidden" name="version" value=called.version.to_string() />
                        {ui::text_area(ctx, spec, 3, MAX_CANCEL_REASON)}
                        <div class="wk-btns">
                            <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "call-cancel-send")}</button>
                        </div>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}
