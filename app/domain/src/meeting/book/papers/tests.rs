use super::*;
use crate::actor::Account;
use crate::key::{AccountId, OrganisationCode};
use crate::meeting::agenda::ItemState;
use crate::meeting::agenda::template::blank;
use crate::meeting::key::{AgendaItemId, PaperFileId};
use crate::meeting::paper::{CoSignature, CoSigned, Frozen, PaperFile, PaperForm};
use crate::meeting::plan::Plan;
use chrono::NaiveDate;

fn day() -> NaiveDate {
    "2020-05-28".parse().expect("a day")
}

fn number() -> PaperNumber {
    PaperNumber::parse("SR-2020-004").expect("a number")
}

fn actor(role: Role, organisation: &str) -> Actor {
    Actor::Account(Account {
        id: AccountId::parse("a").expect("a key"),
        name: "A".into(),
        email: "a@demo.example".into(),
        mandate: None,
        role,
        organisation: OrganisationCode::parse(organisation).expect("a key"),
        organisation_name: organisation.into(),
        has_vote: true,
    })
}

fn paper(tier: Tier) -> Paper {
    let form = PaperForm {
        title: "Titel".into(),
        lead: "MW".into(),
        proposed_resolution: "Beschluss".into(),
        facts: "Sachverhalt".into(),
        reasoning: "Begründung".into(),
        financial_impact: "keine".into(),
        tier: tier.code().into(),
        ..PaperForm::default()
    };
    let draft = form.draft(None, &crate::catalogue::Catalogue::default(), &Book::default());
    let mut paper = Paper::new(number(), draft.expect("a paper"), day());
    paper.co_signatures = vec![CoSignature {
        organisation: OrganisationCode::parse("ORG07").expect("a key"),
        answer: CoSigned::Asked,
    }];
    paper.files = [Tier::Secretariat, Tier::Ministry, Tier::Council, Tier::Public]
        .map(|tier| PaperFile {
            id: PaperFileId::parse(tier.code()).expect("a key"),
            title: tier.code().into(),
            tier,
        })
        .into();
    paper
}

/// A meeting whose item of a circle carries the paper; sent where it says so.
fn book(paper: Paper, item: Tier, sent: bool) -> Book {
    let id = AgendaItemId::numbered(1);
    let item = AgendaItem { paper: Some(number()), ..blank(id, "Punkt".into(), item) };
    let agenda = Agenda::new(vec![item]).expect("an agenda");
    let mut book = Book::default();
    if sent {
        let version = AgendaVersion::next(&[], &agenda, day());
        book.versions.insert(7, vec![version]);
    }
    let time = |text: &str| text.parse().expect("a time");
    let plan = Plan {
        meeting: 7,
        begins: time("14:00:00"),
        ends: time("16:00:00"),
        place: "Ort".into(),
        access: String::new(),
        agenda,
        version: 1,
    };
    book.plans.insert(7, plan);
    book.papers.insert(number(), paper);
    book
}

/// Who sees the paper, with the files that they see of it.
fn readers(book: &Book) -> Vec<(&'static str, Vec<String>)> {
    let all = [
        ("niemand", Actor::Anonymous),
        ("verwaltung", actor(Role::Admin, "ORG01")),
        ("gast", actor(Role::Guest, "ORG07")),
        ("mitglied", actor(Role::Member, "ORG02")),
        ("gefragt", actor(Role::Deputy, "ORG07")),
        ("vorsitz", actor(Role::Chair, "ORG01")),
        ("planung", actor(Role::Planner, "ORG04")),
        ("stelle", actor(Role::Secretariat, "ORG01")),
    ];
    let mut seen = Vec::new();
    for (name, actor) in all {
        let own = book.seen_by(&actor);
        let agenda_names_it = own.plans[&7].agenda.items().iter().any(|i| i.paper.is_some());
        let paper = own.papers.get(&number());
        assert!(paper.is_some() || !agenda_names_it, "{name} learns of a paper that is hidden");
        if let Some(paper) = paper {
            seen.push((name, paper.files.iter().map(|f| f.title.clone()).collect()));
        }
    }
    seen
}

fn names(book: &Book) -> Vec<&'static str> {
    readers(book).into_iter().map(|(name, _)| name).collect()
}

fn released(tier: Tier) -> Paper {
    let mut paper = paper(tier);
    paper.state = PaperState::Released;
    paper
}

fn sent(tier: Tier) -> Paper {
    let frozen = Some(Frozen { as_of: day(), figures: Vec::new() });
    Paper { state: PaperState::Sent, frozen, ..paper(tier) }
}

#[test]
fn drafts_are_seen_by_those_who_prepare_them() {
    for tier in [Tier::Council, Tier::Public] {
        let all = names(&book(paper(tier), Tier::Public, true));
        assert_eq!(all, ["gefragt", "planung", "stelle"], "{tier:?}");
        let all = names(&book(released(tier), Tier::Public, true));
        assert_eq!(all, ["gefragt", "vorsitz", "planung", "stelle"], "{tier:?}");
    }
    // Whoever is asked reads it, however close its circle is.
    let close = book(released(Tier::Secretariat), Tier::Secretariat, false);
    assert_eq!(names(&close), ["gefragt", "stelle"]);
    let close = book(released(Tier::Ministry), Tier::Public, false);
    assert_eq!(names(&close), ["gefragt", "planung", "stelle"]);
}

