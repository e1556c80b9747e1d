//! The targets of an indicator: all that stand, the leading one first, and what became of earlier ones.

use super::{light, panels};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::target::{Target, successor};
use domain::number::format_shortest;
use domain::period::format_day;
use leptos::prelude::*;

/// The targets on the indicator's page. Nothing where there are none, except for those who plan.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Option<AnyView> {
    let planner = ctx.is_planner();
    if record.targets.is_empty() && !planner {
        return None;
    }
    let keep = planner.then(|| {
        let path = ctx.href(&format!("/indikatoren/{}/ziele", record.indicator.code));
        view! {
            <a class="wk-btn wk-btn--secondary" href=path>{t!(ctx, "target-keep")}</a>
        }
    });
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="ziele">
                <h2 id="ziele">{t!(ctx, "target-title")}</h2>
                {standing(ctx, catalogue, record, false)}
                {earlier(ctx, catalogue, record)}
                {keep}
            </section>
        }
        .into_any(),
    )
}

/// The page on which the targets of an indicator are kept.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    notice: Option<&str>,
) -> Page {
    let code = record.indicator.code.to_string();
    let name = record.indicator.name.get(ctx.language).to_owned();
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (format!("/indikatoren/{code}"), code.clone()),
    ];
    let new = ctx.href(&format!("/indikatoren/{code}/ziele/neu"));
    let receipt = notice.and_then(|code| super::detail::receipt(ctx, code));
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "target-title"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt}
            <div class="wk-head">
                <h1>{t!(ctx, "target-title")}</h1>
                <p class="wk-lead">{name.clone()}": "{t!(ctx, "target-lead")}</p>
            </div>
            <section class="wk-panel">
                {standing(ctx, catalogue, record, true)}
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--secondary" href=new>
                        {ui::icon("#i-plus")}{t!(ctx, "target-new")}
                    </a>
                </div>
            </section>
            {earlier(ctx, catalogue, record).map(|list| view! { <section class="wk-panel">{list}</section> })}
        </main>
    }
    .into_any();
    let title = t!(ctx, "target-title-for", name = name);
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The targets that stand, the one that leads for Lower Saxony first.
fn standing(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    with_ways: bool,
) -> AnyView {
    let leading = record.leading_target().map(|target| &target.code);
    let mut targets: Vec<_> = record.current_targets().collect();
    targets.sort_by_key(|target| Some(&target.code) != leading);
    let items: Vec<_> = targets
        .into_iter()
        .map(|target| {
            let leads = Some(&target.code) == leading;
            let ways = with_ways.then(|| ways(ctx, record, target));
            // The list of sources that these links lead to is on the indicator's page.
            let sources = parts::source_links(ctx, &target.sources).filter(|_| !with_ways);
            view! { <li>{item(ctx, catalogue, record, target, leads)}{sources}{ways}</li> }
        })
        .collect();
    if items.is_empty() {
        return view! { <p class="wk-empty">{t!(ctx, "target-none")}</p> }.into_any();
    }
    view! { <ul class="wk-list">{items}</ul> }.into_any()
}

fn item(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    target: &Target,
    leads: bool,
) -> AnyView {
    let indicator = &record.indicator;
    let line = t!(
        ctx,
        "indicator-target-line",
        area = labels::area(ctx, catalogue, &target.area),
        target = panels::target_text(ctx, indicator, target)
    );
    let leads = leads.then(|| {
        view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "target-leads-tag")}</span> }
    });
    let reason = target
        .leads
        .as_ref()
        .filter(|_| leads.is_some())
        .map(|reason| t!(ctx, "target-leads-because", reason = reason.clone()));
    let decided = if target.decided_in.is_empty() {
        t!(ctx, "target-not-decided")
    } else {
        t!(ctx, "target-decided", decided = target.decided_in.clone())
    };
    let details: Vec<_> = [Some(decided), path_in_words(ctx, record, target), reason]
        .into_iter()
        .flatten()
        .map(|text| view! { <br/><span class="wk-small" lang="de">{text}</span> })
        .collect();
    let wording = (!target.text.is_empty())
        .then(|| view! { <br/><span class="wk-small" lang="de">{target.text.clone()}</span> });
    view! {
        <p>
            <b>{line}</b>{leads}" "{ui::example_if(ctx, target.evidence.is_example())}
            {wording}
            {details}
        </p>
    }
    .into_any()
}

/// Where the path begins, which course it takes, and what lies between.
fn path_in_words(ctx: &Ctx, record: &IndicatorRecord, target: &Target) -> Option<String> {
    let indicator = &record.indicator;
    let amount = |value| labels::amount(ctx, indicator, value);
    let day = |day| format_day(day, ctx.language);
    let start = target
        .baseline
        .map(|(value, on)| t!(ctx, "target-from", value = amount(value), day = day(on)));
    let shape = target.shape.map(|shape| light::shape(ctx, shape));
    let interim = (!target.interim.is_empty()).then(|| {
        let each: Vec<_> = target
            .interim
            .iter()
            .map(|(value, on)| {
                t!(ctx, "indicator-target-by", value = amount(*value), due = day(*on))
            })
            .collect();
        t!(ctx, "target-interim", list = each.join("; "))
    });
    let tolerance = target.tolerance.map(|(near, far)| {
        let number = |value| format_shortest(value, 2, ctx.language);
        t!(ctx, "target-tolerance", near = number(near), far = number(far))
    });
    let parts: Vec<_> = [start, shape, interim, tolerance].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn ways(ctx: &Ctx, record: &IndicatorRecord, target: &Target) -> AnyView {
    let path = format!("/indikatoren/{}/ziele/{}", record.indicator.code, target.code);
    let what = panels::target_text(ctx, &record.indicator, target);
    let of = || view! { <span class="wk-sr">": "{what.clone()}</span> };
    view! {
        <p class="wk-btns">
            <a class="wk-btn wk-btn--secondary wk-btn--s" href=ctx.href(&path)>
                {t!(ctx, "target-change")}{of()}
            </a>
            <a
                class="wk-btn wk-btn--quiet wk-btn--s"
                href=ctx.href(&format!("{path}/zuruecknehmen"))
            >
                {t!(ctx, "target-withdraw")}{of()}
            </a>
        </p>
    }
    .into_any()
}

/// Records that a later one has replaced or withdrawn, each with day and reason. Nothing where there are none.
fn earlier(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Option<AnyView> {
    let items: Vec<_> = record
        .targets
        .iter()
        .filter_map(|target| Some((target, successor(&record.targets, target)?)))
        .map(|(target, end)| {
            let line = t!(
                ctx,
                "indicator-target-line",
                area = labels::area(ctx, catalogue, &target.area),
                target = panels::target_text(ctx, &record.indicator, target)
            );
            let day = format_day(end.known, ctx.language);
            let became = match end.withdrawn {
                Some(_) => {
                    t!(ctx, "target-was-withdrawn", day = day, decided = end.decided_in.clone())
                }
                None => t!(ctx, "target-was-changed", day = day),
            };
            let reason = t!(ctx, "history-reason", reason = end.reason.clone());
            view! {
                <li>
                    <p>
                        <del>{line}</del>" "{ui::example_if(ctx, target.evidence.is_example())}
                        <br/>
                        <span class="wk-small" lang="de">{became}" "{reason}</span>
                    </p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="wk-data">
                <summary>{t!(ctx, "target-earlier", count = parts::count(items.len()))}</summary>
                <ul class="wk-list">{items}</ul>
            </details>
        }
        .into_any()
    })
}
