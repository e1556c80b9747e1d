//! Organisations: the list, and the form of one.

use super::parts;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::measures::form::hidden;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::council::Organisation;
use domain::journal::Entry;
use domain::people::{KINDS, OrganisationForm};
use leptos::prelude::*;
use std::collections::BTreeSet;

const PATH: &str = "/verwaltung/organisationen";

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of name, short name or code.
    pub search: String,
    /// One kind only; empty for all.
    pub kind: String,
    /// `ja` or `nein`; anything else for all.
    pub vote: String,
}

impl Filter {
    fn admits(&self, organisation: &Organisation) -> bool {
        let text = format!("{} {} {}", organisation.name, organisation.short, organisation.code);
        let vote = match self.vote.as_str() {
            "ja" => organisation.has_vote,
            "nein" => !organisation.has_vote,
            _ => true,
        };
        vote && (self.kind.is_empty() || self.kind == organisation.kind)
            && parts::folded(&text).contains(&parts::folded(&self.search))
    }

    fn is_active(&self) -> bool {
        self != &Self::default()
    }
}

/// The kinds in use, and with `offered` those that are offered anyway, in German order.
fn kinds(catalogue: &Catalogue, offered: &[&str]) -> Vec<String> {
    let used = catalogue.organisations.values().map(|o| o.kind.as_str());
    let all: BTreeSet<_> = used.chain(offered.iter().copied()).filter(|k| !k.is_empty()).collect();
    let mut all: Vec<_> = all.into_iter().map(str::to_owned).collect();
    all.sort_by_cached_key(|kind| domain::text::collation(kind));
    all
}

fn vote_word(ctx: &Ctx, has_vote: bool) -> String {
    if has_vote { t!(ctx, "people-vote-yes") } else { t!(ctx, "people-vote-no") }
}

/// The list.
pub fn list(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter) -> Page {
    let mut shown: Vec<_> = catalogue.organisations.values().filter(|o| filter.admits(o)).collect();
    shown.sort_by_cached_key(|o| domain::text::collation(&o.name));
    let kinds = kinds(catalogue, &[]).into_iter().map(|kind| (kind.clone(), kind)).collect();
    let votes = [("ja", true), ("nein", false)];
    let votes = votes.map(|(code, has)| (code.to_owned(), vote_word(ctx, has))).into();
    let all = || t!(ctx, "measure-filter-all");
    let results = if shown.is_empty() {
        view! { <div class="wk-empty">{t!(ctx, "people-organisations-none")}</div> }.into_any()
    } else {
        table(ctx, &shown)
    };
    let content = view! {
        <div class="wk-btns">
            <a class="wk-btn wk-btn--primary" href=ctx.href("/verwaltung/organisationen/neu")>
                {ui::icon("#i-plus")}{t!(ctx, "people-organisation-new")}
            </a>
        </div>
        <form class="wk-filter" method="get" action=ctx.href(PATH) role="search">
            {parts::search(t!(ctx, "people-search-organisation"), &filter.search)}
            {ui::filter_choice("art", t!(ctx, "people-kind"), &filter.kind, parts::any_or(all(), kinds))}
            {ui::filter_choice("stimme", t!(ctx, "people-vote"), &filter.vote, parts::any_or(all(), votes))}
            {parts::filter_buttons(ctx, PATH, filter.is_active())}
            <p class="wk-filter__sum" role="status">
                {t!(ctx, "people-organisations-count", count = count(shown.len()))}
            </p>
        </form>
        {results}
    };
    let head = (t!(ctx, "people-organisations"), t!(ctx, "people-organisations-lead"));
    parts::page(ctx, parts::trail(ctx, &[]), head, false, content.into_any())
}

