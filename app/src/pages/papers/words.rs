//! Papers in words: where they stand, what somebody asked to co-sign has said.

use crate::ctx::Ctx;
use crate::history;
use crate::i18n::t;
use crate::ui;
use domain::meeting::paper::{CoSigned, PaperState};
use leptos::prelude::*;

/// Where a paper stands.
pub fn state(ctx: &Ctx, state: PaperState) -> String {
    match state {
        PaperState::Draft => t!(ctx, "paper-state-draft"),
        PaperState::CoSigning => t!(ctx, "paper-state-co-signing"),
        PaperState::Released => t!(ctx, "paper-state-released"),
        PaperState::Sent => t!(ctx, "paper-state-sent"),
        PaperState::Withdrawn => t!(ctx, "paper-state-withdrawn"),
    }
}

/// The same as a mark.
pub(crate) fn mark(ctx: &Ctx, of: PaperState) -> AnyView {
    let class = match of {
        PaperState::Draft | PaperState::CoSigning => "wk-tag",
        PaperState::Released | PaperState::Sent | PaperState::Withdrawn => "wk-tag wk-tag--solid",
    };
    view! { <span class=class>{state(ctx, of)}</span> }.into_any()
}

/// The button of a step; the same state is reached by different ways.
pub(super) fn step(ctx: &Ctx, from: PaperState, to: PaperState) -> String {
    match to {
        PaperState::CoSigning => t!(ctx, "paper-step-co-signing"),
        PaperState::Released => t!(ctx, "paper-step-release"),
        PaperState::Draft if from == PaperState::Released => t!(ctx, "paper-step-reopen"),
        PaperState::Draft | PaperState::Sent => t!(ctx, "paper-step-back"),
        PaperState::Withdrawn => t!(ctx, "paper-step-withdraw"),
    }
}

/// What somebody asked to co-sign has said, with its sign.
pub(super) fn answer(ctx: &Ctx, answer: &CoSigned) -> AnyView {
    match answer {
        CoSigned::Asked => view! { <span>{t!(ctx, "paper-co-sign-asked")}</span> }.into_any(),
        CoSigned::Signed { at } => {
            let text = t!(ctx, "paper-co-sign-signed", at = history::moment(ctx, *at));
            view! { <span class="wk-status wk-status--ok">{ui::icon("#s-ok")}{text}</span> }
                .into_any()
        }
        CoSigned::Refused { at, reason } => {
            let text = t!(ctx, "paper-co-sign-refused", at = history::moment(ctx, *at));
            view! {
                <span class="wk-status wk-status--miss">{ui::icon("#s-miss")}{text}</span>
                <p>{reason.clone()}</p>
            }
            .into_any()
        }
    }
}
