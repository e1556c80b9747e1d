//! `/beschluesse`: the register of resolutions.

use super::{path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::{count, count_text};
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::meeting::resolution::{Implementation, Resolution};
use domain::period::format_day;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is asked of the register, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words.
    pub worte: String,
    /// `offen`, `ueberfaellig`, or the code of a state.
    pub stand: String,
    /// Who sees to it.
    pub zustaendig: String,
    /// Number of a meeting.
    pub sitzung: String,
    /// A measure.
    pub massnahme: String,
}

impl Asked {
    /// True where something is asked for.
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }
}

/// The address of a file with what is asked for.
fn file(ctx: &Ctx, path: &str) -> String {
    let path = ctx.href(path);
    if ctx.query.is_empty() { path } else { format!("{path}?{}", ctx.query) }
}

/// What the page shows.
pub struct Data<'a> {
    /// Resolutions asked for, newest first.
    pub found: &'a [Resolution],
    /// How many the reader may know of.
    pub total: usize,
    /// What is asked for.
    pub asked: &'a Asked,
    /// Numbers of the meetings with resolutions.
    pub meetings: &'a [u32],
    /// True where the reader is told who sees to it.
    pub inside: bool,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "reso-title");
    let rows: Vec<_> = data.found.iter().map(|r| row(ctx, r, data.inside)).collect();
    let list = match (data.total, data.found.is_empty()) {
        (0, _) => view! { <div class="wk-empty wk-empty--l"><h2>{t!(ctx, "reso-none-yet")}</h2><p>{t!(ctx, "reso-none-yet-text")}</p></div> }.into_any(),
        (_, true) => view! { <div class="wk-empty wk-empty--l"><h2>{t!(ctx, "reso-none-found")}</h2><p>{t!(ctx, "reso-none-found-text")}</p></div> }.into_any(),
        _ => table(ctx, rows, data.inside),
    };
    let files = (!data.found.is_empty()).then(|| {
        view! {
            <div class="wk-btns wk-noprint">
                <a class="wk-btn wk-btn--quiet" href=file(ctx, "/beschluesse.csv")>{ui::icon("#i-download")}{t!(ctx, "reso-csv")}</a>
                <a class="wk-btn wk-btn--quiet" href=file(ctx, "/beschluesse.xlsx")>{ui::icon("#i-download")}{t!(ctx, "reso-xlsx")}</a>
            </div>
        }
    });
    let circulars = data.inside.then(|| {
        view! { <a class="wk-btn wk-btn--secondary" href=ctx.href("/umlaufverfahren")>{t!(ctx, "circ-title")}</a> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))], heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "reso-lead")}</p>
                <div class="wk-btns wk-noprint">{circulars}</div>
            </div>
            {filter(ctx, catalogue, data)}
            {list}
            {files}
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Meetings, islands: false, body }
}

fn field(name: &'static str, label: String, value: &str, kind: &'static str) -> AnyView {
    let id = format!("f-{name}");
    view! {
        <div class="wk-field">
            <label for=id.clone()>{label}</label>
            <input class="wk-input" id=id name=name type=kind value=value.to_owned() autocomplete="off" />
        </div>
    }
    .into_any()
}

fn filter(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let asked = data.asked;
    let all = || (String::new(), t!(ctx, "reso-all"));
    let states = [
        ("offen-alle", t!(ctx, "reso-filter-open")),
        ("ueberfaellig", t!(ctx, "reso-filter-overdue")),
    ];
    let states = states.map(|(code, word)| (code.to_owned(), word));
    let each =
        Implementation::ALL.iter().map(|s| (s.code().to_owned(), words::implementation(ctx, *s)));
    let states = std::iter::once(all()).chain(states).chain(each);
    let meetings = data.meetings.iter().map(|n| {
        let number: u32 = *n;
        (number.to_string(), t!(ctx, "reso-filter-meeting", meeting = number))
    });
    let meetings = std::iter::once(all()).chain(meetings);
    let measures = catalogue.measures_by_name().iter().map(|record| {
        let measure = &record.measure;
        (measure.slug.to_string(), measure.name.get(ctx.language).to_owned())
    });
    let measures = std::iter::once(all()).chain(measures);
    let owner = data
        .inside
        .then(|| field("zustaendig", t!(ctx, "reso-responsible"), &asked.zustaendig, "search"));
    let reset = asked.is_active().then(|| {
        view! { <a class="wk-btn wk-btn--quiet" href=ctx.href("/beschluesse")>{t!(ctx, "measure-filter-reset")}</a> }
    });
    let found = data.found.len();
    let sum = t!(
        ctx,
        "reso-count",
        count = count(found),
        text = count_text(ctx, found),
        total = count_text(ctx, data.total)
    );
    view! {
        <form class="wk-filter wk-noprint" method="get" action=ctx.href("/beschluesse") role="search">
            {field("worte", t!(ctx, "reso-filter-words"), &asked.worte, "search")}
            {ui::filter_choice("stand", t!(ctx, "reso-column-state"), &asked.stand, states)}
            {owner}
            {ui::filter_choice("sitzung", t!(ctx, "reso-column-meeting"), &asked.sitzung, meetings)}
            {ui::filter_choice("massnahme", t!(ctx, "reso-column-measure"), &asked.massnahme, measures)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "measure-filter-apply")}</button>
                {reset}
            </div>
            <p class="wk-filter__sum" role="status">{sum}</p>
        </form>
    }
    .into_any()
}

fn table(ctx: &Ctx, rows: Vec<AnyView>, inside: bool) -> AnyView {
    let mut titles = vec![
        t!(ctx, "reso-column-number"),
        t!(ctx, "reso-column-subject"),
        t!(ctx, "reso-column-decided"),
        t!(ctx, "reso-column-state"),
    ];
    if inside {
        titles.push(t!(ctx, "reso-responsible"));
    }
    titles.push(t!(ctx, "reso-due"));
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "reso-title")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(ctx: &Ctx, resolution: &Resolution, inside: bool) -> AnyView {
    let number = resolution.number.to_string();
    let (symbol, suffix) = words::mark(ctx, resolution);
    let day = |day| format_day(day, ctx.language);
    let progress = &resolution.progress;
    let due = progress.due.filter(|_| resolution.is_adopted()).map(day).unwrap_or_default();
    let owner = inside.then(|| {
        view! { <td role="cell" data-label=t!(ctx, "reso-responsible")>{progress.responsible.clone()}</td> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=ctx.href(&path(&resolution.number))>{number}</a></th>
            <td role="cell" data-label=t!(ctx, "reso-column-subject") lang=words::german(ctx)>{resolution.title.clone()}</td>
            <td role="cell" data-label=t!(ctx, "reso-column-decided")>{day(resolution.decided)}</td>
            <td role="cell" data-label=t!(ctx, "reso-column-state")>
                <span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{words::standing(ctx, resolution)}</span>
            </td>
            {owner}
            <td role="cell" data-label=t!(ctx, "reso-due")>{due}</td>
        </tr>
    }
    .into_any()
}
