//! Minutes in words: states, quorum, votes, who came and went.

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::Catalogue;
use domain::key::OrganisationCode;
use domain::meeting::minutes::approval::{ApprovalError, NotApproving};
use domain::meeting::minutes::document::Heading;
use domain::meeting::minutes::{MinutesRecord, MinutesState};
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::resolution::VoteRecord;
use domain::meeting::sentence;
use domain::meeting::vote::{Choice, Method};
use domain::period::format_day;

/// Where minutes stand.
pub fn state(ctx: &Ctx, state: MinutesState) -> String {
    match state {
        MinutesState::Draft => t!(ctx, "minutes-draft"),
        MinutesState::CoSigned => t!(ctx, "minutes-co-signed"),
        MinutesState::Sent => t!(ctx, "minutes-sent"),
        MinutesState::Objected => t!(ctx, "minutes-objected"),
        MinutesState::Approved => t!(ctx, "minutes-approved"),
    }
}

/// What that means.
pub(super) fn standing(ctx: &Ctx, record: &MinutesRecord) -> String {
    let day = |day| format_day(day, ctx.language);
    let sent = record.sent.map(day).unwrap_or_default();
    match (record.state, &record.approved, record.objections_until) {
        (MinutesState::Draft, ..) => t!(ctx, "minutes-draft-means"),
        (MinutesState::CoSigned, ..) => t!(ctx, "minutes-co-signed-means"),
        (MinutesState::Sent, _, Some(until)) => {
            t!(ctx, "minutes-sent-means", sent = sent, until = day(until))
        }
        (MinutesState::Objected, _, Some(until)) => {
            t!(ctx, "minutes-objected-means", sent = sent, until = day(until))
        }
        (MinutesState::Approved, Some(approval), _) => {
            let meeting: u32 = approval.meeting;
            t!(ctx, "minutes-approved-means", meeting = meeting, on = day(approval.date))
        }
        (state, ..) => self::state(ctx, state),
    }
}

/// Why a meeting cannot have approved minutes, and what to do.
pub fn not_approving(ctx: &Ctx, why: NotApproving) -> String {
    match why {
        NotApproving::NotHeld => t!(ctx, "minutes-approval-not-held"),
        NotApproving::BeforeSent => t!(ctx, "minutes-approval-before-sent"),
        NotApproving::NotOnAgenda => t!(ctx, "minutes-approval-not-on-agenda"),
        NotApproving::NotTreated => t!(ctx, "minutes-approval-not-treated"),
    }
}

/// Under which heading somebody stands.
pub(super) fn heading(ctx: &Ctx, heading: Heading) -> String {
    match heading {
        Heading::Voting => t!(ctx, "minutes-voting"),
        Heading::Excused => t!(ctx, "minutes-excused"),
        Heading::Absent => t!(ctx, "minutes-absent"),
        Heading::Guest => t!(ctx, "minutes-guests"),
        Heading::Secretariat => t!(ctx, "minutes-office"),
    }
}

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig".
pub(super) fn quorum(ctx: &Ctx, finding: &QuorumFinding) -> String {
    sentence::quorum(finding, ctx.language)
}

/// What the finding rests on.
pub(super) fn ground(ctx: &Ctx, finding: &QuorumFinding) -> String {
    sentence::quorum_rule(finding, ctx.language)
}

/// How a vote went, with the majority it needed.
pub(super) fn vote(ctx: &Ctx, vote: &VoteRecord) -> String {
    sentence::vote(vote, ctx.language)
}

/// How votes were given.
pub(super) fn method(ctx: &Ctx, vote: &VoteRecord) -> String {
    if vote.poll.is_none() {
        return t!(ctx, "minutes-vote-written");
    }
    match vote.method {
        Method::Open => t!(ctx, "minutes-vote-open"),
        Method::ByName => t!(ctx, "minutes-vote-by-name"),
        Method::Secret => t!(ctx, "minutes-vote-secret"),
    }
}

/// What one voted.
pub(super) fn choice(ctx: &Ctx, choice: Option<Choice>) -> String {
    match choice {
        Some(Choice::Yes) => t!(ctx, "minutes-choice-yes"),
        Some(Choice::No) => t!(ctx, "minutes-choice-no"),
        Some(Choice::Abstain) => t!(ctx, "minutes-choice-abstain"),
        None => t!(ctx, "minutes-choice-none"),
    }
}

/// Name of an organisation.
pub(super) fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |held| held.name.clone())
}

/// Why minutes do not go on.
pub fn refused(ctx: &Ctx, error: &ApprovalError) -> String {
    match error {
        ApprovalError::NotFromHere => t!(ctx, "minutes-not-from-here"),
        ApprovalError::NotSigned => t!(ctx, "minutes-not-signed"),
        ApprovalError::TextStands => t!(ctx, "minutes-text-stands"),
        ApprovalError::TooLate(until) => {
            t!(ctx, "minutes-too-late", until = format_day(*until, ctx.language))
        }
        ApprovalError::NothingSaid => t!(ctx, "minutes-nothing-said"),
        ApprovalError::OpenObjections(_) => t!(ctx, "minutes-open-objections"),
        ApprovalError::NoObjection => t!(ctx, "minutes-no-objection"),
        ApprovalError::SameMeeting => t!(ctx, "minutes-same-meeting"),
    }
}
