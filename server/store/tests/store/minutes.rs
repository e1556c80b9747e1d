//! Minutes: several people write, somebody sends them twice, objections arrive at once. Nothing is lost, nothing doubled.

use crate::fixture::{day, load, member, now, office};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::meeting::agenda::ItemState;
use domain::meeting::key::{AgendaItemId, FollowUpId, ObjectionId, TextBlockCode};
use domain::meeting::minutes::approval::Signature;
use domain::meeting::minutes::document::{Block, Content};
use domain::meeting::minutes::form::ParagraphsForm;
use domain::meeting::minutes::text_block::TextBlock;
use domain::meeting::minutes::{Minutes, MinutesItem, MinutesRecord, MinutesState, Objection};
use domain::meeting::numbering::ItemNumber;
use domain::meeting::procedure::Procedure;
use domain::policy::{KeepMinutes, ObjectToMinutes};
use domain::tier::Tier;
use store::{NewMail, Store, StoreError};
use tokio::task::JoinSet;

on_both_engines!(
    writers_at_once_lose_nothing,
    minutes_are_sent_once,
    objections_at_once_are_all_taken,
    minutes_are_begun_once,
    what_is_typed_is_kept_for_whoever_typed_it,
    a_text_block_is_kept_once,
);

const WRITERS: u32 = 6;
const EACH: usize = 5;

fn item(number: u32) -> AgendaItemId {
    AgendaItemId::numbered(u128::from(number))
}

fn text(text: &str) -> Block {
    Block { tier: Tier::Council, content: Content::Text { text: text.to_owned() } }
}

fn minutes() -> Minutes {
    let assignment = Block {
        tier: Tier::Council,
        content: Content::Assignment {
            id: FollowUpId::parse("w1").expect("a key"),
            text: "Merkblatt".into(),
            owner: "MW".into(),
            due: day("2026-09-30"),
        },
    };
    let of = |number: u32| MinutesItem {
        id: item(number),
        number: ItemNumber::top(number),
        title: format!("Punkt {number}"),
        kind: None,
        state: ItemState::Treated,
        tier: Tier::Council,
        blocks: if number == 1 { vec![assignment.clone()] } else { Vec::new() },
    };
    Minutes {
        meeting: 8,
        began: day("2026-02-18").and_time(chrono::NaiveTime::MIN),
        ended: None,
        place: "Hannover".into(),
        chair: "A".into(),
        minute_taker: "B".into(),
        participants: Vec::new(),
        items: (1..=WRITERS).map(of).collect(),
    }
}

async fn record(store: &Store) -> MinutesRecord {
    store.book().await.expect("answers").minutes[&8].clone()
}

async fn begun(store: &Store) {
    load(store).await;
    let permit = allowed(&office(), KeepMinutes);
    let first = MinutesRecord::new(minutes());
    store.begin_minutes(&permit, (&first, "8. Sitzung"), 0, now()).await.expect("begun");
}

