//! Whether there will be a quorum, as far as those invited have answered.

use super::reply::{Answer, Reply};
use crate::key::OrganisationCode;
use crate::meeting::quorum::QuorumRule;
use crate::source::coded;
use std::collections::BTreeMap;

coded! {
    /// How likely a quorum is.
    Expectation {
        /// Enough have said that they or a deputy come.
        Expected = "erwartet",
        /// Enough could still come.
        Open = "offen",
        /// Too many have said that they do not come.
        OutOfReach = "nicht-erreichbar",
    }
}

/// How many members are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Organisations with a vote.
    pub members: u32,
    /// How many have to be present.
    pub needed: u32,
    /// Coming, in person or by a deputy.
    pub coming: u32,
    /// Of them by a deputy.
    pub deputies: u32,
    /// Not coming.
    pub not_coming: u32,
    /// Undecided, or without an answer.
    pub open: u32,
    /// What follows.
    pub expectation: Expectation,
}

/// Forecasts a quorum from the answers that hold; only those of `members` count.
pub fn forecast<'a>(
    rule: &QuorumRule,
    members: impl IntoIterator<Item = &'a OrganisationCode>,
    deputies_count: bool,
    replies: &BTreeMap<&OrganisationCode, &Reply>,
) -> Forecast {
    let (mut count, mut coming, mut deputies, mut not_coming) = (0, 0, 0, 0);
    for member in members {
        count += 1;
        match replies.get(member).map(|reply| reply.answer) {
            Some(Answer::Coming) => coming += 1,
            Some(Answer::Deputy) if deputies_count => {
                coming += 1;
                deputies += 1;
            }
            Some(Answer::NotComing | Answer::Deputy) => not_coming += 1,
            Some(Answer::Tentative) | None => {}
        }
    }
    let needed = rule.share.needed(count);
    let open = count - coming - not_coming;
    let expectation = if coming >= needed {
        Expectation::Expected
    } else if coming + open >= needed {
        Expectation::Open
    } else {
        Expectation::OutOfReach
    };
    Forecast { members: count, needed, coming, deputies, not_coming, open, expectation }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::invitation::reply::{current, tests::reply};
    use crate::meeting::procedure::tests::defaults;

    #[test]
    fn answers_of_twelve_members_forecast_a_quorum() {
        use Answer::{Coming, Deputy, NotComing, Tentative};
        let codes: Vec<_> = (1..=12)
            .map(|n| OrganisationCode::parse(&format!("ORG{n:02}")).expect("a key"))
            .collect();
        let rule = defaults().quorum;
        let forecast_for = |answers: &[Answer], deputies| {
            let replies: Vec<_> = answers
                .iter()
                .zip(&codes)
                .map(|(answer, code)| reply(code.as_str(), *answer, 0, 0))
                .collect();
            forecast(&rule, &codes, deputies, &current(&replies, 0))
        };
        let found =
            forecast_for(&[Coming, Coming, Coming, Coming, Coming, Deputy, Tentative], true);
        assert_eq!((found.coming, found.deputies, found.open, found.needed), (6, 1, 6, 6));
        assert_eq!(found.expectation, Expectation::Expected);
        let found =
            forecast_for(&[Coming, Coming, Coming, Coming, Coming, Deputy, Tentative], false);
        assert_eq!((found.coming, found.expectation), (5, Expectation::Open));
        let found = forecast_for(&[NotComing; 7], true);
        assert_eq!((found.not_coming, found.open), (7, 5));
        assert_eq!(found.expectation, Expectation::OutOfReach);
        let stranger = reply("ORG99", Coming, 0, 0);
        let found = forecast(&rule, &codes, true, &current(&[stranger], 0));
        assert_eq!((found.members, found.coming), (12, 0));
    }
}
