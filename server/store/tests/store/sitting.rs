//! A meeting under way: votes that count once, a close that is the end, notes of which no word is lost.
//!
//! The close of a poll is raced on each engine twice over: by 150 voters in four polls, and by five in two hundred.

use crate::fixture::{actor, now, office};
use crate::meetings::{called, rules};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use chrono::NaiveDateTime;
use domain::actor::Role;
use domain::journal::Act;
use domain::key::OrganisationCode;
use domain::meeting::attendance::{Attendance, Seat, Stay};
use domain::meeting::course::{Course, Opening};
use domain::meeting::key::{AgendaItemId, NoteId, PollId, WordingId};
use domain::meeting::minutes::{Minutes, MinutesRecord};
use domain::meeting::note::{Notes, Standing, Wording};
use domain::meeting::polling::Question;
use domain::meeting::procedure::Matter;
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::poll::BallotBox;
use domain::meeting::vote::{Ballot, Choice, Method, PollState, Tally};
use domain::policy::{CastVote, KeepMinutes, RunMeeting};
use domain::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use store::{SittingChange, Store, StoreError};
use tokio::task::JoinSet;
use tokio::time::sleep;

on_both_engines!(
    each_of_150_voters_who_press_twice_counts_once,
    every_acknowledged_vote_is_in_the_result_and_none_comes_after_the_close,
    vote_against_close_two_hundred_rounds,
    a_secret_vote_keeps_who_voted_and_sums_and_nothing_between,
    of_a_poll_that_is_given_up_nothing_stays,
    two_note_writers_lose_no_word,
    a_note_is_in_the_draft_or_refused,
    two_who_run_a_meeting_take_every_step_once,
);

const VOTERS: usize = 150;
/// As few as a secret vote can have.
const FEW: usize = 5;
const MEETING: u32 = 8;

fn organisation(number: usize) -> OrganisationCode {
    OrganisationCode::parse(&format!("V{number:03}")).expect("a key")
}

fn choice(number: usize) -> Choice {
    Choice::ALL[number % Choice::ALL.len()]
}

fn change(course: Course, opens: Option<PollId>) -> SittingChange {
    SittingChange {
        agenda: Some(course.agenda),
        sitting: course.sitting,
        opens,
        discards: None,
        act: Act::MeetingRun,
        field: "step",
        before: String::new(),
        after: "x".to_owned(),
    }
}

async fn course(store: &Store) -> Course {
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    let agenda = store.book().await.expect("answers").plans[&MEETING].agenda.clone();
    Course { sitting: (*sitting).clone(), agenda }
}

