//! Two who take notes at once, with and without a connection: nothing is lost, and everyone ends up with the same.

use chrono::{DateTime, TimeDelta};
use domain::key::AccountId;
use domain::meeting::key::{AgendaItemId, NoteId, WordingId};
use domain::meeting::note::{Notes, Standing, Wording};
use domain::tier::Tier;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What somebody does: begin a paragraph, or change one they see; and whether they then hear of what the others did.
#[derive(Debug, Clone)]
enum Deed {
    Begin(String),
    Change(prop::sample::Index, String),
    Hear(usize),
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let word = "[a-zäöü]{0,8}";
    let deed = prop_oneof![
        2 => word.prop_map(Deed::Begin),
        4 => (any::<prop::sample::Index>(), word).prop_map(|(which, text)| Deed::Change(which, text)),
        2 => (0_usize..3).prop_map(Deed::Hear),
    ];
    prop::collection::vec((0_usize..3, deed), 0..40)
}

/// Three copies after all deeds, and every wording anybody ever wrote.
fn written(deeds: Vec<(usize, Deed)>) -> ([Notes; 3], Vec<(NoteId, WordingId, String)>) {
    let mut copies = [Notes::default(), Notes::default(), Notes::default()];
    let mut all = Vec::new();
    let item = AgendaItemId::parse("i1").unwrap();
    for (place, (who, deed)) in deeds.into_iter().enumerate() {
        let wording_id = WordingId::parse(&format!("w{place}")).unwrap();
        let wording = |text: String, replaces| Wording {
            text,
            author: AccountId::parse(&format!("a{who}")).unwrap(),
            at: DateTime::default() + TimeDelta::seconds(i64::try_from(place).unwrap()),
            replaces,
        };
        match deed {
            Deed::Begin(text) => {
                let note = NoteId::parse(&format!("n{place}")).unwrap();
                let first = (wording_id.clone(), wording(text.clone(), BTreeSet::new()));
                copies[who].begin(note.clone(), (item.clone(), Tier::Council), first).unwrap();
                all.push((note, wording_id, text));
            }
            Deed::Change(which, text) => {
                let seen: Vec<_> = copies[who].paragraphs.keys().cloned().collect();
                if seen.is_empty() {
                    continue;
                }
                let note = which.get(&seen).clone();
                let heads = copies[who].paragraphs[&note].heads();
                let replaces = heads.into_iter().map(|(id, _)| id.clone()).collect();
                let change = (wording_id.clone(), wording(text.clone(), replaces));
                copies[who].change(&note, change).unwrap();
                all.push((note, wording_id, text));
            }
            Deed::Hear(from) => copies[who] = copies[who].joined(&copies[from]),
        }
    }
    (copies, all)
}

proptest! {
    #[test]
    fn no_word_is_lost(deeds in deeds()) {
        let ([a, b, c], all) = written(deeds);
        let joined = a.joined(&b).joined(&c);
        for (note, wording, text) in all {
            prop_assert_eq!(&joined.paragraphs[&note].wordings[&wording].text, &text);
        }
    }

    #[test]
    fn everyone_ends_up_with_the_same(deeds in deeds()) {
        let ([a, b, c], _) = written(deeds);
        let joined = a.joined(&b).joined(&c);
        prop_assert_eq!(&joined, &c.joined(&b.joined(&a)));
        prop_assert_eq!(&joined, &b.joined(&c).joined(&a));
        prop_assert_eq!(&joined, &joined.joined(&a));
        prop_assert_eq!(&a, &a.joined(&a));
        let order: Vec<_> = joined.of_item(&AgendaItemId::parse("i1").unwrap()).into_iter().map(|(id, _)| id).collect();
        prop_assert_eq!(order.len(), joined.paragraphs.len());
    }

    #[test]
    fn what_stands_is_what_nobody_took_the_place_of(deeds in deeds()) {
        let ([a, b, c], _) = written(deeds);
        let joined = a.joined(&b).joined(&c);
        for paragraph in joined.paragraphs.values() {
            let heads = paragraph.heads();
            prop_assert!(!heads.is_empty());
            let replaced: BTreeSet<_> =
                paragraph.wordings.values().flat_map(|wording| &wording.replaces).collect();
            prop_assert!(heads.iter().all(|(id, _)| !replaced.contains(id)));
            prop_assert_eq!(heads.len() + replaced.len(), paragraph.wordings.len());
            match paragraph.standing() {
                Standing::Settled(wording) => prop_assert!(!wording.text.is_empty()),
                Standing::Struck => prop_assert!(heads.iter().all(|(_, w)| w.text.is_empty())),
                Standing::Contested(shown) => prop_assert_eq!(shown.len(), heads.len()),
            }
        }
    }

    #[test]
    fn one_who_writes_alone_never_quarrels(deeds in deeds()) {
        let alone: Vec<_> = deeds.into_iter().map(|(_, deed)| (0, deed)).collect();
        let ([a, _, _], _) = written(alone);
        prop_assert_eq!(a.contested().count(), 0);
    }
}
