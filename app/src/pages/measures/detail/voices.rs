//! What the members say: the answers of each round, who gave them, and the comments.

use super::super::parts;
use super::Data;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::actor::Account;
use domain::catalogue::Catalogue;
use domain::evaluation::statistics::{CriterionResult, results};
use domain::evaluation::{Criterion, Rating, Round, RoundState};
use domain::key::{CriterionCode, OrganisationCode};
use domain::number::format_number;
use domain::period::{format_day, format_day_long};
use domain::policy::{FEWEST_SHOWN_OUTSIDE, FeedbackView, PositionsView, positions_view};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// All rounds in which this measure is or was rated, the newest first.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let slug = &data.record.measure.slug;
    let mut rounds: Vec<_> = catalogue
        .rounds
        .values()
        .filter(|r| {
            r.state_on(ctx.today) != RoundState::Draft
                && (r.measures.contains(slug) || data.ratings.iter().any(|a| a.round == r.code))
        })
        .collect();
    rounds.sort_by_key(|r| std::cmp::Reverse(r.closes));
    let content = if rounds.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "measure-voices-none")}</p> }.into_any()
    } else {
        let several = rounds.len() > 1;
        rounds
            .into_iter()
            .map(|round| round_view(ctx, catalogue, data, round, several))
            .collect::<Vec<_>>()
            .into_any()
    };
    let note = match data.feedback {
        FeedbackView::Named => t!(ctx, "measure-voices-note"),
        FeedbackView::Aggregated => t!(ctx, "measure-voices-note-outside"),
        FeedbackView::Hidden => return ().into_any(),
    };
    let example = data.ratings.iter().any(|r| r.evidence.is_example());
    view! {
        <section class="wk-panel" aria-labelledby="h-stimmen">
            <div class="wk-panel__head">
                <h2 id="h-stimmen">{t!(ctx, "measure-voices-title")}</h2>
                {ui::example_if(ctx, example)}
            </div>
            {content}
            <p class="wk-small wk-muted">{note}</p>
        </section>
    }
    .into_any()
}

fn round_view(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    round: &Round,
    several: bool,
) -> AnyView {
    let heading = several.then(|| view! { <h3>{round.title.get(ctx.language).to_owned()}</h3> });
    if !round.is_over(ctx.today) {
        return view! {
            <div class="wk-stack wk-stack--s">
                {heading}{deadline(ctx, data, round)}
                <p class="wk-small wk-muted">{t!(ctx, "measure-voices-blind")}</p>
            </div>
        }
        .into_any();
    }
    let ratings: Vec<_> = data.ratings.iter().filter(|r| r.round == round.code).collect();
    let view = positions_view(&ctx.actor, &catalogue.face, round, ctx.today);
    let outside = data.feedback != FeedbackView::Named || view == PositionsView::Summed;
    let content = if ratings.is_empty() {
        view! { <p>{t!(ctx, "measure-voices-no-answer")}</p> }.into_any()
    } else if outside && ratings.len() < FEWEST_SHOWN_OUTSIDE {
        view! { <p>{t!(ctx, "measure-voices-too-few")}</p> }.into_any()
    } else {
        let results = results(catalogue.criteria_of(round), &ratings);
        let table = if outside {
            means(ctx, catalogue.criteria_of(round), &results)
        } else {
            distribution(ctx, catalogue, &results, round)
        };
        view! {
            <p>{finding(ctx, catalogue.criteria_of(round), &results, outside)}" "{turnout(ctx, catalogue, round, &ratings)}</p>
            {table}
        }
        .into_any()
    };
    let named = (!outside).then(|| {
        view! { {who(ctx, catalogue, round, &ratings)}{comments(ctx, catalogue, &ratings)} }
    });
    let result =
        ctx.href(&format!("/bewertungen/{}/{}/ergebnis", round.code, data.record.measure.slug));
    view! {
        <div class="wk-stack wk-stack--s">
            {heading}{content}
            <p><a class="wk-link" href=result>{t!(ctx, "measure-voices-result")}</a></p>
            {named}
        </div>
    }
    .into_any()
}

/// Until when an open round takes answers, and the way to answer.
fn deadline(ctx: &Ctx, data: &Data<'_>, round: &Round) -> Option<AnyView> {
    if !round.is_open(ctx.today) {
        return None;
    }
    let day = format_day_long(round.closes, ctx.language);
    let text = t!(ctx, "measure-voices-open", title = round.title.get(ctx.language), day = day);
    let asks = |a: &Account| round.asks(&a.organisation, a.has_vote);
    let rate = (ctx.is_delegate() && ctx.account().is_some_and(asks)).then(|| {
        let href = ctx.href(&format!("/bewertungen/{}/{}", round.code, data.record.measure.slug));
        view! { <a class="wk-btn wk-btn--primary" href=href>{t!(ctx, "measure-voices-rate")}</a> }
    });
    Some(view! { <div class="wk-next"><p>{text}</p>{rate}</div> }.into_any())
}

