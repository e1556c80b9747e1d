//! One person: mandates, name and address, account, and who changed what.

use super::invite::field_label;
use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::form::hidden;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::journal::Entry;
use domain::mandate::{Mandate, Validity};
use domain::people::{Person, PersonForm, Standing};
use domain::policy::{Action, Denied, decide};
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The person.
    pub person: &'a Person,
    /// Names of the delegates of each organisation that this person is a deputy of: organisation's code and names.
    pub delegates: &'a [(String, String)],
    /// Who changed what.
    pub history: &'a [Entry],
    /// Name and address as typed.
    pub form: &'a Form<PersonForm>,
    /// Note after a redirect.
    pub notice: Option<&'a str>,
}

impl Data<'_> {
    fn is_own(&self, ctx: &Ctx) -> bool {
        ctx.account().is_some_and(|account| account.id == self.person.id)
    }

    fn may_keep(&self, ctx: &Ctx) -> Result<(), Denied> {
        // Said first on the own page, whoever the reader is.
        if self.is_own(ctx) {
            return Err(Denied::OwnRights);
        }
        let keeper = self.person.is_keeper(ctx.today);
        decide(&ctx.actor, &Action::KeepPerson { own: false, keeper, last_admin: false })
    }

    fn may_mandate(&self, ctx: &Ctx, role: Role) -> bool {
        let action = Action::KeepMandate { role, own: self.is_own(ctx), last_admin: false };
        decide(&ctx.actor, &action).is_ok()
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let person = data.person;
    let account = match data.may_keep(ctx) {
        Ok(()) => view! { {edit_form(ctx, data.person, data.form)}{account_panel(ctx, person)} }
            .into_any(),
        Err(denied) => refused(ctx, denied),
    };
    let content = view! {
        {parts::receipt(ctx, data.notice)}
        <p>{person.email.clone()}{parts::account_tags(ctx, person)}</p>
        {mandates(ctx, catalogue, data)}
        {account}
        {parts::history(ctx, data.history)}
    };
    let trail = parts::trail(ctx, &[("/verwaltung/personen", t!(ctx, "people-title"))]);
    let head = (person.name.clone(), String::new());
    parts::page(ctx, trail, head, !data.form.errors.is_empty(), content.into_any())
}

/// Why there is nothing to change here.
fn refused(ctx: &Ctx, denied: Denied) -> AnyView {
    let text = match denied {
        Denied::Role => t!(ctx, "people-keepers-only"),
        other => labels::denied(ctx, other),
    };
    view! { <div class="wk-note wk-note--info"><p>{text}</p></div> }.into_any()
}

