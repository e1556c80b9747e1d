//! The part of a form in which one says what follows from a resolution.

use super::words;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::indicators::light;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::index::edition::EditionState;
use domain::indicator::choice::ChoiceState;
use domain::measure::state::State;
use domain::meeting::resolution::EffectError;
use domain::meeting::resolution::form::{EFFECTS, EffectForm, MAX_TITLE};
use leptos::prelude::*;

/// The label of a field about an effect; nothing for another field.
pub fn label(ctx: &Ctx, field: &str) -> Option<String> {
    let place = EFFECTS.iter().position(|names| {
        [names.effect, names.day, names.organisation, names.subject].contains(&field)
    })?;
    let number = crate::pages::measures::parts::count(place + 1);
    let names = &EFFECTS[place];
    Some(if field == names.effect {
        t!(ctx, "reso-field-effect", number = number)
    } else if field == names.day {
        t!(ctx, "reso-field-effect-day", number = number)
    } else if field == names.organisation {
        t!(ctx, "reso-field-effect-organisation", number = number)
    } else {
        t!(ctx, "reso-field-effect-subject", number = number)
    })
}

/// Everything that can be chosen: what it does, and to which object.
fn options(ctx: &Ctx, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut all = vec![
        (String::new(), t!(ctx, "reso-effect-none")),
        ("frist:".to_owned(), t!(ctx, "reso-choose-deadline")),
    ];
    let steps = [
        ("massnahme-beginnt", State::Running),
        ("massnahme-aendern", State::Adjusted),
        ("massnahme-endet", State::Completed),
        ("massnahme-bricht-ab", State::Discontinued),
    ];
    for record in catalogue.measures_by_name() {
        let measure = &record.measure;
        let name = measure.name.get(ctx.language).to_owned();
        for (code, _) in steps.iter().filter(|(_, to)| measure.state.may_become(*to)) {
            let name = name.clone();
            let label = match *code {
                "massnahme-beginnt" => t!(ctx, "reso-choose-start", measure = name),
                "massnahme-aendern" => t!(ctx, "reso-choose-change", measure = name),
                "massnahme-endet" => t!(ctx, "reso-choose-end", measure = name),
                _ => t!(ctx, "reso-choose-end-early", measure = name),
            };
            all.push((format!("{code}:{}", measure.slug), label));
        }
    }
    for edition in catalogue.editions.iter().filter(|e| e.state == EditionState::Proposed) {
        let label = t!(ctx, "reso-choose-weights", proposal = edition.title.clone());
        all.push((format!("gewichte:{}", edition.id), label));
    }
    for (code, record) in &catalogue.indicators {
        let name = format!("{code} {}", record.indicator.short.get(ctx.language));
        for choice in record.choices().iter().filter(|c| c.state == ChoiceState::Proposed) {
            let method = light::name(ctx, choice.method.version().code);
            let label = t!(ctx, "reso-choose-method", method = method, indicator = name.clone());
            all.push((format!("verfahren:{code}:{}", choice.id), label));
        }
        for target in record.current_targets().filter(|t| t.evidence.is_example()) {
            let (name, target_words) = (name.clone(), words::target_words(ctx, target));
            let label = t!(ctx, "reso-choose-target", indicator = name, target = target_words);
            all.push((format!("zielwert:{code}:{}", target.code), label));
        }
        let label = t!(ctx, "reso-choose-data", indicator = name);
        all.push((format!("daten:{code}"), label));
    }
    all
}

/// The fields; `refused` is the place in the form of an effect that cannot be carried out, and why.
pub fn fields(
    ctx: &Ctx,
    catalogue: &Catalogue,
    forms: &[EffectForm],
    errors: &FieldErrors,
    refused: Option<&(&'static str, EffectError)>,
) -> AnyView {
    let options = options(ctx, catalogue);
    let organisations: Vec<_> = std::iter::once((String::new(), t!(ctx, "reso-effect-nobody")))
        .chain(catalogue.organisations.values().map(|o| (o.code.to_string(), o.short.clone())))
        .collect();
    let rows: Vec<_> = EFFECTS
        .iter()
        .zip(forms)
        .map(|(names, form)| {
            let field = |name: &'static str, value: &str| {
                let label = label(ctx, name).unwrap_or_default();
                FieldSpec::new(ctx, name, label, value, errors).optional()
            };
            let mut chosen = field(names.effect, &form.effect);
            if let Some((_, error)) = refused.filter(|(name, _)| *name == names.effect) {
                chosen.error = Some(words::effect_error(ctx, error));
            }
            let is_first = names.effect == EFFECTS[0].effect;
            let open = is_first || *form != EffectForm::default() || chosen.error.is_some();
            let summary = label(ctx, names.effect).unwrap_or_default();
            let rest = view! {
                {ui::select(ctx, chosen, options.clone())}
                {ui::input(ctx, field(names.day, &form.day).hint(t!(ctx, "reso-effect-day-hint")).width("s"), "text", "off")}
                {ui::select(ctx, field(names.organisation, &form.organisation), organisations.clone())}
                {ui::input(ctx, field(names.subject, &form.subject).hint(t!(ctx, "reso-effect-subject-hint", max = MAX_TITLE.to_string())), "text", "off")}
            };
            view! { <details class="wk-data" open=open><summary>{summary}</summary>{rest}</details> }
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-wirkungen">
            <h2 id="h-wirkungen">{t!(ctx, "reso-effects")}</h2>
            <p>{t!(ctx, "reso-effects-lead")}</p>
            {rows}
        </section>
    }
    .into_any()
}
