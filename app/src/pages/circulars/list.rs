//! `/umlaufverfahren`: circular procedures that run, and those that are over.

use super::{answered, path, standing};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::resolutions::words::german;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::meeting::circular::Circular;
use leptos::prelude::*;

/// The page; `office` is true where the reader may put one forward.
pub fn page(ctx: &Ctx, all: &[Circular], office: bool, inside: bool) -> Page {
    let heading = t!(ctx, "circ-title");
    let section = |id: &'static str, title: String, over: bool| {
        let items: Vec<_> = all
            .iter()
            .rev()
            .filter(|circular| circular.is_over() == over)
            .map(|circular| entry(ctx, circular, inside))
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="wk-section" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ul class="wk-list">{items}</ul>
                </section>
            }
        })
    };
    let none = all.is_empty().then(|| {
        view! { <div class="wk-empty wk-empty--l"><h2>{t!(ctx, "circ-none")}</h2><p>{t!(ctx, "circ-none-text")}</p></div> }
    });
    let new = office.then(|| {
        view! { <a class="wk-btn wk-btn--primary" href=ctx.href("/umlaufverfahren/neu")>{t!(ctx, "circ-new")}</a> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))], heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "circ-lead")}</p>
                <div class="wk-btns">
                    {new}
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/beschluesse")>{t!(ctx, "reso-title")}</a>
                </div>
            </div>
            {none}
            {section("h-offen", t!(ctx, "circ-running"), false)}
            {section("h-beendet", t!(ctx, "circ-over"), true)}
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Meetings, islands: false, body }
}

fn entry(ctx: &Ctx, circular: &Circular, inside: bool) -> AnyView {
    let counts = inside.then(|| view! { " · "{answered(ctx, circular)} });
    view! {
        <li>
            <a href=ctx.href(&path(&circular.number))><b>{circular.number.to_string()}</b>" "<span lang=german(ctx)>{circular.title.clone()}</span></a>
            <p class="wk-small wk-muted">{standing(ctx, circular)}{counts}</p>
        </li>
    }
    .into_any()
}
