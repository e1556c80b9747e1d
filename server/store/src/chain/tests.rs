//! The chain under a hand that writes past the product.

use super::*;
use crate::probe::{account, later, now, on_both_engines, write};
use domain::actor::Role;
use domain::journal::SubjectKind;

async fn rows(store: &Store) -> Vec<Row> {
    let mut rows: Vec<Row> = store.rows(ROWS, ()).await.expect("answers");
    rows.sort_by(|a, b| (a.seq, &a.id).cmp(&(b.seq, &b.id)));
    rows
}

async fn problems(store: &Store) -> Vec<String> {
    let found = store.verify_chain().await.expect("answers");
    found.into_iter().map(|found| format!("{}: {}", found.record, found.problem)).collect()
}

/// Rows of several kinds, some about signing in.
async fn fill(store: &Store, count: usize) {
    let by = account("anna", Role::Planner);
    for n in 0..count {
        let (act, subject) = match n % 4 {
            0 => (Act::MeasureEdited, SubjectKind::Measure),
            1 => (Act::SignedIn, SubjectKind::Account),
            2 => (Act::ValueRecorded, SubjectKind::Indicator),
            _ => (Act::PersonEdited, SubjectKind::Account),
        };
        write(store, &by, now(), act, subject, &format!("k{n}"), &format!("Titel {n}")).await;
    }
}

#[test]
fn rows_are_linked_once_in_the_order_of_their_identifiers() {
    on_both_engines(|store| async move {
        fill(&store, 12).await;
        let state = store.chain_state().await.expect("answers");
        assert_eq!((state.linked, state.waiting, state.checkpoint), (0, 12, None));
        assert!(problems(&store).await.is_empty(), "what is not linked yet is no finding");
        let sequencer = Sequencer::new(&store);
        assert_eq!(sequencer.step(now()).await.expect("linked"), Step::Linked(12));
        assert_eq!(sequencer.step(now()).await.expect("answers"), Step::Idle);
        let linked = rows(&store).await;
        assert!(linked.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert_eq!(
            linked.iter().map(|row| row.seq).collect::<Vec<_>>(),
            (1..=12).collect::<Vec<_>>()
        );
        fill(&store, 3).await;
        sequencer.finish(now()).await.expect("finished");
        let state = store.chain_state().await.expect("answers");
        assert_eq!((state.linked, state.waiting), (15, 0));
        let last = rows(&store).await.pop().and_then(|row| row.hash);
        assert_eq!(state.checkpoint.map(|c| (c.seq, Some(c.hash))), Some((15, last)));
        assert!(problems(&store).await.is_empty());
    });
}

#[test]
fn a_row_that_comes_in_with_an_older_identifier_is_linked_behind() {
    on_both_engines(|store| async move {
        fill(&store, 3).await;
        let sequencer = Sequencer::new(&store);
        sequencer.step(now()).await.expect("linked");
        store
            .run(
                "CREATE journal:u'00000000-0000-7000-8000-000000000001' CONTENT { at: 5, act: 'measure_created', \
                 subject: 'measure', key: 'k', title: 'spät', changes: [], reason: '' }",
            )
            .await
            .expect("taken");
        assert_eq!(sequencer.step(now()).await.expect("linked"), Step::Linked(1));
        let linked = rows(&store).await;
        assert_eq!(linked[3].title, "spät");
        assert!(linked[3].id < linked[0].id);
        assert!(problems(&store).await.is_empty());
    });
}

#[test]
fn one_sequencer_works_until_its_lease_ends() {
    on_both_engines(|store| async move {
        let (one, other) = (Sequencer::new(&store), Sequencer::new(&store));
        fill(&store, 1).await;
        assert_eq!(one.step(now()).await.expect("linked"), Step::Linked(1));
        fill(&store, 1).await;
        assert_eq!(other.step(later(LEASE_SECONDS - 1)).await.expect("answers"), Step::Elsewhere);
        assert_eq!(other.step(later(LEASE_SECONDS)).await.expect("linked"), Step::Linked(1));
        fill(&store, 1).await;
        assert_eq!(one.step(later(LEASE_SECONDS)).await.expect("answers"), Step::Elsewhere);
        // A clock that was set back by an hour does not stop the chain.
        assert_eq!(one.step(later(-3_600)).await.expect("linked"), Step::Linked(1));
        fill(&store, 1).await;
        // Whoever starts on an embedded store takes over from a process that was killed.
        other.take_over().await.expect("taken over");
        assert_eq!(other.step(later(-3_600)).await.expect("linked"), Step::Linked(1));
        fill(&store, 1).await;
        other.finish(later(-3_600)).await.expect("finished");
        fill(&store, 1).await;
        assert_eq!(one.step(later(LEASE_SECONDS)).await.expect("linked"), Step::Linked(1));
        assert!(problems(&store).await.is_empty());
    });
}

#[test]
fn several_sequencers_whose_leases_mean_nothing_link_every_row_once() {
    on_both_engines(|store| async move {
        let writers = [0, 1].map(|_| {
            let store = store.clone();
            tokio::spawn(async move { fill(&store, 30).await })
        });
        let sequencers: Vec<_> = (0..4)
            .map(|_| {
                let sequencer = Sequencer::new(&store);
                tokio::spawn(async move {
                    for round in 0..40 {
                        // Each moment is beyond every lease given before.
                        sequencer.step(later(round * 1_000)).await.expect("answers");
                        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
                    }
                })
            })
            .collect();
        for task in writers.into_iter().chain(sequencers) {
            task.await.expect("no panic");
        }
        Sequencer::new(&store).finish(later(1_000_000)).await.expect("finished");
        let state = store.chain_state().await.expect("answers");
        assert_eq!((state.linked, state.waiting), (60, 0));
        assert!(problems(&store).await.is_empty());
    });
}

#[test]
fn a_checkpoint_comes_after_a_thousand_rows_or_an_hour() {
    on_both_engines(|store| async move {
        let many = "FOR $n IN array::range(0..1600) { CREATE journal CONTENT { at: $n, act: 'measure_created', \
                    subject: 'measure', key: 'k', title: 'T', changes: [], reason: '' } RETURN NONE }";
        store.run(many).await.expect("taken");
        let sequencer = Sequencer::new(&store);
        while let Step::Linked(_) = sequencer.step(now()).await.expect("linked") {}
        let points = async || {
            let points: Vec<i64> = store
                .rows("SELECT VALUE seq FROM checkpoint ORDER BY seq", ())
                .await
                .expect("answers");
            points
        };
        // The first batch of a chain makes one; the next comes with the batch that reaches a thousand more.
        assert_eq!(points().await, [500, 1500]);
        assert_eq!(
            sequencer.step(later(CHECKPOINT_SECONDS - 1)).await.expect("answers"),
            Step::Idle
        );
        assert_eq!(points().await, [500, 1500]);
        sequencer.step(later(CHECKPOINT_SECONDS)).await.expect("answers");
        assert_eq!(points().await, [500, 1500, 1600]);
        sequencer.step(later(3 * CHECKPOINT_SECONDS)).await.expect("answers");
        assert_eq!(points().await, [500, 1500, 1600], "nothing new, no checkpoint");
        assert!(problems(&store).await.is_empty());
    });
}

#[test]
fn without_its_end_the_chain_is_not_begun_anew() {
    on_both_engines(|store| async move {
        fill(&store, 2).await;
        let sequencer = Sequencer::new(&store);
        sequencer.finish(now()).await.expect("finished");
        store.run("DELETE chain:head").await.expect("taken");
        fill(&store, 1).await;
        assert!(matches!(sequencer.step(now()).await, Err(StoreError::Data(_))));
        assert_eq!(problems(&store).await, ["chain:head: the end of the chain is gone"]);
    });
}

/// Seeded random numbers: the same edits on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("fits") % end
    }
}

