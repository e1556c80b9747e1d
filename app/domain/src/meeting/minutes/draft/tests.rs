use super::*;
use crate::meeting::agenda::tests::usual;
use crate::meeting::attendance::{Call, Other, Seat, Stay};
use crate::meeting::key::{NoteId, WordingId};
use crate::meeting::note::Wording;
use crate::meeting::numbering::ItemNumber;
use crate::meeting::procedure::tests::defaults;
use crate::meeting::resolution::tests::resolution;
use crate::meeting::sitting::Objection;
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};

fn organisation(number: u32) -> OrganisationCode {
    OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
}

fn id(number: &str) -> AgendaItemId {
    let agenda = usual();
    let number = ItemNumber::parse(number).expect("a number");
    let place = agenda.numbers().iter().position(|n| n == &number).expect("an item");
    agenda.items()[place].id.clone()
}

fn at(minute: i64) -> DateTime<Utc> {
    "2020-06-18T12:00:00Z".parse::<DateTime<Utc>>().expect("a moment") + TimeDelta::minutes(minute)
}

/// Seven of twelve from the beginning; one more comes to item 5, one leaves during 6.2.
fn attendance() -> Attendance {
    let seat = |number: u32| Seat {
        organisation: organisation(number),
        votes: 1,
        delegate: format!("Person{number}"),
        excused: number == 12,
        stays: match number {
            1..=6 => vec![stay(&format!("Person{number}"), false, 0, None)],
            7 => vec![stay("KimMuster", true, 0, Some(80))],
            8 => vec![stay("Person8", false, 35, None)],
            _ => Vec::new(),
        },
        recused: BTreeMap::new(),
    };
    let mut seats: Vec<_> = (1..=12).map(seat).collect();
    seats[1].recused.insert(id("6.2"), "Zuwendung".into());
    let other = |name: &str, organisation: &str, kind| Other {
        name: name.into(),
        organisation: organisation.into(),
        kind,
    };
    let others = vec![
        other("Schrift", "", OtherKind::Secretariat),
        other("Fremde", "Hochschule Muster", OtherKind::Guest),
    ];
    Attendance { seats, others }
}

fn stay(name: &str, deputy: bool, from: i64, until: Option<i64>) -> Stay {
    Stay { name: name.into(), deputy, from: at(from), until: until.map(at) }
}

fn notes() -> Notes {
    let mut notes = Notes::default();
    let mut add = |note: &str, item: &str, text: &str, tier| {
        let wording = Wording {
            text: text.into(),
            author: crate::key::AccountId::parse("anna").expect("a key"),
            at: at(1),
            replaces: BTreeSet::new(),
        };
        let first = (WordingId::parse(&format!("w{note}")).expect("a key"), wording);
        notes.begin(NoteId::parse(note).expect("a key"), (id(item), tier), first).expect("new");
    };
    add("n1", "4", "Die Geschäftsstelle berichtet.", Tier::Public);
    add("n2", "4", "Vertraulicher Hinweis.", Tier::Council);
    add("n3", "5", "Der Rat nimmt Kenntnis.", Tier::Public);
    notes
}

/// The minutes of the sixth meeting: items 4 and 6.2 are public, the rest is the council's.
pub(crate) fn sixth() -> Minutes {
    sixth_with(&[])
}

fn sixth_with(amendments: &[AmendmentVote]) -> Minutes {
    let mut agenda = usual();
    for number in ["4", "6", "6.2"] {
        agenda.item_mut(&id(number)).expect("an item").tier = Tier::Public;
    }
    let attendance = attendance();
    let call = Call { duly_summoned: true, second_call: false, found_before: false };
    let quorum = defaults().quorum.find(&attendance.assembly(at(0), None, call));
    let treated = |number: &str, called, over| Treatment {
        item: id(number),
        called: at(called),
        over: at(over),
    };
    let treated =
        [treated("1", 0, 5), treated("4", 15, 30), treated("5", 30, 50), treated("6.2", 70, 100)];
    let day = |text: &str| text.parse().expect("a day");
    let summons = Summons {
        sent: day("2020-06-05"),
        latest: day("2020-06-03"),
        procedure: 1,
        reason: "Krankheit von Person1".into(),
        unopposed: true,
        second_call: false,
    };
    let local = |text: &str| text.parse::<NaiveDateTime>().expect("a local time");
    let mut adopted = resolution("6/6.2/1", "2020-06-18");
    adopted.item = Some(id("6.2"));
    adopted.tier = Tier::Public;
    adopted.vote.by_name = vec![(organisation(1), None)];
    let assignment = Assignment {
        id: FollowUpId::parse("w1").expect("a key"),
        item: id("6.2"),
        text: "Merkblatt entwerfen".into(),
        owner: "Person3".into(),
        due: day("2020-09-30"),
        tier: Tier::Public,
    };
    let notes = notes();
    let meeting = Meeting {
        number: 6,
        began: local("2020-06-18T14:00:00"),
        ended: Some(local("2020-06-18T16:20:00")),
        place: "Hannover",
        chair: "Vorsitzperson",
        minute_taker: "Schrift",
        agenda: &agenda,
        treated: &treated,
        assented: &[id("4")].into(),
        attendance: &attendance,
        opened: at(0),
        closed: at(140),
        summons: &summons,
        objection: Objection::Nobody,
        quorum: &quorum,
        notes: &notes,
        amendments,
        resolutions: &[adopted],
        assignments: &[assignment],
    };
    draft(&meeting, |code| format!("Organisation {code}")).expect("no two wordings")
}

