//! The second step of signing in: a code.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Factor {
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
}

/// The page.
pub fn page(ctx: &Ctx, data: &Factor) -> Page {
    let heading = t!(ctx, "factor-title");
    let title = if data.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let code = ui::FieldSpec::new(ctx, "code", t!(ctx, "own-factor-code"), "", &data.errors)
        .hint(t!(ctx, "factor-code-hint"))
        .width("m");
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading}</h1><p class="wk-lead">{t!(ctx, "factor-lead")}</p></div>
            <form class="wk-form" method="post" action=ctx.href("/anmelden/faktor") novalidate=true>
                {ui::error_summary(ctx, &data.errors, |_| t!(ctx, "own-factor-code"))}
                {ui::input(ctx, code, "text", "one-time-code")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "sign-in-submit")}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/anmelden")>{t!(ctx, "factor-anew")}</a>
                </div>
            </form>
            <p class="wk-small wk-muted">{t!(ctx, "factor-lost")}</p>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}
