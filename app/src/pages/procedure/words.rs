//! Rules of procedure in words.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::meetings::words::item_kind;
use domain::catalogue::Catalogue;
use domain::meeting::agenda::{FrameItem, Place};
use domain::meeting::counting::{Counting, Roll};
use domain::meeting::procedure::{Matter, MinutesKind, Procedure, ProcedureError, RuleName, Term};
use domain::meeting::quorum::{QuorumShare, RecusedCount};
use domain::meeting::vote::amendment::AmendmentOrder;
use domain::meeting::vote::secrecy::SecretResult;
use domain::meeting::vote::{Base, MajorityRule, TieRule};

/// The name of a rule.
pub fn rule(ctx: &Ctx, rule: RuleName) -> String {
    match rule {
        RuleName::Notice => t!(ctx, "rule-notice"),
        RuleName::Papers => t!(ctx, "rule-papers"),
        RuleName::Motions => t!(ctx, "rule-motions"),
        RuleName::Quorum => t!(ctx, "rule-quorum"),
        RuleName::Majority => t!(ctx, "rule-majority"),
        RuleName::Secrecy => t!(ctx, "rule-secrecy"),
        RuleName::Votes => t!(ctx, "rule-votes"),
        RuleName::Deputies => t!(ctx, "rule-deputies"),
        RuleName::Recusal => t!(ctx, "rule-recusal"),
        RuleName::Circular => t!(ctx, "rule-circular"),
        RuleName::Publicity => t!(ctx, "rule-publicity"),
        RuleName::Minutes => t!(ctx, "rule-minutes"),
        RuleName::Objections => t!(ctx, "rule-objections"),
        RuleName::Frequency => t!(ctx, "rule-frequency"),
        RuleName::Numbering => t!(ctx, "rule-numbering"),
        RuleName::Amendments => t!(ctx, "rule-amendments"),
        RuleName::Frame => t!(ctx, "rule-frame"),
    }
}

/// Which rule a screen applies: „Regel: Ladungsfrist, Geschäftsordnung Fassung 1".
pub fn applied(ctx: &Ctx, name: RuleName, version: u32) -> String {
    t!(ctx, "rule-applied", rule = rule(ctx, name), version = version)
}

/// Which days of a deadline count.
pub fn counting(ctx: &Ctx, counting: Counting) -> String {
    match counting {
        Counting::ClearDays => t!(ctx, "counting-clear"),
        Counting::CalendarDays => t!(ctx, "counting-calendar"),
        Counting::WeekDays => t!(ctx, "counting-week"),
        Counting::OfficeDays => t!(ctx, "counting-office"),
    }
}

/// What becomes of a last day on which nobody is at the office.
pub fn roll(ctx: &Ctx, roll: Roll) -> String {
    match roll {
        Roll::Stay => t!(ctx, "roll-stay"),
        Roll::Earlier => t!(ctx, "roll-earlier"),
        Roll::Later => t!(ctx, "roll-later"),
    }
}

/// „14 volle Tage (Anfangs- und Endtag zählen nicht mit)".
pub fn days(ctx: &Ctx, days: u16, counting: Counting) -> String {
    match counting {
        Counting::ClearDays => t!(ctx, "term-clear", days = days),
        Counting::CalendarDays => t!(ctx, "term-calendar", days = days),
        Counting::WeekDays => t!(ctx, "term-week", days = days),
        Counting::OfficeDays => t!(ctx, "term-office", days = days),
    }
}

fn term(ctx: &Ctx, term: Term) -> String {
    days(ctx, term.days, term.counting)
}

fn rolled(ctx: &Ctx, term: Term) -> Option<String> {
    (term.roll != Roll::Stay).then(|| roll(ctx, term.roll))
}

/// A part of a whole: „die Hälfte", „zwei Drittel".
fn part(ctx: &Ctx, numerator: u16, denominator: u16) -> String {
    match (numerator, denominator) {
        (1, 2) => t!(ctx, "part-half"),
        (1, 3) => t!(ctx, "part-third"),
        (2, 3) => t!(ctx, "part-two-thirds"),
        (3, 4) => t!(ctx, "part-three-quarters"),
        _ => format!("{numerator}/{denominator}"),
    }
}

fn base(ctx: &Ctx, base: Base) -> String {
    match base {
        Base::Decisive => t!(ctx, "base-decisive"),
        Base::Cast => t!(ctx, "base-cast"),
        Base::Present => t!(ctx, "base-present"),
        Base::Members => t!(ctx, "base-members"),
    }
}