/// One field of one row, whatever it held.
const FIELDS: [&str; 22] = [
    "at += 1",
    "account = 'jemand'",
    "account = NONE",
    "who = 'Jemand'",
    "who = NONE",
    "organisation = 'Andere'",
    "organisation = NONE",
    "act = 'measure_created'",
    "subject = 'round'",
    "key += 'x'",
    "title += 'x'",
    "changes = []",
    "changes[0].after = 'anders'",
    "reason = ''",
    "seq += 1",
    "hash = crypto::sha256(hash)",
    "hash = NONE",
    "who_digest = crypto::sha256(who_digest)",
    "text_digest = crypto::sha256(text_digest)",
    "who_salt = NONE",
    "text_salt = NONE",
    "text_salt += 'x'",
];

/// Writes the rows from `first` on as a new chain with a new end, as someone who has read the code would.
fn relinked(rows: &[Row], first: usize) -> (Vec<Row>, String) {
    let mut rows = rows.to_vec();
    let mut before = match first {
        0 => GENESIS.to_owned(),
        n => rows[n - 1].hash.clone().expect("linked"),
    };
    for (index, row) in rows.iter_mut().enumerate().skip(first) {
        let link = row.link(&before, i64::try_from(index).expect("fits") + 1);
        before.clone_from(&link.hash);
        row.seq = link.seq;
        row.hash = Some(link.hash);
        row.who_salt = Some(link.who_salt);
        row.who_digest = Some(link.who_digest);
        row.text_salt = Some(link.text_salt);
        row.text_digest = Some(link.text_digest);
    }
    (rows, before)
}

/// Puts rows and end in place of what the store holds.
async fn put(store: &Store, rows: &[Row], head: &Head) {
    Transaction::new()
        .bind("rows", rows.to_vec())
        .bind("head", head.clone())
        .statement("DELETE journal")
        .statement(
            "FOR $r IN $rows { LET $id = <record> $r.record; \
             CREATE $id CONTENT object::remove(object::remove($r, 'id'), 'record') RETURN NONE }",
        )
        .statement("UPDATE chain:head CONTENT $head RETURN NONE")
        .once(store)
        .await
        .expect("taken");
}

