//! Findings and what becomes of them, files, discussions, desks.

use crate::fixture::{
    load, measure, member, now, organisation, other_member, planner, slug, today,
};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use chrono::TimeDelta;
use domain::actor::{Account, Actor, Role};
use domain::attachment::{Attachment, Media};
use domain::digest::DigestRhythm;
use domain::discussion::{Topic, TopicKind};
use domain::evaluation::ExperienceKind;
use domain::evaluation::command::NewExperience;
use domain::evaluation::handling::{Handling, HandlingState};
use domain::finding::form::{NewAction, NewAnswer, NewFinding, NewStage};
use domain::finding::{ActionState, AnswerKind, Cited, StageKind, StageOf};
use domain::key::{
    ActionId, AttachmentId, ExperienceId, FindingId, OutcomeId, PostId, ReportId, StageId,
};
use domain::measure::outcome::{Basis, NewOutcome, OutcomeVerdict};
use domain::policy::{
    AnswerFinding, Discuss, EditPost, HandleExperience, KeepFinding, KeepOwnAccount, ModeratePost,
    NoteStage, RecordOutcome, ReportAction, ResolveThread, ShareExperience, StateMinority,
};
use domain::tier::Tier;
use store::{NewFile, NewPost, Store, StoreError};

on_both_engines!(
    a_finding_is_made_answered_followed_up_and_read_as_it_was_written,
    an_answer_is_given_once_and_never_overwritten,
    a_file_comes_with_its_experience_or_not_at_all,
    an_experience_is_handled_by_whoever_saw_it_last,
    a_discussion_counts_its_changes_and_keeps_earlier_texts,
    nobody_answers_in_a_resolved_thread,
    two_hundred_posts_at_once_are_all_counted,
    a_digest_moves_its_mark_on_once,
);

fn office() -> Actor {
    let Actor::Account(account) = planner() else { panic!("an account") };
    Actor::Account(Account { role: Role::Secretariat, ..account })
}

macro_rules! key {
    ($kind:ident, $text:expr) => {
        $kind::parse($text).expect("a key")
    };
}

fn new_finding() -> NewFinding {
    NewFinding {
        title: "Der Antrag dauert".to_owned(),
        text: "Mehrere berichten dasselbe.".to_owned(),
        sources: vec![Cited::parse("erfahrung:e1").expect("a source")],
        addressee: "MW".to_owned(),
        due: today() + TimeDelta::days(30),
        visibility: Tier::Council,
    }
}

async fn find(store: &Store, id: &str) -> Result<(), StoreError> {
    let permit = allowed(&office(), KeepFinding);
    let id = key!(FindingId, id);
    store.make_finding(&permit, &measure("digitalbonus"), &id, new_finding(), today(), now()).await
}

fn accepted() -> NewAnswer {
    NewAnswer {
        kind: AnswerKind::Partly,
        reason: "Nicht alles.".to_owned(),
        action: Some(NewAction {
            text: "Mehr Personal".to_owned(),
            owner: "NBank".to_owned(),
            due: today() + TimeDelta::days(90),
        }),
    }
}

async fn answer(store: &Store, seen: Option<i64>, action: &str) -> Result<(), StoreError> {
    let register = store.register().await.expect("answers");
    let finding = register.finding("f1").expect("a finding");
    let before = seen.and_then(|_| register.answer_to(&finding.id));
    let permit = allowed(&planner(), AnswerFinding);
    let new = if seen.is_some() { NewAnswer { action: None, ..accepted() } } else { accepted() };
    let action = key!(ActionId, action);
    let (said, moment) = ((new, &action), (today(), now()));
    let bonus = measure("digitalbonus");
    store.answer_finding(&permit, &bonus, finding, (before, seen.unwrap_or(0)), said, moment).await
}

