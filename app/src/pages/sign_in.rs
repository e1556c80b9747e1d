//! Signing in.

use super::{Nav, Page, provider};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, shell, ui};
use domain::actor::Role;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// A demo account, offered in demonstration mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// Sign-in name.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Short name of its organisation.
    pub organisation: String,
}

/// What the sign-in page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// What was typed as e-mail address.
    pub email: String,
    /// Path to go to after signing in, possibly empty.
    pub target: String,
    /// True after an attempt that failed, for whatever reason: one text for all of them tells nobody which accounts exist.
    pub failed: bool,
    /// Code of a note, from `?hinweis=`.
    pub notice: String,
    /// What people call the `OpenID` provider, where there is one.
    pub provider: Option<String>,
    /// Demo accounts, one per role; empty outside the demonstration.
    pub demo_accounts: Vec<DemoAccount>,
    /// Password of the demo accounts, where the page may show it.
    pub demo_password: Option<String>,
}

/// The page.
pub fn page(ctx: &Ctx, sign_in: &SignIn) -> Page {
    let heading = t!(ctx, "sign-in-title");
    let title = if sign_in.failed {
        t!(ctx, "error-prefix", title = heading.clone())
    } else {
        heading.clone()
    };
    let demo = (!sign_in.demo_accounts.is_empty()).then(|| demo(ctx, sign_in));
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "sign-in-lead")}</p>
            </div>
            {note(ctx, &sign_in.notice)}
            <div class="wk-sign">{card(ctx, sign_in)}{demo}</div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

fn note(ctx: &Ctx, code: &str) -> Option<AnyView> {
    let (class, icon, text) = match code {
        "kennwort" => ("wk-note wk-note--ok", "#i-check", t!(ctx, "sign-in-note-password")),
        "neu" => ("wk-note wk-note--risk", "#i-info", t!(ctx, "sign-in-note-anew")),
        _ => return None,
    };
    Some(view! { <div class=class role="status">{ui::icon(icon)}<p>{text}</p></div> }.into_any())
}

fn card(ctx: &Ctx, sign_in: &SignIn) -> AnyView {
    let none = FieldErrors::default();
    let email = ui::FieldSpec::new(ctx, "email", t!(ctx, "sign-in-email"), &sign_in.email, &none);
    let password = ui::FieldSpec::new(ctx, "password", t!(ctx, "sign-in-password"), "", &none);
    let failed = sign_in.failed.then(|| {
        view! {
            <div class="wk-errors" role="alert" tabindex="-1" aria-labelledby="fehler" autofocus=true>
                <h3 id="fehler">{t!(ctx, "sign-in-failed-title")}</h3>
                <p>{t!(ctx, "sign-in-failed")}</p>
            </div>
        }
    });
    let provider =
        sign_in.provider.as_ref().map(|name| provider::button(ctx, name, &sign_in.target));
    view! {
        <section class="wk-panel wk-sign__card" aria-labelledby="konto">
            <h2 id="konto">{t!(ctx, "sign-in-with-account")}</h2>
            <form class="wk-form" method="post" action=ctx.href("/anmelden") novalidate=true>
                {failed}
                <input type="hidden" name="ziel" value=sign_in.target.clone() />
                {ui::input(ctx, email, "email", "username")}
                {ui::input(ctx, password, "password", "current-password")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "sign-in-submit")}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/kennwort-vergessen")>
                        {t!(ctx, "account-to-forgotten")}
                    </a>
                </div>
            </form>
            {provider}
        </section>
    }
    .into_any()
}

fn demo(ctx: &Ctx, sign_in: &SignIn) -> AnyView {
    let accounts: Vec<_> = sign_in
        .demo_accounts
        .iter()
        .map(|account| demo_account(ctx, account, &sign_in.target))
        .collect();
    let password = sign_in.demo_password.clone().map(|password| {
        view! {
            <p class="wk-small wk-muted">{t!(ctx, "sign-in-demo-password", password = password)}</p>
        }
    });
    view! {
        <section class="wk-section" aria-labelledby="demokonten">
            <h2 id="demokonten">{t!(ctx, "sign-in-demo-title")}</h2>
            <p>{t!(ctx, "sign-in-demo-lead")}</p>
            <ul class="wk-accounts">{accounts}</ul>
            {password}
        </section>
    }
    .into_any()
}

fn demo_account(ctx: &Ctx, account: &DemoAccount, target: &str) -> impl IntoView + use<> {
    let role = labels::role(ctx, account.role);
    let about = format!("{role}, {}", account.organisation);
    view! {
        <li>
            <form method="post" action=ctx.href("/anmelden")>
                <input type="hidden" name="demo" value="1" />
                <input type="hidden" name="email" value=account.email.clone() />
                <input type="hidden" name="ziel" value=target.to_owned() />
                <button class="wk-accounts__btn">
                    <span class="wk-avatar" aria-hidden="true">{shell::initials(&account.name)}</span>
                    <span><b>{account.name.clone()}</b><span>{about}</span></span>
                    <span class="wk-accounts__go"></span>
                </button>
            </form>
        </li>
    }
}
