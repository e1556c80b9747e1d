//! The whole journal with filters, and how far it is linked.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::{count, count_text, pager};
use crate::pages::{Nav, Page};
use crate::shell::query_escape;
use crate::{history, labels, ui};
use chrono::{DateTime, Utc};
use domain::error::FieldErrors;
use domain::journal::{Act, AuditEntry, SubjectKind};
use leptos::prelude::*;

/// Rows on one page.
pub const PER_PAGE: usize = 50;

/// The filter as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Code of an act.
    pub act: String,
    /// Code of a kind of record.
    pub subject: String,
    /// Part of a name.
    pub person: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl Typed {
    fn query(&self) -> String {
        [
            ("vorgang", &self.act),
            ("gegenstand", &self.subject),
            ("person", &self.person),
            ("von", &self.from),
            ("bis", &self.to),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", query_escape(value)))
        .collect::<Vec<_>>()
        .join("&")
    }
}

/// How far the journal is linked.
#[derive(Debug, Clone)]
pub struct Chain {
    /// Rows that are not linked yet.
    pub waiting: usize,
    /// The last checkpoint: number, hash, moment.
    pub checkpoint: Option<(i64, String, DateTime<Utc>)>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Data {
    /// Rows of this page, newest first.
    pub entries: Vec<AuditEntry>,
    /// Rows that fit the filter.
    pub total: usize,
    /// Which page, from 1.
    pub page: usize,
    /// True where a filter is set.
    pub active: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// How far it is linked; none while a round takes positions, as numbers would tell of rows that are kept back.
    pub chain: Option<Chain>,
    /// True right after a person was erased.
    pub erased: bool,
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data) -> Page {
    let title = t!(ctx, "journal-title");
    let last = data.total.div_ceil(PER_PAGE).max(1);
    let query = data.typed.query();
    let join = if query.is_empty() { "" } else { "&" };
    let href = |page: usize| ctx.href(&format!("/verwaltung/journal?{query}{join}seite={page}"));
    let csv = ctx.href(&format!("/verwaltung/journal.csv?{query}"));
    let erased = data.erased.then(|| {
        view! { <div class="wk-note wk-note--ok" role="status"><b>{t!(ctx, "erase-done")}</b></div> }
    });
    let found = if data.entries.is_empty() {
        view! { <div class="wk-empty">{t!(ctx, "journal-empty")}</div> }.into_any()
    } else {
        table(ctx, &data.entries)
    };
    let body = view! {
        {ui::breadcrumb(ctx, parts::trail(ctx, &[]), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <div class="wk-head__row">
                    <h1>{title.clone()}</h1>
                    <div class="wk-btns">
                        <a class="wk-btn wk-btn--secondary" href=csv>
                            {ui::icon("#i-download")}{t!(ctx, "journal-csv")}
                        </a>
                    </div>
                </div>
                <p class="wk-lead">{t!(ctx, "journal-lead")}</p>
            </div>
            {erased}
            {chain(ctx, data.chain.as_ref())}
            {filter_form(ctx, data)}
            {found}
            {pager(ctx, data.page, last, href)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Admin, islands: false, body }
}

fn chain(ctx: &Ctx, chain: Option<&Chain>) -> AnyView {
    let state = match chain {
        Some(chain) => chain_state(ctx, chain),
        None => view! { <p>{t!(ctx, "journal-chain-blind")}</p> }.into_any(),
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-kette">
            <h2 id="h-kette">{t!(ctx, "journal-chain")}</h2>
            <p>{t!(ctx, "journal-chain-text")}</p>
            {state}
        </section>
    }
    .into_any()
}

fn chain_state(ctx: &Ctx, chain: &Chain) -> AnyView {
    let waiting = t!(
        ctx,
        "journal-waiting",
        count = count(chain.waiting),
        text = count_text(ctx, chain.waiting)
    );
    let point = match &chain.checkpoint {
        None => t!(ctx, "journal-no-checkpoint").into_any(),
        Some((seq, hash, at)) => {
            let text = t!(
                ctx,
                "journal-checkpoint",
                number = count_text(ctx, usize::try_from(*seq).unwrap_or(0)),
                moment = history::moment(ctx, *at)
            );
            view! { {text}" "<code>{hash.clone()}</code> }.into_any()
        }
    };
    view! { <p>{waiting}</p><p class="wk-small">{point}</p> }.into_any()
}

fn filter_form(ctx: &Ctx, data: &Data) -> AnyView {
    let typed = &data.typed;
    let name = |field: &str| match field {
        "von" => t!(ctx, "journal-from"),
        "bis" => t!(ctx, "journal-to"),
        "vorgang" => t!(ctx, "journal-act"),
        "gegenstand" => t!(ctx, "journal-subject"),
        _ => t!(ctx, "journal-person"),
    };
    let all = || (String::new(), t!(ctx, "measure-filter-all"));
    let acts = std::iter::once(all())
        .chain(Act::ALL.iter().map(|act| (act.code().to_owned(), history::act(ctx, *act))));
    let subjects = std::iter::once(all())
        .chain(SubjectKind::ALL.iter().map(|kind| (kind.code().to_owned(), subject(ctx, *kind))));
    let reset = data.active.then(|| {
        view! {
            <a class="wk-btn wk-btn--quiet" href=ctx.href("/verwaltung/journal")>
                {t!(ctx, "measure-filter-reset")}
            </a>
        }
    });
    let sum =
        t!(ctx, "journal-count", count = count(data.total), text = count_text(ctx, data.total));
    view! {
        <form class="wk-filter" method="get" action=ctx.href("/verwaltung/journal") role="search">
            {ui::filter_choice("vorgang", name("vorgang"), &typed.act, acts)}
            {ui::filter_choice("gegenstand", name("gegenstand"), &typed.subject, subjects)}
            {field(ctx, data, "person", name("person"), &typed.person, "search")}
            {field(ctx, data, "von", name("von"), &typed.from, "date")}
            {field(ctx, data, "bis", name("bis"), &typed.to, "date")}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">
                    {t!(ctx, "measure-filter-apply")}
                </button>
                {reset}
            </div>
            <p class="wk-filter__sum" role="status">{sum}</p>
        </form>
    }
    .into_any()
}

/// A field of the filter: always optional, so without the word for it.
fn field(
    ctx: &Ctx,
    data: &Data,
    name: &'static str,
    label: String,
    value: &str,
    kind: &'static str,
) -> AnyView {
    let error = data.errors.of(name).map(|problem| labels::problem(ctx, problem));
    let invalid = error.is_some().then_some("true");
    let described = error.is_some().then(|| format!("e-{name}"));
    let id = format!("f-{name}");
    // A browser empties a date field that holds no date: what was typed stays only in a field for text.
    let kind = if invalid.is_some() { "text" } else { kind };
    view! {
        <div class="wk-field">
            <label for=id.clone()>{label}</label>
            {ui::error_line(name, error)}
            <input
                class="wk-input"
                id=id
                name=name
                type=kind
                value=value.to_owned()
                aria-invalid=invalid
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

fn table(ctx: &Ctx, entries: &[AuditEntry]) -> AnyView {
    let rows: Vec<_> = entries.iter().map(|row| line(ctx, row)).collect();
    let column = |title: String| view! { <th role="columnheader" scope="col">{title}</th> };
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{t!(ctx, "journal-title")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(t!(ctx, "journal-when"))}
                        {column(t!(ctx, "journal-who"))}
                        {column(t!(ctx, "journal-what"))}
                        {column(t!(ctx, "journal-link"))}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(ctx: &Ctx, row: &AuditEntry) -> AnyView {
    let entry = &row.entry;
    let changes: Vec<_> = entry.changes.iter().map(|c| history::change(ctx, c)).collect();
    let reason = (!entry.reason.is_empty())
        .then(|| view! { <p>{t!(ctx, "history-reason", reason = entry.reason.clone())}</p> });
    let masked = row.masked.then(|| {
        view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "journal-masked")}</span> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <time datetime=entry.at.to_rfc3339()>{history::moment(ctx, entry.at)}</time>
            </th>
            <td role="cell" data-l=t!(ctx, "journal-who")>{who(ctx, row)}</td>
            <td role="cell" data-l=t!(ctx, "journal-what")>
                {history::headline(ctx, entry)}{changes}{reason}
            </td>
            <td role="cell" data-l=t!(ctx, "journal-link")>{place(ctx, row)}{masked}</td>
        </tr>
    }
    .into_any()
}

/// Whoever reads the whole journal reads the names in it.
fn who(ctx: &Ctx, row: &AuditEntry) -> String {
    match (&row.entry.who, &row.entry.organisation) {
        (Some(name), Some(organisation)) if !organisation.is_empty() => {
            format!("{name}, {organisation}")
        }
        (Some(name), _) => name.clone(),
        (None, _) if row.withheld => t!(ctx, "journal-withheld"),
        (None, _) if row.masked => t!(ctx, "history-an-account"),
        (None, _) => t!(ctx, "product-name"),
    }
}

/// Where a row stands in the chain.
fn place(ctx: &Ctx, row: &AuditEntry) -> String {
    match row.seq {
        Some(seq) => {
            let number = count_text(ctx, usize::try_from(seq).unwrap_or(0));
            t!(ctx, "journal-linked", number = number)
        }
        None => t!(ctx, "journal-not-linked"),
    }
}

/// „gekettet als Nummer 12, pseudonymisiert", „noch nicht gekettet".
pub fn link_state(ctx: &Ctx, row: &AuditEntry) -> String {
    let state = place(ctx, row);
    if row.masked { format!("{state}, {}", t!(ctx, "journal-masked")) } else { state }
}

/// A kind of record.
pub fn subject(ctx: &Ctx, kind: SubjectKind) -> String {
    match kind {
        SubjectKind::Measure => t!(ctx, "change-measure"),
        SubjectKind::Indicator => t!(ctx, "change-indicator"),
        SubjectKind::Round => t!(ctx, "change-round"),
        SubjectKind::Account => t!(ctx, "journal-subject-account"),
        SubjectKind::Organisation => t!(ctx, "journal-subject-organisation"),
        SubjectKind::Setting => t!(ctx, "journal-subject-setting"),
        SubjectKind::Mail => t!(ctx, "journal-subject-mail"),
        SubjectKind::Import => t!(ctx, "journal-subject-import"),
        SubjectKind::Edition => t!(ctx, "journal-subject-edition"),
        SubjectKind::Workshop => t!(ctx, "journal-subject-workshop"),
        SubjectKind::Meeting => t!(ctx, "change-meeting"),
        SubjectKind::Procedure => t!(ctx, "procedure-title"),
        SubjectKind::Paper => t!(ctx, "journal-subject-paper"),
        SubjectKind::Resolution => t!(ctx, "journal-subject-resolution"),
        SubjectKind::Circular => t!(ctx, "journal-subject-circular"),
        SubjectKind::Minutes => t!(ctx, "journal-subject-minutes"),
        SubjectKind::FollowUp => t!(ctx, "journal-subject-follow-up"),
        SubjectKind::Dataset => t!(ctx, "journal-subject-dataset"),
    }
}

/// Names of the columns of the file, in their order.
pub fn csv_header(ctx: &Ctx) -> Vec<String> {
    vec![
        t!(ctx, "journal-number"),
        t!(ctx, "journal-when"),
        t!(ctx, "journal-who"),
        t!(ctx, "journal-organisation"),
        t!(ctx, "journal-act"),
        t!(ctx, "journal-subject"),
        t!(ctx, "journal-key"),
        t!(ctx, "journal-name"),
        t!(ctx, "journal-changes"),
        t!(ctx, "change-reason"),
        t!(ctx, "journal-link"),
    ]
}
