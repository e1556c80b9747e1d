//! What of a secret vote may be shown, so that nobody can work out a single vote.
//!
//! Whoever has voted knows one vote beside the result. Sums can give others away: of six votes for and one against the one
//! who voted against knows all. Showing sums only where they give nothing away would be no better, as the missing sums would
//! say so. So the outcome stands alone, whatever the votes were, unless the rules of procedure want sums. And a vote can be
//! secret only where the outcome leaves everybody at least two answers.

use super::majority::House;
use super::{Choice, MajorityRule, Outcome, Tally, TieRule, Voter};
use crate::source::coded;

/// Fewest organisations for a secret vote.
pub const FEWEST_VOTERS: usize = 5;

coded! {
    /// What is shown of a secret vote.
    SecretResult {
        /// Whether the proposal was adopted, and nothing else.
        OutcomeAlone = "nur-ergebnis",
        /// Sums too, which can give single votes away.
        Sums = "mit-stimmenzahl",
    }
}

/// True where a vote can be secret that so many of these voters have `given`: they are enough, none has more votes than the
/// others, and the majority is not so high or low that the outcome tells a voter what another one voted. How many have voted
/// is known to everyone; a poll asks with all of its voters before it begins, and with those who voted before it is counted.
pub fn can_be_secret(
    rule: MajorityRule,
    tie: TieRule,
    (voters, given): (&[Voter], usize),
    members: u32,
) -> bool {
    let enough = given >= FEWEST_VOTERS && voters.iter().all(|voter| voter.votes == 1);
    let others = u32::try_from(given).unwrap_or(u32::MAX).saturating_sub(1);
    let present = u32::try_from(voters.len()).unwrap_or(u32::MAX);
    let house = House { present, members, chair: None };
    let outcome = |own: Choice, others: &[(Choice, u32)]| {
        let cast = others.iter().copied().chain([(own, 1)]);
        rule.decide(tie, Tally::of(cast), &house).outcome
    };
    // Where an outcome can come about with all others on one side, it must also come about with any one of them neutral:
    // then each of them has two answers left.
    let leaves_open = |own: Choice, side: Choice| {
        let alike = outcome(own, &[(side, others)]);
        let but_one = outcome(own, &[(side, others.saturating_sub(1)), (Choice::Abstain, 1)]);
        let expected = match side {
            Choice::Yes => Outcome::Adopted,
            Choice::No | Choice::Abstain => Outcome::Rejected,
        };
        alike != expected || but_one == expected
    };
    enough
        && Choice::ALL
            .iter()
            .all(|own| leaves_open(*own, Choice::Yes) && leaves_open(*own, Choice::No))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::OrganisationCode;
    use crate::meeting::vote::Base;

    fn voters(count: usize, votes: u8) -> Vec<Voter> {
        let organisation = OrganisationCode::parse("ORG02").expect("a key");
        vec![Voter { organisation, votes }; count]
    }

    #[test]
    fn a_handful_of_voters_cannot_vote_in_secret() {
        let (rule, tie) = (MajorityRule::Simple, TieRule::Rejected);
        let can = |voters: &[Voter]| can_be_secret(rule, tie, (voters, voters.len()), 12);
        assert!(!can(&voters(4, 1)) && can(&voters(5, 1)));
        assert!(!can(&[voters(5, 1), voters(1, 2)].concat()));
    }

    #[test]
    fn who_could_have_voted_hides_nobody_who_did() {
        let (rule, tie) = (MajorityRule::Simple, TieRule::Rejected);
        let can = |given| can_be_secret(rule, tie, (&voters(7, 1), given), 12);
        assert_eq!([0, 1, 4, 5, 7].map(can), [false, false, false, true, true]);
        // Four of seven present are needed: of five who voted, the one against would not know the others if they were all.
        let absolute = MajorityRule::Absolute { of: Base::Present };
        let can = |voted| can_be_secret(absolute, tie, (&voters(7, 1), voted), 12);
        assert_eq!([can(5), can(6), can(7)], [false, true, true]);
    }

    #[test]
    fn a_majority_that_needs_everybody_is_not_secret() {
        let two_thirds =
            MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Members };
        let can =
            |count| can_be_secret(two_thirds, TieRule::Rejected, (&voters(count, 1), count), 12);
        // Eight of twelve are needed: of nine present whoever voted against would know all others.
        assert_eq!([can(8), can(9), can(10)], [false, false, true]);
        let all = MajorityRule::Qualified { numerator: 1, denominator: 1, of: Base::Cast };
        assert!(!can_be_secret(all, TieRule::Rejected, (&voters(12, 1), 12), 12));
    }
}
