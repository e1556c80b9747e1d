//! Minutes from the draft to a correction of what was approved, and the documents of a meeting.

use crate::site::{Answer, OWN, Site, Who, demo_with, hidden, run};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::key::{AccountId, MeasureSlug, OrganisationCode};
use domain::meeting::agenda::template::{agenda, blank};
use domain::meeting::agenda::{Agenda, ItemKind, ItemState};
use domain::meeting::attendance::{Attendance, Call, Seat, Stay};
use domain::meeting::key::{AgendaItemId, AmendmentId, FollowUpId, NoteId, PollId, WordingId};
use domain::meeting::minutes::draft::Assignment;
use domain::meeting::note::{Notes, Wording};
use domain::meeting::numbering::{PaperNumber, ResolutionNumber};
use domain::meeting::paper::{Paper, PaperForm, PaperState};
use domain::meeting::resolution::{
    Counted, Effect, Implementation, Minority, Progress, Resolution, VoteRecord,
};
use domain::meeting::sitting::{HeldPoll, ItemAmendment, Sitting};
use domain::meeting::vote::amendment::{Amendment, AmendmentState};
use domain::meeting::vote::majority::House;
use domain::meeting::vote::{
    MajorityRule, Method, Outcome, Poll, PollState, Tally, TieRule, Voter,
};
use domain::tier::Tier;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

const MINUTES: &str = "/sitzungen/6/niederschrift";
/// Stand in what is the council's own.
const CANARY: &str = "Kanarienvogel";
/// Stands in what is the Geschäftsstelle's own.
const OFFICE_CANARY: &str = "Goldammer";

