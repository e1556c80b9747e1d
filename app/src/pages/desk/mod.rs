//! What is to be done: the top of „Mein Bereich", and the list of the Geschäftsstelle for the next six weeks.

pub mod own;
pub mod tasks;

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::words;
use domain::duty::{Duty, DutyKind};
use domain::period::format_day;
use leptos::prelude::*;

/// What is to be done, in one or two words.
pub fn kind(ctx: &Ctx, kind: DutyKind) -> String {
    match kind {
        DutyKind::Rate => t!(ctx, "duty-rate"),
        DutyKind::RateAgain => t!(ctx, "duty-rate-again"),
        DutyKind::Release => t!(ctx, "duty-release"),
        DutyKind::Answer => t!(ctx, "duty-answer"),
        DutyKind::Report => t!(ctx, "duty-report"),
        DutyKind::Supply => t!(ctx, "duty-supply"),
        DutyKind::Review => t!(ctx, "duty-review"),
        DutyKind::Mention => t!(ctx, "duty-mention"),
        DutyKind::Propose => t!(ctx, "duty-propose"),
        DutyKind::Round => t!(ctx, "duty-round"),
        DutyKind::Meeting => t!(ctx, "duty-meeting"),
        DutyKind::Dispatch => t!(ctx, "duty-dispatch"),
        DutyKind::Papers => t!(ctx, "duty-papers"),
        DutyKind::Motions => t!(ctx, "duty-motions"),
        DutyKind::Minutes => t!(ctx, "duty-minutes"),
        DutyKind::Objections => t!(ctx, "duty-objections"),
        DutyKind::Circular => t!(ctx, "duty-circular"),
    }
}

/// „noch 4 Tage, bis 14.11.2019", „seit 12 Tagen überfällig (18.11.2026)".
pub fn deadline_words(ctx: &Ctx, duty: &Duty) -> String {
    let Some(due) = duty.due else { return t!(ctx, "duty-no-deadline") };
    let left = (due - ctx.today).num_days();
    let day = format_day(due, ctx.language);
    if left < 0 {
        {
            let days = -left;
            t!(ctx, "duty-overdue", day = day, days = days)
        }
    } else {
        t!(ctx, "duty-until", day = day, days = left)
    }
}

/// The same with shape and colour where it is near or has passed.
pub(crate) fn deadline(ctx: &Ctx, duty: &Duty) -> AnyView {
    let text = deadline_words(ctx, duty);
    match duty.due.map(|due| (due - ctx.today).num_days()) {
        Some(left) if left < 0 => words::mark(("#s-miss", "miss"), text),
        Some(left) if left <= 7 => words::mark(("#s-risk", "risk"), text),
        Some(_) => view! { <span>{text}</span> }.into_any(),
        None => view! { <span class="wk-muted">{text}</span> }.into_any(),
    }
}

/// Duties as a list, each a link to the page where it is done.
pub(crate) fn list(ctx: &Ctx, duties: &[Duty]) -> AnyView {
    let items: Vec<_> = duties
        .iter()
        .map(|duty| {
            let missing = duty.missing.map(|missing| {
                let text = t!(ctx, "duty-missing", count = i64::try_from(missing).unwrap_or(0));
                view! { <span class="wk-small wk-muted">{text}</span> }
            });
            let who = (!duty.who.is_empty())
                .then(|| view! { <span class="wk-small wk-muted">{duty.who.clone()}</span> });
            let example = duty
                .example
                .then(|| view! { <span class="wk-tag">{t!(ctx, "finding-example")}</span> });
            view! {
                <li class="wk-duty">
                    <a href=ctx.href(&duty.path)>
                        <b>{kind(ctx, duty.kind)}</b>": "{duty.title.clone()}
                    </a>
                    <span class="wk-row">{deadline(ctx, duty)}{who}{missing}{example}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="wk-list">{items}</ul> }.into_any()
}
