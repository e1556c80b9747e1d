//! In which order amendments are put to the vote.

use crate::key::OrganisationCode;
use crate::meeting::key::AmendmentId;
use crate::source::coded;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

coded! {
    /// Which amendment comes first.
    AmendmentOrder {
        /// The one that goes furthest, as whoever chairs has ranked them; without a rank in the order they came in.
        FurthestFirst = "weitestgehend",
        /// In the order they came in.
        AsReceived = "eingang",
    }
}

coded! {
    /// What became of an amendment.
    AmendmentState {
        /// It waits for its vote.
        Open = "offen",
        /// It was adopted: it is part of the proposal.
        Adopted = "angenommen",
        /// It was rejected.
        Rejected = "abgelehnt",
        /// Whoever made it has withdrawn it.
        Withdrawn = "zurueckgezogen",
        /// Another one on the same passage was adopted.
        Settled = "erledigt",
    }
}

/// An amendment to a proposed resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its identifier.
    pub id: AmendmentId,
    /// Who made it.
    pub organisation: OrganisationCode,
    /// The wording it asks for.
    pub text: String,
    /// The passage it concerns; amendments on one passage exclude each other. Empty for the whole proposal.
    pub passage: String,
    /// How far it goes, as whoever chairs has ranked it: the highest goes furthest.
    pub reach: Option<u8>,
    /// Its place in the order they came in.
    pub received: u32,
    /// What became of it.
    pub state: AmendmentState,
}

/// What is put to the vote next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next<'a> {
    /// This amendment.
    Amendment(&'a Amendment),
    /// The proposal with everything that was adopted.
    Proposal,
}

/// Amendments in the order of voting.
pub fn in_order(amendments: &[Amendment], order: AmendmentOrder) -> Vec<&Amendment> {
    let mut ordered: Vec<_> = amendments.iter().collect();
    match order {
        AmendmentOrder::AsReceived => ordered.sort_by_key(|a| (a.received, a.id.clone())),
        AmendmentOrder::FurthestFirst => {
            ordered.sort_by_key(|a| (Reverse(a.reach), a.received, a.id.clone()));
        }
    }
    ordered
}

/// What is put to the vote next.
pub fn next(amendments: &[Amendment], order: AmendmentOrder) -> Next<'_> {
    let open = in_order(amendments, order).into_iter().find(|a| a.state == AmendmentState::Open);
    open.map_or(Next::Proposal, Next::Amendment)
}

/// Notes the result of the vote on an amendment. One that is adopted settles the open ones on its passage.
pub fn settle(amendments: &mut [Amendment], id: &AmendmentId, adopted: bool) {
    let Some(passage) = amendments.iter().find(|a| &a.id == id).map(|a| a.passage.clone()) else {
        return;
    };
    for amendment in amendments.iter_mut().filter(|a| a.state == AmendmentState::Open) {
        if &amendment.id == id {
            amendment.state =
                if adopted { AmendmentState::Adopted } else { AmendmentState::Rejected };
        } else if adopted && amendment.passage == passage {
            amendment.state = AmendmentState::Settled;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amendment(id: &str, passage: &str, reach: Option<u8>, received: u32) -> Amendment {
        Amendment {
            id: AmendmentId::parse(id).expect("a key"),
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            text: String::new(),
            passage: passage.into(),
            reach,
            received,
            state: AmendmentState::Open,
        }
    }

    fn ids(ordered: &[&Amendment]) -> Vec<String> {
        ordered.iter().map(|a| a.id.to_string()).collect()
    }

    #[test]
    fn the_furthest_comes_first_and_ties_keep_the_order_of_receipt() {
        let all = [
            amendment("a", "1", Some(1), 1),
            amendment("b", "1", None, 2),
            amendment("c", "1", Some(3), 3),
            amendment("d", "2", Some(3), 4),
        ];
        assert_eq!(ids(&in_order(&all, AmendmentOrder::FurthestFirst)), ["c", "d", "a", "b"]);
        assert_eq!(ids(&in_order(&all, AmendmentOrder::AsReceived)), ["a", "b", "c", "d"]);
    }

    #[test]
    fn an_adopted_one_settles_its_passage_and_the_proposal_comes_last() {
        let order = AmendmentOrder::FurthestFirst;
        let mut all = [
            amendment("a", "1", Some(2), 1),
            amendment("b", "1", Some(1), 2),
            amendment("c", "2", None, 3),
        ];
        let expect = |all: &[Amendment], id: &str| match next(all, order) {
            Next::Amendment(amendment) => assert_eq!(amendment.id.as_str(), id),
            Next::Proposal => panic!("{id} is open"),
        };
        expect(&all, "a");
        settle(&mut all, &AmendmentId::parse("a").expect("a key"), true);
        assert_eq!(all[1].state, AmendmentState::Settled);
        expect(&all, "c");
        settle(&mut all, &AmendmentId::parse("c").expect("a key"), false);
        assert_eq!(next(&all, order), Next::Proposal);
    }

    #[test]
    fn a_rejected_one_leaves_the_next_open() {
        let mut all = [amendment("a", "1", Some(2), 1), amendment("b", "1", Some(1), 2)];
        settle(&mut all, &AmendmentId::parse("a").expect("a key"), false);
        assert_eq!(all[1].state, AmendmentState::Open);
        settle(&mut all, &AmendmentId::parse("unknown").expect("a key"), true);
        assert_eq!(all[1].state, AmendmentState::Open);
    }
}
