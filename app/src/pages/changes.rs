//! All changes, newest first.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{history, ui};
use domain::journal::Entry;
use leptos::prelude::*;

/// The page; `page` counts from 1, `more` is true where older changes follow.
pub fn page(ctx: &Ctx, entries: &[Entry], page: usize, more: bool) -> Page {
    let heading = t!(ctx, "changes-title");
    let title = if page > 1 {
        format!("{heading}, {}", t!(ctx, "changes-page", page = page.to_string()))
    } else {
        heading.clone()
    };
    let list = if entries.is_empty() {
        view! { <div class="wk-empty">{t!(ctx, "changes-empty")}</div> }.into_any()
    } else {
        view! { <section class="wk-panel">{history::list(ctx, entries)}</section> }.into_any()
    };
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "changes-lead")}</p>
            </div>
            {list}
            {pager(ctx, page, more)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

fn pager(ctx: &Ctx, page: usize, more: bool) -> Option<impl IntoView + use<>> {
    if page <= 1 && !more {
        return None;
    }
    let href = |page: usize| ctx.href(&format!("/aenderungen?seite={page}"));
    let newer = (page > 1).then(|| {
        view! { <li><a rel="prev" href=href(page - 1)>{t!(ctx, "changes-newer")}</a></li> }
    });
    let older = more.then(|| {
        view! { <li><a rel="next" href=href(page + 1)>{t!(ctx, "changes-older")}</a></li> }
    });
    let here = t!(ctx, "changes-page", page = page.to_string());
    Some(view! {
        <nav class="wk-pager" aria-label=t!(ctx, "changes-pages")>
            <ul>{newer}<li><a aria-current="page" href=href(page)>{here}</a></li>{older}</ul>
        </nav>
    })
}
