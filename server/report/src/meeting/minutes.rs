//! Minutes, for the council and for everyone. Both come from one text: what a reader may not see is taken out before
//! anything is set.

use super::office::Office;
use super::piece::{Head, Piece, Signer};
use super::record::Record;
use super::resolution::by_name;
use super::{prose, sentence, words};
use crate::document::Unset;
use chrono::NaiveDate;
use domain::meeting::agenda::ItemState;
use domain::meeting::minutes::Objection;
use domain::meeting::minutes::approval::{MinutesRecord, Signature};
use domain::meeting::minutes::document::{Content, Heading, Minutes, MinutesItem, Participant};
use domain::meeting::numbering::ResolutionNumber;
use domain::meeting::procedure::MinutesKind;
use domain::meeting::resolution::{Resolution, VoteRecord};
use domain::meeting::vote::Outcome;
use domain::tier::Tier;

/// Minutes with their way, as one reader gets them.
#[derive(Debug, Clone, Copy)]
pub struct MinutesSheet<'a> {
    /// The minutes with everything about their way.
    pub record: &'a MinutesRecord,
    /// The closest circle of the reader: [`Tier::Public`] for the version for everyone.
    pub reach: Tier,
    /// Resolutions as the reader sees them: what those who voted otherwise have said since stands beside the text.
    pub resolutions: &'a [Resolution],
    /// How much they tell.
    pub kind: MinutesKind,
    /// The day of this state of them.
    pub date: NaiveDate,
}

/// Minutes as PDF.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn minutes_sheet(
    office: &Office<'_>,
    sheet: &MinutesSheet<'_>,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    sheet.record(office).pdf(office, ident)
}

