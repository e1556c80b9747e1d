//! Moves are permutations, numbers follow, the frame stays, and sent numbers stay for ever.

use super::defaults;
use chrono::NaiveDate;
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::agenda::version::{AgendaVersion, ChangeKind, differences};
use domain::meeting::agenda::{Agenda, AgendaItem};
use domain::meeting::key::AgendaItemId;
use domain::meeting::numbering::ItemNumber;
use domain::tier::Tier;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn id(number: usize) -> AgendaItemId {
    AgendaItemId::parse(&format!("i{number}")).unwrap()
}

/// An agenda within the frame, each item below an earlier one or on the first level.
fn any_agenda() -> impl Strategy<Value = Agenda> {
    let below = (any::<prop::sample::Index>(), 0_u16..60, any::<bool>());
    prop::collection::vec(below, 0..14).prop_map(|items| {
        let mut next = 0;
        let new_id = || {
            next += 1;
            id(next)
        };
        let mut made = agenda(&defaults(), None, 6, new_id).unwrap();
        let mut own: Vec<AgendaItemId> = Vec::new();
        for (number, (above, minutes, nested)) in items.into_iter().enumerate() {
            let fresh = id(100 + number);
            let title = format!("Titel {number}");
            let item = AgendaItem { minutes, ..blank(fresh.clone(), title, Tier::Council) };
            let parent = (nested && !own.is_empty()).then(|| above.get(&own));
            made = made.add(item.clone(), parent).or_else(|_| made.add(item, None)).unwrap();
            own.push(fresh);
        }
        made
    })
}

fn steps() -> impl Strategy<Value = Vec<(prop::sample::Index, Move)>> {
    prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(Move::ALL)), 0..30)
}

/// Numbers are unique; below each item, and on the first level, they count from 1 without a gap.
fn assert_dense(numbers: &[ItemNumber]) {
    let mut places: BTreeMap<Option<ItemNumber>, BTreeSet<u32>> = BTreeMap::new();
    for number in numbers {
        assert!(
            places.entry(number.parent()).or_default().insert(number.place()),
            "{number} twice"
        );
    }
    for (parent, places) in places {
        let dense: BTreeSet<u32> = (1..).take(places.len()).collect();
        assert_eq!(places, dense, "below {parent:?}");
    }
}

/// Everything of an item but where it stands.
fn words(agenda: &Agenda) -> BTreeMap<AgendaItemId, AgendaItem> {
    let bare = |item: &AgendaItem| AgendaItem { depth: 0, ..item.clone() };
    agenda.items().iter().map(|item| (item.id.clone(), bare(item))).collect()
}

fn below(agenda: &Agenda, item: &AgendaItemId) -> Vec<AgendaItemId> {
    let branch = agenda.branch(agenda.place_of(item).unwrap());
    agenda.items()[branch].iter().map(|item| item.id.clone()).collect()
}

