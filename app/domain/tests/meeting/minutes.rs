//! The version for everyone holds nothing that is not for everyone; states are left by listed steps alone.

use super::{defaults, organisation};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::key::AccountId;
use domain::meeting::agenda::template::blank;
use domain::meeting::agenda::{Agenda, ItemState};
use domain::meeting::attendance::{Attendance, Call, Seat, Stay};
use domain::meeting::counting::Holidays;
use domain::meeting::invitation::Summons;
use domain::meeting::key::{AgendaItemId, FollowUpId, ObjectionId};
use domain::meeting::minutes::approval::{Approval, ObjectionRuling, Signature, TRANSITIONS};
use domain::meeting::minutes::document::Heading;
use domain::meeting::minutes::draft::{Meeting, Treatment, draft};
use domain::meeting::minutes::{
    Block, Content, Correction, Minutes, MinutesItem, MinutesRecord, MinutesState, Objection,
    Participant,
};
use domain::meeting::note::Notes;
use domain::meeting::numbering::ItemNumber;
use domain::tier::Tier;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Confidential words; no other text of the test holds this one.
const CANARY: &str = "Kanarienvogel";

fn tier() -> impl Strategy<Value = Tier> {
    prop::sample::select(Tier::ALL)
}

/// Words of a record: those of a closer circle than the public are canaries.
fn words(tier: Tier) -> String {
    if tier == Tier::Public { "offen".to_owned() } else { format!("{CANARY}-{}", tier.code()) }
}

fn block(item: Tier) -> impl Strategy<Value = Block> {
    (tier(), 0_usize..3).prop_map(move |(tier, kind)| {
        let text = words(tier.min(item));
        let content = match kind {
            0 => Content::Text { text },
            1 => Content::Passage {
                organisation: organisation(1),
                person: format!("{CANARY}-Person"),
                came: true,
            },
            _ => Content::Assignment {
                id: FollowUpId::parse("w").unwrap(),
                text,
                owner: format!("{CANARY}-Person"),
                due: NaiveDate::default(),
            },
        };
        Block { tier, content }
    })
}

fn item() -> impl Strategy<Value = MinutesItem> {
    (tier(), 1_u32..9).prop_flat_map(|(tier, number)| {
        prop::collection::vec(block(tier), 0..5).prop_map(move |blocks| MinutesItem {
            id: AgendaItemId::parse(&format!("i{number}")).unwrap(),
            number: ItemNumber::top(number),
            title: words(tier),
            kind: None,
            state: ItemState::Treated,
            tier,
            blocks,
        })
    })
}

fn minutes() -> impl Strategy<Value = Minutes> {
    let participant = prop::sample::select(Heading::ALL).prop_map(|heading| Participant {
        heading,
        organisation: "Verband".to_owned(),
        person: format!("{CANARY}-Person"),
        by_deputy: false,
    });
    (prop::collection::vec(item(), 0..6), prop::collection::vec(participant, 0..5)).prop_map(
        |(items, participants)| Minutes {
            meeting: 6,
            began: NaiveDateTime::default(),
            ended: None,
            place: "Hannover".to_owned(),
            chair: format!("{CANARY}-Vorsitz"),
            minute_taker: format!("{CANARY}-Protokoll"),
            participants,
            items,
        },
    )
}

fn stored(minutes: &Minutes) -> String {
    serde_json::to_string(minutes).unwrap()
}

fn at(minute: u32) -> DateTime<Utc> {
    DateTime::default() + TimeDelta::minutes(i64::from(minute))
}

/// The last minute of the meetings below.
const CLOSE: u32 = 240;

/// Items called one after the other, with breaks, some of them again.
fn course() -> impl Strategy<Value = Vec<Treatment>> {
    let called = (0_usize..5, 0_u32..10, 0_u32..20);
    prop::collection::vec(called, 0..8).prop_map(|called| {
        let mut now = 0;
        let treated = called.into_iter().map(|(item, pause, length)| {
            let (from, over) = (now + pause, now + pause + length);
            now = over;
            let item = AgendaItemId::parse(&format!("i{item}")).unwrap();
            Treatment { item, called: at(from), over: at(over) }
        });
        treated.collect()
    })
}

/// Seats that are taken and left at any minute, before the opening and after the close too.
fn seats() -> impl Strategy<Value = Attendance> {
    let minutes = prop::collection::btree_set(0_u32..CLOSE + 20, 0..7);
    prop::collection::vec(minutes, 1..5).prop_map(|seats| {
        let seat = |(place, minutes): (usize, std::collections::BTreeSet<u32>)| {
            let minutes: Vec<_> = minutes.into_iter().collect();
            let stay = |(n, pair): (usize, &[u32])| Stay {
                name: format!("P{place}-{n}"),
                deputy: false,
                from: at(pair[0]),
                until: pair.get(1).map(|minute| at(*minute)),
            };
            Seat {
                organisation: organisation(place),
                votes: 1,
                delegate: String::new(),
                excused: false,
                stays: minutes.chunks(2).enumerate().map(stay).collect(),
                recused: BTreeMap::new(),
            }
        };
        let seats = seats.into_iter().enumerate().map(seat).collect();
        Attendance { seats, others: Vec::new() }
    })
}

/// Where somebody who came or went stands: with the item that was on, or else with the next one, or else with the last.
fn place(treated: &[Treatment], moment: DateTime<Utc>) -> String {
    let on = treated.iter().find(|t| t.called <= moment && moment < t.over);
    let next = || treated.iter().find(|t| t.called > moment);
    let item = on.or_else(next).or(treated.last());
    item.map_or_else(|| "i0".to_owned(), |treated| treated.item.to_string())
}

