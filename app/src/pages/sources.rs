//! Sources: the list, and the page of one with every value that rests on it.

use super::indicators::chart::written;
use super::indicators::notes;
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::face::Section;
use domain::indicator::observation::Observation;
use domain::key::SourceCode;
use domain::source::Source;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines on a page of the list.
const PER_PAGE: usize = 50;
/// Most values of one indicator that are named.
const MOST_VALUES: usize = 40;

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words that title or publisher hold.
    pub words: String,
    /// Page of the list, from 1.
    pub page: usize,
}

/// The path of a source.
pub fn path(code: &SourceCode) -> String {
    format!("/quellen/{code}")
}

/// A source as a link: publisher and date.
pub fn link(ctx: &Ctx, catalogue: &Catalogue, code: &SourceCode) -> AnyView {
    let text = catalogue.sources.get(code).map_or_else(
        || code.to_string(),
        |source| {
            let date = written(ctx, &source.date);
            if date.is_empty() {
                source.publisher.clone()
            } else {
                format!("{}, {date}", source.publisher)
            }
        },
    );
    view! { <a href=ctx.href(&path(code)) lang="de">{text}</a> }.into_any()
}

/// How many current values rest on each source.
fn cited(catalogue: &Catalogue) -> BTreeMap<&SourceCode, usize> {
    let mut counts = BTreeMap::new();
    let values = catalogue.indicators.values().flat_map(|record| record.observations());
    for code in values.filter(|o| !o.superseded).filter_map(|o| o.source.as_ref()) {
        *counts.entry(code).or_default() += 1;
    }
    counts
}

/// The list.
pub fn list(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter) -> Page {
    let title = t!(ctx, "sources-title");
    let words = filter.words.to_lowercase();
    let mut found: Vec<&Source> = catalogue
        .sources
        .values()
        .filter(|s| {
            let text = format!("{} {} {}", s.title, s.publisher, s.code).to_lowercase();
            words.split_whitespace().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by_key(|s| (s.publisher.to_lowercase(), s.date.clone(), s.code.clone()));
    let counts = cited(catalogue);
    let (page, last, shown) = parts::paged(found.len(), filter.page, PER_PAGE);
    let columns = [
        t!(ctx, "sources-source"),
        t!(ctx, "sources-publisher"),
        t!(ctx, "sources-date"),
        t!(ctx, "sources-values"),
    ];
    let rows: Vec<_> = found
        .get(shown)
        .unwrap_or_default()
        .iter()
        .map(|source| {
            let [_, publisher, date, values] = columns.clone();
            let count = counts.get(&source.code).copied().unwrap_or_default();
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row" lang="de">
                        <a href=ctx.href(&path(&source.code))>{source.title.clone()}</a>
                    </th>
                    <td role="cell" data-l=publisher lang="de">{source.publisher.clone()}</td>
                    <td role="cell" class="wk-num" data-l=date>{written(ctx, &source.date)}</td>
                    <td role="cell" class="n" data-l=values>{parts::count_text(ctx, count)}</td>
                </tr>
            }
        })
        .collect();
    let content = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "sources-none")}</p> }.into_any()
    } else {
        let encoded: String = url_words(&filter.words);
        let address = |number| ctx.href(&format!("/quellen?suche={encoded}&seite={number}"));
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{title.clone()}</caption>
                {ui::table_head(&columns)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            {parts::pager(ctx, page, last, address)}
        }
        .into_any()
    };
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "sources-lead")}</p>
            </div>
            <form method="get" action=ctx.href("/quellen") class="wk-filter">
                <div class="wk-field">
                    <label for="f-suche">{t!(ctx, "sources-search")}</label>
                    <input class="wk-input" id="f-suche" name="suche" type="search" value=filter.words.clone()/>
                </div>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "sources-show")}</button>
                </div>
            </form>
            <p class="wk-small wk-muted">{t!(ctx, "sources-count", count = count)}</p>
            {content}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

