//! Resolutions in words: how the vote went, on which rule it rests, what follows.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::findings::show::paragraphs;
use crate::pages::indicators::light;
use crate::pages::procedure::words as rules;
use domain::catalogue::Catalogue;
use domain::key::{IndicatorCode, MeasureSlug, OrganisationCode};
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::resolution::{Effect, EffectError, Implementation, Resolution, VoteRecord};
use domain::meeting::sentence;
use domain::meeting::vote::{Choice, Method, Outcome};
use domain::number::Language;
use domain::period::format_day;
use leptos::prelude::*;

/// Texts of resolutions are kept in German only.
pub fn german(ctx: &Ctx) -> Option<&'static str> {
    (ctx.language == Language::En).then_some("de")
}

/// How far a resolution is carried out.
pub fn implementation(ctx: &Ctx, state: Implementation) -> String {
    match state {
        Implementation::Open => t!(ctx, "reso-state-open"),
        Implementation::Running => t!(ctx, "reso-state-running"),
        Implementation::Done => t!(ctx, "reso-state-done"),
        Implementation::Void => t!(ctx, "reso-state-void"),
    }
}

/// What a vote has led to.
pub fn outcome(ctx: &Ctx, outcome: Outcome) -> String {
    match outcome {
        Outcome::Adopted => t!(ctx, "reso-adopted"),
        Outcome::Rejected => t!(ctx, "reso-rejected"),
        Outcome::Tied => t!(ctx, "reso-tied"),
    }
}

/// What one votes.
pub fn choice(ctx: &Ctx, choice: Choice) -> String {
    match choice {
        Choice::Yes => t!(ctx, "reso-yes"),
        Choice::No => t!(ctx, "reso-no"),
        Choice::Abstain => t!(ctx, "reso-abstain"),
    }
}

/// How votes were given.
pub fn method(ctx: &Ctx, vote: &VoteRecord) -> String {
    match vote.method {
        _ if vote.poll.is_none() => t!(ctx, "reso-method-written"),
        Method::Open => t!(ctx, "reso-method-open"),
        Method::ByName => t!(ctx, "reso-method-by-name"),
        Method::Secret => t!(ctx, "reso-method-secret"),
    }
}

/// How a vote went, with the majority it needed.
pub fn vote(ctx: &Ctx, vote: &VoteRecord) -> String {
    sentence::vote(vote, ctx.language)
}

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig", and what it rests on.
pub fn quorum(ctx: &Ctx, found: &QuorumFinding) -> (String, String) {
    (sentence::quorum(found, ctx.language), sentence::quorum_rule(found, ctx.language))
}

/// Short name of an organisation.
pub fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// Short name of a measure that the reader may know of.
pub fn measure(ctx: &Ctx, catalogue: &Catalogue, slug: &MeasureSlug) -> Option<String> {
    let record = catalogue.measures.get(slug)?;
    Some(record.measure.name.get(ctx.language).to_owned())
}

fn indicator(ctx: &Ctx, catalogue: &Catalogue, code: &IndicatorCode) -> String {
    let held = catalogue.indicators.get(code);
    held.map_or_else(
        || code.to_string(),
        |record| format!("{code} {}", record.indicator.short.get(ctx.language)),
    )
}

/// What follows, in a sentence, and the path of what it changes. Nothing where it is about a measure that the reader may
/// not know of.
pub fn effect(
    ctx: &Ctx,
    catalogue: &Catalogue,
    effect: &Effect,
) -> Option<(String, Option<String>)> {
    let day = |day| format_day(day, ctx.language);
    let named = |code: &IndicatorCode| indicator(ctx, catalogue, code);
    let at = |code: &IndicatorCode| Some(format!("/indikatoren/{code}"));
    Some(match effect {
        Effect::AdoptMethod { indicator, choice, from } => {
            let held = catalogue.indicators.get(indicator);
            let chosen = held.and_then(|r| r.choices().iter().find(|c| &c.id == choice));
            let method = chosen
                .map_or_else(|| choice.to_string(), |c| light::name(ctx, c.method.version().code));
            let name = named(indicator);
            let says =
                t!(ctx, "reso-effect-method", method = method, indicator = name, from = day(*from));
            (says, at(indicator))
        }
        Effect::AdoptWeights { proposal, from } => {
            let held = catalogue.editions.iter().find(|e| e.id.as_str() == proposal);
            let name = held.map_or_else(|| proposal.clone(), |e| e.title.clone());
            let says = t!(ctx, "reso-effect-weights", proposal = name, from = day(*from));
            (says, held.map(|e| format!("/digitalisierungsgrad/verfahren/{}", e.id)))
        }
        Effect::StartMeasure { measure: slug } => {
            let name = measure(ctx, catalogue, slug)?;
            (t!(ctx, "reso-effect-start", measure = name), Some(format!("/massnahmen/{slug}")))
        }
        Effect::ChangeMeasure { measure: slug } => {
            let name = measure(ctx, catalogue, slug)?;
            (t!(ctx, "reso-effect-change", measure = name), Some(format!("/massnahmen/{slug}")))
        }
        Effect::EndMeasure { measure: slug, early } => {
            let name = measure(ctx, catalogue, slug)?;
            let says = if *early {
                t!(ctx, "reso-effect-end-early", measure = name)
            } else {
                t!(ctx, "reso-effect-end", measure = name)
            };
            (says, Some(format!("/massnahmen/{slug}")))
        }
        Effect::SetTarget { indicator, target } => {
            let held = catalogue.indicators.get(indicator);
            let found = held.and_then(|r| r.targets.iter().find(|t| t.code == target.as_str()));
            let text = found.map_or_else(|| target.to_string(), |t| target_words(ctx, t));
            let says = t!(ctx, "reso-effect-target", indicator = named(indicator), target = text);
            (says, at(indicator))
        }
        Effect::RequestData { indicator, organisation: who, due } => {
            let who = organisation(catalogue, who);
            let name = named(indicator);
            let says =
                t!(ctx, "reso-effect-data", organisation = who, indicator = name, due = day(*due));
            (says, at(indicator))
        }
        Effect::SetDeadline { subject, due } => {
            (t!(ctx, "reso-effect-deadline", subject = subject.clone(), due = day(*due)), None)
        }
    })
}

