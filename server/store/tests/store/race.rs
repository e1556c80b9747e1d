//! Positions against the close of their round: what was acknowledged is in the result, and nothing comes in after it.
//!
//! The suite races a few rounds on each engine. `.ci/cargo nextest run --workspace --exclude frontend --run-ignored only
//! -E 'test(two_hundred_rounds)' --no-capture` races 200 on RocksDB, each organisation picking its moment within five
//! seconds; that takes minutes.

use crate::fixture::{actor, criterion, dataset, measure, now, office, one_organisation, round};
use crate::support::{allowed, on_both_engines, on_rocksdb};
use chrono::Days;
use domain::actor::Role;
use domain::evaluation::command::NewRating;
use domain::evaluation::{Disclosure, Round, RoundState, Score, Setup, Stance, Window};
use domain::face::PublicFace;
use domain::key::{MeasureSlug, OrganisationCode, RoundCode};
use domain::policy::{KeepRound, RateMeasure};
use std::collections::BTreeSet;
use std::time::Duration;
use store::{PositionReader, Store, StoreError};
use tokio::task::JoinSet;
use tokio::time::sleep;

on_both_engines!(every_acknowledged_position_counts_and_none_comes_after_the_close);

const ORGANISATIONS: usize = 150;
/// Rounds that are raced at the same time.
const AT_ONCE: usize = 4;

fn organisation(number: usize) -> String {
    format!("O{number:03}")
}

/// The round with a number; all ask the same organisations about the same measure.
fn raced(number: usize) -> Round {
    Round {
        code: RoundCode::parse(&format!("race-{number}")).expect("a code"),
        measures: vec![MeasureSlug::parse("digitalbonus").expect("a slug")],
        state: RoundState::Open,
        setup: Setup { disclosure: Disclosure::Named, ..Setup::default() },
        ..round()
    }
}

fn answer(number: usize) -> NewRating {
    let points = u8::try_from(number % 5 + 1).expect("one to five");
    NewRating {
        scores: vec![
            (criterion("C1"), Score::Points(points)),
            (criterion("C2"), Score::CannotJudge),
        ],
        comment: String::new(),
        stance: Stance::Support,
        advice: None,
        recommendations: String::new(),
    }
}

/// One organisation gives its position at its moment; whether it was acknowledged.
async fn submit(store: Store, round: Round, number: usize, after: Duration) -> Option<String> {
    sleep(after).await;
    let code = organisation(number);
    let speaker = actor(&format!("konto-{number}"), Role::Member, &code);
    let operation = RateMeasure {
        organisation: OrganisationCode::parse(&code).expect("a code"),
        window: Window::Open,
    };
    let permit = allowed(&speaker, operation);
    let measure = measure("digitalbonus");
    loop {
        match store.rate(&permit, &round, &measure, None, answer(number), now()).await {
            Ok(()) => return Some(code),
            Err(StoreError::RoundClosed) => return None,
            // The reader gets a page that says so and sends the form again.
            Err(StoreError::Busy) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// The organisations whose positions the result holds.
async fn result(store: &Store, round: &Round) -> BTreeSet<String> {
    let reader = office();
    let reader = PositionReader {
        actor: &reader,
        face: &PublicFace::default(),
        today: round.closes + Days::new(1),
    };
    let found = store.positions_in(round, reader).await.expect("the store answers");
    found.all.iter().map(|r| r.organisation.to_string()).collect()
}

/// Races one round; gives how many positions were acknowledged.
async fn race(store: Store, number: usize, span: u64) -> usize {
    let round = raced(number);
    let mut random = fastrand(u64::try_from(number).expect("few"));
    let mut speakers = JoinSet::new();
    for organisation in 0..ORGANISATIONS {
        let after = Duration::from_millis(random() % span.max(1));
        speakers.spawn(submit(store.clone(), round.clone(), organisation, after));
    }
    sleep(Duration::from_millis(span / 4 + random() % (span / 2).max(1))).await;
    if number.is_multiple_of(2) {
        // The Geschäftsstelle closes it.
        let permit = allowed(&office(), KeepRound);
        loop {
            let closes = RoundState::Closed;
            match store.move_round(&permit, &round, 1, closes, (round.closes, now())).await {
                Ok(()) => break,
                Err(StoreError::Busy) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
    // Otherwise the deadline has passed by the clock, and the first to read the result shuts the gate.
    let first = loop {
        let reader = office();
        let today = round.closes + Days::new(1);
        let reader = PositionReader { actor: &reader, face: &PublicFace::default(), today };
        match store.positions_in(&round, reader).await {
            Ok(found) => {
                break found
                    .all
                    .iter()
                    .map(|r| r.organisation.to_string())
                    .collect::<BTreeSet<_>>();
            }
            Err(StoreError::Busy | StoreError::ChangedMeanwhile) => {}
            Err(other) => panic!("{other}"),
        }
    };
    let acknowledged: BTreeSet<_> = speakers.join_all().await.into_iter().flatten().collect();
    let last = result(&store, &round).await;
    assert_eq!(first, last, "round {number}: a position came in after the first reading");
    assert_eq!(acknowledged, last, "round {number}: acknowledged and counted differ");
    last.len()
}

/// Numbers that look random and are the same on every run (xorshift).
fn fastrand(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}

async fn every_acknowledged_position_counts_and_none_comes_after_the_close(store: Store) {
    races(store, 4, 1_500).await;
}

#[test]
#[ignore = "takes minutes; the head of this file says how to run it"]
fn two_hundred_rounds_of_five_seconds() {
    on_rocksdb(|store| races(store, 200, 5_000));
}

/// Races rounds, a few at a time; every organisation picks its moment within `span` milliseconds.
async fn races(store: Store, rounds: usize, span: u64) {
    let mut data = dataset();
    data.organisations = (0..ORGANISATIONS)
        .map(|number| one_organisation(&organisation(number), true))
        .chain([one_organisation("ORG01", true), one_organisation("ORG02", true)])
        .collect();
    data.rounds.extend((0..rounds).map(raced));
    store
        .load(data, "race", round().opens, now(), |_, _| ())
        .await
        .expect("an empty store takes it");
    let (mut counted, mut next) = (Vec::new(), 0);
    while next < rounds {
        let mut batch = JoinSet::new();
        for number in next..(next + AT_ONCE).min(rounds) {
            batch.spawn(race(store.clone(), number, span));
        }
        next += AT_ONCE;
        counted.extend(batch.join_all().await);
    }
    let (least, most) = (counted.iter().min(), counted.iter().max());
    let all: usize = counted.iter().sum();
    let refused = rounds * ORGANISATIONS - all;
    println!(
        "{rounds} rounds, {ORGANISATIONS} organisations: {all} acknowledged and counted, {refused} refused, {least:?} to \
         {most:?} per round"
    );
    assert_eq!(counted.len(), rounds);
    let inside = counted.iter().filter(|n| **n > 0 && **n < ORGANISATIONS).count();
    assert!(inside > 0, "the close falls among the positions: {counted:?}");
}