/// Takes a step, and takes it anew where somebody else was faster.
async fn step(store: &Store, opens: Option<&PollId>, take: impl Fn(&mut Course)) {
    let permit = allowed(&office(), RunMeeting);
    loop {
        let plan = store.book().await.expect("answers").plans[&MEETING].clone();
        let mut course = course(store).await;
        take(&mut course);
        let change = change(course, opens.cloned());
        match store.run_sitting(&permit, (&plan, "Sitzung"), change, now()).await {
            Ok(()) => return,
            Err(StoreError::ChangedMeanwhile | StoreError::Busy) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// A meeting that is open, with its first item called and everybody there.
async fn opened(store: &Store, seats: usize) -> AgendaItemId {
    called(store, MEETING).await;
    let plan = store.book().await.expect("answers").plans[&MEETING].clone();
    let seat = |number: usize| Seat {
        organisation: organisation(number),
        votes: 1,
        delegate: format!("N{number}"),
        excused: false,
        stays: vec![Stay { name: format!("N{number}"), deputy: false, from: now(), until: None }],
        recused: BTreeMap::new(),
    };
    let attendance = Attendance { seats: (0..seats).map(seat).collect(), others: Vec::new() };
    let opening = Opening {
        chair: "V".to_owned(),
        minute_taker: "P".to_owned(),
        second_call: false,
        lateness: domain::meeting::sitting::Lateness::default(),
    };
    let sitting = Sitting::open(MEETING, opening, attendance, &rules(1).quorum, now());
    let mut course = Course { sitting, agenda: plan.agenda.clone() };
    let first = course.next().expect("an item").id.clone();
    course.call(&first, now()).expect("called");
    let permit = allowed(&office(), RunMeeting);
    let again = change(course.clone(), None);
    let plan = (&plan, "Sitzung");
    store.run_sitting(&permit, plan, change(course, None), now()).await.expect("opened");
    let twice = store.run_sitting(&permit, plan, again, now()).await;
    assert!(matches!(twice, Err(StoreError::AlreadyThere)), "opened once: {twice:?}");
    first
}

async fn asked(store: &Store, item: &AgendaItemId, number: usize, method: Method) -> PollId {
    let id = PollId::parse(&format!("poll-{number}")).expect("a key");
    let question = Question {
        id: id.clone(),
        item: item.clone(),
        wording: "Frage".to_owned(),
        method,
        matter: Matter::Ordinary,
        on_paper: false,
        amendment: None,
    };
    step(store, Some(&id), |course| {
        let opened = course.sitting.put_to_vote(question.clone(), &rules(1), now());
        opened.expect("open");
    })
    .await;
    id
}

/// Votes for one organisation, pressing the button `presses` times at once; how many of them were counted.
async fn press(store: Store, poll: PollId, number: usize, presses: usize, after: u64) -> usize {
    sleep(Duration::from_millis(after)).await;
    let code = organisation(number);
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    let poll = sitting.poll(&poll).expect("a poll").poll.clone();
    let mut all = JoinSet::new();
    for nth in 0..presses {
        let (store, code, poll) = (store.clone(), code.clone(), poll.clone());
        all.spawn(async move {
            let voter = actor(&format!("konto-{number}-{nth}"), Role::Member, code.as_str());
            let permit = allowed(&voter, CastVote { organisation: code });
            let ballot = Ballot { choice: choice(number), by_deputy: false };
            loop {
                let meeting = (MEETING, "Sitzung");
                match store.cast_vote(&permit, meeting, &poll, &ballot, now()).await {
                    Ok(()) => return 1,
                    Err(StoreError::AlreadyThere | StoreError::PollClosed) => return 0,
                    // The reader gets a page that says so and presses again.
                    Err(StoreError::Busy) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }
    all.join_all().await.into_iter().sum()
}

async fn close(store: &Store, poll: &PollId) -> Tally {
    let permit = allowed(&office(), RunMeeting);
    while store.shut_poll(&permit, poll).await.is_err() {}
    step(store, None, |course| {
        course.sitting.settle_poll(poll, None, &rules(1), now()).expect("closed");
    })
    .await;
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    sitting.poll(poll).expect("a poll").verdict.expect("a result").tally
}

async fn each_of_150_voters_who_press_twice_counts_once(store: Store) {
    let item = opened(&store, VOTERS).await;
    let poll = asked(&store, &item, 0, Method::ByName).await;
    let mut voters = JoinSet::new();
    for number in 0..VOTERS {
        let after = u64::try_from(number * 4_999 / VOTERS).expect("few");
        voters.spawn(press(store.clone(), poll.clone(), number, 2, after));
    }
    let counted = voters.join_all().await;
    assert!(counted.iter().all(|counted| *counted == 1), "each once: {counted:?}");
    assert_eq!(rows_in(&store, "ballot").await, 150);
    let expected = Tally::of((0..VOTERS).map(|number| (choice(number), 1)));
    assert_eq!(close(&store, &poll).await, expected);
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

/// Numbers that look random and are the same on every run (xorshift).
pub(crate) fn random(seed: usize) -> impl FnMut() -> u64 {
    let seed = u64::try_from(seed).expect("few");
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}

/// Races the close of a poll against voters who pick their moment within `span` milliseconds; how many of them were told
/// that their vote counts.
async fn race(
    store: &Store,
    item: &AgendaItemId,
    round: usize,
    (seats, span): (usize, u64),
) -> usize {
    // A secret vote of few has no result.
    let is_open = round.is_multiple_of(2) || seats <= FEW;
    let method = if is_open { Method::Open } else { Method::Secret };
    let poll = asked(store, item, round, method).await;
    let mut next = random(round + 1);
    let mut voters = JoinSet::new();
    for number in 0..seats {
        let (store, poll, after) = (store.clone(), poll.clone(), next() % span);
        voters.spawn(async move { (number, press(store, poll, number, 1, after).await) });
    }
    sleep(Duration::from_millis(span / 4 + next() % (span / 2))).await;
    let result = close(store, &poll).await;
    let told = voters.join_all().await;
    let counted: BTreeSet<usize> =
        told.iter().filter(|(_, counted)| *counted == 1).map(|(number, _)| *number).collect();
    if let Some(late) = (0..seats).find(|number| !counted.contains(number)) {
        let pressed = press(store.clone(), poll.clone(), late, 1, 0).await;
        assert_eq!(pressed, 0, "round {round}: a vote counted after the close");
    }
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    let held = sitting.poll(&poll).expect("a poll");
    assert_eq!(held.poll.state, PollState::Closed);
    let kept: BTreeSet<OrganisationCode> = match &held.poll.ballots {
        BallotBox::Named { ballots } => ballots.keys().cloned().collect(),
        BallotBox::Secret { voted, .. } => voted.clone(),
    };
    let acknowledged: BTreeSet<_> = counted.iter().map(|number| organisation(*number)).collect();
    assert_eq!(kept, acknowledged, "round {round}: acknowledged and kept differ");
    let expected = Tally::of(counted.iter().map(|number| (choice(*number), 1)));
    assert_eq!(result, expected, "round {round}: acknowledged and counted differ");
    assert_eq!(held.poll.tally(), Some(expected), "round {round}: the sums have moved since");
    counted.len()
}

/// Races polls one after the other: a meeting has one open at a time.
async fn races(store: Store, rounds: usize, seats: usize, span: u64) {
    let begun = Instant::now();
    let item = opened(&store, seats).await;
    let (mut inside, mut all) = (0, 0);
    for round in 0..rounds {
        let counted = race(&store, &item, round, (seats, span)).await;
        inside += usize::from(counted > 0 && counted < seats);
        all += counted;
    }
    println!(
        "{rounds} rounds in {:?}, the close fell among the votes in {inside}",
        begun.elapsed()
    );
    assert!(inside > 0, "the close falls among the votes");
    assert_eq!(usize::try_from(rows_in(&store, "ballot").await).expect("few"), all);
}

async fn every_acknowledged_vote_is_in_the_result_and_none_comes_after_the_close(store: Store) {
    races(store, 4, VOTERS, 1_200).await;
}

/// Many short rounds: with few voters vote and close meet as often.
async fn vote_against_close_two_hundred_rounds(store: Store) {
    races(store, 200, FEW, 40).await;
}

async fn a_secret_vote_keeps_who_voted_and_sums_and_nothing_between(store: Store) {
    let item = opened(&store, VOTERS).await;
    let poll = asked(&store, &item, 0, Method::Secret).await;
    for number in 0..7 {
        assert_eq!(press(store.clone(), poll.clone(), number, 1, 0).await, 1);
        assert_eq!(press(store.clone(), poll.clone(), number, 1, 0).await, 0, "no second vote");
    }
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    let held = sitting.poll(&poll).expect("a poll");
    let BallotBox::Secret { voted, tally } = &held.poll.ballots else { panic!("not secret") };
    assert_eq!(voted.len(), 7);
    assert_eq!(*tally, Tally::of((0..7).map(|number| (choice(number), 1))));
    // Where a choice stood beside a name, a store without it would refuse this.
    let none =
        "FOR $vote IN (SELECT * FROM ballot) { IF $vote.choice != NONE { THROW 'a choice' } }";
    store.tamper(none).await.expect("no ballot says what it votes");
    let blind = store::Blind::default();
    let kind = domain::journal::SubjectKind::Meeting;
    let journal = store.history_until(kind, "8", (Act::ALL, &blind), 100);
    let acts: Vec<_> = journal.await.expect("answers").into_iter().map(|entry| entry.act).collect();
    assert!(!acts.contains(&Act::VoteCast), "nor does the journal tell their order");
}

async fn of_a_poll_that_is_given_up_nothing_stays(store: Store) {
    let item = opened(&store, 7).await;
    let permit = allowed(&office(), RunMeeting);
    let counted = asked(&store, &item, 0, Method::Secret).await;
    for number in 0..5 {
        press(store.clone(), counted.clone(), number, 1, 0).await;
    }
    close(&store, &counted).await;
    let poll = asked(&store, &item, 1, Method::Secret).await;
    assert_eq!(press(store.clone(), poll.clone(), 0, 1, 0).await, 1);
    assert_eq!((rows_in(&store, "ballot").await, rows_in(&store, "ballot_sums").await), (6, 2));
    store.shut_poll(&permit, &poll).await.expect("shut");
    let plan = store.book().await.expect("answers").plans[&MEETING].clone();
    let mut course = course(&store).await;
    course.sitting.withdraw_poll(&poll, now()).expect("open");
    let change = SittingChange { discards: Some(poll.clone()), ..change(course, None) };
    store.run_sitting(&permit, (&plan, "Sitzung"), change, now()).await.expect("given up");
    assert_eq!((rows_in(&store, "ballot").await, rows_in(&store, "ballot_sums").await), (5, 1));
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    assert_eq!(sitting.poll(&poll).map(|held| held.poll.given()), Some(0));
    assert_eq!(sitting.poll(&counted).map(|held| held.poll.given()), Some(5));
    assert_eq!(press(store.clone(), poll, 1, 1, 0).await, 0, "nor does it take another vote");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

fn note(number: usize) -> NoteId {
    NoteId::parse(&format!("absatz-{number}")).expect("a key")
}

/// Begins paragraphs of one's own and changes one that everybody writes; gives the wordings that were acknowledged. Each is
/// sent twice, as after a lost connection.
async fn write(store: Store, item: AgendaItemId, writer: usize) -> Vec<(NoteId, WordingId)> {
    let actor = actor(&format!("konto-{writer}"), Role::Secretariat, "ORG01");
    let permit = allowed(&actor, RunMeeting);
    let author = permit.account().id.clone();
    let mut kept = Vec::new();
    let mut own = BTreeSet::from([WordingId::parse("anfang").expect("a key")]);
    for nth in 0..20 {
        for shared in [true, false] {
            let id = WordingId::parse(&format!("w-{writer}-{nth}-{shared}")).expect("a key");
            let text = format!("{writer}/{nth}/{shared}");
            let replaces = if shared { own.clone() } else { BTreeSet::new() };
            let wording = Wording { text, author: author.clone(), at: now(), replaces };
            let name = if shared { note(0) } else { note(1 + writer * 100 + nth) };
            let mut notes: Notes =
                store.sitting(MEETING).await.expect("answers").expect("opened").notes.clone();
            if shared {
                notes.change(&name, (id.clone(), wording)).expect("taken");
                own = BTreeSet::from([id.clone()]);
            } else {
                let place = (item.clone(), Tier::Council);
                notes.begin(name.clone(), place, (id.clone(), wording)).expect("taken");
            }
            for _ in 0..2 {
                let paragraph = &notes.paragraphs[&name];
                match store.keep_wording(&permit, MEETING, &name, (&id, paragraph)).await {
                    Ok(()) | Err(StoreError::AlreadyThere) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            kept.push((name, id));
        }
    }
    kept
}

/// A note and the beginning of the minutes at the same time: either the draft is made from it, or whoever wrote it is told.
async fn a_note_is_in_the_draft_or_refused(store: Store) {
    let item = opened(&store, VOTERS).await;
    let (mut kept, mut refused) = (0, 0);
    for round in 0..40 {
        let (permit, keep) = (allowed(&office(), RunMeeting), allowed(&office(), KeepMinutes));
        let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
        let seen = sitting.notes_seen;
        let (id, name) = (WordingId::parse(&format!("r{round}")).expect("a key"), note(round));
        let wording = Wording {
            text: format!("Runde {round}"),
            author: permit.account().id.clone(),
            at: now(),
            replaces: BTreeSet::new(),
        };
        let mut notes = Notes::default();
        notes
            .begin(name.clone(), (item.clone(), Tier::Council), (id.clone(), wording))
            .expect("begun");
        let draft = MinutesRecord::new(Minutes {
            meeting: MEETING,
            began: NaiveDateTime::default(),
            ended: None,
            place: String::new(),
            chair: String::new(),
            minute_taker: String::new(),
            participants: Vec::new(),
            items: Vec::new(),
        });
        let about = (&id, &notes.paragraphs[&name]);
        // Now one of them is first, now the other one.
        let later = Duration::from_micros(50 * (u64::try_from(round).expect("few") % 8));
        let (note, begun) = tokio::join!(
            async {
                sleep(later).await;
                store.keep_wording(&permit, MEETING, &name, about).await
            },
            store.begin_minutes(&keep, (&draft, "Probe"), seen, now()),
        );
        match (&note, &begun) {
            (Ok(()), Err(StoreError::ChangedMeanwhile)) => kept += 1,
            (Err(StoreError::ChangedMeanwhile), Ok(())) => refused += 1,
            other => panic!("round {round}: {other:?}"),
        }
        store.tamper("DELETE minutes").await.expect("taken");
    }
    println!("{kept} notes are in the draft, {refused} were refused");
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    assert_eq!(sitting.notes.paragraphs.len(), kept, "a note that was refused is not kept");
}

async fn two_note_writers_lose_no_word(store: Store) {
    let item = opened(&store, VOTERS).await;
    let permit = allowed(&office(), RunMeeting);
    let first = WordingId::parse("anfang").expect("a key");
    let wording = Wording {
        text: "Anfang".to_owned(),
        author: permit.account().id.clone(),
        at: now(),
        replaces: BTreeSet::new(),
    };
    let mut notes = Notes::default();
    notes.begin(note(0), (item.clone(), Tier::Council), (first.clone(), wording)).expect("begun");
    let paragraph = &notes.paragraphs[&note(0)];
    store.keep_wording(&permit, MEETING, &note(0), (&first, paragraph)).await.expect("kept");
    let mut writers = JoinSet::new();
    for writer in 0..2 {
        writers.spawn(write(store.clone(), item.clone(), writer));
    }
    let kept: Vec<_> = writers.join_all().await.into_iter().flatten().collect();
    assert_eq!(kept.len(), 80);
    let notes = store.sitting(MEETING).await.expect("answers").expect("opened").notes.clone();
    for (name, id) in &kept {
        assert!(notes.paragraphs[name].wordings.contains_key(id), "{name} {id} is lost");
    }
    let all: usize = notes.paragraphs.values().map(|p| p.wordings.len()).sum();
    assert_eq!((notes.paragraphs.len(), all), (41, 81), "nothing is there twice");
    let Standing::Contested(heads) = notes.paragraphs[&note(0)].standing() else {
        panic!("both wrote the same paragraph")
    };
    let texts: BTreeSet<_> = heads.iter().map(|(_, wording)| wording.text.as_str()).collect();
    assert_eq!(texts, BTreeSet::from(["0/19/true", "1/19/true"]), "the last words of both stand");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn two_who_run_a_meeting_take_every_step_once(store: Store) {
    let item = opened(&store, VOTERS).await;
    let mut all = JoinSet::new();
    for number in 0..8 {
        let (store, item) = (store.clone(), item.clone());
        all.spawn(async move {
            step(&store, None, |course| {
                let seat = &mut course.sitting.attendance.seats[number];
                seat.recused.insert(item.clone(), "betroffen".to_owned());
            })
            .await;
        });
    }
    all.join_all().await;
    let sitting = store.sitting(MEETING).await.expect("answers").expect("opened");
    let recused = sitting.attendance.seats.iter().filter(|s| s.recused.contains_key(&item));
    assert_eq!(recused.count(), 8);
    assert_eq!(sitting.version, 9);
    let agenda = &store.book().await.expect("answers").plans[&MEETING].agenda;
    let state = agenda.item(&item).map(|item| item.state);
    assert_eq!(state, Some(domain::meeting::agenda::ItemState::Called));
}
