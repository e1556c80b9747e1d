//! Two people edited the same record: both texts side by side, and the own one kept for another try.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::ui;
use leptos::prelude::*;

/// Shows what was typed beside what is stored now, per field with its label.
///
/// `back` is the path of the record; `retry` is a form that holds what was typed, editable, with the stored version.
pub fn conflict(
    ctx: &Ctx,
    title: String,
    mine: Vec<(String, String)>,
    theirs: Vec<(String, String)>,
    back: &str,
    retry: impl IntoView + 'static,
) -> Page {
    let differs: Vec<bool> = mine
        .iter()
        .map(|(label, value)| !theirs.iter().any(|(l, v)| l == label && v == value))
        .collect();
    let theirs_differs: Vec<bool> = theirs
        .iter()
        .map(|(label, value)| !mine.iter().any(|(l, v)| l == label && v == value))
        .collect();
    let changed = differs.iter().filter(|d| **d).count();
    let lead = t!(ctx, "measure-conflict-lead", count = parts::count(changed));
    let page_title = parts::form_title(ctx, &title, true);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title}</h1>
                <p class="wk-lead">{lead}</p>
            </div>
            <div class="wk-conflict">
                <section class="wk-conflict__side wk-conflict__side--mine">
                    <h2>{t!(ctx, "measure-conflict-mine")}</h2>
                    {side(ctx, mine, &differs)}
                </section>
                <section class="wk-conflict__side wk-conflict__side--theirs">
                    <h2>{t!(ctx, "measure-conflict-theirs")}</h2>
                    {side(ctx, theirs, &theirs_differs)}
                    <div class="wk-btns">
                        <a class="wk-btn wk-btn--secondary" href=ctx.href(back)>
                            {t!(ctx, "measure-conflict-keep")}
                        </a>
                    </div>
                </section>
            </div>
            <section class="wk-section" aria-labelledby="h-nochmal">
                <h2 id="h-nochmal">{t!(ctx, "measure-conflict-retry")}</h2>
                <p>{t!(ctx, "measure-conflict-retry-text")}</p>
                {retry.into_any()}
            </section>
        </main>
    };
    Page { title: page_title, nav: Nav::None, islands: false, body: body.into_any() }
}

fn side(ctx: &Ctx, fields: Vec<(String, String)>, differs: &[bool]) -> AnyView {
    let items: Vec<_> = fields
        .into_iter()
        .zip(differs)
        .map(|((label, value), differs)| {
            let mark = differs.then(|| {
                view! { " "<span class="wk-tag wk-tag--risk">{t!(ctx, "measure-conflict-differs")}</span> }
            });
            let value = if value.is_empty() { t!(ctx, "measure-conflict-empty") } else { value };
            view! { <div><dt>{label}{mark}</dt><dd>{value}</dd></div> }
        })
        .collect();
    view! { <dl class="wk-dl wk-dl--lines">{items}</dl> }.into_any()
}
