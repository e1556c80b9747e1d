//! The same values by each method of assessment, so that the council sees what its choice decides.

use super::choices;
use super::light;
use super::sentence;
use super::standing;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use chrono::Datelike;
use domain::catalogue::IndicatorRecord;
use domain::indicator::Indicator;
use domain::indicator::method::growth::{GrowthFigures, GrowthRatio, Progress};
use domain::indicator::method::weather::{Weather, WeatherFigures};
use domain::indicator::method::{DEFAULT, Figures, Grade, Reason, StatusMethod, Verdict, Warning};
use domain::indicator::status::Polarity;
use domain::number::format_shortest;
use domain::period::format_day;
use leptos::prelude::*;

/// A table of the methods with their verdicts; none where nothing is ever rated.
pub fn section(ctx: &Ctx, record: &IndicatorRecord) -> Option<AnyView> {
    let indicator = &record.indicator;
    if indicator.polarity == Polarity::Context || record.latest().is_none() {
        return None;
    }
    let in_force = record.method_on(ctx.today);
    // A share that is to grow has its limit at the end of its scale.
    let limit = indicator.max.filter(|_| indicator.is_percent());
    let growth = GrowthRatio::new(None, limit).map(StatusMethod::Growth).ok();
    let offered = [DEFAULT, StatusMethod::Weather].into_iter().chain(growth);
    // The one in force with its own parameters, the others with the usual ones.
    let mut methods: Vec<_> = offered
        .map(|method| if is_same_kind(&method, in_force) { in_force.clone() } else { method })
        .collect();
    if !methods.contains(in_force) {
        methods.push(in_force.clone());
    }
    let rows: Vec<_> = methods
        .iter()
        .map(|method| {
            let verdict = record.explain(method, record.leading_target(), record.latest());
            row(ctx, record, (method, method == in_force), &verdict)
        })
        .collect();
    let lead = t!(
        ctx,
        "method-lead",
        method = light::in_full(ctx, in_force.version()),
        since = light::since(ctx, record.choice_on(ctx.today))
    );
    let example = ui::example_if(ctx, standing::published(record, ctx.today).is_against_example());
    let columns =
        columns(ctx).map(|title| view! { <th role="columnheader" scope="col">{title}</th> });
    Some(
        view! {
            <section class="wk-panel wk-last" aria-labelledby="verfahren">
                <h2 id="verfahren">{t!(ctx, "method-title")}" "{example}</h2>
                <p>{lead}</p>
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{t!(ctx, "method-caption")}</caption>
                    <thead role="rowgroup"><tr role="row">{columns.collect_view()}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {choices::history(ctx, record)}
            </section>
        }
        .into_any(),
    )
}

fn columns(ctx: &Ctx) -> [String; 3] {
    [t!(ctx, "method-column"), t!(ctx, "method-verdict"), t!(ctx, "method-why")]
}

/// True where two methods differ in their parameters alone.
fn is_same_kind(one: &StatusMethod, other: &StatusMethod) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// A method with what it says; the one in force is marked.
fn row(
    ctx: &Ctx,
    record: &IndicatorRecord,
    (method, in_force): (&StatusMethod, bool),
    verdict: &Verdict,
) -> AnyView {
    let indicator = &record.indicator;
    let [_, verdict_title, why_title] = columns(ctx);
    let name = light::name(ctx, verdict.method.code);
    let parameters = light::parameters(ctx, record, method);
    let parameters =
        (!parameters.is_empty()).then(|| view! { <br/><span class="wk-small">{parameters}</span> });
    let holds = in_force.then(
        || view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "method-in-force")}</span> },
    );
    let version = t!(
        ctx,
        "method-version",
        code = verdict.method.code,
        version = i64::from(verdict.method.version)
    );
    let grade = verdict
        .grade
        .map(|of| view! { <br/><span class="wk-small wk-muted">{grade(ctx, of)}</span> });
    let why = why(ctx, indicator, verdict);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {name}{holds}<br/><span class="wk-small wk-muted">{version}</span>{parameters}
            </th>
            <td role="cell" data-l=verdict_title>{ui::status(ctx, verdict.status)}{grade}</td>
            <td role="cell" data-l=why_title>{why}</td>
        </tr>
    }
    .into_any()
}

