//! One question put to the vote.
//!
//! Who may vote stands when a poll is opened: those present at that moment who take part in the item. Each has one ballot.
//! While the poll is open only the number of ballots is known, to everyone alike.

use super::majority::House;
use super::{Choice, Tally};
use crate::key::OrganisationCode;
use crate::meeting::key::{AgendaItemId, PollId};
use crate::source::coded;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

coded! {
    /// How votes are given.
    Method {
        /// By raised hands or on the phone; the count is shown, names are not.
        Open = "offen",
        /// By name; every vote is shown with its organisation.
        ByName = "namentlich",
        /// Nobody learns who voted what, the product included.
        Secret = "geheim",
    }
}

coded! {
    /// Where a poll stands.
    PollState {
        /// Not yet begun.
        Prepared = "vorbereitet",
        /// Takes votes.
        Open = "offen",
        /// Counted; takes none any more.
        Closed = "geschlossen",
        /// Given up without a result.
        Withdrawn = "zurueckgezogen",
    }
}

/// Every step a poll can take, from and to. A poll that is closed stays so: whoever wants another result asks again.
pub const TRANSITIONS: &[(PollState, PollState)] = &[
    (PollState::Prepared, PollState::Open),
    (PollState::Prepared, PollState::Withdrawn),
    (PollState::Open, PollState::Closed),
    (PollState::Open, PollState::Withdrawn),
];

impl PollState {
    /// True where the poll may take the step.
    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }
}

/// An organisation that may vote, with the number of its votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voter {
    /// The organisation.
    pub organisation: OrganisationCode,
    /// Its votes, one or more.
    pub votes: u8,
}

/// The ballot of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// What it votes.
    pub choice: Choice,
    /// True where a deputy gave it.
    pub by_deputy: bool,
}

/// What was put into the box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "art", rename_all = "snake_case")]
pub enum BallotBox {
    /// Ballots by organisation.
    Named {
        /// The ballots.
        ballots: BTreeMap<OrganisationCode, Ballot>,
    },
    /// Who has voted, and sums. There is no way from one to the other; nothing is kept about the order.
    Secret {
        /// Who has voted.
        voted: BTreeSet<OrganisationCode>,
        /// Sums.
        tally: Tally,
    },
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Its identifier.
    pub id: PollId,
    /// The agenda item.
    pub item: AgendaItemId,
    /// The wording that is voted on.
    pub question: String,
    /// How votes are given.
    pub method: Method,
    /// Where it stands.
    pub state: PollState,
    /// Who may vote.
    pub voters: Vec<Voter>,
    /// What was put into the box.
    pub ballots: BallotBox,
}

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It counts.
    Counted,
    /// The same vote was there already, as after a second press of the button.
    Already,
}

/// Why a vote is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CastError {
    /// The poll takes none now.
    #[error("the poll is not open")]
    NotOpen,
    /// The organisation has no vote, was not present when the poll was opened, or takes no part in the item.
    #[error("not entitled to vote")]
    NotEntitled,
    /// The organisation has voted.
    #[error("has voted already")]
    HasVoted,
}

impl Poll {
    /// A poll that is prepared.
    pub fn new(id: PollId, item: AgendaItemId, question: String, method: Method) -> Self {
        let ballots = match method {
            Method::Open | Method::ByName => BallotBox::Named { ballots: BTreeMap::new() },
            Method::Secret => BallotBox::Secret { voted: BTreeSet::new(), tally: Tally::default() },
        };
        let state = PollState::Prepared;
        Self { id, item, question, method, state, voters: Vec::new(), ballots }
    }

    /// Votes of those who may vote.
    pub fn votes_present(&self) -> u32 {
        self.voters.iter().map(|voter| u32::from(voter.votes)).sum()
    }

    /// How many organisations have voted: all that is known while the poll is open.
    pub fn given(&self) -> usize {
        match &self.ballots {
            BallotBox::Named { ballots } => ballots.len(),
            BallotBox::Secret { voted, .. } => voted.len(),
        }
    }

    /// Puts a vote into the box.
    ///
    /// # Errors
    /// [`CastError`] where the poll takes none, or none of this organisation. In a secret poll a second vote is refused
    /// whatever it says, as nobody knows what the first one said.
    pub fn cast(
        &mut self,
        organisation: &OrganisationCode,
        ballot: Ballot,
    ) -> Result<Receipt, CastError> {
        if self.state != PollState::Open {
            return Err(CastError::NotOpen);
        }
        let voter = self.voters.iter().find(|voter| &voter.organisation == organisation);
        let weight = u32::from(voter.ok_or(CastError::NotEntitled)?.votes);
        match &mut self.ballots {
            BallotBox::Named { ballots } => match ballots.get(organisation) {
                Some(given) if given.choice == ballot.choice => Ok(Receipt::Already),
                Some(_) => Err(CastError::HasVoted),
                None => {
                    ballots.insert(organisation.clone(), ballot);
                    Ok(Receipt::Counted)
                }
            },
            BallotBox::Secret { voted, tally } => {
                if !voted.insert(organisation.clone()) {
                    return Err(CastError::HasVoted);
                }
                tally.add(ballot.choice, weight);
                Ok(Receipt::Counted)
            }
        }
    }