fn table(ctx: &Ctx, shown: &[&Organisation]) -> AnyView {
    let titles = [
        t!(ctx, "people-organisation"),
        t!(ctx, "people-short"),
        t!(ctx, "people-kind"),
        t!(ctx, "people-vote"),
    ];
    let rows: Vec<_> = shown
        .iter()
        .map(|o| {
            let href = ctx.href(&format!("{PATH}/{}", o.code));
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">
                        <a href=href>{o.name.clone()}</a>" "{ui::example_if(ctx, !o.confirmed)}
                        <br/>
                        <span class="wk-small wk-muted">{o.code.to_string()}</span>
                    </th>
                    <td role="cell" data-l=titles[1].clone()>{o.short.clone()}</td>
                    <td role="cell" data-l=titles[2].clone()>{o.kind.clone()}</td>
                    <td role="cell" data-l=titles[3].clone()>{vote_word(ctx, o.has_vote)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "people-organisations")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn field_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "code" => t!(ctx, "people-code"),
        "short" => t!(ctx, "people-short"),
        "kind" => t!(ctx, "people-kind"),
        "vote" => t!(ctx, "people-vote"),
        "release" => t!(ctx, "people-release"),
        _ => t!(ctx, "people-name"),
    }
}

/// The form of a new organisation, or of `existing` with what was changed about it.
pub fn form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<(&Organisation, &[Entry])>,
    form: &Form<OrganisationForm>,
    notice: Option<&str>,
) -> Page {
    let title = match existing {
        Some((organisation, _)) => organisation.name.clone(),
        None => t!(ctx, "people-organisation-new"),
    };
    let history = existing.map(|(_, entries)| parts::history(ctx, entries));
    let content = view! {
        {parts::receipt(ctx, notice)}
        {fields(ctx, catalogue, existing.map(|(organisation, _)| organisation), form)}
        {history}
    };
    let trail = parts::trail(ctx, &[(PATH, t!(ctx, "people-organisations"))]);
    let has_errors = !form.errors.is_empty();
    parts::page(ctx, trail, (title, String::new()), has_errors, content.into_any())
}

fn fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<&Organisation>,
    form: &Form<OrganisationForm>,
) -> AnyView {
    let values = &form.values;
    let spec =
        |name, value: &str| FieldSpec::new(ctx, name, field_label(ctx, name), value, &form.errors);
    let action = existing.map_or_else(|| ctx.href(PATH), |o| ctx.href(&path(o)));
    let code = if let Some(organisation) = existing {
        view! {
            <dl class="wk-dl"><dt>{t!(ctx, "people-code")}</dt><dd>{organisation.code.to_string()}</dd></dl>
        }
        .into_any()
    } else {
        let code = spec("code", &values.code).hint(t!(ctx, "people-code-hint")).width("m");
        ui::input(ctx, code, "text", "off").into_any()
    };
    let kind = spec("kind", &values.kind).hint(t!(ctx, "people-kind-hint")).width("m");
    view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::error_summary(ctx, &form.errors, |field| field_label(ctx, field))}
            {hidden(form)}
            {code}
            {ui::input(ctx, spec("name", &values.name), "text", "off")}
            {ui::input(
                ctx,
                spec("short", &values.short).hint(t!(ctx, "people-short-hint")).width("m"),
                "text",
                "off",
            )}
            {ui::input_with_list(ctx, kind, kinds(catalogue, &KINDS))}
            {ui::radios(spec("vote", &values.vote), votes(ctx))}
            {ui::radios(
                spec("release", if values.release.is_empty() { "nein" } else { &values.release })
                    .hint(t!(ctx, "people-release-hint")),
                releases(ctx),
            )}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "people-save")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(PATH)>{t!(ctx, "people-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn path(organisation: &Organisation) -> String {
    format!("{PATH}/{}", organisation.code)
}

fn votes(ctx: &Ctx) -> Vec<(String, String)> {
    [("ja", true), ("nein", false)].map(|(code, has)| (code.to_owned(), vote_word(ctx, has))).into()
}

fn releases(ctx: &Ctx) -> Vec<(String, String)> {
    vec![
        ("nein".to_owned(), t!(ctx, "people-release-no")),
        ("ja".to_owned(), t!(ctx, "people-release-yes")),
    ]
}

/// Somebody saved the organisation while `mine` was typed. `stored` is what is kept now.
pub fn conflict(
    ctx: &Ctx,
    catalogue: &Catalogue,
    stored: &Organisation,
    mine: &OrganisationForm,
) -> Page {
    let shown = |values: &OrganisationForm| {
        let vote = votes(ctx).into_iter().find(|(code, _)| code == &values.vote);
        let release = releases(ctx).into_iter().find(|(code, _)| code == &values.release);
        ["name", "short", "kind", "vote", "release"]
            .map(|field| {
                let value = match field {
                    "name" => values.name.clone(),
                    "short" => values.short.clone(),
                    "kind" => values.kind.clone(),
                    "release" => release.clone().map(|(_, word)| word).unwrap_or_default(),
                    _ => vote.clone().map(|(_, word)| word).unwrap_or_default(),
                };
                (field_label(ctx, field), value)
            })
            .into()
    };
    let (typed, kept) = (shown(mine), shown(&OrganisationForm::of(stored)));
    let retry = fields(ctx, catalogue, Some(stored), &Form::edit(mine.clone(), stored.version));
    let title = t!(ctx, "people-organisation-conflict");
    let page = crate::pages::conflict::conflict(ctx, title, typed, kept, &path(stored), retry);
    Page { nav: Nav::Admin, ..page }
}