fn item<'a>(minutes: &'a Minutes, number: &str) -> &'a MinutesItem {
    let number = ItemNumber::parse(number).expect("a number");
    minutes.items.iter().find(|item| item.number == number).expect("an item")
}

#[test]
fn the_meeting_writes_its_own_draft() {
    let minutes = sixth();
    assert_eq!(minutes.items.len(), 11);
    let opening: Vec<_> = item(&minutes, "1").blocks.iter().map(|b| &b.content).collect();
    assert!(matches!(opening[0], Content::LateSummons { unopposed: true, objected: false, .. }));
    let Content::Quorum { finding } = opening[1] else { panic!("a quorum") };
    assert_eq!((finding.present, finding.base, finding.is_quorum()), (7, 12, true));
    assert_eq!(opening.len(), 2, "who was there from the beginning is in the list");
    assert_eq!(item(&minutes, "4").blocks[0].content, Content::Assent, "it was late");
    let fifth: Vec<_> = item(&minutes, "5").blocks.iter().map(|b| &b.content).collect();
    assert!(
        matches!(fifth[0], Content::Passage { came: true, organisation, .. } if *organisation == self::organisation(8))
    );
    let bonus: Vec<_> = item(&minutes, "6.2").blocks.iter().map(|b| &b.content).collect();
    assert!(
        matches!(bonus[0], Content::Passage { came: false, person, .. } if person == "KimMuster")
    );
    assert!(matches!(bonus[1], Content::Recused { .. }));
    assert!(
        matches!(bonus[2], Content::Resolution { number, .. } if number.to_string() == "6/6.2/1")
    );
    assert!(matches!(bonus[3], Content::Assignment { .. }));
    let headings: Vec<_> = minutes.participants.iter().map(|p| p.heading).collect();
    let count = |heading| headings.iter().filter(|h| **h == heading).count();
    assert_eq!(
        (count(Heading::Voting), count(Heading::Excused), count(Heading::Absent)),
        (8, 1, 3)
    );
    assert!(headings.is_sorted());
    assert_eq!(minutes.participants.iter().filter(|p| p.by_deputy).count(), 1);
}

#[test]
fn votes_on_amendments_stand_before_the_resolution() {
    let mut vote = resolution("6/6.2/1", "2020-06-18").vote;
    vote.by_name = vec![(organisation(1), None)];
    let voted = |text: &str| AmendmentVote {
        item: id("6.2"),
        organisation: organisation(3),
        text: text.into(),
        vote: vote.clone(),
    };
    let minutes = sixth_with(&[voted("Erster."), voted("Zweiter.")]);
    let bonus: Vec<_> = item(&minutes, "6.2").blocks.iter().map(|b| &b.content).collect();
    assert!(matches!(bonus[2], Content::Amendment { text, .. } if text == "Erster."));
    assert!(matches!(bonus[3], Content::Amendment { text, .. } if text == "Zweiter."));
    assert!(matches!(bonus[4], Content::Resolution { .. }));
    let public = minutes.public();
    let told = item(&public, "6.2").blocks.iter().find_map(|block| match &block.content {
        Content::Amendment { organisation, vote, .. } => Some((organisation, vote)),
        _ => None,
    });
    let (organisation, vote) = told.expect("everyone reads how the vote went");
    assert_eq!(organisation, &self::organisation(3));
    assert!(vote.by_name.is_empty() && vote.counted.is_some());
}

#[test]
fn who_comes_in_a_break_or_after_the_last_item_stands_in_the_minutes_too() {
    let seat = |number: u32, from, until| Seat {
        organisation: organisation(number),
        votes: 1,
        delegate: format!("Person{number}"),
        excused: false,
        stays: vec![stay(&format!("Person{number}"), false, from, until)],
        recused: BTreeMap::new(),
    };
    // Before the first item, in the break before the second one, in its second call, after everything, after the close.
    let seats = vec![
        seat(1, 2, None),
        seat(2, 22, None),
        seat(3, 0, Some(65)),
        seat(4, 0, Some(130)),
        seat(5, 150, None),
    ];
    let attendance = Attendance { seats, others: Vec::new() };
    let treated = |number: &str, called, over| Treatment {
        item: id(number),
        called: at(called),
        over: at(over),
    };
    let treated = [treated("4", 10, 20), treated("5", 30, 50), treated("4", 60, 70)];
    let agenda = usual();
    let minutes = drafted(&agenda, &attendance, &treated);
    let told = |number: &str| {
        let passages =
            item(&minutes, number).blocks.iter().filter_map(|block| match &block.content {
                Content::Passage { person, came, .. } => Some((person.clone(), *came)),
                _ => None,
            });
        passages.collect::<Vec<_>>()
    };
    let person = |number: u32, came| (format!("Person{number}"), came);
    assert_eq!(told("4"), [person(1, true), person(3, false), person(4, false)]);
    assert_eq!(told("5"), [person(2, true)]);
    let all = minutes.items.iter().flat_map(|item| &item.blocks);
    let all = all.filter(|block| matches!(block.content, Content::Passage { .. })).count();
    assert_eq!(all, 4, "who came after the close is not told");
    let none = drafted(&agenda, &attendance, &[]);
    assert_eq!(none.items[0].blocks.len(), 1 + 4, "no item was called: all under the first one");
}

