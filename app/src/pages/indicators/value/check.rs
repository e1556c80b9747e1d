//! The page before saving: old value, new value, and the status that follows.

use super::{action, crumb, evidence, observation_status, qualifier};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::Page;
use crate::pages::indicators::check::{self, Check, state};
use crate::pages::indicators::{chart, light, sentence, standing};
use crate::ui;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::observation::{Observation, Replacement};
use domain::indicator::status::Assessment;
use domain::indicator::value::ValueForm;
use domain::key::AreaCode;
use domain::number::{format_number, format_shortest};
use leptos::prelude::*;

/// A change beyond this share of the old value is asked about.
const JUMP: f64 = 0.2;

/// The check page: nothing is stored until its button is pressed.
pub fn check(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    form: &Form<ValueForm>,
    new: &Observation,
) -> Page {
    let indicator = &record.indicator;
    let title =
        t!(ctx, "value-check-title-for", name = indicator.name.get(ctx.language).to_owned());
    let old = compared_with(record, new);
    let sections = view! {
        {doubts(ctx, record, old, new)}
        <section class="wk-panel">
            {comparison(ctx, record, old, new)}
        </section>
        <section class="wk-panel">
            <h2>{t!(ctx, "value-check-entered")}</h2>
            {entered(ctx, catalogue, new)}
        </section>
    };
    Check {
        title,
        crumb: crumb(ctx, indicator).into_any(),
        heading: t!(ctx, "value-check-title"),
        name: indicator.name.get(ctx.language),
        sections: sections.into_any(),
        action: action(ctx, indicator),
        state: state(form),
        typed: typed(&form.values),
        save: t!(ctx, "value-save"),
    }
    .page(ctx)
}

/// The value that is replaced, or the last one before it.
fn compared_with<'a>(record: &'a IndicatorRecord, new: &Observation) -> Option<&'a Observation> {
    if let Some(replaced) = &new.recorded.replaces {
        return record.observations().iter().find(|o| o.id == replaced.id);
    }
    if !new.is_whole() {
        let same = |o: &&Observation| o.breakdown() == new.breakdown() && !o.superseded;
        return record
            .of_area(&new.area)
            .iter()
            .filter(same)
            .rfind(|o| o.period.end() < new.period.end());
    }
    record.series(&new.area).rfind(|o| o.period.end() < new.period.end())
}

fn doubts(
    ctx: &Ctx,
    record: &IndicatorRecord,
    old: Option<&Observation>,
    new: &Observation,
) -> Option<AnyView> {
    let mut doubts = Vec::new();
    if let Some(old) = old {
        let difference = new.value - old.value;
        let share = difference.abs() / old.value.abs();
        if share.is_finite() && share > JUMP {
            let percent = format!("{}\u{a0}%", format_number(share * 100.0, 0, ctx.language));
            doubts.push(t!(ctx, "value-doubt-jump", percent = percent));
        }
        if record.indicator.cumulative && new.recorded.replaces.is_none() && difference < 0.0 {
            doubts.push(t!(ctx, "value-doubt-falling"));
        }
    }
    if let Some(old) = old {
        let denominator = |o: &Observation| o.detail.as_ref()?.denominator;
        if let (Some(before), Some(after)) = (denominator(old), denominator(new))
            && before.to_bits() != after.to_bits()
        {
            let [before, after] = [before, after].map(|d| format_shortest(d, 2, ctx.language));
            doubts.push(t!(ctx, "value-doubt-denominator", before = before, after = after));
        }
        if sentence::is_within_chance(&record.indicator, old, new) {
            doubts.push(t!(ctx, "value-doubt-chance"));
        }
    }
    if !new.is_whole() {
        doubts.push(t!(ctx, "value-doubt-part"));
    }
    let newest = record.series(&new.area).next_back();
    if new.recorded.replaces.is_none() && newest.is_some_and(|o| o.period.end() > new.period.end())
    {
        doubts.push(t!(ctx, "value-doubt-older"));
    }
    if new.evidence.is_example() {
        doubts.push(t!(ctx, "value-doubt-example"));
    }
    if doubts.is_empty() {
        return None;
    }
    let items: Vec<_> = doubts.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    Some(
        view! {
            <div class="wk-note wk-note--risk">
                <h2>{t!(ctx, "value-doubts")}</h2>
                <ul class="wk-list wk-list--dots">{items}</ul>
            </div>
        }
        .into_any(),
    )
}

struct Line {
    name: String,
    old: AnyView,
    new: AnyView,
    difference: String,
}