fn criterion<'a>(criteria: &'a [Criterion], code: &CriterionCode) -> Option<&'a Criterion> {
    criteria.iter().find(|c| &c.code == code)
}

fn short(ctx: &Ctx, criteria: &[Criterion], code: &CriterionCode) -> String {
    criterion(criteria, code)
        .map_or_else(|| code.to_string(), |c| c.short.get(ctx.language).to_owned())
}

/// A mean as far as this reader may see it: outside, from three judgements upward.
fn mean(result: &CriterionResult, outside: bool) -> Option<f64> {
    result.mean.filter(|_| !outside || result.judged() >= FEWEST_SHOWN_OUTSIDE)
}

/// „Gesamturteil: Mittel 3,6 bei 7 von 7 Bewertungen. Am niedrigsten: Aufwand, Mittel 2,4 bei 5 von 7."
fn finding(
    ctx: &Ctx,
    criteria: &[Criterion],
    results: &[CriterionResult],
    outside: bool,
) -> String {
    let Some((overall, others)) = results.split_last() else { return String::new() };
    let number = |value: f64| format_number(value, 1, ctx.language);
    let first = match mean(overall, outside) {
        Some(value) => t!(
            ctx,
            "measure-voices-overall",
            criterion = short(ctx, criteria, &overall.criterion),
            mean = number(value),
            judged = parts::count(overall.judged()),
            answers = parts::count(overall.answers())
        ),
        None => {
            t!(ctx, "measure-voices-no-mean", criterion = short(ctx, criteria, &overall.criterion))
        }
    };
    let lowest = others
        .iter()
        .filter_map(|r| mean(r, outside).map(|value| (value, r)))
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    match lowest {
        Some((value, r)) => {
            let second = t!(
                ctx,
                "measure-voices-lowest",
                criterion = short(ctx, criteria, &r.criterion),
                mean = number(value),
                judged = parts::count(r.judged()),
                answers = parts::count(r.answers())
            );
            format!("{first} {second}")
        }
        None => first,
    }
}

/// „Runde zur 5. Sitzung: 7 von 12 Organisationen haben geantwortet."
fn turnout(ctx: &Ctx, catalogue: &Catalogue, round: &Round, ratings: &[&Rating]) -> String {
    let asked = catalogue.asked(round).count();
    let answered: BTreeSet<_> = ratings.iter().map(|r| &r.organisation).collect();
    t!(
        ctx,
        "measure-voices-turnout",
        round = round.title.get(ctx.language),
        answered = parts::count(answered.len()),
        asked = parts::count(asked)
    )
}

/// One bar per answer, „kann ich nicht beurteilen" apart.
fn distribution(
    ctx: &Ctx,
    catalogue: &Catalogue,
    results: &[CriterionResult],
    round: &Round,
) -> AnyView {
    let criteria = catalogue.criteria_of(round);
    let rows: Vec<_> = results.iter().map(|r| distribution_row(ctx, criteria, r)).collect();
    let points: Vec<_> = (1..=5)
        .map(|p| view! { <th role="columnheader" scope="col" class="c">{p.to_string()}</th> })
        .collect();
    let caption = t!(ctx, "measure-voices-caption", round = round.title.get(ctx.language));
    view! {
        <table class="wk-table wk-dist" role="table">
            <caption class="wk-sr">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{t!(ctx, "measure-voices-criterion")}</th>
                    {points}
                    <th role="columnheader" scope="col" class="c">
                        {t!(ctx, "measure-voices-cannot-short")}
                    </th>
                    <th role="columnheader" scope="col" class="n">{t!(ctx, "measure-voices-mean")}</th>
                    <th role="columnheader" scope="col" class="n">{t!(ctx, "measure-voices-spread")}</th>
                    <th role="columnheader" scope="col" class="n">{t!(ctx, "measure-voices-n")}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn distribution_row(ctx: &Ctx, criteria: &[Criterion], result: &CriterionResult) -> AnyView {
    let cells: Vec<_> = (1..=5)
        .zip(result.counts)
        .map(|(points, count): (u8, usize)| bars(points.to_string(), "u", count))
        .collect();
    let cannot = bars(t!(ctx, "measure-voices-cannot-short"), "u k", result.cannot_judge);
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| format_number(value, 1, ctx.language))
    };
    view! {
        <tr role="row">
            {row_head(ctx, criteria, &result.criterion)}
            {cells}
            {cannot}
            <td role="cell" class="n" data-l=t!(ctx, "measure-voices-mean")>
                <b>{number(result.mean)}</b>
            </td>
            <td role="cell" class="n" data-l=t!(ctx, "measure-voices-spread")>
                {number(result.spread)}
            </td>
            <td role="cell" class="n" data-l=t!(ctx, "measure-voices-n")>{n_of(ctx, result)}</td>
        </tr>
    }
    .into_any()
}

