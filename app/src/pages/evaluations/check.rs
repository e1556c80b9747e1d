//! After the form: check, receipt, and the read-only view once the deadline is over.

use super::{
    afterwards, answer, crumb, deadline, on_behalf, path, rated_text, steps, time_left, words,
};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, ui};
use domain::catalogue::Catalogue;
use domain::evaluation::command::RatingForm;
use domain::evaluation::{Advice, Criterion, Rating, Round, RoundState, Score, Stance};
use domain::key::CriterionCode;
use domain::measure::Measure;
use domain::period::format_day;
use leptos::prelude::*;

/// Every answer before it is given. What the reader sees is what the button sends; `proposes` where a second person
/// releases it.
pub fn review(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    form: &Form<RatingForm>,
    proposes: bool,
) -> Page {
    let give = if proposes { t!(ctx, "position-propose") } else { t!(ctx, "rating-give") };
    let title = t!(ctx, "rating-review-title");
    let path = path(round, measure);
    let criteria = catalogue.criteria_of(round);
    let answers = answers(ctx, criteria, &Shown::of_form(&form.values), Some(&path));
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
                {hidden(catalogue.criteria_of(round), form)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{give}</button>
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&path)>{t!(ctx, "rating-back")}</a>
                </div>
            </form>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// Every answer as hidden fields, with the version of the rating it takes the place of.
fn hidden(criteria: &[Criterion], form: &Form<RatingForm>) -> AnyView {
    let scores: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            let value = form.values.score(&criterion.code).to_owned();
            view! { <input type="hidden" name=criterion.code.to_string() value=value /> }
        })
        .collect();
    view! {
        <input type="hidden" name="version" value=form.version.to_string() />
        <input type="hidden" name="stance" value=form.values.stance.clone() />
        <input type="hidden" name="advice" value=form.values.advice.clone() />
        <input type="hidden" name="recommendations" value=form.values.recommendations.clone() />
        <input type="hidden" name="comment" value=form.values.comment.clone() />
        {scores}
    }
    .into_any()
}

/// The receipt after giving or changing a position; `waits` where a second person has still to release it.
pub fn receipt(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    rating: &Rating,
    waits: bool,
) -> Page {
    let title = if waits { t!(ctx, "position-waits-title") } else { t!(ctx, "rating-received") };
    let note = waits.then(|| {
        view! { <div class="wk-note wk-note--risk"><p>{t!(ctx, "position-waits-text")}</p></div> }
    });
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
            {note}
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
    let (heading, text) = if round.state_on(ctx.today) == RoundState::Draft {
        let begins = t!(ctx, "rating-begins", day = format_day(round.opens, ctx.language));
        (t!(ctx, "rating-not-open-title"), begins)
    } else {
        let day = round.closes.succ_opt().unwrap_or(round.closes);
        let text = t!(ctx, "rating-closed-since", day = format_day(day, ctx.language));
        (t!(ctx, "rating-closed-title"), text)
    };
    let answers = match own {
        Some(rating) => {
            let rated = rating.statement.rated.as_ref().map(|rated| rated_text(ctx, rated));
            let shown = Shown::of_rating(rating);
            view! { {answers(ctx, catalogue.criteria_of(round), &shown, None)}{rated} }.into_any()
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

/// A position as it is read back.
pub(super) struct Shown {
    scores: Vec<(CriterionCode, Score)>,
    stance: Option<Stance>,
    advice: Option<Advice>,
    recommendations: String,
    comment: String,
}

impl Shown {
    /// What was typed.
    pub(super) fn of_form(form: &RatingForm) -> Self {
        let score = |(code, score): (&String, &String)| {
            Some((CriterionCode::parse(code).ok()?, Score::from_code(score)?))
        };
        Self {
            scores: form.scores.iter().filter_map(score).collect(),
            stance: Stance::from_code(&form.stance),
            advice: Advice::from_code(&form.advice),
            recommendations: form.recommendations.clone(),
            comment: form.comment.clone(),
        }
    }

    /// What was given.
    pub(super) fn of_rating(rating: &Rating) -> Self {
        Self {
            scores: rating.scores.clone(),
            stance: rating.statement.stance,
            advice: rating.statement.advice,
            recommendations: rating.statement.recommendations.clone(),
            comment: rating.comment.clone(),
        }
    }

    fn score(&self, code: &CriterionCode) -> Option<Score> {
        self.scores.iter().find(|(c, _)| c == code).map(|(_, score)| *score)
    }

    /// Every answer as plain text, in the order of the form.
    fn lines(&self, ctx: &Ctx, criteria: &[Criterion]) -> Vec<(String, String)> {
        let score = |score: Option<Score>| match score {
            Some(Score::Points(points)) => points.to_string(),
            Some(Score::CannotJudge) => t!(ctx, "rating-cannot-judge"),
            None => String::new(),
        };
        let scores = criteria
            .iter()
            .map(|c| (c.name.get(ctx.language).to_owned(), score(self.score(&c.code))));
        scores.chain(self.rest(ctx).map(|(_, name, value)| (name, value))).collect()
    }

    /// Stance, recommendation and texts: field, label and value, empty where nothing is said.
    fn rest(&self, ctx: &Ctx) -> [(&'static str, String, String); 4] {
        let stance = self.stance.map(|s| words::stance(ctx, s)).unwrap_or_default();
        let advice = self.advice.map(|a| words::advice(ctx, a)).unwrap_or_default();
        [
            ("stance", t!(ctx, "position-stance"), stance),
            ("comment", t!(ctx, "rating-comment-short"), self.comment.clone()),
            ("advice", t!(ctx, "position-advice"), advice),
            ("recommendations", t!(ctx, "position-recommendations"), self.recommendations.clone()),
        ]
    }
}

/// The answers as a list; with `edit`, each leads back to its question.
pub(super) fn answers(
    ctx: &Ctx,
    criteria: &[Criterion],
    shown: &Shown,
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
                        {answer(ctx, criterion, shown.score(&criterion.code))}
                        {change(criterion.code.as_str(), name)}
                    </dd>
                </div>
            }
        })
        .collect();
    let rest: Vec<_> = shown
        .rest(ctx)
        .into_iter()
        .map(|(field, label, value)| {
            let value = match (value.trim(), field) {
                ("", "comment") => t!(ctx, "rating-no-comment"),
                ("", _) => t!(ctx, "position-nothing"),
                (said, _) => said.to_owned(),
            };
            let change = change(field, &label);
            view! { <div><dt>{label}</dt><dd>{value}{change}</dd></div> }
        })
        .collect();
    view! { <dl class="wk-review">{rows}{rest}</dl> }.into_any()
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
    let criteria = catalogue.criteria_of(round);
    let mine = Shown::of_form(&form.values).lines(ctx, criteria);
    let theirs = Shown::of_rating(given).lines(ctx, criteria);
    let retry = view! {
        <form method="post" action=ctx.href(&format!("{}/abgeben", path(round, measure)))>
            {hidden(catalogue.criteria_of(round), form)}
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
