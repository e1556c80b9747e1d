//! Erasing a person: what goes, what stays and on what ground, and a typed confirmation.

use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::key::AccountId;
use leptos::prelude::*;

/// What is typed to confirm.
#[derive(Debug, Clone, Default)]
pub struct Confirmation {
    /// The person's name.
    pub name: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Data {
    /// The account.
    pub id: AccountId,
    /// Name of the person.
    pub name: String,
    /// Address.
    pub email: String,
    /// How many sessions, links, drafts and mails go.
    pub goes: [i64; 4],
    /// How many mandates, rows of what the person did, and rows about the account stay.
    pub stays: [i64; 3],
    /// The confirmation.
    pub form: Form<Confirmation>,
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data) -> Page {
    let heading = t!(ctx, "erase-title", name = data.name.clone());
    let title = if data.form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let person = format!("/verwaltung/personen/{}", data.id);
    let people = ("/verwaltung/personen", t!(ctx, "people-title"));
    let trail = parts::trail(ctx, &[people, (person.as_str(), data.name.clone())]);
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "erase-short"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "erase-lead")}</p>
            </div>
            {what(ctx, data)}
            {form(ctx, data, &person)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Admin, islands: false, body }
}

fn what(ctx: &Ctx, data: &Data) -> AnyView {
    let [sessions, links, drafts, mails] = data.goes;
    let [mandates, acted, named] = data.stays;
    let goes = [
        t!(ctx, "erase-goes-account", name = data.name.clone(), email = data.email.clone()),
        t!(ctx, "erase-goes-secrets"),
        t!(ctx, "erase-goes-sessions", count = sessions),
        t!(ctx, "erase-goes-links", count = links),
        t!(ctx, "erase-goes-drafts", count = drafts),
        t!(ctx, "erase-goes-supplies"),
        t!(ctx, "erase-goes-mails", count = mails),
        t!(ctx, "erase-goes-rows", count = named),
    ];
    let stays = [
        t!(ctx, "erase-stays-mandates", count = mandates),
        t!(ctx, "erase-stays-rows", count = acted),
        t!(ctx, "erase-stays-feedback"),
        t!(ctx, "erase-stays-council"),
        t!(ctx, "erase-stays-list"),
    ];
    let list = |items: Vec<String>| {
        let items: Vec<_> = items.into_iter().map(|text| view! { <li>{text}</li> }).collect();
        view! { <ul class="wk-list wk-list--dots">{items}</ul> }
    };
    view! {
        <div class="wk-grid wk-grid--6-6">
            <section class="wk-panel" aria-labelledby="h-geht">
                <h2 id="h-geht">{t!(ctx, "erase-goes")}</h2>
                {list(goes.into())}
            </section>
            <section class="wk-panel" aria-labelledby="h-bleibt">
                <h2 id="h-bleibt">{t!(ctx, "erase-stays")}</h2>
                {list(stays.into())}
                <p class="wk-small wk-muted">{t!(ctx, "erase-ground")}</p>
            </section>
        </div>
    }
    .into_any()
}

fn form(ctx: &Ctx, data: &Data, person: &str) -> AnyView {
    let form = &data.form;
    let label = || t!(ctx, "erase-confirm");
    let name = ui::FieldSpec::new(ctx, "name", label(), &form.values.name, &form.errors)
        .hint(t!(ctx, "erase-confirm-hint", name = data.name.clone()))
        .width("m");
    let action = ctx.href(&format!("{person}/loeschen"));
    view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::error_summary(ctx, &form.errors, |_| label())}
            <input type="hidden" name="version" value=form.version.to_string() />
            {ui::input(ctx, name, "text", "off")}
            <p>{t!(ctx, "erase-for-good")}</p>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--danger">{t!(ctx, "erase-submit")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(person)>{t!(ctx, "measure-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}