fn plain(answer: &Answer) -> String {
    answer.text.replace("<!>", "").replace('\u{a0}', " ")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

fn item(id: &str) -> AgendaItemId {
    AgendaItemId::parse(id).expect("a key")
}

/// A value as it is kept: JSON within a text.
fn kept(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("JSON");
    serde_json::to_string(&text).expect("JSON")
}

fn number() -> PaperNumber {
    PaperNumber::parse("SR-2020-044").expect("a number")
}

fn paper() -> Paper {
    let typed = PaperForm {
        title: "Digitalbonus: vereinfachter Antrag".into(),
        lead: "MW".into(),
        proposed_resolution: "Der Rat empfiehlt einen kürzeren Antrag.".into(),
        facts: "Der Antrag ist lang.".into(),
        reasoning: "Viele brechen ihn ab.".into(),
        financial_impact: "keine".into(),
        tier: Tier::Public.code().into(),
        ..PaperForm::default()
    };
    let (text, tier) = typed.parse().expect("a paper");
    Paper {
        number: number(),
        text,
        indicators: Vec::new(),
        frozen: None,
        files: Vec::new(),
        co_signatures: Vec::new(),
        state: PaperState::Released,
        replaces: None,
        tier,
        date: day("2020-05-20"),
        version: 1,
    }
}

fn attendance() -> Attendance {
    let seat = |number: u32| Seat {
        organisation: OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key"),
        votes: 1,
        delegate: format!("Person {number}"),
        excused: number == 12,
        stays: if number <= 7 {
            vec![Stay {
                name: format!("Person {number}"),
                deputy: false,
                from: at("2020-06-18T12:00:00Z"),
                until: None,
            }]
        } else {
            Vec::new()
        },
        recused: BTreeMap::new(),
    };
    Attendance { seats: (1..=12).map(seat).collect(), others: Vec::new() }
}

fn notes() -> Notes {
    let mut notes = Notes::default();
    let mut add = |id: &str, of: &str, tier, text: &str| {
        let wording = Wording {
            text: text.into(),
            author: AccountId::parse("anna").expect("a key"),
            at: at("2020-06-18T13:00:00Z"),
            replaces: BTreeSet::new(),
        };
        let first = (WordingId::parse(&format!("w{id}")).expect("a key"), wording);
        notes.begin(NoteId::parse(id).expect("a key"), (item(of), tier), first).expect("new");
    };
    add("n1", "bonus", Tier::Public, "Der Rat berät über den Antrag.");
    add("n2", "bonus", Tier::Council, &format!("Intern: {CANARY} im Absatz."));
    add("n3", "geheim", Tier::Council, &format!("{CANARY} im Punkt."));
    add("n4", "bonus", Tier::Secretariat, &format!("{OFFICE_CANARY} im Absatz."));
    notes
}

fn resolution() -> Resolution {
    let tally = Tally { yes: 5, no: 1, abstain: 1, invalid: 0 };
    Resolution {
        number: ResolutionNumber::parse("6/6.2/1").expect("a number"),
        item: Some(item("bonus")),
        title: "Digitalbonus".into(),
        text: "Der Rat empfiehlt einen kürzeren Antrag und ein Merkblatt.".into(),
        decided: day("2020-06-18"),
        closed: at("2020-06-18T13:30:00Z"),
        vote: VoteRecord {
            poll: Some(PollId::parse("p1").expect("a key")),
            method: Method::Open,
            counted: Some(Counted { tally, base: 6, needed: 4, not_given: 0 }),
            by_name: Vec::new(),
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
            responsible: String::new(),
            due: None,
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Public,
    }
}

/// The hash that is kept with a resolution.
fn hash(resolution: &Resolution) -> String {
    let bytes = Sha256::digest(resolution.canonical().as_bytes());
    let digit = |n: u8| char::from_digit(u32::from(n), 16).expect("a digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The sixth meeting the day after, held and closed, with nothing written about it yet.
pub(crate) async fn held() -> Site {
    held_with(|_| {}).await
}

/// The same with another course of the meeting.
async fn held_with(change: impl FnOnce(&mut Sitting)) -> Site {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-06-19")]).await;
    let book = site.state.store.book().await.expect("answers");
    let rules = &book.procedures[0];
    let mut next = 0;
    let new_id = || {
        next += 1;
        item(&format!("i{next}"))
    };
    let mut planned = agenda(rules, book.templates.first(), 6, new_id).expect("an agenda");
    let measures =
        planned.items().iter().find(|i| i.title == "Maßnahmen").expect("there").id.clone();
    for (id, title, tier) in [
        ("agentur", "Digitalagentur".to_owned(), Tier::Public),
        ("bonus", "Digitalbonus".to_owned(), Tier::Public),
        ("geheim", format!("Punkt {CANARY}"), Tier::Council),
        ("intern", format!("Punkt {OFFICE_CANARY}"), Tier::Secretariat),
    ] {
        planned = planned.add(blank(item(id), title, tier), Some(&measures)).expect("room");
    }
    let mut items = planned.items().to_vec();
    for held in &mut items {
        if held.id == measures {
            held.tier = Tier::Public;
        }
        if held.id.as_str() == "bonus" {
            (held.paper, held.kind) = (Some(number()), Some(ItemKind::Decision));
        }
    }
    let planned: Agenda = Agenda::new(items).expect("an agenda").sent();
    let attendance = attendance();
    let call = Call { duly_summoned: true, second_call: false, found_before: false };
    let opened = at("2020-06-18T12:00:00Z");
    let mut sitting = Sitting {
        meeting: 6,
        chair: "Vera Vorsitz".into(),
        minute_taker: "Paul Protokoll".into(),
        opened: Some(opened),
        closed: Some(at("2020-06-18T14:20:00Z")),
        quorum: Some(rules.quorum.find(&attendance.assembly(opened, None, call))),
        attendance,
        notes: notes(),
        assignments: vec![Assignment {
            id: FollowUpId::parse("merkblatt").expect("a key"),
            item: item("bonus"),
            text: "Merkblatt entwerfen".into(),
            owner: "MW".into(),
            due: day("2020-09-30"),
            tier: Tier::Public,
        }],
        version: 1,
        ..Sitting::default()
    };
    change(&mut sitting);
    let notes = std::mem::take(&mut sitting.notes);
    let text = format!(
        "CREATE plan:`6` CONTENT {{ meeting: 6, begins: '14:00:00', ends: '16:30:00', place: 'Videokonferenz',
             access: '', agenda: {}, version: 1 }};
         CREATE agenda_version:`6/1` CONTENT {{ meeting: 6, version: 1, sent: '2020-06-03', agenda: {} }};
         CREATE sitting:`6` CONTENT {{ content: {}, version: 1 }};
         CREATE note_wording CONTENT {{ meeting: 6, content: {} }};
         CREATE resolution:`6/6.2/1` CONTENT {{ content: {}, hash: '{}', version: 1 }};
         CREATE paper:`SR-2020-044` CONTENT {{ content: {}, version: 1 }};",
        kept(&planned),
        kept(&planned),
        kept(&sitting),
        kept(&notes),
        kept(&resolution()),
        hash(&resolution()),
        kept(&paper()),
    );
    site.state.store.tamper(&text).await.expect("taken");
    site
}

/// A vote about the Digitalbonus that is closed: five for, one against, one abstention.
fn voted(id: &str, question: &str, amendment: Option<&str>) -> HeldPoll {
    let tally = Tally { yes: 5, no: 1, abstain: 1, invalid: 0 };
    let house = House { present: 7, members: 12, chair: None };
    let voter = |n: u32| Voter {
        organisation: OrganisationCode::parse(&format!("ORG{n:02}")).expect("a key"),
        votes: 1,
    };
    let id = PollId::parse(id).expect("a key");
    HeldPoll {
        poll: Poll {
            state: PollState::Closed,
            voters: (1..=7).map(voter).collect(),
            ..Poll::new(id, item("bonus"), question.to_owned(), Method::Open)
        },
        rule: MajorityRule::Simple,
        matter: None,
        secret: None,
        quorum: None,
        amendment: amendment.map(|id| AmendmentId::parse(id).expect("a key")),
        on_paper: false,
        opened: Some(at("2020-06-18T13:20:00Z")),
        closed: Some(at("2020-06-18T13:30:00Z")),
        verdict: Some(MajorityRule::Simple.decide(TieRule::Rejected, tally, &house)),
    }
}

pub(crate) async fn begun(site: &Site, office: &str) {
    for _ in 0..2 {
        let begun = site.post(office, MINUTES, &[]).await;
        assert_eq!(
            begun.location(),
            format!("{MINUTES}/bearbeiten?hinweis=begonnen"),
            "{}",
            begun.text
        );
    }
}

async fn version(site: &Site, office: &str) -> String {
    let page = site.get(office, &format!("{MINUTES}/bearbeiten")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    version_of(site).await
}

/// Signs as both and sends on the tenth of July; the site of that day.
pub(crate) async fn sent(site: &Site) -> Site {
    let office = site.sign_in(Who::Secretariat).await;
    let chair = site.sign_in(Who::Chair).await;
    let seen = version(site, &office).await;
    for (cookie, there) in [(&office, "/bearbeiten"), (&chair, "")] {
        let signed =
            site.post(cookie, &format!("{MINUTES}/zeichnung"), &[("version", &seen)]).await;
        assert_eq!(
            signed.location(),
            format!("{MINUTES}{there}?hinweis=gezeichnet"),
            "{}",
            signed.text
        );
    }
    let page = plain(&site.get(&office, MINUTES).await);
    assert!(page.contains(">mitgezeichnet<"), "{page}");
    let later = site.on(day("2020-07-10"));
    let office = later.sign_in(Who::Secretariat).await;
    let seen = version(&later, &office).await;
    for _ in 0..2 {
        let fields = [("schritt", "versandt"), ("version", seen.as_str())];
        let sent = later.post(&office, &format!("{MINUTES}/stand"), &fields).await;
        assert_eq!(
            sent.location(),
            format!("{MINUTES}/bearbeiten?hinweis=versandt"),
            "{}",
            sent.text
        );
    }
    later
}

/// The seventh meeting was held, and has dealt with the approval of the minutes or has not.
async fn seventh(site: &Site, dealt_with: bool) {
    let book = site.state.store.book().await.expect("answers");
    let mut agenda = book.plans[&7].agenda.clone();
    let asks = agenda.items().iter().find(|item| item.origin == "niederschrift/6");
    let asks = asks.expect("every agenda has it").id.clone();
    for to in [ItemState::Called, ItemState::Treated].into_iter().filter(|_| dealt_with) {
        agenda = agenda.stepped(&asks, to).expect("a step");
    }
    let sitting = Sitting {
        meeting: 7,
        opened: Some(at("2020-07-27T12:00:00Z")),
        closed: Some(at("2020-07-27T14:00:00Z")),
        version: 1,
        ..Sitting::default()
    };
    let text = format!(
        "UPDATE plan:`7` SET agenda = {}, version += 1;
         UPSERT sitting:`7` CONTENT {{ content: {}, version: 1 }};",
        kept(&agenda),
        kept(&sitting),
    );
    site.state.store.tamper(&text).await.expect("taken");
}

pub(crate) async fn approved(site: &Site) -> (Site, String) {
    let later = site.on(day("2020-07-28"));
    seventh(&later, true).await;
    let office = later.sign_in(Who::Secretariat).await;
    let seen = version(&later, &office).await;
    let fields = [("schritt", "genehmigt"), ("meeting", "7"), ("version", seen.as_str())];
    let approved = later.post(&office, &format!("{MINUTES}/stand"), &fields).await;
    assert_eq!(
        approved.location(),
        format!("{MINUTES}/bearbeiten?hinweis=stand"),
        "{}",
        approved.text
    );
    (later, office)
}

pub(crate) fn pdf_text(bytes: &[u8]) -> Option<String> {
    let run = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut run) = run else {
        println!("skipped: there is no pdftotext");
        return None;
    };
    let mut input = run.stdin.take().expect("piped");
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = run.wait_with_output().expect("ends");
    writer.join().expect("written").expect("taken");
    Some(String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " "))
}

#[test]
fn minutes_write_themselves_and_are_approved_by_the_next_meeting() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let page = plain(&site.get(&office, MINUTES).await);
        for text in [
            "7 von 12 stimmberechtigt anwesend – beschlussfähig.",
            "Abstimmung (offene Abstimmung): 5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen.",
            "Beschluss 6/6.2/1",
            "geänderter Wortlaut gegenüber dem Beschlussvorschlag der Vorlage SR-2020-044",
            "Auftrag: Merkblatt entwerfen (MW, bis 30.09.2020)",
            "Versand spätestens am 16.07.2020",
            "Regel: Niederschrift, Geschäftsordnung Fassung 1",
            ">Entwurf<",
            "Vera Vorsitz",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.get(&member, MINUTES).await.status, StatusCode::NOT_FOUND);

        let later = sent(&site).await;
        let member = later.sign_in(Who::Member).await;
        let page = plain(&later.get(&member, MINUTES).await);
        for text in [
            "Versandt am 10.07.2020. Einwendungen sind bis zum 24.07.2020 möglich.",
            "Regel: Einwendungen gegen die Niederschrift, Geschäftsordnung Fassung 1",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let objection = [("item", "bonus"), ("text", "Wir waren vertreten."), ("token", "e1")];
        let path = format!("{MINUTES}/einwendung");
        for _ in 0..2 {
            let taken = later.post(&member, &path, &objection).await;
            assert_eq!(taken.location(), format!("{MINUTES}?hinweis=einwendung"), "{}", taken.text);
        }
        let bare = later.post(&member, &path, &[("token", "e2")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        let office = later.sign_in(Who::Secretariat).await;
        let planning = plain(&later.get(&office, "/sitzungen/7/planung").await);
        assert!(planning.contains("über eine Einwendung ist zu entscheiden"), "{planning}");

        // Nothing is approved before every objection is decided; what is upheld becomes part of the text.
        let over = later.on(day("2020-07-28"));
        let office = over.sign_in(Who::Secretariat).await;
        let late = over.sign_in(Who::Member).await;
        let too_late = [("item", ""), ("text", "Zu spät."), ("token", "e9")];
        let refused = over.post(&late, &path, &too_late).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused).contains("Einwendungen waren bis zum 24.07.2020 möglich."));
        assert!(refused.text.contains("Zu spät."), "what was typed is kept");
        let seen = version(&over, &office).await;
        let fields = [("schritt", "genehmigt"), ("meeting", "7"), ("version", seen.as_str())];
        let early = over.post(&office, &format!("{MINUTES}/stand"), &fields).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.text);
        assert!(plain(&early).contains("Über jede Einwendung ist zuerst zu entscheiden."));
        let ruling = format!("{MINUTES}/einwendungen/e1");
        let fields = [
            ("upheld", "ja"),
            ("words", "Die Kammer war vertreten."),
            ("item", "bonus"),
            ("version", seen.as_str()),
        ];
        let ruled = over.post(&office, &ruling, &fields).await;
        assert_eq!(
            ruled.location(),
            format!("{MINUTES}/bearbeiten?hinweis=entschieden"),
            "{}",
            ruled.text
        );
        let (over, office) = approved(&over).await;
        let page = plain(&over.get(&office, MINUTES).await);
        for text in [
            "Genehmigt in der 7. Sitzung am 27.07.2020. Der Text steht fest; eine Änderung gibt es nur als sichtbare Berichtigung.",
            "<p>Die Kammer war vertreten.</p>",
            "Berücksichtigt: Die Kammer war vertreten.",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
    });
}

