//! All persons: search, filters, pages.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::Page;
use crate::pages::measures::parts::{count, count_text, paged, pager};
use crate::shell::query_escape;
use crate::ui;
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::key::OrganisationCode;
use domain::mandate::Validity;
use domain::people::{Person, Standing};
use leptos::prelude::*;

const PATH: &str = "/verwaltung/personen";
/// Persons on a page.
pub const PER_PAGE: usize = 50;

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of name, e-mail address or organisation.
    pub search: String,
    /// Persons with a mandate for this role.
    pub role: Option<Role>,
    /// Persons who stand like this.
    pub standing: Option<Standing>,
    /// Persons with a mandate for this organisation.
    pub organisation: Option<OrganisationCode>,
    /// Page, from 1.
    pub page: usize,
}

impl Filter {
    /// A mandate that is over counts only where nothing but mandates that are over is asked for.
    fn admits(&self, ctx: &Ctx, catalogue: &Catalogue, person: &Person) -> bool {
        let over = self.standing == Some(Standing::Without);
        let current = |validity| matches!(validity, Validity::Valid | Validity::Future);
        let mandate = self.role.is_none() && self.organisation.is_none()
            || person.mandates.iter().any(|m| {
                (over || current(m.validity(ctx.today)))
                    && self.role.is_none_or(|role| role == m.role)
                    && self.organisation.as_ref().is_none_or(|code| code == &m.organisation)
            });
        mandate
            && self.standing.is_none_or(|standing| person.stands(standing, ctx.today))
            && self.finds(catalogue, person)
    }

    fn finds(&self, catalogue: &Catalogue, person: &Person) -> bool {
        let wanted = parts::folded(&self.search);
        if wanted.is_empty() {
            return true;
        }
        let organisations = person.mandates.iter().filter_map(|m| {
            let known = catalogue.organisations.get(&m.organisation)?;
            Some(format!("{} {}", known.short, known.name))
        });
        [person.name.clone(), person.email.clone()]
            .into_iter()
            .chain(organisations)
            .any(|text| parts::folded(&text).contains(&wanted))
    }

    fn is_active(&self) -> bool {
        !self.search.is_empty()
            || self.role.is_some()
            || self.standing.is_some()
            || self.organisation.is_some()
    }

    /// The address of this list with another page.
    fn href(&self, ctx: &Ctx, page: usize) -> String {
        let mut pairs = Vec::new();
        if !self.search.is_empty() {
            pairs.push(format!("suche={}", query_escape(&self.search)));
        }
        if let Some(role) = self.role {
            pairs.push(format!("rolle={}", role.code()));
        }
        if let Some(standing) = self.standing {
            pairs.push(format!("stand={}", standing.code()));
        }
        if let Some(organisation) = &self.organisation {
            pairs.push(format!("organisation={organisation}"));
        }
        if page > 1 {
            pairs.push(format!("seite={page}"));
        }
        let path = ctx.href(PATH);
        if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, people: &[Person], filter: &Filter) -> Page {
    let found: Vec<_> = people.iter().filter(|p| filter.admits(ctx, catalogue, p)).collect();
    let (page, last, shown) = paged(found.len(), filter.page, PER_PAGE);
    let results = if found.is_empty() {
        view! { <div class="wk-empty">{t!(ctx, "people-none")}</div> }.into_any()
    } else {
        table(ctx, catalogue, &found[shown])
    };
    let number =
        t!(ctx, "people-count", count = count(found.len()), text = count_text(ctx, found.len()));
    let content = view! {
        <div class="wk-btns">
            <a class="wk-btn wk-btn--primary" href=ctx.href("/verwaltung/personen/neu")>
                {ui::icon("#i-plus")}{t!(ctx, "people-invite")}
            </a>
        </div>
        {filter_form(ctx, catalogue, filter, number)}
        {results}
        {pager(ctx, page, last, |number| filter.href(ctx, number))}
    };
    let head = (t!(ctx, "people-title"), t!(ctx, "people-lead"));
    parts::page(ctx, parts::trail(ctx, &[]), head, false, content.into_any())
}

fn filter_form(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter, number: String) -> AnyView {
    let all = || t!(ctx, "measure-filter-all");
    let roles = Role::ALL
        .iter()
        .filter(|role| **role != Role::None)
        .map(|role| (role.code().to_owned(), labels::role(ctx, *role)))
        .collect();
    let standings = Standing::ALL
        .iter()
        .map(|standing| (standing.code().to_owned(), parts::standing(ctx, *standing)))
        .collect();
    let role = filter.role.map_or("", Role::code);
    let standing = filter.standing.map_or("", Standing::code);
    let organisation = filter.organisation.as_ref().map_or("", OrganisationCode::as_str);
    view! {
        <form class="wk-filter" method="get" action=ctx.href(PATH) role="search">
            {parts::search(t!(ctx, "people-search"), &filter.search)}
            {ui::filter_choice("rolle", t!(ctx, "people-role"), role, parts::any_or(all(), roles))}
            {ui::filter_choice("stand", t!(ctx, "people-standing"), standing, parts::any_or(all(), standings))}
            {ui::filter_choice(
                "organisation",
                t!(ctx, "people-organisation"),
                organisation,
                parts::any_or(all(), super::invite::organisations(catalogue)),
            )}
            {parts::filter_buttons(ctx, PATH, filter.is_active())}
            <p class="wk-filter__sum" role="status">{number}</p>
        </form>
    }
    .into_any()
}

fn table(ctx: &Ctx, catalogue: &Catalogue, shown: &[&Person]) -> AnyView {
    let titles = [t!(ctx, "people-name"), t!(ctx, "people-email"), t!(ctx, "people-mandates")];
    let rows: Vec<_> = shown
        .iter()
        .map(|person| {
            let current: Vec<_> = person
                .mandates
                .iter()
                .filter(|m| matches!(m.validity(ctx.today), Validity::Valid | Validity::Future))
                .map(|m| {
                    view! {
                        <p>{parts::mandate_name(ctx, catalogue, m)}" "{parts::validity(ctx, m)}</p>
                    }
                })
                .collect();
            let none = current
                .is_empty()
                .then(|| view! { <span class="wk-muted">{t!(ctx, "people-no-mandate")}</span> });
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">
                        <a href=ctx.href(&parts::person_path(person))>{person.name.clone()}</a>
                        {parts::account_tags(ctx, person)}
                    </th>
                    <td role="cell" data-l=titles[1].clone()>{person.email.clone()}</td>
                    <td role="cell" data-l=titles[2].clone()>{current}{none}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "people-title")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
