//! The pack of a meeting: agenda, papers and their files as one document. „Sitzungsmappe“.
//!
//! Every item is a bookmark and a link of the agenda at the front, and leads back to it. A pack of the same version is the
//! same file: nothing in it tells when it was made.

use super::agenda::{AgendaSheet, occasion_facts};
use super::attachment::{self, Attached};
use super::office::{Occasion, Office};
use super::paper::PaperSheet;
use super::piece::{Head, Piece, Way};
use super::record::Record;
use super::words;
use crate::document::{Document, MAX_FILES, Unset};
use chrono::NaiveDate;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::numbering::{ItemNumber, PaperNumber};
use domain::tier::Tier;
use std::collections::BTreeMap;
use typst::foundations::Bytes;

/// Most bytes of all files within a pack; further ones stand beside it.
pub const MAX_PACK_BYTES: usize = 96 << 20;

/// A paper of a pack, with its files.
#[derive(Debug, Clone, Copy)]
pub struct PackPaper<'a> {
    /// The paper, as the reader of the pack sees it.
    pub sheet: PaperSheet<'a>,
    /// Its files, in the order of the paper, as the reader sees them.
    pub files: &'a [Attached<'a>],
}

/// A pack.
#[derive(Debug, Clone, Copy)]
pub struct Pack<'a> {
    /// The meeting.
    pub occasion: &'a Occasion,
    /// Its version, from 1.
    pub version: u32,
    /// The day of this version.
    pub date: NaiveDate,
    /// The agenda, with what has changed since an earlier version.
    pub agenda: AgendaSheet<'a>,
    /// Papers; those of items that the reader may not know of are left out.
    pub papers: &'a [PackPaper<'a>],
}

/// The pack as PDF.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn meeting_pack(office: &Office<'_>, pack: &Pack<'_>, ident: &str) -> Result<Vec<u8>, Unset> {
    set(office, pack)?.pdf(ident)
}

pub(super) fn set(office: &Office<'_>, pack: &Pack<'_>) -> Result<Document, Unset> {
    let mut binder = Binder::default();
    binder.front(pack);
    for (number, item) in pack.agenda.agenda.seen_by(pack.agenda.reach) {
        binder.item(office, pack, &number, item);
    }
    let record = Record {
        kind: "Sitzungsmappe",
        heading: "Sitzungsmappe".to_owned(),
        under: vec![
            pack.occasion.name(office.sender),
            format!("Version {}, Stand {}", pack.version, words::day(pack.date)),
        ],
        date: pack.date,
        pieces: binder.pieces,
        files: binder.files,
    };
    record.set(office)
}

/// Where an item is in the pack.
fn anchor(item: &AgendaItem) -> String {
    format!("top-{}", item.id)
}

/// Puts a pack together.
#[derive(Default)]
struct Binder {
    pieces: Vec<Piece>,
    files: Vec<Bytes>,
    bytes: usize,
    after_paper: bool,
    /// Papers that are in already, and under which item.
    bound: BTreeMap<PaperNumber, ItemNumber>,
}

impl Binder {
    fn front(&mut self, pack: &Pack<'_>) {
        self.pieces.push(occasion_facts(pack.occasion));
        self.pieces.push(Piece::heading(2, pack.agenda.name()));
        if let Some((since, _)) = pack.agenda.changes {
            self.pieces.push(Piece::note(format!(
                "Was sich seit der Version {since} geändert hat, ist gekennzeichnet."
            )));
        }
        self.pieces.push(pack.agenda.piece(pack.occasion, |item| Some(anchor(item)), true));
        self.pieces.extend(pack.agenda.notes());
        // Items follow on a page of their own.
        self.after_paper = true;
    }

