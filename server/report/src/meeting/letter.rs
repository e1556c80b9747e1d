//! Letters of the Geschäftsstelle by DIN 5008, form B: invitation, supplement, change, cancellation, minutes.

use super::agenda::{AgendaSheet, occasion_facts};
use super::office::{Occasion, Office};
use super::piece::Piece;
use super::record::date;
use super::words;
use crate::document::{Document, Template, Unset};
use chrono::NaiveDate;
use domain::meeting::invitation::Summons;
use domain::meeting::invitation::dispatch::{Letter as LetterKind, RecipientKind};
use domain::tier::Tier;
use serde_json::{Value, json};

static LETTER: Template = Template(include_str!("../../templates/meeting/letter.typ"));

/// Longest address that is a link, in octets.
const MAX_ADDRESS: usize = 2_000;

/// Who gets a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Why they get it.
    pub kind: RecipientKind,
    /// Lines of the address, as they stand on an envelope.
    pub address: Vec<String>,
    /// „Sehr geehrte Frau Beispiel,“; where it is empty, „Sehr geehrte Damen und Herren,“.
    pub salutation: String,
    /// How it goes out: „Per E-Mail“; may be empty.
    pub shipped: String,
}

/// The information block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// Ihr Zeichen; may be empty.
    pub yours: String,
    /// Unser Zeichen; may be empty.
    pub ours: String,
    /// Who is in charge; may be empty.
    pub handled_by: String,
    /// Their telephone; may be empty.
    pub phone: String,
    /// Their mail address; may be empty.
    pub email: String,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Name.
    pub name: String,
    /// As what.
    pub role: String,
}

/// A letter about a meeting.
#[derive(Debug, Clone)]
pub struct MeetingLetter<'a> {
    /// What it is.
    pub kind: LetterKind,
    /// Who gets it.
    pub recipient: &'a Recipient,
    /// The information block.
    pub reference: &'a Reference,
    /// The day it goes out.
    pub date: NaiveDate,
    /// The meeting.
    pub occasion: &'a Occasion,
    /// The agenda, as this recipient may know it; none where the letter has none.
    pub agenda: Option<AgendaSheet<'a>>,
    /// How the meeting is called; none where nobody is called.
    pub summons: Option<&'a Summons>,
    /// Until when an answer is asked for, and where; the address may be empty.
    pub reply: Option<(NaiveDate, &'a str)>,
    /// The last day for motions.
    pub motions_until: Option<NaiveDate>,
    /// The last day for objections to the minutes.
    pub objections_until: Option<NaiveDate>,
    /// What else there is to say; may be empty.
    pub remark: &'a str,
    /// Who signs.
    pub signed: &'a Signed,
    /// Anlagen.
    pub enclosures: &'a [String],
    /// Verteiler.
    pub distribution: &'a [String],
}

/// A letter as PDF.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn meeting_letter(
    office: &Office<'_>,
    letter: &MeetingLetter<'_>,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    set(office, letter)?.pdf(ident)
}

pub(super) fn set(office: &Office<'_>, letter: &MeetingLetter<'_>) -> Result<Document, Unset> {
    Document::set(&LETTER, data(office, letter))
}

fn data(office: &Office<'_>, letter: &MeetingLetter<'_>) -> Value {
    let sender = office.sender;
    let subject = subject(office, letter);
    let one_line =
        [&[format!("{} {}", sender.office, sender.council)], sender.address.as_slice()].concat();
    let contact = [
        if sender.phone.is_empty() { String::new() } else { format!("Telefon {}", sender.phone) },
        sender.email.clone(),
        sender.web.clone(),
    ];
    let contact: Vec<_> = contact.into_iter().filter(|line| !line.is_empty()).collect();
    let mut lists = Vec::new();
    for (title, items) in [("Anlagen", letter.enclosures), ("Verteiler", letter.distribution)] {
        if !items.is_empty() {
            lists.push(json!({ "title": title, "items": items }));
        }
    }
    json!({
        "lang": "de",
        "title": subject.join(" "),
        "date": date(letter.date),
        "council": sender.council,
        "office": sender.office,
        "demo": sender.demo,
        "return": one_line.join(" · "),
        "note": letter.recipient.shipped,
        "address": letter.recipient.address,
        "info": info(office, letter),
        "subject": subject,
        "pieces": pieces(office, letter),
        "closing": {
            "greeting": "Mit freundlichen Grüßen",
            "name": letter.signed.name,
            "role": letter.signed.role,
            "note": "Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.",
        },
        "lists": lists,
        "foot": [[sender.council, sender.office], sender.address, contact],
    })
}

