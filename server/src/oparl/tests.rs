//! Objects made of a council's papers: as the standard has them, and nothing that is not public.

#[path = "../../tests/oparl/check.rs"]
mod check;

use super::objects::{Kind, Sight, World};
use super::*;
use chrono::{NaiveDate, NaiveTime};
use domain::attachment::Media;
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::key::OrganisationCode;
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::agenda::{Agenda, AgendaItem, ItemKind, ItemState};
use domain::meeting::book::Book;
use domain::meeting::call::Called;
use domain::meeting::invitation::announced::{Announced, CalledOff};
use domain::meeting::key::{AgendaItemId, PaperFileId};
use domain::meeting::numbering::{PaperNumber, ResolutionNumber};
use domain::meeting::paper::{FileFacts, Paper, PaperFile, PaperForm, PaperState};
use domain::meeting::plan::Plan;
use domain::meeting::resolution::{Counted, Implementation, Progress, Resolution, VoteRecord};
use domain::meeting::vote::{Choice, MajorityRule, Method, Outcome, Tally};

const SECRET: &str = "Kanarienvogel";
const ORIGIN: &str = "https://kompass.example";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn ctx(today: &str) -> Ctx {
    Ctx { demo: true, ..Ctx::for_mail(day(today), |at| at.naive_utc()) }
}

fn item(id: &str, title: &str, tier: Tier, paper: Option<&str>) -> AgendaItem {
    AgendaItem {
        id: AgendaItemId::parse(id).expect("a key"),
        depth: 0,
        frame: None,
        sent_as: None,
        title: title.into(),
        kind: Some(ItemKind::Decision),
        rapporteur: String::new(),
        minutes: 10,
        tier,
        paper: paper.map(|paper| PaperNumber::parse(paper).expect("a number")),
        origin: String::new(),
        state: ItemState::Planned,
    }
}

fn paper(number: &str, title: &str, tier: Tier, state: PaperState) -> Paper {
    let form = PaperForm {
        title: title.into(),
        lead: SECRET.into(),
        proposed_resolution: SECRET.into(),
        facts: SECRET.into(),
        reasoning: SECRET.into(),
        financial_impact: SECRET.into(),
        ..PaperForm::default()
    };
    Paper {
        number: PaperNumber::parse(number).expect("a number"),
        text: form.parse().expect("a paper").0,
        indicators: Vec::new(),
        frozen: None,
        files: Vec::new(),
        co_signatures: Vec::new(),
        state,
        replaces: None,
        tier,
        date: day("2020-05-20"),
        version: 1,
    }
}

fn resolution(number: &str, item: &str, tier: Tier) -> Resolution {
    let voter = OrganisationCode::parse(SECRET).expect("a key");
    Resolution {
        number: ResolutionNumber::parse(number).expect("a number"),
        item: AgendaItemId::parse(item).ok(),
        title: "Digitalbonus".into(),
        text: if tier == Tier::Public {
            "Der Antrag wird einfacher.".into()
        } else {
            SECRET.into()
        },
        decided: day("2020-06-18"),
        closed: day("2020-06-18").and_hms_opt(13, 5, 0).expect("a time").and_utc(),
        vote: VoteRecord {
            poll: None,
            method: Method::ByName,
            counted: Some(Counted {
                tally: Tally { yes: 5, no: 1, abstain: 1, invalid: 0 },
                base: 6,
                needed: 2,
                not_given: 2,
            }),
            by_name: vec![(voter, Some(Choice::No))],
            rule: MajorityRule::Simple,
            outcome: Outcome::Adopted,
        },
        quorum: None,
        procedure: 1,
        effects: Vec::new(),
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: SECRET.into(),
            due: None,
            evidence: SECRET.into(),
            version: 1,
        },
        tier,
    }
}