    fn item(
        &mut self,
        office: &Office<'_>,
        pack: &Pack<'_>,
        number: &ItemNumber,
        item: &AgendaItem,
    ) {
        let level = 2 + item.depth.min(2);
        let reach = pack.agenda.reach;
        let bound = item.paper.as_ref().and_then(|paper| self.bound.get(paper)).cloned();
        let paper = item.paper.as_ref().filter(|_| bound.is_none()).and_then(|number| {
            let known = pack.papers.iter().find(|paper| &paper.sheet.paper.number == number);
            known.filter(|paper| paper.sheet.paper.tier.is_within(reach))
        });
        if paper.is_some() || self.after_paper {
            self.pieces.push(Piece::Break);
        }
        self.after_paper = paper.is_some();
        let mut marks = pack.agenda.marks(item);
        for mark in paper.map(|paper| paper.sheet.marks()).unwrap_or_default() {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        self.pieces.push(Piece::Heading(Head {
            level,
            text: format!("TOP {number} {}", item.title),
            marks,
            anchor: Some(anchor(item)),
            listed: true,
        }));
        self.pieces.push(Piece::facts([
            ("Art", item.kind.map(words::item_kind).unwrap_or_default().to_owned()),
            ("Berichterstattung", item.rapporteur.clone()),
        ]));
        self.pieces.push(back());
        match (paper, &item.paper, bound) {
            (Some(paper), _, _) => {
                self.bound.insert(paper.sheet.paper.number.clone(), number.clone());
                self.paper(office, paper, level + 1, (reach, &item.title));
            }
            (None, Some(paper), Some(place)) => {
                self.pieces
                    .push(Piece::note(format!("Die Vorlage {paper} steht bei TOP {place}.")));
            }
            (None, Some(paper), None) => self
                .pieces
                .push(Piece::note(format!("Die Vorlage {paper} ist nicht Teil dieser Mappe."))),
            (None, None, _) => {}
        }
    }

    fn paper(
        &mut self,
        office: &Office<'_>,
        paper: &PackPaper<'_>,
        level: u8,
        (reach, heading): (Tier, &str),
    ) {
        let number = &paper.sheet.paper.number;
        self.pieces.push(Piece::heading(level, format!("Beschlussvorlage {number}")));
        let title = &paper.sheet.paper.text.title;
        if title != heading {
            self.pieces.push(Piece::subheading(level + 1, title.clone()));
        }
        self.pieces.extend(paper.sheet.pieces(office, level + 1));
        let files = paper.files.iter().filter(|attached| attached.file.tier.is_within(reach));
        for (place, attached) in files.enumerate() {
            self.attached(paper, place + 1, attached, level + 1);
        }
    }

    fn attached(
        &mut self,
        paper: &PackPaper<'_>,
        place: usize,
        attached: &Attached<'_>,
        level: u8,
    ) {
        let number = &paper.sheet.paper.number;
        let title = &attached.file.title;
        let since = paper.sheet.changed.filter(|_| attached.changed);
        let heading = Piece::Heading(Head {
            level,
            text: format!("Anlage {place} zu {number}: {title}"),
            marks: since
                .map(|since| format!("geändert seit Version {since}"))
                .into_iter()
                .collect(),
            anchor: None,
            listed: true,
        });
        let room = self.files.len() < MAX_FILES;
        let fits = |bytes: &&[u8]| room && self.bytes + bytes.len() <= MAX_PACK_BYTES;
        let Some(bytes) = attached.bytes.filter(fits) else {
            self.pieces.push(heading);
            self.pieces.push(Piece::sentence(format!(
                "{}, liegt als eigene Datei neben dieser Mappe.",
                attachment::kind(attached.media)
            )));
            return;
        };
        let name = format!("{number}-Anlage-{place}.{}", attached.media.ending());
        let about = format!("Anlage {place} zu {number}: {title}");
        let size = attachment::weight(bytes.len());
        let bytes = Bytes::new(bytes.to_vec());
        let file = self.files.len();
        self.bytes += bytes.len();
        let format = attachment::shown(attached.media, &bytes);
        self.files.push(bytes);
        if let Some(format) = format {
            self.pieces.push(Piece::Break);
            self.pieces.push(heading);
            self.pieces.push(Piece::Picture { file, format, alt: about });
        } else {
            self.pieces.push(heading);
            self.pieces.push(Piece::sentence(format!(
                "{}, {size}. Die Datei ist in dieser Mappe enthalten: {name} (Bereich „Anlagen“ des Anzeigeprogramms).",
                attachment::kind(attached.media)
            )));
            let media = attached.media.code();
            self.pieces.push(Piece::File { file, name, media, about });
        }
    }
}

/// The way back to the agenda.
fn back() -> Piece {
    Piece::Links {
        items: vec![Way { words: "Zur Tagesordnung".to_owned(), target: "start".to_owned() }],
    }
}
