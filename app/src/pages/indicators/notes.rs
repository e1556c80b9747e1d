//! What a reader has to know before using the figures, and where they come from.

use super::authoritative;
use super::chart::written;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::observation::{Observation, ObservationStatus};
use domain::key::{AreaCode, SourceCode};
use domain::source::{DataTrap, Source};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How the data set, which is in German, begins a note about a proxy.
const PROXY: &str = "Hilfsgröße";
/// Most values named at a data trap.
const MAX_NAMED: usize = 4;

/// „Was man wissen muss": proxy, values beside the series, data traps.
pub fn section(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    let mut items: Vec<AnyView> = Vec::new();
    if let Some(proxy) = &indicator.proxy {
        items.push(item(&t!(ctx, "indicator-note-proxy"), proxy));
    }
    // What the proxy's own note says is not said twice.
    let said = |text: &str| indicator.proxy.is_some() && text.starts_with(PROXY);
    if !indicator.note.is_empty() && !said(&indicator.note) {
        items.push(item(&t!(ctx, "indicator-note-remark"), &indicator.note));
    }
    items.extend(authoritative::contradictions(ctx, catalogue, record));
    for o in beside(record) {
        let head = t!(
            ctx,
            "indicator-note-beside",
            value = labels::observed(ctx, indicator, o),
            area = labels::area(ctx, catalogue, &o.area),
            period = o.period.label(ctx.language)
        );
        items.push(item(&head, &o.note));
    }
    for trap in &catalogue.traps {
        let concerned: Vec<_> = concerned(record, trap).collect();
        if !concerned.is_empty() && !said(&trap.title) {
            items.push(trap_item(ctx, catalogue, record, trap, &concerned));
        }
    }
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "indicator-notes-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel"><h2>{t!(ctx, "indicator-notes")}</h2>{content}</section>
    }
    .into_any()
}

fn beside(record: &IndicatorRecord) -> impl Iterator<Item = &Observation> {
    let home = AreaCode::home();
    record
        .of_area(&home)
        .iter()
        .filter(move |o| o.status == ObservationStatus::DefinitionDiffers && !o.superseded)
}

/// The values a data trap is about; most indicators are not concerned at all, and that is seen first.
fn concerned<'a>(
    record: &'a IndicatorRecord,
    trap: &'a DataTrap,
) -> impl Iterator<Item = &'a Observation> {
    let here = trap.concerns.iter().any(|scope| scope.indicator == record.indicator.code);
    let values = if here { record.observations() } else { &[] };
    values.iter().filter(|o| covers(trap, o))
}

fn covers(trap: &DataTrap, o: &Observation) -> bool {
    trap.concerns.iter().any(|scope| scope.covers(&o.indicator, &o.area, &o.period))
}

fn item(head: &str, text: &str) -> AnyView {
    let text = text.replace(" %", "\u{a0}%");
    view! { <li><b>{head.to_owned()}</b>" "<span lang="de">{text}</span></li> }.into_any()
}

fn trap_item(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    trap: &DataTrap,
    concerned: &[&Observation],
) -> AnyView {
    // A trap that concerns everything says nothing more by naming every value.
    let named = (concerned.len() <= MAX_NAMED && concerned.len() < record.observations().len())
        .then(|| {
            let values: Vec<_> = concerned
                .iter()
                .map(|o| {
                    t!(
                        ctx,
                        "indicator-chart-value",
                        area = labels::area(ctx, catalogue, &o.area),
                        value = labels::observed(ctx, &record.indicator, o),
                        period = o.period.label(ctx.language)
                    )
                })
                .collect();
            t!(ctx, "indicator-note-concerns", values = values.join("; "))
        });
    let rule =
        (!trap.rule.is_empty()).then(|| t!(ctx, "indicator-note-rule", rule = trap.rule.clone()));
    view! {
        <li>
            <b lang="de">{trap.title.clone()}"."</b>
            " "
            <span lang="de">{trap.text.replace(" %", "\u{a0}%")}</span>
            {named.map(|text| view! { <p class="wk-small">{text}</p> })}
            {rule.map(|text| view! { <p class="wk-small wk-muted" lang="de">{text}</p> })}
        </li>
    }
    .into_any()
}

/// The sources of values and targets; the address is a link only where it is one. A data trap adds its own only where it
/// concerns this indicator alone: the others may belong to values elsewhere.
pub fn sources(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
) -> AnyView {
    let home = AreaCode::home();
    let shown = || std::iter::once(&home).chain(compare);
    let values = shown().flat_map(|area| record.of_area(area)).filter_map(|o| o.source.as_ref());
    let targets = record.current_targets().flat_map(|t| &t.sources);
    let traps = catalogue
        .traps
        .iter()
        .filter(|trap| trap.concerns.iter().all(|scope| scope.indicator == record.indicator.code))
        .filter(|trap| concerned(record, trap).next().is_some())
        .flat_map(|trap| &trap.sources);
    let inputs = record.indicator.measured.formula.iter().flat_map(|formula| {
        let values = shown().flat_map(|area| record.series(area));
        values.flat_map(|o| catalogue.inputs_of(formula, o)).filter_map(|o| o.source.as_ref())
    });
    let codes: BTreeSet<&SourceCode> = values.chain(inputs).chain(targets).chain(traps).collect();
    let items: Vec<_> = codes
        .into_iter()
        .filter_map(|code| catalogue.sources.get(code))
        .map(|s| source(ctx, s))
        .collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "indicator-sources-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list wk-small">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel">
            <h2>{t!(ctx, "indicator-sources")}</h2>
            {content}
            <p class="wk-small"><a class="wk-link" href=ctx.href("/quellen")>{t!(ctx, "sources-to-list")}</a></p>
        </section>
    }
    .into_any()
}

fn source(ctx: &Ctx, source: &Source) -> AnyView {
    view! {
        <li id=format!("quelle-{}", source.code) lang="de">
            {title(ctx, source)}
            <span class="wk-muted">" "{about(ctx, source)}</span>
            " "
            <a class="wk-small" href=ctx.href(&crate::pages::sources::path(&source.code))>
                {t!(ctx, "sources-all-values")}
                <span class="wk-sr">": "{source.title.clone()}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The title of a source, as a link where its address is one of the web.
pub fn title(ctx: &Ctx, source: &Source) -> AnyView {
    match host(&source.url) {
        Some(host) => view! {
            <a href=source.url.clone() rel="external noreferrer">
                {source.title.clone()}
                <span class="wk-sr">" "{t!(ctx, "indicator-source-open", host = host.to_owned())}</span>
                {ui::icon("#i-external")}
            </a>
        }
        .into_any(),
        None => view! { <span>{source.title.clone()}</span> }.into_any(),
    }
}

/// Who published a source, and when.
pub fn about(ctx: &Ctx, source: &Source) -> String {
    [source.publisher.clone(), written(ctx, &source.date)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The host of a web address; anything else, such as `javascript:`, is no link.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(host("https://www.gigabit.nrw/a?b"), Some("www.gigabit.nrw"));
        for url in ["", "javascript:alert(1)", "www.example.org", "https://", "data:text/html,x"] {
            assert_eq!(host(url), None, "{url}");
        }
    }
}
