//! `/sitzungen/{nr}/niederschrift/bearbeiten`: the workbench of the Geschäftsstelle.

use super::super::agenda::german;
use super::super::{path, words as meeting_words};
use super::{ok, trail, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::council::Meeting;
use domain::meeting::deadline::Deadline;
use domain::meeting::minutes::form::HeadForm;
use domain::meeting::minutes::{MinutesRecord, MinutesState};
use domain::period::format_day;
use leptos::prelude::*;

/// A vote that has decided on a proposal and is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrecorded {
    /// Number and title of the item.
    pub item: String,
    /// The wording that was voted on.
    pub question: String,
    /// Where it is recorded.
    pub path: String,
}

/// Why minutes cannot be begun yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// Nobody has run the meeting here.
    NotHeld,
    /// It goes on.
    NotOver,
    /// Notes stand in two wordings.
    Contested,
    /// Votes whose result is not in the register yet: the draft would lack them.
    Unrecorded(Vec<Unrecorded>),
}

/// What the page shows.
pub struct Data<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The minutes, once they are begun.
    pub record: Option<&'a MinutesRecord>,
    /// Why they cannot be begun; nothing where they can.
    pub not_yet: Option<&'a NotYet>,
    /// When they go out at the latest.
    pub dispatch: Option<&'a Deadline>,
    /// The last day for objections, if they went out today.
    pub objections: Option<&'a Deadline>,
    /// Meetings that can approve them.
    pub later: &'a [(u32, String)],
    /// The head.
    pub head: &'a Form<HeadForm>,
    /// The meeting that approves them.
    pub approval: &'a Form<String>,
    /// Why a step was refused.
    pub refused: Option<String>,
    /// True where somebody else has changed them since the form was opened.
    pub changed: bool,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "place" => t!(ctx, "meeting-place"),
        "chair" => t!(ctx, "minutes-chair"),
        "minute_taker" => t!(ctx, "minutes-taker"),
        _ => t!(ctx, "minutes-approved-by"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "minutes-heading", meeting = data.meeting.title.clone());
    let number = data.meeting.number.unwrap_or_default();
    let base = path(number);
    let mut errors = data.head.errors.clone();
    for (field, problem) in data.approval.errors.iter() {
        errors.add(field, problem.clone());
    }
    let content = match data.record {
        None => begin(ctx, data, &base),
        Some(record) => view! {
            {standing(ctx, data, record)}
            {steps(ctx, data, record, &base)}
            {items(ctx, record, &base)}
            {head(ctx, data, record, &base)}
        }
        .into_any(),
    };
    let refused = data.refused.clone().map(|text| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{ui::icon("#s-risk")}" "{text}</p></div> }
    });
    let changed = data.changed.then(|| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{ui::icon("#s-risk")}" "{t!(ctx, "minutes-meanwhile")}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, data.meeting, data.record.is_some()), t!(ctx, "minutes-work"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "minutes-work-lead")}</p>
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/textbausteine")>{t!(ctx, "minutes-blocks")}</a>
                </div>
            </div>
            {notice(ctx, data.notice)}
            {refused}
            {changed}
            {ui::error_summary(ctx, &errors, |field| label(ctx, field))}
            {content}
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "begonnen" => t!(ctx, "minutes-was-begun"),
        "gespeichert" => t!(ctx, "minutes-was-saved"),
        "gezeichnet" => t!(ctx, "minutes-was-signed"),
        "stand" => t!(ctx, "minutes-was-moved"),
        "versandt" => t!(ctx, "minutes-was-sent"),
        "entschieden" => t!(ctx, "minutes-was-decided"),
        "berichtigt" => t!(ctx, "minutes-was-corrected"),
        _ => return None,
    };
    Some(ok(text))
}

