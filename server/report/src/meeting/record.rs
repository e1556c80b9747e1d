//! A document of a committee that is no letter.

use super::office::Office;
use super::piece::Piece;
use crate::document::{Document, Template, Unset};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use typst::foundations::Bytes;

static RECORD: Template = Template(include_str!("../../templates/meeting/record.typ"));

/// A document and everything it is made of.
pub(super) struct Record {
    /// Word at the top right.
    pub(super) kind: &'static str,
    /// Its name.
    pub(super) heading: String,
    /// Lines below its name.
    pub(super) under: Vec<String>,
    /// The day it is of; also the day that the file tells it was made.
    pub(super) date: NaiveDate,
    /// What it says.
    pub(super) pieces: Vec<Piece>,
    /// Pictures and files it holds.
    pub(super) files: Vec<Bytes>,
}

impl Record {
    /// Lays out its pages.
    pub(super) fn set(self, office: &Office<'_>) -> Result<Document, Unset> {
        let sender = office.sender;
        let title = match self.under.first() {
            Some(first) if !self.heading.contains(first.as_str()) => {
                format!("{} – {first}", self.heading)
            }
            _ => self.heading.clone(),
        };
        let data = json!({
            "lang": "de",
            "title": title,
            "date": date(self.date),
            "council": sender.council,
            "office": sender.office,
            "demo": sender.demo,
            "kind": self.kind,
            "heading": self.heading,
            "under": self.under,
            "running": format!("{} · {title}", sender.council),
            "foot": format!("{} · {} · Stand {}", sender.council, self.kind, super::words::short_day(self.date)),
            "pieces": self.pieces,
        });
        Document::with_files(&RECORD, data, self.files)
    }

    /// The document as PDF/UA-1; `ident` as in [`Document::pdf`].
    pub(super) fn pdf(self, office: &Office<'_>, ident: &str) -> Result<Vec<u8>, Unset> {
        self.set(office)?.pdf(ident)
    }
}

/// Year, month and day, as a template takes them.
pub(super) fn date(day: NaiveDate) -> Value {
    json!([day.year(), day.month(), day.day()])
}
