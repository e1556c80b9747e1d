//! Every document once, from the same data.

use super::*;
use domain::meeting::invitation::dispatch::Letter;
use domain::meeting::procedure::MinutesKind;

/// Every kind of document: name and bytes.
#[expect(clippy::too_many_lines, reason = "one entry per document")]
pub(super) fn all(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let house = House::new();
    let office = house.office();
    let (occasion, agenda) = (occasion(), agenda());
    let (second, changes) = supplement();
    let urgent = [item_id("i12")];
    let late = AgendaSheet {
        agenda: &second,
        version: 2,
        reach: Tier::Council,
        changes: Some((1, &changes)),
        urgent: &urgent,
    };
    let (recipient, reference, signed) = (recipient(), reference(), signed());
    let (kept, missed) = (summons("2020-06-03"), summons("2020-06-05"));
    let enclosures = owned(&["Beschlussvorlage SR-2020-004", "Kalendereintrag (einladung.ics)"]);
    let distribution = owned(&["Mitglieder des Strategierats", "Stellvertretungen in Kopie"]);
    let invitation = MeetingLetter {
        kind: Letter::Invitation,
        recipient: &recipient,
        reference: &reference,
        date: day("2020-06-03"),
        occasion: &occasion,
        agenda: Some(sheet(&agenda, Tier::Council)),
        summons: Some(&kept),
        reply: Some((
            day("2020-06-11"),
            "https://wirkungskompass.demo.example/sitzungen/6/antwort/k3j5h2",
        )),
        motions_until: Some(day("2020-06-10")),
        objections_until: None,
        remark: "",
        signed: &signed,
        enclosures: &enclosures,
        distribution: &distribution,
    };
    let letter =
        |letter: &MeetingLetter<'_>| meeting_letter(&office, letter, "brief").expect("a letter");
    let paper = paper(4);
    let course = course();
    let paper_view = PaperSheet {
        paper: &paper,
        reach: Tier::Council,
        course: &course,
        live: None,
        changed: None,
    };
    let resolution = resolution();
    let number = ItemNumber::parse("6.2").expect("a number");
    let decided = agenda.item(&item_id("i8")).expect("there");
    let extract = |reach| Extract {
        resolution: &resolution,
        occasion: Some(&occasion),
        item: Some((&number, decided)),
        hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        reach,
        date: day("2020-07-10"),
        signed: &signed,
    };
    let record = minutes(secret);
    let told = |reach| {
        let sheet = MinutesSheet {
            resolutions: &[],
            record: &record,
            reach,
            kind: MinutesKind::Results,
            date: day("2021-01-21"),
        };
        minutes_sheet(&office, &sheet, "niederschrift").expect("minutes")
    };
    let circular = circular(secret);
    let verdict = verdict(&circular);
    let around = |reach| {
        let sheet = CircularSheet {
            circular: &circular,
            verdict: Some(&verdict),
            reach,
            date: day("2020-04-21"),
        };
        circular_result(&office, &sheet, "umlauf").expect("a result")
    };
    let list =
        |kind| attendance_list(&office, &occasion, &attendance(), kind, "liste").expect("a list");
    vec![
        ("einladung", letter(&invitation)),
        (
            "einladung-spaet",
            letter(&MeetingLetter {
                summons: Some(&missed),
                date: day("2020-06-05"),
                remark: "Die Zugangsdaten gelten auch für die Vorbesprechung um 13:30 Uhr.",
                ..invitation.clone()
            }),
        ),
        (
            "nachtrag",
            letter(&MeetingLetter {
                kind: Letter::Supplement,
                agenda: Some(late),
                summons: None,
                date: day("2020-06-10"),
                motions_until: None,
                ..invitation.clone()
            }),
        ),
        (
            "absage",
            letter(&MeetingLetter {
                kind: Letter::Cancellation,
                agenda: None,
                summons: None,
                reply: None,
                motions_until: None,
                enclosures: &[],
                remark: "Ein neuer Termin wird mitgeteilt.",
                ..invitation.clone()
            }),
        ),
        (
            "uebersendung",
            letter(&MeetingLetter {
                kind: Letter::Minutes,
                agenda: None,
                summons: None,
                reply: None,
                motions_until: None,
                objections_until: Some(day("2020-07-24")),
                date: day("2020-07-10"),
                ..invitation.clone()
            }),
        ),
        (
            "tagesordnung",
            agenda_sheet(&office, &occasion, &late, day("2020-06-10"), "to").expect("an agenda"),
        ),
        ("vorlage", paper_sheet(&office, &paper_view, "vorlage").expect("a paper")),
        ("anwesenheit", list(ListKind::Held)),
        ("anwesenheit-leer", list(ListKind::ToSign)),
        (
            "auszug",
            resolution_extract(&office, &extract(Tier::Council), "auszug").expect("an extract"),
        ),
        (
            "auszug-oeffentlich",
            resolution_extract(&office, &extract(Tier::Public), "auszug").expect("an extract"),
        ),
        ("niederschrift", told(Tier::Council)),
        ("niederschrift-oeffentlich", told(Tier::Public)),
        ("umlauf", around(Tier::Council)),
        ("umlauf-oeffentlich", around(Tier::Public)),
        ("mappe", super::pack::small()),
    ]
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (first, second) = (all("Geheim"), all("Geheim"));
    for ((name, first), (_, second)) in first.iter().zip(&second) {
        assert!(first == second, "{name}");
        assert!(first.starts_with(b"%PDF-1.7"), "{name}");
    }
}

/// The day of a document comes from its data; nothing tells when the file was made.
#[test]
fn a_document_tells_its_own_day() {
    for (name, pdf) in all("Geheim") {
        let text = String::from_utf8_lossy(&pdf);
        let at = text.find("/CreationDate").unwrap_or_else(|| panic!("{name}: no date"));
        let told = &text[at..at + 40];
        assert!(told.contains("(D:2020") || told.contains("(D:2021"), "{name}: {told}");
    }
}

/// For validators of other makers, and for whoever wants to look: `KOMPASS_EXPORTS` names a folder.
#[test]
fn meeting_documents_are_handed_to_validators() {
    let Some(folder) = std::env::var_os("KOMPASS_EXPORTS").map(std::path::PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, pdf) in all("Geheim") {
        std::fs::write(folder.join(format!("sitzung-{name}.pdf")), pdf).expect("a file");
    }
}
