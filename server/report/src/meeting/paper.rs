//! A paper: „Beschlussvorlage“.

use super::office::Office;
use super::piece::Piece;
use super::record::Record;
use super::words;
use crate::document::Unset;
use chrono::NaiveDate;
use domain::meeting::agenda::ItemKind;
use domain::meeting::numbering::ItemNumber;
use domain::meeting::paper::{CoSigned, Frozen, Paper, PaperState};
use domain::number::{Language, format_shortest};
use domain::tier::Tier;

/// Where a paper is dealt with: a line of the „Beratungsfolge“.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Number of the meeting.
    pub meeting: u32,
    /// Its day.
    pub day: NaiveDate,
    /// The item.
    pub item: ItemNumber,
    /// What is done with it.
    pub kind: Option<ItemKind>,
}

/// A paper as one reader gets it.
#[derive(Debug, Clone, Copy)]
pub struct PaperSheet<'a> {
    /// The paper, as the reader sees it: [`Paper::seen_by`].
    pub paper: &'a Paper,
    /// The closest circle of the reader.
    pub reach: Tier,
    /// Where it is dealt with.
    pub course: &'a [Consultation],
    /// Figures of the day, for a paper that has not gone out; those that went out stand in the paper.
    pub live: Option<&'a Frozen>,
    /// The version of the pack since which it has changed; none where it has not.
    pub changed: Option<u32>,
}

/// A paper on its own.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn paper_sheet(
    office: &Office<'_>,
    sheet: &PaperSheet<'_>,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    let paper = sheet.paper;
    let record = Record {
        kind: "Beschlussvorlage",
        heading: paper.text.title.clone(),
        under: vec![format!("Vorlage {}", paper.number)],
        date: paper.date,
        pieces: sheet.pieces(office, 2),
        files: Vec::new(),
    };
    record.pdf(office, ident)
}

