//! Whatever stands in a text, it stays a text.

use super::*;
use domain::meeting::procedure::MinutesKind;

#[test]
#[expect(clippy::too_many_lines, reason = "one field per text of a document")]
fn no_word_is_markup_and_none_breaks_a_document() {
    for text in [
        "#panic(\"x\")",
        "#import \"/look.typ\": *\n= Titel\n- Punkt $x$ `y` *z* @ref <label> \\ // /*",
        "]}){[(\"' <svg",
        "https://x\" onclick=\"y#z <a b",
        "漢字 😀 \u{202e}verdreht\u{202c} \u{0}",
        "1. a\n2. b\n\n- c\n\n\n",
        &"W".repeat(3_000),
        &"Zeile\n".repeat(120),
    ] {
        let mut house = House::new();
        house.sender.council = text.into();
        house.sender.address = owned(&[text, text]);
        for name in house.organisations.values_mut() {
            *name = text.to_owned();
        }
        let office = house.office();
        let occasion = Occasion { place: text.into(), access: text.into(), ..occasion() };
        let mut items = agenda().items().to_vec();
        for item in &mut items {
            item.title = text.into();
            item.rapporteur = text.into();
        }
        let agenda = Agenda::new(items).expect("an agenda");
        let mut paper = paper(4);
        let words = &mut paper.text;
        for part in [
            &mut words.title,
            &mut words.lead,
            &mut words.proposed_resolution,
            &mut words.facts,
            &mut words.reasoning,
            &mut words.financial_impact,
            &mut words.indicator_impact,
        ] {
            *part = text.to_owned();
        }
        for file in &mut paper.files {
            file.title = text.into();
        }
        let attached: Vec<_> = paper
            .files
            .iter()
            .map(|file| Attached {
                file,
                media: domain::attachment::Media::Pdf,
                bytes: Some(b"%PDF-1.7"),
                changed: true,
            })
            .collect();
        let sheet_of = PaperSheet {
            paper: &paper,
            reach: Tier::Council,
            course: &[],
            live: None,
            changed: Some(1),
        };
        let papers = [PackPaper { sheet: sheet_of, files: &attached }];
        let pack = Pack {
            occasion: &occasion,
            version: 2,
            date: day("2020-06-10"),
            agenda: sheet(&agenda, Tier::Council),
            papers: &papers,
        };
        meeting_pack(&office, &pack, "mappe").unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let record = minutes(text);
        let sheet_of = MinutesSheet {
            resolutions: &[],
            record: &record,
            reach: Tier::Council,
            kind: MinutesKind::Course,
            date: day("2020-07-10"),
        };
        minutes_sheet(&office, &sheet_of, "x").unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let recipient = Recipient {
            address: owned(&[text; 9]),
            salutation: text.into(),
            shipped: text.into(),
            ..recipient()
        };
        let reference = Reference { email: text.into(), handled_by: text.into(), ..reference() };
        let signed = Signed { name: text.into(), role: text.into() };
        let lists = owned(&[text, text]);
        let letter = MeetingLetter {
            kind: domain::meeting::invitation::dispatch::Letter::Invitation,
            recipient: &recipient,
            reference: &reference,
            date: day("2020-06-03"),
            occasion: &occasion,
            agenda: Some(sheet(&agenda, Tier::Council)),
            summons: Some(&summons("2020-06-05")),
            reply: Some((day("2020-06-11"), text)),
            motions_until: None,
            objections_until: None,
            remark: text,
            signed: &signed,
            enclosures: &lists,
            distribution: &lists,
        };
        meeting_letter(&office, &letter, "x").unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

#[test]
fn markup_is_shown_as_it_was_typed() {
    let house = House::new();
    let mut record = minutes("x");
    record.text.place = "#strong[Raum] *1* $x$".into();
    let sheet = MinutesSheet {
        resolutions: &[],
        record: &record,
        reach: Tier::Council,
        kind: MinutesKind::Results,
        date: day("2020-07-10"),
    };
    let words = sheet.record(&house.office()).set(&house.office()).expect("minutes").words();
    assert!(words.join("").contains("#strong[Raum] *1* $x$"));
}