/// A grade in the words of its publisher.
pub(super) fn grade(ctx: &Ctx, grade: Grade) -> String {
    match grade {
        Grade::Weather(Weather::Sun) => t!(ctx, "method-grade-sun"),
        Grade::Weather(Weather::LightClouds) => t!(ctx, "method-grade-light-clouds"),
        Grade::Weather(Weather::Cloud) => t!(ctx, "method-grade-cloud"),
        Grade::Weather(Weather::Thunderstorm) => t!(ctx, "method-grade-thunderstorm"),
        Grade::Growth(Progress::Achieved) => t!(ctx, "method-grade-achieved"),
        Grade::Growth(Progress::OnTrack) => t!(ctx, "method-grade-on-track"),
        Grade::Growth(Progress::TooSlow) => t!(ctx, "method-grade-too-slow"),
        Grade::Growth(Progress::Limited) => t!(ctx, "method-grade-limited"),
        Grade::Growth(Progress::Deterioration) => t!(ctx, "method-grade-deterioration"),
    }
}

/// The numbers behind a verdict as sentences, or why there is none, and what a reader has to know beside it.
pub(super) fn why(ctx: &Ctx, indicator: &Indicator, verdict: &Verdict) -> String {
    let explained = match verdict.figures {
        Some(Figures::Corridor(of)) => t!(
            ctx,
            "method-why-corridor",
            expected = labels::rounded(ctx, indicator, of.expected),
            value = labels::rounded(ctx, indicator, of.value),
            deviation = sentence::deviation_of(ctx, indicator, of.deviation)
        ),
        Some(Figures::Weather(of)) => weather(ctx, indicator, &of),
        Some(Figures::Growth(of)) => growth(ctx, &of),
        Some(Figures::Thresholds(of)) => t!(
            ctx,
            "method-why-thresholds",
            value = labels::amount(ctx, indicator, of.value),
            near = labels::amount(ctx, indicator, of.on_plan),
            far = labels::amount(ctx, indicator, of.at_risk),
            side = if indicator.polarity == Polarity::LowerBetter { "down" } else { "up" }
        ),
        None => String::new(),
    };
    let provisional = verdict.provisional.then(|| t!(ctx, "method-provisional"));
    let warnings = verdict.warnings.iter().map(|of| warning(ctx, *of));
    std::iter::once(explained)
        .chain(verdict.reason.map(|of| reason(ctx, of)))
        .chain(warnings)
        .chain(provisional)
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn weather(ctx: &Ctx, indicator: &Indicator, of: &WeatherFigures) -> String {
    let course = t!(
        ctx,
        "method-why-weather",
        change = sentence::deviation_of(ctx, indicator, of.mean_change),
        points = i64::try_from(of.points).unwrap_or(i64::MAX),
        from = of.from.year().to_string()
    );
    let (Some(projected), Some(share), Some(due)) = (of.projected, of.miss_share, of.demand.due())
    else {
        return course;
    };
    let projected = labels::rounded(ctx, indicator, projected);
    let due = format_day(due, ctx.language);
    let end = if share > 0.0 {
        let share = percent(ctx, share, 0);
        t!(ctx, "method-why-weather-missed", projected = projected, due = due, share = share)
    } else {
        t!(ctx, "method-why-weather-reached", projected = projected, due = due)
    };
    format!("{course} {end}")
}

fn growth(ctx: &Ctx, of: &GrowthFigures) -> String {
    let (rate, from) = (percent(ctx, of.growth.abs(), 1), of.base_day.year().to_string());
    let course = if of.growth < 0.0 {
        t!(ctx, "method-why-growth-wrong", rate = rate, from = from)
    } else {
        t!(ctx, "method-why-growth", rate = rate, from = from)
    };
    match of.required {
        Some(required) => {
            let required = percent(ctx, required, 1);
            format!("{course} {}", t!(ctx, "method-why-growth-required", required = required))
        }
        None => course,
    }
}

/// A share as percent: 0.155 is „15,5 %".
fn percent(ctx: &Ctx, share: f64, decimals: u8) -> String {
    format!("{}\u{a0}%", format_shortest(share * 100.0, decimals, ctx.language))
}

/// Why a method gives no grade.
pub(super) fn reason(ctx: &Ctx, reason: Reason) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match reason {
        Reason::NoValue => t!(ctx, "method-reason-no-value"),
        Reason::Context => t!(ctx, "method-reason-context"),
        Reason::NoTarget => t!(ctx, "method-reason-no-target"),
        Reason::NotYetExpected => t!(ctx, "method-reason-not-yet"),
        Reason::TooFewPoints { have, need } => {
            t!(ctx, "method-reason-few", have = number(have), need = number(need))
        }
        Reason::LessThanAYear => t!(ctx, "method-reason-short"),
        Reason::MixedSigns => t!(ctx, "method-reason-signs"),
        Reason::TargetIsBase => t!(ctx, "method-reason-target-is-base"),
        Reason::DueNotAfterBase => t!(ctx, "method-reason-due-before-base"),
        Reason::NoDueDay => t!(ctx, "method-reason-no-due-day"),
        Reason::TargetPassed => t!(ctx, "method-reason-passed"),
        Reason::TargetNotFinite
        | Reason::PathCrossesZero
        | Reason::BoundsContradictPolarity
        | Reason::Overflow => t!(ctx, "method-reason-numbers"),
    }
}