proptest! {
    #[test]
    fn moves_are_permutations_and_numbers_stay_dense(start in any_agenda(), steps in steps()) {
        let mut now = start.clone();
        for (which, how) in steps {
            let moved = which.get(now.items()).id.clone();
            let branch = below(&now, &moved);
            if let Ok(next) = now.moved(&moved, how) {
                prop_assert_eq!(below(&next, &moved)[..branch.len()].to_vec(), branch, "what lies below goes along");
                now = next;
            }
            let numbers = now.numbers();
            assert_dense(&numbers);
            prop_assert!(numbers.is_sorted(), "numbers read in order");
            prop_assert_eq!(words(&now), words(&start));
            let frame: Vec<_> = now.items().iter().map(|item| item.frame).collect();
            prop_assert_eq!(&frame[..3], &start.items().iter().map(|i| i.frame).collect::<Vec<_>>()[..3]);
            prop_assert!(Agenda::new(now.items().to_vec()).is_ok());
        }
    }

    #[test]
    fn up_and_down_take_each_other_back(start in any_agenda(), which in any::<prop::sample::Index>()) {
        let item = which.get(start.items()).id.clone();
        for (there, back) in [(Move::Up, Move::Down), (Move::Down, Move::Up)] {
            if let Ok(moved) = start.moved(&item, there) {
                prop_assert_eq!(moved.moved(&item, back), Ok(start.clone()));
            }
        }
        if let Ok(inner) = start.moved(&item, Move::Indent) {
            prop_assert_eq!(inner.moved(&item, Move::Outdent).map(|out| out.numbers().len()), Ok(start.items().len()));
        }
    }

    #[test]
    fn the_buttons_are_those_that_work(start in any_agenda(), which in any::<prop::sample::Index>()) {
        let item = which.get(start.items()).id.clone();
        let ways = start.ways(&item);
        for how in Move::ALL {
            prop_assert_eq!(ways.contains(how), start.moved(&item, *how).is_ok());
        }
    }

    #[test]
    fn what_was_sent_keeps_its_number_whatever_is_added(
        start in any_agenda(),
        added in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        steps in steps(),
    ) {
        let sent = start.sent();
        prop_assert_eq!(sent.numbers(), start.numbers());
        let mut now = sent.clone();
        for (number, above) in added.into_iter().enumerate() {
            let item = || blank(id(500 + number), "Nachtrag".into(), Tier::Council);
            let parent = above.get(sent.items()).id.clone();
            now = now.add(item(), Some(&parent)).or_else(|_| now.add(item(), None)).unwrap();
        }
        for (which, how) in steps {
            let item = which.get(now.items()).id.clone();
            if let Ok(next) = now.moved(&item, how) {
                prop_assert!(sent.item(&item).is_none(), "only what is new moves");
                now = next;
            }
        }
        for (item, number) in sent.items().iter().zip(sent.numbers()) {
            prop_assert_eq!(now.number_of(&item.id), Some(number));
            prop_assert!(now.remove(&item.id).is_err());
        }
        assert_dense(&now.numbers());
        // Sent again, everything keeps the number it has now.
        prop_assert_eq!(now.sent().numbers(), now.numbers());
        let found = differences(&sent, &now);
        let new = now.items().len() - sent.items().len();
        prop_assert_eq!(found.len(), new);
        prop_assert!(found.iter().all(|difference| difference.kind == ChangeKind::Added));
    }

    #[test]
    fn differences_are_told_once_and_none_to_itself(start in any_agenda(), steps in steps()) {
        prop_assert_eq!(differences(&start, &start), vec![]);
        let mut now = start.clone();
        for (which, how) in steps {
            let item = which.get(now.items()).id.clone();
            now = now.moved(&item, how).unwrap_or(now);
        }
        let found = differences(&start, &now);
        let told: BTreeSet<_> = found.iter().map(|difference| &difference.item).collect();
        prop_assert_eq!(told.len(), found.len());
        for item in start.items() {
            let same = start.number_of(&item.id) == now.number_of(&item.id);
            prop_assert_eq!(told.contains(&item.id), !same);
        }
    }

    #[test]
    fn planned_time_is_that_of_the_items_without_items_below(start in any_agenda(), length in 0_u32..600) {
        let plan = start.time_plan(length);
        let leaves = (0..start.items().len()).filter(|place| !start.has_below(*place));
        let total: u32 = leaves.map(|place| u32::from(start.items()[place].minutes)).sum();
        prop_assert_eq!(plan.total, total);
        prop_assert_eq!(plan.over() == 0, total <= length);
        prop_assert_eq!(plan.total + plan.spare(), length + plan.over());
        prop_assert!(plan.slots.is_sorted_by_key(|slot| slot.begins));
    }

    #[test]
    fn versions_count_up(start in any_agenda(), more in 1_usize..5) {
        let day = NaiveDate::from_ymd_opt(2020, 5, 28).unwrap();
        let mut versions: Vec<AgendaVersion> = Vec::new();
        for _ in 0..more {
            versions.push(AgendaVersion::next(&versions, &start, day));
        }
        let numbers: Vec<_> = versions.iter().map(|version| version.version).collect();
        prop_assert_eq!(numbers, (1..).take(more).collect::<Vec<u32>>());
    }

    #[test]
    fn an_agenda_reads_as_it_is_stored(start in any_agenda(), steps in steps()) {
        let mut now = start;
        for (which, how) in steps {
            let item = which.get(now.items()).id.clone();
            now = now.moved(&item, how).unwrap_or(now);
        }
        let stored = serde_json::to_string(&now).unwrap();
        prop_assert_eq!(serde_json::from_str::<Agenda>(&stored).unwrap(), now);
    }
}