/// Adds paragraphs to an item, each to the minutes as they are, and again where somebody else was faster.
async fn write_all(store: Store, number: u32) {
    let permit = allowed(&office(), KeepMinutes);
    for nth in 0..EACH {
        loop {
            let before = record(&store).await;
            let held = before.text.item(&item(number)).expect("there");
            let is_text = |block: &&Block| matches!(block.content, Content::Text { .. });
            let further = text(&format!("{number}/{nth}"));
            let all = held.blocks.iter().filter(is_text).cloned().chain([further]).collect();
            let mut after = before.clone();
            after.write(before.text.with_item(&held.with_paragraphs(all))).expect("a draft");
            let about = (&before, "8. Sitzung");
            match store.write_minutes(&permit, about, &after, Some(&held.id), now()).await {
                Ok(()) => break,
                Err(StoreError::ChangedMeanwhile | StoreError::Busy) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
}

async fn writers_at_once_lose_nothing(store: Store) {
    begun(&store).await;
    let mut writers = JoinSet::new();
    for number in 1..=WRITERS {
        writers.spawn(write_all(store.clone(), number));
    }
    writers.join_all().await;
    let written = record(&store).await;
    for held in &written.text.items {
        let texts = ParagraphsForm::of(held);
        let expected: Vec<_> = (0..EACH).map(|nth| format!("{}/{nth}", held.number)).collect();
        assert_eq!(texts.texts().collect::<Vec<_>>(), expected);
    }
    assert_eq!(written.text.assignments().len(), 1, "what the meeting brought about stays");
    let steps = i64::from(WRITERS) * i64::try_from(EACH).expect("few");
    assert_eq!(written.version, 1 + steps);
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn co_signed(store: &Store) -> MinutesRecord {
    begun(store).await;
    let permit = allowed(&office(), KeepMinutes);
    let before = record(store).await;
    let actor = office();
    let account = actor.account().expect("an account");
    let signature =
        || Some(Signature { account: account.id.clone(), name: account.name.clone(), at: now() });
    let mut after =
        MinutesRecord { chair: signature(), minute_taker: signature(), ..before.clone() };
    after.co_sign().expect("both have signed");
    store.move_minutes(&permit, (&before, "8. Sitzung"), &after, now()).await.expect("moved");
    record(store).await
}

fn mail(name: &str) -> NewMail {
    NewMail {
        account: None,
        address: format!("{name}@demo.example"),
        name: name.into(),
        subject: "Niederschrift der 8. Sitzung".into(),
        text: "Text".into(),
        html: String::new(),
        calendar: None,
        files: Vec::new(),
        secret: false,
    }
}

fn sent(before: &MinutesRecord) -> MinutesRecord {
    let rules: Procedure =
        serde_json::from_str(include_str!("../../../demo/procedure.json")).expect("rules");
    let none = domain::meeting::counting::Holidays::new(&|_| false);
    let mut after = before.clone();
    after
        .send(day("2026-03-02"), &rules.latest_objection(day("2026-03-02"), none))
        .expect("signed");
    after
}

async fn minutes_are_sent_once(store: Store) {
    let before = co_signed(&store).await;
    let mails = rows_in(&store, "outbox").await;
    let mut senders = JoinSet::new();
    for _ in 0..4 {
        let (store, before) = (store.clone(), before.clone());
        senders.spawn(async move {
            let permit = allowed(&office(), KeepMinutes);
            let out = vec![mail("a"), mail("b")];
            let about = (&before, "8. Sitzung");
            store.send_minutes(&permit, about, &sent(&before), out, now()).await
        });
    }
    let results = senders.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    assert_eq!(record(&store).await.state, MinutesState::Sent);
    assert_eq!(rows_in(&store, "outbox").await, mails + 2);
    assert_eq!(rows_in(&store, "follow_up").await, 1);
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn objections_at_once_are_all_taken(store: Store) {
    let before = co_signed(&store).await;
    let permit = allowed(&office(), KeepMinutes);
    let about = (&before, "8. Sitzung");
    store.send_minutes(&permit, about, &sent(&before), Vec::new(), now()).await.expect("sent");
    let mut writers = JoinSet::new();
    for number in 0..8 {
        let store = store.clone();
        writers.spawn(async move {
            let actor = member();
            let own = actor.account().expect("an account").organisation.clone();
            let permit = allowed(&actor, ObjectToMinutes { organisation: own.clone() });
            let objection = Objection {
                id: ObjectionId::parse(&format!("e{number}")).expect("a key"),
                organisation: own,
                item: None,
                text: format!("Einwendung {number}"),
                received: day("2026-03-03"),
                ruling: None,
            };
            loop {
                let before = record(&store).await;
                let mut after = before.clone();
                after.object(objection.clone()).expect("in time");
                let about = (&before, "8. Sitzung");
                match store.object_to_minutes(&permit, about, &after, now()).await {
                    Ok(()) => break,
                    Err(StoreError::ChangedMeanwhile | StoreError::Busy) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }
    writers.join_all().await;
    let mut ids: Vec<_> =
        record(&store).await.objections.iter().map(|o| o.id.to_string()).collect();
    ids.sort();
    assert_eq!(ids, (0..8).map(|number| format!("e{number}")).collect::<Vec<_>>());
}

async fn minutes_are_begun_once(store: Store) {
    begun(&store).await;
    let permit = allowed(&office(), KeepMinutes);
    let other = MinutesRecord::new(Minutes { place: "Anderswo".into(), ..minutes() });
    let again = store.begin_minutes(&permit, (&other, "8. Sitzung"), 0, now()).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    assert_eq!(record(&store).await, MinutesRecord::new(minutes()), "read as they were written");
}

async fn what_is_typed_is_kept_for_whoever_typed_it(store: Store) {
    begun(&store).await;
    let actor = office();
    let permit = allowed(&actor, KeepMinutes);
    let mut form = ParagraphsForm::of(&minutes().items[0]);
    form.further.text = "Halber Satz".into();
    let place = (8, &item(1));
    for _ in 0..2 {
        store.keep_minutes_draft(&permit, place, &form, now()).await.expect("kept");
    }
    let own = actor.account().expect("an account").id.clone();
    let found = store.minutes_draft(&own, place).await.expect("answers");
    assert_eq!(found.map(|(form, _)| form), Some(form));
    let other = member().account().expect("an account").id.clone();
    assert_eq!(store.minutes_draft(&other, place).await.expect("answers"), None);
    assert_eq!(rows_in(&store, "minutes_draft").await, 1);
    // Once it is saved, nothing is left of it.
    let before = record(&store).await;
    let mut after = before.clone();
    let written = before.text.items[0].with_paragraphs(vec![text("Ganzer Satz")]);
    after.write(before.text.with_item(&written)).expect("a draft");
    let about = (&before, "8. Sitzung");
    store.write_minutes(&permit, about, &after, Some(&item(1)), now()).await.expect("written");
    assert_eq!(rows_in(&store, "minutes_draft").await, 0);
}

async fn a_text_block_is_kept_once(store: Store) {
    load(&store).await;
    let permit = allowed(&office(), KeepMinutes);
    let block = |text: &str| TextBlock {
        code: TextBlockCode::parse("t1").expect("a key"),
        name: "Bericht".into(),
        text: text.into(),
    };
    store.keep_text_block(&permit, &block("{wer} berichtet."), None, now()).await.expect("kept");
    let again = store.keep_text_block(&permit, &block("anders"), None, now()).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    store.keep_text_block(&permit, &block("neu"), Some(1), now()).await.expect("changed");
    let late = store.keep_text_block(&permit, &block("spät"), Some(1), now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    assert_eq!(store.text_blocks().await.expect("answers"), [(block("neu"), 2)]);
    store.remove_text_block(&permit, &block("neu"), 2, now()).await.expect("removed");
    assert_eq!(store.text_blocks().await.expect("answers"), []);
}
