//! Resolutions and circular procedures: numbers without gaps, effects all or nothing, no vote lost at the end.

use crate::fixture::{actor, dataset, day, load, member, now, office, one_organisation, today};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::actor::{Actor, Role};
use domain::key::{AccountId, MeasureSlug, OrganisationCode};
use domain::meeting::circular::{
    Circular, CircularError, CircularObjection, CircularReceipt, CircularState, CircularVote,
    TRANSITIONS,
};
use domain::meeting::key::{FollowUpId, PollId};
use domain::meeting::motion::FollowUpText;
use domain::meeting::numbering::{CircularNumber, ItemNumber, ResolutionNumber};
use domain::meeting::procedure::Procedure;
use domain::meeting::resolution::{
    Counted, Effect, Implementation, Minority, Progress, Resolution, VoteRecord,
};
use domain::meeting::vote::{Choice, MajorityRule, Method, Outcome, Tally, Voter};
use domain::policy::{
    KeepAgenda, KeepCircular, KeepProcedure, KeepResolution, ReportResolution, StateMinority,
    VoteCircular,
};
use domain::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use store::{NewMail, Store, StoreError};
use tokio::task::JoinSet;

on_both_engines!(
    numbers_follow_each_other_whoever_records,
    a_poll_has_one_resolution,
    effects_are_carried_out_together_or_not_at_all,
    what_was_decided_never_changes,
    a_later_resolution_takes_the_place_of_an_earlier_one,
    one_resolution_takes_the_place_of_one_that_is_carried_out,
    every_acknowledged_vote_counts_and_none_comes_after_the_end,
    an_objection_sends_it_to_the_meeting,
    an_objection_that_comes_while_votes_are_counted_is_in_the_record,
    an_acknowledged_objection_is_never_lost_at_the_end,
    the_first_objection_of_an_organisation_stands,
    who_is_asked_for_values_by_a_circular_is_told_once,
    a_procedure_is_put_forward_once,
    a_circular_procedure_is_left_by_listed_steps_alone,
    the_journal_tells_nothing_of_a_closer_circle,
);

fn number(text: &str) -> ResolutionNumber {
    ResolutionNumber::parse(text).expect("a number")
}

fn item() -> ItemNumber {
    ItemNumber::parse("6.2").expect("a number")
}

fn slug() -> MeasureSlug {
    MeasureSlug::parse("digitalbonus").expect("a key")
}