#[test]
fn minutes_wait_until_every_vote_is_recorded_and_tell_of_votes_on_amendments() {
    run(async {
        let site = held_with(|sitting| {
            let amendment = Amendment {
                id: AmendmentId::parse("weit").expect("a key"),
                organisation: OrganisationCode::parse("ORG03").expect("a key"),
                text: "Der Antrag hat höchstens zwei Seiten.".into(),
                passage: String::new(),
                reach: None,
                received: 1,
                state: AmendmentState::Adopted,
            };
            sitting.amendments = vec![ItemAmendment { item: item("bonus"), amendment }];
            // The last vote is closed half an hour after midnight in Berlin.
            let late = HeldPoll {
                closed: Some(at("2020-06-18T22:30:00Z")),
                ..voted("p2", "Der Rat bittet um einen Bericht.", None)
            };
            sitting.polls = vec![
                voted("a1", "Höchstens zwei Seiten?", Some("weit")),
                voted("p1", "Der Rat empfiehlt einen kürzeren Antrag.", None),
                late,
            ];
            sitting.closed = Some(at("2020-06-18T22:45:00Z"));
        })
        .await;
        let office = site.sign_in(Who::Secretariat).await;
        let refused = site.post(&office, MINUTES, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        let record = "/sitzungen/6/abstimmungen/p2/beschluss";
        for page in [refused, site.get(&office, &format!("{MINUTES}/bearbeiten")).await] {
            let text = plain(&page);
            for told in
                ["noch kein Beschluss festgehalten", "Der Rat bittet um einen Bericht.", record]
            {
                assert!(text.contains(told), "{told}: {text}");
            }
            for other in ["abstimmungen/p1/", "abstimmungen/a1/", "Entwurf anlegen"] {
                assert!(!text.contains(other), "{other}: {text}");
            }
        }
        assert!(!site.state.store.book().await.expect("answers").minutes.contains_key(&6));

        let decision = [
            ("title", "Bericht"),
            ("text", "Der Rat bittet um einen Bericht."),
            ("responsible", ""),
            ("due", ""),
            ("tier", "oeffentlich"),
        ];
        let saved = site.post(&office, record, &decision).await;
        assert_eq!(saved.location(), "/beschluesse/6-6.2-2?hinweis=aufgenommen", "{}", saved.text);
        let book = site.state.store.book().await.expect("answers");
        let late = book.resolutions.iter().find(|r| r.title == "Bericht").expect("recorded");
        assert_eq!(late.decided, day("2020-06-19"), "the day after the meeting began");
        begun(&site, &office).await;
        let sentence = "Abstimmung (offene Abstimmung): 5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen.";
        let tells = |page: &str| {
            for told in [
                "Änderungsantrag (",
                "Der Antrag hat höchstens zwei Seiten.",
                "Beschluss 6/6.2/1",
                "Beschluss 6/6.2/2",
            ] {
                assert!(page.contains(told), "{told}: {page}");
            }
            assert_eq!(page.matches(sentence).count(), 3, "{page}");
        };
        tells(&plain(&site.get(&office, MINUTES).await));
        let pdf = site.get(&office, &format!("{MINUTES}.pdf")).await;
        if let Some(text) = pdf_text(&pdf.bytes) {
            assert!(text.contains("Änderungsantrag ("), "{text}");
        }
        // The meeting is over and every vote of it is recorded, so no resolution can come after the draft.
        let again = site.post(&office, record, &decision).await;
        assert_eq!(again.location(), "/beschluesse/6-6.2-2?hinweis=schon-da");
        let (over, _) = approved(&sent(&site).await).await;
        tells(&plain(&over.get("", &format!("{MINUTES}-oeffentlich")).await));
    });
}

#[test]
fn paragraphs_that_the_form_has_no_room_for_stay() {
    run(async {
        let site = held_with(|sitting| {
            for n in 1..=30 {
                let wording = Wording {
                    text: format!("Notiz {n:02}."),
                    author: AccountId::parse("anna").expect("a key"),
                    at: at("2020-06-18T13:00:00Z") + chrono::TimeDelta::minutes(n),
                    replaces: BTreeSet::new(),
                };
                let first = (WordingId::parse(&format!("wm{n:02}")).expect("a key"), wording);
                let note = NoteId::parse(&format!("m{n:02}")).expect("a key");
                sitting.notes.begin(note, (item("agentur"), Tier::Public), first).expect("new");
            }
        })
        .await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let path = format!("{MINUTES}/punkte/agentur");
        let page = site.get(&office, &path).await;
        let told = plain(&page);
        assert!(told.contains("6 weitere Absätze stehen unverändert dahinter."), "{told}");
        assert!(told.contains("<p>Notiz 30.</p>"), "{told}");
        let base = hidden(&page.text, "base");
        let mut fields = vec![("base".to_owned(), base), ("schritt".into(), "speichern".into())];
        fields.push(("text-0".into(), "Anders.".into()));
        fields.push(("tier-0".into(), "oeffentlich".into()));
        for n in 1..24 {
            fields.push((format!("text-{n}"), format!("Notiz {:02}.", n + 1)));
            fields.push((format!("tier-{n}"), "oeffentlich".into()));
        }
        let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let saved = site.post(&office, &path, &fields).await;
        assert_eq!(saved.location(), format!("{path}?hinweis=gespeichert"), "{}", saved.text);
        let page = plain(&site.get(&office, MINUTES).await);
        assert!(page.contains("<p>Anders.</p>") && !page.contains("Notiz 01."), "{page}");
        for n in 2..=30 {
            assert!(page.contains(&format!("<p>Notiz {n:02}.</p>")), "{n}: {page}");
        }
    });
}

#[test]
fn dissent_stands_beside_the_resolution_in_the_minutes_and_with_the_measure() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let before = plain(&site.get(&office, MINUTES).await);
        assert!(!before.contains("Minderheitsvoten"), "{before}");
        let member = site.sign_in(Who::Member).await;
        let said = [("text", "Wir hätten mehr gewollt.")];
        let kept_it = site.post(&member, "/beschluesse/6-6.2-1/minderheit", &said).await;
        let there = "/beschluesse/6-6.2-1?hinweis=minderheit";
        assert_eq!(kept_it.location(), there, "{}", kept_it.text);
        let page = plain(&site.get(&office, MINUTES).await);
        for text in ["Minderheitsvoten", "<p>Wir hätten mehr gewollt.</p>"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let book = site.state.store.book().await.expect("answers");
        let stands = serde_json::to_string(&book.minutes[&6].text).expect("JSON");
        assert!(!stands.contains("mehr gewollt"), "the text of the minutes stands");
        let pdf = site.get(&office, &format!("{MINUTES}.pdf")).await;
        if let Some(text) = pdf_text(&pdf.bytes) {
            assert!(text.contains("Wir hätten mehr gewollt."), "{text}");
        }

        let about = |running: u32, words: &str, tier| Resolution {
            number: ResolutionNumber::parse(&format!("6/6.2/{running}")).expect("a number"),
            effects: vec![Effect::ChangeMeasure {
                measure: MeasureSlug::parse("digitalbonus").expect("a key"),
            }],
            minority: vec![Minority {
                organisation: OrganisationCode::parse("ORG03").expect("a key"),
                text: words.to_owned(),
                date: day("2020-06-18"),
            }],
            tier,
            ..resolution()
        };
        let inside = about(7, &format!("{CANARY} im Votum."), Tier::Council);
        let open = about(8, "Der Antrag bleibt zu lang.", Tier::Public);
        for held in [inside, open] {
            let text = format!(
                "CREATE resolution:`{}` CONTENT {{ content: {}, hash: '{}', version: 1 }};",
                held.number,
                kept(&held),
                hash(&held),
            );
            site.state.store.tamper(&text).await.expect("taken");
        }
        let sentence = "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen";
        for (cookie, sees_all) in [(member.as_str(), true), ("", false)] {
            let page = plain(&site.get(cookie, "/massnahmen/digitalbonus").await);
            for text in [
                "Beschlüsse zu dieser Maßnahme",
                "/beschluesse/6-6.2-8",
                "18.06.2020",
                sentence,
                "Der Antrag bleibt zu lang.",
            ] {
                assert!(page.contains(text), "{text}: {page}");
            }
            assert!(!page.contains("/beschluesse/6-6.2-1\""), "it is not about the measure");
            assert_eq!(page.contains(&format!("{CANARY} im Votum.")), sees_all, "{page}");
            assert_eq!(page.contains("/beschluesse/6-6.2-7"), sees_all, "{page}");
        }
    });
}