/// Two public items, one with a paper and a vote, one taken off, and beside each kind one that is nobody's business.
fn book() -> Book {
    let gone =
        AgendaItem { state: ItemState::Withdrawn, ..item("i4", "Abgesetztes", Tier::Public, None) };
    let items = vec![
        item("i1", SECRET, Tier::Council, Some("SR-2020-002")),
        item("i2", "Digitalbonus", Tier::Public, Some("SR-2020-001")),
        item("i3", "Termine", Tier::Public, Some("SR-2020-002")),
        gone,
    ];
    let agenda = Agenda::new(items).expect("an agenda");
    let version = AgendaVersion::next(&[], &agenda, day("2020-06-03"));
    let plan = Plan {
        meeting: 6,
        begins: NaiveTime::from_hms_opt(14, 0, 0).expect("a time"),
        ends: NaiveTime::from_hms_opt(16, 30, 0).expect("a time"),
        place: "Hannover".into(),
        access: SECRET.into(),
        agenda,
        version: 1,
    };
    let papers = [
        paper("SR-2020-001", "Auswertung", Tier::Public, PaperState::Sent),
        paper("SR-2020-002", SECRET, Tier::Council, PaperState::Sent),
        paper("SR-2020-003", SECRET, Tier::Public, PaperState::Draft),
        paper("SR-2020-005", SECRET, Tier::Public, PaperState::Withdrawn),
    ];
    Book {
        plans: [(6, plan)].into(),
        versions: [(6, vec![version])].into(),
        papers: papers.into_iter().map(|paper| (paper.number.clone(), paper)).collect(),
        resolutions: vec![
            resolution("6/2/1", "i2", Tier::Public),
            resolution("6/2/2", "i2", Tier::Council),
            resolution("6/1/1", "i1", Tier::Public),
        ],
        ..Book::default()
    }
}

fn catalogue() -> Catalogue {
    let meeting = Meeting {
        number: Some(6),
        date: day("2020-06-18"),
        starts: None,
        title: "6. Sitzung".into(),
        subject: String::new(),
        confirmed: false,
        sources: Vec::new(),
        note: SECRET.into(),
    };
    let unnumbered = Meeting { number: None, starts: Some("10:00".into()), ..meeting.clone() };
    Catalogue { meetings: vec![unnumbered, meeting], ..Catalogue::default() }
}

fn file(id: &str, title: &str, tier: Tier) -> PaperFile {
    let id = PaperFileId::parse(id).expect("a key");
    PaperFile { id, title: title.into(), tier }
}

/// What is known of the files beside the public paper, one of which came before the longer checksum was kept.
fn files() -> BTreeMap<PaperNumber, Vec<FileFacts>> {
    let paper = PaperNumber::parse("SR-2020-001").expect("a number");
    let facts = |id: &str, sha512: &str| FileFacts {
        id: PaperFileId::parse(id).expect("a key"),
        paper: paper.clone(),
        name: format!("{id}.pdf"),
        media: Media::Pdf,
        size: 12_345,
        digest: "kurz".into(),
        sha512: sha512.into(),
        day: day("2020-05-21"),
    };
    [(paper.clone(), vec![facts("f1", "lang"), facts("f2", "lang"), facts("f3", "")])].into()
}

/// The meeting was opened.
fn known(book: &Book, today: &str, resolutions: bool) -> Known {
    known_of(book, &catalogue(), today, (resolutions, &BTreeSet::from([6])))
}

fn known_of(
    book: &Book,
    catalogue: &Catalogue,
    today: &str,
    (resolutions, sat): (bool, &BTreeSet<u32>),
) -> Known {
    let ctx = ctx(today);
    let world = World::new(&Sight {
        ctx: &ctx,
        origin: ORIGIN,
        catalogue,
        book,
        sat,
        files: &files(),
        resolutions,
        indicators: true,
        served: &|_| true,
    });
    let stamp = |(path, digest): (String, String)| {
        let stamp = Stamp { path: path.clone(), digest, created: 0, modified: 60, deleted: false };
        (path, stamp)
    };
    let stamps = Arc::new(world.digests(digest).into_iter().map(stamp).collect());
    Known { world, stamps }
}

fn all(known: &Known) -> Vec<Value> {
    known.stamps.keys().filter_map(|path| known.given(path)).collect()
}

#[test]
fn every_object_is_as_the_standard_has_it() {
    let known = known(&book(), "2020-06-19", true);
    for object in all(&known) {
        assert_eq!(check::faults(&object), [] as [String; 0]);
    }
    let types: BTreeSet<_> = all(&known).iter().map(|o| o["type"].to_string()).collect();
    assert_eq!(types.len(), 9, "{types:?}");
}

#[test]
fn nothing_that_is_not_public_is_in_any_of_them() {
    for resolutions in [true, false] {
        let known = known(&book(), "2020-06-19", resolutions);
        for object in all(&known) {
            assert!(!object.to_string().contains(SECRET), "{object}");
            assert!(!object.to_string().contains("by_name"), "{object}");
        }
        let count = |kind: Kind| {
            let begins = format!("{}/", kind.path());
            known.stamps.keys().filter(|path| path.starts_with(&begins)).count()
        };
        assert_eq!(
            (count(Kind::AgendaItem), count(Kind::Paper), count(Kind::Consultation)),
            (2, 1, 1)
        );
        assert_eq!((count(Kind::Meeting), count(Kind::Person), count(Kind::Membership)), (1, 0, 0));
    }
}

