//! One indicator among those of its field: name, status, small chart, course and target in words.

use crate::charts;
use crate::charts::line::LineSpec;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::indicators::sentence::{self, Sentence};
use crate::pages::measures::parts;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use leptos::prelude::*;

/// An indicator with values for Lower Saxony.
pub fn drawn(ctx: &Ctx, record: &IndicatorRecord, spec: &LineSpec, years: (i32, i32)) -> AnyView {
    let sentences: Vec<_> = sentence::course(ctx, record)
        .into_iter()
        .map(|s| view! { {s.text}" "{ui::example_if(ctx, s.example)}" " })
        .collect();
    view! {
        <li>
            <div class="wk-multiples__h">
                <h3>{name(ctx, record)}</h3>
                {ui::status(ctx, record.verdict(ctx.today).status)}
            </div>
            {charts::small(spec, years)}
            <p class="wk-small">{sentences}{target(ctx, record, spec)}</p>
        </li>
    }
    .into_any()
}

/// The linked short name, with the label of a Hilfsgröße.
fn name(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    let name = indicator.short.get(ctx.language).to_owned();
    let proxy = indicator.proxy.is_some().then(
        || view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "indicator-proxy")}</span> },
    );
    view! { {parts::indicator_link(ctx, &indicator.code, name)}{proxy} }.into_any()
}

/// „Zielwert: 100 Ende 2021, Abstand −84 Prozentpunkte." An example target has its label and no distance.
fn target(ctx: &Ctx, record: &IndicatorRecord, spec: &LineSpec) -> Option<AnyView> {
    let sentence = target_in_words(ctx, record, spec)?;
    let text = t!(ctx, "field-target", target = sentence.text);
    Some(view! { {text}" "{ui::example_if(ctx, sentence.example)} }.into_any())
}

/// The same without the full stop.
pub fn target_in_words(ctx: &Ctx, record: &IndicatorRecord, spec: &LineSpec) -> Option<Sentence> {
    let path = spec.path.as_ref()?;
    let verdict = record.verdict(ctx.today);
    let text = match verdict.deviation.filter(|_| !path.example) {
        Some(deviation) => t!(
            ctx,
            "field-target-distance",
            target = path.label.clone(),
            distance = sentence::deviation_of(ctx, &record.indicator, deviation)
        ),
        None => path.label.clone(),
    };
    Some(Sentence { text, example: path.example })
}

/// An indicator without values for Lower Saxony, as one sentence: „IKT-Fachleute: Deutschland 4,8 % (2020)."
pub fn without(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let text = without_in_words(ctx, catalogue, record);
    view! { <li><p>{name(ctx, record)}": "{text}</p></li> }.into_any()
}

/// What stands behind its name.
pub fn without_in_words(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> String {
    let Some(o) = super::standing::elsewhere(record) else {
        return t!(ctx, "field-without-any");
    };
    let text = t!(
        ctx,
        "field-without",
        area = labels::area(ctx, catalogue, &o.area),
        value = labels::observed(ctx, &record.indicator, o),
        period = o.period.short_label(ctx.language)
    );
    let remark = labels::observation_status(ctx, o.status);
    remark.map_or_else(|| text.clone(), |word| format!("{text} ({word})"))
}
