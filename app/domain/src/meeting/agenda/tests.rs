use super::gaps::GapKind;
use super::item::TRANSITIONS;
use super::moves::{Move, MoveError};
use super::outline::RemoveError;
use super::proposal::{ProposalKind, Reason, Remembered, Ruling, RulingForm, proposals};
use super::template::{Template, TemplateItem, agenda, blank};
use super::version::{
    AgendaVersion, ChangeKind, Part, VersionKind, changed_since, differences, urgent,
};
use super::world::{
    Adjourned, DecidedCircular, FollowUp, MeasureEnd, Motion, OpenAction, OpenFinding, OpenMinutes,
    OpenResolution, Returning, RoundEnd, StatusChange, Taken, Upcoming, World,
};
use super::*;
use crate::error::Problem;
use crate::indicator::status::Status;
use crate::key::{IndicatorCode, MeasureSlug, OrganisationCode, RoundCode};
use crate::meeting::counting::Holidays;
use crate::meeting::key::{AgendaItemId, FollowUpId, MotionId};
use crate::meeting::numbering::{CircularNumber, ItemNumber, PaperNumber, ResolutionNumber};
use crate::meeting::procedure::tests::defaults;
use crate::tier::Tier;
use chrono::{NaiveDate, NaiveTime, TimeDelta};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn id(text: &str) -> AgendaItemId {
    AgendaItemId::parse(text).expect("a key")
}

fn item(text: &str, depth: u8) -> AgendaItem {
    AgendaItem { depth, ..blank(id(text), text.to_uppercase(), Tier::Council) }
}

/// The usual agenda of the council, with 6.1 and 6.2.
pub(crate) fn usual() -> Agenda {
    let entry = |title: &str, depth, kind, minutes| TemplateItem {
        title: title.into(),
        depth,
        kind: Some(kind),
        minutes,
        tier: None,
    };
    let template = Template {
        name: "Regelsitzung".into(),
        items: vec![
            entry("Bericht der Geschäftsstelle", 0, ItemKind::Information, 15),
            entry("Digitalisierungsgrad und Indikatoren", 0, ItemKind::Information, 20),
            entry("Maßnahmen", 0, ItemKind::Discussion, 0),
            entry("Digitalagentur", 1, ItemKind::Discussion, 20),
            entry("Digitalbonus", 1, ItemKind::Decision, 30),
            entry("Gemeinsame Fragen für Befragungen", 0, ItemKind::Discussion, 15),
        ],
    };
    let mut next = 0;
    let new_id = || {
        next += 1;
        id(&format!("i{next}"))
    };
    agenda(&defaults(), Some(&template), 6, new_id).expect("an agenda")
}

fn numbered(agenda: &Agenda) -> Vec<String> {
    let both = agenda.numbers().into_iter().zip(agenda.items());
    both.map(|(number, item)| format!("{number} {}", item.title)).collect()
}

fn title(agenda: &Agenda, number: &str) -> AgendaItemId {
    let number = ItemNumber::parse(number).expect("a number");
    let place = agenda.numbers().iter().position(|n| n == &number).expect("an item");
    agenda.items()[place].id.clone()
}

#[test]
fn the_usual_agenda_is_numbered_as_usual() {
    assert_eq!(
        numbered(&usual()),
        [
            "1 Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit",
            "2 Genehmigung der Tagesordnung",
            "3 Genehmigung der Niederschrift über die 5. Sitzung",
            "4 Bericht der Geschäftsstelle",
            "5 Digitalisierungsgrad und Indikatoren",
            "6 Maßnahmen",
            "6.1 Digitalagentur",
            "6.2 Digitalbonus",
            "7 Gemeinsame Fragen für Befragungen",
            "8 Verschiedenes",
            "9 Nächste Termine",
        ]
    );
}

