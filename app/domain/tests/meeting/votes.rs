//! Quorum, majorities, ballots: by count, monotone, adding up, and secret where they are secret.

use super::organisation;
use domain::meeting::key::{AgendaItemId, AmendmentId, PollId};
use domain::meeting::quorum::{Assembly, QuorumRule, QuorumShare, RecusedCount};
use domain::meeting::resolution::{Counted, VoteRecord};
use domain::meeting::sentence;
use domain::meeting::vote::amendment::{
    Amendment, AmendmentOrder, AmendmentState, Next, in_order, next, settle,
};
use domain::meeting::vote::majority::House;
use domain::meeting::vote::poll::BallotBox;
use domain::meeting::vote::secrecy::{SecretResult, can_be_secret};
use domain::meeting::vote::{
    Ballot, Base, CastError, Choice, Count, MajorityRule, Method, Outcome, Poll, PollState,
    Receipt, Tally, TieRule, Voter,
};
use domain::number::Language;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn share() -> impl Strategy<Value = QuorumShare> {
    prop_oneof![
        (1_u16..8, 1_u16..8).prop_filter("a share", |(n, d)| n <= d).prop_map(
            |(numerator, denominator)| { QuorumShare::AtLeast { numerator, denominator } }
        ),
        (1_u16..8, 1_u16..8).prop_filter("a share", |(n, d)| n < d).prop_map(
            |(numerator, denominator)| { QuorumShare::MoreThan { numerator, denominator } }
        ),
        (1_u16..20).prop_map(|members| QuorumShare::Count { members }),
    ]
}

fn quorum() -> impl Strategy<Value = QuorumRule> {
    (share(), prop::sample::select(RecusedCount::ALL), any::<bool>(), any::<bool>()).prop_map(
        |(share, recused, second_call, until_doubted)| QuorumRule {
            share,
            recused,
            second_call,
            until_doubted,
        },
    )
}

fn assembly() -> impl Strategy<Value = Assembly> {
    (0_u32..30, 0_u32..30, 0_u32..10, any::<[bool; 3]>()).prop_map(
        |(members, present, recused, [duly_summoned, second_call, found_before])| {
            let present = present.min(members);
            Assembly {
                members,
                present,
                recused: recused.min(members - present),
                duly_summoned,
                second_call,
                found_before,
            }
        },
    )
}

fn majority() -> impl Strategy<Value = MajorityRule> {
    let base = || prop::sample::select(Base::ALL);
    prop_oneof![
        Just(MajorityRule::Simple),
        base().prop_map(|of| MajorityRule::Absolute { of }),
        ((1_u16..8, 1_u16..8).prop_filter("more than half", |(n, d)| n <= d && 2 * n > *d), base())
            .prop_map(|((numerator, denominator), of)| MajorityRule::Qualified {
                numerator,
                denominator,
                of
            }),
        (0_u16..4).prop_map(|against| MajorityRule::Consensus { against }),
    ]
}

fn tie() -> impl Strategy<Value = TieRule> {
    prop::sample::select(TieRule::ALL)
}

