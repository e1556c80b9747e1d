//! The files of a page, in one place at its end.

use super::known::address;
use crate::ctx::Ctx;
use crate::i18n::t;
use chrono::NaiveDate;
use domain::period::format_day;
use leptos::prelude::*;

/// Files with the same content in several formats.
pub struct Files {
    /// Part of the ids on the page.
    pub id: &'static str,
    /// What they hold.
    pub what: String,
    /// Per format its name and its address, of today's state.
    pub formats: Vec<(&'static str, String)>,
}

/// The formats of values below a path.
pub fn values(path: &str) -> Vec<(&'static str, String)> {
    [("CSV", "csv"), ("Excel (XLSX)", "xlsx"), ("JSON-stat", "json"), ("SDMX-CSV", "sdmx.csv")]
        .map(|(name, ending)| (name, format!("{path}/werte.{ending}")))
        .into()
}

/// The files of the state that the page shows.
pub fn section(ctx: &Ctx, groups: Vec<Files>, day: Option<NaiveDate>) -> AnyView {
    let groups: Vec<_> = groups.into_iter().map(|group| list(ctx, group, day)).collect();
    let state = day.map(|day| {
        let day = format_day(day, ctx.language);
        view! { <p class="wk-small wk-muted">{t!(ctx, "files-state", day = day)}</p> }
    });
    view! {
        <section class="wk-panel wk-panel--fill wk-noprint" aria-labelledby="dateien">
            <h2 id="dateien">{t!(ctx, "files-title")}</h2>
            {state}
            {groups}
        </section>
    }
    .into_any()
}

fn list(ctx: &Ctx, group: Files, day: Option<NaiveDate>) -> AnyView {
    let links: Vec<_> = group
        .formats
        .into_iter()
        .map(|(name, path)| {
            let href = ctx.href(&address(&path, day));
            view! { <li><a class="wk-link" href=href>{name}</a></li> }
        })
        .collect();
    let id = format!("dateien-{}", group.id);
    view! {
        <div class="wk-row wk-small">
            <p id=id.clone()>{group.what}</p>
            <ul class="wk-row" aria-labelledby=id>{links}</ul>
        </div>
    }
    .into_any()
}