impl PaperSheet<'_> {
    /// „geändert seit Version 1“, where it is so.
    pub(super) fn marks(&self) -> Vec<String> {
        self.changed.map(|since| format!("geändert seit Version {since}")).into_iter().collect()
    }

    /// What the paper says, its headings from a level on.
    pub(super) fn pieces(&self, office: &Office<'_>, level: u8) -> Vec<Piece> {
        let paper = self.paper;
        let text = &paper.text;
        let replaces = paper.replaces.as_ref().map(|n| format!("Vorlage {n}")).unwrap_or_default();
        let mut pieces = vec![Piece::facts([
            ("Nummer", paper.number.to_string()),
            ("Datum", words::day(paper.date)),
            ("Federführung", text.lead.clone()),
            ("Mitzeichnung", self.co_signatures(office)),
            ("Stand", state(paper.state)),
            ("Ersetzt", replaces),
            ("Vertraulichkeit", words::circle(paper.tier).to_owned()),
        ])];
        if !self.course.is_empty() {
            pieces.push(Piece::subheading(level, "Beratungsfolge"));
            pieces.push(self.course());
        }
        pieces.push(Piece::Decided {
            level,
            title: "Beschlussvorschlag".to_owned(),
            marks: self.marks(),
            parts: super::prose::parts(&text.proposed_resolution),
            below: Vec::new(),
        });
        for (title, words) in [
            ("Sachverhalt", &text.facts),
            ("Begründung", &text.reasoning),
            ("Finanzielle Auswirkungen", &text.financial_impact),
        ] {
            pieces.push(Piece::subheading(level, title));
            pieces.push(Piece::prose(words));
        }
        pieces.extend(self.indicators(office, level));
        if !paper.files.is_empty() {
            pieces.push(Piece::subheading(level, "Anlagen"));
            let each = paper.files.iter().enumerate().map(|(place, file)| {
                let circle = if file.tier == paper.tier {
                    String::new()
                } else {
                    format!(" ({})", words::circle(file.tier))
                };
                format!("{}. {}{circle}", place + 1, file.title)
            });
            pieces.push(Piece::Note { lines: each.collect() });
        }
        pieces
    }

    fn co_signatures(&self, office: &Office<'_>) -> String {
        let inside = Tier::Council.is_within(self.reach);
        let each = self.paper.co_signatures.iter().map(|c| {
            let name = office.organisation(&c.organisation);
            match &c.answer {
                CoSigned::Asked => format!("{name}: angefragt"),
                CoSigned::Signed { at } => {
                    format!("{name}: mitgezeichnet am {}", words::short_day(office.day(*at)))
                }
                CoSigned::Refused { reason, .. } if inside && !reason.is_empty() => {
                    format!("{name}: nicht mitgezeichnet – {reason}")
                }
                CoSigned::Refused { .. } => format!("{name}: nicht mitgezeichnet"),
            }
        });
        each.collect::<Vec<_>>().join("\n")
    }

    fn course(&self) -> Piece {
        Piece::table(
            [("Sitzung", 1.2), ("Datum", 1.0), ("TOP", 0.6), ("Art", 1.4)],
            self.course.iter().map(|c| {
                [
                    format!("{}. Sitzung", c.meeting),
                    words::short_day(c.day),
                    c.item.to_string(),
                    c.kind.map(words::item_kind).unwrap_or_default().to_owned(),
                ]
            }),
        )
    }

    fn indicators(&self, office: &Office<'_>, level: u8) -> Vec<Piece> {
        let paper = self.paper;
        let figures = paper.frozen.as_ref().or(self.live);
        if paper.text.indicator_impact.is_empty() && paper.indicators.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![Piece::subheading(level, "Auswirkungen auf Indikatoren")];
        if !paper.text.indicator_impact.is_empty() {
            pieces.push(Piece::prose(&paper.text.indicator_impact));
        }
        if let Some(figures) = figures {
            if !figures.figures.is_empty() {
                pieces.push(figure_table(office, figures));
            }
            let day = words::day(figures.as_of);
            let mut lines = vec![if paper.frozen.is_some() {
                format!("Werte vom {day}; sie bleiben, wie sie beim Versand waren.")
            } else {
                format!("Werte vom {day}; beim Versand werden sie festgehalten.")
            }];
            let mut methods: Vec<_> = figures
                .figures
                .iter()
                .map(|f| f.method.as_str())
                .filter(|m| !m.is_empty())
                .collect();
            methods.sort_unstable();
            methods.dedup();
            if !methods.is_empty() {
                lines.push(format!("Bewertet nach: {}.", methods.join("; ")));
            }
            let without = paper
                .indicators
                .iter()
                .filter(|code| figures.figures.iter().all(|figure| &figure.indicator != *code));
            let without: Vec<_> = without.map(ToString::to_string).collect();
            if !without.is_empty() {
                lines.push(format!("Ohne Wert: {}.", without.join(", ")));
            }
            pieces.push(Piece::Note { lines });
        }
        pieces
    }
}

fn state(state: PaperState) -> String {
    match state {
        PaperState::Sent => String::new(),
        other => words::paper_state(other).to_owned(),
    }
}

/// The figures, each with the day since when it is known.
fn figure_table(office: &Office<'_>, figures: &Frozen) -> Piece {
    let rows = figures.figures.iter().map(|figure| {
        let value = format_shortest(figure.value, 2, Language::De);
        vec![
            vec![figure.name.clone(), figure.indicator.to_string()],
            vec![office.area(&figure.area)],
            vec![figure.period.label(Language::De)],
            vec![format!("{value}\u{a0}{}", figure.unit).trim_end().to_owned()],
            vec![words::short_day(figure.known)],
            vec![words::sign(figure.status).to_owned(), words::status(figure.status).to_owned()],
        ]
    });
    Piece::Table {
        head: vec!["Indikator", "Gebiet", "Zeitraum", "Wert", "Stand", "Status"],
        widths: vec![2.3, 1.25, 1.3, 1.4, 0.0, 1.2],
        rows: rows.collect(),
        signs: Some(true),
    }
}
