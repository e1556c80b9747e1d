//! What of a secret vote may be shown, so that nobody can work out a single vote.
//!
//! Whoever has voted knows one vote beside the sums. Sums are shown only where even that leaves at least two answers open
//! for everyone else; otherwise the outcome alone. Both need enough voters: among very few, the outcome gives votes away.

use super::{Outcome, Tally, Verdict, Voter};
use serde::Serialize;

/// Fewest organisations for a secret vote. With fewer the outcome can tell a voter what the others voted.
pub const FEWEST_VOTERS: usize = 5;

/// What is shown of a secret vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Disclosure {
    /// Sums and outcome.
    Sums(Tally),
    /// The outcome alone.
    OutcomeAlone(Outcome),
}

/// True where a secret vote can be held among these: enough of them, and none with more votes than the others, as sums
/// would tell who gave several.
pub fn can_be_secret(voters: &[Voter]) -> bool {
    voters.len() >= FEWEST_VOTERS && voters.iter().all(|voter| voter.votes == 1)
}

/// True where somebody who knows one of the votes could work out another from the sums.
pub fn gives_votes_away(tally: &Tally) -> bool {
    let parts = [tally.yes, tally.no, tally.abstain, tally.invalid];
    parts.iter().enumerate().filter(|(_, votes)| **votes > 0).any(|(known, _)| {
        let others = parts
            .iter()
            .enumerate()
            .filter(|(place, votes)| if *place == known { **votes > 1 } else { **votes > 0 });
        others.count() < 2
    })
}

/// What is shown of the result of a secret vote.
pub fn disclose(verdict: &Verdict) -> Disclosure {
    if gives_votes_away(&verdict.tally) {
        Disclosure::OutcomeAlone(verdict.outcome)
    } else {
        Disclosure::Sums(verdict.tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_shown_where_they_leave_answers_open() {
        for (parts, given_away) in [
            ([7, 0, 0, 0], true),
            // Whoever voted no knows that all others voted yes.
            ([6, 1, 0, 0], true),
            ([5, 2, 0, 0], false),
            ([5, 1, 1, 0], false),
            ([1, 1, 0, 0], true),
            ([0, 0, 0, 0], false),
        ] {
            let [yes, no, abstain, invalid] = parts;
            let tally = Tally { yes, no, abstain, invalid };
            assert_eq!(gives_votes_away(&tally), given_away, "{tally:?}");
        }
    }

    #[test]
    fn a_handful_of_voters_cannot_vote_in_secret() {
        let voters = |count: usize, votes| {
            let organisation = crate::key::OrganisationCode::parse("ORG02").expect("a key");
            vec![Voter { organisation, votes }; count]
        };
        assert!(!can_be_secret(&voters(4, 1)) && can_be_secret(&voters(5, 1)));
        assert!(!can_be_secret(&[voters(5, 1), voters(1, 2)].concat()));
    }
}
