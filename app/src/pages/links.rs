//! Pages behind links that count once: taking up an invitation, setting a new password, the first set-up.

use super::{Nav, Page, provider};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::error::FieldErrors;
use domain::password::{FEWEST, MOST};
use leptos::prelude::*;

/// An invitation: whose account it opens.
#[derive(Debug, Clone, Default)]
pub struct Invitation {
    /// Name of the person.
    pub name: String,
    /// Sign-in name.
    pub email: String,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
    /// What people call the `OpenID` provider, where there is one.
    pub provider: Option<String>,
}

/// Taking up an invitation.
pub fn invitation(ctx: &Ctx, data: &Invitation) -> Page {
    let heading = t!(ctx, "account-invitation-title");
    let about = view! {
        <dl class="wk-dl">
            <div><dt>{t!(ctx, "account-name")}</dt><dd>{data.name.clone()}</dd></div>
            <div><dt>{t!(ctx, "sign-in-email")}</dt><dd>{data.email.clone()}</dd></div>
        </dl>
    };
    let form = view! {
        <form class="wk-form" method="post" action=ctx.href(&ctx.path) novalidate=true>
            {ui::error_summary(ctx, &data.errors, |field| name(ctx, field))}
            {new_password(ctx, &data.errors)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary">{t!(ctx, "account-invitation-submit")}</button>
            </div>
        </form>
    };
    let other = data.provider.as_ref().map(|name| provider::take_up(ctx, name));
    let lead = t!(ctx, "account-invitation-lead");
    page(ctx, heading, lead, !data.errors.is_empty(), (about, form, other).into_any())
}

/// Setting a new password over a link.
pub fn reset(ctx: &Ctx, errors: &FieldErrors) -> Page {
    let form = view! {
        <form class="wk-form" method="post" action=ctx.href(&ctx.path) novalidate=true>
            {ui::error_summary(ctx, errors, |field| name(ctx, field))}
            {new_password(ctx, errors)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary">{t!(ctx, "account-reset-submit")}</button>
            </div>
        </form>
    };
    let (heading, lead) = (t!(ctx, "account-reset-title"), t!(ctx, "account-reset-lead"));
    page(ctx, heading, lead, !errors.is_empty(), form.into_any())
}

/// Asking for a link to set a new password.
#[derive(Debug, Clone, Default)]
pub struct Forgotten {
    /// What was typed.
    pub email: String,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// True once a link was asked for. Whether there is such an account stands nowhere.
    pub asked: bool,
}

/// Asking for a link to set a new password.
pub fn forgotten(ctx: &Ctx, data: &Forgotten) -> Page {
    let email =
        ui::FieldSpec::new(ctx, "email", t!(ctx, "sign-in-email"), &data.email, &data.errors)
            .width("m");
    let asked = data.asked.then(|| {
        view! {
            <div class="wk-receipt" role="status">
                {ui::icon("#s-ok")}
                <h2>{t!(ctx, "account-forgotten-asked-title")}</h2>
                <p>{t!(ctx, "account-forgotten-asked")}</p>
            </div>
        }
    });
    let form = view! {
        {asked}
        <form class="wk-form" method="post" action=ctx.href("/kennwort-vergessen") novalidate=true>
            {ui::error_summary(ctx, &data.errors, |field| name(ctx, field))}
            {ui::input(ctx, email, "email", "username")}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary">{t!(ctx, "account-forgotten-submit")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href("/anmelden")>{t!(ctx, "account-to-sign-in")}</a>
            </div>
        </form>
    };
    let (heading, lead) = (t!(ctx, "account-forgotten-title"), t!(ctx, "account-forgotten-lead"));
    page(ctx, heading, lead, !data.errors.is_empty(), form.into_any())
}

/// The first set-up of an installation that nobody has an account of.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Name typed.
    pub name: String,
    /// E-mail address typed.
    pub email: String,
    /// Organisation chosen.
    pub organisation: String,
    /// Organisations to choose from: code and name; often none yet.
    pub organisations: Vec<(String, String)>,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
}

/// The first set-up.
pub fn setup(ctx: &Ctx, data: &Setup) -> Page {
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(ctx, id), value, &data.errors);
    let organisation = (!data.organisations.is_empty()).then(|| {
        let none = (String::new(), t!(ctx, "account-no-organisation"));
        let options = std::iter::once(none).chain(data.organisations.iter().cloned()).collect();
        ui::select(ctx, field("organisation", &data.organisation).optional().width("m"), options)
    });
    let form = view! {
        <form class="wk-form" method="post" action=ctx.href(&ctx.path) novalidate=true>
            {ui::error_summary(ctx, &data.errors, |field| name(ctx, field))}
            {ui::input(ctx, field("name", &data.name).width("m"), "text", "name")}
            {ui::input(ctx, field("email", &data.email).width("m"), "email", "username")}
            {organisation}
            {new_password(ctx, &data.errors)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary">{t!(ctx, "account-setup-submit")}</button>
            </div>
        </form>
    };
    let (heading, lead) = (t!(ctx, "account-setup-title"), t!(ctx, "account-setup-lead"));
    page(ctx, heading, lead, !data.errors.is_empty(), form.into_any())
}

/// A link that does not count: never made, used up or too old. One page for all of them.
pub fn dead(ctx: &Ctx) -> Page {
    let ways = view! {
        <section class="wk-section" aria-labelledby="wege">
            <h2 id="wege">{t!(ctx, "error-ways")}</h2>
            <ul class="wk-list wk-list--dots">
                <li>{t!(ctx, "account-dead-invitation")}</li>
                <li>{t!(ctx, "account-dead-reset")}</li>
                <li>{t!(ctx, "account-dead-setup")}</li>
            </ul>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/anmelden")>{t!(ctx, "account-to-sign-in")}</a>
                <a class="wk-btn wk-btn--secondary" href=ctx.href("/kennwort-vergessen")>
                    {t!(ctx, "account-to-forgotten")}
                </a>
            </div>
        </section>
    };
    page(ctx, t!(ctx, "account-dead-title"), t!(ctx, "account-dead"), false, ways.into_any())
}

/// Names of the fields on these pages.
fn name(ctx: &Ctx, field: &str) -> String {
    match field {
        "name" => t!(ctx, "account-name"),
        "email" => t!(ctx, "sign-in-email"),
        "organisation" => t!(ctx, "account-organisation"),
        _ => t!(ctx, "account-new-password"),
    }
}

/// The field for a new password; what was typed is never sent back.
pub(super) fn new_password(ctx: &Ctx, errors: &FieldErrors) -> impl IntoView + use<> {
    let hint = t!(ctx, "account-password-hint", min = FEWEST.to_string(), max = MOST.to_string());
    let spec = ui::FieldSpec::new(ctx, "password", t!(ctx, "account-new-password"), "", errors)
        .hint(hint)
        .width("m");
    ui::input(ctx, spec, "password", "new-password")
}

fn page(ctx: &Ctx, heading: String, lead: String, failed: bool, content: AnyView) -> Page {
    let title =
        if failed { t!(ctx, "error-prefix", title = heading.clone()) } else { heading.clone() };
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{lead}</p>
            </div>
            <div class="wk-stack">{content}</div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}