/// A target: its value and due day.
pub fn target_words(ctx: &Ctx, target: &domain::indicator::target::Target) -> String {
    let value = domain::number::format_shortest(target.value, 2, ctx.language);
    match target.due {
        Some(due) => t!(ctx, "reso-target-due", value = value, due = format_day(due, ctx.language)),
        None => value,
    }
}

/// Why an effect cannot be carried out.
pub fn effect_error(ctx: &Ctx, error: &EffectError) -> String {
    let day = |day| format_day(day, ctx.language);
    match error {
        EffectError::NoMeasure(_)
        | EffectError::NoIndicator(_)
        | EffectError::NoTarget(_)
        | EffectError::NoOrganisation(_)
        | EffectError::NoChoice(_)
        | EffectError::NoProposal(_) => t!(ctx, "reso-error-gone"),
        EffectError::NoStep { from, to } => {
            let (from, to) = (labels::state(ctx, *from), labels::state(ctx, *to));
            t!(ctx, "reso-error-step", from = from, to = to)
        }
        EffectError::BeforeResolution(on) => t!(ctx, "reso-error-before", day = day(*on)),
        EffectError::BeforeInForce(since) => t!(ctx, "reso-error-in-force", day = day(*since)),
        EffectError::Nothing => t!(ctx, "reso-error-nothing"),
        EffectError::Majority { matter, needed, voted } => t!(
            ctx,
            "reso-error-majority",
            matter = rules::matter(ctx, *matter),
            needed = sentence::majority(*needed, ctx.language),
            voted = sentence::majority(*voted, ctx.language)
        ),
        EffectError::Contradiction => t!(ctx, "reso-error-contradiction"),
    }
}

/// Where a resolution stands: rejected, or how far it is carried out and whether it is overdue.
pub fn standing(ctx: &Ctx, resolution: &Resolution) -> String {
    if !resolution.is_adopted() {
        return outcome(ctx, resolution.vote.outcome);
    }
    let state = implementation(ctx, resolution.progress.state);
    if resolution.is_overdue(ctx.today) {
        t!(ctx, "reso-overdue-state", state = state)
    } else {
        state
    }
}

/// The icon and suffix that mark where it stands.
pub fn mark(ctx: &Ctx, resolution: &Resolution) -> (&'static str, &'static str) {
    match resolution.progress.state {
        _ if !resolution.is_adopted() => ("#s-none", "none"),
        _ if resolution.is_overdue(ctx.today) => ("#s-miss", "miss"),
        Implementation::Open => ("#s-open", "open"),
        Implementation::Running => ("#s-risk", "risk"),
        Implementation::Done => ("#s-ok", "ok"),
        Implementation::Void => ("#s-none", "none"),
    }
}

/// What those who voted otherwise have to say, beside the resolution wherever it is told; nothing where nobody has.
pub fn dissent(ctx: &Ctx, catalogue: &Catalogue, resolution: &Resolution) -> Option<AnyView> {
    let each: Vec<_> = resolution
        .minority
        .iter()
        .map(|minority| {
            let who = organisation(catalogue, &minority.organisation);
            let day = format_day(minority.date, ctx.language);
            view! {
                <li><b>{who}</b>", "{day}<div lang=german(ctx)>{paragraphs(&minority.text)}</div></li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <p class="wk-small wk-strong">{t!(ctx, "reso-minorities")}</p>
            <ul class="wk-list">{each}</ul>
        }
        .into_any()
    })
}