async fn a_finding_is_made_answered_followed_up_and_read_as_it_was_written(store: Store) {
    load(&store).await;
    find(&store, "f1").await.expect("new");
    assert!(matches!(find(&store, "f1").await, Err(StoreError::AlreadyThere)));
    answer(&store, None, "a1").await.expect("the first answer");
    let register = store.register().await.expect("answers");
    let (finding, action) = (&register.findings[0], &register.actions[0]);
    assert_eq!((finding.title.as_str(), finding.version), ("Der Antrag dauert", 1));
    assert_eq!(finding.sources, new_finding().sources);
    assert_eq!((action.owner.as_str(), action.state), ("NBank", ActionState::Open));
    let bonus = measure("digitalbonus");
    let moment = (today(), now());

    let permit = allowed(&planner(), ReportAction);
    let said = |text: &str| (ActionState::Done, text.to_owned());
    let report = key!(ReportId, "r1");
    let done = store.report_action(&permit, &bonus, (action, 1), &report, said("Fertig."), moment);
    done.await.expect("current version");
    let other = key!(ReportId, "r2");
    let late = store.report_action(&permit, &bonus, (action, 1), &other, said("Auch."), moment);
    assert!(matches!(late.await, Err(StoreError::ChangedMeanwhile)));
    assert_eq!(rows_in(&store, "report").await, 1, "a late report leaves nothing behind");

    let mine = StateMinority { organisation: organisation("ORG01") };
    let permit = allowed(&member(), mine);
    let said = || "Wir sehen das anders.".to_owned();
    store.state_minority(&permit, &bonus, finding, None, said(), moment).await.expect("new");
    let again = store.state_minority(&permit, &bonus, finding, None, said(), moment).await;
    assert!(matches!(again, Err(StoreError::ChangedMeanwhile)));

    let permit = allowed(&office(), NoteStage);
    let new = NewStage {
        kind: StageKind::AgendaItem,
        number: "6.2".to_owned(),
        meeting: Some(6),
        date: today(),
    };
    let (stage, of) = (key!(StageId, "s1"), (StageOf::Finding, "f1"));
    store.note_stage(&permit, &bonus, of, &stage, new, now()).await.expect("new");

    let catalogue = store.catalogue().await.expect("answers");
    let link = catalogue.measures[&slug("digitalbonus")].contributions.first().expect("a link");
    let permit = allowed(&planner(), RecordOutcome);
    let new = NewOutcome {
        verdict: OutcomeVerdict::Unknown,
        basis: Basis::IndicatorAlone,
        text: "Noch offen.".to_owned(),
    };
    let outcome = key!(OutcomeId, "o1");
    store.record_outcome(&permit, &bonus, link, &outcome, new, moment).await.expect("new");

    let register = store.register().await.expect("answers");
    assert_eq!(register.actions[0].closed, Some(today()));
    assert_eq!(register.stages[0].meeting, Some(6));
    assert_eq!(register.minorities[0].organisation, organisation("ORG01"));
    assert_eq!((register.reports.len(), register.outcomes.len()), (1, 1));
    assert!(register.seen_by(&Actor::Anonymous, &catalogue).findings.is_empty());
    assert_eq!(register.seen_by(&member(), &catalogue).findings.len(), 1);
    assert_eq!(findings(&store).await, [""; 0]);
}

async fn an_answer_is_given_once_and_never_overwritten(store: Store) {
    load(&store).await;
    find(&store, "f1").await.expect("new");
    let (one, other) = tokio::join!(answer(&store, None, "a1"), answer(&store, None, "a2"));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(rows_in(&store, "action").await, 1, "the other left nothing behind");
    answer(&store, Some(1), "a3").await.expect("current version");
    let late = answer(&store, Some(1), "a4").await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(rows_in(&store, "answer").await, 1);
}

fn file(id: &str, experience: &ExperienceId, size: usize) -> NewFile {
    let bytes: Vec<u8> = (0..size).map(|n| n.to_le_bytes()[0]).collect();
    let attachment = Attachment {
        id: key!(AttachmentId, id),
        experience: experience.clone(),
        name: "Foto.jpg".to_owned(),
        media: Media::Jpeg,
        size: size as u64,
        digest: "00".to_owned(),
        day: today(),
    };
    NewFile { attachment, bytes }
}

async fn share(store: &Store, id: &str, files: Vec<NewFile>) -> Result<(), StoreError> {
    let permit = allowed(&member(), ShareExperience { organisation: organisation("ORG01") });
    let new = NewExperience {
        kind: ExperienceKind::Obstacle,
        text: "Der Antrag dauert.".to_owned(),
        visibility: Tier::Council,
    };
    let (id, bonus, moment) = (key!(ExperienceId, id), measure("digitalbonus"), (today(), now()));
    store.share_experience(&permit, &bonus, &id, new, files, moment).await
}

