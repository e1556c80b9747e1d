//! The figures of a result as tables.

use super::Data;
use super::paper::Table;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::by_kind::{Cell, KindResult, by_kind};
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

/// Every figure of every criterion, as text.
pub(super) fn figures(
    ctx: &Ctx,
    criteria: &[Criterion],
    shown: &[Option<CriterionResult>],
) -> Table {
    let points = (1..=5).map(|points: u8| points.to_string());
    let rows = criteria.iter().zip(shown).map(|(criterion, result)| {
        let mut row = vec![criterion.short.get(ctx.language).to_owned()];
        let Some(r) = result else {
            row.push(t!(ctx, "measure-voices-withheld"));
            return row;
        };
        row.extend(r.counts.map(|count| count.to_string()));
        let median = r.median.map(|m| format_shortest(m, 1, ctx.language));
        row.extend([
            r.cannot_judge.to_string(),
            r.judged().to_string(),
            figure(ctx, r.mean, 1),
            median.unwrap_or_else(|| "–".to_owned()),
            figure(ctx, r.spread, 1),
            figure(ctx, r.agreement, 2),
        ]);
        row
    });
    Table {
        title: t!(ctx, "result-distribution"),
        rows: rows.collect(),
        head: std::iter::once(t!(ctx, "measure-voices-criterion"))
            .chain(points)
            .chain([
                t!(ctx, "measure-voices-cannot-short"),
                t!(ctx, "result-n"),
                t!(ctx, "measure-voices-mean"),
                t!(ctx, "result-median"),
                t!(ctx, "measure-voices-spread"),
                t!(ctx, "result-agreement"),
            ])
            .collect(),
        note: String::new(),
    }
}

/// Every figure of every criterion.
pub(super) fn distribution(
    ctx: &Ctx,
    criteria: &[Criterion],
    shown: &[Option<CriterionResult>],
) -> AnyView {
    let table = figures(ctx, criteria, shown);
    let rows: Vec<_> = criteria
        .iter()
        .zip(table.rows)
        .map(|(criterion, row)| {
            let cells: Vec<_> = if let [_, withheld] = row.as_slice() {
                let label = t!(ctx, "measure-voices-mean");
                vec![
                    view! { <td role="cell" colspan="11" data-l=label>{withheld.clone()}</td> }
                        .into_any(),
                ]
            } else {
                row.into_iter()
                    .zip(&table.head)
                    .skip(1)
                    .map(|(text, label)| {
                        view! { <td role="cell" class="n" data-l=label.clone()>{text}</td> }
                            .into_any()
                    })
                    .collect()
            };
            view! { <tr role="row">{row_head(ctx, criterion)}{cells}</tr> }
        })
        .collect();
    view! {
        <details class="wk-data" open=true>
            <summary>{t!(ctx, "result-table")}</summary>
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "result-table")}</caption>
                {ui::table_head(&table.head)}
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

/// Means by kind of organisation, as far as no single answer can be told; nothing where no kind can be shown.
pub(super) fn kind_figures(
    ctx: &Ctx,
    catalogue: &Catalogue,
    criteria: &[Criterion],
    ratings: &[&Rating],
) -> Option<Table> {
    let kind = |r: &Rating| {
        let organisation = catalogue.organisations.get(&r.organisation);
        organisation.map(|o| o.kind.clone()).unwrap_or_default()
    };
    let groups = by_kind(criteria, ratings, kind);
    if !groups.iter().any(|g| g.cells.iter().any(|cell| cell.mean().is_some())) {
        return None;
    }
    let text = |cell: &Cell| match (cell, cell.mean()) {
        (_, Some((mean, n))) => {
            let mean = format_number(mean, 1, ctx.language);
            t!(ctx, "result-mean-of-n", mean = mean, n = n.to_string())
        }
        (Cell::Empty, None) => "–".to_owned(),
        (_, None) => t!(ctx, "measure-voices-withheld"),
    };
    let row = |group: &KindResult| {
        std::iter::once(group.kind.clone()).chain(group.cells.iter().map(text)).collect()
    };
    Some(Table {
        title: t!(ctx, "result-kinds"),
        head: std::iter::once(t!(ctx, "people-kind"))
            .chain(criteria.iter().map(|c| c.short.get(ctx.language).to_owned()))
            .collect(),
        rows: groups.iter().map(row).collect(),
        note: t!(ctx, "result-kinds-why"),
    })
}

/// The same as a section of the page.
pub(super) fn kinds(
    ctx: &Ctx,
    catalogue: &Catalogue,
    criteria: &[Criterion],
    ratings: &[&Rating],
) -> AnyView {
    let content = if let Some(table) = kind_figures(ctx, catalogue, criteria, ratings) {
        let head = &table.head;
        let rows: Vec<_> = table
            .rows
            .into_iter()
            .map(|row| {
                let mut row = row.into_iter();
                let kind = row.next();
                let cells: Vec<_> = row
                    .zip(head.iter().skip(1))
                    .map(|(text, label)| view! { <td role="cell" class="n" data-l=label.clone()>{text}</td> })
                    .collect();
                view! { <tr role="row"><th role="rowheader" scope="row">{kind}</th>{cells}</tr> }
            })
            .collect();
        view! {
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "result-kinds")}</caption>
                {ui::table_head(head)}
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