fn begin(ctx: &Ctx, data: &Data<'_>, base: &str) -> AnyView {
    let why = match data.not_yet {
        Some(NotYet::NotHeld) => t!(ctx, "minutes-not-held"),
        Some(NotYet::NotOver) => t!(ctx, "minutes-not-over"),
        Some(NotYet::Contested) => t!(ctx, "minutes-contested"),
        Some(NotYet::Unrecorded(votes)) => return unrecorded(ctx, votes),
        None => {
            return view! {
                <p>{t!(ctx, "minutes-begin-lead")}</p>
                <form method="post" action=ctx.href(&format!("{base}/niederschrift"))>
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "minutes-begin")}</button>
                </form>
            }
            .into_any();
        }
    };
    view! { <div class="wk-note"><p>{why}</p></div> }.into_any()
}

/// The votes that are not recorded, each with the way to record it.
fn unrecorded(ctx: &Ctx, votes: &[Unrecorded]) -> AnyView {
    let all: Vec<_> = votes
        .iter()
        .map(|vote| {
            let about = format!("{}: {}", vote.item, vote.question);
            view! {
                <li>
                    <span lang=german(ctx)>{about.clone()}</span>" "
                    <a class="wk-link" href=ctx.href(&vote.path)>{t!(ctx, "minutes-record")}<span class="wk-sr">": "{about}</span></a>
                </li>
            }
        })
        .collect();
    view! {
        <div class="wk-note wk-note--risk">
            <p>{ui::icon("#s-risk")}" "{t!(ctx, "minutes-unrecorded")}</p>
            <ul class="wk-list">{all}</ul>
        </div>
    }
    .into_any()
}

fn standing(ctx: &Ctx, data: &Data<'_>, record: &MinutesRecord) -> AnyView {
    let deadline = data.dispatch.filter(|_| record.state.is_draft()).map(|deadline| {
        let day = format_day(deadline.day, ctx.language);
        let late = deadline.on(ctx.today).is_late();
        let mark = late.then(|| view! { " "<span class="wk-tag wk-tag--risk">{ui::icon("#s-risk")}{t!(ctx, "follow-up-is-due")}</span> });
        view! {
            <p><b>{t!(ctx, "minutes-dispatch-until", day = day)}</b>{mark}</p>
            <p class="wk-small wk-muted">{meeting_words::counted(ctx, deadline)}</p>
        }
    });
    view! {
        <section class="wk-panel" aria-label=t!(ctx, "minutes-standing")>
            <p><span class="wk-tag wk-tag--solid">{words::state(ctx, record.state)}</span>" "{words::standing(ctx, record)}</p>
            {deadline}
            {super::signatures(ctx, record)}
        </section>
    }
    .into_any()
}

/// A button that signs.
pub(super) fn signature(ctx: &Ctx, base: &str, version: i64, label: String) -> AnyView {
    view! {
        <form method="post" action=ctx.href(&format!("{base}/niederschrift/zeichnung"))>
            <input type="hidden" name="version" value=version.to_string() />
            <button class="wk-btn wk-btn--primary" type="submit">{label}</button>
        </form>
    }
    .into_any()
}

