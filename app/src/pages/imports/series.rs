//! Which series of a file belongs to which indicator.

use super::preview::Draft;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::{count, count_text};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::key::{AreaCode, IndicatorCode};
use leptos::prelude::*;

/// Series shown at once; those that belong to an indicator come first.
const MOST: usize = 60;

/// Unknown areas that can be assigned; a file with more of them is about areas that nobody keeps.
const MOST_AREAS: usize = 24;

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

/// An area that the product does not know by the name it has in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// The name.
    pub name: String,
    /// Values of assigned series that stay out as long as it is not assigned.
    pub values: usize,
    /// The area it stands for, as somebody said.
    pub area: Option<AreaCode>,
}

/// The table with a choice per series, and per area that nobody knows.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, path: &str, draft: &Draft<'_>) -> AnyView {
    let (series, search, version) = (draft.series, draft.search, draft.import.version);
    let titles = [
        t!(ctx, "import-series"),
        t!(ctx, "import-values"),
        t!(ctx, "import-series-areas"),
        t!(ctx, "import-series-span"),
        t!(ctx, "import-series-indicator"),
    ];
    // Once something is assigned, the preview is what to look at.
    let number = series.iter().filter(|row| row.indicator.is_some()).count();
    let is_open = number == 0 || !search.is_empty();
    let assigned = (number > 0)
        .then(|| view! { <p>{t!(ctx, "import-series-assigned", count = count(number))}</p> });
    let apply = if number == 0 { "wk-btn wk-btn--primary" } else { "wk-btn wk-btn--secondary" };
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
    if series.is_empty() {
        return view! {
            <section class="wk-panel" aria-labelledby="reihen">
                <h2 id="reihen">{t!(ctx, "import-series-title", count = 0)}</h2>
                <p class="wk-empty">{t!(ctx, "import-series-empty")}</p>
            </section>
        }
        .into_any();
    }
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
            {assigned}
            <details class="wk-data" open=is_open>
            <summary>{t!(ctx, "import-series-assign")}</summary>
            <p>{t!(ctx, "import-series-lead")}</p>
            {filter}
            <form class="wk-form wk-form--wide" method="post" action=ctx.href(&format!("{path}/zuordnung")) novalidate=true>
                <input type="hidden" name="version" value=version.to_string()/>
                <table class="wk-table wk-table--stack wk-table--top" role="table">
                    <caption class="wk-sr">{t!(ctx, "import-series")}</caption>
                    {ui::table_head(&titles)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {fixed_area(ctx, catalogue, draft)}
                {areas(ctx, catalogue, draft.areas)}
                {(hidden > 0).then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "import-series-more", count = count(hidden))}</p> })}
                <div class="wk-btns">
                    <button class=apply type="submit">{t!(ctx, "import-series-apply")}</button>
                </div>
            </form>
            </details>
        </section>
    }
    .into_any()
}

/// Areas to choose from, by name.
fn area_options(ctx: &Ctx, catalogue: &Catalogue, none: String) -> Vec<(String, String)> {
    let mut areas: Vec<_> = catalogue.areas.values().collect();
    areas.sort_by_cached_key(|area| domain::text::collation(area.name.get(ctx.language)));
    let areas =
        areas.into_iter().map(|a| (a.code.to_string(), a.name.get(ctx.language).to_owned()));
    std::iter::once((String::new(), none)).chain(areas).collect()
}

/// The area of a file that names none.
fn fixed_area(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> Option<AnyView> {
    let chosen = draft.fixed_area?;
    let none = FieldErrors::default();
    let label = t!(ctx, "import-columns-fixed-area");
    let spec = FieldSpec::new(ctx, "festesgebiet", label, chosen, &none)
        .hint(t!(ctx, "import-fixed-area-hint"));
    let options = area_options(ctx, catalogue, t!(ctx, "import-columns-choose"));
    Some(ui::select(ctx, spec, options).into_any())
}

/// Areas that the product does not know by their names.
fn areas(ctx: &Ctx, catalogue: &Catalogue, areas: &[AreaRow]) -> Option<AnyView> {
    if areas.is_empty() {
        return None;
    }
    let options = area_options(ctx, catalogue, t!(ctx, "import-series-none"));
    let rows: Vec<_> = areas
        .iter()
        .take(MOST_AREAS)
        .enumerate()
        .map(|(number, row)| {
            let options: Vec<_> = options
                .iter()
                .map(|(code, name)| {
                    let selected = row.area.as_ref().map_or("", AreaCode::as_str) == code;
                    view! { <option value=code.clone() selected=selected>{name.clone()}</option> }
                })
                .collect();
            let id = format!("f-gebiet{number}");
            let values =
                (row.values > 0).then(|| t!(ctx, "import-values-count", count = count(row.values)));
            view! {
                <div class="wk-field">
                    <label for=id.clone()><span lang="de">{row.name.clone()}</span></label>
                    {values.map(|values| view! { <p class="wk-hint">{values}</p> })}
                    <input type="hidden" name=format!("ort{number}") value=row.name.clone()/>
                    <select class="wk-input" id=id name=format!("gebiet{number}")>{options}</select>
                </div>
            }
        })
        .collect();
    let hidden = areas.len().saturating_sub(MOST_AREAS);
    let more = (hidden > 0).then(|| {
        let text = t!(ctx, "import-unread-areas-more", count = count(hidden));
        view! { <p class="wk-small wk-muted">{text}</p> }
    });
    Some(
        view! {
            <fieldset class="wk-set">
                <legend>{t!(ctx, "import-areas", count = count(areas.len()))}</legend>
                <p class="wk-hint">{t!(ctx, "import-areas-hint")}</p>
                <div class="wk-pairs">{rows}</div>
                {more}
            </fieldset>
        }
        .into_any(),
    )
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
