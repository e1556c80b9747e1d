//! Where a meeting stands: the item being dealt with, what comes next, time, quorum.

use super::super::agenda::{self, german};
use super::super::words as meeting_words;
use super::{Data, words};
use crate::ctx::Ctx;
use crate::history::clock;
use crate::i18n::t;
use crate::pages::procedure::words as rules;
use crate::ui;
use domain::meeting::agenda::ItemState;
use domain::meeting::procedure::RuleName;
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::sitting::{Objection, Sitting};
use leptos::prelude::*;

/// The quorum for the item being dealt with, or for the meeting as a whole.
pub(super) fn found(data: &Data, sitting: &Sitting) -> QuorumFinding {
    let at = sitting.closed.unwrap_or(data.now);
    sitting.quorum_at(&data.prepared.rules.quorum, at, data.current())
}

/// The item being dealt with and what comes next.
pub(super) fn item(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    if let Some(closed) = sitting.closed {
        let text = t!(ctx, "live-closed", time = clock(ctx, closed));
        return view! { <p class="wk-live__item">{text}</p> }.into_any();
    }
    let current = sitting.current.as_ref().map(|(id, since)| {
        let since = t!(ctx, "live-since", time = clock(ctx, *since));
        let kind = data.item(id).and_then(|(_, item)| item.kind);
        let kind = kind.map(|kind| format!("{} · ", meeting_words::item_kind(ctx, kind)));
        view! {
            <p class="wk-live__item" lang=german(ctx)>{data.name(ctx, id)}</p>
            <p class="wk-muted">{kind}{since}</p>
        }
    });
    let none =
        current.is_none().then(|| view! { <p class="wk-live__item">{t!(ctx, "live-nothing")}</p> });
    let course = data.course();
    let next = course.as_ref().and_then(|course| course.next()).map(|next| {
        view! { <p>{t!(ctx, "live-next")}" "<b lang=german(ctx)>{data.name(ctx, &next.id)}</b></p> }
    });
    view! { {current}{none}{next} }.into_any()
}

/// Time left and when everything will be over.
pub(super) fn time(ctx: &Ctx, data: &Data, sitting: &Sitting) -> Option<AnyView> {
    if !sitting.is_on() {
        return None;
    }
    let called = sitting.current.as_ref().map(|(id, since)| (id, *since));
    let outlook = data.prepared.plan.agenda.outlook(called, data.now);
    let left = outlook.left.map(|left| {
        let minutes: i64 = left.num_minutes();
        let over: i64 = -minutes;
        if minutes >= 0 {
            t!(ctx, "live-left", minutes = minutes)
        } else {
            t!(ctx, "live-over", minutes = over)
        }
    });
    let ends = t!(ctx, "live-ends", time = clock(ctx, outlook.ends));
    Some(view! { <p>{left.map(|left| view! { <b>{left}</b>" · " })}{ends}</p> }.into_any())
}

/// That the item being dealt with came late, and whether the council agrees to deal with it, with the rule.
pub(super) fn late_item(ctx: &Ctx, data: &Data, sitting: &Sitting) -> Option<AnyView> {
    let item = data.current().filter(|item| sitting.lateness.items.contains(item))?;
    let waits = sitting.waits_for_assent(item);
    let (class, mark, text) = if waits {
        ("wk-note wk-note--risk", "#s-risk", t!(ctx, "live-late-item"))
    } else {
        ("wk-note wk-note--ok", "#s-ok", t!(ctx, "live-late-item-agreed"))
    };
    let rule = rules::applied(ctx, RuleName::Notice, data.prepared.rules.version);
    Some(
        view! {
            <div class=class>
                <p>{ui::icon(mark)}" "{text}</p>
                <p class="wk-small">{rule}</p>
            </div>
        }
        .into_any(),
    )
}

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“, with the rule.
pub(super) fn quorum(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let found = found(data, sitting);
    let (mark, class) = if found.is_quorum() {
        ("#s-ok", "wk-note wk-note--ok")
    } else {
        ("#s-risk", "wk-note wk-note--risk")
    };
    let version = data.prepared.rules.version;
    view! {
        <div class=class>
            <p class="wk-strong">{ui::icon(mark)}" "{words::quorum(ctx, &found)}</p>
            <p class="wk-small">{words::quorum_rule(ctx, &found, version)}</p>
        </div>
    }
    .into_any()
}

fn button(class: &'static str, value: &'static str, label: String) -> AnyView {
    view! { <button class=class type="submit" name="schritt" value=value>{label}</button> }
        .into_any()
}

