//! A meeting under way in words.

use super::organisation;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::procedure::words as rules;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::key::OrganisationCode;
use domain::meeting::attendance::{Seating, Standing};
use domain::meeting::live_form::Obstacle;
use domain::meeting::procedure::RuleName;
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::resolution::VoteRecord;
use domain::meeting::sentence;
use domain::meeting::vote::amendment::{AmendmentOrder, AmendmentState};
use domain::meeting::vote::{Choice, MajorityRule, Method};
use leptos::prelude::*;

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“.
pub(super) fn quorum(ctx: &Ctx, found: &QuorumFinding) -> String {
    sentence::quorum(found, ctx.language)
}

/// The rule behind a quorum, with its version.
pub(super) fn quorum_rule(ctx: &Ctx, found: &QuorumFinding, version: u32) -> String {
    let rule = sentence::quorum_rule(found, ctx.language);
    format!("{rule} {}", rules::applied(ctx, RuleName::Quorum, version))
}

/// „5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen“.
pub(super) fn vote(ctx: &Ctx, vote: &VoteRecord) -> String {
    sentence::vote(vote, ctx.language)
}

/// Which majority a proposal needs.
pub(super) fn majority(ctx: &Ctx, rule: MajorityRule) -> String {
    sentence::majority(rule, ctx.language)
}

/// What one votes.
pub(super) fn choice(ctx: &Ctx, choice: Choice) -> String {
    match choice {
        Choice::Yes => t!(ctx, "live-yes"),
        Choice::No => t!(ctx, "live-no"),
        Choice::Abstain => t!(ctx, "live-abstain"),
    }
}

/// How votes are given.
pub(crate) fn method(ctx: &Ctx, method: Method) -> String {
    match method {
        Method::Open => t!(ctx, "live-method-open"),
        Method::ByName => t!(ctx, "live-method-by-name"),
        Method::Secret => t!(ctx, "live-method-secret"),
    }
}

/// How an organisation stands.
pub(super) fn standing(ctx: &Ctx, standing: Standing) -> String {
    match standing {
        Standing::Present => t!(ctx, "live-present"),
        Standing::ByDeputy => t!(ctx, "live-by-deputy"),
        Standing::Recused => t!(ctx, "live-takes-no-part"),
        Standing::Excused => t!(ctx, "live-excused"),
        Standing::Absent | Standing::NoSeat => t!(ctx, "live-absent"),
    }
}

/// What is noted about a seat.
pub(crate) fn seating(ctx: &Ctx, seating: Seating) -> String {
    match seating {
        Seating::FromStart => t!(ctx, "live-seat-from-start"),
        Seating::DeputyFromStart => t!(ctx, "live-seat-deputy-from-start"),
        Seating::Arrives => t!(ctx, "live-seat-arrives"),
        Seating::Deputy => t!(ctx, "live-seat-deputy"),
        Seating::Leaves => t!(ctx, "live-seat-leaves"),
        Seating::NeverCame => t!(ctx, "live-seat-never-came"),
        Seating::Excused => t!(ctx, "live-excused"),
    }
}

/// What became of an amendment.
pub(super) fn amendment_state(ctx: &Ctx, state: AmendmentState) -> String {
    match state {
        AmendmentState::Open => t!(ctx, "live-amendment-open"),
        AmendmentState::Adopted => t!(ctx, "live-amendment-adopted"),
        AmendmentState::Rejected => t!(ctx, "live-amendment-rejected"),
        AmendmentState::Withdrawn => t!(ctx, "live-amendment-withdrawn"),
        AmendmentState::Settled => t!(ctx, "live-amendment-settled"),
    }
}

/// In which order amendments are put to the vote.
pub(super) fn order(ctx: &Ctx, order: AmendmentOrder) -> String {
    match order {
        AmendmentOrder::FurthestFirst => t!(ctx, "live-order-furthest"),
        AmendmentOrder::AsReceived => t!(ctx, "live-order-received"),
    }
}