#[test]
fn numbers_follow_each_move() {
    let start = usual();
    let bonus = title(&start, "6.2");
    let moved = start.moved(&bonus, Move::Up).expect("up");
    assert_eq!(moved.number_of(&bonus), ItemNumber::parse("6.1").ok());
    let out = start.moved(&bonus, Move::Outdent).expect("out");
    assert_eq!(out.number_of(&bonus), ItemNumber::parse("7").ok());
    let out = start.moved(&title(&start, "6.1"), Move::Outdent).expect("out");
    assert_eq!(numbered(&out)[6..8], ["6.1 Digitalbonus", "7 Digitalagentur"]);
    // A whole branch goes along.
    let measures = title(&start, "6");
    let up = start.moved(&measures, Move::Up).expect("up");
    assert_eq!(
        numbered(&up)[4..8],
        [
            "5 Maßnahmen",
            "5.1 Digitalagentur",
            "5.2 Digitalbonus",
            "6 Digitalisierungsgrad und Indikatoren"
        ]
    );
    let down = up.moved(&measures, Move::Down).expect("down again");
    assert_eq!(down, start);
    let inner = start.moved(&measures, Move::Indent).expect("in");
    assert_eq!(
        numbered(&inner)[5..8],
        ["5.1 Maßnahmen", "5.1.1 Digitalagentur", "5.1.2 Digitalbonus"]
    );
    assert_eq!(inner.moved(&bonus, Move::Indent), Err(MoveError::TooDeep));
}

#[test]
fn the_frame_stays_where_it_is() {
    let start = usual();
    for number in ["1", "2", "3", "8", "9"] {
        for how in Move::ALL {
            let moved = start.moved(&title(&start, number), *how);
            assert_eq!(moved, Err(MoveError::Frame), "{number} {}", how.code());
        }
    }
    for (number, how, error) in [
        ("4", Move::Up, MoveError::Frame),
        ("4", Move::Indent, MoveError::Frame),
        ("7", Move::Down, MoveError::Frame),
        ("6.1", Move::Up, MoveError::AtTheEnd),
        ("6.2", Move::Down, MoveError::AtTheEnd),
        ("6.1", Move::Indent, MoveError::NothingAbove),
        ("5", Move::Outdent, MoveError::FirstLevel),
    ] {
        assert_eq!(start.moved(&title(&start, number), how), Err(error), "{number} {how:?}");
    }
    assert_eq!(start.moved(&id("x"), Move::Up), Err(MoveError::Unknown));
    assert_eq!(start.ways(&title(&start, "6.1")), [Move::Down, Move::Outdent]);
    assert_eq!(start.remove(&title(&start, "8")), Err(RemoveError::Frame));
}

#[test]
fn what_was_called_is_not_removed_nor_is_anything_above_it() {
    let start = usual();
    let (heading, below, beside) = (title(&start, "6"), title(&start, "6.2"), title(&start, "6.1"));
    for state in ItemState::ALL {
        let mut agenda = start.clone();
        agenda.item_mut(&below).expect("it").state = *state;
        let begun = matches!(state, ItemState::Called | ItemState::Treated);
        for id in [&heading, &below] {
            let is_removed = agenda.remove(id).is_ok();
            assert_eq!(is_removed, *state == ItemState::Planned, "{state:?}");
            assert_eq!(agenda.has_begun(id), begun, "{state:?}");
        }
        assert!(agenda.remove(&beside).is_ok() && !agenda.has_begun(&beside), "{state:?}");
    }
    assert!(!start.has_begun(&id("x")));
}

#[test]
fn what_is_no_agenda_is_refused() {
    let head = AgendaItem { frame: Some(Place::Head), ..item("h", 0) };
    let tail = AgendaItem { frame: Some(Place::Tail), ..item("t", 0) };
    for (items, error) in [
        (vec![item("a", 1)], OutlineError::BelowNothing),
        (vec![item("a", 0), item("b", 2)], OutlineError::BelowNothing),
        (vec![item("a", 0), item("b", 1), item("c", 2), item("d", 3)], OutlineError::TooDeep),
        (vec![item("a", 0), item("a", 0)], OutlineError::Twice),
        (vec![item("a", 0), head.clone()], OutlineError::Frame),
        (vec![tail, item("a", 0)], OutlineError::Frame),
        (vec![head, item("a", 1)], OutlineError::Frame),
        (vec![item("a", 0); outline::MAX_ITEMS + 1], OutlineError::TooMany),
    ] {
        assert_eq!(Agenda::new(items), Err(error));
    }
    let text = serde_json::to_string(&usual()).expect("JSON");
    assert_eq!(serde_json::from_str::<Agenda>(&text).expect("the same"), usual());
    let broken = serde_json::to_string(&[item("a", 1)]).expect("JSON");
    assert!(serde_json::from_str::<Agenda>(&broken).is_err());
}