/// The stand with the steps of the meeting.
pub(super) fn section(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let action = ctx.href(&format!("{}/schritt", data.base()));
    let quiet = "wk-btn wk-btn--quiet";
    let steps = sitting.is_on().then(|| {
        let course = data.course();
        let has_next = course.as_ref().is_some_and(|course| course.next().is_some());
        let has_previous = course.as_ref().is_some_and(|course| course.previous().is_some());
        // Pressed twice, a button goes on by one item.
        let here = data.current().map_or_else(|| "keiner".to_owned(), ToString::to_string);
        let asks = |objection| sitting.lateness.summons && sitting.objection != objection;
        let unopposed = asks(Objection::Nobody)
            .then(|| button(quiet, "keine-ruege", t!(ctx, "live-no-objection")));
        let objects =
            asks(Objection::Somebody).then(|| button(quiet, "ruege", t!(ctx, "live-object")));
        let assents = data
            .current()
            .filter(|item| sitting.waits_for_assent(item))
            .map(|_| button(quiet, "zustimmung", t!(ctx, "live-assent")));
        let next =
            has_next.then(|| button("wk-btn wk-btn--primary", "weiter", t!(ctx, "live-step-next")));
        let previous = has_previous
            .then(|| button("wk-btn wk-btn--secondary", "zurueck", t!(ctx, "live-step-back")));
        let finish = sitting
            .current
            .is_some()
            .then(|| button("wk-btn wk-btn--secondary", "behandelt", t!(ctx, "live-step-finish")));
        view! {
            <form class="wk-btns" method="post" action=action>
                <input type="hidden" name="punkt" value=here />
                {next}{previous}{finish}
                {button(quiet, "feststellen", t!(ctx, "live-find"))}
                {button(quiet, "anzweifeln", t!(ctx, "live-doubt"))}
                {unopposed}{objects}{assents}
                {button("wk-btn wk-btn--danger", "schliessen", t!(ctx, "live-close"))}
            </form>
        }
    });
    let opening = sitting.quorum.map(|found| {
        let text = t!(ctx, "live-found", quorum = words::quorum(ctx, &found));
        view! { <p class="wk-small wk-muted">{text}</p> }
    });
    view! {
        <section class="wk-panel wk-live__now" aria-labelledby="h-jetzt">
            <h2 id="h-jetzt">{t!(ctx, "live-now")}</h2>
            {item(ctx, data, sitting)}
            {time(ctx, data, sitting)}
            {late_item(ctx, data, sitting)}
            {quorum(ctx, data, sitting)}
            {opening}
            {steps}
        </section>
    }
    .into_any()
}

/// The agenda with what became of each item; for chair and Geschäftsstelle with what can be done with it.
pub(super) fn agenda(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let action = ctx.href(&format!("{}/schritt", data.base()));
    let whole = &data.prepared.plan.agenda;
    let items: Vec<_> = data
        .seen
        .iter()
        .map(|(number, item)| {
            let gone = matches!(item.state, ItemState::Withdrawn | ItemState::Adjourned);
            let title = if gone {
                view! { <del>{item.title.clone()}</del> }.into_any()
            } else {
                view! { <b>{item.title.clone()}</b> }.into_any()
            };
            let is_now = data.current() == Some(&item.id);
            let class = format!("{}{}", agenda::class(item), if is_now { " is-now" } else { "" });
            let place = whole.place_of(&item.id).unwrap_or(usize::MAX);
            let is_leaf = place != usize::MAX && !whole.has_below(place);
            let steps = (data.runs && sitting.is_on()).then(|| {
                let name = format!("TOP {number}");
                let button = |value: &'static str, label: String| {
                    view! {
                        <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit" name="schritt" value=value>
                            {label}<span class="wk-sr">": "{name.clone()}</span>
                        </button>
                    }
                };
                // What lies below an item that was put off or taken off went along with it.
                let dropped = place != usize::MAX && whole.is_dropped(place);
                let waits = item.state == ItemState::Planned && !dropped;
                let is_called = item.state == ItemState::Called;
                let call = (is_leaf && (waits || item.state == ItemState::Treated))
                    .then(|| button("aufrufen", t!(ctx, "live-call")));
                let aside = waits || (is_called && is_leaf);
                let withdraw = (aside && item.frame.is_none())
                    .then(|| button("absetzen", t!(ctx, "live-withdraw")));
                let adjourn = aside.then(|| button("vertagen", t!(ctx, "live-adjourn")));
                let any = call.is_some() || withdraw.is_some() || adjourn.is_some();
                any.then(|| {
                    view! {
                        <form class="ctl" method="post" action=action.clone()>
                            <input type="hidden" name="punkt" value=item.id.to_string() />
                            {call}{withdraw}{adjourn}
                        </form>
                    }
                })
            });
            view! {
                <li class=class>
                    <span class="t"></span>
                    <span class="no"><span class="wk-sr">"TOP "</span>{number.to_string()}</span>
                    <div class="b"><span lang=german(ctx)>{title}</span>{agenda::state(ctx, item.state)}</div>
                    {steps}
                </li>
            }
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-punkte">
            <h2 id="h-punkte">{t!(ctx, "agenda-title")}</h2>
            <ol class="wk-agenda">{items}</ol>
        </section>
    }
    .into_any()
}
