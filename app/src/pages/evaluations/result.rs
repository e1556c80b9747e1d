//! The result of a round for one measure: distribution, agreement, kinds of organisation, the round before, stances, texts
//! and the strongest dissent.

pub mod paper;
mod tables;
mod voices;

use super::{deadline, words};
use crate::charts::answers::{self, AnswersSpec, Row};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::statistics::{CriterionResult, results, tally, weighted_mean};
use domain::evaluation::{Criterion, RatedText, Rating, Round, Stance};
use domain::measure::Measure;
use domain::number::format_number;
use domain::period::format_day;
use domain::policy::{FEWEST_SHOWN_OUTSIDE, PositionsView};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the page is about.
pub struct Data<'a> {
    /// The round.
    pub round: &'a Round,
    /// The measure.
    pub measure: &'a Measure,
    /// How positions may be shown: with names or summed up.
    pub view: PositionsView,
    /// The positions on this measure in this round.
    pub ratings: &'a [Rating],
    /// The round before it that asked about the measure by the same criteria, with its positions.
    pub before: Option<(&'a Round, &'a [Rating])>,
}

impl Data<'_> {
    /// True where the reader reads names and texts.
    fn is_named(&self) -> bool {
        self.view == PositionsView::Named
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let name = data.measure.name.get(ctx.language).to_owned();
    let title = t!(ctx, "result-title", measure = name.clone());
    let round_title = data.round.title.get(ctx.language).to_owned();
    let trail = vec![
        ("/bewertungen".to_owned(), t!(ctx, "nav-evaluations")),
        (format!("/bewertungen/{}", data.round.code), round_title.clone()),
    ];
    let ratings: Vec<_> = data.ratings.iter().collect();
    let criteria = catalogue.criteria_of(data.round);
    let found = results(criteria, &ratings);
    let example = data.ratings.iter().any(|r| r.evidence.is_example());
    let content = if ratings.is_empty() {
        view! { <div class="wk-empty">{t!(ctx, "result-none")}</div> }.into_any()
    } else if !data.is_named() && ratings.len() < FEWEST_SHOWN_OUTSIDE {
        view! { <div class="wk-empty">{t!(ctx, "measure-voices-too-few")}</div> }.into_any()
    } else {
        let shown = shown(&found, data.is_named());
        view! {
            {stances(ctx, &ratings)}
            {chart(ctx, criteria, data, &shown)}
            {tables::distribution(ctx, criteria, &shown)}
            {tables::definitions(ctx)}
            {tables::kinds(ctx, catalogue, criteria, &ratings)}
            {data.before.map(|before| tables::before(ctx, criteria, data, &shown, before))}
            {data.is_named().then(|| voices::all(ctx, catalogue, data))}
        }
        .into_any()
    };
    let slug = &data.measure.slug;
    let body = view! {
        {ui::breadcrumb(ctx, trail, name.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{lead(ctx, catalogue, data, &found)}</p>
                <div class="wk-head__meta">
                    <span>{round_title}</span>
                    <span>{t!(ctx, "round-closed-on", until = deadline(ctx, data.round))}</span>
                    {ui::example_if(ctx, example)}
                </div>
            </div>
            {other_text(ctx, data)}
            {content}
            <div class="wk-btns">
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("/massnahmen/{slug}"))>
                    {t!(ctx, "rating-to-measure")}
                </a>
                <a class="wk-btn wk-btn--quiet" href=ctx.href(&format!("/bewertungen/{}", data.round.code))>
                    {t!(ctx, "round-to-page")}
                </a>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// Outside the council a criterion is shown from three judgements upward.
fn shown(found: &[CriterionResult], named: bool) -> Vec<Option<CriterionResult>> {
    let may = |r: &CriterionResult| named || r.judged() >= FEWEST_SHOWN_OUTSIDE;
    found.iter().map(|r| may(r).then(|| r.clone())).collect()
}

/// „7 von 12 Organisationen haben geantwortet. Größte Übereinstimmung: …; kleinste: …"
fn lead(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, found: &[CriterionResult]) -> String {
    let answered: BTreeSet<_> = data.ratings.iter().map(|r| &r.organisation).collect();
    let asked = catalogue.asked(data.round).count();
    let first = t!(
        ctx,
        "result-turnout",
        answered = count(answered.len()),
        asked = count(asked.max(answered.len()))
    );
    let safe = data.is_named() || answered.len() >= FEWEST_SHOWN_OUTSIDE;
    let weight = |code: &domain::key::CriterionCode| data.round.weight(code);
    let mean = weighted_mean(found, weight)
        .filter(|_| safe && !data.round.setup.weights.is_empty())
        .map(|mean| t!(ctx, "result-weighted", mean = format_number(mean, 1, ctx.language)));
    [Some(first), mean].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The text that was rated is not the text of today.
fn other_text(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let (note, others) = other_text_note(ctx, data)?;
    let texts: Vec<_> = others.into_iter().map(|text| super::rated_text(ctx, text)).collect();
    Some(view! { <div class="wk-note wk-note--risk"><p>{note}</p>{texts}</div> }.into_any())
}

/// That it is not, in words, and the texts that were rated.
fn other_text_note<'a>(ctx: &Ctx, data: &Data<'a>) -> Option<(String, Vec<&'a RatedText>)> {
    let now = RatedText::of(data.measure);
    let rated = data.ratings.iter().filter_map(|r| r.statement.rated.as_ref());
    let mut others: Vec<&RatedText> = Vec::new();
    for text in rated.filter(|text| text.says_otherwise(&now)) {
        if !others.iter().any(|known| !known.says_otherwise(text)) {
            others.push(text);
        }
    }
    let outdated = data.ratings.iter().filter(|r| r.statement.outdated).count();
    if others.is_empty() && outdated == 0 {
        return None;
    }
    let note = if outdated > 0 && data.is_named() {
        t!(ctx, "result-outdated", count = count(outdated))
    } else {
        t!(ctx, "result-other-text")
    };
    Some((note, others))
}

/// How often each stance was taken, as a sentence and a table.
fn stances(ctx: &Ctx, ratings: &[&Rating]) -> Option<AnyView> {
    let tally = tally(ratings);
    let all: usize = tally.stances.iter().sum();
    if all == 0 {
        return None;
    }
    let rows: Vec<_> = Stance::ALL
        .iter()
        .zip(tally.stances)
        .map(|(stance, n)| {
            let bars: Vec<_> = (0..n).map(|_| view! { <i></i> }).collect();
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{words::stance(ctx, *stance)}</th>
                    <td role="cell" data-l=t!(ctx, "result-count")>
                        {n.to_string()}<span class="wk-pieces__bar" aria-hidden="true">{bars}</span>
                    </td>
                </tr>
            }
        })
        .collect();
    let head = [t!(ctx, "result-stance"), t!(ctx, "result-count")];
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-haltung">
                <h2 id="h-haltung">{t!(ctx, "result-stances")}</h2>
                <p>{stance_sentence(ctx, tally.stances, all)}</p>
                <table class="wk-table wk-pieces" role="table">
                    <caption class="wk-sr">{t!(ctx, "result-stances")}</caption>
                    {ui::table_head(&head)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

/// „5 von 7 stimmen zu, 2 davon mit Bedingungen; 1 lehnt ab, 1 enthält sich."
fn stance_sentence(ctx: &Ctx, stances: [usize; 4], all: usize) -> String {
    let [support, conditional, reject, abstain] = stances;
    t!(
        ctx,
        "result-stance-sentence",
        agreed = count(support + conditional),
        all = count(all),
        conditional = count(conditional),
        against = count(reject),
        abstained = count(abstain)
    )
}

fn chart(
    ctx: &Ctx,
    criteria: &[Criterion],
    data: &Data<'_>,
    shown: &[Option<CriterionResult>],
) -> AnyView {
    let spec = chart_spec(ctx, criteria, data, shown);
    view! {
        <section class="wk-section" aria-labelledby="h-verteilung">
            <h2 id="h-verteilung">{t!(ctx, "result-distribution")}</h2>
            {answers::answers(&spec)}
        </section>
    }
    .into_any()
}

fn chart_spec(
    ctx: &Ctx,
    criteria: &[Criterion],
    data: &Data<'_>,
    shown: &[Option<CriterionResult>],
) -> AnswersSpec {
    let rows: Vec<_> = criteria
        .iter()
        .zip(shown)
        .filter_map(|(criterion, result)| {
            let result = result.as_ref()?;
            Some(Row {
                name: criterion.short.get(ctx.language).to_owned(),
                counts: result.counts,
                cannot_judge: result.cannot_judge,
                mean: result.mean,
                median: result.median,
            })
        })
        .collect();
    let sentence = sentence(ctx, criteria, shown);
    AnswersSpec {
        title_id: "ergebnis".to_owned(),
        caption: sentence.clone(),
        subtitle: t!(
            ctx,
            "result-chart-subtitle",
            round = data.round.title.get(ctx.language).to_owned(),
            day = format_day(data.round.closes, ctx.language)
        ),
        description: sentence,
        rows,
        language: ctx.language,
    }
}

/// „Am höchsten: Bekanntheit, Mittel 4,1. Am niedrigsten: Aufwand, Mittel 2,4. Am wenigsten einig: Wirkung,
/// Übereinstimmung 0,58."
fn sentence(ctx: &Ctx, criteria: &[Criterion], shown: &[Option<CriterionResult>]) -> String {
    let known: Vec<_> =
        criteria.iter().zip(shown).filter_map(|(c, r)| Some((c, r.as_ref()?))).collect();
    let short = |c: &Criterion| c.short.get(ctx.language).to_owned();
    let mean = |(_, r): &&(&Criterion, &CriterionResult)| r.mean.unwrap_or(0.0);
    let judged: Vec<_> = known.iter().filter(|(_, r)| r.mean.is_some()).collect();
    let high = judged.iter().copied().max_by(|a, b| mean(a).total_cmp(&mean(b)));
    let low = judged.iter().copied().min_by(|a, b| mean(a).total_cmp(&mean(b)));
    let number = |value: f64, decimals| format_number(value, decimals, ctx.language);
    let (Some(high), Some(low)) = (high, low) else { return t!(ctx, "result-nothing-judged") };
    let first = t!(
        ctx,
        "result-high-low",
        high = short(high.0),
        highmean = number(mean(&high), 1),
        low = short(low.0),
        lowmean = number(mean(&low), 1)
    );
    let agreed = known.iter().filter_map(|(c, r)| Some((*c, r.agreement?)));
    let least = agreed.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(c, agreement)| {
        t!(ctx, "result-least-agreed", criterion = short(c), agreement = number(agreement, 2))
    });
    [Some(first), least].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
