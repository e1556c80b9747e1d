//! One expected contribution: what was claimed, how the indicator moved, before and after, what members judge, and what the
//! planner recorded. Side by side, as none of them alone says whether the measure works.

use super::parts;
use super::sentence;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::words;
use crate::pages::indicators::sentence::deviation_of;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::evaluation::statistics::results;
use domain::evaluation::{Criterion, Rating, Round, criteria};
use domain::finding::Register;
use domain::indicator::before_after::Start;
use domain::indicator::before_after::means::compare;
use domain::indicator::series::Series;
use domain::key::AreaCode;
use domain::measure::contribution::Contribution;
use domain::measure::outcome::{Basis, MAX_OUTCOME, Outcome, OutcomeForm, OutcomeVerdict};
use domain::number::format_shortest;
use domain::period::format_day;
use domain::policy::{FEWEST_SHOWN_OUTSIDE, PositionsView, positions_view, sees_discussions};
use leptos::prelude::*;

/// What the page shows besides the catalogue.
#[derive(Debug)]
pub struct Data<'a> {
    /// The measure.
    pub record: &'a MeasureRecord,
    /// The contribution.
    pub link: &'a Contribution,
    /// Its indicator.
    pub indicator: &'a IndicatorRecord,
    /// What the reader may see.
    pub register: &'a Register,
    /// Ratings of the measure in closed rounds.
    pub ratings: &'a [Rating],
    /// Number of posts about the assumption.
    pub posts: usize,
    /// The form of the planner.
    pub form: &'a Form<OutcomeForm>,
    /// Code of a receipt.
    pub notice: Option<&'a str>,
}

/// Path of the page.
pub fn claim_path(link: &Contribution) -> String {
    format!("/massnahmen/{}/wirkung/{}", link.measure, link.id)
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let measure = data.record.measure.name.get(ctx.language).to_owned();
    let indicator = data.indicator.indicator.short.get(ctx.language).to_owned();
    let heading = t!(ctx, "claim-title", measure = measure.clone(), indicator = indicator);
    let title = parts::form_title(ctx, &heading, !data.form.errors.is_empty());
    let trail = vec![
        ("/massnahmen".to_owned(), t!(ctx, "measure-list-title")),
        (parts::measure_path(&data.link.measure), data.record.measure.short.clone()),
    ];
    let receipt = (data.notice == Some("gespeichert")).then(|| {
        view! {
            <div class="wk-note wk-note--ok" role="status">
                {ui::icon("#i-check")}<p>{t!(ctx, "claim-receipt")}</p>
            </div>
        }
    });
    let chain = format!("/wirkungskette/indikator/{}", data.link.indicator);
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "claim-breadcrumb"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt}
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{verdict(ctx, data)}</p>
                <div class="wk-head__meta"><span>{t!(ctx, "claim-no-proof")}</span></div>
            </div>
            <div class="wk-grid wk-grid--2">
                {claimed(ctx, data)}
                {moved(ctx, data)}
                {compared(ctx, data)}
                {judged(ctx, catalogue, data)}
            </div>
            {recorded(ctx, catalogue, data)}
            <p><a class="wk-link" href=ctx.href(&chain)>{t!(ctx, "chain-link")}</a></p>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Measures, islands: false, body }
}

fn outcomes<'a>(data: &'a Data<'_>) -> Vec<&'a Outcome> {
    data.register.outcomes.iter().filter(|o| o.contribution == data.link.id).collect()
}

/// What was last recorded, or that nothing was: never what the course of the indicator suggests.
fn verdict(ctx: &Ctx, data: &Data<'_>) -> String {
    outcomes(data).last().map_or_else(
        || t!(ctx, "claim-open"),
        |outcome| {
            t!(
                ctx,
                "claim-verdict",
                verdict = outcome_verdict(ctx, outcome.verdict),
                basis = basis(ctx, outcome.basis),
                day = format_day(outcome.date, ctx.language)
            )
        },
    )
}

fn claimed(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let expected = &data.link.expected;
    let words = sentence::sentence(ctx, &data.indicator.indicator, expected);
    let phrase = parts::indicator_link(ctx, &data.link.indicator, words.phrase);
    let assumption = (!expected.assumption.is_empty()).then(|| {
        view! { <div><dt>{t!(ctx, "claim-assumption")}</dt><dd>{expected.assumption.clone()}</dd></div> }
    });
    let discuss = sees_discussions(&ctx.actor).then(|| {
        let path = format!("/diskussion/wirkungsbeitrag/{}", data.link.id);
        let text = t!(ctx, "claim-discuss", count = i64::try_from(data.posts).unwrap_or(0));
        view! { <p><a class="wk-link" href=ctx.href(&path)>{text}</a></p> }
    });
    let lag = t!(ctx, "claim-lag-months", months = i64::from(expected.lag_months));
    view! {
        <section class="wk-panel" aria-labelledby="h-erwartet">
            <h2 id="h-erwartet">{t!(ctx, "claim-expected")}</h2>
            <p>
                {t!(ctx, "measure-subject")}" "{words.before}{phrase}{words.after}". "
                {ui::example_if(ctx, data.link.evidence.is_example())}
            </p>
            <dl class="wk-dl wk-dl--lines">
                <div><dt>{t!(ctx, "claim-lag")}</dt><dd>{lag}</dd></div>
                <div><dt>{t!(ctx, "claim-grade")}</dt><dd>{labels::grade(ctx, expected.grade)}</dd></div>
                {assumption}
            </dl>
            {discuss}
        </section>
    }
    .into_any()
}

