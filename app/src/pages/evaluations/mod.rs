//! Stating positions on measures before a meeting: rounds, form, check, release, receipt, and the result.

mod check;
mod form;
mod list;
pub mod release;
pub mod result;
pub mod round;
pub mod round_form;
pub mod words;

pub use check::{closed, conflict, receipt, review};
pub use form::{Before, char_count, draft_saved, form};
pub use list::{MyState, list};

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::{Criterion, RatedText, Rating, Round, Score};
use domain::measure::Measure;
use domain::period::format_day;
use leptos::prelude::*;

/// Path of the rating of a measure in a round.
fn path(round: &Round, measure: &Measure) -> String {
    format!("/bewertungen/{}/{}", round.code, measure.slug)
}

/// The last moment for answers: `14.11.2019, 24:00 Uhr`.
fn deadline(ctx: &Ctx, round: &Round) -> String {
    t!(ctx, "rating-end-of-day", day = format_day(round.closes, ctx.language))
}

/// „noch 9 Tage, bis 14.11.2019, 24:00 Uhr".
fn time_left(ctx: &Ctx, round: &Round) -> String {
    let days = (round.closes - ctx.today).num_days().max(0);
    t!(ctx, "rating-time-left", days = days, until = deadline(ctx, round))
}

/// „Sie bewerten für: IHK Niedersachsen. Sichtbar im Strategierat, nach außen nur zusammengefasst."
fn on_behalf(ctx: &Ctx) -> String {
    let organisation = ctx.account().map(|a| a.organisation_name.clone()).unwrap_or_default();
    t!(ctx, "rating-on-behalf", organisation = organisation)
}

fn crumb(ctx: &Ctx, measure: &Measure) -> impl IntoView + use<> {
    let trail = vec![("/bewertungen".to_owned(), t!(ctx, "nav-evaluations"))];
    ui::breadcrumb(ctx, trail, measure.name.get(ctx.language).to_owned())
}

/// The steps of a rating; `here` counts from 1.
fn steps(ctx: &Ctx, here: usize) -> impl IntoView + use<> {
    let names =
        [t!(ctx, "rating-step-answer"), t!(ctx, "rating-step-check"), t!(ctx, "rating-step-done")];
    let items: Vec<_> = (1..)
        .zip(names)
        .map(|(step, name)| {
            let current = (step == here).then_some("step");
            let class = (step < here).then_some("is-done");
            view! { <li class=class aria-current=current>{name}</li> }
        })
        .collect();
    view! { <ol class="wk-steps" aria-label=t!(ctx, "rating-steps")>{items}</ol> }
}

/// „4 von 5 (1 kaum bekannt, 5 sehr bekannt)", or that it could not be judged.
fn answer(ctx: &Ctx, criterion: &Criterion, score: Option<Score>) -> AnyView {
    match score {
        Some(Score::Points(points)) => {
            let of = t!(ctx, "rating-of-five");
            let ends = ends(ctx, criterion);
            view! { <b>{points.to_string()}</b>" "{of}" "<span class="wk-small wk-muted">{ends}</span> }
                .into_any()
        }
        Some(Score::CannotJudge) => t!(ctx, "rating-not-judged").into_any(),
        None => t!(ctx, "rating-no-answer").into_any(),
    }
}

fn ends(ctx: &Ctx, criterion: &Criterion) -> String {
    t!(
        ctx,
        "rating-ends",
        low = criterion.low.get(ctx.language).to_owned(),
        high = criterion.high.get(ctx.language).to_owned()
    )
}

/// The meeting a round serves: „Danach berät der Strategierat in der 5. Sitzung am 21.11.2019."
fn afterwards(ctx: &Ctx, catalogue: &Catalogue, round: &Round) -> Option<String> {
    let number = round.meeting?;
    let meeting = catalogue.meetings.iter().find(|m| m.number == Some(number))?;
    Some(t!(
        ctx,
        "rating-afterwards",
        number = number.to_string(),
        day = format_day(meeting.date, ctx.language)
    ))
}

/// The text of the measure has changed since the position was drawn up: what has to be done, and the text it was about.
fn outdated(ctx: &Ctx, rating: &Rating, round: &Round, measure: &Measure) -> Option<AnyView> {
    let rated = rating.statement.rated.as_ref()?;
    let differs = round.is_open(ctx.today) && rated.says_otherwise(&RatedText::of(measure));
    (rating.statement.outdated || differs).then(|| {
        view! {
            <div class="wk-note wk-note--risk">
                <b>{t!(ctx, "position-outdated")}</b>
                <p>{t!(ctx, "position-outdated-do")}</p>
                {rated_text(ctx, rated)}
            </div>
        }
        .into_any()
    })
}

/// The text that was rated, folded away.
fn rated_text(ctx: &Ctx, rated: &RatedText) -> AnyView {
    let paragraphs: Vec<_> = [&rated.summary, &rated.description]
        .into_iter()
        .flat_map(|text| text.split('\n'))
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect();
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "position-rated-text")}</summary>
            <p class="wk-strong">{rated.name.clone()}</p>
            {paragraphs}
        </details>
    }
    .into_any()
}