impl MinutesSheet<'_> {
    fn is_inside(&self) -> bool {
        Tier::Council.is_within(self.reach)
    }

    /// The document.
    pub(super) fn record(&self, office: &Office<'_>) -> Record {
        let seen = self.record.text.seen_by(self.reach);
        let kind = match self.kind {
            MinutesKind::Results => "Ergebnisprotokoll",
            MinutesKind::Course => "Verlaufsprotokoll",
        };
        let mut under = vec![format!("{}. Sitzung {}", seen.meeting, office.sender.of_council)];
        under.push(if self.is_inside() {
            format!("{kind}, Stand: {}", words::minutes_state(self.record.state))
        } else {
            format!("{kind}, öffentliche Fassung: nichtöffentliche Teile sind nicht enthalten")
        });
        Record {
            kind: "Niederschrift",
            heading: "Niederschrift".to_owned(),
            under,
            date: self.date,
            pieces: self.pieces(office, &seen),
            files: Vec::new(),
        }
    }

    fn pieces(&self, office: &Office<'_>, seen: &Minutes) -> Vec<Piece> {
        let mut pieces = vec![Piece::facts([
            ("Datum", words::week_day(seen.began.date())),
            ("Beginn", words::o_clock(seen.began.time())),
            ("Ende", seen.ended.map(|ended| words::o_clock(ended.time())).unwrap_or_default()),
            ("Ort", seen.place.clone()),
            ("Vorsitz", seen.chair.clone()),
            ("Protokollführung", seen.minute_taker.clone()),
        ])];
        pieces.extend(participants(&seen.participants));
        pieces.push(Piece::heading(2, "Verlauf"));
        for item in &seen.items {
            pieces.extend(item_pieces(office, item, self.resolutions));
        }
        pieces.extend(assignments(seen));
        pieces.extend(self.objections(office, seen));
        pieces.extend(self.corrections(seen));
        pieces.extend(self.end());
        pieces
    }

    /// Objections are the council's own.
    fn objections(&self, office: &Office<'_>, seen: &Minutes) -> Vec<Piece> {
        if !self.is_inside() || self.record.objections.is_empty() {
            return Vec::new();
        }
        let row = |objection: &Objection| {
            let item =
                objection.item.as_ref().and_then(|id| seen.items.iter().find(|i| &i.id == id));
            let ruling = objection.ruling.as_ref().map_or_else(
                || "noch nicht entschieden".to_owned(),
                |ruling| {
                    let word =
                        if ruling.upheld { "berücksichtigt" } else { "nicht berücksichtigt" };
                    format!("{word}: {}", ruling.words)
                },
            );
            [
                format!(
                    "{}\n{}",
                    office.organisation(&objection.organisation),
                    words::short_day(objection.received)
                ),
                item.map_or_else(|| "–".to_owned(), |item| item.number.to_string()),
                objection.text.clone(),
                ruling,
            ]
        };
        // An objection to an item that the reader may not know of is left out with it.
        let known = |objection: &&Objection| {
            objection.item.as_ref().is_none_or(|id| seen.items.iter().any(|item| &item.id == id))
        };
        vec![
            Piece::heading(2, "Einwendungen"),
            Piece::table(
                [("Von, am", 1.3), ("TOP", 0.4), ("Einwendung", 1.8), ("Entscheidung", 1.8)],
                self.record.objections.iter().filter(known).map(row),
            ),
        ]
    }

    /// Corrections of items the reader knows of. One of the minutes as a whole has no circle of its own: outside the council
    /// it is told that there is one, not what it says.
    fn corrections(&self, seen: &Minutes) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for correction in &self.record.corrections {
            let day = words::day(correction.date);
            let when = format!("{}. Sitzung am {day}", correction.meeting);
            let item = match &correction.item {
                Some(id) => match seen.items.iter().find(|item| &item.id == id) {
                    Some(item) => Some(item),
                    None => continue,
                },
                None => None,
            };
            let title =
                item.map_or_else(|| when.clone(), |item| format!("TOP {}, {when}", item.number));
            pieces.push(Piece::subheading(3, title));
            if item.is_some() || self.is_inside() {
                pieces.push(Piece::prose(&correction.text));
            } else {
                pieces.push(Piece::sentence("Der Wortlaut liegt dem Rat vor."));
            }
            if self.is_inside() {
                pieces.push(Piece::note(format!("Grund: {}", correction.reason)));
            }
        }
        if !pieces.is_empty() {
            pieces.insert(0, Piece::heading(2, "Berichtigungen"));
        }
        pieces
    }

    /// Approval, dispatch, signatures. Names of those who signed are for the council.
    fn end(&self) -> Vec<Piece> {
        let record = self.record;
        let approved = record.approved.as_ref().map(|approval| {
            format!("in der {}. Sitzung am {}", approval.meeting, words::day(approval.date))
        });
        let facts = [
            ("Versandt", record.sent.map(words::day).unwrap_or_default()),
            (
                "Einwendungen bis",
                record
                    .objections_until
                    .filter(|_| self.is_inside())
                    .map(words::day)
                    .unwrap_or_default(),
            ),
            ("Genehmigt", approved.unwrap_or_default()),
        ];
        let mut pieces = Vec::new();
        if facts.iter().any(|(_, value)| !value.is_empty()) {
            pieces.push(Piece::heading(2, "Versand und Genehmigung"));
            pieces.push(Piece::facts(facts));
        }
        if self.is_inside() {
            let signer = |signature: &Option<Signature>, role: &str| match signature {
                Some(signature) => {
                    Signer { name: signature.name.clone(), role: format!("{role}, gezeichnet") }
                }
                None => Signer { name: String::new(), role: role.to_owned() },
            };
            pieces.push(Piece::Signatures {
                before: String::new(),
                items: vec![
                    signer(&record.chair, "Vorsitz"),
                    signer(&record.minute_taker, "Protokollführung"),
                ],
            });
        }
        pieces
    }
}

