//! Meetings in words: kinds, states, reasons of proposals, deadlines.

use crate::ctx::Ctx;
use crate::i18n::{Words, t};
use crate::labels;
use crate::pages::measures::parts::count;
use crate::pages::procedure::words as rules;
use domain::catalogue::Catalogue;
use domain::meeting::agenda::gaps::GapKind;
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::proposal::{Proposal, ProposalKind, Reason, Ruling};
use domain::meeting::agenda::time::TimePlan;
use domain::meeting::agenda::version::{ChangeKind, Part, VersionKind};
use domain::meeting::agenda::{ItemKind, ItemState};
use domain::meeting::counting::Rest;
use domain::meeting::deadline::{self, Deadline, Event};
use domain::meeting::plan::ItemStep;
use domain::number::Language;
use domain::period::format_day;

/// What is done with an item.
pub fn item_kind(ctx: &Ctx, kind: ItemKind) -> String {
    match kind {
        ItemKind::Information => t!(ctx, "item-information"),
        ItemKind::Discussion => t!(ctx, "item-discussion"),
        ItemKind::Decision => t!(ctx, "item-decision"),
    }
}

/// What became of an item; nothing as long as it waits.
pub fn item_state(ctx: &Ctx, state: ItemState) -> Option<String> {
    match state {
        ItemState::Planned => None,
        ItemState::Called => Some(t!(ctx, "item-called")),
        ItemState::Treated => Some(t!(ctx, "item-treated")),
        ItemState::Withdrawn => Some(t!(ctx, "item-withdrawn")),
        ItemState::Adjourned => Some(t!(ctx, "item-adjourned")),
    }
}

/// The button that moves an item.
pub(crate) fn way(ctx: &Ctx, way: Move) -> String {
    match way {
        Move::Up => t!(ctx, "move-up"),
        Move::Down => t!(ctx, "move-down"),
        Move::Indent => t!(ctx, "move-in"),
        Move::Outdent => t!(ctx, "move-out"),
    }
}

/// The button that takes an item off or puts it off.
pub(crate) fn step(ctx: &Ctx, step: ItemStep) -> String {
    match step {
        ItemStep::Remove => t!(ctx, "step-remove"),
        ItemStep::Adjourn => t!(ctx, "step-adjourn"),
    }
}

/// What is missing of an item.
pub(super) fn gap(ctx: &Ctx, kind: GapKind) -> String {
    match kind {
        GapKind::NoPaper => t!(ctx, "gap-no-paper"),
        GapKind::NotReleased => t!(ctx, "gap-not-released"),
        GapKind::NotThere => t!(ctx, "gap-not-there"),
    }
}

/// What a version of an agenda is called.
pub fn version_kind(ctx: &Ctx, kind: VersionKind) -> String {
    match kind {
        VersionKind::Agenda => t!(ctx, "agenda-title"),
        VersionKind::Supplement => t!(ctx, "agenda-supplement"),
        VersionKind::Papers => t!(ctx, "agenda-papers"),
    }
}

/// What happened to an item between two states of an agenda.
pub fn change_kind(ctx: &Ctx, kind: ChangeKind) -> String {
    match kind {
        ChangeKind::Added => t!(ctx, "change-added"),
        ChangeKind::Withdrawn => t!(ctx, "item-withdrawn"),
        ChangeKind::Adjourned => t!(ctx, "item-adjourned"),
        ChangeKind::Changed => t!(ctx, "change-changed"),
        ChangeKind::Moved => t!(ctx, "change-moved"),
    }
}

/// A part of an item.
pub fn part(ctx: &Ctx, part: Part) -> String {
    match part {
        Part::Number => t!(ctx, "item-field-number"),
        Part::Title => t!(ctx, "item-field-title"),
        Part::Kind => t!(ctx, "item-field-kind"),
        Part::Rapporteur => t!(ctx, "item-field-rapporteur"),
        Part::Minutes => t!(ctx, "item-field-minutes"),
        Part::Tier => t!(ctx, "item-field-tier"),
        Part::Paper => t!(ctx, "item-field-paper"),
    }
}

/// What a proposal comes from.
pub(crate) fn proposal_kind(ctx: &Ctx, kind: ProposalKind) -> String {
    match kind {
        ProposalKind::Minutes => t!(ctx, "proposal-minutes"),
        ProposalKind::Circular => t!(ctx, "proposal-circular"),
        ProposalKind::Adjourned => t!(ctx, "proposal-adjourned"),
        ProposalKind::FollowUp => t!(ctx, "proposal-follow-up"),
        ProposalKind::OverdueAction => t!(ctx, "proposal-overdue-action"),
        ProposalKind::OverdueResolution => t!(ctx, "proposal-resolution"),
        ProposalKind::Finding => t!(ctx, "proposal-finding"),
        ProposalKind::Round => t!(ctx, "proposal-round"),
        ProposalKind::Status => t!(ctx, "proposal-status"),
        ProposalKind::Expiry => t!(ctx, "proposal-expiry"),
        ProposalKind::Motion => t!(ctx, "proposal-motion"),
    }
}

