//! Words for the codes of rounds and positions.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::criteria;
use domain::evaluation::{Advice, Disclosure, RoundState, Stance};
use domain::key::SetCode;
use leptos::prelude::*;

/// „Zustimmung", „Ablehnung" …
pub fn stance(ctx: &Ctx, stance: Stance) -> String {
    match stance {
        Stance::Support => t!(ctx, "position-stance-support"),
        Stance::Conditional => t!(ctx, "position-stance-conditional"),
        Stance::Reject => t!(ctx, "position-stance-reject"),
        Stance::Abstain => t!(ctx, "position-stance-abstain"),
    }
}

/// „unverändert fortführen" …
pub fn advice(ctx: &Ctx, advice: Advice) -> String {
    match advice {
        Advice::Keep => t!(ctx, "position-advice-keep"),
        Advice::Extend => t!(ctx, "position-advice-extend"),
        Advice::Change => t!(ctx, "position-advice-change"),
        Advice::End => t!(ctx, "position-advice-end"),
    }
}

/// „läuft", „geschlossen" …
pub fn state(ctx: &Ctx, state: RoundState) -> String {
    match state {
        RoundState::Draft => t!(ctx, "round-state-draft"),
        RoundState::Open => t!(ctx, "round-state-open"),
        RoundState::Closed => t!(ctx, "round-state-closed"),
        RoundState::Evaluated => t!(ctx, "round-state-evaluated"),
        RoundState::Answered => t!(ctx, "round-state-answered"),
    }
}

/// The state of a round with a shape beside the word.
pub(super) fn state_tag(ctx: &Ctx, of: RoundState) -> impl IntoView + use<> {
    let symbol = match of {
        RoundState::Draft => "#s-none",
        RoundState::Open => "#s-open",
        RoundState::Closed => "#i-check",
        RoundState::Evaluated | RoundState::Answered => "#s-ok",
    };
    view! { <span class="wk-tag wk-tag--solid">{ui::icon(symbol)}" "{state(ctx, of)}</span> }
}

/// What moving a round to a state is called on a button.
pub(super) fn step(ctx: &Ctx, to: RoundState) -> String {
    match to {
        RoundState::Draft | RoundState::Open => t!(ctx, "round-step-open"),
        RoundState::Closed => t!(ctx, "round-step-close"),
        RoundState::Evaluated => t!(ctx, "round-step-evaluate"),
        RoundState::Answered => t!(ctx, "round-step-answer"),
    }
}

/// Who reads positions after the deadline.
pub fn disclosure(ctx: &Ctx, of: Disclosure) -> String {
    match of {
        Disclosure::Named => t!(ctx, "round-disclosure-named"),
        Disclosure::Summed => t!(ctx, "round-disclosure-summed"),
    }
}

/// The name of a set of criteria with its version.
pub fn set(ctx: &Ctx, catalogue: &Catalogue, code: &SetCode) -> String {
    criteria::find(&catalogue.criteria, code)
        .map_or_else(|| code.to_string(), |set| set.name.get(ctx.language).to_owned())
}