#[test]
fn planned_time_is_set_against_the_length() {
    let time = |text: &str| text.parse::<NaiveTime>().expect("a time");
    let plan = usual().time_plan(time::length(time("14:00:00"), time("16:30:00")));
    // 5 + 5 + 5 + 15 + 20 + (20 + 30) + 15 + 10 + 5
    assert_eq!((plan.total, plan.length, plan.spare(), plan.over()), (130, 150, 20, 0));
    let measures = &plan.slots[5];
    assert_eq!((measures.begins, measures.minutes), (50, 50));
    assert_eq!((plan.slots[7].begins, plan.slots[8].begins), (70, 100));
    assert_eq!(usual().time_plan(120).over(), 10);
    assert_eq!(time::length(time("23:00:00"), time("01:00:00")), 120);
}

#[test]
fn the_end_is_foreseen_from_what_is_left() {
    let mut agenda = usual();
    for number in ["1", "2", "3", "4"] {
        let id = title(&agenda, number);
        agenda.item_mut(&id).expect("an item").state = ItemState::Treated;
    }
    let current = title(&agenda, "5");
    agenda.item_mut(&current).expect("an item").state = ItemState::Called;
    let dropped = title(&agenda, "6");
    agenda.item_mut(&dropped).expect("an item").state = ItemState::Adjourned;
    let since = "2020-06-18T12:30:00Z".parse().expect("a moment");
    let at = |minutes| since + TimeDelta::minutes(minutes);
    let outlook = agenda.outlook(Some((&current, since)), at(5));
    // 15 left of 20, then 15, 10 and 5; what was adjourned takes its items along.
    assert_eq!(outlook.left, Some(TimeDelta::minutes(15)));
    assert_eq!(outlook.ends, at(50));
    let late = agenda.outlook(Some((&current, since)), at(26));
    assert_eq!((late.left, late.ends), (Some(TimeDelta::minutes(-6)), at(56)));
    assert_eq!(agenda.time_plan(150).total, 80);
}

#[test]
fn items_for_decision_need_a_paper() {
    let mut agenda = usual();
    let bonus = title(&agenda, "6.2");
    let kinds = |agenda: &Agenda, released: Option<bool>| {
        agenda.gaps(|_| released).into_iter().map(|gap| (gap.item, gap.kind)).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&agenda, None), [(bonus.clone(), GapKind::NoPaper)]);
    agenda.item_mut(&bonus).expect("it").paper = PaperNumber::parse("SR-2020-004").ok();
    assert_eq!(kinds(&agenda, None), [(bonus.clone(), GapKind::NotThere)]);
    assert_eq!(kinds(&agenda, Some(false)), [(bonus.clone(), GapKind::NotReleased)]);
    assert_eq!(kinds(&agenda, Some(true)), []);
    agenda.item_mut(&bonus).expect("it").state = ItemState::Withdrawn;
    assert_eq!(kinds(&agenda, None), []);
}