    /// The votes counted; none before the poll is closed.
    pub fn tally(&self) -> Option<Tally> {
        if self.state != PollState::Closed {
            return None;
        }
        Some(match &self.ballots {
            BallotBox::Secret { tally, .. } => *tally,
            BallotBox::Named { ballots } => Tally::of(self.voters.iter().filter_map(|voter| {
                let ballot = ballots.get(&voter.organisation)?;
                Some((ballot.choice, u32::from(voter.votes)))
            })),
        })
    }

    /// What a majority may refer to beside the votes given; `members` are the votes of all members.
    pub fn house(&self, members: u32, chair: Option<&OrganisationCode>) -> House {
        let chair = match &self.ballots {
            BallotBox::Named { ballots } => {
                chair.and_then(|chair| ballots.get(chair)).map(|ballot| ballot.choice)
            }
            BallotBox::Secret { .. } => None,
        };
        House { present: self.votes_present(), members, chair }
    }

    /// Votes by organisation, for a poll by name that is closed; of others nobody sees them.
    pub fn by_name(&self) -> Option<Vec<(&OrganisationCode, Option<Choice>)>> {
        match &self.ballots {
            BallotBox::Named { ballots }
                if self.method == Method::ByName && self.state == PollState::Closed =>
            {
                let choice = |voter: &Voter| ballots.get(&voter.organisation).map(|b| b.choice);
                Some(self.voters.iter().map(|voter| (&voter.organisation, choice(voter))).collect())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(number: u32) -> OrganisationCode {
        OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
    }

    fn poll(method: Method) -> Poll {
        let id = PollId::parse("p1").expect("a key");
        let item = AgendaItemId::parse("i1").expect("a key");
        let voters = (1..=7).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
        let state = PollState::Open;
        Poll { state, voters, ..Poll::new(id, item, "Der Rat beschließt.".into(), method) }
    }

    fn ballot(choice: Choice) -> Ballot {
        Ballot { choice, by_deputy: false }
    }

    #[test]
    fn a_double_press_counts_once_and_another_choice_is_refused() {
        let mut poll = poll(Method::ByName);
        let one = organisation(1);
        assert_eq!(poll.cast(&one, ballot(Choice::Yes)), Ok(Receipt::Counted));
        assert_eq!(poll.cast(&one, ballot(Choice::Yes)), Ok(Receipt::Already));
        assert_eq!(poll.cast(&one, ballot(Choice::No)), Err(CastError::HasVoted));
        assert_eq!((poll.given(), poll.tally()), (1, None), "no sum while it is open");
        poll.state = PollState::Closed;
        assert_eq!(poll.tally(), Some(Tally { yes: 1, ..Tally::default() }));
        assert_eq!(poll.cast(&organisation(2), ballot(Choice::Yes)), Err(CastError::NotOpen));
    }

    #[test]
    fn who_is_not_entitled_does_not_vote() {
        let mut poll = poll(Method::Open);
        let stranger = organisation(9);
        assert_eq!(poll.cast(&stranger, ballot(Choice::Yes)), Err(CastError::NotEntitled));
        assert_eq!(poll.given(), 0);
    }

    #[test]
    fn a_secret_poll_keeps_sums_and_no_ballots() {
        let mut poll = poll(Method::Secret);
        assert_eq!(poll.cast(&organisation(1), ballot(Choice::No)), Ok(Receipt::Counted));
        assert_eq!(poll.cast(&organisation(1), ballot(Choice::No)), Err(CastError::HasVoted));
        poll.state = PollState::Closed;
        assert_eq!(poll.tally(), Some(Tally { no: 1, ..Tally::default() }));
        assert_eq!(poll.by_name(), None);
        assert_eq!(poll.house(12, Some(&organisation(1))).chair, None);
        let stored = serde_json::to_string(&poll.ballots).expect("JSON");
        assert!(!stored.contains("nein"), "{stored}");
    }

    #[test]
    fn names_are_shown_for_votes_by_name_alone() {
        for method in Method::ALL {
            let mut poll = poll(*method);
            poll.cast(&organisation(1), ballot(Choice::Yes)).expect("entitled");
            assert_eq!(poll.by_name(), None);
            poll.state = PollState::Closed;
            assert_eq!(poll.by_name().is_some(), *method == Method::ByName);
        }
    }

    #[test]
    fn the_vote_of_the_chair_is_known_where_votes_are_not_secret() {
        let mut poll = poll(Method::Open);
        poll.cast(&organisation(1), ballot(Choice::Yes)).expect("entitled");
        let house = poll.house(12, Some(&organisation(1)));
        assert_eq!(house, House { present: 7, members: 12, chair: Some(Choice::Yes) });
    }

    #[test]
    fn a_poll_ends_and_stays_ended() {
        for state in [PollState::Closed, PollState::Withdrawn] {
            assert!(PollState::ALL.iter().all(|to| !state.may_become(*to)));
        }
        assert!(!PollState::Prepared.may_become(PollState::Closed));
    }
}
