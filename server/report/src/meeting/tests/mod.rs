//! Documents of a made-up sixth meeting.

mod absent;
mod files;
mod hostile;
mod pack;
mod structure;

use super::*;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::indicator::status::Status;
use domain::key::{AccountId, AreaCode, IndicatorCode, OrganisationCode};
use domain::meeting::agenda::version::{AgendaVersion, Difference, differences};
use domain::meeting::agenda::{Agenda, AgendaItem, ItemKind, ItemState, Place};
use domain::meeting::attendance::{Attendance, Other, OtherKind, Seat, Stay};
use domain::meeting::circular::{Circular, CircularState, CircularVote};
use domain::meeting::invitation::Summons;
use domain::meeting::key::{AgendaItemId, FollowUpId, PaperFileId, PollId};
use domain::meeting::minutes::approval::{
    Approval, Correction, MinutesRecord, MinutesState, Signature,
};
use domain::meeting::minutes::document::{
    Block, Content, Heading, Minutes, MinutesItem, Participant,
};
use domain::meeting::numbering::{CircularNumber, ItemNumber, PaperNumber, ResolutionNumber};
use domain::meeting::paper::{
    CoSignature, CoSigned, Figure, Frozen, Paper, PaperFile, PaperState, PaperText,
};
use domain::meeting::quorum::{Ground, QuorumFinding, QuorumShare};
use domain::meeting::resolution::{
    Counted, Implementation, Minority, Progress, Resolution, VoteRecord,
};
use domain::meeting::vote::{Choice, MajorityRule, Method, Outcome, Tally, Voter};
use domain::period::Period;
use domain::tier::Tier;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a time")
}

fn utc(text: &str) -> DateTime<Utc> {
    at(text).and_utc()
}

/// Two hours later than in Greenwich, as in summer.
fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc() + TimeDelta::hours(2)
}

fn item_id(id: &str) -> AgendaItemId {
    AgendaItemId::parse(id).expect("a key")
}

fn organisation(code: &str) -> OrganisationCode {
    OrganisationCode::parse(code).expect("a key")
}

/// The council of the tests.
struct House {
    sender: Sender,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

impl House {
    fn new() -> Self {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let names = [
            "Land Niedersachsen – Ministerium für Wirtschaft, Arbeit, Verkehr und Digitalisierung (MW)",
            "IHK Niedersachsen (IHKN)",
            "Verband der Lehrerinnen und Lehrer an Wirtschaftsschulen in Niedersachsen (VLWN)",
            "Innovationszentrum Niedersachsen GmbH",
            "NBank – Investitions- und Förderbank Niedersachsen",
            "Evangelische Akademie Loccum",
            "Niedersächsischer Handwerkstag (NHT)",
            "Landesvertretung der Handwerkskammern Niedersachsen (LHN)",
            "Unternehmerverbände Niedersachsen (UVN)",
            "Branchenverband Beispiel e. V.",
            "Arbeitgeberverband Muster Niedersachsen",
            "Bildungswerk Muster Niedersachsen",
        ];
        let code = |place: usize| organisation(&format!("ORG{:02}", place + 1));
        Self {
            sender: Sender {
                council: "Strategierat Niedersachsen".into(),
                of_council: "des Strategierats Niedersachsen".into(),
                office: "Geschäftsstelle".into(),
                address: lines(&["Musterstraße 1", "00000 Musterstadt"]),
                town: "Musterstadt".into(),
                phone: "0000 120-0".into(),
                email: "geschaeftsstelle@demo.example".into(),
                web: "wirkungskompass.demo.example".into(),
                demo: Some("Demonstration – kein amtliches Schreiben".into()),
            },
            organisations: names
                .iter()
                .enumerate()
                .map(|(place, name)| (code(place), (*name).to_owned()))
                .collect(),
            areas: BTreeMap::from([(
                AreaCode::parse("NI").expect("a key"),
                "Niedersachsen".to_owned(),
            )]),
        }
    }

    fn office(&self) -> Office<'_> {
        Office {
            sender: &self.sender,
            organisations: &self.organisations,
            areas: &self.areas,
            local: &local,
        }
    }
}

fn occasion() -> Occasion {
    Occasion {
        number: 6,
        begins: at("2020-06-18T14:00:00"),
        ends: at("2020-06-18T16:30:00"),
        place: "Videokonferenz".into(),
        access: "https://konferenz.demo.example/strategierat-6".into(),
    }
}