fn moved(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let record = data.indicator;
    let indicator = &record.indicator;
    let series = Series::published(record.of_area(&AreaCode::home()));
    let points = series.points();
    let content = match (points.first(), points.last()) {
        (Some(first), Some(last)) if first.day != last.day => {
            let change = last.value - first.value;
            let text = t!(
                ctx,
                "claim-moved",
                from = format_day(first.day, ctx.language),
                first = labels::amount(ctx, indicator, first.value),
                to = format_day(last.day, ctx.language),
                last = labels::amount(ctx, indicator, last.value),
                change = deviation_of(ctx, indicator, change)
            );
            view! { <p>{text}</p> }.into_any()
        }
        (Some(only), _) => {
            let text = t!(
                ctx,
                "claim-one-value",
                period = format_day(only.day, ctx.language),
                value = labels::amount(ctx, indicator, only.value)
            );
            view! { <p>{text}</p> }.into_any()
        }
        _ => view! { <p class="wk-empty">{t!(ctx, "claim-no-values")}</p> }.into_any(),
    };
    let path = format!("/indikatoren/{}", indicator.code);
    view! {
        <section class="wk-panel" aria-labelledby="h-bewegt">
            <h2 id="h-bewegt">{t!(ctx, "claim-change")}</h2>
            {content}
            <p><a class="wk-link" href=ctx.href(&path)>{t!(ctx, "claim-to-indicator")}</a></p>
        </section>
    }
    .into_any()
}

fn compared(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let indicator = &data.indicator.indicator;
    let series = Series::published(data.indicator.of_area(&AreaCode::home()));
    let start = data.record.measure.start;
    let found = start.map(|began| (began, compare(&series, Start::at(began.start()))));
    let content = match found {
        None => view! { <p class="wk-empty">{t!(ctx, "claim-no-start")}</p> }.into_any(),
        Some((began, found)) => match (found.before.mean, found.after.mean, found.difference) {
            (Some(before), Some(after), Some(difference)) => {
                let text = t!(
                    ctx,
                    "claim-before-after",
                    began = began.label(ctx.language),
                    before = labels::rounded(ctx, indicator, before),
                    after = labels::rounded(ctx, indicator, after),
                    change = deviation_of(ctx, indicator, difference)
                );
                view! { <p>{text}</p> }.into_any()
            }
            _ => view! { <p class="wk-empty">{t!(ctx, "claim-one-side")}</p> }.into_any(),
        },
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-vergleich">
            <h2 id="h-vergleich">{t!(ctx, "claim-compared")}</h2>
            {content}
            <p class="wk-small wk-muted">{t!(ctx, "claim-compared-note")}</p>
        </section>
    }
    .into_any()
}

/// The criterion about the effect, where the round has asked for one.
fn effect<'a>(catalogue: &'a Catalogue, round: &Round) -> Option<&'a Criterion> {
    let set = criteria::find(&catalogue.criteria, &round.setup.criteria)?;
    set.criteria.iter().find(|criterion| Some(&criterion.code) == set.effect.as_ref())
}

