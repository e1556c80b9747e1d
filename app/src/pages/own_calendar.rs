//! The meetings in one's own calendar program: the address it fetches them from.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::history;
use crate::i18n::t;
use crate::ui;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The section of „Mein Bereich". `since` tells when the address was made, where there is one.
pub(super) fn section(ctx: &Ctx, since: Option<DateTime<Utc>>) -> AnyView {
    let open = if since.is_some() { t!(ctx, "call-feed-again") } else { t!(ctx, "call-feed-open") };
    let standing = since.map(|at| {
        let at = history::moment(ctx, at);
        view! { <p>{t!(ctx, "call-feed-since", at = at)}</p> }
    });
    let close = since.map(|_| {
        view! {
            <form method="post" action=ctx.href("/mein-bereich/kalender/widerrufen")>
                <button class="wk-btn wk-btn--quiet">{t!(ctx, "call-feed-close")}</button>
            </form>
        }
    });
    view! {
        <section class="wk-section" aria-labelledby="kalender">
            <h2 id="kalender">{t!(ctx, "call-feed-title")}</h2>
            <p>{t!(ctx, "call-feed-lead")}</p>
            {standing}
            <div class="wk-btns">
                <form method="post" action=ctx.href("/mein-bereich/kalender")>
                    <button class="wk-btn wk-btn--secondary">{open}</button>
                </form>
                {close}
            </div>
        </section>
    }
    .into_any()
}

/// The address, shown this once.
pub fn made(ctx: &Ctx, address: &str) -> Page {
    let heading = t!(ctx, "call-feed-made");
    let trail = vec![("/mein-bereich".to_owned(), t!(ctx, "own-title"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1></div>
                <p>{t!(ctx, "call-feed-once")}</p>
                <div class="wk-field">
                    <label for="f-adresse">{t!(ctx, "call-feed-address")}</label>
                    <input class="wk-input" id="f-adresse" type="text" readonly=true value=address.to_owned() />
                </div>
                <p><a class="wk-link" href=ctx.href("/mein-bereich")>{t!(ctx, "call-feed-back")}</a></p>
            </div>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::None, islands: false, body }
}