fn item(id: &str, title: &str, depth: u8, kind: Option<ItemKind>, minutes: u16) -> AgendaItem {
    AgendaItem {
        id: item_id(id),
        depth,
        frame: None,
        sent_as: None,
        title: title.into(),
        kind,
        rapporteur: String::new(),
        minutes,
        tier: Tier::Council,
        paper: None,
        origin: String::new(),
        state: ItemState::Planned,
    }
}

fn paper_number(running: u32) -> PaperNumber {
    PaperNumber::parse(&format!("SR-2020-{running:03}")).expect("a number")
}

/// The usual agenda.
fn agenda() -> Agenda {
    use ItemKind::{Decision, Discussion, Information};
    let head = |item: AgendaItem| AgendaItem { frame: Some(Place::Head), ..item };
    let tail = |item: AgendaItem| AgendaItem { frame: Some(Place::Tail), ..item };
    let items = vec![
        head(item(
            "i1",
            "Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit",
            0,
            None,
            5,
        )),
        head(item("i2", "Genehmigung der Tagesordnung", 0, Some(Decision), 5)),
        head(item("i3", "Genehmigung der Niederschrift über die 5. Sitzung", 0, Some(Decision), 5)),
        AgendaItem {
            rapporteur: "Geschäftsstelle".into(),
            ..item(
                "i4",
                "Bericht der Geschäftsstelle: Umsetzungsstand der Beschlüsse",
                0,
                Some(Information),
                15,
            )
        },
        AgendaItem {
            rapporteur: "Innovationszentrum Niedersachsen".into(),
            tier: Tier::Public,
            ..item("i5", "Digitalisierungsgrad und Indikatoren", 0, Some(Information), 25)
        },
        AgendaItem { tier: Tier::Public, ..item("i6", "Maßnahmen", 0, None, 0) },
        AgendaItem {
            tier: Tier::Public,
            ..item(
                "i7",
                "Digitalagentur Niedersachsen: Beratungsangebote in der Fläche",
                1,
                Some(Discussion),
                20,
            )
        },
        AgendaItem {
            tier: Tier::Public,
            paper: Some(paper_number(4)),
            ..item(
                "i8",
                "Digitalbonus: vereinfachter Antrag für kleine Unternehmen",
                1,
                Some(Decision),
                30,
            )
        },
        item("i9", "Gemeinsame Fragen für Befragungen", 0, Some(Discussion), 20),
        tail(item("i10", "Verschiedenes", 0, None, 10)),
        tail(item("i11", "Nächste Termine", 0, Some(Information), 5)),
    ];
    Agenda::new(items).expect("an agenda").sent()
}

/// The agenda after a supplement: an item is new, one is changed, one was taken off.
fn supplement() -> (Agenda, Vec<Difference>) {
    let first = agenda();
    let mut items = first.items().to_vec();
    for item in &mut items {
        match item.id.as_str() {
            "i8" => item.minutes = 35,
            "i9" => item.state = ItemState::Withdrawn,
            _ => {}
        }
    }
    let changed = Agenda::new(items).expect("an agenda");
    let new = AgendaItem {
        tier: Tier::Public,
        ..item(
            "i12",
            "Stellungnahme zur Änderung der Förderrichtlinie",
            0,
            Some(ItemKind::Decision),
            15,
        )
    };
    let changed = changed.add(new, None).expect("room");
    let version =
        AgendaVersion { version: 1, sent: day("2020-06-03"), agenda: first, reason: String::new() };
    let second = AgendaVersion::next(std::slice::from_ref(&version), &changed, day("2020-06-10"));
    let found = differences(&version.agenda, &second.agenda);
    (second.agenda, found)
}

fn file(id: &str, title: &str, tier: Tier) -> PaperFile {
    PaperFile { id: PaperFileId::parse(id).expect("a key"), title: title.into(), tier }
}