#[test]
fn sent_numbers_stay_and_new_items_take_the_next() {
    let sent = AgendaVersion::next(&[], &usual(), day("2020-05-28"));
    assert_eq!((sent.version, sent.kind(&[])), (1, VersionKind::Agenda));
    let agenda = sent.agenda.clone();
    assert_eq!(numbered(&agenda), numbered(&usual()));
    let bonus = title(&agenda, "6.2");
    assert_eq!(agenda.moved(&bonus, Move::Up), Err(MoveError::Sent));
    assert_eq!(agenda.remove(&bonus), Err(RemoveError::Sent));
    let above = title(&agenda, "6");
    let agenda = agenda.add(item("x", 0), Some(&above)).expect("6.3");
    let mut agenda = agenda.add(item("y", 0), None).expect("a new top item");
    agenda.item_mut(&bonus).expect("it").title = "Digitalbonus: neue Phase".into();
    let dropped = title(&agenda, "7");
    agenda.item_mut(&dropped).expect("it").state = ItemState::Withdrawn;
    assert_eq!(
        numbered(&agenda)[6..],
        [
            "6.1 Digitalagentur",
            "6.2 Digitalbonus: neue Phase",
            "6.3 X",
            "7 Gemeinsame Fragen für Befragungen",
            "10 Y",
            "8 Verschiedenes",
            "9 Nächste Termine",
        ]
    );
    let found = differences(&sent.agenda, &agenda);
    let told: Vec<_> =
        found.iter().map(|d| (d.number.to_string(), d.kind, d.parts.clone())).collect();
    assert_eq!(
        told,
        [
            ("6.2".to_owned(), ChangeKind::Changed, vec![Part::Title]),
            ("6.3".to_owned(), ChangeKind::Added, vec![]),
            ("7".to_owned(), ChangeKind::Withdrawn, vec![]),
            ("10".to_owned(), ChangeKind::Added, vec![]),
        ]
    );
    let second = AgendaVersion::next(std::slice::from_ref(&sent), &agenda, day("2020-06-09"));
    let versions = [sent, second];
    let kinds = |version: &AgendaVersion| (version.version, version.kind(&versions));
    assert_eq!(kinds(&versions[0]), (1, VersionKind::Agenda));
    assert_eq!(kinds(&versions[1]), (2, VersionKind::Supplement));
    let same = AgendaVersion::next(&versions, &versions[1].agenda, day("2020-06-10"));
    assert_eq!(kinds(&same), (3, VersionKind::Papers), "only papers are new");
    assert_eq!(changed_since(&versions, 2, &agenda).expect("known"), []);
    assert_eq!(changed_since(&versions, 1, &agenda).map(|d| d.len()), Some(4));
    assert_eq!(changed_since(&versions, 3, &agenda), None);
    let none = Holidays::new(&|_| false);
    let notice = defaults().latest_dispatch(day("2020-06-18"), none);
    let late: Vec<_> = urgent(&versions, &notice, &agenda).iter().map(|i| i.id.clone()).collect();
    assert_eq!(late, [id("x"), id("y")]);
}

#[test]
fn before_it_is_sent_a_new_order_is_a_move() {
    let start = usual();
    let digital = title(&start, "5");
    let moved = start.moved(&digital, Move::Up).expect("up");
    let found = differences(&start, &moved);
    assert_eq!(found.iter().map(|d| d.kind).collect::<Vec<_>>(), [ChangeKind::Moved; 2]);
    let gone = start.remove(&digital).expect("not sent");
    let last = differences(&start, &gone).pop().expect("differences");
    assert_eq!((last.kind, last.number), (ChangeKind::Withdrawn, ItemNumber::top(5)));
    assert_eq!(differences(&start, &start), []);
}

#[test]
fn what_lies_below_a_confidential_item_is_confidential() {
    let mut agenda = usual();
    let measures = title(&agenda, "6");
    agenda.item_mut(&measures).expect("it").tier = Tier::Ministry;
    let bonus = title(&agenda, "6.2");
    agenda.item_mut(&bonus).expect("it").tier = Tier::Public;
    let place = agenda.place_of(&bonus).expect("it");
    assert_eq!(agenda.tier_of(place), Tier::Ministry);
    assert_eq!(agenda.seen_by(Tier::Public), []);
    let seen: Vec<_> = agenda.seen_by(Tier::Council).iter().map(|(n, _)| n.to_string()).collect();
    assert_eq!(seen, ["1", "2", "3", "4", "5", "7", "8", "9"]);
    let found = differences(&usual(), &agenda);
    assert!(found.iter().all(|d| d.tier <= Tier::Ministry), "{found:?}");
}

#[test]
fn an_item_ends_and_can_be_called_again() {
    assert!(ItemState::Treated.may_become(ItemState::Called));
    for state in [ItemState::Withdrawn, ItemState::Adjourned] {
        assert!(TRANSITIONS.iter().all(|(from, _)| *from != state));
        assert!(state.is_over());
    }
}

