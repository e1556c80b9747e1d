//! Ratings, drafts and practical experience.

use crate::fixture::{
    criterion, load, measure, member, now, organisation, other_member, round, round_code, slug,
    today,
};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::actor::Actor;
use domain::evaluation::command::{NewExperience, NewRating, RatingForm};
use domain::evaluation::{ExperienceKind, Score, Stance, Window};
use domain::journal::{Act, SubjectKind};
use domain::key::ExperienceId;
use domain::policy::{EditExperience, KeepDraft, RateMeasure, ShareExperience};
use domain::source::Evidence;
use domain::tier::Tier;
use std::collections::BTreeMap;
use store::{Store, StoreError};

on_both_engines!(
    a_rating_is_given_and_changed,
    two_colleagues_never_overwrite_each_other,
    a_draft_is_its_authors_own_until_it_is_given,
    an_experience_is_shared_once,
    a_stale_experience_is_not_changed,
    experiences_are_shown_to_whom_they_are_for,
);

fn answers(points: u8, comment: &str) -> NewRating {
    NewRating {
        scores: vec![
            (criterion("C1"), Score::Points(points)),
            (criterion("C2"), Score::CannotJudge),
        ],
        comment: comment.to_owned(),
        stance: Stance::Support,
        advice: None,
        recommendations: String::new(),
    }
}

fn own(actor: &Actor) -> RateMeasure {
    let account = actor.account().expect("signed in");
    RateMeasure { organisation: account.organisation.clone(), window: Window::Open }
}

async fn rate(
    store: &Store,
    actor: &Actor,
    seen: Option<i64>,
    new: NewRating,
) -> Result<(), StoreError> {
    let permit = allowed(actor, own(actor));
    store.rate(&permit, &round(), &measure("digitalbonus"), seen, new, now()).await
}

async fn newest(store: &Store) -> domain::journal::Entry {
    let rows = store.history(SubjectKind::Measure, "digitalbonus", Act::ALL, 10).await;
    rows.expect("the store answers").into_iter().next().expect("a row")
}

async fn a_rating_is_given_and_changed(store: Store) {
    load(&store).await;
    let bonus = slug("digitalbonus");
    let own = member();
    let read =
        async || store.own_rating(&own, &round_code(), &bonus).await.expect("the store answers");
    assert_eq!(read().await, None);
    rate(&store, &member(), None, answers(4, "Hilft.")).await.expect("the first");
    let given = read().await.expect("a rating");
    assert_eq!((given.version, given.comment.as_str(), given.at), (1, "Hilft.", Some(now())));
    assert_eq!(given.scores, answers(4, "").scores);
    assert_eq!(given.evidence, Evidence::Read);
    assert_eq!(newest(&store).await.act, Act::RatingGiven);

    rate(&store, &member(), Some(1), answers(2, "")).await.expect("current version");
    let changed = read().await.expect("a rating");
    assert_eq!((changed.version, changed.comment.as_str()), (2, ""));
    let row = newest(&store).await;
    assert_eq!(row.act, Act::RatingChanged);
    // Points and comment stay out of the journal, which more people read.
    assert!(row.changes.iter().all(|change| change.field == "round"), "{row:?}");
    assert_eq!(rows_in(&store, "rating").await, 2);
    assert!(findings(&store).await.is_empty());
}

async fn two_colleagues_never_overwrite_each_other(store: Store) {
    load(&store).await;
    rate(&store, &member(), None, answers(4, "Erste")).await.expect("the first");
    let journal = rows_in(&store, "journal").await;
    let late = rate(&store, &member(), None, answers(1, "Zweite")).await;
    assert!(matches!(late, Err(StoreError::AlreadyThere)), "{late:?}");
    rate(&store, &member(), Some(1), answers(5, "Dritte")).await.expect("current version");
    let late = rate(&store, &member(), Some(1), answers(1, "Vierte")).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let held = store.own_rating(&member(), &round_code(), &slug("digitalbonus")).await;
    assert_eq!(held.expect("answers").expect("a rating").comment, "Dritte");
    assert_eq!(rows_in(&store, "journal").await, journal + 1);
    assert_eq!(rows_in(&store, "rating").await, 2);
}