/// Does something to the journal that the product never does, and says what.
async fn tamper(store: &Store, good: &[Row], head: &Head, random: &mut Random) -> String {
    let at = random.below(good.len());
    let other = (at + 1 + random.below(good.len() - 1)) % good.len();
    let (row, second) = (&good[at], &good[other]);
    let raw = async |text: String| {
        store.run(&text).await.expect("taken");
        text
    };
    match random.below(10) {
        0..=3 => {
            let field = FIELDS[random.below(FIELDS.len())];
            raw(format!("UPDATE {} SET {field}", row.record)).await
        }
        4 => raw(format!("DELETE {}", row.record)).await,
        5 => {
            // Two rows change places, with or without what they are linked with.
            let mut rows = good.to_vec();
            (rows[at].seq, rows[other].seq) = (second.seq, row.seq);
            if random.below(2) == 0 {
                (rows[at].hash, rows[other].hash) = (second.hash.clone(), row.hash.clone());
            }
            put(store, &rows, head).await;
            format!("swap {} and {}", row.seq, second.seq)
        }
        6 => {
            // A row more: with a number that is taken, or behind the end with a right hash.
            let mut new = row.clone();
            new.record = "journal:eingeschoben".to_owned();
            new.id = "eingeschoben".to_owned();
            let mut rows = good.to_vec();
            rows.push(new);
            if random.below(2) == 0 {
                let last = rows.len() - 1;
                rows = relinked(&rows, last).0;
            }
            put(store, &rows, head).await;
            format!("insert a copy of {}", row.seq)
        }
        7 => {
            // The last rows go, and the end is set back.
            let rows = &good[..=at.min(good.len() - 2)];
            let last = &rows[rows.len() - 1];
            let hash = last.hash.clone().expect("linked");
            put(store, rows, &Head { seq: last.seq, hash, ..head.clone() }).await;
            format!("cut behind {}", last.seq)
        }
        8 => {
            // Everything from a changed row on is linked anew.
            let mut rows = good.to_vec();
            rows[at].title.push('x');
            let (rows, hash) = relinked(&rows, at);
            put(store, &rows, &Head { hash, ..head.clone() }).await;
            format!("rewrite from {}", row.seq)
        }
        _ => {
            raw(format!(
                "UPDATE {} SET seq = 0, hash = NONE, who_salt = NONE, who_digest = NONE, text_salt = NONE, \
                 text_digest = NONE",
                row.record
            ))
            .await
        }
    }
}

#[test]
fn a_hundred_edits_past_the_product_are_all_found() {
    on_both_engines(|store| async move {
        fill(&store, 16).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        let good = rows(&store).await;
        let head = store.head().await.expect("answers");
        let mut random = Random(2026);
        for number in 0..100 {
            let what = tamper(&store, &good, &head, &mut random).await;
            assert!(!problems(&store).await.is_empty(), "edit {number} is not found: {what}");
            put(&store, &good, &head).await;
            let left = problems(&store).await;
            assert!(left.is_empty(), "after edit {number} ({what}) was undone: {left:?}");
        }
        // Each field at least once, whatever the dice said.
        for (number, field) in FIELDS.iter().enumerate() {
            let row = &good[number % good.len()];
            store.run(&format!("UPDATE {} SET {field}", row.record)).await.expect("taken");
            assert!(!problems(&store).await.is_empty(), "{field} of row {} is not found", row.seq);
            put(&store, &good, &head).await;
        }
    });
}

#[test]
fn a_checkpoint_that_was_touched_is_found() {
    on_both_engines(|store| async move {
        fill(&store, 3).await;
        Sequencer::new(&store).finish(now()).await.expect("finished");
        for edit in [
            "UPDATE checkpoint SET hash = crypto::sha256(hash)",
            "UPDATE checkpoint SET seq = 2",
            "DELETE checkpoint",
            "CREATE checkpoint:x CONTENT { seq: 9, hash: 'ab', at: 1 }",
        ] {
            let kept: Vec<Checkpoint> =
                store.rows("SELECT * FROM checkpoint", ()).await.expect("answers");
            store.run(edit).await.expect("taken");
            assert!(!problems(&store).await.is_empty(), "{edit}");
            Transaction::new()
                .bind("kept", kept)
                .statement("DELETE checkpoint")
                .statement("FOR $c IN $kept { CREATE checkpoint CONTENT $c RETURN NONE }")
                .once(&store)
                .await
                .expect("taken");
            assert!(problems(&store).await.is_empty(), "{edit} undone");
        }
    });
}

#[test]
fn no_two_rows_have_the_same_encoding() {
    let hex = |texts: [&str; 2]| Fields::new("x").text(texts[0]).text(texts[1]).hex();
    assert_ne!(hex(["ab", "c"]), hex(["a", "bc"]));
    assert_ne!(Fields::new("x").optional(None).hex(), Fields::new("x").optional(Some("")).hex());
    assert_eq!(Fields::new("").hex().len(), GENESIS.len());
}