/// What can be done next; a step there is not has no button.
fn steps(ctx: &Ctx, data: &Data<'_>, record: &MinutesRecord, base: &str) -> AnyView {
    let action = ctx.href(&format!("{base}/niederschrift/stand"));
    let version = record.version.to_string();
    let step = |value: &'static str, class: &'static str, label: String| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="version" value=version.clone() />
                <button class=class type="submit" name="schritt" value=value>{label}</button>
            </form>
        }
        .into_any()
    };
    let mut all = Vec::new();
    match record.state {
        MinutesState::Draft => {
            if record.minute_taker.is_none() {
                all.push(signature(ctx, base, record.version, t!(ctx, "minutes-sign-taker")));
            }
            if record.chair.is_none() {
                all.push(view! { <p>{t!(ctx, "minutes-chair-signs")}</p> }.into_any());
            }
        }
        MinutesState::CoSigned => {
            let until = data.objections.map(|deadline| {
                let day = format_day(deadline.day, ctx.language);
                view! {
                    <p>{t!(ctx, "minutes-sends-until", day = day)}</p>
                    <p class="wk-small wk-muted">{meeting_words::counted(ctx, deadline)}</p>
                }
            });
            all.push(until.into_any());
            all.push(step("versandt", "wk-btn wk-btn--primary", t!(ctx, "minutes-send")));
            all.push(step("entwurf", "wk-btn wk-btn--quiet", t!(ctx, "minutes-reopen")));
        }
        MinutesState::Sent | MinutesState::Objected => {
            all.push(approval(ctx, data, record, &action));
        }
        MinutesState::Approved => {
            let href = ctx.href(&format!("{base}/niederschrift/berichtigung"));
            all.push(view! { <p><a class="wk-btn wk-btn--secondary" href=href>{t!(ctx, "minutes-correct")}</a></p> }.into_any());
        }
    }
    view! {
        <section class="wk-section" aria-labelledby="h-schritte">
            <h2 id="h-schritte">{t!(ctx, "minutes-next")}</h2>
            <div class="wk-stack">{all}</div>
        </section>
    }
    .into_any()
}

fn approval(ctx: &Ctx, data: &Data<'_>, record: &MinutesRecord, action: &str) -> AnyView {
    let open = record.objections.iter().filter(|o| o.ruling.is_none()).count();
    if open > 0 {
        return view! { <p>{t!(ctx, "minutes-open-objections")}</p> }.into_any();
    }
    if data.later.is_empty() {
        return view! { <p>{t!(ctx, "minutes-no-later")}</p> }.into_any();
    }
    let options = data.later.iter().map(|(n, title)| (n.to_string(), title.clone())).collect();
    let field = FieldSpec::new(
        ctx,
        "meeting",
        label(ctx, "meeting"),
        &data.approval.values,
        &data.approval.errors,
    );
    view! {
        <form class="wk-form" method="post" action=action.to_owned() novalidate=true>
            <input type="hidden" name="version" value=record.version.to_string() />
            {ui::select(ctx, field, options)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="genehmigt">{t!(ctx, "minutes-approve")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn items(ctx: &Ctx, record: &MinutesRecord, base: &str) -> AnyView {
    let editable = record.state.is_editable();
    let all: Vec<_> = record
        .text
        .items
        .iter()
        .map(|item| {
            let name = format!("TOP {} {}", item.number, item.title);
            let edit = editable.then(|| {
                let href = ctx.href(&format!("{base}/niederschrift/punkte/{}", item.id));
                view! { " "<a class="wk-link" href=href>{t!(ctx, "minutes-write")}<span class="wk-sr">": "{name.clone()}</span></a> }
            });
            view! { <li><span lang=german(ctx)>{name.clone()}</span>{edit}</li> }
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-punkte">
            <h2 id="h-punkte">{t!(ctx, "minutes-items")}</h2>
            <ul class="wk-list">{all}</ul>
            <p><a class="wk-link" href=ctx.href(&format!("{base}/niederschrift"))>{t!(ctx, "minutes-read")}</a></p>
        </section>
    }
    .into_any()
}

fn head(ctx: &Ctx, data: &Data<'_>, record: &MinutesRecord, base: &str) -> Option<AnyView> {
    if !record.state.is_editable() {
        return None;
    }
    let form = data.head;
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-kopf">
                <h2 id="h-kopf">{t!(ctx, "minutes-head")}</h2>
                <form class="wk-form" method="post" action=ctx.href(&format!("{base}/niederschrift/kopf")) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    {ui::input(ctx, field("place", &values.place), "text", "off")}
                    {ui::input(ctx, field("chair", &values.chair), "text", "off")}
                    {ui::input(ctx, field("minute_taker", &values.minute_taker), "text", "off")}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "meeting-save")}</button>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}