async fn a_file_comes_with_its_experience_or_not_at_all(store: Store) {
    load(&store).await;
    let id = key!(ExperienceId, "e9");
    let sent = file("x1", &id, (2 << 20) + 17);
    share(&store, "e9", vec![sent.clone(), file("x2", &id, 3)]).await.expect("new");
    let kept = store.attachment_file(&sent.attachment.id).await.expect("answers");
    assert!(kept == sent.bytes, "{} bytes instead of {}", kept.len(), sent.bytes.len());
    assert_eq!(rows_in(&store, "attachment_piece").await, 4);
    let again = share(&store, "e9", vec![file("x3", &id, 5)]).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)));
    assert_eq!(rows_in(&store, "attachment").await, 2);
    assert_eq!(store.register().await.expect("answers").attachments_of(&id).count(), 2);
    assert_eq!(findings(&store).await, [""; 0]);
}

async fn an_experience_is_handled_by_whoever_saw_it_last(store: Store) {
    load(&store).await;
    let register = store.register().await.expect("answers");
    let experience = register.experience("e1").expect("an experience");
    assert_eq!(experience.handling, Handling::default());
    let permit = allowed(&office(), HandleExperience);
    let bonus = measure("digitalbonus");
    let handle = async |seen| {
        let handling = Handling {
            state: HandlingState::Declined,
            reason: "Betrifft Bundesrecht.".to_owned(),
            day: Some(today()),
        };
        store.handle_experience(&permit, &bonus, experience, seen, handling, now()).await
    };
    handle(1).await.expect("current version");
    assert!(matches!(handle(1).await, Err(StoreError::ChangedMeanwhile)));
    // A record of before knows no handling: it has come in.
    store.tamper("UPDATE experience:e2 SET handling = NONE").await.expect("taken");
    let register = store.register().await.expect("answers");
    let read = |id: &str| register.experience(id).expect("there").handling.state;
    assert_eq!((read("e1"), read("e2")), (HandlingState::Declined, HandlingState::Received));
}

fn topic() -> Topic {
    Topic { kind: TopicKind::Measure, key: "digitalbonus".to_owned() }
}

async fn write(
    store: &Store,
    actor: &Actor,
    id: &str,
    place: Result<domain::discussion::Thread, String>,
) -> Result<(), StoreError> {
    let permit = allowed(actor, Discuss);
    let new = NewPost {
        id: key!(PostId, id),
        place,
        text: format!("Beitrag {id}"),
        quotes: None,
        mentions: vec![organisation("ORG02")],
    };
    store.write_post(&permit, &measure("digitalbonus"), &topic(), new, now()).await.map(|_| ())
}

async fn a_discussion_counts_its_changes_and_keeps_earlier_texts(store: Store) {
    load(&store).await;
    assert_eq!(store.sequence(&topic()).await.expect("answers"), 0);
    write(&store, &member(), "p1", Err("Fristen".to_owned())).await.expect("new");
    let again = write(&store, &member(), "p1", Err("Fristen".to_owned())).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)));
    assert_eq!(store.sequence(&topic()).await.expect("answers"), 1);
    let discussion = store.discussion(&topic()).await.expect("answers");
    let (thread, post) = (&discussion.threads[0], &discussion.posts[0]);
    assert_eq!((thread.title.as_str(), post.text.as_str()), ("Fristen", "Beitrag p1"));
    let mentioned = store.mentioning(&organisation("ORG02")).await.expect("answers");
    assert_eq!(mentioned.len(), 1);

    let permit = allowed(&member(), EditPost { own: true });
    let bonus = measure("digitalbonus");
    let edit = async |seen, text: &str| {
        let new = (text.to_owned(), Vec::new());
        store.edit_post(&permit, &bonus, (thread, post), seen, new, now()).await
    };
    edit(1, "Zweite Fassung").await.expect("current version");
    assert!(matches!(edit(1, "Dritte").await, Err(StoreError::ChangedMeanwhile)));
    let earlier = store.earlier_texts(&post.id).await.expect("answers");
    assert_eq!(earlier.iter().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["Beitrag p1"]);

    let permit = allowed(&office(), ModeratePost);
    let hide = (true, "Nennt einen Betrieb.".to_owned());
    store.moderate_post(&permit, &bonus, (thread, post), 2, hide, now()).await.expect("current");
    let hidden = store.post(&post.id).await.expect("there");
    assert_eq!((hidden.hidden.as_str(), hidden.version), ("Nennt einen Betrieb.", 3));
    assert!(store.mentioning(&organisation("ORG02")).await.expect("answers").is_empty());
    assert_eq!(store.sequence(&topic()).await.expect("answers"), 3);
    assert_eq!(findings(&store).await, [""; 0]);
}