/// Why something cannot be done.
pub fn obstacle(ctx: &Ctx, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::NotVotes => t!(ctx, "live-problem-not-votes"),
        Obstacle::CountWrong { counted, present } => {
            t!(ctx, "live-problem-count", counted = counted, present = present)
        }
        Obstacle::HandsInvalid => t!(ctx, "live-problem-hands"),
        Obstacle::NotCalled => t!(ctx, "live-problem-not-called"),
        Obstacle::PollOpen => t!(ctx, "live-problem-poll-open"),
        Obstacle::NoQuorum { present, needed } => {
            t!(ctx, "live-problem-no-quorum", present = present, needed = needed)
        }
        Obstacle::ObjectionOpen => t!(ctx, "live-problem-objection-open"),
        Obstacle::Objected => t!(ctx, "live-problem-objected"),
        Obstacle::LateItem => t!(ctx, "live-problem-late-item"),
        Obstacle::NotSecret => t!(ctx, "live-problem-not-secret"),
        Obstacle::FewInSecret { given } => t!(ctx, "live-problem-few-in-secret", given = given),
        Obstacle::NoNames => t!(ctx, "live-problem-no-names"),
        Obstacle::SeatTaken => t!(ctx, "live-problem-seat-taken"),
        Obstacle::NobodyThere => t!(ctx, "live-problem-nobody"),
        Obstacle::NoDeputies => t!(ctx, "live-problem-no-deputies"),
        Obstacle::SeatMoved => t!(ctx, "live-problem-seat-moved"),
        Obstacle::MinutesBegun => t!(ctx, "live-problem-minutes-begun"),
    }
}

/// The label of a field.
pub(super) fn label(ctx: &Ctx, catalogue: &Catalogue, field: &str) -> String {
    if let Some(code) = field.strip_prefix("seating-") {
        let code = OrganisationCode::parse(code).ok();
        let name = code.map(|code| organisation(catalogue, &code)).unwrap_or_default();
        return t!(ctx, "live-noted-of", organisation = name);
    }
    match field {
        "chair" => t!(ctx, "live-chair"),
        "minute_taker" => t!(ctx, "live-minute-taker"),
        "guest" => t!(ctx, "live-guest"),
        "guest_from" => t!(ctx, "live-guest-from"),
        "recused" | "amends" => t!(ctx, "live-organisation"),
        "reason" => t!(ctx, "live-reason"),
        "task" => t!(ctx, "live-task"),
        "task_owner" => t!(ctx, "live-task-owner"),
        "task_due" => t!(ctx, "live-task-due"),
        "amendment_text" => t!(ctx, "live-amendment-text"),
        "passage" => t!(ctx, "live-passage"),
        "goes" => t!(ctx, "live-goes"),
        "question" => t!(ctx, "live-question"),
        "amendment" => t!(ctx, "live-about"),
        "method" => t!(ctx, "live-method"),
        "matter" => t!(ctx, "live-matter"),
        "end" => t!(ctx, "live-poll-close"),
        "yes" => t!(ctx, "live-yes"),
        "no" => t!(ctx, "live-no"),
        "abstain" => t!(ctx, "live-abstain"),
        "invalid" => t!(ctx, "live-count-invalid"),
        "not_given" => t!(ctx, "live-count-not-given"),
        "note_item" => t!(ctx, "live-note-item"),
        _ => t!(ctx, "live-note-text"),
    }
}

/// The note after a change.
pub(super) fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let (text, is_good) = match code? {
        "eroeffnet" => (t!(ctx, "live-notice-opened"), true),
        "anwesenheit" => (t!(ctx, "live-notice-attendance"), true),
        "notiz" => (t!(ctx, "live-note-saved"), true),
        "auftrag" => (t!(ctx, "live-notice-task"), true),
        "aenderung" => (t!(ctx, "live-notice-amendment"), true),
        "stimme" => (t!(ctx, "live-notice-vote"), true),
        "schon-gestimmt" => (t!(ctx, "live-notice-voted"), true),
        "zu-spaet" => (t!(ctx, "live-notice-late"), false),
        "keine-stimme" => (t!(ctx, "live-notice-no-vote"), false),
        "keine-wahl" => (t!(ctx, "live-notice-no-choice"), false),
        "vorbei" => (t!(ctx, "live-notice-over"), false),
        "geht-nicht" => (t!(ctx, "live-notice-not-possible"), false),
        _ => return None,
    };
    let (class, mark) = if is_good {
        ("wk-note wk-note--ok", "#s-ok")
    } else {
        ("wk-note wk-note--risk", "#s-risk")
    };
    Some(view! { <div class=class role="status"><p>{ui::icon(mark)}" "{text}</p></div> }.into_any())
}
