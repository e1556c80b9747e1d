//! What is not public is absent from public documents.

use super::*;
use domain::meeting::procedure::MinutesKind;

const SECRET: &str = "Kanarienvogel";

fn public_minutes() -> crate::document::Document {
    let house = House::new();
    let record = minutes(SECRET);
    let sheet = MinutesSheet {
        resolutions: &[],
        record: &record,
        reach: Tier::Public,
        kind: MinutesKind::Results,
        date: day("2021-01-21"),
    };
    sheet.record(&house.office()).set(&house.office()).expect("minutes")
}

#[test]
fn public_minutes_hold_nothing_of_the_councils_own() {
    let words = public_minutes().words().join("\n");
    assert!(!words.contains(SECRET), "{words}");
    assert!(words.contains("Beschluss 6/6.2/1") && words.contains("5 Ja, 1 Nein, 1 Enthaltung"));
    assert!(words.contains("Der Wortlaut liegt dem Rat vor."));
    let house = House::new();
    let record = minutes(SECRET);
    let full = MinutesSheet {
        resolutions: &[],
        record: &record,
        reach: Tier::Council,
        kind: MinutesKind::Results,
        date: day("2021-01-21"),
    };
    let full = full.record(&house.office()).set(&house.office()).expect("minutes");
    assert!(full.words().join("\n").matches(SECRET).count() > 15);
}

#[test]
fn votes_on_amendments_and_dissent_are_told_without_who_voted_what() {
    let house = House::new();
    let mut record = minutes(SECRET);
    let item = record.text.items.iter_mut().find(|item| item.id == item_id("i8")).expect("there");
    let amendment = Content::Amendment {
        organisation: organisation("ORG07"),
        text: "Der Antrag hat höchstens zwei Seiten.".into(),
        vote: vote(true),
    };
    item.blocks.push(Block { tier: Tier::Public, content: amendment });
    let mut decided = resolution();
    decided.minority = vec![Minority {
        organisation: organisation("ORG05"),
        text: "Der Antrag bleibt zu lang.".into(),
        date: day("2020-06-20"),
    }];
    let set = |resolutions: &[Resolution]| {
        let sheet = MinutesSheet {
            resolutions,
            record: &record,
            reach: Tier::Public,
            kind: MinutesKind::Results,
            date: day("2021-01-21"),
        };
        let document = sheet.record(&house.office()).set(&house.office()).expect("minutes");
        document.words().join(" ")
    };
    let told = set(&[decided]);
    for words in [
        "Änderungsantrag (",
        "höchstens zwei Seiten",
        "Minderheitsvotum zu 6/6.2/1",
        "bleibt zu lang",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(told.matches("5 Ja, 1 Nein, 1 Enthaltung").count(), 2, "{told}");
    assert!(!told.contains(SECRET) && !told.contains("nicht abgegeben"), "{told}");
    assert!(!set(&[]).contains("Minderheitsvotum"));
}

#[test]
fn a_foreign_reader_finds_nothing_of_it_either() {
    for (name, pdf) in super::files::all(SECRET) {
        let Some(text) = poppler_text(&pdf) else { return };
        let is_public = name.ends_with("-oeffentlich");
        let can_hold = name.starts_with("niederschrift") || name.starts_with("umlauf");
        assert_eq!(text.contains(SECRET), can_hold && !is_public, "{name}");
        assert!(!text.contains('\u{25af}') && !text.contains('\u{fffd}'), "{name}");
    }
}

#[test]
fn outside_the_council_nobody_learns_who_voted_what() {
    let files = super::files::all(SECRET);
    let text = |wanted: &str| {
        let (_, pdf) = files.iter().find(|(name, _)| *name == wanted).expect("there");
        poppler_text(pdf)
    };
    let (Some(inside), Some(outside)) = (text("auszug"), text("auszug-oeffentlich")) else {
        return;
    };
    assert!(inside.contains("Evangelische Akademie Loccum"));
    assert!(!outside.contains("Evangelische Akademie Loccum"));
    assert!(
        outside.contains("bindet Kräfte"),
        "a minority statement goes wherever the resolution goes"
    );
    let outside = text("umlauf-oeffentlich").expect("there");
    assert!(outside.contains("8 Ja, 1 Nein, 1 Enthaltung") && !outside.contains("NBank"));
}

#[test]
fn an_agenda_leaves_out_what_its_reader_may_not_know_of() {
    let house = House::new();
    let (occasion, agenda) = (occasion(), agenda());
    let sheet = sheet(&agenda, Tier::Public);
    let pdf = agenda_sheet(&house.office(), &occasion, &sheet, day("2020-06-03"), "to");
    let Some(text) = poppler_text(&pdf.expect("an agenda")) else { return };
    assert!(text.contains("Digitalbonus") && !text.contains("Gemeinsame Fragen"));
}