/// A majority.
pub fn majority(ctx: &Ctx, rule: MajorityRule) -> String {
    match rule {
        MajorityRule::Simple => t!(ctx, "majority-simple"),
        MajorityRule::Absolute { of } => t!(ctx, "majority-absolute", of = base(ctx, of)),
        MajorityRule::Qualified { numerator, denominator, of } => {
            let part = part(ctx, numerator, denominator);
            t!(ctx, "majority-qualified", part = part, of = base(ctx, of))
        }
        MajorityRule::Consensus { against } => t!(ctx, "majority-consensus", against = against),
    }
}

/// What a vote is about.
pub fn matter(ctx: &Ctx, matter: Matter) -> String {
    match matter {
        Matter::Ordinary => t!(ctx, "matter-ordinary"),
        Matter::Urgency => t!(ctx, "matter-urgency"),
        Matter::Procedure => t!(ctx, "matter-procedure"),
        Matter::Method => t!(ctx, "matter-method"),
    }
}

/// What becomes of a tie.
pub fn tie(ctx: &Ctx, tie: TieRule) -> String {
    match tie {
        TieRule::Rejected => t!(ctx, "tie-rejected"),
        TieRule::Chair => t!(ctx, "tie-chair"),
        TieRule::Again => t!(ctx, "tie-again"),
    }
}

/// In which order amendments are put to the vote.
pub fn amendments(ctx: &Ctx, order: AmendmentOrder) -> String {
    match order {
        AmendmentOrder::FurthestFirst => t!(ctx, "amendments-furthest"),
        AmendmentOrder::AsReceived => t!(ctx, "amendments-received"),
    }
}

/// What is shown of a secret vote.
pub fn secret(ctx: &Ctx, shown: SecretResult) -> String {
    match shown {
        SecretResult::OutcomeAlone => t!(ctx, "secret-outcome"),
        SecretResult::Sums => t!(ctx, "secret-sums"),
    }
}

/// How those count who take no part in an item.
pub fn recused(ctx: &Ctx, count: RecusedCount) -> String {
    match count {
        RecusedCount::Absent => t!(ctx, "recused-absent"),
        RecusedCount::OutOfBase => t!(ctx, "recused-out"),
    }
}

/// How much minutes tell.
pub fn minutes_kind(ctx: &Ctx, kind: MinutesKind) -> String {
    match kind {
        MinutesKind::Results => t!(ctx, "minutes-results"),
        MinutesKind::Course => t!(ctx, "minutes-course"),
    }
}

fn quorum(ctx: &Ctx, rules: &Procedure) -> Vec<String> {
    let needed = match rules.quorum.share {
        QuorumShare::AtLeast { numerator, denominator } => {
            t!(ctx, "quorum-at-least", part = part(ctx, numerator, denominator))
        }
        QuorumShare::MoreThan { numerator, denominator } => {
            t!(ctx, "quorum-more-than", part = part(ctx, numerator, denominator))
        }
        QuorumShare::Count { members } => t!(ctx, "quorum-count", members = members),
    };
    let second = rules.quorum.second_call.then(|| t!(ctx, "quorum-second-call"));
    let holds = if rules.quorum.until_doubted {
        t!(ctx, "quorum-until-doubted")
    } else {
        t!(ctx, "quorum-each-vote")
    };
    std::iter::once(needed).chain(second).chain([holds]).collect()
}

fn votes(ctx: &Ctx, catalogue: &Catalogue, rules: &Procedure) -> Vec<String> {
    let differing = rules.votes.differing.iter().map(|d| {
        let held = catalogue.organisations.get(&d.organisation);
        let name = held.map_or_else(|| d.organisation.to_string(), |o| o.short.clone());
        t!(ctx, "votes-of", organisation = name, votes = d.votes)
    });
    std::iter::once(t!(ctx, "votes-each", votes = rules.votes.each)).chain(differing).collect()
}

fn deputies(ctx: &Ctx, rules: &Procedure) -> Vec<String> {
    let meetings = if rules.deputies.in_meetings {
        t!(ctx, "deputies-meetings")
    } else {
        t!(ctx, "deputies-meetings-not")
    };
    let circular = if rules.deputies.in_circular {
        t!(ctx, "deputies-circular")
    } else {
        t!(ctx, "deputies-circular-not")
    };
    vec![meetings, circular]
}

fn frame(ctx: &Ctx, frame: &[FrameItem]) -> Vec<String> {
    let line = |item: &FrameItem| {
        let kind = item.kind.map(|kind| item_kind(ctx, kind)).unwrap_or_default();
        let place = match item.place {
            Place::Head => t!(ctx, "frame-head"),
            Place::Tail => t!(ctx, "frame-tail"),
        };
        let title = item.title.replace("{vorige}", "…");
        let minutes = t!(ctx, "agenda-minutes", minutes = item.minutes);
        [place, title, kind, minutes].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>()
    };
    frame.iter().map(|item| line(item).join(" · ")).collect()
}

