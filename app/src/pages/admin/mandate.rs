//! Granting a mandate, changing its dates, and ending it.

use super::invite::{field_label, organisations};
use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::Page;
use crate::pages::measures::form::hidden;
use crate::pages::measures::parts::count;
use crate::ui::{self, FieldSpec};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::error::{FieldErrors, Problem};
use domain::mandate::Mandate;
use domain::people::{MandateForm, Person};
use domain::policy::{Action, decide};
use leptos::prelude::*;

/// Role and organisation of a new mandate.
pub fn what_fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    values: &MandateForm,
    errors: &FieldErrors,
) -> AnyView {
    let spec = |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, errors);
    let choose = || (String::new(), t!(ctx, "people-choose"));
    let none = || (String::new(), t!(ctx, "people-no-organisation"));
    let may = |role: Role| {
        decide(&ctx.actor, &Action::KeepMandate { role, own: false, last_admin: false }).is_ok()
    };
    let roles = Role::ALL.iter().copied().filter(|role| may(*role));
    let roles = roles.map(|role| (role.code().to_owned(), labels::role(ctx, role)));
    let organisation = spec("organisation", &values.organisation)
        .hint(t!(ctx, "people-organisation-hint"))
        .optional();
    view! {
        {ui::select(ctx, spec("role", &values.role), std::iter::once(choose()).chain(roles).collect())}
        {ui::select(
            ctx,
            organisation,
            std::iter::once(none()).chain(organisations(catalogue)).collect(),
        )}
    }
    .into_any()
}

/// First and last day of a mandate.
pub fn term_fields(ctx: &Ctx, values: &MandateForm, errors: &FieldErrors) -> AnyView {
    let spec = |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, errors);
    let from = spec("from", &values.from).hint(t!(ctx, "people-day-hint")).width("m");
    let to = spec("to", &values.to).hint(t!(ctx, "people-to-hint")).optional().width("m");
    view! {
        <div class="wk-form-row">
            {ui::input(ctx, from, "text", "off")}
            {ui::input(ctx, to, "text", "off")}
        </div>
    }
    .into_any()
}

fn trail(ctx: &Ctx, person: &Person) -> Vec<(String, String)> {
    let path = parts::person_path(person);
    let steps =
        [("/verwaltung/personen", t!(ctx, "people-title")), (path.as_str(), person.name.clone())];
    parts::trail(ctx, &steps)
}

/// The form of a new mandate.
pub fn grant(ctx: &Ctx, catalogue: &Catalogue, person: &Person, form: &Form<MandateForm>) -> Page {
    let path = ctx.href(&parts::person_path(person));
    let action = format!("{path}/mandate");
    let content = view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            {hidden(form)}
            {what_fields(ctx, catalogue, &form.values, &form.errors)}
            {term_fields(ctx, &form.values, &form.errors)}
            {buttons(ctx, t!(ctx, "people-grant-save"), path)}
        </form>
    };
    let head = (t!(ctx, "people-grant"), t!(ctx, "people-grant-lead", name = person.name.clone()));
    parts::page(ctx, trail(ctx, person), head, !form.errors.is_empty(), content.into_any())
}

/// The form of a mandate's dates.
pub fn edit(
    ctx: &Ctx,
    catalogue: &Catalogue,
    (person, mandate): (&Person, &Mandate),
    form: &Form<MandateForm>,
) -> Page {
    let path = ctx.href(&parts::person_path(person));
    let action = format!("{path}/mandate/{}", mandate.id);
    let content = view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            {hidden(form)}
            {facts(ctx, catalogue, mandate)}
            {term_fields(ctx, &form.values, &form.errors)}
            {buttons(ctx, t!(ctx, "people-save"), path)}
        </form>
    };
    let head = (
        t!(ctx, "people-mandate-edit"),
        t!(ctx, "people-mandate-edit-lead", name = person.name.clone()),
    );
    parts::page(ctx, trail(ctx, person), head, !form.errors.is_empty(), content.into_any())
}

fn buttons(ctx: &Ctx, save: String, back: String) -> AnyView {
    view! {
        <div class="wk-btns">
            <button class="wk-btn wk-btn--primary" type="submit">{save}</button>
            <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "people-cancel")}</a>
        </div>
    }
    .into_any()
}

fn facts(ctx: &Ctx, catalogue: &Catalogue, mandate: &Mandate) -> AnyView {
    view! {
        <dl class="wk-dl">
            <dt>{t!(ctx, "people-mandate")}</dt>
            <dd>{parts::mandate_name(ctx, catalogue, mandate)}</dd>
            <dt>{t!(ctx, "people-term-label")}</dt>
            <dd>{parts::term(ctx, mandate)}</dd>
        </dl>
    }
    .into_any()
}