fn resolution(poll: &str, effects: Vec<Effect>) -> Resolution {
    Resolution {
        number: number("6/6.2/99"),
        item: None,
        title: "Digitalbonus".to_owned(),
        text: "Der Rat beschließt.".to_owned(),
        decided: today(),
        closed: now(),
        vote: VoteRecord {
            poll: PollId::parse(poll).ok(),
            method: Method::Open,
            counted: Some(Counted {
                tally: Tally { yes: 5, no: 1, abstain: 1, invalid: 0 },
                base: 6,
                needed: 2,
                not_given: 0,
            }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome: Outcome::Adopted,
        },
        quorum: None,
        procedure: 1,
        effects,
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: "MW".to_owned(),
            due: None,
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Council,
    }
}

async fn record(store: &Store, resolution: Resolution) -> Result<ResolutionNumber, StoreError> {
    let permit = allowed(&office(), KeepResolution);
    let item = item();
    store.record_resolution(&permit, (6, &item), (resolution, Vec::new()), now()).await
}

async fn numbers_follow_each_other_whoever_records(store: Store) {
    load(&store).await;
    let mut all = JoinSet::new();
    for writer in 0..10 {
        let store = store.clone();
        all.spawn(async move { record(&store, resolution(&format!("p{writer}"), vec![])).await });
    }
    let given: BTreeSet<_> = all
        .join_all()
        .await
        .into_iter()
        .map(|given| given.expect("recorded").to_string())
        .collect();
    let expected: BTreeSet<_> = (1..=10).map(|n| format!("6/6.2/{n}")).collect();
    assert_eq!(given, expected);
    assert_eq!(findings(&store).await, Vec::<String>::new());
    store.tamper("DELETE resolution:`6/6.2/4`").await.expect("taken");
    let found = findings(&store).await.join("\n");
    assert!(found.contains("a number is missing"), "{found}");
}

async fn a_poll_has_one_resolution(store: Store) {
    load(&store).await;
    let mut all = JoinSet::new();
    for _ in 0..6 {
        let store = store.clone();
        all.spawn(async move { record(&store, resolution("p1", vec![])).await });
    }
    let results = all.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    assert!(
        results.iter().all(|r| matches!(r, Ok(_) | Err(StoreError::AlreadyThere))),
        "{results:?}"
    );
    assert_eq!(rows_in(&store, "resolution").await, 1);
}

async fn effects_are_carried_out_together_or_not_at_all(store: Store) {
    load(&store).await;
    let deadline = Effect::SetDeadline { subject: "Bericht".to_owned(), due: day("2026-12-31") };
    let before = (rows_in(&store, "journal").await, rows_in(&store, "follow_up").await);
    // A measure that runs does not begin.
    let impossible = vec![deadline.clone(), Effect::StartMeasure { measure: slug() }];
    let refused = record(&store, resolution("p1", impossible.clone())).await;
    assert!(matches!(refused, Err(StoreError::ChangedMeanwhile)), "{refused:?}");
    let after = (rows_in(&store, "journal").await, rows_in(&store, "follow_up").await);
    assert_eq!(before, after, "nothing of it happened");
    assert_eq!(rows_in(&store, "resolution").await, 0);

    let mut rejected = resolution("p2", impossible);
    rejected.vote.outcome = Outcome::Rejected;
    record(&store, rejected).await.expect("a rejected proposal carries nothing out");
    assert_eq!(rows_in(&store, "follow_up").await, before.1);

    let possible = vec![Effect::EndMeasure { measure: slug(), early: false }, deadline];
    let given = record(&store, resolution("p3", possible)).await.expect("recorded");
    assert_eq!(given, number("6/6.2/2"), "rejected ones have a number too");
    let catalogue = store.catalogue().await.expect("answers");
    let state = catalogue.measures[&slug()].measure.state;
    assert_eq!(state, domain::measure::state::State::Completed);
    let book = store.book().await.expect("answers");
    assert_eq!(book.follow_ups[0].follow_up.reason, "Beschluss 6/6.2/2");
    let visible = domain::journal::Act::ALL;
    let (kind, key) = (domain::journal::SubjectKind::Measure, "digitalbonus");
    let history = store.history(kind, key, visible, 5).await.expect("answers");
    assert_eq!(history[0].reason, "Beschluss 6/6.2/2");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn what_was_decided_never_changes(store: Store) {
    load(&store).await;
    let given = record(&store, resolution("p1", vec![])).await.expect("recorded");
    let print = store.fingerprint(&given).await.expect("answers").expect("there");
    assert!(print.checked && print.hash.len() == 64, "{print:?}");
    let book = store.book().await.expect("answers");
    let held = &book.resolutions[0];
    let permit = allowed(&office(), ReportResolution);
    let progress = held.moves_on(Implementation::Done, "Bekanntmachung").expect("a step");
    store.report_resolution(&permit, held, 1, progress.clone(), now()).await.expect("reported");
    let late = store.report_resolution(&permit, held, 1, progress, now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let book = store.book().await.expect("answers");
    let own = organisation(1);
    let minority = Minority { organisation: own.clone(), text: "Mehr".to_owned(), date: today() };
    let permit = allowed(&member(), StateMinority { organisation: own });
    store.state_dissent(&permit, &book.resolutions[0], minority, now()).await.expect("stated");
    let book = store.book().await.expect("answers");
    let held = &book.resolutions[0];
    assert_eq!((held.minority.len(), held.progress.version), (1, 3));
    assert_eq!(held.progress.state, Implementation::Done);
    let print = store.fingerprint(&given).await.expect("answers").expect("there");
    assert!(print.checked, "what moves on is not covered");
    assert_eq!(findings(&store).await, Vec::<String>::new());
    let tamper = "UPDATE resolution SET content = string::replace(content, 'Der Rat beschließt', 'Der Rat verwirft')";
    store.tamper(tamper).await.expect("taken");
    let print = store.fingerprint(&given).await.expect("answers").expect("there");
    assert!(!print.checked);
    let found = findings(&store).await.join("\n");
    assert!(found.contains("resolution 6/6.2/1: its hash is another one"), "{found}");
}

async fn a_later_resolution_takes_the_place_of_an_earlier_one(store: Store) {
    load(&store).await;
    let first = record(&store, resolution("p1", vec![])).await.expect("recorded");
    let later = Resolution { replaces: vec![first.clone()], ..resolution("p2", vec![]) };
    let second = record(&store, later).await.expect("recorded");
    let book = store.book().await.expect("answers");
    let old = book.resolutions.iter().find(|r| r.number == first).expect("there");
    assert_eq!(old.progress.state, Implementation::Void);
    assert_eq!(old.progress.evidence, format!("Ersetzt durch Beschluss {second}"));
    let third = Resolution { replaces: vec![first], ..resolution("p3", vec![]) };
    let refused = record(&store, third).await;
    assert!(matches!(refused, Err(StoreError::ChangedMeanwhile)), "replaced already: {refused:?}");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

/// Two are recorded under different items at the same time. Of the one they replace nothing changes: it is carried out.
async fn one_resolution_takes_the_place_of_one_that_is_carried_out(store: Store) {
    load(&store).await;
    for round in 0..6 {
        let mut done = resolution(&format!("p{round}"), vec![]);
        done.progress.state = Implementation::Done;
        let old = record(&store, done).await.expect("recorded");
        let mut both = JoinSet::new();
        for item in ["6.2", "6.3"] {
            let poll = format!("p{round}-{}", item.replace('.', "-"));
            let later = Resolution { replaces: vec![old.clone()], ..resolution(&poll, vec![]) };
            let store = store.clone();
            both.spawn(async move {
                let (permit, item) = (allowed(&office(), KeepResolution), ItemNumber::parse(item));
                let item = item.expect("a number");
                let what = (later, Vec::new());
                store.record_resolution(&permit, (6, &item), what, now()).await
            });
        }
        let recorded = both.join_all().await;
        assert_eq!(recorded.iter().filter(|r| r.is_ok()).count(), 1, "{round}: {recorded:?}");
        let book = store.book().await.expect("answers");
        let held = book.resolutions.iter().find(|r| r.number == old).expect("there");
        assert_eq!(held.progress.state, Implementation::Done, "what was done stays done");
    }
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

/// Every word of the journal.
async fn told(store: &Store) -> String {
    let blind = store::Blind::default();
    let seen = (domain::journal::Act::ALL, &blind);
    let rows = store.changes(seen, &[], 0, 500).await.expect("answers");
    format!("{rows:?}")
}

async fn the_journal_tells_nothing_of_a_closer_circle(store: Store) {
    loaded(&store).await;
    for (tier, is_told) in [(Tier::Ministry, false), (Tier::Council, true)] {
        let word = format!("Wort-{}", tier.code());
        let closed = Circular {
            title: format!("{word} Titel"),
            urgency: format!("{word} Eile"),
            tier,
            ..draft(Vec::new())
        };
        let permit = allowed(&office(), KeepCircular);
        let none = |_: &Circular| Vec::new();
        let put = store.put_circular(&permit, (closed, tier.code()), ("U", today()), &none, now());
        put.await.expect("put forward");

        let mut recorded = resolution(&format!("p-{}", tier.code()), Vec::new());
        recorded.title = format!("{word} Sache");
        recorded.tier = tier;
        let given = record(&store, recorded).await.expect("recorded");
        let book = store.book().await.expect("answers");
        let held = book.resolutions.iter().find(|r| r.number == given).expect("it is there");
        let progress = Progress {
            state: Implementation::Done,
            evidence: format!("{word} Beleg"),
            ..held.progress.clone()
        };
        let permit = allowed(&office(), ReportResolution);
        store.report_resolution(&permit, held, 1, progress, now()).await.expect("noted");

        let permit = allowed(&office(), KeepAgenda);
        let text = FollowUpText {
            subject: format!("{word} Termin"),
            reason: format!("{word} Anlass"),
            due: today(),
            tier,
        };
        let id = FollowUpId::parse(&format!("f-{}", tier.code())).expect("a key");
        store.keep_follow_up(&permit, &id, text, now()).await.expect("kept");
        let book = store.book().await.expect("answers");
        let kept = book.follow_ups.iter().find(|kept| kept.follow_up.id == id);
        let kept = kept.expect("it is there").clone();
        store.finish_follow_up(&permit, &kept, 1, now()).await.expect("noted");

        let told = told(&store).await;
        for part in ["Titel", "Eile", "Sache", "Beleg", "Termin", "Anlass"] {
            assert_eq!(told.contains(&format!("{word} {part}")), is_told, "{part}: {told}");
        }
    }
}

fn organisation(number: usize) -> OrganisationCode {
    OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
}

fn rules() -> Procedure {
    let text = include_str!("../../../demo/procedure.json");
    serde_json::from_str(text).expect("rules")
}

const VOTERS: usize = 24;

fn draft(effects: Vec<Effect>) -> Circular {
    let draft = Circular {
        number: CircularNumber::parse("U-2026-99").expect("a number"),
        title: "Videokonferenz".to_owned(),
        text: "Die Sitzung findet als Videokonferenz statt.".to_owned(),
        urgency: "Die Einladung geht morgen hinaus.".to_owned(),
        state: CircularState::Draft,
        opened: None,
        closes: None,
        voters: Vec::new(),
        votes: BTreeMap::new(),
        objections: BTreeMap::new(),
        procedure: 0,
        announced: None,
        tier: Tier::Council,
        effects,
        responsible: "Geschäftsstelle".to_owned(),
        due: None,
        answered: BTreeSet::new(),
        version: 1,
    };
    let voter = |n| Voter { organisation: organisation(n), votes: 1 };
    let voters = (1..=VOTERS).map(voter).collect();
    draft.open(&rules(), voters, today(), today()).expect("open")
}

async fn loaded(store: &Store) {
    loaded_by(store, &rules()).await;
}

async fn loaded_by(store: &Store, procedure: &Procedure) {
    let mut set = dataset();
    for number in 1..=VOTERS {
        let code = organisation(number);
        if set.organisations.iter().all(|o| o.code != code) {
            set.organisations.push(one_organisation(code.as_str(), true));
        }
    }
    store.load(set, "test", today(), now(), |_, _| ()).await.expect("loaded");
    let permit = allowed(&office(), KeepProcedure);
    store.adopt_procedure(&permit, None, procedure, now()).await.expect("adopted");
}

fn no_mail(_: &[Effect]) -> Vec<NewMail> {
    Vec::new()
}

async fn put(store: &Store, token: &str, effects: Vec<Effect>) -> CircularNumber {
    let permit = allowed(&office(), KeepCircular);
    let none = |_: &Circular| Vec::new();
    let draft = (draft(effects), token);
    store.put_circular(&permit, draft, ("U", today()), &none, now()).await.expect("put forward")
}

fn voter(number: usize) -> Actor {
    actor(&format!("m{number}"), Role::Member, organisation(number).as_str())
}

fn vote(choice: Choice, by_deputy: bool) -> CircularVote {
    let account = AccountId::parse("a").expect("a key");
    CircularVote { choice, account, by_deputy, at: now(), changes: 0 }
}

async fn cast(
    store: &Store,
    of: &CircularNumber,
    who: usize,
    (choice, by_deputy): (Choice, bool),
) -> Result<CircularReceipt, CircularError> {
    let organisation = organisation(who);
    let permit = allowed(&voter(who), VoteCircular { organisation, open: true });
    let vote = (vote(choice, by_deputy), true);
    store.vote_circular(&permit, of, vote, (today(), now())).await.expect("answers")
}

async fn every_acknowledged_vote_counts_and_none_comes_after_the_end(store: Store) {
    loaded(&store).await;
    let tomorrow = today().succ_opt().expect("a day");
    for race in 0..4 {
        let number = put(&store, &format!("t{race}"), Vec::new()).await;
        let mut all = JoinSet::new();
        for who in 1..=VOTERS {
            let (store, number) = (store.clone(), number.clone());
            all.spawn(async move {
                let pause = u64::try_from(who * 3).expect("few");
                tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
                // A double click: both say the same.
                let again = (store.clone(), number.clone());
                let twice = tokio::spawn(async move {
                    cast(&again.0, &again.1, who, (Choice::Yes, false)).await
                });
                let first = cast(&store, &number, who, (Choice::Yes, false)).await;
                let second = twice.await.expect("no panic");
                (first.is_ok() || second.is_ok()).then(|| organisation(who))
            });
        }
        // The same moment for a process whose clock is past midnight.
        let pause = std::time::Duration::from_millis(20 * (race + 1));
        tokio::time::sleep(pause).await;
        let state = store.settle_circular(&number, None, &no_mail, (tomorrow, now())).await;
        assert_eq!(state.expect("answers"), CircularState::Decided);
        let told: BTreeSet<_> = all.join_all().await.into_iter().flatten().collect();
        let book = store.book().await.expect("answers");
        let held = book.circulars.iter().find(|c| c.number == number).expect("there");
        let counted: BTreeSet<_> = held.votes.keys().cloned().collect();
        assert_eq!(counted, told, "what was acknowledged counts, and nothing else");
        let key = ResolutionNumber::Circular(number.clone());
        let resolution = book.resolutions.iter().find(|r| r.number == key).expect("recorded");
        let given = resolution.vote.by_name.iter().filter(|(_, choice)| choice.is_some());
        assert_eq!(given.count(), told.len());
        let late = cast(&store, &number, 1, (Choice::No, false)).await;
        assert_eq!(late, Err(CircularError::NotOpen));
    }
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn an_objection_sends_it_to_the_meeting(store: Store) {
    loaded(&store).await;
    let number = put(&store, "t1", Vec::new()).await;
    assert_eq!(cast(&store, &number, 1, (Choice::Yes, true)).await, Ok(CircularReceipt::Counted));
    assert_eq!(cast(&store, &number, 1, (Choice::No, false)).await, Ok(CircularReceipt::Changed));
    assert_eq!(cast(&store, &number, 1, (Choice::No, false)).await, Ok(CircularReceipt::Same));
    let deputy = cast(&store, &number, 1, (Choice::Yes, true)).await;
    assert_eq!(deputy, Err(CircularError::DelegateVoted));
    let early =
        store.settle_circular(&number, None, &no_mail, (today(), now())).await.expect("answers");
    assert_eq!(early, CircularState::Open, "its last day is not over");
    let organisation = organisation(2);
    let permit = allowed(&voter(2), VoteCircular { organisation, open: true });
    let objection = CircularObjection { reason: "Zu wichtig".to_owned(), at: now() };
    let taken = store.object_to_circular(&permit, &number, objection, (today(), now())).await;
    assert_eq!(taken.expect("answers"), Ok(()));
    let book = store.book().await.expect("answers");
    assert_eq!(book.circulars[0].state, CircularState::ToMeeting);
    assert_eq!(book.circulars[0].votes[&self::organisation(1)].changes, 1);
    assert!(book.circulars_to_announce().iter().any(|c| c.objected));
    let late = cast(&store, &number, 3, (Choice::Yes, false)).await;
    assert_eq!(late, Err(CircularError::NotOpen));
    let tomorrow = today().succ_opt().expect("a day");
    let state =
        store.settle_circular(&number, None, &no_mail, (tomorrow, now())).await.expect("answers");
    assert_eq!(state, CircularState::ToMeeting);
    assert_eq!(rows_in(&store, "resolution").await, 0, "the meeting decides");
}

async fn object(store: &Store, of: &CircularNumber, who: usize) -> Result<(), CircularError> {
    let organisation = organisation(who);
    let permit = allowed(&voter(who), VoteCircular { organisation, open: true });
    let objection = CircularObjection { reason: "Zu wichtig".to_owned(), at: now() };
    store.object_to_circular(&permit, of, objection, (today(), now())).await.expect("answers")
}

/// Two people of one organisation object at the same time: one reason stands, and the other one is told so.
async fn the_first_objection_of_an_organisation_stands(store: Store) {
    let mut two = rules();
    two.circular.objections = 2;
    loaded_by(&store, &two).await;
    for round in 0..6 {
        let number = put(&store, &format!("t{round}"), Vec::new()).await;
        let mut people = JoinSet::new();
        for person in 0..2 {
            let (store, number) = (store.clone(), number.clone());
            people.spawn(async move {
                let permit =
                    allowed(&voter(1), VoteCircular { organisation: organisation(1), open: true });
                let reason = format!("Grund {person}");
                let objection = CircularObjection { reason: reason.clone(), at: now() };
                let at = (today(), now());
                let taken = store.object_to_circular(&permit, &number, objection, at).await;
                (reason, taken.expect("answers"))
            });
        }
        let said = people.join_all().await;
        let stood: Vec<_> = said.iter().filter(|(_, taken)| taken.is_ok()).collect();
        assert_eq!(stood.len(), 1, "round {round}: {said:?}");
        assert!(said.iter().any(|(_, taken)| *taken == Err(CircularError::Objected)), "{said:?}");
        let book = store.book().await.expect("answers");
        let held = book.circulars.iter().find(|c| c.number == number).expect("there");
        assert_eq!(held.objections[&organisation(1)].reason, stood[0].0, "round {round}");
    }
}

async fn an_objection_that_comes_while_votes_are_counted_is_in_the_record(store: Store) {
    // Two objections send it to the meeting, so one is taken and the end still counts.
    let mut two = rules();
    two.circular.objections = 2;
    loaded_by(&store, &two).await;
    let number = put(&store, "t1", Vec::new()).await;
    for who in 1..=VOTERS {
        cast(&store, &number, who, (Choice::Yes, false)).await.expect("taken");
    }
    let tomorrow = today().succ_opt().expect("a day");
    let (tries, inner, of) = (AtomicUsize::new(0), store.clone(), number.clone());
    // The letters are written when everything is counted and nothing is stored yet: the moment in between.
    let meanwhile = |_: &[Effect]| {
        if tries.fetch_add(1, Ordering::SeqCst) == 0 {
            let runtime = tokio::runtime::Handle::current();
            let taken = tokio::task::block_in_place(|| runtime.block_on(object(&inner, &of, 3)));
            assert_eq!(taken, Ok(()));
        }
        Vec::new()
    };
    let state = store.settle_circular(&number, None, &meanwhile, (tomorrow, now())).await;
    assert_eq!(state.expect("answers"), CircularState::Decided);
    assert_eq!(tries.load(Ordering::SeqCst), 2, "it is counted anew");
    let book = store.book().await.expect("answers");
    assert!(book.circulars[0].objections.contains_key(&organisation(3)), "told as taken");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn an_acknowledged_objection_is_never_lost_at_the_end(store: Store) {
    loaded(&store).await;
    let tomorrow = today().succ_opt().expect("a day");
    for race in 0..6 {
        let number = put(&store, &format!("t{race}"), Vec::new()).await;
        let (other, of) = (store.clone(), number.clone());
        let objects = tokio::spawn(async move { object(&other, &of, 2).await });
        // The same moment for a process whose clock is past midnight.
        tokio::time::sleep(std::time::Duration::from_millis(4 * race)).await;
        let ended = store.settle_circular(&number, None, &no_mail, (tomorrow, now())).await;
        ended.expect("answers");
        let taken = objects.await.expect("no panic");
        let book = store.book().await.expect("answers");
        let held = book.circulars.iter().find(|c| c.number == number).expect("there");
        let expected = match taken {
            Ok(()) => CircularState::ToMeeting,
            Err(CircularError::NotOpen) => CircularState::Decided,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(held.state, expected, "one objection sends it to the meeting: {taken:?}");
        assert_eq!(held.objections.len(), usize::from(taken.is_ok()));
        let late = object(&store, &number, 3).await;
        assert_eq!(late, Err(CircularError::NotOpen));
    }
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn who_is_asked_for_values_by_a_circular_is_told_once(store: Store) {
    loaded(&store).await;
    let due = day("2026-12-31");
    let possible = Effect::SetDeadline { subject: "Bericht".to_owned(), due };
    // A measure that runs does not begin: nobody is told of what was not carried out.
    let effects = vec![possible.clone(), Effect::StartMeasure { measure: slug() }];
    let number = put(&store, "t1", effects).await;
    for who in 1..=VOTERS {
        cast(&store, &number, who, (Choice::Yes, false)).await.expect("taken");
    }
    let letter = |effects: &[Effect]| {
        let each = effects.iter().map(|effect| NewMail {
            account: None,
            address: "stelle@example.org".to_owned(),
            name: "Stelle".to_owned(),
            subject: format!("{effect:?}"),
            text: String::new(),
            html: String::new(),
            calendar: None,
            files: Vec::new(),
            secret: false,
        });
        each.collect::<Vec<_>>()
    };
    let tomorrow = today().succ_opt().expect("a day");
    for moment in [today(), tomorrow, tomorrow] {
        store.settle_circular(&number, None, &letter, (moment, now())).await.expect("answers");
        let expected = i64::from(moment == tomorrow);
        assert_eq!(rows_in(&store, "outbox").await, expected, "{moment}");
    }
    let permit = allowed(&office(), domain::policy::KeepOutbox);
    let mails = store.outbox(&permit, None, 0, 10).await.expect("answers");
    assert_eq!(mails[0].subject, format!("{possible:?}"));
}

async fn a_procedure_is_put_forward_once(store: Store) {
    loaded(&store).await;
    let mut all = JoinSet::new();
    for token in ["a", "a", "a", "b", "b"] {
        let store = store.clone();
        let effects = vec![Effect::EndMeasure { measure: slug(), early: false }];
        all.spawn(async move { put(&store, token, effects).await.to_string() });
    }
    let given: BTreeSet<_> = all.join_all().await.into_iter().collect();
    let expected = ["U-2026-01", "U-2026-02"].map(str::to_owned);
    assert_eq!(given, BTreeSet::from(expected));
    for number in ["U-2026-01", "U-2026-02"] {
        let number = CircularNumber::parse(number).expect("a number");
        for who in 1..=VOTERS {
            cast(&store, &number, who, (Choice::Yes, false)).await.expect("taken");
        }
        let permit = allowed(&office(), KeepCircular);
        let early = store.settle_circular(&number, Some(&permit), &no_mail, (today(), now())).await;
        let early = early.expect("answers");
        assert_eq!(early, CircularState::Open, "everybody has voted, and may still change that");
        let tomorrow = today().succ_opt().expect("a day");
        let state =
            store.settle_circular(&number, Some(&permit), &no_mail, (tomorrow, now())).await;
        assert_eq!(state.expect("answers"), CircularState::Decided, "its last day is over");
    }
    let book = store.book().await.expect("answers");
    assert_eq!(book.resolutions.len(), 2);
    // The second one could not end the measure again, so somebody is to look at it.
    let subjects: Vec<_> =
        book.follow_ups.iter().map(|kept| kept.follow_up.subject.as_str()).collect();
    assert_eq!(subjects, ["Wirkung von Hand ausführen: Maßnahme digitalbonus"]);
    let told = store.remind_of_circular(&book.circulars[0], Vec::new(), now()).await;
    let again = store.remind_of_circular(&book.circulars[0], Vec::new(), now()).await;
    assert_eq!((told.expect("answers"), again.expect("answers")), (true, false));
}

async fn held(store: &Store, number: &CircularNumber) -> Circular {
    let book = store.book().await.expect("answers");
    book.circulars.iter().find(|c| &c.number == number).expect("there").clone()
}

/// What members, Geschäftsstelle and clock can do, in any order: votes, objections, counting, giving up.
async fn a_circular_procedure_is_left_by_listed_steps_alone(store: Store) {
    loaded(&store).await;
    let permit = allowed(&office(), KeepCircular);
    let tomorrow = today().succ_opt().expect("a day");
    let mut next = crate::sitting::random(1);
    let mut ends = BTreeSet::new();
    for nth in 0..16 {
        let number = put(&store, &format!("gang{nth}"), Vec::new()).await;
        for _ in 0..8 {
            let before = held(&store, &number).await;
            let who = 1 + usize::try_from(next() % 24).expect("few");
            let choice = Choice::ALL[who % Choice::ALL.len()];
            let done = match next() % 8 {
                0 => {
                    let permit = allowed(
                        &voter(who),
                        VoteCircular { organisation: organisation(who), open: true },
                    );
                    let objection = CircularObjection { reason: "x".to_owned(), at: now() };
                    let at = (today(), now());
                    let taken = store.object_to_circular(&permit, &number, objection, at).await;
                    taken.expect("answers").is_ok()
                }
                1 => {
                    let over =
                        store.settle_circular(&number, None, &no_mail, (tomorrow, now())).await;
                    over.expect("answers") != before.state
                }
                2 => {
                    let at = (today(), now());
                    let early = store.settle_circular(&number, Some(&permit), &no_mail, at).await;
                    early.expect("answers") != before.state
                }
                3 => {
                    let of = (&number, before.version);
                    store.withdraw_circular(&permit, of, (today(), now())).await.is_ok()
                }
                _ => cast(&store, &number, who, (choice, false)).await.is_ok(),
            };
            let after = held(&store, &number).await;
            if before.state != after.state {
                let step = (before.state, after.state);
                assert!(done && TRANSITIONS.contains(&step), "{step:?}");
            }
            if before.is_over() || !done {
                assert_eq!(after, before, "what has ended or was refused stays as it is");
            }
        }
        ends.insert(held(&store, &number).await.state);
    }
    assert!(ends.len() > 2, "they end in every way: {ends:?}");
    assert_eq!(findings(&store).await, Vec::<String>::new());
}
