//! Pages for requests that could not be answered: what happened, what is safe, and a way on.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, shell, ui};
use domain::face::Section;
use domain::policy::Denied;
use leptos::prelude::*;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404.
    NotFound,
    /// 403, or 401 where nobody is signed in.
    Forbidden(Denied),
    /// 400: what was sent cannot be read.
    BadRequest,
    /// 403: a form of another site tried to write here.
    ForeignOrigin,
    /// 409: the record changed between opening and saving.
    Conflict,
    /// 413.
    TooLarge,
    /// 503: the store does not answer.
    Unavailable,
    /// 503: too many documents are waited for.
    Busy,
    /// 500, with the identifier under which the log has it.
    Internal(String),
}

/// The page.
pub fn page(ctx: &Ctx, kind: &ErrorKind) -> Page {
    let (title, text) = words(ctx, kind);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{text}</p>
            </div>
            {ways(ctx, kind)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

/// Title and explanation.
pub(super) fn words(ctx: &Ctx, kind: &ErrorKind) -> (String, String) {
    match kind {
        ErrorKind::NotFound => (t!(ctx, "error-not-found-title"), t!(ctx, "error-not-found")),
        ErrorKind::Forbidden(Denied::SignIn) => {
            (t!(ctx, "error-sign-in-title"), t!(ctx, "error-sign-in"))
        }
        ErrorKind::Forbidden(denied) => (
            t!(ctx, "error-forbidden-title"),
            t!(ctx, "error-forbidden", reason = labels::denied(ctx, *denied)),
        ),
        ErrorKind::BadRequest => (t!(ctx, "error-bad-request-title"), t!(ctx, "error-bad-request")),
        ErrorKind::ForeignOrigin => {
            (t!(ctx, "error-foreign-origin-title"), t!(ctx, "error-foreign-origin"))
        }
        ErrorKind::Conflict => (t!(ctx, "error-conflict-title"), t!(ctx, "error-conflict")),
        ErrorKind::TooLarge => (t!(ctx, "error-too-large-title"), t!(ctx, "error-too-large")),
        ErrorKind::Unavailable => {
            (t!(ctx, "error-unavailable-title"), t!(ctx, "error-unavailable"))
        }
        ErrorKind::Busy => (t!(ctx, "error-busy-title"), t!(ctx, "error-busy")),
        ErrorKind::Internal(incident) => (
            t!(ctx, "error-internal-title"),
            t!(ctx, "error-internal", incident = incident.clone()),
        ),
    }
}

fn ways(ctx: &Ctx, kind: &ErrorKind) -> AnyView {
    let first = match kind {
        // What is not there for visitors may be there for members.
        ErrorKind::NotFound if ctx.account().is_none() => view! {
            <a class="wk-btn wk-btn--primary" href=shell::sign_in_href(ctx)>{t!(ctx, "shell-sign-in")}</a>
            <a class="wk-btn wk-btn--secondary" href=ctx.href("/")>{t!(ctx, "error-to-overview")}</a>
        }
        .into_any(),
        ErrorKind::Forbidden(Denied::SignIn) => view! {
            <a class="wk-btn wk-btn--primary" href=shell::sign_in_href(ctx)>{t!(ctx, "shell-sign-in")}</a>
        }
        .into_any(),
        ErrorKind::Unavailable | ErrorKind::Busy => view! {
            <a class="wk-btn wk-btn--primary" href=ctx.href(&ctx.path)>{t!(ctx, "error-again")}</a>
        }
        .into_any(),
        _ => view! {
            <a class="wk-btn wk-btn--primary" href=ctx.href("/")>{t!(ctx, "error-to-overview")}</a>
        }
        .into_any(),
    };
    view! {
        <section class="wk-section" aria-labelledby="wege">
            <h2 id="wege">{t!(ctx, "error-ways")}</h2>
            <div class="wk-btns">
                {first}
                {ctx.opens(Section::Measures).then(|| view! {
                    <a class="wk-btn wk-btn--secondary" href=ctx.href("/massnahmen")>{t!(ctx, "error-to-measures")}</a>
                })}
                {ctx.opens(Section::Indicators).then(|| view! {
                    <a class="wk-btn wk-btn--secondary" href=ctx.href("/indikatoren")>{t!(ctx, "error-to-indicators")}</a>
                })}
            </div>
        </section>
    }
    .into_any()
}