/// What a delegate leaves open, and who could go on with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// Ratings the organisation has not given in open rounds: title of the round and short name of the measure.
    pub ratings: Vec<(String, String)>,
    /// Others who speak for the organisation.
    pub heirs: Vec<Person>,
}

impl Duties {
    /// True where nothing is left open.
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty()
    }
}

/// A mandate that is about to end.
#[derive(Debug, Clone)]
pub struct Ending {
    /// The person.
    pub person: Person,
    /// The mandate.
    pub mandate: Mandate,
    /// What is left open.
    pub duties: Duties,
    /// The new dates; none where it is withdrawn as of now.
    pub term: Option<MandateForm>,
    /// What was chosen for the open duties.
    pub choice: String,
    /// What is wrong with that choice.
    pub error: Option<Problem>,
    /// Version of the mandate that was looked at.
    pub version: i64,
}

/// Asks before a mandate ends: what is open, and what becomes of it.
pub fn end(ctx: &Ctx, catalogue: &Catalogue, ending: &Ending) -> Page {
    let Ending { person, mandate, duties, .. } = ending;
    let path = ctx.href(&parts::person_path(person));
    let errors = ending
        .error
        .clone()
        .map_or_else(FieldErrors::default, |problem| FieldErrors::one("verbleib", problem));
    let (action, days) = match &ending.term {
        None => (format!("{path}/mandate/{}/ende", mandate.id), None),
        Some(term) => (
            format!("{path}/mandate/{}", mandate.id),
            Some(view! {
                <input type="hidden" name="from" value=term.from.clone() />
                <input type="hidden" name="to" value=term.to.clone() />
            }),
        ),
    };
    let when = match &ending.term {
        None => t!(ctx, "people-end-now"),
        Some(term) => t!(ctx, "people-end-at", day = term.to.clone()),
    };
    let open = (!duties.is_empty()).then(|| open_duties(ctx, ending, &errors));
    let nothing = duties.is_empty().then(|| view! { <p>{t!(ctx, "people-end-nothing-open")}</p> });
    let content = view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::error_summary(ctx, &errors, |_| t!(ctx, "people-end-choice"))}
            <input type="hidden" name="version" value=ending.version.to_string() />
            <input type="hidden" name="schritt" value="beenden" />
            {days}
            {facts(ctx, catalogue, mandate)}
            <p>{when}</p>
            {nothing}
            {open}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--danger" type="submit">{t!(ctx, "people-end-do")}</button>
                <a class="wk-btn wk-btn--quiet" href=path>{t!(ctx, "people-cancel")}</a>
            </div>
        </form>
    };
    let lead = t!(
        ctx,
        "people-end-lead",
        name = person.name.clone(),
        mandate = parts::mandate_name(ctx, catalogue, mandate)
    );
    let head = (t!(ctx, "people-end"), lead);
    parts::page(ctx, trail(ctx, person), head, !errors.is_empty(), content.into_any())
}

fn open_duties(ctx: &Ctx, ending: &Ending, errors: &FieldErrors) -> AnyView {
    let duties = &ending.duties;
    let ratings: Vec<_> = duties
        .ratings
        .iter()
        .map(|(round, measure)| view! { <li>{format!("{measure} – {round}")}</li> })
        .collect();
    let ratings = (!ratings.is_empty()).then(|| {
        view! {
            <p>{t!(ctx, "people-end-ratings", count = count(duties.ratings.len()))}</p>
            <ul class="wk-list wk-list--dots">{ratings}</ul>
        }
    });
    let stay = ("organisation".to_owned(), t!(ctx, "people-end-stay"));
    let heirs = duties
        .heirs
        .iter()
        .map(|heir| (heir.id.to_string(), t!(ctx, "people-end-heir", name = heir.name.clone())));
    let options = std::iter::once(stay).chain(heirs).collect();
    let choice =
        FieldSpec::new(ctx, "verbleib", t!(ctx, "people-end-choice"), &ending.choice, errors)
            .hint(t!(ctx, "people-end-choice-hint"));
    view! {
        <section class="wk-panel wk-panel--fill" aria-labelledby="h-offen">
            <h2 id="h-offen">{t!(ctx, "people-end-open")}</h2>
            {ratings}
        </section>
        {ui::radios(choice, options)}
    }
    .into_any()
}