#[test]
fn an_item_tells_its_place_its_paper_and_its_vote() {
    let seen = known(&book(), "2020-06-19", true);
    let meeting = seen.given("meeting/6").expect("there");
    assert_eq!(meeting["start"], "2020-06-18T14:00:00+02:00");
    assert_eq!(meeting["end"], "2020-06-18T16:30:00+02:00");
    assert_eq!(meeting["meetingState"], "durchgeführt");
    assert_eq!(meeting["keyword"], json!(["Beispiel"]));
    let items = meeting["agendaItem"].as_array().expect("items");
    let told: Vec<_> = items.iter().map(|i| (&i["number"], &i["order"], &i["name"])).collect();
    assert_eq!(
        told,
        [
            (&json!("2"), &json!(0), &json!("Digitalbonus")),
            (&json!("3"), &json!(1), &json!("Termine"))
        ]
    );
    let item = seen.given("agendaitem/6-i2").expect("there");
    assert_eq!(&item, &items[0], "the same inside and by itself");
    assert_eq!(item["resolutionText"], "Der Antrag wird einfacher.");
    assert_eq!(item["result"], "angenommen");
    let vote = &item["sr:vote"][0];
    assert_eq!(item["sr:vote"].as_array().map(Vec::len), Some(1));
    assert_eq!((&vote["yes"], &vote["no"], &vote["abstain"]), (&json!(5), &json!(1), &json!(1)));
    assert_eq!((&vote["invalid"], &vote["notGiven"]), (&json!(0), &json!(2)));
    assert_eq!((&vote["outcome"], &vote["resolution"]), (&json!("angenommen"), &json!("6/2/1")));
    assert_eq!(seen.given("agendaitem/6-i3").expect("there")["consultation"], Value::Null);
    let paper = seen.given("paper/SR-2020-001").expect("there");
    assert_eq!(paper["consultation"][0]["agendaItem"], item["id"]);
    assert_eq!(paper["consultation"][0]["role"], "Entscheidung");
    assert_eq!(
        paper["mainFile"]["accessUrl"],
        format!("{ORIGIN}/vorlagen/SR-2020-001/vorlage.pdf")
    );
    let closed = known(&book(), "2020-06-10", false);
    let item = closed.given("agendaitem/6-i2").expect("there");
    assert_eq!((&item["sr:vote"], &item["resolutionText"]), (&Value::Null, &Value::Null));
    assert_eq!(closed.given("meeting/6").expect("there")["meetingState"], "eingeladen");
}

fn announced(off: Option<CalledOff>) -> Called {
    let book = book();
    let plan = &book.plans[&6];
    let announced = Announced { off, ..Announced::of(day("2020-06-18"), plan, ("", "")) };
    Called {
        summons: serde_json::from_value(json!({
            "sent": "2020-06-03",
            "latest": "2020-06-04",
            "procedure": 1,
            "reason": "",
            "unopposed": false,
            "second_call": false,
        }))
        .expect("a summons"),
        dispatched: Vec::new(),
        announced,
        moved: 0,
        replies: Vec::new(),
        version: 1,
    }
}

#[test]
fn files_beside_a_paper_are_there_where_everyone_may_have_them() {
    let number = PaperNumber::parse("SR-2020-001").expect("a number");
    let with = |tier: Tier, state: PaperState| {
        let mut book = book();
        let held = book.papers.get_mut(&number).expect("there");
        held.tier = tier;
        held.state = state;
        held.files = vec![
            file("f1", "Tabelle", Tier::Public),
            file("f2", SECRET, Tier::Council),
            file("f3", "Altes", Tier::Public),
            // Its bytes are gone.
            file("f4", "Verlorenes", Tier::Public),
        ];
        known(&book, "2020-06-19", true)
    };
    let seen = with(Tier::Public, PaperState::Sent);
    for object in all(&seen) {
        assert_eq!(check::faults(&object), [] as [String; 0]);
        assert!(!object.to_string().contains(SECRET), "{object}");
    }
    let paper = seen.given("paper/SR-2020-001").expect("there");
    let given = paper["auxiliaryFile"].as_array().expect("files");
    let names: Vec<_> = given.iter().map(|file| &file["name"]).collect();
    assert_eq!(names, ["Tabelle", "Altes"]);
    let address = format!("{ORIGIN}/vorlagen/SR-2020-001/anlagen/f1");
    for (field, value) in [
        ("fileName", json!("f1.pdf")),
        ("mimeType", json!("application/pdf")),
        ("date", json!("2020-05-21")),
        ("size", json!(12_345)),
        ("sha512Checksum", json!("lang")),
        ("accessUrl", json!(address)),
        ("downloadUrl", json!(address)),
        ("paper", json!([paper["id"]])),
    ] {
        assert_eq!(given[0][field], value, "{field}");
    }
    assert_eq!(given[1]["sha512Checksum"], Value::Null, "none is made up");
    let by_itself = seen.given("file/anlage-SR-2020-001-f1").expect("there");
    assert_eq!(by_itself, given[0], "the same inside and by itself");
    for (tier, state) in [
        (Tier::Council, PaperState::Sent),
        (Tier::Public, PaperState::Released),
        (Tier::Public, PaperState::Withdrawn),
    ] {
        let seen = with(tier, state);
        assert_eq!(seen.given("file/anlage-SR-2020-001-f1"), None, "{tier:?} {state:?}");
    }
}

