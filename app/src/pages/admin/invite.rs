//! Inviting a person: the form, and the receipt with the link where no mail carries it.

use super::{mandate, parts};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::Page;
use crate::pages::measures::form::hidden;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::people::{InvitationForm, Person};
use leptos::prelude::*;

const PATH: &str = "/verwaltung/personen";

/// Code and short name of every organisation, in German order.
pub fn organisations(catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut all: Vec<_> =
        catalogue.organisations.values().map(|o| (o.code.to_string(), o.short.clone())).collect();
    all.sort_by_cached_key(|(_, short)| domain::text::collation(short));
    all
}

/// Name of a field as its label has it.
pub fn field_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "email" => t!(ctx, "people-email"),
        "role" => t!(ctx, "people-role"),
        "organisation" => t!(ctx, "people-organisation"),
        "from" => t!(ctx, "people-from"),
        "to" => t!(ctx, "people-to"),
        _ => t!(ctx, "people-name"),
    }
}

/// The form.
pub fn form(ctx: &Ctx, catalogue: &Catalogue, form: &Form<InvitationForm>) -> Page {
    let person = &form.values.person;
    let spec =
        |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, &form.errors);
    let email = spec("email", &person.email).hint(t!(ctx, "people-email-hint"));
    let content = view! {
        <form class="wk-form" method="post" action=ctx.href(PATH) novalidate=true>
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            {hidden(form)}
            {ui::input(ctx, spec("name", &person.name), "text", "off")}
            {ui::input(ctx, email, "email", "off")}
            {mandate::what_fields(ctx, catalogue, &form.values.mandate, &form.errors)}
            {mandate::term_fields(ctx, &form.values.mandate, &form.errors)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "people-invite-send")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(PATH)>{t!(ctx, "people-cancel")}</a>
            </div>
        </form>
    };
    let trail = parts::trail(ctx, &[(PATH, t!(ctx, "people-title"))]);
    let head = (t!(ctx, "people-invite"), t!(ctx, "people-invite-lead"));
    parts::page(ctx, trail, head, !form.errors.is_empty(), content.into_any())
}

/// The receipt where the installation sends no mails: the link, shown this once.
pub fn receipt(ctx: &Ctx, person: &Person, link: &str) -> Page {
    let content = view! {
        <div class="wk-receipt" role="status">
            {ui::icon("#s-ok")}
            <h2>{t!(ctx, "people-receipt-invited")}</h2>
            <p>{t!(ctx, "people-link-text")}</p>
            <dl class="wk-dl">
                <dt>{t!(ctx, "people-name")}</dt>
                <dd>{person.name.clone()}</dd>
                <dt>{t!(ctx, "people-email")}</dt>
                <dd>{person.email.clone()}</dd>
            </dl>
            <div class="wk-field">
                <label for="f-link">{t!(ctx, "people-link")}</label>
                <input class="wk-input" id="f-link" type="text" readonly=true value=link.to_owned() />
            </div>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&parts::person_path(person))>
                    {t!(ctx, "people-to-person")}
                </a>
            </div>
        </div>
    };
    let trail = parts::trail(ctx, &[(PATH, t!(ctx, "people-title"))]);
    parts::page(ctx, trail, (t!(ctx, "people-invite"), String::new()), false, content.into_any())
}
