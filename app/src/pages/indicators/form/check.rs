//! The page before saving: what changes in an indicator, and the first values that a formula gives.

use super::super::check::{Check, state};
use super::super::definition;
use super::{action, crumb, field_name, title};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::Page;
use crate::ui;
use domain::catalogue::{Catalogue, IndicatorRecord, Uncomputed};
use domain::indicator::Indicator;
use domain::indicator::form::IndicatorForm;
use domain::indicator::observation::Observation;
use domain::key::AreaCode;
use leptos::prelude::*;
use std::sync::Arc;

/// Most computed values and gaps that are shown.
const MOST: usize = 6;

/// The check page: nothing is stored until its button is pressed.
pub fn check(
    ctx: &Ctx,
    catalogue: &Catalogue,
    existing: Option<&Indicator>,
    form: &Form<IndicatorForm>,
    new: &Indicator,
) -> Page {
    let title = title(ctx, existing);
    let sections = view! {
        {new_version(ctx, existing, new)}
        {existing.map(|before| differences(ctx, before, new))}
        <section class="wk-panel">
            <h2>{t!(ctx, "indicator-definition")}</h2>
            <p>{new.definition.get(ctx.language).to_owned()}</p>
            {definition::facts(ctx, new)}
        </section>
        {computed(ctx, catalogue, new)}
    };
    let crumb = crumb(ctx, existing, &title).into_any();
    Check {
        title,
        crumb,
        heading: t!(ctx, "indicator-check-title"),
        name: new.name.get(ctx.language),
        sections: sections.into_any(),
        action: action(ctx, existing),
        state: state(form),
        typed: form.values.fields().into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        save: t!(ctx, "indicator-save"),
    }
    .page(ctx)
}

/// What a changed meaning brings with it.
fn new_version(ctx: &Ctx, existing: Option<&Indicator>, new: &Indicator) -> Option<AnyView> {
    let before = &existing?.measured.edition;
    let edition = &new.measured.edition;
    (before != edition).then(|| {
        view! {
            <div class="wk-note">
                <h2>{t!(ctx, "edition-new")}</h2>
                <p>{definition::edition(ctx, edition)}". "{t!(ctx, "edition-new-text")}</p>
            </div>
        }
        .into_any()
    })
}

/// Old and new text of every field that changes.
fn differences(ctx: &Ctx, before: &Indicator, new: &Indicator) -> AnyView {
    let (old, after) = (IndicatorForm::of(before), IndicatorForm::of(new));
    let columns = [
        t!(ctx, "value-check-what"),
        t!(ctx, "indicator-check-before"),
        t!(ctx, "indicator-check-after"),
    ];
    let rows: Vec<_> = old
        .fields()
        .into_iter()
        .zip(after.fields())
        .filter(|((_, old), (_, new))| old != new)
        .map(|((name, old), (_, new))| {
            let [_, was, is] = columns.clone();
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{field_name(ctx, name)}</th>
                    <td role="cell" data-l=was>{shown(ctx, name, old)}</td>
                    <td role="cell" data-l=is>{shown(ctx, name, new)}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="wk-empty">{t!(ctx, "indicator-check-same")}</p> }.into_any();
    }
    view! {
        <section class="wk-panel" aria-labelledby="aenderungen">
            <h2 id="aenderungen">{t!(ctx, "indicator-check-differences")}</h2>
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{t!(ctx, "indicator-check-differences")}</caption>
                {ui::table_head(&columns)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// Codes become words; nothing becomes a dash.
fn shown(ctx: &Ctx, field: &str, raw: &str) -> String {
    use domain::indicator::aggregate::Accumulation;
    use domain::indicator::measured::Kind;
    use domain::indicator::status::Polarity;
    let word = match field {
        "polarity" => Polarity::from_code(raw).map(|p| labels::polarity(ctx, p)),
        "kind" => Kind::from_code(raw).map(|kind| definition::kind(ctx, kind)),
        "accumulation" => Accumulation::from_code(raw).map(|a| definition::accumulation(ctx, a)),
        _ => None,
    };
    match word {
        Some(word) => word,
        None if raw.is_empty() => "–".to_owned(),
        None => raw.to_owned(),
    }
}

/// The values that a formula would give today, newest first, and the gaps it would leave.
fn example_values(catalogue: &Catalogue, new: &Indicator) -> (Vec<Observation>, Vec<Uncomputed>) {
    let mut with = Catalogue::clone(catalogue);
    let record = IndicatorRecord::new(new.clone(), Vec::new(), Vec::new());
    with.indicators.insert(new.code.clone(), Arc::new(record));
    with.compute(Some(&[new.code.clone()].into()));
    let Some(record) = with.indicators.get(&new.code) else { return (Vec::new(), Vec::new()) };
    let home = AreaCode::home();
    let area = record.areas().first().unwrap_or(&home);
    (record.series(area).rev().cloned().collect(), with.uncomputed(record))
}

fn computed(ctx: &Ctx, catalogue: &Catalogue, new: &Indicator) -> Option<AnyView> {
    let formula = new.measured.formula.as_ref()?;
    let (values, gaps) = example_values(catalogue, new);
    let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
    let items: Vec<_> = values
        .iter()
        .take(MOST)
        .map(|o| {
            let text = t!(
                ctx,
                "indicator-chart-value",
                area = labels::area(ctx, catalogue, &o.area),
                value = labels::observed(ctx, new, o),
                period = o.period.label(ctx.language)
            );
            view! { <li>{text}" "{ui::example_if(ctx, o.evidence.is_example())}</li> }
        })
        .collect();
    let missing: Vec<_> = gaps
        .iter()
        .take(MOST)
        .map(|gap| view! { <li>{definition::uncomputed(ctx, catalogue, gap)}</li> })
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        view! {
            <h3>{t!(ctx, "formula-gaps")}</h3>
            <ul class="wk-list wk-list--dots wk-small">{missing}</ul>
        }
    });
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="rechnung">
                <h2 id="rechnung">{t!(ctx, "measured-formula")}</h2>
                <p>{definition::in_words(ctx, catalogue, formula)}</p>
                <p>{t!(ctx, "formula-would-give", count = count)}</p>
                <ul class="wk-list wk-list--dots">{items}</ul>
                {missing}
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{catalogue, ctx, record};
    use super::*;
    use domain::actor::Role;
    use domain::indicator::formula::Formula;
    use domain::key::IndicatorCode;

    #[test]
    fn the_first_values_of_a_formula_stand_before_saving() {
        let input = record();
        let mut new = input.indicator.clone();
        new.code = IndicatorCode::parse("BG-90").expect("a code");
        new.measured.formula = Some(Formula::parse("[BG-04] - [BG-04@DE]").expect("a formula"));
        let form = Form::new(IndicatorForm::of(&new), "t1".into());
        let ctx = ctx(Some(Role::Planner));
        let html = Owner::new()
            .with(|| check(&ctx, &catalogue(&input), None, &form, &new).body.to_html())
            .replace('\u{a0}', " ");
        for text in [
            "23,59 %",
            "mehr als 21,9 %",
            "Nicht berechnet",
            "name=\"formula\" value=\"[BG-04] - [BG-04@DE]\"",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }

    #[test]
    fn only_what_changes_is_listed() {
        let before = record().indicator;
        let mut new = before.clone();
        new.unit = "Anzahl".into();
        let ctx = ctx(Some(Role::Planner));
        let html = Owner::new().with(|| differences(&ctx, &before, &new).to_html());
        assert!(html.contains("Prozent") && html.contains("Anzahl"));
        assert_eq!(html.matches("<th role=\"rowheader\"").count(), 1, "{html}");
    }
}