/// A world in which each cause is there once, and once more where it does not count yet.
#[expect(clippy::too_many_lines, reason = "one record per cause")]
fn world() -> World {
    let tier = Tier::Council;
    let follow_up = |key: &str, due: &str, done| FollowUp {
        id: FollowUpId::parse(key).expect("a key"),
        subject: "Weiterbildung".into(),
        reason: "zugesagt".into(),
        due: day(due),
        done,
        tier,
    };
    let action = |key: &str, due: &str, closed| OpenAction {
        key: key.into(),
        subject: "Merkblatt".into(),
        owner: "MW".into(),
        due: day(due),
        closed,
        tier,
    };
    let resolution = |number: &str, due: &str| OpenResolution {
        number: ResolutionNumber::parse(number).expect("a number"),
        subject: "Fragenkatalog".into(),
        due: day(due),
        closed: false,
        tier,
    };
    let round = |code: &str, closed: &str, meeting| RoundEnd {
        code: RoundCode::parse(code).expect("a key"),
        subject: "Digitalbonus".into(),
        closed: day(closed),
        meeting,
    };
    let measure = |slug: &str, ends: &str| MeasureEnd {
        slug: MeasureSlug::parse(slug).expect("a key"),
        subject: slug.into(),
        ends: day(ends),
        tier: Tier::Public,
    };
    let finding = |key: &str, due: &str| OpenFinding {
        key: key.into(),
        subject: "Antragsweg".into(),
        due: day(due),
        owner: "MW".into(),
        tier,
    };
    let motion = |key: &str, received: &str, withdrawn| Motion {
        id: MotionId::parse(key).expect("a key"),
        organisation: OrganisationCode::parse("ORG02").expect("a key"),
        subject: "Ausbildung".into(),
        received: day(received),
        withdrawn,
        tier,
    };
    World {
        follow_ups: vec![
            follow_up("w1", "2020-06-18", false),
            follow_up("w2", "2020-06-19", false),
            follow_up("w3", "2020-05-01", true),
        ],
        actions: vec![
            action("a1", "2020-05-27", false),
            action("a2", "2020-05-28", false),
            action("a3", "2020-05-01", true),
        ],
        resolutions: vec![resolution("5/4/1", "2020-03-31"), resolution("5/4/2", "2020-12-31")],
        rounds: vec![
            round("R6", "2020-05-20", Some(6)),
            round("R7", "2020-05-20", Some(7)),
            round("R8", "2020-06-04", None),
        ],
        statuses: vec![StatusChange {
            code: IndicatorCode::parse("BG-04").expect("a key"),
            subject: "Glasfaser".into(),
            from: Status::OnPlan,
            to: Status::AtRisk,
            known: day("2020-05-11"),
        }],
        measures: vec![
            measure("digitalbonus", "2020-12-18"),
            measure("digitalagentur", "2020-12-19"),
        ],
        findings: vec![finding("f1", "2020-05-20"), finding("f2", "2020-05-28")],
        minutes: vec![
            OpenMinutes { meeting: 5, sent: day("2019-12-10"), objections: 1 },
            OpenMinutes { meeting: 6, sent: day("2020-07-01"), objections: 0 },
        ],
        circulars: vec![DecidedCircular {
            number: CircularNumber::parse("U-2020-01").expect("a number"),
            subject: "Videokonferenz".into(),
            decided: day("2020-04-20"),
            objected: false,
            tier,
        }],
        motions: vec![
            motion("m1", "2020-06-10", false),
            motion("m2", "2020-06-11", false),
            motion("m3", "2020-05-01", true),
        ],
        adjourned: vec![Adjourned {
            item: id("old"),
            meeting: 5,
            not_reached: false,
            subject: "Fachkräfte".into(),
            kind: Some(ItemKind::Discussion),
            tier,
            returning: Returning {
                origin: String::new(),
                rapporteur: "IHKN".into(),
                minutes: 15,
                paper: PaperNumber::parse("SR-2019-002").ok(),
            },
        }],
        taken: Vec::new(),
    }
}

const KEYS: [&str; 12] = [
    "niederschrift/5",
    "umlaufbeschluss/U-2020-01",
    "vertagt/5/old",
    "wiedervorlage/w1",
    "auftrag/a1/2020-05-27",
    "beschluss/5/4/1/2020-03-31",
    "feststellung/f1/2020-05-20",
    "runde/R6",
    "indikator/BG-04/2020-05-11",
    "massnahme/digitalbonus/2020-12-18",
    "antrag/m1",
    "antrag/m2",
];

fn sixth() -> Upcoming {
    Upcoming { number: 6, date: day("2020-06-18"), motions_until: day("2020-06-10") }
}

