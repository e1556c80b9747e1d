//! What the pages of the administration share.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui;
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::key::OrganisationCode;
use domain::mandate::{Mandate, Validity};
use domain::number::Language;
use domain::people::{Person, Standing, ends_soon};
use domain::period::format_day;
use leptos::prelude::*;

/// Path of a person's page.
pub fn person_path(person: &Person) -> String {
    format!("/verwaltung/personen/{}", person.id)
}

/// The steps from the start page of the administration to a page below it.
pub fn trail(ctx: &Ctx, further: &[(&str, String)]) -> Vec<(String, String)> {
    let home = ("/verwaltung".to_owned(), t!(ctx, "people-admin"));
    let further = further.iter().map(|(path, title)| ((*path).to_owned(), title.clone()));
    std::iter::once(home).chain(further).collect()
}

/// A page of the administration: breadcrumb, heading with its lead, and what belongs to it.
pub fn page(
    ctx: &Ctx,
    trail: Vec<(String, String)>,
    (title, lead): (String, String),
    has_errors: bool,
    content: AnyView,
) -> Page {
    let lead = (!lead.is_empty()).then(|| view! { <p class="wk-lead">{lead}</p> });
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{title.clone()}</h1>{lead}</div>
            {content}
        </main>
    };
    let title = if has_errors { t!(ctx, "error-prefix", title = title) } else { title };
    Page { title, nav: Nav::Admin, islands: false, body: body.into_any() }
}

/// The note after a redirect; none for a code that means nothing.
pub fn receipt(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "eingeladen" => t!(ctx, "people-receipt-invited"),
        "gespeichert" => t!(ctx, "people-receipt-saved"),
        "gesperrt" => t!(ctx, "people-receipt-locked"),
        "entsperrt" => t!(ctx, "people-receipt-unlocked"),
        "mandat" => t!(ctx, "people-receipt-mandate"),
        "beendet" => t!(ctx, "people-receipt-ended"),
        "angelegt" => t!(ctx, "people-receipt-created"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{text}</p></div> }.into_any())
}

/// A day as it is typed in this language, so that a form sent back unchanged changes nothing.
pub fn typed_day(ctx: &Ctx, day: NaiveDate) -> String {
    match ctx.language {
        Language::De => format_day(day, Language::De),
        Language::En => day.to_string(),
    }
}

/// Short name of the organisation a mandate is for; nothing where it is for none.
pub fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    if code == &OrganisationCode::none() {
        return String::new();
    }
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// „Stellvertretung, IHKN".
pub fn mandate_name(ctx: &Ctx, catalogue: &Catalogue, mandate: &Mandate) -> String {
    let role = labels::role(ctx, mandate.role);
    match organisation(catalogue, &mandate.organisation) {
        organisation if organisation.is_empty() => role,
        organisation => format!("{role}, {organisation}"),
    }
}

/// „ab 01.03.2026", „01.03.2026 bis 31.12.2026".
pub fn term(ctx: &Ctx, mandate: &Mandate) -> String {
    let from = format_day(mandate.from, ctx.language);
    match mandate.to {
        None => t!(ctx, "people-term-open", from = from),
        Some(to) => t!(ctx, "people-term", from = from, to = format_day(to, ctx.language)),
    }
}

/// How a mandate stands, as a word with its symbol.
pub fn validity(ctx: &Ctx, mandate: &Mandate) -> AnyView {
    let (class, icon, word) = match mandate.validity(ctx.today) {
        Validity::Valid if ends_soon(mandate, ctx.today) => {
            ("wk-status wk-status--risk", "#s-risk", t!(ctx, "people-ends-soon"))
        }
        Validity::Valid => ("wk-status wk-status--ok", "#s-ok", t!(ctx, "people-valid")),
        Validity::Future => ("wk-status wk-status--open", "#s-open", t!(ctx, "people-future")),
        Validity::Expired => ("wk-status wk-status--none", "#s-none", t!(ctx, "people-expired")),
        Validity::Withdrawn => {
            ("wk-status wk-status--none", "#s-none", t!(ctx, "people-withdrawn"))
        }
    };
    view! { <span class=class>{ui::icon(icon)}{word}</span> }.into_any()
}

/// How a person stands.
pub fn standing(ctx: &Ctx, standing: Standing) -> String {
    match standing {
        Standing::Valid => t!(ctx, "people-standing-valid"),
        Standing::Ending => t!(ctx, "people-standing-ending"),
        Standing::Future => t!(ctx, "people-standing-future"),
        Standing::Without => t!(ctx, "people-standing-without"),
        Standing::Invited => t!(ctx, "people-standing-invited"),
        Standing::Locked => t!(ctx, "people-standing-locked"),
    }
}

/// What of a person's account needs attention, as words.
pub fn account_tags(ctx: &Ctx, person: &Person) -> AnyView {
    let invited = person.stands(Standing::Invited, ctx.today).then(|| {
        view! { " "<span class="wk-tag wk-tag--info">{t!(ctx, "people-tag-invited")}</span> }
    });
    let locked = person.locked.then(
        || view! { " "<span class="wk-tag wk-tag--miss">{t!(ctx, "people-tag-locked")}</span> },
    );
    view! { {invited}{locked} }.into_any()
}

/// Choices of a filter behind the one that leaves everything in.
pub fn any_or(all: String, options: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all)).chain(options).collect()
}

/// The search field of a list.
pub fn search(label: String, text: &str) -> AnyView {
    view! {
        <div class="wk-field">
            <label for="f-suche">{label}</label>
            <input class="wk-input" id="f-suche" name="suche" type="search" autocomplete="off" value=text.to_owned() />
        </div>
    }
    .into_any()
}

/// Buttons of a filter form.
pub fn filter_buttons(ctx: &Ctx, path: &str, is_active: bool) -> AnyView {
    let reset = is_active.then(|| {
        view! { <a class="wk-btn wk-btn--quiet" href=ctx.href(path)>{t!(ctx, "measure-filter-reset")}</a> }
    });
    view! {
        <div class="wk-btns">
            <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "measure-filter-apply")}</button>
            {reset}
        </div>
    }
    .into_any()
}

/// Search text as it is compared: German order, so that umlauts find their vowels.
pub fn folded(text: &str) -> String {
    domain::text::collation(text.trim())
}

/// Who changed what, newest first.
pub fn history(ctx: &Ctx, entries: &[domain::journal::Entry]) -> AnyView {
    let list = if entries.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "people-history-none")}</p> }.into_any()
    } else {
        crate::history::list(ctx, entries).into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-verlauf">
            <h2 id="h-verlauf">{t!(ctx, "people-history")}</h2>
            {list}
        </section>
    }
    .into_any()
}