async fn nobody_answers_in_a_resolved_thread(store: Store) {
    load(&store).await;
    write(&store, &member(), "p1", Err("Fristen".to_owned())).await.expect("new");
    let thread = store.discussion(&topic()).await.expect("answers").threads[0].clone();
    write(&store, &other_member(), "p2", Ok(thread.clone())).await.expect("open");
    let permit = allowed(&member(), ResolveThread { own: true });
    let bonus = measure("digitalbonus");
    let resolve = async |thread: &domain::discussion::Thread, yes| {
        store.resolve_thread(&permit, &bonus, thread, yes, now()).await.expect("answers");
    };
    resolve(&thread, true).await;
    let late = write(&store, &other_member(), "p3", Ok(thread.clone())).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(rows_in(&store, "post").await, 2);
    let resolved = store.thread(&thread.id).await.expect("there");
    assert_eq!(resolved.resolved, Some(now()));
    resolve(&resolved, false).await;
    write(&store, &other_member(), "p4", Ok(thread)).await.expect("open again");
}

async fn two_hundred_posts_at_once_are_all_counted(store: Store) {
    load(&store).await;
    write(&store, &member(), "p0", Err("Fristen".to_owned())).await.expect("new");
    let thread = store.discussion(&topic()).await.expect("answers").threads[0].clone();
    let mut written = 1;
    for round in 0..10 {
        let posts = (0..20).map(|number| {
            let (store, thread) = (store.clone(), thread.clone());
            async move { write(&store, &member(), &format!("q{round}x{number}"), Ok(thread)).await }
        });
        let results = futures::future::join_all(posts).await;
        for result in &results {
            assert!(matches!(result, Ok(()) | Err(StoreError::Busy)), "{result:?}");
        }
        written += i64::try_from(results.iter().filter(|r| r.is_ok()).count()).expect("few");
    }
    assert!(written > 150, "{written}");
    assert_eq!(rows_in(&store, "post").await, written);
    assert_eq!(store.sequence(&topic()).await.expect("answers"), written);
}

async fn a_digest_moves_its_mark_on_once(store: Store) {
    load(&store).await;
    let permit = allowed(&member(), KeepOwnAccount);
    let id = &permit.account().id;
    assert_eq!(store.desk(id).await.expect("answers").digest, DigestRhythm::Off);
    let first = store.visit_desk(&permit, now()).await.expect("answers");
    assert_eq!((first.before, first.seen), (0, now().timestamp()));
    let later = now() + TimeDelta::hours(2);
    let second = store.visit_desk(&permit, later).await.expect("answers");
    assert_eq!((second.before, second.seen), (now().timestamp(), later.timestamp()));
    let same = store.visit_desk(&permit, later + TimeDelta::minutes(10)).await.expect("answers");
    assert_eq!(same.before, now().timestamp());

    store.choose_digest(&permit, DigestRhythm::Daily, (today(), now())).await.expect("answers");
    let desks = store.desks_with_digest().await.expect("answers");
    assert_eq!(desks.len(), 1);
    assert_eq!(desks[0].before, now().timestamp(), "a choice keeps the visits");
    let moment = (today() + TimeDelta::days(1), now() + TimeDelta::days(1));
    let (one, other) = tokio::join!(
        store.send_digest(&desks[0], None, moment),
        store.send_digest(&desks[0], None, moment)
    );
    assert_ne!(one.expect("answers"), other.expect("answers"));
    assert!(store.tell_once("overdue/f1", Vec::new(), now()).await.expect("answers"));
    assert!(!store.tell_once("overdue/f1", Vec::new(), now()).await.expect("answers"));
    assert_eq!(store.told_once().await.expect("answers"), ["overdue/f1"]);
}