fn tally() -> impl Strategy<Value = Tally> {
    (0_u32..12, 0_u32..12, 0_u32..12, 0_u32..3).prop_map(|(yes, no, abstain, invalid)| Tally {
        yes,
        no,
        abstain,
        invalid,
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop::sample::select(Choice::ALL)
}

/// A house in which a tally can come about.
fn house(tally: &Tally, absent: u32) -> House {
    House { present: tally.given() + absent % 3, members: tally.given() + absent, chair: None }
}

/// Adopted by the words of the rule, in whole numbers; ties apart.
fn is_adopted(rule: MajorityRule, tally: &Tally, house: &House) -> bool {
    let of = |base| match base {
        Base::Decisive => tally.yes + tally.no,
        Base::Cast => tally.yes + tally.no + tally.abstain,
        Base::Present => house.present,
        Base::Members => house.members,
    };
    let (yes, no) = (tally.yes, tally.no);
    yes > 0
        && match rule {
            MajorityRule::Simple => yes > no,
            MajorityRule::Absolute { of: base } => 2 * yes > of(base),
            MajorityRule::Qualified { numerator, denominator, of: base } => {
                yes * u32::from(denominator) >= of(base) * u32::from(numerator)
            }
            MajorityRule::Consensus { against } => no <= u32::from(against),
        }
}

fn poll(method: Method, voters: usize) -> Poll {
    let id = PollId::parse("p").unwrap();
    let item = AgendaItemId::parse("i").unwrap();
    let voters = (0..voters).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
    Poll { voters, state: PollState::Open, ..Poll::new(id, item, "Wortlaut".into(), method) }
}

proptest! {
    #[test]
    fn the_record_of_a_vote_adds_up_to_the_votes_present(
        method in prop::sample::select(Method::ALL),
        rule in majority(),
        votes in prop::collection::vec((1_u8..4, prop::option::of(choice())), 0..13),
    ) {
        let mut poll = poll(method, votes.len());
        for (voter, (weight, _)) in poll.voters.iter_mut().zip(&votes) {
            voter.votes = *weight;
        }
        for (n, (_, choice)) in votes.iter().enumerate() {
            if let Some(choice) = *choice {
                let taken = poll.cast(&organisation(n), Ballot { choice, by_deputy: false });
                prop_assert_eq!(taken, Ok(Receipt::Counted));
            }
        }
        poll.state = PollState::Closed;
        let tally = poll.tally().expect("closed");
        let verdict = rule.decide(TieRule::Rejected, tally, &poll.house(50, None));
        let record = VoteRecord::of_poll(&poll, &verdict, SecretResult::Sums);
        let Counted { tally, not_given, .. } = record.counted.expect("sums are shown");
        prop_assert_eq!(tally.given() + not_given, poll.votes_present());
        let silent = votes.iter().filter(|(_, choice)| choice.is_none());
        prop_assert_eq!(not_given, silent.map(|(weight, _)| u32::from(*weight)).sum::<u32>());
        let sentence = sentence::vote(&record, Language::De);
        prop_assert_eq!(sentence.contains("nicht abgegeben"), not_given > 0, "{}", sentence);
    }
}

proptest! {
    #[test]
    fn what_a_majority_that_is_enough_adopts_the_other_adopts(
        held in majority(), asked in majority(), tally in tally(), absent in 0_u32..8, tie in tie()
    ) {
        let house = house(&tally, absent);
        let adopts = |rule: MajorityRule| rule.decide(tie, tally, &house).outcome == Outcome::Adopted;
        prop_assert!(held.is_enough_for(held));
        if held.is_enough_for(asked) && adopts(held) {
            prop_assert!(adopts(asked), "{held:?} for {asked:?}: {tally:?} in {house:?}");
        }
    }
}

proptest! {
    #[test]
    fn one_more_never_costs_the_quorum(rule in quorum(), before in assembly()) {
        let more = Assembly { present: before.present + 1, members: before.members.max(before.present + before.recused + 1), ..before };
        if more.members == before.members && rule.find(&before).is_quorum() {
            prop_assert!(rule.find(&more).is_quorum());
        }
        prop_assert!(rule.share.needed(before.members) <= rule.share.needed(before.members + 1));
    }

    #[test]
    fn a_quorum_needs_somebody_and_a_proper_invitation(rule in quorum(), assembly in assembly()) {
        let found = rule.find(&assembly);
        if found.is_quorum() {
            prop_assert!(found.present > 0 && assembly.duly_summoned);
            prop_assert!(found.present >= found.needed || assembly.second_call || assembly.found_before);
        }
        prop_assert!(found.present <= found.base && found.base <= assembly.members);
        prop_assert!(found.needed >= 1);
    }

    #[test]
    fn the_majority_is_the_one_counted(rule in majority(), tie in tie(), tally in tally(), absent in 0_u32..8) {
        let house = house(&tally, absent);
        let verdict = rule.decide(tie, tally, &house);
        if verdict.tie.is_some() {
            prop_assert!(rule == MajorityRule::Simple && tally.yes == tally.no && tally.yes > 0);
        } else {
            prop_assert_eq!(verdict.outcome == Outcome::Adopted, is_adopted(rule, &tally, &house));
            prop_assert!(verdict.outcome != Outcome::Tied);
        }
        if verdict.outcome == Outcome::Adopted {
            prop_assert!(tally.yes >= verdict.needed && tally.yes > 0);
        }
    }

    #[test]
    fn a_vote_won_over_never_costs_the_majority(
        rule in majority(), tie in tie(), tally in tally(), absent in 0_u32..8, from_abstain in any::<bool>()
    ) {
        let house = house(&tally, absent);
        let won = if from_abstain && tally.abstain > 0 {
            Tally { yes: tally.yes + 1, abstain: tally.abstain - 1, ..tally }
        } else if tally.no > 0 {
            Tally { yes: tally.yes + 1, no: tally.no - 1, ..tally }
        } else {
            return Ok(());
        };
        if rule.decide(tie, tally, &house).outcome == Outcome::Adopted {
            prop_assert_eq!(rule.decide(tie, won, &house).outcome, Outcome::Adopted);
        }
    }

    #[test]
    fn what_all_members_adopt_a_meeting_would_adopt(rule in majority(), tally in tally(), absent in 0_u32..8) {
        let house = house(&tally, absent);
        let circular = rule.of_all_members().decide(TieRule::Rejected, tally, &house);
        if circular.outcome == Outcome::Adopted {
            prop_assert_eq!(rule.decide(TieRule::Rejected, tally, &house).outcome, Outcome::Adopted);
        }
    }

    #[test]
    fn a_count_is_taken_only_where_it_adds_up(tally in tally(), not_given in 0_u32..5, present in 0_u32..40) {
        let count = Count { tally, not_given };
        let adds_up = tally.given() + not_given == present;
        prop_assert_eq!(count.check(present, true).is_ok(), adds_up);
        prop_assert_eq!(count.check(present, false).is_ok(), adds_up && tally.invalid == 0);
    }

    #[test]
    fn each_voter_counts_once_and_votes_add_up(
        method in prop::sample::select(Method::ALL),
        voters in 1_usize..12,
        casts in prop::collection::vec((0_usize..14, choice()), 0..60),
    ) {
        let mut poll = poll(method, voters);
        let mut first: BTreeMap<usize, Choice> = BTreeMap::new();
        for (who, choice) in casts {
            let taken = poll.cast(&organisation(who), Ballot { choice, by_deputy: false });
            match (who < voters, first.get(&who)) {
                (false, _) => prop_assert_eq!(taken, Err(CastError::NotEntitled)),
                (true, None) => {
                    prop_assert_eq!(taken, Ok(Receipt::Counted));
                    first.insert(who, choice);
                }
                (true, Some(held)) if *held == choice && method != Method::Secret => {
                    prop_assert_eq!(taken, Ok(Receipt::Already));
                }
                (true, Some(_)) => prop_assert_eq!(taken, Err(CastError::HasVoted)),
            }
            prop_assert_eq!(poll.tally(), None, "nothing is told while it is open");
        }
        prop_assert_eq!(poll.given(), first.len());
        poll.state = PollState::Closed;
        let tally = poll.tally().unwrap();
        prop_assert_eq!(tally, Tally::of(first.into_values().map(|choice| (choice, 1))));
        let not_given = poll.votes_present() - tally.given();
        prop_assert_eq!(Count { tally, not_given }.check(poll.votes_present(), false), Ok(tally));
        let late = poll.cast(&organisation(0), Ballot { choice: Choice::Yes, by_deputy: false });
        prop_assert_eq!(late, Err(CastError::NotOpen));
    }

    #[test]
    fn nothing_is_kept_about_the_order_of_a_secret_vote(
        choices in prop::collection::vec(choice(), 5..9),
        order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let vote = |order: &[usize], choices: &[Choice]| {
            let mut poll = poll(Method::Secret, choices.len());
            for who in order.iter().filter(|who| **who < choices.len()) {
                poll.cast(&organisation(*who), Ballot { choice: choices[*who], by_deputy: false }).unwrap();
            }
            poll
        };
        let in_order: Vec<_> = (0..9).collect();
        let straight = vote(&in_order, &choices);
        prop_assert_eq!(&straight, &vote(&order, &choices));
        // Whoever swapped votes would leave the very same record.
        let mut swapped = choices;
        swapped.reverse();
        prop_assert_eq!(&straight, &vote(&in_order, &swapped));
        let is_secret = matches!(straight.ballots, BallotBox::Secret { .. });
        prop_assert!(is_secret);
    }

    #[test]
    fn amendments_come_to_the_vote_once_each(
        given in prop::collection::vec((0_usize..3, prop::option::of(0_u8..4), any::<bool>()), 0..8),
        order in prop::sample::select(AmendmentOrder::ALL),
    ) {
        let mut amendments: Vec<_> = given
            .iter()
            .enumerate()
            .map(|(place, (passage, reach, _))| Amendment {
                id: AmendmentId::parse(&format!("a{place}")).unwrap(),
                organisation: organisation(place),
                text: String::new(),
                passage: passage.to_string(),
                reach: *reach,
                received: u32::try_from(place).unwrap(),
                state: AmendmentState::Open,
            })
            .collect();
        prop_assert_eq!(in_order(&amendments, order).len(), amendments.len());
        let mut voted = Vec::new();
        while let Next::Amendment(amendment) = next(&amendments, order) {
            let id = amendment.id.clone();
            prop_assert!(!voted.contains(&id) && voted.len() < given.len());
            let place: usize = id.as_str()[1..].parse().unwrap();
            settle(&mut amendments, &id, given[place].2);
            voted.push(id);
        }
        prop_assert!(amendments.iter().all(|a| a.state != AmendmentState::Open));
        let adopted = amendments.iter().filter(|a| a.state == AmendmentState::Adopted);
        let passages: Vec<_> = adopted.map(|a| &a.passage).collect();
        prop_assert_eq!(passages.iter().collect::<BTreeSet<_>>().len(), passages.len());
    }
}

/// Every way in which so many can vote.
fn all_ways(voters: usize) -> Vec<Vec<Choice>> {
    (0..voters).fold(vec![Vec::new()], |ways, _| {
        ways.iter()
            .flat_map(|way| {
                Choice::ALL.iter().map(move |choice| [way.as_slice(), &[*choice]].concat())
            })
            .collect()
    })
}

#[test]
fn whoever_knows_the_outcome_and_the_own_vote_knows_no_other() {
    let rules = [
        MajorityRule::Simple,
        MajorityRule::Absolute { of: Base::Cast },
        MajorityRule::Absolute { of: Base::Present },
        MajorityRule::Absolute { of: Base::Members },
        MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Decisive },
        MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Members },
        MajorityRule::Qualified { numerator: 3, denominator: 4, of: Base::Cast },
        MajorityRule::Consensus { against: 0 },
        MajorityRule::Consensus { against: 1 },
    ];
    let mut secret = 0;
    let houses = [(5, 5, 5), (5, 5, 8), (6, 6, 6), (7, 7, 7), (5, 7, 9), (6, 7, 7)];
    for (rule, (voted, present, members)) in
        rules.iter().flat_map(|rule| houses.map(|house| (*rule, house)))
    {
        let house = House { present: u32::try_from(present).unwrap(), members, chair: None };
        let voters = poll(Method::Secret, present).voters;
        for tie in TieRule::ALL {
            if !can_be_secret(rule, *tie, (&voters, voted), members) {
                continue;
            }
            secret += 1;
            // What the second voter can have voted, by the outcome and what the first one voted.
            let mut open: BTreeMap<(Outcome, Choice), BTreeSet<Choice>> = BTreeMap::new();
            for way in all_ways(voted) {
                let tally = Tally::of(way.iter().map(|choice| (*choice, 1)));
                let outcome = rule.decide(*tie, tally, &house).outcome;
                open.entry((outcome, way[0])).or_default().insert(way[1]);
            }
            for ((outcome, own), others) in open {
                let known = others.len() == 1 && outcome != Outcome::Tied;
                assert!(
                    !known,
                    "{rule:?} {tie:?} {voted} of {present} {outcome:?} {own:?}: {others:?}"
                );
            }
        }
    }
    assert!(secret >= 40, "most votes can be secret: {secret}");
}