fn info(office: &Office<'_>, letter: &MeetingLetter<'_>) -> Vec<Value> {
    let reference = letter.reference;
    let day = if office.sender.town.is_empty() {
        words::day(letter.date)
    } else {
        format!("{}, {}", office.sender.town, words::day(letter.date))
    };
    let rows = [
        ("Ihr Zeichen", reference.yours.clone()),
        ("Unser Zeichen", reference.ours.clone()),
        ("Bearbeitet von", reference.handled_by.clone()),
        ("Durchwahl", reference.phone.clone()),
        ("E-Mail", reference.email.clone()),
        ("Ort, Datum", day),
    ];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

fn subject(office: &Office<'_>, letter: &MeetingLetter<'_>) -> Vec<String> {
    let occasion = letter.occasion;
    let name = occasion.name(office.sender);
    let when = format!(
        "am {}, {}",
        words::week_day(occasion.begins.date()),
        words::span(occasion.begins, occasion.ends)
    );
    let version = letter.agenda.map_or(0, |agenda| agenda.version);
    match letter.kind {
        LetterKind::Invitation => vec![format!("Einladung zur {name}"), when],
        LetterKind::Supplement => {
            vec![format!("Nachtragstagesordnung (Version {version}) zur {name}"), when]
        }
        LetterKind::Papers => {
            vec![format!("Unterlagen (Version {version}) zur {name}"), when]
        }
        LetterKind::Change => {
            vec![format!("Geänderte Einladung zur {name}"), format!("nun {when}")]
        }
        LetterKind::Cancellation => vec![format!("Absage der {name}"), when],
        LetterKind::Minutes => vec![
            format!("Niederschrift über die {name}"),
            format!("am {}", words::day(occasion.begins.date())),
        ],
    }
}

fn opening(office: &Office<'_>, letter: &MeetingLetter<'_>) -> String {
    let name = letter.occasion.name(office.sender);
    match letter.kind {
        LetterKind::Invitation => format!("zur {name} lade ich Sie herzlich ein."),
        LetterKind::Supplement => {
            let since = letter.agenda.and_then(|agenda| agenda.changes).map(|(since, _)| since);
            let since = since.map_or_else(String::new, |n| format!(" seit der Version {n}"));
            format!(
                "die Tagesordnung der {name} hat sich{since} geändert. Sie erhalten sie hiermit vollständig; \
                 was sich geändert hat, ist gekennzeichnet."
            )
        }
        LetterKind::Papers => format!(
            "zur {name} liegen weitere Vorlagen in der Sitzungsmappe. Die Tagesordnung ist dieselbe."
        ),
        LetterKind::Change => {
            format!("Tag, Zeit oder Ort der {name} haben sich geändert. Es gilt:")
        }
        LetterKind::Cancellation => format!("die {name} findet nicht statt. Abgesagt ist:"),
        LetterKind::Minutes => {
            format!("als Anlage erhalten Sie die Niederschrift über die {name}.")
        }
    }
}

fn pieces(office: &Office<'_>, letter: &MeetingLetter<'_>) -> Vec<Piece> {
    let salutation = letter.recipient.salutation.trim();
    let salutation =
        if salutation.is_empty() { "Sehr geehrte Damen und Herren," } else { salutation };
    let mut pieces = vec![Piece::sentence(salutation), Piece::sentence(opening(office, letter))];
    if letter.recipient.kind == RecipientKind::Deputy {
        pieces.push(Piece::sentence(
            "Sie erhalten dieses Schreiben als Stellvertretung in Kopie. Ihre Teilnahme ist erforderlich, wenn das \
             ordentliche Mitglied verhindert ist.",
        ));
    }
    if letter.kind != LetterKind::Minutes {
        pieces.push(occasion_facts(letter.occasion));
    }
    if let Some(summons) = letter.summons {
        let reach = letter.agenda.map_or(Tier::Council, |agenda| agenda.reach);
        pieces.extend(called(summons, reach));
    }
    if !letter.remark.is_empty() {
        pieces.push(Piece::prose(letter.remark));
    }
    if let Some((until, address)) = letter.reply {
        let asked = format!(
            "Bitte teilen Sie uns bis zum {} mit, ob Sie teilnehmen, sich vertreten lassen oder absagen, und ob Sie \
             Unterstützung benötigen, etwa zur Barrierefreiheit",
            words::day(until)
        );
        let is_link = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        pieces.push(match address {
            "" => Piece::sentence(format!("{asked}.")),
            url if is_link && url.len() < MAX_ADDRESS => {
                Piece::Address { before: format!("{asked}:"), url: url.to_owned() }
            }
            other => Piece::sentence(format!("{asked}: {other}")),
        });
    }
    if let Some(until) = letter.motions_until {
        pieces.push(Piece::sentence(format!(
            "Anträge zur Tagesordnung erbitten wir bis zum {}.",
            words::day(until)
        )));
    }
    if let Some(until) = letter.objections_until {
        pieces.push(Piece::sentence(format!(
            "Einwendungen gegen die Niederschrift können Sie bis zum {} erheben. Über sie entscheidet der Rat in seiner \
             nächsten Sitzung.",
            words::day(until)
        )));
    }
    if let Some(agenda) = letter.agenda {
        pieces.push(Piece::heading(2, "Tagesordnung"));
        pieces.push(agenda.piece(letter.occasion, |_| None, false));
        pieces.extend(agenda.notes());
    }
    pieces
}

/// What an invitation has to point out. Why it is late is told to the council alone: it may name whoever was ill.
fn called(summons: &Summons, reach: Tier) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !summons.is_kept() {
        let mut lines = vec![format!(
            "Die Einladung geht am {} hinaus; fristgerecht wäre sie bis zum {} gewesen (Ladungsfrist, Geschäftsordnung \
             Fassung {}).",
            words::day(summons.sent),
            words::day(summons.latest),
            summons.procedure
        )];
        if Tier::Council.is_within(reach) && !summons.reason.is_empty() {
            lines.push(format!("Grund: {}", summons.reason));
        }
        lines.push(
            "Der Rat kann beschließen, wenn zu Beginn festgestellt wird, dass niemand dies rügt."
                .to_owned(),
        );
        pieces.push(Piece::Warning { title: "Ladungsfrist nicht gewahrt".to_owned(), lines });
    }
    if summons.second_call {
        pieces.push(Piece::Warning {
            title: "Zweite Ladung".to_owned(),
            lines: vec![
                "Zum selben Gegenstand wird zum zweiten Mal eingeladen. Der Rat ist in dieser Sitzung ohne Rücksicht auf \
                 die Zahl der Anwesenden beschlussfähig; darauf weise ich hiermit hin."
                    .to_owned(),
            ],
        });
    }
    pieces
}