async fn a_draft_is_its_authors_own_until_it_is_given(store: Store) {
    load(&store).await;
    let (account, other) = (member(), other_member());
    let id = |actor: &Actor| actor.account().expect("signed in").id.clone();
    let form = |comment: &str| RatingForm {
        comment: comment.to_owned(),
        scores: BTreeMap::from([("C1".to_owned(), "3".to_owned())]),
        ..RatingForm::default()
    };
    let journal = rows_in(&store, "journal").await;
    let keep = allowed(&account, KeepDraft);
    let bonus = slug("digitalbonus");
    for comment in ["halb", "</textarea><b>fertig</b>\n\nzweite Zeile"] {
        store.keep_draft(&keep, &round_code(), &bonus, &form(comment), now()).await.expect("kept");
    }
    let drafts = store.drafts(&id(&account)).await.expect("the store answers");
    assert_eq!(drafts.len(), 1);
    let draft = store.draft(&id(&account), &round_code(), &bonus).await.expect("answers");
    assert_eq!(draft.expect("a draft").form, form("</textarea><b>fertig</b>\n\nzweite Zeile"));
    let foreign = store.draft(&id(&other), &round_code(), &bonus).await.expect("answers");
    assert_eq!(foreign, None);
    assert!(store.drafts(&id(&other)).await.expect("answers").is_empty());
    // A draft is nobody's business: it leaves no journal row.
    assert_eq!(rows_in(&store, "journal").await, journal);

    // Another organisation's rating leaves this draft alone, the own one ends it.
    rate(&store, &other, Some(1), answers(3, "")).await.expect("current version");
    assert_eq!(rows_in(&store, "draft").await, 1);
    rate(&store, &account, None, answers(3, "fertig")).await.expect("the first");
    assert_eq!(rows_in(&store, "draft").await, 0);
}

fn new_experience(text: &str, visibility: Tier) -> NewExperience {
    NewExperience { kind: ExperienceKind::Proposal, text: text.to_owned(), visibility }
}

async fn share(store: &Store, id: &str, visibility: Tier) -> Result<(), StoreError> {
    let permit = allowed(&member(), ShareExperience { organisation: organisation("ORG01") });
    let id = ExperienceId::parse(id).expect("a key");
    let new = new_experience("Kürzere Wege.", visibility);
    store
        .share_experience(&permit, &measure("digitalbonus"), &id, new, Vec::new(), (today(), now()))
        .await
}

async fn an_experience_is_shared_once(store: Store) {
    load(&store).await;
    share(&store, "e9", Tier::Council).await.expect("new");
    let journal = rows_in(&store, "journal").await;
    let again = share(&store, "e9", Tier::Council).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(rows_in(&store, "experience").await, 3);
    assert_eq!(rows_in(&store, "journal").await, journal);
    assert_eq!(newest(&store).await.act, Act::ExperienceShared);
    assert!(findings(&store).await.is_empty());
}

async fn a_stale_experience_is_not_changed(store: Store) {
    load(&store).await;
    let operation = EditExperience { organisation: organisation("ORG01") };
    let permit = allowed(&member(), operation);
    let id = ExperienceId::parse("e1").expect("a key");
    let edit = async |seen, text: &str| {
        let new = new_experience(text, Tier::Public);
        store
            .edit_experience(&permit, &measure("digitalbonus"), &id, seen, (new, Vec::new()), now())
            .await
    };
    edit(1, "Zweite Fassung.").await.expect("current version");
    let journal = rows_in(&store, "journal").await;
    let late = edit(1, "Dritte Fassung.").await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(rows_in(&store, "journal").await, journal);
    let all = store.experiences_of(&slug("digitalbonus"), &Actor::Anonymous).await;
    let all = all.expect("the store answers");
    let held = all.iter().find(|e| e.id == id).expect("public by now");
    assert_eq!((held.text.as_str(), held.version), ("Zweite Fassung.", 2));
}

async fn experiences_are_shown_to_whom_they_are_for(store: Store) {
    load(&store).await;
    let seen = async |reader: &Actor| {
        let all = store.experiences_of(&slug("digitalbonus"), reader).await;
        all.expect("the store answers").iter().map(|e| e.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(seen(&Actor::Anonymous).await, ["e2"]);
    assert_eq!(seen(&member()).await, ["e2", "e1"]);
    share(&store, "e9", Tier::Council).await.expect("new");
    // An answer given before the write is not given after it.
    assert_eq!(seen(&Actor::Anonymous).await, ["e2"]);
    assert_eq!(seen(&other_member()).await, ["e9", "e2", "e1"]);
    // What is meant for the Geschäftsstelle alone, its own organisation still sees.
    share(&store, "f1", Tier::Secretariat).await.expect("new");
    assert_eq!(seen(&other_member()).await, ["e9", "e2", "e1"]);
    assert_eq!(seen(&member()).await, ["f1", "e9", "e2", "e1"]);
    let elsewhere = store.experiences_of(&slug("digitalhub"), &Actor::Anonymous).await;
    assert!(elsewhere.expect("the store answers").is_empty());
}
