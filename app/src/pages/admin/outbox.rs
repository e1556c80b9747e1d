//! The outbox: which mails wait, were sent, or failed, and why.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use crate::{history, labels};
use chrono::{DateTime, Utc};
use domain::mail::{Mail, MailState};
use domain::policy::reach;
use domain::tier::Tier;
use leptos::prelude::*;

const PATH: &str = "/verwaltung/postausgang";

/// One page of the list.
#[derive(Debug, Clone)]
pub struct List {
    /// The mails, newest first.
    pub mails: Vec<Mail>,
    /// The state asked for; all where none is.
    pub state: Option<MailState>,
    /// Page, from 1.
    pub page: u32,
    /// True where older mails follow.
    pub more: bool,
    /// True where a mail server is configured.
    pub has_server: bool,
}

/// The list.
pub fn list(ctx: &Ctx, list: &List) -> Page {
    let heading = t!(ctx, "outbox-title");
    let title = if list.page > 1 {
        format!("{heading}, {}", t!(ctx, "outbox-page", page = list.page.to_string()))
    } else {
        heading.clone()
    };
    let body = view! {
        {ui::breadcrumb(ctx, parts::trail(ctx, &[]), heading)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "outbox-lead")}</p>
            </div>
            {(!list.has_server).then(|| no_server(ctx))}
            {filter(ctx, list.state)}
            {if list.mails.is_empty() { empty(ctx, list.state) } else { table(ctx, &list.mails) }}
            {pager(ctx, list)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Admin, islands: false, body }
}

fn no_server(ctx: &Ctx) -> AnyView {
    view! { <div class="wk-note wk-note--risk"><p>{t!(ctx, "outbox-no-server")}</p></div> }
        .into_any()
}