fn warning(ctx: &Ctx, warning: Warning) -> String {
    let day = |day| format_day(day, ctx.language);
    match warning {
        Warning::ZeroBaseReplaced => t!(ctx, "method-warning-zero-base"),
        Warning::ZeroTargetReplaced => t!(ctx, "method-warning-zero-target"),
        Warning::CutAtBreak { day: at } => t!(ctx, "method-warning-cut", day = day(at)),
        Warning::BaselineBeforeBreak { day: at } => {
            t!(ctx, "method-warning-baseline", day = day(at))
        }
        Warning::BaseMoved { to } => t!(ctx, "method-warning-base-moved", day = day(to)),
        Warning::MetWhileWorsening => t!(ctx, "method-warning-worsening"),
        Warning::LimitNotApplied => t!(ctx, "method-warning-limit"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ctx, observation, record, with_values};
    use super::*;

    fn html(record: &IndicatorRecord) -> Option<String> {
        let ctx = ctx(None);
        Owner::new()
            .with(|| section(&ctx, record).map(|view| view.to_html().replace('\u{a0}', " ")))
    }

    #[test]
    fn each_method_says_its_verdict_and_why() {
        let html = html(&record()).expect("rated");
        for text in [
            "linearer Zielpfad<!> <span",
            "Erwartet waren 64,5 %, gemessen 63,4 %: −1,1 Prozentpunkte.",
            "dns-wetter, Version 1",
            "wachstumsrate, Version 1",
            "Beispielwert",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert_eq!(html.matches(">gilt<").count(), 1);
    }

    #[test]
    fn a_course_is_continued_to_the_due_day() {
        let record = with_values(record(), |values| {
            values.clear();
            for (year, value) in
                [(2019, 20.0), (2020, 30.0), (2021, 40.0), (2022, 50.0), (2023, 60.0)]
            {
                values.push(observation("DE-NI", &year.to_string(), value));
            }
        });
        let html = html(&record).expect("rated");
        assert!(html.contains("Sonne"), "{html}");
        assert!(html.contains("+10,0 Prozentpunkte im Jahr, aus 5 Werten seit 2019."), "{html}");
        assert!(html.contains("am 31.12.2025 und erreicht das Ziel."), "{html}");
        assert!(
            html.contains("Seit 2019 im Mittel 31,6 % im Jahr in die gewünschte Richtung."),
            "{html}"
        );
    }

    #[test]
    fn where_nothing_is_ever_rated_there_is_no_table() {
        let empty = with_values(record(), Vec::clear);
        assert!(html(&empty).is_none());
        let mut context = record();
        context.indicator.polarity = Polarity::Context;
        assert!(html(&context).is_none());
    }
}
