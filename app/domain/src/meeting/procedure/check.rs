//! Whether rules of procedure can be applied.

use super::{Procedure, RuleName, Term};
use crate::meeting::counting::Roll;
use crate::meeting::numbering::is_prefix;
use crate::meeting::quorum::QuorumShare;
use crate::meeting::vote::MajorityRule;
use crate::tier::Tier;

/// Most days of a deadline.
pub const MAX_DAYS: u16 = 366;

/// Most votes of an organisation.
const MAX_VOTES: u8 = 20;

/// What makes rules of procedure inapplicable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProcedureError {
    /// A deadline longer than [`MAX_DAYS`].
    #[error("{0:?}: more than {MAX_DAYS} days")]
    TooLong(RuleName),
    /// A deadline without a day where one is needed.
    #[error("{0:?}: no day")]
    NoDay(RuleName),
    /// A last day that could move past the event it has to come before, or before the one it comes after.
    #[error("{0:?}: the last day rolls the wrong way")]
    RollsAway(RuleName),
    /// A share of nothing, of more than all, or below nothing.
    #[error("{0:?}: not a share between none and all")]
    NotAShare(RuleName),
    /// A quorum that nobody or everybody meets: none, or more than all.
    #[error("a quorum that is always or never met")]
    Quorum,
    /// A majority that two contradicting proposals could both have.
    #[error("less than half is no majority")]
    LessThanHalf,
    /// The same kind of matter twice.
    #[error("a matter has two majorities")]
    MatterTwice,
    /// No vote, or more than twenty.
    #[error("not a number of votes")]
    Votes,
    /// The same organisation twice.
    #[error("an organisation has two numbers of votes")]
    OrganisationTwice,
    /// No objection could ever be enough, or none were needed.
    #[error("the circular procedure needs one objection or more")]
    Objections,
    /// Council matters open to a circle that is not the council's to choose.
    #[error("not a circle for a meeting")]
    Circle,
    /// Papers due before the invitation goes out.
    #[error("papers would be due before the invitation")]
    PapersBeforeNotice,
    /// A prefix that is not one to eight capital letters, or the same for both.
    #[error("not a prefix for numbers")]
    Prefix,
    /// An item of the frame without a title, or a beginning that stands after the end.
    #[error("not a frame for an agenda")]
    Frame,
    /// No version number.
    #[error("versions count from 1")]
    Version,
}

impl Procedure {
    /// Everything that makes the rules inapplicable, in the order of the rules; nothing where they can be applied.
    pub fn problems(&self) -> Vec<ProcedureError> {
        let mut found = Vec::new();
        let mut note = |wrong: bool, problem| {
            if wrong {
                found.push(problem);
            }
        };
        note(self.version == 0, ProcedureError::Version);
        for (rule, term, needs_day, wrong_way) in self.terms() {
            note(term.days > MAX_DAYS, ProcedureError::TooLong(rule));
            note(needs_day && term.days == 0, ProcedureError::NoDay(rule));
            note(term.roll == wrong_way, ProcedureError::RollsAway(rule));
        }
        note(self.papers.days > self.notice.days, ProcedureError::PapersBeforeNotice);
        match self.quorum.share {
            QuorumShare::Count { members } => note(members == 0, ProcedureError::Quorum),
            QuorumShare::AtLeast { numerator, denominator } => {
                note(
                    !is_share(numerator, denominator),
                    ProcedureError::NotAShare(RuleName::Quorum),
                );
            }
            // More than all of them is never reached.
            QuorumShare::MoreThan { numerator, denominator } => {
                note(numerator >= denominator, ProcedureError::NotAShare(RuleName::Quorum));
            }
        }
        let differing = &self.majorities.differing;
        let rules = differing.iter().map(|d| d.rule);
        for rule in std::iter::once(self.majorities.ordinary).chain(rules) {
            if let MajorityRule::Qualified { numerator, denominator, .. } = rule {
                let is_share = is_share(numerator, denominator);
                note(!is_share, ProcedureError::NotAShare(RuleName::Majority));
                let half = u32::from(numerator) * 2 <= u32::from(denominator);
                note(is_share && half, ProcedureError::LessThanHalf);
            }
        }
        note(has_double(differing.iter().map(|d| d.matter)), ProcedureError::MatterTwice);
        let votes = self.votes.differing.iter().map(|d| d.votes).chain([self.votes.each]);
        note(votes.into_iter().any(|n| !(1..=MAX_VOTES).contains(&n)), ProcedureError::Votes);
        let organisations = self.votes.differing.iter().map(|d| &d.organisation);
        note(has_double(organisations), ProcedureError::OrganisationTwice);
        note(self.circular.allowed && self.circular.objections == 0, ProcedureError::Objections);
        // What only Geschäftsstelle or ministry could read would not be the council's.
        note(self.publicity.default < Tier::Council, ProcedureError::Circle);
        let prefixes = [&self.numbering.paper, &self.numbering.circular];
        let unfit = prefixes.iter().any(|prefix| !is_prefix(prefix));
        note(unfit || prefixes[0] == prefixes[1], ProcedureError::Prefix);
        let titled = self.frame.iter().all(|item| !item.title.trim().is_empty());
        let in_order = self.frame.iter().map(|item| item.place).is_sorted();
        note(!titled || !in_order, ProcedureError::Frame);
        found
    }

    /// Every deadline with its rule, whether it needs a day, and the way in which its last day must not roll.
    fn terms(&self) -> [(RuleName, Term, bool, Roll); 6] {
        let (until, since) = (Roll::Later, Roll::Earlier);
        [
            (RuleName::Notice, self.notice, false, until),
            (RuleName::Papers, self.papers, false, until),
            (RuleName::Motions, self.motions, false, until),
            (RuleName::Circular, self.circular.term, true, since),
            (RuleName::Minutes, self.minutes.dispatch, true, since),
            (RuleName::Objections, self.minutes.objections, true, since),
        ]
    }
}

fn is_share(numerator: u16, denominator: u16) -> bool {
    numerator > 0 && numerator <= denominator
}

fn has_double<T: Ord>(all: impl Iterator<Item = T>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    all.into_iter().any(|one| !seen.insert(one))
}
