//! The figures of a result as tables.

use super::Data;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::by_kind::{Cell, by_kind};
use domain::evaluation::statistics::{CriterionResult, results};
use domain::evaluation::{Criterion, Rating, Round};
use domain::number::{format_number, format_shortest, format_signed};
use domain::policy::FEWEST_SHOWN_OUTSIDE;
use leptos::prelude::*;

fn figure(ctx: &Ctx, value: Option<f64>, decimals: u8) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format_number(value, decimals, ctx.language))
}

fn row_head(ctx: &Ctx, criterion: &Criterion) -> AnyView {
    let ends = super::super::ends(ctx, criterion);
    view! {
        <th role="rowheader" scope="row">
            {criterion.short.get(ctx.language).to_owned()}<br /><span class="wk-small wk-muted">{ends}</span>
        </th>
    }
    .into_any()
}

/// Every figure of every criterion.
pub(super) fn distribution(
    ctx: &Ctx,
    criteria: &[Criterion],
    shown: &[Option<CriterionResult>],
) -> AnyView {
    let head = [
        t!(ctx, "measure-voices-criterion"),
        "1".to_owned(),
        "2".to_owned(),
        "3".to_owned(),
        "4".to_owned(),
        "5".to_owned(),
        t!(ctx, "measure-voices-cannot-short"),
        t!(ctx, "result-n"),
        t!(ctx, "measure-voices-mean"),
        t!(ctx, "result-median"),
        t!(ctx, "measure-voices-spread"),
        t!(ctx, "result-agreement"),
    ];
    let rows: Vec<_> = criteria
        .iter()
        .zip(shown)
        .map(|(criterion, result)| {
            let Some(r) = result else {
                let withheld = t!(ctx, "measure-voices-withheld");
                return view! {
                    <tr role="row">
                        {row_head(ctx, criterion)}
                        <td role="cell" colspan="11" data-l=t!(ctx, "measure-voices-mean")>{withheld}</td>
                    </tr>
                }
                .into_any();
            };
            let median = r.median.map_or_else(|| "–".to_owned(), |m| format_shortest(m, 1, ctx.language));
            let counts = r.counts.map(|count| count.to_string());
            let rest = [
                r.cannot_judge.to_string(),
                r.judged().to_string(),
                figure(ctx, r.mean, 1),
                median,
                figure(ctx, r.spread, 1),
                figure(ctx, r.agreement, 2),
            ];
            let cells: Vec<_> = counts
                .into_iter()
                .chain(rest)
                .zip(head.iter().skip(1))
                .map(|(text, label)| view! { <td role="cell" class="n" data-l=label.clone()>{text}</td> })
                .collect();
            view! { <tr role="row">{row_head(ctx, criterion)}{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <details class="wk-data" open=true>
            <summary>{t!(ctx, "result-table")}</summary>
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "result-table")}</caption>
                {ui::table_head(&head)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// What the measures mean, in words.
pub(super) fn definitions(ctx: &Ctx) -> AnyView {
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "result-definitions")}</summary>
            <dl class="wk-dl">
                <dt>{t!(ctx, "result-n")}</dt><dd>{t!(ctx, "result-n-text")}</dd>
                <dt>{t!(ctx, "measure-voices-mean")}</dt><dd>{t!(ctx, "result-mean-text")}</dd>
                <dt>{t!(ctx, "result-median")}</dt><dd>{t!(ctx, "result-median-text")}</dd>
                <dt>{t!(ctx, "measure-voices-spread")}</dt><dd>{t!(ctx, "result-spread-text")}</dd>
                <dt>{t!(ctx, "result-agreement")}</dt><dd>{t!(ctx, "result-agreement-text")}</dd>
            </dl>
        </details>
    }
    .into_any()
}

/// Means by kind of organisation, as far as no single answer can be told.
pub(super) fn kinds(
    ctx: &Ctx,
    catalogue: &Catalogue,
    criteria: &[Criterion],
    ratings: &[&Rating],
) -> AnyView {
    let kind = |r: &Rating| {
        let organisation = catalogue.organisations.get(&r.organisation);
        organisation.map(|o| o.kind.clone()).unwrap_or_default()
    };
    let groups = by_kind(criteria, ratings, kind);
    let head: Vec<_> = std::iter::once(t!(ctx, "people-kind"))
        .chain(criteria.iter().map(|c| c.short.get(ctx.language).to_owned()))
        .collect();
    let any = groups.iter().any(|g| g.cells.iter().any(|cell| cell.mean().is_some()));
    let rows: Vec<_> = groups
        .iter()
        .map(|group| {
            let cells: Vec<_> = group
                .cells
                .iter()
                .zip(head.iter().skip(1))
                .map(|(cell, label)| {
                    let text = match (cell, cell.mean()) {
                        (_, Some((mean, n))) => {
                            let mean = format_number(mean, 1, ctx.language);
                            t!(ctx, "result-mean-of-n", mean = mean, n = n.to_string())
                        }
                        (Cell::Empty, None) => "–".to_owned(),
                        (_, None) => t!(ctx, "measure-voices-withheld"),
                    };
                    view! { <td role="cell" class="n" data-l=label.clone()>{text}</td> }
                })
                .collect();
            view! {
                <tr role="row"><th role="rowheader" scope="row">{group.kind.clone()}</th>{cells}</tr>
            }
        })
        .collect();
    let content = if any {
        view! {
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "result-kinds")}</caption>
                {ui::table_head(&head)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    } else {
        view! { <p class="wk-empty">{t!(ctx, "result-kinds-none")}</p> }.into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="h-arten">
            <h2 id="h-arten">{t!(ctx, "result-kinds")}</h2>
            {content}
            <p class="wk-small wk-muted">{t!(ctx, "result-kinds-why")}</p>
        </section>
    }
    .into_any()
}

/// The means beside those of the round before.
pub(super) fn before(
    ctx: &Ctx,
    criteria: &[Criterion],
    data: &Data<'_>,
    shown: &[Option<CriterionResult>],
    (round, ratings): (&Round, &[Rating]),
) -> Option<AnyView> {
    let old = results(criteria, &ratings.iter().collect::<Vec<_>>());
    let named = data.is_named();
    if ratings.is_empty() || (!named && ratings.len() < FEWEST_SHOWN_OUTSIDE) {
        return None;
    }
    let title = round.title.get(ctx.language).to_owned();
    let head = [
        t!(ctx, "measure-voices-criterion"),
        title.clone(),
        data.round.title.get(ctx.language).to_owned(),
        t!(ctx, "result-change"),
    ];
    let rows: Vec<_> = criteria
        .iter()
        .zip(&old)
        .zip(shown)
        .map(|((criterion, old), new)| {
            let old = old.mean.filter(|_| named || old.judged() >= FEWEST_SHOWN_OUTSIDE);
            let new = new.as_ref().and_then(|r| r.mean);
            let change =
                old.zip(new).map(|(old, new)| format_signed(new - old, 1, ctx.language));
            let cells = [figure(ctx, old, 1), figure(ctx, new, 1), change.unwrap_or_else(|| "–".to_owned())];
            let cells: Vec<_> = cells
                .into_iter()
                .zip(head.iter().skip(1))
                .map(|(text, label)| view! { <td role="cell" class="n" data-l=label.clone()>{text}</td> })
                .collect();
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{criterion.short.get(ctx.language).to_owned()}</th>{cells}
                </tr>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-vorher">
                <h2 id="h-vorher">{t!(ctx, "result-before", round = title)}</h2>
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{t!(ctx, "result-before-caption")}</caption>
                    {ui::table_head(&head)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                <p class="wk-small wk-muted">{t!(ctx, "result-before-why")}</p>
            </section>
        }
        .into_any(),
    )
}
