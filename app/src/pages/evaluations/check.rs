//! After the form: check, receipt, and the read-only view once the deadline is over.

use super::{afterwards, answer, crumb, deadline, on_behalf, path, steps, time_left};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, ui};
use domain::catalogue::Catalogue;
use domain::evaluation::command::RatingForm;
use domain::evaluation::{Criterion, Rating, Round, Score};
use domain::key::CriterionCode;
use domain::measure::Measure;
use domain::period::format_day;
use leptos::prelude::*;

/// Every answer before it is given. What the reader sees is what the button sends.
pub fn review(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    form: &Form<RatingForm>,
) -> Page {
    let title = t!(ctx, "rating-review-title");
    let path = path(round, measure);
    let score = |code: &CriterionCode| Score::from_code(form.values.score(code));
    let answers = answers(ctx, &catalogue.criteria, score, &form.values.comment, Some(&path));
    let body = view! {
        {crumb(ctx, measure)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{measure.name.get(ctx.language).to_owned()}", "{time_left(ctx, round)}</p>
                <div class="wk-head__meta"><span>{on_behalf(ctx)}</span></div>
            </div>
            {steps(ctx, 2)}
            {answers}
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/abgeben"))>
                {hidden(catalogue, form)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "rating-give")}</button>
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&path)>{t!(ctx, "rating-back")}</a>
                </div>
            </form>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// Every answer as hidden fields, with the version of the rating it takes the place of.
fn hidden(catalogue: &Catalogue, form: &Form<RatingForm>) -> AnyView {
    let scores: Vec<_> = catalogue
        .criteria
        .iter()
        .map(|criterion| {
            let value = form.values.score(&criterion.code).to_owned();
            view! { <input type="hidden" name=criterion.code.to_string() value=value /> }
        })
        .collect();
    view! {
        <input type="hidden" name="version" value=form.version.to_string() />
        <input type="hidden" name="comment" value=form.values.comment.clone() />
        {scores}
    }
    .into_any()
}

/// The receipt after giving or changing a rating.
pub fn receipt(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    rating: &Rating,
) -> Page {
    let title = t!(ctx, "rating-received");
    let name = measure.name.get(ctx.language).to_owned();
    let at = rating.at.map(|at| history::moment(ctx, at)).unwrap_or_default();
    let organisation = organisation(catalogue, rating);
    let until = t!(ctx, "rating-changeable", until = deadline(ctx, round));
    let edit = ctx.href(&path(round, measure));
    let body = view! {
        {crumb(ctx, measure)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{title.clone()}</h1><p class="wk-lead">{until}</p></div>
            {steps(ctx, 3)}
            <div class="wk-receipt" role="status">
                {ui::icon("#s-ok")}
                <h2>{name}</h2>
                <dl class="wk-dl">
                    <dt>{t!(ctx, "rating-received-at")}</dt><dd>{at}</dd>
                    <dt>{t!(ctx, "rating-received-for")}</dt><dd>{organisation}</dd>
                </dl>
                <p>{afterwards(ctx, catalogue, round)}</p>
            </div>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/bewertungen")>{t!(ctx, "rating-more")}</a>
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("/massnahmen/{}", measure.slug))>
                    {t!(ctx, "rating-to-measure")}
                </a>
                <a class="wk-btn wk-btn--quiet" href=edit>{t!(ctx, "rating-change")}</a>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// Outside the days of a round: the answers of the reader's organisation, to read.
pub fn closed(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    own: Option<&Rating>,
) -> Page {
    let title =
        t!(ctx, "rating-closed-heading", measure = measure.name.get(ctx.language).to_owned());
    let (heading, text) = if round.opens > ctx.today {
        let begins = t!(ctx, "rating-begins", day = format_day(round.opens, ctx.language));
        (t!(ctx, "rating-not-open-title"), begins)
    } else {
        let day = round.closes.succ_opt().unwrap_or(round.closes);
        let text = t!(ctx, "rating-closed-since", day = format_day(day, ctx.language));
        (t!(ctx, "rating-closed-title"), text)
    };
    let answers = match own {
        Some(rating) => {
            let score = |code: &CriterionCode| {
                rating.scores.iter().find(|(c, _)| c == code).map(|(_, score)| *score)
            };
            answers(ctx, &catalogue.criteria, score, &rating.comment, None)
        }
        None => view! { <div class="wk-empty">{t!(ctx, "rating-closed-without")}</div> }.into_any(),
    };
    let body = view! {
        {crumb(ctx, measure)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <div class="wk-head__meta">
                    <span>{round.title.get(ctx.language).to_owned()}</span>
                    {ui::example_if(ctx, round.evidence.is_example())}
                </div>
            </div>
            <div class="wk-note wk-note--risk"><b>{heading}</b><p>{text}</p></div>
            {answers}
            <div class="wk-btns">
                <a class="wk-btn wk-btn--secondary" href=ctx.href("/bewertungen")>{t!(ctx, "rating-to-list")}</a>
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("/massnahmen/{}", measure.slug))>
                    {t!(ctx, "rating-to-measure")}
                </a>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn organisation(catalogue: &Catalogue, rating: &Rating) -> String {
    catalogue
        .organisations
        .get(&rating.organisation)
        .map_or_else(|| rating.organisation.to_string(), |organisation| organisation.name.clone())
}

/// The answers as a list; with `edit`, each leads back to its question.
fn answers(
    ctx: &Ctx,
    criteria: &[Criterion],
    score: impl Fn(&CriterionCode) -> Option<Score>,
    comment: &str,
    edit: Option<&str>,
) -> AnyView {
    let change = |field: &str, name: &str| {
        edit.map(|path| {
            let href = format!("{}#f-{field}", ctx.href(path));
            let name = name.to_owned();
            view! { " "<a href=href>{t!(ctx, "rating-edit")}<span class="wk-sr">": "{name}</span></a> }
        })
    };
    let rows: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            let name = criterion.name.get(ctx.language);
            view! {
                <div>
                    <dt>{name.to_owned()}</dt>
                    <dd>
                        {answer(ctx, criterion, score(&criterion.code))}
                        {change(criterion.code.as_str(), name)}
                    </dd>
                </div>
            }
        })
        .collect();
    let label = t!(ctx, "rating-comment-short");
    let shown = match comment.trim() {
        "" => t!(ctx, "rating-no-comment"),
        comment => comment.to_owned(),
    };
    let change_comment = change("comment", &label);
    view! {
        <dl class="wk-review">
            {rows}
            <div><dt>{label}</dt><dd>{shown}{change_comment}</dd></div>
        </dl>
    }
    .into_any()
}

/// A colleague answered for the same organisation meanwhile: both answers side by side, and the typed one ready to be sent
/// in its place.
pub fn conflict(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    form: &Form<RatingForm>,
    given: &Rating,
) -> Page {
    let label = |criterion: &Criterion| criterion.name.get(ctx.language).to_owned();
    let shown = |score: Option<Score>| match score {
        Some(Score::Points(points)) => points.to_string(),
        Some(Score::CannotJudge) => t!(ctx, "rating-cannot-judge"),
        None => String::new(),
    };
    let comment = || t!(ctx, "rating-comment-short");
    let mut mine: Vec<_> = catalogue
        .criteria
        .iter()
        .map(|c| (label(c), shown(Score::from_code(form.values.score(&c.code)))))
        .collect();
    mine.push((comment(), form.values.comment.clone()));
    let mut theirs: Vec<_> = catalogue
        .criteria
        .iter()
        .map(|c| {
            let score = given.scores.iter().find(|(code, _)| code == &c.code).map(|(_, s)| *s);
            (label(c), shown(score))
        })
        .collect();
    theirs.push((comment(), given.comment.clone()));
    let retry = view! {
        <form method="post" action=ctx.href(&format!("{}/abgeben", path(round, measure)))>
            {hidden(catalogue, form)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "rating-send-mine")}</button>
            </div>
        </form>
    };
    let back = format!("/massnahmen/{}", measure.slug);
    let title = t!(ctx, "rating-conflict-title");
    let page = crate::pages::conflict::conflict(ctx, title, mine, theirs, &back, retry);
    Page { nav: Nav::Evaluations, ..page }
}