fn filter(ctx: &Ctx, state: Option<MailState>) -> AnyView {
    let options: Vec<_> = std::iter::once((String::new(), t!(ctx, "outbox-filter-all")))
        .chain(MailState::ALL.iter().map(|s| (s.code().to_owned(), labels::mail_state(ctx, *s))))
        .collect();
    let spec = FieldSpec {
        name: "zustand",
        label: t!(ctx, "outbox-state"),
        value: state.map_or("", MailState::code).to_owned(),
        required: true,
        ..FieldSpec::default()
    };
    let reset = state.map(|_| {
        view! {
            <a class="wk-btn wk-btn--quiet" href=ctx.href(PATH)>{t!(ctx, "outbox-filter-reset")}</a>
        }
    });
    view! {
        <form class="wk-filter" method="get" action=ctx.href(PATH) role="search" novalidate=true>
            {ui::select(ctx, spec, options)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">
                    {t!(ctx, "outbox-filter-apply")}
                </button>
                {reset}
            </div>
        </form>
    }
    .into_any()
}

fn empty(ctx: &Ctx, state: Option<MailState>) -> AnyView {
    let (title, text) = match state {
        Some(_) => (t!(ctx, "outbox-none-found"), t!(ctx, "outbox-none-found-text")),
        None => (t!(ctx, "outbox-empty"), t!(ctx, "outbox-empty-text")),
    };
    view! { <div class="wk-empty wk-empty--l"><h2>{title}</h2><p>{text}</p></div> }.into_any()
}

fn table(ctx: &Ctx, mails: &[Mail]) -> AnyView {
    let columns: Vec<_> = [
        t!(ctx, "outbox-subject"),
        t!(ctx, "outbox-state"),
        t!(ctx, "outbox-recipient"),
        t!(ctx, "outbox-when"),
        t!(ctx, "outbox-tries"),
        t!(ctx, "outbox-reason"),
        t!(ctx, "outbox-next"),
    ]
    .into_iter()
    .map(|title| view! { <th role="columnheader" scope="col">{title}</th> })
    .collect();
    let rows: Vec<_> = mails.iter().map(|mail| row(ctx, mail)).collect();
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{t!(ctx, "outbox-caption")}</caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(ctx: &Ctx, mail: &Mail) -> AnyView {
    let href = ctx.href(&format!("{PATH}/{}", mail.id));
    let reason = mail.trouble.as_ref().map(|trouble| labels::mail_trouble(ctx, trouble));
    let next = if mail.state == MailState::Failed {
        Some(retry(ctx, mail, "wk-btn-s"))
    } else {
        waits(mail).map(|at| time(ctx, at))
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=href lang="de">{mail.subject.clone()}</a></th>
            <td role="cell" data-l=t!(ctx, "outbox-state")>{state(ctx, mail.state)}</td>
            <td role="cell" data-l=t!(ctx, "outbox-recipient")>{recipient(mail)}</td>
            <td role="cell" data-l=t!(ctx, "outbox-when")>{time(ctx, mail.created)}</td>
            <td role="cell" data-l=t!(ctx, "outbox-tries")>{mail.tries.to_string()}</td>
            <td role="cell" data-l=t!(ctx, "outbox-reason")>{reason}</td>
            <td role="cell" data-l=t!(ctx, "outbox-next")>{next}</td>
        </tr>
    }
    .into_any()
}

/// When it is tried next, where that is a plan and not the limit of the try under way.
fn waits(mail: &Mail) -> Option<DateTime<Utc>> {
    mail.next.filter(|_| mail.state == MailState::Queued)
}

fn state(ctx: &Ctx, state: MailState) -> AnyView {
    let (symbol, suffix) = labels::mail_mark(state);
    view! {
        <span class=format!("wk-status wk-status--{suffix}")>
            {ui::icon(symbol)}{labels::mail_state(ctx, state)}
        </span>
    }
    .into_any()
}

fn recipient(mail: &Mail) -> AnyView {
    let address = view! { <span class="wk-small wk-muted">{mail.address.clone()}</span> };
    if mail.name.is_empty() {
        address.into_any()
    } else {
        view! { {mail.name.clone()}" "{address} }.into_any()
    }
}

fn time(ctx: &Ctx, at: DateTime<Utc>) -> AnyView {
    view! { <time datetime=at.to_rfc3339()>{history::moment(ctx, at)}</time> }.into_any()
}

/// The button for a failed mail; its name says which one.
fn retry(ctx: &Ctx, mail: &Mail, class: &'static str) -> AnyView {
    let action = ctx.href(&format!("{PATH}/{}/erneut", mail.id));
    let who = if mail.name.is_empty() { &mail.address } else { &mail.name };
    let label = t!(ctx, "outbox-retry-of", subject = mail.subject.clone(), name = who.clone());
    view! {
        <form method="post" action=action>
            <button class=class aria-label=label>{t!(ctx, "outbox-retry")}</button>
        </form>
    }
    .into_any()
}

fn pager(ctx: &Ctx, list: &List) -> Option<AnyView> {
    if list.page <= 1 && !list.more {
        return None;
    }
    let state = list.state.map(|s| format!("&zustand={}", s.code())).unwrap_or_default();
    let href = |page: u32| ctx.href(&format!("{PATH}?seite={page}{state}"));
    let page = list.page;
    let newer = (page > 1).then(|| {
        view! { <li><a rel="prev" href=href(page - 1)>{t!(ctx, "outbox-newer")}</a></li> }
    });
    let older = list.more.then(|| {
        view! { <li><a rel="next" href=href(page + 1)>{t!(ctx, "outbox-older")}</a></li> }
    });
    let here = t!(ctx, "outbox-page", page = page.to_string());
    let pager = view! {
        <nav class="wk-pager" aria-label=t!(ctx, "outbox-pages")>
            <ul>{newer}<li><a aria-current="page" href=href(page)>{here}</a></li>{older}</ul>
        </nav>
    };
    Some(pager.into_any())
}

/// One mail; `retried` says that it was just put on its way again.
pub fn detail(ctx: &Ctx, mail: &Mail, has_server: bool, retried: bool) -> Page {
    let title = mail.subject.clone();
    let trail = parts::trail(ctx, &[(PATH, t!(ctx, "outbox-title"))]);
    let receipt = (retried && mail.state != MailState::Failed).then(|| {
        view! { <div class="wk-note wk-note--ok" role="status"><p>{t!(ctx, "outbox-retried")}</p></div> }
    });
    let again = (mail.state == MailState::Failed).then(|| {
        let limited = mail.text.is_none().then(|| {
            view! { <p class="wk-hint">{t!(ctx, "outbox-secret-retry")}</p> }
        });
        view! { <div class="wk-stack wk-stack--s">{limited}{retry(ctx, mail, "wk-btn wk-btn--primary")}</div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1 lang="de">{title.clone()}</h1></div>
            {receipt}
            {(!has_server).then(|| no_server(ctx))}
            <section class="wk-panel">{facts(ctx, mail)}{again}</section>
            {text(ctx, mail)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Admin, islands: false, body }
}

fn facts(ctx: &Ctx, mail: &Mail) -> AnyView {
    let fact = |name: String, value: AnyView| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
    };
    let mut facts = vec![
        fact(t!(ctx, "outbox-state"), state(ctx, mail.state)),
        fact(t!(ctx, "outbox-recipient"), recipient(mail)),
        fact(t!(ctx, "outbox-when"), time(ctx, mail.created)),
        fact(t!(ctx, "outbox-tries"), mail.tries.to_string().into_any()),
    ];
    if let Some(sent) = mail.sent {
        facts.push(fact(t!(ctx, "outbox-sent-at"), time(ctx, sent)));
    }
    if let Some(trouble) = &mail.trouble {
        let reason = labels::mail_trouble(ctx, trouble).into_any();
        facts.push(fact(t!(ctx, "outbox-reason"), reason));
    }
    if let Some(next) = waits(mail) {
        facts.push(fact(t!(ctx, "outbox-next"), time(ctx, next)));
    }
    view! { <dl class="wk-dl wk-dl--lines">{facts}</dl> }.into_any()
}

fn text(ctx: &Ctx, mail: &Mail) -> AnyView {
    let body = match &mail.text {
        None => view! { <p class="wk-muted">{t!(ctx, "outbox-secret")}</p> }.into_any(),
        // Letters name what the council deals with.
        Some(_) if !Tier::Council.is_within(reach(&ctx.actor)) => {
            view! { <p class="wk-muted">{t!(ctx, "outbox-withheld")}</p> }.into_any()
        }
        Some(text) => {
            let paragraphs: Vec<_> = text
                .split("\n\n")
                .filter(|paragraph| !paragraph.trim().is_empty())
                .map(|paragraph| view! { <p>{paragraph.trim().to_owned()}</p> })
                .collect();
            view! { <div class="wk-prose" lang="de">{paragraphs}</div> }.into_any()
        }
    };
    view! {
        <section class="wk-panel" aria-labelledby="text">
            <h2 id="text">{t!(ctx, "outbox-text")}</h2>
            {body}
        </section>
    }
    .into_any()
}