#[test]
fn what_went_out_is_as_open_as_item_and_paper_allow() {
    let inside = ["mitglied", "gefragt", "vorsitz", "planung", "stelle"];
    assert_eq!(names(&book(sent(Tier::Council), Tier::Public, true)), inside);
    assert_eq!(names(&book(sent(Tier::Public), Tier::Council, true)), inside);
    assert_eq!(names(&book(sent(Tier::Public), Tier::Secretariat, true)), ["stelle"]);
    assert_eq!(names(&book(sent(Tier::Guests), Tier::Public, true))[0], "gast");
    assert_eq!(names(&book(sent(Tier::Public), Tier::Public, true)).len(), 8);
    let withdrawn = Paper { state: PaperState::Withdrawn, ..sent(Tier::Public) };
    assert_eq!(names(&book(withdrawn, Tier::Public, true)).len(), 8, "it went out all the same");
    let never = Paper { state: PaperState::Withdrawn, ..paper(Tier::Public) };
    assert_eq!(names(&book(never, Tier::Public, true)), ["gefragt", "planung", "stelle"]);
}

#[test]
fn each_file_is_as_open_as_it_says() {
    let open = readers(&book(sent(Tier::Public), Tier::Public, true));
    let of = |name: &str| {
        let found = open.iter().find(|(reader, _)| *reader == name).expect("sees the paper");
        found.1.clone()
    };
    assert_eq!(of("niemand"), ["oeffentlich"]);
    assert_eq!(of("gast"), ["oeffentlich"]);
    assert_eq!(of("mitglied"), ["rat", "oeffentlich"]);
    assert_eq!(of("planung"), ["ministerium", "rat", "oeffentlich"]);
    assert_eq!(of("stelle").len(), 4);
    let draft = readers(&book(paper(Tier::Council), Tier::Council, false));
    assert_eq!(draft[0], ("gefragt", vec!["rat".to_owned(), "oeffentlich".to_owned()]));
}

#[test]
fn the_last_version_that_carried_it_counts() {
    let mut book = book(sent(Tier::Public), Tier::Public, true);
    let closer = blank(AgendaItemId::numbered(1), "Punkt".into(), Tier::Council);
    let closer = AgendaItem { paper: Some(number()), ..closer };
    let later = Agenda::new(vec![closer]).expect("an agenda");
    let sent = book.versions.get_mut(&7).expect("sent");
    let version = AgendaVersion::next(sent, &later, day());
    sent.push(version);
    assert!(!names(&book).contains(&"niemand"));
    assert_eq!(book.carrying(&number()).len(), 1);
}

#[test]
fn what_goes_out_with_an_agenda_is_named_to_whoever_may_know_of_it() {
    let enclosed = |state: PaperState, paper_tier: Tier, item: Tier, reach: Tier| {
        let mut held = paper(paper_tier);
        held.state = state;
        let book = book(held, item, false);
        let all = book.enclosed(&book.plans[&7].agenda, reach);
        all.iter().map(|paper| paper.number.to_string()).collect::<Vec<_>>()
    };
    for state in PaperState::ALL.iter().copied() {
        let expected = usize::from(matches!(state, PaperState::Released | PaperState::Sent));
        let named = enclosed(state, Tier::Public, Tier::Public, Tier::Council);
        assert_eq!(named.len(), expected, "{state:?}");
    }
    let released = PaperState::Released;
    for (paper, item, reach, expected) in [
        (Tier::Council, Tier::Council, Tier::Council, 1),
        (Tier::Council, Tier::Public, Tier::Guests, 0),
        (Tier::Public, Tier::Council, Tier::Guests, 0),
        (Tier::Guests, Tier::Public, Tier::Guests, 1),
        (Tier::Secretariat, Tier::Council, Tier::Council, 0),
    ] {
        assert_eq!(enclosed(released, paper, item, reach).len(), expected, "{paper:?} {item:?}");
    }
    // Two items with the same paper, and one that was taken off.
    let mut held = paper(Tier::Council);
    held.state = released;
    let book = book(held, Tier::Council, false);
    let carrying = |n: u128, state: ItemState| AgendaItem {
        paper: Some(number()),
        state,
        ..blank(AgendaItemId::numbered(n), "Punkt".into(), Tier::Council)
    };
    let count = |items: Vec<AgendaItem>| {
        book.enclosed(&Agenda::new(items).expect("an agenda"), Tier::Council).len()
    };
    let twice = vec![carrying(1, ItemState::Planned), carrying(2, ItemState::Planned)];
    assert_eq!(count(twice), 1);
    assert_eq!(count(vec![carrying(1, ItemState::Withdrawn)]), 0);
}
