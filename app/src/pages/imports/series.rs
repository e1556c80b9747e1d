//! Which series of a file belongs to which indicator.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::{count, count_text};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::key::IndicatorCode;
use leptos::prelude::*;

/// Series shown at once; those that belong to an indicator come first.
const MOST: usize = 60;

/// A series of a file, over all areas.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesRow {
    /// What tells it from the others.
    pub key: String,
    /// Values in it.
    pub values: usize,
    /// Areas that the product knows.
    pub areas: usize,
    /// First and last period, as people say them.
    pub span: Option<(String, String)>,
    /// The indicator it belongs to.
    pub indicator: Option<IndicatorCode>,
}

/// The table with a choice per series.
pub(super) fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    path: &str,
    version: i64,
    (series, search): (&[SeriesRow], &str),
) -> AnyView {
    let titles = [
        t!(ctx, "import-series"),
        t!(ctx, "import-values"),
        t!(ctx, "import-series-areas"),
        t!(ctx, "import-series-span"),
        t!(ctx, "import-series-indicator"),
    ];
    let wanted = domain::text::collation(search.trim());
    let mut shown: Vec<_> = series
        .iter()
        .filter(|row| {
            row.indicator.is_some() || domain::text::collation(&row.key).contains(&wanted)
        })
        .collect();
    shown.sort_by_key(|row| row.indicator.is_none());
    let hidden = shown.len().saturating_sub(MOST);
    shown.truncate(MOST);
    let rows: Vec<_> = shown
        .into_iter()
        .enumerate()
        .map(|(number, row)| line(ctx, catalogue, &titles, number, row))
        .collect();
    let filter = (series.len() > MOST).then(|| {
        view! {
            <form class="wk-filter" method="get" action=ctx.href(path) role="search">
                <div class="wk-field">
                    <label for="f-reihe">{t!(ctx, "import-series-search")}</label>
                    <input class="wk-input" id="f-reihe" name="reihe" type="search" value=search.to_owned()/>
                </div>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "import-series-search-go")}</button>
                </div>
            </form>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby="reihen">
            <h2 id="reihen">{t!(ctx, "import-series-title", count = count(series.len()))}</h2>
            <p>{t!(ctx, "import-series-lead")}</p>
            {filter}
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/zuordnung")) novalidate=true>
                <input type="hidden" name="version" value=version.to_string()/>
                <table class="wk-table wk-table--stack wk-table--top" role="table">
                    <caption class="wk-sr">{t!(ctx, "import-series")}</caption>
                    {ui::table_head(&titles)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {(hidden > 0).then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "import-series-more", count = count(hidden))}</p> })}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "import-series-apply")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn line(
    ctx: &Ctx,
    catalogue: &Catalogue,
    titles: &[String],
    number: usize,
    row: &SeriesRow,
) -> AnyView {
    let nothing = view! {
        <option value="" selected=row.indicator.is_none()>{t!(ctx, "import-series-none")}</option>
    };
    let options: Vec<_> = catalogue
        .indicators
        .values()
        .map(|record| {
            let code = &record.indicator.code;
            let selected = row.indicator.as_ref() == Some(code);
            let name = format!("{code} {}", record.indicator.short.get(ctx.language));
            view! { <option value=code.to_string() selected=selected>{name}</option> }
        })
        .collect();
    let span = row.span.as_ref().map(|(first, last)| {
        if first == last { first.clone() } else { format!("{first} – {last}") }
    });
    let name = if row.key.is_empty() { t!(ctx, "import-series-only") } else { row.key.clone() };
    let label = t!(ctx, "import-series-choose", series = name.clone());
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" lang="de">
                {name}
                <input type="hidden" name=format!("reihe{number}") value=row.key.clone()/>
            </th>
            <td role="cell" class="n" data-l=titles[1].clone()>{count_text(ctx, row.values)}</td>
            <td role="cell" class="n" data-l=titles[2].clone()>{count_text(ctx, row.areas)}</td>
            <td role="cell" data-l=titles[3].clone()>{span}</td>
            <td role="cell" data-l=titles[4].clone()>
                <select class="wk-input" name=format!("indikator{number}") aria-label=label>
                    {nothing}{options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