#[test]
fn only_a_meeting_that_dealt_with_the_approval_approves_minutes() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let later = sent(&site).await;
        // The frame of the seventh agenda asks for the approval, so nothing proposes it a second time.
        let office = later.sign_in(Who::Secretariat).await;
        let planning = plain(&later.get(&office, "/sitzungen/7/planung").await);
        assert!(planning.contains("<b>Genehmigung der Niederschrift über die 6. Sitzung</b>"));
        assert!(!planning.contains("name=\"key\" value=\"niederschrift/6\""), "{planning}");
        assert!(planning.contains("aufgenommen (TOP 3)"), "{planning}");

        let over = later.on(day("2020-07-28"));
        let office = over.sign_in(Who::Secretariat).await;
        let refused = async |words: &str| {
            let seen = version_of(&over).await;
            let fields = [("schritt", "genehmigt"), ("meeting", "7"), ("version", seen.as_str())];
            let answer = over.post(&office, &format!("{MINUTES}/stand"), &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
            let page = plain(&answer);
            assert!(page.contains(words), "{words}: {page}");
            assert!(page.contains("<option value=\"7\" selected"), "what was chosen stays: {page}");
        };
        refused("Diese Sitzung wurde nicht eröffnet.").await;
        seventh(&over, false).await;
        refused("Diese Sitzung hat den Punkt zur Genehmigung nicht behandelt.").await;
        let (over, _) = approved(&over).await;
        let record = over.state.store.book().await.expect("answers").minutes[&6].clone();
        assert_eq!(record.approved.map(|approval| approval.meeting), Some(7));
    });
}