fn paper(running: u32) -> Paper {
    let indicator = IndicatorCode::parse("FD-01").expect("a key");
    let without = IndicatorCode::parse("BE-02").expect("a key");
    let figure = Figure {
        indicator: indicator.clone(),
        name: "Bewilligte Anträge Digitalbonus".into(),
        unit: "Anträge".into(),
        area: AreaCode::parse("NI").expect("a key"),
        period: Period::parse("2020-Q1").expect("a period"),
        value: 1300.0,
        known: day("2020-05-20"),
        status: Status::AtRisk,
        method: "Zielpfad, Fassung 1".into(),
    };
    Paper {
        number: paper_number(running),
        text: PaperText {
            title: "Digitalbonus: vereinfachter Antrag für kleine Unternehmen".into(),
            lead: "Ministerium für Wirtschaft, Arbeit, Verkehr und Digitalisierung".into(),
            proposed_resolution: "Der Strategierat empfiehlt,\n1. den Antrag für Vorhaben bis 10.000 € auf eine Seite zu \
                 kürzen,\n2. Bewilligungen innerhalb von 20 Arbeitstagen zu erteilen,\n3. dem Rat in der 7. Sitzung zu \
                 berichten."
                .into(),
            facts: "Der Digitalbonus fördert kleine und mittlere Unternehmen bei der Digitalisierung.\n\nDie Mitglieder \
                    haben in der Bewertungsrunde den Aufwand des Antrags bemängelt:\n- zu viele Nachweise,\n- lange \
                    Bearbeitung."
                .into(),
            reasoning: "Ein kurzer Antrag senkt den Aufwand dort, wo er im Verhältnis zur Förderung am größten ist."
                .into(),
            financial_impact: "Keine.".into(),
            indicator_impact: "Erwartet wird, dass die Zahl der Bewilligungen steigt.".into(),
        },
        indicators: vec![indicator, without],
        frozen: Some(Frozen { as_of: day("2020-06-03"), figures: vec![figure] }),
        files: vec![
            file("f1", "Auswertung der Bewertungsrunde", Tier::Public),
            file("f2", "Entwurf des Antragsformulars", Tier::Council),
        ],
        co_signatures: vec![
            CoSignature {
                organisation: organisation("ORG05"),
                answer: CoSigned::Signed { at: utc("2020-05-26T09:00:00") },
            },
            CoSignature { organisation: organisation("ORG02"), answer: CoSigned::Asked },
        ],
        state: PaperState::Sent,
        replaces: None,
        tier: Tier::Public,
        date: day("2020-05-25"),
        version: 3,
    }
}

fn course() -> Vec<Consultation> {
    vec![Consultation {
        meeting: 6,
        day: day("2020-06-18"),
        item: ItemNumber::parse("6.2").expect("a number"),
        kind: Some(ItemKind::Decision),
    }]
}

fn sheet(agenda: &Agenda, reach: Tier) -> AgendaSheet<'_> {
    AgendaSheet { agenda, version: 1, reach, changes: None, urgent: &[] }
}

fn attendance() -> Attendance {
    let seat = |number: u32| {
        let stay = |name: &str, deputy, from: &str, until: Option<&str>| Stay {
            name: name.into(),
            deputy,
            from: utc(from),
            until: until.map(utc),
        };
        let begin = "2020-06-18T12:00:00";
        let stays = match number {
            1..=5 => vec![stay(
                &format!("Delegierte {number}"),
                false,
                begin,
                Some("2020-06-18T14:30:00"),
            )],
            6 => vec![stay("Kim Muster", true, begin, Some("2020-06-18T13:40:00"))],
            7 => vec![stay("Delegierte 7", false, "2020-06-18T12:20:00", None)],
            _ => Vec::new(),
        };
        Seat {
            organisation: organisation(&format!("ORG{number:02}")),
            votes: 1,
            delegate: format!("Delegierte {number}"),
            excused: (8..=9).contains(&number),
            stays,
            recused: BTreeMap::new(),
        }
    };
    let other =
        |name: &str, from: &str, kind| Other { name: name.into(), organisation: from.into(), kind };
    Attendance {
        seats: (1..=12).map(seat).collect(),
        others: vec![
            other("Gast Beispiel", "Hochschule Muster", OtherKind::Guest),
            other("Kim Protokoll", "Geschäftsstelle", OtherKind::Secretariat),
        ],
    }
}

fn quorum() -> QuorumFinding {
    QuorumFinding {
        present: 7,
        base: 12,
        needed: 6,
        left_out: 0,
        share: QuorumShare::AtLeast { numerator: 1, denominator: 2 },
        ground: Ground::Enough,
    }
}

fn vote(by_name: bool) -> VoteRecord {
    let choices = [
        Some(Choice::Yes),
        Some(Choice::Yes),
        Some(Choice::No),
        Some(Choice::Yes),
        Some(Choice::Yes),
        Some(Choice::Abstain),
        Some(Choice::Yes),
    ];
    let names = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| (organisation(&format!("ORG{:02}", place + 1)), *choice));
    VoteRecord {
        poll: PollId::parse("p1").ok(),
        method: if by_name { Method::ByName } else { Method::Open },
        counted: Some(Counted {
            tally: Tally { yes: 5, no: 1, abstain: 1, invalid: 0 },
            base: 6,
            needed: 2,
            not_given: 0,
        }),
        by_name: if by_name { names.collect() } else { Vec::new() },
        rule: MajorityRule::Simple,
        outcome: Outcome::Adopted,
    }
}

