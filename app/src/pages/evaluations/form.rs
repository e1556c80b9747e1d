//! The rating form: five criteria and a comment.

use super::{crumb, on_behalf, path, steps, time_left};
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
use domain::evaluation::{Criterion, Round};
use domain::measure::Measure;
use domain::number::format_shortest;
use leptos::prelude::*;

/// The page; `saved_at` is when the draft was last kept.
pub fn form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    form: &Form<RatingForm>,
    saved_at: Option<DateTime<Utc>>,
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
            {fields(ctx, catalogue, &path(round, measure), form, saved_at)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: true, body }
}

/// What the draft request answers, as plain text: „Entwurf gespeichert um 09:42 Uhr".
pub fn draft_saved(ctx: &Ctx, at: DateTime<Utc>) -> String {
    t!(ctx, "rating-draft-saved", time = history::clock(ctx, at))
}

fn fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    path: &str,
    form: &Form<RatingForm>,
    saved_at: Option<DateTime<Utc>>,
) -> AnyView {
    let count = catalogue.criteria.len();
    let errors = choose_wording(catalogue, &form.errors);
    let criteria: Vec<_> = (1..)
        .zip(&catalogue.criteria)
        .map(|(number, criterion)| scale(ctx, criterion, number, count, form, &errors))
        .collect();
    let name = |field: &str| match catalogue.criteria.iter().find(|c| c.code.as_str() == field) {
        Some(criterion) => criterion.short.get(ctx.language).to_owned(),
        None => t!(ctx, "rating-comment"),
    };
    let saved = saved_at.map(|at| draft_saved(ctx, at)).unwrap_or_default();
    view! {
        <form class="wk-form" id="bewertung" method="post" action=ctx.href(path) novalidate=true>
            {ui::error_summary(ctx, &errors, name)}
            <input type="hidden" name="version" value=form.version.to_string() />
            {criteria}
            <div class="wk-stack wk-stack--s">
                {comment(ctx, form, &errors)}
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
fn choose_wording(catalogue: &Catalogue, errors: &FieldErrors) -> FieldErrors {
    let mut worded = FieldErrors::default();
    for (field, problem) in errors.iter() {
        let is_criterion = catalogue.criteria.iter().any(|c| c.code.as_str() == field);
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