fn comparison(
    ctx: &Ctx,
    record: &IndicatorRecord,
    old: Option<&Observation>,
    new: &Observation,
) -> AnyView {
    let old_name = if new.recorded.replaces.is_some() {
        t!(ctx, "value-check-old")
    } else {
        t!(ctx, "value-check-previous")
    };
    let (new_name, difference) = (t!(ctx, "value-check-new"), t!(ctx, "value-check-difference"));
    let rows: Vec<_> = comparison_lines(ctx, record, old, new)
        .into_iter()
        .map(|line| {
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{line.name}</th>
                    <td role="cell" class="n" data-l=old_name.clone()>{line.old}</td>
                    <td role="cell" class="n" data-l=new_name.clone()>{line.new}</td>
                    <td role="cell" class="n" data-l=difference.clone()>{line.difference}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="wk-table wk-table--stack" role="table">
            <caption class="wk-sr">{t!(ctx, "value-check-caption")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{t!(ctx, "value-check-what")}</th>
                    <th scope="col" role="columnheader" class="n">{old_name.clone()}</th>
                    <th scope="col" role="columnheader" class="n">{new_name.clone()}</th>
                    <th scope="col" role="columnheader" class="n">{difference.clone()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn comparison_lines(
    ctx: &Ctx,
    record: &IndicatorRecord,
    old: Option<&Observation>,
    new: &Observation,
) -> Vec<Line> {
    let indicator = &record.indicator;
    let none = || t!(ctx, "value-check-none");
    let not_applicable = || t!(ctx, "value-check-not-applicable");
    let observed = |o: &Observation| {
        let text = labels::observed(ctx, indicator, o);
        view! { {text}" "{ui::example_if(ctx, o.evidence.is_example())} }.into_any()
    };
    let period = |o: &Observation| o.period.label(ctx.language).into_any();
    let mut lines = vec![
        Line {
            name: t!(ctx, "value-check-period"),
            old: old.map_or_else(|| none().into_any(), period),
            new: period(new),
            difference: not_applicable(),
        },
        Line {
            name: t!(ctx, "value-check-value"),
            old: old.map_or_else(|| none().into_any(), observed),
            new: observed(new),
            difference: old.map_or_else(not_applicable, |old| {
                sentence::deviation_of(ctx, indicator, new.value - old.value)
            }),
        },
    ];
    // Targets are set for Lower Saxony.
    if new.area != AreaCode::home() {
        return lines;
    }
    let before = old.map(|o| standing::against(record, o, ctx.today).assessment);
    let after = standing::against(record, new, ctx.today).assessment;
    let expected = |a: Option<f64>| {
        a.map_or_else(not_applicable, |e| labels::rounded(ctx, indicator, e)).into_any()
    };
    let deviation = |a: Option<f64>| {
        a.map_or_else(not_applicable, |d| sentence::deviation_of(ctx, indicator, d)).into_any()
    };
    lines.push(Line {
        name: t!(ctx, "indicator-expected"),
        old: expected(before.and_then(|a| a.expected)),
        new: expected(after.expected),
        difference: not_applicable(),
    });
    lines.push(Line {
        name: t!(ctx, "indicator-deviation"),
        old: deviation(before.and_then(|a| a.deviation)),
        new: deviation(after.deviation),
        difference: not_applicable(),
    });
    let against_example = record.method_on(ctx.today).reads_target()
        && record.leading_target().is_some_and(|target| target.evidence.is_example());
    let status = |a: Assessment| {
        let example = standing::is_rated(&a) && against_example;
        view! { {light::light(ctx, record, &a)}" "{ui::example_if(ctx, example)} }.into_any()
    };
    lines.push(Line {
        name: t!(ctx, "value-check-status"),
        old: before.map_or_else(|| not_applicable().into_any(), status),
        new: status(after),
        difference: not_applicable(),
    });
    lines
}

fn entered(ctx: &Ctx, catalogue: &Catalogue, new: &Observation) -> AnyView {
    let o = new;
    let source = match &o.source {
        Some(code) => catalogue
            .sources
            .get(code)
            .map_or_else(|| code.to_string(), |s| format!("{}: {}", s.publisher, s.title)),
        None => t!(ctx, "value-source-none"),
    };
    let mut rows = vec![
        (t!(ctx, "value-area"), labels::area(ctx, catalogue, &o.area)),
        (t!(ctx, "value-qualifier"), qualifier(ctx, o.qualifier)),
        (t!(ctx, "value-evidence"), evidence(ctx, o.evidence)),
        (t!(ctx, "value-source"), source),
        (t!(ctx, "value-vintage"), chart::written(ctx, &o.vintage)),
        (t!(ctx, "value-status"), observation_status(ctx, o.status)),
    ];
    if let Some(detail) = &o.detail {
        let number = |value: f64| format_shortest(value, 2, ctx.language);
        let given = [
            (t!(ctx, "measured-numerator"), detail.numerator),
            (t!(ctx, "measured-denominator"), detail.denominator),
            (t!(ctx, "value-sample"), detail.sample.map(f64::from)),
            (t!(ctx, "value-low"), detail.interval.map(|(low, _)| low)),
            (t!(ctx, "value-high"), detail.interval.map(|(_, high)| high)),
        ];
        let given = given.into_iter().filter_map(|(name, value)| Some((name, number(value?))));
        rows.extend(given);
        let names =
            [t!(ctx, "value-district"), t!(ctx, "value-size-class"), t!(ctx, "value-sector")];
        let parts = names.into_iter().zip(detail.breakdown.texts());
        rows.extend(
            parts.filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.to_owned())),
        );
    }
    if let Some(replaced) = &new.recorded.replaces {
        let why = match replaced.by {
            Replacement::Revision => t!(ctx, "value-replacement-revision"),
            Replacement::Correction => t!(ctx, "value-replacement-correction"),
        };
        rows.push((t!(ctx, "value-replacement"), why));
    }
    if !o.note.is_empty() {
        rows.push((t!(ctx, "value-note"), o.note.clone()));
    }
    check::entered(rows)
}

/// What was typed, sent along unchanged.
fn typed(values: &ValueForm) -> Vec<(&'static str, &str)> {
    vec![
        ("area", values.area.as_str()),
        ("period", values.period.as_str()),
        ("value", values.value.as_str()),
        ("qualifier", values.qualifier.as_str()),
        ("status", values.status.as_str()),
        ("vintage", values.vintage.as_str()),
        ("source", values.source.as_str()),
        ("evidence", values.evidence.as_str()),
        ("note", values.note.as_str()),
        ("replacement", values.replacement.as_str()),
        ("numerator", values.numerator.as_str()),
        ("denominator", values.denominator.as_str()),
        ("sample", values.sample.as_str()),
        ("low", values.low.as_str()),
        ("high", values.high.as_str()),
        ("district", values.district.as_str()),
        ("size_class", values.size_class.as_str()),
        ("sector", values.sector.as_str()),
    ]
}
