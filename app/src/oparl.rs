//! German words of the objects that are given to council information systems, and of what goes wrong there.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::procedure::words;
use domain::meeting::agenda::ItemKind;
use domain::meeting::vote::{MajorityRule, Outcome};

/// The name of the system; a demonstration says that it is one.
pub fn system(ctx: &Ctx) -> String {
    if ctx.demo { t!(ctx, "oparl-system-demo") } else { t!(ctx, "oparl-system") }
}

/// The name of the council.
pub fn council(ctx: &Ctx) -> String {
    t!(ctx, "council-name")
}

/// Its short name.
pub fn council_short(ctx: &Ctx) -> String {
    t!(ctx, "oparl-council-short")
}

/// What kind of body it is.
pub fn classification(ctx: &Ctx) -> String {
    t!(ctx, "oparl-body-kind")
}

/// What kind of committee it is.
pub fn kind_of_council(ctx: &Ctx) -> String {
    t!(ctx, "oparl-council-kind")
}

/// Where a meeting stands: whether it was held, and whether those invited were told of it.
pub fn meeting_state(ctx: &Ctx, held: bool, sent: bool) -> String {
    match (held, sent) {
        (true, _) => t!(ctx, "oparl-meeting-over"),
        (false, true) => t!(ctx, "oparl-meeting-called"),
        (false, false) => t!(ctx, "oparl-meeting-planned"),
    }
}

/// What is done with a paper.
pub fn role(ctx: &Ctx, kind: ItemKind) -> String {
    match kind {
        ItemKind::Information => t!(ctx, "oparl-role-information"),
        ItemKind::Discussion => t!(ctx, "oparl-role-discussion"),
        ItemKind::Decision => t!(ctx, "oparl-role-decision"),
    }
}

/// What kind of paper it is.
pub fn paper(ctx: &Ctx) -> String {
    t!(ctx, "oparl-paper")
}

/// What a vote has led to.
pub fn outcome(ctx: &Ctx, outcome: Outcome) -> String {
    match outcome {
        Outcome::Adopted => t!(ctx, "oparl-adopted"),
        Outcome::Rejected => t!(ctx, "oparl-rejected"),
        Outcome::Tied => t!(ctx, "oparl-tied"),
    }
}

/// The majority it needed.
pub fn majority(ctx: &Ctx, rule: MajorityRule) -> String {
    words::majority(ctx, rule)
}

/// An item that was put off.
pub fn adjourned(ctx: &Ctx) -> String {
    t!(ctx, "oparl-adjourned")
}

/// The name of the file with the agenda of a meeting.
pub fn agenda(ctx: &Ctx, meeting: &str) -> String {
    t!(ctx, "oparl-agenda-file", meeting = meeting.to_owned())
}

/// The name of the file with the public minutes of a meeting.
pub fn minutes(ctx: &Ctx, meeting: &str) -> String {
    t!(ctx, "oparl-minutes-file", meeting = meeting.to_owned())
}

/// The keyword of what is made up.
pub fn example(ctx: &Ctx) -> String {
    t!(ctx, "oparl-example")
}

/// A filter is no moment.
pub fn no_moment(ctx: &Ctx, name: &str) -> String {
    t!(ctx, "oparl-no-moment", name = name.to_owned())
}

/// There is no such page.
pub fn no_page(ctx: &Ctx) -> String {
    t!(ctx, "oparl-no-page")
}

/// Somebody has asked too often.
pub fn too_many(ctx: &Ctx) -> String {
    t!(ctx, "oparl-too-many")
}