/// The title that an item made from a proposal is offered with. Agendas are kept in German.
pub fn proposed_title(proposal: &Proposal) -> String {
    let words = Words(Language::De);
    let subject = proposal.subject.clone();
    match proposal.kind {
        ProposalKind::Minutes => t!(words, "proposed-minutes", meeting = subject),
        ProposalKind::Circular => t!(words, "proposed-circular", subject = subject),
        ProposalKind::OverdueAction => t!(words, "proposed-action", subject = subject),
        ProposalKind::OverdueResolution => t!(words, "proposed-resolution", subject = subject),
        ProposalKind::Finding => t!(words, "proposed-finding", subject = subject),
        ProposalKind::Round => t!(words, "proposed-round", subject = subject),
        ProposalKind::Status => t!(words, "proposed-status", subject = subject),
        ProposalKind::Expiry => t!(words, "proposed-expiry", subject = subject),
        ProposalKind::Motion => t!(words, "proposed-motion", subject = subject),
        ProposalKind::Adjourned | ProposalKind::FollowUp => subject,
    }
}

/// Why something is proposed, in one sentence.
pub fn reason(ctx: &Ctx, catalogue: &Catalogue, reason: &Reason) -> String {
    let day = |day| format_day(day, ctx.language);
    match reason {
        Reason::MinutesToApprove { meeting, sent, objections } => {
            let (meeting, objections): (u32, i64) = (*meeting, count(*objections));
            t!(ctx, "reason-minutes", meeting = meeting, sent = day(*sent), objections = objections)
        }
        Reason::CircularDecided { number, on } => {
            t!(ctx, "reason-circular", number = number.to_string(), on = day(*on))
        }
        Reason::CircularObjected { number } => {
            t!(ctx, "reason-circular-objected", number = number.to_string())
        }
        Reason::Adjourned { meeting } => {
            let meeting: u32 = *meeting;
            t!(ctx, "reason-adjourned", meeting = meeting)
        }
        Reason::NotReached { meeting } => {
            let meeting: u32 = *meeting;
            t!(ctx, "reason-not-reached", meeting = meeting)
        }
        Reason::FollowUpDue { due, reason } => {
            t!(ctx, "reason-follow-up", due = day(*due), reason = reason.clone())
        }
        Reason::ActionOverdue { owner, due, days } => {
            let days: i64 = *days;
            t!(ctx, "reason-action", owner = owner.clone(), due = day(*due), days = days)
        }
        Reason::ResolutionOverdue { number, due, days } => {
            let days: i64 = *days;
            let number = number.to_string();
            t!(ctx, "reason-resolution", number = number, due = day(*due), days = days)
        }
        Reason::FindingUnanswered { owner, due, days } => {
            let days: i64 = *days;
            t!(ctx, "reason-finding", owner = owner.clone(), due = day(*due), days = days)
        }
        Reason::RoundClosed { closed } => t!(ctx, "reason-round", closed = day(*closed)),
        Reason::StatusChanged { from, to } => {
            let (from, to) = (labels::status(ctx, *from), labels::status(ctx, *to));
            t!(ctx, "reason-status", from = from, to = to)
        }
        Reason::MeasureEnds { ends } if *ends < ctx.today => {
            t!(ctx, "reason-ended", ends = day(*ends))
        }
        Reason::MeasureEnds { ends } => t!(ctx, "reason-ends", ends = day(*ends)),
        Reason::Motion { organisation, received, late } => {
            let held = catalogue.organisations.get(organisation);
            let name = held.map_or_else(|| organisation.to_string(), |o| o.short.clone());
            if *late {
                t!(ctx, "reason-motion-late", organisation = name, received = day(*received))
            } else {
                t!(ctx, "reason-motion", organisation = name, received = day(*received))
            }
        }
    }
}

/// What was decided about a proposal.
pub(super) fn ruling(ctx: &Ctx, ruling: &Ruling) -> String {
    match ruling {
        Ruling::Accepted { .. } => t!(ctx, "ruling-accepted"),
        Ruling::Declined { reason } => t!(ctx, "ruling-declined", reason = reason.clone()),
        Ruling::Postponed { until, reason } => {
            let until: u32 = *until;
            t!(ctx, "ruling-postponed", until = until, reason = reason.clone())
        }
    }
}

/// Planned time against the length of the meeting.
pub fn time(ctx: &Ctx, plan: &TimePlan) -> String {
    let (total, length) = (plan.total, plan.length);
    match (plan.over(), plan.spare()) {
        (0, 0) => t!(ctx, "time-exact", total = total, length = length),
        (0, spare) => t!(ctx, "time-spare", total = total, length = length, spare = spare),
        (over, _) => t!(ctx, "time-over", total = total, length = length, over = over),
    }
}

/// How a deadline was counted: one sentence that names the rule.
pub fn counted(ctx: &Ctx, deadline: &Deadline) -> String {
    let day = |day| format_day(day, ctx.language);
    let mut said = Vec::new();
    let mut skipped = Vec::new();
    for part in &deadline.parts {
        match part {
            deadline::Part::From { event, day: from } => said.push(match event {
                Event::Meeting => t!(ctx, "counted-meeting", day = day(*from)),
                Event::MinutesSent => t!(ctx, "counted-minutes", day = day(*from)),
                Event::CircularOpened => t!(ctx, "counted-circular", day = day(*from)),
            }),
            deadline::Part::Days { days, counting } => {
                said.push(rules::days(ctx, *days, *counting));
            }
            deadline::Part::Skipped { day: free, why } => {
                if *why == Rest::Holiday {
                    skipped.push(day(*free));
                }
            }
            deadline::Part::Rolled { from, to } => {
                said.push(t!(ctx, "counted-rolled", from = day(*from), to = day(*to)));
            }
        }
    }
    if !skipped.is_empty() {
        said.push(t!(ctx, "counted-holidays", days = skipped.join(", ")));
    }
    said.push(rules::applied(ctx, deadline.rule, deadline.version));
    said.join("; ")
}