/// „5 von 7".
fn n_of(ctx: &Ctx, result: &CriterionResult) -> String {
    t!(
        ctx,
        "measure-voices-n-of",
        judged = parts::count(result.judged()),
        answers = parts::count(result.answers())
    )
}

fn row_head(ctx: &Ctx, criteria: &[Criterion], code: &CriterionCode) -> AnyView {
    let ends = criterion(criteria, code).map(|c| {
        let text = t!(
            ctx,
            "measure-voices-ends",
            low = c.low.get(ctx.language),
            high = c.high.get(ctx.language)
        );
        view! { <br /><span class="wk-small wk-muted">{text}</span> }
    });
    view! {
        <th role="rowheader" scope="row">{short(ctx, criteria, code)}{ends}</th>
    }
    .into_any()
}

fn bars(label: String, class: &'static str, count: usize) -> AnyView {
    if count == 0 {
        return view! { <td role="cell" class="c" data-l=label><span class="z">"0"</span></td> }
            .into_any();
    }
    let bars: Vec<_> = (0..count).map(|_| view! { <i></i> }).collect();
    view! {
        <td role="cell" class="c" data-l=label>
            <span class=class aria-hidden="true">{bars}</span>{count.to_string()}
        </td>
    }
    .into_any()
}

/// Means and counts only, for readers outside the council.
fn means(ctx: &Ctx, criteria: &[Criterion], results: &[CriterionResult]) -> AnyView {
    let rows: Vec<_> = results
        .iter()
        .map(|result| {
            let value = match mean(result, true) {
                Some(value) => format_number(value, 1, ctx.language),
                None => t!(ctx, "measure-voices-withheld"),
            };
            let n = match mean(result, true) {
                Some(_) => n_of(ctx, result),
                None => "–".to_owned(),
            };
            view! {
                <tr role="row">
                    {row_head(ctx, criteria, &result.criterion)}
                    <td role="cell" class="n" data-l=t!(ctx, "measure-voices-mean")><b>{value}</b></td>
                    <td role="cell" class="n" data-l=t!(ctx, "measure-voices-n")>{n}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="wk-table wk-table--stack" role="table">
            <caption class="wk-sr">{t!(ctx, "measure-voices-caption-outside")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{t!(ctx, "measure-voices-criterion")}</th>
                    <th role="columnheader" scope="col" class="n">{t!(ctx, "measure-voices-mean")}</th>
                    <th role="columnheader" scope="col" class="n">{t!(ctx, "measure-voices-n")}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

pub(super) fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// Which organisations have answered, and which have not.
fn who(ctx: &Ctx, catalogue: &Catalogue, round: &Round, ratings: &[&Rating]) -> AnyView {
    let answered: BTreeSet<_> = ratings.iter().map(|r| &r.organisation).collect();
    let names = |codes: Vec<&OrganisationCode>| {
        codes.into_iter().map(|c| organisation(catalogue, c)).collect::<Vec<_>>().join(", ")
    };
    let open: Vec<_> =
        catalogue.asked(round).filter(|o| !answered.contains(&o.code)).map(|o| &o.code).collect();
    let given = (!answered.is_empty()).then(|| {
        let list = names(answered.iter().copied().collect());
        view! { <dt>{t!(ctx, "measure-voices-answered")}</dt><dd>{list}</dd> }
    });
    let missing = (!open.is_empty()).then(|| {
        view! { <dt>{t!(ctx, "measure-voices-missing")}</dt><dd>{names(open)}</dd> }
    });
    view! { <dl class="wk-dl wk-small">{given}{missing}</dl> }.into_any()
}

fn comments(ctx: &Ctx, catalogue: &Catalogue, ratings: &[&Rating]) -> Option<AnyView> {
    let items: Vec<_> = ratings
        .iter()
        .filter(|r| !r.comment.is_empty())
        .map(|r| {
            let when =
                r.at.map(|at| format!(" · {}", format_day(ctx.local(at).date(), ctx.language)));
            view! {
                <li>
                    <span class="wk-small wk-muted">
                        <b>{organisation(catalogue, &r.organisation)}</b>{when}" "
                        {ui::example_if(ctx, r.evidence.is_example())}
                    </span>
                    <blockquote class="wk-quote">{r.comment.clone()}</blockquote>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let summary = t!(ctx, "measure-voices-comments", count = parts::count(items.len()));
    Some(
        view! {
            <details class="wk-data" open=true>
                <summary>{summary}</summary>
                <ul class="wk-list">{items}</ul>
            </details>
        }
        .into_any(),
    )
}