/// Words as they stand in an address.
fn url_words(words: &str) -> String {
    let mut encoded = String::new();
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The page of one source.
pub fn show(ctx: &Ctx, catalogue: &Catalogue, source: &Source) -> Page {
    let title = source.title.clone();
    let trail = vec![("/quellen".to_owned(), t!(ctx, "sources-title"))];
    let mut rows: Vec<AnyView> = Vec::new();
    let mut row = |name: String, text: String| {
        if !text.is_empty() {
            rows.push(view! { <dt>{name}</dt><dd lang="de">{text}</dd> }.into_any());
        }
    };
    row(t!(ctx, "sources-publisher"), source.publisher.clone());
    row(t!(ctx, "sources-date"), written(ctx, &source.date));
    row(t!(ctx, "sources-kind"), source.kind.clone());
    row(t!(ctx, "sources-code"), source.code.to_string());
    let body = view! {
        {ui::breadcrumb(ctx, trail, source.code.to_string())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1 lang="de">{title.clone()}</h1>
            </div>
            <section class="wk-panel">
                <h2 class="wk-sr">{t!(ctx, "sources-about")}</h2>
                <dl class="wk-dl wk-dl--wide">
                    {rows}
                    <dt>{t!(ctx, "sources-address")}</dt>
                    <dd lang="de">{address(ctx, source)}</dd>
                </dl>
                <p class="wk-small wk-muted">{t!(ctx, "sources-check")}</p>
            </section>
            {values(ctx, catalogue, source)}
            {measures(ctx, catalogue, source)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

/// The address as a link where it is one of the web, otherwise that there is none.
fn address(ctx: &Ctx, source: &Source) -> AnyView {
    if source.url.is_empty() {
        return t!(ctx, "sources-no-address").into_any();
    }
    notes::title(ctx, source)
}

/// Every value that rests on the source, by indicator.
fn values(ctx: &Ctx, catalogue: &Catalogue, source: &Source) -> Option<AnyView> {
    if !ctx.opens(Section::Indicators) {
        return None;
    }
    let items: Vec<_> = catalogue
        .indicators
        .values()
        .filter_map(|record| of_indicator(ctx, catalogue, record, source))
        .collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "sources-no-values")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="werte">
                <h2 id="werte">{t!(ctx, "sources-cited")}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn of_indicator(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    source: &Source,
) -> Option<AnyView> {
    let cites = |o: &&Observation| o.source.as_ref() == Some(&source.code);
    let values: Vec<&Observation> = record.observations().iter().filter(cites).collect();
    let targets: Vec<_> = record
        .current_targets()
        .filter(|target| target.sources.contains(&source.code))
        .map(|target| {
            let text = super::indicators::target_words(ctx, &record.indicator, target);
            view! { <p class="wk-small">{t!(ctx, "sources-target", target = text)}</p> }
        })
        .collect();
    if values.is_empty() && targets.is_empty() {
        return None;
    }
    let more = values.len().saturating_sub(MOST_VALUES);
    let texts: Vec<_> = values
        .iter()
        .take(MOST_VALUES)
        .map(|o| {
            let text = t!(
                ctx,
                "indicator-chart-value",
                area = labels::area(ctx, catalogue, &o.area),
                value = labels::observed(ctx, &record.indicator, o),
                period = o.period.label(ctx.language)
            );
            if o.superseded { t!(ctx, "sources-superseded", value = text) } else { text }
        })
        .collect();
    let more = (more > 0).then(|| {
        let count = i64::try_from(more).unwrap_or(i64::MAX);
        view! { " "{t!(ctx, "sources-more", count = count)} }
    });
    let href = ctx.href(&format!("/indikatoren/{}", record.indicator.code));
    let name = record.indicator.name.get(ctx.language).to_owned();
    let texts = (!texts.is_empty()).then(|| {
        view! { <p class="wk-small">{texts.join("; ")}"."{more}</p> }
    });
    Some(
        view! {
            <li>
                <a href=href>{name}</a>
                " "
                <span class="wk-num wk-muted">{record.indicator.code.to_string()}</span>
                {texts}
                {targets}
            </li>
        }
        .into_any(),
    )
}

/// The measures that are described after the source.
fn measures(ctx: &Ctx, catalogue: &Catalogue, source: &Source) -> Option<AnyView> {
    let names = |record: &MeasureRecord| {
        record.measure.sources.contains(&source.code)
            || record.terms.iter().any(|terms| terms.sources.contains(&source.code))
            || record.milestones.iter().any(|event| event.sources.contains(&source.code))
    };
    let items: Vec<_> = catalogue
        .measures_by_name()
        .iter()
        .filter(|record| names(record))
        .map(|record| {
            let href = ctx.href(&format!("/massnahmen/{}", record.measure.slug));
            view! { <li><a href=href>{record.measure.name.get(ctx.language).to_owned()}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="wk-panel wk-last" aria-labelledby="massnahmen">
                <h2 id="massnahmen">{t!(ctx, "sources-measures")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::super::indicators::fixture::{catalogue, ctx, record};
    use super::*;

    fn html(page: impl FnOnce() -> Page) -> String {
        Owner::new().with(|| page().body.to_html()).replace('\u{a0}', " ")
    }

    #[test]
    fn a_source_names_every_value_that_rests_on_it() {
        let record = record();
        let catalogue = catalogue(&record);
        let source = catalogue.sources.values().next().expect("one");
        let ctx = ctx(None);
        let page = html(|| show(&ctx, &catalogue, source));
        for text in
            ["Glasfaser &lt;Stand&gt;", "63,38 %", "/indikatoren/BG-04", "Gigabit-Grundbuch"]
        {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("javascript:"), "only addresses of the web are links");
    }

    #[test]
    fn the_list_is_narrowed_by_words_and_counts_values() {
        let record = record();
        let catalogue = catalogue(&record);
        let ctx = ctx(None);
        let with = |words: &str| Filter { words: words.into(), page: 1 };
        let found = html(|| list(&ctx, &catalogue, &with("grundbuch glasfaser")));
        assert!(found.contains("/quellen/S051") && found.contains(">13<"), "{found}");
        let none = html(|| list(&ctx, &catalogue, &with("<script>")));
        assert!(!none.contains("/quellen/S051\"") && !none.contains("<script>"));
        assert_eq!(url_words("ä b&c"), "%C3%A4%20b%26c");
    }
}
