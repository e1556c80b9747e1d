//! Signing in with an `OpenID` provider: the button, the step to the provider, and what did not work.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// Why nobody was signed in, or nothing linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Too old, used already, or begun in another browser.
    Expired,
    /// The person or the provider ended it.
    Cancelled,
    /// What the provider sent does not hold.
    Invalid,
    /// The provider does not answer.
    Unreachable,
    /// No account signs in as this person.
    Unknown,
    /// The account is locked.
    Locked,
    /// Another account signs in as this person.
    Taken,
    /// The invitation does not count any more.
    InvitationGone,
    /// Begun too often from one address.
    TooMany,
}

/// The form that goes to the provider, for the sign-in page.
pub fn button(ctx: &Ctx, name: &str, target: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=ctx.href("/anmelden/anbieter")>
            <input type="hidden" name="ziel" value=target.to_owned() />
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary">{t!(ctx, "provider-sign-in", name = name)}</button>
            </div>
        </form>
    }
}

/// The form that takes up an invitation with the provider, for the page of the invitation.
pub fn take_up(ctx: &Ctx, name: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=ctx.href(&format!("{}/anbieter", ctx.path))>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary">{t!(ctx, "provider-take-up", name = name)}</button>
            </div>
        </form>
    }
}

/// The form that links the own account with the provider, for the page of the own account.
pub fn link(ctx: &Ctx, name: &str, linked: bool) -> impl IntoView + use<> {
    let says = if linked {
        t!(ctx, "provider-linked", name = name)
    } else {
        t!(ctx, "provider-not-linked", name = name)
    };
    let form = (!linked).then(|| {
        view! {
            <form method="post" action=ctx.href("/mein-bereich/anbieter")>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary">{t!(ctx, "provider-link", name = name)}</button>
                </div>
            </form>
        }
    });
    view! {
        <section class="wk-section" aria-labelledby="anbieter">
            <h2 id="anbieter">{t!(ctx, "provider-own-title", name = name)}</h2>
            <p>{says}</p>
            {form}
        </section>
    }
}

/// The step to the provider: the browser goes on by itself, and the button is there for those where it does not.
///
/// A form may lead to this origin only, so the way out is a link.
pub fn go_on(ctx: &Ctx, name: &str, url: &str) -> Page {
    let heading = t!(ctx, "provider-go-on-title", name = name);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "provider-go-on-lead", name = name)}</p>
            </div>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=url.to_owned()>{t!(ctx, "provider-go-on", name = name)}</a>
                <a class="wk-btn wk-btn--quiet" href=ctx.href("/anmelden")>{t!(ctx, "provider-cancel")}</a>
            </div>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::None, islands: false, body }
}

/// Asks for the password before the own account is linked.
pub fn confirm(ctx: &Ctx, name: &str, failed: bool) -> Page {
    let heading = t!(ctx, "provider-confirm-title", name = name);
    let title =
        if failed { t!(ctx, "error-prefix", title = heading.clone()) } else { heading.clone() };
    let none = FieldErrors::default();
    let password = ui::FieldSpec::new(ctx, "password", t!(ctx, "sign-in-password"), "", &none);
    let failed = failed.then(|| {
        view! {
            <div class="wk-errors" role="alert" tabindex="-1" aria-labelledby="fehler" autofocus=true>
                <h2 id="fehler">{t!(ctx, "provider-confirm-failed-title")}</h2>
                <p>{t!(ctx, "provider-confirm-failed")}</p>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "provider-confirm-lead", name = name)}</p>
            </div>
            <form class="wk-form" method="post" action=ctx.href("/mein-bereich/anbieter") novalidate=true>
                {failed}
                {ui::input(ctx, password, "password", "current-password")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "provider-link", name = name)}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/mein-bereich")>{t!(ctx, "provider-cancel")}</a>
                </div>
            </form>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

/// What did not work, and what to do now.
pub fn trouble(ctx: &Ctx, trouble: Trouble, name: &str) -> Page {
    let (title, text) = words(ctx, trouble, name);
    let (path, way) = if ctx.account().is_some() {
        ("/mein-bereich", t!(ctx, "provider-to-account"))
    } else {
        ("/anmelden", t!(ctx, "provider-again"))
    };
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{text}</p>
            </div>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href(path)>{way}</a>
                <a class="wk-btn wk-btn--secondary" href=ctx.href("/")>{t!(ctx, "error-to-overview")}</a>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

fn words(ctx: &Ctx, trouble: Trouble, name: &str) -> (String, String) {
    match trouble {
        Trouble::Expired => {
            (t!(ctx, "provider-expired-title"), t!(ctx, "provider-expired", name = name))
        }
        Trouble::Cancelled => {
            (t!(ctx, "provider-cancelled-title"), t!(ctx, "provider-cancelled", name = name))
        }
        Trouble::Invalid => {
            (t!(ctx, "provider-invalid-title"), t!(ctx, "provider-invalid", name = name))
        }
        Trouble::Unreachable => (
            t!(ctx, "provider-unreachable-title", name = name),
            t!(ctx, "provider-unreachable", name = name),
        ),
        Trouble::Unknown => {
            (t!(ctx, "provider-unknown-title"), t!(ctx, "provider-unknown", name = name))
        }
        Trouble::Locked => (t!(ctx, "provider-locked-title"), t!(ctx, "provider-locked")),
        Trouble::Taken => (t!(ctx, "provider-taken-title"), t!(ctx, "provider-taken", name = name)),
        Trouble::InvitationGone => {
            (t!(ctx, "provider-invitation-gone-title"), t!(ctx, "provider-invitation-gone"))
        }
        Trouble::TooMany => {
            (t!(ctx, "provider-too-many-title"), t!(ctx, "provider-too-many", name = name))
        }
    }
}
