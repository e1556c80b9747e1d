//! An agenda, within a letter, on its own or as the way through a pack.

use super::office::{Occasion, Office};
use super::piece::{Piece, Row};
use super::record::Record;
use super::words;
use crate::document::Unset;
use chrono::{NaiveDate, TimeDelta};
use domain::meeting::agenda::version::{ChangeKind, Difference};
use domain::meeting::agenda::{Agenda, AgendaItem, ItemState};
use domain::meeting::key::AgendaItemId;
use domain::tier::Tier;

/// An agenda as one reader gets it.
#[derive(Debug, Clone, Copy)]
pub struct AgendaSheet<'a> {
    /// The agenda.
    pub agenda: &'a Agenda,
    /// Its version, from 1; 0 for a draft.
    pub version: u32,
    /// The closest circle of the reader.
    pub reach: Tier,
    /// An earlier version, and what has changed since.
    pub changes: Option<(u32, &'a [Difference])>,
    /// Items that were not on an agenda sent in time: the council has to agree to deal with them.
    pub urgent: &'a [AgendaItemId],
}

impl AgendaSheet<'_> {
    /// Marks of an item: what has changed, and what the council has to agree to.
    pub(super) fn marks(&self, item: &AgendaItem) -> Vec<String> {
        let mut marks = Vec::new();
        match item.state {
            ItemState::Withdrawn => marks.push("abgesetzt".to_owned()),
            ItemState::Adjourned => marks.push("vertagt".to_owned()),
            ItemState::Planned | ItemState::Called | ItemState::Treated => {}
        }
        if let Some((since, changes)) = self.changes {
            let change = changes.iter().find(|c| c.item == item.id && c.tier.is_within(self.reach));
            let word = change.and_then(|change| match change.kind {
                ChangeKind::Added => Some("neu"),
                ChangeKind::Changed => Some("geändert"),
                ChangeKind::Moved => Some("verschoben"),
                ChangeKind::Withdrawn | ChangeKind::Adjourned => None,
            });
            marks.extend(word.map(|word| format!("{word} seit Version {since}")));
        }
        if self.urgent.contains(&item.id) && !item.state.is_over() {
            marks.push("dringlich".to_owned());
        }
        marks
    }

    /// The table of items; `target` tells where in the document an item is.
    pub(super) fn piece(
        &self,
        occasion: &Occasion,
        target: impl Fn(&AgendaItem) -> Option<String>,
        pages: bool,
    ) -> Piece {
        let plan = self.agenda.time_plan(occasion.length());
        let slot = |id: &AgendaItemId| plan.slots.iter().find(|slot| &slot.item == id);
        let row = |number: String, item: &AgendaItem| {
            let gone = matches!(item.state, ItemState::Withdrawn | ItemState::Adjourned);
            let place = self.agenda.place_of(&item.id);
            let is_heading = place.is_some_and(|place| self.agenda.has_below(place));
            let tier = place.map_or(item.tier, |place| self.agenda.tier_of(place));
            let mut lines = Vec::new();
            if !item.rapporteur.is_empty() {
                lines.push(format!("Berichterstattung: {}", item.rapporteur));
            }
            if let Some(paper) = &item.paper {
                lines.push(format!("Vorlage {paper}"));
            }
            let mut kind: Vec<String> =
                item.kind.map(|k| words::item_kind(k).into()).into_iter().collect();
            if !is_heading && item.frame.is_none() {
                kind.push(words::publicity(tier).into());
            }
            let at = slot(&item.id).filter(|_| !gone).map(|slot| {
                let begins = occasion.begins + TimeDelta::minutes(i64::from(slot.begins));
                let clock = words::clock(begins.time());
                if is_heading { vec![clock] } else { vec![clock, format!("{} min", slot.minutes)] }
            });
            Row {
                number,
                depth: item.depth,
                title: item.title.clone(),
                lines,
                kind,
                at: at.unwrap_or_default(),
                marks: self.marks(item),
                gone,
                target: target(item),
            }
        };
        let seen = self.agenda.seen_by(self.reach);
        let mut head = vec!["TOP", "Gegenstand", "Art", "Beginn"];
        if pages {
            head.push("Seite");
        }
        let rows = seen.into_iter().map(|(number, item)| row(number.to_string(), item)).collect();
        Piece::Agenda { head, pages, rows }
    }

    /// What stands below an agenda whose marks need explaining.
    pub(super) fn notes(&self) -> Vec<Piece> {
        let mut notes = Vec::new();
        let seen = self.agenda.seen_by(self.reach);
        if seen.iter().any(|(_, item)| self.urgent.contains(&item.id) && !item.state.is_over()) {
            notes.push(Piece::note(
                "dringlich: Der Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. Der Rat entscheidet zu \
                 Beginn, ob er ihn behandelt.",
            ));
        }
        notes
    }

    /// „Tagesordnung, Version 1“ or „Nachtragstagesordnung, Version 2“.
    pub(super) fn name(&self) -> String {
        match self.version {
            0 => "Vorläufige Tagesordnung".to_owned(),
            1 => "Tagesordnung, Version 1".to_owned(),
            later => format!("Nachtragstagesordnung, Version {later}"),
        }
    }
}

/// An agenda on its own.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn agenda_sheet(
    office: &Office<'_>,
    occasion: &Occasion,
    sheet: &AgendaSheet<'_>,
    date: NaiveDate,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    let mut pieces = vec![occasion_facts(occasion), sheet.piece(occasion, |_| None, false)];
    pieces.extend(sheet.notes());
    let record = Record {
        kind: "Tagesordnung",
        heading: sheet.name(),
        under: vec![occasion.name(office.sender)],
        date,
        pieces,
        files: Vec::new(),
    };
    record.pdf(office, ident)
}

/// Day, time and place of a meeting.
pub(super) fn occasion_facts(occasion: &Occasion) -> Piece {
    Piece::facts([
        ("Datum", words::week_day(occasion.begins.date())),
        ("Zeit", words::span(occasion.begins, occasion.ends)),
        ("Ort", occasion.place.clone()),
        ("Zugang", occasion.access.clone()),
    ])
}