fn resolution() -> Resolution {
    Resolution {
        number: ResolutionNumber::parse("6/6.2/1").expect("a number"),
        item: Some(item_id("i8")),
        title: "Digitalbonus: vereinfachter Antrag".into(),
        text: paper(4).text.proposed_resolution,
        decided: day("2020-06-18"),
        closed: utc("2020-06-18T13:25:00"),
        vote: vote(true),
        quorum: Some(quorum()),
        procedure: 1,
        effects: Vec::new(),
        replaces: Vec::new(),
        minority: vec![Minority {
            organisation: organisation("ORG03"),
            text: "Eine Frist von 20 Arbeitstagen bindet Kräfte, die in der Beratung fehlen."
                .into(),
            date: day("2020-06-22"),
        }],
        progress: Progress {
            state: Implementation::Open,
            responsible: "Ministerium für Wirtschaft".into(),
            due: Some(day("2020-12-31")),
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Public,
    }
}

/// Minutes with something for the council alone in every place where there can be something; each carries `secret`.
#[expect(clippy::too_many_lines, reason = "one block per place")]
fn minutes(secret: &str) -> MinutesRecord {
    let block = |tier, content| Block { tier, content };
    let numbers = agenda().numbers();
    let all = agenda();
    let items = all.items().iter().zip(numbers).enumerate().map(|(place, (item, number))| {
        let tier = if matches!(item.id.as_str(), "i1" | "i5" | "i6" | "i7" | "i8") {
            Tier::Public
        } else {
            Tier::Council
        };
        let blocks = match item.id.as_str() {
            "i1" => vec![
                block(
                    Tier::Public,
                    Content::LateSummons {
                        reason: format!("Erkrankung {secret}"),
                        unopposed: true,
                        objected: false,
                    },
                ),
                block(Tier::Public, Content::Quorum { finding: quorum() }),
            ],
            "i8" => vec![
                block(
                    Tier::Public,
                    Content::Passage {
                        organisation: organisation("ORG07"),
                        person: format!("Person {secret}"),
                        came: true,
                    },
                ),
                block(Tier::Public, Content::Recused { organisation: organisation("ORG05") }),
                block(
                    Tier::Public,
                    Content::Text { text: "Der Rat berät über den Aufwand des Antrags.".into() },
                ),
                block(
                    Tier::Council,
                    Content::Text { text: format!("Vertraulich: {secret} soll mehr erhalten.") },
                ),
                block(
                    Tier::Public,
                    Content::Resolution {
                        number: ResolutionNumber::parse("6/6.2/1").expect("a number"),
                        text: paper(4).text.proposed_resolution,
                        vote: vote(true),
                    },
                ),
                block(
                    Tier::Public,
                    Content::Assignment {
                        id: FollowUpId::parse("a1").expect("a key"),
                        text: "Muster des kurzen Antrags vorlegen".into(),
                        owner: format!("Frau {secret}"),
                        due: day("2020-09-30"),
                    },
                ),
            ],
            _ => vec![block(
                tier,
                Content::Text { text: format!("Ergebnis zu Punkt {}.", place + 1) },
            )],
        };
        let title = if tier == Tier::Council {
            format!("{} {secret}", item.title)
        } else {
            item.title.clone()
        };
        MinutesItem {
            id: item.id.clone(),
            number,
            title,
            kind: item.kind,
            state: ItemState::Treated,
            tier,
            blocks,
        }
    });
    let person = |heading, organisation: &str, person: &str, by_deputy| Participant {
        heading,
        organisation: organisation.into(),
        person: person.into(),
        by_deputy,
    };
    let text = Minutes {
        meeting: 6,
        began: at("2020-06-18T14:00:00"),
        ended: Some(at("2020-06-18T16:25:00")),
        place: "Videokonferenz".into(),
        chair: format!("Vorsitz {secret}"),
        minute_taker: format!("Protokoll {secret}"),
        participants: vec![
            person(Heading::Voting, "IHK Niedersachsen (IHKN)", &format!("Dr. {secret}"), false),
            person(Heading::Voting, "Evangelische Akademie Loccum", "Kim Muster", true),
            person(Heading::Excused, &format!("Verband {secret}"), "", false),
            person(Heading::Guest, "Hochschule Muster", "Gast Beispiel", false),
            person(Heading::Guest, "", &format!("Gast {secret}"), false),
            person(Heading::Secretariat, "Geschäftsstelle", "Kim Protokoll", false),
        ],
        items: items.collect(),
    };
    let signature = |role: &str| Signature {
        account: AccountId::parse("a").expect("a key"),
        name: format!("{role} {secret}"),
        at: utc("2020-07-08T08:00:00"),
    };
    let correction = |item: Option<&str>| Correction {
        item: item.map(item_id),
        text: format!("Richtig ist {secret}."),
        reason: "Schreibfehler".into(),
        date: day("2021-01-21"),
        meeting: 8,
    };
    let objection = domain::meeting::minutes::Objection {
        id: domain::meeting::key::ObjectionId::parse("o1").expect("a key"),
        organisation: organisation("ORG02"),
        item: Some(item_id("i8")),
        text: format!("Es fehlt der Hinweis auf {secret}."),
        received: day("2020-07-15"),
        ruling: None,
    };
    MinutesRecord {
        state: MinutesState::Approved,
        chair: Some(signature("Vorsitz")),
        minute_taker: Some(signature("Protokoll")),
        sent: Some(day("2020-07-10")),
        objections_until: Some(day("2020-07-24")),
        objections: vec![objection],
        approved: Some(Approval { meeting: 7, date: day("2020-11-19") }),
        corrections: vec![correction(None), correction(Some("i9"))],
        ..MinutesRecord::new(text)
    }
}

fn circular(secret: &str) -> Circular {
    let code = |number: usize| organisation(&format!("ORG{number:02}"));
    let choice = |number: usize| match number {
        3 => Choice::No,
        6 => Choice::Abstain,
        _ => Choice::Yes,
    };
    let vote = |number: usize| CircularVote {
        choice: choice(number),
        account: AccountId::parse("a").expect("a key"),
        by_deputy: number == 4,
        at: utc("2020-04-08T10:00:00"),
        changes: 0,
    };
    Circular {
        number: CircularNumber::parse("U-2020-01").expect("a number"),
        title: "6. Sitzung als Videokonferenz".into(),
        text: "Die 6. Sitzung findet als Videokonferenz statt.".into(),
        urgency: format!("Die Einladung geht am 28. Mai hinaus. {secret}"),
        state: CircularState::Decided,
        opened: Some(day("2020-04-06")),
        closes: Some(day("2020-04-20")),
        voters: (1..=12).map(|n| Voter { organisation: code(n), votes: 1 }).collect(),
        votes: (1..=10).map(|n| (code(n), vote(n))).collect(),
        objections: BTreeMap::new(),
        procedure: 1,
        announced: Some(6),
        version: 1,
        tier: Tier::Public,
        effects: Vec::new(),
        responsible: String::new(),
        due: None,
        answered: std::collections::BTreeSet::new(),
    }
}

fn verdict(circular: &Circular) -> domain::meeting::vote::Verdict {
    use domain::meeting::vote::TieRule;
    use domain::meeting::vote::majority::House;
    let house = House { present: 12, members: 12, chair: None };
    MajorityRule::Simple.of_all_members().decide(TieRule::Rejected, circular.tally(), &house)
}

fn summons(sent: &str) -> Summons {
    Summons {
        sent: day(sent),
        latest: day("2020-06-03"),
        procedure: 1,
        reason: "Die Unterlagen lagen erst am 4. Juni vor.".into(),
        unopposed: false,
        second_call: false,
    }
}

fn recipient() -> Recipient {
    let lines = [
        "IHK Niedersachsen (IHKN)",
        "Frau Dr. Alexandra Beispiel",
        "Musterweg 16–18",
        "00000 Musterstadt",
    ];
    Recipient {
        kind: domain::meeting::invitation::dispatch::RecipientKind::Delegate,
        address: lines.iter().map(|line| (*line).to_owned()).collect(),
        salutation: "Sehr geehrte Frau Dr. Beispiel,".into(),
        shipped: "Per E-Mail".into(),
    }
}

fn reference() -> Reference {
    Reference {
        yours: String::new(),
        ours: "SR 6/2020".into(),
        handled_by: "Kim Muster".into(),
        phone: "0000 120-1234".into(),
        email: "geschaeftsstelle@demo.example".into(),
    }
}

fn signed() -> Signed {
    Signed {
        name: "Kim Muster".into(),
        role: "Geschäftsstelle des Strategierats Niedersachsen".into(),
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// What poppler reads out of a PDF; none where it is not there.
fn poppler_text(pdf: &[u8]) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let run = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut run) = run else {
        eprintln!("pdftotext is not there: skipped");
        return None;
    };
    let mut input = run.stdin.take().expect("piped");
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let out = run.wait_with_output().expect("runs");
    let _ = writer.join();
    Some(
        String::from_utf8_lossy(&out.stdout)
            .replace('\u{a0}', " ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}