fn judged(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let mut rounds: Vec<&Round> = catalogue
        .rounds
        .values()
        .filter(|r| {
            r.is_over(ctx.today) && data.ratings.iter().any(|rating| rating.round == r.code)
        })
        .collect();
    rounds.sort_by_key(|r| r.closes);
    let found = rounds.last().and_then(|round| {
        let criterion = effect(catalogue, round)?;
        let of_round: Vec<&Rating> =
            data.ratings.iter().filter(|rating| rating.round == round.code).collect();
        let summary = results(std::slice::from_ref(criterion), &of_round).into_iter().next()?;
        let mean = summary.mean?;
        let enough = match positions_view(&ctx.actor, &catalogue.face, round, ctx.today) {
            PositionsView::Named => true,
            PositionsView::Summed => summary.judged() >= FEWEST_SHOWN_OUTSIDE,
            PositionsView::Own | PositionsView::Hidden => false,
        };
        enough.then_some((*round, criterion, summary, mean))
    });
    let content = match found {
        None => view! { <p class="wk-empty">{t!(ctx, "claim-not-judged")}</p> }.into_any(),
        Some((round, criterion, summary, mean)) => {
            let text = t!(
                ctx,
                "claim-judged",
                round = round.title.get(ctx.language).to_owned(),
                criterion = criterion.name.get(ctx.language).to_owned(),
                mean = format_shortest((mean * 10.0).round() / 10.0, 1, ctx.language),
                answered = i64::try_from(summary.judged()).unwrap_or(0),
                low = criterion.low.get(ctx.language).to_owned(),
                high = criterion.high.get(ctx.language).to_owned()
            );
            view! { <p>{text}" "{ui::example_if(ctx, round.evidence.is_example())}</p> }.into_any()
        }
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-urteil">
            <h2 id="h-urteil">{t!(ctx, "claim-members")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn recorded(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let items: Vec<_> = outcomes(data)
        .into_iter()
        .rev()
        .map(|outcome| {
            let about = format!(
                "{} · {}",
                format_day(outcome.date, ctx.language),
                words::organisation(catalogue, &outcome.organisation)
            );
            view! {
                <li>
                    <p>
                        {verdict_mark(ctx, outcome.verdict)}" "
                        <span class="wk-small wk-muted">{about}</span>" "
                        {words::example_if(ctx, outcome.evidence)}
                    </p>
                    <p>{outcome.text.clone()}</p>
                    <p class="wk-small">{t!(ctx, "claim-basis", basis = basis(ctx, outcome.basis))}</p>
                </li>
            }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "claim-nothing-recorded")}</p> }.into_any()
    } else {
        view! { <ol class="wk-list">{items}</ol> }.into_any()
    };
    let form = ctx.is_planner().then(|| form(ctx, data));
    view! {
        <section class="wk-panel" aria-labelledby="h-festgehalten">
            <h2 id="h-festgehalten">{t!(ctx, "claim-recorded")}</h2>
            {list}
            {form}
        </section>
    }
    .into_any()
}

fn form(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let form = data.form;
    let name = |field: &str| match field {
        "verdict" => t!(ctx, "claim-field-verdict"),
        "basis" => t!(ctx, "claim-field-basis"),
        _ => t!(ctx, "claim-field-happened"),
    };
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let values = &form.values;
    let verdicts = OutcomeVerdict::ALL
        .iter()
        .map(|v| (v.code().to_owned(), outcome_verdict(ctx, *v)))
        .collect();
    let grounds = Basis::ALL.iter().map(|b| (b.code().to_owned(), basis(ctx, *b))).collect();
    let token = form.token.clone();
    view! {
        <h3>{t!(ctx, "claim-record")}</h3>
        <form class="wk-form" method="post" action=ctx.href(&claim_path(data.link)) novalidate=true>
            {ui::error_summary(ctx, &form.errors, name)}
            <input type="hidden" name="token" value=token />
            {ui::radios(field("verdict", &values.verdict), verdicts)}
            {ui::radios(field("basis", &values.basis).hint(t!(ctx, "claim-basis-hint")), grounds)}
            {ui::text_area(ctx, field("happened", &values.happened), 4, MAX_OUTCOME)}
            <div class="wk-btns"><button class="wk-btn wk-btn--primary">{t!(ctx, "claim-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn verdict_mark(ctx: &Ctx, verdict: OutcomeVerdict) -> AnyView {
    let shape = match verdict {
        OutcomeVerdict::Occurred => ("#s-ok", "ok"),
        OutcomeVerdict::Partly => ("#s-risk", "risk"),
        OutcomeVerdict::Missed => ("#s-miss", "miss"),
        OutcomeVerdict::Unknown => ("#s-none", "none"),
    };
    words::mark(shape, outcome_verdict(ctx, verdict))
}

/// What became of an expectation.
pub(crate) fn outcome_verdict(ctx: &Ctx, verdict: OutcomeVerdict) -> String {
    match verdict {
        OutcomeVerdict::Occurred => t!(ctx, "outcome-occurred"),
        OutcomeVerdict::Partly => t!(ctx, "outcome-partly"),
        OutcomeVerdict::Missed => t!(ctx, "outcome-missed"),
        OutcomeVerdict::Unknown => t!(ctx, "outcome-unknown"),
    }
}

/// What a verdict rests on.
pub(crate) fn basis(ctx: &Ctx, basis: Basis) -> String {
    match basis {
        Basis::Study => t!(ctx, "basis-study"),
        Basis::Counts => t!(ctx, "basis-counts"),
        Basis::Reports => t!(ctx, "basis-reports"),
        Basis::IndicatorAlone => t!(ctx, "basis-indicator-alone"),
    }
}
