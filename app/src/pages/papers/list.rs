//! `/vorlagen`: papers with where they stand and which meeting they are for.

use super::{path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::meetings::german;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::Catalogue;
use domain::meeting::book::Carried;
use domain::meeting::paper::{Paper, PaperState};
use domain::period::format_day;
use domain::tier::Tier;
use leptos::prelude::*;

/// A paper with the items that carry it.
pub type Row = (Paper, Vec<Carried>);

/// What the list is narrowed down to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// The only state.
    pub state: Option<PaperState>,
    /// The only meeting.
    pub meeting: Option<u32>,
}

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The papers that the reader sees, newest first.
    pub papers: &'a [Row],
    /// What they are narrowed down to.
    pub filter: Filter,
    /// True where the reader draws up papers.
    pub may_keep: bool,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let title = t!(ctx, "papers-title");
    let Filter { state, meeting } = data.filter;
    let shown = data.papers.iter().filter(|(paper, carried)| {
        state.is_none_or(|state| paper.state == state)
            && meeting.is_none_or(|number| carried.iter().any(|c| c.meeting == number))
    });
    let rows: Vec<_> = shown.map(|row| line(ctx, catalogue, row)).collect();
    let table = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "papers-none")}</p> }.into_any()
    } else {
        let titles = [
            t!(ctx, "papers-number"),
            t!(ctx, "paper-title"),
            t!(ctx, "papers-meeting"),
            t!(ctx, "paper-lead"),
            t!(ctx, "papers-state"),
        ];
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{title.clone()}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let new = data.may_keep.then(|| {
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/vorlagen/neu")>
                    {ui::icon("#i-plus")}{t!(ctx, "paper-new")}
                </a>
            </div>
        }
    });
    let trail = vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "papers-lead")}</p>
                {new}
            </div>
            {filter(ctx, data)}
            {table}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn filter(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let all = || (String::new(), t!(ctx, "papers-all"));
    let states = PaperState::ALL.iter().map(|s| (s.code().to_owned(), words::state(ctx, *s)));
    let mut meetings: Vec<u32> =
        data.papers.iter().flat_map(|(_, carried)| carried.iter().map(|c| c.meeting)).collect();
    meetings.sort_unstable();
    meetings.dedup();
    let meetings = meetings.into_iter().map(|number| {
        (number.to_string(), t!(ctx, "papers-of-meeting", number = number.to_string()))
    });
    let state = data.filter.state.map_or("", PaperState::code);
    let meeting = data.filter.meeting.map(|n| n.to_string()).unwrap_or_default();
    view! {
        <form class="wk-filter" method="get" action=ctx.href("/vorlagen")>
            {ui::filter_choice("stand", t!(ctx, "papers-state"), state, std::iter::once(all()).chain(states))}
            {ui::filter_choice("sitzung", t!(ctx, "papers-meeting"), &meeting, std::iter::once(all()).chain(meetings))}
            <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "papers-filter")}</button>
        </form>
    }
    .into_any()
}

/// „7. Sitzung, TOP 5".
pub(super) fn places(ctx: &Ctx, carried: &[Carried]) -> AnyView {
    let items: Vec<_> = carried
        .iter()
        .map(|c| {
            let text = t!(
                ctx,
                "papers-place",
                meeting = c.meeting.to_string(),
                item = c.number.to_string()
            );
            let href = format!("/sitzungen/{}#top-{}", c.meeting, c.item.id);
            view! { <span><a href=ctx.href(&href)>{text}</a></span>" " }
        })
        .collect();
    items.into_any()
}

fn line(ctx: &Ctx, catalogue: &Catalogue, (paper, carried): &Row) -> AnyView {
    let circle = match paper.tier {
        Tier::Public => t!(ctx, "agenda-public"),
        tier => labels::tier(ctx, tier),
    };
    let example = carried.iter().any(|c| {
        let meeting = catalogue.meetings.iter().find(|m| m.number == Some(c.meeting));
        meeting.is_some_and(|meeting| !meeting.confirmed)
    });
    let date = format_day(paper.date, ctx.language);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=ctx.href(&path(&paper.number))>{paper.number.to_string()}</a>
                <br />
                <span class="wk-small wk-muted">{date}</span>
            </th>
            <td role="cell" data-l=t!(ctx, "paper-title")>
                <span lang=german(ctx)>{paper.text.title.clone()}</span>" "
                {ui::example_if(ctx, example)}
            </td>
            <td role="cell" data-l=t!(ctx, "papers-meeting")>{places(ctx, carried)}</td>
            <td role="cell" data-l=t!(ctx, "paper-lead")><span lang=german(ctx)>{paper.text.lead.clone()}</span></td>
            <td role="cell" data-l=t!(ctx, "papers-state")>
                {words::mark(ctx, paper.state)}
                <br />
                <span class="wk-small wk-muted">{circle}</span>
            </td>
        </tr>
    }
    .into_any()
}