proptest! {
    #[test]
    fn whoever_comes_and_goes_between_opening_and_close_stands_there_once(
        treated in course(), attendance in seats()
    ) {
        let items = (0..5).map(|n| {
            let id = AgendaItemId::parse(&format!("i{n}")).unwrap();
            blank(id, "Punkt".to_owned(), Tier::Council)
        });
        let agenda = Agenda::new(items.collect()).unwrap();
        let call = Call { duly_summoned: true, second_call: false, found_before: false };
        let quorum = defaults().quorum.find(&attendance.assembly(at(0), None, call));
        let day = NaiveDate::default();
        let summons = Summons {
            sent: day, latest: day, procedure: 1, reason: String::new(), unopposed: true, second_call: false,
        };
        let meeting = Meeting {
            number: 6,
            began: NaiveDateTime::default(),
            ended: None,
            place: "",
            chair: "",
            minute_taker: "",
            agenda: &agenda,
            treated: &treated,
            assented: &std::collections::BTreeSet::default(),
            attendance: &attendance,
            opened: at(0),
            closed: at(CLOSE),
            summons: &summons,
            objection: domain::meeting::sitting::Objection::NotAsked,
            quorum: &quorum,
            notes: &Notes::default(),
            amendments: &[],
            resolutions: &[],
            assignments: &[],
        };
        let minutes = draft(&meeting, ToString::to_string).unwrap();
        let mut told = Vec::new();
        for item in &minutes.items {
            for block in &item.blocks {
                if let Content::Passage { person, came, .. } = &block.content {
                    told.push((item.id.to_string(), person.clone(), *came));
                }
            }
        }
        let passages = attendance.passages(at(0), at(CLOSE));
        let mut expected: Vec<_> = passages
            .iter()
            .map(|passage| (place(&treated, passage.at), passage.name.to_owned(), passage.came))
            .collect();
        told.sort();
        expected.sort();
        prop_assert_eq!(told, expected);
    }
}

proptest! {
    #[test]
    fn the_public_version_holds_no_confidential_word(minutes in minutes()) {
        let public = minutes.public();
        prop_assert!(!stored(&public).contains(CANARY), "{}", stored(&public));
        let open = minutes.items.iter().filter(|item| item.tier == Tier::Public).count();
        prop_assert_eq!(public.items.len(), open, "and everything that is public");
    }

    #[test]
    fn each_circle_reads_what_the_wider_ones_read(minutes in minutes()) {
        for reach in Tier::ALL {
            let seen = minutes.seen_by(*reach);
            prop_assert_eq!(&seen.seen_by(*reach), &seen, "once left out, nothing more is");
            for closer in Tier::ALL.iter().filter(|tier| *tier <= reach) {
                prop_assert_eq!(&minutes.seen_by(*closer).seen_by(*reach), &seen);
            }
            let text = stored(&seen);
            for hidden in Tier::ALL.iter().filter(|tier| !tier.is_within(*reach)) {
                let word = format!("{CANARY}-{}\"", hidden.code());
                prop_assert!(!text.contains(&word), "{}", word);
            }
        }
    }

    #[test]
    fn states_are_left_by_listed_steps_and_an_approved_text_stands(
        text in minutes(), other in minutes(), deeds in prop::collection::vec(0_usize..8, 0..30)
    ) {
        let mut record = MinutesRecord::new(text);
        let day = NaiveDate::from_ymd_opt(2020, 7, 10).unwrap();
        let none = Holidays::new(&|_| false);
        let until = defaults().latest_objection(day, none);
        let signature = || Some(Signature {
            account: AccountId::parse("a").unwrap(), name: "x".into(), at: DateTime::default(),
        });
        for (place, deed) in deeds.into_iter().enumerate() {
            let before = record.clone();
            let id = ObjectionId::parse(&format!("e{place}")).unwrap();
            let open = record.objections.iter().find(|o| o.ruling.is_none()).map(|o| o.id.clone());
            let done = match deed {
                0 => record.write(other.clone()),
                1 => {
                    record.chair = signature();
                    record.minute_taker = signature();
                    record.co_sign()
                }
                2 => record.reopen(),
                3 => record.send(day, &until),
                4 => record.object(Objection {
                    id, organisation: organisation(1), item: None, text: "x".into(), received: day, ruling: None,
                }),
                5 => record.rule(
                    &open.unwrap_or(id),
                    ObjectionRuling { upheld: false, words: "bleibt".into() },
                    None,
                ),
                6 => record.approve(Approval { meeting: 7, date: day }),
                _ => record.correct(Correction {
                    item: None, text: "x".into(), reason: "x".into(), date: day, meeting: 8,
                }),
            };
            if before.state != record.state {
                prop_assert!(done.is_ok() && TRANSITIONS.contains(&(before.state, record.state)));
            }
            if before.state == MinutesState::Approved {
                prop_assert_eq!(&record.text, &before.text);
                prop_assert_eq!(record.state, MinutesState::Approved);
                prop_assert!(record.corrections.len() >= before.corrections.len());
            }
            if record.state == MinutesState::Approved {
                prop_assert!(record.objections.iter().all(|o| o.ruling.is_some()));
            }
            prop_assert_eq!(record.state.may_be_published(), record.approved.is_some());
        }
    }
}