#[test]
fn what_is_approved_changes_by_a_correction_beside_it_alone() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let later = sent(&site).await;
        let (over, office) = approved(&later).await;
        let before = over.state.store.book().await.expect("answers").minutes[&6].text.clone();
        let seen = version_of(&over).await;
        for (path, fields) in [
            (format!("{MINUTES}/punkte/bonus"), vec![("text-neu", "Anders."), ("base", "")]),
            (
                format!("{MINUTES}/kopf"),
                vec![
                    ("place", "Anderswo"),
                    ("chair", "A"),
                    ("minute_taker", "B"),
                    ("version", &seen),
                ],
            ),
        ] {
            let refused = over.post(&office, &path, &fields).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{path}: {}", refused.text);
        }
        for step in ["entwurf", "versandt"] {
            let fields = [("schritt", step), ("version", seen.as_str())];
            let refused = over.post(&office, &format!("{MINUTES}/stand"), &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}");
        }
        let path = format!("{MINUTES}/berichtigung");
        let bare = over.post(&office, &path, &[("text", "X"), ("version", &seen)]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "no reason, no meeting");
        let fields = [
            ("item", "bonus"),
            ("text", "Es waren zwei Merkblätter."),
            ("reason", "Schreibfehler"),
            ("meeting", "7"),
            ("version", seen.as_str()),
        ];
        for _ in 0..2 {
            let corrected = over.post(&office, &path, &fields).await;
            assert_eq!(
                corrected.location(),
                format!("{MINUTES}/bearbeiten?hinweis=berichtigt"),
                "{}",
                corrected.text
            );
        }
        let record = over.state.store.book().await.expect("answers").minutes[&6].clone();
        assert_eq!(record.text, before, "the approved text stays");
        assert_eq!(record.corrections.len(), 1, "the same form twice is one correction");
        for path in [MINUTES, "/sitzungen/6/niederschrift-oeffentlich"] {
            let page = plain(&over.get("", path).await);
            assert!(
                page.contains(
                    "Berichtigung zu TOP 6.2, beschlossen in der 7. Sitzung am 27.07.2020"
                ),
                "{page}"
            );
            assert!(page.contains("Es waren zwei Merkblätter.") && !page.contains("Schreibfehler"));
        }
    });
}