fn mandates(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let path = ctx.href(&parts::person_path(data.person));
    let add = data.may_mandate(ctx, Role::Guest).then(|| {
        view! {
            <div class="wk-panel__foot">
                <a class="wk-btn wk-btn--secondary" href=format!("{path}/mandate/neu")>
                    {ui::icon("#i-plus")}{t!(ctx, "people-grant")}
                </a>
            </div>
        }
    });
    let list = if data.person.mandates.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "people-no-mandate")}</p> }.into_any()
    } else {
        let titles = [
            t!(ctx, "people-mandate"),
            t!(ctx, "people-term-label"),
            t!(ctx, "people-validity"),
            t!(ctx, "people-actions"),
        ];
        let rows: Vec<_> = data
            .person
            .mandates
            .iter()
            .rev()
            .map(|mandate| row(ctx, catalogue, data, mandate, &titles))
            .collect();
        view! {
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "people-mandates")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-mandate">
            <h2 id="h-mandate">{t!(ctx, "people-mandates")}</h2>
            {list}
            {add}
        </section>
    }
    .into_any()
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    mandate: &Mandate,
    titles: &[String; 4],
) -> AnyView {
    let path = ctx.href(&format!("{}/mandate/{}", parts::person_path(data.person), mandate.id));
    let validity = mandate.validity(ctx.today);
    let name = parts::mandate_name(ctx, catalogue, mandate);
    let may = data.may_mandate(ctx, mandate.role);
    let about = || view! { <span class="wk-sr">" "{name.clone()}</span> };
    let edit = (may && validity != Validity::Withdrawn)
        .then(|| view! { <a href=path.clone()>{t!(ctx, "people-mandate-change")}{about()}</a>" " });
    let end = (may && matches!(validity, Validity::Valid | Validity::Future)).then(
        || view! { <a href=format!("{path}/ende")>{t!(ctx, "people-mandate-end")}{about()}</a> },
    );
    let stands_for = (mandate.role == Role::Deputy).then(|| {
        let code = mandate.organisation.as_str();
        let names = data.delegates.iter().find(|(organisation, _)| organisation == code);
        let text = match names.map(|(_, names)| names.as_str()) {
            None | Some("") => t!(ctx, "people-deputy-for-none"),
            Some(names) => t!(ctx, "people-deputy-for", names = names.to_owned()),
        };
        view! { <br/><span class="wk-small wk-muted">{text}</span> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{name.clone()}{stands_for}</th>
            <td role="cell" data-l=titles[1].clone()>{parts::term(ctx, mandate)}</td>
            <td role="cell" data-l=titles[2].clone()>{parts::validity(ctx, mandate)}</td>
            <td role="cell" data-l=titles[3].clone()>{edit}{end}</td>
        </tr>
    }
    .into_any()
}

/// Somebody saved the person while `mine` was typed. `stored` is what is kept now.
pub fn conflict(ctx: &Ctx, stored: &Person, mine: &PersonForm) -> Page {
    let shown = |name: &str, email: &str| {
        vec![
            (field_label(ctx, "name"), name.to_owned()),
            (field_label(ctx, "email"), email.to_owned()),
        ]
    };
    let typed = shown(&mine.name, &mine.email);
    let kept = shown(&stored.name, &stored.email);
    let retry = edit_form(ctx, stored, &Form::edit(mine.clone(), stored.version));
    let (title, back) = (t!(ctx, "people-person-conflict"), parts::person_path(stored));
    let page = crate::pages::conflict::conflict(ctx, title, typed, kept, &back, retry);
    Page { nav: Nav::Admin, ..page }
}

fn edit_form(ctx: &Ctx, person: &Person, form: &Form<PersonForm>) -> AnyView {
    let spec =
        |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, &form.errors);
    let email = spec("email", &form.values.email).hint(t!(ctx, "people-email-change-hint"));
    view! {
        <section class="wk-panel" aria-labelledby="h-angaben">
            <h2 id="h-angaben">{t!(ctx, "people-details")}</h2>
            <form class="wk-form" method="post" action=ctx.href(&parts::person_path(person)) novalidate=true>
                {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
                {hidden(form)}
                {ui::input(ctx, spec("name", &form.values.name), "text", "off")}
                {ui::input(ctx, email, "email", "off")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "people-save")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn account_panel(ctx: &Ctx, person: &Person) -> AnyView {
    let path = ctx.href(&parts::person_path(person));
    let version = person.version.to_string();
    let again = person.stands(Standing::Invited, ctx.today).then(|| {
        view! {
            <form method="post" action=format!("{path}/einladung")>
                <p>{t!(ctx, "people-invite-again-text")}</p>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "people-invite-again")}</button>
                </div>
            </form>
        }
    });
    let (word, text, value, class) = if person.locked {
        (
            t!(ctx, "people-unlock"),
            t!(ctx, "people-unlock-text"),
            "nein",
            "wk-btn wk-btn--secondary",
        )
    } else {
        (t!(ctx, "people-lock"), t!(ctx, "people-lock-text"), "ja", "wk-btn wk-btn--danger")
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-konto">
            <h2 id="h-konto">{t!(ctx, "people-account")}</h2>
            {again}
            <details class="wk-data">
                <summary>{word.clone()}</summary>
                <form class="wk-confirm" method="post" action=format!("{path}/sperre")>
                    <p>{text}</p>
                    <input type="hidden" name="version" value=version />
                    <input type="hidden" name="sperren" value=value />
                    <div class="wk-btns"><button class=class type="submit">{word}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}
