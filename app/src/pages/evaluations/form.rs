//! The form of a position: criteria, stance, recommendation and text.

use super::{crumb, on_behalf, outdated, path, steps, time_left, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::islands::{Autosave, CharCount, MARK};
use crate::pages::{Nav, Page};
use crate::{history, labels, ui};
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::error::{FieldErrors, Problem};
use domain::evaluation::command::{MAX_COMMENT, RatingForm};
use domain::evaluation::{Advice, Criterion, Rating, Round, Stance};
use domain::measure::Measure;
use domain::number::format_shortest;
use leptos::prelude::*;

/// What the page of the form shows besides what was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before<'a> {
    /// When the draft was last kept.
    pub saved_at: Option<DateTime<Utc>>,
    /// What the organisation has given or drawn up.
    pub rating: Option<&'a Rating>,
    /// True where that waits for a second person.
    pub waits: bool,
}

/// The page.
pub fn form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    form: &Form<RatingForm>,
    before: Before<'_>,
) -> Page {
    let heading = t!(ctx, "rating-heading", measure = measure.name.get(ctx.language).to_owned());
    let title = if form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let body = view! {
        {crumb(ctx, measure)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{time_left(ctx, round)}</p>
                <div class="wk-head__meta">
                    <span>{round.title.get(ctx.language).to_owned()}</span>
                    {ui::example_if(ctx, round.evidence.is_example())}
                    <span>{on_behalf(ctx)}</span>
                </div>
            </div>
            {steps(ctx, 1)}
            {before.rating.map(|rating| outdated(ctx, rating, round, measure))}
            {before.waits.then(|| waits(ctx, &path(round, measure)))}
            {fields(ctx, catalogue.criteria_of(round), &path(round, measure), form, before.saved_at)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: true, body }
}

/// What the draft request answers, as plain text: „Entwurf gespeichert um 09:42 Uhr".
pub fn draft_saved(ctx: &Ctx, at: DateTime<Utc>) -> String {
    t!(ctx, "rating-draft-saved", time = history::clock(ctx, at))
}

/// A colleague has drawn a position up that waits for a second person.
fn waits(ctx: &Ctx, path: &str) -> AnyView {
    view! {
        <div class="wk-note">
            <p>{t!(ctx, "position-waits-here")}</p>
            <p><a class="wk-link" href=ctx.href(&format!("{path}/freigabe"))>{t!(ctx, "position-to-release")}</a></p>
        </div>
    }
    .into_any()
}

fn fields(
    ctx: &Ctx,
    criteria: &[Criterion],
    path: &str,
    form: &Form<RatingForm>,
    saved_at: Option<DateTime<Utc>>,
) -> AnyView {
    let count = criteria.len() + 1;
    let errors = choose_wording(criteria, &form.errors);
    let scales: Vec<_> = (1..)
        .zip(criteria)
        .map(|(number, criterion)| scale(ctx, criterion, number, count, form, &errors))
        .collect();
    let name = |field: &str| match criteria.iter().find(|c| c.code.as_str() == field) {
        Some(criterion) => criterion.short.get(ctx.language).to_owned(),
        None => match field {
            "stance" => t!(ctx, "position-stance"),
            "advice" => t!(ctx, "position-advice"),
            "recommendations" => t!(ctx, "position-recommendations"),
            _ => t!(ctx, "rating-comment"),
        },
    };
    let saved = saved_at.map(|at| draft_saved(ctx, at)).unwrap_or_default();
    view! {
        <form class="wk-form" id="bewertung" method="post" action=ctx.href(path) novalidate=true>
            {ui::error_summary(ctx, &errors, name)}
            <input type="hidden" name="version" value=form.version.to_string() />
            {scales}
            {stance(ctx, count, form, &errors)}
            <div class="wk-stack wk-stack--s">
                {comment(ctx, form, &errors)}
                {advice(ctx, form, &errors)}
                <Autosave
                    form_id="bewertung".to_owned()
                    action=ctx.href(&format!("{path}/entwurf"))
                    initial=saved
                    failed=t!(ctx, "rating-draft-failed")
                    refused=t!(ctx, "rating-draft-refused")
                />
            </div>
            <div class="wk-actionbar">
                <button class="wk-btn wk-btn--primary wk-btn--block">{t!(ctx, "rating-check")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A missing answer here is a choice not made, not a field left empty.
fn choose_wording(criteria: &[Criterion], errors: &FieldErrors) -> FieldErrors {
    let mut worded = FieldErrors::default();
    for (field, problem) in errors.iter() {
        let is_criterion = criteria.iter().any(|c| c.code.as_str() == field);
        let problem = if is_criterion { Problem::NotAChoice } else { problem.clone() };
        worded.add(field, problem);
    }
    worded
}

fn scale(
    ctx: &Ctx,
    criterion: &Criterion,
    number: usize,
    count: usize,
    form: &Form<RatingForm>,
    errors: &FieldErrors,
) -> AnyView {
    let code = criterion.code.to_string();
    let chosen = form.values.score(&criterion.code).to_owned();
    let error = errors.of(&code).map(|problem| labels::problem(ctx, problem));
    let described_by = match error {
        Some(_) => format!("e-{code} d-{code}"),
        None => format!("d-{code}"),
    };
    let legend = t!(
        ctx,
        "rating-question",
        number = number.to_string(),
        count = count.to_string(),
        name = criterion.name.get(ctx.language).to_owned()
    );
    let points = ["1", "2", "3", "4", "5"].map(|value| {
        // The link of the error summary leads to the first button of the row.
        let id = (value == "1").then(|| format!("f-{code}"));
        let checked = chosen == value;
        view! {
            <label>
                <input type="radio" id=id name=code.clone() value=value checked=checked />
                <span>{value}</span>
            </label>
        }
    });
    let ends = [("1", &criterion.low), ("5", &criterion.high)].map(
        |(value, word)| view! { <span>{format!("{value} {}", word.get(ctx.language))}</span> },
    );
    view! {
        <fieldset class="wk-scale" aria-describedby=described_by>
            <legend>{legend}</legend>
            {ui::error_line(&code, error)}
            <div class="wk-scale__row">{points}</div>
            <div class="wk-scale__ends" id=format!("d-{code}")>{ends}</div>
            <label class="wk-scale__none">
                <input type="radio" name=code.clone() value="k" checked=chosen == "k" />
                <span>{t!(ctx, "rating-cannot-judge")}</span>
            </label>
        </fieldset>
    }
    .into_any()
}

/// Where the organisation stands: one of four.
fn stance(ctx: &Ctx, number: usize, form: &Form<RatingForm>, errors: &FieldErrors) -> AnyView {
    let legend = t!(
        ctx,
        "rating-question",
        number = number.to_string(),
        count = number.to_string(),
        name = t!(ctx, "position-stance")
    );
    let options =
        Stance::ALL.iter().map(|s| (s.code().to_owned(), words::stance(ctx, *s))).collect();
    let spec = ui::FieldSpec::new(ctx, "stance", legend, &form.values.stance, errors);
    ui::radios(spec, options).into_any()
}

/// What the organisation recommends, as a choice and in its own words.
fn advice(ctx: &Ctx, form: &Form<RatingForm>, errors: &FieldErrors) -> AnyView {
    let none = (String::new(), t!(ctx, "position-advice-none"));
    let all = Advice::ALL.iter().map(|a| (a.code().to_owned(), words::advice(ctx, *a)));
    let options = std::iter::once(none).chain(all).collect();
    let label = t!(ctx, "position-advice");
    let choice = ui::FieldSpec::new(ctx, "advice", label, &form.values.advice, errors).optional();
    let text = ui::FieldSpec::new(
        ctx,
        "recommendations",
        t!(ctx, "position-recommendations"),
        &form.values.recommendations,
        errors,
    )
    .hint(t!(ctx, "position-recommendations-hint"))
    .optional();
    view! {
        {ui::select(ctx, choice, options)}
        {ui::text_area(ctx, text, 3, MAX_COMMENT)}
    }
    .into_any()
}

fn comment(ctx: &Ctx, form: &Form<RatingForm>, errors: &FieldErrors) -> AnyView {
    let spec =
        ui::FieldSpec::new(ctx, "comment", t!(ctx, "rating-comment"), &form.values.comment, errors)
            .hint(t!(ctx, "rating-comment-hint"))
            .optional();
    view! {
        {ui::text_area(ctx, spec, 5, MAX_COMMENT)}
        {char_count(ctx, "f-comment", MAX_COMMENT)}
    }
    .into_any()
}

/// The counter below a text: „66 von 2.000 Zeichen"; without script „höchstens 2.000 Zeichen".
pub fn char_count(ctx: &Ctx, field_id: &str, max: usize) -> impl IntoView + use<> {
    let limit = u32::try_from(max).unwrap_or(u32::MAX);
    let max = format_shortest(f64::from(limit), 0, ctx.language);
    // The island puts the number in the place of the mark.
    let template = t!(ctx, "count-of-max", count = MARK.to_owned(), max = max.clone());
    view! {
        <CharCount
            field_id=field_id.to_owned()
            language=ctx.language
            initial=t!(ctx, "count-max", max = max)
            template=template
        />
    }
}