#[test]
fn the_world_proposes_exactly_what_is_due() {
    let found = proposals(&world(), &sixth(), day("2020-05-28"), &[]);
    let keys: Vec<_> = found.open.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, KEYS);
    assert_eq!(found.decided, []);
    let kinds: Vec<_> = found.open.iter().map(|p| p.kind).collect();
    assert_eq!(kinds[..11], *ProposalKind::ALL, "each kind once, motions twice");
    let reason = |key: &str| &found.open.iter().find(|p| p.key == key).expect("a proposal").reason;
    assert_eq!(
        reason("auftrag/a1/2020-05-27"),
        &Reason::ActionOverdue { owner: "MW".into(), due: day("2020-05-27"), days: 1 }
    );
    assert_eq!(
        reason("niederschrift/5"),
        &Reason::MinutesToApprove { meeting: 5, sent: day("2019-12-10"), objections: 1 }
    );
    assert!(matches!(reason("antrag/m1"), Reason::Motion { late: false, .. }));
    assert!(matches!(reason("antrag/m2"), Reason::Motion { late: true, .. }));
}

/// An item of the sixth meeting that stands for a proposal.
fn stands(origin: &str, item: &str, fate: Fate) -> Taken {
    Taken { item: id(item), origin: origin.into(), fate, day: Some(day("2020-06-18")) }
}

#[test]
fn what_was_accepted_is_proposed_again_once_its_item_is_gone() {
    let accepted = |key: &str, item: &str| Remembered {
        key: key.into(),
        ruling: Ruling::Accepted { item: id(item) },
    };
    let remembered = [accepted("antrag/m1", "i4"), accepted("vertagt/5/old", "i5")];
    let open = |taken: Vec<Taken>| {
        let world = World { taken, ..world() };
        let found = proposals(&world, &sixth(), day("2020-05-28"), &remembered);
        let is_open = |key: &str| found.open.iter().any(|p| p.key == key);
        assert_eq!(found.open.len() + found.decided.len(), KEYS.len(), "each is there once");
        (is_open("antrag/m1"), is_open("vertagt/5/old"))
    };
    assert_eq!(open(Vec::new()), (true, true), "nothing stands for them");
    for fate in [Fate::Waits, Fate::Treated, Fate::PutOff, Fate::NotReached] {
        // What comes back from an earlier meeting may name the proposal that it first came from.
        let taken = vec![stands("antrag/m1", "i4", fate), stands("antrag/m9", "i5", fate)];
        assert_eq!(open(taken), (false, false), "{fate:?}");
    }
    // Another item than the accepted one stands for the same matter.
    let other = vec![stands("antrag/m1", "i9", Fate::Waits)];
    assert_eq!(open(other), (false, true));
}

#[test]
fn minutes_are_proposed_once_beside_the_frame_and_again_where_they_went_out_later() {
    let keys = |taken: Vec<Taken>| {
        let world = World { taken, ..world() };
        let found = proposals(&world, &sixth(), day("2020-05-28"), &[]);
        found.open.iter().filter(|p| p.kind == ProposalKind::Minutes).count()
    };
    assert_eq!(keys(Vec::new()), 1);
    assert_eq!(keys(vec![stands("niederschrift/5", "i3", Fate::Waits)]), 0);
    let dealt_with = |on: &str| {
        vec![Taken { day: Some(day(on)), ..stands("niederschrift/5", "i3", Fate::Treated) }]
    };
    assert_eq!(keys(dealt_with("2019-12-10")), 0, "the day they went out");
    assert_eq!(keys(dealt_with("2019-12-09")), 1, "they were not there yet");
}

#[test]
fn the_frame_stands_for_the_approval_of_the_minutes_before() {
    let origins: Vec<_> = usual().items().iter().map(|item| item.origin.clone()).collect();
    assert_eq!(origins[2], "niederschrift/5");
    assert_eq!(origins.iter().filter(|origin| !origin.is_empty()).count(), 1);
    let item = defaults().frame[2].clone();
    assert_eq!(item.origin_for(1), "", "there is no meeting before the first");
    let other = FrameItem { title: "Bericht über die {vorige}. Sitzung".into(), ..item };
    assert_eq!(other.origin_for(6), "");
}

