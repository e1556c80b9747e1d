//! The form of an indicator's supply.

use super::words;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page, conflict};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::indicator::Indicator;
use domain::indicator::supply::form::{EVIDENCE, MAX_NOTE, MAX_RELEASES};
use domain::indicator::supply::{Rhythm, Supply, SupplyForm};
use domain::key::AccountId;
use leptos::prelude::*;

/// Somebody who may be in charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The account.
    pub id: AccountId,
    /// Name of the person.
    pub name: String,
    /// Short name of the organisation the person acts for, possibly empty.
    pub organisation: String,
}

/// What the form shows.
pub struct Data<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Who may be in charge, by name.
    pub candidates: &'a [Candidate],
    /// The form with its state.
    pub form: &'a Form<SupplyForm>,
}

/// Path of the form.
pub fn path(indicator: &Indicator) -> String {
    format!("/indikatoren/{}/lieferung", indicator.code)
}

/// The form.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let indicator = data.indicator;
    let name = indicator.name.get(ctx.language).to_owned();
    let title = t!(ctx, "supply-form-title-for", name = name.clone());
    let title = if data.form.errors.is_empty() {
        title
    } else {
        t!(ctx, "supply-form-error-title", title = title)
    };
    let code = indicator.code.to_string();
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (format!("/indikatoren/{code}"), code),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "supply-form-title"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{t!(ctx, "supply-form-title")}</h1>
                    <p class="wk-lead">{name}". "{t!(ctx, "supply-form-lead")}</p>
                </div>
                {ui::error_summary(ctx, &data.form.errors, |field: &str| label(ctx, field))}
                {fields(ctx, catalogue, data)}
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// Label of a form field, also for the error summary.
fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "person" => t!(ctx, "supply-form-person"),
        "organisation" => t!(ctx, "supply-form-organisation"),
        "contact" => t!(ctx, "supply-form-contact"),
        "rhythm" => t!(ctx, "supply-form-rhythm"),
        "delay_months" => t!(ctx, "supply-form-months"),
        "delay_days" => t!(ctx, "supply-form-days"),
        "releases" => t!(ctx, "supply-form-releases"),
        "evidence" => t!(ctx, "supply-form-evidence"),
        _ => t!(ctx, "supply-form-note"),
    }
}

fn fields(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let (indicator, form) = (data.indicator, data.form);
    let values = &form.values;
    let spec = |name, value: &str| FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors);
    let person = spec("person", &values.person).hint(t!(ctx, "supply-form-person-hint")).optional();
    let organisation = spec("organisation", &values.organisation)
        .hint(t!(ctx, "supply-form-organisation-hint"))
        .optional();
    let contact =
        spec("contact", &values.contact).hint(t!(ctx, "supply-form-contact-hint")).optional();
    let releases =
        spec("releases", &values.releases).hint(t!(ctx, "supply-form-releases-hint")).optional();
    let back = ctx.href(&format!("/indikatoren/{}", indicator.code));
    view! {
        <form class="wk-form" method="post" action=ctx.href(&path(indicator)) novalidate=true>
            <input type="hidden" name="version" value=form.version.to_string()/>
            {ui::select(ctx, person, persons(ctx, data.candidates))}
            {ui::select(ctx, organisation, organisations(ctx, catalogue))}
            {ui::input(ctx, contact, "text", "off")}
            {ui::select(ctx, spec("rhythm", &values.rhythm).width("m"), rhythms(ctx, indicator))}
            {ui::number_input(
                ctx,
                spec("delay_months", &values.delay_months).optional().width("s"),
                t!(ctx, "supply-form-months-unit"),
            )}
            {ui::number_input(
                ctx,
                spec("delay_days", &values.delay_days).optional().width("s"),
                t!(ctx, "supply-form-days-unit"),
            )}
            {ui::text_area(ctx, releases, 4, MAX_RELEASES)}
            {ui::radios(spec("evidence", &values.evidence), kinds(ctx))}
            {ui::text_area(ctx, spec("note", &values.note).optional(), 3, MAX_NOTE)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">
                    {t!(ctx, "supply-form-save")}
                </button>
                <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "supply-form-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn persons(ctx: &Ctx, candidates: &[Candidate]) -> Vec<(String, String)> {
    let known = candidates.iter().map(|candidate| {
        let name = if candidate.organisation.is_empty() {
            candidate.name.clone()
        } else {
            format!("{}, {}", candidate.name, candidate.organisation)
        };
        (candidate.id.to_string(), name)
    });
    std::iter::once((String::new(), t!(ctx, "supply-form-person-none"))).chain(known).collect()
}

fn organisations(ctx: &Ctx, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut known: Vec<_> = catalogue.organisations.values().collect();
    known.sort_by_cached_key(|o| domain::text::collation(&o.name));
    let known = known.into_iter().map(|o| (o.code.to_string(), o.name.clone()));
    let none = (String::new(), t!(ctx, "supply-form-organisation-none"));
    std::iter::once(none).chain(known).collect()
}

fn rhythms(ctx: &Ctx, indicator: &Indicator) -> Vec<(String, String)> {
    let own = t!(ctx, "supply-form-rhythm-own", frequency = indicator.frequency.clone());
    let known = Rhythm::ALL.iter().map(|r| (r.code().to_owned(), words::rhythm(ctx, *r)));
    std::iter::once((String::new(), own)).chain(known).collect()
}

fn kinds(ctx: &Ctx) -> Vec<(String, String)> {
    EVIDENCE.iter().map(|e| (e.code().to_owned(), words::evidence(ctx, *e))).collect()
}

/// Somebody saved the supply while `mine` was typed. `stored` is what is kept now.
pub fn conflict(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, stored: &Supply) -> Page {
    let shown = |values: &SupplyForm| {
        let word = |options: Vec<(String, String)>, code: &str| {
            let found = options.into_iter().find(|(value, _)| value == code.trim());
            found.map_or_else(|| code.to_owned(), |(_, word)| word)
        };
        [
            ("person", word(persons(ctx, data.candidates), &values.person)),
            ("organisation", word(organisations(ctx, catalogue), &values.organisation)),
            ("contact", values.contact.clone()),
            ("rhythm", word(rhythms(ctx, data.indicator), &values.rhythm)),
            ("delay_months", values.delay_months.clone()),
            ("delay_days", values.delay_days.clone()),
            ("releases", values.releases.clone()),
            ("evidence", word(kinds(ctx), &values.evidence)),
            ("note", values.note.clone()),
        ]
        .map(|(field, value)| (label(ctx, field), value))
        .into()
    };
    let (mine, theirs) = (shown(&data.form.values), shown(&SupplyForm::of(stored)));
    let retry = fields(ctx, catalogue, data);
    let title = t!(ctx, "supply-form-conflict");
    let page = conflict::conflict(ctx, title, mine, theirs, &path(data.indicator), retry);
    Page { nav: Nav::Indicators, ..page }
}