async fn version_of(site: &Site) -> String {
    site.state.store.book().await.expect("answers").minutes[&6].version.to_string()
}

#[test]
fn sending_reaches_the_members_once_and_brings_back_what_was_taken_on() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let count = |rows: Vec<(&'static str, i64)>, table: &str| {
            rows.into_iter().find(|(name, _)| *name == table).expect("a table").1
        };
        let mails = count(site.rows().await, "outbox");
        let later = sent(&site).await;
        let book = later.state.store.book().await.expect("answers");
        let back: Vec<_> = book.follow_ups.iter().map(|kept| &kept.follow_up).collect();
        assert_eq!(back.len(), 1, "once, however often the form is sent");
        assert_eq!(
            (back[0].subject.as_str(), back[0].reason.as_str(), back[0].due),
            ("Merkblatt entwerfen", "MW", day("2020-09-30"))
        );
        let rows = count(later.rows().await, "outbox");
        let people = later.state.store.people().await.expect("answers");
        let invited = domain::meeting::call::recipients(&people, day("2020-07-10"));
        let guests = domain::meeting::invitation::dispatch::RecipientKind::Guest;
        let members = invited.iter().filter(|(_, _, kind)| *kind != guests).count();
        assert_eq!(rows - mails, i64::try_from(members).expect("few"));
        let office = later.sign_in(Who::Secretariat).await;
        let outbox = plain(&later.get(&office, "/verwaltung/postausgang").await);
        assert!(outbox.contains("Niederschrift der 6. Sitzung vom 18. Juni 2020"), "{outbox}");
    });
}

