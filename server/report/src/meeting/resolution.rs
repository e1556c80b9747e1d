//! A resolution on its own: „Beschlussauszug“.

use super::letter::Signed;
use super::office::{Occasion, Office};
use super::piece::{Piece, Signer};
use super::record::Record;
use super::{prose, sentence, words};
use crate::document::Unset;
use chrono::NaiveDate;
use domain::key::OrganisationCode;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::numbering::ItemNumber;
use domain::meeting::resolution::{Resolution, VoteRecord};
use domain::meeting::vote::Choice;
use domain::tier::Tier;

/// An extract about one resolution.
#[derive(Debug, Clone, Copy)]
pub struct Extract<'a> {
    /// The resolution.
    pub resolution: &'a Resolution,
    /// The meeting that decided it; none for a circular resolution.
    pub occasion: Option<&'a Occasion>,
    /// Number of the item and the item; none for a circular resolution.
    pub item: Option<(&'a ItemNumber, &'a AgendaItem)>,
    /// The SHA-256 of its text, in hexadecimal.
    pub hash: &'a str,
    /// The closest circle of the reader. Outside the council nobody learns who voted what.
    pub reach: Tier,
    /// The day of the extract.
    pub date: NaiveDate,
    /// Who vouches for it.
    pub signed: &'a Signed,
}

/// The extract as PDF.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn resolution_extract(
    office: &Office<'_>,
    extract: &Extract<'_>,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    let resolution = extract.resolution;
    let inside = Tier::Council.is_within(extract.reach);
    let from = match extract.occasion {
        Some(occasion) => {
            format!("Auszug aus dem Beschlussregister, {}", occasion.name(office.sender))
        }
        None => format!(
            "Auszug aus dem Beschlussregister {}, Umlaufverfahren",
            office.sender.of_council
        ),
    };
    let word = if resolution.is_adopted() { "Beschluss" } else { "Abgelehnter Antrag" };
    let item = extract.item.map(|(number, item)| format!("TOP {number} {}", item.title));
    let replaces: Vec<_> = resolution.replaces.iter().map(ToString::to_string).collect();
    let mut pieces = vec![Piece::facts([
        ("Gegenstand", resolution.title.clone()),
        ("Behandelt als", item.unwrap_or_default()),
        ("Datum", words::day(resolution.decided)),
        ("Ersetzt", replaces.join(", ")),
    ])];
    pieces.push(Piece::Decided {
        level: 2,
        title: "Wortlaut".to_owned(),
        marks: Vec::new(),
        parts: prose::parts(&resolution.text),
        below: Vec::new(),
    });
    pieces.push(Piece::heading(2, "Abstimmung"));
    let quorum = resolution.quorum.as_ref();
    pieces.push(Piece::facts([
        ("Ergebnis", sentence::vote(&resolution.vote)),
        ("Art", sentence::vote_kind(&resolution.vote).to_owned()),
        ("Beschlussfähigkeit", quorum.map(sentence::quorum).unwrap_or_default()),
        ("Regel", quorum.map(sentence::quorum_rule).unwrap_or_default()),
        ("Geschäftsordnung", format!("Fassung {}", resolution.procedure)),
    ]));
    if inside {
        pieces.extend(by_name(office, &resolution.vote));
    }
    if !resolution.minority.is_empty() {
        pieces.push(Piece::heading(2, "Minderheitsvoten"));
        for minority in &resolution.minority {
            let name = office.organisation(&minority.organisation);
            pieces.push(Piece::subheading(3, format!("{name}, {}", words::day(minority.date))));
            pieces.push(Piece::prose(&minority.text));
        }
    }
    if resolution.is_adopted() {
        let progress = &resolution.progress;
        let facts = [
            ("Zuständig", if inside { progress.responsible.clone() } else { String::new() }),
            ("Frist", progress.due.map(words::day).unwrap_or_default()),
        ];
        if facts.iter().any(|(_, value)| !value.is_empty()) {
            pieces.push(Piece::heading(2, "Umsetzung"));
            pieces.push(Piece::facts(facts));
        }
    }
    pieces.push(Piece::Note {
        lines: vec![format!("Prüfsumme des Beschlusses (SHA-256): {}", extract.hash)],
    });
    pieces.push(Piece::Signatures {
        before: format!("Für die Richtigkeit des Auszugs: {}", words::day(extract.date)),
        items: vec![Signer {
            name: extract.signed.name.clone(),
            role: extract.signed.role.clone(),
        }],
    });
    let record = Record {
        kind: "Beschlussauszug",
        heading: format!("{word} {}", resolution.number),
        under: vec![from],
        date: extract.date,
        pieces,
        files: Vec::new(),
    };
    record.pdf(office, ident)
}

/// Who voted what, of a vote by name.
pub(super) fn by_name(office: &Office<'_>, vote: &VoteRecord) -> Option<Piece> {
    let word = |choice: &Option<Choice>| choice.map_or("nicht abgegeben", words::choice).to_owned();
    let row = |(code, choice): &(OrganisationCode, Option<Choice>)| {
        [office.organisation(code), word(choice)]
    };
    (!vote.by_name.is_empty()).then(|| {
        Piece::table([("Organisation", 3.0), ("Stimme", 1.0)], vote.by_name.iter().map(row))
    })
}