#[test]
fn what_comes_back_brings_its_paper_and_whoever_reports() {
    let found = proposals(&world(), &sixth(), day("2020-05-28"), &[]);
    let put_off = found.open.into_iter().find(|p| p.kind == ProposalKind::Adjourned).expect("one");
    let item = put_off.clone().into_item(id("n"), "Fachkräfte".into(), Tier::Council);
    assert_eq!((item.rapporteur.as_str(), item.minutes), ("IHKN", 15));
    assert_eq!(item.paper, PaperNumber::parse("SR-2019-002").ok());
    assert_eq!(item.origin, "vertagt/5/old", "nothing stood behind it");
    let mut first = put_off;
    first.returning.as_mut().expect("it was on an agenda").origin = "antrag/m1".into();
    let item = first.into_item(id("n"), "Fachkräfte".into(), Tier::Council);
    assert_eq!(item.origin, "antrag/m1", "the matter stays the same");
}

#[test]
fn what_was_decided_about_a_proposal_is_remembered() {
    let ruling = |key: &str, ruling| Remembered { key: key.into(), ruling };
    let later = |until| Ruling::Postponed { until, reason: "zu voll".into() };
    let remembered = [
        ruling("runde/R6", Ruling::Declined { reason: "schon beraten".into() }),
        ruling("wiedervorlage/w1", later(7)),
        ruling("antrag/m1", later(6)),
        ruling("feststellung/f1/2020-05-01", Ruling::Declined { reason: "alte Frist".into() }),
        ruling("niederschrift/5", Ruling::Declined { reason: "Versehen".into() }),
        ruling("niederschrift/5", Ruling::Accepted { item: id("i3") }),
    ];
    let mut world = world();
    world.taken = vec![stands("niederschrift/5", "i3", Fate::Waits)];
    let found = proposals(&world, &sixth(), day("2020-05-28"), &remembered);
    let decided: Vec<_> = found.decided.iter().map(|(p, _)| p.key.as_str()).collect();
    assert_eq!(decided, ["niederschrift/5", "wiedervorlage/w1", "runde/R6"]);
    assert_eq!(found.decided[0].1, Ruling::Accepted { item: id("i3") });
    assert_eq!(found.open.len(), KEYS.len() - 3);
    let seventh = Upcoming { number: 7, date: day("2020-11-19"), motions_until: day("2020-11-11") };
    let found = proposals(&world, &seventh, day("2020-10-28"), &remembered);
    assert!(found.open.iter().any(|p| p.key == "wiedervorlage/w1"), "it comes back");
    assert!(found.open.iter().any(|p| p.key == "runde/R7"));
}

#[test]
fn an_objected_circular_is_decided_by_the_meeting() {
    let mut world = world();
    world.circulars[0].objected = true;
    let found = proposals(&world, &sixth(), day("2020-05-28"), &[]);
    let circular = found.open.iter().find(|p| p.kind == ProposalKind::Circular).expect("one");
    assert!(matches!(circular.reason, Reason::CircularObjected { .. }));
    assert_eq!(circular.item, Some(ItemKind::Decision));
}

#[test]
fn an_item_knows_what_it_came_from() {
    let found = proposals(&world(), &sixth(), day("2020-05-28"), &[]);
    let status = found.open.into_iter().find(|p| p.kind == ProposalKind::Status).expect("one");
    let item = status.into_item(id("n"), "Glasfaser: gefährdet".into(), Tier::Council);
    assert_eq!(item.origin, "indikator/BG-04/2020-05-11");
    assert_eq!((item.kind, item.tier), (Some(ItemKind::Information), Tier::Council));
}

#[test]
fn declining_and_postponing_need_a_reason() {
    let form =
        |ruling: &str, reason: &str| RulingForm { ruling: ruling.into(), reason: reason.into() };
    assert_eq!(
        form("verschoben", " zu voll ").parse(6),
        Ok(Ruling::Postponed { until: 7, reason: "zu voll".into() })
    );
    let errors = form("abgelehnt", " ").parse(6).expect_err("no reason");
    assert_eq!(errors.of("reason"), Some(&Problem::Required));
    let errors = form("", "x").parse(6).expect_err("no ruling");
    assert_eq!(errors.of("ruling"), Some(&Problem::Required));
    let errors = form("angenommen", "x").parse(6).expect_err("not by this form");
    assert_eq!(errors.of("ruling"), Some(&Problem::NotAChoice));
}