#[test]
fn two_who_write_lose_nothing() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let form = async |id: &str| {
            let page = site.get(&office, &format!("{MINUTES}/punkte/{id}")).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.text);
            hidden(&page.text, "base")
        };
        // At once about different items: both stand.
        let ids = ["i1", "i2", "i3", "i4", "i5", "agentur"];
        let bases = futures::future::join_all(ids.map(form)).await;
        let write = async |id: &str, base: &str| {
            let text = format!("Wort zu {id}.");
            let fields = [("text-neu", text.as_str()), ("base", base), ("schritt", "speichern")];
            site.post(&office, &format!("{MINUTES}/punkte/{id}"), &fields).await.status
        };
        let all = ids.iter().zip(&bases).map(|(id, base)| write(id, base));
        let all = futures::future::join_all(all).await;
        assert!(all.iter().all(|status| *status == StatusCode::SEE_OTHER), "{all:?}");
        let page = plain(&site.get(&office, MINUTES).await);
        for id in ids {
            assert_eq!(page.matches(&format!("<p>Wort zu {id}.</p>")).count(), 1, "{id}");
        }
        // At once about the same item: the second one sees both texts and keeps what was typed.
        let path = format!("{MINUTES}/punkte/agentur");
        let base = form("agentur").await;
        let first = [("text-0", "Erste Fassung."), ("base", base.as_str())];
        assert_eq!(site.post(&office, &path, &first).await.status, StatusCode::SEE_OTHER);
        let second = [("text-0", "Zweite Fassung."), ("base", base.as_str())];
        let late = site.post(&office, &path, &second).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("<p>Erste Fassung.</p>"), "what stands: {}", late.text);
        assert!(
            late.text.contains("\nZweite Fassung.</textarea>"),
            "what was typed: {}",
            late.text
        );
        let base = hidden(&late.text, "base");
        let both = [("text-0", "Erste und zweite Fassung."), ("base", base.as_str())];
        assert_eq!(site.post(&office, &path, &both).await.status, StatusCode::SEE_OTHER);

        // What is being typed is kept beside the text and comes back after a lost connection.
        let draft = [("text-0", "Halber Satz"), ("base", "x")];
        let answer = site.post(&office, &format!("{path}/entwurf"), &draft).await;
        assert!(answer.text.starts_with("Entwurf gespeichert um"), "{}", answer.text);
        let page = site.get(&office, &path).await.text;
        assert!(page.contains("\nHalber Satz</textarea>"), "{page}");
        assert!(page.contains("<p>Erste und zweite Fassung.</p>"), "written from another state");
        assert!(!site.get(&office, MINUTES).await.text.contains("Halber Satz"));
        let own = site.post(&office, "/mein-bereich/daten.json", &[]).await.text;
        assert!(own.contains("Halber Satz"), "{own}");

        // A placeholder is replaced before it is saved.
        let page = site.get(&office, &format!("{MINUTES}/punkte/i5")).await;
        let base = hidden(&page.text, "base");
        let path = format!("{MINUTES}/punkte/i5");
        let insert = [
            ("text-0", "Wort zu i5."),
            ("baustein", "bericht"),
            ("schritt", "einfuegen"),
            ("base", base.as_str()),
        ];
        assert_eq!(site.post(&office, &path, &insert).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&office, &path).await.text;
        assert!(page.contains("{wer} berichtet über {maßnahme}."), "{page}");
        let open = [
            ("text-0", "Wort zu i5."),
            ("text-neu", "Das MW berichtet über {maßnahme}."),
            ("base", base.as_str()),
        ];
        let refused = site.post(&office, &path, &open).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            plain(&refused)
                .contains("Der Platzhalter {maßnahme} ist noch durch einen Wert zu ersetzen.")
        );
    });
}