fn participants(participants: &[Participant]) -> Vec<Piece> {
    let mut pieces = vec![Piece::heading(2, "Anwesenheit")];
    for heading in Heading::ALL {
        let people: Vec<_> = participants.iter().filter(|p| p.heading == *heading).collect();
        if people.is_empty() {
            continue;
        }
        pieces.push(Piece::subheading(3, words::heading(*heading)));
        let is_named = people.iter().any(|person| !person.person.is_empty());
        pieces.push(if is_named {
            Piece::table(
                [("Organisation", 1.4), ("Name", 1.0)],
                people.iter().map(|person| {
                    let deputy = if person.by_deputy { " (Stellvertretung)" } else { "" };
                    [or_dash(&person.organisation), format!("{}{deputy}", person.person)]
                }),
            )
        } else {
            Piece::table(
                [("Organisation", 1.0)],
                people.iter().map(|person| [or_dash(&person.organisation)]),
            )
        });
    }
    pieces
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn item_pieces(office: &Office<'_>, item: &MinutesItem, resolutions: &[Resolution]) -> Vec<Piece> {
    let level = 3 + u8::try_from(item.number.depth()).unwrap_or(0).min(1);
    let mut marks = Vec::new();
    match item.state {
        ItemState::Withdrawn => marks.push("abgesetzt".to_owned()),
        ItemState::Adjourned => marks.push("vertagt".to_owned()),
        ItemState::Planned | ItemState::Called | ItemState::Treated => {}
    }
    let mut pieces = vec![Piece::Heading(Head {
        level,
        text: format!("TOP {} {}", item.number, item.title),
        marks,
        anchor: None,
        listed: true,
    })];
    if let Some(kind) = item.kind {
        pieces.push(Piece::note(words::item_kind(kind)));
    }
    for block in &item.blocks {
        pieces.extend(content(office, &block.content, level + 1));
        if let Content::Resolution { number, .. } = &block.content {
            pieces.extend(dissent(office, number, resolutions));
        }
    }
    pieces
}

/// What those who voted otherwise have said about a resolution.
fn dissent(
    office: &Office<'_>,
    number: &ResolutionNumber,
    resolutions: &[Resolution],
) -> Vec<Piece> {
    let held = resolutions.iter().filter(|resolution| &resolution.number == number);
    let said = held.flat_map(|resolution| &resolution.minority).flat_map(|minority| {
        let name = office.organisation(&minority.organisation);
        let day = words::day(minority.date);
        let title = format!("Minderheitsvotum zu {number} ({name}, {day}):");
        [Piece::sentence(title), Piece::prose(&minority.text)]
    });
    said.collect()
}

fn content(office: &Office<'_>, content: &Content, level: u8) -> Vec<Piece> {
    match content {
        Content::Text { text } => vec![Piece::prose(text)],
        Content::Quorum { finding } => vec![
            Piece::sentence(format!("{}.", sentence::quorum(finding))),
            Piece::note(sentence::quorum_rule(finding)),
        ],
        Content::LateSummons { reason, unopposed, objected } => {
            let mut lines = Vec::new();
            if !reason.is_empty() {
                lines.push(format!("Grund: {reason}"));
            }
            let told = match (unopposed, objected) {
                (_, true) => "Dies wird gerügt.",
                (true, false) => "Auf Nachfrage rügt dies niemand (keine Rüge).",
                (false, false) => "Dass niemand dies rügt, wurde nicht festgestellt.",
            };
            lines.push(told.to_owned());
            vec![Piece::Warning { title: "Ladungsfrist nicht gewahrt".to_owned(), lines }]
        }
        Content::Assent => vec![Piece::sentence(
            "Der Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. \
             Kein Mitglied widerspricht der Behandlung."
                .to_owned(),
        )],
        Content::Passage { organisation, person, came } => {
            let name = office.organisation(organisation);
            let who = if person.is_empty() { name } else { format!("{name} ({person})") };
            let what = if *came { "kommt hinzu" } else { "verlässt die Sitzung" };
            vec![Piece::sentence(format!("{who} {what}."))]
        }
        Content::Recused { organisation } => vec![Piece::sentence(format!(
            "{} wirkt an diesem Punkt nicht mit (Mitwirkungsverbot).",
            office.organisation(organisation)
        ))],
        Content::Amendment { organisation, text, vote } => {
            let mut pieces = vec![Piece::Decided {
                level,
                title: format!("Änderungsantrag ({})", office.organisation(organisation)),
                marks: Vec::new(),
                parts: prose::parts(text),
                below: vec![told(vote)],
            }];
            pieces.extend(by_name(office, vote));
            pieces
        }
        Content::Resolution { number, text, vote } => {
            let word =
                if vote.outcome == Outcome::Adopted { "Beschluss" } else { "Abgelehnter Antrag" };
            let mut pieces = vec![Piece::Decided {
                level,
                title: format!("{word} {number}"),
                marks: Vec::new(),
                parts: prose::parts(text),
                below: vec![told(vote)],
            }];
            pieces.extend(by_name(office, vote));
            pieces
        }
        Content::Assignment { text, owner, due, .. } => {
            let owner = if owner.is_empty() { String::new() } else { format!("{owner}, ") };
            vec![Piece::sentence(format!("Auftrag: {text} ({owner}bis {})", words::day(*due)))]
        }
    }
}

/// How a vote went, as a sentence.
fn told(vote: &VoteRecord) -> String {
    format!("Abstimmung ({}): {}.", sentence::vote_kind(vote), sentence::vote(vote))
}

/// All assignments once more, so that nobody has to look for them.
fn assignments(seen: &Minutes) -> Vec<Piece> {
    let all = seen.items.iter().flat_map(|item| {
        item.blocks.iter().filter_map(move |block| match &block.content {
            Content::Assignment { text, owner, due, .. } => Some([
                item.number.to_string(),
                text.clone(),
                or_dash(owner),
                words::short_day(*due),
            ]),
            _ => None,
        })
    });
    let rows: Vec<_> = all.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Piece::heading(2, "Aufträge"),
        Piece::table([("TOP", 0.4), ("Auftrag", 2.4), ("Wer", 1.4), ("Bis", 0.0)], rows),
    ]
}