fn drafted(agenda: &Agenda, attendance: &Attendance, treated: &[Treatment]) -> Minutes {
    let call = Call { duly_summoned: true, second_call: false, found_before: false };
    let quorum = defaults().quorum.find(&attendance.assembly(at(0), None, call));
    let day: NaiveDate = "2020-06-03".parse().expect("a day");
    let summons = Summons {
        sent: day,
        latest: day,
        procedure: 1,
        reason: String::new(),
        unopposed: true,
        second_call: false,
    };
    let meeting = Meeting {
        number: 6,
        began: NaiveDateTime::default(),
        ended: None,
        place: "",
        chair: "",
        minute_taker: "",
        agenda,
        treated,
        assented: &BTreeSet::new(),
        attendance,
        opened: at(0),
        closed: at(140),
        summons: &summons,
        objection: Objection::Nobody,
        quorum: &quorum,
        notes: &Notes::default(),
        amendments: &[],
        resolutions: &[],
        assignments: &[],
    };
    draft(&meeting, ToString::to_string).expect("no notes")
}

#[test]
fn the_public_version_lacks_what_is_not_public() {
    let minutes = sixth();
    let public = minutes.public();
    let numbers: Vec<_> = public.items.iter().map(|item| item.number.to_string()).collect();
    assert_eq!(numbers, ["4", "6", "6.2"]);
    let text = serde_json::to_string(&public).expect("JSON");
    for word in [
        "Person",
        "KimMuster",
        "Vorsitzperson",
        "Schrift",
        "Fremde",
        "Krankheit",
        "Vertraulicher",
        "Kenntnis",
        "\"ORG01\"",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    for word in ["Die Geschäftsstelle berichtet.", "6/6.2/1", "Merkblatt", "Hochschule Muster"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert_eq!(minutes.seen_by(Tier::Council), minutes);
    assert_eq!(public.public(), public);
}

#[test]
fn two_wordings_keep_the_draft_waiting() {
    let mut notes = notes();
    let note = NoteId::parse("n1").expect("a key");
    for (wording_id, text) in [("wx", "So."), ("wy", "Anders.")] {
        let wording = Wording {
            text: text.into(),
            author: crate::key::AccountId::parse("ben").expect("a key"),
            at: at(2),
            replaces: [WordingId::parse("wn1").expect("a key")].into(),
        };
        notes
            .change(&note, (WordingId::parse(wording_id).expect("a key"), wording))
            .expect("known");
    }
    let attendance = Attendance::default();
    let agenda = usual();
    let call = Call { duly_summoned: true, second_call: false, found_before: false };
    let quorum = defaults().quorum.find(&attendance.assembly(at(0), None, call));
    let day = |text: &str| text.parse().expect("a day");
    let summons = Summons {
        sent: day("2020-06-01"),
        latest: day("2020-06-03"),
        procedure: 1,
        reason: String::new(),
        unopposed: false,
        second_call: false,
    };
    let meeting = Meeting {
        number: 6,
        began: NaiveDateTime::default(),
        ended: None,
        place: "",
        chair: "",
        minute_taker: "",
        agenda: &agenda,
        treated: &[],
        assented: &BTreeSet::new(),
        attendance: &attendance,
        opened: at(0),
        closed: at(140),
        summons: &summons,
        objection: Objection::Nobody,
        quorum: &quorum,
        notes: &notes,
        amendments: &[],
        resolutions: &[],
        assignments: &[],
    };
    assert_eq!(draft(&meeting, ToString::to_string), Err(DraftError::Contested(vec![note])));
}

#[test]
fn an_assignment_comes_back_on_its_day() {
    let assignment = Assignment {
        id: FollowUpId::parse("w1").expect("a key"),
        item: id("6.2"),
        text: "Merkblatt entwerfen".into(),
        owner: "MW".into(),
        due: "2020-09-30".parse().expect("a day"),
        tier: Tier::Council,
    };
    let follow_up = assignment.follow_up();
    assert_eq!(
        (follow_up.subject.as_str(), follow_up.reason.as_str()),
        ("Merkblatt entwerfen", "MW")
    );
    assert!(!follow_up.done && follow_up.due == assignment.due);
}