#[test]
fn what_is_not_public_is_absent() {
    run(async {
        let site = held().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let public = ["-oeffentlich", "-oeffentlich.pdf"].map(|end| format!("{MINUTES}{end}"));
        for path in &public {
            let early = site.get(&office, path).await;
            assert_eq!(early.status, StatusCode::NOT_FOUND, "{path} before the approval");
        }
        let later = sent(&site).await;
        let (over, _) = approved(&later).await;
        for who in Who::ALL {
            let cookie = over.sign_in(who).await;
            let inside = matches!(
                who,
                Who::Member
                    | Who::Member2
                    | Who::Deputy
                    | Who::Chair
                    | Who::Planner
                    | Who::Secretariat
            );
            let files = ["", ".pdf", "-oeffentlich", "-oeffentlich.pdf"];
            for path in files.map(|end| format!("{MINUTES}{end}")) {
                let answer = over.get(&cookie, &path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path} as {who:?}");
                let text = if path.contains(".pdf") {
                    let Some(text) = pdf_text(&answer.bytes) else { continue };
                    text
                } else {
                    plain(&answer)
                };
                let sees = inside && !path.contains("oeffentlich");
                assert!(
                    text.contains("Digitalbonus") && text.contains("6/6.2/1"),
                    "{path} as {who:?}"
                );
                for word in [CANARY, "Person 3", "Vera Vorsitz"] {
                    assert_eq!(text.contains(word), sees, "{word} on {path} as {who:?}");
                }
                let all = who == Who::Secretariat && !path.contains("oeffentlich");
                assert_eq!(text.contains(OFFICE_CANARY), all, "{path} as {who:?}");
            }
            // Whoever cannot have a document is not offered it.
            let page = over.get(&cookie, "/sitzungen/6").await.text;
            assert!(page.contains("niederschrift.pdf"), "as {who:?}");
            assert_eq!(page.contains("anwesenheitsliste.pdf"), inside, "as {who:?}");
            for path in ["/sitzungen/6", "/sitzungen", "/aenderungen"] {
                let page = over.get(&cookie, path).await.text;
                assert!(inside || !page.contains(CANARY), "{path} as {who:?}");
            }
        }
    });
}

async fn dispatched(site: &Site, office: &str) {
    let page = site.get(office, "/sitzungen/7/versand").await;
    let fields = [("version", hidden(&page.text, "version")), ("reason", String::new())];
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let sent = site.post(office, "/sitzungen/7/versand", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
}

#[test]
fn a_version_of_the_pack_is_the_same_file_whenever_it_is_made() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let pack = "/sitzungen/7/mappe.pdf?fassung=1";
        assert_eq!(site.get(&member, pack).await.status, StatusCode::NOT_FOUND, "not sent yet");
        let add = async |title: &str, token: &str, paper: &str| {
            let fields = [("title", title), ("token", token), ("minutes", "10"), ("paper", paper)];
            let added = site.post(&office, "/sitzungen/7/punkte", &fields).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        };
        add("Digitalbonus", "t1", "").await;
        dispatched(&site, &office).await;
        let get = async |path: &str| {
            let answer = site.get(&member, path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
            answer.bytes
        };
        let zip = "/sitzungen/7/mappe.zip?fassung=1";
        let agenda = "/sitzungen/7/tagesordnung.pdf?fassung=1";
        let first = [get(pack).await, get(zip).await, get(agenda).await];
        assert!(first[0].starts_with(b"%PDF") && first[1].starts_with(b"PK"));
        // Days later, with other names, another value, another place and a further item.
        site.state
            .store
            .tamper(
                "UPDATE organisation SET name = 'Anders'; UPDATE plan:`7` SET place = 'Anderswo';
                 UPDATE observation SET value = 1.0; UPDATE meta:catalogue SET revision += 1, base += 1;",
            )
            .await
            .expect("taken");
        add("Nachgetragene Sache", "t2", "").await;
        dispatched(&site, &office).await;
        for (path, before) in [pack, zip, agenda].iter().zip(&first) {
            assert!(get(path).await == *before, "{path} is another file");
        }
        let second = get("/sitzungen/7/mappe.pdf?fassung=2").await;
        assert!(get("/sitzungen/7/mappe.pdf").await == second, "the last one where none is named");
        if let Some(text) = pdf_text(&second) {
            for words in ["neu seit Version 1", "Nachgetragene Sache", "Sitzungsmappe"] {
                assert!(text.contains(words), "{words}: {text}");
            }
        }
        for (path, status) in [
            ("/sitzungen/7/mappe.pdf?fassung=3", 404),
            ("/sitzungen/7/mappe.pdf?fassung=0", 404),
            ("/sitzungen/7/mappe.zip?fassung=x", 404),
        ] {
            assert_eq!(site.get(&member, path).await.status.as_u16(), status, "{path}");
        }
        // Nothing of it is public, so outside there is no pack; the list names persons, for the council alone.
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let council = who.is_inside() && who != Who::Guest;
            let expected = if council { StatusCode::OK } else { StatusCode::NOT_FOUND };
            for path in [pack, zip, agenda, "/sitzungen/7/anwesenheitsliste.pdf"] {
                let answer = site.get(&cookie, path).await;
                assert_eq!(answer.status, expected, "{path} as {who:?}");
            }
            let page = site.get(&cookie, "/sitzungen/7").await.text;
            assert_eq!(page.contains("mappe.pdf?fassung=2"), council, "offered to {who:?}");
        }
    });
}