#[test]
fn a_meeting_was_held_where_it_was_opened_or_a_source_says_so() {
    let (sat, nobody) = (BTreeSet::from([6]), BTreeSet::new());
    let told = |book: &Book, confirmed: bool, today: &str, sat: &BTreeSet<u32>| {
        let mut catalogue = catalogue();
        for meeting in &mut catalogue.meetings {
            meeting.confirmed = confirmed;
        }
        let known = known_of(book, &catalogue, today, (true, sat));
        let meeting = known.given("meeting/6").expect("there");
        assert_eq!(check::faults(&meeting), [] as [String; 0]);
        (meeting["meetingState"].clone(), meeting["cancelled"].clone())
    };
    let is = |state: &str, off: bool| (json!(state), json!(off));
    let (after, before) = ("2020-06-19", "2020-06-17");
    let called = Book { calls: [(6, announced(None))].into(), ..book() };
    assert_eq!(told(&called, true, before, &nobody), is("eingeladen", false));
    assert_eq!(told(&called, true, after, &nobody), is("eingeladen", false), "nobody opened it");
    assert_eq!(told(&called, true, "2020-06-18", &sat), is("eingeladen", false), "it goes on");
    assert_eq!(told(&called, true, after, &sat), is("durchgeführt", false));
    let off = CalledOff::new(day("2020-06-10"), SECRET).expect("a reason");
    let off = Book { calls: [(6, announced(Some(off)))].into(), ..book() };
    for (today, sat) in [(before, &nobody), (after, &nobody), (after, &sat)] {
        assert_eq!(told(&off, true, today, sat), is("eingeladen", true), "{today}");
        let given = known_of(&off, &catalogue(), today, (true, sat)).given("meeting/6");
        assert!(!given.expect("there").to_string().contains(SECRET), "why is nobody's business");
    }
    // Nothing is kept here of what was before: the data say whether it was.
    let none = Book::default();
    assert_eq!(told(&none, true, after, &nobody), is("durchgeführt", false));
    assert_eq!(told(&none, false, after, &nobody), is("terminiert", false), "an example");
    assert_eq!(told(&none, true, before, &nobody), is("terminiert", false), "still ahead");
    // Drawn up and never called.
    let planned = Book { plans: book().plans, ..Book::default() };
    assert_eq!(told(&planned, true, after, &nobody), is("terminiert", false));
}

#[test]
fn a_change_inside_changes_what_is_around_it_and_nothing_else() {
    let digests = |book: &Book| known(book, "2020-06-10", true).world.digests(digest);
    let (before, mut book) = (digests(&book()), book());
    let plan = book.plans.get_mut(&6).expect("a plan");
    let items = plan.agenda.items().iter().cloned().map(|mut item| {
        if item.id.as_str() == "i3" {
            item.title = "Nächste Termine".into();
        }
        item
    });
    plan.agenda = Agenda::new(items.collect()).expect("an agenda");
    let after = digests(&book);
    let changed: Vec<_> =
        after.iter().filter(|(path, digest)| before.get(*path) != Some(digest)).collect();
    let changed: Vec<_> = changed.into_iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(changed, ["agendaitem/6-i3", "meeting/6"]);
    // What is taken back by its circle is no object any more.
    let paper =
        book.papers.values_mut().find(|p| p.number.to_string() == "SR-2020-001").expect("there");
    paper.tier = Tier::Council;
    let gone = digests(&book);
    let gone: Vec<_> = after.keys().filter(|path| !gone.contains_key(*path)).collect();
    assert_eq!(gone, ["consultation/6-i2", "file/vorlage-SR-2020-001", "paper/SR-2020-001"]);
}