/// What a rule says, in sentences.
pub fn explained(
    ctx: &Ctx,
    catalogue: &Catalogue,
    rules: &Procedure,
    rule: RuleName,
) -> Vec<String> {
    let with_roll = |sentence: String, of: Term| {
        std::iter::once(sentence).chain(rolled(ctx, of)).collect::<Vec<_>>()
    };
    match rule {
        RuleName::Notice => {
            with_roll(t!(ctx, "rule-notice-says", term = term(ctx, rules.notice)), rules.notice)
        }
        RuleName::Papers => {
            with_roll(t!(ctx, "rule-papers-says", term = term(ctx, rules.papers)), rules.papers)
        }
        RuleName::Motions => {
            with_roll(t!(ctx, "rule-motions-says", term = term(ctx, rules.motions)), rules.motions)
        }
        RuleName::Quorum => quorum(ctx, rules),
        RuleName::Majority => {
            let all = &rules.majorities;
            let ordinary = t!(ctx, "rule-majority-says", rule = majority(ctx, all.ordinary));
            let differing = all.differing.iter().map(|d| {
                let (matter, rule) = (matter(ctx, d.matter), majority(ctx, d.rule));
                t!(ctx, "rule-majority-differs", matter = matter, rule = rule)
            });
            std::iter::once(ordinary).chain(differing).chain([tie(ctx, all.tie)]).collect()
        }
        RuleName::Secrecy => vec![secret(ctx, rules.secret)],
        RuleName::Votes => votes(ctx, catalogue, rules),
        RuleName::Deputies => deputies(ctx, rules),
        RuleName::Recusal => vec![recused(ctx, rules.quorum.recused)],
        RuleName::Circular if !rules.circular.allowed => vec![t!(ctx, "rule-circular-none")],
        RuleName::Circular => {
            let lasts = t!(ctx, "rule-circular-says", term = term(ctx, rules.circular.term));
            let mut all = with_roll(lasts, rules.circular.term);
            let objections = rules.circular.objections;
            all.push(t!(ctx, "rule-circular-objections", objections = objections));
            all
        }
        RuleName::Publicity => {
            let per_item = if rules.publicity.per_item {
                t!(ctx, "publicity-per-item")
            } else {
                t!(ctx, "publicity-one")
            };
            let tier = labels::tier(ctx, rules.publicity.default);
            vec![t!(ctx, "publicity-default", tier = tier), per_item]
        }
        RuleName::Minutes => {
            let due = t!(ctx, "rule-minutes-says", term = term(ctx, rules.minutes.dispatch));
            let mut all = vec![minutes_kind(ctx, rules.minutes.kind)];
            all.extend(with_roll(due, rules.minutes.dispatch));
            all
        }
        RuleName::Objections => {
            let due = rules.minutes.objections;
            with_roll(t!(ctx, "rule-objections-says", term = term(ctx, due)), due)
        }
        RuleName::Frequency => {
            vec![t!(ctx, "rule-frequency-says", meetings = rules.meetings_a_year)]
        }
        RuleName::Numbering => vec![t!(
            ctx,
            "rule-numbering-says",
            paper = rules.numbering.paper.clone(),
            circular = rules.numbering.circular.clone()
        )],
        RuleName::Amendments => vec![amendments(ctx, rules.amendments)],
        RuleName::Frame => frame(ctx, &rules.frame),
    }
}

/// Why a rule cannot be applied.
pub fn problem(ctx: &Ctx, error: ProcedureError) -> String {
    match error {
        ProcedureError::TooLong(_) => t!(ctx, "rule-problem-too-long"),
        ProcedureError::NoDay(_) => t!(ctx, "rule-problem-no-day"),
        ProcedureError::RollsAway(_) => t!(ctx, "rule-problem-rolls-away"),
        ProcedureError::NotAShare(_) => t!(ctx, "rule-problem-not-a-share"),
        ProcedureError::Quorum => t!(ctx, "rule-problem-quorum"),
        ProcedureError::LessThanHalf => t!(ctx, "rule-problem-less-than-half"),
        ProcedureError::MatterTwice => t!(ctx, "rule-problem-matter-twice"),
        ProcedureError::Votes => t!(ctx, "rule-problem-votes"),
        ProcedureError::OrganisationTwice => t!(ctx, "rule-problem-organisation-twice"),
        ProcedureError::Objections => t!(ctx, "rule-problem-objections"),
        ProcedureError::Circle => t!(ctx, "rule-problem-circle"),
        ProcedureError::PapersBeforeNotice => t!(ctx, "rule-problem-papers"),
        ProcedureError::Prefix => t!(ctx, "rule-problem-prefix"),
        ProcedureError::Frame => t!(ctx, "rule-problem-frame"),
        ProcedureError::Version => t!(ctx, "rule-problem-version"),
    }
}
