//! `/sitzungen/{nr}/versand`: what goes out, to whom, and whether in time.

use super::{Prepared, agenda::german, path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::key::OrganisationCode;
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::version::Difference;
use domain::meeting::call::Called;
use domain::meeting::deadline::Timeliness;
use domain::meeting::invitation::dispatch::{Delivery, Dispatched, Letter, RecipientKind};
use domain::meeting::invitation::summons::MAX_REASON;
use domain::period::format_day;
use leptos::prelude::*;

/// Somebody who gets a letter.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Name.
    pub name: String,
    /// For whom.
    pub organisation: OrganisationCode,
    /// Why.
    pub kind: RecipientKind,
}

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting.
    pub prepared: &'a Prepared,
    /// What would go out now; none where nothing has changed.
    pub due: Option<Letter>,
    /// Who would get it.
    pub to: &'a [Addressee],
    /// What has changed since the last version, with that version's agenda.
    pub changes: Option<(&'a [Difference], &'a Agenda)>,
    /// How the meeting was called, once it was.
    pub called: Option<&'a Called>,
    /// The letters, newest first, with name and how each stands.
    pub letters: &'a [(String, Dispatched, Delivery)],
    /// The reason for a late invitation.
    pub form: &'a Form<String>,
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

/// „Ladungsfrist nicht gewahrt", wherever the agenda of a late invitation is shown.
pub(super) fn late(ctx: &Ctx, called: &Called) -> Option<AnyView> {
    (!called.summons.is_kept()).then(|| {
        let reason = called.summons.reason.clone();
        view! {
            <div class="wk-note wk-note--risk">
                <p class="wk-strong">{ui::icon("#s-risk")}" "{t!(ctx, "notice-not-kept")}</p>
                <p lang=german(ctx)>{t!(ctx, "notice-reason", reason = reason)}</p>
            </div>
        }
        .into_any()
    })
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let base = path(data.prepared.plan.meeting);
    let heading = t!(ctx, "dispatch-title");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base, data.prepared.meeting.title.clone()),
    ];
    let note = (data.notice == Some("versandt")).then(|| {
        view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{t!(ctx, "dispatch-done")}</p></div> }
    });
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "dispatch-meanwhile")}</p>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1></div>
            {note}
            {meanwhile}
            {ui::error_summary(ctx, &data.form.errors, |_| t!(ctx, "dispatch-reason"))}
            {data.called.and_then(|called| late(ctx, called))}
            {send(ctx, catalogue, data)}
            {log(ctx, catalogue, data)}
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

fn named(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

fn send(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let Some(due) = data.due else {
        return view! { <p>{t!(ctx, "dispatch-nothing")}</p> }.into_any();
    };
    let deadline = &data.prepared.deadlines.dispatch;
    let day = format_day(deadline.day, ctx.language);
    let is_late = due == Letter::Invitation && deadline.on(ctx.today).is_late();
    let until = t!(ctx, "deadline-dispatch", day = day);
    let standing = match deadline.on(ctx.today) {
        _ if due != Letter::Invitation => String::new(),
        Timeliness::InTime { spare } => t!(ctx, "dispatch-in-time", days = spare),
        Timeliness::Late { days } => t!(ctx, "dispatch-late", days = days),
    };
    let class = if is_late { "wk-note wk-note--risk" } else { "wk-note" };
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
            view! { <li>{line}</li> }
        })
        .collect();
    let changes = data.changes.map(|(found, before)| {
        view! {
            <h2>{t!(ctx, "agenda-changes-only")}</h2>
            {super::paper::changes(ctx, found, &data.prepared.plan.agenda, before)}
        }
    });
    let reason = is_late.then(|| {
        let spec = FieldSpec::new(
            ctx,
            "reason",
            t!(ctx, "dispatch-reason"),
            &data.form.values,
            &data.form.errors,
        );
        ui::text_area(ctx, spec.hint(t!(ctx, "dispatch-reason-hint")), 3, MAX_REASON)
    });
    let action = ctx.href(&format!("{}/versand", path(data.prepared.plan.meeting)));
    view! {
        <section class="wk-section" aria-labelledby="h-senden">
            <h2 id="h-senden">{letter(ctx, due)}</h2>
            <div class=class>
                <p class="wk-strong">{until}</p>
                <p>{standing}</p>
                <p class="wk-small wk-muted">{words::counted(ctx, deadline)}</p>
            </div>
            {changes}
            <details class="wk-data">
                <summary>{t!(ctx, "dispatch-to", count = count(data.to.len()))}</summary>
                <ul>{to}</ul>
            </details>
            <form class="wk-form" method="post" action=action novalidate=true>
                <input type="hidden" name="version" value=data.form.version.to_string() />
                {reason}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "dispatch-send")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn log(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    if data.letters.is_empty() {
        return None;
    }
    let rows: Vec<_> = data
        .letters
        .iter()
        .map(|(name, sent, stands)| {
            view! {
                <li>
                    <b>{name.clone()}</b>{format!(", {} ({})", named(catalogue, &sent.organisation), kind(ctx, sent.kind))}
                    <p class="wk-small">
                        {letter(ctx, sent.letter)}", "{history::moment(ctx, sent.written)}" "{delivery(ctx, *stands)}
                    </p>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-liste">
                <h2 id="h-liste">{t!(ctx, "dispatch-log")}</h2>
                <ul class="wk-list">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
